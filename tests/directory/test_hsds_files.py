"""Export and import: the same file comes back, bad input is named, secrets survive both ways."""

import csv
import json
import lzma
import tarfile
import zipfile
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from directory import models
from directory.hsds import acceptance, vocabulary
from directory.hsds.cells import from_cell, to_cell
from directory.hsds.export import FORMS, export
from directory.hsds.importing import Writer
from directory.management.commands.directory_import import LEFT_OUT
from portal.reference.models import Municipality
from tests.directory import small_directory
from tests.directory.official_schemas import faults
from tests.directory.small_directory import MARKER, empty_directory, leaks

NAMES = {"hsds": "directory.json", "tabular": "package", "csv": "directory.csv"}


def written(path: Path) -> dict[str, str]:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name: file.read_text(encoding="utf-8") for file in files}


def bring(path, **options):
    """Import through the command, as a keeper of the portal does."""
    said = StringIO()
    try:
        call_command("directory_import", str(path), stdout=said, stderr=StringIO(), **options)
    except CommandError as error:
        if error.returncode != LEFT_OUT:
            raise
        said.write(str(error))
    return said.getvalue()


def examined(path, **options):
    return acceptance.examine(path, source="test", **{"country": "AL"} | options)


def reasons(found, level="error") -> list[str]:
    return [str(finding) for finding in found.report.findings if finding.level == level]


@pytest.fixture
def rich(desk):
    """The open desk with a row in every table of the standard, and one of each field of ours."""
    owner, place = desk.organization, desk.service_at_locations.get().location
    program = models.Program.objects.create(organization=owner, name="Familja")
    desk.program, desk.alert, desk.not_for = program, "=cmd|' /C calc'!A0", "-2+3"
    desk.minimum_age, desk.maximum_age = 6, 18
    desk.save()
    models.ServiceTranslation.objects.create(service=desk, language="en", name="Counselling")
    for phone in desk.phones.all():
        models.Language.objects.create(phone=phone, code="sq")
    models.Language.objects.create(service=desk, code="rom", name="Romani")
    models.Schedule.objects.create(
        service=desk, byday="MO,TU", opens_at="22:00", closes_at="02:00", on_holidays="as_usual"
    )
    models.Accessibility.objects.create(location=place, description="Rampë")
    models.RequiredDocument.objects.create(service=desk, document="ID", document_en="ID card")
    models.CostOption.objects.create(service=desk, amount="12.50", currency="EUR")
    models.Funding.objects.create(service=desk, source="Bashkia")
    models.OrganizationIdentifier.objects.create(
        organization=owner, identifier_type="NIPT", identifier="L1"
    )
    contact = models.Contact.objects.create(organization=owner, title="Drejtuesja")
    models.Phone.objects.create(contact=contact, number="+355 60 000 0109", extension=7)
    taxonomy = models.Taxonomy.objects.create(name="AIRS")
    parent = models.TaxonomyTerm.objects.create(taxonomy=taxonomy, name="Basic needs")
    term = models.TaxonomyTerm.objects.create(taxonomy=taxonomy, name="Food", parent=parent)
    models.Attribute.objects.create(
        link_id=desk.pk, link_entity="service", taxonomy_term=term, value="yes; no, “maybe”\nthen"
    )
    small_directory.organization(name="Pa shërbime")
    small_directory.location(owner, name="Pa shërbim")
    return desk


# There and back


