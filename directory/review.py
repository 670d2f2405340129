"""The keeper's queue: which records need a hand, why, and what to do first.

A reader's tap is no proof: three different ones that nobody answered put a record here, a keeper
decides. Intake lines of confidential services are never judged by it.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from directory import confidential, confirming, freshness
from directory.freshness import Freshness
from directory.models import (
    Confirmation,
    Phone,
    ProposedChange,
    Report,
    Schedule,
    Service,
    ServiceArea,
)
from directory.models.report import ReportKind

UNHEARD = 3  # readers whom nobody answered
REPORTS_COUNT_FOR = timedelta(days=90)
WRONG = (ReportKind.WRONG_NUMBER, ReportKind.WRONG_HOURS, ReportKind.MOVED, ReportKind.OTHER)


class Need(models.TextChoices):
    """Why a record is in the queue, the most pressing first; each says what to do."""

    PROPOSED = "proposed", _("decide the proposed changes")
    CONTESTED = "contested", _("call them: readers say something is wrong")
    INCOMPLETE = "incomplete", _("add what is missing")
    SILENT = "silent", _("call them: the mail was not answered")
    UNASKED = "unasked", _("call them: without an e-mail address nobody can be asked")
    STALE = "stale", _("call them: not confirmed for 12 months")
    UNVERIFIED = "unverified", _("verify it for the first time")


@dataclass(frozen=True)
class Row:
    """One record on the desk. `needs`: `Need`s, the first is what to do first; `reasons`: words;
    `phones`: numbers to try.
    """

    service: Service
    needs: tuple[Need, ...]
    reasons: tuple[str, ...]
    phones: tuple[Phone, ...]

    @property
    def first(self) -> Need:
        return self.needs[0]


def queue(user, *, need: str = ""):
    """Return the services that `user` keeps and that need a hand, most pressing first.

    `need`: only those with this one. Rows carry what `row_of` and `phones_of` read.
    """
    services = annotated(Service.objects.kept_by(user)).exclude(status="defunct")
    conditions = _conditions()
    if need in conditions:
        services = services.filter(conditions[need])
    else:
        anything = Q()
        for condition in conditions.values():
            anything |= condition
        services = services.filter(anything)
    order = Case(
        *(When(condition, then=Value(n)) for n, condition in enumerate(conditions.values())),
        default=Value(len(conditions)),
    )
    return (
        services.annotate(pressing=order)
        .select_related("organization", "assured_by")
        .prefetch_related(
            "phones",
            "organization__phones",
            "service_at_locations__phones",
            "service_at_locations__location__phones",
        )
        .order_by("pressing", F("assured_date").asc(nulls_first=True), "name", "pk")
    )


def counts(user) -> dict[str, int]:
    """Return need → number of records, for one desk; one query."""
    services = annotated(Service.objects.kept_by(user)).exclude(status="defunct")
    return services.aggregate(
        **{name: Count("pk", filter=condition) for name, condition in _conditions().items()}
    )


def contested(services):
    """Keep the services that enough readers found wrong: the queue's rule, for lists too."""
    return annotated(services).filter(_conditions()[Need.CONTESTED])


def annotated(services):
    since = timezone.now() - REPORTS_COUNT_FOR
    reports = Report.objects.waiting().filter(service=OuterRef("pk"), created__gt=since)
    proposals = ProposedChange.objects.waiting().filter(confirmation__service=OuterRef("pk"))
    mine = Q(service=OuterRef("pk"))
    there = Q(service_at_location__service=OuterRef("pk")) | Q(
        location__service_at_locations__service=OuterRef("pk")
    )
    return services.annotate(
        proposals=_number(proposals, "pk"),
        unheard=_number(reports.filter(kind=ReportKind.NO_ANSWER), "device"),
        wrong=_number(reports.filter(kind__in=WRONG), "pk"),
        is_hidden=confidential.is_confidential_expression(),
        has_phone=Exists(Phone.objects.filter(mine | there)),
        has_intake=Exists(Phone.objects.filter(mine, is_intake=True)),
        has_hours=Exists(Schedule.objects.filter(mine | there)),
        has_area=Exists(ServiceArea.objects.filter(mine)),
        has_type=Exists(Service.service_types.through.objects.filter(mine)),
        # Annotated, since an aggregate cannot hold a condition that asks other tables.
        is_stale=Case(When(freshness.stale(), then=Value(True)), default=Value(False)),
        is_unasked=confirming.unasked_expression(),
        went_unanswered=Exists(Confirmation.objects.unanswered().filter(service=OuterRef("pk"))),
    )


