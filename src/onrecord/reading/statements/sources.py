"""Who says it: the source of a verb, where the parse shows it and where it does not."""

from __future__ import annotations

from ...codebook.cues import CueWords
from ..language import Tree, grammar
from .draft import Draft
from .frames import is_main, is_passive
from .phrases import heads_over
from .quotes import MARKS, Quotations

VERBAL = ("VERB", "AUX")
NOMINAL = ("NOUN", "PROPN", "PRON")
DASHES = frozenset({"—", "–", "-", "--", "―"})
INSERTING = DASHES | {","}
LONGEST = 60  # tokens from the clause of a speaker to the verb
SPEECH = 6  # tokens of a quotation, marks included, that is more than a name in quotation marks


def find_source(tree: Tree, i: int, words: CueWords, *, passive: bool, content: list[int]) -> int | None:
    """Return the head of who says what verb ``i`` reports; ``None``: unknown.

    The subject; in a passive the agent; inverted, what follows; of "issued a statement saying" who issued it
    (``words.accounts`` are nouns of saying). ``content`` are heads of what is reported, which nobody in it says.
    """
    if passive:
        agents = grammar.agents(tree, i)
        return agents[0] if agents else None
    own = tree.kids(i, "nsubj")
    if len(own) > 1 and own[0] < own[-1] < i and tree.lower[own[0]] in grammar.WORDS.relatives:
        return own[-1]  # "which she said was hers"
    if tree.dep[i] == "acl" and is_main(tree, i):
        return tree.head[i]
    found = grammar.subjects(tree, i) if own else _inherited(tree, i, words.when)
    found = [s for s in found if s not in content and s != i]
    if found and tree.dep[i] == "acl" and tree.lemma[found[0]] in words.accounts:
        found = _issuer(tree, found[0], words.receiving) or found
    if found and not own and _stands_for_nothing(tree, found[0], i):
        return None
    if found:
        return None if tree.lower[found[0]] in grammar.WORDS.demonstratives else _past_dateline(tree, found[0], i)
    if own or tree.tag[i] == "VBG":
        return None
    if content and min(content) < i:
        return noun_after(tree, i) or noun_before(tree, i)
    if content and tree.tag[i] in ("VBD", "VBZ", "VBP"):
        taken = [s for c in tree.kids(i, "ccomp") if c < i for s in tree.kids(c, "nsubj")]
        if taken and (tree.text[i - 1] in INSERTING or tree.dep[i - 1] == "npadvmod"):
            return taken[0]  # "Mr. Low, whose firm sells maps, said": the parser has him for the seller
        first = _before_insertion(tree, i)
        if first is not None:
            return first
    return None if tree.tag[i] == "VB" else noun_before(tree, i)


def _stands_for_nothing(tree: Tree, subject: int, i: int) -> bool:
    """Tell whether "it" only holds the place of infinitive ``i`` ("it is hard to say", "it is time to admit")."""
    return tree.lower[subject] == "it" and tree.tag[i] in ("VB", "VBG") and tree.lemma[tree.head[subject]] == "be"


def _past_dateline(tree: Tree, subject: int, i: int) -> int:
    """Return the speaker past a dateline that the parser took for the subject ("PARIS, May 3 — The minister said")."""
    start = tree.sentences[tree.sentence[i]].start
    if not start <= subject < i or subject - start > 3:
        return subject
    dash = next((k for k in range(subject, min(i, start + 15)) if tree.text[k] in DASHES), None)
    if dash is None or not (_is_dateline(tree.text[start]) or (dash > 2 and tree.text[dash - 3] == "(")):
        return subject  # "PARIS -", or "Paris (AFP) -"
    tops = [k for k in range(dash + 1, i) if tree.pos[k] in NOMINAL and not dash < tree.head[k] < i]
    return tops[0] if tops else subject


def _is_dateline(word: str) -> bool:
    return word.isupper() and len(word) > 2


def _issuer(tree: Tree, noun: int, receiving: frozenset[str]) -> list[int]:
    """Return who makes the statement that ``noun`` names: the subject of the verb over it, or its possessor."""
    owners = tree.kids(noun, "poss")
    if owners and tree.pos[owners[0]] != "PRON":
        return owners
    verb = next((k for k in heads_over(tree, noun) if tree.pos[k] in VERBAL), None)
    if verb is not None and (tree.dep[noun] == "nsubj" or tree.lemma[verb] in receiving):
        verb = None
    makers = [] if verb is None else grammar.subjects(tree, verb)
    return makers or owners  # "she revised her statement": she, not her