@pytest.mark.parametrize("form", FORMS)
def test_export_import_export_is_identical(rich, shelter, form, tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    for folder in (first, second):
        folder.mkdir()
    export(form, first / NAMES[form])
    empty_directory()
    bring(first / NAMES[form], source="test")
    export(form, second / NAMES[form])
    assert written(first / NAMES[form]) == written(second / NAMES[form])
    assert models.Service.objects.count() == 2
    assert models.ServiceTranslation.objects.get().name == "Counselling"


@pytest.mark.parametrize("form", FORMS)
def test_an_export_holds_nothing_of_a_shelters_place(rich, shelter, form, tmp_path):
    export(form, tmp_path / NAMES[form])
    told = str(written(tmp_path / NAMES[form]))
    assert leaks(told) == []
    assert "Shtëpia e qetë" not in told
    assert str(shelter.organization_id) not in told
    assert small_directory.INTAKE in told


@pytest.mark.parametrize("form", FORMS)
def test_our_own_export_changes_nothing_and_wipes_nothing(rich, shelter, form, tmp_path):
    """An export has no address, hours or body of a shelter: coming back it erases none of them."""
    export(form, tmp_path / NAMES[form])
    before = sorted(models.Metadata.objects.values_list("pk", flat=True))
    counts = {model: model.objects.count() for model in (models.Address, models.Phone)}
    said = bring(tmp_path / NAMES[form], source="test")
    assert "0 rows are new, 0 changed" in said
    assert sorted(models.Metadata.objects.values_list("pk", flat=True)) == before
    assert counts == {model: model.objects.count() for model in counts}
    shelter.refresh_from_db()
    assert shelter.organization.name == "Shtëpia e qetë"
    assert shelter.service_at_locations.get().location.addresses.get().attention == MARKER
    assert not models.Organization.objects.filter(name="Through the line").exists()


def test_an_import_opens_no_confidential_service(shelter, tmp_path):
    path = tmp_path / NAMES["hsds"]
    export("hsds", path)
    document = json.loads(path.read_text())
    service = document["services"][0]
    term = vocabulary.term_id("zyra", "service.through_line_only")
    for row in service["attributes"]:
        if row["taxonomy_term_id"] == term:
            row["value"] = "false"
    service["description"] = "Strehë e re"
    path.write_text(json.dumps(document))
    bring(path, source="test", skip_invalid=True)
    shelter.refresh_from_db()
    assert models.Service.objects.get(pk=shelter.pk).is_confidential
    assert shelter.description == "Strehë e re"


def test_an_import_cannot_write_a_shelters_town_into_its_text(shelter, tmp_path):
    path = tmp_path / NAMES["hsds"]
    export("hsds", path)
    document = json.loads(path.read_text())
    document["services"][0]["description"] = "Te Qershizeza në Kukës"
    path.write_text(json.dumps(document))
    found = examined(path)
    assert any("names the place of a confidential service" in line for line in reasons(found))
    assert leaks(found.report.text()) == []


def test_an_absent_field_is_no_erasure(rich, tmp_path):
    path = tmp_path / "services.csv"
    path.write_text(f"id,name,alternate_name\n{rich.pk},Emër i ri,\n", encoding="utf-8")
    bring(path, source="test")
    rich.refresh_from_db()
    assert (rich.name, rich.minimum_age, rich.phones.count()) == ("Emër i ri", 6, 1)
    history = models.Metadata.objects.filter(resource_id=rich.pk, field_name="name").get()
    assert (history.previous_value, history.updated_by) == ("Këshillim", "import:test")


@pytest.mark.parametrize("form", FORMS)
def test_every_row_of_an_export_is_as_the_official_schema_wants_it(rich, shelter, form, tmp_path):
    export(form, tmp_path / NAMES[form])
    if form != "hsds":
        return
    document = json.loads((tmp_path / NAMES[form]).read_text())
    for row in document["services"]:
        assert faults("service", row) == []
    for row in document["organizations"]:
        assert faults("organization", row) == []


# Identity


def foreign(tmp_path, **changes) -> Path:
    service = {
        "id": "svc-1",
        "name": "Ndihmë",
        "status": "active",
        "organization": {"id": "org-1", "name": "Qendra", "description": "Ndihmon"},
        "phones": [{"number": "129"}],
    }
    path = tmp_path / "foreign.json"
    path.write_text(json.dumps([service | changes]), encoding="utf-8")
    return path


def test_a_foreign_id_becomes_a_uuid_and_is_kept(desk, tmp_path):
    path = foreign(tmp_path)
    bring(path, source="other", country="AL")
    row = models.Service.objects.get(name="Ndihmë")
    assert (row.source, row.external_id, row.pk.version) == ("other", "svc-1", 5)
    assert "0 rows are new, 0 changed" in bring(path, source="other", country="AL")
    foreign(tmp_path, name="Ndihmë tjetër")
    assert "0 rows are new, 1 changed" in bring(path, source="other", country="AL")
    assert models.Phone.objects.filter(service=row).count() == 1


def test_a_dry_run_writes_nothing(desk, tmp_path):
    before = models.Metadata.objects.count()
    said = bring(foreign(tmp_path), source="other", country="AL", dry_run=True)
    assert "--dry-run" in said
    assert models.Metadata.objects.count() == before
    assert not models.ImportRun.objects.exists()


def test_an_import_that_is_cut_off_leaves_whole_services_and_is_finished_by_another(
    desk, tmp_path, monkeypatch
):
    path = tmp_path / "many.json"
    services = [
        {
            "id": f"s{n}",
            "name": f"Shërbimi {n}",
            "status": "active",
            "organization": {"id": "o", "name": "Qendra", "description": "x"},
            "phones": [{"id": f"p{n}", "number": "129"}],
        }
        for n in range(40)
    ]
    path.write_text(json.dumps(services))
    monkeypatch.setattr("directory.hsds.importing.ROWS_AT_FIRST", 10)
    monkeypatch.setattr("directory.hsds.importing.ROWS_AT_LEAST", 10)
    monkeypatch.setattr("directory.hsds.importing.ROWS_AT_MOST", 10)
    whole, calls = Writer._write_batch, []

    def dies(self, batch):
        calls.append(1)
        if len(calls) == 4:
            raise KeyboardInterrupt
        return whole(self, batch)

    monkeypatch.setattr(Writer, "_write_batch", dies)
    with pytest.raises(KeyboardInterrupt):
        bring(path, source="other", country="AL")
    there = models.Service.objects.filter(source="other")
    assert 0 < there.count() < 40
    assert all(row.phones.count() == 1 for row in there)
    run = models.ImportRun.objects.get()
    assert (run.finished_at, run.services_written) == (None, there.count())
    monkeypatch.setattr(Writer, "_write_batch", whole)
    said = bring(path, source="other", country="AL")
    assert "this import was cut off after" in said
    assert there.all().count() == 40
    assert models.Phone.objects.filter(service__in=there.all()).count() == 40


# Refused, or only the valid rows


def bad_and_good(tmp_path) -> Path:
    services = [
        {"id": "1", "name": "E mirë", "status": "active", "organization_id": "o"},
        {"id": "2", "name": "E keqe", "status": "sometimes", "organization_id": "o"},
        {"id": "3", "name": "E varur", "status": "active", "organization_id": "nobody"},
    ]
    document = {
        "organizations": [{"id": "o", "name": "Qendra", "description": "x"}],
        "services": services,
    }
    path = tmp_path / "mixed.json"
    path.write_text(json.dumps(document))
    return path


def test_a_file_with_errors_is_refused_whole(desk, tmp_path):
    path = bad_and_good(tmp_path)
    with pytest.raises(CommandError, match="Nothing was imported"):
        bring(path, country="AL")
    assert not models.Service.objects.filter(name="E mirë").exists()
    assert not models.Organization.objects.filter(name="Qendra").exists()


def test_with_skip_invalid_the_valid_rows_come_and_the_rest_is_named(desk, tmp_path):
    report = tmp_path / "report.json"
    said = bring(bad_and_good(tmp_path), country="AL", skip_invalid=True, report=report)
    assert models.Service.objects.filter(name="E mirë").exists()
    assert not models.Service.objects.filter(name__in=("E keqe", "E varur")).exists()
    assert "mixed.json:2 service.status 'sometimes': is none of" in said
    assert "mixed.json:3 service.organization_id 'nobody': there is no such organization" in said
    found = json.loads(report.read_text())["findings"]
    assert {row["row"] for row in found if row["level"] == "error"} == {2, 3}
    assert any(row["said"].get("name") == "E keqe" for row in found)
    assert "Came in: 1 of 1 organization, 1 of 3 service." in said
    assert said.endswith("Left out: 2 service.")


def test_what_was_left_out_is_an_exit_status_of_its_own(desk, tmp_path):
    """A script must see that half came in: 0 all, 1 nothing, 3 some rows were left out."""
    quiet = {"stdout": StringIO(), "stderr": StringIO(), "country": "AL", "skip_invalid": True}
    with pytest.raises(CommandError) as some:
        call_command("directory_import", str(bad_and_good(tmp_path)), **quiet)
    assert some.value.returncode == LEFT_OUT == 3
    wrong = foreign(tmp_path, status="sometimes", organization=None)
    with pytest.raises(CommandError, match="Nothing was imported") as none:
        call_command("directory_import", str(wrong), **quiet)
    assert none.value.returncode == 1
    assert not models.ImportRun.objects.filter(source="foreign").exists()


# The report


def test_a_fault_of_many_rows_is_one_line_and_the_report_has_each(desk, tmp_path):
    path = tmp_path / "services.csv"
    rows = [f"{n},Emri {n},active,{desk.organization_id},pa adresë {n}" for n in range(40)]
    path.write_text("\n".join(["id,name,status,organization_id,url", *rows]))
    with pytest.raises(CommandError):
        bring(path, report=tmp_path / "report.csv")
    found = examined(path)
    line = (
        "error: 40 × services.csv service.url: is no web address, first rows 2, 3, 4, "
        "for example 'pa adresë 0'"
    )
    assert found.report.text().splitlines() == [line]
    with (tmp_path / "report.csv").open(encoding="utf-8", newline="") as lines:
        table = list(csv.DictReader(lines))
    assert len(table) == 40
    assert (table[7]["row"], table[7]["field"], table[7]["value"]) == ("9", "url", "pa adresë 7")
    told = json.loads(found.report.as_json())
    assert [(kind["count"], kind["rows"]) for kind in told["kinds"]] == [(40, [2, 3, 4])]


def test_reasons_that_differ_by_ids_and_numbers_alone_are_of_one_kind(desk, tmp_path):
    path = tmp_path / "services.csv"
    rows = [f"{n},Emri,active,{desk.organization_id},9{n},1{n}" for n in range(5)]
    path.write_text("\n".join(["id,name,status,organization_id,minimum_age,maximum_age", *rows]))
    (line,) = examined(path).report.text().splitlines()
    assert line.startswith("error: 5 × services.csv service.maximum_age: the highest age")


def test_a_report_holds_no_formula(desk, tmp_path):
    path = foreign(tmp_path, url="=cmd|' /C calc'!A0")
    cells = [cell for row in csv.reader(StringIO(examined(path).report.as_csv())) for cell in row]
    assert "'=cmd|' /C calc'!A0" in cells


# What is newer here


def test_an_older_file_sets_no_verification_back(rich, keeper, tmp_path):
    path = tmp_path / NAMES["hsds"]
    rich.assured_date = date(2026, 1, 10)
    rich.save()
    export("hsds", path)
    rich.assured_date, rich.assured_by = date(2026, 6, 1), keeper
    rich.save()
    said = bring(path, source="test")
    rich.refresh_from_db()
    assert (rich.assured_date, rich.assured_by) == (date(2026, 6, 1), keeper)
    assert "service.assured_date '2026-01-10': is older than ours, kept ours" in said
    assert "0 rows are new, 0 changed" in said


def test_a_newer_verification_comes_in_and_is_not_said_to_be_by_who_made_ours(
    rich, keeper, tmp_path
):
    path = tmp_path / NAMES["hsds"]
    rich.assured_date = date(2026, 6, 1)
    rich.save()
    export("hsds", path)
    rich.assured_date, rich.assured_by = date(2026, 1, 10), keeper
    rich.save()
    bring(path, source="test")
    rich.refresh_from_db()
    assert (rich.assured_date, rich.assured_by) == (date(2026, 6, 1), None)


def test_a_verification_of_tomorrow_is_not_taken(desk, tmp_path):
    found = examined(foreign(tmp_path, assured_date="2999-01-01"))
    assert reasons(found) == []
    assert "is in the future: not taken" in found.report.text()
    found.write()
    assert models.Service.objects.get(name="Ndihmë").assured_date is None


def test_free_places_that_were_said_earlier_do_not_come_back(rich, tmp_path):
    path = tmp_path / NAMES["hsds"]
    now = timezone.now()
    rich.capacity, rich.capacity_until = "free", now + timezone.timedelta(days=1)
    rich.save()
    export("hsds", path)
    rich.capacity, rich.capacity_until = "full", now + timezone.timedelta(days=7)
    rich.save()
    said = bring(path, source="test")
    rich.refresh_from_db()
    assert rich.capacity == "full"
    assert "service.capacity 'free': is older than ours, kept ours" in said


# Bad input


def one(tmp_path, **changes) -> Path:
    return foreign(tmp_path, **changes)


def place(**fields) -> dict:
    address = {"address_1": "Rruga 1", "city": "Berat", "state_province": "Berat",
               "postal_code": "5001", "country": "AL", "address_type": "physical"}  # fmt: skip
    where = {
        "id": "l",
        "location_type": "physical",
        "addresses": [address | fields.pop("address", {})],
    }
    return {"service_at_locations": [{"id": "p", "location": where | fields}]}


def hours(**fields) -> dict:
    return {"schedules": [{"id": "h", "freq": "WEEKLY", "byday": "MO"} | fields]}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (hours(opens_at="25:00", closes_at="26:00"), "opens_at '25:00': is no time of day"),
        (hours(opens_at="08:61", closes_at="09:00"), "is no time of day"),
        (hours(opens_at="08:00"), "opening and closing go together"),
        (hours(valid_from="2026-05-01", valid_to="2026-01-01", description="x"), "ends before"),
        (hours(byday="9XX", opens_at="08:00", closes_at="09:00"), "is no day such as MO"),
        (hours(dtstart="2026-02-30", description="x"), "is no date"),
        (
            place(address={"city": "Atlantis", "state_province": "-"}),
            "no municipality that is known",
        ),
        (place(latitude=40.7, longitude=18.2), "in the sea"),
        (place(latitude=0, longitude=0), "0, 0 is in the sea"),
        (place(latitude=140, longitude=20), "is not on earth"),
        ({"minimum_age": 60, "maximum_age": 6}, "the highest age (6) is below the lowest (60)"),
        ({"minimum_age": -1}, "is out of bounds"),
        ({"url": "javascript:alert(1)"}, "is no web address"),
        ({"email": "not an address"}, "is no e-mail address"),
        ({"phones": [{"number": "call Ana"}]}, "is no phone number"),
        ({"cost_options": [{"amount": 5}]}, "needs a currency"),
        ({"name": "a" * 251}, "is longer than 250"),
        ({"name": ["a"]}, "is no single value"),
        ({"organization_id": "x", "organization": None}, "there is no such organization"),
    ],
)
def test_a_wrong_value_is_named_with_its_row_and_reason(desk, tmp_path, changes, expected):
    municipality_seat()
    found = examined(one(tmp_path, **changes))
    assert any(expected in line for line in reasons(found)), found.report.text()
    assert all("foreign.json:1" in line for line in reasons(found))


