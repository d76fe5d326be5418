"""Web archives: each page an article, what is broken named, the rest read."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from onrecord import ArticleError
from onrecord.intake import read_corpus

from .made import DATED, page, record


def read(path: Path, data: bytes) -> tuple[list, list[ArticleError]]:
    """Write ``data`` and read it as a corpus."""
    path.write_bytes(data)
    errors: list[ArticleError] = []
    return list(read_corpus(path, unusable=errors.append)), errors


def test_a_page_has_the_record_s_address_and_its_own_date(tmp_path: Path) -> None:
    (article,), errors = read(tmp_path / "a.warc", record(page(DATED)))
    assert not errors
    assert (article.url, article.published) == ("https://valley.example/gates", "2024-03-05")
    assert "\n\nPolice in Lorena said on Friday" in article.text
    assert article.extra == {"fetched": "2024-03-06T10:00:00+00:00"}


def test_a_page_without_a_date_has_the_day_it_was_fetched(tmp_path: Path) -> None:
    (article,), _ = read(tmp_path / "a.warc", record(page()))
    assert article.published == "2024-03-06"


def test_records_packed_one_by_one_are_read(tmp_path: Path) -> None:
    data = b"".join(gzip.compress(record(page(), f"https://valley.example/{n}")) for n in range(3))
    articles, errors = read(tmp_path / "a.warc.gz", data)
    assert [article.url for article in articles] == [f"https://valley.example/{n}" for n in range(3)]
    assert not errors


@pytest.mark.parametrize(
    "told",
    [{"status": "404 Not Found"}, {"status": "301 Moved"}, {"content": "image/png"}, {"kind": "request"}],
    ids=str,
)
def test_what_is_no_page_is_passed_over(tmp_path: Path, told: dict[str, str]) -> None:
    articles, errors = read(tmp_path / "a.warc", record(page(), **told) + record(page()))
    assert (len(articles), len(errors)) == (1, 0)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(page())),
        ("Content-Encoding: gzip\r\n", page()),
        ("Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(page()), page())),
    ],
    ids=["packed", "said to be packed", "in pieces"],
)
def test_a_page_is_unpacked(tmp_path: Path, headers: str, body: bytes) -> None:
    articles, errors = read(tmp_path / "a.warc", record(body, headers=headers))
    assert not errors
    assert "Police in Lorena" in articles[0].text


def test_a_page_without_an_article_is_named_with_its_record(tmp_path: Path) -> None:
    articles, (error,) = read(tmp_path / "a.warc", record(b"<html><body>Home</body></html>") + record(page()))
    assert len(articles) == 1
    assert (error.reason, error.where) == ("no story", f"{tmp_path / 'a.warc'}, record 1")


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_cut_off_archive_gives_what_is_whole_and_names_the_rest(tmp_path: Path, name: str) -> None:
    whole = gzip.compress(record(page())) if name.endswith(".gz") else record(page())
    articles, errors = read(tmp_path / name, whole + whole[: len(whole) * 2 // 3])
    assert len(articles) == 1
    assert [error.reason for error in errors] == ["not readable"]


@pytest.mark.parametrize("data", [b"", b"WARC/1.0\r\n", b"nothing of the kind"])
def test_an_archive_without_a_page_is_named(tmp_path: Path, data: bytes) -> None:
    articles, errors = read(tmp_path / "a.warc", data)
    assert (len(articles), len(errors)) == (0, 1)
