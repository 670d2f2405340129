"""The HSDS 3.0 model; names of classes and fields are the standard's where it has one."""

from directory.models.attribute import LINKED, Attribute
from directory.models.confirmation import Confirmation, ProposedChange
from directory.models.contact import Contact, Language, Phone
from directory.models.experience import ExperiencePage
from directory.models.funding import Funding
from directory.models.gap import (
    Borders,
    GapCell,
    GapMatrix,
    GapReason,
    GapState,
    MappedMunicipality,
    ReasonKind,
)
from directory.models.import_run import ImportRun
from directory.models.location import Accessibility, Address, Location, ServiceAtLocation
from directory.models.meeting import AgendaItem, CallRule, Commitment, Meeting
from directory.models.metadata import Metadata
from directory.models.obstacle import DaySalt, MissingContact, Obstacle
from directory.models.organization import Keepership, Organization, OrganizationIdentifier
from directory.models.program import Program
from directory.models.referral import ReferralMembership
from directory.models.report import Report
from directory.models.road import RoadNeighbour
from directory.models.schedule import Schedule
from directory.models.service import Service
from directory.models.slip import ReferralSlip, SlipCount
from directory.models.taxonomy import Taxonomy, TaxonomyTerm
from directory.models.terms import CostOption, RequiredDocument, ServiceArea, ServiceTranslation

__all__ = [
    "LINKED",
    "Accessibility",
    "Address",
    "AgendaItem",
    "Attribute",
    "Borders",
    "CallRule",
    "Commitment",
    "Confirmation",
    "Contact",
    "CostOption",
    "ExperiencePage",
    "DaySalt",
    "Funding",
    "GapCell",
    "GapMatrix",
    "GapReason",
    "GapState",
    "ImportRun",
    "Keepership",
    "Language",
    "Location",
    "MappedMunicipality",
    "Meeting",
    "Metadata",
    "MissingContact",
    "Obstacle",
    "Organization",
    "OrganizationIdentifier",
    "Phone",
    "Program",
    "ProposedChange",
    "ReasonKind",
    "ReferralMembership",
    "ReferralSlip",
    "Report",
    "RequiredDocument",
    "RoadNeighbour",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceTranslation",
    "SlipCount",
    "Taxonomy",
    "TaxonomyTerm",
]
