"""How protocols are found: by the step, and by the card of the first ten minutes."""

from collections import defaultdict
from itertools import chain
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.core.cache import cache
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from portal.base.contacts import Contact, directory
from portal.base.lines import ORDER, lines_at, rows_of, state_at
from portal.base.search_index import documents_touched, plain_text
from portal.reference.models import Event, in_language
from protocols.limits import chip_text, full_text
from protocols.models import (
    ProtocolIndexPage,
    ProtocolPage,
    PublishedLimit,
    PublishedStep,
)
from protocols.reading import Reading, StepReading, read
from search.registry import SearchIndex, key_of, not_searchable, register
from search.sections import Badge, Facts, Phone, Reader, Section

CARD, OVERVIEW = "card", "protocol"
ACTION_LETTERS = 160


def extract(page) -> list[Section]:
    """Return a section for each step that `page` has in its own language, and one for its card.

    A protocol that a newer live one supersedes is not found: its steps would
    stand beside those in force.
    """
    if not page.live or page.alias_of_id:
        return []
    with override(page.locale.language_code):
        reading = read(page)
        if not reading.source.live or reading.source.superseded_by.live().exists():
            return []
        topics = [link.tag for link in reading.source.topic_links.select_related("tag")]
        make = _SectionMaker(reading, topics)
        steps = [
            make.step(phase, step)
            for phase in reading.phases
            for step in phase.steps
            if not step.is_untranslated
        ]
        return [make.card(), *steps]


class _SectionMaker:
    """Makes the sections of one reading; holds what they have in common."""

    def __init__(self, reading: Reading, topics: list):
        page, source = reading.page, reading.source
        self.reading = reading
        self.url = page.get_url() or ""
        self.common = {
            "object_key": key_of(page),
            "language": reading.language,
            "audience": source.audience,
            "jurisdiction": source.jurisdiction_id,
            "topics": tuple(topic.slug for topic in topics),
            "day": page.last_published_at.date() if page.last_published_at else None,
        }

    def card(self) -> Section:
        reading, card = self.reading, self.reading.card
        kind = CARD if card else OVERVIEW
        texts = (reading.page.summary, *card.danger, *card.do_not, *card.write_down)
        return Section(
            uid=self._uid(kind),
            kind=kind,
            title=reading.page.title,
            path=(),
            body=" ".join((*texts, reading.page.issuing_authority)),
            url=f"{self.url}#card" if card else self.url,
            roles=(),
            group=f"{reading.page.translation_key}:card",
            **self.common,
        )

    def step(self, phase, step: StepReading) -> Section:
        return Section(
            uid=self._uid(step.id),
            kind="step",
            title=step.heading,
            path=(self.reading.page.title, phase.title, step.number),
            body=_body(step),
            url=f"{self.url}#{step.anchor}",
            roles=tuple(role.code for role in step.roles),
            group=f"{self.reading.page.translation_key}:{step.id}",
            **self.common,
        )

    def _uid(self, block: str) -> str:
        return f"{self.common['object_key']}:{block}:{self.reading.language}"


def _body(step: StepReading) -> str:
    """Return the words of a step: action first, then what a reader of the step also sees."""
    laws = (" ".join((law.title, law.number, law.article)) for law in step.laws)
    roles = (f"{role.short} {role.label}" for role in step.roles)
    texts = (
        plain_text(step.action),
        *step.warnings,
        *(limit.text for limit in step.limits),
        step.say,
        step.write_down,
        *(branch.condition for branch in step.branches),
        *(form.title for form in step.forms),
        *laws,
        *roles,
    )
    return " ".join(_ended(text.strip()) for text in texts if text.strip())


def _ended(text: str) -> str:
    """Return `text` with a full stop where it has none, so that two do not run into one."""
    return text if text[-1] in ".!?:;…" else f"{text}."


def objects():
    pages = ProtocolPage.objects.live().filter(alias_of__isnull=True)
    return pages.select_related("locale").order_by("pk")


def related(page) -> list:
    """Its translations, its forms, and the protocol that it takes the place of."""
    pages = ProtocolPage.objects.filter(translation_key=page.translation_key)
    if page.supersedes_id:
        older = ProtocolPage.objects.filter(
            translation_key__in=ProtocolPage.objects.filter(pk=page.supersedes_id).values(
                "translation_key"
            )
        )
        pages = pages | older
    return [*pages.exclude(pk=page.pk), *documents_touched(page)]


