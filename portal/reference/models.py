"""Stable codes with names in three languages. Every app stores the code or the row's key."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase


def in_language(row, field: str, language: str | None = None) -> str:
    """Return `row`'s text of `field` in `language` (default: the active one).

    Falls back to English, then Albanian, then Montenegrin: a code without a
    name would be worse on a page than a name in another language.
    """
    wanted = (language or get_language() or "sq").replace("-", "_")
    for suffix in (wanted, "en", "sq", "sr_latn"):
        text = getattr(row, f"{field}_{suffix}", "")
        if text:
            return text
    return ""


class NamedInLanguages(models.Model):
    name_sq = models.CharField(_("name in Albanian"), max_length=160)
    name_sr_latn = models.CharField(_("name in Montenegrin"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160)

    class Meta:
        abstract = True

    def __str__(self):
        return self.label

    @property
    def label(self) -> str:
        return in_language(self, "name")


class Coded(NamedInLanguages):
    code = models.SlugField(_("code"), max_length=60, unique=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        abstract = True
        ordering = ["position", "code"]


OWN_LANGUAGE = {"AL": "sq", "ME": "sr-latn"}  # of a country's offices


class Jurisdiction(NamedInLanguages):
    """A country whose law applies. Language never decides it."""

    code = models.CharField(_("code"), max_length=2, primary_key=True)
    law_of_sq = models.CharField(_("“law of …” in Albanian"), max_length=80)
    law_of_sr_latn = models.CharField(_("“law of …” in Montenegrin"), max_length=80)
    law_of_en = models.CharField(_("“law of …” in English"), max_length=80)
    time_zone = models.CharField(_("time zone"), max_length=60)

    class Meta:
        ordering = ["code"]
        verbose_name = _("jurisdiction")
        verbose_name_plural = _("jurisdictions")

    @property
    def law_of(self) -> str:
        return in_language(self, "law_of")

    @property
    def language(self) -> str:
        """Return the language in which offices there are written to."""
        return OWN_LANGUAGE.get(self.code, settings.LANGUAGE_CODE)


class Municipality(models.Model):
    """A municipality: the reader's place, and the territory of competent bodies."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    jurisdiction = models.ForeignKey(
        Jurisdiction, verbose_name=_("jurisdiction"), on_delete=models.PROTECT
    )
    name = models.CharField(_("name"), max_length=120)
    county = models.CharField(_("county"), max_length=120, blank=True)
    iso_code = models.CharField(
        _("ISO 3166-2 code"),
        max_length=6,
        blank=True,
        help_text=_("Of the municipality. Albanian municipalities have none."),
    )
    county_code = models.CharField(_("ISO 3166-2 code of the county"), max_length=6, blank=True)
    seat = models.CharField(_("seat"), max_length=120, blank=True)
    latitude = models.DecimalField(
        _("latitude of the seat"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude of the seat"), max_digits=8, decimal_places=5, null=True, blank=True
    )

    class Meta:
        ordering = ["jurisdiction", "name"]
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        constraints = [
            models.UniqueConstraint(
                fields=["iso_code"], condition=~models.Q(iso_code=""), name="municipality_iso_once"
            ),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    # Said aloud: a check that comes out NULL counts as kept.
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="municipality_seat_on_earth",
            ),
        ]

    def __str__(self):
        return self.name


class AdministrativeUnit(models.Model):
    """A part of an Albanian municipality with its own child-protection worker. Albania only."""

    code = models.SlugField(_("code"), max_length=80, unique=True)
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        related_name="administrative_units",
    )
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        ordering = ["municipality", "name"]
        verbose_name = _("administrative unit")
        verbose_name_plural = _("administrative units")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="unit_name_once"),
            models.CheckConstraint(
                condition=models.Q(code__startswith="al-"), name="unit_of_albania_only"
            ),
        ]

    def __str__(self):
        return self.name


