"""One small protocol of three steps, in Albanian, and how a translator brings it into English."""

import uuid
from datetime import date

import pytest
from django.utils.translation import override
from wagtail.models import Locale, Page, Site
from wagtail.users.models import UserProfile
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.operations import translate_object

from portal.base.models import HomePage
from portal.reference.models import (
    EmergencyLine,
    Event,
    Jurisdiction,
    Role,
    ServiceType,
    Topic,
)
from protocols.models import LegalAct, ProtocolIndexPage, ProtocolPage

LANGUAGES = ("sq", "sr-latn", "en")
PHASE, LATER_PHASE = (str(uuid.UUID(int=n)) for n in (1, 2))
HEAR, TELL, VISIT, NEW = (str(uuid.UUID(int=n)) for n in (11, 12, 13, 14))


def names(text):
    return {f"name_{code}": f"{text} {code}" for code in ("sq", "sr_latn", "en")}


def reference_rows():
    """Create the few codes that the protocol uses, in two jurisdictions."""
    for code, zone in (("AL", "Europe/Tirane"), ("ME", "Europe/Podgorica")):
        law_of = {f"law_of_{c}": f"ligji {code} {c}" for c in ("sq", "sr_latn", "en")}
        Jurisdiction.objects.create(code=code, time_zone=zone, **names(code), **law_of)
    for code, jurisdiction in (("pmf", "AL"), ("police", "AL"), ("csr", "ME")):
        short = {f"short_{c}": f"{code.upper()} {c}" for c in ("sq", "sr_latn", "en")}
        Role.objects.create(code=code, jurisdiction_id=jurisdiction, **names(code), **short)
    for code in ("report", "visit"):
        phrases = {f"after_{c}": f"pas {code} {c}" for c in ("sq", "sr_latn", "en")}
        Event.objects.create(code=code, **names(code), **phrases)
    ServiceType.objects.create(code="shelter", **names("shelter"))
    Topic.objects.create(slug="violence", name="dhuna", **names("dhuna"))
    LegalAct.objects.create(
        code="al-18-2017", jurisdiction_id="AL", number="18/2017", **names("Ligji")
    )
    EmergencyLine.objects.create(
        code="al-116111", jurisdiction_id="AL", number="116 111", hours="24h", **names("ALO")
    )


def protocol_lists():
    """Create locales, homes and protocol lists; return language → list."""
    root = Page.get_first_root_node()
    lists = {}
    for code in LANGUAGES:
        locale, _made = Locale.objects.get_or_create(language_code=code)
        home = HomePage(
            title=code,
            slug=f"home-{code}",
            locale=locale,
            sentence="Një hap",
            translation_key=uuid.UUID(int=100),
        )
        root.add_child(instance=home)
        lists[code] = ProtocolIndexPage(
            title="Protokolle", slug="p", locale=locale, translation_key=uuid.UUID(int=101)
        )
        home.add_child(instance=lists[code])
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": "localhost",
            "port": 80,
            "root_page": lists["sq"].get_parent(),
            "site_name": "Zyra",
        },
    )
    return lists


def limit(amount=24, **facts):
    return {
        "type": "item",
        "id": str(uuid.UUID(int=900)),
        "value": {
            "relation": "after",
            "amount": amount,
            "unit": "hours",
            "event": "report",
            "at_once": False,
            "applies_to": "për fëmijën",
            "source": "",
            "checked_on": None,
            "checked_by": "",
            **facts,
        },
    }


def step(block_id, heading, **parts):
    """Return the raw value of a step that may be published."""
    return {
        "type": "item",
        "id": block_id,
        "value": {
            "heading": heading,
            "strength": "must",
            "roles": ["pmf"],
            "action": f"<p>{heading}: veprimi.</p>",
            "warnings": [],
            "limits": [],
            "say": "",
            "write_down": "",
            "branches": [],
            "service_types": [],
            "legal_basis": [],
            "forms": [],
            **parts,
        },
    }


def phase(block_id, title, *steps):
    return {"type": "phase", "id": block_id, "value": {"title": title, "steps": list(steps)}}


