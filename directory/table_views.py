"""The local table on the page: members, calling it, meetings, commitments. Professionals only."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from directory import agenda, confidential, meetings, table
from directory.models import AgendaItem, Commitment, Meeting
from directory.models.meeting import AgendaKind, MeetingState
from portal.reference.models import AdministrativeUnit, Municipality, Situation

SHOWN_AT_MOST = 30  # commitments on the page of a table


def for_professionals(view):
    """Send visitors to sign in, refuse residents; nothing of the page is kept anywhere."""

    @never_cache
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if table.is_open_to(request.user):
            return view(request, *args, **kwargs)
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect(f"/accounts/login/?next={request.path}")

    return guarded


@for_professionals
def list_tables(request):
    """Offer the tables that are known, the reader's own municipality first."""
    own = request.place.municipality
    known = list(table.known_tables())
    return render(
        request,
        "directory/table/list_tables.html",
        {
            "own": next((row for row in known if row.code == own), None),
            "own_code": own,
            "own_name": request.place.name,
            "municipalities": [row for row in known if row.code != own],
        },
    )


@for_professionals
def show_table(request, code):
    """Show who sits where, the next meeting, and what was promised."""
    municipality = _municipality(code)
    runs = table.may_run(request.user, municipality)
    return render(
        request,
        "directory/table/show_table.html",
        {
            "table": table.table_of(municipality),
            "situations": table.situations_of(municipality),
            "meetings": Meeting.objects.filter(municipality=municipality).upcoming()[:4],
            "held": Meeting.objects.filter(municipality=municipality, state=MeetingState.HELD)[:3],
            "commitments": _commitments(request.user, municipality, runs=runs),
            "to_ring": meetings.to_ring(municipality) if runs else [],
            "runs": runs,
        },
    )


def _commitments(user, municipality, *, runs: bool) -> list[dict]:
    rows = Commitment.objects.of(municipality).open().visible()
    rows = rows.select_related("organization", "meeting")
    own = set()
    if not runs:
        kept = confidential.kept(rows, user, "organization")
        own = set(kept.values_list("organization", flat=True))
    return [
        {"row": row, "may_do": runs or row.organization_id in own} for row in rows[:SHOWN_AT_MOST]
    ]


@for_professionals
def call_table(request, code, situation):
    """List who must come to one kind of case, with numbers to tap."""
    municipality = _municipality(code)
    kind = get_object_or_404(Situation, code=situation)
    if not table.situations_of(municipality).filter(pk=kind.pk).exists():
        raise Http404
    unit = request.GET.get("unit", "")
    units = AdministrativeUnit.objects.filter(municipality=municipality)
    whole = table.table_of(municipality)
    return render(
        request,
        "directory/table/call_table.html",
        {
            "table": whole,
            "call": table.call(whole, kind, unit=unit),
            "units": units,
            "unit": units.filter(code=unit).first() if unit else None,
            "today": timezone.localdate(),
        },
    )


@for_professionals
def show_meeting(request, code, meeting_id):
    """Show one meeting: agenda, commitments; to be printed on A4."""
    municipality = _municipality(code)
    points = AgendaItem.objects.select_related("service_type")
    promised = Commitment.objects.visible().select_related("organization")
    meeting = get_object_or_404(
        Meeting.objects.select_related("municipality__jurisdiction").prefetch_related(
            Prefetch("agenda", points), Prefetch("commitments", promised)
        ),
        pk=meeting_id,
        municipality=municipality,
    )
    whole = table.table_of(municipality)
    members = next((seats for body, _name, seats in whole.bodies if body == meeting.body), ())
    is_planned = meeting.state == MeetingState.PLANNED
    reasons = agenda.obstacle_reasons(meeting) if is_planned else {}
    return render(
        request,
        "directory/table/show_meeting.html",
        {
            "meeting": meeting,
            "points": [
                {
                    "item": item,
                    "reasons": reasons.get(item.service_type_id, ())
                    if item.kind == AgendaKind.OBSTACLE
                    else (),
                }
                for item in meeting.agenda.all()
            ],
            "other_reasons": reasons.get(None, ()),
            "quiet_gaps": agenda.quiet_gaps(meeting) if is_planned else [],
            "members": members,
            "to_ring": [seat for seat in members if not seat.has_address] if is_planned else [],
            "open_commitments": Commitment.objects.of(municipality)
            .open()
            .visible()
            .exclude(meeting=meeting)
            .select_related("organization"),
            "runs": table.may_run(request.user, municipality),
        },
    )


@require_POST
@for_professionals
def change_meeting(request, code, meeting_id):
    """Fill the agenda anew, or note that the meeting was held and plan the next."""
    meeting = get_object_or_404(Meeting, pk=meeting_id, municipality=_municipality(code))
    shown = meeting
    try:
        if "held" in request.POST:
            shown = meetings.hold(meeting=meeting, user=request.user) or meeting
        else:
            meetings.renew_agenda(meeting=meeting, user=request.user)
    except meetings.NotRunner:
        raise PermissionDenied from None
    except meetings.NotPlanned:
        pass  # somebody was quicker, and the page says so
    return redirect("directory:show-meeting", code=code, meeting_id=shown.pk)


@require_POST
@for_professionals
def ring_commitment(request, code, commitment_id):
    """Note that an institution without an address was reminded by phone."""
    commitment = get_object_or_404(
        Commitment.objects.of(_municipality(code)).select_related("meeting__municipality"),
        pk=commitment_id,
    )
    try:
        meetings.note_rung(commitment=commitment, user=request.user)
    except meetings.NotRunner:
        raise PermissionDenied from None
    return redirect("directory:show-table", code=code)


@require_POST
@for_professionals
def finish_commitment(request, code, commitment_id):
    """Note that an institution did what it took on."""
    commitment = get_object_or_404(
        Commitment.objects.of(_municipality(code)).select_related("meeting__municipality"),
        pk=commitment_id,
    )
    try:
        meetings.mark_done(commitment=commitment, user=request.user)
    except meetings.NotRunner:
        raise PermissionDenied from None
    return redirect("directory:show-table", code=code)


def _municipality(code) -> Municipality:
    return get_object_or_404(Municipality.objects.select_related("jurisdiction"), code=code)
