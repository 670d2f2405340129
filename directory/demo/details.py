"""What a kept record has beyond its name and number: languages, costs, odd hours, when it was checked.

All of it is made up and stands on sample services alone. National lines get nothing from here: what
is known of them is in `lines.py`. The networks of the state are never shown as verified either.
A shelter gets nothing that differs from town to town.

Days are counted from the day of the first run; which record gets what hangs on its id, so that two
runs agree.
"""

import zlib
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.utils import timezone
from django.utils.text import slugify

from directory import models
from directory.demo import details_texts as texts
from directory.demo.kinds import KINDS
from directory.demo.meetings import ADDRESSES
from portal.accounts.models import User

NEVER_VERIFIED = {  # of the state
    "police", "court", "me_court", "commission", "legal_aid", "mental_health", "residential_care",
}  # fmt: skip
# Town → days since its records were checked: the story of the tour in docs/demo.md
CHECKED_DAYS_AGO = {"al-has": 21, "al-devoll": 410}
NEVER_CHECKED = {"al-tropoje", "me-plav"}
OLD = {("education_support", "al-berat"): 400}  # for the desk of Berat's keeper
# Of a hundred records: checked lately, more than half a year ago, more than a year ago; else never
LATELY, HALF_A_YEAR, A_YEAR = 56, 70, 84
LOT_OF_SHELTERS = 60  # due again
ROMA_TOWNS = {
    "al-berat", "al-tirane", "al-shkoder", "al-durres", "al-korce", "al-elbasan", "al-fier",
    "al-lushnje", "me-podgorica", "me-niksic",
}  # fmt: skip
OF_CHILDREN = {"day_centre", "education_support", "csr_children", "food_aid"}
ALL = set(KINDS) - {"police", "shelter"}
# Town → (language, kinds that speak it)
NEIGHBOURS = {
    "al-gjirokaster": (("el", ALL),),
    "al-permet": (("el", ALL),),
    "al-vlore": (("el", ALL), ("it", {"counselling"})),
    "al-durres": (("it", {"counselling", "legal_aid"}),),
    "al-korce": (("mk", {"counselling", "disability_centre"}), ("el", {"counselling"})),
    "al-pogradec": (("mk", ALL),),
    "al-shkoder": (("sr-latn", {"counselling", "legal_aid"}), ("en", {"counselling"})),
    "al-tirane": (("en", {"counselling", "legal_aid", "mental_health"}),),
    "me-ulcinj": (("sq", ALL),),
    "me-plav": (("sq", ALL),),
    "me-bar": (("sq", {"csr_children", "csr_benefits"}),),
    "me-podgorica": (("sq", {"csr_children"}), ("en", {"counselling"})),
}
EXTENSIONS = {"child_protection": 12, "economic_aid": 14, "csr_children": 3, "csr_benefits": 4}
# (kind, town) → light, days until it goes out; what is over is not known again
LIGHTS = {
    ("day_centre", "al-shkoder"): ("free", 20),
    ("day_centre", "al-tirane"): ("few", 12),
    ("day_centre", "al-durres"): ("few", -9),
    ("disability_centre", "al-korce"): ("few", -40),
    ("home_care", "al-gjirokaster"): ("free", 15),
    ("home_care", "al-korce"): ("full", -12),
    ("emergency_shelter", "al-shkoder"): ("few", 3),
    ("emergency_shelter", "me-podgorica"): ("free", 6),
    ("home_care", "me-bar"): ("free", 18),
    ("counselling", "al-vlore"): ("free", -2),
}
AUGUST = {("economic_aid", "al-berat"), ("economic_aid", "al-shkoder"), ("csr_benefits", "me-bar")}
NEW_YEAR = {"day_centre", "education_support", "disability_centre"}
TRAINING = ("day_centre", "al-lushnje")  # closed for some days from the day after tomorrow
SATURDAY = ("employment", "al-fier")  # open on one Saturday
SECOND_LINES = {("counselling", "me-ulcinj"): "sq", ("counselling", "al-shkoder"): "sr-latn"}
PROGRAMS = {"Dritarja e fëmijëve (shembull)": "Pas shkollës (shembull)"}
WITH_CONTACT = {"counselling", "disability_centre", "employment"}
WITHOUT_ADDRESS = 5  # one organization in so many reads no mail and is rung


