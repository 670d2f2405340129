"""Montenegro: placing a child with a foster family, for professionals.

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

NEED = Step(
    key="need",
    heading={
        "sr-latn": "Voditelj slučaja provjerava da li dijete može ostati kod kuće",
        "en": "The case manager checks whether the child can stay at home",
    },
    action={
        "sr-latn": (
            "<p>Voditelj slučaja iz službe za djecu i mlade prvo traži podršku uz koju "
            "dijete ostaje u svojoj porodici: savjetovanje, dnevni centar, novčana "
            "pomoć, liječenje roditelja. Zatim pita koji srodnik ili bliska osoba može "
            "da čuva dijete.</p><ul>"
            "<li>S djetetom razgovara nasamo, prema uzrastu.</li>"
            "<li>Upisuje šta je porodici ponuđeno i zašto nije bilo dovoljno.</li>"
            "<li>Siromaštvo samo po sebi nije razlog za izdvajanje djeteta.</li></ul>"
        ),
        "en": (
            "<p>The case manager of the service for children and youth first looks for "
            "support that lets the child stay in the family: counselling, day centre, "
            "financial help, treatment for a parent. Then they ask which relative or "
            "close person can care for the child.</p><ul>"
            "<li>They talk with the child alone, in a way that fits the age.</li>"
            "<li>They record what the family was offered and why it was not "
            "enough.</li>"
            "<li>Poverty alone is not a reason to remove a child.</li></ul>"
        ),
    },
    roles=("me_case_manager", "me_csr"),
    laws=(RULEBOOK, WELFARE_LAW),
    service_types=("counselling", "day_centre", "economic_aid"),
    branches=(
        Branch(
            question={
                "sr-latn": "Da li je dijete u neposrednoj opasnosti?",
                "en": "Is the child in immediate danger?",
            },
            condition={
                "sr-latn": "ako je dijete u neposrednoj opasnosti",
                "en": "if the child is in immediate danger",
            },
            to="emergency",
        ),
        Branch(
            condition={
                "sr-latn": "ako dijete ne može ostati kod kuće, a opasnost nije neposredna",
                "en": "if the child cannot stay at home and the danger is not immediate",
            },
            to="match",
        ),
    ),
    say={
        "sr-latn": (
            "Zanima me šta ti misliš, i kad ti još nije sve jasno.\n"
            "Reći ću ti šta mogu da uradim, a šta ne mogu."
        ),
        "en": (
            "I want to know what you think, even if you are not sure yet.\n"
            "I will tell you what I can do and what I cannot."
        ),
    },
    write_down={
        "sr-latn": "Šta je porodici ponuđeno, ko od srodnika je pitan, mišljenje djeteta.",
        "en": "What the family was offered, which relatives were asked, the child’s view.",
    },
)

EMERGENCY = Step(
    key="emergency",
    heading={
        "sr-latn": "CSR hitno smješta dijete koje ne može da čeka",
        "en": "The CSR places a child who cannot wait in an emergency",
    },
    action={
        "sr-latn": (
            "<p>Voditelj slučaja s policijom dolazi po dijete, vodi ga ljekaru i "
            "smješta kod dežurne hraniteljske porodice ili kod srodnika čiji je dom "
            "obišao istog dana. Dijete putuje s nekim koga je upoznalo, s omiljenom "
            "stvari i obrokom.</p>"
            "<p>Voditelj slučaja još iste večeri javlja roditeljima da je dijete "
            "zbrinuto. Hitan smještaj traje kratko: procjena i traženje trajnijeg "
            "rješenja počinju odmah.</p>"
        ),
        "en": (
            "<p>The case manager comes for the child together with the police, takes "
            "the child to a doctor and places them with a foster family on duty or "
            "with a relative whose home they visited that day. The child travels with "
            "someone they have met, with a favourite thing and a meal.</p>"
            "<p>The same evening the case manager tells the parents that the child is "
            "cared for. An emergency placement is short: assessment and the search for "
            "a lasting solution start at once.</p>"
        ),
    },
    roles=("me_csr", "me_case_manager", "me_police", "me_health"),
    limits=(
        Limit(
            amount=24,
            unit="hours",
            event="report",
            at_once=True,
            applies_to={
                "sr-latn": "za dijete u neposrednoj opasnosti",
                "en": "for a child in immediate danger",
            },
        ),
    ),
    laws=(WELFARE_LAW,),
    service_types=("foster_care", "police", "health_care"),
    branches=(
        Branch(
            condition={
                "sr-latn": "ako je dijete primljeno u porodicu",
                "en": "if the family has taken the child in",
            },
            to="visits",
        ),
    ),
    say={
        "sr-latn": (
            "Večeras spavaš kod ljudi koje poznajem i koji znaju da dolaziš.\n"
            "Sjutra dolazim da te vidim."
        ),
        "en": (
            "Tonight you sleep at the home of people I know, and they know you are "
            "coming.\n"
            "Tomorrow I come to see you."
        ),
    },
    warnings=(
        {
            "sr-latn": (
                "Dijete ne noći u kancelariji ni u policijskoj stanici, a ni u bolnici ako "
                "mu liječenje nije potrebno."
            ),
            "en": (
                "A child does not spend the night in an office or a police station, nor in "
                "hospital when no treatment is needed."
            ),
        },
    ),
)

ASSESS = Step(
    key="assess",
    heading={
        "sr-latn": "CSR procjenjuje porodicu koja želi da postane hraniteljska",
        "en": "The CSR assesses a family that wants to become a foster family",
    },
    action={
        "sr-latn": (
            "<p>Kad se porodica prijavi za hraniteljstvo, stručni radnik CSR-a je "
            "posjećuje više puta i sa svakim članom, i s djecom, razgovara "
            "odvojeno:</p><ul>"
            "<li>zašto žele da budu hranitelji i šta će im biti najteže;</li>"
            "<li>prostor, zdravlje, prihodi, vrijeme, podrška rodbine;</li>"
            "<li>kako su prebrodili svoje sukobe i gubitke.</li></ul>"
            "<p>Kandidati prolaze obuku i upoznaju iskusnu hraniteljsku porodicu. CSR "
            "odgovara pisano, s razlozima, i kad je odgovor negativan.</p>"
        ),
        "en": (
            "<p>When a family applies to foster, the CSR’s professional visits them "
            "several times and talks with each member, children too, separately:</p>"
            "<ul>"
            "<li>why they want to foster and what will be hardest;</li>"
            "<li>space, health, income, time, support from relatives;</li>"
            "<li>how they came through their own conflicts and losses.</li></ul>"
            "<p>Applicants go through training and meet an experienced foster family. "
            "The CSR answers in writing, with reasons, also when the answer is no.</p>"
        ),
    },
    roles=("me_csr", "me_foster_family"),
    limits=(Limit(amount=60, unit="days", event="application"),),
    laws=(WELFARE_LAW,),
    service_types=("foster_care",),
    write_down={
        "sr-latn": "Datumi posjeta, s kim se razgovaralo, za koje dijete je porodica spremna.",
        "en": ("Dates of the visits, who was spoken with, for which child the family is ready."),
    },
)

MATCH = Step(
    key="match",
    heading={
        "sr-latn": "Voditelj slučaja bira porodicu koja odgovara djetetu",
        "en": "The case manager chooses a family that fits the child",
    },
    action={
        "sr-latn": (
            "<p>Voditelj slučaja i radnik za smještaj polaze od potreba djeteta, a ne "
            "od slobodnog kreveta:</p><ul>"
            "<li>braća i sestre ostaju zajedno;</li>"
            "<li>ista škola, jezik i običaji, blizina roditelja i drugova;</li>"
            "<li>druga djeca u kući i životinje, put do ljekara;</li>"
            "<li>iskustvo s bebom, tinejdžerom, djetetom koje je trpjelo nasilje ili "
            "ima smetnje u razvoju.</li></ul>"
            "<p>Kad nijedna porodica ne odgovara u svemu, upisuje se šta nedostaje i "
            "kako će se nadoknaditi.</p>"
        ),
        "en": (
            "<p>The case manager and the placement worker start from the child’s needs, "
            "not from a free bed:</p>"
            "<ul>"
            "<li>brothers and sisters stay together;</li>"
            "<li>same school, language and customs, close to parents and friends;</li>"
            "<li>other children and animals in the house, the way to the doctor;</li>"
            "<li>experience with a baby, a teenager, a child who has suffered violence "
            "or has a disability.</li></ul>"
            "<p>When no family fits fully, they record what is missing and how it will "
            "be made up for.</p>"
        ),
    },
    roles=("me_case_manager", "me_csr", "me_foster_family"),
    laws=(WELFARE_LAW,),
    service_types=("foster_care",),
    branches=(
        Branch(
            question={
                "sr-latn": "Da li je porodica već procijenjena?",
                "en": "Has the family already been assessed?",
            },
            condition={
                "sr-latn": "ako porodica ili srodnik nije procijenjen",
                "en": "if the family or the relative has not been assessed",
            },
            to="assess",
        ),
        Branch(
            condition={
                "sr-latn": "ako je porodica izabrana",
                "en": "if the family has been chosen",
            },
            to="prepare-child",
        ),
    ),
)

PREPARE_CHILD = Step(
    key="prepare-child",
    heading={
        "sr-latn": "Voditelj slučaja priprema dijete za preseljenje",
        "en": "The case manager prepares the child for the move",
    },
    action={
        "sr-latn": (
            "<p>Voditelj slučaja govori djetetu istinu riječima koje razumije: zašto "
            "se seli, kod koga, koliko dugo i kada će vidjeti roditelje. Pokazuje mu "
            "slike kuće i ukućana; prvi susret je na neutralnom mjestu, drugi u "
            "njihovoj kući.</p><ul>"
            "<li>Dijete bira šta nosi: igračku, fotografije, jastuk.</li>"
            "<li>Tinejdžer čita kućni red prije nego što se preseli.</li>"
            "<li>Ćutanje djeteta ne upisuje se kao pristanak.</li></ul>"
        ),
        "en": (
            "<p>The case manager tells the child the truth in words they understand: why "
            "they are moving, to whom, for how long and when they will see their "
            "parents. They show pictures of the house and the people; the first meeting "
            "is in a neutral place, the second in the family’s home.</p>"
            "<ul>"
            "<li>The child chooses what to bring: a toy, photographs, a pillow.</li>"
            "<li>A teenager reads the house rules before moving.</li>"
            "<li>A child’s silence is not recorded as consent.</li></ul>"
        ),
    },
    roles=("me_case_manager", "me_foster_family"),
    limits=(Limit(amount=2, unit="days", event="placement", relation="before"),),
    say={
        "sr-latn": (
            "Preseljenje nije kazna i nije tvoja krivica.\nMožeš da pitaš sve, i više puta isto."
        ),
        "en": (
            "The move is not a punishment and it is not your fault.\n"
            "You can ask anything, also the same thing again."
        ),
    },
    write_down={
        "sr-latn": "Šta dijete pita, čega se boji, šta je izabralo da ponese.",
        "en": "What the child asks, what they fear, what they chose to bring.",
    },
)

PREPARE_PARENTS = Step(
    key="prepare-parents",
    heading={
        "sr-latn": "Voditelj slučaja razgovara s roditeljima o smještaju",
        "en": "The case manager talks with the parents about the placement",
    },
    action={
        "sr-latn": (
            "<p>Voditelj slučaja kaže roditeljima zašto se dijete smješta, šta treba "
            "da se promijeni da bi se vratilo i ko im u tome pomaže. Dogovara prvi "
            "poziv ili susret s djetetom ako je to za dijete bezbjedno.</p>"
            "<p>Pita ih ono što samo oni znaju: čime se dijete uspavljuje, šta jede, "
            "koje lijekove pije, čega se boji. Odgovore prenosi hraniteljskoj "
            "porodici. Adresu hranitelja saopštava tek poslije procjene rizika.</p>"
        ),
        "en": (
            "<p>The case manager tells the parents why the child is being placed, what "
            "has to change for the child to return and who helps them with it. They "
            "arrange the first call or meeting with the child if that is safe for the "
            "child.</p>"
            "<p>They ask what only parents know: what sends the child to sleep, what the "
            "child eats, which medicines, which fears. The answers go to the foster "
            "family. The foster family’s address is told only after a risk "
            "assessment.</p>"
        ),
    },
    roles=("me_case_manager",),
    must=False,
    say={
        "sr-latn": (
            "Vi najbolje znate šta Vaše dijete smiruje.\n"
            "Danas dogovaramo kada ćete ga čuti ili vidjeti."
        ),
        "en": (
            "You know best what calms your child.\n"
            "Today we agree when you will hear or see your child."
        ),
    },
)

MOVING_DAY = Step(
    key="moving-day",
    heading={
        "sr-latn": "Voditelj slučaja dovodi dijete i predaje list s podacima",
        "en": "The case manager brings the child and hands over the data sheet",
    },
    action={
        "sr-latn": (
            "<p>Voditelj slučaja lično dovodi dijete, po danu i bez žurbe. Dijete prvo "
            "vidi krevet, kupatilo i mjesto za svoje stvari. Hranitelji dobijaju:</p>"
            "<ul>"
            "<li>list o djetetu: alergije, lijekovi, san, strahovi, škola, ko smije da "
            "preuzme dijete;</li>"
            "<li>zdravstvenu knjižicu, naočare, pomagala i školske knjige;</li>"
            "<li>odluku o smještaju i broj za noć i vikend.</li></ul>"
            "<p>Pred djetetom se kaže kada voditelj slučaja dolazi ponovo.</p>"
        ),
        "en": (
            "<p>The case manager brings the child in person, by day and unhurried. The "
            "child first sees the bed, the bathroom and a place for their things. The "
            "foster family receives:</p><ul>"
            "<li>the sheet about the child: allergies, medicines, sleep, fears, "
            "school, who may collect the child;</li>"
            "<li>health card, glasses, aids and school books;</li>"
            "<li>the placement decision and a number for nights and weekends.</li></ul>"
            "<p>In front of the child it is said when the case manager comes again.</p>"
        ),
    },
    roles=("me_case_manager", "me_foster_family"),
    laws=(WELFARE_LAW,),
    forms=("child-sheet", "handover"),
    warnings=(
        {
            "sr-latn": (
                "Dijete koje pije lijekove ne predaje se bez zalihe za najmanje tri dana i "
                "pisanog uputstva ljekara."
            ),
            "en": (
                "A child on medication is not handed over without medicine for at least "
                "three days and the doctor’s written instructions."
            ),
        },
    ),
    write_down={
        "sr-latn": "Sat predaje, kome je dijete predato, spisak stvari i lijekova.",
        "en": "The hour of handover, to whom, the list of things and medicines.",
    },
)

VISITS = Step(
    key="visits",
    heading={
        "sr-latn": "Voditelj slučaja posjećuje dijete u hraniteljskoj porodici",
        "en": "The case manager visits the child in the foster family",
    },
    action={
        "sr-latn": (
            "<p>Na svakoj posjeti voditelj slučaja vidi dijete nasamo, njegov krevet i "
            "stvari, i pita o hrani, snu, školi i drugoj djeci u kući. S hraniteljima "
            "razgovara odvojeno: šta ih je iznenadilo i gdje im treba pomoć.</p>"
            "<p>Sakrivanje hrane, mokrenje u krevet, laž ili bijes česti su u prvim "
            "sedmicama i ne znače da smještaj nije uspio. Bar jedna posjeta od tri je "
            "bez najave.</p>"
        ),
        "en": (
            "<p>On every visit the case manager sees the child alone, their bed and "
            "things, and asks about food, sleep, school and the other children in the "
            "house. They talk with the foster parents separately: what surprised them "
            "and where they need help.</p>"
            "<p>Hiding food, bed-wetting, lies or anger are common in the first weeks "
            "and do not mean that the placement has failed. At least one visit in "
            "three is unannounced.</p>"
        ),
    },
    roles=("me_case_manager", "me_foster_family"),
    limits=(
        Limit(amount=72, unit="hours", event="placement"),
        Limit(amount=30, unit="days", event="placement", relation="every"),
    ),
    forms=("visit-note",),
    branches=(
        Branch(
            question={
                "sr-latn": "Da li dijete u hraniteljskoj porodici trpi nasilje?",
                "en": "Does the child suffer violence in the foster family?",
            },
            condition={
                "sr-latn": "ako dijete u hraniteljskoj porodici trpi nasilje",
                "en": "if the child suffers violence in the foster family",
            },
            to="emergency",
        ),
        Branch(
            condition={
                "sr-latn": "ako hranitelji kažu da ne mogu dalje",
                "en": "if the foster parents say they cannot go on",
            },
            to="support",
        ),
    ),
    say={
        "sr-latn": ("Šta ti je ovdje dobro, a šta ti smeta?\nKoga zoveš kad ti je teško?"),
        "en": (
            "What is good for you here, and what bothers you?\n"
            "Who do you call when things are hard?"
        ),
    },
    write_down={
        "sr-latn": ("Da li je dijete viđeno nasamo, njegove riječi, dogovor do sljedeće posjete."),
        "en": (
            "Whether the child was seen alone, their words, what was agreed until the next visit."
        ),
    },
    warnings=(
        {
            "sr-latn": (
                "Kad dijete kaže da ga neko u kući udara ili dodiruje, razgovor se ne "
                "ponavlja pred hraniteljima. Voditelj slučaja odmah zove policiju (122) i "
                "supervizora."
            ),
            "en": (
                "When a child says that someone in the house hits or touches them, the "
                "talk is not repeated in front of the foster parents. The case manager "
                "calls the police (122) and the supervisor at once."
            ),
        },
    ),
)

PLAN = Step(
    key="plan",
    heading={
        "sr-latn": "Voditelj slučaja izrađuje individualni plan s djetetom",
        "en": "The case manager draws up the individual plan with the child",
    },
    action={
        "sr-latn": (
            "<p>Plan odgovara na tri pitanja: kuda dijete ide poslije smještaja "
            "(povratak kući, srodnici, drugo trajno rješenje), šta do tada mora da se "
            "desi i ko to radi do kog datuma.</p><ul>"
            "<li>Dijete kaže šta želi i dobija plan napisan jednostavno.</li>"
            "<li>Roditelji imaju zadatke koje mogu da ispune.</li>"
            "<li>Škola, ljekar i hranitelji imaju svoje stavke.</li></ul>"
            "<p>Plan pregleda i odobrava supervizor.</p>"
        ),
        "en": (
            "<p>The plan answers three questions: where the child goes after the "
            "placement (home, relatives, another lasting solution), what has to happen "
            "until then, and who does it by which date.</p><ul>"
            "<li>The child says what they want and receives the plan in simple "
            "words.</li>"
            "<li>The parents have tasks that they can fulfil.</li>"
            "<li>School, doctor and foster parents have their own items.</li></ul>"
            "<p>The supervisor reads and approves the plan.</p>"
        ),
    },
    roles=("me_case_manager", "me_supervisor", "me_school", "me_health", "me_foster_family"),
    limits=(Limit(amount=30, unit="days", event="placement"),),
    laws=(WELFARE_LAW,),
    write_down={
        "sr-latn": "Cilj smještaja, zadaci i rokovi, čije se mišljenje razlikuje.",
        "en": "The aim of the placement, tasks and dates, whose view differs.",
    },
)

CONTACT = Step(
    key="contact",
    heading={
        "sr-latn": "Voditelj slučaja uređuje viđanje s roditeljima, braćom i sestrama",
        "en": "The case manager arranges contact with parents and siblings",
    },
    action={
        "sr-latn": (
            "<p>Voditelj slučaja dogovara gdje, koliko često i u čijem prisustvu "
            "dijete viđa roditelje. Braća i sestre koji nisu zajedno viđaju se i kad "
            "roditelji ne dolaze.</p><ul>"
            "<li>Prije susreta dijete zna ko dolazi i kako može da ga prekine.</li>"
            "<li>Poslije susreta hranitelji bilježe san i raspoloženje, bez "
            "zaključaka.</li>"
            "<li>Viđanje se ne ukida kao kazna.</li></ul>"
            "<p>Kad sud odredi drugačije, važi odluka suda.</p>"
        ),
        "en": (
            "<p>The case manager arranges where, how often and in whose presence the "
            "child sees the parents. Brothers and sisters who live apart see each other "
            "even when the parents do not come.</p>"
            "<ul>"
            "<li>Before a meeting the child knows who is coming and how to end it.</li>"
            "<li>Afterwards the foster parents note sleep and mood, without "
            "conclusions.</li>"
            "<li>Contact is never withdrawn as a punishment.</li></ul>"
            "<p>Where the court orders otherwise, the court’s decision applies.</p>"
        ),
    },
    roles=("me_case_manager", "me_foster_family", "me_court"),
    must=False,
)

SUPPORT = Step(
    key="support",
    heading={
        "sr-latn": "CSR podržava hranitelje naknadom, predahom i savjetom",
        "en": "The CSR supports foster parents with payment, respite and advice",
    },
    action={
        "sr-latn": (
            "<p>Radnik za smještaj redovno zove hranitelje, a ne čeka da oni zovu. "
            "Provjerava da li je naknada za hraniteljstvo stigla, objašnjava koja "
            "prava dijete ima i ko pomaže oko škole i ljekara.</p><ul>"
            "<li>Predah: dogovoren vikend kod poznate porodice.</li>"
            "<li>Savjet psihologa poslije teškog događaja.</li>"
            "<li>Susreti hranitelja, s čuvanjem djece.</li></ul>"
            "<p>Kad hranitelji kažu da ne mogu dalje, sastanak se saziva odmah.</p>"
        ),
        "en": (
            "<p>The placement worker calls the foster parents regularly instead of "
            "waiting for their call. They check that the foster care payment has "
            "arrived, explain the child’s entitlements and who helps with school and "
            "doctor.</p>"
            "<ul>"
            "<li>Respite: an agreed weekend with a family the child knows.</li>"
            "<li>A psychologist’s advice after a hard event.</li>"
            "<li>Foster parents’ meetings, with childcare.</li></ul>"
            "<p>When foster parents say they cannot go on, a meeting is called at "
            "once.</p>"
        ),
    },
    roles=("me_csr", "me_case_manager", "me_foster_family", "me_ngo"),
    must=False,
    service_types=("counselling", "education_support", "economic_aid"),
    say={
        "sr-latn": (
            "Umor nije neuspjeh, dobro je što ste se javili.\nŠta bi Vam olakšalo već ove sedmice?"
        ),
        "en": (
            "Being tired is not failing, it is good that you called.\n"
            "What would make this very week easier?"
        ),
    },
)

REVIEW = Step(
    key="review",
    heading={
        "sr-latn": "CSR preispituje smještaj i pita dijete šta želi",
        "en": "The CSR reviews the placement and asks the child’s wishes",
    },
    action={
        "sr-latn": (
            "<p>Na preispitivanju su voditelj slučaja, supervizor, hranitelji, škola i, "
            "kad je bezbjedno, roditelji. Dijete dolazi, piše ili šalje poruku preko "
            "lica od povjerenja.</p>"
            "<ul>"
            "<li>Šta je od plana urađeno, a šta nije i zašto.</li>"
            "<li>Da li je cilj smještaja još isti.</li>"
            "<li>Zdravlje, škola, prijatelji, viđanje s porodicom.</li></ul>"
            "<p>Zapisnik se djetetu objašnjava u roku koji je na sastanku dogovoren.</p>"
        ),
        "en": (
            "<p>The review brings together the case manager, the supervisor, the "
            "foster parents, the school and, when safe, the parents. The child comes, "
            "writes or sends word through a trusted person.</p><ul>"
            "<li>What of the plan is done, what is not, and why.</li>"
            "<li>Whether the aim of the placement is still the same.</li>"
            "<li>Health, school, friends, contact with the family.</li></ul>"
            "<p>The minutes are explained to the child by the date agreed at the "
            "meeting.</p>"
        ),
    },
    roles=("me_case_manager", "me_supervisor", "me_foster_family", "me_school"),
    limits=(Limit(amount=6, unit="months", event="placement", relation="every"),),
    laws=(WELFARE_LAW,),
    branches=(
        Branch(
            condition={
                "sr-latn": "ako se dijete vraća kući, seli ili puni osamnaest godina",
                "en": "if the child returns home, moves or turns eighteen",
            },
            to="leave",
        ),
        Branch(
            condition={
                "sr-latn": "ako se smještaj nastavlja",
                "en": "if the placement goes on",
            },
            to="plan",
        ),
    ),
    write_down={
        "sr-latn": "Mišljenje djeteta njegovim riječima, odluka, novi zadaci i datum.",
        "en": "The child’s view in their own words, the decision, new tasks and a date.",
    },
)

LEAVE = Step(
    key="leave",
    heading={
        "sr-latn": "Voditelj slučaja priprema povratak kući ili prelazak dalje",
        "en": "The case manager prepares the return home or the move on",
    },
    action={
        "sr-latn": (
            "<p>Povratak je postepen: dan, vikend, pa raspust kod roditelja, uz "
            "posjetu voditelja slučaja poslije svakog boravka. Hranitelji i dijete "
            "opraštaju se na vrijeme, a fotografije, crteži i svjedočanstva idu s "
            "djetetom.</p>"
            "<p>Za mladog čovjeka koji odlazi iz hraniteljstva plan obuhvata stan, "
            "školu ili posao, dokumenta i jednu odraslu osobu koju može uvijek da "
            "zove. Voditelj slučaja ostaje u kontaktu i poslije preseljenja.</p>"
        ),
        "en": (
            "<p>The return is gradual: a day, a weekend, then a school holiday with "
            "the parents, with the case manager visiting after each stay. Foster "
            "parents and child say goodbye in good time, and photographs, drawings and "
            "school reports go with the child.</p>"
            "<p>For a young person leaving foster care, the plan covers housing, "
            "school or work, papers and one adult they can always call. The case "
            "manager stays in touch after the move.</p>"
        ),
    },
    roles=("me_case_manager", "me_foster_family", "me_csr"),
    must=False,
    service_types=("employment", "counselling", "education_support"),
)

PROTOCOL = Protocol(
    key="me-foster-care",
    jurisdiction="ME",
    languages=("sr-latn", "en"),
    title={
        "sr-latn": "Hraniteljstvo: smještaj djeteta u hraniteljsku porodicu",
        "en": "Foster care: placing a child with a foster family (Montenegro)",
    },
    summary={
        "sr-latn": (
            "Kako CSR odlučuje o hraniteljstvu, bira i priprema hraniteljsku porodicu "
            "i prati dijete do povratka kući ili drugog trajnog rješenja. Za voditelje "
            "slučaja, supervizore i one koji s hraniteljima rade."
        ),
        "en": (
            "How the CSR in Montenegro decides on foster care, chooses and prepares a "
            "foster family and follows the child until the return home or another "
            "lasting solution. For case managers, supervisors and those who work with "
            "foster parents."
        ),
    },
    slug={
        "sr-latn": "hraniteljstvo-smjestaj-djeteta-u-hraniteljsku-porodicu",
        "en": "foster-care-placing-a-child-montenegro",
    },
    topics=("foster-care", "child-protection", "referral"),
    situation="foster_care",
    audience="professional",
    issuing_authority={
        "sr-latn": "Demo redakcija (primjer, nije pravni savjet)",
        "en": "Demo editorial team (sample, not legal advice)",
    },
    start_event="placement",
    in_force_from="2026-10-01",
    review_by="2027-10-01",
    card=Card(
        danger={
            "sr-latn": (
                "Dijete je povrijeđeno ili se boji ići kući.\n"
                "Malo dijete je samo, ili je dijete nestalo.\n"
                "Dijete trpi nasilje ili mu neko prijeti."
            ),
            "en": (
                "The child is injured or afraid to go home.\n"
                "A small child is alone, or a child is lost.\n"
                "The child suffers violence or is threatened."
            ),
        },
        lines=("ME-122", "ME-124", "ME-116111", "ME-19977"),
        do_not={
            "sr-latn": (
                "Ne smještati dijete u neobiđenu kuću.\n"
                "Ne razdvajati braću i sestre.\n"
                "Ne davati adresu hranitelja bez procjene."
            ),
            "en": (
                "Do not place a child in an unvisited house.\n"
                "Do not part brothers and sisters.\n"
                "Do not give the address before a risk check."
            ),
        },
        write_down={
            "sr-latn": (
                "Ko je odlučio o smještaju i kada; kome je dijete predato.\n"
                "Lijekovi, alergije i navike djeteta."
            ),
            "en": (
                "Who decided on the placement, when; who took the child.\n"
                "The child’s medicines, allergies and habits."
            ),
        },
    ),
    phases=(
        Phase(
            key="decision",
            title={
                "sr-latn": "Odluka i izbor porodice",
                "en": "Decision and choice of family",
            },
            steps=(NEED, EMERGENCY, ASSESS, MATCH),
        ),
        Phase(
            key="move",
            title={
                "sr-latn": "Priprema i preseljenje",
                "en": "Preparation and moving in",
            },
            steps=(PREPARE_CHILD, PREPARE_PARENTS, MOVING_DAY),
        ),
        Phase(
            key="life",
            title={
                "sr-latn": "Život u hraniteljskoj porodici",
                "en": "Life in the foster family",
            },
            steps=(VISITS, PLAN, CONTACT, SUPPORT),
        ),
        Phase(
            key="ending",
            title={
                "sr-latn": "Preispitivanje i prelazak dalje",
                "en": "Review and moving on",
            },
            steps=(REVIEW, LEAVE),
        ),
    ),
    questions=(
        Branch(
            question={
                "sr-latn": "Da li dijete večeras mora iz kuće?",
                "en": "Must the child leave home tonight?",
            },
            condition={
                "sr-latn": "ako dijete večeras mora iz kuće",
                "en": "if the child must leave home tonight",
            },
            to="emergency",
        ),
        Branch(
            question={
                "sr-latn": "Da li porodica pita kako da postane hraniteljska?",
                "en": "Is a family asking how to become a foster family?",
            },
            condition={
                "sr-latn": "ako porodica pita kako da postane hraniteljska",
                "en": "if a family asks how to become a foster family",
            },
            to="assess",
        ),
        Branch(
            question={
                "sr-latn": "Da li je dijete već kod hranitelja?",
                "en": "Is the child already with foster parents?",
            },
            condition={
                "sr-latn": "ako je dijete već kod hranitelja",
                "en": "if the child is already with foster parents",
            },
            to="visits",
        ),
    ),
    forms=(
        Form(
            key="child-sheet",
            title={
                "sr-latn": "List o djetetu za hraniteljsku porodicu",
                "en": "Sheet about the child for the foster family",
            },
            lines=(
                "Šifra slučaja",
                "Uzrast; jezik koji dijete govori kod kuće",
                "Alergije i hronične bolesti",
                "Lijekovi: naziv, doza, sat",
                "Šta jede, a šta ne jede",
                "Uspavljivanje i noć",
                "Čega se boji i šta ga smiruje",
                "Škola ili vrtić, razred, raspored",
                "Izabrani ljekar; zakazani pregledi",
                "Ko smije da preuzme dijete, a ko ne smije",
                "Dogovor o viđanju i pozivima",
                "Broj CSR-a za noć i vikend",
            ),
        ),
        Form(
            key="handover",
            title={
                "sr-latn": "Zapisnik o predaji djeteta",
                "en": "Record of handing over the child",
            },
            lines=(
                "Šifra slučaja",
                "Datum, sat i mjesto predaje",
                "Ko predaje, ko prima",
                "Predata dokumenta",
                "Predati lijekovi i količina",
                "Spisak stvari djeteta",
                "Vidljive povrede ili tegobe pri predaji",
                "Datum prve posjete",
                "Potpisi",
            ),
        ),
        Form(
            key="visit-note",
            title={
                "sr-latn": "Zabilješka s posjete hraniteljskoj porodici",
                "en": "Note of a visit to the foster family",
            },
            lines=(
                "Šifra slučaja",
                "Datum i sat; najavljena: da / ne",
                "Dijete viđeno nasamo: da / ne, zašto",
                "Riječi djeteta",
                "San, hrana, zdravlje",
                "Škola i prijatelji",
                "Viđanje s porodicom",
                "Šta hranitelji traže",
                "Dogovor do sljedeće posjete",
                "Potpis voditelja slučaja",
            ),
        ),
    ),
    acts=("me-27-2013", "me-csr-pravilnik-2013"),
)
