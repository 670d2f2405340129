"""A translation carries words only, never mixes languages, and is right the moment its source is."""

import json

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Locale, Revision
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from portal.base.models import PortalDocument, StandardPage
from portal.base.pages import PublicationRefused
from portal.reference.models import Topic
from protocols.models import ProtocolPage
from protocols.reading import read
from tests.protocols.small_protocol import (
    HEAR,
    LANGUAGES,
    NEW,
    TELL,
    VISIT,
    fill_in,
    first_phases,
    limit,
    publish,
    step,
    submit,
    sync,
    translated,
)

pytestmark = pytest.mark.usefixtures("in_english")


def steps_of(page):
    return {step.id: step for step in read(page).steps}


def changed_first_step(**parts):
    phases = first_phases()
    phases[0]["value"]["steps"][0]["value"].update(parts)
    return phases


def words_stored():
    return {str(t.pk): t.data for t in StringTranslation.objects.all()}


# Words and facts ---------------------------------------------------------------


def test_a_translation_reads_with_its_own_words_and_the_source_s_facts(protocol, english):
    step = steps_of(english)[HEAR]
    assert step.heading == "en: PMF dëgjon"
    assert (step.limits[0].amount, step.limits[0].applies_to) == (24, "en: për fëmijën")
    assert [role.code for role in step.roles] == ["pmf"]
    assert [law.number for law in step.laws] == ["18/2017"]
    assert step.branches[0].anchor == f"s-{VISIT}"
    assert not step.is_behind
    assert read(english).card.lines[0].code == "al-116111"


FACTS = {
    "strength": "",
    "roles": [],
    "service_types": [],
    "forms": [],
    "legal_basis": [],
}
LIMIT_FACTS = {
    "relation": "",
    "amount": None,
    "unit": "",
    "event": "",
    "at_once": False,
    "source": "",
    "checked_on": None,
    "checked_by": "",
}


def assert_no_facts(phases, questions):
    steps = [item["value"] for phase in phases for item in phase["value"]["steps"]]
    assert steps
    for value in steps:
        assert {name: value[name] for name in FACTS} == FACTS
        for item in value["limits"]:
            assert {name: item["value"][name] for name in LIMIT_FACTS} == LIMIT_FACTS
        assert all(item["value"]["go_to"] == "" for item in value["branches"])
    assert all(question["value"]["go_to"] == "" for question in questions)


def test_no_fact_is_stored_with_a_translation_neither_page_nor_revision(protocol, english):
    row = ProtocolPage.objects.get(pk=english.pk)
    assert_no_facts(list(row.phases.raw_data), list(row.questions.raw_data))
    revisions = Revision.objects.filter(object_id=str(english.pk))
    assert revisions
    for revision in revisions:
        assert_no_facts(
            json.loads(revision.content["phases"]), json.loads(revision.content["questions"])
        )
        assert revision.content["legal_acts"] == []
        assert revision.content["card_lines"] == []
    assert not row.legal_acts.exists()
    assert not row.card_lines.exists()


def test_topics_are_named_in_the_reader_s_language(protocol, english):
    topic = read(english).topics[0]
    for language in LANGUAGES:
        with override(language):
            assert topic.label == f"dhuna {language.replace('-', '_')}"


def test_a_translation_offers_no_fact_to_its_translator(protocol, english):
    source = TranslationSource.objects.get(object_id=protocol.translation_key)
    offered = {s.context.path for s in source.overridablesegment_set.select_related("context")}
    assert offered == set()
    texts = {
        s.context.path.split(".")[-1] for s in source.stringsegment_set.select_related("context")
    }
    assert not texts & {"go_to", "source", "checked_by", "article", "event", "link", "start_event"}


# A fact is right at once -------------------------------------------------------


