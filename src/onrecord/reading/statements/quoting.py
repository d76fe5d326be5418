"""Direct speech: which quotation goes with which cue, and who speaks on where a quotation has none of its own."""

from __future__ import annotations

from ..language import Tokens, Tree
from .draft import Draft
from .frames import is_passive
from .phrases import joined
from .quotes import Quotations
from .sources import noun_after

SKIPPED = frozenset({",", ":", "-", "–", "—", "--"})
ENDING = frozenset({".", "?", "!", ",", "…", "...", ";", "—", "–", "-", "--"})
LONGEST = 60  # tokens in which a block must have a verb
SUBJECT = 12  # tokens between a quotation and what the parser has of its speaker
WEAK = ("object", "preposition", "quote", "relative", "parenthesis", "to")


def attach_quotations(tree: Tree, quotations: Quotations, draft: Draft, following: int) -> None:
    """Widen a statement's content to the quotations it touches, and take in those beside its cue.

    A cue that is quoted itself reports nothing from outside its quotation. ``following`` is the head of the next
    cue that can take direct speech: a quotation past it is that one's.
    """
    around = quotations.at(draft.head)
    if around is not None:
        draft.content = _clipped(draft.content, around)
        return
    block = _block(tree, quotations, draft) if draft.open else None
    if block is not None:
        draft.content, draft.rule = [block], "quote"
        return
    _free_subject(tree, quotations, draft)
    widened = list(draft.content)
    for span in draft.content:
        widened.extend(q for q in quotations.within(*span) if _takes(q, span))
    if draft.open:
        before, after = _before(tree, quotations, draft), _after(tree, quotations, draft)
        if before is None and after is None and not widened:
            before = _signed(tree, quotations, draft)
        if after is not None and draft.head < following < after.start:
            after = None
        if before is not None and not (_speaks(tree, draft) and _is_whole(tree, draft, before)):
            before = None
        if before is not None and draft.source is None and widened and widened[0].start == draft.head + 1:
            draft.source, widened = noun_after(tree, draft.head), []
        if before is not None and after is not None and tree.text[before.end - 2] == ".":
            before = None  # the sentence before is another's
        beside = [q for q in (before, after) if q is not None]
        if beside and draft.rule in WEAK:
            widened, draft.rule = [], "quote"
        if before is not None and _is_speech(tree, before):
            widened = [s for s in widened if s.start >= before.start]
        widened.extend(beside)
    draft.content = joined(widened)
    if draft.open and draft.content:
        draft.content[-1] = _with_joined(tree, quotations, draft.content[-1])


def _with_joined(tree: Tree, quotations: Quotations, span: Tokens) -> Tokens:
    """Return ``span`` with the quotation that "and" joins to the one it ends with ("was “low,” and “cost us”")."""
    k = span.end
    if k >= len(tree) or quotations.at(k - 1) is None or tree.pos[k] != "CCONJ":
        return span
    k += 2 if k + 1 < len(tree) and tree.text[k + 1] == "," else 1
    q = quotations.at(k) if k < len(tree) else None
    joins = q is not None and q.start == k and tree.sentence[k] == tree.sentence[span.end - 1]
    return Tokens(span.start, q.end) if joins and q is not None else span


def _block(tree: Tree, quotations: Quotations, draft: Draft) -> Tokens | None:
    """Return the paragraph after a cue without a complement whose own ends with a colon: a quotation without marks."""
    n = tree.paragraph[draft.head]
    colon = tree.paragraphs[n].end - 1
    while colon > draft.head and not tree.text[colon].strip():
        colon -= 1
    if tree.text[colon] != ":" or n + 1 == len(tree.paragraphs) or tree.sentence[colon] != tree.sentence[draft.head]:
        return None
    if any(b - a > 1 for a, b in draft.content):
        return None
    start, end = tree.paragraphs[n + 1]
    told = any(tree.pos[i] in ("VERB", "AUX") for i in range(start, min(end, start + LONGEST)))
    return Tokens(start, end) if told and quotations.at(start) is None else None


def _free_subject(tree: Tree, quotations: Quotations, draft: Draft) -> None:
    """Part a quotation from the cue's subject, where the parser made them one, and find the speaker after it."""
    if not draft.open or draft.core.start >= draft.head:
        return
    for q in quotations.within(draft.core.start, draft.head):
        if q.end <= draft.head and tree.text[q.end - 2] in ENDING and q.start <= draft.core.start + 1:
            draft.core = Tokens(q.end, draft.core.end)
            if draft.source is not None and draft.source < q.end:
                draft.source = _speaker_after(tree, q.end, draft.head)


