"""Records of nested JSON that spell the standard each in its own way, brought to one spelling.

`rules["fields"]`: table → field → the keys it is found under, in the order of trust;
`rules["lists"]`: table → kind of part → the keys its parts are found under. A part that cannot
be read whole stays with its owner as attributes, each value under its path.
"""

from collections import Counter, defaultdict

from directory.hsds import rules as rules_of
from directory.hsds.entries import REST
from directory.hsds.files import Document
from directory.hsds.parsing import Wrong, parse
from directory.hsds.tables import tables

NAMELESS = "(no name)"
PLACE_FIELDS = ("latitude", "longitude")
DAYS = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"}


class NestedMapping:
    def __init__(self, rules: dict):
        self.fields, self.lists = rules["fields"], rules["lists"]
        self.days = rules.get("days", {})
        self.country = rules.get("country", "")
        self.scopes: Counter = Counter()

    def apply(self, document: Document) -> Document:
        records = [(row, self._record(record)) for row, record in document.records]
        return Document(document.file, "", records, is_lines=True)

    def _record(self, record: dict) -> dict:
        return Record(self, record).canonical()

    def scope_of(self, body: dict) -> str:
        """Return words that name the body of a record, also when other lines come before it."""
        words = [str(body.get("name", ""))]
        for address in body.get("addresses", []):
            words += [str(address.get(key, "")) for key in ("address_1", "postal_code")]
        scope = "|".join(word.strip().lower() for word in words)[:120]
        self.scopes[scope] += 1
        return f"{scope}#{self.scopes[scope]}" if self.scopes[scope] > 1 else scope


