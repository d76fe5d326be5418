"""How far a content goes on after its cue where the parser broke it off: its last part hangs on the cue instead."""

from __future__ import annotations

from ...codebook.cues import CueWords
from ..language import Tokens, Tree
from .draft import Draft
from .frames import Aside
from .phrases import FINITE
from .quotes import OPENING, STRAIGHT

COMPLETING = frozenset({"ccomp", "xcomp", "dobj", "conj", "oprd", "acomp"})
STEPS = 4  # parts that a content can be broken into


def extended(tree: Tree, draft: Draft, span: Tokens, drafts_at: dict[int, Draft], words: CueWords, aside: Aside) -> int:
    """Return where a content after its cue ends, with what the parser broke off from it."""
    end = span.end
    for _ in range(STEPS):
        k = _next_that(tree, end)
        if k >= len(tree) or tree.sentence[k] != tree.sentence[span.start]:
            break
        top = k
        while tree.left[tree.head[top]] >= k and tree.head[top] != top:
            top = tree.head[top]
        if _speaks(k, top, drafts_at) or not _goes_on(tree, draft, Tokens(span.start, end), k, top, words, aside):
            break
        end = max(tree.right[top], k + 1)
    return end


def _goes_on(tree: Tree, draft: Draft, span: Tokens, k: int, top: int, words: CueWords, aside: Aside) -> bool:
    """Tell whether the content ``span`` goes on with the words from ``k`` on, of which ``top`` is the head."""
    if k > span.end or tree.text[k] in OPENING | STRAIGHT or tree.lower[k] in words.condition:
        return True
    clause = draft.rule == "clause"
    if clause and tree.pos[k] == "AUX" and tree.tag[k] in FINITE:
        return True  # "said a plan he made | was dropped"
    if tree.head[top] != draft.head or draft.candidate.kind != "verb":
        return False
    if tree.dep[top] in COMPLETING:
        return True
    if tree.dep[top] == "advcl":
        return tree.lower[k] == "to" or (clause and tree.lower[k] in words.reason)
    return draft.rule == "as" and tree.dep[top] == "prep" and not aside.at(tree, top)


def _speaks(k: int, top: int, drafts_at: dict[int, Draft]) -> bool:
    """Tell whether what follows is another cue of the same speaker ("denied it and said")."""
    return any(i in drafts_at and drafts_at[i].candidate.kind == "verb" for i in (k, top))


def _next_that(tree: Tree, end: int) -> int:
    """Return the "that" which joins another clause to the one that ends at ``end``, else ``end``."""
    k = end
    while k < min(end + 3, len(tree)) and (tree.text[k] == "," or tree.pos[k] == "CCONJ"):
        k += 1
    joined = k < len(tree) and k > end and tree.lower[k] == "that" and tree.dep[k] == "mark"
    return k if joined and tree.pos[k - 1] == "CCONJ" else end
