"""Attitudes that no cue is: what one feels about a thing, what one does to a measure, how one calls what one names."""

from __future__ import annotations

from collections.abc import Iterator

from ...codebook.standing import standing_words
from ...records import Polarity
from ..language import Tokens, Tree, grammar
from ..statements.found import StatementFound
from .attitudes import MAIN, WORDS, Attitude, thing_of, value_of
from .draft import Draft


def felt(draft: Draft) -> Iterator[Attitude]:
    """Yield what somebody is pleased or displeased with: "the union was pleased with the ruling"."""
    tree, words = draft.tree, standing_words().stance
    cues = {i for s in draft.statements for i in range(*s.cue)}
    for i, word in enumerate(tree.lower):
        pleased = word in words.pleased
        if i in cues or not (pleased or word in words.resenting) or tree.pos[i] not in ("ADJ", "VERB"):
            continue
        verb = tree.head[i] if tree.dep[i] in grammar.PREDICATIVE else i
        if verb == i and not tree.kids(i, "auxpass"):
            continue
        around = grammar.obliques(tree, i)
        thing = next((h for p in words.feeling_of for h in around.get(p, [])), None)
        holder = next((h for h in grammar.subjects(tree, verb) if draft.numbers(h)), None)
        if thing is None or holder is None or draft.is_unsaid(verb) or grammar.is_negated(tree, i):
            continue
        yield _told(draft, holder, thing, i, "positive" if pleased else "negative", f"feel:{word}")


def _told(draft: Draft, holder: int, thing: int, i: int, polarity: Polarity, rule: str) -> Attitude:
    target, issue = thing_of(draft, thing)
    return Attitude(holder, target, issue, polarity, Tokens(i, i + 1), draft.holding(i), rule)


def enacted(draft: Draft) -> Iterator[Attitude]:
    """Yield what bodies and officials do to a measure: "has blocked the ban", "signed the bill", "left the treaty"."""
    tree, words = draft.tree, standing_words().stance
    cues = {s.cue_head for s in draft.statements}
    heads_of = {phrase.split()[0] for phrase in words.undoing | words.enacting}
    for i, lemma in enumerate(tree.lemma):
        if lemma not in heads_of or tree.pos[i] != "VERB" or i in cues or grammar.is_passive(tree, i):
            continue
        around = grammar.obliques(tree, i)
        particle = grammar.particle(tree, i)
        for phrase, heads in _done_to(tree, i, lemma, particle, around):
            undone = phrase in words.undoing
            if not undone and phrase not in words.enacting:
                continue
            thing = next((h for h in heads if tree.lemma[h] in words.measures), None)
            if thing is None or not _happened(draft, i):
                continue
            holder = next((h for h in grammar.subjects(tree, i) if draft.numbers(h)), None)
            if holder is not None:
                yield _told(draft, holder, thing, i, "oppose" if undone else "support", f"act:{phrase}")
            break


def _done_to(
    tree: Tree, verb: int, lemma: str, particle: str | None, around: dict[str, list[int]]
) -> Iterator[tuple[str, list[int]]]:
    """Yield the ways to read a verb, with particle or preposition, and what each is done to."""
    objects = tree.kids(verb, "dobj")
    yield (f"{lemma} {particle}" if particle else lemma), objects
    for word, heads in around.items():
        yield f"{lemma} {particle} {word}" if particle else f"{lemma} {word}", heads


def _happened(draft: Draft, verb: int) -> bool:
    """Tell whether a verb tells what has been done or is being done."""
    tree = draft.tree
    aux = tree.kids(verb, "aux")
    return not (any(tree.tag[c] in ("MD", "TO") for c in aux) or draft.is_unsaid(verb) or tree.tag[verb] == "VB")


def colored(draft: Draft, index: int, s: StatementFound) -> Iterator[Attitude]:
    """Yield what a speaker thinks of what it names ("the provocative drills"), one a statement."""
    tree, words = draft.tree, standing_words().stance
    for a, b in s.content:
        for i in range(a, min(b, a + WORDS)):
            if tree.dep[i] != "amod" or tree.lemma[i] in words.mild or draft.holding(i) != index:
                continue
            polarity = value_of(tree, i)
            noun = tree.head[i]
            if polarity is None or s.source_head is None or grammar.is_negated(tree, noun):
                continue
            if tree.dep[noun] in grammar.PREDICATIVE or not (
                grammar.is_definite(tree, noun) or tree.kids(noun, "poss")
            ):
                continue  # of what there is, not of what might be
            yield Attitude(
                s.source_head, *_owned(draft, noun), polarity, Tokens(i, i + 1), index, f"name:{tree.lemma[i]}"
            )
            return


def _owned(draft: Draft, noun: int) -> tuple[int | None, Tokens | None]:
    """Return whose a thing is, and its words."""
    target, issue = thing_of(draft, noun)
    if target is None:
        around = grammar.obliques(draft.tree, noun)
        makers = (h for p, heads in around.items() if p in grammar.WORDS.makers for h in heads)
        target = next((h for h in makers if draft.numbers(h)), None)
    return target, issue


def sensible(draft: Draft, index: int, s: StatementFound) -> Iterator[Attitude]:
    """Yield what one says has sense or none: "said the ban makes little sense", "it makes no sense to close it"."""
    tree, words = draft.tree, standing_words().stance
    for a, b in s.content:
        for i in range(a, min(b, a + WORDS)):
            if tree.lemma[i] not in words.sense or tree.dep[i] != "dobj" or s.source_head is None:
                continue
            verb = tree.head[i]
            if tree.lemma[verb] not in words.having_sense or tree.dep[verb] not in MAIN or draft.holding(i) != index:
                continue
            lacking = any(tree.lower[c] in words.lacking for c in tree.children[i]) or grammar.is_negated(tree, verb)
            act = next((c for c in tree.kids(verb, "xcomp", "ccomp", "advcl") if c > i), None)
            subject = grammar.surface_subject(tree, verb)
            polarity: Polarity = "negative" if lacking else "positive"
            span = Tokens(i, i + 1)
            if act is not None:
                issue = Tokens(tree.left[act], tree.right[act])
                yield Attitude(s.source_head, None, issue, polarity, span, index, "call:sense")
            elif subject is not None:
                yield Attitude(s.source_head, *thing_of(draft, subject), polarity, span, index, "call:sense")
            return


def warned(draft: Draft, index: int, s: StatementFound) -> Iterator[Attitude]:
    """Yield whom a speaker warns off: "warned China against building on the reef"."""
    tree, words = draft.tree, standing_words().stance
    if s.force not in words.warning or s.source_head is None or draft.is_unsaid(s.cue_head) or not s.content:
        return
    first = s.content[0].start
    if tree.lower[first - 1 : first] == [] or tree.lower[first - 1] not in words.against:
        return
    warned_one = next((h for h in tree.kids(s.cue_head, "dobj", "dative") if draft.numbers(h)), None)
    if warned_one is not None:
        yield Attitude(s.source_head, warned_one, None, "negative", s.cue, index, f"stance:{s.cue_lemma}")
