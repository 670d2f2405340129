"""The number of a shelter's line is no open number of its organization, however it got there."""

import json
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from directory.hsds import acceptance
from directory.models import Location, Phone, Service, ServiceAtLocation
from directory.shown import shown
from portal.reference.models import Municipality
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


# Files


def body(row) -> dict:
    owner = row.organization
    return {"id": str(owner.pk), "name": owner.name, "description": "x"}


def told_of(row, *phones, **more) -> dict:
    """Return what a file says of a stored service."""
    said = {"id": str(row.pk), "name": row.name, "status": "active", "organization": body(row)}
    return said | {"phones": list(phones)} | more


def new_of(row, name, *phones, **more) -> dict:
    """Return what a file says of a new service of the same body as `row`."""
    return told_of(row, *phones, **more) | {"id": str(uuid4()), "name": name}


def number(number=NUMBER, *, is_intake=False) -> dict:
    return {"id": str(uuid4()), "number": number, "@is_intake": str(is_intake).lower()}


def at(place: dict) -> dict:
    return {"service_at_locations": [{"id": str(uuid4()), "location": place}]}


def new_place() -> dict:
    place = {"id": str(uuid4()), "location_type": "physical", "name": "Zyra"}
    return place | {"@municipality": "al-berat"}


def secret_place(row) -> dict:
    place = location(row.organization, name="Tjetër", confidentiality="confidential")
    return {"id": str(place.pk), "location_type": "physical"}


def examined(tmp_path, *services):
    path = tmp_path / "services.json"
    path.write_text(json.dumps(services), encoding="utf-8")
    return acceptance.examine(path, source="test", country="AL")


def refusals(found) -> list[str]:
    return [
        finding.field if finding.table == "phone" else finding.table
        for finding in found.report.findings
        if finding.level == "error" and finding.reason.startswith("the line of a confidential")
    ]


@pytest.fixture
def house(desk):
    """A confidential service of the desk's own body, with its line."""
    house = service(desk.organization, name="Strehë", through_line_only=True)
    Phone.objects.create(service=house, number=NUMBER, is_intake=True)
    return house


@pytest.mark.parametrize("owner", ["service", "organization", "location", "pair", "contact"])
def test_a_file_shows_no_stored_line(desk, house, tmp_path, owner):
    said = told_of(desk)
    phone = number("069 123 45 67")
    if owner == "service":
        said["phones"] = [phone]
    elif owner == "organization":
        said["organization"]["phones"] = [phone]
    elif owner == "contact":
        said["contacts"] = [{"id": str(uuid4()), "title": "Recepsioni", "phones": [phone]}]
    else:
        said |= at(new_place() | ({"phones": [phone]} if owner == "location" else {}))
        if owner == "pair":
            said["service_at_locations"][0]["phones"] = [phone]
    found = examined(tmp_path, said)
    assert refusals(found) == ["number"]
    assert "phone" not in {table for table, count in found.counts().items() if count}
    phone["number"] = "+355 69 000 0001"
    assert not examined(tmp_path, said).report.has_errors


def test_a_file_that_names_the_body_alone_shows_no_line_either(desk, house, tmp_path):
    said = told_of(desk) | {"id": str(uuid4()), "phones": [number("+355 (0)69 123-4567")]}
    said["organization"] = {"name": desk.organization.name, "description": "E re"}
    assert "number" in refusals(examined(tmp_path, said))


def test_a_stored_number_that_a_file_changes_into_a_line_is_refused(desk, house, tmp_path):
    phone = desk.phones.get()
    said = {"id": str(phone.pk), "number": NUMBER}
    assert refusals(examined(tmp_path, told_of(desk, said))) == ["number"]


def test_a_file_brings_no_line_that_stands_openly(desk, tmp_path):
    """A new shelter by its mark or by its place, with a number that the desk has."""
    Phone.objects.create(service=desk, number=NUMBER)
    line = number(is_intake=True)
    for more in ({"@through_line_only": "true"}, at(secret_place(desk))):
        assert refusals(examined(tmp_path, new_of(desk, "Strehë", line, **more))) == ["number"]
    assert refusals(examined(tmp_path, new_of(desk, "Zyrë", line))) == []


def test_a_file_turns_nothing_secret_whose_line_stands_openly(desk, other, tmp_path):
    turns = {
        "service": told_of(desk, **{"@through_line_only": "true"}),
        "service_at_location": told_of(desk, **at(secret_place(desk))),
    }
    for table, said in turns.items():
        assert refusals(examined(tmp_path, said)) == [table], table
    other.phones.all().delete()
    for said in turns.values():
        assert refusals(examined(tmp_path, said)) == []


