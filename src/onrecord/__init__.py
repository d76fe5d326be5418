"""onrecord reads news reports and keeps an attributable record of them.

>>> import onrecord
>>> coder = onrecord.load()
>>> report = coder.read("Police said on Friday that two men were arrested in Tabriz.", published="2025-10-31")
>>> report.statements[0].force
'assert'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import (
    ArticleError,
    CodebookError,
    GazetteerError,
    GoldError,
    InputError,
    OnrecordError,
    RecordError,
    UsageError,
)
from .records import (
    Actor,
    Article,
    Coding,
    Commitment,
    Count,
    Dispute,
    Document,
    Event,
    Factuality,
    Place,
    Position,
    Report,
    Span,
    Stance,
    Statement,
    Time,
)
from .version import VERSION as __version__

if TYPE_CHECKING:
    from .intake import read_article
    from .matters.room import FollowedRecord as Record
    from .matters.room import open_followed as open
    from .reading.coder import Coder, load

__all__ = [
    "Actor",
    "Article",
    "ArticleError",
    "CodebookError",
    "Coder",
    "Coding",
    "Commitment",
    "Count",
    "Dispute",
    "Document",
    "Event",
    "Factuality",
    "GazetteerError",
    "GoldError",
    "InputError",
    "OnrecordError",
    "Place",
    "Position",
    "Record",
    "RecordError",
    "Report",
    "Span",
    "Stance",
    "Statement",
    "Time",
    "UsageError",
    "__version__",
    "load",
    "open",
    "read_article",
]


def __getattr__(name: str) -> Any:
    """Import spaCy, what reads files, and the record only when somebody asks for what needs them."""
    if name in ("Coder", "load"):
        from .reading import coder

        return getattr(coder, name)
    if name == "read_article":
        from .intake import read_article

        return read_article
    if name in ("Record", "open"):
        from .matters import room

        return room.open_followed if name == "open" else room.FollowedRecord
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
