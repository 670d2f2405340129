"""“Could not be done here, because …”: a form of its own, and a beacon for missing contacts.

The form has a page of its own, never cached: it carries a token of one reader, and the pages of
the steps are shared between readers.
"""

from urllib.parse import urlsplit

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from directory import local, obstacles
from directory.devices import device_of, may_count
from directory.models.obstacle import Reason
from portal.base import steps
from portal.base.lines import lines_for
from portal.base.place import municipalities
from portal.reference.models import ServiceType


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mark_obstacle(request, step_id):
    """Say that a step could not be done; count it once a day and device."""
    step = _step_or_404(request, step_id)
    if request.method != "POST":
        return _form(request, step)
    if not may_count(request):
        too_many = _("Too many at once from this network. Try again in a minute.")
        return _form(request, step, errors={"reason": too_many}, status=429)
    data = request.POST
    try:
        is_new = obstacles.mark_obstacle(
            step=step,
            municipality=data.get("m", ""),
            reason=data.get("reason", ""),
            service_type=data.get("service", ""),
            device=device_of(request),
        )
    except obstacles.UnknownReason:
        return _form(request, step, errors={"reason": _("Choose one of the five.")})
    except obstacles.UnknownPlace:
        return _form(request, step, errors={"m": _("Choose a municipality of the list.")})
    said = "counted" if is_new else "again"
    return redirect(f"{reverse('directory:mark-obstacle', args=[step.id])}?said={said}")


@csrf_exempt  # a beacon carries no token: its origin is looked at, and it can only count once
@require_POST
def count_missing(request, step_id):
    """Count which contacts the reader of a step misses. Always 204: a beacon hears nothing."""
    place = request.GET.get("m", "")
    step = steps.step_of(step_id, request.user)
    if (
        step is None
        or not _is_own(request)
        or not may_count(request)
        or municipalities(request).get(place, ("",))[0] != step.jurisdiction
    ):
        return HttpResponse(status=204)
    found = local.who_to_call(
        step.service_types, step.jurisdiction, place, lines_for(request, step.jurisdiction)
    )
    missing = [code for code, contacts in found.items() if contacts.is_missing]
    if missing:
        obstacles.count_missing(
            step=step, municipality=place, codes=missing, device=device_of(request)
        )
    return HttpResponse(status=204)


def _step_or_404(request, step_id):
    step = steps.step_of(step_id, request.user)
    if step is None:
        raise Http404
    return step


def _form(request, step, *, errors=None, status=400):
    own = [
        (code, name)
        for code, (country, name, _county) in municipalities(request).items()
        if country == step.jurisdiction
    ]
    services = ServiceType.objects.filter(code__in=step.service_types)
    return render(
        request,
        "directory/obstacle.html",
        {
            "step": step,
            "reasons": Reason.choices,
            "services": services,
            "places": own,
            "chosen": {
                "m": request.POST.get("m", request.place.municipality),
                "reason": request.POST.get("reason", ""),
                "service": request.POST.get("service", ""),
            },
            "errors": errors or {},
            "said": request.GET.get("said", ""),
        },
        status=status if errors else 200,
    )


def _is_own(request) -> bool:
    """Say whether a page of this portal sent it."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()
