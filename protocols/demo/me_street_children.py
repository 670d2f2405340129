"""Montenegro: children in a street situation, for everybody.

No time limit of the Montenegrin rules was found in a readable text: every limit
here is a practice to be checked by a lawyer, so none carries a source.
"""

from protocols.demo.acts import CHECKED_BY
from protocols.demo.format import Branch, Card, Form, Law, Limit, Phase, Protocol, Step

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

NOTICE = Step(
    key="notice",
    heading={
        "sr-latn": "CSR prima dojavu o djetetu koje prosi ili radi na ulici",
        "en": "The CSR takes word of a child who begs or works on the street",
    },
    action={
        "sr-latn": (
            "<p>Dojavu može dati svako ko vidi dijete da prosi, pere šoferšajbne na "
            "semaforu, prodaje po kafićima ili na plaži, skuplja sekundarne sirovine ili "
            "spava napolju jer je pobjeglo od kuće. Radnik CSR-a pita:</p>"
            "<ul>"
            "<li>gdje je dijete, od kada i koliko ih je;</li>"
            "<li>približan uzrast i da li ima bebu uz sebe;</li>"
            "<li>da li ga neko nadzire ili mu uzima novac.</li></ul>"
            "<p>Služba za djecu i mlade određuje voditelja slučaja, a po potrebi odmah "
            "zove policiju.</p>"
        ),
        "en": (
            "<p>Word can come from anyone who sees a child begging, washing windscreens "
            "at the lights, selling in cafés or on the beach, collecting scrap and "
            "bottles or sleeping outside after running away. The CSR worker asks:</p>"
            "<ul>"
            "<li>where the child is, since when and how many there are;</li>"
            "<li>the approximate age and whether there is a baby;</li>"
            "<li>whether someone watches the child or takes the money.</li></ul>"
            "<p>The service for children and youth names a case manager and, where "
            "needed, calls the police at once.</p>"
        ),
    },
    roles=("me_csr", "me_case_manager", "me_police"),
    limits=(Limit(amount=24, unit="hours", event="report", at_once=True),),
    laws=(RULEBOOK,),
    forms=("sighting",),
    branches=(
        Branch(
            question={
                "sr-latn": "Da li je dijete samo, povrijeđeno ili pod prijetnjom?",
                "en": "Is the child alone, hurt or under threat?",
            },
            condition={
                "sr-latn": "ako je dijete samo, povrijeđeno ili pod prijetnjom",
                "en": "if the child is alone, hurt or under threat",
            },
            to="danger",
        ),
        Branch(
            condition={
                "sr-latn": "ako neposredne opasnosti nema",
                "en": "if there is no immediate danger",
            },
            to="approach",
        ),
    ),
    write_down={
        "sr-latn": "Raskrsnica ili mjesto, sat, broj djece, odrasli i vozila u blizini.",
        "en": "Crossing or place, hour, number of children, adults and vehicles nearby.",
    },
)

