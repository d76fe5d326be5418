"""Parties to an event whom the actors stage did not enter: people and bodies that only their part in it tells of.

"Western powers", "the two countries", "the city" that is sued, "14" who were killed. Each becomes a group, a body or an
unnamed person of this text; the same words mean the same actor again.
"""

from __future__ import annotations

from bisect import insort

from ...records import ActorKind
from ..actors.found import ActorFound, Mention
from ..actors.spans import phrase_span
from ..language import grammar
from .found import EventFound
from .phrases import NOMINAL, Phrases

RULE = "takes part in an event"
UPON_PEOPLE = ("ASSAULT", "COERCE", "SANCTION", "RETREAT")  # what is done to a bare number is done to people
PLURAL = ("NNS", "NNPS", "CD")


class Participants:
    """Enters the participants of one text's events on its table of actors."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.tree, self.table = phrases, phrases.tree, phrases.actors
        self._known: dict[str, int] = {}

    def enter(self, events: list[EventFound]) -> None:
        """Enter whoever takes part in one of ``events`` and is nobody yet."""
        for e in events:
            for h in (*e.actor_heads, *e.recipient_heads):
                if not self.table.at(h) and (self._names_some(h) or self._counts_some(h, e)):
                    self._enter(h)

    def _names_some(self, h: int) -> bool:
        """Tell whether ``h`` is a noun for people or bodies, not one for a place where things are done."""
        tree, classes = self.tree, self.phrases.book.classes
        if tree.pos[h] != "NOUN" or h in self.phrases.named or h in self.phrases.timed or grammar.is_negated(tree, h):
            return False
        return tree.lemma[h] in classes["participants"] and tree.dep[h] not in ("compound", "nmod")

    def _counts_some(self, h: int, event: EventFound) -> bool:
        """Tell whether a number or "others" stands for people to whom an event is done ("killed 14")."""
        tree = self.tree
        if event.type not in UPON_PEOPLE or h not in event.recipient_heads or h in self.phrases.timed:
            return False
        if not any(map(str.isalnum, tree.lower[h])):
            return False  # a mark that the tagger takes for a number
        if tree.tag[h] == "CD":
            money = any(tree.tag[c] == "$" for c in tree.children[h])
            return tree.dep[h] in ("dobj", "nsubjpass") and not money and not tree.kids(h, "prep")
        return tree.tag[h] == "NNS" and tree.lemma[h] in self.phrases.book.classes["countless"]

    def _enter(self, h: int) -> None:
        start, end = self._span(h)
        article = self.tree.tag[start] == "DT" and end - start > 1
        name = " ".join(self.tree.words(start + article, end).split())
        if name.lower() not in self._known:
            several = self.tree.tag[h] in PLURAL
            body = self.tree.lemma[h] in self.phrases.book.classes["bodies"]
            self._known[name.lower()] = len(self.table.actors)
            kind: ActorKind = "group" if several else "organization" if body else "unnamed"
            self.table.actors.append(ActorFound(None, name, kind, rule=RULE))
        number = self._known[name.lower()]
        insort(self.table.mentions, Mention(start, end, h, number, RULE))
        self.table.by_head[h] = (number,)

    def _span(self, h: int) -> tuple[int, int]:
        """Return the tokens of a participant's phrase, without what it is accused of ("powers *of meddling*")."""
        start, end = phrase_span(self.tree, h)
        tree = self.tree
        deeds = (c for c in tree.kids(h, "prep") if c > h and any(tree.tag[d] == "VBG" for d in tree.children[c]))
        return start, max(h + 1, min(end, next(deeds, end)))


def stands_for(phrases: Phrases, h: int) -> tuple[int, ...]:
    """Return whom a recipient stands for: whose town or building it is ("a village in *Syria*"), else itself."""
    tree, at, classes = phrases.tree, phrases.actors.at, phrases.book.classes
    if at(h) or tree.pos[h] not in NOMINAL or h in phrases.named:
        return (h,)
    if tree.lemma[h] not in classes["held_places"]:
        return (h,)
    return tuple(o for o in phrases.owners(h) if at(o)) or (h,)
