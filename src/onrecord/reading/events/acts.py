"""Acts: what each predicate of a text codes as, before the events are drawn up.

A predicate is matched against the frames of the codebook, the most specific first. Operators ("refuse", "agree",
"launch") make an act of what they govern, and the clause's own future and negation change it once more, so that
"will not release" needs no entry of its own. After the verb patterns of PETRARCH-2 (Norris, Schrodt and Beieler 2017),
with typed conditions and composition in the place of listed phrases.
"""

from __future__ import annotations

from dataclasses import replace

from ...codebook.events import GROUP_OF, NOTHING, SAME, EventBook, Frame, Operator
from ..language import Tree, grammar
from .act import Act, in_clause
from .clause import is_future, is_stated, opines
from .phrases import NOMINAL, PLACES, VERBAL, Phrases
from .slots import Slots

GERUND = ("nsubj", "nsubjpass", "csubj", "dobj", "pobj")
PREDICATIVE = ("acomp", "ROOT", "conj", "oprd", "acl", "advcl", "ccomp", "attr")
LOOSE = 0.2  # the score of an act that no frame quite fits
ASKING = ("REQUEST", "THREATEN")
FREEING = "release"  # the mode of letting prisoners go
CHAIN = 12  # operators that may stand one above the other


def is_phrasal(tree: Tree, i: int) -> bool:
    """Tell whether verb ``i`` has a particle that makes another verb of it ("hand *out*" is not "hand")."""
    return any(tree.lower[p] != "back" for p in tree.kids(i, "prt"))


