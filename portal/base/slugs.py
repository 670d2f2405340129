"""Slugs that keep their letters: đ and Cyrillic are written out before slugify drops them."""

import unicodedata

from django.utils.text import slugify

LETTERS = str.maketrans({"đ": "dj", "Đ": "dj", "ë": "e", "Ë": "e", "ç": "c", "Ç": "c"})


def slug_from(title: str) -> str:
    """Return an ASCII slug of `title`; "tuđa djeca" becomes "tudja-djeca"."""
    spelled = title.translate(LETTERS)
    return slugify(unicodedata.normalize("NFKD", spelled))
