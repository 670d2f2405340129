"""What publishing a protocol writes down, and what it refuses."""

import uuid

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.base.pages import PublicationRefused
from protocols import publication
from protocols.models import ProtocolPage, PublishedLimit, PublishedPhase, PublishedStep
from tests.protocols.small_protocol import (
    HEAR,
    LATER_PHASE,
    NEW,
    PHASE,
    TELL,
    VISIT,
    branch,
    first_phases,
    limit,
    phase,
    publish,
    step,
    translated,
    unsaved_protocol,
)

pytestmark = pytest.mark.usefixtures("in_english")


def numbers(page, **filters):
    rows = PublishedStep.objects.filter(protocol=page, **filters)
    return {str(row.block_id): row.number for row in rows}


def test_publishing_writes_one_row_a_step_with_its_facts(protocol):
    hear = PublishedStep.objects.get(protocol=protocol, block_id=HEAR)
    visit = PublishedStep.objects.get(protocol=protocol, block_id=VISIT)
    assert numbers(protocol) == {HEAR: "1.1", TELL: "1.2", VISIT: "2.1"}
    assert (hear.heading, hear.is_must, visit.is_must) == ("PMF dëgjon", True, False)
    assert [role.code for role in hear.roles.all()] == ["pmf"]
    assert [kind.code for kind in hear.service_types.all()] == ["shelter"]
    assert [(row.amount, row.unit, row.event) for row in hear.limits.all()] == [
        (24, "hours", "report")
    ]
    assert not hear.limits.get().is_verified


def test_a_draft_writes_no_rows(lists):
    page = unsaved_protocol(lists)
    lists["sq"].add_child(instance=page)
    page.save_revision()
    assert not PublishedStep.objects.exists()


def test_a_limit_is_verified_once_source_day_and_person_are_named(protocol):
    phases = first_phases()
    phases[0]["value"]["steps"][0]["value"]["limits"] = [
        limit(48, source="VKM 578", checked_on="2026-05-01", checked_by="A. Hoxha")
    ]
    publish(protocol, phases=phases)
    assert PublishedLimit.objects.get().is_verified
    assert PublishedLimit.objects.get().amount == 48


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_failure_half_way_publishes_nothing_at_all(protocol, monkeypatch):
    before = list(PublishedStep.objects.values())

    def fail(*_args):
        raise IntegrityError("the disk is full")

    monkeypatch.setattr(publication, "_save_step", fail)
    phases = first_phases()
    phases[0]["value"]["steps"][0]["value"]["heading"] = "PMF dëgjon ndryshe"
    page = ProtocolPage.objects.get(pk=protocol.pk)
    page.phases = phases
    page.title = "Tjetër"
    revision = page.save_revision()
    with pytest.raises(IntegrityError):
        revision.publish()
    stored = ProtocolPage.objects.get(pk=protocol.pk)
    assert (stored.title, stored.live_revision_id) == ("Dhuna", protocol.live_revision_id)
    assert next(iter(stored.phases)).value["steps"][0]["heading"] == "PMF dëgjon"
    assert list(PublishedStep.objects.values()) == before


def test_insertion_before_a_step_leaves_its_number(protocol):
    phases = first_phases()
    phases[0]["value"]["steps"].insert(0, step(NEW, "Policia vjen"))
    publish(protocol, phases=phases)
    assert numbers(protocol) == {NEW: "1.0a", HEAR: "1.1", TELL: "1.2", VISIT: "2.1"}


def test_reordering_leaves_the_numbers_and_changes_the_order(protocol):
    phases = first_phases()
    phases[0]["value"]["steps"].reverse()
    phases.reverse()
    publish(protocol, phases=phases)
    assert numbers(protocol) == {HEAR: "1.1", TELL: "1.2", VISIT: "2.1"}
    rows = PublishedStep.objects.filter(protocol=protocol)
    assert [str(row.block_id) for row in rows] == [VISIT, TELL, HEAR]


def test_a_removed_step_keeps_its_row_and_its_number_is_never_given_again(protocol):
    phases = first_phases()
    phases[0]["value"]["steps"].pop()
    publish(protocol, phases=phases)
    assert numbers(protocol, is_current=False) == {TELL: "1.2"}
    phases[0]["value"]["steps"].append(step(NEW, "Policia vjen"))
    publish(protocol, phases=phases)
    assert numbers(protocol)[NEW] == "1.3"
    phases[0]["value"]["steps"].append(step(TELL, "PMF njofton"))
    publish(protocol, phases=phases)
    assert numbers(protocol, is_current=True)[TELL] == "1.2"


