"""The eight blocks of plain pages: each renders its preview value, and what editors typed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.base.blocks import BodyBlock
from portal.base.models import PortalDocument, PortalImage

BLOCKS = BodyBlock().child_blocks
PIXEL = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,"
    b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


def render(name: str, raw) -> str:
    block = BLOCKS[name]
    return block.render(block.normalize(block.to_python(raw)))


@pytest.fixture
def document(db):
    return PortalDocument.objects.create(
        title="Formular njoftimi", file=SimpleUploadedFile("formular.txt", b"Data, ora, vendi")
    )


@pytest.mark.django_db
@pytest.mark.parametrize("name", BLOCKS)
def test_renders_its_preview_value(name):
    block = BLOCKS[name]
    html = block.render(block.normalize(block.get_preview_value()))
    assert html.strip()
    assert "{%" not in html
    assert "style=" not in html


def test_a_heading_can_be_linked_to():
    assert '<h2 id="kush-pergjigjet">' in render("heading", {"text": "Kush përgjigjet"})


def test_words_are_escaped():
    assert "<script>" not in render("quote", {"text": "<script>x</script>", "who": "<b>y</b>"})
    assert "<script>" not in render("heading", {"text": "<script>x</script>"})


@pytest.mark.django_db
def test_an_image_says_what_it_shows_and_loads_when_seen():
    image = PortalImage.objects.create(
        title="Harta", file=SimpleUploadedFile("pika.gif", PIXEL, "image/gif")
    )
    html = render("image", {"image": image.pk, "alternative": "Harta e Hasit", "caption": "Has"})
    assert 'alt="Harta e Hasit"' in html
    assert 'loading="lazy"' in html
    assert "<figcaption>Has</figcaption>" in html


@pytest.mark.django_db
def test_an_image_without_words_only_decorates():
    image = PortalImage.objects.create(
        title="DSC_0042", file=SimpleUploadedFile("pika.gif", PIXEL, "image/gif")
    )
    html = render("image", {"image": image.pk, "alternative": "", "caption": ""})
    assert 'alt=""' in html
    assert "DSC_0042" not in html


def test_a_danger_callout_says_so_in_a_word():
    html = render("callout", {"kind": "danger", "text": "<p>Mos e ndiq.</p>"})
    assert "card-danger" in html
    assert "callout-kind" in html


def test_a_document_says_kind_and_size(document):
    html = render("document", {"document": document.pk, "note": "bosh"})
    assert "Formular njoftimi" in html
    assert "TXT" in html
    assert "16" in html
    assert "bosh" in html


def test_a_video_loads_nothing_before_it_is_played(document):
    html = render("video", {"file": document.pk, "title": "Takimi", "captions": document.pk})
    assert 'preload="none"' in html
    assert 'kind="captions"' in html


def test_a_link_without_target_is_left_out():
    html = render(
        "link_list",
        {
            "links": [
                {"title": "Ligji", "url": "https://example.org/"},
                {"title": "Bosh", "url": ""},
            ]
        },
    )
    assert "Ligji" in html
    assert "Bosh" not in html
