"""What a reader asks of the directory: the address as a form, and the form as a question.

Nothing in an address is an error: what is not known is passed over and said.
"""

from dataclasses import dataclass

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from directory.finding import Wanted, languages_spoken
from directory.models.organization import OrganizationKind
from portal.base.stamp import remembered
from portal.reference.models import (
    AdministrativeUnit,
    Municipality,
    ServiceType,
    Situation,
    TargetGroup,
)
from search.asking import reader_of
from search.query import keys_of
from search.text import fold, tokens

CONTACT = "contact"  # the search's kind of section
READ_HITS = 100  # of a text query
PLACE_LETTERS = 80
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


FOLDED = ("q", "situation", "group", "language", "kind")


class FindForm(forms.Form):
    """The question as a form. `where`: a typed place; the chosen one is `m`, as everywhere."""

    q = forms.CharField(required=False, max_length=200, label=_("Words"))
    type = forms.ChoiceField(required=False, label=_("What do you need?"))
    situation = forms.ChoiceField(required=False, label=_("What happened?"))
    where = forms.CharField(required=False, max_length=PLACE_LETTERS, label=_("Where?"))
    open = forms.BooleanField(required=False, label=_("Open now"))
    group = forms.ChoiceField(required=False, label=_("Who it is for"))
    language = forms.ChoiceField(required=False, label=_("Language spoken"))
    kind = forms.ChoiceField(required=False, label=_("Who gives it"))

    def __init__(self, request):
        super().__init__(request.GET, auto_id="find-%s")
        for name, rows in choices(request).items():
            self.fields[name].choices = rows
        self.is_valid()
        for name in ("q", "type", "situation", "where", "open", "group", "language", "kind"):
            self.cleaned_data.setdefault(name, "")

    @property
    def more(self) -> int:
        """How many of the folded filters are in use."""
        return sum(bool(self.cleaned_data[name]) for name in FOLDED)


def choices(request) -> dict[str, list[tuple[str, str]]]:
    """Return field → (code, label) pairs with an empty one in front; remembered a while."""

    def read():
        return {
            "type": _coded(ServiceType, _("any kind of help")),
            "situation": _coded(Situation, _("any situation")),
            "group": _coded(TargetGroup, _("anybody")),
            "language": [
                ("", str(_("any language"))),
                *((code, LANGUAGE_NAMES.get(code, code)) for code in languages_spoken()),
            ],
            "kind": [("", str(_("anybody"))), *((c, str(n)) for c, n in OrganizationKind.choices)],
        }

    return remembered(request, f"directory-choices:{get_language()}", read)


def _coded(model, empty) -> list[tuple[str, str]]:
    return [("", str(empty)), *((row.code, row.label) for row in model.objects.all())]


@dataclass(frozen=True)
class Asked:
    """A question and how it was understood. `unknown_place`: typed, and none of ours.

    `is_searched`: False while the search's index cannot serve, so that words count for nothing.
    """

    form: FindForm
    wanted: Wanted
    municipality: Municipality | None
    unknown_place: str = ""
    is_searched: bool = True

    @property
    def need_label(self) -> str:
        """What is needed, in the reader's words; empty when only a situation was chosen."""
        return dict(self.form.fields["type"].choices).get(self.wanted.service_type, "")


def asked_by(request) -> Asked:
    form = FindForm(request)
    data = form.cleaned_data
    town, unknown = _town(request, data["where"].strip())
    ranked, is_searched = _ranked(request, data["q"])
    wanted = Wanted(
        jurisdiction=town.jurisdiction_id if town else request.place.jurisdiction,
        municipality=town,
        situation=data["situation"],
        service_type=data["type"],
        target_group=data["group"],
        language=data["language"],
        kind=data["kind"],
        is_open=bool(data["open"]),
        ranked=ranked,
    )
    return Asked(form, wanted, town, unknown, is_searched)


def _town(request, typed: str) -> tuple[Municipality | None, str]:
    """Return the municipality that was typed, else the reader's; and what nobody knows."""
    code, unknown = request.place.municipality, ""
    if typed:
        found = place_codes(request).get(_plain(typed))
        code, unknown = (found, "") if found else (code, typed)
    if not code:
        return None, unknown
    return Municipality.objects.select_related("jurisdiction").get(code=code), unknown


def place_codes(request) -> dict[str, str]:
    """Return plain name → municipality code: municipalities, their seats, administrative units.

    A unit whose name another place has too is passed over: it would lead to the wrong one.
    """

    def read():
        codes: dict[str, str] = {}
        for row in AdministrativeUnit.objects.select_related("municipality"):
            plain = _plain(row.name)
            codes[plain] = "" if plain in codes else row.municipality.code
        towns = list(Municipality.objects.all())
        codes |= {_plain(row.seat): row.code for row in towns if row.seat}
        codes |= {_plain(row.name): row.code for row in towns}
        return {plain: code for plain, code in codes.items() if code}

    return remembered(request, "directory-place-codes", read)


def _plain(name: str) -> str:
    """Return a name as it may be typed: small letters, no accents, Latin."""
    return " ".join(fold(token.word) for token in tokens(name))


def _ranked(request, words: str) -> tuple[tuple[str, ...] | None, bool]:
    """Return the keys of services that have the words, best first; and whether it was searched."""
    if not words.strip():
        return None, True
    reader = reader_of(request, get_language())
    keys = keys_of(words, reader, {"kind": frozenset({CONTACT})}, size=READ_HITS)
    if keys is None:
        return None, False
    return tuple(key.partition(":")[2] for key in keys), True
