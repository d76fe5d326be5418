"""ProQuest: text exports, documents parted by lines of underscores, each field with its label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...codebook.intake import intake_words
from .document import Exported, blocks_of, first_date, is_notice, joined, label_of

RULE = re.compile(r"^[ \t]*_{20,}[ \t]*$", re.MULTILINE)
MARK = re.compile(r"^[ \t]*ProQuest document (?:ID|link)\b", re.MULTILINE | re.IGNORECASE)
DOCUMENT = re.compile(r"Document \d{1,6} of \d{1,6}")
STORY = "full text"
NO_STORY = re.compile(r"(?:full text )?(?:is )?(?:not available|unavailable)\b.{0,80}", re.IGNORECASE | re.DOTALL)
NAME_END = re.compile(r"[;,]|\s\[|\s\(")  # after the name of a publication: its edition, its place


def recognises(sample: str) -> bool:
    """Tell whether a file that starts with ``sample`` is an export of ProQuest."""
    return MARK.search(sample) is not None and (RULE.search(sample) is not None or "\nFull text" in sample)


def documents(text: str, name: str) -> Iterator[Exported]:
    """Yield the documents of an export."""
    for source in RULE.split(text):
        if MARK.search(source):
            yield _document(source)


def _document(source: str) -> Exported:
    words = intake_words().exports["proquest"]
    out = Exported()
    story: list[str] = []
    telling = False
    for block in blocks_of(source):
        label, value = label_of(block) or ("", "")
        known = label in words.head or label in words.tail
        if known or joined(block).lower() == STORY:
            telling = label == STORY or not known
            value = joined(block.split(":", 1)[1]) if known else ""
            if telling and value:
                story.append(value)
            elif value and label in words.fields:
                out.told.setdefault(words.fields[label], value)
            elif label == "dateline":
                out.dateline = value
        elif telling and not is_notice(block, words):
            story.append(joined(block))
        elif not out.told and "title" not in out.told and not DOCUMENT.fullmatch(joined(block)):
            out.told["title"] = joined(block)
    _mend(out)
    out.text = "" if len(story) == 1 and NO_STORY.fullmatch(story[0]) else "\n\n".join(story)
    return out


def _mend(out: Exported) -> None:
    """Cut the publication's edition and place off its name, and read its date."""
    if "publisher" in out.told:
        out.told["publisher"] = NAME_END.split(out.told["publisher"], maxsplit=1)[0].strip()
    if "published" in out.told:
        out.told["published"] = first_date(out.told["published"]) or out.told["published"]
