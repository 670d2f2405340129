"""Snippets of the desk: synonyms and best bets, each with a look at what it changes before saving."""

from collections.abc import Iterator
from dataclasses import replace

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Field
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.edit import FormMixin
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, PageChooserPanel
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from search import best_bets, synonyms
from search.desk import preview
from search.desk.forms import BestBetForm, SynonymForm
from search.desk.tables import CardsIndexView, DeskColumn
from search.models import BestBet, SynonymGroup
from search.sections import Reader


def reader_of(user, language: str) -> Reader:
    """Return the reader for whom an editor looks at results: what the editor may read, from nowhere.

    As `search.asking.reader_of` takes who did not say where they are: most readers.
    """
    readable = import_string(settings.SEARCH_READER)
    return Reader(
        language=language,
        jurisdiction=settings.DEFAULT_JURISDICTION,
        audiences=frozenset(str(audience) for audience in readable(user)),
        is_placed=language == settings.LANGUAGE_CODE,
        is_assumed=True,
    )


class Prefilled(FormMixin):
    """A form to create something begins with what its address says: one click from the desk.

    What a field cannot be is left out: an address is not typed by who follows it.
    """

    def get_initial(self):
        fields, given = self.get_form_class().base_fields, self.request.GET
        possible = {
            name: given[name]
            for name, field in fields.items()
            if name in given and _is_possible(field, given[name])
        }
        return {**super().get_initial(), **possible}


def _is_possible(field: Field, given: str) -> bool:
    try:
        return field.to_python(given) not in field.empty_values
    except ValidationError:
        return False


class ShowsChanges:
    """A form with a second button, which saves nothing and shows what saving would do."""

    changes = None
    refusals: tuple[str, ...] = ()

    def post(self, request, *args, **kwargs):
        if "show-changes" not in request.POST:
            return super().post(request, *args, **kwargs)
        self.form = form = self.get_form()
        if form.is_valid():
            self.changes = self.look(form)
        else:
            self.refusals = tuple(_refusals(form))
        return self.render_to_response(self.get_context_data(form=form))

    def look(self, form) -> dict:
        """Return what the panel shows of a valid form."""
        raise NotImplementedError

    def readers(self, language: str) -> Reader:
        return reader_of(self.request.user, language)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["changes"] = self.changes
        context["refusals"] = self.refusals
        return context


def _refusals(form) -> Iterator[str]:
    """Yield what is wrong with a form, each with the name of its field."""
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        yield from (f"{label}: {said}" if label else said for said in errors)


class SynonymChanges(ShowsChanges):
    def look(self, form):
        group = synonyms.group_of(form.instance)
        old = synonyms.stored()
        others = synonyms.stored(without=form.instance.pk)
        new = synonyms.Rules((*others.groups, group))
        return {
            "preview": preview.of_synonyms(old, new, self.readers),
            "terms": preview.report(group, self.readers(group.language)),
            "most": synonyms.MOST_ALTERNATIVES,
            "has_too_many": len(group.terms) > synonyms.MOST_ALTERNATIVES + 1,
        }

    def save_instance(self):
        saved = super().save_instance()
        group = synonyms.group_of(saved)
        common = [
            f"“{term.term}” ({term.percent} %)"
            for term in preview.report(group, self.readers(group.language))
            if term.is_common
        ]
        if common:
            messages.warning(
                self.request,
                _("Very common words bring much that nobody looks for: %(terms)s of all passages.")
                % {"terms": ", ".join(common)},
            )
        return saved


class SynonymCreateView(SynonymChanges, Prefilled, CreateView):
    pass


class SynonymEditView(SynonymChanges, EditView):
    pass


class SynonymViewSet(SnippetViewSet):
    model = SynonymGroup
    icon = "link"
    menu_label = gettext_lazy("Synonyms")
    index_view_class = CardsIndexView
    add_view_class = SynonymCreateView
    edit_view_class = SynonymEditView
    create_template_name = "search/desk/create.html"
    edit_template_name = "search/desk/edit.html"
    list_display = ["__str__", "language", "note"]
    list_filter = ["language", "direction"]
    list_export = ["language", "direction", "terms", "note"]
    search_fields = ["terms", "note"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("language"), FieldPanel("direction")]),
            FieldPanel("terms"),
            FieldPanel("note"),
        ],
        base_form_class=SynonymForm,
    )


class BetChanges(ShowsChanges):
    def look(self, form):
        today = timezone.localdate()
        bet = best_bets.bet_of(form.instance)
        bet = replace(bet, since=min(bet.since, today))  # what it will do once it began
        old = best_bets.stored()
        new = best_bets.stored(without=form.instance.pk, also=[bet])
        return {"preview": preview.of_bets(old, new, self.readers)}


class BestBetCreateView(BetChanges, Prefilled, CreateView):
    pass


class BestBetEditView(BetChanges, EditView):
    pass


class StateColumn(DeskColumn):
    """Whether a bet is shown now, and if not, why."""

    cell_template_name = "search/desk/state.html"

    def get_value(self, instance):
        return bet_state(instance)


def bet_state(bet: BestBet) -> tuple[str, str]:
    """Return (code, words): on | waits | over | hidden."""
    today = timezone.localdate()
    if bet.until < today:
        return "over", _("over")
    if not bet.page.live:
        return "hidden", _("its page is not public: nothing is shown")
    section = best_bets.target(bet.page, bet.step)
    if section is None or section.piece != bet.piece:
        return "hidden", _("its step is gone: nothing is shown")
    if bet.since > today:
        return "waits", _("not yet")
    return "on", _("comes first")


class BestBetViewSet(SnippetViewSet):
    model = BestBet
    icon = "pick"
    menu_label = gettext_lazy("Best bets")
    index_view_class = CardsIndexView
    add_view_class = BestBetCreateView
    edit_view_class = BestBetEditView
    create_template_name = "search/desk/create.html"
    edit_template_name = "search/desk/edit.html"
    list_display = [
        "text",
        "language",
        "page",
        "step",
        "until",
        StateColumn("state", label=gettext_lazy("state")),
    ]
    list_filter = ["language"]
    search_fields = ["text"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("language"), FieldPanel("text")]),
            PageChooserPanel("page"),
            FieldPanel("step"),
            FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
        ],
        base_form_class=BestBetForm,
    )

    def get_queryset(self, request):
        return BestBet.objects.select_related("page")
