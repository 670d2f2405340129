"""Dates, times, plurals and names read right in Albanian, Montenegrin and English."""

import json
from datetime import date, datetime, time, timedelta
from itertools import chain

import pytest
from django import forms
from django.apps import apps
from django.template import Context, Template
from django.utils import timezone
from django.utils.formats import date_format, number_format, time_format
from django.utils.timesince import timesince
from django.utils.translation import get_language_info, gettext, ngettext, override, pgettext
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.forms.account import _get_language_choices
from wagtail.admin.localization import get_js_translation_strings

from portal.base import catalogues
from tests.base.ekavian import ekavian_words

DAY = date(2026, 11, 3)
MOMENT = datetime(2026, 11, 3, 14, 20, tzinfo=timezone.get_default_timezone())


@pytest.fixture(autouse=True, scope="module")
def compiled():
    """The catalogues that Django reads are those of the .po beside them."""
    assert not catalogues.compile_changed(), "manage.py messages --compile was not run"


@pytest.mark.parametrize(
    ("language", "long", "moment", "short", "month", "day_of_month"),
    [
        (
            "sq",
            "3 nëntor 2026",
            "3 nëntor 2026, ora 14:20",
            "03.11.2026",
            "nëntor 2026",
            "3 nëntor",
        ),
        (
            "sr-latn",
            "3. novembra 2026.",
            "3. novembra 2026. u 14:20",
            "03.11.2026.",
            "novembar 2026.",
            "3. novembra",
        ),
        (
            "en",
            "3 November 2026",
            "3 November 2026, 14:20",
            "03/11/2026",
            "November 2026",
            "3 November",
        ),
    ],
)
def test_dates_read_right(language, long, moment, short, month, day_of_month):
    with override(language):
        assert date_format(DAY) == long
        assert date_format(MOMENT, "DATETIME_FORMAT") == moment
        assert date_format(DAY, "SHORT_DATE_FORMAT") == short
        assert date_format(DAY, "YEAR_MONTH_FORMAT") == month
        assert date_format(DAY, "MONTH_DAY_FORMAT") == day_of_month


@pytest.mark.parametrize("language", ["sq", "sr-latn", "en"])
def test_templates_show_hours_to_24(language):
    with override(language):
        assert time_format(time(14, 20), "TIME_FORMAT") == "14:20"
        assert time_format(time(0, 5), "TIME_FORMAT") == "00:05"
        page = Template("{{ at|time }} {{ at|date:'SHORT_DATETIME_FORMAT' }}")
        shown = page.render(Context({"at": MOMENT}))
        assert shown.startswith("14:20 ")
        assert shown.rstrip().endswith("14:20")


@pytest.mark.parametrize("language", ["sq", "sr-latn"])
def test_months_and_days_are_in_lower_case(language):
    with override(language):
        for month in range(1, 13):
            day = date(2026, month, 1)
            shown = [date_format(day, form) for form in ("F", "E", "N", "b", "l")]
            assert shown == [text.lower() for text in shown]


@pytest.mark.parametrize(
    ("language", "typed"), [("sq", "3.11.2026"), ("sr-latn", "3. 11. 2026."), ("en", "3/11/2026")]
)
def test_a_date_can_be_typed_as_it_is_written(language, typed):
    with override(language):
        assert forms.DateField().clean(typed) == DAY
        assert forms.DateTimeField().clean("2026-11-03 14:20").hour == 14


@pytest.mark.parametrize(
    ("language", "text"), [("sq", "1.234,5"), ("sr-latn", "1.234,5"), ("en", "1,234.5")]
)
def test_numbers_read_right(language, text):
    with override(language):
        assert number_format(1234.5, use_l10n=True, force_grouping=True) == text


def test_montenegrin_counts_in_three_forms():
    one, many = "%(n)d working day", "%(n)d working days"
    with override("sr-latn"):
        shown = [ngettext(one, many, n) % {"n": n} for n in (1, 2, 5, 11, 21, 22)]
    assert shown == [
        "1 radni dan",
        "2 radna dana",
        "5 radnih dana",
        "11 radnih dana",
        "21 radni dan",
        "22 radna dana",
    ]
    with override("sq"):
        assert ngettext(one, many, 5) % {"n": 5} == "5 ditë pune"
    with override("en"):  # Albanian is the portal's language, but English does not fall back on it
        assert ngettext(one, many, 5) % {"n": 5} == "5 working days"


def test_time_since_counts_in_montenegrin():
    with override("sr-latn"):
        now = timezone.now()
        # Django joins number and unit with a space that does not break.
        shown = timesince(now - timedelta(days=65), now, depth=1).replace("\xa0", " ")
        assert shown == "2 mjeseca"


