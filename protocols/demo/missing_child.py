"""A missing or runaway child (Albania): from the first call to the plan after the return."""

from protocols.demo.acts import CHECKED_BY
from protocols.demo.format import Branch, Card, Form, Law, Limit, Phase, Protocol, Step

CHECKED_ON = "2026-11-03"
DOMESTIC_VIOLENCE_READ = "Njohligjin collection, Domestic violence 6 (2022), read"

LAW_WHO_REPORTS = Law(
    act="al-vkm-578-2018",
    source="The decision is on referral; who must report was not read, to be checked",
)
LAW_CASE_MANAGEMENT = Law(
    act="al-vkm-578-2018",
    source="Listed on femijet.gov.al: number, date and subject; text not read",
)

REPORT = Phase(
    key="report",
    title={"sq": "Njoftimi", "en": "The report"},
    steps=(
        Step(
            key="police-report",
            heading={
                "sq": "Policia merr njoftimin për fëmijën e humbur pa pritur",
                "en": "The police take the report of a missing child without delay",
            },
            action={
                "sq": (
                    "<p>Kur një fëmijë humbet, zhduket ose ikën nga shtëpia, prindi, mësuesi ose "
                    "kushdo që e kërkon i telefonon policisë në 129 ose numrit unik 112. Askush "
                    "nuk pret të kalojë një ditë: orët e para vlejnë më shumë. Familja mund t’i "
                    "drejtohet edhe linjës për fëmijë të humbur, 116 000.</p>"
                    "<p>Policia e regjistron njoftimin me orën e saktë dhe i jep familjes numrin "
                    "e praktikës dhe telefonin e punonjësit që e ndjek.</p>"
                ),
                "en": (
                    "<p>When a child is lost, disappears or runs away from home, a parent, a "
                    "teacher or anyone looking for the child telephones the police on 129 or the "
                    "single number 112. Nobody waits for a day to pass: the first hours count "
                    "most. The family can also turn to the line for missing children, 116 "
                    "000.</p>"
                    "<p>The police register the report with the exact time and give the family "
                    "the file number and the telephone of the officer in charge.</p>"
                ),
            },
            roles=("police", "pmf"),
            service_types=("police",),
            say={
                "sq": (
                    "Mirë bëtë që telefonuat tani.\n"
                    "Kur e patë për herë të fundit dhe çfarë kishte veshur?"
                ),
                "en": (
                    "You did well to call now.\n"
                    "When did you last see the child, and in what clothes?"
                ),
            },
            write_down={
                "sq": (
                    "Kur dhe ku u pa fëmija për herë të fundit; ora e telefonatës dhe kush u "
                    "përgjigj."
                ),
                "en": (
                    "When and where the child was last seen; the time of the call and who answered."
                ),
            },
            warnings=(
                {
                    "sq": (
                        "Fëmija i vogël, i sëmurë, me aftësi të kufizuara ose që ka folur për "
                        "vetëvrasje kërkohet në çast."
                    ),
                    "en": (
                        "A child who is young, ill, disabled or has spoken of suicide is "
                        "searched for on the instant."
                    ),
                },
            ),
        ),
        Step(
            key="description",
            heading={
                "sq": "Policia plotëson me familjen përshkrimin e fëmijës",
                "en": "The police fill in the child’s description with the family",
            },
            action={
                "sq": (
                    "<p>Policia plotëson me familjen fletën e përshkrimit: mosha, gjatësia, "
                    "flokët, veshja, shenjat, ilaçet që duhen, telefoni dhe llogaritë në "
                    "internet. Familja ia jep një fotografi të kohëve të fundit vetëm "
                    "policisë.</p>"
                    "<p>PMF ose psikologu qëndron me prindërit dhe i ndihmon të kujtojnë ditët e "
                    "fundit: grindje, kërcënime, njohje të reja, mungesa në shkollë.</p>"
                ),
                "en": (
                    "<p>The police fill in the description sheet with the family: age, height, "
                    "hair, clothes, marks, medicines needed, telephone and internet accounts. "
                    "The family gives a recent photograph to the police only.</p>"
                    "<p>The PMF or the psychologist stays with the parents and helps them to "
                    "recall the last days: quarrels, threats, new acquaintances, absence from "
                    "school.</p>"
                ),
            },
            roles=("police", "pmf", "psychologist"),
            forms=("description",),
            write_down={
                "sq": "Veshja, telefoni, paratë, ilaçet dhe çantat që mungojnë nga shtëpia.",
                "en": "Clothes, telephone, money, medicines and bags that are missing from home.",
            },
            warnings=(
                {
                    "sq": (
                        "Fotografia që del në rrjete nuk kthehet më: publikimin e vendos policia."
                    ),
                    "en": (
                        "A photograph once online cannot be taken back: the police decide on "
                        "publishing it."
                    ),
                },
            ),
        ),
        Step(
            key="near-places",
            heading={
                "sq": "Policia dhe shkolla kontrollojnë së pari vendet e afërta",
                "en": "The police and the school check nearby places first",
            },
            action={
                "sq": (
                    "<p>Policia kërkon në banesë dhe përreth saj: dhomat, bodrumin, tarracën, "
                    "pusin, makinat, oborret fqinje, parkun, rrugën e shkollës, stacionin e "
                    "autobusit. Një i rritur mbetet në shtëpi pranë telefonit.</p>"
                    "<p>Shkolla shikon mungesat e ditës dhe pyet mësuesin e orës së fundit e "
                    "shokët e ngushtë, pa krijuar thashetheme.</p>"
                ),
                "en": (
                    "<p>The police search the home and around it: rooms, cellar, roof terrace, "
                    "well, cars, neighbouring yards, the park, the way to school, the bus "
                    "station. One adult stays at home near the telephone.</p>"
                    "<p>The school looks at the day’s absences and asks the teacher of the last "
                    "lesson and close friends, without starting rumours.</p>"
                ),
            },
            roles=("police", "school"),
            must=False,
        ),
        Step(
            key="notify-pmf",
            heading={
                "sq": "Policia njofton PMF-në dhe NJMF-në për zhdukjen",
                "en": "The police tell the PMF and the NJMF of the disappearance",
            },
            action={
                "sq": (
                    "<p>Policia e njofton PMF-në e njësisë administrative ose NJMF-në e "
                    "bashkisë, edhe jashtë orarit të punës. PMF kontrollon nëse fëmija njihet "
                    "nga raste dhune, lypjeje, braktisjeje të shkollës ose largimesh të "
                    "mëparshme.</p>"
                    "<p>Kur fëmija ka ikur nga një qendër rezidenciale ose familje kujdestare, "
                    "përgjegjësi i saj e njofton vetë policinë dhe PMF-në.</p>"
                ),
                "en": (
                    "<p>The police tell the PMF of the administrative unit or the NJMF of the "
                    "municipality, outside office hours too. The PMF checks whether the child is "
                    "known from cases of violence, begging, leaving school or earlier running "
                    "away.</p>"
                    "<p>When the child has run away from a residential centre or a foster "
                    "family, the person responsible there tells the police and the PMF "
                    "directly.</p>"
                ),
            },
            roles=("police", "pmf", "njmf"),
            limits=(Limit(amount=24, unit="hours", event="disappearance", at_once=True),),
            laws=(LAW_WHO_REPORTS,),
            service_types=("child_protection",),
        ),
    ),
)

