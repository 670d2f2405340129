"""When a confidential service changed or was verified is told to the month: a day joins rows."""

from datetime import UTC, date, datetime

import pytest
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from directory.freshness import freshness_of, sinking
from directory.hsds.rows import hidden_organization_id
from directory.models import Metadata, Service
from directory.shown import shown
from tests.directory.small_directory import organization, service

ADDRESS = "/api/hsds/services"
CHANGED = datetime(2026, 11, 17, 9, 41, 7, tzinfo=UTC)
VERIFIED = date(2026, 11, 17)


@pytest.fixture
def house(shelter):
    """The shelter, changed and verified on a day that could be looked up elsewhere."""
    move(shelter, CHANGED)
    Service.objects.filter(pk=shelter.pk).update(assured_date=VERIFIED)
    move(shelter, CHANGED)
    return shelter


def move(service, moment):
    """Set when `service` and every part of it changed; `update` of the rows would note itself."""
    rows = Service.objects.filter(pk=service.pk)
    QuerySet.update(rows, last_modified=moment)
    Metadata.objects.filter(service_id=service.pk).update(last_action_date=moment)


def ids(client, moment) -> set[str]:
    answer = client.get(ADDRESS, {"modified_after": moment, "minimal": "true"})
    assert answer.status_code == 200, answer.content
    return {row["id"] for row in answer.json()["contents"]}


@pytest.mark.parametrize("query", ["minimal=true", "full=true", "full=false"])
def test_the_api_tells_the_month(house, desk, client, query):
    move(desk, CHANGED)
    rows = client.get(f"{ADDRESS}?{query}").json()["contents"]
    told = {row["id"]: row["last_modified"] for row in rows}
    assert told[str(house.pk)] == "2026-11-01T00:00:00+00:00"
    assert told[str(desk.pk)] == CHANGED.isoformat()
    alone = client.get(f"{ADDRESS}/{house.pk}").json()
    assert alone["last_modified"] == "2026-11-01T00:00:00+00:00"
    assert alone["assured_date"] == "2026-11-01"


def test_no_moment_of_a_month_cuts_a_shelter_out(house, desk, client):
    """Else halving the month would find the second; and who asks each day misses nothing."""
    move(desk, CHANGED)
    for moment in ("2026-10-31", "2026-11-17T09:41:06Z", "2026-11-17T09:41:08Z", "2026-11-30"):
        assert str(house.pk) in ids(client, moment), moment
    assert str(house.pk) not in ids(client, "2026-12-01")
    assert str(desk.pk) in ids(client, "2026-11-17T09:41:06Z")
    assert str(desk.pk) not in ids(client, "2026-11-17T09:41:08Z")


def test_a_change_that_does_not_show_leaves_the_answer_as_it_was(house, client):
    """The ETag of an answer is of its words: nobody sees by it that a field was saved today."""
    address = f"{ADDRESS}/{house.pk}"
    first = client.get(address)
    move(house, CHANGED.replace(day=20))
    Service.objects.filter(pk=house.pk).update(assured_date=VERIFIED.replace(day=19))
    move(house, CHANGED.replace(day=20))
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again["ETag"]) == (304, first["ETag"])


def test_pages_and_the_card_tell_the_month(house, desk, client):
    for name in ("show-service", "print-service", "download-vcard"):
        said = client.get(reverse(f"directory:{name}", args=[house.pk])).content.decode()
        assert "17 nëntor" not in said, name
        assert "2026-11-17" not in said, name
        assert "nëntor 2026" in said or "2026-11" in said, name
    said = client.get(reverse("directory:find-services")).content.decode()
    assert "17 nëntor" not in said
    assert "nëntor 2026" in said


