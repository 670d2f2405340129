"""The local table meets: who must come to which case, dates, agenda, commitments."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from directory import confidential
from directory.models.organization import Organization
from directory.models.record import NEEDED, NOT_OFFERED
from directory.models.referral import Body, ReferralMembership, is_of
from portal.privacy.detector import has_personal_data


def refuse_personal_data(text: str, field: str) -> None:
    """Raise ValidationError when `text` may tell of a person: no case data at the table."""
    if has_personal_data(text):
        raise ValidationError(
            {field: _("This may tell of a person. The agenda holds no case data.")}
        )


class CallRule(models.Model):
    """For a kind of case, in one country: this role of this body must come, or should.

    Without `checked_on` nobody compared it with the law or the protocol that `source` names. An
    administrator changes them; they end when one deletes them.
    """

    situation = models.ForeignKey(
        "reference.Situation",
        verbose_name=_("kind of case"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    body = models.CharField(_("body"), max_length=15, choices=Body.choices)
    role = models.ForeignKey(  # roles belong to a country, and so does the rule
        "reference.Role", verbose_name=_("role"), on_delete=models.CASCADE, related_name="+"
    )
    is_must = models.BooleanField(_("must come"), default=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    source = models.CharField(_("source"), max_length=200, blank=True)
    checked_on = models.DateField(_("date checked"), null=True, blank=True)

    class Meta:
        ordering = ["situation", "position", "pk"]
        verbose_name = _("who is called to a kind of case")
        verbose_name_plural = _("who is called to which case")
        constraints = [
            models.UniqueConstraint(fields=["situation", "body", "role"], name="call_rule_once"),
            models.CheckConstraint(
                condition=models.Q(body__in=Body.values),
                name="call_rule_body",
                violation_error_message=NOT_OFFERED,
            ),
            models.CheckConstraint(
                condition=models.Q(checked_on__isnull=True) | ~models.Q(source=""),
                name="call_rule_checked_has_source",
                violation_error_message=_("What was checked has a source."),
            ),
        ]

    def __str__(self):
        return f"{self.situation}: {self.role}"

    @property
    def is_verified(self) -> bool:
        return bool(self.source and self.checked_on)

    def clean(self):
        super().clean()
        if self.role_id and not is_of(self.body, self.role.jurisdiction_id):
            raise ValidationError({"body": _("This body belongs to another country.")})
        if self.checked_on and not self.source:
            raise ValidationError({"source": _("Say where it was checked.")})


class Repeats(models.TextChoices):
    NEVER = "never", _("does not repeat")
    MONTHLY = "monthly", _("every month")
    QUARTERLY = "quarterly", _("every three months")
    TWICE_A_YEAR = "twice_a_year", _("twice a year")


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("planned")
    HELD = "held", _("held")
    CANCELLED = "cancelled", _("cancelled")


class MeetingQuerySet(models.QuerySet):
    def kept_by(self, user):
        """Keep the meetings of towns where `user` keeps an organization that leads a body."""
        if confidential.is_administrator(user):
            return self
        seats = confidential.kept(ReferralMembership.objects.all(), user, "organization")
        return self.filter(municipality__in=seats.filter(leads=True).values("municipality"))

    def upcoming(self, moment=None):
        moment = moment or timezone.now()
        return self.filter(state=MeetingState.PLANNED, starts_at__gte=moment).order_by("starts_at")


class Meeting(ClusterableModel):
    """One meeting of one body of one municipality. Held, it plans the next by its `repeats`.

    Ends when an administrator deletes it; a meeting that did not happen is cancelled, not deleted.
    """

    municipality = models.ForeignKey(
        "reference.Municipality",
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    body = models.CharField(_("body"), max_length=15, choices=Body.choices)
    starts_at = models.DateTimeField(_("begins"))
    room = models.CharField(_("where"), max_length=200, blank=True)
    repeats = models.CharField(
        _("repeats"), max_length=15, choices=Repeats.choices, default=Repeats.MONTHLY
    )
    state = models.CharField(
        _("state"), max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED
    )
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)
    is_sample = models.BooleanField(_("sample"), default=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at"]
        verbose_name = _("meeting of the local table")
        verbose_name_plural = _("meetings of the local table")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "body", "starts_at"], name="meeting_once"
            ),
            models.CheckConstraint(
                condition=models.Q(body__in=Body.values),
                name="meeting_body",
                violation_error_message=NOT_OFFERED,
            ),
            models.CheckConstraint(
                condition=models.Q(repeats__in=Repeats.values),
                name="meeting_repeats",
                violation_error_message=NOT_OFFERED,
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=MeetingState.values),
                name="meeting_state",
                violation_error_message=NOT_OFFERED,
            ),
        ]

    def __str__(self):
        return f"{self.get_body_display()}, {self.municipality}"

    @property
    def is_confidential(self):
        return False

    def keeping_organizations(self) -> set:
        """Return who runs the table there: the organizations that lead one of its bodies."""
        leading = ReferralMembership.objects.filter(municipality=self.municipality, leads=True)
        return set(leading.values_list("organization", flat=True))

    def clean(self):
        super().clean()
        if self.municipality_id and not is_of(self.body, self.municipality.jurisdiction_id):
            raise ValidationError({"body": _("This body belongs to another country.")})


class AgendaKind(models.TextChoices):
    GAP = "gap", _("a service that is missing")
    NO_CONTACT = "no_contact", _("a step without a contact")
    OBSTACLE = "obstacle", _("a step that could not be done")
    SLIP = "slip", _("referrals without a place")
    OWN = "own", _("a point of our own")


COUNTED = (AgendaKind.GAP, AgendaKind.NO_CONTACT, AgendaKind.OBSTACLE, AgendaKind.SLIP)


class AgendaItem(models.Model):
    """One point of a meeting: counted from what was missing, or written. Ends with the meeting.

    `count`: how often it was missing since the meeting before, for points that were counted.
    """

    meeting = ParentalKey(Meeting, related_name="agenda")
    kind = models.CharField(
        _("kind"), max_length=10, choices=AgendaKind.choices, default=AgendaKind.OWN
    )
    service_type = models.ForeignKey(
        "reference.ServiceType",
        verbose_name=_("service type"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    count = models.PositiveIntegerField(_("how often"), default=0)
    text = models.CharField(_("point"), max_length=200, blank=True)
    decision = models.CharField(_("decided"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("point of the agenda")
        verbose_name_plural = _("agenda")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind=AgendaKind.OWN, service_type__isnull=True)
                & ~models.Q(text="")
                | (models.Q(kind__in=COUNTED) & models.Q(service_type__isnull=False)),
                name="agenda_item_says_what",
                violation_error_message=_("Write the point down."),
            ),
            models.UniqueConstraint(
                fields=["meeting", "kind", "service_type"],
                condition=models.Q(service_type__isnull=False),
                name="agenda_item_counted_once",
                violation_error_message=_("This point is on the agenda already."),
            ),
        ]

    def __str__(self):
        return self.text or f"{self.get_kind_display()}: {self.service_type}"

    def clean(self):
        super().clean()
        if (self.kind == AgendaKind.OWN) == bool(self.service_type_id):
            raise ValidationError(
                {"service_type": _("A point of your own has words, a counted one a service type.")}
            )
        if self.kind == AgendaKind.OWN and not self.text:
            raise ValidationError({"text": _("Write the point.")})
        for name in ("text", "decision"):
            refuse_personal_data(getattr(self, name), name)


class CommitmentQuerySet(models.QuerySet):
    def of(self, municipality):
        return self.filter(meeting__municipality=municipality)

    def open(self):
        return self.filter(done_on__isnull=True)

    def visible(self):
        """Drop those of organizations that readers may not know of."""
        return self.filter(organization__in=Organization.objects.visible_to(None))


class Commitment(models.Model):
    """One institution said that it will do something by a day. Ends with the meeting's row."""

    meeting = ParentalKey(Meeting, related_name="commitments")
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("institution"),
        on_delete=models.CASCADE,
        related_name="commitments",
    )
    task = models.CharField(_("what it will do"), max_length=300)
    due = models.DateField(_("until"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    reminded_on = models.DateField(  # by mail, or by phone where there is no address
        null=True, blank=True, editable=False
    )

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(task=""),
                name="commitment_says_what",
                violation_error_message=NEEDED,
            ),
            models.UniqueConstraint(
                fields=["meeting", "organization", "task"], name="commitment_once"
            ),
        ]

    def __str__(self):
        return self.task

    def is_overdue(self, today=None) -> bool:
        """Say whether its day went by; pages show it by one include, `commitment_state.html`."""
        return self.done_on is None and self.due < (today or timezone.localdate())

    def clean(self):
        super().clean()
        refuse_personal_data(self.task, "task")
