"""The editors' desk: lists of searches, words with a preview, bets, and tasks for owners."""

import csv
import io
import re
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.db import IntegrityError, transaction
from wagtail.users.models import UserProfile

from portal.reference.models import Topic
from search import asked, synonyms
from search.desk import preview
from search.models import AskedQuery, BestBet, ContentGap, SynonymGroup
from search.query import ask
from search.sections import Reader
from tests.search.conftest import COURT, LISTEN, MEET

LISTS = {
    "vain": "/admin/reports/searches/",
    "unopened": "/admin/reports/searches/unopened/",
    "most": "/admin/reports/searches/most-asked/",
}
SYNONYMS = "/admin/snippets/search/synonymgroup/"
BETS = "/admin/snippets/search/bestbet/"
GAPS = "/admin/snippets/search/contentgap/"
CHOOSE = ("Choose a topic", "Zgjidh një temë", "Izaberite temu")
TODAY = date.today()


def row(text, *, day=TODAY, language="sq", **numbers):
    values = {"results": 0, "times": 1} | numbers
    return AskedQuery.objects.create(day=day, language=language, text=text, **values)


def words(response):
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


# Lists of searches


def test_each_list_shows_its_own(db, desk):
    row("lypsar", times=7)
    row("dhuna", results=9, watched=4, opened=0, times=5)
    row("shkolla", results=9, watched=4, opened=3, times=6)
    row("pa javascript", results=9, times=3)
    row("", language="en", times=2)
    shown = {name: words(desk.get(address)) for name, address in LISTS.items()}
    assert {
        name: [
            text for text in ("lypsar", "dhuna", "shkolla", "pa javascript") if f">{text}<" in html
        ]
        for name, html in shown.items()
    } == {
        "vain": ["lypsar"],
        "unopened": ["dhuna"],
        "most": ["lypsar", "dhuna", "shkolla", "pa javascript"],
    }
    assert "lypsar" not in words(desk.get(LISTS["vain"], {"language": "en"}))
    assert "lypsar" in words(desk.get(LISTS["vain"] + "results/"))


def test_a_week_is_one_row_and_can_be_chosen(db, desk):
    monday = TODAY - timedelta(days=TODAY.weekday())
    row("lypsar", day=monday, times=7)
    row("lypsar", day=monday + timedelta(days=1), times=4)
    row("lypsar", day=monday - timedelta(days=3), times=100)
    html = words(desk.get(LISTS["most"], {"week": monday.isoformat()}))
    assert ">11<" in html
    assert ">100<" not in html
    assert words(desk.get(LISTS["most"])).count(">lypsar<") == 2


def test_what_was_found_since_is_no_longer_missing(db, desk):
    row("lypsar", day=TODAY - timedelta(days=2))
    row("lypsar", results=3)
    assert ">lypsar<" not in words(desk.get(LISTS["vain"]))


def test_an_export_is_in_one_language_and_holds_no_formula(topic, desk, editor):
    typed = ["=1+1", "+355", "-x", "@sum(1)", "＝1+1", "fëmijë = lypin"]
    for text in typed:
        row(text)
        ContentGap.objects.create(topic=topic, language="sq", text=text, times=3)
    SynonymGroup.objects.create(language="sq", terms="-lypsar\nlypin", note="=cmd")
    UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": "sq"})
    for address in (LISTS["vain"], GAPS):
        exported = table(desk.get(address, {"export": "csv"}))
        column = next(at for at, cell in enumerate(exported[1]) if "1+1" in cell or "355" in cell)
        cells = {line[column] for line in exported[1:]}
        assert cells == {"'=1+1", "'+355", "'-x", "'@sum(1)", "'＝1+1", "fëmijë = lypin"}
        assert "Week" not in exported[0]
        assert "week" not in exported[0]
    assert "3" in exported[1]
    (line,) = table(desk.get(SYNONYMS, {"export": "csv"}))[1:]
    assert "'=cmd" in line


def table(response):
    text = b"".join(response.streaming_content).decode()
    return list(csv.reader(io.StringIO(text)))


def test_it_is_exported(db, desk):
    row("lypsar", times=7)
    exported = desk.get(LISTS["vain"], {"export": "csv"})
    assert b"lypsar,7" in b"".join(exported.streaming_content)
    assert desk.get(LISTS["vain"], {"export": "xlsx"}).status_code == 200


def test_one_click_leads_to_a_filled_form(db, desk):
    row("lypsar i vogël")
    html = words(desk.get(LISTS["vain"]))
    for address in (SYNONYMS, BETS, GAPS):
        start = html.index(f'href="{address}add/?')
        link = html[start + 6 : html.index('"', start + 6)].replace("&amp;", "&")
        assert "lypsar i vogël" in words(desk.get(link))


