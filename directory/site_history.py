"""Wagtail's report on what everybody did in the admin, without the directory's records.

Its rows keep names of organizations and people whatever becomes of the rights to them. What
happened to a record stands in the record's own history, which opens for those who keep it.
"""

from django.contrib.contenttypes.models import ContentType
from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.models import ModelLogEntry

from directory import confidential


class SiteHistoryView(LogEntriesView):
    """To administrators all of it; to others, as page and as file, all but the directory."""

    def filter_queryset(self, queryset):
        is_open = confidential.is_administrator(self.request.user)
        if queryset.model is ModelLogEntry and not is_open:
            ours = ContentType.objects.filter(app_label="directory").values("pk")
            queryset = queryset.exclude(content_type__in=ours)
        return super().filter_queryset(queryset)


def _view(**options):
    return never_cache(require_admin_access(SiteHistoryView.as_view(**options)))


# Stand before Wagtail's of the same addresses.
urlpatterns = [
    path("", _view()),
    path("results/", _view(results_only=True)),
]
