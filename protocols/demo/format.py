"""The shape in which the demo protocols are written down as plain code.

A text is a dict ``{language code: sentence}``; the first key is the language
the protocol is written in, the others are its translations. Every other value
is a fact: it is written once and belongs to the source page alone.

Keys (``key=``) are short, stable and unique inside one protocol; step ids are
derived from them with uuid5, so a second seed run finds the same steps.
"""

from dataclasses import dataclass, field

Text = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Limit:
    """One time limit. ``amount`` counts ``unit``; ``event`` is a code of `reference.Event`.

    unit: hours | days | working_days | months. relation: after | before | every.
    ``every`` recurs from the event on. Verified only when source, checked_on
    (ISO date) and checked_by are all given.
    """

    amount: int
    unit: str
    event: str
    relation: str = "after"
    at_once: bool = False  # "at once, no later than …"
    applies_to: Text = field(default_factory=dict)  # "for a child"
    source: str = ""
    checked_on: str = ""
    checked_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Law:
    """A legal basis entry: ``act`` is a code in `protocols.demo.acts`."""

    act: str
    article: str = ""
    link: str = ""
    source: str = ""
    checked_on: str = ""
    checked_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Branch:
    """Where to go next. ``to`` is the key of a step of the same protocol."""

    condition: Text  # "if the child is alone or hurt"
    to: str
    question: Text = field(default_factory=dict)  # "Is the child alone or hurt?"


@dataclass(frozen=True, kw_only=True)
class Form:
    """A blank form offered at a step: made into a small PDF by the seed.

    ``lines`` are the labels printed on the sheet, in the protocol's language.
    """

    key: str
    title: Text
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Step:
    key: str
    heading: Text  # third person with the actor named, ≤ 70 characters
    action: Text  # HTML: <p>, <ul>/<ol>/<li>, <b>; 20–90 words
    roles: tuple[str, ...]  # codes of `reference.Role`, the one who acts first
    must: bool = True
    limits: tuple[Limit, ...] = ()
    laws: tuple[Law, ...] = ()
    forms: tuple[str, ...] = ()  # keys of the protocol's forms
    service_types: tuple[str, ...] = ()
    branches: tuple[Branch, ...] = ()  # at most three
    say: Text = field(default_factory=dict)  # two lines, plain words
    write_down: Text = field(default_factory=dict)
    warnings: tuple[Text, ...] = ()  # danger: never dimmed, never hidden


@dataclass(frozen=True, kw_only=True)
class Phase:
    key: str
    title: Text
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class Card:
    """The first ten minutes. Each text has one short sentence per line."""

    danger: Text
    lines: tuple[str, ...]  # codes of `reference.EmergencyLine`, call order
    do_not: Text
    write_down: Text


@dataclass(frozen=True, kw_only=True)
class Protocol:
    key: str
    jurisdiction: str  # AL | ME
    languages: tuple[str, ...]  # source first: ("sq", "en")
    title: Text
    summary: Text  # two sentences
    slug: Text
    topics: tuple[str, ...]  # codes of `reference.Topic`
    situation: str  # code of `reference.Situation`: the tile on the home page
    audience: str  # public | professional
    issuing_authority: Text
    start_event: str  # the event that starts the deadline clock
    in_force_from: str
    review_by: str
    card: Card
    phases: tuple[Phase, ...]
    version: int = 1
    questions: tuple[Branch, ...] = ()  # at most three: "where do I start?"
    forms: tuple[Form, ...] = ()
    acts: tuple[str, ...] = ()
