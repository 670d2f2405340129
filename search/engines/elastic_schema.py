"""What Elasticsearch keeps of a section, and under which version: tantivy_schema's twin."""

import hashlib
import json
from dataclasses import dataclass

from elasticsearch_dsl import Binary, Document, Index, Keyword, Long, MetaField, Text

from search import text
from search.engines.tantivy_schema import group_code, territory_of
from search.engines.terms import SectionTerms, terms_of
from search.meaning.space import Space
from search.sections import Section

LONGEST_TERM = 1000  # letters of a keyword; Lucene refuses a document with more than 32 kB in one
LONGEST_ID = 500  # bytes; the cluster refuses ids of more than 512
MARK = "="
KEPT = ("object", "number", "section", "learned", "space")  # the rest can be made again
TEXT_FIELDS = ("te", "be", "ts", "bs", "tg", "bg", "nb")
BM25 = {"type": "BM25", "k1": 1.2, "b": 0.75}  # what tantivy computes


def _terms(options: str) -> Text:
    """Ready-made tokens, joined by spaces."""
    return Text(analyzer="whitespace", similarity="tokens", index_options=options)


def _words() -> Keyword:
    return Keyword(ignore_above=LONGEST_TERM)


class SectionDocument(Document):
    """One section, its id its uid. `number`: of the outbox, under which it was written.

    Beside the sections lies one document for each object that was written since
    the index was built: its id begins with MARK, and it has no more than
    `marks`, the object's key, and `number`. It outlives the object's sections, so
    that a late write cannot bring them back.
    """

    uid = Keyword()
    object = Keyword()
    number = Long()
    marks = Keyword()
    te = _terms("positions")
    be = _terms("positions")
    ts = _terms("freqs")
    bs = _terms("freqs")
    tg = _terms("freqs")
    bg = _terms("freqs")
    nb = _terms("freqs")
    words = _words()
    spelled = _words()
    titles = _words()
    audience = Keyword()
    kind = Keyword()
    topic = Keyword(multi=True)
    role = Keyword(multi=True)
    language = Keyword()
    jurisdiction = Keyword()
    territory = Keyword(multi=True)
    group_code = Long()
    section = Keyword(index=False, doc_values=False)
    vector = Binary(doc_values=True)  # search.meaning: where the section points
    learned = Keyword()  # name of the space in which it points there
    space = Binary()

    class Meta:
        dynamic = MetaField("strict")
        source = MetaField(includes=[*KEPT])

    class Index:
        settings = {
            "similarity": {"tokens": BM25},
            "refresh_interval": -1,  # a batch is seen when it is whole: whoever wrote refreshes
        }


@dataclass(frozen=True)
class LearnedSpace:
    """A space of search.meaning and the name by which sections say that they point in it."""

    name: str
    space: Space

    @classmethod
    def of(cls, stored: bytes, space: Space | None = None) -> "LearnedSpace":
        """Read `stored`; `space`: the same, if it was just learned."""
        return cls(hashlib.blake2b(stored, digest_size=6).hexdigest(), space or Space(stored))


def empty_index(name: str, *, shards: int, replicas: str, using) -> Index:
    """Describe an index that does not exist yet. replicas: how many may be, "0-2"."""
    index = SectionDocument._index.clone(name=name, using=using)
    index.settings(number_of_shards=shards, auto_expand_replicas=replicas)
    return index


def schema_version() -> str:
    """Return the hash that changes with mapping and stored form."""
    mapping = SectionDocument._doc_type.mapping.to_dict()
    shape = [mapping, BM25, "section-2"]
    return hashlib.sha256(json.dumps(shape, sort_keys=True).encode()).hexdigest()[:10]


def version() -> str:
    """Return what an alias ends with: its fields, then the analysis of its words."""
    return f"{schema_version()}-{text.VERSION}"


def id_of(uid: str) -> str:
    """Return the id of a section's document."""
    if len(uid.encode()) <= LONGEST_ID:
        return uid
    return hashlib.blake2b(uid.encode(), digest_size=32).hexdigest()


def as_source(section: Section, number: int, learned: LearnedSpace | None) -> dict:
    """Analyse `section` into the fields above. Raises TypeError on a wrong type."""
    _check(section)
    terms = terms_of(section)
    fields = _fields(section, terms)
    vector = learned.space.fold(terms) if learned else b""
    if learned and vector:
        fields |= {"vector": vector, "learned": learned.name}
    return SectionDocument(**fields, number=number).to_dict(skip_empty=True)


def _fields(section: Section, terms: SectionTerms) -> dict:
    return {
        "uid": section.uid,
        "object": section.object_key,
        **{name: " ".join(getattr(terms, name)) for name in TEXT_FIELDS},
        "words": terms.words,
        "spelled": terms.spelled,
        "titles": terms.title,
        "audience": section.audience,
        "kind": section.kind,
        "topic": list(section.topics),
        "role": list(section.roles),
        "language": section.language,
        "jurisdiction": section.jurisdiction,
        "territory": territory_of(section).split(),
        "group_code": group_code(section.piece),
        "section": section.to_json(),
    }


def _check(section: Section) -> None:
    """The cluster would take a number for a word; the other engine would not."""
    values = [getattr(section, name) for name in ("uid", "object_key", "audience")]
    values += [getattr(section, name) for name in ("kind", "language", "jurisdiction")]
    for value in (*values, *section.topics, *section.roles, *section.serves):
        if not isinstance(value, str):
            raise TypeError(f"{section.uid}: {value!r} is no text")
