"""What the directory's templates ask: numbers, lines, days and codes in words."""

from django import template
from django.utils.translation import gettext as _

from directory.asking import LANGUAGE_NAMES
from directory.finding import Row
from directory.freshness import Freshness
from directory.wording import rule_in_words, still_valid, verified_in_words
from portal.reference.models import in_language

register = template.Library()
BADGES = {
    Freshness.VERIFIED: "verified",
    Freshness.AGING: "unverified",
    Freshness.STALE: "unverified",
    Freshness.NEVER: "unverified",
}


@register.filter
def named(row, field: str = "name") -> str:
    """Return a reference row's text of `field` in the active language."""
    return in_language(row, field)


@register.filter
def freshness_badge(freshness: Freshness) -> str:
    return BADGES[freshness]


@register.filter
def language_named(code: str) -> str:
    return LANGUAGE_NAMES.get(code, code)


@register.filter
def where_in_words(row: Row) -> str:
    """Return organization, town and road in one line; empty parts fall away."""
    place = row.place
    town = place.municipality if place else ""
    if town and row.road:
        town = _("%(town)s (by road: %(road)s)") % {"town": town, "road": row.road}
    return " · ".join(filter(None, (row.service.organization, town)))


@register.filter
def distance_in_words(row: Row) -> str:
    """Return kilometres from the reader's municipality as what they are; empty below one."""
    if not row.kilometres:
        return ""
    return _("about %(km)d km in a straight line") % {"km": row.kilometres}


register.filter(rule_in_words)
register.filter(still_valid)
register.filter(verified_in_words)
