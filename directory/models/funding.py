"""Who pays for an organization or a service (HSDS `funding`)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from directory.models.contact import DescribesOneRecord
from directory.models.organization import Organization
from directory.models.record import NEEDED, OF_ONE, exactly_one
from directory.models.service import Service


class Funding(DescribesOneRecord):
    """One source of money. Ends with its owner."""

    OWNERS = ("organization", "service")

    organization = ParentalKey(Organization, related_name="funding", null=True, blank=True)
    service = ParentalKey(Service, related_name="funding", null=True, blank=True)
    source = models.TextField(_("who pays"))

    class Meta:
        ordering = ["source", "id"]
        verbose_name = _("funding")
        verbose_name_plural = _("funding")
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("organization", "service"),
                name="funding_of_one",
                violation_error_message=OF_ONE,
            ),
            models.CheckConstraint(
                condition=~models.Q(source=""),
                name="funding_said",
                violation_error_message=NEEDED,
                violation_error_code="source",
            ),
        ]
