"""A provider confirms or proposes by one link; a keeper decides; nothing tells a place."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext, override

from directory import confirming, mailing
from directory.models import Confirmation, Metadata, Phone, ProposedChange, Service
from directory.models.confirmation import MOST_TRIES, ConfirmationState
from portal.reference import places
from tests.directory.small_directory import INTAKE, MARKER, leaks, service

ADDRESS = "zyra@shembull.example"


def asked(row, **fields):
    """Ask the provider of `row`, and return the link's row and path."""
    Service.objects.filter(pk=row.pk).update(email=ADDRESS)
    confirming.ask_all()
    link = row.confirmations.get(state="waiting")
    if fields:
        Confirmation.objects.filter(pk=link.pk).update(**fields)
        link.refresh_from_db()
    return link, path_of(link)


def path_of(link):
    return confirming.url_of(link).removeprefix("http://127.0.0.1:8000")


def form_of(client, path, **changes):
    """Return the form's present values with `changes`."""
    form = client.get(path).context["form"]
    values = {name: form.initial[name] or "" for name in form.fields}
    return values | changes | {"changes": "1"}


# Asking


def test_a_round_asks_once_and_a_second_run_asks_nobody(desk):
    link, _path = asked(desk)
    assert link.sent_at
    assert [message.to for message in mail.outbox] == [[ADDRESS]]
    assert path_of(link) in mail.outbox[0].body
    call_command("directory_confirm")
    assert len(mail.outbox) == 1
    assert Confirmation.objects.count() == 1


def test_a_run_that_was_stopped_goes_on_with_what_no_mail_carried(desk):
    link, _path = asked(desk)
    Confirmation.objects.update(sent_at=None)
    mail.outbox.clear()
    call_command("directory_confirm")
    assert len(mail.outbox) == 1
    assert Confirmation.objects.get() == link


def test_a_mail_that_does_not_leave_is_tried_again_and_named_nowhere(desk, monkeypatch, caplog):
    def refuse(*args, **kwargs):
        raise OSError(f"no route to {ADDRESS}")

    with monkeypatch.context() as patched:
        patched.setattr(mailing, "send_mail", refuse)
        link, _path = asked(desk)
        assert link.sent_at is None
    assert "OSError" in caplog.text
    assert ADDRESS not in caplog.text
    assert confirming.send_waiting() == 1


def test_a_new_link_that_did_not_leave_is_not_called_mailed(desk, client, monkeypatch):
    past = timezone.now() - timedelta(days=90)
    _link, path = asked(desk, created_at=past, expires_at=past + timedelta(days=60))

    def refuse(*args, **kwargs):
        raise OSError

    mail.outbox.clear()
    with monkeypatch.context() as patched:
        patched.setattr(mailing, "send_mail", refuse)
        answer = client.post(f"{path}new-link/")
    assert answer.context["outcome"] == "not-mailed"
    made = desk.confirmations.get(state="waiting")
    assert client.post(f"{path}new-link/").context["outcome"] == "mailed"
    assert desk.confirmations.get(state="waiting") == made  # no second click makes it dead
    assert [path_of(made) in message.body for message in mail.outbox] == [True]
    assert client.post(f"{path}new-link/").context["outcome"] == "asked-lately"


@pytest.mark.parametrize("is_one_address", [True, False])
def test_a_round_of_mails_costs_few_queries_a_link(
    desk, django_assert_max_num_queries, is_one_address
):
    def ask(first, last):
        for number in range(first, last):
            address = ADDRESS if is_one_address else f"zyra{number}@shembull.example"
            row = service(desk.organization, name=f"Shërbimi {number}", email=address)
            confirming._new_link(row, timezone.now())

    few, many = (1, 1) if is_one_address else (2, 10)
    ask(0, 2)
    with CaptureQueriesContext(connection) as before:
        assert confirming.send_waiting() == few
    ask(2, 12)
    with django_assert_max_num_queries(len(before) + many - few):  # a mail is noted as sent
        assert confirming.send_waiting() == many


