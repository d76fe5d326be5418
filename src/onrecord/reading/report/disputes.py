"""Where accounts within a text cannot both hold, or name the same thing differently."""

from __future__ import annotations

from ...codebook.standing import standing_words
from ...records import Dispute, Position
from ..language import Tokens, grammar
from ..statements.found import StatementFound
from .anchors import VERBAL
from .answers import Answer
from .clashes import LEAD, clash_of, denies_charge
from .draft import Draft
from .feuds import Pair, Side, find_feuds
from .tellers import Standing
from .voices import content_words, goes_on, holds, two_voices

# How far apart accounts of one thing stand, in statements and in sentences; the dependencies of main
# clauses; how what is counted hangs on its verb.
AHEAD, SENTENCES = 7, 3
MAIN = ("ROOT", "ccomp", "conj", "parataxis", "pcomp")
MAKERS = grammar.WORDS.makers
COUNTED = ("nsubj", "nsubjpass", "dobj")


def find_disputes(draft: Draft, standings: list[Standing], answers: list[Answer]) -> tuple[Dispute, ...]:
    """Return the disputes of a text: what one source denies of another, and what two of them call differently.

    Two sources who contradict each other several times within a few sentences have one dispute.
    """
    out: list[Dispute] = []
    last: dict[frozenset[tuple[int, ...]], int] = {}  # two sources -> the sentence of their latest dispute
    for side, other, about, rule in [
        *_answered(draft, answers),
        *_denied(draft, standings),
        *_disowned(draft, answers),
        *_contrasted(draft),
        *find_feuds(draft),
    ]:
        sides = frozenset(draft.sources(k.head) or (-k.cue - 1,) for k in (side, other))
        sentence = draft.tree.sentence[other.cue]
        if sides in last and abs(sentence - last[sides]) <= SENTENCES:
            continue
        last[sides] = sentence
        first, second = sorted((side, other), key=lambda k: k.cue)
        positions = _position(draft, first, ahead=False), _position(draft, second, ahead=True)
        if positions[0].holder == positions[1].holder:
            continue  # one voice, or two that nobody knows
        ids = tuple(draft.item_id("e", n) for n in about)
        out.append(Dispute(draft.item_id("d", len(out)), ids, positions, rule))
    return tuple(out)


def _side(draft: Draft, index: int) -> Side:
    s = draft.statements[index]
    return Side(s.source_head, s.cue_head, s.content or [s.cue], index)


def _position(draft: Draft, side: Side, *, ahead: bool) -> Position:
    more = (
        []
        if side.statement is None
        else [c for n in goes_on(draft, side.statement, ahead=ahead) for c in draft.statements[n].content]
    )
    return Position(
        holder=draft.take_source(side.head),
        content=tuple(draft.span(c) for c in (*side.content, *more)),
        statement=draft.statement_id(side.statement),
    )


def _answered(draft: Draft, answers: list[Answer]) -> list[Pair]:
    """Return the denials with what they answer, and the events that this tells."""
    out: list[Pair] = []
    for claim, denial, verb, _ in answers:
        if denial is None:
            if not draft.sources(draft.statements[claim].source_head):
                continue
            head = next((h for h in grammar.logical_subjects(draft.tree, verb) if draft.numbers(h)), None)
            other = Side(head, verb, [draft.tree.subtree(verb)], None)
        else:
            other = _side(draft, denial)
        out.append((_side(draft, claim), other, tuple(draft.told_in.get(claim, ())), "denial"))
    return out


def _denied(draft: Draft, standings: list[Standing]) -> list[Pair]:
    """Return pairs of statements of which one denies the event that the other tells."""
    out: list[Pair] = []
    for n, standing in enumerate(standings):
        if standing.status in ("denied", "disputed") and len(standing.by) >= 2:
            first, second = standing.by[0], standing.by[-1]
            if two_voices(draft, first, second):
                out.append((_side(draft, first), _side(draft, second), (n,), "denial"))
    return out


def _disowned(draft: Draft, answers: list[Answer]) -> list[Pair]:
    """Return denials of an account that only its own noun tells: "disputed the union's account that they left".

    So too "faulted the view expressed by the union that they left".
    """
    tree, words = draft.tree, standing_words().denial
    answering = {a.denial for a in answers}
    out: list[Pair] = []
    for index, s in enumerate(draft.statements):
        faults = s.cue_lemma in words.faulting and tree.pos[s.cue_head] == "VERB"
        speaks_against = s.source_head is not None and (s.force in words.refusing or faults)
        if not speaks_against or index in answering or not s.content or draft.is_unsaid(s.cue_head):
            continue
        a, b = s.content[0]
        noun = next((i for i in range(a, min(b, a + LEAD)) if tree.lemma[i] in words.accounts), None)
        clause = None if noun is None else _told_by(draft, noun)
        if noun is None or clause is None:
            continue
        owner = next((h for h in _owners(draft, noun) if draft.numbers(h)), None)
        if owner is None or draft.numbers_of([owner]) & set(draft.sources(s.source_head)):
            continue
        told = Side(owner, noun, [Tokens(tree.left[clause], tree.right[clause])], None)
        events = tuple(draft.events_between(tree.left[clause], tree.right[clause]))
        out.append((told, _side(draft, index), events, "denial"))
    return out


