"""Montenegro: domestic violence and protective measures, for professionals.

No time limit of the Montenegrin rules was found in a readable text: every limit
here is a practice to be checked by a lawyer, so none carries a source.
"""

from protocols.demo.acts import CHECKED_BY
from protocols.demo.format import Branch, Card, Form, Law, Limit, Phase, Protocol, Step

VIOLENCE_LAW = Law(
    act="me-46-2010",
    source="Gazette numbers from a secondary source; articles not checked",
)
WELFARE_LAW = Law(
    act="me-27-2013",
    source="Gazette numbers read up to 3/23; articles not checked",
)
RULEBOOK = Law(
    act="me-csr-pravilnik-2013",
    source=("Rulebook read: separate services for children and youth, for adults and older people"),
    checked_on="2026-11-03",
    checked_by=CHECKED_BY,
)

RECEIVE = Step(
    key="receive",
    heading={
        "sr-latn": "CSR prima prijavu i provjerava da li je opasnost neposredna",
        "en": "The CSR takes the report and checks for immediate danger",
        "sq": "QPS merr njoftimin dhe sheh a ka rrezik të menjëhershëm",
    },
    action={
        "sr-latn": (
            "<p>Radnik CSR-a prima prijavu usmeno, telefonom ili pisano i odmah "
            "pita:</p><ul>"
            "<li>gdje je žrtva i da li može bezbjedno da govori;</li>"
            "<li>gdje je lice koje vrši nasilje i da li ima oružje;</li>"
            "<li>ko je još u stanu: djeca, starije ili bolesno lice.</li></ul>"
            "<p>Rukovodilac službe za djecu i mlade ili službe za odrasle i stare "
            "odmah određuje <b>voditelja slučaja</b>. Prijava se prima i kad je "
            "anonimna i kad je žrtva kasnije povuče.</p>"
        ),
        "en": (
            "<p>The CSR worker takes the report in person, by phone or in writing and "
            "asks at once:</p><ul>"
            "<li>where the victim is and whether they can speak safely;</li>"
            "<li>where the person using violence is and whether there is a weapon;</li>"
            "<li>who else is in the home: children, an older or ill person.</li></ul>"
            "<p>The head of the service for children and youth, or for adults and "
            "older people, names the <b>case manager</b> at once. A report is taken "
            "even when it is anonymous or later withdrawn.</p>"
        ),
        "sq": (
            "<p>Punonjësi i QPS-së e merr njoftimin me gojë, me telefon ose me shkrim "
            "dhe pyet menjëherë:</p><ul>"
            "<li>ku është viktima dhe a mund të flasë pa rrezik;</li>"
            "<li>ku është personi që ushtron dhunë dhe a ka armë;</li>"
            "<li>kush tjetër është në banesë: fëmijë, person i moshuar ose i "
            "sëmurë.</li></ul>"
            "<p>Drejtuesi i shërbimit për fëmijë e të rinj ose i shërbimit për të "
            "rritur e të moshuar cakton menjëherë <b>menaxherin e rastit</b>. Njoftimi "
            "merret edhe kur është anonim, edhe kur viktima e tërheq më vonë.</p>"
        ),
    },
    roles=("me_csr", "me_case_manager"),
    limits=(Limit(amount=2, unit="hours", event="report", at_once=True),),
    laws=(RULEBOOK,),
    forms=("report-note",),
    branches=(
        Branch(
            question={
                "sr-latn": "Da li nasilje traje ili neposredno prijeti?",
                "en": "Is violence going on or about to happen?",
                "sq": "A po ndodh dhuna ose a pritet të ndodhë menjëherë?",
            },
            condition={
                "sr-latn": "ako nasilje traje ili neposredno prijeti",
                "en": "if violence is going on or about to happen",
                "sq": "nëse dhuna po ndodh ose pritet të ndodhë menjëherë",
            },
            to="danger",
        ),
        Branch(
            condition={
                "sr-latn": "ako je žrtva trenutno na bezbjednom mjestu",
                "en": "if the victim is in a safe place for now",
                "sq": "nëse viktima ndodhet përkohësisht në vend të sigurt",
            },
            to="talk",
        ),
    ),
    say={
        "sr-latn": (
            "Da li sada možete slobodno da govorite?\n"
            "Ako se veza prekine, kada i kako smijemo da Vas pozovemo?"
        ),
        "en": ("Can you speak freely now?\nIf we are cut off, when and how may we call you?"),
        "sq": (
            "A mund të flisni lirisht tani?\n"
            "Nëse lidhja ndërpritet, kur dhe si mund t’ju telefonojmë?"
        ),
    },
    write_down={
        "sr-latn": "Vrijeme i način prijave, doslovne riječi, bezbjedan način kontakta.",
        "en": ("Time and channel of the report, the exact words, a safe way to make contact."),
        "sq": "Ora dhe mënyra e njoftimit, fjalët e sakta, mënyra e sigurt e kontaktit.",
    },
)

DANGER = Step(
    key="danger",
    heading={
        "sr-latn": "Policija otklanja neposrednu opasnost, a CSR pomaže na licu mjesta",
        "en": "The police stop the immediate danger, the CSR supports on the spot",
        "sq": "Policia ndal rrezikun e menjëhershëm, QPS mbështet në vend",
    },
    action={
        "sr-latn": (
            "<p>Radnik CSR-a zove policiju (122), a za povrijeđene hitnu pomoć (124), "
            "i ostaje na vezi sa žrtvom dok patrola ne stigne. Na teren ne izlazi "
            "sam.</p><ul>"
            "<li><b>Policija</b> razdvaja prisutne i provjerava da li u stanu ima "
            "oružja.</li>"
            "<li><b>Voditelj slučaja</b> dolazi na poziv policije, sa žrtvom i djecom "
            "razgovara u odvojenoj prostoriji i dogovara gdje će prenoćiti.</li></ul>"
        ),
        "en": (
            "<p>The CSR worker calls the police (122), for anyone injured the "
            "ambulance (124), and stays on the line with the victim until the patrol "
            "arrives. They do not go out alone.</p><ul>"
            "<li><b>The police</b> separate those present and check for weapons in the "
            "home.</li>"
            "<li><b>The case manager</b> comes when the police call, speaks with the "
            "victim and the children in a separate room and agrees where they will "
            "spend the night.</li></ul>"
        ),
        "sq": (
            "<p>Punonjësi i QPS-së thërret policinë (122), për të lënduarit ndihmën e "
            "shpejtë (124), dhe qëndron në lidhje me viktimën derisa të mbërrijë "
            "patrulla. Në terren nuk del vetëm.</p><ul>"
            "<li><b>Policia</b> i ndan të pranishmit dhe kontrollon a ka armë në "
            "banesë.</li>"
            "<li><b>Menaxheri i rastit</b> vjen me thirrje të policisë, flet me "
            "viktimën dhe me fëmijët në një dhomë të veçantë dhe merret vesh ku do ta "
            "kalojnë natën.</li></ul>"
        ),
    },
    roles=("me_police", "me_case_manager", "me_health"),
    laws=(VIOLENCE_LAW,),
    service_types=("police", "health_care"),
    branches=(
        Branch(
            condition={
                "sr-latn": "ako žrtva ne može da ostane u stanu",
                "en": "if the victim cannot stay in the home",
                "sq": "nëse viktima nuk mund të qëndrojë në banesë",
            },
            to="shelter",
        ),
        Branch(
            condition={
                "sr-latn": "ako je žrtva povrijeđena ili je bila davljena",
                "en": "if the victim is injured or was strangled",
                "sq": "nëse viktima është lënduar ose e kanë kapur për fyti",
            },
            to="health",
        ),
    ),
    say={
        "sr-latn": (
            "Sada je najvažnije da ste Vi i djeca bezbjedni.\nNiste krivi za ono što se dogodilo."
        ),
        "en": (
            "What matters now is that you and the children are safe.\n"
            "What happened is not your fault."
        ),
        "sq": (
            "Tani ka rëndësi që ju dhe fëmijët të jeni të sigurt.\n"
            "Për atë që ndodhi nuk keni faj ju."
        ),
    },
    warnings=(
        {
            "sr-latn": (
                "Davljenje, prijetnja oružjem i najava samoubistva znače visok rizik i kad "
                "nema vidljivih povreda."
            ),
            "en": (
                "Strangulation, threats with a weapon and announced suicide mean high risk "
                "even without visible injuries."
            ),
            "sq": (
                "Kapja për fyti, kërcënimi me armë dhe paralajmërimi i vetëvrasjes tregojnë "
                "rrezik të lartë edhe kur nuk ka lëndime të dukshme."
            ),
        },
    ),
)

