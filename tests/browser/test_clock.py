"""The deadline clock in a real browser: right to the minute, on this device only."""

import calendar
import json
import random
import uuid
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from playwright.sync_api import expect

from protocols.clock import public_holidays
from tests.protocols.small_protocol import (
    HEAR,
    PHASE,
    TELL,
    VISIT,
    fill_in,
    limit,
    phase,
    protocol_lists,
    publish,
    reference_rows,
    step,
    submit,
    translated,
    unsaved_protocol,
)

pytestmark = pytest.mark.browser
expect.set_options(timeout=15_000)  # two busy cores: slow is not wrong

TIRANA = ZoneInfo("Europe/Tirane")
CHECKED = {"source": "Ligji", "checked_on": "2026-11-03", "checked_by": "Redaksia"}
NOW = datetime(2026, 11, 25, 14, 20, tzinfo=TIRANA)  # a Wednesday
STORED = "Object.keys(localStorage)"


def expected(start, relation, amount, unit, free):
    """The same rule, written in Python: what a device must come to (aware datetime)."""
    sign = -1 if relation == "before" else 1
    if unit == "hours":
        return start.astimezone(UTC) + sign * timedelta(hours=amount)
    wall = start.astimezone(TIRANA).replace(tzinfo=None)
    if unit == "days":
        wall += sign * timedelta(days=amount)
    elif unit == "months":
        month = wall.month - 1 + sign * amount
        year, month = wall.year + month // 12, month % 12 + 1
        wall = wall.replace(
            year=year, month=month, day=min(wall.day, calendar.monthrange(year, month)[1])
        )
    else:
        while amount:
            wall += sign * timedelta(days=1)
            amount -= wall.weekday() < 5 and wall.date().isoformat() not in free
    return wall.replace(tzinfo=TIRANA).astimezone(UTC)


def compute(page, cases, holidays):
    """Let deadlines.js compute (start, relation, amount, unit) cases; first due time of each."""
    moments = page.evaluate(
        """async ({cases, free}) => {
            const {dueTimes} = await import("/static/js/protocol/deadlines.js");
            const days = {zone: "Europe/Tirane", years: [2025, 2028],
                          holidays: new Set(free), estimated: new Set()};
            return cases.map(([start, relation, amount, unit]) =>
                dueTimes({relation, amount, unit}, start, days, start)[0].moment);
        }""",
        {
            "cases": [[c[0].timestamp() * 1000, *c[1:]] for c in cases],
            "free": holidays,
        },
    )
    return [datetime.fromtimestamp(moment / 1000, UTC) for moment in moments]


@pytest.fixture
def far_away(chromium, live_server):
    """A device on another continent: its own time zone must not matter."""
    context = chromium.new_context(timezone_id="America/New_York", locale="en-US")
    page = context.new_page()
    page.goto(f"{live_server.url}/healthz")
    yield page
    context.close()


def limits(*facts):
    """Limits with ids of their own; `applies_to` stays empty, so that texts are short."""
    return [
        {**limit(applies_to="", **fact), "id": str(uuid.UUID(int=940 + number))}
        for number, fact in enumerate(facts)
    ]


def steps():
    """Limits of all kinds: after, before and every; two events; verified and not."""
    visit = {"event": "visit"}
    return [
        phase(
            PHASE,
            "Fillimi",
            step(HEAR, "PMF dëgjon", limits=limits({"amount": 24}, {"amount": 72, **CHECKED})),
            step(
                TELL,
                "PMF njofton për dhunën",
                limits=limits({"amount": 5, "unit": "working_days", **visit, **CHECKED}),
            ),
            step(
                VISIT,
                "PMF viziton",
                limits=limits(
                    {"amount": 2, "unit": "days", "relation": "before", **visit, **CHECKED},
                    {"amount": 7, "unit": "days", "relation": "every", **visit},
                ),
            ),
        )
    ]


@pytest.fixture
def protocol(fresh_site):
    """A published protocol with five limits, in Albanian and English."""
    reference_rows()
    lists = protocol_lists()
    page = unsaved_protocol(lists, phases=steps(), questions=[])
    lists["sq"].add_child(instance=page)
    page.save_revision().publish()
    translation = submit(page)
    fill_in(translation)
    translation.save_target(publish=True)
    return page


