"""Sending a referral slip, answering it by its link, and its cover sheet."""

from django import forms
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from directory import slips
from directory.models import Service
from directory.models.slip import SlipAnswer, Urgency
from directory.shown import shown
from directory.slip_sheet import slip_pdf
from directory.table_views import for_professionals
from portal.reference.models import Municipality

ANSWERS = (SlipAnswer.ACCEPTED, SlipAnswer.NO_PLACE, SlipAnswer.NOT_OURS)
SHOWN_AT_MOST = 50  # of one sender's slips


class SlipForm(forms.Form):
    """Kind of help and urgency: no field could hold a person."""

    service_type = forms.ModelChoiceField(queryset=None)
    urgency = forms.ChoiceField(choices=Urgency.choices, widget=forms.RadioSelect)
    municipality = forms.ModelChoiceField(queryset=None)

    def __init__(self, *args, service, jurisdiction, **kwargs):
        super().__init__(*args, **kwargs)
        towns = Municipality.objects.filter(jurisdiction=jurisdiction)
        self.fields["service_type"].queryset = service.service_types.all()
        self.fields["service_type"].label = _("Kind of help")
        self.fields["urgency"].label = _("Needed")
        self.fields["municipality"].queryset = towns
        self.fields["municipality"].label = _("From which municipality")


@for_professionals
def send_slip(request, service_id):
    """Ask one service whether it has a place."""
    service = get_object_or_404(
        Service.objects.for_showing().visible_to(request.user), pk=service_id, status="active"
    )
    initial = {
        "municipality": Municipality.objects.filter(code=request.place.municipality).first(),
        "service_type": service.service_types.first(),
        "urgency": Urgency.SOON,
    }
    form = SlipForm(
        request.POST or None,
        initial=initial,
        service=service,
        jurisdiction=service.organization.jurisdiction_id,
    )
    if form.is_valid():
        try:
            slip = slips.send(sender=request.user, service=service, **form.cleaned_data)
            return redirect(f"{reverse('directory:list-slips')}#{slip.number}")
        except slips.TooMany:
            form.add_error(None, _("That were very many slips for one day. Call instead."))
        except slips.NotOffered:
            form.add_error(None, _("This service does not give this kind of help now."))
    context = {"form": form, "reading": shown(service, None)}
    return render(request, "directory/slip/send_slip.html", context)


@for_professionals
def list_slips(request):
    """Show the sender's own slips with their answers and links."""
    now = timezone.now()
    sent = list(slips.sent_by(request.user)[:SHOWN_AT_MOST])
    receivers = Service.objects.for_showing().filter(pk__in={slip.service_id for slip in sent})
    names = {service.pk: shown(service, None).name for service in receivers}
    rows = [
        {
            "slip": slip,
            "name": names[slip.service_id],
            "url": slips.handed_on_url(slip, request),
            "token": slips.sheet_token_of(slip),
            "is_overdue": slip.answer == SlipAnswer.WAITING and slip.promised_at <= now,
        }
        for slip in sent
    ]
    context = {"rows": rows, "kept_days": settings.DIRECTORY_SLIPS_KEPT_DAYS}
    return render(request, "directory/slip/list_slips.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer_slip(request, token):
    """Show a slip to whoever holds its link, and take one answer."""
    slip = _slip(token)
    if request.method == "POST" and request.POST.get("answer") in ANSWERS:
        try:
            slips.answer(slip=slip, answer=request.POST["answer"], user=request.user)
        except slips.SlipError:
            return _slip_page(request, slip, token)
        return redirect("directory:answer-slip", token=token)
    return _slip_page(request, slip, token)


def _slip_page(request, slip, token):
    is_open, is_own, status = True, False, 200
    try:
        slips.refuse_closed(slip)
        slips.refuse_own(slip, request.user)
    except slips.OwnSlip:
        is_open, is_own = False, True
        status = 403 if request.method == "POST" else 200
    except slips.Answered:
        is_open = False
    except slips.ExpiredSlip:
        is_open, status = False, 410
    context = {
        "slip": slip,
        "token": token,
        "is_open": is_open,
        "is_own": is_own,
        "answers": [(word.value, word.label) for word in ANSWERS],
        "centre": slips.centre_of(slip),
    }
    return render(request, "directory/slip/answer_slip.html", context, status=status)


@never_cache
def download_slip(request, token):
    """Return the cover sheet as PDF; for the sender without a link that the receiver was mailed."""
    try:
        slip = slips.slip_of(token)
        url = slips.url_of(slip, request)
    except slips.UnknownSlip:
        slip = _slip(token, slips.SHEET_SIGNER)
        url = slips.handed_on_url(slip, request)
    response = HttpResponse(slip_pdf(slip, url), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="slip-{slip.number}.pdf"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _slip(token, signer=slips.SIGNER):
    try:
        return slips.slip_of(token, signer)
    except slips.UnknownSlip:
        raise Http404 from None