def municipality_seat() -> None:
    Municipality.objects.filter(code="al-berat").update(latitude="40.70583", longitude="19.95222")


@pytest.mark.parametrize(
    ("changes", "note", "field", "value"),
    [
        ({"url": "www.qendra.example"}, "was read as https://www.qendra.example", "url",
         "https://www.qendra.example"),
        ({"description": "<p>Ndihmë &amp; këshill</p><script>x()</script>"}, "markup was taken out",
         "description", "Ndihmë & këshill"),
        ({"assured_date": "1.3.2026"}, "was read as 2026-03-01", "assured_date",
         timezone.datetime(2026, 3, 1).date()),
        ({"alert": "a\x07b"}, "control characters", "alert", "ab"),
    ],
)  # fmt: skip
def test_what_can_be_repaired_is_repaired_with_a_note(desk, tmp_path, changes, note, field, value):
    path = one(tmp_path, **changes)
    found = examined(path)
    assert reasons(found) == []
    assert any(note in line for line in reasons(found, "note"))
    found.write()
    assert getattr(models.Service.objects.get(name="Ndihmë"), field) == value


def test_a_place_abroad_is_kept_as_abroad(desk, tmp_path):
    found = examined(one(tmp_path, **place(address={"country": "US", "city": "Ohio"})))
    assert reasons(found) == []
    found.write()
    row = models.Location.objects.get(foreign_country="US")
    assert row.municipality is None


