"""Uploaded borders are checked, made light and drawn; what is wrong with a file is named."""

import gzip
import io
import json
import zipfile
from math import cos, pi, sin

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import override
from wagtail.users.models import UserProfile

from directory.gaps import borders, matrix, refreshing
from directory.models import Borders, Keepership, MappedMunicipality, Organization
from portal.reference.models import Municipality

SEATS = {"al-berat": (40.7, 19.95), "al-kukes": (42.08, 20.42), "al-has": (42.2, 20.45)}


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


def sign_in(client, user):
    """Let `user` read the desk in English."""
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "en"
    profile.save()
    client.force_login(user)


@pytest.fixture
def seats(desk):
    for code, (latitude, longitude) in SEATS.items():
        Municipality.objects.filter(code=code).update(latitude=latitude, longitude=longitude)


def square(west, south, size=0.2):
    east, north = west + size, south + size
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def area(name="Berat", rings=None, **geometry):
    return {
        "type": "Feature",
        "properties": {"name": name, "number": 7, "note": None},
        "geometry": {"type": "Polygon", "coordinates": rings or [square(19.9, 40.6)]} | geometry,
    }


def upload(document, name="borders.geojson"):
    content = document if isinstance(document, bytes) else json.dumps(document).encode()
    return SimpleUploadedFile(name, content)


def collection(*features):
    return {"type": "FeatureCollection", "features": list(features)}


def read(document):
    return borders.read(upload(document), "AL")


def test_areas_are_known_by_code_or_name_without_accents(seats):
    shapes = read(collection(area("berat"), area("KUKES", [square(20.3, 42.0)]),
                             area("al-has", [square(20.5, 42.0)])))  # fmt: skip
    assert set(shapes.paths) == {"al-berat", "al-kukes", "al-has"}
    assert all(shape["path"].startswith("M") for shape in shapes.paths.values())


def test_north_is_up_and_neighbours_keep_their_border(seats):
    shapes = read(collection(area("Kukës", [square(20.3, 42.0)]), area("Has", [square(20.5, 42.0)]),
                             area("Berat")))  # fmt: skip
    assert shapes.paths["al-has"]["y"] < shapes.paths["al-berat"]["y"]
    assert shapes.paths["al-kukes"]["x"] < shapes.paths["al-has"]["x"]
    right, left = [shapes.paths[code]["path"] for code in ("al-kukes", "al-has")]
    start = int(left[1:].split()[0])
    assert int(right[1:].split()[0]) + int(right.split("l")[1].split()[0].split("-")[0]) == start


def test_a_detailed_file_becomes_light_enough(seats):
    points = 20_000
    circle = [[20 + 0.9 * cos(2 * pi * n / points) + 0.002 * sin(n), 41.4 + 0.9 * sin(2 * pi * n / points)]
              for n in range(points)]  # fmt: skip
    shapes = read(collection(area("Berat", [[*circle, circle[0]]])))
    assert len(shapes.paths["al-berat"]["path"]) <= borders.MOST_LETTERS


def test_a_municipality_smaller_than_a_unit_stays_on_the_map(seats):
    tiny = square(20.42, 42.08, size=0.00001)
    shapes = read(collection(area("Berat"), area("Kukës", [tiny])))
    assert shapes.paths["al-kukes"]["path"]


