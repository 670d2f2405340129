"""Organizations, and who keeps their records."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from directory import confidential, secret_lines
from directory.models.record import (
    NEEDED,
    NOT_OFFERED,
    Imported,
    OwnLanguage,
    Record,
    RecordQuerySet,
)


class OrganizationKind(models.TextChoices):
    MUNICIPALITY = "municipality", _("Municipality")
    PUBLIC_BODY = "public_body", _("Public body")
    NGO = "ngo", _("Non-governmental organization")
    RELIGIOUS = "religious", _("Religious community")
    PRIVATE = "private", _("Private provider")
    INTERNATIONAL = "international", _("International organization")


class OrganizationQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Keep what `user` may know of: one that only runs confidential services tells a town."""
        return confidential.visible_organizations(self, user)

    def kept_by(self, user):
        return confidential.kept(self, user, "pk")

    def administrations(self):
        """Keep the municipalities' own organizations."""
        return self.filter(kind=OrganizationKind.MUNICIPALITY, municipality__isnull=False)


class Organization(Record, Imported, OwnLanguage, ClusterableModel):
    """A body that gives services. Ends when an administrator deletes it, after its services."""

    name = models.CharField(_("name"), max_length=250)
    alternate_name = models.CharField(_("other name"), max_length=250, blank=True)
    description = models.TextField(_("description"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    tax_status = models.CharField(_("tax status"), max_length=100, blank=True)
    tax_id = models.CharField(_("tax number"), max_length=60, blank=True)
    year_incorporated = models.PositiveSmallIntegerField(
        _("founded in the year"), null=True, blank=True
    )
    legal_status = models.CharField(_("legal form"), max_length=100, blank=True)
    logo = models.URLField(_("link to the logo"), blank=True)
    uri = models.URLField(_("permanent web address"), blank=True)
    parent_organization = models.ForeignKey(
        "self",
        verbose_name=_("belongs to"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="branches",
    )
    # Ours
    kind = models.CharField(_("kind"), max_length=20, choices=OrganizationKind.choices)
    jurisdiction = models.ForeignKey(
        "reference.Jurisdiction", verbose_name=_("jurisdiction"), on_delete=models.PROTECT
    )
    municipality = models.ForeignKey(
        "reference.Municipality",
        verbose_name=_("municipality of its office"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = OrganizationQuerySet.as_manager()

    class Meta(Imported.Meta):
        abstract = False
        ordering = ["name"]
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        constraints = [
            *Imported.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="organization_named",
                violation_error_message=NEEDED,
                violation_error_code="name",
            ),
            models.CheckConstraint(
                condition=models.Q(parent_organization__isnull=True)
                | ~models.Q(parent_organization=models.F("id")),
                name="organization_not_its_own_parent",
                violation_error_message=_("An organization is not a part of itself."),
                violation_error_code="parent_organization",
            ),
            models.CheckConstraint(
                condition=models.Q(year_incorporated__isnull=True)
                | models.Q(year_incorporated__range=(1000, 2100)),
                name="organization_year",
                violation_error_message=_("A year is from 1000 to 2100."),
                violation_error_code="year_incorporated",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=OrganizationKind.values),
                name="organization_kind",
                violation_error_message=NOT_OFFERED,
                violation_error_code="kind",
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        secret_lines.refuse_in_texts(self, self.pk, ("name", "alternate_name", "description"))

    def keeping_organizations(self):
        return {self.pk}


class OrganizationIdentifier(Record):
    """A number that a register gave the organization. Ends with it."""

    organization = ParentalKey(Organization, related_name="organization_identifiers")
    identifier_scheme = models.CharField(_("scheme of the register"), max_length=100, blank=True)
    identifier_type = models.CharField(_("register"), max_length=100)
    identifier = models.CharField(_("number in the register"), max_length=100)

    class Meta:
        verbose_name = _("number in a register")
        verbose_name_plural = _("numbers in registers")
        constraints = [
            models.UniqueConstraint(
                fields=["identifier_type", "identifier"], name="organization_identifier_once"
            ),
        ]

    def parents(self):
        return [self.organization]


class Keepership(models.Model):
    """One person keeps the records of one organization, the confidential ones too.
    Ends when an administrator takes it away, or with either.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("keeper"),
        on_delete=models.CASCADE,
        related_name="keeperships",
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("organization"),
        on_delete=models.CASCADE,
        related_name="keeperships",
    )
    since = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        ordering = ["organization", "user"]
        verbose_name = _("keeper of an organization")
        verbose_name_plural = _("keepers of organizations")
        constraints = [
            models.UniqueConstraint(fields=["user", "organization"], name="keepership_once"),
        ]

    def __str__(self):
        return f"{self.user} – {self.organization}"
