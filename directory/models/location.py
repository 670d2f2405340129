"""Locations: where a service is given, and whether anybody may know it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from directory import confidential, secret_lines
from directory.models.organization import Organization
from directory.models.record import NEEDED, NOT_OFFERED, Imported, Record, RecordQuerySet
from directory.models.service import Service
from directory.seats import FAR_KM, km_from_seat
from portal.reference.models import Municipality


class LocationType(models.TextChoices):
    PHYSICAL = "physical", _("a place to go to")
    POSTAL = "postal", _("for letters only")
    VIRTUAL = "virtual", _("by phone or on the internet")


class Confidentiality(models.TextChoices):
    OPEN = "open", _("open")
    CONFIDENTIAL = "confidential", _("confidential: through the line only")


class LocationQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Keep the places that `user` may know."""
        return confidential.visible_locations(self, user)

    def kept_by(self, user):
        return confidential.kept(self, user)


class Location(Record, Imported, ClusterableModel):
    """A place where services are given. Ends when an administrator deletes it."""

    makes_confidential = True

    organization = models.ForeignKey(
        Organization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="locations",
    )
    location_type = models.CharField(
        _("kind of place"),
        max_length=10,
        choices=LocationType.choices,
        default=LocationType.PHYSICAL,
    )
    url = models.URLField(_("web page"), blank=True)
    name = models.CharField(_("name"), max_length=250, blank=True)
    alternate_name = models.CharField(_("other name"), max_length=250, blank=True)
    description = models.TextField(_("description"), blank=True)
    transportation = models.TextField(_("how to get there"), blank=True)
    latitude = models.DecimalField(
        _("latitude"), max_digits=9, decimal_places=6, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=9, decimal_places=6, null=True, blank=True
    )
    external_identifier = models.CharField(
        _("number in another register"), max_length=200, blank=True
    )
    external_identifier_type = models.CharField(
        _("name of that register"), max_length=100, blank=True
    )
    # Ours
    confidentiality = models.CharField(
        _("who may know where it is"),
        max_length=20,
        choices=Confidentiality.choices,
        default=Confidentiality.OPEN,
        help_text=_(
            "Confidential: no reader, list, search or export learns the address, the town, "
            "the map or the hours. Only the organization's keepers and administrators do."
        ),
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

    foreign_country = models.CharField(
        _("foreign country"),
        max_length=2,
        blank=True,
        help_text=_("Two letters, only where we keep no municipalities; else the municipality."),
    )

    objects = LocationQuerySet.as_manager()

    class Meta(Imported.Meta):
        abstract = False
        ordering = ["organization", "name", "id"]
        verbose_name = _("location")
        verbose_name_plural = _("locations")
        constraints = [
            *Imported.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    # Said aloud: a check that comes out NULL counts as kept.
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="location_on_earth",
                violation_error_message=_(
                    "Latitude and longitude go together, in degrees: -90 to 90 and -180 to 180."
                ),
                violation_error_code="latitude",
            ),
            models.CheckConstraint(
                condition=~models.Q(location_type=LocationType.PHYSICAL)
                | models.Q(municipality__isnull=False)
                | models.Q(foreign_country__regex=r"^[A-Z]{2}$"),
                name="location_to_go_to_has_municipality",
                violation_error_message=_(
                    "A place to go to needs its municipality, or its foreign country in two capital letters."
                ),
                violation_error_code="municipality",
            ),
            models.CheckConstraint(
                condition=models.Q(foreign_country="") | models.Q(municipality__isnull=True),
                name="location_here_or_abroad",
                violation_error_message=_(
                    "Give the municipality or the foreign country, not both."
                ),
                violation_error_code="foreign_country",
            ),
            models.CheckConstraint(
                condition=models.Q(administrative_unit__isnull=True)
                | models.Q(municipality__isnull=False),
                name="location_unit_has_municipality",
                violation_error_message=_("A unit needs its municipality too."),
                violation_error_code="municipality",
            ),
            models.CheckConstraint(
                condition=models.Q(confidentiality__in=Confidentiality.values),
                name="location_confidentiality",
                violation_error_message=NOT_OFFERED,
                violation_error_code="confidentiality",
            ),
            models.CheckConstraint(
                condition=models.Q(location_type__in=LocationType.values),
                name="location_kind",
                violation_error_message=NOT_OFFERED,
                violation_error_code="location_type",
            ),
        ]

    def __str__(self):
        """Name an open place; a confidential one has the same words as every other."""
        if self.is_confidential:
            return f"{_('confidential place')} {str(self.pk)[:8]}"
        return self.name or f"{self.organization} – {self.municipality or _('no place')}"

    @property
    def is_confidential(self):
        return self.confidentiality == Confidentiality.CONFIDENTIAL

    def subjects(self):
        return {"location_id": self.pk}

    def keeping_organizations(self):
        return {self.organization_id}

    def clean(self):
        super().clean()
        unit = self.administrative_unit
        if unit and unit.municipality_id != self.municipality_id:
            raise ValidationError(
                {"administrative_unit": _("This unit belongs to another municipality.")}
            )
        if (
            self.foreign_country
            and Municipality.objects.filter(jurisdiction=self.foreign_country).exists()
        ):
            raise ValidationError(
                {"foreign_country": _("We keep the municipalities of this country: choose one.")}
            )
        self._refuse_far_point()
        if not self.is_confidential and self.organization_id:
            names = ("name", "description", "transportation")
            secret_lines.refuse_in_texts(self, self.organization_id, names)
        if self.is_confidential:
            for pair in self.service_at_locations.select_related("service__organization"):
                confidential.refuse_told_location(pair.service, self)
        if self.organization_id:
            secret_lines.refuse_turn(self)

    def _refuse_far_point(self) -> None:
        """A point in the sea or in another town: no import would take it back."""
        if self.municipality is None or self.latitude is None or self.longitude is None:
            return
        distance = km_from_seat(self.municipality, self.latitude, self.longitude)
        if distance is None or distance <= FAR_KM:
            return
        if self.is_confidential:  # errors end in logs
            raise ValidationError({"latitude": _("This point is not in the municipality.")})
        reason = _("%(distance)d km from %(town)s: in the sea, abroad or in another municipality.")
        wrong = ValidationError(reason, params={"distance": distance, "town": self.municipality})
        raise ValidationError({"latitude": wrong})


