"""Tests: everything in throw-away folders, fast hashing, tasks run at once."""

import tempfile
from pathlib import Path

from .base import *

DEMO_CONTENT = True
SECRET_KEY = "test-only-0000000000000000000000000000000000000000000000000000"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
VAR_DIR = Path(tempfile.mkdtemp(prefix="zyra-test-"))
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A fixture that runs before pytest-django swaps databases must not meet the desk's own.
    DATABASES["default"]["NAME"] = VAR_DIR / "never-used.sqlite3"
    # In a file, as in service: in memory all threads of a live server would share one connection,
    # and with it each other's transactions.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS | {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000;"
    }
MEDIA_ROOT = VAR_DIR / "media"
SEARCH_INDEX_DIR = VAR_DIR / "index"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
WAGTAILADMIN_BASE_URL = "http://testserver"
