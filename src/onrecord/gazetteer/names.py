"""How names are compared: one key for the ways in which one name is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# Letters that Unicode does not take apart, and marks inside words; typography, not knowledge of places.
LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e",
        "ħ": "h", "ŋ": "n", "'": "", "’": "", "‘": "", "ʻ": "", "ʼ": "", "`": "", "´": "", "ʿ": "", "ʾ": "", ".": "",
    }
)  # fmt: skip
WORDS = re.compile(r"[^\W_]+")
SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
SMALL = 1_000  # towns below this keep only their own name
FOREIGN = 15_000  # towns below this keep only other names in their own ASCII-like spelling
LONGEST = 60  # letters


def key_of(name: str) -> str:
    """Return the key under which ``name`` is looked up: no case, accents or punctuation, short forms in full.

    ``"St. John’s"`` and ``"Saint Johns"`` share ``"saint johns"``; a name without letters or digits gives ``""``.
    """
    folded = name.casefold().translate(LETTERS)
    if not folded.isascii():
        parts = unicodedata.normalize("NFKD", folded).casefold()  # letters that only NFKD makes cased
        folded = "".join(c for c in parts if not unicodedata.combining(c)).translate(LETTERS)
    words = WORDS.findall(folded)
    if words and len(words) > 1:
        words[0] = SHORT.get(words[0], words[0])
    return " ".join(words)


def is_latin(name: str) -> bool:
    """Tell whether ``name`` is a capitalised name in Latin letters that is no code or transcription."""
    key = key_of(name)
    return key.isascii() and len(key) > 3 and name[:1].isupper() and not name.isupper() and len(name) < LONGEST


def other_names(name: str, names: Iterable[str], population: int) -> tuple[str, ...]:
    """Return which of a town's other ``names`` an English text may call it by: the smaller the town, the fewer."""
    if population < SMALL:
        return ()
    kept = {key_of(n): n for n in names if is_latin(n)}
    if population < FOREIGN:
        start = key_of(name)[:3]
        kept = {k: n for k, n in kept.items() if k.startswith(start) or " " in k}
    return tuple(kept.values())
