"""What is known of a page's translations: its source, what is missing, what is mixed.

wagtail-localize keeps one TranslationSource per set of linked pages and one
Translation per target language. The page in the source's locale holds the
facts (docs/decisions/0006).
"""

import html

from django.utils.html import strip_tags
from wagtail_localize.models import StringSegment, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


def source_of(page) -> TranslationSource | None:
    """Return the TranslationSource that `page` is translated from, or None if it is one.

    A translation stays one when its synchronisation was ended: its facts
    still live on the source page.
    """
    return (
        TranslationSource.objects.select_related("locale")
        .filter(object_id=page.translation_key, translations__target_locale=page.locale_id)
        .exclude(locale=page.locale_id)
        .first()
    )


def siblings_of(page):
    """Return the pages that are translated from `page`, of its own model, drafts too."""
    return (
        type(page)
        .objects.filter(
            translation_key=page.translation_key,
            locale__in=_target_locales(page),
        )
        .exclude(pk=page.pk)
    )


def _target_locales(page):
    return TranslationSource.objects.filter(
        object_id=page.translation_key, locale=page.locale_id
    ).values("translations__target_locale")


def missing_strings(page) -> int:
    """Count the texts that `page`, a translation in progress, still lacks (0 for a source)."""
    source = source_of(page)
    return _missing(source, page).count() if source and _is_synchronised(source, page) else 0


def mixed_texts(page) -> int:
    """Count the texts on `page`, a translation, that are still the source's own words.

    A text that is behind its source is not mixed: it is a translation of what
    the source said before.
    """
    source = source_of(page)
    if source is None or page.alias_of_id:
        return 0
    missing = _missing(source, page).select_related("string", "context")
    if not missing.exists():
        return 0
    shown = texts_by_path(page)
    return sum(
        plain(segment.string.data) in shown.get(segment.context.path, ()) for segment in missing
    )


def translated_texts(source: TranslationSource, locale, prefix: str):
    """Yield (path, translation or None) of `source`'s texts below `prefix`, in `locale`.

    The translation is plain text, without markup.
    """
    segments = (
        StringSegment.objects.filter(source=source, context__path__startswith=prefix)
        .annotate_translation(locale)
        .values_list("context__path", "translation")
    )
    for path, translation in segments:
        yield path, None if translation is None else plain(translation)


def texts_by_path(page) -> dict[str, set[str]]:
    """Return path → the plain texts that stand there on `page`, as a translator sees them."""
    texts: dict[str, set[str]] = {}
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            texts.setdefault(segment.path, set()).add(plain(segment.string.data))
    return texts


def plain(markup: str) -> str:
    """Return `markup` without tags, entities and doubled spaces, to compare wordings."""
    return " ".join(html.unescape(strip_tags(markup)).split())


def _missing(source: TranslationSource, page):
    return (
        StringSegment.objects.filter(source=source)
        .annotate_translation(page.locale_id)
        .filter(translation__isnull=True)
    )


def _is_synchronised(source: TranslationSource, page) -> bool:
    return source.translations.filter(target_locale=page.locale_id, enabled=True).exists()
