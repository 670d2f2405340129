"""Whole pages, remembered per process until anything changes in the editor.

The key carries everything a page may depend on: content stamp, address,
language (in the address), the reader's place and what kind of reader it is.
A page never shows anything of one reader (docs/decisions/0007), so that two
readers with one key may share it; staff see every page fresh.
"""

import gzip
import hashlib
import time

from django.core.cache import caches
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers

from portal.base.middleware import language_of_path
from portal.base.stamp import stamp_of

SECONDS = 60  # lines open and close with the clock
STALE_SECONDS = 30  # while one reader's request renders anew, others get the page of a minute ago


def reader_kind(user) -> str | None:
    """Return visitor | member | professional, or None for a reader whose pages stay fresh."""
    if not user.is_authenticated:
        return "visitor"
    if user.is_superuser or user.is_staff:
        return None
    return "professional" if user.is_professional else "member"


class PageCacheMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        key = self.key_of(request)
        if key is None:
            return self.get_response(request)
        pages = caches["pages"]
        kept = pages.get(key)
        if kept is None or (self.is_stale(kept) and pages.add(f"{key}:renewing", 1, STALE_SECONDS)):
            response = self.get_response(request)
            if not self.may_keep(response):
                return response
            kept = pack(response)
            pages.set(key, kept, SECONDS + STALE_SECONDS)
            pages.delete(f"{key}:renewing")
        return unpack(kept, request)

    @staticmethod
    def is_stale(kept: dict) -> bool:
        return time.monotonic() - kept["made"] > SECONDS

    @staticmethod
    def key_of(request) -> str | None:
        if request.method not in ("GET", "HEAD") or not language_of_path(request.path_info):
            return None
        if request.GET and set(request.GET) != {"m"}:
            return None
        kind = reader_kind(request.user)
        if kind is None:
            return None
        place = request.place
        if request.GET and request.GET["m"] not in (place.municipality, place.jurisdiction):
            return None  # unknown codes must not crowd out real pages
        parts = (
            request.scheme,
            request.get_host(),
            stamp_of(request),
            request.get_full_path(),
            kind,
            place.jurisdiction,
            place.municipality,
            str(place.kept),
        )
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    @staticmethod
    def may_keep(response) -> bool:
        return (
            response.status_code == 200
            and not response.streaming
            and not response.cookies
            and "no-store" not in response.get("Cache-Control", "")
            and response.get("Content-Type", "").startswith("text/html")
        )


def pack(response) -> dict:
    return {
        "made": time.monotonic(),
        "plain": response.content,
        "gzip": gzip.compress(response.content, 6, mtime=0),
        "type": response["Content-Type"],
        "etag": f'W/"{hashlib.sha256(response.content).hexdigest()[:24]}"',
        "headers": {
            name: response[name] for name in ("Content-Language", "Link") if name in response
        },
    }


def unpack(kept: dict, request) -> HttpResponse:
    zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(kept["gzip" if zipped else "plain"], content_type=kept["type"])
    if zipped:
        response["Content-Encoding"] = "gzip"
    for name, value in kept["headers"].items():
        response[name] = value
    response["ETag"] = kept["etag"]
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ("Accept-Encoding", "Cookie"))
    return response
