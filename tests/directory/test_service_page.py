"""One service: what its page says, what one takes along, what one reports."""

import re
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from icalendar import Component

from directory import models, reports
from directory.candidates import Wanted, public
from directory.finding import Reader
from directory.sharing import (
    MESSAGE_LETTERS,
    ids_of_code,
    message_text,
    qr_svg,
    short_code,
    vcard,
)
from directory.shown import people_of, seats_of
from portal.reference.models import EmergencyLine, Municipality, Role
from search import visitors
from tests.directory.small_directory import INTAKE, MARKER, leaks, service

SITE = "https://zyra.example/d/bm5pybhc5n/"
OTHER_SITE = "https://sherbimet.punonjesit-sociale.example.gov.al/d/bm5pybhc5n/"
# GSM 03.38, letters that count once; what is on a keyboard here.
GSM = re.compile(r"[A-Za-z0-9 @!\"#%&'()*+,\-./:;<=>?_$]*")


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def client(client):
    client.defaults["HTTP_USER_AGENT"] = "Phone"  # every browser says what it is
    return client


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


@pytest.fixture
def fuller(full, keeper):
    """The same with people, waiting, interpreting, places, a seat at the table, who verified it."""
    full.wait_time, full.interpretation_services = "Two weeks", "Sign language by appointment"
    full.capacity, full.capacity_until = "few", timezone.now() + timedelta(days=2)
    full.assured_by = keeper
    full.save()
    pair = full.service_at_locations.get()
    pair.description = "Tuesdays on the first floor."
    pair.save()
    person = models.Contact.objects.create(service=full, title="Coordinator", department="Intake")
    number = models.Phone.objects.create(contact=person, number="+355 60 000 0303", extension=12)
    models.Language.objects.create(phone=number, code="rom")
    models.Contact.objects.create(location=pair.location, title="Doorkeeper")
    models.ReferralMembership.objects.create(
        municipality=Municipality.objects.get(code="al-berat"),
        body="etn",
        role=Role.objects.create(code="psychologist", name_en="Psychologist", jurisdiction_id="AL"),
        organization=full.organization,
    )
    return full


def test_everything_that_is_known_stands_on_the_page(full, client):
    said = page(client, full).content.decode()
    for words in (
        "Talks.", "Nobody under 18.", "Call first.", "Free of charge.", "Age 18 to 60.",
        "Bus 2 to the square.", "Ramp", "Mon–Fri 08:00–16:00", "ID", "Copy:", "2.00 ALL",
        "Romani", "Rruga e Hapur 1", "https://qendra.example/", "mailto:zyra@qendra.example",
        "verified on", "Takes people from", 'href="tel:+355600000101"', "geo:40.70",
    ):  # fmt: skip
        assert words in said, words


def test_people_waiting_and_the_seat_at_the_table_stand_there_too(fuller, client):
    said = page(client, fuller).content.decode()
    day = timezone.localdate(fuller.capacity_until)
    for words in (
        "Two weeks", "Sign language by appointment", "few places", f"until {day.day} ",
        "Tuesdays on the first floor.", "Coordinator", "(Intake)", "extension 12", "Doorkeeper",
        'href="tel:+355600000303;ext=12"', "ETN, domestic-violence team, Berat: Psychologist",
        "a keeper of this directory",
    ):  # fmt: skip
        assert words in said, words
    body = said[said.index("<h1>") :]
    assert body.index("+355 60 000 0101") < body.index("Bring along:") < body.index("Talks.")


def test_who_sits_at_the_table_of_another_town_only_is_not_asked_for_here(fuller, client):
    """One body of the whole country, a commander in each town: its service in Berat names one."""
    psychologist = Role.objects.get(code="psychologist")
    for code, title in (("al-berat", "Chief in Berat"), ("al-has", "Chief in Has")):
        person = models.Contact.objects.create(organization=fuller.organization, title=title)
        models.ReferralMembership.objects.create(
            municipality=Municipality.objects.get(code=code),
            body="gtn",
            role=psychologist,
            organization=fuller.organization,
            contact=person,
        )
    said = page(client, fuller).content.decode()
    assert "Chief in Berat" in said
    assert "Chief in Has" not in said
    assert "Has: Psychologist" not in said


def test_what_is_over_is_left_out(full, client):
    past, later = (timezone.localdate() + timedelta(days=days) for days in (-9, 9))
    for number, day in enumerate((past, later)):
        models.Schedule.objects.create(
            service=full, kind="closed", valid_from=day, valid_to=day, freq="", notes="x"
        )
        models.CostOption.objects.create(service=full, option=f"Price {number}", valid_to=day)
    models.Service.objects.filter(pk=full.pk).update(
        capacity="full", capacity_until=timezone.now() - timedelta(hours=1)
    )
    said = page(client, full).content.decode()
    assert f"closed: {later:%d.%m.%Y}" in said
    assert f"closed: {past:%d.%m.%Y}" not in said
    assert "Price 1" in said
    assert "Price 0" not in said
    assert "Free places" not in said


