"""The keeper's sheet: out and in again, one's own rows only, and never by halves."""

import csv
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.urls import reverse
from django.utils.translation import override
from wagtail.users.models import UserProfile

from directory import models, sheets
from directory.hsds.reasons import Reason, told
from portal.accounts.seed import permit
from portal.reference.models import AdministrativeUnit, Municipality
from tests.directory import small_directory
from tests.directory.small_directory import MARKER, leaks

SECRET = "part of a confidential service"
ADDRESS, DOWNLOAD = reverse("directory_sheet"), reverse("directory_sheet_download")


@pytest.fixture(autouse=True)
def in_english(keeper, moderator):
    for user in (keeper, moderator):
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = "en"
        profile.save()


@pytest.fixture
def kept_desk(desk, keeper):
    keeper.groups.add(permit("Keepers"))
    models.Keepership.objects.create(user=keeper, organization=desk.organization)
    return desk


@pytest.fixture
def at_desk(client, kept_desk, keeper):
    client.force_login(keeper)
    return client


def rows_of(answer) -> list[dict]:
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))


def taken_out(client) -> list[dict]:
    answer = client.get(DOWNLOAD)
    assert answer["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer["Cache-Control"]
    return rows_of(answer)


def bring(client, rows, button="take", encoding="utf-8", delimiter=","):
    data = rows if isinstance(rows, bytes) else as_csv(rows, delimiter).encode(encoding)
    file = SimpleUploadedFile("my sheet.csv", data)
    return client.post(ADDRESS, {"file": file, button: "1"})


def as_csv(rows, delimiter=",") -> str:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    text = StringIO()
    writer = csv.DictWriter(text, columns, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def everything() -> dict:
    """Return every row of the directory as it stands in the database, and its history."""
    kinds = (*sheets_tables(), models.ServiceTranslation, models.Metadata)
    return {kind: sorted(kind._base_manager.values_list(), key=str) for kind in kinds}


def sheets_tables():
    from directory.hsds.tables import MODELS

    return MODELS.values()


def refused(client, rows, **options) -> str:
    """Bring `rows` in both ways; assert that nothing changed or leaked, and return the page."""
    before = everything()
    bring(client, rows, "check", **options)
    answer = bring(client, rows, **options)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert everything() == before
    assert models.ImportRun.objects.count() == 0
    assert leaks(page) == []
    return page


# Round trip


def test_out_and_in_again_changes_nothing(at_desk, kept_desk):
    taxonomy = models.Taxonomy.objects.create(name="AIRS")
    term = models.TaxonomyTerm.objects.create(taxonomy=taxonomy, name="Food")
    models.Attribute.objects.create(
        link_id=kept_desk.pk, link_entity="service", taxonomy_term=term, value="yes; “no”"
    )
    models.ServiceTranslation.objects.create(service=kept_desk, language="en", name="Counselling")
    before = everything()
    answer = bring(at_desk, taken_out(at_desk))
    assert answer.status_code == 302, answer.content.decode()
    assert everything() == before


def test_a_changed_phone_comes_in_and_the_history_names_the_keeper(at_desk, kept_desk, keeper):
    rows = taken_out(at_desk)
    rows[0]["phones.0.number"] = "+355 60 000 0199"
    page = bring(at_desk, rows, "check").content.decode()
    assert "changed: 1" in page
    assert kept_desk.phones.get().number == "+355 60 000 0101"
    bring(at_desk, rows)
    assert kept_desk.phones.get().number == "+355 60 000 0199"
    change = models.Metadata.objects.get(field_name="number")
    assert change.updated_by == f"user:{keeper.pk}"


def test_the_day_of_a_check_bears_the_keepers_name(at_desk, kept_desk, keeper):
    rows = taken_out(at_desk)
    rows[0]["assured_date"] = "2026-01-15"
    bring(at_desk, rows)
    kept_desk.refresh_from_db()
    assert (str(kept_desk.assured_date), kept_desk.assured_by) == ("2026-01-15", keeper)


def test_a_row_without_an_id_is_new_and_is_not_written_over_by_the_next(at_desk, kept_desk):
    new = {"organization.id": str(kept_desk.organization_id), "status": "active"}
    for name in ("Psikolog", "Jurist"):
        row = new | {"id": "", "name": name, "phones.0.number": "+355 60 000 0142"}
        assert bring(at_desk, [row]).status_code == 302
        assert bring(at_desk, [row]).status_code == 302  # the same again is the same service
    names = models.Service.objects.values_list("name", flat=True)
    assert sorted(names) == ["Jurist", "Këshillim", "Psikolog"]


def test_what_is_absent_is_not_erased(at_desk, kept_desk):
    models.Service.objects.filter(pk=kept_desk.pk).update(description="Falas.")
    short = {"id": str(kept_desk.pk), "name": "Këshillim familjar", "description": ""}
    assert bring(at_desk, [short | {"@not_for": ""}]).status_code == 302
    kept_desk.refresh_from_db()
    assert (kept_desk.name, kept_desk.description) == ("Këshillim familjar", "Falas.")
    assert kept_desk.phones.count() == 1


def test_a_sheet_holds_only_what_one_keeps(at_desk, shelter, kept_desk):
    other = small_directory.organization(name="Tjetri")
    small_directory.service(other, name="E tjetrit")
    theirs = small_directory.location(other, name="Zyra e tjetrit")
    models.ServiceAtLocation.objects.create(service=kept_desk, location=theirs)
    answer = at_desk.get(DOWNLOAD)
    said = answer.content.decode()
    assert [row["name"] for row in rows_of(answer)] == ["Këshillim"]
    assert "tjetrit" not in said.lower()
    assert leaks(said) == []
    assert bring(at_desk, rows_of(answer)).status_code == 302


def test_an_administrator_has_all(client, administrator, shelter, kept_desk):
    client.force_login(administrator)
    rows = taken_out(client)
    assert {row["id"] for row in rows} == {str(shelter.pk), str(kept_desk.pk)}
    before = everything()
    assert bring(client, rows).status_code == 302
    assert everything() == before


def test_the_sheet_has_the_basic_columns_also_when_no_service_uses_them(at_desk, kept_desk):
    (row,) = taken_out(at_desk)
    for column in ("url", "email", "alert", "minimum_age", "@capacity", "schedules.0.opens_at"):
        assert row[column] == ""
    row |= {"url": "https://qendra.example", "email": "zyra@qendra.example"}
    assert bring(at_desk, [row]).status_code == 302
    kept_desk.refresh_from_db()
    assert (kept_desk.url, kept_desk.email) == ("https://qendra.example", "zyra@qendra.example")
    assert set(row) >= set(sheets.ALWAYS)


def test_the_page_says_fields_and_reasons_in_the_keepers_language(at_desk, kept_desk, keeper):
    wrong = {
        "id": str(kept_desk.pk), "minimum_age": "90", "maximum_age": "3",
        "schedules.0.opens_at": "08:00", "schedules.0.closes_at": "25:00", "url": "www.x.example",
        "kolona": "x", "@not_for": "",
    }  # fmt: skip
    told = {
        "sq": (
            "Shërbimi: mosha deri", "mosha më e madhe (3) është nën më të voglën (90)",
            "nuk është orë e ditës", "u lexua si https://www.x.example",
            "nuk është fushë e standardit",
        ),
        "sr-latn": (
            "najviša dob (3) je ispod najniže (90)", "nije vrijeme u danu",
            "pročitano kao https://www.x.example", "nije polje standarda",
        ),
        "en": ("the highest age (3) is below the lowest (90)", "is no time of day"),
    }  # fmt: skip
    for language, words in told.items():
        UserProfile.objects.filter(user=keeper).update(preferred_language=language)
        page = refused(at_desk, [wrong])
        for word in (*words, "service.maximum_age", "schedule.closes_at"):
            assert word in page, (language, word)
    UserProfile.objects.filter(user=keeper).update(preferred_language="sq")
    assert "nuk është skedar teksti" in refused(at_desk, b"\x00\x01")


def test_every_reason_with_values_keeps_its_values_in_every_language():
    for language in ("sq", "sr-latn", "en"):
        with override(language):
            reason = Reason("is longer than %(n)s characters", n=250)
            assert "250" in told(reason)
            assert str(reason) == "is longer than 250 characters"
            assert told("is no reason that anybody has translated") == (
                "is no reason that anybody has translated"
            )


def test_a_reason_within_a_reason_is_told_in_the_keepers_language():
    inner = Reason("is longer than %(n)s characters", n=250)
    whole = Reason("%(reason)s: kept as an attribute", reason=inner)
    assert whole == "is longer than 250 characters: kept as an attribute"
    for language in ("sq", "sr-latn"):
        with override(language):
            said = told(whole)
            assert said.startswith(told(inner))
            assert "longer" not in said
            assert "kept" not in said


# Rights


def another() -> models.Service:
    return small_directory.service(small_directory.organization(name="Tjetri"), name="E tjetrit")


def foreign_rows(shelter, desk) -> dict[str, dict]:
    """Return name → what somebody who keeps the desk alone would like to bring in."""
    own = {"id": str(desk.pk)}
    where = models.Location.objects.get(organization=shelter.organization)
    other = another()
    place = {"service_at_locations.0.location"}.pop()
    return {
        "the shelter itself": {"id": str(shelter.pk), "name": "x", "@not_for": "x"},
        "another's service": {"id": str(other.pk), "name": "x", "@not_for": "x"},
        "to another": own | {"organization_id": str(other.organization_id), "@not_for": ""},
        "to the shelter": own | {"organization.id": str(shelter.organization_id)},
        "change a body": own | {"organization.id": str(other.organization_id), "name": "y"},
        "at its place": own | {"service_at_locations.0.location_id": str(where.pk)},
        "rename its place": own | {f"{place}.id": str(where.pk), f"{place}.name": "y"},
        "its phone": own | {"phones.0.id": str(where.phones.get().pk), "phones.0.number": "112"},
        "its pair": own | {"service_at_locations.0.id": str(shelter.service_at_locations.get().pk)},
        "its contact": own | {"contacts.0.id": str(where.contacts.get().pk)},
        "a program": own | {"program.name": "P", "program.organization_id": str(other.pk)},
        "an attribute": own
        | {
            "attributes": f'[{{"link_id": "{shelter.pk}", "link_entity": "service", "value": "z"}}]'
        },
        "new at another": {
            "name": "I ri",
            "status": "active",
            "organization.id": str(other.organization_id),
        },
        "a new body": {"name": "I ri", "status": "active", "organization.name": "E re"},
        "a number of nobody": {
            "id": "0f0f0f0f-0000-4000-8000-000000000001",
            "name": "x",
            "@not_for": "",
        },
        "no number": {"id": "12", "name": "x", "@not_for": ""},
        "a new word": own
        | {
            "attributes": f'[{{"link_id": "{desk.pk}", "link_entity": "service", "value": "z",'
            ' "taxonomy_term": {"name": "Fjalë", "taxonomy_detail": {"name": "T"}}}]'
        },
        "no list of links": own | {"organization_id.0": "x"},
    }


NAMES = (
    "the shelter itself", "another's service", "to another", "to the shelter", "change a body",
    "at its place", "rename its place", "its phone", "its pair", "its contact", "a program",
    "an attribute", "new at another", "a new body", "a number of nobody", "no number",
    "a new word", "no list of links",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_ones_own_is_refused_whole(at_desk, shelter, kept_desk, name):
    rows = foreign_rows(shelter, kept_desk)
    assert tuple(rows) == NAMES
    good = {"id": str(kept_desk.pk), "name": "Emër i ri", "@not_for": ""}
    page = refused(at_desk, [good, rows[name]])
    assert "Refused as a whole" in page
    for word in (shelter.name, "Shtëpia e qetë", "Tjetri", "E tjetrit"):
        assert word not in page


def test_anothers_row_and_no_row_get_the_same_answer(at_desk, shelter, kept_desk):
    nobody = "0f0f0f0f-0000-4000-8000-000000000001"
    where = models.Location.objects.get(organization=shelter.organization)
    for column in ("id", "service_at_locations.0.location_id", "organization.id"):
        for theirs in (shelter.pk, where.pk, shelter.organization_id):
            pages = []
            for key in (str(theirs), nobody):
                row = {"id": str(kept_desk.pk), "name": "x", "@not_for": ""} | {column: key}
                found = sheets.examine(
                    user=models.Keepership.objects.get().user, data=as_csv([row]).encode()
                )
                pages.append(str(found.report.findings).replace(key, "KEY"))
            assert pages[0] == pages[1], column


def test_a_number_that_another_has_is_refused_like_one_that_nobody_has(at_desk, kept_desk):
    other = another().organization
    models.OrganizationIdentifier.objects.create(
        organization=other, identifier_type="NIPT", identifier="L123"
    )
    models.Organization.objects.filter(pk=other.pk).update(source="s", external_id="e1")
    body = {"id": str(kept_desk.pk), "organization.id": str(kept_desk.organization_id)}
    number = "organization.organization_identifiers.0.identifier"
    for theirs, nobodys in (
        ({number: "L123", f"{number}_type": "NIPT"}, {number: "L9", f"{number}_type": "NIPT"}),
        ({"organization.@source": "s", "organization.@external_id": "e1"},
         {"organization.@source": "s", "organization.@external_id": "e9"}),
    ):  # fmt: skip
        for more in (theirs, nobodys):
            page = refused(at_desk, [body | more])
            assert "only administrators change numbers" in page
            assert str(other.pk) not in page


def test_without_the_permission_for_it_nothing_new_comes_in(at_desk, kept_desk, keeper):
    group = keeper.groups.get(name="Keepers")
    group.permissions.remove(group.permissions.get(codename="add_service"))
    new = {"name": "I ri", "status": "active", "organization.id": str(kept_desk.organization_id)}
    assert "no permission" in refused(at_desk, [new])


@pytest.mark.parametrize("role", ["resident", "worker", "editor"])
def test_others_have_no_sheet(desk, client, role, request):
    client.force_login(request.getfixturevalue(role))
    for answer in (client.get(ADDRESS), client.get(DOWNLOAD), bring(client, [{"id": "1"}])):
        assert answer.status_code in (302, 403)


def test_visitors_have_no_sheet(desk, client):
    for answer in (client.get(ADDRESS), client.get(DOWNLOAD), bring(client, [{"id": "1"}])):
        assert answer.status_code == 302


# A shelter's own keeper


def test_the_shelters_own_keeper_erases_nothing_by_a_sheet_without_the_place(
    client, shelter, own_keeper
):
    client.force_login(own_keeper)
    answer = client.get(DOWNLOAD)
    assert leaks(answer.content.decode()) == []
    rows = rows_of(answer)
    assert [row["id"] for row in rows] == [str(shelter.pk)]
    before = everything()
    answer = bring(client, rows)
    assert answer.status_code == 302, answer.content.decode()
    assert everything() == before
    where = shelter.service_at_locations.get().location
    assert where.addresses.get().attention == MARKER
    rows[0]["description"] = "Strehë falas."
    assert bring(client, rows).status_code == 302
    shelter.refresh_from_db()
    assert shelter.description == "Strehë falas."
    assert shelter.organization.name == "Shtëpia e qetë"


def test_a_sheet_tells_no_place_of_a_shelter_and_hangs_nothing_on_it(client, shelter, own_keeper):
    client.force_login(own_keeper)
    own = {"id": str(shelter.pk), "@not_for": ""}
    other = small_directory.location(shelter.organization, name="Zyrë tjetër")
    named = own | {"description": f"Pas shkollës {MARKER}"}
    answer = bring(client, [named])
    assert leaks(answer.content.decode()) == []
    assert "confidential" in answer.content.decode()
    for row in (
        own | {"phones.5.number": "+355 24 222 999"},
        own | {"service_at_locations.0.location_id": str(other.pk)},
        own
        | {"schedules.0.byday": "MO", "schedules.0.notes": "x"}
        | {"schedules.0.opens_at": "08:00", "schedules.0.closes_at": "09:00"},
    ):
        assert SECRET in refused(client, [row])
    shelter.refresh_from_db()
    assert shelter.description == "Strehë dhe këshillim."


def test_a_sheet_shows_no_secret_line_as_an_open_number(at_desk, kept_desk):
    house = small_directory.service(kept_desk.organization, name="Strehë", through_line_only=True)
    models.Phone.objects.create(service=house, number="+355 69 123 4567", is_intake=True)
    (row,) = [row for row in taken_out(at_desk) if row["id"] == str(kept_desk.pk)]
    page = refused(at_desk, [row | {"phones.0.number": "069 1234567"}])
    assert "the line of a confidential service" in page
    assert bring(at_desk, [row | {"phones.0.number": "069 1234568"}]).status_code == 302


def test_a_unit_of_another_municipality_is_refused_as_by_the_form(at_desk, kept_desk):
    for code in ("al-berat", "al-kukes"):
        town = Municipality.objects.get(code=code)
        AdministrativeUnit.objects.create(code=f"{code}-x", name="Njësia", municipality=town)
    where = kept_desk.service_at_locations.get().location
    (row,) = taken_out(at_desk)
    column = next(name for name in row if name.endswith("location.id"))
    column = column.removesuffix("id") + "@administrative_unit"
    town = column.removesuffix("administrative_unit") + "municipality"
    for wrong in ({column: "al-kukes-x"}, {column: "al-berat-x", town: "al-kukes"}):
        assert "another municipality" in refused(at_desk, [row | wrong])
    assert bring(at_desk, [row | {column: "al-berat-x"}]).status_code == 302
    where.refresh_from_db()
    assert where.administrative_unit.code == "al-berat-x"


def test_a_service_area_is_one_territory(at_desk, kept_desk):
    (row,) = taken_out(at_desk)
    column = next(name for name in row if name.endswith("@municipality") and "area" in name)
    both = {column.removesuffix("municipality") + "country": "AL"}
    assert "more than one territory" in refused(at_desk, [row | both])


def test_an_open_service_is_not_put_at_ones_own_secret_place(client, shelter, own_keeper):
    client.force_login(own_keeper)
    where = models.Location.objects.get(organization=shelter.organization)
    desk = small_directory.service(shelter.organization, name="Zyrë")
    row = {"id": str(desk.pk), "service_at_locations.0.location_id": str(where.pk)}
    assert SECRET in refused(client, [row])
    assert "make a service confidential" in refused(
        client, [{"id": str(desk.pk), "@through_line_only": "true"}]
    )


def test_what_was_written_before_the_database_refused_is_found_too(kept_desk, keeper, monkeypatch):
    def refuse(writer, digest):
        models.Service.objects.filter(pk=kept_desk.pk).update(name="Emër i ri")
        raise IntegrityError

    rows = [{"id": str(kept_desk.pk), "name": "Emër i ri", "@not_for": ""}]
    sheet = sheets.examine(user=keeper, data=as_csv(rows).encode())
    monkeypatch.setattr(sheets.Writer, "write", refuse)
    drained = []
    monkeypatch.setattr(sheets.indexing, "drain", lambda: drained.append(1))
    with pytest.raises(sheets.Faulty):
        sheets.take(sheet)
    assert drained == [1]


# Files


def test_a_formula_goes_out_as_text_and_comes_back_as_it_was(at_desk, kept_desk):
    models.Service.objects.filter(pk=kept_desk.pk).update(alert="=cmd|' /C calc'!A0")
    rows = taken_out(at_desk)
    assert rows[0]["alert"] == "'=cmd|' /C calc'!A0"
    before = everything()
    assert bring(at_desk, rows).status_code == 302
    assert everything() == before


def test_windows_1250_and_semicolons_are_read_and_named(at_desk, kept_desk):
    row = {"id": str(kept_desk.pk), "name": "Savjetovalište za žene", "@not_for": "ë"}
    page = bring(at_desk, [row], "check", encoding="cp1250", delimiter=";").content.decode()
    assert "Windows-1250" in page
    assert bring(at_desk, [row], encoding="cp1250", delimiter=";").status_code == 302
    kept_desk.refresh_from_db()
    assert (kept_desk.name, kept_desk.not_for) == ("Savjetovalište za žene", "ë")


def test_an_impossible_value_is_named_with_its_row(at_desk, kept_desk):
    row = {"id": str(kept_desk.pk), "name": "Emër i ri", "minimum_age": "500", "@not_for": ""}
    page = refused(at_desk, [row])
    assert "service.minimum_age" in page
    assert "<strong>2</strong>" in page


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 and so on", "This is no CSV"),
        (b"\x00\x01", "Refused as a whole"),
        (b"id,@not_for\n" + b"x" * sheets.BYTES_AT_MOST, "5 MB"),
        (("." * 3000 + ",id\n1,2\n").encode(), ""),
        (b"a.b,id,a\n1,2,3\n", ""),
    ],
)
def test_a_bad_file_is_refused_in_words(at_desk, data, said):
    assert said in refused(at_desk, data)


def test_too_many_rows_name_the_command(at_desk, monkeypatch):
    monkeypatch.setattr(sheets, "ROWS_AT_MOST", 2)
    rows = [{"id": "", "name": f"S{n}", "@not_for": ""} for n in range(3)]
    assert "directory_import" in refused(at_desk, rows)


def test_too_many_services_are_not_put_in_one_download(at_desk, kept_desk, monkeypatch):
    monkeypatch.setattr(sheets, "ROWS_AT_MOST", 0)
    assert at_desk.get(DOWNLOAD).url == ADDRESS
    assert "directory_export" in at_desk.get(ADDRESS).content.decode()


def test_the_number_of_queries_does_not_grow_with_the_services(
    at_desk, kept_desk, keeper, django_assert_max_num_queries
):
    for number in range(30):
        row = small_directory.service(kept_desk.organization, name=f"Shërbimi {number}")
        models.Phone.objects.create(service=row, number="+355 60 000 0101")
    at_desk.get(DOWNLOAD)
    with django_assert_max_num_queries(30):
        rows = taken_out(at_desk)
    assert len(rows) == 31
    data = as_csv(rows).encode()
    with django_assert_max_num_queries(90):
        found = sheets.examine(user=keeper, data=data)
    assert (found.report.has_errors, found.rows) == (False, [])
