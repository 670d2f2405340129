"""Who may read what, decided here for pages, search, files and the API."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    PUBLIC = "public", _("Everyone")
    PROFESSIONAL = "professional", _("Confirmed professionals")


def readable_audiences(user) -> frozenset[str]:
    """Return the audience codes that `user` (also anonymous, also None) may read."""
    if getattr(user, "is_professional", False):
        return frozenset((Audience.PUBLIC, Audience.PROFESSIONAL))
    return frozenset((Audience.PUBLIC,))
