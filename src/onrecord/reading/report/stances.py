"""What a holder feels about a target, or does for it, where the text says so."""

from __future__ import annotations

from ...codebook.standing import standing_words
from ...records import Polarity, Stance
from ..language import Tokens, grammar
from .draft import Draft

FORCES: dict[str, Polarity] = {"support": "support", "oppose": "oppose", "praise": "positive", "criticize": "negative"}


def find_stances(draft: Draft) -> tuple[Stance, ...]:
    """Return the stances of a text: attitudes told as statements, and nouns of feeling with a predicate."""
    out: list[Stance] = []
    for index, s in enumerate(draft.statements):
        polarity = FORCES.get(s.force)
        if polarity is not None and s.content:
            heads = [s.source_head] if s.source_head is not None else []
            target = next((i for a, b in s.content for i in range(a, b) if draft.numbers(i)), None)
            if target is not None:
                _add(draft, out, heads, [target], polarity, s.cue, index, f"stance:{s.cue_lemma}")
    words = standing_words().stance
    for i, lemma in enumerate(draft.tree.lemma):
        if lemma in words.feelings and draft.tree.pos[i] == "NOUN":
            _feeling(draft, out, i)
    return tuple(out)


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
    holders = draft.take(holder[0]) if holder else ()
    targets = draft.take(target[0]) if target else ()
    if not holders or not targets or holders[0] == targets[0]:
        return
    out.append(
        Stance(
            id=draft.item_id("n", len(out)),
            holder=holders[0],
            target=targets[0],
            polarity=polarity,
            span=draft.span(span),
            statement=draft.statement_id(statement),
            rule=rule,
        )
    )
