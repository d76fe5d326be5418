"""What is announced as settled, without a word of promising: plans, readiness, orders, duties under a pact.

"plans to send", "announced plans to recall", "is set to release", "is ready to pay", "ordered the army to leave",
"under the agreement Iran must dismantle", and promises told from whom they are made to ("were promised compensation
by the government"). Only of who can bind a side: a body, a state, or a person who speaks for one; what a private
person means to do is nobody's commitment.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...codebook.standing import standing_words
from ..language import Tokens, Tree, grammar
from ..statements.found import StatementFound
from .draft import Draft
from .promised import Promise, clause_start, is_infinitive

PRESENT = ("VBZ", "VBP")


def find_plans(draft: Draft) -> Iterator[Promise]:
    """Yield what actors are said to have settled on doing, in no order; ``promisor`` is the head of who will do it."""
    for index, s in enumerate(draft.statements):
        if draft.is_unsaid(s.cue_head) or not s.content:
            continue
        if s.rule == "passive":
            yield from _to_whom(draft, index, s)
        elif s.source_head is not None and (_plans(draft, s) or _orders(draft, s)):
            yield Promise(s.source_head, s.content, s.cue_head, s.cue.end, s.cue_lemma, index)
    yield from _ready(draft)
    yield from _duties(draft)


def _plans(draft: Draft, s: StatementFound) -> bool:
    """Tell whether a statement is a plan that stands: "plans to send", "has decided to", "announced plans to"."""
    tree, words = draft.tree, standing_words().promise
    cue = s.cue_head
    if s.cue_lemma not in words.plans or tree.lower[s.content[0].start] not in ("to", "not"):
        return False
    if not binds(draft, s.source_head):
        return False
    if tree.pos[cue] == "NOUN":
        over = tree.head[cue]
        return tree.lemma[over] in words.announcing and not draft.is_unsaid(over)
    if any(tree.lower[c] in standing_words().stance.conditional for c in tree.kids(cue, "mark")):
        return False  # "depending on whether they decide to"
    return _holds_now(draft, cue) or (s.cue_lemma in words.deciding and _is_body(draft, s.source_head))


def _is_body(draft: Draft, head: int | None) -> bool:
    """Tell whether a state or a body decides: what a person decided, told as past, is history as often as a plan."""
    return any(draft.actors.actors[n].kind in ("country", "organization") for n in draft.sources(head))


def _holds_now(draft: Draft, verb: int) -> bool:
    """Tell whether a verb is in the present, or in a past that a reporting verb gives it ("said it planned to")."""
    tree = draft.tree
    forms = [tree.tag[verb], *(tree.tag[c] for c in tree.kids(verb, "aux", "auxpass"))]
    if "MD" in forms or tree.dep[verb] in ("relcl", "advcl", "acl"):
        return False
    if any(tag in PRESENT for tag in forms):
        return True
    return "VBD" in forms and draft.holding(verb) is not None


def _orders(draft: Draft, s: StatementFound) -> bool:
    """Tell whether an official orders its own side to do something: "the president ordered the army to leave"."""
    tree, words = draft.tree, standing_words()
    if s.cue_lemma not in words.promise.ordering or s.rule != "object-to":
        return False
    own = {n for n in draft.sources(s.source_head) if words.state_sectors & set(draft.actors.actors[n].sectors)}
    told = draft.numbers_of([*tree.kids(s.cue_head, "dobj"), *_doers(tree, s)])
    return bool({k for k in draft.parties(own) if isinstance(k, str)} & draft.parties(told - own))


def _doers(tree: Tree, s: StatementFound) -> list[int]:
    """Return the subject of the infinitive that is ordered, where the parser makes it one."""
    return [c for verb in tree.kids(s.cue_head, "ccomp", "xcomp") for c in tree.kids(verb, "nsubj", "nsubjpass")]


def binds(draft: Draft, head: int | None) -> bool:
    """Tell whether the phrase at ``head`` names one whose plans bind a side: no private person, nobody unknown."""
    for n in draft.sources(head):
        a = draft.actors.actors[n]
        if (
            a.kind in ("country", "organization", "group")
            or set(a.sectors) - {"CVL"}
            or (a.kind == "person" and a.role)
        ):
            return True
    return False


def _to_whom(draft: Draft, index: int, s: StatementFound) -> Iterator[Promise]:
    """Yield a promise told from whom it is made to, where the text says by whom."""
    tree, verb = draft.tree, s.cue_head
    if s.force not in standing_words().promise.forces or not grammar.is_passive(tree, verb):
        return
    top = tree.kid(verb, "dobj", "oprd", "ccomp", "xcomp")
    if top is None:
        return
    inner = range(top, min(tree.right[top], top + 40))
    around = [grammar.obliques(tree, i) for i in (verb, top, *(i for i in inner if tree.dep[i] == "pobj"))]
    givers = [*grammar.agents(tree, verb), *(h for o in around for p in ("by", "from") for h in o.get(p, []))]
    giver = next((h for h in givers if draft.numbers(h)), None)
    if giver is not None:
        left, right = tree.left[top], tree.right[top]
        by = tree.left[tree.head[giver]]  # "compensation by the government": who gives it is no part of it
        yield Promise(giver, [Tokens(left, by if left < by < right else right)], verb, s.cue.end, s.cue_lemma, index)


def _ready(draft: Draft) -> Iterator[Promise]:
    """Yield what somebody is said to be set, ready or committed to do."""
    tree, words = draft.tree, standing_words().promise
    for i, word in enumerate(tree.lower):
        if word not in words.ready or tree.pos[i] not in ("ADJ", "VERB"):
            continue
        act = next((c for c in tree.kids(i, "xcomp", "advcl", "ccomp") if c > i and is_infinitive(tree, c)), None)
        if act is None:
            act = next((c for p in tree.kids(i, "prep") for c in tree.kids(p, "pcomp") if tree.tag[c] == "VBG"), None)
        copula = tree.head[i] if tree.dep[i] in grammar.PREDICATIVE else i
        if act is None or tree.lemma[act] == "be" or not _is_said_of_now(draft, i, copula):
            continue
        doer = next((h for h in grammar.subjects(tree, copula) if binds(draft, h)), None)
        if doer is not None:
            yield Promise(doer, [Tokens(tree.left[act], tree.right[act])], i, i + 1, tree.lower[i], draft.holding(i))


def _is_said_of_now(draft: Draft, word: int, copula: int) -> bool:
    """Tell whether "is ready" holds now and is not denied or doubted."""
    tree = draft.tree
    if word == copula and not tree.kids(word, "auxpass", "aux"):
        return False
    return not (grammar.is_negated(tree, word) or draft.is_unsaid(copula)) and _holds_now(draft, copula)


def _duties(draft: Draft) -> Iterator[Promise]:
    """Yield what a pact in force has its sides do: "under the agreement, Iran must dismantle the reactor"."""
    tree, words = draft.tree, standing_words().promise
    for i, word in enumerate(tree.lower):
        if word != "under":
            continue
        pact = tree.kid(i, "pobj")
        if pact is None or tree.lemma[pact] not in words.pacts or _is_drafted(tree, pact):
            continue
        verb = tree.head[i]
        if tree.pos[verb] != "VERB" or draft.is_unsaid(verb) or tree.dep[verb] in ("advcl", "relcl", "acl"):
            continue
        bound = any(tree.lower[c] in words.duties for c in tree.kids(verb, "aux"))
        if not bound and not (tree.lemma[verb] in words.owing and grammar.is_passive(tree, verb)):
            continue
        doer = next((h for h in grammar.subjects(tree, verb) if binds(draft, h)), None)
        if doer is not None and tree.lemma[verb] not in words.states and not (bound and grammar.is_passive(tree, verb)):
            end = tree.right[verb]
            while tree.pos[end - 1] == "PUNCT" and end - 1 > verb:
                end -= 1
            content = Tokens(clause_start(tree, verb), end)
            yield Promise(doer, [content], pact, pact + 1, tree.lemma[pact], draft.holding(verb))


def _is_drafted(tree: Tree, pact: int) -> bool:
    """Tell whether a pact is not in force yet: "the proposed deal"."""
    return any(tree.lemma[c] in standing_words().promise.drafted for c in tree.kids(pact, "amod", "det", "compound"))
