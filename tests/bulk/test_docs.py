"""The Python of docs/bulk.md runs, on tables of a real run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.bulk.chunks import Chunk
from onrecord.bulk.coding import Done, Job, Shape, code_chunk
from onrecord.bulk.engine import Load
from onrecord.bulk.run import Asked, code, document_name
from onrecord.records import Article

DOCS = Path(__file__).parents[2] / "docs" / "bulk.md"
BLOCKS = re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
TEXTS = ("Police in Lagos arrested 12 protesters on Monday.", "Kenya's president said on Tuesday that aid would come.")


class Here:
    """An engine without workers: it codes in this process."""

    def __init__(self, load: Load, shape: Shape, *, workers: int | None, limit: float) -> None:
        self.load, self.shape = load, shape

    def __enter__(self) -> Here:
        self.coder, self.name = self.load()
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def run(self, chunks: Iterator[Chunk]) -> Iterator[Done]:
        for chunk in chunks:
            yield code_chunk(self.coder, Job(chunk), self.shape, name=self.name, say=lambda _: None)


@pytest.fixture(scope="module")
def folder(coder, tmp_path_factory) -> Path:
    """A folder with the tables that the docs open: whole ones, and ones parted by month."""
    path = tmp_path_factory.mktemp("docs")
    given = [Article(t, title=t, published=f"2026-05-0{n}", publisher="Courier") for n, t in enumerate(TEXTS, 1)]
    for name, by_month in (("tables", False), ("months", True)):
        asked = Asked(("corpus",), by_month=by_month)
        for _ in code(given, path / name, asked, load=lambda: (coder, document_name), engine=Here):
            pass
    return path


@pytest.mark.parametrize("block", BLOCKS)
def test_python_in_the_docs_runs(folder: Path, block: str, monkeypatch, capsys) -> None:
    monkeypatch.chdir(folder)
    exec(compile(block, "docs/bulk.md", "exec"), {})
    assert capsys.readouterr().out


def test_the_docs_have_a_block_for_each_way_of_opening() -> None:
    assert all(any(f"import {name}" in block for block in BLOCKS) for name in ("polars", "pandas", "duckdb"))
