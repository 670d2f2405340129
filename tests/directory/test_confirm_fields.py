"""Hours, addresses, phones, the light: a provider changes them as fields, a keeper accepts each."""

from datetime import date, time, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.text import capfirst
from django.utils.translation import override

from directory import confirming
from directory import confirming_week as weeks
from directory.confirming_fields import TEXTS, current
from directory.models import (
    Address,
    Confirmation,
    Keepership,
    Location,
    Phone,
    ProposedChange,
    Schedule,
    Service,
    ServiceAtLocation,
)
from directory.models.confirmation import MOST_TRIES
from directory.wording import rule_in_words
from portal.accounts.seed import permit
from tests.directory.small_directory import MARKER, leaks, location, organization, service
from tests.directory.test_confirm import asked, form_of

MORNING = (time(8), time(12))
AFTERNOON = (time(14), time(18))


@pytest.fixture
def desk_keeper(desk, keeper):
    keeper.groups.add(permit("Keepers"))
    Keepership.objects.create(user=keeper, organization=desk.organization)
    return keeper


@pytest.fixture
def place(desk):
    """The desk's place, open on weekdays, closed over the new year."""
    where = desk.service_at_locations.get().location
    Schedule.objects.create(
        location=where, byday="MO,TU,WE,TH,FR", opens_at=time(8), closes_at=time(16)
    )
    Schedule.objects.create(
        location=where,
        kind="closed",
        valid_from=date(2026, 12, 24),
        valid_to=date(2027, 1, 2),
    )
    return where


def sent(client, row, **changes):
    """Send `changes` by a new link of `row`; return field → proposal, and the answer."""
    _link, path = asked(row)
    answer = client.post(path, form_of(client, path, **changes))
    return {proposal.field: proposal for proposal in ProposedChange.objects.all()}, answer


def week(owner):
    return weeks.week_of(owner.schedules.all())


# A line of hours


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", ()),
        ("8-12, 14:00–18:00", (MORNING, AFTERNOON)),
        ("14.00 - 18.00; 8:00-12:00", (MORNING, AFTERNOON)),
        ("0-24", ((time(0), time(0)),)),
        ("20:00-06:00", ((time(20), time(6)),)),
        ("20:00-24:00", ((time(20), time(0)),)),
    ],
)
def test_hours_are_read_as_people_write_them(text, spans):
    assert weeks.parse(text) == spans
    assert weeks.parse(weeks.in_words(spans)) == spans


@pytest.mark.parametrize(
    "text",
    ["25-26", "8:70-9", "8", "gjithmonë", "8-8", "8-12, 11-14", "20-6, 22-23", "1-2,3-4,5-6,7-8"],
)
def test_hours_that_cannot_be_are_named(text):
    with pytest.raises(ValidationError) as caught:
        weeks.parse(text)
    assert str(caught.value.messages[0])


@pytest.mark.parametrize("text", ["", "[]", "{", '{"MO": 3}', '{"MO": "25-26"}'])
def test_a_kept_week_that_is_none_is_refused(text):
    with pytest.raises(ValidationError):
        weeks.from_text(text)


# Hours


def test_the_page_shows_the_week_as_it_stands(desk, place, client):
    _link, path = asked(desk)
    form = client.get(path).context["form"]
    assert form.initial[f"hours:l:{place.pk}:MO"] == "08:00-16:00"
    assert form.initial[f"hours:l:{place.pk}:SA"] == ""


def test_a_changed_week_is_written_when_the_keeper_accepts(desk, place, client, desk_keeper):
    name = f"hours:l:{place.pk}"
    proposals, _answer = sent(client, desk, **{f"{name}:SA": "9-13", f"{name}:FR": ""})
    assert set(proposals) == {name}
    assert week(place)["FR"] == ((time(8), time(16)),)
    confirming.decide(proposal=proposals[name], user=desk_keeper, accept=True)
    days = week(place)
    assert days.keys() == {"MO", "TU", "WE", "TH", "SA"}
    assert days["SA"] == ((time(9), time(13)),)
    assert place.schedules.filter(kind="closed").count() == 1
    desk.refresh_from_db()
    assert desk.assured_date == timezone.localdate()


