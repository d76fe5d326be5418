"""The state of reading one text for its actors, which names, phrases and pronouns share as they are entered."""

from __future__ import annotations

from ...codebook.actor_files import OwnActor
from ..language import Name, Tree
from .describe import PLURAL_TAGS, Description, role_at
from .pronouns import Pronouns
from .scene import Scene
from .spans import phrase_span
from .table import Table

SUBJECT = ("nsubj", "nsubjpass")


class Reading:
    """Scene and table of one text.

    ``titles`` maps an office's token to the name it stands before, ``led`` one that a comma or "and" parts from it,
    ``led_by`` the first token of such a name to the office; ``own`` are the numbers of actors of a team's file, by
    entry; ``lead`` is the unnamed subject of the lead; ``done`` are tokens that need no reading of their own;
    ``codes`` are acronyms of things; ``called_bodies`` are names of bodies that pass for persons'; ``pending``
    descriptions wait for the end, as do ``bodies``, which persons (by number) are said to be from, and ``staff``, who
    have an office at a named body; ``shared`` are offices in the plural, by the names after the first that they stand
    before.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.tree: Tree = scene.tree
        self.table = Table(scene.published)
        self.pronouns = Pronouns(scene, self.table)
        self.titles: dict[int, Name] = {}
        self.led: dict[int, Name] = {}
        self.led_by: dict[int, int] = {}
        self.own: dict[str, tuple[OwnActor, int]] = {}
        self.lead: int | None = None
        self.done: set[int] = set()
        self.called_bodies: set[str] = set()
        self.codes: set[str] = _codes(scene)
        self.shared: dict[int, Description] = {}
        self.bodies: list[tuple[int, int]] = []
        self.staff: list[tuple[int, Description]] = []
        self.pending: list[tuple[int, Description]] = []

    def see(self, start: int, end: int, head: int, number: int, rule: str) -> None:
        """Enter a mention: tokens ``[start, end)`` with ``head``, and what counts them, mean actor ``number``."""
        counting = self._count(head, number)
        if counting is not None and counting < start and self.tree.tag[head] in PLURAL_TAGS:
            start = phrase_span(self.tree, counting).start
        self.table.mention(start, end, head, number, rule, subject=self.tree.dep[head] in SUBJECT)

    def see_name(self, name: Name, head: int, number: int, rule: str) -> None:
        """Enter a name as a mention; each of its words answers for the actor, whatever the parser makes its head."""
        self.see(name.start, name.end, head, number, rule)
        for i in range(name.start, name.end):
            self.point(i, number)

    def _count(self, head: int, number: int) -> int | None:
        """Let "dozens" of "dozens of members" answer for the members; return its token, ``None`` where none counts."""
        tree = self.tree
        of = tree.head[head]
        over = tree.head[of]
        counts = tree.dep[head] == "pobj" and tree.lower[of] == "of" and over < of
        if not counts or tree.lower[over] not in self.scene.words.people_pronouns or over in self.scene.name_at:
            return None
        self.point(over, number)
        return over

    def point(self, token: int, number: int) -> None:
        """Let a token that is no mention of its own answer for an actor."""
        self.table.out.by_head.setdefault(token, (number,))

    def country(self, code: str, *, acting: bool, rule: str) -> int:
        """Return the country ``code`` as an actor; ``acting`` makes it its government."""
        return self.table.government(code, self.scene.nations.by_code[code].name, acting=acting, rule=rule)


def _codes(scene: Scene) -> set[str]:
    """Return the acronyms that the text puts in brackets after a noun for a thing ("mouth disease (HFMD)")."""
    tree, out = scene.tree, set()
    for i in range(1, len(tree) - 2):
        if tree.text[i] == "(" and tree.text[i + 2] == ")" and tree.text[i + 1].isupper():
            noun = i - 1
            if tree.tag[noun] in ("NN", "NNS") and noun not in scene.name_at and role_at(scene, noun) is None:
                out.add(tree.text[i + 1])
    return out


def head_of(tree: Tree, name: Name) -> int:
    """Return the token that governs a name; the last one where several do."""
    for i in range(name.end - 1, name.start - 1, -1):
        if not name.start <= tree.head[i] < name.end or tree.head[i] == i:
            return i
    return name.end - 1
