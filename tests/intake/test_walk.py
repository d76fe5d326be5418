"""Folders, globs and what is no file: in order, named, never opened."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from onrecord import ArticleError
from onrecord.intake import read_corpus

TEXT = "Police said on Friday that two men were held"


def texts(path: Path | str) -> tuple[list[str], list[ArticleError]]:
    """Return the last words of the articles at ``path``, and the errors."""
    errors: list[ArticleError] = []
    return [article.text.split()[-1] for article in read_corpus(path, unusable=errors.append)], errors


def write(path: Path, word: str) -> None:
    """Write a text that ends with ``word``, and the folders that lead to it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{TEXT} {word}")


def test_files_are_read_by_path_and_others_left_out(tmp_path: Path) -> None:
    for name in ("b/a.txt", "b/c/a.txt", "a.txt", "c.txt", "b.txt", "d.md", ".hidden.txt", ".git/a.txt", "Z.TXT"):
        write(tmp_path / name, name)
    assert texts(tmp_path) == (["Z.TXT", "a.txt", "b/a.txt", "b/c/a.txt", "b.txt", "c.txt"], [])


def test_a_glob_names_files_and_folders(tmp_path: Path) -> None:
    for name in ("2024/b.txt", "2023/a.txt", "2024/a.txt", "x/a.txt"):
        write(tmp_path / name, name)
    assert texts(f"{tmp_path}/20*/a.txt")[0] == ["2023/a.txt", "2024/a.txt"]
    assert texts(f"{tmp_path}/202[34]")[0] == ["2023/a.txt", "2024/a.txt", "2024/b.txt"]
    assert texts(f"{tmp_path}/**/b.txt")[0] == ["2024/b.txt"]
    with pytest.raises(ArticleError, match="no file has a name like this"):
        texts(f"{tmp_path}/19*")


def test_a_name_with_a_glob_s_signs_is_a_name_where_there_is_one(tmp_path: Path) -> None:
    write(tmp_path / "a[1].txt", "x")
    assert texts(tmp_path / "a[1].txt")[0] == ["x"]


def test_what_is_no_file_is_named_and_the_rest_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "first")
    os.mkfifo(tmp_path / "b.txt")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "c.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "d.txt").symlink_to("d.txt")
    (tmp_path / "e.txt").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as sock:
        here = Path.cwd()
        os.chdir(tmp_path)
        try:
            sock.bind("f.txt")
        finally:
            os.chdir(here)
        write(tmp_path / "z.txt", "last")
        words, errors = texts(tmp_path)
    assert words == ["first", "last"]
    named = {Path(error.where or "").name: str(error).split(": ", 1)[1] for error in errors}
    assert named["b.txt"] == named["pipe"] == "a FIFO, not a file"
    assert named["c.txt"] == "a link to what is not there"
    assert "Too many levels of symbolic links" in named["d.txt"]
    assert named["e.txt"] == "a device, not a file"
    assert named["f.txt"] == "a socket, not a file"
    assert {error.reason for error in errors} == {"not readable"}


def test_folders_that_link_in_a_circle_are_read_once(tmp_path: Path) -> None:
    write(tmp_path / "a" / "a.txt", "once")
    (tmp_path / "a" / "again").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    words, errors = texts(tmp_path)
    assert words == ["once"]
    assert all("read already under another name" in str(error) for error in errors)
    assert len(errors) == 2


def test_a_linked_folder_and_file_are_read(tmp_path: Path) -> None:
    write(tmp_path / "real" / "a.txt", "linked")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "folder").symlink_to(tmp_path / "real")
    (tmp_path / "corpus" / "file.txt").symlink_to(tmp_path / "real" / "a.txt")
    assert texts(tmp_path / "corpus") == (["linked", "linked"], [])


def test_a_fifo_given_by_name_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert texts(tmp_path / "a.txt")[0] == []


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_and_a_folder_that_may_not_be_read_are_named(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "a")
    write(tmp_path / "b" / "b.txt", "b")
    write(tmp_path / "c.txt", "c")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").chmod(0)
    words, errors = texts(tmp_path)
    (tmp_path / "b").chmod(0o700)
    assert words == ["c"]
    assert ["Permission denied" in str(error) for error in errors] == [True, True]


def test_a_deep_folder_is_read(tmp_path: Path) -> None:
    path = tmp_path
    for _ in range(300):
        path = path / "d"
    write(path / "a.txt", "deep")
    assert texts(tmp_path)[0] == ["deep"]
