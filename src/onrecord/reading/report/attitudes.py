"""Attitudes by tokens: who is for or against whom or what, by the words of a statement or of what it says.

Five ways, each with the words that show it: the cue itself (praise, oppose, "withdrew its support"), what one calls a
thing ("a sham", "is unacceptable"), what one wants or means to end ("should repeal", "vowed to boycott"), a predicate
of siding ("is against", "in favour of"), and acts of blame and protest that the text tells as events.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...codebook.standing import standing_words
from ...records import Polarity
from ..language import Tokens, Tree, grammar
from ..statements.found import StatementFound
from .draft import Draft
from .slots import governed, is_to, slots

FORCES: dict[str, Polarity] = {
    "support": "support",
    "oppose": "oppose",
    "praise": "positive",
    "criticize": "negative",
    "accuse": "negative",
}
# How a target hangs on the head of what an attitude is to: whose plan it is, whom to sack.
TOWARDS = ("poss", "compound", "nmod", "amod", "dobj", "nsubj")
OWNERS = ("poss", "compound", "nmod", "amod")
URGING = ("demand", "promise", "want", "propose", "plan", "decide", "offer")
MAIN = ("ROOT", "ccomp", "conj", "parataxis", "xcomp")
WORDS, DEPTH = 60, 8  # how many words of a content, and how many clauses over a cue, are read


class Attitude(NamedTuple):
    """An attitude by tokens: ``target`` the head of an actor, ``issue`` the words of a thing; one of them is there."""

    holder: int
    target: int | None
    issue: Tokens | None
    polarity: Polarity
    span: Tokens
    statement: int | None
    rule: str


def of_statement(draft: Draft, index: int, s: StatementFound) -> Iterator[Attitude]:
    """Yield the attitudes that a statement is or tells; nothing where nobody holds it."""
    if not s.content:
        return
    holder = _holder(draft, s)
    if holder is None or _is_open(draft, s):
        return
    polarity = _by_cue(draft, s)
    if polarity is not None:
        target, issue = _toward(draft, s)
        yield Attitude(holder, target, issue, polarity, s.cue, index, f"stance:{s.cue_lemma}")
        return
    if draft.is_unsaid(s.cue_head):
        return
    if s.force in URGING:
        yield from _ended(draft, index, s, _top(draft.tree, s.content[0]))
    elif s.rule == "as":
        yield from _called(draft, index, s)
    elif s.force in standing_words().promise.telling or s.force == "believe":
        yield from _said(draft, index, s)


def _holder(draft: Draft, s: StatementFound) -> int | None:
    """Return whose attitude a statement is: its source, for an "it" that nobody is found for who says so of itself.

    "Is opposed to" has its subject for one.
    """
    tree = draft.tree
    if s.source_head is None:
        subject = grammar.surface_subject(tree, s.cue_head)
        return subject if s.rule == "passive" and s.force == "oppose" and not grammar.agents(tree, s.cue_head) else None
    if (
        s.parent is None
        or draft.sources(s.source_head)
        or tree.lower[s.source_head] not in standing_words().promise.selves
    ):
        return s.source_head
    return draft.statements[s.parent].source_head


def _is_open(draft: Draft, s: StatementFound) -> bool:
    """Tell whether an attitude is only asked about, or a condition ("if the minister does not support them")."""
    tree, words = draft.tree, standing_words()
    if s.parent is not None and draft.statements[s.parent].force in words.promise.asking:
        infinitive = tree.tag[s.cue_head] == "VB" and any(is_to(tree, c) for c in tree.kids(s.cue_head, "aux"))
        if infinitive or draft.statements[s.parent].force == "ask":
            return True  # "urged voters to reject it": theirs who urges
    marks = [tree.lower[c] for k in (s.cue_head, *tree.above(s.cue_head)[:DEPTH]) for c in tree.kids(k, "mark")]
    return any(w in words.stance.conditional for w in marks)


def _by_cue(draft: Draft, s: StatementFound) -> Polarity | None:
    """Return the attitude that a cue is. The force of a negated one has its negation in it ("did not support")."""
    tree, words = draft.tree, standing_words().stance
    polarity = FORCES.get(s.force)
    lemma = s.cue_lemma.replace("_", " ")
    a, b = s.content[0]
    if lemma in words.unfeeling or is_to(tree, a) or any(draft.times[n].end >= b for n in draft.times_between(a, b)):
        return None  # "attributed the rise to works", "happy to help", "champions in 2001"
    if lemma in words.trusting and not s.rule.endswith("clause"):
        return "negative" if draft.is_unsaid(s.cue_head) else "positive"
    if polarity is None:
        if lemma in words.rejecting or (s.rule == "as" and lemma in words.dismissing):
            polarity = "oppose"
        elif lemma in words.agreeing:
            polarity = "support"
        elif lemma in words.resenting and not s.rule.endswith("clause"):
            polarity = "negative"
        if polarity is None or draft.is_unsaid(s.cue_head):
            return None
    elif draft.is_unsaid(s.cue_head) and s.force != "oppose":
        return None
    if tree.pos[s.cue_head] == "NOUN" and tree.lemma[tree.head[s.cue_head]] in words.withdrawing:
        return "oppose" if polarity in ("support", "positive") else None  # "rescinded his endorsement"
    return polarity


def _top(tree: Tree, content: Tokens) -> int:
    """Return the token of a content whose head lies outside, or the verb of its infinitive."""
    a, b = content
    verb = next((i for i in range(a, b) if tree.tag[i] == "VB"), None)
    outside = next((i for i in range(a, b) if not a <= tree.head[i] < b or tree.head[i] == i), a)
    return outside if verb is None or tree.pos[outside] in ("VERB", "AUX") else verb


def _toward(draft: Draft, s: StatementFound) -> tuple[int | None, Tokens | None]:
    """Return the actor that an attitude is to, or whose thing it is to, and the words of the thing."""
    tree = draft.tree
    a, b = s.content[0]
    tops = [i for i in range(a, b) if not a <= tree.head[i] < b or tree.head[i] == i or tree.head[i] == s.cue_head]
    tops += [h for t in tops for h in tree.kids(t, "pobj")]
    if s.source_head is None:  # "the union is opposed to the cuts"
        head = next(iter(governed(tree, s.cue_head, slots().receiving)), None)
        return (None, None) if head is None else thing_of(draft, head)
    own = set(draft.sources(s.source_head))
    for t in tops:
        if a <= t < b and set(draft.numbers(t)) - own:
            return t, None
    near = (h for t in tops for h in tree.kids(t, *TOWARDS) if a <= h < b)
    return next((h for h in near if set(draft.numbers(h)) - own), None), Tokens(a, b)


def thing_of(draft: Draft, head: int) -> tuple[int | None, Tokens | None]:
    """Return the actor that a phrase names, or whose thing it is, and its words where it is a thing."""
    tree = draft.tree
    if draft.numbers(head):
        return head, None
    if tree.pos[head] not in ("NOUN", "PROPN"):
        return None, None
    return next((h for h in tree.kids(head, *OWNERS) if draft.numbers(h)), None), grammar.noun_phrase(tree, head)


def _ended(draft: Draft, index: int, s: StatementFound, top: int) -> Iterator[Attitude]:
    """Yield the stance against what is to end or who is to go: "to repeal the rules", "the mayor to resign"."""
    tree, words = draft.tree, standing_words().stance
    lemmas = {tree.lemma[top], f"{tree.lemma[top]} {grammar.particle(tree, top) or ''}".strip()}
    backs = bool(lemmas & words.backing)
    if not (backs or lemmas & words.ending) or grammar.is_negated(tree, top) or s.source_head is None:
        return
    verbal = tree.pos[top] in ("VERB", "AUX")
    things = grammar.logical_objects(tree, top) if verbal else _of(tree, top)
    if things:
        target, issue = thing_of(draft, things[0])
    else:  # who is to go: "called on the mayor to resign", "the mayor should resign"
        subject = grammar.surface_subject(tree, top)
        target, issue = _toward(draft, s) if s.force in URGING or subject is None else thing_of(draft, subject)
        issue = issue if target is None else None
    if target is not None or issue is not None:
        polarity: Polarity = "support" if backs else "oppose"
        yield Attitude(s.source_head, target, issue, polarity, Tokens(top, top + 1), index, f"end:{tree.lemma[top]}")


def _of(tree: Tree, noun: int) -> list[int]:
    """Return what a noun of ending is of: "the removal of the statue", "the mayor's resignation"."""
    return [*governed(tree, noun, slots().whole), *tree.kids(noun, "poss")]


def _called(draft: Draft, index: int, s: StatementFound) -> Iterator[Attitude]:
    """Yield the stance in what one calls a thing: "called the election a sham", "hailed the deal as historic"."""
    tree = draft.tree
    a, b = s.content[0].start, s.content[-1].end
    value = next((i for i in range(a, min(b, a + WORDS)) if value_of(tree, i) is not None), None)
    if value is None or s.source_head is None or grammar.is_negated(tree, value):
        return
    head = next((h for h in (*tree.kids(s.cue_head, "dobj"), *_small_subjects(tree, s)) if h != value), None)
    polarity = value_of(tree, value)
    if head is None or polarity is None or not a <= head < b:
        return
    target, issue = thing_of(draft, head)
    yield Attitude(s.source_head, target, issue, polarity, Tokens(value, value + 1), index, f"call:{tree.lemma[value]}")


def _small_subjects(tree: Tree, s: StatementFound) -> list[int]:
    return [c for v in tree.kids(s.cue_head, "ccomp", "oprd", "xcomp") for c in tree.kids(v, "nsubj", "poss")]


def value_of(tree: Tree, i: int) -> Polarity | None:
    """Return the value that a word sets on what it is said of, ``None`` for none."""
    words = standing_words().stance
    if tree.pos[i] not in ("ADJ", "NOUN", "VERB") or not {tree.lemma[i], tree.lower[i]} & (words.good | words.wrong):
        return None
    return "positive" if {tree.lemma[i], tree.lower[i]} & words.good else "negative"


def _said(draft: Draft, index: int, s: StatementFound) -> Iterator[Attitude]:
    """Yield the stances in what somebody says of others: what they are, what they should end, what one is against."""
    tree = draft.tree
    for a, b in s.content:
        for i in range(a, min(b, a + WORDS)):
            if draft.holding(i) != index or tree.pos[i] not in ("VERB", "AUX") or tree.dep[i] not in MAIN:
                continue
            if tree.dep[i] == "ROOT" or a <= i:
                yield from _judged(draft, index, s, i)
                if any(tree.lower[c] in standing_words().stance.should for c in tree.kids(i, "aux")):
                    yield from _ended(draft, index, s, i)


def _judged(draft: Draft, index: int, s: StatementFound, verb: int) -> Iterator[Attitude]:
    """Yield the stance in a predicate of worth: "the mayor is a danger", "such a tax would be unacceptable"."""
    tree = draft.tree
    value = next((c for c in tree.kids(verb, *grammar.PREDICATIVE) if value_of(tree, c) is not None), None)
    subject = grammar.surface_subject(tree, verb)
    polarity = None if value is None else value_of(tree, value)
    if value is None or polarity is None or subject is None or s.source_head is None:
        return
    if grammar.is_negated(tree, verb) or grammar.is_negated(tree, value):
        if polarity == "negative":
            return
        polarity = "negative"
    target, issue = thing_of(draft, _doer_meant(tree, verb, value) or subject)
    yield Attitude(s.source_head, target, issue, polarity, Tokens(value, value + 1), index, f"call:{tree.lemma[value]}")


def _doer_meant(tree: Tree, verb: int, value: int) -> int | None:
    """Return who is judged by what they do: "it is absurd for the council to sell it", "it is wrong of them to"."""
    acts = [c for h in (verb, value) for c in tree.kids(h, "ccomp", "xcomp", "advcl") if c > value]
    doers = [
        c
        for a in acts
        if any(tree.lower[m] in slots().doing for m in tree.kids(a, "mark"))
        for c in tree.kids(a, "nsubj")
    ]
    if not acts:
        return None
    return next(
        iter([*doers, *(h for k in (verb, value) for h in governed(tree, k, slots().doing | slots().whole))]), None
    )


def voiced(draft: Draft) -> Iterator[Attitude]:
    """Yield what is voiced or whose camp one is: "expressed solidarity with Kyiv", "opponents of the dam"."""
    tree, words = draft.tree, standing_words().stance
    cues = {i for s in draft.statements for i in range(*s.cue)}
    for i, lemma in enumerate(tree.lemma):
        if tree.pos[i] != "NOUN" or i in cues:
            continue
        around = grammar.obliques(tree, i)
        holder: int | None = None
        polarity: Polarity = "support" if lemma in words.friends else "oppose"
        if lemma in words.friends or lemma in words.foes:
            holder, leads = i, slots().whole
        elif lemma in words.warmth and tree.dep[i] == "dobj" and tree.lemma[tree.head[i]] in words.voicing:
            holder, leads = next(iter(grammar.subjects(tree, tree.head[i])), None), words.toward
            if draft.is_unsaid(tree.head[i]):
                continue
        thing = None if holder is None else next((h for p in leads for h in around.get(p, [])), None)
        if holder is None or thing is None or not draft.numbers(holder):
            continue
        target, issue = thing_of(draft, thing)
        mine: Polarity = "support" if lemma in words.warmth else polarity
        yield Attitude(holder, target, issue, mine, Tokens(i, i + 1), draft.holding(i), f"voice:{lemma}")


def drawn(draft: Draft) -> Iterator[Attitude]:
    """Yield the stances that a thing meets with: "drew criticism from the union", "has won the support of farmers"."""
    tree, words = draft.tree, standing_words().stance
    for i, lemma in enumerate(tree.lemma):
        if tree.pos[i] != "NOUN" or (lemma not in words.applause and lemma not in words.outcry):
            continue
        verb = tree.head[i] if tree.dep[i] == "dobj" else tree.head[tree.head[i]]
        if tree.lemma[verb] not in words.drawing or draft.is_unsaid(verb):
            continue
        if tree.dep[i] != "dobj" and tree.lower[tree.head[i]] not in words.through:
            continue
        around = [grammar.obliques(tree, h) for h in (i, verb)]
        parts = [h for o in around for p in words.partly for h in o.get(p, []) if tree.lemma[h] in words.part_of]
        around += [grammar.obliques(tree, h) for h in parts]  # "criticism on the part of farmers"
        holder = next(
            (h for o in around for p in words.givers for h in o.get(p, []) if h > i and draft.numbers(h)), None
        )
        subject = next(iter(grammar.subjects(tree, verb)), None)
        if holder is None or subject is None:
            continue
        polarity: Polarity = "positive" if lemma in words.applause else "negative"
        if lemma in words.sides:
            polarity = "support" if lemma in words.applause else "oppose"
        yield _told(draft, i, verb, polarity, f"draw:{lemma}", holder=holder, thing=subject)


def _told(draft: Draft, i: int, verb: int, polarity: Polarity, rule: str, *, holder: int, thing: int) -> Attitude:
    """Return the attitude that word ``i`` under ``verb`` tells of ``holder`` towards ``thing``, by head tokens."""
    target, issue = thing_of(draft, thing)
    return Attitude(holder, target, issue, polarity, Tokens(i, i + 1), draft.holding(verb), rule)


def siding(draft: Draft) -> Iterator[Attitude]:
    """Yield predicates of siding, on whoever's word: "is against the treaty", "voted for it", "in favour of"."""
    tree, words = draft.tree, standing_words().stance
    cues = {i for s in draft.statements for i in range(*s.cue)}
    for i, word in enumerate(tree.lower):
        if i in cues or (word not in words.against and word not in words.favoring):
            continue
        verb = tree.head[i]
        if tree.lemma[verb] not in words.siding or grammar.is_negated(tree, verb):
            continue
        if tree.lemma[verb] == "be" and word in words.leaning:
            continue  # "it is for the court": nobody's side
        head = tree.kid(i, "pobj")
        if head is not None and tree.lower[head] in words.favor:
            head = next(iter(governed(tree, head, slots().whole)), None)
        elif word in words.into:
            head = None
        holder = next((h for h in grammar.subjects(tree, verb) if draft.numbers(h)), None)
        if head is None or holder is None:
            continue
        polarity: Polarity = "oppose" if word in words.against else "support"
        yield _told(draft, i, verb, polarity, f"side:{word}", holder=holder, thing=head)


def by_deed(draft: Draft) -> Iterator[Attitude]:
    """Yield the stances that acts of blame and protest show, where both sides are known and it happened."""
    words = standing_words().stance
    for e in draft.events:
        kinds = {e.type, f"{e.type}.{e.mode}"}
        polarity: Polarity | None = (
            "negative" if kinds & words.blaming else "oppose" if kinds & words.protesting else None
        )
        if polarity is None or e.aspect in ("future", "hypothetical"):
            continue
        if any(f.value not in ("CT+", "Uu") for f in e.factuality):
            continue
        holder = next((h for h in e.actor_heads if draft.numbers(h)), None)
        target = next((h for h in e.recipient_heads if draft.numbers(h)), None)
        if holder is not None and target is not None:
            yield Attitude(holder, target, None, polarity, Tokens(*e.trigger), e.statement, f"deed:{e.type}")
