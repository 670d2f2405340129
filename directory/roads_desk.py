"""Where keepers write down to which towns people go by road."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from directory.models import RoadNeighbour
from directory.town_rights import TownForm, TownObject


class RoadEditView(TownObject, SnippetViewSet.edit_view_class):
    pass


class RoadNeighbourViewSet(SnippetViewSet):
    """Written by the administration of one of the two towns."""

    model = RoadNeighbour
    icon = "arrow-right"
    menu_label = _("Neighbours by road")
    list_display = ["municipality", "neighbour", "position", "road", "checked_on"]
    list_filter = ["municipality"]
    copy_view_enabled = False
    edit_view_class = RoadEditView
    own_panels = [
        FieldPanel("municipality", widget=forms.Select),
        FieldPanel("neighbour", widget=forms.Select),
        FieldPanel("position"),
        FieldPanel("road"),
        FieldPanel("source"),
        FieldPanel("checked_on"),
    ]

    def get_edit_handler(self):
        handler = ObjectList(self.own_panels, base_form_class=TownForm)
        return handler.bind_to_model(self.model)
