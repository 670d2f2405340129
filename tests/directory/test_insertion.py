"""Many rows written at once are the rows that saving each would write."""

from datetime import date, time
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from directory import models
from directory.insertion import insert
from directory.models import Metadata
from portal.reference.models import EmergencyLine
from tests.directory.small_directory import leaks

COLUMNS = {
    models.Service: {"name": "Një «emër»", "minimum_age": 6, "assured_date": date(2026, 5, 1)},
    models.Schedule: {"byday": "MO", "opens_at": time(22), "closes_at": time(2, 30)},
    models.CostOption: {"amount": Decimal("12.50"), "currency": "EUR"},
    models.Phone: {"number": "+355 60 000 0101", "is_intake": True},
}


def stored(record) -> dict:
    row = type(record)._base_manager.filter(pk=record.pk).values().get()
    return {name: value for name, value in row.items() if name not in ("id", "last_modified")}


@pytest.mark.parametrize("model", COLUMNS)
def test_a_row_written_with_others_is_the_row_that_is_saved(desk, model):
    owner = {"service": desk} if model is not models.Service else {}
    if model is models.Service:
        owner = {"organization": desk.organization}
    one, many = (model(**owner, **COLUMNS[model]) for _each in range(2))
    one.save()
    assert model.objects.bulk_create([many]) == [many]
    assert stored(one) == stored(many)
    assert (many._state.adding, many._state.db) == (False, "default")
    assert Metadata.objects.filter(resource_id=many.pk, last_action_type="create").count() == 1
    many.save()  # it is known to be there: saved again, not inserted again


def test_the_moment_of_the_change_is_written(desk):
    made = models.Service(organization=desk.organization, name="E re")
    models.Service.objects.bulk_create([made])
    assert models.Service.objects.get(pk=made.pk).last_modified is not None


def test_many_rows_are_handed_to_the_driver_in_one_call_whatever_their_number(desk):
    """How often the database runs the statement is the driver's; that is not counted here."""
    rows = [models.Phone(service=desk, number="129") for _each in range(500)]
    with CaptureQueriesContext(connection) as calls:
        insert(models.Phone, rows)
    (call,) = calls.captured_queries
    assert call["sql"].startswith("500 times: INSERT INTO ")  # as Django logs `executemany`
    assert desk.phones.filter(number="129").count() == 500


def test_what_the_database_refuses_is_refused_without_its_values(desk):
    wrong = models.Phone(number="Qershizeza")  # of nobody
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        models.Phone.objects.bulk_create([wrong])
    assert leaks(str(error.value)) == []
    assert not models.Phone.objects.filter(pk=wrong.pk).exists()


def test_a_related_row_that_was_never_saved_is_refused(desk):
    line = EmergencyLine(code="")
    line.pk = None
    with pytest.raises(ValueError, match="unsaved related object"):
        insert(models.Service, [models.Service(organization=desk.organization, closed_line=line)])
