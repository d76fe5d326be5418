"""One file, page, stream or row to one :class:`~onrecord.records.Article`. Last stop of intake."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..errors import ArticleError
from ..records import Article
from .dates import iso_date
from .decode import decode
from .language import require_english
from .opening import read_opening
from .page import is_page, is_xml, read_page

STDIN = "-"
LARGEST = 64 << 20  # bytes; no article has more, and what never ends (a device) must not fill the memory
KNOWN = ("title", "publisher", "published", "url")


def read_article(
    path: str | Path,
    *,
    published: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Article:
    """Return the article in the text or HTML file at ``path``; "-" reads standard input.

    What is given goes before what the file tells; ``published`` is an ISO date. A plain text is kept as decoded,
    line ends and all; of a page the text is the extracted article, paragraphs parted by blank lines.
    :class:`ArticleError` where the file cannot be read, is empty or binary, is a page without an article, or is not
    in English, and where ``published`` is no date.
    """
    if published is not None:
        published = iso_date(published, "--published")
    name = "standard input" if str(path) == STDIN else str(path)
    given = {"published": published, "publisher": publisher, "title": title, "url": url}
    data = _read(path, name)
    if not data.strip():
        raise ArticleError(f"{name}: empty; give a file with an article in it")
    return article_from_text(decode(data, name, declared=True), name=name, known=given)


def article_from_text(text: str, *, name: str = "the text", known: Mapping[str, str | None] | None = None) -> Article:
    """Return the article in a plain text or the source of an HTML page, as :func:`read_article` does.

    ``known`` has title, publisher, published (ISO) and url where they are known from elsewhere.
    """
    told: dict[str, Any] = {key: value for key, value in (known or {}).items() if value and key in KNOWN}
    if is_page(text):
        page = read_page(text, name, url=told.get("url"))
        text = page.text
        told = {k: v for k, v in page._asdict().items() if k in KNOWN and v} | told
    elif is_xml(text):
        raise ArticleError(f"{name}: an XML file (a feed?), not a page; give one article as text or HTML")
    if not text.strip():
        raise ArticleError(f"{name}: empty; give a file with an article in it")
    article = with_opening(Article(text, **told))
    require_english(text[article.body :], name)
    return article


def with_opening(article: Article) -> Article:
    """Return ``article`` with what the first lines of its text tell that it does not say: title, date, dateline"""
    opening = read_opening(article.text, title=article.title)
    told = {key: getattr(article, key) or getattr(opening, key) for key in (*KNOWN, "dateline", "wire")}
    return replace(article, body=article.body or opening.body, **told)


def article_from_row(row: Mapping[str, Any], *, name: str = "the row") -> Article:
    """Return the article of an input row: ``text`` and, where known, title, publisher, published, url, language.

    Its other fields are kept in ``extra`` as strings. :class:`ArticleError`, which calls the row ``name``, where
    there is no text, the date is none, or the text is not in English.
    """
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ArticleError(f"{name}: no text in it; an input row has a field named text")
    known = {key: str(row[key]).strip() for key in KNOWN if row.get(key) not in (None, "")}
    if "published" in known:
        known["published"] = iso_date(known["published"], f"{name}: published")
    language = str(row.get("language") or "en").lower()
    if language.split("-")[0] not in ("en", "eng", "english"):
        raise ArticleError(f"{name}: said to be in {row['language']!r}; onrecord reads English")
    article = article_from_text(text, name=name, known=known)
    extra = {key: str(value) for key, value in row.items() if key not in (*KNOWN, "text", "language")}
    article.extra.update(extra)
    return article


def _read(path: str | Path, name: str) -> bytes:
    """Return a file's bytes, or standard input's; :class:`ArticleError` says why they cannot be had."""
    if not str(path):
        raise ArticleError("no file is named; give a text or HTML file, or - for standard input")
    try:
        if str(path) != STDIN:
            with Path(path).open("rb") as file:
                data = file.read(LARGEST + 1)
        elif sys.stdin is None:
            raise ArticleError(f"{name}: closed; give a file, or pipe an article in")
        else:
            data = sys.stdin.buffer.read(LARGEST + 1)
    except IsADirectoryError as error:
        raise ArticleError(f"{name}: a folder; give one text or HTML file") from error
    except FileNotFoundError as error:
        raise ArticleError(f"{name}: no such file") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ArticleError(f"{name}: cannot be read ({reason})") from error
    if len(data) > LARGEST:
        raise ArticleError(f"{name}: larger than {LARGEST >> 20} MB; give one article at a time")
    return data
