"""What a cell says, and why: here, full, at a neighbour, through a line, none, not known."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from directory.gaps import matrix, refreshing
from directory.models import (
    GapCell,
    GapMatrix,
    GapReason,
    GapState,
    Location,
    MappedMunicipality,
    RoadNeighbour,
    ServiceArea,
)
from portal.reference.models import Municipality, ServiceType, TargetGroup
from tests.directory import small_directory

BERAT, HAS, KUKES = "al-berat", "al-has", "al-kukes"


def town(code):
    return Municipality.objects.get(code=code)


def cell(code=BERAT, service_type="counselling", group=""):
    cells = GapCell.objects.for_group(group)
    return cells.get(municipality__code=code, service_type__code=service_type)


def state(*args, **kwargs):
    matrix.compute()
    return cell(*args, **kwargs).state


def map_now(code, on=None):
    return MappedMunicipality.objects.create(municipality=town(code), on=on or timezone.localdate())


# States


def test_a_service_with_a_place_in_town_exists(desk):
    assert state() == GapState.EXISTS
    assert (cell().here, cell().here_full) == (1, 0)


def test_a_full_one_exists_but_is_full_until_its_light_goes_out(desk):
    desk.capacity, desk.capacity_until = "full", timezone.now() + timedelta(hours=1)
    desk.save()
    assert state() == GapState.FULL
    desk.capacity_until = timezone.now() - timedelta(hours=1)
    desk.save()
    assert state() == GapState.EXISTS


def test_one_that_is_closed_for_some_time_helps_nobody_today(desk):
    desk.status = "temporarily closed"
    desk.save()
    assert state() == GapState.FULL


def test_one_that_is_closed_for_good_is_not_there(desk):
    desk.status = "defunct"
    desk.save()
    assert state() == GapState.UNKNOWN


def test_what_nobody_looked_at_is_not_known_and_what_was_looked_at_is_missing(desk):
    assert state(HAS) == GapState.UNKNOWN
    map_now(HAS)
    assert state(HAS) == GapState.NONE


def test_a_map_holds_for_a_year(desk):
    row = map_now(HAS, on=timezone.localdate() - timedelta(days=364))
    assert state(HAS) == GapState.NONE
    row.on -= timedelta(days=3)
    row.save()
    assert state(HAS) == GapState.UNKNOWN


def test_one_elsewhere_whose_area_names_the_town_is_at_a_neighbour(desk):
    ServiceArea.objects.create(service=desk, municipality=town(HAS))
    assert state(HAS) == GapState.NEIGHBOUR
    assert cell(HAS).neighbours == [BERAT]


def test_who_takes_others_is_offered_on_the_road_and_nowhere_else(desk):
    desk.accepts_others = True
    desk.save()
    RoadNeighbour.objects.create(municipality=town(HAS), neighbour=town(BERAT))
    matrix.compute()
    assert cell(HAS).state == GapState.NEIGHBOUR
    assert cell(KUKES).state == GapState.UNKNOWN


def test_a_body_competent_by_territory_is_here_wherever_its_door_is(desk):
    desk.is_territorial = True
    desk.save()
    ServiceArea.objects.create(service=desk, municipality=town(HAS))
    assert state(HAS) == GapState.EXISTS


def test_one_without_a_door_that_names_the_town_comes_there(desk):
    desk.service_at_locations.all().delete()
    assert state() == GapState.EXISTS


def test_a_line_for_the_whole_country_hides_no_missing_service(desk):
    desk.service_at_locations.all().delete()
    desk.service_areas.all().delete()
    ServiceArea.objects.create(service=desk, country_id="AL")
    matrix.compute()
    assert {row.state for row in GapCell.objects.filter(service_type__code="counselling",
            municipality__jurisdiction="AL")} == {GapState.LINE}  # fmt: skip
    assert cell(HAS).here == cell(HAS).neighbour == 0


def test_a_group_that_is_not_served_has_a_gap_of_its_own(desk):
    men = TargetGroup.objects.create(code="men", name_en="men")
    desk.target_groups.add(TargetGroup.objects.get(code="women"))
    map_now(BERAT)
    matrix.compute()
    assert cell(group="women").state == GapState.EXISTS
    assert cell(group=men.code).state == GapState.NONE
    assert cell().state == GapState.EXISTS


def test_a_service_for_everyone_serves_every_group(desk):
    desk.target_groups.add(TargetGroup.objects.create(code="everyone", name_en="everyone"))
    assert state(group="women") == GapState.EXISTS
    assert not GapCell.objects.filter(target_group__code="everyone").exists()


# Secrets


def rows_by_town(**conditions):
    rows = GapCell.objects.filter(municipality__jurisdiction="AL", **conditions)
    found = {}
    for row in rows.values():
        code = row.pop("municipality_id")
        row.pop("id")
        found.setdefault(code, []).append(row)
    for own in found.values():
        own.sort(key=str)
    return found


def test_a_shelter_makes_no_town_different_from_another(shelter):
    for code in (BERAT, HAS, KUKES):
        map_now(code)
    matrix.compute()
    towns = list(rows_by_town().values())
    assert len(towns) == 3
    assert towns[0] == towns[1] == towns[2]
    assert cell(KUKES, "shelter_violence").state == GapState.LINE
    assert cell(KUKES, "shelter_violence").neighbours == []


def test_a_shelter_with_a_street_in_another_town_and_an_area_tells_neither(shelter):
    """Its area names Kukës, and it takes others; read as an open one, Has would have a neighbour."""
    shelter.accepts_others = True
    shelter.save()
    RoadNeighbour.objects.create(municipality=town(HAS), neighbour=town(KUKES))
    matrix.compute()
    towns = list(rows_by_town().values())
    assert towns[0] == towns[1] == towns[2]


def test_a_place_that_turns_secret_takes_its_cells_away_in_the_same_act(
    desk, django_capture_on_commit_callbacks
):
    matrix.compute()
    assert cell().state == GapState.EXISTS
    where = Location.objects.get(organization=desk.organization)
    where.confidentiality = "confidential"
    with django_capture_on_commit_callbacks(execute=True):
        where.save()
        assert not GapCell.objects.filter(service_type__code="counselling").exists()
    assert {cell(code).state for code in (BERAT, HAS, KUKES)} == {GapState.LINE}


def seen_by_towns():
    """Return what each town's cells say, to the last number: one for a country without places."""
    matrix.compute()
    rows = rows_by_town(service_type__code="shelter_violence")
    for own in rows.values():
        for row in own:
            del row["since"]
    return [str(rows[pk]) for pk in sorted(rows)]


