"""Economic aid and the disability assessment popularly called KEMP, Albania.

Only limits that were found in a source are given here, since families read this
protocol too; what was read in the press of 2020 is marked as such in the text.
"""

from protocols.demo.acts import CHECKED_BY
from protocols.demo.format import Branch, Card, Form, Law, Limit, Phase, Protocol, Step

CHECKED = {"checked_on": "2026-11-03", "checked_by": CHECKED_BY}
BIRTH = {"source": "Njohligjin collection, Family (2022), read", **CHECKED}
LEGAL_AID = {"source": "Njohligjin collection, Legal aid (2022), read", **CHECKED}
PRESS_2020 = "Lajmifundit 3.3.2020; Gazeta Dita 9.2020"
ASSISTANCE_LAW = Law(act="al-57-2019", source="Secondary source, to be checked")
CARE_LAW = Law(act="al-121-2016", source="Government page: only the draft of the law read")

BEFORE = Phase(
    key="before",
    title={"sq": "Para kërkesës", "en": "Before the application"},
    steps=(
        Step(
            key="which_payment",
            heading={
                "sq": "Administratori shoqëror sqaron cila pagesë kërkohet",
                "en": "The social administrator clarifies which payment is meant",
            },
            action={
                "sq": (
                    "<p>Tri gjëra ngatërrohen shpesh; administratori i ndan që në fillim:</p>"
                    "<ul><li><b>Ndihma ekonomike</b>: për familjen pa të ardhura ose me pak të "
                    "ardhura.</li>"
                    "<li><b>Pagesa për aftësinë e kufizuar</b>: populli i thotë KEMP; vlerëson "
                    "komisioni multidisiplinar i vlerësimit të aftësisë së kufizuar.</li>"
                    "<li><b>KMCAP</b>: invaliditeti për punë. Është komision tjetër dhe nuk e "
                    "zëvendëson komisionin multidisiplinar.</li></ul>"
                ),
                "en": (
                    "<p>Three things are often mixed up; the administrator separates them from "
                    "the start:</p>"
                    "<ul><li><b>Economic aid</b>: for a family without income or with little "
                    "income.</li>"
                    "<li><b>The disability payment</b>: people call it KEMP; the "
                    "multidisciplinary disability assessment commission decides.</li>"
                    "<li><b>KMCAP</b>: invalidity for work. It is another commission and does "
                    "not replace the multidisciplinary one.</li></ul>"
                ),
            },
            roles=("social_administrator", "nvnr"),
            laws=(ASSISTANCE_LAW,),
            service_types=("economic_aid", "disability_assessment"),
            branches=(
                Branch(
                    condition={
                        "sq": "nëse familja nuk ka të ardhura ose ka pak",
                        "en": "if the family has no income or little",
                    },
                    to="documents",
                    question={
                        "sq": "A mungojnë paratë për ushqim, qira ose drita?",
                        "en": "Is there no money for food, rent or electricity?",
                    },
                ),
                Branch(
                    condition={
                        "sq": "nëse dikush në familje ka aftësi të kufizuar",
                        "en": "if somebody in the family has a disability",
                    },
                    to="medical_file",
                    question={
                        "sq": "A ka dikush sëmundje ose aftësi të kufizuar?",
                        "en": "Does somebody have an illness or a disability?",
                    },
                ),
                Branch(
                    condition={
                        "sq": "nëse në familje ka lindur një fëmijë",
                        "en": "if a child has been born in the family",
                    },
                    to="birth",
                    question={
                        "sq": "A ka lindur një fëmijë këto muaj?",
                        "en": "Has a child been born in recent months?",
                    },
                ),
            ),
            say={
                "sq": (
                    "Më tregoni çfarë ju mungon dhe shohim cila pagesë ju takon.\n"
                    "Mund të kërkoni më shumë se një."
                ),
                "en": (
                    "Tell me what you lack and we see which payment fits.\n"
                    "You may ask for more than one."
                ),
            },
        ),
        Step(
            key="documents",
            heading={
                "sq": "Familja mbledh dokumentet me listën e administratorit",
                "en": "The family collects the papers from the administrator’s list",
            },
            action={
                "sq": (
                    "<p>Administratori jep listën e saktë me shkrim. Zakonisht kërkohen:</p>"
                    "<ul><li>kartat e identitetit dhe certifikata familjare;</li>"
                    "<li>vërtetimi i shkollës për fëmijët;</li>"
                    "<li>dokumente për të ardhurat, tokën, qiranë, dritat;</li>"
                    "<li>vendimi i gjykatës, kur ka divorc, kujdestari ose urdhër "
                    "mbrojtjeje.</li></ul><p>Kush nuk lexon dot, e plotëson kërkesën bashkë me "
                    "administratorin.</p>"
                ),
                "en": (
                    "<p>The administrator gives the exact list in writing. Usually asked for:</p>"
                    "<ul>"
                    "<li>identity cards and the family certificate;</li>"
                    "<li>the school’s confirmation for the children;</li>"
                    "<li>papers on income, land, rent, electricity;</li>"
                    "<li>the court’s decision, where there is a divorce, custody or a protection "
                    "order.</li></ul>"
                    "<p>A person who cannot read fills in the request together with the "
                    "administrator.</p>"
                ),
            },
            roles=("social_administrator", "social_worker"),
            must=False,
            forms=("document_list",),
            write_down={
                "sq": "Cili dokument mungon, kush e nxjerr dhe në cilën zyrë.",
                "en": "Which paper is missing, who gets it and at which office.",
            },
        ),
        Step(
            key="birth",
            heading={
                "sq": "Prindi e regjistron lindjen në gjendjen civile",
                "en": "The parent registers the birth at the civil registry",
            },
            action={
                "sq": (
                    "<p>Pa regjistrim, fëmija nuk hyn në certifikatën familjare. Administratori "
                    "e shoqëron prindin te zyra e gjendjes civile kur ka vështirësi. Nëna që e "
                    "regjistron lindjen brenda afatit merr një shpërblim: <b>5 000 lekë, shumë e "
                    "vitit 2022</b>, për t’u kontrolluar.</p>"
                    "<p>Ky është shpërblim vetëm për regjistrimin. Pagesa për lindjen, bonusi i "
                    "bebes, është skemë tjetër.</p>"
                ),
                "en": (
                    "<p>Without registration the child does not appear in the family "
                    "certificate. The administrator goes with the parent to the civil registry "
                    "where there is difficulty. A mother who registers the birth within the "
                    "limit gets a reward: <b>5,000 lek, an amount of 2022</b>, to be checked.</p>"
                    "<p>It is a reward for registering only. The payment for a birth, the baby "
                    "bonus, is another scheme.</p>"
                ),
            },
            roles=("social_administrator", "health"),
            limits=(
                Limit(
                    amount=60,
                    unit="days",
                    event="birth",
                    applies_to={
                        "sq": "lindje në Shqipëri, që të merret shpërblimi",
                        "en": "birth in Albania, to receive the reward",
                    },
                    **BIRTH,
                ),
                Limit(
                    amount=90,
                    unit="days",
                    event="birth",
                    applies_to={
                        "sq": "lindje jashtë vendit, që të merret shpërblimi",
                        "en": "birth abroad, to receive the reward",
                    },
                    **BIRTH,
                ),
            ),
        ),
    ),
)

