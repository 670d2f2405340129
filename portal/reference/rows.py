"""Reference rows as shipped: codes and their names in Albanian, Montenegrin, English.

Facts about lines carry their source and date only where they were read in that source.
"""

# code: (sq, sr-latn, en)
JURISDICTIONS = {
    "AL": {
        "names": ("Shqipëri", "Albanija", "Albania"),
        "law_of": ("e drejta e Shqipërisë", "pravo Albanije", "law of Albania"),
        "time_zone": "Europe/Tirane",
    },
    "ME": {
        "names": ("Mali i Zi", "Crna Gora", "Montenegro"),
        "law_of": ("e drejta e Malit të Zi", "pravo Crne Gore", "law of Montenegro"),
        "time_zone": "Europe/Podgorica",
    },
}

# code: (jurisdiction, short form shown on chips (sq, sr-latn, en), long form (sq, sr-latn, en))
ROLES = {
    "pmf": (
        "AL",
        ("PMF", "PMF", "PMF"),
        (
            "Punonjësi për mbrojtjen e fëmijës",
            "Radnik za zaštitu djece",
            "Child-protection worker",
        ),
    ),
    "njmf": (
        "AL",
        ("NJMF", "NJMF", "NJMF"),
        (
            "Njësia për mbrojtjen e fëmijës në bashki",
            "Jedinica za zaštitu djece u opštini",
            "Child-protection unit of the municipality",
        ),
    ),
    "nvnr": (
        "AL",
        ("NVNR", "NVNR", "NVNR"),
        (
            "Njësia e vlerësimit të nevojave dhe referimit",
            "Jedinica za procjenu potreba i upućivanje",
            "Needs-assessment and referral unit",
        ),
    ),
    "head_social": (
        "AL",
        (
            "Drejtuesi i shërbimeve sociale",
            "Rukovodilac socijalne službe",
            "Head of social services",
        ),
        (
            "Drejtuesi i shërbimeve sociale në bashki",
            "Rukovodilac socijalne službe opštine",
            "Head of social services of the municipality",
        ),
    ),
    "social_worker": (
        "AL",
        ("Punonjësi social", "Socijalni radnik", "Social worker"),
        (
            "Punonjësi social i bashkisë",
            "Socijalni radnik opštine",
            "Social worker of the municipality",
        ),
    ),
    "social_administrator": (
        "AL",
        ("Administratori shoqëror", "Socijalni administrator", "Social administrator"),
        (
            "Administratori shoqëror i njësisë administrative",
            "Socijalni administrator administrativne jedinice",
            "Social administrator of the administrative unit",
        ),
    ),
    "psychologist": (
        "AL",
        ("Psikologu", "Psiholog", "Psychologist"),
        ("Psikologu i bashkisë", "Psiholog opštine", "Psychologist of the municipality"),
    ),
    "kvdhf": (
        "AL",
        ("KVDHF", "KVDHF", "KVDHF"),
        (
            "Koordinatori vendor kundër dhunës në familje",
            "Lokalni koordinator protiv nasilja u porodici",
            "Local coordinator against domestic violence",
        ),
    ),
    "etn": (
        "AL",
        ("ETN", "ETN", "ETN"),
        (
            "Ekipi teknik ndërdisiplinor për dhunën në familje",
            "Interdisciplinarni tehnički tim za nasilje u porodici",
            "Interdisciplinary technical team on domestic violence",
        ),
    ),
    "gtn": (
        "AL",
        ("GTN", "GTN", "GTN"),
        (
            "Grupi teknik ndërsektorial për mbrojtjen e fëmijës",
            "Međusektorska tehnička grupa za zaštitu djece",
            "Inter-sectoral technical group for child protection",
        ),
    ),
    "police": (
        "AL",
        ("Policia", "Policija", "Police"),
        ("Policia e Shtetit", "Državna policija", "State Police"),
    ),
    "prosecutor": (
        "AL",
        ("Prokuroria", "Tužilaštvo", "Prosecutor"),
        ("Prokuroria", "Tužilaštvo", "Prosecutor's office"),
    ),
    "court": (
        "AL",
        ("Gjykata", "Sud", "Court"),
        ("Gjykata", "Sud", "Court"),
    ),
    "bailiff": (
        "AL",
        ("Përmbaruesi", "Izvršitelj", "Bailiff"),
        ("Shërbimi përmbarimor", "Izvršna služba", "Bailiff service"),
    ),
    "school": (
        "AL",
        ("Shkolla", "Škola", "School"),
        (
            "Drejtoria dhe shërbimi psiko-social i shkollës",
            "Uprava i psihosocijalna služba škole",
            "School management and psycho-social service",
        ),
    ),
    "health": (
        "AL",
        ("Mjeku", "Ljekar", "Doctor"),
        (
            "Mjeku ose infermieri i qendrës shëndetësore",
            "Ljekar ili sestra doma zdravlja",
            "Doctor or nurse of the health centre",
        ),
    ),
    "ngo": (
        "AL",
        ("OJF", "NVO", "NGO"),
        (
            "Organizata jofitimprurëse që jep shërbimin",
            "Nevladina organizacija koja pruža uslugu",
            "Non-governmental organization that gives the service",
        ),
    ),
    "legal_aid": (
        "AL",
        ("Ndihma juridike", "Pravna pomoć", "Legal aid"),
        (
            "Qendra e ndihmës juridike parësore ose avokati",
            "Centar za primarnu pravnu pomoć ili advokat",
            "Primary legal aid centre or lawyer",
        ),
    ),
    "disability_commission": (
        "AL",
        ("Komisioni", "Komisija", "Commission"),
        (
            "Komisioni multidisiplinar i vlerësimit të aftësisë së kufizuar",
            "Multidisciplinarna komisija za procjenu invaliditeta",
            "Multidisciplinary disability assessment commission",
        ),
    ),
    "probation": (
        "AL",
        ("Shërbimi i provës", "Probacija", "Probation"),
        ("Shërbimi i provës", "Služba probacije", "Probation service"),
    ),
    "me_case_manager": (
        "ME",
        ("Menaxheri i rastit", "Voditelj slučaja", "Case manager"),
        (
            "Menaxheri i rastit në qendrën për punë sociale",
            "Voditelj slučaja u centru za socijalni rad",
            "Case manager at the centre for social work",
        ),
    ),
    "me_supervisor": (
        "ME",
        ("Supervizori", "Supervizor", "Supervisor"),
        (
            "Supervizori në qendrën për punë sociale",
            "Supervizor u centru za socijalni rad",
            "Supervisor at the centre for social work",
        ),
    ),
    "me_csr": (
        "ME",
        ("QPS", "CSR", "CSR"),
        (
            "Qendra për punë sociale",
            "Centar za socijalni rad",
            "Centre for social work",
        ),
    ),
    "me_police": (
        "ME",
        ("Policia", "Policija", "Police"),
        ("Drejtoria e Policisë", "Uprava policije", "Police Directorate"),
    ),
    "me_prosecutor": (
        "ME",
        ("Prokuroria", "Tužilaštvo", "Prosecutor"),
        ("Prokuroria shtetërore", "Državno tužilaštvo", "State prosecutor's office"),
    ),
    "me_court": (
        "ME",
        ("Gjykata", "Sud", "Court"),
        (
            "Gjykata për kundërvajtje ose gjykata themelore",
            "Sud za prekršaje ili osnovni sud",
            "Misdemeanour court or basic court",
        ),
    ),
    "me_health": (
        "ME",
        ("Mjeku", "Ljekar", "Doctor"),
        (
            "Mjeku i zgjedhur ose shtëpia e shëndetit",
            "Izabrani ljekar ili dom zdravlja",
            "Chosen doctor or health centre",
        ),
    ),
    "me_school": (
        "ME",
        ("Shkolla", "Škola", "School"),
        (
            "Shkolla dhe shërbimi i saj profesional",
            "Škola i njena stručna služba",
            "School and its professional service",
        ),
    ),
    "me_ngo": (
        "ME",
        ("OJQ", "NVO", "NGO"),
        (
            "Organizata joqeveritare që jep shërbimin",
            "Nevladina organizacija koja pruža uslugu",
            "Non-governmental organization that gives the service",
        ),
    ),
    "me_foster_family": (
        "ME",
        ("Familja kujdestare", "Hraniteljska porodica", "Foster family"),
        ("Familja kujdestare", "Hraniteljska porodica", "Foster family"),
    ),
    "me_home_carer": (
        "ME",
        ("Kujdestarja në shtëpi", "Gerontodomaćica", "Home carer"),
        (
            "Kujdestarja në shtëpi për të moshuar",
            "Gerontodomaćica",
            "Home carer for older people",
        ),
    ),
    "me_municipality": (
        "ME",
        ("Komuna", "Opština", "Municipality"),
        (
            "Sekretariati i komunës për përkujdesje sociale",
            "Opštinski sekretarijat za socijalno staranje",
            "Municipal secretariat for social care",
        ),
    ),
}

