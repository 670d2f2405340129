"""How plain pages are found, and the text inside attached documents, page by page."""

import re
from html import unescape

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils.html import strip_tags
from django.utils.text import slugify
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, ReferenceIndex
from wagtail.rich_text import RichText

from portal.accounts.access import Audience
from portal.base.models import HomePage, PortalDocument, StandardPage
from portal.reference.models import Acronym, in_language
from search.registry import SearchIndex, key_of, not_searchable, register
from search.sections import Facts, Reader, Section

BLOCK_TAG = re.compile(r"</?(?:p|li|ul|ol|br|h[1-6]|hr|div|blockquote)\b[^>]*>", re.IGNORECASE)


def plain_text(html: str) -> str:
    """Return the words of stored rich text, one space where a block ended, none at inline marks."""
    return " ".join(unescape(strip_tags(BLOCK_TAG.sub(" ", html))).split())


# Plain pages: one section up to the first heading, one for each heading after it.


def page_sections(page) -> list[Section]:
    if not page.live or page.alias_of_id:
        return []
    language = page.locale.language_code
    sections = []
    for block_id, heading, texts in _parts(page):
        anchor = slugify(heading)  # as templates/base/blocks/heading.html writes it
        sections.append(
            Section(
                uid=f"{key_of(page)}:{block_id}:{language}",
                object_key=key_of(page),
                kind="page",
                title=heading,
                path=() if block_id == "top" else (page.title,),
                body=" ".join(texts),
                url=page.get_url() if block_id == "top" else f"{page.get_url()}#{anchor}",
                language=language,
                audience=page.audience,
                group=f"{page.translation_key}:{block_id}",
                day=page.last_published_at.date() if page.last_published_at else None,
            )
        )
    return sections


def _parts(page):
    """Return (block id, heading, texts) of each run of blocks below one heading."""
    parts = [("top", page.title, [page.intro] if page.intro else [])]
    for block in page.body:
        if block.block_type == "heading":
            parts.append((block.id, block.value["text"], []))
        else:
            parts[-1][2].extend(_texts(block.value))
    return parts


def _texts(value) -> list[str]:
    """Return every word of a block's value that its reader sees."""
    if isinstance(value, RichText):
        return [plain_text(value.source)]
    if isinstance(value, PortalDocument):
        return [value.title]
    if isinstance(value, str):
        return [] if value in ("note", "danger") or value.startswith("http") else [value]
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _texts(inner)]
    if hasattr(value, "__iter__"):
        return [text for inner in value for text in _texts(inner)]
    return []


def body_texts(body) -> list[str]:
    """Return every word that a reader sees of the blocks of `body`."""
    return [text for block in body for text in _texts(block.value)]


def page_objects():
    return StandardPage.objects.live().filter(alias_of__isnull=True).select_related("locale")


def page_facts(uids: list[str], reader: Reader) -> dict[str, Facts]:
    pks = {uid: uid.split(":")[1] for uid in uids}
    readable = StandardPage.objects.live().filter(
        pk__in=set(pks.values()), audience__in=reader.audiences
    )
    found = {str(pk) for pk in readable.values_list("pk", flat=True)}
    return {uid: Facts() for uid, pk in pks.items() if pk in found}


# Documents: one section a page of text, while a live page refers to the document.


def document_sections(document) -> list[Section]:
    audience = document_audiences([document]).get(document.pk)
    if audience is None:
        return []
    key = key_of(document)
    with override(document.language):
        page_name = gettext("page %(number)d")
    return [
        Section(
            uid=f"{key}:{text.number}:{document.language}",
            object_key=key,
            kind="document",
            title=document.title,
            path=(page_name % {"number": text.number},),
            body=text.text,
            url=f"{document.url}#page={text.number}",
            language=document.language,
            audience=audience,
            jurisdiction=document.jurisdiction_id or "",
        )
        for text in document.texts.all()
    ]


