"""Who to call here: competent bodies of the municipality alone, others by the road, no secret."""

from datetime import UTC, datetime, time

import pytest
from django.utils import timezone
from django.utils.translation import override

from directory import calling, local, models
from directory.shown import shown
from portal.base.lines import Line
from portal.base.templatetags.contacts import contact_state
from portal.reference.models import EmergencyLine, Municipality, ServiceType
from tests.directory import small_directory
from tests.directory.small_directory import INTAKE, leaks

MONDAY_NOON = datetime(2026, 11, 16, 11, 0, tzinfo=UTC)  # 12:00 in Tirana
MONDAY_NIGHT = datetime(2026, 11, 16, 21, 0, tzinfo=UTC)  # 22:00
NIGHT = Line("AL-129", "129", "129", {"en": "Police"}, "open", True, True)
FIRST = Line("AL-112", "112", "112", {"en": "Emergency"}, "open", True, True)
LINES = [FIRST, NIGHT]


@pytest.fixture(autouse=True)
def in_albanian():
    """Whatever language the test before left behind."""
    with override("sq"):
        yield


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: MONDAY_NOON)


def at_night(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: MONDAY_NIGHT)


def give(town="al-kukes", kind="counselling", takes=(), number="+355 60 000 0202", **fields):
    """A service with a place and office hours in `town`, for `town` and `takes`."""
    owner = small_directory.organization(name=f"{kind} {town}", town=town)
    row = models.Service.objects.create(organization=owner, name=f"{kind} {town}", **fields)
    row.service_types.add(ServiceType.objects.get(code=kind))
    where = small_directory.location(owner, town=town)
    models.ServiceAtLocation.objects.create(service=row, location=where)
    models.Phone.objects.create(service=row, number=number)
    models.Schedule.objects.create(
        location=where, byday="MO,TU,WE,TH,FR", opens_at=time(8), closes_at=time(16)
    )
    for code in (town, *takes):
        models.ServiceArea.objects.create(
            service=row, municipality=Municipality.objects.get(code=code)
        )
    return row


def give_line():
    """A line of the whole country, with a number and no place."""
    owner = small_directory.organization()
    line = models.Service.objects.create(organization=owner, name="Linja", accepts_others=True)
    line.service_types.add(ServiceType.objects.get(code="counselling"))
    models.Phone.objects.create(service=line, number="116 111")
    models.ServiceArea.objects.create(service=line, country_id="AL")
    return line


def call(town="al-has", kind="counselling"):
    return local.who_to_call([kind], "AL", town, LINES)[kind]


def names(rows):
    return [row.name for row in rows]


@pytest.fixture
def places(db):
    small_directory.reference()


def test_the_one_of_the_municipality_comes_with_its_hours(places):
    give("al-has")
    found = call()
    (row,) = found.here
    assert (row.name, row.number, row.dial) == (
        "counselling al-has",
        "+355 60 000 0202",
        "+355600000202",
    )
    assert (row.state, row.until.hour) == ("open", 16)
    assert not found.is_missing
    assert found.elsewhere == found.lines == ()


def test_on_a_public_holiday_it_is_said(places, monkeypatch):
    """Monday, 30 November 2026: the day off for the 28th, a Saturday."""
    give("al-has")
    assert not call().here[0].is_holiday
    holiday = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: holiday)
    contact = call().here[0]
    assert (contact.state, contact.is_holiday) == ("closed", True)
    with override("en"):
        assert contact_state(contact).startswith("public holiday today, closed; opens ")


def test_nothing_is_missing_and_says_so(places):
    give("al-kukes")  # Kukës alone
    found = call()
    assert found.is_missing
    assert (found.here, found.elsewhere, found.lines) == ((), (), ())


def test_what_takes_people_from_here_is_offered_with_its_town(places):
    give("al-kukes", takes=("al-has",), accepts_others=True)
    found = call()
    assert found.is_missing
    assert [row.where for row in found.elsewhere] == ["Kukës"]


def test_a_body_of_another_territory_is_never_offered(places):
    road("al-has", "al-kukes")
    give("al-kukes", is_territorial=True)
    found = call()
    assert found.is_missing
    assert found.elsewhere == ()


def test_a_body_competent_here_counts_as_here_wherever_its_office_is(places):
    give("al-kukes", takes=("al-has",), is_territorial=True)
    found = call()
    assert names(found.here) == ["counselling al-kukes"]
    assert not found.is_missing


