"""Times against TimeML: a folder of .tml files, as in TimeBank, AQUAINT TimeML and TempEval.

Only times in the TEXT count; the document creation time outside it is what the coder is told. Measures are
TempEval-3's (UzZaman et al. 2013): strict and relaxed extents, and the value where a relaxed match has it.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import GoldError
from ..reading.coder import Coder
from ..reading.language import Tree
from ..reading.times import TimeFound
from ..records import Article
from .parts import Part, part_of
from .scores import Evaluation, match_spans, prf

DATED = ("CREATION_TIME", "PUBLICATION_TIME")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Timex(NamedTuple):
    """A gold or predicted time: character offsets into the text, type, value."""

    start: int
    end: int
    type: str
    value: str | None


class TimeDocument(NamedTuple):
    """A gold document: file name, the TEXT's characters, the day it was written, and its times."""

    name: str
    text: str
    published: str | None
    times: list[Timex]


def score(coder: Coder, gold: Path, *, part: Part | None = None) -> Evaluation:
    """Score ``coder`` on the .tml files of folder ``gold``.

    Metrics: documents, and strict, relaxed and value, each a PRF. Predictions: one dict a document.
    :class:`GoldError` names a file that cannot be read.
    """
    documents = [d for d in read_folder(gold) if part is None or part_of(d.name) == part]
    found = coder.docs(Article(text=d.text, published=d.published) for d in documents)
    predicted = [[_timex(doc._.tree, t) for t in doc._.times] for doc in found]
    return evaluate(documents, predicted)


def _timex(tree: Tree, time: TimeFound) -> Timex:
    start, end = tree.chars(time.start, time.end)
    return Timex(start, end, time.type, time.value)


def evaluate(documents: list[TimeDocument], predicted: list[list[Timex]]) -> Evaluation:
    """Return the measures of ``predicted`` times against the documents' own."""
    strict = relaxed = value = 0
    rows = []
    for document, times in zip(documents, predicted):
        pairs = match_spans([t[:2] for t in times], [t[:2] for t in document.times])
        relaxed += len(pairs)
        strict += sum(times[p][:2] == document.times[g][:2] for p, g in pairs)
        value += sum(same_value(times[p].value, document.times[g].value) for p, g in pairs)
        rows.append(_row(document, times))
    guesses, wanted = sum(map(len, predicted)), sum(len(d.times) for d in documents)
    metrics: dict[str, Any] = {"documents": len(documents)}
    for name, right in (("strict", strict), ("relaxed", relaxed), ("value", value)):
        metrics[name] = prf(right, guesses, wanted)
    return Evaluation(metrics, rows)


def _row(document: TimeDocument, times: list[Timex]) -> dict[str, Any]:
    return {
        "document": document.name,
        "published": document.published,
        "times": [
            {"start": t.start, "end": t.end, "text": document.text[t.start : t.end], "type": t.type, "value": t.value}
            for t in times
        ],
    }


def same_value(a: str | None, b: str | None) -> bool:
    """Tell whether two values are equal once normalised; a value left open equals none."""
    return bool(a) and bool(b) and normal_value(a or "") == normal_value(b or "")


def normal_value(value: str) -> str:
    """Return a TIMEX3 value in one spelling: upper case, weeks of two digits, no unknown parts at the end."""
    plain = re.sub(r"-W(\d)(?=$|-)", r"-W0\1", value.strip().upper())
    plain = re.sub(r"(-XX)+$", "", plain) if plain[:1].isdigit() else plain
    return plain[:-1] if re.fullmatch(r"\d{2,3}X", plain) else plain


def read_folder(folder: Path) -> list[TimeDocument]:
    """Return the documents of a folder by file name; :class:`GoldError` where it has none."""
    if not folder.is_dir():
        raise GoldError(f"{folder}: not a folder of TimeML .tml files")
    files = sorted(folder.glob("*.tml"))
    if not files:
        raise GoldError(f"{folder}: no .tml file in it")
    return [read_document(path) for path in files]


def read_document(path: Path) -> TimeDocument:
    """Return one TimeML document; :class:`GoldError` names the file where it is not one."""
    try:
        root = ET.fromstring(path.read_bytes())
    except (OSError, ET.ParseError) as error:
        raise GoldError(f"{path.name}: not a TimeML file ({error})") from error
    body = root.find("TEXT")
    if body is None:
        if root.tag != "TimeML":
            raise GoldError(f"{path.name}: root element {root.tag!r} and no TEXT; expected a TimeML file")
        body = root  # TimeBank's own files have the story at the top
    pieces: list[str] = []
    times: list[Timex] = []
    _walk(body, pieces, times, 0)
    return TimeDocument(path.name, "".join(pieces), _written(root), times)


def _walk(element: ET.Element, pieces: list[str], times: list[Timex], at: int) -> int:
    """Collect the characters and times below ``element``, which starts at offset ``at``; returns where it ends."""
    end = at + _add(pieces, element.text)
    for child in element:
        start = end
        end = _walk(child, pieces, times, start)
        if child.tag == "TIMEX3" and end > start:
            times.append(Timex(start, end, child.get("type", ""), child.get("value")))
        end += _add(pieces, child.tail)
    return end


def _add(pieces: list[str], text: str | None) -> int:
    if not text:
        return 0
    pieces.append(text)
    return len(text)


def _written(root: ET.Element) -> str | None:
    """Return the day of writing: the creation time, else the publication time; ``None`` where neither is a date."""
    for function in DATED:
        for timex in root.iter("TIMEX3"):
            if timex.get("functionInDocument") == function and (day := ISO_DAY.match(timex.get("value", ""))):
                return day[0]
    return None
