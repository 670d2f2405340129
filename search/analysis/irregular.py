"""Words of the field whose forms no rule brings together, folded: a stem, then its forms.

Closed lists: what a rule would catch is not here, nor a form that is commoner as another
word (Albanian net: also “net”; emën: in Gheg also “name”. Montenegrin smjesta: “at once”;
pomoću: “by means of”). Montenegrin forms stand as they are written with ije and je; those
with e are made of them.
"""

ALBANIAN = """
grua: gra grate grave grash grua gruaja gruan gruas gruaje grue gruja gruen grues grune
vella: vella vellai vellait vellain vellane vellau vellaut vellaun vellaje vellezer vellezerit
vella: vellezerve vellezerish vlla vllai vllait vllain vllau vllaut vllaun vllazen vllaznit
njeri: njeri njeriu njeriut njeriun njerez njerezit njerezve njerezish njerz njerzit njerzve
djal: djem djemte djemve djemsh djelm djelmt
prind: prinder prinderit prinderve prinderish prindsh prindve
at: ati atit atin jati jatin jatit eter eterit eterve
em: ema emes
bir: bir bij bijte bijve bijsh
plak: pleq pleqte pleqve pleqsh
mik: mik miq miqte miqve miqsh
shok: shoqte shoqve
dor: duar duart duarve duarsh
der: dyer dyert dyerve dyersh
nat: nete netet netve netesh
vit: vit vjet vjetet vjetesh
rrah: rrah rreh rrihet rrihen rrihesh rrihem rrihej rriheshin rrahin rraha
"""

MONTENEGRIN = """
det: dijete djeteta djetetu djetetom djeca djece djeci djecu djecom djeco djeciji djecija djecije
det: djecijeg djecijih djecijem djeciju djecji djecja djecje djecjeg djecjih djecjem djecju
covek: covjek covjeka covjeku covjekom ljudi ljude ljudima
slucaj: slucaj slucajem slucajevi slucajeve slucajeva slucajevima slucaja slucaju
nasilj: nasiljem
prijav: prijavio prijavila prijavili prijaviti prijavim prijavljuje prijavljuju prijavljujem
prijav: prijavljivanje prijavljivanja prijavljen prijavljena prijavljeno prijavljeni
pomoc: pomaze pomazu pomazem pomagati pomagao pomagala pomognem pomogne pomognu pomogao pomogla
pomoc: pomogli pomoze
otac: oca ocu ocem ocevi oceva
smestaj: smjestaj smjestaja smjestaju smjestajem smjestiti smjesti smjeste smjestio smjestila
smestaj: smjesten smjestena smjesteno smjesteni smjestanje
rok: rokovi rokove rokova rokovima
sud: sudovi sudove sudova sudovima
tuc: tuku tukao tukla tukli pretukao pretukla istukao istukla pretucen pretucena
majk: majci
kcerk: kci kceri kcerima
muz: muzem muzevi muzeve
dan: dani
star: starija starije stariji starijih starijim starijem starijeg starijoj stariju
star: starac starca starcu starcem starci starice starica starici staricu staricom
pros: prosio prosila prosili prosjak prosjaka prosjaci prosjake prosjacenje prosjacenja
pret: prijetio prijetila prijetili prijetnja prijetnje prijetnji prijetnju prijetnjom prijetnjama
napust: napustio napustila napustili napustiti napusten napustena napusteno napustanje napustanja
povred: povrijedjen povrijedjena povrijedio povrijedila povrijediti
bolest: bolestan bolesna bolesni bolesno bolesnog bolesne bolesnu
ubi: ubije ubijem ubiju ubijen ubijena ubistvo ubistva ubistvom ubicu
begstv: bjezi bjeze bjezim bjezati bjezao bjezala pobjegao pobjegla pobjegli pobjeci pobjegne bjekstvo bjekstva
zlostavlj: zlostavljanje zlostavljanja zlostavljanju zlostavljanjem zlostavljao zlostavljala
zlostavlj: zlostavljan zlostavljana zlostavljac
odluk: odlucuje odlucuju odluciti odlucio odlucila odluci
procen: procijeniti procijeni procijenio procjenjuje procjenjuju procjenjivanje procjenjujem
umr: umro umrla umrli umre umrijeti smrt smrti smrcu
hranitelj: hraniteljstvo hraniteljstva hraniteljstvu hraniteljstvom hraniteljska hraniteljske
hranitelj: hraniteljsku hraniteljskoj hraniteljski hraniteljskih hraniteljica hraniteljice
"""


def _by_form(written: str) -> dict[str, str]:
    lines = (line.partition(":") for line in written.split("\n"))
    return {form: stem for stem, _colon, forms in lines for form in forms.split()}


def _with_e(forms: dict[str, str]) -> dict[str, str]:
    """Return the forms and those of them that are spelled with e where others have ije or je."""
    plain = {form.replace("ije", "e").replace("je", "e"): stem for form, stem in forms.items()}
    return plain | forms


STEM_OF = {"sq": _by_form(ALBANIAN), "sr": _with_e(_by_form(MONTENEGRIN))}
