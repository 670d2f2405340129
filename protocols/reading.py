"""A protocol as it is read: facts from the source page, words from the translation.

Structure (which phases and steps, in which order) is a fact too: a step taken
out of the source is gone from every translation at once, a step put in shows
in the source's language until somebody translates it.
Page, PDF, search and sharing all read through `read`, so none can differ.
"""

from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from wagtail.documents import get_document_model
from wagtail_localize.models import TranslationSource

from portal.reference.book import read_book
from portal.reference.models import in_language
from protocols.limits import chip_text, full_text
from protocols.publication import numbers_of, published_rows, text_digest


@dataclass(frozen=True)
class LimitReading:
    """`chip`: the few words on the chip; `text`: the whole limit. Dates are dates, not text."""

    relation: str
    amount: int
    unit: str
    event: str
    event_name: str
    at_once: bool
    applies_to: str
    chip: str
    text: str
    is_verified: bool
    source: str
    checked_on: date | None
    checked_by: str


@dataclass(frozen=True)
class BranchReading:
    condition: str
    question: str
    anchor: str  # of the target step; empty when it is gone
    number: str
    heading: str


@dataclass(frozen=True)
class LawReading:
    number: str
    title: str
    article: str
    link: str
    is_verified: bool
    source: str
    checked_on: date | None
    checked_by: str


@dataclass(frozen=True)
class Named:
    """A role or service type: `short` for a chip, `label` the long form."""

    code: str
    short: str
    label: str


@dataclass(frozen=True)
class StepReading:
    id: str
    number: str
    heading: str
    action: str  # HTML as stored; render with |richtext
    is_must: bool
    roles: tuple[Named, ...]
    limits: tuple[LimitReading, ...]
    warnings: tuple[str, ...]
    say: str
    write_down: str
    branches: tuple[BranchReading, ...]
    service_types: tuple[Named, ...]
    forms: tuple
    laws: tuple[LawReading, ...]
    language: str  # of the words, a locale code
    is_behind: bool  # the source was reworded after this translation was made
    is_untranslated: bool

    @property
    def anchor(self) -> str:
        return f"s-{self.id}"


@dataclass(frozen=True)
class PhaseReading:
    id: str
    number: str
    title: str
    steps: tuple[StepReading, ...]
    language: str

    @property
    def anchor(self) -> str:
        return f"p-{self.id}"


@dataclass(frozen=True)
class CardReading:
    danger: tuple[str, ...]
    lines: tuple  # reference.EmergencyLine rows, call order
    do_not: tuple[str, ...]
    write_down: tuple[str, ...]

    def __bool__(self):
        return bool(self.danger or self.lines or self.do_not)


@dataclass(frozen=True)
class Reading:
    """One protocol in one language. `page` gives the words, `source` the facts."""

    page: object
    source: object
    language: str
    source_language: str
    card: CardReading
    questions: tuple[BranchReading, ...]
    phases: tuple[PhaseReading, ...]
    start_event: str
    roles: tuple[Named, ...] = field(default=())
    topics: tuple = field(default=())  # reference.Topic rows of the source
    acronyms: dict[str, str] = field(default_factory=dict)  # acronym → long form
    newer_id: int | None = None  # key of the live protocol that replaces this one

    @property
    def is_translation(self) -> bool:
        return self.page.pk != self.source.pk

    @property
    def steps(self) -> tuple[StepReading, ...]:
        return tuple(step for phase in self.phases for step in phase.steps)


def read(page) -> Reading:
    """Read `page` (a ProtocolPage) in its own language. About eight queries."""
    return _Reader(page).reading()


