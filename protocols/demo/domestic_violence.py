"""Domestic violence and the coordinated referral mechanism (MKR), Albania.

Court and police limits were read in a plain-language collection of 2022; limits
without a source are working practice and show as not verified.
"""

from protocols.demo.acts import CHECKED_BY
from protocols.demo.format import Branch, Card, Form, Law, Limit, Phase, Protocol, Step

CHECKED = {"checked_on": "2026-11-03", "checked_by": CHECKED_BY}
ORDERS = {"source": "Njohligjin collection, Domestic violence 6 (2022), read", **CHECKED}
LEGAL_AID = {"source": "Njohligjin collection, Legal aid (2022), read", **CHECKED}
DV_LAW = Law(act="al-9669-2006", source="Secondary source; later amendments not checked")
MKR_DECISION = Law(
    act="al-vkm-327-2021",
    source="Named by the Municipality of Divjakë and unegruaja.org.al; text not read",
)

REPORT_AND_SAFETY = Phase(
    key="safety",
    title={"sq": "Njoftimi dhe siguria", "en": "Report and safety"},
    steps=(
        Step(
            key="report",
            heading={
                "sq": "Punonjësi social regjistron njoftimin dhe lajmëron KVDHF-në",
                "en": "The social worker records the report and alerts the KVDHF",
            },
            action={
                "sq": (
                    "<p>Njoftimi vjen nga viktima, fqinji, mësuesja, mjeku ose policia; shpesh "
                    "thuhet shkurt: burri e rreh, e ka nxjerrë nga shtëpia. Punonjësi social e "
                    "regjistron edhe kur njoftuesi nuk e thotë emrin dhe ia kalon "
                    "<b>KVDHF-së</b>, koordinatorit vendor kundër dhunës në familje, po atë "
                    "ditë.</p>"
                    "<ul><li>Pyet: kush është në rrezik tani, a ka fëmijë, a ka armë.</li>"
                    "<li>Nuk njofton dhunuesin dhe nuk kërkon prova para se të veprojë.</li></ul>"
                ),
                "en": (
                    "<p>The report comes from the victim, a neighbour, a teacher, a doctor or "
                    "the police, often in few words: her husband beats her, he has thrown her "
                    "out. The social worker records it even when the caller gives no name and "
                    "passes it the same day to the local coordinator against domestic violence, "
                    "the <b>KVDHF</b>.</p>"
                    "<ul><li>Asks: who is in danger now, are there children, are there "
                    "weapons.</li>"
                    "<li>Does not tell the perpetrator and does not wait for proof before "
                    "acting.</li></ul>"
                ),
            },
            roles=("social_worker", "kvdhf"),
            laws=(MKR_DECISION,),
            say={
                "sq": "Bëtë mirë që na treguat.\nMë thoni vetëm ku jeni dhe a jeni në rrezik tani.",
                "en": (
                    "You did well to tell us.\n"
                    "Tell me only where you are and whether you are in danger now."
                ),
            },
            write_down={
                "sq": (
                    "Data dhe ora, mënyra e njoftimit, fjalët e njoftuesit ashtu siç i tha, "
                    "fëmijët dhe armët në shtëpi."
                ),
                "en": (
                    "Date and time, how the report came, the caller’s own words, children and "
                    "weapons in the home."
                ),
            },
        ),
        Step(
            key="danger",
            heading={
                "sq": "Policia ndalon dhunën dhe e siguron viktimën",
                "en": "The police stop the violence and make the victim safe",
            },
            action={
                "sq": (
                    "<p>Kur dikush po rrihet, kërcënohet me armë ose është mbyllur brenda, KVDHF "
                    "telefonon <b>129</b> dhe qëndron në linjë derisa patrulla të niset. Policia "
                    "i ndan palët, kontrollon për armë dhe flet veçmas me secilën. KVDHF mbërrin "
                    "pas policisë dhe qëndron pranë viktimës dhe fëmijëve.</p>"
                ),
                "en": (
                    "<p>When somebody is being beaten, threatened with a weapon or locked in, "
                    "the KVDHF calls <b>129</b> and stays on the line until the patrol sets off. "
                    "The police separate the two sides, check for weapons and talk to each of "
                    "them alone. The KVDHF arrives after the police and stays with the victim "
                    "and the children.</p>"
                ),
            },
            roles=("police", "kvdhf"),
            service_types=("police",),
            branches=(
                Branch(
                    condition={"sq": "nëse ka lëndime", "en": "if anybody is hurt"},
                    to="doctor",
                    question={"sq": "A është lënduar dikush?", "en": "Is anybody hurt?"},
                ),
                Branch(
                    condition={
                        "sq": "nëse në shtëpi ka fëmijë",
                        "en": "if there are children in the home",
                    },
                    to="children",
                    question={
                        "sq": "A ka fëmijë në shtëpi?",
                        "en": "Are there children in the home?",
                    },
                ),
            ),
            warnings=(
                {
                    "sq": (
                        "Askush nga shërbimi social nuk hyn në banesë para policisë, kur "
                        "dhunuesi është brenda."
                    ),
                    "en": (
                        "Nobody from the social service enters the home before the police while "
                        "the perpetrator is inside."
                    ),
                },
            ),
        ),
        Step(
            key="safe_contact",
            heading={
                "sq": "KVDHF flet vetëm për vetëm me viktimën, në vend të sigurt",
                "en": "The KVDHF talks to the victim alone, in a safe place",
            },
            action={
                "sq": (
                    "<p>KVDHF e takon viktimën pa bashkëshortin, vjehrrën ose fëmijët pranë dhe "
                    "pa përkthyes nga familja.</p>"
                    "<ul><li>Merr vesh në cilin numër dhe në cilën orë mund ta kërkojë.</li>"
                    "<li>Cakton me të një fjalë të fshehtë për rastin kur ajo nuk flet dot.</li>"
                    "<li>Nuk pyet pse nuk iku më parë.</li></ul>"
                ),
                "en": (
                    "<p>The KVDHF meets the victim without the husband, mother-in-law or "
                    "children nearby and without an interpreter from the family.</p>"
                    "<ul><li>Finds out which number to call and at what hour.</li>"
                    "<li>Agrees with her on a secret word for when she cannot speak freely.</li>"
                    "<li>Does not ask why she did not leave earlier.</li></ul>"
                ),
            },
            roles=("kvdhf", "psychologist"),
            must=False,
            service_types=("counselling",),
            say={
                "sq": (
                    "Ju besoj dhe nuk është faji juaj.\n"
                    "Vendosim bashkë çfarë të bëjmë, hap pas hapi."
                ),
                "en": (
                    "I believe you, and it is not your fault.\n"
                    "We decide together what to do, one step at a time."
                ),
            },
            write_down={
                "sq": "Numri i sigurt, ora e sigurt dhe mënyra si paraqitet KVDHF në telefon.",
                "en": (
                    "The safe number, the safe hour and how the KVDHF introduces itself on the "
                    "phone."
                ),
            },
            warnings=(
                {
                    "sq": (
                        "Asnjë mesazh dhe asnjë telefonatë në një numër që e kontrollon dhunuesi."
                    ),
                    "en": "No message and no call to a number that the perpetrator checks.",
                },
            ),
        ),
        Step(
            key="doctor",
            heading={
                "sq": "Mjeku e ndihmon viktimën dhe i dokumenton lëndimet",
                "en": "The doctor treats the victim and documents the injuries",
            },
            action={
                "sq": (
                    "<p>Mjeku ose infermieri e viziton viktimën në një dhomë ku dhunuesi nuk "
                    "hyn. Raporti përshkruan çdo lëndim me vendin, madhësinë dhe ngjyrën, bashkë "
                    "me fjalët e viktimës.</p>"
                    "<ul><li>Rrobat e grisura ose me gjak ruhen në qese letre.</li>"
                    "<li>Me dijeninë e viktimës, një kopje i shkon policisë; kopja e saj ruhet "
                    "jashtë shtëpisë.</li></ul>"
                ),
                "en": (
                    "<p>The doctor or nurse examines the victim in a room that the perpetrator "
                    "does not enter. The report describes each injury by place, size and colour, "
                    "with the victim’s own words.</p>"
                    "<ul>"
                    "<li>Torn or blood-stained clothes are kept in a paper bag.</li>"
                    "<li>With the victim’s knowledge one copy goes to the police; her own copy "
                    "is kept outside the home.</li></ul>"
                ),
            },
            roles=("health", "kvdhf"),
            service_types=("health_care",),
            write_down={
                "sq": "Ora e vizitës, institucioni, numri i raportit dhe kush e mban kopjen.",
                "en": (
                    "The hour of the examination, the institution, the report number and who "
                    "keeps the copy."
                ),
            },
        ),
        Step(
            key="risk",
            heading={
                "sq": "KVDHF dhe policia vlerësojnë rrezikun",
                "en": "The KVDHF and the police assess the risk",
            },
            action={
                "sq": (
                    "<p>KVDHF e plotëson fletën e rrezikut bashkë me policinë dhe, kur është e "
                    "mundur, me viktimën. Më shumë peshojnë: armët, kapja për fyti, kërcënimi me "
                    "vdekje, shtatzënia, ndarja e kohëve të fundit, alkooli, ndjekja në rrugë "
                    "ose në telefon.</p>"
                    "<p>Mendimi i vetë viktimës për rrezikun shënohet gjithmonë, edhe kur nuk "
                    "përputhet me fletën.</p>"
                ),
                "en": (
                    "<p>The KVDHF fills in the risk sheet with the police and, where possible, "
                    "with the victim. What weighs most: weapons, a grip on the throat, death "
                    "threats, pregnancy, a recent separation, alcohol, being followed in the "
                    "street or by phone.</p>"
                    "<p>The victim’s own view of the danger is always recorded, even when it "
                    "differs from the sheet.</p>"
                ),
            },
            roles=("kvdhf", "police"),
            limits=(Limit(amount=24, unit="hours", event="report"),),
            forms=("risk_sheet",),
            branches=(
                Branch(
                    condition={
                        "sq": "nëse rreziku është i lartë",
                        "en": "if the risk is high",
                    },
                    to="police_measures",
                    question={"sq": "A është rreziku i lartë?", "en": "Is the risk high?"},
                ),
                Branch(
                    condition={
                        "sq": "nëse viktima nuk mund të kthehet në shtëpi",
                        "en": "if the victim cannot go home",
                    },
                    to="shelter",
                    question={
                        "sq": "A i duhet viktimës një vend për të fjetur sonte?",
                        "en": "Does the victim need somewhere to sleep tonight?",
                    },
                ),
                Branch(
                    condition={
                        "sq": "nëse policia nuk ka marrë masa",
                        "en": "if the police have taken no measures",
                    },
                    to="victim_request",
                ),
            ),
            write_down={
                "sq": (
                    "Niveli i rrezikut, arsyet dhe ora; çfarë ndryshon nëse dhunuesi kthehet sonte."
                ),
                "en": (
                    "The level of risk, the reasons and the hour; what changes if the "
                    "perpetrator comes back tonight."
                ),
            },
        ),
    ),
)

