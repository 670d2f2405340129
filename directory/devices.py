"""One device told from another for one day, and from nobody after it."""

import hmac
import secrets
from datetime import date

from django.conf import settings
from django.utils import timezone

from directory.models.obstacle import DEVICE_LENGTH, DaySalt
from search import visitors


def device_of(request, today: date | None = None) -> str:
    """Return the hash of the asking device: another one every day, the same in every process.

    Made of address and browser; an office of like browsers behind one address is one device.
    """
    today = today or timezone.localdate()
    known = f"{visitors.network_of(request)}\n{request.headers.get('User-Agent', '')}"
    key = f"{settings.SECRET_KEY}{_word_of(today)}".encode()
    return hmac.new(key, known.encode(), "sha256").hexdigest()[:DEVICE_LENGTH]


def may_count(request) -> bool:
    """Take one tap: of a reader at a window of this portal, and not of a flood from one network."""
    return visitors.is_reader(request) and visitors.may_tell(visitors.visitor_of(request))


def _word_of(day: date) -> str:
    """Return the day's random word; the first to ask makes it and erases those before."""
    salt, is_new = DaySalt.objects.get_or_create(day=day, defaults={"word": secrets.token_hex(32)})
    if is_new:
        DaySalt.objects.filter(day__lt=day).delete()
    return salt.word
