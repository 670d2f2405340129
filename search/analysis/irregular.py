"""Albanian nouns of the field whose plural or definite form is another word, folded.

A closed list: what a rule would catch is not here, nor a form that is commoner as another
word (net: also “net”; emën: in Gheg also “name”). A stem, then the forms that share it.
"""

WRITTEN = """
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

STEM_OF = {
    form: stem
    for stem, _colon, forms in (line.partition(":") for line in WRITTEN.split("\n"))
    for form in forms.split()
}
