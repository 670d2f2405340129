"""A service in somebody's hand: a message, a card for the phone's contacts, a QR code.

All three are made of a `Shown`, so they hold nothing that a stranger's page does not.
"""

import re
import unicodedata
from io import BytesIO
from uuid import UUID

import segno
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from directory.finding import Row
from directory.freshness import Freshness
from directory.models.schedule import Kind
from directory.shown import Shown
from directory.wording import rule_in_words, still_valid
from search.text import fold

MESSAGE_LETTERS = 160  # one message, if every letter is of GSM 03.38 and counts once
LEAST_NAME = 30  # letters of a name that must remain before town and hours are left out
LINE_OCTETS = 75  # of a vCard, RFC 6350 3.2
# What has a plain form that Unicode does not know; of ASCII what counts twice in GSM 03.38, and
# the one letter that is not in it.
PLAIN_FORMS = str.maketrans("–—“”„’«»[]{}^~|\\`", '--"""\'""()()--//\'')
SHORT_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"  # none that is taken for another
SHORT_LENGTH, WHOLE_LENGTH = 10, 26  # letters of five bits: of the first 50, or of all 128
MISREAD = str.maketrans("oil", "011")
RANDOM = (4, 5)  # versions of UUIDs whose first bits tell one from another


def outward(path: str, request=None) -> str:
    """Return the absolute address of `path`, for links that leave the page: mail, paper, QR.

    The address in the settings, whatever host a request names; but where a demo or a developer's
    server runs, on any port, the host of the `request`, if there is one.
    """
    if request is not None and (settings.DEBUG or settings.DEMO_CONTENT):
        return request.build_absolute_uri(path)
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


def message_text(row: Row, address: str) -> str:
    """Return name, number, town, hours and `address` (absolute): one message of a phone, 160.

    A message is one while all its letters are of the old alphabet (GSM 03.38); ë, ç in small,
    č or ž are not, and with one of them a message holds 70. So letters lose their marks, and
    nobody pays for three messages to send one number. Number and address are always there; town
    and hours where they fit whole; the name is cut with dots ("…" is not of the alphabet either).
    Not whether it is open now: the message is read later.
    """
    known = row.service
    name = _plain(_name(known.name, known.organization or ""))
    number = _plain(row.phone.number) if row.phone else ""
    if row.phone and row.phone.extension:
        number += f" ({row.phone.extension})"
    regular = (rule for rule in still_valid(row.rules) if rule.kind == Kind.REGULAR)
    town = row.place.municipality if row.place else ""
    kept = [number] if number else []
    for part in (town, ", ".join(map(rule_in_words, regular))):
        longer = [*kept, _plain(part)] if part else kept
        if _room_for_name(longer, address) >= min(len(name), LEAST_NAME):
            kept = longer
    name = _cut(name, _room_for_name(kept, address))
    return f"{name}: {'. '.join([*kept, address])}" if name else ". ".join([*kept, address])


def _name(service: str, organization: str) -> str:
    """Return both names, of two that say the same the longer one."""
    short, long = sorted((organization, service), key=len)
    return long if fold(short) in fold(long) else f"{service}, {organization}"


def _room_for_name(parts: list[str], address: str) -> int:
    return MESSAGE_LETTERS - len(f": {'. '.join([*parts, address])}")


def _cut(text: str, letters: int) -> str:
    if len(text) <= letters:
        return text
    return f"{text[: letters - 3].rstrip(' ,.-')}..." if letters > len("...") else ""


def _plain(text: str) -> str:
    """Return `text` in letters that are of GSM 03.38 and of ASCII, Cyrillic in Latin ones."""
    letters = (c if c.isascii() else _folded_letter(c) for c in text.translate(PLAIN_FORMS))
    return "".join(c for c in "".join(letters) if " " <= c <= "~")


