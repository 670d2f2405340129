"""Which services are to be found anew when a record was written.

`Record` calls this on every way of writing, in the transaction of the write; the search reads
the services after its commit.
"""

from collections.abc import Iterable

from django.apps import apps

from search.indexing import reindex


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
    model = apps.get_model("directory", "Service")
    reindex(*(model(pk=pk) for pk in services))