def document_audiences(documents) -> dict[int, str]:
    """Return document key → who may find it; documents that nothing live refers to are absent.

    A form that only professionals' pages offer is found by professionals alone,
    whatever it says itself. A snippet, such as a law, hides nothing: its
    document is found by whoever may read the document.
    """
    references = ReferenceIndex.objects.filter(
        to_content_type=_type_of(PortalDocument),
        to_object_id__in=[str(document.pk) for document in documents],
    ).values_list("to_object_id", "base_content_type", "object_id")
    of_pages = _type_of(Page).pk
    pages = {
        str(page.pk): page
        for page in _live_pages({pk for _doc, kind, pk in references if kind == of_pages})
    }
    audiences: dict[int, set[str]] = {}
    for document_pk, kind, pk in references:
        if kind != of_pages:
            audiences.setdefault(int(document_pk), set()).add(Audience.PUBLIC)
        elif pk in pages:
            audiences.setdefault(int(document_pk), set()).add(getattr(pages[pk], "audience", ""))
    return {
        document.pk: _narrower(document.audience, audiences[document.pk])
        for document in documents
        if document.pk in audiences
    }


def _live_pages(pks):
    return Page.objects.live().filter(pk__in=pks).specific()


def _narrower(own: str, of_pages: set[str]) -> str:
    if own == Audience.PROFESSIONAL or of_pages == {Audience.PROFESSIONAL}:
        return Audience.PROFESSIONAL.value
    return Audience(own).value


def _type_of(model) -> ContentType:
    return ContentType.objects.get_for_model(model, for_concrete_model=False)


def documents_touched(page) -> list[PortalDocument]:
    """Return the documents that `page` refers to now or did until now.

    Wagtail refreshes its reference index in a background task; who may find a
    form must not wait for that, so it is refreshed here.
    """
    rows = ReferenceIndex.objects.filter(
        base_content_type=_type_of(Page),
        object_id=str(page.pk),
        to_content_type=_type_of(PortalDocument),
    ).values_list("to_object_id", flat=True)
    before = set(rows)
    ReferenceIndex.create_or_update_for_object(page)
    return list(PortalDocument.objects.filter(pk__in=before | set(rows.all())))


def document_objects():
    return PortalDocument.objects.prefetch_related("texts").order_by("pk")


def document_facts(uids: list[str], reader: Reader) -> dict[str, Facts]:
    pks = {uid: int(uid.split(":")[1]) for uid in uids}
    documents = PortalDocument.objects.filter(
        pk__in=set(pks.values()), audience__in=reader.audiences
    )
    audiences = document_audiences(list(documents))
    return {uid: Facts() for uid, pk in pks.items() if audiences.get(pk) in reader.audiences}


# Acronyms: a reader who types one gets its long form.


def acronym_sections(acronym) -> list[Section]:
    key = key_of(acronym)
    return [
        Section(
            uid=f"{key}:{language}",
            object_key=key,
            kind="acronym",
            title=acronym.short,
            path=(),
            body=in_language(acronym, "long", language),
            url=f"/{language}/acronyms/#{slugify(acronym.short)}",
            language=language,
            audience=Audience.PUBLIC.value,
            group=key,
        )
        for language, _name in settings.LANGUAGES
    ]


def acronym_facts(uids: list[str], reader: Reader) -> dict[str, Facts]:
    pks = {uid: int(uid.split(":")[1]) for uid in uids}
    found = set(Acronym.objects.filter(pk__in=set(pks.values())).values_list("pk", flat=True))
    return {uid: Facts() for uid, pk in pks.items() if pk in found}


not_searchable(HomePage)
register(
    SearchIndex(
        model=Acronym,
        kinds={"acronym": _("Acronym")},
        extract=acronym_sections,
        objects=lambda: Acronym.objects.order_by("pk"),
        facts=acronym_facts,
        weight=0.7,
        titles=lambda: Acronym.objects.values_list("pk", "short"),
    )
)
register(
    SearchIndex(
        model=StandardPage,
        kinds={"page": _("Page")},
        extract=page_sections,
        objects=page_objects,
        facts=page_facts,
        related=documents_touched,
        weight=0.8,
    )
)
register(
    SearchIndex(
        model=PortalDocument,
        kinds={"document": _("Form or document")},
        extract=document_sections,
        objects=document_objects,
        facts=document_facts,
        weight=0.6,  # a form's short title outdoes the step that hands it out
        titles=lambda: PortalDocument.objects.values_list("pk", "title"),
    )
)