def test_all_numbers_of_a_service_stand_on_its_page(desk, client):
    for number in range(4):
        models.Phone.objects.create(service=desk, number=f"+355 60 000 090{number}")
    said = page(client, desk).content.decode()
    assert said.count('href="tel:+35560000090') == 4


def test_of_a_shelter_nobody_is_named_and_no_text_tells_the_place(fuller, client, shelter):
    """What is new on the page is empty there, or goes through the same judge of texts."""
    where = shelter.service_at_locations.get().location
    models.Contact.objects.create(service=shelter, title=f"Roja {MARKER}", email="a@b.example")
    models.Contact.objects.create(organization=shelter.organization, title=f"Zyra {MARKER}")
    models.ReferralMembership.objects.create(
        municipality=where.municipality,
        body="etn",
        role=Role.objects.get(code="psychologist"),
        organization=shelter.organization,
    )
    models.Service.objects.filter(pk=shelter.pk).update(
        wait_time=f"Në {MARKER}: asnjë",
        interpretation_services="Në Kukës, me takim",
        capacity="few",
        capacity_until=timezone.now() + timedelta(days=40),
        assured_date=date.today(),
        assured_by=fuller.assured_by,
    )
    row = public().for_showing().get(pk=shelter.pk)
    assert people_of(row) == seats_of(row) == ()
    for name in ("show-service", "print-service", "download-vcard", "show-qr", "report-service"):
        said = page(client, shelter, name).content.decode()
        assert leaks(said) == [], name
        assert "a keeper of this directory" not in said
    models.Service.objects.filter(pk=shelter.pk).update(wait_time="At once, day and night.")
    assert "At once" in page(client, shelter).content.decode()


def test_people_of_an_office_that_runs_a_shelter_are_named_nowhere(desk, client):
    """One of them may be the guard of the house."""
    models.Contact.objects.create(organization=desk.organization, title="Roja")
    assert "Roja" in page(client, desk).content.decode()
    service(desk.organization, name="Strehë", through_line_only=True)
    assert "Roja" not in page(client, desk).content.decode()


def test_a_page_costs_a_constant_number_of_queries(fuller, client, django_assert_max_num_queries):
    page(client, fuller)
    with django_assert_max_num_queries(40):
        assert page(client, fuller).status_code == 200


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


def test_at_night_a_line_stands_first_that_answers_then(full, client, monkeypatch):
    own, police = (
        EmergencyLine.objects.create(
            code=number, jurisdiction_id="AL", number=number, hours=hours, name_en=number
        )
        for number, hours in (("116117", "0-6 08:00-20:00"), ("129", "24h"))
    )
    models.Service.objects.filter(pk=full.pk).update(closed_line=own)
    for hour, line, first in ((12, "116117", False), (19, "116117", True), (22, "129", True)):
        moment = datetime(2026, 11, 17, hour, tzinfo=ZoneInfo("Europe/Tirane"))
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        said = page(client, full).content.decode()
        body = said[said.index("<h1>") : said.index("Bring along:")]
        where = body.index(f'href="tel:{line}"')
        assert (where < body.index('href="tel:+355600000101"')) == first, hour
    EmergencyLine.objects.filter(pk=police.pk).delete()
    assert 'href="tel:116117"' in page(client, full).content.decode()


# To take along


def test_a_message_fits_one_of_a_phone(full):
    text = message_text(row_of(full), SITE)
    week = "Keshillim, Qendra e hapur: +355 60 000 0101. Berat. Mon-Fri 08:00-16:00"
    assert text == f"{week}. {SITE}"
    assert len(text) <= MESSAGE_LETTERS


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("QENDRA e hapur", "QENDRA e hapur"),
        ("Qendra", "Qendra e hapur"),
        ("Qendra e hapur për gra", "Qendra e hapur per gra"),
    ],
)
def test_a_message_says_a_name_once(full, name, said):
    models.Service.objects.filter(pk=full.pk).update(name=name)
    assert message_text(row_of(full), SITE).startswith(f"{said}: +355 60 000 0101. Berat.")


@pytest.mark.parametrize("letters", [5, 40, 120, 250])
@pytest.mark.parametrize("address", [SITE, OTHER_SITE])
def test_the_longest_name_still_leaves_number_and_link(full, letters, address):
    models.Service.objects.filter(pk=full.pk).update(name="ë" * letters)
    text = message_text(row_of(full), address)
    assert len(text) <= MESSAGE_LETTERS
    assert "+355 60 000 0101" in text
    assert text.endswith(f". {address}")
    assert text.startswith("e" * min(letters, 27))
    assert ("..." in text) == (letters > 100) or address == OTHER_SITE


