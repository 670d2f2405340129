"""The engine checks who the cluster is, shows who it is itself, and tells nobody its key."""

import logging

import pytest
from environs import Env

from portal.settings.cluster import read_cluster
from search.engines import get_engine
from search.engines.base import EngineUnavailable
from search.engines.elasticsearch import ElasticsearchEngine
from tests.cluster.proxy import certificate, proxy
from tests.search.engine_contract import EngineContract, names, section

KEY = "c2VjcmV0LWlkOnNlY3JldC1rZXk="


@pytest.fixture
def identity(tmp_path):
    return certificate(tmp_path, "cluster")


@pytest.fixture
def guarded(urls, identity):
    """Address of a cluster that is reached over TLS, with a key."""
    with proxy(urls[0], identity=identity, authorization=f"ApiKey {KEY}") as address:
        yield address


def test_by_its_variables_a_portal_reaches_a_cluster_over_tls_with_a_key(
    engine, guarded, identity, options, settings, monkeypatch, caplog, tmp_path
):
    caplog.set_level(logging.DEBUG)
    EngineContract.put(engine, section("a", "Policia"))
    variables = {"URLS": guarded, "API_KEY": KEY, "CA": str(identity[0])}
    for name, value in (variables | {"PREFIX": options["prefix"], "SECONDS": "20"}).items():
        monkeypatch.setenv(f"SEARCH_CLUSTER_{name}", value)
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.SEARCH_CLUSTER = read_cluster(Env())
    found = get_engine()
    assert isinstance(found, ElasticsearchEngine)
    assert found.is_usable()
    assert names(found.view(), "policia") == ["a"]
    EngineContract.put(found, section("b", "Semafori"), number=2)
    assert names(engine.view(), "semafori") == ["b"]
    assert KEY not in caplog.text


def test_a_user_and_a_password_do_as_well(engine, urls, identity, options):
    with proxy(urls[0], identity=identity, authorization="Basic enlyYTpzM2NyZXQ=") as address:
        named = {"urls": [address], "ca": str(identity[0])}
        found = ElasticsearchEngine(**(options | named | {"user": "zyra", "password": "s3cret"}))
        assert found.is_usable()


def test_a_wrong_key_is_refused_and_not_repeated(engine, guarded, identity, options, caplog):
    caplog.set_level(logging.DEBUG)
    wrong = {"urls": [guarded], "ca": str(identity[0]), "api_key": "d3Jvbmc6d3Jvbmc="}
    found = ElasticsearchEngine(**(options | wrong))
    assert not found.is_usable()
    with pytest.raises(EngineUnavailable, match="401") as refused:
        names(found.view(), "policia")
    assert "d3Jvbmc" not in str(refused.value) + caplog.text


def test_a_cluster_of_another_name_is_not_believed(engine, guarded, identity, options, tmp_path):
    other, _key = certificate(tmp_path, "stranger")
    for authority in (str(other), ""):
        named = {"urls": [guarded], "ca": authority, "api_key": KEY}
        found = ElasticsearchEngine(**(options | named))
        assert not found.is_usable()
        with pytest.raises(EngineUnavailable, match="does not answer"):
            names(found.view(), "policia")


def test_the_check_can_be_left_out_by_name(engine, guarded, options):
    named = {"urls": [guarded], "api_key": KEY, "verify": False}
    assert ElasticsearchEngine(**(options | named)).is_usable()


def test_a_busy_cluster_gets_its_sections_a_little_later(engine, urls, options):
    with proxy(urls[0], busy=3) as address:
        patient = ElasticsearchEngine(**(options | {"urls": [address]}))
        EngineContract.put(patient, section("a", "Policia"), number=2)
    assert names(engine.view(), "policia") == ["a"]


def test_a_cluster_that_stays_busy_keeps_the_rows(engine, urls, options, monkeypatch):
    monkeypatch.setattr("search.engines.elastic_writing.FIRST_PAUSE", 0.01)
    with proxy(urls[0], busy=1000) as address:
        patient = ElasticsearchEngine(**(options | {"urls": [address]}))
        with pytest.raises(EngineUnavailable):
            EngineContract.put(patient, section("a", "Policia"), number=2)
