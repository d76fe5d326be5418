"""The matters themselves, before anybody writes of them: sides, incidents in order, promises and their fate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from .parties import Party, make_party, person
from .wording import choose, number_word
from .world import Act, Border, Country, acts, borders, countries, data

FIRST, LAST = date(2024, 1, 8), date(2025, 6, 30)  # the days that the corpus spans
STARTS = 440  # days after the first on which a matter may begin
DUE = (12, 40)  # days that a promise is given
FATES = {"kept": 34, "broken": 22, "withdrawn": 14, "extended": 16, "open": 14}  # how often each comes, in a hundred
FAR = ("Norway", "Sweden", "Canada", "Australia", "the Netherlands", "Poland", "Hungary", "Argentina", "Malaysia")
BODIES = {  # role -> (kind of side, list of names, whose country)
    "G": ("group", "group", "A"),
    "U": ("union", "union", "A"),
    "C": ("company", "company", "A"),
    "O": ("party", "opposition", "A"),
    "T": ("union", "traders", "A"),
    "growersB": ("union", "growers", "B"),
    "peopleA": ("union", "people", "A"),
}
TRIES = 30  # draws of a name that nobody else has
AGAIN = {"neighbours": 0.3, "kind": 0.1}  # how often a matter takes an earlier one's sides, and its kind as well


@dataclass(slots=True)
class Commitment:
    """A promise: ``status`` and ``settled`` (the day) are its fate at the corpus's end; ``due`` moves when extended."""

    id: str
    spec: dict[str, Any]
    promisor: Party
    promisee: Party
    made: date
    due: date
    first_due: date
    status: str = "open"
    settled: date | None = None
    extended: bool = False


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that happened. ``type`` is empty for a turn that is no event of its own (a deadline that passes).

    ``figures`` are the true numbers; ``claimed`` is the number of dead that the other side tells where accounts differ;
    ``object`` is whom or what of the other side the act takes (a person arrested, a ship).
    """

    id: str
    act: str
    type: str
    mode: str | None
    also: tuple[str, ...]
    day: date
    place: str
    country: Country
    by: Party
    to: Party
    slots: dict[str, str] = field(hash=False)
    figures: dict[str, int] = field(hash=False)
    disputed: str | None
    claimed: int | None
    commitment: Commitment | None = None
    object: str | None = None


@dataclass(slots=True)
class Matter:
    """What a desk follows: sides, an issue, what happened, what was promised; ``slots`` are the words of its kind."""

    id: str
    kind: dict[str, Any]
    border: Border
    parties: dict[str, Party]
    places: dict[str, tuple[str, Country]]
    slots: dict[str, str]
    incidents: list[Incident] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)

    @property
    def stray(self) -> bool:
        """Whether it is a single happening and no matter."""
        return self.id.startswith("s")


def plan_matters(number: int, rng: Random, names: set[str]) -> list[Matter]:
    """Return ``number`` matters, of every kind in turn, some between the same sides as an earlier one.

    ``names`` are those of bodies, ships and dams that are taken; new ones are added.
    """
    kinds: list[dict[str, Any]] = data("kinds")["kind"]
    out: list[Matter] = []
    for n in range(number):
        kind = kinds[n % len(kinds)]
        again = [m for m in out if m.kind.get("again")]
        if again and rng.random() < AGAIN["kind"]:
            old = rng.choice(again)
            kind, border = old.kind, old.border
        else:
            border = _border(kind, out, rng)
        out.append(_matter(f"m{n + 1:03d}", kind, border, rng, names))
    return out


def plan_strays(number: int, rng: Random, names: set[str]) -> list[Matter]:
    """Return ``number`` single happenings that belong to no matter; their ids begin with "s"."""
    kinds: list[dict[str, Any]] = data("kinds")["stray"]
    picked = [rng.choice(kinds) for _ in range(number)]
    return [_matter(f"s{n:03d}", kind, _border(kind, [], rng), rng, names) for n, kind in enumerate(picked, 1)]


def _border(kind: dict[str, Any], out: list[Matter], rng: Random) -> Border:
    """Return two neighbours for a new matter: none that have one of its kind, now and then such as have another."""
    fit = [b for b in borders() if not kind.get("needs") or getattr(b, kind["needs"])]
    fit = [b for b in fit if not any(m.border == b and m.kind is kind for m in out)] or fit
    used = [b for b in fit if any(m.border == b for m in out)]
    if used and rng.random() < AGAIN["neighbours"]:
        return rng.choice(used)
    return rng.choice([b for b in fit if b not in used] or fit)


def _matter(id: str, kind: dict[str, Any], border: Border, rng: Random, names: set[str]) -> Matter:
    one, other = (border.one, border.other) if rng.random() < 0.5 else (border.other, border.one)
    far = countries()[rng.choice([f for f in FAR if f not in (one.name, other.name)])]
    towns_a, towns_b = rng.sample(one.towns, 2), rng.sample(other.towns, min(2, len(other.towns)))
    third = rng.choice([c for c in countries().values() if c not in (one, other, far)])
    crossing = border.crossing or towns_a[0]
    at = {
        "crossing": (crossing, one if crossing in one.towns else other if crossing in other.towns else one),
        "capA": (one.capital, one),
        "capB": (other.capital, other),
        "capF": (far.capital, far),
        "townA": (towns_a[0], one),
        "townA2": (towns_a[1], one),
        "townB": (towns_b[0], other),
        "townB2": (towns_b[-1], other),
        "third": (third.capital, third),
    }
    matter = Matter(id, kind, border, {}, at, {})
    taken: set[str] = set()
    for role, country in (("A", one), ("B", other), ("F", far)):
        matter.parties[role] = make_party(role, country.name, "country", country, rng, taken)
    matter.slots = _words(matter, rng, taken, names)
    for role, (body, _, _) in BODIES.items():
        home = matter.parties[BODIES[role][2]].country
        matter.parties[role] = make_party(role, matter.slots[f"name_{role}"], body, home, rng, taken)
    matter.parties = {role: p for role, p in matter.parties.items() if role in _roles(kind)}
    _live(matter, rng)
    return matter


def _roles(kind: dict[str, Any]) -> set[str]:
    steps = [value for step in kind["life"] for key, value in step.items() if key in ("by", "to")]
    return {*kind["roles"], *steps}


def _words(matter: Matter, rng: Random, taken: set[str], used: set[str]) -> dict[str, str]:
    """Return the words that stay the same through a matter: its places, names, and one of each of its kind's slots."""
    names, border = data("kinds")["names"], matter.border
    words = {key: place for key, (place, _) in matter.places.items()}
    words |= {"crossing": border.crossing, "river": border.river, "sea": border.sea or "the open sea"}
    words["years"] = number_word(rng.randint(3, 12))
    index = rng.randrange(len(names["sector"]))  # what is mined or made, by whom
    words |= {key: names[key][index] for key in ("sector", "trade")}
    for key in ("ship", "dam"):
        words[key] = _name(names[key], words, rng, used)
    for role, (_, key, _) in BODIES.items():
        words[f"name_{role}"] = _name(names[key], words, rng, used)
    for key, options in matter.kind.get("slots", {}).items():
        words[key] = options[index] if key == "industry" else rng.choice(options)
    words["victim"] = person(matter.parties["F"].country, rng, "", taken).name
    words.setdefault("quarrel", "what happened")
    words["Industry"] = words.get("industry", "")[:1].upper() + words.get("industry", "")[1:]
    return words