def move_to(code):
    def act(shelter):
        where = Location.objects.get(service_at_locations__service=shelter)
        where.municipality = town(code)
        where.save()
        ServiceArea.objects.filter(service=shelter).update(municipality=town(code))
        shelter.organization.municipality = town(code)
        shelter.organization.save()

    return act


def fill(shelter):
    shelter.capacity, shelter.capacity_until = "full", timezone.now() + timedelta(hours=1)
    shelter.save()


@pytest.mark.parametrize(
    ("act", "is_seen"),
    [
        (move_to(BERAT), False),
        (move_to(HAS), False),
        (lambda shelter: shelter.delete(), True),
        (lambda shelter: small_directory.shelter(), True),
        (fill, True),
    ],
    ids=["moved", "moved next door", "closed", "a second one", "full"],
)
def test_whatever_happens_to_a_shelter_happens_to_every_town_alike(shelter, act, is_seen):
    for code in (BERAT, HAS, KUKES):
        map_now(code)
    RoadNeighbour.objects.create(municipality=town(HAS), neighbour=town(BERAT))
    before = seen_by_towns()
    act(shelter)
    after = seen_by_towns()
    assert len(set(before)) == len(set(after)) == 1
    assert (before != after) is is_seen


# Writing


def test_the_day_since_stays_until_the_state_changes(desk):
    first = timezone.now() - timedelta(days=9)
    matrix.compute(moment=first)
    desk.status = "defunct"
    desk.save()
    matrix.compute()
    assert cell().since == timezone.localdate()
    assert cell(HAS).since == timezone.localdate(first)
    assert GapMatrix.objects.get(jurisdiction="AL").computed_at > first


