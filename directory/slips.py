"""Referral slips: is there a place? Asked and answered without naming anybody.

The signed link is all that the receiver needs. Who is meant is said on the phone, by the slip's
number. What was answered is counted for the map of gaps, by the sender's municipality.
"""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import IntegrityError, transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from directory import mailing
from directory.gaps import refreshing
from directory.models import ReferralSlip, Service, SlipCount
from directory.models.slip import SlipAnswer, Urgency
from directory.sharing import outward
from directory.shown import shown
from portal.reference.models import Municipality, ServiceType

# How soon an answer is promised. Proposed by us, not by law.
PROMISED = {
    Urgency.NOW: timedelta(hours=4),
    Urgency.SOON: timedelta(days=1),
    Urgency.PLANNED: timedelta(days=3),
}
LINK_LASTS = timedelta(days=30)
COUNTS_LAST = timedelta(days=2 * 365)
COUNTS_SPEAK = timedelta(days=365)  # what is older tells of other times
A_BATCH = 500  # slips forgotten in one transaction
MOST_A_DAY = 30  # of one sender
SIGNER = Signer(salt="directory.slip")
SHEET_SIGNER = Signer(salt="directory.slip.sheet")  # opens the cover sheet, answers nothing


class SlipError(Exception):
    """The slip could not be sent or answered."""


class UnknownSlip(SlipError):
    """Nobody made this link."""


class NotOffered(SlipError):
    """The service does not give this kind of help, or is not open."""


class TooMany(SlipError):
    """This sender sent very many today."""


class Answered(SlipError):
    """It has its answer already."""


class ExpiredSlip(SlipError):
    """Nobody waits for an answer any more."""


class OwnSlip(SlipError):
    """Who asked does not answer."""


def token_of(slip: ReferralSlip) -> str:
    return SIGNER.sign(slip.number)


def sheet_token_of(slip: ReferralSlip) -> str:
    """Return what opens the cover sheet only: the sender gets no link that answers."""
    return SHEET_SIGNER.sign(slip.number)


def slip_of(token: str, signer: Signer = SIGNER) -> ReferralSlip:
    """Return the slip behind a link; raises UnknownSlip."""
    try:
        number = signer.unsign(token)
    except BadSignature:
        raise UnknownSlip from None
    slip = _with_rows(ReferralSlip.objects.filter(number=number)).first()
    if slip is None:
        raise UnknownSlip
    return slip


def _with_rows(slips):
    return slips.select_related(
        "municipality__jurisdiction", "service__organization", "service_type", "sender__profile"
    )


def sent_by(user):
    return _with_rows(ReferralSlip.objects.of(user))


def url_of(slip: ReferralSlip, request=None) -> str:
    """Return the absolute address of the receiver's page, in the language of the service."""
    with override(slip.service.language):
        path = reverse("directory:answer-slip", args=[token_of(slip)])
    return outward(path, request)


def handed_on_url(slip: ReferralSlip, request=None) -> str:
    """Return the link that the sender hands on; "" where the receiver has it by mail."""
    return "" if _address_of(slip) else url_of(slip, request)


def send(
    *,
    sender,
    municipality: Municipality,
    service: Service,
    service_type: ServiceType,
    urgency: str,
) -> ReferralSlip:
    """Make a slip, and mail its link when the service has an address.

    Raises NotOffered, TooMany.
    """
    offers = service.service_types.filter(pk=service_type.pk).exists()
    if service.status != "active" or not offers:
        raise NotOffered
    now = timezone.now()
    today = ReferralSlip.objects.of(sender).filter(created_at__gt=now - timedelta(days=1))
    if today.count() >= MOST_A_DAY:
        raise TooMany
    slip = _create(
        sender=sender,
        municipality=municipality,
        service=service,
        service_type=service_type,
        urgency=urgency,
        created_at=now,
        promised_at=now + PROMISED[Urgency(urgency)],
    )
    _mail_receiver(slip, is_reminder=False)
    return slip


def _create(**fields) -> ReferralSlip:
    """Make a row; one number in 148 million is taken, and then another one is drawn."""
    try:
        with transaction.atomic():
            return ReferralSlip.objects.create(**fields)
    except IntegrityError:
        return ReferralSlip.objects.create(**fields)


def refuse_closed(slip: ReferralSlip) -> None:
    """Raise Answered or ExpiredSlip when no answer is taken any more."""
    if slip.answer != SlipAnswer.WAITING:
        raise Answered
    if slip.created_at + LINK_LASTS <= timezone.now():
        raise ExpiredSlip


def refuse_own(slip: ReferralSlip, user) -> None:
    """Raise OwnSlip when `user` (also None, also anonymous) sent the slip."""
    if user is not None and user.is_authenticated and user.pk == slip.sender_id:
        raise OwnSlip


def answer(*, slip: ReferralSlip, answer: str, user=None) -> None:
    """Take the receiver's one answer, and tell the sender. `user`: who is signed in, if anybody.

    Raises Answered, ExpiredSlip, OwnSlip, ValueError for a word that is no answer.
    """
    refuse_own(slip, user)
    word = SlipAnswer(answer)
    if word == SlipAnswer.WAITING:
        raise ValueError(answer)
    refuse_closed(slip)
    now = timezone.now()
    taken = ReferralSlip.objects.filter(pk=slip.pk).waiting()
    if not taken.update(answer=word, answered_at=now):
        raise Answered
    slip.answer, slip.answered_at = word, now
    refreshing.ask_soon()  # who has no place is full on the service map
    _mail_sender(slip)


