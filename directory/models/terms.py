"""The terms of a service: its texts in other languages, papers, costs, and whom it reaches."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from directory import confidential
from directory.models.record import NEEDED, NOT_OFFERED, OUT_OF_ORDER, Record, exactly_one, in_order
from directory.models.service import Service
from portal.reference.models import in_language


class ServiceTranslation(Record):
    """The texts of a service in one more language; an empty one falls back. Ends with it."""

    service = ParentalKey(Service, related_name="translations")
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    name = models.CharField(_("name"), max_length=250, blank=True)
    alternate_name = models.CharField(_("other name"), max_length=250, blank=True)
    description = models.TextField(_("description"), blank=True)
    eligibility_description = models.TextField(_("who it is for"), blank=True)
    not_for = models.TextField(_("who it is not for"), blank=True)
    application_process = models.TextField(_("how to apply"), blank=True)
    fees_description = models.TextField(_("cost in words"), blank=True)
    alert = models.TextField(_("notice"), blank=True)

    class Meta:
        ordering = ["language"]
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = [
            models.UniqueConstraint(
                fields=["service", "language"], name="service_translation_once"
            ),
            models.CheckConstraint(
                condition=models.Q(language__in=[code for code, _name in settings.LANGUAGES]),
                name="service_translation_language",
                violation_error_message=NOT_OFFERED,
                violation_error_code="language",
            ),
        ]

    @property
    def is_confidential(self):
        return self.service.is_confidential

    def parents(self):
        return [self.service]

    def clean(self):
        super().clean()
        if self.service_id and self.language == self.service.language:
            raise ValidationError(
                {"language": _("The service itself is written in this language.")}
            )
        if self.service_id and self.service.is_confidential:
            confidential.refuse_telling_texts(self, self.service)


class RequiredDocument(Record):
    """A paper that the service asks for. Ends with the service."""

    service = ParentalKey(Service, related_name="required_documents")
    document = models.CharField(_("document"), max_length=300)
    uri = models.URLField(_("link to the form"), blank=True)
    # Ours: `document` is in the service's own language
    document_sq = models.CharField(_("in Albanian"), max_length=300, blank=True)
    document_sr_latn = models.CharField(_("in Montenegrin"), max_length=300, blank=True)
    document_en = models.CharField(_("in English"), max_length=300, blank=True)

    class Meta:
        ordering = ["document"]
        verbose_name = _("required document")
        verbose_name_plural = _("required documents")
        constraints = [
            models.UniqueConstraint(fields=["service", "document"], name="document_once"),
            models.CheckConstraint(
                condition=~models.Q(document=""),
                name="document_named",
                violation_error_message=NEEDED,
                violation_error_code="document",
            ),
        ]

    @property
    def is_confidential(self):
        return self.service.is_confidential

    def parents(self):
        return [self.service]

    def text(self, language: str | None = None) -> str:
        language = language or get_language()
        if language == self.service.language:
            return self.document
        return in_language(self, "document", language) or self.document


class CostOption(Record):
    """A price of the service. Ends with it."""

    service = ParentalKey(Service, related_name="cost_options")
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    option = models.CharField(_("for whom or for what"), max_length=200, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    amount = models.DecimalField(
        pgettext_lazy("money", "amount"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    amount_description = models.CharField(_("amount in words"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("cost")
        verbose_name_plural = _("costs")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True)
                | (models.Q(amount__gte=0) & models.Q(currency__regex=r"^[A-Z]{3}$")),
                name="cost_amount_has_currency",
                violation_error_message=_(
                    "An amount is at least 0 and has a currency in three capital letters, such as EUR."
                ),
                violation_error_code="currency",
            ),
            models.CheckConstraint(
                condition=in_order("valid_from", "valid_to"),
                name="cost_dates_in_order",
                violation_error_message=OUT_OF_ORDER,
                violation_error_code="valid_to",
            ),
        ]

    @property
    def is_confidential(self):
        return self.service.is_confidential

    def parents(self):
        return [self.service]


class ServiceArea(Record):
    """One territory from which the service takes people. Ends with the service.

    `extent`, `extent_type`, `name` keep what an import says of an area that is none of ours.
    """

    service = ParentalKey(Service, related_name="service_areas")
    name = models.CharField(_("name"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)
    extent = models.TextField(_("borders"), blank=True)
    extent_type = models.CharField(_("format of the borders"), max_length=60, blank=True)
    uri = models.URLField(_("permanent web address"), blank=True)
    # Ours
    country = models.ForeignKey(
        "reference.Jurisdiction",
        verbose_name=_("whole country"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    municipality = models.ForeignKey(
        "reference.Municipality",
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    administrative_unit = models.ForeignKey(
        "reference.AdministrativeUnit",
        verbose_name=_("administrative unit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("service area")
        verbose_name_plural = _("service areas")
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("country", "municipality", "administrative_unit")
                | (
                    models.Q(
                        country__isnull=True,
                        municipality__isnull=True,
                        administrative_unit__isnull=True,
                    )
                    & ~models.Q(name="")
                ),
                name="service_area_is_one_territory",
                violation_error_message=_(
                    "Name one territory: the country, a municipality or a unit."
                ),
            ),
            models.UniqueConstraint(
                fields=["service", "municipality"], name="service_area_municipality_once"
            ),
            models.UniqueConstraint(
                fields=["service", "country"], name="service_area_country_once"
            ),
            models.UniqueConstraint(
                fields=["service", "administrative_unit"], name="service_area_unit_once"
            ),
        ]

    @property
    def is_confidential(self):
        return self.service.is_confidential

    def parents(self):
        return [self.service]

    @property
    def territory(self) -> str:
        """Return the area's name as a reader may see it when the service is no secret."""
        row = self.country or self.municipality or self.administrative_unit
        return str(row) if row else self.name
