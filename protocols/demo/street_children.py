"""Children who live and work on the street (Albania): from the crossing back to school."""

from protocols.demo.acts import CHECKED_BY
from protocols.demo.format import Branch, Card, Form, Law, Limit, Phase, Protocol, Step

CHECKED_ON = "2026-11-03"

LAW_SUPERVISION = Law(
    act="al-18-2017",
    article="58",
    source="Law 18/2017, art. 58; text read",
    checked_on=CHECKED_ON,
    checked_by=CHECKED_BY,
)
LAW_CASE_MANAGEMENT = Law(
    act="al-vkm-578-2018",
    source="Listed on femijet.gov.al: number, date and subject; text not read",
)
LAW_STREET = Law(
    act="al-vkm-129-2019",
    source="Text of the decision read; its number and date to be checked",
)
LAW_GROUP = Law(
    act="al-vkm-353-2018",
    source="State portal femijet.gov.al, page on the group; number of the decision to be checked",
)
LAW_TRAFFICKING = Law(
    act="al-vkm-499-2018",
    source="Listed on femijet.gov.al: number, date and subject; text not read",
)
LAW_SERVICES = Law(
    act="al-vkm-518-2018",
    source="Text read in a professional journal's reprint",
    checked_on=CHECKED_ON,
    checked_by=CHECKED_BY,
)
LAW_LEGAL_AID = Law(
    act="al-111-2017",
    source="Njohligjin collection, Legal aid (2022), read",
    checked_on=CHECKED_ON,
    checked_by=CHECKED_BY,
)

