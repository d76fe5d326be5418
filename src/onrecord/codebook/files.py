"""Reading the codebook's files. Every file is TOML or CSV with a header that says where it comes from.

A TOML file starts with ``title``, ``origin``, ``licence`` and ``version``; a CSV file with the same as
``# key: value`` lines. :func:`codebook_version` is one short hash over all shipped files, which reports carry.
"""

from __future__ import annotations

import csv
import hashlib
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import CodebookError

HOME = Path(__file__).parent
HEADER = ("title", "origin", "licence", "version")


def read_toml(path: Path) -> dict[str, Any]:
    """Return a TOML codebook file as dicts; :class:`CodebookError` where it is broken or has no header."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"{path.name}: cannot be read ({error})") from error
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"{path.name}: not valid TOML: {error}") from error
    _check_header(path, data)
    return data


def read_csv(path: Path, *columns: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield ``(line number, row)`` of a CSV codebook file that must have exactly ``columns``."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"{path.name}: cannot be read ({error})") from error
    top = [line for line in lines if line.startswith("#")]
    header = dict(line[1:].strip().split(": ", 1) for line in top if ": " in line)
    _check_header(path, header)
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not numbered:
        raise CodebookError(f"{path.name}: no rows; expected columns {', '.join(columns)}")
    found = tuple(next(csv.reader([numbered[0][1]])))
    if found != columns:
        raise CodebookError(f"{path.name}: columns {', '.join(found)}; expected {', '.join(columns)}")
    for number, line in numbered[1:]:
        values = next(csv.reader([line]))
        if len(values) != len(columns):
            raise CodebookError(f"{path.name}, line {number}: {len(values)} values; expected {len(columns)}")
        yield number, dict(zip(columns, values))


def _check_header(path: Path, header: dict[str, Any]) -> None:
    missing = [key for key in HEADER if not str(header.get(key, "")).strip()]
    if missing:
        raise CodebookError(f"{path.name}: header lacks {', '.join(missing)}; a codebook file says {', '.join(HEADER)}")


@cache
def codebook_version() -> str:
    """Return the shipped codebook's version: twelve hex digits over every TOML and CSV file in it."""
    digest = hashlib.sha256()
    for path in sorted(p for p in HOME.rglob("*") if p.suffix in (".toml", ".csv")):
        digest.update(path.relative_to(HOME).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
