"""The open API: the standard's shape for everybody, and nothing of a secret place."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from directory import models
from directory.hsds import openapi, vocabulary
from portal.reference.models import Municipality
from tests.directory import small_directory
from tests.directory.official_schemas import faults
from tests.directory.small_directory import leaks

LISTS = openapi.LISTS
HOME = "/api/hsds/"


@pytest.fixture
def ask(client):
    def answer(path="", **query):
        response = client.get(f"{HOME}{path}", query)
        assert response.status_code == 200, response.content
        return response.json()

    return answer


def test_the_home_says_version_profile_and_where_the_description_is(ask, db):
    about = ask()
    assert about["version"] == "3.0"
    assert about["profile"].startswith("https://")
    assert about["openapi_url"].endswith(reverse("hsds:show-openapi"))


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("full", ["true", "false"])
def test_every_list_is_as_the_official_schema_wants_it(shelter, desk, ask, name, full):
    page = ask(name, full=full, per_page="100")
    assert page["total_items"] == len(page["contents"]) > 0
    for row in page["contents"]:
        assert faults(LISTS[name], row) == []


@pytest.mark.parametrize("name", LISTS)
def test_every_row_of_a_list_is_found_by_its_id(shelter, desk, ask, name):
    for row in ask(name)["contents"][:5]:
        alone = ask(f"{name}/{row['id']}")
        assert alone["id"] == row["id"]
        assert faults(LISTS[name], alone) == []


def everything(ask):
    for name in LISTS:
        for full in ("true", "false"):
            page = ask(name, full=full, per_page="100")
            yield page
            yield from (ask(f"{name}/{row['id']}") for row in page["contents"])


def test_nothing_of_a_shelters_place_is_in_any_answer(shelter, desk, ask):
    """Organization, location, pair and all parts too: the walk is over every row there is."""
    told = list(everything(ask))
    assert leaks(told) == []
    assert "Shtëpia e qetë" not in str(told)
    assert str(shelter.organization_id) not in str(told)
    assert small_directory.INTAKE in str(told)


def test_every_id_that_a_row_names_is_found(shelter, desk, ask, client):
    """Whoever runs a shelter is a body made for the answer: one a country, without a town."""
    lists = {"organization_id": "organizations", "location_id": "locations"}
    named = {
        (lists[name], key)
        for page in everything(ask)
        for row in page.get("contents", [page])
        for name, key in row.items()
        if name in lists
    }
    assert named
    for path, key in named:
        assert client.get(f"{HOME}{path}/{key}").status_code == 200, (path, key)


def test_the_body_of_shelters_is_listed_last_and_found_by_its_services(shelter, desk, ask):
    hidden = ask(f"services/{shelter.pk}", full="false")["organization"]["id"]
    rows = ask("organizations", per_page="1")
    assert (rows["total_items"], rows["contents"][0]["id"]) == (2, str(desk.organization_id))
    last = ask("organizations", per_page="1", page="2")
    assert (last["contents"][0]["id"], last["last_page"]) == (hidden, True)
    assert set(last["contents"][0]) == {"id", "name", "description"}
    assert [row["id"] for row in ask("services", organization_id=hidden)["contents"]] == [
        str(shelter.pk)
    ]
    for query in ({"municipality": "al-kukes"}, {"search": "Kukës"}, {"search": "Qendra"}):
        assert hidden not in str(ask("organizations", **query)), query
    assert hidden in str(ask("organizations", search="line"))
    shelter.delete()
    assert ask("organizations")["total_items"] == 1


def test_what_is_not_public_is_not_found_by_its_id(shelter, desk, client):
    place = models.Location.objects.get(organization=shelter.organization)
    pair = shelter.service_at_locations.get()
    for path in (
        f"organizations/{shelter.organization_id}",
        f"locations/{place.pk}",
        f"service_at_locations/{pair.pk}",
    ):
        assert client.get(f"{HOME}{path}").status_code == 404


def test_a_keeper_who_is_signed_in_gets_the_same(shelter, desk, client, own_keeper):
    client.force_login(own_keeper)
    for name in LISTS:
        assert leaks(client.get(f"{HOME}{name}", {"full": "1"}).content.decode()) == []


def test_filters_do_not_tell_what_the_answer_hides(shelter, desk, ask):
    models.Service.objects.filter(pk=shelter.pk).update(description="Te Qershizeza në Kukës")
    for query in (
        {"search": "Qershizeza"},
        {"search": "Kukës"},
        {"search": "Strehë për gra"},
        {"organization_id": str(shelter.organization_id)},
    ):
        assert ask("services", **query)["contents"] == []
    for town in ("al-berat", "al-kukes", "al-has"):
        found = {row["id"] for row in ask("services", municipality=town)["contents"]}
        assert str(shelter.pk) in found


def test_services_are_found_by_text_place_and_term(shelter, desk, ask):
    def found(**query):
        return {row["id"] for row in ask("services", **query)["contents"]}

    assert found(search="këshillim") == {str(desk.pk)} or found(search="Këshillim")
    assert found(search="shelter_violence") == {str(shelter.pk)}
    assert str(desk.pk) in found(municipality="al-berat")
    assert str(desk.pk) not in found(municipality="al-has")
    term = vocabulary.term_id("service_types", "counselling")
    assert found(taxonomy_term_id=term) == {str(desk.pk)}
    taxonomy = vocabulary.taxonomy_id("service_types")
    assert found(taxonomy_id=taxonomy) == {str(desk.pk), str(shelter.pk)}
    assert found(taxonomy_id=vocabulary.taxonomy_id("situations")) == set()


def test_terms_of_an_import_filter_too(desk, ask):
    taxonomy = models.Taxonomy.objects.create(name="AIRS")
    term = models.TaxonomyTerm.objects.create(taxonomy=taxonomy, name="Food", code="BD")
    models.Attribute.objects.create(link_id=desk.pk, link_entity="service", taxonomy_term=term)
    for query in ({"taxonomy_term_id": str(term.pk)}, {"taxonomy_id": str(taxonomy.pk)}):
        for name in ("services", "service_at_locations"):
            assert ask(name, **query)["total_items"] == 1
    assert ask("taxonomy_terms", taxonomy_id=str(taxonomy.pk))["contents"][0]["code"] == "BD"


def test_a_changed_phone_is_a_changed_service(desk, ask):
    long_ago = timezone.now() - timedelta(days=30)
    models.Metadata.objects.update(last_action_date=long_ago)

    QuerySet(models.Service).filter(pk=desk.pk).update(last_modified=long_ago)
    since = (timezone.now() - timedelta(days=1)).isoformat()
    assert ask("services", modified_after=since)["empty"]
    phone = desk.phones.get()
    phone.number = "+355 60 000 0102"
    phone.save()
    page = ask("services", modified_after=since)
    assert [row["id"] for row in page["contents"]] == [str(desk.pk)]
    assert page["contents"][0]["last_modified"] > since
    minimal = ask("services", minimal="true")["contents"][0]
    assert set(minimal) == {"id", "last_modified"}


def test_pages_are_in_the_standards_envelope(desk, ask):
    for number in range(4):
        small_directory.service(desk.organization, name=f"Shërbimi {number}")
    first = ask("services", per_page="2")
    assert (first["total_items"], first["total_pages"], first["size"]) == (5, 3, 2)
    assert first["first_page"]
    assert not first["last_page"]
    assert not first["empty"]
    last = ask("services", per_page="2", page="3")
    assert last["last_page"]
    assert last["size"] == 1
    beyond = ask("services", per_page="2", page="9")
    assert beyond["empty"]
    assert beyond["contents"] == []
    seen = {
        row["id"]
        for page in (1, 2, 3)
        for row in ask("services", per_page="2", page=page)["contents"]
    }
    assert len(seen) == 5


@pytest.mark.parametrize(
    "query",
    [
        {"page": "0"},
        {"page": "x"},
        {"page": "٣"},
        {"per_page": "100000"},
        {"per_page": "101", "full": "true"},
        {"modified_after": "yesterday"},
        {"modified_after": "2026-13-45"},
        {"taxonomy_id": "x"},
        {"organization_id": "1"},
        {"municipality": "atlantis"},
        {"full": "perhaps"},
        {"format": "xml"},
        {"search": "a\x00b"},
        {"search": "a" * 201},
    ],
)
def test_what_cannot_be_read_is_refused_by_name(desk, client, query):
    response = client.get(f"{HOME}services", query)
    assert response.status_code == 400
    assert response.json()["error"]["parameter"] in query
    assert response["Access-Control-Allow-Origin"] == "*"


def test_a_parameter_without_effect_is_named(desk, client):
    """A misspelt filter would else pass for one: the whole list, and nobody knows."""
    answer = client.get(
        f"{HOME}services", {"muncipality": "al-berat", "postcode": "1", "page": "1"}
    )
    assert answer.status_code == 200
    assert answer["Warning"] == '299 - "parameters without effect: muncipality, postcode"'
    assert "Warning" in answer["Access-Control-Expose-Headers"]
    assert "Warning" not in client.get(f"{HOME}services", {"page": "1", "full": "true"})
    etag = {"HTTP_IF_NONE_MATCH": answer["ETag"]}
    again = client.get(f"{HOME}services", {"muncipality": "x", "page": "1"}, **etag)
    assert (again.status_code, "muncipality" in again["Warning"]) == (304, True)
    nasty = client.get(f"{HOME}services", {'a"\r\nSet-Cookie: x=1\u2028ë': "1"})
    assert nasty["Warning"] == '299 - "parameters without effect: a???Set-Cookie??x?1??"'
    many = client.get(f"{HOME}services", {f"p{n}": "1" for n in range(9)})
    assert "9 of them" in many["Warning"]
    row = client.get(f"{HOME}services/{desk.pk}", {"full_service": "true"})
    assert "full_service" in row["Warning"]


def test_a_page_names_its_neighbours(desk, client):
    for number in range(4):
        small_directory.service(desk.organization, name=f"Shërbimi {number}")
    address = f"http://testserver{HOME}services"

    def links(**query):
        answer = client.get(f"{HOME}services", {"per_page": "2", **query})
        assert "Link" in answer["Access-Control-Expose-Headers"]
        return dict(reversed(link.split("; ")) for link in answer["Link"].split(", "))

    first, middle, beyond = links(), links(page="2", search="sh ë"), links(page="9")
    assert set(first) == {'rel="first"', 'rel="next"', 'rel="last"'}
    assert first['rel="next"'] == f"<{address}?per_page=2&page=2>"
    assert middle['rel="next"' if 'rel="next"' in middle else 'rel="prev"'].count("search=") == 1
    assert beyond['rel="prev"'] == f"<{address}?per_page=2&page=3>"
    assert 'rel="next"' not in beyond
    assert "Link" not in client.get(f"{HOME}services/{desk.pk}")


def test_an_id_that_is_none(desk, client):
    assert client.get(f"{HOME}services/1").status_code == 400
    unknown = client.get(f"{HOME}services/00000000-0000-4000-8000-000000000000")
    assert unknown.status_code == 404
    assert unknown.json()["error"]["reason"]


@pytest.mark.parametrize(
    "path", ["services/", "shelters", "services/1/places", "v2/services?page=1"]
)
def test_an_address_that_the_api_lacks_is_answered_in_json(desk, client, path):
    answer = client.get(f"{HOME}{path}")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/json")
    assert answer.json()["error"]["reason"]
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_anybody_may_read_and_nobody_write(desk, client):
    address = f"{HOME}services"
    answer = client.get(address, headers={"origin": "https://elsewhere.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in answer
    asked = client.options(address)
    assert asked.status_code == 204
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert client.head(address).status_code == 200
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)(address).status_code == 405


def test_what_did_not_change_is_not_sent_again(desk, client):
    first = client.get(f"{HOME}services")
    again = client.get(f"{HOME}services", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    desk.name = "Tjetër"
    desk.save()
    changed = client.get(f"{HOME}services", headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200


def test_a_service_that_turns_confidential_is_at_once_another_answer(desk, client):
    first = client.get(f"{HOME}services/{desk.pk}")
    desk.through_line_only = True
    desk.save()
    then = client.get(f"{HOME}services/{desk.pk}", headers={"if-none-match": first["ETag"]})
    assert then.status_code == 200
    assert "Rruga e Hapur" not in then.content.decode()


def many(number: int, desk) -> None:
    owner = desk.organization
    town = Municipality.objects.get(code="al-berat")
    for n in range(number):
        row = small_directory.service(owner, name=f"Shërbimi {n}")
        place = small_directory.location(owner, name=f"Vendi {n}")
        pair = models.ServiceAtLocation.objects.create(service=row, location=place)
        models.Address.objects.create(location=place, address_1="1", city="Berat", country="AL")
        phone = models.Phone.objects.create(service=row, number="129")
        models.Language.objects.create(phone=phone, code="sq")
        models.Phone.objects.create(service_at_location=pair, number="129")
        models.Schedule.objects.create(service_at_location=pair, byday="MO", description="x")
        models.ServiceArea.objects.create(service=row, municipality=town)
        models.RequiredDocument.objects.create(service=row, document="ID")
        models.Contact.objects.create(service=row, title="Zyra")


def test_a_page_of_a_hundred_full_services_costs_twelve_queries(
    desk, shelter, client, django_assert_max_num_queries
):
    many(2, desk)
    client.get(f"{HOME}services", {"full": "true"})  # units are read once a minute
    with django_assert_max_num_queries(12) as few:
        client.get(f"{HOME}services", {"full": "true", "per_page": "100"})
    many(96, desk)
    with django_assert_max_num_queries(12) as more:
        page = client.get(f"{HOME}services", {"full": "true", "per_page": "100"}).json()
    assert page["size"] == 100
    assert len(few) == len(more)


@pytest.mark.parametrize("name", LISTS)
def test_no_list_costs_more_queries_with_more_rows(desk, client, name):

    counts = []
    for _round in range(2):
        many(2, desk)
        with CaptureQueriesContext(connection) as spent:
            client.get(f"{HOME}{name}", {"full": "true"})
        counts.append(len(spent))
    assert counts[0] == counts[1] <= 16


def test_the_description_names_every_address_and_only_those(db, ask):
    document = ask("openapi.json")
    listed = {f"/{name}" for name in LISTS} | {f"/{name}/{{id}}" for name in LISTS}
    assert set(document["paths"]) == listed | {"/", "/openapi.json"}
    assert document["openapi"].startswith("3.1")


@override_settings(LANGUAGE_CODE="en")
def test_the_readers_language_changes_nothing(shelter, desk, client):
    answers = {
        client.get(f"{HOME}services", {"full": "1"}, headers={"accept-language": code}).content
        for code in ("sq", "en", "sr-latn")
    }
    assert len(answers) == 1