IDENTIFICATION = Phase(
    key="identification",
    title={"sq": "Identifikimi", "en": "Identification"},
    steps=(
        Step(
            key="approach",
            heading={
                "sq": "PMF takon fëmijë që lypin në rrugë ose në kryqëzim",
                "en": "The PMF meets children begging on the street or at a crossing",
            },
            action={
                "sq": (
                    "<p>Kur sheh fëmijë që lypin në rrugë, te semafori ose në kryqëzim, PMF "
                    "ndalet në anë të rrugës dhe e fton fëmijën të largohet nga makinat. Thotë "
                    "emrin dhe ç’punë bën, ulet në lartësinë e fëmijës dhe nis me ujë, ushqim "
                    "dhe pak ngrohtësi.</p>"
                    "<p>Nuk pyet menjëherë për prindërit ose paratë. Kur fëmija largohet, PMF "
                    "nuk e ndjek, por kthehet në të njëjtin vend.</p>"
                ),
                "en": (
                    "<p>On seeing children who beg on the street, at the traffic lights or at a "
                    "crossing, the PMF stops at the side of the road and invites the child away "
                    "from the cars. The PMF gives a name and says what the job is, comes down to "
                    "the child’s height and begins with water, food, warmth.</p>"
                    "<p>The PMF does not ask at once about parents or money. When the child "
                    "walks away, the PMF does not follow but comes back to the same place.</p>"
                ),
            },
            roles=("pmf", "social_worker", "ngo"),
            service_types=("child_protection",),
            branches=(
                Branch(
                    question={
                        "sq": "A është fëmija i vetëm, i lënduar ose shumë i vogël?",
                        "en": "Is the child alone, hurt or very young?",
                    },
                    condition={
                        "sq": "nëse fëmija është i vetëm, i lënduar ose shumë i vogël",
                        "en": "if the child is alone, hurt or very young",
                    },
                    to="protect",
                ),
                Branch(
                    question={
                        "sq": "A është fëmija me të rritur dhe pa shenja rreziku?",
                        "en": "Is the child with adults and without signs of danger?",
                    },
                    condition={
                        "sq": "nëse nuk ka rrezik të menjëhershëm",
                        "en": "if there is no immediate danger",
                    },
                    to="notify",
                ),
            ),
            say={
                "sq": (
                    "Punoj për fëmijët e kësaj bashkie.\nA ke ngrënë sot? Mund të ulemi pak këtu."
                ),
                "en": (
                    "I work for the children of this municipality.\n"
                    "Have you eaten today? We can sit here for a while."
                ),
            },
            write_down={
                "sq": (
                    "Ora, vendi, sa fëmijë ishin dhe çfarë bënin: lypnin, shisnin, pastronin xhama."
                ),
                "en": (
                    "The time, the place, how many children and what they did: begging, selling, "
                    "cleaning windscreens."
                ),
            },
            warnings=(
                {
                    "sq": (
                        "Tërheqja me forcë mes makinave e vë fëmijën në rrezik më të madh sesa "
                        "lypja."
                    ),
                    "en": (
                        "Pulling a child by force among the cars is more dangerous to the child "
                        "than the begging."
                    ),
                },
            ),
        ),
        Step(
            key="citizen-report",
            heading={
                "sq": "PMF merr njoftimin për fëmijë që lypin ose punojnë në rrugë",
                "en": "The PMF takes a report of children who beg or work on the street",
            },
            action={
                "sq": (
                    "<p>Qytetari, shitësi, shoferi ose mësuesi që sheh fëmijë që lypin në rrugë, "
                    "ose që punojnë në vend të shkollës, i telefonon PMF-së, linjës së fëmijës "
                    "116 111 ose, kur ka rrezik, policisë në 129. Njoftuesi nuk e ndjek dhe nuk "
                    "e fotografon fëmijën.</p>"
                    "<p>PMF pyet ku, kur dhe me kë u pa fëmija dhe shkon aty në orën kur fëmija "
                    "shihet zakonisht.</p>"
                ),
                "en": (
                    "<p>A resident, shopkeeper, driver or teacher who sees children begging on "
                    "the street, or working instead of going to school, telephones the PMF, the "
                    "child helpline 116 111 or, where there is danger, the police on 129. The "
                    "caller does not follow or photograph the child.</p>"
                    "<p>The PMF asks where, when and with whom the child was seen and goes there "
                    "at the hour when the child is usually there.</p>"
                ),
            },
            roles=("pmf", "police", "school"),
            service_types=("child_protection",),
            say={
                "sq": (
                    "Faleminderit që telefonuat.\nKu e patë fëmijën, në ç’orë dhe kush ishte pranë?"
                ),
                "en": (
                    "Thank you for calling.\n"
                    "Where did you see the child, at what time, and who was near?"
                ),
            },
        ),
        Step(
            key="protect",
            heading={
                "sq": "Policia e merr në mbrojtje fëmijën në rrezik të lartë",
                "en": "The police take a child at high risk into protection",
            },
            action={
                "sq": (
                    "<p>Punonjësi i policisë ose nëpunësi që gjen në rrugë një fëmijë në rrezik "
                    "të lartë e të menjëhershëm e merr në mbrojtje dhe e njofton PMF-në "
                    "menjëherë. Rreziku është i lartë kur fëmija është i vetëm natën, i lënduar, "
                    "i droguar, shumë i vogël ose nën kontrollin e një të rrituri që e "
                    "shfrytëzon.</p>"
                    "<p>Fëmija trajtohet si fëmijë që ka nevojë për ndihmë, jo si i dyshuar.</p>"
                ),
                "en": (
                    "<p>The police officer or official who finds on the street a child at high "
                    "and immediate risk takes the child into protection and tells the PMF at "
                    "once. The risk is high when the child is alone at night, hurt, drugged, "
                    "very young or controlled by an adult who exploits the child.</p>"
                    "<p>The child is treated as a child in need of help, not as a suspect.</p>"
                ),
            },
            roles=("police", "pmf", "njmf"),
            laws=(LAW_STREET,),
            service_types=("police", "child_protection", "emergency_shelter"),
            say={
                "sq": (
                    "Nuk ke bërë asgjë të keqe.\n"
                    "Rrimë këtu bashkë derisa të vijë dikush që punon me fëmijë."
                ),
                "en": (
                    "You have done nothing wrong.\n"
                    "We stay here together until someone who works with children comes."
                ),
            },
            warnings=(
                {
                    "sq": (
                        "Fëmija nuk i dorëzohet askujt që thotë se është i afërm pa u verifikuar "
                        "lidhja."
                    ),
                    "en": (
                        "The child is not handed to anyone who claims to be a relative before "
                        "the tie is checked."
                    ),
                },
            ),
        ),
        Step(
            key="notify",
            heading={
                "sq": "PMF njofton NJMF-në dhe e hap rastin me kod",
                "en": "The PMF tells the NJMF and opens the case under a code",
            },
            action={
                "sq": (
                    "<p>PMF e njofton NJMF-në me telefon, pastaj me fletën e njoftimit. Nuk pret "
                    "të mbledhë prova, dokumente ose pëlqimin e prindërve. Kur PMF e gjen vetë "
                    "fëmijën, afati nis në çastin kur e sheh.</p>"
                    "<p>NJMF kontrollon nëse fëmija në situatë rruge njihet nga raste të "
                    "mëparshme, edhe në bashki të tjera, dhe e regjistron me kod. Për familjet "
                    "që lëvizin shënohet edhe bashkia nga e cila vijnë.</p>"
                ),
                "en": (
                    "<p>The PMF tells the NJMF by telephone, then with the report sheet, and "
                    "does not wait to gather proof, papers or the parents’ consent. When the PMF "
                    "finds the child without a report, the time runs from that sight.</p>"
                    "<p>The NJMF checks whether the child in street situation is known from "
                    "earlier cases, in other municipalities too, and registers the child under a "
                    "code. For families on the move the municipality they come from is noted as "
                    "well.</p>"
                ),
            },
            roles=("pmf", "njmf"),
            limits=(Limit(amount=24, unit="hours", event="report", at_once=True),),
            laws=(LAW_CASE_MANAGEMENT,),
            forms=("street-report",),
            service_types=("child_protection",),
            write_down={
                "sq": "Kush u njoftua, në ç’orë, dhe çfarë u la për të nesërmen.",
                "en": "Who was told, at what time, and what was left for the next day.",
            },
        ),
    ),
)

