"""Who promised what to whom by when, and what the text says became of it."""

from __future__ import annotations

from ...codebook.standing import standing_words
from ...records import Commitment, CommitmentStatus
from ..language import grammar
from ..statements.found import StatementFound
from .draft import Draft

# How far after a promise its outcome is looked for.
PARAGRAPHS, SENTENCES = 4, 15


def find_commitments(draft: Draft) -> tuple[Commitment, ...]:
    """Return the commitments of a text: statements that commit their source, an actor, in order."""
    out: list[Commitment] = []
    for index, s in enumerate(draft.statements):
        if not commits(draft, s):
            continue
        promisor = draft.take_source(s.source_head)
        if promisor is None:
            draft.left_out["promises by nobody known"] += 1
            continue
        token, status, rule = _outcome(draft, s)
        out.append(
            Commitment(
                id=draft.item_id("c", len(out)),
                promisor=promisor,
                promisee=_promisee(draft, s, token),
                content=tuple(draft.span(c) for c in s.content),
                made=draft.time_of(s.cue_head, cue=True),
                due=_due(draft, s),
                status=status,
                statement=draft.statement_id(index),
                events=_evidence(draft, index),
                rule=rule,
            )
        )
    return tuple(out)


def commits(draft: Draft, s: StatementFound) -> bool:
    """Tell whether a statement commits its source: a promise, or an agreement or offer to do something."""
    words = standing_words().promise
    if not s.content or draft.is_unsaid(s.cue_head):
        return False
    infinitive = draft.tree.lower[s.content[0].start] == "to"
    return s.force in words.forces or (infinitive and s.force in words.infinitive_forces)


def _due(draft: Draft, s: StatementFound) -> str | None:
    """Return the time inside the content that lies at or after publication."""
    published = draft.article.published
    if not published:
        return None
    for a, b in s.content:
        for n in draft.times_between(a, b):
            t = draft.times[n]
            if t.type in ("DATE", "TIME") and t.begin and t.begin >= published:
                return draft.item_id("t", n)
    return None


def _evidence(draft: Draft, index: int) -> tuple[str, ...]:
    numbers = {*draft.told_in.get(index, ()), *draft.events_at(draft.statements[index].cue_head)}
    return tuple(draft.item_id("e", n) for n in sorted(numbers))


def _promisee(draft: Draft, s: StatementFound, outcome: int | None) -> str | None:
    """Return to whom: the addressee, the phrase with "to" or "with", or who is said to be waiting for it."""
    promisors = set(draft.sources(s.source_head))
    around = grammar.obliques(draft.tree, s.cue_head)
    heads = [s.addressee_head, *(h for p, found in around.items() if p in grammar.WORDS.addressing for h in found)]
    if outcome is not None:
        heads.extend(grammar.subjects(draft.tree, outcome))
    for head in heads:
        numbers = draft.numbers(head)
        if numbers and not promisors & set(numbers):
            return draft.take(head)[0]
    return None


def _outcome(draft: Draft, s: StatementFound) -> tuple[int | None, CommitmentStatus, str]:
    """Return the verb that tells the outcome, the status, and the rule; open where the text tells none."""
    tree = draft.tree
    start = max((b for _, b in s.content), default=s.cue.end)
    start = min(start, s.cue.end)
    paragraph, sentence = tree.paragraph[s.cue_head] + PARAGRAPHS, tree.sentence[s.cue_head] + SENTENCES
    for i in range(start, len(tree)):
        if tree.paragraph[i] > paragraph or tree.sentence[i] > sentence:
            break
        if tree.pos[i] == "VERB" and i != s.cue_head:
            status = _told(draft, i, s)
            if status is not None:
                return i, status, f"promise:{s.cue_lemma}; outcome:{tree.lemma[i]}"
    return None, "open", f"promise:{s.cue_lemma}"


def _told(draft: Draft, verb: int, s: StatementFound) -> CommitmentStatus | None:
    """Return the status that ``verb`` gives the promise when its object stands for a promise, else ``None``."""
    tree, words = draft.tree, standing_words().outcome
    around = grammar.obliques(tree, verb)
    objects = [*grammar.logical_objects(tree, verb), *(h for heads in around.values() for h in heads)]
    if not any(tree.lemma[o] in words.promises for o in objects):
        return None
    lemma = tree.lemma[verb]
    phrases = {f"{lemma} {p}" for p in (*around, grammar.particle(tree, verb) or "")}
    if lemma in words.awaited:
        return "open"
    if draft.numbers_of(grammar.logical_subjects(tree, verb)).isdisjoint(draft.sources(s.source_head)):
        return None
    negated = grammar.is_negated(tree, verb)
    if lemma in words.kept or phrases & words.kept_phrases:
        return "broken" if negated else "kept"
    if lemma in words.broken or phrases & words.broken_phrases:
        return None if negated else "broken"
    if lemma in words.withdrawn:
        return None if negated else "withdrawn"
    return None
