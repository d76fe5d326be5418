"""One chunk to its parts: coded, laid out as rows, written where it stands for the whole of the chunk or for nothing.

A part is a folder named by the chunk's number with a file for each table (and month, where the tables are to be parted
by month). It is written beside and renamed, so that one that is there is whole. After chunks.py.
"""

from __future__ import annotations

import io
import json
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal, Protocol
from uuid import uuid4

from ..errors import InputError, OnrecordError
from ..records import Article, Coding, Document, Report
from ..tables.formats import write_rows
from ..tables.rows import rows
from ..tables.schema import tables
from .chunks import Chunk, Skip, skip_of

Format = Literal["parquet", "csv", "jsonl"]
Say = Callable[[int], None]
WHOLE = "all"  # the name of a table's file where it is not parted by month
UNDATED = "none"
DONE = "done.json"
Row = dict[str, Any]


class Codes(Protocol):
    """What turns articles into reports."""

    def stream(self, documents: Iterable[Any], *, unusable: Any = None) -> Iterator[Report]:
        """Yield a report for each document."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How parts are written: where, in which format, and whether by month of publication."""

    folder: Path
    format: Format
    by_month: bool

    def part(self, number: int) -> Path:
        """Return the folder of a chunk's part."""
        return self.folder / f"{number:07}"


@dataclass(frozen=True, slots=True)
class Job:
    """A chunk to be coded; ``excluded`` are numbers of its articles, from 0, that killed or hung a worker, and why.

    A ``careful`` job codes one article at a time, so that it shows which one is at fault. ``suspect`` is the article at
    which a worker has ended once; ``unbegun`` says that one has ended before any.
    """

    chunk: Chunk
    excluded: tuple[tuple[int, str], ...] = ()
    careful: bool = False
    suspect: int | None = None
    unbegun: bool = False

    def again(self, at: int | None, reason: str, *, sure: bool) -> Job:
        """Return the job as it is to be done after a worker was lost at article ``at``, ``None`` for before any.

        Unless it is ``sure`` that the article is to blame, another worker must end at it too: processes are killed,
        and machines go, for other reasons.
        """
        if not self.careful:
            return replace(self, careful=True)
        if at is None and self.unbegun:
            raise RuntimeError(f"two workers ended before they began chunk {self.chunk.number}")
        if at is None or not (sure or at == self.suspect):
            return replace(self, suspect=at, unbegun=at is None)
        return replace(self, excluded=(*self.excluded, (at, reason)), suspect=None)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a chunk: documents coded, copies entered, inputs skipped, events told."""

    number: int
    coded: int
    copies: int
    skipped: int
    events: int


def warm(shape: Shape) -> None:
    """Load what writing parts needs, so that no article's time is charged with it."""
    for schema in tables().values():
        write_rows([], schema.columns, shape.format, io.BytesIO())


def code_chunk(coder: Codes, job: Job, shape: Shape, *, name: Callable[[Article], str], say: Say) -> Done:
    """Code a chunk and write its part; ``say`` hears the number of each article, before its turn in a careful job,
    else after. :class:`InputError` where the part cannot be written.
    """
    for step in code_steps(coder, job, shape, name=name):
        if isinstance(step, Done):
            return step
        say(step)
    raise AssertionError("a chunk ends with what became of it")


def code_steps(coder: Codes, job: Job, shape: Shape, *, name: Callable[[Article], str]) -> Iterator[int | Done]:
    """Do what :func:`code_chunk` does, yielding what ``say`` hears, and last what became of the chunk."""
    skipped = list(job.chunk.skipped)
    excluded = dict(job.excluded)
    for number, reason in job.excluded:
        article = job.chunk.articles[number]
        where = article.url or article.title or name(article)
        skipped.append(Skip(where, reason, f"{name(article)}: set aside, {reason}"))
    wanted = [(n, a) for n, a in enumerate(job.chunk.articles) if n not in excluded]
    found: dict[str, list[Row]] = defaultdict(list)
    coding = None
    coded = 0
    for step in (_one_by_one if job.careful else _together)(coder, wanted, skipped):
        if isinstance(step, int):
            yield step
            continue
        report, article = step
        coding = coding or report.coding
        coded += 1
        for table, held in rows(report, article.extra).items():
            found[table] += [row | {MONTH: _month(report.document.published)} for row in held]
    found["documents"] += [_copy(article, first, coding, name(article)) for article, first in job.chunk.copies]
    done = Done(job.chunk.number, coded, len(job.chunk.copies), len(skipped), len(found["events"]))
    try:
        _write(shape, done, found, skipped)
    except OSError as error:
        raise InputError(f"{shape.part(done.number)}: cannot be written ({error.strerror or error})") from error
    yield done


MONTH = "\0month"  # a cell that says in which file a row goes; no table has it
Step = int | tuple[Report, Article]


def _one_by_one(coder: Codes, wanted: list[tuple[int, Article]], skipped: list[Skip]) -> Iterator[Step]:
    """Yield each article's number, then its report; what cannot be coded is added to ``skipped``."""
    for number, article in wanted:
        yield number
        for report in coder.stream([article], unusable=lambda _, error: skipped.append(skip_of(error))):
            yield report, article


def _together(coder: Codes, wanted: list[tuple[int, Article]], skipped: list[Skip]) -> Iterator[Step]:
    """Yield each article's report, then its number."""
    lost: set[int] = set()

    def unusable(number: int, error: OnrecordError) -> None:
        lost.add(number)
        skipped.append(skip_of(error))

    turn = 0
    for report in coder.stream([article for _, article in wanted], unusable=unusable):
        while turn in lost:
            turn += 1
        yield report, wanted[turn][1]
        yield wanted[turn][0]
        turn += 1


def _month(published: str | None) -> str:
    return published[:7] if published else UNDATED


def _copy(article: Article, first: str, coding: Coding | None, id: str) -> Row:
    """Return the row of a document whose text has been coded as another's."""
    document = Document(
        id,
        article.title,
        article.publisher,
        article.url,
        article.published,
        article.dateline,
        article.wire,
        article.language,
        article.text,
    )
    made = Report(document, (), (), (), (), (), (), (), (), coding or Coding("", "", ""))
    row: Row = rows(made, article.extra)["documents"][0]
    return row | {"copy_of": first, MONTH: _month(article.published)}


def done_of(part: Path) -> Done:
    """Return what became of the chunk of a part that is there."""
    return Done(**json.loads((part / DONE).read_text(encoding="utf-8")))


def _write(shape: Shape, done: Done, found: dict[str, list[Row]], skipped: list[Skip]) -> None:
    part = shape.part(done.number)
    fresh = part.with_suffix(f".{uuid4().hex}.new")  # another machine's worker may have the same process id
    fresh.mkdir(parents=True)
    for table, schema in tables().items():
        parted: dict[str, list[Row]] = defaultdict(list)
        for row in found[table]:
            parted[row.pop(MONTH) if shape.by_month else WHOLE].append(row)
        for month, held in sorted(parted.items()):
            write_rows(held, schema.columns, shape.format, fresh / f"{table}.{month}.{shape.format}")
    lines = [json.dumps(asdict(skip), ensure_ascii=False) for skip in skipped]
    (fresh / "skipped.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    (fresh / DONE).write_text(json.dumps(asdict(done)), encoding="utf-8")
    try:
        fresh.rename(part)
    except OSError:
        if not part.is_dir():
            raise
        shutil.rmtree(fresh)  # a worker that outlived a killed run was first, with the same rows
