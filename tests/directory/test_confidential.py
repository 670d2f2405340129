"""A confidential place: every outlet of the directory, walked with a marker address."""

import json
import logging
from dataclasses import asdict, fields
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from directory import confidential, telling
from directory.hsds.export import FORMS, export
from directory.models import (
    Address,
    Confirmation,
    Contact,
    Keepership,
    Location,
    Metadata,
    Organization,
    Phone,
    Program,
    ProposedChange,
    Schedule,
    Service,
    ServiceAtLocation,
    ServiceTranslation,
)
from directory.models.confirmation import ProposalState
from directory.shown import Shown, people_of, shown
from portal.reference.models import Municipality
from tests.directory.small_directory import INTAKE, MARKER, leaks, location, organization, service

# Everybody who has no right to the shelter, whatever else they may do.
OUTSIDERS = ("worker", "editor", "keeper", "moderator", "resident", "stranger")


def every_record():
    for model in Service._meta.apps.get_app_config("directory").get_models():
        yield from model._default_manager.all()


# The shape that leaves


@pytest.mark.parametrize("role", [*OUTSIDERS, None])
def test_others_get_the_intake_line_and_nothing_of_the_place(shelter, role, request):
    user = request.getfixturevalue(role) if role else AnonymousUser()
    reading = shown(shelter, user)
    assert reading.through_the_line
    assert [phone.number for phone in reading.phones] == [INTAKE]
    assert reading.places == ()
    assert reading.schedules == ()
    assert reading.areas == ("AL",)
    assert reading.organization == ""
    assert reading.name == "Strehë për gra"
    assert leaks(asdict(reading)) == []
    assert leaks(repr(reading)) == []


def test_nobody_at_all_is_nobody(shelter):
    assert shown(shelter, None).through_the_line


def test_the_own_keeper_and_administrators_get_the_whole(shelter, own_keeper, administrator):
    for user in (own_keeper, administrator):
        reading = shown(shelter, user)
        assert not reading.through_the_line
        assert MARKER in str(reading.places)
        assert len(reading.phones) == 2


def test_a_keeper_who_was_blocked_gets_nothing(shelter, own_keeper):
    own_keeper.is_active = False
    own_keeper.save()
    assert shown(shelter, own_keeper).through_the_line


def test_an_open_service_is_whole_for_everybody(desk):
    reading = shown(desk, None)
    assert reading.places[0].municipality == "Berat"
    assert reading.places[0].address == ("Rruga e Hapur 1", "Berat")
    assert reading.phones[0].dial == "+355600000101"


def test_a_new_field_of_the_shape_must_be_thought_about():
    """Add a field to `Shown`, and say here whether the line-only shape may fill it."""
    may_say = {
        "id", "name", "through_the_line", "status", "description", "eligibility_description",
        "not_for", "minimum_age", "maximum_age", "application_process", "fees_description",
        "alert", "required_documents", "service_types", "situations", "target_groups",
        "languages", "phones", "closed_line", "capacity", "assured_date", "freshness",
        "jurisdiction", "areas", "is_sample", "accepts_others", "wait_time", "interpretation",
    }  # fmt: skip
    stays_empty = {
        "organization", "url", "email", "is_territorial", "costs", "places", "schedules", "serves",
        "capacity_until", "is_kept_right",
    }  # fmt: skip
    assert {field.name for field in fields(Shown)} == may_say | stays_empty


def test_what_stays_empty_is_empty_also_when_the_record_is_full(shelter):
    Service.objects.filter(pk=shelter.pk).update(
        url="https://kukes.example/", email="kukes@example.org"
    )
    reading = shown(Service.objects.get(pk=shelter.pk), None)
    for name in ("organization", "url", "email", "costs", "places", "schedules", "serves"):
        assert not getattr(reading, name)


@pytest.mark.parametrize("field", ["description", "eligibility_description", "alert", "not_for"])
@pytest.mark.parametrize(
    "text",
    [
        "Streha në Kukës",
        "Afër qendrës së Kukësit",
        "u kukesu",
        f"Rruga {MARKER} 7",
        f"te {MARKER}",
        "KU 8501",
    ],
)
def test_a_text_that_names_the_place_is_not_given_out(shelter, field, text):
    Service.objects.filter(pk=shelter.pk).update(**{field: text})
    reading = shown(Service.objects.get(pk=shelter.pk), None)
    assert getattr(reading, field) == ""


