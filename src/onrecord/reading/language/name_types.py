"""What a name names, by evidence from the whole text: its words, the codebook, and the company it keeps.

Each mention gives votes for a type; all mentions of one wording share theirs, and a person's last name those of the
full name. The recogniser's own opinion is one vote among these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol

from ...codebook.countries import countries
from ...codebook.names import NameWords, name_words
from ...codebook.organizations import organizations
from ...codebook.people import people
from ...codebook.roles import Role, role_words
from ...gazetteer import open_gazetteer
from .tree import Tree

PLACES = frozenset({"GPE", "LOC", "FAC"})
# Votes by kind of evidence, set so that a title or an apposition outweighs three opinions of the recogniser.
LIST = 20  # names in a row whose first one's company counts for all
OPENING, CLOSING = frozenset('“‘"'), frozenset('”’"')
LARGE = 100_000  # inhabitants of a place that is likelier than a person of its name
CERTAIN, STRONG, FAIR, WEAK = 100.0, 4.0, 2.0, 1.0


Votes = dict[str, float]


class Spanned(Protocol):
    """A name's token range and the recogniser's label."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def label(self) -> str | None: ...  # noqa: D102
    @property
    def rule(self) -> str: ...  # noqa: D102


def type_names(tree: Tree, spans: Sequence[Spanned]) -> list[tuple[str, str]]:
    """Return (OntoNotes type, rule) for each span, in order; the type is empty where nothing tells it."""
    votes: dict[str, Votes] = defaultdict(lambda: defaultdict(float))
    keys = [key_of(tree, s.start, s.end) for s in spans]
    for s, key in zip(spans, keys):
        own = votes[key]  # entered even where nothing votes: a surname gets the votes of the full name
        for label, weight in mention_votes(tree, s).items():
            own[label] += weight
    _share_surnames(votes)
    _share_firms(votes)
    small = {w for w in tree.text if w.islower()}
    out = []
    for s, key in zip(spans, keys):
        label = _winner(votes[key], s.label) or _by_use(tree, s)
        if s.end - s.start == 1 and max(votes[key].values(), default=0.0) < STRONG and tree.lower[s.start] in small:
            label = ""  # "Foot" of a text that also has "foot"
        if label == "ORG" and votes[key].get("ORG", 0.0) < STRONG and _place_after_all(tree, s):
            label = "GPE"
        if label == "PERSON" and tree.lower[s.start] in name_words().compass and s.end - s.start > 1:
            label = "GPE"  # "West Midlands"
        if label == "PERSON" and s.end - s.start == 1:
            weak = votes[key].get("PERSON", 0.0) <= FAIR and not _acting(tree, s.start)
            if (_located(tree, s) and _place_name(tree, s)) or (weak and _large(tree.text[s.start])):
                label = "GPE"
        out.append((label, s.rule if label == s.label else f"{s.rule}, retyped"))
    return out


def key_of(tree: Tree, start: int, end: int) -> str:
    """Return what two mentions of one name have in common: its words, lower case."""
    return " ".join(tree.lower[start:end]).replace(" - ", "-").removesuffix("'s").removesuffix("’s")


def _winner(votes: Votes, own: str | None) -> str:
    if not votes:
        return own or ""
    best = max(votes.values())
    tied = [label for label, weight in votes.items() if weight == best]
    return own if own in tied and own is not None else tied[0]


def _share_surnames(votes: dict[str, Votes]) -> None:
    """Give single words the votes of persons in whose full name they come last (or first), and namesakes likewise."""
    full = [key.split() for key in votes if " " in key]
    for words in full:
        own, alone = votes[" ".join(words)], votes.get(words[-1], {})
        untold = len(words) == 2 and max(own.values(), default=0.0) <= FAIR
        if untold and alone.get("PERSON", 0.0) >= FAIR and _winner(alone, None) == "PERSON":
            own["PERSON"] += STRONG  # who says something under the last name alone
    surnames = {words[-1] for words in full if _winner(votes[" ".join(words)], None) == "PERSON"}
    for words in full:
        own = votes[" ".join(words)]
        if words[-1] in surnames and len(words) == 2 and max(own.values(), default=0.0) <= FAIR:
            own["PERSON"] += STRONG  # "Alfie Evans" beside "Tom Evans"
        if _winner(own, None) != "PERSON":
            continue
        for word, weight in ((words[-1], 3 * STRONG), (words[0], FAIR)):
            if word in votes:
                votes[word]["PERSON"] += weight


