"""The open API: HSDS 3 without a key, for reading only. Everything comes from `visible`."""

import hashlib
import json
import re
from functools import wraps

from django.http import HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from directory import models
from directory.hsds import openapi, visible, vocabulary
from directory.hsds.asking import BadQuery, Query, read_key
from directory.hsds.collecting import collect
from directory.hsds.nesting import Nest
from directory.hsds.pages import PageOfList, page_of
from directory.hsds.rows import plain, rows_of
from directory.hsds.tables import PROFILE, VERSION

METHODS = "GET, HEAD, OPTIONS"
NAMED_AT_MOST = 5  # unknown parameters in a warning


def open_to_all(view):
    """Answer `view`'s dict as JSON to anybody, with an ETag; say in JSON what was wrong."""

    @wraps(view)
    def answer(request, **keys):
        if request.method == "OPTIONS":
            return _with_headers(HttpResponse(status=204))
        if request.method not in ("GET", "HEAD"):
            return _with_headers(_refusal(405, "method", f"only {METHODS}"))
        try:
            body = view(request, **keys)
        except BadQuery as wrong:
            return _with_headers(_refusal(400, wrong.parameter, wrong.reason))
        if body is None:
            # Else the middleware of languages takes a 404 for a page that lacks its /sq/.
            request.urlconf = "directory.hsds.urls"
            return _with_headers(_refusal(404, "id", "nothing public has this address"))
        response = _conditional(request, _json(body))
        if warning := _warning(request):
            response["Warning"] = warning
        if links := _links(request, body):
            response["Link"] = links
        return _with_headers(response)

    answer.csrf_exempt = True
    return answer


def _json(body, status=200) -> HttpResponse:
    text = json.dumps(body, ensure_ascii=False)
    return HttpResponse(text, content_type="application/json", status=status)


def _refusal(status: int, parameter: str, reason: str) -> HttpResponse:
    return _json({"error": {"parameter": parameter, "reason": reason}}, status)


def _warning(request) -> str:
    """Return a header that names parameters which did nothing; empty when there are none.

    The standard has parameters that we do not offer, and clients add their own: an error would
    shut them out, silence would let a misspelt filter pass for one.
    """
    name = request.resolver_match.url_name.removeprefix("list-").replace("-", "_")
    unknown = sorted(set(request.GET) - set(openapi.OFFERED.get(name, ())))
    if not unknown:
        return ""
    named = ", ".join(re.sub(r"[^\w.-]", "?", word, flags=re.ASCII)[:40] for word in unknown)
    if len(unknown) > NAMED_AT_MOST:
        named = f"{len(unknown)} of them"
    return f'299 - "parameters without effect: {named}"'


def _links(request, body: dict) -> str:
    """Return the addresses of the neighbouring pages (RFC 8288); empty for what is no page."""
    if "total_pages" not in body:
        return ""
    last = max(body["total_pages"], 1)
    here = min(body["page_number"], last + 1)  # from beyond the end the way back is the last page
    pages = {"first": 1, "prev": here - 1, "next": here + 1, "last": last}
    links = []
    for relation, page in pages.items():
        if 1 <= page <= last:
            asked = request.GET.copy()
            asked["page"] = page
            address = request.build_absolute_uri(f"{request.path}?{asked.urlencode()}")
            links.append(f'<{address}>; rel="{relation}"')
    return ", ".join(links)


def _conditional(request, response: HttpResponse) -> HttpResponse:
    etag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response)


