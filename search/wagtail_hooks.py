"""The desk in Wagtail's menu: lists of searches, synonyms, best bets, missing content."""

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from search.desk.gaps import ContentGapViewSet, OwnGapsPanel
from search.desk.lists import LISTS, InVainView
from search.desk.words import BestBetViewSet, SynonymViewSet


class ListsMenuItem(MenuItem):
    def is_shown(self, request):
        policy = InVainView.permission_policy
        return policy.user_has_any_permission(request.user, ["view", "change"])


@register_snippet
class DeskGroup(SnippetViewSetGroup):
    menu_label = _("Search desk")
    menu_icon = "search"
    menu_order = 290
    items = (SynonymViewSet, BestBetViewSet, ContentGapViewSet)

    def get_submenu_items(self):
        address = reverse(InVainView.index_url_name)
        lists = ListsMenuItem(_("What readers search for"), address, icon_name="search", order=0)
        return [lists, *super().get_submenu_items()]


@hooks.register("register_admin_urls")
def desk_urls():
    parts = {"empty_searches": "", "unopened_searches": "unopened/", "most_asked": "most-asked/"}
    return [
        path(f"reports/searches/{parts[name]}{ending}", view.as_view(**extra), name=url_name)
        for name, view in LISTS.items()
        for ending, url_name, extra in (
            ("", view.index_url_name, {}),
            ("results/", view.index_results_url_name, {"results_only": True}),
        )
    ]


@hooks.register("construct_homepage_panels")
def own_gaps(request, panels):
    panels.append(OwnGapsPanel())


@hooks.register("insert_global_admin_css")
def desk_styles():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/desk.css"))
