"""Monitoring of protection orders, Albania: limits before an event and recurring ones.

The length of an order and the request to prolong it were read in a plain-language
collection of 2022; the rhythm of calls, visits and reviews is working practice.
"""

from protocols.demo.acts import CHECKED_BY
from protocols.demo.format import Branch, Card, Form, Law, Limit, Phase, Protocol, Step

CHECKED = {"checked_on": "2026-11-03", "checked_by": CHECKED_BY}
ORDERS = {"source": "Njohligjin collection, Domestic violence 6 (2022), read", **CHECKED}
LEGAL_AID = {"source": "Njohligjin collection, Legal aid (2022), read", **CHECKED}
DV_LAW = Law(act="al-9669-2006", source="Secondary source; later amendments not checked")
LONGEST_ORDER = Law(
    act="al-9669-2006",
    source="12 months at most, renewable: Njohligjin collection, Domestic violence 6 (2022), read",
    **CHECKED,
)
MKR_DECISION = Law(
    act="al-vkm-327-2021",
    source="Named by the Municipality of Divjakë and unegruaja.org.al; text not read",
)

START = Phase(
    key="start",
    title={"sq": "Ditët e para të urdhrit", "en": "The first days of the order"},
    steps=(
        Step(
            key="copy",
            heading={
                "sq": "KVDHF merr kopjen e urdhrit dhe hap fletën e ndjekjes",
                "en": "The KVDHF obtains the order and opens the monitoring sheet",
            },
            action={
                "sq": (
                    "<p>KVDHF e kërkon kopjen në gjykatë, në polici ose te viktima po atë ditë "
                    "dhe shënon: cili urdhër është (UMM apo UM), çfarë ndalon, sa larg duhet të "
                    "qëndrojë dhunuesi, kush mbrohet dhe <b>kur mbaron</b>. Data merret nga vetë "
                    "urdhri: një urdhër mbrojtjeje (UM) zgjat <b>jo më shumë se 12 muaj</b>, "
                    "mund edhe më pak, dhe mund të zgjatet.</p>"
                    "<ul><li>Në kalendar vendosen dy shenja: dita për ta pyetur viktimën për "
                    "zgjatjen dhe dita e fundit për kërkesën.</li></ul>"
                ),
                "en": (
                    "<p>The local coordinator (KVDHF) asks the court, the police or the victim "
                    "for the copy the same day and notes: which order it is (UMM or UM), what it "
                    "forbids, how far away the perpetrator must stay, who is protected and "
                    "<b>when it ends</b>. The date is taken from the order itself: a protection "
                    "order (UM) lasts <b>12 months at most</b>, perhaps less, and can be "
                    "prolonged.</p>"
                    "<ul><li>Two marks go into the calendar: the day to ask the victim about "
                    "prolongation, and the last day for the request.</li></ul>"
                ),
            },
            roles=("kvdhf", "social_worker"),
            laws=(DV_LAW, LONGEST_ORDER),
            forms=("order_sheet",),
            write_down={
                "sq": (
                    "Numri i vendimit, data e dhënies, data e mbarimit, masat një nga një, kush "
                    "e ka kopjen."
                ),
                "en": (
                    "Decision number, date of issue, date of end, the measures one by one, who "
                    "has a copy."
                ),
            },
        ),
        Step(
            key="execution",
            heading={
                "sq": "Policia, përmbaruesi dhe zyra sociale e zbatojnë urdhrin",
                "en": "Police, bailiff and social office carry out the order",
            },
            action={
                "sq": (
                    "<p>Urdhri i menjëhershëm zbatohet <b>pa pritur</b>: policia me shërbimin "
                    "përmbarimor dhe zyrën sociale të bashkisë. Për çdo urdhër KVDHF pyet "
                    "policinë kur iu dorëzua dhunuesit dhe çfarë tha ai.</p>"
                    "<ul><li>Dhunuesi i merr sendet personale vetëm në prani të policisë.</li>"
                    "<li>Armët dorëzohen ose sekuestrohen, kur urdhri e thotë.</li></ul>"
                ),
                "en": (
                    "<p>An immediate order is carried out <b>at once</b> by the police with the "
                    "bailiff service and the municipal social office. For every order the KVDHF "
                    "asks the police when it was handed to the perpetrator and what he said.</p>"
                    "<ul><li>The perpetrator collects personal belongings only in front of the "
                    "police.</li>"
                    "<li>Weapons are handed in or seized where the order says so.</li></ul>"
                ),
            },
            roles=("police", "bailiff", "social_worker"),
            laws=(DV_LAW,),
            service_types=("police",),
            write_down={
                "sq": "Data dhe ora e zbatimit, kush ishte i pranishëm, çfarë mbeti pa u zbatuar.",
                "en": "Date and hour it was carried out, who was present, what was left undone.",
            },
        ),
        Step(
            key="explain",
            heading={
                "sq": "KVDHF ia shpjegon urdhrin viktimës dhe bën planin e sigurisë",
                "en": "The KVDHF explains the order and makes the safety plan",
            },
            action={
                "sq": (
                    "<p>KVDHF e lexon urdhrin bashkë me viktimën, masë pas mase: telefoni, "
                    "mesazhet, puna, shkolla e fëmijëve, shtëpia e prindërve të saj.</p>"
                    "<ul><li>Bashkë zgjedhin një fqinj që telefonon policinë kur dëgjon "
                    "zhurmë.</li>"
                    "<li>Viktima mban me vete një kopje ose një fotografi të urdhrit.</li>"
                    "<li>Bravat ndërrohen; fjalëkalimet e telefonit po ashtu.</li></ul>"
                ),
                "en": (
                    "<p>The KVDHF reads the order together with the victim, measure by measure: "
                    "phone, messages, work, the children’s school, her parents’ home.</p>"
                    "<ul>"
                    "<li>Together they choose a neighbour who calls the police on hearing "
                    "noise.</li>"
                    "<li>The victim carries a copy or a photo of the order.</li>"
                    "<li>The locks are changed, and the phone’s passwords too.</li></ul>"
                ),
            },
            roles=("kvdhf", "psychologist"),
            forms=("safety_plan",),
            service_types=("counselling",),
            say={
                "sq": (
                    "Ky urdhër thotë se ai nuk ju afrohet dhe nuk ju shkruan.\n"
                    "Na tregoni edhe për një mesazh të vetëm."
                ),
                "en": (
                    "This order says that he does not come near you and does not write to you.\n"
                    "Tell us even about a single message."
                ),
            },
        ),
    ),
)