class _Reader:
    """Holds the lookups of one reading, so that each table is asked once."""

    def __init__(self, page):
        from protocols.models import LegalAct

        self.page = page
        self.source = _source_with_law(page)
        self.language = page.locale.language_code
        self.source_language = self.source.locale.language_code
        self.book = read_book()
        self.acts = LegalAct.objects.select_related("document").in_bulk(field_name="code")
        rows = published_rows(self.source, translation=page if self._translated else None)
        self.digests = {str(row.block_id): row.text_digest for row in rows if row.is_current}
        self.phase_numbers, self.step_numbers = numbers_of(self.source, rows)
        self.made_from = {str(row.block_id): row.made_from for row in rows}
        self.words_of_phases, self.words_of_steps = {}, {}
        if self._translated:
            self._gather_words()
        self.targets = self._targets()

    def _gather_words(self):
        for phase in self.page.phases:
            self.words_of_phases[phase.id] = phase.value
            for step in phase.value["steps"].bound_blocks:
                self.words_of_steps[step.id] = step.value

    def _targets(self) -> dict[str, tuple[str, str]]:
        return {
            step.id: (
                self.step_numbers[step.id],
                self.words_of_steps.get(step.id, step.value)["heading"],
            )
            for phase in self.source.phases
            for step in phase.value["steps"].bound_blocks
        }

    def reading(self) -> Reading:
        phases = tuple(self._phase(phase) for phase in self.source.phases)
        codes = dict.fromkeys(r.code for p in phases for s in p.steps for r in s.roles)
        return Reading(
            page=self.page,
            source=self.source,
            language=self.language,
            source_language=self.source_language,
            card=self._card(),
            questions=tuple(
                self._branch(block.value, words.value)
                for block, words in _paired(self.source.questions, self.page.questions)
            ),
            phases=phases,
            start_event=self.source.start_event,
            roles=tuple(self._named(self.book.roles, code) for code in codes),
            topics=tuple(self.source.topics.all()),
            acronyms=self.book.long_forms(),
            newer_id=self.source.newer_id,
        )

    def _card(self) -> CardReading:
        return CardReading(
            danger=_lines(self.page.card_danger),
            lines=tuple(self.source.card_lines.all()),
            do_not=_lines(self.page.card_do_not),
            write_down=_lines(self.page.card_write_down),
        )

    def _phase(self, block) -> PhaseReading:
        words = self.words_of_phases.get(block.id)
        return PhaseReading(
            id=block.id,
            number=self.phase_numbers[block.id],
            title=(words or block.value)["title"],
            steps=tuple(self._step(step) for step in block.value["steps"].bound_blocks),
            language=self.language if words or not self._translated else self.source_language,
        )

    @property
    def _translated(self) -> bool:
        return self.source.pk != self.page.pk

    def _step(self, block) -> StepReading:
        facts = block.value
        words = self.words_of_steps.get(block.id) if self._translated else facts
        missing = words is None
        words = words or facts
        digest = self.digests.get(block.id) or text_digest(facts)
        return StepReading(
            id=block.id,
            number=self.step_numbers[block.id],
            heading=words["heading"],
            action=words["action"].source,
            is_must=facts["strength"] == "must",
            roles=tuple(self._named(self.book.roles, code) for code in facts["roles"]),
            limits=tuple(
                self._limit(f, w)
                for f, w in _paired_list(facts, words, "limits")
                if f["amount"] and f["unit"]  # a preview may show one half filled in
            ),
            # A danger added to the source shows at once, in its language, until it is translated.
            warnings=tuple(filter(None, (w for _f, w in _paired_list(facts, words, "warnings")))),
            say=words["say"],
            write_down=words["write_down"],
            branches=tuple(self._branch(f, w) for f, w in _paired_list(facts, words, "branches")),
            service_types=tuple(
                self._named(self.book.service_types, code) for code in facts["service_types"]
            ),
            forms=tuple(doc for doc in facts["forms"] if isinstance(doc, get_document_model())),
            laws=tuple(self._law(entry) for entry in facts["legal_basis"]),
            language=self.source_language if missing else self.language,
            is_behind=self._translated and not missing and self.made_from.get(block.id) != digest,
            is_untranslated=missing,
        )

    def _limit(self, facts, words) -> LimitReading:
        event = self.book.events.get(facts["event"]) or SimpleNamespace()
        chip = chip_text(facts["relation"], facts["amount"], facts["unit"], facts["at_once"])
        phrase = in_language(event, "before" if facts["relation"] == "before" else "after")
        if facts["relation"] == "before":
            chip_for_text = chip_text("after", facts["amount"], facts["unit"], False)
        else:
            chip_for_text = chip
        return LimitReading(
            relation=facts["relation"],
            amount=facts["amount"],
            unit=facts["unit"],
            event=facts["event"],
            event_name=in_language(event, "name"),
            at_once=facts["at_once"],
            applies_to=words["applies_to"],
            chip=chip,
            text=full_text(chip_for_text, phrase, words["applies_to"]),
            is_verified=facts.is_verified,
            source=facts["source"],
            checked_on=facts["checked_on"],
            checked_by=facts["checked_by"],
        )

    def _branch(self, facts, words) -> BranchReading:
        number, heading = self.targets.get(facts["go_to"], ("", ""))
        return BranchReading(
            condition=words["condition"],
            question=words["question"],
            anchor=f"s-{facts['go_to']}" if number else "",
            number=number,
            heading=heading,
        )

    def _law(self, facts) -> LawReading:
        act = self.acts.get(facts["act"]) or SimpleNamespace(number=facts["act"], address="")
        return LawReading(
            number=act.number,
            title=in_language(act, "name"),
            article=facts["article"],
            link=facts["link"] or act.address,
            is_verified=facts.is_verified,
            source=facts["source"],
            checked_on=facts["checked_on"],
            checked_by=facts["checked_by"],
        )

    @staticmethod
    def _named(rows, code) -> Named:
        row = rows.get(code)
        if row is None:
            return Named(code, code, code)
        label = in_language(row, "name")
        return Named(code, in_language(row, "short") or label, label)


def _source_with_law(page):
    """Return the page that holds the facts, with its jurisdiction; `page` itself if it does.

    One query in place of five: where from, the page, its language, its law,
    and (`newer_id`) whether another protocol replaces it.
    """
    from protocols.models import ProtocolPage

    language = TranslationSource.objects.filter(object_id=page.translation_key)
    newer = ProtocolPage.objects.live().filter(supersedes=OuterRef("pk"))
    source = (
        ProtocolPage.objects.filter(
            translation_key=page.translation_key,
            locale_id=Coalesce(Subquery(language.values("locale_id")[:1]), page.locale_id),
        )
        .select_related("locale", "jurisdiction")
        .annotate(newer_id=Subquery(newer.values("pk")[:1]))
        .first()
    )
    if source is None or source.pk == page.pk:
        page.newer_id = source.newer_id if source else None
        return page  # its draft, when an editor previews it
    return source


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _paired(source_stream, words_stream):
    """Pair each block of the source with the same block of the translation, or with itself."""
    words = {block.id: block for block in words_stream}
    return [(block, words.get(block.id, block)) for block in source_stream]


def _paired_list(facts, words, name):
    by_id = {block.id: block.value for block in words[name].bound_blocks}
    return [(block.value, by_id.get(block.id, block.value)) for block in facts[name].bound_blocks]
