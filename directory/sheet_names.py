"""Rows of a sheet without an id: found again by body and name among what the user keeps, or new.

A new one's id is drawn by lot. Made of body and name it would say, on the day the service turns
confidential, whose it is: ids and names of all bodies are in the open data.
"""

import uuid
from collections import defaultdict

from django.utils.translation import gettext_noop as _

from directory import models
from directory.hsds.report import ERROR, Report


def give_ids(lines: list[tuple[int, dict]], *, user, report: Report, file: str) -> set[str]:
    """Give each service and body in `lines` an id that has none; return those that are new.

    `lines`: number and content of each row. At most two queries.
    """
    given = _Ids(user, report, file)
    rows = [(number, record.get("@flat", record)) for number, record in lines]
    given.name_bodies([(n, body) for n, row in rows if (body := _body(row)) is not None])
    given.name_services([(n, row) for n, row in rows if not _is_body(row)])
    return given.new


class _Ids:
    def __init__(self, user, report: Report, file: str):
        self.user, self.report, self.file = user, report, file
        self.new: set[str] = set()
        self.drawn: dict[tuple[str, str], str] = {}

    def name_bodies(self, bodies: list[tuple[int, dict]]) -> None:
        nameless = [(n, body) for n, body in bodies if not body.get("id") and _name(body)]
        known = defaultdict(list)
        if nameless:
            kept = models.Organization.objects.kept_by(self.user).order_by()
            for pk, name in kept.values_list("pk", "name"):
                known["", name.strip().casefold()].append(str(pk))
        for number, body in nameless:
            self._name(number, body, ("", _name(body)), known)

    def name_services(self, services: list[tuple[int, dict]]) -> None:
        nameless = [(n, row, _owner(row)) for n, row in services if not row.get("id")]
        known = defaultdict(list)
        if nameless:
            kept = models.Service.objects.kept_by(self.user).order_by()
            owners = {owner for _n, _row, owner in nameless if _is_key(owner)}
            rows = kept.filter(organization__in=owners)
            for pk, owner, name in rows.values_list("pk", "organization_id", "name"):
                known[str(owner), name.strip().casefold()].append(str(pk))
        for number, row, owner in nameless:
            self._name(number, row, (owner, _name(row)), known)

    def _name(self, number: int, row: dict, key: tuple[str, str], known: dict) -> None:
        found = known.get(key, [])
        if len(found) == 1:
            row["id"] = found[0]
            return
        if found:
            reason = _("several records have this name: say the id of the one you mean")
            self.report.of_file(
                ERROR, self.file, reason, row=number, field="id", value=row.get("name", "")
            )
        row["id"] = self.drawn.setdefault(key, str(uuid.uuid4()))
        self.new.add(row["id"])


def _body(row: dict) -> dict | None:
    body = row.get("organization")
    return body if isinstance(body, dict) else None


def _is_body(row: dict) -> bool:
    return set(row) == {"organization"} and _body(row) is not None


def _name(row: dict) -> str:
    return str(row.get("name", "")).strip().casefold()


def _owner(row: dict) -> str:
    """Return the id of the body of a service as the database writes it, or what stands there."""
    said = str(row.get("organization_id") or (_body(row) or {}).get("id") or "").strip()
    return str(uuid.UUID(said)) if _is_key(said) else said


def _is_key(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
