"""Legal acts that the demo protocols cite, each with what is known of its status.

``checked_on`` and ``checked_by`` are filled only where the act, or what the
source says of it, was read there; the others show as "not verified", and their
``source`` says what the doubt is.
"""

from dataclasses import dataclass, field

CHECKED_BY = "Redaksia e demonstrimit / Demo redakcija"


@dataclass(frozen=True, kw_only=True)
class Act:
    code: str
    jurisdiction: str
    number: str
    title: dict[str, str]
    url: str = ""
    source: str = ""
    checked_on: str = ""
    checked_by: str = field(default="")


ACTS = (
    Act(
        code="al-18-2017",
        jurisdiction="AL",
        number="18/2017",
        title={
            "sq": "Ligji për të drejtat dhe mbrojtjen e fëmijës",
            "sr-latn": "Zakon o pravima i zaštiti djeteta (Albanija)",
            "en": "Law on the rights and protection of the child",
        },
        source="Adopted 23.2.2017, in force 9.6.2017; text read",
        checked_on="2026-11-03",
        checked_by=CHECKED_BY,
    ),
    Act(
        code="al-vkm-578-2018",
        jurisdiction="AL",
        number="VKM 578/2018",
        title={
            "sq": "Vendimi për referimin, menaxhimin e rastit dhe planin individual të mbrojtjes",
            "sr-latn": "Odluka o upućivanju, vođenju slučaja i individualnom planu zaštite (Albanija)",
            "en": "Decision on referral, case management and the individual protection plan",
        },
        source="State portal femijet.gov.al, list of decisions: number, date and subject only",
        checked_on="2026-11-03",
        checked_by=CHECKED_BY,
    ),
    Act(
        code="al-vkm-129-2019",
        jurisdiction="AL",
        number="VKM 129/2019",
        title={
            "sq": "Vendimi për fëmijët e shfrytëzuar ekonomikisht dhe në situatë rruge",
            "sr-latn": "Odluka o ekonomski iskorišćavanoj djeci i djeci u uličnoj situaciji (Albanija)",
            "en": "Decision on children in economic exploitation and street situation",
        },
        source="Text of the decision read; its number and date to be checked",
    ),
    Act(
        code="al-vkm-353-2018",
        jurisdiction="AL",
        number="VKM 353/2018",
        title={
            "sq": "Vendimi për grupin teknik ndërsektorial (GTN)",
            "sr-latn": "Odluka o međusektorskoj tehničkoj grupi (Albanija)",
            "en": "Decision on the inter-sectoral technical group (GTN)",
        },
        source="State portal femijet.gov.al, page on the group; number to be checked",
    ),
    Act(
        code="al-9669-2006",
        jurisdiction="AL",
        number="9669/2006",
        title={
            "sq": "Ligji për masa ndaj dhunës në marrëdhëniet familjare",
            "sr-latn": "Zakon o mjerama protiv nasilja u porodičnim odnosima (Albanija)",
            "en": "Law on measures against violence in family relations",
        },
        source="Secondary source; amended by 47/2018 and in 2020, later changes not checked",
    ),
    Act(
        code="al-vkm-327-2021",
        jurisdiction="AL",
        number="VKM 327/2021",
        title={
            "sq": "Vendimi për mekanizmin e koordinuar të referimit (MKR)",
            "sr-latn": "Odluka o koordinisanom mehanizmu upućivanja (Albanija)",
            "en": "Decision on the coordinated referral mechanism (MKR)",
        },
        source="Municipality of Divjakë and unegruaja.org.al, read",
        checked_on="2026-11-03",
        checked_by=CHECKED_BY,
    ),
    Act(
        code="al-121-2016",
        jurisdiction="AL",
        number="121/2016",
        title={
            "sq": "Ligji për shërbimet e kujdesit shoqëror",
            "sr-latn": "Zakon o uslugama socijalne zaštite (Albanija)",
            "en": "Law on social care services",
        },
        source="Government page: only the draft of the law read",
    ),
    Act(
        code="al-vkm-518-2018",
        jurisdiction="AL",
        number="VKM 518/2018",
        title={
            "sq": "Vendimi për tipologjinë e shërbimeve të kujdesit shoqëror",
            "sr-latn": "Odluka o tipologiji socijalnih usluga (Albanija)",
            "en": "Decision on the typology of social care services",
        },
        source="Text read in a professional journal's reprint",
        checked_on="2026-11-03",
        checked_by=CHECKED_BY,
    ),
    Act(
        code="al-57-2019",
        jurisdiction="AL",
        number="57/2019",
        title={
            "sq": "Ligji për asistencën sociale",
            "sr-latn": "Zakon o socijalnoj pomoći (Albanija)",
            "en": "Law on social assistance",
        },
        source="Secondary source, to be checked",
    ),
    Act(
        code="al-37-2017",
        jurisdiction="AL",
        number="37/2017",
        title={
            "sq": "Kodi i drejtësisë penale për të mitur",
            "sr-latn": "Zakonik o maloljetničkom krivičnom pravosuđu (Albanija)",
            "en": "Criminal justice code for minors",
        },
        source="Secondary source, to be checked",
    ),
    Act(
        code="al-111-2017",
        jurisdiction="AL",
        number="111/2017",
        title={
            "sq": "Ligji për ndihmën juridike të garantuar nga shteti",
            "sr-latn": "Zakon o pravnoj pomoći koju garantuje država (Albanija)",
            "en": "Law on state-guaranteed legal aid",
        },
        source="Njohligjin collection, Legal aid (2022), read",
        checked_on="2026-11-03",
        checked_by=CHECKED_BY,
    ),
    Act(
        code="al-vkm-499-2018",
        jurisdiction="AL",
        number="VKM 499/2018",
        title={
            "sq": "Procedurat standarde të veprimit për viktimat e trafikimit",
            "sr-latn": "Standardni postupci za žrtve trgovine ljudima (Albanija)",
            "en": "Standard operating procedures for victims of trafficking",
        },
        source="State portal femijet.gov.al, list of decisions: number, date and subject only",
        checked_on="2026-11-03",
        checked_by=CHECKED_BY,
    ),
    Act(
        code="me-27-2013",
        jurisdiction="ME",
        number="Sl. list CG 27/13",
        title={
            "sr-latn": "Zakon o socijalnoj i dječjoj zaštiti",
            "sq": "Ligji për mbrojtjen sociale dhe të fëmijës (Mali i Zi)",
            "en": "Law on Social and Child Protection (Montenegro)",
        },
        source="Official Gazette numbers read up to 3/23; later amendments exist",
        checked_on="2026-11-03",
        checked_by=CHECKED_BY,
    ),
    Act(
        code="me-46-2010",
        jurisdiction="ME",
        number="Sl. list CG 46/10, 40/11",
        title={
            "sr-latn": "Zakon o zaštiti od nasilja u porodici",
            "sq": "Ligji për mbrojtjen nga dhuna në familje (Mali i Zi)",
            "en": "Law on Protection from Domestic Violence (Montenegro)",
        },
        source="Gazette numbers from a secondary source; articles not checked",
    ),
    Act(
        code="me-csr-pravilnik-2013",
        jurisdiction="ME",
        number="Pravilnik 2013 (1226)",
        title={
            "sr-latn": "Pravilnik o organizaciji i radu centra za socijalni rad",
            "sq": "Rregullorja për organizimin e qendrës për punë sociale (Mali i Zi)",
            "en": "Rulebook on the organisation of the centre for social work (Montenegro)",
        },
        source="Rulebook text read (item 1226 of 2013)",
        checked_on="2026-11-03",
        checked_by=CHECKED_BY,
    ),
)
