"""The language switch: the same page in another language, or the truth that there is none."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import get_language, override
from wagtail.models import Page, Site


@dataclass(frozen=True)
class LanguageLink:
    """`lang` is what the HTML says (cnr); `exists` is false where the page is not translated."""

    code: str
    lang: str
    name: str
    url: str
    is_current: bool
    exists: bool


def language_links(request) -> list[LanguageLink]:
    """Return one link per language for the page of this request; one query on a Wagtail page."""
    current = get_language()
    page = getattr(request, "wagtail_page", None)
    addresses = page_addresses(page, request) if page is not None else {}
    links = []
    for code, name in settings.LANGUAGES:
        if page is not None:
            exists = code in addresses
            url = addresses.get(code) or untranslated_address(page, code)
        else:
            exists, url = True, same_view_in(request, code)
        links.append(
            LanguageLink(code, settings.CONTENT_LANG[code], name, url, code == current, exists)
        )
    return links


def page_addresses(page, request) -> dict[str, str]:
    """Return locale code → address of every live translation of `page`, itself included.

    One query: the address is what follows the home page of the same language.
    """
    site = Site.find_for_request(request)
    home = Page.objects.filter(
        translation_key=site.root_page.translation_key, locale_id=OuterRef("locale_id")
    )
    siblings = (
        Page.objects.live()
        .filter(translation_key=page.translation_key, alias_of__isnull=True)
        .annotate(home_path=Subquery(home.values("url_path")[:1]))
        .values_list("locale__language_code", "url_path", "home_path")
    )
    return {
        code: f"/{code}/{url_path[len(home_path) :]}"
        for code, url_path, home_path in siblings
        if home_path and url_path.startswith(home_path)
    }


def untranslated_address(page, code: str) -> str:
    with override(code):
        return reverse("base:show-untranslated", args=[page.translation_key])


def same_view_in(request, code: str) -> str:
    """Return the address of the same view (search, lines …) in `code`, query kept."""
    current = get_language()
    path = request.get_full_path()
    prefix = f"/{current}/"
    if path.startswith(prefix):
        return f"/{code}/{path[len(prefix) :]}"
    return f"/{code}/"
