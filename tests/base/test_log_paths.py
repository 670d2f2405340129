"""What lets in whoever has it is written to no log."""

import logging

import pytest
from django.test import Client

from portal.base.log_paths import WithoutSecrets, without_secret

MARKER = "marker-of-a-token"


@pytest.mark.parametrize(
    "path",
    [
        f"/sq/directory/confirm/{MARKER}/",
        f"/sq/directory/confirm/{MARKER}/new-link/",
        f"/sq/directory/confirm/{MARKER}/nothing/here/",
        f"/en/directory/slip/{MARKER}/",
        f"/sr-latn/directory/slip/{MARKER}/sheet.pdf",
        f"/directory/slip/{MARKER}/",
        f"/accounts/confirm-email/{MARKER}/nothing/",
    ],
)
def test_a_page_that_is_missing_keeps_its_token(db, client, caplog, path):
    assert client.get(path, follow=True).status_code in (404, 405)
    client.get("/sq/not-here/")
    assert MARKER not in caplog.text
    assert "/sq/not-here/" in caplog.text


def test_a_refused_page_keeps_its_token(db, caplog):
    path = f"/sq/directory/confirm/{MARKER}/"
    assert Client(enforce_csrf_checks=True).post(path).status_code == 403
    assert "/sq/directory/confirm/…" in caplog.text
    assert MARKER not in caplog.text


def test_the_log_itself_cuts_what_any_logger_writes(settings):
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["without_secrets"]
    record = logging.LogRecord(
        "any", logging.INFO, "", 0, "%s %s", (f"/sq/directory/slip/{MARKER}/", 404), None
    )
    assert WithoutSecrets().filter(record)
    assert record.getMessage() == "/sq/directory/slip/… 404"


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (f"GET /sq/directory/confirm/{MARKER}/ HTTP/1.1", "GET /sq/directory/confirm/…"),
        (f"/sq/directory//CONFIRM/ {MARKER}", "/sq/directory//CONFIRM/…"),
        (f"/accounts/password/reset/key/3-{MARKER}/", "/accounts/password/reset/key/…"),
        ("/sq/directory/confirm/", "/sq/directory/confirm/"),
        ("/sq/directory/slips/", "/sq/directory/slips/"),
        (404, 404),
    ],
)
def test_an_address_is_cut_behind_its_secret(text, cut):
    assert without_secret(text) == cut
