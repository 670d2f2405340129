"""Records as flat rows of the standard: table → rows. Only what the public may have.

A confidential service is built from `shown(service, None)` and nothing else of it.
"""

import uuid
from collections import defaultdict
from datetime import date, time
from decimal import Decimal

from django.utils.translation import override

from directory import models
from directory.hsds import vocabulary
from directory.hsds.collecting import Collection
from directory.hsds.tables import MODELS, NOT_IN_FILES, tables
from directory.shown import shown

# Stands where the standard wants a word and we have none; an import reads it as nothing.
NOTHING = "-"
HIDDEN_NAME = "Through the line"
TABLE_OF = {model: name for name, model in MODELS.items()}
CODES_OF = ("municipality", "administrative_unit", "closed_line")


def rows_of(found: Collection, *, whole=True) -> dict[str, list[dict]]:
    """Return table → rows of `found`. Not `whole`: the records alone, without their parts."""
    rows = defaultdict(list)
    records = [*found.organizations, *found.programs, *found.services]
    records += [*found.locations, *found.pairs]
    for record in [*records, *(found.parts if whole else ())]:
        if type(record) in TABLE_OF:
            rows[TABLE_OF[type(record)]].append(plain(record))
            if whole:
                _add_ours(rows, record)
    if whole:
        _add_codes(rows, found)
        _add_translations(rows, found)
        for row in found.attributes:
            rows["attribute"].append(plain(row))
            _add_term(rows, row.taxonomy_term)
    for service in found.secrets:
        _add_hidden(rows, service, whole=whole)
    return rows


def plain(record) -> dict:
    """Return the columns of the standard that `record` has a value for."""
    table = tables()[TABLE_OF[type(record)]]
    row = {}
    for name, field in table.fields.items():
        column = table.column(name)
        value = _json(getattr(record, column)) if column else None
        if (table.name, name) in NOT_IN_FILES or value in (None, ""):
            if not field.is_required or field.format == "uuid":
                continue
            value = _json(getattr(record, "name", "")) or NOTHING
        row[name] = value
    if table.name == "service_area" and "name" not in row:
        row["name"] = _territory(record)
    return row


def _territory(area) -> str:
    row = area.municipality or area.administrative_unit
    return row.name if row else area.country_id


def _json(value):
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (date, time)):
        return value.isoformat()
    return value


def ours(record) -> dict[str, str]:
    """Return field of ours → value, for what `record` says beyond the standard's columns."""
    said = {}
    for name in vocabulary.OURS.get(TABLE_OF[type(record)], ()):
        if "." in name:
            continue
        field = record._meta.get_field(name)
        value = getattr(record, field.attname)
        if value in (None, "") or (not field.is_relation and value == field.get_default()):
            continue
        said[name] = _text(getattr(record, name).code if name in CODES_OF else value)
    if said.get("capacity") and record.capacity_at() == "unknown":  # expired
        del said["capacity"], said["capacity_until"]
    return said


