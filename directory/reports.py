"""What readers report of a service: one tap, once a day and device, no text."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from directory.models import Report, Service
from directory.models.report import DEVICE_LENGTH, ReportKind

# A line that does not always answer, or whose house moved, is not judged by readers: to ask would
# make callers try it, and hours and place are not shown.
OF_THE_LINE = (ReportKind.WRONG_NUMBER, ReportKind.OTHER)


DAY = timedelta(days=1)
MOST_A_DAY = 20_000  # rows, 3 MB: a flood must not fill the disk


class UnknownKind(ValueError):
    """The report is of no kind that is asked of this service."""


def kinds_of(service: Service) -> list[tuple[str, str]]:
    """Return the (code, label) pairs that a reader may report of `service`."""
    kinds = OF_THE_LINE if service.is_confidential else ReportKind
    return [(kind.value, kind.label) for kind in kinds]


@transaction.atomic
def tell(*, service: Service, kind: str, device: str) -> bool:
    """Keep a report; return False when this device told the same of this service today.

    `device`: what `devices.device_of` returned. Kept with the service's id in it, so that two
    reports on two services do not show that one person made them. Raises UnknownKind.
    """
    if kind not in dict(kinds_of(service)):
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
