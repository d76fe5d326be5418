"""The way in: files, pages, tables, feeds and archives to :class:`~onrecord.records.Article`.

Before reading; knows no spaCy.

::

    article = read_article("report.html")           # "-" is standard input
    article = read_article("report.txt", published="2025-10-31")
    for article in read_corpus("articles", unusable=print): ...
"""

from __future__ import annotations

from .article import article_from_row, article_from_text, with_opening
from .corpus import MAX_CHARS, read_corpus
from .single import read_article

__all__ = ["MAX_CHARS", "article_from_row", "article_from_text", "read_article", "read_corpus", "with_opening"]
