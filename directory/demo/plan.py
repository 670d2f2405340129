"""Who gives what where in the demo. Gaps are on purpose: they tell a story.

Has has its municipality and the police alone; Kukës takes people from Has. Devoll's nearest legal
aid is in Korçë. Berat has most things, but its day centres are full, as are Tirana's beds. Ulcinj
has no carers for older people, Bar takes them. Kuçovë,
Divjakë, Tropojë and Përmet have nothing beside the municipality. Shelters are two in all, in no
town that is said.

Names of municipalities, centres and state bodies are facts; every other name is made up and
says so. No number is anybody's: subscriber numbers do not begin with zeros.
"""

from dataclasses import dataclass

SAMPLE = {"AL": "(shembull)", "ME": "(primjer)"}


@dataclass(frozen=True, kw_only=True)
class Giver:
    """One organization. `services`: (kind, municipality, other municipalities it takes)."""

    name: str
    kind: str
    jurisdiction: str
    town: str = ""
    services: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    full: tuple[str, ...] = ()  # kinds with no free place
    few: tuple[str, ...] = ()  # kinds with few


ALBANIAN_TOWNS = (
    "berat", "has", "shkoder", "devoll", "tirane", "durres", "korce", "elbasan", "vlore", "fier",
    "lezhe", "kukes", "gjirokaster", "pogradec", "diber", "lushnje", "kucove", "divjake",
    "tropoje", "permet",
)  # fmt: skip
MONTENEGRIN_TOWNS = (
    "podgorica", "niksic", "bar", "ulcinj", "bijelo-polje", "pljevlja", "kolasin", "plav",
)  # fmt: skip

