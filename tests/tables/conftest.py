"""A report of an invented story with something in every table, made by hand: no parser in these tests."""

from __future__ import annotations

import pytest

from onrecord.records import (
    Actor,
    Coding,
    Commitment,
    Count,
    Dispute,
    Document,
    Event,
    Factuality,
    Place,
    Position,
    Report,
    Span,
    Stance,
    Statement,
    Time,
)

TEXT = (
    'Ana Reis, the mayor, said "two men died" in Porto on 3 May. Norway promised Chad aid by 9 May; Chad doubts it. 🙂'
)


def at(words: str) -> Span:
    """Return the span of the first place where ``words`` stand in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


ACTORS = (
    Actor("person:ana-reis", "Ana Reis", "person", "Mayor", "PRT", ("GOV",), "PRTGOV", (at("Ana Reis"),), "name"),
    Actor("gov:NOR", "government of Norway", "organization", None, "NOR", ("GOV",), "NORGOV", (at("Norway"),), "name"),
    Actor("gov:TCD", "government of Chad", "organization", None, "TCD", ("GOV", "MIL"), None, (at("Chad"),), "name"),
)
PLACE = Place("d.p1", "Porto", 1, 41.15, -8.61, "PRT", "Porto", "P.PPLA", "city", 0.9, "literal", (at("Porto"),), "x")
DAY = Time("d.t1", "DATE", "2025-05-03", "2025-05-03", "2025-05-04", at("3 May"), "date")
DUE = Time("d.t2", "DATE", "2025-05-09", "2025-05-09", "2025-05-10", at("9 May"), "date")
STATEMENT = Statement(
    "d.s1", "person:ana-reis", at("Ana Reis"), at("said"), "say", (at("two men died"),), "direct", "assert", False,
    True, None, "d.t1", "d.p1", None, "clause",
)  # fmt: skip
ATTACK = Event(
    id="d.e1", type="ASSAULT", mode="drone", contexts=("military",), cameo="195", quad=4, score=0.8,
    actors=("gov:NOR",), recipients=("gov:TCD",), trigger=at("died"), mentions=(at("died"),), sentence=at("Ana Reis"),
    place="d.p1", time="d.t1", basis="stated", fatalities=Count(2, 2, None), injured=None,
    factuality=(Factuality("author", "Uu", 0.0), Factuality("person:ana-reis", "CT+", 3.0)), aspect="past",
    statement="d.s1", confirmation="asserted", confirmed_by=(), rule="ASSAULT.kill",
)  # fmt: skip
PROMISE = Event(
    id="d.e2", type="AGREE", mode=None, contexts=(), cameo="03", quad=1, score=0.7, actors=("gov:NOR", "gov:TCD"),
    recipients=("gov:TCD", "gov:NOR"), trigger=at("promised"), mentions=(at("promised"),), sentence=at("Norway"),
    place=None, time=None, basis=None, fatalities=None, injured=None, factuality=(Factuality("author", "CT+", 3.0),),
    aspect="past", statement=None, confirmation="confirmed", confirmed_by=(), rule="agree",
)  # fmt: skip
COMMITMENT = Commitment(
    "d.c1", "gov:NOR", "gov:TCD", (at("aid by 9 May"),), None, "d.t2", "open", None, ("d.e2",), "p", "2025-05-09"
)
DISPUTE = Dispute("d.d1", ("d.e2",), (Position("gov:TCD", (at("doubts it"),), None), Position(None, (), None)), "x")
STANCE = Stance("d.n1", "gov:TCD", "gov:NOR", "negative", at("doubts"), None, "x", at("it"))


@pytest.fixture
def report() -> Report:
    """The report of the invented story."""
    document = Document("d", "=Porto", "The Paper", "https://x.example/1", "2025-05-04", "PORTO", None, "en", TEXT)
    coding = Coding("0", "c0de", "model", {"places without a match": 1})
    found = (ACTORS, (PLACE,), (DAY, DUE), (STATEMENT,), (ATTACK, PROMISE), (COMMITMENT,), (DISPUTE,), (STANCE,))
    return Report(document, *found, coding)
