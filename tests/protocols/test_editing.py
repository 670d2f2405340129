"""What an editor meets: previews of half a page, errors at their field, nothing lost."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield
from wagtail_localize.models import Translation

from portal.reference.models import Topic
from protocols.models import ProtocolPage, PublishedStep
from tests.protocols.small_protocol import HEAR, TELL, publish, translated

pytestmark = pytest.mark.usefixtures("in_english")
EMPTY_LISTS = ("warnings", "limits", "branches", "legal_basis", "forms")


def stream(*blocks):
    """Return form data of a stream of (type, value, id)."""
    data = streamfield([(kind, value) for kind, value, _id in blocks])
    for index, (_kind, _value, block_id) in enumerate(blocks):
        data[f"{index}-id"] = block_id
    return data


def items(*values):
    """Return form data of a list; a value is a dict, or (dict, id)."""
    data = {"count": str(len(values))}
    for index, value in enumerate(values):
        value, block_id = value if isinstance(value, tuple) else (value, "")
        data[str(index)] = {
            "value": value,
            "order": str(index),
            "deleted": "",
            "type": "item",
            "id": block_id,
        }
    return data


def step_data(heading="PMF dëgjon", **parts):
    action = rich_text(f"<p>{heading}</p>") if heading else rich_text("<p></p>")
    data = {
        "heading": heading,
        "strength": "must",
        "roles": "pmf",
        "action": action,
        "say": "",
        "write_down": "",
        **{name: items() for name in EMPTY_LISTS},
        **parts,
    }
    return {name: value for name, value in data.items() if value is not None}


def limit_data(**facts):
    return {
        "relation": "after",
        "amount": "24",
        "unit": "hours",
        "event": "report",
        "applies_to": "",
        "source": "",
        "checked_on": "",
        "checked_by": "",
        **facts,
    }


def branch_data(target, condition="nëse është vetëm"):
    return {"condition": condition, "question": "", "go_to": target}


def form(*steps, questions=(), **fields):
    """Return what the editor's browser sends for a protocol of one phase."""
    phase = {"title": "Fillimi", "steps": items(*steps)}
    return nested_form_data(
        {
            "title": "Dhuna",
            "slug": "dhuna-e-re",
            "jurisdiction": "AL",
            "audience": "public",
            "summary": "Për PMF.",
            "issuing_authority": "Instituti",
            "card_danger": "Gjak.",
            "card_do_not": "Mos premto.",
            "card_write_down": "Fjalët.",
            "version": "1",
            "in_force_from": "2026-01-01",
            "review_by": "2027-01-01",
            "start_event": "report",
            "phases": stream(("phase", phase, "00000000-0000-0000-0000-000000000001")),
            "questions": stream(*(("question", q, "") for q in questions)),
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
            "comments-MIN_NUM_FORMS": "0",
            "comments-MAX_NUM_FORMS": "",
            **fields,
        }
    )


@pytest.fixture
def add(desk, lists):
    """Send the form of a new protocol; return the answer."""
    address = reverse("wagtailadmin_pages:add", args=["protocols", "protocolpage", lists["sq"].pk])

    def send(data, action=None):
        return desk.post(address, data | ({action: "1"} if action else {}))

    send.address = address
    return send


def errors_of(response):
    """Return the errors of the form as the page's script gets them, at their fields."""
    form = response.context["form"]
    return {name: form[name].errors.as_data() for name in form.errors}


def error_paths(error, path=""):
    """Yield (path, message) of every leaf of a block error."""
    if hasattr(error, "as_json_data"):
        yield from _leaves(error.as_json_data(), path)
    else:
        yield from ((path, message) for message in error.messages)


def _leaves(data, path):
    for message in data.get("messages", ()):
        yield path, message
    for name, child in data.get("blockErrors", {}).items():
        yield from _leaves(child, f"{path}/{name}")


def leaves(response, field, language="en"):
    with override(language):  # a request leaves its own language behind
        return [leaf for error in errors_of(response)[field] for leaf in error_paths(error)]


