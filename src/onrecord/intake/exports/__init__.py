"""Exports of news databases: one file with many documents, HTML or text, recognised by what is in it.

Each module knows one database: ``recognises(text)`` tells its exports, ``documents(text, name)`` cuts them. What the
labels mean is in the codebook. Articles' paragraphs are parted by blank lines and their lines joined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from ...errors import ArticleError
from ...records import Article
from ..article import article_from_row
from ..dateline import find_dateline
from ..found import Found, attempt
from . import factiva, lexisnexis, proquest
from .document import Exported

Cut = Callable[[str, str], Iterator[Exported]]
SAMPLE = 200_000  # characters in which an export shows itself
DATABASES: tuple[tuple[Callable[[str], bool], Cut], ...] = (
    (lexisnexis.recognises, lexisnexis.documents),
    (factiva.recognises, factiva.documents),
    (proquest.recognises, proquest.documents),
)


def export_cutter(text: str) -> Cut | None:
    """Return what cuts ``text`` into documents where it is the export of a known database, else ``None``."""
    sample = text[:SAMPLE].replace("\r\n", "\n")
    return next((cut for recognises, cut in DATABASES if recognises(sample)), None)


def read_export(text: str, name: str, cut: Cut) -> Iterator[Found]:
    """Yield the article of each document of an export, or the error that says why it gives none."""
    for number, document in enumerate(cut(text.replace("\r\n", "\n"), name), 1):
        where = f"{name}, document {number}"
        yield attempt(where, partial(_article, document, where))


def _article(document: Exported, where: str) -> Article:
    if not document.text.strip():
        raise ArticleError(f"{where}: a document of an export without its text", reason="no story")
    article = article_from_row({"text": document.text, **document.told}, name=where)
    if document.dateline is None or article.dateline is not None:
        return article
    found = find_dateline(f"{document.dateline} — The")
    return replace(article, dateline=found.place if found else document.dateline)
