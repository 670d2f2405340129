"""A computation that is killed in the middle of writing leaves the old matrix as it was."""

import os
import signal
import sqlite3
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from directory.gaps import matrix
from tests.directory import small_directory

pytestmark = pytest.mark.processes
COMPUTE = """
import os, signal, sys
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from directory.gaps import matrix
from directory.models import GapReason
if sys.argv[2] == "killed":
    # By then the cells that changed are deleted and written anew.
    GapReason.objects.bulk_create = lambda *rows, **how: os.kill(os.getpid(), signal.SIGKILL)
matrix.compute()
"""


def compute(file, how):
    return subprocess.run(
        [sys.executable, "-c", COMPUTE, str(file), how],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test"},
        check=False,
        capture_output=True,
    )


def written(file):
    with sqlite3.connect(file) as copy:
        return [
            sorted(copy.execute(f"SELECT * FROM {table}").fetchall())  # noqa: S608 - our own names
            for table in ("directory_gapcell", "directory_gapreason", "directory_gapmatrix")
        ]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="copies a SQLite file")
def test_the_old_matrix_stays_when_its_successor_is_killed(transactional_db, tmp_path):
    desk = small_directory.open_desk()
    matrix.compute()
    desk.status = "defunct"
    desk.save()
    file = tmp_path / "copy.sqlite3"
    with sqlite3.connect(file) as copy:
        connection.connection.backup(copy)
    before = written(file)
    assert before[0]

    assert compute(file, "killed").returncode == -signal.SIGKILL
    assert written(file) == before

    whole = compute(file, "whole")
    assert whole.returncode == 0, whole.stderr.decode()
    assert written(file)[0] != before[0]
