"""What the frame's templates ask: addresses, countries, the state of a line in words."""

from django import template
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.lines import CLOSED, OPEN
from portal.base.stamp import remembered
from portal.reference.models import Jurisdiction

register = template.Library()

# Search engines know no "cnr"; this is the code under which they find Montenegrin pages.
HREFLANG = {"sr-latn": "sr-Latn-ME"}

# For the error page that must not ask the database: police, ambulance, the single number.
LAST_RESORT = {
    "AL": (("129", gettext_lazy("Police")), ("127", gettext_lazy("Ambulance"))),
    "ME": (("122", gettext_lazy("Police")), ("124", gettext_lazy("Ambulance"))),
}
EVERYWHERE = (("112", gettext_lazy("Single emergency number")),)


@register.simple_tag(takes_context=True)
def absolute(context, address: str) -> str:
    """Return `address`, a path of this portal, with scheme and host of this request."""
    return context["request"].build_absolute_uri(address)


@register.filter
def hreflang(code: str) -> str:
    return HREFLANG.get(code, code)


@register.simple_tag
def country_name(request, code: str) -> str:
    """Return the name of jurisdiction `code` in the reader's language, "" if unknown."""
    countries = remembered(
        request, "jurisdictions", lambda: {row.code: row for row in Jurisdiction.objects.all()}
    )
    return countries[code].label if code in countries else ""


@register.simple_tag
def municipality_groups(request, municipalities) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return [(country's name, [(code, name), …]), …] for a grouped select."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for code, (jurisdiction, name, _county) in municipalities.items():
        groups.setdefault(jurisdiction, []).append((code, name))
    return [(country_name(request, code), places) for code, places in groups.items()]


@register.filter
def line_name(line) -> str:
    return line.name_in(get_language() or settings.LANGUAGE_CODE)


@register.simple_tag
def line_state(line) -> str:
    """Say in words whether `line` (portal.base.lines.Line) answers now."""
    if line.all_day:
        return _("day and night")
    if line.state == OPEN:
        return _("open now")
    if line.state == CLOSED:
        return _("closed now")
    return _("hours not known")


@register.simple_tag
def last_resort_lines() -> list[tuple[str, str]]:
    """Return (number, name) pairs of the portal's own country, without any database."""
    return [*LAST_RESORT.get(settings.DEFAULT_JURISDICTION, ()), *EVERYWHERE]
