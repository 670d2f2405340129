"""Write the demo's directory. An organization that is there is left as it is, with all it has."""

import uuid
from collections import defaultdict
from datetime import time, timedelta
from itertools import count

from django.db import transaction
from django.utils import timezone

from directory import history, models
from directory.demo import (
    answers,
    details,
    experiences,
    gaps,
    lines,
    meetings,
    obstacles,
    plan,
    roads,
    table,
)
from directory.demo.kinds import DOCUMENTS, HOURS, KINDS, NIGHT_LINES
from directory.models.service import Capacity
from portal.accounts.models import User
from portal.reference.models import (
    OWN_LANGUAGE,
    AdministrativeUnit,
    EmergencyLine,
    Municipality,
    Role,
    ServiceType,
    Situation,
    TargetGroup,
)

NAMESPACE = uuid.UUID("5d0b6f2e-2c2b-4d0c-9a54-6f5a3c0d9e11")
KEEPER = "keeper@zyra.example"  # keeps what is in her own town, and no shelter
KEPT_TOWN = "al-berat"
LANGUAGES = ("sq", "sr-latn", "en")
# Numbers that nobody has: a subscriber's number does not begin with zeros.
SAMPLE_NUMBER = {"AL": "+355 60 000 {:04d}", "ME": "+382 60 000 {:03d}"}
NIGHT_LINE = {"AL": "AL-129", "ME": "ME-122"}
LIGHT_LASTS = timedelta(days=30)
SQUARE = {"AL": "Sheshi qendror (shembull)", "ME": "Glavni trg (primjer)"}
# Drawn by lot, and the same everywhere: the judged questions name them.
SHELTERS = {
    "AL": uuid.UUID("f37ede97-e0bc-4415-90ad-a696b125dceb"),
    "ME": uuid.UUID("ec0a0e24-e177-4370-9166-d17f4f8aa642"),
}
SECRET_STREET = {"AL": "Rruga e Fshehtë 12 (shembull)", "ME": "Skrivena ulica 12 (primjer)"}


def seed() -> None:
    """Create the organizations that are missing, their services, lines and tables."""
    with history.acting("demo"), transaction.atomic():
        writer = DemoWriter()
        for giver in plan.givers({code: row.name for code, row in writer.towns.items()}):
            writer.add_giver(giver)
        for line in lines.LINES:
            writer.add_line(line)
        for town, bodies in table.TABLES.items():
            writer.add_table(town, bodies)
        details.add(writer)
        writer.write()
        _name_keeper()
        meetings.seed()
        answers.seed()
    roads.seed()
    obstacles.seed()
    gaps.seed(KEEPER)
    meetings.fill_agendas()
    experiences.seed()


def _name_keeper() -> None:
    keeper = User.objects.filter(email=KEEPER).first()
    if keeper is None or keeper.keeperships.exists():
        return
    own = models.Organization.objects.filter(municipality__code=KEPT_TOWN)
    models.Keepership.objects.bulk_create(
        models.Keepership(user=keeper, organization=row)
        for row in own.exclude(services__in=models.Service.objects.confidential())
    )


def key(*words: str) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, "/".join(words))


