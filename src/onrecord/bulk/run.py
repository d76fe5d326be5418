"""A whole run: a corpus into a folder of tables, by the workers of an engine, resumable at any moment. Last on the way.

While it runs, ``OUT/.parts`` holds the parts that are done and what the run was asked for; they become tables at the
end. A run that was stopped, or killed, goes on with the chunks that have no part; those that have one are not coded
again.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from ..codebook.files import codebook_version
from ..errors import InputError, OnrecordError, UsageError
from ..records import Article, document_id
from ..version import VERSION
from .assemble import assemble
from .chunks import Chunk, chunks
from .coding import Codes, Done, Format, Shape, done_of
from .engine import LIMIT, Load, MakeEngine
from .pool import Pool

PARTS = ".parts"
ASKED = "asked.json"
document_name = document_id  # what names a document in a run, without loading what reads it


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run was asked for: what makes its tables what they are. ``corpus`` are paths as given, ``own`` the
    options.
    """

    corpus: tuple[str, ...]
    format: Format = "parquet"
    by_month: bool = False
    longest: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        """Return it as JSON, with the versions that code."""
        asked = {
            "onrecord": VERSION,
            "codebook": codebook_version(),
            "corpus": list(self.corpus),
            "format": self.format,
            "by_month": self.by_month,
            "longest": self.longest,
            "columns": dict(sorted(self.columns.items())),
            "own": dict(sorted(self.own.items())),
        }
        return json.dumps(asked, indent=2, sort_keys=True) + "\n"


@dataclass(slots=True)
class Total:
    """How far a run is: documents coded, copies entered, inputs skipped, events told; ``before`` are the chunks that
    an earlier run had done.
    """

    coded: int = 0
    copies: int = 0
    skipped: int = 0
    events: int = 0
    before: int = 0

    def add(self, done: Done) -> None:
        """Count what became of a chunk."""
        self.coded += done.coded
        self.copies += done.copies
        self.skipped += done.skipped
        self.events += done.events


def code(
    articles: Iterable[Article | OnrecordError],
    out: Path,
    asked: Asked,
    *,
    workers: int | None = None,
    resume: bool = False,
    limit: float = LIMIT,
    load: Load | None = None,
    engine: MakeEngine = Pool,
) -> Iterator[Total]:
    """Code ``articles`` (errors among them are what could not be read) into tables in ``out``; yield how far it is.

    What is yielded last is the whole. ``workers`` is as many as the engine finds where it is left out; the tables are
    the same for any number of them, and any ``engine``. ``load`` is what each worker runs to have a coder, the whole
    pipeline with the options asked for where it is left out. :class:`UsageError` where ``out`` holds tables, or another
    run's parts, or parts of this one and ``resume`` is not given.
    """
    total = Total()
    parts = _prepare(out, asked, resume=resume)
    if parts is None:
        yield total
        return
    shape = Shape(parts, asked.format, asked.by_month)
    wanted = chunks(articles, name=document_name, longest=asked.longest)
    finished: list[Path] = []
    load = load or partial(load_coder, _absolute(asked.own))
    with engine(load, shape, workers=workers, limit=limit) as running:
        for done in running.run(_missing(wanted, shape, finished, total)):
            total.add(done)
            yield total
    assemble(shape, sorted(finished), out)
    (out / ASKED).write_text(asked.to_json(), encoding="utf-8")
    shutil.rmtree(parts)
    yield total


def _missing(wanted: Iterator[Chunk], shape: Shape, finished: list[Path], total: Total) -> Iterator[Chunk]:
    """Yield the chunks that have no part yet; enter the parts of all in ``finished``."""
    for chunk in wanted:
        part = shape.part(chunk.number)
        finished.append(part)
        if part.is_dir():
            total.add(done_of(part))
            total.before += 1
        else:
            yield chunk


def _prepare(out: Path, asked: Asked, *, resume: bool) -> Path | None:
    """Return the folder of parts, made or found as it should be; ``None`` where the run is done already."""
    parts, told = out / PARTS, asked.to_json()
    begun = parts.is_dir() and any(path.is_dir() for path in parts.iterdir())  # else it was stopped before any work
    files = (out / ASKED, parts / ASKED) if begun else (out / ASKED,)
    held = [path.read_text(encoding="utf-8") for path in files if path.is_file()]
    if held and not resume:
        state = "holds the tables of a run" if (out / ASKED).is_file() else "holds a run that was stopped"
        raise UsageError(f"{out}: {state}; --resume goes on with it, or name another folder")
    if held and held[0] != told:
        raise UsageError(f"{out}: was begun with another corpus, options or version; name another folder")
    if (out / ASKED).is_file():
        shutil.rmtree(parts, ignore_errors=True)
        return None
    if not held and out.is_dir() and any(path.name != PARTS for path in out.iterdir()):
        raise UsageError(f"{out}: is not empty; name a folder that is new or empty")
    try:
        parts.mkdir(parents=True, exist_ok=True)
        fresh = parts / f"{ASKED}.new"
        fresh.write_text(told, encoding="utf-8")
        fresh.replace(parts / ASKED)
    except OSError as error:
        raise InputError(f"{out}: cannot be written to ({error.strerror})") from error
    return parts


def _absolute(own: Mapping[str, str]) -> dict[str, str]:
    """Return options whose files are found from any folder: workers need not be in this one."""
    return {name: value if name == "model" else str(Path(value).absolute()) for name, value in own.items()}


def load_coder(own: dict[str, str]) -> tuple[Codes, Any]:
    """Load what codes, in a worker: the whole pipeline, once."""
    from ..reading.coder import load

    return load(own.pop("model", None), **own), document_name
