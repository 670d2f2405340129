"""Services: what is given, to whom, how to get it, how free it is."""

from enum import nonmember

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel

from directory import confidential, freshness, secret_lines
from directory.models.organization import Organization
from directory.models.record import (
    NEEDED,
    NOT_OFFERED,
    Imported,
    OwnLanguage,
    Record,
    RecordQuerySet,
    in_order,
)


class Status(models.TextChoices):
    ACTIVE = "active", _("active")
    INACTIVE = "inactive", _("inactive")
    DEFUNCT = "defunct", _("closed for good")
    TEMPORARILY_CLOSED = "temporarily closed", _("closed for some time")

    # Of these readers learn, and their providers are asked.
    OPEN = nonmember(("active", "temporarily closed"))


class Capacity(models.TextChoices):
    UNKNOWN = "unknown", _("not known")
    FREE = "free", _("places free")
    FEW = "few", _("few places")
    FULL = "full", _("full")


class ServiceQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Keep what `user` may know of; say of it only what `confidential.shown` gives."""
        return confidential.visible_services(self, user)

    def kept_by(self, user):
        return confidential.kept(self, user)

    def for_showing(self):
        """Fetch all that `shown` reads, in a constant number of queries.

        For reading only: whether a row is confidential is asked when it is fetched.
        """
        places = "service_at_locations__location"
        return (
            self.annotate(**{confidential.ASKED_ALREADY: confidential.is_confidential_expression()})
            .select_related(
                "organization__jurisdiction", "organization__municipality", "closed_line"
            )
            .prefetch_related(
                "service_types",
                "situations",
                "target_groups",
                "translations",
                "required_documents",
                "cost_options",
                "languages",
                "schedules",
                "phones__languages",
                "service_areas__country",
                "service_areas__municipality",
                "service_areas__administrative_unit__municipality",
                "service_at_locations__schedules",
                "service_at_locations__phones__languages",
                f"{places}__municipality",
                f"{places}__administrative_unit",
                f"{places}__addresses",
                f"{places}__accessibility",
                f"{places}__schedules",
                f"{places}__phones__languages",
            )
        )

    def confidential(self):
        return self.filter(confidential.confidential_services())

    def open(self):
        """Keep those whose place is no secret."""
        return self.exclude(confidential.confidential_services())

    def reaching(self, municipality):
        """Keep what people of `municipality` may use.

        A confidential service reaches its whole country: anything narrower tells the town.
        """
        return confidential.services_reaching(self, municipality)

    def by_freshness(self, today=None):
        """Sink what was not confirmed for 12 months below the rest, else keep the order."""
        order = self.query.order_by or self.model._meta.ordering
        return self.annotate(sinks=freshness.sinking(today)).order_by("sinks", *order)


class Service(Record, Imported, OwnLanguage, ClusterableModel):
    """Help of one kind, given by one organization. Ends as *closed for good*; the row stays.

    `language` says in which language its texts are; `ServiceTranslation` holds the others.
    `assured_date`, `assured_by` are the standard's names for verified on and by.
    """

    TEXTS = (
        "name",
        "alternate_name",
        "description",
        "eligibility_description",
        "not_for",
        "application_process",
        "fees_description",
        "alert",
        "wait_time",
        "interpretation_services",
    )

    organization = models.ForeignKey(
        Organization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="services",
    )
    program = models.ForeignKey(
        "directory.Program",
        verbose_name=_("program"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="services",
    )
    name = models.CharField(_("name"), max_length=250)
    alternate_name = models.CharField(_("other name"), max_length=250, blank=True)
    description = models.TextField(_("description"), blank=True)
    url = models.URLField(_("web page"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    status = models.CharField(
        _("state"), max_length=20, choices=Status.choices, default=Status.ACTIVE
    )
    interpretation_services = models.TextField(_("interpreting"), blank=True)
    application_process = models.TextField(_("how to apply"), blank=True)
    fees_description = models.TextField(_("cost in words"), blank=True)
    wait_time = models.CharField(_("waiting time"), max_length=200, blank=True)
    accreditations = models.TextField(_("accreditations"), blank=True)
    eligibility_description = models.TextField(_("who it is for"), blank=True)
    minimum_age = models.PositiveSmallIntegerField(
        _("age from"), null=True, blank=True, validators=[MaxValueValidator(120)]
    )
    maximum_age = models.PositiveSmallIntegerField(
        _("age to"), null=True, blank=True, validators=[MaxValueValidator(120)]
    )
    assured_date = models.DateField(_("verified on"), null=True, blank=True)
    assured_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("verified by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    licenses = models.TextField(_("licences"), blank=True)
    alert = models.TextField(
        _("notice"), blank=True, help_text=_("Shown above everything: what has changed just now.")
    )
    # Ours
    not_for = models.TextField(_("who it is not for"), blank=True)
    service_types = models.ManyToManyField(
        "reference.ServiceType", verbose_name=_("service types"), related_name="+"
    )
    situations = models.ManyToManyField(
        "reference.Situation", verbose_name=_("situations"), related_name="+", blank=True
    )
    target_groups = models.ManyToManyField(
        "reference.TargetGroup", verbose_name=_("target groups"), related_name="+", blank=True
    )
    is_territorial = models.BooleanField(
        _("competent for its own territory only"),
        default=False,
        help_text=_("Police, court, child-protection unit: never offered to other municipalities."),
    )
    accepts_others = models.BooleanField(
        _("takes people from elsewhere"),
        default=False,
        help_text=_("May be offered where a municipality has no such service."),
    )
    through_line_only = models.BooleanField(
        _("through the line only"),
        default=False,
        help_text=_(
            "The place is a secret: readers get the intake number, never a town or hours. "
            "So is every service at a confidential location, also without this mark."
        ),
    )
    capacity = models.CharField(
        _("free places"), max_length=10, choices=Capacity.choices, default=Capacity.UNKNOWN
    )
    capacity_until = models.DateTimeField(
        _("true until"), null=True, blank=True, help_text=_("After that it is not known again.")
    )
    closed_line = models.ForeignKey(
        "reference.EmergencyLine",
        verbose_name=_("who answers when it is closed"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    makes_confidential = True

    objects = ServiceQuerySet.as_manager()

    class Meta(Imported.Meta):
        abstract = False
        ordering = ["name", "id"]
        verbose_name = _("service")
        verbose_name_plural = _("services")
        constraints = [
            *Imported.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="service_named",
                violation_error_message=NEEDED,
                violation_error_code="name",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=Status.values),
                name="service_status",
                violation_error_message=NOT_OFFERED,
                violation_error_code="status",
            ),
            models.CheckConstraint(
                condition=in_order("minimum_age", "maximum_age"),
                name="service_ages_in_order",
                violation_error_message=_("This age is below the other one."),
                violation_error_code="maximum_age",
            ),
            models.CheckConstraint(
                condition=(models.Q(minimum_age__isnull=True) | models.Q(minimum_age__lte=120))
                & (models.Q(maximum_age__isnull=True) | models.Q(maximum_age__lte=120)),
                name="service_ages_of_people",
                violation_error_message=_("People do not grow older than 120 years."),
            ),
            models.CheckConstraint(
                condition=~models.Q(is_territorial=True, accepts_others=True),
                name="service_territory_is_closed",
                violation_error_message=_(
                    "Competent for its own territory only: then it takes nobody from elsewhere."
                ),
                violation_error_code="accepts_others",
            ),
            models.CheckConstraint(
                condition=models.Q(capacity=Capacity.UNKNOWN, capacity_until__isnull=True)
                | models.Q(
                    capacity__in=[Capacity.FREE, Capacity.FEW, Capacity.FULL],
                    capacity_until__isnull=False,
                ),
                name="service_capacity_expires",
                violation_error_message=_(
                    "Free places and the moment until which they are true go together."
                ),
                violation_error_code="capacity_until",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_confidential(self):
        return confidential.is_confidential_service(self)

    def subjects(self):
        return {"service_id": self.pk}

    def keeping_organizations(self):
        return {self.organization_id}

    @property
    def freshness(self) -> freshness.Freshness:
        touched = timezone.localdate(self.last_modified or timezone.now())
        return freshness.freshness_of(self.assured_date, touched)

    def capacity_at(self, moment=None) -> str:
        """Return the light at `moment` (default now): an old one is not known."""
        moment = moment or timezone.now()
        if self.capacity_until is None or self.capacity_until <= moment:
            return Capacity.UNKNOWN
        return self.capacity

    def text(self, field: str, language: str | None = None) -> str:
        """Return `field` in `language` (default the active one), else in the service's own."""
        language = language or get_language() or self.language
        if language != self.language:
            for row in self.translations.all():
                if row.language == language and getattr(row, field):
                    return getattr(row, field)
        return getattr(self, field)

    def clean(self):
        super().clean()
        if self.assured_date and self.assured_date > timezone.localdate():
            raise ValidationError({"assured_date": _("This day is still to come.")})
        if self.is_confidential:
            confidential.refuse_telling_texts(self, self)
        elif self.organization_id:
            secret_lines.refuse_in_texts(self, self.organization_id, self.TEXTS)
        if self.organization_id:
            secret_lines.refuse_turn(self)
