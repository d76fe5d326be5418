"""Files, standard input and rows to articles."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from onrecord import ArticleError
from onrecord.intake import article_from_row, read_article, read_corpus

STORY = "Police said on Friday that two men were held. They denied it."


@pytest.fixture
def write(tmp_path: Path):
    """Write bytes or text to a file and return its path."""

    def write(content: bytes | str, name: str = "a.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.mark.parametrize("text", [STORY, f"{STORY}\n", f"{STORY}\r\n\r\n{STORY}", f"  {STORY}", f"“{STORY}", "Word"])
def test_the_text_is_kept_as_it_is(write, text: str) -> None:
    assert read_article(write(text)).text == text


@pytest.mark.parametrize("content", ["", " \n\t\r\n ", "\ufeff"])
def test_an_empty_file_is_refused(write, content: str) -> None:
    with pytest.raises(ArticleError, match="empty"):
        read_article(write(content))


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no such file"):
        read_article(tmp_path / "none.txt")
    with pytest.raises(ArticleError, match="a folder"):
        read_article(tmp_path)


def test_a_file_that_may_not_be_read_is_refused(write, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write(STORY)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ArticleError, match="Permission denied"):
        read_article(path)


@pytest.mark.parametrize("published", ["2025-13-01", "2025-02-30", "yesterday", "31/10/2025", "20251031", ""])
def test_a_date_that_is_none_is_refused(write, published: str) -> None:
    with pytest.raises(ArticleError, match=r"--published .* is not a date; write YYYY-MM-DD"):
        read_article(write(STORY), published=published)


def test_a_date_with_a_time_is_its_day(write) -> None:
    assert read_article(write(STORY), published="2025-10-31T22:00:00Z").published == "2025-10-31"


def test_standard_input_is_read_as_a_file_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Two held after protest\n\nPolice held the men.")))
    article = read_article("-")
    assert (article.title, article.body) == ("Two held after protest", 24)


def test_closed_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ArticleError, match="closed"):
        read_article("-")


def test_a_row_gives_an_article_and_keeps_its_other_fields() -> None:
    article = article_from_row({"text": STORY, "published": "2025-10-31T10:00:00", "publisher": "P", "rank": 3})
    assert (article.published, article.publisher, article.extra) == ("2025-10-31", "P", {"rank": "3"})


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({}, "no text in it"),
        ({"text": None}, "no text in it"),
        ({"text": " "}, "no text in it"),
        ({"text": STORY, "published": "soon"}, "'soon' is not a date"),
        ({"text": STORY, "language": "fr"}, "said to be in 'fr'"),
    ],
)
def test_a_row_that_is_no_article_is_refused(row: dict[str, str], message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        article_from_row(row)


def test_a_corpus_is_read_in_order_and_goes_on_after_what_cannot_be_used(write, tmp_path: Path) -> None:
    write(STORY, "b.txt")
    write('{"text": "Police said no."}\nnot json\n[1]\n\n{"title": "x"}\n{"text": "Police said yes."}', "a.jsonl")
    write(b"\0\1", "c.txt")
    write("ignored", "d.md")
    errors: list[ArticleError] = []
    texts = [article.text for article in read_corpus(tmp_path, unusable=errors.append)]
    assert texts == ["Police said no.", "Police said yes.", STORY]
    assert [str(error).split(":")[0].rsplit("/", 1)[-1] for error in errors] == [
        "a.jsonl, line 2", "a.jsonl, line 3", "a.jsonl, line 5", "c.txt",
    ]  # fmt: skip


def test_a_corpus_that_is_not_there_or_is_empty_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no such file or folder"):
        list(read_corpus(tmp_path / "none"))
    with pytest.raises(ArticleError, match="no articles in it"):
        list(read_corpus(tmp_path))


@pytest.mark.shared
def test_the_first_article_is_opened_as_a_reader_would(shared: Path) -> None:
    article = read_article(shared / "articles" / "border-2025-10-31.txt")
    assert (article.published, article.dateline, article.title) == ("2025-10-31", "TEHRAN", None)
    assert article.text[article.body :].startswith("Iranian Foreign Minister")
