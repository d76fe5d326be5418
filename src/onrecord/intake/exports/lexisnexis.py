"""LexisNexis: its older exports ("1 of 500 DOCUMENTS", HTML or text) and those of Nexis Uni ("End of Document")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...codebook.intake import ExportWords, intake_words
from ..markup import marked_up_text
from .document import Exported, blocks_of, first_date, is_notice, joined, label_of

COUNT = re.compile(r"^[ \t]*\d{1,6} of \d{1,6} DOCUMENTS?[ \t]*$", re.MULTILINE)
END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE)
PAGE = re.compile(r"<DOC NUMBER=\d+>\s*(?:<DOCFULL>\s*)?(?:-->)?", re.IGNORECASE)
PAGE_COUNT = re.compile(r">\s*\d{1,6} of \d{1,6} DOCUMENTS?\s*(?=<)")
LOADED = re.compile(r"^[ \t]*Load-Date:", re.MULTILINE | re.IGNORECASE)
BODY = "body"
LABELLED_LINE = re.compile(r"^[ \t]*(?:[A-Z][A-Za-z-]{3,20}:[^\n]*|Body[ \t]*)$", re.MULTILINE)


def recognises(sample: str) -> bool:
    """Tell whether a file that starts with ``sample`` is an export of LexisNexis."""
    if PAGE.search(sample) or PAGE_COUNT.search(sample) or COUNT.search(sample):
        return True
    return LOADED.search(sample) is not None and END.search(sample) is not None


def documents(text: str, name: str) -> Iterator[Exported]:
    """Yield the documents of an export."""
    words = intake_words().exports["lexisnexis"]
    pages = PAGE if PAGE.search(text) else PAGE_COUNT
    if pages.search(text):
        for page in _after(pages, text):
            yield _older(COUNT.sub("", marked_up_text(page, name)), words)
    elif COUNT.search(text):
        for source in _after(COUNT, text):
            yield _older(source, words)
    else:
        for source in _before(END, text):
            yield _newer(source, words)


def _after(mark: re.Pattern[str], text: str) -> Iterator[str]:
    """Yield what follows each ``mark`` up to the next."""
    start = None
    for found in mark.finditer(text):
        if start is not None:
            yield text[start : found.start()]
        start = found.end()
    if start is not None:
        yield text[start:]


def _before(mark: re.Pattern[str], text: str) -> Iterator[str]:
    """Yield what stands before each ``mark``, back to the one before."""
    start = 0
    for found in mark.finditer(text):
        yield text[start : found.start()]
        start = found.end()


def _older(source: str, words: ExportWords) -> Exported:
    """Read publisher, date, edition and headline, in this order, then labelled blocks, the text, labelled blocks."""
    blocks = blocks_of(source)
    head, rest = _head(blocks, words)
    out = Exported()
    top = [joined(block) for block in head if not is_notice(block, words)]
    dated = next((n for n, block in enumerate(top) if first_date(block)), None)
    if dated is not None:
        out.told["published"] = first_date(top[dated]) or ""
        if dated:
            out.told["publisher"] = top[0]
        if len(top) > dated + 1:
            out.told["title"] = top[-1]
    _labelled(rest, words, out)
    return out


def _newer(source: str, words: ExportWords) -> Exported:
    """Read headline, publisher and date, in this order, then labelled lines, "Body", the text, labelled lines."""
    blocks = blocks_of(LABELLED_LINE.sub(r"\n\g<0>\n", source))
    head, rest = _head(blocks, words)
    out = Exported()
    top = [line.strip() for block in head for line in block.split("\n") if line.strip() and not is_notice(line, words)]
    dated = next((n for n, line in enumerate(top) if first_date(line)), None)
    if dated:
        out.told["published"] = first_date(top[dated]) or ""
        out.told["publisher"] = top[dated - 1]
        if dated > 1:
            out.told["title"] = joined(" ".join(top[: dated - 1]))
    _labelled(rest, words, out)
    return out


def _head(blocks: list[str], words: ExportWords) -> tuple[list[str], list[str]]:
    """Part the blocks before the first labelled one from it and the rest."""
    for n, block in enumerate(blocks):
        label = label_of(block)
        if joined(block).lower() == BODY or (label and label[0] in words.head):
            return blocks[:n], blocks[n:]
    return blocks, []


def _labelled(blocks: list[str], words: ExportWords, out: Exported) -> None:
    """Take in labelled blocks before and after the text, and the text: what stands between the two."""
    story: list[str] = []
    telling = False  # the text has started
    for block in blocks:
        label, value = label_of(block) or ("", "")
        bare = joined(block).lower()
        if label in words.tail or (telling and bare in words.tail):
            break
        if bare == BODY or (label == BODY and not value):
            telling = True
        elif label in words.head and not story:
            _tell(label, joined(block.split(":", 1)[1]), words, out)
        elif not is_notice(block, words):
            story.append(joined(block))
    out.text = "\n\n".join(story)
    for block in blocks:
        label, value = label_of(block) or ("", "")
        if label in words.tail and value:
            _tell(label, value, words, out)


def _tell(label: str, value: str, words: ExportWords, out: Exported) -> None:
    if label == "dateline":
        out.dateline = value
    elif label in words.fields and value:
        out.told.setdefault(words.fields[label], value)
