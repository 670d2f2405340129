"""Violence against a child (Albania): from the report to the closing of the case."""

from protocols.demo.acts import CHECKED_BY
from protocols.demo.format import Branch, Card, Form, Law, Limit, Phase, Protocol, Step

CHECKED_ON = "2026-11-03"
DOMESTIC_VIOLENCE_READ = "Njohligjin collection, Domestic violence 6 (2022), read"

LAW_SUPERVISION = Law(
    act="al-18-2017",
    article="58",
    source="Law 18/2017, art. 58; text read",
    checked_on=CHECKED_ON,
    checked_by=CHECKED_BY,
)
LAW_WHO_REPORTS = Law(
    act="al-vkm-578-2018",
    source="The decision is on referral; who must report was not read, to be checked",
)
LAW_CASE_MANAGEMENT = Law(
    act="al-vkm-578-2018",
    source="Listed on femijet.gov.al: number, date and subject; text not read",
)
LAW_GROUP = Law(
    act="al-vkm-353-2018",
    source="State portal femijet.gov.al, page on the group; number of the decision to be checked",
)
LAW_DOMESTIC_VIOLENCE = Law(
    act="al-9669-2006",
    source="Secondary source; later amendments not checked",
)
LAW_LONGEST_ORDER = Law(
    act="al-9669-2006",
    source=f"12 months at most, renewable: {DOMESTIC_VIOLENCE_READ}",
    checked_on=CHECKED_ON,
    checked_by=CHECKED_BY,
)
LAW_EMERGENCY_SERVICE = Law(
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

REPORT = Phase(
    key="report",
    title={"sq": "Njoftimi", "en": "The report"},
    steps=(
        Step(
            key="disclosure",
            heading={
                "sq": "Mësuesi ose mjeku e dëgjon fëmijën që tregon për dhunë",
                "en": "The teacher or doctor listens to a child who tells of violence",
            },
            action={
                "sq": (
                    "<p>Mësuesi, psikologu ose mjeku, të cilit fëmija i tregon se dikush e rreh, "
                    "e ngacmon ose e lë pa kujdes, ndalet dhe dëgjon në një vend të qetë.</p>"
                    "<ul>"
                    "<li>E lë fëmijën të flasë me fjalët e veta.</li>"
                    "<li>Pyet vetëm sa duhet për të kuptuar nëse fëmija është sot në siguri.</li>"
                    "<li>I shpjegon kujt do t’ia thotë dhe pse.</li></ul>"
                ),
                "en": (
                    "<p>The teacher, psychologist or doctor whom a child tells about being "
                    "beaten, molested or neglected stops and listens in a quiet place.</p><ul>"
                    "<li>Lets the child speak in the child’s own words.</li>"
                    "<li>Asks only what is needed to know whether the child is safe today.</li>"
                    "<li>Explains who will be told, and why.</li></ul>"
                ),
            },
            roles=("school", "psychologist", "health", "pmf"),
            say={
                "sq": (
                    "Mirë bëre që ma tregove; nuk është faji yt.\n"
                    "Do t’ua them vetëm atyre që mund të të ndihmojnë."
                ),
                "en": (
                    "You did well to tell me; it is not your fault.\n"
                    "I will tell only those who can help you."
                ),
            },
            write_down={
                "sq": "Fjalët e fëmijës ashtu siç i tha, ora, vendi dhe kush ishte i pranishëm.",
                "en": (
                    "The child’s words exactly as spoken, the time, the place and who was present."
                ),
            },
            warnings=(
                {
                    "sq": (
                        "Pyetjet e përsëritura e lëndojnë fëmijën dhe ia dobësojnë dëshminë në "
                        "gjykatë."
                    ),
                    "en": (
                        "Repeated questioning hurts the child and weakens the child’s testimony "
                        "in court."
                    ),
                },
            ),
        ),
        Step(
            key="institution-report",
            heading={
                "sq": "Shkolla ose mjeku njofton PMF-në pa pritur prova",
                "en": "The school or the doctor tells the PMF without waiting for proof",
            },
            action={
                "sq": (
                    "<p>Drejtoria e shkollës, mjeku ose infermieri njofton PMF-në e njësisë "
                    "administrative sapo ka një dyshim të arsyeshëm: shenja rrahjeje, frikë për "
                    "t’u kthyer në shtëpi, mungesa të shpeshta, ndryshim i papritur i "
                    "sjelljes.</p>"
                    "<p>Njoftimi bëhet me telefon dhe pastaj me shkrim. Dyshimi mjafton; "
                    "verifikimi i takon PMF-së.</p>"
                ),
                "en": (
                    "<p>The head of the school, the doctor or the nurse tells the PMF of the "
                    "administrative unit as soon as there is a reasonable suspicion: marks of "
                    "blows, fear of going home, frequent absence, a sudden change in "
                    "behaviour.</p>"
                    "<p>The report is made by telephone and then in writing. A suspicion is "
                    "enough; checking it is the PMF’s task.</p>"
                ),
            },
            roles=("school", "health", "pmf"),
            laws=(LAW_WHO_REPORTS,),
            forms=("report",),
            service_types=("child_protection",),
        ),
        Step(
            key="receive",
            heading={
                "sq": "PMF merr njoftimin dhe plotëson fletën e njoftimit",
                "en": "The PMF takes the report and fills in the report sheet",
            },
            action={
                "sq": (
                    "<p>PMF e pranon nga kushdo njoftimin për një fëmijë që e rrahin, e "
                    "ngacmojnë seksualisht ose e lënë pas dore: nga fëmija, prindi, fqinji, "
                    "shkolla, policia ose linja 116 111, edhe kur njoftuesi nuk e jep emrin.</p>"
                    "<ul>"
                    "<li>Pyet ç’ka parë ose dëgjuar vetë njoftuesi, kur dhe ku.</li>"
                    "<li>Pyet ku ndodhet fëmija tani dhe me kë është.</li>"
                    "<li>Pyet për fëmijë të tjerë në të njëjtën shtëpi.</li></ul>"
                ),
                "en": (
                    "<p>The PMF takes a report of a beaten, sexually abused or neglected child "
                    "from anyone: a child, parent, neighbour, the school, the police or the line "
                    "116 111, even when the caller gives no name.</p><ul>"
                    "<li>Asks what the caller saw or heard in person, when and where.</li>"
                    "<li>Asks where the child is now and with whom.</li>"
                    "<li>Asks about other children in the same home.</li></ul>"
                ),
            },
            roles=("pmf", "njmf"),
            forms=("report",),
            say={
                "sq": (
                    "Faleminderit që telefonuat; më tregoni çfarë keni parë vetë.\n"
                    "Ku është fëmija tani dhe kush është me të?"
                ),
                "en": (
                    "Thank you for calling; tell me what you saw yourself.\n"
                    "Where is the child now, and who is with the child?"
                ),
            },
            write_down={
                "sq": "Data dhe ora e njoftimit, burimi, fjalët e njoftuesit, ku ndodhet fëmija.",
                "en": (
                    "Date and time of the report, its source, the caller’s words, where the "
                    "child is."
                ),
            },
        ),
        Step(
            key="urgency",
            heading={
                "sq": "PMF vendos nëse rreziku është i menjëhershëm",
                "en": "The PMF decides whether the danger is immediate",
            },
            action={
                "sq": (
                    "<p>Ende në telefon, PMF e dallon rrezikun e menjëhershëm nga rasti që mund "
                    "të presë vizitën:</p><ul>"
                    "<li>lëndim i dukshëm, dhunë seksuale, armë ose kërcënim me vdekje;</li>"
                    "<li>fëmijë shumë i vogël ose me aftësi të kufizuara, me shenja "
                    "goditjeje;</li>"
                    "<li>i dyshuari është me fëmijën ose mund ta largojë.</li></ul>"
                    "<p>Mjafton njëra nga këto shenja.</p>"
                ),
                "en": (
                    "<p>Still on the telephone, the PMF tells immediate danger from a case that "
                    "can wait for the visit:</p><ul>"
                    "<li>a visible injury, sexual violence, a weapon or a threat to kill;</li>"
                    "<li>a very young or disabled child with marks of blows;</li>"
                    "<li>the suspect is with the child or may take the child away.</li></ul>"
                    "<p>One of these signs is enough.</p>"
                ),
            },
            roles=("pmf",),
            branches=(
                Branch(
                    question={
                        "sq": "A është fëmija i lënduar ose në rrezik në këtë çast?",
                        "en": "Is the child hurt or in danger at this moment?",
                    },
                    condition={
                        "sq": "nëse fëmija është i lënduar ose në rrezik tani",
                        "en": "if the child is hurt or in danger now",
                    },
                    to="emergency",
                ),
                Branch(
                    question={
                        "sq": "A është fëmija tani për tani me dikë që e mbron?",
                        "en": "Is the child for now with someone who protects the child?",
                    },
                    condition={
                        "sq": "nëse fëmija është tani për tani në siguri",
                        "en": "if the child is safe for now",
                    },
                    to="register",
                ),
            ),
        ),
        Step(
            key="emergency",
            heading={
                "sq": "PMF thërret policinë dhe ambulancën",
                "en": "The PMF calls the police and the ambulance",
            },
            action={
                "sq": (
                    "<p>PMF thërret policinë në 129 dhe, kur fëmija është i lënduar, ambulancën "
                    "në 127. Jep adresën, numrin e fëmijëve dhe rrezikun që e pret ekipin.</p>"
                    "<p>PMF niset për në vend dhe qëndron me fëmijën derisa të vijë ndihma. Nuk "
                    "hyn vetëm në një banesë ku dhuna vazhdon.</p>"
                ),
                "en": (
                    "<p>The PMF calls the police on 129 and, when the child is hurt, the "
                    "ambulance on 127. The PMF gives the address, the number of children and the "
                    "danger that awaits the team.</p>"
                    "<p>The PMF goes there and stays with the child until help comes, and does "
                    "not enter alone a home where violence is going on.</p>"
                ),
            },
            roles=("pmf", "police", "health"),
            service_types=("police", "health_care"),
            write_down={
                "sq": "Ora e thirrjes, kush u përgjigj dhe kur mbërriti ndihma.",
                "en": "The time of the call, who answered and when help arrived.",
            },
            warnings=(
                {
                    "sq": "Kur ka armë ose dhuna vazhdon, PMF e pret policinë jashtë banesës.",
                    "en": (
                        "When there is a weapon or violence is going on, the PMF waits for the "
                        "police outside."
                    ),
                },
            ),
        ),
        Step(
            key="register",
            heading={
                "sq": "PMF njofton NJMF-në dhe e regjistron rastin me kod",
                "en": "The PMF tells the NJMF and registers the case under a code",
            },
            action={
                "sq": (
                    "<p>PMF e njofton NJMF-në e bashkisë me telefon dhe e regjistron rastin me "
                    "një kod. Emri i fëmijës mbetet vetëm në dosjen e mbyllur me çelës.</p>"
                    "<p>NJMF kontrollon nëse për fëmijën ka pasur raste të mëparshme dhe e "
                    "mbështet PMF-në kur rasti është i rëndë ose përfshin disa bashki.</p>"
                ),
                "en": (
                    "<p>The PMF tells the NJMF of the municipality by telephone and registers "
                    "the case under a code. The child’s name stays only in the locked file.</p>"
                    "<p>The NJMF checks whether the child has had earlier cases and supports the "
                    "PMF when the case is serious or involves several municipalities.</p>"
                ),
            },
            roles=("pmf", "njmf"),
            limits=(Limit(amount=24, unit="hours", event="report", at_once=True),),
            laws=(LAW_CASE_MANAGEMENT,),
            service_types=("child_protection",),
        ),
    ),
)

ASSESSMENT = Phase(
    key="assessment",
    title={"sq": "Vlerësimi fillestar", "en": "Initial assessment"},
    steps=(
        Step(
            key="known",
            heading={
                "sq": "PMF mbledh atë që institucionet dinë për fëmijën",
                "en": "The PMF gathers what institutions know about the child",
            },
            action={
                "sq": (
                    "<p>Para vizitës, PMF pyet me telefon:</p><ul>"
                    "<li>shkollën ose kopshtin për mungesat, sjelljen dhe kush e merr "
                    "fëmijën;</li>"
                    "<li>qendrën shëndetësore për lëndimet dhe vizitat e mëparshme;</li>"
                    "<li>administratorin shoqëror për gjendjen e familjes;</li>"
                    "<li>policinë për thirrje të mëparshme nga banesa.</li></ul>"
                    "<p>PMF u thotë vetëm aq sa duhet për pyetjen.</p>"
                ),
                "en": (
                    "<p>Before the visit the PMF asks by telephone:</p><ul>"
                    "<li>the school or nursery about absence, behaviour and who collects the "
                    "child;</li>"
                    "<li>the health centre about earlier injuries and visits;</li>"
                    "<li>the social administrator about the family’s situation;</li>"
                    "<li>the police about earlier calls from the home.</li></ul>"
                    "<p>The PMF tells them only as much as the question needs.</p>"
                ),
            },
            roles=("pmf", "school", "health", "social_administrator", "police"),
            must=False,
            write_down={
                "sq": "Kush e dha çdo të dhënë dhe kur; faktet veç nga mendimet.",
                "en": "Who gave each piece of information and when; facts apart from opinions.",
            },
        ),
        Step(
            key="prepare-visit",
            heading={
                "sq": "PMF përgatit vizitën dhe nuk shkon vetëm",
                "en": "The PMF prepares the visit and does not go alone",
            },
            action={
                "sq": (
                    "<p>PMF shkon me një koleg, me psikologun ose, kur ka rrezik, me policinë. "
                    "Merr me vete kartën e punonjësit, telefonin e karikuar, fletën e "
                    "vlerësimit, ujë dhe diçka të vogël për fëmijën.</p>"
                    "<p>I tregon drejtuesit ku shkon dhe kur kthehet. Zgjedh një orë kur i "
                    "dyshuari ka pak gjasa të jetë në shtëpi.</p>"
                ),
                "en": (
                    "<p>The PMF goes with a colleague, with the psychologist or, where there is "
                    "danger, with the police, and brings a work identity card, a charged "
                    "telephone, the assessment sheet, water and something small for the "
                    "child.</p>"
                    "<p>The PMF tells the manager where the visit is and when it ends, and picks "
                    "an hour when the suspect is unlikely to be at home.</p>"
                ),
            },
            roles=("pmf", "psychologist", "police"),
            must=False,
        ),
        Step(
            key="see-child",
            heading={
                "sq": "PMF e takon vetë fëmijën",
                "en": "The PMF meets the child in person",
            },
            action={
                "sq": (
                    "<p>PMF e takon vetë fëmijën, në shtëpi, në shkollë ose në qendrën "
                    "shëndetësore. Fjala e prindit në telefon nuk mjafton.</p>"
                    "<ul>"
                    "<li>Vëren gjendjen, veshjen, higjienën dhe sjelljen pranë të rriturve.</li>"
                    "<li>Shikon ku fle fëmija dhe nëse ka ushqim në shtëpi.</li>"
                    "<li>Kërkon të shohë edhe vëllezërit e motrat.</li></ul>"
                ),
                "en": (
                    "<p>The PMF meets the child in person, at home, at school or at the health "
                    "centre. A parent’s word on the telephone is not enough.</p><ul>"
                    "<li>Notes the child’s condition, clothing, hygiene and behaviour near "
                    "adults.</li>"
                    "<li>Looks at where the child sleeps and whether there is food at home.</li>"
                    "<li>Asks to see brothers and sisters too.</li></ul>"
                ),
            },
            roles=("pmf", "psychologist"),
            limits=(
                Limit(
                    amount=24,
                    unit="hours",
                    event="report",
                    applies_to={
                        "sq": "kur fëmija nuk është në rrezik të menjëhershëm",
                        "en": "when the child is not in immediate danger",
                    },
                ),
            ),
            branches=(
                Branch(
                    question={
                        "sq": "A e pengon dikush takimin me fëmijën?",
                        "en": "Is someone preventing the meeting with the child?",
                    },
                    condition={
                        "sq": "nëse familja nuk e lejon takimin ose e fsheh fëmijën",
                        "en": "if the family refuses the meeting or hides the child",
                    },
                    to="emergency",
                ),
            ),
            say={
                "sq": "Punoj në bashki dhe takoj shumë fëmijë.\nDua të di si je ti.",
                "en": (
                    "I work at the municipality and I meet many children.\n"
                    "I would like to know how you are."
                ),
            },
            write_down={
                "sq": (
                    "Çfarë u pa: vendi, madhësia dhe ngjyra e shenjave; si i shpjegon fëmija dhe "
                    "si i rrituri."
                ),
                "en": (
                    "What was seen: place, size and colour of marks; how the child and the adult "
                    "explain them."
                ),
            },
            warnings=(
                {
                    "sq": (
                        "Kur familja nuk e lejon takimin me fëmijën, rasti trajtohet si rast me "
                        "rrezik të lartë dhe thirret policia."
                    ),
                    "en": (
                        "When the family refuses the meeting with the child, the case counts as "
                        "high risk and the police are called."
                    ),
                },
            ),
        ),
        Step(
            key="talk-child",
            heading={
                "sq": "PMF flet veçmas me fëmijën, me pyetje të hapura",
                "en": "The PMF talks with the child alone, in open questions",
            },
            action={
                "sq": (
                    "<p>PMF ose psikologu flet me fëmijën larg të dyshuarit, ulur në lartësinë e "
                    "fëmijës, në gjuhën që fëmija kupton më mirë.</p><ul>"
                    "<li>Pyet çfarë ndodhi, çfarë erdhi pastaj, kush tjetër ishte aty.</li>"
                    "<li>Nuk pyet pse dhe nuk i sugjeron përgjigje.</li>"
                    "<li>Nuk kërkon që fëmija të zhvishet ose ta përsërisë ngjarjen.</li>"
                    "<li>E mbyll bisedën me diçka të lehtë dhe me hapin që vjen.</li></ul>"
                ),
                "en": (
                    "<p>The PMF or the psychologist talks with the child away from the suspect, "
                    "seated at the child’s height, in the language the child understands "
                    "best.</p><ul>"
                    "<li>Asks what happened, what came next, who else was there.</li>"
                    "<li>Does not ask why and does not suggest answers.</li>"
                    "<li>Does not ask the child to undress or to repeat the event.</li>"
                    "<li>Ends with something light and with the next step.</li></ul>"
                ),
            },
            roles=("psychologist", "pmf"),
            must=False,
            say={
                "sq": "Mund të ndalemi kur të duash.\nMë trego si kalon një ditë në shtëpi.",
                "en": "We can stop whenever you like.\nTell me how a day at home goes.",
            },
            write_down={
                "sq": (
                    "Pyetja dhe përgjigjja fjalë për fjalë; heshtjet dhe gjestet, pa interpretim."
                ),
                "en": (
                    "Question and answer word for word; silences and gestures, without "
                    "interpretation."
                ),
            },
        ),
        Step(
            key="talk-parents",
            heading={
                "sq": "PMF flet me prindërit pa i fajësuar",
                "en": "The PMF talks with the parents without blaming them",
            },
            action={
                "sq": (
                    "<p>Pasi ka parë fëmijën, PMF flet me secilin prind veçmas. Shpjegon kush "
                    "është, pse ka ardhur dhe çfarë ndodh më pas.</p>"
                    "<p>Dëgjon si e shpjegojnë lëndimin dhe pyet për lodhjen, alkoolin, paratë "
                    "dhe dhunën mes të rriturve. Nuk tregon kush ka njoftuar dhe nuk e vë "
                    "fëmijën përballë tyre.</p>"
                ),
                "en": (
                    "<p>After seeing the child, the PMF talks with each parent separately, and "
                    "explains who the PMF is, why the visit takes place and what happens "
                    "next.</p>"
                    "<p>The PMF listens to how they explain the injury and asks about "
                    "exhaustion, alcohol, money and violence between the adults. The PMF does "
                    "not say who reported and does not confront them with the child.</p>"
                ),
            },
            roles=("pmf", "psychologist"),
            must=False,
            branches=(
                Branch(
                    question={
                        "sq": "A ka dhunë edhe mes të rriturve në familje?",
                        "en": "Is there violence between the adults of the family too?",
                    },
                    condition={
                        "sq": "nëse dhunohet edhe njëri nga prindërit",
                        "en": "if one of the parents is abused as well",
                    },
                    to="police-measures",
                ),
            ),
            say={
                "sq": (
                    "Kam ardhur sepse puna ime është siguria e fëmijëve.\n"
                    "Dua të dëgjoj edhe nga ju si po e kaloni këtë kohë."
                ),
                "en": (
                    "I have come because children’s safety is my work.\n"
                    "I want to hear from you too how this time has been."
                ),
            },
        ),
        Step(
            key="risk",
            heading={
                "sq": "PMF përcakton nivelin e rrezikut",
                "en": "The PMF sets the level of risk",
            },
            action={
                "sq": (
                    "<p>Me fletën e vlerësimit, PMF peshon rëndësinë e lëndimit, moshën e "
                    "fëmijës, sa shpesh përsëritet dhuna, sa lehtë i afrohet i dyshuari fëmijës "
                    "dhe nëse mund ta mbrojë prindi tjetër. Vendimi merret bashkë me NJMF-në.</p>"
                    "<p>Niveli shkruhet me arsyen: <b>i lartë</b>, <b>i mesëm</b> ose <b>i "
                    "ulët</b>.</p>"
                ),
                "en": (
                    "<p>With the assessment sheet the PMF weighs how serious the injury is, the "
                    "child’s age, how often the violence recurs, how easily the suspect reaches "
                    "the child and whether the other parent can protect. The decision is taken "
                    "together with the NJMF.</p>"
                    "<p>The level is written with its reason: <b>high</b>, <b>medium</b> or "
                    "<b>low</b>.</p>"
                ),
            },
            roles=("pmf", "njmf"),
            laws=(LAW_CASE_MANAGEMENT,),
            forms=("risk",),
            branches=(
                Branch(
                    question={
                        "sq": "A mund të ndodhë dhuna sërish sonte?",
                        "en": "Could the violence happen again tonight?",
                    },
                    condition={
                        "sq": "nëse rreziku është i lartë",
                        "en": "if the risk is high",
                    },
                    to="protect",
                ),
                Branch(
                    question={
                        "sq": "A duhen disa institucione për ta mbrojtur fëmijën?",
                        "en": "Are several institutions needed to protect the child?",
                    },
                    condition={
                        "sq": "nëse rreziku është i mesëm",
                        "en": "if the risk is medium",
                    },
                    to="group-call",
                ),
                Branch(
                    question={
                        "sq": "A mjafton mbështetja e familjes me shërbime?",
                        "en": "Is support of the family with services enough?",
                    },
                    condition={
                        "sq": "nëse rreziku është i ulët",
                        "en": "if the risk is low",
                    },
                    to="services",
                ),
            ),
            write_down={
                "sq": "Niveli, shenjat që e mbështesin, kush e vendosi dhe kur rishikohet.",
                "en": "The level, the signs behind it, who decided and when it is looked at again.",
            },
        ),
    ),
)

MEASURES = Phase(
    key="measures",
    title={"sq": "Masat e menjëhershme", "en": "Immediate measures"},
    steps=(
        Step(
            key="protect",
            heading={
                "sq": "PMF dhe policia e çojnë fëmijën në vend të sigurt",
                "en": "The PMF and the police take the child to a safe place",
            },
            action={
                "sq": (
                    "<p>Kur rreziku është i lartë, PMF dhe policia e largojnë fëmijën nga "
                    "rreziku. Së pari shihet nëse largohet i dyshuari dhe fëmija mbetet me "
                    "prindin që e mbron; pastaj një i afërm i sigurt; pastaj shërbimi i "
                    "emergjencës.</p>"
                    "<p>PMF merr ilaçet, dokumentet, rrobat dhe një send të dashur të fëmijës, i "
                    "shpjegon ku shkojnë dhe e shoqëron vetë.</p>"
                ),
                "en": (
                    "<p>When the risk is high, the PMF and the police part the child from the "
                    "danger. First they see whether the suspect can be removed and the child "
                    "stay with the protecting parent; then a safe relative; then the emergency "
                    "service.</p>"
                    "<p>The PMF takes medicines, papers, clothes and something the child loves, "
                    "explains where they are going and goes along.</p>"
                ),
            },
            roles=("pmf", "police", "njmf"),
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
            laws=(
                LAW_EMERGENCY_SERVICE,
                Law(
                    act="al-18-2017",
                    source="Study of protection measures, Tirana 2021; article to be checked",
                ),
            ),
            service_types=("emergency_shelter", "police"),
            say={
                "sq": (
                    "Po shkojmë në një vend ku do të jesh në siguri.\n"
                    "Rrugës mund të më pyesësh për çdo gjë."
                ),
                "en": (
                    "We are going to a place where you will be safe.\n"
                    "On the way you can ask me anything."
                ),
            },
            warnings=(
                {
                    "sq": "Adresa e strehimit nuk i tregohet familjes dhe nuk shkruhet në mesazhe.",
                    "en": (
                        "The address of the shelter is not told to the family or written in "
                        "messages."
                    ),
                },
            ),
        ),
        Step(
            key="medical",
            heading={
                "sq": "Mjeku ekzaminon fëmijën dhe dokumenton lëndimet",
                "en": "The doctor examines the child and records the injuries",
            },
            action={
                "sq": (
                    "<p>PMF e shoqëron fëmijën te mjeku sa më parë. Mjeku i shpjegon çdo veprim, "
                    "e ekzaminon mundësisht një herë të vetme dhe përshkruan çdo shenjë: vendin, "
                    "madhësinë, ngjyrën. Kur dyshohet për vepër penale, policia thërret mjekun "
                    "ligjor.</p>"
                    "<p>Pas dhunës seksuale, fëmija mundësisht nuk lahet dhe nuk i ndërron "
                    "rrobat para ekzaminimit.</p>"
                ),
                "en": (
                    "<p>The PMF goes with the child to the doctor as soon as possible. The "
                    "doctor explains each action, examines the child only once where possible "
                    "and describes every mark: place, size, colour. Where a crime is suspected, "
                    "the police call the forensic doctor.</p>"
                    "<p>After sexual violence the child, where possible, does not wash or change "
                    "clothes before the examination.</p>"
                ),
            },
            roles=("health", "pmf", "police"),
            service_types=("health_care",),
            say={
                "sq": "Mjeku ta shpjegon çdo gjë para se ta bëjë.\nMund të thuash ndal.",
                "en": "The doctor explains everything before doing it.\nYou can say stop.",
            },
            write_down={
                "sq": "Ora e ekzaminimit, institucioni, numri i raportit mjekësor.",
                "en": "Time of the examination, the institution, the number of the medical report.",
            },
            warnings=(
                {
                    "sq": (
                        "Lëndimet i fotografon mjeku ose policia, jo punonjësi me telefonin e vet."
                    ),
                    "en": (
                        "The doctor or the police photograph injuries, not the worker with a "
                        "private telephone."
                    ),
                },
            ),
        ),
        Step(
            key="police-measures",
            heading={
                "sq": "Policia merr masat e menjëhershme dhe i çon në gjykatë",
                "en": "The police take immediate measures and bring them to court",
            },
            action={
                "sq": (
                    "<p>Kur dhuna ndodh në familje, policia nxjerr urdhrin për masat paraprake "
                    "të mbrojtjes së menjëhershme (UMPMM) dhe mund ta largojë dhunuesin nga "
                    "banesa para vendimit të gjykatës. Pastaj ia paraqet kërkesën gjykatës; edhe "
                    "viktima mund t’i drejtohet gjykatës brenda të njëjtit afat.</p>"
                    "<p>PMF i jep policisë vlerësimin e rrezikut dhe njofton KVDHF-në.</p>"
                ),
                "en": (
                    "<p>When the violence is in the family, the police issue the order of "
                    "preliminary immediate measures and may remove the perpetrator from the home "
                    "before the court decides. They then file at court; the victim too may turn "
                    "to the court within the same time.</p>"
                    "<p>The PMF gives the police the risk assessment and tells the KVDHF.</p>"
                ),
            },
            roles=("police", "court", "kvdhf", "pmf"),
            limits=(
                Limit(
                    amount=48,
                    unit="hours",
                    event="police_measures",
                    applies_to={
                        "sq": "policia i drejtohet gjykatës",
                        "en": "the police file at court",
                    },
                    source=DOMESTIC_VIOLENCE_READ,
                    checked_on=CHECKED_ON,
                    checked_by=CHECKED_BY,
                ),
            ),
            laws=(LAW_DOMESTIC_VIOLENCE,),
            service_types=("police",),
        ),
        Step(
            key="order",
            heading={
                "sq": "Zyra sociale kërkon urdhrin e mbrojtjes për fëmijën",
                "en": "The social office asks for a protection order for the child",
            },
            action={
                "sq": (
                    "<p>Kur prindi nuk vepron ose është vetë i dyshuari, zyra sociale e bashkisë "
                    "e paraqet kërkesën në gjykatë. Mund ta paraqesin edhe prindi ose "
                    "kujdestari, të afërmit, qendrat e licencuara, policia dhe prokuroria.</p>"
                    "<p>Urdhri i menjëhershëm nuk ankimohet; e zbaton policia me përmbaruesin "
                    "dhe shërbimin social të bashkisë. Tërheqja e kërkesës nuk e ndal çështjen "
                    "që ka nisur policia ose prokuroria.</p>"
                ),
                "en": (
                    "<p>When the parent does not act or is the suspect, the social office of the "
                    "municipality files the request at court. So may the parent or guardian, "
                    "relatives, licensed centres, the police and the prosecutor.</p>"
                    "<p>The immediate order cannot be appealed; the police execute it with the "
                    "bailiff and the municipal social service. Withdrawing the request does not "
                    "stop a case begun by the police or the prosecutor.</p>"
                ),
            },
            roles=("social_worker", "kvdhf", "court", "police", "bailiff"),
            limits=(
                Limit(
                    amount=24,
                    unit="hours",
                    event="order_request",
                    applies_to={
                        "sq": "gjykata vendos për urdhrin e menjëhershëm kur mbrohet një fëmijë",
                        "en": "the court decides on the immediate order for a child",
                    },
                    source=DOMESTIC_VIOLENCE_READ,
                    checked_on=CHECKED_ON,
                    checked_by=CHECKED_BY,
                ),
                Limit(
                    amount=15,
                    unit="days",
                    event="order_request",
                    applies_to={
                        "sq": "gjykata vendos për urdhrin e mbrojtjes",
                        "en": "the court decides on the protection order",
                    },
                    source=DOMESTIC_VIOLENCE_READ,
                    checked_on=CHECKED_ON,
                    checked_by=CHECKED_BY,
                ),
            ),
            laws=(LAW_DOMESTIC_VIOLENCE,),
            service_types=("legal_aid",),
            write_down={
                "sq": "Numri dhe ora e regjistrimit të kërkesës; kush e ka në dorë zbatimin.",
                "en": (
                    "Number and time of registration of the request; who has the execution in hand."
                ),
            },
        ),
        Step(
            key="hearing-child",
            heading={
                "sq": "Prokuroria e dëgjon fëmijën me psikologun pranë",
                "en": "The prosecutor hears the child with a psychologist present",
            },
            action={
                "sq": (
                    "<p>Pyetja e fëmijës planifikohet që të bëhet sa më pak herë, në një dhomë "
                    "të përshtatshme, nga një person i trajnuar. NJMF cakton dikë që e mbështet "
                    "fëmijën gjatë procesit.</p>"
                    "<p>PMF nuk e mëson fëmijën çfarë të thotë; i tregon vetëm kush do të jetë "
                    "aty, sa zgjat dhe se mund të kërkojë pushim.</p>"
                ),
                "en": (
                    "<p>The questioning of the child is planned so that it happens as few times "
                    "as possible, in a suitable room, by a trained person. The NJMF names "
                    "someone to support the child through the proceedings.</p>"
                    "<p>The PMF does not coach the child; the child is told only who will be "
                    "there, how long it takes and that a break can be asked for.</p>"
                ),
            },
            roles=("prosecutor", "police", "psychologist", "njmf"),
            laws=(Law(act="al-37-2017", article="35", source="Secondary source, to be checked"),),
            say={
                "sq": (
                    "Nuk ka përgjigje të drejta ose të gabuara.\n"
                    "Nëse nuk e di, mund të thuash që nuk e di."
                ),
                "en": "There are no right or wrong answers.\nIf you do not know, you can say so.",
            },
            warnings=(
                {
                    "sq": "Fëmija dhe i dyshuari nuk presin në të njëjtën dhomë ose korridor.",
                    "en": "The child and the suspect do not wait in the same room or corridor.",
                },
            ),
        ),
        Step(
            key="legal-aid",
            heading={
                "sq": "PMF e ndihmon familjen të kërkojë ndihmë juridike falas",
                "en": "The PMF helps the family to ask for free legal aid",
            },
            action={
                "sq": (
                    "<p>Fëmija viktimë ka të drejtë për ndihmë juridike të garantuar nga shteti, "
                    "pavarësisht nga të ardhurat, dhe përjashtohet nga tarifat gjyqësore. PMF e "
                    "çon kërkesën te qendra e ndihmës juridike parësore ose te një OJF e "
                    "autorizuar.</p>"
                    "<p>Avokati kërkohet para se të nisë procesi, që vendimi të vijë në kohë.</p>"
                ),
                "en": (
                    "<p>A child victim has a right to state-guaranteed legal aid whatever the "
                    "income, and is exempt from court fees. The PMF takes the request to the "
                    "primary legal aid centre or to an authorised NGO.</p>"
                    "<p>A lawyer is asked for before the proceedings begin, so that the decision "
                    "comes in time.</p>"
                ),
            },
            roles=("pmf", "legal_aid"),
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
        ),
    ),
)

PLAN = Phase(
    key="plan",
    title={"sq": "Plani i mbrojtjes", "en": "The protection plan"},
    steps=(
        Step(
            key="group-call",
            heading={
                "sq": "Drejtuesi i shërbimeve sociale ose PMF e thërret GTN-në",
                "en": "The head of social services or the PMF calls the GTN",
            },
            action={
                "sq": (
                    "<p>Drejtuesi i shërbimeve sociale në bashki, ose PMF në njësinë "
                    "administrative, e thërret grupin teknik ndërsektorial për këtë rast. "
                    "Policia, shërbimi social, arsimi, shëndetësia, drejtësia dhe OJF-të e kanë "
                    "detyrim të vijnë. Prindërit dhe fëmija ftohen sipas moshës dhe "
                    "pjekurisë.</p>"
                    "<p>Ftesa mban kodin e rastit, pyetjet për vendim dhe orën, jo historinë e "
                    "fëmijës.</p>"
                ),
                "en": (
                    "<p>The head of social services in the municipality, or the PMF in the "
                    "administrative unit, calls the inter-sectoral technical group for this "
                    "case. Police, social services, education, health, justice and NGOs are "
                    "obliged to come. Parents and child are invited according to age and "
                    "maturity.</p>"
                    "<p>The invitation carries the case code, the questions to decide and the "
                    "hour, not the child’s story.</p>"
                ),
            },
            roles=("head_social", "pmf", "gtn"),
            laws=(LAW_GROUP,),
            warnings=(
                {
                    "sq": "I dyshuari nuk ftohet në një mbledhje ku merr pjesë fëmija.",
                    "en": "The suspect is not invited to a meeting that the child attends.",
                },
            ),
        ),
        Step(
            key="full-assessment",
            heading={
                "sq": "PMF vlerëson nevojat e fëmijës dhe të familjes",
                "en": "The PMF assesses the needs of the child and the family",
            },
            action={
                "sq": (
                    "<p>PMF i sheh të gjitha bashkë: zhvillimin dhe shëndetin e fëmijës, "
                    "shkollën, lidhjet me të rriturit, banesën, të ardhurat, dhunën mes "
                    "prindërve, njerëzit që ndihmojnë. Psikologu vlerëson pasojat e dhunës.</p>"
                    "<p>Vlerësimi pyet edhe çfarë shkon mirë dhe çfarë dëshiron vetë fëmija.</p>"
                ),
                "en": (
                    "<p>The PMF gathers the whole picture: the child’s development and health, "
                    "school, ties with adults, housing, income, violence between the parents, "
                    "people who help. The psychologist assesses the effects of the violence.</p>"
                    "<p>The assessment also asks what goes well and what the child wishes.</p>"
                ),
            },
            roles=("pmf", "nvnr", "psychologist", "school", "health"),
            limits=(Limit(amount=10, unit="working_days", event="report"),),
            laws=(LAW_CASE_MANAGEMENT,),
            write_down={
                "sq": (
                    "Burimi i çdo fakti, mendimi i fëmijës me fjalët e veta, çfarë nuk dihet ende."
                ),
                "en": (
                    "The source of each fact, the child’s view in the child’s words, what is not "
                    "yet known."
                ),
            },
        ),
        Step(
            key="group-decision",
            heading={
                "sq": "GTN ndan detyrat, secilën me përgjegjës dhe afat",
                "en": "The GTN shares out the tasks, each with an owner and a date",
            },
            action={
                "sq": (
                    "<p>GTN dëgjon vlerësimin, diskuton nivelin e rrezikut dhe masën që "
                    "propozohet. Çdo detyrë merr një institucion, një person përgjegjës dhe një "
                    "datë.</p>"
                    "<p>Shërbimi që mungon në bashki shënohet si mungesë dhe kërkohet në "
                    "bashkinë fqinje. Anëtarët nuk i nxjerrin emrat jashtë mbledhjes; PMF e mban "
                    "procesverbalin me kodin e rastit.</p>"
                ),
                "en": (
                    "<p>The GTN hears the assessment and discusses the level of risk and the "
                    "measure proposed. Each task gets an institution, a responsible person and a "
                    "date.</p>"
                    "<p>A service that the municipality lacks is noted as a gap and sought in a "
                    "neighbouring one. Members take no names out of the meeting; the PMF keeps "
                    "the minutes under the case code.</p>"
                ),
            },
            roles=("gtn", "njmf", "pmf", "police", "school", "health", "ngo"),
            must=False,
            laws=(LAW_GROUP,),
            write_down={
                "sq": "Detyra, institucioni, data; çfarë nuk u gjet në bashki.",
                "en": (
                    "The task, the institution, the date; what could not be found in the "
                    "municipality."
                ),
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
                    "<p>Kur fëmija mbetet në familje nën mbikëqyrje të specializuar, PMF e "
                    "harton me prindërit planin individual të mbrojtjes (PIM). Plani thotë çfarë "
                    "ndryshon, kush e bën, deri kur dhe si matet.</p>"
                    "<p>Mendimi i fëmijës shkruhet më vete. Prindërit e nënshkruajnë dhe marrin "
                    "një kopje me fjalë të thjeshta.</p>"
                ),
                "en": (
                    "<p>When the child stays in the family under specialised supervision, the "
                    "PMF draws up the individual protection plan (PIM) with the parents. The "
                    "plan says what changes, who does it, by when and how it is measured.</p>"
                    "<p>The child’s view is written separately. The parents sign and receive a "
                    "copy in simple words.</p>"
                ),
            },
            roles=("pmf", "njmf", "psychologist"),
            laws=(LAW_SUPERVISION, LAW_CASE_MANAGEMENT),
            forms=("pim",),
            branches=(
                Branch(
                    question={
                        "sq": "A e refuzojnë prindërit planin?",
                        "en": "Do the parents refuse the plan?",
                    },
                    condition={
                        "sq": "nëse prindërit e refuzojnë planin ose nuk e zbatojnë",
                        "en": "if the parents refuse the plan or do not carry it out",
                    },
                    to="refusal",
                ),
                Branch(
                    question={
                        "sq": "A e kanë nënshkruar prindërit planin?",
                        "en": "Have the parents signed the plan?",
                    },
                    condition={
                        "sq": "nëse prindërit e nënshkruajnë planin",
                        "en": "if the parents sign the plan",
                    },
                    to="services",
                ),
            ),
            say={
                "sq": (
                    "Çfarë do të donit të ishte ndryshe pas një muaji?\n"
                    "Kush mund t’ju ndihmojë me këtë?"
                ),
                "en": (
                    "What would you like to be different in a month?\nWho can help you with that?"
                ),
            },
        ),
        Step(
            key="refusal",
            heading={
                "sq": "PMF propozon masë tjetër kur prindërit refuzojnë",
                "en": "The PMF proposes another measure when the parents refuse",
            },
            action={
                "sq": (
                    "<p>Kur prindërit e refuzojnë mbikëqyrjen ose planin, PMF e shënon refuzimin "
                    "me arsyen, i shpjegon familjes pasojën dhe ia kalon rastin NJMF-së me "
                    "propozim për masë tjetër: vendosje në kujdes alternativ ose mbrojtje e "
                    "menjëhershme.</p>"
                    "<p>PMF e takon sërish fëmijën para se masa të propozohet.</p>"
                ),
                "en": (
                    "<p>When the parents refuse supervision or the plan, the PMF notes the "
                    "refusal with its reason, explains the consequence to the family and passes "
                    "the case to the NJMF with a proposal for another measure: placement in "
                    "alternative care or emergency protection.</p>"
                    "<p>The PMF meets the child again before the measure is proposed.</p>"
                ),
            },
            roles=("pmf", "njmf", "head_social", "court"),
            laws=(LAW_SUPERVISION,),
            service_types=("foster_care", "residential_care"),
            write_down={
                "sq": "Fjalët e prindërve, çfarë iu shpjegua dhe data; mendimi i fëmijës.",
                "en": (
                    "The parents’ words, what was explained to them and the date; the child’s view."
                ),
            },
        ),
    ),
)

