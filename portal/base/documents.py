"""The text inside uploaded PDF files, read page by page by a background task."""

import logging

from django.db import transaction
from django_tasks import task
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from wagtail.utils.file import hash_filelike

from portal.base.models import DocumentText, PortalDocument
from search.indexing import reindex
from search.text import clean

logger = logging.getLogger(__name__)
MOST_PAGES = 1000
MOST_LETTERS = 20_000  # of one page


def follow(document: PortalDocument) -> None:
    """Have search follow a document just saved; its file is read again if it is another one."""
    reindex(document)
    was_read = document.text_hash and document.text_hash == document.file_hash
    if document.file_extension == "pdf" and not was_read:
        pk = document.pk
        transaction.on_commit(lambda: read_text.enqueue(pk), robust=True)


@task()
def read_text(document_pk: int) -> int:
    """Read the text of a PDF into DocumentText; returns the number of pages with text.

    Does nothing if this very file was read before. A file that cannot be read
    has no text, is logged, and is not tried again.
    """
    document = PortalDocument.objects.filter(pk=document_pk).first()
    if document is None:
        return 0
    if document.file_extension != "pdf":
        return 0
    with document.open_file() as file:
        digest = hash_filelike(file)
        if digest == document.text_hash:
            return document.texts.count()
        file.seek(0)
        texts = pages_of(file, document_pk)
    _keep(document, digest, texts)
    return len(texts)


def pages_of(file, name) -> dict[int, str]:
    """Return page number (from 1) → text of a PDF; empty pages and unreadable files give none."""
    try:
        reader = PdfReader(file)
        pages = reader.pages[:MOST_PAGES]
        texts = {number: _text(page) for number, page in enumerate(pages, start=1)}
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        logger.warning("No text could be read in document %s: %s", name, type(error).__name__)
        return {}
    return {number: text for number, text in texts.items() if text}


def _text(page) -> str:
    return " ".join(clean(page.extract_text() or "").split())[:MOST_LETTERS]


@transaction.atomic
def _keep(document: PortalDocument, digest: str, texts: dict[int, str]) -> None:
    document.texts.all().delete()
    DocumentText.objects.bulk_create(
        DocumentText(document=document, number=number, text=text) for number, text in texts.items()
    )
    PortalDocument.objects.filter(pk=document.pk).update(text_hash=digest)
    reindex(document)
