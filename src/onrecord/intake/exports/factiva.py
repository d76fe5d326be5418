"""Factiva: HTML or text, with its codes (HD, PD, SN, LP, TD) or without (headline, "812 words", date, "Document …")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...codebook.intake import ExportWords, intake_words
from ..markup import marked_up_text
from .document import Exported, blocks_of, first_date, is_notice, joined

ARTICLE = re.compile(r"<div[^>]{0,200}\bclass=[\"'](?:article\b|[a-z]{2}Article\b)", re.IGNORECASE)
LAST = re.compile(r"^[ \t]*(?:AN\s+)?Document [A-Za-z]{2}[A-Za-z0-9]{12,60}[ \t]*$", re.MULTILINE)
CODED = re.compile(r"^[ \t]*([A-Z]{2,3})(?:[ \t]+|[ \t]*$)", re.MULTILINE)
HEADED = re.compile(r"^[ \t]*HD(?:[ \t]|$)", re.MULTILINE)
LENGTH = re.compile(r"[\d,.]{1,9} words")
CLOCK = re.compile(r"\d{1,2}:\d\d\b")
TEXT = ("lp", "td")  # the codes of the text: its lead, the rest
HEAD_LINES = 14  # lines between the length of a document and its text


def recognises(sample: str) -> bool:
    """Tell whether a file that starts with ``sample`` is an export of Factiva."""
    if ARTICLE.search(sample) is not None and "Document " in sample and "<" in sample[:2_000]:
        return "Factiva" in sample or "enArticle" in sample or "articleParagraph" in sample
    return LAST.search(sample) is not None and (HEADED.search(sample) is not None or _has_length(sample))


def _has_length(sample: str) -> bool:
    return any(LENGTH.fullmatch(line.strip()) for line in sample.split("\n"))


def documents(text: str, name: str) -> Iterator[Exported]:
    """Yield the documents of an export."""
    words = intake_words().exports["factiva"]
    if ARTICLE.search(text[: 1 << 20]):
        starts = [found.start() for found in ARTICLE.finditer(text)]
        for start, end in zip(starts, [*starts[1:], len(text)]):
            yield _document(_code_with_value(marked_up_text(text[start:end], name), words), words)
        return
    start = 0
    for found in LAST.finditer(text):
        yield _document(text[start : found.end()], words)
        start = found.end()


def _document(source: str, words: ExportWords) -> Exported:
    codes = [found for found in CODED.finditer(source) if found[1].lower() in words.head | words.tail]
    if any(found[1] == "HD" for found in codes):
        return _coded(source, words)
    return _plain(source, words)


def _code_with_value(text: str, words: ExportWords) -> str:
    """Put a code that a page has in a cell of its own back on the line of its value."""

    def joined_code(found: re.Match[str]) -> str:
        return f"{found[1]} " if found[1].lower() in words.head | words.tail else found[0]

    return re.sub(r"(?m)^([A-Z]{2,3})[ \t]*\n+(?=\S)", joined_code, text)


def _coded(source: str, words: ExportWords) -> Exported:
    """Read fields that start with their code at the start of a line, and go on to the next."""
    out = Exported()
    story: list[str] = []
    for code, value in _fields(source, words):
        if code in TEXT:
            story.extend(joined(block) for block in blocks_of(value))
        elif code in words.fields and value.strip():
            out.told.setdefault(words.fields[code], joined(value))
    if "published" in out.told:
        out.told["published"] = first_date(out.told["published"]) or out.told["published"]
    out.text = "\n\n".join(story)
    return out


def _fields(source: str, words: ExportWords) -> Iterator[tuple[str, str]]:
    """Yield ``(code, value)``. In the text, a line that opens like a code is one where only coded lines follow."""
    marks = [found for found in CODED.finditer(source) if found[1].lower() in words.head | words.tail]
    body = max((n for n, found in enumerate(marks) if found[1].lower() in TEXT), default=-1)
    tail = len(marks)
    for n in range(len(marks) - 1, body, -1):
        end = marks[n + 1].start() if n + 1 < len(marks) else len(source)
        if marks[n][1].lower() in words.head or len(blocks_of(source[marks[n].end() : end])) > 1:
            break
        tail = n
    marks = marks[: body + 1] + marks[tail:]
    for n, found in enumerate(marks):
        end = marks[n + 1].start() if n + 1 < len(marks) else len(source)
        yield found[1].lower(), source[found.end() : end]


def _plain(source: str, words: ExportWords) -> Exported:
    """Read headline, byline, length, date, time, publisher and more, a line each, up to the copyright or language."""
    out = Exported()
    lines = source.split("\n")
    length = next((n for n, line in enumerate(lines) if LENGTH.fullmatch(line.strip())), None)
    if length is None:
        return out
    above = [block for block in blocks_of("\n".join(lines[:length])) if not joined(block).lower().startswith("by ")]
    if above:
        title = [line for line in above[-1].split("\n") if not joined(line).lower().startswith("by ")]
        out.told["title"] = joined(" ".join(title))
    after = length + 1
    facts: list[str] = []
    while after < len(lines) and len(facts) < HEAD_LINES:
        line = lines[after].strip()
        after += 1
        if line:
            facts.append(line)
        if is_notice(line, words):
            break
    else:
        after = _past_language(lines, length + 1)
    _tell(facts, out)
    out.text = "\n\n".join(joined(block) for block in blocks_of(LAST.sub("", "\n".join(lines[after:]))))
    return out


def _past_language(lines: list[str], start: int) -> int:
    """Return where the text starts in a document without a notice of copyright: after the first gap after the date."""
    dated = next((n for n in range(start, min(start + HEAD_LINES, len(lines))) if first_date(lines[n])), start)
    return next((n for n in range(dated, len(lines)) if not lines[n].strip()), len(lines))


def _tell(facts: list[str], out: Exported) -> None:
    """Take in date and publisher, which follows it and the time of day."""
    for n, fact in enumerate(facts):
        day = first_date(fact)
        if day is None:
            continue
        out.told["published"] = day
        names = [line for line in facts[n + 1 :] if not CLOCK.match(line)]
        if names:
            out.told["publisher"] = names[0]
        return