def packed():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("borders.geojson", " " * 10_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("document", "word"),
    [
        (b"", "no GeoJSON"),
        (b"\xff\xfe\x00", "no GeoJSON"),
        (b"[" * 200_000, "no GeoJSON"),
        (b'{"type": "FeatureCollection", "features": [NaN]}', "no GeoJSON"),
        (packed(), "packed"),
        (gzip.compress(b" " * 10_000_000), "packed"),
        (b" " * (borders.MOST_BYTES + 1), "larger than 8 MB"),
        ([1], "FeatureCollection"),
        (collection(), "no municipality"),
        (collection(*[area()] * 501), "More than 500"),
        (collection(7), "names no municipality"),
        (collection(area("Atlantis")), "Area 1 names no municipality"),
        (collection(area(), area(type="Point", coordinates=[1, 2])), "Area 2 is no polygon"),
        (collection(area(coordinates=[[[1, 2]]])), "no polygon"),
        (collection(area(coordinates="abc")), "no polygon"),
        (collection(area(rings=[[[True, 1]] * 4])), "no polygon"),
        (collection(area(rings=[[[10**400, 1]] * 4])), "no polygon"),
        (collection(area(rings=[square(4_400_000, 4_500_000)])), "degrees"),
        (collection(area(rings=[square(40.6, 19.9)])), "in this order"),
        (collection(area(rings=[[[19.9, 40.6]] * 4])), "no extent"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(seats, document, word):
    with pytest.raises(borders.BordersRefused) as caught:
        read(document)
    assert word in str(caught.value)


def test_a_country_without_seats_takes_no_borders(desk):
    with pytest.raises(borders.BordersRefused):
        borders.read(upload(collection(area())), "ME")


# The desk


@pytest.fixture
def administrators_desk(client, administrator, seats):
    sign_in(client, administrator)
    return client


def post_borders(client, document, **fields):
    address = reverse("wagtailsnippets_directory_borders:add")
    data = {"jurisdiction": "AL", "source": "State cadastre, 2026", "file": upload(document)}
    return client.post(address, data | fields)


def test_an_administrator_uploads_and_the_map_has_borders(administrators_desk):
    matrix.compute()
    response = post_borders(administrators_desk, collection(area("Berat")))
    assert response.status_code == 302, response.content.decode()
    page = administrators_desk.get("/en/directory/gaps/?type=counselling").content.decode()
    assert 'class="tile" d="M' in page
    assert "State cadastre, 2026" in page
    assert "Not on the map:" in page.split("<figcaption>")[1]


def test_a_refused_file_changes_nothing_and_says_why(administrators_desk):
    response = post_borders(administrators_desk, packed())
    assert "packed file" in response.content.decode()
    assert not Borders.objects.exists()


def test_without_a_file_there_is_nothing_to_keep(administrators_desk):
    response = post_borders(administrators_desk, collection(area()), file="")
    assert response.status_code == 200
    assert not Borders.objects.exists()


def test_a_keeper_says_that_a_list_is_complete_and_borders_are_not_hers(client, keeper, seats):
    sign_in(client, keeper)
    address = reverse("wagtailsnippets_directory_mappedmunicipality:add")
    berat = Municipality.objects.get(code="al-berat").pk
    town = Organization.objects.create(
        name="Bashkia Berat", kind="municipality", jurisdiction_id="AL", municipality_id=berat
    )
    Keepership.objects.create(user=keeper, organization=town)
    late = client.post(address, {"municipality": berat, "on": "2990-01-01"})
    assert "still to come" in late.content.decode()
    client.post(address, {"municipality": berat, "on": "2026-11-01"})
    row = MappedMunicipality.objects.get()
    assert (row.by, row.municipality_id) == (keeper, berat)
    assert client.get(reverse("wagtailsnippets_directory_borders:add")).status_code == 302


@pytest.mark.parametrize("wrong", [{"width": 0}, {"height": 0}, {"source": ""}])
def test_the_database_refuses_borders_of_no_size_or_source(seats, wrong):
    fields = {"width": 1, "height": 1, "source": "x", "shapes": {}} | wrong
    with pytest.raises(IntegrityError), transaction.atomic():
        Borders.objects.create(jurisdiction_id="AL", **fields)


def test_a_map_taken_back_asks_for_a_new_matrix_however_it_was(
    client, administrator, seats, monkeypatch
):
    asked = []
    monkeypatch.setattr(refreshing, "ask_soon", lambda: asked.append(1))
    towns = Municipality.objects.order_by("code")[:3]
    rows = [MappedMunicipality.objects.create(municipality=town) for town in towns]
    assert asked == []
    client.force_login(administrator)
    client.post(reverse("wagtailsnippets_directory_mappedmunicipality:delete", args=[rows[0].pk]))
    assert len(asked) == 1
    delete = reverse("wagtail_bulk_action", args=["directory", "mappedmunicipality", "delete"])
    client.post(f"{delete}?id={rows[1].pk}")
    assert len(asked) == 2
    assert MappedMunicipality.objects.get() == rows[2]
    assert not hasattr(MappedMunicipality.objects, "delete")


def test_the_list_of_complete_maps_says_until_when(client, keeper, seats):
    MappedMunicipality.objects.create(municipality=Municipality.objects.get(code="al-berat"))
    sign_in(client, keeper)
    page = client.get(reverse("wagtailsnippets_directory_mappedmunicipality:list"))
    assert "True until" in page.content.decode()
