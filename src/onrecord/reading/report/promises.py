"""Who promised what: promises told as statements, what a source says that it will do itself, nouns of promising."""

from __future__ import annotations

from collections.abc import Iterator

from ...codebook.standing import standing_words
from ..language import Tokens, Tree, grammar
from ..statements.found import StatementFound
from .draft import Draft
from .plans import find_plans
from .promised import Promise, clause_start, is_infinitive

VERBAL = ("VERB", "AUX")
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
            found.extend(_will(draft, index, s))
    told = {p.cue_head for p in found}
    found.extend(p for p in (*_nouns(draft), *find_plans(draft)) if p.cue_head not in told)
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
            return tree.lower[first] == "to" or bool(tree.kids(s.cue_head, "dative"))
        if _foretells(draft, s) or (lemma in words.assuring and not _is_of_doing(tree, s)):
            return False
        return not (lemma in words.ties and tree.pos[s.cue_head] == "NOUN" and not _is_act(tree, first))
    if s.force not in words.infinitive_forces:
        return False
    return _is_act(tree, first) or lemma in words.settling


def _is_unmade(tree: Tree, cue: int) -> bool:
    """Tell whether a promise is only imagined ("if she would commit") or a quality ("pledged delegates")."""
    words = standing_words()
    if tree.dep[cue] == "amod" or any(tree.lower[c] in words.stance.conditional for c in tree.kids(cue, "mark")):
        return True
    return any(tree.lower[c] in words.promise.unmade for c in tree.kids(cue, "aux"))


def _is_of_doing(tree: Tree, s: StatementFound) -> bool:
    """Tell whether an assurance is that something will be done, not that something is so."""
    a, b = s.content[0]
    return tree.tag[a] in ("TO", "VBG") or any(
        tree.pos[i] in VERBAL and tree.sentence[i] == tree.sentence[a] and _is_to_come(tree, i)
        for i in range(a, min(b, a + READ))
    )


def _foretells(draft: Draft, s: StatementFound) -> bool:
    """Tell whether a thing only bids fair to be something: "the festival promises to be the largest ever"."""
    tree, first = draft.tree, s.content[0].start
    actors = [draft.actors.actors[n] for n in draft.sources(s.source_head)]
    if tree.lower[first] != "to" or tree.lemma[tree.head[first]] != "be" or tree.kid(s.cue_head, "dobj") is not None:
        return False
    state = standing_words().state_sectors
    return all(a.kind == "organization" and not state & set(a.sectors) for a in actors)


def _is_act(tree: Tree, first: int) -> bool:
    """Tell whether content that starts at ``first`` is what is to be done: an infinitive or a gerund."""
    return tree.lower[first] in ("to", "not") or tree.tag[first] == "VBG"


def _only_asked(draft: Draft, s: StatementFound) -> bool:
    """Tell whether another asks the source for the promise ("urged them to promise")."""
    if s.parent is None or draft.statements[s.parent].force not in standing_words().promise.asking:
        return False
    tree = draft.tree
    return tree.tag[s.cue_head] == "VB" and any(tree.lower[c] == "to" for c in tree.kids(s.cue_head, "aux"))


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
    if dated and late < b and tree.lower[late] == "that":
        return [Tokens(late, b)]  # "agreed on Sunday that they would phase out coal"
    for i in range(a + 1, tree.right[s.cue_head]):
        if is_infinitive(tree, i):
            return [Tokens(tree.left[i], tree.right[i])]
    return s.content


def _will(draft: Draft, index: int, s: StatementFound) -> Iterator[Promise]:
    """Yield what the source of a statement says that it, or whom it speaks for, will do; one a sentence."""
    tree = draft.tree
    own = _spoken_for(draft, s.source_head)
    last = -1
    mouth = _is_mouthpiece(draft, s)
    for a, b in s.content if own or mouth else ():
        for i in range(a, b):
            if tree.pos[i] not in VERBAL or tree.sentence[i] == last or draft.holding(i) != index:
                continue
            if not _intends(draft, s, i):
                continue
            spoken = _speaks_of_itself(draft, i, own, reported=s.manner != "direct") or (
                mouth and _is_of_body(draft, i)
            )
            if spoken or _decrees(draft, s, i):
                last = tree.sentence[i]
                content = Tokens(max(a, clause_start(tree, i)), min(b, tree.right[i]))
                yield Promise(_subject(draft, i, s), [content], s.cue_head, s.cue.end, s.cue_lemma, index)


