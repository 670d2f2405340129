"""Records with all that hangs on them, in a number of queries that does not grow with them."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import F, Q, TextField, Value
from django.db.models.functions import Cast
from modelcluster.fields import ParentalKey

from directory import confidential, models
from directory.hsds import vocabulary

# Small tables that are read in one query, see `_read_small`.
SMALL = (
    models.Accessibility,
    models.RequiredDocument,
    models.CostOption,
    models.Funding,
    models.OrganizationIdentifier,
    models.ServiceTranslation,
)
OPEN_SERVICE = (
    "organization__jurisdiction",
    "organization__municipality",
    "program",
    "closed_line",
)


@dataclass
class Collection:
    """Records by model name; what an open record has, and apart from it what a secret has."""

    services: list = field(default_factory=list)
    organizations: list = field(default_factory=list)
    locations: list = field(default_factory=list)
    pairs: list = field(default_factory=list)
    programs: list = field(default_factory=list)
    parts: list = field(default_factory=list)
    attributes: list = field(default_factory=list)
    codes: dict = field(default_factory=dict)
    secrets: list = field(default_factory=list)


def services_to_collect(services):
    """Return `services` (a queryset) with what `collect` wants to know of each."""
    asked = {confidential.ASKED_ALREADY: confidential.is_confidential_expression()}
    return services.annotate(**asked).select_related(*OPEN_SERVICE)


def collect(*, services=(), organizations=(), locations=(), pairs=None) -> Collection:
    """Read all that hangs on the given records: ten queries.

    `services` come from `services_to_collect`. `locations` and `pairs` must be visible to the
    public already; with `pairs` None those of the services are read. The whole of a confidential
    service is read too, for `shown` alone: it comes back in `secrets`, apart from all the rest.
    """
    hidden = [row for row in services if row.is_confidential]
    found = Collection(services=[row for row in services if not row.is_confidential])
    found.secrets = hidden
    all_pairs = _pairs_of(services) if pairs is None else list(pairs)
    open_ids = {row.pk for row in found.services}
    if pairs is None:
        found.pairs = [pair for pair in all_pairs if pair.service_id in open_ids]
    else:
        found.pairs = all_pairs
    found.organizations = _unique([*organizations, *(row.organization for row in found.services)])
    found.programs = _unique(row.program for row in found.services if row.program_id)
    found.locations = _unique([*locations, *(pair.location for pair in found.pairs)])
    secret_pairs = [pair for pair in all_pairs if pairs is None and pair.service_id not in open_ids]
    parts = _read_parts(found, secret_pairs)
    _share_out(found, parts, secret_pairs)
    return found


def _pairs_of(services) -> list:
    rows = models.ServiceAtLocation.objects.filter(service__in=[row.pk for row in services])
    return list(
        rows.order_by("id").select_related(
            "location__municipality", "location__administrative_unit"
        )
    )


def _unique(records) -> list:
    return list({record.pk: record for record in records}.values())


def _read_parts(found: Collection, secret_pairs) -> dict:
    """Return model → rows that describe a record of `found` or of its secrets."""
    services = [row.pk for row in (*found.services, *found.secrets)]
    organizations = [row.pk for row in found.organizations]
    locations = [row.pk for row in found.locations] + [pair.location_id for pair in secret_pairs]
    pairs = [row.pk for row in found.pairs]
    of_any = Q(service__in=services) | Q(location__in=locations) | Q(service_at_location__in=pairs)
    of_any_or_body = of_any | Q(organization__in=organizations)
    people = confidential.public_contacts(models.Contact.objects.filter(of_any_or_body))
    contacts = list(people.order_by("id"))
    of_contact = Q(contact__in=[row.pk for row in contacts])
    phones = list(models.Phone.objects.filter(of_any_or_body | of_contact).order_by("id"))
    of_phone = Q(phone__in=[row.pk for row in phones])
    languages = models.Language.objects.filter(
        Q(service__in=services) | Q(location__in=locations) | of_phone
    )
    areas = models.ServiceArea.objects.filter(service__in=services).select_related(
        "country", "municipality", "administrative_unit__municipality"
    )
    parts = {
        models.Contact: contacts,
        models.Phone: phones,
        models.Schedule: list(models.Schedule.objects.filter(of_any).order_by("id")),
        models.Language: list(languages.order_by("id")),
        models.Address: list(models.Address.objects.filter(location__in=locations).order_by("id")),
        models.ServiceArea: list(areas.order_by("id")),
    }
    for model in SMALL:
        parts[model] = []
    for record in _read_small(services, organizations, locations):
        parts[type(record)].append(record)
    found.codes = _read_codes(services)
    return parts


def _read_small(services, organizations, locations):
    """Yield rows of `SMALL`: their columns as text, filled up to equal width, in one query."""
    owners = {"service": services, "organization": organizations, "location": locations}
    width = max(len(model._meta.concrete_fields) for model in SMALL)
    queries = []
    for model in SMALL:
        condition = Q()
        for owner, keys in owners.items():
            if any(column.name == owner for column in model._meta.concrete_fields):
                condition |= Q(**{f"{owner}__in": keys})
        names = [column.attname for column in model._meta.concrete_fields]
        columns = {f"c{n}": Cast(F(name), TextField()) for n, name in enumerate(names)}
        filling = {f"c{n}": Value("") for n in range(len(names), width)}
        rows = model.objects.order_by().filter(condition)
        rows = rows.annotate(of_model=Value(model._meta.model_name), **columns, **filling)
        queries.append(rows.values_list("of_model", *(f"c{n}" for n in range(width))))
    by_name = {model._meta.model_name: model for model in SMALL}
    first, *others = queries
    records = [_record(by_name[name], values) for name, *values in first.union(*others, all=True)]
    return sorted(records, key=lambda record: record.pk)


def _record(model, values):
    columns = model._meta.concrete_fields
    record = model(
        **{
            column.attname: None if value is None else column.to_python(value)
            for column, value in zip(columns, values, strict=False)
        }
    )
    record._state.adding = False
    return record


def _read_codes(services) -> dict:
    """Return (service id, taxonomy) → rows of `reference`, with code and English name."""
    queries = []
    for taxonomy, model in vocabulary.CODED.items():
        through = getattr(models.Service, taxonomy).through
        name = model._meta.model_name
        queries.append(
            through.objects.order_by()
            .filter(service__in=services)
            .annotate(taxonomy=Value(taxonomy))
            .values_list(
                "service_id",
                "taxonomy",
                f"{name}__code",
                f"{name}__name_sq",
                f"{name}__name_sr_latn",
                f"{name}__name_en",
            )
        )
    first, *others = queries
    found = defaultdict(list)
    for service, taxonomy, code, sq, sr_latn, en in first.union(*others, all=True):
        row = vocabulary.CODED[taxonomy](code=code, name_sq=sq, name_sr_latn=sr_latn, name_en=en)
        found[service, taxonomy].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: row.code)
    return found


def _share_out(found: Collection, parts: dict, secret_pairs) -> None:
    """Give the open records their parts, and the secret ones theirs, for `shown` only."""
    open_ids = {
        record.pk
        for records in (found.services, found.organizations, found.locations, found.pairs)
        for record in records
    }
    open_ids |= {row.pk for row in parts[models.Contact] if _owners(row) & open_ids}
    open_phones = [row for row in parts[models.Phone] if _owners(row) & open_ids]
    open_ids |= {row.pk for row in open_phones}
    found.parts = [row for rows in parts.values() for row in rows if _owners(row) & open_ids]
    _fill_secrets(found, parts, secret_pairs)
    linked = open_ids | {row.pk for row in (*found.parts, *found.programs)}
    found.attributes = list(
        models.Attribute.objects.filter(link_id__in=linked)
        .select_related("taxonomy_term__taxonomy")
        .order_by("id")
    )


OWNER_KEYS = (
    "service_id",
    "location_id",
    "service_at_location_id",
    "organization_id",
    "contact_id",
    "phone_id",
)


def _owners(row) -> set:
    keys = {getattr(row, name, None) for name in OWNER_KEYS}
    return keys - {None}


def _fill_secrets(found: Collection, parts: dict, secret_pairs) -> None:
    """Give each confidential service the related rows that `shown` and `telling` read."""
    for service in found.secrets:
        pairs = [pair for pair in secret_pairs if pair.service_id == service.pk]
        for pair in pairs:
            rows = parts[models.Address]
            _keep(
                pair.location, "addresses", [r for r in rows if r.location_id == pair.location_id]
            )
        _keep(service, "service_at_locations", pairs)
        phones = [row for row in parts[models.Phone] if row.service_id == service.pk]
        for phone in phones:
            spoken = [row for row in parts[models.Language] if row.phone_id == phone.pk]
            _keep(phone, "languages", spoken)
        _keep(service, "phones", phones)
        for name, model in (
            ("languages", models.Language),
            ("service_areas", models.ServiceArea),
            ("required_documents", models.RequiredDocument),
            ("translations", models.ServiceTranslation),
            ("cost_options", models.CostOption),
            ("schedules", models.Schedule),
        ):
            rows = [row for row in parts[model] if row.service_id == service.pk]
            for row in rows:
                row.service = service
            _keep(service, name, rows)
        for taxonomy in vocabulary.CODED:
            _keep(service, taxonomy, found.codes.get((service.pk, taxonomy), []))


def _keep(record, name: str, rows: list) -> None:
    """Answer `record.<name>.all()` with `rows`, as a prefetch would."""
    relation = record._meta.get_field(name)
    if isinstance(getattr(relation, "field", None), ParentalKey):
        if not hasattr(record, "_cluster_related_objects"):
            record._cluster_related_objects = {}
        record._cluster_related_objects[name] = rows
        return
    kept = getattr(record, name).get_queryset()
    kept._result_cache = rows
    kept._prefetch_done = True
    if not hasattr(record, "_prefetched_objects_cache"):
        record._prefetched_objects_cache = {}
    key = relation.name if relation.many_to_many else relation.get_accessor_name()
    record._prefetched_objects_cache[key] = kept
