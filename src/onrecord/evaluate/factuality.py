"""Scores event factuality against gold in the unified scale of Stanovsky et al. (ACL 2017), -3 to 3.

A gold file is JSONL: ``text`` is tokens joined by single spaces, ``targets`` have ``span1`` (half-open token
span) and ``label``. Tokens are aligned to the parser's by character offsets.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

from spacy.tokens import Doc

from ..errors import GoldError
from ..reading.coder import Coder
from ..reading.events.factuality import factuality_at
from ..records import Article
from .parts import Part, part_of
from .scores import Evaluation

ALWAYS = 3.0  # what a baseline answers that takes every event for a fact


class Target(NamedTuple):
    """A gold event word: character offsets into its text, and its label in [-3, 3]."""

    start: int
    end: int
    label: float


class Line(NamedTuple):
    """One gold sentence: its number in the file, its text, its targets."""

    number: int
    text: str
    targets: list[Target]


def score(coder: Coder, gold: Path, *, part: Part | None = None) -> Evaluation:
    """Return targets, mae, pearson and mae_always_3 over a gold file; :class:`GoldError` names file and line."""
    lines = [line for line in read_gold(gold) if part is None or part_of(line.text) == part]
    predictions: list[dict[str, Any]] = []
    for line, doc in zip(lines, coder.docs(Article(text=line.text) for line in lines)):
        for target in line.targets:
            predictions.append(
                {
                    "id": f"{gold.name}:{line.number}:{target.start}",
                    "words": line.text[target.start : target.end],
                    "label": target.label,
                    "predicted": round(factuality_at(doc, token_at(doc, target)), 3),
                }
            )
    return Evaluation(measure([(p["predicted"], p["label"]) for p in predictions]), predictions)


def measure(pairs: list[tuple[float, float]]) -> dict[str, Any]:
    """Return the metrics over (predicted, label) pairs; all 0.0 where there is none."""
    n = len(pairs) or 1
    return {
        "targets": len(pairs),
        "mae": sum(abs(p - g) for p, g in pairs) / n,
        "pearson": pearson(pairs),
        "mae_always_3": sum(abs(ALWAYS - g) for _, g in pairs) / n,
    }


def pearson(pairs: list[tuple[float, float]]) -> float:
    """Return Pearson's correlation of the pairs; 0.0 where one side never varies."""
    n = len(pairs) or 1
    mean_p, mean_g = sum(p for p, _ in pairs) / n, sum(g for _, g in pairs) / n
    both = sum((p - mean_p) * (g - mean_g) for p, g in pairs)
    spread = sum((p - mean_p) ** 2 for p, _ in pairs) * sum((g - mean_g) ** 2 for _, g in pairs)
    return both / sqrt(spread) if spread else 0.0


def token_at(doc: Doc, target: Target) -> int:
    """Return the parser's token that a target means: of those it overlaps the one nearest the root."""
    head = doc._.tree.head
    inside = [t.i for t in doc if t.idx < target.end and t.idx + len(t) > target.start]
    return next((i for i in inside if head[i] not in inside or head[i] == i), inside[0])


def read_gold(path: Path) -> Iterator[Line]:
    """Yield the gold's lines in order; blank lines are skipped."""
    try:
        rows = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from error
    if not any(map(str.strip, rows)):
        raise GoldError(f"{path}: empty; expected JSON lines with text and targets")
    for number, row in enumerate(rows, 1):
        if row.strip():
            yield _line(f"{path.name}, line {number}", number, row)


def _line(where: str, number: int, row: str) -> Line:
    try:
        data = json.loads(row)
    except json.JSONDecodeError as error:
        raise GoldError(f"{where}: not JSON ({error.msg}, column {error.colno})") from error
    if not isinstance(data, dict) or not isinstance(data.get("text"), str) or not isinstance(data.get("targets"), list):
        raise GoldError(f"{where}: expected an object with text (a string) and targets (a list)")
    words = data["text"].split(" ")
    ends = []
    at = 0
    for word in words:
        ends.append((at, at + len(word)))
        at += len(word) + 1
    return Line(number, data["text"], [_target(where, t, ends) for t in data["targets"]])


def _target(where: str, target: Any, ends: list[tuple[int, int]]) -> Target:
    match target:
        case {"span1": [int(a), int(b)], "label": int() | float() as label}:
            pass
        case _:
            raise GoldError(f"{where}: target {target!r}; expected span1 (two token numbers) and label (a number)")
    if not 0 <= a < b <= len(ends):
        raise GoldError(f"{where}: span1 [{a}, {b}] lies outside the text's {len(ends)} tokens")
    if not -3 <= label <= 3:
        raise GoldError(f"{where}: label {label} lies outside [-3, 3]")
    if ends[a][0] == ends[b - 1][1]:
        raise GoldError(f"{where}: span1 [{a}, {b}] holds no word")
    return Target(ends[a][0], ends[b - 1][1], float(label))
