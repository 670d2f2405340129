"""Kinds of services of the demo: what each is, whom it is for, how to come.

Texts are (sq, sr-latn, en). Codes are those of `portal.reference`.
"""

from dataclasses import dataclass

Texts = tuple[str, str, str]
NOTHING: Texts = ("", "", "")


@dataclass(frozen=True, kw_only=True)
class Kind:
    """`hours`: a key of HOURS; `documents`: keys of DOCUMENTS."""

    types: tuple[str, ...]
    name: Texts
    description: Texts
    who: Texts
    not_for: Texts = NOTHING
    how: Texts = NOTHING
    groups: tuple[str, ...] = ()
    situations: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    hours: str = "office"
    ages: tuple[int | None, int | None] = (None, None)
    is_territorial: bool = False
    is_secret: bool = False


# days, opens, closes, on holidays
HOURS = {
    "office": (("MO,TU,WE,TH,FR", "08:00", "16:00", "closed"),),
    "two_parts": (
        ("MO,TU,WE,TH,FR", "09:00", "13:00", "closed"),
        ("MO,TU,WE,TH,FR", "14:00", "18:00", "closed"),
    ),
    "three_days": (("MO,WE,FR", "10:00", "14:00", "closed"),),
    "afternoon": (("MO,TU,WE,TH,FR", "13:00", "18:00", "closed"),),
    "always": (("MO,TU,WE,TH,FR,SA,SU", "00:00", "00:00", "as_usual"),),
    "unknown": (),
}

DOCUMENTS = {
    "identity": ("Letërnjoftimi", "Lična karta", "Identity card"),
    "family": ("Certifikata familjare", "Izvod o porodici", "Family certificate"),
    "income": ("Vërtetim për të ardhurat", "Potvrda o prihodima", "Proof of income"),
    "health": ("Raporti i mjekut", "Ljekarski izvještaj", "Doctor's report"),
    "rent": (
        "Kontrata e qirasë, nëse ka",
        "Ugovor o zakupu, ako postoji",
        "Lease, if there is one",
    ),
    "school": ("Vërtetim nga shkolla", "Potvrda iz škole", "Certificate from school"),
}

WALK_IN = (
    "Paraqituni në zyrë ose telefononi. Nuk duhet lidhje me askënd.",
    "Dođite ili pozovite. Preporuka nije potrebna.",
    "Come to the office or call. Nobody has to send you.",
)
BY_REFERRAL = (
    "Me referim nga bashkia, qendra shëndetësore ose shkolla.",
    "Po uputu opštine, centra za socijalni rad, doma zdravlja ili škole.",
    "On referral by the municipality, the health centre or the school.",
)
THROUGH_LINE = (
    "Vetëm përmes numrit të pranimit. Punonjësja në telefon thotë çfarë bëhet më pas.",
    "Samo preko broja za prijem. Radnica na telefonu kaže šta slijedi.",
    "Only through the intake number. The worker on the phone says what comes next.",
)

AT_COURT = (
    "Kërkesa dorëzohet në gjykatë; për shkresat ndihmon ndihma juridike.",
    "Zahtjev se predaje u sudu; oko podnesaka pomaže pravna pomoć.",
    "The request is handed in at court; legal aid helps with the papers.",
)
# Country → kinds → the line that answers when they are closed. Only lines known to answer day and
# night: the hours of Albania's 116 117 and Montenegro's 116 111 are not. Others: the country's first.
NIGHT_LINES = {
    "AL": dict.fromkeys(
        ("child_protection", "day_centre", "education_support", "foster_care"), "AL-116111"
    ),
    "ME": {"counselling": "ME-080111111"},
}

