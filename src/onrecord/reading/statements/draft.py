"""What the rooms of this stage hand on while statements are being made."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...codebook.cues import Cue
from ..language import Tokens, Tree
from .cues import Candidate
from .quotes import OPENING, STRAIGHT


@dataclass(slots=True)
class Draft:
    """A statement in the making: a candidate with a codebook entry that fits its grammar.

    ``source`` is the head token of who speaks. ``rule`` is the frame that was found. ``open`` tells that direct
    speech beside the cue may be its content.
    """

    candidate: Candidate
    cue: Cue
    content: list[Tokens]
    rule: str
    source: int | None = None
    addressee: int | None = None
    open: bool = False
    core: Tokens = field(default=Tokens(0, 0))

    @property
    def head(self) -> int:
        """The token that governs."""
        return self.candidate.head


def cue_core(tree: Tree, i: int, content: list[int]) -> Tokens:
    """Return the range of the cue's own clause round ``i``: subject, auxiliaries, hearer, adverbials.

    ``content`` are heads of what it reports, which bound the clause.
    """
    start, end = i, i + 1
    for c in reversed(tree.children[i]):
        if c > i:
            continue
        if c in content or tree.dep[c] not in ("nsubj", "nsubjpass", "aux", "auxpass", "neg", "advmod", "expl", "mark"):
            if c in content or tree.dep[c] != "punct":
                break
            continue
        if tree.dep[c] == "advmod" and tree.right[c] < i and tree.text[tree.right[c]] == ",":
            break  # "Instead, she told them, it ..."
        start = min(start, tree.left[c])
    for c in tree.children[i]:
        if c > i and tree.text[c] in OPENING | STRAIGHT and tree.text[c - 1] in ",:":
            break
        if c < i or tree.dep[c] == "punct":
            continue
        if c in content or tree.dep[c] in ("ccomp", "parataxis", "conj", "cc"):
            break
        end = max(end, tree.right[c])
    return Tokens(start, end)
