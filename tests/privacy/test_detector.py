"""The personal-data check: what it finds, what it must let through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.privacy.detector import Kind, find, has_personal_data, is_jmbg


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("shkruaj te ana.beqiri@posta.al", Kind.EMAIL),
        ("ana (at) posta.al", Kind.EMAIL),
        ("nid J51234567X", Kind.NID),
        ("k 0 1 2 3 4 5 6 7 w", Kind.NID),
        ("jmbg 0101006500006", Kind.JMBG),
        ("tel 069 12 34 567", Kind.PHONE),
        ("+355 69 123 4567", Kind.PHONE),
        ("00382 67 123 456", Kind.PHONE),
        ("067/123-456", Kind.PHONE),
        ("rasti 1234567890123456", Kind.DIGITS),
        ("Gjergj Kola rreh gruan", Kind.NAME),
        ("gjergj kola", Kind.NAME),
        ("dhuna ndaj mimoza", Kind.NAME),
        ("Besa Gjinaj", Kind.NAME),
        ("dijete Milica", Kind.NAME),
        ("МИЛИЦА", Kind.NAME),
        ("fëmija quhet Xhulio", Kind.NAME),
        ("familja Hoxha", Kind.NAME),
    ],
)
def test_it_finds(text, kind):
    assert kind in {finding.kind for finding in find(text)}


@pytest.mark.parametrize(
    "text",
    [
        "femije qe lypin ne rruge",
        "zaštitna mjera rok 24 sata",
        "vkm 578/2018",
        "ligji 18/2017 neni 58",
        "116 111",
        "080 111 111",
        "129",
        "03.11.2026",
        "2018-2026",
        "besa",
        "NJMF KEMP MKR",
        "kujdestaria e perkohshme",
        "drita e diellit",
        "",
    ],
)
def test_it_lets_through(text):
    assert find(text) == []


@pytest.mark.parametrize(
    ("number", "right"),
    [("0101006500006", True), ("0101006500005", False), ("9901006500006", False), ("123", False)],
)
def test_the_check_digit_of_a_jmbg(number, right):
    assert is_jmbg(number) is right


@given(st.text())
def test_findings_lie_in_the_text_and_apart(text):
    findings = find(text)
    assert all(0 <= f.start < f.end <= len(text) for f in findings)
    assert all(a.end <= b.start for a, b in zip(findings, findings[1:], strict=False))
    assert has_personal_data(text) is bool(findings)