# code: (sq, sr-latn, en)
SERVICE_TYPES = {
    "child_protection": ("Mbrojtja e fëmijës", "Zaštita djece", "Child protection"),
    "emergency_shelter": (
        "Strehim emergjence",
        "Hitan smještaj",
        "Emergency accommodation",
    ),
    "shelter_violence": (
        "Strehë për viktimat e dhunës",
        "Sklonište za žrtve nasilja",
        "Shelter for victims of violence",
    ),
    "counselling": ("Këshillim psikologjik", "Psihološko savjetovanje", "Counselling"),
    "legal_aid": ("Ndihmë juridike", "Pravna pomoć", "Legal aid"),
    "health_care": ("Shërbim shëndetësor", "Zdravstvena zaštita", "Health care"),
    "day_centre": ("Qendër ditore", "Dnevni centar", "Day centre"),
    "home_care": ("Shërbim në shtëpi", "Pomoć u kući", "Home care"),
    "foster_care": ("Familje kujdestare", "Hraniteljstvo", "Foster care"),
    "residential_care": ("Shërbim rezidencial", "Institucionalni smještaj", "Residential care"),
    "economic_aid": ("Ndihmë ekonomike", "Materijalno obezbjeđenje", "Economic aid"),
    "disability_assessment": (
        "Vlerësimi i aftësisë së kufizuar",
        "Procjena invaliditeta",
        "Disability assessment",
    ),
    "education_support": (
        "Kthim dhe mbështetje në shkollë",
        "Povratak u školu i podrška",
        "Return to and support at school",
    ),
    "mediation": ("Ndërmjetësim", "Medijacija", "Mediation"),
    "police": ("Policia", "Policija", "Police"),
    "food_aid": ("Ushqime dhe sende", "Hrana i potrepštine", "Food and goods"),
    "employment": ("Punësim dhe kurse", "Zapošljavanje i obuka", "Employment and training"),
    # Not of the typology, like the police: a body competent by territory that people ask for.
    "court": ("Gjykata", "Sud", "Court"),
}

