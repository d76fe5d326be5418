"""On whose word: statements, each with source, cue and content. Between actors and events on the way.

Assigns ``doc._.statements``, a list of :class:`StatementFound` in the order of cues.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ...codebook.cues import CueWords, cue_words
from ..language import register
from .finder import find_statements
from .found import StatementFound

__all__ = ["StatementFinder", "StatementFound", "find_statements", "make_statements"]

register("statements")


class StatementFinder:
    """Component: a ``Doc`` with a tree, names and actors gains its statements."""

    def __init__(self, words: CueWords) -> None:
        self.words = words

    def __call__(self, doc: Doc) -> Doc:
        """Assign ``doc._.statements``; an empty list where nobody says anything."""
        doc._.statements = find_statements(doc, self.words)
        return doc


@Language.factory(
    "onrecord_statements",
    requires=["token.dep", "doc.sents", "doc._.tree", "doc._.names"],
    assigns=["doc._.statements"],
    default_config={"cues": "en"},
)
def make_statements(nlp: Language, name: str, cues: str) -> StatementFinder:
    """Make the ``onrecord_statements`` component; ``cues`` is the codebook's language."""
    return StatementFinder(cue_words(cues))
