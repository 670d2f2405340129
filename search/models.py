"""What has still to reach the index, and what was looked for in vain."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutboxRow(models.Model):
    """The sections of one object must be written anew.

    Made in the transaction of the change; ends when the index has it. A row
    that could not be read stays, and is tried again later.
    """

    object_key = models.CharField(max_length=200)
    made_at = models.DateTimeField(auto_now_add=True)
    failed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("section to be indexed")
        verbose_name_plural = _("sections to be indexed")

    def __str__(self):
        return self.object_key


class AskedQuery(models.Model):
    """A query as it was asked on one day in one language, and how often.

    No user, no address, no hour. `text` is empty where the personal-data check
    refused to keep it. Ends after 90 days.
    """

    day = models.DateField(_("day"))
    language = models.CharField(_("reader's language"), max_length=10)
    text = models.CharField(_("query"), max_length=200, blank=True)
    results = models.PositiveIntegerField(_("found"), help_text=_("The last time it was asked."))
    times = models.PositiveIntegerField(_("times asked"), default=1)

    class Meta:
        ordering = ["-day", "-times", "text"]
        verbose_name = _("search without a result")
        verbose_name_plural = _("searches without a result")
        constraints = [
            models.UniqueConstraint(fields=["day", "language", "text"], name="asked_once_a_day")
        ]

    def __str__(self):
        return self.text or str(_("not kept: it may name a person"))
