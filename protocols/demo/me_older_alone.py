"""Montenegro: an older person who lives alone, for everybody.

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

SIGNAL = Step(
    key="signal",
    heading={
        "sr-latn": "CSR prima dojavu o starijoj osobi kojoj treba pomoć",
        "en": "The CSR takes word of an older person who needs help",
    },
    action={
        "sr-latn": (
            "<p>Dojavu može dati svako: komšija, poštar, prodavačica, ljekar, rođak iz "
            "inostranstva ili sama osoba. Radnik CSR-a pita:</p><ul>"
            "<li>kada je osoba posljednji put viđena i kakva je bila;</li>"
            "<li>da li otvara vrata i javlja se na telefon;</li>"
            "<li>ima li grijanja, hrane i lijekova;</li>"
            "<li>ko ima ključ i koga ona pušta u kuću.</li></ul>"
            "<p>Služba za odrasle i stare odmah određuje voditelja slučaja.</p>"
        ),
        "en": (
            "<p>Anyone can give word: a neighbour, the postman, a shop assistant, a "
            "doctor, a relative abroad or the person themselves. The CSR worker "
            "asks:</p><ul>"
            "<li>when the person was last seen and how they were;</li>"
            "<li>whether they open the door and answer the phone;</li>"
            "<li>whether there is heating, food and medicine;</li>"
            "<li>who has a key and whom the person lets in.</li></ul>"
            "<p>The service for adults and older people names a case manager at "
            "once.</p>"
        ),
    },
    roles=("me_csr", "me_case_manager"),
    limits=(Limit(amount=24, unit="hours", event="report"),),
    laws=(RULEBOOK,),
    branches=(
        Branch(
            question={
                "sr-latn": "Da li se osoba ne javlja ili je možda pala?",
                "en": "Does the person not answer, or have they perhaps fallen?",
            },
            condition={
                "sr-latn": "ako se osoba ne javlja ili je možda pala",
                "en": "if the person does not answer or may have fallen",
            },
            to="no-answer",
        ),
        Branch(
            condition={
                "sr-latn": "ako osoba otvara vrata i nije u opasnosti",
                "en": "if the person opens the door and is not in danger",
            },
            to="first-visit",
        ),
    ),
    write_down={
        "sr-latn": "Ko javlja, kada je osoba viđena, ko ima ključ, koju pomoć već ima.",
        "en": (
            "Who gives word, when the person was seen, who has a key, what help there is already."
        ),
    },
)

NO_ANSWER = Step(
    key="no-answer",
    heading={
        "sr-latn": "Policija i vatrogasci ulaze kad se osoba ne javlja",
        "en": "Police and fire brigade enter when the person does not answer",
    },
    action={
        "sr-latn": (
            "<p>Ko stoji pred vratima zove osobu po imenu, kuca na prozor, pita "
            "komšije i osluškuje. Ako odgovora nema, a razloga za brigu ima, zove "
            "policiju (122); vatrogasci (123) otvaraju vrata, hitna pomoć (124) čeka "
            "spremna.</p>"
            "<p>Osoba koja je pala ne podiže se: pokriva se ćebetom, s njom se "
            "razgovara i bilježi se koliko dugo leži. Radnik CSR-a dolazi kad policija "
            "javi da je ulaz bezbjedan.</p>"
        ),
        "en": (
            "<p>Whoever stands at the door calls the person by name, knocks on the "
            "window, asks the neighbours and listens. If there is no answer and reason "
            "for concern, they call the police (122); the fire brigade (123) opens the "
            "door, the ambulance (124) stands ready.</p>"
            "<p>A person who has fallen is not lifted: they are covered with a "
            "blanket, kept talking, and the time on the floor is noted. The CSR worker "
            "comes once the police say that it is safe to enter.</p>"
        ),
    },
    roles=("me_police", "me_health", "me_csr"),
    limits=(Limit(amount=2, unit="hours", event="report", at_once=True),),
    service_types=("police", "health_care"),
    say={
        "sr-latn": ("Čujem Vas, pomoć stiže, ostajem pored vrata.\nNe pokušavajte da ustanete."),
        "en": ("I can hear you, help is coming, I am staying at the door.\nDo not try to get up."),
    },
    warnings=(
        {
            "sr-latn": (
                "Miris plina ili dima: niko ne pali svjetlo i ne zvoni, svi izlaze i zovu 123."
            ),
            "en": (
                "Smell of gas or smoke: nobody switches on a light or rings the bell, "
                "everyone leaves and calls 123."
            ),
        },
    ),
)

FIRST_VISIT = Step(
    key="first-visit",
    heading={
        "sr-latn": "Voditelj slučaja posjećuje osobu u njenom domu",
        "en": "The case manager visits the person at home",
    },
    action={
        "sr-latn": (
            "<p>Voditelj slučaja najavljuje dolazak preko nekoga koga osoba poznaje, "
            "pokazuje legitimaciju i ulazi tek kad ga ona pozove. Razgovara s njom, a "
            "ne o njoj s komšijama.</p><ul>"
            "<li>Gleda šta je u frižideru, čime se grije, ima li struje i vode.</li>"
            "<li>Gleda tepihe, stepenice, kupatilo: gdje bi mogla pasti.</li>"
            "<li>Pita ko joj dolazi i ko joj nedostaje.</li></ul>"
            "<p>Ništa ne otvara i ne pomjera bez pitanja.</p>"
        ),
        "en": (
            "<p>The case manager announces the visit through someone the person knows, "
            "shows an identity card and enters only when invited. They talk with the "
            "person, not about the person with neighbours.</p><ul>"
            "<li>They look at the fridge, the heating, electricity and water.</li>"
            "<li>They look at rugs, stairs and bathroom: where a fall could "
            "happen.</li>"
            "<li>They ask who comes by and who is missed.</li></ul>"
            "<p>They open and move nothing without asking.</p>"
        ),
    },
    roles=("me_case_manager",),
    limits=(Limit(amount=3, unit="working_days", event="report"),),
    forms=("visit-sheet",),
    say={
        "sr-latn": (
            "Tu sam da čujem kako ste, a ne da Vas odavde vodim.\n"
            "Šta Vam je danas najteže da uradite sami?"
        ),
        "en": (
            "I am here to hear how you are, not to take you away from here.\n"
            "What is hardest for you to do alone these days?"
        ),
    },
    write_down={
        "sr-latn": "Riječi osobe o tome šta želi, stanje stana, grijanja, hrane i lijekova.",
        "en": (
            "What the person wants, in their words; the state of home, heating, food and medicine."
        ),
    },
)

NEEDS = Step(
    key="needs",
    heading={
        "sr-latn": "Voditelj slučaja procjenjuje šta osoba može sama, a šta ne",
        "en": "The case manager assesses what the person can and cannot do alone",
    },
    action={
        "sr-latn": (
            "<p>Voditelj slučaja prolazi s osobom kroz jedan njen običan dan: "
            "ustajanje, kupanje, oblačenje, jelo, lijekovi, nabavka, računi, izlazak, "
            "noć. Za svaku radnju upisuje: sama, uz pomoć ili nikako, i ko joj sada "
            "pomaže.</p>"
            "<p>Dio radnji osoba pokazuje, na primjer ustaje sa stolice i sipa vodu. "
            "Pogrešno uzeti lijekovi, neplaćeni računi i ista priča više puta upućuju "
            "na pregled pamćenja.</p>"
        ),
        "en": (
            "<p>The case manager goes with the person through an ordinary day: getting "
            "up, washing, dressing, eating, medicines, shopping, bills, going out, the "
            "night. For each they enter: alone, with help or not at all, and who helps "
            "now.</p>"
            "<p>The person shows some of it, for example rising from a chair and "
            "pouring water. Medicines taken wrongly, unpaid bills and the same story "
            "several times point to a memory check.</p>"
        ),
    },
    roles=("me_case_manager",),
    limits=(Limit(amount=10, unit="working_days", event="visit"),),
    laws=(WELFARE_LAW,),
    branches=(
        Branch(
            condition={
                "sr-latn": "ako osoba zaboravlja, luta ili često pada",
                "en": "if the person forgets, wanders or often falls",
            },
            to="health",
        ),
        Branch(
            question={
                "sr-latn": "Da li se osoba nekoga boji ili joj neko uzima novac?",
                "en": "Is the person afraid of someone, or does someone take their money?",
            },
            condition={
                "sr-latn": "ako se osoba nekoga boji ili joj neko uzima novac",
                "en": "if the person is afraid of someone or someone takes their money",
            },
            to="harm",
        ),
    ),
    write_down={
        "sr-latn": "Za svaku radnju: sama, uz pomoć, nikako; ko pomaže i koliko često.",
        "en": "For each activity: alone, with help, not at all; who helps and how often.",
    },
)

HEALTH = Step(
    key="health",
    heading={
        "sr-latn": "Izabrani ljekar pregleda osobu i sređuje terapiju",
        "en": "The chosen doctor examines the person and puts medicines in order",
    },
    action={
        "sr-latn": (
            "<p>Voditelj slučaja uz saglasnost osobe dogovara pregled kod izabranog "
            "ljekara ili kućnu posjetu. Na pregled se nose svi lijekovi iz kuće, i oni "
            "bez recepta, i zabilješka o padovima.</p><ul>"
            "<li>Vid, sluh, zubi, pokretljivost.</li>"
            "<li>Pamćenje i raspoloženje: i starija osoba može biti depresivna.</li>"
            "<li>Raspored lijekova napisan krupnim slovima.</li></ul>"
            "<p>Ako osoba ne može do doma zdravlja, patronažna sestra dolazi kući.</p>"
        ),
        "en": (
            "<p>With the person’s consent, the case manager arranges an examination by "
            "the chosen doctor, or a home visit. All medicines in the house are brought, "
            "also those without prescription, with a note of falls.</p>"
            "<ul>"
            "<li>Sight, hearing, teeth, mobility.</li>"
            "<li>Memory and mood: older people can be depressed too.</li>"
            "<li>The medicine timetable in large letters.</li></ul>"
            "<p>If the person cannot reach the health centre, the community nurse comes "
            "home.</p>"
        ),
    },
    roles=("me_health", "me_case_manager"),
    must=False,
    service_types=("health_care", "disability_assessment"),
    warnings=(
        {
            "sr-latn": (
                "Nagla zbunjenost, otežan govor ili slabost jedne strane tijela: odmah se "
                "zove hitna pomoć (124)."
            ),
            "en": (
                "Sudden confusion, slurred speech or weakness on one side of the body: the "
                "ambulance (124) is called at once."
            ),
        },
    ),
)

HARM = Step(
    key="harm",
    heading={
        "sr-latn": "Voditelj slučaja provjerava nasilje, zanemarivanje i prevaru",
        "en": "The case manager checks for violence, neglect and fraud",
    },
    action={
        "sr-latn": (
            "<p>Voditelj slučaja razgovara s osobom nasamo, bez prisustva onoga ko o "
            "njoj brine. Pita mirno: da li neko viče na nju, tuče je, zaključava, "
            "uzima penziju ili traži da potpiše papire koje ne razumije.</p><ul>"
            "<li>Znaci: modrice, strah, prazan frižider uz redovnu penziju, novi "
            "punomoćnik ili kupac kuće.</li>"
            "<li>Nasilje i krađu prijavljuje policiji; osoba unaprijed zna za to.</li>"
            "<li>Iscrpljenom njegovatelju nudi se pomoć, a ne optužba.</li></ul>"
        ),
        "en": (
            "<p>The case manager talks with the person alone, without the one who "
            "cares for them. They ask calmly: whether someone shouts, hits, locks them "
            "in, takes the pension or wants papers signed that they do not "
            "understand.</p><ul>"
            "<li>Signs: bruises, fear, an empty fridge despite a regular pension, a "
            "new proxy or buyer of the house.</li>"
            "<li>They report violence and theft to the police; the person knows "
            "beforehand.</li>"
            "<li>A worn-out carer is offered help, not blame.</li></ul>"
        ),
    },
    roles=("me_case_manager", "me_police", "me_prosecutor"),
    service_types=("police", "legal_aid", "shelter_violence"),
    say={
        "sr-latn": (
            "Mnogima se to dešava i nije Vaša sramota.\n"
            "Možemo da tražimo pomoć, a da kuća ostane Vaša."
        ),
        "en": (
            "This happens to many and is not your shame.\n"
            "We can look for help, and the house stays yours."
        ),
    },
    write_down={
        "sr-latn": "Riječi osobe, vidljivi znaci, ko raspolaže penzijom i ključem.",
        "en": "The person’s words, visible signs, who holds the pension and the key.",
    },
)

PLAN = Step(
    key="plan",
    heading={
        "sr-latn": "Voditelj slučaja i osoba dogovaraju individualni plan",
        "en": "The case manager and the person agree on an individual plan",
    },
    action={
        "sr-latn": (
            "<p>Plan polazi od toga šta osoba želi da zadrži: svoj krevet, psa, baštu, "
            "komšinicu na kafi. U njemu piše ko dolazi kojeg dana, ko kupuje, ko plaća "
            "račune, ko ima ključ i šta se radi kad osoba ne otvori vrata.</p>"
            "<p>Osoba može da odbije pomoć i kad drugi misle da griješi. Ako odluku ne "
            "razumije, voditelj slučaja traži mišljenje ljekara i savjet pravnika "
            "CSR-a.</p>"
        ),
        "en": (
            "<p>The plan starts from what the person wants to keep: their own bed, the "
            "dog, the garden, coffee with a neighbour. It says who comes on which day, "
            "who shops, who pays the bills, who has the key and what happens when the "
            "door stays shut.</p>"
            "<p>The person may refuse help even when others think it a mistake. If they "
            "do not understand the decision, the case manager asks for the doctor’s "
            "opinion and the advice of the CSR’s lawyer.</p>"
        ),
    },
    roles=("me_case_manager", "me_csr", "me_health"),
    limits=(Limit(amount=30, unit="days", event="visit"),),
    laws=(WELFARE_LAW,),
    forms=("fridge-card",),
    say={
        "sr-latn": (
            "Vi odlučujete šta ulazi u plan.\nProbajmo mjesec dana, pa mijenjamo šta ne valja."
        ),
        "en": (
            "You decide what goes into the plan.\n"
            "Let us try for a month, then change what does not work."
        ),
    },
    write_down={
        "sr-latn": "Šta je osoba prihvatila, šta je odbila i zašto.",
        "en": "What the person accepted, what they refused, and why.",
    },
)

HOME_CARE = Step(
    key="home-care",
    heading={
        "sr-latn": "CSR uvodi gerontodomaćicu ili drugu pomoć u kući",
        "en": "The CSR brings in a home carer or other help at home",
    },
    action={
        "sr-latn": (
            "<p>CSR provjerava ko u opštini pruža pomoć u kući: sekretarijat za "
            "socijalno staranje, dom starih ili NVO. Voditelj slučaja na prvi dolazak "
            "ide zajedno s gerontodomaćicom.</p><ul>"
            "<li>Dogovara se šta radi: nabavka, kuvanje, kupanje, lijekovi, "
            "šetnja.</li>"
            "<li>Novac ide uz račun i svesku koju obje strane potpisuju.</li>"
            "<li>Ako mjesta nema, upisuje se lista čekanja i privremeno rješenje.</li>"
            "</ul>"
        ),
        "en": (
            "<p>The CSR checks who gives help at home in the municipality: the "
            "secretariat for social care, the home for older people or an NGO. The "
            "case manager comes along the first time with the home carer.</p><ul>"
            "<li>They agree on the tasks: shopping, cooking, washing, medicines, a "
            "walk.</li>"
            "<li>Money goes with a receipt and a notebook both sides sign.</li>"
            "<li>If there is no place, the waiting list and a stopgap are "
            "recorded.</li></ul>"
        ),
    },
    roles=("me_csr", "me_home_carer", "me_municipality", "me_ngo"),
    limits=(Limit(amount=7, unit="days", event="plan_signed"),),
    laws=(WELFARE_LAW,),
    service_types=("home_care",),
    branches=(
        Branch(
            condition={
                "sr-latn": "ako ni uz pomoć u kući osoba nije bezbjedna",
                "en": "if the person is not safe even with help at home",
            },
            to="change",
        ),
    ),
)

MONEY = Step(
    key="money",
    heading={
        "sr-latn": "CSR pomaže oko penzije, naknada, računa i ogrjeva",
        "en": "The CSR helps with pension, benefits, bills and firewood",
    },
    action={
        "sr-latn": (
            "<p>Radnik CSR-a s osobom provjerava šta prima i na šta bi mogla imati "
            "pravo: penzija, materijalno obezbjeđenje, dodatak za njegu i pomoć, "
            "jednokratna novčana pomoć, popust na račune, drva za ogrjev od "
            "opštine.</p><ul>"
            "<li>Pravi spisak papira i govori gdje se koji vadi.</li>"
            "<li>Zahtjev se popunjava u kući osobe ako ne može do šaltera.</li>"
            "<li>O prijemu zahtjeva osoba dobija pisanu potvrdu s datumom.</li></ul>"
        ),
        "en": (
            "<p>The CSR worker checks with the person what they receive and what they "
            "might be entitled to: pension, financial support, care and assistance "
            "allowance, one-off aid, reduced bills, firewood from the municipality.</p>"
            "<ul>"
            "<li>They make a list of papers and say where each is obtained.</li>"
            "<li>The application is filled in at home if the person cannot come to the "
            "counter.</li>"
            "<li>A dated written receipt confirms the application.</li></ul>"
        ),
    },
    roles=("me_csr", "me_municipality"),
    must=False,
    laws=(WELFARE_LAW,),
    service_types=("economic_aid", "food_aid"),
)

NETWORK = Step(
    key="network",
    heading={
        "sr-latn": "Voditelj slučaja okuplja komšije, rodbinu i dnevni centar",
        "en": "The case manager brings together neighbours, relatives, day centre",
    },
    action={
        "sr-latn": (
            "<p>Usamljenost se ne rješava samo novcem. Voditelj slučaja pita osobu "
            "koga bi voljela češće da vidi i, uz njen pristanak, zove te ljude.</p><ul>"
            "<li>Komšija: dogovoren znak, na primjer podignuta roletna do deset "
            "sati.</li>"
            "<li>Dijete u inostranstvu: poziv istog dana svake sedmice.</li>"
            "<li>Dnevni centar ili klub penzionera: prvi odlazak u društvu.</li></ul>"
            "<p>Na frižideru stoji kartica s brojevima krupnim slovima.</p>"
        ),
        "en": (
            "<p>Money alone does not cure loneliness. The case manager asks whom the "
            "person would like to see more often and, with consent, calls those "
            "people.</p>"
            "<ul>"
            "<li>A neighbour: an agreed sign, for example the blind raised by ten "
            "o’clock.</li>"
            "<li>A child abroad: a call on the same day each week.</li>"
            "<li>Day centre or pensioners’ club: someone comes along the first "
            "time.</li></ul>"
            "<p>A card with the numbers in large letters is on the fridge.</p>"
        ),
    },
    roles=("me_case_manager", "me_ngo"),
    must=False,
    service_types=("day_centre", "counselling"),
    say={
        "sr-latn": ("Koga biste voljeli češće da vidite?\nHoćemo li da pozovemo zajedno, sada?"),
        "en": ("Whom would you like to see more often?\nShall we call together, now?"),
    },
)

FOLLOW = Step(
    key="follow",
    heading={
        "sr-latn": "Voditelj slučaja redovno provjerava kako je osoba",
        "en": "The case manager regularly checks how the person is",
    },
    action={
        "sr-latn": (
            "<p>Voditelj slučaja redovno zove ili obilazi osobu, a po snijegu, velikoj "
            "vrućini, poslije bolnice ili smrti bliske osobe odmah. Gerontodomaćica "
            "javlja promjene: gubitak težine, pad, novi ljudi u kući, nepopijeni "
            "lijekovi.</p>"
            "<p>Osoba i voditelj slučaja u dogovoreno vrijeme ponovo čitaju plan i "
            "mijenjaju ono što ne valja.</p>"
        ),
        "en": (
            "<p>The case manager calls or visits the person regularly, and at once in "
            "snow or great heat, after a hospital stay or the death of someone close. "
            "The home carer reports changes: weight loss, a fall, new people in the "
            "house, medicines not taken.</p>"
            "<p>At the agreed time the person and the case manager read the plan again "
            "and change what does not work.</p>"
        ),
    },
    roles=("me_case_manager", "me_home_carer"),
    limits=(
        Limit(amount=1, unit="months", event="plan_signed", relation="every"),
        Limit(
            amount=6,
            unit="months",
            event="plan_signed",
            relation="every",
            applies_to={
                "sr-latn": "za preispitivanje plana",
                "en": "for the review of the plan",
            },
        ),
    ),
    branches=(
        Branch(
            condition={
                "sr-latn": "ako osoba više ne otvara vrata ili se ne javlja",
                "en": "if the person no longer opens the door or answers",
            },
            to="no-answer",
        ),
        Branch(
            condition={
                "sr-latn": "ako se zdravlje ili bezbjednost pogoršaju",
                "en": "if health or safety gets worse",
            },
            to="change",
        ),
    ),
)

CHANGE = Step(
    key="change",
    heading={
        "sr-latn": "CSR i osoba traže drugi smještaj kad kuća više nije bezbjedna",
        "en": "The CSR and the person look for another place when home is unsafe",
    },
    action={
        "sr-latn": (
            "<p>Prije odluke voditelj slučaja i supervizor provjeravaju da li bi više "
            "sati pomoći, prilagođeno kupatilo ili dnevni centar bili dovoljni. Dom "
            "starih, srodnik ili porodični smještaj dolaze tek poslije toga, i kad "
            "osoba pristane.</p><ul>"
            "<li>Osoba prvo obilazi dom, jede tamo i upoznaje sobu.</li>"
            "<li>Nosi svoje stvari, fotografije i telefon.</li>"
            "<li>Kuća, pas i penzija uređuju se pisano prije selidbe.</li></ul>"
        ),
        "en": (
            "<p>Before a decision, case manager and supervisor check whether more "
            "hours of help, an adapted bathroom or the day centre would be enough. A "
            "home, a relative or family placement come only after that, and when the "
            "person agrees.</p><ul>"
            "<li>The person first visits the home, eats there and sees the room.</li>"
            "<li>They bring their own things, photographs and phone.</li>"
            "<li>House, dog and pension are settled in writing before the move.</li>"
            "</ul>"
        ),
    },
    roles=("me_case_manager", "me_supervisor", "me_csr"),
    must=False,
    laws=(WELFARE_LAW,),
    service_types=("residential_care", "legal_aid"),
    warnings=(
        {
            "sr-latn": (
                "Niko ne uslovljava smještaj ili njegu prepisivanjem kuće. Na takav "
                "zahtjev voditelj slučaja zove pravnika CSR-a."
            ),
            "en": (
                "Nobody makes a placement or care depend on signing over the house. At such "
                "a demand the case manager calls the CSR’s lawyer."
            ),
        },
    ),
    write_down={
        "sr-latn": "Šta je pokušano kod kuće, pristanak osobe, ko čuva ključ i stvari.",
        "en": "What was tried at home, the person’s consent, who keeps the key and belongings.",
    },
)

PROTOCOL = Protocol(
    key="me-older-alone",
    jurisdiction="ME",
    languages=("sr-latn", "en"),
    title={
        "sr-latn": "Starija osoba koja živi sama",
        "en": "An older person living alone (Montenegro)",
    },
    summary={
        "sr-latn": (
            "Šta se radi kad starija osoba živi sama i ne može više sve: od komšijske "
            "dojave do pomoći u kući, novca i društva. Ko dolazi, ko odlučuje i kako "
            "osoba i dalje sama odlučuje o svom životu."
        ),
        "en": (
            "What happens in Montenegro when an older person lives alone and can no "
            "longer manage everything: from a neighbour’s word to help at home, money "
            "and company. Who comes, who decides and how the person goes on deciding "
            "about their own life."
        ),
    },
    slug={
        "sr-latn": "starija-osoba-koja-zivi-sama",
        "en": "older-person-living-alone-montenegro",
    },
    topics=("older-people", "economic-aid", "referral"),
    situation="older_alone",
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
                "Ne otvara vrata i ne javlja se na telefon.\n"
                "Pala je, zbunjena je ili luta.\n"
                "Nema hrane ni grijanja, ili je neko tuče."
            ),
            "en": (
                "No answer at the door or on the phone.\n"
                "Fallen, confused or wandering.\n"
                "No food or heating, or someone hits them."
            ),
        },
        lines=("ME-124", "ME-122", "ME-123", "ME-19977"),
        do_not={
            "sr-latn": (
                "Ne podizati osobu poslije pada.\n"
                "Ne provaljivati bez policije ili vatrogasaca.\n"
                "Ne uzimati novac ni ključ bez svjedoka."
            ),
            "en": (
                "Do not lift the person after a fall.\n"
                "Do not break in without police or fire crew.\n"
                "Do not take money or a key without a witness."
            ),
        },
        write_down={
            "sr-latn": (
                "Ko je osobu posljednji vidio i kada; ko ima ključ.\n"
                "Koje lijekove pije, ko joj je ljekar, koga da pozovemo."
            ),
            "en": (
                "Who saw the person last, and when; who has the key.\n"
                "Medicines, the doctor, and whom they want us to call."
            ),
        },
    ),
    phases=(
        Phase(
            key="signal",
            title={
                "sr-latn": "Dojava i prvi susret",
                "en": "First word and first meeting",
            },
            steps=(SIGNAL, NO_ANSWER, FIRST_VISIT),
        ),
        Phase(
            key="assessment",
            title={
                "sr-latn": "Procjena potreba i opasnosti",
                "en": "Assessing needs and dangers",
            },
            steps=(NEEDS, HEALTH, HARM),
        ),
        Phase(
            key="help",
            title={
                "sr-latn": "Plan i pomoć u kući",
                "en": "Plan and help at home",
            },
            steps=(PLAN, HOME_CARE, MONEY, NETWORK),
        ),
        Phase(
            key="follow-up",
            title={
                "sr-latn": "Praćenje i promjene",
                "en": "Follow-up and changes",
            },
            steps=(FOLLOW, CHANGE),
        ),
    ),
    questions=(
        Branch(
            question={
                "sr-latn": "Da li se osoba ne javlja ili je pala?",
                "en": "Does the person not answer, or have they fallen?",
            },
            condition={
                "sr-latn": "ako se osoba ne javlja ili je pala",
                "en": "if the person does not answer or has fallen",
            },
            to="no-answer",
        ),
        Branch(
            question={
                "sr-latn": "Da li neko osobu tuče, vrijeđa ili joj uzima novac?",
                "en": "Does someone hit, insult or take money from the person?",
            },
            condition={
                "sr-latn": "ako neko osobu tuče, vrijeđa ili joj uzima novac",
                "en": "if someone hits, insults or takes money from the person",
            },
            to="harm",
        ),
        Branch(
            question={
                "sr-latn": "Da li osobi treba gerontodomaćica?",
                "en": "Does the person need a home carer?",
            },
            condition={
                "sr-latn": "ako osobi treba gerontodomaćica",
                "en": "if the person needs a home carer",
            },
            to="home-care",
        ),
    ),
    forms=(
        Form(
            key="visit-sheet",
            title={
                "sr-latn": "List prve posjete starijoj osobi",
                "en": "Sheet for the first visit to an older person",
            },
            lines=(
                "Šifra slučaja",
                "Datum i sat posjete; ko je bio prisutan",
                "Šta osoba želi, njenim riječima",
                "Grijanje, struja, voda, hrana",
                "Lijekovi: ima / nema / ne zna",
                "Padovi u posljednjih godinu dana",
                "Opasna mjesta u kući",
                "Ko dolazi i koliko često",
                "Ko ima ključ; ko podiže penziju",
                "Strah, modrice, zapuštenost",
                "Dogovor do sljedećeg dolaska",
                "Potpis voditelja slučaja",
            ),
        ),
        Form(
            key="fridge-card",
            title={
                "sr-latn": "Kartica za frižider: koga zovem",
                "en": "Card for the fridge: whom I call",
            },
            lines=(
                "Hitna pomoć 124 · Policija 122 · Vatrogasci 123",
                "Komšija koga zovem prvog",
                "Rođak ili prijatelj",
                "Izabrani ljekar",
                "Voditelj slučaja u CSR-u",
                "Gerontodomaćica dolazi (dani i sati)",
                "Lijekovi: ujutru / u podne / uveče",
                "Alergije i bolesti",
                "Ko ima ključ",
            ),
        ),
    ),
    acts=("me-27-2013", "me-csr-pravilnik-2013"),
)
