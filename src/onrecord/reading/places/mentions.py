"""Which spans of a text name places: names of places, demonyms, and places inside other names. First step of the stage.

Reads ``doc._.names`` and the gazetteer: what the recogniser took for a place is one; what it missed or took for
something else is one where the gazetteer has the name and the words around it, or the rest of the text, say so.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import floor
from typing import Literal

from ...codebook.places import PlaceWords
from ...gazetteer import Entry, Gazetteer
from ..language import Name, Tree
from .lookup import NAMED_CITY, Lookup

Kind = Literal["name", "demonym", "people", "within", "site"]
PLACES = ("GPE", "LOC", "FAC")
REGIONS = ("A.PCL", "A.ADM1", "L.", "H.", "T.M")
LANDS = ("L.", "H.", "T.ISL", "A.TERR")
JOINTS = frozenset({(",",), ("and",), (",", "and"), ("or",)})
LONGEST = 6  # tokens of a place name that no recogniser marked
INSIDE = 4  # the same inside another name


@dataclass(slots=True)
class Mention:
    """A span that names a place: half-open token range, the entries that bear the name, and how it was found.

    ``inside`` are the mentions, by number in the list, that the text puts it in.
    """

    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    kind: Kind
    rule: str
    inside: list[int] = field(default_factory=list)


class MentionFinder:
    """Finds the mentions of one text. ``tree`` and ``names`` are its own; the rest is shared."""

    def __init__(self, tree: Tree, names: list[Name], gazetteer: Gazetteer, words: PlaceWords) -> None:
        self.tree = tree
        self.names = names
        self.words = words
        self.look = Lookup(tree, gazetteer, words)
        persons = [n for n in names if n.label == "PERSON"]
        self.persons = {tree.text[i] for n in persons for i in range(n.start, n.end)}
        self.surnames = {tree.text[n.end - 1] for n in persons if n.end - n.start > 1}
        self.found: list[Mention] = []

    def find(self) -> list[Mention]:
        """Return the mentions in text order, none overlapping another."""
        self.found = []
        at = 0
        for name in self.names:
            self._scan(at, name.start)
            self._of_name(name)
            at = max(at, name.end)
        self._scan(at, len(self.tree))
        kept: list[Mention] = []
        for m in sorted(self.found, key=lambda m: (m.start, -m.end)):
            if not kept or m.start >= kept[-1].end:
                kept.append(m)
        return kept

    def learn(self, mentions: list[Mention], places: dict[int, Entry]) -> None:
        """Take in what the text has named so far, for another :meth:`find`: ``places`` by the number of the mention."""
        named = [n for n, m in enumerate(mentions) if m.kind == "name" and n in places]
        self.look.known = {mentions[n].name for n in named} - self.persons
        towns = {places[n].id: places[n] for n in named if places[n].feature[0] == "P"}
        self.look.towns = Counter((floor(e.lat), floor(e.lon)) for e in towns.values())

    def _of_name(self, name: Name) -> None:
        if name.label in PLACES:
            self._of_place(name)
        elif name.label == "NORP":
            if not self._demonym(name.start, name.end):
                self._scan(name.start, name.end)
        elif name.label == "PERSON":
            self._of_person(name)
        else:
            self._of_other(name)

    def _of_place(self, name: Name) -> None:
        """A name that the recogniser holds for a place: as a whole, or its parts between commas and dashes."""
        start, end = self.look.trimmed(name.start, name.end)
        cuts = [i for i in range(start, end) if self.tree.text[i] == "," or self.look.is_dash(i)]
        if not cuts or self.look.whole(start, end):
            cuts = []
        for a, b in zip([start, *(c + 1 for c in cuts)], [*cuts, end]):
            if b > a:
                self._add_place(a, b, name)

    def _add_place(self, start: int, end: int, name: Name) -> None:
        if self._demonym(start, end) or (end - start == 1 and self._short(start, given=name.label == "GPE")):
            return
        start, end, entries = self.look.widened(start, end)
        text, words = self.tree.text, self.words
        if not entries and text[start] in words.directions and end - start > 1:
            inner = self.look.entries(start + 1, end)
            start, entries = (start + 1, inner) if inner else (start, entries)
        led = self.look.led(start)
        if entries and self._is_surname(start, end, entries[0]):
            return
        if entries:
            if not self.look.avoided(start, end) or (name.label == "GPE" and led):
                self._add(start, end, entries, name.rule)
        elif not self.look.minor(start, end) and (text[end - 1] in words.sites or text[end - 1] in words.kinds):
            self._site(start, end)
        elif self.look.opens(start) and ((name.label == "GPE" and led) or self.look.kind_beside(start, end)):
            self._add(start, end, (), "not in the gazetteer")

    def _is_surname(self, start: int, end: int, entry: Entry) -> bool:
        """Tell whether a name is somebody's whom the text names in full, and nothing here says that it is a place."""
        if self.tree.words(start, end) not in self.surnames or entry.feature.startswith("A.PCL"):
            return False
        return not (self.look.led(start) or self.look.comma_place(end) or self.look.kind_beside(start, end))

    def _add(self, start: int, end: int, entries: tuple[Entry, ...], rule: str) -> None:
        """Add a name of a place; as part of a thing's name where one is called after it ("West Nile virus")."""
        kind: Kind = "name"
        tree = self.tree
        after = end + 1 if end < len(tree) and tree.text[end] == "-" else end
        if after < len(tree) and tree.lemma[after] in self.words.namesakes:
            kind, rule = "within", "a thing called after a place"
        minor = self.look.minor(start, end) if kind == "name" else ()
        rule = "a minor place of the gazetteer" if minor and not entries else rule
        entries = (*entries, *minor)
        self.found.append(Mention(start, end, tree.words(start, end), entries, kind, rule))

    def _site(self, start: int, end: int) -> None:
        """Add a site that the gazetteer lacks, or the town in its name ("Dresden Zoo")."""
        inside = self.tree.text[start:end]
        tells = not self.words.sites.isdisjoint(inside) and inside[-1] not in self.words.streets
        for j in range(end - 1, start, -1) if tells else ():
            entries = self.look.whole(start, j) if not self.look.avoided(start, j) else ()
            if not entries or not entries[0].own or entries[0].feature[0] not in "AP":
                continue
            if self.look.prominent(start, j, entries, city=NAMED_CITY):
                written = self.tree.words(start, j)
                self.found.append(Mention(start, j, written, entries, "within", "inside a site's name"))
                return
        self.found.append(Mention(start, end, self.tree.words(start, end), (), "site", "site by its name's last word"))

    def _of_person(self, name: Name) -> None:
        """A name taken for a person's: a place where the gazetteer has it and the words around it say so."""
        start, end = self.look.trimmed(name.start, name.end)
        if start >= end or (self.tree.pos[start] == "ADJ" and self._demonym(start, end)):
            return
        start, end, entries = self.look.widened(start, end)
        if not entries and self.look.kind_beside(start, end):
            self._add(start, end, (), "not in the gazetteer")
        if not entries or not entries[0].own or self.look.followed_by_name(end):
            return
        if self.tree.words(start, end) in self.surnames and not self.look.comma_place(end):
            return
        sure = entries[0].feature.startswith(REGIONS if end - start > 1 else LANDS)
        if sure or self._told(start, end):
            self._add(start, end, entries, "in the gazetteer")
        elif self.look.avoided(start, end):
            return
        elif self.look.led(start, strictly=True):
            self._add(start, end, entries, "after a preposition of place")
        elif self._is_placed(start, end) and self.look.among_towns(entries):
            self._add(start, end, entries, "among the towns of the text")

    def _is_placed(self, start: int, end: int) -> bool:
        """Tell whether a name stands where a place's may: after "of" or a preposition, or before a common noun."""
        tree = self.tree
        before_noun = end < len(tree) and tree.head[end - 1] == end and tree.pos[end] == "NOUN"
        return before_noun or self.look.led(start) or (start > 0 and tree.lower[start - 1] == "of")

    def _of_other(self, name: Name) -> None:
        """A name of an organization, event or work: a place if it is one by the gazetteer, else the places in it."""
        start, end = self.look.trimmed(name.start, name.end)
        if start >= end:
            return
        a, b, entries = self.look.widened(start, end)
        known = bool(entries) and entries[0].own and not self.look.avoided(a, b)
        told = self.look.led(a) or b - a > end - start or self._told(a, b)
        if known and (told or self.look.prominent(a, b, entries)):
            self._add(a, b, entries, "in the gazetteer")
        elif self.tree.text[end - 1] in self.words.sites and self.look.led(start):
            self._site(start, end)
        elif not entries and self.look.kind_beside(start, end):
            self._add(start, end, (), "not in the gazetteer")
        else:
            i = name.start
            while i < name.end:
                i += self._inner(i, name) or 1

    def _inner(self, i: int, name: Name) -> int:
        """Add a place that starts at token ``i`` inside another name; return how many tokens it takes."""
        tree = self.tree
        if not self.look.opens(i):
            return 0
        for j in range(min(name.end, i + INSIDE), i, -1):
            if (i, j) == (name.start, name.end) or self.look.avoided(i, j) or not self.look.opens(j - 1):
                continue
            entries = self.look.demonym(i, j) or self.look.entries(i, j)
            if not entries or not entries[0].own or (j - i == 1 and tree.text[i] in self.persons):
                continue
            if self._is_inner(i, j, name, entries):
                self.found.append(Mention(i, j, tree.words(i, j), entries, "within", f"inside a name ({name.label})"))
                return j - i
        return 0

    def _is_inner(self, i: int, j: int, name: Name, entries: tuple[Entry, ...]) -> bool:
        """Tell whether a place name inside another name is meant: at its start or end, or after "of", "in", "at"."""
        if i > name.start and self.tree.lower[i - 1] in ("of", "in", "at"):
            return True
        at_edge = j == name.end or i <= name.start + (self.tree.lower[name.start] == "the")
        if not at_edge and not entries[0].feature.startswith(REGIONS):
            return False
        return self.look.prominent(i, j, entries, city=NAMED_CITY)

    def _scan(self, start: int, end: int) -> None:
        """Look for place names and demonyms in tokens that no name covers."""
        i = start
        while i < end:
            i += (self._unmarked(i, end) if self.look.opens(i) else 0) or 1

    def _unmarked(self, i: int, end: int) -> int:
        """Return how many tokens from ``i`` on name a place or a people, 0 for none."""
        for j in range(self._run(i, end), i, -1):
            if self._demonym(i, j):
                return j - i
            if self.tree.pos[i] == "PROPN" and self._is_unmarked_place(i, j):
                self._add(i, j, self.look.entries(i, j), "in the gazetteer")
                return j - i
        return self._short(i) or self._unknown(i, self._run(i, end))

    def _unknown(self, i: int, j: int) -> int:
        """Take a name that the gazetteer lacks where a kind of place stands beside it; return how many tokens."""
        if self.tree.pos[i] != "PROPN" or self.look.avoided(i, j) or not self.look.kind_beside(i, j):
            return 0
        self._add(i, j, (), "not in the gazetteer")
        return j - i

    def _run(self, i: int, end: int) -> int:
        """Return the end of the run of capitalised tokens (with hyphens and genitives between) from ``i``."""
        text = self.tree.text
        j = i + 1
        while j < min(end, i + LONGEST) and self.look.joins(j):
            j += 1
        while not text[j - 1][:1].isupper():
            j -= 1
        return j

    def _is_unmarked_place(self, i: int, j: int) -> bool:
        tree, look = self.tree, self.look
        entries = look.entries(i, j)
        if not entries or not entries[0].own or look.avoided(i, j):
            return False
        if j - i == 1 and tree.text[i] in self.persons:
            return False
        if look.followed_by_name(j) or (i > 0 and tree.pos[i - 1] == "PROPN" and look.opens(i - 1)):
            return False
        return look.led(i) or look.prominent(i, j, entries) or self._told(i, j)

    def _told(self, i: int, j: int) -> bool:
        """Tell whether the words around say that it is a place: its division, its kind, or a list of places."""
        if self.look.comma_place(j) or self.look.kind_beside(i, j):
            return True
        last = self.found[-1] if self.found else None
        return last is not None and last.kind == "name" and tuple(self.tree.lower[last.end : i]) in JOINTS

    def _short(self, i: int, *, given: bool = False) -> int:
        """Take a division's short form after a comma ("Austin, Tex."), or ``given`` as a place; return its tokens."""
        after_comma = i > 0 and self.tree.text[i - 1] == ","
        form = self.look.short(i) if given or after_comma else None
        if form is None:
            return 0
        last = self.found[-1] if self.found else None
        whole = self.look.whole(last.start, i + 1) if after_comma and last is not None and last.end == i - 1 else ()
        if last is not None and whole:  # "Washington, D.C." is one name
            last.end, last.name, last.entries = i + 1, self.tree.words(last.start, i + 1), whole
        else:
            self.found.append(Mention(i, i + 1, *form, "name", "short form after a comma"))
        return 1

    def _demonym(self, start: int, end: int) -> bool:
        entries = self.look.demonym(start, end)
        if entries:
            noun = self.tree.pos[start] in ("NOUN", "PROPN")
            people = noun and self.tree.dep[end - 1] not in ("amod", "compound", "nmod")
            kind: Kind = "people" if people else "demonym"
            self.found.append(Mention(start, end, self.tree.words(start, end), entries, kind, "demonym"))
        return bool(entries)
