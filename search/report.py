"""The editors' list of searches that found nothing."""

import django_filters
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from search.models import AskedQuery


class AskedQueryFilterSet(WagtailFilterSet):
    day = django_filters.DateFromToRangeFilter(label=_("day"), widget=DateRangePickerWidget)
    language = django_filters.ChoiceFilter(
        label=_("reader's language"), choices=settings.LANGUAGES, empty_label=_("all")
    )

    class Meta:
        model = AskedQuery
        fields = ["day", "language"]


class EmptySearchesView(ReportView):
    """Whoever may view AskedQuery sees what was looked for in vain, newest and commonest first."""

    model = AskedQuery
    page_title = _("Searches without a result")
    header_icon = "search"
    index_url_name = "empty_searches"
    index_results_url_name = "empty_searches_results"
    default_ordering = ["-day", "-times"]
    filterset_class = AskedQueryFilterSet
    permission_policy = ModelPermissionPolicy(AskedQuery)
    any_permission_required = ["view", "change"]
    list_export = ["day", "language", "text", "times"]
    columns = [
        Column("text", label=_("query"), accessor=str),
        Column("times", label=_("times asked"), sort_key="times"),
        Column("language", label=_("reader's language")),
        Column("day", label=_("day"), sort_key="day"),
    ]