@pytest.mark.parametrize("synced", [False, True])
def test_a_changed_fact_is_at_once_right_in_every_translation(protocol, english, synced):
    publish(
        protocol,
        phases=changed_first_step(
            limits=[limit(48, source="VKM 578", checked_on="2026-05-01", checked_by="A. Hoxha")],
            roles=["police"],
            strength="should",
            legal_basis=[],
        ),
    )
    if synced:
        sync(protocol)
    step = steps_of(translated(protocol))[HEAR]
    assert (step.limits[0].amount, step.limits[0].is_verified) == (48, True)
    assert [role.code for role in step.roles] == ["police"]
    assert (step.is_must, step.laws) == (False, ())
    assert not step.is_behind  # no word was changed


def test_a_danger_added_to_the_source_shows_before_it_is_translated(protocol, english):
    warning = {"type": "item", "id": str(NEW), "value": "Mos e lër vetëm."}
    publish(protocol, phases=changed_first_step(warnings=[warning]))
    step = steps_of(translated(protocol))[HEAR]
    assert step.warnings == ("Mos e lër vetëm.",)
    assert step.is_behind


def test_the_page_s_own_facts_follow_the_source_at_once(protocol, english, lists):
    publish(protocol, jurisdiction_id="ME", version=7, is_sample=True, start_event="visit")
    page = translated(protocol)
    assert (page.jurisdiction_id, page.version, page.is_sample, page.start_event) == (
        "ME",
        7,
        True,
        "visit",
    )


def test_an_old_revision_of_a_translation_brings_no_old_fact_back(protocol, english):
    old = english.latest_revision
    publish(protocol, audience="professional", version=2)
    old.publish()
    page = translated(protocol)
    assert (page.audience, page.version) == ("professional", 2)


# Who may read ------------------------------------------------------------------


def test_an_audience_changed_on_the_source_holds_at_once_everywhere(
    protocol, english, client, worker, resident
):
    outlets = [
        protocol.url,
        english.url,
        reverse("protocols:download-pdf", args=[english.pk]),
        f"/en/step/{HEAR}/",
    ]
    assert {client.get(outlet).status_code for outlet in outlets} <= {200, 302}
    publish(protocol, audience="professional")
    assert translated(protocol).audience == "professional"
    client.force_login(resident)
    assert client.get(english.url).status_code == 403
    assert client.get(outlets[2]).status_code == 403
    assert client.get(outlets[3]).status_code == 403
    client.force_login(worker)
    assert client.get(english.url).status_code == 200


def test_a_professionals_file_stays_shut_wherever_its_link_stands(protocol, client, worker):
    document = PortalDocument(title="Formular", audience="professional")
    document.file.save("formular.pdf", ContentFile(b"%PDF-1.4 x"))
    assert client.get(document.url).url.startswith("/accounts/login/")
    client.force_login(worker)
    assert client.get(document.url).status_code == 200


def test_a_plain_page_s_translation_follows_its_audience_too(lists):
    page = StandardPage(title="Rreth", slug="rreth", locale=lists["sq"].locale)
    lists["sq"].get_parent().add_child(instance=page)
    page.save_revision().publish()
    translation = submit(page)
    fill_in(translation)
    translation.source.create_or_update_translation(translation.target_locale, publish=False)
    StandardPage.objects.get(pk=page.pk).save_revision().publish()
    source = StandardPage.objects.get(pk=page.pk)
    source.audience = "professional"
    source.save_revision().publish()
    other = StandardPage.objects.get(
        translation_key=page.translation_key, locale__language_code="en"
    )
    assert other.audience == "professional"


# Behind, untranslated, and back again ------------------------------------------


def test_a_reworded_step_is_marked_until_it_is_translated_again(
    protocol, english, django_capture_on_commit_callbacks
):
    publish(protocol, phases=changed_first_step(heading="PMF dëgjon fëmijën"))
    steps = steps_of(translated(protocol))
    assert {key: s.is_behind for key, s in steps.items()} == {HEAR: True, TELL: False, VISIT: False}
    assert steps[HEAR].heading == "en: PMF dëgjon"
    sync(protocol)
    assert steps_of(translated(protocol))[HEAR].is_behind
    translation = Translation.objects.get()
    fill_in(translation)
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    step = steps_of(translated(protocol))[HEAR]
    assert (step.heading, step.is_behind) == ("en: PMF dëgjon fëmijën", False)


