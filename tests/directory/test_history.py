"""Field-level history: what changed, when, by whom, in the transaction of the change."""

import pytest
from django.db import transaction
from django.db.models import F

from directory import history
from directory.models import Address, Location, Metadata, Phone, Service
from directory.models.metadata import Action
from tests.directory.small_directory import organization


def changes(record, **filters):
    rows = Metadata.objects.filter(resource_id=record.pk, last_action_type="update", **filters)
    return {row.field_name: (row.previous_value, row.replacement_value) for row in rows}


def test_a_change_of_two_fields_is_two_rows_with_before_and_after(desk, keeper):
    with history.acting(keeper):
        desk.name, desk.minimum_age = "Këshillim për gra", 18
        desk.save()
    assert changes(desk) == {
        "name": ("Këshillim", "Këshillim për gra"),
        "minimum_age": ("", "18"),
    }
    row = Metadata.objects.get(resource_id=desk.pk, field_name="name")
    assert row.updated_by == f"user:{keeper.pk}"
    assert row.resource_type == "service"


def test_saving_the_same_again_is_no_change(desk):
    before = Metadata.objects.count()
    desk.save()
    assert Metadata.objects.count() == before


def test_making_and_deleting_are_one_row_each_and_outlive_the_record(desk):
    phone = Phone.objects.create(service=desk, number="129")
    key = phone.pk
    phone.delete()
    rows = Metadata.objects.filter(resource_id=key).order_by("last_action_date")
    assert [row.last_action_type for row in rows] == [Action.CREATE, Action.DELETE]


@pytest.mark.parametrize(
    "write",
    [
        lambda row: type(row).objects.filter(pk=row.pk).update(name="Tjetër"),
        lambda row: type(row).objects.bulk_update([_renamed(row)], ["name"]),
        lambda row: _renamed(row).save(update_fields=["name"]),
        lambda row: type(row).objects.update_or_create(pk=row.pk, defaults={"name": "Tjetër"}),
    ],
)
def test_no_way_of_writing_passes_by_the_history(desk, write):
    write(desk)
    assert changes(desk) == {"name": ("Këshillim", "Tjetër")}


@pytest.mark.parametrize("name", ["organization", "organization_id"])
def test_what_a_stale_row_does_not_write_is_no_change(desk, name):
    stale = Service.objects.get(pk=desk.pk)
    assert stale.alert == ""
    Service.objects.filter(pk=desk.pk).update(alert="Mbyllur sot")
    stale.organization = organization(name="Tjetra")
    stale.save(update_fields=[name])
    assert Service.objects.get(pk=desk.pk).alert == "Mbyllur sot"
    assert changes(desk) == {
        "alert": ("", "Mbyllur sot"),
        "organization_id": (str(desk.organization_id), str(stale.organization_id)),
    }
    stale.save()  # this one does write it back
    assert Metadata.objects.filter(resource_id=desk.pk, field_name="alert").count() == 2


def _renamed(row):
    row.name = "Tjetër"
    return row


def test_making_many_and_deleting_many_is_noted_too(desk):
    made = Phone.objects.bulk_create([Phone(service=desk, number=str(n)) for n in (122, 123)])
    assert Metadata.objects.filter(resource_id__in=[row.pk for row in made]).count() == 2
    Phone.objects.filter(number__in=["122", "123"]).delete()
    assert Metadata.objects.filter(last_action_type="delete").count() == 2


def test_expressions_are_refused_because_nobody_could_tell_what_changed(desk):
    with pytest.raises(ValueError, match="plain values"):
        Service.objects.update(minimum_age=F("maximum_age"))


def test_a_change_that_is_rolled_back_leaves_no_history(desk):
    with transaction.atomic():
        desk.name = "Tjetër"
        desk.save()
        transaction.set_rollback(True)
    assert changes(desk) == {}


def test_the_actor_is_forgotten_after_the_block(desk, keeper):
    with history.acting(keeper):
        pass
    with history.acting("import"):
        desk.name = "A"
        desk.save()
    desk.name = "B"
    desk.save()
    actors = Metadata.objects.filter(resource_id=desk.pk, field_name="name")
    assert {row.updated_by for row in actors} == {"import", "program"}


def test_an_open_address_keeps_its_history_in_clear(desk):
    address = Address.objects.get(location__organization=desk.organization)
    address.address_1 = "Rruga e Re 2"
    address.save()
    assert changes(address) == {"address_1": ("Rruga e Hapur 1", "Rruga e Re 2")}


def test_moving_a_place_is_noted_by_number_of_the_municipality(desk):
    place = Location.objects.get(organization=desk.organization)
    place.latitude = None
    place.longitude = None
    place.save()
    assert set(changes(place)) == {"latitude", "longitude"}
