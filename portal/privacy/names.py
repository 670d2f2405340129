"""Common given names and surnames of Albania, Kosovo and Montenegro, without diacritics.

Given names that are also words (besa, drita, vera, rada) count only next to a
surname: a query for "besa" is no person. Surnames that are also words (leka,
kola) count only with a capital letter or after a given name.
"""

GIVEN_NAMES = frozenset(
    """
    abaz abdyl adelina adem adnan admir adrian adriana aferdita agron ajla ajsela albana albert
    albina aldo aleksandar aleksandra aleksander alen alfred alketa alketi alma almir almira altin
    altina amar amela amina amra ana anastasija andjela andjelka andrej andrija anela anesa angjelin
    anila anisa anita anton antonela aranit arben arber arbnora ardian ardit arian ariana arif arjan
    arlind arlinda armand armela armend armin arta artan artur asim astrit atdhe avdi avni azem azra
    bardha bardhyl bashkime bedri behar bekim belma belmin benjamin berat besarta besim besir besjana
    besmir besnik bilal biljana blendi blerim blerina blerta bogdan bojan bojana boris boriana
    borislav bozidar branislav branka branko brikena bujar bukurie bukurosh dalina dalip damir damjan
    danica daniel daniela danijel danijela danilo darija darko davor davud dejan dejana denis denisa
    denada desanka desara deni diana dilaver dino ditmar djina djordje djurdja dorina doruntina
    dragan dragana dragica drago dragoljub dragoslav drazen dritan dritero dusan dusanka dusica dusko
    dzemal dzenan dzenana dzevad edi edina edisa edita edlira edmond edona eduard eda edvin egzon ejup
    elda eldin eldina elena elira elisa elona elma elmedin elmir elmira elona elsa elton elvir elvira
    elvis emin emina emir emira endri endrit enes enesa engjell eni enida enisa enkeleda enkelejda
    ensar entela enver eralda ergys erind erion erisa erjon erjona erlind ermal ermela ermir ermira
    ervin ervina esad esma esmeralda etleva evis fadil fahrudin farije faruk fatbardha fatime fatjon
    fatjona fatlum fatma fatmir fatmira fatmire fatos fatosh fehmi ferid ferida fikret filip filiz
    filloreta flamur flora florenc florian floriana florim flutra frrok gani gasper genc genci gent
    gentian gentiana genta geraldina gerti gezime gjeke gjelosh gjergj gjergji gjok gjon gjyle
    gjyste goran gorana gordan gordana gorica hajdar hajrije hajrija hajrudin haki hakija halil halim
    halime hamdi hamid hamza haris hasan hasib hatixhe hazbi hilmi husein hysen hysni
    ibrahim idriz igli igor ilda ilir iliriana ilirjan ilirjana ilmi imer indrit ines iqbale irena
    irfan irina irma isak isidora isa islam isljam ismail ismet isuf ivan ivana ivanka ivica ivona
    izet jadranka jakov jakup janko jasmin jasmina jasminka jelena jelica jeton jetmir joana jola
    jonida jorgo jovan jovana jovanka jovica jozef jugoslav jusuf kadri kadrije kastriot katarina
    katerina kejsi kejdi kemal kenan kiara kimete klaudia klaudio klea klejdi klement klevis klodian
    klodiana kosta kosovare kreshnik kristijan kristina kristjan kreshnike krenar kujtime lavdim
    lavdie ledia ledina leonard leonora leonora leposava leutrim lidija ligor liman lindita lirije
    lirim liridon liridona ljiljana ljubica ljubisa ljubo ljubomir lorena lorenc lorik luan luciano
    luljeta lulzim lutfi maksim maksut manjola manushaqe marash mare marija marijana marijola marin
    marina marinela marinko marinela marjan marjana marjola marko markela martin martina mark mehdi
    mehmed mehmet melisa memet mensur mentor meriem merita meriton merjem merdan mersad mersiha
    mersim mesud mevlude mevlut mihal mihailo migena migjen mikel milan milana mile milena milenko
    milica milija milivoje miljan miljana miljko milka milo milorad milos milosav milovan milutin
    mimoza minela minir mirela miranda miralem miriana mirjana mirjeta mirko mirlinda miro miroslav
    miroslava mirsad mirsada mirza mitat mladen mladjan momcilo momir monika muhamed muhamet muharem
    muhamer murat musa mustaf mustafa myrteza myrvete myzafer nadezda nadire nadja naim naime najada
    nasuf natasa natasha nazif nazmi nazmije ndoc ndrec ndricim ndue nebojsa nedeljko nedzad nehat
    nemanja nenad nerimane nermin nermina nertila nesret nevena nevila nevzat nexhmedin nexhmije
    nexhip nijaz nikola nikolina nikoll nikolla nimet niko novak novica nusret oliver olivera olta
    olsi orges orhan osman ornela pajtim palok panajot pandeli paulin paulina pavle pellumb perica
    perparim petar petra petrika petrit petrija petro pjerin pjeter predrag qemal qemajl qazim qamil
    qefsere rade radenko radivoje radmila radoje radojica radojka radomir radonja radosav radoslav
    radovan rafet raif rajka rajko ramadan ramazan ramiz ramo ranka ranko rasim ratka ratko redi
    redon refik renata renato reshat rexhep rezarta rezart rifat robert romina rozafa rozeta rovena
    rrahim rrok rudina ruzdija ruzica rustem sabaheta sabina sabri sabrije sadije saimir sait salih
    samed samel samir samira samra sandra sanela sanija sanja sanije sasa sasha savo sead seada sedat
    sefedin sejdi selim selma selman selvije semir semra senad senada senka serafina servet sevdije
    shaban shaqir shefqet shefki shemsi sherif shkelzen shpetim shpresim shyqyri sidita sidorela
    silvana silva silvester simo simon skender sladjana slavica slavka slavko slavoljub slobodan
    slobodanka smail snezana snjezana sokol sonila sonja spartak spase spasoje spiro sreten srdjan
    srecko stanislav stanka stanko stefan stefania stefanija stela stevan stevo stojan stojanka
    suada suad suela sulejman sulltane suzana svetlana svetozar tahir taip tamara tatjana taulant
    teki teodor teuta thanas theodhori timoteo tihomir tijana todor tomislav tonin tringa uljana
    urim uros uran valbona valdet valdete valentin valentina valentino valmir valmira valter vangjel
    vangjo vanja vasil vasilije vasilika vasilj vasko vebi vehbi velibor velimir veljko velizar veprim
    vera verica veronika veselin veselinka vesel vesna vid vida vidak vidosava viktor viktorija
    viljan vilma vinka vinko violeta violeta visar visara vjeran vjollca vladan vladana vladimir
    vladislav vlado vlasta vojin vojislav voltana vuceta vucina vujadin vuk vukan vukasin vukota
    xhafer xhavit xheladin xhelal xhemal xhemile xhenet xhensila xhevahire xhevair xhevat xhevdet
    xhevrije xhorxh xhoana xhulia xhuliana xhulio xhuljana ylli yllka ymer zamir zamira zarko zdenka
    zdravka zdravko zef zehra zejnep zejnel zejna zekirija zelimir zeljka zeljko zenel zenun zija
    zivko zivana zlatan zlatija zlatko zoja zoran zorana zorica zumra zydi zyhdi zyhra
    aida ajete ajten alija almina andi anja ardita arjeta aurel aurela bahrije bajram bektash
    belkisa bledar bosko bozana bozo branimir brunilda budimir cvetko cvijeta darinka dhimiter
    diellza djoko djuro dobrila dragoje dzenita edlir eliona elvana enea enis eris erjola erlis
    ermonela esat evgjeni fabio fabjola fadile fatima feride ferit fredi ganimete gazmend gazmir
    genti gjin gjovalin gospava hajrie hajro hekuran hyrie ibro igballe ikbale ilija ilirian
    irisa ismeta jaglika janja jovo jozefina julian juliana juljan jurgen kadrie klarita klaudja
    klodjan kristaq krsto ksenija lazar ledion lejla liljana llazar loreta luiza lumnije
    majlinda mariglen marsela marta marvin matija matilda megi mehmedalija melina merjeme mevlan
    mevlyde mijat milentije milosava mirjan mitar mladenka myslym nadira natalija naum naxhije
    nazmie nebahat nebahate nedzada neritan nermine nexhmie nikoleta nuredin nurie nusrete
    ognjen olsian orjana orjeta perlat petko pirro punisa qamile qerim rabije rados radovanka
    raimonda refije relja remzie remzije resmije rexhina roland romeo rukie rukije sabrie safete
    savka sevdie shahe shefikate shukrie simona smilja stanica stanija suljo tanja thoma tripko
    vezire vidoje viola vlatko vukosava xheni xhesika xheva xhevrie xhoi zagorka zarija zelfije
    zhaklina ziver zlatka zylfie zylfije zyrafete
    adea ajna aleksa alesia alesio aljosa amelia andrea anxhela anxhelo ardis ardisa arlis arlisa
    balsa berta bertan bleona bogdana brajan damjana dimitrije djole drilon eljon eljona emrah
    enkel enxhela enxhi ergin erlin erlina ersi ersida ervis filipa fjona flavio gavrilo gerald
    gersi gledis gledisa gligor glorja grejsi hamdija helena hergys hilda hristina irida jurgena
    kalina kejda klajdi klara kleandro kleon kleopatra klinti konstantin kresimir krisilda
    kristian kristofor lediona ledjan ledjana lenka lorela magdalena maksimilijan marilena marinel
    matea matej mateo melis mihajlo mikela mikele milun miodrag mirjam nermana nertil neven nevio
    nikolija nikolle odeon odeta ognjenka oltion orest orestia orjon orneta paola petrana radisav
    rasema rastko ratomir redion rezije rodoljub roel rozana sabjan samanta sarah sefko sejad
    serena sergej shegushe sibora sidorel simeun sindi slavisa sofika spomenka stanimir stasa
    strahinja svetislav tanasije uarda vanesa vasilisa vidosav vladeta vojka vujica vuksan xhemil
    xhenis zhuljana zivadin zuhra zvonko
    """.split()
)
AMBIGUOUS_NAMES = frozenset(
    """
    veprim jeton pajtim lavdim perparim afrim agim arsim bashkim besa besim bleta bora burim dafina dana dea deni dita drita durim
    dunja edi eda elda eni era eva fitim flora flutura gezim hana ina isa islam iskra iva
    jagoda jasna jeta joni klea kristal kristo kujtim kushtrim lana lea liri liria lirim liza
    ljubav luan lule lumturi luka maja mare mark mentor milo mila mina mira mirna musa nada niko nora
    pranvera premtim rada rade ramadan ruza sana sara sava shkelqim shpresa shqipe simo sofija
    sofia sreten stana suncica sunita tara tea teodora una urim vera vid vida viktor visnja vita
    vjosa vlasta vlado vuk vullnet ylber zana zlata zora elsa indrit petra oliver vesel dino mile
    berat boza dara dashamir dashnor desa dhurata fata kata lefter lumi medina mijo momo mondi nebi
    neda nela obrad perisa pero rajna rista riza safet shqiponja vaso
    """.split()
)
SURNAMES = frozenset(
    """
    abazi ademi agaj agolli ahmeti alia aliaj aliu aliko alimerko allushi andoni asllani avdiu avdyli
    azizi bajraktari bajrami balla balliu bardhi bardhoshi basha beqaj beqiri berberi berisha biba
    bici brahimi braho braka bregu broka bushati bytyci caka cakaj cami cani ceka cela celaj celiku
    cenaj ceni cuka culaj cupi dauti deda dedja dedaj dema demaj demiri dervishi dhima dibra dobra
    doci doda dodaj domi dragusha duraku duro dushku elezaj elezi emini fejzullahu ferati ferhati
    ferko fetahu frasheri fusha gashi gega gjana gjata gjeci gjeka gjergji gjeta gjika gjinaj gjini
    gjoka gjokaj gjonaj gjoni gjuraj goxhaj gurra hajdari hajdini hajdaraj halili halilaj hamiti hamzaj
    hasa hasani hasanaj haxhi haxhiu haxhia haxhiaj hima hoti hoxha hoxhaj hysa hysaj hyseni ibrahimi
    idrizi imeri isufi isufaj ismaili ismajli jakupi jashari jella kadare kadiu kadria kaja kallaj
    kamberi kapllani karaj kasa kasemi kastrati kelmendi keci koci kocaj koka kola kolaj kolgjini
    kongoli kotherja koxhaj kraja krasniqi kryeziu kuci kuka kukaj kullolli kurti kuqi lala lamaj
    laci lami leka lekaj leshi lika lila lleshi lloshi llukaj lluka loka lushaj lufi luzi mahmuti maloku
    manaj mandija marashi marku markaj marini matoshi mborja mece mehmeti mehmetaj meksi mema memaj
    memushi merkuri meta metaj miftari mihali milaj mima mino mucaj muca mucollari muharremi muka murataj
    murati murra musai musaj musliu mustafa mustafaj myftari ndoj ndoja ndoka ndou ndreca ndreu nela
    nexhipi nika nikolla nikaj nikolli nikollaj nushi osmani osmanaj pali palushi papa papaj pashaj
    pepa pepaj peci perndoi pjeci pllumbi prela preka preci prenga prendi prifti prroi qafa qorri
    qosja qosha rada raka rama ramaj ramadani rexha rexhaj rexhepi rira rizvani rraja rroku ruci
    ruka rusi sadiku sadikaj sala salihi salihu salillari sefa sejdini sejdiu selimaj selimi seferi
    shabani shabanaj shala shehaj shehi shehu shima shkurti shkreli shtylla shyti sinanaj sinani
    sinishtaj skenderi sokoli spahia spahiu stafa stafaj stojku sula sulaj sulejmani syla tafa tafaj
    tahiraj tahiri tare taro thaci toci toma topalli topi topciu toska toskaj tola troci trashani
    turku tusha ukaj uka ura ulqini vata vatnikaj velaj veliaj veliu veizi vishaj vuka vuksani xhaferi
    xhafa xhaka xhepa xheka xhindi ymeri zefi zeka zekaj zela zeneli zenelaj zeqiri zeqo zogu zogaj
    zotaj zyberi
    popovic markovic petrovic nikolic vukovic radulovic djukanovic perovic milic jovanovic ivanovic
    boskovic vujovic raicevic knezevic scepanovic lakovic adzic agovic asanovic babovic bajic balic
    bojic bozovic bulatovic ceklic cetkovic ceranic cosovic dacic djuric djurisic dragovic drljevic
    garic gluscevic hadzic hodzic hot kalac kaludjerovic kljajic kovacevic krivokapic ljumovic
    lutovac mandic maras marovic milacic mugosa mujevic muratovic nisavic novovic orahovac orlandic
    pajovic pejovic pekic popic purisic radonjic radovic rakocevic sekulic skrijelj softic
    spahic stijepovic stojanovic strugar tomasevic tomovic vukcevic vujosevic vuletic zecevic
    zvicer redzepagic camaj djeljosaj dresaj ivezaj junci juncaj ljuljdjuraj nikac djokic lekic
    abdic becic bihorac catovic delic duric eric ganic kurpejovic kujovic pepic salkovic sabovic
    """.split()
)
AMBIGUOUS_SURNAMES = frozenset(
    """
    alia bregu ceka cela celiku cuka dema dibra dobra domi duka fusha gega gjata hot kaja kasa keci
    koka kola kuka kuqi laci lala leka leshi lila loka lufi maras marini mima mino muca muka meta nela
    pali papa peci qafa rada raka rira sala sefa shala shtylla sokoli strugar sula tare topi toma
    toska trashani turku ulqini ura vata vuka zogu shehi syla tola tusha bici biba braka balla uka
    hima keci kuci hasa lami ramadani gurra rusi ruka ruci
    """.split()
)
ALL_NAMES = GIVEN_NAMES | AMBIGUOUS_NAMES
SURE_NAMES = GIVEN_NAMES - AMBIGUOUS_NAMES
SURE_SURNAMES = SURNAMES - AMBIGUOUS_SURNAMES
# Municipalities, for "psikolog Kukës" is no person. A test compares them with the directory's.
TOWNS = frozenset(
    """
    andrijevica bar belsh berane berat budva bulqize cerrik cetinje danilovgrad delvine devoll
    diber divjake dropull durres elbasan fier finiq fushe-arrez gjirokaster gramsh gusinje has
    himare kamez kavaje kelcyre klos kolasin kolonje konispol korce kotor kruje kucove kukes
    kurbin lezhe libohove librazhd lushnje maliq mallakaster mat memaliaj mirdite mojkovac niksic
    patos peqin permet petnjica plav pljevlja pluzine podgorica pogradec polican prrenjas puke
    pustec roskovec rozaje rrogozhine sarande savnik selenice shijak shkoder skrapar tepelene
    tirane tivat tropoje tuzi ulcinj vlore vore zabljak zeta
    """.split()
)
TOWNS_OF_WORDS = (
    ("bijelo", "polje"),
    ("herceg", "novi"),
    ("malesi", "e", "madhe"),
    ("ura", "vajgurore"),
    ("vau", "i", "dejes"),
)
