"""Whether anybody opened a hit: a page's mark of its search, and the beacon that brings it back.

The mark is signed: only a search that this portal answered can be counted, as it
was answered, and only once. It lives in the page, and names nobody; of one that
came back its code is kept for a day.
"""

import logging
import secrets
import time
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from django.core import signing
from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from search import asked, visitors
from search.models import SettledMark
from search.query import Result

logger = logging.getLogger(__name__)
SALT = "search.watching"
LONGEST = timedelta(hours=12)  # a page may stay open so long before its mark is worth nothing
MOST_BYTES = 4096  # of a beacon
MOST_A_MINUTE = 1200  # beacons a process, of all visitors; of one visitors.MOST_A_MINUTE
MOST_MARKS = 100_000  # that are kept, 8 MB: a flood must not fill the disk
FULL_SECONDS = 10  # how long a look at their number holds
CODE_BYTES = 12


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
    code: str


def mark(result: Result, language: str, *, is_counted: bool, is_refined: bool) -> str:
    """Return the signed mark for the page, "" for what is no search."""
    if not result.typed or not result.is_available:
        return ""
    is_refined = not asked.is_question(result, is_refined=is_refined)
    today = timezone.localdate().isoformat()
    code = secrets.token_urlsafe(CODE_BYTES)
    one = Mark(result.typed, language, result.total, today, is_counted, is_refined, code)
    return signing.dumps(asdict(one), salt=SALT)


@csrf_exempt  # a beacon carries no token: its origin is looked at, and its mark is signed
@require_POST
def settle(request):
    """Count what a page tells of its search: asked = its mark, opened = 1 if a hit was opened.

    again = 1: the same words were told of before, now a hit was opened. Always 204: a
    beacon hears nothing.
    """
    visitor = visitors.visitor_of(request)
    if _is_own(request) and _is_small(request) and visitors.may_tell(visitor) and _turns.take():
        one = _read(request.POST.get("asked", ""))
        if one is not None:
            try:
                _settle(
                    one,
                    visitor,
                    is_opened=request.POST.get("opened") == "1",
                    is_again=request.POST.get("again") == "1",
                )
            except DatabaseError as error:  # a statistic is not worth an error
                logger.warning("A search was not counted: %s", type(error).__name__)
    return HttpResponse(status=204)


@transaction.atomic
def _settle(one: Mark, visitor: str, *, is_opened: bool, is_again: bool) -> None:
    if not one.is_counted and not visitors.may_ask(visitor, one.typed):
        return
    is_first, is_first_opening = _remember(one, is_opened)
    seen = {"opened": 1} if is_first_opening else {}
    if is_first and not is_again and not one.is_refined:
        seen["watched"] = 1
        if not one.is_counted:
            asked.count(one.typed, one.language, one.results, visitor, **seen)
            return
    if seen:
        asked.count_seen(one.typed, one.language, date.fromisoformat(one.day), **seen)


def _remember(one: Mark, is_opened: bool) -> tuple[bool, bool]:
    """Note that this mark came; say whether for the first time, and whether first with an opening."""
    if _are_enough():
        return False, False
    row, is_first = SettledMark.objects.get_or_create(
        code=one.code, defaults={"day": one.day, "is_opened": is_opened}
    )
    if is_first or not is_opened:
        return is_first, is_first and is_opened
    unopened = SettledMark.objects.filter(code=row.code, is_opened=False)
    return False, bool(unopened.update(is_opened=True))


def _are_enough() -> bool:
    number = cache.get("settled-marks")
    if number is None:
        number = SettledMark.objects.count()
        cache.set("settled-marks", number, FULL_SECONDS)
    return number >= MOST_MARKS


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
