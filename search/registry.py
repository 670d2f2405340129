"""Each app tells search about itself here; search imports no app."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import models
from wagtail.models import Page

from search.sections import Facts, Reader, Section


@dataclass(frozen=True, kw_only=True)
class SearchIndex:
    """How one model is found.

    extract(obj): its sections as they should stand now, none if it must not be
    found (draft, withdrawn). Pure: reads, writes nothing.
    objects(): every row that may have sections, for a rebuild and for the check.
    some(keys): those of the primary keys given as text, with all that `extract` reads of them;
    None: from the model's manager. What changed is read in lots with it.
    facts(keys, reader): uid → Facts for the hits about to be shown. A uid that
    is missing from the answer is not shown: the row is gone, or this reader may
    no longer read it. The database has the last word over the index.
    kinds: code → name of each section kind (lazy text). A code has at most
    KIND_LETTERS ASCII letters.
    weight: of these sections' scores. What only accompanies an answer (a form, a
    plain page) weighs less than 1, so that it comes first only if nothing else
    is near. Kinds of more weight are offered first as filters.
    is_companion: they accompany what is found by its words, a few of them at most,
    and come forward where a query names one (search.companions).
    related(obj): further rows whose sections change when this one is published,
    withdrawn or about to be deleted (its translations, its forms).
    places_from(code): how far from that municipality another one is (code → a number to sort
    by), for companions that take people from elsewhere.
    titles(): (primary key, title) of its rows and of what stands in them, cheaply:
    what is looked at while there is no index. None: of pages their own titles.
    """

    model: type[models.Model]
    kinds: dict[str, str]
    extract: Callable[[models.Model], Iterable[Section]]
    objects: Callable[[], Iterable[models.Model]]
    facts: Callable[[list[str], Reader], dict[str, Facts]]
    related: Callable[[models.Model], Iterable[models.Model]] = lambda obj: ()
    weight: float = 1.0
    is_companion: bool = False
    some: Callable[[list[str]], Iterable[models.Model]] | None = None
    titles: Callable[[], Iterable[tuple[int, str]]] | None = None
    places_from: Callable[[str], Callable[[str], int]] | None = None

    def read(self, keys: list[str]) -> Iterable[models.Model]:
        """Return the rows of these primary keys."""
        return self.some(keys) if self.some else self.model._default_manager.filter(pk__in=keys)

    def every_title(self) -> Iterable[tuple[int, str]]:
        """Return (primary key, title) of what may be found; access is not decided yet."""
        if self.titles is not None:
            return self.titles()
        if issubclass(self.model, Page):
            return self.model.objects.live().values_list("pk", "title")
        return ()


KIND_LETTERS = 8  # engines keep a kind in one number beside each section
_indexes: dict[str, SearchIndex] = {}
_not_searchable: set[str] = set()


def register(index: SearchIndex) -> SearchIndex:
    """Register a model; refuses a second registration and a kind without a name."""
    label = index.model._meta.label_lower
    if label in _indexes:
        raise ValueError(f"{label} is registered for search already")
    if not index.kinds or not all(index.kinds.values()):
        raise ValueError(f"{label}: every section kind needs a name")
    if not all(code.isascii() and len(code) <= KIND_LETTERS for code in index.kinds):
        raise ValueError(f"{label}: a kind's code has at most {KIND_LETTERS} ASCII letters")
    _indexes[label] = index
    return index


@contextmanager
def registered(index: SearchIndex) -> Iterator[None]:
    """Register a model for as long as the context lasts: an evaluation's documents."""
    register(index)
    try:
        yield
    finally:
        del _indexes[index.model._meta.label_lower]


def not_searchable(model: type[models.Model]) -> None:
    """Say on purpose that a page type has nothing to find (the system check asks)."""
    _not_searchable.add(model._meta.label_lower)


def indexes() -> dict[str, SearchIndex]:
    return dict(_indexes)


def kind_names() -> dict[str, str]:
    """Return code → name of every kind, the weightiest first."""
    by_weight = sorted(_indexes.values(), key=lambda index: -index.weight)
    return {code: str(name) for index in by_weight for code, name in index.kinds.items()}


def kind_weights() -> dict[str, float]:
    """Return code → weight; a kind that is absent weighs 1."""
    return {code: index.weight for index in _indexes.values() for code in index.kinds}


def companions() -> frozenset[str]:
    """Return the codes of the kinds that accompany others."""
    found = (index for index in _indexes.values() if index.is_companion)
    return frozenset(code for index in found for code in index.kinds)


def places_from(code: str) -> Callable[[str], int]:
    """Return municipality → how far it is from `code`; all alike if nobody knows."""
    found = (index.places_from for index in _indexes.values() if index.places_from)
    known = next(found, None)
    return known(code) if known else lambda _place: 0


def index_of(obj_or_label) -> SearchIndex | None:
    label = obj_or_label if isinstance(obj_or_label, str) else obj_or_label._meta.label_lower
    return _indexes.get(label)


def is_declared(model: type[models.Model]) -> bool:
    return model._meta.label_lower in _indexes or model._meta.label_lower in _not_searchable


def objects_of(keys: Iterable[str]) -> dict[str, models.Model]:
    """Return key → row. A key whose row is gone, or its model unregistered, has none."""
    by_label: dict[str, list[str]] = {}
    for key in keys:
        label, _colon, pk = key.partition(":")
        by_label.setdefault(label, []).append(pk)
    known = {label: pks for label, pks in by_label.items() if index_of(label)}
    rows = (row for label, pks in known.items() for row in index_of(label).read(pks))
    return {key_of(row): row for row in rows}


def key_of(obj) -> str:
    """Return the object key of a row: "app.model:pk"."""
    return f"{obj._meta.label_lower}:{obj.pk}"
