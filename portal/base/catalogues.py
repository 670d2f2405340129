"""Our message catalogues, kept with Babel: no gettext programs are needed anywhere.

`locale/portal` holds our own words: every message of our code and templates.
`locale/frameworks` holds the words of Django, Wagtail, wagtail-localize and allauth
that readers and editors meet: a chosen part, which wins over their own catalogues.
English is the language of the messages themselves and has a catalogue only where a
framework's English says something untrue on this portal.
"""

import io
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.apps import apps
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(settings.BASE_DIR)
OURS = ROOT / "locale" / "portal"
FRAMEWORKS = ROOT / "locale" / "frameworks"
TRANSLATED = ("sq", "sr_Latn")  # languages that every message of ours must have
PLURAL_FORMS = {
    "sq": "nplurals=2; plural=(n != 1);",
    # 1 sat, 2 sata, 5 sati
    "sr_Latn": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
        "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    ),
    "en": "nplurals=2; plural=(n != 1);",
}

SKIPPED_FOLDERS = {
    "tests",
    "bench",
    "migrations",
    "locale",
    "static",
    "docs",
    "var",
    "node_modules",
}
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}

PERCENT = re.compile(r"%(?:\(\w+\))?[sdifr]")
BRACES = re.compile(r"\{\w*\}")
TAG = re.compile(r"</?\w+")
# What a header may hold without changing at every run.
VOLATILE_HEADER = re.compile(
    r'^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By'
    r"|Project-Id-Version|Report-Msgid-Bugs-To).*\n",
    re.MULTILINE,
)

Key = tuple[str | None, str]  # context, singular message


@dataclass(frozen=True)
class Problem:
    """`where` is the catalogue, such as locale/portal/sq; `text` says what is wrong."""

    where: str
    text: str

    def __str__(self):
        return f"{self.where}: {self.text}"


def key_of(message: Message) -> Key:
    singular = message.id if isinstance(message.id, str) else message.id[0]
    return message.context, singular


def messages_of(catalog: Catalog) -> dict[Key, Message]:
    return {key_of(message): message for message in catalog if message.id}


def source_files() -> Iterator[Path]:
    """Yield our Python files and templates, in a stable order."""
    for folder, subfolders, names in os.walk(ROOT):
        subfolders[:] = sorted(
            name for name in subfolders if name not in SKIPPED_FOLDERS and name[0] != "."
        )
        for name in sorted(names):
            path = Path(folder) / name
            is_template = path.suffix in {".html", ".txt", ".xml"} and "templates" in path.parts
            if path.suffix == ".py" or is_template:
                yield path


def extracted() -> Catalog:
    """Return every message of our code and templates, in the order of the files."""
    catalog = Catalog(fuzzy=False)
    for path in source_files():
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            # Python's tokenizer refuses the templates' indentation, so it goes.
            lines = templatize(text, origin=str(path)).splitlines()
            text = "\n".join(line.strip() for line in lines)
        name = path.relative_to(ROOT).as_posix()
        for _line, message, _comments, context in extract(
            "python", io.BytesIO(text.encode()), keywords=KEYWORDS
        ):
            catalog.add(message, context=context, locations=[(name, 0)])
    return catalog


def read_catalogue(path: Path) -> Catalog:
    """Return the catalogue at `path`, an empty one where there is none."""
    locale = path.parent.parent.name
    if not path.exists():
        return Catalog(locale=locale if locale in PLURAL_FORMS else None, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=locale, abort_invalid=True)


def catalogue_path(root: Path, locale: str, domain: str = "django") -> Path:
    return root / locale / "LC_MESSAGES" / f"{domain}.po"


def merged(old: Catalog, template: Catalog, locale: str) -> Catalog:
    """Return `template` with the translations of `old`; what is gone is kept as obsolete."""
    known = {**{key_of(m): m for m in old.obsolete.values()}, **messages_of(old)}
    new = Catalog(locale=locale, fuzzy=False)
    for message in template:
        if not message.id:
            continue
        before = known.pop(key_of(message), None)
        string = before.string if before and same_shape(before, message) else ""
        new.add(message.id, string, context=message.context, locations=message.locations)
    for message in known.values():
        if any(strings_of(message)):
            new.obsolete[key_of(message)] = message
    return new


def same_shape(before: Message, after: Message) -> bool:
    return isinstance(before.id, str) == isinstance(after.id, str)


