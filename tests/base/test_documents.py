"""Files: what is uploaded is what its name says, in every place where one can upload."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Collection
from wagtail.users.models import UserProfile

from portal.base.forms import is_what_it_says
from portal.base.models import PortalDocument

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(64)
PAGE = b"<!doctype html><script>alert(1)</script>"


def office(name):
    """Return the bytes of a zip archive that holds a file called `name`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "<x/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ligji.pdf", PDF),
        ("LIGJI.PDF", PDF),
        ("me-hapje.pdf", b"\xef\xbb\xbf" + PDF),
        ("formular.docx", office("word/document.xml")),
        ("tabela.xlsx", office("xl/workbook.xml")),
        ("letër.odt", office("content.xml")),
        ("shënim.txt", "Shënim".encode()),
    ],
)
def test_a_file_that_is_what_it_says_is_taken(name, content):
    assert is_what_it_says(SimpleUploadedFile(name, content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ligji.pdf", PROGRAM),
        ("ligji.pdf", PAGE),
        ("ligji.pdf", b""),
        ("formular.docx", PDF),
        ("formular.docx", office("xl/workbook.xml")),
        ("formular.docx", b"PK\x03\x04 and then nothing"),
        ("shënim.txt", PROGRAM),
        ("pa-mbaresë", PDF),
        ("program.exe", PROGRAM),
    ],
)
def test_a_file_that_lies_is_refused(name, content):
    assert not is_what_it_says(SimpleUploadedFile(name, content))


@pytest.fixture
def desk(client, editor):
    profile = UserProfile.get_for_user(editor)
    profile.preferred_language = "en"
    profile.save()
    client.force_login(editor)
    return client


def fields(name="ligji.pdf", content=PDF, **more):
    return {
        "title": "Ligji",
        "language": "sq",
        "audience": "public",
        "collection": Collection.get_first_root_node().pk,
        "file": SimpleUploadedFile(name, content),
        **more,
    }


def test_the_editor_uploads_a_file(desk):
    response = desk.post(reverse("wagtaildocs:add"), fields(audience="professional"))
    assert response.status_code == 302
    document = PortalDocument.objects.get()
    assert (document.title, document.audience) == ("Ligji", "professional")
    assert document.file.read() == PDF


def test_a_lying_file_is_named_at_the_field_and_nothing_else_is_lost(desk):
    response = desk.post(
        reverse("wagtaildocs:add"), fields(content=PROGRAM, audience="professional")
    )
    form = response.context["form"]
    with override("en"):
        assert list(form.errors) == ["file"]
        [message] = form.errors["file"]
        assert "The content of “ligji.pdf” is not PDF" in message
    assert (form["title"].value(), form["audience"].value()) == ("Ligji", "professional")
    assert not PortalDocument.objects.exists()


def upload_among_several(desk, name, content, title="Ligji"):
    return desk.post(
        reverse("wagtaildocs:add_multiple"),
        {"title": title, "files[]": SimpleUploadedFile(name, content)},
        headers={"X-Requested-With": "XMLHttpRequest"},
    ).json()


def test_of_several_files_the_lying_one_is_named_and_the_others_are_kept(desk):
    good = upload_among_several(desk, "ligji.pdf", PDF)
    bad = upload_among_several(desk, "tjetër.pdf", PROGRAM)
    assert not bad["success"]
    [message] = bad["error_message"].splitlines()
    assert "The content of “tjetër.pdf” is not PDF" in message
    assert good["success"]
    document = PortalDocument.objects.get()
    assert (document.file.read(), document.audience) == (PDF, "professional")


def test_a_file_uploaded_without_a_title_is_kept_until_it_has_one(desk):
    upload = upload_among_several(desk, "ligji.pdf", PDF, title="")["uploaded_file_id"]
    asked = {name: value for name, value in fields().items() if name != "file"}
    address = reverse("wagtaildocs:create_multiple_from_uploaded_document", args=[upload])
    answer = desk.post(
        address,
        {f"uploaded-document-{upload}-{name}": value for name, value in asked.items()},
        headers={"X-Requested-With": "XMLHttpRequest"},
    ).json()
    assert answer["success"], answer
    assert PortalDocument.objects.get().file.read() == PDF


def test_the_chooser_in_the_page_editor_refuses_a_lying_file_too(desk):
    response = desk.post(
        reverse("wagtaildocs_chooser:create"),
        {f"document-chooser-upload-{name}": value for name, value in fields(content=PAGE).items()},
    )
    assert response.status_code == 200
    assert response.json()["step"] != "chosen"
    assert not PortalDocument.objects.exists()


def test_a_new_file_under_an_old_document_is_looked_at_too(desk):
    desk.post(reverse("wagtaildocs:add"), fields())
    document = PortalDocument.objects.get()
    desk.post(reverse("wagtaildocs:edit", args=[document.pk]), fields(content=PROGRAM))
    document.refresh_from_db()
    assert document.file.read() == PDF


@pytest.mark.parametrize("name", ["program.exe", "pa-mbaresë"])
def test_another_ending_is_refused_once_and_the_allowed_ones_are_named(desk, name):
    form = desk.post(reverse("wagtaildocs:add"), fields(name, PROGRAM)).context["form"]
    several = upload_among_several(desk, name, PROGRAM)
    [message] = form.errors["file"]
    assert list(form.errors) == ["file"]
    for said in (message, several["error_message"]):
        assert f"“{name}”" in said
        assert "PDF, DOCX, XLSX" in said
    assert not PortalDocument.objects.exists()


def test_no_file_at_all_is_said_once(desk):
    form = desk.post(reverse("wagtaildocs:add"), fields(file="")).context["form"]
    assert len(form.errors["file"]) == 1
