"""Field-level history (HSDS `metadata`)."""

import uuid

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext_lazy as _


class Action(models.TextChoices):
    CREATE = "create", _("created")
    UPDATE = "update", _("changed")
    DELETE = "delete", _("deleted")


class MetadataQuerySet(models.QuerySet):
    def of(self, record):
        """Keep the changes of `record` and, of a service or location, of its parts."""
        key = {"service": "service_id", "location": "location_id"}.get(record._meta.model_name)
        condition = models.Q(resource_id=record.pk)
        if key:
            condition |= models.Q(**{key: record.pk})
        return self.filter(condition)


class Metadata(models.Model):
    """One change of one field, written in the transaction of the change. Never changed after,
    except that `confidential.seal` takes its values away; kept as long as the portal.

    Making or deleting a record is one row whose field is `id`. `is_withheld`: that the field
    changed is kept, what it said is not, because it could tell where a confidential place is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    resource_id = models.UUIDField(db_index=True)
    resource_type = models.CharField(max_length=40)
    # Whose place the row could tell of: kept here, because the resource may be gone.
    service_id = models.UUIDField(null=True, db_index=True)
    location_id = models.UUIDField(null=True, db_index=True)
    last_action_date = models.DateTimeField()
    last_action_type = models.CharField(max_length=10, choices=Action.choices)
    field_name = models.CharField(max_length=60)
    previous_value = models.TextField(blank=True)
    replacement_value = models.TextField(blank=True)
    # "user:12", or the name of the program that wrote: no name, so that erasing a person holds.
    updated_by = models.CharField(max_length=100)
    is_withheld = models.BooleanField(default=False)

    objects = MetadataQuerySet.as_manager()

    class Meta:
        ordering = ["-last_action_date", "field_name"]
        verbose_name = _("change of a field")
        verbose_name_plural = _("changes of fields")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_action_type__in=Action.values), name="metadata_action"
            ),
            models.CheckConstraint(
                condition=models.Q(is_withheld=False)
                | models.Q(previous_value="", replacement_value=""),
                name="metadata_withheld_says_nothing",
            ),
        ]

    def __str__(self):
        return f"{self.resource_type} {self.field_name}"

    @property
    def resource_label(self) -> str:
        return apps.get_model("directory", self.resource_type)._meta.verbose_name

    @property
    def field_label(self) -> str:
        """Return the field's name on forms; empty for the making or deleting of the record."""
        if self.field_name == "id":
            return ""
        model = apps.get_model("directory", self.resource_type)
        try:
            return model._meta.get_field(self.field_name.removesuffix("_id")).verbose_name
        except FieldDoesNotExist:
            return self.field_name
