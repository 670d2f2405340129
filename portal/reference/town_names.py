"""What neighbours call a town, where grammar does not make it of the town's own name.

Whoever reads Albanian looks for Ulqin, whoever reads Montenegrin for Skadar; and a shelter's place
is told by either.
"""

# Name in its own country → names beyond the border.
NEIGHBOURS_NAMES = {
    "Bar": ("Tivar", "Antivari"),
    "Bijelo Polje": ("Bellopojë",),
    "Cetinje": ("Cetinë",),
    "Durrës": ("Drač", "Durazzo"),
    "Gjirokastër": ("Argirokastro", "Argyrokastro"),
    "Gusinje": ("Guci",),
    "Korçë": ("Korica", "Koritsa"),
    "Kotor": ("Cattaro",),
    "Lezhë": ("Lješ", "Alessio"),
    "Plav": ("Plavë",),
    "Podgorica": ("Titograd",),
    "Rožaje": ("Rozhajë",),
    "Shkodër": ("Skadar", "Skadr", "Scutari"),
    "Ulcinj": ("Ulqin", "Dulcigno"),
    "Vlorë": ("Valona",),
}
