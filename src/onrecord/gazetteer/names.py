"""How names are compared: one key for the ways in which one name is written."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart, and marks inside words; typography, not knowledge of places.
LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e",
        "ħ": "h", "ŋ": "n", "'": "", "’": "", "‘": "", "ʻ": "", "ʼ": "", "`": "", "´": "", "ʿ": "", "ʾ": "", ".": "",
    }
)  # fmt: skip
WORDS = re.compile(r"[^\W_]+")
SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


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
