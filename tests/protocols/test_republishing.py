"""Publishing a page that is live already, by the editor's own form: all of it, or nothing."""

import pytest
from django.urls import reverse

from protocols.models import ProtocolPage, PublishedStep
from tests.protocols.small_protocol import HEAR, NEW, TELL, translated
from tests.protocols.test_editing import (  # noqa: F401 - `add` is a fixture
    add,
    errors_of,
    form,
    items,
    limit_data,
    step_data,
)

pytestmark = pytest.mark.usefixtures("in_english")
HEARS = (step_data("PMF dëgjon"), HEAR)
TELLS = (step_data("PMF njofton"), TELL)


@pytest.fixture
def republish(desk, protocol):
    """Publish the whole form of the live protocol anew; return the page as it is then."""
    address = reverse("wagtailadmin_pages:edit", args=[protocol.pk])

    def send(*steps, **fields):
        data = form(*steps, slug=protocol.slug, title=protocol.title, **fields)
        response = desk.post(address, data | {"action-publish": "1"})
        assert response.status_code == 302, errors_of(response)
        return ProtocolPage.objects.get(pk=protocol.pk)

    return send


def row(block_id):
    return PublishedStep.objects.get(block_id=block_id, protocol__live=True)


def test_a_changed_limit_is_in_the_published_rows(republish):
    republish((step_data("PMF dëgjon", limits=items(limit_data(amount="5"))), HEAR), TELLS)
    assert [limit.amount for limit in row(HEAR).limits.all()] == [5]


def test_an_inserted_step_gets_its_row_and_the_old_link_its_step(republish, client):
    republish((step_data("PMF vjen"), NEW), HEARS, TELLS)
    assert row(NEW).is_current
    assert client.get(f"/sq/step/{NEW}/")["Location"].endswith(f"#s-{NEW}")
    assert client.get(f"/sq/step/{HEAR}/")["Location"].endswith(f"#s-{HEAR}")


def test_a_removed_step_is_withdrawn_and_its_link_says_so(republish, client):
    number = row(TELL).number
    republish(HEARS)
    assert not row(TELL).is_current
    address = client.get(f"/sq/step/{TELL}/")["Location"]
    assert address.endswith(f"?gone={number}")
    assert number in client.get(address).content.decode()


def test_who_may_read_follows_on_every_translation_at_once(republish, english, client):
    address = english.get_url()
    assert client.get(address).status_code == 200
    republish(HEARS, TELLS, audience="professional")
    client.logout()
    assert client.get(address).status_code == 302
    assert client.get(f"/en/protocol/{english.pk}.pdf").status_code == 302


def test_a_reworded_step_is_behind_in_the_translation(republish, english, protocol):
    from protocols.reading import read

    republish((step_data("PMF dëgjon me durim"), HEAR), TELLS)
    behind = {step.id: step.is_behind for step in read(translated(protocol)).steps}
    assert behind[HEAR]


def test_a_failure_half_way_leaves_the_live_page_and_its_rows(desk, protocol, monkeypatch):
    import protocols.publication

    def fail(page):
        raise RuntimeError("the power went")

    monkeypatch.setattr(protocols.publication, "record_publication", fail)
    revisions = protocol.revisions.count()
    data = form(HEARS, slug=protocol.slug, title="Tjetër titull") | {"action-publish": "1"}
    with pytest.raises(RuntimeError):
        desk.post(reverse("wagtailadmin_pages:edit", args=[protocol.pk]), data)
    page = ProtocolPage.objects.get(pk=protocol.pk)
    assert page.title == protocol.title
    assert row(TELL).is_current
    assert page.revisions.count() == revisions
