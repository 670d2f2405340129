"""What every row of the directory is: an HSDS id, a history, and silence about places."""

import uuid

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

# What a form says when one of many alike constraints is broken.
NEEDED = _("This must not be empty.")
NOT_OFFERED = _("This is none of the values on offer.")
OF_ONE = _("It must belong to exactly one record.")
OUT_OF_ORDER = _("The last day is before the first.")


def exactly_one(*names: str) -> models.Q:
    """Return the condition that one and only one of the nullable fields `names` is set."""
    condition = models.Q()
    for chosen in names:
        others = {f"{name}__isnull": True for name in names if name != chosen}
        condition |= models.Q(**{f"{chosen}__isnull": False}, **others)
    return condition


def in_order(first: str, last: str) -> models.Q:
    """Return the condition that `first` ≤ `last` where both are set."""
    either_open = models.Q(**{f"{first}__isnull": True}) | models.Q(**{f"{last}__isnull": True})
    return either_open | models.Q(**{f"{first}__lte": models.F(last)})


class RecordQuerySet(models.QuerySet):
    """Every way of writing leaves a history, also the ones that pass by `save`."""

    def bulk_create(self, objs, *args, **kwargs):
        from directory import confidential, history, insertion, reindexing

        with _silent_about_values(), transaction.atomic():
            if args or kwargs:
                made = super().bulk_create(objs, *args, **kwargs)
            else:
                made = list(objs)
                insertion.insert(self.model, made)
            history.note_created(made)
            reindexing.find_anew(reindexing.touched(made))
            if self.model.makes_confidential:
                for record in made:
                    if record.is_confidential:
                        confidential.seal(record)
        return made

    def bulk_update(self, objs, fields, batch_size=None):
        """Save `fields` of each record; costs two queries a record, for its history."""
        with transaction.atomic():
            for record in objs:
                record.save(update_fields=fields)
        return len(objs)

    def update(self, **values):
        """Set plain `values` (no expressions) on each record; costs as `bulk_update`."""
        if any(hasattr(value, "resolve_expression") for value in values.values()):
            raise ValueError("The history needs plain values, not expressions.")
        with transaction.atomic():
            records = list(self)
            for record in records:
                for name, value in values.items():
                    setattr(record, name, value)
            return self.model._default_manager.bulk_update(records, list(values))

    def delete(self):
        with transaction.atomic():
            counts = [record.delete()[0] for record in self]
        return sum(counts), {}

    delete.alters_data = True
    delete.queryset_only = True  # as in Django: no manager deletes all that there is


class Record(models.Model):
    """A row with an id of the standard's kind. Its history outlives it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    # The usage page of a municipality would name the records in it, the confidential ones too.
    wagtail_reference_index_ignore = True
    # Whether a row of this kind can turn others confidential when it is saved.
    makes_confidential = False

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        """Name the kind and the id only: many a field could tell where somebody hides."""
        return f"{self._meta.verbose_name} {str(self.pk)[:8]}"

    def __repr__(self):
        return f"<{type(self).__name__} {self.pk}>"

    @property
    def is_confidential(self) -> bool:
        """Whether this row could tell where a confidential place is."""
        return False

    def parents(self) -> list:
        """Return the records that this row describes, as far as they are set."""
        return []

    def subjects(self) -> dict:
        """Return `service_id`, `location_id`: whose place this row could tell of."""
        found = {}
        for parent in self.parents():
            found |= parent.subjects()
        return found

    def keeping_organizations(self) -> set:
        """Return the ids of the organizations whose keepers keep this row."""
        return {key for parent in self.parents() for key in parent.keeping_organizations()}

    def validate_constraints(self, exclude=None):
        """Say at a field that a constraint is broken: its `violation_error_code` names the field.

        A form that lacks the field excludes it, and with it the constraint.
        """
        try:
            super().validate_constraints(exclude)
        except ValidationError as error:
            names = {field.name for field in self._meta.concrete_fields} - set(exclude or ())
            found: dict[str, list] = {}
            for field, wrong in error.error_dict.items():
                for part in wrong:
                    is_placed = field == NON_FIELD_ERRORS and part.code in names
                    found.setdefault(part.code if is_placed else field, []).append(part)
            raise ValidationError(found) from None

    def save(self, *, update_fields=None, **kwargs):
        from directory import confidential, history, reindexing

        with _silent_about_values(), transaction.atomic():
            before = self._stored()
            was_confidential = before is not None and before.is_confidential
            touched = reindexing.touched([before]) if before is not None else set()
            super().save(update_fields=update_fields, **kwargs)
            reindexing.find_anew(touched | reindexing.touched([self]))
            hidden = was_confidential or self.is_confidential
            history.note_saved(self, before, written=update_fields, hidden=hidden)
            if self.makes_confidential and hidden and not was_confidential:
                confidential.seal(self)

    def _stored(self):
        """Return this record as the database has it, or None when it has not."""
        if self._state.adding:
            return None
        return type(self)._base_manager.filter(pk=self.pk).first()

    def delete(self, *args, **kwargs):
        from directory import history, reindexing

        with transaction.atomic():
            history.note_deleted(self)
            reindexing.find_anew(reindexing.touched([self]))
            return super().delete(*args, **kwargs)


class _silent_about_values:
    """Some databases quote the refused row in their error, and errors end in logs."""

    def __enter__(self):
        return self

    def __exit__(self, kind, error, _trace):
        if isinstance(error, IntegrityError):
            rule = _broken_rule(error)
            raise IntegrityError(f"refused by the database: {rule}") from None


def _broken_rule(error) -> str:
    """Return the constraint that `error` names, without any value of the row."""
    diagnosis = getattr(error.__cause__, "diag", None)
    if diagnosis is not None:
        return diagnosis.constraint_name or diagnosis.sqlstate or "a rule"
    return str(error).splitlines()[0]  # SQLite names the constraint and no value


class Imported(models.Model):
    """A row that may come from another directory: its id there is kept, and never given twice."""

    external_id = models.CharField(_("id in the source"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    is_sample = models.BooleanField(
        _("sample"), default=False, help_text=_("Made up for the demo, or not checked by anybody.")
    )
    last_modified = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["source", "external_id"],
                condition=~models.Q(external_id=""),
                name="%(class)s_external_id_once",
                violation_error_message=_("Another record of this source has the same id."),
                violation_error_code="source",
            ),
        ]


class OwnLanguage(models.Model):
    """Its free text is written in one language; other languages are rows of their own."""

    language = models.CharField(
        _("language of the text"),
        max_length=10,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
    )

    class Meta:
        abstract = True
