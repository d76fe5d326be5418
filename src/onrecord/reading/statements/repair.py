"""Where the parser hung the reporter's own words into what is reported, and the other way round."""

from __future__ import annotations

from ...codebook.cues import CueWords
from ..language import Tokens, Tree, grammar
from .draft import Draft
from .frames import Aside
from .phrases import heads_over
from .quotes import Quotations, find_brackets
from .reach import extended

REACH = 400  # tokens of a content that are looked through: more than any sentence that a person wrote
PAUSES = frozenset({",", "—", "–"})
SEPARATING = frozenset({",", "—", "–", "”", '"', "''"})


def repair(tree: Tree, drafts: list[Draft], words: CueWords, aside: Aside) -> None:
    """Cut contents where the reporter speaks on, and give what follows its speaker.

    Three ways to speak on: a participle of saying or "according to" after a comma (", adding that"); a verb
    coordinated with the cue that the parser hung on a verb of the content ("said he was ill and denied that");
    and, at the end, a relative clause after a comma.
    """
    quotations = aside.quotations
    drafts_at = {d.head: d for d in drafts}
    brackets = find_brackets(tree)
    starts = {d.core.start: d for d in drafts if _speaks_on(tree, d, words)}
    for draft in drafts:
        pieces = []
        around = brackets.at(draft.head)
        for span in draft.content:
            if around is not None and span.start < around.end and span.end > around.start:
                span = Tokens(max(span.start, around.start + 1), min(span.end, around.end - 1))
            end = _cut(tree, quotations, draft, span, starts, drafts_at, words)
            if end == span.end and span.start > draft.head:
                end = extended(tree, draft, span, drafts_at, words, aside)
            if _inside_that(tree, draft, span, drafts_at):
                end = _before_that(tree, Tokens(max(span.start, draft.head), end))
            start = _after_semicolon(tree, quotations, draft, span)
            whole = Tokens(start, end)
            after = end > draft.head
            pieces.append(_without_tail(tree, quotations, whole, words) if after else whole)
        draft.content = pieces
        if draft.rule == "parenthesis" and len(pieces) > 1:
            _part_coordinate(tree, draft, drafts_at)


def _part_coordinate(tree: Tree, draft: Draft, drafts_at: dict[int, Draft]) -> None:
    """Give "but said" after a parenthesis to its speaker: "The army will stay, he confirmed, but said it was small"."""
    start = draft.content[-1].start
    while start < draft.content[-1].end and (tree.pos[start] == "CCONJ" or tree.text[start] == ","):
        start += 1
    on = drafts_at.get(start)
    if on is None or start == draft.content[-1].start or on.candidate.kind != "verb" or not on.cue.speech:
        return
    if tree.tag[start] == tree.tag[draft.head] and tree.kid(start, "nsubj", "nsubjpass") is None:
        on.source, draft.content = draft.source, draft.content[:-1]


def _speaks_on(tree: Tree, draft: Draft, words: CueWords) -> bool:
    """Tell whether a cue goes on from another: a participle of saying, or "according to", after a comma."""
    i = draft.core.start
    if i == 0 or not draft.cue.voiced:
        return False
    if draft.candidate.kind == "phrase":
        return tree.text[i - 1] in SEPARATING
    if draft.candidate.kind != "verb" or tree.tag[draft.head] != "VBG":
        return False
    if draft.core.start != draft.head:
        leads = draft.core.start == draft.head - 1 and tree.lower[draft.core.start] in words.leading_on
        return leads and draft.rule in ("clause", "quote")
    return tree.text[i - 1] in SEPARATING or tree.lower[i - 1] in words.leading_on


def _cut(
    tree: Tree,
    quotations: Quotations,
    draft: Draft,
    span: Tokens,
    starts: dict[int, Draft],
    drafts_at: dict[int, Draft],
    words: CueWords,
) -> int:
    """Return where ``span`` ends at the latest, before another cue goes on from this one."""
    start, end = span
    here = quotations.at(draft.head)
    for i in range(max(start, draft.head) + 1, min(end, start + REACH)):
        on = starts.get(i)
        if on is not None and on is not draft and quotations.at(i) == here and _reports(draft):
            if on.candidate.kind == "verb" and draft.source is not None:
                on.source = draft.source
            return i - 1 if tree.lower[i - 1] in words.leading_on else i
        other = drafts_at.get(i)
        if other is not None and i - start > 2 and _is_asked(tree, other) and quotations.at(i) == here:
            return i - 1 if tree.tag[i - 1] == "WRB" else i
        if other is not None and quotations.at(i) == here and _is_coordinate(tree, draft, other, span):
            other.source = draft.source
            return _joint(tree, start, i)
        if other is not None and quotations.at(i) == here:
            joint = _beside(tree, draft, other, span, words)
            if joint is not None:
                return joint
    return end


def _is_asked(tree: Tree, other: Draft) -> bool:
    """Tell whether a participle after what is said tells that its speaker was asked ("“Yes,” she said, when asked")."""
    i = other.head
    if other.cue.force != "ask" or tree.tag[i] != "VBN" or tree.kid(i, "nsubj", "auxpass", "agent") is not None:
        return False
    return tree.dep[i] == "advcl" and (tree.tag[i - 1] == "WRB" or tree.text[i - 1] == ",")


