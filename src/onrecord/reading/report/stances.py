"""What a holder feels about a target, or does for it, where the text says so."""

from __future__ import annotations

from collections.abc import Iterator

from ...codebook.standing import standing_words
from ...records import Polarity, Stance
from ..language import Tokens, grammar
from .attitudes import Attitude, by_deed, drawn, of_statement, siding, voiced
from .draft import Draft
from .feelings import colored, enacted, felt, sensible, warned
from .slots import governed, slots


def find_stances(draft: Draft) -> tuple[Stance, ...]:
    """Return the stances of a text, in its order: attitudes told as statements, predicates and nouns of feeling, acts.

    ``target`` is the actor that a stance is to, or whose thing it is to; ``issue`` the words of the thing. What one act
    shows is left out where the text has the same stance in words.
    """
    out: list[Stance] = []
    said: set[tuple[str | None, str | None, bool]] = set()
    met = list(drawn(draft))
    taken = {a.span.start for a in met}
    told = [
        a
        for index, s in enumerate(draft.statements)
        if s.cue_head not in taken  # "sparked criticism from Norway": of what sparked it
        for read in (of_statement, warned, sensible, colored)
        for a in read(draft, index, s)
    ]
    told += [*met, *siding(draft), *voiced(draft), *felt(draft), *enacted(draft), *_feelings(draft)]
    for a in sorted(told, key=lambda a: a.span):
        _add(draft, out, a, said)
    for a in by_deed(draft):
        _add(draft, out, a, said, once=True)
    return tuple(out)


def _feelings(draft: Draft) -> Iterator[Attitude]:
    words = standing_words().stance
    for i, lemma in enumerate(draft.tree.lemma):
        if lemma in words.feelings and draft.tree.pos[i] == "NOUN":
            yield from _feeling(draft, i)


def _feeling(draft: Draft, noun: int) -> Iterator[Attitude]:
    """Read "public sentiment in A toward B has been negative"."""
    tree, words = draft.tree, standing_words().stance
    around = grammar.obliques(tree, noun)
    target = [h for p in words.toward for h in around.get(p, []) if draft.numbers(h)]
    polarity = _polarity(draft, noun)
    if not target or polarity is None:
        return
    holder = [noun, *tree.kids(noun, "poss"), *tree.kids(noun, "amod", "compound")]
    holder += governed(tree, noun, slots().among)
    holder = [h for h in holder if draft.numbers(h)]
    if holder:
        span = Tokens(noun, noun + 1)
        yield Attitude(holder[0], target[0], None, polarity, span, None, f"feeling:{tree.lemma[noun]}")


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
    draft: Draft, out: list[Stance], a: Attitude, said: set[tuple[str | None, str | None, bool]], *, once: bool = False
) -> None:
    """Add an attitude as a record, with ``once`` only if its holder has no such stance yet; none is to oneself.

    Where the holder is people without a name ("many blame"), the statement's source says who.
    """
    taken = draft.take_source(a.holder) if a.statement is not None else None
    holder = taken or next(iter(draft.take(a.holder)), None)
    target = next(iter(draft.take(a.target)), None)
    key = (holder, target, a.polarity in ("support", "positive"))
    tree = draft.tree
    named = "" if target is None else draft.actors.actors[draft.numbers(a.target)[0]].name.lower()
    nameless = tree.pos[a.holder] == "PROPN" and tree.lower[a.holder] not in named
    somebody = tree.lemma[a.holder] in standing_words().promise.somebody or nameless
    if (
        (holder is None and not (somebody and a.statement is not None))
        or holder == target
        or (target is None and a.issue is None)
        or (once and key in said)
    ):
        return
    said.add(key)
    out.append(
        Stance(
            id=draft.item_id("n", len(out)),
            holder=holder,
            target=target,
            polarity=a.polarity,
            span=draft.span(a.span),
            statement=draft.statement_id(a.statement),
            rule=a.rule,
            issue=None if a.issue is None else draft.span(a.issue),
        )
    )
