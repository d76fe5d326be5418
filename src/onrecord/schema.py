"""The report as a contract: its JSON Schema, generated from the record types, and reading it back from JSON."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic.json_schema import GenerateJsonSchema

from . import records
from .codebook.fields import field_words
from .errors import ArticleError
from .records import Report, Span
from .version import VERSION

DIALECT = GenerateJsonSchema.schema_dialect


@cache
def _adapter() -> TypeAdapter[Report]:
    return TypeAdapter(Report)


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a report, its types described by their docstrings."""
    schema = _adapter().json_schema()
    words = field_words()
    for name, kind in (("Report", schema), *schema["$defs"].items()):
        kind["description"] = _plain(getattr(records, name).__doc__)
        for key, value in kind.get("properties", {}).items():
            value.pop("title", None)
            value["description"] = words[name][key]
    return {"$schema": DIALECT, **schema, "title": f"onrecord report, version {VERSION}"}


def read_report(text: str) -> Report:
    """Return the report that ``onrecord read --json`` printed; :class:`ArticleError` where ``text`` is none.

    Besides the types, it checks that every span lies within the text.
    """
    try:
        report = _adapter().validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the whole"
        raise ArticleError(f"not a report as `onrecord read --json` prints it: {where}: {first['msg']}") from error
    except RecursionError as error:
        raise ArticleError("not a report as `onrecord read --json` prints it: nested too deep") from error
    length = len(report.document.text)
    for span in spans(report):
        if not 0 <= span.start <= span.end <= length:
            raise ArticleError(f"span {list(span)} lies outside the report's text, which has {length} characters")
    return report


def spans(value: Any) -> list[Span]:
    """Return every span in a report, or in any part of one."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [s for item in value for s in spans(item)]
    if hasattr(value, "__dataclass_fields__"):
        return [s for name in value.__dataclass_fields__ for s in spans(getattr(value, name))]
    return []


def _plain(docstring: str | None) -> str:
    """Return a docstring as running text: roles and double backquotes out, lines joined."""
    text = re.sub(r":[a-z]+:`([^`]*)`", r"\1", docstring or "")
    return " ".join(text.replace("``", "").split())
