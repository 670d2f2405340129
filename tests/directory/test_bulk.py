"""Changing many services at once: one's own only, and never by halves."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from directory import bulk
from directory.models import Keepership, Location, Metadata, Service, TaxonomyTerm
from portal.reference.models import EmergencyLine
from tests.directory.small_directory import leaks, location, service

ADDRESS = reverse("wagtail_bulk_action", args=["directory", "service", "change"])
SERVICES = Service.snippet_viewset.url_namespace
PLACES = Location.snippet_viewset.url_namespace
TODAY = timezone.localdate()
TOMORROW = timezone.localtime() + timedelta(days=1)


@pytest.fixture
def at_desk(client, desk, keeper):
    Keepership.objects.create(user=keeper, organization=desk.organization)
    client.force_login(keeper)
    return client


@pytest.fixture
def second(desk):
    return service(desk.organization, name="Ndihmë juridike")


def asked(*services):
    return f"{ADDRESS}?{'&'.join(f'id={row.pk}' for row in services)}"


def test_what_a_keeper_may_not_do_is_not_offered(at_desk, keeper, desk):
    services, places = reverse(f"{SERVICES}:list"), reverse(f"{PLACES}:list")
    delete = reverse("wagtail_bulk_action", args=["directory", "service", "delete"])
    page = at_desk.get(services).content.decode()
    assert f'href="{ADDRESS}"' in page
    assert delete not in page
    assert "data-bulk-action-checkbox" in page
    page = at_desk.get(places).content.decode()
    assert "/bulk/directory/location/" not in page
    assert "data-bulk-action-checkbox" not in page
    keeper.is_superuser = True
    keeper.save()
    assert delete in at_desk.get(services).content.decode()
    page = at_desk.get(places).content.decode()
    assert reverse("wagtail_bulk_action", args=["directory", "location", "delete"]) in page
    assert "data-bulk-action-checkbox" in page


def test_each_line_names_its_country(at_desk, desk):
    for country in ("AL", "ME"):
        EmergencyLine.objects.create(
            code=f"all-{country}", jurisdiction_id=country, number="112", name_en="112"
        )
    page = at_desk.get(asked(desk)).content.decode()
    assert "112 (AL)" in page
    assert "112 (ME)" in page


def test_all_chosen_change_and_the_rest_stays(at_desk, desk, second, keeper):
    third = service(desk.organization, name="Strehim nate")
    given = {"capacity": "full", "capacity_until": TOMORROW.strftime("%Y-%m-%d %H:%M")}
    at_desk.post(asked(desk, second), given | {"assured_date": TODAY.isoformat()})
    for row in (desk, second):
        row.refresh_from_db()
        assert (row.capacity, row.assured_date, row.assured_by) == ("full", TODAY, keeper)
        assert row.status == "active"
        assert Metadata.objects.filter(service_id=row.pk, field_name="capacity").exists()
    third.refresh_from_db()
    assert (third.capacity, third.assured_date) == ("unknown", None)


def test_no_longer_known_has_no_term(at_desk, desk):
    Service.objects.filter(pk=desk.pk).update(capacity="full", capacity_until=TOMORROW)
    at_desk.post(asked(desk), {"capacity": "unknown"})
    desk.refresh_from_db()
    assert (desk.capacity, desk.capacity_until) == ("unknown", None)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"capacity": "full"},
        {"capacity": "full", "capacity_until": "2020-01-01 08:00"},
        {"capacity_until": TOMORROW.strftime("%Y-%m-%d %H:%M")},
        {"capacity": "unknown", "capacity_until": TOMORROW.strftime("%Y-%m-%d %H:%M")},
        {"assured_date": (TODAY + timedelta(days=2)).isoformat()},
        {"assured_date": "yesterday", "status": "inactive"},
        {"status": "gone", "assured_date": TODAY.isoformat()},
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(at_desk, desk, second, given):
    before = list(Service.objects.order_by("pk").values())
    answer = at_desk.post(asked(desk, second), given)
    assert answer.status_code == 200
    assert "error-message" in answer.text or "messages" in answer.text
    assert list(Service.objects.order_by("pk").values()) == before


def test_others_services_are_neither_changed_nor_named(at_desk, desk, shelter):
    answer = at_desk.get(asked(desk, shelter))
    assert desk.name in answer.text
    assert shelter.name not in answer.text
    assert leaks(answer.text) == []
    at_desk.post(asked(desk, shelter), {"status": "inactive"})
    shelter.refresh_from_db()
    desk.refresh_from_db()
    assert (desk.status, shelter.status) == ("inactive", "active")


def test_all_means_all_of_ones_own(at_desk, desk, second, shelter):
    at_desk.post(f"{ADDRESS}?id=all", {"status": "inactive"})
    found = Service.objects.filter(status="inactive").values_list("pk", flat=True)
    assert set(found) == {desk.pk, second.pk}


@pytest.mark.parametrize("listed", ["q=juridike", "status=inactive", "q=Ndihm%C3%AB&status="])
def test_all_means_all_that_the_list_showed(at_desk, desk, second, listed):
    if "inactive" in listed:
        Service.objects.filter(pk=second.pk).update(status="inactive")
    page = at_desk.get(f"{reverse(f'{SERVICES}:list')}?{listed}").text
    assert (second.name in page, desk.name in page) == (True, False)
    confirmed = at_desk.get(f"{ADDRESS}?{listed}&id=all").text
    assert (second.name in confirmed, desk.name in confirmed) == (True, False)
    at_desk.post(f"{ADDRESS}?{listed}&id=all", {"status": "defunct"})
    assert Service.objects.get(status="defunct") == second


def test_all_deleted_are_all_that_the_list_showed(client, administrator, desk):
    keep, gone = (location(desk.organization, name=name) for name in ("Salla e madhe", "Depoja"))
    client.force_login(administrator)
    delete = reverse("wagtail_bulk_action", args=["directory", "location", "delete"])
    client.post(f"{delete}?q=depo&id=all")
    assert Location.objects.filter(pk=keep.pk).exists()
    assert not Location.objects.filter(pk=gone.pk).exists()


@pytest.mark.parametrize("action", ["change", "delete"])
def test_more_than_can_be_done_is_refused_and_not_cut(
    client, administrator, desk, second, monkeypatch, action
):
    monkeypatch.setattr(bulk, "MOST", 1)
    UserProfile.objects.update_or_create(user=administrator, defaults={"preferred_language": "en"})
    client.force_login(administrator)
    path = reverse("wagtail_bulk_action", args=["directory", "service", action])
    there = reverse(f"{SERVICES}:list")
    for ask in (client.get, client.post):
        answer = ask(f"{path}?id=all", {"status": "inactive"} if ask == client.post else None)
        assert (answer.status_code, answer.url) == (302, there)
    assert "nothing was done" in client.get(there).text
    assert Service.objects.filter(status="active").count() == 2
    assert client.get(f"{path}?id=all&q=juridike").status_code == 200


def test_what_others_changed_meanwhile_stays(desk, keeper):
    rows = list(Service.objects.filter(pk=desk.pk))
    before = desk.last_modified
    Service.objects.filter(pk=desk.pk).update(alert="Mbyllur sot")
    bulk.ChangeServices.execute_action(rows, user=keeper, changes={"status": "inactive"})
    desk.refresh_from_db()
    assert (desk.alert, desk.status) == ("Mbyllur sot", "inactive")
    assert desk.last_modified > before


def test_the_history_knows_who_deleted(client, administrator, desk):
    client.force_login(administrator)
    one, two = (location(desk.organization, name=name) for name in ("Një", "Dy"))
    term = TaxonomyTerm.objects.create(name="Lagjja")
    for row in (one, term):
        client.post(reverse(type(row).snippet_viewset.get_url_name("delete"), args=[row.pk]))
    delete = reverse("wagtail_bulk_action", args=["directory", "location", "delete"])
    client.post(f"{delete}?id={two.pk}")
    gone = Metadata.objects.filter(last_action_type="delete")
    assert {row.resource_id for row in gone} == {one.pk, two.pk, term.pk}
    assert {row.updated_by for row in gone} == {f"user:{administrator.pk}"}


@pytest.mark.parametrize("wanted", ["id=1", "id=' OR 1=1", "", "id=%00"])
def test_keys_that_are_none_find_nothing(at_desk, wanted):
    assert at_desk.get(f"{ADDRESS}?{wanted}", follow=True).status_code == 404


def test_only_others_is_as_good_as_nothing(at_desk, shelter):
    assert at_desk.get(asked(shelter), follow=True).status_code == 404


def test_who_keeps_nothing_and_who_is_no_staff_changes_nothing(client, desk, worker):
    client.force_login(worker)
    client.post(asked(desk), {"status": "inactive"})
    desk.refresh_from_db()
    assert desk.status == "active"


def test_the_mark_of_a_keeper_alone_is_no_permission(client, desk, editor):
    Keepership.objects.create(user=editor, organization=desk.organization)
    client.force_login(editor)
    client.post(asked(desk), {"status": "inactive"})
    desk.refresh_from_db()
    assert desk.status == "active"
