"""Proves an event codebook on its own example sentences, as ``onrecord codebook check`` does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from ..codebook.events import EventBook, Example
from ..codebook.soundness import Problem, silent_frames, unreachable, unreached_modes
from ..reading.coder import Coder
from ..reading.events.found import EventFound
from ..records import Article


class Checked(NamedTuple):
    """What a check found: problems, remarks that are none, and how many sentences were coded."""

    problems: list[Problem]
    remarks: list[str]
    examples: int


def check(coder: Coder) -> Checked:
    """Code every example of ``coder``'s codebook and look for frames out of reach; return what is to be mended.

    With a user's categories in it, only what concerns them is told: their examples, the shipped ones that they change,
    and as a remark each frame of theirs that no example shows. Without, a remark names each mode that nothing gives.
    """
    book = coder.book
    problems = unreachable(book)
    rules: set[str] = set()
    docs = coder.docs([Article(e.text) for e in book.examples])
    for example, doc in zip(book.examples, docs):
        rules.update(_inner(e.rule) for e in doc._.events)
        problems.extend(_judge(example, doc, book))
    if book.own:
        problems = [p for p in problems if p.file != "codebook"]
    remarks = [f"{rule}: no example shows it" for rule in silent_frames(book, rules)]
    if not book.own:
        remarks.extend(f"{mode}: no frame and no operator gives this mode" for mode in unreached_modes(book))
    return Checked(problems, remarks, len(book.examples))


def _inner(rule: str) -> str:
    """Return the frame's rule within that of its operators: "future(COERCE.close.shut)"."""
    return rule.rsplit("(", 1)[-1].rstrip(")")


def _judge(example: Example, doc: Doc, book: EventBook) -> Iterator[Problem]:
    """Yield what is wrong with how an example codes."""
    where = f"{'example' if example.positive else 'counter'} {example.text!r}"
    events: list[EventFound] = doc._.events
    told = "; ".join(dict.fromkeys(f"{name_of(e, book)} by {e.rule}" for e in events)) or "nothing"
    wanted = example.type if example.positive else None
    own = example.type in book.own if example.positive else _category(example, book) is not None
    if example.positive:
        yield from _positive(example, doc, where, told, own=own)
    else:
        barred = _category(example, book) or example.file.removesuffix(".toml").upper()
        if any(barred in _names(e) for e in events):
            yield Problem(example.file, where, f"codes as {told}", f"narrow the frame: it is to be no {barred}")
        if example.type is not None and not any(e.type == example.type for e in events):
            yield Problem(
                example.file, where, f"codes as {told}", f"expected {example.type}: mend its type or sentence"
            )
    if wanted is not None and len({name_of(e, book) for e in events if _names(e) & {wanted} or _twin(e, events)}) > 1:
        yield Problem(example.file, where, f"one word codes as two: {told}", "narrow one of the frames")
    if book.own and not own:
        taken = [e for e in events if _own_name(e, book) and not (example.positive and _refines(e, example, book))]
        for e in taken:
            yield Problem(
                str(book.own_version).split(" ")[0],
                f"{_own_name(e, book)}, rule {e.rule}",
                f"also takes in a sentence that is {example.type or 'no such event'}: {example.text!r}",
                "narrow the frame by its object, subject, with or without",
            )


def _positive(example: Example, doc: Doc, where: str, told: str, *, own: bool) -> Iterator[Problem]:
    hits = [e for e in doc._.events if example.type in _names(e)]
    if not hits:
        todo = "mend the frame or the sentence" if not own else "add or widen a frame of yours, or mend the sentence"
        yield Problem(example.file, where, f"codes as {told}", f"expected {example.type}: {todo}")
        return
    if example.mode is not None and example.mode not in [e.mode for e in hits]:
        yield Problem(example.file, where, f"codes as {told}", f"expected the mode {example.mode}")
    for role, name in (("actor", example.actor), ("recipient", example.recipient)):
        heads = {doc._.tree.text[h] for e in hits for h in (e.actor_heads if role == "actor" else e.recipient_heads)}
        if name is not None and name not in heads:
            found = ", ".join(sorted(heads)) or "nobody"
            yield Problem(
                example.file, where, f"its {role} is {found}", f"expected {name} (the head word of the phrase)"
            )


def _names(e: EventFound) -> set[str]:
    """Return the names that an event goes by: its type or the user's own one, and its mode."""
    return {name for name in (e.own_type or e.type, e.mode) if name}


def _own_name(e: EventFound, book: EventBook) -> str | None:
    return e.own_type or (e.mode if e.mode in book.own else None)


def _refines(e: EventFound, example: Example, book: EventBook) -> bool:
    return book.own[str(_own_name(e, book))].acts_as == example.type


def _category(example: Example, book: EventBook) -> str | None:
    """Return the user's category that a counter-example is of."""
    return example.category if example.category in book.own else None


def _twin(e: EventFound, events: list[EventFound]) -> bool:
    return any(o is not e and o.head == e.head for o in events)


def name_of(e: EventFound, book: EventBook) -> str:
    """Return an event's type and mode in words; a user's category by its name."""
    return _own_name(e, book) or (e.type if e.mode is None else f"{e.type} ({e.mode})")
