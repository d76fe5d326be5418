"""A record of the stories beside this file, coded once, as every test of this folder reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.matters.room import FollowedRecord, open_followed
from onrecord.records import Article, Report

from .stories import BESIDE, MATTER


@pytest.fixture(scope="session")
def reports(coder) -> list[Report]:
    """The stories as reports, in the order of publication."""
    articles = sorted([*MATTER, *BESIDE], key=lambda a: (a.published or "", a.title or ""))
    return list(coder.stream(articles))


@pytest.fixture(scope="session")
def followed(reports: list[Report], tmp_path_factory: pytest.TempPathFactory) -> FollowedRecord:
    """A record with all the stories; nobody changes it."""
    record = open_followed(tmp_path_factory.mktemp("followed") / "stories.db")
    for report in reports:
        record.add(report)
    return record


@pytest.fixture()
def own(reports: list[Report], tmp_path: Path) -> FollowedRecord:
    """A record with all the stories that the test may change."""
    record = open_followed(tmp_path / "own.db")
    for report in reports:
        record.add(report)
    return record


@pytest.fixture()
def made(coder, tmp_path: Path) -> Callable[..., FollowedRecord]:
    """Return a function that makes a record of some articles, in their order."""

    def make(*articles: Article) -> FollowedRecord:
        record = open_followed(tmp_path / "made.db")
        for report in coder.stream(articles):
            record.add(report)
        return record

    return make
