"""Which services are to be found anew when a record was written.

`Record` calls this on every way of writing, in the transaction of the write; the search reads
the services after its commit.
"""

from collections.abc import Iterable
from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps

from search.indexing import reindex

_gathered: ContextVar[set | None] = ContextVar("directory_gathered", default=None)


@contextmanager
def gathering():
    """Ask once for all that is written inside the block, and leave the drain to the caller.

    For many rows in many transactions: open it inside each, and drain once after all. Yields
    the set of service ids, so that the caller may add those whose links alone changed.
    """
    services: set = set()
    token = _gathered.set(services)
    try:
        yield services
    finally:
        _gathered.reset(token)
    model = apps.get_model("directory", "Service")
    reindex(*(model(pk=pk) for pk in services), drain_now=False)


def touched(records: Iterable) -> set:
    """Return the ids of the services whose sections `records` (of any kind) may change.

    Costs a query where a place is among them, and one where an organization is.
    """
    services, locations, organizations = set(), set(), set()
    for record in records:
        if record._meta.model_name == "organization":
            organizations.add(record.pk)
            continue
        subjects = record.subjects()
        services.add(subjects.get("service_id"))
        locations.add(subjects.get("location_id"))
    locations.discard(None)
    services.discard(None)
    model = apps.get_model("directory", "Service")
    if locations:
        there = model.objects.filter(service_at_locations__location__in=locations)
        services |= set(there.values_list("pk", flat=True))
    if organizations:
        given = model.objects.filter(organization__in=organizations)
        services |= set(given.values_list("pk", flat=True))
    return services


def find_anew(services: Iterable) -> None:
    """Have the services with these ids read again by the search after the commit."""
    gathered = _gathered.get()
    if gathered is not None:
        gathered.update(services)
        return
    model = apps.get_model("directory", "Service")
    reindex(*(model(pk=pk) for pk in services))
