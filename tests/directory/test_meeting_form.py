"""Meetings in the admin: what stood there can be saved again, and nobody is named who may not be."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.models import Commitment, Meeting, Organization, ReferralMembership
from portal.reference.models import Municipality, Role
from tests.directory.small_directory import organization


@pytest.fixture
def seated(desk):
    """The body of the open desk has a seat at a table of another town."""
    role = Role.objects.create(code="ngo", jurisdiction_id="AL", name_en="NGO", name_sq="OJF")
    return ReferralMembership.objects.create(
        municipality=Municipality.objects.get(code="al-has"),
        body="gtn",
        role=role,
        organization=desk.organization,
    )


@pytest.fixture
def meeting(seated):
    row = Meeting.objects.create(
        municipality=Municipality.objects.get(code="al-berat"),
        body="gtn",
        starts_at=timezone.now() + timedelta(days=3),
    )
    Commitment.objects.create(
        meeting=row,
        organization=seated.organization,
        task="Sjell listën",
        due=date(2027, 1, 1),
    )
    return row


@pytest.fixture
def at_desk(client, administrator):
    client.force_login(administrator)
    return client


def address(meeting) -> str:
    return reverse("wagtailsnippets_directory_meeting:edit", args=[meeting.pk])


def form_of(page) -> dict:
    """Return what a browser would send back."""
    form = page.context["form"]
    parts = [form]
    for lines in form.formsets.values():
        parts += [lines.management_form, *lines.initial_forms]
    data = {}
    for part in parts:
        for bound in part:
            value = bound.value()
            if hasattr(value, "strftime"):
                value = value.strftime("%Y-%m-%d %H:%M" if hasattr(value, "hour") else "%Y-%m-%d")
            if value is not None and value is not False:  # 0 is something
                data[bound.html_name] = value
    return data


def wrongs(answer) -> list:
    """Return what the form says is wrong, also in its lists."""
    if answer.status_code == 302:
        return []
    form = answer.context["form"]
    found = [
        form.errors,
        *(lines.errors + lines.non_form_errors() for lines in form.formsets.values()),
    ]
    return [part for part in found if any(part)] or ["refused without a word"]


def offered(page) -> set[str]:
    (line,) = page.context["form"].formsets["commitments"].initial_forms
    return {row.name for row in line.fields["organization"].queryset}


def test_a_meeting_is_saved_where_who_committed_itself_lost_its_seat(at_desk, meeting, seated):
    ReferralMembership.objects.all().delete()
    page = at_desk.get(address(meeting))
    assert offered(page) == {seated.organization.name}
    answer = at_desk.post(address(meeting), form_of(page) | {"room": "Salla 2"})
    assert wrongs(answer) == []
    meeting.refresh_from_db()
    assert meeting.room == "Salla 2"
    assert meeting.commitments.get().organization == seated.organization


def test_it_is_saved_where_readers_may_no_longer_know_of_it_and_does_not_name_it(
    at_desk, meeting, seated, desk
):
    desk.through_line_only = True
    desk.save()
    assert not Organization.objects.visible_to(None).filter(pk=seated.organization_id).exists()
    page = at_desk.get(address(meeting))
    assert seated.organization.name not in page.text
    assert str(seated.organization_id) not in page.text
    data = form_of(page) | {"commitments-0-task": "Sjell listën e re"}
    assert at_desk.post(address(meeting), data).status_code == 302
    row = meeting.commitments.get()
    assert (row.organization, row.task) == (seated.organization, "Sjell listën e re")


def test_one_meeting_does_not_offer_what_another_one_holds(at_desk, meeting, seated):
    other = organization(name="Pa vend")
    held = Meeting.objects.create(
        municipality=meeting.municipality, body="gtn", starts_at=timezone.now()
    )
    Commitment.objects.create(meeting=held, organization=other, task="x", due=date(2027, 1, 1))
    assert offered(at_desk.get(address(held))) == {other.name, seated.organization.name}
    assert offered(at_desk.get(address(meeting))) == {seated.organization.name}
    data = form_of(at_desk.get(address(meeting)))
    answer = at_desk.post(address(meeting), data | {"commitments-0-organization": str(other.pk)})
    assert answer.status_code == 200
    assert meeting.commitments.get().organization == seated.organization


def test_that_it_was_held_is_not_said_here(at_desk, meeting):
    page = at_desk.get(address(meeting))
    states = [value for value, _name in page.context["form"].fields["state"].choices]
    assert states == ["planned", "cancelled"]
    for state, status, stored in (
        ("held", 200, "planned"),  # it would plan no next meeting
        ("cancelled", 302, "cancelled"),
    ):
        answer = at_desk.post(address(meeting), form_of(page) | {"state": state})
        meeting.refresh_from_db()
        assert (answer.status_code, meeting.state) == (status, stored)


def test_a_meeting_that_was_held_stays_so_and_a_mistake_is_taken_back(at_desk, meeting):
    Meeting.objects.update(state="held")
    data = form_of(at_desk.get(address(meeting)))
    assert data["state"] == "held"
    for state in ("held", "planned"):
        assert at_desk.post(address(meeting), data | {"state": state}).status_code == 302
        meeting.refresh_from_db()
        assert meeting.state == state
