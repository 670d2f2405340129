"""Protocol pages, the laws they stand on, and what publication writes down."""

from datetime import date, timedelta

from django import forms
from django.conf import settings
from django.db import models, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.models import ReferenceIndex
from wagtail_localize.fields import SynchronizedField

from portal.base.pages import BasePage
from portal.base.translations import source_of
from portal.reference.models import Jurisdiction, NamedInLanguages, Situation, TopicLink
from protocols.blocks import PhasesBlock, QuestionsBlock
from protocols.forms import ProtocolPageForm
from search.indexing import reindex


def in_a_year() -> date:
    return localdate() + timedelta(days=365)


class LegalAct(NamedInLanguages):
    """A law, decision or rulebook of one jurisdiction, cited by code from the steps."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    jurisdiction = models.ForeignKey(
        Jurisdiction, verbose_name=_("jurisdiction"), on_delete=models.PROTECT
    )
    number = models.CharField(_("number"), max_length=80, help_text=_("“18/2017”"))
    url = models.URLField(_("link to the text"), blank=True, max_length=500)
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("text as a document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Search finds what stands in it, page by page."),
    )
    source = models.CharField(_("source"), max_length=240, blank=True)
    checked_on = models.DateField(_("date checked"), null=True, blank=True)
    checked_by = models.CharField(_("checked by"), max_length=160, blank=True)

    class Meta:
        ordering = ["jurisdiction", "number"]
        verbose_name = _("legal act")
        verbose_name_plural = _("legal acts")

    def save(self, *args, **kwargs):
        """Save, and let search know of the document it carries now and of the one it carried."""
        with transaction.atomic():
            before = LegalAct.objects.filter(pk=self.pk).values_list("document", flat=True).first()
            super().save(*args, **kwargs)
            ReferenceIndex.create_or_update_for_object(self)  # Wagtail's own comes by a task
            touched = get_document_model().objects.filter(
                pk__in={before, self.document_id} - {None}
            )
            reindex(*touched)

    @property
    def address(self) -> str:
        """Where its text opens: the link, else the document kept here, else nowhere."""
        return self.url or (self.document.url if self.document_id else "")

    @property
    def is_verified(self) -> bool:
        return bool(self.source and self.checked_on and self.checked_by)


class ProtocolTopic(TopicLink):
    content_object = ParentalKey(
        "protocols.ProtocolPage", on_delete=models.CASCADE, related_name="topic_links"
    )


class ProtocolIndexPage(BasePage):
    """The drawer: all protocols, those of the reader's country first."""

    parent_page_types = ["base.HomePage"]
    subpage_types = ["protocols.ProtocolPage"]
    intro = models.TextField(_("introduction"), blank=True, default="", max_length=400)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("protocol list")
        verbose_name_plural = _("protocol lists")

    def get_context(self, request, *args, **kwargs):
        from protocols.listing import list_protocols

        return {
            **super().get_context(request, *args, **kwargs),
            **list_protocols(self, request),
        }


