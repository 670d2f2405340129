"""Pieces that accompany an answer, such as a number beside a step: when they come forward.

A hundred services of one kind differ in their town alone and share few, common words. Left
to their scores they stand before the steps that say what to do, and the one that was asked
for by name stands nowhere. So their kinds (`SearchIndex.is_companion`) weigh little, and a
query is looked at once more: does it name one of them? Then that one is brought forward.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from search import registry, text, towns
from search.engines.base import Candidate, Choice, IndexView, Query, Slot
from search.order import arrange
from search.sections import Reader, Section
from search.wording import slots_of

LOOKED_AT = 60  # the best companions of a query; reading and looking at them costs 2 ms
LONGEST = 8  # words of a query that may be a name; a longer one tells a story
FORWARD = 3  # companions brought forward: before all others, or behind the best of them
HALF = 0.5
ALIKE = 0.6  # of the 4-grams of a word typed and one of a title: psikolog, psikologjik

# Whoever types one of these wants to call, write or go there; no companion holds them.
NUMBER_WORDS = (
    "telefon telefoni telefonin telefonat tel numer numri numrin nr kontakt kontakti celular "
    "adrese adresa telefona broj broja brojevi adresu phone telephone number contact address"
).split()
# When, and what it costs: said of every companion or of none.
# And that somebody wants it.
CIRCUMSTANCES = (
    "gjej gjejme gjeni kerkoj dua duam kam kemi duhet nevoje ndonje "
    "nadjem nadem trazim treba trebam zelim imam neki neka "
    "find need want looking get have some "
    "sonte tani sot menjehere urgjent urgjente naten falas afer hapur "
    "veceras nocas nocu sada odmah danas hitno hitna besplatan besplatno besplatna blizu otvoreno "
    "tonight now today urgent free near open"
).split()
# For whom: few companions say it, and whoever says a town as well wants one of that town.
GROUPS = (
    "femije femij femijet gra grua gruan vajza djem pleq moshuar djeca djecu dijete zene zenu "
    "stare starije children child kids women girls elderly"
).split()
# Who asks so wants to be told what is done: a step. “Ku”, “gdje”, “where” ask for a place.
QUESTION_WORDS = frozenset(
    "si kur kush cfare cfar cka shka pse cila cili cilin kujt "
    "kako kada kad ko sta zasto koji koja koliko smije "
    "how when who what why which must should".split()
)


def _stems(words: list[str]) -> frozenset[str]:
    return frozenset(stem for word in words for stem in text.all_stems(word))


NUMBER_STEMS, CIRCUMSTANCE_STEMS = _stems(NUMBER_WORDS), _stems(CIRCUMSTANCES)
GROUP_STEMS = _stems(GROUPS)


@dataclass(frozen=True)
class Forward:
    """Companions that a query names, best first. before: before all others, or after the first.

    is_lacking: the query names some, but none that is for the people of the reader's municipality.
    """

    named: tuple[Candidate, ...] = ()
    before: bool = False
    is_lacking: bool = False

    def without(self, chosen: list[Candidate]) -> "Forward":
        taken = {candidate.group for candidate in chosen}
        return replace(self, named=tuple(one for one in self.named if one.group not in taken))

    def among(self, others: list[Candidate]) -> list[Candidate]:
        """Return both in the order they are shown; nothing of `others` is named.

        Behind the best of the others, unless that is a companion too, which nobody asked for.
        """
        is_first = self.before or (bool(others) and others[0].kind in registry.companions())
        at = 0 if is_first else 1
        return [*others[:at], *self.named, *others[at:]]


def named(
    typed: str, query: Query, view: IndexView, reader: Reader, counts: Mapping[str, int]
) -> Forward:
    """Return the companions that `query`, as `typed`, names with all its words.

    Those for the reader's municipality; where there are none, those that take people from
    elsewhere, the nearest first. Nothing while a filter wants another kind, nor of a
    question or a story. counts: kind → sections with one of the words.
    """
    wanted = query.filters.get("kind", frozenset())
    if not wanted <= registry.companions():
        return Forward()
    return _named(typed, query, view, reader, counts) or Forward()


def _named(
    typed: str, query: Query, view: IndexView, reader: Reader, counts, *, in_town: bool = False
) -> Forward | None:
    """Return what `named` does, None if no companion is named at all.

    in_town: the query said the municipality, so that whose it is (`Section.path`) names a
    companion, too, and those of the town stand before all others.
    """
    kinds = registry.companions()
    if kinds.isdisjoint(counts) or query.phrases or len(query.typed) > LONGEST:
        return None
    asks_number = any(_has_stem(slot, NUMBER_STEMS) for slot in query.typed)
    if not asks_number and _is_question(typed):
        return None
    core = _core(query, without_groups=in_town)
    if not core.typed:
        return None
    names = _Names(core, is_lenient=asks_number, in_town=in_town)
    pairs = _read(_candidates(core, kinds, view, reader), view)
    found = _naming(pairs, names)
    if not found:
        return None
    here = [pair for pair in found if is_near(pair[1], reader)]
    if not here and reader.municipality:
        touched = [pair for pair in pairs if is_near(pair[1], reader) and names.touches(pair[1])]
        if not touched:
            taking = _from_elsewhere(found, reader)[:FORWARD]
            return Forward(tuple(one for one, _section in taking), asks_number, is_lacking=True)
        here = touched if in_town else []
    before = asks_number or any(
        _says_place(section, core) or (in_town and _is_of(section, reader))
        for _one, section in here
    )
    return Forward(tuple(one for one, _section in here[:FORWARD]), before)


def near_ones(
    candidates: list[Candidate],
    query: Query,
    view: IndexView,
    reader: Reader,
    *,
    is_said: bool = False,
) -> list[Candidate]:
    """Return the candidates without companions of another municipality than the reader's.

    They stand on the pages after the first. All, if the reader wants one kind, or is nowhere.
    is_said: the municipality stands in the query, which then holds within a kind, too.
    """
    kinds = registry.companions()
    if not reader.municipality or not kinds or ("kind" in query.filters and not is_said):
        return candidates
    looked_at = [one for one in candidates if one.kind in kinds][:LOOKED_AT]
    sections = view.load(looked_at)
    if len(sections) != len(looked_at):
        return candidates
    far = {
        candidate.group
        for candidate, section in zip(looked_at, sections, strict=True)
        if not is_near(section, reader)
    }
    return [candidate for candidate in candidates if candidate.group not in far]


def asked_in(
    town: towns.Town, typed: str, query: Query, view: IndexView, reader: Reader, counts
) -> Forward | None:
    """Return what `named` does for people of `town`, which `query` names; None if it means no place.

    It means one if the rest of it names a companion or whose it is, or if only companions are
    wanted: “psikolog Has”, and not “mat temperaturën”. reader: one of that town.
    """
    kinds = query.filters.get("kind", frozenset())
    if kinds and not kinds <= registry.companions():
        return None
    rest = towns.without(query, town)
    if rest.typed:
        found = _named(typed, rest, view, reader, counts, in_town=True)
        if found:
            return found
        everywhere = replace(rest, territory="")
        found = _named(typed, everywhere, view, reader, counts, in_town=True)
        if found and found.is_lacking:
            return Forward(is_lacking=True)  # a body as others have it, and nobody knows this one
    return Forward() if kinds else None


def _is_question(typed: str) -> bool:
    words = [text.fold(token.word) for token in text.tokens(text.clean(typed))]
    return not QUESTION_WORDS.isdisjoint(words) or words[:1] == ["sa"]  # how many; later: with


def _has_stem(slot: Slot, stems: frozenset[str]) -> bool:
    return not stems.isdisjoint(slot.stems)


def _core(query: Query, *, without_groups: bool) -> Query:
    """Return the query without the words that no companion holds."""
    dropped = NUMBER_STEMS | CIRCUMSTANCE_STEMS
    slots = tuple(
        slot
        for slot in query.slots
        if not _has_stem(slot, dropped) and not slot.form.isdecimal()  # how many, how old
    )
    if without_groups:
        slots = tuple(slot for slot in slots if not _has_stem(slot, GROUP_STEMS)) or slots
    return replace(query, slots=slots, in_order=query.in_order or query.typed)


def _candidates(core: Query, kinds, view: IndexView, reader: Reader) -> list[Candidate]:
    """Return the companions with these words, those of the reader's town first where alike.

    In the reader's language: three versions of each would leave room for a third of them.
    """
    town = slots_of(text.analyse_query(reader.town))
    filters = {"language": frozenset({reader.language}), **core.filters, "kind": frozenset(kinds)}
    wanted = replace(core, slots=(*core.slots, *town), filters=filters)
    return arrange(view.candidates(wanted, LOOKED_AT), reader)


def _read(candidates: list[Candidate], view: IndexView) -> list[tuple[Candidate, Section]]:
    sections = view.load(candidates)
    if len(sections) != len(candidates):  # one was removed meanwhile: whose is whose is lost
        return []
    return list(zip(candidates, sections, strict=True))


def _naming(
    pairs: list[tuple[Candidate, Section]], names: "_Names"
) -> list[tuple[Candidate, Section]]:
    """Return those that are named; that comes first of which most is said."""
    said = [(names.said(section), candidate, section) for candidate, section in pairs]
    found = sorted((row for row in said if row[0]), key=lambda row: -row[0])
    return [(candidate, section) for _share, candidate, section in found]


def _from_elsewhere(
    found: list[tuple[Candidate, Section]], reader: Reader
) -> list[tuple[Candidate, Section]]:
    """Return those of another municipality that take the reader's people, the nearest first."""
    own = ("", reader.jurisdiction)
    is_anywhere = not (reader.is_placed and reader.jurisdiction)
    taking = [
        pair
        for pair in found
        if pair[1].takes_others and (is_anywhere or pair[1].jurisdiction in own)
    ]
    if len(taking) < 2:
        return taking
    far = registry.places_from(reader.municipality)
    return sorted(taking, key=lambda pair: far(pair[1].place))  # stable: the best words first


