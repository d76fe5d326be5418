"""Scores event coding on sentences with a marked actor and recipient and the root of their relation.

The gold is a TSV (no quoting) with ``sentence_id``, ``marked_sentence`` (``<s>..</s>`` the actor, ``<t>..</t>`` the
recipient), ``gold_root`` and ``gold_penta`` (1-4: verbal cooperation, material cooperation, verbal conflict, material
conflict). The root YIELD is CONCEDE and RETREAT together, and a verdict (PLOVER's SANCTION convict) answers ACCUSE,
as the gold has it. The task is that of Hu et al. (2024), zero-shot PLOVER.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..codebook.events import EventBook
from ..errors import GoldError
from ..reading.events.relate import Relation, relate
from ..reading.language import Tokens
from ..records import Article
from .parts import Part, part_of
from .scores import PRF, Evaluation, prf

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..reading.coder import Coder

COLUMNS = ("sentence_id", "marked_sentence", "gold_root", "gold_penta")
ROOT_OF = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
VERDICTS = {("SANCTION", "convict"): "ACCUSE"}  # this gold has a court's verdict with the charge, PLOVER has it apart
QUAD_OF = {
    "AGREE": "1", "CONSULT": "1", "SUPPORT": "1",
    "COOPERATE": "2", "AID": "2", "YIELD": "2",
    "REQUEST": "3", "ACCUSE": "3", "REJECT": "3", "THREATEN": "3",
    "PROTEST": "4", "SANCTION": "4", "MOBILIZE": "4", "COERCE": "4", "ASSAULT": "4",
}  # fmt: skip
MARK = re.compile(r"</?([st])>")
Chars = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One gold sentence: its plain text, the characters of its marks, and what it is coded as."""

    id: str
    text: str
    actors: tuple[Chars, ...]
    recipients: tuple[Chars, ...]
    root: str
    quad: str


def read_rows(gold: Path) -> Iterator[Row]:
    """Yield the rows of a gold TSV; :class:`GoldError` names the line that is malformed."""
    try:
        with gold.open(encoding="utf-8", newline="") as file:
            lines = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GoldError(f"{gold}: cannot be read ({getattr(error, 'strerror', None) or error})") from error
    header = lines[0] if lines else []
    if missing := [c for c in COLUMNS if c not in header]:
        raise GoldError(f"{gold.name}, line 1: lacks column {', '.join(missing)}; expected {', '.join(COLUMNS)}")
    for number, cells in enumerate(lines[1:], 2):
        if len(cells) != len(header):
            raise GoldError(f"{gold.name}, line {number}: {len(cells)} fields; expected {len(header)}")
        yield _row(gold, number, dict(zip(header, cells)))


def _row(gold: Path, number: int, cells: dict[str, str]) -> Row:
    root, quad = cells["gold_root"], cells["gold_penta"]
    if root not in QUAD_OF:
        raise GoldError(f"{gold.name}, line {number}: gold_root {root!r} is not one of {', '.join(QUAD_OF)}")
    if quad not in ("1", "2", "3", "4"):
        raise GoldError(f"{gold.name}, line {number}: gold_penta {quad!r} is not one of 1, 2, 3, 4")
    text, marks = strip_marks(cells["marked_sentence"])
    if not marks["s"] and not marks["t"]:
        raise GoldError(f"{gold.name}, line {number}: marked_sentence has neither <s>..</s> nor <t>..</t>")
    return Row(cells["sentence_id"], text, tuple(marks["s"]), tuple(marks["t"]), root, quad)


def strip_marks(marked: str) -> tuple[str, dict[str, list[Chars]]]:
    """Return a marked sentence's plain text and the characters of each mark in it."""
    plain, last, length = [], 0, 0
    opened: dict[str, int] = {}
    marks: dict[str, list[Chars]] = {"s": [], "t": []}
    for m in MARK.finditer(marked):
        plain.append(marked[last : m.start()])
        length += m.start() - last
        last = m.end()
        kind = m.group(1)
        if m.group().startswith("</"):
            if kind in opened:
                marks[kind].append((opened.pop(kind), length))
        else:
            opened[kind] = length
    plain.append(marked[last:])
    return "".join(plain), marks


