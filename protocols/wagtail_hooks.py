"""What editors of protocols get beside Wagtail's own: laws, and a list to choose steps from."""

from django.templatetags.static import static
from django.utils.html import format_html, json_script
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from protocols.models import LegalAct


class LegalActViewSet(SnippetViewSet):
    model = LegalAct
    icon = "doc-full-inverse"
    menu_label = gettext_lazy("Legal acts")
    menu_order = 310
    add_to_admin_menu = True
    list_display = ["number", "name_sq", "jurisdiction", "is_verified"]
    list_filter = ["jurisdiction"]
    search_fields = ["number", "name_sq", "name_sr_latn", "name_en"]
    panels = [
        FieldPanel("jurisdiction"),
        FieldPanel("number"),
        FieldPanel("code"),
        FieldPanel("name_sq"),
        FieldPanel("name_sr_latn"),
        FieldPanel("name_en"),
        FieldPanel("url"),
        FieldPanel("document"),
        MultiFieldPanel(
            [FieldPanel("source"), FieldPanel("checked_on"), FieldPanel("checked_by")],
            heading=gettext_lazy("Verified only when all three are filled in"),
        ),
    ]


register_snippet(LegalActViewSet)


@hooks.register("insert_editor_js")
def protocol_editor_scripts():
    """A branch's target becomes a list of this protocol's steps; other countries step aside."""
    words = {"choose": _("Choose a step"), "gone": _("A step that is no longer here")}
    return format_html(
        '{}<script type="module" src="{}"></script><script type="module" src="{}"></script>',
        json_script(words, "step-chooser-words"),
        static("js/admin/step_chooser.js"),
        static("js/admin/country.js"),
    )


@hooks.register("insert_global_admin_css")
def protocol_editor_styles():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/protocol.css"))