APPROACH = Step(
    key="approach",
    heading={
        "sr-latn": "Voditelj slučaja i terenski radnik prilaze djetetu mirno",
        "en": "The case manager and the outreach worker approach the child calmly",
    },
    action={
        "sr-latn": (
            "<p>Prilaze udvoje, s pločnika, tako da dijete vidi kuda može da ode. "
            "Predstavljaju se imenom i kažu čime se bave. Čučnu da budu u visini djeteta "
            "i počinju od onoga što mu sada treba: voda, hrana, čarape, toplo mjesto.</p>"
            "<ul>"
            "<li>Jezik biraju prema djetetu: crnogorski, romski, albanski.</li>"
            "<li>Ne pitaju koliko je zaradilo ni ko ga šalje dok ga neko gleda.</li>"
            "<li>Ako dijete ode, vraćaju se sjutra u isto vrijeme.</li></ul>"
        ),
        "en": (
            "<p>They approach in pairs, from the pavement, so that the child can see a "
            "way to leave. They give their names and say what they do. They crouch to "
            "the child’s height and start with what is needed now: water, food, socks, a "
            "warm place.</p>"
            "<ul>"
            "<li>They choose the child’s language: Montenegrin, Romani, Albanian.</li>"
            "<li>They do not ask about earnings or who sends the child while someone is "
            "watching.</li>"
            "<li>If the child leaves, they return the next day at the same "
            "time.</li></ul>"
        ),
    },
    roles=("me_case_manager", "me_ngo"),
    service_types=("food_aid",),
    branches=(
        Branch(
            condition={
                "sr-latn": "ako neko dijete nadzire ili mu uzima novac",
                "en": "if someone watches the child or takes the money",
            },
            to="exploitation",
        ),
        Branch(
            condition={
                "sr-latn": "ako dijete prihvati razgovor",
                "en": "if the child accepts to talk",
            },
            to="first-check",
        ),
    ),
    say={
        "sr-latn": (
            "Dolazim ovuda često i pomažem djeci, nisam policija.\n"
            "Jesi li za čaj i nešto da pojedeš?"
        ),
        "en": (
            "I often come by here and help children, I am not the police.\n"
            "Would you like some tea and something to eat?"
        ),
    },
)

DANGER = Step(
    key="danger",
    heading={
        "sr-latn": "Policija i CSR sklanjaju dijete iz neposredne opasnosti",
        "en": "The police and the CSR bring the child out of immediate danger",
    },
    action={
        "sr-latn": (
            "<p>Ko je na mjestu zove policiju (122), a za bolesno ili povrijeđeno "
            "dijete hitnu pomoć (124), i ostaje u blizini dok ne stignu. Policajac, po "
            "mogućnosti u civilu, prilazi mirno i zajedno s radnikom CSR-a.</p><ul>"
            "<li>Dijete se sklanja s kolovoza, na toplo i blizu izlaza.</li>"
            "<li>Braća i sestre ostaju zajedno.</li>"
            "<li>Vozi se službenim kolima, bez lisica i sirene.</li></ul>"
            "<p>Dijete se štiti, a ne kažnjava.</p>"
        ),
        "en": (
            "<p>Whoever is there calls the police (122), for an ill or injured child "
            "the ambulance (124), and stays nearby until they come. A police officer, "
            "in plain clothes if possible, approaches calmly and together with the CSR "
            "worker.</p><ul>"
            "<li>The child is taken off the road, into the warm and near an exit.</li>"
            "<li>Brothers and sisters stay together.</li>"
            "<li>They travel in an official car, without handcuffs or siren.</li></ul>"
            "<p>The child is protected, not punished.</p>"
        ),
    },
    roles=("me_police", "me_csr", "me_health"),
    limits=(
        Limit(
            amount=1,
            unit="hours",
            event="report",
            at_once=True,
            applies_to={
                "sr-latn": "za dijete u neposrednoj opasnosti",
                "en": "for a child in immediate danger",
            },
        ),
    ),
    service_types=("police", "health_care", "child_protection"),
    say={
        "sr-latn": (
            "Sada si na sigurnom i niko se ne ljuti na tebe.\n"
            "Ostajem s tobom dok ne bude jasno gdje ideš."
        ),
        "en": (
            "You are safe now and nobody is angry with you.\n"
            "I stay with you until it is clear where you go."
        ),
    },
    warnings=(
        {
            "sr-latn": (
                "Dijete koje teško diše, ne budi se ili je udisalo ljepilo ne ostaje samo "
                "ni minut do dolaska hitne pomoći."
            ),
            "en": (
                "A child who breathes with difficulty, does not wake or has sniffed glue "
                "is not left alone for a minute until the ambulance comes."
            ),
        },
    ),
    write_down={
        "sr-latn": "Ko je dijete zatekao, gdje, u kakvom stanju, ko je s njim pošao.",
        "en": "Who found the child, where, in what state, who went along.",
    },
)

