"""The language chain: what is indexed is found by its own words, however they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import text
from search.analysis.repair import one_edit
from search.analysis.stems import albanian

LATIN = "abcdefghijklmnopqrstuvwxyzëçčćšžđ"
CYRILLIC = dict(
    zip(
        "абвгдђежзијклљмнњопрстћуфхцчџш",
        "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split(),
        strict=True,
    )
)
words = st.text(LATIN, min_size=1, max_size=20)


@given(st.text())
def test_folding_twice_is_folding_once(word):
    assert text.fold(text.fold(word)) == text.fold(word)


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
    ],
)
def test_albanian_forms_meet_in_one_stem(stem, forms):
    assert {albanian(text.fold(form)) for form in forms.split()} == {stem}


@pytest.mark.parametrize(
    "forms", ["dijete dijete", "zaštitna zaštitne zaštitnu", "mjera mjere mjeru"]
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


def test_stop_words_alone_are_kept():
    assert [w.form for w in text.analyse_query("si dhe pse")] == ["si", "dhe", "pse"]


def test_repair_offers_the_commonest_neighbours():
    counts = {"menaxhim": 4, "menazhim": 9, "menaxhime": 1}
    asked = text.analyse_query("menaxhin")[0]
    found = text.repairs(asked, lambda forms: {f: counts[f] for f in forms if f in counts})
    assert found == ("menaxhim",)


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
