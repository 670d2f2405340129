"""The number of a shelter's line is no open number of its organization, however it got there."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override

from directory.models import Location, Phone, Service, ServiceAtLocation
from directory.shown import shown
from tests.directory.small_directory import INTAKE, location, service

NUMBER = "+355 69 123 4567"


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@pytest.fixture
def other(desk):
    """Another open service of the same body, at which the desk's intake number stands too."""
    other = service(desk.organization, name="Ndihmë juridike")
    Phone.objects.create(service=other, number="069 1234567")
    Phone.objects.create(service=desk, number=NUMBER, is_intake=True)
    return other


def place_of(row) -> Location:
    return Location.objects.get(pk=row.service_at_locations.get().location_id)


def told(row) -> set[str]:
    phones = shown(Service.objects.get(pk=row.pk), None).phones
    return {phone.number.removeprefix("+355").replace(" ", "").lstrip("0") for phone in phones}


# What turns confidential


def test_a_place_turns_secret_only_when_no_line_of_it_stands_openly(desk, other):
    where = place_of(desk)
    where.confidentiality = "confidential"
    with pytest.raises(ValidationError, match="must differ"):
        where.full_clean()
    other.phones.all().delete()
    where.full_clean()
    where.save()
    assert told(desk) == {"691234567"}
    assert told(other) == set()


def test_a_service_turns_secret_only_when_no_line_of_it_stands_openly(desk, other):
    desk.through_line_only = True
    with pytest.raises(ValidationError, match="must differ"):
        desk.full_clean()
    other.phones.all().delete()
    desk.full_clean()


def test_a_service_joins_a_secret_place_only_when_no_line_of_it_stands_openly(desk, other):
    hidden = location(desk.organization, name="Tjetër", confidentiality="confidential")
    pair = ServiceAtLocation(service=desk, location=hidden)
    with pytest.raises(ValidationError, match="must differ"):
        pair.full_clean()
    other.phones.all().delete()
    pair.full_clean()


def test_a_secret_place_turns_open_only_when_no_line_that_stays_stands_there(shelter):
    second = service(shelter.organization, name="Këshillim", through_line_only=True)
    Phone.objects.create(service=second, number=INTAKE, is_intake=True)
    where = place_of(shelter)
    where.full_clean()
    where.confidentiality = "open"
    with pytest.raises(ValidationError, match="must differ"):
        where.full_clean()
    second.phones.all().delete()
    where.full_clean()


def test_the_first_open_service_shows_the_number_of_the_body(shelter):
    Phone.objects.create(organization=shelter.organization, number=INTAKE)
    first = Service(organization=shelter.organization, name="Zyra")
    with pytest.raises(ValidationError, match="must differ"):
        first.full_clean(exclude=["service_types"])
    first.through_line_only = True
    first.full_clean(exclude=["service_types"])


def test_all_that_turns_with_the_place_may_share_a_line(desk, other):
    """Two services in one house, its own phone, and a body that nobody will see any more."""
    where = place_of(desk)
    ServiceAtLocation.objects.create(service=other, location=where)
    Phone.objects.create(location=where, number=NUMBER)
    Phone.objects.create(organization=desk.organization, number=NUMBER)
    where.confidentiality = "confidential"
    where.full_clean()


def test_what_does_not_turn_is_not_asked_again(desk, other):
    """Its numbers are asked one by one; a fault of another row keeps no text from being mended."""
    Service.objects.filter(pk=other.pk).update(through_line_only=True)
    Phone.objects.filter(service=other).update(is_intake=True)
    desk.refresh_from_db()
    desk.name = "Këshillim familjar"
    desk.full_clean()


# The form, with a number that it brings along


def posted_of(form) -> dict:
    """Return what a browser would post of `form`, with the lists inside it."""
    posted = fields_of(form)
    for parts in form.formsets.values():
        posted |= management_of(parts)
        for part in parts.initial_forms:
            posted |= fields_of(part) | {part.add_prefix("id"): str(part.instance.pk)}
            for inner in part.formsets.values():
                posted |= management_of(inner)
    return posted


def fields_of(form) -> dict:
    posted = {}
    for name in form.fields:
        value = form.initial.get(name)
        if value in (None, False, []):
            continue
        if isinstance(value, list):
            value = [getattr(row, "pk", row) for row in value]
        posted[form.add_prefix(name)] = "on" if value is True else value
    return posted


def management_of(parts) -> dict:
    count = parts.initial_form_count()
    return {f"{parts.prefix}-TOTAL_FORMS": count, f"{parts.prefix}-INITIAL_FORMS": count}


def with_phone(posted: dict, number: str) -> dict:
    count = posted["phones-TOTAL_FORMS"]
    new = f"phones-{count}"
    return posted | {
        "phones-TOTAL_FORMS": count + 1, f"{new}-number": number, f"{new}-is_intake": "on",
        f"{new}-id": "", f"{new}-type": "voice",
        f"{new}-languages-TOTAL_FORMS": 0, f"{new}-languages-INITIAL_FORMS": 0,
    }  # fmt: skip


@pytest.fixture
def at_form(client, administrator):
    """Return a function that posts the form of a service with changes and a new intake number."""
    client.force_login(administrator)

    def post(row, number, **changes):
        address = reverse(Service.snippet_viewset.get_url_name("edit"), args=[row.pk])
        posted = posted_of(client.get(address).context["form"])
        return client.post(address, with_phone(posted, number) | changes)

    return post


def test_a_new_number_in_the_form_is_checked_as_the_services(desk, shelter, at_form):
    before = Phone.objects.count()
    for number in ("+355 24 222 999", "+355 60 000 0101"):
        Phone.objects.filter(number=number).update(service=service(shelter.organization, "Zyra"))
        answer = at_form(shelter, number)
        assert answer.status_code == 200
        assert "number" in answer.context["form"].formsets["phones"].errors[-1], number
    assert Phone.objects.count() == before
    assert at_form(shelter, "+355 60 000 0999").status_code == 302
    assert Phone.objects.count() == before + 1


def test_the_mark_and_a_new_line_are_taken_together_only_when_they_go_together(desk, at_form):
    other = service(desk.organization, name="Ndihmë juridike")
    Phone.objects.create(service=other, number=NUMBER)
    answer = at_form(desk, NUMBER, through_line_only="on")
    assert answer.status_code == 200
    assert "number" in answer.context["form"].formsets["phones"].errors[-1]
    assert not Service.objects.confidential().exists()
    assert at_form(desk, "+355 69 999 9999", through_line_only="on").status_code == 302
    assert list(Service.objects.confidential()) == [desk]