IMMEDIATE_MEASURES = Phase(
    key="measures",
    title={
        "sq": "Masat e menjëhershme, fëmijët dhe strehimi",
        "en": "Immediate measures, children and shelter",
    },
    steps=(
        Step(
            key="police_measures",
            heading={
                "sq": "Policia nxjerr urdhrin për masat paraprake (UMPMM)",
                "en": "The police issue the order on preliminary measures (UMPMM)",
            },
            action={
                "sq": (
                    "<p>Policia e Shtetit nxjerr urdhrin për masat paraprake të mbrojtjes së "
                    "menjëhershme dhe mund ta largojë dhunuesin nga banesa <b>para vendimit të "
                    "gjykatës</b>. Policia ia lexon urdhrin dhunuesit, i kërkon çelësat dhe i "
                    "tregon se ku e ka të ndaluar të afrohet.</p>"
                    "<p>KVDHF merr një kopje dhe ia shpjegon viktimës me fjalë të thjeshta. Nga "
                    "ora e masave nis afati për kërkesën në gjykatë.</p>"
                ),
                "en": (
                    "<p>The State Police issue the order on preliminary measures of immediate "
                    "protection and may remove the perpetrator from the home <b>before the court "
                    "decides</b>. The police read the order to the perpetrator, ask for the keys "
                    "and say which places are forbidden.</p>"
                    "<p>The KVDHF gets a copy and explains it to the victim in plain words. The "
                    "time limit for the request to court starts at the hour of the measures.</p>"
                ),
            },
            roles=("police", "kvdhf"),
            service_types=("police",),
            laws=(
                Law(
                    act="al-9669-2006",
                    source="Press of 2020: amendment in force 18.11.2020; law text not read",
                ),
            ),
            write_down={
                "sq": "Data dhe ora e masave, struktura e policisë që i mori, çfarë ndalon urdhri.",
                "en": (
                    "Date and hour of the measures, the police structure that took them, what "
                    "the order forbids."
                ),
            },
        ),
        Step(
            key="children",
            heading={
                "sq": "PMF vlerëson veçmas gjendjen e fëmijëve",
                "en": "The child-protection worker (PMF) assesses the children separately",
            },
            action={
                "sq": (
                    "<p>Fëmija që sheh ose dëgjon dhunën është vetë në rrezik. KVDHF njofton "
                    "PMF-në e njësisë administrative; PMF e takon fëmijën pa prindërit pranë dhe "
                    "flet me shkollën.</p>"
                    "<ul><li>Nuk i kërkon fëmijës të zgjedhë mes prindërve dhe nuk e bën "
                    "dëshmitar.</li>"
                    "<li>Për fëmijën thirret <b>GTN</b>; për dhunën në familje mblidhet "
                    "<b>ETN</b>. Nuk janë i njëjti grup.</li></ul>"
                ),
                "en": (
                    "<p>A child who sees or hears the violence is in danger too. The KVDHF "
                    "informs the PMF of the administrative unit; the PMF meets the child without "
                    "the parents and talks to the school.</p>"
                    "<ul><li>Does not ask the child to choose between the parents and does not "
                    "make a witness of the child.</li>"
                    "<li>For the child the <b>GTN</b> is called; for the violence in the family "
                    "the <b>ETN</b> meets. They are two groups.</li></ul>"
                ),
            },
            roles=("pmf", "njmf", "kvdhf"),
            laws=(
                Law(
                    act="al-18-2017",
                    source="Law 18/2017, text read",
                    **CHECKED,
                ),
            ),
            service_types=("child_protection", "counselling"),
            say={
                "sq": (
                    "Nuk ke bërë asgjë të keqe.\nMë trego sa të duash dhe ndalemi kur të thuash ti."
                ),
                "en": (
                    "You have done nothing wrong.\n"
                    "Tell me as much as you like, and we stop when you say so."
                ),
            },
            write_down={
                "sq": (
                    "Kodi i rastit, mosha, ku ishte fëmija gjatë dhunës, kush i jep siguri. Pa "
                    "emra në letrat e tryezës."
                ),
                "en": (
                    "Case code, age, where the child was during the violence, who makes the "
                    "child feel safe. No names on the table’s papers."
                ),
            },
        ),
        Step(
            key="shelter",
            heading={
                "sq": "KVDHF siguron strehim dhe shoqërim të sigurt",
                "en": "The KVDHF arranges shelter and a safe escort",
            },
            action={
                "sq": (
                    "<p>Kur viktima nuk qëndron dot në shtëpi, KVDHF telefonon linjën e pranimit "
                    "të strehës ose shërbimin 72-orësh të emergjencës. Policia e shoqëron "
                    "viktimën dhe fëmijët, edhe kur merren sendet personale.</p>"
                    "<ul><li>Viktima merr me vete: kartën e identitetit, ilaçet, librezat e "
                    "fëmijëve, rroba për tri ditë.</li>"
                    "<li>KVDHF e kërkon vendin pasues që në ditën e parë.</li></ul>"
                ),
                "en": (
                    "<p>When the victim cannot stay at home, the KVDHF calls the shelter’s "
                    "intake line or the 72-hour emergency service. The police escort the victim "
                    "and the children, also when belongings are collected.</p>"
                    "<ul>"
                    "<li>To bring: identity card, medicines, the children’s health booklets, "
                    "clothes for three days.</li>"
                    "<li>The KVDHF looks for the next place from the first day.</li></ul>"
                ),
            },
            roles=("kvdhf", "police", "ngo"),
            laws=(
                Law(
                    act="al-vkm-518-2018",
                    source="Text read in a professional journal's reprint",
                    **CHECKED,
                ),
            ),
            service_types=("shelter_violence", "emergency_shelter"),
            say={
                "sq": (
                    "Sonte flini në një vend ku ai nuk ju gjen.\n"
                    "Telefonin e fikim bashkë, që të mos tregojë vendin."
                ),
                "en": (
                    "Tonight you sleep where he cannot find you.\n"
                    "We switch the phone off together, so that it does not show the place."
                ),
            },
            warnings=(
                {
                    "sq": (
                        "Adresa e strehës nuk shkruhet, nuk thuhet në telefon dhe nuk i jepet "
                        "askujt në familje."
                    ),
                    "en": (
                        "The shelter’s address is not written down, not said on the phone and not "
                        "given to anybody in the family."
                    ),
                },
            ),
        ),
    ),
)

