"""What is known of a page's translations: source, missing strings, siblings.

wagtail-localize keeps one TranslationSource per set of linked pages; the page
in its locale is the one that holds the facts (docs/decisions/0006).
"""

from wagtail_localize.models import StringSegment, Translation, TranslationSource


def source_of(page):
    """Return the TranslationSource that `page` is translated from, or None if it is one."""
    source = (
        TranslationSource.objects.select_related("locale")
        .filter(object_id=page.translation_key)
        .first()
    )
    if source is None or source.locale_id == page.locale_id:
        return None
    return source


def missing_strings(page) -> int:
    """Count the strings that `page`, a translation in progress, still lacks (0 for a source).

    A translation whose link to its source the editor has ended lacks nothing:
    it is then a page of its own.
    """
    translation = (
        Translation.objects.select_related("source", "target_locale")
        .filter(source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True)
        .exclude(source__locale=page.locale_id)
        .first()
    )
    if translation is None:
        return 0
    return (
        StringSegment.objects.filter(source=translation.source)
        .annotate_translation(translation.target_locale)
        .filter(translation__isnull=True)
        .count()
    )
