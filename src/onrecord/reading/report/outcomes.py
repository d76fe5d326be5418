"""What a text says became of a promise: kept, broken, withdrawn, or still open."""

from __future__ import annotations

from ...codebook.standing import standing_words
from ...records import CommitmentStatus
from ..language import grammar
from .draft import Draft
from .promised import Promise

# How far after a promise its outcome is looked for.
PARAGRAPHS, SENTENCES, TOKENS = 4, 15, 600
PAST = ("VBD", "VBN")


def outcome_of(draft: Draft, p: Promise) -> tuple[int | None, CommitmentStatus, str]:
    """Return the verb that tells the outcome, the status, and the rule; open where the text tells none."""
    tree = draft.tree
    over = _over(draft, p)
    if over is not None:
        return over[0], over[1], f"promise:{p.lemma}; outcome:{tree.lemma[over[0]]}"
    paragraph, sentence = tree.paragraph[p.cue_head] + PARAGRAPHS, tree.sentence[p.cue_head] + SENTENCES
    start = min(max(c.end for c in p.content), p.cue_end)
    for i in range(start, min(len(tree), start + TOKENS)):
        if tree.paragraph[i] > paragraph or tree.sentence[i] > sentence:
            break
        if tree.pos[i] == "VERB" and i != p.cue_head:
            inside = any(a <= i < b for a, b in p.content)
            if inside and tree.lemma[i] not in standing_words().outcome.awaited:
                continue
            status = _told(draft, i, p) or _done(draft, i, p)
            if status is not None:
                return i, status, f"promise:{p.lemma}; outcome:{tree.lemma[i]}"
    return None, "open", f"promise:{p.lemma}"


def _over(draft: Draft, p: Promise) -> tuple[int, CommitmentStatus] | None:
    """Return the verb over a noun of promising that tells its outcome ("broke its pledge to return them")."""
    tree, noun = draft.tree, p.cue_head
    if tree.pos[noun] != "NOUN":
        return None
    verb = tree.head[tree.head[noun]] if tree.dep[noun] == "pobj" else tree.head[noun]
    if tree.pos[verb] != "VERB":
        return None
    status = _by_verb(draft, verb)
    return None if status is None else (verb, status)


def _told(draft: Draft, verb: int, p: Promise) -> CommitmentStatus | None:
    """Return the status that ``verb`` gives the promise when its object stands for a promise, else ``None``."""
    tree, words = draft.tree, standing_words().outcome
    around = grammar.obliques(tree, verb)
    objects = [*grammar.logical_objects(tree, verb), *(h for heads in around.values() for h in heads)]
    if not any(tree.lemma[o] in words.promises for o in objects):
        return None
    if tree.lemma[verb] in words.awaited:
        return "open"
    if draft.numbers_of(grammar.logical_subjects(tree, verb)).isdisjoint(draft.sources(p.promisor)):
        return None
    return _by_verb(draft, verb)


def _by_verb(draft: Draft, verb: int) -> CommitmentStatus | None:
    """Return the status that ``verb`` gives the promise that is its object, ``None`` where it has not happened."""
    tree, words = draft.tree, standing_words().outcome
    lemma = tree.lemma[verb]
    names = (*grammar.obliques(tree, verb), grammar.particle(tree, verb) or "")
    phrases = {lemma, *(f"{lemma} {w}" for w in names), *(f"{lemma} {a} {b}" for a in names for b in names)}
    kept = phrases & (words.kept | words.kept_phrases)
    if not kept and not phrases & (words.broken | words.broken_phrases | words.withdrawn):
        return None
    if kept and _failed(draft, verb):
        return "broken"
    if draft.is_unsaid(verb) or not _is_fact(draft, verb):
        return None
    if kept:
        return "kept"
    return "broken" if phrases & (words.broken | words.broken_phrases) else "withdrawn"


def _failed(draft: Draft, verb: int) -> bool:
    """Tell whether what ``verb`` says was not done and is not to come: "did not keep", "failed to keep"."""
    tree, words = draft.tree, standing_words().outcome
    if any(tree.lower[c] in words.still for c in (*tree.children[verb], *tree.children[tree.head[verb]])):
        return False
    if grammar.is_negated(tree, verb):
        return not any(tree.tag[c] == "MD" for c in tree.kids(verb, "aux"))
    return tree.dep[verb] == "xcomp" and tree.lemma[tree.head[verb]] in words.failing


def _is_fact(draft: Draft, verb: int) -> bool:
    """Tell whether ``verb`` tells what has happened: a past form, under no modal."""
    tree = draft.tree
    past = tree.tag[verb] in PAST or tree.lower[verb].endswith("ed")
    return past and not any(tree.tag[c] in ("MD", "TO") for c in tree.kids(verb, "aux"))


def _done(draft: Draft, verb: int, p: Promise) -> CommitmentStatus | None:
    """Return kept where another than the promisor tells the promised act as done to the same thing."""
    tree = draft.tree
    act = next((i for c in p.content for i in range(*c) if tree.pos[i] == "VERB"), None)
    if act is None or tree.lemma[act] != tree.lemma[verb]:
        return None
    things = {tree.lemma[o] for o in grammar.logical_objects(tree, act)}
    if not things & {tree.lemma[o] for o in grammar.logical_objects(tree, verb)} or not _is_fact(draft, verb):
        return None
    if draft.is_unsaid(verb):
        return "broken" if _failed(draft, verb) and draft.holding(verb) is None else None
    doers = draft.numbers_of(grammar.logical_subjects(tree, verb))
    own = draft.sources(p.promisor)
    holder = draft.holding(verb)
    teller = () if holder is None else draft.sources(draft.statements[holder].source_head)
    return "kept" if (not doers or doers & set(own)) and not set(own) & set(teller) else None
