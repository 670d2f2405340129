"""Texts of a confidential service: every way of saying the place is refused and hidden."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from directory import telling
from directory.models import Location, Organization, Service
from directory.shown import shown
from portal.reference.models import AdministrativeUnit, Municipality

TELLING = [
    "Na gjeni te Shtëpia e qetë.",
    "Shtëpisë së qetë i shkruani kur të doni.",
    "Telefononi 024 222 333.",
    "Tel: 24 222 333",
    "Telefon +355 24 222 333, ditën",
    "Jemi te 42.08, 20.42.",
    "N 42,0765 E 20,4234",
    "42° 4' N, 20° 25' E",
    "https://maps.app.goo.gl/abc",
    "https://www.google.com/maps/place/x",
    "shih maps.google.com/?q=x",
    "https://osm.org/go/xyz",
    "geo:42.1,20.4",
    "8GH2+XQ",
    "Кукес",
    "у Кукесу",
    "КУКЕС",
    "streha_kukes",
    "www.strehakukes.example",
    "info@gratekukesit.example",
    "#StrehaKukes",
    "K U K Ë S",
    "k.u.k.e.s",
    "Ku-kës",
    "Ku\u00adkës",
    "K\u200bukës",
    "ＫＵＫＥＳ",
    "Kukës1",
    "në Bicaj",
    "afër Bicajt",
]
SILENT = [
    "",
    "Hapur 08:00-16:00, çdo ditë.",
    "Nga 02.11.2026 deri më 25.12.2026.",
    "Telefononi 0800 1234 ose 116 117.",
    "Telefononi +355 60 000 7700.",
    "Pranojmë gra 18-65 vjeç, çmimi 42,10 euro.",
    "Shtëpia ka dhoma të qeta.",
    "Qendra për gra; shiko www.shembull.example/ndihme",
    "A map. Then a road map/plan.",
    "Bosnja i Sandžak",
    "A i e o u: pesë zanore.",
]


@pytest.fixture
def house(shelter):
    kukes = Municipality.objects.get(code="al-kukes")
    AdministrativeUnit.objects.create(code="al-kukes-bicaj", municipality=kukes, name="Bicaj")
    return shelter


@pytest.mark.parametrize("text", TELLING)
def test_a_text_that_tells_is_refused_and_hidden(house, text):
    house.description = text
    with pytest.raises(ValidationError) as caught:
        house.full_clean()
    assert "description" in caught.value.message_dict
    Service.objects.filter(pk=house.pk).update(description=text)
    assert shown(Service.objects.get(pk=house.pk), None).description == ""


@pytest.mark.parametrize("text", SILENT)
def test_a_text_that_tells_nothing_is_taken_and_shown(house, text):
    house.description = text
    house.full_clean()
    house.save()
    assert shown(Service.objects.get(pk=house.pk), None).description == text


def test_the_other_name_of_the_organization_and_what_its_name_quotes_tell(house):
    Organization.objects.filter(pk=house.organization_id).update(
        name="OJF “Vatra”", alternate_name="Dritare"
    )
    words = telling.place_words(Service.objects.get(pk=house.pk))
    assert telling.tells("Pyetni te Vatra", words)
    assert telling.tells("grupi dritare", words)
    assert not telling.tells("Pyetni te vajza", words)


@pytest.mark.parametrize(
    "text",
    ["në Has", "në has", "te hasi", "nga hasit", "HAS", "HASI", "Hasi", "in has", "near has",
     "u has", "streha_Has", "H A S", "ХАС", "у хасу", "info@has.example"],
)  # fmt: skip
def test_a_short_name_tells_as_a_name(text):
    assert telling.tells(text, {"Has"})


@pytest.mark.parametrize(
    "text",
    ["She has a right to it", "it has been", "hasn't", "kush ka hasur", "a phase", "has room",
     "info@phases.example"],
)  # fmt: skip
def test_a_short_name_is_a_word_of_other_languages(text):
    assert not telling.tells(text, {"Has"})


@pytest.mark.parametrize(
    ("text", "word"),
    [("u Baru", "Bar"), ("u baru", "Bar"), ("BAR", "Bar"), ("iz bara", "Bar"), ("KLOS", "Klos"),
     ("në klos", "Klos"), ("afër matit", "Mat"), ("MAT", "Mat"), ("у Бару", "Bar"),
     ("u Nikšiću", "Nikšić"), ("у Никшићу", "Nikšić"), ("НИКШИЋ", "Nikšić"),
     ("u Žabljaku", "Žabljak"), ("у Улцињу", "Ulcinj"), ("Herceg-Novi", "Herceg Novi"),
     ("bijelo_polje", "Bijelo Polje"), ("nga Fushë Arrëzi", "Fushë-Arrëz")],
)  # fmt: skip
def test_names_are_met_in_every_script_and_size(text, word):
    assert telling.tells(text, {word})


def test_two_letters_of_an_address_do_not_hide_every_text():
    assert not telling.tells("Dhomë dhe ushqim", {"AL"})
    assert telling.tells("AL 5001", {"AL"})


def test_names_of_the_town_in_other_languages_tell(house):
    house.organization.municipality = Municipality(name="Shkodër", seat="Shkodër")
    words = telling.place_words(house)
    for text in ("u Skadru", "Скадар", "in Scutari", "Shkodra"):
        assert telling.tells(text, words)


def test_the_degrees_of_the_seat_tell_when_the_place_has_none(house):
    Municipality.objects.filter(code="al-kukes").update(
        latitude=Decimal("42.07694"), longitude=Decimal("20.42194")
    )
    Location.objects.filter(organization=house.organization).update(latitude=None, longitude=None)
    words = telling.place_words(Service.objects.get(pk=house.pk))
    assert telling.tells("42.10 / 20.40", words)
    assert not telling.tells("41.10 / 20.40", words)
