"""``onrecord bench``: documents a second, peak memory, and the ratio of full coding to a bare parse."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

import click

from ..errors import ArticleError
from ..intake import read_corpus
from . import plain_line

if TYPE_CHECKING:
    from ..bulk.bench import Bench


@click.command(name="bench")
@click.argument("corpus")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--stages", is_flag=True, help="Add each stage's share of the time of coding.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Measure the first N articles only.")
@click.option("--model", help="An installed spaCy English pipeline to use instead.")
@click.option("--homes", type=click.Path(), metavar="FILE", help="Publishers' homes of your own (gazetteer homes).")
@click.option("--codebook", type=click.Path(), metavar="FILE", help="Your own kinds of event (docs/codebook.md).")
def command(corpus: str, as_json: bool, stages: bool, limit: int | None, model: str | None, **own: str | None) -> int:
    """Measure coding against a bare parse on CORPUS: a folder, a .jsonl file, a text or an HTML file."""
    from ..bulk.bench import bench  # loads spaCy, so only once the call is known to be right
    from ..reading import coder

    unusable: list[ArticleError] = []
    articles = list(islice(read_corpus(corpus, unusable=unusable.append), limit))
    for error in unusable:
        click.echo(f"onrecord: {plain_line(str(error))}", err=True)
    result = bench(coder.load(model, **own), articles, model=model or coder.DEFAULT_MODEL)
    click.echo(json.dumps(figures(result, stages=stages)) if as_json else table(result, stages=stages))
    return 1 if unusable else 0


def figures(result: Bench, *, stages: bool) -> dict[str, object]:
    """Return what a run measured under the contract's names; ``stages`` adds each stage's share (0-1)."""
    out: dict[str, object] = {
        "docs": result.docs,
        "words": result.words,
        "docs_per_s": round(result.docs_per_s, 2),
        "ratio_to_parse": round(result.ratio_to_parse, 3),
        "peak_mb": round(result.peak_mb, 1),
    }
    return out | {"stages": {name: round(share, 4) for name, share in result.stages.items()}} if stages else out


def table(result: Bench, *, stages: bool) -> str:
    """Return what a run measured as a few aligned lines."""
    rows = [
        ("documents", f"{result.docs} ({result.words} tokens)"),
        ("documents a second", f"{result.docs_per_s:.1f}"),
        ("time over a bare parse", f"{result.ratio_to_parse:.2f}"),
        ("peak memory", f"{result.peak_mb:.0f} MB"),
    ]
    if stages:
        rows += [(f"  {name}", f"{share:6.1%}") for name, share in result.stages.items()]
    return "\n".join(f"{name:<24}{value}" for name, value in rows)
