"""Who promised what: promises told as statements, and with them what sources say will be done, nouns and plans."""

from __future__ import annotations

from ...codebook.standing import standing_words
from ..language import Tokens, Tree, grammar
from ..statements.found import StatementFound
from .draft import Draft
from .intents import find_intents
from .pacts import find_nouns
from .plans import binds, find_plans
from .promised import VERBAL, Promise, is_infinitive, is_to_come
from .slots import is_to

READ = 80  # how many words of an assurance are read


def find_promises(draft: Draft) -> list[Promise]:
    """Return the promises of a text in order, each part of its words once; whose promisor nobody knows too."""
    found: list[Promise] = []
    for index, s in enumerate(draft.statements):
        if s.source_head is None or not s.content or draft.is_unsaid(s.cue_head):
            continue
        if _commits(draft, s):
            found.append(Promise(s.source_head, _content(draft, s), s.cue_head, s.cue.end, s.cue_lemma, index))
        elif s.force in standing_words().promise.telling:
            found.extend(find_intents(draft, index, s))
    told = {p.cue_head for p in found}
    found.extend(p for p in (*find_nouns(draft), *find_plans(draft)) if p.cue_head not in told)
    return _once(draft, sorted(found, key=lambda p: (p.content[0].start, p.cue_head)))


def _once(draft: Draft, found: list[Promise]) -> list[Promise]:
    """Leave out what repeats words of an earlier promise by the same promisor."""
    ends: dict[tuple[int, ...], int] = {}
    out = []
    for p in found:
        who = draft.sources(p.promisor)
        if p.content[0].start >= ends.get(who, -1):
            ends[who] = max(c.end for c in p.content)
            out.append(p)
    return out


def _commits(draft: Draft, s: StatementFound) -> bool:
    """Tell whether a statement commits its source: a promise, or an agreement or offer to do something."""
    tree, words = draft.tree, standing_words().promise
    if s.cue_lemma.split("_")[0] in words.suggesting or _only_asked(draft, s) or _is_unmade(tree, s.cue_head):
        return False
    first = s.content[0].start
    lemma = s.cue_lemma.replace("_", " ")
    if s.force in words.forces:
        if lemma in words.acts:  # "the firm guarantees delivery", "undertook a study": of an act, or to somebody
            if is_to(tree, first) or tree.kids(s.cue_head, "dative"):
                return True
            return s.rule == "clause" and _is_of_doing(tree, s) and _guarantees(draft, s)
        if _foretells(draft, s) or (lemma in words.assuring and not _is_of_doing(tree, s)):
            return False
        if lemma in words.ties and tree.pos[s.cue_head] == "NOUN" and not _is_act(tree, first):
            # "reaffirmed its commitment to the treaty"
            over = tree.head[s.cue_head] if tree.dep[s.cue_head] == "dobj" else tree.head[tree.head[s.cue_head]]
            return tree.dep[s.cue_head] in ("dobj", "pobj") and tree.lemma[over] in words.renewing
        return True
    if s.force not in words.infinitive_forces:
        return False
    if lemma in words.settled and s.rule == "object":  # "has agreed a three-year deal with"
        return any(tree.lemma[c] in words.pacts for c in tree.kids(s.cue_head, "dobj"))
    return _is_act(tree, first) or lemma in words.settling or _is_gift(tree, s)


def _guarantees(draft: Draft, s: StatementFound) -> bool:
    """Tell whether somebody who can bind a side guarantees a thing, not that it "can be guaranteed"."""
    tree = draft.tree
    if any(tree.tag[c] == "MD" for c in tree.kids(s.cue_head, "aux")):
        return False
    return bool(draft.numbers(s.source_head)) and binds(draft, s.source_head)


def _is_gift(tree: Tree, s: StatementFound) -> bool:
    """Tell whether so much is offered to somebody: "offered Chad 200 tons of maize"."""
    a, b = s.content[0]
    counted = any(tree.pos[i] == "NUM" for i in range(a, min(b, a + READ)))
    return counted and s.rule == "object" and bool(tree.kids(s.cue_head, "dative"))


def _is_unmade(tree: Tree, cue: int) -> bool:
    """Tell whether a promise is only imagined ("if she would commit") or a quality ("pledged delegates")."""
    words = standing_words()
    if (
        tree.tag[cue] == "VBN"
        and not tree.kids(cue, "aux", "auxpass")
        and tree.dep[cue] in ("amod", "conj", "compound")
    ):
        return True
    if any(tree.lower[c] in words.stance.conditional for c in tree.kids(cue, "mark")):
        return True
    return any(tree.lower[c] in words.promise.unmade for c in tree.kids(cue, "aux"))


def _is_of_doing(tree: Tree, s: StatementFound) -> bool:
    """Tell whether an assurance is that something will be done, not that something is so."""
    a, b = s.content[0]
    return tree.tag[a] in ("TO", "VBG") or any(
        tree.pos[i] in VERBAL and tree.sentence[i] == tree.sentence[a] and is_to_come(tree, i)
        for i in range(a, min(b, a + READ))
    )


def _foretells(draft: Draft, s: StatementFound) -> bool:
    """Tell whether a thing only bids fair to be something: "the festival promises to be the largest ever"."""
    tree, first = draft.tree, s.content[0].start
    actors = [draft.actors.actors[n] for n in draft.sources(s.source_head)]
    if not is_to(tree, first) or tree.lemma[tree.head[first]] != "be" or tree.kid(s.cue_head, "dobj") is not None:
        return False
    state = standing_words().state_sectors
    return all(a.kind == "organization" and not state & set(a.sectors) for a in actors)


def _is_act(tree: Tree, first: int) -> bool:
    """Tell whether content that starts at ``first`` is what is to be done: an infinitive or a gerund."""
    gerund = tree.tag[first] == "VBG" and tree.dep[first] not in ("amod", "compound")
    return is_to(tree, first) or tree.dep[first] == "neg" or gerund


def _only_asked(draft: Draft, s: StatementFound) -> bool:
    """Tell whether another asks the source for the promise ("urged them to promise")."""
    if s.parent is None or draft.statements[s.parent].force not in standing_words().promise.asking:
        return False
    tree = draft.tree
    verbs = (s.cue_head, grammar.first_conjunct(tree, s.cue_head))  # "asked them to stand up and pledge"
    return tree.tag[s.cue_head] == "VB" and any(is_to(tree, c) for v in verbs for c in tree.kids(v, "aux"))


def _content(draft: Draft, s: StatementFound) -> list[Tokens]:
    """Return a promise's content; its infinitive where a date or a hearer opens it ("promised them to end it")."""
    tree = draft.tree
    a, b = s.content[0]
    given = tree.kid(s.cue_head, "dobj")
    if s.rule == "preposition" and given is not None and s.cue_head < given < a and tree.pos[given] != "PRON":
        return [Tokens(tree.left[given], b), *s.content[1:]]  # "committed 300 million euros to the fund"
    dated = any(draft.times[n].start == a for n in draft.times_between(a, b))
    if len(s.content) > 1 or not (dated or (tree.dep[a] in ("dobj", "dative") and draft.numbers(a))):
        return s.content
    late = max((draft.times[n].end for n in draft.times_between(a, b)), default=a)
    if dated and late < b and tree.dep[late] == "mark":
        return [Tokens(late, b)]  # "agreed on Sunday that they would phase out coal"
    for i in range(a + 1, tree.right[s.cue_head]):
        if is_infinitive(tree, i):
            return [Tokens(tree.left[i], tree.right[i])]
    return s.content
