"""The HSDS 3.0 model; names of classes and fields are the standard's where it has one."""

from directory.models.attribute import LINKED, Attribute
from directory.models.contact import Contact, Language, Phone
from directory.models.funding import Funding
from directory.models.import_run import ImportRun
from directory.models.location import Accessibility, Address, Location, ServiceAtLocation
from directory.models.metadata import Metadata
from directory.models.organization import Keepership, Organization, OrganizationIdentifier
from directory.models.program import Program
from directory.models.referral import ReferralMembership
from directory.models.report import Report
from directory.models.schedule import Schedule
from directory.models.service import Service
from directory.models.taxonomy import Taxonomy, TaxonomyTerm
from directory.models.terms import CostOption, RequiredDocument, ServiceArea, ServiceTranslation

__all__ = [
    "LINKED",
    "Accessibility",
    "Address",
    "Attribute",
    "Contact",
    "CostOption",
    "Funding",
    "ImportRun",
    "Keepership",
    "Language",
    "Location",
    "Metadata",
    "Organization",
    "OrganizationIdentifier",
    "Phone",
    "Program",
    "ReferralMembership",
    "Report",
    "RequiredDocument",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceTranslation",
    "Taxonomy",
    "TaxonomyTerm",
]
