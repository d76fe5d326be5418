"""A report for people: in a terminal, as a page, and the reasons behind one item of it."""

from __future__ import annotations

from .reasons import explain
from .terminal import show

__all__ = ["explain", "show"]
