"""Running a command as a user does, in this process and with the one loaded pipeline."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest


class Result(NamedTuple):
    """What a command left: its exit status and what it wrote."""

    status: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(coder, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs ``onrecord`` with arguments."""
    from onrecord import cli
    from onrecord.reading import coder as module

    monkeypatch.setattr(module, "load", lambda model=None, **own: coder)

    def call(*arguments: object) -> Result:
        monkeypatch.setattr("sys.argv", ["onrecord", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            cli.main()
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Result(int(stopped.value.code or 0), out, err)

    return call
