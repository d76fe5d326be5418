"""From acts to events: which of a text's predicates go on the record, with whom, on whose word."""

from __future__ import annotations

from spacy.tokens import Doc

from ...codebook.events import EventBook
from ..language import Tokens, Tree
from ..statements.found import StatementFound
from .acts import Act, Acts
from .clause import is_supposed
from .found import EventFound
from .phrases import VERBAL, Phrases

LEAST = 0.4  # below this score an act is not put on the record
AIMS = {"REQUEST": "PROTEST", "SUPPORT": "AID"}  # what is said for ... belongs to
REACH = 6  # tokens that a trigger may span between its words


def code_events(doc: Doc, book: EventBook) -> list[EventFound]:
    """Return the events of a text in order, without their details (see :mod:`.details`)."""
    acts = Acts(Phrases(doc, book), book)
    inside = StatementIndex(doc._.statements or [], len(doc._.tree))
    return [_event(acts, act, score, inside) for act, score in find_acts(acts) if score >= LEAST]


def find_acts(acts: Acts) -> list[tuple[Act, float]]:
    """Return the acts that no other act has taken in, with their scores, in text order."""
    found: list[Act] = []
    taken: set[int] = set()
    for i in range(len(acts.tree)):
        act = acts.at(i)
        if act is not None:
            found.append(act)
            taken.update(p for p in act.parts if p != i and acts.at(p) is not act)
            if _is_content_of(acts, i):
                taken.add(act.head)
            if act.type in AIMS and _is_aim_of(acts, i, AIMS[act.type]):
                taken.add(act.head)
    kept = [a for a in found if a.parts[0] not in taken]
    unique = {(a.type, a.head): a for a in kept}
    return [(a, score_of(acts, a)) for a in sorted(unique.values(), key=lambda a: a.head)]


def _is_aim_of(acts: Acts, i: int, kind: str) -> bool:
    """Tell whether clause ``i`` says what an act of ``kind`` is for ("marched to demand"): a part of it."""
    tree = acts.tree
    if tree.dep[i] not in ("advcl", "xcomp", "acl", "relcl") or tree.tag[i] not in ("VB", "VBG"):
        return False
    over = tree.head[i]
    if tree.pos[over] not in VERBAL and tree.dep[over] == "dobj":
        over = tree.head[over]
    act = acts.at(over)
    return act is not None and act.type == kind


def score_of(acts: Acts, act: Act) -> float:
    """Return how sure the coder is of an act: its frame's score, less what its roles leave open."""
    does, suffers = (any(acts.phrases.is_party(h) for h in heads) for heads in (act.actors, act.recipients))
    armed = any(acts.phrases.meets(h, acts.book.classes["arms_users"]) for h in act.actors)
    does = does or armed
    if does and suffers:
        factor = 1.0
    elif does:
        factor = 0.85
        if act.type == "CONSULT" and act.recipients and act.mode != "visit":
            factor = 0.55  # contact with birds
    elif suffers:
        factor = 0.5 if act.actors else 0.8  # by nobody named, or by a thing
    else:
        factor = 0.5
    if act.alone:
        factor = max(factor, 0.9)
    if is_supposed(acts.tree, act.parts[0], acts.book) or (not act.actors and _is_aim(acts, act.parts[0])):
        factor *= 0.5
    return round(min(act.score * factor + (0.05 if does and suffers else 0), 0.99), 3)


def _is_content_of(acts: Acts, i: int) -> bool:
    """Tell whether ``i`` says what another act's object is about ("blocked an effort to end it")."""
    tree = acts.tree
    noun = tree.head[i]
    if tree.dep[i] != "acl" or tree.tag[i] != "VB" or tree.dep[noun] not in ("dobj", "pobj", "nsubjpass"):
        return False
    over = tree.head[noun] if tree.dep[noun] != "pobj" else tree.head[tree.head[noun]]
    act = acts.at(over)
    return act is not None and noun in act.parts


def _is_aim(acts: Acts, i: int) -> bool:
    """Tell whether ``i`` is only an aim that a noun names ("efforts to reopen the border")."""
    tree = acts.tree
    return tree.dep[i] in ("acl", "csubj", "pcomp") and tree.tag[i] in ("VB", "VBG")


def _others(acts: Acts, actors: tuple[int, ...], recipients: tuple[int, ...]) -> tuple[int, ...]:
    """Return the recipients but for a pronoun that was taken for the actors.

    In one clause "them" is never the subject ("police released them"; Principle B, Chomsky 1981).
    """
    tree, table = acts.tree, acts.phrases.actors
    doers = {n for a in actors for n in table.at(a)}
    return tuple(r for r in recipients if tree.pos[r] != "PRON" or not doers.intersection(table.at(r)))


def _event(acts: Acts, act: Act, score: float, inside: StatementIndex) -> EventFound:
    actors, recipients = act.sides
    if not act.mutual:
        recipients = _others(acts, actors, recipients)
    return EventFound(
        type=act.type,
        mode=act.mode,
        contexts=(),
        cameo=None,
        quad=0,
        score=score,
        actor_heads=actors,
        recipient_heads=recipients,
        head=act.head,
        trigger=_trigger(acts.tree, act),
        rule=act.rule,
        statement=inside.at(act.head),
    )


def _trigger(tree: Tree, act: Act) -> Tokens:
    """Return the words to show: from the predicate to the last of its words that is near."""
    first = last = act.head
    for w in sorted(act.words):
        if tree.sentence[w] == tree.sentence[act.head] and w - last <= REACH and first - w <= REACH:
            first, last = min(first, w), max(last, w)
    return Tokens(first, last + 1)


class StatementIndex:
    """For each token, the innermost statement whose content holds it."""

    def __init__(self, statements: list[StatementFound], length: int) -> None:
        self._at: list[int | None] = [None] * length
        sizes = [length + 1] * length
        for n, s in enumerate(statements):
            size = sum(b - a for a, b in s.content)
            for a, b in s.content:
                for i in range(a, b):
                    if size < sizes[i]:
                        self._at[i], sizes[i] = n, size

    def at(self, i: int) -> int | None:
        """Return the index of the statement that token ``i`` stands in, ``None`` where the author tells."""
        return self._at[i]
