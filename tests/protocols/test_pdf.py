"""The printed protocol: valid, tagged, complete, and literal whatever an editor wrote."""

import io
import os
import re
import shutil
import subprocess
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
import typst
from django.urls import reverse
from django.utils.translation import override
from pypdf import PdfReader

from protocols.models import ProtocolPage
from protocols.pdf import protocol_pdf
from protocols.pdf.glyphs import REPLACEMENT, printable
from protocols.pdf.richtext import rich_nodes
from protocols.pdf.sheet import hours_text
from protocols.reading import (
    BranchReading,
    CardReading,
    LawReading,
    LimitReading,
    Named,
    PhaseReading,
    Reading,
    StepReading,
)

URL = "https://portal.example.org/sq/protokolle/femije-ne-rruge/"
TODAY = date(2026, 11, 22)
PMF = Named("pmf", "PMF", "Punonjësi për mbrojtjen e fëmijës")
HOSTILE = ['#panic("x")', "$x^2$", "C:\\temp \\u{1}", "<script>alert(1)</script>", "] } ) [ {", "*"]


def make_limit(**changes) -> LimitReading:
    values = {
        "relation": "after",
        "amount": 24,
        "unit": "hours",
        "event": "report",
        "event_name": "njoftimi",
        "at_once": True,
        "applies_to": "",
        "chip": "24 orë",
        "text": "24 orë pas njoftimit",
        "is_verified": True,
        "source": "Ligji 18/2017, neni 58",
        "checked_on": date(2026, 11, 3),
        "checked_by": "Redaksia",
    }
    return LimitReading(**(values | changes))


def make_step(number: str, **changes) -> StepReading:
    values = {
        "id": f"00000000-0000-4000-8000-{number.replace('.', '').zfill(12)}",
        "number": number,
        "heading": f"PMF njofton NJMF-në për çështjen e žčćšđ {number}",
        "action": "<p>Merr në telefon <b>policinë</b>.</p><ul><li>pret</li><li>shënon</li></ul>",
        "is_must": True,
        "roles": (PMF,),
        "limits": (make_limit(),),
        "warnings": ("Fëmija nuk lihet vetëm.",),
        "say": "Jam këtu.\nPo të dëgjoj.",
        "write_down": "Ora dhe vendi.",
        "branches": (),
        "service_types": (Named("shelter", "Strehë", "Strehim emergjent"),),
        "forms": (SimpleNamespace(title="Fletë njoftimi"),),
        "laws": (LawReading("18/2017", "Ligji për fëmijën", "58", "", False, "", None, ""),),
        "language": "sq",
        "is_behind": False,
        "is_untranslated": False,
    }
    return StepReading(**(values | changes))


def make_reading(*steps: StepReading, language="sq", is_sample=True, **page_fields) -> Reading:
    fields = {"title": "Fëmijë në rrugë", "summary": "Për kë dhe kur.", "issuing_authority": "X"}
    source = SimpleNamespace(
        pk=1,
        is_sample=is_sample,
        version=3,
        in_force_from=date(2026, 3, 1),
        review_by=date(2027, 3, 1),
        issuing_authority="X",
        jurisdiction=SimpleNamespace(law_of="e drejta e Shqipërisë"),
    )
    line = SimpleNamespace(
        label="Linja e fëmijëve", number="116 111", dial="116111", hours="24h", is_verified=False
    )
    return Reading(
        page=SimpleNamespace(pk=1 if language == "sq" else 2, **(fields | page_fields)),
        source=source,
        language=language,
        source_language="sq",
        card=CardReading(("Fëmija është vetëm.",), (line,), ("Mos e ndiq.",), ("Ora.",)),
        questions=(),
        phases=(PhaseReading("p1", "1", "Identifikimi", steps or (make_step("1.1"),), "sq"),),
        start_event="report",
        roles=(PMF,),
    )


