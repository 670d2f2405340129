"""Meetings of the local table, and the rules of who is called, in the admin."""

from django.db.models import Q
from django.forms import Select
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from directory import table
from directory.desk import KeptViewSet
from directory.models import CallRule, Meeting, Organization, ReferralMembership
from directory.models.meeting import MeetingState


class CommitmentForm(WagtailAdminModelForm):
    """Takes institutions with a seat that readers may know of, and the one that stands there.

    One that readers may no longer know of stays and is not named.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own, visible = self.instance.organization_id, Organization.objects.visible_to(None)
        if own and not visible.filter(pk=own).exists():
            del self.fields["organization"]
            return
        seated = ReferralMembership.objects.order_by().values("organization")
        known = visible.filter(Q(pk__in=seated) | Q(pk=own))
        self.fields["organization"].queryset = known


class CommitmentsPanel(InlinePanel):
    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = CommitmentForm
        return options


class MeetingForm(WagtailAdminModelForm):
    """Takes only towns whose table one runs. That it was held says its page, which plans the next."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.state != MeetingState.HELD:
            offered = [row for row in MeetingState.choices if row[0] != MeetingState.HELD]
            self.fields["state"].choices = offered

    def clean_municipality(self):
        municipality = self.cleaned_data["municipality"]
        if not table.may_run(self.for_user, municipality):
            self.add_error("municipality", _("You keep no organization that leads this table."))
        return municipality

    def save(self, commit=True):
        if "starts_at" in self.changed_data:
            self.instance.reminded_at = None  # another day is announced anew
        return super().save(commit)


class MeetingViewSet(KeptViewSet):
    model = Meeting
    icon = "calendar-alt"
    list_display = ["municipality", "body", "starts_at", "state"]
    list_filter = ["municipality", "body", "state"]
    own_panels = [
        HelpPanel(
            gettext_lazy(
                "No names and no case data: cases are spoken of at the table, not written here. "
                "Texts that may tell of a person are refused."
            )
        ),
        FieldPanel("municipality", widget=Select),
        FieldPanel("body"),
        FieldPanel("starts_at"),
        FieldPanel("room"),
        FieldPanel("repeats"),
        FieldPanel("state"),
        InlinePanel(
            "agenda",
            heading=gettext_lazy("Agenda"),
            panels=[
                FieldPanel("kind"),
                FieldPanel("service_type", widget=Select),
                FieldPanel("text"),
                FieldPanel("decision"),
            ],
        ),
        CommitmentsPanel(
            "commitments",
            heading=gettext_lazy("Commitments"),
            panels=[
                FieldPanel("organization", widget=Select),
                FieldPanel("task"),
                FieldPanel("due"),
                FieldPanel("done_on"),
            ],
        ),
        FieldPanel("is_sample"),
    ]

    def get_edit_handler(self):
        handler = ObjectList(self.own_panels, base_form_class=MeetingForm)
        return handler.bind_to_model(self.model)


class CallRuleViewSet(SnippetViewSet):
    """Administrators alone have the permission for it: it is the law of a country, in rows."""

    model = CallRule
    icon = "group"
    list_display = ["situation", "body", "role", "is_must", "checked_on"]
    list_filter = ["situation", "body"]
    panels = [
        FieldPanel("situation", widget=Select),
        FieldPanel("body"),
        FieldPanel("role", widget=Select),
        FieldPanel("is_must"),
        FieldPanel("position"),
        FieldPanel("source"),
        FieldPanel("checked_on"),
    ]


class TableGroup(SnippetViewSetGroup):
    menu_label = gettext_lazy("The local table")
    menu_icon = "group"
    menu_order = 255
    items = (MeetingViewSet, CallRuleViewSet)
