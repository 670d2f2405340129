"""What can be said of a row only when all rows are known: its place, its country, its equals."""

import json
import uuid
from collections import defaultdict

from django.utils import timezone
from django.utils.translation import gettext_noop as _

from directory import models
from directory.hsds import rules, vocabulary
from directory.hsds.entries import Entry
from directory.hsds.parsing import plain_text
from directory.hsds.places import NEAR_KM
from directory.hsds.plan import Row
from directory.hsds.reasons import Reason
from directory.hsds.shown_lines import refuse_shown_lines
from directory.hsds.tables import MODELS, tables
from directory.seats import FAR_KM

# Columns of a table that no two rows may have alike; a twin is left out with a note.
UNIQUE = {
    "service_at_location": [("service_id", "location_id")],
    "language": [("service_id", "code"), ("location_id", "code"), ("phone_id", "code")],
    "required_document": [("service_id", "document")],
    "service_area": [
        ("service_id", "municipality_id"),
        ("service_id", "country_id"),
        ("service_id", "administrative_unit_id"),
    ],
    "organization_identifier": [("identifier_type", "identifier")],
    "organization": [("source", "external_id")],
    "program": [("source", "external_id")],
    "service": [("source", "external_id")],
    "location": [("source", "external_id")],
}
DEFAULT_KIND = "ngo"
AT_A_TIME = 500


def finish(check) -> None:
    check.secrets.finish(check.rows)
    for row in check.rows["service"].values():
        _keep_newer(check, row)
    _settle_bodies(check)
    _settle_locations(check)
    _settle_areas(check)
    refuse_shown_lines(check)
    for table in MODELS:
        before = -1
        while before != len(check.rows[table]):  # a row may hang on one of its own table
            before = len(check.rows[table])
            for row in list(check.rows[table].values()):
                if not _stands(check, row):
                    check.rows[table].pop(row.id, None)
    for table, columns in UNIQUE.items():
        for names in columns:
            _drop_twins(check, table, names)
    _keep_rest(check)


def _stands(check, row) -> bool:
    """Check the rules of the row, and that what it hangs on was not refused since."""
    spec = tables()[row.table]
    for link in spec.links:
        key = row.values.get(spec.column(link) or "")
        target = check.target(row.entry, link)
        if key and target in MODELS and not check.has(target, key):
            reason = Reason(_("the %(table)s was not taken"), table=target)
            check.report.error(row.entry, link, str(key), reason)
            return False
    wrong = list(rules.broken(row.table, row.value))
    for name, reason in wrong:
        check.report.error(row.entry, name, row.entry.values.get(name, ""), reason)
    return not wrong


def _keep_newer(check, row) -> None:
    """What somebody verified later than the file, an import does not set back."""
    ours = row.record.assured_date if row.record else None
    date = row.values.get("assured_date")
    if date is not None and date > timezone.localdate():
        _leave(check, row, row.values, "assured_date", _("is in the future: not taken"))
    elif date is not None and ours is not None and date < ours:
        _leave(check, row, row.values, "assured_date", _("is older than ours, kept ours"))
    elif date is not None and ours is not None and date > ours:
        row.ours["assured_by_id"] = None  # who verified ours did not verify this
    until, ours = row.ours.get("capacity_until"), row.record and row.record.capacity_until
    if until and ours and until < ours:
        for name in ("capacity", "capacity_until"):
            _leave(check, row, row.ours, name, _("is older than ours, kept ours"))


def _leave(check, row, values: dict, name: str, reason: str) -> None:
    if name in values:
        check.report.note(row.entry, name, str(values.pop(name)), reason)


def _settle_bodies(check) -> None:
    """Give new organizations a country and a kind, and all new texts their language."""
    for row in list(check.rows["organization"].values()):
        if row.record is None:
            _settle_body(check, row)
    language = check.options.language
    for table in ("organization", "service"):
        for row in check.rows[table].values():
            if language and row.record is None:
                row.ours.setdefault("language", language)


def _settle_body(check, row) -> None:
    if "kind" not in row.ours:
        row.ours["kind"] = DEFAULT_KIND
        check.report.note(
            row.entry, "kind", "", Reason(_("not said: %(value)s"), value=DEFAULT_KIND)
        )
    if "jurisdiction_id" in row.ours:
        return
    country = check.options.country
    if country in check.places.jurisdictions:
        row.ours["jurisdiction_id"] = country
    else:
        check.report.error(row.entry, "jurisdiction", country, _("which country? see --country"))
        del check.rows["organization"][row.id]


