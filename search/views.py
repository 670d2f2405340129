"""The search page, its fragment for as-you-type, and suggestions."""

from html import unescape

from django.conf import settings
from django.http import HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search import towns, visitors
from search.asked import CountedResponse, is_question
from search.asking import address, asked_by, reader_of, shorten_address
from search.completion import complete
from search.labels import FILTER_NAMES, all_labels
from search.paging import written
from search.query import PAGE_SIZE, ask
from search.waiting import is_late
from search.watching import mark

LIVE_SUGGESTIONS = 4  # one row of chips while typing
NAMED = 3  # words that were searched beside those typed; the others are only counted
private = cache_control(private=True, no_store=True)


@require_safe
@private
def show_search(request):
    """Results for ?q=; with ?partial=1 only the part of the page that changes with the words."""
    asked = asked_by(request)
    shorten_address(request, asked)
    reader = reader_of(request, get_language())
    result = ask(
        asked.typed,
        reader,
        asked.filters,
        asked.page,
        only_typed=asked.only_typed,
        shown=asked.shown,
    )
    is_partial = request.GET.get("partial") == "1"
    template = "search/results.html" if is_partial else "search/search.html"
    context = _context(request, asked, reader, result)
    if is_partial and result.is_available:
        offered = [
            each
            for each in complete(result.typed, reader, LIVE_SUGGESTIONS)
            if each != result.typed
        ]
        context["suggestions"] = [(each, address(request, asked, q=each)) for each in offered]
    context["mark"], counted = _counted(request, asked, reader, result, is_partial=is_partial)
    context["is_counted"] = counted is not None
    return CountedResponse(render_to_string(template, context, request), counted)


def _counted(request, asked, reader, result, *, is_partial: bool) -> tuple[str, tuple | None]:
    """Return the page's mark, "" for who counts nothing, and what is counted with the answer.

    Half a word on its way is no question yet, and a page fetched ahead was perhaps
    never seen: these say themselves when they became one.
    """
    if not visitors.is_reader(request):
        return "", None
    is_refined = bool(asked.filters) or asked.only_typed
    is_counted = is_question(result, is_refined=is_refined)
    if is_partial or visitors.is_ahead(request):
        is_counted = False
    visitor = visitors.visitor_of(request)
    if is_counted and not visitors.may_ask(visitor, result.typed):
        return "", None
    own = mark(result, reader.language, is_counted=is_counted, is_refined=is_refined)
    return own, (result.typed, reader.language, result.total, visitor) if is_counted else None


def _context(request, asked, reader, result) -> dict:
    labels = all_labels()
    next_url, previous_url = _pages(request, asked, result)
    there = result.town.jurisdiction if result.town else reader.jurisdiction
    hits = [_shown(hit, reader, labels, there) for hit in result.hits]
    chosen = [] if result.total else [hit for hit in hits if hit["is_chosen"]]
    return {
        "q": result.typed,
        "result": result,
        "reader": reader,
        "hits": [hit for hit in hits if hit not in chosen],
        "chosen": chosen,
        "also": _also(result),
        "town_alone": towns.alone(result.typed) if not result.total else None,
        "is_behind": result.is_available and (result.is_outdated or is_late()),
        "facets": _facets(request, asked, result, labels),
        "chosen_filters": [
            labels[name][value]
            for name, values in asked.filters.items()
            for value in sorted(values)
        ],
        "notes": asked.notes,
        "typed_url": address(request, asked, typed=1),
        "repaired_url": address(request, asked, typed=None),
        "plain_url": address(request, asked, **dict.fromkeys(asked.filters))
        if asked.filters
        else "",
        "next_url": next_url,
        "previous_url": previous_url,
        "nearest": [(word, address(request, asked, q=word, typed=None)) for word in result.nearest],
    }