FIRST_CHECK = Step(
    key="first-check",
    heading={
        "sr-latn": "Voditelj slučaja utvrđuje ko o djetetu brine i gdje spava",
        "en": "The case manager learns who cares for the child and where they sleep",
    },
    action={
        "sr-latn": (
            "<p>Razgovor je kratak, na mirnom mjestu, s pauzama. Voditelj slučaja želi "
            "da sazna četiri stvari: gdje dijete spava noćas, ko ga čeka, ide li u "
            "školu, boji li se nekoga.</p><ul>"
            "<li>Provjerava u školi, domu zdravlja i evidenciji CSR-a da li je dijete "
            "poznato.</li>"
            "<li>Dijete bez dokumenata dobija istu zaštitu.</li>"
            "<li>Roditelju se predaje samo kad je provjereno da je to bezbjedno.</li>"
            "</ul>"
        ),
        "en": (
            "<p>The talk is short, in a quiet place, with breaks. The case manager wants "
            "to know four things: where the child sleeps tonight, who is waiting, "
            "whether the child goes to school, whether they fear someone.</p>"
            "<ul>"
            "<li>They check with school, health centre and the CSR’s records whether the "
            "child is known.</li>"
            "<li>A child without papers gets the same protection.</li>"
            "<li>The child is handed to a parent only once that is known to be "
            "safe.</li></ul>"
        ),
    },
    roles=("me_case_manager", "me_police", "me_school"),
    limits=(Limit(amount=24, unit="hours", event="first_contact"),),
    laws=(WELFARE_LAW,),
    service_types=("child_protection",),
    branches=(
        Branch(
            condition={
                "sr-latn": "ako dijete nema gdje bezbjedno da prespava",
                "en": "if the child has no safe place to sleep",
            },
            to="shelter",
        ),
        Branch(
            condition={
                "sr-latn": "ako se dijete bezbjedno vraća porodici",
                "en": "if the child safely returns to the family",
            },
            to="home",
        ),
    ),
    say={
        "sr-latn": (
            "Ne ljutim se i nikoga ne kažnjavam, hoću da znam gdje spavaš večeras.\n"
            "Ako te je nekoga strah, možeš i samo da pokažeš."
        ),
        "en": (
            "I am not angry and punish nobody, I want to know where you sleep "
            "tonight.\n"
            "If you fear someone, you can also just point."
        ),
    },
    warnings=(
        {
            "sr-latn": (
                "Dijete se ne vraća odraslom za koga se sumnja da ga šalje da prosi ili mu "
                "uzima novac."
            ),
            "en": (
                "The child is not returned to an adult suspected of sending them to beg or "
                "of taking the money."
            ),
        },
    ),
    write_down={
        "sr-latn": "Šifra slučaja, uzrast, jezik, gdje dijete spava i ko o njemu brine.",
        "en": "Case code, age, language, where the child sleeps and who cares for them.",
    },
)

SHELTER = Step(
    key="shelter",
    heading={
        "sr-latn": "CSR zbrinjava dijete koje nema gdje da prespava",
        "en": "The CSR places a child who has nowhere to sleep",
    },
    action={
        "sr-latn": (
            "<p>CSR traži redom: bezbjednog srodnika, hraniteljsku porodicu, "
            "prihvatilište za djecu, ustanovu u drugoj opštini. Ljekar pregleda dijete "
            "prije smještaja: povrede, temperatura, koža, zubi, izgladnjelost.</p><ul>"
            "<li>Dijete dobija kupanje, čistu odjeću i obrok; svoje stvari "
            "zadržava.</li>"
            "<li>Zna gdje je, do kada i ko dolazi ujutru.</li>"
            "<li>Ko radi noću zna da li ga neko traži.</li></ul>"
        ),
        "en": (
            "<p>The CSR looks in this order: a safe relative, a foster family, a "
            "reception place for children, an institution in another municipality. A "
            "doctor examines the child before the placement: injuries, fever, skin, "
            "teeth, hunger.</p><ul>"
            "<li>The child gets a bath, clean clothes and a meal, and keeps their own "
            "things.</li>"
            "<li>They know where they are, until when and who comes in the "
            "morning.</li>"
            "<li>Night staff know whether someone is looking for the child.</li></ul>"
        ),
    },
    roles=("me_csr", "me_case_manager", "me_health"),
    laws=(WELFARE_LAW,),
    service_types=("foster_care", "residential_care", "health_care"),
)

