"""Keeps child processes running until told to stop. Standard library only.

Every child leads its own process group, so that what it started itself ends
with it. Where the kernel can do it (Linux), a child is told when the supervisor
is killed outright, so that nothing is left holding the port.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time

PR_SET_PDEATHSIG = 1
TICK = 0.2  # seconds between two looks at the children
LONGEST_PAUSE = 10.0  # seconds before another try of a child that keeps ending
SETTLED = 30.0  # seconds after which a child counts as running well
GRACE = 12.0  # seconds that children get to finish after a polite stop

_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


class NotReady(Exception):
    """The children did not become ready in time; the text says what was missing."""


def die_with_parent(sig, parent):
    """Ask the kernel for `sig` when `parent` ends. Call in the child, or for oneself."""
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, int(sig), 0, 0, 0)
        if os.getppid() != parent:  # it ended before we asked
            os.kill(os.getpid(), sig)


class Child:
    """One process to keep running.

    orphan_signal: what it gets when the supervisor was killed. SIGTERM for a
    process that must stop children of its own; SIGKILL for one whose work is
    safe to lose half-way.
    """

    def __init__(self, name, command, orphan_signal=signal.SIGKILL):
        self.name = name
        self.command = command
        self.orphan_signal = orphan_signal
        self.process = None
        self.started = 0.0
        self.pause = 0.5
        self.restarts = 0

    def start(self, environment):
        parent = os.getpid()
        self.process = subprocess.Popen(
            self.command,
            env=environment,
            start_new_session=True,
            preexec_fn=lambda: die_with_parent(self.orphan_signal, parent),
        )
        self.started = time.monotonic()

    def has_ended(self):
        """Say whether the process ended; if so, end its whole group before its id is free."""
        if self.process is None or self.process.returncode is not None:
            return True
        state = os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        if state is None:
            return False
        self.signal_group(signal.SIGKILL)
        self.process.wait()
        return True

    def ask_to_stop(self):
        if not self.has_ended():
            self.process.send_signal(signal.SIGTERM)

    def signal_group(self, sig):
        with contextlib.suppress(ProcessLookupError, PermissionError):  # all of it ended already
            os.killpg(self.process.pid, sig)


class Supervisor:
    """Runs `children`; `is_ready()` returns "" once they serve, else what is missing."""

    def __init__(self, children, *, environment, is_ready, announce, patience=90.0):
        self.children = children
        self.environment = environment
        self.is_ready = is_ready
        self.announce = announce
        self.patience = patience
        self.stopping = False

    def run(self):
        """Block until SIGINT, SIGTERM or SIGHUP; raises NotReady when the start fails."""
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            signal.signal(getattr(signal, name), self._stop_soon)
        try:
            for child in self.children:
                child.start(self.environment)
            self._wait_until_ready()
            if not self.stopping:
                self.announce()
            while not self.stopping:
                self._restart_ended()
                time.sleep(TICK)
        finally:
            self._stop_all()

    def _stop_soon(self, _signal, _frame):
        self.stopping = True

    def _wait_until_ready(self):
        deadline = time.monotonic() + self.patience
        missing = "no answer yet"
        while not self.stopping:
            self._restart_ended()
            missing = self.is_ready()
            if not missing:
                return
            failing = [child.name for child in self.children if child.restarts > 3]
            if failing:
                raise NotReady(f"{', '.join(failing)} keeps ending; its words stand above.")
            if time.monotonic() > deadline:
                raise NotReady(f"Not ready after {self.patience:.0f} s: {missing}")
            time.sleep(TICK)

    def _restart_ended(self):
        now = time.monotonic()
        for child in self.children:
            if not child.has_ended():
                if now - child.started > SETTLED:
                    child.pause = 0.5
                continue
            if now - child.started < child.pause:
                continue
            code = child.process.returncode
            print(f"{child.name} ended ({code}), starting it again", flush=True)
            child.pause = min(child.pause * 2, LONGEST_PAUSE)
            child.restarts += 1
            child.start(self.environment)

    def _stop_all(self):
        for child in self.children:
            child.ask_to_stop()
        deadline = time.monotonic() + GRACE
        while time.monotonic() < deadline:
            if all([child.has_ended() for child in self.children]):
                return
            time.sleep(0.05)
        for child in self.children:
            if not child.has_ended():
                child.signal_group(signal.SIGKILL)
                child.process.wait()
