"""Write the reference rows that are shipped. What somebody edited since is kept, and named.

A row is found by its code. One that is missing is made; one that differs was edited here, or the
shipped text changed: `load` leaves it unless it is told to overwrite, and says either way.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction
from django.utils.text import slugify

from portal.reference import models, places, rows

LANGUAGES = ("sq", "sr_latn", "en")


@dataclass(frozen=True)
class Entry:
    """One shipped row. `key`: its code; `values`: column → value, foreign keys as `…_id`."""

    key: str
    values: dict


@dataclass(frozen=True)
class Difference:
    """One column in which a row of the portal is not as shipped."""

    kind: str  # name of the model
    key: str
    column: str
    here: str
    shipped: str


@dataclass
class Loaded:
    """What `load` did: rows it made, and rows it found, by model; columns that differed."""

    made: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    kept: list[Difference] = field(default_factory=list)
    replaced: list[Difference] = field(default_factory=list)


def seed() -> None:
    """Create the reference rows that are missing; what editors changed stays."""
    load()


def seed_places() -> None:
    """Create the countries, municipalities and administrative units that are missing."""
    load(tables=PLACES)


def load(*, tables=None, overwrite: bool = False) -> Loaded:
    """Write `tables` (default: all) in one transaction; some 300 short rows."""
    loaded = Loaded()
    with transaction.atomic():
        for model, code, entries in tables or TABLES:
            _write(model, code, entries(), overwrite=overwrite, loaded=loaded)
    return loaded


def _write(model, code: str, entries: Iterable[Entry], *, overwrite: bool, loaded: Loaded) -> None:
    kind = model._meta.model_name
    there = model.objects.in_bulk(field_name=code)
    for entry in entries:
        row = there.get(entry.key)
        if row is None:
            model(**{code: entry.key}, **entry.values).save(force_insert=True)
            loaded.made[kind] += 1
            continue
        loaded.found[kind] += 1
        differing = list(_differences(row, entry))
        if not overwrite:
            loaded.kept += differing
        elif differing:
            for name, value in entry.values.items():
                setattr(row, name, value)
            row.save()
            loaded.replaced += differing


def _differences(row, entry: Entry) -> Iterator[Difference]:
    for name, value in entry.values.items():
        here, shipped = getattr(row, name), row._meta.get_field(name).to_python(value)
        if here != shipped:
            yield Difference(row._meta.model_name, entry.key, name, str(here), str(shipped))


def texts(column: str, values) -> dict[str, str]:
    """Return {"name_sq": …, "name_sr_latn": …, "name_en": …} for three values."""
    return {
        f"{column}_{language}": value for language, value in zip(LANGUAGES, values, strict=True)
    }


# The tables


def _jurisdictions() -> Iterator[Entry]:
    for code, row in rows.JURISDICTIONS.items():
        own = {**texts("name", row["names"]), **texts("law_of", row["law_of"])}
        yield Entry(code, own | {"time_zone": row["time_zone"]})


def _municipalities() -> Iterator[Entry]:
    for county, names in places.ALBANIA.items():
        for name in names:
            yield _municipality("AL", name, county=county, county_code=places.COUNTIES[county])
    for name, iso_code in places.MONTENEGRO.items():
        yield _municipality("ME", name, iso_code=iso_code)


def _municipality(jurisdiction: str, name: str, **facts) -> Entry:
    seat, latitude, longitude = places.SEATS[jurisdiction, name]
    values = {
        "jurisdiction_id": jurisdiction,
        "name": name,
        "seat": seat,
        "latitude": Decimal(latitude),
        "longitude": Decimal(longitude),
        **facts,
    }
    return Entry(municipality_code(jurisdiction, name), values)


def municipality_code(jurisdiction: str, name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.translate(str.maketrans("đĐ", "dd")))
    return f"{jurisdiction.lower()}-{slugify(plain)}"


def _administrative_units() -> Iterator[Entry]:
    owners = dict(models.Municipality.objects.values_list("code", "pk"))
    for municipality, names in places.ADMINISTRATIVE_UNITS.items():
        code = municipality_code("AL", municipality)
        for name in names:
            yield Entry(unit_code(code, name), {"municipality_id": owners[code], "name": name})


def unit_code(municipality: str, name: str) -> str:
    """Return the code of the unit `name` of the municipality with code `municipality`."""
    own = municipality_code("AL", name).removeprefix("al-")
    return f"{municipality}-{own}"


def _named(entries: dict):
    """Return a table of codes that have names and their order, nothing else."""

    def table() -> Iterator[Entry]:
        for position, (code, names) in enumerate(entries.items()):
            yield Entry(code, {"position": position, **texts("name", names)})

    return table


def _roles() -> Iterator[Entry]:
    for position, (code, (jurisdiction, short, names)) in enumerate(rows.ROLES.items()):
        own = {"jurisdiction_id": jurisdiction, "position": position}
        yield Entry(code, own | texts("short", short) | texts("name", names))


def _events() -> Iterator[Entry]:
    for position, (code, (names, after, before)) in enumerate(rows.EVENTS.items()):
        said = texts("name", names) | texts("after", after) | texts("before", before)
        yield Entry(code, {"position": position} | said)


def _lines() -> Iterator[Entry]:
    for position, (code, row) in enumerate(rows.LINES.items()):
        jurisdiction, number, names, hours, source, checked_on = row
        values = {
            "jurisdiction_id": jurisdiction,
            "number": number,
            "hours": hours,
            "source": source,
            "checked_on": checked_on or None,
            "position": position,
        }
        yield Entry(code, values | texts("name", names))


def _acronyms() -> Iterator[Entry]:
    for short, names in rows.ACRONYMS.items():
        yield Entry(short, texts("long", names))


def _topics() -> Iterator[Entry]:
    for code, names in rows.TOPICS.items():
        yield Entry(code, {"name": names[0], **texts("name", names)})


# Model, the column of its code, its rows; what is pointed at comes first.
PLACES = (
    (models.Jurisdiction, "code", _jurisdictions),
    (models.Municipality, "code", _municipalities),
    (models.AdministrativeUnit, "code", _administrative_units),
)
TABLES = (
    *PLACES,
    (models.TargetGroup, "code", _named(rows.TARGET_GROUPS)),
    (models.ServiceType, "code", _named(rows.SERVICE_TYPES)),
    (models.Situation, "code", _named(rows.SITUATIONS)),
    (models.Role, "code", _roles),
    (models.Event, "code", _events),
    (models.EmergencyLine, "code", _lines),
    (models.Acronym, "short", _acronyms),
    (models.Topic, "slug", _topics),
)
