"""What sources say will be done: by themselves, by whom they speak for, or at their behest."""

from __future__ import annotations

from collections.abc import Iterator

from ...codebook.standing import standing_words
from ..language import Tokens, grammar
from ..statements.found import StatementFound
from .draft import Draft
from .promised import VERBAL, Promise, clause_start
from .sides import is_common, is_insider, is_nameless, is_state_body, names_side, on_one_side
from .slots import slots

FINITE = ("ccomp", "ROOT", "conj", "parataxis")
APART = ("relcl", "advcl", "acl", "csubj")


def find_intents(draft: Draft, index: int, s: StatementFound) -> Iterator[Promise]:
    """Yield what the source of a statement says that it, or whom it speaks for, will do; one a sentence."""
    tree = draft.tree
    voice = Voice(draft, s)
    last = -1
    for a, b in s.content if voice.commits else ():
        for i in range(a, b):
            if tree.pos[i] not in VERBAL or tree.sentence[i] == last or draft.holding(i) != index:
                continue
            if not _intends(draft, s, i, lawmaker=voice.lawmaker) or not (voice.tells_of_own(i) or voice.decrees(i)):
                continue
            last = tree.sentence[i]
            content = Tokens(max(a, clause_start(tree, i)), min(b, tree.right[i]))
            yield Promise(_subject(draft, i, s), [content], s.cue_head, s.cue.end, s.cue_lemma, index)


def _subject(draft: Draft, verb: int, s: StatementFound) -> int:
    """Return who is committed: the subject if it is somebody known who is to act, else who speaks."""
    assert s.source_head is not None
    if draft.tree.lemma[verb] in standing_words().promise.granting or grammar.is_passive(draft.tree, verb):
        return s.source_head
    return next((h for h in grammar.subjects(draft.tree, verb) if draft.numbers(h)), s.source_head)


def _intends(draft: Draft, s: StatementFound, verb: int, *, lawmaker: bool) -> bool:
    """Tell whether ``verb`` says what will be done: "will", reported "would", no state, nothing that hedges it."""
    tree, words = draft.tree, standing_words().promise
    aux = [tree.lower[c] for c in tree.kids(verb, "aux")]
    said = words.will if s.manner == "direct" else words.will | words.would
    over = tree.head[verb]
    going = tree.dep[verb] == "xcomp" and tree.lower[over] in words.going and bool(tree.kids(over, "aux"))
    if going and s.manner == "direct" and any(tree.lower[c] in words.past for c in tree.kids(over, "aux")):
        return False  # "I was going to do it"
    if (
        not (going or said & set(aux))
        or slots().perfect & set(aux)
        or tree.dep[verb] in APART
        or _is_asked(draft, verb)
    ):
        return False
    lemma = tree.lemma[verb]
    phrase = {lemma, *(f"{lemma} {w}" for w in (*grammar.obliques(tree, verb), grammar.particle(tree, verb) or ""))}
    if grammar.is_passive(tree, verb):
        idle = lemma in words.undergone or (lemma in words.states and lemma not in words.permitting)
    else:
        idle = bool(phrase & words.states) and not (lemma == "be" and tree.kid(verb, "expl") is not None)
        if lawmaker and lemma in words.polled:
            idle = False  # whom a lawmaker will vote for is settled, whom a voter will is a poll's
        going_on = tree.kids(verb, "xcomp") if lemma in words.starting else ()
        if lemma in words.staying and any(tree.lemma[c] in words.opening for c in tree.kids(verb, "acomp")):
            idle = False
        idle = idle or any(tree.lemma[c] in words.states for c in going_on)  # "will continue to grow"
    return not idle and not any(tree.lower[c] in words.hedges for c in tree.children[verb])


def _is_asked(draft: Draft, verb: int) -> bool:
    """Tell whether what will be done is a question: "revealed who he would pick", "whether I am going to vote"."""
    tree = draft.tree
    clause = verb if tree.dep[verb] != "xcomp" else tree.head[verb]
    first = range(tree.left[clause], min(tree.left[clause] + 2, clause))
    # "what he would do", "what price he would ask"
    own = (
        c
        for c in first
        if tree.head[c] in (verb, clause)
        or (tree.tag[c] in ("WDT", "WP") and tree.head[tree.head[c]] in (verb, clause))
    )
    return tree.dep[clause] in ("ccomp", "pcomp", "xcomp") and any(
        tree.lower[c] in standing_words().promise.asked for c in own
    )


