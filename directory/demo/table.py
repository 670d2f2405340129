"""The local table of the demo: who sits where, by role. No person is named.

As the steering committees of published agreements are made up: municipality, police, State Social
Service, health unit, education office. Shkodër's table is whole; Has copied it and lacks the
organizations it does not have; Devoll has not named its coordinator yet.
"""

POLICE, STATE_SERVICE = "Policia e Shtetit", "Shërbimi Social Shtetëror"
MUNICIPALITY, HEALTH, SCHOOLS = "municipality", "health", "schools"

# Organizations that exist for the table only: key → name before the town's
LOCAL_OFFICES = {
    HEALTH: "Njësia vendore e kujdesit shëndetësor",
    SCHOOLS: "Zyra vendore arsimore",
}

# body → (role, organization, leads)
WHOLE = {
    "mkr_steering": (
        ("head_social", MUNICIPALITY, True),
        ("police", POLICE, False),
        ("social_worker", STATE_SERVICE, False),
        ("health", HEALTH, False),
        ("school", SCHOOLS, False),
    ),
    "etn": (
        ("kvdhf", MUNICIPALITY, True),
        ("psychologist", MUNICIPALITY, False),
        ("njmf", MUNICIPALITY, False),
        ("police", POLICE, False),
        ("health", HEALTH, False),
    ),
    "kvdhf": (("kvdhf", MUNICIPALITY, True),),
    "gtn": (
        ("njmf", MUNICIPALITY, True),
        ("social_worker", MUNICIPALITY, False),
        ("police", POLICE, False),
        ("school", SCHOOLS, False),
        ("health", HEALTH, False),
    ),
}
WITHOUT_COORDINATOR = {body: seats for body, seats in WHOLE.items() if body != "kvdhf"}
TABLES = {
    "al-berat": WHOLE,
    "al-shkoder": WHOLE,
    "al-has": WHOLE,
    "al-devoll": WITHOUT_COORDINATOR,
}
# Beside the bodies: organizations of the town that also sit in the domestic-violence team
GUESTS = {
    "al-berat": ("Gratë për gratë e Beratit (shembull)",),
    "al-shkoder": ("Ura e Bunës (shembull)",),
}