SEARCH = Phase(
    key="search",
    title={"sq": "Kërkimi", "en": "The search"},
    steps=(
        Step(
            key="reason-missing",
            heading={
                "sq": "Policia dhe PMF vlerësojnë pse mungon fëmija",
                "en": "The police and the PMF assess why the child is missing",
            },
            action={
                "sq": (
                    "<p>Policia dhe PMF i peshojnë bashkë mundësitë: fëmija ka humbur rrugën, "
                    "është larguar vetë, e ka marrë njëri prind në një konflikt për "
                    "kujdestarinë, e ka rrëmbyer ose e ka joshur dikush në internet, ose po "
                    "shfrytëzohet.</p>"
                    "<ul>"
                    "<li>Pse pikërisht sot?</li>"
                    "<li>A ka marrë para, rroba, telefon, ilaçe?</li>"
                    "<li>A është larguar edhe më parë?</li>"
                    "<li>A ka dhunë në shtëpi?</li></ul>"
                ),
                "en": (
                    "<p>The police and the PMF weigh the possibilities together: the child is "
                    "lost, has left alone, was taken by one parent in a custody dispute, was "
                    "abducted, was lured on the internet or is being exploited.</p>"
                    "<ul>"
                    "<li>Why today?</li>"
                    "<li>Has the child taken money, clothes, telephone, medicines?</li>"
                    "<li>Has the child left before?</li>"
                    "<li>Is there violence at home?</li></ul>"
                ),
            },
            roles=("police", "pmf", "psychologist"),
            branches=(
                Branch(
                    question={
                        "sq": "A ka shenja se dikush e ka joshur ose e shfrytëzon fëmijën?",
                        "en": "Are there signs that someone lured or exploits the child?",
                    },
                    condition={
                        "sq": "nëse ka shenja joshjeje, shfrytëzimi ose trafikimi",
                        "en": "if there are signs of luring, exploitation or trafficking",
                    },
                    to="trafficking",
                ),
                Branch(
                    question={
                        "sq": "A duket se fëmija është larguar vetë?",
                        "en": "Does it seem that the child left alone?",
                    },
                    condition={
                        "sq": "nëse fëmija duket se është larguar vetë",
                        "en": "if the child seems to have left alone",
                    },
                    to="contacts",
                ),
            ),
            write_down={
                "sq": "Arsyeja e mundshme dhe kush e tha; çfarë e mbështet e çfarë e kundërshton.",
                "en": "The possible reason and who named it; what speaks for it and what against.",
            },
        ),
        Step(
            key="contacts",
            heading={
                "sq": "PMF flet me shokët, shkollën dhe të afërmit",
                "en": "The PMF talks with friends, the school and relatives",
            },
            action={
                "sq": (
                    "<p>PMF ose psikologu i shkollës flet me shokët një nga një, në një vend të "
                    "qetë, pa i kërcënuar. Pyet ku mund të flejë fëmija, kush mund ta strehojë "
                    "dhe me kë fliste këto ditë.</p>"
                    "<p>Pyeten edhe të afërmit, ish-fqinjët dhe qendra ditore. Telefonin dhe "
                    "llogaritë e fëmijës i shikon vetëm policia.</p>"
                ),
                "en": (
                    "<p>The PMF or the school psychologist talks with friends one by one, in a "
                    "quiet place, without threats, and asks where the child might sleep, who "
                    "might take the child in and whom the child talked to lately.</p>"
                    "<p>Relatives, former neighbours and the day centre are asked too. Only the "
                    "police look at the child’s telephone and accounts.</p>"
                ),
            },
            roles=("pmf", "school", "psychologist", "police"),
            must=False,
            say={
                "sq": (
                    "Askush nuk po të fajëson, as ty, as shokun tënd.\n"
                    "Duam vetëm të dimë nëse është mirë."
                ),
                "en": (
                    "Nobody is blaming you or your friend.\n"
                    "We only want to know that your friend is well."
                ),
            },
            write_down={
                "sq": (
                    "Vendet dhe personat që u përmendën, kush i tha dhe në ç’orë iu dhanë policisë."
                ),
                "en": (
                    "Places and people named, who named them and when they were passed to the "
                    "police."
                ),
            },
        ),
        Step(
            key="trafficking",
            heading={
                "sq": "Policia njofton prokurorinë kur ka shenja trafikimi",
                "en": "The police tell the prosecutor when there are signs of trafficking",
            },
            action={
                "sq": (
                    "<p>Kur ka shenja joshjeje, shfrytëzimi, martese të hershme ose kalimi të "
                    "kufirit, policia njofton prokurorinë dhe pikat kufitare. PMF ndjek "
                    "procedurat standarde të veprimit për viktimat e trafikimit.</p>"
                    "<p>PMF i jep policisë me shkrim atë që di, i kërkon familjes t’i ruajë "
                    "mesazhet pa u përgjigjur dhe shikon nëse rrezikohen edhe vëllezërit e "
                    "motrat.</p>"
                ),
                "en": (
                    "<p>When there are signs of luring, exploitation, early marriage or crossing "
                    "the border, the police tell the prosecutor and the border points. The PMF "
                    "follows the standard operating procedures for victims of trafficking.</p>"
                    "<p>The PMF gives the police in writing what is known, asks the family to "
                    "keep the messages without answering and sees whether brothers and sisters "
                    "are at risk too.</p>"
                ),
            },
            roles=("police", "prosecutor", "pmf"),
            laws=(
                Law(
                    act="al-vkm-499-2018",
                    source="Listed on femijet.gov.al: number, date and subject; text not read",
                ),
            ),
            service_types=("police",),
            warnings=(
                {
                    "sq": (
                        "Familja nuk u shkruan dhe nuk i takon vetë të dyshuarit: ata mund ta "
                        "zhvendosin fëmijën."
                    ),
                    "en": (
                        "The family does not write to or meet the suspects: they might move the "
                        "child elsewhere."
                    ),
                },
            ),
        ),
        Step(
            key="family-support",
            heading={
                "sq": "PMF i jep familjes lajme dhe mbështetje çdo ditë",
                "en": "The PMF gives the family news and support every day",
            },
            action={
                "sq": (
                    "<p>PMF i telefonon familjes çdo ditë në orën e caktuar, edhe kur nuk ka "
                    "asgjë të re. Thotë çfarë u bë, çfarë bëhet nesër dhe kush përgjigjet "
                    "natën.</p>"
                    "<p>Psikologu flet edhe me vëllezërit e motrat. Kur kërkimi zgjat, drejtuesi "
                    "i shërbimeve sociale ose PMF e thërret GTN-në. Gazetarëve u flet vetëm "
                    "policia.</p>"
                ),
                "en": (
                    "<p>The PMF telephones the family every day at the agreed hour, even when "
                    "there is nothing new, and says what was done, what is done tomorrow and who "
                    "answers at night.</p>"
                    "<p>The psychologist talks with brothers and sisters too. When the search "
                    "goes on, the head of social services or the PMF calls the GTN. Only the "
                    "police speak to journalists.</p>"
                ),
            },
            roles=("pmf", "psychologist", "gtn"),
            must=False,
            limits=(Limit(amount=24, unit="hours", event="disappearance", relation="every"),),
            service_types=("counselling",),
            say={
                "sq": (
                    "Nuk kam lajm të ri, por ju telefonova siç e lamë.\n"
                    "Kjo u bë sot dhe kjo bëhet nesër."
                ),
                "en": (
                    "I have no news, but I am calling as agreed.\n"
                    "This was done today and this comes tomorrow."
                ),
            },
        ),
    ),
)

