"""What readers searched for, by week and language: in vain, with nothing opened, most of all."""

from datetime import date, timedelta

import django_filters
from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet, Sum
from django.db.models.functions import TruncWeek
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from search.asked import KEPT_DAYS
from search.desk.tables import DeskColumn, HarmlessExport
from search.models import AskedQuery

NOT_KEPT = gettext_lazy("not kept: it may name a person")


def weeks() -> list[tuple[str, str]]:
    """Return (first day, label) of each week of which anything is kept, the present one first."""
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    days = [monday - timedelta(weeks=back) for back in range(KEPT_DAYS // 7 + 2)]
    return [(day.isoformat(), week_label(day)) for day in days]


def week_label(monday: date) -> str:
    return f"{date_format(monday, 'j M')} – {date_format(monday + timedelta(days=6), 'j M Y')}"


class AskedFilterSet(WagtailFilterSet):
    week = django_filters.ChoiceFilter(
        label=gettext_lazy("week"), choices=weeks, method="of_week", empty_label=gettext_lazy("all")
    )
    language = django_filters.ChoiceFilter(
        label=gettext_lazy("reader's language"),
        choices=settings.LANGUAGES,
        empty_label=gettext_lazy("all"),
    )

    class Meta:
        model = AskedQuery
        fields = ["week", "language"]

    def of_week(self, rows, _name, monday):
        first = date.fromisoformat(monday)
        return rows.filter(day__gte=first, day__lt=first + timedelta(days=7))


class ActionsColumn(DeskColumn):
    """What to do about a search: one click each, the form is filled in."""

    cell_template_name = "search/desk/actions.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        context["actions"] = _actions(instance, parent_context["request"].user)
        return context


def _actions(row: dict, user) -> list[tuple[str, str]]:
    """Return (label, address) of what this user may do about a search."""
    if not row["text"]:
        return []
    asked = {"language": row["language"], "text": row["text"]}
    words = {"language": row["language"], "terms": row["text"]}
    offers = (
        ("synonymgroup", _("Synonym"), words),
        ("bestbet", _("Best bet"), asked),
        ("contentgap", _("Content missing"), asked),
    )
    return [
        (label, f"{reverse(f'wagtailsnippets_search_{model}:add')}?{urlencode(given)}")
        for model, label, given in offers
        if user.has_perm(f"search.add_{model}")
    ]


class DeskView(HarmlessExport, ReportView):
    """One list of searches. Whoever may view AskedQuery sees it."""

    model = AskedQuery
    template_name = "search/desk/desk.html"
    header_icon = "search"
    filterset_class = AskedFilterSet
    permission_policy = ModelPermissionPolicy(AskedQuery)
    any_permission_required = ["view", "change"]
    table_classname = "listing desk-cards"
    list_export = ["week", "language", "text", "times", "watched", "opened"]
    export_headings = {"week": gettext_lazy("Week")}
    explanation = ""
    columns = [
        ActionsColumn("actions", label=gettext_lazy("What to do"), accessor="text"),
        DeskColumn(
            "text", label=gettext_lazy("query"), accessor=lambda row: row["text"] or NOT_KEPT
        ),
        DeskColumn("times", label=gettext_lazy("times asked")),
        DeskColumn("opened", label=gettext_lazy("times a hit was opened")),
        DeskColumn(
            "language",
            label=gettext_lazy("reader's language"),
            accessor=lambda row: dict(settings.LANGUAGES).get(row["language"], row["language"]),
        ),
        DeskColumn(
            "week", label=gettext_lazy("week"), accessor=lambda row: week_label(row["week"])
        ),
    ]

    def get_filtered_queryset(self):
        rows = self.chosen(self.get_queryset().order_by())
        weeks = rows.values("language", "text", week=TruncWeek("day"))
        return self.in_order(
            weeks.annotate(times=Sum("times"), watched=Sum("watched"), opened=Sum("opened"))
        )

    def chosen(self, rows: QuerySet) -> QuerySet:
        """Return the rows of AskedQuery that this list is about."""
        return rows

    def in_order(self, weeks: QuerySet) -> QuerySet:
        """Return the weeks' rows that this list shows, what matters first."""
        return weeks.order_by("-week", "-times", "text")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["explanation"] = self.explanation
        context["lists"] = [
            {"title": view.page_title, "url": reverse(name), "is_on": name == self.index_url_name}
            for name, view in LISTS.items()
        ]
        return context


class InVainView(DeskView):
    """Nothing had any of the words, and nothing has had since."""

    page_title = gettext_lazy("Searches without a result")
    index_url_name = "empty_searches"
    index_results_url_name = "empty_searches_results"
    explanation = gettext_lazy("Nothing had any of these words when they were last searched for.")

    def chosen(self, rows):
        same = AskedQuery.objects.filter(language=OuterRef("language"), text=OuterRef("text"))
        found_since = same.filter(day__gte=OuterRef("day"), results__gt=0)
        return rows.filter(~Exists(found_since), results=0)


class UnopenedView(DeskView):
    """Something was found, and nobody opened any of it."""

    page_title = gettext_lazy("Searches nobody opened a hit of")
    index_url_name = "unopened_searches"
    index_results_url_name = "unopened_searches_results"
    explanation = gettext_lazy(
        "Something was found, but no hit was opened and no number called. Counted in browsers "
        "with JavaScript only: what was never asked in one is not listed here."
    )

    def chosen(self, rows):
        return rows.filter(results__gt=0).exclude(text="")

    def in_order(self, weeks):
        return super().in_order(weeks.filter(watched__gt=0, opened=0))


class MostAskedView(DeskView):
    page_title = gettext_lazy("Most asked")
    index_url_name = "most_asked"
    index_results_url_name = "most_asked_results"
    explanation = gettext_lazy("Every search that was more than half a word on its way.")


LISTS = {view.index_url_name: view for view in (InVainView, UnopenedView, MostAskedView)}
