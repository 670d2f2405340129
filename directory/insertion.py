"""Many new rows into one table with less of the processor's time than `bulk_create` takes.

That writes the placeholders of each row anew and prepares values that need no preparing. Here
the statement is written once, and a value that is stored as it is goes through untouched. What
the database refuses, it refuses as before. `python bench/directory.py` measures an import.
"""

import uuid
from collections.abc import Callable, Sequence

from django.db import connections, models, router

# Column → types whose values the databases take as they are. Types are compared exactly.
UNTOUCHED = (
    (models.CharField, (str,)),
    (models.TextField, (str,)),
    (models.BooleanField, (bool,)),
    (models.IntegerField, (int,)),
)


def insert(model: type[models.Model], records: Sequence[models.Model]) -> None:
    """Insert `records`, all new, with their keys set (UUIDs); sends no signals.

    The driver gets one statement and all rows in one call, and runs it once a row. Raises what the
    database raises. Inside a transaction of the caller.
    """
    connection = connections[router.db_for_write(model)]
    fields = model._meta.concrete_fields
    if any(field.generated or field.has_db_default() for field in fields):
        raise TypeError(f"{model.__name__} has columns that the database fills in")
    if any(field.is_relation for field in fields):
        for record in records:  # as `bulk_create` does: a related row that was saved since
            record._prepare_related_fields_for_save(operation_name="bulk_create")
    readers = [_reader(field, connection) for field in fields]
    rows = [[read(record) for read in readers] for record in records]
    if not rows:
        return
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = quote(model._meta.db_table)
    statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 names of ours
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)
    for record in records:
        record._state.adding = False
        record._state.db = connection.alias


def _reader(field: models.Field, connection) -> Callable:
    """Return what reads the value of `field` from a record as `connection` wants it."""
    name = field.attname
    prepare = _preparer(field, connection)
    if type(field).pre_save is models.Field.pre_save:
        return lambda record: prepare(getattr(record, name))
    return lambda record: prepare(field.pre_save(record, True))


def _preparer(field: models.Field, connection) -> Callable:
    kind = field
    while kind.remote_field:
        kind = kind.target_field
    if isinstance(kind, models.UUIDField):
        return _key_preparer(field, connection)
    as_they_are = {
        type_ for column, types in UNTOUCHED if isinstance(kind, column) for type_ in types
    }
    if field.null:
        as_they_are.add(type(None))

    def prepare(value):
        if type(value) in as_they_are:
            return value
        return field.get_db_prep_save(value, connection)

    return prepare


def _key_preparer(field: models.Field, connection) -> Callable:
    is_native = connection.features.has_native_uuid_field

    def prepare(value):
        if type(value) is uuid.UUID:
            return value if is_native else value.hex
        return field.get_db_prep_save(value, connection)

    return prepare
