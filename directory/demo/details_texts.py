"""Texts of `details.py` as (sq, sr-latn, en), or in the language of a country (sq, sr-latn)."""

from decimal import Decimal

FREE = ("Falas.", "Besplatno.", "Free of charge.")
FEES = {
    "home_care": (
        "Falas për kë nuk ka pension; të tjerët paguajnë një pjesë.",
        "Besplatno za one bez penzije; ostali plaćaju dio.",
        "Free for whoever has no pension; others pay a part.",
    ),
    "disability_centre": (
        "Falas. Dreka paguhet.",
        "Besplatno. Ručak se plaća.",
        "Free of charge. Lunch is paid for.",
    ),
    "residential_care": (
        "Sipas vendimit: pyet para se të bësh kërkesën.",
        "Prema odluci: pitajte prije zahtjeva.",
        "By decision: ask before you apply.",
    ),
}
ALBANIAN, MONTENEGRIN = 0, 1
# (kind, which text) → for whom, amount, currency
PRICES = {
    ("home_care", ALBANIAN): (
        ("Pa pension", Decimal("0"), "ALL"),
        ("Me pension, një vizitë", Decimal("200"), "ALL"),
    ),
    ("home_care", MONTENEGRIN): (
        ("Bez penzije", Decimal("0"), "EUR"),
        ("S penzijom, jedan dolazak", Decimal("2.50"), "EUR"),
    ),
    ("disability_centre", ALBANIAN): (("Dreka, në ditë", Decimal("100"), "ALL"),),
    ("disability_centre", MONTENEGRIN): (("Ručak, dnevno", Decimal("1"), "EUR"),),
}
WAITING = {
    "counselling": ("rreth dy javë", "oko dvije sedmice"),
    "disability_centre": ("tre deri në gjashtë muaj", "od tri do šest mjeseci"),
    "day_centre": ("deri në dy muaj", "do dva mjeseca"),
    "legal_aid": ("brenda javës", "u toku sedmice"),
    "home_care": ("rreth një muaj", "oko mjesec dana"),
}
# Which text → language → when it is spoken
NOTES = (
    {
        "rom": "me ndërmjetësen rome",
        "mk": "të martën dhe të enjten",
        "el": "me takim",
        "it": "me takim",
        "sr-latn": "të mërkurën",
    },
    {"rom": "s romskom medijatorkom", "sq": "svakog radnog dana", "en": "po dogovoru"},
)
IN_LANGUAGE = {"sq": "në shqip", "sr-latn": "na crnogorskom"}
ACCESS = (
    (
        ("Rampë te hyrja", "Rampa na ulazu"),
        ("Tualet për karrocë", "Toalet za kolica"),
    ),
    (("Kati përdhe, pa shkallë", "Prizemlje, bez stepenica"),),
    (("Ashensor", "Lift"),),
    (("Vetëm shkallë; punonjësja zbret poshtë", "Samo stepenice; radnica silazi"),),
    (),
)
WAYS = (
    (
        "Autobusi i qytetit, stacioni te sheshi, 3 minuta në këmbë (shembull)",
        "Gradski autobus, stanica kod trga, 3 minuta pješke (primjer)",
    ),
    (
        "Furgonët nga fshatrat ndalojnë te tregu, 5 minuta në këmbë (shembull)",
        "Kombi iz sela staje kod pijace, 5 minuta pješke (primjer)",
    ),
    ("", ""),
)
INTAKE_WORKER = ("Koordinatorja e pranimit", "Koordinatorka prijema")
INTAKE = ("Pranimi", "Prijem")
FUNDERS = {
    "Dritarja e fëmijëve (shembull)": "Fondi Social dhe dhurues (shembull)",
    "Gratë për gratë e Beratit (shembull)": "Dhurues i huaj, deri në fund të vitit (shembull)",
    "Bashkia Berat": "Buxheti i bashkisë (shembull)",
    "Maslina (primjer)": "Opštine Bar i Ulcinj, po sporazumu (primjer)",
}