def test_a_name_that_names_the_place_becomes_the_kind_of_help(shelter):
    Service.objects.filter(pk=shelter.pk).update(name="Streha e Kukësit")
    assert shown(Service.objects.get(pk=shelter.pk), None).name == "shelter_violence"


def test_an_intake_line_with_an_area_code_is_not_given_out(shelter):
    Phone.objects.filter(service=shelter, is_intake=True).update(number="+355 24 222 333")
    assert shown(shelter, None).phones == ()


def test_a_list_of_services_costs_a_constant_number_of_queries(
    shelter, desk, django_assert_max_num_queries
):
    """One count for two rows and for three. The units are asked once a minute, so the first
    reading warms them and the two that are compared start alike."""

    def read():
        return [shown(row, None) for row in Service.objects.for_showing()]

    assert {reading.through_the_line for reading in read()} == {True, False}
    with django_assert_max_num_queries(24) as two_rows:
        read()
    service(desk.organization, name="Një më shumë")
    with django_assert_max_num_queries(24) as three_rows:
        assert len(read()) == 3
    assert len(three_rows) == len(two_rows)


# Which rows are visible


def test_readers_know_of_the_service_but_of_no_place(shelter, desk, worker):
    assert set(Service.objects.visible_to(worker)) == {shelter, desk}
    assert [row.organization for row in Location.objects.visible_to(worker)] == [desk.organization]
    assert [row.service for row in ServiceAtLocation.objects.visible_to(worker)] == [desk]
    assert list(Organization.objects.visible_to(worker)) == [desk.organization]


def test_whoever_has_a_secret_place_and_no_service_is_hidden_too(shelter, desk, worker):
    """While a shelter is being entered, and after its service was deleted."""
    shelter.delete()
    assert list(Organization.objects.visible_to(worker)) == [desk.organization]
    place = Location.objects.get(organization=shelter.organization_id)
    place.confidentiality = "open"
    place.save()
    assert Organization.objects.visible_to(worker).count() == 2


def test_the_own_keeper_sees_the_place(shelter, desk, own_keeper):
    assert Location.objects.visible_to(own_keeper).count() == 2
    assert ServiceAtLocation.objects.visible_to(own_keeper).count() == 2
    assert shelter.organization in Organization.objects.visible_to(own_keeper)


def test_an_open_house_of_a_hidden_service_is_hidden_too(desk, worker):
    Service.objects.filter(pk=desk.pk).update(through_line_only=True)
    assert not Location.objects.visible_to(worker).exists()
    assert not ServiceAtLocation.objects.visible_to(worker).exists()
    assert shown(Service.objects.get(pk=desk.pk), worker).places == ()


def test_closed_services_are_their_keepers_alone(desk, worker, administrator):
    Service.objects.filter(pk=desk.pk).update(status="inactive")
    assert not Service.objects.visible_to(worker).exists()
    assert Service.objects.visible_to(administrator).count() == 1


def test_a_confidential_service_reaches_its_whole_country_evenly(shelter, desk):
    """Asked for each town in turn, the answers must not differ by where it is."""
    for town in ("al-berat", "al-kukes", "al-has"):
        there = Service.objects.reaching(Municipality.objects.get(code=town))
        assert shelter in there
        assert (desk in there) == (town == "al-berat")
    bar = Municipality.objects.create(code="me-bar", jurisdiction_id="ME", name="Bar")
    assert not Service.objects.reaching(bar).exists()


def test_confidential_by_place_and_by_its_own_word(shelter, desk):
    assert list(Service.objects.confidential()) == [shelter]
    assert list(Service.objects.open()) == [desk]
    place = Location.objects.get(organization=desk.organization)
    Location.objects.filter(pk=place.pk).update(confidentiality="confidential")
    assert set(Service.objects.confidential()) == {shelter, desk}


# What rows say of themselves


