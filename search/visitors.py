"""Who may count: a reader at a window of this portal, and each of them only so much.

A visitor is known by a keyed hash of the address and the day, in the cache
"visitors" alone: nothing is written, and a day later nothing is left. An office
behind one address is one visitor, so the limits are an office's.
"""

import re
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.core.cache import caches
from django.utils import timezone
from django.utils.crypto import salted_hmac

MINUTE, DAY = 60, 86_400  # seconds
MOST_A_MINUTE = 60  # searches, and as many beacons
MOST_NEW_A_DAY = 200  # texts that nobody asked before this day, a tenth of asked.KEPT_PER_DAY
MOST_OF_ONE_A_DAY = 30  # times that one visitor's same words count
NETWORK_BITS = 64  # of an IPv6 address; whoever has one has all that begin so
CRAWLERS = re.compile(  # Cubot makes phones
    r"(?<!cu)bot\b|bot[/_-]|crawl|spider|slurp|archiver|facebookexternalhit"
    r"|meta-externalagent|inspectiontool|mediapartners|yandeximages|lighthouse|node-fetch"
    r"|^(axios|curl|wget|python|java|go-http|okhttp|libwww|scrapy|apache-httpclient)",
    re.IGNORECASE,
)


def is_reader(request) -> bool:
    """Say whether somebody asked: no crawler, no other site's picture or frame, no HEAD.

    A browser that does not say where a request comes from is believed. Every browser
    says what it is: who does not is a script.
    """
    headers = request.headers
    agent = headers.get("User-Agent", "").strip()
    if request.method == "HEAD" or not agent or CRAWLERS.search(agent):
        return False
    site = headers.get("Sec-Fetch-Site", "none")
    if site in ("none", "same-origin"):
        return headers.get("Sec-Fetch-Dest", "document") in ("document", "empty")
    is_link = headers.get("Sec-Fetch-Dest") == "document"
    return is_link and headers.get("Sec-Fetch-User") == "?1"  # somebody's finger followed it


def is_ahead(request) -> bool:
    """Say whether a browser fetches a page that its reader may never look at."""
    names = ("Sec-Purpose", "Purpose", "X-Moz")
    return any("prefetch" in request.headers.get(name, "").lower() for name in names)


def visitor_of(request) -> str:
    """Return the code of a visitor, another one every day."""
    return salted_hmac(
        "search.visitors", f"{timezone.localdate()} {network_of(request)}"
    ).hexdigest()


def may_ask(visitor: str, words: str) -> bool:
    """Take one search of these words; False if this visitor has counted enough."""
    return _take("asks", visitor, MOST_A_MINUTE, MINUTE) and _take(
        "same", f"{visitor} {words}", MOST_OF_ONE_A_DAY, DAY
    )


def may_tell(visitor: str) -> bool:
    """Take one beacon."""
    return _take("tells", visitor, MOST_A_MINUTE, MINUTE)


def may_add(visitor: str) -> bool:
    """Take one text that is new this day."""
    return _take("new", visitor, MOST_NEW_A_DAY, DAY)


def _take(what: str, whose: str, most: int, seconds: int) -> bool:
    key = salted_hmac("search.visitors", f"{what} {whose}").hexdigest()
    cache = caches["visitors"]
    if cache.add(key, 1, seconds):
        return most > 0
    try:
        return cache.incr(key) <= most
    except ValueError:  # its time ended between the two
        return True


def network_of(request) -> str:
    """Return the address, an IPv6 one as its network; of a proxy's list what the last of ours saw."""
    proxies = getattr(settings, "ALLAUTH_TRUSTED_PROXY_COUNT", 0)
    seen = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",")]
    own = request.META.get("REMOTE_ADDR", "")
    try:
        address = ip_address(seen[-proxies] if 0 < proxies <= len(seen) else own)
    except ValueError:
        return own
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(int(address) >> (128 - NETWORK_BITS))
