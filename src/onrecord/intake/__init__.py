"""The way in: a file, page or stream to one :class:`~onrecord.records.Article`. Before reading; knows no spaCy.

::

    article = read_article("report.html")           # "-" is standard input
    article = read_article("report.txt", published="2025-10-31")
    for article in read_corpus("articles.jsonl"): ...
"""

from __future__ import annotations

from .article import article_from_row, article_from_text, read_article, with_opening
from .corpus import read_corpus

__all__ = ["article_from_row", "article_from_text", "read_article", "read_corpus", "with_opening"]
