"""What readers of a protocol met: a step that could not be done, a contact that is missing.

Rows say where, which step and when. They hold no person: `device` is a keyed hash of a random
word that is erased the next day (`DaySalt`), so that nobody can compute afterwards who it was.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

DEVICE_LENGTH = 32  # hexadecimal digits
IS_A_HASH = models.Q(device__regex=rf"^[0-9a-f]{{{DEVICE_LENGTH}}}$")


class Reason(models.TextChoices):
    """Five, and no free text: what is written by hand tells of a case."""

    NO_SERVICE = "no_service", _("there is no such service here")
    NO_PLACE = "no_place", _("there was no free place")
    NO_ANSWER = "no_answer", _("nobody answered")
    NOT_TAKEN = "not_taken", _("they did not take the case")
    TOO_FAR = "too_far", _("it is too far, or there is no transport")


class DaySalt(models.Model):
    """The random word of one day. Erased when the next day's is made."""

    day = models.DateField(primary_key=True)
    word = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(word__regex=r"^[0-9a-f]{64}$"), name="day_salt_is_random"
            ),
        ]

    def __str__(self):
        return str(self.day)


class Observation(models.Model):
    """One device, one step, one day, in one municipality. Erased after two years."""

    day = models.DateField(_("day"), db_index=True)
    municipality = models.ForeignKey(
        "reference.Municipality",
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    step = models.UUIDField(_("step"))
    device = models.CharField(max_length=DEVICE_LENGTH)

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.day}, {self.municipality}"


class Obstacle(Observation):
    """A worker said that a step could not be done here, and why. Once a day for each step."""

    reason = models.CharField(_("because"), max_length=20, choices=Reason.choices)
    service_type = models.ForeignKey(
        "reference.ServiceType",
        verbose_name=_("service that was needed"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        ordering = ["-day", "pk"]
        verbose_name = _("step that could not be done")
        verbose_name_plural = _("steps that could not be done")
        constraints = [
            models.UniqueConstraint(
                fields=["device", "step", "day"], name="obstacle_once_a_device_and_day"
            ),
            models.CheckConstraint(
                condition=models.Q(reason__in=Reason.values), name="obstacle_reason"
            ),
            models.CheckConstraint(condition=IS_A_HASH, name="obstacle_device_is_a_hash"),
        ]


class MissingContact(Observation):
    """A reader stood at a step whose service nobody gives in the municipality."""

    service_type = models.ForeignKey(
        "reference.ServiceType",
        verbose_name=_("service that was needed"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        ordering = ["-day", "pk"]
        verbose_name = _("missing contact")
        verbose_name_plural = _("missing contacts")
        constraints = [
            models.UniqueConstraint(
                fields=["device", "step", "service_type", "municipality", "day"],
                name="missing_once_a_device_and_day",
            ),
            models.CheckConstraint(condition=IS_A_HASH, name="missing_device_is_a_hash"),
        ]
