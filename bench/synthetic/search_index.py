"""Passages in our search: every one may be shown, and has no facts to be read."""

from bench.rig.passages import KINDS, NUMBER
from search.registry import SearchIndex, register
from search.sections import Facts


def register_passages() -> None:
    from bench.synthetic.models import Number, Passage

    register(_index(Passage, {kind: kind for kind in KINDS} | {"passage": "passage"}))
    # As the directory registers its contacts.
    register(_index(Number, {NUMBER: NUMBER}, weight=0.35, is_companion=True))


def _index(model, kinds: dict[str, str], **how) -> SearchIndex:
    return SearchIndex(
        model=model,
        kinds=kinds,
        extract=lambda row: (),
        objects=lambda: (),
        facts=lambda keys, reader: dict.fromkeys(keys, Facts()),
        **how,
    )
