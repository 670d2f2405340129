"""What readers report of a service: one tap, once a day and device, no text."""

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from directory.models import Report, Service
from directory.models.report import DEVICE_LENGTH, ReportKind


class UnknownKind(ValueError):
    """The report is of no kind that there is."""


@transaction.atomic
def tell(*, service: Service, kind: str, device: str) -> bool:
    """Keep a report; return False when this device told the same of this service today.

    `device`: what `devices.device_of` returned. Kept with the service's id in it, so that two
    reports on two services do not show that one person made them. Raises UnknownKind.
    """
    if kind not in ReportKind.values:
        raise UnknownKind(kind)
    own = salted_hmac("directory.reports", f"{device} {service.pk}", algorithm="sha256")
    _row, is_new = Report.objects.get_or_create(
        service=service,
        kind=kind,
        device=own.hexdigest()[:DEVICE_LENGTH],
        defaults={"created": timezone.now()},
    )
    return is_new
