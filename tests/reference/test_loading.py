"""The shipped reference rows: into an empty portal under production's settings, and never twice."""

import os
import shutil
import sqlite3
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from portal.reference import seed
from portal.reference.models import (
    Acronym,
    AdministrativeUnit,
    EmergencyLine,
    Municipality,
    ServiceType,
)
from tests.demo_site import PRISTINE


def loaded(*words) -> str:
    said = StringIO()
    call_command("reference_load", *words, stdout=said)
    return said.getvalue()


def everything() -> list:
    return [list(model.objects.order_by("pk").values()) for model, _code, _rows in seed.TABLES]


def test_an_empty_portal_gets_every_row(db):
    said = loaded()
    for line in ("jurisdiction: 2 new, 0 were there", "municipality: 86 new, 0 were there"):
        assert line in said
    for model, _code, entries in seed.TABLES:
        assert model.objects.count() == len(list(entries())) > 0, model
    assert "kept" not in said


def test_a_second_run_makes_and_changes_nothing(db):
    loaded()
    before = everything()
    said = loaded()
    assert "municipality: 0 new, 86 were there" in said
    assert "kept" not in said
    assert "replaced" not in said
    assert everything() == before


def test_an_edited_text_is_kept_and_named(db):
    loaded()
    ServiceType.objects.filter(code="counselling").update(name_sq="Biseda me psikologun")
    EmergencyLine.objects.filter(code="AL-129").update(checked_on=None)
    before = everything()
    said = loaded()
    assert everything() == before
    assert "kept: servicetype counselling: name_sq is here “Biseda me psikologun”" in said
    assert "kept: emergencyline AL-129: checked_on is here “None”" in said
    assert "2 texts here differ" in said


def test_overwriting_is_asked_for_and_named(db):
    loaded()
    Acronym.objects.filter(short="NJMF").update(long_en="Something else")
    said = loaded("--overwrite")
    assert "replaced: acronym NJMF: long_en is here “Something else”" in said
    assert Acronym.objects.get(short="NJMF").long_en.startswith("Child-protection unit")
    assert "replaced" not in loaded("--overwrite")


def test_what_is_missing_comes_back_beside_what_is_edited(db):
    loaded()
    AdministrativeUnit.objects.filter(code="al-has-golaj").delete()
    Municipality.objects.filter(code="al-has").update(seat="Krumë (qendra)")
    said = loaded("--places-only")
    assert "administrativeunit: 1 new, 24 were there" in said
    assert AdministrativeUnit.objects.get(code="al-has-golaj").municipality.code == "al-has"
    assert Municipality.objects.get(code="al-has").seat == "Krumë (qendra)"
    assert "servicetype" not in said


def test_places_alone_leave_the_codes_out(db):
    loaded("--places-only")
    assert Municipality.objects.count() == 86
    assert not ServiceType.objects.exists()


@pytest.mark.processes
def test_production_takes_it_into_an_empty_database_twice(db, tmp_path, tmp_path_factory):
    """The demo's command is refused there, so this one must run; the file is as migrations left it."""
    if connection.vendor != "sqlite":
        pytest.skip("production's file of this test is SQLite, copied from the test database")
    copy = shutil.copy(tmp_path_factory.getbasetemp() / PRISTINE, tmp_path / "zyra.sqlite3")
    with sqlite3.connect(copy) as file:
        assert file.execute("select count(*) from reference_municipality").fetchone() == (0,)
    first, second = production(tmp_path), production(tmp_path)
    assert "municipality: 86 new, 0 were there" in first
    assert "municipality: 0 new, 86 were there" in second
    assert "kept" not in second


def production(folder) -> str:
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "ZYRA_VAR": str(folder),
        "SECRET_KEY": "only-for-this-test-3b1f0c7d9a5e8246bd17c0aa94e2f6d8-tZ!q",
        "ALLOWED_HOSTS": "zyra.example",
        "ZYRA_BASE_URL": "https://zyra.example",
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "reference_load"],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
