"""Answers: which earlier statement a denial speaks against, and what its speaker says instead.

A denial is a statement that denies, that rejects an account ("dismissed the allegations"), or that calls one false.
It answers the account inside it if it names one ("denied claims by the minister that ..."), else the nearest earlier
statement by another that it can mean.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from ...codebook.standing import standing_words
from ..language import Tree, grammar
from ..statements.found import StatementFound
from .draft import Draft
from .slots import governed, is_to, slots
from .voices import content_words, holds, named_in, two_voices

# How far back a denial reaches, in statements, sentences and paragraphs; how many words of a content are read.
STATEMENTS, SENTENCES, PARAGRAPHS, WORDS = 25, 8, 3, 80
PREDICATES = ("acomp", "attr", "oprd", "ROOT", "ccomp", "conj")
NEAR = 3  # sentences within which an account needs nothing but its place to be meant


class Answer(NamedTuple):
    """What a denial answers (a statement's index), the denial, its verb or noun, and whether it denies all of that.

    ``denial`` is a statement's index, ``None`` for a relative clause ("claims that he denies").
    """

    claim: int
    denial: int | None
    verb: int
    whole: bool


def find_answers(draft: Draft) -> list[Answer]:
    """Return the denials of a text with what each answers, in order; a denial that answers nothing told is left out."""
    out = []
    for index, s in enumerate(draft.statements):
        about = _denied_thing(draft, s)
        if about is None or not draft.sources(s.source_head) or not _is_made(draft, s.cue_head):
            continue
        claim = _inside(draft, index, s)
        if claim is not None and about == "nested" and not _is_called_false(draft, claim, s):
            claim = None
        if claim is None and about != "nested":
            claim = _before(draft, index, s, about)
            if claim is None and about == "account":
                claim = _after(draft, index, s)
            if claim is None and s.force == "deny":
                claim = _next(draft, index, s)
        if claim is not None:
            out.append(Answer(claim, index, s.cue_head, about != "words"))
    return sorted([*out, *_relative(draft)], key=lambda a: a.verb)


def _is_made(draft: Draft, cue: int) -> bool:
    """Tell whether a denial was made: not itself negated, nor only what one may, could or wants to do."""
    tree = draft.tree
    if draft.is_unsaid(cue):
        return False
    auxiliaries = tree.kids(cue, "aux")
    if any(tree.tag[c] == "MD" for c in auxiliaries):
        return False
    avoided = standing_words().denial.avoiding  # "rather than challenging the claims"
    if any(tree.lower[k] in avoided for k in (tree.head[cue], tree.head[tree.head[cue]], *tree.children[cue])):
        return False
    infinitive = any(is_to(tree, c) for c in auxiliaries)
    return not infinitive or tree.lemma[tree.head[cue]] in standing_words().denial.going_on


def _relative(draft: Draft) -> Iterator[Answer]:
    """Yield the denials in relative clauses: "claims of bribery, which he denies", "a claim disputed by doctors"."""
    tree, words = draft.tree, standing_words().denial
    for verb, lemma in enumerate(tree.lemma):
        if lemma not in words.denying or tree.pos[verb] != "VERB" or not _is_made(draft, verb):
            continue
        subject = grammar.surface_subject(tree, verb)
        if subject is None:
            by = grammar.agents(tree, verb)
            deniers = draft.numbers_of(by)
            about = (
                bool(by) and tree.dep[verb] == "acl" and tree.lemma[tree.head[verb]] in words.accounts | words.points
            )
        else:
            deniers = draft.numbers_of(grammar.subjects(tree, verb))
            about = _is_about_before(tree, verb, subject)
        if not deniers or not about:
            continue
        start = tree.sentences[tree.sentence[verb]].start
        last = bisect_left(draft.cues, tree.sentences[tree.sentence[verb]].end) - 1
        for n in range(last, max(last - 6, -1), -1):
            if draft.cues[n] < start or draft.cues[n] in (verb, tree.head[verb]):
                continue  # "a charge that they deny" is made by another word
            if _can_be_denied(draft, n, deniers):
                yield Answer(n, None, verb, True)
                break


def _is_about_before(tree: Tree, verb: int, subject: int) -> bool:
    """Tell whether what is denied stands before: a relative pronoun, or a noun of telling right before the subject."""
    if any(tree.lower[o] in grammar.WORDS.relatives for o in tree.kids(verb, "dobj")):
        return True
    before = tree.left[subject] - 1
    return (
        before >= 0
        and tree.kid(verb, "dobj", "ccomp") is None
        and (tree.lemma[before] in standing_words().denial.accounts or tree.lower[before] in grammar.WORDS.relatives)
    )


def _can_be_denied(draft: Draft, n: int, deniers: set[int]) -> bool:
    t = draft.statements[n]
    told = t.force in standing_words().denial.claiming and _tells(draft, t)
    return told and not deniers & set(draft.sources(t.source_head))


def _denied_thing(draft: Draft, s: StatementFound) -> str | None:
    """Return what a statement denies, ``None`` for nothing.

    An "account" told before, a "part" that its speaker is said to have had, its own "words", or what is "nested" in it.
    """
    words = standing_words().denial
    objects = _objects(draft.tree, s)
    nouns = words.accounts | words.points if s.cue_lemma in words.denying else words.accounts
    accounts = any(draft.tree.lemma[o] in nouns for o in objects)
    bare = any(draft.tree.lemma[o] in nouns and not _is_spelled_out(draft.tree, o) for o in objects)
    if s.force == "deny":
        if bare or (not objects and not s.content) or any(draft.tree.lower[o] in words.pronouns for o in objects):
            return "account"
        if any(draft.tree.lemma[o] in words.parts for o in objects):
            return "part"
        return "words" if accounts or (s.cue_lemma in words.denying and not _withholds(draft.tree, s)) else None
    dismissed = s.rule == "as" and s.cue_lemma in standing_words().stance.dismissing
    if (s.force in words.rejecting or dismissed) and accounts and _rejects(draft, s, objects):
        return "account" if bare else "words"
    return _called_false(draft, s) if s.force in words.telling else None


def _rejects(draft: Draft, s: StatementFound, objects: list[int]) -> bool:
    """Tell whether what rejects an account says that it is not so: no outcry, no blame for having said it."""
    tree, words = draft.tree, standing_words().denial
    if tree.pos[s.cue_head] == "NOUN":
        return False  # "the report drew a backlash"
    blames = s.force in words.blaming and s.cue_lemma not in words.faulting
    return not blames or any(tree.lemma[o] in words.charges for o in objects)


def _withholds(tree: Tree, s: StatementFound) -> bool:
    """Tell whether a thing is denied to somebody: "denied licences to foreigners"."""
    given = tree.kids(s.cue_head, "dative") or len(tree.kids(s.cue_head, "dobj", "oprd")) > 1
    return s.rule == "object" and bool(given or governed(tree, s.cue_head, slots().receiving))


def _is_spelled_out(tree: Tree, noun: int) -> bool:
    """Tell whether a noun says itself what the account is: "speculation that it fell", "the idea of a wall"."""
    deep = tree.kids(noun, "acl", "relcl", "ccomp")
    return bool(deep or governed(tree, noun, slots().about))


def _objects(tree: Tree, s: StatementFound) -> list[int]:
    """Return the heads of what the cue has as object, else of the content's own phrase."""
    own = grammar.logical_objects(tree, s.cue_head) if tree.pos[s.cue_head] == "VERB" else []
    return own or [h for h in (_top(tree, s),) if h is not None and tree.pos[h] in ("NOUN", "PRON", "PROPN")]


def _top(tree: Tree, s: StatementFound) -> int | None:
    """Return the token of a statement's first content range whose head lies outside of it."""
    if not s.content:
        return None
    a, b = s.content[0]
    return next((i for i in range(a, min(b, a + WORDS)) if not a <= tree.head[i] < b or tree.head[i] == i), None)


def _called_false(draft: Draft, s: StatementFound) -> str | None:
    """Return what a statement calls false: an "account" told before, or a statement "nested" in it."""
    tree, words = draft.tree, standing_words().denial
    for a, b in s.content:
        for i in range(a, min(b, a + WORDS)):
            if tree.lemma[i] in words.proof and grammar.is_negated(tree, i):  # "there is no evidence for the claims"
                return "account" if any(tree.lemma[k] in words.accounts for k in range(i, tree.right[i])) else "words"
            if tree.lower[i] not in words.false or tree.dep[i] not in PREDICATES:
                continue
            verb = tree.head[i] if tree.dep[i] in PREDICATES[:3] else i
            if (
                (verb != i and tree.lemma[verb] != "be")
                or grammar.is_negated(tree, verb)
                or grammar.is_negated(tree, i)
            ):
                continue
            subjects = grammar.subjects(tree, verb)
            if any(tree.lemma[h] in words.accounts or _stands_for_account(tree, h, verb) for h in subjects):
                return "account"
            return "nested"
    return None


def _stands_for_account(tree: Tree, subject: int, verb: int) -> bool:
    """Tell whether a pronoun is what was said ("it is false"), not the "it" of a clause ("it is wrong to do so")."""
    if tree.lower[subject] not in standing_words().denial.pronouns or tree.kids(subject, "relcl", "acl"):
        return False  # "everything we do is wrong"
    return not tree.kids(verb, "xcomp", "ccomp", "advcl", "csubj") and tree.dep[subject] != "expl"


def _inside(draft: Draft, index: int, s: StatementFound) -> int | None:
    """Return the account by another that stands inside a denial, or ``None``."""
    words = standing_words().denial
    for n in range(max(index - 3, 0), min(index + 5, len(draft.statements))):
        t = draft.statements[n]
        held = any(a <= t.cue_head < b for a, b in s.content)
        told = n != index and held and t.force in words.claiming and draft.sources(t.source_head)
        if told and _tells(draft, t) and two_voices(draft, n, index) and not _is_by_the_way(draft, t, s):
            return _first_told(draft, n, index)
    return None


def _is_by_the_way(draft: Draft, t: StatementFound, s: StatementFound) -> bool:
    """Tell whether an account stands in a relative clause of what is denied, and is no part of it."""
    tree = draft.tree
    for k in (t.cue_head, *tree.above(t.cue_head)[:WORDS]):
        if not any(a <= k < b for a, b in s.content):
            return False
        if tree.dep[k] == "relcl" and tree.lemma[tree.head[k]] not in standing_words().denial.accounts:
            return True
    return False


def _is_called_false(draft: Draft, claim: int, s: StatementFound) -> bool:
    """Tell whether who is called wrong is who made the claim: "said the mother is wrong to say that ..."."""
    source = set(draft.sources(draft.statements[claim].source_head))
    top = next((h for h in (_top(draft.tree, s),) if h is not None), None)
    return top is not None and bool(source & draft.numbers_of(grammar.subjects(draft.tree, top)))


def _first_told(draft: Draft, account: int, denial: int) -> int:
    """Return where the source of an account that a denial names told it itself, just before; else the account."""
    tree, t = draft.tree, draft.statements[account]
    source, words = set(draft.sources(t.source_head)), content_words(draft, t)
    for n in range(denial - 1, max(denial - STATEMENTS, 0) - 1, -1):
        s = draft.statements[n]
        if tree.sentence[t.cue_head] - tree.sentence[s.cue_head] > NEAR:
            break
        own = s.force in standing_words().denial.claiming and source & set(draft.sources(s.source_head))
        if own and words & content_words(draft, s) and not holds(draft, n, denial) and not holds(draft, denial, n):
            return n
    return account


def _tells(draft: Draft, t: StatementFound) -> bool:
    """Tell whether a statement has something to deny: a clause, or a charge."""
    held = (i for a, b in t.content for i in range(a, min(b, a + WORDS)))
    return t.force == "accuse" or any(draft.tree.pos[i] in ("VERB", "AUX") for i in held)


def _before(draft: Draft, index: int, s: StatementFound, about: str) -> int | None:
    """Return the nearest earlier statement by another that a denial can mean, or ``None``."""
    tree, words = draft.tree, standing_words().denial
    denier = draft.parties(draft.sources(s.source_head))
    said = content_words(draft, s)
    answered = _answered(draft, s)
    if not answered and any(tree.pos[h] == "PROPN" for h in _owners(draft.tree, s)):
        return None  # "a statement by Clooney", of whom nothing else is told
    by_nobody: int | None = None
    for n in range(index - 1, max(index - STATEMENTS, 0) - 1, -1):
        t = draft.statements[n]
        far = tree.sentence[s.cue_head] - tree.sentence[t.cue_head]
        if far > SENTENCES or tree.paragraph[s.cue_head] - tree.paragraph[t.cue_head] > PARAGRAPHS:
            break
        if answered and not answered & set(draft.sources(t.source_head)):
            continue
        if not (answered or (t.force in words.claiming and _tells(draft, t))) or not t.content:
            continue
        if _overlap(s, t) or holds(draft, n, index) or draft.is_unsaid(t.cue_head) or not two_voices(draft, n, index):
            continue
        if t.source_head is None and about != "words":
            by_nobody = n if by_nobody is None and t.force in words.charging else by_nobody
            continue
        if about == "words" and (_is_negated(draft, t) or _relays(draft, n, index)):
            continue
        of_denier = bool(denier & draft.parties(named_in(draft, t)))
        shared = said & content_words(draft, t)
        near = far <= NEAR and bool(shared or draft.sources(t.source_head))
        if about == "account" and _relays(draft, n, index):
            continue
        if about == "account" and (of_denier or answered or t.force in words.charging or near):
            return _outermost(draft, n) if answered else n
        if about == "part" and of_denier:
            return n
        known = bool(draft.sources(t.source_head))
        if about == "words" and known and (len(shared) > 1 or (shared and (of_denier or far <= 1)) or answered):
            return n
    return by_nobody


def _is_negated(draft: Draft, t: StatementFound) -> bool:
    """Tell whether a statement says that something is not so."""
    top = _top(draft.tree, t)
    return top is not None and grammar.is_negated(draft.tree, top)


def _relays(draft: Draft, n: int, denial: int) -> bool:
    """Tell whether statement ``n`` only hands on what the denier says ("..., she said, according to the paper")."""
    denier = set(draft.sources(draft.statements[denial].source_head))
    near = draft.statements[max(n - NEAR, 0) : n + NEAR + 1]
    return any(t.parent == n and denier & set(draft.sources(t.source_head)) for t in near)


def _outermost(draft: Draft, n: int) -> int:
    """Return the statement of the same source that ``n`` stands inside, else ``n``."""
    source = set(draft.sources(draft.statements[n].source_head))
    for _ in range(NEAR):
        parent = draft.statements[n].parent
        if parent is None or parent == n or not source & set(draft.sources(draft.statements[parent].source_head)):
            break
        n = parent
    return n


def _next(draft: Draft, index: int, s: StatementFound) -> int | None:
    """Return the account of what a denier did that follows a denial: "denied arming them. Kenya says it armed them"."""
    tree, words = draft.tree, standing_words().denial
    denier = draft.parties(draft.sources(s.source_head))
    said = content_words(draft, s)
    for n in range(index + 1, min(index + NEAR + 1, len(draft.statements))):
        t = draft.statements[n]
        if tree.sentence[t.cue_head] - tree.sentence[s.cue_head] > 1 or _overlap(s, t) or holds(draft, index, n):
            break
        if t.force not in words.claiming or not draft.sources(t.source_head) or draft.is_unsaid(t.cue_head):
            continue
        if denier & draft.parties(_named_as_source(draft, n)):
            continue  # who denies, or who speaks for it
        of_denier = denier & draft.parties(named_in(draft, t))
        if of_denier and said & content_words(draft, t) and not _is_negated(draft, t) and two_voices(draft, n, index):
            return n
    return None


def _named_as_source(draft: Draft, n: int) -> set[int]:
    """Return the actors that the phrase for the source of a statement, or of that around it, names."""
    t = draft.statements[n]
    around = [t] if t.parent is None else [t, draft.statements[t.parent]]
    return {k for s in around if s.source is not None for i in range(*s.source) for k in draft.numbers(i)}


def _after(draft: Draft, index: int, s: StatementFound) -> int | None:
    """Return the charge against a denier that follows in its sentence: "rejected the charge after she accused him"."""
    tree, words = draft.tree, standing_words().denial
    denier = draft.parties(draft.sources(s.source_head))
    for n in range(index + 1, min(index + NEAR + 1, len(draft.statements))):
        t = draft.statements[n]
        if tree.sentence[t.cue_head] != tree.sentence[s.cue_head]:
            break
        charge = t.force in words.charging and bool(t.content) and not draft.is_unsaid(t.cue_head)
        if charge and denier & draft.parties(named_in(draft, t)) and two_voices(draft, n, index):
            return n
    return None


def _overlap(s: StatementFound, t: StatementFound) -> bool:
    return any(a < d and c < b for a, b in s.content for c, d in t.content)


def _answered(draft: Draft, s: StatementFound) -> set[int]:
    """Return whose account it is that a denial speaks against, where it says so ("the minister's claim")."""
    return draft.numbers_of(_owners(draft.tree, s)) or draft.numbers_of(_objects(draft.tree, s))


def _owners(tree: Tree, s: StatementFound) -> list[int]:
    """Return the heads of whose the thing denied is said to be."""
    objects = _objects(tree, s)
    by = (h for o in objects for h in governed(tree, o, slots().giving))
    return [*(h for o in objects for h in tree.kids(o, "poss")), *by]