def facts(uids: list[str], reader: Reader) -> dict[str, Facts]:
    """Return what the hits show now; none for a page or step that is gone or not to be read."""
    parts = {uid: uid.split(":") for uid in uids}  # model, page, block, language
    pages = {
        str(page.pk): page
        for page in ProtocolPage.objects.live()
        .filter(pk__in={part[1] for part in parts.values()}, audience__in=reader.audiences)
        .select_related("jurisdiction")
        .defer("phases", "questions")  # some 80 KB of JSON a page
    }
    look = _Look(pages, [part[2] for part in parts.values()], reader)
    found = {}
    for uid, (_model, pk, block, _language) in parts.items():
        page = pages.get(pk)
        if page is None:
            continue
        if block in (CARD, OVERVIEW):
            found[uid] = Facts(action=page.summary, phone=look.phone(page))
        elif (step := look.step(page, block)) is not None:
            found[uid] = look.facts_of(page, step)
    return found


def titles():
    """Titles of protocols in every language, and of their steps in the original's."""
    steps = PublishedStep.objects.filter(is_current=True, protocol__live=True)
    pages = ProtocolPage.objects.live().filter(alias_of__isnull=True)
    return chain(pages.values_list("pk", "title"), steps.values_list("protocol_id", "heading"))


class _Look:
    """Reads the rows of all hits together: six queries, however many hits, and four more for
    the contacts of the reader's municipality.
    """

    def __init__(self, pages: dict, blocks: list[str], reader: Reader):
        self.reader = reader
        keys = {page.translation_key for page in pages.values()}
        rows = (
            PublishedStep.objects.filter(
                block_id__in=[block for block in blocks if block not in (CARD, OVERVIEW)],
                protocol__translation_key__in=keys,
                is_current=True,
            )
            .annotate(
                key=F("protocol__translation_key"),
                revision=F("protocol__live_revision_id"),
                country=F("protocol__jurisdiction"),
            )
            .prefetch_related("roles")
        )
        self.steps = {(row.key, str(row.block_id)): row for row in rows}
        revisions = {page.pk: page.live_revision_id for page in pages.values()}
        sources = {row.protocol_id: row.revision for row in self.steps.values()}
        self.words = _words(revisions | sources) if self.steps else {}
        self.contacts = self._local_contacts()
        self.limits = defaultdict(list)
        for limit in PublishedLimit.objects.filter(step__in=self.steps.values()):
            self.limits[limit.step_id].append(limit)
        self.events = Event.objects.in_bulk(field_name="code") if self.limits else {}
        self.lines = defaultdict(list)
        through = ProtocolPage.card_lines.through.objects.filter(
            protocolpage__translation_key__in=keys
        )
        links = through.select_related("emergencyline").annotate(
            key=F("protocolpage__translation_key")
        )
        for link in links.order_by("emergencyline__position", "emergencyline__code"):
            lines = self.lines[link.key]
            if link.emergencyline not in lines:
                lines.append(link.emergencyline)

    def step(self, page, block: str):
        return self.steps.get((page.translation_key, block))

    def facts_of(self, page, step) -> Facts:
        strength = (
            Badge("must", str(_("must"))) if step.is_must else Badge("should", str(_("should")))
        )
        badges = [strength, *(b for limit in self.limits[step.pk] for b in self._limit(limit))]
        if step.has_warning:
            badges.append(Badge("danger", str(_("danger"))))
        badges += [
            Badge("role", in_language(role, "short"), in_language(role, "name"))
            for role in self._in_order(step)
        ]
        action = self._words_of(page.pk, step).action
        phone, then = self._phones(step, self.phone(page))
        extra = {"then": then} if then else {}
        return Facts(badges=tuple(badges), action=action, phone=phone, extra=extra)

    def _local_contacts(self) -> dict:
        """Return service type → contacts in the reader's municipality, of steps of its country."""
        known, reader = directory(), self.reader
        codes = {
            code
            for step in self.steps.values()
            if step.country == reader.jurisdiction
            for code in self._needs(step)
        }
        if known is None or not reader.municipality or not codes:
            return {}
        lines = lines_at(rows_of(reader.jurisdiction))
        return known.who_to_call(sorted(codes), reader.jurisdiction, reader.municipality, lines)

    def _needs(self, step) -> tuple[str, ...]:
        return self._words_of(step.protocol_id, step).service_types

    def _phones(self, step, of_card: Phone | None) -> tuple[Phone | None, Phone | None]:
        """Return whom to call there for what the step needs first, and nobody after it. While
        none there answers: who does, and after that whom to call when they open.
        """
        if step.country != self.reader.jurisdiction:
            return of_card, None
        found = [self.contacts[code] for code in self._needs(step) if code in self.contacts]
        rows = [row for each in found for row in (*each.here, *each.elsewhere)]
        rows = rows or [row for each in found for row in each.lines]
        if not rows:
            return of_card, None
        answering = next((row for row in rows if row.may_answer), None)
        if answering:
            return _phone_of(answering), None
        own = _phone_of(rows[0])
        line = next((each.answers_now for each in found if each.answers_now), None)
        if line is not None:
            name = line.name_in(self.reader.language)
            return Phone(name, line.number, line.dial, line.state), own
        return (of_card, own) if of_card else (own, None)

    def _words_of(self, page_pk: int, step) -> "_StepWords":
        return self.words.get(page_pk, {}).get(str(step.block_id), _StepWords())

    def _in_order(self, step) -> list:
        """Return the roles as the step names them: who acts first stands first."""
        order = self._words_of(step.protocol_id, step).roles
        places = {code: place for place, code in enumerate(order)}
        return sorted(step.roles.all(), key=lambda role: places.get(role.code, len(places)))

    def _limit(self, limit) -> list[Badge]:
        event = self.events.get(limit.event)
        chip = chip_text(limit.relation, limit.amount, limit.unit, False)
        phrase = in_language(event, "before" if limit.relation == "before" else "after")
        badges = [Badge("limit", chip, full_text(chip, phrase, ""))]
        if not limit.is_verified:
            badges.append(Badge("unverified", str(_("not verified"))))
        return badges

    def phone(self, page) -> Phone | None:
        """The first line of the protocol's card that answers now, in its own country's time."""
        lines = self.lines[page.translation_key]
        if not lines:
            return None
        local = timezone.now().astimezone(ZoneInfo(page.jurisdiction.time_zone))
        line = min(lines, key=lambda row: ORDER[state_at(row.hours, local)])
        name = in_language(line, "name")
        return Phone(name, line.number, line.dial, state_at(line.hours, local))