def test_whoever_may_view_it_sees_it_without_what_they_may_not_do(db, client, trainer):
    row("lypsar")
    trainer.user_permissions.add(
        Permission.objects.get(content_type__app_label="search", codename="view_askedquery")
    )
    client.force_login(trainer)
    html = words(client.get(LISTS["vain"]))
    assert "lypsar" in html
    assert SYNONYMS not in html


@pytest.mark.parametrize("address", [*LISTS.values(), SYNONYMS, BETS, GAPS])
def test_others_do_not(db, client, worker, keeper, address):
    row("lypsar")
    assert client.get(address).status_code == 302
    for person in (worker, keeper):
        client.force_login(person)
        assert "lypsar" not in client.get(address, follow=True).content.decode()


# Synonyms


def form(*terms, **fields):
    return {"language": "sq", "direction": "=", "terms": "\n".join(terms), "note": ""} | fields


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        (("lypsar", "në të"), "në të"),
        (("lypsar", "?!…"), "?!…"),
        (("lypsar",), "terms"),
        (("fëmijë", "fëmijët"), "terms"),
        (("lypsar", "x" * 200), "x" * 40),
    ],
)
def test_terms_that_mean_nothing_to_search_are_refused(db, desk, terms, said):
    html = words(desk.post(SYNONYMS + "add/", form(*terms)))
    assert "error-message" in html
    assert said in html
    assert not SynonymGroup.objects.exists()


@pytest.mark.parametrize("field", ["terms", "note"])
@pytest.mark.parametrize("personal", ["Arben Gjergj Hoxha", "069 123 4567", "arta.k@example.org"])
def test_nobodys_name_or_number_is_shown_as_a_synonym(db, desk, field, personal):
    given = form("lypsar", personal) if field == "terms" else form("lypsar", "lypin", note=personal)
    html = words(desk.post(SYNONYMS + "add/", given))
    assert "error-message" in html
    assert f"“{personal}”" in html
    assert not SynonymGroup.objects.exists()


def test_an_office_is_no_person(db, desk):
    desk.post(SYNONYMS + "add/", form("Shërbimi Social Shtetëror", "povratak kući"))
    assert SynonymGroup.objects.exists()


def test_the_same_entry_is_kept_once_and_the_first_is_shown(db, desk):
    first = SynonymGroup.objects.create(language="sq", terms="lypsar\nlypin\nfëmijë rruge")
    same = form("FEMIJET E RRUGES", "lypsarët", "lypin")
    html = words(desk.post(SYNONYMS + "add/", same))
    assert f'<a href="{SYNONYMS}edit/{first.pk}/">' in html
    desk.post(SYNONYMS + "add/", same | {"direction": ">"})
    desk.post(SYNONYMS + "add/", same | {"direction": ">"})
    assert SynonymGroup.objects.count() == 2
    desk.post(SYNONYMS + "add/", form("lypsar", "lypin", "fëmijë rruge", direction=">"))
    assert SynonymGroup.objects.count() == 3  # one way from another word
    desk.post(f"{SYNONYMS}edit/{first.pk}/", same | {"note": "x"})
    first.refresh_from_db()
    assert first.note == "x"  # it is not the same as itself


def test_an_acronym_that_reads_like_a_stop_word_is_no_stop_word(db, desk):
    desk.post(SYNONYMS + "add/", form("NE", "ndihma ekonomike"))
    assert SynonymGroup.objects.get().lines == ["NE", "ndihma ekonomike"]


def test_the_preview_shows_what_changes_and_saves_nothing(site, desk):
    row("lypsaxhinj", times=12)
    row("gjykata", results=3)
    html = words(desk.post(SYNONYMS + "add/", form("lypsaxhinj", "lypin") | {"show-changes": "1"}))
    panel = html[html.index('id="changes"') :]
    assert "“lypsaxhinj”" in panel
    assert "PMF takon fëmijë që lypin" in panel
    assert "fate-added" in panel
    assert "“gjykata”" not in panel
    assert "<code>lypsaxhinj</code>" in panel  # what search makes of the term
    assert not SynonymGroup.objects.exists()
    assert not ask("lypsaxhinj", Reader("sq", "AL")).total


def test_the_preview_of_what_cannot_be_saved_says_why_and_shows_nothing_old(site, desk):
    html = words(desk.post(SYNONYMS + "add/", form("lypsaxhinj") | {"show-changes": "1"}))
    panel = html[html.index('id="changes"') :]
    assert 'data-shown="refusals"' in panel
    assert re.search("<li>Fjalë[^<]*: ", panel)  # which field it is
    assert "help-critical" in panel
    assert "<table" not in panel
    fresh = words(desk.get(SYNONYMS + "add/"))
    assert "data-shown" not in fresh


