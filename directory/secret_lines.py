"""The line of a confidential service stands openly nowhere else at its organization.

The same number at an open service, place, contact or the body itself would tell whose service it
is. Asked of a number when it is written, and of all numbers when something turns confidential, or
open. Short codes are everybody's.
"""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from directory import confidential, telling

IN_TEXT = re.compile(r"\+?\d[\d\s()/.-]{4,}\d")
# Ways from a phone to the organization whose number it is.
BODIES = (
    "organization",
    "service__organization",
    "location__organization",
    "service_at_location__service__organization",
    "contact__organization",
    "contact__service__organization",
    "contact__location__organization",
    "contact__service_at_location__service__organization",
)


@dataclass
class Going:
    """What is going to be, whatever is stored. `services`: as they will be saved.

    `secret`: key of a service or a location → whether it will be confidential.
    """

    services: list = field(default_factory=list)
    secret: dict = field(default_factory=dict)

    def hides(self, record) -> bool:
        """Say whether `record`, or what it hangs on, will be confidential."""
        if record.pk in self.secret:
            return self.secret[record.pk]
        parents = record.parents()
        return any(map(self.hides, parents)) if parents else record.is_confidential

    def shows(self, organization) -> bool:
        """Say whether readers will know of the body; see `visible_organizations`."""
        stored = apps.get_model("directory", "Service").objects.filter(organization=organization)
        states = stored.annotate(hidden=confidential.is_confidential_expression())
        hidden = dict(states.order_by().values_list("pk", "hidden"))
        for service in self.services:
            hidden.pop(service.pk, None)
            if service.organization_id == organization:
                hidden[service.pk] = service.is_confidential
        hidden |= {key: state for key, state in self.secret.items() if key in hidden}
        if hidden:
            return not all(hidden.values())
        places = apps.get_model("directory", "Location").objects.filter(organization=organization)
        kinds = dict(places.order_by().values_list("pk", "confidentiality"))
        return not any(
            self.secret.get(key, kind == confidential.CONFIDENTIAL) for key, kind in kinds.items()
        )

    def is_line(self, phone) -> bool:
        return bool(phone.is_intake and phone.service_id and self.hides(phone.service))

    def is_told(self, phone) -> bool:
        """Say whether readers will see whose number this is."""
        if self.hides(phone):
            return False
        owner = phone.contact if phone.contact_id else phone
        return not owner.organization_id or self.shows(owner.organization_id)


def refuse_shown_line(phone) -> None:
    """Raise ValidationError when `phone` is a line that stands openly too, or the other way."""
    number = national(phone.number)
    if is_short(number):
        return
    owners = [
        getattr(phone, name) for name in ("service", "location") if getattr(phone, f"{name}_id")
    ]
    services = [phone.service] if phone.service_id else []
    going = Going(services, {owner.pk: owner.is_confidential for owner in owners})
    is_line = going.is_line(phone)
    if not is_line and not going.is_told(phone):
        return
    stored = phones_of(phone.keeping_organizations()).exclude(pk=phone.pk)
    same = [other for other in stored if national(other.number) == number]
    if any(going.is_told(other) if is_line else going.is_line(other) for other in same):
        raise ValidationError({"number": _refusal()})


def refuse_turn(record) -> None:
    """Raise ValidationError when a line stands openly by what `record` turns.

    `record`: a service or a location that is being saved as confidential, or as open.
    """
    before = record._stored()
    said = (record.is_confidential, record.organization_id)
    if before is not None and (before.is_confidential, before.organization_id) == said:
        return
    if record._meta.model_name == "service":
        going, bodies = Going([record], {record.pk: record.is_confidential}), set()
    else:
        going, bodies = _with_its_services(record)
    refuse_going(going, bodies | {record.organization_id})


def refuse_in_texts(record, organization, names) -> None:
    """Raise ValidationError for texts of an open `record` that say a line of `organization` (key).

    `names`: of its text fields. A query where a text has a number at all.
    """
    said = {
        name: {national(found) for found in IN_TEXT.findall(_plain(getattr(record, name, "")))}
        for name in names
    }
    if not any(said.values()):
        return
    secret = apps.get_model("directory", "Service").objects.confidential().order_by()
    lines = apps.get_model("directory", "Phone").objects.filter(
        is_intake=True, service__in=secret.filter(organization=organization)
    )
    known = {national(number) for number in lines.values_list("number", flat=True)}
    wrong = {name: _refusal() for name, numbers in said.items() if numbers & known}
    if wrong:
        raise ValidationError(wrong)


def _plain(text: str | None) -> str:
    return unicodedata.normalize("NFKC", text or "")


def refuse_pair(pair) -> None:
    """Raise ValidationError when a line stands openly once a service is at a confidential place."""
    if pair.location.is_confidential and not pair.service.is_confidential:
        refuse_going(Going(secret={pair.service_id: True}), {pair.service.organization_id})


def refuse_going(going: Going, bodies: set) -> None:
    """Raise ValidationError when a line stands openly at one of `bodies` (keys)."""
    found = defaultdict(list)
    for phone in phones_of(bodies):
        number = national(phone.number)
        if not is_short(number):
            for body in phone.keeping_organizations():
                found[body, number].append(phone)
    for same in found.values():
        if len(same) > 1 and any(map(going.is_line, same)) and any(map(going.is_told, same)):
            raise ValidationError(_refusal())


def _with_its_services(location) -> tuple[Going, set]:
    """Return what a location makes of itself and of what is given there, and whose that is."""
    going, bodies = Going(secret={location.pk: location.is_confidential}), set()
    for pair in location.service_at_locations.select_related("service"):
        others = pair.service.service_at_locations.exclude(location=location)
        going.secret[pair.service_id] = (
            location.is_confidential
            or pair.service.through_line_only
            or others.filter(location__confidentiality=confidential.CONFIDENTIAL).exists()
        )
        bodies.add(pair.service.organization_id)
    return going, bodies


def phones_of(organizations):
    """Return the stored phones of `organizations` (keys), with what they hang on."""
    condition = Q()
    for path in BODIES:
        condition |= Q(**{f"{path}__in": organizations})
    rows = apps.get_model("directory", "Phone").objects.filter(condition)
    pair = "service_at_location"
    return rows.select_related(
        "service", "location", f"{pair}__service", f"{pair}__location",
        "contact__service", "contact__location",
    )  # fmt: skip


def national(number: str) -> str:
    """Return the digits of `number` without the code of our countries or a leading 0.

    However it is written: “+355 (0)69 …”, “00355 …”, in wide digits.
    """
    digits = "".join(c for c in _plain(number) if c.isdecimal())
    digits = digits.lstrip("0")
    for country, _area in telling.AREA_CODES.values():
        if len(digits) > len(country) + telling.SHORT_CODE_DIGITS:
            digits = digits.removeprefix(country)
    return digits.lstrip("0")


def is_short(number: str) -> bool:
    """Say whether a `national` number is a short code."""
    return len(number) <= telling.SHORT_CODE_DIGITS


def _refusal() -> str:
    return _(
        "The line of a confidential service and an open number of its organization "
        "must differ: it would tell whose service it is."
    )
