"""What is wrong with an event codebook though it loads: frames that no sentence can reach. Reads no sentence itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .events import EventBook
from .frames import Condition, Frame

CLAUSES = frozenset({"clause", "infinitive", "jointly"})  # what ``with`` may name besides prepositions


class Problem(NamedTuple):
    """One thing to mend: the file or category, the row in it, what was found, and what to do."""

    file: str
    row: str
    found: str
    todo: str


def unreachable(book: EventBook) -> list[Problem]:
    """Return a problem for each frame of ``book`` that no sentence can reach, in the order of the rules."""
    found: dict[str, Problem] = {}
    for table in book.frames.values():
        for lemma, frames in table.items():
            barred = {f.type for f in book.barring[frames[0].kind].get(lemma, ())}
            for n, frame in enumerate(frames):
                why = _impossible(frame, book) or _shadowed(frame, frames[:n], barred)
                if why is not None:
                    file = book.own_version.split(" ")[0] if _is_own(frame, book) and book.own_version else "codebook"
                    found[frame.rule] = Problem(file, frame.rule, *why)
    return [found[rule] for rule in sorted(found)]


def _is_own(frame: Frame, book: EventBook) -> bool:
    return frame.mode in book.own


def _impossible(frame: Frame, book: EventBook) -> tuple[str, str] | None:
    """Return what in a frame contradicts itself, or is written as no sentence is read."""
    conditions = (frame.object, frame.without, frame.subject, *frame.phrases.values())
    words = [frame.lemma, *(w for c in conditions for w in c)]
    if odd := sorted(w for w in words if w != w.strip() or " " in w or not w):
        return f"{odd[0]!r} has a space in it, and no word does", "join its words with _"
    if frame.extra and " " in frame.extra:
        return (
            f"{frame.lemma!r} with {frame.extra!r} after it, of which only one word is read",
            "leave one word after it",
        )
    if frame.object and frame.object <= frame.without:
        return "every object that it asks for is barred by without", "take them out of one of the two"
    if both := sorted(set(frame.phrases) & set(frame.lacks)):
        return f"asks for {both[0]!r} and bars it", "take it out of with or of lacks"
    if unknown := sorted(p for p in frame.phrases if not set(p.split()) <= book.words.prepositions | CLAUSES):
        return f"with names {unknown[0]!r}, which is no preposition", "name one of clause.prepositions"
    return None


def _shadowed(frame: Frame, earlier: list[Frame], barred: set[str]) -> tuple[str, str] | None:
    """Return which of the ``earlier`` frames takes in all that ``frame`` does."""
    for other in earlier:
        if (other.type not in barred or other.type == frame.type) and _covers(other, frame):
            return f"{other.rule} comes first and takes in all that it does", "narrow that one, or leave this out"
    return None


def _covers(first: Frame, then: Frame) -> bool:
    return (
        (first.extra == then.extra)
        and _wider(first.object, then.object)
        and _wider(first.subject, then.subject)
        and first.without <= then.without
        and set(first.lacks) <= set(then.lacks)
        and all(p in then.phrases and _wider(words, then.phrases[p]) for p, words in first.phrases.items())
    )


def _wider(first: Condition, then: Condition) -> bool:
    return not first or (bool(then) and then <= first)


def unreached_modes(book: EventBook) -> Iterator[str]:
    """Yield the modes, as ``TYPE.mode``, that no frame of ``book`` and none of its operators gives."""
    given = {(f.type, f.mode) for table in book.frames.values() for frames in table.values() for f in frames}
    given |= {(kind, mode) for kind, modes in book.modes.items() for mode in modes.values()}
    for kind, entry in sorted(book.entries.items()):
        yield from (f"{kind}.{mode}" for mode in entry.modes if (kind, mode) not in given)


def silent_frames(book: EventBook, rules: set[str]) -> Iterator[str]:
    """Yield the frames of a user's categories that no rule in ``rules`` comes from: no example shows them."""
    shown = {rule.rsplit(".", 1)[0] for rule in rules}
    own = {f.rule.rsplit(".", 1)[0] for t in book.frames.values() for fs in t.values() for f in fs if _is_own(f, book)}
    yield from sorted(own - shown)
