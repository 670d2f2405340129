"""What tantivy keeps of a section, and under which version."""

import hashlib
import json
from functools import cache

import tantivy

from search import text
from search.engines.terms import terms_of
from search.sections import Section

TEXT_FIELDS = (  # name, what is remembered of each occurrence
    ("te", "position"),  # title and body, folded forms
    ("be", "position"),
    ("ts", "freq"),  # stems
    ("bs", "freq"),
    ("tg", "freq"),  # 4-grams
    ("bg", "freq"),
    ("words", "basic"),  # "public:femije": who may know that the word exists
    ("spelled", "basic"),  # "public:femije:fëmijë"
)
RAW_FIELDS = ("audience", "kind", "topic", "role", "language", "jurisdiction")
NUMBERS = ("group_code", "language_code", "jurisdiction_code", "kind_code")  # of each candidate
CODE_BYTES = 8  # a code that is longer is cut; ASCII, or the number would not fit its sign


def build_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("uid", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("object", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("titles", tokenizer_name="raw", index_option="basic")
    for name, option in TEXT_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
    for name in RAW_FIELDS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in NUMBERS:
        builder.add_integer_field(name, fast=True)
    builder.add_bytes_field("section", stored=True)
    return builder.build()


def version() -> str:
    """Return the hash that changes with schema, analysis and stored form."""
    shape = [TEXT_FIELDS, RAW_FIELDS, NUMBERS, text.VERSION, "section-1"]
    return hashlib.sha256(json.dumps(shape).encode()).hexdigest()[:10]


def pack(code: str) -> int:
    """Return a short code ("AL", "sr-latn", "document") as a number that `unpack` reads back."""
    return int.from_bytes(code.encode("ascii", "replace")[:CODE_BYTES])


@cache
def unpack(number: int | None) -> str:
    """Return the code of `pack`; there are a few dozen codes, and a hundred of each a search."""
    return number.to_bytes(CODE_BYTES).lstrip(b"\0").decode() if number else ""


def group_code(group: str) -> int:
    """Return a positive 63-bit number for a group."""
    return int.from_bytes(hashlib.blake2b(group.encode(), digest_size=8).digest()) >> 1


def as_document(section: Section, schema: tantivy.Schema) -> tantivy.Document:
    """Analyse `section` into the fields above; raises TypeError or ValueError on a wrong type."""
    terms = terms_of(section)
    fields = {
        "uid": section.uid,
        "object": section.object_key,
        "titles": terms.title,
        **{name: " ".join(getattr(terms, name)) for name, _option in TEXT_FIELDS},
        "audience": section.audience,
        "kind": section.kind,
        "topic": list(section.topics),
        "role": list(section.roles),
        "language": section.language,
        "jurisdiction": section.jurisdiction,
        "group_code": group_code(section.piece),
        "language_code": pack(section.language),
        "jurisdiction_code": pack(section.jurisdiction),
        "kind_code": pack(section.kind),
        "section": section.to_json().encode(),
    }
    return tantivy.Document.from_dict(fields, schema)