def test_a_phase_emptied_by_moving_its_steps_keeps_its_number_to_itself(protocol):
    opening, visits = first_phases()
    opening["value"]["steps"] += visits["value"]["steps"]
    publish(protocol, phases=[opening])
    third = str(uuid.UUID(int=3))
    publish(protocol, phases=[opening, phase(third, "Mbyllja", step(NEW, "PMF mbyll"))])
    given = {str(p.block_id): p.number for p in PublishedPhase.objects.all()}
    assert given == {PHASE: "1", LATER_PHASE: "2", third: "3"}
    assert numbers(protocol)[VISIT] == "2.1"
    assert numbers(protocol)[NEW] == "3.1"


def test_the_database_refuses_a_number_given_twice(protocol):
    row = PublishedStep.objects.get(block_id=TELL)
    row.number = "1.1"
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_the_next_edition_made_as_a_copy_keeps_the_numbers(protocol, lists):
    phases = first_phases()
    phases[0]["value"]["steps"].pop()
    publish(protocol, phases=phases)
    edition = protocol.copy(update_attrs={"slug": "dhuna-2", "live": False}, copy_revisions=False)
    edition = ProtocolPage.objects.get(pk=edition.pk)
    phases[0]["value"]["steps"].append(step(NEW, "Policia vjen"))
    publish(edition, phases=phases, supersedes=ProtocolPage.objects.get(pk=protocol.pk))
    assert numbers(edition) == {HEAR: "1.1", NEW: "1.3", VISIT: "2.1"}


def test_a_replacement_written_anew_counts_from_one(protocol, lists):
    other = unsaved_protocol(
        lists,
        slug="tjeter",
        supersedes=protocol,
        questions=[],
        phases=[phase(str(uuid.UUID(int=50)), "Fillimi", step(NEW, "Policia vjen"))],
    )
    lists["sq"].add_child(instance=other)
    other.save_revision().publish()
    assert numbers(other) == {NEW: "1.1"}


# Step links ------------------------------------------------------------------


def link(client, step_id, language="sq"):
    return client.get(f"/{language}/step/{step_id}/")


def test_a_step_link_survives_an_insertion_before_the_step(protocol, client):
    before = link(client, TELL).url
    phases = first_phases()
    phases[0]["value"]["steps"].insert(0, step(NEW, "Policia vjen"))
    publish(protocol, phases=phases)
    assert link(client, TELL).url == before == f"{protocol.url}#s-{TELL}"


def test_the_link_of_a_withdrawn_step_opens_the_protocol_and_says_so(protocol, client):
    phases = first_phases()
    phases[0]["value"]["steps"].pop()
    page = publish(protocol, phases=phases)
    response = link(client, TELL)
    assert response.url == f"{page.url}?gone=1.2"
    request = client.get(response.url).wsgi_request
    assert page.get_context(request)["gone_step"].number == "1.2"


def test_a_step_that_never_was_is_not_found(protocol, client):
    assert link(client, uuid.uuid4()).status_code == 404


def test_a_step_link_opens_the_edition_in_force(protocol, client):
    edition = protocol.copy(update_attrs={"slug": "dhuna-2"}, copy_revisions=False)
    edition = publish(edition, supersedes=ProtocolPage.objects.get(pk=protocol.pk))
    assert link(client, HEAR).url == f"{edition.url}#s-{HEAR}"


def test_a_step_link_keeps_its_step_in_the_language_it_was_asked_in(english, client):
    assert link(client, HEAR, "en").url == f"{english.url}#s-{HEAR}"


# What publication refuses ----------------------------------------------------


def unfinished(lists, *steps, **fields):
    page = unsaved_protocol(lists, phases=[phase(PHASE, "Fillimi", *steps)], questions=[], **fields)
    lists["sq"].add_child(instance=page)
    return page


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"limits": [limit(event="")]}, "Time limits"),
        ({"limits": [limit(amount=None)]}, "Time limits"),
        ({"roles": []}, "Who acts"),
        ({"action": ""}, "What is done"),
        ({"branches": [branch(NEW)]}, "Where next"),
    ],
)
def test_an_unfinished_step_stays_a_draft_and_is_named(lists, parts, words):
    page = unfinished(lists, step(HEAR, "PMF dëgjon", **parts))
    revision = page.save_revision()
    with pytest.raises(PublicationRefused) as refusal:
        revision.publish()
    assert refusal.value.messages == [f"Step “PMF dëgjon” is not finished: {words}."]
    assert not ProtocolPage.objects.get(pk=page.pk).live
    assert not PublishedStep.objects.exists()