COURT = Phase(
    key="court",
    title={"sq": "Urdhri i gjykatës", "en": "The court order"},
    steps=(
        Step(
            key="police_request",
            heading={
                "sq": "Policia paraqet kërkesën në gjykatë",
                "en": "The police file the request at court",
            },
            action={
                "sq": (
                    "<p>Policia i kërkon gjykatës të vlerësojë masat e marra dhe të lëshojë "
                    "urdhrin e menjëhershëm të mbrojtjes (UMM). Dosja përmban urdhrin e "
                    "policisë, raportin mjekësor, fletën e rrezikut dhe të dhënat për "
                    "fëmijët.</p>"
                    "<ul><li>KVDHF pyet në komisariat kur u regjistrua kërkesa dhe me cilin "
                    "numër.</li>"
                    "<li>Kur masat janë marrë të premten, KVDHF nuk pret të hënën për të "
                    "pyetur.</li></ul>"
                ),
                "en": (
                    "<p>The police ask the court to assess the measures taken and to issue the "
                    "immediate protection order (UMM). The file holds the police order, the "
                    "medical report, the risk sheet and what is known about the children.</p>"
                    "<ul><li>The KVDHF asks at the police station when the request was "
                    "registered and under which number.</li>"
                    "<li>When the measures were taken on a Friday, the KVDHF does not wait until "
                    "Monday to ask.</li></ul>"
                ),
            },
            roles=("police", "court", "kvdhf"),
            limits=(Limit(amount=48, unit="hours", event="police_measures", **ORDERS),),
            laws=(DV_LAW,),
            write_down={
                "sq": "Ora e masave, ora e regjistrimit në gjykatë, numri i çështjes.",
                "en": (
                    "The hour of the measures, the hour of registration at court, the court’s "
                    "file number."
                ),
            },
        ),
        Step(
            key="victim_request",
            heading={
                "sq": "Viktima mund t’i drejtohet gjykatës edhe vetë",
                "en": "The victim may also go to court herself",
            },
            action={
                "sq": (
                    "<p>KVDHF e ndihmon viktimën të përgatisë kërkesëpadinë: ku e kur ndodhi, "
                    "kush e pa, çfarë kërkon (largimin nga banesa, ndalimin e afrimit, "
                    "fëmijët).</p>"
                    "<p>Për <b>të miturin</b> kërkesën mund ta paraqesin prindi ose kujdestari, "
                    "të afërmit, zyra sociale e bashkisë, qendrat e licencuara, policia ose "
                    "prokuroria.</p>"
                ),
                "en": (
                    "<p>The KVDHF helps the victim prepare the request: where and when it "
                    "happened, who saw it, what she asks for (removal from the home, no "
                    "approach, the children).</p>"
                    "<p>For a <b>child</b> the request may be filed by the parent or guardian, "
                    "relatives, the municipal social office, licensed centres, the police or the "
                    "prosecutor.</p>"
                ),
            },
            roles=("kvdhf", "social_worker", "legal_aid"),
            must=False,
            limits=(
                Limit(
                    amount=48,
                    unit="hours",
                    event="police_measures",
                    applies_to={
                        "sq": "kur vetë viktima kërkon vlerësimin e masave të policisë",
                        "en": (
                            "when the victim herself asks the court to assess the police measures"
                        ),
                    },
                    **ORDERS,
                ),
            ),
            laws=(DV_LAW,),
            forms=("request_notes",),
            service_types=("legal_aid",),
        ),
        Step(
            key="legal_aid",
            heading={
                "sq": "Qendra e ndihmës juridike e këshillon viktimën falas",
                "en": "The legal aid centre advises the victim free of charge",
            },
            action={
                "sq": (
                    "<p>Viktima e dhunës në familje ka të drejtë për ndihmë juridike falas, "
                    "<b>pavarësisht nga të ardhurat</b>, dhe përjashtohet nga tarifat e "
                    "gjykatës. KVDHF e lidh me qendrën e ndihmës juridike parësore ose me një "
                    "organizatë të autorizuar. Kur duhet avokat në gjykatë, kërkohet ndihma "
                    "dytësore; kërkesa për urdhrin nuk pret vendimin për avokatin.</p>"
                ),
                "en": (
                    "<p>A victim of domestic violence is entitled to free legal aid <b>whatever "
                    "her income</b>, and is exempt from court fees. The KVDHF puts her in touch "
                    "with the primary legal aid centre or an authorised organisation. When a "
                    "lawyer is needed in court, secondary aid is requested; the request for the "
                    "order does not wait for the decision on the lawyer.</p>"
                ),
            },
            roles=("legal_aid", "kvdhf"),
            must=False,
            limits=(
                Limit(
                    amount=5,
                    unit="days",
                    event="aid_request",
                    applies_to={
                        "sq": (
                            "vendimi për ndihmën dytësore, kur kërkohet para fillimit të procesit"
                        ),
                        "en": "decision on secondary aid, when it is asked for before proceedings",
                    },
                    **LEGAL_AID,
                ),
            ),
            laws=(Law(act="al-111-2017", **LEGAL_AID),),
            service_types=("legal_aid",),
            say={
                "sq": "Avokati nuk ju kushton asgjë.\nNëse doni, vij me ju në takimin e parë.",
                "en": (
                    "The lawyer costs you nothing.\n"
                    "If you like, I come with you to the first meeting."
                ),
            },
        ),
        Step(
            key="immediate_order",
            heading={
                "sq": "Gjykata vendos për urdhrin e menjëhershëm të mbrojtjes (UMM)",
                "en": "The court decides on the immediate protection order (UMM)",
            },
            action={
                "sq": (
                    "<p>Afati është më i shkurtër kur mbrohet një i mitur. Vendimi nuk "
                    "ankimohet. KVDHF pyet në sekretari për orën e seancës, gjen një person që e "
                    "shoqëron viktimën dhe kërkon që viktima dhe dhunuesi të mos presin në të "
                    "njëjtin korridor. Zyra sociale e bashkisë paraqet shkurt çfarë ka parë "
                    "vetë.</p>"
                ),
                "en": (
                    "<p>The limit is shorter when a child is protected. There is no appeal "
                    "against the decision. The KVDHF asks the court office for the hour, finds a "
                    "person to go with the victim and asks that victim and perpetrator do not "
                    "wait in the same corridor. The municipal social office briefly reports what "
                    "it has seen itself.</p>"
                ),
            },
            roles=("court", "kvdhf", "police"),
            limits=(
                Limit(
                    amount=24,
                    unit="hours",
                    event="order_request",
                    applies_to={"sq": "për të miturin", "en": "for a child"},
                    **ORDERS,
                ),
                Limit(
                    amount=48,
                    unit="hours",
                    event="order_request",
                    applies_to={"sq": "për personat e tjerë", "en": "for others"},
                    **ORDERS,
                ),
            ),
            laws=(DV_LAW,),
            branches=(
                Branch(
                    condition={"sq": "nëse urdhri jepet", "en": "if the order is issued"},
                    to="execution",
                    question={"sq": "A u dha urdhri?", "en": "Was the order issued?"},
                ),
                Branch(
                    condition={
                        "sq": "nëse kërkesa rrëzohet",
                        "en": "if the request is refused",
                    },
                    to="legal_aid",
                ),
            ),
        ),
        Step(
            key="execution",
            heading={
                "sq": "Policia zbaton urdhrin me përmbaruesin dhe zyrën sociale",
                "en": "The police carry out the order with bailiff and social office",
            },
            action={
                "sq": (
                    "<p>Urdhri i menjëhershëm zbatohet <b>pa pritur</b>: policia, shërbimi "
                    "përmbarimor dhe zyra sociale e bashkisë shkojnë bashkë. Policia e largon "
                    "dhunuesin dhe pyet për armë. Dhunuesi merr vetëm sendet personale, në prani "
                    "të policisë. Punonjësi social qëndron me viktimën dhe fëmijët në një dhomë "
                    "tjetër dhe i pyet kush u bën shoqëri sonte.</p>"
                ),
                "en": (
                    "<p>The immediate order is carried out <b>at once</b>: the police, the "
                    "bailiff service and the municipal social office go together. The police "
                    "remove the perpetrator and ask about weapons. The perpetrator takes "
                    "personal belongings only, in front of the police. The social worker stays "
                    "with the victim and the children in another room and asks who keeps them "
                    "company tonight.</p>"
                ),
            },
            roles=("police", "bailiff", "social_worker"),
            laws=(DV_LAW,),
            service_types=("police",),
            say={
                "sq": (
                    "Tani ai nuk mund të hyjë këtu.\n"
                    "Nëse afrohet ose ju shkruan, telefononi 129, pastaj mua."
                ),
                "en": (
                    "He may not come in here now.\n"
                    "If he comes near or writes to you, call 129 and then me."
                ),
            },
            warnings=(
                {
                    "sq": (
                        "Orët pas largimit janë ndër më të rrezikshmet: viktima nuk mbetet vetëm "
                        "natën e parë."
                    ),
                    "en": (
                        "The hours after the removal are among the most dangerous: the victim is "
                        "not left alone the first night."
                    ),
                },
            ),
        ),
        Step(
            key="protection_order",
            heading={
                "sq": "Gjykata vendos për urdhrin e mbrojtjes (UM)",
                "en": "The court decides on the protection order (UM)",
            },
            action={
                "sq": (
                    "<p>Gjykata dëgjon viktimën, palën tjetër, policinë dhe punonjësit që e kanë "
                    "ndihmuar viktimën. KVDHF e përgatit: çfarë mund të pyetet, ku ulet, kush e "
                    "shoqëron. Zyra sociale e sjell raportin me shkrim.</p>"
                    "<p>Kur kërkesën për një fëmijë e ka paraqitur policia ose prokuroria, "
                    "tërheqja nuk e ndalon çështjen.</p>"
                ),
                "en": (
                    "<p>The court hears the victim, the other side, the police and the workers "
                    "who helped the victim. The KVDHF prepares her: what she may be asked, where "
                    "she sits, who goes with her. The social office brings its report in "
                    "writing.</p>"
                    "<p>When the police or the prosecutor filed for a child, withdrawal does not "
                    "stop the case.</p>"
                ),
            },
            roles=("court", "kvdhf", "legal_aid"),
            limits=(
                Limit(amount=15, unit="days", event="order_request", **ORDERS),
                Limit(
                    amount=20,
                    unit="days",
                    event="immediate_order",
                    applies_to={
                        "sq": "seanca që konfirmon urdhrin e menjëhershëm",
                        "en": "the hearing that confirms the immediate order",
                    },
                    source="Older summary, to be checked",
                ),
            ),
            laws=(DV_LAW,),
            write_down={
                "sq": "Data e vendimit, masat, data e mbarimit të urdhrit dhe kush e ka kopjen.",
                "en": (
                    "Date of the decision, the measures, the date the order ends and who has a "
                    "copy."
                ),
            },
        ),
    ),
)