TALK = Step(
    key="talk",
    heading={
        "sr-latn": "Voditelj slučaja razgovara sa žrtvom nasamo i bez žurbe",
        "en": "The case manager talks with the victim alone and unhurried",
        "sq": "Menaxheri i rastit flet me viktimën vetëm për vetëm dhe pa nxitim",
    },
    action={
        "sr-latn": (
            "<p>Voditelj slučaja bira mjesto i vrijeme koje žrtva smatra bezbjednim, "
            "nikad pred partnerom, rodbinom ili djecom.</p>"
            "<ul>"
            "<li>Pita otvoreno: šta se dogodilo, da li je neko tuče, šamara ili joj "
            "prijeti, otkad, šta ona želi.</li>"
            "<li>Ne pita zašto nije otišla.</li>"
            "<li>Ako žrtva bolje govori albanski ili drugi jezik, obezbjeđuje "
            "prevodioca. Rođak ili dijete ne prevodi.</li>"
            "<li>Unaprijed objašnjava šta CSR prijavljuje dalje i kome.</li></ul>"
        ),
        "en": (
            "<p>The case manager chooses a place and time that the victim considers "
            "safe, never in front of the partner, relatives or children.</p><ul>"
            "<li>They ask openly: what happened, whether there are beatings or "
            "threats, since when, what the victim wants.</li>"
            "<li>They do not ask why the victim has not left.</li>"
            "<li>If the victim speaks Albanian or another language better, they "
            "arrange an interpreter. A relative or a child does not interpret.</li>"
            "<li>They explain beforehand what the CSR reports on, and to whom.</li>"
            "</ul>"
        ),
        "sq": (
            "<p>Menaxheri i rastit zgjedh vendin dhe kohën që viktima i quan të sigurta, "
            "kurrë në prani të partnerit, të të afërmve ose të fëmijëve.</p>"
            "<ul>"
            "<li>Pyet hapur: çfarë ndodhi, a e rreh, a e godet me shuplakë apo e "
            "kërcënon dikush, që kur, çfarë dëshiron ajo.</li>"
            "<li>Nuk pyet pse nuk është larguar.</li>"
            "<li>Nëse viktima flet më mirë shqip ose një gjuhë tjetër, siguron "
            "përkthyes. I afërmi ose fëmija nuk përkthen.</li>"
            "<li>Shpjegon që në fillim çfarë njofton më tej QPS dhe kë.</li></ul>"
        ),
    },
    roles=("me_case_manager",),
    limits=(Limit(amount=24, unit="hours", event="report"),),
    say={
        "sr-latn": (
            "Vjerujem Vam i imam vremena da slušam.\nVi odlučujete koliko ćete mi danas reći."
        ),
        "en": ("I believe you and I have time to listen.\nYou decide how much you tell me today."),
        "sq": "Ju besoj dhe kam kohë t’ju dëgjoj.\nJu vendosni sa do të më tregoni sot.",
    },
    write_down={
        "sr-latn": "Riječi žrtve doslovno, jezik razgovora, dogovoreni bezbjedan kontakt.",
        "en": "The victim’s exact words, the language spoken, the safe contact agreed.",
        "sq": "Fjalët e viktimës siç u thanë, gjuha e bisedës, mënyra e sigurt e kontaktit.",
    },
)

RISK = Step(
    key="risk",
    heading={
        "sr-latn": "Voditelj slučaja procjenjuje rizik zajedno s policijom",
        "en": "The case manager assesses the risk together with the police",
        "sq": "Menaxheri i rastit vlerëson rrezikun bashkë me policinë",
    },
    action={
        "sr-latn": (
            "<p>Voditelj slučaja popunjava list procjene rizika i upoređuje ga s "
            "podacima policije i ljekara:</p><ul>"
            "<li>ranije nasilje, davljenje, prijetnje i oružje;</li>"
            "<li>uhođenje, ljubomora i nadzor telefona;</li>"
            "<li>alkohol, droga, dugovi i gubitak posla;</li>"
            "<li>odlazak, razvod ili trudnoća.</li></ul>"
            "<p>Strah žrtve da će biti gore uzima se kao znak visokog rizika. Kad "
            "podaci nedostaju, rizik se upisuje kao <b>nepoznat</b>, a ne kao "
            "nizak.</p>"
        ),
        "en": (
            "<p>The case manager fills in the risk sheet and compares it with what the "
            "police and the doctor know:</p>"
            "<ul>"
            "<li>earlier violence, strangulation, threats and weapons;</li>"
            "<li>stalking, jealousy and control of the phone;</li>"
            "<li>alcohol, drugs, debts and loss of work;</li>"
            "<li>leaving, divorce or pregnancy.</li></ul>"
            "<p>The victim’s fear that it will get worse is taken as a sign of high "
            "risk. Where information is missing, the risk is entered as <b>unknown</b>, "
            "not as low.</p>"
        ),
        "sq": (
            "<p>Menaxheri i rastit plotëson fletën e vlerësimit të rrezikut dhe e "
            "krahason me të dhënat e policisë dhe të mjekut:</p>"
            "<ul>"
            "<li>dhuna e mëparshme, kapja për fyti, kërcënimet dhe armët;</li>"
            "<li>përndjekja, xhelozia dhe kontrolli i telefonit;</li>"
            "<li>alkooli, droga, borxhet dhe humbja e punës;</li>"
            "<li>largimi nga shtëpia, divorci ose shtatzënia.</li></ul>"
            "<p>Frika e viktimës se do të bëhet më keq merret si shenjë e rrezikut të "
            "lartë. Kur mungojnë të dhënat, rreziku shënohet <b>i panjohur</b>, jo i "
            "ulët.</p>"
        ),
    },
    roles=("me_case_manager", "me_police", "me_health"),
    forms=("risk-sheet",),
    laws=(VIOLENCE_LAW,),
    branches=(
        Branch(
            question={
                "sr-latn": "Da li je rizik visok ili nepoznat?",
                "en": "Is the risk high or unknown?",
                "sq": "A është rreziku i lartë ose i panjohur?",
            },
            condition={
                "sr-latn": "ako je rizik visok ili nepoznat",
                "en": "if the risk is high or unknown",
                "sq": "nëse rreziku është i lartë ose i panjohur",
            },
            to="request",
        ),
        Branch(
            condition={
                "sr-latn": "ako u porodici ima djece",
                "en": "if there are children in the family",
                "sq": "nëse në familje ka fëmijë",
            },
            to="children",
        ),
    ),
    write_down={
        "sr-latn": "Stepen rizika, na čemu se zasniva i koji podaci nedostaju.",
        "en": "The level of risk, what it rests on and which facts are missing.",
        "sq": "Shkalla e rrezikut, ku mbështetet dhe cilat të dhëna mungojnë.",
    },
)

