"""How to reach somebody: people by their function, phones, and the languages they speak."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from directory import confidential, secret_lines
from directory.models.location import Location, ServiceAtLocation
from directory.models.organization import Organization
from directory.models.record import NEEDED, OF_ONE, Record, RecordQuerySet, exactly_one
from directory.models.service import Service

DIALABLE = re.compile(r"\+?[0-9\s()/.-]{2,}")


class DescribesOneRecord(Record):
    """A row that hangs on one of several kinds of records; `OWNERS` names its keys."""

    OWNERS: tuple[str, ...] = ()

    class Meta:
        abstract = True

    @property
    def is_confidential(self):
        return any(parent.is_confidential for parent in self.parents())

    def parents(self):
        return [getattr(self, name) for name in self.OWNERS if getattr(self, f"{name}_id")]


class ContactQuerySet(RecordQuerySet):
    def kept_by(self, user):
        return confidential.kept(self, user)


class Contact(DescribesOneRecord, ClusterableModel):
    """Somebody to ask for, by function; a name only of people who agreed. Ends with its owner."""

    OWNERS = ("organization", "service", "location", "service_at_location")

    organization = models.ForeignKey(
        Organization,
        verbose_name=_("organization"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="contacts",
    )
    service = models.ForeignKey(
        Service,
        verbose_name=_("service"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="contacts",
    )
    location = models.ForeignKey(
        Location,
        verbose_name=_("location"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="contacts",
    )
    service_at_location = models.ForeignKey(
        ServiceAtLocation,
        verbose_name=_("service at a location"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="contacts",
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    title = models.CharField(_("function"), max_length=200, blank=True)
    department = models.CharField(_("department"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["title", "name"]
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("organization", "service", "location", "service_at_location"),
                name="contact_of_one",
                violation_error_message=_("Choose exactly one to which the contact belongs."),
            ),
            models.CheckConstraint(
                condition=~models.Q(name="", title="", department=""),
                name="contact_named",
                violation_error_message=_("Give a function, a name or a department."),
                violation_error_code="title",
            ),
        ]

    def __str__(self):
        if self.location_id or self.service_at_location_id or self._is_of_a_shelter():
            return super().__str__()
        return ", ".join(filter(None, (self.title, self.name, self.department)))

    def _is_of_a_shelter(self) -> bool:
        """Say whether the service, or any service of the organization, is confidential."""
        if self.organization_id:
            return Service.objects.filter(organization=self.organization_id).confidential().exists()
        return self.is_confidential


class Phone(DescribesOneRecord, ClusterableModel):
    """A number to call. `type` as in the standard: voice, fax, text, cell. Ends with its owner."""

    OWNERS = ("location", "service", "organization", "contact", "service_at_location")

    location = ParentalKey(Location, related_name="phones", null=True, blank=True)
    service = ParentalKey(Service, related_name="phones", null=True, blank=True)
    organization = ParentalKey(Organization, related_name="phones", null=True, blank=True)
    contact = ParentalKey(Contact, related_name="phones", null=True, blank=True)
    service_at_location = ParentalKey(
        ServiceAtLocation, related_name="phones", null=True, blank=True
    )
    number = models.CharField(_("number"), max_length=40)
    extension = models.PositiveIntegerField(_("extension"), null=True, blank=True)
    type = models.CharField(_("kind of phone"), max_length=20, blank=True, default="voice")
    description = models.CharField(_("for what"), max_length=200, blank=True)
    # Ours
    is_intake = models.BooleanField(
        _("intake line"),
        default=False,
        help_text=_("The number for new cases: the only one shown of a confidential service."),
    )

    class Meta:
        ordering = ["-is_intake", "number"]
        verbose_name = _("phone")
        verbose_name_plural = _("phones")
        constraints = [
            models.CheckConstraint(
                condition=exactly_one(
                    "location", "service", "organization", "contact", "service_at_location"
                ),
                name="phone_of_one",
                violation_error_message=OF_ONE,
            ),
            models.CheckConstraint(
                condition=~models.Q(number=""),
                name="phone_has_number",
                violation_error_message=NEEDED,
                violation_error_code="number",
            ),
        ]

    @property
    def dial(self) -> str:
        """The number as a phone dials it: digits and a leading plus only.

        The zero of “+355 (0)69 …” is dialled inside the country alone.
        """
        number = self.number.replace("(0)", "") if "+" in self.number else self.number
        return "".join(c for c in number if c.isdigit() or c == "+")

    def clean(self):
        super().clean()
        if not DIALABLE.fullmatch(self.number):
            raise ValidationError({"number": _("Digits, spaces and a leading + only.")})
        if self.is_intake and self.service_id and self.service.is_confidential:
            confidential.refuse_telling_number(self)
        secret_lines.refuse_shown_line(self)


class Language(DescribesOneRecord):
    """A language in which a service, a place or a phone answers. Ends with its owner."""

    OWNERS = ("service", "location", "phone")

    service = ParentalKey(Service, related_name="languages", null=True, blank=True)
    location = ParentalKey(Location, related_name="languages", null=True, blank=True)
    phone = ParentalKey(Phone, related_name="languages", null=True, blank=True)
    name = models.CharField(_("name of the language"), max_length=80, blank=True)
    code = models.CharField(
        _("language code"), max_length=12, help_text=_("For example sq, sr-latn, en, rom.")
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("spoken language")
        verbose_name_plural = _("spoken languages")
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("service", "location", "phone"),
                name="language_of_one",
                violation_error_message=OF_ONE,
            ),
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
                name="language_code",
                violation_error_message=_("A language code is such as sq, sr-latn, en or rom."),
                violation_error_code="code",
            ),
            *(
                models.UniqueConstraint(fields=[owner, "code"], name=f"language_once_a_{owner}")
                for owner in ("service", "location", "phone")
            ),
        ]