def test_republishing_an_old_wording_leaves_it_marked(protocol, english):
    publish(protocol, phases=changed_first_step(heading="PMF dëgjon fëmijën"))
    sync(protocol)
    translated(protocol).latest_revision.publish()
    assert steps_of(translated(protocol))[HEAR].is_behind


def test_a_step_added_to_the_source_shows_in_its_language_and_says_so(protocol, english):
    phases = first_phases()
    phases[0]["value"]["steps"].insert(0, step(NEW, "Policia vjen"))
    publish(protocol, phases=phases)
    added = steps_of(translated(protocol))[NEW]
    assert (added.heading, added.language, added.is_untranslated) == ("Policia vjen", "sq", True)
    assert [s.number for s in read(translated(protocol)).steps] == ["1.0a", "1.1", "1.2", "2.1"]


def test_a_step_taken_out_of_the_source_is_gone_from_the_translation(protocol, english):
    phases = first_phases()
    phases[0]["value"]["steps"].pop()
    publish(protocol, phases=phases)
    assert TELL not in steps_of(translated(protocol))


# Never mixed -------------------------------------------------------------------


@pytest.fixture
def reworded(protocol, english):
    """The English page is live; its source got a new wording that nobody translated yet."""
    publish(protocol, phases=changed_first_step(heading="PMF dëgjon fëmijën"))
    sync(protocol)
    return Translation.objects.get()


def assert_untouched(protocol, words):
    page = translated(protocol)
    assert page.live
    assert [s.heading for s in read(page).steps] == [
        "en: PMF dëgjon",
        "en: PMF njofton",
        "en: PMF viziton",
    ]
    for value in ("phases", "title"):
        assert "dëgjon fëmijën" not in str(getattr(page, value))
    assert words_stored() == words


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_save_target_publishes_nothing_mixed_and_loses_no_word(protocol, lists):
    translation = submit(protocol)
    fill_in(translation)
    translation.save_target(publish=True)
    publish(protocol, phases=changed_first_step(heading="PMF dëgjon fëmijën"))
    sync(protocol)
    words = words_stored()
    with pytest.raises(PublicationRefused, match="1 text is not translated yet"):
        Translation.objects.get().save_target(publish=True)
    assert_untouched(protocol, words)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_first_publication_with_a_missing_string_publishes_nothing(protocol):
    translation = submit(protocol)
    fill_in(translation, leave_out=["PMF njofton"])
    words = words_stored()
    with pytest.raises(PublicationRefused):
        translation.save_target(publish=True)
    assert not translated(protocol).live
    assert words_stored() == words


def press_publish(client, page):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, {"action": "publish"}, follow=True)


def test_the_publish_button_of_the_translation_editor_says_what_is_missing(
    protocol, reworded, desk
):
    words = words_stored()
    response = press_publish(desk, translated(protocol))
    assert response.status_code == 200
    assert "1 text is not translated yet" in response.text
    assert_untouched(protocol, words)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_publish_button_publishes_once_every_text_is_there(protocol, desk):
    translation = submit(protocol)
    page = translated(protocol)
    assert "not translated yet" in press_publish(desk, page).text
    fill_in(translation)
    assert "not translated yet" not in press_publish(desk, page).text
    assert translated(protocol).live


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_syncing_publishes_complete_translations_and_names_the_others(protocol, desk):
    for language in ("en", "sr-latn"):
        translation = submit(protocol, language)
        fill_in(translation)
        translation.save_target(publish=True)
    publish(protocol, phases=changed_first_step(heading="PMF dëgjon fëmijën"))
    sync(protocol)
    fill_in(Translation.objects.get(target_locale__language_code="sr-latn"))
    words = words_stored()
    source = TranslationSource.objects.get()
    response = desk.post(
        reverse("wagtail_localize:update_translations", args=[source.pk]),
        {"publish_translations": "on"},
        follow=True,
    )
    assert response.status_code == 200
    assert "English: 1 text is not translated yet" in response.text
    assert "Published: Montenegrin" in response.text or "Published: Crnogorski" in response.text
    assert_untouched(protocol, words)
    assert steps_of(translated(protocol, "sr-latn"))[HEAR].heading == "sr-latn: PMF dëgjon fëmijën"


