"""How a municipality did it: short pages that a gap leads to."""

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail_localize.fields import SynchronizedField

from portal.base.blocks import BodyBlock
from portal.base.pages import BasePage, BasePageQuerySet


class ExperiencePageQuerySet(BasePageQuerySet):
    def for_service_type(self, code: str):
        """Keep live pages on `code`; a page that waits for its translation is left out."""
        return self.live().filter(service_types__code=code, alias_of__isnull=True).distinct()

    def once_each(self, language: str) -> list:
        """Return each story once: in `language` where it is translated, else in English, else in
        the language that it has. Those in `language` come first.
        """
        ranks = {"en": 1} | {language: 0}
        pages = self.filter(alias_of__isnull=True).select_related("municipality", "locale")
        best: dict = {}
        for page in pages.order_by("title", "pk"):
            rank = ranks.get(page.locale.language_code, 2)
            if page.translation_key not in best or rank < best[page.translation_key][0]:
                best[page.translation_key] = (rank, page)
        chosen = sorted(best.values(), key=lambda pair: (pair[0] > 0, pair[1].title))
        return [page for _rank, page in chosen]


class ExperiencePage(BasePage):
    """How one municipality got a service that it lacked: who paid, what it took, what went wrong.

    Municipality and service types are facts of the page it is translated from. Ends by
    unpublishing.
    """

    subpage_types: list[str] = []

    municipality = models.ForeignKey(
        "reference.Municipality",
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    service_types = ParentalManyToManyField(
        "reference.ServiceType", verbose_name=_("service types"), related_name="+"
    )
    summary = models.TextField(_("in two lines"), max_length=300, default="")
    funding = models.TextField(
        _("who paid"),
        max_length=600,
        blank=True,
        default="",
        help_text=_("Social Fund, an empty building, a place paid for in another municipality …"),
    )
    body = StreamField(BodyBlock(), verbose_name=_("content"), blank=True)
    is_sample = models.BooleanField(_("sample"), default=False)

    facts_of_source = (*BasePage.facts_of_source, "municipality_id", "is_sample")
    # Kept in step with the source and offered to no translator.
    override_translatable_fields = [
        SynchronizedField(name, overridable=False)
        for name in ("audience", "municipality", "service_types", "is_sample")
    ]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("municipality"),
        FieldPanel("service_types", widget=CheckboxSelectMultiple),
        FieldPanel("summary"),
        FieldPanel("funding"),
        FieldPanel("body"),
        FieldPanel("is_sample"),
    ]

    objects = PageManager.from_queryset(ExperiencePageQuerySet)()

    class Meta:
        verbose_name = _("how a municipality did it")
        verbose_name_plural = _("how municipalities did it")