ASSESSMENT = Phase(
    key="assessment",
    title={"sq": "Vlerësimi fillestar", "en": "Initial assessment"},
    steps=(
        Step(
            key="talk",
            heading={
                "sq": "PMF flet me fëmijën për ditën, gjumin dhe shkollën",
                "en": "The PMF talks with the child about the day, sleep and school",
            },
            action={
                "sq": (
                    "<p>PMF e takon fëmijën disa herë, në një vend që e zgjedh fëmija, dhe pyet "
                    "pak nga pak:</p><ul>"
                    "<li>ku fle dhe me kë ha;</li>"
                    "<li>në ç’orë del dhe kush e sjell;</li>"
                    "<li>kujt ia jep paratë dhe ç’ndodh kur nuk mbledh mjaftueshëm;</li>"
                    "<li>kur ishte për herë të fundit në shkollë.</li></ul>"
                    "<p>PMF nuk premton para, shtëpi ose punë.</p>"
                ),
                "en": (
                    "<p>The PMF meets the child several times, in a place the child chooses, and "
                    "asks little by little:</p><ul>"
                    "<li>where the child sleeps and with whom the child eats;</li>"
                    "<li>at what hour the child goes out and who brings the child;</li>"
                    "<li>who gets the money and what happens when it is not enough;</li>"
                    "<li>when the child was last at school.</li></ul>"
                    "<p>The PMF promises no money, home or job.</p>"
                ),
            },
            roles=("pmf", "psychologist", "ngo"),
            must=False,
            say={
                "sq": "Më trego si e kalon një ditë.\nNuk ke pse të përgjigjesh për çdo gjë.",
                "en": "Tell me how you spend a day.\nYou do not have to answer everything.",
            },
            write_down={
                "sq": "Fjalët e fëmijës për orarin, gjumin dhe paratë; gjuha që flet në shtëpi.",
                "en": "The child’s words on hours, sleep and money; the language spoken at home.",
            },
        ),
        Step(
            key="exploitation",
            heading={
                "sq": "PMF kontrollon shenjat e shfrytëzimit dhe të trafikimit",
                "en": "The PMF looks for signs of exploitation and trafficking",
            },
            action={
                "sq": (
                    "<p>PMF kërkon shenja se lypjen ose punën e organizojnë të tjerë:</p>"
                    "<ul>"
                    "<li>një i rritur vëzhgon nga larg dhe mbledh paratë;</li>"
                    "<li>fëmija ka borxh, normë ditore ose frikë se e rrahin kur vonohet;</li>"
                    "<li>fëmija nuk ka dokumente ose nuk e di ku banon;</li>"
                    "<li>fëmijën e sjellin me makinë ose e çojnë shpesh në qytete të tjera;</li>"
                    "<li>një fëmijë i vogël mbahet i përgjumur në krahët e një lypësi.</li></ul>"
                    "<p>Për referimin mjafton dyshimi.</p>"
                ),
                "en": (
                    "<p>The PMF looks for signs that others organise the begging or the work:</p>"
                    "<ul>"
                    "<li>an adult watches from afar and collects the money;</li>"
                    "<li>the child has a debt, a daily quota or fear of a beating when late;</li>"
                    "<li>the child has no papers or does not know the home address;</li>"
                    "<li>the child is brought by car or often taken to other towns;</li>"
                    "<li>a small child is kept drowsy in a beggar’s arms.</li></ul>"
                    "<p>A suspicion is enough to refer.</p>"
                ),
            },
            roles=("pmf", "police"),
            laws=(LAW_TRAFFICKING,),
            branches=(
                Branch(
                    question={
                        "sq": "A e kontrollon dikush fëmijën dhe ia merr paratë?",
                        "en": "Does someone control the child and take the money?",
                    },
                    condition={
                        "sq": "nëse ka shenja shfrytëzimi ose trafikimi",
                        "en": "if there are signs of exploitation or trafficking",
                    },
                    to="trafficking",
                ),
                Branch(
                    question={
                        "sq": "A del fëmija në rrugë bashkë me familjen e vet?",
                        "en": "Does the child go out on the street with the child’s own family?",
                    },
                    condition={
                        "sq": "nëse fëmija lyp ose punon me familjen e vet",
                        "en": "if the child begs or works with the child’s own family",
                    },
                    to="family",
                ),
            ),
            warnings=(
                {
                    "sq": (
                        "Të rriturit që dyshohen për shfrytëzim nuk i pyet punonjësi social; i "
                        "pyet policia."
                    ),
                    "en": (
                        "Adults suspected of exploitation are questioned by the police, not by "
                        "the social worker."
                    ),
                },
            ),
        ),
        Step(
            key="family",
            heading={
                "sq": "PMF viziton familjen dhe përcakton nivelin e rrezikut",
                "en": "The PMF visits the family and sets the level of risk",
            },
            action={
                "sq": (
                    "<p>PMF e viziton banesën bashkë me administratorin shoqëror ose me një OJF "
                    "që familja e njeh. Shikon kushtet, të ardhurat, borxhet, shëndetin, "
                    "dokumentet dhe cilët fëmijë kanë braktisur shkollën.</p>"
                    "<p>I pyet prindërit pse punon fëmija dhe çfarë do ta ndihmonte të mos "
                    "punonte më. Niveli i rrezikut shkruhet me arsyen: <b>i lartë</b>, <b>i "
                    "mesëm</b> ose <b>i ulët</b>.</p>"
                ),
                "en": (
                    "<p>The PMF visits the home together with the social administrator or an NGO "
                    "that the family knows, and looks at conditions, income, debts, health, "
                    "papers and which children have left school.</p>"
                    "<p>The PMF asks the parents why the child works and what would make it "
                    "possible to stop. The level of risk is written with its reason: "
                    "<b>high</b>, <b>medium</b> or <b>low</b>.</p>"
                ),
            },
            roles=("pmf", "social_administrator", "ngo", "njmf"),
            limits=(Limit(amount=5, unit="working_days", event="report"),),
            laws=(LAW_CASE_MANAGEMENT,),
            forms=("street-assessment",),
            say={
                "sq": (
                    "Kam ardhur të dëgjoj si jeni dhe çfarë ju mungon.\n"
                    "Çfarë do të duhej që fëmija të shkonte në shkollë?"
                ),
                "en": (
                    "I have come to hear how you are and what you lack.\n"
                    "What would it take for the child to go to school?"
                ),
            },
            write_down={
                "sq": (
                    "Sa sjell fëmija në shtëpi, borxhet, dokumentet që mungojnë, mosha e çdo "
                    "fëmije."
                ),
                "en": "What the child brings home, debts, missing papers, the age of each child.",
            },
        ),
    ),
)