def test_what_happens_on_holidays_stays_with_its_day(desk, place, client, desk_keeper):
    Schedule.objects.filter(location=place, kind="regular").update(on_holidays="as_usual")
    name = f"hours:l:{place.pk}"
    proposals, _answer = sent(client, desk, **{f"{name}:MO": "10-12", f"{name}:SU": "10-12"})
    confirming.decide(proposal=proposals[name], user=desk_keeper, accept=True)
    of_day = {day: row.on_holidays for row in place.schedules.all() for day in row.days()}
    assert (of_day["MO"], of_day["TU"], of_day["SU"]) == ("as_usual", "as_usual", "closed")


def test_a_shared_place_keeps_its_hours_and_its_exceptions_count_on(
    desk, place, client, desk_keeper
):
    other = service(desk.organization, name="Tjetër")
    ServiceAtLocation.objects.create(service=other, location=place)
    pair = desk.service_at_locations.get()
    name = f"hours:p:{pair.pk}"
    proposals, _answer = sent(client, desk, **{f"{name}:SA": "9-13"})
    confirming.decide(proposal=proposals[name], user=desk_keeper, accept=True)
    assert "SA" not in week(place)
    assert week(pair)["SA"] == ((time(9), time(13)),)
    assert pair.schedules.filter(kind="closed").count() == 1


def test_a_service_without_a_place_has_hours_of_its_own(desk, client, desk_keeper):
    desk.service_at_locations.all().delete()
    name = f"hours:s:{desk.pk}"
    proposals, _answer = sent(client, desk, **{f"{name}:MO": "0-24"})
    confirming.decide(proposal=proposals[name], user=desk_keeper, accept=True)
    assert week(desk) == {"MO": ((time(0), time(0)),)}


def test_what_stands_beside_the_hours_stays_where_they_stay(desk, place, client, desk_keeper):
    beside = {
        "description": "vetëm me takim",
        "notes": "Kati 2",
        "attending_type": "in person",
        "schedule_link": "https://example.org/orari",
    }
    Schedule.objects.filter(location=place, kind="regular").update(**beside)
    before = place.schedules.get(kind="regular")
    name = f"hours:l:{place.pk}"
    changes = {f"{name}:SA": "9-13", f"{name}:FR": "8-14", f"{name}:MO": ""}
    proposals, _answer = sent(client, desk, **changes)
    assert "vetëm me takim" in current(desk, name)
    confirming.decide(proposal=proposals[name], user=desk_keeper, accept=True)
    of_day = {
        day: {field: getattr(rule, field) for field in beside}
        for rule in place.schedules.filter(kind="regular")
        for day in rule.days()
    }
    nothing = dict.fromkeys(beside, "")
    assert of_day == {"TU": beside, "WE": beside, "TH": beside, "FR": beside, "SA": nothing}
    before.refresh_from_db()  # the same rule, on fewer days
    assert (before.byday, before.opens_at) == ("TU,WE,TH", time(8))


def test_a_day_of_two_spans_keeps_what_each_does_on_holidays(desk, place, client, desk_keeper):
    Schedule.objects.filter(location=place, kind="regular").delete()
    for (opens, closes), on_holidays in ((MORNING, "as_usual"), (AFTERNOON, "closed")):
        Schedule.objects.create(
            location=place, byday="MO", opens_at=opens, closes_at=closes, on_holidays=on_holidays
        )
    name = f"hours:l:{place.pk}"
    changes = {f"{name}:SA": "9-13", f"{name}:MO": "8-12, 15-18"}
    proposals, _answer = sent(client, desk, **changes)
    confirming.decide(proposal=proposals[name], user=desk_keeper, accept=True)
    rules = place.schedules.filter(kind="regular")
    assert {(rule.byday, rule.opens_at.hour): rule.on_holidays for rule in rules} == {
        ("MO", 8): "as_usual", ("MO", 15): "closed", ("SA", 9): "closed",
    }  # fmt: skip


def test_a_rule_without_days_counts_on_all(desk, place, client, desk_keeper):
    Schedule.objects.filter(location=place, kind="regular").update(byday="")
    name = f"hours:l:{place.pk}"
    proposals, _answer = sent(client, desk, **{f"{name}:SU": ""})
    confirming.decide(proposal=proposals[name], user=desk_keeper, accept=True)
    assert list(week(place)) == ["MO", "TU", "WE", "TH", "FR", "SA"]