ECONOMIC_AID = Phase(
    key="economic_aid_phase",
    title={"sq": "Ndihma ekonomike", "en": "Economic aid"},
    steps=(
        Step(
            key="apply",
            heading={
                "sq": "Administratori merr kërkesën dhe jep vërtetim me datë",
                "en": "The administrator takes the request and gives a dated receipt",
            },
            action={
                "sq": (
                    "<p>Kërkesa për ndihmë ekonomike dorëzohet te administratori shoqëror i "
                    "njësisë ku banon familja. Administratori e regjistron edhe kur mungon një "
                    "dokument dhe shënon afatin për ta sjellë.</p>"
                    "<ul><li>Familja largohet me një letër në dorë: numri, data, emri i "
                    "zyrës.</li>"
                    "<li>Askush nuk kthehet mbrapsht vetëm me fjalë.</li></ul>"
                ),
                "en": (
                    "<p>The request for economic aid is filed with the social administrator of "
                    "the unit where the family lives. The administrator registers it even when a "
                    "paper is missing and notes by when to bring it.</p>"
                    "<ul><li>The family leaves with a paper: number, date, name of the "
                    "office.</li>"
                    "<li>Nobody is turned away by word of mouth.</li></ul>"
                ),
            },
            roles=("social_administrator",),
            laws=(ASSISTANCE_LAW,),
            service_types=("economic_aid",),
            say={
                "sq": (
                    "E mora kërkesën sot; kjo letër ka datën dhe numrin.\n"
                    "Çfarë mungon, ua kam shkruar poshtë."
                ),
                "en": (
                    "I have taken your request today; this paper has the date and number.\n"
                    "What is missing is written below."
                ),
            },
            write_down={
                "sq": "Data, numri i kërkesës, dokumentet që u dorëzuan dhe ato që mungojnë.",
                "en": "Date, number of the request, the papers handed in and those missing.",
            },
        ),
        Step(
            key="home_visit",
            heading={
                "sq": "Administratori e viziton familjen dhe sheh gjendjen",
                "en": "The administrator visits the family and sees the situation",
            },
            action={
                "sq": (
                    "<p>Administratori shkon në orën e caktuar me familjen, tregon kartën e "
                    "punës dhe pyet para se të hyjë në një dhomë. Sheh banesën, ngrohjen, "
                    "ushqimin, kush punon, kush është i sëmurë.</p>"
                    "<ul>"
                    "<li>Nuk hap dollapë dhe nuk pyet fqinjët për familjen.</li>"
                    "<li>Kur një fëmijë lyp, punon ose ka braktisur shkollën, njofton "
                    "<b>PMF-në</b> dhe ia thotë familjes, kur kjo nuk e rrezikon "
                    "fëmijën.</li></ul>"
                ),
                "en": (
                    "<p>The administrator goes at the agreed hour, shows the work card and asks "
                    "before entering a room. Looks at the home, heating, food, who works, who is "
                    "ill.</p>"
                    "<ul><li>Does not open cupboards and does not ask the neighbours about the "
                    "family.</li>"
                    "<li>When a child begs, works or has dropped out of school, tells the "
                    "child-protection worker, the <b>PMF</b>, and says so to the family unless "
                    "that endangers the child.</li></ul>"
                ),
            },
            roles=("social_administrator", "pmf"),
            forms=("visit_sheet",),
            service_types=("food_aid", "child_protection"),
            branches=(
                Branch(
                    condition={
                        "sq": "nëse në shtëpi është një person me aftësi të kufizuar",
                        "en": "if a person with a disability lives in the home",
                    },
                    to="medical_file",
                    question={
                        "sq": "A jeton aty një person me aftësi të kufizuar?",
                        "en": "Does a person with a disability live there?",
                    },
                ),
                Branch(
                    condition={
                        "sq": "nëse familja ka nevojë edhe për shërbime",
                        "en": "if the family needs services as well",
                    },
                    to="support",
                ),
            ),
            say={
                "sq": (
                    "Nuk kam ardhur të kontrolloj, por të shoh çfarë ju takon.\n"
                    "Cila është gjëja më e vështirë këtë muaj?"
                ),
                "en": (
                    "I have not come to check up on you but to see what you are entitled to.\n"
                    "What is the hardest thing this month?"
                ),
            },
            warnings=(
                {
                    "sq": (
                        "Kur familja nuk ka ushqim ose ngrohje, ndihma në sende kërkohet po atë "
                        "ditë, pa pritur vendimin."
                    ),
                    "en": (
                        "When the family has no food or heating, help in kind is asked for the "
                        "same day, before any decision."
                    ),
                },
            ),
        ),
        Step(
            key="decision",
            heading={
                "sq": "Administratori ia jep familjes vendimin me shkrim",
                "en": "The administrator gives the family the decision in writing",
            },
            action={
                "sq": (
                    "<p>Administratori ia lexon familjes vendimin: a u pranua kërkesa, pse, nga "
                    "cila ditë dhe ku merret pagesa. Kur kërkesa u refuzua, tregon me gisht ku "
                    "shkruhet afati i ankesës dhe zyra ku dorëzohet.</p>"
                    "<ul>"
                    "<li>Refuzimi me gojë nuk është vendim: familja kërkon letrën.</li></ul>"
                ),
                "en": (
                    "<p>The administrator reads the decision to them: accepted or not, why, from "
                    "which day and where the payment is collected. When the request is refused, "
                    "the administrator points to the line with the time limit for a complaint "
                    "and the office where to file it.</p>"
                    "<ul><li>A spoken refusal is not a decision: the family asks for the "
                    "paper.</li></ul>"
                ),
            },
            roles=("social_administrator", "head_social"),
            laws=(ASSISTANCE_LAW,),
            branches=(
                Branch(
                    condition={
                        "sq": "nëse kërkesa u refuzua ose familja nuk është dakord",
                        "en": "if the request was refused or the family does not agree",
                    },
                    to="appeal",
                    question={
                        "sq": "A u refuzua kërkesa?",
                        "en": "Was the request refused?",
                    },
                ),
            ),
            write_down={
                "sq": (
                    "Data e vendimit, data kur e mori familja, afati i ankesës siç shkruhet në "
                    "vendim."
                ),
                "en": (
                    "Date of the decision, the date the family got it, the complaint limit as "
                    "the decision states it."
                ),
            },
        ),
        Step(
            key="changes",
            heading={
                "sq": "Familja i tregon administratorit çdo ndryshim",
                "en": "The family tells the administrator about every change",
            },
            action={
                "sq": (
                    "<p>Punë e re, lindje, vdekje, ndarje, kthim nga emigracioni ose ndërrim "
                    "banese: familja e thotë pa pritur, që pagesa të mos ndërpritet dhe të mos "
                    "kërkohet kthim parash. Administratori pranon njoftimin edhe me telefon dhe "
                    "e vërteton me një rresht të shkruar.</p>"
                ),
                "en": (
                    "<p>A new job, a birth, a death, a separation, return from emigration or a "
                    "change of home: the family says so without waiting, so that the payment "
                    "does not stop and no money has to be paid back. The administrator accepts "
                    "the notice by phone too and confirms it with a written line.</p>"
                ),
            },
            roles=("social_administrator",),
            must=False,
        ),
    ),
)

