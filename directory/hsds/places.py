"""Municipalities by code, by name, and by the nearest seat."""

import math
import unicodedata
from decimal import Decimal

from directory.seats import km_from_seat
from portal.reference.models import AdministrativeUnit, Jurisdiction, Municipality

NEAR_KM = 25  # a place so near to a seat, and nearer than to any other, is of its municipality


class Places:
    """Reads what there is once: three queries, some hundred rows."""

    def __init__(self):
        rows = Municipality.objects.select_related("jurisdiction")
        self.municipalities = {row.code: row for row in rows}
        self.units = {row.code: row for row in AdministrativeUnit.objects.all()}
        self.town_of_unit = {row.pk: row.municipality_id for row in self.units.values()}
        self.jurisdictions = {row.code: row for row in Jurisdiction.objects.all()}
        self.countries = {row.jurisdiction_id for row in self.municipalities.values()}
        self.by_name: dict[tuple[str, str], set[str]] = {}
        for row in self.municipalities.values():
            for name in {row.name, row.seat}:
                key = (row.jurisdiction_id, plain(name))
                self.by_name.setdefault(key, set()).add(row.code)

    def named(self, country: str, name: str | None) -> Municipality | None:
        """Return the only municipality of `country` that is called `name`, or has its seat there."""
        codes = self.by_name.get((country, plain(name or "")), set())
        return self.municipalities[next(iter(codes))] if name and len(codes) == 1 else None

    def named_itself(self, country: str, name: str | None) -> Municipality | None:
        """Return the only municipality of `country` that is called `name`, not by its seat."""
        found = self.named(country, name)
        return found if found and plain(found.name) == plain(name) else None

    def nearest(self, latitude: Decimal, longitude: Decimal, country="") -> tuple:
        """Return the municipality with the nearest seat and its distance in km, or None."""
        found = [
            (km_from_seat(row, latitude, longitude), row.code)
            for row in self.municipalities.values()
            if row.latitude is not None and country in ("", row.jurisdiction_id)
        ]
        if not found:
            return None, math.inf
        distance, code = min(found)
        return self.municipalities[code], distance

    def distance(self, municipality: Municipality, latitude, longitude) -> float | None:
        """Return km from the seat of `municipality`, or None when we do not know where it is."""
        return km_from_seat(municipality, latitude, longitude)


def plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.strip().lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
