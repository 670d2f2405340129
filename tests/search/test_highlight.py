"""Highlights: the right passage, and no HTML but <mark>."""

import re
from html import unescape

from hypothesis import assume, given
from hypothesis import strategies as st

from search import text
from search.analysis.irregular import STEM_OF
from search.engines.base import Query, Slot
from search.highlight import PASSAGE_LETTERS, passage


def query(words):
    slots = (Slot(form=w.form, stems=w.stems, grams=w.grams) for w in text.analyse_query(words))
    return Query(audiences=frozenset({"public"}), slots=tuple(slots))


def test_inflected_words_are_marked_as_they_are_written():
    shown = passage("Fëmijët që lypin në rrugë.", "sq", query("femije rruga"))
    assert shown == "<mark>Fëmijët</mark> që lypin në <mark>rrugë</mark>."


def test_the_densest_passage_is_chosen():
    body = "Hyrje e gjatë. " * 40 + "Policia shoqëron fëmijën në spital. " + "Fund. " * 40
    shown = passage(body, "sq", query("policia spital"))
    assert "<mark>Policia</mark> shoqëron" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")


def test_cyrillic_query_marks_latin_text():
    assert "<mark>zaštitu</mark>" in passage("Sud određuje zaštitu.", "sr-latn", query("заштита"))


def test_without_a_word_in_common_what_is_spelled_alike_is_marked():
    assert "<mark>vetëvrasje</mark>" in passage("Flet për vetëvrasje.", "sq", query("vetvrasjet"))


@given(st.text(max_size=600), st.text(max_size=40))
def test_only_mark_comes_out_unescaped(body, words):
    shown = passage(body, "sq", query(words))
    rest = re.sub(r"</?mark>", "", shown)
    assert "<" not in rest
    assert ">" not in rest
    assert '"' not in rest
    assert len(text.clean(re.sub(r"&[#\w]+;", "x", rest))) <= PASSAGE_LETTERS + 4


@given(
    st.text(alphabet="abcdefghijklmnopqrstuvwxyzëčđÉДЉжј", min_size=2, max_size=12)
    | st.sampled_from(sorted({*STEM_OF["sq"], *STEM_OF["sr"]}))
    | st.sampled_from(
        "dijete djece ije jesti ëmës lying dying maca đaci ljudi њих ђака џеп".split()
    ),
    st.sampled_from(("sq", "sr-latn", "en")),
)
def test_every_form_of_a_stem_is_marked(word, language):
    assume(not text.is_stop(text.fold(word)))
    stem = text.stem(text.fold(word), text.family(language))
    about = Query(audiences=frozenset({"public"}), slots=(Slot(form="00", stems=(stem,)),))
    assert passage(f"– {word}.", language, about) == f"– <mark>{text.clean(word)}</mark>."


@given(
    st.lists(
        st.sampled_from("vetëvrasje, “Vetëvrasjen” ndërsa vet’ vetvrasësi—dhe".split()), max_size=8
    )
)
def test_what_resembles_is_marked_wherever_it_stands(words):
    shown = passage(" ".join(words), "sq", query("vetvrasjet"))
    marked = re.findall(r"<mark>(.*?)</mark>", shown)
    alike = [word for word in text.WORD.findall(" ".join(words)) if word.lower().startswith("vet")]
    assert marked == [word for word in alike if word != "vet’"]


def test_a_body_full_of_html_stays_text():
    shown = passage('<script>alert("dhunë")</script>', "sq", query("dhune"))
    assert shown == "&lt;script&gt;alert(&quot;<mark>dhunë</mark>&quot;)&lt;/script&gt;"


@given(
    st.lists(
        st.sampled_from(["<b>", "&amp;", "&", "dhunë", "fëmijë", "<", '"', "'", " ", "</mark>"])
    ),
    st.sampled_from(["dhune", "femije dhune", "amp", "mark b", "quot x27"]),
)
def test_what_is_shown_stands_in_the_text_letter_by_letter(parts, words):
    body = text.clean("".join(parts))
    shown = passage(body, "sq", query(words))
    pieces = re.sub(r"</?mark>", "", shown).removeprefix("… ").removesuffix(" …")
    assert unescape(pieces) in body
    for marked in re.findall(r"<mark>(.*?)</mark>", shown):
        assert unescape(marked).isalnum()
