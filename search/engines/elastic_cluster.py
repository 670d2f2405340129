"""The way to the cluster: who is asked, how long, and what happens when nobody answers.

A page may wait SEARCH_CLUSTER["seconds"] for the cluster in all. A node that
does not answer is passed over for the next; when none does, the breaker opens
and everybody is refused at once, until a thread of its own hears from the
cluster again. Readers never pay for finding out.
"""

import logging
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from elastic_transport import ConnectionError as NoConnection
from elastic_transport import ConnectionTimeout, TransportError
from elasticsearch import ApiError, Elasticsearch

from search.engines.base import EngineUnavailable

logger = logging.getLogger(__name__)
FAILURES = 2  # in a row until the breaker opens: one may be bad luck
PROBE_SECONDS = 0.5  # between two questions whether the cluster is back
LEAST_SECONDS = 0.02  # no question is worth asking with less time left
BUSY = frozenset({408, 429, 502, 503, 504})  # of this node now: the next may do better
Answer = TypeVar("Answer")


class Breaker:
    """Open: nobody asks, until `probe()` returns without an error in a thread of its own."""

    def __init__(self, probe: Callable[[], object]):
        self._probe = probe
        self._lock = threading.Lock()
        self._failures = 0
        self._is_open = False

    def check(self) -> None:
        if self._is_open:
            raise EngineUnavailable("the cluster does not answer")

    def succeeded(self) -> None:
        self._failures = 0

    def failed(self, reason: EngineUnavailable) -> None:
        with self._lock:
            self._failures += 1
            if self._is_open or self._failures < FAILURES:
                return
            self._is_open = True
        logger.warning("Pages do without search: %s", reason)
        threading.Thread(target=self._listen, name="search-cluster", daemon=True).start()

    def _listen(self) -> None:
        while True:
            time.sleep(PROBE_SECONDS)
            try:
                self._probe()
            except (ApiError, TransportError):
                continue
            self._failures = 0
            self._is_open = False
            logger.warning("The search cluster answers again.")
            return


class Budget:
    """How long one page may still wait, in seconds."""

    def __init__(self, seconds: float):
        self.left = seconds


class ClusterConnection:
    """One client for a process; threads share it. Its options: settings.SEARCH_CLUSTER.

    Needs nothing but the core of Elasticsearch 8: no scripts, no reindex, no
    delete-by-query, no `info()` (health is asked instead), no language analysers.
    """

    def __init__(self, options: dict):
        self.seconds = options["seconds"]
        self.nodes = len(options["urls"])
        self.client = Elasticsearch(
            options["urls"],
            max_retries=0,  # `read` and `write` try again, within their time
            dead_node_backoff_factor=0.5,
            max_dead_node_backoff=5.0,
            **_identity(options),
        )
        self._patient = self.client.options(
            request_timeout=options["write_seconds"],
            max_retries=max(2, self.nodes),
            retry_on_status=(502, 503, 504),
            retry_on_timeout=True,  # numbers make every write harmless to repeat
        )
        self._probing = self.client.options(request_timeout=self.seconds)
        self.breaker = Breaker(self._ask_health)

    def budget(self) -> Budget:
        return Budget(self.seconds)

    def read(self, ask: Callable[[Elasticsearch], Answer], budget: Budget) -> Answer:
        """Return `ask(client)` from the first node that answers within `budget`."""
        self.breaker.check()
        fault: Exception | None = None
        for _attempt in range(max(2, self.nodes)):
            if budget.left < LEAST_SECONDS:
                break
            allowed = min(budget.left, self.seconds / 2)
            began = time.monotonic()
            try:
                found = ask(self.client.options(request_timeout=allowed))
            except (NoConnection, ConnectionTimeout) as error:
                fault = error
            except ApiError as error:
                if _status(error) not in BUSY:
                    raise _unavailable(error) from error
                fault = error
            except TransportError as error:
                raise _unavailable(error) from error
            else:
                self.breaker.succeeded()
                return found
            finally:
                budget.left -= time.monotonic() - began
        reason = _unavailable(fault)
        self.breaker.failed(reason)
        raise reason from fault

    def write(self, act: Callable[[Elasticsearch], Answer]) -> Answer:
        """Return `act(client)`, whose requests may take their time. Ask something short first."""
        self.breaker.check()
        try:
            done = act(self._patient)
        except (ApiError, TransportError) as error:
            reason = _unavailable(error)
            if not isinstance(error, ApiError) or _status(error) in BUSY:
                self.breaker.failed(reason)
            raise reason from error
        self.breaker.succeeded()
        return done

    def _ask_health(self) -> None:
        health = self._probing.cluster.health(timeout="500ms", local=False)
        if not health["number_of_data_nodes"]:
            raise TransportError("no data node yet")


def _identity(options: dict) -> dict:
    """Return how the client shows who it is, and checks who the cluster is."""
    given: dict = {}
    if options["api_key"]:
        given["api_key"] = options["api_key"]
    elif options["user"]:
        given["basic_auth"] = (options["user"], options["password"])
    if options["urls"][0].startswith("https:"):
        given["verify_certs"] = options["verify"]
        given["ssl_show_warn"] = False
        if options["ca"]:
            given["ca_certs"] = options["ca"]
    return given


def _status(error: ApiError) -> int:
    """Return the HTTP status, also of one search among several, which were answered with 200."""
    body = error.body if isinstance(error.body, dict) else {}
    return body.get("status", error.status_code)


def _unavailable(error: Exception | None) -> EngineUnavailable:
    """Say in one line what is wrong; neither key nor query stands in it."""
    if isinstance(error, ApiError):
        if _status(error) == 404:
            return EngineUnavailable("the cluster has no index of this version")
        return EngineUnavailable(f"the cluster said {_status(error)}: {error.error}")
    return EngineUnavailable(f"the cluster does not answer: {type(error).__name__}")


__all__ = ["Budget", "ClusterConnection"]