class DemoWriter:
    """Collects rows, then writes each kind at once: about thirty statements for the whole demo."""

    keeper = KEEPER
    languages = LANGUAGES

    def __init__(self):
        self.towns = {row.code: row for row in Municipality.objects.all()}
        self.emergency = {row.code: row for row in EmergencyLine.objects.all()}
        self.roles = {row.code: row for row in Role.objects.all()}
        self.codes = {
            "service_types": _by_code(ServiceType),
            "situations": _by_code(Situation),
            "target_groups": _by_code(TargetGroup),
        }
        self.there = set(models.Organization.objects.values_list("pk", flat=True))
        self.organizations = {}
        self.given: list[details.Given] = []  # services of the plan, for `details`
        self.rows = defaultdict(list)
        self.links = defaultdict(list)
        self.contacts: dict[tuple[str, str, str], models.Contact] = {}  # by body, town and role
        self.numbers = {country: count(101) for country in SAMPLE_NUMBER}
        self.now = timezone.now()

    # What to write

    def add_giver(self, giver) -> None:
        owner = self._organization(
            giver.name, giver.kind, giver.jurisdiction, self.towns.get(giver.town)
        )
        for kind, town, others in giver.services:
            self._service(owner, giver, kind, self.towns[town], [self.towns[o] for o in others])

    def add_line(self, line) -> None:
        """Write a national line with its real number, and say so when nobody checked it."""
        name, kind = line.organization
        owner = self._organization(name, kind, line.jurisdiction, None, is_sample=False)
        known = self.emergency.get(line.line)
        is_verified = known is not None and known.is_verified and bool(known.hours)
        own = _own(line.jurisdiction)
        row = models.Service(
            id=key("line", line.jurisdiction, line.number or line.line),
            organization=owner,
            name=line.name[own],
            language=LANGUAGES[own],
            alert="" if is_verified else lines.TO_CHECK[own],
            assured_date=known.checked_on if is_verified else None,
            source=known.source if known else "",
            accepts_others=True,
        )
        self.rows[models.Service].append(row)
        self._codes(row, line.types, (), line.groups)
        texts = {"name": line.name, "alert": ("",) * 3 if is_verified else lines.TO_CHECK}
        self._translations(row, texts, own)
        self.part(
            models.Phone,
            owner,
            service=row,
            number=known.number if known else line.number,
            is_intake=True,
        )
        self.part(models.ServiceArea, owner, service=row, country_id=line.jurisdiction)
        if is_verified and known.hours == "24h":
            self._hours(owner, "always", service=row)

    def add_table(self, town: str, bodies: dict) -> None:
        where = self.towns[town]
        country = where.jurisdiction_id
        local = {table.MUNICIPALITY: self._named(f"{table.TOWN_HALL[country]} {where.name}")}
        for office, name in table.LOCAL_GIVERS[country].items():
            local[office] = self._named(f"{name} {where.name}")
        for office, name in table.LOCAL_OFFICES[country].items():
            full_name = f"{name} {where.name}"
            local[office] = self._organization(full_name, "public_body", country, where)
        for body, seats in bodies.items():
            for position, (role, organization, leads) in enumerate(seats):
                owner = local.get(organization) or self._named(organization)
                self._seat(where, body, role, owner, leads=leads, position=position)
        for position, guest in enumerate(table.GUESTS.get(town, ()), start=50):
            self._seat(where, "etn", "ngo", self._named(guest), position=position)
        units = AdministrativeUnit.objects.filter(municipality=where)
        for position, unit in enumerate(units):
            self._seat(
                where, "office", "pmf", local[table.MUNICIPALITY], unit=unit, position=position
            )

    # Rows

    def _named(self, name):
        return self.organizations[name]

    def _organization(self, name, kind, country, town, *, is_sample=True):
        if name not in self.organizations:
            row = models.Organization(
                id=key("organization", name),
                name=name,
                kind=kind,
                jurisdiction_id=country,
                municipality=town,
                language=OWN_LANGUAGE[country],
                is_sample=is_sample,
            )
            self.organizations[name] = row
            self.rows[models.Organization].append(row)
        return self.organizations[name]

    def _service(self, owner, giver, kind_name, town, others) -> None:
        kind, country = KINDS[kind_name], giver.jurisdiction
        own = _own(country)
        light = self._light(giver, kind_name)
        row = models.Service(
            id=_service_key(owner, kind_name, kind, town),
            organization=owner,
            language=LANGUAGES[own],
            minimum_age=kind.ages[0],
            maximum_age=kind.ages[1],
            is_territorial=kind.is_territorial,
            accepts_others=(bool(others) and not kind.is_territorial) or kind.is_secret,
            through_line_only=kind.is_secret,
            capacity=light,
            capacity_until=self.now + LIGHT_LASTS if light != Capacity.UNKNOWN else None,
            closed_line=self._closed_line(kind_name, country),
            is_sample=True,
            **{name: texts[own] for name, texts in _texts(kind).items()},
        )
        self.rows[models.Service].append(row)
        self._codes(row, kind.types, kind.situations, kind.groups)
        self._translations(row, _texts(kind), own)
        for document in kind.documents:
            self._document(row, document, own)
        place = self._place(owner, kind, town, row)
        self._hours(owner, kind.hours, location=place)
        self.part(
            models.Phone,
            owner,
            service=row,
            number=self.number(country, kind_name),
            is_intake=kind.is_secret,
        )
        self._areas(owner, row, kind, town, others)
        self.given.append(details.Given(row, kind_name, town.code, place, own))

    def _closed_line(self, kind_name, country) -> EmergencyLine | None:
        if KINDS[kind_name].hours == "always":
            return None
        return self.emergency[NIGHT_LINES[country].get(kind_name, NIGHT_LINE[country])]

    def _light(self, giver, kind_name) -> str:
        if kind_name in giver.full:
            return Capacity.FULL
        return Capacity.FEW if kind_name in giver.few else Capacity.UNKNOWN

    def _areas(self, owner, row, kind, town, others) -> None:
        if kind.is_secret:
            self.part(models.ServiceArea, owner, service=row, country_id=owner.jurisdiction_id)
            return
        for place in (town, *others):
            self.part(models.ServiceArea, owner, service=row, municipality=place)

    def number(self, country: str, kind_name: str) -> str:
        if kind_name == "police":
            return self.emergency[NIGHT_LINE[country]].number
        return SAMPLE_NUMBER[country].format(next(self.numbers[country]))

    def _place(self, owner, kind, town, service):
        country = owner.jurisdiction_id
        place = self.part(
            models.Location,
            owner,
            organization=owner,
            municipality=town,
            name="" if kind.is_secret else f"{owner.name}, {town.seat}",
            latitude=town.latitude,
            longitude=town.longitude,
            confidentiality="confidential" if kind.is_secret else "open",
            is_sample=True,
        )
        self.part(
            models.Address,
            owner,
            location=place,
            address_1=(SECRET_STREET if kind.is_secret else SQUARE)[country],
            city=town.seat,
            state_province=town.county or town.name,
            country=country,
        )
        self.part(models.ServiceAtLocation, owner, service=service, location=place)
        return place

    def _hours(self, owner, name, **on) -> None:
        for byday, opens, closes, on_holidays in HOURS[name]:
            self.part(
                models.Schedule,
                owner,
                byday=byday,
                opens_at=time.fromisoformat(opens),
                closes_at=time.fromisoformat(closes),
                on_holidays=on_holidays,
                **on,
            )

    def _translations(self, service, texts, own) -> None:
        for index, language in enumerate(LANGUAGES):
            if index != own:
                self.part(
                    models.ServiceTranslation,
                    service.organization,
                    service=service,
                    language=language,
                    **{name: three[index] for name, three in texts.items()},
                )

    def _document(self, service, name, own) -> None:
        texts = DOCUMENTS[name]
        self.part(
            models.RequiredDocument,
            service.organization,
            service=service,
            document=texts[own],
            document_sq=texts[0],
            document_sr_latn=texts[1],
            document_en=texts[2],
        )

    def _seat(self, town, body, role, owner, *, leads=False, unit=None, position=0) -> None:
        contact = self._contact(owner, town, role)
        self.part(
            models.ReferralMembership,
            owner,
            id=key("seat", town.code, body, role, owner.name, unit.code if unit else ""),
            municipality=town,
            administrative_unit=unit,
            level="unit" if unit else "municipality",
            body=body,
            role=self.roles[role],
            organization=owner,
            contact=contact,
            leads=leads,
            position=position,
            is_sample=True,
        )

    def _contact(self, owner, town, role):
        """Return the contact of `role` there: a function and a sample number, never a name."""
        country = town.jurisdiction_id
        name = (owner.name, town.code, role)
        if name in self.contacts:
            return self.contacts[name]
        row = self.part(
            models.Contact,
            owner,
            id=key("contact", *name),
            organization=owner,
            title=getattr(self.roles[role], f"name_{OWN_LANGUAGE[country].replace('-', '_')}"),
            department=town.name,
        )
        number = SAMPLE_NUMBER[country].format(next(self.numbers[country]))
        self.part(models.Phone, owner, contact=row, number=number)
        self.contacts[name] = row
        return row

    def _codes(self, service, types, situations, groups) -> None:
        for field, codes in (
            ("service_types", types),
            ("situations", situations),
            ("target_groups", groups),
        ):
            through = getattr(models.Service, field).through
            column = getattr(models.Service, field).field.m2m_reverse_field_name() + "_id"
            self.links[through] += [
                (service, through(**{"service_id": service.pk, column: self.codes[field][code]}))
                for code in codes
            ]

    def part(self, model, owner, **fields):
        """Collect a row; one without a natural key gets one by its place in the plan."""
        if "id" not in fields:
            number = len(self.rows[model])
            fields["id"] = key(model.__name__, owner.name, str(number))
        row = model(**fields)
        self.rows[model].append(row)
        return row

    def translations_of(self, service) -> list:
        rows = self.rows[models.ServiceTranslation]
        return [row for row in rows if row.service is service]

    def schedules_of(self, place) -> list:
        return [row for row in self.rows[models.Schedule] if row.location is place]

    # Writing

    def write(self) -> None:
        """Write what belongs to organizations that are not there yet, owners first."""
        for model in _IN_ORDER:
            model.objects.bulk_create(
                [row for row in self.rows[model] if not self._is_there(row)], batch_size=500
            )
        for through, pairs in self.links.items():
            through.objects.bulk_create(
                link for service, link in pairs if not self._is_there(service)
            )

    def _is_there(self, row) -> bool:
        return bool(row.keeping_organizations() & self.there)


_IN_ORDER = (
    models.Organization,
    models.Program,
    models.Funding,
    models.Location,
    models.Address,
    models.Accessibility,
    models.Service,
    models.ServiceTranslation,
    models.RequiredDocument,
    models.CostOption,
    models.ServiceArea,
    models.ServiceAtLocation,
    models.Schedule,
    models.Contact,
    models.Phone,
    models.Language,
    models.ReferralMembership,
)


def _service_key(owner, kind_name: str, kind, town) -> uuid.UUID:
    """An id that leaves is not made of what may not be said: owners stand in the open data."""
    if kind.is_secret:
        return SHELTERS[owner.jurisdiction_id]
    return key("service", owner.name, kind_name, town.code)


def _own(country: str) -> int:
    """Return which of three texts is in the language of `country`'s services."""
    return LANGUAGES.index(OWN_LANGUAGE[country])


def _texts(kind) -> dict[str, tuple[str, str, str]]:
    return {
        "name": kind.name,
        "description": kind.description,
        "eligibility_description": kind.who,
        "not_for": kind.not_for,
        "application_process": kind.how,
    }


def _by_code(model) -> dict[str, int]:
    return dict(model.objects.values_list("code", "pk"))
