from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from search.report import EmptySearchesView


class EmptySearchesMenuItem(MenuItem):
    def is_shown(self, request):
        policy = EmptySearchesView.permission_policy
        return policy.user_has_any_permission(request.user, ["view", "change"])


@hooks.register("register_reports_menu_item")
def empty_searches_menu_item():
    return EmptySearchesMenuItem(
        _("Searches without a result"), reverse("empty_searches"), icon_name="search", order=900
    )


@hooks.register("register_admin_urls")
def empty_searches_urls():
    return [
        path("reports/searches/", EmptySearchesView.as_view(), name="empty_searches"),
        path(
            "reports/searches/results/",
            EmptySearchesView.as_view(results_only=True),
            name="empty_searches_results",
        ),
    ]