KEMP = Phase(
    key="kemp",
    title={
        "sq": "Vlerësimi i aftësisë së kufizuar (KEMP)",
        "en": "Disability assessment (KEMP)",
    },
    steps=(
        Step(
            key="medical_file",
            heading={
                "sq": "Mjeku përgatit dosjen mjekësore për komisionin",
                "en": "The doctor prepares the medical file for the commission",
            },
            action={
                "sq": (
                    "<p>Mjeku i familjes mbledh epikrizat, ekzaminimet dhe recetat dhe "
                    "përshkruan <b>jetën e përditshme</b>: a ecën personi, a vishet, a lahet, a "
                    "ha vetë, a e kuptojnë kur flet, kush rri me të natën.</p>"
                    "<ul><li>Familja mban fotokopje të çdo letre.</li>"
                    "<li>Fleta e jetës së përditshme plotësohet një ditë të zakonshme, jo ditën "
                    "më të mirë.</li></ul>"
                ),
                "en": (
                    "<p>The family doctor gathers discharge letters, tests and prescriptions and "
                    "describes <b>daily life</b>: does the person walk, dress, wash and eat "
                    "alone, is speech understood, who stays at night.</p>"
                    "<ul><li>The family keeps a photocopy of every paper.</li>"
                    "<li>The daily-life sheet is filled in on an ordinary day, not on the best "
                    "one.</li></ul>"
                ),
            },
            roles=("health", "social_administrator"),
            forms=("daily_life",),
            service_types=("health_care", "disability_assessment"),
            say={
                "sq": (
                    "Më tregoni si kalon një ditë, nga mëngjesi deri në darkë.\n"
                    "Ku ju duhet dora e dikujt tjetër?"
                ),
                "en": (
                    "Tell me how a day goes, from morning to evening.\n"
                    "Where do you need somebody else’s hand?"
                ),
            },
        ),
        Step(
            key="file_request",
            heading={
                "sq": "Administratori shoqëror e dërgon dosjen te komisioni",
                "en": "The social administrator sends the file to the commission",
            },
            action={
                "sq": (
                    "<p>Në dosje shkruhet emri i plotë: <b>komisioni multidisiplinar i "
                    "vlerësimit të aftësisë së kufizuar</b>. KEMP është emri që përdor populli. "
                    "KMCAP është për invaliditetin për punë; dosja që shkon atje nuk vlen "
                    "këtu.</p>"
                    "<p>Shtypi i vitit 2020 shkruante për pesë komisione të shkallës së parë, "
                    "katër të larta dhe të paktën tri mbledhje në muaj. Shifrat janë të vjetra "
                    "dhe të paverifikuara.</p>"
                ),
                "en": (
                    "<p>The file carries the full name: <b>multidisciplinary disability "
                    "assessment commission</b>. KEMP is the popular name. KMCAP is for "
                    "invalidity for work; a file sent there does not count here.</p>"
                    "<p>The press of 2020 wrote of five first-level commissions, four superior "
                    "ones and at least three meetings a month. The figures are old and not "
                    "verified.</p>"
                ),
            },
            roles=("social_administrator", "disability_commission"),
            laws=(ASSISTANCE_LAW,),
            service_types=("disability_assessment",),
            write_down={
                "sq": "Data e dërgimit, numri i dosjes, sa faqe ka, kush e mori.",
                "en": "Date sent, number of the file, number of pages, who received it.",
            },
        ),
        Step(
            key="summons",
            heading={
                "sq": "Komisioni e thërret personin përmes administratorit",
                "en": "The commission summons the person through the administrator",
            },
            action={
                "sq": (
                    "<p>Thirrja vjen te administratori shoqëror, prandaj familja i lë atij një "
                    "numër telefoni që punon. Administratori e njofton familjen po atë ditë dhe, "
                    "kur telefonit nuk i përgjigjet njeri, shkon në shtëpi.</p>"
                    "<ul>"
                    "<li>Letra e thirrjes thotë: dita, ora, vendi, çfarë duhet sjellë.</li>"
                    "<li>Kur thirrja vonon, familja pyet administratorin, jo "
                    "komisionin.</li></ul>"
                ),
                "en": (
                    "<p>The summons reaches the social administrator, so the family leaves a "
                    "working phone number there. The administrator tells the family the same day "
                    "and, when the phone stays silent, goes to the door.</p>"
                    "<ul><li>The summons says: day, hour, place, what to bring.</li>"
                    "<li>When the summons is late, the family asks the administrator, not the "
                    "commission.</li></ul>"
                ),
            },
            roles=("disability_commission", "social_administrator"),
            limits=(
                Limit(
                    amount=30,
                    unit="days",
                    event="application",
                    applies_to={
                        "sq": "thirrja, sipas shtypit të vitit 2020",
                        "en": "the summons, according to the press of 2020",
                    },
                    source=PRESS_2020,
                ),
            ),
        ),
        Step(
            key="commission_day",
            heading={
                "sq": "Personi paraqitet në komision me një shoqërues",
                "en": "The person goes before the commission with a companion",
            },
            action={
                "sq": (
                    "<p>Herën e parë personi shkon vetë, sipas shtypit të vitit 2020. Shoqëruesi "
                    "merr me vete dosjen, kartat e identitetit, ilaçet, ujë dhe mjetet ndihmëse: "
                    "syzet, aparatin e dëgjimit, karrigen me rrota.</p>"
                    "<ul>"
                    "<li>Kush nuk lëviz dot, ia thotë administratorit disa ditë më parë, që ai "
                    "të pyesë komisionin.</li>"
                    "<li>Shoqëruesi shton vetëm atë që personi nuk e thotë dot.</li></ul>"
                ),
                "en": (
                    "<p>The first time the person goes in person, according to the press of "
                    "2020. The companion brings the file, identity cards, medicines, water and "
                    "aids: glasses, hearing aid, wheelchair.</p>"
                    "<ul><li>A person who cannot move tells the administrator days before, so "
                    "that the administrator asks the commission.</li>"
                    "<li>The companion adds only what the person cannot say.</li></ul>"
                ),
            },
            roles=("disability_commission", "social_worker"),
            must=False,
            say={
                "sq": (
                    "Tregoni edhe ditët e këqija, jo vetëm të mirat.\n"
                    "Nuk është turp të thoni që nuk e bëni dot vetë."
                ),
                "en": (
                    "Tell about the bad days too, not only the good ones.\n"
                    "There is no shame in saying you cannot do it alone."
                ),
            },
        ),
        Step(
            key="result",
            heading={
                "sq": "Administratori shpjegon vendimin dhe ditën e rivlerësimit",
                "en": "The administrator explains the decision and the review date",
            },
            action={
                "sq": (
                    "<p>Administratori lexon me familjen: çfarë u vendos, nga cila ditë paguhet "
                    "dhe <b>kur bëhet rivlerësimi</b>. Data vihet në kalendarin e familjes dhe "
                    "të zyrës.</p>"
                    "<ul><li>Kur vendimi nuk përputhet me gjendjen, shihet ankesa.</li></ul>"
                ),
                "en": (
                    "<p>The administrator reads with the family: what was decided, from which "
                    "day it is paid and <b>when the reassessment is</b>. The date goes into the "
                    "family’s calendar and the office’s.</p>"
                    "<ul>"
                    "<li>When the decision does not match the situation, a complaint is "
                    "considered.</li></ul>"
                ),
            },
            roles=("social_administrator", "disability_commission"),
            branches=(
                Branch(
                    condition={
                        "sq": "nëse vendimi nuk përputhet me gjendjen e personit",
                        "en": "if the decision does not match the person’s situation",
                    },
                    to="appeal",
                    question={
                        "sq": "A mendon familja se vendimi është i gabuar?",
                        "en": "Does the family think the decision is wrong?",
                    },
                ),
                Branch(
                    condition={
                        "sq": "nëse personi ka nevojë për shërbim, jo vetëm për pagesë",
                        "en": "if the person needs a service, not only a payment",
                    },
                    to="support",
                ),
            ),
            write_down={
                "sq": "Data e vendimit, data e rivlerësimit dhe kush i kujton familjes.",
                "en": "Date of the decision, date of the reassessment and who reminds the family.",
            },
            warnings=(
                {
                    "sq": (
                        "Shtypi i vitit 2020 shkruante se pagesa ndalet kur personi rri jashtë "
                        "vendit mbi tre muaj. Kjo nuk është verifikuar: administratori pyetet "
                        "para nisjes."
                    ),
                    "en": (
                        "The press of 2020 wrote that the payment stops after more than three "
                        "months abroad. This is not verified: the administrator is asked before "
                        "leaving."
                    ),
                },
            ),
        ),
    ),
)