CHILDREN = Step(
    key="children",
    heading={
        "sr-latn": "Voditelj slučaja provjerava bezbjednost svakog djeteta u porodici",
        "en": "The case manager checks the safety of every child in the family",
        "sq": "Menaxheri i rastit kontrollon sigurinë e çdo fëmije në familje",
    },
    action={
        "sr-latn": (
            "<p>Voditelj slučaja vidi svako dijete i razgovara s njim odvojeno, u "
            "poznatom prostoru, kratko i bez navođenja. Dijete koje gleda ili sluša "
            "nasilje vodi se kao dijete kome treba zaštita i kad samo nije "
            "povrijeđeno.</p><ul>"
            "<li>Ne traži od djeteta da bira stranu.</li>"
            "<li>Ne ponavlja pitanja koja pripadaju policiji i tužilaštvu.</li>"
            "<li>Pita školu i izabranog ljekara za promjene u ponašanju, izostanke i "
            "povrede.</li></ul>"
        ),
        "en": (
            "<p>The case manager sees every child and talks with each one separately, "
            "in a familiar place, briefly and without leading. A child who sees or "
            "hears violence is treated as a child in need of protection even when not "
            "injured.</p><ul>"
            "<li>They do not ask the child to take sides.</li>"
            "<li>They do not repeat questions that belong to the police and the "
            "prosecutor.</li>"
            "<li>They ask the school and the chosen doctor about changes in behaviour, "
            "absences and injuries.</li></ul>"
        ),
        "sq": (
            "<p>Menaxheri i rastit e sheh çdo fëmijë dhe flet me të veçmas, në një "
            "vend të njohur, shkurt dhe pa ia sugjeruar përgjigjen. Fëmija që sheh ose "
            "dëgjon dhunë trajtohet si fëmijë që ka nevojë për mbrojtje edhe kur vetë "
            "nuk është lënduar.</p><ul>"
            "<li>Nuk i kërkon fëmijës të mbajë anë.</li>"
            "<li>Nuk i përsërit pyetjet që u takojnë policisë dhe prokurorisë.</li>"
            "<li>Pyet shkollën dhe mjekun e zgjedhur për ndryshime në sjellje, mungesa "
            "dhe lëndime.</li></ul>"
        ),
    },
    roles=("me_case_manager", "me_school", "me_health"),
    limits=(
        Limit(
            amount=24,
            unit="hours",
            event="report",
            applies_to={
                "sr-latn": "za dijete u porodici",
                "en": "for a child in the family",
                "sq": "për fëmijën në familje",
            },
        ),
    ),
    laws=(WELFARE_LAW,),
    service_types=("child_protection", "counselling"),
    say={
        "sr-latn": (
            "To što se dešava kod kuće nije tvoja krivica.\n"
            "Možeš da kažeš koliko želiš, a ja ću ti reći šta slijedi."
        ),
        "en": (
            "What happens at home is not your fault.\n"
            "You can say as much as you want, and I will tell you what comes next."
        ),
        "sq": (
            "Ajo që ndodh në shtëpi nuk është faji yt.\n"
            "Mund të thuash sa të duash, dhe unë do të të tregoj çfarë vjen më pas."
        ),
    },
    write_down={
        "sr-latn": "Za svako dijete: gdje je bilo, šta je vidjelo ili čulo, ko je sada s njim.",
        "en": ("For each child: where they were, what they saw or heard, who is with them now."),
        "sq": "Për çdo fëmijë: ku ishte, çfarë pa ose dëgjoi, kush është tani me të.",
    },
)

HEALTH = Step(
    key="health",
    heading={
        "sr-latn": "Ljekar pregleda žrtvu i dokumentuje povrede",
        "en": "A doctor examines the victim and documents the injuries",
        "sq": "Mjeku e viziton viktimën dhe i dokumenton lëndimet",
    },
    action={
        "sr-latn": (
            "<p>Ako žrtva to želi, voditelj slučaja ide s njom u dom zdravlja. Ljekar "
            "je pregleda bez pratnje iz porodice i upisuje mjesto, veličinu i boju "
            "svake povrede i uzrok koji žrtva navodi.</p>"
            "<p>Povrede se fotografišu samo uz njenu saglasnost. Kopija izvještaja "
            "čuva se tamo gdje učinilac ne može da je nađe, na primjer kod lica od "
            "povjerenja ili u spisima CSR-a.</p>"
        ),
        "en": (
            "<p>If the victim wishes, the case manager goes along to the health centre. "
            "The doctor examines the victim without company from the family and records "
            "the place, size and colour of each injury and the cause that the victim "
            "gives.</p>"
            "<p>Injuries are photographed only with consent. A copy of the report is "
            "kept where the person using violence cannot find it, for example with a "
            "trusted person or in the CSR’s file.</p>"
        ),
        "sq": (
            "<p>Nëse viktima dëshiron, menaxheri i rastit shkon me të në shtëpinë e "
            "shëndetit. Mjeku e viziton pa shoqërues nga familja dhe shënon vendin, "
            "madhësinë dhe ngjyrën e çdo lëndimi, si dhe shkakun që tregon viktima.</p>"
            "<p>Lëndimet fotografohen vetëm me pëlqimin e saj. Kopja e raportit ruhet "
            "aty ku dhunuesi nuk mund ta gjejë, për shembull te një person i besuar ose "
            "në dosjen e QPS-së.</p>"
        ),
    },
    roles=("me_health", "me_case_manager"),
    must=False,
    service_types=("health_care",),
    warnings=(
        {
            "sr-latn": (
                "Poslije davljenja stanje se može pogoršati satima kasnije. Pregled je "
                "potreban i kad nema modrica."
            ),
            "en": (
                "After strangulation the condition can worsen hours later. An examination "
                "is needed even without bruises."
            ),
            "sq": (
                "Pas kapjes për fyti gjendja mund të rëndohet disa orë më vonë. Vizita "
                "mjekësore duhet edhe kur nuk ka mavijosje."
            ),
        },
    ),
)

