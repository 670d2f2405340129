"""The list of protocols: the reader's country first, every language honest about itself."""

from django.db.models import F
from django.utils.translation import get_language

from portal.base import changes
from portal.reference.models import Situation
from protocols.models import ProtocolPage


def list_protocols(index, request) -> dict:
    """Return protocols for one reader, each once: in the page's language, else its original."""
    language = index.locale.language_code
    situation = Situation.objects.filter(code=request.GET.get("situation", "")).first()
    pages = (
        ProtocolPage.objects.visible_to(request.user)
        .filter(alias_of__isnull=True)
        .select_related("locale", "jurisdiction", "situation")
        .order_by("title")
    )
    if situation:
        pages = pages.filter(situation=situation)
    here = request.place.jurisdiction
    protocols = sorted(
        one_per_protocol(pages, language), key=lambda p: (p.jurisdiction_id != here, p.title)
    )
    return {"protocols": protocols, "situation": situation}


def one_per_protocol(pages, language: str) -> list:
    """Keep one page of each set of translations: `language` first, else the oldest page."""
    chosen = {}
    best_first = sorted(pages, key=lambda p: (p.locale.language_code != language, p.pk))
    for page in best_first:
        chosen.setdefault(page.translation_key, page)
    return list(chosen.values())


@changes.register
def recent_protocols(request, language: str, limit: int) -> list[changes.Change]:
    pages = (
        ProtocolPage.objects.visible_to(request.user)
        .filter(locale__language_code=language)
        .order_by(F("last_published_at").desc(nulls_last=True))[:limit]
    )
    return [
        changes.Change(
            when=page.last_published_at,
            part="workers",
            title=page.title,
            summary=page.change_note or page.summary,
            url=page.get_url(request),
            language=get_language(),
        )
        for page in pages
    ]