PLAN = Phase(
    key="plan",
    title={"sq": "Plani i mbrojtjes", "en": "The protection plan"},
    steps=(
        Step(
            key="group",
            heading={
                "sq": "Drejtuesi i shërbimeve sociale ose PMF e mbledh GTN-në për fëmijën",
                "en": "The head of social services or the PMF gathers the GTN",
            },
            action={
                "sq": (
                    "<p>GTN mblidhet për rastin me ftesë të drejtuesit të shërbimeve sociale "
                    "ose, në njësinë administrative, të PMF-së. Policia, arsimi, shëndetësia, "
                    "shërbimi social, drejtësia dhe OJF-të e kanë detyrim të marrin pjesë.</p>"
                    "<p>PMF sjell një faqe: ç’dihet, ç’mungon, ç’propozohet. Prindërit dhe "
                    "fëmija ftohen sipas moshës dhe pjekurisë; mendimi i fëmijës dëgjohet edhe "
                    "kur fëmija nuk vjen.</p>"
                ),
                "en": (
                    "<p>The GTN meets on the case at the invitation of the head of social "
                    "services or, in the administrative unit, of the PMF. Police, education, "
                    "health, social services, justice and NGOs are obliged to take part.</p>"
                    "<p>The PMF brings one page: what is known, what is missing, what is "
                    "proposed. Parents and child are invited according to age and maturity; the "
                    "child’s view is heard even when the child does not come.</p>"
                ),
            },
            roles=("head_social", "pmf", "gtn"),
            laws=(LAW_GROUP,),
            write_down={
                "sq": "Për çdo detyrë: institucioni, personi përgjegjës, data.",
                "en": "For each task: the institution, the responsible person, the date.",
            },
        ),
        Step(
            key="pim",
            heading={
                "sq": "PMF harton me prindërit planin individual (PIM)",
                "en": "The PMF draws up the individual plan (PIM) with the parents",
            },
            action={
                "sq": (
                    "<p>Plani individual i mbrojtjes (PIM) bëhet me prindërit dhe me fëmijën. "
                    "Përmban hapa të vegjël që maten: kush e çon fëmijën në shkollë, nga cila "
                    "orë fëmija nuk është më në rrugë, ç’ndihmë merr familja dhe kush e "
                    "siguron.</p>"
                    "<p>Kur prindërit e refuzojnë mbikëqyrjen, PMF ia kalon rastin NJMF-së me "
                    "propozim për masë tjetër.</p>"
                ),
                "en": (
                    "<p>The individual protection plan (PIM) is made with the parents and the "
                    "child. It sets small steps that can be measured: who takes the child to "
                    "school, from which hour the child is no longer on the street, what help the "
                    "family gets and who provides it.</p>"
                    "<p>When the parents refuse supervision, the PMF passes the case to the NJMF "
                    "with a proposal for another measure.</p>"
                ),
            },
            roles=("pmf", "njmf"),
            laws=(LAW_SUPERVISION, LAW_CASE_MANAGEMENT),
            forms=("street-pim",),
            branches=(
                Branch(
                    question={
                        "sq": "A e refuzojnë prindërit planin?",
                        "en": "Do the parents refuse the plan?",
                    },
                    condition={
                        "sq": "nëse prindërit e refuzojnë planin",
                        "en": "if the parents refuse the plan",
                    },
                    to="group",
                ),
                Branch(
                    question={
                        "sq": "A e kanë nënshkruar prindërit planin?",
                        "en": "Have the parents signed the plan?",
                    },
                    condition={
                        "sq": "nëse plani nënshkruhet",
                        "en": "if the plan is signed",
                    },
                    to="day-centre",
                ),
            ),
            say={
                "sq": (
                    "Cili është hapi i parë që mund ta bëni këtë javë?\n"
                    "Kush në familje mund të ndihmojë?"
                ),
                "en": "What first step can you take this week?\nWho in the family can help?",
            },
        ),
        Step(
            key="income",
            heading={
                "sq": "NVNR i gjen familjes ndihmë në vend të parave të lypjes",
                "en": "The NVNR finds the family aid in place of the begging money",
            },
            action={
                "sq": (
                    "<p>NVNR dhe administratori shoqëror llogaritin me familjen sa sjell në "
                    "shtëpi lypja ose puna e fëmijës dhe çfarë mund ta zëvendësojë: ndihma "
                    "ekonomike, pagesa për aftësinë e kufizuar, punësimi i prindërve, ushqimet "
                    "dhe rrobat.</p>"
                    "<p>Dokumentet që duhen i jepen familjes me një listë të vetme, që të mos "
                    "kthehet shumë herë.</p>"
                ),
                "en": (
                    "<p>The NVNR and the social administrator work out with the family what the "
                    "child’s begging or work brings home and what can replace it: economic aid, "
                    "the disability payment, jobs for the parents, food and clothes.</p>"
                    "<p>The family gets one single list of the papers needed, so that it does "
                    "not have to come back many times.</p>"
                ),
            },
            roles=("nvnr", "social_administrator", "pmf"),
            must=False,
            laws=(Law(act="al-57-2019", source="Secondary source, to be checked"),),
            service_types=("economic_aid", "employment", "food_aid"),
            write_down={
                "sq": "Ndihma e kërkuar, data e kërkesës, dokumenti që mungon.",
                "en": "The aid asked for, the date of the request, the paper that is missing.",
            },
        ),
    ),
)

