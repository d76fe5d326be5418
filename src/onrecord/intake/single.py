"""One file or standard input to the one article that it holds."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..errors import ArticleError
from ..records import Article
from .columns import Columns
from .corpus import read_stream
from .dates import iso_date
from .decode import SAMPLE
from .found import Found
from .stream import inflated, open_stream, read_whole
from .walk import inner_suffix

STDIN = "-"


def read_article(
    path: str | Path,
    *,
    published: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Article:
    """Return the article in the file at ``path``, of any format that a corpus may have; "-" reads standard input.

    What is given goes before what the file tells; ``published`` is an ISO date. A plain text is kept as decoded,
    line ends and all, but for mojibake, which is mended; of a page the text is the extracted article, paragraphs
    parted by blank lines. :class:`ArticleError` where the file cannot be read, is empty or binary, is a page without
    an article, is not in English, or holds more than one article, and where ``published`` is no date.
    """
    if published is not None:
        published = iso_date(published, "--published")
    given = {"published": published, "publisher": publisher, "title": title, "url": url}
    known: dict[str, Any] = {key: value for key, value in given.items() if value}
    name = "standard input" if str(path) == STDIN else str(path)
    with _opened(path, name) as stream:
        found = read_stream(stream, name, inner_suffix(Path(path)), Columns(), known)
        article = _only(found, name)
    return replace(article, **known) if known else article


def _only(found: Iterator[Found], name: str) -> Article:
    """Return the first article; :class:`ArticleError` where it is none, or another follows."""
    first = next(found, None)
    if first is None:
        raise ArticleError(f"{name}: no article in it", reason="empty", where=name)
    if isinstance(first.what, ArticleError):
        raise first.what
    if next(found, None) is not None:
        raise ArticleError(f"{name}: more than one article; give them as a corpus (onrecord code, onrecord add)")
    return first.what


@contextmanager
def _opened(path: str | Path, name: str) -> Iterator[io.BufferedReader]:
    """Open a file or standard input for reading; :class:`ArticleError` says why it cannot be."""
    if not str(path):
        raise ArticleError("no file is named; give a text or HTML file, or - for standard input")
    if str(path) != STDIN:
        if Path(path).is_dir():
            raise ArticleError(f"{name}: a folder; give one text or HTML file")
        with open_stream(Path(path)) as stream:
            yield stream
    elif sys.stdin is None:
        raise ArticleError(f"{name}: closed; give a file, or pipe an article in")
    else:
        data = read_whole(sys.stdin.buffer, name)
        yield inflated(io.BufferedReader(io.BytesIO(data), SAMPLE), name)
