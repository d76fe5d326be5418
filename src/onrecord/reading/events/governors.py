"""What governs what: the signatures of words over their complements, and what kind of clause a complement is."""

from __future__ import annotations

from ...codebook.factuality import FactualityWords, Signature, factuality_words
from ..language import Tree, grammar

VERBAL = ("VERB", "AUX")
INQUIRIES = frozenset({"WRB", "WP", "WP$", "WDT"})


class Governors:
    """The governing words of one text, looked up in the codebook."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.words: FactualityWords = factuality_words()

    def signature(self, i: int, complement: int) -> Signature | None:
        """Return what word ``i`` does to its complement, ``None`` where the codebook does not say."""
        tree, words = self.tree, self.words
        lemma, pos = tree.lemma[i], tree.pos[i]
        if pos in ("NOUN", "PROPN"):
            return words.nouns.get(lemma)
        if pos in ("ADJ", "ADV"):
            return words.adjectives.get(lemma)
        if pos not in VERBAL:
            return None
        if lemma == "be":
            return self._copular(i)
        particle = grammar.particle(tree, i)
        if particle and f"{lemma}_{particle}" in words.verbs:
            return words.verbs[f"{lemma}_{particle}"]
        kind = self.kind(complement)
        for key in (f"{tree.lower[i]}+{kind}", f"{lemma}+{kind}", lemma):
            if key in words.verbs:
                return words.verbs[key]
        return None

    def _copular(self, i: int) -> Signature | None:
        """The predicate decides under "be": "is likely to", "the plan is to"."""
        tree, words = self.tree, self.words
        governor = self.governor(i)
        if governor != i:
            table = words.adjectives if tree.pos[governor] == "ADJ" else words.nouns
            return table[tree.lemma[governor]]
        subject = tree.kid(i, "nsubj")
        return words.nouns.get(tree.lemma[subject]) if subject is not None else None

    def governor(self, i: int) -> int:
        """Return the predicate under "be" that governs a complement ("there is no *sign* that"), else ``i``."""
        tree, words = self.tree, self.words
        if tree.lemma[i] == "be":
            for c in tree.kids(i, "acomp", "attr"):
                table = words.adjectives if tree.pos[c] == "ADJ" else words.nouns
                if tree.lemma[c] in table:
                    return c
        return i

    def predicate(self, verb: int) -> Signature | None:
        """Return what a predicate makes of its subject: "is unlikely", "seems possible", "appears"."""
        tree, words = self.tree, self.words
        for c in tree.kids(verb, "acomp", "oprd", "attr"):
            if tree.pos[c] == "ADJ" and tree.lemma[c] in words.adjectives:
                return words.adjectives[tree.lemma[c]]
        return None

    def kind(self, i: int) -> str:
        """Return what kind of complement ``i`` heads: "noun", "ing", "to" or "that", as the codebook's keys say.

        A participle alone ("had it taken") counts as a noun.
        """
        tree = self.tree
        if tree.pos[i] not in VERBAL:
            return "noun"
        if self.is_infinitive(i):
            return "ing" if tree.tag[i] == "VBG" else "to"
        return "that" if tree.tag[i] != "VBN" or tree.kids(i, "aux", "auxpass") else "noun"

    def core(self, i: int) -> int:
        """Return the word that tells the event: under a verb of seeming what it is like ("sounded like gunfire")."""
        tree = self.tree
        verb = self.words.verbs.get(tree.lemma[i]) if tree.pos[i] in VERBAL else None
        if verb is None or verb.name != "believing":
            return i
        for p in tree.kids(i, "prep"):
            if tree.lower[p] in self.words.likeness:
                return next(iter(tree.kids(p, "pobj", "pcomp")), i)
        return i

    def is_complement(self, i: int) -> bool:
        """Tell whether clause ``i`` says what the word it hangs on is about: "a plan to", "the claim that"."""
        tree = self.tree
        return tree.kid(i, "mark") is not None or (tree.tag[i] != "VBG" and self.is_infinitive(i))

    def is_infinitive(self, i: int) -> bool:
        """Tell whether verb ``i`` is an infinitive, passive ones too, or a gerund without an auxiliary."""
        tree = self.tree
        if tree.tag[i] == "VBG":
            return not tree.kids(i, "aux")
        aux = tree.kids(i, "aux")
        return any(tree.tag[c] == "TO" for c in aux) or (tree.tag[i] == "VB" and not aux)

    def is_inquiry(self, i: int) -> bool:
        """Tell whether a clause asks who, why or how, and so takes for granted that it happened."""
        tree = self.tree
        return any(tree.tag[c] in INQUIRIES and c < i for c in tree.children[i])

    def is_inverted(self, i: int) -> bool:
        """Tell whether a question asks if, not who or why: an auxiliary before its subject, no question word."""
        tree = self.tree
        subject = tree.kid(i, "nsubj", "nsubjpass", "expl")
        if subject is None or self.is_inquiry(i):
            return False
        return any(c < subject for c in tree.kids(i, "aux", "auxpass")) or (tree.lemma[i] == "be" and i < subject)

    def is_quoting(self, i: int, head: int) -> bool:
        """Tell whether ``i`` is a "she said" that the parser hung inside what was said."""
        tree = self.tree
        verb = self.words.verbs.get(tree.lemma[i])
        bare = not tree.kids(i, "ccomp", "dobj", "mark", "xcomp")
        return bare and verb is not None and verb.name == "reporting" and bool(tree.kids(i, "nsubj")) and i > head

    def is_definite(self, i: int) -> bool:
        """Tell whether noun ``i`` has a definite determiner or an owner."""
        tree = self.tree
        return any(tree.lower[c] in grammar.WORDS.definite or tree.dep[c] == "poss" for c in tree.children[i])
