"""The agenda of a meeting, counted from what was missing since the meeting before.

Four counts, each in its place: services that the map knows to be missing and readers looked for,
steps without a contact where the map does not know, steps that could not be done, slips without a
place. What is missing and nobody asked for takes no point; it stands in one line below them.
"""

from collections import Counter
from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from directory import slips
from directory.models import AgendaItem, GapCell, Meeting, MissingContact, Obstacle
from directory.models.meeting import AgendaKind, MeetingState
from directory.models.obstacle import Reason
from directory.models.slip import SlipAnswer
from portal.reference.models import ServiceType

LOOKS_BACK = relativedelta(months=6)  # where no meeting was held before
MOST_POINTS = 5  # of one kind: a table has two hours


def fill_agenda(meeting: Meeting) -> int:
    """Write what was missing in the municipality as points; returns how many there are.

    Counted since the meeting before. Safe to run again: counts are brought up to date, points
    that people wrote and decisions stay.
    """
    counted = _counted(meeting)
    with transaction.atomic():
        for kind, counts in counted.items():
            keep = sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:MOST_POINTS]
            rows = meeting.agenda.filter(kind=kind, decision="")
            rows.exclude(service_type__in=[key for key, _count in keep]).delete()
            for key, count in keep:
                AgendaItem.objects.update_or_create(
                    meeting=meeting, kind=kind, service_type_id=key, defaults={"count": count}
                )
    return meeting.agenda.count()


def _counted(meeting: Meeting) -> dict[str, Counter]:
    """Return kind of point → service type's key → how often."""
    since = _since(meeting)
    gaps = set(_gaps(meeting).values_list("service_type", flat=True))
    missed = _by_type(MissingContact, meeting, since)
    return {
        AgendaKind.GAP: Counter({key: n for key, n in missed.items() if key in gaps}),
        AgendaKind.NO_CONTACT: Counter({key: n for key, n in missed.items() if key not in gaps}),
        AgendaKind.OBSTACLE: _by_type(Obstacle, meeting, since),
        AgendaKind.SLIP: slips.answered_since(meeting.municipality, SlipAnswer.NO_PLACE, since),
    }


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


def _gaps(meeting: Meeting):
    return GapCell.objects.gaps().for_group("").filter(municipality=meeting.municipality)


def _by_type(model, meeting: Meeting, since: datetime) -> Counter:
    rows = _observed(model, meeting, since).filter(service_type__isnull=False)
    return Counter(rows.values_list("service_type", flat=True))


def _observed(model, meeting: Meeting, since: datetime):
    return model.objects.filter(
        municipality=meeting.municipality, day__gte=timezone.localdate(since)
    )


# Beside the points


def quiet_gaps(meeting: Meeting) -> list[ServiceType]:
    """Return what the map knows to be missing there and no point of the meeting speaks of."""
    spoken_of = meeting.agenda.filter(service_type__isnull=False).values("service_type")
    missing = _gaps(meeting).exclude(service_type__in=spoken_of).values("service_type")
    return list(ServiceType.objects.filter(pk__in=missing))


def obstacle_reasons(meeting: Meeting) -> dict[int | None, list[tuple[str, int]]]:
    """Return service type's key (None: the step needed none) → (reason, how often), most first.

    Counted since the meeting before.
    """
    rows = _observed(Obstacle, meeting, _since(meeting)).order_by()
    counted = rows.values_list("service_type", "reason").annotate(times=Count("pk"))
    found: dict[int | None, list[tuple[str, int]]] = {}
    for key, reason, times in sorted(counted, key=lambda row: (-row[2], row[1])):
        found.setdefault(key, []).append((str(Reason(reason).label), times))
    return found
