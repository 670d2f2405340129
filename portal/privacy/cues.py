"""Words that say what follows: a name, the number of a file, an address. Plain, as in `names`."""

SAYS_A_FAMILY = frozenset(
    """
    familja familje familjes familjen porodica porodice porodici porodicu family
    zoti zonja gospodin gospodja qytetari qytetarja
    """.split()
)
SAYS_A_NAME = frozenset(
    """
    quhet quhem quhen emri emrin emrit emer mbiemri mbiemrin mbiemer zove zovem zovu ime imenom
    imena prezime prezimena named name surname called
    """.split()
)
ALBANIAN_PERSONS = frozenset(
    """
    vajza vajzen vajzes vajze djali djalin djalit djale cuni cunin cunit goca gocen goces cika ciken
    femija femijen femijes bebja beben burri burrin burrit burr gruaja gruan gruas grua nena nenen
    nenes mama mami mamin babai babain babait baba baban babi ati atin atit ema emen emes motra
    motren motres moter vellai vellain vellait vella vllai vllain vllau gjyshi gjyshin gjyshja
    gjyshen gjysh gjyshe halla hallen tezja tezen daja dajua dajen xhaxhai xhaxhain kunati kunatin
    kunata kunaten nusja nusen dhendri dhendrin vjehrra vjehrren vjehrri vjehrrin njerku njerkun
    njerka njerken partneri partnerin partnerja bashkeshorti bashkeshortin bashkeshortja nipi nipin
    mbesa mbesen kusheriri kusherira fqinji fqinjin fqinja komshiu komshija shoku shokun shoqja
    mituri miturin miturit mitura mituren mitures viktima viktimen viktimes dhunuesi dhunuesin
    agresori agresorin plaku plaka pacienti pacientja nxenesi nxenesja
    """.split()
)
MONTENEGRIN_PERSONS = frozenset(
    """
    sin sina sinu sinom kcer kcerka kcerke kcerku kceri cerka cerku muz muza muzu muzem zena zene
    zenu otac oca ocu majka majke majku majci tata tate brat brata bratu sestra sestre sestru sestri
    baka bake baku djed djeda deda tetka tetke ujak ujaka stric strica komsija komsije komsinica
    dijete djeteta djetetu dete deteta detetu djecak djecaka djevojcica djevojcice djevojcicu maloljetni maloljetna maloljetnik
    maloljetnica zrtva zrtve zrtvu klijent klijentkinja unuk unuka
    """.split()
)
ENGLISH_PERSONS = frozenset(
    """
    son daughter husband wife father mother brother sister uncle aunt neighbour neighbor boy girl
    child victim client patient nephew niece grandson grandmother grandfather
    """.split()
)
SAYS_A_PERSON = ALBANIAN_PERSONS | MONTENEGRIN_PERSONS | ENGLISH_PERSONS
BETWEEN = frozenset(  # a person and the name: whose, or of whom
    """
    im ime yt jote e i te se tij saj tyre jone tone tim tende me emer emrin quhet po
    moj moja moje mog moju mom moga moga njegov njegova njegovog njen njena njenog nas nasa naseg
    se zove po imenu my his her our their named called
    """.split()
)
OFTEN_VERBS = frozenset(  # names, too, but “plays”, “lives”, “waits” after a person
    "luan jeton ceka".split()
)
SAYS_A_FILE = frozenset(
    """
    dosja dosje dosjen dosjes lenda lende lenden lendes ceshtja ceshtje ceshtjen ceshtjes rasti
    rastin rastit rast predmet predmeta predmetu slucaj slucaja slucaju spis spisa spisi case file
    dossier
    """.split()
)
SAYS_A_NUMBER = frozenset("nr br no numer numri numrin broj number me i e pod".split())
SAYS_A_DOOR = frozenset(
    "pallati pallat pall ap apt apartamenti apartament hyrja zgrada flat apartment".split()
)
SAYS_A_QUARTER = frozenset(
    "lagjia lagjja lagja lagje kati shkalla stan ulaz sprat blok blloku floor".split()
)
SAYS_A_STREET = frozenset("rruga rr bulevardi ulica ul bulevar street road".split())
INSTITUTIONS = tuple(  # how words begin that name an office, a paper or a place and no person
    """
    bashki drejtori ministri qendr zyr njesi gjykat prokurori polici komisariat shkoll kopsht spital
    agjenci linj fond keshill ligj kod urdh plan sherbim qark prefektur universitet institut komun
    opstin centar centr ministar sud zavod uprav skol vrtic dom bolnic sluzb rajon stacion republik
    municipal court ministry school hospital social department agency office law
    """.split()
)
NO_INITIALS = frozenset("ne um vt ps id al me eu".split())  # dotted, but acronyms of the field
# One certain family: whatever follows and is no common word is its name
ALBANIAN_FAMILIES = frozenset("familja familjes familjen".split())
FAMILIES = ALBANIAN_FAMILIES | set("porodica porodice porodici porodicu porodicom".split())
MANY_OR_ONE = frozenset("sestre zene zrtve bake tetke komsije klijent".split())
OF_WHOM = frozenset("e i te se".split())  # between an Albanian person and another's name
WHOSE = frozenset(
    """
    moj moja moje mog moju mom moga njegov njegova njegovog njen njena njenog nas nasa naseg
    """.split()
)
FOR = frozenset("per za for".split())  # help for somebody, in a town: "za dijete Budva"
YEARS = frozenset(
    """
    vjec vjece vjecar vjecare vjet muajsh godina godine godinu god mjeseci mjeseca year years yrs
    months month
    """.split()
)
IS_OLD = frozenset("ka eshte ishte ima je is rreth afro oko skoro about".split())
COMMON_ENDINGS = ("uar", "uara", "ur", "shem", "shme")  # of Albanian participles and adjectives
