"""What is saved comes back; a broken archive changes nothing."""

import os
import sqlite3
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

BACKUP = Path(__file__).resolve().parents[2] / "ops" / "backup.py"


def run(var, *words):
    return subprocess.run(
        [sys.executable, str(BACKUP), *map(str, words)],
        env={**os.environ, "ZYRA_VAR": str(var)},
        capture_output=True,
        text=True,
    )


@pytest.fixture
def var(tmp_path):
    """A data folder with one page and one uploaded file."""
    folder = tmp_path / "var"
    (folder / "media").mkdir(parents=True)
    (folder / "media" / "form.pdf").write_bytes(b"%PDF-1.7")
    with sqlite3.connect(folder / "zyra.sqlite3") as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE wagtailcore_page (title TEXT)")
        database.execute("INSERT INTO wagtailcore_page VALUES ('Fëmijë në rrugë')")
    return folder


def titles(var):
    with sqlite3.connect(var / "zyra.sqlite3") as database:
        return [row[0] for row in database.execute("SELECT title FROM wagtailcore_page")]


def test_what_is_saved_comes_back(var, tmp_path):
    with sqlite3.connect(var / "zyra.sqlite3") as reader:  # the portal runs meanwhile
        reader.execute("SELECT 1 FROM wagtailcore_page").fetchall()
        archive = Path(run(var, "save", tmp_path / "saved").stdout.strip())
    assert archive.stat().st_mode & 0o077 == 0
    with sqlite3.connect(var / "zyra.sqlite3") as database:
        database.execute("DELETE FROM wagtailcore_page")
    (var / "media" / "form.pdf").unlink()

    done = run(var, "restore", archive)
    assert done.returncode == 0, done.stderr
    assert titles(var) == ["Fëmijë në rrugë"]
    assert (var / "media" / "form.pdf").read_bytes() == b"%PDF-1.7"
    (aside,) = var.glob("before-restore-*")
    assert titles(aside) == []


def test_no_archive_tells_whose_device_counted(var, tmp_path):
    """The day's word is erased the next day, in the database; in an archive it would stay."""
    with sqlite3.connect(var / "zyra.sqlite3") as database:
        database.execute("CREATE TABLE directory_daysalt (day TEXT, word TEXT)")
        database.execute("INSERT INTO directory_daysalt VALUES ('2026-11-16', 'word-of-the-day')")
    archive = Path(run(var, "save", tmp_path / "saved").stdout.strip())
    with tarfile.open(archive) as tar:
        saved = tar.extractfile("zyra.sqlite3").read()
    assert b"word-of-the-day" not in saved
    assert "Fëmijë në rrugë".encode() in saved
    with sqlite3.connect(var / "zyra.sqlite3") as database:
        assert database.execute("SELECT word FROM directory_daysalt").fetchone()


def test_a_broken_archive_changes_nothing(var, tmp_path):
    rubbish = tmp_path / "zyra.sqlite3"
    rubbish.write_bytes(b"no database at all" * 100)
    archive = tmp_path / "bad.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(rubbish, "zyra.sqlite3")
    done = run(var, "restore", archive)
    assert done.returncode == 1
    assert "Nothing was changed" in done.stderr
    assert titles(var) == ["Fëmijë në rrugë"]


def test_an_archive_of_something_else_is_refused(var, tmp_path):
    with sqlite3.connect(tmp_path / "zyra.sqlite3") as other:
        other.execute("CREATE TABLE other (x)")
    archive = tmp_path / "other.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(tmp_path / "zyra.sqlite3", "zyra.sqlite3")
    done = run(var, "restore", archive)
    assert done.returncode == 1
    assert "holds no portal" in done.stderr
    assert titles(var) == ["Fëmijë në rrugë"]


def test_only_the_newest_archives_stay(var, tmp_path):
    folder = tmp_path / "saved"
    folder.mkdir()
    for day in range(1, 5):
        (folder / f"zyra-2026010{day}-000000.tar.gz").touch()
    newest = Path(run(var, "save", folder, "--keep", 2).stdout.strip())
    assert sorted(folder.glob("zyra-*")) == [folder / "zyra-20260104-000000.tar.gz", newest]
