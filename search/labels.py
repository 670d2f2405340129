"""Names of filter values for chips, in the active language; few queries, remembered a minute."""

from django.conf import settings
from django.core.cache import cache
from django.db.models import F, Value
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
        return registry.kind_names()
    if name == "language":
        return dict(settings.LANGUAGES)
    language = (get_language() or settings.LANGUAGE_CODE).replace("-", "_")
    rows = _reference()[name]
    return {code: names.get(language) or names["en"] for code, names in rows.items()}


def all_labels() -> dict[str, dict[str, str]]:
    return {name: labels_of(name) for name in FILTERS}


def _reference() -> dict[str, dict[str, dict[str, str]]]:
    """Return filter → value → names by language, in one query a minute."""
    labels = cache.get("search-labels")
    if labels is None:
        rows = _rows("topic", Topic, "slug", "name").union(
            _rows("role", Role, "code", "short"),
            _rows("jurisdiction", Jurisdiction, "code", "name"),
            all=True,
        )
        labels = {"topic": {}, "role": {}, "jurisdiction": {}}
        for name, code, _order, *names in sorted(rows, key=lambda row: (row[2], row[1])):
            labels[name][code] = dict(zip(LANGUAGES, names, strict=True))
        cache.set("search-labels", labels, SECONDS)
    return labels


def _rows(name: str, model, code: str, field: str):
    order = F("position") if model is Role else Value(0)
    names = [F(f"{field}_{language}") for language in LANGUAGES]
    columns = dict(zip(("n1", "n2", "n3"), names, strict=True))
    return (
        model.objects.order_by()
        .annotate(filter=Value(name), value=F(code), place=order, **columns)
        .values_list("filter", "value", "place", "n1", "n2", "n3")
    )
