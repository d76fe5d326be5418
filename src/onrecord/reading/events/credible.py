"""Whether an act is an event at all: whom it passes between, and what the text around it tells of.

PLOVER's events pass between political, armed and social actors. The same verbs tell of players, patients and
storms; the actors that the text names, with their kinds and sectors, say which it is.
"""

from __future__ import annotations

from bisect import bisect_left
from math import exp

from ...codebook.credence import Credence, credence
from .act import Act
from .acts import Acts
from .phrases import NOMINAL
from .worth import Worth

PUBLIC, SOCIAL = 3, 2
FRAME, LEVELS, SHARE = 0.7, 3, 0.4  # where the traits of an event are zero
FEW, EXPECTED = 4, 0.7  # a text of few mentions is taken for one of public affairs until it shows otherwise
NONE = -1  # the level of a side that nobody stands on
NEAR = 30  # tokens of a phrase that are looked through
SURE = 0.5  # the least worth of an event noun beside which nobody stands


class Credible:
    """Judges the acts of one text. Levels are those of ``credence.toml``."""

    def __init__(self, acts: Acts, worth: Worth) -> None:
        self.acts = acts
        self.worth = worth
        self.tree = acts.tree
        self.table: Credence = credence()
        mentions = acts.phrases.actors.mentions
        public = sum(self._level(m.head) >= PUBLIC for m in mentions)
        self.public = (public + EXPECTED * FEW) / (len(mentions) + FEW)
        violent = acts.book.classes["violent"]
        self._violent = [i for i in range(len(self.tree)) if self.tree.lemma[i] in violent]

    def _holds(self, start: int, end: int, name: str) -> bool:
        words = self.acts.book.classes[name]
        return any(self.tree.lemma[i] in words for i in range(start, end))

    def level(self, heads: tuple[int, ...]) -> int:
        """Return the highest level among ``heads``: 0 for things only, -1 where there are none."""
        return max((self._level(h) for h in heads), default=NONE)

    def _level(self, head: int) -> int:
        phrases, levels, classes = self.acts.phrases, self.table.levels, self.acts.book.classes
        found = [phrases.actors.actors[n] for h in {head, phrases.through(head)} for n in phrases.actors.at(h)]
        told = [1 for _ in found]
        for a in found:
            told.extend(levels[s] for s in a.sectors if s in levels)
            told.extend(levels[k] for k in (a.kind, (a.code or "")[:3]) if k in levels)
        held = phrases.through(head)
        lemma = "" if held in phrases.people else self.tree.lemma[held]
        if lemma in classes["public"] or lemma in classes["arms_users"]:
            told.append(PUBLIC)
        elif lemma in classes["organised"] or held in phrases.named & phrases.national:
            told.append(SOCIAL)
        return max(told, default=int(phrases.is_party(head)))

    def events(self, told: list[Act]) -> list[Act]:
        """Return which of the acts ``told`` are events, in their order.

        An event noun beside which nobody stands ("the attack came at dawn") tells an event where a time or place is
        given, or where it points back to an event of its type.
        """
        met = {act.head for act in told if self.is_event(act)}
        types = {act.type for act in told if act.head in met}
        return [act for act in told if act.head in met or (self._is_bare(act) and self._is_grounded(act, types))]

    def _is_bare(self, act: Act) -> bool:
        """Tell whether an act is told by a noun, and none of its parties are known."""
        at, tree = self.acts.phrases.actors.at, self.tree
        nameless = not any(at(h) for heads in act.sides for h in heads)
        alone = act.type in self.table.nameless and tree.pos[act.head] in NOMINAL and "(" not in act.rule
        return alone and nameless and tree.dep[act.head] != "compound" and self._is_violent(act)

    def _is_grounded(self, act: Act, types: set[str]) -> bool:
        """Tell whether the words around an event noun say when or where, or it points back to an event told."""
        tree, phrases, i = self.tree, self.acts.phrases, act.head
        if self.worth.of(i) < SURE or self._holds(*tree.sentences[tree.sentence[i]], "sport"):
            return False
        if act.type in types and self.worth.is_definite(i):
            return True
        over = tree.head[i] if tree.dep[i] in ("nsubj", "nsubjpass", "dobj") else i
        ranges = [tree.subtree(i), *(tree.subtree(c) for c in tree.kids(over, "prep", "npadvmod"))]
        near = (k for start, end in ranges for k in range(start, min(end, start + NEAR)))
        return any(k in phrases.timed or k in phrases.placed for k in near)

    def is_event(self, act: Act) -> bool:
        """Tell whether an act passes between those whom an event of its type needs."""
        actors, recipients = act.sides
        does, suffers = self.level(actors), self.level(recipients)
        if act.mutual and act.type != "AGREE" and act.recipients and self.level(act.recipients) == 0:
            return False  # "spoke with confidence"
        if (act.type == "ASSAULT" or "(ASSAULT" in act.rule) and act.type != "REQUEST" and not self._is_violent(act):
            return False
        known = any(self.acts.phrases.actors.at(h) for h in (*actors, *recipients))
        if max(does, suffers) < (1 if known else SOCIAL) or (not known and self.tree.pos[act.head] == "NOUN"):
            return act.alone
        needs = self.table.needed(act.type, act.mode)
        if 0 < does < needs.doer or (needs.people and not self._are_people(recipients)):
            return False
        if does > 0 and suffers > 0:
            return does + suffers >= needs.pair
        return does >= needs.actor if does > 0 else suffers >= needs.recipient

    def _are_people(self, heads: tuple[int, ...]) -> bool:
        """Tell whether no body or country stands alone among ``heads``."""
        table = self.acts.phrases.actors
        kinds = {table.actors[n].kind for h in heads for n in table.at(h)}
        held = any(self.tree.lemma[h] in self.acts.book.classes["prisoners"] for h in heads)
        return held or not kinds or not kinds <= {"organization", "country"}

    def score(self, act: Act, supposed: float) -> float:
        """Return the chance that an act's type is right; ``supposed``: what its clause leaves of it, at most 1."""
        table, (actors, recipients) = self.table, act.sides
        does, suffers = (bool(who) for who in self._known(actors, recipients, mutual=act.mutual))
        hostile = act.type in table.hostile
        levels = max(self.level(actors), 0) + max(self.level(recipients), 0)
        traits = {
            "bias": 1,
            "frame": act.score - FRAME,
            "hostile": hostile,
            "both": does and suffers,
            "levels": levels - LEVELS,
            "public": self.public - SHARE,
        }
        odds = sum(table.weights[name] * value for name, value in traits.items())
        return round(supposed / (1 + exp(-odds)), 3)

    def _known(self, actors: tuple[int, ...], recipients: tuple[int, ...], *, mutual: bool) -> list[set[int]]:
        """Return the actors that each side names; of a mutual act, one alone stands on one side only."""
        at = self.acts.phrases.actors.at
        sides = [{n for h in heads for n in at(h)} for heads in (actors, recipients)]
        if mutual and len(sides[0] | sides[1]) == 1:
            return [sides[0], set()]
        return sides

    def _is_violent(self, act: Act) -> bool:
        """Tell whether harm is violence: unless somebody public does it, the words around it must say so."""
        tree, classes = self.tree, self.acts.book.classes
        if any(tree.lemma[self.acts.phrases.through(h)] in classes["animals"] for h in act.recipients):
            return False
        if any(tree.lemma[a] in classes["natural"] for a in act.actors):
            return False
        words = {tree.lemma[p] for p in act.parts}
        named = any(self.acts.phrases.actors.at(h) for h in (*act.actors, *act.recipients))
        contest = named and not words.isdisjoint(classes["contests"])
        blow = not words.isdisjoint(classes["blows"])
        if blow and act.actors and self.level(act.actors) == 0 and not self._is_weapon(act.actors):
            return False  # a tax that hits exporters
        if contest or (blow and self._is_political(act.actors)):
            country = self._is_country(act.actors) and words.isdisjoint(classes["matches"])
            return country or self._is_armed(act) or self._speaks_of_violence(act)
        if act.type != "ASSAULT" or self.level(act.actors) >= PUBLIC or tree.lemma[act.parts[0]] not in classes["harm"]:
            return True
        return self._speaks_of_violence(act)

    def _is_weapon(self, heads: tuple[int, ...]) -> bool:
        """Tell whether a weapon or an attack stands among ``heads``, of all things."""
        phrases, classes = self.acts.phrases, self.acts.book.classes
        return any(phrases.meets(h, classes["striking"]) for h in heads)

    def _speaks_of_violence(self, act: Act) -> bool:
        """Tell whether words around an act, its own left out, speak of violence: in its sentence or the one before."""
        sentence = self.tree.sentence[act.head]
        first, last = self.tree.sentences[max(sentence - 1, 0)].start, self.tree.sentences[sentence].end
        near = self._violent[bisect_left(self._violent, first) : bisect_left(self._violent, last)]
        classes = self.acts.book.classes
        own = {p for p in act.parts if self.tree.lemma[p] in classes["striking_words"]}
        return any(i not in own for i in near)

    def _is_political(self, heads: tuple[int, ...]) -> bool:
        """Tell whether only named persons, parties and lawmakers stand among ``heads``: they strike with words."""
        found = [self.acts.phrases.actors.actors[n] for h in heads for n in self.acts.phrases.actors.at(h)]
        return bool(found) and all(a.kind == "person" or self.table.spoken.intersection(a.sectors) for a in found)

    def _is_country(self, heads: tuple[int, ...]) -> bool:
        table = self.acts.phrases.actors
        return any(table.actors[n].kind == "country" for h in heads for n in table.at(h))

    def _is_armed(self, act: Act) -> bool:
        """Tell whether a side of an act bears arms."""
        phrases, classes = self.acts.phrases, self.acts.book.classes
        heads = (*act.actors, *act.recipients)
        sectors = {s for h in heads for n in phrases.actors.at(h) for s in phrases.actors.actors[n].sectors}
        return bool(self.table.armed & sectors) or any(
            self.tree.lemma[phrases.through(h)] in classes["arms_users"] for h in heads
        )
