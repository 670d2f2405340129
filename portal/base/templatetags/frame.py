"""What the frame's templates ask: addresses, countries, the state of a line in words."""

from dataclasses import replace

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from portal.base.home import doors_of
from portal.base.languages import LanguageLink
from portal.base.lines import CLOSED, OPEN, line_rows
from portal.base.models import HomePage
from portal.base.place import municipalities
from portal.base.stamp import remembered
from portal.reference.models import Jurisdiction, Situation

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
    rows = line_rows(request, code)  # the frame has read them: no query of our own
    countries = {code: rows[0].jurisdiction} if rows else _countries(request)
    return countries[code].label if code in countries else ""


def _countries(request) -> dict[str, Jurisdiction]:
    return remembered(
        request, "jurisdictions", lambda: {row.code: row for row in Jurisdiction.objects.all()}
    )


@register.simple_tag
def municipality_options(request, chosen: str = ""):
    """Return the options of a select, grouped by country, `chosen` (a code) selected.

    Eighty-six options on every page: rendered once a language, not once a request.
    """
    options = remembered(
        request, f"municipality-options:{get_language()}", lambda: _options(request)
    )
    if chosen in municipalities(request):
        value = format_html('value="{}"', chosen)
        options = mark_safe(options.replace(value, f"{value} selected", 1))  # noqa: S308 - our own HTML, one word put in
    return options


def _options(request) -> str:
    groups: dict[str, list[tuple[str, str]]] = {}
    for code, (jurisdiction, name, _county) in municipalities(request).items():
        groups.setdefault(jurisdiction, []).append((code, name))
    countries = _countries(request)
    return format_html_join(
        "",
        '<optgroup label="{}">{}</optgroup>',
        (
            (
                countries[code].label,
                format_html_join("", '<option value="{}">{}</option>', places),
            )
            for code, places in groups.items()
        ),
    )


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
    return [*EVERYWHERE, *LAST_RESORT.get(settings.DEFAULT_JURISDICTION, ())]


@register.filter
def content_lang(code: str) -> str:
    """Return what the HTML says for locale `code`: cnr for sr-latn."""
    return settings.CONTENT_LANG.get(code, code)


@register.filter
def language_name(code: str) -> str:
    """Return a language's own name for locale `code`."""
    return dict(settings.LANGUAGES).get(code, code)


@register.filter
def part_name(part: str):
    return settings.PART_NAMES.get(part, "")


@register.simple_tag
def all_situations(request) -> list[Situation]:
    return remembered(request, "situations", lambda: list(Situation.objects.all()))


@register.simple_tag
def home_doors(request) -> list[dict]:
    """Return the doors of the home page in the reader's language, for pages without a way on."""
    language = get_language() or settings.LANGUAGE_CODE

    def find():
        home = HomePage.objects.live().filter(locale__language_code=language).first()
        return doors_of(home) if home else []

    return remembered(request, f"doors:{language}", find)


@register.simple_tag
def place_in_address(request) -> str:
    """Return the place the address names ("m=al-berat"), to carry it on in links, else ""."""
    code = request.GET.get("m", "")
    known = code in municipalities(request) or code in LAST_RESORT
    return f"m={code}" if known else ""


@register.simple_tag
def home_language_links() -> list[LanguageLink]:
    """Return links to the home page of each language, for pages that have no translations."""
    current = get_language()
    return [
        LanguageLink(code, settings.CONTENT_LANG[code], name, f"/{code}/", code == current, True)
        for code, name in settings.LANGUAGES
    ]


@register.simple_tag
def account_language_links(path: str) -> list[LanguageLink]:
    """Return links to `path` read in each language: `next` names the language (middleware)."""
    return [replace(link, url=f"{path}?next={link.url}") for link in home_language_links()]
