"""Walks a text once, word by word, and enters whom its names, phrases and pronouns mean."""

from __future__ import annotations

from .describe import Description
from .found import ActorTable
from .halves import enter_half, enter_lands
from .named import enter_name
from .offices import find_titles
from .own import settle_own
from .phrases import enter_anonymous, enter_count, enter_phrase
from .reading import Reading, head_of
from .scene import Scene
from .titles import place

STAFFED = ("BUS", "JRN", "EDU", "REL", "MED", "LAB")  # sectors of people that tell their body's
PRONOUN_TAGS = ("PRP", "PRP$", "WP", "WP$", "WDT")


def find_actors(scene: Scene) -> ActorTable:
    """Return whom a text names, with their mentions in its order."""
    r = Reading(scene)
    find_titles(r)
    late: list[int] = []
    own: list[tuple[int, int | None]] = []
    tree = r.tree
    for i, pos in enumerate(tree.pos):
        if i in r.done or enter_lands(r, i):
            continue
        name = scene.name_at.get(i)
        if name is not None:
            if i == head_of(tree, name):
                enter_name(r, name, i)
        elif tree.lower[i] in scene.words.first and r.pronouns.quoted[i]:
            own.append((i, r.pronouns.last_to_speak(i)))
        elif pos in ("PRON", "DET") or tree.tag[i] in PRONOUN_TAGS:
            if r.pronouns.before_subject(i) or not _enter_pronoun(r, i):
                late.append(i)
        elif pos == "NUM":
            enter_count(r, i)
        elif pos in ("NOUN", "PROPN", "ADJ") and not enter_half(r, i) and not enter_anonymous(r, i):
            enter_phrase(r, i)
    _finish(r, late, own)
    return r.table.out


def _enter_pronoun(r: Reading, i: int) -> bool:
    """Enter a pronoun; ``False`` where it may be settled later."""
    low = r.tree.lower[i]
    if enter_anonymous(r, i) or _of_style(r, i):
        return True
    numbers = r.pronouns.resolve(i)
    want = r.pronouns.wanted(low)
    for number in numbers:
        if want is None:
            r.point(i, number)  # "who", "which"
            continue
        r.see(i, i + 1, i, number, "pronoun")
        profile = r.table.profiles[number]
        if want in ("m", "f"):
            profile.gender = profile.gender or want
    return bool(numbers) or want is None


def _staffed(r: Reading, number: int, d: Description) -> None:
    """Let who works for a body of unknown kind tell what it is ("editor of Ariana", "the director of Deltar")."""
    numbers = r.table.out.by_head.get(d.owner, ()) if d.owner is not None else ()
    body = r.table.actor(r.table.root(numbers[0])) if numbers else None
    passing = body is not None and body.kind == "person" and " " not in body.name and not body.role  # a firm's name
    if body is None or not (body.kind == "organization" or passing) or r.table.prefix(r.table.root(numbers[0])):
        return
    if body.sectors:
        return
    sector = d.role.sector if d.role.sector in STAFFED else "BUS" if d.role.noun in r.scene.words.managing else None
    if sector is not None:
        r.table.settle(r.table.root(numbers[0]), sectors=(sector,))
        r.table.settle(r.table.root(number), sectors=(sector,))


def _of_style(r: Reading, i: int) -> bool:
    """Tell whether a pronoun is part of a style of address ("His Royal Highness", "Her Majesty")."""
    tree = r.tree
    return tree.text[i][0].isupper() and any(w in r.scene.words.styles for w in tree.lower[i + 1 : i + 3])


def _finish(r: Reading, late: list[int], own: list[tuple[int, int | None]]) -> None:
    """Settle what waited: pronouns that stand before their noun, countries and sectors that come from later words.

    ``own`` are "I" and "me" in quotations with whom the text heard last before them.
    """
    for i, last in own:
        number = r.pronouns.quoted_speaker(i)
        number = last if number is None else number
        if number is not None:
            r.see(i, i + 1, i, r.table.root(number), "pronoun of who speaks")
    for i in late:
        for number in r.pronouns.later_subject(i):
            r.see(i, i + 1, i, number, "pronoun before its noun")
    for number, d in r.pending:
        place(r, number, d)
    for number, body in r.bodies:
        for of in r.table.out.by_head.get(body, ())[:1]:
            r.table.belong(number, of)
    for number, d in r.staff:
        _staffed(r, number, d)
    r.table.settle_ranks()
    r.table.settle_known()
    r.table.settle_owners()
    foremost = r.scene.foremost if r.scene.named else r.table.foremost()
    if foremost is not None:
        r.table.settle_context(foremost)
    r.table.settle_civilians()
    for entry, number in r.own.values():
        settle_own(r.table.actor(r.table.root(number)), entry, r.scene.published)
    r.table.close()
    r.table.out.mentions.sort()
