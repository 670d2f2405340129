"""Which characters can be printed. PDF/UA refuses a page with a single missing glyph."""

import json
import re
import unicodedata
from functools import lru_cache

import typst
from django.utils.translation import gettext as _

REPLACEMENT = "\u25a1"  # an empty box; `missing_glyphs_note` explains it on the sheet
# Latin with all diacritics of the region, Greek, Cyrillic, punctuation: known to be there.
KNOWN = re.compile("[\n\x20-\x7e\u00a0-\u017f\u0391-\u03a1\u03a3-\u03c9\u0400-\u045f\u2010-\u201e]")
# Joiners and variation selectors only steer emoji fonts; direction marks could hide text.
SILENT = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
PROBE = b'#set document(title: "x")\n#set text(font: "Libertinus Serif")\n#sys.inputs.text'


@lru_cache(maxsize=4096)
def is_printable(char: str) -> bool:
    """Say whether typst's embedded fonts have `char`. About 3 ms the first time, then nothing."""
    if KNOWN.match(char):
        return True
    if unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn"):
        return False
    try:
        typst.compile(
            PROBE, sys_inputs={"text": char}, pdf_standards=["ua-1"], ignore_system_fonts=True
        )
    except typst.TypstError:
        return False
    return True


def printable(text: str) -> str:
    """Return `text` in composed form, every character that has no glyph as an empty box."""
    text = SILENT.sub("", unicodedata.normalize("NFC", text))
    text = "".join(" " if c in "\t\r\v\f" else c for c in text)
    return "".join(c if is_printable(c) else REPLACEMENT for c in text)


def printable_data(data):
    """Return nested dicts and lists with every string made printable."""
    if isinstance(data, str):
        return printable(data)
    if isinstance(data, dict):
        return {key: printable_data(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [printable_data(value) for value in data]
    return data


def missing_glyphs_note(data) -> str:
    """Return the line that explains the empty boxes of `data`, or "" where there is none."""
    if REPLACEMENT not in json.dumps(data, ensure_ascii=False):
        return ""
    return _("{box} stands for a character that cannot be printed here.").format(box=REPLACEMENT)
