"""Where names begin and end: the recogniser's spans mended, and those it missed.

The recogniser of a small model swallows titles, splits long names, runs on over clitics and misses some;
:func:`find_spans` gives the spans that :mod:`.name_types` then gives a type.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc

from ...codebook.countries import countries
from ...codebook.names import name_words
from ...codebook.organizations import organizations
from ...codebook.people import people
from ...codebook.roles import role_words
from .name_leads import lead_back
from .tree import Tree

KEPT = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})
DASHES = ("-", "–", "—", "--")
PARTING = frozenset('()[]“”‘"')


class Span(NamedTuple):
    """A name before it has its type for good; ``label`` is the recogniser's, ``None`` where it found nothing."""

    start: int
    end: int
    label: str | None
    rule: str


def find_spans(doc: Doc, tree: Tree) -> list[Span]:
    """Return the spans of a text that are names, in order, none overlapping another."""
    spans = _with_missed(tree, _with_listed(tree, _recognised(doc, tree)))
    return lead_back(tree, _without_roles(tree, _joined(tree, spans)))


def past_office(tree: Tree, start: int, end: int) -> int:
    """Return where the name begins in a run that an office may start ("Fire Chief Erhan Yildiz")."""
    for k in range(end - 2, start - 1, -1):
        if _is_title(tree, k) and (k == start or tree.lower[start] not in name_words().given):
            return k + 1
    return start


def _recognised(doc: Doc, tree: Tree) -> list[Span]:
    out = []
    for e in doc.ents:
        if e.label_ in KEPT:
            for start, end in _lines(tree, e.start, e.end):
                start += _is_dateline(tree, start, end)
                after = start > e.start and end - start > 1 and tree.text[start - 1] == ","  # parted before a title
                label = "PERSON" if after or _titled_person(tree, start, end) else e.label_
                trimmed = _trim(tree, start, end, label)
                if trimmed is not None:
                    out.append(Span(*trimmed, label, "recogniser"))
    return out


def _is_dateline(tree: Tree, start: int, end: int) -> bool:
    """Tell whether a name swallowed the place in capitals that its paragraph starts with ("LONDON Pope Francis")."""
    if end - start < 2 or start != tree.paragraphs[tree.paragraph[start]].start:
        return False
    place, after = tree.text[start], tree.text[start + 1]
    return place.isupper() and len(place) > 3 and after.istitle() and place not in organizations()


def _titled_person(tree: Tree, start: int, end: int) -> bool:
    """Tell whether a span of three words or more is somebody with a title, not a body named after one."""
    if end - start < 3 or not _is_title(tree, start) or tree.text[start].isupper():
        return False
    last = role_words().nouns.get(tree.lower[end - 1])
    if last is not None and last.kind == "organization":
        return False
    words = name_words()
    return tree.lower[end - 1] not in words.organization | words.place | words.facility and not any(
        tree.pos[i] in ("ADP", "CCONJ") or tree.lower[i] in name_words().event for i in range(start, end)
    )


def _lines(tree: Tree, start: int, end: int) -> list[tuple[int, int]]:
    """Part a span at white-space tokens, brackets, quotation marks and clitics: no name runs over these."""
    out = []
    begin = start
    for i in range(start, end):
        parted = not tree.text[i].strip() or tree.text[i] in PARTING or "/" in tree.text[i] or _spaced(tree, i)
        if tree.tag[i] == "PRP":
            end = i  # "National Post he's already"
            break
        parted |= tree.text[i] == "," and i + 1 < end and _is_title(tree, i + 1)  # "Rome Cathedral, Cardinal Rossi"
        if parted or (tree.tag[i] == "POS" and i + 1 < end and not _owned(tree, begin, i, end)):
            out.append((begin, i))
            begin = i + 1
    out.append((begin, end))
    return [(a, b) for a, b in out if b > a]


def _spaced(tree: Tree, i: int) -> bool:
    """Tell whether token ``i`` is a dash with a space on both sides."""
    return tree.text[i] in DASHES and tree.space[i] and i > 0 and tree.space[i - 1]


def _owned(tree: Tree, start: int, clitic: int, end: int) -> bool:
    """Tell whether a clitic belongs to the name ("Sheriff's Office", "People's Liberation Army")."""
    if clitic > start and tree.lower[clitic - 1] in name_words().possessive and tree.text[clitic + 1][0].isupper():
        return True
    return tree.words(start, end).removeprefix("the ").removeprefix("The ") in organizations()


