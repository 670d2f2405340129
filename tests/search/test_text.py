"""The language chain: what is indexed is found by its own words, however they are typed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import text
from search.analysis import irregular
from search.analysis.repair import one_edit
from search.analysis.stopwords import STOP_WORDS
from search.engines.base import Query, Slot
from search.engines.embedded import EmbeddedEngine
from search.query import _looked_at
from tests.search.engine_contract import PUBLIC, section

LATIN = "abcdefghijklmnopqrstuvwxyzëçčćšžđ"
CYRILLIC = dict(
    zip(
        "абвгдђежзијклљмнњопрстћуфхцчџш",
        "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split(),
        strict=True,
    )
)
ALBANIAN = [*"abcdefghijklmnopqrstuvxyzëç", "dh", "gj", "ll", "nj", "rr", "sh", "th", "xh", "zh"]
MONTENEGRIN = [*"abcdefghijklmnoprstuvzčćđšžśź", "dž", "lj", "nj", "ije"]
ENGLISH = [*"abcdefghijklmnopqrstuvwxyz"]
TO_CYRILLIC = {latin: letter for letter, latin in CYRILLIC.items()} | {"ś": "с́", "ź": "з́"}
WITHOUT_MARKS = str.maketrans("ëçčćšžśź", "eccc" + "szsz") | {ord("đ"): "dj"}
words = st.text(LATIN, min_size=1, max_size=20)


def words_of(alphabet, **sizes):
    sizes = {"min_size": 1, "max_size": 14} | sizes
    return st.lists(st.sampled_from(alphabet), **sizes).map("".join)


@st.composite
def written_texts(draw):
    """A language and a text in it: words with what may stand between, some in capitals."""
    language, alphabet = draw(
        st.sampled_from([("sq", ALBANIAN), ("sr-latn", MONTENEGRIN), ("en", ENGLISH)])
    )
    cased = words_of(alphabet).flatmap(
        lambda word: st.sampled_from([word, word, word, word.capitalize(), word.upper()])
    )
    own = draw(st.lists(cased, min_size=1, max_size=8))
    between = draw(
        st.lists(st.sampled_from([" ", ", ", ". ", "-", " – ", " („", "\n"]), min_size=8)
    )
    return language, own, "".join(map("".join, zip(own, between, strict=False)))


def in_cyrillic(word):
    """Spell a Montenegrin word in Cyrillic, its two-letter sounds first."""
    spelled = word.lower()
    for latin in sorted(TO_CYRILLIC, key=len, reverse=True):
        spelled = spelled.replace(latin, TO_CYRILLIC[latin])
    return spelled


def ways_to_type(word, language):
    yield from (word, word.lower(), word.upper(), word.lower().translate(WITHOUT_MARKS))
    yield f"\u200b{word}\u00ad"
    if language == "sr-latn" and not set(word.lower()) & set("qwxy"):
        yield in_cyrillic(word)
        yield in_cyrillic(word).upper()


@given(written_texts())
def test_what_is_indexed_shares_a_term_with_its_own_words_however_typed(written):
    language, own, whole = written
    for version in (whole, whole.upper()):
        field = text.analyse_field(version, language)
        terms = {*field.forms, *field.stems}
        for word in own:
            for typed in ways_to_type(word, language):
                (asked, *_more) = text.analyse_query(typed)
                assert terms & {asked.form, *asked.stems}, (version, typed)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(written_texts(), min_size=1, max_size=5))
def test_what_an_engine_holds_it_finds_by_its_own_words_however_typed(tmp_path, texts):
    engine = EmbeddedEngine(tmp_path / "index")
    sections = [
        section(f"n{n}", "", whole, language=language)
        for n, (language, _own, whole) in enumerate(texts)
    ]
    engine.rebuild(sections, again=lambda keys: [])
    view = engine.view()
    for held, (language, own, _whole) in zip(sections, texts, strict=True):
        for typed in ways_to_type(own[0], language):
            slots = tuple(
                Slot(form=word.form, stems=word.stems, grams=word.grams)
                for word in text.analyse_query(typed)
            )
            query = Query(audiences=PUBLIC, slots=slots, needs_word=True)
            found = view.load(view.candidates(query, 50))
            assert held in found, (held.body, typed)


@given(st.one_of(*(words_of(letters) for letters in (ALBANIAN, MONTENEGRIN, ENGLISH))))
def test_a_word_of_any_alphabet_folds_once_and_to_plain_letters(word):
    for spelled in (word, word.upper(), word.capitalize(), in_cyrillic(word)):
        folded = text.fold(spelled)
        assert folded == text.fold(folded) == text.fold(word)
        assert folded.isascii()


@given(words_of(ENGLISH, max_size=20), st.sets(words_of(ENGLISH), max_size=30))
def test_repairs_are_few_known_words_one_slip_away_and_looked_for_once(word, known):
    asked_for = []

    def frequencies(forms):
        asked_for.extend(forms)
        return {form: len(form) for form in asked_for if form in known}

    (asked, *_more) = text.analyse_query(word)
    found = text.repairs(asked, frequencies)
    assert len(found) <= text.MOST_REPAIRS
    assert set(found) <= known & set(one_edit(asked.form))
    assert len(asked_for) == len(set(asked_for)) <= 54 * len(asked.form) + 25


@given(st.text(max_size=600))
def test_what_is_looked_at_is_the_beginning_up_to_a_space(anything):
    cleaned = text.clean(anything).strip()
    looked_at, is_cut = _looked_at(cleaned)
    assert cleaned.startswith(looked_at)
    assert len(looked_at) <= text.QUERY_LETTERS
    rest = cleaned[len(looked_at) :]
    assert is_cut or not rest
    assert not rest or rest[0].isspace() or not looked_at.count(" ")
    assert len(text.analyse_query(looked_at)) <= text.QUERY_WORDS


@given(st.text())
def test_folding_twice_is_folding_once(word):
    assert text.fold(text.fold(word)) == text.fold(word)


@pytest.mark.parametrize("letters", ["ӁӂӜӝӴӵ", "ЙйЌќЃѓЀѐЍѝ", "İıſßẞǅǈǋ"])
def test_letters_with_a_mark_of_their_own_fold_once(letters):
    for letter in letters:
        assert text.fold(text.fold(letter)) == text.fold(letter)
    assert text.fold("ӂ") == text.fold("ж") == "z"


def test_every_letter_there_is_folds_once():
    fold = text.fold.__wrapped__  # its cache would forget all words of the other tests
    letters = (chr(code) for code in range(0x20000) if not 0xD800 <= code < 0xE000)
    assert [letter for letter in letters if fold(fold(letter)) != fold(letter)] == []


@given(st.text())
def test_cleaning_twice_is_cleaning_once(anything):
    assert text.clean(text.clean(anything)) == text.clean(anything)


@given(st.text())
def test_every_token_stands_where_it_says(anything):
    cleaned = text.clean(anything)
    assert all(cleaned[t.start : t.end] == t.word for t in text.tokens(cleaned))


@given(words)
def test_capitals_and_lost_diacritics_fold_to_the_same(word):
    bare = word.translate(str.maketrans("ëçčćšž", "eccc" + "sz")).replace("đ", "dj")
    assert text.fold(word.upper()) == text.fold(word) == text.fold(bare)


@given(st.text("".join(CYRILLIC), min_size=1, max_size=20))
def test_cyrillic_folds_to_its_latin_spelling(word):
    assert text.fold(word) == text.fold("".join(CYRILLIC[letter] for letter in word))


@given(st.lists(words, min_size=1, max_size=6), st.sampled_from(["sq", "sr-latn", "en"]))
def test_a_text_shares_a_stem_with_each_of_its_own_words(own_words, language):
    indexed = set(text.analyse_field(" ".join(own_words), language).stems)
    for word in own_words:
        for typed in (word, word.upper()):
            (asked, *_more) = text.analyse_query(typed)
            assert indexed & set(asked.stems)


@given(st.text(max_size=400))
def test_any_query_is_analysed_into_few_short_words(anything):
    asked = text.analyse_query(anything)
    assert len(asked) <= text.QUERY_WORDS
    assert all(0 < len(word.form) <= 2 * 64 for word in asked)


@given(st.text("abcdefgh", min_size=1, max_size=9))
def test_one_edit_is_mutual_and_leaves_the_word_itself_out(form):
    near = list(one_edit(form))
    assert form not in near
    assert len(near) == len(set(near))
    assert all(form in one_edit(other) for other in near[:: max(1, len(near) // 8)] if other)


@pytest.mark.parametrize(
    ("stem", "forms"),
    [
        ("dhun", "dhunë dhuna dhunës dhunave"),
        ("femi", "fëmijë fëmijët fëmijëve"),
        ("rast", "rast rasti rasteve"),
        ("punon", "punonjës punonjësve"),
        ("mbrojt", "mbrojtje mbrojtjes"),
        ("menaxhim", "menaxhimi menaxhimit"),
        ("bashk", "bashki bashkisë"),
        ("sherbim", "shërbimeve"),
        ("te", "te"),
        ("ligj", "ligj ligji ligjit ligje ligjet ligjeve ligjor ligjore"),
        ("larg", "larg larga"),
        ("grua", "grua gruaja gruan gruas gra gratë grave"),
        ("vella", "vëlla vëllai vëllezër vëllezërit vllai"),
        ("prind", "prind prindi prindërit prindërve"),
        ("at", "ati atin"),
        ("dhunu", "dhunues dhunuesi dhunuesit dhunuesin"),
        ("autor", "autoritet autoriteti autoritetet autoriteteve"),
        ("vepr", "vepër vepra veprës"),
        ("urdhr", "urdhër urdhri urdhrit"),
        ("menjehershm", "menjëhershëm menjëhershme"),
    ],
)
def test_albanian_forms_meet_in_one_stem(stem, forms):
    assert {text.stem(text.fold(form), "sq") for form in forms.split()} == {f"sq0{stem}"}


@pytest.mark.parametrize("pair", ["dhunues dhunë", "ligj larg", "grua gur", "vëlla vel"])
def test_albanian_words_that_are_others_keep_their_stems(pair):
    one, other = (text.stem(text.fold(word), "sq") for word in pair.split())
    assert one != other


def test_the_table_of_irregular_forms_is_folded_and_says_each_once():
    for written, code in ((irregular.ALBANIAN, "sq"), (irregular.MONTENEGRIN, "sr")):
        forms = [form for line in written.split("\n") for form in line.split()[1:]]
        assert {text.fold(form) for form in forms} == set(forms) <= set(irregular.STEM_OF[code])
        assert len(forms) == len(set(forms))
        assert not set(forms) & STOP_WORDS


@pytest.mark.parametrize(
    "forms",
    [
        "dijete djeteta djeca djecom dete deca деца dječija",
        "čovjek ljudi ljudima čoveka",
        "slučaj slučaja slučajevi",
        "nasilje nasilja nasiljem",
        "pomoć pomoći pomaže pomogne",
        "prijava prijavio prijavila prijavljuje",
        "smještaj smještaja smestiti smještena",
        "starija stara starac starica",
        "bježi pobjegla bjekstvo",
        "zaštitna zaštitne zaštitnu",
        "mjera mjere mjeru",
    ],
)
def test_montenegrin_forms_meet_in_one_stem(forms):
    assert len({text.stem(text.fold(form), "sr") for form in forms.split()}) == 1


def test_clitics_fall_away_and_hyphens_split():
    assert [t.word for t in text.tokens("t’i NJMF-ja s'ka fëmijë")] == [
        "i",
        "NJMF",
        "ja",
        "ka",
        "fëmijë",
    ]


def test_an_acronym_in_capitals_is_no_stop_word():
    forms = [(w.form, w.is_acronym) for w in text.analyse_query("ndihma NE në bashki")]
    assert forms == [("ndihma", False), ("ne", True), ("bashki", False)]
    assert "ac0ne" in text.analyse_field("Ndihma ekonomike NE jepet në bashki", "sq").stems


@pytest.mark.parametrize("typed", ["N.E.", "dokumente NE", "n.e. dokumente"])
def test_an_acronym_that_is_spelled_like_a_stop_word_is_not_looked_for_as_that(typed):
    (acronym,) = [word for word in text.analyse_query(typed) if word.form == "ne"]
    assert acronym.stems == ("ac0ne",)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("N.E.", [("ne", True)]),
        ("n.e", [("ne", True)]),
        ("K.E.M.P", [("kemp", True)]),
        ("ndihma n. e. ne bashki", [("ndihma", False), ("ne", True), ("bashki", False)]),
        ("N.E.DOKUMENTE", [("ne", True), ("dokumente", False)]),
        ("dhuna. u rrah", [("dhuna", False), ("rrah", False)]),
        ("p.sh. policia", [("p", False), ("sh", False), ("policia", False)]),
        ("neni 3.a policia", [("neni", False), ("3", False), ("policia", False)]),
        ("prit... e po", [("prit", False)]),
    ],
)
def test_letters_with_dots_between_are_an_acronym(typed, words):
    assert [(w.form, w.is_acronym) for w in text.analyse_query(typed)] == words
    for word in text.analyse_query(typed):
        assert (text.acronym_term(word.form) in word.stems) == word.is_acronym


def test_stop_words_alone_are_kept():
    assert [w.form for w in text.analyse_query("si dhe pse")] == ["si", "dhe", "pse"]


def test_repair_offers_the_commonest_neighbours():
    counts = {"menaxhim": 4, "menazhim": 9, "menaxhime": 1}
    asked = text.analyse_query("menaxhin")[0]
    found = text.repairs(asked, lambda forms: {f: counts[f] for f in forms if f in counts})
    assert found == ("menaxhim",)


@pytest.mark.parametrize(
    ("typed", "stop"), [("gjatte", "gjate"), ("megjithes", "megjithese"), ("takodjee", "takodje")]
)
def test_a_word_was_never_meant_to_be_a_stop_word(typed, stop):
    (asked,) = text.analyse_query(typed)
    assert stop in set(one_edit(asked.form))
    assert text.repairs(asked, lambda forms: {form: 9 for form in forms if form == stop}) == ()


def test_short_words_and_acronyms_are_not_repaired():
    for typed in ("dhun", "ndihma KEMP x"):
        word = text.analyse_query(typed)[-1]
        assert text.repairs(word, lambda forms: dict.fromkeys(forms, 1)) == ()


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ('"dhunë në familje"', (("dhune", "ne", "familje"),)),
        ("„zaštitna mjera“ sud", (("zastitna", "mjera"),)),
        ('"pa fund', ()),
        ('""', ()),
    ],
)
def test_quoted_phrases(typed, phrases):
    assert text.quoted(typed) == phrases
