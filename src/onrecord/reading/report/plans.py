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
from .slots import governed, is_to, slots

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
    yield from _due_to_act(draft)
    yield from _joined(draft)
    yield from _duties(draft)
    yield from _imposed(draft)


def _plans(draft: Draft, s: StatementFound) -> bool:
    """Tell whether a statement is a plan that stands: "plans to send", "has decided to", "announced plans to"."""
    tree, words = draft.tree, standing_words().promise
    cue = s.cue_head
    if s.cue_lemma not in words.plans or not binds(draft, s.source_head):
        return False
    if _is_of_voters(draft, s):
        return False
    over = tree.head[cue]
    announced = tree.pos[cue] == "NOUN" and tree.lemma[over] in words.announcing and not draft.is_unsaid(over)
    if not _starts_act(tree, s.content[0].start):
        if s.rule == "object" and s.cue_lemma in words.planning:  # "is planning ten new routes"
            return _holds_now(draft, cue) and _is_body(draft, s.source_head)
        return announced and s.rule == "noun-preposition"  # "announced plans for a park"
    if tree.pos[cue] == "NOUN":
        return announced
    if any(tree.lower[c] in standing_words().stance.conditional for c in tree.kids(cue, "mark")):
        return False  # "depending on whether they decide to"
    if s.cue_lemma in words.deciding and tree.tag[cue] in ("VBD", "VBN"):
        perfect = tree.tag[cue] == "VBN" and _holds_now(draft, cue)  # "has decided"
        return perfect or _is_body(draft, s.source_head)
    return _holds_now(draft, cue)


def _is_of_voters(draft: Draft, s: StatementFound) -> bool:
    """Tell whether people in numbers say how they mean to vote: a poll, and no plan."""
    a, b = s.content[0]
    voting = any(draft.tree.lemma[i] in standing_words().promise.polled for i in range(a, min(b, a + 2)))
    one = any(draft.actors.actors[n].kind in ("person", "unnamed") for n in draft.sources(s.source_head))
    return voting and not one


def _starts_act(tree: Tree, first: int) -> bool:
    """Tell whether content that starts at ``first`` is what is to be done: an infinitive, negated or not."""
    return is_to(tree, first) or tree.tag[first + 1 : first + 2] == ["TO"]


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
    hosts = (verb, top, *(i for i in inner if tree.dep[i] == "pobj"))
    givers = [*grammar.agents(tree, verb), *(h for i in hosts for h in governed(tree, i, slots().giving))]
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
            act = next(
                (c for p in tree.kids(i, "prep") for c in tree.kids(p, "pcomp", "pobj") if _is_of(tree, c)), None
            )
        copula = tree.head[i] if tree.dep[i] in grammar.PREDICATIVE else i
        if act is None or not _is_said_of_now(draft, i, copula):
            continue
        if tree.tag[act] != "VBG" and tree.lemma[act] in words.states | words.granting:
            continue  # "is set to miss the game"
        doer = next((h for h in grammar.subjects(tree, copula) if binds(draft, h)), None)
        if doer is not None:
            yield Promise(doer, [Tokens(tree.left[act], tree.right[act])], i, i + 1, tree.lower[i], draft.holding(i))


def _is_of(tree: Tree, c: int) -> bool:
    """Tell whether a word under a preposition is what one is committed to: an act, or a cause with "to"."""
    gerund = tree.tag[c] == "VBG"
    return gerund or (tree.pos[c] == "NOUN" and tree.lower[tree.head[c]] in slots().receiving)


def _due_to_act(draft: Draft) -> Iterator[Promise]:
    """Yield what a side is to do by what has been settled: "the firm is to pay a fine"."""
    tree = draft.tree
    for i, lemma in enumerate(tree.lemma):
        if lemma != "be" or tree.tag[i] not in PRESENT or tree.dep[i] in ("aux", "auxpass"):
            continue
        act = tree.kid(i, "xcomp")
        if (
            act is None
            or not is_infinitive(tree, act)
            or tree.kid(i, "attr", "acomp", "neg", "prep", "advmod") is not None
        ):
            continue
        if tree.lemma[act] in standing_words().promise.states or grammar.is_passive(tree, act):
            continue
        named = (h for h in grammar.subjects(tree, i) if draft.numbers(h) and tree.pos[h] != "PRON")
        doer = next((h for h in named if binds(draft, h)), None)
        if doer is not None and tree.dep[i] not in ("relcl", "advcl", "acl"):
            yield Promise(doer, [Tokens(tree.left[act], tree.right[act])], i, i + 1, "be", draft.holding(i))


