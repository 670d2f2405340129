"""Which kinds of help plain words name: "psiholog", "avokat", "nuk kam bukë".

People type a profession or a thing; the kinds have the names of the typology, and many a service
says neither. So a kind counts as named by its own name, by a word people use for it (NAMES), or by
what the search's editors let stand for the words. Words of many meanings ("pomoć", "dom")
stay out: a kind that was not meant would stand before what was.
"""

from dataclasses import dataclass

from portal.base.stamp import remembered
from portal.reference.models import ServiceType
from search import synonyms, text

# Kind → language → words of one meaning, as people type them; forms of a word are one.
NAMES = {
    "counselling": {
        "sq": ("psikolog", "psikologe", "këshillim", "ndihmë psikologjike", "psikoterapi"),
        "sr-latn": (
            "psiholog",
            "psihologa",  # the stemmer takes “psiholog” itself for an inflected form
            "psihologinja",
            "psihološkinja",
            "savjetovanje",
            "savjetovalište",
            "psihološka pomoć",
            "psihološka podrška",
            "psihoterapija",
        ),
        "en": ("psychologist", "counsellor", "counseling", "psychotherapy"),
    },
    "legal_aid": {
        "sq": ("avokat", "avokate", "ndihmë ligjore", "këshillim juridik"),
        "sr-latn": ("advokat", "advokatica", "pravnik", "pravni savjet"),
        "en": ("lawyer", "attorney", "solicitor", "legal advice"),
    },
    "food_aid": {
        "sq": ("ushqim", "ushqime", "bukë", "pako ushqimore", "mensë sociale", "uritur"),
        "sr-latn": ("hrana", "hljeb", "narodna kuhinja", "gladan", "gladna"),
        "en": ("food", "bread", "hungry", "soup kitchen"),
    },
    "shelter_violence": {
        "sq": ("strehë", "strehëz", "më rreh burri", "dhunë në familje"),
        "sr-latn": ("sklonište", "sigurna kuća", "tuče me", "muž me bije", "nasilje u porodici"),
        "en": (
            "shelter",
            "refuge",
            "safe house",
            "beats me",
            "husband hits me",
            "domestic violence",
        ),
    },
    "emergency_shelter": {
        "sq": ("i pastrehë", "strehim"),
        "sr-latn": ("prenoćište", "prihvatilište", "beskućnik"),
        "en": ("homeless",),
    },
    "health_care": {
        "sq": ("mjek", "qendër shëndetësore"),
        "sr-latn": ("ljekar", "dom zdravlja"),
        "en": ("doctor", "physician"),
    },
    "home_care": {
        "sq": ("kujdes në shtëpi", "ndihmë në shtëpi"),
        "sr-latn": ("gerontodomaćica", "njegovateljica", "kućna njega"),
        "en": ("home help",),
    },
    "residential_care": {
        "sq": ("shtëpi pleqsh", "azil pleqsh"),
        "sr-latn": ("dom starih", "starački dom"),
        "en": ("nursing home",),
    },
    "foster_care": {"sr-latn": ("hranitelj", "hraniteljska porodica"), "en": ("foster family",)},
    "economic_aid": {"sr-latn": ("socijalna pomoć", "novčana pomoć"), "en": ("social assistance",)},
    "mediation": {"sq": ("ndërmjetës",), "sr-latn": ("medijator",), "en": ("mediator",)},
    "police": {"sq": ("polici", "komisariat")},
    "employment": {
        "sq": ("punësim", "kërkoj punë"),
        "sr-latn": ("zaposlenje", "zapošljavanje", "tražim posao"),
        "en": ("employment", "looking for a job"),
    },
}


@dataclass(frozen=True)
class _Name:
    """`stems`: one of each word that counts; all of them stand in words that name `code`."""

    code: str
    stems: frozenset[str]


def named_by(request, words: str) -> tuple[str, ...]:
    """Return the codes of the kinds that `words` name, in the order of the typology."""
    names = remembered(request, "directory-need-names", _names)
    typed = text.analyse_query(words)
    found = _among(names, typed)
    for match in synonyms.in_force().matches(typed):
        for term, _words in match.others:
            found |= _among(names, text.analyse_query(term))
    return tuple(dict.fromkeys(name.code for name in names if name.code in found))


def _among(names: list[_Name], words: tuple[text.Word, ...]) -> set[str]:
    stems = {stem for word in words for stem in word.stems}
    return {name.code for name in names if name.stems <= stems}


def _names() -> list[_Name]:
    found = []
    for row in ServiceType.objects.all():
        own = {"sq": row.name_sq, "sr-latn": row.name_sr_latn, "en": row.name_en}
        for language, label in own.items():
            terms = (label, *NAMES.get(row.code, {}).get(language, ()))
            stems = (
                frozenset(word.key for word in synonyms.term_words(term, language))
                for term in terms
            )
            found += [_Name(row.code, one) for one in stems if one]
    return found