def _name(options: list[str], words: dict[str, str], rng: Random, used: set[str]) -> str:
    """Return a name that is not among ``used`` while one is easily found, and add it to them."""
    for _ in range(TRIES):
        name = choose(rng.choice(options), rng).format_map(words)
        if name not in used:
            break
    used.add(name)
    return name


def _live(matter: Matter, rng: Random) -> None:
    """Let a matter happen: its steps in order until the corpus ends."""
    today = FIRST + timedelta(rng.randrange(STARTS))
    spot = "townA"
    for step in matter.kind["life"]:
        if rng.random() > step.get("p", 1.0):
            continue
        if "outcome" in step:
            today = _settle(matter, _made(matter, step["outcome"]), today, rng)
            continue
        today += timedelta(rng.randint(*step["gap"]))
        if today > LAST:
            return
        if "promise" in step:
            _promise(matter, step["promise"], today, rng)
            continue
        spot = spot if step["at"] == "same" else step["at"]
        _happen(matter, step["act"], matter.parties[step["by"]], matter.parties[step["to"]], spot, today, rng)


def _made(matter: Matter, key: str) -> Commitment:
    return next(c for c in reversed(matter.commitments) if c.spec["key"] == key)


def _promise(matter: Matter, key: str, today: date, rng: Random) -> None:
    spec = next(c for c in matter.kind["commitment"] if c["key"] == key)
    due = today + timedelta(rng.randint(*DUE))
    by, to = matter.parties[spec["by"]], matter.parties[spec["to"]]
    made = Commitment(f"{matter.id}.c{len(matter.commitments) + 1}", spec, by, to, today, due, due)
    matter.commitments.append(made)
    _happen(matter, "promise", by, to, _seat(matter, by), today, rng, commitment=made)