def test_what_was_answered_while_the_round_ran_is_not_mailed(desk, monkeypatch):
    link, _path = asked(desk)
    Confirmation.objects.update(sent_at=None)
    mail.outbox.clear()
    found = confirming._mails(Confirmation.objects.unsent())
    monkeypatch.setattr(confirming, "_mails", lambda rows: found)
    confirming.confirm(confirmation=link)
    assert confirming.send_waiting() == 0
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("months", "is_asked"), [(None, True), (7, True), (5, False)], ids=["never", "old", "fresh"]
)
def test_only_what_was_not_verified_for_half_a_year_is_asked(desk, months, is_asked):
    day = timezone.localdate() - timedelta(days=30 * months + 5) if months else None
    Service.objects.filter(pk=desk.pk).update(assured_date=day, email=ADDRESS)
    assert (desk in confirming.due()) == is_asked


def test_after_half_a_year_it_asks_again_and_the_old_link_is_dead(desk, client):
    _link, path = asked(desk)
    confirming.ask_all(moment=timezone.now() + timedelta(days=190))
    assert desk.confirmations.waiting().count() == 1
    assert client.get(path).context["outcome"] == "expired"


def test_closed_services_and_those_without_an_address_are_not_asked(desk):
    assert not confirming.due().exists()
    Service.objects.filter(pk=desk.pk).update(email=ADDRESS, status="inactive")
    assert not confirming.due().exists()


def test_one_mail_for_one_address(desk):
    service(desk.organization, name="Tjetër", email=ADDRESS)
    asked(desk)
    assert len(mail.outbox) == 1
    assert "Tjetër" in mail.outbox[0].body
    assert "Këshillim" in mail.outbox[0].body


# Answering


def test_still_right_verifies_the_record_and_works_once(desk, client):
    link, path = asked(desk)
    assert client.get(path).status_code == 200
    assert client.post(path, {"still_right": "1"}).status_code == 302
    desk.refresh_from_db()
    assert desk.assured_date == timezone.localdate()
    assert desk.assured_by is None
    Service.objects.filter(pk=desk.pk).update(assured_date=None)
    assert client.get(path).context["outcome"] == "used"
    client.post(path, {"still_right": "1"})
    desk.refresh_from_db()
    assert desk.assured_date is None
    assert Metadata.objects.filter(updated_by=confirming.PROVIDER).exists()


def test_looking_at_the_page_answers_nothing(desk, client):
    link, path = asked(desk)
    client.get(path)
    client.head(path)
    link.refresh_from_db()
    assert link.state == ConfirmationState.WAITING


def test_an_expired_link_says_so_and_mails_a_new_one_to_the_address_on_record(desk, client):
    past = timezone.now() - timedelta(days=90)
    link, path = asked(desk, created_at=past, expires_at=past + timedelta(days=60))
    answer = client.get(path)
    assert answer.status_code == 410
    assert client.post(path, {"still_right": "1"}).status_code == 410
    mail.outbox.clear()
    answer = client.post(f"{path}new-link/", {"email": "thief@example.org"})
    assert answer.context["outcome"] == "mailed"
    assert [message.to for message in mail.outbox] == [[ADDRESS]]
    assert client.post(f"{path}new-link/").context["outcome"] == "asked-lately"
    assert len(mail.outbox) == 1
    new = desk.confirmations.get(state="waiting")
    client.post(path_of(new), {"still_right": "1"})
    desk.refresh_from_db()
    assert desk.assured_date


def test_the_button_for_a_new_link_works_in_a_browser(desk):
    past = timezone.now() - timedelta(days=90)
    _link, path = asked(desk, created_at=past, expires_at=past + timedelta(days=60))
    browser = Client(enforce_csrf_checks=True)
    page = browser.get(path).text
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    answer = browser.post(f"{path}new-link/", {"csrfmiddlewaretoken": token})
    assert answer.context["outcome"] == "mailed"


@pytest.mark.parametrize("token", ["1", "1:xyz", "abc", "1:" + "a" * 43])
def test_a_link_that_nobody_made_opens_nothing(desk, client, token):
    asked(desk)
    page = client.get(f"/sq/directory/confirm/{token}/")
    assert page.status_code == 404
    assert "directory/confirm/unknown_link.html" in [part.name for part in page.templates]
    assert desk.name not in page.content.decode()
    assert client.post(f"/sq/directory/confirm/{token}/new-link/").status_code == 404


def test_the_page_is_kept_by_nobody(desk, client):
    _link, path = asked(desk)
    answer = client.get(path)
    assert "no-store" in answer["Cache-Control"]
    # Not “no-referrer”: browsers then send `Origin: null`, and every answer would be refused.
    assert answer["Referrer-Policy"] == "same-origin"
    assert "noindex" in answer.content.decode()


