"""The personal-data check for every free text: names, phones, e-mail, ID numbers.

It errs on the side of finding: a text refused once too often costs a statistic,
a name kept once costs a person. It is no proof that a text is harmless.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from portal.privacy.names import (
    AMBIGUOUS_NAMES,
    AMBIGUOUS_SURNAMES,
    GIVEN_NAMES,
    SURNAMES,
)


class Kind(StrEnum):
    EMAIL = "email"
    NID = "nid"  # Albanian: letter, eight digits, letter
    JMBG = "jmbg"  # 13 digits with a check digit
    PHONE = "phone"
    DIGITS = "digits"  # a long run that may number a person or a case
    NAME = "name"


@dataclass(frozen=True)
class Finding:
    """text[start:end] looks like personal data of `kind`."""

    kind: Kind
    start: int
    end: int


EMAIL = re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.I)
NID = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][\s.-]?(?:\d[\s.-]?){8}[A-Za-z](?![A-Za-z0-9])")
THIRTEEN = re.compile(r"(?<!\d)(?:\d[\s.-]?){12}\d(?!\d)")
NUMBER = re.compile(r"(?<![\w/])(?:\+|00)?\(?\d(?:[\s./()-]{0,2}\d){6,17}(?![\w/])")
DATE = re.compile(r"\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{4}|\d{4}-\d{2}-\d{2}")
LAW = re.compile(r"\d{1,5}\s?/\s?(?:19|20)\d\d")
YEARS = re.compile(r"(?:19|20)\d\d\s?[-–/ ]\s?(?:19|20)\d\d")
PUBLIC_LINES = {"116111", "116000", "116117", "116006", "080111111"}
PHONE_DIGITS = range(8, 16)
LONG_DIGITS = 7
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
ALL_NAMES = GIVEN_NAMES | AMBIGUOUS_NAMES
SURE_NAMES = GIVEN_NAMES - AMBIGUOUS_NAMES
SURE_SURNAMES = SURNAMES - AMBIGUOUS_SURNAMES
SAYS_A_FAMILY = {
    "familja",
    "familje",
    "familjes",
    "familjen",
    "porodica",
    "porodice",
    "porodici",
    "porodicu",
    "family",
    "zoti",
    "zonja",
    "gospodin",
    "gospodja",
    "qytetari",
    "qytetarja",
}
SAYS_A_NAME = {"quhet", "quhem", "emrin", "mbiemrin", "zove", "zovem", "ime", "prezime", "named"}
CYRILLIC = str.maketrans(
    dict(zip("абвгдежзијклмнопрстћуфхцчш", "abvgdezzijklmnoprstcufhccs", strict=True))
    | {"љ": "lj", "њ": "nj", "џ": "dz", "ђ": "dj"}
)
CASE_ENDINGS = (("it", ""), ("ut", ""), ("in", ""), ("es", "a"), ("en", "a"))  # Albanian
CASE_LETTERS = 6  # shorter words carry no ending that could be told from a name's own
SURE_ENDINGS = ("ovic", "evic")  # of surnames, whatever stands before
SURNAME_ENDINGS = ("vic", "qi", "aj", "oski", "evski", "ovski", "llari", "xhiu", "xhi")


def find(text: str) -> list[Finding]:
    """Return every piece of `text` that looks like personal data, in order, without overlaps."""
    findings = [Finding(Kind.EMAIL, *m.span()) for m in EMAIL.finditer(text)]
    findings += [Finding(Kind.NID, *m.span()) for m in NID.finditer(text)]
    findings += [
        Finding(Kind.JMBG, *m.span()) for m in THIRTEEN.finditer(text) if is_jmbg(m.group())
    ]
    findings += _numbers(text)
    findings += _names(text)
    return _apart(findings)


def has_personal_data(text: str) -> bool:
    return bool(find(text))


def is_jmbg(number: str) -> bool:
    """Check a Yugoslav citizen number: a plausible date and the modulo-11 check digit.

    Rule: with the first twelve digits d1…d12, k = 11 − ((7(d1+d7) + 6(d2+d8) + 5(d3+d9)
    + 4(d4+d10) + 3(d5+d11) + 2(d6+d12)) mod 11); k of 10 or 11 counts as 0 and is d13.
    """
    digits = [int(c) for c in number if c.isdecimal()]
    if len(digits) != 13:
        return False
    day, month = digits[0] * 10 + digits[1], digits[2] * 10 + digits[3]
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return False
    total = sum((7 - i) * (digits[i] + digits[i + 6]) for i in range(6))
    check = 11 - total % 11
    return digits[12] == (check if check < 10 else 0)


def _numbers(text: str) -> list[Finding]:
    findings = []
    for match in NUMBER.finditer(text):
        found = match.group()
        digits = "".join(c for c in found if c.isdecimal())
        if digits in PUBLIC_LINES or any(p.fullmatch(found) for p in (DATE, LAW, YEARS)):
            continue
        is_phone = len(digits) in PHONE_DIGITS and (found[0] in "+0(" or digits.startswith("00"))
        if is_phone:
            findings.append(Finding(Kind.PHONE, *match.span()))
        elif len(digits) >= LONG_DIGITS:
            findings.append(Finding(Kind.DIGITS, *match.span()))
    return findings


def _names(text: str) -> list[Finding]:
    words = [(m, _plain(m.group())) for m in WORD.finditer(text)]
    findings = []
    for index, (match, plain) in enumerate(words):
        before = words[index - 1][1] if index else ""
        after = words[index + 1] if index + 1 < len(words) else None
        if after and _is_one_of(ALL_NAMES, plain) and _is_surname(after):
            findings.append(Finding(Kind.NAME, match.start(), after[0].end()))
        elif _is_one_of(SURE_NAMES, plain) or _is_family(match.group(), plain, before):
            findings.append(Finding(Kind.NAME, *match.span()))
    return findings


def _is_family(word: str, plain: str, before: str) -> bool:
    """A word that names a family by itself, by its capital letter, or by what stands before it."""
    if plain.endswith(SURE_ENDINGS) and len(plain) >= CASE_LETTERS:
        return True
    if word[0].isupper():
        return before in SAYS_A_NAME or plain in SURNAMES
    return before in SAYS_A_FAMILY and plain in SURE_SURNAMES


def may_name_a_person(text: str) -> bool:
    """The stricter check, for a text that nothing on the site has a word of and that is kept.

    Besides what `find` finds: two words side by side of which one is a known
    surname, or that both begin with a capital letter.
    """
    if find(text):
        return True
    words = list(WORD.finditer(text))
    for one, other in zip(words, words[1:], strict=False):
        if text[one.end() : other.start()].strip():
            continue
        pair = (one.group(), other.group())
        if all(word[0].isupper() and not word.isupper() for word in pair):
            return True
        if any(_plain(word) in SURE_SURNAMES for word in pair):
            return True
    return False


def _is_one_of(names: frozenset[str], plain: str) -> bool:
    """Say whether `plain` is one of `names`, in the nominative or with an Albanian case ending."""
    if plain in names or len(plain) < CASE_LETTERS:
        return plain in names
    return any(
        plain.endswith(ending) and plain.removesuffix(ending) + nominative in names
        for ending, nominative in CASE_ENDINGS
    )


def _is_surname(word: tuple[re.Match, str]) -> bool:
    """A capital letter, a known surname, or the ending of one, after a given name."""
    match, plain = word
    return match.group()[0].isupper() or plain in SURNAMES or plain.endswith(SURNAME_ENDINGS)


def _plain(word: str) -> str:
    """Return `word` as the lists of names spell it: Latin, small, without marks."""
    spelled = word.lower().translate(CYRILLIC).replace("đ", "dj")
    parts = unicodedata.normalize("NFD", spelled)
    return "".join(c for c in parts if not unicodedata.combining(c))


def _apart(findings: list[Finding]) -> list[Finding]:
    """Keep of overlapping findings the one that is surest (the order of Kind)."""
    rank = {kind: i for i, kind in enumerate(Kind)}
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (rank[f.kind], f.start)):
        if all(finding.end <= other.start or finding.start >= other.end for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda f: f.start)