SUMMER = {"valid_from": date(2127, 8, 1), "valid_to": date(2127, 8, 31)}


@pytest.mark.parametrize(
    "fields",
    [
        {"byday": "MO", "opens_at": time(7), "closes_at": time(14), **SUMMER},
        {"freq": "MONTHLY", "byday": "1SA", "opens_at": time(9), "closes_at": time(12)},
        {"byday": "MO", "opens_at": time(7), "closes_at": time(10)},
        {"freq": "", "description": "të shtunën me takim"},
    ],
    ids=["season", "month", "overlap", "words"],
)
def test_hours_beyond_a_plain_week_are_shown_and_changed_in_words(
    desk, place, client, desk_keeper, fields
):
    Schedule.objects.create(location=place, **fields)
    rules = [rule_in_words(rule) for rule in place.schedules.all()]
    _link, path = asked(desk)
    page = client.get(path)
    assert not [name for name in page.context["form"].fields if name.startswith("hours:")]
    for text in rules:
        assert escape(text) in page.content.decode()
    name = f"rules:l:{place.pk}"
    client.post(path, form_of(client, path, **{name: "Në gusht 8–13"}))
    proposal = ProposedChange.objects.get(field=name)
    client.force_login(desk_keeper)
    desk_page = reverse("directory_proposals", args=[desk.pk])
    read = client.get(desk_page).content.decode()
    assert "Në gusht 8–13" in read
    assert escape(rules[0]) in read
    client.post(desk_page, {"accept_all": "1"})
    assert ProposedChange.objects.waiting().get() == proposal  # it waits for a hand
    before = list(place.schedules.values())
    confirming.decide(proposal=proposal, user=desk_keeper, accept=True)
    assert list(place.schedules.values()) == before


def test_a_season_that_is_over_does_not_count(desk, place, client):
    over = {"valid_from": date(2020, 8, 1), "valid_to": date(2020, 8, 31)}
    Schedule.objects.create(
        location=place, byday="MO", opens_at=time(7), closes_at=time(14), **over
    )
    _link, path = asked(desk)
    form = client.get(path).context["form"]
    assert form.initial[f"hours:l:{place.pk}:MO"] == "08:00-16:00"


def test_a_week_is_not_written_over_a_season_that_came_meanwhile(desk, place, client, desk_keeper):
    name = f"hours:l:{place.pk}"
    proposals, _answer = sent(client, desk, **{f"{name}:SA": "9-13"})
    Schedule.objects.create(
        location=place, byday="MO", opens_at=time(7), closes_at=time(14), **SUMMER
    )
    with pytest.raises(ValidationError):
        confirming.decide(proposal=proposals[name], user=desk_keeper, accept=True)
    assert place.schedules.filter(kind="regular").count() == 2


@pytest.mark.parametrize("hours", ["25-26", "16-", "8-12, 9-10"])
def test_hours_that_cannot_be_are_refused_at_their_day(desk, place, client, hours):
    field = f"hours:l:{place.pk}:TU"
    proposals, answer = sent(client, desk, **{field: hours})
    assert proposals == {}
    assert list(answer.context["form"].errors) == [field]


def test_a_week_without_a_day_is_refused(desk, place, client):
    names = {f"hours:l:{place.pk}:{day}": "" for day in ("MO", "TU", "WE", "TH", "FR")}
    proposals, answer = sent(client, desk, **names)
    assert proposals == {}
    assert f"hours:l:{place.pk}:MO" in answer.context["form"].errors


# Address


def test_an_address_is_changed_line_by_line(desk, client, desk_keeper):
    where = desk.service_at_locations.get().location
    name = f"address:{where.pk}"
    proposals, _answer = sent(
        client, desk, **{f"{name}:address_1": "Rruga e Re 2", f"{name}:postal_code": "5001"}
    )
    assert set(proposals) == {name}
    confirming.decide(proposal=proposals[name], user=desk_keeper, accept=True)
    address = where.addresses.get()
    assert (address.address_1, address.postal_code, address.city) == (
        "Rruga e Re 2", "5001", "Berat",
    )  # fmt: skip


