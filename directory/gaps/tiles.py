"""One square a municipality, placed by geography: a map that needs no borders and no tile server.

Seats are projected (degrees of longitude shrink with the cosine of the latitude) and each is given
the free square nearest to it, so that the sum of squared distances is the least (the assignment
problem; Kuhn's method with potentials, O(n²·m), 5 ms for the 61 of Albania, then remembered).
"""

from functools import lru_cache
from math import ceil, cos, inf, radians, sqrt

MOST_COLUMNS = 7  # of 46 px on a phone of 360 px: a thumb hits one
ROOM = 1.45  # squares for each municipality: the more, the truer the outline


@lru_cache(maxsize=8)
def places(seats: tuple[tuple[str, float, float], ...]) -> dict[str, tuple[int, int]]:
    """Return code → (column, row), north up. `seats`: (code, latitude, longitude)."""
    if not seats:
        return {}
    points = _unit_points(seats)
    columns, rows = _grid(points)
    width = max(x for x, _y in points) or 1
    height = max(y for _x, y in points) or 1
    squares = [(column, row) for row in range(rows) for column in range(columns)]
    costs = [
        [
            (x / width * (columns - 1) - column) ** 2 + (y / height * (rows - 1) - row) ** 2
            for column, row in squares
        ]
        for x, y in points
    ]
    chosen = [squares[number] for number in assign(costs)]
    left, top = min(c for c, _r in chosen), min(r for _c, r in chosen)
    return {
        code: (column - left, row - top)
        for (code, _lat, _lon), (column, row) in zip(seats, chosen, strict=True)
    }


def _unit_points(seats) -> list[tuple[float, float]]:
    middle = sum(latitude for _code, latitude, _lon in seats) / len(seats)
    shrink = cos(radians(middle))
    points = [(longitude * shrink, -latitude) for _code, latitude, longitude in seats]
    left, top = min(x for x, _y in points), min(y for _x, y in points)
    return [(x - left, y - top) for x, y in points]


def _grid(points) -> tuple[int, int]:
    """Return columns and rows with the shape of the country and room for every municipality."""
    width = max(x for x, _y in points) or 1
    height = max(y for _x, y in points) or 1
    needed = len(points) * ROOM
    columns = min(MOST_COLUMNS, max(1, round(sqrt(needed * width / height))))
    return columns, max(ceil(needed / columns), 1)


def assign(costs: list[list[float]]) -> list[int]:
    """Return for each row the column that is its own, with the least sum of costs.

    Needs at least as many columns as rows.
    """
    rows, columns = len(costs), len(costs[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least, is_used = [inf] * (columns + 1), [False] * (columns + 1)
        while owner[column]:
            is_used[column] = True
            column = _step(costs, column, owner, way, least, is_used, row_price, column_price)
        while column:
            owner[column], column = owner[way[column]], way[column]
    found = [0] * rows
    for column in range(1, columns + 1):
        if owner[column]:
            found[owner[column] - 1] = column - 1
    return found


def _step(costs, column, owner, way, least, is_used, row_price, column_price) -> int:
    """Grow the tree of alternating paths by its cheapest column and return that column."""
    row, delta, nearest = owner[column], inf, 0
    for other in range(1, len(least)):
        if is_used[other]:
            continue
        price = costs[row - 1][other - 1] - row_price[row] - column_price[other]
        if price < least[other]:
            least[other], way[other] = price, column
        if least[other] < delta:
            delta, nearest = least[other], other
    for other in range(len(least)):
        if is_used[other]:
            row_price[owner[other]] += delta
            column_price[other] -= delta
        else:
            least[other] -= delta
    return nearest


def short_names(names: dict[str, str], letters: int = 4) -> dict[str, str]:
    """Return code → the first letters of its name, one more where two would be alike."""
    found = {}
    for code, name in names.items():
        plain = name.replace(" ", "").replace("-", "")
        length = letters
        while length < len(plain) and any(
            other != code and _start(names[other], length) == plain[:length] for other in names
        ):
            length += 1
        found[code] = plain[:length]
    return found


def _start(name: str, length: int) -> str:
    return name.replace(" ", "").replace("-", "")[:length]
