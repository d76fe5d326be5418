"""Writes ``docs/data-dictionary.md`` from the schema of the tables; a test holds it fresh."""

from __future__ import annotations

from pathlib import Path

from onrecord.tables.dictionary import dictionary

PAGE = Path(__file__).parent.parent / "docs" / "data-dictionary.md"

if __name__ == "__main__":
    PAGE.write_text(dictionary(), encoding="utf-8")
