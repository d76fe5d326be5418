"""From acts to events: which of a text's predicates go on the record, with whom, on whose word."""

from __future__ import annotations

from bisect import bisect

from spacy.tokens import Doc

from ...codebook.events import EventBook
from ..language import Tokens, Tree
from ..statements.found import StatementFound
from .act import Act
from .acts import Acts
from .clause import is_supposed
from .credible import Credible
from .found import EventFound
from .participants import Participants, stands_for
from .phrases import NOMINAL, VERBAL, Phrases
from .worth import Worth

SUPPOSED = 0.5  # what is left of an act's score where it is only supposed
AIMS = {"REQUEST": "PROTEST", "SUPPORT": "AID"}  # what is said for ... belongs to
MODIFYING = ("amod", "compound", "nmod")
REACH = 6  # tokens that a trigger may span between its words


Heads = tuple[int, ...]
UNMET = "acts whose parties are not those of an event"
UNSURE = "acts too unsure to be events"


def code_events(doc: Doc, book: EventBook, worth: Worth | None = None) -> list[EventFound]:
    """Return the events of a text in order, without their details (see :mod:`.details`).

    What is coded but not believed is counted in ``doc._.left_out``, by reason. ``worth`` is that of the text, where
    it is at hand.
    """
    phrases = Phrases(doc, book)
    acts = Acts(phrases, book)
    credible = Credible(acts, worth or Worth(doc._.tree))
    told = told_acts(acts)
    met = credible.events(told)
    scored = [(act, credible.score(act, _supposed(acts, act))) for act in met]
    sure = [(act, score) for act, score in scored if score >= credible.table.least]
    counts = {UNMET: len(told) - len(met), UNSURE: len(scored) - len(sure)}
    doc._.left_out = {reason: count for reason, count in counts.items() if count}
    inside, namesakes = StatementIndex(doc._.statements or [], len(doc._.tree)), Namesakes(acts)
    events = [_event(acts, act, score, inside, namesakes) for act, score in sure]
    Participants(phrases).enter(events)
    return events


def find_acts(acts: Acts) -> list[tuple[Act, float]]:
    """Return the acts that no other act has taken in, with their scores, in text order."""
    return [(a, score_of(acts, a)) for a in told_acts(acts)]


def told_acts(acts: Acts) -> list[Act]:
    """Return the acts that no other act has taken in, in text order."""
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
    return sorted(unique.values(), key=lambda a: a.head)


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
    factor *= _supposed(acts, act)
    return round(min(act.score * factor + (0.05 if does and suffers else 0), 0.99), 3)


def _supposed(acts: Acts, act: Act) -> float:
    """Return what is left of an act's score where its clause only supposes it, or names it as an aim."""
    aim = not act.actors and _is_aim(acts, act.parts[0])
    return SUPPOSED if aim or is_supposed(acts.tree, act.parts[0], acts.book) else 1.0


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


def _apart(acts: Acts, actors: Heads, recipients: Heads) -> tuple[Heads, Heads]:
    """Return the sides of an act without a pronoun or name that stands on both of them.

    In one clause "them" is never the subject ("police released them"; Principle B, Chomsky 1981). A name stays where
    it is done to, for whoever else the clause's subject was taken for.
    """
    tree, table = acts.tree, acts.phrases.actors
    does, suffers = ({n for h in heads for n in table.at(h)} for heads in (actors, recipients))
    if not does & suffers:
        return actors, recipients
    named = {n for r in recipients if tree.pos[r] == "PROPN" for n in table.at(r)}
    return (
        tuple(a for a in actors if not named.intersection(table.at(a))),
        tuple(r for r in recipients if tree.pos[r] != "PRON" or not does.intersection(table.at(r))),
    )


def _event(acts: Acts, act: Act, score: float, inside: StatementIndex, namesakes: Namesakes) -> EventFound:
    actors, recipients = (tuple(namesakes.of(h) for h in heads) for heads in act.sides)
    owners = dict.fromkeys(o for h in recipients for o in stands_for(acts.phrases, h))
    recipients = tuple(o for o in owners if o in recipients or o not in actors) or recipients
    if not act.mutual:
        actors, recipients = _apart(acts, actors, recipients)
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


class Namesakes:
    """For a bare noun before another ("*police* raids"), which is no mention, the nearest mention with its name."""

    def __init__(self, acts: Acts) -> None:
        self.tree, self.actors, self.through = acts.tree, acts.phrases.actors, acts.phrases.through
        self._heads: dict[str, list[int]] = {}
        for m in self.actors.mentions:
            if self.tree.pos[m.head] in NOMINAL:
                self._heads.setdefault(self.tree.lemma[m.head], []).append(m.head)

    def of(self, i: int) -> int:
        """Return the head of the mention that ``i`` stands for, ``i`` itself where it is one or there is none."""
        if self.actors.at(i):
            return i
        if self.tree.pos[i] == "PROPN" or self.tree.pos[i] == "ADJ":
            over = self.tree.head[i]
            return over if self.tree.dep[i] in MODIFYING and self.actors.at(over) else self.through(i)
        if self.tree.dep[i] != "compound":
            return self.through(i)  # "four of the *officers*"
        heads = self._heads.get(self.tree.lemma[i], [])
        n = bisect(heads, i)
        return heads[n - 1] if n else heads[0] if heads else i


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
