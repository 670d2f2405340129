"""Who keeps a row is said twice, for lists and for one record: both say the same."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from directory import confidential, models
from portal.reference.models import Municipality, Role
from tests.directory import small_directory

# Model → what a row needs beside one of its owners; one row is made for each owner.
OF_AN_OWNER = {
    models.Contact: {"title": "Drejtor"},
    models.Phone: {"number": "129"},
    models.Language: {"code": "sq"},
    models.Schedule: {"byday": "MO", "opens_at": "08:00", "closes_at": "09:00"},
    models.Funding: {"source": "Bashkia"},
}
READERS = (None, "resident", "keeper", "own_keeper", "administrator")


def fill(service) -> None:
    """Hang a row of every model on what there is of `service`."""
    owner, pair = service.organization, service.service_at_locations.get()
    contact = models.Contact.objects.create(organization=owner, title="Pritja")
    phone = models.Phone.objects.create(contact=contact, number="112")
    named = {
        "organization": owner, "service": service, "location": pair.location,
        "service_at_location": pair, "contact": contact, "phone": phone,
    }  # fmt: skip
    for model, fields in OF_AN_OWNER.items():
        for name in model.OWNERS:
            model.objects.create(**{name: named[name]}, **fields)
    models.Program.objects.create(organization=owner, name="P")
    models.OrganizationIdentifier.objects.create(
        organization=owner, identifier_type="NIPT", identifier=str(owner.pk)
    )
    models.Accessibility.objects.create(location=pair.location, description="Rampë")
    models.RequiredDocument.objects.create(service=service, document="ID")
    models.CostOption.objects.create(service=service, amount="1", currency="EUR")
    describe_all()


def describe_all() -> None:
    """Give every row that has none an attribute."""
    taxonomy, _is_new = models.Taxonomy.objects.get_or_create(name="T")
    term, _is_new = models.TaxonomyTerm.objects.get_or_create(taxonomy=taxonomy, name="W")
    for entity, name in models.LINKED.items():
        described = models.Attribute.objects.filter(link_entity=entity).values("link_id")
        for row in apps.get_model("directory", name).objects.exclude(pk__in=described):
            models.Attribute.objects.create(
                link_id=row.pk, link_entity=entity, taxonomy_term=term, value="x"
            )


@pytest.fixture
def world(desk, shelter, keeper):
    models.Keepership.objects.create(user=keeper, organization=desk.organization)
    fill(desk)
    fill(shelter)
    others = small_directory.location(small_directory.organization(name="Tjetri"))
    models.ServiceAtLocation.objects.create(service=desk, location=others)
    hall = small_directory.organization(name="Bashkia Has", town="al-has", email="x@has.example")
    models.Organization.objects.filter(pk=hall.pk).update(kind="municipality")
    models.Keepership.objects.create(user=keeper, organization=hall)
    role = Role.objects.create(code="police", jurisdiction_id="AL", name_en="police")
    for owner, town in ((desk, "al-has"), (shelter, "al-has"), (shelter, "al-kukes")):
        models.ReferralMembership.objects.create(
            municipality=Municipality.objects.get(code=town), organization=owner.organization,
            role=role, body="etn", leads=True,
        )  # fmt: skip
    for town in ("al-has", "al-kukes", "al-berat"):
        models.Meeting.objects.create(
            municipality=Municipality.objects.get(code=town), body="etn",
            starts_at=timezone.now() + timedelta(days=1),
        )  # fmt: skip


def kinds():
    """Return the models of which both is said: a list for a user, and the keepers of one row."""
    linked = [apps.get_model("directory", name) for name in models.LINKED.values()]
    listed = [
        model
        for model in apps.get_app_config("directory").get_models()
        if hasattr(model._default_manager.all(), "kept_by") and model is not models.ProposedChange
    ]
    return sorted({*linked, *listed}, key=lambda model: model.__name__)


@pytest.mark.parametrize("role", READERS)
def test_a_list_holds_the_rows_that_one_keeps_each_alone(world, role, request):
    user = request.getfixturevalue(role) if role else AnonymousUser()
    own_all, wrong = 0, {}
    for model in kinds():
        rows = model._default_manager.all()
        assert rows.exists(), model
        own = {row.pk for row in rows if confidential.keeps_record(user, row)}
        listed = rows.kept_by(user) if hasattr(rows, "kept_by") else confidential.kept(rows, user)
        if {row.pk for row in listed} != own:
            wrong[model] = (len(own), listed.count())
        if role in ("keeper", "own_keeper"):
            assert 0 < len(own) < rows.count(), model
        own_all += len(own)
    assert wrong == {}
    assert (own_all > 0) == (role in ("keeper", "own_keeper", "administrator"))


def test_a_proposal_is_kept_with_its_service(world, desk, keeper, own_keeper):
    asked = models.Confirmation.objects.create(
        service=desk, address="a@b.example", expires_at=timezone.now() + timedelta(days=1)
    )
    row = models.ProposedChange.objects.create(confirmation=asked, field="name", value="x")
    assert list(models.ProposedChange.objects.kept_by(keeper)) == [row]
    assert not models.ProposedChange.objects.kept_by(own_keeper).exists()
