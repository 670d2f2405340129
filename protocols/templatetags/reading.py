"""Filters of the reading page: acronyms in running text, languages of parts, file kinds."""

import re
from collections.abc import Mapping

from django import template
from django.conf import settings
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

register = template.Library()

# Rich text is cleaned when it is saved: no ">" stands inside an attribute.
TAG = re.compile(r"(<[^>]*>)")
OPENING = re.compile(r"<(a|button|code|h[1-6])\b")
CLOSING = re.compile(r"</(a|button|code|h[1-6])>")


@register.filter
def acronyms(text, known: Mapping[str, str]):
    """Wrap the first of each known acronym in `text` (HTML if safe, else plain) in a button.

    `known`: acronym → id of the popover with its long form. Only text between
    tags is touched, none inside links, buttons or headings. Once per text:
    thirty buttons for one word are thirty stops for a keyboard.
    """
    html = conditional_escape(text)
    if not known or not html:
        return html
    wanted = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, known))})(?!\w)")
    done: set[str] = set()

    def wrap(match) -> str:
        short = match.group(1)
        if short in done:
            return short
        done.add(short)
        return format_html(
            '<button type="button" class="acronym" popovertarget="{}">{}</button>',
            known[short],
            short,
        )

    pieces, depth = [], 0
    for piece in TAG.split(html):
        if piece.startswith("<"):
            depth += bool(OPENING.match(piece)) - bool(CLOSING.match(piece))
        elif not depth:
            piece = wanted.sub(wrap, piece)
        pieces.append(piece)
    return mark_safe("".join(pieces))  # noqa: S308 - pieces of escaped or cleaned HTML


@register.filter
def content_lang(locale_code: str) -> str:
    """Return what HTML says for a locale: Montenegrin is cnr, not sr-latn."""
    return settings.CONTENT_LANG.get(locale_code, locale_code)


@register.filter
def own_name(locale_code: str) -> str:
    """Return the language's own name: Shqip, Crnogorski, English."""
    return dict(settings.LANGUAGES).get(locale_code, locale_code)


@register.filter
def role_codes(step) -> str:
    return " ".join(role.code for role in step.roles)


@register.filter
def needs_in(step, local):
    """Return what `step` needs, with who gives it where the reader is (`LocalContacts`)."""
    return local.needs(step)


@register.filter
def missing_address(step, local) -> str:
    return local.missing_address(step)


@register.filter
def obstacle_address(step, local) -> str:
    return local.obstacle_address(step)


@register.filter
def bytes_of(document) -> int | None:
    """Return the size of a document's file, or None when the file is not there."""
    if document.file_size:
        return document.file_size
    try:
        return document.file.size
    except (OSError, ValueError):
        return None