def _speaker_after(tree: Tree, start: int, cue: int) -> int | None:
    """Return the first noun, name or pronoun between quotation and cue that is not part of another."""
    for j in range(start, cue):
        if tree.pos[j] in ("NOUN", "PROPN", "PRON") and not start <= tree.head[j] < cue:
            return j
    return None


def _speaks(tree: Tree, draft: Draft) -> bool:
    """Tell whether a quotation before the cue can be its speech: not beside a "that"-clause."""
    return not draft.content or tree.lower[draft.content[0].start] != "that"


def _is_whole(tree: Tree, draft: Draft, q: Tokens) -> bool:
    """Tell whether quotation ``q`` before the cue is no mere part of the words before it.

    Words in quotation marks are another's where the cue has its content after it (", the “last call,” he said they
    would"), or where somebody is asked.
    """
    if _is_speech(tree, q):
        return True
    if any(b - a > 1 and a > draft.head for a, b in draft.content):
        return False
    return bool(draft.content) or draft.source is not None or not is_passive(tree, draft.head)


def _clipped(content: list[Tokens], around: Tokens) -> list[Tokens]:
    spans = [Tokens(max(a, around.start + 1), min(b, around.end - 1)) for a, b in content]
    return [s for s in spans if s.end > s.start]


def _is_speech(tree: Tree, q: Tokens) -> bool:
    """Tell whether a quotation is a sentence of its own: what stands before it is another sentence, or a colon."""
    return tree.text[q.start + 1][:1].isupper() and (q.start == 0 or tree.text[q.start - 1][-1:] in ':.?!”"\n ')


def _takes(q: Tokens, span: Tokens) -> bool:
    """Tell whether ``span`` has the beginning or the end of quotation ``q``."""
    return span.start <= q.start + 1 or span.end >= q.end - 2


def _before(tree: Tree, quotations: Quotations, draft: Draft) -> Tokens | None:
    """Return the quotation that ends right before the cue's clause."""
    i = draft.core.start - 1
    first = tree.paragraphs[tree.paragraph[draft.head]].start
    while i >= first and (tree.text[i] in SKIPPED or not tree.text[i].strip()):
        i -= 1
    if i < first:
        return None
    q = quotations.at(i)
    if q is None:
        i = _past_subject(tree, i, first)
        q = quotations.at(i)
        if q is None or tree.text[i - 1] not in ENDING or tree.text[i - 1] == ".":
            return None
    if q.end != i + 1:
        return None
    return None if tree.text[max(i - 1, q.start)] == "." and not _inverted(draft) else q


def _signed(tree: Tree, quotations: Quotations, draft: Draft) -> Tokens | None:
    """Return the quotation before a cue whose speaker is told of at length between: "“...,” Ms. Low, now 60, said".

    The parser often has another verb for the speaker's then; it is the noun that begins right after the quotation.
    """
    i = draft.head
    if draft.candidate.kind != "verb" or tree.tag[i] not in ("VBD", "VBZ") or tree.text[i - 1] != ",":
        return None
    k = i - 2
    first = max(tree.paragraphs[tree.paragraph[i]].start, i - LONGEST)
    while k > first and quotations.at(k) is None:
        k -= 1
    q = quotations.at(k)
    if q is None or q.end != k + 1 or tree.text[k - 1] not in ENDING or tree.text[k - 1] == ".":
        return None
    speaker = noun_after(tree, k)
    if speaker is None or tree.text[speaker + 1] != ",":
        return None
    draft.source, draft.core = speaker, Tokens(q.end, draft.core.end)
    return q


def _past_subject(tree: Tree, i: int, first: int) -> int:
    """Return the token before the phrase that ends at ``i``: a subject of which the parser has but a part."""
    k = i
    while k > first and i - k < SUBJECT and tree.pos[k] not in ("VERB", "AUX", "PUNCT", "SPACE", "SCONJ", "CCONJ"):
        k -= 1
    return k


def _inverted(draft: Draft) -> bool:
    """Tell whether the cue comes before its subject: what stands before it is its speech, full stop or not."""
    return draft.core.start == draft.head and draft.source is not None and draft.source > draft.head


def _after(tree: Tree, quotations: Quotations, draft: Draft) -> Tokens | None:
    """Return the quotation that starts right after the cue's clause, past a colon even in the next paragraph."""
    ends = (draft.core.end, draft.candidate.words.end, *(b for _, b in draft.content[-1:]))
    for end in dict.fromkeys(ends):
        i, colon = end, False
        while i < len(tree) and (tree.text[i] in SKIPPED or not tree.text[i].strip()):
            if not tree.text[i].strip() and "\n" in tree.text[i] and not colon:
                break
            colon = colon or tree.text[i] == ":"
            i += 1
        q = quotations.at(i) if i < len(tree) else None
        if q is not None and q.start == i and (colon or end in ends[:2]):
            return q
    return None