def score(coder: Coder, gold: Path, *, part: Part | None = None, end_to_end: bool = False) -> Evaluation:
    """Score ``coder`` on the TSV ``gold``.

    Each sentence is read plain. The marks then steer which of its events answers (the one whose actor and recipient
    they name before all others); with ``end_to_end`` the event with the highest score answers, the earliest of equals.
    Metrics are the contract's; a prediction has the root, the rule and the characters of actors and recipients.
    """
    rows = [r for r in read_rows(gold) if part is None or part_of(r.id) == part]
    docs = coder.docs([Article(text=r.text) for r in rows])
    predictions = [_answer(row, doc, coder.book, end_to_end=end_to_end) for row, doc in zip(rows, docs)]
    return Evaluation(measure(predictions), predictions)


def _answer(row: Row, doc: Doc, book: EventBook, *, end_to_end: bool) -> dict[str, Any]:
    if end_to_end:
        found = relate(doc, book=book)
    else:
        found = relate(doc, [_tokens(doc, c) for c in row.actors], [_tokens(doc, c) for c in row.recipients], book=book)
    root = None if found is None else VERDICTS.get((found.type, found.mode or ""), ROOT_OF.get(found.type, found.type))
    actors, recipients = _chars(doc, found, "actors"), _chars(doc, found, "recipients")
    return {
        "id": row.id,
        "gold": row.root,
        "gold_quad": row.quad,
        "predicted": root,
        "quad": None if root is None else QUAD_OF[root],
        "type": None if found is None else found.type,
        "mode": None if found is None else found.mode,
        "actors": actors,
        "recipients": recipients,
        "directed": root == row.root and _touch(actors, row.actors) and _touch(recipients, row.recipients),
        "rule": None if found is None else found.rule,
        "score": None if found is None else found.score,
    }


def _tokens(doc: Doc, chars: Chars) -> Tokens:
    tree = doc._.tree
    inside = [i for i in range(len(tree)) if tree.stop[i] > chars[0] and tree.begin[i] < chars[1]]
    return Tokens(inside[0], inside[-1] + 1) if inside else Tokens(0, 0)


def _chars(doc: Doc, found: Relation | None, role: str) -> list[Chars]:
    return [] if found is None else [doc._.tree.chars(a, b) for a, b in getattr(found, role)]


def _touch(told: list[Chars], gold: tuple[Chars, ...]) -> bool:
    return any(min(b, d) > max(a, c) for a, b in told for c, d in gold)


def measure(predictions: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the metrics of a list of predictions; macro scores are over all roots and all four classes."""
    n = len(predictions)
    by_type = {root: _prf(predictions, "predicted", "gold", root) for root in sorted(QUAD_OF)}
    quads = [_prf(predictions, "quad", "gold_quad", quad) for quad in "1234"]

    def share(hits: int) -> float:
        return hits / n if n else 0.0

    return {
        "rows": n,
        "accuracy": share(sum(p["predicted"] == p["gold"] for p in predictions)),
        "macro_f1": sum(p.f1 for p in by_type.values()) / len(by_type),
        "quad_macro_f1": sum(p.f1 for p in quads) / len(quads),
        "directed": share(sum(p["directed"] for p in predictions)),
        "uncoded": share(sum(p["predicted"] is None for p in predictions)),
        "by_type": by_type,
    }


def _prf(predictions: list[dict[str, Any]], told: str, gold: str, value: str) -> PRF:
    right = sum(p[told] == value == p[gold] for p in predictions)
    return prf(right, sum(p[told] == value for p in predictions), sum(p[gold] == value for p in predictions))