WATCH = Phase(
    key="watch",
    title={"sq": "Ndjekja e rregullt", "en": "Regular monitoring"},
    steps=(
        Step(
            key="call",
            heading={
                "sq": "KVDHF flet rregullisht me viktimën",
                "en": "The KVDHF talks to the victim regularly",
            },
            action={
                "sq": (
                    "<p>KVDHF e telefonon viktimën në orën e sigurt dhe bën të njëjtat pesë "
                    "pyetje: a u afrua, a shkroi, a e ndoqi në rrugë, a dërgoi fjalë përmes "
                    "fëmijëve ose të afërmve, a ka frikë viktima sot.</p>"
                    "<ul><li>Kur viktima nuk përgjigjet dy herë radhazi, KVDHF kërkon nga "
                    "policia një kalim te banesa.</li></ul>"
                ),
                "en": (
                    "<p>The KVDHF calls the victim at the safe hour and asks the same five "
                    "questions: did he come near, did he write, did he follow her in the street, "
                    "did he send word through the children or relatives, is she afraid today.</p>"
                    "<ul><li>When the victim does not answer twice in a row, the KVDHF asks the "
                    "police to pass by the home.</li></ul>"
                ),
            },
            roles=("kvdhf", "social_worker"),
            must=False,
            limits=(Limit(amount=7, unit="days", event="order_issued", relation="every"),),
            forms=("follow_log",),
            branches=(
                Branch(
                    condition={
                        "sq": "nëse dhunuesi iu afrua ose i shkroi",
                        "en": "if the perpetrator came near or wrote",
                    },
                    to="breach",
                    question={
                        "sq": "A iu afrua ose i shkroi dhunuesi?",
                        "en": "Did the perpetrator come near or write?",
                    },
                ),
                Branch(
                    condition={
                        "sq": "nëse rreziku ka ndryshuar pa shkelje",
                        "en": "if the risk has changed without a breach",
                    },
                    to="reassess",
                ),
            ),
            say={
                "sq": (
                    "Ju telefonoj si zakonisht, vetëm për pesë pyetje.\n"
                    "Nëse nuk flisni dot, thoni fjalën tonë."
                ),
                "en": (
                    "I am calling as usual, just five questions.\nIf you cannot talk, say our word."
                ),
            },
            write_down={
                "sq": (
                    "Data, ora, përgjigjja për secilën pyetje, si i dëgjohej zëri dhe çfarë u "
                    "premtua."
                ),
                "en": (
                    "Date, hour, the answer to each question, the tone of voice and what was "
                    "promised."
                ),
            },
        ),
        Step(
            key="visit",
            heading={
                "sq": "Policia dhe punonjësi social e vizitojnë banesën",
                "en": "The police and the social worker visit the home",
            },
            action={
                "sq": (
                    "<p>Specialisti i policisë për dhunën në familje dhe punonjësi social "
                    "shkojnë bashkë, me veshje civile kur është e mundur, që fqinjët të mos "
                    "marrin vesh. Shohin nëse dhunuesi jeton ende aty, nëse ka sende të tij, "
                    "nëse fëmijët janë mirë.</p>"
                    "<ul>"
                    "<li>Viktima pyetet veçmas, pa të afërmit e dhunuesit në dhomë.</li></ul>"
                ),
                "en": (
                    "<p>The police specialist on domestic violence and the social worker go "
                    "together, in plain clothes where possible, so that the neighbours do not "
                    "learn of it. They see whether the perpetrator still lives there, whether "
                    "his belongings are there, whether the children are well.</p>"
                    "<ul>"
                    "<li>The victim is asked alone, without the perpetrator’s relatives in the "
                    "room.</li></ul>"
                ),
            },
            roles=("police", "social_worker"),
            must=False,
            limits=(Limit(amount=1, unit="months", event="order_issued", relation="every"),),
            service_types=("police",),
            warnings=(
                {
                    "sq": (
                        "Vizita nuk bëhet kur dhunuesi pritet të kthehet për sendet: më parë "
                        "shkon policia."
                    ),
                    "en": (
                        "No visit while the perpetrator is expected to come for belongings: the "
                        "police go first."
                    ),
                },
            ),
        ),
        Step(
            key="children",
            heading={
                "sq": "PMF ndjek fëmijët dhe takimet me prindin",
                "en": "The PMF follows the children and their meetings with the parent",
            },
            action={
                "sq": (
                    "<p>PMF lexon çfarë thotë urdhri për fëmijët dhe i jep shkollës vetëm aq sa "
                    "duhet: kush e merr fëmijën dhe kush jo. Takimi me prindin, kur lejohet, "
                    "bëhet në vend asnjanës, në praninë e një të rrituri.</p>"
                    "<ul><li>Fëmija nuk mbart mesazhe mes prindërve.</li>"
                    "<li>Mungesat në shkollë i tregohen PMF-së po atë ditë.</li></ul>"
                ),
                "en": (
                    "<p>The child-protection worker (PMF) reads what the order says about the "
                    "children and tells the school only what it needs: who may collect the child "
                    "and who may not. A meeting with the parent, where it is allowed, takes "
                    "place on neutral ground with an adult watching.</p>"
                    "<ul><li>The child carries no messages between the parents.</li>"
                    "<li>Absence from school is reported to the PMF the same day.</li></ul>"
                ),
            },
            roles=("pmf", "school"),
            laws=(Law(act="al-18-2017", source="Law 18/2017, text read", **CHECKED),),
            service_types=("child_protection", "education_support"),
            say={
                "sq": (
                    "Nuk të takon ty të çosh fjalë mes mamit dhe babit.\n"
                    "Nëse dikush ta kërkon, ma thuaj mua."
                ),
                "en": (
                    "It is not your job to carry words between mum and dad.\n"
                    "If somebody asks you to, tell me."
                ),
            },
        ),
        Step(
            key="review",
            heading={
                "sq": "ETN i shqyrton të gjithë urdhrat në fuqi",
                "en": "The ETN reviews all orders in force",
            },
            action={
                "sq": (
                    "<p>KVDHF sjell në ETN listën e urdhrave me kode, jo me emra: sa janë në "
                    "fuqi, sa u shkelën, cilët mbarojnë këtë muaj, çfarë shërbimi mungon. Numrat "
                    "pa emra i shkojnë komitetit drejtues të MKR-së.</p>"
                    "<p>Ritmin e cakton marrëveshja vendore; në Shkodër komiteti drejtues u "
                    "mblodh çdo tre muaj në vitet 2018–2019.</p>"
                ),
                "en": (
                    "<p>The KVDHF brings to the technical team (ETN) the list of orders by code, "
                    "not by name: how many are in force, how many were breached, which end this "
                    "month, which service is missing. Figures without names go to the MKR "
                    "steering committee.</p>"
                    "<p>The rhythm is set by the local agreement; in Shkodër the steering "
                    "committee met every three months in 2018–2019.</p>"
                ),
            },
            roles=("etn", "kvdhf", "police"),
            must=False,
            limits=(Limit(amount=3, unit="months", event="order_issued", relation="every"),),
            laws=(MKR_DECISION,),
        ),
    ),
)

