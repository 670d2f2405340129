"""From the words typed to the words searched for: repaired, and with what may stand for them."""

from collections.abc import Iterable
from dataclasses import dataclass

from search import synonyms, text
from search.engines.base import Choice, IndexView, Slot
from search.sections import Reader

LEAST_GRAMS = 3  # shared by a hit that has none of the words
NEAREST_WORDS = 6
NEAREST_LIKENESS = 0.3


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
    """What is searched for, and what of it was not typed."""

    slots: tuple[Slot, ...]
    choices: tuple[Choice, ...] = ()
    repaired: tuple[Repair, ...] = ()
    replaced: tuple[Replacement, ...] = ()

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
    matches = [] if exact else synonyms.in_force().matches(words)
    choices, replaced, known = [], [], set()
    for match in matches:
        others = _most_useful(match.others, view, reader)
        typed = words[match.start : match.end]
        choices.append(
            Choice(
                own=slots_of(typed),
                others=tuple(tuple(word.slot for word in run) for _term, run in others),
            )
        )
        replaced.append(
            Replacement(" ".join(word.text for word in typed), tuple(term for term, _run in others))
        )
        known.update(range(match.start, match.end))
    terms = {term for word in words for term in (word.form, *word.stems)}
    held = view.frequencies(sorted(terms), reader.audiences)  # in one question: it may travel
    slots, repaired = [], []
    for place, word in enumerate(words):
        if place in known:  # an editor knows the word: it is no slip of the fingers
            continue
        is_known = not held.keys().isdisjoint((word.form, *word.stems))
        meant = () if exact or is_known else _meant(word, view, reader)
        slots.append(_slot(word, (form for form, _spelling in meant), is_known=is_known))
        if meant:
            repaired.append(Repair(word.text, tuple(spelling for _form, spelling in meant)))
    return Wording(tuple(slots), tuple(choices), tuple(repaired), tuple(replaced))


def slots_of(words: Iterable[text.Word]) -> tuple[Slot, ...]:
    """Return the words as they were typed."""
    return tuple(_slot(word) for word in words)


def _slot(word: text.Word, meant: Iterable[str] = (), *, is_known: bool = True) -> Slot:
    stems = dict.fromkeys((*word.stems, *(stem for form in meant for stem in text.all_stems(form))))
    return Slot(form=word.form, stems=tuple(stems), grams=word.grams, is_known=is_known)


def _most_useful(others: tuple, view: IndexView, reader: Reader) -> tuple:
    """Return the alternatives to search for; if there are too many, those that somebody wrote."""
    if len(others) <= synonyms.MOST_ALTERNATIVES:
        return others
    wanted = {stem for _term, run in others for word in run for stem in word.stems}
    held = view.frequencies(sorted(wanted), reader.audiences)

    def is_absent(other) -> bool:
        return not all(any(stem in held for stem in word.stems) for word in other[1])

    return tuple(sorted(others, key=is_absent))[: synonyms.MOST_ALTERNATIVES]


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
    """Return readable words like those typed, for when nothing has them."""
    near: dict[str, float] = {}
    for word in words:
        for found in view.complete_word(word.form[:2], reader.audiences, 300):
            alike = text.likeness(word.form, text.fold(found.text))
            if alike >= NEAREST_LIKENESS:
                near[found.text] = max(alike, near.get(found.text, 0))
    return tuple(sorted(near, key=lambda found: (-near[found], found))[:NEAREST_WORDS])
