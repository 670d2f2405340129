"""make demo: from nothing to a running portal with content, in numbered steps.

Standard library only. A step is skipped when neither its inputs nor its results
changed since it last ended well, so that a second start takes seconds. Then this
process keeps web server, worker and index drain running until it is stopped.

PORT, HOST, ZYRA_VAR (data folder), DATABASE_URL; DEMO_RESET=1 starts over.
"""

import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from environment import (
    PYTHON,
    ROOT,
    VENV,
    Missing,
    Packages,
    demand_python,
    demand_venv,
    fingerprint,
    is_own_venv,
    make_venv_command,
)
from supervisor import Child, NotReady, Supervisor, die_with_parent

VAR = Path(os.environ.get("ZYRA_VAR") or ROOT / "var").absolute()
HOST = os.environ.get("HOST") or "127.0.0.1"
PORT = os.environ.get("PORT") or "8000"
OWN_DATABASE = not os.environ.get("DATABASE_URL")
DATA = ("zyra.sqlite3", "zyra.sqlite3-wal", "zyra.sqlite3-shm", "run/steps.json")
DATA_FOLDERS = ("index", "mail", "media", "static")
LINE_SECONDS = 10  # between two lines of progress where there is no terminal
PORT_PATIENCE = 10  # seconds for a killed portal's web server to let go of its port
LOCK_PATIENCE = 2  # seconds for a stopped portal to let go of its data
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # to ourselves, no proxy


def environment():
    """Return the variables of every process of the demo."""
    reader_host = "127.0.0.1" if HOST in ("0.0.0.0", "::") else HOST
    return {
        "ZYRA_BASE_URL": f"http://{reader_host}:{PORT}",
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DEBUG": "0",
        "ZYRA_VAR": str(VAR),
        "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": str(ROOT),
    }


def manage(*words):
    return [str(PYTHON), str(ROOT / "manage.py"), *words]


class Step:
    """One step. It is unchanged when `inputs` are as they were and `results` still exist."""

    def __init__(self, name, command, inputs=(), results=(), after=None):
        self.name = name
        self.command = command
        self.inputs = inputs
        self.results = results
        self.after = after  # a step that, when it ran, makes this one run too
        self.ran = False

    def fingerprint(self):
        files = {
            path
            for pattern in self.inputs
            for path in ROOT.glob(pattern)
            if path.is_file() and not {VENV, VAR, ROOT / "var"} & set(path.parents)
        }
        return fingerprint(files, os.environ.get("DATABASE_URL", ""), *self.command)

    def is_unchanged(self, stamps):
        if self.after is not None and self.after.ran:
            return False
        if not OWN_DATABASE or not all(path.exists() for path in self.results):
            return False
        return stamps.get(self.name) == self.fingerprint()


def steps():
    """Return the steps after the packages, in their order."""
    database = VAR / "zyra.sqlite3"
    catalogues = sorted(ROOT.glob("locale/*/*/LC_MESSAGES/*.po"))
    migrations = ("*/migrations/*.py", "portal/*/migrations/*.py", "requirements.txt")
    texts = Step(
        "texts",
        manage("messages", "--compile"),
        ["locale/**/*.po"],
        [path.with_suffix(".mo") for path in catalogues],
    )
    tables = Step("database", manage("migrate", "--no-input"), migrations, [database])
    content = Step(
        "demo content",
        manage("seed_demo"),
        (
            "*/seed.py",
            "*/demo/**/*.py",
            "portal/*/seed.py",
            "portal/*/demo*.py",
            "portal/*/cast.py",
        ),
        [database],
        after=tables,
    )
    index = Step(
        "search index",
        manage("search_rebuild", "--if-needed"),
        ("search/**/*.py", "*/search_index.py", "portal/*/search_index.py"),
        [VAR / "index"],
        after=content,
    )
    files = Step(
        "static files",
        manage("collectstatic", "--no-input", "--verbosity", "0"),
        ("static/**/*", "*/static/**/*", "portal/*/static/**/*", "requirements.txt"),
        [VAR / "static" / "staticfiles.json"],
    )
    return [texts, tables, content, index, files]