# Made-up non-governmental organizations: name, town, services
NGOS_OF_ALBANIA = (
    ("Gratë për gratë e Beratit", "berat", ("counselling",)),
    ("Dritarja e fëmijëve", "berat", ("day_centre", "education_support")),
    ("Pranvera e Osumit", "berat", ("disability_centre", "home_care")),
    ("Buka e së dielës", "berat", ("food_aid", "employment")),
    ("Ura e Bunës", "shkoder", ("counselling", "emergency_shelter")),
    ("Rrugica e diellit", "shkoder", ("day_centre", "education_support")),
    ("Paqja mes brezave", "shkoder", ("mediation", "home_care")),
    ("Ora e mësimit", "tirane", ("education_support", "day_centre")),
    ("Strehëza e qytetit", "tirane", ("emergency_shelter", "food_aid")),
    ("Pa gjyq", "tirane", ("mediation",)),
    ("Dora e parë", "tirane", ("employment", "counselling")),
    ("Deti i qetë", "durres", ("counselling", "day_centre")),
    ("Tryeza e përbashkët", "durres", ("food_aid",)),
    ("Fusha e gjelbër", "korce", ("counselling", "home_care")),
    ("Hap pas hapi", "korce", ("disability_centre",)),
    ("Ura e Shkumbinit", "elbasan", ("counselling", "education_support")),
    ("Jugu i hapur", "vlore", ("counselling", "food_aid")),
    ("Myzeqeja bashkë", "fier", ("food_aid", "employment")),
    ("Zëri i vajzave", "lezhe", ("counselling",)),
    ("Gurra e Drinit", "kukes", ("counselling", "employment")),
    ("Dera e gurtë", "gjirokaster", ("home_care",)),
    ("Liqeni i fëmijëve", "pogradec", ("counselling",)),
    ("Mali dhe shkolla", "diber", ("education_support",)),
    ("Shtëpia e lojës", "lushnje", ("day_centre",)),
)
NGOS_OF_MONTENEGRO = (
    ("Otvoreni prozor", "podgorica", ("counselling", "mediation")),
    ("Topli obrok", "podgorica", ("food_aid", "emergency_shelter")),
    ("Korak po korak", "niksic", ("disability_centre", "counselling")),
    ("Maslina", "bar", ("home_care",)),
    ("Dora e hapur – Otvorena ruka", "ulcinj", ("counselling",)),
    ("Most na Limu", "bijelo-polje", ("education_support",)),
    ("Planinska kuća igre", "pljevlja", ("day_centre",)),
)
# The shelters stand in towns of the plan like every other; what readers get must not say which.
SHELTERS = (
    ("Hapi i ri", "AL", "elbasan"),
    ("Novi dan", "ME", "niksic"),
)
# Kind, town → towns whose people it takes as well
TAKES_FROM = {
    ("counselling", "kukes"): ("has", "tropoje"),
    ("employment", "kukes"): ("has",),
    ("counselling", "korce"): ("devoll",),
    ("disability_centre", "korce"): ("devoll", "pogradec"),
    ("emergency_shelter", "shkoder"): ("lezhe",),
    ("disability_centre", "berat"): ("kucove",),
    ("counselling", "niksic"): ("kolasin",),
    ("home_care", "bar"): ("ulcinj",),
    ("counselling", "ulcinj"): ("bar",),
}
# Town → kinds that have no free place there
FULL = {"berat": ("day_centre", "disability_centre"), "tirane": ("emergency_shelter",)}
WITHOUT_HOME_CARE = {"ulcinj"}
LEGAL_AID_TOWNS = {
    "tirane": (), "durres": (), "shkoder": ("lezhe",), "berat": ("kucove",), "vlore": (),
    "korce": ("devoll", "pogradec"), "fier": ("lushnje", "divjake"), "gjirokaster": ("permet",),
}  # fmt: skip
# Seat → the other towns of the plan it is competent for. That these courts exist is known; their
# territories were not verified, nor where the commissions meet.
COURTS_OF_ALBANIA = {
    "berat": ("kucove",), "shkoder": (), "kukes": ("has", "tropoje"), "korce": ("devoll",),
}  # fmt: skip
COURTS_OF_MONTENEGRO = (  # as the name is said after “u”, town
    ("Podgorici", "podgorica"), ("Nikšiću", "niksic"), ("Baru", "bar"), ("Ulcinju", "ulcinj"),
)  # fmt: skip
MENTAL_HEALTH_TOWNS = ("tirane", "shkoder", "vlore", "korce", "elbasan")
# Centres for social work: name, seat, towns of the plan they answer for. Those of Podgorica, Bar
# and Ulcinj, Mojkovac and Kolašin were read; the others' territories are not verified.
CENTRES = (
    ("Centar za socijalni rad Podgorica", "podgorica", ("podgorica",)),
    ("Centar za socijalni rad Bar i Ulcinj", "bar", ("bar", "ulcinj")),
    ("Centar za socijalni rad Mojkovac i Kolašin", "mojkovac", ("kolasin",)),
    ("Centar za socijalni rad Nikšić", "niksic", ("niksic",)),
    ("Centar za socijalni rad Bijelo Polje", "bijelo-polje", ("bijelo-polje",)),
    ("Centar za socijalni rad Pljevlja", "pljevlja", ("pljevlja",)),
    ("Centar za socijalni rad Plav i Gusinje", "plav", ("plav",)),
)


def givers(names: dict[str, str]) -> list[Giver]:
    """Return every organization of the plan. `names`: code of municipality → its name."""
    return [
        *_albanian_bodies(names),
        *_montenegrin_bodies(names),
        *_courts_and_commissions(names),
        *_ngos(NGOS_OF_ALBANIA, "AL"),
        *_ngos(NGOS_OF_MONTENEGRO, "ME"),
        *(
            Giver(
                name=f"{name} {SAMPLE[country]}",
                kind="ngo",
                jurisdiction=country,
                town=code(country, town),
                services=(("shelter", code(country, town), ()),),
                few=("shelter",) if country == "AL" else (),
            )
            for name, country, town in SHELTERS
        ),
    ]


