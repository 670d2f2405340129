"""The directory at its sizes: import, a page of the open API, the public list.

    python bench/directory.py [--services 10000] [--find 100000] [--rounds 40] [--keep DIR]

Import: services with body, place, address, hours, phone and area, through the command, on SQLite
in a folder of its own; wall time and time of the processor, for a busy machine counts the wall.
API: one page of 100 full services through Django, with the number of its queries. List: near me,
open now and a word, over `--find` services at locations, beside the word alone, in turn.
Needs no network; leaves DIR behind with --keep.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
NAMES = uuid.UUID("2f3c1f9e-2a57-4d84-9c1b-6a4b5f0d7e21")
PER_BODY = 5  # services of one body
TOWNS = ("Tiranë", "Berat", "Shkodër", "Durrës", "Elbasan", "Vlorë", "Korçë", "Fier")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--services", type=int, default=10_000)
    parser.add_argument(
        "--find", type=int, default=0, help="services of the list; 100000 takes long"
    )
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--keep", type=Path, help="folder of the database")
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp(prefix="bench-directory-"))
    folder.mkdir(parents=True, exist_ok=True)
    _start(folder)
    found = {"import": measure_import(folder, options.services)}
    found["api"] = measure_api(options.rounds)
    if options.find:
        found["list"] = measure_list(folder, options.find, options.rounds)
    print(json.dumps(found, indent=1, ensure_ascii=False))
    return 0


def _start(folder: Path) -> None:
    os.environ["ZYRA_VAR"] = str(folder)
    os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'directory.sqlite3'}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.DEBUG = False  # else every query is kept
    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    from portal.reference import seed

    seed.seed()


def write_file(path: Path, services: range) -> None:
    """Write made-up services as HSDS JSON, the same each time."""
    document = {
        "organizations": [_body(number) for number in services if number % PER_BODY == 0],
        "services": [_service(number) for number in services],
    }
    path.write_text(json.dumps(document), encoding="utf-8")


def _id(*parts) -> str:
    return str(uuid.uuid5(NAMES, ":".join(map(str, parts))))


def _body(number: int) -> dict:
    return {"id": _id("body", number), "name": f"Qendra {number}", "description": "Ndihmon"}


def _service(number: int) -> dict:
    town = TOWNS[number % len(TOWNS)]
    address = {
        "id": _id("address", number),
        "address_1": f"Rruga {number}",
        "city": town,
        "state_province": town,
        "postal_code": "1001",
        "country": "AL",
        "address_type": "physical",
    }
    body = _id("body", number - number % PER_BODY)
    place = {"id": _id("place", number), "location_type": "physical", "organization_id": body}
    hours = {"freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "opens_at": "08:00", "closes_at": "16:00"}
    return {
        "id": _id("service", number),
        "organization_id": body,
        "name": f"Këshillim {number}",
        "status": "active",
        "description": "Këshillim psikologjik për familje dhe fëmijë.",
        "phones": [{"id": _id("phone", number), "number": "+355 60 000 0001"}],
        "schedules": [{"id": _id("hours", number), **hours}],
        "service_areas": [{"id": _id("area", number), "name": town}],
        "service_at_locations": [
            {"id": _id("pair", number), "location": {**place, "addresses": [address]}}
        ],
    }


def measure_import(folder: Path, count: int, first: int = 0) -> dict:
    """Import `count` services; return seconds and services a second, wall and processor."""
    from directory.hsds import acceptance

    path = folder / "services.json"
    write_file(path, range(first, first + count))
    wall, processor = time.monotonic(), time.process_time()
    found = acceptance.examine(path, source="bench", country="AL")
    assert not found.report.has_errors, found.report.text()
    checked = time.monotonic() - wall
    writer = found.write(
        on_progress=lambda done, total: print(f"{done} of {total}", file=sys.stderr)
    )
    wall, processor = time.monotonic() - wall, time.process_time() - processor
    return {
        "services": count,
        "rows": sum(writer.created.values()),
        "seconds": round(wall, 1),
        "of them checking": round(checked, 1),
        "processor seconds": round(processor, 1),
        "services a second": round(count / wall),
        "services a processor second": round(count / processor),
        "longest transaction s": round(writer.longest, 2),
    }


def measure_api(rounds: int) -> dict:
    """Ask for a page of 100 full services `rounds` times."""
    from django.test import Client

    client, address = Client(), "/api/hsds/services"
    query = {"full": "true", "per_page": "100"}
    page, queries = _counted(lambda: client.get(address, query))
    assert page.json()["size"] == 100
    times = _timed(lambda: client.get(address, query), rounds)
    return {"queries": queries, "bytes": len(page.content), **times}


def measure_list(folder: Path, count: int, rounds: int) -> dict:
    """Compare the word alone with the word, a place and open now, in turn."""
    from django.core.management import call_command
    from django.test import Client

    from directory.models import ServiceAtLocation

    there = ServiceAtLocation.objects.count()
    for first in range(there, count, 10_000):
        measure_import(folder, min(10_000, count - first), first)
    call_command("search_rebuild", stdout=sys.stderr)
    call_command("collectstatic", interactive=False, verbosity=0)
    client = Client()
    words = {"q": "këshillim"}
    near = words | {"where": "Berat", "open": "on"}
    found, queries = _counted(
        lambda: client.get("/sq/directory/", {"q": "këshillim", "where": "Berat"})
    )
    assert b"/directory/service/" in found.content  # a list of nothing would cost nothing
    plain, whole = [], []
    for _round in range(rounds):
        plain.append(_once(lambda: client.get("/sq/directory/", words)))
        whole.append(_once(lambda: client.get("/sq/directory/", near)))
    ratio = _p95(whole) / _p95(plain)
    return {
        "services at locations": ServiceAtLocation.objects.count(),
        "queries": queries,
        "word alone p95 ms": round(_p95(plain)),
        "near, open, word p95 ms": round(_p95(whole)),
        "times": round(ratio, 2),
    }


def _counted(act) -> tuple:
    """Return what `act` returns, and the number of its queries."""
    from django.db import connection

    asked = []

    def count(execute, sql, parameters, many, context):
        asked.append(sql)
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(count):
        return act(), len(asked)


def _once(act) -> float:
    began = time.perf_counter()
    assert act().status_code == 200
    return (time.perf_counter() - began) * 1000


def _timed(act, rounds: int) -> dict:
    times = [_once(act) for _round in range(rounds)]
    return {"p50 ms": round(statistics.median(times)), "p95 ms": round(_p95(times))}


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95) - 1] if len(times) > 1 else times[0]


if __name__ == "__main__":
    sys.exit(main())
