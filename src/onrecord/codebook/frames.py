"""What the event codebook is made of: frames, operators and examples, and how a row of a file becomes one.

A *frame* is a predicate (verb, verb with particle or preposition, noun, adjective), what its subject, object or
prepositional phrases must be, and which of them are actor and recipient. An *operator* is a word that makes an
event of what it governs ("refuse to release" is REJECT): it names an outcome by the type, or the group of types, of
what stands under it. *Classes* are named lists of words that conditions refer to as ``@name``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import CodebookError

GROUPS: dict[str, tuple[str, ...]] = {
    "cooperative": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"),
    "verbal": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
GROUP_OF = {t: group for group, members in GROUPS.items() for t in members}
TYPES = tuple(GROUP_OF)
KINDS = ("verb", "noun", "adjective")
SAME, NOTHING = "same", "nothing"
FRAME_KEYS = (
    "name", "mode", *KINDS, "subject", "object", "without", "with", "lacks", "firm", "actor", "recipient", "reciprocal",
    "alone", "score",
)  # fmt: skip
OPERATOR_KEYS = (
    "name", *KINDS, "actor", "recipient", "any", "alone", "others", "own", "governs", "finite", "score",
    *GROUPS, *TYPES,
)  # fmt: skip
EXAMPLE_KEYS = ("text", "mode", "actor", "recipient", "type")
GOVERNS = ("both", "clause", "object")
# the slots of a predicate that are no prepositions; only an operator has those of what it governs
SLOTS = (
    "subject", "object", "object.party", "object.modifier", "told", "light", "poss", "modifier", "pair", "copula",
    "speaker", "above", "inner", "dative",
)  # fmt: skip
INNER_SLOTS = ("inner.actor", "inner.recipient")

Condition = frozenset[str]
LOOSE = frozenset({"@party", "@any", "@official"})  # conditions that the coder itself answers


@dataclass(frozen=True, slots=True)
class Words:
    """What conditions and slots may name: the classes of words, and the prepositions."""

    classes: Mapping[str, Condition]
    prepositions: Condition


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
    category: str = ""


def read_frames(
    path: Path,
    where: str,
    entry: dict[str, Any],
    kind: str,
    words: Words,
    *,
    modes: tuple[str, ...],
    never: bool = False,
) -> Iterator[Frame]:
    """Yield a :class:`Frame` of type ``kind`` for each predicate that a row names."""
    check_keys(path, where, entry, FRAME_KEYS)
    if not any(entry.get(k) for k in KINDS):
        raise CodebookError(f"{path.name}, {where}: an empty frame; name a {', '.join(KINDS)}")
    _check_slots(path, where, entry, SLOTS, words)
    mode = entry.get("mode")
    if mode and mode not in modes:
        raise CodebookError(f"{path.name}, {where}: mode {mode!r} is not one of {', '.join(modes)}")
    name = str(entry.get("name", where.replace(" ", "")))
    phrases = {p: read_condition(path, where, w, words) for p, w in entry.get("with", {}).items()}
    tests = {k: read_condition(path, where, entry.get(k, []), words) for k in ("subject", "object", "without")}
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


def read_operators(path: Path, row: int, entry: dict[str, Any], words: Words) -> Iterator[Operator]:
    """Yield an :class:`Operator` for each predicate that a row names."""
    where = f"operator {row}"
    check_keys(path, where, entry, OPERATOR_KEYS)
    _check_slots(path, where, entry, (*SLOTS, *INNER_SLOTS), words)
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


def read_example(path: Path, where: str, entry: dict[str, Any], kind: str, *, positive: bool) -> Example:
    """Return a row as an :class:`Example` of type ``kind``, or as a sentence that codes as none of it."""
    check_keys(path, where, entry, EXAMPLE_KEYS)
    if not entry.get("text"):
        raise CodebookError(f"{path.name}, {where}: lacks text")
    told = kind if positive else entry.get("type")
    roles = entry.get("actor"), entry.get("recipient")
    return Example(entry["text"], path.name, told, entry.get("mode"), *roles, positive, kind)


def read_condition(path: Path, where: str, listed: Any, words: Words) -> Condition:
    """Return a list of words with its ``@classes`` spelled out; ``@party``, ``@any`` ... are left to the coder."""
    if not isinstance(listed, list) or not all(isinstance(w, str) and w for w in listed):
        raise CodebookError(f"{path.name}, {where}: expected a list of words")
    if doubled := sorted({w for w in listed if listed.count(w) > 1}):
        raise CodebookError(f"{path.name}, {where}: names {', '.join(doubled)} twice")
    out: set[str] = set()
    for word in (*listed, *(w.replace("-", "_") for w in listed if "-" in w)):
        if not word.startswith("@") or word in LOOSE:
            out.add(word)
        elif word[1:] in words.classes:
            out |= words.classes[word[1:]]
        else:
            raise CodebookError(f"{path.name}, {where}: no class {word}; classes are {', '.join(words.classes)}")
    return frozenset(out)


def _check_slots(path: Path, where: str, entry: dict[str, Any], slots: tuple[str, ...], words: Words) -> None:
    """Refuse a role that names neither one of ``slots`` nor a preposition of ``clause.prepositions``."""
    for role in ("actor", "recipient"):
        named = entry.get(role, [])
        if not isinstance(named, list):
            raise CodebookError(f"{path.name}, {where}: {role} {named!r} is not a list of slots")
        for slot in named:
            if slot not in slots and slot not in words.prepositions:
                raise CodebookError(
                    f"{path.name}, {where}: {role} {slot!r} is no preposition and not one of {', '.join(slots)}"
                )


def check_keys(path: Path, where: str, entry: dict[str, Any], allowed: tuple[str, ...]) -> None:
    """Refuse a row with a key that is not ``allowed``."""
    if unknown := set(entry) - set(allowed):
        named = ", ".join(sorted(unknown))
        raise CodebookError(f"{path.name}, {where}: unknown key {named}; allowed: {', '.join(allowed)}")
