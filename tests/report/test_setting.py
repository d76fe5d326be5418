"""When and where events are, and what that stands on, on the passages of tests/gold/setting.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from onrecord import Coder, Event, Report, Statement

TABLE = tomllib.loads((Path(__file__).parent.parent / "gold" / "setting.toml").read_text(encoding="utf-8"))


def check(report: Report, item: Event | Statement, row: dict[str, str]) -> None:
    """Hold an item's time and place, by the words that tell them, and what they stand on."""
    words = {t.id: row["text"][t.span.start : t.span.end] for t in report.times}
    names = {p.id: [row["text"][a:b] for a, b in p.mentions] for p in report.places}
    assert words.get(item.time or "") == row.get("time")
    assert item.basis == (row.get("basis", "stated") if "time" in row else None)
    assert (row["place"] in names[item.place] if item.place else None) == ("place" in row or None)
    assert item.place_basis == (row.get("place_basis", "stated") if "place" in row else None)


@pytest.mark.parametrize("row", TABLE["event"], ids=lambda r: r["text"][:60])
def test_an_event_has_the_setting_that_the_text_gives_it(coder: Coder, row: dict[str, str]) -> None:
    report = coder.read(row["text"], published="2014-03-07")
    at = row["text"].index(row["event"])
    check(report, next(e for e in report.events if e.trigger.start <= at < e.trigger.end), row)


@pytest.mark.parametrize("row", TABLE["statement"], ids=lambda r: r["text"][-50:])
def test_a_statement_has_the_setting_that_the_text_gives_it(coder: Coder, row: dict[str, str]) -> None:
    report = coder.read(row["text"], published="2014-03-07")
    at = row["text"].index(row["cue"])
    check(report, next(s for s in report.statements if s.cue.start <= at < s.cue.end), row)
