"""Pronouns to actors, conservatively: the subjects over a pronoun first, then the latest mention that agrees.

After Hobbs (1978), "Resolving pronoun references", in its order of search, with agreement in number, gender and
kind; a pronoun whose nearest subject is a thing stays unresolved.
"""

from __future__ import annotations

from ..language import Tree
from ..language.grammar import antecedent, subjects
from .describe import PLURAL_TAGS
from .profile import Seen
from .scene import Scene
from .table import Table

OPENING = 3  # tokens into a sentence that its first clause's subject stands at most
REACH = 3  # sentences back
NEAR = 12  # tokens before "it" in which the thing it means is looked for
WIDE = 100  # tokens of a sentence looked through; longer ones are no sentences
LONG = 10  # sentences that one quotation may go on for
CLAUSES = 8  # clauses up from a pronoun whose subjects it may mean
QUOTED = 300  # tokens of a quotation on either side of "I" in which its ends are looked for
SPOKE = 2  # sentences back to who speaks on in a quotation
DEEP = 20  # steps up from a word to its clause
THINGS = {"it": "NN", "they": "NNS"}  # the tag of a thing, or of things, that a pronoun may mean
BOUND = ("dobj", "dative", "pobj")  # where a pronoun cannot mean the subject of its own clause
SUBJECT = ("nsubj", "nsubjpass")
TRAILING = frozenset({",", "”", '"', "''", "’", "'"})  # what stands before "he said" after what he said
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
        if want in ("m", "f") and (again := self._speaks_again(i, want)):
            return again
        apart = self._apart(i) | self._speakers(i)
        climbed = self._climb(i, want, apart)
        if climbed is not None:
            return climbed
        if want == "they" and (together := self._together(i)):
            return together
        return self._latest(i, want, apart) or self._last_speaker(i, want)

    def _speaks_again(self, i: int, want: str) -> tuple[int, ...]:
        """Return whom ", he said" at a sentence's end means: the last to speak in the sentences before, who agrees."""
        tree = self.scene.tree
        if i == 0 or tree.text[i - 1] not in TRAILING or not self._speaks(i):
            return ()
        here = tree.sentence[i]
        for seen in self.table.recent():
            back = here - tree.sentence[seen.head]
            if back > REACH:
                break
            if back > 0 and self._speaks(seen.head):
                return (seen.actor,) if self.agrees(seen.actor, want) else ()
        return ()

    def _together(self, i: int) -> tuple[int, ...]:
        """Return the persons that the sentence before joins as its subject ("Ann and Li left. They ..."), or ``()``."""
        tree = self.scene.tree
        here = tree.sentence[i]
        if here == 0 or self.quoted[i] or tree.dep[i] not in (*SUBJECT, "poss"):
            return ()
        start, end = tree.sentences[here - 1]
        root = next((k for k in range(start, min(end, start + WIDE)) if tree.head[k] == k), start)
        numbers = [n for h in subjects(tree, root) for n in self.table.out.by_head.get(h, ())]
        numbers = list(dict.fromkeys(numbers))
        people = all(self.table.actor(n).kind in ("person", "unnamed") for n in numbers)
        return tuple(numbers) if len(numbers) > 1 and people else ()

    def _last_speaker(self, i: int, want: str) -> tuple[int, ...]:
        """Return whom "he said" means after a long quotation: the last to speak, who agrees."""
        if want not in ("m", "f") or not self._speaks(i):
            return ()
        here = self.scene.tree.sentence[i]
        for seen in self.table.recent():
            if here - self.scene.tree.sentence[seen.head] > LONG:
                break
            if self._speaks(seen.head):
                return (seen.actor,) if self.agrees(seen.actor, want) else ()
        return ()

    def _apart(self, i: int) -> frozenset[int]:
        """Return whom an object cannot mean: the subjects of its clause, also where these are left out."""
        tree = self.scene.tree
        verb = own_clause(tree, i) if tree.dep[i] in ("dobj", "dative") else None
        if verb is None or tree.lower[i] in self.scene.words.reflexive:
            return frozenset()
        return frozenset(n for h in subjects(tree, verb) for n in self.table.out.by_head.get(h, ()))

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
        if tree.dep[i] == "nsubjpass" and tree.lemma[verb] not in self.scene.words.addressing:
            return tree.kid(verb, "ccomp") is not None  # "it is believed that"
        if tree.dep[i] not in ("nsubj", "nsubjpass") or tree.lemma[verb] not in self.scene.words.empty:
            return False
        return tree.kid(verb, "ccomp", "xcomp", "csubj", "advmod") is not None

    def _climb(self, i: int, want: str, apart: frozenset[int]) -> tuple[int, ...] | None:
        """Return whom the subjects of the clauses over ``i`` mean; ``()`` stops the search, ``None`` goes on."""
        tree = self.scene.tree
        verb = own_clause(tree, i)
        skip = tree.dep[i] in BOUND and tree.lower[i] not in self.scene.words.reflexive
        for _ in range(CLAUSES):
            if verb is None:
                break
            heads = [h for h in subjects(tree, verb) if h != i]
            skip &= not (want == "they" and tree.dep[i] == "pobj" and len(heads) > 1)  # "A and B share it between them"
            told = [] if skip or tree.dep[i] not in BOUND else [h for h in tree.kids(verb, "dobj", "dative") if h < i]
            found = self._agreeing(told, want) if want != "it" else ()
            if found and not apart.intersection(found) and self._may(i, told[0]):
                return found  # "the guide told the visitors that the house was built for them"
            if heads and not skip and self._may(i, heads[0]):
                found = self._agreeing(heads, want)
                if found and not apart.intersection(found):
                    vague = want == "it" and tree.dep[i] == "pobj" and self._thing_between(heads[0], i)
                    return () if vague else found
                owned = want == "they" and tree.dep[i] == "poss"
                says = want == "they" and tree.lemma[verb] in self.scene.speaking  # "letters warning that they ..."
                if want in THINGS and not owned and not says and self._thing(heads[0], THINGS[want]):
                    return ()
            skip = False
            verb = own_clause(tree, verb)
        return None

    def _may(self, i: int, head: int) -> bool:
        """Tell whether the pronoun at ``i`` may mean a subject: one before it, and not the speaker of its quotation."""
        within = self.quoted[self.scene.tree.head[head]]  # She said Hall “has failed to keep his word”
        return head < i and self.quoted[i] in (self.quoted[head], within)

    def _thing(self, head: int, tag: str) -> bool:
        """Tell whether a phrase is a thing, or with the tag of plurals things: a noun that names no actor."""
        tree = self.scene.tree
        return tree.pos[head] == "NOUN" and not self.table.out.by_head.get(head) and tree.tag[head] == tag

    def _thing_between(self, start: int, end: int) -> bool:
        """Tell whether "the" or "a" thing is named between two tokens, near the second."""
        tree = self.scene.tree
        near = range(max(start + 1, end - NEAR), end)
        return any(self._thing(k, THINGS["it"]) and tree.kid(k, "det") is not None for k in near)

    def _agreeing(self, heads: list[int], want: str) -> tuple[int, ...]:
        numbers = [n for h in heads for n in self.table.out.by_head.get(h, ())]
        numbers = list(dict.fromkeys(numbers))
        if want == "they" and len(numbers) > 1:
            return tuple(numbers)
        country = want == "they"  # "Peru reported their first case"
        good = [n for n in numbers if self.agrees(n, want) or (country and self.table.actor(n).kind == "country")]
        return tuple(good[:1])

    def agrees(self, number: int, want: str) -> bool:
        """Tell whether actor ``number`` agrees with a pronoun in kind, number and gender."""
        actor, profile = self.table.actor(number), self.table.profiles[number]
        if want in ("m", "f"):
            return actor.kind in ("person", "unnamed") and not profile.plural and profile.gender in (None, want)
        if want == "it":
            return actor.kind in ("country", "organization")
        return actor.kind in ("group", "organization") or profile.plural

    def _latest(self, i: int, want: str, apart: frozenset[int]) -> tuple[int, ...]:
        """Return the mention before ``i`` that agrees: of the nearest sentence, subjects first."""
        tree = self.scene.tree
        here = tree.sentence[i]
        if want == "they" and self._things_before(i):
            return ()
        best: tuple[tuple[bool, int, int, int], int] | None = None
        for rank, seen in enumerate(self.table.recent()):
            back = here - tree.sentence[seen.head]
            if back > REACH:
                break
            if back < 0 or seen.actor in apart or not self.agrees(seen.actor, want) or not self._reachable(i, seen):
                continue
            placed = tree.dep[i] in ("nsubj", "nsubjpass", "poss")
            if want == "it" and (back > 1 or not seen.subject or self.quoted[i] or not placed):
                continue
            body = self.table.actor(seen.actor).kind == "organization" and tree.tag[seen.head] not in PLURAL_TAGS
            if want == "they" and body:
                continue  # but a party's members may be "they" ("Democrats")
            told = bool(self.quoted[seen.head]) and not self.quoted[i]  # whom a quotation is about, not who said it
            if told and want == "they":
                continue
            key = (told, back, self._weight(seen, back), rank)
            if best is None or key < best[0]:
                best = (key, seen.actor)
        return () if best is None else (best[1],)

    def _speakers(self, i: int) -> frozenset[int]:
        """Return who says the quotation that a pronoun stands in: nobody means himself by "he"."""
        if not self.quoted[i]:
            return frozenset()
        tree = self.scene.tree
        here = tree.sentence[i]
        start, end = tree.sentences[here]
        own = next((k for k in range(max(start, i - WIDE), min(end, i + WIDE)) if self._speaks(k)), None)
        if own is not None and own in self.table.out.by_head:
            return frozenset(self.table.out.by_head[own])
        last = next(
            (s for s in self.table.recent() if here - tree.sentence[s.head] <= 2 and self._speaks(s.head)), None
        )
        if last is None:
            return frozenset()
        again = own is None or tree.pos[own] == "PRON" or tree.lower[own] in self.table.actor(last.actor).name.lower()
        return frozenset({last.actor} if again else ())

    def last_to_speak(self, i: int) -> int | None:
        """Return the one person who spoke last in the sentences just before the quotation at ``i``."""
        here = self.scene.tree.sentence[i]
        for seen in self.table.recent():
            if here - self.scene.tree.sentence[seen.head] > SPOKE:
                break
            if self._speaks(seen.head):
                return seen.actor if self.table.actor(seen.actor).kind in ("person", "unnamed") else None
        return None

    def quoted_speaker(self, i: int) -> int | None:
        """Return the one person whose speech the quotation around ``i`` is, as the sentences of its ends tell."""
        tree = self.scene.tree
        start, end = i, i
        while start > max(0, i - QUOTED) and self.quoted[start - 1]:
            start -= 1
        while end < min(len(tree) - 1, i + QUOTED) and self.quoted[end + 1]:
            end += 1
        after = range(end + 1, min(tree.sentences[tree.sentence[min(end + 1, len(tree) - 1)]].end, end + WIDE))
        before = range(start - 1, max(tree.sentences[tree.sentence[start]].start - 1, start - WIDE), -1)
        head = next((k for side in (after, before) for k in side if self._speaks(k)), None)
        numbers = () if head is None else self.table.out.by_head.get(head, ())
        single = len(numbers) == 1 and self.table.actor(self.table.root(numbers[0])).kind in ("person", "unnamed")
        return numbers[0] if single else None

    def _speaks(self, head: int) -> bool:
        """Tell whether a phrase outside quotations is the subject of a verb of speech."""
        tree = self.scene.tree
        subject = tree.dep[head] == "nsubj" and not self.quoted[head]
        return subject and tree.lemma[tree.head[head]] in self.scene.speaking

    def _weight(self, seen: Seen, back: int) -> int:
        """Return how far a mention stands behind others of its sentence: its subject first, then those of clauses."""
        tree = self.scene.tree
        if seen.subject:
            aside = tree.dep[tree.head[seen.head]] in ("relcl", "acl", "advcl")
            return 1 if back and aside else 0
        return 3 if back and self._owned(seen.actor) else 2

    def _owned(self, number: int) -> bool:
        """Tell whether an actor is only somebody's ("his agent"), of whom a text seldom goes on to speak."""
        return self.table.actor(number).kind == "unnamed" and self.table.profiles[number].owner is not None

    def _things_before(self, i: int) -> bool:
        """Tell whether the sentence before has things for its subject ("The chickens were culled. They ...")."""
        tree = self.scene.tree
        here = tree.sentence[i]
        if here == 0 or tree.dep[i] not in SUBJECT:
            return False
        start, end = tree.sentences[here - 1]
        root = next((k for k in range(start, min(end, start + WIDE)) if tree.head[k] == k), start)
        return any(self._thing(h, THINGS["they"]) for h in tree.kids(root, *SUBJECT))

    def _reachable(self, i: int, seen: Seen) -> bool:
        tree = self.scene.tree
        if tree.sentence[seen.head] != tree.sentence[i]:
            return True
        if self.quoted[i] != self.quoted[seen.head]:
            return False
        if tree.lower[i] in self.scene.words.reflexive or tree.dep[i] == "poss":
            return True
        if tree.dep[i] in SUBJECT and seen.head < i and tree.dep[seen.head] == "pobj":
            return True  # "As for Smith, he ..."
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
