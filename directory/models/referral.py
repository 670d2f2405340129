"""Who sits at the local table: the referral mechanism and the child-protection group."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from directory import confidential
from directory.models.contact import Contact
from directory.models.organization import Organization
from directory.models.record import NOT_OFFERED, Record, RecordQuerySet


class Body(models.TextChoices):
    MKR_STEERING = "mkr_steering", _("MKR steering committee")
    ETN = "etn", _("ETN, domestic-violence team")
    KVDHF = "kvdhf", _("KVDHF, local coordinator")
    GTN = "gtn", _("GTN, child-protection group")
    ME_TEAM = "me_team", _("multidisciplinary team")
    OFFICE = "office", _("role-holder outside a body")


# The bodies of a country, in the order of its tables; beside them stand role-holders (`OFFICE`).
BODIES = {
    "AL": (Body.MKR_STEERING, Body.ETN, Body.KVDHF, Body.GTN),
    "ME": (Body.ME_TEAM,),
}


def is_of(body: str, jurisdiction: str) -> bool:
    """Say whether `body` may exist in the country; one that nobody wrote down has any."""
    own = BODIES.get(jurisdiction)
    return body == Body.OFFICE or own is None or body in own


class Level(models.TextChoices):
    MUNICIPALITY = "municipality", _("municipality")
    UNIT = "unit", _("administrative unit")


class ReferralMembershipQuerySet(RecordQuerySet):
    def of(self, municipality):
        return self.filter(municipality=municipality)

    def kept_by(self, user):
        """Keep one's own seats, and those at the table of a town whose administration one keeps."""
        if confidential.is_administrator(user):
            return self
        own = Organization.objects.kept_by(user)
        return self.filter(
            models.Q(organization__in=own)
            | models.Q(
                municipality__in=own.administrations().values("municipality"),
                organization__in=Organization.objects.visible_to(None),
            )
        )


class ReferralMembership(Record):
    """One institution's seat in one body of one municipality, by role, never by a person's name.
    Ends when an administrator deletes it.
    """

    municipality = models.ForeignKey(
        "reference.Municipality",
        verbose_name=_("municipality"),
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
    level = models.CharField(
        _("level"), max_length=15, choices=Level.choices, default=Level.MUNICIPALITY
    )
    body = models.CharField(_("body"), max_length=15, choices=Body.choices)
    role = models.ForeignKey(
        "reference.Role", verbose_name=_("role"), on_delete=models.PROTECT, related_name="+"
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("organization"),
        on_delete=models.CASCADE,
        related_name="referral_memberships",
    )
    contact = models.ForeignKey(
        Contact,
        verbose_name=_("contact"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    leads = models.BooleanField(_("calls and leads the body"), default=False)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    is_sample = models.BooleanField(_("sample"), default=False)

    objects = ReferralMembershipQuerySet.as_manager()

    class Meta:
        ordering = ["municipality", "body", "position", "id"]
        verbose_name = _("member of the referral mechanism")
        verbose_name_plural = _("members of the referral mechanism")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level=Level.MUNICIPALITY, administrative_unit__isnull=True)
                | models.Q(level=Level.UNIT, administrative_unit__isnull=False),
                name="membership_level_fits_unit",
                violation_error_message=_(
                    "A seat for a unit names the unit, one for the municipality names none."
                ),
                violation_error_code="administrative_unit",
            ),
            models.CheckConstraint(
                condition=models.Q(body__in=Body.values),
                name="membership_body",
                violation_error_message=NOT_OFFERED,
                violation_error_code="body",
            ),
            models.UniqueConstraint(
                fields=["municipality", "body", "role", "organization"],
                condition=models.Q(administrative_unit__isnull=True),
                name="membership_once",
                violation_error_message=_("This institution has this seat already."),
            ),
            models.UniqueConstraint(
                fields=["administrative_unit", "body", "role", "organization"],
                name="membership_once_a_unit",
            ),
            models.UniqueConstraint(
                fields=["municipality"],
                condition=models.Q(body=Body.KVDHF),
                name="membership_one_coordinator",
                violation_error_message=_("This municipality has its coordinator already."),
            ),
        ]

    def __str__(self):
        return f"{self.get_body_display()}, {self.municipality}: {self.role}"

    @property
    def address(self) -> str:
        """Where to write to whoever sits there; "" when nobody knows."""
        return (self.contact.email if self.contact else "") or self.organization.email

    def parents(self):
        return [self.organization]

    def keeping_organizations(self):
        """Add the town's own administration, unless the seat is of one nobody may know of."""
        keeping = super().keeping_organizations()
        if Organization.objects.visible_to(None).filter(pk=self.organization_id).exists():
            town = Organization.objects.administrations().filter(municipality=self.municipality_id)
            keeping |= set(town.values_list("pk", flat=True))
        return keeping

    def clean(self):
        super().clean()
        if self.municipality_id and not is_of(self.body, self.municipality.jurisdiction_id):
            raise ValidationError({"body": _("This body belongs to another country.")})
        unit = self.administrative_unit
        if unit and unit.municipality_id != self.municipality_id:
            raise ValidationError(
                {"administrative_unit": _("This unit belongs to another municipality.")}
            )
        if self.contact and self.contact.is_confidential:
            raise ValidationError({"contact": _("This contact is confidential.")})
