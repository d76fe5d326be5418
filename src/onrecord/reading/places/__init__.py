"""Where: toponyms found, told apart by use, and resolved to the gazetteer. Assigns ``doc._.places``.

Three steps: :mod:`.mentions` finds the spans (:mod:`.lookup` asks the gazetteer), :mod:`.contain` reads which lies in
which, :mod:`.resolve` decides what each name means, by the publisher's home (:mod:`.home`) where the text does not say.
They go twice over a text: the second time knows which names are places in it, and around which towns it plays.
:mod:`.uses` tells literal from other uses, :mod:`.report` how sure.
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from ...codebook.places import place_words
from ...codebook.publishers import load_homes
from ...gazetteer import Gazetteer, open_gazetteer
from ..language import Tree
from .contain import link
from .found import PlaceFound
from .home import HomeFinder, HomePlaces
from .mentions import Mention, MentionFinder
from .report import places_of
from .resolve import Choice, Resolver

__all__ = ["PlaceFinder", "PlaceFound", "make_places"]


class PlaceFinder:
    """Component: a ``Doc`` with tree and names gains ``doc._.places``.

    ``homes`` is a file of publishers' homes that goes before the codebook's.
    """

    def __init__(self, gazetteer: Gazetteer, homes: str | None = None) -> None:
        self.gazetteer = gazetteer
        self.words = place_words()
        shipped = load_homes()
        self.homes = HomeFinder(load_homes(Path(homes)).before(shipped) if homes else shipped, gazetteer)

    def __call__(self, doc: Doc) -> Doc:
        """Assign ``doc._.places``, in text order; ``[]`` where the text names none."""
        tree = doc._.tree
        finder = MentionFinder(tree, doc._.names, self.gazetteer, self.words)
        home = self.homes.find(doc._.article)
        mentions, choices = self._read(tree, finder, doc._.article.dateline, home)
        finder.learn(mentions, {n: choice.entry for n, choice in choices.items()})
        mentions, choices = self._read(tree, finder, doc._.article.dateline, home)
        doc._.places = places_of(tree, mentions, choices, self.gazetteer, self.words)
        return doc

    def _read(
        self, tree: Tree, finder: MentionFinder, dateline: str | None, home: HomePlaces | None
    ) -> tuple[list[Mention], dict[int, Choice]]:
        mentions = finder.find()
        link(tree, mentions, self.words)
        return mentions, Resolver(tree, mentions, self.gazetteer, self.words, home).resolve(dateline)


@Language.factory(
    "onrecord_places",
    requires=["doc._.tree", "doc._.names", "doc._.article"],
    assigns=["doc._.places"],
    default_config={"gazetteer": None, "homes": None},
)
def make_places(nlp: Language, name: str, gazetteer: str | None, homes: str | None = None) -> PlaceFinder:
    """Make the ``onrecord_places`` component.

    ``gazetteer`` is a gazetteer file's path, ``None`` the shipped one; ``homes`` a file of publishers' homes to read
    before the codebook's.
    """
    return PlaceFinder(open_gazetteer(gazetteer), homes)