SUPPORT = Phase(
    key="support_phase",
    title={"sq": "Ankesa dhe shërbimet", "en": "Complaint and services"},
    steps=(
        Step(
            key="appeal",
            heading={
                "sq": "Qendra e ndihmës juridike e ndihmon familjen për ankesën",
                "en": "The legal aid centre helps the family with the complaint",
            },
            action={
                "sq": (
                    "<p>Afati i ankesës është ai që shkruhet në vendim; familja nuk pret javën e "
                    "fundit. Përfituesit e mbrojtjes sociale kanë ndihmë juridike falas "
                    "<b>pavarësisht nga të ardhurat</b>; të tjerët pyesin qendrën nëse u "
                    "takon.</p>"
                    "<ul>"
                    "<li>Me vete merren: vendimi, vërtetimi i kërkesës, dosja "
                    "mjekësore.</li></ul>"
                ),
                "en": (
                    "<p>The limit for a complaint is the one written in the decision; the family "
                    "does not wait for the last week. Beneficiaries of social protection get "
                    "free legal aid <b>whatever their income</b>; others ask the centre whether "
                    "they qualify.</p>"
                    "<ul><li>To bring: the decision, the receipt of the request, the medical "
                    "file.</li></ul>"
                ),
            },
            roles=("legal_aid", "social_worker"),
            must=False,
            limits=(
                Limit(
                    amount=5,
                    unit="days",
                    event="aid_request",
                    applies_to={
                        "sq": "vendimi për avokatin falas, kur kërkohet para fillimit të procesit",
                        "en": "decision on the free lawyer, when asked for before proceedings",
                    },
                    **LEGAL_AID,
                ),
            ),
            laws=(Law(act="al-111-2017", **LEGAL_AID),),
            service_types=("legal_aid",),
        ),
        Step(
            key="support",
            heading={
                "sq": "NVNR e lidh familjen me shërbime të tjera",
                "en": "The needs-assessment unit (NVNR) links the family to services",
            },
            action={
                "sq": (
                    "<p>Paraja nuk mjafton gjithmonë. NVNR sheh bashkë me familjen çfarë ka në "
                    "bashki: ushqime dhe sende, shërbim në shtëpi, qendër ditore, mbështetje në "
                    "shkollë, punë dhe kurse. Kur shërbimi mungon, NVNR e shënon mungesën dhe e "
                    "çon në tryezën e bashkisë.</p>"
                ),
                "en": (
                    "<p>Money is not always enough. The needs-assessment and referral unit "
                    "(NVNR) looks with the family at what the municipality has: food and goods, "
                    "home care, a day centre, support at school, work and training. When the "
                    "service is missing, the NVNR records the gap and takes it to the "
                    "municipality’s table.</p>"
                ),
            },
            roles=("nvnr", "social_worker", "ngo"),
            must=False,
            laws=(CARE_LAW,),
            service_types=(
                "food_aid",
                "home_care",
                "day_centre",
                "education_support",
                "employment",
            ),
            say={
                "sq": (
                    "Përveç pagesës, çfarë do t’ju lehtësonte ditën?\n"
                    "Kërkojmë bashkë kush e jep këtu pranë."
                ),
                "en": (
                    "Apart from the payment, what would make your day easier?\n"
                    "Let us look together who gives it near here."
                ),
            },
        ),
    ),
)