def _share_firms(votes: dict[str, Votes]) -> None:
    """Give short forms the vote of a body: a firm's name without its last word ("Bolt Foods" Ltd), and initials."""
    for key in votes:
        stem, _, last = key.rpartition(" ")
        if stem in votes and last in name_words().firm:
            votes[stem]["ORG"] += 3 * STRONG
    for key in [k for k in votes if k.count(" ") > 1 and _winner(votes[k], None) == "ORG"]:
        words = [w for w in key.split() if w not in name_words().small]
        for short in ("".join(w[0] for w in words), "".join(w[0] for w in words[1:])):  # with a country before it
            if short in votes and len(short) > 2:
                votes[short]["ORG"] += STRONG


def mention_votes(tree: Tree, s: Spanned) -> Votes:
    """Return the votes of one mention: type -> weight."""
    votes: Votes = defaultdict(float)
    text = tree.words(s.start, s.end)
    if s.label is not None and not (s.label == "PERSON" and any(c.isdigit() for c in text)):
        votes[s.label] += WEAK
    if _several(tree, s):
        votes["ORG"] += STRONG
    if s.end - s.start > 1 and _quoted(tree, s):
        votes["WORK_OF_ART"] += FAIR
    known = known_type(text)
    if known is not None:
        titled = known == "GPE" and s.end - s.start == 1 and _titled(tree, s.start)
        one_word = known == "ORG" and s.end - s.start == 1 and not text.isupper()
        votes[known] += STRONG if titled else 2 * STRONG if one_word else CERTAIN
    elif text.lower() in people() and not _located(tree, s):
        votes["PERSON"] += STRONG
    shape = _shape(tree, s, name_words())
    if shape is not None:
        votes[shape] += 2 * STRONG
    _company(tree, s, votes)
    return votes


def _several(tree: Tree, s: Spanned) -> bool:
    """Tell whether a name is that of a team or a family ("the Bulldogs"), which the recogniser takes for a person."""
    if s.end - s.start > 1 or tree.tag[s.start] != "NNPS" or s.start == 0 or tree.lower[s.start - 1] != "the":
        return False
    return s.label == "PERSON" or (s.label is None and tree.dep[s.start] in ("nsubj", "nsubjpass", "poss"))


def _quoted(tree: Tree, s: Spanned) -> bool:
    """Tell whether quotation marks stand around a name, as around a title."""
    if s.start == 0 or s.end + 1 >= len(tree) or tree.text[s.start - 1] not in OPENING:
        return False
    return tree.text[s.end] in CLOSING or (tree.text[s.end] == "," and tree.text[s.end + 1] in CLOSING)


def known_type(text: str) -> str | None:
    """Return the type of a name that the codebook has, else ``None``."""
    known = countries()
    if (text in known.by_demonym and text not in known.by_name) or text in known.by_people:
        return "NORP"
    if text in known.by_name or text in known.by_capital:
        return "GPE"
    if text in organizations() or text in known.by_seat:
        return "ORG"
    if text.lower() in name_words().world:
        return "LOC"
    if " " in text and text.lower() in people():
        return "PERSON"
    return None


def _shape(tree: Tree, s: Spanned, words: NameWords) -> str | None:
    """Return the type that the words of a name give it, else ``None``."""
    inner = next(
        (i for i in range(s.start + 1, s.end) if tree.pos[i] == "ADP" or tree.lower[i] in ("of", "on", "for")), s.end
    )
    last = inner - 1
    first, end = tree.lower[s.start], tree.lower[last]
    role = role_words().nouns.get(end)
    several = s.end - s.start > 1
    if not several:
        return None
    two = s.end - s.start == 2 and first in words.given
    if two and s.label == "PERSON" and end in words.event | words.place | words.facility:
        return "PERSON"  # "Rebecca Hall"
    if end in words.event or first in words.first_event:
        return "EVENT"
    if end in words.law:
        return "LAW"
    if end in words.organization or (role is not None and role.kind != "person"):
        return "ORG"
    if first in words.given and s.label not in (None, "PERSON") and _large(tree.text[s.start]):
        return None  # "Virginia Rail Express"
    if first in words.first_place or end in words.place:
        return "LOC"
    if end in words.facility:
        return "FAC"
    return (
        "PERSON"
        if first in words.given and not any(tree.lower[i] in ("of", "and", "&") for i in range(s.start, s.end))
        else None
    )