class Voice:
    """The source of a statement, and on whose behalf it can say what will be done."""

    def __init__(self, draft: Draft, s: StatementFound) -> None:
        self.draft, self.s = draft, s
        words = standing_words()
        tree, promise = draft.tree, words.promise
        numbers = draft.sources(s.source_head)
        actors = [draft.actors.actors[n] for n in numbers]
        self.own = draft.parties(numbers)
        self.actors = actors
        lemma = "" if s.source_head is None else tree.lemma[s.source_head]
        sectors = {k for a in actors for k in a.sectors}
        self.official = s.official or bool(sectors & words.state_sectors) or any(a.kind == "country" for a in actors)
        self.lawmaker = self.official and any(a.kind == "person" for a in actors)
        body = any(a.kind == "organization" for a in actors) and not sectors & words.promise.tellers
        bare = s.source_head is not None and not numbers and names_side(draft, s.source_head)
        self.ruling = self.official or body or bare or lemma in promise.hosts or s.cue_lemma in promise.settled
        source = range(*s.source) if s.source is not None else range(0)
        self.named = {n for i in source for n in draft.numbers(i)} - set(numbers)
        mouth = any(tree.lemma[i] in promise.mouthpieces for i in source)
        self.mouth = mouth and not any(draft.actors.actors[n].kind != "person" for n in self.named)
        self.speaks_for_one = mouth or any(tree.lemma[i] in promise.voices for i in source)
        self.nameless = not numbers and s.source_head is not None and is_nameless(draft, s.source_head)
        people = self.nameless or lemma in promise.somebody | promise.sides
        self.commits = bool(self.own) or self.mouth or self.ruling or people

    def tells_of_own(self, verb: int) -> bool:
        """Tell whether the subject of ``verb`` is the source, whom it speaks for, or what is its own ("his party")."""
        tree = self.draft.tree
        if tree.kid(verb, "csubj") is not None or grammar.is_passive(tree, verb):
            return False
        if tree.lemma[verb] in standing_words().promise.granting:
            return False  # what one will get oneself is a forecast
        return any(self._is_own(h, verb) for h in grammar.subjects(tree, verb)) or (
            self.mouth and self._is_of_body(verb)
        )

    def _is_own(self, head: int, verb: int) -> bool:
        draft, tree, words = self.draft, self.draft.tree, standing_words().promise
        numbers = draft.numbers(head)
        if self.own & set(numbers):  # "he" in a quotation is another than who speaks
            return self.s.manner != "direct" or tree.lower[head] not in standing_words().contrast.third
        bodies = [n for n in numbers if draft.actors.actors[n].kind not in ("person", "unnamed")]
        if self.own & draft.parties(bodies):
            return True
        if on_one_side(draft, self.actors, head, bodies):
            return True
        if (bodies or tree.lemma[head] in words.sides) and self.own & draft.numbers_of(tree.kids(head, "poss")):
            return True
        if self._is_foremost(verb) and self._is_own_person(head, numbers):
            return True
        common = all(
            draft.actors.actors[n].key is None and draft.actors.actors[n].kind == "organization" for n in numbers
        )
        if common and names_side(draft, head) and (self.ruling or is_insider(self.actors)):
            return True  # "the company will pay, its director said"
        if numbers:
            return False
        # "said they will": nobody else is meant where the text names nobody
        finite = tree.dep[verb] == "ccomp" or (self.s.rule in words.framing and tree.dep[verb] in FINITE)
        if self.nameless and tree.lower[head] in grammar.WORDS.first_person:
            return True
        selves = words.selves | standing_words().contrast.third if self.nameless else words.selves
        return self.s.manner != "direct" and tree.lower[head] in selves and finite

    def _is_foremost(self, verb: int) -> bool:
        """Tell whether a verb is what is said itself, not what follows from it ("this proves that he would win")."""
        tree, over = self.draft.tree, grammar.first_conjunct(self.draft.tree, verb)
        if tree.dep[over] != "ccomp" or tree.head[over] == self.s.cue_head:
            return True
        return not any(a <= tree.head[over] < b for a, b in self.s.content)

    def _is_own_person(self, head: int, numbers: tuple[int, ...]) -> bool:
        """Tell whether somebody is a man of the body, or the client of the agent, who speaks.

        "The White House said the president would travel", "an aide said Cole would give it away".
        """
        people = {n for n in numbers if self.draft.actors.actors[n].kind in ("person", "unnamed")}
        if self.speaks_for_one and people and (people & self.named or not self.named):
            return True
        tree, third = self.draft.tree, standing_words().contrast.third
        if not (tree.pos[head] == "PROPN" or grammar.is_definite(tree, head) or tree.lower[head] in third):
            return False
        bodies = {a.country for a in self.actors if is_state_body(a) and a.country is not None}
        return any((a := self.draft.actors.actors[n]).role and a.country in bodies for n in people)

    def _is_of_body(self, verb: int) -> bool:
        """Tell whether what ``verb`` says will be done is a body's doing: a spokesman speaks, nothing says whose."""
        doers = self.draft.numbers_of(grammar.subjects(self.draft.tree, verb))
        return any(self.draft.actors.actors[n].kind in ("organization", "country") for n in doers)

    def decrees(self, verb: int) -> bool:
        """Tell whether an official or a body says what will be done or start, without saying by whom.

        "The road will be closed", "all cars would be repaired free of charge", "talks will resume".
        """
        draft, tree, words = self.draft, self.draft.tree, standing_words().promise
        if not self.ruling or self.s.force in words.forecasting or not self._is_foremost(verb):
            return False
        if tree.kid(verb, "expl") is not None:
            return self.official  # "there will be an inquiry"
        if tree.kid(verb, "nsubj", "nsubjpass") is None:
            return False
        if tree.lemma[verb] in words.granting:
            return self.official
        subjects = grammar.subjects(tree, verb)
        if grammar.is_passive(tree, verb):
            foreign = any(draft.actors.actors[n].kind == "country" for n in draft.numbers_of(subjects))
            seen = any(p in words.regarding for p in grammar.obliques(tree, verb))
            return not (foreign or seen or grammar.agents(tree, verb))
        if any(draft.numbers(h) and not is_common(draft, h) for h in subjects):
            return False
        if any(tree.lemma[c] in words.opening for c in tree.kids(verb, "acomp")):
            return tree.lemma[verb] in words.staying  # "the airport will remain closed"
        lemma = tree.lemma[verb]
        phrases = {lemma, f"{lemma} {grammar.particle(tree, verb) or self._adverb(verb)}".strip()}
        phrases |= {f"{lemma} {p} {tree.lemma[h]}" for p, hs in grammar.obliques(tree, verb).items() for h in hs}
        return bool(phrases & words.starting) and not any(draft.numbers(h) for h in subjects)

    def _adverb(self, verb: int) -> str:
        after = self.draft.tree.kid(verb, "advmod")
        return self.draft.tree.lower[after] if after is not None and after == verb + 1 else ""