FOUND = Phase(
    key="found",
    title={"sq": "Gjetja", "en": "Found"},
    steps=(
        Step(
            key="welcome",
            heading={
                "sq": "PMF e pret fëmijën e gjetur dhe kujdeset para se të pyesë",
                "en": "The PMF receives the found child and cares before asking",
            },
            action={
                "sq": (
                    "<p>Kur fëmija gjendet, policia njofton familjen dhe PMF-në. PMF e takon "
                    "para kthimit në shtëpi: ujë, ushqim, rroba të ngrohta, qetësi dhe mjeku, "
                    "kur fëmija është i lënduar ose i rraskapitur.</p>"
                    "<p>Askush nuk e qorton dhe nuk e pyet para prindërve ku ishte. PMF i kërkon "
                    "familjes ta presë pa britma dhe pa ndëshkim.</p>"
                ),
                "en": (
                    "<p>When the child is found, the police tell the family and the PMF. The PMF "
                    "meets the child before the return home: water, food, warm clothes, calm, "
                    "and the doctor when the child is hurt or exhausted.</p>"
                    "<p>Nobody scolds the child or asks in front of the parents where the child "
                    "was. The PMF asks the family to receive the child without shouting or "
                    "punishment.</p>"
                ),
            },
            roles=("pmf", "police", "health"),
            service_types=("health_care",),
            say={
                "sq": "Mirë që je këtu me ne.\nHa diçka; pastaj flasim kur të duash.",
                "en": (
                    "It is good that you are here with us.\n"
                    "Eat something; then we talk when you like."
                ),
            },
            write_down={
                "sq": "Ora dhe vendi ku u gjet fëmija, me kë ishte, gjendja, fjalët e para.",
                "en": (
                    "The time and place where the child was found, with whom, condition, first "
                    "words."
                ),
            },
        ),
        Step(
            key="reason-left",
            heading={
                "sq": "PMF flet veçmas me fëmijën për arsyen e largimit",
                "en": "The PMF talks with the child alone about the reason for leaving",
            },
            action={
                "sq": (
                    "<p>PMF ose psikologu flet me fëmijën pa prindërit, me pyetje të hapura: "
                    "çfarë ndodhi para se të ikte nga shtëpia, ku fjeti, kush e ndihmoi, a e "
                    "lëndoi dikush ose i kërkoi diçka në këmbim. Pyet nga çfarë do të kishte "
                    "frikë po të kthehej.</p>"
                    "<p>Fletën e bisedës e mban PMF; prindërve u thuhet vetëm ajo që e mbron "
                    "fëmijën.</p>"
                ),
                "en": (
                    "<p>The PMF or the psychologist talks with the child without the parents, in "
                    "open questions: what happened before leaving home, where the child slept, "
                    "who helped, whether anyone hurt the child or asked for something in return. "
                    "The child is asked what would be frightening about going back.</p>"
                    "<p>The PMF keeps the sheet of the talk; the parents are told only what "
                    "protects the child.</p>"
                ),
            },
            roles=("pmf", "psychologist"),
            limits=(Limit(amount=72, unit="hours", event="first_contact"),),
            forms=("return-talk",),
            branches=(
                Branch(
                    question={
                        "sq": "A ka frikë fëmija të kthehet në shtëpi?",
                        "en": "Is the child afraid to go back home?",
                    },
                    condition={
                        "sq": "nëse fëmija ka frikë ose shtëpia nuk është e sigurt",
                        "en": "if the child is afraid or the home is not safe",
                    },
                    to="safe-place",
                ),
                Branch(
                    question={
                        "sq": "A është kthimi i sigurt?",
                        "en": "Is the return safe?",
                    },
                    condition={
                        "sq": "nëse kthimi në familje është i sigurt",
                        "en": "if the return to the family is safe",
                    },
                    to="plan",
                ),
            ),
            say={
                "sq": (
                    "Çfarë do të duhej të ndryshonte që të mos ikje më?\n"
                    "Kujt i beson më shumë në shtëpi ose në shkollë?"
                ),
                "en": (
                    "What would have to change so that you need not leave again?\n"
                    "Whom do you trust most at home or at school?"
                ),
            },
            write_down={
                "sq": "Fjalët e fëmijës; çfarë u vendos t’u thuhet prindërve dhe pse.",
                "en": "The child’s words; what was decided to tell the parents, and why.",
            },
        ),
        Step(
            key="safe-place",
            heading={
                "sq": "PMF gjen vend të sigurt kur shtëpia nuk është e sigurt",
                "en": "The PMF finds a safe place when the home is not safe",
            },
            action={
                "sq": (
                    "<p>Fëmija që është larguar nga dhuna ose shfrytëzimi nuk kthehet te "
                    "rreziku. PMF dhe policia shohin së pari nëse largohet dhunuesi, pastaj një "
                    "të afërm të sigurt, pastaj shërbimin e emergjencës.</p>"
                    "<p>Zyra sociale, policia, prokuroria ose një i afërm i kërkon gjykatës "
                    "urdhrin e menjëhershëm të mbrojtjes. Rasti vazhdon sipas protokollit për "
                    "dhunën ndaj fëmijëve.</p>"
                ),
                "en": (
                    "<p>A child who left because of violence or exploitation is not returned to "
                    "the danger. The PMF and the police see first whether the perpetrator can be "
                    "removed, then a safe relative, then the emergency service.</p>"
                    "<p>The social office, the police, the prosecutor or a relative asks the "
                    "court for the immediate protection order. The case goes on under the "
                    "protocol on violence against children.</p>"
                ),
            },
            roles=("pmf", "police", "social_worker", "court"),
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
            ),
            laws=(
                Law(
                    act="al-vkm-518-2018",
                    source="Text read in a professional journal's reprint",
                    checked_on=CHECKED_ON,
                    checked_by=CHECKED_BY,
                ),
                Law(
                    act="al-9669-2006",
                    source="Secondary source; later amendments not checked",
                ),
            ),
            service_types=("emergency_shelter", "police", "legal_aid"),
            warnings=(
                {
                    "sq": (
                        "Adresa e strehimit nuk i tregohet familjes; takimet bëhen në një zyrë "
                        "tjetër."
                    ),
                    "en": (
                        "The shelter’s address is not told to the family; meetings are held at "
                        "another office."
                    ),
                },
            ),
        ),
    ),
)

