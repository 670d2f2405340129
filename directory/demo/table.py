"""The local table of the demo: who sits where, by role. No person is named.

As the steering committees of published agreements are made up: municipality, police, State Social
Service, health unit, education office. Shkodër's table is whole; Has copied it and lacks the
organizations it does not have; Devoll has not named its coordinator yet, so its team has nobody to
lead it.
"""

POLICE, STATE_SERVICE = "Policia e Shtetit", "Shërbimi Social Shtetëror"
MUNICIPALITY, HEALTH, SCHOOLS = "municipality", "health", "schools"

CENTRE, PROSECUTOR = "centre", "prosecutor"

# The municipality, by its name before the town's
TOWN_HALL = {"AL": "Bashkia", "ME": "Opština"}
# Organizations that exist for the table only: country → key → name before the town's
LOCAL_OFFICES = {
    "AL": {
        HEALTH: "Njësia vendore e kujdesit shëndetësor",
        SCHOOLS: "Zyra vendore arsimore",
    },
    "ME": {
        HEALTH: "Dom zdravlja",
        SCHOOLS: "Osnovne škole opštine",
        PROSECUTOR: "Osnovno državno tužilaštvo",
    },
}
# Those that give services too, by the same manner of name
LOCAL_GIVERS = {"AL": {}, "ME": {CENTRE: "Centar za socijalni rad"}}

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
# Montenegro: one multidisciplinary team. Whom it joins was read of the street-children protocol
# (centre, police, health, education, justice); seats and numbers are made up.
TEAM = {
    "me_team": (
        ("me_csr", CENTRE, True),
        ("me_police", "Uprava policije", False),
        ("me_health", HEALTH, False),
        ("me_school", SCHOOLS, False),
        ("me_prosecutor", PROSECUTOR, False),
        ("me_municipality", MUNICIPALITY, False),
    ),
}
WITHOUT_COORDINATOR = {
    body: tuple(seat for seat in seats if seat[0] != "kvdhf")
    for body, seats in WHOLE.items()
    if body != "kvdhf"
}
TABLES = {
    "al-berat": WHOLE,
    "al-shkoder": WHOLE,
    "al-has": WHOLE,
    "al-devoll": WITHOUT_COORDINATOR,
    "me-bijelo-polje": TEAM,
    "me-podgorica": TEAM,
}
# Beside the bodies: organizations of the town that also sit in the domestic-violence team
GUESTS = {
    "al-berat": ("Gratë për gratë e Beratit (shembull)",),
    "al-shkoder": ("Ura e Bunës (shembull)",),
}
