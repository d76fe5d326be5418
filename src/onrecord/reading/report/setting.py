"""The time and place of events and statements: by their own sentence, else by the story where it goes on.

Three grounds are sound enough, and all else stays unknown. What the first sentence after a dateline tells in the plain
past was on the dateline's day and, where it is a deed, in its place. What the next sentences go on to tell in the plain
past, without a word that leaves the moment, was when and where the sentence before has it. Who said something on a day
and goes on saying said it on that day.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from ...codebook.setting import setting_words
from ...records import Basis
from ..events.found import EventFound
from .anchors import VERBAL
from .draft import Draft

REACH = 2  # sentences that a moment told holds for
SAYING = 6  # sentences within which somebody goes on saying
DAY = re.compile(r"\d{4}-\d\d-\d\d")  # how the value of a time on a known day begins
DEEDS = (2, 4)  # quad classes of what is done, not said
WORDS = setting_words()


class Setting(NamedTuple):
    """The numbers of an event's time and place among the text's, and what each stands on; ``None`` where unknown."""

    time: int | None = None
    basis: Basis | None = None
    place: int | None = None
    place_basis: Basis | None = None


def find_settings(draft: Draft) -> list[Setting]:
    """Return the setting of each event of the draft, in its order; one with nothing in it where nothing tells."""
    stage = _Stage(draft)
    out: list[Setting] = []
    for e, told in zip(draft.events, draft.told):
        setting = stage.own(told.heads)
        if tells_on(draft, e.head, e.statement) and e.aspect == "past":
            filed = stage.filed.get(draft.tree.sentence[e.head])
            there = stage.before(draft.tree.sentence[e.head]) if filed is None else filed
            setting = stage.completed(setting, there, e)
        out.append(setting)
    return out


def find_tellings(draft: Draft) -> list[Setting]:
    """Return the setting of each statement of the draft, in its order.

    Who said something on a day, and goes on in the plain past ("He added ..."), is taken to say it on that day.
    """
    stage = _Stage(draft)
    last: dict[tuple[int, ...], tuple[int, Setting]] = {}  # who -> sentence and setting of what they said last
    out: list[Setting] = []
    for s in draft.statements:
        setting = stage.own([s.cue_head], cue=True)
        sentence, who = draft.tree.sentence[s.cue_head], draft.numbers(s.source_head)
        if setting.time is None and who in last and s.parent is None and _goes_on_saying(draft, s.cue_head):
            before, there = last[who]
            if sentence - before <= SAYING:
                setting = setting._replace(time=there.time, basis="tense")
                if setting.place is None and there.place is not None:
                    setting = setting._replace(place=there.place, place_basis="story")
        if setting.time is not None:
            last.pop(who, None)
            if who and stage.is_day(setting.time):
                last[who] = sentence, setting
        out.append(setting)
    return out


def _goes_on_saying(draft: Draft, cue: int) -> bool:
    """Tell whether a cue is in the plain past of a main clause, without a word for another time."""
    tree = draft.tree
    if tree.tag[cue] != "VBD" or tree.dep[cue] not in ("ROOT", "conj", "parataxis") or tree.kids(cue, "aux"):
        return False
    return WORDS.elsewhen.isdisjoint(tree.lower[c] for c in tree.kids(cue, "advmod", "npadvmod", "mark", "prep"))


class _Stage:
    """What a draft tells of times and places by sentence, the dateline apart."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.cues = {s.cue_head: n for n, s in enumerate(draft.statements)}
        tree, body = draft.tree, draft.article.body
        self.begin = bisect_left(range(len(tree)), body, key=lambda i: tree.chars(i, i + 1)[0]) if body else 0
        self.timed = {tree.sentence[t.start] for t in draft.times if t.start >= self.begin}
        self.placed = {tree.sentence[p.start] for p in draft.places if p.start >= self.begin and p.use == "literal"}
        self.filed = self._filed() if 0 < self.begin < len(tree) else {}
        self._scenes: dict[int, Setting] = {}

    def _filed(self) -> dict[int, Setting]:
        """Return the dateline's setting by the sentence that it stands before."""
        draft, named = self.draft, (self.draft.article.dateline or "").casefold()
        times = [n for n, t in enumerate(draft.times) if t.end <= self.begin and t.value and DAY.match(t.value)]
        places = [
            n
            for n, p in enumerate(draft.places)
            if p.end <= self.begin and named.startswith(draft.tree.words(p.start, p.end).casefold())
        ]
        when, where = times[-1] if times else None, places[0] if places else None
        return {draft.tree.sentence[self.begin]: Setting(when, "dateline", where, "dateline")}

    def before(self, sentence: int) -> Setting:
        """Return the moment that the sentences before have told, where this one goes on telling of it."""
        tree = self.draft.tree
        start, end = tree.sentences[sentence]
        if not WORDS.elsewhen.isdisjoint(tree.lower[start:end]):
            return Setting()
        for s in range(sentence - 1, max(-1, sentence - 1 - REACH), -1):
            if tree.paragraph[start] - tree.paragraph[tree.sentences[s][0]] > 1:
                break
            if s in self.timed or s in self.placed:
                return self._scene(s)
        return Setting()

    def _scene(self, sentence: int) -> Setting:
        """Return the day and the place of a sentence's main clause, where it tells of the plain past."""
        if sentence not in self._scenes:
            self._scenes[sentence] = self._find_scene(sentence)
        return self._scenes[sentence]

    def _find_scene(self, sentence: int) -> Setting:
        draft, tree = self.draft, self.draft.tree
        root = next((i for i in range(*tree.sentences[sentence]) if tree.head[i] == i), None)
        said = None if root is None else self.cues.get(root)
        if root is not None and said is not None:
            root = next((c for c in tree.kids(root, "ccomp") if draft.holding(c) == said), None)
        if root is None or not tells_on(draft, root, draft.holding(root)):
            return Setting()
        time, place = (a.nearest(root, cue=False) for a in (draft.when, draft.where))
        if time is None or not self.is_day(time):
            time = None
            if sentence in self.timed:
                return Setting()  # "in 2014": the story has left for another time
        return Setting(time, "tense", place, "story")

    def own(self, heads: list[int], *, cue: bool = False) -> Setting:
        """Return what the sentences of an event's mentions tell; what stands before the story is the dateline's."""
        draft = self.draft
        time = next((n for h in heads if (n := draft.when.nearest(h, cue=cue)) is not None), None)
        place = next((n for h in heads if (n := draft.where.nearest(h, cue=cue)) is not None), None)
        return Setting(
            time,
            None if time is None else self._basis(draft.times[time].start),
            place,
            None if place is None else self._basis(draft.places[place].start),
        )

    def is_day(self, time: int) -> bool:
        """Tell whether time number ``time`` names a known day, or a time of one."""
        value = self.draft.times[time].value
        return value is not None and DAY.match(value) is not None

    def _basis(self, start: int) -> Basis:
        return "dateline" if start < self.begin else "stated"

    def completed(self, own: Setting, there: Setting, e: EventFound) -> Setting:
        """Return ``own`` with the time of ``there`` where the sentence names none, and for a deed its place."""
        sentence = self.draft.tree.sentence[e.head]
        if own.time is None and there.time is not None and sentence not in self.timed:
            own = own._replace(time=there.time, basis=there.basis)
        if own.place is None and there.place is not None and e.quad in DEEDS and sentence not in self.placed:
            own = own._replace(place=there.place, place_basis=there.place_basis)
        return own


def tells_on(draft: Draft, head: int, statement: int | None) -> bool:
    """Tell whether ``head`` tells in the plain past, in a main clause or the main one of what a statement reports."""
    tree = draft.tree
    if tree.pos[head] not in VERBAL or (statement is not None and draft.statements[statement].manner != "indirect"):
        return False
    main = head
    while tree.dep[main] == "conj" and tree.head[main] != main and tree.pos[tree.head[main]] in VERBAL:
        main = tree.head[main]
    if tree.dep[main] != "ROOT" and (tree.dep[main] != "ccomp" or statement is None):
        return False
    helps = [c for k in {main, head} for c in tree.kids(k, "aux", "auxpass")]
    if any(tree.lemma[c] == "have" or tree.tag[c] == "MD" for c in helps):
        return False
    return tree.tag[head] == "VBD" or any(tree.tag[c] == "VBD" for c in helps)