PLAN = Step(
    key="plan",
    heading={
        "sr-latn": "Voditelj slučaja i žrtva prave plan bezbjednosti",
        "en": "The case manager and the victim make a safety plan",
        "sq": "Menaxheri i rastit dhe viktima hartojnë planin e sigurisë",
    },
    action={
        "sr-latn": (
            "<p>Plan je napisan riječima žrtve i staje na jednu stranu:</p><ul>"
            "<li>kuda izlazi iz stana, kome ide i čime tamo stiže;</li>"
            "<li>koga zove prvo i koju ugovorenu riječ ima s djecom i komšijama;</li>"
            "<li>torba: lična dokumenta, ključevi, lijekovi, novac, punjač, dječje "
            "stvari;</li>"
            "<li>telefon: nove lozinke, isključena lokacija.</li></ul>"
            "<p>Žrtva odlučuje da li plan nosi sa sobom ili ga čuva lice od "
            "povjerenja.</p>"
        ),
        "en": (
            "<p>The plan is written in the victim’s words and fits on one page:</p>"
            "<ul>"
            "<li>the way out of the home, who to go to and how to get there;</li>"
            "<li>who to call first and the word agreed with the children and "
            "neighbours;</li>"
            "<li>the bag: identity papers, keys, medicines, money, charger, children’s "
            "things;</li>"
            "<li>the phone: new passwords, location off.</li></ul>"
            "<p>The victim decides whether to carry the plan or leave it with a trusted "
            "person.</p>"
        ),
        "sq": (
            "<p>Plani shkruhet me fjalët e viktimës dhe zë vetëm një faqe:</p>"
            "<ul>"
            "<li>rruga e daljes nga banesa, te kush shkon dhe me çfarë arrin atje;</li>"
            "<li>kë thërret të parin dhe cila është fjala e fshehtë me fëmijët e "
            "fqinjët;</li>"
            "<li>çanta: dokumentet personale, çelësat, ilaçet, paratë, karikuesi, sendet "
            "e fëmijëve;</li>"
            "<li>telefoni: fjalëkalime të reja, vendndodhja e fikur.</li></ul>"
            "<p>Viktima vendos nëse planin e mban me vete apo e ruan një person i "
            "besuar.</p>"
        ),
    },
    roles=("me_case_manager",),
    limits=(Limit(amount=72, unit="hours", event="report"),),
    forms=("safety-plan",),
    say={
        "sr-latn": (
            "Šta Vam je do sada pomoglo da se sklonite?\nKome biste mogli da odete i usred noći?"
        ),
        "en": (
            "What has helped you get out of harm’s way so far?\n"
            "Who could you go to even in the middle of the night?"
        ),
        "sq": (
            "Çfarë ju ka ndihmuar deri tani për t’u mbrojtur?\n"
            "Te kush mund të shkonit edhe në mes të natës?"
        ),
    },
    write_down={
        "sr-latn": "Gdje se čuva primjerak plana i kada se ponovo pregleda.",
        "en": "Where the copy of the plan is kept and when it is looked at again.",
        "sq": "Ku ruhet kopja e planit dhe kur rishikohet.",
    },
)

REQUEST = Step(
    key="request",
    heading={
        "sr-latn": "CSR i žrtva pripremaju zahtjev za zaštitnu mjeru",
        "en": "The CSR and the victim prepare the request for a protective measure",
        "sq": "QPS dhe viktima përgatisin kërkesën për masë mbrojtëse",
    },
    action={
        "sr-latn": (
            "<p>Voditelj slučaja objašnjava žrtvi koje zaštitne mjere postoje, na "
            "primjer <b>udaljenje iz stana</b> i <b>zabrana približavanja</b>, i šta "
            "bi svaka promijenila u njenom danu. S policijom i tužilaštvom dogovara ko "
            "podnosi zahtjev sudu.</p>"
            "<p>Uz zahtjev se prilažu: opis događaja s datumima, ljekarski izvještaj, "
            "procjena rizika i mjesta koja mjera treba da obuhvati, kao stan, posao, "
            "škola i vrtić.</p>"
        ),
        "en": (
            "<p>The case manager explains which protective measures exist, for example "
            "<b>removal from the home</b> (udaljenje iz stana) and <b>ban on "
            "approaching</b> (zabrana približavanja), and what each would change in the "
            "victim’s day. With the police and the prosecutor they agree who files the "
            "request at court.</p>"
            "<p>With the request go: the events with dates, the medical report, the risk "
            "assessment and the places the measure should cover, such as home, work, "
            "school and kindergarten.</p>"
        ),
        "sq": (
            "<p>Menaxheri i rastit i shpjegon viktimës cilat masa mbrojtëse "
            "ekzistojnë, për shembull <b>largimi nga banesa</b> (udaljenje iz stana) "
            "dhe <b>ndalimi i afrimit</b> (zabrana približavanja), dhe çfarë do të "
            "ndryshonte secila në ditën e saj. Me policinë dhe prokurorinë merret vesh "
            "kush e paraqet kërkesën në gjykatë.</p>"
            "<p>Kërkesës i bashkëngjiten: përshkrimi i ngjarjeve me data, raporti "
            "mjekësor, vlerësimi i rrezikut dhe vendet që duhet të mbulojë masa, si "
            "banesa, puna, shkolla dhe kopshti.</p>"
        ),
    },
    roles=("me_case_manager", "me_police", "me_prosecutor", "me_court"),
    laws=(VIOLENCE_LAW,),
    service_types=("legal_aid",),
    branches=(
        Branch(
            condition={
                "sr-latn": "ako je mjera izrečena",
                "en": "if the measure is ordered",
                "sq": "nëse masa është shqiptuar",
            },
            to="enforce",
        ),
        Branch(
            condition={
                "sr-latn": "ako žrtva ne želi zahtjev, a rizik je visok",
                "en": "if the victim does not want a request and the risk is high",
                "sq": "nëse viktima nuk e dëshiron kërkesën, por rreziku është i lartë",
            },
            to="team",
        ),
    ),
    write_down={
        "sr-latn": "Koja se mjera traži, ko je podnio zahtjev, datum i broj predmeta u sudu.",
        "en": (
            "Which measure is sought, who filed the request, the date and the court’s case number."
        ),
        "sq": "Cila masë kërkohet, kush e paraqiti kërkesën, data dhe numri i çështjes në gjykatë.",
    },
)

