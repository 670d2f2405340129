"""What a reader asks of the directory: the address as a form, and the form as a question.

Nothing in an address is an error: what is not known is passed over and said.
"""

from dataclasses import dataclass, field, replace

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from directory.candidates import Wanted
from directory.distance import HERE, KILOMETRES, NEIGHBOURS
from directory.finding import LOOKED_AT, languages_spoken
from directory.models.organization import OrganizationKind
from directory.needs import named_by
from directory.wording import quoted
from portal.base.stamp import remembered
from portal.reference.models import (
    Municipality,
    ServiceType,
    Situation,
    TargetGroup,
)
from search import towns
from search.asking import country_of, reader_of
from search.matching import Matches, matches_of
from search.text import QUERY_LETTERS, analyse_query, clean, fold, tokens
from search.text import quoted as in_quotes

CONTACT = "contact"  # the search's kind of section
READ_HITS = 100  # of a text query, and as many that name the place
PLACE_LETTERS = 80
TICKED = ("", "on", "1", "true", "True", "0", "false", "False")  # of a box, as addresses have it
LAST_START = 20_000  # rows of a list behind which nobody looks
COUNTRIES = ("AL", "ME")  # may be chosen in place of a municipality, as everywhere
# Names of spoken languages in themselves; a code without a name here shows as it is.
LANGUAGE_NAMES = {
    "sq": "Shqip",
    "sr-latn": "Crnogorski",
    "en": "English",
    "rom": "Romani",
    "it": "Italiano",
    "el": "Ελληνικά",
    "mk": "Македонски",
    "bs": "Bosanski",
    "de": "Deutsch",
    "fr": "Français",
}


FOLDED = ("within", "situation", "group", "language", "kind")


class FindForm(forms.Form):
    """The question as a form. `where`: a typed place; the chosen one is `m`, as everywhere."""

    q = forms.CharField(required=False, label=_("Words"))
    type = forms.ChoiceField(required=False, label=_("What do you need?"))
    where = forms.CharField(required=False, max_length=PLACE_LETTERS, label=_("Where?"))
    open = forms.BooleanField(required=False, label=_("Open now"))
    within = forms.ChoiceField(required=False, label=_("How far?"))
    situation = forms.ChoiceField(required=False, label=_("What happened?"))
    group = forms.ChoiceField(required=False, label=_("Who it is for"))
    language = forms.ChoiceField(required=False, label=_("Language spoken"))
    kind = forms.ChoiceField(required=False, label=_("Who gives it"))

    def __init__(self, request):
        super().__init__(request.GET, auto_id="find-%s")
        for name, rows in choices(request).items():
            self.fields[name].choices = rows
        self.is_valid()
        for name in self.fields:
            self.cleaned_data.setdefault(name, "")

    def clean_q(self) -> str:
        """Return the words that are looked at; `is_shortened` says that more were typed."""
        return self.cleaned_data["q"][:QUERY_LETTERS]

    def clean_open(self) -> bool:
        """Return whether the box is ticked; what no box sends is none of ours."""
        if self.data.get("open", "") not in TICKED:
            raise forms.ValidationError("open")
        return self.cleaned_data["open"]

    @property
    def is_shortened(self) -> bool:
        return len(self.data.get("q", "").strip()) > QUERY_LETTERS

    @property
    def is_narrowed(self) -> bool:
        """Whether more than words, a kind of help and a place was asked."""
        return any(self.cleaned_data[name] for name in ("open", *FOLDED))

    def label_of(self, name: str, code: str) -> str:
        return dict(self.fields[name].choices).get(code, code)

    def ignored(self) -> list[tuple[str, str]]:
        """Return label and value of every field whose value is none that we know."""
        return [
            (str(self.fields[name].label), quoted(self.data.get(name, ""))) for name in self.errors
        ]


def choices(request) -> dict[str, list[tuple[str, str]]]:
    """Return field → (code, label) pairs with an empty one in front; remembered a while."""

    def read():
        return {
            "type": _coded(ServiceType, _("any kind of help")),
            "within": _distances(),
            "situation": _coded(Situation, _("any situation")),
            "group": _coded(TargetGroup, _("anybody")),
            "language": [
                ("", str(_("any language"))),
                *((code, LANGUAGE_NAMES.get(code, code)) for code in languages_spoken()),
            ],
            "kind": [("", str(_("anybody"))), *((c, str(n)) for c, n in OrganizationKind.choices)],
        }

    return remembered(request, f"directory-choices:{get_language()}", read)


def _distances() -> list[tuple[str, str]]:
    return [
        ("", str(_("any distance"))),
        (HERE, str(_("in the municipality"))),
        (NEIGHBOURS, str(_("in the municipality and its neighbours by road"))),
        *((far, _("up to %(km)s km in a straight line") % {"km": far}) for far in KILOMETRES),
    ]


