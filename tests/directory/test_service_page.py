"""One service: what its page says, what one takes along, what one reports."""

from datetime import date, time

import pytest
from django.urls import reverse
from django.utils import translation

from directory import models
from directory.finding import Reader, Wanted, public
from directory.sharing import MESSAGE_LETTERS, message_text, vcard
from tests.directory.small_directory import INTAKE, leaks, service

SITE = "https://zyra.example/sq/directory/service/5d0b6f2e-2c2b-4d0c-9a54-6f5a3c0d9e11/"


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def page(client, service, name="show-service", **query):
    return client.get(reverse(f"directory:{name}", args=[service.pk]), query)


def row_of(service):
    known = public().for_showing().get(pk=service.pk)
    return Reader(Wanted(jurisdiction="AL")).alone(known)


@pytest.fixture
def full(desk):
    """The desk with everything that a page can say."""
    desk.description, desk.not_for = "Talks.", "Nobody under 18."
    desk.application_process, desk.fees_description = "Call first.", "Free of charge."
    desk.minimum_age, desk.maximum_age, desk.assured_date = 18, 60, date.today()
    desk.url, desk.email = "https://qendra.example/", "zyra@qendra.example"
    desk.save()
    place = desk.service_at_locations.get().location
    place.transportation = "Bus 2 to the square."
    place.save()
    models.Accessibility.objects.create(location=place, description="Ramp")
    models.Schedule.objects.create(
        location=place, byday="MO,TU,WE,TH,FR", opens_at=time(8), closes_at=time(16)
    )
    models.RequiredDocument.objects.create(service=desk, document="Letërnjoftimi", document_en="ID")
    models.CostOption.objects.create(service=desk, option="Copy", amount="2.00", currency="ALL")
    models.Language.objects.create(service=desk, code="rom")
    return desk


def test_everything_that_is_known_stands_on_the_page(full, client):
    said = page(client, full).content.decode()
    for words in (
        "Talks.", "Nobody under 18.", "Call first.", "Free of charge.", "Age 18 to 60.",
        "Bus 2 to the square.", "Ramp", "Mon–Fri 08:00–16:00", "ID", "Copy:", "2.00 ALL",
        "Romani", "Rruga e Hapur 1", "https://qendra.example/", "mailto:zyra@qendra.example",
        "verified on", "Takes people from", 'href="tel:+355600000101"', "geo:40.70",
    ):  # fmt: skip
        assert words in said, words


def test_a_page_costs_a_constant_number_of_queries(full, client, django_assert_max_num_queries):
    page(client, full)
    with django_assert_max_num_queries(36):
        assert page(client, full).status_code == 200


def test_a_page_weighs_little(full, client):
    assert len(page(client, full).content) < 30_000


@pytest.mark.parametrize("status", ["inactive", "defunct"])
def test_what_is_closed_for_good_has_no_page(desk, client, status):
    models.Service.objects.filter(pk=desk.pk).update(status=status)
    for name in ("show-service", "print-service", "download-vcard", "show-qr", "report-service"):
        assert page(client, desk, name).status_code == 404


def test_a_service_in_the_readers_language(desk, client):
    models.ServiceTranslation.objects.create(service=desk, language="en", name="Talks & <care>")
    assert "Talks &amp; &lt;care&gt;" in page(client, desk).content.decode()


# To take along


def test_a_message_fits_one_of_a_phone(full):
    text = message_text(row_of(full), SITE)
    week = "Keshillim, Qendra e hapur: +355 60 000 0101. Berat. Mon-Fri 08:00-16:00"
    assert text == f"{week}. {SITE}"
    assert text.isascii()
    assert len(text) <= MESSAGE_LETTERS
    assert message_text(row_of(full), f"{SITE}{SITE}") == week


@pytest.mark.parametrize("letters", [5, 40, 120, 250])
def test_the_longest_name_still_leaves_the_number(desk, letters):
    models.Service.objects.filter(pk=desk.pk).update(name="ë" * letters)
    text = message_text(row_of(desk), SITE)
    assert len(text) <= MESSAGE_LETTERS
    assert "+355 60 000 0101" in text


def test_the_message_of_a_shelter_tells_the_line_alone(shelter):
    text = message_text(row_of(shelter), SITE)
    assert INTAKE in text
    assert leaks(text) == []
    assert "Kukes" not in text


def test_a_card_for_the_phones_contacts(full, client):
    answer = page(client, full, "download-vcard")
    assert answer["Content-Type"].startswith("text/vcard")
    lines = answer.content.decode().split("\r\n")
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:3.0"]
    assert lines[-2:] == ["END:VCARD", ""]
    assert "TEL;TYPE=WORK,VOICE:+355600000101" in lines
    assert any(line.startswith("ADR;TYPE=WORK:;;Rruga e Hapur 1\\, Berat;Berat") for line in lines)


def test_a_card_escapes_and_folds(desk):
    models.Organization.objects.update(name="A;B,C\\D\nTEL:+1" + "ë" * 80)
    card = vcard(row_of(desk), SITE)
    assert all(len(line) <= 75 for line in card.split(b"\r\n"))
    unfolded = card.replace(b"\r\n ", b"").decode()
    assert "ORG:A\\;B\\,C\\\\D\\nTEL:+1ë" in unfolded
    assert "\nTEL:+1" not in unfolded


def test_a_code_and_a_sheet_to_print(full, client):
    code = page(client, full, "show-qr")
    assert code["Content-Type"] == "image/svg+xml"
    assert b"<svg" in code.content
    assert b"style=" not in code.content
    sheet = page(client, full, "print-service").content.decode()
    assert "+355 60 000 0101" in sheet
    assert "Printed on" in sheet


# Reports


def test_a_report_is_one_tap_and_holds_no_text(desk, client):
    form = page(client, desk, "report-service", kind="no_answer").content.decode()
    assert 'value="no_answer" required checked' in form
    assert "<textarea" not in form
    assert 'type="text"' not in form
    address = reverse("directory:report-service", args=[desk.pk])
    answer = client.post(address, {"kind": "no_answer"})
    assert answer["Location"].endswith("?told=no_answer")
    report = models.Report.objects.get()
    assert (report.service, report.kind) == (desk, "no_answer")
    assert "127.0.0.1" not in str(vars(report))


def test_one_device_counts_once_a_day_and_another_counts_too(desk, client):
    address = reverse("directory:report-service", args=[desk.pk])
    for agent in ("one", "one", "two"):
        client.post(address, {"kind": "no_answer"}, headers={"user-agent": agent})
    assert models.Report.objects.count() == 2


def test_two_services_do_not_show_that_one_person_reported(desk, client):
    other = service(desk.organization, name="Ndihmë juridike")
    for row in (desk, other):
        client.post(reverse("directory:report-service", args=[row.pk]), {"kind": "moved"})
    devices = set(models.Report.objects.values_list("device", flat=True))
    assert len(devices) == 2


@pytest.mark.parametrize("kind", ["", "gossip", "x" * 900])
def test_a_report_of_no_kind_is_asked_again(desk, client, kind):
    address = reverse("directory:report-service", args=[desk.pk])
    answer = client.post(address, {"kind": kind})
    assert answer.status_code == 400
    assert "Choose one." in answer.content.decode()
    assert not models.Report.objects.exists()


def test_reading_sets_no_cookie(desk, client):
    page(client, desk)
    client.get(reverse("directory:find-services"))
    assert not client.cookies
