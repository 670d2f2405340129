"""The eight shared blocks. Each has a template, a preview value and a render test."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

RICH_TEXT = ["bold", "italic", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("heading"), max_length=120, default="")

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "base/blocks/heading.html"
        preview_value = {"text": "Kush përgjigjet"}
        description = _("A heading inside the page; it appears in the page's index.")


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(**({"features": RICH_TEXT, "default": ""} | kwargs))

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "base/blocks/text.html"
        preview_value = "<p>PMF thotë emrin dhe punën e vet.</p>"
        description = _("Paragraphs, lists and links.")


class ImageBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("image"))
    alternative = blocks.CharBlock(
        label=_("what it shows"),
        max_length=250,
        required=False,
        default="",
        help_text=_("Read aloud to those who do not see it. Empty: the image only decorates."),
    )
    caption = blocks.CharBlock(label=_("caption"), max_length=250, required=False, default="")

    class Meta:
        icon = "image"
        label = _("Image")
        template = "base/blocks/image.html"
        preview_value = {"image": None, "alternative": "", "caption": "Harta e shërbimeve"}


class CalloutBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        label=_("kind"),
        choices=[("note", _("Note")), ("danger", _("Danger"))],
        default="note",
    )
    text = TextBlock(label=_("text"))

    class Meta:
        icon = "warning"
        label = _("Callout")
        template = "base/blocks/callout.html"
        preview_value = {"kind": "note", "text": "<p>Ruaje këtë numër.</p>"}


class LinkBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"), max_length=120, default="")
    page = blocks.PageChooserBlock(label=_("page"), required=False)
    url = blocks.URLBlock(label=_("or address"), required=False, default="")


class LinkListBlock(blocks.StructBlock):
    links = blocks.ListBlock(LinkBlock(), label=_("links"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Link list")
        template = "base/blocks/link_list.html"
        preview_value = {"links": [{"title": "Protokollet", "url": "https://example.org/"}]}


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("document"))
    note = blocks.CharBlock(label=_("note"), max_length=200, required=False, default="")

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "base/blocks/document.html"
        preview_value = {"document": None, "note": "Formular bosh"}


class VideoBlock(blocks.StructBlock):
    file = DocumentChooserBlock(label=_("video file"))
    title = blocks.CharBlock(label=_("title"), max_length=120, default="")
    captions = DocumentChooserBlock(label=_("captions (WebVTT)"), required=False)

    class Meta:
        icon = "media"
        label = _("Video")
        template = "base/blocks/video.html"
        preview_value = {"file": None, "title": "Takimi i parë", "captions": None}


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("quote"), default="")
    who = blocks.CharBlock(label=_("who said it"), max_length=120, required=False, default="")

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "base/blocks/quote.html"
        preview_value = {"text": "Fëmija flet kur ndihet i sigurt.", "who": "PMF, Berat"}


class BodyBlock(blocks.StreamBlock):
    heading = HeadingBlock()
    text = TextBlock()
    image = ImageBlock()
    callout = CalloutBlock()
    link_list = LinkListBlock()
    document = DocumentBlock()
    video = VideoBlock()
    quote = QuoteBlock()

    class Meta:
        required = False
