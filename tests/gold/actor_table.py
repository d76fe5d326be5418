"""Scores actors against the table of real mentions, actors_news.jsonl (its header says what its fields mean).

A mention counts when all is right: the actor (the one that most mentions of its cluster name, and no other cluster's),
role, country and sectors. Texts are read from the folder kept beside the checkout; the table holds offsets only.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

from onrecord import Actor, Coder, Report

from .texts import Row, articles, rows

TABLE = Path(__file__).parent / "actors_news.jsonl"
PREFIXES = ("IGO", "NGO", "MNC")


def score(coder: Coder, shared: Path, part: str) -> tuple[Counter[str], list[str]]:
    """Return counts (mentions, found, actor, role, country, sectors, all) and a line for each fault."""
    table = rows(TABLE, part)
    counts: Counter[str] = Counter()
    faults: list[str] = []
    named = list(articles(shared, set(table)))
    for (name, _), report in zip(named, coder.stream(article for _, article in named)):
        for row, wrong in judge(report, table[name]):
            counts["mentions"] += 1
            for field in ("found", "actor", "role", "country", "sectors"):
                counts[field] += field not in wrong and "found" not in wrong
            counts["all"] += not wrong
            if wrong:
                a, b = row["span"]
                faults.append(f"{name} [{a}:{b}] {report.document.text[a:b]!r}: {'; '.join(wrong.values())}")
    return counts, faults


def judge(report: Report, table: list[Row]) -> list[tuple[Row, dict[str, str]]]:
    """Return each row with what is wrong in it: field -> words."""
    found = [_actor_at(report, row["head"], row["span"]) for row in table]
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for row, actor in zip(table, found):
        if actor is not None:
            votes[row["cluster"]][actor.id] += 1
    chosen: dict[str, int] = {}  # actor id -> the cluster that it stands for
    for cluster in sorted(votes, key=lambda c: (-max(votes[c].values()), c)):
        chosen.setdefault(votes[cluster].most_common(1)[0][0], cluster)
    return [(row, _faults(row, actor, chosen)) for row, actor in zip(table, found)]


def _actor_at(report: Report, head: list[int], span: list[int]) -> Actor | None:
    """Return the actor of the mention that holds ``head`` and is most like ``span``."""
    best: tuple[float, Actor] | None = None
    for actor in report.actors:
        for a, b in actor.mentions:
            if min(b, head[1]) > max(a, head[0]):
                shared = min(b, span[1]) - max(a, span[0])
                alike = 2 * shared / (b - a + span[1] - span[0])
                best = (alike, actor) if best is None or alike > best[0] else best
    return best[1] if best else None


def _faults(row: Row, actor: Actor | None, chosen: dict[str, int]) -> dict[str, str]:
    if actor is None:
        return {"found": "no actor"}
    out = {}
    if chosen.get(actor.id) != row["cluster"]:
        out["actor"] = f"actor is {actor.name}"
    roles = row["role"] if isinstance(row["role"], list) else [row["role"]]
    if not _role_fits(actor.role, roles):
        out["role"] = f"role {actor.role} not {roles}"
    country = actor.country or (actor.code[:3] if actor.code and actor.code[:3] in PREFIXES else None)
    if country not in (row["country"] or [None]):
        out["country"] = f"country {country} not {row['country']}"
    wanted = row["sectors"] or [None]
    if not set(actor.sectors or [None]) & set(wanted):
        out["sectors"] = f"sectors {list(actor.sectors)} not {wanted}"
    return out


def _role_fits(role: str | None, wanted: list[str | None]) -> bool:
    words = _words(role)
    return any(words == _words(w) or (words and w and (words <= _words(w) or _words(w) <= words)) for w in wanted)


def _words(role: str | None) -> set[str]:
    return set(re.findall(r"[\w-]+", (role or "").lower()))