def test_of_two_rows_of_one_file_the_open_one_is_refused(desk, tmp_path):
    house = new_of(desk, "Strehë", number(is_intake=True), **{"@through_line_only": "true"})
    found = examined(tmp_path, house, new_of(desk, "Zyrë", number()))
    assert refusals(found) == ["number"]
    assert found.counts()["phone"] == 1


def test_lines_of_one_house_others_numbers_and_a_hidden_body_are_no_matter(shelter, tmp_path):
    """As with the form: also the open number of a body that stays hidden with the file."""
    more = {"@through_line_only": "true"}
    same = [number(INTAKE, is_intake=True), number("112")]
    said = new_of(shelter, "Këshillim", *same, **more)
    said["organization"]["phones"] = [number(INTAKE)]
    assert refusals(examined(tmp_path, said)) == []
    office = new_of(shelter, "Zyrë", number("112"))
    assert refusals(examined(tmp_path, said, office)) == ["number"]  # now the body is seen
    others = said | {"organization": {"id": str(uuid4()), "name": "Tjetër", "description": "x"}}
    open_there = others | {"id": str(uuid4()), "phones": [number(INTAKE)]}
    del open_there["@through_line_only"]
    assert refusals(examined(tmp_path, open_there)) == []


@pytest.mark.parametrize("owner", ["organization", "location", "contact", "pair"])
def test_a_number_of_what_was_refused_is_refused_with_that(desk, house, tmp_path, owner):
    """It cannot be asked whose it is: a place at sea, a body of no country, a nameless contact."""
    place = new_place() | {"latitude": 40.7, "longitude": 18.2}
    said = new_of(desk, "Zyrë", **at(place))
    phones = {"phones": [number()]}
    if owner == "organization":
        said["organization"] = {"id": str(uuid4()), "name": "E re", "description": "x"} | phones
    elif owner == "contact":
        said["contacts"] = [{"id": str(uuid4())} | phones]
    else:
        pair = said["service_at_locations"][0]
        (pair["location"] if owner == "location" else pair).update(phones)
    Municipality.objects.filter(code="al-berat").update(latitude="40.70", longitude="19.95")
    path = tmp_path / "services.json"
    path.write_text(json.dumps([said]), encoding="utf-8")
    country = "" if owner == "organization" else "AL"
    found = acceptance.examine(path, source="test", country=country)
    assert found.report.has_errors
    assert found.counts().get("phone", 0) == 0


def test_a_file_without_a_line_costs_as_many_queries_as_before(desk, house, tmp_path):
    """One for the lines, one for those of what turns: none a row."""
    counts = []
    for size in (2, 40):
        rows = [new_of(desk, f"S{n}", number(f"+355 60 111 {n:04}")) for n in range(size)]
        with CaptureQueriesContext(connection) as asked:
            assert not examined(tmp_path, *rows).report.has_errors
        counts.append(len(asked))
    assert counts[0] == counts[1]


# However it is written


@pytest.mark.parametrize(
    "written", ["+355 (0)69 123-4567", "00355 69 123 4567", "069/123 45 67", "691234567"]
)
def test_a_line_is_known_however_it_is_written(shelter, written):
    Phone.objects.filter(service=shelter, is_intake=True).update(number=NUMBER)
    whole = service(shelter.organization, name="Ndihmë juridike")
    with pytest.raises(ValidationError):
        Phone(service=whole, number=written).full_clean()
    whole.description = f"Telefononi {written}, çdo ditë."
    with pytest.raises(ValidationError) as refused:
        whole.full_clean()
    assert set(refused.value.message_dict) == {"description"}
    body = shelter.organization
    body.description = f"Na merrni: {written}"
    with pytest.raises(ValidationError):
        body.full_clean()
    body.description = "Na merrni: 129 ose +355 69 765 4321, nga 08:00 deri 16:00"
    body.full_clean()


def test_wide_digits_are_no_number_and_a_zero_in_brackets_is_not_dialled(desk):
    with pytest.raises(ValidationError):
        Phone(service=desk, number="０６９１２３４５６７").full_clean()
    assert Phone(number="+355 (0)69 123 4567").dial == "+355691234567"
    assert Phone(number="(069) 123 4567").dial == "0691234567"