def _joined(draft: Draft) -> Iterator[Promise]:
    """Yield what somebody has signed on to do: "signed up to help raise the money"."""
    tree = draft.tree
    for i, lemma in enumerate(tree.lemma):
        if lemma not in standing_words().promise.enlisting or tree.pos[i] != "VERB" or draft.is_unsaid(i):
            continue
        after = i + 1
        if after >= len(tree) or tree.lower[after] not in standing_words().promise.onto or tree.head[after] != i:
            continue
        act = next(
            (c for h in (i, after) for c in tree.kids(h, "xcomp", "advcl", "pcomp") if is_infinitive(tree, c)), None
        )
        doer = next((h for h in grammar.subjects(tree, i) if draft.numbers(h)), None)
        if act is not None and doer is not None and not any(tree.tag[c] == "MD" for c in tree.kids(i, "aux")):
            yield Promise(doer, [Tokens(tree.left[act], tree.right[act])], i, i + 1, lemma, draft.holding(i))


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
        if word not in words.under:
            continue
        pact = _pact_meant(tree, i)
        if pact is None or tree.lemma[pact] not in words.pacts or _is_drafted(tree, pact):
            continue
        verb = tree.head[i]
        if tree.lemma[verb] in words.granting:  # "the airline will get ten jets and pay a billion for them"
            verb = next(iter(tree.kids(verb, "conj")), verb)
        if tree.pos[verb] != "VERB" or draft.is_unsaid(verb) or tree.dep[verb] in ("advcl", "relcl", "acl"):
            continue
        first = grammar.first_conjunct(tree, verb)
        bound = any(tree.lower[c] in words.duties for v in (verb, first) for c in tree.kids(v, "aux"))
        if not bound and not (tree.lemma[verb] in words.owing and grammar.is_passive(tree, verb)):
            continue
        doer = next((h for h in grammar.subjects(tree, verb) if binds(draft, h)), None)
        idle = bound and tree.lemma[verb] in words.states
        if doer is not None and not idle and not (bound and grammar.is_passive(tree, verb)):
            end = tree.right[verb]
            while tree.pos[end - 1] == "PUNCT" and end - 1 > verb:
                end -= 1
            content = Tokens(clause_start(tree, verb), end)
            yield Promise(doer, [content], pact, pact + 1, tree.lemma[pact], draft.holding(verb))


def _imposed(draft: Draft) -> Iterator[Promise]:
    """Yield what a pact in force asks of a side: "the agreement requires Sudan to withdraw its troops"."""
    tree, words = draft.tree, standing_words().promise
    for i, lemma in enumerate(tree.lemma):
        if lemma not in words.owing or tree.pos[i] != "VERB" or grammar.is_passive(tree, i) or draft.is_unsaid(i):
            continue
        pact = tree.kid(i, "nsubj")
        if pact is None or tree.lemma[pact] not in words.pacts or _is_drafted(tree, pact):
            continue
        if any(tree.tag[c] == "MD" for c in tree.kids(i, "aux")):
            continue
        inside = [i, *(c for p in tree.kids(i, "prep") for c in (p, *tree.kids(p, "pobj")))]
        act = next((c for h in inside for c in tree.kids(h, "xcomp", "ccomp", "pcomp", "acl") if c > i), None)
        doers = [] if act is None else [*tree.kids(i, "dobj"), *tree.kids(act, "nsubj"), *grammar.subjects(tree, act)]
        doer = next((h for h in doers if binds(draft, h)), None)
        if act is not None and doer is not None:
            content = Tokens(tree.left[act], tree.right[act])
            yield Promise(doer, [content], pact, pact + 1, tree.lemma[pact], draft.holding(i))


def _pact_meant(tree: Tree, preposition: int) -> int | None:
    """Return the pact that a preposition leads to: "under the agreement", "under the terms of the agreement"."""
    noun = tree.kid(preposition, "pobj")
    if noun is None or tree.lemma[noun] not in standing_words().promise.terms:
        return noun
    return next((h for p in tree.kids(noun, "prep") for h in tree.kids(p, "pobj")), None)


def _is_drafted(tree: Tree, pact: int) -> bool:
    """Tell whether a pact is not in force yet: "the proposed deal"."""
    return any(tree.lemma[c] in standing_words().promise.drafted for c in tree.kids(pact, "amod", "det", "compound"))
