"""Both engines give the same answers in the same order, but for what is a tie."""

from pathlib import Path

import pytest
from django.conf import settings

from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.embedded import EmbeddedEngine
from search.evaluation import collection
from search.evaluation.trial import Trial
from tests.cluster.comparison import compare

SHARED = Path(settings.BASE_DIR).parent / "shared/data/retrieval/dev"


@pytest.fixture
def at_the_cluster(urls, settings, tmp_path):
    """`scratch` goes where the settings say."""
    settings.SEARCH_CLUSTER = settings.SEARCH_CLUSTER | {"urls": urls}
    settings.SEARCH_INDEX_DIR = tmp_path / "index"


def test_the_own_collection_is_answered_alike(at_the_cluster, demo_site):
    own = collection.read(Path(settings.SEARCH_COLLECTION))
    with Trial(own, EmbeddedEngine) as trial:
        sets = own.chosen([])
        assert sum(len(each.questions) for each in sets) >= 120
        assert compare(trial, sets, ElasticsearchEngine) == []


def test_the_shared_collection_is_answered_alike(at_the_cluster, db):
    if not SHARED.is_dir():
        pytest.skip(f"no collection in {SHARED}: the large comparison was not made")
    dev = collection.read(SHARED)
    with Trial(dev, EmbeddedEngine) as trial:
        assert compare(trial, dev.chosen([]), ElasticsearchEngine) == []