def _text(value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _add_ours(rows, record) -> None:
    table = TABLE_OF[type(record)]
    for name, value in ours(record).items():
        _add_field(rows, table, record.pk, name, value)


def _add_field(rows, table: str, link_id, name: str, value: str) -> None:
    code = f"{table}.{name}"
    rows["attribute"].append(
        {
            "id": vocabulary.attribute_id(link_id, vocabulary.FIELDS, code),
            "link_id": str(link_id),
            "taxonomy_term_id": vocabulary.term_id(vocabulary.FIELDS, code),
            "link_type": vocabulary.FIELDS,
            "link_entity": table,
            "value": value,
        }
    )
    _add_row(rows, "taxonomy_term", vocabulary.term_row(vocabulary.FIELDS, code))


def _add_codes(rows, found: Collection) -> None:
    for service in found.services:
        for taxonomy in vocabulary.CODED:
            for row in found.codes.get((service.pk, taxonomy), ()):
                _add_code(rows, service.pk, taxonomy, row.code, row.name_en)


def _add_code(rows, service_id, taxonomy: str, code: str, name: str) -> None:
    rows["attribute"].append(
        {
            "id": vocabulary.attribute_id(service_id, taxonomy, code),
            "link_id": str(service_id),
            "taxonomy_term_id": vocabulary.term_id(taxonomy, code),
            "link_type": taxonomy,
            "link_entity": "service",
        }
    )
    _add_row(rows, "taxonomy_term", vocabulary.term_row(taxonomy, code, name))


def _add_translations(rows, found: Collection) -> None:
    for record in found.parts:
        if record._meta.model_name != "servicetranslation":
            continue
        for text in vocabulary.TEXTS:
            if value := getattr(record, text):
                name = f"translation.{record.language}.{text}"
                _add_field(rows, "service", record.service_id, name, value)


def _add_term(rows, term) -> None:
    _add_row(rows, "taxonomy_term", plain(term))
    if term.taxonomy:
        _add_row(rows, "taxonomy", plain(term.taxonomy))


def _add_row(rows, table: str, row: dict) -> None:
    """Add a row that many others name, once."""
    known = rows.setdefault(f"ids of {table}", set())
    if row["id"] not in known:
        known.add(row["id"])
        rows[table].append(row)


# Confidential services: all of it comes out of `shown`


def hidden_organization_id(jurisdiction: str) -> str:
    """Return the id of the body that stands for whoever runs confidential services there."""
    return str(uuid.uuid5(vocabulary.NAMESPACE, f"through the line:{jurisdiction}"))


def hidden_organization(jurisdiction: str) -> models.Organization:
    """Return the body that stands for whoever runs confidential services there; no row of ours."""
    return models.Organization(
        pk=uuid.UUID(hidden_organization_id(jurisdiction)),
        name=HIDDEN_NAME,
        description=HIDDEN_NAME,
        kind="public_body",
        jurisdiction_id=jurisdiction,
    )


def _add_hidden(rows, service, *, whole: bool) -> None:
    with override(service.language):
        reading = shown(service, None)
    texts = ("name", "description", "eligibility_description", "application_process")
    row = {"id": reading.id, "organization_id": hidden_organization_id(reading.jurisdiction)}
    row |= {name: getattr(reading, name) for name in (*texts, "fees_description", "alert")}
    row |= {"minimum_age": reading.minimum_age, "maximum_age": reading.maximum_age}
    row["assured_date"] = _json(reading.assured_date)
    row["name"] = row["name"] or NOTHING
    row["status"] = reading.status
    rows["service"].append({key: value for key, value in row.items() if value not in (None, "")})
    if whole:
        _add_hidden_parts(rows, service, reading)


def _add_hidden_parts(rows, service, reading) -> None:
    own = {"service_id": reading.id}
    for phone in reading.phones:
        row = {"id": _part_id(reading.id, "phone", phone.number), **own, "number": phone.number}
        row |= {"type": "voice", "description": phone.description}
        if phone.extension is not None:
            row["extension"] = phone.extension
        rows["phone"].append({key: value for key, value in row.items() if value != ""})
        _add_field(rows, "phone", row["id"], "is_intake", "true")
        for code in phone.languages:
            key = _part_id(row["id"], "language", code)
            rows["language"].append({"id": key, "phone_id": row["id"], "code": code})
    for code in reading.languages:
        key = _part_id(reading.id, "language", code)
        rows["language"].append({"id": key, **own, "code": code})
    for document in reading.required_documents:
        key = _part_id(reading.id, "document", document)
        rows["required_document"].append({"id": key, **own, "document": document})
    area = {"id": _part_id(reading.id, "area", reading.jurisdiction), **own}
    rows["service_area"].append({**area, "name": reading.jurisdiction})
    _add_field(rows, "service_area", area["id"], "country", reading.jurisdiction)
    _add_hidden_words(rows, service, reading)


def _add_hidden_words(rows, service, reading) -> None:
    _add_hidden_organization(rows, reading.jurisdiction)
    for taxonomy in vocabulary.CODED:
        names = {row.code: row.name_en for row in getattr(service, taxonomy).all()}
        for code in getattr(reading, taxonomy):
            _add_code(rows, reading.id, taxonomy, code, names[code])
    said = {"language": service.language, "not_for": reading.not_for, "through_line_only": "true"}
    if said["language"] == service._meta.get_field("language").get_default():
        del said["language"]
    if reading.closed_line:
        said["closed_line"] = reading.closed_line.code
    if reading.is_sample:
        said["is_sample"] = "true"
    for name in vocabulary.OURS["service"]:
        if said.get(name):
            _add_field(rows, "service", reading.id, name, said[name])


def _add_hidden_organization(rows, jurisdiction: str) -> None:
    key = hidden_organization_id(jurisdiction)
    if key in rows.setdefault("ids of hidden", set()):
        return
    rows["ids of hidden"].add(key)
    body = hidden_organization(jurisdiction)
    rows["organization"].append(plain(body))
    _add_ours(rows, body)


def _part_id(owner: str, kind: str, value: str) -> str:
    return str(uuid.uuid5(uuid.UUID(owner), f"{kind}:{value}"))
