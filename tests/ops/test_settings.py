"""Production refuses to start without its secrets, and is clean once it has them."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from portal.accounts import seed
from portal.accounts.models import User

GOOD = {
    "SECRET_KEY": "only-for-this-test-3b1f0c7d9a5e8246bd17c0aa94e2f6d8-tZ!q",
    "ALLOWED_HOSTS": "zyra.example",
    "ZYRA_BASE_URL": "https://zyra.example",
}


def manage(*words, folder, **environment):
    """Run manage.py under the production settings with exactly `environment`."""
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=settings.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "portal.settings.production",
            "ZYRA_VAR": str(folder),
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_production_is_clean_under_check_deploy(tmp_path):
    words = ("check", "--deploy", "--fail-level", "WARNING")
    done = manage(*words, folder=tmp_path, **GOOD)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize(
    ("changed", "names"),
    [
        ({"SECRET_KEY": None}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS"),
        ({"ZYRA_BASE_URL": None}, "ZYRA_BASE_URL"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
        ({"ZYRA_BASE_URL": "http://zyra.example"}, "ZYRA_BASE_URL"),
    ],
)
def test_production_refuses_and_names_what_is_wrong(changed, names, tmp_path):
    environment = {key: value for key, value in (GOOD | changed).items() if value is not None}
    done = manage("check", folder=tmp_path, **environment)
    assert done.returncode != 0
    assert "ImproperlyConfigured" in done.stderr
    assert names in done.stderr.strip().splitlines()[-1]


def test_the_development_key_does_not_pass_for_a_secret(tmp_path):
    from portal.settings import dev

    done = manage("check", folder=tmp_path, **(GOOD | {"SECRET_KEY": dev.SECRET_KEY}))
    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr


def test_accounts_with_public_passwords_are_refused_outside_the_demo(db, settings):
    settings.DEMO_CONTENT = False
    with pytest.raises(ImproperlyConfigured, match="DEMO_CONTENT"):
        seed.seed()
    assert not User.objects.exists()


def test_production_takes_no_demo_content(tmp_path):
    words = ("shell", "--no-imports", "-c", "from portal.accounts.seed import seed; seed()")
    done = manage(*words, folder=tmp_path, **GOOD)
    assert done.returncode != 0
    assert "passwords that everybody can read" in done.stderr


def test_only_the_editor_may_be_framed_and_only_by_us(client, db):
    assert client.get("/admin/login/")["X-Frame-Options"] == "SAMEORIGIN"
    assert client.get("/accounts/login/")["X-Frame-Options"] == "DENY"
