"""Typed loader of the event codebook: ``en/events/*.toml`` (one file a type) and ``en/event_words.toml``.

What its rows become is told in :mod:`.frames`; a user's own categories are added in :mod:`.own_events`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ..errors import CodebookError
from .files import HEADER, HOME, read_toml
from .frames import (
    GROUP_OF,
    GROUPS,
    KINDS,
    NOTHING,
    SAME,
    TYPES,
    Condition,
    Example,
    Frame,
    Operator,
    Words,
    check_keys,
    read_condition,
    read_example,
    read_frames,
    read_operators,
)
from .modes import mode_entries

__all__ = [
    "GROUPS",
    "GROUP_OF",
    "KINDS",
    "NOTHING",
    "SAME",
    "TYPES",
    "Condition",
    "EventBook",
    "Example",
    "Frame",
    "Operator",
    "TypeEntry",
    "event_book",
    "read_event_book",
]

FILE_KEYS = (*HEADER, "type", "definition", "modes", "confusions", "frame", "never", "example", "counter")
WORD_KEYS = (*HEADER, "class", "operator", "mode", "clause", "irregular")
# classes whose words name things: a capitalised one ("the Motion") is still no party
THINGS = (
    "things", "proposals", "agreement", "meeting", "money", "relief", "weapons", "documents", "protests", "attacks",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Category:
    """A user's own kind of event, worked out as an event of ``acts_as``, one of the sixteen types.

    It is recorded as a mode of that type, or, where ``is_type``, as a type of its own. ``cameo`` is ``None`` where
    the user gave no code.
    """

    name: str
    definition: str
    acts_as: str
    is_type: bool
    cameo: str | None


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """What the codebook says of one event type."""

    type: str
    definition: str
    modes: tuple[str, ...]
    confusions: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class EventBook:
    """The whole event codebook; frames and operators by part of speech and lemma, the most specific first.

    ``barring`` holds the frames that say what is no event of a type; ``own`` a user's categories by name, and
    ``own_version`` the name and hash of the file that they came from.
    """

    entries: dict[str, TypeEntry] = field(default_factory=dict)
    frames: dict[str, dict[str, list[Frame]]] = field(default_factory=lambda: {k: {} for k in KINDS})
    barring: dict[str, dict[str, list[Frame]]] = field(default_factory=lambda: {k: {} for k in KINDS})
    operators: dict[str, dict[str, list[Operator]]] = field(default_factory=lambda: {k: {} for k in KINDS})
    classes: dict[str, Condition] = field(default_factory=dict)
    modes: dict[str, dict[str, str]] = field(default_factory=dict)
    clause: dict[str, Condition] = field(default_factory=dict)
    irregular: dict[str, str] = field(default_factory=dict)
    things: Condition = frozenset()
    examples: list[Example] = field(default_factory=list)
    own: dict[str, Category] = field(default_factory=dict)
    own_version: str | None = None

    def mode_of(self, kind: str, inner: str, mode: str | None) -> str | None:
        """Return the mode that an event of type ``kind`` about one of type ``inner`` and its ``mode`` is of."""
        table = self.modes.get(kind, {})
        return table.get(f"{inner} {mode}") or table.get(inner)

    @property
    def words(self) -> Words:
        """What conditions and slots may name so far."""
        return Words(self.classes, self.clause.get("prepositions", frozenset()))


@cache
def event_book(language: str = "en") -> EventBook:
    """Return the shipped event codebook; :class:`CodebookError` names file and row of what is wrong.

    Its examples are the types' and, after them, the modes'.
    """
    book = read_event_book(HOME / language)
    book.examples.extend(example for entry in mode_entries().values() for example in entry.examples)
    return book


def read_event_book(home: Path) -> EventBook:
    """Return the event codebook in the folder ``home``: ``event_words.toml``, and ``events/`` with a file a type."""
    book = EventBook()
    _read_words(home / "event_words.toml", book)
    for path in sorted((home / "events").glob("*.toml")):
        _read_type(path, book)
    for table in book.frames.values():
        for frames in table.values():
            frames.sort(key=lambda f: -f.weight)
    return book


def _read_words(path: Path, book: EventBook) -> None:
    data = read_toml(path)
    check_keys(path, "file", data, WORD_KEYS)
    for name, words in data.get("class", {}).items():
        book.classes[name] = read_condition(path, f"class.{name}", words, book.words)
    for name, words in data.get("clause", {}).items():
        book.clause[name] = read_condition(path, f"clause.{name}", words, book.words)
    book.things = frozenset().union(*(book.classes.get(c, frozenset()) for c in THINGS))
    book.modes = data.get("mode", {})
    book.irregular = data.get("irregular", {})
    for row, entry in enumerate(data.get("operator", []), 1):
        for operator in read_operators(path, row, entry, book.words):
            held = book.operators[operator.kind].setdefault(operator.lemma, [])
            if any(o.extra == operator.extra and o.governs == operator.governs for o in held):
                predicate = f"{operator.lemma} {operator.extra or ''}".strip()
                raise CodebookError(f"{path.name}, operator {row}: {predicate} stands twice")
            held.append(operator)
            held.sort(key=lambda o: o.extra is None)


def _read_type(path: Path, book: EventBook) -> None:
    data = read_toml(path)
    check_keys(path, "file", data, FILE_KEYS)
    kind = data.get("type")
    if kind not in TYPES:
        raise CodebookError(f"{path.name}: type {kind!r} is not one of {', '.join(TYPES)}")
    if kind in book.entries:
        raise CodebookError(f"{path.name}: type {kind} has a file already")
    if not data.get("definition") or not data.get("frame"):
        raise CodebookError(f"{path.name}: a type has a definition and at least one [[frame]]")
    confusions = tuple((c["with"], c["tell"]) for c in data.get("confusions", []))
    modes = tuple(data.get("modes", []))
    book.entries[kind] = TypeEntry(kind, data["definition"], modes, confusions)
    for section in ("never", "frame"):
        for row, entry in enumerate(data.get(section, []), 1):
            where = f"{section} {row}"
            for frame in read_frames(path, where, entry, kind, book.words, modes=modes, never=section == "never"):
                _add(path, where, frame, book)
    for section in ("example", "counter"):
        for row, entry in enumerate(data.get(section, []), 1):
            book.examples.append(read_example(path, f"{section} {row}", entry, kind, positive=section == "example"))


def _add(path: Path, where: str, frame: Frame, book: EventBook) -> None:
    table = book.barring if frame.never else book.frames
    held = table[frame.kind].setdefault(frame.lemma, [])
    for other in held:
        if _tests(frame) == _tests(other) and (not frame.never or frame.type == other.type):
            raise CodebookError(f"{path.name}, {where}: {frame.lemma} {frame.extra or ''} is already in {other.rule}")
    held.append(frame)


def _tests(frame: Frame) -> tuple[object, ...]:
    return frame.extra, frame.subject, frame.object, frame.phrases, frame.without, frame.lacks
