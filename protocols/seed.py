"""Turn the written demo protocols into pages, with linked translations.

Safe to run twice: a protocol that exists is left as editors made it.
"""

import importlib
import pkgutil
import uuid

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.dateparse import parse_date
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from portal.base.models import PortalDocument
from portal.reference.models import EmergencyLine, Situation, Topic
from protocols import demo
from protocols.demo.acts import ACTS
from protocols.demo.format import Protocol
from protocols.demo.stream import page_texts, phases_value, questions_value
from protocols.demo.summaries import SUMMARIES
from protocols.models import LegalAct, ProtocolIndexPage, ProtocolPage
from protocols.sheets import blank_form_pdf, summary_pdf

NAMESPACE = uuid.UUID("5a1f9d6e-6a3b-4c5e-9a64-0d5c1f2e7b10")
INDEX_TITLES = {
    "sq": (
        "Protokollet",
        "protokolle",
        "Hap pas hapi: kush vepron, brenda sa kohe, mbi çfarë baze.",
    ),
    "sr-latn": ("Protokoli", "protokoli", "Korak po korak: ko postupa, u kom roku, po kom osnovu."),
    "en": ("Protocols", "protocols", "Step by step: who acts, within how long, on what ground."),
}


def seed(homes: dict[str, Page], report=print, only=None) -> dict[str, ProtocolIndexPage]:
    """Create acts, index pages and protocols below `homes` (language → home page)."""
    _acts()
    indexes = _indexes(homes)
    protocols = [p for p in demo_protocols() if only is None or p.key in only]
    for count, protocol in enumerate(protocols, start=1):
        made = seed_protocol(protocol, indexes)
        report(f"  protocol {count} of {len(protocols)}: {protocol.key}{'' if made else ' (kept)'}")
    return indexes


def demo_protocols() -> list[Protocol]:
    """Return every protocol written in `protocols.demo`, in the order of their file names."""
    modules = (
        importlib.import_module(f"protocols.demo.{module.name}")
        for module in pkgutil.iter_modules(demo.__path__)
    )
    return [module.PROTOCOL for module in modules if hasattr(module, "PROTOCOL")]


def protocol_uuid(protocol: Protocol) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, protocol.key)


@transaction.atomic
def seed_protocol(protocol: Protocol, indexes: dict[str, ProtocolIndexPage]) -> bool:
    """Create one protocol and its translations; say whether anything was made."""
    key = protocol_uuid(protocol)
    if ProtocolPage.objects.filter(translation_key=key).exists():
        return False
    language = protocol.languages[0]
    page = _unsaved_page(protocol, language, _forms(protocol))
    page.translation_key = key
    indexes[language].add_child(instance=page)
    page.topics.set(Topic.objects.filter(slug__in=protocol.topics))
    page.legal_acts.set(LegalAct.objects.filter(code__in=protocol.acts))
    page.card_lines.set(EmergencyLine.objects.filter(code__in=protocol.card.lines))
    page.save_revision().publish()
    for other in protocol.languages[1:]:
        _translate(page, protocol, other)
    return True


def _unsaved_page(protocol: Protocol, language: str, documents: dict[str, int]) -> ProtocolPage:
    return ProtocolPage(
        locale=Locale.objects.get(language_code=language),
        live=False,
        jurisdiction_id=protocol.jurisdiction,
        situation=Situation.objects.get(code=protocol.situation),
        audience=protocol.audience,
        is_sample=True,
        version=protocol.version,
        in_force_from=parse_date(protocol.in_force_from),
        review_by=parse_date(protocol.review_by),
        start_event=protocol.start_event,
        questions=questions_value(protocol, language),
        phases=phases_value(protocol, language, documents),
        **page_texts(protocol, language),
    )


