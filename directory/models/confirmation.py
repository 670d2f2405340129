"""Asking providers whether a record still holds, and what they would change."""

from django.conf import settings
from django.db import models
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory import confidential
from directory.models.service import Service


class ConfirmationState(models.TextChoices):
    WAITING = "waiting", _("no answer yet")
    CONFIRMED = "confirmed", _("still right")
    CHANGED = "changed", _("changes were proposed")
    REPLACED = "replaced", _("replaced by a newer link")


MOST_TRIES = 20  # answers sent by one link, those that the form refused among them
OPEN_STATES = (ConfirmationState.WAITING, ConfirmationState.REPLACED)


class ConfirmationQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=ConfirmationState.WAITING)

    def unsent(self):
        """Keep links that no mail has carried yet: a stopped run goes on with these."""
        return self.waiting().filter(sent_at__isnull=True)

    def unanswered(self, moment=None):
        """Keep mailed links that ran out without an answer, and without a keeper who rang."""
        moment = moment or timezone.now()
        unheard = models.Q(service__assured_date__isnull=True) | models.Q(
            service__assured_date__lt=TruncDate("sent_at")
        )
        return self.waiting().filter(unheard, sent_at__isnull=False, expires_at__lte=moment)


class Confirmation(models.Model):
    """One link by which a provider answers once, without an account, whether a record holds.

    `address` is where it was mailed: the record's own at that moment, never one that was typed.
    Ends with the service.
    """

    service = models.ForeignKey(
        Service, verbose_name=_("service"), on_delete=models.CASCADE, related_name="confirmations"
    )
    address = models.EmailField(_("e-mail"))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ConfirmationState.choices,
        default=ConfirmationState.WAITING,
    )
    created_at = models.DateTimeField(_("made on"), default=timezone.now)
    expires_at = models.DateTimeField(_("runs out on"))
    sent_at = models.DateTimeField(_("mailed on"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered on"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(_("answers sent by it"), default=0)

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("request to confirm")
        verbose_name_plural = _("requests to confirm")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=ConfirmationState.values), name="confirmation_state"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=OPEN_STATES, answered_at__isnull=True)
                | (~models.Q(state__in=OPEN_STATES) & models.Q(answered_at__isnull=False)),
                name="confirmation_answered_has_date",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")),
                name="confirmation_expires_later",
            ),
            models.CheckConstraint(
                condition=models.Q(tries__lte=MOST_TRIES), name="confirmation_tries_end"
            ),
            models.UniqueConstraint(
                fields=["service"],
                condition=models.Q(state=ConfirmationState.WAITING),
                name="confirmation_one_open_link",
            ),
        ]

    def __str__(self):
        """Name neither the address nor the service: either could tell of a place."""
        return f"{self._meta.verbose_name} {self.pk}"

    def is_expired(self, moment=None) -> bool:
        return self.expires_at <= (moment or timezone.now())


class ProposalState(models.TextChoices):
    WAITING = "waiting", _("to be decided")
    ACCEPTED = "accepted", _("accepted")
    REFUSED = "refused", _("refused")


class ProposedChangeQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=ProposalState.WAITING)

    def decided(self):
        return self.exclude(state=ProposalState.WAITING)

    def kept_by(self, user):
        return confidential.kept(self, user, "confirmation__service__organization")


class ProposedChange(models.Model):
    """One field as the provider would have it; nothing changes until a keeper accepts it.

    `field`: a name that `confirming_fields.label_of` knows. What a confidential service proposes
    is kept only until it is decided. Ends with its confirmation.
    """

    confirmation = models.ForeignKey(
        Confirmation,
        verbose_name=_("request to confirm"),
        on_delete=models.CASCADE,
        related_name="proposals",
    )
    field = models.CharField(_("field"), max_length=60)
    value = models.TextField(_("proposed"), blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=ProposalState.choices, default=ProposalState.WAITING
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided on"), null=True, blank=True)

    objects = ProposedChangeQuerySet.as_manager()

    class Meta:
        ordering = ["confirmation", "pk"]
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=ProposalState.values), name="proposal_state"
            ),
            models.CheckConstraint(
                condition=models.Q(state=ProposalState.WAITING, decided_at__isnull=True)
                | (~models.Q(state=ProposalState.WAITING) & models.Q(decided_at__isnull=False)),
                name="proposal_decided_has_date",
            ),
            models.UniqueConstraint(fields=["confirmation", "field"], name="proposal_once_a_field"),
            models.CheckConstraint(condition=~models.Q(field=""), name="proposal_of_a_field"),
        ]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"