def _folded_letter(c: str) -> str:
    if c in "đĐ":
        return "d" if c == "đ" else "D"  # as people write it in messages; the search has dj
    plain = unicodedata.normalize("NFKD", fold(c) if c.isalpha() else c)
    return plain.capitalize() if c.isupper() else plain


def short_code(key: UUID) -> str:
    """Return the code of a service in its short address: the same for ever, of its id alone.

    Ten letters where the id is random (48 random bits: of 100,000 services two share a code once
    in 50,000 directories); all of it where it may be a number in a row.
    """
    bits, length = key.int, WHOLE_LENGTH
    if key.version in RANDOM:
        bits, length = key.int >> (128 - 5 * SHORT_LENGTH), SHORT_LENGTH
    return "".join(SHORT_LETTERS[bits >> 5 * place & 31] for place in reversed(range(length)))


def ids_of_code(code: str) -> tuple[UUID, UUID]:
    """Return the first and the last id that a short address may mean. Raises ValueError.

    As somebody types it from paper: capitals count as small letters, o as 0, i and l as 1.
    """
    letters = code.lower().translate(MISREAD)
    if len(letters) not in (SHORT_LENGTH, WHOLE_LENGTH):
        raise ValueError(code)
    bits = 0
    for letter in letters:
        bits = bits << 5 | SHORT_LETTERS.index(letter)
    free = max(0, 128 - 5 * len(letters))
    return UUID(int=bits << free), UUID(int=(bits << free) + (1 << free) - 1)


def vcard(row: Row, address: str) -> bytes:
    """Return a vCard 3.0 (what every phone reads) with numbers, place and the page's `address`."""
    known = row.service
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{_escaped(known.name)}",
        f"N:{_escaped(known.name)};;;;",
    ]
    if known.organization:
        lines.append(f"ORG:{_escaped(known.organization)}")
    for phone in row.phones:
        extension = f";ext={phone.extension}" if phone.extension else ""
        lines.append(f"TEL;TYPE=WORK,VOICE:{phone.dial}{extension}")
    if known.email:
        lines.append(f"EMAIL:{_escaped(known.email)}")
    if row.place and row.place.address:
        street = _escaped(", ".join(row.place.address))
        lines.append(f"ADR;TYPE=WORK:;;{street};{_escaped(row.place.municipality)};;;")
    lines += [f"URL:{address}", f"NOTE:{_escaped(_note(row))}", "END:VCARD"]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _note(row: Row) -> str:
    notes = []
    if row.service.through_the_line:
        notes.append(_("Through the line only."))
    notes.append(_freshness(row.service))
    if row.closed_line:
        line = row.closed_line
        notes.append(_("When it is closed: %(number)s") % {"number": line.number})
    return " ".join(notes)


def _freshness(known: Shown) -> str:
    """Return the sentence on how fresh it is: a card lies in a phone for years."""
    day = known.assured_date.isoformat() if known.assured_date else ""
    if known.through_the_line:
        day = day[:7]  # the month alone is known
    if known.freshness == Freshness.VERIFIED:
        return _("Verified on %(day)s.") % {"day": day}
    label = capfirst(str(known.freshness.label))
    return f"{label} ({day})." if day else f"{label}."


def _escaped(text: str) -> str:
    text = re.sub(r"([\\;,])", r"\\\1", text)
    return re.sub(r"\r\n|\r|\n", r"\\n", text)


def _folded(line: str) -> str:
    """Break a line so that none has more than 75 octets and no letter is cut."""
    parts, part, octets = [], "", 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > LINE_OCTETS - bool(parts):
            parts.append(part)
            part, octets = "", 0
        part, octets = part + letter, octets + size
    return "\r\n ".join([*parts, part])


def qr_svg(address: str) -> bytes:
    """Return the QR code of the page's absolute `address` as SVG, medium error correction."""
    out = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", scale=4, border=4, xmldecl=False, svgclass=None, lineclass=None)
    return out.getvalue()
