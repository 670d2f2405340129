"""The one place that decides who learns where a confidential location is.

A service is confidential when it says so (`through_line_only`) or when one of its locations is.
Of such a service a reader gets its kind, whom it is for and the intake line (`shown.py`), and it
reaches its whole country. The right to the whole has who keeps the organization, and
administrators; being signed in, confirmed or staff opens nothing.
"""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from directory import telling

# Model → the records that its rows describe; others name them themselves (`OWNERS`).
PARENTS = {
    "organizationidentifier": ("organization",),
    "program": ("organization",),
    "service": ("organization",),
    "location": ("organization",),
    "serviceatlocation": ("service",),
    "address": ("location",),
    "accessibility": ("location",),
    "servicearea": ("service",),
    "requireddocument": ("service",),
    "costoption": ("service",),
}
CONFIDENTIAL = "confidential"  # Location.confidentiality
# Set by `ServiceQuerySet.for_showing`, so that a list asks once for all its rows.
ASKED_ALREADY = "asked_is_confidential"


# Rights


def is_administrator(user) -> bool:
    return bool(user and user.is_active and user.is_superuser)


def keeps(user, organization_ids) -> bool:
    """Say whether `user` (also anonymous, also None) keeps one of the organizations."""
    if is_administrator(user):
        return True
    if user is None or not user.is_authenticated or not user.is_active:
        return False
    keepership = apps.get_model("directory", "Keepership")
    return keepership.objects.filter(user=user, organization__in=organization_ids).exists()


def keeps_record(user, record) -> bool:
    return keeps(user, record.keeping_organizations())


def kept(rows: QuerySet, user, *paths: str) -> QuerySet:
    """Keep the rows whose organization, found by one of `paths`, `user` keeps.

    Without `paths` it is found by those of the model, as `keeping_organizations` finds it.
    """
    if is_administrator(user):
        return rows
    own = _kept_organizations(user)
    condition = Q()
    for path in paths or paths_to_keepers(rows.model):
        condition |= Q(**{f"{path}__in": own})
    return rows.filter(condition)


def paths_to_keepers(model) -> list[str]:
    """Return the ways from a row of `model` to the organizations that keep it, as lookups."""
    name = model._meta.model_name
    if name == "organization":
        return ["pk"]
    return [
        parent if path == "pk" else f"{parent}__{path}"
        for parent in PARENTS.get(name) or model.OWNERS
        for path in paths_to_keepers(model._meta.get_field(parent).related_model)
    ]


def _kept_organizations(user) -> QuerySet:
    keepership = apps.get_model("directory", "Keepership")
    if user is None or not user.is_authenticated or not user.is_active:
        return keepership.objects.none().values("organization")
    return keepership.objects.filter(user=user).values("organization")


# Which services are confidential


def confidential_services() -> Q:
    """Return the condition on `Service` rows."""
    pairs = apps.get_model("directory", "ServiceAtLocation").objects.filter(
        service=OuterRef("pk"), location__confidentiality=CONFIDENTIAL
    )
    return Q(through_line_only=True) | Q(Exists(pairs))