# code: (sq, sr-latn, en): whom a service is for
TARGET_GROUPS = {
    "children": ("Fëmijë", "Djeca", "Children"),
    "young_people": ("Të rinj", "Mladi", "Young people"),
    "women": ("Gra dhe vajza", "Žene i djevojke", "Women and girls"),
    "men": ("Burra", "Muškarci", "Men"),
    "families": ("Familje", "Porodice", "Families"),
    "victims_of_violence": ("Viktima të dhunës", "Žrtve nasilja", "Victims of violence"),
    "people_with_disabilities": (
        "Persona me aftësi të kufizuara",
        "Osobe s invaliditetom",
        "People with disabilities",
    ),
    "older_people": ("Të moshuar", "Stariji ljudi", "Older people"),
    "roma_egyptians": ("Romë dhe egjiptianë", "Romi i Egipćani", "Roma and Egyptians"),
    "homeless": ("Persona pa strehë", "Osobe bez krova nad glavom", "People without a home"),
    "foster_families": ("Familje kujdestare", "Hraniteljske porodice", "Foster families"),
    "everyone": ("Të gjithë", "Svi", "Everyone"),
}

# code: (sq, sr-latn, en): tiles of the home page, in this order
SITUATIONS = {
    "child_street": ("Fëmijë në rrugë", "Dijete na ulici", "Child on the street"),
    "child_violence": ("Dhunë ndaj fëmijës", "Nasilje nad djetetom", "Violence against a child"),
    "domestic_violence": ("Dhunë në familje", "Nasilje u porodici", "Domestic violence"),
    "missing_child": ("Fëmijë i humbur", "Nestalo dijete", "Missing child"),
    "child_law": (
        "I mitur në konflikt me ligjin",
        "Maloljetnik u sukobu sa zakonom",
        "Child in conflict with the law",
    ),
    "poverty_disability": (
        "Ndihmë ekonomike dhe KEMP",
        "Novčana pomoć i invaliditet",
        "Economic aid and disability",
    ),
    "foster_care": ("Familja kujdestare", "Hraniteljstvo", "Foster care"),
    "older_alone": ("I moshuar vetëm", "Starija osoba sama", "Older person alone"),
}

