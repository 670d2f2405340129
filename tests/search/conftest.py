"""A small published site whose pages are in a search index of their own."""

import resource
from contextlib import contextmanager
from unittest.mock import patch

import pytest
from django.test import Client
from wagtail.models import Site

from portal.base.models import StandardPage
from portal.reference.models import EmergencyLine
from protocols.models import ProtocolPage
from search.engines import get_engine
from search.engines.embedded import EmbeddedEngine
from search.indexing import drain
from search.sections import Section
from tests.protocols.small_protocol import (
    LATER_PHASE,
    PHASE,
    limit,
    lists,  # noqa: F401 - fixture
    phase,
    step,
    unsaved_protocol,
)


@contextmanager
def full_disk():
    """Let every write to a file of this process fail, as on a disk without room.

    The limit of a file's size is the kernel's own refusal, at the same place.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def full_index_disk():
    """Let what the engine writes fail so, as where the index has a disk of its own."""
    write = EmbeddedEngine.write

    def write_in_vain(*words, **named):
        with full_disk():
            return write(*words, **named)

    with patch.object(EmbeddedEngine, "write", write_in_vain):
        yield


BROWSER = "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
MEET, LISTEN, COURT = (f"00000000-0000-0000-0000-0000000000{n}" for n in (51, 52, 53))


def street_phases():
    checked = {"source": "VKM", "checked_on": "2026-11-03", "checked_by": "Ana"}
    return [
        phase(
            PHASE,
            "Identifikimi",
            step(
                MEET,
                "PMF takon fëmijë që lypin në rrugë",
                action="<p>PMF ndalet në anë të rrugës. Thotë emrin.</p>",
                limits=[limit(24, **checked)],
                warnings=["Mos e ndiq fëmijën."],
            ),
            step(LISTEN, "PMF dëgjon fëmijën", roles=["pmf", "police"], limits=[limit(72)]),
        ),
        phase(LATER_PHASE, "Gjykata", step(COURT, "Gjykata vendos për kujdestarinë")),
    ]


@pytest.fixture
def client():
    """A browser: what does not say its name counts as no reader."""
    return Client(headers={"User-Agent": BROWSER})


@pytest.fixture
def index(settings, tmp_path):
    """An empty index that serves, in a folder of this test."""
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    engine = get_engine()
    engine.rebuild([], again=lambda keys: [])
    return engine


def add_protocol(lists, **fields):  # noqa: F811
    language = fields.pop("language", "sq")
    page = unsaved_protocol(lists, **({"phases": street_phases(), "questions": []} | fields))
    page.locale = lists[language].locale
    lists[language].add_child(instance=page)
    page.card_lines.set(EmergencyLine.objects.all())
    page.save_revision().publish()
    return ProtocolPage.objects.get(pk=page.pk)


@pytest.fixture
def site(index, lists):  # noqa: F811
    """Public: the street protocol and a plain page. Professional: one on abuse. Drained."""
    add_protocol(lists, title="Fëmijë në rrugë", slug="rruga")
    add_protocol(
        lists,
        title="Abuzimi seksual",
        slug="abuzimi",
        audience="professional",
        phases=[phase(PHASE, "Fillimi", step(MEET[:-2] + "61", "Psikologu bën xhindokull"))],
    )
    home = Site.objects.get(is_default_site=True).root_page
    about = StandardPage(
        title="Rreth portalit", slug="rreth", locale=home.locale, intro="Kush e mban portalin."
    )
    home.add_child(instance=about)
    about.save_revision().publish()
    drain()
    return home


@pytest.fixture
def street(site):
    return ProtocolPage.objects.get(slug="rruga")


@pytest.fixture
def wordy(index):
    """A section that holds the words of rules which tests make up; no app shows it."""
    words = " ".join(f"fjala{n} fjala{n}x" for n in range(2000))
    section = Section(
        uid="words:1:b:sq",
        object_key="words:1",
        kind="step",
        title="Fjalë",
        path=(),
        body=f"{words} tjetër",
        url="/sq/words/#b",
        language="sq",
        audience="public",
    )
    with index.exclusive(wait=True):
        index.write([section], replacing={"words:1": 1})
    return section