@dataclass(frozen=True)
class Given:
    """One service of the plan. `service`, `place`: rows that are not written yet."""

    service: models.Service
    kind: str
    town: str
    place: models.Location
    own: int  # which of three texts is in its language

    @property
    def lot(self) -> int:
        """A number below a hundred, the same in every run."""
        if self.is_secret:
            return LOT_OF_SHELTERS
        return zlib.crc32(str(self.service.pk).encode()) % 100

    @property
    def is_secret(self) -> bool:
        return KINDS[self.kind].is_secret


def add(writer) -> None:
    """Fill in and add to the rows that `writer` collected; before it writes them."""
    keeper = User.objects.filter(email=writer.keeper).first()
    today = timezone.localdate()
    for given in writer.given:
        _check(given, today, keeper)
        _say_costs(writer, given)
        _say_languages(writer, given)
        _light(writer, given)
        if not given.is_secret:
            _open_the_door(writer, given)
            _except(writer, given, today)
            _tell_whom_to_ask(writer, given)
    _extend_phones(writer)
    _fill_organizations(writer)


# When it was checked


def _check(given: Given, today: date, keeper) -> None:
    days = _days_since_check(given)
    if days is None:
        return
    given.service.assured_date = today - timedelta(days=days)
    if keeper is not None and given.town == "al-berat":
        given.service.assured_by = keeper


def _days_since_check(given: Given) -> int | None:
    if given.kind in NEVER_VERIFIED or (given.town in NEVER_CHECKED and not given.is_secret):
        return None
    days = OLD.get((given.kind, given.town), CHECKED_DAYS_AGO.get(given.town))
    if days is not None:
        return days
    lot = given.lot
    if lot < LATELY:
        return 4 + 3 * lot
    if lot < HALF_A_YEAR:
        return 195 + 8 * (lot - LATELY)
    return 380 + 20 * (lot - HALF_A_YEAR) if lot < A_YEAR else None


# What it costs, what is spoken


def _say_costs(writer, given: Given) -> None:
    said = texts.FEES.get(given.kind, texts.FREE)
    row = given.service
    row.fees_description = said[given.own]
    if given.kind in texts.WAITING:
        row.wait_time = texts.WAITING[given.kind][given.own]
    for other in writer.translations_of(row):
        other.fees_description = said[writer.languages.index(other.language)]
    for option, amount, currency in texts.PRICES.get((given.kind, given.own), ()):
        writer.part(
            models.CostOption,
            row.organization,
            service=row,
            option=option,
            amount=amount,
            currency=currency,
        )


def _say_languages(writer, given: Given) -> None:
    for code in sorted(_spoken(given)):
        note = "" if code == given.service.language else texts.NOTES[given.own].get(code, "")
        writer.part(
            models.Language,
            given.service.organization,
            service=given.service,
            code=code,
            note=note,
        )


def _spoken(given: Given) -> set[str]:
    """Return codes; of a shelter only what every shelter speaks, a neighbour's tongue tells."""
    spoken = {given.service.language}
    if given.is_secret:
        return spoken | {"en"}
    if given.kind in OF_CHILDREN and given.town in ROMA_TOWNS:
        spoken.add("rom")
    pairs = NEIGHBOURS.get(given.town, ())
    return spoken | {code for code, kinds in pairs if given.kind in kinds}


def _light(writer, given: Given) -> None:
    if (given.kind, given.town) in LIGHTS:
        light, days = LIGHTS[given.kind, given.town]
        given.service.capacity = light
        given.service.capacity_until = writer.now + timedelta(days=days)


# The place


