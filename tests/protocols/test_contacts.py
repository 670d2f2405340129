"""A step and who to call for it here: on the page, in its hit, the same for every reader."""

import re
from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from portal.accounts.access import readable_audiences
from portal.base import contacts, steps
from portal.reference.models import Municipality, ServiceType
from protocols.search_index import facts
from search.sections import Reader
from tests.protocols.small_protocol import HEAR, TELL, VISIT, publish

OFFICE = contacts.Contact(
    name="Strehëza", organization="Bashkia", number="060 1", dial="0601", state="open"
)
CLOSED = contacts.Contact(
    name="Strehëza", number="060 1", dial="0601", state="closed", closed_line=None
)
POLICE = contacts.Line("x", "129", "129", {"en": "Police", "sq": "Policia"}, "open", True, True)
NEXT_TOWN = contacts.Contact(name="Ura", number="060 2", dial="0602", state="open", where="Kukës")
UNKNOWN = "00000000-0000-0000-0000-000000000099"


@pytest.fixture
def known(protocol, monkeypatch):
    """A directory whose answers the test sets; what it was asked is kept."""
    for code, country in (("al-has", "AL"), ("me-bar", "ME")):
        Municipality.objects.create(
            code=code, jurisdiction_id=country, name=code[3:].capitalize(), seat=code
        )

    class Known:
        answer = contacts.Contacts(here=(OFFICE,))
        asked = []

        def who_to_call(self, codes, jurisdiction, municipality, lines):
            self.asked.append((list(codes), jurisdiction, municipality))
            return dict.fromkeys(codes, self.answer)

    known = Known()
    known.asked = []
    directory = contacts.Directory(
        who_to_call=known.who_to_call,
        obstacle_address=lambda step: f"/not-done/{step}/",
        missing_address=lambda step: f"/missing/{step}/",
    )
    monkeypatch.setattr(contacts, "_directories", [directory])
    return known


def step_html(client, page, step=HEAR, **query):
    response = client.get(page.url, query)
    assert response.status_code == 200
    html = response.content.decode()
    start = html.index(f'id="s-{step}"')
    return html[html.rindex("<li", 0, start) : html.index('class="step-tools"', start) + 800]


def forget():
    caches["pages"].clear()
    caches["default"].clear()


def test_the_step_shows_the_contact_of_the_readers_municipality(protocol, known, client):
    html = step_html(client, protocol, m="al-has")
    assert known.asked == [(["shelter"], "AL", "al-has")]
    assert 'href="tel:0601"' in html
    assert "Strehëza, Bashkia" in html
    assert "data-missing" not in html
    assert f'href="/not-done/{HEAR}/?m=al-has"' in html


def test_without_a_municipality_it_says_choose_one_and_asks_nobody(protocol, known, client):
    html = step_html(client, protocol)
    assert known.asked == []
    assert re.search(rf'href="/sq/place/\?next=/sq/p/dhuna/%23s-{HEAR}"', html)
    assert 'href="tel:116111"' in html  # the country's line meanwhile
    assert "data-missing" not in html


def test_a_municipality_of_another_country_is_not_asked_for(protocol, known, client):
    html = step_html(client, protocol, m="me-bar")
    assert known.asked == []
    assert "ligji AL sq" in html


def test_what_is_missing_says_so_shows_the_line_and_is_told(protocol, known, client):
    known.answer = contacts.Contacts(is_missing=True)
    with override("en"):
        html = step_html(client, protocol, m="al-has")
    assert f'data-missing="/missing/{HEAR}/?m=al-has"' in html
    assert "Has" in html
    assert 'href="tel:116111"' in html
    assert "data-missing" not in step_html(client, protocol, step=TELL, m="al-has")


@pytest.mark.parametrize(
    ("lack", "said"),
    [
        (contacts.NOT_KNOWN, "No contact in Has is known."),
        (contacts.NONE_THERE, "Not in Has."),
        (contacts.NOT_ENTERED, "Who is competent in Has is not entered yet."),
    ],
)
@pytest.mark.parametrize("elsewhere", [(), (NEXT_TOWN,)])
def test_a_step_says_of_what_is_missing_no_more_than_is_known(known, lack, said, elsewhere):
    found = contacts.Contacts(is_missing=True, lack=lack, elsewhere=elsewhere)
    with override("en"):
        html = said_of(found)
    sentences = {"No contact in Has is known.", "Not in Has.", "is not entered yet."}
    assert said in html
    assert not [one for one in sentences if one in html and one not in said]
    assert ("Kukës takes people from Has:" in html) == bool(elsewhere)


