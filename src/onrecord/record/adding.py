"""A corpus into a record, a batch of documents to a transaction. Resumes by itself: what is there is not coded again.

The coder is given, so that this room knows nothing of how a text is read. A batch is coded first and then written, so
that the file is held for the writing alone; killed at any moment, the record has whole batches, and the next run goes
on after them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Protocol

from ..errors import OnrecordError
from ..records import Article, Coding, Report
from .room import Record
from .store import Outcome

WORDS = ("text", "title", "publisher", "url", "dateline", "wire", "language")  # the texts of an article
BATCH = 32  # documents to a transaction: what a kill can cost of work, and what one fsync is shared by

Unusable = Callable[[int, OnrecordError], None]


class Codes(Protocol):
    """What turns articles into reports, in order; what it cannot use it hands over by number."""

    def stream(self, documents: Iterable[Any], *, unusable: Unusable | None = None) -> Iterator[Report]:
        """Yield a report for each document."""


@dataclass(frozen=True, slots=True)
class Adding:
    """How to add: the coder, what names its coding (its versions, the hash of its own files), the id of an article."""

    coder: Codes
    coding: Coding
    setup: str
    document_id: Callable[[Article], str]


def add_articles(
    record: Record, articles: Iterable[Article], how: Adding, *, unusable: Unusable
) -> Iterator[Counter[Outcome]]:
    """Add ``articles`` to ``record``; yield after each batch that is on the disk how many have had which outcome.

    What the coder cannot use is handed to ``unusable`` and passed over.
    """
    done: Counter[Outcome] = Counter()
    extras: dict[str, dict[str, str]] = {}

    def wanted() -> Iterator[Article]:
        for article in map(_whole, articles):
            id = how.document_id(article)
            if record.has(id, how.coding, how.setup):
                done["same"] += 1
                continue
            if article.extra:
                extras[id] = article.extra
            yield article

    reports = how.coder.stream(wanted(), unusable=unusable)
    while batch := list(islice(reports, BATCH)):
        with record.writing():
            outcomes = [
                record.add(report, setup=how.setup, extra=extras.pop(report.document.id, None)) for report in batch
            ]
        done.update(outcomes)
        yield done
    yield done


def _whole(article: Article) -> Article:
    """Return an article whose words UTF-8 can hold: halves of characters become U+FFFD."""
    told = {key: value for key in WORDS if (value := getattr(article, key)) and not _is_whole(value)}
    if not told:
        return article
    return replace(
        article, **{k: v.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for k, v in told.items()}
    )


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
