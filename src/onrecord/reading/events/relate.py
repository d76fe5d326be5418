"""Which event answers for a sentence, or for two phrases of it: the coder asked instead of listened to."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc

from ...codebook.events import EventBook, event_book
from ..actors.found import ActorTable
from ..language import Tokens, Tree, grammar
from .act import Act
from .acts import LOOSE, Acts
from .coder import find_acts, score_of
from .phrases import Phrases

# How an act is ranked for two phrases, calibrated on the seen part of plv-dev (a broad optimum: +-30% changes little).
BY = 3.0  # its actor is the first phrase
TO = 2.5  # its recipient is the second
UNDER = 2.2  # the second stands under its predicate
TAKEN = 4.0  # another act has taken it in
UNFIT = 2.0  # no frame quite fits
NOUN = 1.2  # it is told as a noun
CLAUSE = {"relcl": 1.0, "acl": 1.0, "advcl": 1.0, "pcomp": 1.0, "ccomp": 0.3}  # each clause above it


class Relation(NamedTuple):
    """The answer: an event's type, mode, rule and score, and the token ranges of actors and recipients."""

    type: str
    mode: str | None
    actors: list[Tokens]
    recipients: list[Tokens]
    rule: str
    score: float


class _Choice(NamedTuple):
    rank: float
    act: Act
    score: float
    actors: list[Tokens]
    recipients: list[Tokens]


def relate(
    doc: Doc,
    actors: list[Tokens] | None = None,
    recipients: list[Tokens] | None = None,
    *,
    book: EventBook | None = None,
) -> Relation | None:
    """Return the event that links the phrases ``actors`` and ``recipients``; without them the text's surest event.

    Where a frame left the recipient open and the phrase asked for stands under the event's predicate, it is taken
    for the recipient. ``book`` is the shipped codebook where none is given.
    ``None`` where the text codes as nothing.
    """
    book = book or event_book()
    acts = Acts(Phrases(doc, book), book)
    free = find_acts(acts)
    if actors is None or recipients is None:
        choices = [_choice(doc, a, s, s) for a, s in free]
    else:
        standing = {id(a) for a, _ in free}
        every = {id(a): a for i in range(len(acts.tree)) if (a := acts.at(i) or acts.loosely(i)) is not None}
        choices = [
            _asked(doc, a, score_of(acts, a), actors, recipients, taken=key not in standing and a.score != LOOSE)
            for key, a in every.items()
        ]
    if not choices:
        return None
    best = max(choices, key=lambda c: (c.rank, -c.act.head))
    return Relation(best.act.type, best.act.mode, best.actors, best.recipients, best.act.rule, best.score)


def _choice(doc: Doc, act: Act, score: float, rank: float) -> _Choice:
    actors, recipients = act.sides
    return _Choice(rank, act, score, _ranges(doc, actors), _ranges(doc, recipients))


def _ranges(doc: Doc, heads: tuple[int, ...]) -> list[Tokens]:
    """Return the phrases of ``heads``, and the other mentions of the actors that they name."""
    table: ActorTable = doc._.actors or ActorTable()
    out = [grammar.noun_phrase(doc._.tree, h) for h in heads]
    numbers = {n for h in heads for n in table.at(h)}
    out.extend(Tokens(m.start, m.end) for m in table.mentions if m.actor in numbers)
    return list(dict.fromkeys(out))


def _asked(doc: Doc, act: Act, score: float, actors: list[Tokens], recipients: list[Tokens], *, taken: bool) -> _Choice:
    """Rank an act by how well it links the phrases asked for, and let it take the recipient that stands under it."""
    tree: Tree = doc._.tree
    plain = _choice(doc, act, score, 0.0)
    told = list(plain.recipients)
    by, to = _touch(plain.actors, actors), _touch(plain.recipients, recipients)
    turned = _touch(plain.actors, recipients) + _touch(plain.recipients, actors)
    under = any(_under(tree, act, r) for r in recipients)
    if not to and under:
        told = [*recipients, *told]
    rank = score + BY * by + TO * to + UNDER * (under and not to) - _depth(tree, act.head)
    rank -= TAKEN * taken + UNFIT * (act.score == LOOSE) + 0.5 * turned * (not by and not to)
    return _Choice(rank, act, score, plain.actors, told)


def _depth(tree: Tree, i: int) -> float:
    """Return what an act loses for standing in a clause under another, or being told as a noun."""
    path = [i, *tree.above(i)]
    return sum(CLAUSE.get(tree.dep[j], 0.0) for j in path) + NOUN * (tree.pos[i] == "NOUN")


def _under(tree: Tree, act: Act, phrase: Tokens) -> bool:
    """Tell whether a phrase stands under an act's predicate, or within its actor's phrase, but is not the actor."""
    if any(phrase.start <= a < phrase.end for a in act.actors):
        return False
    within = any(a < phrase.start and phrase.end <= tree.right[a] for a in act.actors)
    return within or (phrase.start >= act.parts[0] and phrase.end <= tree.right[act.parts[0]])


def _touch(told: list[Tokens], asked: list[Tokens]) -> bool:
    return any(min(b, d) > max(a, c) for a, b in told for c, d in asked)