def strings_of(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def write_catalogue(path: Path, catalog: Catalog) -> bool:
    """Write `catalog` if its text changed; return whether it did."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=96, include_lineno=False)
    text = VOLATILE_HEADER.sub("", buffer.getvalue().decode())
    text = re.sub(r"\A(#.*\n|\n)*", "", text).rstrip("\n") + "\n"
    locale = path.parent.parent.name
    header = f'"Plural-Forms: {PLURAL_FORMS[locale]}\\n"\n'
    text = re.sub(
        r'^"Plural-Forms:(?:.*[^n]"\n")*.*\\n"\n', lambda _: header, text, flags=re.MULTILINE
    )
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


def update() -> list[Path]:
    """Bring `locale/portal` up to the code; return the catalogues that changed."""
    template = extracted()
    changed = []
    for locale in TRANSLATED:
        path = catalogue_path(OURS, locale)
        if write_catalogue(path, merged(read_catalogue(path), template, locale)):
            changed.append(path)
    return changed


def our_catalogues() -> list[Path]:
    return sorted((ROOT / "locale").glob("*/*/LC_MESSAGES/*.po"))


def compile_changed() -> list[Path]:
    """Write the .mo of each .po that is newer than it; return those written."""
    written = []
    for source in our_catalogues():
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        partial = target.with_suffix(f".mo.{os.getpid()}")
        with partial.open("wb") as file:
            write_mo(file, read_catalogue(source))
        os.replace(partial, target)  # a reader never sees half a file
        written.append(target)
    return written


def check() -> list[Problem]:
    """Return all that is wrong with our catalogues; costs about two seconds."""
    return [*check_ours(), *check_frameworks(), *check_strings()]


def check_ours() -> Iterator[Problem]:
    """A message of the code without a translation, or a catalogue behind the code."""
    wanted = messages_of(extracted())
    for locale in TRANSLATED:
        path = catalogue_path(OURS, locale)
        where = path.relative_to(ROOT).as_posix()
        present = messages_of(read_catalogue(path))
        for key, message in wanted.items():
            files = ", ".join(sorted({name for name, _line in message.locations}))
            if key not in present or not same_shape(present[key], message):
                yield Problem(where, f"out of date, lacks {key[1]!r} ({files})")
            elif not any(strings_of(present[key])):
                yield Problem(where, f"not translated: {key[1]!r} ({files})")
        for key in present.keys() - wanted.keys():
            yield Problem(where, f"out of date, nobody says {key[1]!r} any more")


def check_frameworks() -> Iterator[Problem]:
    """An entry that no installed package asks for, or one that only one language has."""
    for domain in ("django", "djangojs"):
        known = {locale: upstream_messages(domain, locale) for locale in ("en", *TRANSLATED)}
        ours = {
            locale: messages_of(read_catalogue(catalogue_path(FRAMEWORKS, locale, domain)))
            for locale in ("en", *TRANSLATED)
        }
        for locale, messages in ours.items():
            where = f"locale/frameworks/{locale}/{domain}.po"
            for key in messages.keys() - known["en"].keys():
                yield Problem(where, f"no installed package says {key[1]!r}")
        for one, other in (TRANSLATED, reversed(TRANSLATED)):
            for key in ours[one].keys() - ours[other].keys():
                upstream = known[other].get(key)
                if upstream is None or not all(strings_of(upstream)):
                    where = f"locale/frameworks/{other}/{domain}.po"
                    yield Problem(where, f"{one} has it, {other} lacks {key[1]!r}")


def upstream_messages(domain: str, locale: str) -> dict[Key, Message]:
    """Return the messages of Django and of every installed package in `locale`."""
    folders = [Path(django.__file__).parent / "conf" / "locale"]
    folders += [Path(app.path) / "locale" for app in apps.get_app_configs()]
    messages: dict[Key, Message] = {}
    for folder in folders:
        messages.update(
            messages_of(read_catalogue(folder / locale / "LC_MESSAGES" / f"{domain}.po"))
        )
    return messages


def check_strings() -> Iterator[Problem]:
    """A translation whose placeholders, tags or plural forms are not those of its message."""
    for path in our_catalogues():
        where = path.relative_to(ROOT).as_posix()
        locale = path.parent.parent.name
        for message in messages_of(read_catalogue(path)).values():
            if any(strings_of(message)):
                for fault in faults(message, locale):
                    yield Problem(where, f"{fault}: {key_of(message)[1]!r}")


def faults(message: Message, locale: str) -> Iterator[str]:
    strings = strings_of(message)
    if isinstance(message.id, str):
        if marks(strings[0]) != marks(message.id):
            yield "placeholders or tags differ"
        if edges(strings[0]) != edges(message.id):
            yield "line breaks at the edges differ"
        return
    count = int(PLURAL_FORMS[locale].split(";")[0].split("=")[1])
    if len(strings) != count or not all(strings):
        yield f"needs {count} plural forms"
    singular, plural = (marks(text) for text in message.id)
    for index, text in enumerate(strings):
        # Only where the first form is for the number 1 alone may it leave the number out.
        allowed = [plural, singular] if index == 0 and count == 2 else [plural]
        if text and marks(text) not in allowed:
            yield f"placeholders or tags differ in form {index}"


def marks(text: str) -> Counter:
    """Return the placeholders and tags of `text`; named ones count once, in any order."""
    found = PERCENT.findall(text.replace("%%", ""))
    named = {mark[:-1] for mark in found if "(" in mark} | set(BRACES.findall(text))
    counted = Counter(mark for mark in found if "(" not in mark) + Counter(TAG.findall(text))
    return counted + Counter(named)


def edges(text: str) -> tuple[bool, bool]:
    return text.startswith("\n"), text.endswith("\n")
