"""Writing to the cluster so that several machines may write at once.

Every section carries the number under which it was written, as its external
version: the cluster itself refuses what is older. Beside an object's sections
lies its mark, the highest number that claimed it; it stays when the sections are
gone. So a late write overwrites nothing, and what it brought back is taken away:

1. claim: the marks take the numbers. Objects claimed under a higher one are left alone.
2. look: which sections of these objects are there, after a refresh.
3. write: new ones in, others out, each under the number.
4. look again: who was claimed meanwhile has written later; what we added is taken back.
5. refresh: readers see the whole batch at once.

A crash anywhere leaves the outbox rows: the next writer claims under a higher
number and finds what was left. While an index is built, it is written too.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from elasticsearch import Elasticsearch, helpers
from elasticsearch_dsl import Search
from elasticsearch_dsl.query import Bool, Exists, Terms

from search.engines.base import EngineUnavailable
from search.engines.elastic_query import newer_than
from search.engines.elastic_schema import (
    MARK,
    LearnedSpace,
    SectionDocument,
    as_source,
    id_of,
)
from search.sections import Section

CHUNK_SECTIONS = 500
CHUNK_BYTES = 4_000_000  # one request; a node of 400 MB takes several of them at a time
PAGE = 5000  # documents looked at in one request
MOST_RETRIES = 6  # of sections that a busy cluster refused, over about ten seconds
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 5.0  # seconds


def bulk(client: Elasticsearch, actions: Iterable[dict], **options) -> Iterator[str]:
    """Send `actions`, slower where the cluster is busy; yield the ids that were refused as old.

    Raises EngineUnavailable if the index is gone or the cluster stays busy, and
    ValueError if it will never take a section.
    """
    answers = helpers.streaming_bulk(
        client,
        actions,
        chunk_size=CHUNK_SECTIONS,
        max_chunk_bytes=CHUNK_BYTES,
        raise_on_error=False,
        max_retries=MOST_RETRIES,
        initial_backoff=FIRST_PAUSE,
        max_backoff=LONGEST_PAUSE,
        require_alias=True,  # an index that was removed must not come back by a late write
        **options,
    )
    for is_done, told in answers:
        (outcome,) = told.values()
        if is_done:
            continue
        status, fault = outcome.get("status"), outcome.get("error") or {}
        if status == 409:
            yield outcome["_id"]
        elif status == 404 and not fault:  # deleted already
            continue
        elif status == 400:
            raise ValueError(f"{outcome['_id']}: {fault.get('type')} {fault.get('reason')}")
        else:
            raise EngineUnavailable(f"{status} {fault.get('type', fault)}")


def _put(alias: str, section: Section, number: int, learned: LearnedSpace | None) -> dict:
    return _versioned("index", alias, id_of(section.uid), number) | {
        "_source": as_source(section, number, learned)
    }


def _mark(alias: str, key: str, number: int) -> dict:
    mark = SectionDocument(marks=key, number=number)
    return _versioned("index", alias, MARK + key, number) | {"_source": mark.to_dict()}


def _delete(alias: str, document: str, number: int) -> dict:
    return _versioned("delete", alias, document, number)


def _versioned(act: str, alias: str, document: str, number: int) -> dict:
    return {
        "_op_type": act,
        "_index": alias,
        "_id": document,
        "version": number,
        "version_type": "external_gte",
    }


def replace(
    client: Elasticsearch,
    alias: str,
    sections: list[Section],
    replacing: Mapping[str, int],
    learned: LearnedSpace | None = None,
) -> None:
    """Carry out the five steps above in the index behind `alias`, whose space is `learned`."""
    put = [(each, _put(alias, each, replacing[each.object_key], learned)) for each in sections]
    claims = [_mark(alias, key, number) for key, number in replacing.items()]
    late = {document[len(MARK) :] for document in bulk(client, claims, refresh=True)}
    numbers = {key: number for key, number in replacing.items() if key not in late}
    ours = [section for section, _act in put if section.object_key in numbers]
    kept = {id_of(section.uid) for section in ours}
    acts = [act for section, act in put if section.object_key in numbers]
    acts += [
        _delete(alias, document, numbers[key])
        for document, key, _number in _present(client, alias, list(numbers))
        if document not in kept
    ]
    for _older in bulk(client, acts):
        pass
    _take_back(client, alias, ours, numbers)
    _refresh(client, alias)


def _take_back(
    client: Elasticsearch, alias: str, ours: list[Section], numbers: Mapping[str, int]
) -> None:
    """Remove what we added to objects that were claimed under a higher number meanwhile."""
    if not numbers:
        return
    marks = client.mget(index=alias, ids=[MARK + key for key in numbers], source=["number"])
    overtaken = {
        mark["_id"][len(MARK) :]
        for mark in marks["docs"]
        if mark.get("found") and mark["_source"]["number"] > numbers[mark["_id"][len(MARK) :]]
    }
    added = [section for section in ours if section.object_key in overtaken]
    acts = [_delete(alias, id_of(each.uid), numbers[each.object_key]) for each in added]
    for _newer in bulk(client, acts):
        pass


def fill(
    client: Elasticsearch,
    alias: str,
    sections: Iterable[Section],
    number: int,
    learned: LearnedSpace | None,
    on_chunk: Callable[[], None],
) -> None:
    """Write every section into a new index. `on_chunk()` is called now and then."""

    def actions() -> Iterator[dict]:
        for place, section in enumerate(sections):
            if place % CHUNK_SECTIONS == 0:
                on_chunk()
            yield _put(alias, section, number, learned)

    for _newer in bulk(client, actions()):
        pass


def catch_up(
    client: Elasticsearch,
    alias: str,
    number: int,
    learned: LearnedSpace | None,
    again: Callable[[list[str]], Iterable[Section]],
) -> None:
    """Remove what `fill` wrote under `number` of objects that others wrote meanwhile.

    Their sections are read again, and written under the numbers they have, if
    there is a space to point in: it was not there yet when they were written.
    """
    _refresh(client, alias)
    numbers = _marks_after(client, alias, number)
    keys = sorted(numbers)
    for start in range(0, len(keys), CHUNK_SECTIONS):
        some = keys[start : start + CHUNK_SECTIONS]
        acts = [
            _delete(alias, document, numbers[key])
            for document, key, own in _present(client, alias, some)
            if own < numbers[key]
        ]
        if learned:
            acts += [_put(alias, each, numbers[each.object_key], learned) for each in again(some)]
        for _newer in bulk(client, acts):
            pass
    _refresh(client, alias)


def _marks_after(client: Elasticsearch, alias: str, number: int) -> dict[str, int]:
    """Return object key → number of those that were claimed under a higher one than `number`."""
    wanted = Bool(filter=[Exists(field="marks"), newer_than(number)])
    found = _hits(client, alias, wanted, "marks")
    return {hit["_id"][len(MARK) :]: hit["_source"]["number"] for hit in found}


def _present(client: Elasticsearch, alias: str, keys: list[str]) -> Iterator[tuple[str, str, int]]:
    """Yield (id, object key, number) of the objects' sections."""
    for hit in _hits(client, alias, Bool(filter=[Terms(object=keys)]), "uid"):
        yield hit["_id"], hit["_source"]["object"], hit["_source"]["number"]


def _hits(client: Elasticsearch, alias: str, wanted: Bool, unique: str) -> Iterator[dict]:
    """Yield every hit, page by page, in the order of a field that no two share."""
    after: dict = {}
    while True:
        search = Search(using=client, index=alias).query(wanted).sort(unique)
        search = search.source(["object", "number"]).params(allow_partial_search_results=False)
        answer = search.extra(size=PAGE, track_total_hits=False, **after).execute()
        hits = answer.to_dict()["hits"]["hits"]
        yield from hits
        if len(hits) < PAGE:
            return
        after = {"search_after": hits[-1]["sort"]}


def _refresh(client: Elasticsearch, alias: str) -> None:
    """Let readers see what was written, on every copy, or raise EngineUnavailable."""
    told = client.indices.refresh(index=alias)
    if told["_shards"]["failed"]:
        raise EngineUnavailable("a copy of the index was not refreshed")
