"""What has still to reach the index, what was asked, and the words that editors keep for it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def languages() -> list[tuple[str, str]]:
    """Return the site's languages, (code, own name), for a field's choices."""
    return settings.LANGUAGES


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
    refused to keep it. Ends after 90 days. watched: of the times asked, those in
    a browser that tells whether a hit was opened. opened: those in which one was.
    """

    day = models.DateField(_("day"))
    language = models.CharField(_("reader's language"), max_length=10)
    text = models.CharField(_("query"), max_length=200, blank=True)
    results = models.PositiveIntegerField(_("found"), help_text=_("The last time it was asked."))
    times = models.PositiveIntegerField(_("times asked"), default=1)
    watched = models.PositiveIntegerField(_("times watched"), default=0)
    opened = models.PositiveIntegerField(_("times a hit was opened"), default=0)

    class Meta:
        ordering = ["-day", "-times", "text"]
        verbose_name = _("search")
        verbose_name_plural = _("searches")
        constraints = [
            models.UniqueConstraint(fields=["day", "language", "text"], name="asked_once_a_day")
        ]

    def __str__(self):
        return self.text or str(_("not kept: it may name a person"))


class SettledMark(models.Model):
    """The mark of a search whose page has told what became of it: a mark counts once.

    `code` was drawn for the page and says nothing; the words are not here, nor is an
    hour. Ends a day later, when the mark is worth nothing any more.
    """

    code = models.CharField(max_length=24, primary_key=True)
    day = models.DateField()
    is_opened = models.BooleanField()  # a hit was opened; before that the search was only watched

    class Meta:
        verbose_name = _("search that was told of")
        verbose_name_plural = _("searches that were told of")

    def __str__(self):
        return self.code


class WordsState(models.Model):
    """Which words of the editors are in force: one row for ever, another stamp at every change.

    Every process compares the stamp with the one it read its words under.
    `loaded`: the lines of lists that were loaded once; what editors made of them stays.
    """

    stamp = models.CharField(max_length=32)
    loaded = models.JSONField(default=list)

    class Meta:
        verbose_name = _("state of the editors' words")
        verbose_name_plural = _("state of the editors' words")

    def __str__(self):
        return self.stamp


class Direction(models.TextChoices):
    BOTH_WAYS = "=", _("both ways")
    ONE_WAY = ">", _("one way: first → others")


class SynonymGroup(models.Model):
    """Words that stand for each other in one language's searches. Ends when an editor deletes it."""

    language = models.CharField(_("language of the words"), max_length=10, choices=languages)
    direction = models.CharField(
        _("direction"),
        max_length=1,
        choices=Direction,
        default=Direction.BOTH_WAYS,
        help_text=_(
            "Both ways: whoever types one of the words is given the others. One way: whoever "
            "types the first is also given the others, and never back."
        ),
    )
    terms = models.TextField(
        _("words"),
        max_length=100_000,
        help_text=_("One word or expression a line, in any form. What is worth most comes first."),
    )
    note = models.CharField(_("note for other editors"), max_length=200, blank=True)

    class Meta:
        ordering = ["language", "terms"]
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")

    def __str__(self):
        between = " = " if self.direction == Direction.BOTH_WAYS else " → "
        first, *others = self.lines or [""]
        return (first + between + ", ".join(others))[:120]

    @property
    def lines(self) -> list[str]:
        return [" ".join(line.split()) for line in self.terms.splitlines() if line.strip()]


class BestBet(models.Model):
    """A piece of a page that comes first for one query, from one day to another.

    `step` is the block id of a step, empty for the page itself; `piece` is what
    search calls the same thing in all languages (Section.piece). Ends by itself
    after `until`.
    """

    language = models.CharField(_("language of the words"), max_length=10, choices=languages)
    text = models.CharField(
        _("words of the query"),
        max_length=200,
        help_text=_("In any form and order: it answers searches for these words and no others."),
    )
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )
    step = models.CharField(
        _("step"),
        max_length=300,
        blank=True,
        help_text=_(
            "Empty: the page itself. Otherwise the number of a step as readers see it (1.2), "
            "or its link."
        ),
    )
    piece = models.CharField(max_length=200, editable=False)
    since = models.DateField(_("from"), default=timezone.localdate)
    until = models.DateField(_("until"), help_text=_("The last day on which it comes first."))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("chosen by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        ordering = ["-until", "language", "text"]
        verbose_name = _("best bet")
        verbose_name_plural = _("best bets")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")),
                name="best_bet_ends_after_it_began",
            )
        ]

    def __str__(self):
        return self.text


class ContentGap(models.Model):
    """Something readers look for and the portal does not say: a task for a topic's owner.

    `text` is a query as the desk shows it, or an editor's words for it. A gap
    that is done is forgotten 90 days later.
    """

    class State(models.TextChoices):
        OPEN = "open", _("open")
        DONE = "done", _("done")

    topic = models.ForeignKey(
        "reference.Topic", verbose_name=_("topic"), on_delete=models.CASCADE, related_name="+"
    )
    language = models.CharField(_("reader's language"), max_length=10, choices=languages)
    text = models.CharField(_("what is looked for"), max_length=200)
    times = models.PositiveIntegerField(_("times asked"), default=0, editable=False)
    note = models.TextField(_("note for the owner"), max_length=1000, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    made_on = models.DateField(_("filed on"), default=timezone.localdate, editable=False)
    done_on = models.DateField(_("done on"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-state", "-times", "made_on"]
        verbose_name = _("missing content")
        verbose_name_plural = _("missing content")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="open", done_on=None)
                | models.Q(state="done", done_on__isnull=False),
                name="gap_done_on_a_day",
            )
        ]

    def __str__(self):
        return self.text
