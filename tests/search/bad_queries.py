"""What nobody should type and everybody can, and how a search stands it: for every engine."""

import re
import time

from search import synonyms
from search.paging import LAST_PAGE
from search.query import Result, ask
from search.sections import Reader
from search.text import QUERY_LETTERS

RIGHT_TO_LEFT, POP = "\u202e", "\u202c"
QUERIES = {
    "nothing": "",
    "a space": " ",
    "10,000 letters": "x" * 10_000,
    "a term of 5,000 letters": "fëmijë " + "lypin" * 1000,
    "300 words": "lypin në rrugë " * 100,
    "300 different words": " ".join(f"fjala{n}" for n in range(300)),
    "20 long words": " ".join("kundërkushtetutshmërish" + chr(97 + n) for n in range(20)),
    "control characters": "\x00\x01\x1b[31m lypin\x07",
    "NUL within a word": "ly\x00pin",
    "an unbalanced quote": '"pa fund',
    "quotes of all kinds": "\"\"\"'''«„“”",
    "quoted nothing": '"" "?!" lypin',
    "fifty quoted words": '"a" ' * 50,
    "signs": "?!.,;:()[]{}|\\/*",
    "one sign": "*",
    "right to left": "سلام أطفال",
    "another direction forced": f"{RIGHT_TO_LEFT}gnisrever{POP} fëmijë",
    "zero-width characters": "fe\u200bmi\u200cje\u00ad \u2060l\ufeffypin",
    "only zero-width characters": "\u200b\u200d\u2060",
    "emoji": "👩‍👩‍👧‍👦 🚸",
    "a lone surrogate": "lypin \ud800 \udfff",
    "marks upon marks": "l" + "\u0301" * 200 + "ypin",
    "letters of wide shapes": "ｌｙｐｉｎ ﷽ ǅ ß İı",
    "hieroglyphs": "𓂀𓃠 lypin",
    "digits": "0" * 60 + " 129 ٣٤٥ ²",
    "HTML": "<script>alert(1)</script>",
    "an attribute": '"><img src=x onerror=alert(1)>',
    "a template": "{{ request }} {% debug %} ${7*7}",
    "SQL": "'; DROP TABLE wagtailcore_page; --",
    "a field": "title:x AND * OR (",
    "a range": "[a TO z] +must -not ~2 ^9",
    "JSON": '{"query": {"match_all": {}}}',
    "a regular expression": "(a+)+$ .* [^a]",
    "a path": "../../etc/passwd",
    "line breaks": "lypin\r\n\u2028Set-Cookie: a=b",
    "64 letters and 65": "a" * 64 + " " + "b" * 65,
    "apostrophes": "t’ s' m’ d' ''' ’’’",
    "hyphens": "NJMF-ja---lypin–—−",
    "stop words": "dhe ose për në i e",
    "one letter": "l",
    # How words stand in an index. Nobody may ask it for them by these names.
    "an acronym's own term": "ac0ne ac0pmf",
    "a stem's own term": "sq0dhun sr0dete en0child",
    "a reader's word": "public:femije professional:xhindokull",
    "another reader's word": "professional:xhindokull",
    "a filter's field": "audience:professional kind:step words:professional:xhin*",
    "a gram": "_xhi xhin hind indo ndok doku okul kull ull_",
    "a title's mark": "public:abuzimi\x1fAbuzimi",
}
RULES = {
    "2,000 words for one": ["sq = lypin | " + " | ".join(f"fjala{n} tjetër" for n in range(2000))],
    "a ring": ["sq = lypin | semafor", "sq = semafor | polici", "sq = polici | lypin"],
    "a word for itself": ["sq = lypin | lypin", "sq > lypin | lypi | LYPIN"],
    "only stop words": ["sq = dhe | ose", "sq = lypin | dhe | për të"],
    "signs": ["sq = ?! | *", "sq = lypin | …"],
    "all words for each other": ["sq = " + " | ".join(f"fjala{n}" for n in range(60))],
}


def check_engine(reader: Reader, *, seconds: float, secret: str) -> float:
    """Put every query to the engine that answers here; returns the longest time in seconds.

    secret: a word of sections that `reader` may not read; no answer may hold it
    unless it was typed. Raises AssertionError.
    """
    longest = 0.0
    for name, typed in QUERIES.items():
        for page in (1, 2, LAST_PAGE, 10**9):
            longest = max(longest, check(typed, reader, name, page, seconds, secret))
    for name, lines in RULES.items():
        with synonyms.using(synonyms.parse(lines)):
            for typed in (
                "lypin",
                "lypin semafor polici",
                "dhe ose",
                RULES[name][0],
                "fjala1 " * 9,
            ):
                longest = max(longest, check(typed, reader, name, 1, seconds, secret))
    return longest


def check(typed: str, reader: Reader, name: str, page: int, seconds: float, secret: str) -> float:
    began = time.perf_counter()
    result = ask(typed, reader, page=page)
    took = time.perf_counter() - began
    assert took <= seconds, f"{name}: {took:.2f} s"
    assert result.is_available, name
    assert_sensible(result, name)
    if secret not in typed:
        assert secret not in told(result), name
    return took


def assert_sensible(result: Result, name: str = "") -> None:
    """Raise AssertionError if a page could not be made of `result`."""
    assert len(result.typed) <= QUERY_LETTERS, name
    assert result.typed.isprintable(), name
    assert 1 <= result.page <= LAST_PAGE, name
    assert 0 <= result.with_all <= result.total, name
    assert bool(result.counts.get("language")) == bool(result.total), name
    assert len({hit.section.piece for hit in result.hits}) == len(result.hits), name
    for hit in result.hits:
        rest = re.sub(r"</?mark>", "", hit.highlight)
        assert not {"<", ">", '"'} & set(rest), name


def told(result: Result) -> str:
    """Return every word that an answer says beside what was typed."""
    words = [word for repair in result.repaired for word in repair.meant]
    words += [word for each in result.replaced for word in each.others]
    words += result.nearest
    words += [f"{hit.section.title} {hit.section.body}" for hit in result.hits]
    return " ".join(words).lower()
