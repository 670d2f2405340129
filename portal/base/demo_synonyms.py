"""Words that stand for each other, per language: the list a new site starts with.

One entry a line: ``= a | b | c`` any of them stands for the others, ``> a | b | c``
who types a is also given b and c, never the other way round. The words of the
street, of families and of outdated papers point one way to the word of the
protocols; only true equals go both ways. Names that insult a people are left out:
who types one is answered by what else stands in the query.

An acronym in capitals is met in capitals, or alone; those that are no word of the
language stand a second time in small letters, as they are typed in a hurry.
"""

ALBANIAN = """
# Shkurtimet e punës
= NJMF | njësia për mbrojtjen e fëmijës
= PMF | punonjësi për mbrojtjen e fëmijës
= NVNR | NJVNR | njësia e vlerësimit të nevojave
= GTN | grupi teknik ndërsektorial
= ETN | ekipi teknik ndërdisiplinor
= MKR | mekanizmi i koordinuar i referimit
= KVDHF | koordinatori vendor kundër dhunës
= PIM | plani individual i mbrojtjes
= ASHDMF | ASHMDF | agjencia për të drejtat e fëmijës
> UM | urdhri i mbrojtjes
= UMM | urdhri i menjëhershëm
= UMPMM | masat paraprake të mbrojtjes
= KEMP | pagesa për aftësinë e kufizuar | pagesa e paaftësisë
= KMCAP | invaliditeti për punë
= NE | ndihma ekonomike
= DHF | dhuna në familje
= VKM | vendim i Këshillit të Ministrave
= KDPM | kodi i drejtësisë penale për të mitur
= OJF | organizatë jofitimprurëse
> OJQ | OJF
= CSR | QPS | qendra për punë sociale
> VT | viktimat e trafikimit
> VMT | viktimat e trafikimit
> PSV | procedurat standarde të veprimit
> PAK | person me aftësi të kufizuar
> kemp | pagesa për aftësinë e kufizuar
> kmcap | invaliditeti për punë
> etn | ekipi teknik ndërdisiplinor
> pim | plani individual i mbrojtjes
> umm | urdhri i menjëhershëm
> umpmm | masat paraprake të mbrojtjes
> ojf | organizatë jofitimprurëse

# Rrahja dhe dhuna
> godet | rreh
> qëllon | rreh
> dajak | rreh
> ha dru | rreh
> shpullë | goditje | rreh
> shuplakë | goditje | rreh
> burri më rreh | dhunë në familje | strehë për gra pas dhunës
> më rreh burri | dhunë në familje | strehë për gra pas dhunës
> burri më kërcënon | dhunë në familje | strehë për gra pas dhunës
> kam frikë nga burri | dhunë në familje | strehë për gra pas dhunës
> keqtrajtim | dhunë
> keqtrajton | dhunë | rreh
> maltretim | dhunë
> maltreton | dhunë | rreh
> abuzim | dhunë
> abuzim seksual | dhunë seksuale
> përdhunim | dhunë seksuale
> prekje seksuale | dhunë seksuale
> ngacmim seksual | dhunë seksuale | ngacmojnë seksualisht
> ofendon | dhunë psikologjike
> përbuz | dhunë psikologjike
> neglizhencë | neglizhim | lënë pas dore
= neglizhim | lënë pas dore
> agresor | dhunues
> abuzues | dhunues
= bashkëshort | burrë
> mbyt me duar | kapur për fyti
> zuri për gryke | kapur për fyti
= rrezik | risk
= kërcënon | kërcënim
> frikëson | kërcënon | kërcënim
> pushkë | armë
> koburë | armë
> thikë | armë
> plagosur | lëndim | lënduar
> mavijosje | lëndim
> nxirje | lëndim
> me barrë | shtatzënë

# Familja: si flitet, dhe si shkruajnë protokollet
> grua | viktimë | partnere
> bashkëshorte | viktimë | partnere
> e fejuar | viktimë | partnere
> baba | prind
> babi | prind
> i ati | prind
> e ëma | nënë | prind
> mama | nënë | prind
> motër | vëllezërit e motrat
> dajë | i afërm
> dajo | i afërm
> xhaxha | i afërm
> hallë | i afërm
> teze | i afërm
> gjyshe | i afërm
> gjysh | i afërm
> kushëri | i afërm

# Njoftimi
> denoncim | njoftim
> denoncoj | njofton | njoftim
> kallxoj | tregon | njofton
> kallzoj | tregon | njofton
> spiunoj | njofton
> anonim | jep emrin | thotë emrin
> alo 116 | linjës së fëmijës

# Urdhri, gjykata, policia
> urdhër ndalimi | urdhër mbrojtjeje
> urdhër largimi | urdhër mbrojtjeje
> thyen urdhrin | shkelja e urdhrit
> skadon | mbaron | mbarim
> rinovim urdhri | zgjatja e urdhrit
> vazhdim urdhri | zgjatja e urdhrit
> gjyq | gjykatë
> padi | kërkesëpadi
= ankesë | ankim
> apelim | ankesë
> avokat | ndihmë juridike
> bedava | falas
> xhaba | falas
> rajon policie | komisariat
> stacion policie | komisariat
> arrestuar | shoqërim në polici | komisariat
> kapi policia | shoqërim në polici | komisariat
> birucë | komisariat
= vjedh | vodhi
> hajdut | vjedhje
> kacafytje | sherr
> minoren | i mitur
> ekspertiza ligjore | mjekun ligjor

# Rruga, puna, shfrytëzimi
= fëmijë rruge | fëmijë në situatë rruge
> lypsar | lyp
> lëmoshë | lyp
> sadaka | lyp
> zgjat dorën | lyp
> udhëkryq | kryqëzim
> kanaçe | punojnë në rrugë
> hekurishte | punojnë në rrugë
> shitje fëmijësh | trafikim
> tutor | shfrytëzim
> grooming | joshje
> mashtrohet në internet | joshje
> fejesë | martesë e hershme
> martesë fëmijësh | martesë e hershme
> nuse e vogël | martesë e hershme
> fajde | borxh
> veresie | borxh

# Shkolla
> nuk vjen në shkollë | braktisje shkolle | mungesa në shkollë
> nuk shkon në shkollë | braktisje shkolle | mungesa në shkollë
> la shkollën | braktisje shkolle
> iku nga mësimi | mungesa në shkollë
> zysh | mësues
> bullizëm | ngacmon | tall
> çerdhe | kopsht

# Humbja dhe largimi
= zhdukur | humbur
= iku | ikën
> iku | largohet
> hiku | iku | ikën
> arratiset | ikën | largohet
> nuk u kthye në shtëpi | fëmijë i humbur
> kidnapim | rrëmbyer
= vret veten | vetëvrasje
> vra veten | vetëvrasje | bën keq vetes
> vras veten | vetëvrasje | bën keq vetes
> vrasë veten | vetëvrasje | bën keq vetes
> vetvrasje | vetëvrasje
> pret damarët | bën keq vetes | vetëvrasje

# Shtëpi, kujdes, largim nga familja
= strehë | strehim
> strehëz | strehë | strehim
> vend me fjet | strehim
> familje zëvendësuese | familje kujdestare
> shtëpia e fëmijës | shërbim rezidencial | qendër rezidenciale
> jetimore | shërbim rezidencial | qendër rezidenciale
> ma marrin fëmijën | kujdes alternativ
> heqje fëmije | kujdes alternativ
> zyra e mirëqenies | zyra sociale
> asistente sociale | punonjës social

# Shëndeti dhe aftësia e kufizuar
= mjek | doktor
> invalid | aftësi e kufizuar
> handikap | aftësi e kufizuar
> i paralizuar | nuk lëviz dot
> autizëm | aftësi e kufizuar
> sindromë Down | aftësi e kufizuar
> karrocë invalidi | karrige me rrota
> shurdh | aparatin e dëgjimit
> komision mjekësor | komisioni multidisiplinar
> rikomisionim | rivlerësim
= rivlerësim | riekzaminim
> fletë dalje | epikrizë
> nuk është mirë me nerva | psikolog
> depresion | psikolog
> ankth | psikolog
> hashash | drogë
> kanabis | drogë
> lëndë narkotike | drogë
> pijanec | alkool
> dehet | alkool
> urgjencë | ambulancë

# Paratë dhe letrat
> marr asistencë | ndihma ekonomike
> ndihmë sociale | ndihma ekonomike
> i varfër | ndihma ekonomike
> varfëri | ndihma ekonomike
> lekë | pagesë
> bukë | ushqim
> pako ushqimore | ushqime dhe sende
> lekët e bebes | bonusi i bebes | shpërblim
> ma refuzuan | kërkesa u refuzua
> letra | dokumente
> ofiqari | gjendja civile
> letërnjoftim | kartë identiteti
> ID | kartë identiteti
> kurbet | emigracion | jashtë vendit
> formular njoftimi | fletë njoftimi
> formular rreziku | fletën e rrezikut | fletën e vlerësimit
> tavolinë | tryezë
> verifikim në terren | vizitë

# Fjalë me rrënjë tjetër
= strehohet | strehim

# Si thonë njerëzit
> fmi | fëmijë
> frigë | frikë
> kalama | fëmijë
> çilimi | fëmijë
> adoleshent | i mitur | fëmijë
> foshnjë | bebe
> shpi | shtëpi
> plak | i moshuar
> plakë | e moshuar
> nejt | rri
> fjet | fle
> kqyr | shikon

# Për vetë punonjësit
> burnout | ditë të rëndë | lodhje
> djegie profesionale | ditë të rëndë | lodhje
> pikë licence | kredite
"""

