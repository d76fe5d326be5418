"""Many articles: folders, globs and files of every format, one after another, in order and as they are asked for."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ArticleError
from ..records import Article
from .article import article_from_text
from .columns import Columns
from .decode import decode
from .found import Found, attempt, fault
from .page import is_feed, is_page
from .stream import open_stream, peek, read_whole
from .walk import SUFFIXES, files_of, inner_suffix

if TYPE_CHECKING:
    from .exports.document import Exported

MAX_CHARS = 1_000_000  # characters of a document up to which it is read: a hundred and fifty times a long report
EXPORTED = ("DOC", "Document", "ProQuest", "<doc ")  # one of them is in every export of a news database
HOPELESS = 100_000  # broken rows one after another
Unusable = Callable[[ArticleError], None]
FEEDS = (".xml", ".rss", ".atom")
SPACE = b"\xef\xbb\xbf \t\r\n"
ARCHIVE = b"WARC/"
ROWS = re.compile(rb'\[?\s*\{\s*"')  # how JSON with rows starts


def read_corpus(
    path: str | Path,
    *,
    unusable: Unusable | None = None,
    columns: Mapping[str, str] | None = None,
    max_chars: int = MAX_CHARS,
) -> Iterator[Article]:
    """Yield the articles of a folder, a glob or a file, in order: files by path, documents as they stand in them.

    Read are the files of :data:`SUFFIXES`, packed with gzip or Zstandard or not: texts and pages, rows of JSON, tables,
    web archives, feeds, and exports of LexisNexis, Factiva and ProQuest. ``columns`` names for a field of an article
    (text, title, publisher, published, url, language) the column of rows that holds it.

    What cannot be used, or has more than ``max_chars`` characters of text, is handed to ``unusable`` as an
    :class:`ArticleError` that says why (``reason``) and ``where``, and passed over; without it, the error is raised.
    One is raised in any case where there is nothing at ``path``.
    """
    mapped = Columns(columns)
    for file in files_of(path):
        for where, what in read_file(file, mapped):
            if isinstance(what, Article) and len(what.text) <= max_chars:
                yield what
                continue
            error = what if isinstance(what, ArticleError) else _too_long(what, where, max_chars)
            if unusable is None:
                raise error
            unusable(error)


def read_file(file: Path | ArticleError, columns: Columns) -> Iterator[Found]:
    """Yield the articles of one file, and an error for each that there might have been; none is raised.

    A file that is known to be none is its error.
    """
    if isinstance(file, ArticleError):
        yield Found(file.where or "", file)
        return
    name = str(file)
    try:
        with open_stream(file) as stream:
            yield from _while_of_use(read_stream(stream, name, inner_suffix(file), columns), name)
    except ArticleError as error:
        error.where = error.where or name
        yield Found(error.where, error)
    except OSError as error:
        yield fault(name, f"cannot be read ({error.strerror or error})")


def _while_of_use(found: Iterator[Found], name: str) -> Iterator[Found]:
    """Yield what a file gives, up to :data:`HOPELESS` broken rows one after another: it is then no file of rows."""
    broken = 0
    for item in found:
        yield item
        broken = broken + 1 if isinstance(item.what, ArticleError) and item.what.reason == "bad row" else 0
        if broken == HOPELESS:
            yield fault(name, f"{HOPELESS:,} broken rows one after another; the rest is left out", "bad row")
            return


def read_stream(
    stream: io.BufferedReader, name: str, suffix: str, columns: Columns, known: Mapping[str, str | None] | None = None
) -> Iterator[Found]:
    """Yield the articles of a file by its content, where that shows what it is, else by its suffix.

    ``known`` is what is told of a file with one article in it. :class:`ArticleError` where the whole file, or what is
    left of it, cannot be read.
    """
    start = peek(stream)
    # Each reader is imported where it is needed: one article in a text is read in less time than all take to import.
    if start.startswith(ARCHIVE) or suffix == ".warc":
        from .archive import read_archive

        return read_archive(stream, name)
    if suffix in (".jsonl", ".ndjson"):
        from .rows import read_lines

        return read_lines(stream, name, columns)
    if suffix == ".json" or (suffix not in SUFFIXES and ROWS.match(start.lstrip(SPACE))):
        from .rows import read_values

        return read_values(stream, name, columns)
    if suffix in (".csv", ".tsv"):
        from .sheets import read_sheet

        return read_sheet(stream, name, columns, "\t" if suffix == ".tsv" else None)
    shown = start.decode("utf-8", errors="replace").lstrip("\ufeff \t\r\n\ufffd\0")
    if is_feed(shown) or (suffix in FEEDS and not is_page(shown)):
        from .feed import read_feed

        return read_feed(stream, name)
    return read_document(read_whole(stream, name), name, known)


def read_document(data: bytes, name: str, known: Mapping[str, str | None] | None = None) -> Iterator[Found]:
    """Yield the article in a text or page, or the articles in an export."""
    if not data.strip():
        yield fault(name, "empty; give a file with an article in it", "empty")
        return
    text = decode(data, name, declared=True)
    if any(mark in text for mark in EXPORTED) and (cut := _export_cutter(text)) is not None:
        from .exports import read_export

        yield from read_export(text, name, cut)
    else:
        yield attempt(name, lambda: article_from_text(text, name=name, known=known))


def _export_cutter(text: str) -> Callable[[str, str], Iterator[Exported]] | None:
    from .exports import export_cutter

    return export_cutter(text)


def _too_long(article: Article, where: str, limit: int) -> ArticleError:
    what = article.url or article.title or article.text[:60].strip()
    message = f"{where}: a document of {len(article.text):,} characters ({what[:80]}); the limit is {limit:,}"
    return ArticleError(message, reason="too long", where=where)
