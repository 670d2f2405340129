"""The keeper's queue: stale, contested, incomplete, proposed, and what to do first."""

from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext, override

from directory import confirming, review
from directory.models import (
    Confirmation,
    Keepership,
    Metadata,
    Phone,
    ProposedChange,
    Report,
    Schedule,
    Service,
    ServiceAtLocation,
)
from directory.review import Need
from portal.accounts.seed import permit
from tests.directory.small_directory import service

HOME = "/admin/"  # where Wagtail sends the refused


@pytest.fixture
def whole(desk, keeper):
    """A record that lacks nothing, kept by the keeper."""
    Schedule.objects.create(service=desk, byday="MO", opens_at=time(8), closes_at=time(16))
    Service.objects.filter(pk=desk.pk).update(
        assured_date=timezone.localdate(), email="zyra@shembull.example"
    )
    keeper.groups.add(permit("Keepers"))
    Keepership.objects.create(user=keeper, organization=desk.organization)
    return Service.objects.get(pk=desk.pk)


def report(row, kind, *devices, days_ago=1):
    for number in devices:
        Report.objects.create(
            service=row,
            kind=kind,
            device=f"{number:032x}",
            created=timezone.now() - timedelta(days=days_ago),
        )


def needs_of(row, user) -> tuple:
    found = {service.pk: review.row_of(service).needs for service in review.queue(user)}
    return found.get(row.pk, ())


def test_a_whole_record_waits_for_nobody(whole, keeper):
    assert not review.queue(keeper).exists()


def test_three_different_readers_who_were_not_answered_make_it_contested(whole, keeper):
    report(whole, "no_answer", 1, 2)
    assert needs_of(whole, keeper) == ()
    report(whole, "answered", 3)
    assert needs_of(whole, keeper) == ()
    report(whole, "no_answer", 3)
    assert needs_of(whole, keeper) == (Need.CONTESTED,)
    assert list(review.contested(Service.objects.all())) == [whole]


def test_reports_that_were_settled_or_are_old_do_not_count(whole, keeper):
    report(whole, "no_answer", 1, 2, 3)
    assert confirming.settle(service=whole, user=keeper) == 3
    report(whole, "no_answer", 4, 5, 6, days_ago=100)
    assert needs_of(whole, keeper) == ()


def test_one_reader_who_says_what_is_wrong_is_enough(whole, keeper):
    report(whole, "wrong_number", 1)
    assert needs_of(whole, keeper) == (Need.CONTESTED,)


def test_the_intake_line_of_a_shelter_is_not_judged(shelter, own_keeper):
    Service.objects.filter(pk=shelter.pk).update(assured_date=timezone.localdate())
    report(shelter, "no_answer", 1, 2, 3, 4)
    assert needs_of(shelter, own_keeper) == ()


@pytest.mark.parametrize("part", ["schedules", "phones", "service_areas", "service_types"])
def test_what_lacks_something_is_incomplete(whole, keeper, part):
    rows = getattr(whole, part)
    rows.clear() if part == "service_types" else rows.all().delete()
    assert needs_of(whole, keeper) == (Need.INCOMPLETE,)


def test_whom_a_keeper_rang_after_the_mail_is_silent_no_more(whole, keeper, client):
    past = timezone.now() - timedelta(days=90)
    link = Confirmation.objects.create(
        service=whole,
        address="a@b.example",
        created_at=past,
        sent_at=past,
        expires_at=past + timedelta(days=60),
    )
    for day in (None, timezone.localdate(past) - timedelta(days=1)):
        Service.objects.filter(pk=whole.pk).update(assured_date=day)
        assert Need.SILENT in needs_of(whole, keeper)
    confirming.verify(service=whole, user=keeper)
    assert needs_of(whole, keeper) == ()
    assert list(Confirmation.objects.unanswered()) == []
    link.refresh_from_db()
    assert link.state == "waiting"