TABLE = Phase(
    key="table",
    title={"sq": "Tryeza e MKR-së dhe plani", "en": "The MKR table and the plan"},
    steps=(
        Step(
            key="etn_call",
            heading={
                "sq": "KVDHF mbledh ekipin teknik ndërdisiplinor (ETN)",
                "en": "The KVDHF calls the interdisciplinary technical team (ETN)",
            },
            action={
                "sq": (
                    "<p>Mekanizmi i koordinuar i referimit (MKR) punon përmes ETN-së. KVDHF "
                    "thërret policinë, mjekun, PMF-në, shkollën, ndihmën juridike, punonjësin "
                    "social dhe organizatën që jep shërbimin.</p>"
                    "<ul><li>Ftesa mban vetëm kodin e rastit, datën dhe orën.</li>"
                    "<li>Viktima pyetet më parë çfarë do të thuhet në tryezë dhe çfarë jo.</li>"
                    "</ul>"
                ),
                "en": (
                    "<p>The coordinated referral mechanism (MKR) works through the ETN. The "
                    "KVDHF calls the police, the doctor, the PMF, the school, legal aid, the "
                    "social worker and the organisation that gives the service.</p>"
                    "<ul><li>The invitation carries only the case code, the date and the "
                    "hour.</li>"
                    "<li>The victim is asked beforehand what is to be said at the table and what "
                    "is not.</li></ul>"
                ),
            },
            roles=("kvdhf", "etn"),
            limits=(Limit(amount=72, unit="hours", event="report"),),
            laws=(MKR_DECISION,),
            forms=("etn_sheet",),
            write_down={
                "sq": "Kush erdhi, kush mungoi, kush e zëvendëson institucionin që mungoi.",
                "en": (
                    "Who came, who was missing, who stands in for the institution that was missing."
                ),
            },
        ),
        Step(
            key="plan",
            heading={
                "sq": "ETN miraton planin me një përgjegjës për çdo detyrë",
                "en": "The ETN agrees a plan with one person answerable per task",
            },
            action={
                "sq": (
                    "<p>Plani ka pesë rreshta: <b>siguria, shëndeti, fëmijët, strehimi, të "
                    "ardhurat</b>. Çdo rresht ka një institucion, një datë dhe një mënyrë për të "
                    "parë nëse u krye.</p>"
                    "<ul><li>Viktima e dëgjon planin të shpjeguar dhe e nënshkruan, nëse është "
                    "dakord.</li>"
                    "<li>Ndihma ekonomike, punësimi dhe kurset shënohen me zyrën ku "
                    "kërkohen.</li></ul>"
                ),
                "en": (
                    "<p>The plan has five rows: <b>safety, health, children, housing, "
                    "income</b>. Each row has an institution, a date and a way to see whether it "
                    "was done.</p>"
                    "<ul><li>The plan is explained to the victim, who signs it if she "
                    "agrees.</li>"
                    "<li>Economic aid, work and training are entered with the office where they "
                    "are asked for.</li></ul>"
                ),
            },
            roles=("etn", "kvdhf", "nvnr"),
            forms=("etn_sheet",),
            service_types=("counselling", "economic_aid", "employment"),
            say={
                "sq": "Ky është plani juaj, jo i yni.\nÇfarë mungon dhe çfarë nuk doni këtu?",
                "en": (
                    "This is your plan, not ours.\nWhat is missing, and what do you not want in it?"
                ),
            },
        ),
    ),
)

