"""One ``Doc`` to one :class:`~onrecord.records.Report`: ids, links, confirmation, commitments, disputes, stances."""

from .build import build_report

__all__ = ["build_report"]
