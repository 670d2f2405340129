"""The local table of a municipality: who sits in which body, and who must come to which case.

Functions and phones of institutions, for confirmed professionals. Institutions that readers may
not know of (they run nothing but confidential services) stand on no table.
"""

from dataclasses import dataclass

from directory import confidential
from directory.models import CallRule, Organization, ReferralMembership
from directory.models.referral import BODIES, Body
from portal.reference.models import Municipality, Situation


@dataclass(frozen=True)
class Seat:
    """One institution's seat. `phones`: (number, what a phone dials); `unit` "" in a body;
    `has_address`: mails reach it.
    """

    body: str
    role_code: str
    role: str
    role_short: str
    organization: str
    function: str
    unit: str
    unit_code: str
    leads: bool
    phones: tuple[tuple[str, str], ...]
    has_address: bool
    is_sample: bool


@dataclass(frozen=True)
class Table:
    """`bodies`: (code, name, seats) in the order of the law; `offices`: seats of the units."""

    municipality: Municipality
    bodies: tuple[tuple[str, str, tuple[Seat, ...]], ...]
    offices: tuple[Seat, ...]

    @property
    def is_known(self) -> bool:
        return bool(self.offices) or any(seats for _code, _name, seats in self.bodies)

    @property
    def is_sample(self) -> bool:
        return any(seat.is_sample for seat in self.seats)

    @property
    def seats(self) -> list[Seat]:
        return [seat for _code, _name, seats in self.bodies for seat in seats] + list(self.offices)


@dataclass(frozen=True)
class Called:
    """Who comes for one rule; without a seat the table lacks that role. `source`: of the rule."""

    role: str
    body: str
    is_must: bool
    seats: tuple[Seat, ...]
    source: str
    is_verified: bool


@dataclass(frozen=True)
class Call:
    """Who must and who should come to one kind of case."""

    situation: Situation
    must: tuple[Called, ...]
    should: tuple[Called, ...]

    @property
    def lacking(self) -> list[Called]:
        return [called for called in (*self.must, *self.should) if not called.seats]

    @property
    def is_verified(self) -> bool:
        """Whether somebody compared every rule with its source."""
        return all(called.is_verified for called in (*self.must, *self.should))

    @property
    def sources(self) -> list[str]:
        rules = (*self.must, *self.should)
        return list(dict.fromkeys(called.source for called in rules if called.source))


def is_open_to(user) -> bool:
    """Say whether `user` may see tables: confirmed professionals, and who keeps records."""
    return bool(user.is_authenticated and user.is_professional)


def may_run(user, municipality: Municipality) -> bool:
    """Say whether `user` keeps an organization that leads a body there."""
    return confidential.keeps(user, leading_organizations(municipality))


def leading_organizations(municipality: Municipality):
    leading = ReferralMembership.objects.of(municipality).filter(leads=True)
    return leading.values("organization")


def known_tables():
    """Return the municipalities whose table somebody wrote down, hidden seats apart."""
    seats = ReferralMembership.objects.filter(
        organization__in=Organization.objects.visible_to(None)
    )
    return Municipality.objects.filter(
        pk__in=seats.order_by().values("municipality")
    ).select_related("jurisdiction")


def table_of(municipality: Municipality) -> Table:
    """Return the whole table; two queries."""
    seats = [_seat(row) for row in _memberships(municipality)]
    bodies = tuple(
        (body.value, str(body.label), tuple(seat for seat in seats if seat.body == body))
        for body in BODIES.get(municipality.jurisdiction_id, Body)
        if body != Body.OFFICE
    )
    return Table(municipality, bodies, tuple(seat for seat in seats if seat.body == Body.OFFICE))


def _memberships(municipality: Municipality):
    return (
        ReferralMembership.objects.of(municipality)
        .filter(organization__in=Organization.objects.visible_to(None))
        .select_related("role", "organization", "contact", "administrative_unit")
        .prefetch_related("contact__phones")
        .order_by("body", "administrative_unit__name", "-leads", "position", "id")
    )


def _seat(row: ReferralMembership) -> Seat:
    # A contact of a place or a service could tell more than the seat: its function alone is told.
    contact = row.contact if row.contact and row.contact.organization_id else None
    unit = row.administrative_unit
    return Seat(
        body=row.body,
        role_code=row.role.code,
        role=row.role.label,
        role_short=row.role.short,
        organization=row.organization.name,
        function=contact.title if contact else "",
        unit=unit.name if unit else "",
        unit_code=unit.code if unit else "",
        leads=row.leads,
        phones=tuple((p.number, p.dial) for p in contact.phones.all()) if contact else (),
        has_address=bool(row.address),
        is_sample=row.is_sample,
    )


def situations_of(municipality: Municipality):
    """Return the kinds of case for which the country has rules, in their order."""
    rules = CallRule.objects.filter(role__jurisdiction=municipality.jurisdiction_id)
    return Situation.objects.filter(pk__in=rules.order_by().values("situation"))


def call(table: Table, situation: Situation, *, unit: str = "") -> Call:
    """Return who comes to a case of this kind; `unit`: code, to call one unit's role-holder."""
    rules = CallRule.objects.filter(
        situation=situation, role__jurisdiction=table.municipality.jurisdiction_id
    ).select_related("role")
    called = [
        Called(
            role=rule.role.label,
            body=rule.get_body_display(),
            is_must=rule.is_must,
            source=rule.source,
            is_verified=rule.is_verified,
            seats=tuple(
                seat
                for seat in table.seats
                if (seat.body, seat.role_code) == (rule.body, rule.role.code)
                and (not unit or not seat.unit or seat.unit_code == unit)
            ),
        )
        for rule in rules
    ]
    return Call(
        situation,
        tuple(row for row in called if row.is_must),
        tuple(row for row in called if not row.is_must),
    )
