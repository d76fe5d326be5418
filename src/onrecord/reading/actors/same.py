"""What tells two phrases to be one person: "a man named X", "the victim was X", "the former governor" after a name."""

from __future__ import annotations

from ..language import Tree
from .describe import Description
from .reading import SUBJECT, Reading
from .spans import phrase_span
from .titles import may_be_named

CLIMB = 4  # steps up from "as X" to the verb that names ("named the soldier who died as X")
FRONTED = 8  # tokens of an opening phrase in which "his" means who comes after it
PEOPLE = ("person", "unnamed")
PRIVATE = ("CVL", "BUS", "JRN", "LAB", "EDU", "REL")  # sectors of what a person just named may be called next
OPENING = 3  # tokens into its sentence that such a phrase starts at most
BACK = 2  # sentences back to the person whom a phrase like "the 36-year-old" goes on about


def called(r: Reading, number: int, head: int) -> None:
    """Make one of a named person and whom the clause says to be called so; ``head`` is the name's head token."""
    noun = _noun(r, head)
    if noun is None:
        noun = _owner_before(r, head)
    others = () if noun is None else r.table.out.by_head.get(noun, ())
    if len(others) == 1 and may_be_named(r, number, others[0]):
        r.table.merge(number, others[0])


def _noun(r: Reading, head: int) -> int | None:
    """Return the phrase that a name is given to: of "was X", "named X", "identified as X"; ``None`` for none."""
    tree, naming = r.tree, r.scene.words.naming
    dep, over = tree.dep[head], tree.head[head]
    if dep == "attr" and tree.lemma[over] == "be":
        return tree.kid(over, "nsubj") if tree.kid(over, "neg") is None else None
    if dep in ("oprd", "attr", "dobj") and tree.lemma[over] in naming:
        return _renamed(tree, over, active=False)
    if dep == "pobj" and tree.lower[over] == "as":
        for _ in range(CLIMB):
            over = tree.head[over]
            if tree.lemma[over] in naming:
                return _renamed(tree, over, active=True)
    return None


def _owner_before(r: Reading, head: int) -> int | None:
    """Return "his" of "In his email, X said", which means X, and whom the text spoke of before."""
    tree = r.tree
    start = tree.sentences[tree.sentence[head]].start
    if tree.dep[head] != "nsubj" or tree.dep[start] != "prep" or tree.head[start] != tree.head[head]:
        return None
    end = min(start + FRONTED, r.scene.name_at[head].start)
    return next((k for k in range(start, end) if tree.tag[k] == "PRP$"), None)


def _renamed(tree: Tree, verb: int, *, active: bool) -> int | None:
    """Return whom a verb of naming names: passive subject, the noun it hangs on, or (``active``) its object."""
    found = tree.kid(verb, "nsubjpass")
    if found is None and tree.dep[verb] == "acl" and tree.tag[verb] == "VBN":
        return tree.head[verb]
    if found is None and active:
        found = tree.kid(verb, "dobj")
        if found is None and tree.dep[verb] == "relcl":
            return tree.head[verb]
    return found


def enter_aged(r: Reading, i: int) -> bool:
    """Enter "the 36-year-old" as the person last spoken of; ``False`` where ``i`` heads no such phrase or none is."""
    tree = r.tree
    if tree.lower[i] != "old" or tree.dep[i] in ("amod", "acomp", "nmod") or not _aged(tree, i + 1):
        return False
    if not any(tree.lower[c] == "the" for c in tree.children[i]):
        return False
    found = topic(r, i, None, None, PEOPLE)
    if found is not None:
        r.see(*phrase_span(tree, i), i, found, "of that age")
    return found is not None


def continued(r: Reading, d: Description) -> int | None:
    """Return the person just named that a phrase tells something new of ("The former governor"), or ``None``."""
    tree = r.tree
    if not d.definite or d.plural or d.role.kind != "person" or tree.dep[d.head] not in SUBJECT:
        return None
    if phrase_span(tree, d.head).start > tree.sentences[tree.sentence[d.head]].start + OPENING:
        return None
    country = d.countries[0] if d.countries else None
    if d.former or _aged(tree, d.head):
        return topic(r, d.head, d.role.gender, country)
    if not d.role.office or d.role.national or d.owner is not None or d.body is not None:
        return None
    private = d.role.sector in PRIVATE and _unheard(r, d)
    found = topic(r, d.head, d.role.gender, country) if private else None
    return found if found is not None and r.table.actor(found).role is None else None


def _unheard(r: Reading, d: Description) -> bool:
    """Tell whether the text has spoken of nobody of this kind lately ("Ann Li won. The Chinese swimmer ...")."""
    return not any(d.role.noun in r.table.profiles[seen.actor].nouns for seen in r.table.recent())


def _aged(tree: Tree, end: int) -> bool:
    """Tell whether an age stands in the four tokens or fewer before token ``end`` ("84-year-old pontiff")."""
    words = tree.lower[max(0, end - 7) : end]
    return any(words[k : k + 4] == ["-", "year", "-", "old"] for k in range(len(words) - 3))


def topic(
    r: Reading, token: int, gender: str | None, country: str | None, kinds: tuple[str, ...] = ("person",)
) -> int | None:
    """Return the one person of the last sentence that has any, not far before ``token``; its subject of several.

    ``gender`` and ``country`` are what the phrase at ``token`` tells of the person, ``kinds`` those it may be of.
    """
    tree = r.tree
    last: int | None = None
    found: dict[int, bool] = {}
    for seen in r.table.recent():
        sentence = tree.sentence[seen.head]
        if sentence >= tree.sentence[token]:
            continue
        if tree.sentence[token] - sentence > BACK or (last is not None and sentence != last):
            break
        if r.table.actor(seen.actor).kind in kinds and r.table.profiles[seen.actor].owner is None:
            last = sentence
            found[seen.actor] = found.get(seen.actor, False) or seen.subject
    named = {n: subject for n, subject in found.items() if r.table.actor(n).kind == "person"}
    found = named or found
    some = [n for n, subject in found.items() if subject or len(found) == 1]
    if len(some) != 1:
        return None
    actor, profile = r.table.actor(some[0]), r.table.profiles[some[0]]
    fits = gender is None or profile.gender in (None, gender)
    return some[0] if fits and (country is None or actor.country in (None, country)) else None
