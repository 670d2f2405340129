"""No import shows the line of a confidential service at something open of its organization.

What a form refuses number by number (`directory.secret_lines`) is asked here of all rows at once:
a query for the lines that are stored, and more only where a number of the file is one of them.
"""

import copy
from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext_noop as _

from directory import models, secret_lines
from directory.hsds.plan import Row
from directory.hsds.tables import MODELS
from directory.secret_lines import Going, is_short, national


@dataclass
class Line:
    """An intake number of a service that is going to be confidential. `row`: what makes it one."""

    number: str
    body: object
    row: Row | None


def refuse_shown_lines(check) -> None:
    """Report and take out rows by which a line would stand openly too; see the module."""
    made = _made_secret(check)
    lines = [line for line in _lines(check, made) if not is_short(line.number)]
    if not lines:
        return
    bodies = {(line.body, line.number) for line in lines}
    # A body that the file gives by its name alone is the same to whoever reads it.
    names = _names_of(check, {line.body for line in lines})
    bodies |= {(names[line.body], line.number) for line in lines}
    going = _going(check, made, {line.body for line in lines})
    numbers = {line.number for line in lines}
    for row in list(check.rows["phone"].values()):
        if national(row.value("number")) in numbers and _stands_openly(check, going, row, bodies):
            _refuse(check, row, "number")
    new = [line for line in lines if line.row and line.row.id in check.rows[line.row.table]]
    if new:
        _refuse_new(check, going, new)


def _refuse_new(check, going: Going, lines: list[Line]) -> None:
    """Refuse new lines that are open numbers of what is stored."""
    told = set()
    for phone in secret_lines.phones_of({line.body for line in lines}):
        if phone.pk not in check.rows["phone"] and going.is_told(phone):
            told |= {(body, national(phone.number)) for body in phone.keeping_organizations()}
    for line in lines:
        if (line.body, line.number) in told:
            _refuse(check, line.row, "number" if line.row.table == "phone" else "")


def _refuse(check, row: Row, name: str) -> None:
    reason = _("the line of a confidential service, and an open number of its organization")
    check.report.error(row.entry, name, "", reason)
    check.rows[row.table].pop(row.id, None)


# What is going to be confidential


def _made_secret(check) -> dict:
    """Return key of a service → the row that makes it confidential; no file hides a place."""
    known, made = check.secrets.services, {}
    for row in check.rows["service"].values():
        if row.ours.get("through_line_only") and row.id not in known:
            made[row.id] = row
    places = {key for key, place in check.known["location"].items() if place.is_confidential}
    if places:
        for row in check.rows["service_at_location"].values():
            if row.value("location_id") in places and row.value("service_id") not in known:
                made.setdefault(row.value("service_id"), row)
    return made


def _lines(check, made: dict):
    """Yield every line that there is going to be."""
    rows = check.rows["phone"]
    hidden = models.Service.objects.confidential().order_by().values("pk")
    lines = models.Phone.objects.filter(is_intake=True).order_by()
    told = ("pk", "number", "service", "service__organization")
    for keys in (hidden, list(made)):
        for key, number, service, body in lines.filter(service__in=keys).values_list(*told):
            if key not in rows:
                yield Line(national(number), _body_of(check, service, body), made.get(service))
    secret = made.keys() | check.secrets.services.keys()
    for row in rows.values() if secret else ():
        service = row.value("service_id")
        if service in secret and row.value("is_intake"):
            yield Line(national(row.value("number")), _body_of(check, service, None), row)


def _body_of(check, service, stored):
    row = check.rows["service"].get(service)
    told = row.value("organization_id") if row else None
    record = check.known["service"].get(service)
    return told or (record.organization_id if record else stored)


def _names_of(check, bodies: set) -> dict:
    """Return body → its name as it will be, in small letters. One query."""
    names = dict(models.Organization.objects.filter(pk__in=bodies).values_list("pk", "name"))
    for body in bodies:
        row = check.rows["organization"].get(body)
        names[body] = (row and row.value("name")) or names.get(body) or str(body)
    return {body: name.strip().casefold() for body, name in names.items()}


def _going(check, made: dict, bodies: set) -> Going:
    services = [
        models.Service(id=row.id, organization_id=row.value("organization_id"))
        for row in check.rows["service"].values()
        if row.value("organization_id") in bodies
    ]
    hidden = made.keys() | check.secrets.services.keys()
    secret = {service.pk: service.pk in hidden for service in services}
    return Going(services, secret | dict.fromkeys(hidden, True))


# A row as it will be


def _stands_openly(check, going: Going, row: Row, bodies: set) -> bool:
    phone, number = _built(check, "phone", row.id), national(row.value("number"))
    try:
        own = phone.keeping_organizations()
        own |= set(_names_of(check, own).values())
        return any((body, number) in bodies for body in own) and going.is_told(phone)
    except ObjectDoesNotExist:
        return False  # what it hangs on was refused, and so will it be


def _built(check, table: str, key):
    """Return the record of a row as it will be, joined to what it will hang on."""
    row, stored = check.rows[table].get(key), check.known[table].get(key)
    if row is None:
        return stored
    record = copy.copy(stored) if stored else MODELS[table](id=key)
    for name, value in {**row.ours, **row.values}.items():
        setattr(record, name, value)
    for name in ("contact", "service_at_location", "service", "location"):
        owner = getattr(record, f"{name}_id", None)
        if owner and (joined := _built(check, name, owner)) is not None:
            setattr(record, name, joined)
    return record
