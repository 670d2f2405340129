"""A child in conflict with the law, Albania: from the police station back to school.

Legal aid and the individual protection plan were read in their sources; the
hours of notification and visits are working practice and show as not verified.
"""

from protocols.demo.acts import CHECKED_BY
from protocols.demo.format import Branch, Card, Form, Law, Limit, Phase, Protocol, Step

CHECKED = {"checked_on": "2026-11-03", "checked_by": CHECKED_BY}
LEGAL_AID = {"source": "Njohligjin collection, Legal aid (2022), read", **CHECKED}
CHILD_LAW_READ = {"source": "Law 18/2017, text read", **CHECKED}
SUPPORT_PERSON = Law(act="al-37-2017", article="35", source="Secondary source, to be checked")
JUVENILE_CODE = Law(act="al-37-2017", source="Secondary source, to be checked")

AT_POLICE = Phase(
    key="at_police",
    title={"sq": "Në polici", "en": "At the police station"},
    steps=(
        Step(
            key="notify",
            heading={
                "sq": "Policia njofton prindin dhe PMF-në për të miturin",
                "en": "The police inform the parent and the PMF about the child",
            },
            action={
                "sq": (
                    "<p>Kur një i mitur sillet në komisariat, për vjedhje, sherr, drogë ose "
                    "sepse e gjetën natën te semafori, policia njofton prindin ose kujdestarin "
                    "dhe <b>PMF-në</b> e zonës. Natën njofton NJMF-në sipas listës së "
                    "gatishmërisë.</p>"
                    "<ul><li>I mituri pret veç të rriturve, me ujë, ushqim dhe tualet.</li>"
                    "<li>Askush nuk e pyet për ngjarjen ndërsa pret.</li></ul>"
                ),
                "en": (
                    "<p>When a child is brought to the police station, for theft, a fight, drugs "
                    "or for being at the traffic lights at night, the police inform the parent "
                    "or guardian and the area’s child-protection worker, the <b>PMF</b>. At "
                    "night they inform the child-protection unit (NJMF) by the on-call list.</p>"
                    "<ul>"
                    "<li>The child waits apart from adults, with water, food and a toilet.</li>"
                    "<li>Nobody asks about the event while the child waits.</li></ul>"
                ),
            },
            roles=("police", "pmf", "njmf"),
            limits=(Limit(amount=1, unit="hours", event="escort", at_once=True),),
            laws=(JUVENILE_CODE,),
            service_types=("child_protection",),
            write_down={
                "sq": (
                    "Ora e shoqërimit, ora e njoftimit të prindit, ora e njoftimit të PMF-së, "
                    "kush e mori telefonin."
                ),
                "en": (
                    "The hour the child was brought in, the hours the parent and the PMF were "
                    "told, who took the call."
                ),
            },
        ),
        Step(
            key="arrive",
            heading={
                "sq": "PMF shkon në komisariat dhe kontrollon gjendjen e fëmijës",
                "en": "The PMF goes to the police station and checks on the child",
            },
            action={
                "sq": (
                    "<p>PMF paraqitet te fëmija, jo vetëm te punonjësi i policisë, dhe i thotë "
                    "pse ka ardhur. Shikon: lëndime, uri, lodhje, frikë, drogë ose alkool, a e "
                    "di fëmija pse është aty.</p>"
                    "<ul>"
                    "<li>Nuk e pyet çfarë bëri; këtë bisedë e bën avokati.</li>"
                    "<li>Pyet kë do fëmija pranë dhe nga kush ka frikë.</li>"
                    "<li>Qëndron derisa vjen prindi ose mbrojtësi.</li></ul>"
                ),
                "en": (
                    "<p>The PMF goes to the child, not only to the officer, and says why. The "
                    "PMF looks for injuries, hunger, tiredness, fear, drugs or alcohol, and "
                    "whether the child knows the reason for being there.</p>"
                    "<ul><li>Does not ask what happened; that talk belongs to the lawyer.</li>"
                    "<li>Asks whom the child wants nearby and whom the child fears.</li>"
                    "<li>Stays until the parent or the defence lawyer comes.</li></ul>"
                ),
            },
            roles=("pmf", "njmf", "health"),
            limits=(Limit(amount=3, unit="hours", event="escort"),),
            laws=(SUPPORT_PERSON,),
            forms=("arrival_sheet",),
            service_types=("health_care",),
            branches=(
                Branch(
                    condition={
                        "sq": "nëse mosha nuk dihet ose fëmija është shumë i vogël",
                        "en": "if the age is not known or the child is very young",
                    },
                    to="age",
                    question={
                        "sq": "A mungon dokumenti që tregon moshën?",
                        "en": "Is a paper showing the child’s age missing?",
                    },
                ),
                Branch(
                    condition={
                        "sq": "nëse pyetja po fillon pa mbrojtës",
                        "en": "if questioning is about to start without a lawyer",
                    },
                    to="lawyer",
                    question={
                        "sq": "A po fillon pyetja pa mbrojtës?",
                        "en": "Is questioning starting without a lawyer?",
                    },
                ),
            ),
            say={
                "sq": (
                    "Unë merrem me fëmijët dhe jam këtu për ty.\n"
                    "Mund ta presësh avokatin para se të përgjigjesh."
                ),
                "en": (
                    "I work with children and I am here for you.\n"
                    "You can wait for the lawyer before you answer."
                ),
            },
            write_down={
                "sq": (
                    "Ora e mbërritjes, gjendja e fëmijës, lëndimet që duken, kush ishte në dhomë."
                ),
                "en": (
                    "The hour of arrival, the child’s condition, visible injuries, who was in "
                    "the room."
                ),
            },
            warnings=(
                {
                    "sq": (
                        "Fëmija i lënduar, nën ndikimin e drogës ose që flet për vdekje shkon te "
                        "mjeku para çdo pyetjeje."
                    ),
                    "en": (
                        "A child who is hurt, under the influence of drugs or speaks of dying "
                        "sees a doctor before any question."
                    ),
                },
            ),
        ),
        Step(
            key="age",
            heading={
                "sq": "PMF verifikon moshën dhe nëse fëmija njihet nga NJMF",
                "en": "The PMF checks the age and whether the NJMF knows the child",
            },
            action={
                "sq": (
                    "<p>PMF kërkon certifikatën, regjistrin e shkollës ose librezën e "
                    "vaksinimit. Kur ka dyshim, fëmija trajtohet si i mitur derisa të vijë "
                    "dokumenti.</p>"
                    "<ul>"
                    "<li>NJMF kontrollon: a ka plan mbrojtjeje, a ka braktisur shkollën, a lyp "
                    "ose punon në rrugë.</li>"
                    "<li>Kur një i rritur e ka nxitur ose e shfrytëzon, PMF ia thotë policisë: "
                    "fëmija mund të jetë viktimë.</li></ul>"
                ),
                "en": (
                    "<p>The PMF asks for the birth certificate, the school register or the "
                    "vaccination booklet. In doubt, the child is treated as a minor until the "
                    "paper comes.</p>"
                    "<ul><li>The NJMF checks: is there a protection plan, has the child dropped "
                    "out of school, does the child beg or work on the street.</li>"
                    "<li>When an adult pushed or exploits the child, the PMF tells the police: "
                    "the child may be a victim.</li></ul>"
                ),
            },
            roles=("pmf", "njmf", "police"),
            laws=(
                Law(
                    act="al-vkm-499-2018",
                    source="Listed on femijet.gov.al: number, date and subject; text not read",
                ),
            ),
            branches=(
                Branch(
                    condition={
                        "sq": "nëse fëmija është nën moshën e përgjegjësisë penale",
                        "en": "if the child is below the age of criminal responsibility",
                    },
                    to="gtn",
                ),
                Branch(
                    condition={
                        "sq": "nëse ka shenja shfrytëzimi ose trafikimi",
                        "en": "if there are signs of exploitation or trafficking",
                    },
                    to="gtn",
                    question={
                        "sq": "A fiton një i rritur nga ajo që bën fëmija?",
                        "en": "Does an adult gain from what the child does?",
                    },
                ),
            ),
        ),
        Step(
            key="lawyer",
            heading={
                "sq": "Mbrojtësi e takon të miturin para pyetjes",
                "en": "The defence lawyer meets the child before questioning",
            },
            action={
                "sq": (
                    "<p>I mituri në konflikt me ligjin ka të drejtë për ndihmë juridike falas, "
                    "<b>pavarësisht nga të ardhurat</b> e familjes. PMF ia thotë këtë prindit "
                    "dhe kujdeset që takimi me mbrojtësin të bëhet pa njerëz të tjerë në "
                    "dhomë.</p>"
                    "<ul>"
                    "<li>Pyetja nuk pret vendimin për ndihmën dytësore, por pret "
                    "mbrojtësin.</li></ul>"
                ),
                "en": (
                    "<p>A child in conflict with the law is entitled to free legal aid, "
                    "<b>whatever the family’s income</b>. The PMF tells the parent so and makes "
                    "sure that child and lawyer meet in private.</p>"
                    "<ul>"
                    "<li>Questioning does not wait for the decision on secondary aid, but it "
                    "does wait for the lawyer.</li></ul>"
                ),
            },
            roles=("legal_aid", "pmf", "police"),
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
                "sq": (
                    "Avokati është i yti dhe nuk kushton.\n"
                    "Çfarë i thua atij, nuk ua thotë të tjerëve."
                ),
                "en": (
                    "The lawyer is yours and costs nothing.\n"
                    "What you tell the lawyer is not passed on."
                ),
            },
        ),
        Step(
            key="questioning",
            heading={
                "sq": "Prokuroria ose policia e pyet të miturin me mbrojtës e psikolog pranë",
                "en": "Prosecutor or police question the child with lawyer and psychologist",
            },
            action={
                "sq": (
                    "<p>Psikologu i sheh pyetjet më parë dhe kërkon pushim kur fëmija lodhet. "
                    "Pyetjet janë të shkurtra, një nga një, pa fjalë juridike.</p>"
                    "<ul><li>PMF qëndron si person mbështetës: nuk përgjigjet në vend të fëmijës "
                    "dhe nuk e gjykon.</li>"
                    "<li>Prindi nuk hyn kur fëmija nuk e do ose kur ka konflikt interesi.</li>"
                    "</ul>"
                ),
                "en": (
                    "<p>The psychologist sees the questions beforehand and asks for a break when "
                    "the child tires. Questions are short, one at a time, without legal "
                    "words.</p>"
                    "<ul><li>The PMF stays as support person: does not answer for the child and "
                    "does not judge.</li>"
                    "<li>The parent stays out when the child does not want the parent or when "
                    "their interests conflict.</li></ul>"
                ),
            },
            roles=("prosecutor", "police", "psychologist", "legal_aid", "pmf"),
            laws=(SUPPORT_PERSON,),
            write_down={
                "sq": (
                    "Kush ishte i pranishëm, ora e fillimit dhe e mbarimit, pushimet, çfarë "
                    "kërkoi fëmija."
                ),
                "en": (
                    "Who was present, the hours of start and end, the breaks, what the child "
                    "asked for."
                ),
            },
            warnings=(
                {
                    "sq": (
                        "Pyetja ndalet kur fëmija dridhet, hesht gjatë ose thotë se do t’i bëjë keq "
                        "vetes."
                    ),
                    "en": (
                        "Questioning stops when the child trembles, falls silent for long or "
                        "speaks of self-harm."
                    ),
                },
            ),
        ),
    ),
)

