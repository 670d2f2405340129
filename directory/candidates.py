"""What may answer a question, as the database can tell: who reaches the place, in which order.

Nothing is computed row by row here: `finding` reads hours, names and reasons of those in front.
Conditions on a place never hold for a confidential service: it reaches its whole country alike.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from directory import confidential
from directory.distance import HERE as NEAR
from directory.distance import NEIGHBOURS, Ways, order_by_road, within
from directory.freshness import sinking
from directory.hours import CLOSED, OPEN, UNKNOWN, may_hold
from directory.models import Schedule, Service, ServiceArea, ServiceAtLocation
from directory.models.contact import Language
from directory.models.service import Status
from portal.reference.models import Municipality

HERE, TAKES, COUNTRY, OTHERS = range(4)
BY_STATE = {OPEN: 0, UNKNOWN: 1, CLOSED: 2}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A question. Codes are those of `reference`. `jurisdiction`: the reader's country.

    `ranked`: keys of services that have the words typed, in groups that fit about as well, the
    best group first; None when nothing was typed. `named`: kinds of help that those words name,
    services of which come first, whether or not they have the words. `within`: of
    distance.WITHIN, from the municipality. `start`: how many rows to pass over, a multiple of
    finding.LOOKED_AT.
    """

    jurisdiction: str
    municipality: Municipality | None = None
    situation: str = ""
    service_type: str = ""
    target_group: str = ""
    language: str = ""
    kind: str = ""  # of organization
    within: str = ""
    is_open: bool = False
    ranked: tuple[tuple[str, ...], ...] | None = None
    named: tuple[str, ...] = ()
    start: int = 0

    @property
    def is_narrowed(self) -> bool:
        """Whether something of a kind that is needed may be passed over for another reason."""
        is_apart = bool(self.service_type) and self.ranked is not None
        is_near = self.within not in ("", NEAR, NEIGHBOURS)
        filters = self.situation, self.target_group, self.language, self.kind
        return is_apart or is_near or any(filters)

    @property
    def needs(self) -> tuple[str, ...]:
        """The kinds of help that are needed, chosen or named; empty where nobody can tell."""
        return (self.service_type,) if self.service_type else self.named


def public() -> QuerySet:
    """Return the services that readers may know of."""
    return Service.objects.visible_to(None)


def candidates(wanted: Wanted, ways: Ways, local: datetime) -> QuerySet:
    """Return what may answer `wanted`, annotated with `reach`; what can come first, first.

    ways: from the reader's municipality. local: now, on the clocks of the reader's country.
    """
    rows = _matching(public(), wanted)
    if wanted.within and wanted.municipality:
        rows = within(rows, wanted.within, ways)
    if wanted.ranked is not None:
        has_words = Q(pk__in=[key for keys in wanted.ranked for key in keys])
        rows = rows.filter(has_words | _gives(wanted.named) if wanted.named else has_words)
    is_few = wanted.ranked is not None and not wanted.named
    rows = _reaching(rows, wanted.municipality, fitting=_fitting(wanted), is_few=is_few)
    return rows if is_few else _nearest_first(rows, wanted, ways, local)  # few: all looked at


def _gives(codes: tuple[str, ...]) -> Q:
    kinds = Service.service_types.through.objects.filter(servicetype__code__in=codes)
    return Q(pk__in=kinds.values("service"))


def _fitting(wanted: Wanted) -> Q:
    """Return what answers the question well: of the kind named, else with the words; or all."""
    if wanted.named:
        return _gives(wanted.named)
    best = next((keys for keys in wanted.ranked or () if keys), ())
    return Q(pk__in=best) if best else Q()


def _nearest_first(rows: QuerySet, wanted: Wanted, ways: Ways, local: datetime) -> QuerySet:
    """Order as `finding.Reader.order` does, as far as the database can tell: what is cut off is far.

    Of a confidential service neither place nor hours take part. Hours are looked at only where
    somebody asks for them: without a place they cost a second for 100,000 services.
    """
    secret = When(confidential.confidential_services(), then=Value(0))
    is_timed = wanted.municipality or wanted.is_open
    return rows.annotate(
        unnamed=_zero_if(_gives(wanted.named)) if wanted.named else Value(0),
        sinks=sinking(),
        abroad=_zero_if(Q(organization__jurisdiction=wanted.jurisdiction)),
        suspended=_zero_if(~Q(status=Status.TEMPORARILY_CLOSED)),
        shut=_shut(local) if is_timed else Value(0),
        way=Case(secret, default=order_by_road(ways), output_field=IntegerField()),
    ).order_by("abroad", "unnamed", "reach", "sinks", "suspended", "shut", "way", "pk")


