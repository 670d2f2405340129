"""A service in somebody's hand: a message, a card for the phone's contacts, a QR code.

All three are made of a `Shown`, so they hold nothing that a stranger's page does not.
"""

import re
import unicodedata
from io import BytesIO

import segno
from django.utils.translation import gettext as _

from directory.finding import Row
from directory.wording import rule_in_words

MESSAGE_LETTERS = 160  # one message, if every letter is of the oldest alphabet
LEAST_NAME = 30  # letters of a name that must remain before the address is left out
LINE_OCTETS = 75  # of a vCard, RFC 6350 3.2
NOT_DECOMPOSED = str.maketrans("đĐ–—“”„’«»", 'dD--"""\'""')


def message_text(row: Row, address: str) -> str:
    """Return at most 160 letters without accents: with them a message holds 70.

    In order of worth: number, name, place, hours of the week, `address` of the page (absolute).
    What does not fit is left out whole; only the name is cut. Not whether it is open: the
    message is read later.
    """
    known = row.service
    name = _plain(", ".join(filter(None, (known.name, known.organization))))
    text = _plain(row.phone.number) if row.phone else ""
    town = row.place.municipality if row.place else ""
    week = ", ".join(map(rule_in_words, row.rules))
    for part in filter(None, (town, week, address)):
        longer = f"{text}. {_plain(part)}" if text else _plain(part)
        if MESSAGE_LETTERS - len(longer) - len(": ") >= min(len(name), LEAST_NAME):
            text = longer
    return f"{_cut(name, MESSAGE_LETTERS - len(text) - len(': '))}: {text}"


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 3].rstrip()}..."


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(NOT_DECOMPOSED))
    return "".join(c for c in decomposed if " " <= c <= "~")


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
    if row.service.assured_date:
        day = row.service.assured_date.isoformat()
        if row.service.through_the_line:
            day = day[:7]  # the month alone is known
        notes.append(_("Verified on %(day)s.") % {"day": day})
    if row.closed_line:
        line = row.closed_line
        notes.append(_("When it is closed: %(number)s") % {"number": line.number})
    return " ".join(notes)


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
