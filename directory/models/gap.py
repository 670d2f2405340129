"""What is there and what is missing, computed: one cell a municipality, service type and group.

`directory/gaps/matrix.py` writes these rows; nothing else does. They are no HSDS records: they can
be thrown away and computed again, but for `MappedMunicipality` and `Borders`, which people made.
"""

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models.record import NEEDED

MAP_HOLDS = relativedelta(months=12)  # as a service does: what nobody looked at for a year sinks


class GapState(models.TextChoices):
    """From the best to the worst that a cell can say; not known is no answer at all."""

    EXISTS = "exists", _("exists")
    FULL = "full", _("exists, but full")
    NEIGHBOUR = "neighbour", _("only at a neighbour")
    LINE = "line", _("only through a line")
    NONE = "none", _("none")
    UNKNOWN = "unknown", _("not known")


class ReasonKind(models.TextChoices):
    """Where a count of a missing service comes from."""

    NEEDS_REPORT = "needs_report", _("needs reports")
    EMPTY_SEARCH = "empty_search", _("searches that found nothing")
    MISSING_CONTACT = "missing_contact", _("steps without a contact")
    NOT_DONE = "not_done", _("“could not be done here”")
    NO_PLACE = "no_place", _("referrals answered “no place”")


class GapMatrix(models.Model):
    """The matrix of one country was computed at this moment. Written over by the next time."""

    jurisdiction = models.OneToOneField(
        "reference.Jurisdiction", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    computed_at = models.DateTimeField(_("computed at"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("service map")
        verbose_name_plural = _("service maps")


class GapCellQuerySet(models.QuerySet):
    def of_country(self, code: str):
        return self.filter(municipality__jurisdiction=code)

    def for_group(self, code: str):
        """Keep the cells of one target group; "" stands for the cells of everybody together."""
        if not code:
            return self.filter(target_group__isnull=True)
        return self.filter(target_group__code=code)

    def gaps(self):
        """Keep what is known to be missing, or to be no help today: a local table's agenda."""
        return self.exclude(state__in=(GapState.EXISTS, GapState.LINE, GapState.UNKNOWN))


class GapCell(models.Model):
    """What people of `municipality` find of one service type, for one target group or for anybody.

    `here`: open services in the municipality or competent for it; `neighbour`: those elsewhere that
    take its people; `line`: those that only a line leads to, the same number in the whole country.
    `…_full`: how many of them have no free place or are closed for some time. `since`: the day of
    the computation that first found this state. Ends when its municipality, type or group does.
    """

    municipality = models.ForeignKey(
        "reference.Municipality", on_delete=models.CASCADE, related_name="+"
    )
    service_type = models.ForeignKey(
        "reference.ServiceType", on_delete=models.CASCADE, related_name="+"
    )
    target_group = models.ForeignKey(
        "reference.TargetGroup", null=True, on_delete=models.CASCADE, related_name="+"
    )
    state = models.CharField(max_length=10, choices=GapState.choices)
    here = models.PositiveSmallIntegerField(default=0)
    here_full = models.PositiveSmallIntegerField(default=0)
    neighbour = models.PositiveSmallIntegerField(default=0)
    neighbour_full = models.PositiveSmallIntegerField(default=0)
    line = models.PositiveSmallIntegerField(default=0)
    line_full = models.PositiveSmallIntegerField(default=0)
    # Codes of municipalities, the nearest by name first; never one of a confidential service.
    neighbours = models.JSONField(default=list)
    since = models.DateField()

    objects = GapCellQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("cell of the service map")
        verbose_name_plural = _("cells of the service map")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "service_type", "target_group"], name="gap_cell_once"
            ),
            models.UniqueConstraint(
                fields=["municipality", "service_type"],
                condition=models.Q(target_group__isnull=True),
                name="gap_cell_of_anybody_once",
            ),
            models.CheckConstraint(
                condition=models.Q(here_full__lte=models.F("here"))
                & models.Q(neighbour_full__lte=models.F("neighbour"))
                & models.Q(line_full__lte=models.F("line")),
                name="gap_cell_full_among_all",
            ),
            models.CheckConstraint(
                condition=models.Q(state=GapState.EXISTS, here__gt=models.F("here_full"))
                | models.Q(state=GapState.FULL, here__gt=0, here=models.F("here_full"))
                | models.Q(state=GapState.NEIGHBOUR, here=0, neighbour__gt=0)
                | models.Q(state=GapState.LINE, here=0, neighbour=0, line__gt=0)
                | models.Q(
                    state__in=(GapState.NONE, GapState.UNKNOWN), here=0, neighbour=0, line=0
                ),
                name="gap_cell_state_follows_counts",
            ),
        ]


