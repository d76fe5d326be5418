"""The table of sentences: who each phrase means, what kind, role, country and sectors they have."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.reading.actors import ActorFound, ActorTable

TABLE = Path(__file__).parent.parent / "gold" / "actors.toml"
SENTENCES = tomllib.loads(TABLE.read_text(encoding="utf-8"))["sentence"]
SAME = 0.6  # least F1 of characters for two spans to be one phrase


@pytest.fixture(scope="module")
def read(coder):
    """Return the doc of a text, every stage run, each text once."""
    from onrecord import Article

    docs: dict[str, Any] = {}

    def read(text: str) -> Any:
        if text not in docs:
            docs[text] = next(coder.docs([Article(text=text)]))
        return docs[text]

    return read


def actor_at(doc: Any, start: int, end: int) -> tuple[int, ActorFound] | None:
    """Return the actor of the mention that is most nearly ``[start, end)``, with its number."""
    table: ActorTable = doc._.actors
    best: tuple[float, int] = (0.0, -1)
    for m in table.mentions:
        a, b = doc._.tree.chars(m.start, m.end)
        shared = max(0, min(b, end) - max(a, start))
        best = max(best, (2 * shared / (b - a + end - start), m.actor), key=lambda pair: pair[0])
    return (best[1], table.actors[best[1]]) if best[0] >= SAME else None


def starting(doc: Any, phrase: str) -> int | None:
    """Return the number of the actor of a mention that begins where ``phrase`` does, or ends where it does."""
    at = doc.text.index(phrase)
    table: ActorTable = doc._.actors
    spans = [(doc._.tree.chars(m.start, m.end), m.actor) for m in table.mentions]
    for (a, b), number in spans:
        if a in (at, at + 1) or (at <= a and b <= at + len(phrase)):
            return number
    return None


@pytest.mark.parametrize("row", [r for r in SENTENCES if r.get("actors")], ids=lambda r: r["text"][:40])
def test_actors_have_kind_role_country_and_sectors(read, row: dict[str, Any]) -> None:
    doc = read(row["text"])
    for phrase, kind, role, country, sectors in row["actors"]:
        at = row["text"].index(phrase)
        found = actor_at(doc, at, at + len(phrase))
        assert found is not None, f"nobody at {phrase!r}"
        actor = found[1]
        got = (actor.kind, actor.role or "", actor.country or "", "+".join(actor.sectors))
        assert got == (kind, role, country, sectors), phrase


@pytest.mark.parametrize("row", [r for r in SENTENCES if r.get("same")], ids=lambda r: r["text"][:40])
def test_phrases_for_one_actor_are_linked(read, row: dict[str, Any]) -> None:
    doc = read(row["text"])
    for phrases in row["same"]:
        numbers = {p: starting(doc, p) for p in phrases}
        assert None not in numbers.values(), numbers
        assert len(set(numbers.values())) == 1, numbers


@pytest.mark.parametrize("row", [r for r in SENTENCES if r.get("none")], ids=lambda r: r["text"][:40])
def test_phrases_that_name_nobody_have_no_actor(read, row: dict[str, Any]) -> None:
    doc = read(row["text"])
    for phrase in row["none"]:
        at = row["text"].index(phrase)
        assert actor_at(doc, at, at + len(phrase)) is None, phrase