def _subject(draft: Draft, verb: int, s: StatementFound) -> int:
    """Return who is committed: the subject if it is somebody known who is to act, else who speaks."""
    assert s.source_head is not None
    if draft.tree.lemma[verb] in standing_words().promise.granting:
        return s.source_head
    return next((h for h in grammar.subjects(draft.tree, verb) if draft.numbers(h)), s.source_head)


def _spoken_for(draft: Draft, head: int | None) -> set[int | str]:
    return draft.parties(draft.sources(head))


def _is_mouthpiece(draft: Draft, s: StatementFound) -> bool:
    """Tell whether a spokesman speaks and the text does not say whose: "the airline will resume flights, she said"."""
    words = standing_words().promise.mouthpieces
    if s.source is None or not any(draft.tree.lemma[i].lower() in words for i in range(*s.source)):
        return False
    named = {n for i in range(*s.source) for n in draft.numbers(i)} - set(draft.sources(s.source_head))
    return not any(draft.actors.actors[n].kind != "person" for n in named)


def _is_of_body(draft: Draft, verb: int) -> bool:
    """Tell whether what ``verb`` says will be done is a body's doing."""
    if grammar.is_passive(draft.tree, verb):
        return False
    doers = draft.numbers_of(grammar.subjects(draft.tree, verb))
    return any(draft.actors.actors[n].kind in ("organization", "country") for n in doers)


def _is_state(draft: Draft, number: int) -> bool:
    actor = draft.actors.actors[number]
    return actor.kind == "country" or (actor.key or "").startswith("gov:")


def _is_nameless_official(draft: Draft, own: set[int | str]) -> bool:
    """Tell whether those who speak are officials of a state that the text leaves open."""
    state = standing_words().state_sectors
    actors = [draft.actors.actors[n] for n in own if isinstance(n, int)]
    return bool(actors) and all(state & set(a.sectors) and a.country is None for a in actors)


def _decrees(draft: Draft, s: StatementFound, verb: int) -> bool:
    """Tell whether an official says what will be done or start, without saying by whom ("the road will be closed")."""
    tree, words = draft.tree, standing_words().promise
    if not (s.official or _is_official(draft, s)):
        return False
    if tree.kid(verb, "expl") is not None:
        return True  # "there will be an inquiry"
    if tree.kid(verb, "nsubj", "nsubjpass") is None:
        return False
    if tree.lemma[verb] in words.granting:
        return True
    if any(draft.numbers(h) for h in grammar.subjects(tree, verb)) or "as" in grammar.obliques(tree, verb):
        return False  # "would be taken as an escalation": how it would be seen, not what will be done
    return not grammar.agents(tree, verb) if grammar.is_passive(tree, verb) else tree.lemma[verb] in words.starting


def _is_official(draft: Draft, s: StatementFound) -> bool:
    state = standing_words().state_sectors
    return any(state & set(draft.actors.actors[n].sectors) for n in draft.sources(s.source_head))


def _speaks_of_itself(draft: Draft, verb: int, own: set[int | str], *, reported: bool) -> bool:
    """Tell whether the subject of ``verb`` is the source, whom it speaks for, or what is its own ("his party")."""
    tree, sides = draft.tree, standing_words().promise.sides
    if tree.kid(verb, "csubj") is not None or grammar.is_passive(tree, verb):
        return False
    if tree.lemma[verb] in standing_words().promise.granting:
        return False  # what one will get oneself is a forecast
    for h in grammar.subjects(tree, verb):
        numbers = draft.numbers(h)
        if own & set(numbers):
            return True
        bodies = [n for n in numbers if draft.actors.actors[n].kind != "person"]
        if own & draft.parties(bodies):
            return True
        if bodies and _is_nameless_official(draft, own) and any(_is_state(draft, n) for n in bodies):
            return True  # "Norway will send it, the foreign minister said"
        if (bodies or tree.lemma[h] in sides) and own & draft.numbers_of(tree.kids(h, "poss")):
            return True
        if reported and not numbers and tree.lower[h] in standing_words().promise.selves and tree.dep[verb] == "ccomp":
            return True  # "said they will": nobody else is meant where the text names nobody
    return False


