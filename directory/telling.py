"""What tells where a place is: names, numbers with an area code, coordinates, links to maps.

Names are met in every spelling that a reader would still read: inflected, without marks, in
Cyrillic, with letters set apart, inside an address of the web.
"""

import re
import time
import unicodedata
from functools import lru_cache

from portal.reference.models import AdministrativeUnit
from portal.reference.town_names import NEIGHBOURS_NAMES
from search.text import clean, fold

UNITS_SECONDS = 60  # that a new administrative unit may tell nothing
SHORT_CODE_DIGITS = 6  # 129, 19977, 116111: the same from every town
NUMBER_DIGITS = 7  # of a landline in a text, its 0 or country code among them
# First digits of landlines, after the country code or the 0, as the published lists of area
# codes have them: Albania 2 to 5 and 8 (80 is free of charge), Montenegro 20, 30 to 52.
AREA_CODES = {
    "AL": ("355", re.compile(r"[2345]|8(?!0)")),
    "ME": ("382", re.compile(r"[2345]")),
}
NEAR = 0.1  # degrees, about 10 km: a town and its villages
ENDINGS = 4  # Berat, Beratit, Beratasi: letters that grammar adds to a name
SHORT_NAME = 4  # Has, Bar, Klos: words of other languages too, see `_short`
PARTICLE = 2  # "e" and "i" in Malësi e Madhe, Vau i Dejës; they become "së", "të"
# Words of addresses that tell nothing by themselves (Albanian, Montenegrin).
OF_ADDRESSES = set(
    "rruga rruges bulevardi sheshi lagjja pallati godina shkalla hyrja kati banesa "
    "ulica bulevar naselje zgrada sprat ulaz prizemlje stan".split()
)
# Before a short name in small letters (Albanian, Montenegrin, English).
BEFORE_A_PLACE = "ne te tek nga afer prane u kod iz blizu in near from".split()
SHORT_ENDINGS = "i it in u un ut a e es en om ia ies s t".split()
LETTER = r"[^\W\d_]"
# Letters set apart: E L B A S A N, e.l.b.a.s.a.n, E-L-B-A-S-A-N.
APART = re.compile(rf"(?<!{LETTER}){LETTER}(?:[\s._*·,/|-]{{1,3}}{LETTER}(?!{LETTER})){{2,}}")
IN_THE_WORD = re.compile(rf"(?<={LETTER})[._*·-](?={LETTER})")
OF_THE_WEB = re.compile(r"\S*[\w-][@#._/][\w-]\S*|[@#]\S+")
MAP_LINK = re.compile(
    r"\bgeo:\s*-?\d|\bmaps?\.[a-z]|[a-z]/maps?\b|\bgoo\.gl\b|\bosm\.org|\bopenstreetmap\."
    r"|\bwaze\.com|\bplus\.codes|\bwhat3words\.|\bw3w\.co|///[^\W\d_]+\.[^\W\d_]+\.",
    re.IGNORECASE,
)
PLUS_CODE = re.compile(r"\b(?=\S*[A-Z])[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b")
DECIMAL = re.compile(r"(?<![\d.,])-?\d{1,3}[.,]\d{2,}(?!\d)")
DEGREES = re.compile(r"(\d{1,3})\s*°\s*(\d{1,2})?")
DATE_OR_HOURS = re.compile(
    r"\b\d{1,2}[./-] ?\d{1,2}[./-] ?(?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b"
    r"|\b\d{1,2}[.:]\d{2}\b(?!\d| \d{3})"
)
NUMBER = re.compile(r"(?<![\d+])(?:\+|0)\d[\d\s()./-]{4,}\d")
CALLED = re.compile(r"\b(?:tel\w*|phone|call|nr)\b[.:]?\s*(\d[\d\s()./-]{4,}\d)", re.IGNORECASE)


class PlaceWords(set):
    """Names that tell one place. `spots`: (latitude, longitude); `jurisdiction`: of its numbers."""

    spots: tuple[tuple[float, float], ...] = ()
    jurisdiction = ""


