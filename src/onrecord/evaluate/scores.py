"""What a scorer returns, and the measures that several of them share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class PRF:
    """Precision, recall and F1, each in 0-1; 0.0 where there is nothing to divide by."""

    precision: float
    recall: float
    f1: float


class Evaluation(NamedTuple):
    """What ``onrecord evaluate`` prints and writes.

    ``metrics`` maps the contract's names to numbers, or to :class:`PRF`; ``predictions`` holds one dict a gold item
    (document, row or target), in the gold's order, with its id and everything that is needed to score it again.
    """

    metrics: dict[str, Any]
    predictions: list[dict[str, Any]]


def prf(right: float, predicted: float, gold: float) -> PRF:
    """Return precision, recall and F1 of ``right`` hits among ``predicted`` items against ``gold`` ones."""
    return prf_of(right / predicted if predicted else 0.0, right / gold if gold else 0.0)


def prf_of(precision: float, recall: float) -> PRF:
    """Return the :class:`PRF` of a precision and a recall."""
    total = precision + recall
    return PRF(precision, recall, 2 * precision * recall / total if total else 0.0)


def match_spans(predicted: list[tuple[int, int]], gold: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pair overlapping half-open spans one to one; returns ``(predicted index, gold index)``.

    The pair with the largest overlap is taken first; ties go to the earlier spans.
    """
    candidates = []
    for i, (a, b) in enumerate(predicted):
        for j, (c, d) in enumerate(gold):
            overlap = min(b, d) - max(a, c)
            if overlap > 0:
                candidates.append((-overlap, i, j))
    pairs, used_p, used_g = [], set(), set()
    for _, i, j in sorted(candidates):
        if i not in used_p and j not in used_g:
            used_p.add(i)
            used_g.add(j)
            pairs.append((i, j))
    return sorted(pairs)
