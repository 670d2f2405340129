"""Borders of municipalities from an uploaded GeoJSON, checked and made light enough for a phone.

The file is read once, in memory, with a limit before anything is parsed; packed files are refused
unopened. What is kept is no geometry any more but SVG paths of whole units. Points are snapped to
one grid for all, so that neighbours keep their common border.
"""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from math import cos, radians

from django.utils.translation import gettext as _

from portal.reference.models import Municipality
from search.text import fold

MOST_BYTES = 8 * 1024 * 1024
MOST_FEATURES = 500
MOST_POINTS = 500_000
MOST_LETTERS = 60_000  # of all paths: the page stays below 100 KB
WIDTHS = (900, 600, 400, 280, 200)  # units; the finest that is light enough is taken
BEYOND_SEATS = 1.5  # degrees; a border so far from every seat is another country's
PACKED = (b"PK", b"\x1f\x8b", b"7z", b"BZ", b"\xfd7z", b"Rar")

Ring = list[tuple[float, float]]


class BordersRefused(ValueError):
    """The file cannot be used; the message says why, for the person who uploaded it."""


@dataclass(frozen=True)
class Shapes:
    """`paths`: code → {"path", "x", "y"}: SVG path and where its sign stands, in whole units."""

    paths: dict[str, dict]
    width: int
    height: int


def read(file, jurisdiction: str) -> Shapes:
    """Return the shapes of the GeoJSON `file` (an uploaded file); raises BordersRefused."""
    features = _features(_document(_bytes(file)))
    towns = _Towns(jurisdiction)
    rings: dict[str, list[Ring]] = defaultdict(list)
    points = 0
    for number, feature in enumerate(features, start=1):
        code = towns.code_of(feature, number)
        for ring in _rings(feature, number):
            towns.check(ring, number)
            rings[code].append(ring)
            points += len(ring)
        if points > MOST_POINTS:
            raise BordersRefused(
                _("More than %(most)s points: simplify the borders first.") % {"most": MOST_POINTS}
            )
    if not rings:
        raise BordersRefused(_("There is no municipality in the file."))
    return _lightest(rings)


# Reading