def place_words(service, *more_locations) -> PlaceWords:
    """Return every name that would tell where `service` is given: towns, streets, codes.

    `more_locations`: where it is going to be given, beside those that are stored. Asks the
    database nothing where `service` has its rows at hand, but once a minute for all units.
    """
    owner = service.organization
    stored = [pair.location for pair in service.service_at_locations.all()]
    locations = (*stored, *more_locations)
    areas = service.service_areas.all()
    units = [row.administrative_unit for row in (*locations, *areas) if row.administrative_unit]
    towns = [owner.municipality, *(row.municipality for row in (*locations, *areas))]
    towns = [town for town in towns if town]
    words = _names_of(owner) | {unit.name for unit in units}
    for address in (address for row in locations for address in row.addresses.all()):
        words |= _proper_names(address.attention, address.address_1, address.address_2)
        words |= {address.city, address.region, address.state_province, address.postal_code}
    for town in towns:
        words |= {town.name, town.seat, town.county}
    known = _units_at(int(time.monotonic() // UNITS_SECONDS))
    for key in {town.pk for town in towns} | {unit.municipality_id for unit in units}:
        words |= known.get(key, set())
    words |= {other for word in words for other in NEIGHBOURS_NAMES.get(word, ())}
    found = PlaceWords(word.strip() for word in words if len(word.strip()) > 1)
    found.jurisdiction = owner.jurisdiction_id
    found.spots = tuple(
        (float(row.latitude), float(row.longitude))
        for row in (*locations, *towns)
        if row.latitude is not None
    )
    return found


@lru_cache(maxsize=1)
def _units_at(minute: int) -> dict[str, set[str]]:
    """Return municipality → names of it and its units, read once a minute in each process."""
    found: dict[str, set[str]] = {}
    for unit in AdministrativeUnit.objects.select_related("municipality"):
        town = unit.municipality
        found.setdefault(town.pk, {town.name, town.seat}).add(unit.name)
    return found


def tells(text: str, words: set[str]) -> bool:
    """Say whether `text` tells the place that `words` name; see the module for how.

    Plain words are looked for as names alone; `PlaceWords` find numbers and coordinates too.
    """
    if not text:
        return False
    cleaned = clean(text)
    if MAP_LINK.search(cleaned) or PLUS_CODE.search(cleaned):
        return True
    plain = _plain(cleaned)
    if _names(plain, words):
        return True
    if not isinstance(words, PlaceWords):
        return False
    return _is_near(cleaned, words.spots) or _has_landline(cleaned, words.jurisdiction)


def _names(plain: str, words) -> bool:
    readings = {plain, IN_THE_WORD.sub("", plain)}
    apart = [re.sub(r"[\W_]", "", run.group()).lower() for run in APART.finditer(plain)]
    apart += [run.group().lower() for run in OF_THE_WEB.finditer(plain)]
    for word in words:
        if any(_pattern(word).search(reading) for reading in readings):
            return True
        letters = _stem(re.sub(r"[\W_]", "", _plain(word).lower()))
        is_short = len(letters) <= SHORT_NAME
        if len(letters) > PARTICLE and any(
            _within(letters, run, is_short=is_short) for run in apart
        ):
            return True
    return False


def _within(letters: str, run: str, *, is_short: bool) -> bool:
    """A short name is a part of many words: in addresses of the web it must stand alone."""
    if not is_short or run.isalpha():
        return letters in run
    return re.search(rf"(?<!{LETTER}){re.escape(letters)}(?!{LETTER})", run) is not None


def _is_near(text: str, spots) -> bool:
    """Say whether two numbers of `text` are degrees near one of `spots`."""
    degrees = [float(run.group().replace(",", ".")) for run in DECIMAL.finditer(text)]
    degrees += [int(whole) + int(part or 0) / 60 for whole, part in DEGREES.findall(text)]
    return any(
        any(abs(number - north) < NEAR for number in degrees)
        and any(abs(number - east) < NEAR for number in degrees)
        for north, east in spots
    )


def _has_landline(text: str, jurisdiction: str) -> bool:
    """Say whether a number in `text` has an area code; dates and hours are none."""
    rest = DATE_OR_HOURS.sub(" ; ", text)
    numbers = [run.group() for run in NUMBER.finditer(rest)]
    numbers += [f"0{run.group(1).lstrip('0')}" for run in CALLED.finditer(rest)]
    return any(
        sum(map(str.isdigit, number)) >= NUMBER_DIGITS and is_geographic(number, jurisdiction)
        for number in numbers
    )


def is_geographic(number: str, jurisdiction: str) -> bool:
    """Say whether `number` begins with the area code of a town of `jurisdiction`.

    Of a country whose codes nobody wrote down, every longer number may tell a town.
    """
    plain = re.sub(r"[^\d+]", "", number)
    if len(plain) <= SHORT_CODE_DIGITS and not plain.startswith(("0", "+")):
        return False
    if jurisdiction not in AREA_CODES:
        return True
    country, area = AREA_CODES[jurisdiction]
    national = re.sub(rf"^(\+|00){country}|^0", "", plain)
    return bool(area.match(national))


def _names_of(organization) -> set[str]:
    """Return the names by which the hidden organization is known, and what they quote."""
    names = {organization.name, organization.alternate_name}
    quoted = {part for name in names for part in re.findall(r'["“”„«]([^"“”„«»]{3,})["“”»]', name)}
    return names | quoted


def _proper_names(*lines: str) -> set[str]:
    """Return the words of address lines that name something: “Rruga Luigj Gurakuqi 7”."""
    words = (word for line in lines for word in re.findall(r"[^\W\d_]+", line))
    return {
        word
        for word in words
        if len(word) > SHORT_NAME and _plain(word).lower() not in OF_ADDRESSES
    }


@lru_cache(maxsize=5_000)
def _pattern(word: str) -> re.Pattern:
    plain = _plain(word)
    parts = [part for part in re.split(r"[\W_]+", plain) if part]
    if len(parts) < 2 and len(plain) <= SHORT_NAME:
        return _short(plain)
    inflected = r"[\W_]+".join(_inflected(part) for part in parts) or re.escape(plain)
    edge = r"[^\W_]" if any(c.isdigit() for c in plain) else LETTER
    return re.compile(rf"(?<!{edge}){inflected}(?!{edge})", re.IGNORECASE)


def _short(plain: str) -> re.Pattern:
    """Return a pattern of a name that is a word of other languages too: Has, Bar, Mat.

    It counts with a capital, in capitals, and in small letters after a preposition.
    """
    if any(c.isdigit() for c in plain) or len(plain) <= PARTICLE:
        return re.compile(rf"(?<![^\W_]){re.escape(plain)}(?![^\W_])")
    stem = _stem(plain)
    small, loud = re.escape(stem.lower()), re.escape(stem.upper())
    named = rf"{re.escape(stem[0].upper())}{re.escape(stem[1:].lower())}{LETTER}{{0,{ENDINGS}}}"
    before, ending = "|".join(BEFORE_A_PLACE), "|".join(SHORT_ENDINGS)
    return re.compile(
        rf"(?<!{LETTER})(?:{named}|{loud}[A-Z]{{0,{ENDINGS}}}"
        rf"|(?i:{before})[\W_]+{small}(?:{ending})?)(?!{LETTER})"
    )


def _inflected(word: str) -> str:
    """Return a pattern of `word` with the endings of Albanian and Montenegrin cases."""
    if any(c.isdigit() for c in word):
        return re.escape(word)
    if len(word) <= PARTICLE:
        return rf"{LETTER}{{0,3}}"
    if len(word) > SHORT_NAME and word.endswith("er"):  # Shkodër, Shkodrës
        return rf"{re.escape(word[:-2])}e?r{LETTER}{{0,{ENDINGS}}}"
    return rf"{re.escape(_stem(word))}{LETTER}{{0,{ENDINGS}}}".replace("dj", "dj?")


def _stem(word: str) -> str:
    return word[:-1] if len(word) >= SHORT_NAME and word[-1].lower() in "aeiou" else word


def _plain(text: str) -> str:
    """Return `text` in Latin letters without marks; capitals stay."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(_letter(c) for c in decomposed if not unicodedata.combining(c))


def _letter(c: str) -> str:
    folded = fold(c)
    return folded.capitalize() if c.isupper() else folded
