"""What tells where a place is: words of its address, and numbers with an area code."""

import re
import unicodedata

SHORT_CODE_DIGITS = 6  # 129, 19977, 116111: the same from every town
# First digits of landlines, after the country code or the 0, as the published lists of area
# codes have them: Albania 2 to 5 and 8 (80 is free of charge), Montenegro 20, 30 to 52.
AREA_CODES = {
    "AL": ("355", re.compile(r"[2345]|8(?!0)")),
    "ME": ("382", re.compile(r"[2345]")),
}
ENDINGS = 4  # Berat, Beratit, Beratasi: letters that grammar adds to a name
SHORT_NAME = 4  # Has, Bar, Klos: words of other languages too, so only with a capital
PARTICLE = 2  # "e" and "i" in Malësi e Madhe, Vau i Dejës; they become "së", "të"
# Words of addresses that tell nothing by themselves (Albanian, Montenegrin).
OF_ADDRESSES = set(
    "rruga rruges bulevardi sheshi lagjja pallati godina shkalla hyrja kati banesa "
    "ulica bulevar naselje zgrada sprat ulaz prizemlje stan".split()
)


def place_words(service, *more_locations) -> set[str]:
    """Return every name that would tell where `service` is given: towns, streets, codes.

    `more_locations`: where it is going to be given, beside those that are stored.
    """
    words = set()
    towns = [service.organization.municipality]
    stored = [pair.location for pair in service.service_at_locations.all()]
    for location in (*stored, *more_locations):
        towns.append(location.municipality)
        if location.administrative_unit:
            words.add(location.administrative_unit.name)
        for address in location.addresses.all():
            words |= _proper_names(address.attention, address.address_1, address.address_2)
            words |= {
                address.city,
                address.region,
                address.state_province,
                address.postal_code,
            }
    towns += [area.municipality for area in service.service_areas.all()]
    for area in service.service_areas.all():
        if area.administrative_unit:
            words.add(area.administrative_unit.name)
            towns.append(area.administrative_unit.municipality)
    for town in filter(None, towns):
        words |= {town.name, town.seat, town.county}
    return {word.strip() for word in words if len(word.strip()) > 1}


def tells(text: str, words: set[str]) -> bool:
    """Say whether `text` contains one of `words`, also inflected, also without ë and ç."""
    return any(_pattern(word).search(_plain(text)) for word in words)


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


def _proper_names(*lines: str) -> set[str]:
    """Return the words of address lines that name something: “Rruga Luigj Gurakuqi 7”."""
    words = (word for line in lines for word in re.findall(r"[^\W\d_]+", line))
    return {
        word
        for word in words
        if len(word) > SHORT_NAME and _plain(word).lower() not in OF_ADDRESSES
    }


def _pattern(word: str) -> re.Pattern:
    plain = _plain(word)
    flags = 0 if len(plain) <= SHORT_NAME else re.IGNORECASE
    inflected = r"[\s-]+".join(_inflected(part) for part in re.split(r"[\s-]+", plain))
    return re.compile(rf"(?<!\w){inflected}(?!\w)", flags)


def _inflected(word: str) -> str:
    """Return a pattern of `word` with the endings of Albanian and Montenegrin cases."""
    if any(c.isdigit() for c in word):
        return re.escape(word)
    if len(word) <= PARTICLE:
        return r"\w{0,3}"
    if len(word) > SHORT_NAME and word.endswith("er"):  # Shkodër, Shkodrës
        return rf"{re.escape(word[:-2])}e?r\w{{0,{ENDINGS}}}"
    stem = word[:-1] if len(word) >= SHORT_NAME and word[-1] in "aeiou" else word
    return rf"{re.escape(stem)}\w{{0,{ENDINGS}}}"


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(str.maketrans("đĐ", "dD")))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
