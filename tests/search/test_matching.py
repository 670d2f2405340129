"""Keys of objects that have the words: in groups that fit about as well, the near ones among them."""

from dataclasses import replace

import pytest

from search.engines import get_engine
from search.matching import Matches, matches_of
from search.sections import Reader, Section

pytestmark = pytest.mark.django_db
READER = Reader("sq", "AL")


def contact(number, title, body="Ndihmë për familjen.", language="sq"):
    key = f"directory.service:{number}"
    return Section(
        uid=f"{key}:all:{language}",
        object_key=key,
        kind="contact",
        title=title,
        path=(),
        body=body,
        url="/",
        language=language,
        audience="public",
        jurisdiction="AL",
        group=key,
    )


@pytest.fixture
def fill(index):
    return lambda *sections: get_engine().rebuild(sections, again=lambda keys: [])


def found(words, **fields):
    asked = {"reader": READER, "filters": {}, "size": 100} | fields
    return matches_of(words, **asked)


def numbers(keys):
    return [int(key.rpartition(":")[2]) for key in keys]


def test_what_has_none_of_the_words_is_not_among_them(fill):
    fill(contact(1, "Psikolog, Berat"), contact(2, "Policia, Berat"))
    assert found("psikolog") == Matches((("directory.service:1",), ()))


def test_what_fits_far_worse_is_in_the_second_group(fill):
    fill(
        contact(1, "Strehë për viktima të dhunës", "Strehë. Dhunë. Viktima."),
        *(contact(n, "Zyra", "Punë me viktima dhe të tjerë, ditë pas dite.") for n in range(2, 9)),
    )
    close, others = found("strehë viktima dhunë").groups
    assert numbers(close) == [1]
    assert sorted(numbers(others)) == list(range(2, 9))


def test_of_too_many_those_that_name_the_place_come_too(fill):
    everywhere = [contact(n, f"Psikolog {n}, Tiranë") for n in range(1, 9)]
    fill(*everywhere, contact(9, "Psikolog i zyrës, Malësi e Madhe"))  # longer, so it comes last
    alone = found("psikolog", size=3)
    assert alone.is_cut
    assert 9 not in numbers(key for keys in alone.groups for key in keys)
    with_place = found("psikolog", size=3, naming="Malësi e Madhe")
    assert 9 in numbers(key for keys in with_place.groups for key in keys)
    assert with_place.is_cut
    assert not found("psikolog", size=9, naming="Malësi e Madhe").is_cut


def test_each_object_comes_once_in_whatever_languages_it_is(fill):
    fill(contact(1, "Psikolog"), contact(1, "Psiholog", language="sr-latn"))
    keys = [key for keys in found("psikolog psiholog").groups for key in keys]
    assert numbers(keys) == [1]


def test_what_is_only_spelled_alike_is_said(fill):
    fill(contact(1, "Psikologjik"), contact(2, "Policia"))
    alike = found("zxpsikolzx")
    assert alike.is_alike
    assert numbers(alike.groups[0]) in ([1], [])
    assert not found("xqwvzz").groups[0]


def test_no_words_and_no_index(fill, settings, tmp_path):
    fill(contact(1, "Psikolog"))
    assert found("?!") == Matches()
    settings.SEARCH_INDEX_DIR = tmp_path / "none"
    assert found("psikolog") is None


def test_only_what_the_reader_may_read(fill):
    fill(replace(contact(1, "Psikolog"), audience="professional"))
    assert not any(found("psikolog").groups)
    assert any(
        found("psikolog", reader=Reader("sq", "AL", audiences=frozenset({"professional"}))).groups
    )


def test_of_too_many_those_of_the_own_country_come_too(fill):
    abroad = [contact(n, f"Psikolog {n}") for n in range(1, 41)]
    own = replace(contact(50, "Psikolog i zyrës së qendrës"), jurisdiction="ME")
    fill(*abroad, own)
    asked = found("psikolog", size=3, reader=Reader("sq", "ME"))
    assert 50 in numbers(key for keys in asked.groups for key in keys)
