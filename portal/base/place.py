"""The reader's place: municipality and jurisdiction, chosen by the reader alone.

Order: the address (`m=`), what the reader asked this device to keep (cookie
`place`), the signed-in reader's profile, the portal's default jurisdiction.
Language plays no part.
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from portal.base.stamp import remembered
from portal.reference.models import Municipality

COOKIE = "place"
COOKIE_SECONDS = 60 * 60 * 24 * 365


@dataclass(frozen=True)
class Place:
    """`municipality` and `name` are empty when only the jurisdiction is known."""

    jurisdiction: str
    municipality: str = ""
    name: str = ""
    kept: bool = False  # comes from this device or the account, not from the address


def municipalities(request) -> dict[str, tuple[str, str, str]]:
    """Return code → (jurisdiction, name, county) of every municipality."""
    return remembered(
        request,
        "municipalities",
        lambda: {
            m.code: (m.jurisdiction_id, m.name, m.county)
            for m in Municipality.objects.order_by("jurisdiction", "name")
        },
    )


def place_of(request) -> Place:
    """Work out the reader's place; unknown codes are passed over."""
    known = municipalities(request)
    in_address = request.GET.get("m", "")
    if in_address in known:
        jurisdiction, name, _county = known[in_address]
        return Place(jurisdiction, in_address, name)
    if in_address in ("AL", "ME"):
        return Place(in_address)
    kept = request.COOKIES.get(COOKIE, "")
    if kept not in known and request.user.is_authenticated:
        kept = getattr(request, "profile_municipality", "") or _municipality_of(request.user)
    if kept in known:
        jurisdiction, name, _county = known[kept]
        return Place(jurisdiction, kept, name, kept=True)
    return Place(settings.DEFAULT_JURISDICTION)


def _municipality_of(user) -> str:
    profile = getattr(user, "profile", None)
    return profile.municipality.code if profile and profile.municipality_id else ""


class ReaderPlaceMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.place = SimpleLazyObject(lambda: place_of(request))
        return self.get_response(request)