ASSESSMENT = Phase(
    key="assessment",
    title={"sq": "Vlerësimi dhe plani", "en": "Assessment and plan"},
    steps=(
        Step(
            key="family",
            heading={
                "sq": "PMF viziton familjen dhe flet me shkollën",
                "en": "The PMF visits the family and talks to the school",
            },
            action={
                "sq": (
                    "<p>PMF shkon në shtëpi në një orë të caktuar me familjen dhe flet veçmas me "
                    "fëmijën. Pyet si kalon dita, kush gatuan, kush punon, me kë rri fëmija, kur "
                    "e la shkollën.</p>"
                    "<ul>"
                    "<li>Shkolla jep mungesat, notat dhe çfarë i pëlqen fëmijës.</li>"
                    "<li>PMF nuk u tregon fqinjëve dhe klasës pse pyet.</li></ul>"
                ),
                "en": (
                    "<p>The PMF goes to the home at an agreed hour and talks to the child alone. "
                    "Questions: how the day goes, who cooks, who works, who the friends are, "
                    "when school was left.</p>"
                    "<ul><li>The school gives absences, marks and what the child likes.</li>"
                    "<li>The PMF does not tell neighbours or the class the reason for "
                    "asking.</li></ul>"
                ),
            },
            roles=("pmf", "school", "psychologist"),
            limits=(Limit(amount=72, unit="hours", event="escort"),),
            forms=("social_report",),
            service_types=("child_protection", "education_support"),
            say={
                "sq": (
                    "Nuk kam ardhur për të gjetur fajtorin.\n"
                    "Dua të kuptoj çfarë do t’ju lehtësonte."
                ),
                "en": (
                    "I have not come to find out who is to blame.\n"
                    "I want to understand what would make things easier for you."
                ),
            },
            write_down={
                "sq": "Faktet dhe burimi i secilit; veç tyre, mendimi i PMF-së.",
                "en": "The facts and the source of each; apart from them, the PMF’s opinion.",
            },
        ),
        Step(
            key="gtn",
            heading={
                "sq": "Drejtuesi i shërbimeve sociale ose PMF e thërret GTN-në",
                "en": "The head of social services or the PMF calls the GTN",
            },
            action={
                "sq": (
                    "<p>Grupin teknik ndërsektorial (GTN) e thërret drejtuesi i shërbimeve "
                    "sociale në bashki ose, në njësinë administrative, PMF. Policia, shkolla, "
                    "mjeku, drejtësia dhe OJF-të e kanë detyrim të vijnë.</p>"
                    "<ul>"
                    "<li>Prindërit dhe fëmija ftohen sipas moshës dhe pjekurisë.</li>"
                    "<li>Në letra shkruhet kodi i rastit, jo emri.</li></ul>"
                ),
                "en": (
                    "<p>The inter-sectoral technical group (GTN) is called by the head of social "
                    "services in the municipality or, in the administrative unit, by the PMF. "
                    "Police, school, health, justice and NGOs are obliged to come.</p>"
                    "<ul><li>The parents and the child are invited by age and maturity.</li>"
                    "<li>Papers carry the case code, not the name.</li></ul>"
                ),
            },
            roles=("head_social", "pmf", "gtn"),
        ),
        Step(
            key="pim",
            heading={
                "sq": "PMF harton me prindërit planin individual (PIM)",
                "en": "The PMF makes the individual protection plan with the parents",
            },
            action={
                "sq": (
                    "<p>Në mbikëqyrjen e specializuar brenda familjes, plani individual i "
                    "mbrojtjes (PIM) hartohet <b>me prindërit</b>. Fëmija thotë vetë dy gjëra që "
                    "do të ndryshojë. Plani mban pak detyra me datë: shkolla, koha e lirë, "
                    "trajtimi për drogën, puna e prindit.</p>"
                    "<p>Kur prindërit nuk e pranojnë planin, kalohet në masë tjetër.</p>"
                ),
                "en": (
                    "<p>In specialised supervision within the family, the individual protection "
                    "plan (PIM) is made <b>with the parents</b>. The child names two things to "
                    "change. The plan holds few tasks with dates: school, free time, treatment "
                    "for drugs, work for the parent.</p>"
                    "<p>If the parents do not accept the plan, another measure follows.</p>"
                ),
            },
            roles=("pmf", "njmf", "gtn"),
            limits=(Limit(amount=10, unit="working_days", event="escort"),),
            laws=(
                Law(act="al-18-2017", article="58", **CHILD_LAW_READ),
                Law(
                    act="al-vkm-578-2018",
                    source="Listed on femijet.gov.al: number, date and subject; text not read",
                ),
            ),
            service_types=("counselling", "education_support", "employment"),
            branches=(
                Branch(
                    condition={
                        "sq": "nëse prindërit nuk e pranojnë planin",
                        "en": "if the parents do not accept the plan",
                    },
                    to="gtn",
                    question={
                        "sq": "A e refuzojnë prindërit planin?",
                        "en": "Do the parents refuse the plan?",
                    },
                ),
                Branch(
                    condition={
                        "sq": "nëse çështja shkon në gjykatë",
                        "en": "if the case goes to court",
                    },
                    to="hearing",
                ),
            ),
            say={
                "sq": "Çfarë do të ndryshoje ti i pari?\nKë do në krah për ta bërë këtë?",
                "en": "What would you change first?\nWhom do you want beside you to do it?",
            },
        ),
    ),
)