SHELTER = Step(
    key="shelter",
    heading={
        "sr-latn": "Voditelj slučaja obezbjeđuje sklonište kad stan nije bezbjedan",
        "en": "The case manager arranges a shelter when the home is not safe",
        "sq": "Menaxheri i rastit siguron strehë kur banesa nuk është e sigurt",
    },
    action={
        "sr-latn": (
            "<p>Voditelj slučaja zove sklonište ili SOS liniju i pita: ima li mjesta, "
            "da li prima djecu i sinove tinejdžere, ko dočekuje noću, šta se nosi, "
            "govori li neko albanski.</p><ul>"
            "<li>Prevoz obezbjeđuje policija ili CSR, nikad rodbina učinioca.</li>"
            "<li>Žrtva prije polaska isključuje lokaciju na telefonu.</li>"
            "<li>Ako mjesta nema, voditelj slučaja traži smještaj u drugoj opštini i "
            "nedostatak usluge upisuje.</li></ul>"
        ),
        "en": (
            "<p>The case manager calls the shelter or the SOS line and asks: is there "
            "a place, are children and teenage sons taken in, who receives at night, "
            "what to bring, does anyone speak Albanian.</p><ul>"
            "<li>The police or the CSR provide transport, never relatives of the "
            "person using violence.</li>"
            "<li>The victim turns off location on the phone before leaving.</li>"
            "<li>If there is no place, the case manager looks in another municipality "
            "and records the missing service.</li></ul>"
        ),
        "sq": (
            "<p>Menaxheri i rastit thërret strehën ose linjën SOS dhe pyet: a ka vend, a "
            "i pranon fëmijët dhe djemtë adoleshentë, kush i pret natën, çfarë merret me "
            "vete, a flet dikush shqip.</p>"
            "<ul>"
            "<li>Transportin e siguron policia ose QPS, kurrë të afërmit e "
            "dhunuesit.</li>"
            "<li>Viktima e fik vendndodhjen në telefon para nisjes.</li>"
            "<li>Nëse nuk ka vend, menaxheri i rastit kërkon strehim në një komunë "
            "tjetër dhe e shënon mungesën e shërbimit.</li></ul>"
        ),
    },
    roles=("me_case_manager", "me_police", "me_ngo"),
    laws=(WELFARE_LAW,),
    service_types=("shelter_violence",),
    warnings=(
        {
            "sr-latn": (
                "Adresa skloništa ne upisuje se u zahtjev sudu, dopise, poruke ni školske "
                "papire djece."
            ),
            "en": (
                "The shelter’s address does not go into the court request, letters, messages "
                "or the children’s school papers."
            ),
            "sq": (
                "Adresa e strehës nuk shënohet në kërkesën për gjykatën, në shkresa, në "
                "mesazhe as në dokumentet shkollore të fëmijëve."
            ),
        },
    ),
)

ENFORCE = Step(
    key="enforce",
    heading={
        "sr-latn": "Policija sprovodi mjeru, voditelj slučaja obavještava žrtvu",
        "en": "The police carry out the measure, the case manager tells the victim",
        "sq": "Policia e zbaton masën, menaxheri i rastit e njofton viktimën",
    },
    action={
        "sr-latn": (
            "<p>Kad sud odluči, voditelj slučaja javlja žrtvi šta tačno mjera "
            "zabranjuje, od kada i do kada važi, i provjerava da ima primjerak "
            "odluke.</p>"
            "<ul>"
            "<li><b>Policija</b> sprovodi udaljenje iz stana i upozorava lice na "
            "zabranu.</li>"
            "<li><b>Voditelj slučaja</b> uz saglasnost žrtve obavještava školu i vrtić "
            "ko ne smije da preuzme djecu.</li>"
            "<li>Žrtva zna da svako kršenje prijavljuje na 122, čak i ako je sama "
            "odgovorila na poruku.</li></ul>"
        ),
        "en": (
            "<p>Once the court decides, the case manager tells the victim exactly what "
            "the measure forbids, from when and until when it applies, and checks that "
            "the victim has a copy of the decision.</p>"
            "<ul>"
            "<li><b>The police</b> carry out the removal from the home and warn the "
            "person of the ban.</li>"
            "<li><b>The case manager</b>, with the victim’s consent, tells school and "
            "kindergarten who may not collect the children.</li>"
            "<li>The victim knows to report every breach to 122, even after having "
            "answered a message.</li></ul>"
        ),
        "sq": (
            "<p>Kur vendos gjykata, menaxheri i rastit i tregon viktimës çfarë ndalon "
            "saktësisht masa, nga kur dhe deri kur vlen, dhe sigurohet që ajo e ka një "
            "kopje të vendimit.</p>"
            "<ul>"
            "<li><b>Policia</b> zbaton largimin nga banesa dhe e paralajmëron personin "
            "për ndalimin.</li>"
            "<li><b>Menaxheri i rastit</b>, me pëlqimin e viktimës, njofton shkollën dhe "
            "kopshtin kush nuk lejohet t’i marrë fëmijët.</li>"
            "<li>Viktima e di që çdo shkelje e njofton në 122, edhe kur i është "
            "përgjigjur vetë një mesazhi.</li></ul>"
        ),
    },
    roles=("me_police", "me_case_manager", "me_court"),
    limits=(Limit(amount=24, unit="hours", event="order_issued", at_once=True),),
    laws=(VIOLENCE_LAW,),
    service_types=("police",),
    branches=(
        Branch(
            condition={
                "sr-latn": "ako sud ne izrekne mjeru",
                "en": "if the court does not order the measure",
                "sq": "nëse gjykata nuk e shqipton masën",
            },
            to="plan",
        ),
    ),
    write_down={
        "sr-latn": "Vrsta mjere, od kada i do kada važi, kada je žrtva obaviještena.",
        "en": "The kind of measure, from when and until when, when the victim was told.",
        "sq": "Lloji i masës, nga kur dhe deri kur vlen, kur u njoftua viktima.",
    },
)