def test_one_that_is_closed_for_some_time_is_not_told_as_missing(known):
    shut = contacts.Contact(**vars(OFFICE) | {"is_suspended": True})
    found = contacts.Contacts(here=(shut,), elsewhere=(NEXT_TOWN,), is_missing=True)
    with override("en"):
        html = said_of(found)
    assert "is known." not in html
    assert "Kukës takes people from Has:" in html


def said_of(found):
    return render_to_string(
        "protocols/includes/contacts.html",
        {"label": "Shelter", "found": found, "place": "Has", "lines": [POLICE]},
    )


def test_the_next_town_is_named_with_what_is_missing_here(protocol, known, client):
    known.answer = contacts.Contacts(elsewhere=(NEXT_TOWN,), is_missing=True)
    html = step_html(client, protocol, m="al-has")
    assert html.index("Has") < html.index("Kukës") < html.index('href="tel:0602"')


def test_when_it_is_closed_who_answers_comes_first(protocol, known, client):
    night = contacts.Contact(**{**vars(CLOSED), "closed_line": POLICE})
    known.answer = contacts.Contacts(here=(night,))
    html = step_html(client, protocol, m="al-has")
    assert html.index('href="tel:129"') < html.index('href="tel:0601"')


def test_the_next_towns_closed_office_stands_below_who_answers(protocol, known, client):
    night = contacts.Contact(**vars(NEXT_TOWN) | {"state": "closed", "closed_line": POLICE})
    known.answer = contacts.Contacts(elsewhere=(night,), is_missing=True)
    html = step_html(client, protocol, m="al-has")
    assert html.index('href="tel:129"') < html.index('href="tel:0602"')


def test_the_row_of_another_town_names_it_and_the_road(protocol, known, client):
    court = contacts.Contact(**vars(OFFICE) | {"where": "Kukës", "road": "SH23"})
    known.answer = contacts.Contacts(here=(court,))
    html = step_html(client, protocol, m="al-has")
    assert re.search(r"Strehëza, Bashkia, Kukës \([^)]*SH23\)", html)


def test_two_places_do_not_share_one_page_and_two_readers_do(protocol, known, client, worker):
    here = step_html(client, protocol, m="al-has")
    assert 'href="tel:0601"' not in step_html(client, protocol)
    assert step_html(client, protocol, m="al-has") == here
    assert len(known.asked) == 1


def test_without_a_directory_the_page_goes_on_with_lines(protocol, known, client, monkeypatch):
    monkeypatch.setattr(contacts, "_directories", [])
    html = step_html(client, protocol, m="al-has")
    assert 'href="tel:116111"' in html
    assert "not-done" not in html


def test_a_second_directory_is_refused(known):
    with pytest.raises(ValueError, match="registered already"):
        contacts.register(contacts.directory())


# In the hit


def phone_of(page, municipality, jurisdiction="AL"):
    return facts_of(page, municipality, jurisdiction).phone


def facts_of(page, municipality, jurisdiction="AL"):
    reader = Reader("sq", jurisdiction, municipality, frozenset(readable_audiences(None)))
    uid = f"protocols.protocolpage:{page.pk}:{HEAR}:sq"
    return facts([uid], reader)[uid]


def test_the_hit_carries_the_phone_of_my_municipality(protocol, known):
    assert phone_of(protocol, "al-has").dial == "0601"
    assert phone_of(protocol, "").dial == "116111"
    assert phone_of(protocol, "me-bar", "ME").dial == "116111"


def test_the_hit_carries_the_next_towns_with_its_name(protocol, known):
    known.answer = contacts.Contacts(elsewhere=(NEXT_TOWN,), is_missing=True)
    assert phone_of(protocol, "al-has").name == "Ura, Kukës"


def test_the_hit_carries_who_answers_while_the_office_is_closed(protocol, known):
    known.answer = contacts.Contacts(here=(CLOSED,))
    assert phone_of(protocol, "al-has").dial == "116111"
    protocol.card_lines.clear()
    protocol.save()
    assert phone_of(protocol, "al-has").state == "closed"


