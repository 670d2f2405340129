"""What readers report of a service: one tap, once a day and device, no text."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from directory.finding import Row
from directory.hours import UNKNOWN
from directory.models import Report, Service
from directory.models.report import DEVICE_LENGTH, ReportKind

# A line that does not always answer, or whose house moved, is not judged by readers: to ask would
# make callers try it, and hours and place are not shown.
OF_THE_LINE = (ReportKind.WRONG_NUMBER, ReportKind.OTHER)
OF_A_CALL = (ReportKind.ANSWERED, ReportKind.NO_ANSWER)
WAKING_HOURS = range(7, 20)  # local hours in which a number may be expected to answer

DAY = timedelta(days=1)
MOST_A_DAY = 20_000  # rows, 3 MB: a flood must not fill the disk


class UnknownKind(ValueError):
    """The report is of no kind that is asked of this service."""


def may_answer(service: Service, row: Row, moment: datetime | None = None) -> bool:
    """Say whether somebody may be expected at the number at `moment` (aware, default now).

    `row`: of that moment. Nobody is blamed for silence while the page says closed; where hours
    are not known, by day.
    """
    if row.is_suspended or row.hours.state != UNKNOWN:
        return not row.is_closed
    zone = ZoneInfo(service.organization.jurisdiction.time_zone)
    return (moment or timezone.now()).astimezone(zone).hour in WAKING_HOURS


def kinds_of(service: Service, *, answers: bool) -> list[tuple[str, str]]:
    """Return the (code, label) pairs that a reader may report; `answers` as `may_answer` says."""
    kinds = OF_THE_LINE if service.is_confidential else ReportKind
    return [(kind.value, kind.label) for kind in kinds if answers or kind not in OF_A_CALL]


@transaction.atomic
def tell(*, service: Service, kind: str, device: str, answers: bool) -> bool:
    """Keep a report; return False when this device told the same of this service today.

    `device`: what `devices.device_of` returned. Kept with the service's id in it, so that two
    reports on two services do not show that one person made them. `answers`: as `may_answer`
    says, for silence outside the hours is no report. Raises UnknownKind.
    """
    if kind not in dict(kinds_of(service, answers=answers)):
        raise UnknownKind(kind)
    if Report.objects.filter(created__gte=timezone.now() - DAY).count() >= MOST_A_DAY:
        return False
    own = salted_hmac("directory.reports", f"{device} {service.pk}", algorithm="sha256")
    _row, is_new = Report.objects.get_or_create(
        service=service,
        kind=kind,
        device=own.hexdigest()[:DEVICE_LENGTH],
        defaults={"created": timezone.now()},
    )
    return is_new
