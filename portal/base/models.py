"""Home, plain pages, images and documents."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage

from portal.accounts.access import Audience, readable_audiences
from portal.base.blocks import BodyBlock
from portal.base.pages import BasePage
from portal.base.work import WorkerBeat  # noqa: F401 - Django looks for models here


class Part(models.TextChoices):
    """A part of the house; each has its accent colour."""

    WORKERS = "workers", _("In a case")
    TRAINING = "training", _("Training and credits")
    FAMILIES = "families", _("Support for the family")
    HELPERS = "helpers", _("Help for the helpers")


def door(label):
    return models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )


class HomePage(BasePage):
    """The front page of one language."""

    max_count_per_parent = 1
    parent_page_types = ["wagtailcore.Page"]

    sentence = models.CharField(_("the one sentence"), max_length=120, default="")
    lead = models.CharField(_("the line below"), max_length=200, blank=True, default="")
    door_workers = door(_("door: in a case"))
    door_training = door(_("door: training and credits"))
    door_families = door(_("door: support for the family"))
    door_helpers = door(_("door: help for the helpers"))
    door_workers_text = models.CharField(_("text on it"), max_length=160, blank=True, default="")
    door_training_text = models.CharField(_("text on it"), max_length=160, blank=True, default="")
    door_families_text = models.CharField(_("text on it"), max_length=160, blank=True, default="")
    door_helpers_text = models.CharField(_("text on it"), max_length=160, blank=True, default="")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("sentence"),
        FieldPanel("lead"),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for part in Part.values
                for name in (f"door_{part}", f"door_{part}_text")
            ],
            heading=_("The four doors"),
        ),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request, *args, **kwargs):
        from portal.base.home import home_context  # views of this page, not of the model

        return {**super().get_context(request, *args, **kwargs), **home_context(self, request)}


class StandardPage(BasePage):
    """A page of text: about, how to, or a door whose part is not built yet."""

    part_field = models.CharField(
        _("part of the house"), max_length=20, choices=Part.choices, default=Part.WORKERS
    )
    intro = models.TextField(_("introduction"), blank=True, default="", max_length=600)
    shows_lines = models.BooleanField(
        _("shows the lines to call"), default=False, help_text=_("Of the reader's country.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("content"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("part_field"),
        FieldPanel("intro"),
        FieldPanel("shows_lines"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")

    @property
    def part(self):
        return self.part_field


class PortalImage(AbstractImage):
    """An image with the words for those who do not see it."""

    admin_form_fields = WagtailImage.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")


class PortalRendition(AbstractRendition):
    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition"
            )
        ]


class PortalDocumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(audience__in=readable_audiences(user))


class PortalDocument(AbstractDocument):
    """A form, law or brochure. Its audience guards the file wherever it is linked."""

    language = models.CharField(
        _("language"),
        max_length=10,
        choices=[("sq", "Shqip"), ("sr-latn", "Crnogorski"), ("en", "English")],
        default="sq",
    )
    jurisdiction = models.ForeignKey(
        "reference.Jurisdiction",
        verbose_name=_("jurisdiction"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text=_("The country whose form or law this is. Empty: none in particular."),
    )
    audience = models.CharField(
        _("who may read"),
        max_length=20,
        choices=Audience.choices,
        default=Audience.PUBLIC,
        help_text=_("Guards the file itself and what search finds inside it."),
    )
    text_hash = models.CharField(max_length=40, blank=True, editable=False)

    admin_form_fields = (
        *WagtailDocument.admin_form_fields,
        "language",
        "jurisdiction",
        "audience",
    )

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def save(self, *args, **kwargs):
        from portal.base.documents import follow  # reads documents, so it knows this model

        super().save(*args, **kwargs)
        follow(self)

    def is_visible_to(self, user) -> bool:
        return self.audience in readable_audiences(user)


class DocumentText(models.Model):
    """The text of one page of a document, read once by a task. Ends with its document."""

    document = models.ForeignKey(PortalDocument, on_delete=models.CASCADE, related_name="texts")
    number = models.PositiveIntegerField(_("page"))
    text = models.TextField()

    class Meta:
        ordering = ["document", "number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="one_text_per_page")
        ]
