"""Mappings: records that spell the standard their own way come in whole, and every value is found.

The records are made up in the spellings of the real sets; those are walked where they lie beside
the project (loudly skipped where not).
"""

import json
import lzma
import tarfile
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from directory import models
from directory.hsds import acceptance
from directory.hsds.checking import Check
from directory.hsds.entries import Entry
from directory.hsds.export import export
from directory.hsds.plan import Options, Row
from directory.hsds.proof import prove
from directory.hsds.reasons import told
from directory.hsds.report import Report
from portal.reference.models import Jurisdiction
from tests.directory import small_directory
from tests.directory.small_directory import empty_directory

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "hsds" / "real"
MESSY = [
    {
        "organization": {
            "id": "org_1",
            "name": "Pantry",
            "nickname": "P",
            "addresses": [{"id": "loc_1", "street_address": "40 N 6TH ST", "city": "ZANESVILLE",
                           "state_province": "OH", "postal_code": "43701", "country": "US",
                           "coordinates": {"latitude": 39.94076, "longitude": -82.00479}}],
            "phones": [{"number": "740-392-8466", "languages": [{"name": "English"}]}],
            "metadata": {"last_action_date": "2024-07-25"},
        },
        "services": [
            {
                "id": "svc_1", "name": "Meal", "service_type": "Hot meal", "status": "active",
                "locations": [{"id": "loc_1", "street1": "40 N 6TH ST", "city": "ZANESVILLE",
                               "coordinates": {"latitude": 39.9411, "longitude": -82.005}}],
                "schedules": [
                    {"id": "sch_1", "freq": "WEEKLY", "days": ["SUN"], "start_date": "2025-08-10",
                     "times": [{"id": "t", "start_time": "16:00", "end_time": "17:30"}]},
                    {"freq": "DAILY", "start_time": "whenever"},
                ],
            }
        ],
    },
    {"organizations": [{"id": "org_1", "name": "Other <b>pantry</b>"}],
     "services": [{"id": "svc_1", "service_name": "Food", "service_status": "active"}]},
]  # fmt: skip


@pytest.fixture
def messy(tmp_path):
    small_directory.reference()
    path = tmp_path / "messy.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in MESSY), encoding="utf-8")
    return path


def brought(path, mapping, tmp_path, **options):
    """Import, export; return the proof that nothing was lost."""
    report, out = tmp_path / "report.json", tmp_path / "export.json"
    call_command(
        "directory_import", str(path), mapping=mapping, report=report, stdout=StringIO(),
        stderr=StringIO(), **options,
    )  # fmt: skip
    export("hsds", out)
    return prove(path, out, report)


@pytest.mark.django_db
def test_five_spellings_become_one(messy, tmp_path):
    brought(messy, "haarrrvest", tmp_path)
    meal = models.Service.objects.get(name="Meal")
    place = meal.service_at_locations.get().location
    assert place.addresses.get().address_1 == "40 N 6TH ST"
    assert place.foreign_country == "US"
    rule = meal.schedules.get()
    assert (rule.byday, str(rule.opens_at), str(rule.valid_from)) == (
        "SU",
        "16:00:00",
        "2025-08-10",
    )
    assert meal.organization.phones.get().languages.get().code == "en"


@pytest.mark.django_db
def test_an_export_of_it_comes_into_a_portal_that_never_saw_the_mapping(messy, tmp_path):
    """The export says the country's code alone; that portal has no such country yet."""
    brought(messy, "haarrrvest", tmp_path)
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    export("hsds", first)
    empty_directory()
    Jurisdiction.objects.get(code="US").delete()
    call_command("directory_import", str(first), stdout=StringIO(), stderr=StringIO())
    export("hsds", second)
    assert first.read_text() == second.read_text()
    assert Jurisdiction.objects.get(code="US").time_zone == "America/New_York"


def test_why_a_value_is_kept_as_an_attribute_is_told_in_every_language():
    report, entry = Report(), Entry("schedule", {"id": "1"}, "messy.jsonl", 1)
    check = SimpleNamespace(options=Options("messy", keeps_rest=True), report=report)
    row = Row("schedule", uuid4(), None, entry)
    Check._refuse_value(check, row, entry, "opens_at", "soon", "is no time of day")
    (finding,) = report.findings
    assert (finding.reason, row.rest) == (
        "is no time of day: kept as an attribute",
        [("opens_at", "soon")],
    )
    with override("sq"):
        said = told(finding.reason)
        assert said.startswith(f"{told('is no time of day')}: ")
        assert "kept" not in said
        assert "time" not in said


