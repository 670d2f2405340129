"""Passages and queries as an institute's ten years of documents would look, made up from a seed.

The words are invented: Albanian syllables with Albanian endings, their frequencies
Zipf's, stop words the real ones. 60 to 180 words a passage; a lemma has up to eight
forms, half of them written with ë or ç. The same number gives the same passage in
every process, so nothing has to be kept to make them again.
"""

import random
from functools import cache
from itertools import accumulate

from search.sections import Section

LEMMAS = 12_000
SHORTEST, LONGEST = 60, 180  # words in a passage
STOP_SHARE = 0.35  # of all running words
STOPS = "të e në dhe për me një nga që i se ka është u do nuk si ky kjo më apo por tek ose".split()
ONSETS = "b d f g k l m n p r s t v z sh th dh gj nj fl kr pr str mb nd ç xh rr ll q h j".split()
VOWELS = "a e i o u ë a e i".split()
ENDINGS = ("", "i", "it", "a", "ës", "eve", "ave", "imi")
ENDING_WEIGHTS = (20, 9, 7, 5, 3, 2, 1, 1)
KINDS = {"step": 50, "question": 18, "document": 13, "page": 9}
NUMBER, NUMBERS = "number", 0.1  # what accompanies an answer, as a service's telephone does
PLACES = 60  # towns that have such numbers
LANGUAGES = {"sq": 70, "sr-latn": 20, "en": 10}
AUDIENCES = {"public": 70, "professional": 30}
COUNTRIES = {"AL": 55, "ME": 20, "XK": 10, "": 15}
TOPICS = tuple(f"topic-{number}" for number in range(12))
ROLES = ("pmf", "police", "court", "centre", "school", "health", "ngo", "prosecutor")
TOPIC_SETS, ROLE_SETS = 80, 60  # what stands on one subject shares its topics
COMMON = (20, 120)  # ranks of the lemmas of a query with very common words
RARE = (120, 8_000)


@cache
def lemmas() -> tuple[str, ...]:
    """Return invented stems, the commonest first."""
    dice = random.Random(1)
    found: dict[str, None] = {}
    while len(found) < LEMMAS:
        syllables = dice.choices((1, 2, 3), (1, 6, 4))[0]
        word = "".join(dice.choice(ONSETS) + dice.choice(VOWELS) for _ in range(syllables))
        found[word + dice.choice("rntkshlmd")] = None
    return tuple(found)


@cache
def _forms() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Return every form with its cumulated weight: Zipf over lemmas, spread over their endings."""
    words, weights = [*STOPS], [STOP_SHARE / (rank + 2) for rank in range(len(STOPS))]
    scale = STOP_SHARE / sum(weights)
    weights = [weight * scale for weight in weights]
    zipf = [(rank + 2.7) ** -1.1 for rank in range(LEMMAS)]
    share = (1 - STOP_SHARE) / sum(zipf) / sum(ENDING_WEIGHTS)
    for lemma, frequency in zip(lemmas(), zipf, strict=True):
        for ending, weight in zip(ENDINGS, ENDING_WEIGHTS, strict=True):
            words.append(lemma + ending)
            weights.append(frequency * weight * share)
    return tuple(words), tuple(accumulate(weights))


def _words(dice: random.Random, count: int) -> list[str]:
    words, weights = _forms()
    return dice.choices(words, cum_weights=weights, k=count)


def _one_of(dice: random.Random, shares: dict[str, int]) -> str:
    return dice.choices(tuple(shares), tuple(shares.values()))[0]


@cache
def _sets(values: tuple[str, ...], least: int, count: int) -> list[tuple[str, ...]]:
    dice = random.Random(count)
    return [tuple(dice.sample(values, dice.randint(least, 3))) for _ in range(count)]


@cache
def towns() -> tuple[str, ...]:
    """Return invented names of municipalities."""
    return tuple(lemma.capitalize() for lemma in lemmas()[-PLACES:])


def code_of(town: str) -> str:
    return f"al-{town.lower()}"


def passage(number: int) -> Section:
    """Return passage `number` as a section of the model `synthetic.passage` or `synthetic.number`."""
    dice = random.Random(number)
    if dice.random() < NUMBERS:
        return _number(number, dice)
    title = " ".join(_words(dice, dice.randint(4, 9))).capitalize()
    body = " ".join(_words(dice, dice.randint(SHORTEST, LONGEST)))
    language = _one_of(dice, LANGUAGES)
    return Section(
        uid=f"synthetic.passage:{number}:{language}",
        object_key=f"synthetic.passage:{number}",
        kind=_one_of(dice, KINDS),
        title=title,
        path=(f"Kreu {number % 40}",),
        body=body,
        url=f"/{language}/p/{number}/",
        language=language,
        audience=_one_of(dice, AUDIENCES),
        jurisdiction=_one_of(dice, COUNTRIES),
        topics=dice.choice(_sets(TOPICS, 1, TOPIC_SETS)),
        roles=dice.choice(_sets(ROLES, 0, ROLE_SETS)),
    )


def _number(number: int, dice: random.Random) -> Section:
    """Return a body with its town: a short title, some twenty words, no topics."""
    town = dice.choice(towns())
    title = " ".join(_words(dice, dice.randint(2, 4))).capitalize()
    language = _one_of(dice, LANGUAGES)
    return Section(
        uid=f"synthetic.number:{number}:{language}",
        object_key=f"synthetic.number:{number}",
        kind=NUMBER,
        title=f"{title}, {town}",
        path=(" ".join(_words(dice, 3)).capitalize(),),
        body=f"{' '.join(_words(dice, dice.randint(15, 30)))}. {town}.",
        url=f"/{language}/n/{number}/",
        language=language,
        audience="public",
        jurisdiction="AL",
        place=code_of(town),
    )


def queries(count: int = 500) -> list[str]:
    """Return queries of one to four words; every other one has a very common word in it.

    A third is typed without diacritics, every tenth with a letter too few.
    """
    dice = random.Random(7)
    found = []
    for number in range(count):
        ranks = [dice.randint(*RARE) for _ in range(dice.randint(1, 4))]
        if number % 2:
            ranks[0] = dice.randint(*COMMON)
        words = [lemmas()[rank] + dice.choices(ENDINGS, ENDING_WEIGHTS)[0] for rank in ranks]
        if number % 10 == 4:
            at = dice.randrange(1, len(words[-1]))
            words[-1] = words[-1][:at] + words[-1][at + 1 :]
        typed = " ".join(words)
        found.append(typed.replace("ë", "e").replace("ç", "c") if number % 3 == 0 else typed)
    return found
