"""A user's own kinds of event: one TOML file of ``[[category]]`` tables, added to the shipped codebook.

A category refines one of the sixteen types (``base``), and is recorded as a mode of it; or it is a type of its own in a
quad class (``quad``), and is worked out as the type ``like`` of that class is (:data:`STAND_INS`). Its frames come
before the shipped ones. Words may be written with spaces ("aid worker"); ``[class]`` names lists of them, which
``@name`` uses.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..errors import CodebookError
from .events import Category, EventBook, event_book
from .files import HEADER, HOME
from .frames import TYPES, Condition, Frame, Words, check_keys, read_condition, read_example, read_frames
from .plover import plover

STAND_INS = {1: "SUPPORT", 2: "COOPERATE", 3: "ACCUSE", 4: "COERCE"}  # a type of one's own is treated as its class's is
FIRST = 1000  # what a user's frame adds to its weight: it comes before all shipped ones
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{1,39}")
CAMEO = re.compile(r"(0[1-9]|1[0-9]|20)[0-9]{0,2}")
FILE_KEYS = (*HEADER, "class", "category")
CATEGORY_KEYS = ("name", "definition", "base", "quad", "like", "cameo", "frame", "example", "counter")
FRAME_KEYS = (
    "verb", "noun", "adjective", "subject", "object", "without", "with", "lacks", "actor", "recipient", "reciprocal",
    "alone", "score",
)  # fmt: skip


def book_with(path: Path, language: str = "en") -> EventBook:
    """Return the shipped codebook with the categories of the file ``path`` in it.

    :class:`CodebookError` names the file, the category and row, what was found and what was expected.
    """
    raw, data = _read(path)
    book = copy_book(event_book(language))
    book.own_version = f"{path.stem} {hashlib.sha256(raw).hexdigest()[:12]}"
    for name, words in data.get("class", {}).items():
        if name in book.classes:
            raise CodebookError(f"{path.name}, class.{name}: the codebook has a class of that name; choose another")
        book.classes[name] = read_condition(path, f"class.{name}", _joined(words), book.words)
    rows = data.get("category")
    if not isinstance(rows, list) or not rows:
        raise CodebookError(f"{path.name}: no [[category]] in it; expected at least one, with a name and frames")
    for row, entry in enumerate(rows, 1):
        _add_category(path, f"category {row}", entry, book)
    for table in book.frames.values():
        for lemma in {f.lemma for frames in table.values() for f in frames if f.weight >= FIRST}:
            table[lemma].sort(key=lambda f: -f.weight)
    return book


def copy_book(book: EventBook) -> EventBook:
    """Return a book whose tables can be added to without changing ``book``."""
    return replace(
        book,
        frames={kind: {lemma: list(held) for lemma, held in table.items()} for kind, table in book.frames.items()},
        classes=dict(book.classes),
        examples=list(book.examples),
        own={},
    )


def _read(path: Path) -> tuple[bytes, dict[str, Any]]:
    try:
        raw = path.read_bytes()
        data = tomllib.loads(raw.decode("utf-8-sig"))
    except OSError as error:
        raise CodebookError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise CodebookError(f"{path.name}: not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise CodebookError(f"{path.name}: not valid TOML: {error}") from error
    check_keys(path, "file", data, FILE_KEYS)
    if not isinstance(data.get("class", {}), dict):
        raise CodebookError(f"{path.name}, class: expected a table of lists of words")
    return raw, data


def _add_category(path: Path, where: str, entry: Any, book: EventBook) -> None:
    if not isinstance(entry, dict):
        raise CodebookError(f"{path.name}, {where}: expected a table [[category]]")
    check_keys(path, where, entry, CATEGORY_KEYS)
    category = _category(path, where, entry)
    if category.name in book.own:
        raise CodebookError(f"{path.name}, {where}: {category.name!r} is there already; name each category once")
    book.own[category.name] = category
    where = category.name
    for frame in _own_frames(path, where, entry, category, book.words):
        held = book.frames[frame.kind].setdefault(frame.lemma, [])
        for other in held:
            if other.weight >= FIRST and _tests(other) == _tests(frame):
                what = f"{frame.lemma} {frame.extra or ''}".strip()
                raise CodebookError(f"{path.name}, {frame.rule}: {what!r} is already in {other.rule}; leave one out")
        held.append(frame)
    for section in ("example", "counter"):
        for row, told in enumerate(_tables(path, where, section, entry), 1):
            at, positive = f"{where}, {section} {row}", section == "example"
            if told.get("type") is not None and told["type"] not in TYPES:
                raise CodebookError(f"{path.name}, {at}: type {told['type']!r} is not one of {', '.join(TYPES)}")
            book.examples.append(read_example(path, at, told, category.name, positive=positive))


def _category(path: Path, where: str, entry: dict[str, Any]) -> Category:
    name, base, quad, cameo = (entry.get(key) for key in ("name", "base", "quad", "cameo"))
    if not isinstance(name, str) or not NAME.fullmatch(name):
        asked = "letters, digits, - and _, beginning with a letter, 2 to 40 of them"
        raise CodebookError(f"{path.name}, {where}: name {name!r}; expected {asked}")
    types = plover(HOME).types
    if name in types or any(name in t.modes for t in types.values()):
        raise CodebookError(f"{path.name}, {where}: name {name!r} is a type or mode of the codebook; choose another")
    if not isinstance(entry.get("definition"), str) or not entry["definition"].strip():
        raise CodebookError(f"{path.name}, {where} ({name}): lacks a definition; say in a sentence what belongs in it")
    if (base is None) == (quad is None):
        asked = "base (the type it refines) or quad (1-4, for a type of its own)"
        raise CodebookError(f"{path.name}, {where} ({name}): expected either {asked}, and not both")
    if base is not None and base not in TYPES:
        raise CodebookError(f"{path.name}, {where} ({name}): base {base!r} is not one of {', '.join(TYPES)}")
    if quad is not None and (isinstance(quad, bool) or quad not in STAND_INS):
        raise CodebookError(f"{path.name}, {where} ({name}): quad {quad!r} is not one of 1, 2, 3, 4")
    like = entry.get("like")
    if like is not None and (quad is None or like not in types or types[like].quad != quad):
        asked = f"a type of quad {quad}" if quad else "no like beside a base"
        raise CodebookError(f"{path.name}, {where} ({name}): like {like!r}; expected {asked}")
    if cameo is not None and not (isinstance(cameo, str) and CAMEO.fullmatch(cameo)):
        raise CodebookError(f"{path.name}, {where} ({name}): cameo {cameo!r}; expected two to four digits, quoted")
    return Category(name, entry["definition"].strip(), base or like or STAND_INS[quad or 4], quad is not None, cameo)


def _own_frames(path: Path, where: str, entry: dict[str, Any], category: Category, words: Words) -> Iterator[Frame]:
    rows = _tables(path, where, "frame", entry)
    if not rows:
        raise CodebookError(f"{path.name}, {where}: no frame; name at least one verb or noun")
    for row, told in enumerate(rows, 1):
        at = f"{where}, frame {row}"
        check_keys(path, at, told, FRAME_KEYS)
        spelled = {key: _spelled(path, at, key, value) for key, value in told.items()}
        named = spelled | {"name": f"frame{row}", "mode": category.name}
        try:
            frames = list(read_frames(path, at, named, category.acts_as, words, modes=(category.name,)))
        except (TypeError, ValueError, AttributeError) as error:
            raise CodebookError(f"{path.name}, {at}: a value of the wrong kind ({error})") from error
        for frame in frames:
            rule = f"{category.name}.{frame.rule.removeprefix(category.acts_as + '.')}"
            yield replace(frame, rule=rule, weight=frame.weight + FIRST)


def _spelled(path: Path, where: str, key: str, value: Any) -> Any:
    """Return a value of a frame with the words of its conditions joined as the coder joins them."""
    if key in ("verb", "noun", "adjective"):
        if not isinstance(value, list) or not value or not all(isinstance(v, str) and v.strip() for v in value):
            raise CodebookError(f"{path.name}, {where}: {key} {value!r}; expected a list of words")
        return _joined(value) if key == "noun" else value
    if key in ("subject", "object", "without"):
        return _joined(value)
    if key == "with":
        if not isinstance(value, dict):
            raise CodebookError(f"{path.name}, {where}: with {value!r}; expected {{ preposition = [words] }}")
        return {preposition: _joined(words) for preposition, words in value.items()}
    return value


def _joined(words: Any) -> Any:
    """Return a list of words with the spaces inside each as ``_``; anything else as it is, for the check to name."""
    return (
        [w.strip().replace(" ", "_") if isinstance(w, str) else w for w in words] if isinstance(words, list) else words
    )


def _tables(path: Path, where: str, section: str, entry: dict[str, Any]) -> list[dict[str, Any]]:
    rows = entry.get(section, [])
    if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
        raise CodebookError(f"{path.name}, {where}: {section} is no list of tables")
    return rows


def _tests(frame: Frame) -> tuple[str | None, Condition, Condition, dict[str, Condition], Condition, tuple[str, ...]]:
    return frame.extra, frame.subject, frame.object, frame.phrases, frame.without, frame.lacks