def _company(tree: Tree, s: Spanned, votes: Votes) -> None:
    """Add the votes of the words around a mention."""
    words = name_words()
    head = head_of(tree, s.start, s.end)
    if _titled(tree, s.start):
        votes["PERSON"] += 2 * STRONG
    if _aged(tree, s.end):
        votes["PERSON"] += STRONG
    if _who_follows(tree, head):
        votes["PERSON"] += FAIR
    if tree.dep[head] in ("compound", "nmod") and tree.lemma[tree.head[head]] in words.led:
        votes["PERSON"] += FAIR
    if _of_body(tree, s):
        votes["ORG"] += STRONG
    if _thing(tree, s):
        votes["PRODUCT"] += STRONG
    if _in_country(tree, s.end) or (s.start and tree.tag[s.start - 1] == "NN" and _settled(tree, s.start - 1)):
        votes["GPE"] += STRONG
    described = _apposed(tree, head, single=s.end - s.start == 1)
    if described is not None:
        votes[described] += STRONG
    if _located(tree, s):
        votes[s.label if s.label in PLACES else "GPE"] += FAIR
    elif _speaks(tree, head) and s.end - s.start <= 3 and not tree.text[head].isupper():
        votes["PERSON"] += FAIR


def head_of(tree: Tree, start: int, end: int) -> int:
    """Return the token of ``[start, end)`` that governs the others; the last one where several do."""
    for i in range(end - 1, start - 1, -1):
        if not start <= tree.head[i] < end or tree.head[i] == i:
            return i
    return end - 1


def _of_body(tree: Tree, s: Spanned) -> bool:
    """Tell whether a noun for a body stands before a name ("the newspaper Nova Makedonija")."""
    i = s.start - 1
    if i < 0 or tree.tag[i] != "NN" or not s.start <= tree.head[i] < s.end:
        return False
    role = role_words().nouns.get(tree.lower[i])
    return role is not None and role.kind == "organization"


def _thing(tree: Tree, s: Spanned) -> bool:
    """Tell whether a noun for a thing stands before a name ("the drug Cialis", "the film Gandhi")."""
    i = s.start - 1
    return i >= 0 and tree.tag[i] == "NN" and tree.lower[i] in name_words().named_thing and tree.text[i].islower()


def _in_country(tree: Tree, end: int) -> bool:
    """Tell whether a country stands after a name as where it is ("Vukovar, Croatia,")."""
    if end + 1 >= len(tree) or tree.text[end] != "," or tree.text[end + 1] not in countries().by_name:
        return False
    return end + 2 >= len(tree) or tree.text[end + 2] in ",.;)"


def _trades(role: Role) -> bool:
    """Tell whether a role may be a firm's as well ("the developer Wavepiston")."""
    return role.noun in name_words().firms


def _settled(tree: Tree, i: int) -> bool:
    """Tell whether token ``i`` is a noun for a place ("the province Gauteng")."""
    return tree.text[i].islower() and tree.lower[i] in name_words().settlements


def _titled(tree: Tree, start: int) -> bool:
    i = start - 1
    if i < 0 or (not tree.text[i][0].isupper() and tree.lower[i] not in role_words().nouns):
        return False
    role = role_words().nouns.get(tree.lower[i])
    if role is not None and _trades(role) and tree.pos[start + 1 : start + 2] != ["PROPN"]:
        return False
    return tree.lower[i] in name_words().honorific or (
        role is not None and role.kind == "person" and tree.tag[i] in ("NN", "NNP")
    )


def _speaks(tree: Tree, head: int) -> bool:
    return tree.dep[head] == "nsubj" and tree.lemma[tree.head[head]] in name_words().speaking


