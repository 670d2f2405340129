"""Blocks that hold facts of a step: codes, dates, sources, targets, never readers' words.

They are deliberately no CharBlock or TextBlock: wagtail-localize takes every
such block for a sentence to translate, and a fact must not be translated
(docs/decisions/0006).
"""

from itertools import groupby

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from portal.reference.models import Event, Role, ServiceType

GroupedChoices = list[tuple[str, list[tuple[str, str]]]]


def by_country(rows, label) -> GroupedChoices:
    """Return choices of `rows` (ordered by jurisdiction) under the names of their countries."""
    groups = groupby(rows, key=lambda row: row.jurisdiction)
    return [(country.label, [(r.code, label(r)) for r in group]) for country, group in groups]


def role_choices() -> GroupedChoices:
    roles = Role.objects.select_related("jurisdiction")
    rows = roles.order_by("jurisdiction", "position", "code")
    return by_country(rows, lambda role: f"{role.short} · {role.label}")


def service_type_choices() -> list[tuple[str, str]]:
    return [(s.code, s.label) for s in ServiceType.objects.all()]


def event_choices() -> list[tuple[str, str]]:
    return [(e.code, e.label) for e in Event.objects.all()]


def act_choices() -> GroupedChoices:
    from protocols.models import LegalAct  # blocks are built before models

    rows = LegalAct.objects.select_related("jurisdiction").order_by("jurisdiction", "number")
    return by_country(rows, lambda act: f"{act.number} · {act.label}")


class CodeBlock(blocks.ChoiceBlock):
    """One code of a reference table. Reading a stream never asks the table."""

    def normalize_choice(self, value):
        return value


class CodesBlock(blocks.MultipleChoiceBlock):
    """Several codes of a reference table."""

    def normalize_choice(self, value):
        return value


class FactBlock(blocks.FieldBlock):
    """One line of text that is a fact: an article, a source, a name."""

    def __init__(self, required=False, help_text=None, max_length=200, **kwargs):
        self.field = forms.CharField(required=required, help_text=help_text, max_length=max_length)
        kwargs.setdefault("default", "")
        super().__init__(**kwargs)

    def get_default(self):
        return self.normalize(self.meta.default or "")

    class Meta:
        icon = "placeholder"


class FactUrlBlock(blocks.FieldBlock):
    """The address of a law's text."""

    def __init__(self, required=False, help_text=None, **kwargs):
        self.field = forms.URLField(
            required=required, help_text=help_text, max_length=500, assume_scheme="https"
        )
        kwargs.setdefault("default", "")
        super().__init__(**kwargs)


class StepTargetBlock(FactBlock):
    """The id of a step of this protocol, chosen from a list the editor's page builds."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.field.widget = forms.TextInput(attrs={"data-step-target": "", "autocomplete": "off"})


class FormDocumentBlock(DocumentChooserBlock):
    """A form to download: which file it is, is a fact; no translator replaces it."""

    def get_translatable_segments(self, value):
        return []

    class Meta:
        icon = "download"


class VerificationMixin:
    """A statement is verified when source, date and person are all named."""

    @property
    def is_verified(self) -> bool:
        return bool(self.get("source") and self.get("checked_on") and self.get("checked_by"))


class TimeLimitValue(VerificationMixin, blocks.StructValue):
    pass


class LegalBasisValue(VerificationMixin, blocks.StructValue):
    pass


UNITS = [
    ("hours", _("hours")),
    ("days", _("days")),
    ("working_days", _("working days")),
    ("months", _("months")),
]
RELATIONS = [
    ("after", _("within … after")),
    ("before", _("at the latest … before")),
    ("every", _("every …, from")),
]
VERIFICATION_HELP = _("Verified only when source, date and person are all filled in.")


class TimeLimitBlock(blocks.StructBlock):
    """amount (≥ 1) of unit, after | before | every, an event of `reference.Event`."""

    relation = blocks.ChoiceBlock(label=_("kind of limit"), choices=RELATIONS, default="after")
    amount = blocks.IntegerBlock(label=_("amount"), min_value=1, max_value=10_000)
    unit = blocks.ChoiceBlock(label=_("unit"), choices=UNITS, default="hours")
    event = CodeBlock(
        label=_("event"),
        choices=event_choices,
        required=False,
        help_text=_("From which moment it is counted. A limit without an event means nothing."),
    )
    at_once = blocks.BooleanBlock(label=_("at once, no later than"), required=False, default=False)
    applies_to = blocks.CharBlock(
        label=_("applies to"),
        required=False,
        default="",
        max_length=120,
        help_text=_("Only if it differs: “for a child”."),
    )
    source = FactBlock(label=_("source"), help_text=VERIFICATION_HELP)
    checked_on = blocks.DateBlock(label=_("date checked"), required=False)
    checked_by = FactBlock(label=_("checked by"))

    class Meta:
        icon = "time"
        label = _("Time limit")
        label_format = "{relation} {amount} {unit}"
        value_class = TimeLimitValue
        form_classname = "struct-block time-limit"

    def clean(self, value):
        """Refuse a limit without its event, in a draft too once the amount is there."""
        errors, result = {}, None
        try:
            result = super().clean(value)
        except blocks.StructBlockValidationError as error:
            errors = dict(error.block_errors)
        is_begun = value.get("amount") not in (None, "") or not self.is_deferred_validation
        if is_begun and not value.get("event"):
            errors["event"] = forms.ValidationError(_("Say from which event this limit runs."))
        if errors:
            raise blocks.StructBlockValidationError(errors)
        return result


class LegalBasisBlock(blocks.StructBlock):
    act = CodeBlock(label=_("act"), choices=act_choices)
    article = FactBlock(label=_("article"), max_length=60)
    link = FactUrlBlock(label=_("link to the text"))
    source = FactBlock(label=_("source"), help_text=VERIFICATION_HELP)
    checked_on = blocks.DateBlock(label=_("date checked"), required=False)
    checked_by = FactBlock(label=_("checked by"))

    class Meta:
        icon = "doc-full-inverse"
        label = _("Legal basis")
        label_format = "{act} {article}"
        value_class = LegalBasisValue


class BranchBlock(blocks.StructBlock):
    condition = blocks.CharBlock(
        label=_("if"),
        max_length=160,
        default="",
        help_text=_("The whole clause: “if the child is alone or hurt”."),
    )
    question = blocks.CharBlock(
        label=_("the same as a plain question"),
        max_length=160,
        required=False,
        default="",
        help_text=_("“Is the child alone or hurt?” Yes leads to the step."),
    )
    go_to = StepTargetBlock(label=_("go to step"), required=True)

    class Meta:
        icon = "redirect"
        label = _("Branch")
        label_format = "{condition}"