JUSTICE = Phase(
    key="justice",
    title={"sq": "Masat dhe gjykata", "en": "Measures and court"},
    steps=(
        Step(
            key="diversion",
            heading={
                "sq": "PMF i paraqet prokurorisë mundësi jashtë gjykatës",
                "en": "The PMF puts options outside court to the prosecutor",
            },
            action={
                "sq": (
                    "<p>PMF i dërgon prokurorisë raportin social dhe tregon çfarë ka në bashki: "
                    "ndërmjetësim me të dëmtuarin, kërkim faljeje, riparim i dëmit, kurs, qendër "
                    "ditore, kthim në shkollë. I mituri dhe mbrojtësi vendosin lirisht nëse "
                    "pranojnë.</p>"
                    "<ul>"
                    "<li>PMF nuk premton se çështja do të pushohet.</li></ul>"
                ),
                "en": (
                    "<p>The PMF sends the prosecutor the social report and says what the "
                    "municipality has: mediation with the injured person, an apology, making "
                    "good the damage, a course, a day centre, return to school. The child and "
                    "the lawyer decide freely whether to accept.</p>"
                    "<ul><li>The PMF does not promise that the case will be dropped.</li></ul>"
                ),
            },
            roles=("pmf", "prosecutor", "legal_aid"),
            must=False,
            laws=(JUVENILE_CODE,),
            forms=("social_report",),
            service_types=("mediation", "day_centre"),
        ),
        Step(
            key="hearing",
            heading={
                "sq": "PMF e përgatit të miturin për seancën",
                "en": "The PMF prepares the child for the hearing",
            },
            action={
                "sq": (
                    "<p>PMF i tregon fëmijës me një vizatim ku ulet secili dhe kush flet i pari. "
                    "Shkojnë bashkë më herët, presin në një dhomë pa gazetarë dhe pa të rritur "
                    "të ndaluar.</p>"
                    "<ul><li>Me vete merren: ujë, diçka për të ngrënë, ilaçet.</li>"
                    "<li>Pas seancës PMF i përmbledh fëmijës çfarë u vendos.</li></ul>"
                ),
                "en": (
                    "<p>The PMF shows the child with a drawing where each person sits and who "
                    "speaks first. They go early and wait in a room without journalists and "
                    "without detained adults.</p>"
                    "<ul><li>To bring: water, something to eat, medicines.</li>"
                    "<li>After the hearing the PMF sums up for the child what was decided.</li>"
                    "</ul>"
                ),
            },
            roles=("pmf", "court", "legal_aid"),
            must=False,
            limits=(Limit(amount=2, unit="working_days", event="hearing", relation="before"),),
            laws=(SUPPORT_PERSON,),
            say={
                "sq": "Nëse nuk e kupton një pyetje, thuaje.\nNuk ka gabim kur thua: nuk e di.",
                "en": (
                    "If you do not understand a question, say so.\n"
                    "There is nothing wrong with saying: I do not know."
                ),
            },
        ),
        Step(
            key="measure",
            heading={
                "sq": "Shërbimi i provës dhe PMF ndjekin masën bashkë",
                "en": "The probation service and the PMF follow the measure together",
            },
            action={
                "sq": (
                    "<p>Shërbimi i provës dhe PMF ndajnë detyrat që fëmija të mos thirret dy "
                    "herë për të njëjtën gjë. Takimet bëhen jashtë orarit të shkollës dhe pa "
                    "uniformë.</p>"
                    "<ul><li>Kur fëmija mungon, PMF e pyet pse që po atë ditë dhe ia thotë "
                    "arsyen shërbimit të provës.</li>"
                    "<li>Çdo hap i mbajtur i thuhet fëmijës dhe prindit.</li></ul>"
                ),
                "en": (
                    "<p>The probation service and the PMF divide the tasks so that the child is "
                    "not called twice for the same thing. Meetings are outside school hours and "
                    "without uniforms.</p>"
                    "<ul><li>When the child misses one, the PMF asks why the same day and gives "
                    "the probation service the reason.</li>"
                    "<li>Every step kept is named to the child and the parent.</li></ul>"
                ),
            },
            roles=("probation", "pmf"),
            limits=(Limit(amount=14, unit="days", event="plan_signed", relation="every"),),
            laws=(JUVENILE_CODE,),
            write_down={
                "sq": "Data e takimit, detyrat e mbajtura, mungesa dhe arsyeja e saj.",
                "en": "Date of the meeting, tasks kept, the absence and its reason.",
            },
        ),
    ),
)

