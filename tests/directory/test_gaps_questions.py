"""What nobody knows in the address of the service map is passed over, and said so."""

import pytest

from directory.gaps import asking, matrix
from directory.wording import LETTERS_QUOTED
from tests.directory.test_gaps_pages import HERE, read

NOTICE = 'class="notice" role="status"'
BAD = {
    "?country=XX": "There is no country “XX” here; what follows is AL.",
    "?country=": "No country was chosen; what follows is AL.",
    "?county=Atlantis": "“Atlantis” is no county of AL; the whole country is shown.",
    "?type=zzz": "There is no kind of service “zzz”; all of them are shown.",
    "?type=counselling&group=zzz": "There is no group “zzz”; what follows is for everybody.",
    "al-has/?group=zzz": "There is no group “zzz”; what follows is for everybody.",
    "al-has/counselling/?group=zzz": "There is no group “zzz”; what follows is for everybody.",
    "compare/?one=al-berat&other=al-berat": "Berat was chosen twice; choose another one beside it.",
    "compare/?one=al-berat&other=al-atlantis": "There is no municipality “al-atlantis”.",
    "compare/?one=&other=zzz&group=x": "There is no municipality “zzz”.",
}


@pytest.fixture
def computed(desk):
    matrix.compute()


@pytest.mark.parametrize(("address", "sentence"), BAD.items())
def test_each_bad_question_is_answered_with_a_word(computed, client, address, sentence):
    page = read(client, address)
    assert f"{NOTICE}>{sentence}</p>" in page


@pytest.mark.parametrize(
    "address",
    ["", "?country=AL&county=&type=&group=", "?type=counselling&group=women", "compare/",
     "compare/?one=al-berat&other=", "compare/?one=al-berat&other=al-has", "al-has/?country=XX"],
)  # fmt: skip
def test_a_good_question_is_answered_without_one(computed, client, address):
    assert NOTICE not in read(client, address)


def test_the_same_one_twice_leaves_the_other_to_be_chosen(computed, client):
    page = read(client, "compare/?one=al-berat&other=al-berat")
    assert "Choose another municipality beside it." in page
    assert "gap-pair" not in page


@pytest.mark.parametrize("language", ["sq", "sr-latn"])
def test_the_word_is_in_the_readers_language(computed, client, language):
    page = client.get(f"/{language}/directory/gaps/?type=zzz").content.decode()
    said = page.split(NOTICE)[1].split("</p>")[0]
    assert "zzz”" in said
    assert "There is no" not in said


def test_a_file_that_would_hold_something_else_is_refused(computed, client):
    response = client.get(f"{HERE}matrix.csv?type=zzz&group=zzz")
    assert response.status_code == 400
    assert response["Content-Type"].startswith("text/plain")
    assert response.content.decode().splitlines() == [BAD["?type=zzz"], BAD["al-has/?group=zzz"]]


@pytest.mark.parametrize(
    ("written", "quoted"),
    [
        ("x" * 500, "x" * LETTERS_QUOTED + "…"),
        ("a\x00b\u202ec\n", "abc"),
        ("  zzz ", "zzz"),
    ],
)
def test_only_the_beginning_of_what_somebody_wrote_is_quoted(written, quoted):
    assert asking.quoted(written) == quoted


def test_what_is_quoted_stays_text(computed, client):
    page = read(client, "?type=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "“&lt;script&gt;alert(1)&lt;/script&gt;”" in page
    assert "<script>alert" not in page


def test_the_list_of_experiences_says_it_too(computed, client):
    page = client.get("/en/directory/experiences/?type=zzz").content.decode()
    assert BAD["?type=zzz"] in page