def test_the_editor_writes_and_publishes_a_protocol_from_nothing(add):
    whole = form(
        (step_data(limits=items(limit_data()), branches=items(branch_data(TELL))), HEAR),
        (step_data("PMF njofton"), TELL),
        questions=[branch_data(HEAR)],
    )
    response = add(whole, "action-publish")
    assert response.status_code == 302, errors_of(response)
    page = ProtocolPage.objects.get(slug="dhuna-e-re")
    assert page.live
    assert list(PublishedStep.objects.values_list("number", flat=True)) == ["1.1", "1.2"]


def test_a_draft_may_be_nearly_empty(add):
    response = add(
        form(step_data("", roles=None), summary="", card_danger="", issuing_authority="")
    )
    assert response.status_code == 302, errors_of(response)
    assert not ProtocolPage.objects.get(slug="dhuna-e-re").live


def test_publishing_asks_for_what_a_draft_may_lack(add):
    response = add(form(step_data("", roles=None), summary=""), "action-publish")
    assert response.status_code == 200
    assert set(errors_of(response)) == {"summary", "phases"}
    paths = {path for path, _message in leaves(response, "phases")}
    assert {f"/0/steps/0/{name}" for name in ("heading", "roles", "action")} <= paths


@pytest.mark.parametrize("action", [None, "action-publish"])
def test_a_limit_without_its_event_is_named_at_the_field(add, action):
    response = add(form(step_data(limits=items(limit_data(event="")))), action)
    assert leaves(response, "phases") == [
        ("/0/steps/0/limits/0/event", "Say from which event this limit runs.")
    ]
    kept = response.context["form"]["phases"].value()
    assert kept[0].value["steps"][0]["limits"][0]["amount"] == "24"
    assert kept[0].value["steps"][0]["heading"] == "PMF dëgjon"
    assert not ProtocolPage.objects.filter(slug="dhuna-e-re").exists()


def test_every_fault_of_a_limit_is_named_at_once(add):
    response = add(
        form(step_data(limits=items(limit_data(event="", amount="0")))), "action-publish"
    )
    assert {path for path, _message in leaves(response, "phases")} == {
        "/0/steps/0/limits/0/event",
        "/0/steps/0/limits/0/amount",
    }


@pytest.mark.parametrize("action", [None, "action-publish"])
def test_a_branch_to_a_missing_step_is_named_at_the_field(add, action):
    gone = "00000000-0000-0000-0000-0000000000ff"
    response = add(form((step_data(branches=items(branch_data(gone))), HEAR)), action)
    assert leaves(response, "phases") == [
        (
            "/0/steps/0/branches/0/go_to",
            "This protocol has no such step. Choose one from the list.",
        )
    ]
    kept = response.context["form"]["phases"].value()
    assert kept[0].value["steps"][0]["branches"][0]["condition"] == "nëse është vetëm"


def test_a_question_to_a_missing_step_is_named_at_the_field(add):
    gone = "00000000-0000-0000-0000-0000000000ff"
    response = add(form(step_data(), questions=[branch_data(gone)]), "action-publish")
    assert [path for path, _message in leaves(response, "questions")] == ["/0/go_to"]


def test_a_review_before_it_is_in_force_is_named_at_the_field(add):
    response = add(form(step_data(), review_by="2025-12-31"))
    assert list(errors_of(response)) == ["review_by"]


@pytest.mark.parametrize("language", ["sq", "sr-latn"])
def test_errors_are_in_the_editor_s_own_language(add, language):
    response = add(form(step_data(limits=items(limit_data(event="")))))
    [(path, message)] = leaves(response, "phases", language)
    assert path == "/0/steps/0/limits/0/event"
    assert message != "Say from which event this limit runs.", "not in the catalogue"


# Previews --------------------------------------------------------------------


HALF = [
    step_data(),
    step_data("", roles=None, action=rich_text("<p></p>")),
    step_data(limits=items(limit_data(amount="", event=""))),
    step_data(limits=items(limit_data(amount="", unit="days"))),
    step_data(branches=items(branch_data(""))),
    step_data(
        legal_basis=items(
            {"act": "", "article": "", "link": "", "source": "", "checked_on": "", "checked_by": ""}
        )
    ),
    step_data(forms=items("")),
    step_data(warnings=items("")),
]