TEAM = Step(
    key="team",
    heading={
        "sr-latn": "Multidisciplinarni tim dijeli zadatke na jednom sastanku",
        "en": "The multidisciplinary team shares out the tasks in one meeting",
        "sq": "Ekipi multidisiplinar i ndan detyrat në një mbledhje",
    },
    action={
        "sr-latn": (
            "<p>Voditelj slučaja poziva one koji u slučaju imaju zadatak: policiju, "
            "dom zdravlja, školu, tužilaštvo i NVO. U pozivu stoji šifra slučaja, a ne "
            "ime.</p><ul>"
            "<li>Prvo pitanje: ko je danas u opasnosti i od čega.</li>"
            "<li>Svaki zadatak ima ustanovu, nosioca i rok.</li>"
            "<li>Usluga koje u opštini nema upisuje se posebno.</li></ul>"
            "<p>Žrtva unaprijed zna šta će se o njoj reći i poslije sastanka čuje šta "
            "je odlučeno.</p>"
        ),
        "en": (
            "<p>The case manager calls in those who have a task in the case: police, "
            "health centre, school, prosecutor and NGO. The invitation carries the "
            "case code, not a name.</p><ul>"
            "<li>First question: who is in danger today, and from what.</li>"
            "<li>Each task has an institution, a person and a date.</li>"
            "<li>A service that the municipality lacks is noted separately.</li></ul>"
            "<p>The victim knows beforehand what will be said and hears afterwards "
            "what was decided.</p>"
        ),
        "sq": (
            "<p>Menaxheri i rastit i fton ata që kanë detyrë në rast: policinë, shtëpinë "
            "e shëndetit, shkollën, prokurorinë dhe OJQ-në. Në ftesë shënohet kodi i "
            "rastit, jo emri.</p>"
            "<ul>"
            "<li>Pyetja e parë: kush është sot në rrezik dhe nga çfarë.</li>"
            "<li>Çdo detyrë ka institucionin, përgjegjësin dhe afatin.</li>"
            "<li>Shërbimi që mungon në komunë shënohet veçmas.</li></ul>"
            "<p>Viktima e di paraprakisht çfarë do të thuhet për të dhe pas mbledhjes "
            "merr vesh çfarë u vendos.</p>"
        ),
    },
    roles=("me_case_manager", "me_police", "me_health", "me_school", "me_prosecutor", "me_ngo"),
    must=False,
    limits=(Limit(amount=5, unit="working_days", event="report"),),
)

SUPPORT = Step(
    key="support",
    heading={
        "sr-latn": "Voditelj slučaja povezuje žrtvu s pravnom i novčanom pomoći",
        "en": "The case manager links the victim with legal and money help",
        "sq": "Menaxheri i rastit e lidh viktimën me ndihmën juridike dhe financiare",
    },
    action={
        "sr-latn": (
            "<p>Voditelj slučaja sa žrtvom pravi spisak onoga bez čega ne može da "
            "ostane bezbjedna i za svaku stavku nalazi službu: pravna pomoć, "
            "materijalno obezbjeđenje, zdravstvena knjižica, lična dokumenta, vrtić, "
            "posao ili obuka.</p>"
            "<p>Na prvi odlazak ide s njom ili unaprijed zove službenika, da nasilje "
            "ne bi prepričavala na šalteru. Pošta ne stiže na adresu na kojoj živi "
            "učinilac.</p>"
        ),
        "en": (
            "<p>With the victim, the case manager lists what is needed to stay safe "
            "and finds a service for each item: legal aid, financial support, health "
            "card, identity papers, kindergarten, work or training.</p>"
            "<p>They go along the first time or call the clerk ahead, so that the "
            "violence is not retold at a counter. Post does not go to the address "
            "where the person using violence lives.</p>"
        ),
        "sq": (
            "<p>Menaxheri i rastit bën me viktimën listën e gjërave pa të cilat ajo nuk "
            "mund të qëndrojë e sigurt dhe për secilën gjen shërbimin: ndihma juridike, "
            "ndihma materiale, libreza shëndetësore, dokumentet personale, kopshti, puna "
            "ose kursi.</p>"
            "<p>Herën e parë shkon me të ose i telefonon më parë nëpunësit, që ajo të "
            "mos e tregojë dhunën në sportel. Posta nuk shkon në adresën ku jeton "
            "dhunuesi.</p>"
        ),
    },
    roles=("me_case_manager", "me_csr", "me_ngo"),
    must=False,
    laws=(WELFARE_LAW,),
    service_types=("legal_aid", "economic_aid", "employment", "counselling"),
)

PERPETRATOR = Step(
    key="perpetrator",
    heading={
        "sr-latn": "CSR radi s licem koje vrši nasilje odvojeno od žrtve",
        "en": "The CSR works with the person using violence apart from the victim",
        "sq": "QPS punon me personin që ushtron dhunë, veçmas nga viktima",
    },
    action={
        "sr-latn": (
            "<p>Drugi stručni radnik, a ne voditelj slučaja žrtve, razgovara s licem "
            "koje vrši nasilje: šta mjera zabranjuje, gdje će stanovati, kako će "
            "bezbjedno viđati djecu. Upućuje ga na liječenje od zavisnosti ili na "
            "psihosocijalni tretman.</p>"
            "<p>CSR ne saziva zajedničke sastanke, ne miri strane i ne nudi medijaciju "
            "dok traje nasilje ili mjera. Podatke o žrtvi ne prenosi.</p>"
        ),
        "en": (
            "<p>Another professional, not the victim’s case manager, talks with the "
            "person using violence: what the measure forbids, where they will live, how "
            "they will see the children safely. They refer them to addiction treatment "
            "or a psychosocial programme.</p>"
            "<p>The CSR calls no joint meetings, does not reconcile the two and offers "
            "no mediation while the violence or the measure lasts. It passes on nothing "
            "about the victim.</p>"
        ),
        "sq": (
            "<p>Një punonjës tjetër profesional, jo menaxheri i rastit i viktimës, flet "
            "me personin që ushtron dhunë: çfarë ndalon masa, ku do të banojë, si do t’i "
            "takojë fëmijët pa rrezik. E referon për trajtimin e varësisë ose për "
            "trajtim psikosocial.</p>"
            "<p>QPS nuk thërret takime të përbashkëta, nuk i pajton palët dhe nuk ofron "
            "ndërmjetësim sa zgjat dhuna ose masa. Të dhënat për viktimën nuk ia jep "
            "askujt.</p>"
        ),
    },
    roles=("me_csr", "me_health"),
    must=False,
    service_types=("counselling",),
    say={
        "sr-latn": (
            "Nasilje možete da prekinete samo Vi.\n"
            "Danas dogovaramo šta ćete raditi kad osjetite bijes."
        ),
        "en": (
            "Only you can stop the violence.\nToday we agree what you will do when you feel anger."
        ),
        "sq": (
            "Dhunën mund ta ndalni vetëm ju.\n"
            "Sot merremi vesh çfarë do të bëni kur ju kap zemërimi."
        ),
    },
)