AFTER = Phase(
    key="after",
    title={"sq": "Pas kthimit", "en": "After the return"},
    steps=(
        Step(
            key="plan",
            heading={
                "sq": "PMF harton me familjen planin që fëmija të mos ikë sërish",
                "en": "The PMF draws up the plan against running away again",
            },
            action={
                "sq": (
                    "<p>PMF i mbledh prindërit, fëmijën dhe shkollën dhe shkruan planin "
                    "individual të mbrojtjes (PIM): çfarë ndryshon në shtëpi, me kë flet fëmija "
                    "kur do të ikë, si kthehet në klasë pa e tallur njeri, kush e viziton.</p>"
                    "<p>Largimi i përsëritur lexohet si shenjë, jo si kokëfortësi: plani kërkon "
                    "arsyen. Kur prindërit e refuzojnë mbikëqyrjen, propozohet masë tjetër.</p>"
                ),
                "en": (
                    "<p>The PMF brings together the parents, the child and the school and writes "
                    "the individual protection plan (PIM): what changes at home, whom the child "
                    "talks to when tempted to leave, how the return to class goes without "
                    "mockery, who visits.</p>"
                    "<p>Repeated leaving is read as a sign, not as stubbornness: the plan looks "
                    "for the reason. When the parents refuse supervision, another measure is "
                    "proposed.</p>"
                ),
            },
            roles=("pmf", "school", "psychologist", "njmf"),
            limits=(Limit(amount=1, unit="months", event="plan_signed", relation="every"),),
            laws=(
                Law(
                    act="al-18-2017",
                    article="58",
                    source="Law 18/2017, art. 58; text read",
                    checked_on=CHECKED_ON,
                    checked_by=CHECKED_BY,
                ),
                LAW_CASE_MANAGEMENT,
            ),
            service_types=("child_protection", "counselling", "education_support"),
            say={
                "sq": (
                    "Kur të duash sërish të ikësh, kujt mund t’i telefonosh?\n"
                    "Linja 116 111 përgjigjet falas, ditë e natë."
                ),
                "en": (
                    "When you feel like leaving again, whom can you call?\n"
                    "The line 116 111 answers free of charge, day and night."
                ),
            },
        ),
        Step(
            key="close",
            heading={
                "sq": "Policia dhe PMF e mbyllin kërkimin dhe heqin fotografitë",
                "en": "The police and the PMF end the search and remove photographs",
            },
            action={
                "sq": (
                    "<p>Policia e mbyll kërkimin pasi PMF e ka parë vetë fëmijën. Familja, "
                    "shkolla dhe mediat i heqin fotografitë dhe postimet, që fëmija të mos "
                    "mbetet i njohur si i humbur.</p>"
                    "<p>NJMF shënon, pa emra, nga ku iku fëmija, sa zgjati kërkimi dhe cili "
                    "shërbim mungoi; GTN e lexon në mbledhjen e radhës.</p>"
                ),
                "en": (
                    "<p>The police end the search after the PMF has seen the child in person. "
                    "Family, school and media remove the photographs and posts, so that the "
                    "child does not stay known as the missing one.</p>"
                    "<p>The NJMF notes, without names, where the child left from, how long the "
                    "search took and which service was missing; the GTN reads it at its next "
                    "meeting.</p>"
                ),
            },
            roles=("police", "pmf", "njmf", "gtn"),
            must=False,
            branches=(
                Branch(
                    question={
                        "sq": "A mungon fëmija sërish?",
                        "en": "Is the child missing again?",
                    },
                    condition={
                        "sq": "nëse fëmija largohet sërish",
                        "en": "if the child leaves again",
                    },
                    to="police-report",
                ),
            ),
            write_down={
                "sq": "Data e mbylljes, kush u njoftua, faqet ku u hoqën fotografitë.",
                "en": (
                    "The date of closing, who was told, the pages from which photographs were "
                    "removed."
                ),
            },
        ),
    ),
)

