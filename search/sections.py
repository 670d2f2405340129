"""The unit of search: a section, small enough to be the answer."""

import json
from dataclasses import dataclass, field, fields
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Section:
    """One findable piece of content in one language.

    uid: unique for ever, object key + block id + language. object_key: the row it
    came from, "app.model:pk"; all its sections are replaced together.
    url: site-relative with #fragment, opens this very piece.
    path: where it stands, outermost first ("protocol", "phase", "1.2").
    group: the same for one piece in all its languages, so that a hit is shown once.
    serves: codes of the municipalities whose people it is for; empty: everybody.
    is_bound: for nobody else, such as a court. takes_others: people from elsewhere may come.
    """

    uid: str
    object_key: str
    kind: str
    title: str
    path: tuple[str, ...]
    body: str
    url: str
    language: str
    audience: str
    jurisdiction: str = ""  # empty: of no country in particular
    topics: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    place: str = ""  # municipality code
    group: str = ""
    day: date | None = None
    serves: tuple[str, ...] = ()
    is_bound: bool = False
    takes_others: bool = True

    @property
    def piece(self) -> str:
        """What this is a version of; itself, if it stands alone."""
        return self.group or self.uid

    @property
    def territory(self) -> tuple[str, ...]:
        """The municipalities in whose searches alone it may stand; empty: in all."""
        return self.serves if self.is_bound else ()

    def to_json(self) -> str:
        """Return the form in which an engine stores a section."""
        fields = {name: getattr(self, name) for name in NAMES}  # asdict would copy deeply
        fields["day"] = self.day.isoformat() if self.day else None
        return json.dumps(fields, ensure_ascii=False)

    @classmethod
    def from_json(cls, stored: str | bytes) -> "Section":
        fields = json.loads(stored)
        for name in ("path", "topics", "roles", "serves"):
            fields[name] = tuple(fields[name])
        fields["day"] = date.fromisoformat(fields["day"]) if fields["day"] else None
        if len(fields) != len(NAMES):
            return cls(**fields)
        section = cls.__new__(cls)  # each hit is read so: a frozen class sets field by field
        section.__dict__.update(fields)
        return section


NAMES = tuple(each.name for each in fields(Section))


@dataclass(frozen=True)
class Reader:
    """Who asks. `language` orders, never filters; `audiences` filters, always.

    is_placed: the country is the reader's, so its pages come first. It is merely
    assumed of who reads a foreign site: a Montenegrin query must not find
    Albanian law first because the site stands in Albania.
    is_assumed: nobody said where; where the words are of another language than
    the page, the country is not taken from it. town: the municipality's name.
    """

    language: str
    jurisdiction: str
    municipality: str = ""
    audiences: frozenset[str] = frozenset({"public"})
    is_placed: bool = True
    is_assumed: bool = False
    town: str = ""


@dataclass(frozen=True)
class Badge:
    """A chip on a hit. kind: limit | unverified | must | should | role | danger."""

    kind: str
    text: str
    title: str = ""  # the long form


@dataclass(frozen=True)
class Phone:
    """A number to tap. state: open | unknown | closed."""

    name: str
    number: str
    dial: str
    state: str = "unknown"


@dataclass(frozen=True)
class Facts:
    """What a hit shows beside its text, read fresh from the database for the few hits shown.

    extra["then"]: a second Phone, the one to call when the first has had its turn.
    """

    badges: tuple[Badge, ...] = ()
    action: str = ""  # one line: what is done
    phone: Phone | None = None
    extra: dict = field(default_factory=dict)
