"""What docs/demo.md tells of the demo is in its matrix, its tables and its lists: no story without data."""

import pytest
from django.utils import timezone
from django.utils.translation import override

from directory import seed, table
from directory.candidates import Wanted, public
from directory.finding import Reader
from directory.models import (
    Commitment,
    ExperiencePage,
    GapCell,
    GapState,
    MissingContact,
    Obstacle,
    ReferralMembership,
    ReferralSlip,
    RoadNeighbour,
    Service,
)
from directory.sharing import message_text
from portal.base.seed import seed_homes
from portal.reference import seed as reference
from portal.reference.models import Municipality, Role, Situation


@pytest.fixture
def demo(db):
    reference.seed()
    seed.seed()


def of(code):
    return Municipality.objects.get(code=code)


def cell(town, service_type, group=""):
    cells = GapCell.objects.for_group(group).select_related("municipality")
    return cells.get(municipality__code=town, service_type__code=service_type)


def states(town, *service_types):
    return {code: cell(town, code).state for code in service_types}


def reaching(town, service_type):
    return Service.objects.open().reaching(of(town)).filter(service_types__code=service_type)


def road(start, end):
    return RoadNeighbour.objects.get(municipality__code=start, neighbour__code=end).road


def test_has_its_municipality_and_the_police_and_kukes_over_the_road(demo):
    for code in ("counselling", "employment"):
        assert cell("al-has", code).state == GapState.NEIGHBOUR
        assert cell("al-has", code).neighbours == ["al-kukes"]
    assert set(states("al-has", "legal_aid", "day_centre").values()) == {GapState.NONE}
    here = Service.objects.open().filter(
        service_at_locations__location__municipality__code="al-has"
    )
    assert {row.organization.name for row in here} == {"Bashkia Has", "Policia e Shtetit"}
    assert road("al-has", "al-kukes") == "Krumë–Kukës"
    checked = {(timezone.localdate() - row.assured_date).days for row in here if row.assured_date}
    assert checked == {21}


def test_the_marks_and_slips_that_the_walk_counts(demo_site):
    marks = Obstacle.objects.filter(service_type__code="day_centre", reason="no_place")
    assert marks.filter(municipality__code="al-berat").count() == 4
    assert Obstacle.objects.filter(municipality__code="al-has", reason="too_far").exists()
    assert MissingContact.objects.filter(municipality__code="al-has").exists()
    slips = ReferralSlip.objects.filter(municipality__code="al-berat", answer="no_place")
    assert slips.filter(service_type__code="day_centre").count() == 2


def test_berats_day_centres_are_full_for_everybody(demo):
    for group in ("", "children", "people_with_disabilities", "roma_egyptians"):
        assert cell("al-berat", "day_centre", group).state == GapState.FULL, group
    rest = states("al-berat", "counselling", "legal_aid", "home_care", "food_aid", "foster_care")
    assert set(rest.values()) == {GapState.EXISTS}
    promise = Commitment.objects.get(task__contains="çdo të premte numrin e vendeve")
    assert promise.due < timezone.localdate()
    assert promise.done_on is None


def test_shkoders_table_is_whole_and_its_counselling_speaks_montenegrin(demo):
    known = table.table_of(of("al-shkoder"))
    assert {code for code, _name, seats in known.bodies if seats} == {
        "mkr_steering",
        "etn",
        "kvdhf",
        "gtn",
    }
    (row,) = [r for r in reaching("al-shkoder", "counselling") if "Bunës" in r.organization.name]
    assert row.phones.filter(languages__code="sr-latn").exists()


def test_devoll_has_no_coordinator_on_any_list(demo):
    town = of("al-devoll")
    assert not ReferralMembership.objects.of(town).filter(role__code="kvdhf").exists()
    assert not ReferralMembership.objects.of(town).filter(body="etn", leads=True).exists()
    case = Situation.objects.get(code="domestic_violence")
    called = table.call(table.table_of(town), case)
    assert {row.role for row in called.lacking} >= {_coordinator(called)}
    berat = table.call(table.table_of(of("al-berat")), case)
    assert _coordinator(berat) not in {row.role for row in berat.lacking}


def _coordinator(call):
    names = {row.role for row in (*call.must, *call.should)}
    label = Role.objects.get(code="kvdhf").label
    assert label in names
    return label


