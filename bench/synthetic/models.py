"""The made-up passages as rows, for stock Wagtail's search and for the facts of hits."""

from django.db import models
from wagtail.search import index


class Passage(index.Indexed, models.Model):
    """One made-up passage. A plain model, not a page: that favours the stock side."""

    title = models.TextField()
    body = models.TextField()
    kind = models.CharField(max_length=20)

    search_fields = (
        index.SearchField("title", boost=2),
        index.AutocompleteField("title"),  # as every page of Wagtail has
        index.SearchField("body"),
        index.FilterField("kind"),
    )

    def __str__(self):
        return self.title


class Number(Passage):
    """One that accompanies an answer, as a service with its telephone does."""

    class Meta:
        proxy = True
