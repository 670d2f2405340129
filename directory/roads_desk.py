"""Where keepers write down to which towns people go by road."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from directory.models import RoadNeighbour


class RoadNeighbourViewSet(SnippetViewSet):
    """No secret and nobody's own: every keeper may write them."""

    model = RoadNeighbour
    icon = "arrow-right"
    menu_label = _("Neighbours by road")
    list_display = ["municipality", "neighbour", "position", "road", "checked_on"]
    list_filter = ["municipality"]
    copy_view_enabled = False
    panels = [
        FieldPanel("municipality", widget=forms.Select),
        FieldPanel("neighbour", widget=forms.Select),
        FieldPanel("position"),
        FieldPanel("road"),
        FieldPanel("source"),
        FieldPanel("checked_on"),
    ]
