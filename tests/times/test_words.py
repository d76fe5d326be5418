"""The loader refuses a broken file, naming it and what is wrong."""

from __future__ import annotations

import pytest

from onrecord.codebook.files import HOME
from onrecord.codebook.times import read_time_words
from onrecord.errors import CodebookError

GOOD = (HOME / "en" / "times.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[weekday]", "[weekdays]", "unknown table weekdays"),
        ("monday = 1", 'monday = "one"', r"\[weekday\] monday"),
        ('words = ["week", "weeks"]', 'words = ["week", "weeks", "day"]', "'day' stands in another group"),
        ('after = ["local"', 'behind = ["local"', r"\[zone\]"),
        ('words = ["several"', 'words = ["several", "several"', "several twice"),
        ("hours = [6, 12]", "hours = [12, 6]", "hours"),
        ("PAST_REF = [", "GONE_REF = [", r"\[reference\]"),
    ],
)
def test_a_broken_file_is_refused(tmp_path, old, new, message):
    path = tmp_path / "times.toml"
    assert old in GOOD
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CodebookError, match=message):
        read_time_words(path)
