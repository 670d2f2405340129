"""Short summaries of legal acts for the demo, in sentences of our own: samples, not the law.

Each becomes a two-page PDF attached to its act, so that a search also finds
what stands inside attached documents, page by page.
"""

# act code: (language, title, pages); a page is (heading, paragraphs)
SUMMARIES = {
    "al-18-2017": (
        "sq",
        "Ligji 18/2017 për të drejtat dhe mbrojtjen e fëmijës: përmbledhje shembull",
        (
            (
                "Për çfarë është ky ligj",
                (
                    "Përmbledhje e shkruar për demonstrim. Nuk zëvendëson tekstin e ligjit dhe nuk "
                    "është këshillë juridike.",
                    "Ligji u miratua më 23 shkurt 2017 dhe hyri në fuqi më 9 qershor 2017. Ai "
                    "përcakton të drejtat e fëmijës, institucionet që i mbrojnë dhe masat që merren "
                    "kur fëmija është në rrezik.",
                    "Sipas portalit shtetëror femijet.gov.al, në bashki vepron njësia për "
                    "mbrojtjen e fëmijës (NJMF). Në njësinë administrative vepron punonjësi për "
                    "mbrojtjen e fëmijës (PMF), si pjesë e njësisë së vlerësimit të nevojave dhe "
                    "referimit (NVNR).",
                ),
            ),
            (
                "Masat e mbrojtjes",
                (
                    "Mbikëqyrja e specializuar brenda familjes (neni 58) bëhet me një plan "
                    "individual të mbrojtjes (PIM), i hartuar bashkë me prindërit. Nëse prindërit "
                    "nuk pranojnë, merret një masë tjetër.",
                    "Masa të tjera, sipas një studimi të vitit 2021, janë vendosja në kujdes "
                    "alternativ dhe mbrojtja e menjëhershme ose në emergjencë.",
                    "Sipas portalit femijet.gov.al, grupi teknik ndërsektorial (GTN) mblidhet në "
                    "çdo bashki dhe në njësitë administrative me më shumë se 3 000 fëmijë. "
                    "Prindërit dhe fëmija ftohen sipas moshës dhe pjekurisë.",
                ),
            ),
        ),
    ),
    "al-111-2017": (
        "sq",
        "Ligji 111/2017 për ndihmën juridike: përmbledhje shembull",
        (
            (
                "Kush e merr pavarësisht nga të ardhurat",
                (
                    "Përmbledhje e shkruar për demonstrim. Nuk zëvendëson tekstin e ligjit dhe nuk "
                    "është këshillë juridike.",
                    "Pavarësisht nga të ardhurat, ndihmë juridike falas marrin, ndër të tjerë, "
                    "viktimat e dhunës në familje, fëmijët viktima, fëmijët në konflikt me ligjin, "
                    "fëmijët në përkujdesje dhe përfituesit e mbrojtjes sociale.",
                ),
            ),
            (
                "Si kërkohet",
                (
                    "Ndihma juridike parësore jepet në qendrat e ndihmës juridike dhe nga "
                    "organizatat e autorizuara.",
                    "Kur kërkesa për ndihmë dytësore bëhet para se të nisë procesi, vendimi merret "
                    "brenda pesë ditësh. Përfituesit përjashtohen nga tarifat gjyqësore.",
                ),
            ),
        ),
    ),
    "me-27-2013": (
        "sr-latn",
        "Zakon o socijalnoj i dječjoj zaštiti: sažetak za primjer",
        (
            (
                "O čemu je zakon",
                (
                    "Sažetak napisan za demonstraciju. Ne zamjenjuje tekst zakona i nije pravni "
                    "savjet.",
                    "Zakon je objavljen u Službenom listu CG 27/13 i više puta mijenjan. Uređuje "
                    "prava iz socijalne i dječje zaštite i poslove centra za socijalni rad.",
                ),
            ),
            (
                "Ko radi u centru",
                (
                    "Prema propisima o stručnim poslovima, voditelj slučaja može biti socijalni "
                    "radnik, psiholog, pedagog, specijalni pedagog, sociolog, defektolog ili "
                    "andragog.",
                    "Prema pravilniku o centru iz 2013. godine, centar ima službe za djecu i mlade, "
                    "za odrasle i stare, za novčana davanja i pravne poslove, i za finansije. "
                    "Centar se osniva za jednu ili više opština, a područna jedinica za opštinu.",
                ),
            ),
        ),
    ),
}