# code: (sq, sr-latn, en)
TOPICS = {
    "child-protection": ("Mbrojtja e fëmijës", "Zaštita djece", "Child protection"),
    "street-children": (
        "Fëmijë në situatë rruge",
        "Djeca u uličnoj situaciji",
        "Street children",
    ),
    "violence": ("Dhunë", "Nasilje", "Violence"),
    "domestic-violence": ("Dhuna në familje", "Nasilje u porodici", "Domestic violence"),
    "protection-orders": ("Urdhra mbrojtjeje", "Zaštitne mjere", "Protection orders"),
    "missing-children": ("Fëmijë të humbur", "Nestala djeca", "Missing children"),
    "juvenile-justice": (
        "Drejtësia për të mitur",
        "Maloljetničko pravosuđe",
        "Justice for children",
    ),
    "economic-aid": ("Ndihma ekonomike", "Novčana pomoć", "Economic aid"),
    "disability": ("Aftësia e kufizuar", "Invaliditet", "Disability"),
    "foster-care": ("Familja kujdestare", "Hraniteljstvo", "Foster care"),
    "older-people": ("Të moshuarit", "Starije osobe", "Older people"),
    "referral": ("Referimi", "Upućivanje", "Referral"),
    "education": ("Shkolla", "Škola", "Education"),
}

