"""What tantivy keeps of a section, and under which version."""

import hashlib
import json
import struct
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import tantivy

from search import text
from search.engines.base import EVERYWHERE
from search.engines.terms import BETWEEN, terms_of
from search.meaning.space import DIMENSIONS, Space
from search.sections import Section

TEXT_FIELDS = (  # name, what is remembered of each occurrence
    ("te", "position"),  # title and body, folded forms
    ("be", "position"),
    ("ts", "freq"),  # stems
    ("bs", "freq"),
    ("tg", "freq"),  # 4-grams
    ("bg", "freq"),
    ("nb", "freq"),  # pairs of stems
    ("words", "basic"),  # "public:femije": who may know that the word exists
    ("spelled", "basic"),  # "public:femije:fëmijë"
)
RAW_FIELDS = ("audience", "kind", "topic", "role", "language", "jurisdiction", "territory")
SETS = {"topic": "topics", "role": "roles"}  # many values each: counted as the set they are
COUNTED = ("shape", *SETS.values())  # one value a section: a third of the cost of six fields
NUMBERS = ("group_code", "shape_code")  # of each candidate
VECTOR = tuple(f"vector_{part}" for part in range(DIMENSIONS // 8))  # eight bytes in a number
EIGHTS = struct.Struct(f"<{len(VECTOR)}q")


class Shape(NamedTuple):
    """What a section has one of each. Few hundreds at most stand for any number of sections.

    territory: all municipalities it is bound to, which many bodies share, or EVERYWHERE.
    """

    audience: str
    kind: str
    language: str
    jurisdiction: str
    territory: str

    @classmethod
    def of(cls, section: Section) -> "Shape":
        return cls(
            section.audience,
            section.kind,
            section.language,
            section.jurisdiction,
            territory_of(section),
        )

    def admits(self, wanted: Mapping[str, frozenset[str]]) -> bool:
        """Say whether each field named in `wanted` has one of its values; others are not its own."""
        plain = (name for name in self._fields[:-1] if name in wanted)
        return all(getattr(self, name) in wanted[name] for name in plain) and (
            "territory" not in wanted or is_within(self.territory, wanted["territory"])
        )


def territory_of(section: Section) -> str:
    return " ".join(sorted(section.territory)) or EVERYWHERE


def is_within(territory: str, wanted: frozenset[str]) -> bool:
    return not wanted.isdisjoint(territory.split())


def build_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("uid", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("object", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("titles", tokenizer_name="raw", index_option="basic")
    for name, option in TEXT_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
    for name in RAW_FIELDS:
        is_counted = name in SETS  # by itself, when there are too many sets
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=is_counted)
    for name in COUNTED:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in (*NUMBERS, *VECTOR):
        builder.add_integer_field(name, fast=True)
    builder.add_bytes_field("section", stored=True)
    return builder.build()


def schema_version() -> str:
    """Return the hash that changes with the fields and with the stored form."""
    return _hash_of((TEXT_FIELDS, RAW_FIELDS, COUNTED, NUMBERS, VECTOR, "section-2"))


@cache  # each request asks
def _hash_of(shape: tuple) -> str:
    return hashlib.sha256(json.dumps(shape).encode()).hexdigest()[:10]


def version() -> str:
    """Return what the name of an index begins with: its fields, then the analysis of its words."""
    return f"{schema_version()}-{text.VERSION}"


def group_code(group: str) -> int:
    """Return a positive 63-bit number for a group."""
    return _number(group)


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest()) >> 1


def as_document(
    section: Section, schema: tantivy.Schema, space: Space | None = None
) -> tantivy.Document:
    """Analyse `section` into the fields above; raises TypeError or ValueError on a wrong type.

    space: of the index the document goes to.
    """
    terms = terms_of(section)
    shape = BETWEEN.join(Shape.of(section))
    sets = {"topic": section.topics, "role": section.roles}
    fields = {
        "uid": section.uid,
        "object": section.object_key,
        "titles": terms.title,
        **{name: " ".join(getattr(terms, name)) for name, _option in TEXT_FIELDS},
        "audience": section.audience,
        "kind": section.kind,
        **{name: list(values) for name, values in sets.items()},
        "language": section.language,
        "jurisdiction": section.jurisdiction,
        "territory": territory_of(section).split(),
        "shape": shape,
        **{SETS[name]: _set_of(section, values) for name, values in sets.items()},
        "group_code": group_code(section.piece),
        "shape_code": _number(shape),
        "section": section.to_json().encode(),
    }
    vector = space.fold(terms) if space else b""
    if vector:
        fields |= zip(VECTOR, EIGHTS.unpack(vector), strict=True)
    return tantivy.Document.from_dict(fields, schema)


def _set_of(section: Section, values: tuple[str, ...]) -> str:
    """Return who may read, where, then each value once: "public␟*␟police␟school"."""
    return BETWEEN.join((section.audience, territory_of(section), *sorted(set(values))))
