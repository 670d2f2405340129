"""The table meets again and again: the next date, an agenda counted from what was missing,
commitments, and reminders by mail. Nothing of a case is ever written down here.
"""

import logging
from collections import Counter
from datetime import date, datetime, timedelta
from smtplib import SMTPException
from zoneinfo import ZoneInfo

from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from directory import confidential, table
from directory.models import (
    AgendaItem,
    Commitment,
    GapCell,
    Meeting,
    MissingContact,
    Obstacle,
    Organization,
    ReferralMembership,
    ReferralSlip,
)
from directory.models.meeting import AgendaKind, MeetingState, Repeats
from directory.models.slip import SlipAnswer
from portal.reference.days_off import is_public_holiday

logger = logging.getLogger(__name__)

WEEKDAYS = (MO, TU, WE, TH, FR, SA, SU)
MONTHS = {Repeats.MONTHLY: 1, Repeats.QUARTERLY: 3, Repeats.TWICE_A_YEAR: 6}
WEEK = timedelta(days=7)
LOOKS_BACK = relativedelta(months=6)  # where no meeting was held before
MOST_POINTS = 5  # of one kind: a table has two hours
REMINDS_BEFORE = timedelta(days=7)  # of a meeting
DUE_SOON = timedelta(days=3)  # of a commitment


class MeetingError(Exception):
    """The act could not be done."""


class NotRunner(MeetingError):
    """This user keeps no organization that leads the table, or that committed itself."""


class NotPlanned(MeetingError):
    """The meeting was held or cancelled already."""


# Dates


def next_date(meeting: Meeting) -> datetime | None:
    """Return when the next one begins: as the first Tuesday follows the first Tuesday.

    The fifth of a month goes on as the last; a public holiday puts it off by a week. The local
    hour stays. None when it does not repeat.
    """
    months = MONTHS.get(meeting.repeats)
    if months is None:
        return None
    country = meeting.municipality.jurisdiction
    zone = ZoneInfo(country.time_zone)
    local = meeting.starts_at.astimezone(zone)
    meant = _meant(meeting, local.date(), zone)
    which = _which(meant)
    weekday = WEEKDAYS[meant.weekday()](which if which < 5 else -1)
    edge = meant + relativedelta(months=months, day=1 if which < 5 else 31)
    day = edge + relativedelta(weekday=weekday)
    while is_public_holiday(country.code, day):
        day += WEEK
    return datetime.combine(day, local.time(), tzinfo=zone)


def _meant(meeting: Meeting, day: date, zone: ZoneInfo) -> date:
    """Return `day`, or the holiday a week before it from which the meeting was put off."""
    rows = Meeting.objects.filter(municipality=meeting.municipality, body=meeting.body)
    earlier = rows.filter(starts_at__lt=meeting.starts_at).order_by("-starts_at").first()
    if earlier is None or not is_public_holiday(meeting.municipality.jurisdiction_id, day - WEEK):
        return day
    usual = _which(earlier.starts_at.astimezone(zone).date())
    return day - WEEK if _which(day - WEEK) == usual else day


def _which(day: date) -> int:
    """Return 2 for the second Tuesday of a month, and so on."""
    return (day.day - 1) // 7 + 1


@transaction.atomic
def hold(*, meeting: Meeting, user) -> Meeting | None:
    """Note that it was held, and plan the next; returns that. Raises NotRunner, NotPlanned."""
    if not table.may_run(user, meeting.municipality):
        raise NotRunner
    rows = Meeting.objects.filter(pk=meeting.pk, state=MeetingState.PLANNED)
    if not rows.update(state=MeetingState.HELD):
        raise NotPlanned
    starts_at = next_date(meeting)
    if starts_at is None:
        return None
    following, _is_new = Meeting.objects.get_or_create(
        municipality=meeting.municipality,
        body=meeting.body,
        starts_at=starts_at,
        defaults={
            "room": meeting.room,
            "repeats": meeting.repeats,
            "is_sample": meeting.is_sample,
        },
    )
    return following


# Agenda


def fill_agenda(meeting: Meeting) -> int:
    """Write what was missing in the municipality as points; returns how many there are.

    Counted since the meeting before. Safe to run again: counts are brought up to date, points
    that people wrote and decisions stay.
    """
    since = _since(meeting)
    counted = {
        AgendaKind.GAP: _gaps(meeting),
        AgendaKind.OBSTACLE: _obstacles(meeting, since),
        AgendaKind.SLIP: _slips_without_place(meeting, since),
    }
    with transaction.atomic():
        for kind, counts in counted.items():
            keep = counts.most_common(MOST_POINTS)
            rows = meeting.agenda.filter(kind=kind, decision="")
            rows.exclude(service_type__in=[key for key, _count in keep]).delete()
            for key, count in keep:
                AgendaItem.objects.update_or_create(
                    meeting=meeting, kind=kind, service_type_id=key, defaults={"count": count}
                )
    return meeting.agenda.count()


def _since(meeting: Meeting) -> datetime:
    before = (
        Meeting.objects.filter(
            municipality=meeting.municipality,
            body=meeting.body,
            state=MeetingState.HELD,
            starts_at__lt=meeting.starts_at,
        )
        .order_by("-starts_at")
        .first()
    )
    return before.starts_at if before else timezone.now() - LOOKS_BACK


