"""The keepers' desk in Wagtail's admin: the kinds of records, each with its form."""

from django.forms import CheckboxSelectMultiple, Select
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from directory import desk_parts as parts
from directory import models
from directory.desk_kept import KeptViewSet, NotedDeleteView
from directory.forms import AttributeForm, KeptForm, ServiceForm
from directory.review_views import QueueView, may_review
from directory.roads_desk import RoadNeighbourViewSet
from directory.sheet_views import SheetView
from directory.town_rights import OrganizationForm, SeatForm


class OrganizationViewSet(KeptViewSet):
    model = models.Organization
    form_base = OrganizationForm
    icon = "group"
    list_display = ["name", "kind", "municipality"]
    search_fields = ["name", "alternate_name"]
    own_tabs = (
        (
            _("The organization"),
            [
                FieldPanel("name"),
                FieldPanel("alternate_name"),
                FieldPanel("language"),
                FieldPanel("kind"),
                FieldPanel("jurisdiction"),
                FieldPanel("municipality"),
                FieldPanel("parent_organization"),
                FieldPanel("description"),
            ],
        ),
        (
            _("How to reach it"),
            [
                FieldPanel(
                    "email",
                    help_text=_(
                        "Here the question goes, twice a year, whether all is still right."
                    ),
                ),
                FieldPanel("website"),
                parts.phones(),
            ],
        ),
        (
            _("Registers and money"),
            [
                parts.register_numbers(),
                FieldPanel("legal_status"),
                FieldPanel("year_incorporated"),
                FieldRowPanel([FieldPanel("tax_status"), FieldPanel("tax_id")]),
                parts.funding(),
                FieldPanel("logo"),
                FieldPanel("uri"),
                parts.origin(),
            ],
        ),
    )


class ProgramViewSet(KeptViewSet):
    """What groups some services of one organization under a name."""

    model = models.Program
    icon = "folder-open-inverse"
    list_display = ["name", "organization"]
    search_fields = ["name", "organization__name"]
    own_panels = [
        FieldPanel("organization"),
        FieldPanel("name"),
        FieldPanel("alternate_name"),
        FieldPanel("description"),
        parts.origin(),
    ]


class ServiceViewSet(KeptViewSet):
    model = models.Service
    form_base = ServiceForm
    icon = "help"
    list_display = ["name", "organization", "status", "assured_date"]
    list_filter = ["status", "is_territorial"]
    search_fields = ["name", "alternate_name"]
    own_tabs = (
        (
            _("The service"),
            [
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
                FieldPanel("program", widget=Select),
            ],
        ),
        (
            _("For whom"),
            [
                FieldPanel("eligibility_description"),
                FieldPanel("not_for"),
                FieldRowPanel([FieldPanel("minimum_age"), FieldPanel("maximum_age")]),
                MultiFieldPanel(
                    [
                        FieldPanel("is_territorial"),
                        FieldPanel("accepts_others"),
                        FieldPanel("through_line_only"),
                    ],
                    heading=_("From where, and how it is reached"),
                ),
                parts.service_areas(),
            ],
        ),
        (
            _("How to reach it"),
            [
                parts.phones(),
                FieldPanel("closed_line"),
                FieldPanel("application_process"),
                FieldPanel("wait_time"),
                parts.required_documents(),
                FieldPanel("url"),
                FieldPanel("email"),
            ],
        ),
        (
            _("Hours and free places"),
            [
                MultiFieldPanel(
                    [FieldPanel("capacity"), FieldPanel("capacity_until")],
                    heading=_("Free places"),
                ),
                parts.schedules(),
            ],
        ),
        (
            _("Cost and languages"),
            [
                FieldPanel("fees_description"),
                parts.costs(),
                parts.funding(),
                parts.spoken_languages(),
                FieldPanel("interpretation_services"),
            ],
        ),
        (_("In other languages"), [parts.translations()]),
        (
            _("Verified"),
            [
                FieldPanel(
                    "assured_date",
                    help_text=_("The day you checked it all; your name goes with it."),
                ),
                FieldPanel("licenses"),
                FieldPanel("accreditations"),
                parts.origin(),
            ],
        ),
    )