# code: (names, phrases "after …", phrases "before …"), each (sq, sr-latn, en)
EVENTS = {
    "report": (
        ("marrja e njoftimit", "prijem prijave", "receipt of the report"),
        ("pas marrjes së njoftimit", "od prijema prijave", "after the report is received"),
        ("para marrjes së njoftimit", "prije prijema prijave", "before the report is received"),
    ),
    "first_contact": (
        ("takimi i parë me fëmijën", "prvi susret s djetetom", "first meeting with the child"),
        (
            "pas takimit të parë me fëmijën",
            "od prvog susreta s djetetom",
            "after the first meeting with the child",
        ),
        (
            "para takimit të parë me fëmijën",
            "prije prvog susreta s djetetom",
            "before the first meeting with the child",
        ),
    ),
    "disappearance": (
        ("njoftimi për zhdukjen", "prijava nestanka", "report of the disappearance"),
        (
            "pas njoftimit për zhdukjen",
            "od prijave nestanka",
            "after the disappearance is reported",
        ),
        (
            "para njoftimit për zhdukjen",
            "prije prijave nestanka",
            "before the disappearance is reported",
        ),
    ),
    "police_measures": (
        (
            "masat e menjëhershme të policisë",
            "hitne mjere policije",
            "immediate measures of the police",
        ),
        (
            "pas masave të menjëhershme të policisë",
            "od hitnih mjera policije",
            "after the immediate measures of the police",
        ),
        (
            "para masave të menjëhershme të policisë",
            "prije hitnih mjera policije",
            "before the immediate measures of the police",
        ),
    ),
    "order_request": (
        (
            "regjistrimi i kërkesës në gjykatë",
            "podnošenje zahtjeva sudu",
            "registration of the request at court",
        ),
        (
            "pas regjistrimit të kërkesës në gjykatë",
            "od podnošenja zahtjeva sudu",
            "after the request is registered at court",
        ),
        (
            "para regjistrimit të kërkesës në gjykatë",
            "prije podnošenja zahtjeva sudu",
            "before the request is registered at court",
        ),
    ),
    "order_issued": (
        ("dhënia e urdhrit", "izricanje mjere", "issue of the order"),
        ("pas dhënies së urdhrit", "od izricanja mjere", "after the order is issued"),
        ("para dhënies së urdhrit", "prije izricanja mjere", "before the order is issued"),
    ),
    "order_end": (
        ("mbarimi i urdhrit", "istek mjere", "end of the order"),
        ("pas mbarimit të urdhrit", "od isteka mjere", "after the order ends"),
        ("para mbarimit të urdhrit", "prije isteka mjere", "before the order ends"),
    ),
    "immediate_order": (
        ("urdhri i menjëhershëm i mbrojtjes", "hitna zaštitna mjera", "immediate protection order"),
        (
            "pas urdhrit të menjëhershëm të mbrojtjes",
            "od hitne zaštitne mjere",
            "after the immediate protection order",
        ),
        (
            "para urdhrit të menjëhershëm të mbrojtjes",
            "prije hitne zaštitne mjere",
            "before the immediate protection order",
        ),
    ),
    "plan_signed": (
        ("nënshkrimi i planit", "potpisivanje plana", "signing of the plan"),
        ("pas nënshkrimit të planit", "od potpisivanja plana", "after the plan is signed"),
        ("para nënshkrimit të planit", "prije potpisivanja plana", "before the plan is signed"),
    ),
    "escort": (
        ("shoqërimi në polici", "dovođenje u policiju", "arrival at the police"),
        (
            "pas shoqërimit në polici",
            "od dovođenja u policiju",
            "after the child is brought to the police",
        ),
        (
            "para shoqërimit në polici",
            "prije dovođenja u policiju",
            "before the child is brought to the police",
        ),
    ),
    "application": (
        ("dorëzimi i kërkesës", "podnošenje zahtjeva", "filing of the application"),
        ("pas dorëzimit të kërkesës", "od podnošenja zahtjeva", "after the application is filed"),
        (
            "para dorëzimit të kërkesës",
            "prije podnošenja zahtjeva",
            "before the application is filed",
        ),
    ),
    "birth": (
        ("lindja", "rođenje", "birth"),
        ("pas lindjes", "od rođenja", "after the birth"),
        ("para lindjes", "prije rođenja", "before the birth"),
    ),
    "summons": (
        ("thirrja e komisionit", "poziv komisije", "summons of the commission"),
        ("pas thirrjes së komisionit", "od poziva komisije", "after the commission's summons"),
        ("para thirrjes së komisionit", "prije poziva komisije", "before the commission's summons"),
    ),
    "placement": (
        ("vendosja", "smještaj", "placement"),
        ("pas vendosjes", "od smještaja", "after the placement"),
        ("para vendosjes", "prije smještaja", "before the placement"),
    ),
    "hearing": (
        ("seanca", "ročište", "hearing"),
        ("pas seancës", "od ročišta", "after the hearing"),
        ("para seancës", "prije ročišta", "before the hearing"),
    ),
    "table_meeting": (
        ("mbledhja e tryezës", "sastanak tima", "meeting of the table"),
        ("pas mbledhjes së tryezës", "od sastanka tima", "after the meeting of the table"),
        ("para mbledhjes së tryezës", "prije sastanka tima", "before the meeting of the table"),
    ),
    "aid_request": (
        ("kërkesa për ndihmë juridike", "zahtjev za pravnu pomoć", "request for legal aid"),
        (
            "pas kërkesës për ndihmë juridike",
            "od zahtjeva za pravnu pomoć",
            "after the request for legal aid",
        ),
        (
            "para kërkesës për ndihmë juridike",
            "prije zahtjeva za pravnu pomoć",
            "before the request for legal aid",
        ),
    ),
    "visit": (
        ("vizita e parë", "prva posjeta", "first visit"),
        ("pas vizitës së parë", "od prve posjete", "after the first visit"),
        ("para vizitës së parë", "prije prve posjete", "before the first visit"),
    ),
}