def _trim(tree: Tree, start: int, end: int, label: str) -> tuple[int, int] | None:
    """Cut articles, titles, quotation marks and clitics off a name; ``None`` where nothing is left of one."""
    words = name_words()
    while start < end and (tree.tag[start] in ("DT", "PRP$", "CC", "IN") or not tree.text[start][0].isalnum()):
        start += 1
    while start < end and tree.text[start][0].islower() and tree.lower[start] not in words.particles:
        start += 1 if not (start + 1 < end and tree.text[start + 1] == "-") else 2
    while start < end and (tree.tag[end - 1] in ("POS", "CC", "IN", "DT") or not _ends_name(tree.text[end - 1])):
        end -= 1
    if label == "PERSON":
        while end > start and tree.lower[start] in words.furniture:
            start += 1
        while end - start > 1 and (_is_title(tree, start) or tree.text[start] in countries().by_demonym):
            start += 1
        while end - start > 1 and tree.text[end - 1].isupper() and tree.text[end - 1] in countries().by_name:
            end -= 1
        if end - start > 1 and tree.lower[end - 1][-1] == "s" and tree.lower[end - 1][:-1] in words.speaking:
            end -= 1  # "Novak Says", of a headline
    if label == "ORG" and end - start > 2 and tree.lower[start + 1] == "of" and _is_office(tree, start):
        start += 2  # "Superintendent of Buffalo Schools"
    if end - start > 1 and (label == "ORG" or _office_only(tree, start, end)):
        end = _without_office(tree, start, end)
    while end - start > 1 and _is_code(tree.text[end - 1]):
        end -= 1
    if end <= start or (tree.lower[start] in words.not_names and end - start == 1):
        return None
    text = tree.words(start, end)
    if not any(c.isupper() for c in text):
        return None
    if text[1:2] == "-" and start > 0 and tree.text[start - 1] == "(":
        return None  # "(R-Texas)"
    if end - start == 1 and any(c.isdigit() for c in text) and text not in organizations():
        return None  # "H5N1", "9/11": no name of anybody
    if tree.lower[end - 1] in words.disease or _of_disease(tree, end) or tree.lower[start].endswith("virus"):
        return None
    if tree.lower[start] in words.disease and end - start == 2 and len(tree.text[end - 1].strip(".")) == 1:
        return None  # "Hepatitis A"
    return start, end


def _is_code(word: str) -> bool:
    """Tell whether a word is a code for a thing ("H5N1"), no ordinal ("3rd") and no number."""
    return word[0].isupper() and any(c.isdigit() for c in word)


def _of_disease(tree: Tree, end: int) -> bool:
    """Tell whether what ends here stands before the name of a disease ("Spanish" of "Spanish Flu virus")."""
    over = tree.head[end - 1]
    if tree.dep[end - 1] not in ("compound", "amod", "nmod") or not end <= over < end + 3:
        return False
    return any(tree.lower[k] in name_words().disease and tree.text[k][0].isupper() for k in range(end, over + 1))


def _without_office(tree: Tree, start: int, end: int) -> int:
    """Return the end of the country an office starts with ("US" of "US Trade Representative"), ``start`` for none."""
    role = role_words().nouns.get(tree.lemma[end - 1]) or role_words().nouns.get(tree.lower[end - 1].removesuffix("s"))
    if role is None or role.kind != "person" or tree.words(start, end) in organizations():
        return end
    if end + 1 < len(tree) and tree.tag[end] == "POS" and tree.text[end + 1][0].isupper():
        return end  # "Walker County Sheriff" of "Walker County Sheriff's Office"
    return start + 1 if tree.text[start] in countries().by_demonym or tree.text[start] in countries().by_name else start


def _is_office(tree: Tree, i: int) -> bool:
    role = role_words().nouns.get(tree.lower[i])
    return role is not None and role.kind == "person"


def _office_only(tree: Tree, start: int, end: int) -> bool:
    """Tell whether what passes for a person is an office before a comma ("Fire Chief, John Smith")."""
    role = role_words().nouns.get(tree.lower[end - 1])
    if role is None or not role.office or tree.lower[start] in name_words().given:
        return False
    return tree.text[end : end + 1] == [","]


def _ends_name(word: str) -> bool:
    return word[-1].isalnum() or (word.endswith(".") and len(word) > 1)