def _gaps(meeting: Meeting) -> Counter:
    """Return service type → how often it was asked for, of those known to be missing."""
    cells = GapCell.objects.gaps().for_group("").filter(municipality=meeting.municipality)
    asked = _obstacles(meeting, _since(meeting))
    return Counter({key: asked[key] for key in cells.values_list("service_type", flat=True)})


def _obstacles(meeting: Meeting, since: datetime) -> Counter:
    counts: Counter = Counter()
    for model in (Obstacle, MissingContact):
        rows = model.objects.filter(
            municipality=meeting.municipality,
            day__gte=timezone.localdate(since),
            service_type__isnull=False,
        )
        counts.update(rows.values_list("service_type", flat=True))
    return counts


def _slips_without_place(meeting: Meeting, since: datetime) -> Counter:
    rows = ReferralSlip.objects.filter(
        municipality=meeting.municipality, answer=SlipAnswer.NO_PLACE, answered_at__gte=since
    )
    return Counter(rows.values_list("service_type", flat=True))


# Commitments


def mark_done(*, commitment: Commitment, user) -> None:
    """Note that an institution kept its word today. Raises NotRunner."""
    keeps_it = confidential.keeps(user, {commitment.organization_id})
    if not keeps_it and not table.may_run(user, commitment.meeting.municipality):
        raise NotRunner
    open_rows = Commitment.objects.filter(pk=commitment.pk).open()
    open_rows.update(done_on=timezone.localdate())


# Reminders


def remind_all(*, moment: datetime | None = None) -> int:
    """Fill the agendas of near meetings, and mail what is near or overdue; returns the mails.

    Safe to run every day: a meeting is announced once, a commitment is called to mind once
    before its day and once after it.
    """
    moment = moment or timezone.now()
    mails = sum(_announce(meeting, moment) for meeting in _near(moment))
    return mails + sum(_call_to_mind(row, moment) for row in _pressing(moment))


def _near(moment: datetime):
    return (
        Meeting.objects.upcoming(moment)
        .filter(starts_at__lte=moment + REMINDS_BEFORE, reminded_at__isnull=True)
        .select_related("municipality__jurisdiction")
    )


def _announce(meeting: Meeting, moment: datetime) -> int:
    fill_agenda(meeting)
    zone = ZoneInfo(meeting.municipality.jurisdiction.time_zone)
    context = {
        "meeting": meeting,
        "starts_at": meeting.starts_at.astimezone(zone),
        "agenda": list(meeting.agenda.select_related("service_type")),
        "path": ("directory:show-meeting", [meeting.municipality.code, meeting.pk]),
    }
    addresses = _addresses_of_body(meeting)
    sent = sum(_mail(address, language, "meeting", context) for address, language in addresses)
    if sent or not addresses:  # where no mail left, the next run tries again
        Meeting.objects.filter(pk=meeting.pk).update(reminded_at=moment)
    return sent


def _addresses_of_body(meeting: Meeting) -> list[tuple[str, str]]:
    seats = ReferralMembership.objects.filter(
        municipality=meeting.municipality,
        body=meeting.body,
        organization__in=Organization.objects.visible_to(None),
    ).select_related("contact", "organization")
    found = {}
    for seat in seats:
        address = (seat.contact.email if seat.contact else "") or seat.organization.email
        if address:
            found.setdefault(address, seat.organization.language)
    return list(found.items())


def _pressing(moment: datetime):
    today = timezone.localdate(moment)
    not_yet = Q(reminded_on__isnull=True, due__lte=today + DUE_SOON)
    passed = Q(due__lt=today) & (Q(reminded_on__isnull=True) | Q(reminded_on__lte=F("due")))
    return (
        Commitment.objects.open()
        .filter(not_yet | passed)
        .select_related("organization", "meeting__municipality")
    )


def _call_to_mind(commitment: Commitment, moment: datetime) -> int:
    today = timezone.localdate(moment)
    organization = commitment.organization
    context = {
        "commitment": commitment,
        "is_overdue": commitment.is_overdue(today),
        "path": ("directory:show-table", [commitment.meeting.municipality.code]),
    }
    sent = 0
    if organization.email:
        sent = _mail(organization.email, organization.language, "commitment", context)
    if sent or not organization.email:
        Commitment.objects.filter(pk=commitment.pk).update(reminded_on=today)
    return sent


def _mail(address: str, language: str, name: str, context: dict) -> int:
    """Send one mail in the institution's language; 0 when it did not leave."""
    with override(language):
        view, args = context["path"]
        url = f"{settings.WAGTAILADMIN_BASE_URL}{reverse(view, args=args)}"
        text = render_to_string(
            f"directory/table/{name}.txt",
            {**context, "url": url, "site_name": settings.SITE_NAME},
        )
        subject = _("The local table meets") if name == "meeting" else _("What you took on")
    try:
        send_mail(subject, text, None, [address])
    except (SMTPException, OSError) as error:
        logger.error("A reminder of the local table did not leave: %s", type(error).__name__)
        return 0
    return 1
