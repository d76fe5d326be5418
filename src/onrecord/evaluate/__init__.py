"""Scoring against public gold standards: a reader and a scorer for each task. One of the doors.

Each module here named for a task has ``score(coder, gold, *, part, ...) -> Evaluation``; :data:`TASKS` lists them.
"""

from __future__ import annotations

from .parts import Part, part_of
from .scores import PRF, Evaluation, match_spans, prf, prf_of

TASKS = ("relations", "attribution", "places", "times", "factuality")

__all__ = ["PRF", "TASKS", "Evaluation", "Part", "match_spans", "part_of", "prf", "prf_of"]