MONTENEGRIN = """
# Skraćenice i službe
= CSR | centar za socijalni rad
= NVO | nevladina organizacija
= MDT | multidisciplinarni tim
> nvo | nevladina organizacija
> mop | materijalno obezbjeđenje
> MOP | materijalno obezbjeđenje
> organ starateljstva | centar za socijalni rad
> socijalna služba | centar za socijalni rad
> socijalna radnica | voditelj slučaja
> menadžer slučaja | voditelj slučaja
= sud za prekršaje | prekršajni sud
> milicija | policija
= ljekar | doktor
> liječnik | ljekar
> doktorica | ljekar
= izabrani ljekar | porodični doktor
> ambulanta | dom zdravlja
= tužilac | tužioca | tužilaštvo
= komšija | susjed
> patronaža | patronažna sestra
> općina | opština
> obitelj | porodica

# Nasilje u porodici
> bije | tuče
> udara | tuče
> mlati | tuče
> prebija | tuče
> batine | tuče | nasilje
> tuče me | nasilje u porodici | sklonište za žene nakon nasilja
> bije me | nasilje u porodici | sklonište za žene nakon nasilja
> muž me bije | nasilje u porodici | sklonište za žene nakon nasilja
> muž me tuče | nasilje u porodici | sklonište za žene nakon nasilja
> muž mi prijeti | nasilje u porodici | sklonište za žene nakon nasilja
> bojim se muža | nasilje u porodici | sklonište za žene nakon nasilja
> zlostavljanje | nasilje
> maltretira | nasilje
> silovanje | nasilje
= učinilac | učinioca | lice koje vrši nasilje
> nasilnik | učinilac | lice koje vrši nasilje
> siledžija | učinilac | lice koje vrši nasilje
= davljenje | gušenje
> guši | davljenje | davio
> gušio | davljenje | davio
> davi | davljenje
> pištolj | oružje
> puška | oružje
> nož | oružje
> prijetnja smrću | prijeti ubistvom
> ubiti se | samoubistvo
> oduzme život | samoubistvo
> alkoholičar | alkohol | zavisnosti
> pijan | alkohol
> narkoman | zavisnosti
> trudnica | trudna
= sklonište | sigurna kuća
= zaštitna mjera | mjera zaštite
= zabrana približavanja | zabrana prilaska
> izbaciti iz stana | udaljenje iz stana
> ne poštuje mjeru | kršenje mjere | prekršena mjera
> krši zabranu | kršenje mjere | prekršena mjera
> produženje mjere | istek mjere | dalja zaštita
> proganja | uhođenje
> špijunira telefon | nadzor telefona
= prijava | dojava
> cinkariti | prijava
> ozljede | povrede
= razvod | rastava
= prevodilac | prevodioca
> tumač | prevodioca
> besplatan advokat | pravna pomoć
> advokat | pravna pomoć

# Porodica: kako se govori i kako pišu protokoli
> žena | žrtva
> supruga | žrtva
> muž | lice koje vrši nasilje
> suprug | lice koje vrši nasilje
> otac | roditelj
> majka | roditelj
> mama | roditelj
> tata | roditelj
= brat | braća
> ujak | srodnik
> stric | srodnik
> tetka | srodnik
> djed | srodnik

# Djeca na ulici
> žica pare | prosi
= djeca na ulici | djeca u uličnoj situaciji
> pere stakla | šoferšajbne
> lijepak | ljepilo
= eksploatacija | iskorišćavanje
> izrabljivanje | eksploatacija | iskorišćavanje
= trgovina ljudima | trafiking
> bijelo roblje | trgovina ljudima
> dječji brak | ugovara se brak
> maloljetnički brak | ugovara se brak
> ne ide u školu | izostanci | napustilo školu
> markira | izostanci
> bježi sa časova | izostanci
> smrznuto | promrzlo
= papiri | dokumenta
> isprave | dokumenta
> lična karta | lična dokumenta
> rodni list | matična knjiga
> izvod | matična knjiga
> svratište | dnevni centar
> dječji doplatak | dječji dodatak

# Hraniteljstvo
= hraniteljstvo | smještaj u hraniteljsku porodicu
> udomljavanje | hraniteljstvo
> udomitelj | hranitelj
> oduzeti dijete | izdvajanje djece
> oduzimanje djeteta | izdvajanje djece
> kontakti s roditeljima | viđanje s roditeljima
> urgentni smještaj | hitan smještaj
> dom za djecu | ustanova
> sirotište | ustanova
> plata hranitelja | naknada za hraniteljstvo
> odmor hranitelja | predah
= tinejdžer | adolescent
> piški u krevet | mokrenje u krevet
> reintegracija | povratak kući
> posebne potrebe | smetnje u razvoju
> invalid | smetnje u razvoju

# Stariji
> starac | starija osoba
> baka | starija osoba
> stara žena | starija osoba
= pao | pala | pad
> nepokretan | pokretljivost
> senior | starija osoba
> pomoć u kući | gerontodomaćica
> njegovateljica | gerontodomaćica
> kućna njega | gerontodomaćica
= dom starih | starački dom
> dom za stare | dom starih
> demencija | pamćenje | zaboravlja
> senilan | pamćenje | zaboravlja
> alchajmer | pamćenje | zaboravlja
> moždani udar | slabost jedne strane
> šlog | slabost jedne strane
= usamljenost | samoća
= penzija | mirovina
= ogrjev | drva
> tuđa njega | dodatak za njegu
> doživotno izdržavanje | prepisivanjem kuće
> prevarant | prevara
> depresija | depresivna

# Novac i svakodnevica
> socijalna pomoć | materijalno obezbjeđenje
> socijala | materijalno obezbjeđenje
= pare | novac
> klinac | dijete
> sagorijevanje | težak dan
> stres | težak dan
"""