EXPLOITATION = Step(
    key="exploitation",
    heading={
        "sr-latn": "Policija i CSR provjeravaju eksploataciju i trgovinu ljudima",
        "en": "The police and the CSR check for exploitation and trafficking",
    },
    action={
        "sr-latn": (
            "<p>Znaci iskorišćavanja, kao što je prisilno prosjačenje: dijete mora da "
            "donese određen novac, dovoze ga i odvoze, stalno mijenja grad, ne zna "
            "gdje živi, uz njega je odrasli koji mu nije rod, ugovara se brak ili se "
            "pominje put u inostranstvo.</p>"
            "<p>Voditelj slučaja znake odmah javlja policiji i tužilaštvu i ne "
            "ispituje dijete dalje. Provjeru vode oni; CSR brine o bezbjednosti "
            "djeteta, o prevodiocu i o licu od povjerenja na saslušanju.</p>"
        ),
        "en": (
            "<p>Signs of exploitation, such as forced begging: the child must bring a "
            "set sum, is driven there and away, keeps changing towns, does not know "
            "where they live, an adult who is no relative stays close, a marriage is "
            "arranged or a journey abroad is mentioned.</p>"
            "<p>The case manager tells police and prosecutor of the signs at once and "
            "questions the child no further. They lead the inquiry; the CSR sees to the "
            "child’s safety, an interpreter and a trusted person at the hearing.</p>"
        ),
    },
    roles=("me_police", "me_prosecutor", "me_case_manager"),
    service_types=("police", "legal_aid"),
    warnings=(
        {
            "sr-latn": (
                "Odrasli koji iskorišćava dijete ne upozorava se i ne ispituje na ulici: "
                "tada dijete nestaje."
            ),
            "en": (
                "The adult who exploits a child is not warned or questioned on the street: "
                "that is when the child disappears."
            ),
        },
    ),
    write_down={
        "sr-latn": "Viđeni znaci, vrijeme, registarski broj vozila, bez zaključaka o krivici.",
        "en": "Signs seen, the time, the vehicle’s number plate, no conclusions about guilt.",
    },
)

HOME = Step(
    key="home",
    heading={
        "sr-latn": "Voditelj slučaja posjećuje porodicu i sluša šta joj treba",
        "en": "The case manager visits the family and listens to what it needs",
    },
    action={
        "sr-latn": (
            "<p>Voditelj slučaja dolazi u naselje s nekim kome porodica vjeruje, na "
            "primjer s romskim medijatorom. Gleda i djecu koja ne izlaze na ulicu.</p>"
            "<ul>"
            "<li>Od čega porodica živi, ko radi, kome duguje.</li>"
            "<li>Krov, voda, struja, grijanje, hrana.</li>"
            "<li>Ko je upisan u matičnu knjigu, ko ima zdravstvenu knjižicu, ko ide u "
            "školu.</li>"
            "<li>Šta roditelji žele za dijete i šta su već pokušali.</li></ul>"
        ),
        "en": (
            "<p>The case manager comes to the settlement with someone the family "
            "trusts, for example a Roma mediator. They also see the children who do "
            "not go out on the street.</p><ul>"
            "<li>What the family lives on, who works, who they owe.</li>"
            "<li>Roof, water, electricity, heating, food.</li>"
            "<li>Who is in the birth register, who has a health card, who goes to "
            "school.</li>"
            "<li>What the parents want for the child and what they have tried.</li>"
            "</ul>"
        ),
    },
    roles=("me_case_manager", "me_ngo"),
    limits=(Limit(amount=3, unit="working_days", event="report"),),
    laws=(WELFARE_LAW,),
    say={
        "sr-latn": (
            "Nisam ovdje da Vam uzmem dijete, nego da vidim šta bi ga vratilo u "
            "školu.\n"
            "Šta bi Vam trebalo da dijete ne bude na ulici?"
        ),
        "en": (
            "I am not here to take your child but to see what would bring them back to "
            "school.\n"
            "What would you need for the child not to be on the street?"
        ),
    },
    write_down={
        "sr-latn": "Prihodi, dugovi, dokumenta i škola za svako dijete; riječi roditelja.",
        "en": "Income, debts, papers and school for each child; the parents’ words.",
    },
)

