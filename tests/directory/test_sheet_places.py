"""New places, services and bodies in a sheet: each row's own, and by nobody to be guessed."""

import uuid

import pytest

from directory import models, sheets
from directory.hsds import vocabulary
from portal.accounts.seed import permit
from tests.directory import small_directory
from tests.directory.test_sheets import as_csv

PLACE = "service_at_locations.0.location"


@pytest.fixture
def kept_desk(desk, keeper):
    keeper.groups.add(permit("Keepers"))
    models.Keepership.objects.create(user=keeper, organization=desk.organization)
    return desk


def new_row(owner, name, place="", street="", **more) -> dict:
    row = {"organization.id": str(owner.pk), "name": name, "status": "active"}
    if place:
        row |= {
            f"{PLACE}.name": place,
            f"{PLACE}.location_type": "physical",
            f"{PLACE}.organization_id": str(owner.pk),
            f"{PLACE}.addresses.0.address_1": street,
            f"{PLACE}.addresses.0.city": "Berat",
            f"{PLACE}.addresses.0.country": "AL",
            f"{PLACE}.addresses.0.address_type": "physical",
        }
    return row | more


def examined(user, *rows):
    return sheets.examine(user=user, data=as_csv(rows).encode())


def take(user, *rows):
    sheet = examined(user, *rows)
    assert [str(f) for f in sheet.report.findings if f.level == "error"] == []
    sheets.take(sheet)
    return sheet


def places() -> dict[str, tuple[str, str]]:
    """Return service → name and street of its one place, of those that came by a sheet."""
    pairs = models.ServiceAtLocation.objects.exclude(service__name="Këshillim")
    return {
        pair.service.name: (pair.location.name, pair.location.addresses.get().address_1)
        for pair in pairs
    }


def test_the_next_sheets_place_is_another_place(kept_desk, keeper):
    owner = kept_desk.organization
    take(keeper, new_row(owner, "Një", "Zyra Një", "Rruga Një 1"))
    sheet = take(keeper, new_row(owner, "Dy", "Zyra Dy", "Rruga Dy 2"))
    assert sheet.changed == 0
    expected = {"Një": ("Zyra Një", "Rruga Një 1"), "Dy": ("Zyra Dy", "Rruga Dy 2")}
    assert places() == expected
    again = take(keeper, new_row(owner, "Një", "Zyra Një", "Rruga Një 1"))
    assert (again.new, again.changed) == (0, 0)
    assert places() == expected


def test_one_sheet_brings_several_places(kept_desk, keeper):
    owner = kept_desk.organization
    rows = [new_row(owner, f"S{n}", f"Zyra {n}", f"Rruga {n}") for n in range(3)]
    take(keeper, *rows)
    assert places() == {f"S{n}": (f"Zyra {n}", f"Rruga {n}") for n in range(3)}


def test_every_keeper_may_add_a_place(kept_desk, keeper, moderator):
    take(keeper, new_row(kept_desk.organization, "Një", "Zyra Një", "Rruga Një 1"))
    other = small_directory.organization(name="Tjetra")
    moderator.groups.add(permit("Keepers"))
    models.Keepership.objects.create(user=moderator, organization=other)
    take(moderator, new_row(other, "Dy", "Zyra Dy", "Rruga Dy 2"))
    assert places() == {"Një": ("Zyra Një", "Rruga Një 1"), "Dy": ("Zyra Dy", "Rruga Dy 2")}


def test_the_id_of_a_new_service_does_not_say_whose_it_is(kept_desk, keeper, client):
    owner = kept_desk.organization
    take(keeper, new_row(owner, "Strehim"))
    row = models.Service.objects.get(name="Strehim")
    assert row.pk.version == 4
    row.through_line_only = True
    row.save()
    told = client.get(f"/api/hsds/services/{row.pk}").json()
    bodies = client.get("/api/hsds/organizations").json()["contents"]
    assert str(owner.pk) in {body["id"] for body in bodies}
    made = {
        str(uuid.uuid5(vocabulary.NAMESPACE, f"sheet:{body['id']}:{told['name'].casefold()}"))
        for body in bodies
    }
    assert told["id"] not in made


def test_a_body_is_found_by_its_name_among_ones_own_alone(kept_desk, keeper, moderator):
    by_name = {"organization.name": kept_desk.organization.name.upper(), "status": "active"}
    take(keeper, by_name | {"name": "I ri", "organization.name": kept_desk.organization.name})
    assert models.Service.objects.get(name="I ri").organization == kept_desk.organization
    moderator.groups.add(permit("Keepers"))
    other = small_directory.organization(name="Tjetra")
    models.Keepership.objects.create(user=moderator, organization=other)
    answers = []
    for name in (kept_desk.organization.name, "Askush"):
        row = {"organization.name": name, "name": "I huaj", "status": "active"}
        found = examined(moderator, row).report.findings
        answers.append([(f.table, f.field, f.reason) for f in found if f.level == "error"])
    assert answers[0] == answers[1] != []


def test_two_services_of_one_name_need_their_ids(kept_desk, keeper):
    owner = kept_desk.organization
    small_directory.service(owner, name="Këshillim")
    report = examined(keeper, new_row(owner, "Këshillim", description="x")).report
    assert "several records have this name" in str(report.findings[0])


def test_an_administrator_brings_a_new_body_once(desk, administrator):
    row = {
        "organization.name": "E re", "organization.@jurisdiction": "AL",
        "organization.@kind": "ngo", "status": "active",
    }  # fmt: skip
    take(administrator, row | {"name": "A"}, row | {"name": "B"})
    again = take(administrator, row | {"name": "A"}, row | {"name": "B"})
    assert (again.new, again.changed) == (0, 0)
    assert models.Organization.objects.get(name="E re").services.count() == 2
