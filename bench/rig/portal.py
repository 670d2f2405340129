"""The portal as `make demo` runs it, without its worker: same data steps, same web command.

What is measured is the production server (granian, WSGI, 2 workers) with DEBUG
off and the demo's content, in a data folder of its own (ZYRA_VAR, else var/bench/data).
"""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "ops"))

import demo  # noqa: E402 - ops/demo.py, after its folder is on the path
from supervisor import die_with_parent  # noqa: E402

VAR = Path(os.environ.get("ZYRA_VAR") or ROOT / "var" / "bench" / "data").absolute()
START_SECONDS = 30
STOP_SECONDS = 15
LONG_PROTOCOL = "child-violence"  # 30 steps, for professionals
PUBLIC_PROTOCOL = "street-children"
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # to ourselves, no proxy


def prepare(var: Path = VAR, only: tuple[str, ...] = ()) -> None:
    """Bring database, demo content, index and static files in `var` up to date.

    The steps and their stamps are those of `make demo`, `only` the named ones;
    progress goes to stderr.
    """
    demo.VAR = var
    stamps_file = var / "run" / "steps.json"
    stamps_file.parent.mkdir(parents=True, exist_ok=True)
    stamps = json.loads(stamps_file.read_text()) if stamps_file.exists() else {}
    for step in demo.steps():
        if (only and step.name not in only) or step.is_unchanged(stamps):
            continue
        print(f"preparing: {step.name}", file=sys.stderr, flush=True)
        subprocess.run(
            step.command, env=environment(var), cwd=ROOT, stdout=subprocess.DEVNULL, check=True
        )
        step.ran = True
        stamps[step.name] = step.fingerprint()
        stamps_file.write_text(json.dumps(stamps))


def environment(var: Path, settings: str | None = None) -> dict[str, str]:
    """Return the variables of a process of the demo, with other `settings` if named."""
    demo.VAR = var
    chosen = {"DJANGO_SETTINGS_MODULE": settings} if settings else {}
    return {**demo.environment(), **chosen}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def web_command(port: int) -> list[str]:
    """Return the demo's own web server command, on the loopback address and `port`."""
    command = list(demo.children()[0].command)
    command[command.index("--port") + 1] = str(port)
    command[command.index("--host") + 1] = "127.0.0.1"
    return command


@contextlib.contextmanager
def served(var: Path = VAR, settings: str | None = None):
    """Run the web server on a free port; yields the port once it answers, stops it after."""
    port = free_port()
    parent = os.getpid()
    process = subprocess.Popen(
        web_command(port),
        env={**environment(var, settings), "ZYRA_BASE_URL": f"http://127.0.0.1:{port}"},
        cwd=ROOT,
        start_new_session=True,
        preexec_fn=lambda: die_with_parent(signal.SIGTERM, parent),
    )
    try:
        wait_until_alive(port, process)
        yield port
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_until_alive(port: int, process) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with DIRECT.open(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return
        except OSError as error:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the web server on port {port} did not start") from error
            time.sleep(0.1)


def use_django(var: Path = VAR) -> None:
    """Set Django up in this process on the same data, for addresses, sessions and queries."""
    os.environ.update(environment(var))
    import django

    django.setup()


def addresses(language: str = "sq") -> dict[str, str]:
    """Return home, long (30 steps, professionals), public and search → path. Needs Django."""
    from protocols.models import ProtocolPage
    from protocols.seed import demo_protocols, protocol_uuid

    keys = {protocol.key: protocol_uuid(protocol) for protocol in demo_protocols()}
    pages = ProtocolPage.objects.live().filter(locale__language_code=language)
    return {
        "home": f"/{language}/",
        "long": pages.get(translation_key=keys[LONG_PROTOCOL]).url,
        "public": pages.get(translation_key=keys[PUBLIC_PROTOCOL]).url,
        "search": f"/{language}/search/",
    }


def session_of(role: str = "worker") -> str:
    """Sign a member of the cast in; returns the session cookie's value. Needs Django."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    from portal.accounts.cast import CAST

    email = next(member.email for member in CAST if member.role == role)
    client = Client()
    client.force_login(get_user_model().objects.get(email=email))
    return client.cookies[settings.SESSION_COOKIE_NAME].value