BREACH = Phase(
    key="breach_phase",
    title={"sq": "Kur urdhri shkelet", "en": "When the order is breached"},
    steps=(
        Step(
            key="breach",
            heading={
                "sq": "Policia vepron sapo merr vesh për shkeljen e urdhrit",
                "en": "The police act as soon as they learn of a breach",
            },
            action={
                "sq": (
                    "<p>Shkelja e urdhrit është <b>vepër penale</b>. Kushdo që e sheh telefonon "
                    "129 dhe thotë se ka urdhër mbrojtjeje. Policia shkon në vend, merr provat "
                    "dhe njofton prokurorinë.</p>"
                    "<ul><li>KVDHF mbledh: fotografi të mesazheve, listën e telefonatave, emrat "
                    "e dëshmitarëve për policinë.</li>"
                    "<li>Askush nuk e pyet viktimën pse e hapi derën.</li></ul>"
                ),
                "en": (
                    "<p>A breach of the order is a <b>crime</b>. Whoever sees it calls 129 and "
                    "says that there is a protection order. The police go there, take the "
                    "evidence and inform the prosecutor.</p>"
                    "<ul>"
                    "<li>The KVDHF gathers photos of messages, the list of calls, and the "
                    "witnesses’ names for the police.</li>"
                    "<li>Nobody asks the victim why she opened the door.</li></ul>"
                ),
            },
            roles=("police", "prosecutor", "kvdhf"),
            laws=(DV_LAW,),
            service_types=("police",),
            branches=(
                Branch(
                    condition={
                        "sq": "nëse viktima nuk është më e sigurt në shtëpi",
                        "en": "if the victim is no longer safe at home",
                    },
                    to="reassess",
                    question={
                        "sq": "A ka frikë viktima të qëndrojë sonte në shtëpi?",
                        "en": "Is the victim afraid to stay at home tonight?",
                    },
                ),
                Branch(
                    condition={
                        "sq": "nëse shkelja u bë përmes fëmijëve",
                        "en": "if the breach went through the children",
                    },
                    to="children",
                ),
            ),
            write_down={
                "sq": "Data dhe ora e shkeljes, mënyra, provat dhe numri i kallëzimit në polici.",
                "en": (
                    "Date and hour of the breach, how it happened, the evidence and the number "
                    "of the police report."
                ),
            },
            warnings=(
                {
                    "sq": "Pas çdo shkeljeje rreziku rritet: viktima nuk mbetet vetëm atë natë.",
                    "en": (
                        "After every breach the danger rises: the victim is not left alone that "
                        "night."
                    ),
                },
            ),
        ),
        Step(
            key="reassess",
            heading={
                "sq": "KVDHF dhe policia e vlerësojnë sërish rrezikun",
                "en": "The KVDHF and the police assess the risk again",
            },
            action={
                "sq": (
                    "<p>KVDHF dhe policia e krahasojnë rrezikun me vlerësimin e parë dhe "
                    "ndryshojnë planin e sigurisë: strehim, shoqërim te puna, orar tjetër për "
                    "fëmijët. Kur masat e urdhrit nuk mjaftojnë, ndihma juridike sheh bashkë me "
                    "viktimën çfarë t’i kërkohet gjykatës.</p>"
                ),
                "en": (
                    "<p>The KVDHF and the police compare the risk with the first assessment and "
                    "change the safety plan: shelter, an escort to work, other hours for the "
                    "children. When the measures of the order are not enough, legal aid and the "
                    "victim look together at what to ask of the court.</p>"
                ),
            },
            roles=("kvdhf", "police", "legal_aid"),
            limits=(
                Limit(
                    amount=24,
                    unit="hours",
                    event="report",
                    applies_to={
                        "sq": "nga njoftimi për shkeljen",
                        "en": "from the report of the breach",
                    },
                ),
            ),
            forms=("safety_plan",),
            service_types=("shelter_violence", "emergency_shelter", "legal_aid"),
            say={
                "sq": (
                    "Kjo që ndodhi nuk është faji juaj.\nSonte bëjmë një plan tjetër, më të fortë."
                ),
                "en": (
                    "What happened is not your fault.\n"
                    "Tonight we make another plan, a stronger one."
                ),
            },
        ),
    ),
)