def _is_of(section: Section, reader: Reader) -> bool:
    return reader.municipality in (section.place, *section.serves)


def _says_place(section: Section, core: Query) -> bool:
    """Say whether the words name the municipality of the section."""
    code = text.family(section.language)
    stems = {text.stem(part, code) for part in section.place.split("-")[1:]}
    return any(not stems.isdisjoint(slot.stems) for slot in core.slots)


def is_near(section: Section, reader: Reader) -> bool:
    """Say whether a section is for the people of the reader's municipality.

    Without a municipality, whether it is of the reader's country.
    """
    if reader.is_placed and section.jurisdiction not in ("", reader.jurisdiction):
        return False
    return not reader.municipality or not section.serves or reader.municipality in section.serves


class _Names:
    """Which sections the words of one query name, and how much of their names they say.

    is_lenient: any word of a title does, for who asks for a number wants one. in_town: so do two
    words or more, all of the title; and whose a section is (its path) names it, too. Titles of one kind share their words: each is compared once.
    """

    def __init__(self, core: Query, *, is_lenient: bool, in_town: bool):
        self.core = core
        self.is_lenient = is_lenient
        self.in_town = in_town
        others = (slot for choice in core.choices for run in choice.others for slot in run)
        self.slots = (*core.typed, *others)
        self._compared: dict[tuple[str, str], bool] = {}

    def said(self, section: Section) -> float:
        """Return how much of its title, or of whose it is, the words say: 0 to 1."""
        names = (section.title, *section.path) if self.in_town else (section.title,)
        return max(self._said_of(name, section) for name in names)

    def _said_of(self, name: str, section: Section) -> float:
        """Return how much of a title the words say, 0 to 1; 0 if they do not name the section.

        They do if they are all the section's, and half of the words of its title or its first,
        which says what it is; or if the whole title is said, in one go, among other words.
        """
        title = [text.fold(token.word) for token in text.tokens(text.clean(name))]
        title = [form for form in title if not text.is_stop(form) and form not in section.place]
        code = text.family(section.language)
        if not title:
            return 0.0
        if self._is_in_one_go(title, code):
            return 1.0
        said = [self._says(form, code) for form in title]
        share = sum(said) / len(said)
        is_enough = said[0] or share >= HALF or self.is_lenient
        if not (is_enough or (self.in_town and sum(said) >= len(self.slots) > 1)):
            return 0.0
        return share if self._are_all_of(section, title) else 0.0  # reads the whole text

    def touches(self, section: Section) -> bool:
        """Say whether more than half of the words of the query stand in the title."""
        held = frozenset(text.stems_of(section.title, section.language))
        said = sum(not held.isdisjoint(slot.stems) for slot in self.slots)
        return said > HALF * len(self.slots)

    def _says(self, form: str, code: str) -> bool:
        known = self._compared.get((form, code))
        if known is None:
            stem = text.stem(form, code)
            known = any(stem in slot.stems or _alike(slot, form) for slot in self.slots)
            self._compared[form, code] = known
        return known

    def _is_in_one_go(self, title: list[str], code: str) -> bool:
        """Say whether the words of a title, two at least, stand side by side in the query."""
        wanted = {text.stem(form, code) for form in title}
        size = len(wanted)
        if size < 2 or size > len(self.core.in_order):
            return False
        said = [next(iter(wanted.intersection(slot.stems)), "") for slot in self.core.in_order]
        runs = (said[start : start + size] for start in range(len(said) - size + 1))
        return any(set(run) == wanted for run in runs)

    def _are_all_of(self, section: Section, title: list[str]) -> bool:
        """Say whether every word, or what may stand for it, is held or alike one of the title."""
        held = _stems_of(section)

        def has(slot: Slot) -> bool:
            return not held.isdisjoint(slot.stems) or any(_alike(slot, form) for form in title)

        def has_one(choice: Choice) -> bool:
            return any(all(map(has, run)) for run in (choice.own, *choice.others))

        return all(map(has, self.core.slots)) and all(map(has_one, self.core.choices))


def _alike(slot: Slot, form: str) -> bool:
    return text.likeness(slot.form, form) >= ALIKE


def _stems_of(section: Section) -> frozenset[str]:
    whole = " ".join((section.title, section.body, *section.path))
    return frozenset(text.stems_of(whole, section.language))
