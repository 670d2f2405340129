"""Several processes, some of them killed: nothing is lost, nothing doubled, all is seen soon."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from search.engines.embedded import EmbeddedEngine

pytestmark = [pytest.mark.processes, pytest.mark.django_db(transaction=True)]
ROOT = Path(__file__).resolve().parents[2]
KILLS = 6
VISIBLE_SECONDS = 1.0

PUBLISH_FOR_EVER = """
import itertools
from django.db import transaction
from portal.base.models import StandardPage
pks = list(StandardPage.objects.live().values_list("pk", flat=True))
print("ready", flush=True)
for number in itertools.count(START):
    with transaction.atomic():
        page = StandardPage.objects.get(pk=pks[number % len(pks)])
        page.title = f"Shenja{number}"
        page.save_revision().publish()
        transaction.on_commit(lambda: print(number, page.pk, flush=True))
"""
PUBLISH_ONCE = """
import time
from django.db import transaction
from portal.base.models import StandardPage
for number in range(5):
    with transaction.atomic():
        transaction.on_commit(lambda: print(number, time.time(), flush=True))
        page = StandardPage.objects.live().first()
        page.title = f"Dukshmeri{number}"
        page.save_revision().publish()
    time.sleep(0.3)
"""


@pytest.fixture
def portal(demo_snapshot, tmp_path):
    """The demo in a folder of its own, for processes of its own; returns their environment."""
    shutil.copy(demo_snapshot / "db.sqlite3", tmp_path / "zyra.sqlite3")
    for name in ("index", "media"):
        shutil.copytree(demo_snapshot / name, tmp_path / name)
    environment = {**os.environ, "ZYRA_VAR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    environment.pop("DATABASE_URL", None)
    return environment | {"DJANGO_SETTINGS_MODULE": "portal.settings.dev"}


def start(portal, code, **kwargs):
    program = f"import django; django.setup()\n{code}"
    return subprocess.Popen(
        [sys.executable, "-c", program],
        env=portal,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        **kwargs,
    )


def manage(portal, *words):
    done = subprocess.run(
        [sys.executable, "manage.py", *words],
        env=portal,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def titles_in(portal):
    view = EmbeddedEngine(Path(portal["ZYRA_VAR"]) / "index").view()
    return {s.uid: s.title for s in view.everything()}


def test_kill_9_while_publishing_loses_nothing(portal):
    moments = random.Random(9)
    latest = {}
    for attempt in range(KILLS):
        writer = start(portal, PUBLISH_FOR_EVER.replace("START", str(attempt * 1000)))
        assert writer.stdout.readline() == "ready\n"
        said = "".join(writer.stdout.readline() for _ in range(moments.randint(1, 3)))
        time.sleep(moments.uniform(0, 0.5))
        os.kill(writer.pid, signal.SIGKILL)
        said += writer.communicate()[0]
        latest |= {int(pk): int(number) for number, pk in map(str.split, said.splitlines())}
    assert latest
    code, said = manage(portal, "search_drain")
    assert code == 0, said
    code, said = manage(portal, "search_check")
    assert (code, said.strip()) == (0, "no difference")
    found = titles_in(portal)
    for pk, number in latest.items():
        (title,) = {t for uid, t in found.items() if uid.startswith(f"base.standardpage:{pk}:top")}
        assert int(title.removeprefix("Shenja")) >= number


def test_kill_9_while_rebuilding_leaves_the_old_index(portal):
    moments = random.Random(4)
    before = titles_in(portal)
    for _attempt in range(3):
        rebuild = start(
            portal,
            "print('ready', flush=True)\n"
            "from search.indexing import rebuild\n"
            "while True: rebuild()",
        )
        assert rebuild.stdout.readline() == "ready\n"
        time.sleep(moments.uniform(0.2, 2.5))
        os.kill(rebuild.pid, signal.SIGKILL)
        rebuild.communicate()
        assert titles_in(portal) == before
    assert manage(portal, "search_rebuild")[0] == 0
    assert manage(portal, "search_check")[1].strip() == "no difference"


def test_a_publish_is_seen_by_another_process_within_a_second(portal):
    engine = EmbeddedEngine(Path(portal["ZYRA_VAR"]) / "index")
    writer = start(portal, PUBLISH_ONCE)
    waits = []
    for line in writer.stdout:
        number, committed = line.split()
        while not engine.view().frequencies([f"dukshmeri{number}"], frozenset({"public"})):
            assert time.time() - float(committed) < 10
            time.sleep(0.01)
        waits.append(time.time() - float(committed))
    assert writer.wait() == 0
    assert len(waits) == 5
    assert sorted(waits)[2] < VISIBLE_SECONDS
    assert manage(portal, "search_check")[1].strip() == "no difference"


def test_the_watch_drains_what_others_could_not(portal):
    code, said = manage(
        portal,
        "shell",
        "-c",
        "from search.models import OutboxRow\n"
        "from portal.base.models import StandardPage\n"
        "page = StandardPage.objects.live().first()\n"
        "StandardPage.objects.filter(pk=page.pk).update(title='Pritja')\n"
        "OutboxRow.objects.create(object_key=f'base.standardpage:{page.pk}')",
    )
    assert code == 0, said
    assert "Pritja" not in titles_in(portal).values()
    watch = subprocess.Popen(
        [sys.executable, "manage.py", "search_drain", "--watch", "--skip-checks"],
        env=portal,
        cwd=ROOT,
        start_new_session=True,
    )
    try:
        end = time.time() + 30
        while "Pritja" not in titles_in(portal).values() and time.time() < end:
            time.sleep(0.2)
        assert "Pritja" in titles_in(portal).values()
    finally:
        watch.send_signal(signal.SIGTERM)
        assert watch.wait(10) == 0