def test_how_fresh_it_is_follows_the_month_too(house):
    """On the very day half a year later the label would change, and tell the day."""
    for day in (1, 30):
        Service.objects.filter(pk=house.pk).update(assured_date=date(2020, 4, day))
        reading = shown(Service.objects.get(pk=house.pk), None)
        assert reading.assured_date == date(2020, 4, 1)
    today = timezone.localdate()
    Service.objects.filter(pk=house.pk).update(assured_date=today)
    assert shown(Service.objects.get(pk=house.pk), None).freshness == "verified"


def sunk(rows, today) -> bool:
    return bool(rows.annotate(sinks=sinking(today)).get().sinks)


def test_the_order_of_a_list_follows_the_month_too(house, desk):
    """On the very day a year later the row would sink, and tell the day."""
    pk = Service.objects.filter(pk=house.pk)
    for assured, today, sinks in (
        (date(2025, 4, 1), date(2026, 4, 1), False),
        (date(2025, 4, 30), date(2026, 4, 1), False),
        (date(2025, 4, 1), date(2026, 4, 2), True),
        (date(2025, 4, 30), date(2026, 4, 2), True),
        (date(2025, 5, 1), date(2026, 4, 30), False),
        (date(2024, 12, 31), date(2026, 1, 1), True),
    ):
        pk.update(assured_date=assured)
        assert sunk(pk, today) is sinks, (assured, today)
        told = freshness_of(assured.replace(day=1), assured, today)
        assert (told == "stale") is sinks, (assured, today)
    pk.update(assured_date=None)
    for day in (3, 29):
        QuerySet.update(pk, last_modified=datetime(2025, 4, day, 12, tzinfo=UTC))
        assert sunk(pk, date(2026, 4, 15))
    of_desk = Service.objects.filter(pk=desk.pk)
    of_desk.update(assured_date=date(2025, 4, 30))
    assert not sunk(of_desk, date(2026, 4, 30))
    assert sunk(of_desk, date(2026, 5, 1))


@pytest.mark.parametrize("full", ["true", "false"])
def test_when_a_body_changed_tells_nobody_that_it_runs_a_shelter_too(house, desk, client, full):
    """All bodies go by the month: those alone that run a shelter would be named by the answer."""
    other = organization(name="Tjetra")
    service(other)
    for row in (desk.organization, other):
        QuerySet.update(type(row).objects.filter(pk=row.pk), last_modified=CHANGED)

    def said(moment):
        asked = {"modified_after": moment, "full": full}
        answer = client.get("/api/hsds/organizations", asked).json()
        hidden = hidden_organization_id("AL")
        return [row for row in answer["contents"] if row["id"] != hidden]

    moments = ("2026-10-31", "2026-11-17T09:41:06Z", "2026-11-17T09:41:08Z", "2026-11-30")
    before = [said(moment) for moment in moments]
    Service.objects.filter(pk=house.pk).update(organization=desk.organization)
    assert [said(moment) for moment in moments] == before
    both = {str(desk.organization_id), str(other.pk)}
    assert all({row["id"] for row in rows} == both for rows in before)
    assert said("2026-12-01") == []


def test_the_own_keeper_reads_the_day(house, own_keeper):
    house.refresh_from_db()
    assert shown(house, own_keeper).assured_date == VERIFIED


@pytest.mark.parametrize(
    "moment",
    [
        "9999-12-31T23:59:59-14:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59.999999-00:01",
        "0001-01-01T00:00:00 00:01",
    ],
)
@pytest.mark.parametrize("name", ["services", "organizations", "locations"])
def test_moments_outside_of_the_calendar_are_refused_by_name(desk, client, name, moment):
    answer = client.get(f"/api/hsds/{name}", {"modified_after": moment})
    assert answer.status_code == 400
    assert answer.json()["error"]["parameter"] == "modified_after"


@pytest.mark.parametrize(
    "moment", ["9999-12-31", "0001-01-01", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00-14:00"]
)
def test_the_first_and_last_moments_are_answered(desk, shelter, client, moment):
    assert ids(client, moment) in (set(), {str(desk.pk), str(shelter.pk)})
