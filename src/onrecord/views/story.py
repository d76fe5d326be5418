"""A report as a story: everything by its id, and statements and events as a tree in the text's order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..errors import InputError
from ..records import Actor, Commitment, Dispute, Event, Place, Report, Stance, Statement, Time

Item = Actor | Place | Time | Statement | Event | Commitment | Dispute | Stance
AUTHOR = "author"
FEW = 4  # ids that an error lists one by one


@dataclass(slots=True)
class Node:
    """A statement or an event, and what is told inside it, in the text's order."""

    item: Statement | Event
    inside: list[Node] = field(default_factory=list)


class Story:
    """What the views ask of a report: items by id, short ids, names, chains of sources, and the tree.

    ``first_word`` has, for each actor who speaks, the id of the statement that does so first in the text;
    ``disputes``, for each statement that is a position in a dispute, the dispute's id.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self.text = report.document.text
        self.items: dict[str, Item] = {item.id: item for item in _all(report)}
        self.statements = {s.id: s for s in report.statements}
        self.actors = {a.id: a for a in report.actors}
        self.places = {p.id: p for p in report.places}
        self.times = {t.id: t for t in report.times}
        self.first_word: dict[str | None, str] = {}
        for s in sorted(report.statements, key=_place_in_text):
            self.first_word.setdefault(s.source, s.id)
        self.disputes = {p.statement: d.id for d in reversed(report.disputes) for p in d.positions}
        self._by_cue = {(s.parent, i): s for s in report.statements for i in range(*s.cue)}
        self._prefix = f"{report.document.id}."

    def short(self, item_id: str) -> str:
        """Return an id without the document's: ``s3``. Actors known by name keep theirs whole."""
        return item_id.removeprefix(self._prefix)

    def find(self, item_id: str) -> Item:
        """Return the item of a full or a short id; :class:`InputError` names the ids there are."""
        item = self.items.get(item_id) or self.items.get(self._prefix + item_id)
        if item is None:
            raise InputError(f"no {item_id!r} in this report; {self._known_ids()}")
        return item

    def _known_ids(self) -> str:
        kinds = {
            name: [self.short(item.id) for item in getattr(self.report, name)]
            for name in ("statements", "events", "commitments", "disputes", "stances", "actors", "places", "times")
        }
        known = [f"{name} {_some(ids)}" for name, ids in kinds.items() if ids]
        return f"it has {'; '.join(known)}" if known else "it has nothing on record"

    def chain(self, item: Statement | Event) -> list[Statement]:
        """Return the statements that an item stands inside, the innermost first."""
        found: list[Statement] = []
        above = item.parent if isinstance(item, Statement) else item.statement
        while above is not None and above in self.statements and self.statements[above] not in found:
            found.append(self.statements[above])
            above = found[-1].parent
        return found

    def act(self, e: Event) -> Statement | None:
        """Return the statement whose making is the event ("accused", "pledged"), ``None`` for other events."""
        told = (self._by_cue.get((e.statement, i)) for i in range(*e.trigger))
        return next((s for s in told if s is not None), None)

    def tree(self) -> list[Node]:
        """Return what nobody else tells, in the text's order; each holds what is told inside it.

        An event that is done by making a statement stands first inside that statement.
        """
        items: list[Statement | Event] = [*self.report.statements, *self.report.events]
        nodes = {item.id: Node(item) for item in items}
        roots: list[Node] = []
        for node in sorted(nodes.values(), key=lambda n: _place_in_text(n.item)):
            above = self.chain(node.item)
            act = self.act(node.item) if isinstance(node.item, Event) else None
            if act is not None:
                nodes[act.id].inside.insert(0, node)
            elif above and node.item not in above:
                nodes[above[0].id].inside.append(node)
            else:
                roots.append(node)
        return roots

    def name(self, actor_id: str | None) -> str | None:
        """Return an actor's name, ``None`` for none; an id that is no actor's stands for itself."""
        if actor_id is None:
            return None
        return self.actors[actor_id].name if actor_id in self.actors else actor_id

    def names(self, ids: Iterable[str]) -> list[str]:
        """Return the names of several actors, each once."""
        return list(dict.fromkeys(name for i in ids if (name := self.name(i))))


def _all(report: Report) -> Iterable[Item]:
    yield from report.actors
    yield from report.places
    yield from report.times
    yield from report.statements
    yield from report.events
    yield from report.commitments
    yield from report.disputes
    yield from report.stances


def _place_in_text(item: Statement | Event) -> tuple[int, int]:
    """Return where an item starts; of two that start together a statement goes first."""
    if isinstance(item, Event):
        return item.trigger.start, 1
    starts = [item.cue.start, *(c.start for c in item.content)]
    return min(starts if item.source_span is None else [*starts, item.source_span.start]), 0


def _some(ids: list[str]) -> str:
    """Return ids as a list that stays readable: runs of numbers by their ends, the first few of many others."""
    if len(ids) <= FEW:
        return ", ".join(ids)
    if all(i[1:].isdigit() for i in ids):
        return f"{ids[0]} to {ids[-1]}"
    return f"{', '.join(ids[:FEW])} and {len(ids) - FEW} more"