def test_devolls_legal_aid_is_in_korce_and_its_own_records_are_old(demo):
    assert cell("al-devoll", "legal_aid").state == GapState.NEIGHBOUR
    assert cell("al-devoll", "legal_aid").neighbours == ["al-korce"]
    assert road("al-devoll", "al-korce") == "SH3"
    own = Service.objects.filter(organization__name="Bashkia Devoll")
    assert {(timezone.localdate() - row.assured_date).days for row in own} == {410}


def test_four_towns_have_their_municipality_alone_and_most_of_the_country_is_not_known(demo):
    for town in ("al-kucove", "al-divjake", "al-tropoje", "al-permet"):
        here = Service.objects.open().filter(
            service_at_locations__location__municipality__code=town
        )
        assert {row.organization.kind for row in here} <= {"municipality", "public_body"}
    tropoja = Service.objects.filter(organization__name="Bashkia Tropojë")
    assert not tropoja.exclude(assured_date=None).exists()
    cells = GapCell.objects.of_country("AL").for_group("")
    assert cells.filter(state=GapState.UNKNOWN).count() > cells.count() / 2


def test_ulcinj_has_no_carers_and_bar_takes_its_people(demo):
    for group in ("", "older_people"):
        assert cell("me-ulcinj", "home_care", group).state == GapState.NEIGHBOUR
        assert cell("me-ulcinj", "home_care", group).neighbours == ["me-bar"]
    assert cell("me-bar", "home_care", "older_people").state == GapState.EXISTS


@pytest.mark.parametrize(
    ("town", "court"),
    [
        ("al-has", "Gjykata e Shkallës së Parë Kukës"),
        ("al-devoll", "Gjykata e Shkallës së Parë Korçë"),
        ("al-berat", "Gjykata e Shkallës së Parë Berat"),
        ("al-shkoder", "Gjykata e Shkallës së Parë Shkodër"),
        ("me-podgorica", "Osnovni sud u Podgorici"),
        ("me-niksic", "Osnovni sud u Nikšiću"),
        ("me-bar", "Osnovni sud u Baru"),
        ("me-ulcinj", "Osnovni sud u Ulcinju"),
    ],
)
def test_each_town_of_the_story_has_one_court_its_own(demo, town, court):
    (row,) = reaching(town, "court")
    assert row.organization.name == court
    assert row.is_territorial
    assert row.is_sample
    assert row.assured_date is None
    assert cell(town, "court").state == GapState.EXISTS


def test_who_answers_at_night_is_known_to_answer_at_night(demo):
    named = Service.objects.exclude(closed_line=None).select_related("closed_line")
    assert {row.closed_line.hours for row in named} == {"24h"}
    assert all(row.closed_line.jurisdiction_id == row.organization.jurisdiction_id for row in named)
    lines = {}
    for row in named.prefetch_related("service_types"):
        for kind in row.service_types.all():
            lines.setdefault((row.organization.jurisdiction_id, kind.code), set()).add(
                row.closed_line.code
            )
    assert lines["AL", "child_protection"] == lines["AL", "foster_care"] == {"AL-116111"}
    assert lines["ME", "counselling"] >= {"ME-080111111"}
    assert lines["AL", "home_care"] == lines["AL", "court"] == {"AL-129"}
    assert lines["ME", "home_care"] == {"ME-122"}


def test_no_message_of_a_line_says_its_name_twice(demo):
    row = public().for_showing().get(name="SOS linija za žrtve nasilja u porodici")
    with override("sr-latn"):
        text = message_text(Reader(Wanted(jurisdiction="ME")).alone(row), "https://zyra.example/s/")
    assert text.startswith("SOS linija za zrtve nasilja u porodici: 080 111 111")


def test_pages_of_a_municipality_are_read_in_montenegrin(
    db, client, django_capture_on_commit_callbacks
):
    reference.seed()
    seed_homes()
    with django_capture_on_commit_callbacks(execute=True):  # a translation goes live after it
        seed.seed()
    pages = ExperiencePage.objects.live().filter(locale__language_code="sr-latn")
    towns = {page.municipality.code: page for page in pages}
    assert set(towns) == {"me-bar", "al-berat", "al-shkoder"}
    text = client.get(towns["al-berat"].url).content.decode()
    assert "do kojih ne ide autobus" in text
    assert "njësi administrative" not in text