REFERRAL = Phase(
    key="referral",
    title={"sq": "Referimi", "en": "Referral"},
    steps=(
        Step(
            key="trafficking",
            heading={
                "sq": "PMF e referon dyshimin për trafikim te policia",
                "en": "The PMF refers a suspicion of trafficking to the police",
            },
            action={
                "sq": (
                    "<p>Kur ka shenja trafikimi ose shfrytëzimi, PMF njofton policinë dhe ndjek "
                    "procedurat standarde të veprimit për viktimat e trafikimit. Fëmija "
                    "strehohet veç nga të rriturit që dyshohen dhe, kur duhet, jashtë "
                    "bashkisë.</p>"
                    "<p>PMF e dorëzon me shkrim atë që pa dhe dëgjoi, pa hetuar vetë. Psikologu "
                    "qëndron me fëmijën dhe ndihma juridike kërkohet pa pritur.</p>"
                ),
                "en": (
                    "<p>When there are signs of trafficking or exploitation, the PMF tells the "
                    "police and follows the standard operating procedures for victims of "
                    "trafficking. The child is sheltered apart from the suspected adults and, "
                    "where needed, outside the municipality.</p>"
                    "<p>The PMF hands over in writing what was seen and heard, without "
                    "investigating. The psychologist stays with the child and legal aid is asked "
                    "for without delay.</p>"
                ),
            },
            roles=("pmf", "police", "prosecutor", "psychologist"),
            laws=(LAW_TRAFFICKING,),
            service_types=("police", "emergency_shelter", "legal_aid"),
            write_down={
                "sq": "Ora e referimit, kush e mori dhe numri i praktikës.",
                "en": "The time of the referral, who took it and the file number.",
            },
            warnings=(
                {
                    "sq": (
                        "Adresa e strehimit dhe orari i fëmijës nuk i thuhen askujt jashtë rastit."
                    ),
                    "en": (
                        "The shelter’s address and the child’s timetable are told to nobody "
                        "outside the case."
                    ),
                },
            ),
        ),
        Step(
            key="day-centre",
            heading={
                "sq": "PMF e referon fëmijën te qendra ditore ose te strehimi",
                "en": "The PMF refers the child to a day centre or to accommodation",
            },
            action={
                "sq": (
                    "<p>Fëmija që ka familje, por e kalon ditën në rrugë, referohet te qendra "
                    "ditore: ngrohtësi, vakt, higjienë, ndihmë me mësimet. Fëmija që nuk ka ku "
                    "të flejë në siguri referohet te shërbimi i emergjencës; para se të mbarojë "
                    "qëndrimi atje, PMF gjen vendin tjetër.</p>"
                    "<p>PMF i telefonon shërbimit para se të shkojnë dhe herën e parë e shoqëron "
                    "vetë fëmijën.</p>"
                ),
                "en": (
                    "<p>A child who has a family but spends the day on the street is referred to "
                    "a day centre: warmth, a meal, hygiene, help with homework. A child with no "
                    "safe place to sleep is referred to the emergency service; before the stay "
                    "there ends, the PMF finds the next place.</p>"
                    "<p>The PMF telephones the service beforehand and goes with the child the "
                    "first time.</p>"
                ),
            },
            roles=("pmf", "ngo", "njmf"),
            limits=(
                Limit(
                    amount=72,
                    unit="hours",
                    event="placement",
                    applies_to={
                        "sq": "qëndrimi në shërbimin e emergjencës",
                        "en": "the stay in the emergency service",
                    },
                    source="A kind of service in VKM 518/2018; no time limit for the worker was read",
                ),
            ),
            laws=(LAW_SERVICES,),
            service_types=("day_centre", "emergency_shelter", "counselling"),
            say={
                "sq": "Shkojmë bashkë ta shohim vendin.\nNëse diçka nuk të pëlqen, e flasim.",
                "en": (
                    "We go and see the place together.\n"
                    "If you do not like something, we talk about it."
                ),
            },
        ),
        Step(
            key="documents",
            heading={
                "sq": "PMF kërkon dokumentet që mungojnë me ndihmë juridike",
                "en": "The PMF seeks missing papers with legal aid",
            },
            action={
                "sq": (
                    "<p>Fëmija i paregjistruar, pa certifikatë lindjeje ose i ardhur nga jashtë "
                    "mbetet shpesh pa shkollë dhe pa mjek. PMF e shoqëron familjen te gjendja "
                    "civile dhe te qendra e ndihmës juridike parësore.</p>"
                    "<p>Fëmija viktimë dhe përfituesit e mbrojtjes sociale marrin ndihmë "
                    "juridike falas, pavarësisht nga të ardhurat. PMF i kërkon shkollës ta presë "
                    "fëmijën që tani, pa pritur fundin e çështjes.</p>"
                ),
                "en": (
                    "<p>A child who is unregistered, has no birth certificate or has come from "
                    "abroad is often left without school and without a doctor. The PMF goes with "
                    "the family to the civil registry and to the primary legal aid centre.</p>"
                    "<p>Child victims and recipients of social protection get free legal aid "
                    "whatever the income. The PMF asks the school to receive the child now, "
                    "without waiting for the end of the matter.</p>"
                ),
            },
            roles=("pmf", "legal_aid", "nvnr"),
            must=False,
            limits=(
                Limit(
                    amount=5,
                    unit="days",
                    event="aid_request",
                    applies_to={
                        "sq": "vendimi për ndihmën dytësore, kur kërkohet para procesit",
                        "en": "the decision on secondary aid, when asked before proceedings",
                    },
                    source="Njohligjin collection, Legal aid (2022), read",
                    checked_on=CHECKED_ON,
                    checked_by=CHECKED_BY,
                ),
            ),
            laws=(LAW_LEGAL_AID,),
            service_types=("legal_aid",),
            write_down={
                "sq": "Cili dokument mungon, ku u kërkua dhe me cilin numër kërkese.",
                "en": (
                    "Which paper is missing, where it was asked for and the number of the request."
                ),
            },
        ),
    ),
)

