"""Demo pages *How a municipality did it*. Made up, and each says so.

Most are translated the way an editor's translation is kept: string by string.
"""

import uuid
from collections import defaultdict

from wagtail.models import Locale
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from directory.models import ExperiencePage
from portal.base.models import HomePage
from portal.reference.models import Municipality, ServiceType

NAMESPACE = uuid.UUID("5d0b6f2e-2c2b-4d0c-9a54-6f5a3c0d9e11")
# slug → language, municipality, service types, title, summary, who paid, body (heading, text)
PAGES = {
    "si-e-bene-tryeza-e-shkodres": (
        "sq",
        "al-shkoder",
        ("counselling", "emergency_shelter"),
        "Tryeza që u mblodh çdo muaj (shembull)",
        "Në Shkodër ETN-ja u mblodh çdo muaj, edhe kur nuk kishte rast. Hasi e mori këtë mënyrë dhe e shkurtoi.",
        "Pa buxhet të ri: orët e punës i dha çdo institucion, sallën e dha bashkia.",
        (
            (
                "Si filloi",
                "<p>Në mbledhjen e parë secili tha emrin e zyrës, numrin dhe kush e zëvendëson. Lista u ndërrua vetëm një herë në vit.</p>",
            ),
            (
                "Çfarë nuk eci",
                "<p>Mbledhjet pa rend dite zgjatën tri orë. Që kur pikat vijnë nga harta e mungesave, mjafton një orë e gjysmë.</p>",
            ),
            (
                "Çfarë mund të marrësh",
                "<ul><li>Datë e caktuar: e marta e parë e muajit.</li><li>Çdo premtim ka institucion dhe datë.</li><li>Asnjë emër rasti në letër.</li></ul>",
            ),
        ),
    ),
    "keshillimi-nga-bashkia-fqinje": (
        "sq",
        "al-devoll",
        ("counselling", "legal_aid"),
        "Këshillim nga bashkia fqinje (shembull)",
        "Devolli nuk kishte psikolog. Korça pranon njerëz nga Devolli dy ditë në javë, me marrëveshje mes bashkive.",
        "Bashkia që dërgon paguan udhëtimin; bashkia që pranon paguan psikologun. Kërkesa për Fondin Social u bë bashkë.",
        (
            (
                "Marrëveshja",
                "<p>Dy faqe: cilat ditë, kush shoqëron, kush paguan rrugën, kujt i telefonohet kur nuk ka vend.</p>",
            ),
            (
                "Sa zgjati",
                "<p>Pesë muaj nga mbledhja e parë te takimi i parë. Më gjatë zgjati pyetja kush e paguan rrugën.</p>",
            ),
        ),
    ),
    "qendra-ditore-ne-nje-ndertese-bosh": (
        "sq",
        "al-berat",
        ("day_centre", "education_support"),
        "Qendër ditore në një ndërtesë bosh (shembull)",
        "Në Berat një shkollë e mbyllur u bë qendër ditore. Ndërtesën e dha bashkia, punën e bën një organizatë.",
        "Ndërtesa e bashkisë, pagat nga organizata dhe nga Fondi Social, ushqimi nga dhurues.",
        (
            (
                "Hapat",
                "<ol><li>Tryeza numëroi sa fëmijë mbetën jashtë.</li><li>Bashkia vendosi për ndërtesën.</li><li>Organizata solli licencën dhe stafin.</li></ol>",
            ),
            (
                "Çfarë do të bënim ndryshe",
                "<p>Do të pyesnim më parë për rrugën: gjysma e fëmijëve vinin nga njësi administrative pa autobus.</p>",
            ),
        ),
    ),
    "pomoc-u-kuci-za-dvije-opstine": (
        "sr-latn",
        "me-bar",
        ("home_care",),
        "Pomoć u kući za dvije opštine (primjer)",
        "Ulcinj nije imao gerontodomaćice. Bar prima starije ljude iz Ulcinja, troškove dijele obje opštine.",
        "Plate plaća opština koja šalje, prevoz opština koja prima; prvih godinu dana dio je došao iz donacije.",
        (
            (
                "Kako je počelo",
                "<p>Centar za socijalni rad je izbrojao koliko starijih ljudi živi samo, a opštine su potpisale sporazum.</p>",
            ),
            (
                "Šta nije išlo",
                "<p>Prva dva mjeseca niko nije znao koga da zove kad gerontodomaćica ne dođe. Sada na sporazumu stoji broj.</p>",
            ),
        ),
    ),
}