def test_an_address_that_leaves_no_room_leaves_out_the_name(desk):
    text = message_text(row_of(desk), f"https://{'a' * 130}/")
    assert text == f"+355 60 000 0101. https://{'a' * 130}/"


def test_every_letter_of_a_message_counts_once(full):
    """With one letter outside of the old alphabet a message holds 70, and three are paid for."""
    models.Service.objects.filter(pk=full.pk).update(name="Çështje „[të]” – Đurđević ~ `Њива` €")
    models.Phone.objects.filter(service=full).update(extension=7)
    text = message_text(row_of(full), SITE)
    assert GSM.fullmatch(text)
    assert text.startswith("Ceshtje \"(te)\" - Durdevic - 'Njiva' , Qendra e hapur")
    assert "+355 60 000 0101 (7). " in text


def test_a_message_says_the_usual_week_alone(full):
    day = timezone.localdate() + timedelta(days=1)
    place = full.service_at_locations.get().location
    models.Schedule.objects.create(location=place, kind="closed", valid_from=day, valid_to=day)
    assert "closed" not in message_text(row_of(full), SITE)


# The short address


def test_the_short_address_leads_to_the_page_in_the_readers_language(desk, client):
    code = short_code(desk.pk)
    assert len(code) == 10
    for written in (code, code.upper()):
        answer = client.get(f"/d/{written}/", headers={"accept-language": "sr-latn"})
        assert answer.status_code == 302
        assert answer["Location"] == f"/sr-latn/directory/service/{desk.pk}/"
    assert client.post(f"/d/{code}/").status_code == 405


def test_every_way_to_take_along_has_the_short_address(full, client):
    address = f"http://testserver/d/{short_code(full.pk)}/"
    for name in ("show-service", "print-service", "download-vcard"):
        assert address in page(client, full, name).content.decode(), name
    assert page(client, full, "show-qr").content == qr_svg(address)


@pytest.mark.parametrize("code", ["x", "u" * 10, "z" * 26, "ëëëëëëëëëë", "0" * 10, "0" * 11])
def test_a_short_address_of_nothing_is_not_found(desk, client, code):
    assert client.get(f"/d/{code}/", follow=True).status_code == 404


def test_what_is_closed_for_good_has_no_short_address(desk, client):
    models.Service.objects.filter(pk=desk.pk).update(status="defunct")
    assert client.get(f"/d/{short_code(desk.pk)}/", follow=True).status_code == 404


def test_two_services_of_one_code_open_neither_and_numbered_ids_have_whole_codes(desk, client):
    first, second = (UUID(int=(0xABCD << 112) | (4 << 76) | (2 << 62) | n) for n in (1, 2))
    assert short_code(first) == short_code(second)
    lowest, highest = ids_of_code(short_code(first))
    assert lowest < first < second < highest
    for pk in (first, second):
        service(desk.organization, name=str(pk), pk=pk)
    assert client.get(f"/d/{short_code(first)}/", follow=True).status_code == 404
    row = service(desk.organization, name="Nr 7", pk=UUID(int=7))
    assert len(short_code(row.pk)) == 26
    assert client.get(f"/d/{short_code(row.pk)}/")["Location"].endswith(f"/service/{row.pk}/")


def test_a_shelters_short_address_tells_no_more_than_its_id(shelter, client):
    answer = client.get(f"/d/{short_code(shelter.pk)}/")
    assert answer["Location"].endswith(f"/directory/service/{shelter.pk}/")
    assert leaks(answer.headers) == []


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


def test_a_program_reads_the_card_back(full, shelter):
    models.Organization.objects.filter(pk=full.organization_id).update(name="B,C\\D\nE ë")
    card = Component.from_ical(vcard(row_of(full), SITE))
    assert card.name == "VCARD"
    assert card["FN"] == "Këshillim"
    assert list(card["ORG"].ical_value) == ["B,C\\D\nE ë"]
    assert (card["TEL"], card["URL"]) == ("+355600000101", SITE)
    assert card["EMAIL"] == "zyra@qendra.example"
    assert card["ADR"].ical_value.locality == "Berat"
    card = Component.from_ical(vcard(row_of(shelter), SITE))
    assert set(card) == {"VERSION", "FN", "N", "TEL", "URL", "NOTE"}
    assert card["TEL"] == INTAKE.replace(" ", "")
    assert leaks(dict(card)) == []