def _is_title(tree: Tree, i: int) -> bool:
    """Tell whether token ``i`` is a title or office before a name."""
    low = tree.lower[i]
    roles = role_words()
    if low in name_words().honorific or low in roles.nouns or low.rstrip(".") in roles.abbreviations:
        return True
    several = roles.nouns.get(low.removesuffix("s"))  # "Presidents Obama and Putin"
    return several is not None and several.office


def _with_listed(tree: Tree, spans: list[Span]) -> list[Span]:
    """Add the countries, bodies and people of the codebook that the recogniser passed over or cut short."""
    owner = {i: k for k, s in enumerate(spans) for i in range(s.start, s.end)}
    dropped: set[int] = set()
    added: list[Span] = []
    i = 0
    while i < len(tree):
        end = _listed_end(tree, spans, owner, i) if tree.text[i] in _first_words() else i
        if end > i:
            dropped.update(owner[k] for k in range(i, end) if k in owner)
            added.append(Span(i, end, None, "codebook"))
        i = max(end, i + 1)
    return sorted([*(s for k, s in enumerate(spans) if k not in dropped), *added], key=lambda s: s.start)


@cache
def _first_words() -> dict[str, int]:
    """Return the first word of every name in the codebook, and how many words the longest such name has."""
    out: dict[str, int] = {}
    for name in (*countries().by_name, *countries().by_seat, *organizations(), *(p.title() for p in people())):
        if name.lower().startswith("the "):
            continue
        words = name.replace("'", " '").replace("-", " - ").replace("’", " ’").split()
        out[words[0]] = max(len(words), out.get(words[0], 0))
    return out


def _in_codebook(text: str) -> bool:
    nations = countries()
    return text in nations.by_name or text in nations.by_seat or text in organizations() or text.lower() in people()


def _listed_end(tree: Tree, spans: list[Span], owner: dict[int, int], i: int) -> int:
    """Return the end of the codebook's name that starts at token ``i`` and is not in ``spans`` yet, else ``i``."""
    for end in range(min(i + _first_words()[tree.text[i]], len(tree)), i, -1):
        if tree.sentence[end - 1] != tree.sentence[i]:
            continue
        text = tree.words(i, end)
        if not _in_codebook(text):
            continue
        held = {owner[k] for k in range(i, end) if k in owner}
        if any(spans[k].start < i or spans[k].end > end or (spans[k].start, spans[k].end) == (i, end) for k in held):
            return i
        if end - i > 1:
            return end
        alone = not any(_runs_on(tree, owner, k) for k in (i - 1, end))
        proper = tree.pos[i] == "PROPN" or (text.isupper() and not _shouts(tree, *tree.sentences[tree.sentence[i]]))
        return end if alone and not held and proper and len(text) > 2 else i
    return i


def _runs_on(tree: Tree, owner: dict[int, int], i: int) -> bool:
    """Tell whether token ``i`` belongs to a longer name than the one beside it: another proper noun, no title."""
    return 0 <= i < len(tree) and i not in owner and _proper(tree, i) and not _is_title(tree, i)


def _covered(tree: Tree, spans: list[Span]) -> bytearray:
    covered = bytearray(len(tree))
    for s in spans:
        covered[s.start : s.end] = b"\1" * (s.end - s.start)
    return covered


def _with_missed(tree: Tree, spans: list[Span]) -> list[Span]:
    """Add runs of capitalised proper nouns that the recogniser passed over."""
    covered = _covered(tree, spans)
    out, i, n = list(spans), 0, len(tree)
    shouting = [_shouts(tree, a, b) for a, b in tree.sentences]
    surnames = {tree.text[s.end - 1] for s in spans if s.label == "PERSON" and s.end - s.start > 1}
    while i < n:
        if not covered[i] and tree.text[i] in surnames and _surname_after_all(tree, i):
            out.append(Span(i, i + 1, None, "surname"))
            i += 1
            continue
        if covered[i] or not _proper(tree, i) or shouting[tree.sentence[i]]:
            i += 1
            continue
        j = i + 1
        while j < n and not covered[j] and tree.sentence[j] == tree.sentence[i]:
            if _proper(tree, j):
                j += 1
            elif j + 1 < n and not covered[j + 1] and _links(tree, j) and _proper(tree, j + 1):
                j += 2
            else:
                break
        trimmed = _trim(tree, past_office(tree, i, j), j, "PERSON")
        if trimmed is not None and not _lone_role(tree, *trimmed):
            out.append(Span(*trimmed, None, "capitals"))
        i = j
    return sorted(out, key=lambda s: s.start)


