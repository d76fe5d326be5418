"""From a parsed text to its statements: candidates, their contents, direct speech, and what stands in what."""

from __future__ import annotations

from itertools import accumulate

from spacy.tokens import Doc

from ...codebook.cues import CueWords
from ...records import Manner
from ..actors.found import ActorTable
from ..language import Name, Tokens, Tree
from .colons import read_colons
from .cues import Candidate, find_candidates
from .draft import Draft
from .found import StatementFound
from .frames import Aside
from .nesting import find_parents
from .nominal import read_adjective, read_adverb, read_attributive, read_noun, read_phrase
from .phrases import joined, source_phrase, trim
from .quotes import MARKS, Quotations, find_quotations
from .quoting import attach_quotations, carry_on
from .repair import repair
from .sources import is_withheld, mend_source
from .verbs import read_verb

SOMEBODY = frozenset({"PERSON", "NORP", "GPE", "ORG"})


def find_statements(doc: Doc, words: CueWords) -> list[StatementFound]:
    """Return the statements of a text in the order of their cues."""
    tree: Tree = doc._.tree
    names: list[Name] = doc._.names or []
    quotations = find_quotations(tree)
    groups = frozenset(i for n in names if n.label in ("NORP", "GPE") for i in range(n.start, n.end))
    drafts = read_colons(tree, names, quotations, words, body=doc._.article.body)
    aside = _aside(doc, quotations, words)
    for candidate in find_candidates(tree, words):
        draft = _read(tree, candidate, words, groups, aside)
        if draft is not None and not _is_reader(tree, quotations, words, draft):
            drafts.append(draft)
    drafts.sort(key=lambda d: d.head)
    repair(tree, drafts, words, aside)
    following = len(tree)
    for draft in reversed(drafts):
        attach_quotations(tree, quotations, draft, following)
        mend_source(tree, quotations, draft)
        if draft.open and draft.candidate.kind == "verb":
            following = draft.head
        draft.content = joined([trim(tree, span, quotations) for span in draft.content])
    drafts = [d for d in drafts if d.content]
    carry_on(tree, quotations, drafts)
    drafts = _without_doubles(tree, drafts)
    actors: ActorTable = doc._.actors or ActorTable()
    counts = Counts(tree, quotations)
    return [_finish(tree, quotations, counts, actors, words, d, p) for d, p in zip(drafts, find_parents(drafts))]


def _is_reader(tree: Tree, quotations: Quotations, words: CueWords, draft: Draft) -> bool:
    """Tell whether a source is the reader, or anybody: "you" and imperatives outside of any quotation."""
    head = draft.source
    if head is None and _is_imperative(tree, draft.head):
        return quotations.at(draft.head) is None and draft.rule != "quote"
    return head is not None and tree.lower[head] in words.reader and quotations.at(draft.head) is None


def _is_imperative(tree: Tree, i: int) -> bool:
    """Tell whether verb ``i`` tells the reader to do something ("Read the whole story")."""
    bare = tree.tag[i] == "VB" and tree.head[i] == i
    return bare and tree.kid(i, "nsubj", "nsubjpass", "aux", "auxpass", "csubj", "expl") is None


def _moments(doc: Doc) -> frozenset[int]:
    """Return the tokens of time expressions: those that the times stage found, and those that the recogniser has."""
    spans = [(t.start, t.end) for t in doc._.times or []]
    spans += [(e.start, e.end) for e in doc.ents if e.label_ in ("DATE", "TIME")]
    return frozenset(i for start, end in spans for i in range(start, end))


def _aside(doc: Doc, quotations: Quotations, words: CueWords) -> Aside:
    """Return what the readers of complements ask of the text around: who can be told, what tells when and where."""
    actors: ActorTable = doc._.actors or ActorTable()
    named = [(i, n.label) for n in doc._.names or [] if n.label in SOMEBODY for i in range(n.start, n.end)]
    persons = {i for i, label in named if label == "PERSON"}
    persons |= {h for h, found in actors.by_head.items() if any(actors.actors[n].kind == "person" for n in found)}
    return Aside(
        quotations=quotations,
        moments=_moments(doc),
        people=frozenset({i for i, _ in named} | set(actors.by_head)),
        persons=frozenset(persons),
        words=words,
        accounts=words.accounts,
        venue=words.venue,
        when=words.when,
        where=words.where,
    )


