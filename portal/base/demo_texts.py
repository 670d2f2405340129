"""Words of the demo's home and plain pages, written per language."""

HOMES = {
    "sq": {
        "title": "Zyra",
        "draft_title": "Zyra",
        "sentence": "Hapi i duhur, numri i duhur, në më pak se një minutë.",
        "lead": "Protokolle, institucione, trajnime dhe mbështetje për ata që mbështesin.",
        "search_description": "Portali i punonjësve socialë: protokolle hap pas hapi, afate dhe numra telefoni.",
        "door_workers_text": "Protokolle hap pas hapi, afate, kush vepron dhe kujt i telefonohet.",
        "door_training_text": "Trajnime drejtpërdrejt dhe të regjistruara, kredite për licencën.",
        "door_families_text": "Çfarë ka këtu, kush përgjigjet, çfarë dokumentesh duhen.",
        "door_helpers_text": "Pas një dite të rëndë: lexo, mat lodhjen, pyet dikë që e ruan sekretin.",
    },
    "sr-latn": {
        "title": "Zyra",
        "draft_title": "Zyra",
        "sentence": "Pravi korak, pravi broj, za manje od minut.",
        "lead": "Protokoli, ustanove, obuke i podrška onima koji podržavaju.",
        "search_description": "Portal socijalnih radnika: protokoli korak po korak, rokovi i brojevi telefona.",
        "door_workers_text": "Protokoli korak po korak, rokovi, ko postupa i koga se zove.",
        "door_training_text": "Obuke uživo i snimljene, bodovi za licencu.",
        "door_families_text": "Šta ovdje postoji, ko se javlja, koja dokumenta su potrebna.",
        "door_helpers_text": "Poslije teškog dana: pročitajte, provjerite kako ste, pitajte nekoga ko čuva tajnu.",
    },
    "en": {
        "title": "Zyra",
        "draft_title": "Zyra",
        "sentence": "The right step, the right number, in under a minute.",
        "lead": "Protocols, institutions, training, and support for those who support.",
        "search_description": "The portal of social workers: protocols step by step, time limits, phone numbers.",
        "door_workers_text": "Protocols step by step, time limits, who acts and whom to call.",
        "door_training_text": "Live and recorded training, points for the licence.",
        "door_families_text": "What there is here, who answers, which documents are needed.",
        "door_helpers_text": "After a hard day: read, check yourself, ask someone who keeps it to himself.",
    },
}

DOORS = {
    "training": {
        "sq": {
            "title": "Trajnime dhe kredite",
            "slug": "trajnime",
            "intro": "Kjo pjesë hapet së shpejti. Protokollet dhe numrat e telefonit janë gati që tani.",
            "body": [
                ("heading", {"text": "Çfarë do të gjesh këtu"}),
                (
                    "text",
                    "<p>Trajnime drejtpërdrejt dhe të regjistruara, kreditet e tua të licencës dhe dosja për rinovimin e saj.</p>",
                ),
            ],
        },
        "sr-latn": {
            "title": "Obuke i bodovi",
            "slug": "obuke",
            "intro": "Ovaj dio se uskoro otvara. Protokoli i brojevi telefona su spremni već sada.",
            "body": [
                ("heading", {"text": "Šta će ovdje biti"}),
                (
                    "text",
                    "<p>Obuke uživo i snimljene, Vaši bodovi za licencu i dosije za njenu obnovu.</p>",
                ),
            ],
        },
        "en": {
            "title": "Training and points",
            "slug": "training",
            "intro": "This part opens soon. The protocols and the phone numbers are ready now.",
            "body": [
                ("heading", {"text": "What will be here"}),
                (
                    "text",
                    "<p>Live and recorded training, your licence points, and the dossier for renewal.</p>",
                ),
            ],
        },
    },
    "families": {
        "sq": {
            "title": "Mbështetje për familjen",
            "slug": "familja",
            "intro": "Kjo pjesë hapet së shpejti. Nëse ti ose një fëmijë jeni në rrezik, telefono tani: numrat janë më poshtë.",
            "body": [
                ("heading", {"text": "Kush të ndihmon tani"}),
                (
                    "text",
                    "<p>Telefono njërin nga numrat më sipër ose shko te zyra e shërbimeve sociale në bashkinë tënde. Nuk të duhet llogari dhe emrin nuk ke pse ta thuash.</p>",
                ),
            ],
        },
        "sr-latn": {
            "title": "Podrška porodici",
            "slug": "porodica",
            "intro": "Ovaj dio se uskoro otvara. Ako ste Vi ili dijete u opasnosti, pozovite odmah: brojevi su ispod.",
            "body": [
                ("heading", {"text": "Ko Vam sada pomaže"}),
                (
                    "text",
                    "<p>Pozovite jedan od brojeva iznad ili dođite u centar za socijalni rad. Nalog nije potreban i ne morate reći ime.</p>",
                ),
            ],
        },
        "en": {
            "title": "Support for the family",
            "slug": "family",
            "intro": "This part opens soon. If you or a child are in danger, call now: the numbers are below.",
            "body": [
                ("heading", {"text": "Who helps you now"}),
                (
                    "text",
                    "<p>Call one of the numbers above, or go to the social services of your municipality. You need no account and do not have to give a name.</p>",
                ),
            ],
        },
    },
    "helpers": {
        "sq": {
            "title": "Ndihmë për ndihmësit",
            "slug": "ndihme-per-ndihmesit",
            "intro": "Kjo pjesë hapet së shpejti. Pas një rasti të rëndë, fol me një koleg ose me supervizorin sot, jo nesër.",
            "body": [
                ("heading", {"text": "Çfarë ndihmon sonte"}),
                (
                    "text",
                    "<ul><li>Thuaji dikujt që pate një ditë të rëndë, pa treguar rastin.</li><li>Ha diçka të ngrohtë dhe dil dhjetë minuta në ajër.</li><li>Shkruaj çfarë mbetet për nesër dhe mbylle fletoren.</li></ul>",
                ),
            ],
        },
        "sr-latn": {
            "title": "Pomoć pomagačima",
            "slug": "pomoc-pomagacima",
            "intro": "Ovaj dio se uskoro otvara. Poslije teškog slučaja razgovarajte s kolegom ili supervizorom danas, ne sjutra.",
            "body": [
                ("heading", {"text": "Šta pomaže večeras"}),
                (
                    "text",
                    "<ul><li>Recite nekome da ste imali težak dan, bez pojedinosti slučaja.</li><li>Pojedite nešto toplo i izađite deset minuta na vazduh.</li><li>Zapišite šta ostaje za sjutra i zatvorite svesku.</li></ul>",
                ),
            ],
        },
        "en": {
            "title": "Help for the helpers",
            "slug": "help-for-helpers",
            "intro": "This part opens soon. After a hard case, speak with a colleague or your supervisor today, not tomorrow.",
            "body": [
                ("heading", {"text": "What helps tonight"}),
                (
                    "text",
                    "<ul><li>Tell someone that you had a hard day, without the case.</li><li>Eat something warm and go outside for ten minutes.</li><li>Write down what is left for tomorrow and close the notebook.</li></ul>",
                ),
            ],
        },
    },
}

