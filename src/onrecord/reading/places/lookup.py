"""What the gazetteer and the codebook say of spans of one text: look-ups, and the evidence that words around give."""

from __future__ import annotations

from collections import Counter
from math import floor

from ...codebook.countries import countries
from ...codebook.places import PlaceWords
from ...gazetteer import Entry, Gazetteer
from ..language import Tree

REACH = 3  # tokens by which a marked name may be too short on either side
INNER = frozenset({"-", "–", "'s", "’s"})
DASHES = frozenset({"-", "–", "—", "/"})
LIST_MARKS = frozenset({",", "and", "or"})
LISTED = 12  # tokens of a list of names before its kind
NEIGHBOURS = 2  # towns around that make a name a town's
ACRONYM = 3  # letters
SHORTEST = 4  # letters of a demonym
BETWEEN = 3  # words between a preposition and its name
KNOWN_CITY = 150_000  # people: a city so large needs no other evidence
NAMED_CITY = 50_000  # the same inside another name
ALWAYS = ("A.PCL", "A.ADM1", "A.TERR", "L.", "H.", "T.", "S.", "R.", "P.PPLC", "P.PPLX")


class Lookup:
    """Looks up spans of one text, as half-open token ranges.

    ``known`` are names that the text uses as places, ``towns`` counts the towns that it names by cell of one degree.
    """

    def __init__(self, tree: Tree, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self.tree = tree
        self.gazetteer = gazetteer
        self.words = words
        self.known: set[str] = set()
        self.towns: Counter[tuple[int, int]] = Counter()

    def entries(self, start: int, end: int) -> tuple[Entry, ...]:
        """Return the entries of a name; where its last word is a kind, of the name without it too, if of that kind."""
        entries = self.whole(start, end)
        several = self._plural_beside(start, end)
        if several is not None:
            typed = self.gazetteer.find(f"{self.tree.words(start, end)} {several}")
            entries = (*typed, *(e for e in entries if e.id not in {t.id for t in typed}))
        kind = self.words.kinds.get(self.tree.text[end - 1])
        if kind is None or end - start < 2:
            return entries
        seen = {e.id for e in entries}
        base = (e for e in self.whole(start, end - 1) if e.feature.startswith(kind) and e.id not in seen)
        return (*entries, *base)

    def _plural_beside(self, start: int, end: int) -> str | None:
        """Return the kind that a plural after a list of names gives to each ("Jefferson and Shelby counties")."""
        tree, i = self.tree, end
        while i < min(len(tree), end + LISTED) and (tree.text[i] in LIST_MARKS or self.opens(i)):
            i += 1
        return self.words.plurals.get(tree.text[i]) if i < len(tree) else None

    def whole(self, start: int, end: int) -> tuple[Entry, ...]:
        """Return the entries of a name; for letters that look like an acronym only countries, divisions and regions.

        Minor places are left out: that a hamlet somewhere bears a name tells nothing of whether it is a place's here.
        """
        written = self.tree.words(start, end)
        entries = self.gazetteer.find(written)
        if self.gazetteer.has_minor:
            entries = tuple(e for e in entries if not e.minor)
        if len(written) <= ACRONYM and written.isupper():
            return tuple(e for e in entries if e.own and e.feature[0] in "AL")
        return entries

    def minor(self, start: int, end: int) -> tuple[Entry, ...]:
        """Return the minor places of a name, for what surely is a place's."""
        if not self.gazetteer.has_minor:
            return ()
        return tuple(e for e in self.gazetteer.find(self.tree.words(start, end)) if e.minor)

    def widened(self, start: int, end: int) -> tuple[int, int, tuple[Entry, ...]]:
        """Return a name's bounds, widened where the gazetteer has a longer one ("Gilan Province"), and its entries."""
        reach = min(len(self.tree), end + REACH)
        starts = [a for a in range(max(0, start - REACH), start) if self.opens(a) and self._joined(a + 1, start)]
        ends = [b for b in range(reach, end, -1) if self.opens(b - 1) and self._joined(end, b - 1)]
        for a in (*starts, start):
            for b in (*ends, end):
                entries = self.entries(a, b) if (a, b) != (start, end) else ()
                if entries and entries[0].own:
                    return a, b, entries
        return start, end, self.entries(start, end)

    def opens(self, i: int) -> bool:
        """Tell whether token ``i`` is capitalised."""
        return self.tree.text[i][:1].isupper()

    def _joined(self, start: int, end: int) -> bool:
        """Tell whether tokens ``[start, end)`` may stand inside one name."""
        return all(self.joins(i) for i in range(start, end))

    def joins(self, i: int) -> bool:
        """Tell whether token ``i`` may stand inside a name: capitalised, a particle, a hyphen or a genitive."""
        word = self.tree.text[i]
        return word[:1].isupper() or word in INNER or word in self.words.particles

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Cut what leads to a name (articles, directions that are no part of it), and a trailing genitive or mark."""
        text, lower = self.tree.text, self.tree.lower
        while start < end and not text[start][:1].isupper() and not text[start][:1].isdigit():
            start += 1
        while start + 1 < end and lower[start] in self.words.between and not self.entries(start, end):
            if text[start] != "The" and not self.entries(start + 1, end):
                break
            start += 1
        while end > start and (text[end - 1] in ("'s", "’s", "'", "’", ".", ",") or not text[end - 1].strip()):
            end -= 1
        return start, end

    def is_dash(self, i: int) -> bool:
        """Tell whether token ``i`` is a dash or slash that parts names."""
        return self.tree.text[i] in DASHES and i > 0 and (self.tree.space[i - 1] or self.tree.text[i] == "/")

    def avoided(self, start: int, end: int) -> bool:
        """Tell whether the words hardly ever name a place."""
        return self.tree.words(start, end) in self.words.avoid

    def demonym(self, start: int, end: int) -> tuple[Entry, ...]:
        """Return the place of a demonym, ``()`` where the words are none or name the place itself ("US")."""
        written = self.tree.words(start, end)
        if len(written) < SHORTEST:
            return ()
        place = self.words.demonyms.get(written) or self.words.people.get(written)
        if place:
            return self.gazetteer.find(place)[:1]
        table = countries()
        code = table.by_demonym.get(written) or table.by_people.get(written)
        if code is None or written in table.by_name:
            return ()
        return tuple(e for e in self.gazetteer.find(table.by_code[code].name) if e.feature == "A.PCLI")[:1]

    def short(self, i: int) -> tuple[str, tuple[Entry, ...]] | None:
        """Return the division that token ``i`` is a short form of ("Tex.") and its entries, or ``None``."""
        form = self.words.short.get(self.tree.text[i])
        if form is None:
            return None
        name, country = form
        over = {e.country for e in self.gazetteer.find(country)[:1]}
        return name, tuple(e for e in self.gazetteer.find(name) if e.feature == "A.ADM1" and e.country in over)

    def led(self, start: int, *, strictly: bool = False) -> bool:
        """Tell whether a preposition of place leads to token ``start``, over an article or a direction.

        ``strictly``: one after which even a person's name is a place's ("in", "drove to").
        """
        lower, i = self.tree.lower, start - 1
        leads = self.words.strict_leads if strictly else self.words.sure_leads
        while i >= 0 and start - i <= BETWEEN and lower[i] in self.words.between and lower[i] not in leads:
            i -= 1
        if i < 0 or lower[i] in leads:
            return i >= 0
        return strictly and lower[i] in self.words.toward and self.tree.lemma[self.tree.head[i]] in self.words.going

    def prominent(self, start: int, end: int, entries: tuple[Entry, ...], *, city: int = KNOWN_CITY) -> bool:
        """Tell whether a name is that of a place without more evidence.

        It is by what its first entry is, by the name's use elsewhere in the text, or by lying among towns of the text.
        """
        entry = entries[0]
        if entry.feature.startswith(ALWAYS) or self.tree.words(start, end) in self.known:
            return True
        if entry.feature.startswith(self.words.kinds.get(self.tree.text[end - 1], ("none",))):
            return end - start > 1
        if entry.feature[0] == "P" and entry.population >= city:
            return True
        return self.among_towns(entries)

    def among_towns(self, entries: tuple[Entry, ...]) -> bool:
        """Tell whether one of the entries is a town in a cell that has towns of the text in it or around it."""
        if not self.towns:
            return False
        cells = [(floor(e.lat), floor(e.lon)) for e in entries if e.own and e.feature[0] == "P"]
        around = [(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        return any(sum(self.towns[row + i, column + j] for i, j in around) >= NEIGHBOURS for row, column in cells)

    def kind_beside(self, start: int, end: int) -> bool:
        """Tell whether a kind of place stands beside the name: "Gilan province", "the village of Masuleh"."""
        lower, kinds = self.tree.lower, self.words.telling_kinds
        if end < len(lower) and self.tree.text[end] in kinds and self.tree.head[end - 1] == end:
            return True
        return start > 1 and lower[start - 1] == "of" and lower[start - 2] in kinds

    def comma_place(self, end: int) -> bool:
        """Tell whether ", Country" or ", Division" follows at token ``end``."""
        tree = self.tree
        if end + 1 >= len(tree) or tree.text[end] != ",":
            return False
        if tree.text[end + 1] in self.words.short:
            return True
        over = next((e for n in (3, 2, 1) if end + n < len(tree) for e in self.whole(end + 1, end + 1 + n)[:1]), None)
        return over is not None and over.feature in ("A.PCLI", "A.ADM1")

    def followed_by_name(self, end: int) -> bool:
        """Tell whether a capitalised proper noun that is no kind of place follows at token ``end``."""
        tree = self.tree
        if end >= len(tree) or tree.pos[end] != "PROPN" or tree.text[end] in self.words.kinds:
            return False
        return self.opens(end)
