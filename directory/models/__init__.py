"""The HSDS 3.0 model; names of classes and fields are the standard's where it has one."""

from directory.models.contact import Contact, Language, Phone
from directory.models.location import Accessibility, Address, Location, ServiceAtLocation
from directory.models.metadata import Metadata
from directory.models.organization import Keepership, Organization, OrganizationIdentifier
from directory.models.referral import ReferralMembership
from directory.models.report import Report
from directory.models.schedule import Schedule
from directory.models.service import Service
from directory.models.terms import CostOption, RequiredDocument, ServiceArea, ServiceTranslation

__all__ = [
    "Accessibility",
    "Address",
    "Contact",
    "CostOption",
    "Keepership",
    "Language",
    "Location",
    "Metadata",
    "Organization",
    "OrganizationIdentifier",
    "Phone",
    "ReferralMembership",
    "Report",
    "RequiredDocument",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceTranslation",
]
