"""Whether anybody opened a hit: a page's mark of its search, and the beacon that brings it back.

The mark is signed: only a search that this portal answered can be counted, as it
was answered. It lives in the page and nowhere else, and names nobody.
"""

import time
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from django.core import signing
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from search import asked
from search.query import Result

SALT = "search.watching"
LONGEST = timedelta(hours=12)  # a page may stay open so long before its mark is worth nothing
MOST_BYTES = 4096  # of a beacon
MOST_A_MINUTE = 1200  # beacons a process; nobody's finger is so quick


@dataclass(frozen=True)
class Mark:
    """One search as it was answered. is_counted: it is in the table already.

    is_refined: not a question of its own (asked.is_question); only openings count.
    """

    typed: str
    language: str
    results: int
    day: str
    is_counted: bool
    is_refined: bool


def mark(result: Result, language: str, *, is_counted: bool, is_refined: bool) -> str:
    """Return the signed mark for the page, "" for what is no search."""
    if not result.typed or not result.is_available:
        return ""
    is_refined = not asked.is_question(result, is_refined=is_refined)
    today = timezone.localdate().isoformat()
    one = Mark(result.typed, language, result.total, today, is_counted, is_refined)
    return signing.dumps(asdict(one), salt=SALT)


@csrf_exempt  # a beacon carries no token: its origin is looked at, and its mark is signed
@require_POST
def settle(request):
    """Count what a page tells of its search: asked = its mark, opened = 1 if a hit was opened.

    again = 1: told before, now a hit was opened. Always 204: a beacon hears nothing.
    """
    if _is_own(request) and _is_small(request) and _turns.take():
        one = _read(request.POST.get("asked", ""))
        if one is not None:
            _settle(
                one,
                is_opened=request.POST.get("opened") == "1",
                is_again=request.POST.get("again") == "1",
            )
    return HttpResponse(status=204)


def _settle(one: Mark, *, is_opened: bool, is_again: bool) -> None:
    if one.is_refined or is_again:
        if is_opened:
            asked.count_seen(one.typed, one.language, date.fromisoformat(one.day), opened=1)
    elif one.is_counted:
        day = date.fromisoformat(one.day)
        asked.count_seen(one.typed, one.language, day, watched=1, opened=int(is_opened))
    else:
        asked.count(one.typed, one.language, one.results, watched=1, opened=int(is_opened))


def _read(signed: str) -> Mark | None:
    try:
        return Mark(**signing.loads(signed, salt=SALT, max_age=LONGEST))
    except (signing.BadSignature, TypeError):
        return None


def _is_own(request) -> bool:
    """Say whether a page of this portal sent it."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()


def _is_small(request) -> bool:
    length = request.META.get("CONTENT_LENGTH") or ""
    return length.isdecimal() and int(length) <= MOST_BYTES


class _Turns:
    """How many beacons this process takes in a minute."""

    def __init__(self, most: int):
        self.most = most
        self.minute, self.taken = 0, 0

    def take(self) -> bool:
        minute = int(time.monotonic() // 60)
        if minute != self.minute:
            self.minute, self.taken = minute, 0
        self.taken += 1
        return self.taken <= self.most


_turns = _Turns(MOST_A_MINUTE)