TABLE = "id,name,status,organization_id\n00000000-0000-4000-8000-000000000001,{},active,{}\n"


@pytest.mark.parametrize(
    ("encoding", "note"),
    [("utf-8-sig", ""), ("cp1250", "read as Windows-1250"), ("utf-16", "is UTF-16")],
)
def test_a_csv_is_read_in_the_encodings_that_offices_write(desk, tmp_path, encoding, note):
    path = tmp_path / "services.csv"
    path.write_bytes(TABLE.format("Këshillim šćžđ", desk.organization_id).encode(encoding))
    found = examined(path)
    assert reasons(found) == []
    assert note in " ".join(reasons(found, "note"))
    found.write()
    assert models.Service.objects.filter(name="Këshillim šćžđ").exists()


def test_semicolons_are_read(desk, tmp_path):
    path = tmp_path / "services.csv"
    path.write_text(
        TABLE.replace(",", ";").format("Me pikëpresje, dhe presje", desk.organization_id)
    )
    bring(path)
    assert models.Service.objects.filter(name="Me pikëpresje, dhe presje").exists()


def test_two_hundred_columns_are_each_named(desk, tmp_path):
    path = tmp_path / "services.csv"
    more = [f"kolona{n}" for n in range(200)]
    path.write_text(
        f"id,name,status,organization_id,{','.join(more)}\n"
        f"x,Emri,active,{desk.organization_id},{','.join('v' + name for name in more)}\n"
    )
    notes = reasons(examined(path), "note")
    assert sum("is no field of the standard" in line for line in notes) == 200


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id,id\n1,2\n", "a column stands twice"),
        ("id,name\n1,2,3\n", "a cell without a column name"),
        ('id,name\n1,"open\n', "is no CSV"),
        ("", "no line of column names"),
        ("id,na\x00me\n", "is no text file"),
        (",".join(f"c{n}" for n in range(2001)) + "\n", "more than 2000 columns"),
        ("phones,phones.0.number\n1,2\n", "the beginning of another's name"),
        ("id,@rest\n1,abc\n", "is none of our fields"),
    ],
)
def test_a_broken_csv_is_an_error_of_the_file(db, tmp_path, text, expected):
    path = tmp_path / "services.csv"
    path.write_text(text)
    assert any(expected in line for line in reasons(examined(path)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "is no JSON"),
        ("[1]", "is no object"),
        ('[{"name": NaN}]', "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ('{"services": [], "other": 1}', "is no list of the standard"),
    ],
)
def test_a_broken_json_is_an_error_of_the_file(db, tmp_path, text, expected):
    path = tmp_path / "a.json"
    path.write_text(text)
    assert any(expected in line for line in reasons(examined(path)))