TEAM = Step(
    key="team",
    heading={
        "sr-latn": "CSR saziva tim i izrađuje individualni plan za dijete",
        "en": "The CSR calls the team and draws up the child’s individual plan",
    },
    action={
        "sr-latn": (
            "<p>CSR poziva policiju, školu, dom zdravlja, opštinu i NVO. Zajedno prave "
            "jedan plan, a ne svako svoj: ko prilazi djetetu na ulici, ko radi s "
            "roditeljima, ko upisuje u školu, do kada.</p>"
            "<p>Međuresorni protokol o djeci na ulici, koji je pokrenuo Ombudsman uz "
            "Save the Children, obuhvata prevenciju, ranu intervenciju i zaštitu. Plan "
            "ima sva tri dijela. Dijete kaže šta bi ono htjelo da se promijeni "
            "prvo.</p>"
        ),
        "en": (
            "<p>The CSR calls in police, school, health centre, municipality and NGO. "
            "Together they make one plan, not one each: who approaches the child on "
            "the street, who works with the parents, who enrols at school, by when.</p>"
            "<p>The inter-ministry protocol on street children, begun by the Ombudsman "
            "with Save the Children, covers prevention, early intervention and "
            "protection. The plan has all three parts. The child says what they would "
            "like to change first.</p>"
        ),
    },
    roles=("me_csr", "me_case_manager", "me_police", "me_school", "me_health", "me_municipality"),
    limits=(Limit(amount=10, unit="working_days", event="report"),),
    laws=(WELFARE_LAW,),
    forms=("plan",),
    write_down={
        "sr-latn": "Zadatak, ustanova, nosilac i rok; usluga koje u opštini nema.",
        "en": "Task, institution, person and date; the service the municipality lacks.",
    },
)

SCHOOL = Step(
    key="school",
    heading={
        "sr-latn": "Škola prima dijete i čuva mu mjesto u odjeljenju",
        "en": "The school takes the child in and keeps a place in class",
    },
    action={
        "sr-latn": (
            "<p>Stručna služba škole upisuje dijete i kad nema sva dokumenta, a papire "
            "sređuje naknadno s CSR-om. Prvog dana ga na vratima čeka neko koga "
            "zna.</p><ul>"
            "<li>Knjige, obuća, užina i prevoz obezbijeđeni su prije polaska.</li>"
            "<li>Dijete koje je napustilo školu dobija dopunsku nastavu, a ne klupu s "
            "mnogo mlađima.</li>"
            "<li>Dva dana izostanka: škola zove voditelja slučaja, ne čeka "
            "polugodište.</li></ul>"
        ),
        "en": (
            "<p>The school’s professional service enrols the child even when papers are "
            "missing and settles them later with the CSR. On the first day someone the "
            "child knows waits at the door.</p>"
            "<ul>"
            "<li>Books, shoes, snack and transport are in place before the start.</li>"
            "<li>A child who dropped out gets extra lessons, not a desk among much "
            "younger pupils.</li>"
            "<li>Two days of absence: the school calls the case manager and does not "
            "wait for the end of term.</li></ul>"
        ),
    },
    roles=("me_school", "me_case_manager", "me_municipality"),
    must=False,
    limits=(Limit(amount=10, unit="working_days", event="plan_signed"),),
    service_types=("education_support",),
    say={
        "sr-latn": ("Tvoje mjesto u učionici te čeka.\nAko ti neko nešto dobaci, dođi kod mene."),
        "en": (
            "Your place in the classroom is waiting for you.\n"
            "If anyone says something nasty, come to me."
        ),
    },
)