@pytest.mark.parametrize(
    ("age", "said", "on_card"),
    [
        (timedelta(days=10), "verified on ", "Verified on {day}."),
        (timedelta(days=250), "verified more than 6 months ago (", "ago ({day})."),
        (
            timedelta(days=600),
            "not confirmed for 12 months (",
            "Not confirmed for 12 months ({day}).",
        ),
    ],
)
def test_card_and_sheet_say_how_long_nobody_confirmed_it(full, client, age, said, on_card):
    full.assured_date = timezone.localdate() - age
    full.save()
    card = Component.from_ical(vcard(row_of(full), SITE))
    assert card["NOTE"].startswith(("Verified", "Not confirmed"))
    assert on_card.format(day=full.assured_date.isoformat()) in card["NOTE"]
    for name in ("print-service", "show-service"):
        assert said in page(client, full, name).content.decode()


def test_what_nobody_confirmed_for_a_year_says_so_of_a_shelter_by_the_month(shelter, client):
    shelter.assured_date = timezone.localdate() - timedelta(days=600)
    shelter.save()
    note = Component.from_ical(vcard(row_of(shelter), SITE))["NOTE"]
    assert f"Not confirmed for 12 months ({shelter.assured_date:%Y-%m})." in note
    sheet = page(client, shelter, "print-service").content.decode()
    assert f"not confirmed for 12 months ({shelter.assured_date:%B %Y})" in sheet
    assert f"{shelter.assured_date.day}, " not in sheet.split("not confirmed for")[1][:40]


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


def test_a_crawler_and_a_flood_do_not_count(desk, client, monkeypatch):
    monkeypatch.setattr(visitors, "MOST_A_MINUTE", 2)
    address = reverse("directory:report-service", args=[desk.pk])
    for agent in ("Googlebot", "Phone 1", "Phone 2", "Phone 3"):
        answer = client.post(address, {"kind": "no_answer"}, headers={"user-agent": agent})
    assert answer.status_code == 429
    assert "Try again in a minute." in answer.content.decode()
    assert models.Report.objects.count() == 2


def test_a_day_holds_only_so_many_reports(desk, monkeypatch):
    monkeypatch.setattr(reports, "MOST_A_DAY", 1)
    assert reports.tell(service=desk, kind="moved", device="0" * 32, answers=True)
    assert not reports.tell(service=desk, kind="moved", device="1" * 32, answers=True)


@pytest.mark.parametrize("kind", ["no_answer", "answered", "wrong_hours", "moved"])
def test_an_intake_line_is_not_judged_by_its_callers(shelter, client, kind):
    assert "no_answer" not in page(client, shelter).content.decode()
    address = reverse("directory:report-service", args=[shelter.pk])
    assert client.post(address, {"kind": kind}).status_code == 400
    assert not models.Report.objects.exists()


@pytest.fixture
def closed(full):
    """The desk, closed at whatever hour the tests run, with a call that nobody took."""
    models.Schedule.objects.create(
        location=full.service_at_locations.get().location, kind="closed",
        valid_from=timezone.localdate() - timedelta(days=1),
        valid_to=timezone.localdate() + timedelta(days=1),
    )  # fmt: skip
    return full


@pytest.mark.parametrize("kind", ["no_answer", "answered"])
def test_of_a_call_nothing_is_asked_or_counted_while_the_page_says_closed(closed, client, kind):
    said = page(client, closed).content.decode()
    assert "closed" in said
    assert "Did the number answer?" not in said
    assert f'value="{kind}"' not in page(client, closed, "report-service").content.decode()
    address = reverse("directory:report-service", args=[closed.pk])
    assert client.post(address, {"kind": kind}).status_code == 400
    assert not models.Report.objects.exists()
    assert client.post(address, {"kind": "wrong_number"}).status_code == 302


def test_of_one_closed_for_some_time_no_answer_is_expected(desk, client):
    assert "Did the number answer?" in page(client, desk).content.decode()
    models.Service.objects.filter(pk=desk.pk).update(status="temporarily closed")
    assert "Did the number answer?" not in page(client, desk).content.decode()


@pytest.mark.parametrize(
    ("hour", "expected"), [(2, False), (6, False), (7, True), (19, True), (20, False)]
)
def test_where_hours_are_not_known_an_answer_is_expected_by_day(desk, monkeypatch, hour, expected):
    monkeypatch.setattr(reports, "WAKING_HOURS", range(7, 20))
    moment = datetime(2026, 7, 7, hour, 30, tzinfo=ZoneInfo("Europe/Tirane"))
    assert reports.may_answer(desk, row_of(desk), moment) is expected


def test_thanks_are_said_for_what_can_be_reported_alone(desk, client):
    assert "Thank you" in page(client, desk, told="no_answer").content.decode()
    for told in ("", "zz", "<b>"):
        assert "Thank you" not in page(client, desk, told=told).content.decode(), told


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
