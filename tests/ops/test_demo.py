"""make demo, whole: it comes up, survives what is done to it, and leaves nothing behind."""

import fcntl
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from portal.accounts.cast import CAST

ROOT = Path(__file__).resolve().parents[2]
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
pytestmark = [pytest.mark.processes, pytest.mark.xdist_group("demo")]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Demo:
    """A demo in a process of its own, its words in a file."""

    def __init__(self, folder, port, **environment):
        self.port = port
        self.words = folder / f"words-{time.monotonic_ns()}"
        kept = {k: v for k, v in os.environ.items() if k not in ("MAKELEVEL", "DATABASE_URL")}
        with self.words.open("w") as words:
            self.process = subprocess.Popen(
                [sys.executable, str(ROOT / "ops" / "demo.py")],
                env=kept | {"ZYRA_VAR": str(folder / "var"), "PORT": str(port)} | environment,
                stdout=words,
                stderr=subprocess.STDOUT,
            )

    def says(self):
        return self.words.read_text()

    def wait_until_ready(self, seconds):
        wait_for(lambda: "URL http" in self.says() or self.process.poll() is not None, seconds)
        assert self.process.poll() is None, self.says()
        return self

    def ready(self):
        try:
            with DIRECT.open(f"http://127.0.0.1:{self.port}/readyz", timeout=5) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            return json.load(error)
        except OSError:
            return {"ready": False}

    def children(self):
        """Return name → process id of what the supervisor runs."""
        found = {}
        for word, name in (("granian", "web"), ("run_worker", "worker"), ("search_drain", "drain")):
            for pid in processes():
                if parent_of(pid) == self.process.pid and word in command_of(pid):
                    found[name] = pid
        return found

    def everybody(self):
        """Return the process ids of the supervisor's children and grandchildren."""
        children = set(self.children().values())
        return children | {pid for pid in processes() if parent_of(pid) in children}


def processes():
    return [int(path.name) for path in Path("/proc").glob("[0-9]*")]


def stat_of(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    except OSError:
        return ["Z", "0"]


def parent_of(pid):
    return int(stat_of(pid)[1])


def command_of(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
    except OSError:
        return ""


def lives(pid):
    return stat_of(pid)[0] != "Z"


def wait_for(holds, seconds):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """One data folder for all tests of this file: the first start fills it."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def first(folder):
    """The first start, with all its steps; stopped before the tests use the folder again."""
    demo = Demo(folder, free_port())
    try:
        demo.wait_until_ready(300)
        assert wait_for(lambda: demo.ready()["ready"], 60), (
            demo.ready()
        )  # it loads at the first ask
    finally:
        demo.process.terminate()
        demo.process.wait(timeout=30)
    return demo


@pytest.fixture
def demo(folder, first):
    """A running demo on the data of the first start."""
    demo = Demo(folder, free_port())
    yield demo.wait_until_ready(60)
    demo.process.kill()
    demo.process.wait()
    everybody_gone = wait_for(lambda: not listens(demo.port), 15)
    assert everybody_gone


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_the_first_start_says_what_it_does_and_who_may_sign_in(first):
    said = first.says()
    steps = re.findall(r"^\[(\d)/8\]", said, re.M)
    assert sorted(set(steps)) == list("12345678")
    assert f"URL http://127.0.0.1:{first.port}/\n" in said
    accounts = re.findall(r"^ACCOUNT (\S+) (\S+@\S+) (\S+)$", said, re.M)
    assert [role for role, _email, _password in accounts] == [member.role for member in CAST]
    assert re.search(r"^MAIL /.+/mail$", said, re.M)


def test_a_second_start_skips_what_is_done_and_keeps_the_data(demo):
    said = demo.says()
    unchanged = re.findall(r"^\[\d/8\] (.+): unchanged$", said, re.M)
    assert unchanged == [
        "virtual environment",
        "packages",
        "texts",
        "database",
        "demo content",
        "search index",
        "static files",
    ]
    page = DIRECT.open(f"http://127.0.0.1:{demo.port}/sq/", timeout=20)
    assert page.status == 200


@pytest.mark.parametrize("name", ["worker", "web", "drain"])
def test_a_killed_child_comes_back(demo, name):
    before = demo.children()
    assert sorted(before) == ["drain", "web", "worker"]
    os.kill(before[name], signal.SIGKILL)
    assert wait_for(lambda: demo.children().get(name, before[name]) != before[name], 20)
    assert wait_for(lambda: demo.ready()["ready"], 30), demo.ready()
    assert {k: v for k, v in demo.children().items() if k != name} == {
        k: v for k, v in before.items() if k != name
    }


@pytest.mark.parametrize("sig", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_ends_everything(demo, sig):
    everybody = demo.everybody()
    assert len(everybody) >= 5  # web server and its two processes, worker, drain
    demo.process.send_signal(sig)
    assert demo.process.wait(timeout=30) == 0
    assert not any(map(lives, everybody))


def test_a_killed_supervisor_leaves_nothing_in_the_way_of_the_next_start(folder, demo):
    everybody = demo.everybody()
    demo.process.kill()
    demo.process.wait()
    again = Demo(folder, demo.port)
    try:
        again.wait_until_ready(60)
        assert again.ready()["ready"]
        assert not any(map(lives, everybody))
    finally:
        again.process.terminate()
        again.process.wait(timeout=30)


def test_a_killed_make_takes_the_demo_with_it(folder, first):
    port = free_port()
    environment = os.environ | {"ZYRA_VAR": str(folder / "var"), "PORT": str(port)}
    command = ["make", "demo", f"PYTHON={sys.executable}"]
    words = (folder / "words-make").open("w")
    with words, subprocess.Popen(command, cwd=ROOT, env=environment, stdout=words) as make:
        try:
            assert wait_for(lambda: "URL http" in (folder / "words-make").read_text(), 60)
        finally:
            make.kill()
    assert wait_for(lambda: not listens(port), 20)
    assert wait_for(lambda: is_left(folder), 30)


def is_left(folder):
    """Say whether no demo uses the data any more: the last of it goes after the port."""
    with (folder / "var" / "run" / "demo.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


def refused(folder, **environment):
    demo = Demo(folder, free_port(), **environment)
    assert demo.process.wait(timeout=60) == 1
    return demo.says()


def test_two_demos_do_not_share_their_data(folder, demo):
    assert "A portal is running on the data in" in refused(folder)


def test_a_taken_port_is_named(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = refused(tmp_path, PORT=str(port))
    assert f"Cannot listen on 127.0.0.1:{port}" in said
    assert f"PORT={port + 1} make demo" in said


@pytest.mark.parametrize("port", ["0", "65536", "eight"])
def test_a_port_that_is_none_is_refused(tmp_path, port):
    assert f"PORT={port} is no port number" in refused(tmp_path, PORT=port)


def test_a_reset_does_not_touch_another_database(tmp_path):
    said = refused(tmp_path, DEMO_RESET="1", DATABASE_URL="postgres://somebody@nowhere/real")
    assert "DEMO_RESET=1 empties no DATABASE_URL" in said


def test_a_reset_removes_the_demos_own_data_and_nothing_else(tmp_path):
    var = tmp_path / "var"
    (var / "media").mkdir(parents=True)
    (var / "zyra.sqlite3").write_text("old")
    (var / "mine.txt").write_text("stays")
    with socket.socket() as taken:  # so that it stops right after the reset
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        refused(tmp_path, DEMO_RESET="1", PORT=str(taken.getsockname()[1]))
    assert sorted(path.name for path in var.iterdir()) == ["mine.txt", "run"]