FOLLOW_UP = Phase(
    key="follow-up",
    title={"sq": "Zbatimi dhe ndjekja", "en": "Carrying out and follow-up"},
    steps=(
        Step(
            key="services",
            heading={
                "sq": "PMF e referon fëmijën te shërbimet dhe ndjek përgjigjen",
                "en": "The PMF refers the child to services and follows the answer",
            },
            action={
                "sq": (
                    "<p>PMF i telefonon shërbimit para se ta dërgojë familjen: a ka vend, çfarë "
                    "dokumentesh duhen, kur e pret. Dërgon fletën e referimit me kod, pa "
                    "historinë e dhunës.</p>"
                    "<p>Fëmijës mund t’i duhet këshillim psikologjik, mbështetje në shkollë ose "
                    "qendër ditore; familjes ndihmë ekonomike. Pas takimit të parë, PMF pyet "
                    "nëse shërbimi u dha vërtet.</p>"
                ),
                "en": (
                    "<p>The PMF telephones the service before sending the family: is there a "
                    "place, which documents are needed, when can they come. The referral sheet "
                    "goes under a code, without the story of the violence.</p>"
                    "<p>The child may need counselling, support at school or a day centre; the "
                    "family economic aid. After the first appointment the PMF asks whether the "
                    "service was really given.</p>"
                ),
            },
            roles=("pmf", "psychologist", "ngo", "school", "nvnr"),
            laws=(LAW_CASE_MANAGEMENT,),
            service_types=("counselling", "education_support", "day_centre", "economic_aid"),
            say={
                "sq": "I telefonova shërbimit dhe ju presin.\nMund të vij me ju herën e parë.",
                "en": (
                    "I have telephoned the service and they expect you.\n"
                    "I can come with you the first time."
                ),
            },
            write_down={
                "sq": "Shërbimi, data dhe përgjigjja: e pranoi, nuk ka vend, nuk i takon.",
                "en": "The service, the date and the answer: accepted, no place, not theirs.",
            },
        ),
        Step(
            key="placement",
            heading={
                "sq": "PMF ndjek fëmijën e vendosur jashtë familjes",
                "en": "The PMF follows a child placed outside the family",
            },
            action={
                "sq": (
                    "<p>Kur fëmija vendoset te një i afërm, në familje kujdestare ose në shërbim "
                    "rezidencial, PMF e viziton dhe flet veçmas me të. Vëllezërit e motrat "
                    "mbahen bashkë sa herë është e mundur.</p>"
                    "<p>Takimet me prindërit caktohen me shkrim, nën mbikëqyrje kur ka rrezik. "
                    "Fëmija vazhdon shkollën dhe ka mjekun e vet.</p>"
                ),
                "en": (
                    "<p>When the child is placed with a relative, in foster care or in a "
                    "residential service, the PMF visits and talks with the child alone. "
                    "Brothers and sisters are kept together whenever possible.</p>"
                    "<p>Meetings with the parents are set in writing, supervised where there is "
                    "risk. The child goes on with school and has a doctor.</p>"
                ),
            },
            roles=("pmf", "njmf", "ngo"),
            must=False,
            service_types=("foster_care", "residential_care"),
            say={
                "sq": "Çfarë është mirë këtu dhe çfarë jo?\nKë do të doje të takoje?",
                "en": "What is good here and what is not?\nWhom would you like to meet?",
            },
        ),
        Step(
            key="visits",
            heading={
                "sq": "PMF e viziton fëmijën rregullisht sipas planit",
                "en": "The PMF visits the child regularly under the plan",
            },
            action={
                "sq": (
                    "<p>PMF e viziton fëmijën sipas planit, disa herë edhe pa lajmërim, dhe flet "
                    "me të pa prindërit. Krahason me planin: çfarë u bë, çfarë jo dhe pse.</p>"
                    "<p>Pyet shkollën për mungesat dhe mjekun për vizitat. Dy takime të humbura "
                    "njëri pas tjetrit janë shenjë alarmi.</p>"
                ),
                "en": (
                    "<p>The PMF visits the child under the plan, sometimes unannounced, and "
                    "talks with the child without the parents. The visit is compared with the "
                    "plan: what was done, what was not, and why.</p>"
                    "<p>The PMF asks the school about absence and the doctor about visits. Two "
                    "missed meetings in a row are an alarm sign.</p>"
                ),
            },
            roles=("pmf", "psychologist", "school"),
            limits=(Limit(amount=7, unit="days", event="plan_signed", relation="every"),),
            laws=(LAW_CASE_MANAGEMENT,),
            branches=(
                Branch(
                    question={
                        "sq": "A ka shenja të reja dhune?",
                        "en": "Are there new signs of violence?",
                    },
                    condition={
                        "sq": "nëse ka lëndim të ri, kërcënim ose frikë",
                        "en": "if there is a new injury, threat or fear",
                    },
                    to="risk",
                ),
            ),
            say={
                "sq": "Çfarë ka ndryshuar që kur u pamë?\nKur ndihesh në siguri dhe kur jo?",
                "en": "What has changed since we last met?\nWhen do you feel safe and when not?",
            },
            write_down={
                "sq": "Kush ishte në shtëpi, çfarë u pa, çfarë tha fëmija, hapi tjetër.",
                "en": "Who was at home, what was seen, what the child said, the next step.",
            },
            warnings=(
                {
                    "sq": (
                        "Një lëndim ose kërcënim i ri e kthen rastin menjëherë te niveli i "
                        "rrezikut."
                    ),
                    "en": (
                        "A new injury or threat takes the case back to the level of risk at once."
                    ),
                },
            ),
        ),
        Step(
            key="order-watch",
            heading={
                "sq": "KVDHF dhe policia ndjekin urdhrin e mbrojtjes",
                "en": "The KVDHF and the police watch over the protection order",
            },
            action={
                "sq": (
                    "<p>KVDHF mban shënim kur mbaron urdhri dhe, përmes PMF-së, pyet fëmijën dhe "
                    "prindin nëse respektohet. Shkelja e urdhrit është vepër penale: policia "
                    "njoftohet menjëherë.</p>"
                    "<p>Urdhri i mbrojtjes zgjat <b>jo më shumë se 12 muaj</b>, mund edhe më pak: "
                    "dita e mbarimit lexohet te vetë urdhri. Zgjatja kërkohet para mbarimit; "
                    "përndryshe urdhri shuhet.</p>"
                ),
                "en": (
                    "<p>The KVDHF keeps the date on which the order ends and, through the PMF, "
                    "asks the child and the parent whether it is respected. Breach of the order "
                    "is a crime: the police are told at once.</p>"
                    "<p>A protection order lasts <b>12 months at most</b>, perhaps less: the day it "
                    "ends is read in the order itself. Prolongation is asked for before the end; "
                    "otherwise the order lapses.</p>"
                ),
            },
            roles=("kvdhf", "police", "etn", "pmf"),
            limits=(
                Limit(
                    amount=15,
                    unit="days",
                    event="order_end",
                    relation="before",
                    applies_to={
                        "sq": "kërkesa për zgjatjen e urdhrit",
                        "en": "the request to prolong the order",
                    },
                    source=DOMESTIC_VIOLENCE_READ,
                    checked_on=CHECKED_ON,
                    checked_by=CHECKED_BY,
                ),
            ),
            laws=(LAW_DOMESTIC_VIOLENCE, LAW_LONGEST_ORDER),
            service_types=("police",),
            warnings=(
                {
                    "sq": (
                        "Kur dhunuesi i afrohet fëmijës, thirret 129, edhe nëse prindi thotë se "
                        "është pajtuar."
                    ),
                    "en": (
                        "When the perpetrator comes near the child, 129 is called, even if the "
                        "parent speaks of reconciliation."
                    ),
                },
            ),
        ),
    ),
)