class Role(Coded):
    """Somebody who acts in a step. `name` is the long form, `short` stands on the chip."""

    jurisdiction = models.ForeignKey(
        Jurisdiction, verbose_name=_("jurisdiction"), on_delete=models.PROTECT
    )
    short_sq = models.CharField(_("short form in Albanian"), max_length=40)
    short_sr_latn = models.CharField(_("short form in Montenegrin"), max_length=40)
    short_en = models.CharField(_("short form in English"), max_length=40)

    class Meta(Coded.Meta):
        verbose_name = _("role")
        verbose_name_plural = _("roles")

    @property
    def short(self) -> str:
        return in_language(self, "short")


class ServiceType(Coded):
    """A kind of service of the national typology; joins steps to the directory."""

    class Meta(Coded.Meta):
        verbose_name = _("service type")
        verbose_name_plural = _("service types")


class TargetGroup(Coded):
    """Whom a service is for: children, women, people with disabilities."""

    class Meta(Coded.Meta):
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")


class Situation(Coded):
    """A situation in everyday words: a tile of the home page."""

    class Meta(Coded.Meta):
        verbose_name = _("situation")
        verbose_name_plural = _("situations")


class Event(Coded):
    """A moment from which a time limit runs, with the phrases that grammar asks for."""

    after_sq = models.CharField(_("“after …” in Albanian"), max_length=160)
    after_sr_latn = models.CharField(_("“after …” in Montenegrin"), max_length=160)
    after_en = models.CharField(_("“after …” in English"), max_length=160)
    before_sq = models.CharField(_("“before …” in Albanian"), max_length=160, blank=True)
    before_sr_latn = models.CharField(_("“before …” in Montenegrin"), max_length=160, blank=True)
    before_en = models.CharField(_("“before …” in English"), max_length=160, blank=True)

    class Meta(Coded.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")


class Acronym(models.Model):
    """An acronym of the field and its long form, opened at a tap."""

    short = models.CharField(_("acronym"), max_length=20, unique=True)
    long_sq = models.CharField(_("long form in Albanian"), max_length=200)
    long_sr_latn = models.CharField(_("long form in Montenegrin"), max_length=200)
    long_en = models.CharField(_("long form in English"), max_length=200)

    class Meta:
        ordering = ["short"]
        verbose_name = _("acronym")
        verbose_name_plural = _("acronyms")

    def __str__(self):
        return self.short

    @property
    def long(self) -> str:
        return in_language(self, "long")


class EmergencyLine(Coded):
    """A line to call, of one jurisdiction. Follows the country, never the language.

    `hours` is "24h", empty when not known, or ranges such as "0-4 16:00-20:00"
    (weekdays Monday = 0, local time of the jurisdiction), one a line.
    """

    jurisdiction = models.ForeignKey(
        Jurisdiction,
        verbose_name=_("jurisdiction"),
        on_delete=models.PROTECT,
        related_name="lines",
    )
    number = models.CharField(_("number"), max_length=30)
    hours = models.CharField(
        _("hours"),
        max_length=200,
        blank=True,
        help_text=_("24h, or for example “0-4 16:00-20:00” (Monday is 0). Empty: not known."),
    )
    source = models.CharField(_("source"), max_length=200, blank=True)
    checked_on = models.DateField(_("date checked"), null=True, blank=True)

    class Meta(Coded.Meta):
        verbose_name = _("emergency line")
        verbose_name_plural = _("emergency lines")

    @property
    def is_verified(self) -> bool:
        return bool(self.source and self.checked_on)

    @property
    def dial(self) -> str:
        """The number as a phone dials it: digits and a leading plus only."""
        return "".join(c for c in self.number if c.isdigit() or c == "+")


class Topic(TagBase):
    """A topic with a name per language and an owner. Editors choose, never invent."""

    free_tagging = False

    name_sq = models.CharField(_("name in Albanian"), max_length=100)
    name_sr_latn = models.CharField(_("name in Montenegrin"), max_length=100)
    name_en = models.CharField(_("name in English"), max_length=100)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Hears about searches on this topic that found nothing."),
    )

    class Meta:
        ordering = ["slug"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    @property
    def label(self) -> str:
        return in_language(self, "name")


class TopicLink(ItemBase):
    """Abstract join of a topic to a page; each app's concrete join adds the page."""

    tag = models.ForeignKey(Topic, related_name="%(app_label)s_%(class)s", on_delete=models.CASCADE)

    class Meta:
        abstract = True