def test_a_zip_bomb_is_not_opened(db, tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("services.csv", b"a" * 20_000_000)
    with pytest.raises(CommandError, match="unpacks to far more"):
        bring(path)


def test_other_archives_are_named_and_what_to_do(db, tmp_path):
    (tmp_path / "a.csv").write_text("a\n")
    packed = tmp_path / "a.tar.xz"
    with tarfile.open(packed, "w:xz") as archive:
        archive.add(tmp_path / "a.csv", "a.csv")
    with pytest.raises(CommandError, match="an xz archive, which is not opened: unpack it first"):
        bring(packed)
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        archive.add(tmp_path / "a.csv", "a.csv")
    with pytest.raises(CommandError, match="a tar archive"):
        bring(tmp_path / "a.tar")
    (tmp_path / "a.jsonl").write_bytes(lzma.compress(b"{}"))  # by what it is, not by its name
    with pytest.raises(CommandError, match="an xz archive"):
        bring(tmp_path / "a.jsonl")
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(CommandError, match="save its sheet as CSV"):
        bring(tmp_path / "a.xlsx")


def test_hours_over_midnight_are_taken_with_a_note(desk, tmp_path):
    found = examined(one(tmp_path, **hours(opens_at="16:00", closes_at="08:00")))
    assert reasons(found) == []
    assert "closes_at '08:00': opens at 16:00: read as over midnight" in found.report.text()
    found.write()
    again = examined(one(tmp_path, **hours(opens_at="16:00", closes_at="08:00")))
    assert "over midnight" not in again.report.text()  # it was said when it came


def test_an_object_for_an_id_is_named(desk, tmp_path):
    found = examined(one(tmp_path, organization_id={"a": 1}, program_id=["x"]))
    assert any("program_id" in line and "no single value" in line for line in reasons(found))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"is_territorial": "true", "accepts_others": "true"}, "and takes others"),
        ({"capacity": "free"}, "together with until when"),
    ],
)
def test_our_own_columns_break_no_rule_of_the_database(desk, tmp_path, said, expected):
    path = tmp_path / "directory.csv"
    names = ",".join(f"@{name}" for name in said)
    path.write_text(
        f"id,name,status,organization.name,organization.id,{names}\n"
        f"x,Emri,active,Qendra,o,{','.join(said.values())}\n"
    )
    assert any(expected in line for line in reasons(examined(path)))


