"""What each clause and event noun of a text is worth, from 1 (certain) over 0 to -1 (certainly not).

Worked out by walking from the root of a sentence (or from the cue of the statement whose holder is asked for)
down to the event's word. Each step takes what the governing word makes of its complement
(:class:`~onrecord.codebook.factuality.Signature`: factive, implicative, failing, wanting ...), then what the
clause's own modifiers make of it (modals, negation, adverbs, conjunctions). After Nairn, Condoravdi and Karttunen
(2006) and Lotan, Stern and Dagan (2013).
"""

from __future__ import annotations

from ..language import Tree, grammar
from .governors import VERBAL, Governors

COMPLEMENTS = ("ccomp", "xcomp", "acl", "csubj", "csubjpass", "advcl")
OBJECTS = ("dobj", "nsubjpass", "dative", "obj")
PREDICATES = ("attr", "acomp", "oprd", "aux", "auxpass", "prt", "neg")
# Classes of nouns that make of a noun before them what they make of a complement: "a takeover plan".
PURPOSES = frozenset({"planning", "wanting", "fearing", "chance"})
# Classes of verbs whose participle after a noun makes it no more than a prospect: "talks planned for Sunday".
PROSPECTS = frozenset({"planning", "deciding", "believing", "wanting", "doubting"})


