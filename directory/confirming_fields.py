"""Which fields a provider may propose to change, what they say now, how a value goes in.

Of a confidential service nothing of the place is offered, and what is shown as the present text
is what every reader sees: the link is a mail, and mails are read by others.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext

from directory import confirming_week as weeks
from directory.models import Address, Location, Phone, Service
from directory.models.location import LocationType
from directory.models.service import Capacity
from directory.shown import Shown, shown
from directory.wording import rule_in_words, still_valid

PHONE = "phone:"  # + id of the row, or NEW
NEW = "new"
HOURS = "hours:"  # + owner of the week, see `confirming_week.owner_of`
RULES = "rules:"  # + the same: hours that are more than a week, changed in words
ADDRESS = "address:"  # + id of the location
CAPACITY = "capacity"
# "hours" and "place" came as words once; such rows may still wait.
BY_HAND = {
    "words": gettext_lazy("something else, in words"),
    "hours": gettext_lazy("opening hours"),
    "place": gettext_lazy("address"),
}
TEXTS = (
    "alert",
    "description",
    "eligibility_description",
    "not_for",
    "application_process",
    "fees_description",
)
NUMBERS = ("minimum_age", "maximum_age")
OPEN_ONLY = ("url", "email")  # of a confidential service they tell who and where
LINES = ("address_1", "address_2", "postal_code", "city")


@dataclass(frozen=True)
class Offered:
    """A field on the provider's page. `now`: what it says, as text; `place`: where it is.

    `is_needed`: it may be changed, never emptied. `rules`: hours as readers see them, where the
    field cannot hold them.
    """

    name: str
    label: str
    now: str
    place: str = ""
    is_needed: bool = False
    rules: tuple[str, ...] = ()


def is_by_hand(name: str) -> bool:
    """Say whether the field comes in words, which a keeper writes in."""
    return name in BY_HAND or name.startswith(RULES)


def offered(service: Service) -> list[Offered]:
    """Return what the provider of `service` may propose to change, as it stands now."""
    with override(service.language):
        reading = shown(service, None)
    fields = [Offered(name, label_of(name), str(_now(reading, name))) for name in ("status",)]
    fields.append(Offered(CAPACITY, label_of(CAPACITY), _light_text(service)))
    if reading.through_the_line:
        return fields + _phones(service, reading) + _words(reading)
    return [
        *fields,
        *_phones(service, reading),
        Offered(f"{PHONE}{NEW}", label_of(f"{PHONE}{NEW}"), ""),
        *_places(service),
        *(Offered(name, label_of(name), getattr(service, name)) for name in OPEN_ONLY),
        *_words(reading),
        Offered("words", label_of("words"), ""),
    ]


def _words(reading: Shown) -> list[Offered]:
    names = (*TEXTS, *NUMBERS)
    return [Offered(name, label_of(name), str(_now(reading, name))) for name in names]


def _now(reading: Shown, name: str):
    value = getattr(reading, name)
    return "" if value is None else value


def _phones(service: Service, reading: Shown) -> list[Offered]:
    """Offer the numbers that readers see of the service and its own places."""
    seen = {phone.number for phone in reading.phones}
    seen |= {phone.number for place in reading.places for phone in place.phones}
    rows = service.phones.all() if reading.through_the_line else phones_of(service)
    return [
        Offered(
            f"{PHONE}{row.pk}", _phone_label(row), row.number, is_needed=reading.through_the_line
        )
        for row in rows
        if row.number in seen
    ]


def phones_of(service: Service):
    """Return the numbers of `service` and of the places of its own organization."""
    own = Q(location__organization=service.organization_id)
    return Phone.objects.filter(
        Q(service=service)
        | Q(service_at_location__service=service)
        | (Q(location__service_at_locations__service=service) & own)
    ).distinct()


def _phone_label(phone: Phone) -> str:
    name = _("intake line") if phone.is_intake else _("phone")
    return f"{name} ({phone.description})" if phone.description else str(name)


def _places(service: Service) -> list[Offered]:
    """Offer the hours of each place, and the address of its own; without a place, its hours."""
    pairs = service.service_at_locations.select_related("location__organization")
    found: dict[str, Offered] = {}
    for pair in list(pairs) or [None]:
        where = str(pair.location) if pair else ""
        name = weeks.owner_of(service, pair)
        found[name] = _hours(name, weeks.rules_of(weeks.find_owner(service, name)), where)
        if pair and _has_own_address(service, pair.location):
            name = f"{ADDRESS}{pair.location_id}"
            found[name] = Offered(name, label_of(ADDRESS), _address_text(pair.location), where)
    return list(found.values())


def _hours(owner: str, rules: list, where: str) -> Offered:
    week = weeks.whole_week(rules)
    if week is None:
        told = tuple(rule_in_words(rule) for rule in still_valid(rules))
        return Offered(f"{RULES}{owner}", label_of(RULES), "", where, rules=told)
    return Offered(f"{HOURS}{owner}", label_of(HOURS), weeks.to_text(week), where)


def _has_own_address(service: Service, where: Location) -> bool:
    is_own = where.organization_id == service.organization_id
    return is_own and where.location_type == LocationType.PHYSICAL


def label_of(name: str) -> str:
    """Return the field's name as keepers and providers read it."""
    if name in BY_HAND:
        return str(BY_HAND[name])
    if name == f"{PHONE}{NEW}":
        return _("another phone")
    kind = name.partition(":")[0]
    hours = _("opening hours")
    kinds = {"phone": _("phone"), "hours": hours, "rules": hours, "address": _("address")}
    return kinds.get(kind) or str(Service._meta.get_field(name).verbose_name)