BEFORE_END = Phase(
    key="before_end",
    title={"sq": "Para mbarimit të urdhrit", "en": "Before the order ends"},
    steps=(
        Step(
            key="ask",
            heading={
                "sq": "KVDHF e pyet viktimën nëse e do zgjatjen e urdhrit",
                "en": "The KVDHF asks the victim whether to prolong the order",
            },
            action={
                "sq": (
                    "<p>KVDHF e takon viktimën me kohë, jo ditën e fundit. Bashkë lexojnë fletën "
                    "e ndjekjes: shkeljet, mesazhet, si kanë qenë fëmijët. Viktima vendos vetë; "
                    "KVDHF i thotë qartë çfarë ndodh kur urdhri mbaron pa u zgjatur.</p>"
                ),
                "en": (
                    "<p>The KVDHF meets the victim in good time, not on the last day. Together "
                    "they read the monitoring sheet: breaches, messages, how the children have "
                    "been. The victim decides; the KVDHF says clearly what happens when the "
                    "order ends without being prolonged.</p>"
                ),
            },
            roles=("kvdhf", "legal_aid"),
            limits=(Limit(amount=30, unit="days", event="order_end", relation="before"),),
            forms=("follow_log",),
            branches=(
                Branch(
                    condition={
                        "sq": "nëse viktima e do zgjatjen",
                        "en": "if the victim wants it prolonged",
                    },
                    to="prolong",
                    question={
                        "sq": "A e do viktima zgjatjen?",
                        "en": "Does the victim want the order prolonged?",
                    },
                ),
                Branch(
                    condition={
                        "sq": "nëse viktima nuk e do zgjatjen",
                        "en": "if the victim does not want it prolonged",
                    },
                    to="end",
                ),
            ),
            say={
                "sq": "Urdhri juaj mbaron së shpejti.\nA do të ndiheshit e sigurt pa të?",
                "en": "Your order ends soon.\nWould you feel safe without it?",
            },
        ),
        Step(
            key="prolong",
            heading={
                "sq": "Viktima i kërkon gjykatës zgjatjen, me ndihmën e KVDHF-së",
                "en": "The victim asks the court to prolong it, with the KVDHF’s help",
            },
            action={
                "sq": (
                    "<p>Kërkesa dorëzohet <b>jo më vonë se dita e fundit e lejuar</b>; "
                    "përndryshe urdhri bie. KVDHF bashkëngjit fletën e ndjekjes, shkeljet e "
                    "regjistruara në polici dhe raportin e zyrës sociale. Avokati e shkruan "
                    "kërkesën falas; viktima merr vërtetimin e dorëzimit me datë.</p>"
                ),
                "en": (
                    "<p>The request is filed <b>by the last day allowed</b>; otherwise the order "
                    "lapses. The KVDHF attaches the monitoring sheet, the breaches recorded by "
                    "the police and the social office’s report. The free lawyer writes the "
                    "request; the victim gets a dated proof of filing.</p>"
                ),
            },
            roles=("kvdhf", "legal_aid", "court"),
            limits=(
                Limit(amount=15, unit="days", event="order_end", relation="before", **ORDERS),
                Limit(
                    amount=5,
                    unit="days",
                    event="aid_request",
                    applies_to={
                        "sq": "vendimi për ndihmën juridike dytësore, kur kërkohet para procesit",
                        "en": (
                            "decision on secondary legal aid, when it is asked for before "
                            "proceedings"
                        ),
                    },
                    **LEGAL_AID,
                ),
            ),
            laws=(DV_LAW, Law(act="al-111-2017", **LEGAL_AID)),
            service_types=("legal_aid",),
            write_down={
                "sq": (
                    "Data e mbarimit të urdhrit, data e dorëzimit të kërkesës, numri i "
                    "protokollit në gjykatë."
                ),
                "en": (
                    "The date the order ends, the date the request was filed, the court’s "
                    "registration number."
                ),
            },
            warnings=(
                {
                    "sq": "Kërkesa e vonuar e lë viktimën pa urdhër, edhe kur rreziku është po ai.",
                    "en": (
                        "A late request leaves the victim without an order, even when the danger "
                        "is the same."
                    ),
                },
            ),
        ),
        Step(
            key="end",
            heading={
                "sq": "KVDHF mbyll ndjekjen dhe i raporton ETN-së",
                "en": "The KVDHF closes the monitoring and reports to the ETN",
            },
            action={
                "sq": (
                    "<p>Kur urdhri mbaron, KVDHF e telefonon viktimën edhe një herë, sepse "
                    "dhunuesi e di datën. ETN dëgjon përfundimin me kod rasti: masat që u "
                    "zbatuan, ato që mbetën në letër, shërbimet që munguan. Viktima merr numrat "
                    "e linjave dhe mënyrën si rihapet rasti.</p>"
                ),
                "en": (
                    "<p>When the order ends, the KVDHF calls the victim once more afterwards, "
                    "because the perpetrator knows the date. The ETN hears the outcome by case "
                    "code: the measures that worked, those that stayed on paper, the services "
                    "that were missing. The victim gets the lines’ numbers and how to reopen the "
                    "case.</p>"
                ),
            },
            roles=("kvdhf", "etn"),
            must=False,
            limits=(Limit(amount=7, unit="days", event="order_end"),),
            laws=(MKR_DECISION,),
        ),
    ),
)