def test_a_place_without_an_address_gets_one(desk, client, desk_keeper):
    Address.objects.all().delete()
    where = desk.service_at_locations.get().location
    name = f"address:{where.pk}"
    proposals, answer = sent(client, desk, **{f"{name}:address_1": "Rruga e Re 2"})
    assert proposals == {}
    assert f"{name}:city" in answer.context["form"].errors
    Confirmation.objects.all().delete()
    proposals, _answer = sent(
        client, desk, **{f"{name}:address_1": "Rruga e Re 2", f"{name}:city": "Berat"}
    )
    confirming.decide(proposal=proposals[name], user=desk_keeper, accept=True)
    assert where.addresses.get().country == "AL"


def test_the_place_of_another_organization_is_not_offered(desk, client):
    theirs = location(organization(name="Tjetër"), name="Salla")
    ServiceAtLocation.objects.create(service=desk, location=theirs)
    _link, path = asked(desk)
    names = set(client.get(path).context["form"].fields)
    assert not [name for name in names if name.startswith(f"address:{theirs.pk}")]
    assert not [name for name in names if name.startswith(f"hours:l:{theirs.pk}")]


# Phones and the light


def test_numbers_are_added_changed_and_taken_away(desk, client, desk_keeper):
    first = desk.phones.get()
    where = desk.service_at_locations.get()
    second = Phone.objects.create(service_at_location=where, number="+355 60 000 0102")
    proposals, _answer = sent(
        client,
        desk,
        **{
            f"phone:{first.pk}": "",
            f"phone:{second.pk}": "+355 60 000 0103",
            "phone:new": "+355 60 000 0104",
        },
    )
    assert confirming.decide_all(service=desk, user=desk_keeper) == 3
    assert set(Phone.objects.values_list("number", flat=True)) == {
        "+355 60 000 0103", "+355 60 000 0104",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("days", "is_taken"), [(10, True), (0, True), (-1, False), (200, False), (None, False)]
)
def test_the_light_goes_out_by_itself(desk, client, desk_keeper, days, is_taken):
    until = "" if days is None else str(timezone.localdate() + timedelta(days=days))
    proposals, answer = sent(client, desk, capacity="few", capacity_until=until)
    if not is_taken:
        assert "capacity_until" in answer.context["form"].errors
        return
    confirming.decide(proposal=proposals["capacity"], user=desk_keeper, accept=True)
    desk.refresh_from_db()
    assert desk.capacity == "few"
    assert str(timezone.localdate(desk.capacity_until)) == until


def test_a_light_that_went_out_while_it_waited_is_refused_to_the_keeper(desk, client, desk_keeper):
    until = str(timezone.localdate())
    proposals, _answer = sent(client, desk, capacity="few", capacity_until=until)
    past = proposals["capacity"].value.replace(until, "2026-01-01")
    ProposedChange.objects.update(value=past)
    proposal = ProposedChange.objects.get()
    with pytest.raises(ValidationError):
        confirming.decide(proposal=proposal, user=desk_keeper, accept=True)
    proposal.refresh_from_db()
    desk.refresh_from_db()
    assert (proposal.state, desk.capacity) == ("waiting", "unknown")


def test_closed_for_some_time_is_one_choice(desk, client, desk_keeper):
    proposals, _answer = sent(client, desk, status="temporarily closed")
    confirming.decide(proposal=proposals["status"], user=desk_keeper, accept=True)
    desk.refresh_from_db()
    assert desk.status == "temporarily closed"


# Deciding on the desk


def test_the_keeper_reads_old_and_new_and_accepts_all(desk, place, client, desk_keeper):
    name = f"hours:l:{place.pk}"
    address = f"address:{place.pk}"
    sent(
        client,
        desk,
        email="re@shembull.example",
        **{f"{name}:SA": "9-13", f"{address}:address_1": "Rruga e Re 2"},
    )
    client.force_login(desk_keeper)
    path = reverse("directory_proposals", args=[desk.pk])
    page = client.get(path).content.decode()
    for text in ("08:00-16:00", "09:00-13:00", "Rruga e Hapur 1", "Rruga e Re 2"):
        assert text in page
    client.post(path, {"accept_all": "1"})
    desk.refresh_from_db()
    assert desk.email == "re@shembull.example"
    assert "SA" in week(place)
    assert place.addresses.get().address_1 == "Rruga e Re 2"
    assert desk.assured_date == timezone.localdate()