ENGLISH = """
# Short forms
= DV | domestic violence
= CSW | CSR | centre for social work
= NGO | non-governmental organization
> CPO | child-protection worker
> CP | child protection
> GBV | domestic violence
> IPV | domestic violence
> VOT | trafficking

# Violence
> beats me | domestic violence | shelter for women after violence
> husband hits me | domestic violence | shelter for women after violence
> afraid of my husband | domestic violence | shelter for women after violence
> abuse | violence
> abusive | violence
> battered | violence
> assault | violence
> molested | sexual violence
> rape | sexual violence
> spouse abuse | domestic violence
= perpetrator | abuser
> offender | perpetrator
= strangled | choked | strangulation
= shelter | refuge
> safe house | shelter
> restraining order | protection order
> barring order | protection order
> violation | breach
> gun | weapon

# Children
> kid | child
> minor | child
> juvenile | child
> teenager | child
= begging | panhandling
> beggar | begging
> street kids | street situation
> truancy | absences
> dropout | dropped out of school
> grooming | lured
> child marriage | early marriage
> runaway | missing
> kidnapped | abducted
> adopt | foster
> foster parents | foster family
> orphanage | residential

# Money, papers, health
> allowance | economic aid
> welfare benefits | economic aid
> cash assistance | economic aid
> social assistance | economic aid
> handicapped | disability
> special needs | disability
> attorney | legal aid
> lawyer | legal aid
> psychologist | counselling
> solicitor | legal aid
> paperwork | documents
> appeal | complaint
> physician | doctor
> cops | police
> translator | interpreter
= elderly | older person
> senior | older person
> dementia | memory
> stroke | weakness
> lonely | loneliness
> burnout | hard day
"""
