"""A coder that reads nothing: it makes reports at once, and hangs, dies or fails where a text tells it to."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from onrecord.bulk.run import document_name
from onrecord.errors import ArticleError
from onrecord.records import Actor, Article, Coding, Document, Report, Span


class FakeCoder:
    """One actor a report, made of the first word of its text."""

    def stream(self, documents: Iterable[Article], *, unusable: Any = None) -> Iterator[Report]:
        for number, article in enumerate(documents):
            if "HANG" in article.text:
                time.sleep(600)
            if "DIE" in article.text:
                os._exit(9)
            if "FAIL" in article.text:
                unusable(number, ArticleError(f"document {number}: cannot be coded"))
                continue
            if "SLOW" in article.text:
                time.sleep(0.02)
            yield report_of(article)


def report_of(article: Article) -> Report:
    id = document_name(article)
    a = article
    document = Document(id, a.title, a.publisher, a.url, a.published, None, None, "en", a.text)
    word = a.text.split()[0]
    actor = Actor(f"{id}.a1", word, "group", None, None, (), None, (Span(0, len(word)),), "fake")
    return Report(document, (actor,), (), (), (), (), (), (), (), Coding("1", "fake", "none"))


def load_fake() -> tuple[FakeCoder, Callable[[Article], str]]:
    """What a worker runs to have a fake coder."""
    return FakeCoder(), document_name
