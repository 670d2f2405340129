"""Rows of a file without ids: whose they are, and ids that outsiders cannot compute."""

import json
import uuid

import pytest
from django.core.management import CommandError

from directory import models
from directory.hsds import acceptance, vocabulary
from tests.directory import small_directory
from tests.directory.test_hsds_files import bring, reasons
from tests.directory.test_sheets import as_csv

BODY = {"organization.@kind": "ngo", "organization.@jurisdiction": "AL", "status": "active"}
PLACE = "service_at_locations.0.location"


@pytest.fixture
def db_reference(db):
    small_directory.reference()


def flat(tmp_path, *rows):
    path = tmp_path / "flat.csv"
    path.write_text(as_csv(rows), encoding="utf-8")
    return path


def owners() -> dict[str, str]:
    return dict(models.Service.objects.values_list("name", "organization__name"))


def test_two_bodies_without_ids_are_two(db_reference, tmp_path):
    rows = [
        BODY | {"name": "Këshillim", "organization.name": "Organizata A"},
        BODY | {"name": "Strehim", "organization.name": "Organizata B"},
    ]
    bring(flat(tmp_path, *rows))
    assert owners() == {"Këshillim": "Organizata A", "Strehim": "Organizata B"}
    assert "0 rows are new, 0 changed" in bring(flat(tmp_path, *rows))


def test_rows_that_name_one_body_are_of_one_and_each_has_its_own_place(db_reference, tmp_path):
    rows = [
        BODY
        | {
            "name": f"S{n}",
            "organization.name": "Organizatë",
            f"{PLACE}.name": f"Zyra {n}",
            f"{PLACE}.location_type": "physical",
            f"{PLACE}.@municipality": "al-berat",
        }
        for n in range(6)
    ]
    bring(flat(tmp_path, *rows))
    assert models.Organization.objects.get().services.count() == 6
    assert set(models.Location.objects.values_list("name", flat=True)) == {
        f"Zyra {n}" for n in range(6)
    }
    assert models.Location.objects.exclude(organization__name="Organizatë").count() == 0


def test_a_service_falls_with_the_body_that_was_refused(db_reference, tmp_path):
    body = str(uuid.uuid4())
    rows = [
        BODY | {"name": "Këshillim", "organization.id": body, "organization.name": "Organizata A"},
        BODY | {"name": "Strehim", "organization.id": body, "organization.name": "Organizata B"},
    ]
    path = flat(tmp_path, *rows)
    with pytest.raises(CommandError, match="Nothing was imported"):
        bring(path)
    said = bring(path, skip_invalid=True)
    assert owners() == {"Këshillim": "Organizata A"}
    assert "there is no such organization that was taken" in said


def test_bodies_of_one_name_that_say_otherwise_are_named(db_reference, tmp_path):
    rows = [
        BODY | {"name": n, "organization.name": "A", "organization.website": f"https://{n}.example"}
        for n in ("x", "y")
    ]
    found = acceptance.examine(flat(tmp_path, *rows))
    assert any("another row of this id or name says otherwise" in said for said in reasons(found))
    bring(flat(tmp_path, *rows), skip_invalid=True)
    assert owners() == {"x": "A"}


def test_a_service_falls_with_a_body_of_no_known_country(db_reference, tmp_path):
    row = {"name": "S", "organization.name": "A", "organization.@kind": "ngo", "status": "active"}
    good = BODY | {"name": "T", "organization.name": "B"}
    bring(flat(tmp_path, row, good), skip_invalid=True)
    assert owners() == {"T": "B"}


# Ids that nobody computes


def foreign(tmp_path, **changes):
    service = {
        "id": "svc-1",
        "name": "Strehë",
        "status": "active",
        "organization_id": "org-1",
        "phones": [{"id": "p1", "service_id": "svc-1", "number": "129"}],
        "attributes": [
            {
                "link_id": "svc-1",
                "link_entity": "service",
                "taxonomy_term_id": vocabulary.term_id(
                    vocabulary.FIELDS, "service.through_line_only"
                ),
                "value": "true",
            }
        ],
    }
    body = {"id": "org-1", "name": "Qendra", "description": "x"}
    path = tmp_path / "other.json"
    path.write_text(json.dumps({"organizations": [body], "services": [service | changes]}))
    return path


def public_id(*words: str) -> uuid.UUID:
    return uuid.uuid5(vocabulary.NAMESPACE, ":".join(words))


def test_a_services_foreign_id_is_kept_and_does_not_make_ours(db_reference, tmp_path):
    path = foreign(tmp_path)
    bring(path, source="other", country="AL")
    row = models.Service.objects.get()
    assert row.is_confidential
    assert row.pk != public_id("other", "service", "svc-1")
    assert (row.source, row.external_id, row.pk.version) == ("other", "svc-1", 5)
    assert row.phones.get().number == "129"
    assert "0 rows are new, 0 changed" in bring(path, source="other", country="AL")


@pytest.mark.parametrize("named", [True, False])
def test_a_row_is_found_again_when_the_secret_was_changed(db_reference, tmp_path, settings, named):
    changes = {} if named else {"id": "", "phones": [], "attributes": []}
    path = foreign(tmp_path, **changes)
    bring(path, source="other", country="AL")
    before = models.Service.objects.get().pk
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY] if not named else []
    settings.SECRET_KEY = "another-secret-of-this-installation-0123456789"
    assert "0 rows are new, 0 changed" in bring(path, source="other", country="AL")
    assert models.Service.objects.get().pk == before


def test_a_service_without_an_id_has_none_made_of_its_row(db_reference, tmp_path):
    row = BODY | {"name": "S", "organization.name": "A"}
    bring(flat(tmp_path, row), source="other")
    pk = models.Service.objects.get().pk
    assert pk not in {public_id("other", "flat.csv", str(n)) for n in range(10)}


def test_what_is_added_to_a_foreign_service_later_finds_it(db_reference, tmp_path):
    bring(foreign(tmp_path), source="other", country="AL")
    folder = tmp_path / "later"
    folder.mkdir()
    (folder / "phones.csv").write_text("id,service_id,number\np9,svc-1,116111\n")
    bring(folder, source="other", country="AL")
    assert models.Service.objects.get().phones.count() == 2
