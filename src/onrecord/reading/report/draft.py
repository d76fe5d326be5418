"""The draft of a report: one text with its stages' results, and who stands behind any of its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from ...codebook.grammar import grammar_words
from ...codebook.standing import standing_words
from ...records import Article, Span
from ...records import document_id as document_id  # others look for it here
from ..actors.found import ActorTable
from ..events.found import EventFound
from ..language import Tokens, Tree, grammar
from ..places.found import PlaceFound
from ..statements.found import StatementFound
from ..times.found import TimeFound
from .anchors import Anchors

# How far back words like "these reports" and "the claim" can refer.
REACH = {"paragraphs": 3, "sentences": 12}
WORDS = grammar_words()


@dataclass(slots=True)
class Told:
    """An event as the whole text tells it: its first mention filled in from later ones, and every mention's words."""

    event: EventFound
    heads: list[int]
    triggers: list[Tokens]


class Draft:
    """What :func:`build_report` works on. ``left_out`` counts what the record does without, by reason.

    Everything that is asked for more than once is indexed here, so that the work grows with the text and no faster.
    """

    def __init__(self, doc: Doc) -> None:
        self.article: Article = doc._.article
        self.tree: Tree = doc._.tree
        self.times: list[TimeFound] = doc._.times or []
        self.places: list[PlaceFound] = doc._.places or []
        self.actors: ActorTable = doc._.actors or ActorTable()
        self.statements: list[StatementFound] = doc._.statements or []
        self.id = document_id(self.article)
        self.left_out: Counter[str] = Counter(doc._.left_out or {})
        self.used: set[int] = set()
        self._innermost = self._hold(quoted=False)
        self._quoted = self._hold(quoted=True)
        self.cues = [s.cue_head for s in self.statements]
        self._times = [t.start for t in self.times]
        self._governments = {a.key: n for n, a in enumerate(self.actors.actors) if a.key and a.key.startswith("gov:")}
        dated = [n for n, t in enumerate(self.times) if t.type in ("DATE", "TIME") and t.begin]
        self.when = Anchors(self.tree, self._innermost, self.statements, {n: self.times[n] for n in dated})
        literal = {n: p for n, p in enumerate(self.places) if p.use == "literal"}
        self.where = Anchors(self.tree, self._innermost, self.statements, literal, places=True)
        self.found: list[EventFound] = sorted(doc._.events or [], key=lambda e: e.head)
        self.enter([Told(e, [e.head], [e.trigger]) for e in self.found])

    def enter(self, told: list[Told]) -> None:
        """Take ``told`` as the events of the text, in its order."""
        self.told = told
        self.events: list[EventFound] = [t.event for t in told]
        self._heads = [e.head for e in self.events]
        self.told_in: dict[int, list[int]] = defaultdict(list)  # statement -> the events inside it
        for n, e in enumerate(self.events):
            if e.statement is not None:
                self.told_in[e.statement].append(n)

    def _hold(self, *, quoted: bool) -> list[int | None]:
        """Return for each token the innermost (shortest) statement content that holds it."""
        out: list[int | None] = [None] * len(self.tree)
        ranges = [
            (b - a, index, a, b)
            for index, s in enumerate(self.statements)
            if not quoted or s.manner != "indirect"
            for a, b in s.content
        ]
        for _, index, a, b in sorted(ranges, key=lambda r: (-r[0], r[1])):
            out[a:b] = [index] * (b - a)
        return out

    def item_id(self, kind: str, number: int) -> str:
        """Return the id of an item: the document's, a letter for its kind, its number from 1."""
        return f"{self.id}.{kind}{number + 1}"

    def statement_id(self, index: int | None) -> str | None:
        """Return the id of statement ``index``, ``None`` for none."""
        return None if index is None else self.item_id("s", index)

    def actor_id(self, number: int) -> str:
        """Return the id of actor ``number``: its own key where it has one, else one of this document."""
        return self.actors.actors[number].key or self.item_id("a", number)

    def time_of(self, head: int, *, cue: bool) -> str | None:
        """Return the id of the time that anchors the event or cue at ``head``, ``None`` where none does."""
        found = self.when.nearest(head, cue=cue)
        return None if found is None else self.item_id("t", found)

    def numbers(self, head: int | None) -> tuple[int, ...]:
        """Return the actors that the phrase headed by ``head`` names; "I" and "we" in a quotation are its source."""
        if head is None:
            return ()
        found = self.actors.at(head)
        if found or self.tree.lower[head] not in WORDS.first_person:
            return found
        speaker = self.speaker(head)
        if speaker is None:
            return ()
        numbers = self.actors.at(speaker)
        return self._behind(numbers) if self.tree.lower[head] in WORDS.first_person_plural else numbers

    def sources(self, head: int | None) -> tuple[int, ...]:
        """Return the actors on whose word something stands: who speaks, or who made what speaks.

        "An investigation by the police found", "a ministry statement said": the police, the ministry.
        """
        numbers = self.numbers(head)
        if numbers or head is None:
            return numbers
        around = grammar.obliques(self.tree, head)
        makers = [h for p, heads in around.items() if p in WORDS.makers for h in heads]
        makers += self.tree.kids(head, "poss", "compound", "nmod", "amod")
        return next((n for m in makers if (n := self.numbers(m))), ())

    def _behind(self, numbers: tuple[int, ...]) -> tuple[int, ...]:
        """Return the government that an official's "we" speaks for, where the text has it; else the official."""
        if len(numbers) == 1 and "GOV" in self.actors.actors[numbers[0]].sectors:
            government = self._governments.get(f"gov:{self.actors.actors[numbers[0]].country}")
            if government is not None:
                return (government,)
        return numbers

    def numbers_of(self, heads: Iterable[int]) -> set[int]:
        """Return the actors that any of the phrases headed by ``heads`` names."""
        return {n for head in heads for n in self.numbers(head)}

    def parties(self, numbers: Iterable[int]) -> set[int | str]:
        """Return the actors ``numbers`` with the states (alpha-3) that any of them speaks or acts for."""
        out: set[int | str] = set()
        for n in numbers:
            actor = self.actors.actors[n]
            out.add(n)
            if actor.country and (actor.kind == "country" or standing_words().state_sectors & set(actor.sectors)):
                out.add(actor.country)
        return out

    def is_unsaid(self, verb: int) -> bool:
        """Tell whether the text says that what ``verb`` tells was not said: negated, yet to, unable to, declined."""
        tree, failing = self.tree, standing_words().verification.failing
        if grammar.is_negated(tree, verb) or any(
            tree.lower[s] in WORDS.nobody or grammar.is_negated(tree, s) for s in grammar.subjects(tree, verb)
        ):
            return True
        head = tree.head[verb]
        if tree.dep[verb] not in ("xcomp", "ccomp", "acl", "conj") or head == verb:
            return False
        if tree.dep[verb] == "conj" and (tree.kid(verb, "nsubj", "nsubjpass") is not None or self._is_apart(verb)):
            return False
        if any(tree.lower[c] in failing or tree.lemma[c] in failing for c in (head, *tree.children[head])):
            return True
        return tree.dep[verb] != "ccomp" and grammar.is_negated(tree, head)

    def _is_apart(self, verb: int) -> bool:
        """Tell whether a verb joined to another is no part of what that fails to do: "declined to talk but said"."""
        tree, head = self.tree, self.tree.head[verb]
        if tree.tag[verb] == tree.tag[head]:
            return tree.lemma[head] in standing_words().verification.failing
        return tree.tag[verb] in ("VBD", "VBZ", "VBP")

    def speaker(self, token: int) -> int | None:
        """Return the head token of who speaks the quotation around ``token``, or ``None``."""
        index = self._quoted[token]
        return None if index is None else self.statements[index].source_head

    def holding(self, token: int) -> int | None:
        """Return the index of the innermost statement whose content holds ``token``, or ``None``."""
        return self._innermost[token]

    def events_between(self, start: int, end: int) -> range:
        """Return the numbers of the events whose head token lies in ``[start, end)``, in text order."""
        return range(bisect_left(self._heads, start), bisect_left(self._heads, end))

    def events_at(self, head: int) -> range:
        """Return the numbers of the events that token ``head`` governs."""
        return range(bisect_left(self._heads, head), bisect_right(self._heads, head))

    def times_between(self, start: int, end: int) -> range:
        """Return the numbers of the time expressions that start in ``[start, end)``, in text order."""
        return range(bisect_left(self._times, start), bisect_left(self._times, end))

    def back(self, token: int, *, paragraphs: int, sentences: int) -> int:
        """Return the first token of the stretch before ``token`` that words like "these reports" can refer to."""
        tree = self.tree
        paragraph = max(tree.paragraph[token] - paragraphs, 0)
        sentence = max(tree.sentence[token] - sentences, 0)
        return max(tree.paragraphs[paragraph].start if tree.paragraphs else 0, tree.sentences[sentence].start)

    def take_source(self, head: int | None) -> str | None:
        """Return the id of the actor on whose word something stands and note that it takes part."""
        numbers = self.sources(head)[:1]
        self.used.update(numbers)
        return self.actor_id(numbers[0]) if numbers else None

    def take(self, head: int | None) -> tuple[str, ...]:
        """Return the ids of the actors at ``head`` and note that they take part."""
        numbers = self.numbers(head)
        self.used.update(numbers)
        return tuple(self.actor_id(n) for n in numbers)

    def take_all(self, heads: tuple[int, ...]) -> tuple[str, ...]:
        """Return the ids of the actors at several heads, each once, in order."""
        out: dict[str, None] = {}
        for head in heads:
            out.update(dict.fromkeys(self.take(head)))
        return tuple(out)

    def span(self, tokens: Tokens | tuple[int, int]) -> Span:
        """Return the character span of a token range, white space at its ends left out."""
        start, end = tokens
        text = self.tree.text
        while end - 1 > start and not text[end - 1].strip():
            end -= 1
        while start < end - 1 and not text[start].strip():
            start += 1
        return Span(*self.tree.chars(start, end))
