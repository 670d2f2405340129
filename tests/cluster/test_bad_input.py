"""What nobody should type and everybody can, put to the cluster."""

import pytest

from search.engines import using
from search.indexing import rebuild
from search.sections import Reader
from tests.search.bad_queries import check_engine
from tests.search.conftest import index, lists, site  # noqa: F401 - fixtures


@pytest.fixture
def on_cluster(site, engine):  # noqa: F811
    """The small site of the search tests, indexed on the cluster."""
    with using(engine):
        rebuild()
        yield engine


def test_the_cluster_stands_every_query_and_tells_no_secret(on_cluster):
    check_engine(Reader("sq", "AL"), seconds=5.0, secret="xhindokull")  # tests share two cores
