"""Panels of the keepers' desk beside Wagtail's own."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from directory import confidential
from directory.models import Metadata

CHANGES_SHOWN = 12


class LatestChangesPanel(Panel):
    """What changed lately in the record and its parts; secrets stay out, see `history.py`."""

    def __init__(self, **kwargs):
        super().__init__(heading=kwargs.pop("heading", _("Latest changes")), **kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "directory/desk/latest_changes.html"

        def is_shown(self):
            return not self.instance._state.adding and confidential.keeps_record(
                self.request.user, self.instance
            )

        def get_context_data(self, parent_context=None):
            return {
                **super().get_context_data(parent_context),
                "changes": Metadata.objects.of(self.instance)[:CHANGES_SHOWN],
            }