FOLLOW = Step(
    key="follow",
    heading={
        "sr-latn": "Voditelj slučaja prati poštovanje mjere do njenog isteka",
        "en": "The case manager follows the measure until it ends",
        "sq": "Menaxheri i rastit e ndjek respektimin e masës deri në fund",
    },
    action={
        "sr-latn": (
            "<p>Voditelj slučaja u dogovoreno vrijeme zove ili posjećuje žrtvu i pita "
            "za susrete, poruke, praćenje i prijetnje preko djece ili rodbine. S "
            "policijom provjerava prijavljena kršenja.</p>"
            "<p>Prije isteka mjere ponovo popunjava procjenu rizika i sa žrtvom "
            "odlučuje da li treba tražiti dalju zaštitu.</p>"
        ),
        "en": (
            "<p>At the agreed time the case manager calls or visits the victim and "
            "asks about meetings, messages, being followed, and threats through "
            "children or relatives. With the police they check the breaches "
            "reported.</p>"
            "<p>Before the measure ends they fill in the risk assessment again and "
            "decide with the victim whether to seek further protection.</p>"
        ),
        "sq": (
            "<p>Në orën e caktuar menaxheri i rastit i telefonon viktimës ose e viziton "
            "dhe pyet për takime, mesazhe, përndjekje dhe kërcënime përmes fëmijëve ose "
            "të afërmve. Me policinë kontrollon shkeljet e njoftuara.</p>"
            "<p>Para se të mbarojë masa, e plotëson përsëri vlerësimin e rrezikut dhe "
            "vendos bashkë me viktimën nëse duhet kërkuar mbrojtje e mëtejshme.</p>"
        ),
    },
    roles=("me_case_manager", "me_police"),
    limits=(
        Limit(amount=30, unit="days", event="order_issued", relation="every"),
        Limit(amount=15, unit="days", event="order_end", relation="before"),
    ),
    laws=(VIOLENCE_LAW,),
    branches=(
        Branch(
            question={
                "sr-latn": "Da li je mjera prekršena?",
                "en": "Has the measure been breached?",
                "sq": "A është shkelur masa?",
            },
            condition={
                "sr-latn": "ako je mjera prekršena",
                "en": "if the measure has been breached",
                "sq": "nëse masa është shkelur",
            },
            to="danger",
        ),
    ),
    say={
        "sr-latn": (
            "Da li je od našeg razgovora bilo poruka, praćenja ili prijetnji?\n"
            "Recite mi i ako ste sami odgovorili, neću Vas koriti."
        ),
        "en": (
            "Since we spoke, have there been messages, following or threats?\n"
            "Tell me even if you answered, I will not reproach you."
        ),
        "sq": (
            "A ka pasur mesazhe, përndjekje ose kërcënime që kur folëm?\n"
            "Më tregoni edhe nëse jeni përgjigjur vetë, nuk do t’ju qortoj."
        ),
    },
    warnings=(
        {
            "sr-latn": (
                "Poruka preko djeteta, rođaka ili društvene mreže je kontakt: zapisuje se "
                "i prijavljuje policiji."
            ),
            "en": (
                "A message through a child, a relative or social media is contact: it is "
                "noted and reported to the police."
            ),
            "sq": (
                "Mesazhi përmes fëmijës, të afërmit ose rrjetit social është kontakt: "
                "shënohet dhe i njoftohet policisë."
            ),
        },
    ),
)

CLOSE = Step(
    key="close",
    heading={
        "sr-latn": "Voditelj slučaja i supervizor zatvaraju slučaj ili ga predaju",
        "en": "The case manager and the supervisor close the case or hand it over",
        "sq": "Menaxheri i rastit dhe supervizori e mbyllin rastin ose e dorëzojnë",
    },
    action={
        "sr-latn": (
            "<p>Slučaj se zatvara tek kad je rizik ponovo procijenjen kao nizak, a "
            "žrtva zna kome da se javi ako nasilje počne ponovo. Povučena prijava ili "
            "pomirenje nije razlog za zatvaranje.</p>"
            "<p>Kad se žrtva seli, voditelj slučaja uz njenu saglasnost predaje "
            "predmet CSR-u te opštine i provjerava da je prvi razgovor obavljen. Sa "
            "supervizorom bilježi šta je zakasnilo i koja usluga je nedostajala.</p>"
        ),
        "en": (
            "<p>The case is closed only once the risk is again assessed as low and the "
            "victim knows who to turn to if the violence starts again. A withdrawn "
            "report or a reconciliation is no reason to close.</p>"
            "<p>When the victim moves, the case manager, with consent, hands the file "
            "to the CSR of that municipality and checks that the first talk took "
            "place. With the supervisor they note what came late and which service was "
            "missing.</p>"
        ),
        "sq": (
            "<p>Rasti mbyllet vetëm kur rreziku vlerësohet përsëri i ulët dhe viktima e "
            "di kujt t’i drejtohet nëse dhuna fillon sërish. Tërheqja e njoftimit ose "
            "pajtimi nuk është arsye për mbyllje.</p>"
            "<p>Kur viktima shpërngulet, menaxheri i rastit, me pëlqimin e saj, ia "
            "dorëzon dosjen QPS-së së asaj komune dhe sigurohet që biseda e parë është "
            "zhvilluar. Me supervizorin shënon çfarë u vonua dhe cili shërbim mungoi.</p>"
        ),
    },
    roles=("me_case_manager", "me_supervisor", "me_csr"),
    write_down={
        "sr-latn": "Posljednja procjena rizika, razlog zatvaranja, kome je slučaj predat.",
        "en": "The last risk assessment, the reason for closing, who took over the case.",
        "sq": "Vlerësimi i fundit i rrezikut, arsyeja e mbylljes, kujt iu dorëzua rasti.",
    },
)

