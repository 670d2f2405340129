"""What else says that a service is missing: referrals, searches, steps, and what other rooms count."""

from collections import Counter
from datetime import timedelta
from io import StringIO
from typing import NamedTuple

from django.core.management import call_command
from django.utils import timezone

from directory import slips
from directory.gaps import matrix, refreshing
from directory.gaps.evidence import Evidence, every_provider_is_there
from directory.models import (
    GapCell,
    GapReason,
    GapState,
    Organization,
    ReferralSlip,
    Service,
)
from portal.reference.models import Municipality, ServiceType
from search.engines import get_engine
from search.models import AskedQuery

BERAT, HAS = "al-berat", "al-has"


def town(code):
    return Municipality.objects.get(code=code)


def state(code=BERAT):
    matrix.compute()
    return (
        GapCell.objects.for_group("")
        .get(municipality__code=code, service_type__code="counselling")
        .state
    )


# Referrals


def told(desk, worker, answer, ago=timedelta(days=1), code=HAS):
    now = timezone.now()
    ReferralSlip.objects.create(
        sender=worker, municipality=town(code), service=desk, urgency="now", answer=answer,
        service_type=ServiceType.objects.get(code="counselling"), answered_at=now - ago,
        created_at=now - ago - timedelta(hours=1), promised_at=now - ago + timedelta(hours=3),
    )  # fmt: skip


def mailed(desk):
    """Give the service an address, so that its slips are answered by mailed links."""
    Service.objects.filter(pk=desk.pk).update(email="zyra@shembull.example")
    desk.refresh_from_db()


def test_who_told_the_last_referral_that_there_is_no_place_is_full(desk, worker):
    mailed(desk)
    told(desk, worker, "no_place")
    assert state() == GapState.FULL
    told(desk, worker, "not_ours", ago=timedelta(hours=9))
    assert state() == GapState.FULL
    told(desk, worker, "accepted", ago=timedelta(hours=5))
    assert state() == GapState.EXISTS


def test_an_answer_by_a_link_that_was_not_mailed_makes_nobody_full(desk, worker):
    told(desk, worker, "no_place")
    assert state() == GapState.EXISTS
    assert slips.counted("AL", "no_place") == {(HAS, "counselling"): 1}
    Organization.objects.filter(pk=desk.organization_id).update(email="zyra@shembull.example")
    assert state() == GapState.FULL


def test_an_answer_holds_for_a_month_and_a_light_says_more(desk, worker):
    mailed(desk)
    told(desk, worker, "no_place", ago=timedelta(days=31))
    assert state() == GapState.EXISTS
    told(desk, worker, "no_place")
    desk.capacity, desk.capacity_until = "free", timezone.now() + timedelta(hours=1)
    desk.save()
    assert state() == GapState.EXISTS


def test_a_shelter_is_full_by_its_keepers_light_only_and_for_every_town(shelter, worker):
    def lines():
        matrix.compute()
        rows = GapCell.objects.filter(service_type__code="shelter_violence", target_group=None)
        assert rows.count() == 3
        return {(row.line, row.line_full) for row in rows}

    mailed(shelter)
    told(shelter, worker, "no_place")
    assert lines() == {(1, 0)}
    shelter.capacity, shelter.capacity_until = "full", timezone.now() + timedelta(hours=1)
    shelter.save()
    assert lines() == {(1, 1)}


def test_an_answer_to_a_slip_asks_for_a_new_map(desk, worker, monkeypatch):
    asked = []
    monkeypatch.setattr(refreshing, "ask_soon", lambda: asked.append(1))
    told(desk, worker, "no_place")
    slip = ReferralSlip.objects.get()
    now = timezone.now()
    ReferralSlip.objects.update(
        answer="waiting", answered_at=None, created_at=now, promised_at=now + timedelta(hours=4)
    )
    slips.answer(slip=ReferralSlip.objects.get(pk=slip.pk), answer="no_place")
    assert asked


# What other rooms count


class Counted(NamedTuple):
    """What an app yields that may not import the directory."""

    kind: str
    municipality_code: str
    service_type: str
    count: int