def test_a_field_of_another_table_is_refused_with_its_table(desk, tmp_path):
    attribute = {"link_entity": "location", "taxonomy_term_id": vocabulary.term_id(
        vocabulary.FIELDS, "service.capacity"), "value": "free"}  # fmt: skip
    where = place()
    where["service_at_locations"][0]["location"]["attributes"] = [attribute]
    found = examined(one(tmp_path, **where))
    (finding,) = [row for row in found.report.findings if row.field == "link_entity"]
    assert finding.reason == "a field of the table service"
    assert finding.reason.values == {"table": "service"}


def test_a_zip_of_an_export_is_read(rich, tmp_path):
    export("tabular", tmp_path / "package")
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in (tmp_path / "package").iterdir():
            archive.write(file, file.name)
    assert "0 rows are new, 0 changed" in bring(path, source="test")


def test_what_is_not_there_is_said(db, tmp_path):
    with pytest.raises(CommandError, match="no such file"):
        bring(tmp_path / "nothing.json")
    with pytest.raises(CommandError, match="no CSV or JSON"):
        bring(tmp_path)
    with pytest.raises(CommandError, match="there is no mapping x; shipped are"):
        bring(foreign(tmp_path), mapping="x")


def test_raw_csv_of_no_standard_is_refused_with_its_columns(db, tmp_path):
    """As Florida's: its own column names, so the report says which fields are missing."""
    path = tmp_path / "services.csv"
    path.write_text("service_uuid,service_name\n5bc27d12-1b1c-40b5-a798-76cbd0502002,<b>Aid</b>\n")
    found = examined(path)
    assert any("service.name: is missing" in line for line in reasons(found))
    assert any("service_name" in line and "no field" in line for line in reasons(found, "note"))
    (tmp_path / "mine.csv").write_text("a,b\n1,2\n")
    assert any(
        "no table of the standard" in line and "need --mapping" in line
        for line in reasons(examined(tmp_path / "mine.csv"))
    )
    for name in ("services.csv", "mine.csv"):
        with pytest.raises(CommandError, match="needs --mapping") as refused:
            bring(tmp_path / name)
        assert "--skip-invalid" not in str(refused.value)


