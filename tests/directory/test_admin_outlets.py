"""Wagtail's own pages about many records: bulk actions and the site history name no secret."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.snippets.models import get_snippet_models

from directory.models import Contact, Keepership, Organization
from portal.accounts.seed import permission
from tests.directory.small_directory import leaks, service

SHELTERS_NAME = "Shtëpia e qetë"
MODELS = [m._meta.model_name for m in get_snippet_models() if m._meta.app_label == "directory"]
PHONE = {"user-agent": "Phone"}  # every browser says what it is
HISTORY = "/admin/reports/site-history/"


@pytest.fixture
def chief(shelter):
    """The function of somebody at the shelter's organization."""
    return Contact.objects.create(organization=shelter.organization, title="Drejtuese Streha")


@pytest.fixture(params=["keeper", "editor", "moderator"])
def staff(request, desk, client):
    """Somebody of the staff who keeps another organization than the shelter's."""
    user = request.getfixturevalue(request.param)
    Keepership.objects.create(user=user, organization=desk.organization)
    client.force_login(user)
    return user


def secrets_in(text) -> list[str]:
    named = (SHELTERS_NAME, "Strehë për gra", "Drejtuese Streha")
    return leaks(text) + [word for word in named if word in text]


@pytest.mark.parametrize("may_delete", [False, True])
def test_no_bulk_action_names_what_others_keep(shelter, chief, staff, client, may_delete):
    own = {"keepership", "callrule", "borders"}  # administrators alone have the permission
    if may_delete:
        for name in set(MODELS) - own:
            staff.groups.first().permissions.add(permission(f"directory.delete_{name}"))
    ids = "&".join(f"id={key}" for key in (shelter.pk, shelter.organization_id, chief.pk, "x"))
    for name in MODELS:
        for action in ("delete", "change"):
            path = reverse("wagtail_bulk_action", args=["directory", name, action])
            for wanted in ("id=all", ids):
                said = client.get(f"{path}?{wanted}").content.decode()
                assert secrets_in(said) == [], (name, action, wanted)
            said = client.post(f"{path}?{ids}").content.decode()
            assert secrets_in(said) == [], (name, action)
    assert secrets_in(client.get("/admin/").content.decode()) == []  # what the messages say
    assert Organization.objects.filter(pk=shelter.organization_id).exists()
    assert Contact.objects.filter(pk=chief.pk).exists()


@pytest.mark.parametrize("name", ["contact", "location", "referralmembership", "service"])
def test_a_refused_form_does_not_name_whom_its_id_meant(shelter, chief, desk, keeper, client, name):
    """Whoever has an id, from a time when it was public, learns no name by posting it."""
    Keepership.objects.create(user=keeper, organization=desk.organization)
    client.force_login(keeper)
    path = reverse(f"wagtailsnippets_directory_{name}:add")
    posted = {"organization": str(shelter.organization_id), "contact": str(chief.pk)}
    answer = client.post(path, posted | {"title": "Drejtor"})
    assert answer.status_code == 200
    assert secrets_in(answer.content.decode()) in ([], ["Kukës"])  # of the list of all towns
    assert str(shelter.organization_id) not in answer.content.decode()


def test_who_may_deletes_together_what_one_keeps(shelter, desk, client, keeper):
    Keepership.objects.create(user=keeper, organization=desk.organization)
    keeper.groups.first().permissions.add(permission("directory.delete_service"))
    client.force_login(keeper)
    spare = service(desk.organization, name="Tjetër")
    path = reverse("wagtail_bulk_action", args=["directory", "service", "delete"])
    said = client.get(f"{path}?id={spare.pk}&id={shelter.pk}").content.decode()
    assert "Tjetër" in said
    assert secrets_in(said) == []
    client.post(f"{path}?id={spare.pk}&id={shelter.pk}")
    assert not type(spare).objects.filter(pk=spare.pk).exists()
    assert type(spare).objects.filter(pk=shelter.pk).exists()


def logged(shelter, chief, actor):
    for row in (shelter.organization, shelter, chief):
        log(instance=row, action="wagtail.edit", user=actor)


def unpacked(answer) -> str:
    """Return all the text of a spreadsheet."""
    with ZipFile(BytesIO(answer.getvalue())) as file:
        return " ".join(file.read(name).decode() for name in file.namelist())


def test_the_site_history_names_nothing_of_others(shelter, chief, staff, client, resident):
    logged(shelter, chief, resident)
    log(instance=resident, action="wagtail.edit", user=staff)
    words = (str(shelter.organization_id), str(chief.pk), resident.email)
    for path in (HISTORY, f"{HISTORY}results/"):
        said = client.get(path).content.decode()
        assert secrets_in(said) == [], path
        assert not any(word in said for word in words), path
    csv = client.get(f"{HISTORY}?export=csv").getvalue().decode()
    sheet = unpacked(client.get(f"{HISTORY}?export=xlsx"))
    for said in (csv, sheet):
        assert secrets_in(said) == []
        assert not any(word in said for word in words)


def test_administrators_read_the_whole_history(shelter, chief, client, administrator):
    logged(shelter, chief, administrator)
    client.force_login(administrator)
    assert SHELTERS_NAME in client.get(HISTORY).content.decode()
    assert SHELTERS_NAME in client.get(f"{HISTORY}?export=csv").getvalue().decode()


def test_who_is_no_staff_reads_no_history(client, worker):
    client.force_login(worker)
    assert client.get(HISTORY).status_code == 302


def test_a_contact_of_whoever_runs_a_shelter_is_named_by_kind_alone(chief, desk):
    assert "Drejtuese" not in str(chief)
    other = Contact.objects.create(organization=desk.organization, title="Drejtuese")
    assert str(other) == "Drejtuese"
    log(instance=other, action="wagtail.edit")
    desk.through_line_only = True
    desk.save()
    from wagtail.models import ModelLogEntry

    assert "Drejtuese" not in str(other)
    assert not ModelLogEntry.objects.filter(label__contains="Drejtuese").exists()


@pytest.mark.parametrize("kind", ["answered", "no_answer", "moved", "wrong_hours"])
def test_a_line_is_not_judged_by_its_callers(shelter, desk, client, kind):
    for row, is_taken in ((shelter, False), (desk, True)):
        path = reverse("directory:report-service", args=[row.pk])
        answer = client.post(path, {"kind": kind}, headers=PHONE)
        assert answer.status_code == (302 if is_taken else 400)
        assert row.reports.exists() == is_taken
        assert (f'value="{kind}"' in client.get(path).content.decode()) == is_taken
        page = client.get(reverse("directory:show-service", args=[row.pk])).content.decode()
        assert ("kind=no_answer" in page) == is_taken


def test_a_wrong_number_of_a_line_is_still_told(shelter, client):
    path = reverse("directory:report-service", args=[shelter.pk])
    answer = client.post(path, {"kind": "wrong_number"}, headers=PHONE)
    assert answer.status_code == 302
    assert shelter.reports.get().kind == "wrong_number"
