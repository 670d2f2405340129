"""The text inside attached PDF files: found by page, by those who may read it."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.base import documents
from portal.base.models import DocumentText, PortalDocument, StandardPage
from protocols.sheets import summary_pdf
from search.indexing import differences, drain
from search.query import ask
from search.sections import Reader
from tests.protocols.small_protocol import publish
from tests.search.conftest import PHASE, phase, step

RESIDENT = Reader("sq", "AL")
WORKER = Reader("sq", "AL", audiences=frozenset({"public", "professional"}))
PAGES = (("Hyrje", ("Ky formular plotësohet nga PMF.",)), ("Nenet", ("Neni për trotinetin.",)))


def pdf(*pages):
    return summary_pdf("Formulari", pages or PAGES, "sq")


@pytest.fixture
def form(site, django_capture_on_commit_callbacks):
    """A form that no page offers yet, its text read."""
    with django_capture_on_commit_callbacks(execute=True):
        document = PortalDocument(title="Formulari", language="sq", jurisdiction_id="AL")
        document.file.save("formulari.pdf", ContentFile(pdf()), save=True)
    document.refresh_from_db()
    return document


def offer(page, *forms, **fields):
    forms = [{"type": "item", "id": f"0000000{form.pk}", "value": form.pk} for form in forms]
    heading = page.title
    phases = [
        phase(
            PHASE,
            "Fillimi",
            step(page.phases[0].value["steps"].bound_blocks[0].id, heading, forms=forms),
        )
    ]
    publish(page, phases=phases, **fields)
    drain()


def found(words="trotinetin", reader=RESIDENT):
    return [hit.section for hit in ask(words, reader).hits if hit.section.kind == "document"]


def test_the_text_is_read_page_by_page(form):
    texts = {text.number: text.text for text in DocumentText.objects.all()}
    assert set(texts) == {1, 2}
    assert "plotësohet nga PMF" in texts[1]
    assert "trotinetin" in texts[2]
    assert form.text_hash


def test_a_form_is_found_once_a_live_page_offers_it(form, street):
    assert found() == []
    offer(street, form)
    (section,) = found()
    assert section.url == f"{form.url}#page=2"
    assert section.title == "Formulari"
    assert (section.jurisdiction, section.audience) == ("AL", "public")
    assert list(differences()) == []


def test_a_form_that_is_offered_no_more_is_not_found(form, street):
    offer(street, form)
    offer(street)
    assert found() == []
    offer(street, form)
    street.refresh_from_db()
    street.unpublish()
    drain()
    assert found() == []


def test_a_form_of_professional_pages_alone_is_for_professionals(form, street):
    offer(street, form, audience="professional")
    assert found() == []
    (section,) = found(reader=WORKER)
    assert section.audience == "professional"
    about = StandardPage.objects.get()
    about.body = [("document", {"document": form, "note": ""})]
    publish_plain(about)
    (section,) = found()
    assert section.audience == "public"


def publish_plain(page):
    page.save_revision().publish()
    drain()


def test_a_form_that_turns_professional_is_gone(form, street):
    offer(street, form)
    form.audience = "professional"
    form.save()
    assert found() == []  # before the index heard of it
    drain()
    assert ask("trotinetin", RESIDENT).total == 0
    assert len(found(reader=WORKER)) == 1


def test_another_file_is_read_again_and_the_same_one_is_not(
    form, street, monkeypatch, django_capture_on_commit_callbacks
):
    offer(street, form)
    read = []
    real = documents.pages_of
    monkeypatch.setattr(documents, "pages_of", lambda *a: read.append(1) or real(*a))
    with django_capture_on_commit_callbacks(execute=True):
        form.title = "Formulari i ri"
        form.save()
    assert read == []
    with django_capture_on_commit_callbacks(execute=True):
        form.file.save("formulari.pdf", ContentFile(pdf(("Ri", ("Neni për biçikletën.",)))))
    assert read == [1]
    assert found("biçikletën")
    assert found("trotinetin") == []


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7\ngarbage", b"no pdf at all", b"%PDF-1.4\n%%EOF"]
)
def test_a_file_that_cannot_be_read_has_no_text(site, content, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        document = PortalDocument(title="Prishur")
        document.file = SimpleUploadedFile("prishur.pdf", content or b" ")
        document.save()
    assert not document.texts.exists()


def test_other_files_are_left_alone(site, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        document = PortalDocument(title="Shënim")
        document.file = SimpleUploadedFile("shenim.txt", b"trotineti")
        document.save()
    assert not document.texts.exists()
    assert documents.read_text.func(999_999) == 0