def test_one_value_that_cannot_be_held_is_named_and_takes_nothing(desk, client, desk_keeper):
    sent(client, desk, email="re@shembull.example", description="Vetëm me takim.")
    ProposedChange.objects.filter(field="email").update(value="no address")
    client.force_login(desk_keeper)
    path = reverse("directory_proposals", args=[desk.pk])
    answer = client.post(path, {"accept_all": "1"}, follow=True)
    said = " ".join(str(message) for message in answer.context["messages"])
    label = str(Service._meta.get_field("email").verbose_name)
    assert label.lower() in said.lower()
    desk.refresh_from_db()
    assert desk.description == ""
    assert ProposedChange.objects.waiting().count() == 2


@pytest.mark.parametrize(
    ("before", "after"), [((6, 12), (14, 18)), ((14, 18), (6, 12))], ids=["up", "down"]
)
def test_a_range_of_ages_moves_as_a_whole(desk, client, desk_keeper, before, after):
    Service.objects.filter(pk=desk.pk).update(minimum_age=before[0], maximum_age=before[1])
    sent(client, desk, minimum_age=str(after[0]), maximum_age=str(after[1]))
    assert confirming.decide_all(service=desk, user=desk_keeper) == 2
    desk.refresh_from_db()
    assert (desk.minimum_age, desk.maximum_age) == after


def test_ages_that_contradict_each_other_are_named_and_take_nothing(desk, client, desk_keeper):
    sent(client, desk, minimum_age="6", maximum_age="12", alert="Mbyllur sot")
    ProposedChange.objects.filter(field="minimum_age").update(value="14")
    with pytest.raises(ValidationError) as caught:
        confirming.decide_all(service=desk, user=desk_keeper)
    label = capfirst(Service._meta.get_field("maximum_age").verbose_name)
    assert [text.startswith(f"{label}: ") for text in caught.value.messages] == [True]
    desk.refresh_from_db()
    assert (desk.minimum_age, desk.maximum_age, desk.alert) == (None, None, "")
    assert ProposedChange.objects.waiting().count() == 3


@pytest.mark.parametrize("key", ["", "x", "0", "9" * 30])
def test_a_proposal_that_is_not_there_decides_nothing(desk, client, desk_keeper, key):
    sent(client, desk, description="Vetëm me takim.")
    client.force_login(desk_keeper)
    path = reverse("directory_proposals", args=[desk.pk])
    # The admin has no language in its address: what is not found there is looked for below one.
    answer = client.post(path, {"proposal": key, "accept": "1"})
    assert answer.status_code == 302
    assert answer.url == f"/sq{path}"
    assert ProposedChange.objects.waiting().count() == 1


def test_others_accept_nothing_at_once(desk, client, worker):
    sent(client, desk, description="Vetëm me takim.")
    with pytest.raises(confirming.NotKeeper):
        confirming.decide_all(service=desk, user=worker)


# A shelter


def test_no_hours_and_no_address_of_a_shelter_go_in_or_out_by_the_link(shelter, client):
    where = Location.objects.get(confidentiality="confidential")
    pair = shelter.service_at_locations.get()
    season = {"byday": "MO", "opens_at": time(7), "closes_at": time(14), **SUMMER}
    Schedule.objects.create(location=where, description=f"te {MARKER}", **season)
    _link, path = asked(shelter)
    forged = {
        f"address:{where.pk}:address_1": "Rruga e Re 2",
        f"address:{where.pk}:city": "Berat",
        f"hours:l:{where.pk}:MO": "8-16",
        f"hours:p:{pair.pk}:MO": "8-16",
        f"hours:s:{shelter.pk}:MO": "8-16",
        f"rules:p:{pair.pk}": "x",
        "phone:new": "+355 60 000 0104",
        "words": "x",
        "email": "x@shembull.example",
    }
    page = client.get(path)
    assert leaks(page.content.decode()) == []
    client.post(path, form_of(client, path, **forged))
    assert not ProposedChange.objects.exists()
    assert where.addresses.get().address_1 == f"Rruga {MARKER} 7"


