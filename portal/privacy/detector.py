"""The personal-data check for every free text: names, phones, e-mail, ID numbers.

It errs on the side of finding: a text refused once too often costs a statistic,
a name kept once costs a person. It is no proof that a text is harmless.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from portal.privacy import cues, surroundings
from portal.privacy.names import (
    ALL_NAMES,
    SURE_NAMES,
    SURE_SURNAMES,
    SURNAMES,
    TOWNS,
    TOWNS_OF_WORDS,
)
from portal.privacy.spelling import CASE_LETTERS, WORD, WORD_OR_NUMBER, is_one_of, spelled


class Kind(StrEnum):
    EMAIL = "email"
    NID = "nid"  # Albanian: letter, eight digits, letter
    JMBG = "jmbg"  # 13 digits with a check digit
    PHONE = "phone"
    DIGITS = "digits"  # a long run that may number a person or a case
    NAME = "name"
    FILE = "file"  # the number of one person's file
    ADDRESS = "address"
    BIRTH = "birth"  # a date that is said to be somebody's birthday


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
BIRTH = re.compile(  # "i lindur me 12.03.2015", "datum rođenja: 1.5.2014."
    r"\b(?:i?lindur\w?|(?:dat[eë]|dit[eë])?lindj\w*|ro[dđ]j?en\w*|born|birth\w*)\W{1,3}"
    rf"(?:[^\W\d]{{1,5}}\W{{1,2}}){{0,2}}(?:{DATE.pattern})",
    re.I,
)
LAW = re.compile(r"\d{1,5}\s?/\s?(?:19|20)\d\d")
YEARS = re.compile(r"(?:19|20)\d\d\s?[-–/ ]\s?(?:19|20)\d\d")
PUBLIC_LINES = {"116111", "116000", "116117", "116006", "080111111"}
PHONE_DIGITS = range(8, 16)
LONG_DIGITS = 7
INITIALS = re.compile(r"(?<![\w.])[^\W\d_]\. ?[^\W\d_](?:\.(?! ?[^\W\d_]\.)|(?![\w.]))")
FILE_DIGITS = 4  # of a number that stands after a file without a year; 116, 129 are lines
STREET_WORDS = 3  # between a street and its number
PERSON_WORDS = 3  # between a person and the name
INSTITUTION_WORDS = 2  # after an institution that belong to its name
SURE_ENDINGS = ("ovic", "evic")  # of surnames, whatever stands before
SURNAME_ENDINGS = ("vic", "qi", "aj", "oski", "evski", "ovski", "llari", "xhiu", "xhi")


def find(text: str) -> list[Finding]:
    """Return every piece of `text` that looks like personal data, in order, without overlaps."""
    findings = [Finding(Kind.EMAIL, *m.span()) for m in EMAIL.finditer(text)]
    findings += [Finding(Kind.NID, *m.span()) for m in NID.finditer(text)]
    findings += [
        Finding(Kind.JMBG, *m.span()) for m in THIRTEEN.finditer(text) if is_jmbg(m.group())
    ]
    findings += [Finding(Kind.BIRTH, *m.span()) for m in BIRTH.finditer(text)]
    findings += _numbers(text)
    findings += _names(text)
    findings += _files_and_addresses(text)
    return _apart(findings)


def has_personal_data(text: str) -> bool:
    return bool(find(text))


def pieces(text: str) -> list[str]:
    """Return what `find` finds, as it is written, each once: for who is to take it out."""
    return list(dict.fromkeys(text[found.start : found.end] for found in find(text)))


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
    words = [(m, spelled(m.group())) for m in WORD.finditer(text)]
    towns = _of_many_words([plain for _match, plain in words])
    findings = []
    for index, (match, plain) in enumerate(words):
        if index in towns:
            continue
        before = words[index - 1][1] if index else ""
        after = words[index + 1] if index + 1 < len(words) else None
        if after and is_one_of(ALL_NAMES, plain) and _is_surname(after):
            findings.append(Finding(Kind.NAME, match.start(), after[0].end()))
        elif (
            is_one_of(SURE_NAMES, plain)
            or _is_family(match.group(), plain, before)
            or (is_one_of(ALL_NAMES, plain) and _is_introduced(words, index))
        ):
            findings.append(Finding(Kind.NAME, *match.span()))
    return findings + _initials(text)


def _is_introduced(words: list[tuple[re.Match, str]], index: int) -> bool:
    """Say whether what stands before makes a word a name: "vajza ime sara", "emri gezim"."""
    match, plain = words[index]
    before = [plain for _match, plain in words[max(0, index - PERSON_WORDS) : index]]
    if plain in cues.OFTEN_VERBS and match.group()[0].islower():
        return False
    if before and before[-1] in cues.SAYS_A_NAME:
        return True
    while before and before[-1] in cues.BETWEEN:
        before.pop()
    return bool(before) and before[-1] in cues.SAYS_A_PERSON


def _initials(text: str) -> list[Finding]:
    """Return initials that stand after a person: "e mitura a.k."."""
    findings = []
    for match in INITIALS.finditer(text):
        before = WORD.findall(text[: match.start()])
        if before and spelled(before[-1]) in cues.SAYS_A_PERSON | cues.SAYS_A_NAME:
            findings.append(Finding(Kind.NAME, *match.span()))
    return findings


def _files_and_addresses(text: str) -> list[Finding]:
    """Return numbers of files ("dosja 2345/2026"), and addresses as far as they name a door."""
    words = [(m, spelled(m.group())) for m in WORD_OR_NUMBER.finditer(text)]
    findings = []
    quarters = []
    for index, (match, plain) in enumerate(words):
        if not plain[0].isdecimal():
            continue
        before = [plain for _match, plain in words[max(0, index - STREET_WORDS - 1) : index]]
        while len(before) > 1 and before[-1] in cues.SAYS_A_NUMBER:
            before.pop()
        said_by = before[-1] if before else ""
        if said_by in cues.SAYS_A_FILE and ("/" in plain or len(plain) >= FILE_DIGITS):
            findings.append(Finding(Kind.FILE, *match.span()))
        elif said_by in cues.SAYS_A_DOOR or _is_street(before, words[:index]):
            findings.append(Finding(Kind.ADDRESS, *match.span()))
        elif said_by in cues.SAYS_A_QUARTER:
            quarters.append(Finding(Kind.ADDRESS, *match.span()))
    return findings + (quarters if len(quarters) > 1 else [])


def _is_street(before: list[str], words: list[tuple[re.Match, str]]) -> bool:
    """A street before its name and a number that is said to be one: "rruga e dibres nr 5"."""
    said = bool(words) and words[-1][1] in ("nr", "br", "no")
    return said and not cues.SAYS_A_STREET.isdisjoint(before)


def _is_family(word: str, plain: str, before: str) -> bool:
    """A word that names a family by itself, by its capital letter, or by what stands before it."""
    if plain.endswith(SURE_ENDINGS) and len(plain) >= CASE_LETTERS:
        return True
    if word[0].isupper():
        return before in cues.SAYS_A_NAME or plain in SURNAMES
    return before in cues.SAYS_A_FAMILY and plain in SURE_SURNAMES


def may_name_a_person(text: str) -> bool:
    """The stricter check, for a text that nothing on the site has a word of and that is kept.

    Besides what `find` finds: a surname alone; two words side by side of which one is a
    known surname, or that both begin with a capital letter and belong to no institution,
    the second being no town; initials that are no acronym known here; a word that is a
    name for what stands beside it (`surroundings`).
    """
    if find(text) or surroundings.name_a_person(text):
        return True
    if any(_letters(m.group()) not in cues.NO_INITIALS for m in INITIALS.finditer(text)):
        return True
    words = list(WORD.finditer(text))
    if len(words) == 1 and is_one_of(SURE_SURNAMES, spelled(words[0].group())):
        return True
    official = _official(words)
    towns = _towns(words)
    for place, (one, other) in enumerate(zip(words, words[1:], strict=False)):
        if text[one.end() : other.start()].strip():
            continue
        pair = (one.group(), other.group())
        both_capital = all(word[0].isupper() and not word.isupper() for word in pair)
        if both_capital and place + 1 not in towns and not {place, place + 1} <= official:
            return True
        if any(spelled(word) in SURE_SURNAMES for word in pair):
            return True
    return False


def _official(words: list[re.Match]) -> set[int]:
    """Return the places of words that name an institution: "Bashkia Tiranë"."""
    return {
        near
        for place, word in enumerate(words)
        if spelled(word.group()).startswith(cues.INSTITUTIONS)
        for near in range(place, place + INSTITUTION_WORDS + 1)
    }


def _towns(words: list[re.Match]) -> set[int]:
    """Return the places of words that name a municipality: "Psikolog Bijelo Polje"."""
    plain = [spelled(word.group()) for word in words]
    return _of_many_words(plain) | {
        place for place, word in enumerate(plain) if is_one_of(TOWNS, word)
    }


def _of_many_words(plain: list[str]) -> set[int]:
    """Return the places of the words of a municipality's name of two words or three."""
    return {
        place + offset
        for name in TOWNS_OF_WORDS
        for place in range(len(plain) - len(name) + 1)
        if tuple(plain[place : place + len(name)]) == name
        for offset in range(len(name))
    }


def _letters(initials: str) -> str:
    return "".join(c for c in spelled(initials) if c.isalpha())


def _is_surname(word: tuple[re.Match, str]) -> bool:
    """A capital letter, a known surname, or the ending of one, after a given name."""
    match, plain = word
    return match.group()[0].isupper() or plain in SURNAMES or plain.endswith(SURNAME_ENDINGS)


def _apart(findings: list[Finding]) -> list[Finding]:
    """Keep of overlapping findings the one that is surest (the order of Kind), of one kind their
    whole: "Arben Gjergj" and "Gjergj Hoxha" are one name."""
    rank = {kind: i for i, kind in enumerate(Kind)}
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (rank[f.kind], f.start)):
        last = kept[-1] if kept else None
        if last and last.kind is finding.kind and finding.start < last.end:
            kept.pop()
            longer = Finding(last.kind, last.start, max(last.end, finding.end))
            finding = longer if _is_apart(longer, kept) else last
        if _is_apart(finding, kept):
            kept.append(finding)
    return sorted(kept, key=lambda f: f.start)


def _is_apart(finding: Finding, others: list[Finding]) -> bool:
    return all(finding.end <= other.start or finding.start >= other.end for other in others)
