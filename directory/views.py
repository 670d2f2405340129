"""The public directory: finding, one service, taking it along, reporting.

No page here is kept by the page cache (`never_cache`): it tells what is open this minute, and a
place that turned secret must be gone with the next request.
"""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_safe

from directory import reports, sharing
from directory.asking import asked_by
from directory.candidates import Wanted, public
from directory.devices import device_of, may_count
from directory.finding import LOOKED_AT, PAGE_SIZE, Reader, find
from directory.helplines import helplines
from directory.missed import missed
from directory.short_views import short_address
from directory.shown import people_of, seats_of
from portal.base.lines import lines_for
from portal.reference.models import Municipality
from search.asked import CountedResponse
from search.text import QUERY_LETTERS


@require_safe
@never_cache
def find_services(request):
    asked = asked_by(request)
    found = find(asked.wanted)
    page = _page(found.rows, request.GET.get("page", ""))
    context = {
        "asked": asked,
        "found": found,
        "page_of_rows": page,
        "chips": _chips(request, asked),
        "markers": markers(page.object_list),
        "tiles": settings.MAP_TILES,
        "carried": _without(request, "page"),
        "without_open": _without(request, "open", "page", "start"),
        "next_start": asked.wanted.start + LOOKED_AT if found.is_cut else 0,
        "without_start": _without(request, "page", "start"),
        "typed_url": f"?{_without(request, 'page', 'start')}&typed=1",
        "helplines": None if found.rows else helplines(asked, found, _lines(request, asked)),
    }
    html = render_to_string("directory/find_services.html", context, request)
    return CountedResponse(html, missed(request, asked, found))


@require_safe
@never_cache
def show_service(request, service_id):
    service, row = row_of(request, service_id)
    address = short_address(request, service_id)
    answers = reports.may_answer(service, row)
    context = {
        "row": row,
        "service": row.service,
        "types": service.service_types.all(),
        "groups": service.target_groups.all(),
        "markers": markers([row]),
        "tiles": settings.MAP_TILES,
        "address": address,
        "message": sharing.message_text(row, address),
        "people": people_of(service),
        "seats": seats_of(service),
        "asks_of_the_call": answers and not row.service.through_the_line,
        "told": request.GET.get("told") in dict(reports.kinds_of(service, answers=True)),
    }
    return render(request, "directory/show_service.html", context)


@require_safe
@never_cache
def print_service(request, service_id):
    _service, row = row_of(request, service_id)
    context = {
        "row": row,
        "service": row.service,
        "address": short_address(request, service_id),
        "today": timezone.localdate(),
    }
    return render(request, "directory/print_service.html", context)


@require_safe
@never_cache
def download_vcard(request, service_id):
    _service, row = row_of(request, service_id)
    card = sharing.vcard(row, short_address(request, service_id))
    return HttpResponse(card, content_type="text/vcard; charset=utf-8")


@require_safe
@never_cache
def show_qr(request, service_id):
    row_of(request, service_id)
    code = sharing.qr_svg(short_address(request, service_id))
    return HttpResponse(code, content_type="image/svg+xml")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_service(request, service_id):
    """One of a few fixed reports; no free text, so that nobody is named."""
    service, row = row_of(request, service_id)
    kind = request.POST.get("kind", "") or request.GET.get("kind", "")
    answers = reports.may_answer(service, row)
    kinds = reports.kinds_of(service, answers=answers)
    error, status = "", 200
    if request.method == "POST":
        if kind not in dict(kinds):
            error, status = _("Choose one."), 400
        elif not may_count(request):
            error, status = _("Too many at once from this network. Try again in a minute."), 429
        else:
            reports.tell(service=service, kind=kind, device=device_of(request), answers=answers)
            address = reverse("directory:show-service", args=[service_id])
            return HttpResponseRedirect(f"{address}?told={kind}")
    context = {"row": row, "service": row.service, "kinds": kinds, "chosen": kind, "error": error}
    return render(request, "directory/report_service.html", context, status=status)


@require_safe
@cache_control(max_age=86_400)
def list_places(request):
    """Seats of municipalities, for a device that works out by itself which one is near."""
    rows = Municipality.objects.filter(latitude__isnull=False)
    places = [
        [row.code, row.name, round(float(row.latitude), 3), round(float(row.longitude), 3)]
        for row in rows
    ]
    return JsonResponse({"places": places}, json_dumps_params={"ensure_ascii": False})


def row_of(request, service_id):
    """Return a public service and its row for this reader, or raise Http404."""
    service = public().for_showing().filter(pk=service_id).first()
    if service is None:
        raise Http404
    town = None
    if request.place.municipality:
        town = Municipality.objects.filter(code=request.place.municipality).first()
    wanted = Wanted(jurisdiction=request.place.jurisdiction, municipality=town)
    return service, Reader(wanted).alone(service)


def markers(rows) -> list[dict]:
    """Return what the map shows of rows: number in the list, name, town, degrees, address."""
    return [
        {
            "number": number,
            "name": row.service.name,
            "town": place.municipality,
            "at": [float(place.latitude), float(place.longitude)],
            "url": reverse("directory:show-service", args=[row.service.id]),
        }
        for number, row in enumerate(rows, start=1)
        for place in row.service.places
        if place.latitude is not None and place.longitude is not None
    ]


def _page(rows, number: str):
    """Return a page of rows: the last for a number behind it, the first for what is no number."""
    is_number = number.isascii() and number.isdecimal() and number.strip("0")
    return Paginator(rows, PAGE_SIZE).get_page(number[:9] if is_number else 1)


def _chips(request, asked) -> list[tuple[str, str]]:
    """Return the folded filters in use: label, and the query string without it."""
    return [(label, _without(request, name, "page", "start")) for name, label in asked.more]


def _lines(request, asked):
    return lines_for(request, asked.wanted.jurisdiction)


def _without(request, *names: str) -> str:
    query = request.GET.copy()
    for name in names:
        query.pop(name, None)
    for name in query:  # one address of 3,000 letters would stand in the page twenty times
        query.setlist(name, [value[:QUERY_LETTERS] for value in query.getlist(name)[:1]])
    return query.urlencode()