FAMILY = Step(
    key="family",
    heading={
        "sr-latn": "CSR pomaže porodici da dijete ne mora da zarađuje",
        "en": "The CSR helps the family so that the child need not earn",
    },
    action={
        "sr-latn": (
            "<p>CSR računa s roditeljima koliko dijete donosi i čime se to može "
            "zamijeniti: materijalno obezbjeđenje, dječji dodatak, hrana, jednokratna "
            "pomoć, posao ili obuka za odrasle.</p><ul>"
            "<li>Upis u matičnu knjigu i boravak: voditelj slučaja ide s porodicom od "
            "šaltera do šaltera.</li>"
            "<li>Dnevni centar čuva i mlađu djecu dok roditelj radi.</li>"
            "<li>Pomoć se ne ukida zato što je dijete jednom opet viđeno na ulici.</li>"
            "</ul>"
        ),
        "en": (
            "<p>With the parents, the CSR works out how much the child brings home and "
            "what can replace it: financial support, child allowance, food, one-off "
            "aid, work or training for the adults.</p><ul>"
            "<li>Birth register and residence: the case manager goes with the family "
            "from counter to counter.</li>"
            "<li>The day centre takes the younger children too while a parent "
            "works.</li>"
            "<li>Help is not stopped because the child was seen on the street once "
            "again.</li></ul>"
        ),
    },
    roles=("me_csr", "me_case_manager", "me_municipality", "me_ngo"),
    must=False,
    laws=(WELFARE_LAW,),
    say={
        "sr-latn": (
            "Hajde da saberemo koliko dijete donese i šta to može da zamijeni.\n"
            "Za svaki šalter ću Vam reći šta se nosi."
        ),
        "en": (
            "Let us add up what the child brings home and what could replace it.\n"
            "For each counter I will tell you what to bring."
        ),
    },
    service_types=("economic_aid", "food_aid", "employment", "day_centre"),
)

FOLLOW = Step(
    key="follow",
    heading={
        "sr-latn": "Voditelj slučaja prati dijete i kad ga nema na ulici",
        "en": "The case manager follows the child also when off the street",
    },
    action={
        "sr-latn": (
            "<p>Voditelj slučaja viđa dijete u školi, kod kuće i na mjestu gdje je "
            "radilo. Svaki put upoređuje plan sa životom: izostanci, zdravlje, noći "
            "van kuće, novac u porodici.</p>"
            "<p>Povratak na ulicu nije kraj plana: voditelj slučaja pita šta se "
            "promijenilo i popravlja ono što nije radilo. Ljeti i pred praznike "
            "obilazi češće. Slučaj se zatvara sa supervizorom, kad dijete duže vrijeme "
            "ide u školu i bezbjedno je.</p>"
        ),
        "en": (
            "<p>The case manager sees the child at school, at home and where the child "
            "used to work. Each time they compare the plan with life: absences, "
            "health, nights away, money in the family.</p>"
            "<p>A return to the street is not the end of the plan: the case manager "
            "asks what changed and mends what did not work. In summer and before "
            "holidays they go round more often. The case is closed with the "
            "supervisor, once the child has long been at school and is safe.</p>"
        ),
    },
    roles=("me_case_manager", "me_supervisor", "me_school"),
    limits=(
        Limit(amount=7, unit="days", event="plan_signed"),
        Limit(amount=1, unit="months", event="plan_signed", relation="every"),
    ),
    branches=(
        Branch(
            question={
                "sr-latn": "Da li je dijete opet na ulici i u opasnosti?",
                "en": "Is the child back on the street and in danger?",
            },
            condition={
                "sr-latn": "ako je dijete opet na ulici i u opasnosti",
                "en": "if the child is back on the street and in danger",
            },
            to="danger",
        ),
    ),
)