def centre_of(slip: ReferralSlip) -> str:
    """Return the sender's institution, never the sender; "" when the account is gone."""
    profile = getattr(slip.sender, "profile", None)
    return profile.centre if profile else ""


# Reminders


def remind_all(*, moment: datetime | None = None) -> int:
    """Remind receivers and tell senders, once, when the promised time went by; returns slips.

    The sender reads whether the receiver could be written to.
    """
    moment = moment or timezone.now()
    rows = ReferralSlip.objects.overdue(moment).filter(
        reminded_at__isnull=True, created_at__gt=moment - LINK_LASTS
    )
    reminded = 0
    for slip in _with_rows(rows):
        has_address = bool(_address_of(slip))
        if has_address and not _mail_receiver(slip, is_reminder=True):
            continue  # the next run tries again
        _mail_sender(slip, was_reminded=has_address)
        ReferralSlip.objects.filter(pk=slip.pk).update(reminded_at=moment)
        reminded += 1
    return reminded


def _mail_receiver(slip: ReferralSlip, *, is_reminder: bool) -> bool:
    """Say whether the mail left. Of a confidential service it does not name the kind of help."""
    address = _address_of(slip)
    if not address:
        return False
    with override(slip.service.language):
        text = render_to_string(
            "directory/slip/receiver.txt",
            {
                "slip": slip,
                "url": url_of(slip),
                "is_reminder": is_reminder,
                "is_secret": slip.service.is_confidential,
                "promised_at": timezone.localtime(slip.promised_at),
                "site_name": settings.SITE_NAME,
            },
        )
        subject = _("Is there a place? Slip %(number)s") % {"number": slip.number}
    return mailing.send(subject, text, address, about="a slip")


def _address_of(slip: ReferralSlip) -> str:
    return slip.service.email or slip.service.organization.email


def _mail_sender(slip: ReferralSlip, *, was_reminded: bool = False) -> None:
    if slip.sender is None or not slip.sender.is_active:
        return
    with override(slip.municipality.jurisdiction.language):
        path = reverse("directory:list-slips")
        text = render_to_string(
            "directory/slip/sender.txt",
            {
                "slip": slip,
                "name": shown(slip.service, None).name,
                "was_reminded": was_reminded,
                "url": outward(path),
                "site_name": settings.SITE_NAME,
            },
        )
        subject = _("Slip %(number)s") % {"number": slip.number}
    mailing.send(subject, text, slip.sender.email, about="a slip")


# Counting and forgetting


def counted(jurisdiction: str, answer: str) -> Counter:
    """Return (municipality code, service type code) → how many slips of the last year got `answer`.

    The municipality is the sender's. Slips that were forgotten since are among them.
    """
    names = ("municipality__code", "service_type__code")
    today = timezone.localdate()
    live = ReferralSlip.objects.filter(municipality__jurisdiction=jurisdiction, answer=answer)
    live = live.filter(created_at__gt=timezone.now() - COUNTS_SPEAK).order_by()
    counts = Counter(live.values_list(*names))
    kept = SlipCount.objects.filter(
        municipality__jurisdiction=jurisdiction, answer=answer, month__gt=today - COUNTS_SPEAK
    )
    for place, service_type, count in kept.values_list(*names, "count"):
        counts[place, service_type] += count
    return counts


def answered_since(municipality: Municipality, answer: str, since: datetime) -> Counter:
    """Return service type's key → how many slips of `municipality` got `answer` since then.

    Of months whose slips were forgotten, those that began after `since` are counted.
    """
    slips = ReferralSlip.objects.filter(
        municipality=municipality, answer=answer, answered_at__gte=since
    )
    counts = Counter(slips.order_by().values_list("service_type", flat=True))
    kept = SlipCount.objects.filter(
        municipality=municipality, answer=answer, month__gte=timezone.localdate(since)
    )
    for service_type, count in kept.values_list("service_type", "count"):
        counts[service_type] += count
    return counts


def forget_old(*, moment: datetime | None = None) -> int:
    """Delete slips past `settings.DIRECTORY_SLIPS_KEPT_DAYS`, count them; returns how many.

    Safe to be stopped in the middle: each batch is counted and deleted in one transaction.
    """
    moment = moment or timezone.now()
    limit = moment - timedelta(days=settings.DIRECTORY_SLIPS_KEPT_DAYS)
    forgotten = 0
    while batch := list(ReferralSlip.objects.filter(created_at__lt=limit).order_by("pk")[:A_BATCH]):
        forgotten += _forget(batch)
    SlipCount.objects.filter(month__lt=timezone.localdate(moment) - COUNTS_LAST).delete()
    return forgotten


@transaction.atomic
def _forget(batch: list[ReferralSlip]) -> int:
    """Count and delete `batch`; returns how many. What another run deleted meanwhile it counted."""
    alike = defaultdict(list)
    for slip in batch:
        month = _month(slip.created_at)
        alike[month, slip.municipality_id, slip.service_type_id, slip.answer].append(slip.pk)
    forgotten = 0
    for (month, municipality, service_type, answer), keys in alike.items():
        _all, deleted = ReferralSlip.objects.filter(pk__in=keys).delete()
        count = deleted.get(ReferralSlip._meta.label, 0)
        if not count:
            continue
        row, is_new = SlipCount.objects.get_or_create(
            month=month,
            municipality_id=municipality,
            service_type_id=service_type,
            answer=answer,
            defaults={"count": count},
        )
        if not is_new:
            SlipCount.objects.filter(pk=row.pk).update(count=F("count") + count)
        forgotten += count
    return forgotten


def _month(moment: datetime) -> date:
    return timezone.localdate(moment).replace(day=1)
