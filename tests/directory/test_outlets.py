"""Every way out of the portal, walked with a shelter whose every field holds a marker.

A new address of the directory, or of the portal, fails here until somebody said what it shows.
Pages that name every municipality are asked twice: with the shelter in one town and in another.
They must say the same.
"""

import json
import logging
import re
import sys
import zlib
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.conf import settings
from django.core import mail
from django.core.cache import caches
from django.core.management import call_command
from django.urls import get_resolver, path
from django.utils import timezone
from django.utils.translation import override
from django.views.debug import ExceptionReporter
from pypdf import PdfReader

from directory import confirming, slips
from directory.models import (
    Address,
    Confirmation,
    Location,
    Organization,
    ProposedChange,
    ReferralMembership,
    Service,
    ServiceArea,
    ServiceAtLocation,
)
from portal.reference.models import Municipality, Role, ServiceType, Situation
from search.indexing import everything
from search.models import OutboxRow
from tests.directory.small_directory import MARKER, SECRET_TOWN, leaks

UNKNOWN = "00000000-0000-0000-0000-000000000001"
READERS = (None, "resident", "worker", "keeper")
STRANGER_READS = re.compile(
    r'data-mark="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|"took_ms": ?[\d.]+'
    r'|<option value="[^"]*"( selected)?>[^<]*(</option>)?|"(total|computed)[^"]*": ?"[^"]*"'
)

# Names of the resolver → addresses to read. {service} is the shelter's id, and so on: `Walk`.
FINDING = {
    "directory:find-services": (
        "/sq/directory/",
        "/sq/directory/?m=al-kukes",
        "/sq/directory/?m=al-has&type=shelter_violence",
        "/sq/directory/?kind=ngo&open=1",
        "/en/directory/?q=strehe&group=women",
        "/sq/directory/?m=al-kukes&within=here",
        "/sq/directory/?m=al-has&within=25",
        "/sq/directory/?q=strehe&where=Has&within=neighbours&start=0",
    ),
    "directory:show-service": (
        "/sq/directory/service/{service}/",
        "/en/directory/service/{service}/?m=al-kukes",
    ),
    "directory:report-service": ("/sq/directory/service/{service}/report/?kind=no_answer",),
    "directory:print-service": ("/sq/directory/service/{service}/print/",),
    "directory:download-vcard": ("/sq/directory/service/{service}/contact.vcf",),
    "directory:show-qr": ("/sq/directory/service/{service}/qr.svg",),
    "directory:list-places": ("/sq/directory/places.json",),
}
GAPS = {
    "directory:show-gaps": (
        "/sq/directory/gaps/",
        "/sq/directory/gaps/?country=AL&type=shelter_violence",
    ),
    "directory:export-gaps": ("/sq/directory/gaps/matrix.csv?country=AL",),
    "directory:compare-municipalities": (
        "/sq/directory/gaps/compare/?one=al-kukes&other=al-has",
        "/sq/directory/gaps/compare/?first=al-kukes&second=al-has",
    ),
    "directory:show-municipality-gaps": (
        "/sq/directory/gaps/al-kukes/",
        "/sq/directory/gaps/al-has/",
    ),
    "directory:show-gap": (
        "/sq/directory/gaps/al-kukes/shelter_violence/",
        "/sq/directory/gaps/al-has/shelter_violence/",
    ),
}
PARTNERS = {
    "directory:confirm-service": ("/sq/directory/confirm/{confirmation}/",),
    "directory:renew-link": ("/sq/directory/confirm/{confirmation}/new-link/",),
    "directory:list-experiences": ("/sq/directory/experiences/",),
    "directory:list-tables": ("/sq/directory/table/",),
    "directory:show-table": ("/sq/directory/table/al-kukes/", "/sq/directory/table/al-has/"),
    "directory:call-table": ("/sq/directory/table/al-has/call/domestic_violence/",),
    "directory:list-slips": ("/sq/directory/slips/",),
    "directory:send-slip": ("/sq/directory/slips/to/{service}/",),
    "directory:answer-slip": ("/sq/directory/slip/{slip}/",),
    "directory:download-slip": ("/sq/directory/slip/{slip}/sheet.pdf",),
    "directory:mark-obstacle": ("/sq/directory/not-done/{unknown}/",),
    "directory:count-missing": ("/sq/directory/not-done/{unknown}/missing/",),
}
OPEN_DATA = {
    "hsds:show-about": ("/api/hsds/",),
    "hsds:show-openapi": ("/api/hsds/openapi.json",),
    "hsds:show-nothing": ("/api/hsds/services/{service}/", "/api/hsds/shelters"),
    "hsds:list-services": (
        "/api/hsds/services?full=true",
        "/api/hsds/services?text=strehe",
        "/api/hsds/services?municipality=al-kukes&full=true",
    ),
    "hsds:show-service": ("/api/hsds/services/{service}",),
    "hsds:list-organizations": ("/api/hsds/organizations?full=true",),
    "hsds:show-organization": ("/api/hsds/organizations/{organization}",),
    "hsds:list-locations": ("/api/hsds/locations?full=true",),
    "hsds:show-location": ("/api/hsds/locations/{location}",),
    "hsds:list-service-at-locations": ("/api/hsds/service_at_locations?full=true",),
    "hsds:show-service-at-location": ("/api/hsds/service_at_locations/{pair}",),
    "hsds:list-taxonomies": ("/api/hsds/taxonomies",),
    "hsds:show-taxonomy": ("/api/hsds/taxonomies/{unknown}",),
    "hsds:list-taxonomy-terms": ("/api/hsds/taxonomy_terms",),
    "hsds:show-taxonomy-term": ("/api/hsds/taxonomy_terms/{unknown}",),
}
ELSEWHERE = {
    "search:show-search": ("/sq/search/?q=strehe", "/sq/search/?q=strehe&partial=1&m=al-kukes"),
    "search:suggest": ("/sq/search/suggest/?q=kuk", "/sq/search/suggest/?q=strehe"),
    "search-json": ("/api/search?q=strehe", "/api/search?q=strehe&m=al-kukes"),
    "show-sitemap": ("/sitemap.xml",),
    "show-robots": ("/robots.txt",),
    "base:show-emergency": ("/sq/emergency/",),
    "base:show-acronyms": ("/sq/acronyms/",),
}
OUTLETS = FINDING | GAPS | PARTNERS | OPEN_DATA | ELSEWHERE
# Names that show no record of the directory, each with why nothing is walked here.
SHOW_NO_RECORD = {
    "directory:show-meeting": "institutions by name and counts; test_meetings walks it",
    "directory:change-meeting": "a form of the meeting's own texts; test_meetings",
    "directory:finish-commitment": "POST alone; test_table",
    "directory:ring-commitment": "POST alone; test_table",
    "open-service": "a redirect to directory:show-service by its id; test_service_page",
    "base:choose-place": "a list of all municipalities",
    "base:show-untranslated": "pages of Wagtail",
    "search:settle": "a beacon: always empty",
    "protocols:show-step": "a redirect",
    "protocols:download-pdf": "lines of the country, no contact",
    "show-alive": "one word",
    "show-ready": "states of parts",
    "wagtail_serve": "pages of Wagtail",
    r"sq/^((?:[\w\-]+/)*)$": "pages of Wagtail, before its own address",
    "search/": "a redirect to the reader's language",
    "directory/": "a redirect to the reader's language",
}
# (route, beginning of the name): what is walked elsewhere, or comes with a package. Both hold.
NOT_OURS = (
    ("admin/", ""),  # test_admin_walk
    ("accounts/", "account_"),
    ("documents/", "wagtaildocs_"),
    ("sq/_util/", "wagtailcore_"),
)


