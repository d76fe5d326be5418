"""Feeds (RSS 0.9 to 2.0, RSS 1.0, Atom) to articles: an entry each, by its content, else its summary.

Parsed as it is read, so that a feed of any length takes little memory; document types and entities are not heeded, and
nothing is fetched.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from typing import Any

from ..errors import ArticleError
from .article import article_from_row
from .found import Found, attempt
from .markup import looks_marked_up, marked_up_text, sound_references

ROOTS = frozenset({"rss", "feed", "RDF"})
ENTRIES = frozenset({"item", "entry"})
# Elements by name, without their namespace, that tell a field of an article: the surest first.
FIELDS = {
    "text": ("encoded", "content", "fulltext", "description", "summary"),
    "title": ("title",),
    "published": ("published", "pubDate", "date", "issued", "created", "updated", "modified"),
    "url": ("link", "origLink", "id", "guid"),
    "language": ("language",),
}
DEEPEST = 200  # elements inside one another; mending what is nested deeper takes the square of its length
PIECE = 1 << 15  # bytes read at once
LONGEST_REFERENCE = 24  # bytes of a reference to a character
MANY = 500  # tags in a piece, from which on so many of them must close
MIN_CLOSED = 0.5
ADDRESSES = ("http://", "https://")


def read_feed(stream: io.BufferedReader, name: str) -> Iterator[Found]:
    """Yield the article of each entry of a feed, or the error that says why it gives none.

    The publisher is the feed's title. :class:`ArticleError` where it is no feed, is broken, or has no entries.
    """
    from lxml import etree  # takes a while to import, and plain texts do without

    safe = {"resolve_entities": False, "load_dtd": False, "no_network": True, "recover": True}
    events = etree.iterparse(_Bytes(stream, name), events=("start", "end"), **safe)
    feed = _Feed(name)
    try:
        for event, element in events:
            if (entry := feed.take(event, element)) is not None:
                where = f"{name}, entry {feed.count}"
                yield attempt(where, partial(article_from_row, {"text": ""} | entry, name=where))
    except (etree.LxmlError, OSError, ValueError) as error:
        raise ArticleError(f"{name}: XML that cannot be read ({error})", where=name) from error
    if not feed.count:
        raise ArticleError(f"{name}: a feed without an entry", reason="empty", where=name)


class _Bytes:
    """A feed's bytes, looked through for what is no XML: tags opened again and again, never closed, take the parser a
    time that grows with the square of their number."""

    def __init__(self, stream: io.BufferedReader, name: str) -> None:
        self._stream = stream
        self._name = name
        self._held = b""  # a reference that has begun at the end of what was read

    def read(self, size: int = -1) -> bytes:
        """Return some bytes, none at the end; references to what is no character are mended on the way."""
        read = self._stream.read(min(size, PIECE) if size > 0 else PIECE)
        data, self._held = self._held + read, b""
        begun = data.rfind(b"&", -LONGEST_REFERENCE)
        if read and begun > 0 and b";" not in data[begun:]:
            data, self._held = data[:begun], data[begun:]
        data = sound_references(data.decode("latin-1")).encode("latin-1")  # ASCII in every encoding that a feed is in
        opened = data.count(b"<")
        if opened > MANY and data.count(b">") < opened * MIN_CLOSED:
            raise ArticleError(f"{self._name}: no XML; {opened} tags in a row do not close", where=self._name)
        return data


class _Feed:
    """Where the parser stands in a feed: its title, how many entries there were, whether it is inside one."""

    def __init__(self, name: str) -> None:
        self.count = 0
        self._name = name
        self._title: str | None = None
        self._started = False
        self._inside = self._depth = 0

    def take(self, event: str, element: Any) -> dict[str, str] | None:
        """Take in the start or end of an element; return the fields of the entry that ends with it."""
        tag = local_name(element)
        self._depth += 1 if event == "start" else -1
        if self._depth > DEEPEST:
            raise ArticleError(f"{self._name}: XML nested more than {DEEPEST} deep", where=self._name)
        if event == "start":
            if not self._started and tag not in ROOTS:
                message = f"{self._name}: an XML file that is no feed (its root is {tag or 'nameless'!r})"
                raise ArticleError(message, where=self._name)
            self._started = True
            self._inside += tag in ENTRIES
            return None
        if tag in ENTRIES:
            self._inside -= 1
        if self._inside:
            return None
        entry = _fields(element) if tag in ENTRIES else None
        if tag == "title" and self._title is None:
            self._title = _text(element, self._name)
        element.clear(keep_tail=False)
        while element.getprevious() is not None and element.getparent() is not None:
            del element.getparent()[0]
        if entry is None:
            return None
        self.count += 1
        return entry | ({"publisher": self._title} if self._title else {})


def _fields(entry: Any) -> dict[str, str]:
    """Return what an entry's elements tell: of each field, the first of its elements in :data:`FIELDS` that does."""
    found: dict[str, str] = {}
    for child in entry:
        tag = local_name(child)
        if tag == "link" and child.get("href"):
            if child.get("rel", "alternate") == "alternate":
                found.setdefault(tag, child.get("href"))
        elif tag and (value := _text(child, tag)):
            found.setdefault(tag, value)
    out = {}
    for field, tags in FIELDS.items():
        values = [found[tag] for tag in tags if tag in found and (field != "url" or found[tag].startswith(ADDRESSES))]
        if values:
            out[field] = values[0]
    return out


def _text(element: Any, name: str) -> str:
    """Return an element's text: what HTML it holds, as elements or written out, without its tags."""
    from lxml import etree

    inner = (element.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in element)
    plain = element.get("type") in ("text", "text/plain") and not len(element)
    return inner.strip() if plain or not looks_marked_up(inner) else marked_up_text(inner, name)


def local_name(element: Any) -> str:
    """Return an element's name without its namespace, "" for what is no element."""
    tag = getattr(element, "tag", None)
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""
