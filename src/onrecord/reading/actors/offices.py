"""The office before a person's name, however far from it: "Minister X", "Envoy of the UN for Sudan X", "mayor, X"."""

from __future__ import annotations

from ...codebook.names import name_words
from ..language import Name
from .describe import PLURAL_TAGS, role_at
from .reading import Reading
from .scene import Scene
from .spans import phrase_span

LONG = 4  # words of the longest office that stands before a name ("Secretary of the Treasury")
OFFICE = 7  # words before the noun of an office in apposition
OPENING = frozenset({",", "—", "–", "-", "--", "“", '"', ")"})  # what an office may stand after
LONG_OFFICE = 12  # tokens back from a name to an office with "of" and "for" phrases
SHORT = 5  # letters of the longest title whose full stop may be a token of its own ("Capt .")


def find_titles(r: Reading) -> None:
    """Note the office before each person's name ("Foreign Minister Abbas Araghchi")."""
    for name in r.scene.names:
        if name.label == "PERSON" and name.start > 0:
            _find_title(r, name)


def _find_title(r: Reading, name: Name) -> None:
    tree, scene = r.tree, r.scene
    i = name.start - 1
    if tree.text[i] == ",":
        _lead_in(r, name, _before_comma(r, name, i))
        return
    stopped = i > 0 and tree.text[i] == "." and len(tree.text[i - 1]) < SHORT
    i -= stopped
    if not stopped and tree.sentence[i] != tree.sentence[name.start]:
        return
    for k in range(max(0, name.start - LONG), i - 1):
        phrase = " ".join(tree.lower[k : name.start])
        if " of " in phrase and phrase in scene.roles.nouns and tree.sentence[k] == tree.sentence[i]:
            r.titles[k] = name
            r.done.update(range(k, name.start))
            return
    if i not in scene.name_at and _titles(scene, i):
        r.titles[i] = name
        first = _coordinated(r, i)
        if first is None and i > 0 and tree.text[i - 1] == ",":
            first = _before_comma(r, name, i - 1, styled=True)  # "Deputy President of the Senate, Chief Ike Okoro"
        if first is None:
            first = _before_courtesy(r, i)
        _lead_in(r, name, first)
        return
    _lead_in(r, name, _long_office(r, i))


def _lead_in(r: Reading, name: Name, office: int | None) -> None:
    if office is not None:
        r.led[office] = name
        r.led_by[name.start] = office


def _before_courtesy(r: Reading, i: int) -> int | None:
    """Return the office before the title of address at ``i`` ("pathologist Dr. Ann Lee"), or ``None``."""
    tree, scene = r.tree, r.scene
    k = i - 1
    if role_at(scene, i) is not None and tree.lower[i] not in scene.words.courtesy:
        return None
    if k < 0 or tree.sentence[k] != tree.sentence[i] or k in r.titles:
        return None
    if k not in scene.name_at and is_person(scene, k) and tree.tag[k] not in PLURAL_TAGS:
        return k
    return _long_office(r, k)


def _long_office(r: Reading, i: int) -> int | None:
    """Return the office that an "of" or "for" parts from its holder's name ("Envoy of the UN for Sudan John Smith").

    ``i`` is the token before the name, which must be a proper noun; the office starts its phrase.
    """
    tree, scene = r.tree, r.scene
    if tree.pos[i] != "PROPN":
        return None
    for k in range(i - 1, max(-1, i - LONG_OFFICE), -1):
        if tree.sentence[k] != tree.sentence[i] or k in r.titles:
            return None
        if tree.lower[k + 1] in ("of", "for") and is_person(scene, k) and _capital(r, k):
            return None if tree.tag[k] in PLURAL_TAGS or (k and tree.lower[k - 1] in ("a", "an")) else k
        if tree.pos[k] not in ("PROPN", "DET", "ADP", "PUNCT", "PART") or tree.text[k] in ",;:":
            return None
    return None


def _capital(r: Reading, k: int) -> bool:
    """Tell whether an office has a capital, or its phrase starts a sentence, where the first word has it."""
    tree = r.tree
    if tree.text[k][0].isupper():
        return True
    found = role_at(r.scene, k)
    first = tree.sentences[tree.sentence[k]].start
    return found is not None and found[0].office and k - first <= LONG and tree.left[k] == first


def _before_comma(r: Reading, name: Name, comma: int, *, styled: bool = False) -> int | None:
    """Return the office that ``comma`` parts from its holder's name ("UN coordinator for Sudan, John Smith, said").

    Only where it has no article, starts its clause (but before ``styled`` names: ", Chief Ike Okoro") and is itself in
    apposition to nobody.
    """
    tree, scene = r.tree, r.scene
    for k in range(comma - 1, max(-1, comma - 1 - OFFICE), -1):
        if tree.sentence[k] != tree.sentence[comma] or k in r.titles:
            return None
        if k in scene.name_at or not is_person(scene, k) or tree.tag[k] in PLURAL_TAGS:
            continue
        start, end = phrase_span(tree, k)
        full = k == comma - 1 and name.end - name.start > 1
        verb = full and tree.pos[name.end : name.end + 1] in (["VERB"], ["AUX"])
        closed = verb or (name.end < len(tree) and tree.text[name.end] in (",", ".", ";"))
        the = tree.lower[start] == "the" and closed
        if tree.dep[k] in ("appos", "attr") or end < comma or (tree.dep[start] == "det" and not the):
            return None
        if the:
            return k
        opens = start == tree.sentences[tree.sentence[k]][0] or tree.text[start - 1] in OPENING
        return k if opens or (styled and tree.text[k][0].isupper()) else None
    return None


def _coordinated(r: Reading, i: int) -> int | None:
    """Return the first of two titles that "and" joins before one name ("journalist and activist Li Wei")."""
    tree = r.tree
    start = i
    while start > 1 and tree.dep[start - 1] in ("compound", "amod", "nmod") and tree.head[start - 1] <= i:
        start -= 1
    first = start - 2
    if first < 0 or tree.lower[start - 1] != "and" or first in r.scene.name_at or first in r.titles:
        return None
    return first if is_person(r.scene, first) and tree.tag[first] not in PLURAL_TAGS else None


def _titles(scene: Scene, i: int) -> bool:
    """Tell whether token ``i`` is an office or title; one in the plural is shared ("Presidents Obama and Putin")."""
    found = role_at(scene, i)
    if found is not None and found[0].kind == "person":
        return scene.tree.tag[i] not in PLURAL_TAGS or (found[0].office and scene.tree.text[i][0].isupper())
    return scene.tree.lower[i] in name_words().honorific


def is_person(scene: Scene, i: int) -> bool:
    """Tell whether the noun at token ``i`` names somebody by what they are."""
    found = role_at(scene, i)
    return found is not None and found[0].kind == "person"