# code: (jurisdiction, number, names, open: "24h" or list of (weekdays 0-6, from, to) or "" when
#        the hours are not known, source, checked_on)
LINES = {
    "AL-129": (
        "AL",
        "129",
        ("Policia", "Policija (Albanija)", "Police"),
        "24h",
        "Two newspapers' lists of emergency numbers, read",
        "2026-11-03",
    ),
    "AL-127": (
        "AL",
        "127",
        ("Ambulanca", "Hitna pomoć (Albanija)", "Ambulance"),
        "24h",
        "Two newspapers' lists of emergency numbers, read",
        "2026-11-03",
    ),
    "AL-128": (
        "AL",
        "128",
        ("Zjarrfikësja", "Vatrogasci (Albanija)", "Fire brigade"),
        "24h",
        "Two newspapers' lists of emergency numbers, read",
        "2026-11-03",
    ),
    "AL-112": (
        "AL",
        "112",
        (
            "Numri unik i emergjencës",
            "Jedinstveni broj za hitne slučajeve (Albanija)",
            "Single emergency number",
        ),
        "24h",
        "Two newspapers' lists of emergency numbers, read",
        "2026-11-03",
    ),
    "AL-116111": (
        "AL",
        "116 111",
        ("Linja e fëmijës ALO", "Dječja linija ALO (Albanija)", "Child helpline ALO"),
        "24h",
        "alo116.al, read",
        "2026-11-03",
    ),
    "AL-116000": (
        "AL",
        "116 000",
        ("Linja për fëmijë të humbur", "Nestala djeca (Albanija)", "Missing children"),
        "",
        "alo116.al, read",
        "2026-11-03",
    ),
    "AL-116117": (
        "AL",
        "116 117",
        (
            "Këshillim për gra e vajza",
            "Savjetovalište za žene i djevojke (Albanija)",
            "Women and girls counselling",
        ),
        "",
        "Television report of 2017: number and hours to be checked",
        "",
    ),
    "ME-122": (
        "ME",
        "122",
        ("Policia", "Policija", "Police"),
        "24h",
        "Two regional pages with emergency numbers, read",
        "2026-11-03",
    ),
    "ME-124": (
        "ME",
        "124",
        ("Ndihma e shpejtë", "Hitna pomoć", "Ambulance"),
        "24h",
        "Two regional pages with emergency numbers, read",
        "2026-11-03",
    ),
    "ME-123": (
        "ME",
        "123",
        ("Zjarrfikësit", "Vatrogasci", "Fire brigade"),
        "24h",
        "Two regional pages with emergency numbers, read",
        "2026-11-03",
    ),
    "ME-112": (
        "ME",
        "112",
        (
            "Numri unik i emergjencës",
            "Jedinstveni broj za hitne slučajeve",
            "Single emergency number",
        ),
        "24h",
        "Two regional pages with emergency numbers, read",
        "2026-11-03",
    ),
    "ME-116111": (
        "ME",
        "116 111",
        ("Linja e fëmijës", "Dječja linija", "Child helpline"),
        "",
        "Press reports, read: hours differ, to be checked",
        "2026-11-03",
    ),
    "ME-080111111": (
        "ME",
        "080 111 111",
        (
            "Linja kundër dhunës në familje",
            "SOS linija za žrtve nasilja u porodici",
            "Domestic violence line",
        ),
        "24h",
        "Press reports, read",
        "2026-11-03",
    ),
    "ME-19977": (
        "ME",
        "19977",
        (
            "Linja e qendrave për punë sociale",
            "Info linija centara za socijalni rad",
            "Line of the centres for social work",
        ),
        "",
        "Announced as free until the end of 2021: to be checked",
        "",
    ),
}