PROTOCOL = Protocol(
    key="me-domestic-violence",
    jurisdiction="ME",
    languages=("sr-latn", "en", "sq"),
    title={
        "sr-latn": "Nasilje u porodici i zaštitne mjere",
        "en": "Domestic violence and protective measures (Montenegro)",
        "sq": "Dhuna në familje dhe masat mbrojtëse (Mali i Zi)",
    },
    summary={
        "sr-latn": (
            "Od prijave nasilja do isteka zaštitne mjere: ko štiti žrtvu i djecu, ko "
            "ide sudu i ko prati poštovanje mjere. Za CSR, policiju, zdravstvo, škole "
            "i NVO."
        ),
        "en": (
            "From the report of violence to the end of the protective measure: who "
            "protects the victim and the children, who goes to court and who follows "
            "the measure. For the CSR, police, health services, schools and NGOs in "
            "Montenegro."
        ),
        "sq": (
            "Nga njoftimi i dhunës deri në fund të masës mbrojtëse: kush i mbron "
            "viktimën dhe fëmijët, kush shkon në gjykatë dhe kush e ndjek respektimin "
            "e masës. Për QPS-në, policinë, shëndetësinë, shkollat dhe OJQ-të në Mal "
            "të Zi."
        ),
    },
    slug={
        "sr-latn": "nasilje-u-porodici-i-zastitne-mjere",
        "en": "domestic-violence-and-protective-measures-montenegro",
        "sq": "dhuna-ne-familje-dhe-masat-mbrojtese-mali-i-zi",
    },
    topics=("domestic-violence", "protection-orders", "violence", "referral"),
    situation="domestic_violence",
    audience="public",
    issuing_authority={
        "sr-latn": "Demo redakcija (primjer, nije pravni savjet)",
        "en": "Demo editorial team (sample, not legal advice)",
        "sq": "Redaksia e demonstrimit (shembull, jo këshillë juridike)",
    },
    start_event="report",
    in_force_from="2026-10-01",
    review_by="2027-10-01",
    card=Card(
        danger={
            "sr-latn": (
                "Prijeti ubistvom ili ima oružje.\n"
                "Davio ju je ili gušio, makar jednom.\n"
                "Trudna je, odlazi ili su djeca u stanu."
            ),
            "en": (
                "A threat to kill, or a weapon.\n"
                "Strangulation or choking, even once.\n"
                "Pregnant, leaving, or children in the home."
            ),
            "sq": (
                "Kërcënon me vrasje ose ka armë.\n"
                "E ka kapur për fyti, qoftë edhe një herë.\n"
                "Është shtatzënë, po largohet ose ka fëmijë."
            ),
        },
        lines=("ME-122", "ME-124", "ME-080111111", "ME-116111"),
        do_not={
            "sr-latn": (
                "Ne govoriti o nasilju pred učiniocem.\n"
                "Ne miriti i ne prenositi poruke.\n"
                "Ne otkrivati gdje je sklonište."
            ),
            "en": (
                "Do not speak of it near the perpetrator.\n"
                "Do not reconcile and do not carry messages.\n"
                "Do not reveal where the shelter is."
            ),
            "sq": (
                "Për dhunën nuk flitet para dhunuesit.\n"
                "Nuk bëhet pajtim dhe nuk çohen fjalë.\n"
                "Nuk tregohet ku ndodhet streha."
            ),
        },
        write_down={
            "sr-latn": (
                "Vrijeme i način prijave; riječi žrtve, doslovno.\n"
                "Povrede, ko je bio u stanu, koga je CSR pozvao i kada."
            ),
            "en": (
                "Time and channel of the report; the victim’s exact words.\n"
                "Injuries, who was in the home, whom the CSR called, when."
            ),
            "sq": (
                "Ora dhe mënyra e njoftimit; fjalët e sakta të viktimës.\n"
                "Lëndimet, kush ishte në banesë, kë thirri QPS dhe kur."
            ),
        },
    ),
    phases=(
        Phase(
            key="intake",
            title={
                "sr-latn": "Prijava i neposredna bezbjednost",
                "en": "Report and immediate safety",
                "sq": "Njoftimi dhe siguria e menjëhershme",
            },
            steps=(RECEIVE, DANGER, TALK),
        ),
        Phase(
            key="assessment",
            title={
                "sr-latn": "Procjena rizika i povreda",
                "en": "Assessing risk and injuries",
                "sq": "Vlerësimi i rrezikut dhe i lëndimeve",
            },
            steps=(RISK, CHILDREN, HEALTH),
        ),
        Phase(
            key="protection",
            title={
                "sr-latn": "Plan bezbjednosti i zaštitna mjera",
                "en": "Safety plan and protective measure",
                "sq": "Plani i sigurisë dhe masa mbrojtëse",
            },
            steps=(PLAN, REQUEST, SHELTER, ENFORCE),
        ),
        Phase(
            key="teamwork",
            title={
                "sr-latn": "Zajednički rad ustanova",
                "en": "Institutions working together",
                "sq": "Puna e përbashkët e institucioneve",
            },
            steps=(TEAM, SUPPORT, PERPETRATOR),
        ),
        Phase(
            key="follow-up",
            title={
                "sr-latn": "Praćenje i zatvaranje",
                "en": "Follow-up and closing",
                "sq": "Ndjekja dhe mbyllja",
            },
            steps=(FOLLOW, CLOSE),
        ),
    ),
    questions=(
        Branch(
            question={
                "sr-latn": "Da li je neko sada u opasnosti?",
                "en": "Is someone in danger now?",
                "sq": "A është dikush në rrezik tani?",
            },
            condition={
                "sr-latn": "ako je neko sada u opasnosti",
                "en": "if someone is in danger now",
                "sq": "nëse dikush është në rrezik tani",
            },
            to="danger",
        ),
        Branch(
            question={
                "sr-latn": "Da li žrtva treba da ode iz stana?",
                "en": "Does the victim need to leave the home?",
                "sq": "A duhet viktima të largohet nga banesa?",
            },
            condition={
                "sr-latn": "ako žrtva treba da ode iz stana",
                "en": "if the victim needs to leave the home",
                "sq": "nëse viktima duhet të largohet nga banesa",
            },
            to="shelter",
        ),
        Branch(
            question={
                "sr-latn": "Da li je zaštitna mjera već izrečena?",
                "en": "Has a protective measure already been ordered?",
                "sq": "A është shqiptuar tashmë një masë mbrojtëse?",
            },
            condition={
                "sr-latn": "ako je zaštitna mjera već izrečena",
                "en": "if a protective measure has already been ordered",
                "sq": "nëse një masë mbrojtëse është shqiptuar tashmë",
            },
            to="enforce",
        ),
    ),
    forms=(
        Form(
            key="report-note",
            title={
                "sr-latn": "Zabilješka o prijavi nasilja u porodici",
                "en": "Note of a domestic violence report",
                "sq": "Shënim për njoftimin e dhunës në familje",
            },
            lines=(
                "Šifra slučaja",
                "Datum i vrijeme prijave",
                "Način prijave (lično, telefon, pisano, anonimno)",
                "Gdje je žrtva sada",
                "Gdje je lice koje vrši nasilje; oružje: da / ne / nepoznato",
                "Djeca u stanu (broj i uzrast)",
                "Doslovne riječi onoga ko prijavljuje",
                "Bezbjedan način i vrijeme kontakta",
                "Jezik; potreban prevodilac: da / ne",
                "Koga je CSR pozvao i kada",
                "Potpis radnika",
            ),
        ),
        Form(
            key="risk-sheet",
            title={
                "sr-latn": "List procjene rizika",
                "en": "Risk assessment sheet",
                "sq": "Fleta e vlerësimit të rrezikut",
            },
            lines=(
                "Šifra slučaja",
                "Datum procjene i ko je učestvovao",
                "Ranije nasilje: kada i koliko često",
                "Davljenje, prijetnja ubistvom, oružje",
                "Uhođenje, nadzor telefona, ljubomora",
                "Alkohol, droga, dugovi, gubitak posla",
                "Odlazak, razvod ili trudnoća",
                "Djeca: šta su vidjela ili čula",
                "Čega se žrtva najviše boji",
                "Podaci koji nedostaju",
                "Stepen rizika: nizak / srednji / visok / nepoznat",
                "Datum sljedeće procjene",
            ),
        ),
        Form(
            key="safety-plan",
            title={
                "sr-latn": "Plan bezbjednosti",
                "en": "Safety plan",
                "sq": "Plani i sigurisë",
            },
            lines=(
                "Šifra slučaja",
                "Kuda izlazim iz stana",
                "Kome idem i čime tamo stižem",
                "Koga zovem prvo",
                "Ugovorena riječ s djecom i komšijama",
                "Šta je u torbi i gdje je torba",
                "Telefon: lozinke i lokacija",
                "Ko preuzima djecu iz škole i vrtića",
                "Gdje se čuva ovaj plan",
                "Kada plan ponovo pregledamo",
            ),
        ),
    ),
    acts=("me-46-2010", "me-27-2013", "me-csr-pravilnik-2013"),
)
