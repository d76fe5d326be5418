"""The event codebook loads, is sound, and refuses what is broken, naming file and row."""

from __future__ import annotations

import pytest

from onrecord.codebook.events import TYPES, event_book, read_event_book
from onrecord.errors import CodebookError

HEADER = 'title = "t"\norigin = "o"\nlicence = "l"\nversion = "1"\n'
WORDS = HEADER + '[class]\narms = ["rifle", "gun"]\n'
TYPE = HEADER + 'type = "ASSAULT"\ndefinition = "force"\nmodes = ["firearms"]\n'


@pytest.fixture
def home(tmp_path):
    """A folder with a small codebook; tests write its one type file."""
    (tmp_path / "events").mkdir()
    (tmp_path / "event_words.toml").write_text(WORDS, encoding="utf-8")

    def write(body: str, words: str = WORDS):
        (tmp_path / "event_words.toml").write_text(words, encoding="utf-8")
        (tmp_path / "events" / "assault.toml").write_text(TYPE + body, encoding="utf-8")
        return tmp_path

    return write


def test_the_shipped_codebook_has_all_types_with_examples_and_confusions() -> None:
    book = event_book()
    assert set(book.entries) == set(TYPES)
    for kind, entry in book.entries.items():
        own = [e for e in book.examples if e.type == kind and e.positive]
        assert entry.definition and entry.confusions and len(own) >= 3, kind
        assert all(other in TYPES for other, _ in entry.confusions)


def test_the_most_specific_frame_stands_first() -> None:
    for table in event_book().frames.values():
        for frames in table.values():
            assert [f.weight for f in frames] == sorted((f.weight for f in frames), reverse=True)


def test_classes_are_spelled_out(home) -> None:
    book = read_event_book(home('[[frame]]\nname = "fire"\nverb = ["fire", "open up"]\nobject = ["@arms", "@party"]\n'))
    frame = book.frames["verb"]["open"][0]
    assert (frame.extra, frame.object) == ("up", {"rifle", "gun", "@party"})


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('[[frame]]\nname = "x"\n', "assault.toml, frame 1: an empty frame"),
        ('[[frame]]\nverb = ["hit"]\nmode = "drone"\n', "assault.toml, frame 1: mode 'drone' is not one of firearms"),
        ('[[frame]]\nverb = ["hit"]\nfoo = 1\n', "assault.toml, frame 1: unknown key foo"),
        ('[[frame]]\nverb = ["hit"]\nobject = ["@ships"]\n', "assault.toml, frame 1: no class @ships"),
        ('[[frame]]\nverb = ["hit"]\nactor = [""]\n', "assault.toml, frame 1: actor '' is no preposition"),
        ('[[frame]]\nverb = ["hit"]\nrecipient = ["objct"]\n', "frame 1: recipient 'objct' is no preposition and not"),
        ('[[frame]]\nverb = ["hit"]\nrecipient = "object"\n', "frame 1: recipient 'object' is not a list of slots"),
        ('[[frame]]\nverb = ["hit"]\nobject = ["a", "a"]\n', "assault.toml, frame 1: names a twice"),
        ('[[frame]]\nverb = ["hit"]\n[[frame]]\nname = "y"\nverb = ["hit"]\n', "frame 2: hit  is already in"),
        ('[[frame]]\nverb = ["hit"]\n[[example]]\nmode = "x"\n', "assault.toml, example 1: lacks text"),
        ("", "a type has a definition and at least one"),
    ],
)
def test_a_broken_type_file_is_refused(home, body, told) -> None:
    with pytest.raises(CodebookError, match=told.replace("[", r"\[")):
        read_event_book(home(body))


@pytest.mark.parametrize(
    ("operator", "told"),
    [
        ('verb = ["refuse"]\nany = "NO"\n', "outcome 'NO' is not a type"),
        ('verb = ["refuse"]\nany = "REJECT"\nactor = ["sbject"]\n', "operator 1: actor 'sbject' is no preposition"),
        ('any = "REJECT"\n', "an empty operator"),
        ('verb = ["refuse"]\nany = "REJECT"\ngoverns = "all"\n', "governs 'all' is not one of"),
    ],
)
def test_a_broken_operator_is_refused(home, operator, told) -> None:
    with pytest.raises(CodebookError, match=told):
        read_event_book(home('[[frame]]\nverb = ["hit"]\n', WORDS + "[[operator]]\n" + operator))


def test_an_unknown_type_is_refused(home) -> None:
    folder = home("")
    (folder / "events" / "assault.toml").write_text(HEADER + 'type = "FIGHT"\n', encoding="utf-8")
    with pytest.raises(CodebookError, match="type 'FIGHT' is not one of"):
        read_event_book(folder)
