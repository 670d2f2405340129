"""Where nobody was found, national lines that answer now: five, against violence first."""

import re

import pytest
from django.utils.translation import override

from directory.helplines import MOST
from portal.reference.models import EmergencyLine, Municipality, ServiceType, Situation
from tests.directory.small_directory import INTAKE, leaks
from tests.directory.test_finding import ADDRESS

LINES = [
    ("129", "Police", "24h"),
    ("127", "Ambulance", "24h"),
    ("128", "Fire brigade", "24h"),
    ("112", "Emergency", "24h"),
    ("116 111", "Child helpline", "24h"),
    ("116 000", "Missing children", ""),
    ("0800 1", "Line against violence", "24h"),
]


@pytest.fixture
def lines(desk):
    ServiceType.objects.create(code="court", name_en="Court", name_sq="Gjykata")
    EmergencyLine.objects.all().delete()
    for position, (number, name, hours) in enumerate(LINES):
        EmergencyLine.objects.create(
            code=f"AL-{number}", jurisdiction_id="AL", number=number, name_en=name,
            hours=hours, position=position,
        )  # fmt: skip
    EmergencyLine.objects.create(
        code="ME-122", jurisdiction_id="ME", number="122", name_en="Police", hours="24h"
    )


def offered(client, **query):
    html = client.get(ADDRESS, query).content.decode()
    assert 'class="contact"' not in html.split('id="unknown-title"')[0]
    found = html[html.index('id="found-count"') : html.index('class="pages"')]
    return re.findall(r'href="tel:([^"]+)"', found)


def test_all_that_answer_now_at_most_five(lines, client):
    assert offered(client, m="al-has", type="court") == ["129", "127", "128", "112", "116111"]
    assert MOST == 5


def test_a_line_that_is_closed_or_of_which_nobody_knows_is_passed_over(lines, client):
    EmergencyLine.objects.filter(number="127").delete()
    assert offered(client, m="al-has", type="court") == ["129", "128", "112", "116111", "08001"]


def test_where_nobody_knows_which_one_answers_the_first_ones_stand_there(lines, client):
    EmergencyLine.objects.update(hours="")
    assert offered(client, m="al-has", type="court")[:2] == ["129", "127"]


def test_they_are_those_of_the_country_asked_for(lines, client):
    Municipality.objects.create(
        code="me-bar", jurisdiction_id="ME", name="Bar-qytet", seat="Bar-qytet"
    )
    assert offered(client, m="al-has", where="Bar-qytet", type="court") == ["122"]


@pytest.mark.parametrize(
    "query",
    [
        {"type": "court", "q": "dhunë në familje"},
        {"type": "court", "q": "nasilje"},
        {"type": "court", "q": "violence"},
        {"type": "court", "situation": "domestic_violence"},
        {"type": "shelter_violence", "kind": "ngo"},
    ],
)
def test_of_violence_the_intake_and_the_helplines_come_before_fire(lines, shelter, client, query):
    Situation.objects.create(code="domestic_violence", name_en="Domestic violence")
    intake = "".join(INTAKE.split())
    with override("en"):
        found = offered(client, m="al-has", **query)
    assert found == [intake, "08001", "129", "116111", "127"]


def test_the_intake_tells_no_place(lines, shelter, client):
    for place in ("al-kukes", "al-has"):
        html = client.get(ADDRESS, {"m": place, "type": "court", "q": "dhunë"}).content.decode()
        found = html[html.index('id="found-count"') : html.index('class="pages"')]
        assert INTAKE in found
        assert leaks(found.replace("· Kukës", "").replace("in Kukës", "")) == []