@pytest.mark.parametrize("number", [1, 2])
def test_the_desk_counts_settled_reports_in_good_grammar(whole, keeper, client, number):
    report(whole, "moved", *range(number))
    client.force_login(keeper)
    answer = client.post(reverse("directory_act", args=[whole.pk]), {"settled": "1"}, follow=True)
    (said,) = (str(message) for message in answer.context["messages"])
    with override("sq"):
        forms = ngettext("%(n)d report is settled.", "%(n)d reports are settled.", number)
    assert said.strip() == forms % {"n": number}


def test_hours_and_phones_of_the_place_count(whole, keeper):
    where = whole.service_at_locations.get().location
    whole.schedules.all().delete()
    Schedule.objects.create(location=where, byday="MO", opens_at=time(8), closes_at=time(16))
    assert needs_of(whole, keeper) == ()


def test_stale_silent_and_unverified(whole, keeper):
    Service.objects.filter(pk=whole.pk).update(
        assured_date=timezone.localdate() - timedelta(days=400)
    )
    assert needs_of(whole, keeper) == (Need.STALE,)
    past = timezone.now() - timedelta(days=90)
    Confirmation.objects.create(
        service=whole,
        address="a@b.example",
        created_at=past,
        sent_at=past,
        expires_at=past + timedelta(days=60),
    )
    assert needs_of(whole, keeper) == (Need.SILENT, Need.STALE)
    Service.objects.filter(pk=whole.pk).update(assured_date=None)
    assert needs_of(whole, keeper) == (Need.SILENT, Need.UNVERIFIED)


@pytest.mark.parametrize(
    ("days", "waits"), [(None, True), (200, True), (100, False)], ids=["never", "old", "fresh"]
)
def test_whom_no_mail_can_ask_is_to_be_rung(whole, keeper, days, waits):
    day = timezone.localdate() - timedelta(days=days) if days else None
    Service.objects.filter(pk=whole.pk).update(email="", assured_date=day)
    assert (Need.UNASKED in needs_of(whole, keeper)) is waits
    assert not confirming.due().exists()
    whole.organization.email = "bashkia@shembull.example"
    whole.organization.save()
    assert Need.UNASKED not in needs_of(whole, keeper)


def test_confirmed_by_phone_says_who_and_when_and_leaves_the_desk(whole, keeper, client):
    Service.objects.filter(pk=whole.pk).update(email="", assured_date=None)
    client.force_login(keeper)
    page = client.get(reverse("directory_queue"), {"need": "unasked"}).content.decode()
    assert "tel:+355600000101" in page
    act = reverse("directory_act", args=[whole.pk])
    assert act in page
    assert client.post(act, {"verified": "1"}).status_code == 302
    whole.refresh_from_db()
    assert (whole.assured_date, whole.assured_by) == (timezone.localdate(), keeper)
    written = Metadata.objects.filter(resource_id=whole.pk, field_name="assured_date")
    assert written.latest("last_action_date").updated_by == f"user:{keeper.pk}"
    assert needs_of(whole, keeper) == ()


def test_a_shelter_without_an_address_is_rung_by_its_own_keeper_alone(
    shelter, own_keeper, keeper, client
):
    keeper.groups.add(permit("Keepers"))
    assert Need.UNASKED in needs_of(shelter, own_keeper)
    client.force_login(keeper)
    page = client.get(reverse("directory_queue"), {"need": "unasked"}).content.decode()
    assert shelter.name not in page
    answer = client.post(reverse("directory_act", args=[shelter.pk]), {"verified": "1"})
    assert (answer.status_code, answer.url) == (302, HOME)
    shelter.refresh_from_db()
    assert shelter.assured_date is None


def test_the_numbers_of_the_desk_are_each_said_once(whole, keeper):
    where = whole.service_at_locations.get()
    Phone.objects.create(service_at_location=where, number="+355 60 000 0777")
    Phone.objects.create(location=where.location, number="+355600000101")
    Phone.objects.create(organization=whole.organization, number="+355 60 000 0888")
    numbers = [phone.dial for phone in review.phones_of(whole)]
    assert numbers == ["+355600000101", "+355600000777"]
    Phone.objects.exclude(organization=whole.organization).delete()
    fresh = Service.objects.get(pk=whole.pk)
    assert [phone.dial for phone in review.phones_of(fresh)] == ["+355600000888"]


