"""Web archives (WARC, as CC-News is kept) to articles: each page that was fetched well, by fastwarc and trafilatura."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal, NamedTuple

from ..errors import ArticleError
from ..records import Article
from .article import article_from_text
from .decode import decode
from .found import Found, attempt, fault
from .stream import LARGEST

PAGES = ("text/html", "application/xhtml+xml", "text/plain")
FETCHED = 200


def read_archive(stream: io.BufferedReader, name: str) -> Iterator[Found]:
    """Yield the article of each page of a web archive, or the error that says why it gives none.

    Records that are no answer of a server, answers other than 200 and what is no page (pictures, robots.txt) are
    passed over. The address is the record's; the date is the page's own, else the day it was fetched, which
    ``extra["fetched"]`` has in any case.
    """
    number = pages = 0
    try:
        for record in _records(stream):
            number += 1
            if (found := _page(record, f"{name}, record {number}")) is not None:
                pages += 1
                yield found
    except OSError as error:
        where = f"{name}, record {number + 1}"
        raise ArticleError(f"{where}: damaged ({error}); what follows cannot be read", where=where) from error
    if not pages:
        raise ArticleError(f"{name}: a web archive without a page in it", reason="empty", where=name)


def _records(stream: io.BufferedReader) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # only archives need it

    kinds = WarcRecordType.response
    return iter(ArchiveIterator(_Bytes(stream), record_types=kinds, parse_http=False, stream_detect=False))


class _Bytes:
    """A stream as the library wants it: one that tells its place, although it cannot go back."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """Return up to ``size`` bytes, none at the end."""
        data = self._stream.read1(size)
        self._at += len(data)
        return data

    def close(self) -> None:
        """Leave the stream open: who opened it closes it."""

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        """Refuse to go anywhere."""
        raise OSError("an archive is read from its start to its end")


def _page(record: Any, where: str) -> Found | None:
    """Return the article of one record, the error that says why there is none, or ``None`` where it is no page."""
    declared = record.content_length
    if declared > LARGEST:
        return fault(where, f"larger than {LARGEST >> 20} MB", "too long")
    block = record.reader.read(declared)  # by itself, so that a broken answer does not break the archive
    try:
        answer = _answer(block)
    except OSError as error:
        return fault(where, f"damaged ({error})")
    if answer is None:
        return None
    if len(block) < declared:
        return fault(where, "cut off before its end")
    told = {"url": record.headers.get("WARC-Target-URI")}
    return attempt(where, lambda: _article(answer, told, record.record_date, where))


class _Answer(NamedTuple):
    """A server's answer: its bytes, and the encoding that its headers declare."""

    data: bytes
    charset: str | None


def _answer(block: bytes) -> _Answer | None:
    """Return a server's answer where it is a page that was fetched well; ``OSError`` where it is broken."""
    ways: tuple[Literal["all", "none"], ...] = ("all", "none")
    for decoding in ways:  # some archives keep the header of a compression that they undid
        answer = _parsed(block, decoding)
        headers = answer.http_headers
        if headers is None or headers.status_code != FETCHED or answer.http_content_type not in PAGES:
            return None
        try:
            return _Answer(answer.reader.read(LARGEST), answer.http_charset)
        except OSError:
            if decoding == "none":
                raise
    return None


def _parsed(block: bytes, decoding: Literal["all", "none"]) -> Any:
    from fastwarc.warc import WarcRecord

    record = WarcRecord()
    record.is_http = True
    record.set_bytes_content(block)
    try:
        record.parse_http(auto_decode=decoding)
    except OSError:
        if decoding == "none":
            raise
        return _parsed(block, "none")
    return record


def _article(answer: _Answer, told: dict[str, str | None], fetched: datetime | None, where: str) -> Article:
    """Return the article of a page; ``fetched`` stands in for a date that the page does not tell."""
    article = article_from_text(_text(answer, where), name=where, known=told)
    if fetched is None:
        return article
    article.extra["fetched"] = fetched.isoformat()
    return replace(article, published=article.published or fetched.date().isoformat())


def _text(answer: _Answer, where: str) -> str:
    """Return a page's source in the encoding that the server declares, where it is one, else as its bytes show."""
    try:
        if answer.charset:
            return answer.data.decode(answer.charset)
    except (LookupError, ValueError):
        pass
    return decode(answer.data, where, declared=True)
