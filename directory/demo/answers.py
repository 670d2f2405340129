"""What waits for somebody in the demo: slips without an answer, mails that nobody answered.

Beside `meetings.py`, which has the answered ones. The sender is the demo's worker, so that she finds
her slips.
"""

from datetime import timedelta

from django.utils import timezone

from directory.models import Confirmation, ReferralSlip, Report, Service
from directory.models.confirmation import ConfirmationState
from portal.accounts.models import User
from portal.reference.models import Municipality, ServiceType

SENDER = "worker@zyra.example"
# Number, sender's town, kind of help, giver, urgency, hours since it was sent, hours promised
WAITING = (
    ("DEMH24", "al-has", "counselling", "Gurra e Drinit (shembull)", "now", 3, 24),
    ("DEMH25", "al-has", "education_support", "Ora e mësimit (shembull)", "planned", 80, 48),
    ("DEMD22", "al-devoll", "counselling", "Fusha e gjelbër (shembull)", "soon", 20, 72),
)
# Giver, kind of help → how the last mail went: days since it was mailed, days since the answer
ASKED = (
    ("Deti i qetë (shembull)", "counselling", 75, None),
    ("Pranvera e Osumit (shembull)", "home_care", 70, None),
    ("Hap pas hapi (shembull)", "day_centre", 30, 28),
)
LINK_LASTS = timedelta(days=60)
WRONG_HOURS = ("Buka e së dielës (shembull)", "food_aid")


def seed() -> None:
    """Write what is missing; a slip that was answered since stays answered."""
    for slip in WAITING:
        _slip(*slip)
    for asked in ASKED:
        _asked(*asked)
    service = _service(*WRONG_HOURS)
    if service is not None and not service.reports.exists():
        moment = timezone.now() - timedelta(days=2)
        Report.objects.create(
            service=service, kind="wrong_hours", device=f"{7:032x}", created=moment
        )


def _service(giver: str, service_type: str):
    rows = Service.objects.filter(organization__name=giver, service_types__code=service_type)
    return rows.order_by("pk").first()


def _slip(number, town, service_type, giver, urgency, sent_hours, promised_hours) -> None:
    service = _service(giver, service_type)
    if service is None or ReferralSlip.objects.filter(number=number).exists():
        return
    sent = timezone.now() - timedelta(hours=sent_hours)
    ReferralSlip.objects.create(
        number=number,
        sender=User.objects.filter(email=SENDER).first(),
        municipality=Municipality.objects.get(code=town),
        service=service,
        service_type=ServiceType.objects.get(code=service_type),
        urgency=urgency,
        created_at=sent,
        promised_at=sent + timedelta(hours=promised_hours),
    )


def _asked(giver: str, service_type: str, mailed_days: int, answered_days: int | None) -> None:
    service = _service(giver, service_type)
    if service is None or service.confirmations.exists():
        return
    now = timezone.now()
    mailed = now - timedelta(days=mailed_days)
    answered = None if answered_days is None else now - timedelta(days=answered_days)
    if answered is None:  # nor did anybody ring since
        before = (mailed - timedelta(days=120)).date()
        Service.objects.filter(pk=service.pk, assured_date__gt=before).update(assured_date=before)
    Confirmation.objects.create(
        service=service,
        address=service.organization.email or "pa-adrese@shembull.example",
        state=ConfirmationState.WAITING if answered is None else ConfirmationState.CONFIRMED,
        created_at=mailed,
        sent_at=mailed,
        expires_at=mailed + LINK_LASTS,
        answered_at=answered,
    )