def _coded(model, empty) -> list[tuple[str, str]]:
    return [("", str(empty)), *((row.code, row.label) for row in model.objects.all())]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question and how it was understood. `unknown_place`: typed, and none of ours. `words`:
    those typed, without a place that was read in them (`is_place_read`).

    `ignored`: (label, value) of what the address says beside and nobody knows. `matches`: what
    has the words, None while the search's index cannot serve, so that they count for nothing.
    """

    form: FindForm
    wanted: Wanted
    municipality: Municipality | None
    words: str = ""
    is_place_read: bool = False
    unknown_place: str = ""
    ignored: tuple[tuple[str, str], ...] = ()
    matches: Matches | None = field(default_factory=Matches)

    @property
    def is_anything(self) -> bool:
        """Whether more was asked than where."""
        return any(self.form.cleaned_data[name] for name in self.form.fields if name != "where")

    @property
    def more(self) -> list[tuple[str, str]]:
        """The folded filters in use as (name, label of what was chosen)."""
        used = ((name, self.form.cleaned_data[name]) for name in FOLDED)
        used = ((name, self.form.label_of(name, code)) for name, code in used if code)
        return [(name, label) for name, label in used if name != "within" or not self.far]

    @property
    def far(self) -> str:
        """The distance that was chosen and counts for nothing, for no place was; or empty."""
        code = "" if self.municipality else self.form.cleaned_data["within"]
        return code and self.form.label_of("within", code)

    @property
    def has_alike(self) -> bool:
        return bool(self.matches and self.matches.is_alike and any(self.matches.groups))

    @property
    def need_label(self) -> str:
        """The kinds that were chosen or that the words name; empty when nobody can tell."""
        return ", ".join(self.form.label_of("type", code) for code in self.wanted.needs)


def asked_by(request) -> Asked:
    form = FindForm(request)
    data = form.cleaned_data
    code, words = _read(request, data)
    town, unknown = _town(request, data["where"].strip(), code)
    matches = _matches(request, words, town)
    named = () if matches is None or data["type"] else named_by(request, words)
    if named and matches.is_alike:
        matches = Matches()  # the kind is known, so nothing that is only spelled alike is wanted
    wanted = Wanted(
        jurisdiction=_country(request, town),
        municipality=town,
        situation=data["situation"],
        service_type=data["type"],
        target_group=data["group"],
        language=data["language"],
        kind=data["kind"],
        within=data["within"] if town else "",
        is_open=bool(data["open"]),
        ranked=matches.groups if matches and words.strip() else None,
        named=named,
        start=_start(request),
    )
    return Asked(
        form=form,
        wanted=wanted,
        municipality=town,
        words=words,
        is_place_read=bool(code),
        unknown_place=unknown,
        ignored=tuple(_ignored(request, form)),
        matches=matches,
    )


def _ignored(request, form: FindForm):
    """Yield label and value of what the address asks and is passed over."""
    yield from form.ignored()
    code = request.GET.get("m", "")
    if code and code not in COUNTRIES and code != request.place.municipality:
        yield str(form.fields["where"].label), quoted(code)


def _start(request) -> int:
    """Return how many rows to pass over; what is no such number is the beginning."""
    number = request.GET.get("start", "")
    is_number = number.isascii() and number.isdecimal() and len(number) <= len(str(LAST_START))
    return min(int(number), LAST_START) // LOOKED_AT * LOOKED_AT if is_number else 0


def _read(request, data: dict) -> tuple[str, str]:
    """Return the code of the municipality that the words name, and what else they say.

    Not where a place was typed beside them, and where the reader takes them for words only.
    """
    words = data["q"]
    is_literal = request.GET.get("typed") == "1" or bool(in_quotes(words))
    if not words.strip() or data["where"].strip() or is_literal:
        return "", words
    country = _country(request, None)
    if town := towns.alone(words, country):  # whole: “polic” is no beginning of Poliçan
        return town.code, ""
    town = towns.named(words, country)
    return (town.code, _beside(words, town)) if town else ("", words)


def _beside(words: str, town: towns.Town) -> str:
    """Return `words` without the town and the small words before it; empty if nothing is said."""
    kept = []
    for word in (token.word for token in tokens(clean(words))):
        if fold(word) not in town.forms:
            kept.append(word)
            continue
        while kept and fold(kept[-1]) in towns.BEFORE:
            kept.pop()
    rest = " ".join(kept)
    return rest if analyse_query(rest) else ""


def _town(request, typed: str, read: str) -> tuple[Municipality | None, str]:
    """Return the municipality typed, that of the words, or the reader's; and what nobody knows."""
    code, unknown = read or request.place.municipality, ""
    if typed:
        found = towns.called(typed)
        code, unknown = (found.code, "") if found else (code, typed)
    if not code:
        return None, quoted(unknown)
    return Municipality.objects.select_related("jurisdiction").get(code=code), quoted(unknown)


def _country(request, town: Municipality | None) -> str:
    """Return whose services come first; of who said nothing, the country of the language read."""
    if town:
        return town.jurisdiction_id
    return country_of(request, get_language()) or request.place.jurisdiction


def _matches(request, words: str, town: Municipality | None) -> Matches | None:
    """Return what has the words, and what of it names `town`; None if it was not searched."""
    if not words.strip():
        return Matches()
    reader = reader_of(request, get_language())
    reader = replace(reader, jurisdiction=_country(request, town))
    found = matches_of(
        words,
        reader,
        {"kind": frozenset({CONTACT})},
        size=READ_HITS,
        naming=town.name if town else "",
    )
    if found is None:
        return None
    groups = tuple(tuple(key.partition(":")[2] for key in keys) for keys in found.groups)
    return replace(found, groups=groups)
