"""Searches that found none of it as evidence: which kind of service, and where, their words name.

The search desk keeps the words of 90 days and no person, no device, no place; so a search counts
for a municipality only when it names one ("psikolog Has"). Such a search found steps and numbers
of other towns, but nothing of its own where the directory has no such service there. One that
names a kind of service alone counts when it found nothing at all, for no municipality, in every
country, for a language is no country. What cannot be told apart is not counted: the desk shows it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, Sum

from directory.gaps import standing
from directory.gaps.evidence import Evidence
from directory.models import ReasonKind
from portal.reference.models import Municipality, ServiceType, Situation, TargetGroup
from search import synonyms, text
from search.models import AskedQuery

NAME_FIELDS = ("name_sq", "name_sr_latn", "name_en")
TELLING_LETTERS = 7  # a shorter word of a name stands for too much when it stands alone
STEM_LETTERS = 6  # "psikolog" is of "psikologjik"
MOST_QUERIES = 5000  # different texts looked at, those asked most first


def empty_searches(jurisdiction: str) -> Iterator[Evidence]:
    """Yield how often searches of 90 days named a kind of service and found none of it."""
    types = _Types()
    towns = _towns()
    rules = synonyms.in_force()
    given = _Given()
    for typed, language, times, empty in _asked():
        words = text.analyse_query(typed)
        town = _town_named(_every_stem(typed), towns, language)
        if town is not None and town.country != jurisdiction:
            continue
        for service_type in types.named(words, rules):
            is_missing = town is not None and not given.here(town.code, service_type)
            count = times if is_missing else empty
            if count:
                code = town.code if town else ""
                yield Evidence(ReasonKind.EMPTY_SEARCH, code, service_type, count)


def _asked():
    """Return (text, language, times asked, of them with no result)."""
    return (
        AskedQuery.objects.exclude(text="")
        .values_list("text", "language")
        .annotate(asked=Sum("times"), empty=Sum("times", filter=Q(results=0), default=0))
        .order_by("-asked", "text", "language")[:MOST_QUERIES]
    )


class _Given:
    """Which kinds of service a municipality has; read when the first search names one."""

    @cached_property
    def places(self) -> tuple[dict, list]:
        return {town.code: town for town in standing.towns().values()}, standing.read_givers()

    def here(self, town: str, service_type: str) -> bool:
        towns, givers = self.places
        return any(
            standing.standing(giver, towns[town]) is standing.Standing.HERE
            for giver in givers
            if service_type in giver.types
        )


@dataclass(frozen=True)
class _Town:
    """`is_common`: its name is also a small word, as Has is in English."""

    code: str
    country: str
    words: tuple[frozenset[str], ...]
    is_common: bool


@dataclass(frozen=True)
class _Name:
    """`words`: the stems of each word of one name of `code`."""

    code: str
    words: tuple[frozenset[str], ...]


class _Types:
    """Service types by the words of their names."""

    def __init__(self):
        rows = ServiceType.objects.values_list("code", *NAME_FIELDS)
        self.names = [
            _Name(code, words) for code, *names in rows for words in map(_words, names) if words
        ]
        common = _common_forms()
        self.telling: dict[str, set[str]] = {}
        for code, *names in rows:
            for word in (word for name in names for word in text.analyse_query(name)):
                if len(word.form) >= TELLING_LETTERS and word.form[:STEM_LETTERS] not in common:
                    self.telling.setdefault(word.form[:STEM_LETTERS], set()).add(code)

    def named(self, words, rules) -> set[str]:
        """Return the codes that a query names: by a whole name, or by a word of one type only."""
        stems = _stems(words)
        for match in rules.matches(words):
            for _term, others in match.others:
                stems |= {stem for other in others for stem in other.stems}
        found = {name.code for name in self.names if _holds(stems, name.words)}
        for word in words:
            codes = self.telling.get(word.form[:STEM_LETTERS], ())
            if len(codes) == 1:
                found |= codes
        return found


def _common_forms() -> set[str]:
    """Return the beginnings of words that name situations and people, not services."""
    forms = set()
    for model in (Situation, TargetGroup):
        for names in model.objects.values_list(*NAME_FIELDS):
            for name in names:
                forms |= {word.form[:STEM_LETTERS] for word in text.analyse_query(name)}
    return forms


def _towns() -> list[_Town]:
    """Return every municipality, long names first: "Malësi e Madhe" before "Mat"."""
    rows = Municipality.objects.order_by("code").values_list("code", "jurisdiction", "name")
    found = []
    for code, country, name in rows:
        forms = [text.fold(token.word) for token in text.tokens(name)]
        telling = [form for form in forms if not text.is_stop(form)]
        words = tuple(frozenset(text.all_stems(form)) for form in telling or forms)
        found.append(_Town(code, country, words, is_common=not telling))
    return sorted(found, key=lambda town: -len(town.words))


def _every_stem(typed: str) -> set[str]:
    """Return the stems of all words, also of those that a search passes over, such as "has"."""
    return {
        stem
        for token in text.tokens(text.clean(typed))
        for stem in text.all_stems(text.fold(token.word))
    }


def _town_named(stems: set[str], towns: list[_Town], language: str) -> _Town | None:
    for town in towns:
        if _holds(stems, town.words) and not (town.is_common and language == "en"):
            return town
    return None


def _words(name: str) -> tuple[frozenset[str], ...]:
    """Return the stems of each word that counts; stop words have no 4-grams."""
    return tuple(frozenset(word.stems) for word in text.analyse_query(name) if word.grams)


def _stems(words) -> set[str]:
    return {stem for word in words for stem in word.stems}


def _holds(stems: set[str], words: tuple[frozenset[str], ...]) -> bool:
    return bool(words) and all(not stems.isdisjoint(word) for word in words)
