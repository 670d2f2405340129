"""What readers say of a service: did the number answer, is something wrong."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models.service import Service

DEVICE_LENGTH = 32  # hexadecimal digits


class ReportKind(models.TextChoices):
    NO_ANSWER = "no_answer", _("The number did not answer")
    ANSWERED = "answered", _("The number answered")
    WRONG_NUMBER = "wrong_number", _("The number is wrong")
    WRONG_HOURS = "wrong_hours", _("The hours are wrong")
    MOVED = "moved", _("They have moved")
    OTHER = "other", _("Something else is wrong")


class ReportQuerySet(models.QuerySet):
    def waiting(self):
        """Keep what no keeper has looked at."""
        return self.filter(settled_at__isnull=True)


class Report(models.Model):
    """One reader's tap on a service's page: a kind, never a text. Ends with the service.

    `device` tells one reader of a day from another and no more: a keyed hash with the random word
    of the day, which is erased the next day, so that nobody can compute who it was.
    """

    service = models.ForeignKey(
        Service, verbose_name=_("service"), on_delete=models.CASCADE, related_name="reports"
    )
    kind = models.CharField(_("what was reported"), max_length=20, choices=ReportKind.choices)
    device = models.CharField(max_length=DEVICE_LENGTH)
    created = models.DateTimeField(_("reported on"), default=timezone.now)
    settled_at = models.DateTimeField(_("settled on"), null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-created"]
        verbose_name = _("report of a reader")
        verbose_name_plural = _("reports of readers")
        indexes = [models.Index(fields=["service", "kind", "settled_at"], name="report_queue")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=ReportKind.values), name="report_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(device__regex=rf"^[0-9a-f]{{{DEVICE_LENGTH}}}$"),
                name="report_device_is_a_hash",
            ),
            models.CheckConstraint(
                condition=models.Q(settled_at__isnull=True)
                | models.Q(settled_at__gte=models.F("created")),
                name="report_settled_after_it_came",
            ),
            models.UniqueConstraint(
                fields=["service", "kind", "device"], name="report_once_a_device_and_day"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} ({str(self.service_id)[:8]})"
