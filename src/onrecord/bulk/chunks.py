"""A corpus in chunks: articles that are coded together and stand for themselves, so that a run can stop between any
two.

The same corpus gives the same chunks, whatever codes them. A text that has been there with the same date is not coded
again: its document is entered as a copy. First on the way.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..errors import ArticleError, OnrecordError
from ..records import Article

DOCUMENTS = 32  # articles to a chunk: what a kill can cost of work, and the last worker keep the others waiting
CHARACTERS = 200_000  # of text to a chunk, beyond which it is closed


@dataclass(frozen=True, slots=True)
class Skip:
    """An input that gives no record: where it is from, why in a word or two, and the whole message."""

    where: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """Articles to be coded, copies (each with the id of the document that has been coded), and what was no article."""

    number: int
    articles: tuple[Article, ...]
    copies: tuple[tuple[Article, str], ...]
    skipped: tuple[Skip, ...]


def skip_of(error: OnrecordError) -> Skip:
    """Return an error of intake or coding as a row of what was skipped."""
    where, mark, _ = str(error).partition(": ")
    if isinstance(error, ArticleError):
        return Skip(error.where or (where if mark else ""), error.reason, str(error))
    return Skip(where if mark else "", "cannot be coded", str(error))


def chunks(
    articles: Iterable[Article | OnrecordError], *, name: Callable[[Article], str], longest: int | None = None
) -> Iterator[Chunk]:
    """Yield chunks of a corpus, in its order; an error among ``articles`` is what could not be read.

    ``name`` gives an article the id of its document; a text of more than ``longest`` characters is skipped.
    """
    seen: dict[bytes, str] = {}
    known: set[str] = set()
    held = _Held()
    for article in articles:
        if isinstance(article, OnrecordError):
            held.skipped.append(skip_of(article))
        else:
            _place(article, name(article), held, seen, known, longest)
        if held.is_full():
            yield held.close()
    if not held.is_empty():
        yield held.close()


class _Held:
    """The chunk that is being filled."""

    def __init__(self) -> None:
        self.number = 0
        self.clear()

    def clear(self) -> None:
        self.articles: list[Article] = []
        self.copies: list[tuple[Article, str]] = []
        self.skipped: list[Skip] = []

    def is_full(self) -> bool:
        taken = len(self.articles) + len(self.copies) + len(self.skipped)
        return taken >= DOCUMENTS or sum(len(a.text) for a in self.articles) >= CHARACTERS

    def is_empty(self) -> bool:
        return not (self.articles or self.copies or self.skipped)

    def close(self) -> Chunk:
        chunk = Chunk(self.number, tuple(self.articles), tuple(self.copies), tuple(self.skipped))
        self.number += 1
        self.clear()
        return chunk


def _place(
    article: Article, id: str, held: _Held, seen: dict[bytes, str], known: set[str], longest: int | None
) -> None:
    if longest is not None and len(article.text) > longest:
        message = f"{id}: {len(article.text)} characters, more than {longest}"
        held.skipped.append(Skip(article.url or article.title or id, "too long", message))
        return
    if id in known:
        held.skipped.append(Skip(article.url or article.title or id, "there already", f"{id}: the same article again"))
        return
    known.add(id)
    key = hashlib.blake2b(f"{article.published}\0{article.text}".encode("utf-8", "replace"), digest_size=16).digest()
    first = seen.setdefault(key, id)
    if first != id:
        held.copies.append((article, first))
    else:
        held.articles.append(article)
