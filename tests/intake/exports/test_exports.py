"""Each export gives its documents, with what it tells of them and nothing of its own in the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import Article, ArticleError
from onrecord.intake import read_article, read_corpus
from onrecord.intake.exports import export_cutter

from ..made import STORY, page
from .shapes import FIRST, LEXIS_TEXT, PROQUEST, SECOND, SHAPES

EVERY = pytest.mark.parametrize("export", SHAPES.values(), ids=SHAPES)


def read(path: Path, text: str) -> tuple[list[Article], list[ArticleError]]:
    """Write an export and read it as a corpus."""
    path.write_text(text, encoding="utf-8")
    errors: list[ArticleError] = []
    return list(read_corpus(path, unusable=errors.append)), errors


@EVERY
def test_the_text_is_the_report_s_and_nothing_else(tmp_path: Path, export: str) -> None:
    articles, errors = read(tmp_path / "export.txt", export)
    assert not errors
    assert [article.text for article in articles] == ["\n\n".join(FIRST), "\n\n".join(SECOND)]


@EVERY
def test_title_publisher_and_date_are_told(tmp_path: Path, export: str) -> None:
    first, second = read(tmp_path / "export.txt", export)[0]
    assert first.title == "Gates to Reopen at River Crossing After Week of Talks"
    assert second.title == "No date for pact, ministry says"
    assert (first.published, second.published) == ("2024-03-05", "2024-03-11")
    assert (first.publisher or "").removeprefix("The ") == "Valley Herald"
    assert second.publisher == "Maplewood Courier"


@pytest.mark.parametrize("name", ["LexisNexis text", "LexisNexis HTML", "ProQuest text"])
def test_an_address_and_a_dateline_are_told_where_they_are(tmp_path: Path, name: str) -> None:
    first, second = read(tmp_path / "export.txt", SHAPES[name])[0]
    assert (first.url, first.dateline) == ("https://valley.example/gates", "LORENA")
    assert (second.url, second.dateline) == (None, None)


@EVERY
def test_line_ends_of_another_system_change_nothing(tmp_path: Path, export: str) -> None:
    path = tmp_path / "export.txt"
    path.write_bytes(export.replace("\n", "\r\n").encode())
    assert [article.text for article in read_corpus(path)] == ["\n\n".join(FIRST), "\n\n".join(SECOND)]


@EVERY
def test_an_export_cut_off_anywhere_is_read_as_far_as_it_goes(tmp_path: Path, export: str) -> None:
    for part in range(1, 12):
        articles, errors = read(tmp_path / "export.txt", export[: len(export) * part // 12])
        assert len(articles) + len(errors) <= 2


def test_a_document_without_its_text_is_named(tmp_path: Path) -> None:
    export = PROQUEST.replace(f"{FIRST[0]}\n\n{FIRST[1]}\n\n{FIRST[2]}", "Not available.")
    (article,), (error,) = read(tmp_path / "export.txt", export)
    assert article.text.startswith(SECOND[0])
    assert (error.reason, error.where) == ("no story", f"{tmp_path / 'export.txt'}, document 1")


def test_a_document_in_another_language_is_named(tmp_path: Path) -> None:
    export = LEXIS_TEXT.replace("LANGUAGE: ENGLISH", "LANGUAGE: FRENCH; FRANÇAIS")
    articles, (error,) = read(tmp_path / "export.txt", export)
    assert (len(articles), error.reason) == (1, "language")


def test_an_export_of_one_document_is_one_article(tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    path.write_text(LEXIS_TEXT[: LEXIS_TEXT.index("2 of 2 DOCUMENTS")])
    assert read_article(path).text == "\n\n".join(FIRST)
    path.write_text(LEXIS_TEXT)
    with pytest.raises(ArticleError, match="more than one article"):
        read_article(path)


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        page().decode(),
        "",
        "He found 3 of 9 documents in the safe.\n\nDocument 7 of the file was gone.",
        "Load-Date: the day a document is loaded.\n\nIt ends there.",
        "The ProQuest document ID is a number.\n\nFull text: not here.",
        "IN THE END\n\nHD video of the scene, 200 words long, was shown.",
    ],
)
def test_what_is_no_export_is_none(text: str) -> None:
    assert export_cutter(text) is None
