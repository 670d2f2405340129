"""The demo's gaps tell the story that the plan says, and no shelter's town is in it."""

import pytest

from directory import seed
from directory.models import GapCell, GapReason, GapState, MappedMunicipality
from portal.reference import seed as reference


@pytest.fixture
def demo(db):
    reference.seed()
    seed.seed()


def state(town, service_type, group=""):
    cells = GapCell.objects.for_group(group)
    return cells.get(municipality__code=town, service_type__code=service_type)


def test_the_four_towns_of_the_story(demo):
    """Has: a neighbour over the road. Devoll: legal aid in Korçë. Berat: full. Tirana: full."""
    assert state("al-has", "counselling").state == GapState.NEIGHBOUR
    assert state("al-has", "counselling").neighbours == ["al-kukes"]
    assert state("al-has", "day_centre").state == GapState.NONE
    assert state("al-devoll", "legal_aid").neighbours == ["al-korce"]
    assert state("al-shkoder", "counselling").state == GapState.EXISTS
    assert state("al-berat", "day_centre", "roma_egyptians").state == GapState.FULL
    assert state("al-berat", "mediation").state == GapState.NONE
    assert state("al-tirane", "emergency_shelter").state == GapState.FULL
    assert state("al-skrapar", "home_care").state == GapState.UNKNOWN


def test_who_is_competent_is_missing_nowhere_that_was_mapped(demo):
    towns = MappedMunicipality.objects.values_list("municipality", flat=True)
    cells = GapCell.objects.for_group("").filter(municipality__in=list(towns))
    for code in ("police", "court"):
        states = set(cells.filter(service_type__code=code).values_list("state", flat=True))
        assert states == {GapState.EXISTS}


def test_the_shelter_is_on_the_line_of_every_town(demo):
    for country, number in (("AL", 61), ("ME", 25)):
        cells = GapCell.objects.of_country(country).for_group("")
        rows = cells.filter(service_type__code="shelter_violence")
        seen = set(rows.values_list("state", "here", "neighbour", "line"))
        assert len(rows) == number
        assert len(seen) == 1
        assert seen.pop()[0] == GapState.LINE
        assert not any(rows.values_list("neighbours", flat=True))


def test_every_state_is_seen_and_what_steps_met_is_counted(demo):
    states = set(GapCell.objects.for_group("").values_list("state", flat=True))
    assert states == set(GapState.values)
    kinds = set(GapReason.objects.values_list("kind", flat=True))
    assert {"not_done", "missing_contact"} <= kinds


def test_seeding_again_keeps_what_a_keeper_said(demo):
    number = MappedMunicipality.objects.count()
    row = MappedMunicipality.objects.get(municipality__code="al-has")
    row.is_sample = False
    row.save()
    seed.seed()
    assert MappedMunicipality.objects.count() == number
    assert not MappedMunicipality.objects.get(municipality__code="al-has").is_sample
