"""Imports of whole files: what was begun, and whether it came to its end."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportRun(models.Model):
    """One import of one file. Written in many short transactions, so it may be cut off:
    `finished_at` stays empty then, and the same import run again completes it. Kept for good.
    """

    source = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, help_text=_("SHA-256 of what was read."))
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    services = models.PositiveIntegerField(default=0)
    services_written = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-started_at"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(services_written__lte=models.F("services")),
                name="import_writes_what_it_read",
            ),
            models.CheckConstraint(
                condition=models.Q(finished_at__isnull=True)
                | models.Q(finished_at__gte=models.F("started_at")),
                name="import_ends_after_its_start",
            ),
        ]

    def __str__(self):
        return f"{self.source} {self.digest[:8]}"