# acronym: long form (sq, sr-latn, en)
ACRONYMS = {
    "PMF": (
        "Punonjësi për mbrojtjen e fëmijës, në njësinë administrative",
        "Radnik za zaštitu djece u administrativnoj jedinici (Albanija)",
        "Child-protection worker, in the administrative unit (Albania)",
    ),
    "NJMF": (
        "Njësia për mbrojtjen e fëmijës, në bashki",
        "Jedinica za zaštitu djece u opštini (Albanija)",
        "Child-protection unit, in the municipality (Albania)",
    ),
    "NVNR": (
        "Njësia e vlerësimit të nevojave dhe referimit",
        "Jedinica za procjenu potreba i upućivanje (Albanija)",
        "Needs-assessment and referral unit (Albania)",
    ),
    "MKR": (
        "Mekanizmi i koordinuar i referimit",
        "Koordinisani mehanizam upućivanja (Albanija)",
        "Coordinated referral mechanism (Albania)",
    ),
    "ETN": (
        "Ekipi teknik ndërdisiplinor për dhunën në familje",
        "Interdisciplinarni tehnički tim za nasilje u porodici (Albanija)",
        "Interdisciplinary technical team on domestic violence (Albania)",
    ),
    "GTN": (
        "Grupi teknik ndërsektorial për mbrojtjen e fëmijës",
        "Međusektorska tehnička grupa za zaštitu djece (Albanija)",
        "Inter-sectoral technical group for child protection (Albania)",
    ),
    "KVDHF": (
        "Koordinatori vendor kundër dhunës në familje",
        "Lokalni koordinator protiv nasilja u porodici (Albanija)",
        "Local coordinator against domestic violence (Albania)",
    ),
    "KEMP": (
        "Emri që përdor populli për pagesën dhe komisionin e aftësisë së kufizuar",
        "Narodni naziv za invalidninu i za komisiju (Albanija)",
        "Popular name of the disability payment and commission (Albania)",
    ),
    "KMCAP": (
        "Komisioni mjekësor i caktimit të aftësisë për punë",
        "Komisija za utvrđivanje radne sposobnosti (Albanija)",
        "Medical commission on ability to work (Albania)",
    ),
    "PIM": (
        "Plani individual i mbrojtjes",
        "Individualni plan zaštite (Albanija)",
        "Individual protection plan (Albania)",
    ),
    "ASHDMF": (
        "Agjencia Shtetërore për të Drejtat dhe Mbrojtjen e Fëmijës",
        "Državna agencija za prava i zaštitu djeteta (Albanija)",
        "State Agency for the Rights and Protection of the Child (Albania)",
    ),
    "VKM": (
        "Vendim i Këshillit të Ministrave",
        "Odluka Savjeta ministara (Albanija)",
        "Decision of the Council of Ministers (Albania)",
    ),
    "UMPMM": (
        "Urdhri i policisë për masat paraprake të mbrojtjes së menjëhershme",
        "Policijski nalog o preliminarnim mjerama hitne zaštite (Albanija)",
        "Police order on preliminary measures of immediate protection (Albania)",
    ),
    "UM": ("Urdhri i mbrojtjes", "Zaštitni nalog (Albanija)", "Protection order (Albania)"),
    "UMM": (
        "Urdhri i menjëhershëm i mbrojtjes",
        "Hitni zaštitni nalog (Albanija)",
        "Immediate protection order (Albania)",
    ),
    "CSR": (
        "Qendra për punë sociale (Mali i Zi)",
        "Centar za socijalni rad",
        "Centre for social work (Montenegro)",
    ),
    "QPS": (
        "Qendra për punë sociale (Mali i Zi)",
        "Centar za socijalni rad",
        "Centre for social work (Montenegro)",
    ),
    "OJF": (
        "Organizatë jofitimprurëse",
        "Nevladina organizacija (Albanija)",
        "Non-governmental organization (Albania)",
    ),
    "OJQ": (
        "Organizatë joqeveritare (Mali i Zi)",
        "Nevladina organizacija",
        "Non-governmental organization (Montenegro)",
    ),
    "NVO": (
        "Organizatë joqeveritare (Mali i Zi)",
        "Nevladina organizacija",
        "Non-governmental organization (Montenegro)",
    ),
}
