"""Packed files: inflated on the way, cut-off and damaged ones named, bombs stopped."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import zstandard

from onrecord import ArticleError
from onrecord.intake import read_article, read_corpus, stream

from .made import page, record

TEXT = "Police said on Friday that two men were held. The mayor denied it."
ROWS = "".join(f'{{"text": "{TEXT} {n}"}}\n' for n in range(2_000)).encode()
PACK = {".gz": gzip.compress, ".zst": zstandard.compress}


@pytest.mark.parametrize("suffix", PACK)
def test_a_packed_text_is_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.txt{suffix}"
    path.write_bytes(PACK[suffix](TEXT.encode()))
    assert read_article(path).text == TEXT
    assert [article.text for article in read_corpus(tmp_path)] == [TEXT]


@pytest.mark.parametrize("suffix", PACK)
def test_pieces_packed_one_by_one_are_one_file(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.jsonl{suffix}"
    path.write_bytes(PACK[suffix](ROWS) + PACK[suffix](ROWS))
    assert sum(1 for _ in read_corpus(path)) == 4_000


@pytest.mark.parametrize("suffix", PACK)
@pytest.mark.parametrize("harm", ["cut", "damaged"])
def test_what_comes_before_the_damage_is_read_and_the_rest_named(tmp_path: Path, suffix: str, harm: str) -> None:
    data = bytearray(PACK[suffix](ROWS) + PACK[suffix](ROWS))
    path = tmp_path / f"a.jsonl{suffix}"
    at = len(data) * 3 // 4
    path.write_bytes(data[:at] if harm == "cut" else data[:at] + bytes(40) + data[at + 40 :])
    errors: list[ArticleError] = []
    assert 2_000 <= sum(1 for _ in read_corpus(path, unusable=errors.append)) < 4_000
    assert "packed, and" in str(errors[-1])
    assert errors[-1].reason == "not readable"


@pytest.mark.parametrize("suffix", PACK)
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.json", "a.html", "a.xml"])
def test_a_bomb_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, name: str) -> None:
    monkeypatch.setattr(stream, "UNASKED", 1 << 20)
    path = tmp_path / f"{name}{suffix}"
    path.write_bytes(PACK[suffix](b'{"text": "' + b" " * (30 << 20)))
    errors: list[ArticleError] = []
    assert not list(read_corpus(path, unusable=errors.append))
    assert any("inflates to more than 500 times its size" in str(error) for error in errors)


def test_a_record_of_an_archive_that_is_a_bomb_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "UNASKED", 1 << 20)
    path = tmp_path / "a.warc.gz"
    bomb = record(b" " * (30 << 20))
    path.write_bytes(gzip.compress(record(page())) + gzip.compress(bomb) + gzip.compress(record(page())))
    errors: list[ArticleError] = []
    assert len(list(read_corpus(path, unusable=errors.append))) == 1
    assert "inflates to more than 500 times its size" in str(errors[-1])


def test_a_line_longer_than_any_article_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "LARGEST", 10_000)
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": "{TEXT}"}}\n{{"text": "{"x" * 50_000}"}}\n{{"text": "{TEXT}"}}\n')
    errors: list[ArticleError] = []
    assert sum(1 for _ in read_corpus(path, unusable=errors.append)) == 2
    assert [(error.reason, error.where) for error in errors] == [("too long", f"{path}, line 2")]


def test_a_document_over_the_limit_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": "{TEXT}"}}\n{{"text": "{TEXT * 10}"}}\n')
    errors: list[ArticleError] = []
    assert len(list(read_corpus(path, unusable=errors.append, max_chars=100))) == 1
    assert [(error.reason, error.where) for error in errors] == [("too long", f"{path}, line 2")]


def test_five_megabytes_are_an_article_by_themselves_and_too_long_in_a_corpus(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{TEXT} " * (5_000_000 // (len(TEXT) + 1)))
    assert len(read_article(path).text) > 4_900_000
    errors: list[ArticleError] = []
    assert not list(read_corpus(path, unusable=errors.append))
    assert [error.reason for error in errors] == ["too long"]