# slug of the source → language → slug, title, summary, who paid, body with the same blocks
TRANSLATIONS = {
    "si-e-bene-tryeza-e-shkodres": {
        "sr-latn": (
            "sto-koji-se-sastajao-svakog-mjeseca",
            "Sto koji se sastajao svakog mjeseca (primjer)",
            "U Skadru se tim za nasilje u porodici sastajao svakog mjeseca, i kad nije bilo slučaja. Has je taj običaj preuzeo i skratio.",
            "Bez novog budžeta: sate rada dala je svaka ustanova, salu je dala opština.",
            (
                (
                    "Kako je počelo",
                    "<p>Na prvom sastanku svako je rekao naziv službe, broj telefona i ko ga zamjenjuje. Spisak se mijenjao samo jednom godišnje.</p>",
                ),
                (
                    "Šta nije išlo",
                    "<p>Sastanci bez dnevnog reda trajali su tri sata. Otkad tačke dolaze s mape onoga što nedostaje, dovoljno je sat i po.</p>",
                ),
                (
                    "Šta možete preuzeti",
                    "<ul><li>Utvrđen dan: prvi utorak u mjesecu.</li><li>Svako obećanje ima ustanovu i rok.</li><li>Na papiru nema imena iz slučajeva.</li></ul>",
                ),
            ),
        ),
        "en": (
            "the-table-that-met-every-month",
            "The table that met every month (sample)",
            "In Shkodër the domestic-violence team met every month, also when there was no case. Has took the habit over and made it shorter.",
            "No new budget: each institution gave the hours, the municipality gave the room.",
            (
                (
                    "How it began",
                    "<p>At the first meeting each one gave the name of the office, the number and who stands in. The list changed only once a year.</p>",
                ),
                (
                    "What did not work",
                    "<p>Meetings without an agenda took three hours. Since the points come from the map of gaps, an hour and a half is enough.</p>",
                ),
                (
                    "What you can take",
                    "<ul><li>A fixed day: the first Tuesday of the month.</li><li>Every promise has an institution and a date.</li><li>No name of a case on paper.</li></ul>",
                ),
            ),
        ),
    },
    "qendra-ditore-ne-nje-ndertese-bosh": {
        "sr-latn": (
            "dnevni-centar-u-praznoj-zgradi",
            "Dnevni centar u praznoj zgradi (primjer)",
            "U Beratu je zatvorena škola postala dnevni centar. Zgradu je dala opština, a posao vodi jedna organizacija.",
            "Zgrada je opštinska, plate daju organizacija i Socijalni fond, a hranu donatori.",
            (
                (
                    "Koraci",
                    "<ol><li>Za zajedničkim stolom prebrojano je koliko je djece ostalo bez mjesta.</li><li>Opština je donijela odluku o zgradi.</li><li>Organizacija je obezbijedila licencu i osoblje.</li></ol>",
                ),
                (
                    "Šta bismo uradili drugačije",
                    "<p>Ranije bismo pitali za prevoz: polovina djece dolazila je iz administrativnih jedinica do kojih ne ide autobus.</p>",
                ),
            ),
        ),
    },
    "pomoc-u-kuci-za-dvije-opstine": {
        "sq": (
            "kujdes-ne-shtepi-per-dy-komuna",
            "Kujdes në shtëpi për dy komuna (shembull)",
            "Ulqini nuk kishte kujdestare për të moshuar. Tivari pranon të moshuar nga Ulqini, shpenzimet i ndajnë të dyja komunat.",
            "Pagat i paguan komuna që dërgon, udhëtimin komuna që pranon; vitin e parë një pjesë erdhi nga një dhurim.",
            (
                (
                    "Si filloi",
                    "<p>Qendra për punë sociale numëroi sa të moshuar jetojnë vetëm, dhe komunat nënshkruan një marrëveshje.</p>",
                ),
                (
                    "Çfarë nuk eci",
                    "<p>Dy muajt e parë askush nuk dinte kë të thërriste kur kujdestarja nuk vinte. Tani numri është në marrëveshje.</p>",
                ),
            ),
        ),
        "en": (
            "care-at-home-for-two-municipalities",
            "Care at home for two municipalities (sample)",
            "Ulcinj had no carers for older people. Bar takes older people from Ulcinj, both municipalities share the cost.",
            "The sending municipality pays the wages, the receiving one the travel; in the first year a part came from a donation.",
            (
                (
                    "How it began",
                    "<p>The centre for social work counted how many older people live alone, and the municipalities signed an agreement.</p>",
                ),
                (
                    "What did not work",
                    "<p>For two months nobody knew whom to call when the carer did not come. Now the number stands on the agreement.</p>",
                ),
            ),
        ),
    },
}