def _told_by(draft: Draft, noun: int) -> int | None:
    """Return the clause that says what an account is, not who gave it ("the view expressed by the union that ...")."""
    clauses = draft.tree.kids(noun, "acl", "relcl", "ccomp")
    told = [c for c in clauses if not (draft.tree.dep[c] == "acl" and draft.tree.tag[c] == "VBN")]
    return next(iter(told), next(iter(clauses), None))


def _owners(draft: Draft, noun: int) -> list[int]:
    """Return the heads of whose an account is: its possessor, an adjective of a country, by or from whom it is."""
    tree = draft.tree
    given = [c for c in tree.kids(noun, "acl") if tree.tag[c] == "VBN"]
    by = [h for g in (noun, *given) for p, heads in grammar.obliques(tree, g).items() if p in MAKERS for h in heads]
    return [*tree.kids(noun, "poss", "amod", "nmod"), *by]


def _contrasted(draft: Draft) -> list[Pair]:
    """Return pairs of near statements by two sources that give an account each of one thing.

    Parted by a contrast, they name the same event, share words or give other figures; without one, what the first
    says the second negates.
    """
    out: list[Pair] = []
    for second in range(len(draft.statements)):
        for first in range(second - 1, max(second - AHEAD, -1), -1):
            rule = _clash(draft, first, second)
            if rule is not None:
                heads = {h for n in (first, second) for h in _topics(draft, draft.statements[n])}
                events = {n for h in heads for n in draft.events_at(h)} | {*draft.told_in.get(first, ())}
                out.append((_side(draft, first), _side(draft, second), tuple(sorted(events)), rule))
                break
    return out


def _clash(draft: Draft, first: int, second: int) -> str | None:
    """Return the rule by which two statements' accounts clash, ``None`` if they do not."""
    tree, words = draft.tree, standing_words().contrast
    s, t = draft.statements[first], draft.statements[second]
    far = tree.sentence[t.cue_head] - tree.sentence[s.cue_head]
    if far > SENTENCES or s.source_head is None or t.source_head is None or holds(draft, first, second):
        return None
    if holds(draft, second, first) or not two_voices(draft, first, second):
        return None
    if draft.is_unsaid(s.cue_head) or draft.is_unsaid(t.cue_head):
        return None
    if not draft.sources(s.source_head) or not draft.sources(t.source_head):
        return None
    shared = content_words(draft, s) & content_words(draft, t)
    opposed = _opposed(draft, first, second, words.markers)
    set_against = opposed and _opposed(draft, first, second, words.strong)
    charged = s.force in words.charging and tells_of(draft, s, t)
    if charged and ((t.force in words.charging and tells_of(draft, t, s)) or _is_denied(draft, t, shared)):
        return "blame"
    if charged and s.force == "accuse" and far <= 1 and denies_charge(draft, t, opposed=set_against):
        return "blame"
    if far <= 1 and (rule := clash_of(draft, s, t, opposed=set_against)) is not None:
        return rule
    if not {s.force, t.force} <= words.plain:
        return None
    if far <= 1 and _counters(draft, t) and second - first == 1:
        return "contrast"
    if opposed:
        if _one_event(draft, s, t):
            return "contrast"
        if _figures_differ(draft, s, t):
            return "figures"
    if _tolls(draft, s, t):
        return "figures"
    return "negation" if len(shared) > 2 and _negates(draft, s, t, shared) else None


def _counters(draft: Draft, t: StatementFound) -> bool:
    """Tell whether a statement says itself that it differs: "disagreed, saying that", "countered that"."""
    tree, words = draft.tree, standing_words().contrast
    over = tree.head[t.cue_head]
    led = tree.dep[t.cue_head] == "advcl" and tree.lemma[over] in words.differing and not draft.is_unsaid(over)
    return led or t.cue_lemma in words.countering


def _is_denied(draft: Draft, t: StatementFound, shared: set[str]) -> bool:
    """Tell whether somebody charged says that it was not so: a negated main verb in plain telling."""
    if t.force not in standing_words().contrast.plain or not shared:
        return False
    return any(grammar.is_negated(draft.tree, i) for i in _main_verbs(draft, t))


def _main_verbs(draft: Draft, s: StatementFound) -> list[int]:
    tree = draft.tree
    return [i for a, b in s.content for i in range(a, b) if tree.pos[i] in VERBAL and tree.dep[i] in MAIN]


def tells_of(draft: Draft, t: StatementFound, s: StatementFound) -> bool:
    """Tell whether a statement speaks of the other's source: it tells of that, not of what that told."""
    source = set(draft.sources(s.source_head))
    return any(source & set(draft.numbers(i)) for a, b in t.content for i in range(a, b))


