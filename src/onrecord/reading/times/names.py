"""Times that are none, being part of a name: the Sunday Times, Theresa May, the Friday Prayer Leader."""

from __future__ import annotations

from ..language import Name, Tree
from .line import Line
from .meaning import Day, Grain, Length, Match, Named, Recurring, Reference

HOLDING = frozenset({"PERSON", "ORG", "FAC", "WORK_OF_ART", "PRODUCT", "GPE", "LOC", "NORP"})
PROPER = ("NNP", "NNPS")


class Namesakes:
    """Knows which tokens stand in names, and so which matches are words of a name."""

    def __init__(self, tree: Tree, names: list[Name]) -> None:
        self.tree = tree
        self.surnames = {tree.text[n.end - 1] for n in names if n.label == "PERSON" and n.end - n.start > 1}
        self.inside: dict[int, Name] = {i: name for name in names for i in range(name.start, name.end)}

    def hold(self, line: Line, match: Match) -> bool:
        """Tell whether ``match`` is part of a longer name."""
        start, end = line.token[match.start], line.token[match.end - 1] + 1
        meaning = match.meaning
        named = isinstance(meaning, (Day, Grain, Named, Recurring, Reference, Length))
        if not named or not any(self.tree.text[k][:1].isupper() for k in range(start, end)):
            return False
        if isinstance(meaning, Day) and (meaning.year is not None or meaning.day is not None):
            return False
        surname = self._surname(start, end) or self._surname_alone(start, end)
        return surname or self._in_name(start, end) or self._in_title(start, end, meaning)

    def _surname(self, start: int, end: int) -> bool:
        """Tell whether a capitalised name leans on the match ("Theresa May", "Mr. August")."""
        tree = self.tree
        before = start - 1
        if before < 0 or end != start + 1 or tree.tag[before] != "NNP" or tree.sentence[before] != tree.sentence[start]:
            return False
        return tree.dep[before] == "compound" and tree.head[before] == start

    def _surname_alone(self, start: int, end: int) -> bool:
        """Tell whether the last name of somebody in the text stands here as who acts or owns ("May has agreed")."""
        word = self.tree.text[start]
        return end == start + 1 and word in self.surnames and self.tree.dep[start] in ("nsubj", "nsubjpass", "poss")

    def _in_name(self, start: int, end: int) -> bool:
        name = self.inside.get(end - 1) or self.inside.get(start)
        if name is None or name.label not in HOLDING:
            return False
        first, last = name.start, name.end
        while first < last and self.tree.pos[first] in ("DET", "PUNCT", "ADP"):
            first += 1
        while last > first and self.tree.lower[last - 1] in ("'s", "’s"):
            last -= 1
        if name.label == "PERSON" and first >= start - 1 and last <= end:
            return first < start
        return first < start or (last > end and self.tree.dep[end - 1] in ("compound", "nmod", "amod"))

    def _in_title(self, start: int, end: int, meaning: object) -> bool:
        """Tell whether capitals run on from the match to the noun it is part of ("the Friday Prayer Leader")."""
        tree = self.tree
        head = tree.head[end - 1]
        if not isinstance(meaning, Day) or head < end or tree.dep[end - 1] not in ("compound", "nmod", "amod"):
            return False
        run = range(end, head + 1)
        if len(run) > 6 or not all(tree.tag[k] in PROPER and tree.text[k][:1].isupper() for k in run):
            return False
        return start > 0 and tree.tag[start - 1] == "DT"