class Address(Record):
    """The address of a location, as letters need it. Ends with the location."""

    location = ParentalKey(Location, related_name="addresses")
    attention = models.CharField(_("for the attention of"), max_length=200, blank=True)
    address_1 = models.CharField(_("street and number"), max_length=250)
    address_2 = models.CharField(_("floor, entrance"), max_length=250, blank=True)
    city = models.CharField(_("town or village"), max_length=120)
    region = models.CharField(_("region"), max_length=120, blank=True)
    state_province = models.CharField(_("county or municipality"), max_length=120, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=20, blank=True)
    country = models.CharField(_("country (two letters)"), max_length=2)
    address_type = models.CharField(
        _("kind of address"),
        max_length=10,
        choices=LocationType.choices,
        default=LocationType.PHYSICAL,
    )

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(country__regex=r"^[A-Z]{2}$"),
                name="address_country",
                violation_error_message=_("A country is two capital letters, such as AL or ME."),
                violation_error_code="country",
            ),
            models.CheckConstraint(
                condition=~models.Q(address_1="") & ~models.Q(city=""),
                name="address_filled_in",
                violation_error_message=_("An address needs a street and a town."),
            ),
            models.CheckConstraint(
                condition=models.Q(address_type__in=LocationType.values),
                name="address_kind",
                violation_error_message=NOT_OFFERED,
                violation_error_code="address_type",
            ),
        ]

    @property
    def is_confidential(self):
        return self.location.is_confidential

    def parents(self):
        return [self.location]


class Accessibility(Record):
    """What a place offers to people with disabilities. Ends with the location."""

    location = ParentalKey(Location, related_name="accessibility")
    description = models.CharField(_("what is there"), max_length=250)
    details = models.TextField(_("details"), blank=True)
    url = models.URLField(_("web page"), blank=True)

    class Meta:
        verbose_name = _("accessibility")
        verbose_name_plural = _("accessibility")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(description=""),
                name="accessibility_said",
                violation_error_message=NEEDED,
                violation_error_code="description",
            ),
        ]

    @property
    def is_confidential(self):
        return self.location.is_confidential

    def parents(self):
        return [self.location]


class ServiceAtLocationQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Keep the pairs of which `user` may know the place."""
        return confidential.visible_pairs(self, user)

    def kept_by(self, user):
        return confidential.kept(self, user)


class ServiceAtLocation(Record, ClusterableModel):
    """One service given at one location, with its own hours and phones. Ends with either."""

    makes_confidential = True

    service = models.ForeignKey(
        Service,
        verbose_name=_("service"),
        on_delete=models.CASCADE,
        related_name="service_at_locations",
    )
    location = models.ForeignKey(
        Location,
        verbose_name=_("location"),
        on_delete=models.CASCADE,
        related_name="service_at_locations",
    )
    description = models.TextField(_("what is different here"), blank=True)

    objects = ServiceAtLocationQuerySet.as_manager()

    class Meta:
        ordering = ["service", "location"]
        verbose_name = _("service at a location")
        verbose_name_plural = _("services at locations")
        constraints = [
            models.UniqueConstraint(
                fields=["service", "location"], name="service_at_location_once"
            ),
        ]

    def __str__(self):
        """Name the service and no place: the log keeps this line when the pair is gone."""
        return f"{self.service} ({str(self.pk)[:8]})"

    @property
    def is_confidential(self):
        return self.location.is_confidential or self.service.is_confidential

    def clean(self):
        super().clean()
        if self.location_id and self.service_id and self.is_confidential:
            confidential.refuse_told_location(self.service, self.location)
            secret_lines.refuse_pair(self)

    def parents(self):
        return [self.service, self.location]

    def keeping_organizations(self):
        return {self.service.organization_id}