def addresses_of(resolver, route="", namespace=""):
    """Yield (route, name) of every address; what has no name is called by its route."""
    for pattern in resolver.url_patterns:
        here = f"{route}{pattern.pattern}"
        if hasattr(pattern, "url_patterns"):
            inner = f"{pattern.namespace}:" if pattern.namespace else namespace
            yield from addresses_of(pattern, here, inner)
        else:
            yield here, f"{namespace}{pattern.name}" if pattern.name else here


def ours_of(resolver) -> set[str]:
    with override("sq"):
        return {
            name
            for route, name in addresses_of(resolver)
            if not any(route.startswith(r) and name.startswith(n) for r, n in NOT_OURS)
        }


def test_every_address_is_known():
    known = OUTLETS.keys() | SHOW_NO_RECORD.keys()
    found = ours_of(get_resolver())
    assert found - known == set(), "say in OUTLETS what these show, and walk them"
    directory = {n for n in known if n.startswith(("directory:", "hsds:"))}
    assert directory - found == set(), "these are gone"


@pytest.mark.parametrize(
    ("route", "name", "called"),
    [
        ("dump.json", None, "dump.json"),
        ("admin-dump/", "admin-dump", "admin-dump"),
        ("dump/", "wagtail_dump", "wagtail_dump"),
        ("accounts/dump/", "dump", "dump"),
        ("accounts/dump/", None, "accounts/dump/"),
        ("account-dump/", "account_dump", "account_dump"),
    ],
)
def test_an_address_hides_behind_no_name(route, name, called):
    added = path(route, lambda request: None, name=name)
    everything_there = [*get_resolver().url_patterns, added]
    found = ours_of(SimpleNamespace(url_patterns=everything_there))
    assert found - ours_of(get_resolver()) == {called}
    assert called not in OUTLETS.keys() | SHOW_NO_RECORD.keys()


