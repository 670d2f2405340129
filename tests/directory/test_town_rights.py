"""What counts for a whole municipality is written by its own administration only."""

import pytest
from django.urls import reverse

from directory import confidential, table
from directory.models import (
    Contact,
    Keepership,
    MappedMunicipality,
    Organization,
    ReferralMembership,
    RoadNeighbour,
)
from portal.accounts.seed import permission, permit
from portal.reference.models import Municipality, Role
from tests.directory.small_directory import organization, reference


@pytest.fixture
def towns(db):
    reference()
    return {row.code: row for row in Municipality.objects.all()}


@pytest.fixture
def role(towns):
    return Role.objects.create(code="police", jurisdiction_id="AL", name_en="police")


@pytest.fixture
def house(towns):
    """An organization of Berat that is no administration."""
    return organization(name="Gratë e Beratit")


@pytest.fixture
def town_hall(towns):
    row = organization(name="Bashkia Berat")
    row.kind = "municipality"
    row.save()
    return row


@pytest.fixture
def at_desk(client, keeper):
    """A keeper with every right that an administrator could add to the group."""
    kinds = ("referralmembership", "mappedmunicipality", "roadneighbour", "organization")
    rights = [permission(f"directory.{verb}_{kind}") for verb in ("add", "change", "delete")
              for kind in kinds]  # fmt: skip
    permit("Keepers").permissions.add(*rights)
    client.force_login(keeper)
    return client


def keep(user, *owners):
    for owner in owners:
        Keepership.objects.create(user=user, organization=owner)


def desk(row, view):
    kind = row if isinstance(row, str) else row._meta.model_name
    args = [] if isinstance(row, str) else [row.pk]
    return reverse(f"wagtailsnippets_directory_{kind}:{view}", args=args)


def delete_many(client, row):
    path = reverse("wagtail_bulk_action", args=["directory", row._meta.model_name, "delete"])
    return client.post(f"{path}?id={row.pk}")


def seat_fields(town, role, owner, **fields):
    return {
        "municipality": town.pk, "body": "etn", "role": role.pk, "organization": str(owner.pk),
        "contact": "", "level": "municipality", "administrative_unit": "", "position": 0,
    } | fields  # fmt: skip


def seat(town, role, owner, **fields):
    values = {"municipality": town, "role": role, "organization": owner, "body": "etn"} | fields
    return ReferralMembership.objects.create(**values)


# Seats


@pytest.mark.parametrize("body", ["etn", "kvdhf"])
@pytest.mark.parametrize("code", ["al-has", "al-berat"])
def test_who_keeps_an_ngo_takes_no_seat_and_runs_no_table(
    at_desk, keeper, house, role, towns, code, body
):
    keep(keeper, house)
    posted = seat_fields(towns[code], role, house, body=body, leads="on")
    answer = at_desk.post(desk("referralmembership", "add"), posted)
    assert answer.status_code == 200
    assert "municipality" in answer.context["form"].errors
    assert not ReferralMembership.objects.exists()
    assert not table.may_run(keeper, towns[code])


def test_the_administration_seats_others_at_its_own_table_only(
    at_desk, keeper, house, town_hall, role, towns
):
    keep(keeper, town_hall)
    add = desk("referralmembership", "add")
    assert at_desk.post(add, seat_fields(towns["al-has"], role, town_hall)).status_code == 200
    assert at_desk.post(add, seat_fields(towns["al-berat"], role, house)).status_code == 302
    row = ReferralMembership.objects.get()
    assert (row.municipality.code, row.organization) == ("al-berat", house)
    assert at_desk.get(desk(row, "edit")).status_code == 200
    moved = seat_fields(towns["al-has"], role, house)
    assert at_desk.post(desk(row, "edit"), moved).status_code == 200
    led = seat_fields(towns["al-berat"], role, house, leads="on")
    assert at_desk.post(desk(row, "edit"), led).status_code == 302
    row.refresh_from_db()
    assert (row.leads, row.municipality.code) == (True, "al-berat")
    assert at_desk.post(desk(row, "delete")).status_code == 302
    assert not ReferralMembership.objects.exists()


def test_who_sits_there_changes_the_contact_of_the_seat_only(at_desk, keeper, house, role, towns):
    keep(keeper, house)
    row = seat(towns["al-berat"], role, house)
    contact = Contact.objects.create(organization=house, title="Drejtuese")
    posted = seat_fields(towns["al-has"], role, house, leads="on", contact=str(contact.pk))
    assert at_desk.post(desk(row, "edit"), posted).status_code == 302
    row.refresh_from_db()
    assert (row.contact, row.leads, row.municipality.code) == (contact, False, "al-berat")
    at_desk.post(desk(row, "delete"))
    delete_many(at_desk, row)
    assert ReferralMembership.objects.filter(pk=row.pk).exists()


