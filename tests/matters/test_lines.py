"""Positions over time: when a party's line has changed."""

from __future__ import annotations

from onrecord.matters.lines import Saying, change, sayings_of

from .stories import article


def even(stem: str) -> float:
    return 1.0


def saying(document: int, sign: int, words: str, party: str = "ARM") -> Saying:
    stems = tuple(sorted(words.split()))
    return Saying(party, "Armenia", f"d{document}.s1", document, 739000 + document, sign, "assert", words, stems)


def test_the_other_sign_on_the_same_thing_is_a_change():
    found = change(saying(2, 1, "reopen cross lorri"), [saying(1, -1, "reopen cross")], even)
    assert (found.before, found.after) == ("d1.s1", "d2.s1")


def test_the_same_sign_another_thing_another_party_or_the_same_report_is_none():
    now = saying(2, 1, "reopen cross")
    assert change(now, [saying(1, 1, "reopen cross")], even) is None
    assert change(now, [saying(1, -1, "student exchang")], even) is None
    assert change(now, [saying(1, -1, "reopen cross", party="GEO")], even) is None
    assert change(now, [saying(2, -1, "reopen cross")], even) is None


def test_what_shows_no_sign_changes_nothing():
    assert change(saying(2, 0, "reopen cross"), [saying(1, -1, "reopen cross")], even) is None


def test_only_the_latest_saying_on_the_same_thing_counts():
    earlier = [saying(1, -1, "reopen cross"), saying(2, 1, "reopen cross")]
    assert change(saying(3, 1, "reopen cross"), earlier, even) is None


def test_a_party_that_rejects_and_later_agrees_has_both_lines_on_the_record(made):
    record = made(
        article(
            "YEREVAN, Armenia - Armenia rejected talks with Georgia about the Sadakhlo crossing, its ministry said.\n"
            "Armenian Foreign Minister Ara Petrosyan refused to hold talks about the Sadakhlo crossing with Georgia.\n",
            "2026-05-04",
            "Ararat Daily",
            "Armenia rejects talks on Sadakhlo crossing",
        ),
        article(
            "YEREVAN, Armenia - Armenian Foreign Minister Ara Petrosyan agreed to hold talks about the Sadakhlo "
            "crossing with Georgia.\n",
            "2026-05-20",
            "Ararat Daily",
            "Armenia agrees to talks on Sadakhlo crossing",
        ),
    )
    [matter] = record.matters()
    changes = record.matter(matter["id"]).changes
    assert [(c["before"]["day"], c["after"]["day"]) for c in changes] == [("2026-05-04", "2026-05-20")]


def test_what_is_not_said_is_no_saying(coder):
    report = coder.read(
        article("Georgian officials have not confirmed that the crossing is shut.\n", "2026-05-04", "P", "T")
    )
    assert sayings_of(report, 1) == []
