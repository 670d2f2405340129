"""The pages of the service map and its gaps. Open to everybody, but for the counts of reasons.

Never kept by the page cache: a service whose place turned secret must be gone at once.
"""

from django.http import Http404, HttpResponseBadRequest, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from directory.gaps import pages, reading, sheet, wording
from directory.gaps.asking import asked_by, asked_of_town, asked_of_two, book_of
from directory.gaps.drawing import draw
from portal.accounts.access import Audience, readable_audiences


@require_safe
@never_cache
def show_gaps(request):
    """The matrix of a country, or one service type of it as map and table."""
    book = book_of(request)
    asked = asked_by(request, book)
    context = _shared(request, book, asked)
    if asked.service_type:
        template = "directory/gaps/show_type.html"
        context |= pages.one_type(asked, book, counts=may_see_counts(request.user))
    else:
        template = "directory/gaps/show_gaps.html"
        context |= pages.matrix(asked, book)
    context["drawing"] = draw(request, book, asked.country, context["faces"])
    return render(request, template, context)


@require_safe
@never_cache
def show_municipality(request, municipality):
    book = book_of(request)
    town = _or_404(book.towns, municipality)
    asked = asked_of_town(request, book, town.country)
    context = _shared(request, book, asked)
    context |= pages.municipality(town, asked, book, counts=may_see_counts(request.user))
    return render(request, "directory/gaps/show_municipality.html", context)


@require_safe
@never_cache
def show_gap(request, municipality, service_type):
    """One cell: what stands in the directory, what was counted, who has solved it."""
    book = book_of(request)
    town = _or_404(book.towns, municipality)
    kind = _or_404(book.types, service_type)
    asked = asked_of_town(request, book, town.country)
    context = _shared(request, book, asked)
    context |= pages.gap(town, kind, asked, book, counts=may_see_counts(request.user))
    context["own"] = get_language()
    context["experiences"] = reading.experiences(service_type, context["own"], request.user)
    return render(request, "directory/gaps/show_gap.html", context)


@require_safe
@never_cache
def compare_municipalities(request):
    """Two municipalities side by side; also of two countries."""
    book = book_of(request)
    asked, one, other = asked_of_two(request, book)
    context = _shared(request, book, asked)
    context |= pages.comparison(one, other, asked, book)
    return render(request, "directory/gaps/compare_municipalities.html", context)


@require_safe
@never_cache
def export_gaps(request):
    """The matrix as a file; refused where it would hold something else than was asked."""
    book = book_of(request)
    asked = asked_by(request, book)
    if asked.ignored:
        return HttpResponseBadRequest("\n".join(asked.ignored), content_type="text/plain")
    delimiter = ";" if request.GET.get("for") == "spreadsheet" else ","
    rows = sheet.lines(asked, book, delimiter=delimiter)
    response = StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8")
    name = "-".join(filter(None, ("gaps", asked.country, asked.service_type, asked.group)))
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def may_see_counts(user) -> bool:
    """Say whether `user` may see how often something was missed: confirmed professionals.

    In a small town a count of one may be known by name.
    """
    return Audience.PROFESSIONAL in readable_audiences(user)


def _shared(request, book, asked) -> dict:
    return {
        "asked": asked,
        "book": book,
        "country": book.countries.get(asked.country),
        "counties": book.counties(asked.country),
        "computed_at": reading.computed_at(asked.country),
        "legend": wording.legend(),
        "group": book.groups.get(asked.group),
        "query": asked.query(),
        "all_query": asked.query(type=""),
        "spreadsheet_query": f"{asked.query()}&for=spreadsheet",
        "suffix": f"?group={asked.group}" if asked.group else "",
        "with_counts": may_see_counts(request.user),
    }


def _or_404(rows: dict, code: str):
    if code not in rows:
        raise Http404
    return rows[code]