def test_the_administration_does_not_learn_of_a_shelters_seat(
    at_desk, keeper, shelter, town_hall, role, towns
):
    keep(keeper, town_hall)
    row = seat(towns["al-berat"], role, shelter.organization)
    assert not ReferralMembership.objects.kept_by(keeper).exists()
    assert not confidential.keeps_record(keeper, row)
    assert at_desk.get(desk(row, "edit")).status_code == 302
    form = at_desk.get(desk("referralmembership", "add")).content.decode()
    assert shelter.organization.name not in form


# Becoming a town's administration


@pytest.mark.parametrize("changed", [{"kind": "municipality"}, {"municipality": "al-has"}])
def test_no_keeper_makes_an_organization_the_administration_of_a_town(
    at_desk, keeper, house, town_hall, towns, changed
):
    row = house if "kind" in changed else town_hall
    keep(keeper, row)
    page = at_desk.get(desk(row, "edit"))
    form = page.context["form"]
    posted = {form.add_prefix(name): form.initial.get(name) or "" for name in form.fields}
    for formset in form.formsets.values():
        posted |= {f"{formset.prefix}-TOTAL_FORMS": 0, f"{formset.prefix}-INITIAL_FORMS": 0}
    posted["name"] = "Emri i ri"
    assert at_desk.post(desk(row, "edit"), posted).status_code == 302
    town = changed.get("municipality")
    posted |= {"municipality": towns[town].pk} if town else changed
    answer = at_desk.post(desk(row, "edit"), posted)
    assert answer.status_code == 200
    assert set(changed) <= set(answer.context["form"].errors)
    stored = Organization.objects.get(pk=row.pk)
    assert (stored.name, stored.kind) == ("Emri i ri", row.kind)
    assert stored.municipality.code == "al-berat"


# The map and the roads


def test_a_list_is_called_complete_by_its_own_town_only(at_desk, keeper, house, town_hall, towns):
    keep(keeper, house)
    add = desk("mappedmunicipality", "add")
    for code in ("al-has", "al-berat"):
        posted = {"municipality": towns[code].pk, "on": "2026-01-05"}
        assert at_desk.post(add, posted).status_code == 200
    assert not MappedMunicipality.objects.exists()
    keep(keeper, town_hall)
    assert at_desk.post(add, posted).status_code == 302
    assert MappedMunicipality.objects.get().municipality.code == "al-berat"
    other = MappedMunicipality.objects.create(municipality=towns["al-has"], on="2026-01-05")
    at_desk.post(desk(other, "edit"), {"municipality": towns["al-berat"].pk, "on": "2026-01-06"})
    at_desk.post(desk(other, "delete"))
    delete_many(at_desk, other)
    stored = MappedMunicipality.objects.get(pk=other.pk)
    assert (stored.municipality.code, str(stored.on)) == ("al-has", "2026-01-05")
    own = MappedMunicipality.objects.get(municipality=towns["al-berat"])
    assert at_desk.post(desk(own, "delete")).status_code == 302
    assert not MappedMunicipality.objects.filter(pk=own.pk).exists()


def test_a_road_is_written_by_one_of_its_two_towns(at_desk, keeper, house, town_hall, towns):
    def road(one, other):
        return {"municipality": towns[one].pk, "neighbour": towns[other].pk, "position": 0}

    keep(keeper, house)
    add = desk("roadneighbour", "add")
    assert at_desk.post(add, road("al-berat", "al-has")).status_code == 200
    keep(keeper, town_hall)
    assert at_desk.post(add, road("al-kukes", "al-has")).status_code == 200
    assert at_desk.post(add, road("al-has", "al-berat")).status_code == 302
    far = RoadNeighbour.objects.create(municipality=towns["al-has"], neighbour=towns["al-kukes"])
    at_desk.post(desk(far, "edit"), road("al-berat", "al-has"))
    at_desk.post(desk(far, "delete"))
    delete_many(at_desk, far)
    assert RoadNeighbour.objects.get(pk=far.pk).neighbour.code == "al-kukes"


def test_an_administrator_writes_for_every_town(client, administrator, house, role, towns):
    client.force_login(administrator)
    posted = seat_fields(towns["al-has"], role, house, leads="on")
    assert client.post(desk("referralmembership", "add"), posted).status_code == 302
    listed = {"municipality": towns["al-has"].pk, "on": "2026-01-05"}
    assert client.post(desk("mappedmunicipality", "add"), listed).status_code == 302