def test_a_body_with_its_seat_in_another_town_says_which(places):
    road("al-has", "al-kukes", name="SH23")
    give("al-kukes", takes=("al-has",), is_territorial=True)
    (court,) = call().here
    assert court.where_by_road == "Kukës (rruga: SH23)"
    assert call("al-kukes").here[0].where_by_road == ""


def road(start, end, position=0, name=""):
    models.RoadNeighbour.objects.create(
        municipality=Municipality.objects.get(code=start),
        neighbour=Municipality.objects.get(code=end),
        position=position,
        road=name,
    )


def test_the_road_decides_and_not_the_map(places):
    give("al-kukes", accepts_others=True)
    give("al-berat", accepts_others=True)
    assert call().elsewhere == ()  # no road is known and no county
    road("al-has", "al-berat")
    assert [row.where for row in call().elsewhere] == ["Berat"]
    road("al-has", "al-kukes", position=1)
    assert [row.where for row in call().elsewhere] == ["Berat", "Kukës"]


def test_the_row_names_the_road(places):
    road("al-has", "al-kukes", name="SH23")
    give("al-kukes", accepts_others=True)
    assert call().elsewhere[0].where_by_road == "Kukës (rruga: SH23)"


def test_of_two_places_the_one_by_road_is_named(places):
    row = give("al-berat", accepts_others=True)
    kukes = small_directory.location(row.organization, town="al-kukes")
    models.ServiceAtLocation.objects.create(service=row, location=kukes)
    road("al-has", "al-kukes", position=2, name="SH23")
    assert call().elsewhere[0].where_by_road == "Kukës (rruga: SH23)"
    road("al-has", "al-berat", position=1)
    assert call().elsewhere[0].where_by_road == "Berat"


def test_the_hours_of_the_place_hold_before_those_of_the_service(places):
    row = give("al-has")
    models.Schedule.objects.create(service=row, byday="MO", opens_at=time(18), closes_at=time(19))
    assert call().here[0].until.hour == 16


def test_who_does_not_take_others_is_not_offered_along_the_road(places):
    road("al-has", "al-kukes")
    give("al-kukes")
    assert call().elsewhere == ()


def test_the_county_stands_in_for_roads_that_nobody_wrote_down(places):
    Municipality.objects.filter(code__in=["al-has", "al-kukes"]).update(county="Kukës")
    give("al-kukes", accepts_others=True)
    assert [row.where for row in call().elsewhere] == ["Kukës"]
    road("al-has", "al-berat")
    assert call().elsewhere == ()


@pytest.mark.parametrize(
    "busy",
    [
        {"status": "temporarily closed"},
        {"capacity": "full", "capacity_until": datetime(2027, 1, 1, tzinfo=UTC)},
    ],
)
def test_one_that_cannot_take_anybody_sends_on_to_the_next(places, busy):
    give("al-has", **busy)
    give("al-kukes", takes=("al-has",), accepts_others=True)
    found = call()
    assert names(found.here) == ["counselling al-has"]
    assert [row.where for row in found.elsewhere] == ["Kukës"]
    assert found.is_missing == ("status" in busy)


def test_what_is_withdrawn_or_has_no_number_is_nobody_to_call(places):
    give("al-has", status="inactive")
    give("al-has", kind="shelter_violence").phones.all().delete()
    assert call().is_missing
    assert call(kind="shelter_violence").is_missing


def test_at_night_who_answers_comes_first_and_each_row_names_it(places, monkeypatch):
    line = EmergencyLine.objects.create(
        code="AL-129", jurisdiction_id="AL", number="129", name_en="Police"
    )
    give("al-has", closed_line=line)
    assert call().answers_now is None
    assert call().here[0].closed_line == NIGHT
    at_night(monkeypatch)
    found = call()
    assert found.here[0].is_closed
    assert found.here[0].opens_next.hour == 8
    assert found.answers_now == NIGHT


def test_without_a_line_of_its_own_the_first_of_the_country_answers(places, monkeypatch):
    give("al-has")
    at_night(monkeypatch)
    assert call().answers_now == FIRST


def test_a_national_line_that_is_open_does_not_push_the_first_one_down(places, monkeypatch):
    """It stands below the closed office; who answers must stand above it."""
    give("al-has")
    line = give_line()
    models.Schedule.objects.create(
        service=line, opens_at=time(0), closes_at=time(0), on_holidays="as_usual"
    )
    at_night(monkeypatch)
    found = call()
    assert [row.state for row in (*found.here, *found.lines)] == ["closed", "open"]
    assert found.answers_now == FIRST
    models.Service.objects.exclude(pk=line.pk).delete()
    assert call().answers_now is None


