"""A new index beside the one that serves, filled, then put in its place in one step.

Its name ends in a number, one higher than any before: the cluster lets only one
of several machines make it. While it is filled it beats: a rebuild whose heart
stopped is cleared away by the next. Writers find it by the alias `…-next`.
"""

import re
import time
from collections.abc import Callable, Iterable

from elasticsearch import BadRequestError, Elasticsearch, NotFoundError

from search import text
from search.engines.base import EngineUnavailable
from search.engines.elastic_schema import LearnedSpace, SectionDocument, empty_index
from search.engines.elastic_space import Spaces
from search.engines.elastic_writing import catch_up, fill
from search.sections import Section

HEART = "!rebuild"  # id of the document whose number is the time of the last beat
BEAT_SECONDS = 5.0
DEAD_SECONDS = 90.0  # without a beat; the clocks of two machines may differ by a little
COPIES_SECONDS = 60  # that the swap waits for the copies on other nodes
OTHER_VERSION = r"(-scratch-[0-9a-f]{12})?-[0-9a-f]{10}(-\d+)?-\d+"
KEEP_OTHERS_SECONDS = 86_400  # an index of another version may still serve machines not updated yet


class Rebuild:
    """One rebuild of the index behind `alias`."""

    def __init__(self, alias: str, options: dict, spaces: Spaces):
        self.alias = alias
        self.options = options
        self.spaces = spaces
        self._beaten_at = 0.0

    def run(
        self,
        client: Elasticsearch,
        everything: Iterable[Section],
        again: Callable[[list[str]], Iterable[Section]],
        number: int,
    ) -> None:
        """Raises EngineUnavailable if another one is at it; on any error the old index stays."""
        name = self._make(client)
        own = f"{name}-own"
        try:
            with text.many_words():
                sections, learned = self._learn(client, own, everything)
                fill(client, own, sections, number, learned, lambda: self._beat(client, own))
            catch_up(client, own, number, learned, again)
            self._make_lasting(client, name)
            self._swap(client, name)
        except BaseException:
            client.indices.delete(index=name, ignore_unavailable=True)
            raise
        self._remove_other_versions(client)

    def _learn(
        self, client: Elasticsearch, own: str, everything: Iterable[Section]
    ) -> tuple[Iterable[Section], LearnedSpace | None]:
        """Return the sections again, and the space learned from them, which is kept by now."""
        from search.meaning.learning import learn  # numpy: who only reads must not pay for it

        lesson = learn(everything)
        if lesson.space is None:
            return lesson.sections, None
        learned = LearnedSpace.of(lesson.stored, lesson.space)
        self.spaces.keep(client, own, learned, lesson.stored)
        return lesson.sections, learned

    def _make(self, client: Elasticsearch) -> str:
        """Create the next index, without copies: they are made once it is whole."""
        taken = client.indices.get(index=f"{self.alias}-*", features=["aliases"])
        following = f"{self.alias}-next"
        for name in self._unfinished(client):
            if not self._is_dead(client, name):
                raise EngineUnavailable("another rebuild is running")
            client.indices.delete(index=name, ignore_unavailable=True)
        numbers = [int(name.rpartition("-")[2]) for name in taken]
        name = f"{self.alias}-{max(numbers, default=0) + 1}"
        index = empty_index(name, shards=self.options["shards"], replicas="0-0", using=client)
        index.aliases(**{following: {}, f"{name}-own": {}})
        index.settings(translog={"durability": "async"})
        try:
            index.create()
        except BadRequestError as error:
            raise EngineUnavailable("another rebuild is running") from error
        self._beat(client, f"{name}-own")
        return name

    def tidy(self, client: Elasticsearch) -> None:
        """Remove the index of a rebuild that died, to which writers would go on writing."""
        for name in self._unfinished(client):
            if self._is_dead(client, name):
                client.indices.delete(index=name, ignore_unavailable=True)

    def _unfinished(self, client: Elasticsearch) -> list[str]:
        found = client.indices.get(index=f"{self.alias}-*", features=["aliases"])
        return [name for name, it in found.items() if f"{self.alias}-next" in it["aliases"]]

    def _is_dead(self, client: Elasticsearch, name: str) -> bool:
        try:
            heart = client.get(index=name, id=HEART, source=["number"])
        except NotFoundError:
            return False  # it was made just now
        return time.time() - heart["_source"]["number"] > DEAD_SECONDS

    def _beat(self, client: Elasticsearch, own: str) -> None:
        if time.monotonic() - self._beaten_at < BEAT_SECONDS:
            return
        self._beaten_at = time.monotonic()
        heart = SectionDocument(number=int(time.time())).to_dict()
        client.index(index=own, id=HEART, document=heart, require_alias=True)

    def _make_lasting(self, client: Elasticsearch, name: str) -> None:
        """From here on every write is on the disks of all copies before it is acknowledged."""
        lasting = {"auto_expand_replicas": self.options["replicas"]}
        client.indices.put_settings(
            index=name, settings={**lasting, "translog.durability": "request"}
        )
        client.indices.flush(index=name)
        waiting = client.options(request_timeout=COPIES_SECONDS + 10, ignore_status=408)
        waiting.cluster.health(index=name, wait_for_status="green", timeout=f"{COPIES_SECONDS}s")

    def _swap(self, client: Elasticsearch, name: str) -> None:
        """Point the alias at `name` and remove its forerunners, all in one step or not at all."""
        following = [f"{self.alias}-next", f"{name}-own"]
        acts: list[dict] = [{"add": {"index": name, "alias": self.alias}}]
        acts += [
            {"remove": {"index": name, "alias": each, "must_exist": True}} for each in following
        ]
        older = client.indices.get(index=f"{self.alias}-*", features=["aliases"])
        acts += [{"remove_index": {"index": each}} for each in older if each != name]
        client.indices.update_aliases(actions=acts)

    def _remove_other_versions(self, client: Elasticsearch) -> None:
        """Remove what older code left behind, once no machine runs it any more."""
        found = client.indices.get(index=f"{self.options['prefix']}-*", features=["settings"])
        before = (time.time() - KEEP_OTHERS_SECONDS) * 1000
        older = re.compile(re.escape(self.options["prefix"]) + OTHER_VERSION)
        for name, index in found.items():
            if name.startswith(f"{self.alias}-") or not older.fullmatch(name):
                continue
            if int(index["settings"]["index"]["creation_date"]) < before:
                client.indices.delete(index=name, ignore_unavailable=True)
