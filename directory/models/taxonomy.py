"""Taxonomies of other directories. Ours are the codes of `reference`; see hsds/vocabulary.py."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.models.record import NEEDED, Record


class Taxonomy(Record):
    """A list of words that came with an import. Ends when an administrator deletes it."""

    name = models.CharField(_("name"), max_length=250)
    description = models.TextField(_("description"), blank=True)
    uri = models.URLField(_("permanent web address"), blank=True)
    version = models.CharField(_("version"), max_length=100, blank=True)

    class Meta:
        ordering = ["name", "id"]
        verbose_name = _("taxonomy")
        verbose_name_plural = _("taxonomies")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="taxonomy_named",
                violation_error_message=NEEDED,
                violation_error_code="name",
            ),
        ]

    def __str__(self):
        return self.name


class TaxonomyTerm(Record):
    """One word of such a list. Ends with it.

    `taxonomy_name` is what the standard calls `taxonomy`: a name where no list was given.
    """

    taxonomy = models.ForeignKey(
        Taxonomy,
        verbose_name=_("taxonomy"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="terms",
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("broader term"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="children",
    )
    code = models.CharField(_("code"), max_length=250, blank=True)
    name = models.CharField(_("name"), max_length=250)
    description = models.TextField(_("description"), blank=True)
    taxonomy_name = models.CharField(_("name of the taxonomy"), max_length=250, blank=True)
    language = models.CharField(_("language"), max_length=60, blank=True)
    term_uri = models.URLField(_("permanent web address"), blank=True)

    class Meta:
        ordering = ["name", "id"]
        verbose_name = _("taxonomy term")
        verbose_name_plural = _("taxonomy terms")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="taxonomy_term_named",
                violation_error_message=NEEDED,
                violation_error_code="name",
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="taxonomy_term_not_its_own_parent",
                violation_error_message=_("A word does not stand under itself."),
                violation_error_code="parent",
            ),
        ]

    def __str__(self):
        """Name the word: it is everybody's, and tells of no place by itself."""
        return self.name
