"""The forms in which editors keep words, bets and tasks; each refuses what search cannot use."""

from datetime import timedelta
from itertools import chain

from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.privacy.detector import pieces
from search import best_bets, synonyms, text
from search.asked import lowered
from search.desk.owners import may_do_gaps
from search.models import AskedQuery, BestBet, ContentGap, SynonymGroup
from search.synonyms import term_words

MOST_TERMS = 2000
TERM_LETTERS = 120


def already_there(row) -> str:
    """Return the refusal of what is kept already, with the way to it."""
    address = reverse(
        f"wagtailsnippets_{row._meta.app_label}_{row._meta.model_name}:edit", args=[row.pk]
    )
    return format_html('{} <a href="{}">{}</a>', _("This is kept already:"), address, row)


def impersonal(*texts: str) -> str:
    """Return `texts` as lines, or refuse them and say which of their words may tell of a person.

    Each is looked at by itself: two words of a list are no first and last name.
    """
    found = dict.fromkeys(chain.from_iterable(map(pieces, texts)))
    if found:
        raise ValidationError(
            _("This may tell of a person and is not kept: %(words)s.")
            % {"words": ", ".join(f"“{words}”" for words in found)}
        )
    return "\n".join(texts)


class SynonymForm(WagtailAdminModelForm):
    """Refuses terms that mean nothing to search or name a person, and names them.

    Readers are shown these words. The check is `find`, not the stricter
    one of queries: that one takes every office's name in capitals for a person's.
    """

    def clean_note(self):
        return impersonal(self.cleaned_data["note"].strip())

    def clean_terms(self):
        written = self.cleaned_data["terms"].replace("|", "\n").replace("#", " ")
        terms = [" ".join(text.clean(line).split()) for line in written.splitlines()]
        terms = list(dict.fromkeys(term for term in terms if term))
        for term in terms:
            if len(term) > TERM_LETTERS:
                raise ValidationError(
                    _("“%(term)s …” is too long for a word or expression.") % {"term": term[:40]}
                )
            if not text.tokens(term):
                raise ValidationError(
                    _("“%(term)s” has neither letters nor digits.") % {"term": term}
                )
        if len(terms) > MOST_TERMS:
            raise ValidationError(_("At most %(most)d words in one entry.") % {"most": MOST_TERMS})
        return impersonal(*terms)

    def clean(self):
        cleaned = super().clean()
        terms, language = cleaned.get("terms", "").splitlines(), cleaned.get("language")
        if not terms or not language:
            return cleaned
        meanings = {term: tuple(w.key for w in term_words(term, language)) for term in terms}
        empty = [term for term, words in meanings.items() if not words]
        if empty:
            self.add_error(
                "terms",
                _("Search leaves these words out, they stand everywhere: %(terms)s.")
                % {"terms": ", ".join(f"“{term}”" for term in empty)},
            )
        elif len(terms) < 2:
            self.add_error("terms", _("Write at least two, each on a line of its own."))
        elif len(set(meanings.values())) < 2:
            self.add_error("terms", _("Search takes all of these for the same word already."))
        elif (same := self._same(terms, language, cleaned.get("direction"))) is not None:
            self.add_error("terms", already_there(same))
        return cleaned

    def _same(self, terms: list[str], language: str, direction: str) -> SynonymGroup | None:
        """Return an entry that says the same, whatever forms and order its words have."""
        wanted = synonyms.Group(language, direction == synonyms.BOTH_WAYS, tuple(terms)).meaning
        rows = SynonymGroup.objects.filter(language=language, direction=direction)
        rows = rows.exclude(pk=self.instance.pk)
        return next((row for row in rows if synonyms.group_of(row).meaning == wanted), None)


class BestBetForm(WagtailAdminModelForm):
    """Refuses a page or step that search does not know."""

    DAYS = 90  # a bet is looked at again after a season

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["until"].initial = timezone.localdate() + timedelta(days=self.DAYS)

    def clean_text(self):
        written = " ".join(self.cleaned_data["text"].split())
        if not text.analyse_query(written):
            raise ValidationError(
                _("“%(term)s” has neither letters nor digits.") % {"term": written}
            )
        return impersonal(written)

    def clean(self):
        cleaned = super().clean()
        page, since, until = (cleaned.get(name) for name in ("page", "since", "until"))
        if since and until and until < since:
            self.add_error("until", _("This day is before the first one."))
        elif until and until < timezone.localdate() and self.instance._state.adding:
            self.add_error("until", _("This day is over: it would never come first."))
        if page is None:
            return cleaned
        section = best_bets.target(page, cleaned.get("step") or "")
        if section is not None:
            self.instance.piece = section.piece
            if not self.errors and (same := self._same(cleaned, section.piece)) is not None:
                self.add_error("text", already_there(same))
        elif not page.live:
            self.add_error("page", _("This page is not public, so nobody can find it."))
        elif cleaned.get("step"):
            self.add_error(
                "step", _("This page has no such step. Write its number as readers see it.")
            )
        else:
            self.add_error("page", _("Search does not know this page."))
        return cleaned

    def _same(self, cleaned: dict, piece: str) -> BestBet | None:
        """Return a bet of these words on the same piece, in force on one of the same days."""
        language = cleaned["language"]
        words = best_bets.words_of(cleaned["text"], language)
        rows = BestBet.objects.filter(
            language=language,
            piece=piece,
            since__lte=cleaned["until"],
            until__gte=cleaned["since"],
        ).exclude(pk=self.instance.pk)
        return next((row for row in rows if best_bets.words_of(row.text, language) == words), None)

    def save(self, commit=True):
        if self.instance.made_by_id is None:
            self.instance.made_by = self.for_user
        return super().save(commit)


class ContentGapForm(WagtailAdminModelForm):
    """A task for the owner of a topic; a new one has no state to choose."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            del self.fields["state"]
        # Wagtail words this button when the form's class is made, in whoever's language came first
        chooser = self.fields["topic"].widget
        chooser.choose_one_text = _("Choose a topic")
        chooser.choose_another_text = _("Choose another topic")
        chooser.link_to_chosen_text = _("Edit this topic")

    def clean_text(self):
        return impersonal(self.cleaned_data["text"].strip())

    def clean_note(self):
        return impersonal(self.cleaned_data["note"].strip())

    def save(self, commit=True):
        gap = self.instance
        owner = gap.topic.owner
        gap.owner = owner if owner is not None and may_do_gaps(owner) else None
        if gap._state.adding:
            rows = AskedQuery.objects.filter(language=gap.language, text=lowered(gap.text))
            gap.times = rows.aggregate(all=Sum("times"))["all"] or 0
        is_done = gap.state == ContentGap.State.DONE
        gap.done_on = (gap.done_on or timezone.localdate()) if is_done else None
        return super().save(commit)