PREVENTION = Step(
    key="prevention",
    heading={
        "sr-latn": "Opština i NVO obilaze ulice i rade na prevenciji",
        "en": "Municipality and NGO go round the streets and work on prevention",
    },
    action={
        "sr-latn": (
            "<p>Terenski radnici redovno obilaze semafore, pijacu, autobusku stanicu, "
            "šetalište i deponiju i bilježe broj djece po mjestu i satu, bez imena. "
            "CSR i opština iz toga vide gdje treba dnevni centar i kada.</p><ul>"
            "<li>Škola javlja djecu koja često izostaju prije nego što prestanu da "
            "dolaze.</li>"
            "<li>Građani znaju koga da zovu i zašto novac na semaforu ne pomaže.</li>"
            "</ul>"
        ),
        "en": (
            "<p>Outreach workers regularly go round the traffic lights, market, bus "
            "station, promenade and dump and note the number of children by place and "
            "hour, without names. From this the CSR and the municipality see where a "
            "day centre is needed, and when.</p><ul>"
            "<li>The school reports children who are often absent before they stop "
            "coming.</li>"
            "<li>Residents know who to call and why money at the lights does not "
            "help.</li></ul>"
        ),
    },
    roles=("me_municipality", "me_ngo", "me_csr", "me_school"),
    must=False,
    forms=("street-count",),
    service_types=("day_centre",),
)