@pytest.fixture
def world(shelter, desk, worker):
    """The shelter with all that could carry it out: gaps, a mail to confirm, a slip, a seat."""
    Situation.objects.get_or_create(code="domestic_violence", defaults={"name_en": "violence"})
    role, _is_new = Role.objects.get_or_create(code="ngo", defaults={"jurisdiction_id": "AL"})
    type(shelter).objects.filter(pk=shelter.pk).update(email="linja@shembull.example")
    shelter.refresh_from_db()
    ReferralMembership.objects.create(
        municipality=Municipality.objects.get(code="al-has"),
        organization=desk.organization,
        role=role,
        body="etn",
        level="municipality",
    )
    confirming.ask_all(moment=timezone.now())
    confirmation = Confirmation.objects.get(service=shelter)
    accept_an_address(shelter, confirmation)
    slip = slips.send(
        sender=worker,
        municipality=Municipality.objects.get(code="al-has"),
        service=shelter,
        service_type=ServiceType.objects.get(code="shelter_violence"),
        urgency="now",
    )
    call_command("directory_gaps", stdout=_Silence())
    place = Location.objects.get(organization=shelter.organization_id)
    return {
        "service": shelter.pk,
        "organization": shelter.organization_id,
        "location": place.pk,
        "pair": ServiceAtLocation.objects.get(service=shelter).pk,
        "confirmation": confirming.token_of(confirmation),
        "slip": slips.token_of(slip),
        "unknown": UNKNOWN,
    }


def accept_an_address(shelter, confirmation) -> None:
    """Let the place have been open when the provider's new street was accepted."""
    place = Location.objects.get(organization=shelter.organization_id)
    place.confidentiality = "open"
    place.save()
    ProposedChange.objects.create(
        confirmation=confirmation,
        field=f"address:{place.pk}",
        value=json.dumps({"address_1": f"Rruga {MARKER} 9", "city": SECRET_TOWN}),
        state="accepted",
        decided_at=timezone.now(),
    )
    place.confidentiality = "confidential"
    place.save()


def text_of(response) -> str:
    """Return what an answer says: headers too, and the words inside a PDF."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    kind = response.get("Content-Type", "")
    if kind.startswith("application/pdf"):
        words = " ".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages)
    else:
        words = body.decode("utf-8", "replace")
    headers = " ".join(f"{name}: {value}" for name, value in response.headers.items())
    return STRANGER_READS.sub("", f"{words}\n{headers}")


def addresses(world):
    return [a.format(**world) for found in OUTLETS.values() for a in found]


def read_all(client, world) -> dict[str, tuple[int, str]]:
    answers = {}
    for address in addresses(world):
        for name in caches:
            caches[name].clear()
        response = client.get(address)
        assert response.status_code < 500, address
        answers[address] = (response.status_code, text_of(response))
    return answers


def own_words(text: str) -> list[str]:
    """Return what leaks, the town's name left aside: every town stands in some list."""
    return [word for word in leaks(text) if word != SECRET_TOWN]


@pytest.mark.parametrize("role", READERS)
def test_no_outlet_says_where_the_shelter_is(world, role, client, request, caplog):
    if role:
        client.force_login(request.getfixturevalue(role))
    with caplog.at_level(logging.DEBUG):
        answers = read_all(client, world)
    assert {a: own_words(text) for a, (_s, text) in answers.items() if own_words(text)} == {}
    logged = [r.getMessage() for r in caplog.records]
    assert [line for line in logged if own_words(line)] == []
    seen = sum(status == 200 for status, _text in answers.values())
    assert seen > len(answers) / 2, {a: s for a, (s, _t) in answers.items()}


def move(world, *, with_body: bool) -> None:
    """Carry the shelter from Kukës to Has, with all that says where it is."""
    has = Municipality.objects.get(code="al-has")
    if with_body:
        Organization.objects.filter(pk=world["organization"]).update(municipality=has)
    place = Location.objects.filter(pk=world["location"])
    place.update(municipality=has, latitude="42.201", longitude="20.416")
    Address.objects.filter(location=world["location"]).update(city="Krumë", postal_code="8502")
    ServiceArea.objects.filter(service=world["service"]).delete()
    ServiceArea.objects.create(service_id=world["service"], municipality=has)


@pytest.mark.parametrize(("role", "runs_more"), [(None, False), (None, True), ("worker", False)])
def test_every_outlet_says_the_same_wherever_the_shelter_stands(
    world, desk, role, runs_more, client, request
):
    """Also where its body runs an open desk, and so is known to everybody."""
    if role:
        client.force_login(request.getfixturevalue(role))
    if runs_more:
        for model in (Service, Location):
            rows = model.objects.filter(organization=world["organization"])
            rows.update(organization=desk.organization)
        call_command("directory_gaps", stdout=_Silence())
    before = read_all(client, world)
    move(world, with_body=not runs_more)
    call_command("directory_gaps", stdout=_Silence())
    after = read_all(client, world)
    told = [a for a in before if timeless(before[a]) != timeless(after[a])]
    assert told == []


