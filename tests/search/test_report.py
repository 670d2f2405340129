"""The editors' report of searches without a result."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission

from search.models import AskedQuery

ADDRESS = "/admin/reports/searches/"


@pytest.fixture
def asked(db):
    AskedQuery.objects.create(day=date.today(), language="sq", text="lypsar", results=0, times=7)
    AskedQuery.objects.create(day=date.today(), language="en", text="", results=0, times=2)


def test_it_lists_what_was_asked_in_vain(asked, client, administrator):
    client.force_login(administrator)
    html = client.get(ADDRESS).content.decode()
    assert "lypsar" in html
    assert "7" in html
    assert "lypsar" not in client.get(ADDRESS, {"language": "en"}).content.decode()
    assert "lypsar" in client.get(ADDRESS + "results/").content.decode()
    exported = client.get(ADDRESS, {"export": "csv"})
    assert b"lypsar" in b"".join(exported.streaming_content)


def test_whoever_may_view_it_sees_it(asked, client, editor):
    editor.user_permissions.add(
        Permission.objects.get(content_type__app_label="search", codename="view_askedquery")
    )
    client.force_login(editor)
    assert "lypsar" in client.get(ADDRESS).content.decode()


def test_others_do_not(asked, client, worker):
    assert client.get(ADDRESS).status_code == 302
    client.force_login(worker)
    assert "lypsar" not in client.get(ADDRESS, follow=True).content.decode()
