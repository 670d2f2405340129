"""The engine for more than one machine keeps the contract, but for one promise."""

import pytest

from search.engines.elasticsearch import ElasticsearchEngine
from tests.search.engine_contract import EngineContract


class TestElasticsearchEngine(EngineContract):
    @pytest.fixture
    def engine(self, engine):
        return engine

    @pytest.fixture
    def second(self, options):
        return ElasticsearchEngine(**options)

    test_a_view_stays_as_it_was = None
    # Not kept: a frozen state would cost two more journeys a page and hold segments
    # on every node. What is removed between two questions is left out by `load`.
