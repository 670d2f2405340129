"""Who to call for what a step needs, in the reader's municipality.

A protocol names service types; a directory that is registered with the portal knows who gives
them (`portal.base.contacts`). What is here depends on the reader's place and the minute only,
both of which the page cache keeps apart.
"""

from dataclasses import dataclass, field
from urllib.parse import quote

from portal.base import contacts
from portal.base.contacts import Contacts
from portal.base.lines import Line
from protocols.reading import Reading, StepReading


@dataclass(frozen=True)
class Need:
    """One service type of a step; `contacts` is None while no municipality is chosen."""

    label: str
    contacts: Contacts | None


@dataclass(frozen=True)
class LocalContacts:
    """`place`, `code`: of the municipality, empty when none is chosen where this law counts.
    `law`: whose law this is, only when the reader is in another country. `lines`: those of the
    country, in the order in which they are offered now. `back`: where the page itself stands.
    """

    place: str
    code: str
    law: str
    lines: tuple[Line, ...]
    back: str = ""
    is_listed: bool = False
    by_type: dict[str, Contacts] = field(default_factory=dict)

    def needs(self, step: StepReading) -> list[Need]:
        return [Need(each.label, self.by_type.get(each.code)) for each in step.service_types]

    def obstacle_address(self, step: StepReading) -> str:
        """Return where to say that the step could not be done, empty without a directory."""
        known = contacts.directory()
        return _with_place(known.obstacle_address(step.id), self.code) if known else ""

    def missing_address(self, step: StepReading) -> str:
        """Return where to tell that a reader stood at a step that misses a contact, or ""."""
        known = contacts.directory()
        if known is None or not any(
            found.is_missing for each in self.needs(step) if (found := each.contacts)
        ):
            return ""
        return _with_place(known.missing_address(step.id), self.code)


def local_contacts(reading: Reading, request, lines: list[Line]) -> LocalContacts:
    """Return the contacts of every step of `reading` where the reader is; at most three queries.

    `lines`: those of the protocol's country.
    """
    place = getattr(request, "place", None)  # an editor's preview may have none
    known = contacts.directory()
    country = reading.source.jurisdiction_id
    is_abroad = place is not None and not place.assumed and place.jurisdiction != country
    code = place.municipality if place is not None and not is_abroad else ""
    by_type = {}
    if known is not None and code:
        codes = {each.code for step in reading.steps for each in step.service_types}
        by_type = known.who_to_call(sorted(codes), country, code, lines)
    return LocalContacts(
        place=place.name if code else "",
        code=code,
        law=reading.source.jurisdiction.law_of if is_abroad else "",
        lines=tuple(lines),
        back=request.path,
        is_listed=known is not None,
        by_type=by_type,
    )


def _with_place(address: str, code: str) -> str:
    return f"{address}?m={quote(code)}" if code else address