def test_the_hit_says_the_extension(protocol, known):
    known.answer = contacts.Contacts(here=(contacts.Contact(**vars(OFFICE) | {"extension": 7}),))
    assert phone_of(protocol, "al-has").number == "060 1-7"


@pytest.mark.parametrize("side", ["here", "elsewhere", "lines"])
def test_in_the_hit_too_the_line_that_answers_now_comes_first(protocol, known, side):
    night = contacts.Contact(**vars(CLOSED) | {"closed_line": POLICE})
    known.answer = contacts.Contacts(**{side: (night,)})
    found = facts_of(protocol, "al-has")
    assert (found.phone.name, found.phone.dial) == ("Policia", "129")
    assert (found.extra["then"].dial, found.extra["then"].state) == ("0601", "closed")


def test_by_day_the_hit_has_one_number(protocol, known):
    assert facts_of(protocol, "al-has").extra == {}
    assert facts_of(protocol, "").extra == {}


def test_the_hit_of_the_real_directory_at_night(protocol, monkeypatch):
    """At noon the desk of Berat, at 22:00 the country's line before it."""
    from directory.models import Schedule, Service
    from tests.directory import small_directory

    desk = small_directory.open_desk()
    desk.service_types.add(ServiceType.objects.get(code="shelter"))
    Schedule.objects.create(
        service=desk, byday="MO,TU,WE,TH,FR", opens_at=time(8), closes_at=time(16)
    )
    for hour, numbers in ((12, ["+355600000101"]), (22, ["116111", "+355600000101"])):
        moment = datetime(2026, 11, 16, hour, tzinfo=ZoneInfo("Europe/Tirane"))
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        found = facts_of(protocol, "al-berat")
        assert [p.dial for p in (found.phone, *found.extra.values())] == numbers
    assert Service.objects.count() == 1


# What other apps learn of a step


def test_a_step_is_found_with_what_it_needs(protocol, worker):
    with override("sq"):
        step = steps.step_of(HEAR, None)
    assert (step.number, step.heading, step.protocol) == ("1.1", "PMF dëgjon", "Dhuna")
    assert step.url.endswith(f"/sq/p/dhuna/#s-{HEAR}")
    assert (step.jurisdiction, step.service_types) == ("AL", ("shelter",))
    assert steps.step_of(UNKNOWN, None) is None


def test_a_step_is_found_in_the_readers_language(protocol, english):
    with override("en"):
        assert steps.step_of(HEAR, None).heading == "en: PMF dëgjon"


def test_a_step_that_is_withdrawn_or_not_for_this_reader_is_not_found(
    protocol, worker, resident, rf
):
    publish(protocol, audience="professional")
    assert steps.step_of(HEAR, resident) is None
    assert steps.step_of(HEAR, worker) is not None
    stream = protocol.phases.get_prep_value()
    del stream[1]
    stream[0]["value"]["steps"][0]["value"]["branches"] = []
    publish(protocol, phases=stream, questions=[])
    assert steps.step_of(VISIT, worker) is None


# With the real directory behind it


def test_no_page_or_hit_tells_where_a_shelter_is(protocol, client):
    from directory.models import Service
    from tests.directory import small_directory
    from tests.directory.small_directory import INTAKE, leaks

    house = small_directory.shelter()
    house.service_types.add(ServiceType.objects.get(code="shelter"))
    for town in ("al-kukes", "al-has", "al-berat"):
        html = step_html(client, protocol, m=town)
        own = "Kukës" if town == "al-kukes" else "no town"
        assert INTAKE in html
        assert [word for word in leaks(html) if word != own] == []
        phone = phone_of(protocol, town)
        assert leaks(phone) == []
    assert Service.objects.count() == 1


def test_a_page_kept_before_a_service_turned_confidential_is_not_shown_again(protocol, client):
    from directory.models import Location, Service
    from tests.directory import small_directory

    small_directory.open_desk()
    Service.objects.get().service_types.add(ServiceType.objects.get(code="shelter"))
    assert "60 000 0101" in step_html(client, protocol, m="al-berat")
    Location.objects.get().delete()
    service = Service.objects.get()
    service.through_line_only = True
    service.save()  # by a program: no editor's log entry
    assert "60 000 0101" not in step_html(client, protocol, m="al-berat")