def _open_the_door(writer, given: Given) -> None:
    own, lot = given.own, given.lot
    for description in texts.ACCESS[lot % len(texts.ACCESS)]:
        writer.part(
            models.Accessibility,
            given.service.organization,
            location=given.place,
            description=description[own],
        )
    given.place.transportation = texts.WAYS[lot % len(texts.WAYS)][own]


def _except(writer, given: Given, today: date) -> None:
    if (given.kind, given.town) in AUGUST:
        _short_august(writer, given, today)
    if given.kind in NEW_YEAR and given.lot % 2:
        year = today.year if today > date(today.year, 1, 2) else today.year - 1
        _closed(writer, given, date(year, 12, 24), date(year + 1, 1, 2))
    if (given.kind, given.town) == TRAINING:
        _closed(writer, given, today + timedelta(days=2), today + timedelta(days=4))
    if (given.kind, given.town) == SATURDAY:
        day = today + timedelta(days=(5 - today.weekday()) % 7 or 7)
        hours = {"opens_at": time(9), "closes_at": time(12), "kind": "special"}
        _rule(writer, given, valid_from=day, valid_to=day, **hours)


def _closed(writer, given: Given, start: date, end: date) -> None:
    _rule(writer, given, kind="closed", valid_from=start, valid_to=end)


def _short_august(writer, given: Given, today: date) -> None:
    """In August shorter hours: the rules of the year end before it and begin again after it."""
    year = today.year if today <= date(today.year, 8, 31) else today.year + 1
    for row in writer.schedules_of(given.place):
        row.valid_to = date(year, 7, 31)
        usual = {"byday": row.byday, "on_holidays": row.on_holidays}
        _rule(
            writer,
            given,
            **usual,
            opens_at=time(7, 30),
            closes_at=time(14),
            valid_from=date(year, 8, 1),
            valid_to=date(year, 8, 31),
        )
        _rule(
            writer,
            given,
            **usual,
            opens_at=row.opens_at,
            closes_at=row.closes_at,
            valid_from=date(year, 9, 1),
        )


def _rule(writer, given: Given, **fields) -> None:
    owner = given.service.organization
    writer.part(models.Schedule, owner, location=given.place, **fields)


# People and lines


def _tell_whom_to_ask(writer, given: Given) -> None:
    owner = given.service.organization
    if given.kind in WITH_CONTACT and owner.kind == "ngo":
        writer.part(
            models.Contact,
            owner,
            service=given.service,
            title=texts.INTAKE_WORKER[given.own],
            department=texts.INTAKE[given.own],
        )
    code = SECOND_LINES.get((given.kind, given.town))
    if code:
        number = writer.number(owner.jurisdiction_id, given.kind)
        words = texts.IN_LANGUAGE[code]
        line = writer.part(
            models.Phone, owner, service=given.service, number=number, description=words
        )
        writer.part(models.Language, owner, phone=line, code=code)


def _extend_phones(writer) -> None:
    kinds = {given.service.pk: given.kind for given in writer.given}
    for row in writer.rows[models.Phone]:
        row.extension = EXTENSIONS.get(kinds.get(row.service_id))


def _fill_organizations(writer) -> None:
    """Give made-up organizations an address to ask at, and one of them a program."""
    for name, row in writer.organizations.items():
        lot = zlib.crc32(name.encode()) % WITHOUT_ADDRESS
        if row.kind == "ngo" and row.is_sample and name not in ADDRESSES and lot:
            folder = {"AL": "shembull", "ME": "primjer"}[row.jurisdiction_id]
            plain = slugify(name.split(" (")[0].translate(str.maketrans("đĐ", "dD")))
            row.email = f"{plain}@{folder}.example"
        if name in PROGRAMS:
            program = writer.part(
                models.Program, row, organization=row, name=PROGRAMS[name], is_sample=True
            )
            for given in writer.given:
                if given.service.organization is row:
                    given.service.program = program
        if name in texts.FUNDERS:
            writer.part(models.Funding, row, organization=row, source=texts.FUNDERS[name])