@pytest.fixture
def page(protocol, chromium, live_server):
    context = chromium.new_context(
        timezone_id="America/New_York", base_url=live_server.url, accept_downloads=True
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.clock.set_fixed_time(NOW)
    page.goto(translated(protocol).url)
    yield page
    context.close()


REPORT, SEEN = "Report en: now", "Visit en: now"  # the buttons of the two events
AFTER_24, AFTER_72, WORKING, BEFORE, EVERY = range(5)  # limits in the order of the steps


def due(page, index):
    return page.locator(f"#clock [data-limit='{index}'] .due")


def press(page, name):
    page.get_by_role("button", name=name).click()


def local(*when):
    return datetime(*when, tzinfo=TIRANA)


@pytest.mark.parametrize(
    ("start", "rule", "due"),
    [
        # Real hours through the night when summer time ends, and when it begins.
        (local(2026, 10, 24, 14, 0), ("after", 24, "hours"), local(2026, 10, 25, 13, 0)),
        (local(2027, 3, 27, 14, 0), ("after", 24, "hours"), local(2027, 3, 28, 15, 0)),
        # Days keep the time on the clock.
        (local(2026, 10, 24, 14, 0), ("after", 1, "days"), local(2026, 10, 25, 14, 0)),
        (local(2027, 3, 27, 2, 30), ("after", 1, "days"), local(2027, 3, 28, 3, 30)),
        # Friday to Friday: weekend, 28-29 November and the two Mondays they are moved to.
        (local(2026, 11, 27, 10, 0), ("after", 3, "working_days"), local(2026, 12, 4, 10, 0)),
        (local(2026, 11, 28, 10, 0), ("after", 1, "working_days"), local(2026, 12, 2, 10, 0)),
        (local(2026, 12, 2, 9, 0), ("before", 2, "working_days"), local(2026, 11, 26, 9, 0)),
        # Months end where they end.
        (local(2027, 1, 31, 8, 0), ("after", 1, "months"), local(2027, 2, 28, 8, 0)),
        (local(2026, 12, 31, 8, 0), ("before", 1, "months"), local(2026, 11, 30, 8, 0)),
        (local(2026, 11, 30, 23, 59), ("after", 12, "months"), local(2027, 11, 30, 23, 59)),
    ],
)
def test_one_limit(far_away, start, rule, due):
    free, _estimated = public_holidays("AL", 2025, 2028)
    assert expected(start, *rule, free) == due, "the expectation itself"
    assert compute(far_away, [(start, *rule)], free) == [due.astimezone(UTC)]


def test_browser_and_python_agree_on_a_thousand_limits(far_away):
    free, _estimated = public_holidays("AL", 2025, 2028)
    dice = random.Random(3)
    first = datetime(2026, 1, 1, tzinfo=UTC)
    cases = [
        (
            first + timedelta(minutes=dice.randrange(60 * 24 * 365)),
            dice.choice(["after", "before"]),
            dice.randint(1, 20),
            dice.choice(["hours", "days", "working_days", "months"]),
        )
        for _ in range(1000)
    ]
    assert compute(far_away, cases, free) == [expected(*case, free) for case in cases]


def test_recurring_limits_are_counted_from_the_event_and_do_not_drift(far_away):
    start, now = local(2026, 8, 31, 9, 0), local(2026, 11, 15, 9, 0)
    moments = far_away.evaluate(
        """async ([start, now]) => {
            const {dueTimes} = await import("/static/js/protocol/deadlines.js");
            const days = {zone: "Europe/Tirane", years: [2025, 2028],
                          holidays: new Set(), estimated: new Set()};
            return dueTimes({relation: "every", amount: 1, unit: "months"}, start, days, now)
                .map(({moment}) => moment);
        }""",
        [start.timestamp() * 1000, now.timestamp() * 1000],
    )
    assert [datetime.fromtimestamp(m / 1000, UTC) for m in moments] == [
        local(2026, 11, 30, 9, 0), local(2026, 12, 31, 9, 0), local(2027, 1, 31, 9, 0),
    ]  # fmt: skip


def test_years_without_known_holidays_are_named_not_guessed(far_away):
    start = local(2028, 12, 27, 9, 0).timestamp() * 1000
    beyond = far_away.evaluate(
        """async (start) => {
            const {shift} = await import("/static/js/protocol/deadlines.js");
            const days = {zone: "Europe/Tirane", years: [2025, 2028],
                          holidays: new Set(), estimated: new Set()};
            return [shift(start, 1, "working_days", days).beyond,
                    shift(start, 10, "working_days", days).beyond];
        }""",
        start,
    )
    assert beyond == [False, True]


def test_without_script_the_clock_is_a_table_of_limits(protocol, chromium, live_server):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{live_server.url}{translated(protocol).url}")
    page.locator("#clock summary").click()
    expect(page.locator("#clock tr[data-limit]")).to_have_count(5)
    expect(page.locator("#clock tr[data-limit]").first).to_be_visible()
    expect(page.locator("#clock a[href^='#s-']").first).to_be_visible()
    expect(page.locator("#clock .badge-unverified")).to_have_count(2)
    for needs_script in ("#clock input", "#clock button", ".roles", ".strip"):
        assert page.locator(needs_script).count() > 0
        expect(page.locator(needs_script).first).to_be_hidden()
    context.close()


def test_nothing_is_stored_before_the_reader_enters_a_moment(page):
    assert page.evaluate(STORED) == []


def test_verified_limits_are_computed_the_others_only_on_demand(page):
    press(page, REPORT)
    expect(due(page, AFTER_72)).to_have_text("by Saturday 28 November, 14:20")
    expect(due(page, AFTER_24)).to_be_hidden()
    press(page, "Also compute those not verified")
    expect(due(page, AFTER_24)).to_have_text("by tomorrow, 14:20")
    row = page.locator(f"#clock [data-limit='{AFTER_24}']")
    expect(row.locator(".badge-unverified")).to_have_text("not verified")


def test_other_events_ask_for_their_own_moment(page):
    press(page, REPORT)
    expect(due(page, WORKING)).to_be_hidden()
    page.get_by_label("Visit en", exact=True).fill("2026-11-27T10:00")
    # From Friday: a weekend of holidays moved to Monday and Tuesday, and 8 December.
    expect(due(page, WORKING)).to_have_text("by Wednesday 9 December, 10:00")


def test_a_limit_before_an_event_is_counted_backwards(page):
    page.get_by_label("Visit en", exact=True).fill("2026-12-10T09:30")
    expect(due(page, BEFORE)).to_have_text("by Tuesday 8 December, 09:30")


def test_a_recurring_limit_shows_the_next_three_times(page):
    page.get_by_label("Visit en", exact=True).fill("2026-11-20T09:30")
    press(page, "Also compute those not verified")
    expect(due(page, EVERY)).to_have_text(
        "next: Friday 27 November, 09:30; then Friday 4 December, 09:30; Friday 11 December, 09:30"
    )


def test_a_limit_that_has_passed_says_so(page):
    page.get_by_label("Report en", exact=True).fill("2026-11-22T09:30")
    expect(due(page, AFTER_72)).to_have_text("passed: today, 09:30")


def test_only_unverified_limits_say_why_nothing_shows(protocol, page):
    publish(protocol, phases=[phase(PHASE, "Fillimi", step(HEAR, "PMF", limits=limits({})))])
    page.reload()
    press(page, REPORT)
    expect(page.locator(".clock-nothing")).to_contain_text("only on demand")


def test_the_clock_sends_nothing(page):
    page.reload()  # the icon of the tab is asked for once, some time after the first load
    page.wait_for_load_state("networkidle")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    press(page, REPORT)
    page.get_by_label("Visit en", exact=True).fill("2026-11-27T09:30")
    press(page, "Also compute those not verified")
    with page.expect_download():
        press(page, "Add to my calendar")
    press(page, "Clear")
    page.wait_for_timeout(300)
    assert [url for url in asked if not url.startswith("blob:")] == []


def test_it_survives_reload_and_goes_along_to_the_other_language(protocol, page):
    press(page, REPORT)
    page.reload()
    expect(page.locator(".clock-started")).to_have_text("Started on this device: today, 14:20")
    expect(due(page, AFTER_72)).to_have_text("by Saturday 28 November, 14:20")
    page.goto(protocol.url)
    expect(due(page, AFTER_72)).to_have_text("deri të shtunën, 28 nëntor, ora 14:20")


def test_clear_leaves_nothing_on_the_device(page):
    press(page, REPORT)
    assert len(page.evaluate(STORED)) == 1
    press(page, "Clear")
    assert page.evaluate(STORED) == []
    expect(due(page, AFTER_72)).to_be_hidden()


ENTERED = {"version": 1, "started": NOW.timestamp() * 1000}


def enter_earlier(page, **events):
    """Leave on the device what its reader entered at NOW, as {event: moment}."""
    key = json.loads(page.locator("#clock-data").text_content())["key"]
    moments = {event: moment.timestamp() * 1000 for event, moment in events.items()}
    page.evaluate(
        "([key, state]) => localStorage.setItem(`${key}:v1`, JSON.stringify(state))",
        [key, {**ENTERED, "changed": ENTERED["started"], "events": moments}],
    )


def reload_at(page, moment):
    page.clock.set_fixed_time(moment)
    page.reload()


def test_it_ends_by_itself_a_day_after_the_last_limit(page):
    press(page, REPORT)
    reload_at(page, NOW + timedelta(hours=72 + 23))
    expect(due(page, AFTER_72)).to_contain_text("passed:")
    assert len(page.evaluate(STORED)) == 1
    reload_at(page, NOW + timedelta(hours=72 + 25))
    expect(page.locator(".clock-said")).to_contain_text("has ended")
    assert page.evaluate(STORED) == []


def test_a_late_entry_is_kept_for_a_day(page):
    page.get_by_label("Report en", exact=True).fill("2026-11-02T09:30")
    expect(due(page, AFTER_72)).to_have_text("passed: Thursday 5 November, 09:30")
    reload_at(page, NOW + timedelta(hours=23))
    expect(due(page, AFTER_72)).to_have_text("passed: Thursday 5 November, 09:30")
    expect(page.locator(".clock-said")).to_have_text("")
    page.get_by_label("Report en", exact=True).fill("2026-11-02T10:30")  # put right: a new day
    reload_at(page, NOW + timedelta(hours=46))
    expect(due(page, AFTER_72)).to_have_text("passed: Thursday 5 November, 10:30")
    reload_at(page, NOW + timedelta(hours=48))
    expect(page.locator(".clock-said")).to_contain_text("has ended")
    assert page.evaluate(STORED) == []


def test_a_recurring_limit_keeps_the_clock_for_a_year(page):
    # The limits that fall due once, of the same event, have passed for months.
    enter_earlier(page, visit=local(2026, 11, 20, 9, 30))
    reload_at(page, local(2027, 6, 1, 9, 0))
    press(page, "Also compute those not verified")
    expect(due(page, EVERY)).to_contain_text("next: Friday 4 June, 09:30")
    expect(due(page, WORKING)).to_contain_text("passed:")
    reload_at(page, local(2027, 11, 22, 9, 30))
    expect(page.locator(".clock-said")).to_contain_text("has ended")
    assert page.evaluate(STORED) == []


def test_an_event_that_only_lies_ahead_has_no_now(protocol, page):
    ahead = limits({"relation": "before", "event": "visit", **CHECKED}, {})
    publish(protocol, phases=[phase(PHASE, "Fillimi", step(HEAR, "PMF", limits=ahead))])
    page.reload()
    expect(page.get_by_label("Visit en", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name=REPORT)).to_be_visible()
    expect(page.get_by_role("button", name=SEEN)).to_have_count(0)


def test_a_newer_version_takes_the_moments_over_and_says_so(protocol, page):
    press(page, REPORT)
    (before,) = page.evaluate(STORED)
    publish(protocol, version=2)
    page.reload()
    expect(page.locator(".clock-said")).to_have_text(
        "Started with version 1. The limits are those of version 2."
    )
    expect(due(page, AFTER_72)).to_be_visible()
    assert page.evaluate(STORED) == [before.replace(":v1", ":v2")]


def test_broken_storage_does_not_break_the_page(page):
    key = json.loads(page.locator("#clock-data").text_content())["key"]
    page.evaluate("key => localStorage.setItem(`${key}:v1`, '{not json')", key)
    page.reload()
    press(page, REPORT)
    expect(due(page, AFTER_72)).to_be_visible()


def test_the_calendar_file_is_valid_neutral_and_holds_verified_limits_only(page, tmp_path):
    press(page, REPORT)
    page.get_by_label("Visit en", exact=True).fill("2026-12-10T09:30")
    press(page, "Also compute those not verified")
    with page.expect_download() as download:
        press(page, "Add to my calendar")
    assert download.value.suggested_filename == "zyra.ics"
    path = tmp_path / "zyra.ics"
    download.value.save_as(path)
    assert all(len(line) <= 75 for line in path.read_bytes().split(b"\r\n"))
    file = icalendar.Calendar.from_ical(path.read_bytes())
    events = file.walk("VEVENT")
    assert file.errors == []
    assert [event.errors for event in events] == [[], [], []]
    assert sorted(event["DTSTART"].dt for event in events) == [
        local(2026, 11, 28, 14, 20), local(2026, 12, 8, 9, 30), local(2026, 12, 17, 9, 30),
    ]  # fmt: skip
    assert all(event["DTSTART"].to_ical().endswith(b"Z") for event in events)
    assert len({event["UID"] for event in events}) == 3
    assert all("DTSTAMP" in event and len(event.walk("VALARM")) == 1 for event in events)
    assert "dhun" not in path.read_text(encoding="utf-8").lower()


def test_without_a_verified_limit_there_is_nothing_to_export(protocol, page):
    publish(protocol, phases=[phase(PHASE, "Fillimi", step(HEAR, "PMF", limits=limits({})))])
    page.reload()
    press(page, REPORT)
    press(page, "Also compute those not verified")
    expect(due(page, 0)).to_be_visible()
    expect(page.get_by_role("button", name="Add to my calendar")).to_be_disabled()
