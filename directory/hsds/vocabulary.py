"""What is ours and no column of the standard: attributes whose terms have fixed ids.

Service types, situations and target groups are taxonomies, their codes the terms. Every other
field of ours is a term of the taxonomy `zyra`, named "table.field", with the field's value.
"""

import uuid
from functools import cache

from portal.reference.models import ServiceType, Situation, TargetGroup

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:zyra:hsds")
FIELDS = "zyra"
CODED = {"service_types": ServiceType, "situations": Situation, "target_groups": TargetGroup}
NAMES = {
    "service_types": "Service types",
    "situations": "Situations",
    "target_groups": "Target groups",
    FIELDS: "Fields of this portal",
}
IMPORTED = ("source", "external_id", "is_sample")
TEXTS = (
    "name",
    "alternate_name",
    "description",
    "eligibility_description",
    "not_for",
    "application_process",
    "fees_description",
    "alert",
)
LANGUAGES = ("sq", "sr-latn", "en")
# table → fields of ours, told when they are not as they are by default
OURS = {
    "organization": ("kind", "jurisdiction", "municipality", "language", *IMPORTED),
    "program": IMPORTED,
    "service": (
        "language",
        "not_for",
        "is_territorial",
        "accepts_others",
        "through_line_only",
        "capacity",
        "capacity_until",
        "closed_line",
        *IMPORTED,
        *(f"translation.{language}.{text}" for language in LANGUAGES for text in TEXTS),
    ),
    "location": ("municipality", "administrative_unit", "foreign_country", *IMPORTED),
    "service_area": ("country", "municipality", "administrative_unit"),
    "required_document": ("document_sq", "document_sr_latn", "document_en"),
    "phone": ("is_intake",),
    "schedule": ("kind", "on_holidays"),
}


def taxonomy_id(code: str) -> str:
    return str(uuid.uuid5(NAMESPACE, f"taxonomy:{code}"))


def term_id(taxonomy: str, code: str) -> str:
    return str(uuid.uuid5(NAMESPACE, f"term:{taxonomy}:{code}"))


def attribute_id(link_id, taxonomy: str, code: str) -> str:
    return str(uuid.uuid5(uuid.UUID(str(link_id)), f"{taxonomy}:{code}"))


def taxonomy_rows() -> list[dict]:
    """Return our taxonomies as rows of the standard."""
    return [
        {"id": taxonomy_id(code), "name": NAMES[code], "description": NAMES[code]}
        for code in (*CODED, FIELDS)
    ]


def term_row(taxonomy: str, code: str, name: str = "") -> dict:
    return {
        "id": term_id(taxonomy, code),
        "code": f"{taxonomy}:{code}",
        "name": name or code,
        "description": name or code,
        "taxonomy": NAMES[taxonomy],
        "taxonomy_id": taxonomy_id(taxonomy),
        "language": "en",
    }


def term_rows() -> list[dict]:
    """Return every term of ours; three queries."""
    rows = [
        term_row(taxonomy, code, name)
        for taxonomy, model in CODED.items()
        for code, name in model.objects.order_by("code").values_list("code", "name_en")
    ]
    return rows + [term_row(FIELDS, code) for code in field_codes()]


@cache
def field_codes() -> tuple[str, ...]:
    return tuple(f"{table}.{field}" for table, fields in OURS.items() for field in fields)


@cache
def fields_by_term() -> dict[str, tuple[str, str]]:
    """Return term id → (table, field) of the taxonomy `zyra`."""
    return {
        term_id(FIELDS, f"{table}.{field}"): (table, field)
        for table, fields in OURS.items()
        for field in fields
    }


def codes_by_term() -> dict[str, tuple[str, object]]:
    """Return term id → (taxonomy, row) of our coded taxonomies; three queries."""
    return {
        term_id(taxonomy, row.code): (taxonomy, row)
        for taxonomy, model in CODED.items()
        for row in model.objects.all()
    }
