"""The municipality that a query names, or is: “psikolog Has”, “csr u Ulcinju”, “Beratit”.

Its own name, its seat's, those of administrative units and what neighbours call it, in the case
endings of Albanian and Montenegrin. Two queries a minute; whether the query means the place is decided by what else it
says (`search.companions`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from django.core.cache import cache

from portal.reference.models import AdministrativeUnit, Municipality
from portal.reference.town_names import NEIGHBOURS_NAMES
from search import text
from search.engines.base import Query, Slot
from search.sections import Reader

SECONDS = 60
# Names that are also words: they name a place at the end of a query, behind one of BEFORE, or
# with a capital letter beside one other word; and only as they are or in their own language.
ORDINARY = frozenset(
    "has mat bar klos fier zeta plav vore puke patos kotor miras pult shale shosh lac rrethinat "
    "ana maliq tuzi berane sinje krume kruje divjake korica plave guci".split()
)
BODIES = frozenset(  # in front of a name they belong to it
    "bashki bashkia bashkise bashkine bashkia opstina opstine opstini opstinu municipality".split()
)
WORDS_BEYOND = frozenset("bar mat patos".split())  # names that are words on the other side
NO_NAMES = frozenset("fire progres progre berta mirdita".split())  # forms that say something else
BEFORE = BODIES | frozenset("ne nga prej per u iz za kod in from for".split())
LONGEST = 4  # words of a name
LEAST_LETTERS = 3  # of a name that is only begun
LEAST_SPOKEN = 4  # without ë
PARTICLES = ("e", "i")  # Malësi e Madhe, Vau i Dejës: in a hurry left out


@dataclass(frozen=True)
class Town:
    """A municipality that a query names. forms: the folded words that do, and those before them."""

    code: str
    name: str
    jurisdiction: str
    forms: frozenset[str] = frozenset()


Row = tuple[str, str, str, str, bool]  # code, name, jurisdiction, what it is called, by itself


def named(typed: str, country: str = "") -> Town | None:
    """Return the municipality that `typed` names; None if it names none, or several.

    country: the reader's. A word that is also a name beyond the border is a word: “psikolog për
    bar” on an Albanian page asks for nobody in Bar.
    """
    found = [token.word for token in text.tokens(text.clean(typed))]
    folded = [text.fold(word) for word in found]
    if len(folded) < 2:
        return None
    known = _known(_rows())
    towns: dict[str, Town] = {}
    start = 0
    while start < len(folded):
        end, town = _at(start, found, folded, known, country)
        if town is not None:
            said = {*folded[start:end], *BODIES.intersection(folded[max(0, start - 1) : start])}
            before = towns.get(town.code, town)
            towns[town.code] = replace(town, forms=before.forms | said)
        start = end
    return next(iter(towns.values())) if len(towns) == 1 else None


def alone(typed: str, country: str = "") -> Town | None:
    """Return the municipality of which `typed` is the name, in any case of it.

    “bashkia Has” and “Has, Kukës” are Has. country: the reader's, as in `named`.
    """
    words = _bare(typed)
    town = _known(_rows()).get(words)
    is_word = town and not WORDS_BEYOND.isdisjoint(words) and len(words) == 1 and typed.islower()
    return None if is_word and country not in ("", town.jurisdiction) else town


def called(typed: str) -> Town | None:
    """Return the municipality of which `typed` is the name or the beginning of no other's."""
    return alone(typed) or _begun(" ".join(_bare(typed)))


def _bare(typed: str) -> tuple[str, ...]:
    words = _folded(typed.partition(",")[0])
    return words[1:] if words and words[0] in BODIES else words


def _begun(beginning: str) -> Town | None:
    if len(beginning) < LEAST_LETTERS:
        return None
    rows = _rows()
    found = {row[:3] for row in rows if " ".join(_folded(row[3])).startswith(beginning)}
    return Town(*found.pop()) if len(found) == 1 else None


def _folded(name: str) -> tuple[str, ...]:
    return tuple(text.fold(token.word) for token in text.tokens(text.clean(name)))


def _at(
    start: int, found: list[str], folded: list[str], known, country: str
) -> tuple[int, Town | None]:
    """Return the town whose name begins at `start`, the longest one, and where it ends."""
    for end in range(min(len(folded), start + LONGEST), start, -1):
        town = known.get(tuple(folded[start:end]))
        if town is None:
            continue
        is_ordinary = end == start + 1 and known.get(("", folded[start])) is not None
        is_abroad = folded[start] in WORDS_BEYOND and country not in ("", town.jurisdiction)
        is_small = not found[start][0].isupper()
        if is_ordinary and ((is_abroad and is_small) or not _is_meant(start, found, folded)):
            continue
        return end, town
    return start + 1, None


def _is_meant(place: int, found: list[str], folded: list[str]) -> bool:
    """Say whether a name that is also a word stands where a name stands."""
    if place == len(folded) - 1 or (place and folded[place - 1] in BEFORE):
        return True
    return len(folded) == 2 and found[place][0].isupper()


def reader_in(town: Town, reader: Reader) -> Reader:
    """Return the reader as one who said that they are there."""
    return replace(
        reader,
        jurisdiction=town.jurisdiction,
        municipality=town.code,
        town=town.name,
        is_placed=True,
        is_assumed=False,
    )


