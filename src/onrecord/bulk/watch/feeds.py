"""A feed (RSS 0.9 to 2.0, RSS 1.0, Atom) to its entries. Its bytes are anybody's: document types with entities are
refused, nothing outside is read, and what is broken gives the entries that can be made out.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from ...errors import ArticleError
from ...intake.dates import told_date
from ...intake.decode import decode
from ...intake.feed import ADDRESSES, ENTRIES, FIELDS, ROOTS, local_name
from ...intake.markup import looks_marked_up, marked_up_text, sound_references
from ...intake.page import is_page
from ...record.feeds import Entry
from .address import FetchError, read_address

LINK = ("origLink", "link")
ID = ("id", "guid")
WRONG = re.compile("[\ufffd\x80-\x9f]")  # what an encoding that is declared falsely leaves
MEDIA = ("{http://search.yahoo.com/mrss", "{http://www.itunes.com/")  # elements of an entry's pictures and recordings


class Feed(NamedTuple):
    """A feed: its title, its entries from the oldest on, and whether it breaks off (without its last entry then)."""

    title: str | None
    entries: list[Entry]
    cut: bool


def read_feed(data: bytes, url: str) -> Feed:
    """Return the feed in the body that came from ``url``; :class:`FetchError` where it is none."""
    try:
        text = text_of(data, url)
    except ArticleError as error:
        raise FetchError(str(error)) from error
    if not text.strip():
        raise FetchError(f"{url}: empty, no feed")
    root = _root(text, url)
    name = local_name(root)
    if name not in ROOTS and (root is None or name.lower() == "html" or is_page(text)):
        what = "an HTML page, not a feed; give the address of its RSS or Atom feed" if is_page(text) else "no feed"
        raise FetchError(f"{url}: {what}")
    if name not in ROOTS:
        raise FetchError(f"{url}: XML that is no feed (its root is {name[:40]!r})")
    elements = [e for e in root.iter() if local_name(e) in ENTRIES]
    closing = f"</{root.prefix}:{name}>" if root.prefix else f"</{name}>"
    cut = closing not in text[-1_000:].replace(" ", "")
    if cut:
        elements = elements[:-1]
    entries = [_entry(e, url) for e in reversed(elements)]
    entries = list({(e.url, e.title, e.content): e for e in entries}.values())  # copies by another id
    return Feed(_title(root), list({e.key: e for e in _own_links(entries)}.values()), cut)


def _root(text: str, url: str) -> Any:
    """Return the root element of an XML text, mended where it is broken; ``None`` where it has none."""
    from lxml import etree  # takes a while to import

    body = sound_references(_without_doctype(text, url))
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True
    )
    try:
        return etree.fromstring(body.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None


def _without_doctype(text: str, url: str) -> str:
    """Return a text from its root element on; :class:`FetchError` where its document type declares entities."""
    at = 0
    text = text.lstrip("\ufeff")
    while True:
        at += len(text[at:]) - len(text[at:].lstrip())
        if text.startswith("<?", at):
            end = text.find("?>", at)
        elif text.startswith("<!--", at):
            end = text.find("-->", at)
        elif text[at : at + 9].upper() == "<!DOCTYPE":
            end = text.find(">", at)
            if "[" in text[at:end]:
                raise FetchError(f"{url}: its document type declares entities of its own, which are not read")
        else:
            return text[at:]
        if end < 0:
            return text[at:]
        at = text.index(">", end) + 1


def _entry(element: Any, url: str) -> Entry:
    found: dict[str, str] = {}
    for child in element:
        tag = local_name(child)
        if tag == "link" and child.get("href"):
            if child.get("rel", "alternate") == "alternate":
                found.setdefault(tag, child.get("href"))
        elif tag and not child.tag.startswith(MEDIA) and (value := _inner(child)):
            found.setdefault(tag, value)
    link = _link(_first(found, LINK), url) or _permalink(element, found)
    title, content = _first(found, FIELDS["title"]), _first(found, FIELDS["text"])
    key = _first(found, ID) or link or hashlib.sha256(f"{title}\n{content}".encode()).hexdigest()
    return Entry(key[:2_000], link, title and _plain(title), _day(_first(found, FIELDS["published"])), content)


def _own_links(entries: list[Entry]) -> list[Entry]:
    """Take the link from entries that share it though they are told apart: it is no page of their own."""
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.url:
            keys[entry.url].add(f"{entry.title}\n{entry.content}")
    return [e._replace(url=None) if e.url and len(keys[e.url]) > 1 else e for e in entries]


def _link(value: str | None, url: str) -> str | None:
    """Return the address that an entry links to, ``None`` where it is none that can be fetched."""
    try:
        return read_address(value, url).url if value else None
    except FetchError:
        return None


def _permalink(element: Any, found: dict[str, str]) -> str | None:
    """Return an id that is the address of the entry's page."""
    id = _first(found, ID)
    if not id or not id.startswith(ADDRESSES):
        return None
    marks = [child.get("isPermaLink", "true") for child in element if local_name(child) == "guid"]
    return None if "false" in marks else _link(id, id)


def _first(found: dict[str, str], tags: Iterable[str]) -> str | None:
    return next((found[tag] for tag in tags if tag in found), None)


def _day(value: str | None) -> str | None:
    try:
        return told_date(value, "date") if value else None
    except ArticleError:
        return None


def _title(root: Any) -> str | None:
    """Return a feed's title, which stands outside its entries."""
    for element in root.iter():
        if local_name(element) == "title" and local_name(element.getparent()) in ("channel", "feed"):
            return _plain(_inner(element)) or None
    return None


def _plain(text: str) -> str:
    """Return a title on one line, without tags."""
    return " ".join((plain_text(text) or text).split())


def text_of(data: bytes, name: str) -> str:
    """Return a body as text, in the encoding that it declares unless its bytes show another.

    :class:`ArticleError`, which calls it ``name``, where it is no text.
    """
    text = decode(data, name, declared=True)
    return text if not WRONG.search(text) else min(text, decode(data, name), key=lambda t: len(WRONG.findall(t)))


def plain_text(content: str) -> str:
    """Return the text of an entry's content, paragraphs parted by blank lines; "" where it has none."""
    try:
        return marked_up_text(content, "the entry") if looks_marked_up(content) else content.strip()
    except ArticleError:
        return ""


def _inner(element: Any) -> str:
    """Return what stands in an element: text, or HTML, as elements or written out."""
    from lxml import etree

    if not len(element):
        return (element.text or "").strip()
    return ((element.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in element)).strip()