def test_no_record_names_the_place_in_its_str_or_repr(shelter):
    records = [record for record in every_record() if not isinstance(record, Metadata)]
    assert {type(record) for record in records} >= {Address, Contact, Location, Phone, Service}
    assert {type(row): leaks(f"{row} {row!r}") for row in records if leaks(f"{row} {row!r}")} == {}


def test_errors_of_the_database_name_no_value(shelter):
    address = Address.objects.get(location__organization=shelter.organization)
    address.country = MARKER[:2]
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        address.save()
    assert leaks(caught.value) == []
    assert "address_country" in str(caught.value)
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        Address.objects.bulk_create([Address(location=address.location, address_1=MARKER)])
    assert caught.value.__suppress_context__
    assert leaks(caught.value) == []


def test_errors_of_forms_name_no_value(shelter):
    shelter.description = f"Rruga {MARKER} 7 në Kukës"
    with pytest.raises(ValidationError) as caught:
        shelter.full_clean()
    assert "description" in caught.value.message_dict
    assert leaks(caught.value) == []


def test_nothing_of_a_shelter_is_logged_when_it_is_saved(shelter, caplog):
    with caplog.at_level(logging.DEBUG):
        for model in (Location, Address, Schedule, Phone, Contact, Service):
            for record in model.objects.all():
                record.save()
    written = [r.getMessage() for r in caplog.records if not r.name.startswith("django.db")]
    assert leaks(written) == []


# History and log


def test_the_history_of_a_shelter_says_that_and_not_what(shelter):
    where = Location.objects.get(organization=shelter.organization)
    where.description = f"Ura e {MARKER}"
    where.save()
    address = where.addresses.get()
    address.address_1 = f"Sheshi {MARKER}"
    address.save()
    shelter.description, shelter.status = f"{MARKER}", "inactive"
    shelter.save()
    assert [leaks(list(row.values())) for row in Metadata.objects.values() if leaks(row)] == []
    row = Metadata.objects.get(resource_id=address.pk, field_name="address_1")
    assert row.is_withheld
    plain = Metadata.objects.get(resource_id=shelter.pk, field_name="status")
    assert (plain.previous_value, plain.replacement_value) == ("active", "inactive")


def make_secret_by_location(desk, place):
    place.confidentiality = "confidential"
    place.save()


def make_secret_by_mark(desk, place):
    desk.through_line_only = True
    desk.save()


def make_secret_by_moving(desk, place):
    hidden = location(desk.organization, name="Tjetër", confidentiality="confidential")
    ServiceAtLocation.objects.bulk_create([ServiceAtLocation(service=desk, location=hidden)])


@pytest.mark.parametrize("act", [make_secret_by_mark, make_secret_by_location])
def test_what_turns_confidential_loses_what_history_and_log_said(desk, act):
    place = Location.objects.get(organization=desk.organization)
    pair = desk.service_at_locations.get()
    pair.description = f"Hyrja nga {MARKER}"
    pair.save()
    desk.description = f"Te {MARKER}"
    desk.save()
    desk.description = ""
    desk.save()
    if act is make_secret_by_location:
        place.name = f"Shtëpia {MARKER}"
        place.save()
        log(instance=place, action="wagtail.edit")
        gone = Address.objects.create(
            location=place, address_1="Rruga 1", city="Berat", country="AL"
        )
        gone.address_1 = f"Rruga {MARKER}"
        gone.save()
        gone.delete()
    assert leaks(list(Metadata.objects.values())) == [MARKER]
    act(desk, place)
    assert leaks(list(Metadata.objects.values())) == []
    assert leaks(list(ModelLogEntry.objects.values())) == []


def test_a_service_moved_to_a_secret_place_loses_its_history_too(desk):
    desk.description = f"Te {MARKER}"
    desk.save()
    make_secret_by_moving(desk, None)
    assert leaks(list(Metadata.objects.values())) == []