def _aged(tree: Tree, end: int) -> bool:
    """Tell whether an age between commas follows ("Maria Lopez, 45, ...")."""
    if end + 1 >= len(tree) or tree.text[end] != "," or not tree.text[end + 1].isdigit():
        return False
    return len(tree.text[end + 1]) < 4 and (end + 2 >= len(tree) or tree.text[end + 2] in ",.;-–")


def _who_follows(tree: Tree, head: int) -> bool:
    return any(
        tree.dep[c] == "relcl" and any(tree.lower[k] == "who" for k in tree.children[c]) for c in tree.children[head]
    )


def _apposed(tree: Tree, head: int, *, single: bool) -> str | None:
    """Return the type that an apposition gives: a person's role, a body's noun, or a settlement's."""
    others = tree.kids(head, "appos")
    if tree.dep[head] == "appos":
        others.append(tree.head[head])
    for other in others:
        role = role_words().nouns.get(tree.lemma[other])
        if tree.pos[other] != "NOUN" and not (tree.pos[other] == "PROPN" and role is not None and role.office):
            continue
        if tree.lemma[other] in name_words().settlements:
            return "GPE"
        if role is not None and tree.tag[other] in ("NN", "NNP") and not (single and _trades(role)):
            return "PERSON" if role.kind == "person" else "ORG"
    for _ in range(LIST):
        if tree.dep[head] == "conj":
            head = tree.head[head]
    over = tree.head[tree.head[head]]
    if (
        tree.dep[head] == "pobj"
        and tree.lower[tree.head[head]] == "of"
        and tree.lemma[over] in name_words().settlements
    ):
        return "GPE"
    return None


def _located(tree: Tree, s: Spanned) -> bool:
    """Tell whether a preposition of place stands before a name, or before the first of those it is joined with."""
    head = head_of(tree, s.start, s.end)
    for _ in range(LIST):
        if tree.dep[head] == "conj" and tree.head[head] != head:
            head = tree.head[head]
    over = tree.head[head]
    if not s.start <= head < s.end and tree.dep[head] == "pobj" and tree.pos[head] == "PROPN":
        return tree.lower[over] in name_words().locative
    i = s.start - 1
    return i >= 0 and tree.lower[i] in name_words().locative and tree.pos[i] == "ADP"


def _place_name(tree: Tree, s: Spanned) -> bool:
    return s.label in PLACES or known_type(tree.words(s.start, s.end)) == "GPE"


def _acting(tree: Tree, i: int) -> bool:
    return tree.dep[i] in ("nsubj", "nsubjpass", "poss", "dobj", "dative") or tree.dep[tree.head[i]] == "agent"


def _large(text: str) -> bool:
    """Tell whether a name is that of a place of some size, or of a part of a country."""
    places = open_gazetteer().find(text)
    return bool(places) and (places[0].population >= LARGE or places[0].feature.startswith("A."))


def _by_use(tree: Tree, s: Spanned) -> str:
    """Return the type of a name that nothing else tells: a place of some size, who acts or owns, any place, or ""."""
    if _large(tree.words(s.start, s.end)):
        return "GPE"
    places = open_gazetteer().find(tree.words(s.start, s.end))
    head = s.end - 1
    acts = tree.dep[head] in ("nsubj", "poss") and tree.lemma[tree.head[head]] != "be" and not tree.text[head].isupper()
    opens = s.start == tree.sentences[tree.sentence[s.start]].start  # where any word has a capital
    if s.end - s.start == 1 and acts and not _located(tree, s) and not opens:
        return "PERSON"
    if places:
        return "GPE"
    return "ORG" if s.end - s.start > 1 else ""


def _place_after_all(tree: Tree, s: Spanned) -> bool:
    """Tell whether a name that only the recogniser takes for a body is a place: the gazetteer's, and not acting."""
    head = head_of(tree, s.start, s.end)
    if tree.dep[head] in ("nsubj", "poss") or tree.text[head].isupper() or tree.dep[tree.head[head]] == "agent":
        return False
    return bool(open_gazetteer().find(tree.words(s.start, s.end)))
