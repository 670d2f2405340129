"""What another directory says of a record beyond our columns (HSDS `attribute`)."""

from django.apps import apps
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from directory import confidential
from directory.models.record import NOT_OFFERED, Record, RecordQuerySet
from directory.models.taxonomy import TaxonomyTerm

# Records that an attribute may describe: the standard's names of their tables.
LINKED = {
    "organization": "organization",
    "program": "program",
    "service": "service",
    "location": "location",
    "service_at_location": "serviceatlocation",
    "contact": "contact",
    "phone": "phone",
    "address": "address",
    "accessibility": "accessibility",
    "schedule": "schedule",
    "service_area": "servicearea",
    "language": "language",
    "required_document": "requireddocument",
    "cost_option": "costoption",
    "funding": "funding",
    "organization_identifier": "organizationidentifier",
}


class AttributeQuerySet(RecordQuerySet):
    def kept_by(self, user):
        """Keep what describes records that `user` keeps; one query, a branch a kind of record."""
        if confidential.is_administrator(user):
            return self
        condition = models.Q()
        for entity, name in LINKED.items():
            rows = apps.get_model("directory", name)._base_manager.all()
            own = confidential.kept(rows, user)
            condition |= models.Q(link_entity=entity, link_id__in=own.order_by().values("pk"))
        return self.filter(condition)


class Attribute(Record):
    """A word of a taxonomy, and a value for it, on one record. Of no more use when that is gone.

    `link_id` is the record's id, `link_entity` the standard's name of its table.
    """

    link_id = models.UUIDField(_("record"), db_index=True)
    link_entity = models.CharField(_("kind of record"), max_length=30)
    link_type = models.CharField(_("what it describes"), max_length=250, blank=True)
    taxonomy_term = models.ForeignKey(
        TaxonomyTerm,
        verbose_name=_("taxonomy term"),
        on_delete=models.CASCADE,
        related_name="attributes",
    )
    value = models.TextField(_("value"), blank=True)

    objects = AttributeQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = _("attribute")
        verbose_name_plural = _("attributes")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(link_entity__in=list(LINKED)),
                name="attribute_link_entity",
                violation_error_message=NOT_OFFERED,
            ),
        ]

    @cached_property
    def linked(self):
        """Return the record that it describes, or None when that is gone."""
        model = apps.get_model("directory", LINKED[self.link_entity])
        return model._base_manager.filter(pk=self.link_id).first()

    @property
    def is_confidential(self):
        return self.linked is not None and self.linked.is_confidential

    def parents(self):
        return [self.linked] if self.linked is not None else []
