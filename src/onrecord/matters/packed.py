"""What the joining rows hold as text: accounts, promises, sayings and bags as JSON, read back as they were."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def dump(value: Any, kind: Any = None) -> str:
    """Return a dataclass, or a tuple of them of ``kind``, as JSON; what is ``None`` is left out where it has a
    default.
    """
    adapter: TypeAdapter[Any] = _adapter(kind or value.__class__)
    return adapter.dump_json(value, exclude_defaults=True).decode()


def load(text: str, kind: Any) -> Any:
    """Return what :func:`dump` made of a value of ``kind``."""
    return _adapter(kind).validate_json(text)


def dump_bag(bag: Mapping[str, Any]) -> str:
    """Return a bag as JSON, its order kept."""
    return json.dumps(dict(bag), ensure_ascii=False, separators=(",", ":"))


def load_bag(text: str) -> dict[str, Any]:
    """Return what :func:`dump_bag` made."""
    return dict(json.loads(text))