RETURN = Phase(
    key="return",
    title={"sq": "Kthimi dhe mbyllja", "en": "Return and closing"},
    steps=(
        Step(
            key="school_return",
            heading={
                "sq": "Shkolla e pret fëmijën sërish, pa e veçuar",
                "en": "The school takes the child back like any other pupil",
            },
            action={
                "sq": (
                    "<p>Drejtori dhe psikologu i shkollës e dinë vetëm aq sa duhet për ta "
                    "mbështetur fëmijën. Ditën e parë e pret një mësues që e njeh.</p>"
                    "<ul><li>Mësimi i humbur zëvendësohet me orë shtesë, jo me përsëritje të "
                    "vitit si ndëshkim.</li>"
                    "<li>Për braktisje shkolle dhe punë në rrugë PMF njoftohet po atë ditë.</li>"
                    "</ul>"
                ),
                "en": (
                    "<p>The head teacher and the school psychologist know only what they need to "
                    "support the child. On the first day a teacher who knows the child is there "
                    "at the door.</p>"
                    "<ul><li>Missed lessons are made up with extra hours, not by repeating the "
                    "year as punishment.</li>"
                    "<li>The PMF is told the same day about dropping out or work on the "
                    "street.</li></ul>"
                ),
            },
            roles=("school", "pmf"),
            must=False,
            service_types=("education_support",),
            say={
                "sq": "Je prapë në klasën tënde.\nNëse dikush të ngacmon, eja drejt e te unë.",
                "en": "You are back in your class.\nIf anybody picks on you, come straight to me.",
            },
        ),
        Step(
            key="closing",
            heading={
                "sq": "PMF e mbyll rastin bashkë me fëmijën dhe familjen",
                "en": "The PMF closes the case with the child and the family",
            },
            action={
                "sq": (
                    "<p>PMF, fëmija dhe prindi lexojnë planin dhe shohin çfarë u arrit. Rasti "
                    "mbyllet kur fëmija shkon në shkollë ose punon sipas ligjit, nuk ka ngjarje "
                    "të reja dhe di kujt t’i drejtohet. NJMF i ruan dokumentet të mbyllura me "
                    "çelës dhe e pyet fëmijën si është edhe një herë më vonë.</p>"
                ),
                "en": (
                    "<p>The PMF, the child and the parent read the plan and see what was "
                    "achieved. The case closes when the child is at school or in lawful work, "
                    "nothing new has happened and the child knows whom to turn to. The NJMF "
                    "keeps the papers locked and asks the child once more, later, how things "
                    "are.</p>"
                ),
            },
            roles=("pmf", "njmf"),
            must=False,
            limits=(
                Limit(
                    amount=3,
                    unit="months",
                    event="plan_signed",
                    applies_to={
                        "sq": "rishikimi i parë i planit",
                        "en": "first review of the plan",
                    },
                ),
            ),
        ),
    ),
)

