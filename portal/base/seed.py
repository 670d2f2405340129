"""The frame of the demo site: locales, three home pages, the doors of parts to come."""

import uuid

from django.apps import apps
from django.conf import settings
from wagtail.models import Locale, Page, Site

from portal.base import demo_synonyms
from portal.base.demo_texts import ABOUT, DIRECTORY, DOORS, HOMES
from portal.base.models import HomePage, StandardPage
from search import lists, synonyms

NAMESPACE = uuid.UUID("a8f7a9a2-1a53-4f3e-8a37-6f0f3f5b9e01")


def seed_homes() -> dict[str, HomePage]:
    """Create locales, one home page a language and the site; return language → home."""
    root = Page.get_first_root_node()
    key = uuid.uuid5(NAMESPACE, "home")
    homes = {}
    for language, _name in settings.LANGUAGES:
        locale, _created = Locale.objects.get_or_create(language_code=language)
        home = HomePage.objects.filter(translation_key=key, locale=locale).first()
        if home is None:
            home = HomePage(
                slug=f"home-{language}", locale=locale, translation_key=key, **HOMES[language]
            )
            root.add_child(instance=home)
            home.save_revision().publish()
        homes[language] = home
    _site(homes[settings.LANGUAGE_CODE])
    return homes


def _site(home: HomePage) -> None:
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": "localhost",
            "port": 80,
            "root_page": home,
            "site_name": settings.SITE_NAME,
        },
    )
    Page.objects.filter(depth=2, slug="home", title__startswith="Welcome").delete()


def seed_pages(homes: dict[str, HomePage]) -> None:
    """Create the plain pages behind the doors and the page about the portal."""
    for language, home in homes.items():
        for part, texts in DOORS.items():
            page = _plain_page(home, f"door-{part}", part, texts[language], shows_lines=True)
            _set_door(home, part, page)
        if apps.is_installed("directory"):
            _take_away(home, "directory")
        else:
            _plain_page(home, "directory", "workers", DIRECTORY[language], shows_lines=True)
        _plain_page(home, "about", "workers", ABOUT[language], shows_lines=False)


def seed_words() -> int:
    """Load the starter list of synonyms; what editors made of it stays. Returns how many are new."""
    words = {
        "sq": demo_synonyms.ALBANIAN,
        "sr-latn": demo_synonyms.MONTENEGRIN,
        "en": demo_synonyms.ENGLISH,
    }
    groups = [
        group
        for language, lines in words.items()
        for group in synonyms.parse(lines.splitlines(), language).groups
    ]
    return lists.load_once(synonyms.Rules(tuple(groups)))


def set_workers_door(homes: dict[str, HomePage], pages: dict[str, Page]) -> None:
    """Let the first door lead to the list of protocols."""
    for language, home in homes.items():
        _set_door(home, "workers", pages[language])


def _plain_page(home, name, part, texts, *, shows_lines) -> StandardPage:
    key = uuid.uuid5(NAMESPACE, name)
    page = StandardPage.objects.filter(translation_key=key, locale=home.locale).first()
    if page is None:
        body = [
            {
                "type": kind,
                "id": str(uuid.uuid5(NAMESPACE, f"{name}/{index}")),
                "value": value,
            }
            for index, (kind, value) in enumerate(texts["body"])
        ]
        page = StandardPage(
            title=texts["title"],
            slug=texts["slug"],
            intro=texts["intro"],
            search_description=texts["intro"][:150],
            body=body,
            part_field=part,
            shows_lines=shows_lines,
            locale=home.locale,
            translation_key=key,
        )
        home.add_child(instance=page)
        page.save_revision().publish()
    return page


def _take_away(home, name) -> None:
    """Delete the page that stood where a part of the portal answers now."""
    key = uuid.uuid5(NAMESPACE, name)
    for page in StandardPage.objects.filter(translation_key=key, locale=home.locale):
        page.delete()


def _set_door(home: HomePage, part: str, page: Page) -> None:
    home.refresh_from_db()
    if getattr(home, f"door_{part}_id") is None:
        setattr(home, f"door_{part}", page)
        home.save_revision().publish()