def _surname_after_all(tree: Tree, i: int) -> bool:
    """Tell whether a person's last name stands here that the tagger takes for a common noun ("Tamalt, 42, lived")."""
    if tree.pos[i] != "NOUN" or not tree.text[i][0].isupper() or tree.lower[i] in role_words().nouns:
        return False
    return tree.dep[i] in ("nsubj", "nsubjpass", "poss", "dobj", "pobj", "conj") and tree.kid(i, "det", "amod") is None


def _proper(tree: Tree, i: int) -> bool:
    return tree.pos[i] == "PROPN" and tree.text[i][0].isupper() and tree.lower[i] not in name_words().not_names


def _links(tree: Tree, i: int) -> bool:
    """Tell whether token ``i`` may stand inside a name: a hyphen without spaces, or a particle."""
    return (tree.text[i] == "-" and not tree.space[i] and not tree.space[i - 1]) or tree.lower[
        i
    ] in name_words().particles


def _lone_role(tree: Tree, start: int, end: int) -> bool:
    """Tell whether a run is only an office or a common noun in capitals ("Foreign Minister", "Police")."""
    if end - start == 1 and (tree.lemma[start] in role_words().nouns or tree.lower[start] in name_words().honorific):
        return True
    last = role_words().nouns.get(tree.lower[end - 1])
    return (last is not None and last.kind == "person") or tree.words(start, end).lower() in role_words().nouns


def _shouts(tree: Tree, start: int, end: int) -> bool:
    """Tell whether a sentence is a headline in capitals, where capitals say nothing."""
    words = [w for w in tree.text[start:end] if w[0].isalpha()]
    loud = sum(1 for w in words if w.isupper() or w.istitle())
    return len(words) > 3 and loud > 0.8 * len(words)


def _joined(tree: Tree, spans: list[Span]) -> list[Span]:
    """Join neighbours that are one name: split persons, and stretches the recogniser left at a name's edge."""
    out: list[Span] = []
    doubles = {tree.words(s.end - 3, s.end) for s in spans if s.end - s.start > 3 and tree.text[s.end - 2] == "-"}
    for s in spans:
        if out and s.start < out[-1].end:
            continue
        double = bool(out) and tree.words(out[-1].start, s.end) in doubles  # "Smith-Jones", of an Ann Smith-Jones
        if double or (out and _same_name(tree, out[-1], s)):
            last = out.pop()
            label = s.label if last.label is None else last.label
            label = "ORG" if tree.text[s.start - 1] == "&" else label
            s = Span(last.start, s.end, label, "joined")
        out.append(s)
    return out


def _same_name(tree: Tree, a: Span, b: Span) -> bool:
    gap = b.start - a.end
    if gap == 1 and tree.text[a.end] == "&" and tree.sentence[a.start] == tree.sentence[b.start]:
        return True  # "News & Observer"
    if gap == 1 and tree.tag[a.end] == "POS" and tree.lower[a.end - 1] in name_words().possessive:
        return True
    if gap > 1 or tree.sentence[a.start] != tree.sentence[b.start] or (gap == 1 and not _links(tree, a.end)):
        return False
    known = countries()
    text = tree.words(a.start, a.end)
    if text in known.by_demonym or text in known.by_name or a.label == "NORP":
        return False
    tied = any(a.start <= tree.head[i] < a.end for i in range(b.start, b.end)) or any(
        b.start <= tree.head[i] < b.end and tree.dep[i] != "poss" for i in range(a.start, a.end)
    )
    if gap == 1:
        return tied and "PERSON" in (a.label, b.label)
    if gap == 0 and a.end - a.start == b.end - b.start == 1 and {a.label, b.label} == {None, "PERSON"}:
        return tree.lower[a.start] in name_words().given or tied
    return tied and (a.label is None or b.label is None or a.label == b.label == "PERSON")


def _without_roles(tree: Tree, spans: list[Span]) -> list[Span]:
    """Drop single words that are offices or nouns in capitals ("Councilor"), unless they are somebody's last name."""
    surnames = {tree.lower[s.end - 1] for s in spans if s.label == "PERSON" and s.end - s.start > 1}
    nouns = role_words().nouns
    out = []
    for s in spans:
        word = tree.lower[s.start]
        known = tree.text[s.start] in organizations() or tree.text[s.start] in countries().by_name
        if s.end - s.start > 1 or word not in nouns or known or word in surnames or tree.text[s.start].isupper():
            out.append(s)
    return out