def code(country: str, town: str) -> str:
    return f"{country.lower()}-{town}"


def _albanian_bodies(names):
    for town in ALBANIAN_TOWNS:
        own = code("AL", town)
        kinds = ["child_protection", "economic_aid"]
        kinds += ["foster_care"] if town in ("berat", "shkoder", "tirane") else []
        yield Giver(
            name=f"Bashkia {names[own]}",
            kind="municipality",
            jurisdiction="AL",
            town=own,
            services=tuple((kind, own, ()) for kind in kinds),
        )
    yield _everywhere("Policia e Shtetit", "AL", "police", ALBANIAN_TOWNS)
    yield Giver(
        name="Qendrat e ndihmës juridike parësore",
        kind="public_body",
        jurisdiction="AL",
        services=tuple(
            ("legal_aid", code("AL", town), tuple(code("AL", other) for other in others))
            for town, others in LEGAL_AID_TOWNS.items()
        ),
    )
    yield _everywhere(
        "Qendrat komunitare të shëndetit mendor", "AL", "mental_health", MENTAL_HEALTH_TOWNS
    )
    yield _everywhere(
        "Shtëpitë publike të përkujdesjes", "AL", "residential_care", ("shkoder", "tirane", "vlore")
    )
    yield Giver(name="Shërbimi Social Shtetëror", kind="public_body", jurisdiction="AL")


def _montenegrin_bodies(names):
    for name, seat, towns in CENTRES:
        yield Giver(
            name=name,
            kind="public_body",
            jurisdiction="ME",
            town=code("ME", seat),
            services=tuple(
                (kind, code("ME", town), ())
                for town in towns
                for kind in ("csr_children", "csr_benefits")
            ),
        )
    for town in MONTENEGRIN_TOWNS:
        own = code("ME", town)
        yield Giver(
            name=f"Opština {names[own]}",
            kind="municipality",
            jurisdiction="ME",
            town=own,
            services=() if town in WITHOUT_HOME_CARE else (("home_care", own, ()),),
        )
    yield _everywhere("Uprava policije", "ME", "police", MONTENEGRIN_TOWNS)


def _courts_and_commissions(names):
    for seat, others in COURTS_OF_ALBANIA.items():
        own = code("AL", seat)
        territory = tuple(code("AL", other) for other in others)
        yield Giver(
            name=f"Gjykata e Shkallës së Parë {names[own]}",
            kind="public_body",
            jurisdiction="AL",
            town=own,
            services=(("court", own, territory),),
        )
    yield Giver(
        name="Komisionet e vlerësimit të aftësisë së kufizuar",
        kind="public_body",
        jurisdiction="AL",
        services=tuple(
            ("commission", code("AL", seat), tuple(code("AL", other) for other in others))
            for seat, others in COURTS_OF_ALBANIA.items()
        ),
    )
    for seat, town in COURTS_OF_MONTENEGRO:
        yield Giver(
            name=f"Osnovni sud u {seat}",
            kind="public_body",
            jurisdiction="ME",
            town=code("ME", town),
            services=(("me_court", code("ME", town), ()),),
        )


def _everywhere(name, country, kind, towns) -> Giver:
    return Giver(
        name=name,
        kind="public_body",
        jurisdiction=country,
        services=tuple((kind, code(country, town), ()) for town in towns),
    )


def _ngos(rows, country):
    for name, town, kinds in rows:
        yield Giver(
            name=f"{name} {SAMPLE[country]}",
            kind="ngo",
            jurisdiction=country,
            town=code(country, town),
            services=tuple(
                (
                    kind,
                    code(country, town),
                    tuple(code(country, other) for other in TAKES_FROM.get((kind, town), ())),
                )
                for kind in kinds
            ),
            full=FULL.get(town, ()),
            few=("counselling",) if town in ("shkoder", "podgorica") else (),
        )
