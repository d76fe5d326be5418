"""Every error that onrecord raises on purpose. Ground storey: imports nothing of the project.

::

    OnrecordError
    ├── InputError         some input could not be used (exit 1)
    │   ├── ArticleError   a file, page or text that holds no readable article
    │   ├── CodebookError  a codebook or dictionary file that does not hold
    │   ├── GazetteerError a gazetteer file that is absent, old or broken
    │   ├── GoldError      a gold standard that cannot be read
    │   └── RecordError    a record file that is none, of another version, locked, full or damaged
    └── UsageError         the call itself is wrong (exit 2)

A message says where, what value, what was allowed, and what to do.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """Base of every error that onrecord raises on purpose."""

    exit_status = 1


class InputError(OnrecordError):
    """Some input could not be used; the rest can go on."""


class ArticleError(InputError):
    """A file, page or text holds no article that can be read.

    ``reason`` is short and stable, for counting: empty, language, too long, no story, not readable, bad row, bad date.
    ``where`` is the file, with the line, document or record in it, where that is known.
    """

    def __init__(self, message: str, *, reason: str = "not readable", where: str | None = None) -> None:
        super().__init__(message)
        self.reason = reason
        self.where = where


class CodebookError(InputError):
    """A codebook file breaks a rule of its format."""


class GazetteerError(InputError):
    """The gazetteer file is absent, of another version, or damaged."""


class GoldError(InputError):
    """A gold standard cannot be read."""


class RecordError(InputError):
    """A record file is none, of a newer version, locked, full, read-only or damaged; or has no such item."""


class UsageError(OnrecordError):
    """The call itself is wrong: an unknown model, a date that is none, an option out of range."""

    exit_status = 2