class Acts(Slots):
    """The acts of one text by predicate token, each worked out once."""

    def __init__(self, phrases: Phrases, book: EventBook) -> None:
        super().__init__(phrases, book)
        self._known: dict[int, Act | None] = {}
        self._depth = 0

    def at(self, i: int) -> Act | None:
        """Return the act of predicate ``i``, operators and clause included; ``None`` where it is none."""
        if i not in self._known:
            self._known[i] = None  # ends loops through malformed trees
            if self._depth < CHAIN:
                self._depth += 1
                act = self._predicate(i)
                self._depth -= 1
                self._known[i] = None if act is None else in_clause(self.tree, self.book, i, act)
        return self._known[i]

    def _predicate(self, i: int) -> Act | None:
        kind = self._kind(i)
        if kind is None:
            return None
        if kind == "verb" and (obliged := self._obliged(i)) is not None:
            return obliged
        names, frames, operators = self._names(i, kind), self.book.frames[kind], self.book.operators[kind]
        if not any(name in frames or name in operators for name in (*names, self.tree.lemma[i])):
            return None
        barred = self._barred(i, kind, names)
        frame = self._frame(i, kind, names, barred)
        operated, blocked = self._operated(i, kind)
        if operated is not None and operated.type in barred:
            return None
        if operated is not None and (frame is None or not self._settled(i, frame, operated)):
            return operated
        if frame is not None and not blocked:
            act = self._framed(i, frame)
            own = self._own_object(i, frame)
            return act if own is None else self._taken_over(act, own)
        alone = None if blocked else self._alone(i, kind)
        return None if alone is None or alone.type in barred else alone

    def _own_object(self, i: int, frame: Frame) -> Act | None:
        """Return what the object of ``i`` is by a user's own frame, where a shipped frame would take it in."""
        own, group = self.book.own, GROUP_OF[frame.type]
        if not own or frame.mode in own or not frame.object or self.tree.pos[i] not in VERBAL:
            return None
        acts = (self.at(self.phrases.through(o)) for o in self.objects(i, frame.extra) if self.tree.pos[o] in NOMINAL)
        return next((a for a in acts if a is not None and a.mode in own and GROUP_OF[a.type] == group), None)

    def _taken_over(self, act: Act, own: Act) -> Act:
        """Return a user's event told by a verb and its object: the user's kind, the roles of whichever tells them."""
        return replace(
            own,
            head=act.head,
            actors=act.actors or own.actors,
            recipients=own.recipients or act.recipients,
            words=(*act.words, *own.words),
            parts=(*act.parts, *own.parts),
        )

    def _settled(self, i: int, frame: Frame, operated: Act) -> bool:
        """Tell whether a frame is surer than an operator, which took the frame's own object for its event."""
        if frame.firm:
            return True
        if not (frame.object or frame.phrases):
            return False
        clauses = set(grammar.complements(self.tree, i))
        return not clauses.intersection(operated.parts)

    def _kind(self, i: int) -> str | None:
        pos = self.tree.pos[i]
        if pos in VERBAL:
            if self.tree.tag[i] == "VBG" and self.tree.dep[i] in GERUND and self.tree.kid(i, "dobj") is None:
                return "noun"
            return None if self.tree.dep[i] in ("amod", "compound") and self.misread(i) is None else "verb"
        if pos == "NOUN" or (pos == "PROPN" and i not in self.phrases.named and self.tree.text[i].islower()):
            return "noun"
        return "adjective" if pos == "ADJ" and self.tree.dep[i] in PREDICATIVE else None

    def _obliged(self, i: int) -> Act | None:
        """Return the REQUEST in "A said that B must ..."."""
        tree = self.tree
        over = tree.head[i]
        words = tuple(c for c in tree.kids(i, "aux") if tree.lower[c] in self.book.clause["obligation"])
        if not words or tree.dep[i] not in ("ccomp", "ROOT"):
            return None
        if tree.dep[i] == "ROOT":
            over = next(iter(tree.kids(i, "ccomp", "parataxis")), i)  # "B must stop, A said"
        if over == i or tree.lemma[over] not in self.book.clause["speech"]:
            return None
        actors, asked = self.phrases.parties(self.subjects(over)), self.phrases.parties(grammar.subjects(tree, i))
        if not actors or set(actors) & set(asked) or not any(map(self.phrases.is_official, asked)):
            return None
        if grammar.is_passive(tree, i):  # "B should be sacked": whoever sacks is asked, not B
            done_to = grammar.subjects(tree, i)
            asked = self.phrases.parties(grammar.agents(tree, i)) or [a for a in asked if a not in done_to]
        return Act("REQUEST", None, i, tuple(actors), tuple(asked), (i, *words), (i,), "obliged(REQUEST)", 0.6)

    # ------------------------------------------------------------ frames
    def _names(self, i: int, kind: str) -> list[str]:
        return self.phrases.names(i) if kind == "noun" else self.phrases.verb_names(i)

    def _barred(self, i: int, kind: str, names: list[str]) -> set[str]:
        """Return the types that the codebook says predicate ``i`` is never an event of, standing as it does."""
        table = self.book.barring[kind]
        return {f.type for name in names for f in table.get(name, ()) if self._fits(i, f)}

    def _frame(self, i: int, kind: str, names: list[str], barred: set[str]) -> Frame | None:
        table = self.book.frames[kind]
        for name in names:
            for frame in table.get(name, ()):
                if frame.type not in barred and self._fits(i, frame):
                    return frame
        return None

    def _fits(self, i: int, frame: Frame) -> bool:
        if frame.extra is None and is_phrasal(self.tree, i):
            return False
        if frame.extra is not None and self.extra(i, frame.extra) is None:
            return False
        if frame.reciprocal and frame.kind == "verb" and not frame.object and self._is_conferred(i):
            return False
        if frame.type == "AGREE" and frame.kind == "verb" and not frame.object and opines(self.tree, i, self.book):
            return False
        around = self.phrases.obliques(i)
        if any(p in around for p in frame.lacks):
            return False
        inside = [self.phrases.obliques(o) for o in self.objects(i, frame.extra)] if frame.phrases else []
        for preposition, words in frame.phrases.items():
            held = [h for a in (around, *inside) for h in a.get(preposition, ())]
            if not any(self.phrases.meets(h, words) for h in held):
                return False
        if frame.object or frame.without:
            objects = self.objects(i, frame.extra)
            if not any(self._wanted(o, frame) for o in objects) and (frame.object or objects):
                return False
        if frame.subject:
            return any(self.phrases.meets(s, frame.subject) for s in self.subjects(i))
        return True

    def _is_conferred(self, i: int) -> bool:
        """Tell whether a verb of meeting is passive and tells no talk: "power is conferred", "met by gunmen"."""
        if not grammar.is_passive(self.tree, i):
            return False
        agents, hostile = grammar.agents(self.tree, i), self.book.classes["unfriendly"]
        return not agents or any(self.phrases.meets(a, hostile) for a in agents)

    def _wanted(self, o: int, frame: Frame) -> bool:
        """Tell whether object ``o`` is more closely what a frame asks for than what it bars."""
        wanted = self.phrases.degree(o, frame.object) if frame.object else 1
        return wanted > self.phrases.degree(o, frame.without)

    def loosely(self, i: int) -> Act | None:
        """Return what predicate ``i`` would code as if its frames asked nothing of its phrases: as most of them do."""
        kind = self._kind(i)
        if kind is None or self.at(i) is not None:
            return None
        names = self._names(i, kind)
        frames = [f for n in names for f in self.book.frames[kind].get(n, ()) if self._has(i, f.extra)]
        types = [f.type for f in frames]
        if not frames or names[-1] in self.book.clause["empty"]:
            return None
        best = max(frames, key=lambda f: (f.extra is not None, types.count(f.type), -f.weight))
        act = self._framed(i, replace(best, object=frozenset(), phrases={}))
        return in_clause(self.tree, self.book, i, replace(act, rule=f"loosely({act.rule})", score=LOOSE))

    def _has(self, i: int, extra: str | None) -> bool:
        return extra is None or self.extra(i, extra) is not None

    def _framed(self, i: int, frame: Frame) -> Act:
        objects = self.objects(i, frame.extra)
        actors = self.first(i, frame.actor, objects) or self.behind_object(i, frame, objects)
        if GROUP_OF[frame.type] == "verbal" and frame.kind == "verb" and not any(map(self.phrases.is_party, actors)):
            actors = self.teller(i) or actors
        near = tuple(s for s in frame.recipient if s not in PLACES)
        recipients = self.first(i, near if frame.reciprocal else frame.recipient, objects, barred=actors)
        due = self.asked(i, objects) if frame.type in ASKING else []
        recipients = self.phrases.parties(s for c in due for s in self.subjects(c)) or recipients
        if frame.reciprocal and not recipients:
            both = len(actors) > 1 or any(self._several(a) for a in actors)
            places = tuple(s for s in frame.recipient if s in PLACES)
            recipients = actors if both else self.first(i, places, objects, barred=actors)
        if GROUP_OF[frame.type] == "verbal" and recipients:
            recipients = self.unhurt(objects, recipients)
        words = [i]
        held = [(p, h) for p in frame.phrases for h in self.phrases.obliques(i).get(p, ())]
        clauses = [h for p, h in held if p == "clause" or self.tree.pos[h] in VERBAL]
        if frame.extra is not None and (x := self.extra(i, frame.extra)) is not None:
            words.append(x)
        if frame.object:
            words.extend(o for o in objects if self.phrases.meets(o, frame.object))
        return Act(
            type=frame.type,
            mode=frame.mode,
            head=i,
            actors=tuple(actors),
            recipients=tuple(recipients),
            words=tuple(words),
            parts=(i, *dict.fromkeys((*map(self.phrases.through, words[1:]), *words[1:], *clauses, *due))),
            rule=frame.rule,
            score=frame.score,
            alone=frame.alone,
            mutual=frame.reciprocal,
        )

    def _several(self, i: int) -> bool:
        """Tell whether ``i`` is a plural; a name in -i or -s is often taken for one, "the two Koreas" is."""
        named = i in self.phrases.named or self.tree.tag[i] == "NNPS"
        return self.tree.tag[i] in ("NNS", "NNPS") and (not named or bool(self.tree.kids(i, "det", "nummod")))

    # ------------------------------------------------------------ operators
    def _operators(self, i: int, kind: str) -> list[Operator]:
        found = self.book.operators[kind].get(self.phrases.verb(i) if kind == "verb" else self.tree.lemma[i], [])
        if kind != "verb" or not any(o.others for o in found):
            return found
        subjects, findings = grammar.subjects(self.tree, i), self.book.classes["findings"]
        shown = any(self.tree.lemma[s] in findings for s in subjects)  # figures that suggest ask nobody for anything
        return [] if shown else found

    def _operated(self, i: int, kind: str) -> tuple[Act | None, bool]:
        """Return what an operator at ``i`` makes of the event that it governs, and whether it makes that nothing."""
        for operator in self._operators(i, kind):
            if operator.extra is not None and self.extra(i, operator.extra) is None:
                continue
            if operator.extra is None and kind == "verb" and is_phrasal(self.tree, i):
                continue  # "set *off* expulsions" is not to be set to do it
            inner = self._inner(i, operator)
            if inner is None:
                continue
            told = operator.outcome(inner.type)
            if operator.others and told != NOTHING and is_stated(self.tree, inner.head):
                continue  # to insist that one is doing it is not to want it
            if operator.others and self._asks_others(i, operator, inner.actors):
                told = operator.others
            if inner.negated and GROUP_OF[inner.type] == "material":
                told = operator.outcome("AGREE")
            if told is None:
                continue
            if told == NOTHING:
                return None, True
            return self._combined(i, operator, inner, told), False
        return None, False

    def _asks_others(self, i: int, operator: Operator, doers: tuple[int, ...]) -> bool:
        """Tell whether the clause under an operator is for others to do, not for its own subject."""
        actors = self.first(i, operator.actor, [])
        return bool(actors and doers) and not set(actors) & set(doers)

    def _inner(self, i: int, operator: Operator) -> Act | None:
        """Return the event that operator ``i`` governs: a clause, an object, what its preposition governs."""
        tree = self.tree
        places: list[int] = []
        if operator.governs != "object":
            places.extend(c for c in self.clauses(i) if tree.lemma[i] != "be" or tree.tag[c] == "VB")
            if tree.pos[i] == "ADJ":
                places.extend(c for c in grammar.complements(tree, tree.head[i]) if c > i)
        if operator.governs != "clause" and tree.lemma[i] != "be":
            places.extend(self.objects(i, operator.extra))
            if operator.kind == "noun" and tree.pos[i] in NOMINAL:
                places.extend(c for c in tree.kids(i, "compound", "amod") if c not in places)
        for c in places:
            told = tree.tag[c] != "VB" or any(tree.tag[a] == "MD" for a in tree.kids(c, "aux"))
            finite = tree.dep[c] == "ccomp" and tree.kids(c, "nsubj", "nsubjpass") and told
            if finite and not operator.finite:
                continue  # to announce that another does it is not to do it
            act = self.at(self.phrases.through(c)) if c != i else None
            if act is not None and i not in act.parts:
                return act
        return None

    def _combined(self, i: int, operator: Operator, inner: Act, told: str) -> Act:
        undergone = "subject" in operator.recipient
        actors = self.first(i, operator.actor, self.objects(i, operator.extra) if undergone else [])
        if undergone:
            actors = actors or [a for a in inner.actors if a not in self.phrases.parties(self.subjects(i))]
        elif told == SAME and inner.actors and (not actors or self.tree.pos[inner.head] in VERBAL):
            actors = list(inner.actors)
        recipients = self._under(i, operator, inner, actors, told)
        if not actors and inner.actors and self.tree.pos[i] in VERBAL and grammar.is_passive(self.tree, i):
            actors, recipients = list(inner.actors), list(inner.recipients)  # "is expected to visit"
        kind = inner.type if told == SAME else told
        mutual = inner.mutual if told == SAME else self._among(kind, actors, recipients)
        mode = inner.mode if told == SAME else self.book.mode_of(kind, inner.type, inner.mode)
        x = None if operator.extra is None else self.extra(i, operator.extra)
        return Act(
            type=kind,
            mode=mode,
            head=i if told != SAME or self.tree.pos[inner.head] in NOMINAL else inner.head,
            actors=tuple(actors),
            recipients=tuple(recipients),
            words=tuple(w for w in (i, x, *inner.words) if w is not None),
            parts=(i, *inner.parts),
            rule=inner.rule if told == SAME else f"{operator.rule}({inner.rule})",
            score=inner.score + 0.05 if told == SAME else operator.score - 0.2 * (1 - inner.score),
            alone=inner.alone and told == SAME,
            negated=inner.negated if told == SAME else False,
            mutual=mutual,
        )

    def _among(self, kind: str, actors: list[int], recipients: list[int]) -> bool:
        """Tell whether several agree with one another: nobody else is named that they agree with."""
        if kind != "AGREE" or len(actors) < 2:
            return False
        return set(actors) == set(recipients) or not any(map(self.phrases.is_party, recipients))

    def _under(self, i: int, operator: Operator, inner: Act, actors: list[int], told: str) -> list[int]:
        """Return the recipients of an operator's act, by the slots that it names."""
        objects = self.objects(i, operator.extra)
        free = [o for o in objects if o not in inner.parts]
        against = ("inner.recipient",) if told == "ACCUSE" else ()  # to call on others against somebody
        for slot in (*against, *operator.recipient):
            if slot == "inner.recipient":
                found = list(inner.recipients)
                if len(actors) > 1 and set(actors) == set(found):
                    return found  # "both sides agreed to meet"
            elif slot == "inner.actor":
                found = list(inner.actors)
            else:
                found = self.slot(i, slot, free if slot == "object" else objects)
            freed = inner.recipients if told == "REQUEST" and inner.mode == FREEING else ()
            found = [h for h in found if h not in actors and h not in freed]  # whoever holds them is asked
            if found:
                return found
        return []

    def _alone(self, i: int, kind: str) -> Act | None:
        """Return what an operator says where nothing that it governs is an event."""
        for operator in self._operators(i, kind):
            if operator.alone == NOTHING:
                continue
            due = [c for c in self.clauses(i) if not is_stated(self.tree, c)]
            asked = tuple(s for c in due for s in self.phrases.parties(self.subjects(c)))
            named = any(map(self.phrases.is_party, asked))
            if operator.others in GROUP_OF and named and self._asks_others(i, operator, asked):
                actors = self.first(i, operator.actor, [])
                return Act(operator.others, None, i, tuple(actors), asked, (i,), (i,), f"{operator.rule}()", 0.45)
            if operator.own and any(is_future(self.tree, c, self.book) for c in self.clauses(i)):
                actors = self.first(i, operator.actor, [])
                if set(actors) & set(asked):
                    return Act(operator.own, None, i, tuple(actors), (), (i,), (i,), f"{operator.rule}()", 0.55)
            if operator.alone is None or (operator.extra is not None and self.extra(i, operator.extra) is None):
                continue
            if operator.alone == "AGREE" and kind == "verb" and opines(self.tree, i, self.book):
                continue
            objects = self.objects(i, operator.extra)
            slots = tuple(s for s in operator.recipient if not s.startswith("inner"))
            actors = self.first(i, operator.actor, objects)
            recipients = self.first(i, (*slots, "inner"), objects, barred=actors)
            score = 0.57 if kind == "verb" else 0.35
            alone = len(actors) < 2 and not any(map(self._several, actors))
            if self.clauses(i):
                score += 0.12
            elif kind == "verb" and operator.extra is not None:
                score += 0.1  # "agreed *on* reforms"
            elif kind != "verb" or alone:
                score -= 0.1  # an offer of remarks, a promise of spring
            mutual = self._among(operator.alone, actors, recipients)
            who = tuple(actors), tuple(recipients)
            return Act(operator.alone, None, i, *who, (i,), (i,), f"{operator.rule}()", score, mutual=mutual)
        return None
