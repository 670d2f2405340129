"""Times of many runs as percentiles."""


def percentiles(seconds: list[float]) -> dict[str, float]:
    """Return p50, p95, p99 and max in milliseconds; zeros of no times."""
    ordered = sorted(seconds) or [0.0]
    last = len(ordered) - 1
    at = {f"p{share}": ordered[min(last, len(ordered) * share // 100)] for share in (50, 95, 99)}
    return {name: round(value * 1000, 2) for name, value in (at | {"max": ordered[-1]}).items()}


def ratio(slow: float, fast: float) -> float:
    return round(slow / fast, 1) if fast else 0.0