def test_a_long_desk_costs_as_many_queries_as_a_short_one(
    whole, keeper, client, django_assert_num_queries
):
    def look():
        client.get(reverse("directory_queue"), {"need": "unverified"})

    def more(count):
        for number in range(count):
            row = service(whole.organization, name=f"Shërbimi {number}")
            Phone.objects.create(service=row, number="+355 60 000 0102")
            ServiceAtLocation.objects.create(
                service=row, location=whole.service_at_locations.get().location
            )

    client.force_login(keeper)
    more(2)
    look()
    with CaptureQueriesContext(connection) as few:
        look()
    more(10)
    with django_assert_num_queries(len(few)):
        look()


def test_the_most_pressing_comes_first(whole, keeper):
    later = service(whole.organization, name="A")  # lacks all, sorts first by name
    link = Confirmation.objects.create(
        service=whole, address="a@b.example", expires_at=timezone.now() + timedelta(days=1)
    )
    ProposedChange.objects.create(confirmation=link, field="alert", value="x")
    assert list(review.queue(keeper)) == [whole, later]
    assert review.counts(keeper) == {
        "proposed": 1, "contested": 0, "incomplete": 1, "silent": 0, "unasked": 1, "stale": 0,
        "unverified": 1,
    }  # fmt: skip
    assert list(review.queue(keeper, need="incomplete")) == [later]


def test_nobody_sees_what_others_keep(shelter, whole, keeper, client):
    report(shelter, "moved", 1)
    assert not review.queue(keeper).exists()
    client.force_login(keeper)
    page = client.get(reverse("directory_queue")).content.decode()
    assert shelter.name not in page
    act = reverse("directory_act", args=[shelter.pk])
    proposals = reverse("directory_proposals", args=[shelter.pk])
    for answer in (
        client.post(act, {"verified": "1"}),
        client.post(proposals),
        client.get(proposals),
    ):
        assert (answer.status_code, answer.url) == (302, HOME)
    shelter.refresh_from_db()
    assert shelter.assured_date is None
    assert Report.objects.waiting().exists()


def test_who_may_not_change_services_has_no_desk(whole, editor, client):
    client.force_login(editor)
    assert client.get(reverse("directory_queue")).status_code == 302


def test_the_desk_shows_the_row_and_verifies_it(whole, keeper, client):
    report(whole, "no_answer", 1, 2, 3)
    client.force_login(keeper)
    page = client.get(reverse("directory_queue")).content.decode()
    assert "Këshillim" in page
    assert "tel:+355600000101" in page
    Service.objects.filter(pk=whole.pk).update(assured_date=None)
    client.post(reverse("directory_act", args=[whole.pk]), {"verified": "1"})
    whole.refresh_from_db()
    assert (whole.assured_date, whole.assured_by) == (timezone.localdate(), keeper)
    assert not review.queue(keeper).exists()


def test_proposals_are_accepted_and_refused_in_the_admin(whole, keeper, client):
    link = Confirmation.objects.create(
        service=whole,
        address="a@b.example",
        expires_at=timezone.now() + timedelta(days=1),
        state="changed",
        answered_at=timezone.now(),
    )
    good = ProposedChange.objects.create(confirmation=link, field="alert", value="Mbyllur sot")
    bad = ProposedChange.objects.create(confirmation=link, field="minimum_age", value="500")
    client.force_login(keeper)
    address = reverse("directory_proposals", args=[whole.pk])
    assert "Mbyllur sot" in client.get(address).content.decode()
    client.post(address, {"proposal": good.pk, "accept": "1"})
    client.post(address, {"proposal": bad.pk, "accept": "1"})
    bad.refresh_from_db()
    assert bad.state == "waiting"
    client.post(address, {"proposal": bad.pk, "refuse": "1"})
    whole.refresh_from_db()
    assert (whole.alert, whole.minimum_age) == ("Mbyllur sot", None)
    assert not ProposedChange.objects.waiting().exists()
