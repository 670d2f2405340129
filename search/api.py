"""/api/search: the same answer as the page, as JSON, for other programs.

q: the words. lang: sq | sr-latn | en, the reader's language; it orders and words
the answer, it never filters. Filters, each may be given several times: kind,
topic, role, language, jurisdiction. page: from 1; with `shown` of the answer
before, no piece comes twice while the content changes. m: the reader's municipality.
total and with_all_words count passages of every language; a hit is listed once, in
the reader's language. available: false while there is no index: the hits are then
those whose title has a word, and nothing is counted. is_outdated: true while an index
of an older analysis serves, until it is built anew: some words find less than they should.
municipality: code of the one that the words name, for whose people contacts were chosen, or "".
"""

from django.conf import settings
from django.http import JsonResponse
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from search.asking import asked_by, reader_of
from search.paging import written
from search.query import Hit, ask
from search.views import private


@require_safe
@private
def search_json(request):
    language = request.GET.get("lang", "")
    if language not in dict(settings.LANGUAGES):
        language = get_language()
    with override(language):
        asked = asked_by(request)
        reader = reader_of(request, language)
        result = ask(
            asked.typed,
            reader,
            asked.filters,
            asked.page,
            only_typed=asked.only_typed,
            shown=asked.shown,
        )
        answer = {
            "query": result.typed,
            "total": result.total,
            "with_all_words": result.with_all,
            "hits": [_hit(hit) for hit in result.hits],
            "page": result.page,
            "has_next": result.has_next,
            "shown": written(result.shown),
            "counts": result.counts,
            "repaired": [{"typed": r.typed, "meant": r.meant} for r in result.repaired],
            "replaced": [{"typed": r.typed, "others": r.others} for r in result.replaced],
            "cut": result.is_cut,
            "loosened": result.is_loosened,
            "nearest": result.nearest,
            "available": result.is_available,
            "is_outdated": result.is_outdated,
            "municipality": result.town.code if result.town else "",
            "notes": asked.notes,
            "took_ms": result.took_ms,
        }
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


def _hit(hit: Hit) -> dict:
    section, facts = hit.section, hit.facts
    shown = {
        "title": section.title,
        "path": list(section.path),
        "url": section.url,
        "kind": section.kind,
        "highlight": hit.highlight,
        "language": section.language,
        "jurisdiction": section.jurisdiction,
        "audience": section.audience,
        "chosen": hit.is_chosen,
        "action": facts.action,
        "badges": [{"kind": badge.kind, "text": badge.text} for badge in facts.badges],
    }
    if facts.phone:
        shown["phone"] = facts.phone.number
        shown["phone_name"] = facts.phone.name
        shown["phone_state"] = facts.phone.state
    if then := facts.extra.get("then"):
        shown["phone_then"] = then.number
    return shown