def test_the_preview_of_an_edit_compares_with_what_is_saved(site, desk):
    row("lypsaxhinj")
    group = SynonymGroup.objects.create(language="sq", terms="lypsaxhinj\nlypin")
    address = f"{SYNONYMS}edit/{group.pk}/"
    same = words(desk.post(address, form("lypsaxhinj", "lypin") | {"show-changes": "1"}))
    assert 'class="shift"' not in same
    other = words(desk.post(address, form("lypsaxhinj", "gjykata") | {"show-changes": "1"}))
    assert "fate-lost" in other[other.index('id="changes"') :]
    group.refresh_from_db()
    assert group.lines == ["lypsaxhinj", "lypin"]


def test_the_preview_asks_for_the_editor_alone(site, desk):
    """An editor who is no professional sees no professionals' page in the preview either."""
    row("lypsaxhinj")
    data = form("lypsaxhinj", "xhindokull") | {"show-changes": "1"}
    assert "Psikologu" in words(desk.post(SYNONYMS + "add/", data))
    type(editor := desk_user(desk)).objects.filter(pk=editor.pk).update(confirmed_at=None)
    assert "Psikologu" not in words(desk.post(SYNONYMS + "add/", data))


def desk_user(client):
    from portal.accounts.models import User

    return User.objects.get(pk=client.session["_auth_user_id"])


def test_the_preview_says_when_time_was_up(site, desk, monkeypatch):
    monkeypatch.setattr(preview, "MOST_SECONDS", -1)
    row("lypsaxhinj")
    found = preview.of_synonyms(synonyms.NONE, synonyms.NONE, lambda code: Reader(code, "AL"))
    assert found.is_cut
    assert found.looked_at == 0


def test_the_collection_is_tried_too(site, settings, tmp_path):
    (tmp_path / "queries.jsonl").write_text(
        '{"qid": "1", "lang": "cnr", "query": "lypsaxhinj"}\n', encoding="utf-8"
    )
    settings.SEARCH_COLLECTION = tmp_path
    new = synonyms.parse(["sq = lypsaxhinj | lypin"])
    found = preview.of_synonyms(synonyms.NONE, new, lambda code: Reader(code, "AL"))
    (shift,) = found.shifts
    assert (shift.question.language, shift.question.times) == ("sr-latn", 0)
    assert [place.fate for place in shift.after][:1] == ["added"]


def test_without_an_index_the_preview_says_so(db, desk, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "nowhere"
    row("lypsaxhinj")
    html = words(desk.post(SYNONYMS + "add/", form("lypsaxhinj", "lypin") | {"show-changes": "1"}))
    assert "help-warning" in html


def test_a_very_common_word_is_warned_of_and_kept(site, desk):
    html = words(desk.post(SYNONYMS + "add/", form("fëmijë", "çuni"), follow=True))
    assert "fëmijë” (" in html
    assert SynonymGroup.objects.exists()


# Best bets


@pytest.mark.parametrize(
    ("written", "kept"), [("Fakulteti i Punës Sociale", 1), ("Arben Gjergj Hoxha", 0)]
)
def test_a_bet_may_name_an_office_and_no_person(desk, street, written, kept):
    desk.post(BETS + "add/", bet_form(street, text=written))
    assert BestBet.objects.count() == kept


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "This may tell of a person and is not kept: “Vera”."),
        ("sq", "Kjo mund të tregojë për një person dhe nuk ruhet: “Vera”."),
        ("sr-latn", "Ovo možda govori o nekoj osobi i ne čuva se: “Vera”."),
    ],
)
def test_a_refused_bet_says_which_word_it_takes_for_a_name(street, desk, editor, language, said):
    UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": language})
    html = words(desk.post(BETS + "add/", bet_form(street, text="dijete Vera na ulici")))
    assert said in html
    assert not BestBet.objects.exists()


def bet_form(page, **fields):
    values = {
        "language": "sq",
        "text": "urdhri i gjykatës",
        "page": page.pk,
        "step": "",
        "since": TODAY.isoformat(),
        "until": (TODAY + timedelta(days=9)).isoformat(),
    }
    return values | fields


@pytest.mark.parametrize("step", ["1.2", f"/sq/p/rruga/#s-{LISTEN}", LISTEN.upper()])
def test_a_bet_names_a_step_by_number_or_link(street, desk, editor, step):
    desk.post(BETS + "add/", bet_form(street, step=step))
    bet = BestBet.objects.get()
    assert bet.piece == f"{street.translation_key}:{LISTEN}"
    assert bet.made_by == editor


