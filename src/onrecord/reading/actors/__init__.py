"""Who: names, roles, demonyms, capitals and pronouns of a text to actors. Reads ``doc._.names`` and ``doc._.places``.

Assigns ``doc._.actors``, an :class:`ActorTable`.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ...codebook.actor_files import ActorFile, read_actor_file
from ...codebook.roles import role_words
from .finder import find_actors
from .found import ActorFound, ActorTable, Mention
from .own import with_agents
from .scene import Scene

__all__ = ["ActorFinder", "ActorFound", "ActorTable", "Mention", "make_actors"]


class ActorFinder:
    """Component: a ``Doc`` with tree, names and places gains its actors. ``own`` is a team's actor file."""

    def __init__(self, own: ActorFile | None = None) -> None:
        self.own = own
        self.roles = with_agents(role_words(), own) if own is not None and own.agents else None

    def __call__(self, doc: Doc) -> Doc:
        """Assign ``doc._.actors``."""
        doc._.actors = find_actors(Scene(doc, self.own, self.roles))
        return doc


@Language.factory(
    "onrecord_actors",
    requires=["doc._.tree", "doc._.names", "doc._.places"],
    assigns=["doc._.actors"],
    default_config={"actors": None},
)
def make_actors(nlp: Language, name: str, actors: str | None) -> ActorFinder:
    """Make the ``onrecord_actors`` component; ``actors`` is the path of a team's actor file, ``None`` for none."""
    return ActorFinder(read_actor_file(actors) if actors is not None else None)