# What it says now, and what it would say


def current(service: Service, name: str) -> str:
    """Return what the record says now, for the keeper who decides."""
    if name in BY_HAND:
        return ""
    readers: dict[str, Callable] = {
        "phone": _read_phone,
        "hours": _read_hours,
        "rules": _read_rules,
        "address": _read_address,
        CAPACITY: lambda service, name: _light_in_words(_light_text(service)),
        "status": lambda service, name: service.get_status_display(),
    }
    return readers.get(name.partition(":")[0], _read_field)(service, name)


def _read_field(service: Service, name: str) -> str:
    value = getattr(service, name)
    return "" if value is None else str(value)


def _read_phone(service: Service, name: str) -> str:
    phone = _phone(service, name)
    return phone.number if phone else ""


def _read_hours(service: Service, name: str) -> str:
    owner = weeks.find_owner(service, name.removeprefix(HOURS))
    if owner is None:
        return ""
    rules = weeks.rules_of(owner)
    beside = dict.fromkeys(rule.description for rule in rules if weeks.is_plain(rule))
    return "\n".join(filter(None, (weeks.lines(weeks.week_of(rules)), *beside)))


def _read_rules(service: Service, name: str) -> str:
    owner = weeks.find_owner(service, name.removeprefix(RULES))
    return "\n".join(map(rule_in_words, still_valid(weeks.rules_of(owner)))) if owner else ""


def _read_address(service: Service, name: str) -> str:
    where = _location(service, name)
    return _address_lines(_address_text(where)) if where else ""


def proposed(name: str, value: str) -> str:
    """Return the words for a proposed value; raises ValidationError for what is none."""
    if name.startswith(HOURS):
        return weeks.lines(weeks.from_text(value))
    if name.startswith(ADDRESS):
        return _address_lines(value)
    if name == CAPACITY:
        return _light_in_words(value)
    if name.startswith(PHONE):
        return value or _("take this number away")
    choices = dict(Service._meta.get_field("status").choices)
    return str(choices.get(value, value)) if name == "status" else value


def _light_text(service: Service) -> str:
    """Return the light that burns now, and its last day, as it is kept while it waits."""
    light = service.capacity_at()
    until = "" if light == Capacity.UNKNOWN else str(timezone.localdate(service.capacity_until))
    return light_text(light, until)


def light_text(light: str, until: str) -> str:
    return json.dumps({"light": light, "until": until})


def light_of(text: str) -> tuple[str, date | None]:
    """Return (`Capacity`, last day); raises ValidationError."""
    try:
        value = json.loads(text)
        light = Capacity(value["light"])
        until = date.fromisoformat(value["until"]) if value["until"] else None
    except (ValueError, TypeError, KeyError):
        raise ValidationError(_("This is no light.")) from None
    return light, None if light == Capacity.UNKNOWN else until


def _light_in_words(text: str) -> str:
    light, until = light_of(text)
    words = Capacity(light).label
    if until is None:
        return str(words)
    return pgettext("free places", "%(light)s, until %(day)s") % {
        "light": words,
        "day": date_format(until, "DATE_FORMAT"),
    }


def _address_text(where: Location) -> str:
    row = where.addresses.filter(address_type=LocationType.PHYSICAL).first()
    return address_text({name: getattr(row, name) if row else "" for name in LINES})


def address_text(values: dict[str, str]) -> str:
    return json.dumps({name: values.get(name) or "" for name in LINES}, ensure_ascii=False)