def test_a_bet_that_leads_nowhere_is_refused(street, desk):
    assert "error-message" in words(desk.post(BETS + "add/", bet_form(street, step="9.9")))
    assert "error-message" in words(desk.post(BETS + "add/", bet_form(street, text="?!")))
    late = {"until": (TODAY - timedelta(days=1)).isoformat()}
    assert "error-message" in words(desk.post(BETS + "add/", bet_form(street, **late)))
    street.unpublish()
    assert "error-message" in words(desk.post(BETS + "add/", bet_form(street)))
    assert not BestBet.objects.exists()


def test_a_bet_that_is_over_is_not_made_but_one_in_force_can_be_ended(street, desk):
    yesterday = (TODAY - timedelta(days=1)).isoformat()
    past = {"since": (TODAY - timedelta(days=9)).isoformat(), "until": yesterday}
    assert "error-message" in words(desk.post(BETS + "add/", bet_form(street, **past)))
    assert not BestBet.objects.exists()
    begun = past | {"until": TODAY.isoformat()}
    desk.post(BETS + "add/", bet_form(street, **begun))
    bet = BestBet.objects.get()
    desk.post(f"{BETS}edit/{bet.pk}/", bet_form(street, **past))
    bet.refresh_from_db()
    assert bet.until.isoformat() == yesterday


def test_the_same_bet_is_made_once_and_the_first_is_shown(street, desk):
    desk.post(BETS + "add/", bet_form(street, step="1.2"))
    bet = BestBet.objects.get()
    same = {"step": LISTEN, "text": "GJYKATA, urdhrin"}
    html = words(desk.post(BETS + "add/", bet_form(street, **same)))
    assert f'<a href="{BETS}edit/{bet.pk}/">' in html
    desk.post(BETS + "add/", bet_form(street, **same | {"step": MEET}))
    desk.post(BETS + "add/", bet_form(street, **same | {"text": "gjykata"}))
    later = TODAY + timedelta(days=10)
    desk.post(
        BETS + "add/",
        bet_form(street, **same, since=later.isoformat(), until=later.isoformat()),
    )
    assert BestBet.objects.count() == 4


@pytest.mark.parametrize("value", ["abc", "0", "9" * 40, "\0", ""])
@pytest.mark.parametrize(
    ("address", "name"),
    [(BETS, "page"), (GAPS, "topic"), (BETS, "until"), (SYNONYMS, "direction"), (GAPS, "language")],
)
def test_what_an_address_cannot_fill_in_is_left_out(db, desk, address, name, value):
    assert "w-editor-form" in words(desk.get(address + "add/", {name: value, "text": "lypsar"}))


def test_the_preview_of_a_bet(street, desk):
    row("gjykata urdhri", results=1)
    data = bet_form(street, step=MEET, text="urdhri i gjykatës") | {"show-changes": "1"}
    panel = words(desk.post(BETS + "add/", data))
    panel = panel[panel.index('id="changes"') :]
    assert "PMF takon" in panel
    assert not BestBet.objects.exists()


def test_the_list_says_which_bets_are_not_shown(street, desk):
    desk.post(BETS + "add/", bet_form(street, step="1.2"))
    assert "w-status--primary" in words(desk.get(BETS))
    BestBet.objects.update(step=COURT, piece="gone")
    assert "w-status--primary" not in words(desk.get(BETS))
    street.unpublish()
    assert "w-status--primary" not in words(desk.get(BETS))


# Missing content


@pytest.fixture
def topic(db, editor):
    return Topic.objects.create(
        name="street", name_sq="Rruga", name_sr_latn="Ulica", name_en="Street", owner=editor
    )


def gap_form(topic, **fields):
    return {"topic": topic.pk, "language": "sq", "text": "lypsar", "note": ""} | fields


def test_a_task_may_name_an_office_and_counts_acronyms(topic, desk):
    row("KEMP dokumente", times=3)
    text, note = "KEMP dokumente", "Pyet Qendrën Kombëtare në Tiranë"
    desk.post(GAPS + "add/", gap_form(topic, text=text, note=note))
    assert ContentGap.objects.get().times == 3


