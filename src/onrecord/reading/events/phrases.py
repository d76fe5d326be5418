"""Phrases and their slots: what the frames of the event codebook call object, owner, "on", "light" ...

All indices are token indices; every function returns heads of phrases in text order, empty where none is found.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from ...codebook.events import Condition, EventBook
from ..actors.found import ActorTable
from ..language import Tree, grammar

VERBAL = ("VERB", "AUX")
NOMINAL = ("NOUN", "PROPN")
MODIFIERS = ("amod", "compound", "nmod", "npadvmod", "punct")
PAIRED = ("amod", "compound", "nmod", "poss", "npadvmod", "dep")
PARTY_NAMES = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC")
NATIONAL = ("NORP", "GPE")
PLACE_NAMES = ("GPE", "LOC", "FAC")
PERSONAL = ("PRP", "PRP$", "WP", "WP$", "NN", "NNS")
DEMONSTRATIVE = ("DT", "WDT")
HYPHENS = ("-", "‐", "‑")
DEPTH = 4  # how far "of" is followed through nouns such as "number" or "series"
PLACES = tuple(sorted(grammar.WORDS.place))  # prepositions of where, in an order that never changes


class Phrases:
    """The phrases of one text. ``named`` are the tokens inside names of parties."""

    def __init__(self, doc: Doc, book: EventBook) -> None:
        self.tree: Tree = doc._.tree
        self.book = book
        self.named = {i for n in doc._.names or () if n.label in PARTY_NAMES for i in range(n.start, n.end)}
        self.people = {i for n in doc._.names or () if n.label == "PERSON" for i in range(n.start, n.end)}
        self.national = {i for n in doc._.names or () if n.label in NATIONAL for i in range(n.start, n.end)}
        self.placed = {i for n in doc._.names or () if n.label in PLACE_NAMES for i in range(n.start, n.end)}
        self.actors: ActorTable = doc._.actors or ActorTable()
        self.timed = {i for t in doc._.times or () for i in range(t.start, t.end)}
        self._through: dict[int, int] = {}
        self._obliques: dict[int, dict[str, list[int]]] = {}
        self._names: dict[int, list[str]] = {}
        self._verbs: dict[int, str] = {}

    # ------------------------------------------------------------ words
    def verb(self, i: int) -> str:
        """Return the lemma of verb ``i`` as the codebook has it, where the lemmatiser missed it ("staged": "stag")."""
        if i not in self._verbs:
            self._verbs[i] = self._lemma(i)
        return self._verbs[i]

    def _lemma(self, i: int) -> str:
        lemma, form = self.tree.lemma[i], self.tree.lower[i]
        if self._knows(lemma):
            return lemma
        other = self.book.irregular.get(form) or next(filter(self._knows, _stems(form)), lemma)
        return other if self._knows(other) else lemma

    def _knows(self, lemma: str) -> bool:
        return lemma in self.book.frames["verb"] or lemma in self.book.operators["verb"]

    def verb_names(self, i: int) -> list[str]:
        """Return what a frame may call the verb ``i``: "test_fire", "fire"."""
        tree, lemma = self.tree, self.verb(i)
        before = [c for c in tree.kids(i, "npadvmod", "compound", "dep", "nmod") if c < i]
        return [*(f"{tree.lower[c]}_{lemma}" for c in before), lemma]

    def names(self, i: int) -> list[str]:
        """Return what a condition may call the noun ``i``: "travel_ban", "ban" - the longest first."""
        if i not in self._names:
            self._names[i] = self._called(i)
        return self._names[i]

    def _called(self, i: int) -> list[str]:
        tree = self.tree
        lemma, form = tree.lemma[i], tree.lower[i]
        pairs = [f"{tree.lower[c]}_{lemma}" for c in tree.children[i] if c < i and tree.dep[c] in PAIRED]
        after = (g for p in tree.kids(i, "prep") if tree.lower[p] == "of" for g in tree.kids(p, "pobj"))
        of = [f"{lemma}_of_{tree.lemma[g]}" for g in after]
        bare = lemma[:-1] if tree.pos[i] == "PROPN" and lemma.endswith("s") else form
        return [*of, *pairs, lemma, bare]

    def is_party(self, i: int) -> bool:
        """Tell whether the phrase headed by ``i`` can act: a name, a pronoun, a noun for people or bodies."""
        tree = self.tree
        if tree.pos[i] == "PRON" or tree.tag[i] in DEMONSTRATIVE:
            return tree.tag[i] in PERSONAL or tree.lower[i] in ("who", "whom", "those")
        lemma = tree.lemma[i]
        if i in self.named or (tree.pos[i] == "PROPN" and lemma not in self.book.things):
            return True
        if lemma in self.book.classes["persons"]:
            return True
        if len(lemma) <= 5 or lemma in self.book.classes["things"]:
            return False
        return lemma[-2:] in self.book.clause["person_endings"] or lemma[-3:] in self.book.clause["person_endings"]

    def is_person(self, i: int) -> bool:
        """Tell whether the noun ``i`` names one person: a personal name, or a singular noun that is no body."""
        tree = self.tree
        if i in self.named:
            return i in self.people
        return tree.tag[i] == "NN" and self.is_party(i) and tree.lemma[i] not in self.book.classes["bodies"]

    def meets(self, i: int, condition: Condition) -> bool:
        """Tell whether noun ``i`` is one of the words of a condition, looking through "a number of"."""
        return not condition or self.degree(i, condition) > 0

    def degree(self, i: int, condition: Condition) -> int:
        """Return how closely noun ``i`` meets a condition: 3 by a compound, 2 by its word, 1 as a party or anything."""
        held = self.through(i)
        for j in dict.fromkeys((i, held)):
            for name in self.names(j):
                if name in condition:
                    return 3 if "_" in name else 2
        if "@official" in condition and self.is_official(held):
            return 2
        return int("@any" in condition or ("@party" in condition and self.is_party(held)))

    def is_official(self, i: int) -> bool:
        """Tell whether ``i`` names somebody, an official, or a pronoun for an actor who has a role or a sector."""
        if self.tree.pos[i] == "PRON":
            return any(self.actors.actors[n].role or self.actors.actors[n].sectors for n in self.actors.at(i))
        return i in self.named or self.tree.lemma[i] in self.book.classes["officials"]

    def through(self, i: int) -> int:
        """Return the noun that a transparent one stands for ("a series of *talks*"), or ``i``."""
        if i not in self._through:
            tree, j = self.tree, i
            for _ in range(DEPTH):
                if tree.lemma[j] not in self.book.classes["transparent"] and tree.pos[j] != "NUM":
                    break
                inner = [c for p in tree.kids(j, "prep") if tree.lower[p] in ("of", "in") for c in tree.kids(p, "pobj")]
                inner = [c for c in inner if c not in self.named or tree.lower[tree.head[c]] == "of"]
                if not inner:
                    break
                j = inner[0]
            self._through[i] = j
        return self._through[i]

    # ------------------------------------------------------------ slots
    def obliques(self, i: int) -> dict[str, list[int]]:
        """Return preposition -> heads for the phrases on ``i``, worked out once."""
        if i not in self._obliques:
            around = {p: kept for p, heads in grammar.obliques(self.tree, i).items() if (kept := self._untimed(heads))}
            if clauses := [c for c in self.tree.kids(i, "xcomp", "ccomp") if not grammar.is_negated(self.tree, c)]:
                around["clause"] = clauses
            if asked := [c for c in self.tree.kids(i, "xcomp", "ccomp", "advcl") if self._is_bare(c)]:
                around["infinitive"] = asked
            for p in self.tree.kids(i, "prep"):
                if self.tree.lower[p] == "as" and (told := self.tree.kids(p, "amod")):
                    around.setdefault("as", []).extend(told)  # "attacked them as *weak*"
            if self.given(i):
                around.setdefault("to", []).extend(grammar.subjects(self.tree, i))  # "they were given blankets"
            if named := self.tree.kids(i, "oprd"):
                around.setdefault("as", []).extend(named)  # "called them traitors"
            for c in self.tree.kids(i, "advmod"):
                if self.tree.lower[c] in self.book.clause["together"]:
                    around["jointly"] = [c]
            for name in ("on", "at"):
                self._told_by(around, name)
            self._obliques[i] = around
        return self._obliques[i]

    def _told_by(self, around: dict[str, list[int]], name: str) -> None:
        """Move who stands "on the *part* of" or "at the *hands* of" to those under "by"."""
        heads = around.get(name, [])
        parts = [h for h in heads if self.tree.lemma[h] in self.book.clause["agency"] and h not in self.named]
        doers = [d for h in parts for d in grammar.obliques(self.tree, h).get("of", ())]
        if doers:
            around.setdefault("by", []).extend(doers)
            around[name] = [h for h in heads if h not in parts]

    def _is_bare(self, i: int) -> bool:
        """Tell whether clause ``i`` is an infinitive, "to" or none before it; "didn't they take" is a question."""
        tree = self.tree
        return tree.tag[i] == "VB" and all(tree.lower[c] == "to" for c in tree.kids(i, "aux"))

    def given(self, i: int) -> list[int]:
        """Return the object of a passive verb whose subject is who gets it ("they were given *blankets*")."""
        tree = self.tree
        if tree.pos[i] not in VERBAL or not (held := tree.kids(i, "dobj")):
            return []
        return held if tree.kid(i, "nsubjpass") is not None and grammar.is_passive(tree, i) else []

    def _untimed(self, heads: list[int]) -> list[int]:
        return [h for h in heads if h not in self.timed]

    def governed(self, i: int, names: Iterable[str]) -> list[int]:
        """Return the heads under the first of the prepositions ``names`` that ``i`` has."""
        around = self.obliques(i)
        for name in names:
            if around.get(name):
                return around[name]
        return []

    def modifiers(self, i: int) -> list[int]:
        """Return the names that stand before noun ``i``: "*Israeli* attacks", "*NATO* troops"."""
        out, stack = [], [i]
        while stack:
            j = stack.pop()
            for c in self.tree.children[j]:
                if c < j and self.tree.dep[c] in MODIFIERS:
                    if self._acts_before(c):
                        out.append(c)
                    stack.append(c)
        return sorted(out)

    def _acts_before(self, c: int) -> bool:
        """Tell whether a word before a noun names who does it: a name, or a body ("*police* raids")."""
        tree = self.tree
        if c > 1 and tree.lower[c - 1] in HYPHENS and tree.lower[c - 2] in self.book.clause["siding"]:
            return False  # "anti-*American* rebels"
        if c in self.named:
            return tree.pos[c] != "PUNCT"
        return tree.dep[c] == "compound" and tree.lemma[c] in self.book.classes["forces"]

    def makers_before(self, i: int) -> list[int]:
        """Return the names before noun ``i`` of who makes it, not of where it hits ("the *US embassy* bombing")."""
        tree, classes = self.tree, self.book.classes
        found = self.modifiers(i)
        if tree.lemma[i] not in classes["attacks"]:
            return found
        named = [c for c in tree.children[i] if c < i and tree.dep[c] == "compound"]
        hit = [c for c in named if tree.lemma[c].lower() in classes["sites"]]
        return [m for m in found if not any(tree.left[c] <= m <= c for c in hit)]

    def makers(self, i: int) -> list[int]:
        """Return the parties whose a thing is by what cannot name whom it hits: "*Israeli* attacks on the town"."""
        tree = self.tree
        for found in (
            [c for c in tree.kids(i, "poss") if self.is_party(c) and tree.pos[c] != "PRON"],
            [c for c in self.governed(i, ("by",)) if self.is_party(c)],
            self.makers_before(i),
            [c for c in self.governed(i, ("from",)) if self.is_party(c)],
        ):
            if found:
                return found
        return []

    def owners(self, i: int, *, places: bool = True) -> list[int]:
        """Return the parties behind a thing: whose decision, attack, troops it is; at last where, if ``places``."""
        for found in (
            self.makers(i),
            self._of(i),
            [c for c in self.governed(i, ("against", "on", "with", "to", "toward", "into")) if self.is_party(c)],
            [c for c in self.governed(i, PLACES) if places and self.is_party(c)],
        ):
            if found:
                return found
        return []

    def _of(self, i: int) -> list[int]:
        out = []
        for c in self.governed(i, ("of",)):
            out.extend([c] if self.is_party(c) else self.owners(c) if c > i else [])
        return out

    def parties(self, heads: Iterable[int], *, doing: bool = False) -> list[int]:
        """Return the parties among ``heads``; a thing is replaced by the parties behind it, where it has any.

        ``doing``: the heads do something, and whom an attack was on is not who does what the attack did.
        """
        out: list[int] = []
        for h in heads:
            if self.tree.pos[h] in VERBAL:
                continue
            j = self.through(h)
            struck = doing and self.tree.lemma[j] in self.book.classes["attacks"]
            found = [h] if self.is_party(j) else (self.makers(h) if struck else self.owners(h)) or self._held(h, doing)
            out.extend(f for f in found if f not in out)
        return out

    def _held(self, h: int, doing: bool) -> list[int]:
        """Return whose thing ``h`` is by a pronoun ("paid tribute to *his* courage"), else ``h`` itself."""
        whose = [] if doing else [c for c in self.tree.kids(h, "poss") if self.actors.at(c)]
        verb = next((j for j in self.tree.above(h) if self.tree.pos[j] in VERBAL), None) if whose else None
        own = set() if verb is None else {n for s in grammar.subjects(self.tree, verb) for n in self.actors.at(s)}
        return [c for c in whose if not own.intersection(self.actors.at(c))] or [h]


def _undoubled(stem: str) -> list[str]:
    """Return a stem without the consonant that its ending doubled ("bann": "ban"; "bank" has none)."""
    return [stem[:-1]] if stem[-1:] == stem[-2:-1] else []


def _stems(form: str) -> list[str]:
    """Return what a past or "-ing" form may be made of, as regular verbs make it."""
    if form.endswith("ing"):
        return [form[:-3], form[:-3] + "e", *_undoubled(form[:-3])]
    if form.endswith("ed"):
        return [form[:-1], form[:-2], *_undoubled(form[:-2])]
    return []