@pytest.mark.parametrize(
    "act", [make_secret_by_mark, make_secret_by_location, make_secret_by_moving]
)
def test_of_what_providers_proposed_only_what_waits_is_left(desk, act):
    """What is decided stands in the record; an old proposal would keep the street for good."""
    place = Location.objects.get(organization=desk.organization)
    now = timezone.now()
    asked = Confirmation.objects.create(
        service=desk, address="a@shembull.example", expires_at=now + timedelta(days=9)
    )
    for number, state in enumerate(ProposalState.values):
        ProposedChange.objects.create(
            confirmation=asked,
            field=f"address:{number}",
            value=f'{{"address_1": "Rruga {MARKER}"}}',
            state=state,
            decided_at=None if state == ProposalState.WAITING else now,
        )
    act(desk, place)
    told = ProposedChange.objects.filter(value__contains=MARKER)
    assert [row.state for row in told] == [ProposalState.WAITING]


def test_opening_a_place_again_brings_nothing_back(shelter):
    where = Location.objects.get(organization=shelter.organization)
    where.description = f"Ura e {MARKER}"
    where.save()
    where.confidentiality = "open"
    where.save()
    assert leaks(list(Metadata.objects.values())) == []


# What may be written


def test_a_place_turns_secret_only_when_no_text_names_it(desk):
    place = Location.objects.get(organization=desk.organization)
    Service.objects.filter(pk=desk.pk).update(description="Zyra jonë në Beratin e vjetër")
    place.confidentiality = "confidential"
    with pytest.raises(ValidationError):
        place.full_clean()
    Service.objects.filter(pk=desk.pk).update(description="Zyra jonë")
    place.full_clean()


def test_a_translation_may_not_tell_either(shelter):
    row = ServiceTranslation(service=shelter, language="en", description="A house in Kukes")
    with pytest.raises(ValidationError):
        row.full_clean()
    row.description = "A quiet house"
    row.full_clean()


def test_a_service_joins_a_secret_place_only_when_its_texts_are_silent(shelter):
    where = Location.objects.get(organization=shelter.organization)
    talker = service(organization(name="Tjetra"), name="Ndihmë në Kukës")
    with pytest.raises(ValidationError):
        ServiceAtLocation(service=talker, location=where).full_clean()


@pytest.mark.parametrize(
    ("number", "is_refused"),
    [("+355 24 222 333", True), ("04 222 3333", True), ("0800 1234", False),
     ("116 117", False), ("+355 69 000 0000", False)],
)  # fmt: skip
def test_the_intake_line_of_a_shelter_has_no_area_code(shelter, number, is_refused):
    phone = Phone(service=shelter, number=number, is_intake=True)
    if is_refused:
        with pytest.raises(ValidationError):
            phone.full_clean()
    else:
        phone.full_clean()


@pytest.mark.parametrize(
    ("number", "jurisdiction", "tells"),
    [
        ("+382 20 123 456", "ME", True),
        ("051 123 456", "ME", True),
        ("080 111 111", "ME", False),
        ("067 123 456", "ME", False),
        ("19977", "ME", False),
        ("122", "ME", False),
        ("00355 82 123 456", "AL", True),
        ("129", "AL", False),
        ("+383 38 123 456", "XK", True),
        ("112", "XK", False),
    ],
)
def test_area_codes_of_both_countries_and_none_of_others(number, jurisdiction, tells):
    assert telling.is_geographic(number, jurisdiction) is tells


@pytest.mark.parametrize(
    ("text", "word", "is_told"),
    [
        ("Pranë Hasit", "Has", True),
        ("She has a right to it", "Has", False),
        ("Në Shkodrën e vjetër", "Shkodër", True),
        ("u Budvi", "Budva", True),
        ("u Bijelom Polju", "Bijelo Polje", True),
        ("u Herceg Novom", "Herceg Novi", True),
        ("në Malësinë e Madhe", "Malësi e Madhe", True),
        ("pranë Vaut të Dejës", "Vau i Dejës", True),
        ("hasn't", "Has", False),
        ("beratung", "Berat", True),
        ("në Shkoder", "Shkodër", True),
        ("u Nikšiću", "Nikšić", True),
        ("Bërat", "Berat", True),
        ("zona 85011", "8501", False),
        ("kodi 8501", "8501", True),
    ],
)
def test_names_are_found_inflected_and_without_accents(text, word, is_told):
    assert telling.tells(text, {word}) is is_told


