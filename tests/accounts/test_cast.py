"""The cast of demo and tests: who may read what, who may change what."""

import pytest
from wagtail.models import Page

from portal.accounts import seed
from portal.accounts.access import readable_audiences
from portal.accounts.cast import CAST, PASSWORD
from portal.accounts.models import Profile, User


def home():
    """The front page that Wagtail's own migration makes."""
    return Page.objects.get(depth=2)


def test_the_seed_is_safe_to_run_twice(db):
    seed.seed()
    before = list(User.objects.order_by("pk").values())
    seed.seed()
    assert list(User.objects.order_by("pk").values()) == before
    assert [user["email"] for user in before] == [member.email for member in CAST]
    assert Profile.objects.count() == len(CAST)


def test_what_the_demo_prints_signs_in(client, worker):
    answer = client.post("/accounts/login/", {"login": worker.email, "password": PASSWORD})
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(worker.pk)


def test_a_password_changed_at_the_demo_is_put_back(db):
    user = seed.account_of(CAST[0])
    user.set_password("something else entirely")
    user.save()
    assert seed.account_of(CAST[0]).check_password(PASSWORD)


@pytest.mark.parametrize(
    "role", ["worker", "colleague", "editor", "trainer", "keeper", "moderator"]
)
def test_professionals_read_what_is_theirs(role, request):
    assert "professional" in readable_audiences(request.getfixturevalue(role))


@pytest.mark.parametrize("role", ["resident", "stranger"])
def test_others_read_what_is_public(role, request):
    assert readable_audiences(request.getfixturevalue(role)) == {"public"}


def test_the_editor_writes_translates_and_publishes(editor):
    permissions = home().permissions_for_user(editor)
    assert permissions.can_edit()
    assert permissions.can_publish()
    assert permissions.can_add_subpage()
    assert editor.has_perm("wagtail_localize.submit_translation")
    assert editor.has_perm("protocols.change_legalact")
    assert not editor.is_superuser


@pytest.mark.parametrize("role", ["editor", "trainer", "keeper", "moderator", "administrator"])
def test_staff_roles_open_the_admin(client, role, request):
    client.force_login(request.getfixturevalue(role))
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("role", ["worker", "colleague", "resident", "stranger"])
def test_readers_do_not_open_the_admin(client, role, request):
    client.force_login(request.getfixturevalue(role))
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("role", ["trainer", "keeper"])
def test_other_roles_do_not_touch_pages(role, request):
    user = request.getfixturevalue(role)
    permissions = home().permissions_for_user(user)
    assert not permissions.can_edit()
    assert not permissions.can_publish()
    assert not permissions.can_add_subpage()
