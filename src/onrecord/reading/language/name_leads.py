"""Names led back to the noun that they hang on: "Festival of ...", "Ministry of ...", on to an event's quoted theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...codebook.countries import countries
from ...codebook.names import name_words
from ...codebook.roles import role_words
from .tree import Tree

if TYPE_CHECKING:
    from .name_spans import Span

OPENING, CLOSING = frozenset("‘“\"'"), frozenset("’”\"'")
LONGEST_TITLE = 25  # tokens of a conference's quoted theme


def lead_back(tree: Tree, spans: list[Span]) -> list[Span]:
    """Lead a name back to the word it hangs on ("Festival of ...", "Ministry of ..."), on to its quoted theme."""
    out: list[Span] = []
    for s in spans:
        if out and s.start < out[-1].end:
            continue
        floor = _floor(out, s)
        start = _lead(tree, s.start, floor)
        rule = "led" if start < s.start else s.rule
        label = None if start < s.start else s.label
        while out and out[-1].end > start:
            out.pop()
        end = _theme(tree, start, _coordinated(tree, start, s.end))
        rule = rule if end == s.end else "theme"
        out.append(s._replace(start=start, end=end, label=label, rule=rule))
    return out


def _floor(before: list[Span], s: Span) -> int:
    """Return the first token that a name may be led back to: past the names before it, but for its own head noun."""
    if before and before[-1].end == s.start - 1 and before[-1].label != "PERSON":
        before = before[:-1][-1:]
    return before[-1].end if before else 0


def _lead(tree: Tree, start: int, floor: int) -> int:
    """Return where a name that follows a capitalised head noun and "of" begins, else ``start``."""
    i = start - 1
    if i >= 0 and tree.tag[i] == "DT":
        i -= 1
    head = i - 1
    if (
        head < floor
        or tree.lower[i] not in name_words().joiners
        or not tree.text[head][0].isupper()
        or not _leads(tree, head)
    ):
        return start
    while head - 1 >= floor and _goes_before(tree, head - 1):
        head -= 1
    return head


def _goes_before(tree: Tree, i: int) -> bool:
    """Tell whether token ``i`` may stand in a name before its head noun ("27th" of "27th Festival of ...")."""
    word = tree.text[i]
    if word[0].isdigit() and word[-1].isalpha():
        return True
    return word[0].isupper() and word not in countries().by_demonym and tree.pos[i] in ("PROPN", "ADJ")


def _leads(tree: Tree, i: int) -> bool:
    words, role = name_words(), role_words().nouns.get(tree.lower[i])
    body = role is not None and role.kind == "organization"
    return body or tree.lower[i] in words.event or tree.lower[i] in words.organization


def _coordinated(tree: Tree, start: int, end: int) -> int:
    """Return the end of a ministry's name with all it is in charge of ("Ministry of Health, Labour and Welfare")."""
    role = role_words().nouns.get(tree.lower[start])
    if role is None or role.family != "ministry" or tree.lower[start + 1 : start + 2] != ["of"]:
        return end
    i, last = end, end
    while i + 1 < len(tree) and (tree.text[i] == "," or tree.tag[i] == "CC") and tree.pos[i + 1] == "PROPN":
        closing = tree.tag[i] == "CC"
        i += 2
        while i < len(tree) and tree.pos[i] == "PROPN":
            i += 1
        if closing:
            return i
    return last


def _theme(tree: Tree, start: int, end: int) -> int:
    """Return the end of an event's name with the theme it quotes ("Conference on ‘Peace, Trade and ...’")."""
    words = name_words()
    if not any(tree.lower[i] in words.event for i in range(start, end)):
        return end
    opened = next((i for i in range(start, min(end + 2, len(tree))) if tree.text[i] in OPENING), None)
    if opened is None:
        return end
    for i in range(max(opened + 1, end), min(opened + LONGEST_TITLE, len(tree))):
        if tree.text[i] in CLOSING and tree.tag[i] != "POS":
            return i
        if tree.sentence[i] != tree.sentence[start]:
            break
    return end