class Worth(Governors):
    """The worth of a text's clauses and event nouns, each worked out once."""

    def __init__(self, tree: Tree) -> None:
        super().__init__(tree)
        self._known: dict[tuple[int, int | None], float] = {}
        self._shared: dict[tuple[int, int | None], float] = {}  # the place that coordinated words stand in

    def of(self, i: int, *, below: int | None = None) -> float:
        """Return the worth of what token ``i`` tells; ``below``: to the holder whose cue is that token."""
        head, known = self.tree.head, self._known
        path = []
        while (i, below) not in known:
            path.append(i)
            if head[i] == i or head[i] == below:
                break
            i = head[i]
        for j in reversed(path):  # from the top down, so that nothing recurses deeply
            known[j, below] = self._modified(j, self._place(j, below))
        return known[path[0] if path else i, below]

    def _place(self, i: int, below: int | None) -> float:
        """Return the worth of the position that ``i`` stands in, before its own modifiers."""
        tree = self.tree
        dep, head = tree.dep[i], tree.head[i]
        if head == i:
            return self._root(i)
        if head == below:
            signature = self.signature(head, i)
            return 1.0 if signature is None else signature.holder
        if dep == "conj":
            return self._coordinated(i, head, below)
        if dep == "parataxis" or (dep == "ccomp" and self.is_quoting(i, head)):
            return 1.0
        if dep == "advcl":
            return self._adverbial(i, head, below)
        if dep == "relcl" or (dep == "acl" and not self.is_complement(i)):
            return self._relative(i, head, below)
        if dep == "pcomp":
            return self._governed(i, head, below)
        if dep in COMPLEMENTS:
            return self._complement(i, head, below)
        if dep in PREDICATES or (dep == "advmod" and tree.pos[head] in VERBAL):
            above = self.of(head, below=below)
            seeming = self.words.verbs.get(tree.lemma[head]) if dep in ("acomp", "oprd", "attr") else None
            return seeming.at(above) if seeming is not None and seeming.name == "believing" else above  # "seems eager"
        if tree.pos[i] in VERBAL:
            return self.words.clause["modifier"] if dep in ("amod", "compound", "nmod") else self.of(head, below=below)
        return self._nominal(i, head, below)

    def _root(self, i: int) -> float:
        tree, clause = self.tree, self.words.clause
        last = tree.sentences[tree.sentence[i]].end - 1
        if "?" in tree.text[max(last - 2, 0) : last + 1]:
            return clause["question" if self.is_inverted(i) else "stated_question"]
        if tree.tag[i] == "VB" and not any(tree.tag[c] == "MD" or tree.lemma[c] == "do" for c in tree.kids(i, "aux")):
            if tree.kids(i, "aux"):
                return clause["headline" if tree.kids(i, "nsubj", "nsubjpass") else "bare_infinitive"]
            if not tree.kids(i, "nsubj", "nsubjpass", "expl"):
                return clause["imperative"]
        return 1.0

    def _coordinated(self, i: int, head: int, below: int | None) -> float:
        """A coordinated clause shares its sibling's place, and its modals and negation where it has none."""
        tree = self.tree
        chained = tree.dep[head] == "conj" and head != below
        shared = self._shared.get((head, below)) if chained else None
        place = self._place(head, below) if shared is None else shared
        self._shared[i, below] = place
        shares = tree.pos[i] in VERBAL and tree.pos[head] in VERBAL and not tree.kids(i, "nsubj", "nsubjpass")
        if shares and not tree.kids(i, "aux", "neg"):
            worth = self.of(head, below=below)
            either = any(tree.lower[c] in ("or", "nor") for c in tree.kids(head, "cc"))
            if worth >= 0 or either or tree.tag[i] == tree.tag[head]:
                return worth
        return place

    def _adverbial(self, i: int, head: int, below: int | None) -> float:
        tree, words = self.tree, self.words
        for c in tree.kids(i, "mark", "advmod"):
            if tree.lower[c] in words.conjunction:
                return words.conjunction[tree.lower[c]]
        if tree.tag[i] == "VBG" or not self.is_infinitive(i):
            return self._unmarked(i)
        if tree.lemma[i] in words.outcomes and i > head:
            return min(self.of(head, below=below), words.clause["modifier"])
        signature = None if tree.kids(head, "dobj") else self.signature(head, i)
        if signature is not None and signature.name not in ("reporting", "factive", "implicative"):
            return signature.at(self.of(head, below=below))
        return words.clause["purpose"] * max(self.of(head, below=below), 0.0)

    def _unmarked(self, i: int) -> float:
        """A clause that hangs on another without a word of its own; inverted, it is a condition."""
        tree, clause = self.tree, self.words.clause
        subject = tree.kid(i, "nsubj", "nsubjpass", "expl")
        before = [] if subject is None else [c for c in tree.kids(i, "aux", "auxpass") if c < subject]
        if not before:
            return clause["modifier"]
        return clause["conditional" if tree.tag[before[0]] == "MD" else "counterfactual"]

    def _relative(self, i: int, head: int, below: int | None) -> float:
        """A clause on a noun is taken for granted, unless it is an infinitive that tells what the noun is for.

        A participle on a noun that nobody says exists ("saw no suit filed") shares its fate.
        """
        tree, clause = self.tree, self.words.clause
        if tree.dep[i] == "acl" and tree.tag[i] in ("VBN", "VBG") and not self.is_definite(head):
            above = self.of(head, below=below)
            return clause["modifier"] if above > 0 else above
        if tree.tag[i] == "VBG" or not self.is_infinitive(i):
            return clause["modifier"]
        if tree.head[head] == head and self.is_infinitive(i):
            return clause["headline"]
        if any(tree.lemma[c] in self.words.firsts or tree.tag[c] == "JJS" for c in tree.children[head]):
            return clause["modifier"]
        return clause["be_to" if tree.tag[i] == "VBN" else "relative_infinitive"]  # "jets to be delivered"

    def _complement(self, i: int, head: int, below: int | None) -> float:
        """A clause under a verb, noun or adjective."""
        tree, clause = self.tree, self.words.clause
        marks = {tree.lower[c] for c in tree.kids(i, "mark")}
        if marks & {"if", "whether"}:
            return clause["whether"]
        above = self.of(self.governor(head), below=below)
        finite = tree.dep[i] in ("ccomp", "acl") and self.kind(i) == "that"
        if not finite and tree.pos[head] in VERBAL and any(tree.lower[c] == "yet" for c in tree.kids(head, "advmod")):
            return clause["yet_to"]
        signature = self.signature(head, i)
        if signature is not None and (signature.finite or not finite):
            worth = signature.at(above)
            if finite and abs(worth) < clause["inquired"] and self.is_inquiry(i):
                return clause["inquired"]
            return worth
        if finite:
            return clause["finite"]
        if tree.dep[i] == "acl":
            return clause["relative_infinitive"]
        if tree.tag[i] == "VBG":
            return clause["gerund"] * above
        if tree.lemma[head] == "be" and tree.dep[i] == "xcomp":
            return clause["be_to"] * above
        return clause["infinitive"] * above

    def _governed(self, i: int, preposition: int, below: int | None) -> float:
        """What a preposition governs: by the preposition, else by the word that it hangs on."""
        tree, words = self.tree, self.words
        name, over = tree.lower[preposition], tree.head[preposition]
        nominal = tree.pos[i] not in VERBAL
        if over == preposition:
            return words.clause["nominal"]
        if over == below:
            return 1.0
        signature = self.signature(over, i)
        if signature is not None and name in signature.prepositions:
            return signature.at(self.of(over, below=below), nominal=nominal)
        joined = f"{tree.lower[over]} {name}" if tree.dep[over] in ("prep", "advmod", "cc") else name
        above = self.of(over, below=below)
        for key in (joined, name):
            if key in words.preposition:
                worth = words.preposition[key]
                return words.clause["without_denied"] if worth < 0 and above < 0 else worth
        if not nominal and tree.pos[over] in VERBAL:
            return above
        return self._mentioned(i, above)

    def _mentioned(self, i: int, above: float) -> float:
        """An event noun that nothing governs: there where it is definite, else only if its clause is."""
        clause = self.words.clause
        if above >= clause["nominal"]:
            return clause["nominal"]
        floor = clause["nominal" if self.is_definite(i) else "nominal_indefinite"]
        return floor + (clause["nominal"] - floor) * max(above, 0.0)

    def _nominal(self, i: int, head: int, below: int | None) -> float:
        """An event noun: as subject, as object of a verb, after a preposition, or before another noun."""
        tree = self.tree
        dep = tree.dep[i]
        if dep == "pobj":
            return self._governed(i, head, below)
        if dep in ("compound", "nmod"):
            signature = self.words.nouns.get(tree.lemma[head])
            if signature is not None and signature.name in PURPOSES:
                return signature.at(self.of(head, below=below))
            return self.of(head, below=below)
        if tree.pos[head] not in VERBAL:
            return self.words.clause["nominal"]
        above = self.of(head, below=below)
        if dep in OBJECTS:
            signature = self.signature(head, i)
            if signature is None or tree.kid(head, "xcomp", "ccomp") is not None:
                return self._mentioned(i, above)  # "the crew was warned that": no complement, a participant
            told = self.words.nouns.get(tree.lemma[i])
            if signature.name == "denying" and told is not None and told.name != "failing":
                return self.words.clause["nominal"]  # "rejected the claim": there is a claim
            return signature.at(above, nominal=True)
        if dep in ("nsubj", "csubj"):
            signature = self.predicate(head)
            if signature is not None and signature.raising:
                return signature.at(above)
            return self._mentioned(i, above)
        return self._mentioned(i, above)

    def _modified(self, i: int, worth: float) -> float:
        """Return ``worth`` after the clause's own modals, adverbs and negation."""
        tree, words = self.tree, self.words
        modal = None
        for c in tree.children[i]:
            word, dep = tree.lower[c], tree.dep[c]
            if dep == "aux":
                if tree.tag[c] == "MD" and word in words.modal:
                    modal = self._modal(i, word)
            elif dep in ("advmod", "neg") and word in words.adverb:
                worth *= words.adverb[word]
            elif dep == "amod" and word in words.adjective:
                worth *= words.adjective[word]
            elif dep == "det" and word in words.determiner:
                worth *= words.determiner[word]
            elif dep == "acl" and tree.tag[c] == "VBN":
                worth *= self._qualified(c)
            elif dep == "nsubj":
                worth *= self._quantified(c)
        sign = self.negation(i)
        if modal is not None:
            return worth * (sign * modal[0] if sign > 0 else modal[1])
        return worth * sign

    def _qualified(self, participle: int) -> float:
        """Return what a participle after a noun makes of it: "talks planned for Sunday"."""
        signature = self.words.verbs.get(self.tree.lemma[participle])
        return signature.held if signature is not None and signature.name in PROSPECTS else 1.0

    def _quantified(self, subject: int) -> float:
        """Return what "few" or "not all" before a subject makes of its clause."""
        tree, words = self.tree, self.words
        for c in tree.children[subject]:
            if c < subject and tree.lower[c] in words.quantifier and tree.dep[c] in ("amod", "det", "neg", "preconj"):
                return words.quantifier[tree.lower[c]]
        return 1.0

    def _modal(self, i: int, word: str) -> tuple[float, float]:
        """Return the worth of a clause with modal ``word``, as it stands and negated."""
        tree, words = self.tree, self.words
        if word in words.perfect and any(tree.lower[c] == "have" for c in tree.kids(i, "aux")):
            return words.perfect[word]
        if words.modal[word] == words.modal["would"] and tree.dep[i] == "ccomp" and tree.tag[tree.head[i]] == "VBD":
            return words.clause["future_in_past"], -words.clause["future_in_past"]
        return words.modal[word]

    def negation(self, i: int) -> float:
        """Return -1 where the clause or noun at ``i`` is negated, by itself or through its subject, else 1.

        A verb of state with a negated object ("sees no end") keeps part of its worth.
        """
        tree, words = self.tree, self.words
        if grammar.is_negated(tree, i) or self._no_longer(i):
            return -1.0
        negating = grammar.negating_argument(tree, i) if tree.pos[i] in VERBAL else None
        if negating is None:
            return 1.0
        stays = tree.dep[negating] == "dobj" and tree.lemma[i] in words.states
        return words.clause["negated_object"] if stays and tree.lower[negating] not in grammar.WORDS.nobody else -1.0

    def _no_longer(self, i: int) -> bool:
        tree = self.tree
        for c in tree.kids(i, "advmod"):
            if tree.lower[c] == "longer" and any(tree.lower[d] == "no" for d in tree.children[c]):
                return True
        return False