def test_computing_again_changes_nothing(desk):
    matrix.compute()
    before = list(GapCell.objects.order_by("pk").values())
    assert matrix.compute() == {"AL": 0, "ME": 0}
    assert list(GapCell.objects.order_by("pk").values()) == before


def test_the_number_of_queries_does_not_grow_with_the_services(desk, django_assert_max_num_queries):
    matrix.compute()
    for number in range(5):
        small_directory.service(desk.organization, name=f"Nr {number}")
    with django_assert_max_num_queries(47):  # two of them the counts of forgotten slips
        matrix.compute()


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "exists"},
        {"state": "none", "here": 1},
        {"state": "full", "here": 2, "here_full": 1},
        {"state": "neighbour", "here": 1, "neighbour": 1},
        {"state": "line", "neighbour": 1, "line": 1},
        {"state": "unknown", "line": 1},
        {"state": "exists", "here": 1, "here_full": 2},
        {"state": "perhaps"},
    ],
)
def test_the_database_refuses_a_cell_that_contradicts_itself(desk, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        GapCell.objects.create(
            municipality=town(BERAT),
            service_type=ServiceType.objects.get(code="counselling"),
            since=date(2026, 11, 1),
            **wrong,
        )


def test_the_database_refuses_two_cells_of_anybody(desk):
    matrix.compute()
    row = cell()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.parametrize("wrong", [{"kind": "rumour"}, {"count": 0}])
def test_the_database_refuses_a_reason_that_is_none(desk, wrong):
    fields = {"kind": "no_place", "count": 1} | wrong
    with pytest.raises(IntegrityError), transaction.atomic():
        GapReason.objects.create(
            jurisdiction_id="AL",
            service_type=ServiceType.objects.get(code="counselling"),
            **fields,
        )


def test_a_municipality_has_one_map_in_force(desk):
    refreshing.map_municipality(municipality=town(HAS), on=date(2026, 1, 1), by=None)
    refreshing.map_municipality(municipality=town(HAS), on=date(2026, 11, 1), by=None)
    assert MappedMunicipality.objects.get().on == date(2026, 11, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        MappedMunicipality.objects.create(municipality=town(HAS))


# When it is computed


def test_many_changes_ask_for_one_task_and_the_task_for_its_next_run(
    desk, settings, django_capture_on_commit_callbacks
):
    from django_tasks_db.models import DBTaskResult

    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    with django_capture_on_commit_callbacks(execute=True):
        for name in ("Një", "Dy", "Tre"):
            desk.name = name
            desk.save()
    (row,) = DBTaskResult.objects.all()
    assert row.task_path == "directory.gaps.refreshing.refresh"
    assert timedelta(minutes=9) < row.run_after - timezone.now() <= refreshing.WAIT
    DBTaskResult.objects.all().delete()
    assert refreshing.refresh.call() == {"AL": 6 * 2, "ME": 0}
    assert GapMatrix.objects.count() == 2
    (row,) = DBTaskResult.objects.all()
    assert timezone.localtime(row.run_after).time() == time(0, 5)
    assert row.run_after > timezone.now()


def test_the_next_run_is_when_a_light_goes_out(desk):
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    desk.capacity, desk.capacity_until = "full", noon + timedelta(hours=3)
    desk.save()
    assert refreshing._next_change(noon) == desk.capacity_until
    assert refreshing._next_change(noon + timedelta(hours=4)) > desk.capacity_until


def test_a_page_computes_nothing(desk, client):
    assert client.get("/en/directory/gaps/").status_code == 200
    assert not GapMatrix.objects.exists()
    assert not GapCell.objects.exists()
