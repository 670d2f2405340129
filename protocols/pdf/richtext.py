"""Stored rich text as plain data, so that no word of an editor is ever read as typst markup."""

import re
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag
from wagtail.rich_text import expand_db_html

WHITE_SPACE = re.compile(r"[ \t\r\n\f]+")  # as HTML collapses it; keeps no-break spaces
INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
DROPPED = {"script", "style", "template", "embed", "iframe", "object"}
SCHEMES = {"http", "https", "mailto", "tel"}
MAX_DEPTH = 12  # typst stops at a recursion of about 60; an editor cannot nest this deep


def rich_nodes(html: str, base_url: str) -> list:
    """Return `html` (as Wagtail stores it) as a list of nodes.

    A node is a string, or one of
    {"tag": p | b | i, "children": [node]}, {"tag": br}, {"tag": ul | ol, "items": [[node]]},
    {"tag": a, "href": absolute address, "children": [node], "written-out": bool}, the last
    false where the words are the address already. Unknown tags leave their children behind.
    One query per internal link, none without links.
    """
    return _nodes(BeautifulSoup(expand_db_html(html), "html.parser"), base_url, 0)


def _nodes(parent, base_url: str, depth: int) -> list:
    found = []
    for child in parent.children:
        if isinstance(child, Tag):
            found += _tag_nodes(child, base_url, depth + 1)
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            found.append(WHITE_SPACE.sub(" ", child))
    return [node for node in found if node]


def _tag_nodes(tag, base_url: str, depth: int) -> list:
    name = tag.name.lower()
    if name in DROPPED:
        return []
    if name == "br":
        return [{"tag": "br"}]
    if depth > MAX_DEPTH:
        return [tag.get_text(" ", strip=True)]
    if name in ("ul", "ol"):
        items = [_nodes(li, base_url, depth + 1) for li in tag.find_all("li", recursive=False)]
        return [{"tag": name, "items": [item for item in items if item]}]
    children = _nodes(tag, base_url, depth)
    if name == "a":
        return _link(tag, children, base_url)
    if name == "p":
        return [{"tag": "p", "children": children}]
    if name in HEADINGS:
        return [{"tag": "p", "children": [{"tag": "b", "children": children}]}]
    if name in INLINE:
        return [{"tag": INLINE[name], "children": children}]
    return children


def _link(tag, children: list, base_url: str) -> list:
    address = absolute(tag.get("href", ""), base_url)
    if not address or not children:
        return children
    words = tag.get_text().strip()
    is_written = words in (address, address.partition(":")[2], address.partition("://")[2])
    return [{"tag": "a", "href": address, "children": children, "written-out": not is_written}]


def absolute(href: str, base_url: str) -> str:
    """Return `href` as an absolute address, or "" when paper has no use for it."""
    try:
        address = urljoin(base_url, href.strip()) if href else ""
        return address if urlsplit(address).scheme in SCHEMES else ""
    except ValueError:  # "http://[" and the like
        return ""