def _also(result) -> dict | None:
    """Return what was searched beside the words typed: these, the first of the others, how many more."""
    beside = [(each.typed, each.meant) for each in result.repaired]
    beside += [(each.typed, each.others) for each in result.replaced]
    words = list(dict.fromkeys(word for _typed, others in beside for word in others))
    if not words:
        return None
    typed = dict.fromkeys(typed for typed, others in beside if others)
    longest = [one for one in typed if not any(_is_within(one, other) for other in typed)]
    return {"typed": longest, "named": words[:NAMED], "more": len(words) - len(words[:NAMED])}


def _is_within(one: str, other: str) -> bool:
    return one != other and f" {one} " in f" {other} "


def _pages(request, asked, result) -> tuple[str, str]:
    """Return the addresses of the next and the previous page, "" where there is none.

    Each carries what the pages before it showed, so that nothing comes twice.
    """
    next_url = previous_url = ""
    if result.has_next:
        shown = written(result.shown)
        next_url = address(request, asked, page=result.page + 1, shown=shown)
    if result.page > 1:
        shown = written(result.shown[: (result.page - 2) * PAGE_SIZE])
        page = result.page - 1 if result.page > 2 else None
        previous_url = address(request, asked, page=page, shown=shown or None)
    return next_url, previous_url


def _shown(hit, reader, labels, country: str) -> dict:
    """country: whose hits need not say so."""
    section = hit.section
    foreign = section.jurisdiction not in ("", country)
    other = section.language != reader.language
    return {
        "section": section,
        "is_chosen": hit.is_chosen,
        "facts": hit.facts,
        "highlight": hit.highlight,
        "action": "" if _begins(hit.highlight, hit.facts.action) else hit.facts.action,
        "kind": labels["kind"].get(section.kind, section.kind),
        "country": labels["jurisdiction"].get(section.jurisdiction, "") if foreign else "",
        "language": labels["language"].get(section.language, "") if other else "",
        "lang": settings.CONTENT_LANG.get(section.language, section.language) if other else "",
    }


def _begins(highlight: str, action: str) -> bool:
    """Say whether the passage shown already begins with the action."""
    return unescape(strip_tags(highlight)).startswith(action.removesuffix(" …"))


def _facets(request, asked, result, labels) -> list[dict]:
    """Return the filters worth offering: those that tell hits apart, and those in use."""
    facets = []
    for name, title in FILTER_NAMES.items():
        counts, chosen = result.counts.get(name, {}), asked.filters.get(name, frozenset())
        chips = [
            _chip(request, asked, name, value, label, counts.get(value, 0))
            for value, label in labels[name].items()
            if counts.get(value) or value in chosen
        ]
        if chosen or len(chips) > 1:
            if name == "kind":
                chips.insert(0, _every_kind(request, asked, counts))
            facets.append({"name": name, "title": title, "chips": chips})
    return facets


def _every_kind(request, asked, counts: dict[str, int]) -> dict:
    """Return the chip in front of the kinds; a section is of one kind, so their sum is all."""
    return {
        "label": _("All"),
        "count": sum(counts.values()),
        "is_on": "kind" not in asked.filters,
        "url": address(request, asked, kind=None),
    }


def _chip(request, asked, name, value, label, count) -> dict:
    chosen = asked.filters.get(name, frozenset())
    is_on = value in chosen
    values = sorted(chosen - {value} if is_on else chosen | {value})
    url = address(request, asked, **{name: values})
    return {"label": label, "count": count, "is_on": is_on, "url": url}


@require_safe
@private
def suggest(request):
    """Whole queries that begin as typed, as {"suggestions": [text, …]}."""
    reader = reader_of(request, get_language())
    return JsonResponse({"suggestions": complete(request.GET.get("q", ""), reader)})


@require_safe
def redirect_to_language(request):
    """Send an address without a language (/search/, /directory/) to the reader's, query kept."""
    return HttpResponseRedirect(f"/{get_language()}{request.get_full_path()}")
