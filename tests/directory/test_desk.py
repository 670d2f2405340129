"""The keepers' desk: one edits one's own records; of others' secrets nothing shows anywhere."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import ModelLogEntry, ReferenceIndex

from directory.desk import DirectoryGroup
from directory.models import (
    Attribute,
    Contact,
    Keepership,
    Location,
    Metadata,
    Organization,
    Program,
    Service,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
)
from portal.reference.models import Municipality
from tests.directory.small_directory import MARKER, leaks

KEPT = (Organization, Program, Service, Location, ServiceAtLocation, Contact, Attribute)


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
        Program.objects.get_or_create(organization=owner, name=f"Programi {MARKER}")[0],
        Attribute.objects.get_or_create(
            link_id=where.pk,
            link_entity="location",
            taxonomy_term=TaxonomyTerm.objects.get_or_create(name="Lagjja")[0],
            value=f"Afër {MARKER}",
        )[0],
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
    of_no_organization = {"Keepership", "RoadNeighbour", "Taxonomy", "TaxonomyTerm"}
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
    return _sent_by(answer.context["form"])


def _sent_by(form) -> dict:
    data = {}
    for bound in form:
        value = bound.value()
        if value is True:
            value = "on"
        if value is not None and value is not False:
            data[bound.html_name] = value
    for lines in getattr(form, "formsets", {}).values():  # phones, and the languages of a phone
        for part in (lines.management_form, *lines):
            data |= _sent_by(part)
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
        "phones-0-type": "voice",
        "phones-0-ORDER": "1",
        "phones-0-languages-TOTAL_FORMS": "1",
        "phones-0-languages-INITIAL_FORMS": "0",
        "phones-0-languages-0-code": "rom",
        "phones-0-languages-0-ORDER": "1",
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
    assert where.phones.get().languages.get().code == "rom"
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


@pytest.mark.parametrize("role", ["worker", "resident"])
def test_who_is_no_staff_does_not_come_to_the_desk(desk, client, role, request):
    client.force_login(request.getfixturevalue(role))
    for model in KEPT:
        for path in (listing(model), choosing(model, "choose")):
            answer = client.get(path)
            assert (answer.status_code, answer.url) == (302, f"/admin/login/?next={path}")


@pytest.mark.parametrize("role", ["editor", "trainer"])
def test_other_staff_does_not_come_to_the_desk_and_has_nothing_to_choose(
    shelter, desk, client, role, request
):
    rows_of(shelter)
    client.force_login(request.getfixturevalue(role))
    for model in KEPT:
        answer = client.get(listing(model))
        assert (answer.status_code, answer.url) == (302, "/admin/")
        answer = client.get(choosing(model, "choose"))
        assert answer.status_code == 200
        keys = [str(key) for key in model.objects.values_list("pk", flat=True)]
        assert keys
        assert [key for key in keys if key in said(answer)] == []


@pytest.mark.parametrize("language", ["sq", "sr-latn", "en"])
def test_the_desk_speaks_every_language(desk, at_desk, other_keeper, language):
    from wagtail.users.models import UserProfile

    UserProfile.objects.update_or_create(
        user=other_keeper, defaults={"preferred_language": language}
    )
    assert at_desk.get(address(desk, "edit")).status_code == 200


def test_every_column_of_the_directory_is_on_a_form_of_the_desk():
    """What is left out, and why, is said here; a new column must join a form or this list."""
    written_by_us = {
        "id", "last_modified",  # every record
        "assured_by",  # whoever writes the date
        "link_id", "link_entity",  # the record chosen on the form of a new attribute
    }  # fmt: skip
    missing = []
    for model, columns in _columns_on_forms().items():
        owners = {field.name for field in model._meta.fields if field.remote_field} & _owners(model)
        for field in model._meta.get_fields():
            if field.auto_created or field.name in written_by_us | owners:
                continue
            if field.name not in columns:
                missing.append(f"{model.__name__}.{field.name}")
    assert missing == []


def _owners(model) -> set[str]:
    """Return the keys by which a part hangs on its record: the form it stands in is the record's."""
    from modelcluster.fields import ParentalKey

    return {field.name for field in model._meta.fields if isinstance(field, ParentalKey)}


