"""The fixed cast of the demo and the tests: plain data, read also without Django."""

from dataclasses import dataclass

PASSWORD = "provo-zyren-2026"  # public on purpose: the demo seed refuses production


@dataclass(frozen=True, kw_only=True)
class Member:
    """One account. `municipality`: a code of `reference.Municipality`; `groups`: by name."""

    role: str
    first_name: str
    last_name: str
    profession: str = ""
    centre: str = ""
    municipality: str = ""
    is_professional: bool = True
    is_administrator: bool = False
    groups: tuple[str, ...] = ()

    @property
    def email(self) -> str:
        return f"{self.role}@zyra.example"


CAST = (
    Member(
        role="worker",
        first_name="Arta",
        last_name="Shembull",
        profession="Punonjëse për mbrojtjen e fëmijës",
        centre="Bashkia Has",
        municipality="al-has",
    ),
    Member(
        role="colleague",
        first_name="Besnik",
        last_name="Shembull",
        profession="Punonjës social",
        centre="Bashkia Has",
        municipality="al-has",
    ),
    Member(
        role="editor",
        first_name="Drita",
        last_name="Shembull",
        profession="Redaktore e protokolleve",
        centre="Instituti",
        municipality="al-tirane",
        groups=("Editors",),
    ),
    Member(
        role="trainer",
        first_name="Jelena",
        last_name="Primjer",
        profession="Trenerica",
        centre="Centar za socijalni rad",
        municipality="me-podgorica",
        groups=("Trainers",),
    ),
    Member(
        role="keeper",
        first_name="Luan",
        last_name="Shembull",
        profession="Mbajtës i adresarit",
        centre="Bashkia Berat",
        municipality="al-berat",
        groups=("Keepers",),
    ),
    Member(
        role="moderator",
        first_name="Milica",
        last_name="Primjer",
        profession="Psihološkinja",
        centre="Komora",
        municipality="me-niksic",
        groups=("Moderators",),
    ),
    Member(
        role="resident",
        first_name="Ylli",
        last_name="Shembull",
        municipality="al-devoll",
        is_professional=False,
    ),
    Member(
        role="stranger",
        first_name="Sara",
        last_name="Primjer",
        municipality="me-ulcinj",
        is_professional=False,
    ),
    Member(
        role="administrator",
        first_name="Admir",
        last_name="Shembull",
        is_administrator=True,
    ),
)
