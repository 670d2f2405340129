"""The tables that open data adds: each rule of the database, tried to be broken."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from directory.models import (
    Attribute,
    Funding,
    ImportRun,
    Location,
    Program,
    Taxonomy,
    TaxonomyTerm,
)
from tests.directory.small_directory import leaks


def refused(rule, make):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        make()


def test_what_has_a_name_has_one(desk):
    refused("program_named", lambda: Program.objects.create(organization=desk.organization))
    refused("taxonomy_named", Taxonomy.objects.create)
    refused("taxonomy_term_named", TaxonomyTerm.objects.create)
    refused("funding_said", lambda: Funding.objects.create(service=desk))


def test_a_term_is_not_its_own_parent(desk):
    key = uuid.uuid4()
    refused(
        "taxonomy_term_not_its_own_parent",
        lambda: TaxonomyTerm.objects.create(id=key, name="a", parent_id=key),
    )


def test_funding_is_of_one(desk):
    refused("funding_of_one", lambda: Funding.objects.create(source="State"))
    refused(
        "funding_of_one",
        lambda: Funding.objects.create(
            source="State", service=desk, organization=desk.organization
        ),
    )


def test_an_attribute_describes_a_table_of_the_standard(desk):
    term = TaxonomyTerm.objects.create(name="a")
    refused(
        "attribute_link_entity",
        lambda: Attribute(link_id=desk.pk, link_entity="user", taxonomy_term=term).save(),
    )
    row = Attribute.objects.create(link_id=desk.pk, link_entity="service", taxonomy_term=term)
    assert row.linked == desk
    assert row.keeping_organizations() == {desk.organization_id}


def test_a_program_is_given_its_foreign_id_once(desk):
    for_it = {"organization": desk.organization, "source": "x", "external_id": "1", "name": "a"}
    Program.objects.create(**for_it)
    refused("program_external_id_once|UNIQUE", lambda: Program.objects.create(**for_it))


def test_an_import_writes_no_more_than_it_read_and_ends_after_its_start(db):
    refused("import_writes", lambda: ImportRun.objects.create(services=1, services_written=2))
    long_ago = timezone.now() - timezone.timedelta(days=1)
    refused("import_ends", lambda: ImportRun.objects.create(finished_at=long_ago))


def test_a_place_abroad_needs_no_municipality_of_ours(desk):
    owner = desk.organization
    abroad = Location.objects.create(organization=owner, foreign_country="US")
    abroad.full_clean()
    refused("location_to_go_to", lambda: Location.objects.create(organization=owner))
    refused(
        "location_to_go_to",
        lambda: Location.objects.create(organization=owner, foreign_country="us"),
    )
    here = desk.service_at_locations.get().location
    here.foreign_country = "US"
    refused("location_here_or_abroad", here.save)


def test_a_country_whose_municipalities_we_keep_is_not_abroad(desk):
    place = Location(organization=desk.organization, foreign_country="AL")
    with pytest.raises(ValidationError):
        place.full_clean()


def test_an_attribute_of_a_shelter_keeps_its_history_silent(shelter):
    where = shelter.service_at_locations.get().location
    term = TaxonomyTerm.objects.create(name="a")
    row = Attribute.objects.create(
        link_id=where.pk, link_entity="location", taxonomy_term=term, value="a"
    )
    row.value = "Qershizeza"
    row.save()
    from directory.models import Metadata

    assert leaks(list(Metadata.objects.values())) == []
    assert leaks(f"{row} {row!r}") == []