PROTOCOL = Protocol(
    key="me-street-children",
    jurisdiction="ME",
    languages=("sr-latn", "en"),
    title={
        "sr-latn": "Djeca u uličnoj situaciji",
        "en": "Children in a street situation (Montenegro)",
    },
    summary={
        "sr-latn": (
            "Šta se radi kad dijete prosi, radi ili živi na ulici: kako mu prići, ko "
            "ga štiti od eksploatacije i šta ga vraća u školu. Za građane, terenske "
            "radnike, CSR, policiju i škole."
        ),
        "en": (
            "What happens in Montenegro when a child begs, works or lives on the "
            "street: how to approach, who protects from exploitation and what brings "
            "the child back to school. For residents, outreach workers, the CSR, "
            "police and schools."
        ),
    },
    slug={
        "sr-latn": "djeca-u-ulicnoj-situaciji",
        "en": "children-in-a-street-situation-montenegro",
    },
    topics=("street-children", "child-protection", "education", "referral"),
    situation="child_street",
    audience="public",
    issuing_authority={
        "sr-latn": "Demo redakcija (primjer, nije pravni savjet)",
        "en": "Demo editorial team (sample, not legal advice)",
    },
    start_event="report",
    in_force_from="2026-10-01",
    review_by="2027-10-01",
    card=Card(
        danger={
            "sr-latn": (
                "Dijete je samo, povrijeđeno ili promrzlo.\n"
                "Prosi među vozilima ili nema gdje da spava.\n"
                "Neko ga nadzire, tuče ili mu uzima novac."
            ),
            "en": (
                "The child is alone, injured or freezing.\n"
                "Begs among vehicles or has nowhere to sleep.\n"
                "Someone watches, hits or takes the money."
            ),
        },
        lines=("ME-122", "ME-124", "ME-116111", "ME-19977"),
        do_not={
            "sr-latn": (
                "Ne juriti dijete i ne hvatati ga.\n"
                "Ne fotografisati i ne objavljivati.\n"
                "Ne ispitivati ga pred onim ko ga nadzire."
            ),
            "en": (
                "Do not chase or grab the child.\n"
                "Do not take or post pictures.\n"
                "Do not question the child near the watcher."
            ),
        },
        write_down={
            "sr-latn": (
                "Mjesto, vrijeme, broj djece; odrasli i vozila u blizini.\n"
                "Približan uzrast, odjeća i jezik, bez imena."
            ),
            "en": (
                "Place, time, number of children; adults and vehicles near.\n"
                "Approximate age, clothes and language, no names."
            ),
        },
    ),
    phases=(
        Phase(
            key="contact",
            title={
                "sr-latn": "Dojava i prvi prilaz",
                "en": "First word and first approach",
            },
            steps=(NOTICE, APPROACH, DANGER),
        ),
        Phase(
            key="assessment",
            title={
                "sr-latn": "Provjera i zbrinjavanje",
                "en": "Checking and sheltering",
            },
            steps=(FIRST_CHECK, SHELTER, EXPLOITATION, HOME),
        ),
        Phase(
            key="plan",
            title={
                "sr-latn": "Plan, škola i porodica",
                "en": "Plan, school and family",
            },
            steps=(TEAM, SCHOOL, FAMILY),
        ),
        Phase(
            key="follow-up",
            title={
                "sr-latn": "Praćenje i prevencija",
                "en": "Follow-up and prevention",
            },
            steps=(FOLLOW, PREVENTION),
        ),
    ),
    questions=(
        Branch(
            question={
                "sr-latn": "Da li je dijete sada u opasnosti?",
                "en": "Is the child in danger now?",
            },
            condition={
                "sr-latn": "ako je dijete sada u opasnosti",
                "en": "if the child is in danger now",
            },
            to="danger",
        ),
        Branch(
            question={
                "sr-latn": "Da li neko iskorišćava dijete?",
                "en": "Is someone exploiting the child?",
            },
            condition={
                "sr-latn": "ako neko iskorišćava dijete",
                "en": "if someone is exploiting the child",
            },
            to="exploitation",
        ),
        Branch(
            question={
                "sr-latn": "Da li dijete treba vratiti u školu?",
                "en": "Does the child need to get back to school?",
            },
            condition={
                "sr-latn": "ako dijete treba vratiti u školu",
                "en": "if the child needs to get back to school",
            },
            to="school",
        ),
    ),
    forms=(
        Form(
            key="sighting",
            title={
                "sr-latn": "Zabilješka o djetetu viđenom na ulici",
                "en": "Note of a child seen on the street",
            },
            lines=(
                "Šifra slučaja (upisuje CSR)",
                "Datum, sat, mjesto ili raskrsnica",
                "Broj djece i približan uzrast",
                "Šta dijete radi (prosi, prodaje, pere šoferšajbne, skuplja)",
                "Jezik koji govori",
                "Zdravlje, odjeća, povrede",
                "Odrasli u blizini; vozilo",
                "Opasnost: da / ne; ko je pozvan i kada",
                "Ko prijavljuje (može i anonimno)",
            ),
        ),
        Form(
            key="plan",
            title={
                "sr-latn": "Individualni plan za dijete u uličnoj situaciji",
                "en": "Individual plan for a child in a street situation",
            },
            lines=(
                "Šifra slučaja",
                "Datum sastanka i ustanove koje su došle",
                "Šta dijete želi da se promijeni prvo",
                "Šta roditelji žele i mogu",
                "Bezbjednost: ko, šta, do kada",
                "Škola: ko, šta, do kada",
                "Zdravlje i dokumenta: ko, šta, do kada",
                "Novac, hrana, posao: ko, šta, do kada",
                "Usluga koje u opštini nema",
                "Datum sljedećeg pregleda plana",
                "Potpisi ustanova",
            ),
        ),
        Form(
            key="street-count",
            title={
                "sr-latn": "List obilaska ulica (bez imena)",
                "en": "Street round sheet (without names)",
            },
            lines=(
                "Datum i terenski radnici",
                "Mjesto i sat",
                "Broj djece: do 6 / 7–11 / 12–17 godina",
                "Šta djeca rade",
                "Nova djeca: da / ne",
                "Podijeljena hrana i potrepštine",
                "Predato CSR-u (broj)",
                "Šta treba promijeniti",
            ),
        ),
    ),
    acts=("me-27-2013", "me-csr-pravilnik-2013"),
)
