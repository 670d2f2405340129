"""Find ekavian words in Montenegrin text (vreme, uspešno …), by a list of stems.

Each line is one family: the whole word must match. A stem stands here only if its
ijekavian form differs (vrijeme, but vremena in both) and no other word looks like it.
"""

import re

FAMILIES = r"""
vreme
(bez)?vrednost.*
(ne)?uspe([hšltv].*|o)
(ne)?(iz|pro|za|pri|raz|na)men.*
.*sle[dđ].*
pre|posle|poslepodne|napred|unapred
.*nedelj.*|sred[aeu]|sredom|sre
.*mesec.*
(ne)?(u|na|pre|s|raz|iz|po)?(mest|mešt).*|mesn.*
(po|o|do|raspo|raz|u|pre|iz)?del(a|e|i|o|u|om|ov.*|imič.*|ić.*|at.*|j.*|en.*|it.*|io|im|imo|ite)?|deo|udeo
.*bele(š|ž|g).*
.*bezbe[dđ].*
(ne)?(pro|u|po|za|o|is|raz)?ver(a|e|i|u|o|ite|io|iti|ili|ila|av.*|ov.*|en.*|ljiv.*|uje.*|n.*)
(ne|oba|iz|na|po)*vešt.*|(oba|iz|na|po)?vest(i|it.*|en.*)?
.*savet.*|svet(a|u|om|l.*|sk.*)?
.*zahtev.*
(ne|raz)*reš(en|av|i|iv).*
(ne|ni|i|po)?gde|(ov|on)de
(u)?lev(o|a|i|e|u|og|oj)
(za|od)?uvek|vek(a|u|ov.*)?|.*čove(k|č).*
dete(ta|tu|tom)?|dec(a|e|i|u|om|ama)|deč.*|detinj.*|devoj.*
reč(i|ima|ju|nik.*)?
(pro|o)?cen(a|e|u|i|om|iti|it.*|jen.*|jiv.*|io)
(do|u|pre|iz|na|po|s|od|raz|pod|pri|za)(ne)(ti|t|ta|to|tih|tog|te|o|la|li|le)
(ne|raz|s|po)*(sme|ume)(m|š|mo|ju|ti|la|li)?|sme
(za|po|ne|pre|pro)?(vide|žele|hte|žive|sede|trpe|zavise|razume|vole)(ti|o|la|li|lo)
dve(ju|ma|sta.*)?|obe(ju|ma)?
(naj|pre)?lep(o|a|i|e|u|og|om|ši.*|ot.*)
(ne|na|pri|raz|iz|od|pro|u|s|us|pre)*mer(a|e|i|u|o|om|ama|n.*|en.*|it.*|av.*|ak|c.*|ljiv.*)?
oset(i|lj|io|n).*|poset.*
spreči.*|spreče.*
lek(a|u|ov.*|ar.*)?|leč(i|en).*|tel(o|a|u|om|esn.*)|svedo.*
bel(i|a|o|e|og|om|oj|ih|orus.*)|nem(ač|ac|c).*|sever.*|leto
ce(o|l(a|i|o|e|u|og|oj|om|im|ih|in.*|ost.*|ovit.*|okup.*))
sedn(ic|i).*|sediš.*|(po|iz|u|za)?meš(a|o|t).*
peš.*|pesm.*|sne[gž].*|mlek.*|hleb.*|zvezd.*|pobed.*|porekl.*|retk.*|redak|ređ(e|i).*
vežb.*|venča.*|umetni[kčc].*|umetnost.*|koren(a|u|om|sk.*|i.*)?|o?svež.*|(ne)?sves[tn].*
preti(ti|la|o)?|pretnj.*|(do|pri)spe(va|o|ti|la|li|lo|š|la).*|(iz|po|na|u|is|pro)?tera(ti|la|li|nj.*|n|na|no|ni)
"""
ALLOWED = {"osetinski", "video"}
EKAVIAN = re.compile("|".join(f"(?:{line})" for line in FAMILIES.split()), re.IGNORECASE)
# Placeholders and tags hold English names.
NOT_TEXT = re.compile(r"%\(\w+\)[sd]|\{\w*\}|<[^>]*>|https?://\S+|\w+@\w+|&\w+;")
WORD = re.compile(r"[a-zčćšžđ]+", re.IGNORECASE)


def ekavian_words(text: str) -> list[str]:
    """Return the ekavian words of `text`, in their order."""
    words = WORD.findall(NOT_TEXT.sub(" ", text))
    return [word for word in words if EKAVIAN.fullmatch(word) and word.lower() not in ALLOWED]