PROTOCOL = Protocol(
    key="al-child-in-conflict",
    jurisdiction="AL",
    languages=("sq", "en"),
    title={
        "sq": "I mituri në konflikt me ligjin",
        "en": "Child in conflict with the law (Albania)",
    },
    summary={
        "sq": (
            "Nga shoqërimi në komisariat deri te kthimi në shkollë: kush rri me fëmijën, kur "
            "vjen avokati, çfarë përmban plani. Për PMF-në, NJMF-në, policinë, psikologun dhe "
            "shkollën."
        ),
        "en": (
            "From the police station back to school: who stays with the child, when the lawyer "
            "comes, what the plan holds. For the child-protection worker (PMF), the "
            "child-protection unit (NJMF), police, psychologist and school in Albania."
        ),
    },
    slug={"sq": "i-mituri-ne-konflikt-me-ligjin", "en": "child-in-conflict-with-the-law"},
    topics=("juvenile-justice", "child-protection", "education"),
    situation="child_law",
    audience="professional",
    issuing_authority={
        "sq": "Redaksia e demonstrimit (shembull, jo këshillë juridike)",
        "en": ("Demo editorial team (sample, not legal advice)"),
    },
    start_event="escort",
    in_force_from="2026-11-03",
    review_by="2027-05-03",
    card=Card(
        danger={
            "sq": (
                "Fëmija është i lënduar ose nuk flet qartë.\n"
                "Flet për vdekje ose i bën keq vetes.\n"
                "E pyesin pa avokat ose e mbajnë me të rritur."
            ),
            "en": (
                "The child is hurt or does not speak clearly.\n"
                "The child speaks of dying or self-harms.\n"
                "No lawyer at questioning or held with adults."
            ),
        },
        lines=("AL-127", "AL-129", "AL-112", "AL-116111"),
        do_not={
            "sq": (
                "Fëmija nuk pyetet çfarë bëri.\n"
                "Nuk nënshkruan asgjë pa mbrojtësin.\n"
                "Nuk fotografohet; emri nuk i jepet medias."
            ),
            "en": (
                "Do not ask the child what happened.\n"
                "Do not let the child sign without the lawyer.\n"
                "No photographs, and no name to the media."
            ),
        },
        write_down={
            "sq": (
                "Ora e shoqërimit, e çdo njoftimi dhe kush ishte aty.\n"
                "Gjendja e fëmijës; kodi i rastit, jo emri."
            ),
            "en": (
                "The hour of arrival and of each notice; who was present.\n"
                "The child’s condition; the case code, not the name."
            ),
        },
    ),
    questions=(
        Branch(
            condition={
                "sq": "nëse fëmija është tani në polici",
                "en": "if the child is at the police station now",
            },
            to="arrive",
            question={
                "sq": "A është fëmija tani në komisariat?",
                "en": "Is the child at the police station now?",
            },
        ),
        Branch(
            condition={
                "sq": "nëse fëmija është liruar dhe duhet plani",
                "en": "if the child has been released and a plan is needed",
            },
            to="family",
            question={
                "sq": "A është kthyer fëmija në shtëpi?",
                "en": "Has the child gone home?",
            },
        ),
        Branch(
            condition={
                "sq": "nëse ka thirrje për seancë",
                "en": "if there is a summons to a hearing",
            },
            to="hearing",
            question={
                "sq": "A është caktuar seanca?",
                "en": "Has a hearing been set?",
            },
        ),
    ),
    phases=(AT_POLICE, ASSESSMENT, JUSTICE, RETURN),
    forms=(
        Form(
            key="arrival_sheet",
            title={
                "sq": "Fleta e mbërritjes në komisariat",
                "en": "Arrival sheet at the police station",
            },
            lines=(
                "Kodi i rastit",
                "Ora e shoqërimit / ora e mbërritjes së PMF-së",
                "Mosha dhe dokumenti që e vërteton",
                "Lëndime, ilaçe, drogë ose alkool",
                "Ka ngrënë, ka pirë ujë, ka fjetur",
                "Kush u njoftua dhe në cilën orë",
                "Mbrojtësi: ora e takimit",
                "Psikologu: ora e mbërritjes",
                "Kush e merr fëmijën dhe kur",
            ),
        ),
        Form(
            key="social_report",
            title={
                "sq": "Raporti social për të miturin",
                "en": "Social report on the child",
            },
            lines=(
                "Kodi i rastit",
                "Mosha dhe klasa",
                "Familja dhe banesa, në dy fjali",
                "Shkolla: mungesat dhe mbështetja",
                "Shëndeti",
                "Koha e lirë, shoqëria, puna",
                "Çfarë di të bëjë mirë fëmija",
                "Rreziqet",
                "Çfarë propozon fëmija",
                "Çfarë propozon PMF",
                "Burimet e të dhënave",
            ),
        ),
    ),
    acts=(
        "al-37-2017",
        "al-111-2017",
        "al-18-2017",
        "al-vkm-578-2018",
        "al-vkm-499-2018",
    ),
)
