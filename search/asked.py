"""What was searched for is counted for editors; personal data is never kept.

A search by a whole page is counted when it is answered, a search while typing
when the reader opens a hit or leaves (search.watching), and of one visitor only so
much (search.visitors). No user, no address and no hour is written, and after
KEPT_DAYS nothing is left.
"""

import logging
from datetime import date, timedelta

from django.core.cache import cache
from django.db import DatabaseError
from django.db.models import F, QuerySet
from django.http import HttpResponse
from django.utils import timezone

from portal.privacy.detector import may_name_a_person
from search import text, visitors
from search.models import AskedQuery, ContentGap, SettledMark
from search.query import Result

logger = logging.getLogger(__name__)
KEPT_DAYS = 90
KEPT_PER_DAY = 2000  # different texts; a flood of nonsense must not fill the disk
FULL_SECONDS = 10  # how long a look at the day's number of texts holds


def is_question(result: Result, *, is_refined: bool) -> bool:
    """Say whether a search tells anything: one of mere signs does not, nor the second page.

    is_refined: within filters, or once more without repairs. The same words were
    counted a moment before.
    """
    is_first = result.page == 1 and not is_refined
    return result.is_available and is_first and bool(text.tokens(result.typed))


def count(typed: str, language: str, results: int, visitor: str, **seen: int) -> None:
    """Count one search: one write, three for a text that is new this day.

    visitor: of `visitors.visitor_of`, for how many new texts are theirs. seen:
    watched and opened, 1 each where the browser told so.
    """
    rows = _rows(typed, language, timezone.localdate())
    changes = {name: F(name) + number for name, number in {"times": 1, **seen}.items()}
    if rows.update(results=results, **changes):
        return
    row = AskedQuery(**_key(typed, language, timezone.localdate()), results=results, times=0)
    if not _is_full(row.day) and visitors.may_add(visitor):
        AskedQuery.objects.bulk_create([row], ignore_conflicts=True)  # another may be as quick
        rows.update(results=results, **changes)


def count_seen(typed: str, language: str, day: date, **seen: int) -> None:
    """Add to a search that was counted on `day` that it was watched or that a hit was opened."""
    changes = {name: F(name) + number for name, number in seen.items()}
    _rows(typed, language, day).update(**changes)


def _rows(typed: str, language: str, day: date) -> QuerySet[AskedQuery]:
    return AskedQuery.objects.filter(**_key(typed, language, day))


def _key(typed: str, language: str, day: date) -> dict:
    kept = "" if may_name_a_person(typed) else lowered(typed)
    return {"day": day, "language": language, "text": kept}


def lowered(typed: str) -> str:
    """Return a query in small letters but for its acronyms: "NE dokumente" is not "në dokumente"."""
    acronyms = {word.text for word in text.analyse_query(typed) if word.is_acronym}
    parts, end = [], 0
    for token in text.tokens(typed):
        if token.word in acronyms:
            parts += [typed[end : token.start].lower(), token.word]
            end = token.end
    return " ".join("".join([*parts, typed[end:].lower()]).split())


def _is_full(day: date) -> bool:
    key = f"asked-on-{day}"
    number = cache.get(key)
    if number is None:
        number = AskedQuery.objects.filter(day=day).count()
        cache.set(key, number, FULL_SECONDS)
    return number >= KEPT_PER_DAY


class CountedResponse(HttpResponse):
    """An answer that counts its search after the reader has it."""

    def __init__(self, content: str, counted: tuple[str, str, int, str] | None):
        """counted: what `count` takes."""
        super().__init__(content)
        self._counted = counted

    def close(self):
        if self._counted is not None:
            counted, self._counted = self._counted, None
            try:
                count(*counted)
            except DatabaseError as error:  # a statistic is not worth an error page
                logger.warning("A search was not counted: %s", type(error).__name__)
        super().close()


def forget_old() -> int:
    """Delete what is older than KEPT_DAYS, and gaps that long closed; returns how many rows.

    Marks that count no more go a day after theirs.
    """
    today = timezone.localdate()
    SettledMark.objects.filter(day__lt=today - timedelta(days=1)).delete()
    limit = today - timedelta(days=KEPT_DAYS)
    asked, _by_model = AskedQuery.objects.filter(day__lt=limit).delete()
    gaps, _by_model = ContentGap.objects.filter(done_on__lt=limit).delete()
    return asked + gaps