def test_a_shelters_line_may_be_changed_and_never_emptied(shelter, client):
    line = Phone.objects.get(is_intake=True)
    proposals, answer = sent(client, shelter, **{f"phone:{line.pk}": ""})
    assert proposals == {}
    assert f"phone:{line.pk}" in answer.context["form"].errors


def test_a_place_that_turned_secret_while_it_waited_is_written_by_no_link(
    desk, place, client, desk_keeper
):
    proposals, _answer = sent(
        client,
        desk,
        **{f"address:{place.pk}:address_1": "Rruga e Re 2", f"hours:l:{place.pk}:SA": "9-13"},
    )
    place.confidentiality = "confidential"
    place.save()
    desk.refresh_from_db()
    for proposal in proposals.values():
        with pytest.raises(ValidationError):
            confirming.decide(proposal=proposal, user=desk_keeper, accept=True)
        confirming.decide(proposal=proposal, user=desk_keeper, accept=False)
        proposal.refresh_from_db()
        assert proposal.value == ""
    assert place.addresses.get().address_1 == "Rruga e Hapur 1"


def test_the_page_of_a_spent_link_offers_a_new_one_that_works_in_a_browser(desk):
    yesterday = timezone.now() - timedelta(days=2)
    _link, path = asked(desk, tries=MOST_TRIES, created_at=yesterday)
    browser = Client(enforce_csrf_checks=True)
    page = browser.get(path)
    assert page.context["outcome"] == "spent"
    token = page.content.decode().partition('csrfmiddlewaretoken" value="')[2].partition('"')[0]
    answer = browser.post(f"{path}new-link/", {"csrfmiddlewaretoken": token})
    assert answer.status_code == 200
    assert answer.context["outcome"] == "mailed"


def test_what_was_typed_wrong_comes_back_escaped(desk, place, client):
    field = f"hours:l:{place.pk}:TU"
    _proposals, answer = sent(client, desk, **{field: "<b>8</b>"})
    page = answer.content.decode()
    assert escape("<b>8</b>") in page
    assert "<b>8</b>" not in page


# A form that nobody touched


def as_received(page: str) -> dict[str, str]:
    """Return what a browser posts of the second form, of the changes, when nobody touches it."""
    form = (
        BeautifulSoup(page, "html.parser").find("button", {"name": "changes"}).find_parent("form")
    )
    found = {"changes": "1"}
    for field in form.find_all(["input", "textarea", "select"]):
        if field.name == "select":
            chosen = field.find("option", selected=True) or field.find("option")
            found[field["name"]] = chosen["value"]
        elif field.name == "textarea":  # browsers drop the first line end, and send their own
            text = field.text.removeprefix("\n")
            found[field["name"]] = text.replace("\n", "\r\n")
        else:
            found[field["name"]] = field.get("value", "")
    return found


def test_a_form_sent_as_it_came_confirms(desk, place, client):
    Schedule.objects.create(location=place, byday="SA", opens_at=time(20), closes_at=time(6))
    Schedule.objects.create(location=place, byday="SU", opens_at=time(0), closes_at=time(0))
    Phone.objects.create(location=place, number=" 0800 12 12 ", description="Zyra")
    Address.objects.filter(location=place).update(address_2="Kati 2 ", postal_code=" 5001")
    texts = {name: f" Rreshti një.\n\nRreshti “dy” & tre.\n{'a' * 3500}" for name in TEXTS}
    Service.objects.filter(pk=desk.pk).update(
        minimum_age=0,
        maximum_age=18,
        status="temporarily closed",
        url="https://example.org/#",
        capacity="few",
        capacity_until=timezone.now() + timedelta(days=3),
        **texts,
    )
    _link, path = asked(desk)
    sent = as_received(client.get(path).content.decode())
    assert (sent["minimum_age"], sent["maximum_age"]) == ("0", "18")
    answer = client.post(path, sent)
    assert answer.status_code == 302, answer.context["form"].errors
    assert list(ProposedChange.objects.values_list("field", "value")) == []
    assert Confirmation.objects.get().state == "confirmed"


def test_hours_over_midnight_are_marked_for_the_keeper():
    with override("en"):
        told = weeks.lines({"MO": ((time(16), time(8)),), "TU": ((time(16), time(0)),)})
    assert told.count("over midnight") == 1
    assert "16:00-08:00 (over midnight" in told