CLOSING = Phase(
    key="closing",
    title={"sq": "Rishikimi dhe mbyllja", "en": "Review and closing"},
    steps=(
        Step(
            key="review",
            heading={
                "sq": "GTN e rishikon planin dhe e ndryshon kur duhet",
                "en": "The GTN reviews the plan and changes it where needed",
            },
            action={
                "sq": (
                    "<p>GTN mblidhet sërish për rastin dhe shikon çdo detyrë: e kryer, e vonuar, "
                    "e pamundur. Mendimi i fëmijës lexohet në mbledhje.</p>"
                    "<p>Kur gjendja nuk ka ndryshuar, plani nuk zgjatet njësoj: ndryshohet "
                    "shërbimi, shpeshtësia e vizitave ose masa.</p>"
                ),
                "en": (
                    "<p>The GTN meets again on the case and goes through each task: done, late, "
                    "impossible. The child’s view is read out at the meeting.</p>"
                    "<p>When nothing has changed, the plan is not simply prolonged: the service, "
                    "the frequency of visits or the measure changes.</p>"
                ),
            },
            roles=("gtn", "pmf", "njmf"),
            must=False,
            limits=(Limit(amount=3, unit="months", event="plan_signed", relation="every"),),
            laws=(LAW_GROUP,),
        ),
        Step(
            key="close",
            heading={
                "sq": "PMF e mbyll rastin vetëm kur fëmija është në siguri",
                "en": "The PMF closes the case only when the child is safe",
            },
            action={
                "sq": (
                    "<p>PMF e propozon mbylljen kur rreziku ka rënë, qëllimet e planit janë "
                    "arritur dhe vetë fëmija thotë se ndihet në siguri. NJMF e miraton me "
                    "shkrim.</p>"
                    "<p>Rasti nuk mbyllet sepse familja nuk përgjigjet ose sepse ndërrohet "
                    "punonjësi. Kur familja shpërngulet, dosja i kalon NJMF-së së bashkisë së "
                    "re.</p>"
                ),
                "en": (
                    "<p>The PMF proposes closing when the risk has fallen, the aims of the plan "
                    "are reached and the child says in person that home feels safe. The NJMF "
                    "approves in writing.</p>"
                    "<p>A case is not closed because the family does not answer or because the "
                    "worker changes. When the family moves, the file passes to the NJMF of the "
                    "new municipality.</p>"
                ),
            },
            roles=("pmf", "njmf"),
            laws=(LAW_CASE_MANAGEMENT,),
            branches=(
                Branch(
                    question={
                        "sq": "A ka kohë që fëmija nuk është parë?",
                        "en": "Is it long since the child was seen?",
                    },
                    condition={
                        "sq": "nëse familja nuk gjendet ose fëmija nuk është parë kohët e fundit",
                        "en": "if the family cannot be found or the child has not been seen lately",
                    },
                    to="see-child",
                ),
            ),
            write_down={
                "sq": (
                    "Arsyeja e mbylljes, data kur u pa fëmija për herë të fundit, miratimi i "
                    "NJMF-së."
                ),
                "en": (
                    "The reason for closing, the date on which the child was last seen, the "
                    "NJMF’s approval."
                ),
            },
        ),
        Step(
            key="after",
            heading={
                "sq": "PMF i lë fëmijës një rrugë për të kërkuar sërish ndihmë",
                "en": "The PMF leaves the child a way to ask for help again",
            },
            action={
                "sq": (
                    "<p>Në takimin e fundit, PMF i tregon fëmijës kujt mund t’i drejtohet: "
                    "PMF-së, psikologut të shkollës ose linjës falas 116 111, që përgjigjet ditë "
                    "e natë. Me familjen cakton një telefonatë pas mbylljes.</p>"
                    "<p>NJMF raporton vetëm shifra, pa emra, dhe shënon shërbimet që munguan.</p>"
                ),
                "en": (
                    "<p>At the last meeting the PMF shows the child whom to turn to: the PMF, "
                    "the school psychologist or the free line 116 111, which answers day and "
                    "night. A telephone call after closing is agreed with the family.</p>"
                    "<p>The NJMF reports figures only, without names, and notes the services "
                    "that were missing.</p>"
                ),
            },
            roles=("pmf", "njmf", "school"),
            must=False,
            say={
                "sq": (
                    "Puna jonë mbaron këtu, por dera mbetet e hapur.\n"
                    "Nëse diçka të frikëson, telefono në 116 111."
                ),
                "en": (
                    "Our work ends here, but the door stays open.\n"
                    "If something frightens you, call 116 111."
                ),
            },
        ),
    ),
)