def carry_on(tree: Tree, quotations: Quotations, drafts: list[Draft]) -> None:
    """Give quotations that are nobody's to the one who spoke last, in the same paragraph or across its end.

    That is the last one quoted, or, where a paragraph ends with what somebody said in other words, that one.
    """
    speakers = [d for d in drafts if d.cue.voiced and quotations.at(d.head) is None]
    owner: dict[int, Draft] = {}
    for d in speakers:
        for span in d.content:
            for q in quotations.within(*span):
                owner.setdefault(q.start, d)
    held = _covered(drafts, quotations)
    retold = _retold(tree, speakers)
    told = {tree.sentence[d.head] for d in drafts if quotations.at(d.head) is None}
    last: Draft | None = None
    end = -1
    for q in quotations.ranges:
        if q.start in owner:
            speaker = owner[q.start]
            end = max(q.end, speaker.core.end)
            if last is None or _is_sentence(tree, q) or tree.sentence[last.head] != tree.sentence[speaker.head]:
                last = speaker
            continue
        if q.start in held:
            continue
        if not _is_sentence(tree, q):
            if last is not None and _is_retold(tree, q, last, end, told):
                last.content = joined([*last.content, tree.sentences[tree.sentence[q.start]], q])
                end = q.end
            continue
        near = retold.get(_sentence_before(tree, q.start))
        if near is not None and near.head > end:
            last, end = near, tree.sentences[tree.sentence[near.head]].end
        if last is not None and _follows(tree, last, end, q):
            last.content = joined([*last.content, q])
            end = q.end


def _is_retold(tree: Tree, q: Tokens, last: Draft, end: int, told: set[int]) -> bool:
    """Tell whether the sentence that ends with quotation ``q`` is what the last speaker goes on to say, half retold.

    "“It is late,” Ms. Ott said. Still, “we will wait for him.”" ``told`` are the sentences with a cue of their own.
    """
    n = tree.sentence[q.start]
    start, stop = tree.sentences[n]
    whole = n not in told and q.end >= stop - 1 and 2 * (q.end - q.start) > stop - start
    near = tree.sentence[max(end - 1, 0)] == n - 1 and tree.paragraph[end - 1] == tree.paragraph[q.start]
    return whole and near


def _retold(tree: Tree, speakers: list[Draft]) -> dict[int, Draft]:
    """Return by sentence the speaker whose words, or whose cue, it ends with: whom a quotation after it quotes."""
    out: dict[int, Draft] = {}
    for d in speakers:
        if d.candidate.kind == "verb" and d.source is not None:
            n = tree.sentence[d.head]
            end = max(d.core.end, *(b for _, b in d.content))
            if end >= tree.sentences[n].end - 3:
                out.setdefault(n, d)
    return out


def _sentence_before(tree: Tree, i: int) -> int:
    """Return the sentence of the last word before token ``i``, ``-1`` where there is none."""
    k = i - 1
    while k >= 0 and not tree.text[k].strip():
        k -= 1
    return tree.sentence[k] if k >= 0 else -1


def _covered(drafts: list[Draft], quotations: Quotations) -> set[int]:
    """Return the starts of quotations that share a token with the content of a cue outside of them."""
    return {q.start for d in drafts for s in d.content for q in quotations.within(*s) if not q.start <= d.head < q.end}


def _is_sentence(tree: Tree, q: Tokens) -> bool:
    """Tell whether a quotation starts a sentence or paragraph, and is not some words in the reporter's own."""
    before = q.start - 1
    while before >= 0 and not tree.text[before].strip():
        before -= 1
    starts = before < 0 or tree.paragraph[before] != tree.paragraph[q.start] or tree.text[before][-1:] in ".?!”\"':…"
    return starts and q.end - q.start > 3


def _follows(tree: Tree, last: Draft, end: int, q: Tokens) -> bool:
    """Tell whether quotation ``q`` goes on from the speech that ended at ``end``."""
    here, there = tree.paragraph[q.start], tree.paragraph[max(end - 1, 0)]
    if here == there:
        return True
    if here - there != 1 or q.start != tree.paragraphs[here].start:
        return False
    stop = tree.paragraphs[there].end
    while stop > end and not tree.text[stop - 1].strip():
        stop -= 1
    return stop <= end or tree.sentence[stop - 1] == tree.sentence[last.head]