def _intends(draft: Draft, s: StatementFound, verb: int) -> bool:
    """Tell whether ``verb`` says what will be done: "will", reported "would", no state, nothing that hedges it."""
    tree, words = draft.tree, standing_words().promise
    aux = [tree.lower[c] for c in tree.kids(verb, "aux")]
    said = words.will if s.manner == "direct" else words.will | words.would
    over = tree.head[verb]
    going = tree.dep[verb] == "xcomp" and tree.lower[over] in words.going and bool(tree.kids(over, "aux"))
    if going and s.manner == "direct" and any(tree.lower[c] in words.past for c in tree.kids(over, "aux")):
        return False  # "I was going to do it"
    if not (going or said & set(aux)) or "have" in aux:
        return False
    if tree.lemma[verb] in words.states and not (tree.lemma[verb] == "be" and tree.kid(verb, "expl") is not None):
        return False
    if tree.dep[verb] in ("relcl", "advcl", "acl", "csubj"):
        return False
    return not any(tree.lower[c] in words.hedges for c in tree.children[verb])


def _nouns(draft: Draft) -> Iterator[Promise]:
    """Yield what nouns of promising tell: "a promise to appear", "an agreement to share", "signed a deal on trade"."""
    tree, words = draft.tree, standing_words().promise
    for i, lemma in enumerate(tree.lemma):
        if tree.pos[i] != "NOUN" or (lemma not in words.nouns and lemma not in words.pacts):
            continue
        if grammar.is_negated(tree, i):
            continue
        act = _act_of(tree, i)
        if act is None and lemma in words.pacts:
            act = _matter_of(tree, i)
        promisor = None if act is None else _maker(draft, i)
        if act is not None and promisor is not None:
            yield Promise(promisor, [Tokens(tree.left[act], tree.right[act])], i, i + 1, lemma, None)


def _matter_of(tree: Tree, pact: int) -> int | None:
    """Return what a pact that somebody signs is on, or ``None``: "signed an agreement on the waters of the river"."""
    if tree.dep[pact] != "dobj" or tree.lemma[tree.head[pact]] not in standing_words().promise.signing:
        return None
    around = grammar.obliques(tree, pact)
    return next((h for w in ("on", "for", "under") for h in around.get(w, []) if h > pact), None)


def _act_of(tree: Tree, noun: int) -> int | None:
    """Return the verb that says what ``noun`` promises, an infinitive or with "will", or ``None``.

    The parser hangs it on the noun, on whom it comes from, or on the verb above ("signed a pledge in May to return").
    """
    around = grammar.obliques(tree, noun)
    hosts = [noun, *(h for heads in around.values() for h in heads), tree.head[noun]]
    after = [c for h in hosts for c in tree.kids(h, "acl", "relcl", "advcl", "xcomp") if c > noun]
    found = next((c for c in after if is_infinitive(tree, c)), None)
    if found is not None:
        return found
    return next((c for c in tree.kids(noun, "acl", "relcl", "ccomp") if _is_to_come(tree, c)), None)


def _is_to_come(tree: Tree, verb: int) -> bool:
    """Tell whether ``verb`` says what will be done: "an assurance that it would free them"."""
    words = standing_words().promise
    return any(tree.lower[c] in words.will or tree.lower[c] in words.would for c in tree.kids(verb, "aux"))


def _maker(draft: Draft, noun: int) -> int | None:
    """Return who made the promise that ``noun`` names: whose it is, from whom, or who signed, made or broke it."""
    tree, words = draft.tree, standing_words().promise
    around = grammar.obliques(tree, noun)
    owners = [*tree.kids(noun, "poss"), *(h for p in words.sources for h in around.get(p, []))]
    if owners and tree.lemma[noun] in words.nouns:
        return next((h for h in owners if draft.numbers(h)), None)
    verb = tree.head[noun]
    if tree.dep[noun] == "pobj":
        verb = tree.head[verb]
    if tree.pos[verb] not in VERBAL or tree.lemma[verb] not in words.making or draft.is_unsaid(verb):
        return None
    if is_infinitive(tree, verb):
        return None  # "have them sign agreements to keep silent": nothing is signed yet
    heads = grammar.subjects(tree, verb) if tree.dep[noun] == "pobj" else grammar.logical_subjects(tree, verb)
    return next((h for h in heads if draft.numbers(h)), None)
