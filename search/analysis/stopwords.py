"""Words that carry no subject, folded; one set, because a query names no language.

"para" (money), "dom" and other words that mean something in one of the three
languages are left out on purpose.
"""

ALBANIAN = """
a ai ajo ama andaj apo as asaj ashtu ata atij ato atyre cdo cfare cila cilat cilen cilet cili
deri derisa dhe do e edhe eshte i ishin ishte ja jam jane je jemi jeni ju juaj ka kam kane ke
kemi keni keq kesaj keta ketij keto ketyre kete kjo ku kur kush ky m me mbi megjithese meqe mes mi
midis mos mua mund na ndaj nder ndermjet ndersa ne nen neper nese nga nje nuk o ose pa pas pasi
per po por prej pse qe qofte s sa sepse se si sic sipas so sone t ta te teper tek ti tij tij tja
tona tone tu tuaj ty tyre u une vec vet vete vetem
cfar cfa cka shka aq ate cilat ciles cilin cilave dot gjate ia iu ketu kunder permes qene saj tende tjeter tjere ua
""".split()
MONTENEGRIN = """
a ako ali bi bih bila bili bilo bio biti bismo biste ce cega cemo cete cu da dali do dok dokle ga
gde gdje i ih ili im iz ja je jer jesam jesi jeste joj jos ju kad kada kako kao koga koja koje kojem
kojeg koji kojih kojim koju kome kroz li me medju mene mi mnom moj moja moje mu na nad nakon nam nama
nas nasa ne nego neka neki nekom ni nije niti no o od on ona one oni onih ono ova ovaj ove ovi ovo
pa po pod pored prema pri preko s sa sam samo se sebe si sto su svoj svoja svoje ta tada taj tako
takodje te tebe ti to toga toj tom tome u uz vam vama vas vec vi vrlo za zar zasto
bez cega cime koga ko moze mogu nego neko nesto njega njegov njegova njegovo njen njena njeno njenu
njenom njih njim njime njoj njom nju nje oko onoga pred sta ste sve svi svaki svako svaku
""".split()
ENGLISH = """
a about after all also am an and any are as at be been before being but by can could did do does for
from had has have he her here him his how i if in into is it its me my no nor not of off on or our
she should so some such than that the their them then there these they this those to too us was we
were what when where which while who whom why will with would you your
against because between cannot during each himself herself its itself may might must other out over
shall theirs themselves through under until up very whether within without yours
""".split()

STOP_WORDS = frozenset((*ALBANIAN, *MONTENEGRIN, *ENGLISH))
