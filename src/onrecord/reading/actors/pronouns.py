"""Pronouns to actors, conservatively: the subjects over a pronoun first, then the latest mention that agrees.

After Hobbs (1978), "Resolving pronoun references", in its order of search, with agreement in number, gender and
kind; a pronoun whose nearest subject is a thing stays unresolved.
"""

from __future__ import annotations

from ..language import Tree
from ..language.grammar import antecedent, subjects
from .scene import Scene
from .table import Seen, Table

OPENING = 3  # tokens into a sentence that its first clause's subject stands at most
REACH = 3  # sentences back
CLAUSES = 8  # clauses up from a pronoun whose subjects it may mean
DEEP = 20  # steps up from a word to its clause
BOUND = ("dobj", "dative", "pobj")  # where a pronoun cannot mean the subject of its own clause
QUOTES = {"“": 1, "”": -1}


class Pronouns:
    """Resolves the pronouns of one text against a :class:`Table` as it fills."""

    def __init__(self, scene: Scene, table: Table) -> None:
        self.scene, self.table = scene, table
        self.quoted = quotation(scene.tree)

    def resolve(self, i: int) -> tuple[int, ...]:
        """Return the actors that the pronoun at token ``i`` means; ``()`` where nothing safe is found."""
        tree, words = self.scene.tree, self.scene.words
        low = tree.lower[i]
        if low in words.relative:
            noun = antecedent(tree, i)
            return () if noun is None else self.table.out.by_head.get(noun, ())
        want = self.wanted(low)
        if want is None or (want == "it" and self._empty(i)):
            return ()
        climbed = self._climb(i, want)
        if climbed is not None:
            return climbed
        return self._latest(i, want)

    def wanted(self, low: str) -> str | None:
        """Return what a pronoun agrees with: "m", "f", "it" or "they"; ``None`` for other words."""
        words = self.scene.words
        if low in words.masculine:
            return "m"
        if low in words.feminine:
            return "f"
        if low in words.neuter:
            return "it"
        return "they" if low in words.plural else None

    def _empty(self, i: int) -> bool:
        """Tell whether "it" is empty ("it rained", "it is clear that")."""
        tree = self.scene.tree
        if tree.dep[i] == "expl":
            return True
        verb = tree.head[i]
        if tree.dep[i] not in ("nsubj", "nsubjpass") or tree.lemma[verb] not in self.scene.words.empty:
            return False
        return tree.kid(verb, "ccomp", "xcomp", "csubj", "advmod") is not None

    def _climb(self, i: int, want: str) -> tuple[int, ...] | None:
        """Return whom the subjects of the clauses over ``i`` mean; ``()`` stops the search, ``None`` goes on."""
        tree = self.scene.tree
        verb = own_clause(tree, i)
        skip = tree.dep[i] in BOUND and tree.lower[i] not in self.scene.words.reflexive
        for _ in range(CLAUSES):
            if verb is None:
                break
            heads = [h for h in subjects(tree, verb) if h != i]
            if heads and not skip and self._may(i, heads[0]):
                found = self._agreeing(heads, want)
                if found:
                    return found
                if want == "it" and self._thing(heads[0]):
                    return ()
            skip = False
            verb = own_clause(tree, verb)
        return None

    def _may(self, i: int, head: int) -> bool:
        """Tell whether the pronoun at ``i`` may mean a subject: one before it, and not the speaker of its quotation."""
        return head < i and self.quoted[i] == self.quoted[head]

    def _thing(self, head: int) -> bool:
        tree = self.scene.tree
        return tree.pos[head] == "NOUN" and not self.table.out.by_head.get(head) and tree.tag[head] == "NN"

    def _agreeing(self, heads: list[int], want: str) -> tuple[int, ...]:
        numbers = [n for h in heads for n in self.table.out.by_head.get(h, ())]
        numbers = list(dict.fromkeys(numbers))
        if want == "they" and len(numbers) > 1:
            return tuple(numbers)
        good = [n for n in numbers if self.agrees(n, want)]
        return tuple(good[:1])

    def agrees(self, number: int, want: str) -> bool:
        """Tell whether actor ``number`` agrees with a pronoun in kind, number and gender."""
        actor, profile = self.table.actor(number), self.table.profiles[number]
        if want in ("m", "f"):
            return actor.kind in ("person", "unnamed") and not profile.plural and profile.gender in (None, want)
        if want == "it":
            return actor.kind in ("country", "organization")
        return actor.kind in ("group", "organization") or profile.plural

    def _latest(self, i: int, want: str) -> tuple[int, ...]:
        """Return the mention before ``i`` that agrees: of the nearest sentence, subjects first."""
        tree = self.scene.tree
        here = tree.sentence[i]
        best: tuple[tuple[int, int, int], int] | None = None
        for rank, seen in enumerate(self.table.recent()):
            back = here - tree.sentence[seen.head]
            if back > REACH:
                break
            if back < 0 or not self.agrees(seen.actor, want) or not self._reachable(i, seen):
                continue
            placed = tree.dep[i] in ("nsubj", "nsubjpass", "poss")
            if want == "it" and (back > 1 or not seen.subject or self.quoted[i] or not placed):
                continue
            if want == "they" and self.table.actor(seen.actor).kind == "organization":
                continue
            key = (back, 0 if seen.subject else 1, rank)
            if best is None or key < best[0]:
                best = (key, seen.actor)
        return () if best is None else (best[1],)

    def _reachable(self, i: int, seen: Seen) -> bool:
        tree = self.scene.tree
        if tree.sentence[seen.head] != tree.sentence[i]:
            return True
        if self.quoted[i] != self.quoted[seen.head]:
            return False
        if tree.lower[i] in self.scene.words.reflexive or tree.dep[i] == "poss":
            return True
        return own_clause(tree, i) != own_clause(tree, seen.head)

    def before_subject(self, i: int) -> bool:
        """Tell whether a pronoun opens a clause before the person it means ("When he arrived, Smith said ...")."""
        tree = self.scene.tree
        if self.wanted(tree.lower[i]) not in ("m", "f") or tree.dep[i] not in ("nsubj", "nsubjpass"):
            return False
        verb = tree.head[i]
        main = tree.head[verb]
        first = tree.sentences[tree.sentence[i]][0]
        if tree.dep[verb] != "advcl" or main < i or i - first > OPENING:
            return False
        names = [self.scene.name_at.get(h) for h in subjects(tree, main) if h > i]
        return any(n is not None and n.label == "PERSON" for n in names)

    def later_subject(self, i: int) -> tuple[int, ...]:
        """Return whom a pronoun before its noun means, "In his visit, X said": the subject over it."""
        tree = self.scene.tree
        want = self.wanted(tree.lower[i])
        verb = own_clause(tree, i)
        opens = self.before_subject(i)
        for _ in range(CLAUSES):
            if verb is None or want is None:
                break
            for head in subjects(tree, verb):
                if head > i and self.quoted[i] == self.quoted[head] and (opens or tree.dep[i] == "poss"):
                    return self._agreeing([head], want)
            verb = own_clause(tree, verb)
        return ()


def own_clause(tree: Tree, i: int) -> int | None:
    """Return the nearest verb over token ``i``, or ``None`` (also where it is :data:`DEEP` steps up)."""
    for _ in range(DEEP):
        if tree.head[i] == i:
            return None
        i = tree.head[i]
        if tree.pos[i] in ("VERB", "AUX"):
            return i
    return None


def quotation(tree: Tree) -> bytearray:
    """Return for each token whether it stands inside quotation marks; a paragraph's end closes any."""
    out = bytearray(len(tree))
    inside, paragraph = False, -1
    for i, word in enumerate(tree.text):
        if tree.paragraph[i] != paragraph:
            inside, paragraph = False, tree.paragraph[i]
        if word == '"':
            inside = not inside
        elif word in QUOTES:
            inside = QUOTES[word] > 0
        out[i] = inside
    return out