FOLLOW_UP = Phase(
    key="follow-up",
    title={"sq": "Ndjekja", "en": "Follow-up"},
    steps=(
        Step(
            key="school",
            heading={
                "sq": "Shkolla e pret fëmijën dhe njofton PMF-në për mungesat",
                "en": "The school receives the child and tells the PMF of absence",
            },
            action={
                "sq": (
                    "<p>Shkolla e regjistron fëmijën që e kishte braktisur shkollën ose nuk "
                    "kishte shkuar kurrë, e vlerëson pa nxitim dhe i jep mësime shtesë. Mësuesi "
                    "kujdestar dhe psikologu zgjedhin një shok që e shoqëron ditët e para.</p>"
                    "<p>Mungesa që përsëritet i njoftohet PMF-së, sepse shpesh është shenja e "
                    "parë e kthimit në rrugë. Klasës nuk i tregohet nga ka ardhur fëmija.</p>"
                ),
                "en": (
                    "<p>The school enrols the child who had dropped out or had never gone to "
                    "school, assesses without hurry and gives extra lessons. The class teacher "
                    "and the psychologist choose a schoolmate for company in the first days.</p>"
                    "<p>Repeated absence is reported to the PMF, for it is often the first sign "
                    "of a return to the street. The class is not told where the child has come "
                    "from.</p>"
                ),
            },
            roles=("school", "pmf", "psychologist"),
            service_types=("education_support",),
            say={
                "sq": "Na bëhet qejfi që erdhe.\nFillojmë nga ajo që di.",
                "en": "We are glad you came.\nWe begin with what you know.",
            },
        ),
        Step(
            key="outreach",
            heading={
                "sq": "PMF del sërish në terren dhe takon fëmijën",
                "en": "The PMF goes out again and meets the child",
            },
            action={
                "sq": (
                    "<p>PMF ose OJF kalon nëpër kryqëzimet, tregjet dhe vendet ku fëmija lypte "
                    "ose shiste, në orare të ndryshme: në mbrëmje, në fundjavë, në sezonin "
                    "turistik. Fëmijën e takon edhe në shtëpi e në shkollë.</p>"
                    "<p>Kur e gjen sërish në rrugë, PMF nuk e qorton: pyet cila pjesë e planit "
                    "nuk funksionoi.</p>"
                ),
                "en": (
                    "<p>The PMF or the NGO passes by the crossings, markets and places where the "
                    "child used to beg or sell, at different hours: in the evening, at weekends, "
                    "in the tourist season. The child is met at home and at school too.</p>"
                    "<p>On finding the child on the street again, the PMF does not scold but "
                    "asks which part of the plan did not work.</p>"
                ),
            },
            roles=("pmf", "ngo"),
            must=False,
            limits=(Limit(amount=7, unit="days", event="plan_signed", relation="every"),),
            branches=(
                Branch(
                    question={
                        "sq": "A është kthyer fëmija në rrugë?",
                        "en": "Has the child gone back to the street?",
                    },
                    condition={
                        "sq": "nëse fëmija lyp ose punon sërish",
                        "en": "if the child begs or works again",
                    },
                    to="review",
                ),
            ),
            say={
                "sq": "Më vjen mirë që të gjeta.\nÇfarë ishte e vështirë këtë javë?",
                "en": "I am glad I found you.\nWhat was hard this week?",
            },
            write_down={
                "sq": "Ku u takua fëmija, në ç’orë, ditët në shkollë dhe ditët në rrugë.",
                "en": (
                    "Where the child was met, at what hour, days at school and days on the street."
                ),
            },
        ),
        Step(
            key="review",
            heading={
                "sq": "GTN e rishikon planin kur fëmija kthehet në rrugë",
                "en": "The GTN reviews the plan when the child returns to the street",
            },
            action={
                "sq": (
                    "<p>GTN e rishikon planin rregullisht dhe sa herë fëmija kthehet të lypë ose "
                    "të punojë. Shikon së pari cilat detyra nuk i kanë kryer institucionet, "
                    "pastaj çfarë nuk ka bërë familja.</p>"
                    "<p>Kthimi i përsëritur, dhuna ose shfrytëzimi e rrisin nivelin e rrezikut "
                    "dhe kërkojnë masë tjetër, jo të njëjtin plan me datë të re.</p>"
                ),
                "en": (
                    "<p>The GTN reviews the plan regularly and whenever the child goes back to "
                    "begging or working. It looks first at the tasks that institutions have not "
                    "done, then at what the family has not done.</p>"
                    "<p>Repeated return, violence or exploitation raise the level of risk and "
                    "call for another measure, not for the same plan with a new date.</p>"
                ),
            },
            roles=("gtn", "pmf", "njmf", "head_social"),
            limits=(Limit(amount=3, unit="months", event="plan_signed", relation="every"),),
            laws=(LAW_GROUP,),
            write_down={
                "sq": "Detyrat e pakryera, arsyeja dhe shërbimi që mungon në bashki.",
                "en": "Tasks not done, the reason and the service that the municipality lacks.",
            },
        ),
    ),
)

