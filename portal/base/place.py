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
    assumed: bool = False  # nobody said so: the site's own country


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
    in_address = request.GET.get("m", "")
    if in_address in ("AL", "ME"):
        return Place(in_address)
    in_cookie = request.COOKIES.get(COOKIE, "")
    return (
        _known_place(request, in_address)
        or _known_place(request, in_cookie, kept=True)
        or _place_of_profile(request.user)
        or Place(settings.DEFAULT_JURISDICTION, assumed=True)
    )


def _known_place(request, code: str, *, kept=False) -> Place | None:
    """Return the place of municipality `code`, or None. Asks nothing for an empty code."""
    if not code or code not in municipalities(request):
        return None
    jurisdiction, name, _county = municipalities(request)[code]
    return Place(jurisdiction, code, name, kept=kept)


def _place_of_profile(user) -> Place | None:
    """Return where the signed-in reader works, or None. Fetched with the user."""
    profile = getattr(user, "profile", None)
    if profile is None or not profile.municipality_id:
        return None
    where = profile.municipality
    return Place(where.jurisdiction_id, where.code, where.name, kept=True)


class ReaderPlaceMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.place = SimpleLazyObject(lambda: place_of(request))
        return self.get_response(request)