def test_montenegrin_is_named_so():
    assert get_language_info("sr-latn")["name_local"] == "Crnogorski"
    with override("sq"):
        assert get_language_info("sr-latn")["name_translated"] == "malazezisht"
        assert ("sr-latn", "Crnogorski") in _get_language_choices()


def test_the_editor_speaks_both_languages():
    met = ["Save draft", "Publish", "Unpublish", "Dashboard", "Sign in", "History", "Choose a page"]
    for language, publish in (("sq", "Publiko"), ("sr-latn", "Objavi")):
        with override(language):
            assert gettext("Publish") == publish
            assert not [text for text in met if gettext(text) == text]
            strings = get_js_translation_strings()
            assert "selected" not in strings["BULK_ACTIONS"]["PAGE"]["PLURAL"]


@pytest.mark.parametrize("package", ["wagtail.admin", "wagtail_localize"])
def test_the_editors_javascript_speaks_both_languages(rf, package):
    for language, preview, save in (("sq", "Paraparje", "Ruaj"), ("sr-latn", "Prikaz", "Sačuvaj")):
        with override(language):
            answer = JavaScriptCatalog.as_view(packages=[package])(rf.get("/"))
        script = answer.content.decode()
        assert f'"Preview": {json.dumps(preview)}' in script
        assert f'"Save": {json.dumps(save)}' in script


def test_a_failed_publish_of_a_translation_tells_what_happened():
    text = (
        "New validation errors were found when publishing '{object}' in {locale}. Please fix "
        "them or click publish again to ignore these translations for now."
    )
    for language, begins in (
        ("sq", "Asgjë nuk u publikua"),
        ("sr-latn", "Ništa nije objavljeno"),
        ("en", "Nothing was published"),
    ):
        with override(language):
            said = gettext(text).format(object="Protokoll", locale="English")
        assert said.startswith(begins)
        assert "Protokoll" in said


def test_the_detector_knows_ekavian_from_ijekavian():
    ekavian = "vreme vrednost uspešno Izmeni sledeći mesto deo pre zahtev proverite ovde nedelja"
    assert ekavian_words(ekavian) == ekavian.split()
    ijekavian = (
        "vrijeme vremena vrijednost uspješno Izmijeni sljedeći mjesto dio prije zahtjev provjerite "
        "ovdje nedjelja model server verzija numerički prezime pregled umetni centar greška rečenica"
    )
    assert ekavian_words(ijekavian) == []
    assert ekavian_words("%(vreme)s {mesto} <a href='/pre/deo'>") == []


def shown_in_montenegrin(message):
    """Return what a reader sees for `message`, through the activated translation."""
    context, singular = catalogues.key_of(message)
    if not isinstance(message.id, str):
        return [ngettext(singular, message.id[1], n) for n in (1, 2, 5)]
    if context:
        return [pgettext(context, singular)]
    return [gettext(singular)]


def can_be_shown(message):
    """Whether one of the places that say `message` belongs to an installed app.

    allauth keeps one catalogue for all its apps, the ones not installed too.
    """
    folders = {app.name.split(".")[1] for app in apps.get_app_configs() if "allauth." in app.name}
    parts = ("mfa", "socialaccount", "idp", "headless", "usersessions")
    places = [name.removeprefix("templates/").split("/")[0] for name, _line in message.locations]
    return not places or any(place not in parts or place in folders for place in places)


def test_no_ekavian():
    """Everything that Django, Wagtail, allauth and our own catalogues say in Montenegrin."""
    messages = chain(
        catalogues.upstream_messages("django", "sr_Latn").values(),
        *(
            catalogues.messages_of(catalogues.read_catalogue(path)).values()
            for path in catalogues.our_catalogues()
            if path.parent.parent.name == "sr_Latn" and path.stem == "django"
        ),
    )
    found, seen = [], 0
    with override("sr-latn"):
        for message in filter(can_be_shown, messages):
            for text in shown_in_montenegrin(message):
                seen += 1
                found += [(word, text) for word in ekavian_words(text)]
    assert seen > 2000
    assert found == []


def test_no_ekavian_in_the_editors_javascript():
    path = catalogues.catalogue_path(catalogues.FRAMEWORKS, "sr_Latn", "djangojs")
    messages = catalogues.messages_of(catalogues.read_catalogue(path)).values()
    texts = [text for message in messages for text in catalogues.strings_of(message)]
    assert len(texts) > 100
    assert [text for text in texts if ekavian_words(text)] == []


def test_the_editors_sign_in_speaks_montenegrin(client, db):
    answer = client.get("/admin/login/", headers={"accept-language": "sr-Latn-ME,sr;q=0.9"})
    page = answer.content.decode()
    assert "Prijava u administraciju" in page
    assert "Lozinka" in page
    assert "Password" not in page