def without(query: Query, town: Town) -> Query:
    """Return what the query says beside the town: nothing of that may be left."""

    def is_town(slots: Iterable[Slot]) -> bool:
        return all(slot.form in town.forms for slot in slots)

    return replace(
        query,
        slots=tuple(slot for slot in query.slots if not is_town([slot])),
        choices=tuple(choice for choice in query.choices if not is_town(choice.own)),
        in_order=tuple(slot for slot in query.in_order if not is_town([slot])),
    )


def _rows() -> tuple[Row, ...]:
    rows = cache.get("search-towns")
    if rows is None:
        towns = Municipality.objects.values_list("code", "name", "jurisdiction_id", "seat")
        units = AdministrativeUnit.objects.values_list(
            "municipality__code", "municipality__name", "municipality__jurisdiction_id", "name"
        )
        towns = list(towns.order_by("pk"))
        rows = (
            *((code, name, country, name, True) for code, name, country, _seat in towns),
            *(
                (code, name, country, name.replace("ë", ""), False)  # as it is spoken: Malsi, Tiran
                for code, name, country, _seat in towns
                if len(name.replace("ë", "")) >= LEAST_SPOKEN
            ),
            *((code, name, country, seat, False) for code, name, country, seat in towns if seat),
            *((*unit, False) for unit in units.order_by("pk")),
            *(
                (code, name, country, other, False)
                for code, name, country, _seat in towns
                for other in NEIGHBOURS_NAMES.get(name, ())
            ),
        )
        cache.set("search-towns", rows, SECONDS)
    return rows


@lru_cache(maxsize=2)
def _known(rows: tuple[Row, ...]) -> dict[tuple[str, ...], Town]:
    """Return folded words → town. A name that two have is neither's, unless one is so called itself.

    ("", word) stands for a word that is also an ordinary one.
    """
    known: dict[tuple[str, ...], Town] = {}
    own: dict[tuple[str, ...], Town | None] = {}
    forms: dict[tuple[str, ...], Town | None] = {}
    for code, name, country, said, is_own in rows:
        town = Town(code, name, country)
        words = _folded(said)
        _add(own if is_own else forms, words, town)
        _add(forms, tuple(word for word in words if word not in PARTICLES), town)
        for form in _declined(words, country):
            if len(form) == 1 and form[0] in NO_NAMES:
                continue
            _add(forms, form, town)
            _add(forms, tuple(word for word in form if word not in PARTICLES), town)
            if words[0] in ORDINARY and len(words) == 1:
                known["", form[0]] = town
    exact = {words: town for words, town in own.items() if town is not None}
    known |= {words: town for words, town in forms.items() if town is not None} | exact
    known |= {("", words[0]): town for words, town in exact.items() if words[0] in ORDINARY}
    return known


def _add(known: dict, words: tuple[str, ...], town: Town) -> None:
    if known.setdefault(words, town) != town:
        known[words] = None


# Case endings; folded, so that ë is e


def _declined(words: tuple[str, ...], country: str) -> Iterator[tuple[str, ...]]:
    """Yield a name in its cases, in both languages unless it is a word: Beratit and Beratu."""
    is_ordinary = len(words) == 1 and words[0] in ORDINARY
    if country == "AL" or not is_ordinary:
        yield from product(*map(_albanian, words))
    if country == "ME" or not is_ordinary:
        yield from product(*map(_montenegrin, words))


def _albanian(word: str) -> list[str]:
    if word in PARTICLES:  # Malësia e Madhe, Malësisë së Madhe
        return ["e", "i", "se", "te"]
    stem = word[:-1]
    if word.endswith(("er", "el")):  # Shkodër, Shkodrës
        short = f"{word[:-2]}{word[-1]}"
        return [word, *_with(short, "a as es en e"), *_with(word, "i it in")]
    if word.endswith(("e", "a")):  # Tiranë, Tirana, Tiranës
        return [word, *_with(stem, "a es en e")]
    if word.endswith("i"):  # Peshkopi, Peshkopisë; Bajram Curri, Currit
        return [word, *_with(word, "a se ne t n")]
    if word.endswith(("k", "g", "h")):  # Koplikut
        return [word, *_with(word, "u ut un")]
    if word.endswith("u"):
        return [word, *_with(word, "t n")]
    return [word, *_with(word, "i it in")]


def _montenegrin(word: str) -> list[str]:
    stem = word[:-1]
    if word.endswith(("ac", "at")) and len(word) > 4:  # Mojkovac, Mojkovcu; Tivat, Tivtu
        return [word, *_with(word[:-2] + word[-1], "a u om em")]
    if word.endswith("lja"):  # Pljevlja, Pljevljima
        return [word, *_with(stem, "e i u om ima"), f"{word[:-3]}alja"]
    if word.endswith("a"):
        return [word, *_with(stem, "e i u om")]
    if word.endswith("o"):  # Bijelo Polje, Bijelom Polju
        return [word, *_with(stem, "og om")]
    if word.endswith("e"):  # Cetinje, Cetinju; Berane, Beranama
        return [word, *_with(stem, "a u em ama ima")]
    if word.endswith("i"):  # Novi, Novom; Tuzi, Tuzima; Golubovci, Golubovaca
        return [word, *_with(stem, "a og om ima"), f"{word[:-2]}aca"]
    return [word, *_with(word, "a u om em")]


def _with(stem: str, endings: str) -> list[str]:
    return [stem + ending for ending in endings.split()]