PROTOCOL = Protocol(
    key="missing-child",
    jurisdiction="AL",
    languages=("sq", "en"),
    title={
        "sq": "Fëmijë i humbur ose i larguar",
        "en": "A missing or runaway child",
    },
    summary={
        "sq": (
            "Çfarë bëhet në orët e para kur një fëmijë humbet, zhduket ose ikën nga shtëpia a "
            "nga qendra, dhe si pritet kur gjendet. Njoftimi bëhet menjëherë; askush nuk pret të "
            "kalojë një ditë."
        ),
        "en": (
            "What is done in Albania in the first hours when a child is lost, disappears or runs "
            "away from home or a centre, and how the child is received when found. The report is "
            "made at once; nobody waits for a day to pass."
        ),
    },
    slug={
        "sq": "femije-i-humbur-ose-i-larguar",
        "en": "missing-or-runaway-child",
    },
    topics=("missing-children", "child-protection"),
    situation="missing_child",
    audience="public",
    issuing_authority={
        "sq": "Redaksia e demonstrimit (shembull, jo këshillë juridike)",
        "en": "Demo editorial team (sample, not legal advice)",
    },
    start_event="disappearance",
    in_force_from="2026-11-05",
    review_by="2027-11-05",
    card=Card(
        danger={
            "sq": (
                "I vogël, i sëmurë ose me aftësi të kufizuara.\n"
                "Ka folur për vetëvrasje ose ka lënë letër.\n"
                "Ka ikur nga dhuna ose e ka joshur dikush."
            ),
            "en": (
                "The child is very young, ill or disabled.\n"
                "The child spoke of suicide or left a letter.\n"
                "Fled from violence, or lured by someone."
            ),
        },
        lines=("AL-129", "AL-116000", "AL-112", "AL-116111"),
        do_not={
            "sq": (
                "Nuk pritet të kalojë një ditë.\n"
                "Fotografia nuk publikohet pa policinë.\n"
                "Fëmija që kthehet nuk qortohet."
            ),
            "en": (
                "Do not wait for a day to pass.\n"
                "Do not post photographs without the police.\n"
                "Do not scold the child who comes back."
            ),
        },
        write_down={
            "sq": (
                "Ku dhe kur u pa për herë të fundit; veshja, telefoni.\n"
                "Ilaçet që i duhen; numri i praktikës në polici."
            ),
            "en": (
                "Where and when last seen; clothes, telephone.\n"
                "Medicines needed; the file number at the police."
            ),
        },
    ),
    phases=(REPORT, SEARCH, FOUND, AFTER),
    questions=(
        Branch(
            question={
                "sq": "A mungon fëmija në këtë çast?",
                "en": "Is the child missing at this moment?",
            },
            condition={
                "sq": "nëse fëmija nuk gjendet",
                "en": "if the child cannot be found",
            },
            to="police-report",
        ),
        Branch(
            question={
                "sq": "A u gjet ose u kthye fëmija?",
                "en": "Has the child been found or come back?",
            },
            condition={
                "sq": "nëse fëmija u gjet ose u kthye vetë",
                "en": "if the child was found or came back alone",
            },
            to="welcome",
        ),
        Branch(
            question={
                "sq": "A ka frikë fëmija të kthehet në shtëpi?",
                "en": "Is the child afraid to go back home?",
            },
            condition={
                "sq": "nëse fëmija ka ikur nga dhuna ose ka frikë",
                "en": "if the child fled from violence or is afraid",
            },
            to="safe-place",
        ),
    ),
    forms=(
        Form(
            key="description",
            title={
                "sq": "Fletë e përshkrimit të fëmijës që mungon",
                "en": "Description sheet of a missing child",
            },
            lines=(
                "Kodi i rastit (emri i jepet vetëm policisë)",
                "Data dhe ora e njoftimit",
                "Ku dhe kur u pa për herë të fundit",
                "Mosha, gjinia, gjatësia, ndërtimi i trupit",
                "Flokët, sytë, shenja të veçanta",
                "Veshja, këpucët, çanta",
                "Telefoni, para, dokumente me vete",
                "Ilaçe dhe gjendja shëndetësore",
                "Vende ku shkon zakonisht",
                "Largime të mëparshme",
                "Numri i praktikës në polici",
            ),
        ),
        Form(
            key="return-talk",
            title={
                "sq": "Fletë e bisedës pas kthimit",
                "en": "Sheet of the talk after the return",
            },
            lines=(
                "Kodi i rastit",
                "Data, vendi dhe kush ishte i pranishëm",
                "Çfarë ndodhi para largimit, me fjalët e fëmijës",
                "Ku qëndroi dhe kush e ndihmoi",
                "A e lëndoi ose e shfrytëzoi dikush",
                "Nga çfarë ka frikë fëmija",
                "Çfarë do të ndryshonte fëmija",
                "Kujt i beson",
                "Vendimi: kthim në familje / vend i sigurt, pse",
                "Nënshkrimi i punonjësit",
            ),
        ),
    ),
    acts=(
        "al-18-2017",
        "al-vkm-578-2018",
        "al-vkm-499-2018",
        "al-vkm-518-2018",
        "al-9669-2006",
    ),
)