def _settle_locations(check) -> None:
    bodies = _bodies_of_locations(check)
    addresses = defaultdict(list)
    for row in check.rows["address"].values():
        addresses[row.value("location_id")].append(row)
    for row in list(check.rows["location"].values()):
        body = row.value("organization_id") or bodies.get(row.id)
        if body is None:
            check.report.error(row.entry, "organization_id", "", _("belongs to no organization"))
            del check.rows["location"][row.id]
            continue
        if row.record is None:
            row.values["organization_id"] = body
        stands = _has_place(check, row, addresses[row.id]) and _is_on_land(check, row)
        if not (stands and _has_unit_of_its_town(check, row)):
            check.rows["location"].pop(row.id, None)


def _bodies_of_locations(check) -> dict:
    """Return location → organization of a service that is given there."""
    found = {}
    for row in check.rows["service_at_location"].values():
        service = check.rows["service"].get(row.value("service_id"))
        record = check.known["service"].get(row.value("service_id"))
        body = service.value("organization_id") if service else None
        found.setdefault(row.value("location_id"), body or (record and record.organization_id))
    return found


def _has_place(check, row, addresses) -> bool:
    """Find the municipality of a new place, or say that it is abroad."""
    known = row.value("municipality_id") or row.value("foreign_country")
    if row.record is not None or known or row.value("location_type") != "physical":
        return True
    said = [address.value("country") for address in addresses if address.value("country")]
    country = (said or [check.options.country])[0]
    if country and country not in check.places.countries:
        row.ours["foreign_country"] = country
        return True
    for address in addresses:
        # by the town alone: a county (state_province) is of several municipalities
        if found := check.places.named(country, address.value("city")):
            row.ours["municipality_id"] = found.pk
            return True
    return _has_nearest(check, row, country, addresses)


def _has_nearest(check, row, country: str, addresses) -> bool:
    if row.value("latitude") is not None:
        found, distance = check.places.nearest(
            row.value("latitude"), row.value("longitude"), country
        )
        if distance <= NEAR_KM:
            row.ours["municipality_id"] = found.pk
            told = _("not said: %(place)s, whose seat is %(km)s km away")
            reason = Reason(told, place=found.name, km=f"{distance:.0f}")
            check.report.note(row.entry, "municipality", "", reason)
            return True
    town = next((a.value("city") for a in addresses), "")
    reason = _(
        "is no municipality that is known here, and a county is none: say @municipality or "
        "coordinates"
    )
    check.report.error(row.entry, "municipality", town, reason)
    return False


def _is_on_land(check, row) -> bool:
    latitude, longitude = row.values.get("latitude"), row.values.get("longitude")
    if latitude is None or longitude is None or any(rules.broken("location", row.value)):
        return True  # what is not on earth is refused as that
    by_key = {place.pk: place for place in check.places.municipalities.values()}
    place = by_key.get(row.value("municipality_id"))
    if place is None:
        return True
    distance = check.places.distance(place, latitude, longitude)
    if distance is None or distance <= FAR_KM:
        return True
    where = f"{latitude}, {longitude}"
    told = _("is %(km)s km from %(place)s: in the sea, abroad, or another town")
    reason = Reason(told, km=f"{distance:.0f}", place=place.name)
    check.report.error(row.entry, "latitude", where, reason)
    return False


def _has_unit_of_its_town(check, row) -> bool:
    unit = row.value("administrative_unit_id")
    if unit is None or check.places.town_of_unit.get(unit) == row.value("municipality_id"):
        return True
    code = row.entry.ours.get("administrative_unit", "")
    check.report.error(
        row.entry, "administrative_unit", code, _("is a unit of another municipality")
    )
    return False


def _settle_areas(check) -> None:
    """Link a new area that only has the name of one municipality: a text is found by nobody."""
    territory = ("country_id", "municipality_id", "administrative_unit_id")
    for row in check.rows["service_area"].values():
        if row.record is not None or any(row.value(name) for name in territory):
            continue
        country = _country_of_service(check, row.value("service_id"))
        if found := check.places.named_itself(country, row.value("name")):
            row.ours["municipality_id"] = found.pk
            reason = Reason(_("was read as the municipality %(place)s"), place=found.code)
            check.report.note(row.entry, "name", row.value("name"), reason)