def test_rights_ask_the_keepership_and_nothing_else(shelter, editor, keeper, own_keeper):
    key = {shelter.organization_id}
    assert confidential.keeps(own_keeper, key)
    for user in (editor, keeper, AnonymousUser(), None):
        assert not confidential.keeps(user, key)


# People and programs of a body that runs something open too


@pytest.fixture
def office(desk, shelter):
    """The open desk's organization, which runs the shelter too, with its people and programs."""
    owner = desk.organization
    guard = Contact.objects.create(
        organization=owner, title="Roja", name="Zef Roja", email="roja@shembull.example"
    )
    Phone.objects.create(contact=guard, number="+355 60 000 9911")
    Contact.objects.create(service=desk, title="Recepsioni")
    house = Program.objects.create(organization=owner, name="Shtëpitë e fshehta")
    Program.objects.create(organization=owner, name="Programi pa shërbim")
    Service.objects.filter(pk=desk.pk).update(
        program=Program.objects.create(organization=owner, name="Programi i hapur")
    )
    Service.objects.filter(pk=shelter.pk).update(program=house)
    return owner


OF_THE_HOUSE = ("Roja", "roja@", "000 9911", "fshehta", "pa shërbim")


def published(client, tmp_path) -> dict[str, str]:
    """Return address or form → all that the open data says of the directory."""
    said = {}
    for kind in ("organizations", "services", "locations", "service_at_locations"):
        address = f"/api/hsds/{kind}?full=true"
        rows = client.get(address).json()["contents"]
        said[address] = json.dumps(rows, ensure_ascii=False)
        for row in rows:
            one = f"/api/hsds/{kind}/{row['id']}"
            said[one] = json.dumps(client.get(one).json(), ensure_ascii=False)
    for form in FORMS:
        where = tmp_path / form
        export(form, where)
        files = where.iterdir() if where.is_dir() else [where]
        said[form] = "".join(file.read_text() for file in files)
    return said


def test_open_data_names_whom_the_pages_name(office, desk, shelter, client, tmp_path):
    for said in published(client, tmp_path).values():
        assert all(word in said for word in OF_THE_HOUSE[:3]) or "Roja" not in said
    before = published(client, tmp_path)
    assert all(word in before[form] for form in FORMS for word in OF_THE_HOUSE[:3])
    Service.objects.filter(pk=shelter.pk).update(organization=office)
    told = {
        name: words
        for name, said in published(client, tmp_path).items()
        if (words := [word for word in OF_THE_HOUSE if word in said])
    }
    assert told == {}
    said = published(client, tmp_path)
    for name in (*FORMS, f"/api/hsds/services/{desk.pk}"):
        assert "Recepsioni" in said[name], name
        assert "Programi i hapur" in said[name], name
    people = people_of(Service.objects.for_showing().get(pk=desk.pk))
    assert [person.title for person in people] == ["Recepsioni"]


def test_what_an_export_does_not_name_stays_when_it_comes_back(office, shelter, tmp_path):
    Service.objects.filter(pk=shelter.pk).update(organization=office)
    file = tmp_path / "directory.json"
    export("hsds", file)
    call_command("directory_import", str(file), source="test", stdout=StringIO())
    assert Contact.objects.filter(title="Roja", phones__number="+355 60 000 9911").exists()
    assert Program.objects.filter(name="Shtëpitë e fshehta", services=shelter).exists()


# An id that was posted


@pytest.mark.parametrize("name", ["serviceatlocation", "contact", "attribute"])
def test_an_id_of_anothers_place_is_refused_like_one_that_is_none(
    name, desk, shelter, keeper, client
):
    """Else whoever posts an id learns that there is such a place."""
    Keepership.objects.create(user=keeper, organization=desk.organization)
    client.force_login(keeper)
    path = reverse(f"wagtailsnippets_directory_{name}:add")
    told = []
    for key in (Location.objects.get(organization=shelter.organization).pk, uuid4()):
        posted = {"location": str(key), "title": "Drejtor"}
        if name == "serviceatlocation":
            posted["service"] = str(desk.pk)
        answer = client.post(path, posted)
        assert answer.status_code == 200
        form = answer.context["form"]
        assert "location" in form.errors
        assert str(key) not in answer.content.decode()
        told.append(form.errors.as_json())
    assert told[0] == told[1]
