"""“Could not be done here”: once a day and device, five reasons, nobody's name."""

import re
import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client, RequestFactory
from django.utils import timezone

from directory import devices, local, models, obstacles
from directory.gaps.evidence import Evidence, collect
from directory.models import ReasonKind
from portal.base import steps
from portal.reference.models import Municipality, ServiceType
from search import visitors
from tests.directory import small_directory
from tests.directory.small_directory import leaks

STEP = steps.Step(
    id=uuid.UUID(int=1),
    number="1.2",
    heading="PMF njofton",
    protocol="Dhuna",
    url="/sq/p/dhuna/#s-1",
    jurisdiction="AL",
    service_types=("counselling", "shelter_violence"),
)
SECRET_STEP = uuid.UUID(int=2)  # that this reader may not read
ADDRESS = f"/sq/directory/not-done/{STEP.id}/"
BEACON = f"{ADDRESS}missing/?m=al-has"
DEVICE = "0" * 32
OWN_PAGE = {"headers": {"sec-fetch-site": "same-origin", "sec-fetch-dest": "empty"}}


@pytest.fixture(autouse=True)
def one_step(db, monkeypatch):
    small_directory.reference()
    monkeypatch.setattr(
        steps, "_finders", [lambda step_id, user: STEP if step_id == STEP.id else None]
    )


def mark(**changes):
    fields = {"step": STEP, "municipality": "al-has", "reason": "no_place", "device": DEVICE}
    return obstacles.mark_obstacle(**(fields | changes))


def refuse(model, **fields):
    row = {
        "day": date(2026, 11, 16),
        "municipality": Municipality.objects.get(code="al-has"),
        "step": STEP.id,
        "device": DEVICE,
        "service_type": ServiceType.objects.get(code="counselling"),
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**(row | fields))


# The act


def test_it_counts_once_a_day_a_device_and_a_step():
    assert mark()
    assert not mark(reason="too_far")
    assert mark(device="1" * 32)
    assert models.Obstacle.objects.count() == 2
    models.Obstacle.objects.update(day=timezone.localdate() - timedelta(days=1))
    assert mark()


def test_it_is_one_of_five_reasons_in_a_place_of_this_law():
    assert len(models.obstacle.Reason.values) == 5
    with pytest.raises(obstacles.UnknownReason):
        mark(reason="because the mother said so")
    with pytest.raises(obstacles.UnknownPlace):
        mark(municipality="al-nowhere")
    with pytest.raises(obstacles.UnknownPlace):
        mark(step=steps.Step(**{**vars(STEP), "jurisdiction": "ME"}))
    assert not models.Obstacle.objects.exists()


def test_a_service_that_the_step_does_not_need_is_left_out():
    mark(service_type="counselling")
    mark(service_type="police", device="1" * 32)
    kept = models.Obstacle.objects.order_by("pk").values_list("service_type__code", flat=True)
    assert list(kept) == ["counselling", None]


def test_rows_of_two_steps_do_not_show_one_device():
    mark()
    mark(step=steps.Step(**{**vars(STEP), "id": uuid.UUID(int=9)}))
    first, second = models.Obstacle.objects.values_list("device", flat=True)
    assert first != second
    assert DEVICE not in (first, second)


def test_two_tables_do_not_show_one_device():
    mark()
    obstacles.count_missing(step=STEP, municipality="al-has", codes=["counselling"], device=DEVICE)
    assert models.Obstacle.objects.get().device != models.MissingContact.objects.get().device


def test_what_is_two_years_old_is_erased():
    mark()
    models.Obstacle.objects.update(day=timezone.localdate() - obstacles.KEPT - timedelta(days=1))
    mark(device="1" * 32)
    assert models.Obstacle.objects.count() == 1


def test_a_flood_stops(monkeypatch):
    monkeypatch.setattr(obstacles, "MOST_A_DAY", 1)
    assert mark()
    assert not mark(device="1" * 32)
    obstacles.count_missing(
        step=STEP, municipality="al-has", codes=["counselling", "shelter_violence"], device=DEVICE
    )
    obstacles.count_missing(
        step=STEP, municipality="al-berat", codes=["counselling"], device=DEVICE
    )
    assert models.MissingContact.objects.count() == 2


def test_missing_contacts_count_once_a_day_and_device():
    for device in (DEVICE, DEVICE, "1" * 32):
        obstacles.count_missing(
            step=STEP, municipality="al-has", codes=["counselling"], device=device
        )
    assert list(obstacles.missing_contacts("AL")) == [
        Evidence(ReasonKind.MISSING_CONTACT, "al-has", "counselling", 2)
    ]
    assert list(obstacles.missing_contacts("ME")) == []