def _country_of_service(check, key) -> str:
    service, record = check.rows["service"].get(key), check.known["service"].get(key)
    told = service.value("organization_id") if service else None
    key = told or (record and record.organization_id)
    body = check.rows["organization"].get(key)
    if body is not None:
        return body.value("jurisdiction_id") or ""
    known = check.known["organization"].get(key) or (record and record.organization)
    return known.jurisdiction_id if known else check.options.country


def _drop_twins(check, table: str, names: tuple[str, str]) -> None:
    seen: dict[tuple, uuid.UUID] = {}
    rows = check.rows[table]
    keys = {row.id: tuple(row.value(name) for name in names) for row in rows.values()}
    full = {key: said for key, said in keys.items() if all(part not in (None, "") for part in said)}
    stored = _stored(table, names, {said[0] for said in full.values()})
    for key, said in full.items():
        other = seen.setdefault(said, stored.get(said, key))
        if other != key:
            text = ", ".join(str(part) for part in said)
            reason = Reason(_("the same as %(id)s: left out"), id=other)
            check.report.note(rows[key].entry, names[-1], text, reason)
            del rows[key]
            _drop_what_hangs_on(check, table, key)


def _stored(table: str, names, firsts: set) -> dict:
    found, firsts = {}, list(firsts)
    for start in range(0, len(firsts), AT_A_TIME):
        some = firsts[start : start + AT_A_TIME]
        rows = MODELS[table].objects.filter(**{f"{names[0]}__in": some})
        for key, *said in rows.values_list("pk", *names):
            found[tuple(said)] = key
    return found


def _drop_what_hangs_on(check, table: str, key: uuid.UUID) -> None:
    """A twin's parts would point at nothing: name and leave them out too."""
    for name, spec in tables().items():
        link = f"{table}_id"
        if name not in MODELS or (link not in spec.fields and name != "attribute"):
            continue
        column = "link_id" if name == "attribute" else link
        for row in list(check.rows[name].values()):
            if row.values.get(column) == key:
                check.report.note(row.entry, link, str(key), _("left out with the row it is of"))
                del check.rows[name][row.id]
                _drop_what_hangs_on(check, name, row.id)


def _keep_rest(check) -> None:
    """Turn what no column takes into attributes of a taxonomy that bears the source's name."""
    source = check.options.source
    taxonomy = uuid.uuid5(vocabulary.NAMESPACE, f"fields of {source}")
    terms: dict[str, uuid.UUID] = {}
    for table in MODELS:
        for row in list(check.rows[table].values()):
            counts: dict[str, int] = {}
            for path, value in row.rest:
                if table not in models.LINKED:
                    check.report.note(row.entry, path, value, _("not taken"))
                    continue
                number = counts[path] = counts.get(path, -1) + 1
                name = f"{table}.{path}"
                term = terms.setdefault(name, uuid.uuid5(taxonomy, name))
                _add_attribute(check, row, term, number, value)
    if terms:
        _add_terms(check, taxonomy, terms)
        for table in ("taxonomy", "taxonomy_term", "attribute"):
            _find_records(check, table)


def _add_attribute(check, row, term, number: int, value) -> None:
    key = uuid.uuid5(row.id, f"{term}:{number}")
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = plain_text(text, lambda reason: check.report.note(row.entry, "value", value, reason))
    if not text:
        return
    values = {"link_id": row.id, "link_entity": row.table, "taxonomy_term_id": term, "value": text}
    check.rows["attribute"][key] = Row("attribute", key, None, row.entry, values)


def _add_terms(check, taxonomy: uuid.UUID, terms: dict) -> None:
    entry = Entry("taxonomy", {"id": str(taxonomy)}, check.options.source, 0)
    name = f"Fields of {check.options.source}"[:250]
    said = {"name": name, "description": name}
    check.rows["taxonomy"][taxonomy] = Row("taxonomy", taxonomy, None, entry, said)
    for path, key in terms.items():
        said = {"name": path[:250], "code": path[:250], "description": path}
        said["taxonomy_id"] = taxonomy
        check.rows["taxonomy_term"][key] = Row("taxonomy_term", key, None, entry, said)


def _find_records(check, table: str) -> None:
    keys = [str(key) for key in check.rows[table] if key not in check.known[table]]
    check.fetch(table, keys)
    for key, row in check.rows[table].items():
        row.record = check.known[table].get(key)
