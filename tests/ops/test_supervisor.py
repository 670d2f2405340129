"""Children are kept running, and end with their supervisor, however it ends."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

OPS = Path(__file__).resolve().parents[2] / "ops"
PROGRAM = """
    import sys
    sys.path.insert(0, {ops!r})
    from supervisor import Child, NotReady, Supervisor
    from pathlib import Path
    folder = Path(sys.argv[1])
    child = {child!r}
    def is_ready():
        return "" if (folder / "pids").exists() else "no child yet"
    supervisor = Supervisor(
        [Child("child", [sys.executable, "-c", child, str(folder)], {signal})],
        environment=None,
        is_ready=is_ready,
        announce=lambda: print("ready", flush=True),
        patience={patience},
    )
    try:
        supervisor.run()
    except NotReady as problem:
        sys.exit(str(problem))
"""
# A child with a child of its own, as a web server has; it ends politely on SIGTERM.
FAMILY = """
import os, signal, sys, time
grandchild = os.fork()
if grandchild == 0:
    time.sleep(60)
    os._exit(0)
def stop(*_):
    os.kill(grandchild, signal.SIGKILL)
    sys.exit(0)
signal.signal(signal.SIGTERM, stop)
with open(sys.argv[1] + "/pids", "a") as file:
    file.write(f"{os.getpid()} {grandchild}\\n")
time.sleep(60)
"""
STUBBORN = FAMILY.replace("signal.signal(signal.SIGTERM, stop)", "")


@pytest.fixture
def supervise(tmp_path):
    """Start a supervisor of one child in a process of its own."""
    started = []

    def start(child=FAMILY, orphan_signal=15, patience=20):
        text = textwrap.dedent(PROGRAM).format(
            ops=str(OPS), child=child, signal=orphan_signal, patience=patience
        )
        process = subprocess.Popen(
            [sys.executable, "-c", text, str(tmp_path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


def families(folder, count):
    """Wait until `count` children wrote down (pid, grandchild's pid)."""
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        lines = (folder / "pids").read_text().splitlines() if (folder / "pids").exists() else []
        if len(lines) >= count:
            return [tuple(map(int, line.split())) for line in lines]
        time.sleep(0.05)
    raise AssertionError(f"{count} children expected")


def lives(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1][0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def all_gone(pids, within=15):
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if not any(map(lives, pids)):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.processes
class TestSupervisor:
    def test_a_killed_child_is_started_again_and_leaves_nothing(self, supervise, tmp_path):
        supervise()
        (first,) = families(tmp_path, 1)
        os.kill(first[0], signal.SIGKILL)
        second = families(tmp_path, 2)[1]
        assert all_gone(first)
        assert lives(second[0])

    @pytest.mark.parametrize("sig", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
    def test_a_stop_ends_all_of_them(self, supervise, tmp_path, sig):
        process = supervise()
        (family,) = families(tmp_path, 1)
        assert process.stdout.readline() == "ready\n"
        process.send_signal(sig)
        assert process.wait(timeout=10) == 0
        assert all_gone(family, within=1)

    def test_a_kill_of_the_supervisor_leaves_no_orphan(self, supervise, tmp_path):
        process = supervise()
        (family,) = families(tmp_path, 1)
        process.kill()
        assert all_gone(family)

    def test_a_child_that_may_be_killed_is_killed_with_it(self, supervise, tmp_path):
        process = supervise(child=STUBBORN, orphan_signal=9)
        ((pid, grandchild),) = families(tmp_path, 1)
        process.kill()
        assert all_gone([pid])
        os.kill(grandchild, signal.SIGKILL)

    def test_a_child_that_keeps_ending_is_named(self, supervise):
        process = supervise(child="raise SystemExit(3)")
        assert process.wait(timeout=20) == 1
        assert "child keeps ending" in process.stderr.read()

    def test_what_is_missing_is_named_when_patience_ends(self, supervise):
        process = supervise(child="import time; time.sleep(60)", patience=1)
        assert process.wait(timeout=20) == 1
        assert "Not ready after 1 s: no child yet" in process.stderr.read()