class ProtocolPage(BasePage):
    """One protocol in one language.

    The page in the language it was written in is the *source*: facts (limits,
    roles, laws, verification, audience) live there alone. Its translations
    carry words only and are read together with it (`protocols.reading`).
    """

    parent_page_types = ["protocols.ProtocolIndexPage"]
    subpage_types: list[str] = []
    base_form_class = ProtocolPageForm
    served_with = ("locale", "jurisdiction")  # fetched with the page (portal.base.lookup)

    jurisdiction = models.ForeignKey(
        Jurisdiction,
        verbose_name=_("jurisdiction"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Whose law this is. Apart from the language it is written in."),
    )
    situation = models.ForeignKey(
        Situation,
        verbose_name=_("situation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The tile of the home page that leads here."),
    )
    topics = ClusterTaggableManager(
        through=ProtocolTopic, blank=True, verbose_name=_("topics"), help_text=_("From the list.")
    )
    summary = models.TextField(
        _("summary"), max_length=500, default="", help_text=_("Two sentences: for whom and when.")
    )
    is_sample = models.BooleanField(
        _("sample, not legal advice"), default=False, help_text=_("Marks the page everywhere.")
    )
    version = models.PositiveIntegerField(
        _("version"), default=1, help_text=_("Raise it when the meaning changes, not for a comma.")
    )
    change_note = models.TextField(
        _("what changed"), max_length=300, blank=True, default="", help_text=_("Two lines.")
    )
    issuing_authority = models.CharField(_("issuing authority"), max_length=200, default="")
    in_force_from = models.DateField(_("in force from"), default=localdate)
    review_by = models.DateField(
        _("review by"),
        default=in_a_year,
        help_text=_("From this day on readers are told that nobody has looked at it since."),
    )
    supersedes = models.ForeignKey(
        "self",
        verbose_name=_("supersedes"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="superseded_by",
        help_text=_("The older protocol that this one replaces. Its page shows a banner."),
    )
    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Answers for this protocol and reviews it in time."),
    )
    legal_acts = ParentalManyToManyField(LegalAct, verbose_name=_("legal acts"), blank=True)
    start_event = models.CharField(
        _("event that starts the deadline clock"), max_length=60, default="report"
    )
    card_danger = models.TextField(
        _("danger signs"), default="", help_text=_("One short sentence a line.")
    )
    card_lines = ParentalManyToManyField(
        "reference.EmergencyLine", verbose_name=_("call now"), blank=True
    )
    card_do_not = models.TextField(
        _("do not"), default="", help_text=_("One short sentence a line.")
    )
    card_write_down = models.TextField(
        _("write down"), default="", help_text=_("One short sentence a line.")
    )
    questions = StreamField(
        QuestionsBlock(),
        verbose_name=_("where do I start"),
        blank=True,
        help_text=_("At most three plain questions; each leads to a step."),
    )
    phases = StreamField(PhasesBlock(), verbose_name=_("phases"))

    may_leave_source = False
    facts_of_source = (
        *BasePage.facts_of_source,
        "jurisdiction_id",
        "situation_id",
        "version",
        "is_sample",
        "in_force_from",
        "review_by",
        "start_event",
    )
    # Kept in step with the source and offered to no translator.
    override_translatable_fields = [
        SynchronizedField(name, overridable=False)
        for name in (
            "audience",
            "jurisdiction",
            "situation",
            "version",
            "is_sample",
            "in_force_from",
            "review_by",
            "start_event",
            "supersedes",
            "keeper",
        )
    ]

    content_panels = [
        *BasePage.content_panels,
        # First, because it decides which roles, laws and lines the form offers.
        FieldPanel("jurisdiction", widget=forms.Select),
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("card_danger"),
                FieldPanel("card_lines", widget=forms.CheckboxSelectMultiple),
                FieldPanel("card_do_not"),
                FieldPanel("card_write_down"),
            ],
            heading=_("The first ten minutes"),
        ),
        FieldPanel("questions"),
        FieldPanel("phases"),
    ]
    about_panels = [
        HelpPanel(
            _(
                "These facts belong to the page in its first language. "
                "Translations show them from here."
            )
        ),
        FieldPanel("audience"),
        FieldPanel("situation", widget=forms.Select),
        FieldPanel("topics"),
        FieldPanel("start_event"),
        MultiFieldPanel(
            [
                FieldPanel("version"),
                FieldPanel("change_note"),
                FieldPanel("in_force_from"),
                FieldPanel("review_by"),
                FieldPanel("supersedes"),
                FieldPanel("keeper"),
                FieldPanel("is_sample"),
            ],
            heading=_("Version and review"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("issuing_authority"),
                FieldPanel("legal_acts", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("Law"),
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Steps")),
            ObjectList(about_panels, heading=_("Law and version")),
            ObjectList(BasePage.promote_panels, heading=_("Address")),
        ]
    )

    class Meta:
        verbose_name = _("protocol")
        verbose_name_plural = _("protocols")

    def yield_to_source(self, source):
        from protocols.publication import strip_facts

        super().yield_to_source(source)
        strip_facts(self)

    def source_problems(self):
        if self.source_page.live:
            return []
        return [str(_("Publish the original first: limits, roles and law are shown from there."))]

    def publication_problems(self):
        from protocols.publication import unfinished_steps

        own = unfinished_steps(self) if source_of(self) is None else self.source_problems()
        return [*super().publication_problems(), *own]

    def record_publication(self):
        from protocols.publication import record_publication

        super().record_publication()
        record_publication(self)

    def unpublish(self, *args, **kwargs):
        with transaction.atomic():  # its translations go with it (protocols.publication)
            super().unpublish(*args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        from protocols.views import protocol_context

        return {
            **super().get_context(request, *args, **kwargs),
            **protocol_context(self, request),
        }


class PublishedPhase(models.Model):
    """A phase ever published, with the number it got then. Never deleted, only withdrawn."""

    protocol = models.ForeignKey(ProtocolPage, on_delete=models.CASCADE, related_name="+")
    block_id = models.UUIDField()
    number = models.CharField(max_length=12)
    is_current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["protocol", "block_id"], name="phase_once"),
            models.UniqueConstraint(fields=["protocol", "number"], name="phase_number_once"),
        ]

    def __str__(self):
        return self.number


class PublishedStep(models.Model):
    """A step ever published: its citable number for ever, its facts as of now.

    Written in the transaction of the publication, on the source page only.
    What is filtered, counted or joined lives here; the stream is for editing.
    A step taken out of the protocol stays, with `is_current` false, so that
    its number is never given again and an old link can say what happened.
    """

    protocol = models.ForeignKey(ProtocolPage, on_delete=models.CASCADE, related_name="steps")
    block_id = models.UUIDField(db_index=True)
    phase = models.ForeignKey(PublishedPhase, on_delete=models.RESTRICT, related_name="steps")
    number = models.CharField(max_length=16)
    position = models.PositiveIntegerField(default=0)
    heading = models.CharField(max_length=160)
    is_must = models.BooleanField(default=True)
    has_warning = models.BooleanField(default=False)
    roles = models.ManyToManyField("reference.Role", related_name="+")
    service_types = models.ManyToManyField("reference.ServiceType", related_name="+")
    text_digest = models.CharField(max_length=64)
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ["protocol", "position"]
        constraints = [
            models.UniqueConstraint(fields=["protocol", "block_id"], name="step_once"),
            models.UniqueConstraint(fields=["protocol", "number"], name="step_number_once"),
        ]

    def __str__(self):
        return f"{self.number} {self.heading}"


class PublishedLimit(models.Model):
    """A time limit of a published step. Rewritten with every publication."""

    step = models.ForeignKey(PublishedStep, on_delete=models.CASCADE, related_name="limits")
    relation = models.CharField(max_length=10)
    amount = models.PositiveIntegerField()
    unit = models.CharField(max_length=20)
    event = models.CharField(max_length=60)
    is_verified = models.BooleanField()

    class Meta:
        ordering = ["step", "pk"]


class TranslatedStep(models.Model):
    """Which wording of the source a published translation of a step was made from."""

    page = models.ForeignKey(ProtocolPage, on_delete=models.CASCADE, related_name="+")
    block_id = models.UUIDField()
    source_digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "block_id"], name="translated_step_once")
        ]