def _with_headers(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = METHODS
    response["Access-Control-Allow-Headers"] = "If-None-Match, Content-Type"
    response["Access-Control-Expose-Headers"] = "ETag, Link, Warning"
    response["Access-Control-Max-Age"] = "86400"
    # Asked again each time: what became confidential must not live on in somebody's cache.
    response["Cache-Control"] = "public, no-cache"
    if response.status_code in (204, 405):
        response["Allow"] = METHODS
    return response


@open_to_all
def show_about(request):
    address = request.build_absolute_uri(reverse("hsds:show-openapi"))
    return {"version": VERSION, "profile": PROFILE, "openapi_url": address}


@open_to_all
def show_nothing(request, address):
    """Answer an address that the API lacks, in JSON as all of it: no page of the site is meant."""


@open_to_all
def show_openapi(request):
    return openapi.document(request.build_absolute_uri(reverse("hsds:show-about")))


@open_to_all
def list_services(request):
    query = Query(request.GET)
    page = page_of(visible.services(query), query)
    if query.is_minimal:
        contents = [
            {"id": str(row.pk), "last_modified": row.changed_at.isoformat()} for row in page.rows
        ]
    else:
        contents = _services(page.rows, whole=query.is_full)
    return page.envelope(contents)


@open_to_all
def show_service(request, key):
    found = list(visible.services().filter(pk=read_key("id", key)))
    return next(iter(_services(found, whole=True)), None)


def _services(services, *, whole: bool) -> list[dict]:
    changed = {str(row.pk): row.changed_at.isoformat() for row in services}
    if whole:
        rows = rows_of(collect(services=services))
    else:
        rows = rows_of(collect(services=services), whole=False)
    nest = Nest(rows, with_terms=True)
    by_id = {row["id"]: row for row in rows["service"]}
    return [
        {**(nest.of("service", row) if whole else row), "last_modified": changed[key]}
        for key in changed
        if (row := by_id.get(key))
    ]


@open_to_all
def list_organizations(request):
    query = Query(request.GET)
    page = page_of(visible.organizations(query), query, visible.hidden_organizations(query))
    return page.envelope(_organizations(page.rows, whole=query.is_full))


@open_to_all
def show_organization(request, key):
    wanted = read_key("id", key)
    found = list(visible.organizations().filter(pk=wanted))
    found = found or [row for row in visible.hidden_organizations() if row.pk == wanted]
    return next(iter(_organizations(found, whole=True)), None)


def _organizations(organizations, *, whole: bool) -> list[dict]:
    if not whole:
        return [plain(row) for row in organizations]
    keys = [row.pk for row in organizations]
    locations = visible.locations().filter(organization__in=keys)
    found = collect(organizations=organizations, locations=list(locations), pairs=())
    found.programs = list(visible.programs(keys))
    return _nested("organization", rows_of(found), keys)


@open_to_all
def list_locations(request):
    query = Query(request.GET)
    page = page_of(visible.locations(query), query)
    return page.envelope(_locations(page.rows, whole=query.is_full))


@open_to_all
def show_location(request, key):
    found = list(visible.locations().filter(pk=read_key("id", key)))
    return next(iter(_locations(found, whole=True)), None)


def _locations(locations, *, whole: bool) -> list[dict]:
    if not whole:
        return [plain(row) for row in locations]
    found = collect(locations=locations, pairs=())
    return _nested("location", rows_of(found), [row.pk for row in locations])


@open_to_all
def list_pairs(request):
    query = Query(request.GET)
    page = page_of(visible.pairs(query), query)
    return page.envelope(_pairs(page.rows, whole=query.is_full))


@open_to_all
def show_pair(request, key):
    found = list(visible.pairs().filter(pk=read_key("id", key)))
    return next(iter(_pairs(found, whole=True)), None)


def _pairs(pairs, *, whole: bool) -> list[dict]:
    if not whole:
        return [plain(row) for row in pairs]
    return _nested("service_at_location", rows_of(collect(pairs=pairs)), [p.pk for p in pairs])


def _nested(table: str, rows: dict, keys) -> list[dict]:
    nest = Nest(rows, with_terms=True)
    return [nest.of(table, nest.by_id[table][str(key)]) for key in keys]


@open_to_all
def list_taxonomies(request):
    query = Query(request.GET)
    stored = [plain(row) for row in models.Taxonomy.objects.order_by("id")]
    rows = [*vocabulary.taxonomy_rows(), *stored]
    return PageOfList(_matching(rows, query), query).whole()


@open_to_all
def show_taxonomy(request, key):
    wanted = str(read_key("id", key))
    for row in vocabulary.taxonomy_rows():
        if row["id"] == wanted:
            return row
    stored = models.Taxonomy.objects.filter(pk=wanted).first()
    return plain(stored) if stored else None


@open_to_all
def list_taxonomy_terms(request):
    query = Query(request.GET)
    stored = models.TaxonomyTerm.objects.order_by("id")
    rows = [*vocabulary.term_rows(), *(plain(row) for row in stored)]
    for name in ("taxonomy_id", "parent_id"):
        if key := query.key(name):
            rows = [row for row in rows if row.get(name) == str(key)]
    if query.top_only:
        rows = [row for row in rows if "parent_id" not in row]
    return PageOfList(_matching(rows, query), query).whole()


@open_to_all
def show_taxonomy_term(request, key):
    wanted = str(read_key("id", key))
    for row in vocabulary.term_rows():
        if row["id"] == wanted:
            return row
    stored = models.TaxonomyTerm.objects.filter(pk=wanted).first()
    return plain(stored) if stored else None


def _matching(rows: list[dict], query: Query) -> list[dict]:
    words = query.search.lower()
    return [row for row in rows if words in row["name"].lower()] if words else rows
