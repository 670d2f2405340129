"""Passages in our search: every one may be shown, and has no facts to be read."""

from bench.rig.passages import KINDS
from search.registry import SearchIndex, register
from search.sections import Facts


def register_passages() -> None:
    from bench.synthetic.models import Passage

    register(
        SearchIndex(
            model=Passage,
            kinds={kind: kind for kind in KINDS} | {"passage": "passage"},
            extract=lambda row: (),
            objects=lambda: (),
            facts=lambda keys, reader: dict.fromkeys(keys, Facts()),
        )
    )
