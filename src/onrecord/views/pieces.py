"""The article's text for the page: each segment with what marks it, what it belongs to, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass

from ..records import Event, Statement
from . import wording
from .marks import POINTS, Mark, Segment, find_marks, paragraphs
from .story import Story

DOUBTFUL = frozenset({"unconfirmed", "denied", "disputed"})
DEEPEST = 2  # levels of statements inside statements that have a shade of their own


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the article's text.

    ``kinds`` are its classes, ``items`` the elements of the items it is evidence for (the closest first), ``begins``
    the anchors of those whose evidence begins here. ``leads_to`` is the element of the item that it links to;
    ``short`` are the ids to print beside it, ``title`` what it says of itself when pointed at.
    """

    text: str
    kinds: str = ""
    items: str = ""
    begins: tuple[str, ...] = ()
    leads_to: str = ""
    short: str = ""
    title: str = ""


class Pieces:
    """Cuts a story's text into pieces; ``anchors`` gives the element of each item on the page."""

    def __init__(self, story: Story, anchors: dict[str, str]) -> None:
        self._story = story
        self._anchors = anchors
        self._depth = {s.id: min(len(story.chain(s)), DEEPEST) for s in story.report.statements}
        self._doubtful = {e.id for e in story.report.events if e.confirmation in DOUBTFUL}
        self._linked: set[Mark] = set()
        self._begun: set[str] = set()

    def paragraphs(self) -> list[list[Piece]]:
        """Return the pieces of each paragraph of the article."""
        marks = find_marks(self._story.report)
        return [[self._piece(segment) for segment in line] for line in paragraphs(self._story.text, marks)]

    def _piece(self, segment: Segment) -> Piece:
        text = self._story.text[segment.start : segment.end]
        if not segment.marks:
            return Piece(text)
        items = list(dict.fromkeys(m.item for m in segment.marks))
        begins = tuple(f"t{self._anchors[i]}" for i in items if i not in self._begun)
        self._begun.update(items)
        shown = text, self._kinds(segment), " ".join(self._anchors[i] for i in items), begins
        points = [m for m in _points(segment) if m not in self._linked]
        if not points:
            return Piece(*shown)
        self._linked.update(points)
        told = [m.item for m in points if m.kind in ("deed", "cue")]
        titles = dict.fromkeys(_title(self._story, i) for i in told)
        short = " ".join(self._story.short(i) for i in told)
        return Piece(*shown, self._anchors[points[0].item], short, "; ".join(titles))

    def _kinds(self, segment: Segment) -> str:
        kinds: set[str] = {m.kind for m in segment.marks}
        depths = [self._depth[m.item] for m in segment.marks if m.kind == "said"]
        if depths:
            kinds.add(f"deep{max(depths)}")
        if any(m.item in self._doubtful for m in segment.marks):
            kinds.add("doubt")
        return " ".join(sorted(kinds))


def _points(segment: Segment) -> list[Mark]:
    """Return the short marks of a segment: deeds, then cues, then who, where and when."""
    points = [m for m in segment.marks if m.kind in POINTS]
    return sorted(points, key=lambda m: (m.kind != "deed", m.kind != "cue"))


def _title(story: Story, item_id: str) -> str:
    """Return what a mark says of itself when pointed at: what it is, on whose word, how sure."""
    item = story.items[item_id]
    if isinstance(item, Event):
        word, _ = wording.standing(story, item)
        return ", ".join(filter(None, [wording.deed(item), wording.told(story, item), (word or "").lower()]))
    if isinstance(item, Statement):
        return f"{wording.speaker(story, item)}, {wording.on_whose_word(story, item)}"
    return ""