def test_submitting_for_translation_makes_a_draft(protocol, desk):
    address = reverse("wagtail_localize:submit_page_translation", args=[protocol.pk])
    response = desk.post(
        address, {"locales": [Locale.objects.get(language_code="en").pk]}, follow=True
    )
    assert response.status_code == 200
    assert not translated(protocol).live


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_bulk_publishing_refuses_a_mixed_page_in_words(protocol, desk):
    translation = submit(protocol)
    fill_in(translation, leave_out=["PMF njofton"])
    translation.save_target(publish=False)
    page = translated(protocol)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    back = reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    response = desk.post(
        f"{address}?id={page.pk}&next={back}",
        {},
        HTTP_REFERER=f"http://testserver{back}",
        follow=True,
    )
    assert response.status_code == 200
    assert "1 text is not translated yet" in response.text
    assert not translated(protocol).live


def test_a_mixed_revision_at_its_hour_is_taken_off_the_schedule(protocol, english):
    publish(protocol, phases=changed_first_step(heading="PMF dëgjon fëmijën"))
    words = words_stored()
    page = translated(protocol)
    content = page.latest_revision
    hour = timezone.now() - timezone.timedelta(minutes=1)
    phases = json.loads(content.content["phases"])
    phases[0]["value"]["steps"][0]["value"]["heading"] = "PMF dëgjon fëmijën"
    content.content["phases"] = json.dumps(phases)
    content.approved_go_live_at = hour
    content.save()
    sync(protocol)
    call_command("publish_scheduled")
    assert_untouched(protocol, words)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_a_live_page_that_is_behind_can_still_be_locked_and_renamed(protocol, reworded, desk):
    page = translated(protocol)
    page.locked = True
    page.save(update_fields=["locked"])
    page.title = "en: Dhuna!"
    page.save()
    assert translated(protocol).title == "en: Dhuna!"


# Ended, deleted, copied --------------------------------------------------------


def test_the_editor_cannot_cut_a_translation_off_its_source(protocol, english, desk):
    translation = Translation.objects.get()
    address = reverse("wagtail_localize:stop_translation", args=[translation.pk])
    response = desk.post(address, follow=True)
    assert "cannot part from its original" in response.text
    assert Translation.objects.get().enabled


def test_a_translation_that_was_cut_off_still_shows_the_source_s_facts(protocol, english, desk):
    Translation.objects.update(enabled=False)
    publish(protocol, phases=changed_first_step(limits=[limit(48)]))
    page = translated(protocol)
    assert steps_of(page)[HEAR].limits[0].amount == 48
    assert steps_of(page)[HEAR].heading == "en: PMF dëgjon"
    desk.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert Translation.objects.get().enabled


def test_a_copy_that_waits_for_its_words_says_that_it_is_untranslated(protocol, lists, client):
    alias = protocol.copy_for_translation(lists["en"].locale, alias=True)
    alias.live = True
    alias.save(clean=False)
    response = client.get(alias.url)
    assert response.url == reverse("base:show-untranslated", args=[protocol.translation_key])


def test_there_is_an_owner_and_no_free_tagging_of_topics(protocol):
    assert Topic.free_tagging is False
    page = ProtocolPage.objects.get(pk=protocol.pk)
    assert [topic.slug for topic in page.topics.all()] == ["violence"]
