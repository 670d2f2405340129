"""The keepers' desk in Wagtail's admin: every view shows and takes only what the user keeps."""

from django.core.exceptions import PermissionDenied
from django.forms import CheckboxSelectMultiple
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views import chooser
from wagtail.snippets.views import snippets as views
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from directory import confidential, models
from directory.desk_panels import LatestChangesPanel
from directory.forms import KeptForm, ServiceForm
from directory.review_views import QueueView, may_review
from directory.roads_desk import RoadNeighbourViewSet
from directory.sheet_views import SheetView


class KeptObject:
    """Opens a record for those who keep it; to others it says no more than that they may not."""

    def get_object(self, *args, **kwargs):
        record = super().get_object(*args, **kwargs)
        if not confidential.keeps_record(self.request.user, record):
            raise PermissionDenied
        return record


class EditView(KeptObject, views.EditView):
    pass


class DeleteView(KeptObject, views.DeleteView):
    pass


class HistoryView(KeptObject, SnippetViewSet.history_view_class):
    pass


class UsageView(KeptObject, SnippetViewSet.usage_view_class):
    pass


class KeptList:
    def get_object_list(self):
        return super().get_object_list().kept_by(self.request.user)


class KeptChoice:
    def get_object(self, pk):
        record = super().get_object(pk)
        if not confidential.keeps_record(self.request.user, record):
            raise Http404
        return record


class KeptChoices:
    def get_objects(self, pks):
        return super().get_objects(pks).kept_by(self.request.user)


class ChooseView(KeptList, chooser.ChooseView):
    pass


class ChooseResultsView(KeptList, chooser.ChooseResultsView):
    pass


class ChosenView(KeptChoice, chooser.SnippetChosenView):
    pass


class ChosenMultipleView(KeptChoices, chooser.SnippetChosenMultipleView):
    pass


class KeptChooserViewSet(chooser.SnippetChooserViewSet):
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView


class KeptViewSet(SnippetViewSet):
    """A kind of record with per-organization rights. Copying and inspecting are not offered:
    each would be one more way to a secret.
    """

    edit_view_class = EditView
    delete_view_class = DeleteView
    history_view_class = HistoryView
    usage_view_class = UsageView
    chooser_viewset_class = KeptChooserViewSet
    copy_view_enabled = False
    inspect_view_enabled = False
    own_panels: list = []
    form_base = KeptForm

    def get_queryset(self, request):
        return self.model.objects.kept_by(request.user)

    def get_edit_handler(self):
        handler = ObjectList(
            [*self.own_panels, LatestChangesPanel()], base_form_class=self.form_base
        )
        return handler.bind_to_model(self.model)


def phones():
    return InlinePanel(
        "phones",
        heading=_("Phones"),
        panels=[
            FieldPanel("number"),
            FieldPanel("extension"),
            FieldPanel("description"),
            FieldPanel("is_intake"),
        ],
    )


def schedules():
    return InlinePanel(
        "schedules",
        heading=_("Hours"),
        panels=[
            FieldPanel("kind"),
            FieldPanel("freq"),
            FieldPanel("byday"),
            FieldPanel("opens_at"),
            FieldPanel("closes_at"),
            FieldPanel("on_holidays"),
            FieldPanel("description"),
            FieldPanel("valid_from"),
            FieldPanel("valid_to"),
            FieldPanel("interval"),
            FieldPanel("bymonthday"),
            FieldPanel("dtstart"),
        ],
    )


def spoken_languages():
    return InlinePanel(
        "languages",
        heading=_("Spoken languages"),
        panels=[FieldPanel("code"), FieldPanel("note")],
    )


class OrganizationViewSet(KeptViewSet):
    model = models.Organization
    icon = "group"
    list_display = ["name", "kind", "municipality"]
    search_fields = ["name", "alternate_name"]
    own_panels = [
        FieldPanel("name"),
        FieldPanel("alternate_name"),
        FieldPanel("language"),
        FieldPanel("kind"),
        FieldPanel("jurisdiction"),
        FieldPanel("municipality"),
        FieldPanel("parent_organization"),
        FieldPanel("description"),
        FieldPanel("email"),
        FieldPanel("website"),
        FieldPanel("year_incorporated"),
        FieldPanel("is_sample"),
        InlinePanel(
            "organization_identifiers",
            heading=_("Numbers in registers"),
            panels=[FieldPanel("identifier_type"), FieldPanel("identifier")],
        ),
        phones(),
    ]


