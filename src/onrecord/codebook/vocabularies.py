"""An event in the words of other vocabularies: CAMEO, quad classes, PLOVER's scores, ACLED's types.

Quad classes after Duval and Thompson (1980), as PLOVER has them; ACLED's types after its codebook (2023). The data is
``vocabularies.toml``; scores and the CAMEO crosswalk are :mod:`.plover`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import CodebookError
from ..records import Actor, Event
from .files import HEADER, HOME, read_toml
from .plover import ROOT_DIGITS, plover, score_of
from .roles import SECTORS

TABLES = ("quad", "root", "sectors", "event", "disorder", "acled")
RULE_KEYS = ("type", "modes", "contexts", "without", "actors", "recipients", "hurt", "event", "sub_event")
ARMED, CIVIL = "armed", "civil"
IMAGINED = ("future", "hypothetical")  # aspects of what has not happened


class Codes(NamedTuple):
    """What other vocabularies call an event; ``None`` where one has no name for it.

    ``cameo_root`` are two digits, ``cameo_name`` what the root is called; ``plover_score`` is -10 (conflict) to 10.
    """

    quad_name: str
    plover_score: float | None
    cameo_root: str | None
    cameo_name: str | None
    acled_disorder_type: str | None
    acled_event_type: str | None
    acled_sub_event_type: str | None


@dataclass(frozen=True, slots=True)
class AcledRule:
    """Which events are of an ACLED sub-type; an empty set asks for nothing."""

    type: str
    modes: frozenset[str]
    contexts: frozenset[str]
    without: frozenset[str]
    actors: str | None
    recipients: str | None
    hurt: bool
    disorder: str
    event: str
    sub_event: str


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """Names of quad classes and CAMEO roots, the sectors that are armed or civil, ACLED's rules in order."""

    quads: dict[int, str]
    roots: dict[str, str]
    sectors: dict[str, frozenset[str]]
    acled: tuple[AcledRule, ...]


@cache
def vocabularies(home: Path = HOME) -> Vocabularies:
    """Return the vocabularies; :class:`CodebookError` names the row with what is unknown or missing."""
    path = home / "vocabularies.toml"
    data = {key: value for key, value in read_toml(path).items() if key not in HEADER}
    if odd := data.keys() ^ set(TABLES):
        raise CodebookError(f"{path.name}: tables missing or unknown: {', '.join(sorted(odd))}")
    sectors = {name: frozenset(listed) for name, listed in data["sectors"].items()}
    if unknown := frozenset().union(*sectors.values()) - set(SECTORS):
        raise CodebookError(f"{path.name}, [sectors]: {', '.join(sorted(unknown))} is no sector of PLOVER's")
    if missing := {t.cameo for t in plover().types.values()} - data["root"].keys():
        raise CodebookError(f"{path.name}, [root]: lacks {', '.join(sorted(missing))}")
    rules = tuple(_rule(path, row, entry, data, sectors) for row, entry in enumerate(data["acled"], 1))
    return Vocabularies({int(n): name for n, name in data["quad"].items()}, data["root"], sectors, rules)


def _rule(
    path: Path, row: int, entry: dict[str, Any], data: dict[str, Any], sectors: Mapping[str, frozenset[str]]
) -> AcledRule:
    """Return a row as an :class:`AcledRule` once every name in it is known."""
    where = f"{path.name}, acled {row}"
    sets = _sets(where, entry)
    for role in ("actors", "recipients"):
        if entry.get(role) not in (None, *sectors):
            raise CodebookError(f"{where}: {role} {entry[role]!r} is not one of {', '.join(sectors)}")
    event, sub = str(entry.get("event")), str(entry.get("sub_event"))
    if event not in data["event"] or sub not in data["event"][event]["sub"]:
        raise CodebookError(f"{where}: {event!r} with {sub!r} is no type and sub-type of [event]")
    return AcledRule(
        entry["type"],
        **sets,
        actors=entry.get("actors"),
        recipients=entry.get("recipients"),
        hurt=bool(entry.get("hurt")),
        disorder=data["disorder"].get(sub, data["event"][event]["disorder"]),
        event=event,
        sub_event=sub,
    )


def _sets(where: str, entry: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Return a row's modes, contexts and barred contexts, all of them PLOVER's."""
    types = plover().types
    if unknown := set(entry) - set(RULE_KEYS):
        raise CodebookError(f"{where}: unknown key {', '.join(sorted(unknown))}; allowed: {', '.join(RULE_KEYS)}")
    if entry.get("type") not in types:
        raise CodebookError(f"{where}: type {entry.get('type')!r} is not one of {', '.join(sorted(types))}")
    sets = {key: frozenset(entry.get(key, ())) for key in ("modes", "contexts", "without")}
    if odd := sets["modes"] - types[entry["type"]].modes - {""}:
        raise CodebookError(f"{where}: {', '.join(sorted(odd))} is no mode of {entry['type']}")
    if odd := (sets["contexts"] | sets["without"]) - plover().contexts:
        raise CodebookError(f"{where}: {', '.join(sorted(odd))} is no context")
    return sets


def in_other_words(event: Event, actors: Mapping[str, Actor]) -> Codes:
    """Return what other vocabularies call ``event``; ``actors`` are its report's, by id.

    ACLED records what took place: what is told as still to come, as imagined or as not so has no name in it. A type of
    a user's own has a quad class, and the CAMEO code that its codebook gives it.
    """
    book = vocabularies()
    known = event.type in plover().types
    root = event.cameo[:ROOT_DIGITS] if event.cameo else None
    rule = _acled(event, actors, book) if known and _took_place(event) else None
    return Codes(
        quad_name=book.quads[event.quad],
        plover_score=score_of(event.type, event.mode) if known else None,
        cameo_root=root,
        cameo_name=book.roots.get(root) if root else None,
        acled_disorder_type=rule.disorder if rule else None,
        acled_event_type=rule.event if rule else None,
        acled_sub_event_type=rule.sub_event if rule else None,
    )


def _took_place(event: Event) -> bool:
    """Tell whether the author does not deny the event or set it in what has not happened."""
    author = next((f.score for f in event.factuality if f.holder == "author"), 0.0)
    return author >= 0 and event.aspect not in IMAGINED


def _acled(event: Event, actors: Mapping[str, Actor], book: Vocabularies) -> AcledRule | None:
    contexts, hurt = set(event.contexts), bool(_people(event.fatalities) or _people(event.injured))
    sides = _sides(event.actors, actors, book), _sides(event.recipients, actors, book)
    for rule in book.acled:
        if (
            rule.type == event.type
            and (not rule.modes or (event.mode or "") in rule.modes)
            and (not rule.contexts or rule.contexts & contexts)
            and not rule.without & contexts
            and (rule.actors is None or rule.actors in sides[0])
            and (rule.recipients is None or rule.recipients in sides[1])
            and (hurt or not rule.hurt)
        ):
            return rule
    return None


def _people(count: Any) -> int:
    """Return how many people a count tells of at the least that it gives; 0 for none."""
    return next((n for n in (count.best, count.low, count.high) if n is not None), 0) if count else 0


def _sides(ids: Iterable[str], actors: Mapping[str, Actor], book: Vocabularies) -> set[str]:
    """Return the names in ``[sectors]`` that one party or another answers to."""
    out = set()
    for sectors in (set(actors[i].sectors) for i in ids if i in actors):
        out |= {ARMED} if sectors & book.sectors[ARMED] else {CIVIL} if sectors & book.sectors[CIVIL] else set()
    return out
