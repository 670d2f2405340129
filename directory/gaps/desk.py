"""The keepers' desk of the map: whose list is complete, and real borders where there are some."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from directory.gaps import borders, refreshing
from directory.models import Borders, MappedMunicipality
from directory.town_rights import TownForm, TownObject


class MappedForm(TownForm):
    """Whoever writes that a list is complete is the one who said it."""

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise ValidationError(gettext("This day is still to come."))
        return on

    def save(self, commit=True):
        self.instance.by = self.for_user
        self.instance.is_sample = False
        with transaction.atomic():
            row = super().save(commit)
            refreshing.ask_soon()
        return row


class MappedEditView(TownObject, SnippetViewSet.edit_view_class):
    pass


class MappedViewSet(SnippetViewSet):
    model = MappedMunicipality
    icon = "tick"
    edit_view_class = MappedEditView
    copy_view_enabled = False
    list_display = ["municipality", "on", Column("until", label=capfirst(_("true until"))), "by"]
    list_filter = ["municipality__jurisdiction"]
    search_fields = ["municipality__name"]

    def get_edit_handler(self):
        panels = [FieldPanel("municipality"), FieldPanel("on")]
        return ObjectList(panels, base_form_class=MappedForm).bind_to_model(self.model)


class BordersForm(WagtailAdminModelForm):
    file = forms.FileField(
        label=_("GeoJSON file"),
        required=False,
        help_text=_(
            "A FeatureCollection in degrees (WGS 84), at most 8 MB, not packed. Each area names "
            "its municipality by code, ISO code or name."
        ),
    )

    def clean(self):
        cleaned = super().clean()
        file, country = cleaned.get("file"), cleaned.get("jurisdiction")
        if file and country:
            try:
                shapes = borders.read(file, country.pk)
            except borders.BordersRefused as error:
                self.add_error("file", str(error))
            else:
                self.instance.shapes = shapes.paths
                self.instance.width, self.instance.height = shapes.width, shapes.height
        elif not file and self._needs_file(country):
            self.add_error("file", gettext("Choose a file."))
        return cleaned

    def _needs_file(self, country) -> bool:
        """Say whether what is stored is of no country or of another one."""
        return self.instance._state.adding or "jurisdiction" in self.changed_data


class BordersViewSet(SnippetViewSet):
    """Administrators alone have the permission for it."""

    model = Borders
    icon = "globe"
    copy_view_enabled = False
    list_display = ["jurisdiction", "source", "uploaded_at"]

    def get_edit_handler(self):
        panels = [FieldPanel("jurisdiction"), FieldPanel("source"), FieldPanel("file")]
        return ObjectList(panels, base_form_class=BordersForm).bind_to_model(self.model)


class MapGroup(SnippetViewSetGroup):
    menu_label = _("Service map")
    menu_icon = "globe"
    menu_order = 255
    items = (MappedViewSet, BordersViewSet)
