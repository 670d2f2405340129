"""The forms in which editors keep words, bets and tasks; each refuses what search cannot use."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.privacy.detector import may_name_a_person
from search import best_bets, text
from search.models import AskedQuery, ContentGap
from search.synonyms import term_words

MOST_TERMS = 2000
TERM_LETTERS = 120


class SynonymForm(WagtailAdminModelForm):
    """Refuses terms that mean nothing to search, and names them."""

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
        return "\n".join(terms)

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
        return cleaned


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
        if may_name_a_person(written):
            raise ValidationError(_("This may name a person; it is not kept."))
        return written

    def clean(self):
        cleaned = super().clean()
        page, since, until = (cleaned.get(name) for name in ("page", "since", "until"))
        if since and until and until < since:
            self.add_error("until", _("This day is before the first one."))
        if page is None:
            return cleaned
        section = best_bets.target(page, cleaned.get("step") or "")
        if section is not None:
            self.instance.piece = section.piece
        elif not page.live:
            self.add_error("page", _("This page is not public, so nobody can find it."))
        elif cleaned.get("step"):
            self.add_error(
                "step", _("This page has no such step. Write its number as readers see it.")
            )
        else:
            self.add_error("page", _("Search does not know this page."))
        return cleaned

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

    def clean_text(self):
        return self._harmless("text")

    def clean_note(self):
        return self._harmless("note")

    def _harmless(self, name: str) -> str:
        written = self.cleaned_data[name].strip()
        if may_name_a_person(written):
            raise ValidationError(_("This may name a person; it is not kept."))
        return written

    def save(self, commit=True):
        gap = self.instance
        gap.owner = gap.topic.owner
        if gap._state.adding:
            rows = AskedQuery.objects.filter(language=gap.language, text=gap.text.lower())
            gap.times = rows.aggregate(all=Sum("times"))["all"] or 0
        is_done = gap.state == ContentGap.State.DONE
        gap.done_on = (gap.done_on or timezone.localdate()) if is_done else None
        return super().save(commit)
