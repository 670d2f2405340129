"""Referral slips: one service asks another for a place, and nobody is named."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models.service import Service

# Read aloud on the phone: no letter that sounds or looks like another.
NUMBER_LETTERS = "ABDEHKLMNPRTUXZ23456789"
NUMBER_LENGTH = 6


def new_number() -> str:
    """Return a number that tells nothing: not who, not when, not how many."""
    return "".join(secrets.choice(NUMBER_LETTERS) for _n in range(NUMBER_LENGTH))


class Urgency(models.TextChoices):
    NOW = "now", _("today")
    SOON = "soon", _("within three days")
    PLANNED = "planned", _("within two weeks")


class SlipAnswer(models.TextChoices):
    WAITING = "waiting", _("no answer yet")
    ACCEPTED = "accepted", _("accepted")
    NO_PLACE = "no_place", _("no place")
    NOT_OURS = "not_ours", _("not ours")


class ReferralSlipQuerySet(models.QuerySet):
    def of(self, user):
        """Keep the slips that `user` sent."""
        return self.filter(sender=user) if user.is_authenticated else self.none()

    def waiting(self):
        return self.filter(answer=SlipAnswer.WAITING)

    def overdue(self, moment=None):
        """Keep those whose promised time went by in silence."""
        return self.waiting().filter(promised_at__lte=moment or timezone.now())


class ReferralSlip(models.Model):
    """A worker asks a service whether it has a place: kind of help and urgency, no person.

    The person is told on the phone, by the slip's number. Ends with the receiving service, and
    `settings.DIRECTORY_SLIPS_KEPT_DAYS` after it was sent: then only a `SlipCount` is left. The
    sender is forgotten with the account.
    """

    number = models.CharField(_("number"), max_length=NUMBER_LENGTH, default=new_number)
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sender"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    municipality = models.ForeignKey(
        "reference.Municipality",
        verbose_name=_("municipality of the sender"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    service = models.ForeignKey(
        Service, verbose_name=_("to"), on_delete=models.CASCADE, related_name="referral_slips"
    )
    service_type = models.ForeignKey(
        "reference.ServiceType",
        verbose_name=_("kind of help"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    urgency = models.CharField(_("needed"), max_length=10, choices=Urgency.choices)
    answer = models.CharField(
        _("answer"), max_length=10, choices=SlipAnswer.choices, default=SlipAnswer.WAITING
    )
    created_at = models.DateTimeField(_("sent on"), default=timezone.now)
    promised_at = models.DateTimeField(_("answer promised until"))
    answered_at = models.DateTimeField(_("answered on"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded on"), null=True, blank=True)

    objects = ReferralSlipQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("referral slip")
        verbose_name_plural = _("referral slips")
        constraints = [
            models.UniqueConstraint(fields=["number"], name="slip_number_once"),
            models.CheckConstraint(
                condition=models.Q(urgency__in=Urgency.values), name="slip_urgency"
            ),
            models.CheckConstraint(
                condition=models.Q(answer__in=SlipAnswer.values), name="slip_answer"
            ),
            models.CheckConstraint(
                condition=models.Q(answer=SlipAnswer.WAITING, answered_at__isnull=True)
                | (~models.Q(answer=SlipAnswer.WAITING) & models.Q(answered_at__isnull=False)),
                name="slip_answered_has_date",
            ),
            models.CheckConstraint(
                condition=models.Q(promised_at__gt=models.F("created_at")),
                name="slip_promised_later",
            ),
        ]

    def __str__(self):
        return self.number


class SlipCount(models.Model):
    """How many slips of one month got one answer, after the slips themselves were deleted.

    `month`: its first day. No sender, no receiver. Ends after two years.
    """

    month = models.DateField(_("month"))
    municipality = models.ForeignKey(
        "reference.Municipality",
        verbose_name=_("municipality of the sender"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    service_type = models.ForeignKey(
        "reference.ServiceType",
        verbose_name=_("kind of help"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    answer = models.CharField(_("answer"), max_length=10, choices=SlipAnswer.choices)
    count = models.PositiveIntegerField(_("how often"))

    class Meta:
        ordering = ["-month", "pk"]
        verbose_name = _("count of referral slips")
        verbose_name_plural = _("counts of referral slips")
        constraints = [
            models.UniqueConstraint(
                fields=["month", "municipality", "service_type", "answer"], name="slip_count_once"
            ),
            models.CheckConstraint(
                condition=models.Q(answer__in=SlipAnswer.values), name="slip_count_answer"
            ),
            models.CheckConstraint(condition=models.Q(count__gt=0), name="slip_count_counted"),
            models.CheckConstraint(condition=models.Q(month__day=1), name="slip_count_of_a_month"),
        ]

    def __str__(self):
        return f"{self.month:%Y-%m}, {self.municipality}: {self.count}"
