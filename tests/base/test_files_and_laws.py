"""Files, laws and acronyms: who opens them, and that search finds them."""

import pytest
from django.utils.html import strip_tags

from portal.base.models import PortalDocument
from portal.reference.models import Acronym
from protocols.models import LegalAct, ProtocolPage
from search.indexing import drain


@pytest.fixture
def ask(client, demo_site):
    def answer(words, **parameters):
        return client.get("/api/search", {"q": words, "lang": "sq", **parameters}).json()

    return answer


def test_the_text_inside_a_law_is_found_by_page(ask):
    hits = ask("mbikëqyrja e specializuar brenda familjes", kind="document")["hits"]
    document = LegalAct.objects.get(code="al-18-2017").document
    assert f"{document.url}#page=2" in [hit["url"] for hit in hits]


def test_a_law_that_loses_its_document_is_no_longer_found_in_it(ask):
    act = LegalAct.objects.get(code="al-18-2017")
    address = act.document.url
    act.document = None
    act.save()
    drain(wait=True)
    hits = ask("mbikëqyrja e specializuar brenda familjes", kind="document")["hits"]
    assert not [hit for hit in hits if hit["url"].startswith(address)]


def test_an_acronym_answers_with_its_long_form(ask):
    hit = ask("mkr")["hits"][0]
    assert hit["kind"] == "acronym"
    assert "Mekanizmi i koordinuar i referimit" in strip_tags(hit["highlight"])
    assert hit["url"] == "/sq/acronyms/#mkr"


def test_a_form_that_only_professionals_pages_offer_opens_for_them_alone(client, demo_site, worker):
    page = ProtocolPage.objects.get(
        slug="menaxhimi-i-rasteve-te-dhunes-ndaj-femijeve", locale__language_code="sq"
    )
    form = PortalDocument.objects.filter(file__contains="child-violence").first()
    assert client.get(form.url).status_code == 200
    page.audience = "professional"
    page.save_revision().publish()
    assert client.get(form.url).status_code == 302
    client.force_login(worker, backend="portal.accounts.backend.AccountBackend")
    answer = client.get(form.url)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-cache"
    assert "Content-Encoding" not in answer


@pytest.mark.parametrize(
    "address",
    ["/sq/protocol/9223372036854775808.pdf", "/documents/9223372036854775808/x.pdf"],
)
def test_a_number_beyond_every_row_is_not_found(client, db, address):
    assert client.get(address).status_code == 404


def test_a_professionals_pdf_leads_a_visitor_to_sign_in(client, demo_site):
    page = ProtocolPage.objects.filter(audience="professional", live=True).first()
    answer = client.get(f"/sq/protocol/{page.pk}.pdf")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/?next=")


def test_unknown_municipalities_do_not_fill_the_page_cache(client, demo_site):
    from django.core.cache import caches

    client.get("/sq/?m=nowhere")
    assert not caches["pages"]._cache
    assert Acronym.objects.exists()