class Progress:
    """Shows step n of m with its seconds: one living line on a terminal, else plain lines."""

    def __init__(self, total):
        self.total = total
        self.number = 0
        self.is_terminal = sys.stdout.isatty()

    def begin(self, name):
        self.number += 1
        self.head = f"[{self.number}/{self.total}] {name}"
        self.started = time.monotonic()
        self.shown = 0.0

    def beat(self, words):
        seconds = time.monotonic() - self.started
        if self.is_terminal:
            width = shutil.get_terminal_size().columns - 1
            print(f"\r{self.head} … {seconds:.0f} s  {words}"[:width].ljust(width), end="")
            sys.stdout.flush()
        elif time.monotonic() - self.shown >= LINE_SECONDS:
            self.shown = time.monotonic()
            print(f"{self.head} … {seconds:.0f} s  {words}".rstrip(), flush=True)

    def end(self, words=""):
        seconds = time.monotonic() - self.started
        start = "\r\033[K" if self.is_terminal else ""
        print(f"{start}{self.head}: {words or f'{seconds:.1f} s'}", flush=True)


def run_command(command, progress):
    """Run `command`, showing its last line; on failure print all of it and stop."""
    # Publications of the seed come before the index: that warning would hide the progress.
    quiet = {"ZYRA_LOG_LEVEL": "ERROR", **environment()}
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, env=quiet, cwd=ROOT
        )
        try:
            while process.poll() is None:
                progress.beat(last_line(output))
                time.sleep(0.1)
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()
        if process.returncode:
            progress.end("did not work")
            output.seek(0)
            sys.stderr.write(output.read().decode(errors="replace"))
            sys.exit(f"{' '.join(command)} ended with {process.returncode}.")


def last_line(output):
    size = os.fstat(output.fileno()).st_size
    tail = os.pread(output.fileno(), 400, max(0, size - 400)).decode(errors="replace")
    lines = [line.strip() for line in tail.splitlines() if line.strip()]
    return lines[-1] if lines else ""


def set_up():
    """Do every step that is not done yet."""
    todo = steps()
    progress = Progress(total=len(todo) + 3)
    progress.begin("virtual environment")
    if is_own_venv():
        progress.end("unchanged")
    else:
        demand_venv()
        run_command([*make_venv_command(), "--clear"], progress)
        progress.end()
    progress.begin("packages")
    packages = Packages("requirements.txt")
    if packages.are_installed():
        progress.end("unchanged")
    else:
        run_command(packages.command(), progress)
        packages.keep()
        progress.end()
    stamps_file = VAR / "run" / "steps.json"
    stamps = json.loads(stamps_file.read_text()) if stamps_file.exists() else {}
    for step in todo:
        progress.begin(step.name)
        if step.is_unchanged(stamps):
            progress.end("unchanged")
            continue
        run_command(step.command, progress)
        step.ran = True
        stamps[step.name] = step.fingerprint()
        stamps_file.write_text(json.dumps(stamps))
        progress.end()
    return progress


def children():
    """Return web server, worker and drain; the same commands stand in the systemd units."""
    web = [
        *(str(VENV / "bin" / "granian"), "--interface", "wsgi", "--host", HOST, "--port", PORT),
        *("--workers", "2", "--blocking-threads", "4", "--blocking-threads-idle-timeout", "600"),
        *("--respawn-failed-workers", "--respawn-interval", "0.5", "--workers-kill-timeout", "8"),
        *(
            "--no-ws",
            "--log-level",
            "warning",
            "--working-dir",
            str(ROOT),
            "portal.wsgi:application",
        ),
    ]
    return [
        Child("web server", web, orphan_signal=signal.SIGTERM),
        Child("worker", manage("run_worker", "--skip-checks", "--name", "demo")),
        Child("index drain", manage("search_drain", "--skip-checks", "--watch")),
    ]


