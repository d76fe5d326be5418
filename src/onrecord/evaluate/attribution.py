"""Scores statements against attributions marked by hand (PolNeAR's brat stand-off: Newell et al., LREC 2018).

The gold is a folder with ``text/NAME.txt`` and ``attributions/NAME.ann`` (or ``NAME_xxxx.ann``, ``xxxx`` naming the
annotator; of several the first by name counts). Every Attribution event has one Cue, none or more Sources and
Contents; spans may be in pieces. The corpus marks no attribution inside the content of another, so what is predicted
is every statement that the coder finds but for those nested in another; these are written out beside them.

Gold and predicted attributions of an article are paired one to one by their cues: the pair that shares most cue
tokens first, of equals the one that shares most content tokens. Tokens are spaCy's, white space left out.

- ``cue``: pairs over predicted and over gold attributions.
- ``source``, ``content``: tokens that both sides of a pair have, over all predicted and all gold tokens.
- ``exact``: pairs whose source head is right and whose contents' token F1 is at least .8. The source head is right
  when neither side has a source, or the predicted head is the token of the gold phrase that the parse hangs
  outside of it (relative pronouns count as what they stand for, on both sides; where the parse makes a clause of the
  phrase, its subject).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from ..codebook.cues import cue_words
from ..errors import GoldError
from ..reading.coder import Coder
from ..reading.language import Tree, grammar
from ..reading.statements.found import StatementFound
from ..records import Article
from .parts import Part, part_of
from .scores import Evaluation, prf

EXACT = 0.8  # least token F1 of contents that counts as the same
ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")
TABLES = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "PROPN": "nouns"}  # the codebook's, by part of speech
NOMINAL = ("NOUN", "PROPN", "PRON")
ROLES = ("Source", "Cue", "Content")
Spans = list[tuple[int, int]]


@dataclass(slots=True)
class Marked:
    """A gold attribution: character spans by role."""

    source: Spans = field(default_factory=list)
    cue: Spans = field(default_factory=list)
    content: Spans = field(default_factory=list)


@dataclass(slots=True)
class Side:
    """One attribution by tokens, gold or predicted; ``head`` is the source's head token."""

    cue: frozenset[int]
    source: frozenset[int]
    content: frozenset[int]
    head: int | None


