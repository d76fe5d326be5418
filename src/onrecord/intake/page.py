"""An HTML page to its article: main text, title, date, publisher, address. By trafilatura (Barbaresi 2021)."""

from __future__ import annotations

import logging
import re
import warnings
from typing import NamedTuple

from ..errors import ArticleError

SNIFF = 2_048  # characters in which a page shows itself
TAG = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1|meta)\b", re.IGNORECASE)
XML = re.compile(r"<(?:\?xml\b|rss\b|feed\b|rdf:RDF\b|urlset\b|sitemapindex\b)", re.IGNORECASE)
FIRST = re.compile(r"<([A-Za-z][\w:.-]*)")
FEEDS = frozenset({"rss", "feed", "rdf:rdf"})
BARS = re.compile(r"^\|\s*|(?<!\s)\s*\|$", re.MULTILINE)  # what is left of a table that was there for the layout
STOP = re.compile(r"[.!?…][\"'”’)]*(?:\s|$)")
LARGEST = 10_000_000  # characters of source; nothing that was written to be read has more
MAX_TAGS = 60_000  # a long page has ten thousand; the time that finding the article takes may grow with their square
SENTENCE = 8  # words from which a paragraph with a full stop reads as prose
# An article has that many words of prose, which are that share of the page's text; menus, lists of links and notices
# have fewer. Set on made-up pages of each kind.
MIN_PROSE = 12
MIN_SHARE = 0.4


class Page(NamedTuple):
    """What a page gives: the article's text, paragraphs parted by blank lines, and what the page says about it."""

    text: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None


def is_page(text: str) -> bool:
    """Tell whether ``text`` is HTML, by its beginning rather than by a file's name."""
    start = text[:SNIFF].lstrip("\ufeff \t\r\n")
    return start.startswith("<") and TAG.search(start) is not None and not is_feed(start)


def is_feed(text: str) -> bool:
    """Tell whether ``text`` is an RSS or Atom feed, by its first element: its entries may hold HTML."""
    start = text[:SNIFF].lstrip("\ufeff \t\r\n")
    first = FIRST.search(start) if start.startswith("<") else None
    return first is not None and first[1].lower() in FEEDS


def is_xml(text: str) -> bool:
    """Tell whether ``text``, which is no HTML page, is XML: a feed, a list of addresses, a document of another kind."""
    return XML.match(text[:SNIFF].lstrip("\ufeff \t\r\n")) is not None


def read_page(html: str, name: str, *, url: str | None = None) -> Page:
    """Return the article of a page; :class:`ArticleError`, which calls the page ``name``, where it has none.

    Dates come from metadata, addresses and marked-up text only: a page that states none has none.
    """
    import trafilatura  # takes a fifth of a second, and plain texts do without

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    if len(html) > LARGEST:
        raise ArticleError(f"{name}: an HTML page of {len(html):,} characters", reason="too long")
    if (tags := html.count("<")) > MAX_TAGS:
        raise ArticleError(f"{name}: an HTML page of {tags:,} tags; the limit is {MAX_TAGS:,}", reason="too long")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # dates in odd shapes: nobody can do anything about them
            found = trafilatura.bare_extraction(
                html,
                url=url,
                with_metadata=True,
                include_comments=False,
                include_tables=False,
                date_extraction_params={"original_date": True, "extensive_search": False},
            )
    except Exception as error:  # pages that others wrote meet code that others wrote: anything may come of it
        raise ArticleError(f"{name}: an HTML page that cannot be read ({error})") from error
    told = found if found is None or isinstance(found, dict) else found.as_dict()
    text = BARS.sub("", told.get("text") or "").strip() if told else ""
    if told is None or not has_prose(text):
        raise ArticleError(f"{name}: an HTML page without an article that can be told from the rest", reason="no story")
    return Page(text.replace("\n", "\n\n"), *(told.get(key) for key in ("title", "sitename", "date", "url")))


def has_prose(text: str) -> bool:
    """Tell whether enough of ``text`` is prose for an article: paragraphs of some length with a full stop in them."""
    lengths = [(len(line.split()), STOP.search(line) is not None) for line in text.split("\n")]
    prose = sum(words for words, stopped in lengths if stopped and words >= SENTENCE)
    return prose >= MIN_PROSE and prose >= MIN_SHARE * sum(words for words, _ in lengths)
