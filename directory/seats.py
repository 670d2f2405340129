"""How far a point is from the seat of its municipality, for keepers' forms and imports alike."""

import math

EARTH_KM = 6371.0
FAR_KM = 60  # the widest municipality of the two countries reaches about so far from its seat


def km_from_seat(municipality, latitude, longitude) -> float | None:
    """Return km as the crow flies (haversine) from the seat, or None when it lies nobody knows
    where. Degrees, numbers of any kind.
    """
    if municipality.latitude is None or municipality.longitude is None:
        return None
    here, there = math.radians(float(latitude)), math.radians(float(municipality.latitude))
    east = math.radians(float(municipality.longitude) - float(longitude)) / 2
    north = (there - here) / 2
    half = math.sin(north) ** 2 + math.cos(here) * math.cos(there) * math.sin(east) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))
