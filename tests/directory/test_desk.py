"""The keepers' desk: one edits one's own records; of others' secrets nothing shows anywhere."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import ModelLogEntry, ReferenceIndex

from directory.desk import DirectoryGroup
from directory.models import (
    Contact,
    Keepership,
    Location,
    Metadata,
    Organization,
    Service,
    ServiceAtLocation,
)
from portal.reference.models import Municipality
from tests.directory.small_directory import MARKER, leaks

KEPT = (Organization, Service, Location, ServiceAtLocation, Contact)


def address(row, view):
    name = f"wagtailsnippets_directory_{row._meta.model_name}:{view}"
    return reverse(name, args=[row.pk])


def listing(model, view="list"):
    return reverse(f"wagtailsnippets_directory_{model._meta.model_name}:{view}")


def choosing(model, view, *args):
    name = f"wagtailsnippetchoosers_directory_{model._meta.model_name}:{view}"
    return reverse(name, args=args)


def rows_of(shelter):
    owner = shelter.organization
    where = Location.objects.get(organization=owner)
    return [
        owner,
        shelter,
        where,
        shelter.service_at_locations.get(),
        Contact.objects.get(location=where),
    ]


@pytest.fixture
def other_keeper(desk, keeper):
    """Keeps another organization, with every permission a keeper can have."""
    Keepership.objects.create(user=keeper, organization=desk.organization)
    return keeper


@pytest.fixture
def at_desk(client, other_keeper):
    client.force_login(other_keeper)
    return client


def said(answer) -> str:
    """Return what the browser gets, without the names of filters."""
    return answer.content.decode()


@pytest.mark.parametrize("view", ["edit", "history", "usage", "delete"])
def test_another_organizations_records_do_not_open(shelter, at_desk, view):
    for row in rows_of(shelter):
        answer = at_desk.get(address(row, view))
        assert answer.status_code == 302, (row, view)  # Wagtail sends the refused home
        assert leaks(said(answer)) == []
        assert leaks(said(at_desk.get(answer.url))) == []


def test_posting_to_anothers_record_changes_nothing(shelter, at_desk):
    where = Location.objects.get(organization=shelter.organization)
    answer = at_desk.post(address(where, "edit"), {"name": "x", "confidentiality": "open"})
    assert answer.status_code == 302
    where.refresh_from_db()
    assert where.confidentiality == "confidential"


@pytest.mark.parametrize("model", KEPT)
@pytest.mark.parametrize("query", ["", "?q=Qershiz", "?q=Strehe", "?q=e"])
def test_lists_and_their_search_hold_only_what_one_keeps(shelter, at_desk, model, query):
    for view in ("list", "list_results"):
        text = said(at_desk.get(listing(model, view) + query))
        assert leaks(text) == []
        assert shelter.organization.name not in text
        assert str(shelter.pk) not in text


@pytest.mark.parametrize("model", KEPT)
def test_choosers_and_their_search_hold_only_what_one_keeps(shelter, at_desk, model):
    for view in ("choose", "choose_results"):
        for query in ("", "?q=Qershiz", "?q=Strehe"):
            answer = at_desk.get(choosing(model, view) + query)
            assert answer.status_code == 200
            assert leaks(said(answer)) == []
            assert shelter.organization.name not in said(answer)


def test_a_chooser_does_not_name_a_record_by_its_number(shelter, at_desk):
    for row in rows_of(shelter):
        answer = at_desk.get(choosing(type(row), "chosen", row.pk), follow=True)
        assert answer.status_code == 404
        many = at_desk.get(choosing(type(row), "chosen_multiple") + f"?id={row.pk}")
        assert leaks(said(many)) == []
        assert str(row.pk) not in said(many)


def test_the_site_history_names_no_place(shelter, at_desk, own_keeper, client):
    for row in rows_of(shelter):
        from wagtail.log_actions import log

        log(instance=row, action="wagtail.edit", user=own_keeper)
    answer = at_desk.get(reverse("wagtailadmin_reports:site_history"))
    assert leaks(said(answer)) == []
    for entry in ModelLogEntry.objects.values():
        assert leaks(list(entry.values())) == []


@pytest.fixture
def place_editor(client, editor):
    """An editor to whom somebody gave the municipalities and service types."""
    from portal.accounts.seed import permission

    for word in ("change_municipality", "delete_municipality", "change_servicetype"):
        editor.user_permissions.add(permission(f"reference.{word}"))
    client.force_login(editor)
    return client


def test_the_usage_of_a_municipality_does_not_tell_what_is_in_it(shelter, place_editor):
    for row in rows_of(shelter):
        row.save()
    call_command("rebuild_references_index", stdout=StringIO())
    assert not ReferenceIndex.objects.filter(base_content_type__app_label="directory").exists()
    town = Municipality.objects.get(code="al-kukes")
    path = reverse("wagtailsnippets_reference_municipality:usage", args=[town.pk])
    answer = place_editor.get(path)
    assert answer.status_code == 200
    assert str(shelter.pk)[:8] not in said(answer)
    for row in rows_of(shelter):
        assert str(row.pk)[:8] not in said(answer)
        assert str(row) not in said(answer)


def test_a_municipality_with_records_is_not_deleted_and_none_is_named(shelter, place_editor):
    town = Municipality.objects.get(code="al-kukes")
    path = reverse("wagtailsnippets_reference_municipality:delete", args=[town.pk])
    answer = place_editor.post(path, follow=True)
    assert answer.status_code == 200
    assert Municipality.objects.filter(pk=town.pk).exists()
    for row in rows_of(shelter):
        assert str(row.pk)[:8] not in said(answer)


def test_an_organization_with_services_is_not_deleted(desk, client, administrator):
    client.force_login(administrator)
    answer = client.post(address(desk.organization, "delete"), follow=True)
    assert answer.status_code == 200
    assert Organization.objects.filter(pk=desk.organization_id).exists()


def test_the_admins_own_search_and_front_page_name_no_place(shelter, at_desk):
    sheet = (reverse("directory_sheet"), reverse("directory_sheet_download"))
    for path in ("/admin/", "/admin/pages/search/?q=Qershiz", "/admin/snippets/", *sheet):
        assert leaks(said(at_desk.get(path))) == []


def test_bulk_delete_of_what_others_keep_is_refused(shelter, at_desk, other_keeper):
    """Even where somebody gave keepers the right to delete."""
    from portal.accounts.seed import permission

    other_keeper.groups.first().permissions.add(permission("directory.delete_location"))
    where = Location.objects.get(organization=shelter.organization)
    path = reverse("wagtail_bulk_action", args=["directory", "location", "delete"])
    at_desk.post(f"{path}?id={where.pk}")
    assert leaks(said(at_desk.get(f"{path}?id={where.pk}"))) == []
    assert Location.objects.filter(pk=where.pk).exists()


def test_no_kind_of_record_can_be_copied_or_inspected():
    from django.urls import NoReverseMatch

    for model in KEPT:
        for view in ("copy", "inspect"):
            with pytest.raises(NoReverseMatch):
                reverse(f"wagtailsnippets_directory_{model._meta.model_name}:{view}", args=["x"])


def test_a_new_kind_of_record_at_the_desk_must_join_this_walk():
    kinds = {viewset.model.__name__ for viewset in DirectoryGroup.items}
    own = {model.__name__ for model in KEPT}
    of_no_organization = {"Keepership", "RoadNeighbour"}
    assert kinds == own | {"ReferralMembership"} | of_no_organization


# One's own


def test_the_own_keeper_opens_and_reads_the_whole(shelter, client, own_keeper):
    client.force_login(own_keeper)
    for row in rows_of(shelter):
        assert client.get(address(row, "edit")).status_code == 200
        assert client.get(address(row, "history")).status_code == 200
    where = Location.objects.get(organization=shelter.organization)
    assert MARKER in said(client.get(address(where, "edit")))


def form_of(answer) -> dict:
    """Return what a browser would send back of the form in `answer`."""
    data = {}
    form = answer.context["form"]
    for part in (form, *[f for s in form.formsets.values() for f in (s.management_form, *s)]):
        for bound in part:
            value = bound.value()
            if value is True:
                value = "on"
            if value is not None and value is not False:
                data[bound.html_name] = value
    return data


def wrongs(answer) -> list:
    """Return what the form says is wrong, also in its lists of parts."""
    if answer.status_code == 302:
        return []
    form = answer.context["form"]
    parts = [[name, s.errors, s.non_form_errors()] for name, s in form.formsets.items()]
    return [form.errors, *parts]


def test_a_keeper_changes_an_own_service_and_the_history_knows_who(desk, at_desk, other_keeper):
    path = address(desk, "edit")
    data = form_of(at_desk.get(path))
    data |= {"description": "Dy herë në javë.", "phones-0-number": "+355 60 000 0199"}
    answer = at_desk.post(path, data)
    assert wrongs(answer) == []
    desk.refresh_from_db()
    assert desk.description == "Dy herë në javë."
    assert desk.phones.get().number == "+355 60 000 0199"
    changed = Metadata.objects.filter(last_action_type="update")
    assert {row.field_name for row in changed} == {"description", "number"}
    assert {row.updated_by for row in changed} == {f"user:{other_keeper.pk}"}
    assert "Dy herë në javë." in said(at_desk.get(path))


def test_who_writes_the_date_is_the_one_who_verified(desk, at_desk, other_keeper):
    path = address(desk, "edit")
    page = at_desk.get(path)
    assert "@zyra.example" not in said(page).split('name="organization"')[1]  # no list of people
    assert wrongs(at_desk.post(path, form_of(page) | {"assured_date": "2026-11-20"})) == []
    desk.refresh_from_db()
    assert desk.assured_by == other_keeper
    data = form_of(at_desk.get(path)) | {"assured_date": ""}
    assert wrongs(at_desk.post(path, data)) == []
    desk.refresh_from_db()
    assert desk.assured_by is None


def test_links_to_codes_are_history_too(desk, at_desk):
    from portal.reference.models import ServiceType

    path = address(desk, "edit")
    data = form_of(at_desk.get(path))
    data["service_types"] = [ServiceType.objects.get(code="shelter_violence").pk]
    assert wrongs(at_desk.post(path, data)) == []
    row = Metadata.objects.get(field_name="service_types")
    assert (row.previous_value, row.replacement_value) == ("counselling", "shelter_violence")


def test_a_keeper_adds_a_phone_and_hours_to_an_own_place(desk, at_desk):
    where = Location.objects.get(organization=desk.organization)
    path = address(where, "edit")
    data = form_of(at_desk.get(path)) | {
        "phones-TOTAL_FORMS": "1",
        "phones-0-number": "129",
        "phones-0-ORDER": "1",
        "schedules-TOTAL_FORMS": "1",
        "schedules-0-kind": "regular",
        "schedules-0-freq": "WEEKLY",
        "schedules-0-byday": "MO,TU",
        "schedules-0-interval": "1",
        "schedules-0-on_holidays": "closed",
        "schedules-0-opens_at": "08:00",
        "schedules-0-closes_at": "16:00",
        "schedules-0-ORDER": "1",
    }
    answer = at_desk.post(path, data)
    assert wrongs(answer) == []
    assert where.phones.get().number == "129"
    assert where.schedules.get().byday == "MO,TU"


def test_a_record_cannot_be_hung_on_another_organization(shelter, desk, at_desk):
    path = address(desk, "edit")
    data = form_of(at_desk.get(path)) | {"organization": str(shelter.organization_id)}
    answer = at_desk.post(path, data)
    assert "organization" in answer.context["form"].errors
    desk.refresh_from_db()
    assert desk.organization_id != shelter.organization_id


def test_a_service_cannot_be_put_at_anothers_secret_place(shelter, desk, at_desk):
    where = Location.objects.get(organization=shelter.organization)
    answer = at_desk.post(
        listing(ServiceAtLocation, "add"), {"service": str(desk.pk), "location": str(where.pk)}
    )
    assert "location" in answer.context["form"].errors
    assert leaks(said(answer)) == []


def test_keepers_do_not_make_organizations_or_keepers_nor_delete(desk, at_desk):
    assert at_desk.get(listing(Organization, "add")).status_code == 302
    assert at_desk.get(listing(Keepership)).status_code == 302
    assert at_desk.get(address(desk, "delete")).status_code == 302
    assert Service.objects.filter(pk=desk.pk).exists()


def test_an_administrator_sees_all_and_says_who_keeps(shelter, desk, client, administrator):
    client.force_login(administrator)
    text = said(client.get(listing(Organization)))
    assert shelter.organization.name in text
    assert desk.organization.name in text
    assert client.get(listing(Keepership, "add")).status_code == 200


@pytest.mark.parametrize("role", ["editor", "trainer", "worker", "resident"])
def test_others_do_not_come_to_the_desk(desk, client, role, request):
    client.force_login(request.getfixturevalue(role))
    for model in KEPT:
        assert client.get(listing(model)).status_code == 302
        assert client.get(choosing(model, "choose")).status_code in (302, 200)


@pytest.mark.parametrize("language", ["sq", "sr-latn", "en"])
def test_the_desk_speaks_every_language(desk, at_desk, other_keeper, language):
    from wagtail.users.models import UserProfile

    UserProfile.objects.update_or_create(
        user=other_keeper, defaults={"preferred_language": language}
    )
    assert at_desk.get(address(desk, "edit")).status_code == 200