def _shut(local: datetime) -> Case:
    """Return BY_STATE as rules tell it without a calendar; what may be open counts as open."""

    def has_rule(condition: Q) -> Q:
        """Owner by owner: the database has an index for each, and none for any of them."""
        rules = Schedule.objects.filter(condition, opens_at__isnull=False)
        return Q(
            Exists(rules.filter(service=OuterRef("pk")))
            | Exists(rules.filter(service_at_location__service=OuterRef("pk")))
            | Exists(rules.filter(location__service_at_locations__service=OuterRef("pk")))
        )

    return Case(
        When(confidential.confidential_services(), then=Value(BY_STATE[UNKNOWN])),
        When(has_rule(may_hold(local)), then=Value(BY_STATE[OPEN])),
        When(has_rule(Q()), then=Value(BY_STATE[CLOSED])),
        default=Value(BY_STATE[UNKNOWN]),
        output_field=IntegerField(),
    )


def _matching(rows: QuerySet, wanted: Wanted) -> QuerySet:
    if wanted.service_type:
        rows = rows.filter(service_types__code=wanted.service_type)
    if wanted.situation:
        rows = rows.filter(situations__code=wanted.situation)
    if wanted.target_group:
        groups = Service.target_groups.through.objects.filter(
            service=OuterRef("pk"), targetgroup__code__in=(wanted.target_group, "everyone")
        )
        rows = rows.filter(Exists(groups))
    if wanted.language:
        spoken = Language.objects.filter(service=OuterRef("pk"), code=wanted.language)
        rows = rows.filter(Exists(spoken))
    if wanted.kind:
        rows = rows.filter(organization__kind=wanted.kind).open()
    return rows


def _zero_if(condition: Q) -> Case:
    return Case(When(condition, then=Value(0)), default=Value(1), output_field=IntegerField())


def _reaching(
    rows: QuerySet, municipality: Municipality | None, *, fitting: Q, is_few: bool
) -> QuerySet:
    """Keep what people of `municipality` may use, annotated with `reach`.

    Who takes people from elsewhere stays only where nobody else gives what is `fitting`: what
    merely has one of the words hides nobody. As `reaching` of the guard, but the conditions begin
    at the small tables (unless `rows` are few): of 100,000 rows each is asked last, and once,
    whether it is confidential.
    """
    if municipality is None:
        return rows.filter(is_territorial=False).annotate(reach=Value(COUNTRY))

    def one_of(found: QuerySet) -> Q:
        if is_few:
            return Q(Exists(found.filter(service=OuterRef("pk"))))
        return Q(pk__in=found.values("service"))

    areas = ServiceArea.objects
    takes = one_of(
        areas.filter(
            Q(municipality=municipality) | Q(administrative_unit__municipality=municipality)
        )
    )
    covered = takes | one_of(areas.filter(country=municipality.jurisdiction_id))
    given_here = one_of(ServiceAtLocation.objects.filter(location__municipality=municipality))
    known = areas.exclude(municipality=None, administrative_unit=None, country=None)
    without_area = given_here & ~Q(Exists(known.filter(service=OuterRef("pk"))))
    secret = confidential.confidential_services()
    in_country = Q(organization__jurisdiction=municipality.jurisdiction_id)
    is_own = ((covered | without_area) & ~secret) | (in_country & secret)
    own, elsewhere = rows.filter(is_own), []
    if not own.filter(fitting).exists():
        own = rows.filter(is_own | (in_country & Q(accepts_others=True, is_territorial=False)))
        elsewhere = [When(~(covered | without_area), then=Value(OTHERS))]
    return own.annotate(
        reach=Case(
            When(secret, then=Value(COUNTRY)),
            *elsewhere,
            When((covered & Q(is_territorial=True)) | given_here, then=Value(HERE)),
            When(takes, then=Value(TAKES)),
            default=Value(COUNTRY),
            output_field=IntegerField(),
        )
    )