class Record:
    """One line of the file: bodies, their services and their places."""

    def __init__(self, mapping: NestedMapping, record: dict):
        self.mapping, self.source = mapping, record
        self.places: dict[str, dict] = {}
        self.bodies: list[dict] = []
        self.services: list[dict] = []

    def canonical(self) -> dict:
        rest: list = []
        top = self._collect(self.source, rest)
        if not top["organization"]:
            top["organization"] = [self._made_body(top)]
        for given in top["organization"]:
            body, inner = self._take("organization", given)
            self.bodies.append(body)
            top["service"] += inner.pop("service", [])
            body["@places"] = inner.pop("location", [])
            self._add_parts(body, inner)
        self.scope = self.mapping.scope_of(self._named(self.bodies[0]))
        self._add_places(top)
        for given in top["service"]:
            self._add_service(given)
        self._link_places()
        self.bodies[0][REST] += rest
        return {
            "organizations": self.bodies,
            "locations": [place for place in self.places.values()],
            "services": self.services,
        }

    def _collect(self, record: dict, rest: list) -> dict:
        """Return kind → objects that stand at the top of the record; the other values to `rest`."""
        found = defaultdict(list)
        for key, value in record.items():
            kind = self._kind_of("record", key)
            objects = [row for row in _as_list(value) if isinstance(row, dict)]
            if kind == "record":
                for row in objects:
                    for inner, rows in self._collect(row, rest).items():
                        found[inner] += rows
            elif kind and objects:
                found[kind] += objects
                rest += [
                    leaf
                    for row in _as_list(value)
                    if not isinstance(row, dict)
                    for leaf in leaves(key, row)
                ]
            else:
                rest += leaves(key, value)
        return found

    def _kind_of(self, table: str, key: str) -> str:
        for kind, keys in self.mapping.lists.get(table, {}).items():
            if key in keys:
                return kind
        return ""

    def _take(self, table: str, given: dict) -> tuple[dict, dict]:
        """Return the fields of `given` in the standard's words, and kind → objects inside it."""
        taken, inside, used = {REST: []}, defaultdict(list), set()
        for field, keys in self.mapping.fields.get(table, {}).items():
            for key in keys:
                value = _single(given.get(key))
                if field not in taken and _is_said(value) and self._fits(table, field, value):
                    taken[field] = value
                    used.add(key)
        for key, value in given.items():
            kind = self._kind_of(table, key)
            if key in used:
                continue
            if kind:
                for row in _as_list(value):
                    if isinstance(row, dict):
                        inside[kind].append((key, row))
                    else:
                        taken[REST] += leaves(key, row)
            else:
                taken[REST] += leaves(key, value)
        return taken, {
            kind: [row for _key, row in rows] if kind in ("service", "location") else rows
            for kind, rows in inside.items()
        }

    def _fits(self, table: str, field: str, value) -> bool:
        """Say whether the value can be stored as it is; else it stays under its own path."""
        spec = tables()[table]
        column = spec.column(field)
        if column is None:
            return False
        notes = []
        try:
            parse(spec.fields[field], spec.model._meta.get_field(column), value, notes.append)
        except Wrong:
            return False
        return table in ("organization", "service", "location") or not notes

    # Bodies and services

    def _made_body(self, top: dict) -> dict:
        services = top["service"]
        name = next(
            (_single(s.get(k)) for s in services for k in ("name", "service_name") if s.get(k)),
            None,
        )
        places = [_single(p.get("name")) for p in top["location"] if p.get("name")]
        return {"name": name or (places or [NAMELESS])[0]}

    def _named(self, body: dict) -> dict:
        body.setdefault("name", NAMELESS)
        return body

    def _add_service(self, given: dict) -> None:
        service, inner = self._take("service", given)
        places = inner.pop("location", [])
        schedules = inner.pop("schedule", [])
        self._add_parts(service, inner)
        service.setdefault("name", service.get("description", self.bodies[0]["name"])[:250])
        service.setdefault("status", "active")
        number = len(self.services)
        service["id"] = f"{self.scope}/service/{number}"
        service["organization_id"] = self.bodies[0]["id"] if self.bodies else ""
        keys = [self._place(place, service[REST]) for place in places]
        keys += self._named_places(given)
        if not keys and len(self.places) == 1:
            keys = list(self.places)
        service["@keys"] = list(dict.fromkeys(filter(None, keys)))
        self._add_schedules(service, schedules)
        self.services.append(service)

    def _named_places(self, given: dict) -> list[str]:
        named = [given.get("location_id"), *_as_list(given.get("location_ids"))]
        by_own_id = {place["@own_id"]: key for key, place in self.places.items()}
        return [by_own_id[str(key)] for key in named if str(key) in by_own_id and key]

    def _link_places(self) -> None:
        for service in self.services:
            service["service_at_locations"] = [
                {"id": f"{service['id']}@{number}", "location_id": self.places[key]["id"]}
                for number, key in enumerate(service.pop("@keys"))
            ]
        for place in self.places.values():
            place.pop("@own_id")

    def _add_parts(self, owner: dict, inside: dict) -> None:
        for kind, rows in inside.items():
            for key, row in rows:
                part = self._part(kind, row)
                if part is None:
                    owner[REST] += leaves(key, row)
                    continue
                owner[REST] += [[f"{key}.{path}", value] for path, value in part.pop(REST)]
                parts = owner.setdefault(PART_KEYS[kind], [])
                if part not in parts:
                    parts.append(part)

    def _part(self, kind: str, row: dict) -> dict | None:
        """Return a part in the standard's words, or None when it cannot stand by itself."""
        part, inner = self._take(kind, row)
        for key, rows in inner.items():
            for name, inside in rows:
                found = self._part(key, inside) if key == "language" else None
                if found is None or part.get("languages"):
                    part[REST] += leaves(name, inside)
                else:
                    part[REST] += [[f"{name}.{p}", v] for p, v in found.pop(REST)]
                    part["languages"] = [found]
        if kind == "language" and not part.get("code"):
            name = str(part.get("name", "")).lower()
            part["code"] = rules_of.LANGUAGE_CODES.get(name, "")
        return part if is_whole(kind, part) else None

    # Places

    def _add_places(self, top: dict) -> None:
        for number, body in enumerate(self.bodies):
            body["id"] = f"{self.scope}/organization/{number}"
        for body in self.bodies:
            for place in body.pop("@places"):
                self._place(place, body[REST])
        for place in top["location"]:
            self._place(place, self.bodies[0][REST])

    def _place(self, given: dict, rest: list) -> str:
        """Add the place `given` unless it is here; return its key. What differs goes to `rest`."""
        flat = _with_address_inside(given)
        place, inner = self._take("location", flat)
        parts = {kind: rows for kind, rows in inner.items() if kind not in ("service", "location")}
        own_id = str(given.get("id") or "")
        address, _rows = self._take("address", flat)
        address.setdefault("address_type", "physical")
        address.setdefault("country", self.mapping.country)
        said = {k: v for k, v in address.items() if k != REST}
        is_address = is_whole("address", said)
        key = own_id or repr(sorted(said.items())) + str(place.get("name", ""))
        known = self.places.get(key)
        place[REST] = _without(place[REST], said if is_address else {}, self.mapping.fields)
        if is_address:
            place["addresses"] = [said]
        if known is not None:
            for rows in parts.values():
                rest += [leaf for name, row in rows for leaf in leaves(f"location.{name}", row)]
            rest += [[f"location.{path}", v] for path, v in _differences(known, place, said)]
            return key
        place.setdefault("location_type", "physical")
        place |= {"id": f"{self.scope}/location/{len(self.places)}", "@own_id": own_id}
        place["organization_id"] = self.bodies[0]["id"]
        _check_coordinates(place)
        schedules = parts.pop("schedule", [])
        self._add_parts(place, parts)
        self._add_schedules(place, schedules)
        self.places[key] = place
        for service in inner.get("service", []):
            place[REST] += leaves("service", service)
        return key

    # Hours

    def _add_schedules(self, owner: dict, rows) -> None:
        for key, row in rows:
            for part in self._schedules(row):
                if part is None:
                    owner[REST] += leaves(key, row)
                    break
                rest = part.pop(REST)
                owner[REST] += [[f"{key}.{path}", value] for path, value in rest]
                owner.setdefault("schedules", []).append(part)

    def _schedules(self, row: dict):
        """Yield one rule for each pair of times in `row`, or None when it cannot be read."""
        times = row.get("times")
        plain = {key: value for key, value in row.items() if key != "times"}
        if not isinstance(times, list) or not all(isinstance(t, dict) for t in times) or not times:
            yield self._schedule(row)
            return
        found = [
            self._schedule(
                {f"times.{key}" if key in plain else key: value for key, value in time.items()}
                | {key: v for key, v in plain.items() if n == 0 or key in RULE_KEYS}
            )
            for n, time in enumerate(times)
        ]
        if any(part is None for part in found):
            yield None
        else:
            yield from found

    def _schedule(self, row: dict) -> dict | None:
        days = self._days_of(row)
        given = {key: value for key, value in row.items() if key != days[0]} if days else row
        part, inner = self._take("schedule", given)
        if inner:
            return None
        if days:
            part["byday"] = days[1]
            if days[1] not in (row[days[0]], ",".join(map(str, _as_list(row[days[0]])))):
                part[REST] += leaves(*days[:1], row[days[0]])
        if part.get("freq") not in ("WEEKLY", "MONTHLY"):
            return None
        return part if is_whole("schedule", part) else None

    def _days_of(self, row: dict) -> tuple[str, str] | None:
        """Return the key that names days of the week, and those days as the standard has them."""
        for key in self.mapping.days.get("keys", ()):
            words = [word for word in _as_list(row.get(key)) if isinstance(word, str)]
            if len(words) == 1:
                words = [word for word in words[0].replace(" ", "").split(",") if word]
            codes = [self.mapping.days["words"].get(word.lower(), word.upper()) for word in words]
            if codes and all(code in DAYS for code in codes):
                return key, ",".join(codes)
        return None


