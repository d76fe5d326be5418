"""One text, page or row to one :class:`~onrecord.records.Article`. Last stop of intake."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..codebook.intake import COLUMNS, intake_words
from ..errors import ArticleError
from ..records import Article
from .dates import told_date
from .language import require_english
from .mojibake import repaired
from .opening import read_opening
from .page import is_page, is_xml, read_page

ENGLISH = ("en", "eng", "english")
KNOWN = ("title", "publisher", "published", "url")


def article_from_text(text: str, *, name: str = "the text", known: Mapping[str, str | None] | None = None) -> Article:
    """Return the article in a plain text or the source of an HTML page.

    ``known`` has title, publisher, published (ISO) and url where they are known from elsewhere, which goes before what
    the text tells. A plain text is kept as it is, line ends and all, but for mojibake, which is mended; offsets count
    in the text that comes back. Of a page the text is the extracted article, paragraphs parted by blank lines.
    :class:`ArticleError` where the text is empty, a page without an article, or not in English.
    """
    told: dict[str, Any] = {key: value for key, value in (known or {}).items() if value and key in KNOWN}
    if is_page(text):
        page = read_page(text, name, url=told.get("url"))
        text = page.text
        told = {k: v for k, v in page._asdict().items() if k in KNOWN and v} | told
    elif is_xml(text):
        raise ArticleError(f"{name}: an XML file (a feed?), not a page; give one article as text or HTML")
    text = repaired(text)
    if "title" in told:
        told["title"] = repaired(told["title"])
    if not text.strip().strip("\ufeff"):
        raise ArticleError(f"{name}: empty; give a file with an article in it", reason="empty")
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

    Its other fields are kept in ``extra`` as strings, JSON where they are none. :class:`ArticleError`, which calls the
    row ``name``, where there is no text, the date is none, or the text is not in English.
    """
    text = row.get("text")
    if "text" in row and (text is None or isinstance(text, str)) and _absent(text):
        raise ArticleError(f"{name}: no text in it; its field named text is empty", reason="empty")
    if not isinstance(text, str):
        raise ArticleError(f"{name}: no text in it; an input row has a field named text", reason="bad row")
    known = {key: _plain(row[key]) for key in KNOWN if not _absent(row.get(key))}
    if "published" in known:
        known["published"] = told_date(known["published"], f"{name}: published")
    language = "en" if _absent(row.get("language")) else _plain(row["language"])
    if re.split(r"[\W_]", language.lower(), maxsplit=1)[0] not in ENGLISH:
        raise ArticleError(f"{name}: said to be in {language[:40]!r}; onrecord reads English", reason="language")
    article = article_from_text(text, name=name, known=known)
    article.extra.update(kept_fields({key: value for key, value in row.items() if key not in COLUMNS}))
    return article


def kept_fields(others: Mapping[str, Any]) -> dict[str, str]:
    """Return the fields of a row that say nothing of the article as strings, JSON where they are none."""
    return {repaired(name): _plain(value) for name, value in others.items() if not _absent(value)}


def _absent(value: Any) -> bool:
    """Tell whether a field holds nothing: no value, white space, or what is written for "none" in tables."""
    if isinstance(value, str):
        return not value.strip() or value.strip().lower() in intake_words().absent
    return value is None or (isinstance(value, float) and math.isnan(value))


def _plain(value: Any) -> str:
    """Return a field of a row as text that can be saved."""
    return repaired(value.strip() if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
