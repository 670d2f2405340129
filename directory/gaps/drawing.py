"""The map of a country: uploaded borders where there are some, else tiles."""

from dataclasses import dataclass

from directory.gaps import tiles
from directory.gaps.asking import Book
from directory.models import Borders
from portal.base.stamp import remembered
from portal.reference.models import Municipality

TILE = 44  # units of the drawing a square, of which 3 stay free (templates/…/gaps/map.html)
PATTERNS = {"u": "hatch", "x": "hatch", "y": "hatch", "f": "dots"}


@dataclass(frozen=True)
class Face:
    """What a municipality says on the map. `mark`: the letter of its look (css/gaps.css)."""

    mark: str
    sign: str
    words: str

    @property
    def pattern(self) -> str:
        """Return the pattern over the colour: hatched where nobody knows, dotted where full."""
        return PATTERNS.get(self.mark, "")


@dataclass(frozen=True)
class Mark:
    """One municipality of the map. `x`, `y`: upper left of its tile, or where the sign stands in
    its border, `path`.
    """

    code: str
    name: str
    short: str
    face: Face
    x: int = 0
    y: int = 0
    path: str = ""

    @property
    def middle(self) -> int:
        return self.x + TILE // 2 - 2

    @property
    def upper(self) -> int:
        return self.y + 17

    @property
    def lower(self) -> int:
        return self.y + 34


@dataclass(frozen=True)
class Drawing:
    """`source`: of the borders, "" for tiles. `missing`: municipalities without a border."""

    width: int
    height: int
    marks: list[Mark]
    source: str = ""
    missing: tuple[str, ...] = ()

    @property
    def scale(self) -> int:
        """Return how much larger signs and patterns have to be than those of tiles."""
        return max(round(self.width / (6 * TILE)), 1)


def draw(request, book: Book, country: str, faces: dict[str, Face]) -> Drawing:
    """Return the map of a country. `faces`: code of municipality → what it says. One query."""
    names = {town.code: town.name for town in book.towns_of(country) if town.code in faces}
    borders = Borders.objects.filter(jurisdiction=country).first()
    return _borders(borders, names, faces) if borders else _tiles(request, country, names, faces)


def _borders(borders: Borders, names: dict[str, str], faces) -> Drawing:
    return Drawing(
        width=borders.width,
        height=borders.height,
        source=borders.source,
        marks=[
            Mark(code, name, "", faces[code], **borders.shapes[code])
            for code, name in names.items()
            if code in borders.shapes
        ],
        missing=tuple(name for code, name in names.items() if code not in borders.shapes),
    )


def _tiles(request, country: str, names: dict[str, str], faces) -> Drawing:
    places = tiles.places(_seats(request, country))
    short = tiles.short_names(names)
    columns = max((column for column, _row in places.values()), default=0) + 1
    rows = max((row for _column, row in places.values()), default=0) + 1
    return Drawing(
        width=columns * TILE,
        height=rows * TILE,
        marks=[
            Mark(
                code, names[code], short[code], faces[code],
                x=places[code][0] * TILE, y=places[code][1] * TILE,
            )
            for code in sorted((code for code in names if code in places),
                               key=lambda code: places[code][::-1])
        ],
        missing=tuple(name for code, name in names.items() if code not in places),
    )  # fmt: skip


def _seats(request, country: str) -> tuple[tuple[str, float, float], ...]:
    """Return (code, latitude, longitude) of the municipalities whose seat is known."""
    every = remembered(request, "gap-seats", lambda: list(
        Municipality.objects.filter(latitude__isnull=False)
        .order_by("code")
        .values_list("jurisdiction", "code", "latitude", "longitude")
    ))  # fmt: skip
    return tuple(
        (code, float(latitude), float(longitude))
        for own, code, latitude, longitude in every
        if own == country
    )
