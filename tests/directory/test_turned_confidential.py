"""A place that was public turns confidential: from that moment no outlet says where it is."""

import re

import pytest
from django.core import mail
from django.core.cache import caches
from django.core.management import call_command

from directory import confirming
from directory.models import Confirmation, Location, Metadata
from search.engines import get_engine
from search.models import OutboxRow
from tests.directory import small_directory, test_outlets
from tests.directory.small_directory import MARKER, SECRET_TOWN, leaks
from tests.directory.test_outlets import OUTLETS, UNKNOWN, own_words, said, text_of

NAME_NO_SERVICE = ("/robots.txt", "/sq/directory/places.json")
SEARCHED = ("/sq/search/?q=strehe", "/sq/search/suggest/?q=streh", "/api/search?q=strehe")


@pytest.fixture
def house(db):
    """What will be a shelter, as long as everybody may know where it is."""
    house = small_directory.shelter()
    Location.objects.filter(organization=house.organization).update(confidentiality="open")
    return type(house).objects.get(pk=house.pk)


@pytest.fixture
def world(house, desk, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        type(house).objects.filter(pk=house.pk).update(email="linja@shembull.example")
        house.refresh_from_db()
        confirming.ask_all()
        call_command("directory_gaps", stdout=test_outlets._Silence())
    place = Location.objects.get(organization=house.organization)
    return {
        "service": house.pk,
        "organization": house.organization_id,
        "location": place.pk,
        "pair": house.service_at_locations.get().pk,
        "confirmation": confirming.token_of(Confirmation.objects.get(service=house)),
        "slip": "x",
        "unknown": UNKNOWN,
    }


def walk(client, world) -> dict[str, str]:
    """Read every outlet as it is served, kept pages and all."""
    addresses = [a.format(**world) for found in OUTLETS.values() for a in found]
    return {address: text_of(client.get(address)) for address in addresses}


def make_secret(house):
    place = Location.objects.get(organization=house.organization)
    place.confidentiality = "confidential"
    place.save()


@pytest.mark.parametrize("role", [None, "worker"])
def test_no_page_that_was_kept_says_it_any_more(
    world, house, role, client, request, django_capture_on_commit_callbacks
):
    if role:
        client.force_login(request.getfixturevalue(role))
    before = walk(client, world)
    told = [address for address, text in before.items() if MARKER in text]
    assert len(told) > 5, told  # pages, a card, the API: this walk does see it
    tags = {a: re.search(r"ETag: (\S+)", text) for a, text in before.items() if a in told}
    walk(client, world)  # once more: now from what is kept
    with django_capture_on_commit_callbacks(execute=True):
        make_secret(house)
    after = walk(client, world)
    assert {a: own_words(text) for a, text in after.items() if own_words(text)} == {}
    for address, tag in tags.items():
        if tag:
            answer = client.get(address, headers={"if-none-match": tag.group(1)})
            assert answer.status_code != 304, address


def test_no_outlet_may_be_kept_by_others_unasked(world, client):
    """A copy that a browser or a proxy has is asked for again before it is shown."""
    for address, text in walk(client, world).items():
        kept = re.search(r"Cache-Control: ([^\n]*)", text)
        seconds = re.search(r"max-age=(\d+)", kept.group(1)) if kept else None
        assert address in NAME_NO_SERVICE or not seconds or seconds.group(1) == "0", address


def test_what_was_written_of_it_is_gone(world, house, django_capture_on_commit_callbacks):
    place = Location.objects.get(organization=house.organization)
    place.transportation = f"Linja 7 deri te {MARKER}"
    place.save()
    assert leaks(list(Metadata.objects.values()))
    with django_capture_on_commit_callbacks(execute=True):
        make_secret(house)
    assert leaks(list(Metadata.objects.values())) == []
    assert leaks(list(OutboxRow.objects.values())) == []


def test_the_link_that_was_mailed_before_shows_nothing_of_it_now(world, house, client):
    """The mail itself went to the provider, who knows."""
    assert mail.outbox
    address = f"/sq/directory/confirm/{world['confirmation']}/"
    make_secret(house)
    assert own_words(text_of(client.get(address))) == []


def test_nothing_new_is_kept_of_it(world, house, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make_secret(house)
    for name in caches:
        caches[name].clear()
    walk(client, world)
    for name in caches:
        for stored in caches[name]._cache.values():
            assert MARKER not in said(stored), name


@pytest.mark.django_db(transaction=True)
def test_the_search_forgets_it_with_the_act(settings, tmp_path, client):
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    get_engine().rebuild([], again=lambda keys: [])
    house = small_directory.shelter()
    Location.objects.filter(organization=house.organization).update(confidentiality="open")
    assert any(SECRET_TOWN in text_of(client.get(address)) for address in SEARCHED)
    make_secret(house)
    assert leaks([section.to_json() for section in get_engine().view().everything()]) == []
    for address in SEARCHED:
        assert own_words(text_of(client.get(address))) == []
        assert f"{house.name}, {SECRET_TOWN}" not in text_of(client.get(address))


@pytest.mark.django_db(transaction=True)
def test_a_hit_that_the_index_still_has_open_is_not_shown(settings, tmp_path, client, monkeypatch):
    """Between the act and the index, or while the index cannot be written at all."""
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    get_engine().rebuild([], again=lambda keys: [])
    house = small_directory.shelter()
    Location.objects.filter(organization=house.organization).update(confidentiality="open")
    monkeypatch.setattr("search.indexing.drain", lambda **_options: 0)
    make_secret(house)
    assert OutboxRow.objects.exists()
    for address in SEARCHED[:1] + SEARCHED[2:]:
        text = text_of(client.get(address))
        assert f"{house.name}, {SECRET_TOWN}" not in text
        assert "Shtëpia e qetë" not in text
