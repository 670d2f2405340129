"""One number that changes whenever anything readers see was changed in the editor.

Wagtail logs every publish, unpublish, move, deletion and snippet edit in two
append-only tables, in the transaction of the act itself. Their newest keys
are therefore a stamp that every process reads alike, for one query.
"""

from django.core.cache import cache
from django.db import connection

REFERENCE_SECONDS = 300  # rows changed by code, without a log entry, show after this


def content_stamp() -> str:
    """Return the present stamp; costs one query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT MAX(id) FROM wagtailcore_pagelogentry),"
            " (SELECT MAX(id) FROM wagtailcore_modellogentry)"
        )
        pages, snippets = cursor.fetchone()
    return f"{pages or 0}-{snippets or 0}"


def remembered(request, key: str, make):
    """Return `make()`, remembered in this process until the content stamp changes."""
    stamp = stamp_of(request)
    full_key = f"{key}:{stamp}"
    value = cache.get(full_key)
    if value is None:
        value = make()
        cache.set(full_key, value, REFERENCE_SECONDS)
    return value


def stamp_of(request) -> str:
    """Return the stamp as it stood when this request began."""
    if not hasattr(request, "_content_stamp"):
        request._content_stamp = content_stamp()
    return request._content_stamp