CLOSING = Phase(
    key="closing",
    title={"sq": "Mbyllja", "en": "Closing"},
    steps=(
        Step(
            key="close",
            heading={
                "sq": "NJMF e mbyll rastin kur fëmija shkon në shkollë dhe nuk lyp më",
                "en": "The NJMF closes the case when the child is at school and begs no more",
            },
            action={
                "sq": (
                    "<p>PMF e propozon mbylljen kur fëmija shkon rregullisht në shkollë, nuk "
                    "gjendet më në rrugë, ka dokumente dhe mjek, dhe familja ka të ardhura të "
                    "qëndrueshme. NJMF e miraton pasi ka dëgjuar fëmijën, shkollën dhe "
                    "shërbimet.</p>"
                    "<p>Rasti nuk mbyllet gjatë pushimeve të verës dhe as sepse fëmija nuk "
                    "shihet më: së pari fëmija gjendet.</p>"
                ),
                "en": (
                    "<p>The PMF proposes closing when the child goes to school regularly, is no "
                    "longer found on the street, has papers and a doctor, and the family has a "
                    "steady income. The NJMF approves after hearing the child, the school and "
                    "the services.</p>"
                    "<p>A case is not closed in the summer holidays, nor because the child is no "
                    "longer seen: first the child is found.</p>"
                ),
            },
            roles=("njmf", "pmf", "school"),
            laws=(LAW_CASE_MANAGEMENT,),
            warnings=(
                {
                    "sq": (
                        "Fëmija që nuk shihet më mund të jetë zhvendosur nga ata që e shfrytëzojnë."
                    ),
                    "en": (
                        "A child who is no longer seen may have been moved by those who exploit "
                        "the child."
                    ),
                },
            ),
        ),
        Step(
            key="handover",
            heading={
                "sq": "PMF ia kalon rastin bashkisë tjetër kur familja shpërngulet",
                "en": "The PMF hands the case to another municipality when the family moves",
            },
            action={
                "sq": (
                    "<p>Kur familja shpërngulet, për një sezon ose përgjithmonë, PMF i telefonon "
                    "PMF-së së vendit të ri; pastaj NJMF ia dërgon dosjen NJMF-së tjetër. Rasti "
                    "mbetet i hapur derisa bashkia e re ta ketë takuar fëmijën.</p>"
                    "<p>Familja merr me vete adresën e zyrës së re, dokumentet e shkollës e të "
                    "mjekut dhe numrin falas 116 111.</p>"
                ),
                "en": (
                    "<p>When the family moves, for a season or for good, the PMF telephones the "
                    "PMF of the new place; then the NJMF sends the file to the other NJMF. The "
                    "case stays open until the new municipality has met the child.</p>"
                    "<p>The family takes along the address of the new office, the school and "
                    "medical papers and the free number 116 111.</p>"
                ),
            },
            roles=("pmf", "njmf"),
            must=False,
            service_types=("child_protection",),
            say={
                "sq": "Kjo është zyra që ju pret atje.\nMund të na telefononi edhe pasi të ikni.",
                "en": (
                    "This is the office that expects you there.\n"
                    "You can call us even after you leave."
                ),
            },
        ),
    ),
)

