"""The keeper's sheet: services out as one flat CSV, changed in a spreadsheet, and in again.

Out goes the public's form of what the user keeps, so nothing of a confidential place. In comes a
row only if it is the user's, and so is all that it links to. What is another's and what does not
exist get the same answer: a sheet finds out about nobody else's records.
"""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.db import DatabaseError
from django.db.models import Q
from django.utils.translation import gettext as _

from directory import confidential, models
from directory.hsds import flat
from directory.hsds.checking import Check
from directory.hsds.collecting import collect, services_to_collect
from directory.hsds.entries import Reader
from directory.hsds.files import Refused, read
from directory.hsds.importing import Writer, columns_to_save
from directory.hsds.plan import Options, Row
from directory.hsds.report import Report
from directory.hsds.rows import rows_of
from directory.sheet_names import give_ids
from directory.sheet_rights import Gate, kept
from search import indexing

BYTES_AT_MOST = 5 * 1024 * 1024
ROWS_AT_MOST = 500  # services: some seconds of writing, in short transactions
ROWS_AT_FIRST = 100  # in the first transaction: each that changes is written with its history
FILE = "services.csv"  # however the upload is called: a name may choose a table of the standard
SOURCE = "sheet"
ALWAYS = (  # columns that a keeper finds in every sheet, also when no service uses them yet
    "id", "name", "alternate_name", "description", "url", "email", "status", "alert",
    "application_process", "fees_description", "eligibility_description", "minimum_age",
    "maximum_age", "assured_date", "@service_types", "@situations", "@target_groups", "@not_for",
    "@capacity", "@capacity_until", "organization.id", "organization.name", "phones.0.number",
    "schedules.0.byday", "schedules.0.opens_at", "schedules.0.closes_at",
)  # fmt: skip


class Unreadable(Exception):
    """Too much for a page, or no CSV at all; the message says so to the keeper."""


class Faulty(Exception):
    """The sheet has errors, or the database refused a part of it."""


# Out


def services_of(user):
    """Return the services of a user's sheet: all that are kept, secret ones as readers meet them.

    A secret service that readers do not meet at all (closed for good) is left out.
    """
    own = services_to_collect(models.Service.objects.kept_by(user).order_by("id"))
    met = models.Service.objects.visible_to(None).values("pk")
    return own.filter(Q(**{confidential.ASKED_ALREADY: False}) | Q(pk__in=met))


def write(*, user, path: Path) -> None:
    """Write what `user` keeps to the file `path`. Raises Unreadable when it is too much."""
    services = list(services_of(user)[: ROWS_AT_MOST + 1])
    if len(services) > ROWS_AT_MOST:
        raise Unreadable(_too_many("directory_export csv FILE"))
    rows = rows_of(collect(services=services))
    for name in ("location", "program"):  # of others, that one's own service is joined to
        own = kept(name, {row["id"] for row in rows[name]}, user)
        rows[name] = [row for row in rows[name] if row["id"] in own]
    flat.write(rows, path, always=ALWAYS)


def too_big() -> str:
    return _(
        "More than %(n)d MB are too much for this page. An administrator takes the command "
        "%(command)s."
    ) % {"n": BYTES_AT_MOST // 2**20, "command": "manage.py directory_import FILE"}


def _too_many(command: str) -> str:
    return _(
        "More than %(n)d services are too many for this page. An administrator takes the command "
        "%(command)s."
    ) % {"n": ROWS_AT_MOST, "command": f"manage.py {command}"}


# In


@dataclass
class Sheet:
    """A sheet that was looked at. `rows`: those that change something; nothing is written yet."""

    user: object
    report: Report
    check: Check
    digest: str
    rows: list[Row]

    @property
    def new(self) -> int:
        return sum(row.record is None for row in self.rows)

    @property
    def changed(self) -> int:
        return len(self.rows) - self.new


def examine(*, user, data: bytes) -> Sheet:
    """Read and check a sheet; writes nothing. Raises Unreadable."""
    if len(data) > BYTES_AT_MOST:
        raise Unreadable(too_big())
    if data.startswith(b"PK"):
        raise Unreadable(_("This is no CSV. In the spreadsheet choose “Save as … CSV”."))
    report = Report()
    documents, digest = _read(data, report)
    lines = [line for document in documents for line in document.records]
    if len(lines) > ROWS_AT_MOST:
        raise Unreadable(_too_many("directory_import FILE"))
    made = give_ids(lines, user=user, report=report, file=FILE)
    reader = Reader(SOURCE, report)
    for document in documents:
        reader.read(document)
    check = Check(Options(SOURCE, country=_country(user)), report)
    gate = Gate(user, check, made)
    entries, rows = gate.let_in(reader.entries), []
    if not report.has_errors:
        check.run(entries)
        rows = gate.let_out()
    return Sheet(user, report, check, digest, rows)


def _read(data: bytes, report: Report):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        path.write_bytes(data)
        try:
            return read(path, report)
        except (Refused, RecursionError):
            raise Unreadable(
                _("This is no CSV. In the spreadsheet choose “Save as … CSV”.")
            ) from None


def _country(user) -> str:
    """Return the country of new addresses: that of all the user keeps, or none."""
    kept = models.Organization.objects.kept_by(user).order_by()
    countries = kept.values_list("jurisdiction_id", flat=True).distinct()
    return countries[0] if len(countries) == 1 else ""


def take(sheet: Sheet) -> None:
    """Write what the sheet changes in its user's name, in transactions of whole services.

    Raises Faulty for a sheet with errors, of which nothing is written, and when the database
    refuses what the check let pass: what was written before is whole then, as with a command.
    """
    if sheet.report.has_errors:
        raise Faulty
    for row in sheet.check.rows["service"].values():
        if row.record is None or "assured_date" in columns_to_save(row):
            if not row.value("assured_date"):
                continue
            row.ours["assured_by_id"] = sheet.user.pk
    writer = Writer(sheet.check.rows, sheet.check.known, SOURCE, actor=sheet.user)
    writer.at_first = ROWS_AT_FIRST
    try:
        writer.write(sheet.digest)
    except DatabaseError:
        raise Faulty from None
    finally:  # also for what was written before it was refused
        indexing.drain()
