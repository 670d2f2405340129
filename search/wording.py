"""From the words typed to the words searched for: repaired, and with what may stand for them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from search import synonyms, text
from search.engines.base import Choice, IndexView, Slot
from search.sections import Reader

LEAST_GRAMS = 3  # shared by a hit that has none of the words
NEAREST_WORDS = 6
NEAREST_LIKENESS = 0.3
NEAR_LOOKED_AT = 300  # words with one beginning, the commonest
GENTLE_LIKENESS = 0.6  # of the letters
GENTLY_WORDS = 3  # of a query are compared so: 5 ms each


@dataclass(frozen=True)
class Repair:
    """A word that nobody wrote, and the words that were searched as well."""

    typed: str
    meant: tuple[str, ...]


@dataclass(frozen=True)
class Replacement:
    """Words for which editors let others stand, and these, as the editors wrote them."""

    typed: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class Wording:
    """What is searched for, and what of it was not typed. The first three as in a Query."""

    slots: tuple[Slot, ...]
    choices: tuple[Choice, ...] = ()
    in_order: tuple[Slot, ...] = ()
    repaired: tuple[Repair, ...] = ()
    replaced: tuple[Replacement, ...] = ()
    held: dict[str, int] = field(default_factory=dict)  # form or stem → readable sections

    @property
    def typed(self) -> tuple[Slot, ...]:
        return (*self.slots, *(slot for choice in self.choices for slot in choice.own))

    @property
    def least_grams(self) -> int:
        """How many 4-grams a section shares that has none of the words, and is shown all the same."""
        return max(1, min(LEAST_GRAMS, max(len(slot.grams) for slot in self.typed)))


def word_it(
    words: tuple[text.Word, ...], view: IndexView, reader: Reader, *, exact: bool
) -> Wording:
    """Find out what `words` may have meant. exact: nothing but what was typed."""
    rules = synonyms.NONE if exact else synonyms.in_force()
    words = _as_acronym(words, rules, view, reader)
    matches = rules.matches(words)
    settled = _places(matches)  # an editor knows these words: they are no slips of the fingers
    held = _held(words, view, reader)
    unknown = _unknown(words, held) - settled
    meant = {} if exact else _meanings(words, unknown, view, reader)
    if meant:
        repaired = tuple(_repaired(word, meant.get(place, ())) for place, word in enumerate(words))
        matches += [m for m in rules.matches(repaired) if settled.isdisjoint(_places([m]))]
    slots = [
        _slot(word, (form for form, _spelling in meant.get(place, ())), place not in unknown)
        for place, word in enumerate(words)
    ]
    chosen = _written(matches, view, reader)
    in_choices = _places(match for match, _others in chosen)
    return Wording(
        slots=tuple(slot for place, slot in enumerate(slots) if place not in in_choices),
        choices=tuple(
            Choice(
                own=tuple(slots[match.start : match.end]),
                others=tuple(tuple(word.slot for word in run) for _term, run in others),
            )
            for match, others in chosen
        ),
        in_order=tuple(slots),
        repaired=tuple(
            Repair(words[place].text, tuple(spelling for _form, spelling in forms))
            for place, forms in meant.items()
        ),
        replaced=tuple(_replacement(words, match, others) for match, others in chosen),
        held=held,
    )


def _as_acronym(words, rules: synonyms.Rules, view: IndexView, reader: Reader):
    """Take a stop word alone for the acronym that editors know, or, in capitals, that pages have.

    “NE” is no search for every “në”, nor is “ne” on a telephone.
    """
    if len(words) != 1 or words[0].is_acronym or not text.is_stop(words[0].form):
        return words
    (word,) = words
    term = text.acronym_term(word.form)
    acronym = replace(word, stems=(term,), grams=(), is_acronym=True)
    is_known = rules.matches((acronym,)) or (
        word.text.isupper() and view.frequencies([term], reader.audiences)
    )
    return (acronym,) if is_known else words


Meanings = dict[int, list[tuple[str, str]]]  # place of a word → (form, spelling) it may have meant


def _meanings(words, places: set[int], view: IndexView, reader: Reader) -> Meanings:
    """Return what the words at `places` were meant to be; those nobody can guess are absent."""
    meant = {place: _meant(words[place], view, reader) for place in sorted(places)}
    return {place: forms for place, forms in meant.items() if forms}


def _replacement(words: tuple[text.Word, ...], match: synonyms.Match, others) -> Replacement:
    typed = " ".join(word.text for word in words[match.start : match.end])
    return Replacement(typed, tuple(term for term, _run in others))


def _places(matches: Iterable[synonyms.Match]) -> set[int]:
    return {place for match in matches for place in range(match.start, match.end)}


def _held(words: tuple[text.Word, ...], view: IndexView, reader: Reader) -> dict[str, int]:
    """Return form or stem → about how many readable sections hold it."""
    terms = {term for word in words for term in (word.form, *word.stems)}
    return view.frequencies(sorted(terms), reader.audiences)  # in one question: it may travel


def _unknown(words: tuple[text.Word, ...], held: dict[str, int]) -> set[int]:
    """Return the places of the words that nobody wrote, in any form."""
    return {
        place
        for place, word in enumerate(words)
        if held.keys().isdisjoint((word.form, *word.stems))
    }


def _repaired(word: text.Word, meant: Iterable[tuple[str, str]]) -> text.Word:
    """Return the word with the stems of what it was meant to be: rules know those."""
    stems = (stem for form, _spelling in meant for stem in text.all_stems(form))
    return replace(word, stems=tuple(dict.fromkeys((*word.stems, *stems))))


def slots_of(words: Iterable[text.Word]) -> tuple[Slot, ...]:
    """Return the words as they were typed."""
    return tuple(_slot(word) for word in words)


def _slot(word: text.Word, meant: Iterable[str] = (), is_known: bool = True) -> Slot:
    stems = dict.fromkeys((*word.stems, *(stem for form in meant for stem in text.all_stems(form))))
    return Slot(form=word.form, stems=tuple(stems), grams=word.grams, is_known=is_known)


def _written(
    matches: list[synonyms.Match], view: IndexView, reader: Reader
) -> list[tuple[synonyms.Match, tuple]]:
    """Return (match, what is searched for in its place): only what some section holds whole.

    A word that stands nowhere could but move the others; nor shall the page
    claim that it was searched for.
    """
    if not matches:
        return []
    runs = [run for match in matches for _term, run in match.others]
    wanted = {stem for run in runs for word in run for stem in word.stems}
    held = view.frequencies(sorted(wanted), reader.audiences)
    room = max(1, min(synonyms.MOST_ALTERNATIVES, synonyms.MOST_OF_A_QUERY // len(matches)))

    def is_written(run: tuple[synonyms.TermWord, ...]) -> bool:
        return all(not held.keys().isdisjoint(word.stems) for word in run)

    found = (
        (match, tuple(other for other in match.others if is_written(other[1]))[:room])
        for match in matches
    )
    return [(match, others) for match, others in found if others]


def _meant(word: text.Word, view: IndexView, reader: Reader) -> list[tuple[str, str]]:
    """Return (form, spelling) of what an unknown word was meant to be."""

    def frequencies(terms: Iterable[str]) -> dict[str, int]:
        return view.frequencies(terms, reader.audiences)

    meant = []
    for form in text.repairs(word, frequencies):
        spelling = view.spelling(form, reader.audiences)
        if spelling:
            meant.append((form, spelling))
    if meant or len(word.form) < text.PREFIX_LETTERS:
        return meant
    longer = view.complete_word(word.form, reader.audiences, text.MOST_REPAIRS)
    return [(text.fold(found.text), found.text) for found in longer]


def nearest(words: tuple[text.Word, ...], view: IndexView, reader: Reader) -> tuple[str, ...]:
    """Return readable words like those typed, for when nothing has them.

    Like: with 4-grams in common; if none has any, with most of the letters in order.
    """
    near = _near(words, view, reader, 2, text.likeness, NEAREST_LIKENESS)
    if not near:
        near = _near(words[:GENTLY_WORDS], view, reader, 1, _letters_alike, GENTLE_LIKENESS)
    return tuple(sorted(near, key=lambda found: (-near[found], found))[:NEAREST_WORDS])


def _near(words, view, reader, letters: int, likeness, least: float) -> dict[str, float]:
    """Return spelling → how like a typed word it is, of words that begin with the same letters."""
    near: dict[str, float] = {}
    for word in words:
        for found in view.complete_word(word.form[:letters], reader.audiences, NEAR_LOOKED_AT):
            alike = likeness(word.form, text.fold(found.text))
            if alike >= least:
                near[found.text] = max(alike, near.get(found.text, 0))
    return near


def _letters_alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
