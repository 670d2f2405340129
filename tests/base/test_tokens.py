"""The look's promises that can be computed: colours in one file, contrast, weight."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

CSS = Path(settings.BASE_DIR) / "static" / "css"
TOKENS = (CSS / "tokens.css").read_text()
ACCENTS = ("lagoon", "indigo", "clay", "plum")
# text, ground
PAIRS = [
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "sunk"),
    ("soft", "paper"),
    ("soft", "card"),
    ("soft", "sunk"),
    ("alarm", "alarm-wash"),
    ("on-alarm", "alarm-solid"),
    ("amber", "amber-wash"),
    ("leaf", "leaf-wash"),
    ("on-inverse", "inverse"),
    ("on-night", "night"),
    ("on-night", "night-raised"),
    ("on-night-soft", "night"),
    *((accent, ground) for accent in ACCENTS for ground in ("paper", "card", f"{accent}-wash")),
]


def colours(scheme: str) -> dict[str, str]:
    light, dark = TOKENS.split("@media (prefers-color-scheme: dark)")
    dark = dark.split("@media (min-width")[0]
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    if scheme == "dark":
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark))
    return found


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2 of "#rrggbb"."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(text: str, ground: str) -> float:
    lighter, darker = sorted((luminance(text), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("scheme", "least"), [("light", 5.9), ("dark", 7.0)])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(scheme, least, text, ground):
    known = colours(scheme)
    assert contrast(known[text], known[ground]) >= least


def test_raw_colours_stand_in_the_tokens_alone():
    for sheet in CSS.glob("*.css"):
        if sheet.name == "tokens.css":
            continue
        rules = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.S)
        raw = re.findall(r":[^;{}]*(#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\([^;]*)", rules)
        assert not raw, f"{sheet.name}: {raw}"


def test_the_frame_weighs_at_most_14_kb():
    names = ("tokens.css", "base.css", "components.css", "sections.css")
    weight = sum(len(gzip.compress((CSS / name).read_bytes(), 9)) for name in names)
    assert weight <= 14 * 1024