def _seat(matter: Matter, party: Party) -> str:
    if party.kind == "country":
        return {"A": "capA", "B": "capB", "F": "capF"}[party.id]
    return "townA"


def _settle(matter: Matter, c: Commitment, today: date, rng: Random) -> date:
    """Let a promise meet its fate; return the day on which that is told, ``today`` where nothing is."""
    fate = rng.choices(list(FATES), list(FATES.values()))[0]
    if fate == "open" and not c.extended:
        return today
    if fate == "extended" or (fate == "open" and c.extended):
        if c.extended:
            return today
        day = c.due - timedelta(rng.randint(1, 4))
        if day > LAST:
            return day
        c.due, c.extended = c.due + timedelta(rng.randint(14, 30)), True
        _turn(matter, c, "extended", day, rng)
        return _settle(matter, c, day, rng)
    after = {"kept": -rng.randint(0, 4), "broken": 1, "withdrawn": -rng.randint(4, 9)}[fate]
    day = max(c.due + timedelta(after), today + timedelta(2))
    if fate == "kept":
        day = min(day, c.due)
    if day <= LAST:
        c.status, c.settled = fate, day
        _turn(matter, c, fate, day, rng)
    return day


def _turn(matter: Matter, c: Commitment, fate: str, day: date, rng: Random) -> None:
    _happen(matter, fate, c.promisor, c.promisee, _seat(matter, c.promisor), day, rng, commitment=c)


def _happen(
    matter: Matter,
    name: str,
    by: Party,
    to: Party,
    spot: str,
    today: date,
    rng: Random,
    *,
    commitment: Commitment | None = None,
) -> None:
    act = acts()[name]
    place, country = matter.places[spot]
    figures = _figures(act, rng)
    disputed = act.disputed if act.disputed and rng.random() < 0.6 else None
    claimed = figures["killed"] + rng.randint(3, 20) if disputed == "figures" else None
    kept = commitment is not None and name == "kept"
    spec = commitment.spec if commitment else {}
    matter.incidents.append(
        Incident(
            id=f"{matter.id}.i{len(matter.incidents) + 1}",
            act=name,
            type=spec["type"] if kept else act.type,
            mode=act.mode,
            also=tuple(spec["also"]) if kept else act.also,
            day=today,
            place=place,
            country=country,
            by=by,
            to=to,
            slots=_phrases(spec, commitment),
            figures=figures,
            disputed=disputed,
            claimed=claimed,
            commitment=commitment,
            object=act.object and act.object.format_map(matter.slots),
        )
    )


def _figures(act: Act, rng: Random) -> dict[str, int]:
    figures = {key: rng.randint(*span) for key, span in act.figures.items()}
    if "crowdsize" in figures:
        figures["crowdsize"] = figures["crowdsize"] // 100 * 100
    return figures


def _phrases(spec: dict[str, Any], c: Commitment | None) -> dict[str, str]:
    if c is None:
        return {}
    words = {key: spec[key] for key in ("do", "did", "does", "doing", "thing", "still", "still_head")}
    words["dowe"] = words["do"].replace(" its ", " our ")
    return words


def line_at(matter: Matter, role: str, today: date) -> tuple[dict[str, Any], Incident | None]:
    """Return the line that a side holds on a day, and the incident with which it took it (``None``: from the first)."""
    held: tuple[dict[str, Any], Incident | None] | None = None
    for spec in (s for s in matter.kind["line"] if s["party"] == role):
        since = None
        if "from" in spec:
            since = next((i for i in matter.incidents if i.act == spec["from"] and i.day <= today), None)
            if since is None:
                continue
        held = (spec, since)
    assert held is not None
    return held


def sides(matter: Matter) -> Iterator[tuple[str, Party]]:
    """Yield the roles and sides of a matter that a reader would call its parties."""
    for role in matter.kind["roles"]:
        yield role, matter.parties[role]
