"""What every page's frame needs: languages, place, lines. Lazy, so admin pays nothing."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from portal.base.languages import language_links
from portal.base.lines import lines_for
from portal.base.place import municipalities


def chrome(request) -> dict:
    if request.path_info.startswith(("/admin/", "/static/", "/api/")):
        return {}
    language = get_language() or settings.LANGUAGE_CODE
    place = getattr(request, "place", None)
    if place is None:  # an error before the middleware ran
        return {"content_lang": settings.CONTENT_LANG.get(language, language)}
    return {
        "SITE_NAME": settings.SITE_NAME,
        "content_lang": settings.CONTENT_LANG.get(language, language),
        "place": place,
        "municipalities": SimpleLazyObject(lambda: municipalities(request)),
        "emergency_lines": SimpleLazyObject(lambda: lines_for(request, place.jurisdiction)),
        "language_links": SimpleLazyObject(lambda: language_links(request)),
    }