PROTOCOL = Protocol(
    key="child-violence",
    jurisdiction="AL",
    languages=("sq", "en"),
    title={
        "sq": "Menaxhimi i rasteve të dhunës ndaj fëmijëve",
        "en": "Managing cases of violence against children",
    },
    summary={
        "sq": (
            "Si punon PMF me një rast dhune fizike, seksuale, psikologjike ose neglizhimi, nga "
            "njoftimi i parë deri te mbyllja. Tregon kush vepron, brenda sa kohe dhe te cili "
            "shërbim referohet fëmija."
        ),
        "en": (
            "How the child-protection worker (PMF) in Albania handles physical, sexual or "
            "emotional violence or neglect, from the first report to closing. It shows who acts, "
            "within how long and to which service the child is referred."
        ),
    },
    slug={
        "sq": "menaxhimi-i-rasteve-te-dhunes-ndaj-femijeve",
        "en": "managing-cases-of-violence-against-children",
    },
    topics=("child-protection", "violence", "referral"),
    situation="child_violence",
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
                "Fëmija është rrahur, ka plagë ose dhimbje.\n"
                "I dyshuari jeton me fëmijën ose është pranë.\n"
                "Ka armë, dhunë seksuale ose flet për vdekje."
            ),
            "en": (
                "The child is beaten, wounded or in pain.\n"
                "The suspect lives with the child or is near.\n"
                "A weapon, sexual violence or talk of dying."
            ),
        },
        lines=("AL-129", "AL-127", "AL-112", "AL-116111"),
        do_not={
            "sq": (
                "Fëmija nuk pyetet para të dyshuarit.\n"
                "Nuk i premtohet se do të mbahet sekret.\n"
                "I dyshuari nuk paralajmërohet."
            ),
            "en": (
                "Do not question the child near the suspect.\n"
                "Do not promise to keep it secret.\n"
                "Do not warn the suspect."
            ),
        },
        write_down={
            "sq": (
                "Ora, vendi, kush njoftoi, kush u thirr dhe kur.\n"
                "Fjalët e fëmijës, ashtu siç i tha."
            ),
            "en": (
                "The time, the place, who reported, who was called and when.\n"
                "The child’s words, exactly as spoken."
            ),
        },
    ),
    phases=(REPORT, ASSESSMENT, MEASURES, PLAN, FOLLOW_UP, CLOSING),
    questions=(
        Branch(
            question={
                "sq": "A është fëmija i lënduar ose në rrezik tani?",
                "en": "Is the child hurt or in danger now?",
            },
            condition={
                "sq": "nëse fëmija është i lënduar ose i dyshuari është pranë",
                "en": "if the child is hurt or the suspect is near",
            },
            to="emergency",
        ),
        Branch(
            question={
                "sq": "A sapo ka treguar fëmija për dhunën?",
                "en": "Has the child just told of the violence?",
            },
            condition={
                "sq": "nëse fëmija po flet tani me mësuesin, mjekun ose PMF-në",
                "en": "if the child is talking now to a teacher, a doctor or the PMF",
            },
            to="disclosure",
        ),
        Branch(
            question={
                "sq": "A është fëmija në siguri dhe mbetet të bëhet plani?",
                "en": "Is the child safe, with the plan still to be made?",
            },
            condition={
                "sq": "nëse masat e para janë marrë",
                "en": "if the first measures have been taken",
            },
            to="group-call",
        ),
    ),
    forms=(
        Form(
            key="report",
            title={
                "sq": "Fletë njoftimi për dhunë ndaj fëmijës",
                "en": "Report sheet on violence against a child",
            },
            lines=(
                "Kodi i rastit",
                "Data dhe ora e njoftimit",
                "Kush njofton (institucioni ose i panjohur)",
                "Mosha dhe gjinia e fëmijës",
                "Ku ndodhet fëmija tani dhe me kë",
                "Çfarë pa ose dëgjoi vetë njoftuesi",
                "Fëmijë të tjerë në të njëjtën shtëpi",
                "Rrezik i menjëhershëm: po / jo, pse",
                "Kush u njoftua dhe në ç’orë",
                "Nënshkrimi i punonjësit",
            ),
        ),
        Form(
            key="risk",
            title={
                "sq": "Fletë e vlerësimit të rrezikut",
                "en": "Risk assessment sheet",
            },
            lines=(
                "Kodi i rastit",
                "Data e takimit me fëmijën",
                "Lëndime të dukshme dhe shpjegimi i tyre",
                "Sa shpesh përsëritet dhuna",
                "Sa lehtë i afrohet i dyshuari fëmijës",
                "Prindi ose i afërmi që e mbron",
                "Mendimi i fëmijës",
                "Niveli i rrezikut: i lartë / i mesëm / i ulët",
                "Arsyeja e nivelit",
                "PMF dhe NJMF: nënshkrimet dhe data",
            ),
        ),
        Form(
            key="pim",
            title={
                "sq": "Plani individual i mbrojtjes (PIM), fletë bosh",
                "en": "Individual protection plan (PIM), blank sheet",
            },
            lines=(
                "Kodi i rastit",
                "Data e planit dhe data e rishikimit",
                "Mendimi dhe dëshira e fëmijës",
                "Çfarë duhet të ndryshojë",
                "Veprimi 1: kush, deri kur, si matet",
                "Veprimi 2: kush, deri kur, si matet",
                "Veprimi 3: kush, deri kur, si matet",
                "Shërbimet ku referohet familja",
                "Vizitat e PMF-së: sa shpesh",
                "Çfarë ndodh nëse plani nuk zbatohet",
                "Nënshkrimet e prindërve dhe të PMF-së",
            ),
        ),
    ),
    acts=(
        "al-18-2017",
        "al-vkm-578-2018",
        "al-vkm-353-2018",
        "al-9669-2006",
        "al-vkm-518-2018",
        "al-37-2017",
        "al-111-2017",
    ),
)
