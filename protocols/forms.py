"""What the editor's form checks across fields: dates, questions, the start event."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.forms import WagtailAdminPageForm

from portal.reference.models import Topic
from protocols.facts import event_choices


class ProtocolPageForm(WagtailAdminPageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "start_event" in self.fields:
            self.fields["start_event"] = forms.ChoiceField(
                label=self.fields["start_event"].label,
                choices=event_choices(),
                help_text=_(
                    "The moment a reader enters; limits after other events ask for theirs."
                ),
            )
        if "topics" in self.fields:
            self.fields["topics"] = forms.ModelMultipleChoiceField(
                label=self.fields["topics"].label,
                queryset=Topic.objects.all(),
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text=_("Narrow a search down. Each topic has a name in every language."),
            )
            self.initial["topics"] = [topic.pk for topic in self.instance.topics.all()]
        for name in ("card_lines", "legal_acts"):
            if name in self.fields:
                self.fields[name].label_from_instance = _with_country

    def clean(self):
        cleaned = super().clean()
        in_force, review = cleaned.get("in_force_from"), cleaned.get("review_by")
        if in_force and review and review <= in_force:
            self.add_error("review_by", _("The review comes after the day it enters into force."))
        supersedes = cleaned.get("supersedes")
        if supersedes and supersedes.pk == self.instance.pk:
            self.add_error("supersedes", _("A protocol cannot replace itself."))
        self._check_questions(cleaned)
        self._keep_who_acts_first(cleaned)
        return cleaned

    def _keep_who_acts_first(self, cleaned):
        """Checkboxes arrive in the order of the table: put who was chosen before back in order.

        Newly ticked roles follow, in the order of the table.
        """
        chosen = {step.id: list(step.value["roles"]) for step in _steps(self.instance.phases)}
        for step in _steps(cleaned.get("phases") or ()):
            before = chosen.get(step.id, [])
            ticked = step.value["roles"]
            step.value["roles"] = [code for code in before if code in ticked] + [
                code for code in ticked if code not in before
            ]

    def _check_questions(self, cleaned):
        phases, questions = cleaned.get("phases"), cleaned.get("questions")
        if phases is None or not questions:
            return
        known = {step.id for step in _steps(phases)}
        if self.is_deferred_validation:
            known.add("")  # a draft may leave it open
        errors = {
            index: blocks.StructBlockValidationError(
                {
                    "go_to": forms.ValidationError(
                        _("This protocol has no such step. Choose one from the list.")
                    )
                }
            )
            for index, question in enumerate(questions)
            if question.value["go_to"] not in known
        }
        if errors:
            self.add_error("questions", blocks.StreamBlockValidationError(block_errors=errors))


def _steps(phases):
    return [step for phase in phases for step in phase.value["steps"].bound_blocks]


def _with_country(row) -> str:
    return f"{row.jurisdiction_id} · {row.number} · {row.label}"
