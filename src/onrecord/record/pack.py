"""A report as bytes: how ``codings`` keeps it whole. Its text stands in ``documents``, so it is left out."""

from __future__ import annotations

import zlib
from dataclasses import replace
from functools import cache

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from ..errors import RecordError
from ..records import Report


@cache
def _adapter() -> TypeAdapter[Report]:
    return TypeAdapter(Report)


def pack(report: Report) -> bytes:
    """Return a report without its text as deflated JSON, the same bytes for the same report.

    :class:`RecordError` where it holds what UTF-8 cannot, such as half a character.
    """
    bare = replace(report, document=replace(report.document, text=""))
    try:
        report.document.text.encode()
        return zlib.compress(_adapter().dump_json(bare), 6)
    except (UnicodeEncodeError, PydanticSerializationError) as error:
        raise RecordError(f"document {report.document.id}: not text that can be kept: {error}") from error


def unpack(packed: bytes, text: str) -> Report:
    """Return the report that :func:`pack` made, with its text; :class:`RecordError` where the bytes are no report."""
    try:
        bare = _adapter().validate_json(zlib.decompress(packed))
    except ValidationError as error:
        first = error.errors()[0]
        raise RecordError(f"no report: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    except zlib.error as error:
        raise RecordError(f"no report: {error}") from error
    return replace(bare, document=replace(bare.document, text=text))