KINDS = {
    "child_protection": Kind(
        types=("child_protection",),
        name=(
            "Njësia për mbrojtjen e fëmijës",
            "Jedinica za zaštitu djece (Albanija)",
            "Child-protection unit",
        ),
        description=(
            "Merr njoftime për fëmijë në rrezik, vlerëson rrezikun dhe ndjek planin e mbrojtjes.",
            "Prima prijave o djeci u riziku, procjenjuje rizik i prati plan zaštite.",
            "Takes reports on children at risk, assesses the risk and follows the protection plan.",
        ),
        who=(
            "Çdo fëmijë deri në 18 vjeç në territorin e bashkisë, dhe kushdo që njofton për të.",
            "Svako dijete do 18 godina na teritoriji opštine i svako ko prijavljuje.",
            "Every child under 18 in the municipality, and anybody who reports.",
        ),
        how=WALK_IN,
        groups=("children", "families"),
        situations=("child_street", "child_violence"),
        ages=(None, 18),
        is_territorial=True,
    ),
    "economic_aid": Kind(
        types=("economic_aid", "disability_assessment"),
        name=(
            "Vlerësimi i nevojave, ndihma ekonomike dhe pagesa e aftësisë së kufizuar",
            "Procjena potreba, novčana pomoć i invalidnina (Albanija)",
            "Needs assessment, economic aid and disability payment",
        ),
        description=(
            "Administratori shoqëror merr kërkesën, viziton familjen dhe e dërgon për vendim.",
            "Socijalni administrator prima zahtjev, posjećuje porodicu i šalje ga na odluku.",
            "The social administrator takes the application, visits the family and passes it on.",
        ),
        who=(
            "Familje pa të ardhura ose me të ardhura të pamjaftueshme, persona me aftësi të kufizuara.",
            "Porodice bez prihoda ili sa nedovoljnim prihodima, osobe s invaliditetom.",
            "Families with no or too little income, people with disabilities.",
        ),
        how=WALK_IN,
        groups=("families", "people_with_disabilities"),
        situations=("poverty_disability",),
        documents=("identity", "family", "income"),
        is_territorial=True,
    ),
    "police": Kind(
        types=("police",),
        name=("Policia", "Policija", "Police"),
        description=(
            "Ndërhyn kur dikush është në rrezik dhe merr masat e para për mbrojtje.",
            "Interveniše kada je neko u opasnosti i preduzima prve mjere zaštite.",
            "Comes when somebody is in danger and takes the first measures of protection.",
        ),
        who=("Të gjithë.", "Svi.", "Everyone."),
        groups=("everyone", "victims_of_violence"),
        situations=("domestic_violence", "child_violence", "missing_child"),
        hours="always",
        is_territorial=True,
    ),
    "court": Kind(
        types=("court",),
        name=(
            "Gjykata e Shkallës së Parë",
            "Prvostepeni sud (Albanija)",
            "Court of first instance",
        ),
        description=(
            "Vendos për urdhrin e mbrojtjes dhe për kujdestarinë e fëmijës.",
            "Odlučuje o nalogu za zaštitu i o starateljstvu nad djetetom.",
            "Decides on protection orders and on who cares for a child.",
        ),
        who=(
            "Banorët e territorit të gjykatës.",
            "Stanovnici područja suda.",
            "Residents of the court's territory.",
        ),
        how=AT_COURT,
        groups=("everyone", "victims_of_violence"),
        situations=("domestic_violence", "child_law"),
        documents=("identity",),
        is_territorial=True,
    ),
    "me_court": Kind(
        types=("court",),
        name=("Gjykata themelore", "Osnovni sud", "Basic court"),
        description=(
            "Vendos kujt i besohet fëmija, për ushqimin e tij dhe masa të tjera sipas ligjit.",
            "Odlučuje o povjeravanju i izdržavanju djeteta i o drugim mjerama po zakonu.",
            "Decides with whom a child lives, on its maintenance and on other measures by law.",
        ),
        who=(
            "Banorët e territorit të gjykatës.",
            "Stanovnici područja suda.",
            "Residents of the court's territory.",
        ),
        how=AT_COURT,
        groups=("everyone", "victims_of_violence"),
        situations=("domestic_violence", "child_law"),
        documents=("identity",),
        is_territorial=True,
    ),
    "commission": Kind(
        types=("disability_assessment",),
        name=(
            "Komisioni i vlerësimit të aftësisë së kufizuar (KEMP)",
            "Komisija za procjenu invaliditeta (Albanija)",
            "Disability assessment commission",
        ),
        description=(
            "Vlerëson aftësinë e kufizuar; sipas vendimit të tij jepet pagesa.",
            "Procjenjuje invaliditet; po njenoj odluci daje se invalidnina.",
            "Assesses the disability; the payment follows its decision.",
        ),
        who=(
            "Persona me aftësi të kufizuara që kanë bërë kërkesën në bashki.",
            "Osobe s invaliditetom koje su podnijele zahtjev u opštini.",
            "People with disabilities who applied at the municipality.",
        ),
        how=(
            "Kërkesa bëhet te administratori shoqëror i njësisë; përmes tij vjen thirrja.",
            "Zahtjev prima socijalni administrator jedinice; preko njega stiže poziv.",
            "Apply to the unit's social administrator; the summons comes through the administrator.",
        ),
        groups=("people_with_disabilities",),
        situations=("poverty_disability",),
        documents=("identity", "health"),
        is_territorial=True,
    ),
    "counselling": Kind(
        types=("counselling",),
        name=("Këshillim psikologjik", "Psihološko savjetovanje", "Counselling"),
        description=(
            "Biseda me psikologe, vetëm ose në grup, për gra, vajza dhe fëmijë pas dhunës.",
            "Razgovori s psihološkinjom, pojedinačno ili u grupi, za žene, djevojke i djecu nakon nasilja.",
            "Talks with a psychologist, alone or in a group, for women, girls and children after violence.",
        ),
        who=(
            "Gra, vajza dhe fëmijë. Falas.",
            "Žene, djevojke i djeca. Besplatno.",
            "Women, girls and children. Free of charge.",
        ),
        not_for=(
            "Gjendje të rënda të shëndetit mendor: ato i ndjek qendra shëndetësore.",
            "Teška stanja mentalnog zdravlja: njih vodi dom zdravlja.",
            "Severe mental illness: the health centre looks after it.",
        ),
        how=WALK_IN,
        groups=("women", "children", "victims_of_violence"),
        situations=("domestic_violence", "child_violence"),
        hours="two_parts",
    ),
    "legal_aid": Kind(
        types=("legal_aid",),
        name=(
            "Ndihmë juridike parësore",
            "Primarna pravna pomoć",
            "Primary legal aid",
        ),
        description=(
            "Shpjegon të drejtat, ndihmon me shkresat dhe me kërkesën për avokat falas.",
            "Objašnjava prava, pomaže oko podnesaka i zahtjeva za besplatnog advokata.",
            "Explains rights, helps with papers and with asking for a lawyer free of charge.",
        ),
        who=(
            "Viktima të dhunës, fëmijë, përfitues të mbrojtjes sociale; të tjerë sipas të ardhurave.",
            "Žrtve nasilja, djeca, korisnici socijalne zaštite; ostali prema prihodima.",
            "Victims of violence, children, people on social protection; others by income.",
        ),
        how=WALK_IN,
        groups=("victims_of_violence", "children", "families"),
        situations=("domestic_violence", "child_law"),
        documents=("identity", "income"),
    ),
    "day_centre": Kind(
        types=("day_centre", "education_support"),
        name=("Qendër ditore për fëmijë", "Dnevni centar za djecu", "Day centre for children"),
        description=(
            "Një vakt i ngrohtë, mësim pas shkolle dhe një punonjëse që njeh familjen.",
            "Topli obrok, učenje poslije škole i radnica koja poznaje porodicu.",
            "A warm meal, lessons after school and a worker who knows the family.",
        ),
        who=(
            "Fëmijë 6 deri në 16 vjeç, më parë ata që kalojnë ditën në rrugë.",
            "Djeca od 6 do 16 godina, prvo ona koja dan provode na ulici.",
            "Children from 6 to 16, first those who spend the day in the street.",
        ),
        how=BY_REFERRAL,
        groups=("children", "roma_egyptians"),
        situations=("child_street",),
        documents=("family",),
        ages=(6, 16),
        hours="afternoon",
    ),
    "disability_centre": Kind(
        types=("day_centre",),
        name=(
            "Qendër ditore për persona me aftësi të kufizuara",
            "Dnevni centar za djecu i mlade sa smetnjama u razvoju",
            "Day centre for people with disabilities",
        ),
        description=(
            "Terapi, punë në grup dhe orë pushimi për ata që kujdesen në shtëpi.",
            "Terapija, rad u grupi i predah za one koji njeguju kod kuće.",
            "Therapy, group work and hours of rest for those who care at home.",
        ),
        who=(
            "Fëmijë dhe të rinj me aftësi të kufizuara, me familjet e tyre.",
            "Djeca i mladi sa smetnjama u razvoju i njihove porodice.",
            "Children and young people with disabilities, with their families.",
        ),
        how=BY_REFERRAL,
        groups=("people_with_disabilities", "children", "young_people"),
        situations=("poverty_disability",),
        documents=("health", "family"),
        ages=(3, 27),
    ),
    "home_care": Kind(
        types=("home_care",),
        name=("Kujdes në shtëpi për të moshuar", "Pomoć u kući", "Care at home"),
        description=(
            "Një punonjëse vjen në shtëpi: pazar, ilaçe, pastrim, shoqëri.",
            "Gerontodomaćica dolazi kući: namirnice, ljekovi, čišćenje, razgovor.",
            "A worker comes to the home: shopping, medicine, cleaning, company.",
        ),
        who=(
            "Të moshuar që jetojnë vetëm dhe nuk dalin dot.",
            "Stariji ljudi koji žive sami i teško izlaze.",
            "Older people who live alone and hardly go out.",
        ),
        how=WALK_IN,
        groups=("older_people",),
        situations=("older_alone",),
        documents=("identity", "health"),
        ages=(65, None),
    ),
    "shelter": Kind(
        types=("shelter_violence", "counselling"),
        name=(
            "Strehë për gra dhe fëmijë pas dhunës",
            "Sklonište za žene i djecu nakon nasilja",
            "Shelter for women and children after violence",
        ),
        description=(
            "Dhomë, ushqim, psikologe dhe ndihmë me shkresat, ditën e natën.",
            "Soba, hrana, psihološkinja i pomoć oko papira, danju i noću.",
            "A room, food, a psychologist and help with papers, day and night.",
        ),
        who=(
            "Gra dhe fëmijët e tyre që nuk mund të kthehen në shtëpi pa rrezik.",
            "Žene i njihova djeca koja se ne mogu bezbjedno vratiti kući.",
            "Women and their children who cannot go home safely.",
        ),
        how=THROUGH_LINE,
        groups=("women", "children", "victims_of_violence"),
        situations=("domestic_violence",),
        hours="always",
        is_secret=True,
    ),
    "emergency_shelter": Kind(
        types=("emergency_shelter",),
        name=("Strehim për 72 orë", "Hitan smještaj na 72 sata", "Accommodation for 72 hours"),
        description=(
            "Një shtrat dhe një vakt derisa bashkia të gjejë zgjidhje.",
            "Krevet i obrok dok se ne nađe rješenje.",
            "A bed and a meal until the municipality finds a solution.",
        ),
        who=(
            "Kushdo që mbetet pa strehë brenda natës, edhe familje me fëmijë.",
            "Svako ko preko noći ostane bez krova, i porodice s djecom.",
            "Anybody who loses the roof overnight, families with children too.",
        ),
        how=BY_REFERRAL,
        groups=("homeless", "families"),
        situations=("domestic_violence", "child_street"),
        hours="always",
    ),
    "food_aid": Kind(
        types=("food_aid",),
        name=(
            "Ushqime, veshje dhe sende shkollore",
            "Hrana, odjeća i školski pribor",
            "Food, clothes and school things",
        ),
        description=(
            "Pako ushqimore dhe sende, të ndara një herë në javë.",
            "Paketi hrane i potrepština, jednom sedmično.",
            "Parcels of food and goods, handed out once a week.",
        ),
        who=(
            "Familje me fëmijë, të moshuar vetëm.",
            "Porodice s djecom, stariji koji žive sami.",
            "Families with children, older people alone.",
        ),
        how=WALK_IN,
        groups=("families", "older_people"),
        situations=("poverty_disability",),
        hours="three_days",
    ),
    "employment": Kind(
        types=("employment",),
        name=("Punësim dhe kurse", "Zapošljavanje i obuka", "Employment and training"),
        description=(
            "Këshillim për punë dhe kurse profesionale, me pagesë rruge.",
            "Savjetovanje o poslu i stručni kursevi, s plaćenim prevozom.",
            "Advice on work and vocational courses, travel paid.",
        ),
        who=(
            "Të rinj dhe gra që kërkojnë punë.",
            "Mladi i žene koji traže posao.",
            "Young people and women looking for work.",
        ),
        how=WALK_IN,
        groups=("young_people", "women"),
        situations=("poverty_disability",),
        documents=("identity",),
        ages=(16, None),
    ),
    "education_support": Kind(
        types=("education_support",),
        name=("Kthim në shkollë", "Povratak u školu", "Return to school"),
        description=(
            "Një mësuese shoqëruese flet me familjen dhe shkollën derisa fëmija rifillon mësimin.",
            "Asistentkinja radi s porodicom i školom dok se dijete ne vrati u klupu.",
            "A companion teacher works with family and school until the child is back in class.",
        ),
        who=(
            "Fëmijë që kanë lënë shkollën ose mungojnë shumë.",
            "Djeca koja su napustila školu ili mnogo izostaju.",
            "Children who left school or miss much of it.",
        ),
        how=BY_REFERRAL,
        groups=("children", "roma_egyptians"),
        situations=("child_street", "child_law"),
        documents=("school",),
        ages=(6, 18),
    ),
    "mental_health": Kind(
        types=("health_care", "counselling"),
        name=(
            "Qendra komunitare e shëndetit mendor",
            "Centar za mentalno zdravlje",
            "Community mental-health centre",
        ),
        description=(
            "Psikiatër, psikolog dhe infermiere, edhe me vizita në shtëpi.",
            "Psihijatar, psiholog i sestre, i u kućnim posjetama.",
            "Psychiatrist, psychologist and nurses, also on home visits.",
        ),
        who=(
            "Të rritur dhe të rinj me vuajtje të rënda shpirtërore.",
            "Odrasli i mladi s teškim duševnim tegobama.",
            "Adults and young people in severe distress.",
        ),
        how=WALK_IN,
        groups=("everyone",),
        documents=("identity",),
        ages=(14, None),
    ),
    "mediation": Kind(
        types=("mediation",),
        name=("Ndërmjetësim për të mitur", "Medijacija za maloljetnike", "Mediation for minors"),
        description=(
            "Takon të miturin, të dëmtuarin dhe familjet, që gjykata të mos jetë rruga e parë.",
            "Okuplja maloljetnika, oštećenog i porodice, da sud ne bude prvi put.",
            "Brings the minor, the harmed and the families together, so that court is not the first way.",
        ),
        who=(
            "Të mitur në konflikt me ligjin dhe viktimat e tyre.",
            "Maloljetnici u sukobu sa zakonom i njihove žrtve.",
            "Minors in conflict with the law, and those they harmed.",
        ),
        not_for=(
            "Raste të dhunës në familje: aty nuk ndërmjetësohet.",
            "Slučajevi nasilja u porodici: tu se ne posreduje.",
            "Domestic violence: there is no mediating there.",
        ),
        how=BY_REFERRAL,
        groups=("children", "young_people"),
        situations=("child_law",),
        ages=(14, 18),
        hours="two_parts",
    ),
    "foster_care": Kind(
        types=("foster_care",),
        name=("Familje kujdestare", "Hraniteljstvo", "Foster care"),
        description=(
            "Gjen, përgatit dhe ndjek familje që mbajnë një fëmijë për një kohë.",
            "Traži, priprema i prati porodice koje dijete prime na neko vrijeme.",
            "Finds, prepares and follows families who take a child for some time.",
        ),
        who=(
            "Fëmijë që nuk mund të rrinë në familje; familje që duan të ndihmojnë.",
            "Djeca koja ne mogu ostati u porodici; porodice koje žele da pomognu.",
            "Children who cannot stay at home; families who want to help.",
        ),
        how=WALK_IN,
        groups=("children", "foster_families"),
        situations=("foster_care",),
        documents=("identity", "family", "health", "rent"),
        is_territorial=True,
    ),
    "residential_care": Kind(
        types=("residential_care",),
        name=("Shërbim rezidencial", "Institucionalni smještaj", "Residential care"),
        description=(
            "Kujdes ditën e natën, kur asnjë mënyrë tjetër nuk mjafton.",
            "Njega danju i noću, kada nijedan drugi način nije dovoljan.",
            "Care day and night, when no other way is enough.",
        ),
        who=(
            "Me vendim të bashkisë, për fëmijë ose të moshuar pa familje.",
            "Po odluci centra ili opštine, za djecu ili starije bez porodice.",
            "By decision of the municipality, for children or older people without a family.",
        ),
        how=BY_REFERRAL,
        groups=("children", "older_people"),
        documents=("identity", "health"),
        hours="always",
    ),
    "csr_children": Kind(
        types=("child_protection", "foster_care"),
        name=(
            "Qendra për punë sociale: fëmijë dhe të rinj",
            "Služba za djecu i mlade",
            "Centre for social work: children and young people",
        ),
        description=(
            "Menaxheri i rastit vlerëson, bën planin me familjen dhe kërkon masat mbrojtëse.",
            "Voditelj slučaja procjenjuje, pravi plan s porodicom i traži zaštitne mjere.",
            "The case manager assesses, plans with the family and asks for protective measures.",
        ),
        who=(
            "Fëmijë dhe të rinj në territorin e qendrës, dhe kushdo që njofton.",
            "Djeca i mladi na području centra i svako ko prijavljuje.",
            "Children and young people in the centre's territory, and anybody who reports.",
        ),
        how=WALK_IN,
        groups=("children", "young_people", "families"),
        situations=("child_street", "child_violence"),
        is_territorial=True,
    ),
    "csr_benefits": Kind(
        types=("economic_aid", "disability_assessment"),
        name=(
            "Qendra për punë sociale: të drejta materiale",
            "Služba za materijalna davanja",
            "Centre for social work: benefits",
        ),
        description=(
            "Merr kërkesat për ndihmë materiale, shtesë për përkujdesje dhe të drejta të tjera.",
            "Prima zahtjeve za materijalno obezbjeđenje, dodatak za njegu i druga prava.",
            "Takes applications for material support, care allowance and other rights.",
        ),
        who=(
            "Banorë të territorit të qendrës.",
            "Stanovnici područja centra.",
            "Residents of the centre's territory.",
        ),
        how=WALK_IN,
        groups=("families", "people_with_disabilities", "older_people"),
        situations=("poverty_disability",),
        documents=("identity", "income"),
        is_territorial=True,
    ),
}