def _beside(tree: Tree, draft: Draft, other: Draft, span: Tokens, words: CueWords) -> int | None:
    """Return where the words of another speaker beside this one begin: "a third said no, while half said yes".

    Both are words of saying in the same form; the other has a speaker of its own, no pronoun.
    """
    i = other.head
    subject = tree.kid(i, "nsubj")
    if not (draft.cue.speech and other.cue.speech) or {draft.candidate.kind, other.candidate.kind} != {"verb"}:
        return None
    if subject is None or tree.pos[subject] == "PRON" or tree.tag[i] != tree.tag[draft.head] or subject > i:
        return None
    first = min(tree.left[i], tree.left[subject])
    if tree.dep[i] == "advcl" and tree.lower[first] in words.beside:
        return first
    if tree.dep[i] == "conj" and tree.pos[first - 1] == "CCONJ" and first - 1 > span.start:
        return first - 1
    return None


def _inside_that(tree: Tree, draft: Draft, span: Tokens, drafts_at: dict[int, Draft]) -> bool:
    """Tell whether a content without a "that" of its own stands inside one that has it.

    An "and that" after a comma or an infinitive goes on from the outer: "She said that Spain had promised to pay, and
    that she waited"; without either it goes on from the nearer ("he claims it is shut and that it stays so").
    """
    if tree.lower[span.start] == "that":
        return False
    over = next((drafts_at[k] for k in heads_over(tree, draft.head, limit=12) if k in drafts_at), None)
    if over is None or over.head > draft.head:
        return False
    return any(tree.lower[a] == "that" and a < draft.head < b for a, b in over.content)


def _before_that(tree: Tree, span: Tokens) -> int:
    """Return where ``span`` ends at the latest, before an "and that" which cannot go on from it."""
    infinitive = any(tree.tag[k] == "TO" for k in range(span.start, min(span.start + 2, span.end)))
    for k in range(span.start + 1, min(span.end, span.start + REACH) - 1):
        parted = infinitive or tree.text[k - 1] == ","
        if parted and tree.pos[k] == "CCONJ" and tree.lower[k + 1] == "that" and tree.dep[k + 1] == "mark":
            return k
    return span.end


def _reports(draft: Draft) -> bool:
    return draft.cue.voiced and draft.candidate.kind == "verb"


def _is_coordinate(tree: Tree, draft: Draft, other: Draft, span: Tokens) -> bool:
    """Tell whether the verb of ``other`` in the content goes with the cue, not with the verb it hangs on.

    It does where its form is the cue's and not that verb's, or where both are words of saying in the same form.
    """
    i = other.head
    head = tree.head[i]
    if tree.dep[i] != "conj" or {draft.candidate.kind, other.candidate.kind} != {"verb"}:
        return False
    if not span.start <= head < span.end:
        return False
    if tree.tag[i] != tree.tag[draft.head] or tree.tag[i] == "VB" or tree.kid(i, "nsubj", "nsubjpass", "aux"):
        return False
    if tree.tag[i] in ("VBG", "VBZ", "VBP") and tree.tag[head] != tree.tag[i]:
        return True
    if draft.cue.voiced and not other.cue.speech:
        return False  # "said she was sorry and hoped that": her words still
    if tree.tag[head] != tree.tag[i] or any(tree.dep[c] == "aux" for c in tree.children[head]):
        return True
    return draft.cue.voiced and other.cue.voiced


def _joint(tree: Tree, start: int, i: int) -> int:
    """Return the conjunction or comma before verb ``i``."""
    k = i - 1
    while k > start and i - k < 4:
        if tree.pos[k] == "CCONJ" or tree.text[k] == ",":
            return k - 1 if tree.text[k - 1] == "," else k
        k -= 1
    return i


def _without_tail(tree: Tree, quotations: Quotations, span: Tokens, words: CueWords) -> Tokens:
    """Cut what the reporter adds after a comma off the end: a relative clause, participle, contrast, apposition."""
    (start, end), contrast = span, words.contrast
    for k in range(max(start + 2, end - REACH), end - 1):
        if tree.text[k - 1] not in PAUSES or quotations.at(k) is not None:
            continue
        if (tree.lower[k] in grammar.WORDS.relatives or tree.tag[k] == "WRB") and tree.lower[k] != "that":
            top = next((v for v in heads_over(tree, k, limit=6) if tree.dep[v] == "relcl"), None)
        elif tree.lower[k] in contrast or (tree.lower[k] == "even" and tree.lower[k + 1] in contrast):
            mark = k if tree.lower[k] in contrast else k + 1
            top = mark if tree.dep[mark] == "prep" else tree.head[mark]
        elif tree.tag[k] == "VBG" and tree.dep[k] == "advcl" and tree.lemma[k] in words.verbs:
            top = k
        else:
            top = next((v for v in (k, *heads_over(tree, k, limit=6)) if _is_apposition(tree, v, k)), None)
        if top is not None and tree.left[top] >= k - 1 and tree.right[top] >= end - 1 and top > start:
            return Tokens(start, k - 1)
    return span


def _is_apposition(tree: Tree, v: int, k: int) -> bool:
    """Tell whether noun ``v``, its phrase begun at ``k``, is apposed to what is before (", a charge he denies")."""
    if tree.left[v] != k or tree.dep[v] == "appos":
        return tree.left[v] == k
    return tree.dep[v] == "npadvmod" and tree.pos[k] == "DET" and tree.kid(v, "relcl") is not None


def _after_semicolon(tree: Tree, quotations: Quotations, draft: Draft, span: Tokens) -> int:
    """Return where a content before its cue starts: after its last semicolon outside of quotations."""
    if span.end > draft.head:
        return span.start
    marks = [
        k
        for k in range(max(span.start, span.end - REACH), span.end - 2)
        if tree.text[k] == ";" and quotations.at(k) is None
    ]
    return marks[-1] + 1 if marks else span.start