FOLLOW_UP = Phase(
    key="follow_up",
    title={"sq": "Ndjekja dhe mbyllja", "en": "Follow-up and closing"},
    steps=(
        Step(
            key="weekly_check",
            heading={
                "sq": "KVDHF e ndjek planin dhe flet rregullisht me viktimën",
                "en": "The KVDHF follows the plan and talks to the victim regularly",
            },
            action={
                "sq": (
                    "<p>KVDHF e telefonon viktimën në orën e sigurt dhe i pyet institucionet një "
                    "nga një për detyrat e tyre. Kur dhunuesi i afrohet viktimës, i shkruan ose "
                    "e ndjek te puna a te shkolla e fëmijëve, KVDHF njofton policinë menjëherë: "
                    "shkelja e urdhrit është <b>vepër penale</b>.</p>"
                ),
                "en": (
                    "<p>The KVDHF calls the victim at the safe hour and asks the institutions "
                    "one by one about their tasks. When the perpetrator comes near, writes, or "
                    "follows her to work or to the children’s school, the KVDHF informs the "
                    "police at once: a breach of the order is a <b>crime</b>.</p>"
                ),
            },
            roles=("kvdhf", "social_worker", "police"),
            must=False,
            limits=(Limit(amount=7, unit="days", event="plan_signed", relation="every"),),
            laws=(DV_LAW,),
            branches=(
                Branch(
                    condition={
                        "sq": "nëse ka dhunë të re ose shkelje të urdhrit",
                        "en": "if there is new violence or a breach of the order",
                    },
                    to="danger",
                    question={
                        "sq": "A ka dhunë të re ose shkelje?",
                        "en": "Is there new violence or a breach?",
                    },
                ),
                Branch(
                    condition={
                        "sq": "nëse rreziku ka ndryshuar",
                        "en": "if the risk has changed",
                    },
                    to="risk",
                ),
            ),
            write_down={
                "sq": "Data e telefonatës, ndryshimi i rrezikut, detyra që nuk u krye dhe arsyeja.",
                "en": "Date of the call, change in the risk, the task not done and the reason.",
            },
        ),
        Step(
            key="closing",
            heading={
                "sq": "ETN e mbyll rastin kur rreziku ka rënë",
                "en": "The ETN closes the case once the risk has fallen",
            },
            action={
                "sq": (
                    "<p>ETN e mbyll rastin kur rreziku është vlerësuar sërish, plani është "
                    "zbatuar dhe viktima e di kë të thërrasë natën. Pajtimi i çiftit, vetëm, nuk "
                    "mjafton si arsye mbylljeje. KVDHF i lë viktimës numrat e linjave në një "
                    "letër që nuk bie në sy dhe i tregon si rihapet rasti.</p>"
                ),
                "en": (
                    "<p>The ETN closes the case when the risk has been assessed again, the plan "
                    "has been carried out and the victim knows whom to call at night. A couple’s "
                    "reconciliation alone is not reason enough to close. The KVDHF leaves the "
                    "victim the lines’ numbers on a slip that does not attract attention and "
                    "explains how the case is reopened.</p>"
                ),
            },
            roles=("etn", "kvdhf"),
            must=False,
            say={
                "sq": "Rasti mbyllet, dera jo.\nMund të telefononi edhe vetëm për të pyetur.",
                "en": (
                    "The case closes, the door does not.\nYou can call even if it is only to ask."
                ),
            },
        ),
    ),
)