ABOUT = {
    "sq": {
        "title": "Për këtë portal",
        "slug": "per-portalin",
        "intro": "Zyra mbledh në një vend protokollet, afatet dhe numrat që i duhen një punonjësi social.",
        "body": [
            ("heading", {"text": "Përmbajtja është shembull"}),
            (
                "text",
                "<p>Protokollet e këtij demonstrimi janë shembuj, jo këshillë juridike. Te çdo afat dhe te çdo bazë ligjore shkruhet nëse është verifikuar, nga kush dhe kur.</p>",
            ),
            ("heading", {"text": "Çfarë ruhet në pajisjen tënde"}),
            (
                "text",
                "<p>Portali ruan në pajisjen tënde vetëm atë që kërkon ti: bashkinë, gjuhën dhe orën e njoftimit për llogaritjen e afateve. Portali nuk është dosje rasti: askund nuk kërkohet emri i një fëmije.</p>",
            ),
        ],
    },
    "sr-latn": {
        "title": "O ovom portalu",
        "slug": "o-portalu",
        "intro": "Zyra na jednom mjestu okuplja protokole, rokove i brojeve koji su potrebni socijalnom radniku.",
        "body": [
            ("heading", {"text": "Sadržaj je primjer"}),
            (
                "text",
                "<p>Protokoli ove demonstracije su primjeri, a ne pravni savjet. Uz svaki rok i svaki pravni osnov piše da li je provjeren, ko ga je provjerio i kada.</p>",
            ),
            ("heading", {"text": "Šta se čuva na Vašem uređaju"}),
            (
                "text",
                "<p>Portal na Vašem uređaju čuva samo ono što Vi tražite: opštinu, jezik i vrijeme prijave za računanje rokova. Portal nije dosije slučaja: nigdje se ne traži ime djeteta.</p>",
            ),
        ],
    },
    "en": {
        "title": "About this portal",
        "slug": "about",
        "intro": "Zyra brings together the protocols, time limits and numbers that a social worker needs.",
        "body": [
            ("heading", {"text": "The content is a sample"}),
            (
                "text",
                "<p>The protocols of this demonstration are samples, not legal advice. Each time limit and each legal basis says itself whether it was verified, by whom and when.</p>",
            ),
            ("heading", {"text": "What is kept with you"}),
            (
                "text",
                "<p>The portal keeps on your device only what you ask it to: your municipality, your language, the moment of the report at the time limits. It is no case file: nowhere is a child's name asked for.</p>",
            ),
        ],
    },
}

# Behind /directory/ on a site without that part. The slug is the same in every language.
DIRECTORY = {
    "sq": {
        "title": "Institucionet dhe shërbimet",
        "slug": "directory",
        "intro": "Kjo pjesë hapet së shpejti: institucionet, shërbimet dhe numrat e tyre sipas bashkisë.",
        "body": [
            ("heading", {"text": "Deri atëherë"}),
            (
                "text",
                "<p>Telefono njërën nga linjat më poshtë ose zyrën e shërbimeve sociale në bashkinë tënde.</p>",
            ),
        ],
    },
    "sr-latn": {
        "title": "Ustanove i usluge",
        "slug": "directory",
        "intro": "Ovaj dio se uskoro otvara: ustanove, usluge i njihovi brojevi po opštinama.",
        "body": [
            ("heading", {"text": "Do tada"}),
            (
                "text",
                "<p>Pozovite jednu od linija ispod ili centar za socijalni rad za svoju opštinu.</p>",
            ),
        ],
    },
    "en": {
        "title": "Institutions and services",
        "slug": "directory",
        "intro": "This part opens soon: institutions, services and their numbers by municipality.",
        "body": [
            ("heading", {"text": "Until then"}),
            (
                "text",
                "<p>Call one of the lines below, or the social services of your municipality.</p>",
            ),
        ],
    },
}
