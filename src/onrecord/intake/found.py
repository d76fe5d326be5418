"""What the readers of a corpus yield: an article or the reason why there is none, and where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..errors import ArticleError
from ..records import Article


class Found(NamedTuple):
    """``where`` is the file, with the line, row, record, entry or document in it; ``what`` the article or the error."""

    where: str
    what: Article | ArticleError


def attempt(where: str, make: Callable[[], Article]) -> Found:
    """Return what ``make`` returns, or the :class:`ArticleError` that it raises."""
    try:
        return Found(where, make())
    except ArticleError as error:
        return _placed(where, error)


def fault(where: str, message: str, reason: str = "not readable") -> Found:
    """Return an error: ``message`` says what is wrong with what stands at ``where``."""
    return Found(where, ArticleError(f"{where}: {message}", reason=reason, where=where))


def _placed(where: str, error: ArticleError) -> Found:
    if not str(error).startswith(where):
        return fault(where, str(error), error.reason)
    error.where = where
    return Found(where, error)