@pytest.mark.parametrize("step", HALF)
def test_a_page_that_was_never_saved_can_be_previewed(desk, lists, step):
    address = reverse(
        "wagtailadmin_pages:preview_on_add", args=["protocols", "protocolpage", lists["sq"].pk]
    )
    answer = desk.post(address, form(step, summary="", title="Provë")).json()
    assert answer == {"is_valid": True, "is_available": True}
    response = desk.get(f"{address}?mode=")
    assert response.status_code == 200
    assert "Provë" in response.text


@pytest.mark.parametrize("published", [True, False])
def test_a_saved_page_can_be_previewed_with_its_changes(desk, protocol, published):
    if not published:
        ProtocolPage.objects.get(pk=protocol.pk).unpublish()
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[protocol.pk])
    data = form((step_data("PMF dëgjon ndryshe"), HEAR), slug="dhuna")
    assert desk.post(address, data).json()["is_valid"]
    response = desk.get(f"{address}?mode=")
    assert response.status_code == 200
    assert "PMF dëgjon ndryshe" in response.text


def test_a_translation_can_be_previewed_while_it_is_made(desk, english):
    address = reverse("wagtail_localize:preview_translation", args=[Translation.objects.get().pk])
    response = desk.get(address)
    assert response.status_code == 200
    assert "en: PMF dëgjon" in response.text


# What else an editor does ----------------------------------------------------


def test_topics_are_chosen_from_the_list(add):
    topic = Topic.objects.get()
    add(form(step_data(), topics=str(topic.pk)), "action-publish")
    page = ProtocolPage.objects.get(slug="dhuna-e-re")
    assert [t.slug for t in page.topics.all()] == ["violence"]


def test_who_acts_first_stays_first_when_the_boxes_come_in_another_order(desk, protocol):
    address = reverse("wagtailadmin_pages:edit", args=[protocol.pk])

    def save(*roles):
        data = form((step_data(), HEAR), slug="dhuna")
        [name] = [key for key in data if key.endswith("-roles")]
        desk.post(address, data | {name: list(roles)})
        phases = ProtocolPage.objects.get(pk=protocol.pk).get_latest_revision_as_object().phases
        return list(phases[0].value["steps"][0]["roles"])

    assert save("police") == ["police"]
    assert save("pmf", "police") == ["police", "pmf"]
    assert save("csr", "pmf", "police") == ["police", "pmf", "csr"]
    assert save("csr", "pmf") == ["pmf", "csr"]


def test_roles_and_laws_stand_under_their_country(add, desk):
    block = ProtocolPage._meta.get_field("phases").stream_block.child_blocks["phase"]
    step = block.child_blocks["steps"].child_block
    assert [name for name, _roles in step.child_blocks["roles"].field.choices] == ["AL en", "ME en"]


@pytest.mark.parametrize(
    "address",
    [
        "/admin/",
        "/admin/pages/",
        "/admin/documents/",
        "/admin/images/",
        "/admin/snippets/protocols/legalact/",
        "/admin/snippets/protocols/legalact/add/",
        "/admin/snippets/reference/topic/",
        "/admin/snippets/reference/acronym/",
        "/admin/snippets/reference/emergencyline/",
        "/admin/reports/site-history/",
        "/admin/localize/reports/translations/",
    ],
)
def test_the_editor_may_open(desk, protocol, address):
    assert desk.get(address).status_code == 200


@pytest.mark.parametrize(
    "name", ["edit", "history", "usage", "copy", "move", "unpublish", "workflow_history", "delete"]
)
def test_the_editor_may_do_with_a_protocol(desk, protocol, name):
    response = desk.get(reverse(f"wagtailadmin_pages:{name}", args=[protocol.pk]))
    assert response.status_code == 200


def test_unpublishing_in_the_editor_hides_the_translations(desk, protocol, english):
    desk.post(reverse("wagtailadmin_pages:unpublish", args=[protocol.pk]))
    assert not translated(protocol).live
    publish(protocol)


def test_the_editor_s_page_tells_of_no_outside_host(desk, protocol):
    for address in ("/admin/", reverse("wagtailadmin_pages:edit", args=[protocol.pk])):
        text = desk.get(address).text
        assert "releases.wagtail" not in text
        assert "gravatar" not in text
