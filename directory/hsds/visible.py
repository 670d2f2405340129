"""The records that the public may have, as a caller of the API filters them.

A confidential service is found by its kind of help alone: a filter that looked at its texts,
body or place would tell by its answer what the answer itself does not say.
"""

from datetime import UTC

from django.db.models import Case, DateTimeField, Exists, Max, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce, Greatest, TruncMonth

from directory import confidential, models
from directory.hsds import vocabulary
from directory.hsds.asking import BadQuery, Query
from directory.hsds.collecting import services_to_collect
from directory.hsds.rows import HIDDEN_NAME, hidden_organization, hidden_organization_id
from portal.reference.models import Jurisdiction, Municipality


def services(query: Query | None = None):
    rows = models.Service.objects.visible_to(None).order_by("id")
    rows = services_to_collect(rows.annotate(changed_at=_told_change()))
    if query is None:
        return rows
    is_open = ~confidential.confidential_services()
    if query.search:
        rows = rows.filter(
            (is_open & _text(query.search, "name", "alternate_name", "description"))
            | Q(Exists(_kinds_named(query.search)))
        )
    if key := query.key("organization_id"):
        rows = rows.filter((is_open & Q(organization=key)) | _hidden_below(key))
    if query.municipality:
        rows = rows.reaching(_municipality(query))
    if condition := _of_taxonomy(query, "pk", is_open):
        rows = rows.filter(condition)
    return _changed_after(rows, query, ~is_open)


def organizations(query: Query | None = None):
    """Bodies of which something is open; the others come from `hidden_organizations`."""
    rows = models.Organization.objects.visible_to(None).order_by("id")
    rows = rows.select_related("municipality")
    if query is None:
        return rows
    if query.search:
        rows = rows.filter(_text(query.search, "name", "alternate_name", "description"))
    if query.municipality:
        rows = rows.filter(municipality=_municipality(query))
    if moment := query.modified_after:
        # All by the month: were only those that run a shelter, the answer would name them.
        rows = rows.filter(last_modified__gte=_month_of(moment))
    return rows


def hidden_organizations(query: Query | None = None) -> list[models.Organization]:
    """Return the bodies that stand for whoever runs confidential services, in the order of ids.

    One a country, the same as in the exports: without them the `organization_id` of a
    confidential service would lead nowhere. They have no town, and never change.
    """
    words = query.search.lower() if query else ""
    if words not in HIDDEN_NAME.lower() or (query and query.municipality):
        return []
    hidden = models.Service.objects.visible_to(None).confidential().order_by()
    codes = hidden.values_list("organization__jurisdiction", flat=True).distinct()
    return sorted(map(hidden_organization, codes), key=lambda row: str(row.pk))


def _hidden_below(key) -> Q:
    """Return the condition on confidential services for which the body `key` stands."""
    countries = Jurisdiction.objects.values_list("code", flat=True)
    codes = [code for code in countries if hidden_organization_id(code) == str(key)]
    return confidential.confidential_services() & Q(organization__jurisdiction__in=codes)


def programs(organizations):
    """Return the programs of `organizations` (keys) that the public may know of."""
    rows = models.Program.objects.filter(organization__in=organizations).order_by("id")
    return confidential.public_programs(rows)


def locations(query: Query | None = None):
    rows = models.Location.objects.visible_to(None).order_by("id")
    rows = rows.filter(organization__in=models.Organization.objects.visible_to(None))
    rows = rows.select_related("municipality", "administrative_unit")
    if query is None:
        return rows
    if query.search:
        rows = rows.filter(_text(query.search, "name", "alternate_name", "description"))
    if key := query.key("organization_id"):
        rows = rows.filter(organization=key)
    if query.municipality:
        rows = rows.filter(municipality=_municipality(query))
    return _changed_after(rows.annotate(changed_at=_changed_at("location_id")), query)