PROTOCOL = Protocol(
    key="al-economic-aid-kemp",
    jurisdiction="AL",
    languages=("sq", "en"),
    title={
        "sq": "Ndihma ekonomike dhe vlerësimi i aftësisë së kufizuar (KEMP)",
        "en": "Economic aid and disability assessment (KEMP, Albania)",
    },
    summary={
        "sq": (
            "Si kërkohet ndihma ekonomike dhe pagesa për aftësinë e kufizuar, e njohur si KEMP: "
            "ku shkohet, çfarë dokumentesh duhen, çfarë bëhet kur kërkesa refuzohet. KMCAP, "
            "komisioni për invaliditetin për punë, është çështje tjetër dhe nuk trajtohet këtu."
        ),
        "en": (
            "How to ask in Albania for economic aid and for the disability payment, known as "
            "KEMP: where to go, which papers are needed, what to do after a refusal. KMCAP, the "
            "commission for invalidity for work, is a different matter and is not covered here."
        ),
    },
    slug={"sq": "ndihma-ekonomike-dhe-kemp", "en": "economic-aid-and-kemp"},
    topics=("economic-aid", "disability"),
    situation="poverty_disability",
    audience="public",
    issuing_authority={
        "sq": "Redaksia e demonstrimit (shembull, jo këshillë juridike)",
        "en": ("Demo editorial team (sample, not legal advice)"),
    },
    start_event="application",
    in_force_from="2026-11-03",
    review_by="2027-05-03",
    card=Card(
        danger={
            "sq": (
                "Nuk ka ushqim sot ose kanë mbaruar ilaçet.\n"
                "Personi është vetëm dhe nuk lëviz dot.\n"
                "Një fëmijë lyp, punon ose flet për dhunë."
            ),
            "en": (
                "No food today, or the medicines have run out.\n"
                "The person is alone and cannot move.\n"
                "A child begs, works or speaks of violence."
            ),
        },
        lines=("AL-127", "AL-129", "AL-112", "AL-116111"),
        do_not={
            "sq": (
                "Askujt nuk i jepen para për KEMP-in.\n"
                "Origjinalet nuk dorëzohen pa mbajtur kopje.\n"
                "KEMP nuk ngatërrohet me KMCAP."
            ),
            "en": (
                "Do not pay anybody to arrange the KEMP.\n"
                "Do not hand in originals without a copy.\n"
                "Do not confuse KEMP with KMCAP."
            ),
        },
        write_down={
            "sq": (
                "Data dhe numri i kërkesës; cili dokument mungon.\n"
                "Data e komisionit dhe data e rivlerësimit."
            ),
            "en": (
                "Date and number of the request; which paper is missing.\n"
                "Date of the commission and of the reassessment."
            ),
        },
    ),
    questions=(
        Branch(
            condition={
                "sq": "nëse familja nuk ka para për nevojat e muajit",
                "en": "if the family has no money for the month’s needs",
            },
            to="documents",
            question={
                "sq": "A i mungojnë familjes paratë për ushqim, qira ose drita?",
                "en": "Does the family lack money for food, rent or electricity?",
            },
        ),
        Branch(
            condition={
                "sq": "nëse duhen letrat për KEMP",
                "en": "if papers for KEMP are needed",
            },
            to="medical_file",
            question={
                "sq": "A duhen letrat për KEMP?",
                "en": "Are papers for KEMP needed?",
            },
        ),
        Branch(
            condition={
                "sq": "nëse kërkesa u refuzua",
                "en": "if the request was refused",
            },
            to="appeal",
            question={
                "sq": "A është refuzuar kërkesa?",
                "en": "Has the request been refused?",
            },
        ),
    ),
    phases=(BEFORE, ECONOMIC_AID, KEMP, SUPPORT),
    forms=(
        Form(
            key="document_list",
            title={"sq": "Lista e dokumenteve", "en": "List of papers"},
            lines=(
                "Numri i kërkesës",
                "Kartat e identitetit (sa)",
                "Certifikata familjare",
                "Vërtetim shkolle për fëmijët (sa)",
                "Dokumente për të ardhurat",
                "Toka, qiraja, dritat",
                "Vendime gjykate",
                "Çfarë mungon dhe ku nxirret",
                "Data e dorëzimit",
            ),
        ),
        Form(
            key="visit_sheet",
            title={
                "sq": "Fleta e vizitës në familje",
                "en": "Home visit sheet",
            },
            lines=(
                "Numri i kërkesës",
                "Data dhe ora e vizitës",
                "Sa veta jetojnë aty, moshat",
                "Banesa dhe ngrohja",
                "Ushqimi sot (po / jo)",
                "Kush punon dhe ku",
                "Sëmundje ose aftësi e kufizuar",
                "Fëmijë jashtë shkolle (numri)",
                "Nevoja më e ngutshme",
                "Kujt iu referua",
            ),
        ),
        Form(
            key="daily_life",
            title={
                "sq": "Fleta e jetës së përditshme",
                "en": "Daily life sheet",
            },
            lines=(
                "Numri i dosjes",
                "Data",
                "Ecja dhe lëvizja",
                "Veshja dhe larja",
                "Ngrënia dhe ilaçet",
                "Të folurit dhe të kuptuarit",
                "Nata: gjumi dhe shoqërimi",
                "Mjetet ndihmëse që përdor",
                "Kush ndihmon dhe sa orë",
                "Ditët e këqija: si janë",
            ),
        ),
    ),
    acts=("al-57-2019", "al-111-2017", "al-121-2016"),
)
