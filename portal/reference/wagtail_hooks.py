"""Editors keep the codes' names, the lines and the acronyms as snippets."""

from django.contrib.auth.backends import ModelBackend
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList, extract_panel_definitions_from_model_class
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from portal.reference import models


class LineViewSet(SnippetViewSet):
    model = models.EmergencyLine
    icon = "mobile-alt"
    list_display = ["number", "name_sq", "jurisdiction", "hours", "checked_on"]
    list_filter = ["jurisdiction"]


class RoleViewSet(SnippetViewSet):
    model = models.Role
    icon = "user"
    list_display = ["short_sq", "name_sq", "jurisdiction"]
    list_filter = ["jurisdiction"]


OWNERS_RIGHTS = ("wagtailadmin.access_admin", "search.change_contentgap")


class TopicForm(WagtailAdminModelForm):
    """Offers as owners only those who can open the tasks that owners get."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        for right in OWNERS_RIGHTS:
            owner.queryset = owner.queryset.filter(pk__in=ModelBackend().with_perm(right))


class TopicViewSet(SnippetViewSet):
    model = models.Topic
    icon = "tag"
    list_display = ["name_sq", "name_sr_latn", "name_en", "owner"]
    edit_handler = ObjectList(
        extract_panel_definitions_from_model_class(models.Topic), base_form_class=TopicForm
    )


class AcronymViewSet(SnippetViewSet):
    model = models.Acronym
    icon = "info-circle"
    list_display = ["short", "long_sq"]


class EventViewSet(SnippetViewSet):
    model = models.Event
    icon = "time"


class ServiceTypeViewSet(SnippetViewSet):
    model = models.ServiceType
    icon = "group"


class SituationViewSet(SnippetViewSet):
    model = models.Situation
    icon = "help"


class MunicipalityViewSet(SnippetViewSet):
    model = models.Municipality
    icon = "site"
    list_display = ["name", "county", "jurisdiction"]
    list_filter = ["jurisdiction", "county"]


class AdministrativeUnitViewSet(SnippetViewSet):
    model = models.AdministrativeUnit
    icon = "site"
    list_display = ["name", "municipality"]
    list_filter = ["municipality"]


class TargetGroupViewSet(SnippetViewSet):
    model = models.TargetGroup
    icon = "group"


class JurisdictionViewSet(SnippetViewSet):
    model = models.Jurisdiction
    icon = "globe"


@register_snippet
class ReferenceGroup(SnippetViewSetGroup):
    menu_label = _("Codes and lines")
    menu_icon = "list-ul"
    menu_order = 300
    items = (
        LineViewSet,
        TopicViewSet,
        RoleViewSet,
        AcronymViewSet,
        EventViewSet,
        ServiceTypeViewSet,
        SituationViewSet,
        TargetGroupViewSet,
        MunicipalityViewSet,
        AdministrativeUnitViewSet,
        JurisdictionViewSet,
    )