# Proposing and deciding


@pytest.fixture
def desk_keeper(desk, keeper):
    from directory.models import Keepership

    Keepership.objects.create(user=keeper, organization=desk.organization)
    return keeper


def test_changes_wait_for_a_keeper_field_by_field(desk, client, desk_keeper):
    link, path = asked(desk)
    phone = desk.phones.get()
    form = form_of(
        client, path, description="Vetëm me takim.", **{f"phone:{phone.pk}": "+355 60 000 0199"}
    )
    client.post(path, form)
    desk.refresh_from_db()
    assert desk.description == ""
    assert desk.assured_date is None
    proposals = {row.field: row for row in ProposedChange.objects.all()}
    assert set(proposals) == {"description", f"phone:{phone.pk}"}
    confirming.decide(proposal=proposals["description"], user=desk_keeper, accept=True)
    desk.refresh_from_db()
    assert desk.description == "Vetëm me takim."
    assert desk.assured_date is None
    confirming.decide(proposal=proposals[f"phone:{phone.pk}"], user=desk_keeper, accept=True)
    desk.refresh_from_db()
    phone.refresh_from_db()
    assert phone.number == "+355 60 000 0199"
    assert desk.assured_date == timezone.localdate()


@pytest.mark.parametrize("name", ["verify", "confirm", "decide"])
def test_what_somebody_else_changed_meanwhile_is_not_written_back(desk, client, desk_keeper, name):
    link, path = asked(desk)
    if name == "decide":
        client.post(path, form_of(client, path, description="Vetëm me takim."))
    known = Confirmation.objects.select_related("service").get(pk=link.pk)
    Service.objects.filter(pk=desk.pk).update(alert="Mbyllur sot")
    if name == "verify":
        confirming.verify(service=known.service, user=desk_keeper)
    elif name == "confirm":
        confirming.confirm(confirmation=known)
    else:
        proposal = ProposedChange.objects.get()
        proposal.confirmation = known
        confirming.decide(proposal=proposal, user=desk_keeper, accept=True)
    desk.refresh_from_db()
    assert desk.alert == "Mbyllur sot"
    assert desk.assured_date == timezone.localdate()


def test_what_is_refused_changes_nothing_and_is_decided_once(desk, client, desk_keeper):
    _link, path = asked(desk)
    client.post(path, form_of(client, path, description="Vetëm me takim."))
    proposal = ProposedChange.objects.get()
    confirming.decide(proposal=proposal, user=desk_keeper, accept=False)
    desk.refresh_from_db()
    assert (desk.description, desk.assured_date) == ("", None)
    with pytest.raises(confirming.Decided):
        confirming.decide(proposal=proposal, user=desk_keeper, accept=True)


def test_who_does_not_keep_the_record_decides_nothing(desk, client, worker, editor):
    _link, path = asked(desk)
    client.post(path, form_of(client, path, description="Vetëm me takim."))
    for user in (worker, editor):
        with pytest.raises(confirming.NotKeeper):
            confirming.decide(proposal=ProposedChange.objects.get(), user=user, accept=True)


def test_sending_nothing_changed_is_a_confirmation(desk, client):
    Service.objects.filter(pk=desk.pk).update(description="Një.\nDy.\n")
    link, path = asked(desk)
    client.post(path, form_of(client, path, description="Një.\r\nDy.\r\n"))  # as browsers do
    link.refresh_from_db()
    assert link.state == ConfirmationState.CONFIRMED


@pytest.mark.parametrize(
    "changes",
    [
        {"minimum_age": "50", "maximum_age": "10"},
        {"minimum_age": "200"},
        {"status": "gone fishing"},
        {"email": "no address"},
        {"url": "javascript:alert(1)"},
        {"description": "a" * 3001},
        {"phone": "call me"},
    ],
    ids=lambda changes: "-".join(changes),
)
def test_nonsense_is_named_and_nothing_is_kept(desk, client, changes):
    link, path = asked(desk)
    if "phone" in changes:
        changes = {f"phone:{desk.phones.get().pk}": changes["phone"]}
    answer = client.post(path, form_of(client, path, **changes))
    assert answer.context["form"].errors
    assert not ProposedChange.objects.exists()
    link.refresh_from_db()
    assert link.state == ConfirmationState.WAITING


