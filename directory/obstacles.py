"""What could not be done at a step, and which contact was missing there: counted, never told.

One device counts once a day at a step. Rows of two steps, or of two tables, do not show that one
device made them, and from the next day on nobody can compute which it was (`devices.py`).
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.crypto import salted_hmac

from directory.gaps.evidence import Evidence
from directory.models import MissingContact, Obstacle, ReasonKind
from directory.models.obstacle import DEVICE_LENGTH, Reason
from portal.base.steps import Step
from portal.reference.models import Municipality, ServiceType

KEPT = timedelta(days=2 * 365)
EVIDENCE_OF = timedelta(days=365)  # what is older tells of other times
MOST_A_DAY = 20_000  # rows of each kind, 3 MB: a flood must not fill the disk


class UnknownReason(ValueError):
    """It is none of the five."""


class UnknownPlace(ValueError):
    """The municipality is not there, or another country's law counts in it."""


@transaction.atomic
def mark_obstacle(
    *, step: Step, municipality: str, reason: str, device: str, service_type: str = ""
) -> bool:
    """Keep that `step` could not be done there; False when this device said so today already.

    `device`: what `devices.device_of` returned. A `service_type` that the step does not need is
    left out. Raises UnknownReason, UnknownPlace.
    """
    if reason not in Reason.values:
        raise UnknownReason(reason)
    today = timezone.localdate()
    if _is_flooded(Obstacle, today):
        return False
    needed = service_type if service_type in step.service_types else ""
    _row, is_new = Obstacle.objects.get_or_create(
        step=step.id,
        day=today,
        device=_at(device, step.id, "obstacle"),
        defaults={
            "municipality": _place(municipality, step.jurisdiction),
            "reason": reason,
            "service_type": ServiceType.objects.filter(code=needed).first(),
        },
    )
    _forget_old(today)
    return is_new


@transaction.atomic
def count_missing(*, step: Step, municipality: str, codes: Iterable[str], device: str) -> None:
    """Keep that nobody in the municipality gives the service types `codes` that `step` needs.

    Raises UnknownPlace.
    """
    today = timezone.localdate()
    where = _place(municipality, step.jurisdiction)
    if _is_flooded(MissingContact, today):
        return
    MissingContact.objects.bulk_create(
        (
            MissingContact(
                day=today,
                municipality=where,
                step=step.id,
                service_type=service_type,
                device=_at(device, step.id, "missing"),
            )
            for service_type in ServiceType.objects.filter(code__in=list(codes))
        ),
        ignore_conflicts=True,
    )


def not_done(jurisdiction: str) -> Iterator[Evidence]:
    """Yield how often a step could not be done in the last year, for the service map.

    Where nobody said which service was needed, `service_type` is "".
    """
    return _counted(Obstacle, ReasonKind.NOT_DONE, jurisdiction)


def missing_contacts(jurisdiction: str) -> Iterator[Evidence]:
    """Yield how often readers missed a contact in the last year, for the service map."""
    return _counted(MissingContact, ReasonKind.MISSING_CONTACT, jurisdiction)


def reasons_in(municipality: Municipality) -> list[dict]:
    """Return what could not be done there in the last year, the most frequent first.

    Rows of `step` (id), `service_type` (code or None), `reason` and `times`, for the agenda of
    the local table.
    """
    return list(
        Obstacle.objects.filter(municipality=municipality, day__gt=_since())
        .values("step", "reason", "service_type__code")
        .annotate(times=Count("pk"))
        .order_by("-times", "step", "reason")
    )


def _counted(model, kind: str, jurisdiction: str) -> Iterator[Evidence]:
    rows = (
        model.objects.filter(municipality__jurisdiction=jurisdiction, day__gt=_since())
        .order_by("municipality__code", "service_type__code")
        .values_list("municipality__code", "service_type__code")
        .annotate(times=Count("pk"))
    )
    for place, service_type, times in rows:
        yield Evidence(kind, place, service_type or "", times)


def _since() -> date:
    return timezone.localdate() - EVIDENCE_OF


def _at(device: str, step: UUID, table: str) -> str:
    own = salted_hmac(f"directory.obstacles.{table}", f"{device} {step}", algorithm="sha256")
    return own.hexdigest()[:DEVICE_LENGTH]


def _place(code: str, jurisdiction: str) -> Municipality:
    where = Municipality.objects.filter(code=code, jurisdiction=jurisdiction).first()
    if where is None:
        raise UnknownPlace(code)
    return where


def _is_flooded(model, today: date) -> bool:
    return model.objects.filter(day=today).count() >= MOST_A_DAY


def _forget_old(today: date) -> None:
    for model in (Obstacle, MissingContact):
        model.objects.filter(day__lt=today - KEPT).delete()
