"""What a holder feels about a target, or does for it, where the text says so."""

from __future__ import annotations

from ...codebook.standing import standing_words
from ...records import Polarity, Stance
from ..language import Tokens, Tree, grammar
from ..statements.found import StatementFound
from .draft import Draft

FORCES: dict[str, Polarity] = {
    "support": "support",
    "oppose": "oppose",
    "praise": "positive",
    "criticize": "negative",
    "accuse": "negative",
}
# How a target hangs on the head of what an attitude is to: whose plan it is, whom to sack.
TOWARDS = ("poss", "compound", "nmod", "amod", "dobj", "nsubj")
URGING = ("demand", "promise", "want", "propose")


def find_stances(draft: Draft) -> tuple[Stance, ...]:
    """Return the stances of a text: attitudes told as statements, and nouns of feeling with a predicate.

    A stance towards an issue has no target; the content of its statement says which.
    """
    out: list[Stance] = []
    for index, s in enumerate(draft.statements):
        polarity = _of_statement(draft, s)
        if polarity is not None and s.source_head is not None and not draft.is_unsaid(s.cue_head):
            _add(draft, out, [s.source_head], _targets(draft, s), polarity, s.cue, index, f"stance:{s.cue_lemma}")
    words = standing_words().stance
    for i, lemma in enumerate(draft.tree.lemma):
        if lemma in words.feelings and draft.tree.pos[i] == "NOUN":
            _feeling(draft, out, i)
    return tuple(out)


def _of_statement(draft: Draft, s: StatementFound) -> Polarity | None:
    """Return the attitude that a statement is: by its force, its cue, or what it wants ended or kept."""
    tree, words = draft.tree, standing_words().stance
    if not s.content:
        return None
    polarity = FORCES.get(s.force)
    if polarity is not None or s.cue_lemma in words.rejecting:
        return polarity or "oppose"
    if s.cue_lemma in words.agreeing:
        return "support"
    if s.force in URGING:
        top = _top(tree, s.content[0])
        if tree.lemma[top] in words.ending and not grammar.is_negated(tree, top):
            return "oppose"
    return None


def _top(tree: Tree, content: Tokens) -> int:
    """Return the token of a content whose head lies outside, or the verb of its infinitive."""
    a, b = content
    verb = next((i for i in range(a, b) if tree.tag[i] == "VB"), None)
    outside = next((i for i in range(a, b) if not a <= tree.head[i] < b or tree.head[i] == i), a)
    return outside if verb is None or tree.pos[outside] in ("VERB", "AUX") else verb


def _targets(draft: Draft, s: StatementFound) -> list[int]:
    """Return the head of the actor that an attitude is to, or whose thing it is to; empty for an issue."""
    tree = draft.tree
    a, b = s.content[0]
    tops = [i for i in range(a, b) if not a <= tree.head[i] < b or tree.head[i] == i or tree.head[i] == s.cue_head]
    tops += [h for t in tops for h in tree.kids(t, "pobj")]
    heads = [h for t in tops for h in (t, *tree.kids(t, *TOWARDS))]
    return [h for h in heads if a <= h < b and draft.numbers(h)][:1]


def _feeling(draft: Draft, out: list[Stance], noun: int) -> None:
    """Read "public sentiment in A toward B has been negative"."""
    tree, words = draft.tree, standing_words().stance
    around = grammar.obliques(tree, noun)
    target = [h for p in words.toward for h in around.get(p, []) if draft.numbers(h)]
    polarity = _polarity(draft, noun)
    if not target or polarity is None:
        return
    holder = [noun, *tree.kids(noun, "poss"), *tree.kids(noun, "amod", "compound")]
    holder += [*around.get("in", []), *around.get("among", [])]
    holder = [h for h in holder if draft.numbers(h)]
    _add(draft, out, holder[:1], target[:1], polarity, Tokens(noun, noun + 1), None, f"feeling:{tree.lemma[noun]}")


def _polarity(draft: Draft, noun: int) -> Polarity | None:
    tree, words = draft.tree, standing_words().stance
    verb = tree.head[noun]
    said = tree.kids(noun, "amod")
    if tree.dep[noun] == "nsubj":
        said += tree.kids(verb, "acomp", "attr", "oprd")
    for i in said:
        flip = grammar.is_negated(tree, i) or grammar.is_negated(tree, verb)
        if tree.lemma[i] in words.positive:
            return "negative" if flip else "positive"
        if tree.lemma[i] in words.negative:
            return "positive" if flip else "negative"
    return None


def _add(
    draft: Draft,
    out: list[Stance],
    holder: list[int],
    target: list[int],
    polarity: Polarity,
    span: Tokens,
    statement: int | None,
    rule: str,
) -> None:
    source = draft.take_source(holder[0]) if holder and statement is not None else None
    holders = (source,) if source else draft.take(holder[0]) if holder else ()
    targets = draft.take(target[0]) if target else ()
    if not holders or holders[:1] == targets[:1] or (not targets and statement is None):
        return
    out.append(
        Stance(
            id=draft.item_id("n", len(out)),
            holder=holders[0],
            target=targets[0] if targets else None,
            polarity=polarity,
            span=draft.span(span),
            statement=draft.statement_id(statement),
            rule=rule,
        )
    )
