"""How many were killed and hurt in an event, from its own sentence or a next one that clearly tells of the same.

First every place where the text counts the dead or hurt (:class:`Harm`), then the events each belongs to: those
that its grammar ties it to, else the nearest violent one of the sentence, and whatever "the attack" there
stands for. A count that the text does not hold to be so is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from spacy.tokens import Doc

from ...codebook.casualties import CasualtyWords, HarmWords, casualty_words
from ...records import Count
from ..actors.found import ActorTable
from ..language import Tree, grammar
from .counts import count_people
from .found import EventFound
from .governors import VERBAL
from .worth import Worth

Kind = Literal["fatalities", "injured"]
HELD = 0.5  # least worth of a telling that counts
REACH = 3  # sentences back that "the attack" can mean
TIES = 4  # steps in the tree between an event's word and its casualties
FAR = 60  # tokens between an event and its casualties, in one sentence
NEAR = 15  # tokens between casualties and the "attack" they belong to


class Harm(NamedTuple):
    """Where a text counts people killed or hurt: the word that says so, which of the two, how many."""

    token: int
    kind: Kind
    number: Count


def assign_casualties(doc: Doc, events: list[EventFound], worth: Worth) -> None:
    """Set ``fatalities`` and ``injured`` of the violent events in place; ``None`` where the text gives no count."""
    words, tree = casualty_words(), worth.tree
    targets: dict[int, list[EventFound]] = {}
    for event in events:
        if event.type in words.violent or event.type in words.tied:
            targets.setdefault(tree.sentence[event.head], []).append(event)
    if not targets:
        return
    for harm in find_harms(doc, worth):
        for event in _events_of(tree, harm, targets):
            if harm.kind == "fatalities" and event.fatalities is None:
                event.fatalities = harm.number
            elif harm.kind == "injured" and event.injured is None:
                event.injured = harm.number


def find_harms(doc: Doc, worth: Worth) -> Iterator[Harm]:
    """Yield every count of killed or hurt people in a text, in order."""
    tree, words = worth.tree, casualty_words()
    people = _people(doc)
    kinds: tuple[tuple[Kind, HarmWords], ...] = (("fatalities", words.fatalities), ("injured", words.injured))
    for i, lemma in enumerate(tree.lemma):
        if lemma in words.both and tree.pos[i] == "NOUN" and _is_none(tree, i, words):
            yield from (Harm(i, kind, Count(0, 0, 0)) for kind, _ in kinds)
            continue
        for kind, harm in kinds:
            count = _count(tree, i, harm, words, people)
            if count is not None and (count.high == 0 or worth.of(i) >= HELD):
                yield Harm(i, kind, count)


def _people(doc: Doc) -> frozenset[int]:
    """Return the head tokens of mentions of single persons."""
    actors: ActorTable = doc._.actors or ActorTable()
    single = {n for n, a in enumerate(actors.actors) if a.kind in ("person", "unnamed")}
    tree: Tree = doc._.tree
    groups = casualty_words().groups
    return frozenset(
        m.head
        for m in actors.mentions
        if m.actor in single and tree.tag[m.head] in ("NN", "NNP", "PRP") and tree.lemma[m.head] not in groups
    )


def _is_none(tree: Tree, i: int, words: CasualtyWords) -> bool:
    return any(tree.lower[c] in words.nobody for c in tree.kids(i, "det"))


def _count(tree: Tree, i: int, harm: HarmWords, words: CasualtyWords, people: frozenset[int]) -> Count | None:
    """Return how many the word at ``i`` says were harmed, ``None`` where it is no such word or gives no number."""
    lemma, pos = tree.lemma[i], tree.pos[i]
    if pos == "NOUN" and lemma in harm.nouns:
        return _noun(tree, i, words, people)
    if lemma in words.taking and harm is words.fatalities:
        lives = [c for c in tree.kids(i, "dobj") if tree.lemma[c] in words.lives]
        return _noun(tree, lives[0], words, people) if lives else None
    if pos in VERBAL and (lemma in harm.kill or lemma in harm.die) and _is_natural(tree, i, words):
        return None
    if pos in VERBAL and lemma in harm.kill:
        harmed = _harmed(tree, i)
        return _first(tree, [*harmed, *_numbered_before(tree, i)], people | _named_one(tree, harmed, words))
    if lemma in harm.die and pos in VERBAL:
        dying = grammar.subjects(tree, i)[:1]
        return _first(tree, dying, people | _named_one(tree, dying, words))
    if tree.lower[i] in harm.state:
        return _first(tree, [*_bearers(tree, i), *_numbered_before(tree, i)], people)
    return None


def _named_one(tree: Tree, heads: list[int], words: CasualtyWords) -> frozenset[int]:
    """Return those of ``heads`` that mean one known person: who is killed is "the driver", "his son"."""
    return frozenset(
        h
        for h in heads
        if tree.tag[h] == "NN"
        and tree.lemma[h] not in words.groups
        and any(tree.lower[c] in words.definite or tree.dep[c] == "poss" for c in tree.children[h])
    )


def _first(tree: Tree, heads: list[int], people: frozenset[int]) -> Count | None:
    for head in heads:
        count = count_people(tree, grammar.first_conjunct(tree, head), people)
        if count is not None:
            return count
    return None


def _harmed(tree: Tree, i: int) -> list[int]:
    """Return the first of those to whom it is done; the rest hang on it as conjuncts."""
    own = tree.kids(i, "dobj") or tree.kids(i, "nsubjpass")
    return own[:1] or grammar.logical_objects(tree, i)[:1]


def _numbered_before(tree: Tree, i: int) -> list[int]:
    """Return the number right before a participle: "12 killed, 40 wounded"."""
    if i > 0 and tree.sentence[i - 1] == tree.sentence[i] and tree.tag[i] in ("VBN", "VBD", "JJ"):
        before = i - 1
        subject = tree.dep[before] in ("nsubj", "nsubjpass", "nummod") and tree.tag[before] == "NNS"
        if subject or tree.pos[before] == "NUM":
            return [before]
    return []


def _bearers(tree: Tree, i: int) -> list[int]:
    """Return who is said to be dead or hurt: "22 are dead", "left 22 dead", "40 wounded soldiers"."""
    own = tree.kids(i, "nsubj", "nsubjpass")
    if own:
        return own[:1]
    head = tree.head[i]
    if tree.dep[i] == "amod":
        return [head]
    if tree.pos[head] not in VERBAL or head == i or tree.dep[i] == "conj":
        return []
    if tree.lemma[head] == "be":
        return tree.kids(head, "nsubj")[:1]
    return (tree.kids(head, "dobj") or tree.kids(head, "nsubjpass"))[:1]  # "left 22 dead", "were shot dead"


def _is_natural(tree: Tree, i: int, words: CasualtyWords) -> bool:
    """Tell whether somebody died of something that is no violence: "killed in the flood", "died of cholera"."""
    around = grammar.obliques(tree, i)
    causes = [h for name in words.causes for h in around.get(name, [])]
    if tree.lemma[i] in words.fatalities.die and any(
        tree.lemma[h] not in words.violent_causes and tree.lemma[h] not in words.events for h in causes
    ):
        return True
    killers = [*causes, *tree.kids(i, "nsubj"), *(h for name in ("in", "by") for h in around.get(name, []))]
    return any(tree.lemma[h] in words.natural for h in killers)


def _noun(tree: Tree, i: int, words: CasualtyWords, people: frozenset[int]) -> Count | None:
    """Return what "one death", "the deaths of 12 people", "a death toll of 22" count."""
    around = grammar.obliques(tree, i)
    if tree.lemma[i] in words.totals:
        if tree.head[i] != i and tree.pos[tree.head[i]] in VERBAL and tree.dep[i] == "nsubj":
            around = {**around, **grammar.obliques(tree, tree.head[i])}
        heads = [h for name in ("of", "to", "at") for h in around.get(name, [])]
        return _first(tree, heads[:1], frozenset())
    if tree.dep[i] == "compound":
        return None
    counted = _first(tree, around.get("of", [])[:1], people)
    return counted if counted is not None else count_people(tree, i, frozenset())


def _events_of(tree: Tree, harm: Harm, targets: dict[int, list[EventFound]]) -> list[EventFound]:
    """Return the events that ``harm`` is part of, nearest telling first; ``targets`` are by sentence."""
    words = casualty_words()
    same = [e for e in targets.get(tree.sentence[harm.token], ()) if abs(e.head - harm.token) <= FAR]
    chosen = [e for e in same if _is_tied(tree, e, harm.token, words)]
    named = _named_event(tree, harm.token, words)
    if named is not None:
        chosen.extend(e for e in same if e.head == named and e not in chosen)
        told = any(e.head == named for e in same)
        chosen.extend(e for e in _meant(tree, named, targets, words, told=told) if e not in chosen)
    if not chosen:
        violent = [e for e in same if e.type in words.violent]
        chosen = sorted(violent, key=lambda e: abs(e.head - harm.token))[:1]
    return chosen


def _is_tied(tree: Tree, event: EventFound, token: int, words: CasualtyWords) -> bool:
    """Tell whether one of the two words stands above the other in the tree, a few steps away.

    Of a type that need not be violent, only a noun is tied: "died in the protest", not "gathered after he died".
    """
    if event.head == token:
        return True
    if event.type in words.tied and tree.pos[event.head] != "NOUN":
        return False
    return _is_above(tree, event.head, token) or _is_above(tree, token, event.head)


def _is_above(tree: Tree, upper: int, lower: int) -> bool:
    for _ in range(TIES):
        lower = tree.head[lower]
        if lower == upper:
            return True
    return False


def _named_event(tree: Tree, token: int, words: CasualtyWords) -> int | None:
    """Return the nearest "the attack" around ``token`` in its sentence, or ``None``."""
    start, end = tree.sentences[tree.sentence[token]]
    near = range(max(start, token - NEAR), min(end, token + NEAR))
    found = [i for i in near if i != token and _is_definite_event(tree, i, words)]
    return min(found, key=lambda i: abs(i - token), default=None)


def _is_definite_event(tree: Tree, i: int, words: CasualtyWords) -> bool:
    if tree.lemma[i] not in words.events or tree.pos[i] != "NOUN":
        return False
    return any(tree.lower[c] in words.definite for c in tree.kids(i, "det"))


def _meant(
    tree: Tree, named: int, targets: dict[int, list[EventFound]], words: CasualtyWords, *, told: bool
) -> list[EventFound]:
    """Return the earlier events that "the attack" at ``named`` means: back to the one told as new.

    ``told``: it is an event of its own, so that only those told in the same word are meant.
    """
    out: list[EventFound] = []
    sentence = tree.sentence[named]
    while True:
        near = range(sentence - 1, sentence - 1 - REACH, -1)
        before = [e for k in near for e in reversed(targets.get(k, ())) if e.type in words.violent]
        called = [e for e in before if _is_called(tree, e, tree.lemma[named])]
        if not called and not out and not told:
            called = before  # told in other words
        if not called:
            return out
        out.append(called[0])
        sentence = tree.sentence[called[0].head]
        if not _retold(tree, called[0], words):
            return out


def _is_called(tree: Tree, e: EventFound, lemma: str) -> bool:
    """Tell whether an event is told with the noun or verb ``lemma``: "an attack", "launched the attack"."""
    return tree.lemma[e.head] == lemma or lemma in tree.lemma[e.trigger.start : e.trigger.end]


def _retold(tree: Tree, e: EventFound, words: CasualtyWords) -> bool:
    """Tell whether an event's own words point back to an earlier telling: "launched the attack"."""
    return any(_is_definite_event(tree, i, words) for i in range(e.trigger.start, e.trigger.end)) or any(
        _is_definite_event(tree, c, words) for c in tree.kids(e.head, "dobj")
    )