@pytest.mark.parametrize(
    "text",
    ["=cmd|' /C calc'!A0", "@SUM(1)", "+a", "-2+3a", "\tx", "'=x", "'"]
    + ["＝1+1", "＋1", "－1", "＠SUM(1)", "'＝x"],
)
def test_a_formula_stays_text_in_a_cell_and_comes_back(text):
    cell = to_cell(text)
    assert cell == "'" or not cell.startswith(("=", "@", "+", "-", "\t", *"＝＋－＠"))
    assert from_cell(cell) == text


def test_numbers_and_phones_are_left_as_they_are():
    for text in ("+355 60 000 0101", "-12", "(04) 222"):
        assert to_cell(text) == text


@pytest.mark.parametrize("form", ["tabular", "csv"])
def test_no_cell_of_an_export_is_a_formula(rich, form, tmp_path):
    export(form, tmp_path / NAMES[form])
    path, cells = tmp_path / NAMES[form], []
    for file in path.glob("*.csv") if path.is_dir() else [path]:
        with file.open(encoding="utf-8", newline="") as lines:
            cells += [cell for row in list(csv.reader(lines))[1:] for cell in row]
    assert "'=cmd|' /C calc'!A0" in cells  # the alert of `rich`
    assert not [cell for cell in cells if cell.startswith(("=", "@"))]