def _columns_on_forms() -> dict:
    from django.apps import apps

    from directory.models.record import Record

    found = {model: set() for model in apps.get_app_config("directory").get_models()}
    found = {model: names for model, names in found.items() if issubclass(model, Record)}
    for viewset in DirectoryGroup.items:
        handler = viewset().get_edit_handler()
        if viewset.model in found:
            _gather(handler, viewset.model, found)
    return found


def _gather(panel, model, found) -> None:
    from wagtail.admin.panels import FieldPanel, InlinePanel

    if isinstance(panel, InlinePanel):
        model = panel.db_field.related_model
        panel = panel.child_edit_handler
    if isinstance(panel, FieldPanel):
        found[model].add(panel.field_name)
    for child in getattr(panel, "children", ()):
        _gather(child, model, found)


# Programs, attributes, who pays


def test_a_keeper_makes_a_program_puts_a_service_in_it_and_says_who_pays(desk, at_desk):
    answer = at_desk.post(
        listing(Program, "add"), {"organization": str(desk.organization_id), "name": "Dimri"}
    )
    assert wrongs(answer) == []
    program = Program.objects.get()
    path = address(desk, "edit")
    data = form_of(at_desk.get(path)) | {
        "program": str(program.pk),
        "wait_time": "dy javë",
        "funding-TOTAL_FORMS": "1",
        "funding-0-source": "Fondi Social",
        "funding-0-ORDER": "1",
    }
    assert wrongs(at_desk.post(path, data)) == []
    desk.refresh_from_db()
    assert (desk.program, desk.wait_time) == (program, "dy javë")
    assert desk.funding.get().source == "Fondi Social"


def test_programs_of_others_are_neither_offered_nor_taken(shelter, desk, at_desk):
    other = Program.objects.create(organization=shelter.organization, name=f"Programi {MARKER}")
    path = address(desk, "edit")
    page = at_desk.get(path)
    assert leaks(said(page)) == []
    answer = at_desk.post(path, form_of(page) | {"program": str(other.pk)})
    assert "program" in answer.context["form"].errors
    desk.refresh_from_db()
    assert desk.program is None
    answer = at_desk.post(
        listing(Program, "add"), {"organization": str(shelter.organization_id), "name": "I huaj"}
    )
    assert "organization" in answer.context["form"].errors


@pytest.fixture
def term(db):
    return TaxonomyTerm.objects.create(name="Autobusi", taxonomy=Taxonomy.objects.create(name="X"))


def test_a_keeper_hangs_an_attribute_on_an_own_record_and_changes_it(desk, at_desk, term):
    fields = {"service": str(desk.pk), "taxonomy_term": str(term.pk), "value": "linja 4"}
    assert wrongs(at_desk.post(listing(Attribute, "add"), fields)) == []
    made = Attribute.objects.get()
    assert (made.link_id, made.link_entity) == (desk.pk, "service")
    path = address(made, "edit")
    page = at_desk.get(path)
    assert "service" not in page.context["form"].fields
    assert wrongs(at_desk.post(path, form_of(page) | {"value": "linja 5"})) == []
    made = Attribute.objects.get()
    assert (made.value, made.link_id) == ("linja 5", desk.pk)


def test_an_attribute_describes_one_record_and_an_own_one(shelter, desk, at_desk, term):
    fields = {"taxonomy_term": str(term.pk), "value": "x"}
    where = Location.objects.get(organization=shelter.organization)
    for chosen in (
        {},
        {"service": str(desk.pk), "organization": str(desk.organization_id)},
        {"service": str(shelter.pk)},
        {"location": str(where.pk)},
    ):
        answer = at_desk.post(listing(Attribute, "add"), fields | chosen)
        assert answer.status_code == 200, chosen
        assert answer.context["form"].errors
        assert leaks(said(answer)) == []
    assert not Attribute.objects.exists()


def test_keepers_write_no_lists_of_words(at_desk, term):
    assert at_desk.get(listing(TaxonomyTerm)).status_code == 302
    assert at_desk.get(listing(Taxonomy, "add")).status_code == 302
