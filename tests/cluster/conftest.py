"""Clusters for these tests: one that runs already, or some that a test starts and kills.

SEARCH_TEST_CLUSTER names the addresses of a running one, or is "own" (`make test-cluster`):
then one is started for the run. Without it these tests skip loudly, unless
REQUIRE_SERVICES=1: then the absence is a failure. SEARCH_TEST_PORT: from which port on
clusters are started.
"""

import importlib.util
import os
import sys
import tempfile
from pathlib import Path

import pytest
from django.conf import settings

from search.engines.elasticsearch import ElasticsearchEngine

ROOT = Path(settings.BASE_DIR)
PREFIX = f"test{os.getpid()}"
FIRST_PORT = int(os.environ.get("SEARCH_TEST_PORT", "19400"))


def cluster_module():
    """Return ops/cluster/cluster.py, a script beside the portal, as a module."""
    name = "zyra_cluster"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, ROOT / "ops/cluster/cluster.py")
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


def lacking(words):
    """Skip loudly at a desk; fail where services are required."""
    if os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(words)
    pytest.skip(words)


@pytest.fixture(scope="session")
def urls():
    """Addresses of a running cluster."""
    named = os.environ.get("SEARCH_TEST_CLUSTER", "")
    if not named:
        lacking("no cluster here: make test-cluster starts one (Java 17 and Maven)")
    if named != "own":
        yield named.split(",")
        return
    with tempfile.TemporaryDirectory(prefix="zyra-cluster-") as folder:
        cluster = cluster_module().Cluster(folder, 1, FIRST_PORT)
        try:
            cluster.start()
            cluster.wait()
            yield cluster.urls
        finally:
            cluster.kill()


@pytest.fixture
def options(urls, tmp_path):
    """Options of an engine of this test. Machines of tests are busy: seconds are generous."""
    return {"urls": urls, "prefix": PREFIX, "seconds": 20.0, "locks": tmp_path / "locks"}


@pytest.fixture
def engine(options):
    """An empty index that serves, and is removed afterwards."""
    engine = ElasticsearchEngine(**options)
    engine.rebuild([], again=lambda keys: [])
    yield engine
    engine.remove()


@pytest.fixture
def own_cluster():
    """Return a function that starts a cluster of some nodes, which the test may kill."""
    cluster = cluster_module()
    started = []
    with tempfile.TemporaryDirectory(prefix="zyra-cluster-") as folder:

        def start(nodes):
            if not os.environ.get("SEARCH_TEST_CLUSTER"):
                lacking("no cluster here: make test-cluster starts one (Java 17 and Maven)")
            port = FIRST_PORT + 10 * (1 + len(started))
            found = cluster.Cluster(Path(folder) / str(port), nodes, port)
            started.append(found)
            found.start()
            found.wait()
            return found

        try:
            yield start
        finally:
            for each in started:
                each.kill()
