"""Phases and steps: the structure of a protocol as an editor fills it in."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.base.blocks import RICH_TEXT
from portal.base.translations import plain
from protocols.facts import (
    BranchBlock,
    CodesBlock,
    FormDocumentBlock,
    LegalBasisBlock,
    TimeLimitBlock,
    role_choices,
    service_type_choices,
)


class StepBlock(blocks.StructBlock):
    heading = blocks.CharBlock(
        label=_("heading"),
        max_length=120,
        default="",
        help_text=_("Name who acts: “PMF informs NJMF”. At most 70 letters read well."),
    )
    strength = blocks.ChoiceBlock(
        label=_("must or should"),
        choices=[("must", _("must")), ("should", _("should"))],
        default="must",
    )
    roles = CodesBlock(
        label=_("who acts"),
        choices=role_choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Everyone who acts in this step."),
    )
    action = blocks.RichTextBlock(
        label=_("what is done"), features=RICH_TEXT, default="", help_text=_("20 to 90 words.")
    )
    warnings = blocks.ListBlock(
        blocks.CharBlock(label=_("warning"), max_length=240, default=""),
        label=_("warnings"),
        default=[],
        help_text=_("Danger in this step. Readers of every role see it."),
    )
    limits = blocks.ListBlock(TimeLimitBlock(), label=_("time limits"), default=[], max_num=3)
    say = blocks.TextBlock(
        label=_("what to say"),
        required=False,
        default="",
        rows=2,
        help_text=_("Two lines in plain words."),
    )
    write_down = blocks.TextBlock(label=_("what to write down"), required=False, default="", rows=2)
    branches = blocks.ListBlock(BranchBlock(), label=_("where next"), default=[], max_num=3)
    service_types = CodesBlock(
        label=_("service types it needs"),
        choices=service_type_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Joins the step to the contacts of the reader's municipality."),
    )
    legal_basis = blocks.ListBlock(LegalBasisBlock(), label=_("legal basis"), default=[])
    forms = blocks.ListBlock(
        FormDocumentBlock(label=_("form")), label=_("forms to download"), default=[]
    )

    class Meta:
        icon = "tick"
        label = _("Step")
        label_format = "{heading}"
        form_classname = "struct-block protocol-step"

    def clean(self, value):
        """Refuse, when publishing, an action of empty paragraphs: the editor makes them by itself."""
        errors, result = {}, None
        try:
            result = super().clean(value)
        except blocks.StructBlockValidationError as error:
            errors = dict(error.block_errors)
        if not self.is_deferred_validation and not plain(value["action"].source):
            errors["action"] = forms.ValidationError(_("Say what is done in this step."))
        if errors:
            raise blocks.StructBlockValidationError(errors)
        return result


class PhaseBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title of the phase"), max_length=80, default="")
    steps = blocks.ListBlock(StepBlock(), label=_("steps"), min_num=1, collapsed=True)

    class Meta:
        icon = "list-ol"
        label = _("Phase")
        label_format = "{title}"


class PhasesBlock(blocks.StreamBlock):
    """All phases. Checks what only the whole can check: that every branch leads somewhere."""

    phase = PhaseBlock()

    class Meta:
        required = True

    def clean(self, value):
        result = super().clean(value)
        known = {step.id for phase in value for step in phase.value["steps"].bound_blocks}
        errors = {}
        for index, phase in enumerate(value):
            wrong_steps = _wrong_branches(
                phase.value["steps"].bound_blocks, known, may_be_empty=self.is_deferred_validation
            )
            if wrong_steps:
                errors[index] = blocks.StructBlockValidationError(
                    {"steps": blocks.ListBlockValidationError(block_errors=wrong_steps)}
                )
        if errors:
            raise blocks.StreamBlockValidationError(block_errors=errors)
        return result


def _wrong_branches(steps, known: set[str], *, may_be_empty: bool) -> dict[int, Exception]:
    """Return the errors of branches to a missing step, shaped as Wagtail places them."""
    fine = known | {""} if may_be_empty else known
    wrong = {}
    for index, step in enumerate(steps):
        missing = {
            position: blocks.StructBlockValidationError(
                {
                    "go_to": forms.ValidationError(
                        _("This protocol has no such step. Choose one from the list.")
                    )
                }
            )
            for position, branch in enumerate(step.value["branches"])
            if branch["go_to"] not in fine
        }
        if missing:
            wrong[index] = blocks.StructBlockValidationError(
                {"branches": blocks.ListBlockValidationError(block_errors=missing)}
            )
    return wrong


class QuestionsBlock(blocks.StreamBlock):
    """At most three plain questions that lead to the step a reader needs."""

    question = BranchBlock(label=_("Question"))

    class Meta:
        required = False
        max_num = 3
