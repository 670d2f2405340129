"""The catalogues are complete, and the tool that keeps them finds what is wrong."""

import gettext as stdlib_gettext
import os

import pytest
from babel.messages.catalog import Catalog
from django.core.management import CommandError, call_command
from django.utils.translation.template import templatize  # noqa: F401 - what the reader rests on

from portal.base import catalogues
from portal.base.catalogues import Message, faults, key_of


@pytest.fixture
def small_house(tmp_path, monkeypatch):
    """A code base of two files, with its own empty catalogues."""
    (tmp_path / "app" / "templates").mkdir(parents=True)
    (tmp_path / "app" / "words.py").write_text(
        "from django.utils.translation import gettext_lazy as _, ngettext, pgettext\n"
        'A = _("First")\n'
        'B = ngettext("%(n)d hour", "%(n)d hours", 2)\n'
        'C = pgettext("clock", "today")\n'
        'D = _("In two "\n      "parts")\n'
    )
    (tmp_path / "app" / "templates" / "page.html").write_text(
        "{% load i18n %}\n"
        '      <p>{% translate "Under the tag" %}</p>\n'
        '  {{ _("In a variable")|upper }}\n'
        "{% blocktranslate trimmed count n=list|length %}\n"
        "   {{ n }} page\n   of it\n{% plural %}\n   {{ n }} pages\n   of it\n"
        "{% endblocktranslate %}\n"
        '{% translate "Close" context "door" as door %}\n'
        "{# a comment with (an open bracket and a ' quote #}\n"
    )
    for name, value in (
        ("ROOT", tmp_path),
        ("OURS", tmp_path / "locale" / "portal"),
        ("FRAMEWORKS", tmp_path / "locale" / "frameworks"),
    ):
        monkeypatch.setattr(catalogues, name, value)
    return tmp_path


def test_our_catalogues_are_complete():
    assert [str(problem) for problem in catalogues.check()] == []


def test_the_reader_finds_every_form_of_a_message(small_house):
    found = [(m.context, m.id) for m in catalogues.extracted() if m.id]
    assert found == [
        (None, "First"),
        (None, ("%(n)d hour", "%(n)d hours")),
        ("clock", "today"),
        (None, "In two parts"),
        (None, "Under the tag"),
        (None, "In a variable"),
        (None, ("%(n)s page of it", "%(n)s pages of it")),
        ("door", "Close"),
    ]


def test_update_keeps_translations_and_guesses_none(small_house):
    catalogues.update()
    path = catalogues.catalogue_path(catalogues.OURS, "sq")
    catalog = catalogues.read_catalogue(path)
    catalogues.messages_of(catalog)[(None, "First")].string = "E para"
    catalogues.write_catalogue(path, catalog)
    assert catalogues.update() == []  # nothing changed, nothing is written

    code = small_house / "app" / "words.py"
    code.write_text(code.read_text().replace('"First"', '"First!"'))
    catalogues.update()
    messages = catalogues.messages_of(catalogues.read_catalogue(path))
    assert messages[(None, "First!")].string == ""
    assert not messages[(None, "First!")].fuzzy
    assert (None, "First") not in messages

    code.write_text(code.read_text().replace('"First!"', '"First"'))
    catalogues.update()  # the message comes back, and so does its translation
    messages = catalogues.messages_of(catalogues.read_catalogue(path))
    assert messages[(None, "First")].string == "E para"


def test_check_names_what_is_missing(small_house):
    problems = [str(problem) for problem in catalogues.check_ours()]
    assert any("out of date" in text and "'First'" in text for text in problems)
    catalogues.update()
    problems = [str(problem) for problem in catalogues.check_ours()]
    assert len(problems) == 2 * 8  # eight messages, two languages
    assert all("not translated" in text for text in problems)
    (small_house / "app" / "words.py").unlink()
    problems = [str(problem) for problem in catalogues.check_ours()]
    assert any("nobody says 'First' any more" in text for text in problems)
    with pytest.raises(CommandError, match="problems"):
        call_command("messages", "--check")


def test_compile_writes_only_what_changed(small_house):
    catalogues.update()
    path = catalogues.catalogue_path(catalogues.OURS, "sr_Latn")
    catalog = catalogues.read_catalogue(path)
    hours = catalogues.messages_of(catalog)[(None, "%(n)d hour")]
    hours.string = ("%(n)d sat", "%(n)d sata", "%(n)d sati")
    catalogues.write_catalogue(path, catalog)
    assert len(catalogues.compile_changed()) == 2
    assert catalogues.compile_changed() == []
    stamp = path.with_suffix(".mo").stat().st_mtime_ns + 10**9
    os.utime(path, ns=(stamp, stamp))
    assert catalogues.compile_changed() == [path.with_suffix(".mo")]
    with path.with_suffix(".mo").open("rb") as file:
        read = stdlib_gettext.GNUTranslations(file)
    shown = [read.ngettext("%(n)d hour", "%(n)d hours", n) for n in (1, 3, 12, 21)]
    assert shown == ["%(n)d sat", "%(n)d sata", "%(n)d sati", "%(n)d sat"]


@pytest.mark.parametrize(
    ("message", "string", "fault"),
    [
        ("%(name)s left", "u largua", "placeholders"),
        ("{step} of {all}", "{step} nga {te}", "placeholders"),
        ("<b>Now</b>", "<b>Tani", "tags"),
        ("Line\n", "Rresht", "line breaks"),
        (("%(n)d day", "%(n)d days"), ("%(n)d dan", "%(n)d dana", ""), "3 plural forms"),
        (("%(n)d day", "%(n)d days"), ("dan", "%(n)d dana", "%(n)d dana"), "form 0"),
        (("%(n)d day", "%(n)d days"), ("%(n)d dan", "%(n)d dana"), "3 plural forms"),
    ],
)
def test_a_faulty_translation_is_named(message, string, fault):
    found = list(faults(Message(message, string), "sr_Latn"))
    assert len(found) == 1
    assert fault in found[0]


@pytest.mark.parametrize(
    ("message", "string"),
    [
        ("%(a)s after %(b)s, 100%%", "%(b)s para %(a)s, 100%%"),
        (("one day", "%(n)d days"), ("një ditë", "%(n)d ditë")),
        (
            "<a href='%(url)s'>%(name)s</a> and <b>more</b>",
            "<b>m</b> <a href='%(url)s'>%(name)s</a>",
        ),
    ],
)
def test_a_good_translation_passes(message, string):
    assert list(faults(Message(message, string), "sq")) == []


def test_a_framework_entry_that_nobody_asks_for_is_named(small_house):
    path = catalogues.catalogue_path(catalogues.FRAMEWORKS, "sq")
    catalog = Catalog(locale="sq", fuzzy=False)
    catalog.add("Nobody says this", "Askush")
    catalog.add("Publish", "Publiko")
    catalogues.write_catalogue(path, catalog)
    problems = [str(problem) for problem in catalogues.check_frameworks()]
    assert any("no installed package says 'Nobody says this'" in text for text in problems)
    assert any("sr_Latn lacks 'Publish'" in text for text in problems)


def test_editors_words_cover_what_is_promised():
    """At least 500 of Wagtail's and wagtail-localize's messages in each language."""
    for locale in catalogues.TRANSLATED:
        path = catalogues.catalogue_path(catalogues.FRAMEWORKS, locale)
        keys = {key_of(m) for m in catalogues.read_catalogue(path) if m.id}
        assert len(keys) > 1400
