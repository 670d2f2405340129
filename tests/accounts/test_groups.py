"""The groups come into a portal of real people too, without the demo's accounts."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from portal.accounts.models import User
from portal.accounts.seed import GROUPS, permission
from portal.reference.models import EmergencyLine, Jurisdiction


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


def test_no_group_changes_the_emergency_numbers_also_where_it_once_could(db):
    load()
    group_rights = Group.objects.get(name="Editors").permissions
    line_rights = [permission(f"reference.{verb}_emergencyline") for verb in ("add", "change")]
    for name in GROUPS:
        Group.objects.get(name=name).permissions.add(*line_rights)
    assert group_rights.filter(codename="change_emergencyline").exists()
    load()
    for name in GROUPS:
        rights = set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))
        for model in ("emergencyline", "jurisdiction"):
            assert not {f"{verb}_{model}" for verb in ("add", "change", "delete")} & rights, name
        assert name == "Trainers" or "view_emergencyline" in rights


@pytest.mark.parametrize("role", ["editor", "keeper"])
def test_editors_and_keepers_see_the_emergency_numbers_and_change_none(db, client, request, role):
    Jurisdiction.objects.get_or_create(
        code="AL", defaults={"name_en": "AL", "time_zone": "Europe/Tirane"}
    )
    line, _is_new = EmergencyLine.objects.get_or_create(
        code="AL-129", defaults={"number": "129", "jurisdiction_id": "AL", "name_sq": "Policia"}
    )
    client.force_login(request.getfixturevalue(role))
    desk = "/admin/snippets/reference/emergencyline/"
    assert "129" in client.get(desk).content.decode()
    for path in (f"{desk}add/", f"{desk}edit/{line.pk}/", f"{desk}delete/{line.pk}/"):
        assert client.post(path, {"number": "0"}).status_code in (302, 403)
    line.refresh_from_db()
    assert line.number == "129"