def test_counts_of_what_could_not_be_done():
    mark(service_type="counselling")
    mark(device="1" * 32)
    assert {(row.service_type, row.count) for row in obstacles.not_done("AL")} == {
        ("", 1),
        ("counselling", 1),
    }
    has = Municipality.objects.get(code="al-has")
    assert {row["reason"] for row in obstacles.reasons_in(has)} == {"no_place"}
    models.Obstacle.objects.update(day=timezone.localdate() - timedelta(days=400))
    assert list(obstacles.not_done("AL")) == []


def test_the_service_map_reads_both():
    mark(service_type="counselling")
    obstacles.count_missing(step=STEP, municipality="al-has", codes=["counselling"], device=DEVICE)
    counts = collect("AL")
    assert counts[ReasonKind.NOT_DONE, "al-has", "counselling"] == 1
    assert counts[ReasonKind.MISSING_CONTACT, "al-has", "counselling"] == 1


# The database


@pytest.mark.parametrize("model", [models.Obstacle, models.MissingContact])
def test_the_database_keeps_hashes_only(model):
    reason = {"reason": "no_place"} if model is models.Obstacle else {}
    for device in ("", "192.0.2.7", "Z" * 32):
        refuse(model, device=device, **reason)


def test_the_database_knows_five_reasons_and_one_row_a_day():
    refuse(models.Obstacle, reason="other")
    mark()
    row = models.Obstacle.objects.get()
    refuse(models.Obstacle, reason="too_far", day=row.day, device=row.device)
    refuse_second = {"day": date(2026, 11, 16), "device": DEVICE}
    models.MissingContact.objects.create(
        **refuse_second,
        step=STEP.id,
        municipality=Municipality.objects.get(code="al-has"),
        service_type=ServiceType.objects.get(code="counselling"),
    )
    refuse(models.MissingContact)


