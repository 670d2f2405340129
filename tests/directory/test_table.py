"""The local table: who sits there, who is called, when it meets, what was promised."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from directory import agenda, mailing, meetings, table
from directory.models import (
    AgendaItem,
    CallRule,
    Commitment,
    Contact,
    GapCell,
    Keepership,
    Meeting,
    MissingContact,
    Obstacle,
    Phone,
    ReferralMembership,
    ReferralSlip,
)
from directory.models.obstacle import Reason
from portal.accounts.seed import permit
from portal.reference.days_off import is_public_holiday
from portal.reference.models import Municipality, Role, ServiceType, Situation
from tests.directory.small_directory import organization, reference

PAGES = {
    "list-tables": (),
    "show-table": ("al-berat",),
    "call-table": ("al-berat", "child_violence"),
}


def address(name, *args):
    with override("sq"):
        return reverse(f"directory:{name}", args=args)


@pytest.fixture
def berat(db):
    """A table of Berat: the municipality leads, the police sits, nobody from health."""
    reference()
    place = Municipality.objects.get(code="al-berat")
    town = organization(name="Bashkia Berat", email="bashkia@shembull.example")
    police = organization(name="Policia Berat", email="policia@shembull.example")
    kind = Situation.objects.create(
        code="child_violence", name_en="Violence against a child", name_sq="Dhunë ndaj fëmijës"
    )
    for position, (code, owner) in enumerate(
        (("njmf", town), ("police", police), ("health", None))
    ):
        role = Role.objects.create(
            code=code,
            jurisdiction_id="AL",
            name_en=code,
            name_sq=code,
            short_sq=code,
            short_en=code,
        )
        CallRule.objects.create(
            situation=kind, body="gtn", role=role, is_must=code != "health", position=position
        )
        if owner:
            seat(place, owner, role, leads=owner == town, number=f"+355 60 000 030{position}")
    return place


def seat(place, owner, role, *, body="gtn", number="", **fields):
    contact = Contact.objects.create(organization=owner, title=f"Zyra e {role.code}")
    if number:
        Phone.objects.create(contact=contact, number=number)
    return ReferralMembership.objects.create(
        municipality=place, body=body, role=role, organization=owner, contact=contact, **fields
    )


@pytest.fixture
def runner(berat, keeper):
    """Keeps the municipality, and so runs its table."""
    town = berat_organization("Bashkia Berat")
    keeper.groups.add(permit("Keepers"))
    Keepership.objects.create(user=keeper, organization=town)
    if keeper.confirmed_at is None:
        keeper.confirmed_at = timezone.now()
        keeper.save()
    return keeper


def berat_organization(name):
    from directory.models import Organization

    return Organization.objects.get(name=name)


def meeting(place, days=3, **fields):
    values = {"body": "gtn", "starts_at": timezone.now() + timedelta(days=days)} | fields
    return Meeting.objects.create(municipality=place, **values)


def missing_contact(place):
    return MissingContact.objects.create(
        day=timezone.localdate(),
        municipality=place,
        step="5d0b6f2e-2c2b-4d0c-9a54-6f5a3c0d9e11",
        device="1" * 32,
        service_type=ServiceType.objects.get(code="counselling"),
    )


# Who may see it


@pytest.mark.parametrize("name", PAGES)
def test_tables_are_for_professionals(berat, name, client, worker, resident):
    path = address(name, *PAGES[name])
    assert client.get(path).url == f"/accounts/login/?next={path}"
    client.force_login(resident)
    assert client.get(path).status_code == 403
    client.force_login(worker)
    answer = client.get(path)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


def test_the_table_shows_seats_with_numbers_to_tap(berat, client, worker):
    client.force_login(worker)
    page = client.get(address("show-table", "al-berat")).content.decode()
    assert 'href="tel:+355600000300"' in page
    assert "Policia Berat" in page


def test_a_table_nobody_wrote_down_says_so(berat, client, worker):
    client.force_login(worker)
    answer = client.get(address("show-table", "al-has"))
    assert not answer.context["table"].is_known
    assert "Has" in answer.content.decode()
    assert client.get(address("show-table", "al-nowhere")).status_code == 404


def test_who_runs_a_shelter_only_stands_on_no_table(shelter, berat, client, worker):
    role = Role.objects.get(code="police")
    kukes = Municipality.objects.get(code="al-kukes")
    seat(kukes, shelter.organization, role, number="+355 60 000 0555")
    client.force_login(worker)
    for path in (
        address("show-table", "al-kukes"),
        address("call-table", "al-kukes", "child_violence"),
    ):
        page = client.get(path).content.decode()
        assert shelter.organization.name not in page
        assert "0555" not in page
    promise = {"meeting": meeting(kukes), "organization": shelter.organization, "task": "Hap"}
    Commitment.objects.create(**promise, due=timezone.localdate())
    for path in (
        address("show-table", "al-kukes"),
        address("show-meeting", "al-kukes", promise["meeting"].pk),
    ):
        assert shelter.organization.name not in client.get(path).content.decode()
    listed = client.get(address("list-tables")).context
    assert [row.code for row in listed["municipalities"]] == ["al-berat"]


def test_a_table_costs_a_constant_number_of_queries(
    berat, client, worker, django_assert_max_num_queries
):
    role = Role.objects.get(code="police")
    for number in range(12):
        seat(berat, organization(name=f"Zyra {number}"), role, body="etn", number="129")
    client.force_login(worker)
    client.get(address("show-table", "al-berat"))
    with django_assert_max_num_queries(18):
        client.get(address("show-table", "al-berat"))


# Calling it


def test_a_call_lists_who_must_who_should_and_who_is_lacking(berat):
    whole = table.table_of(berat)
    call = table.call(whole, Situation.objects.get(code="child_violence"))
    assert [row.role for row in call.must] == ["njmf", "police"]
    assert [seat.organization for row in call.must for seat in row.seats] == [
        "Bashkia Berat",
        "Policia Berat",
    ]
    assert [row.role for row in call.lacking] == ["health"]


def test_the_call_has_links_to_tap_and_a_sheet_to_print(berat, client, worker):
    client.force_login(worker)
    page = client.get(address("call-table", "al-berat", "child_violence")).content.decode()
    assert page.count('href="tel:') >= 2
    assert 'class="sheet"' in page
    assert "<textarea" not in page
    assert client.get(address("call-table", "al-berat", "missing")).status_code == 404


def test_one_unit_calls_its_own_role_holder(berat):
    units = [
        berat.administrative_units.create(code=f"al-berat-{n}", name=f"Njësia {n}") for n in (1, 2)
    ]
    role = Role.objects.create(code="pmf", jurisdiction_id="AL", name_en="pmf", short_en="pmf")
    kind = Situation.objects.get(code="child_violence")
    CallRule.objects.create(situation=kind, body="office", role=role, position=9)
    town = berat_organization("Bashkia Berat")
    for unit in units:
        seat(berat, town, role, body="office", level="unit", administrative_unit=unit)
    whole = table.table_of(berat)
    assert len(table.call(whole, kind).must[-1].seats) == 2
    (only,) = table.call(whole, kind, unit="al-berat-2").must[-1].seats
    assert only.unit == "Njësia 2"


def test_a_rule_says_whether_somebody_compared_it_with_the_law(berat, client, worker):
    client.force_login(worker)
    path = address("call-table", "al-berat", "child_violence")
    CallRule.objects.update(source="VKM 353/2018")
    answer = client.get(path)
    assert not answer.context["call"].is_verified
    assert answer.context["call"].sources == ["VKM 353/2018"]
    assert "badge-unverified" in answer.content.decode()
    CallRule.objects.update(checked_on=timezone.localdate())
    assert client.get(path).context["call"].is_verified


def test_montenegro_has_bodies_of_its_own(berat):
    town = Municipality.objects.create(code="me-bar", jurisdiction_id="ME", name="Bar", seat="Bar")
    assert [code for code, _name, _seats in table.table_of(town).bodies] == ["me_team"]
    assert "me_team" not in [code for code, _name, _seats in table.table_of(berat).bodies]
    centre = organization(name="Centar za socijalni rad", town="me-bar")
    role = Role.objects.create(code="me_csr", jurisdiction_id="ME", name_en="csr", short_en="csr")
    wrong = ReferralMembership(municipality=town, body="gtn", role=role, organization=centre)
    rule = CallRule(situation=Situation.objects.get(), body="etn", role=role)
    day = Meeting(municipality=town, body="gtn", starts_at=timezone.now())
    for row in (wrong, rule, day):
        with pytest.raises(ValidationError) as caught:
            row.full_clean()
        assert "body" in caught.value.message_dict
        row.body = "me_team"
        row.full_clean()
        row.save()
    call = table.call(table.table_of(town), Situation.objects.get())
    assert [seat.organization for row in call.must for seat in row.seats] == [centre.name]


# Meetings


@pytest.mark.parametrize(
    ("repeats", "expected"),
    [
        ("never", None),
        ("monthly", date(2026, 4, 7)),  # a Tuesday again
        ("quarterly", date(2026, 6, 2)),
        ("twice_a_year", date(2026, 9, 1)),
    ],
)
def test_the_next_date_keeps_weekday_and_local_hour(berat, repeats, expected):
    before = datetime(2026, 3, 3, 9, tzinfo=UTC)  # a Tuesday at 10 in Tirana, winter time
    following = meetings.next_date(meeting(berat, starts_at=before, repeats=repeats))
    assert (following.date() if following else None) == expected
    if following:
        assert following.hour == 10


def test_a_year_has_twelve_monthly_meetings_each_on_the_same_tuesday_of_its_month(berat):
    row = meeting(berat, starts_at=datetime(2027, 1, 12, 9, tzinfo=UTC), repeats="monthly")
    days = []
    for _month in range(12):
        row = meeting(berat, starts_at=meetings.next_date(row), repeats="monthly")
        days.append(row.starts_at.date())
    assert [day.month for day in days] == [*range(2, 13), 1]
    assert {day.weekday() for day in days} == {1}
    second = [day for day in days if 8 <= day.day <= 14]
    put_off = [day for day in days if day not in second]
    assert all(is_public_holiday("AL", day - timedelta(days=7)) for day in put_off)
    assert len(second) >= 10


def test_the_fifth_of_its_kind_goes_on_as_the_last(berat):
    row = meeting(berat, starts_at=datetime(2027, 3, 31, 9, tzinfo=UTC), repeats="monthly")
    assert meetings.next_date(row).date() == date(2027, 4, 28)


def test_no_meeting_on_a_public_holiday(berat):
    before = datetime(2026, 4, 1, 9, tzinfo=UTC)
    row = meeting(berat, starts_at=before, repeats="monthly")
    first = meetings.next_date(row).date()
    row.starts_at = datetime(
        2026, 10, 28, 9, tzinfo=UTC
    )  # a month later is 28 November, 2 December
    assert first == date(2026, 5, 6)
    row.starts_at = datetime(2026, 10, 24, 9, tzinfo=UTC)  # a Saturday, then 28 November: a holiday
    assert meetings.next_date(row).date() == date(2026, 12, 5)


def test_a_held_meeting_plans_the_next_once(berat, runner, worker):
    row = meeting(berat, days=-1)
    with pytest.raises(meetings.NotRunner):
        meetings.hold(meeting=row, user=worker)
    following = meetings.hold(meeting=row, user=runner)
    assert following.state == "planned"
    with pytest.raises(meetings.NotPlanned):
        meetings.hold(meeting=row, user=runner)
    assert Meeting.objects.count() == 2


def test_the_agenda_is_counted_from_what_is_missing(berat, worker, desk):
    row = meeting(berat)
    shelter_type = ServiceType.objects.get(code="shelter_violence")
    counselling = ServiceType.objects.get(code="counselling")
    GapCell.objects.create(
        municipality=berat, service_type=shelter_type, state="none", since=timezone.localdate()
    )
    for number, days in ((1, 1), (2, 1), (3, 400)):
        Obstacle.objects.create(
            day=timezone.localdate() - timedelta(days=days),
            municipality=berat,
            step="5d0b6f2e-2c2b-4d0c-9a54-6f5a3c0d9e11",
            device=f"{number:032x}",
            reason="no_place",
            service_type=counselling,
        )
    now = timezone.now()
    ReferralSlip.objects.create(
        municipality=berat,
        service=desk,
        service_type=counselling,
        urgency="now",
        promised_at=now + timedelta(hours=4),
        answer="no_place",
        answered_at=now,
    )
    for number, (kind, device) in enumerate(
        ((shelter_type, 4), (shelter_type, 5), (shelter_type, 6), (counselling, 7))
    ):
        MissingContact.objects.create(
            day=timezone.localdate() - timedelta(days=number),
            municipality=berat,
            step="5d0b6f2e-2c2b-4d0c-9a54-6f5a3c0d9e11",
            device=f"{device:032x}",
            service_type=kind,
        )
    AgendaItem.objects.create(meeting=row, text="Plani i dimrit")
    assert agenda.fill_agenda(row) == 5
    assert agenda.fill_agenda(row) == 5
    counted = set(row.agenda.values_list("kind", "service_type__code", "count"))
    assert counted == {
        ("gap", "shelter_violence", 3),
        ("no_contact", "counselling", 1),
        ("obstacle", "counselling", 2),
        ("slip", "counselling", 1),
        ("own", None, 0),
    }
    GapCell.objects.all().delete()
    agenda.fill_agenda(row)
    assert not row.agenda.filter(kind="gap").exists()
    assert row.agenda.get(kind="no_contact", service_type=shelter_type).count == 3


def test_a_gap_that_nobody_looked_for_takes_no_point(berat, client, worker):
    row = meeting(berat)
    types = [
        ServiceType.objects.create(code=f"type{n}", name_en=f"Type {n}", name_sq=f"Lloji {n}")
        for n in range(8)
    ]
    for kind in types:
        GapCell.objects.create(
            municipality=berat, service_type=kind, state="none", since=timezone.localdate()
        )
    for number, kind in enumerate(types[5:]):
        MissingContact.objects.create(
            day=timezone.localdate(),
            municipality=berat,
            step="5d0b6f2e-2c2b-4d0c-9a54-6f5a3c0d9e11",
            device=f"{number:032x}",
            service_type=kind,
        )
    agenda.fill_agenda(row)
    points = row.agenda.filter(kind="gap").values_list("service_type__code", "count")
    assert set(points) == {("type5", 1), ("type6", 1), ("type7", 1)}
    assert agenda.quiet_gaps(row) == types[:5]
    client.force_login(worker)
    page = client.get(address("show-meeting", "al-berat", row.pk)).content.decode()
    assert "Lloji 0" in page


def test_obstacles_at_steps_that_need_no_service_are_said_with_their_reasons(berat, client, worker):
    row = meeting(berat)
    counselling = ServiceType.objects.get(code="counselling")
    for number, (reason, kind) in enumerate(
        (("no_answer", None), ("no_answer", None), ("too_far", None), ("no_place", counselling))
    ):
        Obstacle.objects.create(
            day=timezone.localdate(),
            municipality=berat,
            step="5d0b6f2e-2c2b-4d0c-9a54-6f5a3c0d9e11",
            device=f"{number:032x}",
            reason=reason,
            service_type=kind,
        )
    agenda.fill_agenda(row)
    assert row.agenda.count() == 1
    client.force_login(worker)
    context = client.get(address("show-meeting", "al-berat", row.pk)).context
    with override("sq"):
        words = {code: str(Reason(code).label) for code in ("no_answer", "too_far", "no_place")}
    assert context["other_reasons"] == [(words["no_answer"], 2), (words["too_far"], 1)]
    assert context["points"][0]["reasons"] == [(words["no_place"], 1)]


def test_the_page_of_a_meeting_and_its_acts(berat, runner, client, worker):
    row = meeting(berat, days=-1)
    path = address("show-meeting", "al-berat", row.pk)
    change = address("change-meeting", "al-berat", row.pk)
    client.force_login(worker)
    assert client.get(path).status_code == 200
    assert client.post(change, {"held": "1"}).status_code == 403
    client.force_login(runner)
    answer = client.post(change, {"held": "1"})
    following = Meeting.objects.get(state="planned")
    assert answer.url == address("show-meeting", "al-berat", following.pk)
    assert client.get(address("show-meeting", "al-has", row.pk)).status_code == 404


def test_who_does_not_run_the_table_renews_no_agenda(berat, runner, client, worker):
    row = meeting(berat)
    missing_contact(berat)
    with pytest.raises(meetings.NotRunner):
        meetings.renew_agenda(meeting=row, user=worker)
    change = address("change-meeting", "al-berat", row.pk)
    client.force_login(worker)
    assert client.post(change, {}).status_code == 403
    assert not AgendaItem.objects.exists()
    client.force_login(runner)
    assert client.post(change, {}).status_code == 302
    assert row.agenda.count() == 1


def test_the_next_meeting_has_its_agenda_and_a_held_one_keeps_its_own(berat, runner, client):
    last = meeting(berat, days=-1, repeats="never")
    missing_contact(berat)
    client.force_login(runner)
    client.post(address("change-meeting", "al-berat", last.pk), {"held": "1"})
    last.refresh_from_db()
    assert (last.state, last.agenda.count()) == ("held", 0)
    client.post(address("change-meeting", "al-berat", last.pk), {})
    assert last.agenda.count() == 0
    row = meeting(berat, days=-2, repeats="monthly")
    following = meetings.hold(meeting=row, user=runner)
    assert following.agenda.count() == 1


@pytest.mark.parametrize("text", ["Rasti i Agron Hoxha", "tel 069 123 4567"])
def test_no_case_data_on_the_agenda(berat, text):
    row = meeting(berat)
    for item in (
        AgendaItem(meeting=row, text=text),
        Commitment(
            meeting=row,
            organization=berat_organization("Policia Berat"),
            task=text,
            due=timezone.localdate(),
        ),
    ):
        with pytest.raises(ValidationError):
            item.full_clean()


# Commitments and reminders


@pytest.fixture
def promise(berat):
    return Commitment.objects.create(
        meeting=meeting(berat, days=-20, state="held"),
        organization=berat_organization("Policia Berat"),
        task="Emëron një zëvendësues",
        due=timezone.localdate() + timedelta(days=2),
    )


def test_only_the_table_and_the_institution_mark_it_done(berat, promise, runner, worker, client):
    path = address("finish-commitment", "al-berat", promise.pk)
    client.force_login(worker)
    assert client.post(path).status_code == 403
    client.force_login(runner)
    assert client.post(path).status_code == 302
    promise.refresh_from_db()
    assert promise.done_on == timezone.localdate()


@pytest.mark.parametrize(
    ("days", "done", "words"),
    [(2, False, "not done yet"), (-2, False, "overdue"), (-2, True, "done ")],
)
def test_a_commitment_is_in_the_same_state_on_every_page(
    berat, promise, worker, client, days, done, words
):
    today = timezone.localdate()
    promise.due, promise.done_on = today + timedelta(days=days), today if done else None
    promise.save()
    following = meeting(berat, days=10)
    client.force_login(worker)
    with override("en"):
        pages = [reverse("directory:show-meeting", args=["al-berat", promise.meeting_id])]
        if not done:  # what is done is no longer asked for
            pages.append(reverse("directory:show-table", args=["al-berat"]))
            pages.append(reverse("directory:show-meeting", args=["al-berat", following.pk]))
    for path in pages:
        page = client.get(path).content.decode()
        row = page.split(promise.task)[1].split("</tr>")[0]
        assert words in row, path
        assert ("overdue" in row) is (words == "overdue"), path


def test_a_commitment_is_called_to_mind_before_and_once_after(promise):
    assert meetings.remind_all() == 1
    assert meetings.remind_all() == 0
    assert mail.outbox[0].to == ["policia@shembull.example"]
    assert "Emëron një zëvendësues" in mail.outbox[0].body
    later = timezone.now() + timedelta(days=5)
    assert meetings.remind_all(moment=later) == 1
    assert meetings.remind_all(moment=later + timedelta(days=1)) == 0
    Commitment.objects.update(done_on=timezone.localdate(), reminded_on=None)
    assert meetings.remind_all(moment=later) == 0


def test_whom_no_mail_reaches_is_not_marked_as_reminded_and_is_listed_to_be_rung(
    promise, runner, worker, client
):
    promise.organization.email = ""
    promise.organization.save()
    assert meetings.remind_all() == 0
    promise.refresh_from_db()
    assert promise.reminded_on is None
    page = address("show-table", "al-berat")
    path = address("ring-commitment", "al-berat", promise.pk)
    client.force_login(worker)
    assert client.get(page).context["to_ring"] == []
    assert client.post(path).status_code == 403
    client.force_login(runner)
    answer = client.get(page)
    (ring,) = answer.context["to_ring"]
    assert ring.commitment == promise
    assert [phone.dial for phone in ring.phones] == ["+355600000301"]
    assert path in answer.content.decode()
    assert client.post(path).status_code == 302
    promise.refresh_from_db()
    assert promise.reminded_on == timezone.localdate()
    assert client.get(page).context["to_ring"] == []
    later = timezone.now() + timedelta(days=5)  # overdue: once more
    assert len(meetings.to_ring(promise.meeting.municipality, later)) == 1


def test_whom_to_ring_costs_the_same_for_many(
    promise, runner, client, django_assert_max_num_queries
):
    role = Role.objects.get(code="police")
    for number in range(8):
        owner = organization(name=f"Zyra {number}")
        seat(promise.meeting.municipality, owner, role, body="etn", number="129")
        Commitment.objects.create(
            meeting=promise.meeting, organization=owner, task="x", due=timezone.localdate()
        )
    with django_assert_max_num_queries(5):
        assert len(meetings.to_ring(promise.meeting.municipality)) == 8


def test_the_seat_of_an_institution_has_an_address_too(promise):
    promise.organization.email = ""
    promise.organization.save()
    seat_of = ReferralMembership.objects.get(organization=promise.organization)
    seat_of.contact.email = "dezhurna@shembull.example"
    seat_of.contact.save()
    assert meetings.remind_all() == 1
    assert mail.outbox[0].to == ["dezhurna@shembull.example"]
    assert meetings.to_ring(promise.meeting.municipality) == []


def test_a_shelter_is_rung_by_nobody(shelter, runner):
    kukes = Municipality.objects.get(code="al-kukes")
    Commitment.objects.create(
        meeting=meeting(kukes, days=-9, state="held"),
        organization=shelter.organization,
        task="Hap",
        due=timezone.localdate(),
    )
    assert meetings.to_ring(kukes) == []


def test_members_whom_the_invitation_does_not_reach_are_named_to_who_runs_the_table(
    berat, runner, worker, client
):
    police = berat_organization("Policia Berat")
    police.email = ""
    police.save()
    path = address("show-meeting", "al-berat", meeting(berat).pk)
    client.force_login(runner)
    answer = client.get(path)
    assert [seat.organization for seat in answer.context["to_ring"]] == ["Policia Berat"]
    assert 'id="ring-title"' in answer.content.decode()
    client.force_login(worker)
    assert 'id="ring-title"' not in client.get(path).content.decode()


def test_an_invitation_that_reached_nobody_does_not_count_as_sent(berat):
    from directory.models import Organization

    Organization.objects.update(email="")
    row = meeting(berat)
    assert meetings.remind_all() == 0
    row.refresh_from_db()
    assert row.reminded_at is None


def test_a_near_meeting_is_announced_once_to_each_institution(berat):
    meeting(berat, days=3)
    meeting(berat, days=30, body="gtn")
    meeting(berat, days=2, state="cancelled")
    call_command("directory_remind")
    assert sorted(message.to[0] for message in mail.outbox) == [
        "bashkia@shembull.example",
        "policia@shembull.example",
    ]
    call_command("directory_remind")
    assert len(mail.outbox) == 2


def test_what_no_mail_carried_is_announced_by_the_next_run(berat, promise, monkeypatch):
    meeting(berat, days=3)

    def refuse(*args, **kwargs):
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr(mailing, "send_mail", refuse)
        assert meetings.remind_all() == 0
    assert meetings.remind_all() == 3


# In the admin


def test_the_runner_writes_agenda_and_commitments_and_sees_no_shelter(
    shelter, berat, runner, client
):
    seat(
        Municipality.objects.get(code="al-kukes"),
        shelter.organization,
        Role.objects.get(code="njmf"),
    )
    row = meeting(berat)
    client.force_login(runner)
    answer = client.get(reverse("wagtailsnippets_directory_meeting:edit", args=[row.pk]))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Policia Berat" in page
    assert shelter.organization.name not in page


def test_another_day_is_announced_anew(berat, runner, client):
    row = meeting(berat)
    Meeting.objects.update(reminded_at=timezone.now())
    client.force_login(runner)
    form = {
        "municipality": berat.pk,
        "body": "gtn",
        "starts_at": "2030-03-05 10:00",
        "repeats": "monthly",
        "state": "planned",
        **{
            f"{name}-{count}": "0"
            for name in ("agenda", "commitments")
            for count in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
        },
    }
    path = reverse("wagtailsnippets_directory_meeting:edit", args=[row.pk])
    assert client.post(path, form).status_code == 302
    row.refresh_from_db()
    assert (row.starts_at.year, row.reminded_at) == (2030, None)
    form["municipality"] = Municipality.objects.get(code="al-has").pk
    assert client.post(path, form).status_code == 200


def test_who_leads_no_table_edits_no_meeting(berat, keeper, client):
    keeper.groups.add(permit("Keepers"))
    row = meeting(berat)
    client.force_login(keeper)
    answer = client.get(reverse("wagtailsnippets_directory_meeting:edit", args=[row.pk]))
    assert answer.status_code == 302
    listed = client.get(reverse("wagtailsnippets_directory_meeting:list")).content.decode()
    assert f"/{row.pk}/" not in listed


# The database


def test_the_database_refuses_meetings_that_contradict_themselves(berat):
    row = meeting(berat)
    for wrong in ({"body": "x"}, {"repeats": "daily"}, {"state": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Meeting.objects.filter(pk=row.pk).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        meeting(berat, starts_at=row.starts_at)


def test_the_database_refuses_points_and_promises_that_say_nothing(berat):
    row = meeting(berat)
    counselling = ServiceType.objects.get(code="counselling")
    for wrong in ({"kind": "own"}, {"kind": "gap"}, {"kind": "x", "text": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            AgendaItem.objects.create(meeting=row, **wrong)
    AgendaItem.objects.create(meeting=row, kind="gap", service_type=counselling)
    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaItem.objects.create(meeting=row, kind="gap", service_type=counselling)
    police = berat_organization("Policia Berat")
    promise = {"meeting": row, "organization": police, "due": timezone.localdate()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.create(**promise, task="")
    Commitment.objects.create(**promise, task="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.create(**promise, task="x")


def test_the_database_refuses_a_rule_twice_and_for_no_body(berat):
    rule = CallRule.objects.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        CallRule.objects.create(situation=rule.situation, body=rule.body, role=rule.role)
    with pytest.raises(IntegrityError), transaction.atomic():
        CallRule.objects.create(situation=rule.situation, body="x", role=rule.role)
    with pytest.raises(IntegrityError), transaction.atomic():
        CallRule.objects.filter(pk=rule.pk).update(checked_on=timezone.localdate())
