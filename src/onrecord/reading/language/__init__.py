"""The one place that loads spaCy: sentences, trees and names. First room of reading.

Assigns ``doc._.tree`` (:class:`Tree`), ``doc._.names`` (list of :class:`Name`) and, where the caller set
none, an empty ``doc._.article``.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ...records import Article
from .load import load_pipeline
from .names import Name, find_names
from .paragraphs import make_paragraphs
from .pieces import split_long
from .tree import Tokens, Tree, build_tree

__all__ = [
    "LanguageReader",
    "Name",
    "Tokens",
    "Tree",
    "build_tree",
    "find_names",
    "load_pipeline",
    "make_language",
    "make_paragraphs",
    "register",
    "split_long",
]


def register(name: str) -> None:
    """Declare ``doc._.name`` once; later calls change nothing."""
    if not Doc.has_extension(name):
        Doc.set_extension(name, default=None)


for _name in ("article", "tree", "names", "times", "places", "actors", "statements", "events", "left_out"):
    register(_name)


class LanguageReader:
    """Component: a parsed ``Doc`` gains its tree and names."""

    def __call__(self, doc: Doc) -> Doc:
        """Assign ``doc._.tree`` and ``doc._.names``."""
        if doc._.article is None:
            doc._.article = Article(text=doc.text)
        doc._.tree = build_tree(doc)
        doc._.names = find_names(doc, doc._.tree)
        return doc


@Language.factory(
    "onrecord_language",
    requires=["token.dep", "token.pos", "token.lemma", "doc.sents", "doc.ents"],
    assigns=["doc._.article", "doc._.tree", "doc._.names"],
)
def make_language(nlp: Language, name: str) -> LanguageReader:
    """Make the ``onrecord_language`` component."""
    return LanguageReader()