def seed() -> None:
    """Create and publish the pages that are missing; without a home page there is none."""
    for slug, values in PAGES.items():
        language, town, codes, title, summary, funding, body = values
        key = uuid.uuid5(NAMESPACE, f"experience/{slug}")
        home = HomePage.objects.filter(locale__language_code=language).first()
        if home is None or ExperiencePage.objects.filter(translation_key=key).exists():
            continue
        page = ExperiencePage(
            title=title,
            slug=slug,
            summary=summary,
            funding=funding,
            municipality=Municipality.objects.get(code=town),
            service_types=ServiceType.objects.filter(code__in=codes),
            body=list(_blocks(slug, body)),
            is_sample=True,
            locale=home.locale,
            translation_key=key,
        )
        home.add_child(instance=page)
        page.save_revision().publish()
        for other, wording in TRANSLATIONS.get(slug, {}).items():
            if HomePage.objects.filter(locale__language_code=other).exists():
                _translate(page, slug, other, wording)


def _translate(page: ExperiencePage, slug: str, language: str, wording) -> None:
    locale = Locale.objects.get(language_code=language)
    source, _made = TranslationSource.get_or_create_from_instance(page)
    translation, _made = Translation.objects.get_or_create(source=source, target_locale=locale)
    said = _strings_of(slug, wording)
    segments = StringSegment.objects.filter(source=source).select_related("context")
    rows = {
        (segment.string_id, segment.context_id): said[segment.context.path].pop(0)
        for segment in segments.order_by("order")
    }
    StringTranslation.objects.bulk_create(
        StringTranslation(translation_of_id=string, context_id=context, locale=locale, data=data)
        for (string, context), data in rows.items()
    )
    translation.save_target(publish=True)


def _strings_of(slug: str, wording) -> dict[str, list[str]]:
    """Return path → strings of the page in another language: the same blocks, other words."""
    own_slug, title, summary, funding, body = wording
    page = ExperiencePage(
        title=title,
        slug=own_slug,
        summary=summary,
        funding=funding,
        body=list(_blocks(slug, body)),
    )
    found = defaultdict(list)
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            found[segment.path].append(segment.string.data)
    return found


def _blocks(slug: str, body):
    for number, (heading, text) in enumerate(body):
        for kind, value in (("heading", {"text": heading}), ("text", text)):
            block = uuid.uuid5(NAMESPACE, f"{slug}/{number}/{kind}")
            yield {"type": kind, "id": str(block), "value": value}
