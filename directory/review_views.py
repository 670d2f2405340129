"""The keeper's desk in the admin: what to do first, and the changes that providers proposed."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from directory import confidential, confirming, review
from directory.confirming_fields import ADDRESS, current, is_by_hand, label_of, proposed
from directory.models import ProposedChange, Service

A_PAGE = 50  # records


class DeskView(WagtailAdminTemplateMixin, View):
    """A page of the desk, for whoever may change services; rows are only what one keeps."""

    header_icon = "list-ul"
    page_title = gettext_lazy("What to do first")

    def dispatch(self, request, *args, **kwargs):
        if not may_review(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        own = {"url": "", "label": self.get_page_title()}
        return [*super().get_breadcrumbs_items(), *self.way_here(), own]

    def way_here(self):
        return []


class QueueView(DeskView):
    template_name = "directory/desk/queue.html"

    def get(self, request):
        need = request.GET.get("need", "")
        page = Paginator(review.queue(request.user, need=need), A_PAGE).get_page(
            request.GET.get("p")
        )
        context = {
            "page": page,
            "rows": [review.row_of(service) for service in page.object_list],
            "needs": _tabs(request.user, need),
        }
        return self.render_to_response(self.get_context_data(**context))


def _tabs(user, chosen: str) -> list[dict]:
    numbers = review.counts(user)
    return [
        {"value": need.value, "label": need.label, "count": number, "is_on": need == chosen}
        for need in review.Need
        if (number := numbers[need])
    ]


class ActView(DeskView):
    """“I called, it is right” and “looked into it”, from a row of the queue."""

    http_method_names = ["post"]

    def post(self, request, service_id):
        service = get_object_or_404(Service, pk=service_id)
        try:
            if "verified" in request.POST:
                confirming.verify(service=service, user=request.user)
                messages.success(request, _("Verified today."))
            else:
                number = confirming.settle(service=service, user=request.user)
                text = ngettext("%(n)d report is settled.", "%(n)d reports are settled.", number)
                messages.success(request, text % {"n": number})
        except confirming.NotKeeper:
            raise PermissionDenied from None
        return redirect("directory_queue")


class ProposalsView(DeskView):
    """What one provider proposed, beside what the record says now."""

    template_name = "directory/desk/proposals.html"
    page_title = gettext_lazy("Proposed changes")

    def way_here(self):
        return [{"url": reverse("directory_queue"), "label": QueueView.page_title}]

    def get(self, request, service_id):
        service = _kept(request.user, service_id)
        rows = ProposedChange.objects.waiting().filter(confirmation__service=service)
        context = {
            "service": service,
            "edit_url": edit_url(service),
            "rows": [
                {
                    "proposal": row,
                    "label": label_of(row.field),
                    "now": current(service, row.field),
                    "proposed": proposed(row.field, row.value),
                    "by_hand": is_by_hand(row.field),
                    "is_place": row.field.startswith(ADDRESS),
                }
                for row in rows.select_related("confirmation")
            ],
        }
        return self.render_to_response(self.get_context_data(**context))

    def post(self, request, service_id):
        service = _kept(request.user, service_id)
        try:
            messages.success(request, self._decide(request, service))
        except confirming.Decided:
            messages.warning(request, _("Somebody decided this already."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        left = ProposedChange.objects.waiting().filter(confirmation__service=service)
        if left.exists():
            return redirect("directory_proposals", service_id=service.pk)
        return redirect("directory_queue")

    def _decide(self, request, service) -> str:
        """Do what the button says; returns what to tell. Raises as `confirming.decide` does."""
        if "accept_all" in request.POST:
            confirming.decide_all(service=service, user=request.user)
            return _("Accepted.")
        key = request.POST.get("proposal", "")
        proposal = get_object_or_404(
            ProposedChange, pk=key if key.isdigit() else 0, confirmation__service=service
        )
        is_accepted = "accept" in request.POST
        confirming.decide(proposal=proposal, user=request.user, accept=is_accepted)
        return _("Accepted.") if is_accepted else _("Left as it was.")


def may_review(user) -> bool:
    return user.has_perm("directory.change_service")


def edit_url(service) -> str:
    return reverse("wagtailsnippets_directory_service:edit", args=[service.pk])


def _kept(user, service_id) -> Service:
    service = get_object_or_404(Service, pk=service_id)
    if not confidential.keeps_record(user, service):
        raise PermissionDenied
    return service


urlpatterns = [
    path("directory/desk/", QueueView.as_view(), name="directory_queue"),
    path("directory/desk/<uuid:service_id>/act/", ActView.as_view(), name="directory_act"),
    path(
        "directory/desk/<uuid:service_id>/proposals/",
        ProposalsView.as_view(),
        name="directory_proposals",
    ),
]