def test_a_draft_without_its_own_fields_is_refused_by_name(lists):
    page = unfinished(lists, step(HEAR, "PMF dëgjon"), summary="")
    with pytest.raises(PublicationRefused, match="Summary"):
        page.save_revision(clean=False).publish()


def test_a_question_to_no_step_is_refused(lists):
    page = unsaved_protocol(lists, phases=[phase(PHASE, "Fillimi", step(HEAR, "PMF dëgjon"))])
    lists["sq"].add_child(instance=page)
    with pytest.raises(PublicationRefused, match="nëse je aty"):
        page.save_revision().publish()


def test_an_unfinished_page_at_its_hour_does_not_stop_the_others(lists, caplog):
    broken = unfinished(lists, step(HEAR, "PMF dëgjon", roles=[]))
    whole = unsaved_protocol(lists, slug="e-plote")
    lists["sq"].add_child(instance=whole)
    hour = timezone.now() - timezone.timedelta(minutes=1)
    for page in (broken, whole):
        page.save_revision(approved_go_live_at=hour)
    call_command("publish_scheduled")
    assert not ProtocolPage.objects.get(pk=broken.pk).live
    assert ProtocolPage.objects.get(pk=whole.pk).live
    assert broken.latest_revision.__class__.objects.filter(approved_go_live_at=hour).count() == 0
    assert "Who acts" in caplog.text


# What goes with the source ---------------------------------------------------


def test_unpublishing_the_source_hides_its_translations(protocol, english):
    ProtocolPage.objects.get(pk=protocol.pk).unpublish()
    assert not translated(protocol).live


def test_a_source_that_expires_hides_its_translations(protocol, english):
    ProtocolPage.objects.filter(pk=protocol.pk).update(
        expire_at=timezone.now() - timezone.timedelta(hours=1)
    )
    call_command("publish_scheduled")
    assert not ProtocolPage.objects.get(pk=protocol.pk).live
    assert not translated(protocol).live


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_source_and_translations_are_hidden_together_or_not_at_all(protocol, english, monkeypatch):
    def fail(*_args):
        raise IntegrityError("the disk is full")

    monkeypatch.setattr(publication, "hide_translations", fail)
    with pytest.raises(IntegrityError):
        ProtocolPage.objects.get(pk=protocol.pk).unpublish()
    assert ProtocolPage.objects.get(pk=protocol.pk).live
    assert translated(protocol).live


def test_unpublishing_a_translation_leaves_its_source(protocol, english):
    english.unpublish()
    assert ProtocolPage.objects.get(pk=protocol.pk).live


def test_a_translation_is_not_published_before_its_source(protocol, english):
    ProtocolPage.objects.get(pk=protocol.pk).unpublish()
    with pytest.raises(PublicationRefused, match="original first"):
        publish(english)
    publish(protocol)
    assert not translated(protocol).live  # it returns by an editor's hand alone
    assert publish(english).live


@pytest.mark.parametrize("where", ["page", "list"])
def test_deleting_the_source_hides_its_translations(protocol, english, where):
    doomed = protocol if where == "page" else protocol.get_parent()
    doomed.specific.delete()
    left = ProtocolPage.objects.get(pk=english.pk)
    assert not left.live
    assert "24" not in str(left.phases.raw_data)


def test_a_step_link_in_a_language_without_translation_says_so_in_that_language(protocol, client):
    response = link(client, HEAR, "en")
    assert response.url == f"{protocol.url}?from=en#s-{HEAR}"
    html = client.get(response.url).content.decode()
    note = "This protocol is not in English yet; this is the original."
    assert f'id="missing-language" lang="en">{note}' in html
    for unsaid in ("", "?from=sq", "?from=xx"):
        assert "missing-language" not in client.get(protocol.url + unsaid).content.decode()


def test_a_withdrawn_step_s_link_says_both(protocol, client):
    phases = first_phases()
    phases[0]["value"]["steps"].pop()
    page = publish(protocol, phases=phases)
    response = link(client, TELL, "sr-latn")
    assert response.url == f"{page.url}?gone=1.2&from=sr-latn"
    html = client.get(response.url).content.decode()
    assert 'id="gone"' in html
    assert 'id="missing-language" lang="cnr">Ovaj protokol' in html


def test_the_note_goes_once_the_translation_is_there(english, protocol, client):
    assert "missing-language" not in client.get(f"{protocol.url}?from=en").content.decode()