@pytest.mark.django_db
def test_ids_that_repeat_from_line_to_line_are_other_records(messy, tmp_path):
    brought(messy, "haarrrvest", tmp_path)
    assert models.Organization.objects.filter(source="haarrrvest").count() == 2
    assert models.Service.objects.filter(source="haarrrvest").count() == 2
    again = acceptance.examine(messy, mapping="haarrrvest")
    writer = again.write()
    assert (sum(writer.created.values()), sum(writer.changed.values())) == (0, 0)


@pytest.mark.django_db
def test_every_value_is_in_the_export_or_in_the_report(messy, tmp_path):
    found = brought(messy, "haarrrvest", tmp_path)
    assert found.missing == []
    assert found.values > 30


@pytest.mark.django_db
def test_the_proof_finds_what_is_lost(messy, tmp_path):
    brought(messy, "haarrrvest", tmp_path)
    report, out = tmp_path / "report.json", tmp_path / "export.json"
    out.write_text(out.read_text().replace("Hot meal", "Cold meal"))
    assert [row[:3] for row in prove(messy, out, report).missing] == [
        ("Hot meal", "messy.jsonl", 1)
    ]
    with pytest.raises(CommandError, match="Values were lost"):
        call_command("directory_prove", str(messy), str(out), str(report), stdout=StringIO())


@pytest.mark.django_db
def test_tables_of_an_older_standard_are_renamed(tmp_path):
    small_directory.reference()
    folder = tmp_path / "illinois"
    folder.mkdir()
    files = {
        "organizations.csv": "id,name,description,url\n1,Legal aid,Helps,www.aid.example\n",
        "services.csv": "id,organization_id,name,fees\n7,1,Advice,Free\n",
        "locations.csv": "id,organization_id,name\n9,1,Office\n",
        "postal_addresses.csv": "organization_id,address_1,state_province\n1,PO Box 1,IL\n",
        "regular_schedules.csv": "location_id,weekday,opens_at,closes_at\n9,Sunday,11:00,20:00\n",
    }
    for name, text in files.items():
        (folder / name).write_text(text)
    assert brought(folder, "illinois", tmp_path).missing == []
    service = models.Service.objects.get(name="Advice")
    assert (service.external_id, service.fees_description) == ("7", "Free")
    assert models.Schedule.objects.get().byday == "SU"
    assert models.Location.objects.get(location_type="postal").foreign_country == ""
    assert models.Location.objects.get(name="Office").foreign_country == "US"


@pytest.mark.django_db
def test_nested_columns_where_plain_ones_are_expected_are_refused_with_a_report(tmp_path):
    """As Illinois' raw files, of which some questions that stand as columns have a full stop."""
    small_directory.reference()
    folder, report = tmp_path / "raw", tmp_path / "report.json"
    folder.mkdir()
    (folder / "services.csv").write_text("ID,Is it free. Or not?,Title\n7,Yes,Advice\n")
    (folder / "organizations.csv").write_text("id,name\n1,Legal aid\n")
    with pytest.raises(CommandError, match="Nothing was imported"):
        call_command(
            "directory_import", str(folder), mapping="illinois", report=report,
            stdout=StringIO(), stderr=StringIO(),
        )  # fmt: skip
    (error,) = [
        row for row in json.loads(report.read_text())["findings"] if row["level"] == "error"
    ]
    assert (error["file"], error["row"]) == ("services.csv", 2)
    assert "nested ones" in error["reason"]
    assert json.loads(error["value"])["Title"] == "Advice"
    export("hsds", tmp_path / "out.json")
    missing = prove(folder / "services.csv", tmp_path / "out.json", report).missing
    assert missing == []


@pytest.mark.django_db
@pytest.mark.skipif(not REAL.exists(), reason="LOUD: the real HSDS sets are not beside the project")
def test_the_real_sets_can_be_read_and_florida_is_refused(tmp_path):
    small_directory.reference()
    with lzma.open(REAL / "haarrrvest_hsds31ish.jsonl.xz", "rt", encoding="utf-8") as lines:
        text = "".join(line for number, line in enumerate(lines) if number % 30 == 0)
    path = tmp_path / "haarrrvest.jsonl"
    path.write_text(text, encoding="utf-8")
    assert brought(path, "haarrrvest", tmp_path).missing == []
    with tarfile.open(REAL / "florida_pre_hsds.tar.xz") as archive:
        archive.extractall(tmp_path, filter="data")
    found = acceptance.examine(tmp_path / "florida_data")
    assert found.report.has_errors
    assert found.counts() == {}
    assert "is missing" in found.report.text()
    with tarfile.open(REAL / "ilao_hsds2.tar.xz") as archive:
        archive.extractall(tmp_path / "il", filter="data")
    raw = acceptance.examine(tmp_path / "il" / "input", mapping="illinois")
    assert raw.report.has_errors
    assert raw.counts() == {}
