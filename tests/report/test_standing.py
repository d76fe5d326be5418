"""Confirmation, commitments, disputes and stances within a text, on the passages of tests/gold/standing.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord import Coder, Report

TABLE = tomllib.loads((Path(__file__).parent.parent / "gold" / "standing.toml").read_text(encoding="utf-8"))


def read(coder: Coder, row: dict[str, Any]) -> Report:
    return coder.read(row["text"], published=row.get("published"))


def country_of(report: Report, actor: str | None) -> str | None:
    return next((a.country for a in report.actors if a.id == actor), None)


@pytest.mark.parametrize("row", TABLE["confirmation"], ids=lambda r: r["text"][:50])
def test_an_event_has_the_standing_that_its_tellers_give_it(coder: Coder, row: dict[str, Any]) -> None:
    report = read(coder, row)
    at = row["text"].index(row["trigger"])
    found = [e.confirmation for e in report.events if e.trigger.start <= at < e.trigger.end]
    assert found == [row["status"]]


@pytest.mark.parametrize("row", TABLE["commitment"], ids=lambda r: r["text"][:50])
def test_a_promise_is_a_commitment_with_what_became_of_it(coder: Coder, row: dict[str, Any]) -> None:
    report = read(coder, row)
    assert len(report.commitments) == 1
    c = report.commitments[0]
    due = next((t.value for t in report.times if t.id == c.due), None)
    assert (country_of(report, c.promisor), c.status, due) == (row.get("promisor"), row["status"], row.get("due"))
    assert c.due_date == row.get("due_date", c.due_date)
    if "promisee" in row:
        assert country_of(report, c.promisee) == row["promisee"]


@pytest.mark.parametrize("row", TABLE["no_commitment"], ids=lambda r: r["text"][:50])
def test_what_nobody_undertakes_is_no_commitment(coder: Coder, row: dict[str, Any]) -> None:
    assert read(coder, row).commitments == ()


@pytest.mark.parametrize("row", TABLE["dispute"], ids=lambda r: r["text"][:50])
def test_accounts_that_cannot_both_hold_are_a_dispute(coder: Coder, row: dict[str, Any]) -> None:
    report = read(coder, row)
    assert [[country_of(report, p.holder) for p in d.positions] for d in report.disputes] == [row["holders"]]


@pytest.mark.parametrize("row", TABLE["no_dispute"], ids=lambda r: r["text"][:50])
def test_accounts_that_agree_are_no_dispute(coder: Coder, row: dict[str, Any]) -> None:
    assert read(coder, row).disputes == ()


@pytest.mark.parametrize("row", TABLE["stance"], ids=lambda r: r["text"][:50])
def test_a_feeling_that_the_text_tells_is_a_stance(coder: Coder, row: dict[str, Any]) -> None:
    report = read(coder, row)
    found = [(country_of(report, s.holder), country_of(report, s.target), s.polarity) for s in report.stances]
    assert found == [(row["holder"], row.get("target"), row["polarity"])]
    issue = report.stances[0].issue
    if "issue" in row:
        assert issue is not None and row["text"][slice(*issue)] == row["issue"]


@pytest.mark.parametrize("row", TABLE["no_stance"], ids=lambda r: r["text"][:50])
def test_what_shows_no_attitude_is_no_stance(coder: Coder, row: dict[str, Any]) -> None:
    assert read(coder, row).stances == ()


def test_who_promises_or_blames_without_a_name_is_left_open(coder: Coder) -> None:
    report = coder.read("Two firms run the mine in Chile. Both have promised to pay the miners. Many blame Chile.")
    (c,) = report.commitments
    told = next(s for s in report.statements if s.id == c.statement)
    assert (c.promisor, told.source_span and report.document.text[slice(*told.source_span)]) == (None, "Both")
    assert [(s.holder, country_of(report, s.target)) for s in report.stances] == [(None, "CHL")]
