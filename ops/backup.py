"""Save database and uploaded files into one archive, check it, and bring it back.

For the SQLite database; with PostgreSQL use pg_dump and save the media folder
alone (docs/administrator.md). Standard library only. The search index is not
saved: it is built from the database.
"""

import argparse
import os
import shutil
import sqlite3
import sys
import tarfile
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VAR = Path(os.environ.get("ZYRA_VAR") or ROOT / "var")
DATABASE = "zyra.sqlite3"


class Broken(Exception):
    """The copy is not what a portal can start from; the text says why."""


def save(target: Path, keep: int) -> Path:
    """Write `target`/zyra-DATE-TIME.tar.gz while the portal runs; keep the newest `keep`."""
    if not (VAR / DATABASE).exists():
        raise Broken(f"There is no {VAR / DATABASE} to save.")
    target.mkdir(parents=True, exist_ok=True)
    archive = target / time.strftime("zyra-%Y%m%d-%H%M%S.tar.gz")
    with tempfile.TemporaryDirectory(dir=target) as folder:
        copy = Path(folder, DATABASE)
        with sqlite3.connect(VAR / DATABASE) as source, sqlite3.connect(copy) as destination:
            source.backup(destination)
            forget_devices(destination)
        check(copy)
        unfinished = Path(folder, "unfinished")
        with tarfile.open(unfinished, "w:gz") as tar:
            tar.add(copy, DATABASE)
            if (VAR / "media").exists():
                tar.add(VAR / "media", "media")
        unfinished.replace(archive)
    archive.chmod(0o600)
    for old in sorted(target.glob("zyra-*.tar.gz"))[:-keep]:
        old.unlink()
    return archive


def forget_devices(copy: sqlite3.Connection) -> None:
    """Erase the day's random word from the copy: kept, it would tell for as long as the archive
    lasts whose device counted that day (directory/devices.py).
    """
    copy.execute("PRAGMA secure_delete = ON")
    if copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'directory_daysalt'").fetchone():
        copy.execute("DELETE FROM directory_daysalt")
        copy.commit()
        copy.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the archive holds the one file


def restore(archive: Path) -> None:
    """Put the archive's data where it belongs; what was there is moved aside, not deleted."""
    VAR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=VAR) as folder:
        with tarfile.open(archive) as tar:
            tar.extractall(folder, members=filter(is_ours, tar))  # noqa: S202 - only ours
        check(Path(folder, DATABASE))
        aside = VAR / time.strftime("before-restore-%Y%m%d-%H%M%S")
        aside.mkdir()
        for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", "media", "index"):
            if (VAR / name).exists():
                shutil.move(VAR / name, aside / name)
            if Path(folder, name).exists():
                shutil.move(Path(folder, name), VAR / name)


def is_ours(member: tarfile.TarInfo) -> bool:
    """Say whether an archive's entry may be unpacked (Debian 12's tarfile has no filters)."""
    parts = Path(member.name).parts
    return (
        (member.isfile() or member.isdir())
        and parts[:1] in ((DATABASE,), ("media",))
        and ".." not in parts
    )


def check(database: Path) -> None:
    """Raise Broken unless `database` is whole and holds a portal."""
    try:
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as copy:
            (state,) = copy.execute("PRAGMA integrity_check").fetchone()
            tables = {row[0] for row in copy.execute("SELECT name FROM sqlite_master")}
    except sqlite3.DatabaseError as error:
        raise Broken(f"{database.name}: {error}") from error
    if state != "ok":
        raise Broken(f"{database.name}: {state}")
    if "wagtailcore_page" not in tables:
        raise Broken(f"{database.name} holds no portal.")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    acts = parser.add_subparsers(dest="act", required=True)
    saving = acts.add_parser("save", help="while the portal runs")
    saving.add_argument("folder", type=Path)
    saving.add_argument("--keep", type=int, default=14, help="how many archives stay")
    restoring = acts.add_parser("restore", help="while the portal is stopped")
    restoring.add_argument("archive", type=Path)
    wanted = parser.parse_args()
    if wanted.act == "save":
        print(save(wanted.folder, max(1, wanted.keep)))
    else:
        restore(wanted.archive)
        print("Restored. Now: manage.py migrate, manage.py search_rebuild, then start the portal.")


if __name__ == "__main__":
    try:
        main()
    except (Broken, tarfile.TarError) as problem:
        sys.exit(f"Nothing was changed: {problem}")
    except OSError as problem:
        sys.exit(f"Stopped: {problem}. A restore keeps what was there in before-restore-*.")
