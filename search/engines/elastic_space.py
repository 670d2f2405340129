"""Where the cluster keeps the space of search.meaning: one document beside the sections.

Each index has its own; its name stands in every section that points in it. So a
reader whose alias was swapped between two questions never takes one for the other.
"""

import base64

from elasticsearch import Elasticsearch, NotFoundError

from search.engines.elastic_schema import LearnedSpace, SectionDocument
from search.meaning.space import BadSpace

SPACE = "!space"  # id of the document
MOST_KNOWN = 3  # spaces of 3 MB: that which serves, and those before and after it


class Spaces:
    """The spaces that this process has read, by name."""

    def __init__(self):
        self._known: dict[str, LearnedSpace] = {}

    def known(self, name: str) -> LearnedSpace | None:
        return self._known.get(name)

    def keep(self, client: Elasticsearch, alias: str, learned: LearnedSpace, stored: bytes) -> None:
        """Put a space into a new index."""
        document = SectionDocument(space=stored, learned=learned.name).to_dict()
        client.index(index=alias, id=SPACE, document=document, require_alias=True)
        self._remember(learned)

    def of(self, client: Elasticsearch, alias: str) -> LearnedSpace | None:
        """Return the space of an index, read once; None if it has none."""
        try:
            named = client.get(index=alias, id=SPACE, source=["learned"])["_source"]["learned"]
            known = self._known.get(named)
            if known is None:
                told = client.get(index=alias, id=SPACE, source=["space"])
                known = LearnedSpace.of(base64.b64decode(told["_source"]["space"]))
                self._remember(known)
        except (NotFoundError, BadSpace):
            return None
        return known

    def _remember(self, learned: LearnedSpace) -> None:
        kept = list(self._known.values())[-MOST_KNOWN + 1 :]
        self._known = {each.name: each for each in (*kept, learned)}