def _bytes(file) -> bytes:
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise BordersRefused(
            _("The file is larger than %(most)s MB.") % {"most": MOST_BYTES // 1024 // 1024}
        )
    if content.startswith(PACKED):
        raise BordersRefused(_("This is a packed file. Upload the GeoJSON itself."))
    return content.removeprefix(b"\xef\xbb\xbf")


def _document(content: bytes):
    try:
        return json.loads(content, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise BordersRefused(_("The file is no GeoJSON: it cannot be read.")) from error


def _refuse_constant(_word):
    raise ValueError("no number")


def _features(document) -> list:
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or document.get("type") != "FeatureCollection":
        raise BordersRefused(_("The file is no GeoJSON FeatureCollection."))
    if len(features) > MOST_FEATURES:
        raise BordersRefused(
            _("More than %(most)s areas: these are not municipalities.") % {"most": MOST_FEATURES}
        )
    return features


def _rings(feature, number: int) -> list[Ring]:
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    try:
        polygons = {"Polygon": lambda c: [c], "MultiPolygon": lambda c: c}[kind](
            geometry["coordinates"]
        )
        rings = [
            [(_number(point[0]), _number(point[1])) for point in ring]
            for polygon in polygons
            for ring in polygon
        ]
    except (KeyError, TypeError, IndexError, ValueError, OverflowError) as error:
        raise BordersRefused(_("Area %(number)s is no polygon.") % {"number": number}) from error
    if any(len(ring) < 4 for ring in rings) or not rings:
        raise BordersRefused(_("Area %(number)s is no polygon.") % {"number": number})
    return rings


def _number(value) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError("no number")
    return float(value)


class _Towns:
    """The municipalities of one country: known by code, ISO code or name, and where they are."""

    def __init__(self, jurisdiction: str):
        rows = Municipality.objects.filter(jurisdiction=jurisdiction)
        self.words: dict[str, set[str]] = defaultdict(set)
        degrees = []
        for code, iso, name, latitude, longitude in rows.values_list(
            "code", "iso_code", "name", "latitude", "longitude"
        ):
            for word in filter(None, (code, iso, name)):
                self.words[fold(word)].add(code)
            if latitude is not None:
                degrees.append((float(longitude), float(latitude)))
        if not degrees:
            raise BordersRefused(_("No municipality of this country has a known seat."))
        self.west, self.south = (min(axis) - BEYOND_SEATS for axis in zip(*degrees, strict=True))
        self.east, self.north = (max(axis) + BEYOND_SEATS for axis in zip(*degrees, strict=True))

    def code_of(self, feature, number: int) -> str:
        """Return the municipality that most properties of an area name."""
        properties = feature.get("properties") if isinstance(feature, dict) else None
        values = properties.values() if isinstance(properties, dict) else ()
        counts = Counter(
            code
            for value in values
            if isinstance(value, str) and len(value) <= 120
            for code in self.words.get(fold(value.strip()), ())
        )
        if not counts:
            raise BordersRefused(
                _(
                    "Area %(number)s names no municipality of this country, by code, ISO code "
                    "or name."
                )
                % {"number": number}
            )
        return counts.most_common(1)[0][0]

    def check(self, ring: Ring, number: int) -> None:
        if not all(self.west <= x <= self.east and self.south <= y <= self.north for x, y in ring):
            raise BordersRefused(
                _(
                    "Area %(number)s lies elsewhere. Longitude and latitude have to be degrees "
                    "of WGS 84, in this order."
                )
                % {"number": number}
            )


# Drawing


def _lightest(rings: dict[str, list[Ring]]) -> Shapes:
    """Return the finest drawing of at most MOST_LETTERS; the coarsest if none is."""
    every = [point for own in rings.values() for ring in own for point in ring]
    west, east = min(x for x, _y in every), max(x for x, _y in every)
    south, north = min(y for _x, y in every), max(y for _x, y in every)
    shrink = cos(radians((south + north) / 2))
    if east - west <= 0 or north - south <= 0:
        raise BordersRefused(_("The areas have no extent."))
    for width in WIDTHS:
        scale = width / ((east - west) * shrink)
        paths = {
            code: _shape(
                [
                    [(round((x - west) * shrink * scale), round((north - y) * scale)) for x, y in r]
                    for r in own
                ]
            )
            for code, own in rings.items()
        }
        if sum(len(shape["path"]) for shape in paths.values()) <= MOST_LETTERS:
            break
    else:
        raise BordersRefused(_("The borders are too detailed: simplify them first."))
    return Shapes(paths, width, max(round((north - south) * scale), 1))


def _shape(rings: list[list[tuple[int, int]]]) -> dict:
    """Return the path of snapped rings, and the middle of the largest for its sign."""
    simple = [ring for ring in map(_simplified, rings) if len(ring) >= 3]
    largest = max(simple or rings, key=lambda ring: abs(_area(ring)))
    x, y = _middle(largest)
    return {"path": "".join(map(_path, simple or [largest[:3]])), "x": x, "y": y}


def _simplified(ring: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop points that fell together or lie on the line between their neighbours."""
    kept: list[tuple[int, int]] = []
    for point in ring:
        while len(kept) >= 2 and _turn(kept[-2], kept[-1], point) == 0:
            kept.pop()
        if not kept or kept[-1] != point:
            kept.append(point)
    return kept[:-1] if len(kept) > 1 and kept[0] == kept[-1] else kept


def _turn(a, b, c) -> int:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _path(ring: list[tuple[int, int]]) -> str:
    steps = [
        f"{x - last_x} {y - last_y}"
        for (last_x, last_y), (x, y) in zip(ring, ring[1:], strict=False)
    ]
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps)}z".replace(" -", "-")


def _area(ring) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in _edges(ring)) / 2


def _edges(ring):
    return zip(ring, [*ring[1:], ring[0]], strict=True)


def _middle(ring) -> tuple[int, int]:
    """Return the centre of gravity; of a ring without an area the middle of its points."""
    area = _area(ring)
    if not area:
        return tuple(round(sum(axis) / len(ring)) for axis in zip(*ring, strict=True))
    weights = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in _edges(ring)]
    x = sum((a[0] + b[0]) * weight for a, b, weight in weights) / (6 * area)
    y = sum((a[1] + b[1]) * weight for a, b, weight in weights) / (6 * area)
    return round(x), round(y)