# Keys that a thing and a thing inside it have each for itself.
OWN_TO_EACH = {"id", "metadata"}
PART_KEYS = {
    "phone": "phones",
    "language": "languages",
    "contact": "contacts",
    "service_area": "service_areas",
    "required_document": "required_documents",
    "accessibility": "accessibility",
}
# Keys of a rule that hold for each of its pairs of times.
RULE_KEYS = {
    "freq", "wkst", "day", "days", "weekday", "start_date", "end_date", "valid_from", "valid_to",
    "byday", "day_of_week", "days_of_week",
}  # fmt: skip
NEEDED = {
    "phone": ("number",),
    "language": ("code",),
    "address": ("address_1", "city", "country"),
    "service_area": ("name",),
}


def is_whole(table: str, part: dict) -> bool:
    """Say whether `part` can be a row by itself."""
    if any(not part.get(name) for name in NEEDED.get(table, ())):
        return False
    spec, values = tables()[table], {}
    for name, raw in part.items():
        if name in spec.fields and name != "id" and name not in spec.links and spec.column(name):
            column = spec.model._meta.get_field(spec.column(name))
            try:
                values[name] = parse(spec.fields[name], column, raw, lambda reason: None)
            except Wrong:
                return False
    return not list(rules_of.broken(table, values.get))


def leaves(path: str, value) -> list[list]:
    """Return [path, value] of every value inside `value` that says something."""
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() for leaf in leaves(f"{path}.{key}", inner)]
    if isinstance(value, list):
        return [leaf for inner in value for leaf in leaves(path, inner)]
    return [[path, value]] if _is_said(value) else []


def _is_said(value) -> bool:
    return value not in (None, "", [], {})


def _as_list(value) -> list:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _single(value):
    """Return the only member of a list of one; a longer list is no single value."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _with_address_inside(given: dict) -> dict:
    """Return the place with the keys of its only address and of its coordinates beside its own."""
    flat = dict(given)
    for key in ("address", "addresses", "coordinates", "geo", "geo_location"):
        inner = _single(flat.get(key))
        if not isinstance(inner, dict):
            continue
        shared = set(inner) & set(flat) - {key}
        if not shared - OWN_TO_EACH:
            del flat[key]
            flat |= {f"{key}.{name}" if name in shared else name: v for name, v in inner.items()}
    return flat


def _without(rest: list, taken: dict, fields: dict) -> list:
    """Return `rest` without the values that the address took."""
    keys = {key for field, names in fields["address"].items() if field in taken for key in names}
    values = {str(value) for value in taken.values()}
    return [leaf for leaf in rest if not (leaf[0] in keys and str(leaf[1]) in values)]


def _differences(known: dict, again: dict, address: dict) -> list[list]:
    """Return what `again` says of the place that `known` does not say."""
    said = {str(value) for value in known.values()}
    said |= {str(value) for row in known.get("addresses", ()) for value in row.values()}
    said |= {str(value) for _path, value in known[REST]}
    found = [[name, v] for name, v in {**again, **address}.items() if not isinstance(v, list)]
    return [leaf for leaf in found + again[REST] if str(leaf[1]) not in said]


def _check_coordinates(place: dict) -> None:
    """A place has both coordinates or none; else they are its attributes."""
    if not is_whole("location", place):
        for name in PLACE_FIELDS:
            if name in place:
                place[REST].append([name, place.pop(name)])