PROTOCOL = Protocol(
    key="street-children",
    jurisdiction="AL",
    languages=("sq", "en"),
    title={
        "sq": "Fëmijë që jetojnë dhe punojnë në rrugë",
        "en": "Children who live and work on the street",
    },
    summary={
        "sq": (
            "Çfarë bën punonjësi kur takon fëmijë që lypin, shesin ose flenë në rrugë, hap pas "
            "hapi deri te kthimi në shkollë. Tregon kush njoftohet, cilat shërbime ndihmojnë dhe "
            "kur mbyllet rasti."
        ),
        "en": (
            "What the worker in Albania does on meeting children who beg, sell or sleep on the "
            "street, step by step until the return to school. It shows who is told, which "
            "services help and when the case is closed."
        ),
    },
    slug={
        "sq": "femije-qe-jetojne-dhe-punojne-ne-rruge",
        "en": "children-who-live-and-work-on-the-street",
    },
    topics=("street-children", "child-protection", "education", "referral"),
    situation="child_street",
    audience="public",
    issuing_authority={
        "sq": "Redaksia e demonstrimit (shembull, jo këshillë juridike)",
        "en": "Demo editorial team (sample, not legal advice)",
    },
    start_event="report",
    in_force_from="2026-11-05",
    review_by="2027-11-05",
    card=Card(
        danger={
            "sq": (
                "Fëmija është vetëm, i lënduar ose i sëmurë.\n"
                "Një i rritur e vëzhgon ose ia merr paratë.\n"
                "Fëmija lyp mes makinave ose vonë natën."
            ),
            "en": (
                "The child is alone, hurt or ill.\n"
                "An adult watches or takes the money.\n"
                "The child begs among cars or late at night."
            ),
        },
        lines=("AL-129", "AL-127", "AL-116111"),
        do_not={
            "sq": (
                "Fëmija nuk ndiqet dhe nuk tërhiqet me forcë.\n"
                "Fëmija nuk fotografohet.\n"
                "Nuk pyetet para të rriturit që e shoqëron."
            ),
            "en": (
                "Do not chase or pull the child.\n"
                "Do not take photographs.\n"
                "Do not question the child near that adult."
            ),
        },
        write_down={
            "sq": (
                "Ora, vendi dhe çfarë u pa; të rriturit dhe makinat pranë.\n"
                "Fjalët e fëmijës, ashtu siç i tha."
            ),
            "en": (
                "The time, the place, what was seen; adults and cars nearby.\n"
                "The child’s words, exactly as spoken."
            ),
        },
    ),
    phases=(IDENTIFICATION, ASSESSMENT, PLAN, REFERRAL, FOLLOW_UP, CLOSING),
    questions=(
        Branch(
            question={
                "sq": "A është fëmija tani para teje, në rrugë?",
                "en": "Is the child in front of you now, on the street?",
            },
            condition={
                "sq": "nëse fëmija lyp ose punon tani në rrugë",
                "en": "if the child is begging or working on the street now",
            },
            to="approach",
        ),
        Branch(
            question={
                "sq": "A duket se dikush e detyron fëmijën ose ia merr paratë?",
                "en": "Does it seem that someone forces the child or takes the money?",
            },
            condition={
                "sq": "nëse ka shenja se fëmija shfrytëzohet",
                "en": "if there are signs that the child is exploited",
            },
            to="exploitation",
        ),
        Branch(
            question={
                "sq": "A ka plan, por fëmija është kthyer në rrugë?",
                "en": "Is there a plan, but the child is back on the street?",
            },
            condition={
                "sq": "nëse fëmija me plan lyp ose punon sërish",
                "en": "if a child with a plan begs or works again",
            },
            to="review",
        ),
    ),
    forms=(
        Form(
            key="street-report",
            title={
                "sq": "Fletë njoftimi për fëmijë në situatë rruge",
                "en": "Report sheet on a child in street situation",
            },
            lines=(
                "Kodi i rastit",
                "Data, ora dhe vendi",
                "Sa fëmijë, mosha e përafërt dhe gjinia",
                "Çfarë bënin: lypje, shitje, pastrim xhamash, tjetër",
                "Gjendja: shëndeti, veshja, lodhja",
                "Të rritur pranë dhe sjellja e tyre",
                "Fjalët e fëmijës",
                "Gjuha që flet fëmija",
                "Kush u njoftua dhe në ç’orë",
                "Nënshkrimi i punonjësit",
            ),
        ),
        Form(
            key="street-assessment",
            title={
                "sq": "Fletë e vlerësimit fillestar në familje",
                "en": "Sheet of the initial assessment in the family",
            },
            lines=(
                "Kodi i rastit",
                "Data e vizitës dhe kush mori pjesë",
                "Ku fle fëmija dhe me kë jeton",
                "Orët në rrugë në ditë, ditët në javë",
                "Shkolla: klasa, mungesat, data e braktisjes",
                "Të ardhurat dhe borxhet e familjes",
                "Dokumentet që mungojnë",
                "Shenja shfrytëzimi ose trafikimi",
                "Çfarë kërkon fëmija dhe çfarë kërkojnë prindërit",
                "Niveli i rrezikut dhe arsyeja",
            ),
        ),
        Form(
            key="street-pim",
            title={
                "sq": "Plani individual i mbrojtjes (PIM), fletë bosh",
                "en": "Individual protection plan (PIM), blank sheet",
            },
            lines=(
                "Kodi i rastit",
                "Data e planit dhe data e rishikimit",
                "Mendimi dhe dëshira e fëmijës",
                "Shkolla: kush e çon fëmijën dhe nga cila datë",
                "Orët pa rrugë: nga cila orë dhe kush është në shtëpi",
                "Ndihma për familjen: lloji, kush e siguron, deri kur",
                "Shëndeti dhe dokumentet: kush dhe deri kur",
                "Vizitat e PMF-së: sa shpesh dhe ku",
                "Çfarë ndodh nëse plani nuk zbatohet",
                "Nënshkrimet e prindërve dhe të PMF-së",
            ),
        ),
    ),
    acts=(
        "al-18-2017",
        "al-vkm-129-2019",
        "al-vkm-578-2018",
        "al-vkm-353-2018",
        "al-vkm-499-2018",
        "al-vkm-518-2018",
        "al-57-2019",
        "al-111-2017",
    ),
)