# A shelter


def test_mail_and_page_of_a_shelter_tell_nothing(shelter, client):
    link, path = asked(shelter)
    answer = client.get(path)
    page = answer.content.decode()
    assert leaks(page) == []
    assert shelter.organization.name not in page
    assert INTAKE in page
    message = mail.outbox[0]
    assert leaks([message.subject, message.body]) == []
    assert shelter.organization.name not in message.body
    names = set(answer.context["form"].fields)
    assert not names & {"url", "email", "hours", "place", "words"}
    assert not [name for name in names if name.startswith(("hours:", "rules:", "address:"))]
    assert [name for name in names if name.startswith("phone:")] == [
        f"phone:{Phone.objects.get(is_intake=True).pk}"
    ]


def test_a_shelter_has_a_mail_of_its_own(shelter):
    service(shelter.organization, name="Zyra e hapur", email=ADDRESS)
    asked(shelter)
    assert len(mail.outbox) == 2
    (with_shelter,) = (row for row in mail.outbox if "Zyra e hapur" not in row.body)
    assert path_of(shelter.confirmations.get()) in with_shelter.body


@pytest.mark.parametrize("language", ["sq", "sr-latn", "en"])
def test_the_mail_to_a_shelter_says_neither_what_it_is_nor_where(shelter, language):
    """It may light up on a locked screen: only the portal's name, the link and its last day."""
    texts = {
        name: f"{name} te {shelter.organization.name}"
        for name in ("alternate_name", "application_process", "not_for")
    }
    Service.objects.filter(pk=shelter.pk).update(language=language, **texts)
    link, path = asked(shelter)
    (message,) = mail.outbox
    said = f"{message.subject}\n{message.body}"
    assert leaks(said) == []
    telling = [
        shelter.name,
        shelter.description,
        shelter.organization.name,
        INTAKE,
        *texts.values(),
    ]
    with override(language):
        telling += [str(row) for row in shelter.service_types.all()]
    telling += ["streh", "dhun", "sklon", "nasil", "shelter", "violence", "women", "gra "]
    without_link = said.replace(confirming.url_of(link), "")
    assert [word for word in telling if word.lower() in without_link.lower()] == []
    assert f"/{language}/directory/confirm/" in said
    assert message.to == [ADDRESS]
    assert ADDRESS not in said


@pytest.mark.parametrize(
    ("field", "value"),
    [("description", f"Te ura e {MARKER}"), ("alert", "Jemi në Kukës"), ("phone", "+355 24 222 1")],
)
def test_what_tells_a_shelters_place_is_taken_and_refused_to_the_keeper(
    shelter, client, own_keeper, caplog, field, value
):
    _link, path = asked(shelter)
    if field == "phone":
        field = f"phone:{Phone.objects.get(is_intake=True).pk}"
    answer = client.post(path, form_of(client, path, **{field: value}))
    assert answer.status_code == 302
    assert value not in client.get(path).content.decode()
    proposal = ProposedChange.objects.get(field=field)
    with pytest.raises(ValidationError) as caught:
        confirming.decide(proposal=proposal, user=own_keeper, accept=True)
    assert leaks(caught.value) == []
    assert value not in caplog.text
    assert not [row for row in Metadata.objects.values() if value in str(row)]
    confirming.decide(proposal=proposal, user=own_keeper, accept=False)
    proposal.refresh_from_db()
    assert proposal.value == ""


def test_what_a_shelter_proposes_is_read_by_its_own_keepers_alone(
    shelter, client, own_keeper, keeper
):
    _link, path = asked(shelter)
    client.post(path, form_of(client, path, alert=f"Te ura e {MARKER}"))
    page = reverse("directory_proposals", args=[shelter.pk])
    for user, sees in ((own_keeper, True), (keeper, False)):
        client.force_login(user)
        assert (MARKER in client.get(page).content.decode()) is sees
    client.force_login(own_keeper)
    proposal = ProposedChange.objects.get()
    answer = client.post(page, {"proposal": proposal.pk, "accept": "1"}, follow=True)
    said = " ".join(str(message) for message in answer.context["messages"])
    assert gettext("This text names the place of a confidential service.") in said
    shelter.refresh_from_db()
    assert shelter.alert == ""


