"""`check` finds what no longer agrees with what joins reports."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("UPDATE incidents SET reports = reports + 1 WHERE number = 1", "its number of reports"),
        ("UPDATE incidents SET origins = 9 WHERE number = 1", "its number of origins"),
        ("DELETE FROM accounts WHERE incident = 1", "no account tells it"),
        ("UPDATE accounts SET event = 'nothing.' || event", "its event is not on the record"),
        ("UPDATE matters SET reports = 99 WHERE number = 1", "not that of its attachments"),
        ("DELETE FROM promise_reports", "no commitment on the record tells it"),
        ("UPDATE settlements SET evidence = 'elsewhere.e1'", "what it stands on is in no document"),
        ("UPDATE sayings SET item = 'nothing.s1' WHERE number = 1", "its statement or event is not on the record"),
    ],
)
def test_what_was_changed_behind_the_records_back_is_named(own, sql: str, told: str):
    assert list(own.check()) == []
    own.store.db.execute(sql)
    assert any(told in line for line in own.check())
