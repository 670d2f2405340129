"""Names of filter values for chips, in the active language; few queries, remembered a minute."""

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.reference.models import Jurisdiction, Role, Topic
from search import registry
from search.engines.base import FILTERS

SECONDS = 60
LANGUAGES = ("sq", "sr_latn", "en")
FILTER_NAMES = {
    "kind": _("Kind"),
    "topic": _("Topic"),
    "role": _("Role"),
    "language": _("Language"),
    "jurisdiction": _("Country"),
}


def labels_of(name: str) -> dict[str, str]:
    """Return value → label of one filter, in the order in which it is offered."""
    if name == "kind":
        return {code: str(label) for i in registry.indexes().values() for code, label in _kinds(i)}
    if name == "language":
        return dict(settings.LANGUAGES)
    language = (get_language() or settings.LANGUAGE_CODE).replace("-", "_")
    rows = _reference()[name]
    return {code: names.get(language) or names["en"] for code, names in rows.items()}


def all_labels() -> dict[str, dict[str, str]]:
    return {name: labels_of(name) for name in FILTERS}


def _kinds(index):
    return index.kinds.items()


def _reference() -> dict[str, dict[str, dict[str, str]]]:
    rows = cache.get("search-labels")
    if rows is None:
        rows = {
            "topic": _names(Topic.objects.all(), "slug", "name"),
            "role": _names(Role.objects.order_by("jurisdiction", "position", "code"), "code", "short"),
            "jurisdiction": _names(Jurisdiction.objects.all(), "code", "name"),
        }
        cache.set("search-labels", rows, SECONDS)
    return rows


def _names(rows, key: str, field: str) -> dict[str, dict[str, str]]:
    return {
        getattr(row, key): {code: getattr(row, f"{field}_{code}") for code in LANGUAGES}
        for row in rows
    }
