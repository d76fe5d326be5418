"""The slots of a predicate: subject, object, particle, prepositions, and who fills them.

What the frames of the codebook call "subject", "object", "on", "light", "inner" ... is found here, whatever the
surface: passive, relative clause, control, light verb. All indices are token indices, in text order.
"""

from __future__ import annotations

from ...codebook.events import SAME, EventBook, Frame
from ..language import grammar
from .phrases import NOMINAL, VERBAL, Phrases

PREPOSITIONAL = ("prep", "prt", "advmod", "agent", "dative")
# other relations of a word that belongs to a phrase of the codebook: "set *free*", "take *hostage*", "say *no* to"
JOINED = ("dobj", "oprd", "acomp", "amod", "attr", "advcl", "xcomp", "intj", "det")

DATELINE = 8  # tokens that a dateline may take before its dash: "KOLKATA, India -"
DASHES = ("-", "–", "—", "--")


class Slots:
    """The slots of every predicate of one text."""

    def __init__(self, phrases: Phrases, book: EventBook) -> None:
        self.phrases = phrases
        self.tree = phrases.tree
        self.book = book
        self._objects: dict[tuple[int, str | None], list[int]] = {}

    def extra(self, i: int, word: str) -> int | None:
        """Return the particle or preposition ``word`` on predicate ``i``, or ``None``."""
        tree = self.tree
        for c in tree.children[i]:
            if tree.lower[c] == word and c > i:
                if tree.dep[c] == "prep" and any(tree.dep[o] == "dobj" and o < c for o in tree.children[i]):
                    return None  # "called the king *on* Monday" is not "call on"
                if tree.dep[c] == "prep" and any(tree.dep[p] == "prt" and p < c for p in tree.children[i]):
                    return None  # "turned up *in* Canada" is not "turn in"
                if tree.dep[c] in PREPOSITIONAL:
                    return c
                if tree.dep[c] in JOINED and not tree.kids(c, "poss") and not grammar.is_negated(tree, c):
                    return c  # "found *not* guilty" is not to be found guilty
        return next((m for c in self._marked(i, word) for m in tree.kids(c, "mark")), None)

    def _marked(self, i: int, word: str) -> list[int]:
        """Return the clauses under ``i`` that the preposition ``word`` brings ("called *for* him to resign")."""
        tree = self.tree
        under = tree.kids(i, "advcl", "xcomp", "ccomp", "acl", "relcl")
        return [c for c in under if tree.tag[c] == "VB" and any(tree.lower[m] == word for m in tree.kids(c, "mark"))]

    def asked(self, i: int, objects: list[int]) -> list[int]:
        """Return the clauses under ``i`` or its objects for others to do: "calls *for Iran to free* them"."""
        return [c for j in (i, *objects) for c in self._marked(j, "for") if self.tree.kids(c, "nsubj", "nsubjpass")]

    def objects(self, i: int, extra: str | None = None) -> list[int]:
        """Return what predicate ``i`` is done to: its objects, what its preposition ``extra`` governs, its "of"."""
        if (i, extra) not in self._objects:
            self._objects[i, extra] = self._done_to(i, extra)
        return self._objects[i, extra]

    def _done_to(self, i: int, extra: str | None) -> list[int]:
        if self.tree.pos[i] in VERBAL:
            found = self._direct(i)
            if extra is not None:
                found = [*found, *(h for h in self._carried(i, extra) if h not in found)]
            return found
        return self.phrases.governed(i, (extra,) if extra else ("of", "for", "on", "to"))

    def _direct(self, i: int) -> list[int]:
        if self.tree.pos[i] not in VERBAL:
            return []
        if self.misread(i) is not None:
            return [self.tree.head[i]]
        return self.phrases.given(i) or grammar.logical_objects(self.tree, i) or self._raised(i)

    def _raised(self, i: int) -> list[int]:
        """Return who is to do the bare clause under ``i``: "helped *them* rebuild", "let *convoys* in"."""
        tree = self.tree
        bare = [c for c in tree.kids(i, "ccomp") if tree.tag[c] in ("VB", "VBP") and not tree.kids(c, "mark")]
        return [s for c in bare for s in tree.kids(c, "nsubj")]

    def _carried(self, i: int, extra: str) -> list[int]:
        """Return what ``extra`` governs, or what the prepositions beside it do ("take *part* in talks")."""
        around, governed = self.phrases.obliques(i), self.phrases.governed
        if extra in around:
            return around[extra]
        x = self.extra(i, extra)
        if x is None:
            return []
        if self.tree.dep[x] not in ("dobj", "intj"):
            return governed(i, (f"{extra} of", f"{extra} from", "of", "from")) or governed(x, ("of", "from"))
        return [h for a in (around, self.phrases.obliques(x)) for heads in a.values() for h in heads]

    # ------------------------------------------------------------ slots
    def first(
        self, i: int, slots: tuple[str, ...], objects: list[int], *, barred: list[int] | None = None
    ) -> list[int]:
        """Return who stands in the first of ``slots`` that holds a party which is not ``barred``, else any thing."""
        things: list[int] = []
        for slot in slots:
            found = [h for h in self.slot(i, slot, objects) if h not in (barred or ())]
            if any(self.phrases.actors.at(h) or self.phrases.is_party(h) for h in found):
                return found
            things = things or found
        return things

    def slot(self, i: int, slot: str, objects: list[int]) -> list[int]:
        """Return who fills ``slot`` of predicate ``i``; a name that is none of the known slots is a preposition."""
        phrases, tree = self.phrases, self.tree
        if slot == "subject":
            return phrases.parties(self.subjects(i), doing=True)
        if slot == "object":
            return phrases.parties(self._direct(i) or objects)
        if slot == "told":
            return phrases.parties(s for c in tree.kids(i, "ccomp") for s in grammar.subjects(tree, c))
        if slot == "object.party":
            return [p for o in objects for p in ([o] if phrases.is_party(o) else self._whose(o))]
        if slot == "light":
            return self._light(i)
        if slot == "object.modifier":
            return [m for o in objects for m in phrases.modifiers(o)]
        if slot == "copula":
            over = tree.head[i]
            return phrases.parties(self.subjects(over)) if tree.dep[i] == "attr" else []
        if slot == "poss":
            return tree.kids(i, "poss")
        if slot == "modifier":
            return phrases.makers_before(i)
        if slot == "pair":
            pair = phrases.modifiers(i)
            return pair if len(pair) > 1 else []
        if slot == "speaker":
            over = tree.head[i]
            told = tree.dep[i] == "ccomp" and tree.lemma[over] in self.book.clause["speech"]
            return phrases.parties(self.subjects(over)) if told else []
        if slot == "above":
            over = tree.head[i]
            if tree.lemma[over] == "be" and tree.dep[over] == "ccomp":
                over = tree.head[over]
            return phrases.parties(self.subjects(over)) if tree.pos[over] == "VERB" else []
        if slot == "inner":
            return self._deepest(i)
        held = phrases.governed(i, (slot,))
        if not held:
            held = [h for c in tree.kids(i, "advmod", "prt") for h in phrases.governed(c, (slot,))]  # "back *to* them"
        if not held:
            inside = (phrases.governed(phrases.through(o), (slot,)) or phrases.governed(o, (slot,)) for o in objects)
            held = [h for heads in inside for h in heads]
        return phrases.parties(held)

    def _whose(self, o: int) -> list[int]:
        """Return whose a thing is; of an attack or a death, who did it and not who suffered it."""
        if self.tree.lemma[self.phrases.through(o)] in self.book.classes["sufferings"]:
            return self.phrases.makers(o)
        return self.phrases.owners(o, places=False)

    def behind_object(self, i: int, frame: Frame, objects: list[int]) -> list[int]:
        """Return whose thing it is that a passive without an agent tells of ("*Israeli* raids were carried out")."""
        if frame.kind != "verb" or "subject" not in frame.actor or not grammar.is_passive(self.tree, i):
            return []
        things = [o for o in objects if frame.object and not self.phrases.is_party(o)]
        return [m for o in things if self.tree.lemma[o] in self.book.classes["deeds"] for m in self.phrases.makers(o)]

    def unhurt(self, objects: list[int], recipients: list[int]) -> list[int]:
        """Return ``recipients`` without who suffered what is talked about ("condemned the killing of a *judge*")."""
        hurt = [o for o in objects if self.tree.lemma[self.phrases.through(o)] in self.book.classes["sufferings"]]
        victims = {h for o in hurt for held in self.phrases.obliques(o).values() for h in held}
        doers = {m for o in hurt for m in self.phrases.makers(o)}
        return [r for r in recipients if r in doers or r not in victims]

    def subjects(self, i: int) -> list[int]:
        """Return who does what predicate ``i`` says, "there" and "it" of the weather left out."""
        tree = self.tree
        if tree.pos[i] == "ADJ" and not tree.kids(i, "nsubj"):
            over = tree.head[i]
            held = grammar.logical_objects(tree, over) if tree.dep[i] == "oprd" else []
            return held or grammar.subjects(tree, over)
        if (misread := self.misread(i)) is not None:
            return [misread]
        if (accused := self._accused(i)) is not None:
            return [accused]
        out: list[int] = []
        named = [c for c in tree.kids(i, "advmod", "npadvmod", "dep", "nmod") if c < i and c in self.phrases.named]
        told = self._deciders(i) or self._struck(i, self._undated(grammar.logical_subjects(tree, i)))
        for s in told or named or self._left_over(i):
            if tree.dep[s] != "expl":
                out.extend(c for c in self._behind(s) if c not in out)
        return out

    def _struck(self, i: int, heads: list[int]) -> list[int]:
        """Return the attack that a relative clause is about, for the place it hangs on ("raids in *Oman that*")."""
        tree, attacks = self.tree, self.book.classes["attacks"]
        if tree.dep[i] != "relcl" or not heads:
            return heads
        someone = any(tree.lower[c] == "who" for c in tree.kids(i, "nsubj"))
        harming = tree.lemma[i] in self.book.classes["harm"] and not someone
        if not harming and not all(h in self.phrases.placed for h in heads):
            return heads
        for j in tree.above(heads[0]):
            if tree.pos[j] in VERBAL:
                break
            if tree.lemma[j] in attacks:
                return [j]
        return heads

    def _left_over(self, i: int) -> list[int]:
        """Return the subject of a finite verb that the parser only hung on a participle ("*men* fleeing shot him")."""
        tree = self.tree
        over = tree.head[i]
        loose = tree.dep[i] == "dep" and tree.tag[i] == "VBD" and tree.tag[over] == "VBG" and i > over
        return tree.kids(over, "nsubj") if loose and not tree.kids(over, "aux") else []

    def _accused(self, i: int) -> int | None:
        """Return who did gerund ``i`` where the parser hung it on them ("accused *Chad* of arming it", "for ...")."""
        tree = self.tree
        of, whom = tree.head[i], tree.head[tree.head[i]]
        if tree.dep[i] != "pcomp" or tree.dep[whom] != "dobj" or tree.lower[of] not in grammar.WORDS.object_control:
            return None
        charged = tree.lower[of] != "of" or tree.lemma[tree.head[whom]] in self.book.clause["charging"]
        return whom if charged and self.phrases.is_party(whom) else None

    def _deciders(self, i: int) -> list[int]:
        """Return whose decision infinitive ``i`` carries out, coordinated or not ("*Omani* plans to ... and go")."""
        tree = self.tree
        while tree.dep[i] == "conj" and tree.pos[tree.head[i]] in VERBAL:
            i = tree.head[i]
        noun = tree.head[i]
        asking = any(o.outcome("AID") == "REQUEST" for o in self.book.operators["noun"].get(tree.lemma[noun], ()))
        planned = tree.dep[i] == "acl" and tree.tag[i] == "VB" and not tree.kids(i, "nsubj", "nsubjpass", "auxpass")
        return self.phrases.makers(noun) if planned and not asking else []

    def _undated(self, heads: list[int]) -> list[int]:
        """Return ``heads`` without the place of a dateline that the parser coordinated with the subject."""
        if len(heads) < 2:
            return heads
        tree = self.tree
        start = tree.sentences[tree.sentence[heads[0]]].start
        dash = next((k for k in range(start, min(start + DATELINE, max(heads))) if tree.lower[k] in DASHES), None)
        return heads if dash is None else [h for h in heads if h > dash] or heads

    def misread(self, i: int) -> int | None:
        """Return the subject of a finite verb that the parser took for an adjective ("the bank *froze* payments")."""
        tree = self.tree
        if tree.tag[i] != "VBD" or tree.dep[i] != "amod" or i == 0 or tree.pos[i - 1] not in NOMINAL:
            return None
        return i - 1

    def _behind(self, s: int) -> list[int]:
        """Return who stands behind subject ``s``: the speaker for a pronoun, its maker for a document."""
        tree, phrases = self.tree, self.phrases
        if tree.pos[s] == "PRON":
            speaker = self._speaker(s)
            return [s] if speaker is None else [speaker]
        over = tree.head[s]
        if tree.dep[s] == "dobj" and tree.pos[over] in VERBAL and not phrases.is_party(s) and not phrases.owners(s):
            return self.subjects(over) or [s]  # "issued a report accusing the army"
        if tree.dep[s] == "pobj" and not phrases.is_party(s) and not phrases.owners(s):
            return self._above(s)
        return [s]

    def teller(self, i: int) -> list[int]:
        """Return who speaks in a participle that hangs on a thing ("*they* signed a letter after it, demanding")."""
        tree = self.tree
        noun = tree.head[i]
        if tree.dep[i] != "acl" or tree.tag[i] != "VBG" or tree.dep[noun] != "pobj":
            return []
        over = tree.head[tree.head[noun]]
        over = tree.head[over] if tree.pos[over] not in VERBAL and tree.dep[over] != "ROOT" else over
        found = self.phrases.parties(self.subjects(over)) if tree.pos[over] in VERBAL else []
        return [h for h in found if self.phrases.is_party(h)]

    def _above(self, s: int) -> list[int]:
        """Return whose thing ``s`` is a part of, where it has no owner ("*his* statement of claim accusing")."""
        tree = self.tree
        whole = tree.head[tree.head[s]]
        inside = tree.lower[tree.head[s]] == "of" and tree.pos[whole] in NOMINAL
        return (self.phrases.makers(whole) or tree.kids(whole, "poss") or [s]) if inside else [s]

    def _speaker(self, s: int) -> int | None:
        """Return who says that he, she, it or they do something, where the pronoun can mean the speaker."""
        tree = self.tree
        verb = tree.head[s]
        over = tree.head[verb]
        if tree.dep[s] != "nsubj" or tree.dep[verb] != "ccomp" or tree.lemma[over] not in self.book.clause["speech"]:
            return None
        told = grammar.surface_subject(tree, over)
        if told is None or tree.pos[told] not in NOMINAL or tree.lower[s] not in ("he", "she", "it", "they"):
            return None
        person = self.phrases.is_person(told)
        fits = person if tree.lower[s] in ("he", "she") else not person or tree.lower[s] == "they"
        return told if fits else None

    def _light(self, i: int) -> list[int]:
        """Return the subject of the light verb that noun ``i`` is the object of ("*Israel* launched an attack")."""
        tree = self.tree
        if tree.dep[i] not in ("dobj", "pobj"):
            return []
        over = tree.head[i] if tree.dep[i] == "dobj" else tree.head[tree.head[i]]
        extra = None if tree.dep[i] == "dobj" else tree.lower[tree.head[i]]
        operators = self.book.operators["verb"].get(self.phrases.verb(over), ())
        if extra in ("in", "of", "for") and tree.lemma[over] in self.book.clause["involved"]:
            return self._involved(over)
        taken = (extra,) if extra == "for" else (None, extra)  # "called *for* an attack" is not to make one
        if tree.pos[over] in VERBAL and any(
            o.outcome("ASSAULT") == SAME and o.extra in taken and "subject" in o.actor for o in operators
        ):
            return self.phrases.parties(self.subjects(over))
        return []

    def _involved(self, i: int) -> list[int]:
        """Return whose part in something noun ``i`` tells ("*Moscow* denied any involvement in the attack")."""
        tree = self.tree
        owners = tree.kids(i, "poss") or self.phrases.makers(i)
        verb = tree.head[i] if tree.dep[i] == "dobj" else tree.head[tree.head[i]] if tree.dep[i] == "pobj" else i
        if owners or tree.pos[verb] not in VERBAL:
            return owners
        accused = tree.kids(verb, "dobj") if tree.dep[i] == "pobj" else []  # "accused *them* of involvement in it"
        return self.phrases.parties(accused or self.subjects(verb))

    def _deepest(self, i: int) -> list[int]:
        """Return the parties that the clauses under ``i`` are about, a purpose ("to help *refugees*") among them."""
        aims = [c for c in self.tree.kids(i, "advcl") if self.tree.tag[c] == "VB" and c > i]
        aims.extend(c for o in self.objects(i) for c in self.tree.kids(o, "acl", "relcl") if self.tree.tag[c] == "VB")
        for c in (*self.clauses(i), *aims):
            found = self.phrases.parties(grammar.logical_objects(self.tree, c))
            if found:
                return found
        return []

    def clauses(self, i: int) -> list[int]:
        """Return the clauses that ``i`` governs; one under "after" or "without" is none of them."""
        tree, governing = self.tree, self.book.clause["governing"]
        under = grammar.complements(tree, i)
        held = [c for c in under if tree.dep[c] != "pcomp" or tree.lower[tree.head[c]] in governing]
        held.extend(c for c in self._marked(i, "for") if c not in held)
        particle = tree.kid(i, "prt")  # "ruled out *sending* troops"
        return held + [c for c in tree.kids(i, "advcl") if particle is not None and tree.left[c] == particle + 1]