def print_pdf(reading: Reading, **changes) -> PdfReader:
    arguments = {"current_url": URL, "today": TODAY} | changes
    return PdfReader(io.BytesIO(protocol_pdf(reading, **arguments)))


def text_of(document: PdfReader) -> str:
    """The text of all pages, each run of white space as one blank."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in document.pages))


def test_is_tagged_and_says_language_and_title():
    document = print_pdf(make_reading())
    root = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "sq"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert document.metadata.title == "Fëmijë në rrugë"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_montenegrin_says_cnr_and_an_untranslated_step_says_its_own_language():
    step = make_step("1.1", is_untranslated=True)
    document = print_pdf(make_reading(step, language="sr-latn"))
    assert document.trailer["/Root"]["/Lang"] == "cnr"
    languages = {element.get("/Lang") for element in structure(document) if element.get("/Lang")}
    assert "sq" in languages


def structure(document: PdfReader):
    """Every structure element of the document."""
    waiting = [document.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if not isinstance(element, dict):
            continue
        yield element
        kids = element.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        waiting += [kid for kid in kids if isinstance(kid.get_object(), dict)]


def test_headings_and_the_qr_code_are_in_the_structure():
    elements = list(structure(print_pdf(make_reading())))
    kinds = [element.get("/S") for element in elements]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H3") == 1  # the one step
    assert any(element.get("/S") == "/Figure" and element.get("/Alt") for element in elements)


def test_every_step_is_there_with_its_diacritics_and_facts():
    steps = [make_step(f"1.{n}") for n in range(1, 31)]
    text = text_of(print_pdf(make_reading(*steps)))
    for step in steps:
        assert step.heading in text
    for words in ("116 111", "Mos e ndiq.", "24 orë pas njoftimit", "Po të dëgjoj.", "Ora dhe"):
        assert words in text
    assert "Fletë njoftimi" in text
    assert "Strehim emergjent" in text
    assert "PMF — Punonjësi për mbrojtjen e fëmijës" in text
    assert URL in text


@pytest.mark.parametrize("evil", HOSTILE)
def test_hostile_text_is_printed_as_it_is(evil):
    escaped = evil.replace("<", "&lt;").replace(">", "&gt;")
    step = make_step("1.1", heading=f"{evil} H", say=evil, action=f"<p>{escaped} A</p>")
    document = print_pdf(make_reading(step, title=f"{evil} T"))
    text = text_of(document).replace(" ", "")
    for suffix in "HAT":
        assert f"{evil} {suffix}".replace(" ", "") in text
    assert document.metadata.title == f"{evil} T"


def test_a_character_without_glyph_becomes_a_box_that_is_explained():
    with_emoji = print_pdf(make_reading(make_step("1.1", heading="Fëmija 😀 \x07 漢")))
    assert text_of(with_emoji).count(REPLACEMENT) == 4  # three boxes and the explanation
    assert REPLACEMENT not in text_of(print_pdf(make_reading()))


def test_lone_surrogates_and_direction_overrides_do_no_harm():
    assert printable("a\ud800b\u202ec") == f"a{REPLACEMENT}bc"
    assert "abc" in text_of(print_pdf(make_reading(make_step("1.1", heading="a\u202ebc"))))


def test_facts_that_nobody_checked_say_so_in_words():
    unchecked = make_limit(is_verified=False, checked_on=None, checked_by="")
    only_limit = make_step("1.1", limits=(unchecked,), laws=())
    checked = make_step("1.1", laws=())
    marks = [
        text_of(print_pdf(make_reading(step, language="en"))).count("! not verified")
        for step in (only_limit, checked)
    ]
    assert marks == [2, 1]  # the emergency line of the card is not verified either


def test_behind_and_untranslated_steps_are_marked():
    plain = text_of(print_pdf(make_reading(make_step("1.1"), language="en")))
    behind = text_of(print_pdf(make_reading(make_step("1.1", is_behind=True), language="en")))
    missing = make_step("1.1", is_untranslated=True)
    untranslated = text_of(print_pdf(make_reading(missing, language="en")))
    assert "has changed since this was translated" in behind
    assert "Not translated yet: shown in Shqip" in untranslated
    assert "has changed since" not in plain
    assert "Not translated" not in plain


def test_notices_stand_only_where_they_are_true():
    quiet = text_of(print_pdf(make_reading(language="en", is_sample=False)))
    assert "Sample, not legal advice" not in quiet
    assert "newer protocol" not in quiet
    assert "review date has passed" not in quiet
    assert "Sample, not legal advice" in text_of(print_pdf(make_reading(language="en")))
    newer = print_pdf(make_reading(language="en"), is_superseded=True)
    assert "A newer protocol replaces this one" in text_of(newer)
    assert all("Replaced by a newer protocol" in page.extract_text() for page in newer.pages)
    late = print_pdf(make_reading(language="en"), today=date(2027, 3, 2))
    assert "The review date has passed" in text_of(late)
    assert "valid until" not in text_of(late)


def test_a_branch_links_to_its_step_and_a_lost_one_says_so():
    target = make_step("1.2")
    here = BranchReading("nëse po", "", target.anchor, "1.2", target.heading)
    lost = BranchReading("nëse jo", "", "s-gone", "9.9", "Nuk ka më")
    document = print_pdf(
        make_reading(make_step("1.1", branches=(here, lost)), target, language="en")
    )
    destinations = [
        annotation.get_object().get("/Dest")
        for page in document.pages
        for annotation in page.get("/Annots", [])
    ]
    assert target.anchor in destinations
    assert "s-gone" not in destinations
    assert "this step no longer exists" in text_of(document)


def test_every_page_carries_version_dates_and_its_number():
    steps = [make_step(f"1.{n}") for n in range(1, 9)]
    document = print_pdf(make_reading(*steps, language="en"))
    count = len(document.pages)
    assert count > 2
    for number, page in enumerate(document.pages, start=1):
        text = re.sub(r"\s+", " ", page.extract_text())
        assert f"page {number} of {count}" in text
        assert "version 3" in text
        assert "Printed on" in text
        assert "2027 or the next version" in text


def test_links_are_written_out_and_unsafe_ones_lose_their_target():
    nodes = rich_nodes(
        '<p>A <a href="/dokument/">fletë</a><a href="javascript:alert(1)">x</a>'
        "<script>alert(1)</script><blink>y</blink></p>",
        URL,
    )
    assert nodes == [
        {
            "tag": "p",
            "children": [
                "A ",
                {
                    "tag": "a",
                    "href": "https://portal.example.org/dokument/",
                    "children": ["fletë"],
                    "written-out": True,
                },
                "x",
                "y",
            ],
        }
    ]


def test_nesting_without_end_is_printed_flat():
    deep = "<b>" * 400 + "thellë" + "</b>" * 400
    assert "thellë" in text_of(print_pdf(make_reading(make_step("1.1", action=deep))))


def test_empty_protocol_and_empty_fields_still_print():
    bare = make_step(
        "1.1",
        action="",
        roles=(),
        limits=(),
        warnings=(),
        say="",
        write_down="",
        service_types=(),
        forms=(),
        laws=(),
    )
    reading = replace(make_reading(bare, summary=""), card=CardReading((), (), (), ()), roles=())
    assert bare.heading in text_of(print_pdf(reading))
    assert len(print_pdf(replace(reading, phases=())).pages) == 1


def test_hours_read_as_weekdays_and_times():
    assert hours_text("") == ""
    assert hours_text("0-4 16:00-20:00\n6 09:00-12:00").count("16:00–20:00") == 1
    assert hours_text("0-4 16:00-20:00\n6 09:00-12:00").endswith("09:00–12:00")
    assert hours_text("sipas orarit") == "sipas orarit"


def test_the_same_protocol_gives_the_same_bytes():
    reading = make_reading()
    first, second = (protocol_pdf(reading, current_url=URL, today=TODAY) for _ in range(2))
    assert first == second


def test_thirty_steps_take_less_than_a_second():
    reading = make_reading(*[make_step(f"1.{n}") for n in range(1, 31)])
    started = time.perf_counter()
    protocol_pdf(reading, current_url=URL, today=TODAY)
    assert time.perf_counter() - started < 1


def download(client, page, language: str):
    with override(language):
        return client.get(reverse("protocols:download-pdf", args=[page.pk]))


def test_every_protocol_of_the_demo_prints_whole(demo_site, client, worker):
    client.force_login(worker)
    pages = ProtocolPage.objects.live()
    assert len(pages) >= 23
    for page in pages:
        response = download(client, page, page.locale.language_code)
        assert response.status_code == 200
        assert response["Content-Type"] == "application/pdf"
        text = text_of(PdfReader(io.BytesIO(response.content)))
        assert page.title in text
        assert f"http://testserver{page.url}" in text.replace(" ", "").replace("\u200b", "")
        for phase in page.phases:
            for step in phase.value["steps"]:
                assert step["heading"] in text


def test_the_sheet_speaks_the_language_of_the_page_not_of_the_address(demo_site, client, worker):
    client.force_login(worker)
    page = ProtocolPage.objects.live().filter(locale__language_code="sr-latn").first()
    in_english = text_of(PdfReader(io.BytesIO(download(client, page, "en").content)))
    in_its_own = text_of(PdfReader(io.BytesIO(download(client, page, "sr-latn").content)))
    assert in_english == in_its_own


def test_the_sheet_of_a_page_for_professionals_is_not_for_residents(
    demo_site, client, worker, resident
):
    page = ProtocolPage.objects.live().filter(audience="professional").first()
    assert download(client, page, "sq").status_code == 302
    client.force_login(resident)
    assert download(client, page, "sq").status_code == 403
    client.force_login(worker)
    assert download(client, page, "sq").status_code == 200


@pytest.fixture(scope="module")
def verapdf(tmp_path_factory):
    """Return a function path → (is valid PDF/UA-1, veraPDF's words)."""
    home, folder = Path(__file__).with_name("verapdf"), tmp_path_factory.mktemp("verapdf")
    problem, classpath = "needs mvn and java", folder / "classpath"
    if shutil.which("mvn") and shutil.which("java"):
        shutil.copy(home / "pom.xml", folder)
        goal = ["dependency:build-classpath", f"-Dmdep.outputFile={classpath}"]
        run = subprocess.run(
            ["mvn", "-q", "-B", *goal], cwd=folder, capture_output=True, text=True, timeout=300
        )
        problem = run.stdout[-400:] if run.returncode else ""
    if problem:
        message = f"PDF/UA was NOT checked by veraPDF: {problem}"
        pytest.fail(message) if os.environ.get("REQUIRE_SERVICES") == "1" else pytest.skip(message)

    def validate(path):
        words = subprocess.run(
            ["java", "-cp", classpath.read_text(), str(home / "Validate.java"), str(path)],
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        ).stdout
        return words.startswith("PASS "), words

    return validate


def test_verapdf_accepts_the_sheet_and_refuses_an_untagged_one(verapdf, tmp_path):
    target = make_step("1.2", is_must=False, is_untranslated=True)
    branch = BranchReading("nëse po", "A po?", target.anchor, "1.2", target.heading)
    link = '<p><a href="https://example.org/">Ligji</a></p><ol><li>një<ul><li>a</li></ul></li></ol>'
    step = make_step("1.1", branches=(branch,), action=link)
    reading = replace(make_reading(step, target, language="sr-latn"), questions=(branch,))
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(protocol_pdf(reading, current_url=URL, today=TODAY))
    bad.write_bytes(typst.compile(b"= Untagged", pdf_tags=False))
    is_valid, words = verapdf(good)
    assert is_valid, words
    assert not verapdf(bad)[0]