def test_the_owner_of_the_topic_hears_and_sees_it(
    topic, desk, editor, django_capture_on_commit_callbacks
):
    row("lypsar", times=7)
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(GAPS + "add/", gap_form(topic))
    gap = ContentGap.objects.get()
    assert (gap.owner, gap.times, gap.state) == (editor, 7, "open")
    (letter,) = mail.outbox
    assert letter.to == [editor.email]
    assert "lypsar" in letter.subject
    assert "lypsar" in words(desk.get("/admin/"))
    desk.post(f"{GAPS}edit/{gap.pk}/", gap_form(topic, state="done"), follow=True)
    gap.refresh_from_db()
    assert (gap.state, gap.done_on) == ("done", TODAY)
    assert "lypsar" not in words(desk.get("/admin/"))


def test_a_topic_without_owner_is_said(topic, desk):
    Topic.objects.update(owner=None)
    html = words(desk.post(GAPS + "add/", gap_form(topic), follow=True))
    assert "Rruga" in html
    assert ContentGap.objects.get().owner is None
    assert not mail.outbox


@pytest.mark.parametrize("lost", ["rights", "account"])
def test_an_owner_who_cannot_open_the_desk_gets_no_task_and_that_is_said(
    topic, desk, resident, editor, lost, django_capture_on_commit_callbacks
):
    if lost == "rights":
        Topic.objects.update(owner=resident)
    else:
        type(resident).objects.filter(pk=resident.pk).update(is_active=False, is_superuser=True)
        Topic.objects.update(owner=resident)
    with django_capture_on_commit_callbacks(execute=True):
        html = words(desk.post(GAPS + "add/", gap_form(topic), follow=True))
    assert "Rruga" in html[html.index("messages") :]
    assert ContentGap.objects.get().owner is None
    assert not mail.outbox


def test_who_cannot_open_the_desk_is_not_offered_as_owner(topic, desk, editor, resident):
    names = {"name": "x", "slug": "x", "name_sq": "x", "name_sr_latn": "x", "name_en": "x"}
    address = f"/admin/snippets/reference/topic/edit/{topic.pk}/"
    html = words(desk.get(address))
    assert f'<option value="{editor.pk}"' in html
    assert f'<option value="{resident.pk}"' not in html
    assert "error-message" in words(desk.post(address, names | {"owner": resident.pk}))
    desk.post(address, names | {"owner": editor.pk})
    topic.refresh_from_db()
    assert (topic.owner, topic.name_sq) == (editor, "x")


@pytest.mark.parametrize(
    ("owners", "said"),
    [("sq", "Përmbajtje që mungon"), ("sr-latn", "Sadržaj koji nedostaje"), ("", "Përmbajtje që")],
)
def test_the_owner_reads_the_letter_in_their_own_language(
    topic, client, administrator, editor, owners, said, django_capture_on_commit_callbacks
):
    for user, language in ((editor, owners), (administrator, "en")):
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    client.force_login(administrator)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(GAPS + "add/", gap_form(topic))
    (letter,) = mail.outbox
    assert letter.subject.startswith(said)
    assert ("Ulica" if owners == "sr-latn" else "Rruga") in letter.body


def test_the_button_for_a_topic_speaks_each_editors_language(topic, desk, editor):
    said = []
    for language in ("en", "sq", "sr-latn"):
        UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": language})
        html = words(desk.get(GAPS + "add/"))
        said.append([word for word in CHOOSE if word in html])
    assert said == [["Choose a topic"], ["Zgjidh një temë"], ["Izaberite temu"]]


@pytest.mark.parametrize("field", ["text", "note"])
def test_nobodys_name_gets_into_a_task(topic, desk, field):
    html = words(desk.post(GAPS + "add/", gap_form(topic, **{field: "Arben Gjergj Hoxha"})))
    assert "error-message" in html
    assert "“Arben Gjergj Hoxha”" in html
    assert not ContentGap.objects.exists()


def test_a_gap_is_done_on_a_day_or_open(topic):
    gap = {"topic": topic, "language": "sq", "text": "x"}
    for wrong in ({"state": "done"}, {"state": "open", "done_on": TODAY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ContentGap.objects.create(**gap, **wrong)


def test_gaps_long_done_are_forgotten(topic):
    old = TODAY - timedelta(days=91)
    gap = {"topic": topic, "language": "sq", "text": "x"}
    ContentGap.objects.create(**gap, state="done", done_on=old)
    ContentGap.objects.create(**gap, made_on=old)
    assert asked.forget_old() == 1
    assert ContentGap.objects.get().state == "open"


@pytest.mark.parametrize(("language", "is_placed"), [("sq", True), ("sr-latn", False)])
def test_a_look_at_changes_is_that_of_a_reader_who_did_not_say_where(editor, language, is_placed):
    from search.desk.words import reader_of

    reader = reader_of(editor, language)
    assert (reader.is_placed, reader.is_assumed, reader.municipality) == (is_placed, True, "")
