"""Tables and JSON: a row each; columns by their names or as mapped; a broken row costs itself alone."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
import zstandard

from onrecord import ArticleError
from onrecord.errors import UsageError
from onrecord.intake import corpus, read_article, read_corpus

TEXT = "Police said on Friday that two men were held."
MORE = "The mayor denied it, and left for the capital."


def read(path: Path, data: bytes | str, **options: object) -> tuple[list, list[ArticleError]]:
    """Write ``data`` and read it as a corpus."""
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    errors: list[ArticleError] = []
    return list(read_corpus(path, unusable=errors.append, **options)), errors


def test_usual_names_of_columns_are_known_and_others_are_kept(tmp_path: Path) -> None:
    data = f'ID,Headline,Body,Pub Date,Source,Link,Lang\n7,Two held,"{TEXT}",2024-03-05,Herald,https://a.example,en\n'
    (article,), errors = read(tmp_path / "a.csv", data)
    assert not errors
    assert (article.text, article.title, article.published) == (TEXT, "Two held", "2024-03-05")
    assert (article.publisher, article.url, article.extra) == ("Herald", "https://a.example", {"ID": "7"})


def test_columns_are_taken_as_mapped(tmp_path: Path) -> None:
    data = f"text,BODY,when\nshort,{TEXT},5 March 2024\n"
    (article,), _ = read(tmp_path / "a.csv", data, columns={"text": "body", "published": "when"})
    assert (article.text, article.published, article.extra) == (TEXT, "2024-03-05", {"text": "short"})


def test_a_mapping_that_does_not_hold_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="column wording: no field"):
        read(tmp_path / "a.csv", "text\nx", columns={"wording": "text"})
    _, (error,) = read(tmp_path / "a.csv", "text\nx", columns={"text": "BODY"})
    assert "no column 'BODY' (for text); there are text" in str(error)
    _, (error,) = read(tmp_path / "a.csv", "id,words\n1,x")
    assert "none of its columns (id, words) is known to hold the text" in str(error)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.tsv", f"text\ttitle\n{TEXT}\tx\n{MORE}\ty\n"),
        ("a.csv", f"text;title\n{TEXT};x\n{MORE.replace(',', '')};y"),
        ("a.csv", f'text,title\r\n"{TEXT}",x\r\n"{MORE}",y\r\n'),
        ("a.csv", f'text,title\r"{TEXT}",x\r"{MORE}",y\r'),
        ("a.csv", f'\ufefftext,title\n"{TEXT}",x\n\n"{MORE}",y\n\n'),
        ("a.csv", f'text,title\n"{TEXT}",x\n"{MORE}",y\n'.encode("utf-16")),
        ("a.csv", gzip.compress(f'text,title\n"{TEXT}",x\n"{MORE}",y\n'.encode())),
        ("a.csv.gz", gzip.compress(f'text,title\n"{TEXT}",x\n"{MORE}",y\n'.encode())),
        ("a.csv.zst", zstandard.compress(f'text,title\n"{TEXT}",x\n"{MORE}",y\n'.encode())),
        ("a.jsonl", f'{{"text": "{TEXT}"}}\n\n{{"text": "{MORE}"}}'),
        ("a.ndjson", f'\ufeff{{"text": "{TEXT}"}}\r\n{{"text": "{MORE}"}}\r\n'),
        ("a.jsonl", f'{{"text": "{TEXT}"}}\n{{"text": "{MORE}"}}'.encode("utf-16-le")),
        ("a.json", f'[{{"text": "{TEXT}", "n": [1, {{}}]}},\n {{"text": "{MORE}"}}]'),
        ("a.json", f'{{"text": "{TEXT}"}}\n{{"text": "{MORE}"}}'),
        ("a.json.gz", gzip.compress(json.dumps([{"text": TEXT}, {"text": MORE}]).encode())),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 12 else "",
)
def test_every_shape_of_rows_is_read_in_order(tmp_path: Path, name: str, data: bytes | str) -> None:
    articles, errors = read(tmp_path / name, data)
    assert not errors
    assert [article.text.replace(",", "") for article in articles] == [TEXT, MORE.replace(",", "")]


def test_a_cell_may_have_lines_and_quotation_marks(tmp_path: Path) -> None:
    (article,), _ = read(tmp_path / "a.csv", 'id,text\n1,"Police said:\n\n""We hold two men.""\n"\n')
    assert article.text == 'Police said:\n\n"We hold two men."\n'


def test_a_quotation_mark_left_open_costs_its_row_only(tmp_path: Path) -> None:
    rows = [f'{n},"{TEXT}"' for n in range(6)]
    rows[2] = f'2,"{TEXT}'
    articles, errors = read(tmp_path / "a.csv", "\n".join(["id,text", *rows]))
    assert [article.extra["id"] for article in articles] == ["0", "1", "3", "4", "5"]
    assert [error.where for error in errors] == [f"{tmp_path / 'a.csv'}, line 4"]
    assert errors[0].reason == "bad row"


def test_a_table_parted_by_tabs_may_quote_nothing(tmp_path: Path) -> None:
    data = 'id\ttext\n1\t"It is over," police said.\n2\t"Police said no.\n3\tPolice said "yes."\n'
    articles, errors = read(tmp_path / "a.tsv", data)
    assert not errors
    assert [article.text for article in articles] == [
        '"It is over," police said.',
        '"Police said no.',
        'Police said "yes."',
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1,a,b,c", "bad row"),
        ("1", "bad row"),
        ("1,", "empty"),
        ("1,n/a", "empty"),
        ("1,El ministro dijo el viernes que la frontera seguirá cerrada hasta nuevo aviso.", "language"),
    ],
)
def test_a_row_of_no_use_is_named_with_its_line(tmp_path: Path, row: str, reason: str) -> None:
    articles, (error,) = read(tmp_path / "a.csv", f"id,text\n{row}\n2,{TEXT}\n")
    assert len(articles) == 1
    assert (error.reason, error.where) == (reason, f"{tmp_path / 'a.csv'}, line 2")


def test_lines_may_mix_encodings_and_hold_a_nul(tmp_path: Path) -> None:
    rows = [b'{"text": "The mayor of S\xc3\xa3o Paulo said no."}', b'{"text": "The mayor of S\xe3o Paulo said no."}']
    articles, _ = read(tmp_path / "a.jsonl", b"\n".join(rows))
    assert {article.text for article in articles} == {"The mayor of São Paulo said no."}
    articles, errors = read(tmp_path / "a.csv", b"id,text\n" + b"1,Police said no.\n" * 20 + b"2,Police\0 said yes.\n")
    assert (len(articles), len(errors)) == (21, 0)


@pytest.mark.parametrize(
    ("source", "count", "reasons"),
    [
        ("", 0, ["empty"]),
        ("[]", 0, ["empty"]),
        ("12", 0, ["bad row"]),
        ('["a", "b"]', 0, ["bad row"]),
        ('[{"text": "Police said no."}, 7, {"text": 7}, {"text": "Police said yes."}]', 2, ["bad row", "bad row"]),
        ('[{"text": "Police said no."}, {"text": bad}, {"text": "Police said yes."}]', 2, ["bad row"]),
        ('[{"text": "Police said no."}, {"text": "cut', 1, ["bad row"]),
        ('{"text": "a \\" { [ b"}', 1, []),
        ('{"a": ' * 20_000, 0, ["bad row"]),
        ('{"a": ' * 20_000 + "1" + "}" * 20_000, 0, ["bad row"]),
    ],
)
def test_broken_json_costs_the_rows_that_are_broken(
    tmp_path: Path, source: str, count: int, reasons: list[str]
) -> None:
    articles, errors = read(tmp_path / "a.json", source)
    assert len(articles) == count
    assert [error.reason for error in errors] == reasons


def test_json_is_cut_into_objects_wherever_the_pieces_end(tmp_path: Path) -> None:
    rows = [{"text": f'Police said "{n}" \\ and {{left}}. ' + "x" * (n * 7_919 % 70_000), "n": n} for n in range(30)]
    articles, errors = read(tmp_path / "a.json", json.dumps(rows, indent=1))
    assert not errors
    assert [article.text for article in articles] == [row["text"] for row in rows]


def test_a_file_of_broken_rows_alone_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "HOPELESS", 10)
    broken = "no JSON\n" * 9
    articles, errors = read(tmp_path / "a.jsonl", f'{broken}{{"text": "{TEXT}"}}\n{broken}{broken}{broken}')
    assert len(articles) == 1
    assert len(errors) == 9 + 10 + 1
    assert "10 broken rows one after another; the rest is left out" in str(errors[-1])


def test_one_row_may_be_read_as_an_article(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": TEXT, "title": "Two held", "published": "2024-03-05"}))
    article = read_article(path, title="Another")
    assert (article.text, article.title, article.published) == (TEXT, "Another", "2024-03-05")
    path.write_text(json.dumps([{"text": TEXT}, {"text": TEXT}]))
    with pytest.raises(ArticleError, match="more than one article"):
        read_article(path)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-03-05T10:00:00Z", "2024-03-05"),
        ("2024/3/5", "2024-03-05"),
        ("20240305", "2024-03-05"),
        ("20240305T101500Z", "2024-03-05"),
        ("March 5, 2024", "2024-03-05"),
        ("5 Mar 2024 10:15", "2024-03-05"),
        ("Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-05"),
        ("Tue, 05 Mar 24 10:00:00 +0100", "2024-03-05"),
        ("25/03/2024", "2024-03-25"),
        ("03/25/2024", "2024-03-25"),
        ("05.05.2024", "2024-05-05"),
        ("nan", None),
        ("05/03/2024", "bad date"),
        ("last week", "bad date"),
    ],
)
def test_dates_are_read_as_tables_write_them_and_never_guessed(tmp_path: Path, written: str, iso: str | None) -> None:
    articles, errors = read(tmp_path / "a.jsonl", json.dumps({"text": TEXT, "date": written}))
    assert (articles[0].published if articles else errors[0].reason) == iso
