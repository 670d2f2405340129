"""Which municipality's town people can get to by road from another one."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoadNeighbour(models.Model):
    """People of `municipality` get to the seat of `neighbour` by `road`. One way a row.

    Where a municipality has no row, those of its county stand in for it. Without `checked_on`
    nobody has confirmed it. Ends when a keeper deletes it.
    """

    municipality = models.ForeignKey(
        "reference.Municipality",
        verbose_name=_("from the municipality"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    neighbour = models.ForeignKey(
        "reference.Municipality",
        verbose_name=_("to the municipality"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    road = models.CharField(_("road"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("The one people go to first is 0.")
    )
    source = models.CharField(_("source"), max_length=200, blank=True)
    checked_on = models.DateField(_("date checked"), null=True, blank=True)

    class Meta:
        ordering = ["municipality", "position", "pk"]
        verbose_name = _("neighbour by road")
        verbose_name_plural = _("neighbours by road")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "neighbour"], name="road_once"),
            models.CheckConstraint(
                condition=~models.Q(municipality=models.F("neighbour")),
                name="road_leads_away",
                violation_error_message=_("A municipality is no neighbour of itself."),
            ),
            models.CheckConstraint(
                condition=models.Q(checked_on__isnull=True) | ~models.Q(source=""),
                name="road_checked_has_source",
                violation_error_message=_("What was checked has a source."),
            ),
        ]

    def __str__(self):
        return f"{self.municipality} → {self.neighbour}"

    @property
    def is_verified(self) -> bool:
        return bool(self.source and self.checked_on)