def _phone_of(row: Contact) -> Phone:
    name = ", ".join(filter(None, (row.name, row.organization, row.where_by_road)))
    number = f"{row.number}-{row.extension}" if row.extension else row.number
    return Phone(name, number, row.dial, row.state)


class _StepWords(NamedTuple):
    """What the stream says of a step: the first sentence of what is done, and in their order the
    codes of who acts and of the service types it needs.
    """

    action: str = ""
    roles: tuple[str, ...] = ()
    service_types: tuple[str, ...] = ()


def _words(revisions: dict[int, int | None]) -> dict[int, dict[str, _StepWords]]:
    """Return page → step → its words. revisions: page → live revision. A translation has no codes.

    Remembered per publication: taking them out of the stream costs 1 ms a page.
    """
    keys = {f"step-words:{pk}:{revision}": pk for pk, revision in revisions.items()}
    known = {keys[key]: words for key, words in cache.get_many(keys).items()}
    missing = {pk: key for key, pk in keys.items() if pk not in known}
    if missing:
        for page in ProtocolPage.objects.filter(pk__in=missing).only("phases"):
            known[page.pk] = {
                step["id"]: _StepWords(
                    first_sentence(plain_text(step["value"].get("action", ""))),
                    tuple(step["value"].get("roles", ())),
                    tuple(step["value"].get("service_types", ())),
                )
                for phase in page.phases.raw_data
                for step in phase["value"]["steps"]
                if step.get("id")
            }
        cache.set_many({key: known[pk] for pk, key in missing.items() if pk in known})
    return known


def first_sentence(text: str) -> str:
    end = text.find(". ")
    sentence = text[: end + 1] if end > 0 else text
    if len(sentence) <= ACTION_LETTERS:
        return sentence
    return sentence[:ACTION_LETTERS].rsplit(" ", 1)[0] + " …"


not_searchable(ProtocolIndexPage)
register(
    SearchIndex(
        model=ProtocolPage,
        kinds={"step": _("Step"), CARD: _("First ten minutes"), OVERVIEW: _("Protocol")},
        extract=extract,
        objects=objects,
        facts=facts,
        related=related,
        titles=titles,
    )
)
