"""What could not be done in the demo's towns, and which contacts were missing at which steps.

The steps are those of the demo's protocols, by their ids. The devices are made up and say so.
"""

import hashlib
from datetime import timedelta

from django.utils import timezone

from directory.models import MissingContact, Obstacle
from directory.models.obstacle import DEVICE_LENGTH
from portal.reference.models import Municipality, ServiceType

SHELTER_AT_NIGHT = "dc90dc6f-843d-50af-8e90-aceb9865ed70"  # children on the street, 1.3
DAY_CENTRE = "f726748e-9023-5f23-9f65-f9aacb885d5e"  # children on the street, 4.2
BACK_TO_SCHOOL = "83d3d0c9-89af-5868-bfa3-9d9a2585bebb"  # children on the street, 5.1
COUNSELLING = "a2249995-b244-5da9-9174-aea44dadd6ba"  # domestic violence, 1.3
LEGAL_AID = "377ba4f2-960f-5b4d-bc44-9b6f518dd7a9"  # domestic violence, 3.2
FOSTER_CARE = "6c2da6bf-8418-5a79-b4a8-6e46f6d39c29"  # child violence, 4.5

# Municipality, step, service type, reason, days ago
MARKS = (
    ("al-berat", DAY_CENTRE, "day_centre", "no_place", (3, 11, 12, 26)),
    ("al-berat", SHELTER_AT_NIGHT, "emergency_shelter", "no_service", (8, 40)),
    ("al-has", COUNSELLING, "counselling", "too_far", (2, 9, 30)),
    ("al-has", LEGAL_AID, "legal_aid", "no_service", (5, 19)),
    ("al-has", DAY_CENTRE, "day_centre", "no_service", (16,)),
    ("al-shkoder", SHELTER_AT_NIGHT, "emergency_shelter", "no_place", (4, 22)),
    ("al-shkoder", COUNSELLING, "counselling", "no_answer", (13,)),
    ("al-devoll", LEGAL_AID, "legal_aid", "too_far", (6, 27, 55)),
    ("al-devoll", FOSTER_CARE, "foster_care", "no_service", (10,)),
    ("al-devoll", BACK_TO_SCHOOL, "education_support", "not_taken", (21,)),
)
# Municipality, step, service type, days ago
MISSED = (
    ("al-berat", SHELTER_AT_NIGHT, "emergency_shelter", (1, 6, 14, 33)),
    ("al-has", DAY_CENTRE, "day_centre", (2, 4, 9, 15, 28)),
    ("al-has", LEGAL_AID, "legal_aid", (3, 5, 18)),
    ("al-devoll", FOSTER_CARE, "foster_care", (7, 24)),
    ("al-devoll", DAY_CENTRE, "day_centre", (12, 20)),
)


def seed() -> None:
    """Write both where there is nothing yet."""
    towns = {row.code: row for row in Municipality.objects.all()}
    types = {row.code: row for row in ServiceType.objects.all()}
    today = timezone.localdate()
    if not Obstacle.objects.exists():
        Obstacle.objects.bulk_create(
            Obstacle(
                municipality=towns[town],
                step=step,
                service_type=types[service_type],
                reason=reason,
                day=today - timedelta(days=days),
                device=_device(town, step, days),
            )
            for town, step, service_type, reason, all_days in MARKS
            for days in all_days
        )
    if not MissingContact.objects.exists():
        MissingContact.objects.bulk_create(
            MissingContact(
                municipality=towns[town],
                step=step,
                service_type=types[service_type],
                day=today - timedelta(days=days),
                device=_device(town, step, days),
            )
            for town, step, service_type, all_days in MISSED
            for days in all_days
        )


def _device(*words) -> str:
    text = "demo " + " ".join(map(str, words))
    return hashlib.sha256(text.encode()).hexdigest()[:DEVICE_LENGTH]
