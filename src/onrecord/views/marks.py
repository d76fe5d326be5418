"""The evidence in the text cut into segments: spans that nest, cross and touch become runs with all that hold there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from ..records import Report, Span

Kind = Literal["said", "about", "cue", "source", "deed", "who", "where", "when"]
POINTS = frozenset({"cue", "deed", "who", "where", "when"})  # kinds short enough to lead from the text to the record
BLANK = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]*[\r\n]\s*")
BREAK = re.compile(r"[\r\n]+")


class Mark(NamedTuple):
    """A span of evidence, what it is, and the id of the item it is evidence for."""

    start: int
    end: int
    kind: Kind
    item: str


class Segment(NamedTuple):
    """A run of text over which the same marks hold, the shortest first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def find_marks(report: Report) -> list[Mark]:
    """Return every span of evidence in a report, by where it starts."""
    marks: set[Mark] = set()

    def add(kind: Kind, item: str, *spans: Span | None) -> None:
        marks.update(Mark(s.start, s.end, kind, item) for s in spans if s is not None and s.end > s.start)

    for s in report.statements:
        add("said", s.id, *s.content)
        add("source", s.id, s.source_span)
        add("cue", s.id, s.cue)
    for e in report.events:
        add("deed", e.id, e.trigger, *e.mentions)
    for a in report.actors:
        add("who", a.id, *a.mentions)
    for p in report.places:
        add("where", p.id, *p.mentions)
    for t in report.times:
        add("when", t.id, t.span)
    for c in report.commitments:
        add("about", c.id, *c.content)
    for d in report.disputes:
        add("about", d.id, *(span for position in d.positions for span in position.content))
    for n in report.stances:
        add("about", n.id, n.span)
    return sorted(marks)


def paragraphs(text: str, marks: list[Mark]) -> Iterator[list[Segment]]:
    """Yield the segments of each paragraph; ``marks`` are in order of their starts.

    Paragraphs are parted by empty lines, or in a text that has none by the ends of lines. One pass: the marks that
    hold are carried along, so the cost grows with the text and with how many hold at once.
    """
    waiting = iter([*marks, None])
    following = next(waiting)
    holding: list[Mark] = []
    for at, stop in _blocks(text):
        segments = []
        while at < stop:
            while following is not None and following.start <= at:
                holding.append(following)
                following = next(waiting)
            holding = [m for m in holding if m.end > at]
            end = min([stop, *(m.end for m in holding), *([following.start] if following else [])])
            segments.append(Segment(at, end, tuple(sorted(holding, key=lambda m: (m.end - m.start, m)))))
            at = end
        yield segments


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs' bounds, white space at both ends left out."""
    at = len(text) - len(text.lstrip())
    stop = len(text.rstrip())
    parted = BLANK if BLANK.search(text, at, stop) else BREAK
    for gap in parted.finditer(text, at, stop):
        yield at, gap.start()
        at = gap.end()
    if at < stop:
        yield at, stop
