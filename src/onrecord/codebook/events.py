"""Typed loader of the event codebook: ``en/events/*.toml`` (one file a type) and ``en/event_words.toml``.

A *frame* is a predicate (verb, verb with particle or preposition, noun, adjective), what its subject, object or
prepositional phrases must be, and which of them are actor and recipient. An *operator* is a word that makes an
event of what it governs ("refuse to release" is REJECT): it names an outcome by the type, or the group of types, of
what stands under it. *Classes* are named lists of words that conditions refer to as ``@name``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import CodebookError
from .files import HEADER, HOME, read_toml

GROUPS: dict[str, tuple[str, ...]] = {
    "cooperative": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"),
    "verbal": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
GROUP_OF = {t: group for group, members in GROUPS.items() for t in members}
TYPES = tuple(GROUP_OF)
KINDS = ("verb", "noun", "adjective")
SAME, NOTHING = "same", "nothing"
FILE_KEYS = (*HEADER, "type", "definition", "modes", "confusions", "frame", "never", "example", "counter")
FRAME_KEYS = (
    "name", "mode", *KINDS, "subject", "object", "without", "with", "lacks", "firm", "actor", "recipient", "reciprocal",
    "alone", "score",
)  # fmt: skip
OPERATOR_KEYS = (
    "name", *KINDS, "actor", "recipient", "any", "alone", "others", "own", "governs", "finite", "score",
    *GROUPS, *TYPES,
)  # fmt: skip
EXAMPLE_KEYS = ("text", "mode", "actor", "recipient", "type")
WORD_KEYS = (*HEADER, "class", "operator", "mode", "clause", "irregular")
GOVERNS = ("both", "clause", "object")
# the slots of a predicate that are no prepositions; only an operator has those of what it governs
SLOTS = (
    "subject", "object", "object.party", "object.modifier", "told", "light", "poss", "modifier", "pair", "copula",
    "speaker", "above", "inner", "dative",
)  # fmt: skip
INNER_SLOTS = ("inner.actor", "inner.recipient")

Condition = frozenset[str]
LOOSE = frozenset({"@party", "@any", "@official"})  # conditions that the coder itself answers
# classes whose words name things: a capitalised one ("the Motion") is still no party
THINGS = (
    "things", "proposals", "agreement", "meeting", "money", "relief", "weapons", "documents", "protests", "attacks",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """One predicate with its conditions and roles.

    ``lemma`` may be followed by ``extra``: a particle or preposition. ``subject``, ``object`` and ``phrases``
    (preposition -> words) hold the words that must stand there, ``without`` those that must not be the object,
    ``lacks`` prepositions that must not be there; empty: anything. ``actor`` and ``recipient`` name slots in order of
    preference. ``never``: what fits is no event of ``type``. ``firm``: no operator comes before it.
    ``alone``: an event even where nobody is named. ``weight`` orders frames, the most specific first.
    """

    rule: str
    type: str
    never: bool
    mode: str | None
    kind: str
    lemma: str
    extra: str | None
    subject: Condition
    object: Condition
    without: Condition
    phrases: dict[str, Condition]
    lacks: tuple[str, ...]
    firm: bool
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    reciprocal: bool
    alone: bool
    score: float
    weight: int


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that makes an event of what it governs.

    ``outcomes`` maps a type, a group or "any" to a type, "same" or "nothing"; ``alone`` is the type where nothing
    that it governs is an event (``None``: no event). ``others`` is the type where another than its subject is to do
    it ("wants him to leave"), ``own`` where its subject is, in a clause told as still to come ("warned that it would
    act"). ``governs`` says whether it takes clauses, objects or both; ``finite`` whether clauses with a subject of
    their own too.
    """

    rule: str
    kind: str
    lemma: str
    extra: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    outcomes: dict[str, str]
    alone: str | None
    others: str | None
    own: str | None
    governs: str
    finite: bool
    score: float

    def outcome(self, inner: str) -> str | None:
        """Return what becomes of an event of type ``inner``: a type, "same", "nothing", or ``None`` if not said."""
        return self.outcomes.get(inner) or self.outcomes.get(GROUP_OF[inner]) or self.outcomes.get("any")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what it must code as (``type`` ``None``: nothing of the file's type)."""

    text: str
    file: str
    type: str | None
    mode: str | None
    actor: str | None
    recipient: str | None
    positive: bool


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

    ``barring`` holds the frames that say what is no event of a type.
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


@cache
def event_book(language: str = "en") -> EventBook:
    """Return the shipped event codebook; :class:`CodebookError` names file and row of what is wrong."""
    return read_event_book(HOME / language)


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
    _known(path, "file", data, WORD_KEYS)
    for name, words in data.get("class", {}).items():
        book.classes[name] = _condition(path, f"class.{name}", words, book)
    for name, words in data.get("clause", {}).items():
        book.clause[name] = _condition(path, f"clause.{name}", words, book)
    book.things = frozenset().union(*(book.classes.get(c, frozenset()) for c in THINGS))
    book.modes = data.get("mode", {})
    book.irregular = data.get("irregular", {})
    for row, entry in enumerate(data.get("operator", []), 1):
        for operator in _operators(path, row, entry, book):
            held = book.operators[operator.kind].setdefault(operator.lemma, [])
            if any(o.extra == operator.extra and o.governs == operator.governs for o in held):
                predicate = f"{operator.lemma} {operator.extra or ''}".strip()
                raise CodebookError(f"{path.name}, operator {row}: {predicate} stands twice")
            held.append(operator)
            held.sort(key=lambda o: o.extra is None)


def _read_type(path: Path, book: EventBook) -> None:
    data = read_toml(path)
    _known(path, "file", data, FILE_KEYS)
    kind = data.get("type")
    if kind not in TYPES:
        raise CodebookError(f"{path.name}: type {kind!r} is not one of {', '.join(TYPES)}")
    if kind in book.entries:
        raise CodebookError(f"{path.name}: type {kind} has a file already")
    if not data.get("definition") or not data.get("frame"):
        raise CodebookError(f"{path.name}: a type has a definition and at least one [[frame]]")
    confusions = tuple((c["with"], c["tell"]) for c in data.get("confusions", []))
    book.entries[kind] = TypeEntry(kind, data["definition"], tuple(data.get("modes", [])), confusions)
    for section in ("never", "frame"):
        for row, entry in enumerate(data.get(section, []), 1):
            where = f"{section} {row}"
            for frame in _frames(path, where, entry, kind, book, never=section == "never"):
                _add(path, where, frame, book)
    for section in ("example", "counter"):
        for row, entry in enumerate(data.get(section, []), 1):
            book.examples.append(_example(path, f"{section} {row}", entry, kind, positive=section == "example"))


def _add(path: Path, where: str, frame: Frame, book: EventBook) -> None:
    table = book.barring if frame.never else book.frames
    held = table[frame.kind].setdefault(frame.lemma, [])
    for other in held:
        if _tests(frame) == _tests(other) and (not frame.never or frame.type == other.type):
            raise CodebookError(f"{path.name}, {where}: {frame.lemma} {frame.extra or ''} is already in {other.rule}")
    held.append(frame)


def _tests(frame: Frame) -> tuple[object, ...]:
    return frame.extra, frame.subject, frame.object, frame.phrases, frame.without, frame.lacks


def _frames(
    path: Path, where: str, entry: dict[str, Any], kind: str, book: EventBook, *, never: bool
) -> Iterator[Frame]:
    """Yield a :class:`Frame` for each predicate that a row names."""
    _known(path, where, entry, FRAME_KEYS)
    if not any(entry.get(k) for k in KINDS):
        raise CodebookError(f"{path.name}, {where}: an empty frame; name a {', '.join(KINDS)}")
    _check_slots(path, where, entry, SLOTS, book)
    mode = entry.get("mode")
    if mode and mode not in book.entries[kind].modes:
        raise CodebookError(f"{path.name}, {where}: mode {mode!r} is not one of {', '.join(book.entries[kind].modes)}")
    name = str(entry.get("name", where.replace(" ", "")))
    phrases = {p: _condition(path, where, w, book) for p, w in entry.get("with", {}).items()}
    tests = {k: _condition(path, where, entry.get(k, []), book) for k in ("subject", "object", "without")}
    for part in KINDS:
        verbal = part != "noun"
        listed = entry.get(part, [])
        for predicate in dict.fromkeys((*listed, *(p.replace("-", "_") for p in listed))):
            lemma, _, extra = predicate.partition(" ")
            weight = 8 * bool(extra) + _weight(tests["object"], 10) + 11 * len(phrases) + _weight(tests["subject"], 4)
            yield Frame(
                rule=f"{kind}.{name}.{predicate.replace(' ', '_')}",
                type=kind,
                never=never,
                mode=mode,
                kind=part,
                lemma=lemma,
                extra=extra or None,
                phrases=phrases,
                lacks=tuple(entry.get("lacks", ())),
                firm=bool(entry.get("firm")),
                actor=tuple(entry.get("actor", ("subject",) if verbal else ("light", "poss", "by", "modifier"))),
                recipient=tuple(entry.get("recipient", ("object",) if part == "verb" else ())),
                reciprocal=bool(entry.get("reciprocal")),
                alone=bool(entry.get("alone")),
                score=float(entry.get("score", 0.8)),
                weight=2 * weight + bool(tests["without"]),
                **tests,
            )


def _weight(condition: Condition, most: int) -> int:
    """Return what a condition adds to a frame's weight; one that any party meets adds less."""
    if not condition:
        return 0
    return most - 1 if condition & LOOSE else most


def _operators(path: Path, row: int, entry: dict[str, Any], book: EventBook) -> Iterator[Operator]:
    where = f"operator {row}"
    _known(path, where, entry, OPERATOR_KEYS)
    _check_slots(path, where, entry, (*SLOTS, *INNER_SLOTS), book)
    outcomes = {k: v for k, v in entry.items() if k in (*TYPES, *GROUPS, "any")}
    for value in (*outcomes.values(), entry.get("alone")):
        if value is not None and value not in (*TYPES, SAME, NOTHING):
            raise CodebookError(f"{path.name}, {where}: outcome {value!r} is not a type, {SAME!r} or {NOTHING!r}")
    if not any(entry.get(k) for k in KINDS):
        raise CodebookError(f"{path.name}, {where}: an empty operator; name a {', '.join(KINDS)}")
    governs = entry.get("governs", GOVERNS[0])
    if governs not in GOVERNS:
        raise CodebookError(f"{path.name}, {where}: governs {governs!r} is not one of {', '.join(GOVERNS)}")
    for part in KINDS:
        whose = ("light", "poss", "by", "modifier") if part == "noun" else ("subject",)
        for predicate in entry.get(part, []):
            lemma, _, extra = predicate.partition(" ")
            yield Operator(
                rule=f"{entry.get('name', where)}.{predicate.replace(' ', '_')}",
                kind=part,
                lemma=lemma,
                extra=extra or None,
                actor=tuple(entry.get("actor", whose)),
                recipient=tuple(entry.get("recipient", ("inner.recipient", "object"))),
                outcomes=outcomes,
                alone=entry.get("alone"),
                others=entry.get("others"),
                own=entry.get("own"),
                governs=governs,
                finite=bool(entry.get("finite", True)),
                score=float(entry.get("score", 0.85)),
            )


def _example(path: Path, where: str, entry: dict[str, Any], kind: str, *, positive: bool) -> Example:
    _known(path, where, entry, EXAMPLE_KEYS)
    if not entry.get("text"):
        raise CodebookError(f"{path.name}, {where}: lacks text")
    told = kind if positive else entry.get("type")
    roles = entry.get("actor"), entry.get("recipient")
    return Example(entry["text"], path.name, told, entry.get("mode"), *roles, positive)


def _condition(path: Path, where: str, words: Any, book: EventBook) -> Condition:
    """Return a list of words with its ``@classes`` spelled out; ``@party``, ``@any`` ... are left to the coder."""
    if not isinstance(words, list) or not all(isinstance(w, str) and w for w in words):
        raise CodebookError(f"{path.name}, {where}: expected a list of words")
    if doubled := sorted({w for w in words if words.count(w) > 1}):
        raise CodebookError(f"{path.name}, {where}: names {', '.join(doubled)} twice")
    out: set[str] = set()
    for word in (*words, *(w.replace("-", "_") for w in words if "-" in w)):
        if not word.startswith("@") or word in LOOSE:
            out.add(word)
        elif word[1:] in book.classes:
            out |= book.classes[word[1:]]
        else:
            raise CodebookError(f"{path.name}, {where}: no class {word}; classes are {', '.join(book.classes)}")
    return frozenset(out)


def _check_slots(path: Path, where: str, entry: dict[str, Any], slots: tuple[str, ...], book: EventBook) -> None:
    """Refuse a role that names neither one of ``slots`` nor a preposition of ``clause.prepositions``."""
    for role in ("actor", "recipient"):
        named = entry.get(role, [])
        if not isinstance(named, list):
            raise CodebookError(f"{path.name}, {where}: {role} {named!r} is not a list of slots")
        for slot in named:
            if slot not in slots and slot not in book.clause.get("prepositions", ()):
                raise CodebookError(
                    f"{path.name}, {where}: {role} {slot!r} is no preposition and not one of {', '.join(slots)}"
                )


def _known(path: Path, where: str, entry: dict[str, Any], allowed: tuple[str, ...]) -> None:
    if unknown := set(entry) - set(allowed):
        named = ", ".join(sorted(unknown))
        raise CodebookError(f"{path.name}, {where}: unknown key {named}; allowed: {', '.join(allowed)}")