def law(**facts):
    return {
        "type": "item",
        "id": str(uuid.UUID(int=910)),
        "value": {
            "act": "al-18-2017",
            "article": "neni 5",
            "link": "",
            "source": "",
            "checked_on": None,
            "checked_by": "",
            **facts,
        },
    }


def branch(target, condition="nëse fëmija është vetëm", block_id=920):
    return {
        "type": "item",
        "id": str(uuid.UUID(int=block_id)),
        "value": {"condition": condition, "question": "A është vetëm?", "go_to": target},
    }


def first_phases():
    return [
        phase(
            PHASE,
            "Fillimi",
            step(
                HEAR,
                "PMF dëgjon",
                limits=[limit()],
                legal_basis=[law()],
                service_types=["shelter"],
                branches=[branch(VISIT)],
            ),
            step(TELL, "PMF njofton", roles=["pmf", "police"]),
        ),
        phase(LATER_PHASE, "Vizita", step(VISIT, "PMF viziton", strength="should")),
    ]


def unsaved_protocol(lists, **fields):
    values = {
        "title": "Dhuna",
        "slug": "dhuna",
        "locale": lists["sq"].locale,
        "live": False,
        "jurisdiction_id": "AL",
        "summary": "Për PMF.",
        "issuing_authority": "Instituti",
        "in_force_from": date(2026, 1, 1),
        "review_by": date(2027, 1, 1),
        "start_event": "report",
        "card_danger": "Gjak.",
        "card_do_not": "Mos premto.",
        "card_write_down": "Fjalët.",
        "phases": first_phases(),
        "questions": [
            {
                "type": "question",
                "id": str(uuid.UUID(int=930)),
                "value": {
                    "condition": "nëse je aty",
                    "question": "A je aty?",
                    "go_to": VISIT,
                },
            }
        ],
    }
    return ProtocolPage(**(values | fields))


def publish(page, **changes):
    """Change `page` as an editor does and publish it; return it as it is stored then."""
    page = ProtocolPage.objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return ProtocolPage.objects.get(pk=page.pk)


def submit(page, language="en"):
    """Submit `page` for translation, as the editor's form does; return the Translation."""
    translate_object(page, [Locale.objects.get(language_code=language)])
    return Translation.objects.get(
        source__object_id=page.translation_key, target_locale__language_code=language
    )


def fill_in(translation, leave_out=()):
    """Translate every missing string ("PMF dëgjon" → "en: PMF dëgjon"), but not `leave_out`."""
    segments = (
        StringSegment.objects.filter(source=translation.source)
        .annotate_translation(translation.target_locale)
        .filter(translation__isnull=True)
        .select_related("string", "context")
    )
    for segment in segments:
        if segment.string.data in leave_out:
            continue
        prefix = translation.target_locale.language_code
        is_slug = segment.context.path == "slug"
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            data=f"{prefix}-{segment.string.data}"
            if is_slug
            else f"{prefix}: {segment.string.data}",
        )


def sync(page):
    """Have the translators see the source's present texts, as "Sync translated pages" does."""
    TranslationSource.objects.get(object_id=page.translation_key).update_from_db()


def translated(page, language="en"):
    return ProtocolPage.objects.get(
        translation_key=page.translation_key, locale__language_code=language
    )


@pytest.fixture
def lists(db):
    reference_rows()
    return protocol_lists()


@pytest.fixture
def protocol(lists):
    """A published Albanian protocol of three steps."""
    page = unsaved_protocol(lists)
    lists["sq"].add_child(instance=page)
    page.legal_acts.set(LegalAct.objects.all())
    page.card_lines.set(EmergencyLine.objects.all())
    page.topics.set(Topic.objects.all())
    page.save_revision().publish()
    return ProtocolPage.objects.get(pk=page.pk)


@pytest.fixture
def english(protocol, django_capture_on_commit_callbacks):
    """The published English translation of `protocol`."""
    translation = submit(protocol)
    fill_in(translation)
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    return translated(protocol)


@pytest.fixture
def in_english():
    """The editor's own language, so that messages read as they stand in the code."""
    with override("en"):
        yield


@pytest.fixture
def desk(client, editor):
    """The editor's browser, signed in, its admin in English."""
    profile = UserProfile.get_for_user(editor)
    profile.preferred_language = "en"
    profile.save()
    client.force_login(editor)
    return client