def _number(rows, field: str):
    """Return how many different `field` the rows of an outer service have."""
    counted = rows.order_by().values(_service_of(rows)).annotate(n=Count(field, distinct=True))
    return Coalesce(Subquery(counted.values("n")[:1]), 0)


def _service_of(rows) -> str:
    return "confirmation__service" if rows.model is ProposedChange else "service"


def _conditions() -> dict[str, Q]:
    return {
        Need.PROPOSED.value: Q(proposals__gt=0),
        Need.CONTESTED.value: Q(wrong__gt=0) | Q(unheard__gte=UNHEARD, is_hidden=False),
        Need.INCOMPLETE.value: Q(has_type=False)
        | Q(is_hidden=True, has_intake=False)
        | Q(is_hidden=False) & (Q(has_phone=False) | Q(has_hours=False) | Q(has_area=False)),
        Need.SILENT.value: Q(went_unanswered=True),
        Need.UNASKED.value: Q(is_unasked=True),
        Need.STALE.value: Q(is_stale=True),
        Need.UNVERIFIED.value: Q(assured_date__isnull=True),
    }


def row_of(service: Service) -> Row:
    """Return the desk's row of a service of `queue`; no query."""
    words = {
        Need.PROPOSED: _proposed(service),
        Need.CONTESTED: _contested(service),
        Need.INCOMPLETE: _missing(service),
        Need.SILENT: [_("the last mail was not answered")] if service.went_unanswered else [],
        Need.UNASKED: [_("no e-mail address")] if service.is_unasked else [],
        Need.STALE: [Freshness.STALE.label] if service.is_stale else [],
        Need.UNVERIFIED: [] if service.assured_date else [_("never verified")],
    }
    needs = tuple(need for need, texts in words.items() if texts)
    reasons = tuple(str(text) for texts in words.values() for text in texts)
    return Row(service, needs, reasons, tuple(phones_of(service)))


def phones_of(service: Service) -> list[Phone]:
    """Return the numbers to try, each once: the service's, its places', else its institution's."""
    found = [*service.phones.all()]
    for pair in service.service_at_locations.all():
        found += [*pair.phones.all(), *pair.location.phones.all()]
    by_number: dict[str, Phone] = {}
    for phone in found or service.organization.phones.all():
        by_number.setdefault(phone.dial, phone)
    return list(by_number.values())


def _proposed(service) -> list[str]:
    number = service.proposals
    if not number:
        return []
    text = ngettext("%(n)d proposed change", "%(n)d proposed changes", number)
    return [text % {"n": number}]


def _contested(service) -> list[str]:
    texts = []
    if service.unheard >= UNHEARD and not service.is_hidden:
        text = ngettext(
            "%(n)d reader was not answered", "%(n)d readers were not answered", service.unheard
        )
        texts.append(text % {"n": service.unheard})
    if service.wrong:
        text = ngettext(
            "%(n)d reader says something is wrong",
            "%(n)d readers say something is wrong",
            service.wrong,
        )
        texts.append(text % {"n": service.wrong})
    return texts


def _missing(service) -> list[str]:
    lacks = [(not service.has_type, _("no service type"))]
    if service.is_hidden:
        lacks.append((not service.has_intake, _("no intake line")))
    else:
        lacks += [
            (not service.has_phone, _("no phone")),
            (not service.has_hours, _("no hours")),
            (not service.has_area, _("no territory")),
        ]
    return [text for is_missing, text in lacks if is_missing]
