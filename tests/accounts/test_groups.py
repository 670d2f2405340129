"""The groups come into a portal of real people too, without the demo's accounts."""

from io import StringIO

from django.contrib.auth.models import Group
from django.core.management import call_command

from portal.accounts.models import User
from portal.accounts.seed import GROUPS, permission


def load() -> str:
    said = StringIO()
    call_command("groups_load", stdout=said)
    return said.getvalue()


def test_every_group_gets_its_rights_and_keeps_what_was_added(db, settings):
    settings.DEMO_CONTENT = False
    said = load()
    assert all(f"{name}: " in said for name in GROUPS)
    keepers = Group.objects.get(name="Keepers")
    assert permission("directory.add_program") in keepers.permissions.all()
    assert not User.objects.exists()
    keepers.permissions.add(permission("reference.view_topic"))
    number = keepers.permissions.count()
    load()
    assert keepers.permissions.count() == number
