"""Text that was decoded wrongly before it came here ("donâ€™t"), mended with ftfy; all else is left as it is."""

from __future__ import annotations

import re

# A UTF-8 sequence read as Windows-1252 or Latin-1: a letter that its first byte becomes, then what the next one does.
BROKEN = re.compile("[Â-ô][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
SURROGATE = re.compile("[\ud800-\udfff]")


def repaired(text: str) -> str:
    """Return ``text`` with mojibake mended, line by line; the same text, every character of it, where there is none.

    Half a surrogate pair, which no text can be saved with, becomes U+FFFD. What counts as mojibake is ftfy's heuristic
    (Speer 2019).
    """
    text = SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    if text.isascii() or not BROKEN.search(text):
        return text
    return "".join(_line(line) for line in text.splitlines(keepends=True))


def _line(line: str) -> str:
    if not BROKEN.search(line):
        return line
    import ftfy  # hardly any text needs it
    import ftfy.badness

    return ftfy.fix_encoding(line) if ftfy.badness.is_bad(line) else line
