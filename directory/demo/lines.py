"""National lines as services: real numbers, each with what is known of it and from where."""

from dataclasses import dataclass

TO_CHECK = (
    "Numri dhe orari duhen kontrolluar.",
    "Broj i vrijeme treba provjeriti.",
    "Number and hours have to be checked.",
)


@dataclass(frozen=True, kw_only=True)
class HelpLine:
    """`line`: code of the `EmergencyLine` that holds number, hours and source; or `number`."""

    organization: tuple[str, str]  # name, kind
    jurisdiction: str
    name: tuple[str, str, str]
    types: tuple[str, ...]
    groups: tuple[str, ...]
    line: str = ""
    number: str = ""


LINES = (
    HelpLine(
        organization=("Linja ALO 116 111", "ngo"),
        jurisdiction="AL",
        name=("Linja e fëmijës ALO", "Dječja linija ALO (Albanija)", "Child helpline ALO"),
        types=("child_protection", "counselling"),
        groups=("children", "young_people"),
        line="AL-116111",
    ),
    HelpLine(
        organization=("Linja ALO 116 111", "ngo"),
        jurisdiction="AL",
        name=("Linja për fëmijë të humbur", "Nestala djeca (Albanija)", "Missing children"),
        types=("child_protection",),
        groups=("children", "families"),
        line="AL-116000",
    ),
    HelpLine(
        organization=("Linja këshillimore për gra e vajza", "ngo"),
        jurisdiction="AL",
        name=(
            "Këshillim për gra e vajza",
            "Savjetovalište za žene i djevojke (Albanija)",
            "Women and girls counselling",
        ),
        types=("counselling",),
        groups=("women", "victims_of_violence"),
        line="AL-116117",
    ),
    HelpLine(
        organization=("Dječja SOS linija 116 111", "public_body"),
        jurisdiction="ME",
        name=("Linja e fëmijës", "Dječja linija", "Child helpline"),
        types=("child_protection", "counselling"),
        groups=("children", "young_people"),
        line="ME-116111",
    ),
    HelpLine(
        organization=("SOS linija za žrtve nasilja", "ngo"),
        jurisdiction="ME",
        name=(
            "Linja kundër dhunës në familje",
            "SOS linija za žrtve nasilja u porodici",
            "Domestic violence line",
        ),
        types=("counselling",),
        groups=("women", "victims_of_violence"),
        line="ME-080111111",
    ),
    HelpLine(
        organization=("Info linija centara za socijalni rad", "public_body"),
        jurisdiction="ME",
        name=(
            "Linja e qendrave për punë sociale",
            "Info linija centara za socijalni rad",
            "Line of the centres for social work",
        ),
        types=("economic_aid",),
        groups=("everyone",),
        line="ME-19977",
    ),
    HelpLine(
        organization=("Roditeljska linija", "ngo"),
        jurisdiction="ME",
        name=("Linja e prindërve", "Roditeljska linija", "Parents' line"),
        types=("counselling",),
        groups=("families",),
        number="080 888 888",
    ),
)