class LocationViewSet(KeptViewSet):
    model = models.Location
    icon = "site"
    list_display = ["__str__", "organization", "confidentiality"]
    list_filter = ["confidentiality"]
    search_fields = ["name", "organization__name"]
    own_tabs = (
        (
            _("The place"),
            [
                FieldPanel("organization"),
                FieldPanel("confidentiality"),
                FieldPanel("location_type"),
                FieldPanel("name"),
                FieldPanel("alternate_name"),
                FieldPanel("municipality"),
                FieldPanel("administrative_unit"),
                FieldPanel("foreign_country"),
                parts.addresses(),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            ],
        ),
        (
            _("For those who come"),
            [
                FieldPanel("transportation"),
                FieldPanel("description"),
                parts.accessibility(),
                parts.spoken_languages(),
                FieldPanel("url"),
            ],
        ),
        (_("Phones and hours"), [parts.phones(), parts.schedules()]),
        (
            _("Registers"),
            [
                FieldRowPanel(
                    [FieldPanel("external_identifier"), FieldPanel("external_identifier_type")]
                ),
                parts.origin(),
            ],
        ),
    )


class ServiceAtLocationViewSet(KeptViewSet):
    model = models.ServiceAtLocation
    icon = "link"
    list_display = ["__str__", "service", "location"]
    search_fields = ["service__name"]
    own_panels = [
        FieldPanel("service"),
        FieldPanel("location"),
        FieldPanel("description"),
        parts.phones(),
        parts.schedules(),
    ]


class ContactViewSet(KeptViewSet):
    model = models.Contact
    icon = "user"
    list_display = ["__str__", "organization"]
    search_fields = ["title", "name", "organization__name"]
    own_panels = [
        MultiFieldPanel(
            [
                FieldPanel("organization"),
                FieldPanel("service"),
                FieldPanel("location"),
                FieldPanel("service_at_location"),
            ],
            heading=_("Whose contact it is: one of these"),
        ),
        FieldPanel("title"),
        FieldPanel("name"),
        FieldPanel("department"),
        FieldPanel("email"),
        parts.phones(),
    ]


class ReferralMembershipViewSet(KeptViewSet):
    model = models.ReferralMembership
    form_base = SeatForm
    icon = "group"
    list_display = ["municipality", "body", "role", "organization"]
    list_filter = ["municipality", "body"]
    search_fields = ["organization__name", "municipality__name"]
    own_panels = [
        FieldPanel("municipality"),
        FieldPanel("body"),
        FieldPanel("role"),
        FieldPanel("organization", widget=Select),
        FieldPanel("contact"),
        FieldPanel("leads"),
        FieldPanel("level"),
        FieldPanel("administrative_unit"),
        FieldPanel("position"),
        FieldPanel("is_sample"),
    ]


class AttributeViewSet(KeptViewSet):
    """What another directory says of one's record beyond our columns; mostly it was imported."""

    model = models.Attribute
    form_base = AttributeForm
    icon = "tag"
    list_display = ["taxonomy_term", "value", "link_entity"]
    search_fields = ["value", "taxonomy_term__name"]
    own_panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in AttributeForm.CHOSEN],
            heading=_("What it describes: one of these"),
        ),
        FieldPanel("taxonomy_term"),
        FieldPanel("value"),
        FieldPanel("link_type"),
    ]


class WordsViewSet(SnippetViewSet):
    """Words belong to no organization: administrators alone have the permission."""

    delete_view_class = NotedDeleteView
    copy_view_enabled = False
    own_panels: list = []

    def get_edit_handler(self):
        handler = ObjectList(self.own_panels, base_form_class=KeptForm)
        return handler.bind_to_model(self.model)


class TaxonomyViewSet(WordsViewSet):
    model = models.Taxonomy
    icon = "list-ul"
    list_display = ["name", "version"]
    own_panels = [
        FieldPanel("name"),
        FieldPanel("description"),
        FieldPanel("uri"),
        FieldPanel("version"),
    ]


class TaxonomyTermViewSet(WordsViewSet):
    """One word of such a list; keepers choose it, administrators write it."""

    model = models.TaxonomyTerm
    icon = "tag"
    list_display = ["name", "code", "taxonomy_name"]
    search_fields = ["name", "code"]
    own_panels = [
        FieldPanel("name"),
        FieldPanel("code"),
        FieldPanel("description"),
        FieldPanel("taxonomy"),
        FieldPanel("taxonomy_name"),
        FieldPanel("parent"),
        FieldPanel("language"),
        FieldPanel("term_uri"),
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
        ProgramViewSet,
        ServiceViewSet,
        LocationViewSet,
        ServiceAtLocationViewSet,
        ContactViewSet,
        ReferralMembershipViewSet,
        AttributeViewSet,
        TaxonomyViewSet,
        TaxonomyTermViewSet,
        KeepershipViewSet,
        RoadNeighbourViewSet,
    )

    def get_submenu_items(self):
        return [QueueMenuItem(), *super().get_submenu_items(), SheetMenuItem()]
