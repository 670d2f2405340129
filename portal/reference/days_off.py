"""Public holidays of a jurisdiction, from the package `holidays`."""

from datetime import date
from functools import lru_cache

import holidays


@lru_cache(maxsize=64)
def public_holidays(jurisdiction: str, year: int) -> dict[date, bool]:
    """Return day → whether its date is only an estimate.

    Bajram follows the moon: the package marks the years nobody has announced yet.
    """
    named = holidays.country_holidays(jurisdiction, years=year, language="en_US")
    return {day: "estimated" in name for day, name in sorted(named.items())}


def is_public_holiday(jurisdiction: str, day: date) -> bool:
    return day in public_holidays(jurisdiction, day.year)