def three_in_has(jurisdiction):
    if jurisdiction == "AL":
        yield Counted("not_done", HAS, "counselling", 2)
        yield Evidence("not_done", HAS, "counselling", 1)
        yield Evidence("needs_report", "", "counselling", 4)
        yield Evidence("needs_report", "al-nowhere", "counselling", 4)
        yield Evidence("rumour", HAS, "counselling", 4)


def broken(jurisdiction):
    raise RuntimeError("Kukës")


def test_counts_of_other_rooms_come_through_the_setting(desk, settings, caplog):
    settings.DIRECTORY_EVIDENCE = [f"{__name__}.broken", f"{__name__}.three_in_has"]
    matrix.compute()
    rows = GapReason.objects.values_list("municipality__code", "kind", "count")
    assert set(rows) == {(HAS, "not_done", 3), (None, "needs_report", 4)}
    assert "Kukës" not in caplog.text
    assert "broken" in caplog.text


def test_a_provider_that_is_not_there_is_named_at_start(settings):
    settings.DIRECTORY_EVIDENCE = ["directory.gaps.nobody"]
    assert [problem.id for problem in every_provider_is_there(None)] == ["directory.E001"]


# Searches


def test_searches_that_found_nothing_count_where_they_name_a_place(desk):
    from directory.gaps.searches import empty_searches

    ServiceType.objects.filter(code="counselling").update(name_sq="Këshillim psikologjik")
    today = timezone.localdate()
    for words, results, times in (
        ("psikolog has", 0, 3),
        ("keshillim psikologjik", 0, 2),
        ("psikolog berat", 5, 9),
        ("psikolog kukes", 12, 4),
        ("diçka tjetër has", 0, 4),
    ):
        AskedQuery.objects.create(
            day=today, language="sq", text=words, results=results, times=times
        )
    AskedQuery.objects.create(
        day=today, language="en", text="who has a psikolog", results=0, times=5
    )
    found = Counter()
    for row in empty_searches("AL"):
        found[row.municipality_code, row.service_type] += row.count
    assert found == {
        ("al-has", "counselling"): 3,
        ("al-kukes", "counselling"): 4,
        ("", "counselling"): 7,
    }
    assert ("al-has", "counselling") not in {
        (row.municipality_code, row.service_type) for row in empty_searches("ME")
    }


def test_a_referral_without_a_place_counts_where_it_was_needed(desk, worker):
    ReferralSlip.objects.create(
        sender=worker, municipality=town("al-has"), service=desk, urgency="now",
        service_type=ServiceType.objects.get(code="counselling"), answer="no_place",
        promised_at=timezone.now() + timedelta(days=1), answered_at=timezone.now(),
    )  # fmt: skip
    matrix.compute()
    row = GapReason.objects.get()
    assert (row.municipality.code, row.kind, row.count) == ("al-has", "no_place", 1)


def test_a_search_on_the_page_that_finds_nothing_is_a_reason_of_its_cell(
    desk, worker, client, settings, tmp_path
):
    """From the search box to the cell: nothing in between is written by this test."""
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    get_engine().rebuild([], again=lambda keys: [])
    ServiceType.objects.filter(code="counselling").update(name_sq="Ndërmjetësim familjar")
    browser = {"User-Agent": "Mozilla/5.0 (Linux; Android 14)"}
    page = client.get("/sq/search/", {"q": "ndermjetesim has"}, headers=browser)
    assert page.status_code == 200
    assert AskedQuery.objects.get().results == 0
    call_command("directory_gaps", stdout=StringIO())
    client.force_login(worker)
    page = client.get("/en/directory/gaps/al-has/counselling/").content.decode()
    counted = page.split("What was counted here")[1].split("</section>")[0]
    assert '<b class="number">1</b> searches that found none of it' in counted


def test_searches_for_a_shelter_count_by_their_words_not_by_its_place(shelter):
    """It stands in Kukës; a count that is missing there alone would tell."""
    from directory.gaps.searches import empty_searches

    ServiceType.objects.filter(code="shelter_violence").update(name_sq="Strehëza")
    for words in ("strehëza has", "strehëza kukes", "strehëza berat"):
        AskedQuery.objects.create(
            day=timezone.localdate(), language="sq", text=words, results=7, times=2
        )
    found = {(row.municipality_code, row.count) for row in empty_searches("AL")}
    assert found == {("al-has", 2), ("al-kukes", 2), ("al-berat", 2)}
