"""How contacts are found: a service in each of its languages, as a stranger may read it.

Sections and facts are made of `shown(service, None)` alone, so the index can hold nothing of a
confidential place. Writing a service, or anything under it, has it read anew (`reindexing.py`).
"""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from directory import confidential
from directory.candidates import Wanted, public
from directory.distance import ways_from
from directory.finding import Reader, Row
from directory.freshness import Freshness
from directory.hours import CLOSED
from directory.models import Service
from directory.shown import Shown, shown
from portal.reference.models import Municipality, in_language
from search.models import OutboxRow
from search.registry import SearchIndex, key_of, register
from search.sections import Badge, Facts, Phone, Section
from search.sections import Reader as Asking

KIND = "contact"
CHUNK = 200  # services with their twenty kinds of rows, some 5 MB


def extract(service) -> list[Section]:
    """Return a section for each language the service has texts in; none of what is closed."""
    row = service
    if not hasattr(service, confidential.ASKED_ALREADY):
        row = public().for_showing().filter(pk=service.pk).first()
    if row is None:
        return []
    return [_section(row, language) for language in _languages(row)]


def _languages(service) -> list[str]:
    own = [row.language for row in service.translations.all() if row.name]
    return [code for code, _name in settings.LANGUAGES if code == service.language or code in own]


def _section(service, language: str) -> Section:
    with override(language):
        known = shown(service, None)
        key = key_of(service)
        towns = list(dict.fromkeys(place.municipality for place in known.places))
        return Section(
            uid=f"{key}:all:{language}",
            object_key=key,
            kind=KIND,
            title=", ".join((known.name, *towns[:1])),
            path=(known.organization,) if known.organization else (),
            body=_body(service, known, towns),
            url=f"/{language}/directory/service/{known.id}/",
            language=language,
            audience="public",
            jurisdiction=known.jurisdiction,
            place=known.places[0].municipality_code if len(known.places) == 1 else "",
            group=key,
            day=known.assured_date,
            serves=known.serves,
            is_bound=known.is_territorial,
            takes_others=known.accepts_others or not known.serves,
        )


def _body(service, known: Shown, towns: list[str]) -> str:
    """Return the words of a contact: what it is first, then whom it is for, then where.

    Situations and groups stay out: the same words in a hundred services would stand before
    the steps that say what to do.
    """
    areas = [area for area in known.areas if area not in towns]
    texts = (
        ", ".join(row.label for row in service.service_types.all()),
        known.description,
        known.eligibility_description,
        known.organization,
        ", ".join(dict.fromkeys((*towns, *areas))),
        ", ".join(known.required_documents),
    )
    return " ".join(_ended(text.strip()) for text in texts if text.strip())


def _ended(text: str) -> str:
    return text if text[-1] in ".!?:;…" else f"{text}."


class _InParts:
    """Every public service with all that is shown of it, some hundred in memory at a time."""

    model = Service

    def count(self) -> int:
        return public().count()

    def __iter__(self):
        return public().for_showing().order_by("pk").iterator(chunk_size=CHUNK)


def objects() -> _InParts:
    return _InParts()


def some(keys: list[str]):
    """Return the public services among `keys`, read in one go."""
    return public().for_showing().filter(pk__in=keys)


def titles():
    """Names as strangers read them: looked at while there is no index."""
    return ((row.pk, shown(row, None).name) for row in public().for_showing())


def places_from(code: str):
    """Return municipality → its place in the order of roads from the one of `code`."""
    return ways_from(Municipality.objects.filter(code=code).first()).order_of


def facts(uids: list[str], reader: Asking) -> dict[str, Facts]:
    """Return the number to tap, open or closed, and the town; nothing of a row that is gone, or of
    a confidential one as long as the index may have it from before.

    A body competent for another territory than the reader's municipality is not shown.
    """
    keys = {uid: uid.split(":")[1] for uid in uids}
    town = Municipality.objects.filter(code=reader.municipality).first()
    rows = public().filter(pk__in=set(keys.values()))
    if town is not None:
        elsewhere = rows.filter(is_territorial=True).exclude(
            pk__in=public().reaching(town).values("pk")
        )
        rows = rows.exclude(pk__in=elsewhere.values("pk"))
    wanted = Wanted(jurisdiction=reader.jurisdiction, municipality=town)
    makes = Reader(wanted)
    services = list(rows.for_showing())
    behind = _behind(services)
    found = {str(row.pk): _facts(makes.alone(row)) for row in services if row.pk not in behind}
    return {uid: found[pk] for uid, pk in keys.items() if pk in found}


def _behind(services) -> set:
    """Return the keys of confidential services that wait to be read anew by the index.

    What it has of them may be from before they were confidential. A query where there are some.
    """
    secret = {key_of(row): row.pk for row in services if row.is_confidential}
    if not secret:
        return set()
    waiting = OutboxRow.objects.filter(object_key__in=list(secret))
    return {secret[key] for key in waiting.values_list("object_key", flat=True)}


def _facts(row: Row) -> Facts:
    """When it is closed, who answers then stands in front, and the own number below it (`extra`)."""
    badges = []
    if row.place and row.place.municipality:
        badges.append(Badge("place", row.place.municipality))
    if row.service.through_the_line:
        badges.append(Badge("place", _("through the line")))
    else:
        badges.append(Badge("hours", row.hours_text))
    if row.service.capacity == "full":
        badges.append(Badge("danger", _("full")))
    if row.service.freshness == Freshness.STALE:
        badges.append(Badge("unverified", _("not confirmed for 12 months")))
    if row.service.is_sample:
        badges.append(Badge("unverified", _("Sample")))
    own = _own_phone(row)
    if row.is_closed and row.closed_line is not None:
        name = _("%(name)s, while it is closed") % {"name": in_language(row.closed_line, "name")}
        line = Phone(name, row.closed_line.number, row.closed_line.dial, row.closed_line_state)
        return Facts(badges=tuple(badges), phone=line, extra={"then": own} if own else {})
    return Facts(badges=tuple(badges), phone=own)


def _own_phone(row: Row) -> Phone | None:
    if row.phone is None:
        return None
    name = row.service.organization or row.service.name
    state = CLOSED if row.is_closed else row.hours.state
    number = row.phone.number
    if row.phone.extension:
        number = f"{number}-{row.phone.extension}"
    return Phone(name, number, row.phone.dial, state)


register(
    SearchIndex(
        model=Service,
        kinds={KIND: gettext_lazy("Contact")},
        extract=extract,
        objects=objects,
        facts=facts,
        some=some,
        titles=titles,
        places_from=places_from,
        # A step that has the words says what to do; a hundred services share few words. One that
        # the query names comes forward whatever it weighs.
        weight=0.35,
        is_companion=True,
    )
)