TOWNS = sorted({town for towns in places.ALBANIA.values() for town in towns})
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


@pytest.mark.parametrize("extra", [{}, {"minimum_age": "200"}], ids=["good", "spoilt"])
def test_the_link_answers_the_same_for_every_town(shelter, client, extra):
    """No answer of the page may depend on the place: 61 tries would tell it."""
    link, path = asked(shelter)
    values = form_of(client, path, **extra)
    answers = set()
    assert len(TOWNS) == 61
    for town in TOWNS:
        answer = client.post(path, values | {"alert": f"Jemi në {town}."})
        page = answer if extra else client.get(path)
        text = TOKEN.sub("", page.content.decode()).replace(escape(f"Jemi në {town}."), "")
        answers.add((answer.status_code, answer.get("Location"), text))
        link.proposals.all().delete()
        Confirmation.objects.filter(pk=link.pk).update(
            state=ConfirmationState.WAITING, answered_at=None, tries=0, expires_at=link.expires_at
        )
    assert len(answers) == 1


def test_a_link_takes_twenty_tries_and_a_new_one_starts_again(shelter, client):
    link, path = asked(shelter)
    values = form_of(client, path, minimum_age="200")
    for _try in range(MOST_TRIES):
        assert client.post(path, values).status_code == 200
    answer = client.post(path, values | {"minimum_age": "20"})
    assert answer.status_code == 410
    assert answer.context["outcome"] == "spent"
    assert client.get(path).context["outcome"] == "spent"
    assert client.post(path, {"still_right": "1"}).status_code == 410
    link.refresh_from_db()
    assert link.state == ConfirmationState.WAITING
    assert not ProposedChange.objects.exists()
    confirming.ask_again(confirmation=link, moment=timezone.now() + timedelta(days=2))
    fresh = shelter.confirmations.waiting().get()
    assert fresh.tries == 0


def test_what_a_shelter_proposed_is_forgotten_when_it_is_decided(shelter, client, own_keeper):
    _link, path = asked(shelter)
    client.post(path, form_of(client, path, description="Pranojmë edhe djem deri 12 vjeç."))
    proposal = ProposedChange.objects.get()
    confirming.decide(proposal=proposal, user=own_keeper, accept=True)
    proposal.refresh_from_db()
    shelter.refresh_from_db()
    assert proposal.value == ""
    assert shelter.description == "Pranojmë edhe djem deri 12 vjeç."


def test_a_keeper_cannot_accept_what_the_record_cannot_hold(shelter, own_keeper):
    link, _path = asked(shelter)
    proposal = ProposedChange.objects.create(
        confirmation=link, field="description", value=f"Rruga {MARKER}"
    )
    with pytest.raises(ValidationError) as caught:
        confirming.decide(proposal=proposal, user=own_keeper, accept=True)
    assert leaks(caught.value) == []
    proposal.refresh_from_db()
    assert proposal.state == "waiting"


# The database


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "perhaps"},
        {"state": "confirmed"},
        {"answered_at": timezone.now()},
        {"tries": MOST_TRIES + 1},
        {"expires_at": timezone.now() - timedelta(days=900)},
    ],
    ids=lambda wrong: "-".join(wrong),
)
def test_the_database_refuses_a_link_that_contradicts_itself(desk, wrong):
    link, _path = asked(desk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Confirmation.objects.filter(pk=link.pk).update(**wrong)


def test_one_open_link_a_record(desk):
    link, _path = asked(desk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Confirmation.objects.create(
            service=desk, address=ADDRESS, expires_at=timezone.now() + timedelta(days=1)
        )


@pytest.mark.parametrize(
    "wrong", [{"state": "perhaps"}, {"state": "accepted"}, {"field": ""}], ids=str
)
def test_the_database_refuses_a_proposal_that_contradicts_itself(desk, wrong):
    link, _path = asked(desk)
    values = {"confirmation": link, "field": "alert", "value": "x"} | wrong
    with pytest.raises(IntegrityError), transaction.atomic():
        ProposedChange.objects.create(**values)


def test_one_proposal_a_field(desk):
    link, _path = asked(desk)
    ProposedChange.objects.create(confirmation=link, field="alert", value="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        ProposedChange.objects.create(confirmation=link, field="alert", value="y")
