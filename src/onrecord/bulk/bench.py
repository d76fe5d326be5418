"""How fast the coder is: its time over a bare parse of the same texts, interleaved in one run.

The bare parse is spaCy's own ``nlp.pipe`` with the same model's default components. Chunks of articles go through
both, the order turning with each chunk (A B, B A, ...), so that neither gains from a machine that slows down.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from time import perf_counter

import psutil

from ..errors import ArticleError
from ..reading.coder import BATCH_PIECES, PIECE, STAGES, Coder
from ..reading.language import split_long
from ..reading.language.load import load_bare
from ..reading.report import build_report
from ..records import Article

WARM_UP = 4  # articles that both go through before the clock runs: codebooks and caches fill


@dataclass(frozen=True, slots=True)
class Bench:
    """What a run measured: seconds of full coding and of the bare parse, and the share of each stage of the coding."""

    docs: int
    words: int
    coding_s: float
    parse_s: float
    peak_mb: float
    stages: dict[str, float]

    @property
    def docs_per_s(self) -> float:
        """Documents coded a second."""
        return self.docs / self.coding_s

    @property
    def ratio_to_parse(self) -> float:
        """Time of full coding over the time of a bare parse."""
        return self.coding_s / self.parse_s


def bench(coder: Coder, articles: list[Article], *, model: str) -> Bench:
    """Code ``articles`` with ``coder`` and parse them with ``model`` alone; return what it took.

    :class:`ArticleError` where there are no articles.
    """
    if not articles:
        raise ArticleError("no articles to measure with")
    bare = load_bare(model)

    def parse(chunk: list[Article]) -> float:
        pieces = [piece for article in chunk for piece in split_long(article.text, PIECE)]
        begin = perf_counter()
        words.append(sum(len(doc) for doc in bare.pipe(pieces, batch_size=BATCH_PIECES)))
        return perf_counter() - begin

    words: list[int] = []
    spent: dict[str, float] = defaultdict(float)
    for run in (lambda: _code(coder, articles[:WARM_UP]), lambda: parse(articles[:WARM_UP])):
        run()
    words.clear()
    parse_s = 0.0
    for number, chunk in enumerate(_chunks(articles)):
        if number % 2 == 0:
            parse_s += parse(chunk)
        for stage, seconds in _code(coder, chunk).items():
            spent[stage] += seconds
        if number % 2:
            parse_s += parse(chunk)
    coding_s = sum(spent.values())
    shares = {stage: seconds / coding_s for stage, seconds in spent.items()}
    return Bench(len(articles), sum(words), coding_s, parse_s, _peak_mb(), shares)


def _chunks(articles: list[Article]) -> Iterator[list[Article]]:
    rest = iter(articles)
    while chunk := list(islice(rest, BATCH_PIECES)):
        yield chunk


def _code(coder: Coder, articles: list[Article]) -> dict[str, float]:
    """Code ``articles``; return the seconds that each stage took, with ``parse`` first and ``report`` last."""
    stages = [(name.removeprefix("onrecord_"), coder.nlp.get_pipe(name)) for name in STAGES]
    spent = dict.fromkeys(["parse", *(name for name, _ in stages), "report"], 0.0)
    clock = perf_counter()

    def spend(name: str) -> None:
        nonlocal clock
        now = perf_counter()
        spent[name] += now - clock
        clock = now

    for doc in coder.parsed(articles):
        spend("parse")
        for name, stage in stages:
            stage(doc)
            spend(name)
        build_report(doc, model=coder.model)
        spend("report")
    spend("parse")
    return spent


def _peak_mb() -> float:
    """Return the most memory that this process has held, in megabytes of a million bytes."""
    if sys.platform == "win32":
        return float(psutil.Process().memory_info().peak_wset) / 1e6
    import resource  # not on Windows

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
