"""The corpus: so many documents of so many matters, and the truth about them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from ...errors import UsageError
from .compose import write
from .copies import copy_of, is_wrong, revision_of
from .plan import LAST, Incident, Matter, plan_matters, plan_strays
from .story import Memory, Story, Writer
from .truth import truth_of
from .unrelated import unrelated
from .world import countries, data

UNRELATED, STORIES, REVISED = 0.06, 0.44, 0.13  # shares: of documents, of documents, of stories
REVISED_IF_WRONG = 0.5  # the share of stories with an early number of dead that has a later version
STRAYS = 0.35  # single happenings, as a share of the number of matters
PER_INCIDENT = (22, 26, 22, 14, 10, 6)  # how often an incident has one, two ... six independent stories
CREDITED = 0.45  # the share of stories that an agency wrote
SPREAD = (1, 1, 1, 1, 2, 2, 3, 5, 9, 16)  # how unevenly copies fall to stories


@dataclass(frozen=True, slots=True)
class Made:
    """``documents`` are rows of the contract's input form (with an ``id``), ``truth`` is what is true of them.

    :mod:`.truth` tells the truth's form.
    """

    documents: list[dict[str, str]]
    truth: dict[str, Any]

    def write(self, folder: Path) -> None:
        """Write ``documents.jsonl`` and ``truth.json`` into ``folder``, which is made."""
        folder.mkdir(parents=True, exist_ok=True)
        rows = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in self.documents)
        (folder / "documents.jsonl").write_text(rows, encoding="utf-8", newline="\n")
        told = json.dumps(self.truth, ensure_ascii=False, indent=1) + "\n"
        (folder / "truth.json").write_text(told, encoding="utf-8", newline="\n")


def generate(seed: int, matters: int = 60, documents: int = 2000) -> Made:
    """Return ``documents`` documents of ``matters`` matters, and of other things, with their truth.

    The same seed gives the same bytes. :class:`UsageError` where the documents are too few to tell every incident.
    """
    rng = Random(f"onrecord made {seed}")  # text seeds are hashed the same way on every machine
    names: set[str] = set()
    planned = [*plan_matters(matters, rng, names), *plan_strays(round(matters * STRAYS), rng, names)]
    others = round(documents * UNRELATED)
    memory = Memory()
    stories = list(_stories(planned, round(documents * STORIES), memory, rng))
    stories += [unrelated(f"o{len(stories) + n + 1:05d}", rng) for n in range(others)]
    if len(stories) > documents:
        raise UsageError(f"documents: {documents} are too few for {matters} matters; allowed: {len(stories)} and more")
    wires: dict[str, set[str]] = {}
    for story in stories:
        _publish(story, rng, wires.setdefault(story.incident or story.origin, set()))
    told = _with_copies(stories, planned, documents, memory, rng)
    told.sort(key=lambda s: (s.published, s.id))
    return Made(*truth_of(planned, told, seed=seed))


def _stories(planned: list[Matter], wanted: int, memory: Memory, rng: Random) -> Iterator[Story]:
    """Yield the independent stories of every incident, about ``wanted`` in all, each incident at least one."""
    incidents = [(m, i) for m in planned for i in m.incidents]
    counts = [rng.choices(range(1, 7), PER_INCIDENT)[0] for _ in incidents]
    while sum(counts) > wanted and max(counts) > 1:
        n = rng.randrange(len(counts))
        counts[n] -= counts[n] > 1
    while sum(counts) < wanted and min(counts) < len(PER_INCIDENT):
        n = rng.randrange(len(counts))
        counts[n] += counts[n] < len(PER_INCIDENT)
    number = 0
    for (matter, incident), count in zip(incidents, counts):
        for n in range(count):
            number += 1
            yield _story(matter, incident, memory, rng, first=n == 0, origin=f"o{number:05d}")


def _story(matter: Matter, incident: Incident, memory: Memory, rng: Random, *, first: bool, origin: str) -> Story:
    outlet = rng.choice(data("press")["outlet"])
    lag = 0 if first else rng.choice([0, 0, 1, 1, 1, 2, 3])
    lag = min(lag, (LAST - incident.day).days)
    story = write(Writer(matter, incident, memory, rng, lag=lag, style=outlet["style"]), origin)
    story.publisher, story.site = outlet["name"], outlet["site"]
    country = countries()[incident.country.name]
    story.dateline = rng.choice([incident.place, country.capital]) if rng.random() < 0.6 else ""
    story.id = origin
    return story


def _publish(story: Story, rng: Random, taken: set[str]) -> None:
    """Give a story its agency, not one of ``taken`` (an agency tells an incident once), or none."""
    if rng.random() < CREDITED:
        free = [a["name"] for a in data("press")["agency"] if a["name"] not in taken]
        story.agency = rng.choice(free)
        taken.add(story.agency)
        story.credit = rng.choice(["dateline", "dateline", "dateline", "end", "none"])
    if not story.publisher:
        _outlet(story, rng, set())
    story.id = story.id or story.origin


def _outlet(story: Story, rng: Random, taken: set[str]) -> None:
    free = [o for o in data("press")["outlet"] if o["name"] not in taken] or data("press")["outlet"]
    outlet = rng.choice(free)
    story.publisher, story.site = outlet["name"], outlet["site"]


def _with_copies(stories: list[Story], planned: list[Matter], wanted: int, memory: Memory, rng: Random) -> list[Story]:
    """Return the stories with revisions and copies of them, ``wanted`` in all."""
    by_id = {m.id: m for m in planned}
    versions = {s.origin: [s] for s in stories}
    out = list(stories)
    for story in stories:
        matter = by_id.get(story.matter or "")
        if matter is None or len(out) == wanted:
            continue
        if rng.random() < (REVISED_IF_WRONG if is_wrong(story, matter) else REVISED):
            made = revision_of(story, matter, memory, rng)
            made.id, made.published = f"{story.id}.v2", min(made.published, LAST)
            versions[story.origin].append(made)
            out.append(made)
    out.extend(_copies(versions, by_id, wanted - len(out), memory, rng))
    return out


def _copies(
    versions: dict[str, list[Story]], by_id: dict[str, Matter], number: int, memory: Memory, rng: Random
) -> Iterator[Story]:
    """Yield ``number`` copies of stories, unevenly spread; an origin's copies stand in different papers."""
    stories = [told[0] for told in versions.values()]
    weights = [rng.choice(SPREAD) * (3 if s.agency else 1) * (1 if s.matter else 0.4) for s in stories]
    taken: dict[str, set[str]] = {s.origin: {s.publisher} for s in stories}
    for n, story in enumerate(rng.choices(stories, weights, k=number)):
        source = rng.choice(versions[story.origin])
        made = copy_of(source, by_id.get(story.matter or ""), memory, rng)
        made.id, made.published = f"{source.id}.k{n}", min(made.published, LAST)
        _outlet(made, rng, taken[story.origin])
        taken[story.origin].add(made.publisher)
        if made.credit not in ("item", "") and rng.random() < 0.3:
            made.credit = "none"
        yield made
