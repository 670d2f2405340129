"""A protocol as it is read: whole where it can be, never broken where it cannot."""

import uuid

import pytest

from portal.reference.models import Event, Role
from protocols.models import LegalAct, ProtocolPage
from protocols.reading import read
from tests.protocols.small_protocol import (
    HEAR,
    NEW,
    TELL,
    VISIT,
    branch,
    first_phases,
    law,
    limit,
    publish,
    unsaved_protocol,
)

pytestmark = pytest.mark.usefixtures("in_english")


def first_step(page, **parts):
    """Read `page` with its first step changed, as a preview does, saving nothing."""
    phases = first_phases()
    phases[0]["value"]["steps"][0]["value"].update(parts)
    page.phases = phases
    return read(page).steps[0]


def test_a_reading_keeps_the_order_and_the_numbers(protocol):
    reading = read(protocol)
    assert [(phase.number, phase.title) for phase in reading.phases] == [
        ("1", "Fillimi"),
        ("2", "Vizita"),
    ]
    assert [(step.number, step.id) for step in reading.steps] == [
        ("1.1", HEAR),
        ("1.2", TELL),
        ("2.1", VISIT),
    ]
    assert [role.code for role in reading.roles] == ["pmf", "police"]
    assert not reading.is_translation


def test_a_branch_names_the_step_it_leads_to(protocol):
    branch = read(protocol).steps[0].branches[0]
    assert (branch.anchor, branch.number, branch.heading) == (f"s-{VISIT}", "2.1", "PMF viziton")


def test_a_page_that_was_never_saved_reads_with_the_numbers_it_would_get(lists):
    assert [s.number for s in read(unsaved_protocol(lists)).steps] == ["1.1", "1.2", "2.1"]


@pytest.mark.parametrize("facts", [{"amount": None}, {"unit": ""}])
def test_a_limit_half_filled_in_is_left_out(protocol, facts):
    assert first_step(protocol, limits=[limit(**facts)]).limits == ()


@pytest.mark.parametrize("event", ["", "never-heard-of"])
def test_a_limit_with_an_unknown_event_shows_its_length(protocol, event):
    [shown] = first_step(protocol, limits=[limit(event=event)]).limits
    assert shown.chip in shown.text
    assert shown.event_name == ""


def test_codes_that_are_gone_show_themselves_and_break_nothing(protocol):
    Role.objects.filter(code="pmf").delete()
    Event.objects.all().delete()
    LegalAct.objects.all().delete()
    step = read(ProtocolPage.objects.get(pk=protocol.pk)).steps[0]
    assert [role.label for role in step.roles] == ["pmf"]
    assert step.laws[0].number == "al-18-2017"


def test_a_branch_to_nowhere_has_no_address(protocol):
    [shown] = first_step(protocol, branches=[branch(NEW)]).branches
    assert (shown.anchor, shown.condition) == ("", "nëse fëmija është vetëm")


def test_empty_warnings_and_forms_that_are_gone_are_left_out(protocol):
    gone = {"type": "item", "id": str(uuid.UUID(int=950)), "value": 999_999}
    empty = {"type": "item", "id": str(uuid.UUID(int=951)), "value": ""}
    step = first_step(protocol, warnings=[empty], forms=[gone], legal_basis=[law(act="")])
    assert (step.warnings, step.forms) == ((), ())
    assert step.laws[0].article == "neni 5"


def test_a_statement_is_verified_only_when_source_day_and_person_are_named(protocol):
    whole = {"source": "Fletorja", "checked_on": "2026-05-01", "checked_by": "A. Hoxha"}
    for missing in (*whole, None):
        entry = law(
            **(whole | ({missing: None if missing == "checked_on" else ""} if missing else {}))
        )
        assert first_step(protocol, legal_basis=[entry]).laws[0].is_verified is (missing is None)


def test_a_step_without_a_translation_is_marked_in_its_own_language(protocol, english):
    phases = first_phases()
    phases[0]["value"]["steps"][0]["value"]["branches"] = []  # it led to the step that goes
    phases[1]["value"]["steps"][0]["id"] = NEW
    publish(protocol, phases=phases, questions=[])
    step = read(ProtocolPage.objects.get(pk=english.pk)).steps[-1]
    assert (step.is_untranslated, step.is_behind, step.language) == (True, False, "sq")
