"""The demo's working life: who is called to which case, meetings, promises, slips, a provider's
answer that waits for its keeper. All of it is made up; addresses end in .example.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from directory import agenda
from directory.models import (
    AgendaItem,
    CallRule,
    Commitment,
    Confirmation,
    Meeting,
    Organization,
    ProposedChange,
    ReferralSlip,
    Report,
    Service,
)
from directory.models.confirmation import ConfirmationState
from directory.models.meeting import MeetingState
from portal.reference.models import Municipality, Role, ServiceType, Situation

TOWNS = ("al-berat", "al-has", "al-shkoder", "al-devoll")
FIRST_TUESDAY, AT_TEN = 1, time(10)
GTN, ETN, OFFICE, STEERING = "gtn", "etn", "office", "mkr_steering"
MUST, SHOULD = True, False
# Kind of case → (body, role, must come). After the tables of the published protocols; each
# country's administrator keeps them.
RULES = {
    "child_violence": (
        (GTN, "njmf", MUST), (OFFICE, "pmf", MUST), (GTN, "police", MUST),
        (GTN, "social_worker", MUST), (GTN, "health", MUST), (GTN, "school", SHOULD),
    ),
    "child_street": (
        (GTN, "njmf", MUST), (OFFICE, "pmf", MUST), (GTN, "social_worker", MUST),
        (GTN, "police", MUST), (GTN, "school", SHOULD), (GTN, "health", SHOULD),
    ),
    "missing_child": (
        (GTN, "police", MUST), (GTN, "njmf", MUST), (OFFICE, "pmf", SHOULD),
    ),
    "child_law": (
        (GTN, "njmf", MUST), (GTN, "police", MUST), (GTN, "school", SHOULD),
    ),
    "domestic_violence": (
        (ETN, "kvdhf", MUST), (ETN, "police", MUST), (ETN, "health", MUST),
        (ETN, "psychologist", SHOULD), (ETN, "njmf", SHOULD), (ETN, "ngo", SHOULD),
    ),
    "foster_care": ((GTN, "njmf", MUST), (GTN, "social_worker", MUST)),
    "older_alone": ((STEERING, "head_social", MUST), (STEERING, "health", SHOULD)),
}  # fmt: skip
# The same for Montenegro, whose table is one multidisciplinary team.
TEAM = "me_team"
RULES_OF_MONTENEGRO = {
    "child_violence": (
        (TEAM, "me_csr", MUST), (TEAM, "me_police", MUST), (TEAM, "me_health", MUST),
        (TEAM, "me_prosecutor", SHOULD), (TEAM, "me_school", SHOULD), (TEAM, "me_ngo", SHOULD),
    ),
    "domestic_violence": (
        (TEAM, "me_csr", MUST), (TEAM, "me_police", MUST), (TEAM, "me_health", MUST),
        (TEAM, "me_prosecutor", SHOULD), (TEAM, "me_ngo", SHOULD),
    ),
    "child_street": (
        (TEAM, "me_csr", MUST), (TEAM, "me_police", MUST), (TEAM, "me_health", SHOULD),
        (TEAM, "me_school", SHOULD), (TEAM, "me_prosecutor", SHOULD),
    ),
    "missing_child": ((TEAM, "me_police", MUST), (TEAM, "me_csr", MUST)),
    "child_law": (
        (TEAM, "me_csr", MUST), (TEAM, "me_prosecutor", MUST), (TEAM, "me_police", SHOULD),
        (TEAM, "me_school", SHOULD),
    ),
    "foster_care": ((TEAM, "me_csr", MUST),),
    "older_alone": (
        (TEAM, "me_csr", MUST), (TEAM, "me_municipality", SHOULD), (TEAM, "me_health", SHOULD),
    ),
}  # fmt: skip
# What was read about whom a body joins. None of it says who must come to which kind of case, so
# no rule is marked as checked.
SOURCES = {
    GTN: "femijet.gov.al: grupi teknik ndërsektorial (VKM 353/2018)",
    OFFICE: "femijet.gov.al: njësitë për mbrojtjen e fëmijëve",
    ETN: "VKM 327/2021",
    STEERING: "VKM 327/2021",
}
SOURCES_OF_MONTENEGRO = {
    "domestic_violence": "Zakon o zaštiti od nasilja u porodici, Sl. list CG 46/10, 40/11",
    "child_street": "Zaštitnik ljudskih prava: protokol o djeci na ulici, potpisnici",
}
# Offices of the demo's table that read mail: name → address
ADDRESSES = {
    "Bashkia Berat": "bashkia.berat@shembull.example",
    "Bashkia Has": "bashkia.has@shembull.example",
    "Bashkia Shkodër": "bashkia.shkoder@shembull.example",
    "Bashkia Devoll": "bashkia.devoll@shembull.example",
    "Gratë për gratë e Beratit (shembull)": "grate@shembull.example",
    "Dritarja e fëmijëve (shembull)": "dritarja@shembull.example",
    "Pranvera e Osumit (shembull)": "pranvera@shembull.example",
    "Gurra e Drinit (shembull)": "gurra@shembull.example",
    "Hapi i ri (shembull)": "pranimi@shembull.example",
    "Novi dan (primjer)": "prijem@primjer.example",
}
# Town → what was promised at the last meeting: institution, task, due in days, done
PROMISES = {
    "al-berat": (
        ("Bashkia Berat", "Hap edhe një grup pasdite në qendrën ditore", 20, False),
        ("Dritarja e fëmijëve (shembull)", "Jep çdo të premte numrin e vendeve të lira", -4, False),
        ("Policia e Shtetit", "Cakton një zëvendësues për orët e natës", -10, True),
    ),
    "al-has": (
        ("Bashkia Has", "Kërkon te Kukësi marrëveshje për këshillimin", 12, False),
        ("Policia e Shtetit", "Njofton NJMF-në brenda ditës", -2, False),
    ),
    "al-shkoder": (("Bashkia Shkodër", "Botohet lista e anëtarëve të ETN-së", 30, False),),
    "al-devoll": (("Bashkia Devoll", "Emëron koordinatorin vendor (KVDHF)", -8, False),),
}
OWN_POINTS = {
    "al-berat": "Kush përgjigjet pas orës 16",
    "al-has": "Transporti deri në Kukës: kush e paguan",
    "al-shkoder": "Çfarë mësuam nga Hasi",
    "al-devoll": "Koordinatori vendor ende pa emër",
}
# Sender's town, kind of help, giver's organization, answer, days ago
SLIPS = (
    ("DEMH22", "al-has", "counselling", "Gurra e Drinit (shembull)", "accepted", 9),
    ("DEMH23", "al-has", "employment", "Gurra e Drinit (shembull)", "no_place", 16),
    ("DEMB22", "al-berat", "day_centre", "Dritarja e fëmijëve (shembull)", "no_place", 5),
    ("DEMB23", "al-berat", "day_centre", "Dritarja e fëmijëve (shembull)", "no_place", 21),
    ("DEMB24", "al-berat", "home_care", "Pranvera e Osumit (shembull)", "not_ours", 13),
)
CHANGED = ("Gratë për gratë e Beratit (shembull)", "counselling")
UNHEARD = ("Dritarja e fëmijëve (shembull)", "day_centre")
READERS = 3


def seed() -> None:
    """Write what is missing; what people changed since stays."""
    _rules()
    for name, address in ADDRESSES.items():
        Organization.objects.filter(name=name, email="").update(email=address)
    for code in TOWNS:
        _meetings(Municipality.objects.get(code=code))
    for slip in SLIPS:
        _slip(*slip)
    _provider_answered()
    _nobody_answered()


def fill_agendas() -> None:
    """Count the points of the planned meetings; after the service map is computed."""
    for row in Meeting.objects.upcoming().filter(is_sample=True):
        agenda.fill_agenda(row)


def _rules() -> None:
    for country, rules in (("AL", RULES), ("ME", RULES_OF_MONTENEGRO)):
        if not CallRule.objects.filter(role__jurisdiction=country).exists():
            _rules_of(rules)


def _rules_of(rules: dict) -> None:
    situations = {row.code: row for row in Situation.objects.all()}
    roles = {row.code: row for row in Role.objects.all()}
    CallRule.objects.bulk_create(
        CallRule(
            situation=situations[kind],
            body=body,
            role=roles[role],
            is_must=must,
            position=number,
            source=SOURCES.get(body) or SOURCES_OF_MONTENEGRO.get(kind, ""),
        )
        for kind, seats in rules.items()
        for number, (body, role, must) in enumerate(seats)
    )


def _meetings(town) -> None:
    if Meeting.objects.filter(municipality=town).exists():
        return
    zone = ZoneInfo(town.jurisdiction.time_zone)
    today = timezone.localdate()
    first = today.replace(day=1)
    last = _tuesday(first - timedelta(days=1), zone)
    following = _tuesday(first + timedelta(days=32), zone)
    held = Meeting.objects.create(
        municipality=town, body=GTN, starts_at=last, state=MeetingState.HELD, **_room(town)
    )
    for name, task, days, is_done in PROMISES[town.code]:
        due = today + timedelta(days=days)
        Commitment.objects.create(
            meeting=held,
            organization=Organization.objects.get(name=name),
            task=task,
            due=due,
            done_on=due if is_done else None,
        )
    planned = Meeting.objects.create(
        municipality=town, body=GTN, starts_at=following, **_room(town)
    )
    AgendaItem.objects.create(meeting=planned, text=OWN_POINTS[town.code])
    Meeting.objects.create(
        municipality=town,
        body=ETN,
        starts_at=following + timedelta(days=2),
        **_room(town) | {"repeats": "quarterly"},
    )


def _tuesday(day, zone) -> datetime:
    """Return the first Tuesday, at ten, of the month of `day`."""
    first = day.replace(day=1)
    first += timedelta(days=(FIRST_TUESDAY - first.weekday()) % 7)
    return datetime.combine(first, AT_TEN, tzinfo=zone)


def _room(town) -> dict:
    return {"room": f"Bashkia {town.name}, salla e mbledhjeve", "is_sample": True}


def _slip(number, town, service_type, giver, answer, days) -> None:
    service = Service.objects.filter(
        organization__name=giver, service_types__code=service_type
    ).first()
    if service is None or ReferralSlip.objects.filter(number=number).exists():
        return
    sent = timezone.now() - timedelta(days=days)
    ReferralSlip.objects.create(
        number=number,
        municipality=Municipality.objects.get(code=town),
        service=service,
        service_type=ServiceType.objects.get(code=service_type),
        urgency="soon",
        answer=answer,
        created_at=sent,
        promised_at=sent + timedelta(days=1),
        answered_at=sent + timedelta(hours=7),
    )


def _provider_answered() -> None:
    name, code = CHANGED
    service = Service.objects.filter(organization__name=name, service_types__code=code).first()
    if service is None or service.confirmations.exists():
        return
    asked = timezone.now() - timedelta(days=6)
    link = Confirmation.objects.create(
        service=service,
        address=ADDRESSES[name],
        state=ConfirmationState.CHANGED,
        created_at=asked,
        sent_at=asked,
        answered_at=asked + timedelta(days=2),
        expires_at=asked + timedelta(days=60),
    )
    texts = {
        "alert": "Në dhjetor vetëm me takim.",
        "application_process": "Telefono ose eja vetë; takimi i parë brenda tri ditëve.",
    }
    ProposedChange.objects.bulk_create(
        ProposedChange(confirmation=link, field=field, value=value)
        for field, value in texts.items()
    )


def _nobody_answered() -> None:
    name, code = UNHEARD
    service = Service.objects.filter(organization__name=name, service_types__code=code).first()
    if service is None or service.reports.exists():
        return
    now = timezone.now()
    Report.objects.bulk_create(
        Report(
            service=service,
            kind="no_answer",
            device=f"{number:032x}",
            created=now - timedelta(days=number),
        )
        for number in range(1, READERS + 1)
    )
