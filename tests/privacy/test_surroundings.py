"""Words that are names for what stands beside them, and the words that are none."""

import json
from pathlib import Path

import pytest
from django.conf import settings

from portal.privacy import surroundings
from portal.privacy.detector import may_name_a_person
from portal.privacy.names import SURE_NAMES, SURE_SURNAMES, TOWNS

DEMO_QUERIES = Path(settings.BASE_DIR) / "portal" / "base" / "demo_queries"


@pytest.mark.parametrize(
    "text",
    [
        "vajza e berta vlora",
        "hasani",
        "hoxhes",
        "berta",
        "familja shala",
        "familja elbasani",
        'familja "shala"',
        "ndihme per familjen gjokutaj",
        "familja e agimit",
        "familja tirane",
        "familja xhelili",
        "porodica hot",
        "porodica drešaj",
        "porodica Bojkovski",
        "vajza e odetës",
        "vajza e beses",
        "vajzes se vertiles",
        "djali i lules",
        "djali i agimit",
        "djali i beratit",
        "fëmija i brajanit",
        "nena e shpreses",
        "dete petra",
        "dete lenka",
        "dijete dunja",
        "moja ćerka dunja",
        "kćerka Nađa",
        "sin balša",
        "син страхиња",
        "otac vujica",
        "agimi 12 vjec",
        "agimi ka 12 vjec",
        "agimi, 12 vjeç",
        "agimi (12 vjeç)",
        "kleandro 10 vjec",
        "balša 5 godina",
        "Бертина 7 година",
        "sara 12 years old",
        "brajan 8 muajsh",
    ],
)
def test_a_word_is_a_name_by_its_place(text):
    assert may_name_a_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "vajza e dhunuar",
        "vajza e perdhunuar",
        "vajza e mitur",
        "djali i vogël",
        "djali i hiperaktiv",
        "fëmija i humbur",
        "fëmija i rrugës",
        "fëmija i jetimores",
        "nëna e mirë",
        "nëna e madhe",
        "burri e rref grune",
        "familja kujdestare",
        "familja ime",
        "familja biologjike",
        "familja jeton ne kasolle",
        "familja pa strehë",
        "familja 5 anëtarë",
        "strehë për familje Elbasan",
        "ndihmë për familjen, berat",
        "dete bez pratnje",
        "dete sa smetnjama",
        "dijete pobjeglo",
        "dijete prosi",
        "vraćanje djeteta kući",
        "psiholog za dijete Budva",
        "psiholog za dijete Herceg Novi",
        "sin udario majku",
        "otac alkoholičar",
        "majka i dijete",
        "žena pretučena",
        "hraniteljska porodica Bar",
        "porodica u riziku",
        "porodica se prijavila",
        "porodica čeka pomoć",
        "fëmijë 12 vjeç",
        "djalë 7 vjeç",
        "vajzë 15 vjeç",
        "dijete 5 godina",
        "grua 30 vjeç",
        "mbi 18 vjeç",
        "burg 10 vjet",
        "kazna zatvora 5 godina",
        "naknada 12 mjeseci",
        "djeca 0-6 godina",
        "girl 15 years old",
        "psikolog has",
        "policia e Beratit",
        "avokat falas has",
    ],
)
def test_the_fields_own_words_are_no_names(text):
    assert not may_name_a_person(text)


def test_of_the_demos_questions_none_is_lost_for_its_surroundings():
    lines = (DEMO_QUERIES / "queries.jsonl").read_text("utf-8").splitlines()
    asked = [json.loads(line)["query"] for line in lines]
    assert len(asked) > 200
    assert [text for text in asked if surroundings.name_a_person(text)] == []


def test_the_list_of_common_words_holds_their_beginnings_and_no_town():
    written = surroundings.COMMON_WORDS.read_text("utf-8").split()
    assert written == sorted(set(written))
    assert len(written) > 10_000
    assert all(word.isascii() and word.islower() for word in written)
    assert all(2 < len(word) <= surroundings.BEGINNING for word in written)
    assert TOWNS.isdisjoint(written)


def test_few_names_begin_like_a_common_word():
    """The known names stand for those that no list has: most are no common word by their letters."""
    names = sorted(SURE_NAMES | SURE_SURNAMES)
    hidden = [name for name in names if surroundings._is_common(name)]
    assert len(hidden) < 0.06 * len(names)