def test_at_night_the_line_comes_before_a_closed_neighbour_too(places, monkeypatch):
    give("al-kukes", takes=("al-has",), accepts_others=True)
    assert call().answers_now is None
    at_night(monkeypatch)
    found = call()
    assert found.is_missing
    assert [row.where for row in found.elsewhere] == ["Kukës"]
    assert found.answers_now == FIRST


def test_a_line_that_is_closed_itself_is_not_said_to_answer(places, monkeypatch):
    own = EmergencyLine.objects.create(
        code="AL-116117", jurisdiction_id="AL", number="116 117", name_en="Women"
    )
    give("al-has", closed_line=own)
    line = Line("AL-116117", "116 117", "116117", {"en": "Women"}, "closed", False, True)
    monkeypatch.setattr("tests.directory.test_local.LINES", [FIRST, line])
    assert call().here[0].closed_line == line  # by day: as the keeper named it
    at_night(monkeypatch)
    assert call().answers_now == FIRST
    monkeypatch.setattr("tests.directory.test_local.LINES", [line])
    assert call().here[0].closed_line == line
    assert call().answers_now is None


def test_hours_that_nobody_knows_are_not_counted_on_at_night(places, monkeypatch):
    give("al-has")
    models.Schedule.objects.all().delete()
    assert call().answers_now is None
    at_night(monkeypatch)
    assert call().here[0].state == "unknown"
    assert call().answers_now == FIRST


def test_what_never_closes_names_no_other_and_answers_at_night(places, monkeypatch):
    give("al-has")
    models.Schedule.objects.update(
        byday="", opens_at=time(0), closes_at=time(0), on_holidays="as_usual"
    )
    at_night(monkeypatch)
    found = call()
    assert (found.here[0].state, found.here[0].closed_line) == ("open", None)
    assert found.answers_now is None


def test_a_national_line_stands_below_what_is_missing(places):
    give_line()
    found = call()
    assert found.is_missing
    assert names(found.lines) == ["Linja"]


# A place that nobody may know


@pytest.mark.parametrize("town", ["al-kukes", "al-has", "al-berat"])
def test_a_shelter_answers_the_same_in_every_town(shelter, town):
    shelter.service_types.add(ServiceType.objects.get(code="counselling"))
    Municipality.objects.update(county="Kukës")
    road("al-has", "al-kukes")
    for kind in ("shelter_violence", "counselling"):
        found = call(town, kind)
        (row,) = found.lines
        assert (found.here, found.elsewhere, found.is_missing) == ((), (), False)
        assert row.through_the_line
        assert row.number == INTAKE
        assert (row.where, row.state, row.opens_next) == ("", "unknown", None)
        assert leaks(found) == []


def test_rows_for_calling_show_no_more_than_whole_rows(shelter, desk):
    """Each field that a call row reads is the same, or less for a shelter."""
    models.Schedule.objects.create(service=desk, byday="MO", opens_at=time(8), closes_at=time(9))
    for service in calling.services_to_call(["counselling", "shelter_violence"], "AL", "al-berat"):
        short = shown(service, None)
        whole = shown(models.Service.objects.for_showing().get(pk=service.pk), None)
        assert short.through_the_line == whole.through_the_line
        assert [p.dial for p in short.phones] == [p.dial for p in whole.phones]
        assert [p.municipality for p in short.places] == [p.municipality for p in whole.places]
        assert [s.pk for s in short.schedules] == [s.pk for s in whole.schedules]
        assert leaks(short) == []
        if not short.through_the_line:
            assert short.name == whole.name


def test_a_translated_name_is_used(desk):
    models.ServiceTranslation.objects.create(service=desk, language="en", name="Counselling desk")
    with override("en"):
        assert names(call("al-berat").here) == ["Counselling desk"]
    with override("sq"):
        assert names(call("al-berat").here) == ["Këshillim"]


def test_three_queries_however_many(shelter, desk, django_assert_num_queries):
    codes = ["counselling", "shelter_violence"]
    local.who_to_call(codes, "AL", "al-berat", LINES)  # units are read once a minute
    with django_assert_num_queries(3):
        local.who_to_call(codes, "AL", "al-berat", LINES)
    for town in ("al-berat", "al-kukes", "al-has"):
        give(town)
        give(town, kind="shelter_violence")
    with django_assert_num_queries(3):
        local.who_to_call(codes, "AL", "al-berat", LINES)
    with django_assert_num_queries(0):
        local.who_to_call([], "AL", "al-berat", LINES)
