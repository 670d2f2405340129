"""A referral slip: asked and answered once, reminded once, counted, and nobody is named."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override
from pypdf import PdfReader

from directory import mailing, rounds, slips
from directory.gaps import evidence
from directory.models import ReferralSlip, Service, SlipCount
from directory.short_views import short_address
from directory.slip_sheet import slip_pdf
from portal.reference.models import Jurisdiction, Municipality, ServiceType
from tests.directory.small_directory import leaks, service

RECEIVER = "zyra@shembull.example"


def address(name, *args):
    with override("sq"):
        return reverse(f"directory:{name}", args=args)


def path_of(slip):
    return slips.url_of(slip).removeprefix("http://127.0.0.1:8000")


@pytest.fixture
def sent(desk, worker):
    Service.objects.filter(pk=desk.pk).update(email=RECEIVER)
    desk.refresh_from_db()
    return slips.send(
        sender=worker,
        municipality=Municipality.objects.get(code="al-has"),
        service=desk,
        service_type=ServiceType.objects.get(code="counselling"),
        urgency="now",
    )


def test_links_name_the_host_of_the_demo_and_in_production_the_address_in_the_settings(
    sent, client, worker, settings
):
    Service.objects.update(email="")  # the sender hands the link on
    client.force_login(worker)
    path, settings.ALLOWED_HOSTS = address("list-slips"), ["*"]
    link = path_of(sent).removeprefix("http://testserver")
    for is_demo, site in ((True, "http://127.0.0.1:8154"), (False, "https://zyra.example")):
        settings.DEMO_CONTENT, settings.WAGTAILADMIN_BASE_URL = is_demo, "https://zyra.example"
        page = client.get(path, headers={"host": "127.0.0.1:8154"}).content.decode()
        assert f'href="{site}{link}"' in page
        assert site in short_address_at("127.0.0.1:8154", sent.service)


def short_address_at(host, row):
    return short_address(RequestFactory().get("/", headers={"host": host}), row.pk)


def test_a_professional_sends_a_slip_from_the_service(desk, client, worker, resident):
    path = address("send-slip", desk.pk)
    assert client.get(path).status_code == 302
    client.force_login(resident)
    assert client.get(path).status_code == 403
    client.force_login(worker)
    page = client.get(path).content.decode()
    assert "<textarea" not in page
    assert 'type="text"' not in page
    asked = {
        "service_type": desk.service_types.get().pk,
        "urgency": "soon",
        "municipality": Municipality.objects.get(code="al-has").pk,
    }
    assert client.post(path, asked).status_code == 302
    slip = ReferralSlip.objects.get()
    assert (slip.sender, slip.urgency, slip.answer) == (worker, "soon", "waiting")
    assert slip.number in client.get(address("list-slips")).content.decode()


@pytest.mark.parametrize(
    "wrong", [{"urgency": "yesterday"}, {"service_type": "0"}, {"municipality": "0"}], ids=str
)
def test_nonsense_sends_nothing(desk, client, worker, wrong):
    client.force_login(worker)
    asked = {
        "service_type": desk.service_types.get().pk,
        "urgency": "soon",
        "municipality": Municipality.objects.get(code="al-has").pk,
    }
    answer = client.post(address("send-slip", desk.pk), asked | wrong)
    assert answer.context["form"].errors
    assert not ReferralSlip.objects.exists()


def test_a_kind_of_help_that_is_not_given_is_refused(desk, worker):
    with pytest.raises(slips.NotOffered):
        slips.send(
            sender=worker,
            municipality=Municipality.objects.get(code="al-has"),
            service=desk,
            service_type=ServiceType.objects.get(code="shelter_violence"),
            urgency="now",
        )


def test_nobody_sends_without_end(sent, desk, worker, monkeypatch):
    monkeypatch.setattr(slips, "MOST_A_DAY", 1)
    with pytest.raises(slips.TooMany):
        slips.send(
            sender=worker,
            municipality=sent.municipality,
            service=desk,
            service_type=sent.service_type,
            urgency="now",
        )


@pytest.mark.parametrize("word", ["accepted", "no_place", "not_ours"])
def test_the_receiver_answers_once_without_an_account(sent, client, worker, word):
    mail.outbox.clear()
    path = path_of(sent)
    assert client.get(path).status_code == 200
    sent.refresh_from_db()
    assert sent.answer == "waiting"
    client.post(path, {"answer": word})
    client.post(path, {"answer": "accepted"})
    sent.refresh_from_db()
    assert sent.answer == word
    assert [message.to for message in mail.outbox] == [[worker.email]]


def test_who_sent_a_slip_gets_no_link_and_no_answer_taken(sent, client, worker):
    client.force_login(worker)
    page = client.get(address("list-slips")).content.decode()
    assert slips.token_of(sent) not in page
    sheet = f"/sq/directory/slip/{slips.sheet_token_of(sent)}/sheet.pdf"
    assert sheet in page
    assert client.get(sheet).status_code == 200
    assert PdfReader(BytesIO(slip_pdf(sent, ""))).pages[0].extract_text()
    assert client.get(sheet.removesuffix("sheet.pdf")).status_code == 404
    assert client.post(sheet.removesuffix("sheet.pdf"), {"answer": "no_place"}).status_code == 404
    assert client.get(path_of(sent)).context["is_own"]
    assert client.post(path_of(sent), {"answer": "no_place"}).status_code == 403
    sent.refresh_from_db()
    assert sent.answer == "waiting"


def test_the_sender_hands_on_a_link_that_no_mail_brings(sent, client, worker):
    Service.objects.filter(pk=sent.service_id).update(email="")
    client.force_login(worker)
    assert slips.token_of(sent) in client.get(address("list-slips")).content.decode()
    assert client.post(path_of(sent), {"answer": "no_place"}).status_code == 403
    client.logout()
    assert client.post(path_of(sent), {"answer": "accepted"}).status_code == 302


@pytest.mark.parametrize("word", ["waiting", "perhaps", ""])
def test_other_words_are_no_answer(sent, client, word):
    client.post(path_of(sent), {"answer": word})
    sent.refresh_from_db()
    assert sent.answer == "waiting"


def test_an_old_slip_takes_no_answer_and_says_so(sent, client):
    past = timezone.now() - timedelta(days=40)
    ReferralSlip.objects.update(created_at=past, promised_at=past + timedelta(hours=4))
    assert client.get(path_of(sent)).status_code == 410
    client.post(path_of(sent), {"answer": "accepted"})
    sent.refresh_from_db()
    assert sent.answer == "waiting"


@pytest.mark.parametrize("token", ["ABCDEF", "ABCDEF:xyz", "1"])
def test_a_link_that_nobody_made_opens_nothing(sent, client, token):
    assert client.get(f"/sq/directory/slip/{token}/").status_code == 404
    assert client.get(f"/sq/directory/slip/{token}/sheet.pdf").status_code == 404


def test_after_the_promised_time_both_sides_hear_once(sent, worker):
    mail.outbox.clear()
    assert slips.remind_all() == 0
    later = timezone.now() + timedelta(hours=5)
    assert slips.remind_all(moment=later) == 1
    assert slips.remind_all(moment=later) == 0
    assert [message.to for message in mail.outbox] == [[RECEIVER], [worker.email]]


def test_a_reminder_that_does_not_leave_is_tried_again(sent, monkeypatch, caplog):
    def refuse(*args, **kwargs):
        raise OSError(f"no route to {RECEIVER}")

    later = timezone.now() + timedelta(hours=5)
    with monkeypatch.context() as patched:
        patched.setattr(mailing, "send_mail", refuse)
        assert slips.remind_all(moment=later) == 0
    assert RECEIVER not in caplog.text
    assert slips.remind_all(moment=later) == 1


def test_answers_are_counted_by_the_senders_municipality(sent, desk, worker):
    slips.answer(slip=sent, answer="no_place")
    assert slips.counted("AL", "no_place") == {("al-has", "counselling"): 1}
    assert slips.counted("AL", "accepted") == {}
    assert slips.counted("ME", "no_place") == {}
    assert evidence.collect("AL")["no_place", "al-has", "counselling"] == 1


def test_who_has_no_address_is_not_said_to_have_been_reminded(sent, desk, worker):
    Service.objects.filter(pk=desk.pk).update(email="")
    mail.outbox.clear()
    later = timezone.now() + timedelta(hours=5)
    with override("sq"):
        was_not = gettext(
            "The promised time has gone by. The receiver has no e-mail address and was not "
            "reminded; call them."
        )
    assert slips.remind_all(moment=later) == 1
    (message,) = mail.outbox
    assert message.to == [worker.email]
    assert was_not in message.body


# Forgetting


def old(slip, days=181, **fields):
    past = timezone.now() - timedelta(days=days)
    ReferralSlip.objects.filter(pk=slip.pk).update(
        created_at=past, promised_at=past + timedelta(hours=4), **fields
    )
    return past


def test_a_slip_past_its_time_is_deleted_and_its_count_stays(sent, client, settings):
    path = path_of(sent)
    slips.answer(slip=sent, answer="no_place")
    past = old(sent)
    settings.DIRECTORY_SLIPS_KEPT_DAYS = 182
    assert slips.forget_old() == 0
    settings.DIRECTORY_SLIPS_KEPT_DAYS = 180
    before = evidence.collect("AL")
    call_command("directory_remind")
    assert not ReferralSlip.objects.exists()
    kept = SlipCount.objects.get()
    assert (kept.month, kept.count) == (timezone.localdate(past).replace(day=1), 1)
    assert evidence.collect("AL") == before
    assert before["no_place", "al-has", "counselling"] == 1
    assert client.get(path).status_code == 404
    assert {field.name for field in SlipCount._meta.fields} == {
        "id", "month", "municipality", "service_type", "answer", "count"
    }  # fmt: skip


def test_two_runs_at_once_count_a_slip_once(sent, monkeypatch):
    """The other run comes between the look at the slips and their end."""
    old(sent)
    month_of, others = slips._month, []

    def month(moment):
        if not others:
            others.append(None)
            others.append(slips.forget_old())
        return month_of(moment)

    monkeypatch.setattr(slips, "_month", month)
    assert slips.forget_old() == 0
    assert others == [None, 1]
    assert SlipCount.objects.get().count == 1


def test_a_reminder_that_breaks_holds_no_slip_back(sent, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    for is_queued in (True, False):
        ReferralSlip.objects.all().delete()
        slip = ReferralSlip.objects.create(
            **{
                field.attname: getattr(sent, field.attname)
                for field in ReferralSlip._meta.concrete_fields
                if field.name != "id"
            }
        )
        old(slip)
        with monkeypatch.context() as patched:
            patched.setattr(slips, "remind_all", fail)
            if is_queued:
                rounds.forget.call()
            else:
                with pytest.raises(RuntimeError):
                    call_command("directory_remind")
        assert not ReferralSlip.objects.exists()


@pytest.mark.parametrize(("country", "language"), [("AL", "sq"), ("ME", "sr-latn")])
def test_a_sender_is_written_to_in_the_language_of_the_country(country, language):
    assert Jurisdiction(code=country).language == language


def test_counts_of_one_month_are_one_row_and_end_after_two_years(sent, desk, worker, monkeypatch):
    monkeypatch.setattr(slips, "A_BATCH", 1)
    for _number in range(3):
        slips.send(
            sender=worker,
            municipality=sent.municipality,
            service=desk,
            service_type=sent.service_type,
            urgency="now",
        )
    for slip in ReferralSlip.objects.all():
        old(slip)
    assert slips.forget_old() == 4
    assert SlipCount.objects.get().count == 4
    assert slips.forget_old() == 0
    SlipCount.objects.update(month=timezone.localdate().replace(day=1, year=2020))
    slips.forget_old()
    assert not SlipCount.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"answer": "x"}, {"count": 0}, {"month": "2026-11-02"}], ids=lambda w: "-".join(w)
)
def test_the_database_refuses_a_count_that_makes_no_sense(sent, wrong):
    fields = {
        "month": "2026-11-01",
        "municipality": sent.municipality,
        "service_type": sent.service_type,
        "answer": "no_place",
        "count": 1,
    }
    SlipCount.objects.create(**fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        SlipCount.objects.create(**fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        SlipCount.objects.update(**wrong)


def test_the_pages_say_when_a_slip_is_deleted(sent, client, worker, settings):
    settings.DIRECTORY_SLIPS_KEPT_DAYS = 77
    client.force_login(worker)
    assert "77" in client.get(address("list-slips")).content.decode()


def test_no_page_mail_or_sheet_names_the_sender(sent, client, worker):
    said = [client.get(path_of(sent)).content.decode(), *(m.body for m in mail.outbox)]
    text = PdfReader(BytesIO(slip_pdf(sent, slips.url_of(sent)))).pages[0].extract_text()
    for page in (*said, text):
        assert worker.last_name not in page
        assert worker.email not in page


def test_the_sheet_is_one_tagged_page_with_the_number(sent, client):
    answer = client.get(f"{path_of(sent)}sheet.pdf")
    assert answer["Content-Type"] == "application/pdf"
    reader = PdfReader(BytesIO(answer.content))
    assert len(reader.pages) == 1
    assert sent.number in reader.pages[0].extract_text()
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_a_slip_to_a_shelter_tells_nothing(shelter, client, worker):
    Service.objects.filter(pk=shelter.pk).update(email=RECEIVER)
    shelter.refresh_from_db()
    client.force_login(worker)
    pages = [client.get(address("send-slip", shelter.pk)).content.decode()]
    slip = slips.send(
        sender=worker,
        municipality=Municipality.objects.get(code="al-has"),
        service=shelter,
        service_type=ServiceType.objects.get(code="shelter_violence"),
        urgency="now",
    )
    pages.append(client.get(path_of(slip)).content.decode())
    pages.append(client.get(address("list-slips")).content.decode())
    pages += [message.body for message in mail.outbox]
    pages.append(PdfReader(BytesIO(slip_pdf(slip, slips.url_of(slip)))).pages[0].extract_text())
    for page in pages:
        # The chooser of the sender's own municipality lists them all.
        assert [word for word in leaks(page) if word != "Kukës"] == []
        assert shelter.organization.name not in page
        assert RECEIVER not in page
    to_the_house = next(message for message in mail.outbox if message.to == [RECEIVER])
    assert str(slip.service_type) not in to_the_house.body
    assert shelter.name not in to_the_house.subject + to_the_house.body


def test_somebody_elses_slips_are_not_listed(sent, client, colleague):
    client.force_login(colleague)
    assert sent.number not in client.get(address("list-slips")).content.decode()


def test_a_long_list_costs_a_constant_number_of_queries(
    sent, desk, worker, client, django_assert_max_num_queries
):
    for number in range(10):
        other = service(desk.organization, name=f"Shërbimi {number}")
        slips.send(
            sender=worker,
            municipality=sent.municipality,
            service=other,
            service_type=sent.service_type,
            urgency="soon",
        )
    client.force_login(worker)
    with django_assert_max_num_queries(36):
        client.get(address("list-slips"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"urgency": "x"},
        {"answer": "x"},
        {"answer": "accepted"},
        {"answered_at": timezone.now()},
        {"promised_at": timezone.now() - timedelta(days=9)},
    ],
    ids=lambda wrong: "-".join(wrong),
)
def test_the_database_refuses_a_slip_that_contradicts_itself(sent, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        ReferralSlip.objects.filter(pk=sent.pk).update(**wrong)


def test_a_number_is_given_once(sent):
    with pytest.raises(IntegrityError), transaction.atomic():
        ReferralSlip.objects.create(
            number=sent.number,
            municipality=sent.municipality,
            service=sent.service,
            service_type=sent.service_type,
            urgency="now",
            promised_at=timezone.now() + timedelta(hours=1),
        )