def test_a_salt_is_random_and_a_road_leads_away():
    with pytest.raises(IntegrityError), transaction.atomic():
        models.DaySalt.objects.create(day=date(2026, 11, 16), word="")
    has, berat = (Municipality.objects.get(code=code) for code in ("al-has", "al-berat"))
    for fields in (
        {"neighbour": has},
        {"neighbour": berat, "checked_on": date(2026, 11, 16)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            models.RoadNeighbour.objects.create(municipality=has, **fields)
    models.RoadNeighbour.objects.create(municipality=has, neighbour=berat)
    with pytest.raises(IntegrityError), transaction.atomic():
        models.RoadNeighbour.objects.create(municipality=has, neighbour=berat)


# The device


def asking(address="192.0.2.7", browser="Phone"):
    return RequestFactory().get("/", REMOTE_ADDR=address, HTTP_USER_AGENT=browser)


def test_a_device_is_known_for_one_day():
    today = date(2026, 11, 16)
    one = devices.device_of(asking(), today)
    assert re.fullmatch(r"[0-9a-f]{32}", one)
    assert devices.device_of(asking(), today) == one
    assert devices.device_of(asking(browser="Desk"), today) != one
    assert devices.device_of(asking("192.0.2.8"), today) != one
    assert devices.device_of(asking(), today + timedelta(days=1)) != one


def test_yesterdays_word_is_erased_so_that_nobody_can_ask_again():
    today = date(2026, 11, 16)
    one = devices.device_of(asking(), today)
    devices.device_of(asking(), today + timedelta(days=1))
    assert [salt.day for salt in models.DaySalt.objects.all()] == [today + timedelta(days=1)]
    assert devices.device_of(asking(), today) != one


# The form


@pytest.fixture
def client(client):
    client.defaults["HTTP_USER_AGENT"] = "Phone"  # every browser says what it is
    return client


def test_a_crawler_does_not_count(client):
    for robot in ("Googlebot/2.1", "curl/8.0"):
        done = client.post(
            ADDRESS, {"m": "al-has", "reason": "no_place"}, headers={"user-agent": robot}
        )
        assert done.status_code == 429
    assert not models.Obstacle.objects.exists()


def test_one_network_counts_so_many_a_minute(client, monkeypatch):
    """Browsers are told apart by what they say of themselves: a script says what it likes."""
    monkeypatch.setattr(visitors, "MOST_A_MINUTE", 3)
    for number in range(5):
        done = client.post(
            ADDRESS, {"m": "al-has", "reason": "no_place"}, headers={"user-agent": f"P {number}"}
        )
    assert done.status_code == 429
    assert 'class="error"' in done.content.decode()
    assert models.Obstacle.objects.count() == 3


def test_the_form_offers_five_reasons_and_the_places_of_this_law(client):
    Municipality.objects.create(code="me-bar", jurisdiction_id="ME", name="Bar", seat="Bar")
    response = client.get(ADDRESS, {"m": "al-has"})
    html = response.content.decode()
    assert html.count('type="radio"') == 5
    assert '<option value="al-has" selected>' in html
    places = html[html.index('id="obstacle-m"') :]
    assert 'value="me-bar"' not in places[: places.index("</select>")]
    assert "<textarea" not in html
    assert "no-store" in response["Cache-Control"]


def test_it_counts_without_script_and_with_a_token_only():
    client = Client(enforce_csrf_checks=True, headers={"user-agent": "Phone"})
    answer = {"m": "al-has", "reason": "no_answer", "service": "counselling"}
    assert client.post(ADDRESS, answer).status_code == 403
    html = client.get(ADDRESS).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', html).group(1)
    done = client.post(ADDRESS, answer | {"csrfmiddlewaretoken": token})
    assert done.url == f"{ADDRESS}?said=counted"
    again = client.post(ADDRESS, answer | {"csrfmiddlewaretoken": token})
    assert again.url == f"{ADDRESS}?said=again"
    assert models.Obstacle.objects.count() == 1
    assert STEP.url in client.get(done.url).content.decode()


@pytest.mark.parametrize(
    "wrong", [{"reason": "x"}, {"reason": ""}, {"m": ""}, {"m": "me-x"}, {"reason": "\x00"}]
)
def test_a_wrong_answer_is_named_and_nothing_kept(client, wrong):
    response = client.post(ADDRESS, {"m": "al-has", "reason": "no_place"} | wrong)
    assert response.status_code == 400
    assert 'class="error"' in response.content.decode()
    assert not models.Obstacle.objects.exists()


def test_a_step_that_is_gone_or_not_to_be_read_is_not_found(client):
    assert client.get(f"/sq/directory/not-done/{SECRET_STEP}/").status_code == 404
    assert client.post(f"/sq/directory/not-done/{SECRET_STEP}/").status_code == 404


def test_no_person_is_in_the_rows(client, worker):
    client.force_login(worker)
    client.post(ADDRESS, {"m": "al-has", "reason": "no_place"}, REMOTE_ADDR="192.0.2.7")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM directory_obstacle")
        (row,) = cursor.fetchall()
    assert "192.0.2.7" not in str(row)
    names = {field.name for field in models.Obstacle._meta.get_fields()}
    assert names == {"id", "day", "municipality", "step", "device", "reason", "service_type"}


# The beacon


def test_a_page_tells_that_a_contact_is_missing(client):
    assert client.post(BEACON, **OWN_PAGE).status_code == 204
    counted = models.MissingContact.objects.values_list("municipality__code", "service_type__code")
    assert set(counted) == {("al-has", "counselling"), ("al-has", "shelter_violence")}
    client.post(BEACON, **OWN_PAGE)
    assert models.MissingContact.objects.count() == 2


def test_what_is_there_is_not_counted(client, desk, shelter):
    address = BEACON.replace("al-has", "al-berat")
    assert client.post(address, **OWN_PAGE).status_code == 204
    assert not models.MissingContact.objects.exists()
    assert leaks(local.who_to_call(STEP.service_types, "AL", "al-berat", [])) == []


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        (BEACON, {"sec-fetch-site": "cross-site"}),
        (BEACON, {}),
        (BEACON, {"sec-fetch-site": "same-origin", "user-agent": "Googlebot"}),
        (BEACON.replace("al-has", "me-bar"), {"sec-fetch-site": "same-origin"}),
        (BEACON.replace("?m=al-has", ""), {"sec-fetch-site": "same-origin"}),
        (BEACON.replace(str(STEP.id), str(SECRET_STEP)), {"sec-fetch-site": "same-origin"}),
    ],
)
def test_others_and_nonsense_count_nothing_and_hear_nothing(client, address, headers):
    headers = {"sec-fetch-dest": "empty"} | headers
    assert client.post(address, headers=headers).status_code == 204
    assert not models.MissingContact.objects.exists()


def test_a_beacon_is_a_post(client):
    assert client.get(BEACON).status_code == 405
