"""The demo's roads and obstacles: of steps that are there, safe to run twice, a keeper's stay."""

from django.utils.translation import override

from directory.demo import obstacles, roads
from directory.models import MissingContact, Obstacle, RoadNeighbour
from portal.base.steps import step_of

TOWNS = {"al-berat", "al-has", "al-shkoder", "al-devoll"}


def test_every_step_of_the_demo_is_there_and_needs_the_service(demo_site, worker):
    for model in (Obstacle, MissingContact):
        rows = model.objects.select_related("service_type", "municipality")
        assert {row.municipality.code for row in rows} <= TOWNS
        with override("sq"):
            for row in rows:
                assert row.service_type.code in step_of(row.step, worker).service_types
    assert {row.municipality.code for row in Obstacle.objects.all()} == TOWNS


def test_a_second_run_changes_nothing_and_keeps_what_a_keeper_wrote(demo_site):
    RoadNeighbour.objects.filter(municipality__code="al-has").update(road="SH 1000")
    before = [model.objects.count() for model in (Obstacle, MissingContact, RoadNeighbour)]
    roads.seed()
    obstacles.seed()
    after = [model.objects.count() for model in (Obstacle, MissingContact, RoadNeighbour)]
    assert after == before
    assert RoadNeighbour.objects.get(municipality__code="al-has").road == "SH 1000"
    assert not RoadNeighbour.objects.filter(checked_on__isnull=False).exists()
