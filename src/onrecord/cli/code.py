"""``onrecord code``: corpora in, tables out, by all the machine's processors, resumable."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from ..errors import ArticleError, OnrecordError, UsageError
from . import plain_line
from .article import coder_options

if TYPE_CHECKING:
    from ..bulk.engine import MakeEngine
    from ..bulk.run import Total
    from ..records import Article

NAMED = 20  # skipped inputs that are named while it runs; skipped.csv has all
FORMATS = ("parquet", "csv", "jsonl")
ENGINES = ("plain", "ray")


@click.command(name="code")
@click.argument("corpus", nargs=-1, required=True)
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), required=True, metavar="OUT")
@click.option("--format", type=click.Choice(FORMATS), default="parquet", show_default=True, help="Of the tables.")
@click.option("--by-month", is_flag=True, help="Part each table by month of publication.")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes that code.  [default: processors]")
@click.option("--engine", type=click.Choice(ENGINES), default="plain", show_default=True, help="What runs the workers.")
@click.option("--address", metavar="ADDRESS", help="Of the Ray cluster this machine is in (docs/bulk.md).")
@click.option("--resume", is_flag=True, help="Go on with a run that was stopped.")
@click.option("--column", "columns", multiple=True, metavar="FIELD=NAME", help="Column of a table, as text=BODY.")
@click.option("--max-seconds", type=click.FloatRange(min=1), default=60.0, show_default=True, help="For one document.")
@click.option("--max-chars", type=click.IntRange(min=1), metavar="N", help="Skip documents that are longer.")
@coder_options
def command(
    corpus: tuple[str, ...],
    output: Path,
    format: str,
    by_month: bool,
    workers: int | None,
    engine: str,
    address: str | None,
    resume: bool,
    columns: tuple[str, ...],
    max_seconds: float,
    max_chars: int | None,
    **own: str | None,
) -> int:
    """Code the articles of CORPUS into tables in folder OUT.

    CORPUS is folders, files or patterns (docs/corpora.md says of which kinds). OUT gets documents, actors, places,
    times, statements, events, commitments, disputes and stances, and skipped.csv with what gave no record, and why.
    --engine ray codes on a Ray cluster, with OUT on a file system that all its machines share, or on this machine.
    Ctrl-C stops cleanly; the same command with --resume goes on, and ends with the tables of a run that nobody
    stopped.
    """
    from ..bulk.run import Asked, Total, code

    made = _engine(engine, address)
    given = {name: path for name, path in own.items() if path}
    asked = Asked(corpus, format, by_month, max_chars, _columns(columns), given)  # type: ignore[arg-type]
    named = Named()
    articles = _articles(corpus, dict(asked.columns), named)
    total = Total()
    with Meter(watched=sys.stderr.isatty()) as meter:
        runs = code(articles, output, asked, workers=workers, resume=resume, limit=max_seconds, engine=made)
        for total in runs:
            meter(total)
    click.echo(f"{output}: {_summary(total)}", err=True)
    return 1 if total.skipped else 0


def _engine(name: str, address: str | None) -> MakeEngine:
    """Return what makes the engine of ``--engine``; :class:`UsageError` where it is not installed."""
    if name == "ray":
        from ..bulk.ray_engine import ray_engine

        return ray_engine(address)
    if address is not None:
        raise UsageError("--address is for --engine ray")
    from ..bulk.pool import Pool

    return Pool


def _columns(given: tuple[str, ...]) -> dict[str, str]:
    """Return field -> column of ``--column``; :class:`UsageError` for one that is not FIELD=NAME."""
    out = {}
    for pair in given:
        name, mark, column = pair.partition("=")
        if not mark or not name or not column:
            raise UsageError(f"--column {pair}: write FIELD=NAME, such as text=BODY")
        out[name] = column
    return out


def _articles(corpus: tuple[str, ...], columns: dict[str, str], named: Named) -> Iterator[Article | OnrecordError]:
    """Yield articles, and what could not be read where it stands among them."""
    from ..intake import read_corpus

    for path in corpus:
        held: list[ArticleError] = []
        options: dict[str, Any] = {"columns": columns} if columns else {}
        articles = read_corpus(path, unusable=held.append, **options)
        while True:
            try:
                article = next(articles, None)
            except ArticleError as error:
                held.append(error)
                article = None
            for lost in held:
                named(lost)
                yield lost
            held.clear()
            if article is None:
                break
            yield article


def _summary(total: Total) -> str:
    told = [f"{total.coded} coded", f"{total.events} events"]
    told += [f"{total.copies} copies"] if total.copies else []
    told += [f"{total.skipped} skipped (skipped.csv says why)"] if total.skipped else []
    return ", ".join(told)


class Named:
    """Names on standard error the first inputs that cannot be read."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, error: OnrecordError) -> None:
        """Name one."""
        self.count += 1
        if self.count <= NAMED:
            click.echo(f"onrecord: {plain_line(str(error))}", err=True)
        elif self.count == NAMED + 1:
            click.echo("onrecord: and more; skipped.csv names them all", err=True)


class Meter:
    """A line of progress where somebody watches, a line a minute where nobody does."""

    def __init__(self, *, watched: bool) -> None:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True, disable=not watched)
        self._task = self._progress.add_task("loading", total=None)
        self._watched = watched
        self._begin = self._told = monotonic()

    def __enter__(self) -> Meter:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def __call__(self, total: Total) -> None:
        """Show how far it is."""
        import psutil

        family = [psutil.Process(), *psutil.Process().children(recursive=True)]
        memory = sum(_resident(p) for p in family) / 1e6
        speed = total.coded / max(monotonic() - self._begin, 0.001)
        line = f"{_summary(total)} · {speed:.1f} documents/s · {memory:.0f} MB"
        self._progress.update(self._task, description=line)
        if not self._watched and monotonic() - self._told > 60:
            self._told = monotonic()
            click.echo(f"onrecord: {line}", err=True)


def _resident(process: Any) -> int:
    """Return the memory of a process, 0 for one that has ended."""
    import psutil

    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0
