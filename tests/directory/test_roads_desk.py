"""Keepers of a town write down the roads; readers and editors do not."""

import pytest

from directory.models import Keepership, Organization, RoadNeighbour
from portal.accounts.seed import permit
from portal.reference.models import Municipality
from tests.directory import small_directory

ADD = "/admin/snippets/directory/roadneighbour/add/"


@pytest.fixture
def towns(db):
    small_directory.reference()
    return {row.code: row.pk for row in Municipality.objects.all()}


def test_a_keeper_adds_a_road(client, keeper, towns):
    keeper.groups.add(permit("Keepers"))
    town = Organization.objects.create(
        name="Bashkia Has",
        kind="municipality",
        jurisdiction_id="AL",
        municipality_id=towns["al-has"],
    )
    Keepership.objects.create(user=keeper, organization=town)
    client.force_login(keeper)
    road = {"municipality": towns["al-has"], "neighbour": towns["al-kukes"], "position": 0}
    assert client.get(ADD).status_code == 200
    assert client.post(ADD, road).status_code == 302
    assert RoadNeighbour.objects.get().neighbour.code == "al-kukes"
    circle = road | {"neighbour": towns["al-has"]}
    assert client.post(ADD, circle).status_code == 200
    assert RoadNeighbour.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "there"), [("worker", f"/admin/login/?next={ADD}"), ("editor", "/admin/")]
)
def test_others_do_not(client, towns, role, there, request):
    client.force_login(request.getfixturevalue(role))
    road = {"municipality": towns["al-has"], "neighbour": towns["al-kukes"], "position": 0}
    for answer in (client.get(ADD), client.post(ADD, road)):
        assert (answer.status_code, answer.url) == (302, there)
    assert not RoadNeighbour.objects.exists()