def pairs(query: Query | None = None):
    """Services at locations; a confidential service has none for the public."""
    rows = models.ServiceAtLocation.objects.visible_to(None).order_by("id")
    rows = rows.filter(service__in=models.Service.objects.visible_to(None))
    rows = rows.select_related("location__municipality", "location__administrative_unit")
    if query is None:
        return rows
    if query.search:
        rows = rows.filter(
            _text(query.search, "service__name", "service__description", "location__name")
        )
    if key := query.key("organization_id"):
        rows = rows.filter(service__organization=key)
    if query.municipality:
        rows = rows.filter(location__municipality=_municipality(query))
    if condition := _of_taxonomy(query, "service_id", Q()):
        rows = rows.filter(condition)
    if query.modified_after:
        recent = models.Metadata.objects.filter(
            service_id=OuterRef("service_id"), last_action_date__gt=query.modified_after
        )
        rows = rows.filter(Exists(recent))
    return rows


def _changed_at(key: str):
    """Return when the record or a part of it last changed: the history knows both."""
    history = (
        models.Metadata.objects.order_by()
        .filter(**{key: OuterRef("pk")})
        .values(key)
        .annotate(last=Max("last_action_date"))
        .values("last")
    )
    last = Subquery(history, output_field=DateTimeField())
    return Greatest("last_modified", Coalesce(last, "last_modified"))


def _told_change():
    """Return when a service changed; of a confidential one the first moment of the month.

    To the second it would lead to the organization whose other records changed then too.
    """
    changed = _changed_at("service_id")
    month = TruncMonth(changed, tzinfo=UTC, output_field=DateTimeField())
    return Case(When(confidential.confidential_services(), then=month), default=changed)


def _changed_after(rows, query: Query, is_coarse: Q | None = None):
    """Keep rows whose `changed_at` is later; of those that are told to the month, the month's."""
    moment = query.modified_after
    if moment is None:
        return rows
    later = Q(changed_at__gt=moment)
    if is_coarse is not None:
        later |= is_coarse & Q(changed_at__gte=_month_of(moment))
    return rows.filter(later)


def _month_of(moment):
    return moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _text(words: str, *columns: str) -> Q:
    condition = Q()
    for column in columns:
        condition |= Q(**{f"{column}__icontains": words})
    return condition


def _kinds_named(words: str):
    through = models.Service.service_types.through
    named = _text(words, "name_sq", "name_sr_latn", "name_en")
    kinds = vocabulary.CODED["service_types"].objects.filter(named)
    return through.objects.filter(service=OuterRef("pk"), servicetype__in=kinds)


def _municipality(query: Query) -> Municipality:
    found = Municipality.objects.filter(code=query.municipality).first()
    if found is None:
        raise BadQuery("municipality", "the code of a municipality, for example al-berat")
    return found


def _of_taxonomy(query: Query, service: str, is_open: Q) -> Q:
    """Return the condition on rows whose service id is in the column `service`."""
    condition = Q()
    if key := query.key("taxonomy_term_id"):
        condition &= _with_terms(service, is_open, {str(key)}, taxonomy_term=key)
    if key := query.key("taxonomy_id"):
        ours = {
            term
            for term, (taxonomy, _row) in vocabulary.codes_by_term().items()
            if vocabulary.taxonomy_id(taxonomy) == str(key)
        }
        condition &= _with_terms(service, is_open, ours, taxonomy_term__taxonomy=key)
    return condition


def _with_terms(service: str, is_open: Q, terms: set[str], **stored) -> Q:
    foreign = models.Attribute.objects.filter(
        link_entity="service", link_id=OuterRef(service), **stored
    )
    condition = is_open & Q(Exists(foreign))
    known = vocabulary.codes_by_term()
    for taxonomy, model in vocabulary.CODED.items():
        rows = [known[term][1] for term in terms if term in known and known[term][0] == taxonomy]
        if rows:
            through = getattr(models.Service, taxonomy).through
            name = f"{model._meta.model_name}__in"
            linked = through.objects.filter(service=OuterRef(service), **{name: rows})
            condition |= Q(Exists(linked))
    return condition