# Names of places


def test_a_county_is_not_taken_for_a_municipality(desk, tmp_path):
    unknown = {"city": "Atlantida", "state_province": "Berat", "country": "AL"}
    where = place(address=unknown)
    for location in (row["location"] for row in where["service_at_locations"]):
        location.pop("latitude", None)
        location.pop("longitude", None)
    found = examined(one(tmp_path, **where))
    assert any("'Atlantida': is no municipality that is known" in line for line in reasons(found))
    assert found.counts().get("location", 0) == 0


@pytest.mark.parametrize(
    ("name", "code"),
    [("berat", "al-berat"), ("Qarku Berat", None), ("Fier", None), ("Skrapar", None)],
)
def test_an_area_with_the_name_of_one_municipality_is_that(desk, tmp_path, name, code):
    for number in (1, 2):
        Municipality.objects.create(
            code=f"al-fier-{number}", jurisdiction_id="AL", name="Fier", seat=f"Q{number}"
        )
    Municipality.objects.create(
        code="al-other", jurisdiction_id="AL", name="Çorovodë", seat="Skrapar"
    )
    path = one(tmp_path, service_areas=[{"name": name}])
    found = examined(path)
    assert reasons(found) == []
    found.write()
    area = models.ServiceArea.objects.get(service__name="Ndihmë")
    assert (area.name, area.municipality and area.municipality.code) == (name, code)
    notes = "\n".join(reasons(found, "note"))
    assert ("was read as the municipality al-berat" in notes) == bool(code)
    again = examined(path).write()
    assert (sum(again.created.values()), sum(again.changed.values())) == (0, 0)