def address_of(text: str) -> dict[str, str]:
    """Return line → text; raises ValidationError."""
    try:
        return {name: str(value) for name, value in json.loads(text).items() if name in LINES}
    except (ValueError, TypeError, AttributeError):
        raise ValidationError(_("This is no address.")) from None


def _address_lines(text: str) -> str:
    values = address_of(text)
    town = f"{values.get('postal_code', '')} {values.get('city', '')}".strip()
    return "\n".join(filter(None, (values.get("address_1"), values.get("address_2"), town)))


# Writing it in


def apply(service: Service, values: dict[str, str]) -> None:
    """Write proposed values, field → text, all together; what comes by hand was done already.

    `service`: as it is stored now. Raises ValidationError that names the field which the record
    cannot hold, or which tells a secret place.
    """
    writers: dict[str, Callable] = {
        "phone": _write_phone,
        "hours": _write_hours,
        "address": _write_address,
    }
    own = {
        name: value
        for name, value in values.items()
        if not is_by_hand(name) and name.partition(":")[0] not in writers
    }
    if own:
        _write_fields(service, own)
    for name, value in values.items():
        if writer := writers.get(name.partition(":")[0]):
            try:
                writer(service, name, value)
            except ValidationError as error:
                raise ValidationError(_named(name, error.messages)) from None


def _named(name: str, messages: list[str]) -> list[str]:
    """Return `messages` with the name of the field before their words."""
    return [f"{capfirst(label_of(name))}: {text}" for text in messages]


def _write_fields(service: Service, values: dict[str, str]) -> None:
    """Set fields of the service itself, then check once: an age may need the other one first."""
    for name, value in values.items():
        try:
            _set(service, name, value)
        except ValidationError as error:
            raise ValidationError(_named(name, error.messages)) from None
    try:
        service.full_clean(validate_unique=False)
    except ValidationError as error:
        said = error.message_dict.items()
        whole = [text for name, texts in said if name == NON_FIELD_ERRORS for text in texts]
        placed = [
            row for name, texts in said if name != NON_FIELD_ERRORS for row in _named(name, texts)
        ]
        raise ValidationError(placed + whole) from None
    service.save()


def _set(service: Service, name: str, value: str) -> None:
    if name == CAPACITY:
        service.capacity, service.capacity_until = _light(service, value)
    elif name in NUMBERS:
        setattr(service, name, Service._meta.get_field(name).to_python(value or None))
    else:
        setattr(service, name, value)


def _write_phone(service: Service, name: str, value: str) -> None:
    is_new = name == f"{PHONE}{NEW}"
    phone = Phone(service=service) if is_new else _phone(service, name)
    if phone is None:
        raise ValidationError(_("This number is no longer in the record."))
    if not value and not is_new:
        phone.delete()
        return
    phone.number = value
    phone.full_clean(validate_unique=False)
    phone.save()


def _write_hours(service: Service, name: str, value: str) -> None:
    _refuse_secret(service)
    owner = weeks.find_owner(service, name.removeprefix(HOURS))
    if owner is None:
        raise ValidationError(_("This place is no longer in the record."))
    weeks.write(owner, weeks.from_text(value))


def _write_address(service: Service, name: str, value: str) -> None:
    _refuse_secret(service)
    where = _location(service, name)
    if where is None:
        raise ValidationError(_("This place is no longer in the record."))
    address = where.addresses.filter(address_type=LocationType.PHYSICAL).first()
    address = address or Address(location=where, country=where.organization.jurisdiction_id)
    for line, text in address_of(value).items():
        setattr(address, line, text)
    address.full_clean(validate_unique=False)
    address.save()


def _light(service: Service, text: str) -> tuple[str, datetime | None]:
    """Return (`Capacity`, moment until which it is true); raises ValidationError."""
    light, until = light_of(text)
    if light == Capacity.UNKNOWN:
        return light, None
    if until is None or until < timezone.localdate():
        raise ValidationError(_("The day until which this was true has passed."))
    zone = ZoneInfo(service.organization.jurisdiction.time_zone)
    return light, datetime.combine(until, time(23, 59), tzinfo=zone)


def _refuse_secret(service: Service) -> None:
    if service.is_confidential:
        raise ValidationError(_("The place of a confidential service is not changed by a link."))


def _phone(service: Service, name: str) -> Phone | None:
    rows = service.phones.all() if service.is_confidential else phones_of(service)
    try:
        return rows.filter(pk=name.removeprefix(PHONE)).first()
    except ValidationError:  # no id
        return None


def _location(service: Service, name: str) -> Location | None:
    return Location.objects.filter(
        pk=name.removeprefix(ADDRESS),
        service_at_locations__service=service,
        organization=service.organization_id,
    ).first()
