"""A section as the terms that every engine stores, under the same field names in each.

te, be: folded forms of title and body, in order. ts, bs: their stems. tg, bg:
4-grams, each once a field. nb: stems that are neighbours, of title and body. words, spelled, titles: what completion, repair and
spelling look at, each with the audience in front that may know of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from search import text
from search.analysis.stopwords import STOP_WORDS
from search.sections import Section

BETWEEN = "\x1f"  # the parts of a term that is made of several
LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class SectionTerms:
    """words: "public:femije". spelled: "public:femije:fëmijë". titles: "public:folded␟written"."""

    te: list[str]
    be: list[str]
    ts: list[str]
    bs: list[str]
    tg: list[str]
    bg: list[str]
    nb: list[str]
    words: list[str]
    spelled: list[str]
    title: str


def terms_of(section: Section) -> SectionTerms:
    """Analyse `section`; its path counts as body. Raises TypeError on a wrong type."""
    title = text.analyse_field(section.title, section.language)
    body = text.analyse_field(_body(section), section.language)
    spelled = {**body.spelled, **title.spelled}
    stems = dict.fromkeys((*title.stems, *body.stems))
    reader = f"{section.audience}:"
    folded_title = " ".join(title.forms)[:LONGEST_TITLE]
    return SectionTerms(
        te=title.forms,
        be=body.forms,
        ts=title.stems,
        bs=body.stems,
        tg=title.grams,
        bg=body.grams,
        nb=title.pairs + body.pairs,
        words=[reader + word for word in chain(spelled, stems)],
        spelled=[
            f"{reader}{form}:{word if word.isupper() else word.lower()}"
            for form, word in spelled.items()
            if form not in STOP_WORDS
        ],
        title=f"{reader}{folded_title}{BETWEEN}{text.clean(section.title)[:LONGEST_TITLE]}",
    )


def stems_of(section: Section) -> Iterator[str]:
    """Yield `ts` and `bs` of the terms of `section`, without making the others."""
    yield from text.stems_of(section.title, section.language)
    yield from text.stems_of(_body(section), section.language)


def _body(section: Section) -> str:
    return " ".join((section.body, *section.path))