def _inherited(tree: Tree, i: int, when: frozenset[str]) -> list[int]:
    """Return the subjects that a verb without one takes over.

    A participle at the end takes the nearest verb's; an infinitive under an adjective ("quick to add") that
    adjective's.
    """
    head = tree.head[i]
    if tree.dep[i] == "advcl" and tree.tag[i] == "VBG" and head < i:
        top = _main_verb(tree, head, i) if tree.text[i - 1] == "," else head
        near = [k for k in grammar.conjuncts(tree, top) if k < i and tree.pos[k] in VERBAL and tree.kid(k, "nsubj")]
        if near:
            return grammar.subjects(tree, near[0] if top != head else near[-1])
    if tree.dep[i] in ("acl", "relcl") and tree.tag[i] == "VB" and tree.dep[head] in ("attr", "oprd"):
        return grammar.subjects(tree, tree.head[head])  # "they were the only ones to oppose it"
    if tree.dep[i] == "xcomp" and tree.pos[head] == "ADJ" and tree.dep[head] in ("acomp", "oprd"):
        return grammar.subjects(tree, tree.head[head])
    over = tree.head[head]
    if tree.dep[i] == "pcomp" and tree.lower[head] in when and tree.pos[over] in VERBAL and is_passive(tree, over):
        return [s for s in grammar.subjects(tree, over) if s != i]  # "was booed by them after telling them"
    found = grammar.subjects(tree, i)
    if found or tree.tag[i] != "VBG" or tree.dep[i] not in ("pcomp", "advcl"):
        return found
    verb = next(
        (k for k in heads_over(tree, i, limit=6) if tree.pos[k] in VERBAL and tree.kid(k, "nsubj") is not None), None
    )
    return [] if verb is None else grammar.subjects(tree, verb)


def mend_source(tree: Tree, quotations: Quotations, draft: Draft) -> None:
    """Find the speaker anew where the parser has none, or one that cannot be.

    Nobody inside a quotation says what is outside it; a "himself" is the noun before it; the "R" of "Smith (R-Wis.)"
    is Smith; a verb with its words right before it has its subject right after it.
    """
    i = draft.head
    if draft.candidate.kind != "verb" or draft.cue.impersonal:
        return
    quoted = draft.cue.voiced and any(b in (i, i - 1) for _, b in draft.content)
    if draft.source is None and quoted and tree.dep[i] == "amod" and tree.head[i] > i:
        draft.source = _top_of_name(tree, tree.head[i])  # "“...,” tweeted party leader Lena Vogt"
    if is_passive(tree, i):
        return
    if draft.source is not None:
        draft.source = _out_of_brackets(tree, draft.source, i)
        if tree.lower[draft.source].endswith(("self", "selves")) and tree.pos[tree.head[draft.source]] in NOMINAL:
            draft.source = tree.head[draft.source]
        around = quotations.at(draft.source)
        if around is None or around.end - around.start < SPEECH or around.start <= i < around.end:
            return
        draft.source = None
    if quoted:
        draft.source = noun_after(tree, i)
    if draft.source is None and draft.cue.voiced and tree.kid(i, "nsubj", "expl", "csubj") is None:
        draft.source = _subject_near(tree, quotations, i)


def _top_of_name(tree: Tree, noun: int) -> int:
    """Return the noun that ``noun`` is part of ("party leader Lena Vogt")."""
    while tree.dep[noun] == "compound" and tree.head[noun] > noun:
        noun = tree.head[noun]
    return noun


def _out_of_brackets(tree: Tree, source: int, i: int) -> int:
    """Return the noun before the bracket that ``source`` stands in, where the verb is outside of it."""
    k = source
    while k > 0 and source - k < 6 and tree.text[k] != "(":
        if tree.text[k] == ")":
            return source
        k -= 1
    if tree.text[k] != "(" or k == 0 or tree.pos[k - 1] not in NOMINAL or i < k:
        return source
    noun = k - 1
    for over in heads_over(tree, noun, limit=4):
        if over >= k or tree.pos[over] not in NOMINAL:
            break
        noun = over
    return noun


def _subject_near(tree: Tree, quotations: Quotations, i: int) -> int | None:
    """Return the subject of the nearest verb over ``i`` that has one outside of any quotation, or ``None``."""
    for k in heads_over(tree, i, limit=6):
        found = [s for s in tree.kids(k, "nsubj") if quotations.at(s) is None]
        if found:
            empty = _stands_for_nothing(tree, found[0], i)
            return None if empty or tree.lower[found[0]] in grammar.WORDS.demonstratives else found[0]
    return None


def _main_verb(tree: Tree, verb: int, i: int) -> int:
    """Return the verb highest over ``verb`` that has a subject before ``i``: who speaks on after a comma.

    "Rejected the idea that the plan would fail, saying": the parser hangs the participle on the verb before it. A
    clause that "and" joins to what is over it has a speaker of its own.
    """
    top = verb
    for k in (verb, *heads_over(tree, verb)):
        subject = tree.kid(k, "nsubj")
        if tree.pos[k] in VERBAL and subject is not None and k < i and subject < i:
            top = k
        if tree.dep[k] == "conj":
            break
    return top