def _read(tree: Tree, candidate: Candidate, words: CueWords, groups: frozenset[int], aside: Aside) -> Draft | None:
    match candidate.kind:
        case "verb":
            return read_verb(tree, candidate, aside)
        case "noun":
            return read_noun(tree, candidate, aside, groups)
        case "adjective":
            return read_adjective(tree, candidate)
        case "adverb":
            return read_adverb(tree, candidate)
        case "attributive":
            return read_attributive(tree, candidate)
        case _:
            return read_phrase(tree, candidate, words)


def _without_doubles(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """Leave out cues that are part of another.

    The light verb of a noun that is one ("made the claim that"), the adverb of a verb ("reportedly said"), the noun
    of where it is said ("said in a statement that").
    """
    nouns = [d for d in drafts if d.candidate.kind == "noun"]
    absorbed = {d.candidate.words.start for d in nouns if d.candidate.words.start < d.head}
    said = {d.head for d in drafts if d.candidate.kind == "verb" and d.cue.speech}
    drafts = [d for d in drafts if d.candidate.kind != "adverb" or tree.head[d.head] not in said]
    told = {s.start for d in drafts if d.candidate.kind == "verb" and d.rule == "clause" for s in d.content}
    drafts = [d for d in drafts if d.rule != "noun-clause" or d.content[0].start not in told]
    return [d for d in drafts if d.candidate.kind != "verb" or d.head not in absorbed]


class Counts:
    """How many words, and how many quoted ones, stand before each token."""

    def __init__(self, tree: Tree, quotations: Quotations) -> None:
        inside = {i for q in quotations.ranges for i in range(q.start, q.end)}
        word = [pos not in ("PUNCT", "SPACE") and text not in MARKS for pos, text in zip(tree.pos, tree.text)]
        self.words = [0, *accumulate(int(w) for w in word)]
        self.quoted = [0, *accumulate(int(w and i in inside) for i, w in enumerate(word))]


def _finish(
    tree: Tree,
    quotations: Quotations,
    counts: Counts,
    actors: ActorTable,
    words: CueWords,
    draft: Draft,
    parent: int | None,
) -> StatementFound:
    head = draft.source
    made = draft.candidate.kind != "verb" or not is_withheld(tree, draft.head, words)
    sectors = {s for n in (() if head is None else actors.at(head)) for s in actors.actors[n].sectors}
    return StatementFound(
        source=None if head is None else _source(tree, draft, head),
        source_head=head,
        cue=draft.candidate.words,
        cue_head=draft.head,
        cue_lemma=draft.cue.word.replace("_", " "),
        content=draft.content,
        manner=_manner(tree, quotations, counts, draft),
        force=draft.cue.force if made else words.negated.get(draft.cue.force, "withhold"),
        certainty=draft.cue.certainty if made else "unreal",
        official=draft.cue.official or bool(sectors & words.official),
        addressee_head=draft.addressee,
        parent=parent,
        rule=draft.rule,
    )


def _source(tree: Tree, draft: Draft, head: int) -> Tokens:
    """Return the source's phrase; it keeps to its side of the cue, should the parser have run it on."""
    start, end = source_phrase(tree, head)
    if start <= draft.head < head:
        start = draft.head + 1
    if head < draft.candidate.words.start < end:
        end = draft.candidate.words.start
        while end > head + 1 and (tree.pos[end - 1] in ("ADP", "SCONJ", "CCONJ", "PART") or tree.dep[end - 1] == "aux"):
            end -= 1
        return trim(tree, Tokens(start, end), None)
    return Tokens(start, end)


def _manner(tree: Tree, quotations: Quotations, counts: Counts, draft: Draft) -> Manner:
    """Tell whether a content is quoted, in part or in whole; a quotation round the cue itself does not count."""
    if quotations.at(draft.head) is not None:
        return "indirect"
    words = sum(counts.words[b] - counts.words[a] for a, b in draft.content)
    quoted = sum(counts.quoted[b] - counts.quoted[a] for a, b in draft.content)
    if not quoted:
        return "indirect"
    return "mixed" if quoted < words else "direct"
