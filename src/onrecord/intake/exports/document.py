"""What the readers of exports share: a document cut out, its labelled lines, its paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...codebook.intake import ExportWords
from ..dates import written_date

LABELLED = re.compile(r"[ \t]*([A-Za-z][A-Za-z /()-]{0,30}?)[ \t]?:(?:[ \t]+|$)([^\n]*)")
BLANK = re.compile(r"\n[ \t]*\n\s*")


@dataclass(slots=True)
class Exported:
    """One document of an export: its text, what is told of it by the fields of a row, and where it was filed from."""

    text: str = ""
    told: dict[str, str] = field(default_factory=dict)
    dateline: str | None = None


def blocks_of(text: str) -> list[str]:
    """Return the blocks of ``text`` that blank lines part, none of them empty, as they stand."""
    return [block for block in BLANK.split(text) if block.strip()]


def joined(block: str) -> str:
    """Return a block as one line: exports wrap their lines."""
    return " ".join(block.split())


def label_of(block: str) -> tuple[str, str] | None:
    """Return the label that a block opens with, in lower case, and what follows it on the line; ``None`` for none."""
    found = LABELLED.match(block)
    return (found[1].strip().lower(), found[2].strip()) if found else None


def is_notice(block: str, words: ExportWords) -> bool:
    """Tell whether a block is a notice, such as of copyright."""
    return block.strip().lower().startswith(words.notice)


def first_date(value: str) -> str | None:
    """Return the ISO date that ``value`` starts with, ``None`` where it starts with none."""
    return written_date(joined(value))
