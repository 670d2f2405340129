"""Who changed which field of a record, and when (HSDS `metadata`).

`Record` writes through here on every way of saving that the ORM offers; call `acting` around
acts, so that the history knows who acted.
"""

from collections.abc import Iterable
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

from directory.models.metadata import Action, Metadata

NOBODY = "program"
UNTRACKED = {"id", "last_modified"}
# What of a confidential service may stand in the history in clear: none of it tells a place.
PLAIN_FIELDS = {
    "status",
    "capacity",
    "capacity_until",
    "assured_date",
    "assured_by_id",
    "minimum_age",
    "maximum_age",
    "confidentiality",
    "through_line_only",
}
_actor: ContextVar[str] = ContextVar("directory_actor", default=NOBODY)


@contextmanager
def acting(actor):
    """Name who acts inside the block: a user, or a program by its name (str)."""
    token = _actor.set(actor if isinstance(actor, str) else f"user:{actor.pk}")
    try:
        yield
    finally:
        _actor.reset(token)


def values_of(record) -> dict[str, str]:
    """Return field → text of what `record` says now."""
    return {field.attname: _text(getattr(record, field.attname)) for field in _fields(type(record))}


def note_saved(record, stored, *, written: Iterable[str] | None, hidden: bool) -> None:
    """Write in what `record` differs from `stored` (None: it is new).

    `written`: names of the fields that were saved, None for all. What else differs was changed by
    others meanwhile and stays as they left it. `hidden`: it was or is confidential, so that only
    some of its fields are kept in clear.
    """
    if stored is None:
        note_created([record])
        return
    before, after = values_of(stored), values_of(record)
    note(
        _row(record, Action.UPDATE, name, before[name], after[name], hidden=hidden)
        for name in _saved(type(record), written)
        if before[name] != after[name]
    )


def note_created(records: Iterable) -> None:
    note(_row(record, Action.CREATE, "id", "", str(record.pk), hidden=False) for record in records)


def note_deleted(record) -> None:
    note([_row(record, Action.DELETE, "id", str(record.pk), "", hidden=False)])


def note_links(record, field: str, before: Iterable[str], after: Iterable[str]) -> None:
    """Write that the codes which `record` carries in the many-to-many `field` changed."""
    old, new = ",".join(sorted(before)), ",".join(sorted(after))
    if old != new:
        note([_row(record, Action.UPDATE, field, old, new, hidden=record.is_confidential)])


def note(rows: Iterable[Metadata]) -> None:
    from directory import insertion
    from directory.gaps import refreshing

    insertion.insert(Metadata, list(rows))
    refreshing.ask_soon()


def _row(record, action, field, before, after, *, hidden) -> Metadata:
    withheld = hidden and field not in PLAIN_FIELDS and action == Action.UPDATE
    return Metadata(
        resource_id=record.pk,
        resource_type=record._meta.model_name,
        **record.subjects(),
        last_action_date=timezone.now(),
        last_action_type=action,
        field_name=field,
        previous_value="" if withheld else before,
        replacement_value="" if withheld else after,
        updated_by=_actor.get(),
        is_withheld=withheld,
    )


def _fields(model):
    return [field for field in model._meta.concrete_fields if field.name not in UNTRACKED]


def _saved(model, written: Iterable[str] | None) -> list[str]:
    """Return the columns in `written`, which names a field or its column, in the model's order."""
    wanted = None if written is None else set(written)
    return [
        field.attname
        for field in _fields(model)
        if wanted is None or field.name in wanted or field.attname in wanted
    ]


def _text(value) -> str:
    if value is None:
        return ""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
