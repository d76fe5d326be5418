"""``onrecord evaluate``: scores a task against a public gold standard."""

from __future__ import annotations

import importlib
import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import click

from ..errors import GoldError, InputError, UsageError
from ..evaluate import PRF, TASKS, Evaluation
from ..reading.coder import load

PRF_FIELDS = {f.name for f in fields(PRF)}
# task -> its own options, with the task's parameter that each sets
OPTIONS = {
    "relations": {"end_to_end": "--end-to-end"},
    "attribution": {"only": "--only"},
    "places": {"literal": "--literal"},
}


@click.command(name="evaluate")
@click.argument("task", type=click.Choice(TASKS))
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--predictions",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what was predicted, one JSON object a gold item.",
)
@click.option(
    "--part",
    type=click.Choice(["seen", "held"]),
    help="Score two thirds of the gold that tuning may look at, or the third that it may not.",
)
@click.option("--end-to-end", is_flag=True, help="relations: hide the marks from the coder.")
@click.option("--only", type=click.Choice(["speech"]), help="attribution: keep gold whose cue is a word of saying.")
@click.option("--literal", is_flag=True, help="places: drop demonyms and metonyms.")
@click.option("--model", help="An installed spaCy English pipeline to use instead of the default.")
@click.option("--homes", type=click.Path(), metavar="FILE", help="Publishers' homes of your own (gazetteer homes).")
@click.option("--codebook", type=click.Path(), metavar="FILE", help="Your own kinds of event (docs/codebook.md).")
def command(
    task: str,
    gold: Path,
    as_json: bool,
    predictions: Path | None,
    part: str | None,
    model: str | None,
    homes: str | None,
    codebook: str | None,
    **special: Any,
) -> None:
    """Score TASK against the gold standard at GOLD."""
    if not gold.exists():
        raise GoldError(f"{gold}: no such file or folder; give the gold standard that {task} is scored against")
    own = OPTIONS.get(task, {})
    for name, value in special.items():
        if value and name not in own:
            raise UsageError(f"--{name.replace('_', '-')} does not go with {task}; leave it out")
    options = {name: value for name, value in special.items() if name in own}
    if predictions is not None:
        _require_writable(predictions, gold)
    module = importlib.import_module(f"...evaluate.{task}", __name__)
    result: Evaluation = module.score(load(model, homes=homes, codebook=codebook), gold, part=part, **options)
    if predictions is not None:
        _write(predictions, result)
    metrics = plain(result.metrics)
    if as_json:
        click.echo(json.dumps(metrics, ensure_ascii=False))
        return
    for line in table(metrics):
        click.echo(line)


def _require_writable(predictions: Path, gold: Path) -> None:
    """Refuse, before the work is done, a file of predictions that would replace the gold or has no folder."""
    if predictions.is_file() and predictions.samefile(gold):
        raise InputError(f"{predictions}: the gold standard itself; name another file for --predictions")
    if not predictions.parent.is_dir():
        raise InputError(f"cannot write {predictions}: no folder {predictions.parent}")


def _write(path: Path, result: Evaluation) -> None:
    lines = (json.dumps(p, ensure_ascii=False, sort_keys=True) for p in result.predictions)
    try:
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}") from error


def plain(metrics: dict[str, Any]) -> dict[str, Any]:
    """Return metrics with every :class:`PRF` in them, at any depth, as a dict."""
    out: dict[str, Any] = {}
    for name, value in metrics.items():
        out[name] = asdict(value) if isinstance(value, PRF) else plain(value) if isinstance(value, dict) else value
    return out


def table(metrics: dict[str, Any]) -> list[str]:
    """Return metrics as aligned lines; a ``prf`` takes one line, a table of them one line a row."""
    out = []
    for name, value in metrics.items():
        if isinstance(value, dict) and set(value) != PRF_FIELDS:
            out.append(name)
            out.extend(f"  {line}" for line in table(plain(value)))
        elif isinstance(value, dict):
            out.append(f"{name:<28}" + "  ".join(f"{k} {v:.3f}" for k, v in value.items()))
        elif isinstance(value, float):
            out.append(f"{name:<28}{value:.3f}")
        else:
            out.append(f"{name:<28}{value}")
    return out