def is_confidential_expression():
    """Return the condition as a yes or no to annotate `Service` rows with."""
    return Case(
        When(confidential_services(), then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )


def is_confidential_service(service) -> bool:
    if service.through_line_only:
        return True
    asked = getattr(service, ASKED_ALREADY, None)
    if asked is not None:
        return asked
    return service.service_at_locations.filter(location__confidentiality=CONFIDENTIAL).exists()


# What is visible


def visible_services(services: QuerySet, user) -> QuerySet:
    """Keep active services, and all that `user` keeps. Confidential ones are among them."""
    from directory.models.service import Status

    if is_administrator(user):
        return services
    return services.filter(
        Q(status__in=Status.OPEN) | Q(organization__in=_kept_organizations(user))
    )


def visible_locations(locations: QuerySet, user) -> QuerySet:
    """Keep open places, without those where only confidential services are given."""
    if is_administrator(user):
        return locations
    pairs = apps.get_model("directory", "ServiceAtLocation").objects.filter(location=OuterRef("pk"))
    given_openly = pairs.exclude(service__in=_confidential_keys())
    is_open = ~Q(confidentiality=CONFIDENTIAL) & (Exists(given_openly) | ~Exists(pairs))
    return locations.filter(is_open | Q(organization__in=_kept_organizations(user)))


def visible_pairs(pairs: QuerySet, user) -> QuerySet:
    """Keep services at locations of which the place is no secret to `user`."""
    if is_administrator(user):
        return pairs
    own = _kept_organizations(user)
    return pairs.filter(
        ~Q(service__in=_confidential_keys())
        | Q(service__organization__in=own, location__organization__in=own)
    )


def visible_organizations(organizations: QuerySet, user) -> QuerySet:
    """Drop those that run confidential services only: their office would tell the town.

    So would that of who has a confidential place and no service yet, or none any more.
    """
    if is_administrator(user):
        return organizations
    services = apps.get_model("directory", "Service").objects.filter(organization=OuterRef("pk"))
    secret_places = apps.get_model("directory", "Location").objects.filter(
        organization=OuterRef("pk"), confidentiality=CONFIDENTIAL
    )
    is_open = Exists(services.exclude(confidential_services())) | (
        ~Exists(services) & ~Exists(secret_places)
    )
    return organizations.filter(is_open | Q(pk__in=_kept_organizations(user)))


def public_contacts(contacts: QuerySet) -> QuerySet:
    """Drop the people of organizations that run a confidential service, whatever else they run.

    One of them may be the guard of the house. Those of an open service or place stay, and so do
    those who hold a seat at a table: it tells their function and number, and a body whose seat
    alone had no contact in the open data would be known by that.
    """
    seats = apps.get_model("directory", "ReferralMembership").objects.filter(
        contact=OuterRef("pk"), organization=OuterRef("organization")
    )
    is_of_none = Q(organization__isnull=True)
    return contacts.filter(is_of_none | Exists(seats) | ~_runs_a_secret("organization"))


def public_programs(programs: QuerySet) -> QuerySet:
    """Drop programs that may be of confidential services: the name of one names the house."""
    service = apps.get_model("directory", "Service")
    given_openly = service.objects.filter(program=OuterRef("pk")).visible_to(None)
    is_given = Exists(given_openly.exclude(confidential_services()))
    return programs.filter(is_given | ~_runs_a_secret("organization"))


def _runs_a_secret(organization: str) -> Exists:
    """Return the condition on rows whose column `organization` names a body with a shelter."""
    service = apps.get_model("directory", "Service")
    return Exists(service.objects.filter(organization=OuterRef(organization)).confidential())


def services_reaching(services: QuerySet, municipality) -> QuerySet:
    """Keep what people of `municipality` may use; see `ServiceQuerySet.reaching`."""
    area = apps.get_model("directory", "ServiceArea").objects.filter(service=OuterRef("pk"))
    here = area.filter(
        Q(municipality=municipality)
        | Q(administrative_unit__municipality=municipality)
        | Q(country=municipality.jurisdiction_id)
    )
    return services.filter(
        (confidential_services() & Q(organization__jurisdiction=municipality.jurisdiction_id))
        | (~confidential_services() & Exists(here))
    )


def _confidential_keys() -> QuerySet:
    service = apps.get_model("directory", "Service")
    return service.objects.filter(confidential_services()).values("pk")


# What may be written about a confidential service


def refuse_telling_texts(row, service) -> None:
    """Raise ValidationError for the texts of `row` that name a place of `service`.

    The message names the field, never the word: errors end in logs. A translation has some of
    the texts only.
    """
    words = telling.place_words(service)
    wrong = {
        name: _("This text names the place of a confidential service.")
        for name in service.TEXTS
        if telling.tells(getattr(row, name, ""), words)
    }
    if wrong:
        raise ValidationError(wrong)


def refuse_told_location(service, location) -> None:
    """Raise ValidationError when the texts of `service` already name the place of `location`."""
    words = telling.place_words(service, location)
    rows = (service, *service.translations.all())
    texts = (getattr(row, name, "") for row in rows for name in service.TEXTS)
    if any(telling.tells(text, words) for text in texts):
        raise ValidationError(
            _("The texts of “%(service)s” name this place. Change them first.")
            % {"service": service.name}
        )


def refuse_telling_number(phone) -> None:
    jurisdiction = phone.service.organization.jurisdiction_id
    if telling.is_geographic(phone.number, jurisdiction):
        raise ValidationError(
            {
                "number": _(
                    "The area code tells the town. Give a mobile, free or short number as "
                    "the intake line of a confidential service."
                )
            }
        )


# When something turns confidential


def seal(record) -> None:
    """Take out of history, log and decided proposals what they say of its places, for good.

    `record`: a service, a location or a service at a location that is confidential now.
    """
    from directory.gaps import refreshing

    services, locations = _sealed(record)
    refreshing.forget_sealed(services)
    history = apps.get_model("directory", "Metadata").objects.filter(
        Q(service_id__in=[row.pk for row in services])
        | Q(location_id__in=[row.pk for row in locations]),
        last_action_type="update",
    )
    history.exclude(field_name__in=_plain_fields()).update(
        previous_value="", replacement_value="", is_withheld=True
    )
    proposals = apps.get_model("directory", "ProposedChange").objects.filter(
        confirmation__service__in=services
    )
    proposals.decided().update(value="")
    contacts = apps.get_model("directory", "Contact").objects.filter(
        Q(organization__services__in=services) | Q(service__in=services)
    )
    for row in (*services, *locations, *contacts.distinct()):
        _relabel(row)
    log(record, "wagtail.edit")  # moves the content stamp: no page kept until now is shown again


def _sealed(record) -> tuple[list, list]:
    """Return the services and the locations that `record` makes confidential."""
    kind = record._meta.model_name
    if kind == "service":
        return [record], []
    location = record if kind == "location" else record.location
    service = apps.get_model("directory", "Service")
    if not location.is_confidential:
        return [record.service], []
    return list(service.objects.filter(service_at_locations__location=location)), [location]


def _plain_fields() -> set[str]:
    from directory.history import PLAIN_FIELDS

    return PLAIN_FIELDS


def _relabel(row) -> None:
    """The admin's log keeps the name a row had; a place's name may be its street."""
    log = apps.get_model("wagtailcore", "ModelLogEntry")
    content_type = ContentType.objects.get_for_model(row)
    log.objects.filter(content_type=content_type, object_id=str(row.pk)).update(label=str(row))