def timeless(answer: tuple[int, str]) -> tuple[int, str]:
    """Leave out what the clock writes: moments, tags and lengths that hang on them."""
    status, text = answer
    return status, re.sub(
        r"\d{4}-\d\d-\d\dT[\d:.+Z]+|\b\d\d:\d\d(:\d\d)?\b|ETag: \S+|Content-Length: \d+"
        r"|(Last-Modified|Date|Expires): [^\n]*?GMT|Set-Cookie: [^\n]*",
        "",
        text,
    )


@pytest.mark.parametrize(
    "address",
    ["/sq/directory/?q={}", "/sq/directory/?m=al-kukes&q={}", "/sq/search/?q={}",
     "/sq/search/suggest/?q={}", "/api/search?q={}", "/api/hsds/services?search={}&full=true",
     "/api/hsds/organizations?search={}", "/api/hsds/locations?search={}",
     "/api/hsds/service_at_locations?search={}"],
)  # fmt: skip
@pytest.mark.parametrize("word", [MARKER, f"Shtëpia {MARKER}", f"strehë {MARKER}"])
def test_asking_for_a_word_of_the_place_is_answered_like_any_other(world, client, address, word):
    """Else whoever guesses the street learns by the answer that the guess is right."""
    other = "Zxqvwkjyyz"
    told = []
    for asked in (word, word.replace(MARKER, other)):
        text = timeless((200, text_of(client.get(address.format(asked)))))[1]
        for name in (MARKER, other):
            for echo in (name, name.lower(), name.encode().hex()):
                text = text.replace(echo, "")
        told.append(text)
    assert told[0] == told[1]


def test_a_query_written_to_a_log_holds_no_value(world, client):
    """At the most talkative level; the statements of the database carry what is written."""
    configured = settings.LOGGING["loggers"]["django.db.backends"]["level"]
    assert logging.getLevelName(configured) > logging.DEBUG
    assert logging.getLogger("django.db.backends").getEffectiveLevel() > logging.DEBUG


def test_the_report_of_a_crash_holds_no_value(world, rf):
    """Whoever reads error mails has no right to a place because of that."""
    request = rf.post("/admin/x/", {"address_1": f"Rruga {MARKER} 7"})
    try:
        address_1 = request.POST["address_1"]
        raise LookupError(len(address_1))
    except LookupError:
        report = ExceptionReporter(request, *sys.exc_info())
    assert MARKER not in report.get_traceback_text()
    assert MARKER not in report.get_traceback_html()
    assert "address_1" in report.get_traceback_html()


def test_pages_of_the_shelter_alone_do_not_name_its_town(world, client):
    """Without the list of towns that the form completes from."""
    for name in ("show-service", "report-service", "print-service", "download-vcard", "show-qr"):
        for address in FINDING[f"directory:{name}"]:
            text = text_of(client.get(address.format(**world).replace("?m=al-kukes", "")))
            assert leaks(text) == [], address


def test_no_section_title_or_outbox_row_says_it(world):
    assert leaks([section.to_json() for section in everything()]) == []
    from search import registry

    for index in registry.indexes().values():
        assert leaks(list(index.every_title())) == []
    assert leaks(list(OutboxRow.objects.values())) == []


def test_no_mail_says_it(world):
    assert mail.outbox
    for message in mail.outbox:
        assert leaks(f"{message.subject} {message.body} {message.extra_headers}") == []


def test_no_cache_entry_says_it(world, client, worker):
    client.force_login(worker)
    for address in addresses(world):
        client.get(address)
    kept = 0
    for name in caches:
        for stored in caches[name]._cache.values():
            kept += 1
            assert MARKER not in said(stored), name
    assert kept


def said(stored: bytes) -> str:
    """Return a pickled entry as text, a page that is kept compressed unpacked."""
    text = stored.decode("latin-1")
    at = stored.find(b"\x1f\x8b")
    if at >= 0:
        text += zlib.decompressobj(31).decompress(stored[at:]).decode("utf-8", "replace")
    return text


def test_every_table_of_the_directory_is_guarded_or_named(world):
    """Rows that are not of the HSDS model must hold nothing of the place either."""
    holds_the_place = {
        "location", "address", "accessibility", "schedule", "phone", "contact", "service",
        "serviceatlocation", "organization", "servicearea",
    }  # fmt: skip
    for model in apps.get_app_config("directory").get_models():
        if model._meta.model_name not in holds_the_place:
            assert MARKER not in str(list(model._base_manager.values())), model


class _Silence:
    def write(self, *_words):
        return 0

    def flush(self):
        return None