def own_address():
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(HOST, HOST)
    return f"http://{host}:{PORT}"


def missing_parts():
    """Ask /readyz; return "" when it says ready, else what it says."""
    try:
        with DIRECT.open(f"{own_address()}/readyz", timeout=5) as answer:
            return "" if answer.status == 200 else str(answer.status)
    except urllib.error.HTTPError as error:
        return error.read(2000).decode(errors="replace")
    except OSError as error:
        return str(error)


def network_address():
    """Return this machine's address in its network; no packet is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return probe.getsockname()[0]
        except OSError:
            return ""


def announce(progress):
    sys.path.insert(0, str(ROOT))
    from portal.accounts.cast import CAST, PASSWORD

    progress.end()
    print(f"\nURL {own_address()}/")
    if HOST == "0.0.0.0" and network_address():
        print(f"PHONE http://{network_address()}:{PORT}/ (same network)")
    for member in CAST:
        print(f"ACCOUNT {member.role} {member.email} {PASSWORD}")
    print(f"MAIL {VAR / 'mail'}")
    print("Sign in at /accounts/login/. Everybody can read these passwords: no real data here.")
    print("Ctrl-C stops the portal.", flush=True)


def hold_data_folder():
    """Let one demo at a time use the data folder; returns the lock, held while it is open."""
    folder = VAR / "run"
    folder.mkdir(parents=True, exist_ok=True)
    lock = open(folder / "demo.lock", "w")  # noqa: SIM115 - held until the process ends
    deadline = time.monotonic() + LOCK_PATIENCE
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return lock
        except OSError:
            if time.monotonic() > deadline:
                raise Missing(
                    f"A portal is running on the data in {VAR}. Stop it first (Ctrl-C there), or\n"
                    f"    ZYRA_VAR={VAR}-2 PORT={int(PORT) + 1} make demo"
                ) from None
            time.sleep(0.2)


def demand_port():
    """Wait a little for the port to be free, then raise Missing."""
    family = socket.AF_INET6 if ":" in HOST else socket.AF_INET
    deadline = time.monotonic() + PORT_PATIENCE
    while True:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, int(PORT)))
                return
            except PermissionError:
                raise Missing(f"Port {PORT} needs more rights. Try: PORT=8000 make demo") from None
            except socket.gaierror:
                raise Missing(f"HOST={HOST} is no address of this machine.") from None
            except OSError as error:
                if time.monotonic() > deadline:
                    raise Missing(
                        f"Cannot listen on {HOST}:{PORT} ({error.strerror}). "
                        f"Try: PORT={int(PORT) + 1} make demo"
                    ) from None
        time.sleep(0.2)


def start_over():
    """Remove the demo's own data, and nothing else that may lie in the folder."""
    if not OWN_DATABASE:
        raise Missing("DEMO_RESET=1 empties no DATABASE_URL: empty that database yourself.")
    for name in DATA:
        (VAR / name).unlink(missing_ok=True)
    for name in DATA_FOLDERS:
        shutil.rmtree(VAR / name, ignore_errors=True)


def main():
    demand_python()
    if not PORT.isdigit() or not 0 < int(PORT) < 65536:
        raise Missing(f"PORT={PORT} is no port number (1 to 65535).")
    if os.environ.get("MAKELEVEL"):  # started by make: do not outlive it
        die_with_parent(signal.SIGTERM, os.getppid())
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    lock = hold_data_folder()
    if os.environ.get("DEMO_RESET", "") not in ("", "0"):
        start_over()
    demand_port()
    progress = set_up()
    progress.begin("start")
    supervisor = Supervisor(
        children(),
        environment=environment(),
        is_ready=missing_parts,
        announce=lambda: announce(progress),
    )
    supervisor.run()
    lock.close()


if __name__ == "__main__":
    try:
        main()
    except (Missing, NotReady) as problem:
        sys.exit(str(problem))
    except KeyboardInterrupt:
        sys.exit(130)
