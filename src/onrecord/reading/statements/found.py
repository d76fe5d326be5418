"""What the statements stage leaves on ``doc._.statements``: a list of :class:`StatementFound` in text order."""

from __future__ import annotations

from dataclasses import dataclass

from ...records import Manner
from ..language import Tokens


@dataclass(slots=True)
class StatementFound:
    """A statement by token ranges.

    ``source_head`` is the head token of who speaks (``None``: unknown), ``source`` its trimmed phrase. ``cue``
    covers the cue words, ``cue_head`` the token that governs. ``content`` is one range or more, quotation
    marks kept. ``certainty`` is what the cue does to its content for the author: "factive", "neutral",
    "doubting", "denying" ... (the codebook's). ``parent`` is the index of the statement it stands inside.
    """

    source: Tokens | None
    source_head: int | None
    cue: Tokens
    cue_head: int
    cue_lemma: str
    content: list[Tokens]
    manner: Manner
    force: str
    certainty: str
    official: bool
    addressee_head: int | None
    parent: int | None
    rule: str
