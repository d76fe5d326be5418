"""Who: names, roles, demonyms, capitals and pronouns of a text to actors. Reads ``doc._.names`` and ``doc._.places``.

Assigns ``doc._.actors``, an :class:`ActorTable`.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from .finder import find_actors
from .found import ActorFound, ActorTable, Mention
from .scene import Scene

__all__ = ["ActorFinder", "ActorFound", "ActorTable", "Mention", "make_actors"]


class ActorFinder:
    """Component: a ``Doc`` with tree, names and places gains its actors."""

    def __call__(self, doc: Doc) -> Doc:
        """Assign ``doc._.actors``."""
        doc._.actors = find_actors(Scene(doc))
        return doc


@Language.factory(
    "onrecord_actors",
    requires=["doc._.tree", "doc._.names", "doc._.places"],
    assigns=["doc._.actors"],
)
def make_actors(nlp: Language, name: str) -> ActorFinder:
    """Make the ``onrecord_actors`` component."""
    return ActorFinder()
