"""Without its cluster the engine refuses fast, and asks again by itself. Needs no cluster."""

import socket
import threading
import time
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.exceptions import ImproperlyConfigured
from environs import Env

from portal.settings.cluster import read_cluster
from search.engines import class_of, elastic_cluster
from search.engines.base import EngineUnavailable
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.embedded import EmbeddedEngine
from tests.search.engine_contract import query, section

SECONDS = 1.0  # of a page's budget: long beside what a busy machine takes of itself
AT_ONCE = SECONDS / 2  # who waited for the cluster waited for all of it


@pytest.fixture
def silent():
    """Addresses of three machines that take connections and never say a word."""
    with ExitStack() as ears:
        found = [ears.enter_context(socket.create_server(("127.0.0.1", 0))) for _ear in range(3)]
        yield [address_of(ear) for ear in found]


@pytest.fixture
def refusing():
    """Addresses at which nobody listens."""
    with ExitStack() as ears:
        found = [ears.enter_context(socket.create_server(("127.0.0.1", 0))) for _ear in range(3)]
        return [address_of(ear) for ear in found]


def address_of(ear):
    return f"http://127.0.0.1:{ear.getsockname()[1]}"


@pytest.fixture(autouse=True)
def no_thread_is_left(monkeypatch):
    """The threads that listen for a cluster end with their test."""
    ended = threading.Event()
    ask = elastic_cluster.ClusterConnection._ask_health

    def ask_until_ended(self):
        return None if ended.is_set() else ask(self)

    monkeypatch.setattr(elastic_cluster.ClusterConnection, "_ask_health", ask_until_ended)
    monkeypatch.setattr(elastic_cluster, "PROBE_SECONDS", 0.1)
    yield
    ended.set()
    for thread in threading.enumerate():
        if thread.name == "search-cluster":
            thread.join(5)


def engine_of(tmp_path, *urls):
    return ElasticsearchEngine(urls=list(urls), seconds=SECONDS, locks=tmp_path)


def seconds_of(act):
    began = time.monotonic()
    with pytest.raises(EngineUnavailable):
        act()
    return time.monotonic() - began


@pytest.mark.parametrize("nodes", [1, 3])
def test_a_silent_cluster_costs_a_page_its_budget_and_no_more(silent, tmp_path, nodes):
    engine = engine_of(tmp_path, *silent[:nodes])
    assert seconds_of(lambda: engine.view().counts(query("fëmijë"))) < 2 * SECONDS


def test_after_two_failures_everybody_is_refused_at_once(silent, tmp_path):
    engine = engine_of(tmp_path, silent[0])
    for _page in range(elastic_cluster.FAILURES):
        seconds_of(lambda: engine.view().counts(query("fëmijë")))
    assert seconds_of(engine.view) < AT_ONCE


def test_a_refused_connection_is_noticed_at_once(refusing, tmp_path):
    engine = engine_of(tmp_path, *refusing)
    assert seconds_of(lambda: engine.view().counts(query("fëmijë"))) < SECONDS


def test_one_of_many_readers_finds_out_and_nobody_waits_for_it(silent, tmp_path):
    engine = engine_of(tmp_path, silent[0])
    for _page in range(elastic_cluster.FAILURES):
        seconds_of(lambda: engine.view().counts(query("fëmijë")))
    began = time.monotonic()
    while time.monotonic() - began < 2 * SECONDS:
        assert seconds_of(engine.view) < AT_ONCE
    listening = [thread for thread in threading.enumerate() if thread.name == "search-cluster"]
    assert len(listening) == 1


class Healthy(BaseHTTPRequestHandler):
    """Says what a cluster says of its health, and that it has no index."""

    def do_GET(self):
        health = b'{"number_of_data_nodes": 1, "status": "green"}'
        said = b"{}" if "_alias" in self.path else health
        self.send_response(200)
        for name, value in {
            "X-Elastic-Product": "Elasticsearch",
            "Content-Type": "application/json",
            "Content-Length": str(len(said)),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *words):
        """No line on the console."""


def test_the_breaker_closes_by_itself_when_the_cluster_is_back(refusing, tmp_path):
    engine = engine_of(tmp_path, refusing[0])
    for _page in range(elastic_cluster.FAILURES):
        seconds_of(lambda: engine.view().counts(query("fëmijë")))
    assert seconds_of(engine.view) < AT_ONCE
    port = int(refusing[0].rpartition(":")[2])
    with HTTPServer(("127.0.0.1", port), Healthy) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        end = time.monotonic() + 10
        while time.monotonic() < end:
            try:
                engine.view()
                break
            except EngineUnavailable:
                time.sleep(0.05)
        server.shutdown()
    engine.view()


def test_a_write_is_refused_as_fast_as_a_page(silent, tmp_path):
    engine = engine_of(tmp_path, silent[0])
    assert (
        seconds_of(lambda: engine.write([section("a")], replacing={"app.model:a": 1})) < 2 * SECONDS
    )


def test_a_cluster_that_is_away_is_no_reason_to_build_anew(refusing, tmp_path):
    engine = engine_of(tmp_path, refusing[0])
    assert not engine.is_usable()
    assert not engine.needs_rebuild()
    assert EmbeddedEngine(tmp_path / "nowhere").needs_rebuild()


def test_engines_have_short_names():
    assert class_of("elasticsearch") is ElasticsearchEngine
    assert class_of("embedded") is class_of("search.engines.embedded.EmbeddedEngine")


def test_without_a_variable_the_cluster_is_on_this_machine():
    options = read_cluster(Env())
    assert options["urls"] == ["http://127.0.0.1:9200"]
    assert options["verify"] is True
    assert options["shards"] == 1


def test_variables_are_read(monkeypatch):
    monkeypatch.setenv("SEARCH_CLUSTER_URLS", "https://a:9200, https://b:9200")
    monkeypatch.setenv("SEARCH_CLUSTER_API_KEY", "aWQ6a2V5")
    monkeypatch.setenv("SEARCH_CLUSTER_CA", "/etc/ca.pem")
    options = read_cluster(Env())
    assert options["urls"] == ["https://a:9200", "https://b:9200"]
    assert (options["api_key"], options["ca"]) == ("aWQ6a2V5", "/etc/ca.pem")


@pytest.mark.parametrize(
    "variables",
    [
        {"URLS": "127.0.0.1:9200"},
        {"URLS": "https://"},
        {"URLS": "https://a:9200,http://b:9200"},
        {"URLS": "https://admin:s3cret@a:9200"},
        {"URLS": "http://a:9200", "API_KEY": "s3cret"},
        {"URLS": "https://a:9200", "API_KEY": "s3cret", "USER": "u", "PASSWORD": "s3cret"},
        {"URLS": "https://a:9200", "USER": "u"},
        {"PREFIX": "Zyra*"},
        {"PREFIX": "zyra-al"},
        {"REPLICAS": "two"},
        {"SHARDS": "0"},
        {"SECONDS": "0"},
    ],
)
def test_nonsense_is_refused_without_repeating_a_secret(monkeypatch, variables):
    for name, value in variables.items():
        monkeypatch.setenv(f"SEARCH_CLUSTER_{name}", value)
    with pytest.raises(ImproperlyConfigured) as refused:
        read_cluster(Env())
    assert "s3cret" not in str(refused.value)
