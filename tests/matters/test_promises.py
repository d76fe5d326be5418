"""Commitments over time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from .stories import CLOSED, article

RIVER = (
    "TASHKENT, Uzbekistan - Kyrgyzstan promised on Monday to release water from the Toktogul dam by 1 June, "
    "the Uzbek foreign ministry said.\nFarmers near Fergana have waited since March.\n"
)
LATER = {
    "kept": "Kyrgyzstan released water from the Toktogul dam on Friday, the Uzbek foreign ministry said.\n",
    "broken": (
        "Kyrgyzstan failed to release water from the Toktogul dam by the deadline, the Uzbek foreign ministry said.\n"
    ),
    "withdrawn": (
        "Kyrgyzstan will not release water from the Toktogul dam after all, its foreign ministry said on Friday.\n"
    ),
    "extended": (
        "Kyrgyzstan promised on Friday to release water from the Toktogul dam by 20 June, its foreign ministry said.\n"
    ),
    "silent": "Kyrgyzstan and Uzbekistan signed an agreement on student exchanges on Friday.\n",
}


def promise(made, later: str, day: str = "2026-05-29"):
    record = made(
        article(RIVER, "2026-05-12", "Fergana Post", "Kyrgyzstan promises water"),
        article(f"BISHKEK, Kyrgyzstan - {later}", day, "Chuy Herald", "Water from the Toktogul dam"),
    )
    return next(c for c in record.commitments() if "water" in c["words"] and (c["made"] or "").startswith("2026-05-1"))


@pytest.mark.parametrize("outcome", ["kept", "broken", "withdrawn"])
def test_a_later_report_settles_a_promise_and_the_record_says_which(made, outcome: str):
    told = promise(made, LATER[outcome])
    assert told["status"] == outcome
    assert told["settled_by"].split(".")[0] != told["document"]


def test_a_promise_made_again_for_a_later_day_stays_open_with_that_day(made):
    told = promise(made, LATER["extended"])
    assert (told["status"], told["due_date"], told["settled_by"]) == ("open", "2026-06-20", None)


def test_silence_settles_nothing(made):
    told = promise(made, LATER["silent"])
    assert (told["status"], told["due_date"], told["settled_by"]) == ("open", "2026-06-01", None)


def test_an_open_promise_whose_day_has_passed_is_overdue(made):
    record = made(article(RIVER, "2026-05-12", "Fergana Post", "Kyrgyzstan promises water"))
    [matter] = record.matters()
    assert record.matter(matter["id"], today="2026-06-01").commitments[0]["overdue_days"] is None
    [late] = [line for line in record.matter(matter["id"], today="2026-06-11").stands if line.kind == "overdue"]
    assert late.day == "2026-06-01"


def test_broken_and_then_kept_keeps_both_in_its_history(followed):
    matter = max(followed.matters(), key=lambda m: m["reports"])
    [reopen] = [c for c in followed.matter(matter["id"]).commitments if "reopen" in c["words"]]
    assert reopen["status"] == "kept"
    assert [h["outcome"] for h in reopen["history"]] == ["broken", "kept"]


def test_what_was_done_before_it_was_promised_does_not_settle_it(made):
    record = made(
        article(CLOSED, "2026-05-04", "Tbilisi Herald", "Armenia closes crossing"),
        article(
            "TBILISI, Georgia - Armenia closed the Sadakhlo crossing on 4 May.\n",
            "2026-05-06",
            "Post",
            "Crossing closed",
        ),
    )
    [told] = [c for c in record.commitments() if "reopen" in c["words"]]
    assert told["status"] == "open"


def test_a_report_coded_anew_that_no_longer_puts_it_off_gives_back_the_first_day(made):
    record = made(
        article(RIVER, "2026-05-12", "Fergana Post", "Kyrgyzstan promises water"),
        article(f"BISHKEK, Kyrgyzstan - {LATER['extended']}", "2026-05-29", "Chuy Herald", "Water from the dam"),
    )
    before = next(c for c in record.commitments() if "water" in c["words"])
    second = next(
        r["id"] for m in record.matters() for r in record.matter(m["id"]).reports if r["title"] == "Water from the dam"
    )
    report = record.report(second)
    bare = replace(report, commitments=(), events=(), statements=(), stances=(), disputes=())
    assert record.add(replace(bare, coding=replace(bare.coding, codebook="later"))) == "recoded"
    after = next(c for c in record.commitments() if "water" in c["words"])
    assert (before["due_date"], after["due_date"], after["status"]) == ("2026-06-20", "2026-06-01", "open")
    assert list(record.check()) == []
