"""The table meets again and again: the next date, commitments, and reminders by mail.

Whom no mail reaches, the one who runs the table rings. Nothing of a case is ever written down here.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta
from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from directory import confidential, mailing, table
from directory.agenda import fill_agenda
from directory.models import Commitment, Meeting, Organization, Phone, ReferralMembership
from directory.models.meeting import MeetingState, Repeats
from directory.sharing import outward
from portal.reference.days_off import is_public_holiday
from portal.reference.models import Municipality

WEEKDAYS = (MO, TU, WE, TH, FR, SA, SU)
MONTHS = {Repeats.MONTHLY: 1, Repeats.QUARTERLY: 3, Repeats.TWICE_A_YEAR: 6}
WEEK = timedelta(days=7)
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
    """Note that it was held, and plan the next with its agenda; returns that, None when it does
    not repeat. Raises NotRunner, NotPlanned.
    """
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
    if following.state == MeetingState.PLANNED:
        fill_agenda(following)
    return following


def renew_agenda(*, meeting: Meeting, user) -> None:
    """Count anew what was missing. Raises NotRunner, NotPlanned."""
    if not table.may_run(user, meeting.municipality):
        raise NotRunner
    if meeting.state != MeetingState.PLANNED:
        raise NotPlanned
    fill_agenda(meeting)


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
    if sent:  # where no mail left, the next run tries again
        Meeting.objects.filter(pk=meeting.pk).update(reminded_at=moment)
    return sent


def _addresses_of_body(meeting: Meeting) -> list[tuple[str, str]]:
    seats = ReferralMembership.objects.filter(
        municipality=meeting.municipality,
        body=meeting.body,
        organization__in=Organization.objects.visible_to(None),
    ).select_related("contact", "organization")
    found: dict[str, str] = {}
    for seat in seats:
        if address := seat.address:
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
    """Mail one institution; 0 when no mail left, also where it has no address (`to_ring`)."""
    address = _address_of(commitment)
    if not address:
        return 0
    today = timezone.localdate(moment)
    context = {
        "commitment": commitment,
        "is_overdue": commitment.is_overdue(today),
        "path": ("directory:show-table", [commitment.meeting.municipality.code]),
    }
    sent = _mail(address, commitment.organization.language, "commitment", context)
    if sent:
        Commitment.objects.filter(pk=commitment.pk).update(reminded_on=today)
    return sent


def _address_of(commitment: Commitment) -> str:
    """Return where to write: the institution's address, else that of its seat there, else ""."""
    if commitment.organization.email:
        return commitment.organization.email
    seats = _seats(commitment.meeting.municipality, [commitment])
    return _first_address(seats[commitment.organization_id])


def _seats(municipality: Municipality, commitments) -> dict:
    """Return organization's key → its seats at the table of `municipality`."""
    seats = defaultdict(list)
    rows = (
        ReferralMembership.objects.of(municipality)
        .filter(organization__in={row.organization_id for row in commitments})
        .select_related("contact", "organization")
        .prefetch_related("contact__phones")
    )
    for seat in rows:
        seats[seat.organization_id].append(seat)
    return seats


def _first_address(seats) -> str:
    return next(filter(None, (seat.address for seat in seats)), "")


# Whom no mail reaches


@dataclass(frozen=True)
class Ring:
    """An institution to be rung about what it took on. `phones`: empty where none is known."""

    commitment: Commitment
    is_overdue: bool
    phones: tuple[Phone, ...]


def to_ring(municipality: Municipality, moment: datetime | None = None) -> list[Ring]:
    """Return the pressing commitments there of institutions that have no e-mail address."""
    moment = moment or timezone.now()
    rows = _pressing(moment).of(municipality).visible().filter(organization__email="")
    rows = list(rows.prefetch_related("organization__phones"))
    seats = _seats(municipality, rows) if rows else {}
    today = timezone.localdate(moment)
    return [
        Ring(row, row.is_overdue(today), _phones_of(row, seats[row.organization_id]))
        for row in rows
        if not _first_address(seats[row.organization_id])
    ]


def _phones_of(commitment: Commitment, seats) -> tuple[Phone, ...]:
    # As at the table: a contact of a place could tell more than the seat.
    contacts = (seat.contact for seat in seats)
    found = [
        phone
        for contact in contacts
        if contact and contact.organization_id
        for phone in contact.phones.all()
    ]
    by_number = {phone.dial: phone for phone in found or commitment.organization.phones.all()}
    return tuple(by_number.values())


def note_rung(*, commitment: Commitment, user) -> None:
    """Note that somebody called it to mind by phone today. Raises NotRunner."""
    if not table.may_run(user, commitment.meeting.municipality):
        raise NotRunner
    open_rows = Commitment.objects.filter(pk=commitment.pk).open()
    open_rows.update(reminded_on=timezone.localdate())


def _mail(address: str, language: str, name: str, context: dict) -> bool:
    """Send one mail in the institution's language; say whether it left."""
    with override(language):
        view, args = context["path"]
        url = outward(reverse(view, args=args))
        text = render_to_string(
            f"directory/table/{name}.txt",
            {**context, "url": url, "site_name": settings.SITE_NAME},
        )
        subject = _("The local table meets") if name == "meeting" else _("What you took on")
    return mailing.send(subject, text, address, about="the local table")