def _translate(page: ProtocolPage, protocol: Protocol, language: str) -> None:
    """Translate `page` string by string, the way an editor's translation is kept."""
    locale = Locale.objects.get(language_code=language)
    source, _created = TranslationSource.get_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    wording = _unsaved_page(protocol, language, {})
    translated = _strings_by_path(extract_segments(wording))
    positions: dict[str, int] = {}
    rows = {}
    segments = StringSegment.objects.filter(source=source).select_related("context")
    for segment in segments.order_by("order"):
        path = segment.context.path
        position = positions[path] = positions.get(path, -1) + 1
        try:
            data = translated[path][position]
        except LookupError as error:
            raise ValueError(f"{protocol.key}: no {language} wording for {path}") from error
        rows[(segment.string_id, segment.context_id)] = data
    _check_lengths(protocol, language, positions, translated)
    StringTranslation.objects.bulk_create(
        StringTranslation(translation_of_id=string, context_id=context, locale=locale, data=data)
        for (string, context), data in rows.items()
    )
    translation.save_target(publish=True)


def _strings_by_path(segments) -> dict[str, list[str]]:
    by_path: dict[str, list[str]] = {}
    for segment in segments:
        if isinstance(segment, StringSegmentValue):
            by_path.setdefault(segment.path, []).append(segment.string.data)
    return by_path


def _check_lengths(protocol, language, positions, translated) -> None:
    """A translation with another number of paragraphs would put words in wrong places."""
    for path, last in positions.items():
        if len(translated[path]) != last + 1:
            raise ValueError(
                f"{protocol.key}: {path} has {last + 1} paragraphs, {language} "
                f"{len(translated[path])}"
            )


def _acts() -> None:
    for act in ACTS:
        LegalAct.objects.get_or_create(
            code=act.code,
            defaults={
                "jurisdiction_id": act.jurisdiction,
                "number": act.number,
                "name_sq": act.title["sq"],
                "name_sr_latn": act.title["sr-latn"],
                "name_en": act.title["en"],
                "url": act.url,
                "source": act.source,
                "checked_on": parse_date(act.checked_on) if act.checked_on else None,
                "checked_by": act.checked_by,
            },
        )
    for code, (language, title, pages) in SUMMARIES.items():
        act = LegalAct.objects.get(code=code)
        if act.document_id is None:
            content = summary_pdf(title, pages, language)
            act.document = _document(f"{code}.pdf", title, language, act.jurisdiction_id, content)
            act.save(update_fields=["document"])


def _document(name, title, language, jurisdiction, content, audience="public") -> PortalDocument:
    document = PortalDocument(
        title=title, language=language, jurisdiction_id=jurisdiction, audience=audience
    )
    document.file.save(name, ContentFile(content), save=False)
    document.save()
    document.get_file_hash()  # stored by asking; files are served with it as their tag
    return document


def _indexes(homes: dict[str, Page]) -> dict[str, ProtocolIndexPage]:
    key = uuid.uuid5(NAMESPACE, "index")
    indexes = {}
    for language, home in homes.items():
        title, slug, intro = INDEX_TITLES[language]
        index = ProtocolIndexPage.objects.filter(translation_key=key, locale=home.locale).first()
        if index is None:
            index = ProtocolIndexPage(
                title=title, slug=slug, intro=intro, locale=home.locale, translation_key=key
            )
            home.add_child(instance=index)
            index.save_revision().publish()
        indexes[language] = index
    return indexes


def _forms(protocol: Protocol) -> dict[str, int]:
    """Return form key → document id; each blank form is made once."""
    language = protocol.languages[0]
    documents = {}
    for form in protocol.forms:
        title = form.title[language]
        document = PortalDocument.objects.filter(title=title, language=language).first()
        if document is None:
            document = _document(
                f"{protocol.key}-{form.key}.pdf",
                title,
                language,
                protocol.jurisdiction,
                blank_form_pdf(title, form.lines, language),
                audience=protocol.audience,
            )
        documents[form.key] = document.pk
    return documents