PROTOCOL = Protocol(
    key="al-protection-orders",
    jurisdiction="AL",
    languages=("sq", "en"),
    title={
        "sq": "Ndjekja e urdhrave të mbrojtjes",
        "en": "Monitoring of protection orders (Albania)",
    },
    summary={
        "sq": (
            "Si ndiqet urdhri i mbrojtjes nga dita e dhënies deri te mbarimi ose zgjatja: "
            "telefonata, vizita, shkelje, afate. Për KVDHF-në, policinë, PMF-në dhe ETN-në."
        ),
        "en": (
            "How a protection order is followed from the day it is issued until it ends or is "
            "prolonged: calls, visits, breaches, time limits. For the local coordinator (KVDHF), "
            "the police, the child-protection worker (PMF) and the technical team (ETN)."
        ),
    },
    slug={"sq": "ndjekja-e-urdhrave-te-mbrojtjes", "en": "monitoring-protection-orders"},
    topics=("protection-orders", "domestic-violence", "violence"),
    situation="domestic_violence",
    audience="professional",
    issuing_authority={
        "sq": "Redaksia e demonstrimit (shembull, jo këshillë juridike)",
        "en": ("Demo editorial team (sample, not legal advice)"),
    },
    start_event="order_issued",
    in_force_from="2026-11-03",
    review_by="2027-05-03",
    card=Card(
        danger={
            "sq": (
                "Dhunuesi është te dera ose brenda.\n"
                "Kërcënon me vdekje ose ka armë.\n"
                "E ndjek te puna ose te shkolla e fëmijëve."
            ),
            "en": (
                "The perpetrator is at the door or inside.\n"
                "He threatens to kill or has a weapon.\n"
                "He follows her to work or to the school."
            ),
        },
        lines=("AL-129", "AL-127", "AL-112", "AL-116117"),
        do_not={
            "sq": (
                "Shkelja nuk quhet grindje familjare.\n"
                "Viktima nuk pyetet pse e hapi derën.\n"
                "Mesazhet e tij nuk fshihen nga telefoni."
            ),
            "en": (
                "Do not call a breach a family quarrel.\n"
                "Do not ask her why she opened the door.\n"
                "Do not delete his messages from the phone."
            ),
        },
        write_down={
            "sq": (
                "Data dhe ora e shkeljes, mënyra, dëshmitarët.\n"
                "Mesazhet me datë dhe data kur mbaron urdhri."
            ),
            "en": (
                "Date and hour of the breach, how, the witnesses.\n"
                "The messages with their dates; the day the order ends."
            ),
        },
    ),
    questions=(
        Branch(
            condition={
                "sq": "nëse urdhri sapo është dhënë",
                "en": "if the order has just been issued",
            },
            to="copy",
            question={
                "sq": "A është dhënë urdhri këto ditë?",
                "en": "Has the order just been issued?",
            },
        ),
        Branch(
            condition={
                "sq": "nëse urdhri u shkel",
                "en": "if the order has been breached",
            },
            to="breach",
            question={
                "sq": "A e ka shkelur dhunuesi urdhrin?",
                "en": "Has the perpetrator breached the order?",
            },
        ),
        Branch(
            condition={
                "sq": "nëse urdhri mbaron së shpejti",
                "en": "if the order ends soon",
            },
            to="ask",
            question={
                "sq": "A mbaron urdhri brenda dy muajsh?",
                "en": "Does the order end within two months?",
            },
        ),
    ),
    phases=(START, WATCH, BREACH, BEFORE_END),
    forms=(
        Form(
            key="order_sheet",
            title={
                "sq": "Fleta e urdhrit të mbrojtjes",
                "en": "Protection order sheet",
            },
            lines=(
                "Kodi i rastit",
                "Lloji i urdhrit (UMM / UM)",
                "Numri dhe data e vendimit",
                "Masat, një nga një",
                "Kush mbrohet (i rritur / fëmijë, numri)",
                "Data dhe ora e zbatimit",
                "Data e mbarimit",
                "Dita për pyetjen e zgjatjes",
                "Dita e fundit për kërkesën e zgjatjes",
            ),
        ),
        Form(
            key="follow_log",
            title={"sq": "Ditari i ndjekjes", "en": "Monitoring log"},
            lines=(
                "Kodi i rastit",
                "Data dhe ora e telefonatës ose e vizitës",
                "A u afrua (po / jo)",
                "A shkroi ose telefonoi (po / jo)",
                "A e ndoqi në rrugë (po / jo)",
                "A dërgoi fjalë përmes të tjerëve (po / jo)",
                "A ka frikë viktima sot (po / jo)",
                "Çfarë u bë dhe kush e bëri",
            ),
        ),
        Form(
            key="safety_plan",
            title={"sq": "Plani i sigurisë", "en": "Safety plan"},
            lines=(
                "Kodi i rastit",
                "Ku del viktima kur ka rrezik",
                "Kush telefonon policinë",
                "Ku është çanta e gatshme (jo adresa)",
                "Ora e sigurt për telefonatë",
                "Kush i merr fëmijët nga shkolla",
                "Ndryshime pas vlerësimit të ri",
            ),
        ),
    ),
    acts=("al-9669-2006", "al-vkm-327-2021", "al-18-2017", "al-111-2017"),
)