def _opposed(draft: Draft, first: int, second: int, markers: frozenset[str]) -> bool:
    """Tell whether one of ``markers`` parts two statements: in one sentence, or at the start of the next."""
    tree = draft.tree
    s, t = draft.statements[first], draft.statements[second]
    a, b = tree.sentence[max(s.cue_head, *(c.end - 1 for c in s.content))], tree.sentence[t.cue_head]
    if b - a > 1:
        return False
    if tree.sentence[s.cue_head] == b:
        gap = range(min(s.cue_head, t.cue_head) + 1, max(s.cue_head, t.cue_head))
        return any(tree.lower[k] in markers and _holding_alike(draft, k, s) for k in gap)
    between = draft.statements[second - 1]
    if second - 1 != first and tree.sentence[between.cue_head] == b and not holds(draft, second, second - 1):
        return False  # the contrast is another statement's
    start, over = tree.sentences[b].start, tree.head[t.cue_head]
    if tree.dep[t.cue_head] == "advcl" and tree.lemma[over] in standing_words().contrast.differing:
        return True  # "engineers disagreed, saying"
    if any(tree.lower[k] in markers for k in range(start, min(start + 3, tree.sentences[b].end))):
        return True
    strong = standing_words().contrast.strong  # "the family, however, said"
    before = range(start, t.cue_head) if start < t.cue_head <= start + LEAD else ()
    return any(tree.lower[k] in strong and _holding_alike(draft, k, t) for k in before)


def _holding_alike(draft: Draft, marker: int, s: StatementFound) -> bool:
    """Tell whether a marker is the reporter's own: not inside what is said."""
    return draft.holding(marker) == draft.holding(s.cue_head)


def _figures_differ(draft: Draft, s: StatementFound, t: StatementFound) -> bool:
    """Tell whether two contents count the same thing and come to different numbers."""
    one, other = _figures(draft, s), _figures(draft, t)
    return not _own_tallies(s, t) and any(other[key] != number for key, number in one.items() if key in other)


def _own_tallies(s: StatementFound, t: StatementFound) -> bool:
    """Tell whether each source only gives its own count: "Ohio reported two cases, Texas reported four"."""
    return s.rule == t.rule == "object"


def _tolls(draft: Draft, s: StatementFound, t: StatementFound) -> bool:
    """Tell whether two contents count the dead, the hurt, or one doing of many, and come to different numbers.

    "50,000 people marched" against "5,000 people marched"; shares and sums ("60 percent of voters") are no count.
    """
    if _own_tallies(s, t):
        return False
    one, other = _figures(draft, s), _figures(draft, t)
    words = standing_words().contrast
    differing = {key for key, number in one.items() if other.get(key, number) != number}
    if differing & words.harm:
        return True
    near = draft.tree.sentence[t.cue_head] - draft.tree.sentence[s.cue_head] <= 1
    return near and len(differing) > 1 and not differing & words.units


def _figures(draft: Draft, s: StatementFound) -> dict[str, str]:
    """Return what a content counts: the lemma of the noun and of the verb that it is subject or object of -> number."""
    tree, deadly = draft.tree, standing_words().contrast.deadly
    out: dict[str, str] = {}
    for a, b in s.content:
        for i in range(a, b):
            if tree.pos[i] != "NUM" or draft.times_between(i, i + 1):
                continue
            noun = tree.head[i] if tree.dep[i] == "nummod" else i
            for k in {noun, tree.head[noun]} if tree.dep[noun] in COUNTED else {noun}:
                if tree.pos[k] in ("NOUN", "VERB", "ADJ"):
                    lemma = "kill" if tree.lemma[k] in deadly else tree.lemma[k]
                    out.setdefault(lemma, tree.lower[i])
    return out


def _negates(draft: Draft, s: StatementFound, t: StatementFound, shared: set[str]) -> bool:
    """Tell whether just one of two contents negates a verb that both have ("came from ..." against "did not come")."""
    one, other = _verbs(draft, s, shared), _verbs(draft, t, shared)
    return any(other[key] != negated for key, negated in one.items() if key in other)


def _verbs(draft: Draft, s: StatementFound, shared: set[str]) -> dict[tuple[str, str], bool]:
    """Return the main verbs of a content among ``shared`` with their subjects, and whether each is negated."""
    tree = draft.tree
    out = {}
    for i in _main_verbs(draft, s):
        subject = grammar.surface_subject(tree, i)
        if tree.lemma[i] in shared and subject is not None:
            out[tree.lemma[i], tree.lemma[subject]] = grammar.is_negated(tree, i)
    return out


def _one_event(draft: Draft, s: StatementFound, t: StatementFound) -> bool:
    """Tell whether two contents tell of one event: by the same noun, or the second by one that points back."""
    tree = draft.tree
    one, other = _topics(draft, s), _topics(draft, t)
    same = {tree.lemma[i] for i in one} & {tree.lemma[i] for i in other}
    return bool(same) or (bool(one) and any(grammar.is_definite(tree, i) for i in other))


def _topics(draft: Draft, s: StatementFound) -> set[int]:
    """Return the nouns in a statement's content that stand for an event."""
    tree, words = draft.tree, standing_words().contrast
    return {i for a, b in s.content for i in range(a, b) if tree.pos[i] == "NOUN" and tree.lemma[i] in words.events}