@dataclass(slots=True)
class Tally:
    """Hits, predicted and gold counts of one measure."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, right: int, predicted: int, gold: int) -> None:
        """Add the counts of one article."""
        self.right += right
        self.predicted += predicted
        self.gold += gold


def score(coder: Coder, gold: Path, *, part: Part | None = None, only: str | None = None) -> Evaluation:
    """Return articles, cue, source, content and exact of the ``coder`` on the folder ``gold``.

    ``only="speech"`` keeps attributions whose cue has a word of saying, gold and predicted.
    """
    files = [(name, text, ann) for name, text, ann in gold_files(gold) if part is None or part_of(name) == part]
    tallies = {name: Tally() for name in ("cue", "source", "content", "exact")}
    predictions = []
    articles = (Article(text=text.read_text(encoding="utf-8")) for _, text, _ in files)
    for (name, _, ann), doc in zip(files, coder.docs(articles)):
        marked = read_attributions(ann)
        sides = [gold_side(doc._.tree, m) for m in marked]
        found: list[StatementFound] = [s for s in doc._.statements if s.parent is None]
        mine = [predicted_side(doc._.tree, s) for s in found]
        if only == "speech":
            sides = [s for s in sides if is_speech(doc._.tree, s)]
            mine = [s for s in mine if is_speech(doc._.tree, s)]
        for measure, counts in compare(mine, sides).items():
            tallies[measure].add(*counts)
        nested = [s for s in doc._.statements if s.parent is not None]
        predictions.append(
            {
                "document": name,
                "attributions": [_plain(doc, s) for s in found],
                "nested": [_plain(doc, s) for s in nested],
            }
        )
    metrics: dict[str, Any] = {"articles": len(files)}
    metrics.update((name, prf(t.right, t.predicted, t.gold)) for name, t in tallies.items())
    return Evaluation(metrics, predictions)


def gold_files(gold: Path) -> Iterator[tuple[str, Path, Path]]:
    """Yield name, text and annotation of each article in the order of names.

    :class:`GoldError` where the folder has none.
    """
    texts = {p.stem: p for p in (gold / "text").glob("*.txt")}
    pairs: dict[str, Path] = {}
    for ann in sorted((gold / "attributions").glob("*.ann")):
        name = ann.stem if ann.stem in texts else ANNOTATOR.sub("", ann.stem)
        if name in texts:
            pairs.setdefault(name, ann)
    if not pairs:
        raise GoldError(f"{gold}: no text/NAME.txt with an attributions/NAME.ann in it")
    for name in sorted(pairs):
        yield name, texts[name], pairs[name]


def read_attributions(path: Path) -> list[Marked]:
    """Return the attributions of a brat file in its order; other annotations are passed over."""
    spans: dict[str, Spans] = {}
    out = []
    lines = path.read_text(encoding="utf-8").split("\n")
    for line in lines:
        fields = line.split("\t")
        if line.startswith("T") and len(fields) >= 2:
            spans[fields[0]] = _read_spans(fields[1].partition(" ")[2])
    for line in lines:
        if not line.startswith("E"):
            continue
        marked = Marked()
        for argument in line.partition("\t")[2].split():
            role, _, target = argument.partition(":")
            name = role.rstrip("0123456789")
            if name in ROLES:
                getattr(marked, name.lower()).extend(spans.get(target, []))
        if marked.cue:
            out.append(marked)
    return out


def _read_spans(text: str) -> Spans:
    """Read "1 5;7 9"."""
    out = []
    for piece in text.split(";"):
        start, _, end = piece.partition(" ")
        if start.isdigit() and end.isdigit():
            out.append((int(start), int(end)))
    return out


def tokens_in(tree: Tree, spans: Spans) -> frozenset[int]:
    """Return the tokens, white space left out, that overlap the character ``spans``."""
    out = set()
    for start, end in spans:
        i = max(bisect_right(tree.begin, start) - 1, 0)
        while i < len(tree) and tree.begin[i] < end:
            if tree.text[i].strip() and tree.stop[i] > start:
                out.add(i)
            i += 1
    return frozenset(out)


def gold_side(tree: Tree, marked: Marked) -> Side:
    """Return a gold attribution by tokens."""
    source = tokens_in(tree, marked.source)
    return Side(tokens_in(tree, marked.cue), source, tokens_in(tree, marked.content), phrase_head(tree, source))


def phrase_head(tree: Tree, phrase: frozenset[int]) -> int | None:
    """Return the token of ``phrase`` that the parse hangs outside of it, ``None`` for an empty phrase.

    Where the parse breaks the phrase up, its first noun, name or pronoun of those. Where it has a clause for the
    phrase ("activists clamoring to block it"), the noun that it has for the clause's subject, else the first of them.
    """
    tops = [i for i in sorted(phrase) if tree.head[i] == i or tree.head[i] not in phrase]
    if not tops:
        return None
    nouns = [i for i in tops if tree.pos[i] in NOMINAL]
    nouns = nouns or [c for i in tops for c in tree.kids(i, "nsubj", "nsubjpass") if c in phrase]
    return _resolved(tree, nouns[0] if nouns else tops[0])


def _resolved(tree: Tree, head: int) -> int:
    target = grammar.antecedent(tree, head)
    return head if target is None else target


def predicted_side(tree: Tree, s: StatementFound) -> Side:
    """Return a statement by tokens."""
    content = {i for a, b in s.content for i in range(a, b) if tree.text[i].strip()}
    source = frozenset(range(*s.source)) if s.source is not None else frozenset()
    head = None if s.source_head is None else _resolved(tree, s.source_head)
    return Side(frozenset(range(*s.cue)), source, frozenset(content), head)


def is_speech(tree: Tree, side: Side) -> bool:
    """Tell whether a cue has a word of saying, or two words in a row that the codebook has as one."""
    words = cue_words().speech
    cue = sorted(side.cue)
    for k, i in enumerate(cue):
        table = TABLES.get(tree.pos[i], "adverbs")
        if (table, tree.lemma[i]) in words or (table, tree.lower[i]) in words:
            return True
        if k + 1 < len(cue):
            pairs = (f"{tree.lemma[i]}_{tree.lower[cue[k + 1]]}", f"{tree.lower[i]}_{tree.lower[cue[k + 1]]}")
            if (table, pairs[0]) in words or ("phrases", pairs[1]) in words:
                return True
    return False


def compare(predicted: list[Side], gold: list[Side]) -> dict[str, tuple[int, int, int]]:
    """Return hits, predicted and gold counts of each measure for one article."""
    pairs = pair_by_cue(predicted, gold)
    source = sum(len(predicted[i].source & gold[j].source) for i, j in pairs)
    content = sum(len(predicted[i].content & gold[j].content) for i, j in pairs)
    return {
        "cue": (len(pairs), len(predicted), len(gold)),
        "source": (source, sum(len(s.source) for s in predicted), sum(len(s.source) for s in gold)),
        "content": (content, sum(len(s.content) for s in predicted), sum(len(s.content) for s in gold)),
        "exact": (sum(is_exact(predicted[i], gold[j]) for i, j in pairs), len(predicted), len(gold)),
    }


def pair_by_cue(predicted: list[Side], gold: list[Side]) -> list[tuple[int, int]]:
    """Pair attributions whose cues share tokens, one to one; returns ``(predicted index, gold index)``."""
    at: dict[int, list[int]] = {}
    for j, side in enumerate(gold):
        for token in side.cue:
            at.setdefault(token, []).append(j)
    candidates = set()
    for i, side in enumerate(predicted):
        for j in {j for token in side.cue for j in at.get(token, [])}:
            other = gold[j]
            candidates.add((-len(side.cue & other.cue), -len(side.content & other.content), i, j))
    pairs: dict[int, int] = {}
    taken = set()
    for _, _, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return sorted(pairs.items())


def is_exact(predicted: Side, gold: Side) -> bool:
    """Tell whether a pair has the same source head and contents with a token F1 of at least .8."""
    if predicted.head != gold.head:
        return False
    total = len(predicted.content) + len(gold.content)
    return total == 0 or 2 * len(predicted.content & gold.content) / total >= EXACT


def _plain(doc: Doc, s: StatementFound) -> dict[str, Any]:
    tree: Tree = doc._.tree
    return {
        "source": None if s.source is None else tree.chars(*s.source),
        "source_head": None if s.source_head is None else tree.chars(s.source_head, s.source_head + 1),
        "cue": tree.chars(*s.cue),
        "content": [tree.chars(*c) for c in s.content],
        "force": s.force,
    }