PROTOCOL = Protocol(
    key="al-domestic-violence",
    jurisdiction="AL",
    languages=("sq", "en"),
    title={
        "sq": "Dhuna në familje dhe mekanizmi i koordinuar i referimit (MKR)",
        "en": "Domestic violence and the coordinated referral mechanism (MKR, Albania)",
    },
    summary={
        "sq": (
            "Nga njoftimi i parë te urdhri i gjykatës dhe plani i ETN-së: kush vepron, brenda sa "
            "kohe dhe çfarë i thuhet viktimës. Për KVDHF-në, punonjësit socialë, policinë dhe "
            "anëtarët e MKR-së."
        ),
        "en": (
            "From the first report to the court order and the team’s plan: who acts, "
            "within how long and what the victim is told. For the local coordinator "
            "(KVDHF), social workers, police and members of the MKR in Albania."
        ),
    },
    slug={"sq": "dhuna-ne-familje-dhe-mkr", "en": "domestic-violence-and-mkr"},
    topics=("domestic-violence", "violence", "protection-orders", "referral"),
    situation="domestic_violence",
    audience="professional",
    issuing_authority={
        "sq": "Redaksia e demonstrimit (shembull, jo këshillë juridike)",
        "en": ("Demo editorial team (sample, not legal advice)"),
    },
    start_event="report",
    in_force_from="2026-11-03",
    review_by="2027-05-03",
    card=Card(
        danger={
            "sq": (
                "Ka armë, thikë ose kërcënim me vdekje.\n"
                "E ka kapur për fyti ose i ka zënë frymën.\n"
                "Është shtatzënë, sapo u nda ose ka fëmijë."
            ),
            "en": (
                "There is a weapon, a knife or a death threat.\n"
                "He has gripped her throat or choked her.\n"
                "She is pregnant, just left or has children."
            ),
        },
        lines=("AL-129", "AL-127", "AL-112", "AL-116117"),
        do_not={
            "sq": (
                "Dhunuesi nuk njoftohet dhe nuk thirret.\n"
                "Nuk pyetet para tij dhe nuk bëhet pajtim.\n"
                "Adresa e strehës nuk i jepet askujt."
            ),
            "en": (
                "Do not inform or summon the perpetrator.\n"
                "Do not question her near him; no reconciling.\n"
                "Do not give anyone the shelter’s address."
            ),
        },
        write_down={
            "sq": (
                "Ora e njoftimit, fjalët e viktimës, armët, fëmijët.\n"
                "Ora e masave të policisë: prej saj nis afati."
            ),
            "en": (
                "The hour of the report, her words, weapons, children.\n"
                "The hour of the police measures: the limit starts there."
            ),
        },
    ),
    questions=(
        Branch(
            condition={
                "sq": "nëse dhuna po ndodh tani ose ka armë",
                "en": "if the violence is happening now or there is a weapon",
            },
            to="danger",
            question={
                "sq": "A është dikush në rrezik tani?",
                "en": "Is somebody in danger right now?",
            },
        ),
        Branch(
            condition={
                "sq": "nëse policia i ka marrë masat",
                "en": "if the police have taken measures",
            },
            to="police_request",
            question={
                "sq": "A ka nxjerrë policia urdhrin e vet?",
                "en": "Have the police issued their order?",
            },
        ),
        Branch(
            condition={
                "sq": "nëse gjykata ka dhënë urdhrin",
                "en": "if the court has issued an order",
            },
            to="execution",
            question={
                "sq": "A ka dalë urdhri i gjykatës?",
                "en": "Has the court issued an order?",
            },
        ),
    ),
    phases=(REPORT_AND_SAFETY, IMMEDIATE_MEASURES, COURT, TABLE, FOLLOW_UP),
    forms=(
        Form(
            key="risk_sheet",
            title={
                "sq": "Fleta e vlerësimit të rrezikut",
                "en": "Risk assessment sheet",
            },
            lines=(
                "Kodi i rastit",
                "Data dhe ora e vlerësimit",
                "Armë në shtëpi (po / jo / nuk dihet)",
                "Kapje për fyti ose zënie e frymës (po / jo)",
                "Kërcënim me vdekje (po / jo)",
                "Shtatzëni ose ndarje e kohëve të fundit (po / jo)",
                "Alkool, drogë, ndjekje (po / jo)",
                "Fëmijë në shtëpi: numri dhe moshat",
                "Si e sheh viktima rrezikun",
                "Niveli i rrezikut dhe arsyet",
                "Vlerësoi: KVDHF / policia",
            ),
        ),
        Form(
            key="request_notes",
            title={
                "sq": "Shënime për kërkesëpadinë",
                "en": "Notes for the request to court",
            },
            lines=(
                "Kodi i rastit",
                "Data, ora dhe vendi i dhunës",
                "Çfarë ndodhi, me fjalët e viktimës",
                "Herë të tjera: kur dhe ku",
                "Kush e pa ose e dëgjoi",
                "Raport mjekësor (numri, data)",
                "Çfarë kërkohet nga gjykata",
                "Ora kur u morën masat e policisë",
            ),
        ),
        Form(
            key="etn_sheet",
            title={
                "sq": "Fleta e mbledhjes së ETN-së",
                "en": "Sheet for the ETN meeting",
            },
            lines=(
                "Kodi i rastit",
                "Data dhe ora e mbledhjes",
                "Institucionet e pranishme",
                "Siguria: detyra, institucioni, data",
                "Shëndeti: detyra, institucioni, data",
                "Fëmijët: detyra, institucioni, data",
                "Strehimi: detyra, institucioni, data",
                "Të ardhurat: detyra, institucioni, data",
                "Çfarë mungon në bashki",
                "Data e mbledhjes tjetër",
            ),
        ),
    ),
    acts=(
        "al-9669-2006",
        "al-vkm-327-2021",
        "al-18-2017",
        "al-vkm-518-2018",
        "al-111-2017",
    ),
)
