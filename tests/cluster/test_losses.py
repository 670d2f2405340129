"""A lost node is not noticed; a lost cluster costs its hits and nothing else."""

import json
import os
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest

from search.engines.base import EngineUnavailable
from search.engines.elasticsearch import ElasticsearchEngine
from tests.cluster.conftest import PREFIX
from tests.search.engine_contract import EngineContract, names, query, section
from tests.search.test_processes import ROOT, manage, portal, start

__all__ = ["portal"]  # a fixture
pytestmark = [pytest.mark.processes, pytest.mark.django_db(transaction=True)]
SECTIONS = 400
READERS = 3
ANSWERS = 40  # before the node is killed, and three times as many afterwards
AFTERWARDS_SECONDS = 4.0  # the others elect a master and give up the lost copies
PAGE_SECONDS = 1.0  # once it is known that the cluster is away
FIRST_PAGE_SECONDS = 2.0  # it waits half a second for the cluster; the rest is a busy machine
FOUND_SECONDS = 5.0
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
PUBLISH = """
from django.db import transaction
from portal.base.models import StandardPage
with transaction.atomic():
    page = StandardPage.objects.live().filter(locale__language_code="sq").first()
    page.title = "Shenjakoha e re"
    page.save_revision().publish()
print("published", flush=True)
"""


def test_a_node_killed_under_load_is_noticed_by_no_reader(own_cluster, tmp_path):
    cluster = own_cluster(3)
    options = {"urls": cluster.urls, "prefix": PREFIX, "seconds": 10.0, "locks": tmp_path}
    engine = ElasticsearchEngine(**options)
    many = (section(f"n{number}", f"Policia {number}", "fëmija") for number in range(SECTIONS))
    engine.rebuild(many, again=lambda keys: [])
    ended, waits, faults = threading.Event(), [], []

    def read():
        while not ended.is_set():
            began = time.monotonic()
            try:
                view = engine.view()
                assert view.counts(query("policia fëmija")).total == SECTIONS
                assert len(view.load(view.candidates(query("policia 7"), 10))) == 10
            except Exception as error:
                faults.append(error)
            waits.append(time.monotonic() - began)

    readers = [threading.Thread(target=read) for _reader in range(READERS)]
    for reader in readers:
        reader.start()
    try:
        wait_for(lambda: faults or len(waits) >= ANSWERS, 60)
        before = len(waits)
        cluster.nodes[master_of(cluster)].kill()
        wait_for(lambda: faults or len(waits) >= before + 3 * ANSWERS, 60)
        time.sleep(AFTERWARDS_SECONDS)
    finally:
        ended.set()
        for reader in readers:
            reader.join()
    print(f"{before} + {len(waits) - before} answers, the slowest {max(waits):.2f} s")
    assert faults == []
    EngineContract.put(engine, section("late", "Semafori"), number=5)
    assert names(engine.view(), "semafori") == ["late"]


def master_of(cluster):
    """Return the place of the node whose loss costs the most: the others must elect one."""
    told = DIRECT.open(f"{cluster.urls[0]}/_cluster/state/master_node,nodes", timeout=5)
    state = json.load(told)
    return int(state["nodes"][state["master_node"]]["name"].rpartition("-")[2])


def page_of(port, words):
    """Return (seconds, HTML) of a search page."""
    began = time.monotonic()
    with DIRECT.open(f"http://127.0.0.1:{port}/sq/search/?q={words}", timeout=30) as answer:
        html = answer.read().decode()
    return time.monotonic() - began, html


def process(environment, *words):
    return subprocess.Popen(
        [sys.executable, "manage.py", *words, "--skip-checks"],
        env=environment,
        cwd=ROOT,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def wait_for(act, seconds, pause=0.1):
    """Return how long it took until `act()` was true."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        if act():
            return time.monotonic() - began
        time.sleep(pause)
    raise AssertionError(f"not within {seconds} s")


@pytest.fixture
def site_on_cluster(portal, own_cluster):
    """The demo on a cluster of one node, its web server and drain running.

    Returns (cluster, environment, port of the web server).
    """
    cluster = own_cluster(1)
    port = cluster.ports[0] + 50
    found = portal | {
        "SEARCH_ENGINE": "elasticsearch",
        "SEARCH_CLUSTER_URLS": ",".join(cluster.urls),
        "SEARCH_CLUSTER_SECONDS": "5",  # a machine of tests is busy; the limit has a test of its own
    }
    code, said = manage(found, "search_rebuild")
    assert code == 0, said
    running = [
        process(found, "runserver", str(port), "--noreload", "--nostatic"),
        process(found, "search_drain", "--watch"),
    ]
    try:
        wait_for(lambda: answers(port), 120)
        yield cluster, found, port
    finally:
        for each in running:
            each.terminate()
        for each in running:
            each.wait(20)


def answers(port):
    try:
        return page_of(port, "dhuna")[1]
    except OSError:
        return False


def test_a_lost_cluster_costs_its_hits_and_nothing_published_is_lost(site_on_cluster):
    cluster, environment, port = site_on_cluster
    wait_for(lambda: not is_told(page_of(port, "dhuna")[1]), 60)
    cluster.kill()
    pages = [page_of(port, words) for words in ("femije", "rruge", "dhuna", "gjykata", "plani")]
    print("pages without the cluster:", [round(seconds, 2) for seconds, _html in pages])
    assert pages[0][0] < FIRST_PAGE_SECONDS
    assert sorted(seconds for seconds, _html in pages)[2] < PAGE_SECONDS
    for _seconds, html in pages:
        assert is_told(html)
        assert 'href="tel:' in html
    assert any('<li class="hit">' in html for _seconds, html in pages)  # titles of the database
    publisher = start(environment, PUBLISH)
    assert publisher.stdout.readline() == "published\n"
    assert publisher.wait() == 0
    assert page_of(port, "shenjakoha")[0] < PAGE_SECONDS
    cluster.start()
    cluster.wait()
    seconds = wait_for(lambda: is_found(port), FOUND_SECONDS)
    print(f"found {seconds:.1f} s after the return")
    assert manage(environment, "search_check")[1].strip() == "no difference"


def test_a_cluster_that_comes_back_empty_is_filled_by_the_watch(site_on_cluster):
    cluster, environment, port = site_on_cluster
    engine = ElasticsearchEngine(
        urls=cluster.urls, seconds=10.0, locks=Path(environment["ZYRA_VAR"])
    )
    engine.remove()
    assert is_told(page_of(port, "dhuna")[1])
    wait_for(engine.is_usable, 120, 1.0)
    wait_for(lambda: not is_told(page_of(port, "dhuna")[1]), FOUND_SECONDS)
    assert manage(environment, "search_check")[1].strip() == "no difference"


def is_told(html):
    """Say whether the page says that it cannot search just now."""
    return '<p class="notice" id="results-count">' in html


def is_found(port):
    html = page_of(port, "shenjakoha")[1]
    return "Shenjakoha e re" in html and not is_told(html)


def test_an_engine_without_its_cluster_says_so(tmp_path):
    engine = ElasticsearchEngine(urls=["http://127.0.0.1:9"], locks=tmp_path)
    with pytest.raises(EngineUnavailable):
        engine.view().counts(query("policia"))
    assert os.listdir(tmp_path) == []
