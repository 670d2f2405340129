"""Programs: what groups services of one organization (HSDS `program`)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory import confidential
from directory.models.organization import Organization
from directory.models.record import NEEDED, Imported, Record, RecordQuerySet


class ProgramQuerySet(RecordQuerySet):
    def kept_by(self, user):
        return confidential.kept(self, user, "organization")


class Program(Record, Imported):
    """A set of services under one name. Ends with its organization; its services stay."""

    organization = models.ForeignKey(
        Organization,
        verbose_name=_("organization"),
        on_delete=models.CASCADE,
        related_name="programs",
    )
    name = models.CharField(_("name"), max_length=250)
    alternate_name = models.CharField(_("other name"), max_length=250, blank=True)
    description = models.TextField(_("description"), blank=True)

    objects = ProgramQuerySet.as_manager()

    class Meta(Imported.Meta):
        abstract = False
        ordering = ["name", "id"]
        verbose_name = _("program")
        verbose_name_plural = _("programs")
        constraints = [
            *Imported.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="program_named",
                violation_error_message=NEEDED,
                violation_error_code="name",
            ),
        ]

    def parents(self):
        return [self.organization]