def noun_after(tree: Tree, i: int) -> int | None:
    """Return the head of the noun phrase that begins right after verb ``i`` ("said Smith"), or ``None``."""
    j = i + 1
    while j < len(tree) and (
        tree.pos[j] in ("DET", "ADJ", "NUM", *NOMINAL) or tree.dep[j] == "amod" or _is_part(tree, j)
    ):
        last = j + 1 >= len(tree) or tree.pos[j + 1] not in ("NOUN", "PROPN", "PART")
        if tree.pos[j] in NOMINAL and last and tree.left[j] >= i:
            return j
        j += 1
    named = j == i + 1 and j + 1 < len(tree) and tree.text[j].istitle() and tree.pos[j] not in ("SCONJ", "ADP", "VERB")
    return j if named and tree.text[j + 1] in (",", ".") else None  # a name that the tagger took for another word


def _is_part(tree: Tree, j: int) -> bool:
    return tree.tag[j] == "POS" or tree.dep[j] == "amod" or tree.text[j] == "-"


def noun_before(tree: Tree, i: int) -> int | None:
    """Return the head of the noun phrase that ends before finite verb ``i`` where the parser left it no subject."""
    start = tree.sentences[tree.sentence[i]].start
    if tree.dep[i - 1] == "nummod" and tree.head[i - 1] == i:
        return i - 1  # "four in ten say"
    j = i - 1
    while j >= start and (tree.pos[j] in ("PUNCT", "ADV", "SPACE", "AUX", "NUM") or tree.tag[j] == "MD"):
        if tree.text[j] in MARKS:
            return None
        j -= 1
    if j < start or tree.dep[i] in ("advcl", "acl", "xcomp", "conj"):
        return None
    best = None
    while start <= j < i:
        if tree.pos[j] in NOMINAL:
            best = j
        if tree.pos[j] in VERBAL and tree.dep[j] not in ("relcl", "acl"):
            break
        if tree.pos[j] == "PROPN" and tree.dep[j] in ("appos", "nsubj", "ROOT", "dep", "npadvmod"):
            break
        if tree.head[j] == j or not start <= tree.head[j] < i or (best == j and _opens_after(tree, j, i)):
            break
        j = tree.head[j]
    return best


def _before_insertion(tree: Tree, i: int) -> int | None:
    """Return the noun that opens the clause of verb ``i`` before something set in: "Ms. Low, without notes, said".

    The verb must come right after the mark that closes the insertion; a phrase before the clause is passed over.
    """
    last = i - 1
    while tree.pos[last] == "ADV" and last > 0:
        last -= 1
    k = tree.sentences[tree.sentence[i]].start
    if tree.text[last] not in INSERTING or last - k > LONGEST:
        return None
    while k < last and not tree.text[k].strip():
        k += 1
    if tree.pos[k] in ("ADP", "SCONJ", "ADV", "CCONJ") or tree.tag[k] in ("VBG", "VBN"):
        k = next((n + 1 for n in range(k, last) if tree.text[n] == ","), last)
    end = next((n for n in range(k, last) if tree.text[n] in INSERTING or tree.text[n] == "("), last)
    group = [n for n in range(k, end) if tree.pos[n] in NOMINAL]
    if not group or end >= last or any(tree.pos[n] in (*VERBAL, "SCONJ") for n in range(k, end)):
        return None
    return next((n for n in group if not k <= tree.head[n] < end or tree.head[n] == n), None)


def _opens_after(tree: Tree, j: int, i: int) -> bool:
    """Tell whether noun ``j`` begins the clause after an adverbial phrase that the parser ran on into it.

    "At the hall in Bonn, a young woman asked": the woman is no apposition to the hall.
    """
    noun = tree.head[j]
    if tree.dep[j] not in ("appos", "conj") or tree.dep[noun] != "pobj" or tree.text[tree.left[j] - 1] != ",":
        return False
    top = noun
    while tree.head[top] < i and tree.head[top] != top and tree.head[top] != i:
        top = tree.head[top]
    opens = tree.left[top] <= tree.sentences[tree.sentence[i]].start + 1
    return opens and (tree.pos[top] == "ADP" or tree.tag[top] in ("VBG", "VBN"))


def is_withheld(tree: Tree, i: int, words: CueWords) -> bool:
    """Tell whether verb ``i`` says that nothing is said: negated, "declined to", "have yet to", "nobody"."""
    if grammar.is_negated(tree, i):
        return True
    subject = tree.kid(i, "nsubj")
    if subject is not None and (tree.lower[subject] in grammar.WORDS.nobody or grammar.is_negated(tree, subject)):
        return True
    over = tree.head[i]
    if tree.dep[i] not in ("xcomp", "ccomp", "acl", "pcomp") or over == i or tree.kid(i, "nsubj") is not None:
        return False
    return tree.lemma[over] in words.withheld or any(tree.lower[c] in words.withheld for c in tree.children[over])
