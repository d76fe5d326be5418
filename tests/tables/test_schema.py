"""The schema of the tables keeps up with the record types, and refuses what is wrong in its own file."""

from __future__ import annotations

import dataclasses
import importlib.util
from pathlib import Path

import pytest

from onrecord import records
from onrecord.errors import CodebookError
from onrecord.records import Report
from onrecord.tables.columns import KINDS
from onrecord.tables.dictionary import dictionary
from onrecord.tables.schema import SCHEMA, exports, fields_of, tables

ROOT = Path(__file__).parents[2]


def test_every_part_of_a_report_has_a_table() -> None:
    parts = {f.name for f in dataclasses.fields(Report)} - {"document", "coding"}
    assert set(tables()) == parts | {"documents"}


def test_every_field_of_every_record_is_in_its_table() -> None:
    record_of = {"documents": "Document"} | {name: name[:-1].title() for name in tables() if name != "documents"}
    for name, table in tables().items():
        wanted = {f.name for f in dataclasses.fields(getattr(records, record_of[name]))}
        assert {held.name for held in table.fields} == wanted
        assert {c.name for held in table.fields for c in held.columns} <= {c.name for c in table.columns}


def test_every_row_leads_to_its_document_and_codebook() -> None:
    for name, table in tables().items():
        columns = {c.name for c in table.columns}
        assert {"codebook", "rule", "document"} <= columns or name == "documents"


def test_every_column_is_typed_and_told_and_stands_once() -> None:
    for table in (*tables().values(), *exports().values()):
        names = [c.name for c in table.columns]
        assert len(names) == len(set(names))
        assert all(c.kind in KINDS and c.says for c in table.columns), table.name


def test_a_span_makes_offsets_and_words() -> None:
    (cue,) = [held for held in fields_of(records.Statement) if held.name == "cue"]
    assert [(c.name, c.kind) for c in cue.columns] == [
        ("cue_start", "integer"),
        ("cue_end", "integer"),
        ("cue_words", "text"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('after = "source"', 'after = "sauce"', "statements: .* follows no field of Statement"),
        ('name = "source_name", kind = "text"', 'name = "source_name", kind = "prose"', "statements: .*kind"),
        ('name = "source_name"', 'name = "cue_lemma"', "statements: cue_lemma stands twice"),
    ],
)
def test_a_broken_schema_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    path = tmp_path / "columns.toml"
    path.write_text(SCHEMA.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CodebookError, match=says):
        tables(path)


def test_the_data_dictionary_is_fresh() -> None:
    spec = importlib.util.spec_from_file_location("data_dictionary", ROOT / "scripts" / "data_dictionary.py")
    assert spec is not None and spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    held = script.PAGE.read_text(encoding="utf-8")
    assert held == dictionary(), "run python scripts/data_dictionary.py"
