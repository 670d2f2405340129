"""Common given names and surnames of Albania and Montenegro, without diacritics.

Given names that are also words (besa, drita, vera, zora) count only next to a
surname: a query for "besa" is no person.
"""

GIVEN_NAMES = frozenset(
    """
    aferdita agron alban albana aleksandar aleksandra alketa altin ana anila ardian ardit arben
    arber arjan armand armela artan astrit avni bardhyl bashkim bekim besim besmir blerim blerina
    bojan bojana bujar damir danijela danilo dejan denis desanka djordje dragan dragana dritan
    dritero dusan dusko edlira edmond eduard elvira elvis emir endrit enkelejda enver erion erjon
    ermal ermira ervin fatbardha fatjon fatmir fatos ferid flamur fatime florian flutura gentian
    gezim gjergj gjon goran gordana haki halil hasan hysen igor ilir ilirjana irena ismail ivan
    ivana jasmina jelena jelica jovan jovana katarina klodian klodiana kristina kujtim ledia lidija
    luan luljeta lumturi maja majlinda manjola marija marina marjana marko merita mevlude milan
    milica milena milos mimoza mirela mirjana mirko nadire nebojsa nenad nevena nikola nikolina
    novak olta petar petrit predrag radovan rajko ramazan redi rezarta rexhep sanja sasa senad
    shkelqim shpetim shpresa silvana skender slavica slobodan snezana sokol spase stefan suela
    svetlana tamara teuta tomislav valbona valdete vasil vesna vjollca vladan vladimir vuk xhevdet
    xhevahire zamira zef zeljko zivko zoran zorica ylli
    """.split()
)
AMBIGUOUS_NAMES = frozenset(
    """
    agim arta besa drita dita era eva hana kristo lule liri liria luka mira nada pranvera rada
    sara shpresa sreten vera vera vjosa vita zana zora adriana agron ardit bora dea ina iva joni
    klea lana lea mila mina nora sofija teodora tea una
    """.split()
)
SURNAMES = frozenset(
    """
    hoxha shehu dervishi prifti gjoka kola leka marku bregu cela dema duka elezi halili hasani
    hysa ismaili kastrati krasniqi berisha gashi lleshi meta murati muca ndoka pepa rama sinani
    tahiri toska veliu xhafa zeneli zeqiri beqiri bajrami ahmeti basha cani doda demiri gjini
    kurti lika mema mehmeti nika osmani pali rexha sula topalli vata zefi
    popovic markovic petrovic nikolic vukovic radulovic djukanovic perovic milic jovanovic
    ivanovic boskovic vujovic raicevic knezevic scepanovic lakovic
    """.split()
)
