"""Many articles: a folder of files, one file, or a JSONL file with an article a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from ..errors import ArticleError
from ..records import Article
from .article import article_from_row, read_article

SUFFIXES = (".txt", ".html", ".htm", ".jsonl")

Unusable = Callable[[ArticleError], None]


def read_corpus(path: str | Path, *, unusable: Unusable | None = None) -> Iterator[Article]:
    """Yield the articles of a folder (its .txt, .html and .jsonl files, by name), a file, or a JSONL file, in order.

    What holds no article is handed to ``unusable`` and passed over; without it, the :class:`ArticleError` is raised.
    """
    path = Path(path)
    for file in _files(path):
        for read in _readers(file):
            try:
                yield read()
            except ArticleError as error:
                if unusable is None:
                    raise
                unusable(error)


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise ArticleError(f"{path}: no such file or folder")
    if not path.is_dir():
        return [path]
    files = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    if not files:
        raise ArticleError(f"{path}: no articles in it; a corpus folder holds files in {', '.join(SUFFIXES)}")
    return files


def _readers(file: Path) -> Iterator[Callable[[], Article]]:
    """Yield for each article of a file what reads it, so that one that fails does not stop the others."""
    if file.suffix.lower() != ".jsonl":
        yield lambda: read_article(file)
        return
    try:
        with file.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield lambda: _from_line(line, f"{file}, line {number}")  # noqa: B023  (called before the next)
    except OSError as error:
        raise ArticleError(f"{file}: cannot be read ({error.strerror})") from error


def _from_line(line: bytes, name: str) -> Article:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"{name}: not a JSON object ({error})") from error
    if not isinstance(row, dict):
        raise ArticleError(f"{name}: a JSON {type(row).__name__}; expected an object with a field named text")
    return article_from_row(row, name=name)
