"""Which gold items a developer may look at while tuning ("seen") and which are kept from view ("held")."""

from __future__ import annotations

import hashlib
from typing import Literal

Part = Literal["seen", "held"]


def part_of(key: str) -> Part:
    """Return the part of the gold item named ``key``: a third of all, drawn by hash, is held back."""
    return "held" if int(hashlib.sha1(key.encode("utf-8")).hexdigest()[:8], 16) % 3 == 0 else "seen"