class GapReason(models.Model):
    """How often one kind of evidence spoke of a type in a municipality (None: in no named one).

    A number and nothing of a person. Written anew with the matrix.
    """

    jurisdiction = models.ForeignKey(
        "reference.Jurisdiction", on_delete=models.CASCADE, related_name="+"
    )
    municipality = models.ForeignKey(
        "reference.Municipality", null=True, on_delete=models.CASCADE, related_name="+"
    )
    service_type = models.ForeignKey(
        "reference.ServiceType", on_delete=models.CASCADE, related_name="+"
    )
    kind = models.CharField(max_length=20, choices=ReasonKind.choices)
    count = models.PositiveIntegerField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("reason of a gap")
        verbose_name_plural = _("reasons of gaps")
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "municipality", "service_type", "kind"],
                name="gap_reason_once",
            ),
            models.UniqueConstraint(
                fields=["jurisdiction", "service_type", "kind"],
                condition=models.Q(municipality__isnull=True),
                name="gap_reason_of_no_place_once",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=ReasonKind.values), name="gap_reason_kind"
            ),
            models.CheckConstraint(condition=models.Q(count__gt=0), name="gap_reason_counted"),
        ]


class MappedQuerySet(models.QuerySet):
    def in_force(self, today=None):
        """Keep the maps that still hold."""
        today = today or timezone.localdate()
        return self.filter(on__gte=today - MAP_HOLDS)

    def delete(self):
        from directory.gaps import refreshing

        with transaction.atomic():
            gone = super().delete()
            refreshing.ask_soon()
        return gone

    delete.alters_data = True
    delete.queryset_only = True  # as in Django: no manager deletes all that there is


class MappedMunicipality(models.Model):
    """Somebody says: on this day every service of this municipality stood in the directory.

    Only because of this is an absent service *none*; without it, it is *not known*. Holds for
    12 months (`MAP_HOLDS`), and ends earlier when a keeper takes it back.
    """

    municipality = models.OneToOneField(
        "reference.Municipality",
        verbose_name=_("municipality"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    on = models.DateField(
        _("complete on"),
        default=timezone.localdate,
        help_text=_("The day on which everybody at the table had looked at the list."),
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("said by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)

    objects = MappedQuerySet.as_manager()

    class Meta:
        ordering = ["municipality__name"]
        verbose_name = _("complete map of a municipality")
        verbose_name_plural = _("complete maps of municipalities")

    def __str__(self):
        return str(self.municipality)

    @property
    def until(self):
        """Return the last day on which the map holds."""
        return self.on + MAP_HOLDS

    def delete(self, *args, **kwargs):
        from directory.gaps import refreshing

        with transaction.atomic():
            gone = super().delete(*args, **kwargs)
            refreshing.ask_soon()
        return gone

    delete.alters_data = True


class Borders(models.Model):
    """The borders of a country's municipalities as a deployment uploaded them, ready to draw.

    `shapes`: code of municipality → SVG path data within `width` × `height` whole units, north up.
    Ends when somebody deletes it: then the map is drawn as tiles again.
    """

    jurisdiction = models.OneToOneField(
        "reference.Jurisdiction",
        verbose_name=_("jurisdiction"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    source = models.CharField(
        _("source and licence"),
        max_length=200,
        help_text=_("Who made the borders and under which terms; stands below the map."),
    )
    shapes = models.JSONField(editable=False)
    width = models.PositiveSmallIntegerField(editable=False)
    height = models.PositiveSmallIntegerField(editable=False)
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("borders of municipalities")
        verbose_name_plural = _("borders of municipalities")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(width__gt=0, height__gt=0),
                name="borders_have_a_size",
                violation_error_message=_("These borders have no size."),
            ),
            models.CheckConstraint(
                condition=~models.Q(source=""),
                name="borders_have_a_source",
                violation_error_message=NEEDED,
            ),
        ]

    def __str__(self):
        return str(self.jurisdiction)
