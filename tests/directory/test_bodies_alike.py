"""A body that runs a shelter looks in the open data like any other."""

import json

import pytest

from directory import models
from directory.hsds.export import FORMS, export
from directory.shown import people_of
from portal.reference.models import Municipality, Role
from tests.directory import small_directory

SEAT, GUARD = "+355 60 000 0177", "+355 60 000 0188"


@pytest.fixture
def seated(desk):
    """The open desk's organization, whose coordinator sits at the table of Berat."""
    owner = desk.organization
    coordinator = models.Contact.objects.create(organization=owner, title="Koordinatorja")
    models.Phone.objects.create(contact=coordinator, number=SEAT)
    role, _is_new = Role.objects.get_or_create(
        code="psychologist", defaults={"jurisdiction_id": "AL"}
    )
    models.ReferralMembership.objects.create(
        municipality=Municipality.objects.get(code="al-berat"),
        body="gtn",
        role=role,
        organization=owner,
        contact=coordinator,
    )
    return desk


def open_shelter(owner) -> models.Service:
    house = small_directory.service(owner, name="Strehë", through_line_only=True)
    models.Phone.objects.create(service=house, number=small_directory.INTAKE, is_intake=True)
    guard = models.Contact.objects.create(organization=owner, title="Roja")
    models.Phone.objects.create(contact=guard, number=GUARD)
    return house


def answers(client, owner, desk) -> list[str]:
    """Return what the API says of the body, of its row in the list, and of its open service."""
    said = [
        client.get(f"/api/hsds/{address}").content.decode()
        for address in (f"organizations/{owner.pk}", f"services/{desk.pk}")
    ]
    rows = client.get("/api/hsds/organizations?full=true").json()["contents"]
    return [*said, json.dumps(next(row for row in rows if row["id"] == str(owner.pk)))]


def test_the_body_of_a_shelter_is_told_as_before(seated, client):
    owner = seated.organization
    before = answers(client, owner, seated)
    assert all(SEAT in said for said in before)
    open_shelter(owner)
    assert answers(client, owner, seated) == before


@pytest.mark.parametrize("form", FORMS)
def test_a_file_names_who_sits_at_a_table_and_no_guard(seated, form, tmp_path):
    open_shelter(seated.organization)
    export(form, tmp_path / form)
    files = (tmp_path / form).iterdir() if (tmp_path / form).is_dir() else [tmp_path / form]
    said = "".join(file.read_text() for file in files)
    assert SEAT in said
    assert GUARD not in said
    assert "Roja" not in said


def test_a_page_names_who_sits_at_a_table_and_no_guard(seated):
    open_shelter(seated.organization)
    row = models.Service.objects.for_showing().get(pk=seated.pk)
    assert [person.title for person in people_of(row)] == ["Koordinatorja"]


def test_a_seat_of_another_body_names_no_guard(seated):
    """Whoever may enter a seat of their own body must not open another's contact by it."""
    open_shelter(seated.organization)
    guard = models.Contact.objects.get(title="Roja")
    models.ReferralMembership.objects.update(contact=guard)
    other = small_directory.organization(name="Tjetra")
    models.ReferralMembership.objects.update(organization=other)
    row = models.Service.objects.for_showing().get(pk=seated.pk)
    assert people_of(row) == ()