class ServiceViewSet(KeptViewSet):
    model = models.Service
    form_base = ServiceForm
    icon = "help"
    list_display = ["name", "organization", "status", "assured_date"]
    list_filter = ["status", "is_territorial"]
    search_fields = ["name", "alternate_name"]
    own_panels = [
        FieldPanel("organization"),
        FieldPanel("name"),
        FieldPanel("alternate_name"),
        FieldPanel("language"),
        FieldPanel("status"),
        FieldPanel("alert"),
        FieldPanel("description"),
        MultiFieldPanel(
            [
                FieldPanel("service_types", widget=CheckboxSelectMultiple),
                FieldPanel("situations", widget=CheckboxSelectMultiple),
                FieldPanel("target_groups", widget=CheckboxSelectMultiple),
            ],
            heading=_("What kind of help"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("eligibility_description"),
                FieldPanel("not_for"),
                FieldPanel("minimum_age"),
                FieldPanel("maximum_age"),
            ],
            heading=_("Who it is for"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("is_territorial"),
                FieldPanel("accepts_others"),
                FieldPanel("through_line_only"),
                FieldPanel("closed_line"),
            ],
            heading=_("From where, and how it is reached"),
        ),
        MultiFieldPanel(
            [FieldPanel("capacity"), FieldPanel("capacity_until")], heading=_("Free places")
        ),
        FieldPanel("application_process"),
        FieldPanel("fees_description"),
        FieldPanel("url"),
        FieldPanel("email"),
        FieldPanel("assured_date"),
        FieldPanel("is_sample"),
        phones(),
        schedules(),
        InlinePanel(
            "service_areas",
            heading=_("Takes people from"),
            panels=[
                FieldPanel("country"),
                FieldPanel("municipality"),
                FieldPanel("administrative_unit"),
            ],
        ),
        InlinePanel(
            "required_documents",
            heading=_("Required documents"),
            panels=[
                FieldPanel("document"),
                FieldPanel("document_sq"),
                FieldPanel("document_sr_latn"),
                FieldPanel("document_en"),
                FieldPanel("uri"),
            ],
        ),
        InlinePanel(
            "cost_options",
            heading=_("Costs"),
            panels=[
                FieldPanel("option"),
                FieldPanel("amount"),
                FieldPanel("currency"),
                FieldPanel("valid_from"),
                FieldPanel("valid_to"),
            ],
        ),
        spoken_languages(),
        InlinePanel(
            "translations",
            heading=_("In other languages"),
            panels=[
                FieldPanel("language"),
                FieldPanel("name"),
                FieldPanel("alternate_name"),
                FieldPanel("alert"),
                FieldPanel("description"),
                FieldPanel("eligibility_description"),
                FieldPanel("not_for"),
                FieldPanel("application_process"),
                FieldPanel("fees_description"),
            ],
        ),
    ]


class LocationViewSet(KeptViewSet):
    model = models.Location
    icon = "site"
    list_display = ["__str__", "organization", "confidentiality"]
    list_filter = ["confidentiality"]
    search_fields = ["name", "organization__name"]
    own_panels = [
        FieldPanel("organization"),
        FieldPanel("confidentiality"),
        FieldPanel("location_type"),
        FieldPanel("name"),
        FieldPanel("municipality"),
        FieldPanel("administrative_unit"),
        InlinePanel(
            "addresses",
            heading=_("Addresses"),
            panels=[
                FieldPanel("address_1"),
                FieldPanel("address_2"),
                FieldPanel("postal_code"),
                FieldPanel("city"),
                FieldPanel("state_province"),
                FieldPanel("country"),
                FieldPanel("address_type"),
            ],
        ),
        FieldPanel("latitude"),
        FieldPanel("longitude"),
        FieldPanel("transportation"),
        FieldPanel("description"),
        InlinePanel(
            "accessibility",
            heading=_("Accessibility"),
            panels=[FieldPanel("description"), FieldPanel("details")],
        ),
        phones(),
        schedules(),
        spoken_languages(),
        FieldPanel("is_sample"),
    ]


class ServiceAtLocationViewSet(KeptViewSet):
    model = models.ServiceAtLocation
    icon = "link"
    list_display = ["__str__", "service", "location"]
    search_fields = ["service__name"]
    own_panels = [
        FieldPanel("service"),
        FieldPanel("location"),
        FieldPanel("description"),
        phones(),
        schedules(),
    ]


class ContactViewSet(KeptViewSet):
    model = models.Contact
    icon = "user"
    list_display = ["__str__", "organization"]
    search_fields = ["title", "name", "organization__name"]
    own_panels = [
        FieldPanel("organization"),
        FieldPanel("service"),
        FieldPanel("location"),
        FieldPanel("service_at_location"),
        FieldPanel("title"),
        FieldPanel("name"),
        FieldPanel("department"),
        FieldPanel("email"),
        phones(),
    ]


class ReferralMembershipViewSet(KeptViewSet):
    model = models.ReferralMembership
    icon = "group"
    list_display = ["municipality", "body", "role", "organization"]
    list_filter = ["municipality", "body"]
    search_fields = ["organization__name", "municipality__name"]
    own_panels = [
        FieldPanel("municipality"),
        FieldPanel("body"),
        FieldPanel("role"),
        FieldPanel("organization"),
        FieldPanel("contact"),
        FieldPanel("leads"),
        FieldPanel("level"),
        FieldPanel("administrative_unit"),
        FieldPanel("position"),
        FieldPanel("is_sample"),
    ]


class KeepershipViewSet(SnippetViewSet):
    """Who keeps what. Administrators alone have the permission for it."""

    model = models.Keepership
    icon = "key"
    list_display = ["user", "organization", "since"]
    panels = [FieldPanel("user"), FieldPanel("organization")]


class QueueMenuItem(MenuItem):
    """The keeper's desk stands first in the menu of the directory."""

    def __init__(self):
        super().__init__(
            QueueView.page_title, reverse("directory_queue"), icon_name="warning", order=0
        )

    def is_shown(self, request):
        return may_review(request.user)


class SheetMenuItem(MenuItem):
    """All one keeps in a spreadsheet, at the end of the menu."""

    def __init__(self):
        super().__init__(
            SheetView.page_title, reverse("directory_sheet"), icon_name="table", order=999
        )

    def is_shown(self, request):
        return may_review(request.user)


class DirectoryGroup(SnippetViewSetGroup):
    menu_label = _("Directory")
    menu_icon = "list-ul"
    menu_order = 250
    items = (
        OrganizationViewSet,
        ServiceViewSet,
        LocationViewSet,
        ServiceAtLocationViewSet,
        ContactViewSet,
        ReferralMembershipViewSet,
        KeepershipViewSet,
        RoadNeighbourViewSet,
    )

    def get_submenu_items(self):
        return [QueueMenuItem(), *super().get_submenu_items(), SheetMenuItem()]
