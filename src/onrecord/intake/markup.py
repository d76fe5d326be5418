"""A piece of HTML, such as a feed's entry or one document of an export, to its text: all of it, block by block."""

from __future__ import annotations

import re
import sys

from ..errors import ArticleError

# Elements of HTML that stand as a block by themselves, those that stand beside one another, those that are not shown.
BLOCK = re.compile(
    "address|article|aside|blockquote|body|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr"
    "|li|main|nav|ol|p|pre|section|table|tbody|tfoot|thead|tr|ul"
)
CELLS = frozenset(("td", "th"))
UNSEEN = frozenset(("head", "noscript", "script", "style", "template", "title"))
SPACE = re.compile(r"[ \t\r\n\f]+")
GAP = re.compile(r"(?<! ) *\n *")  # tried once a run of spaces, or it would take the square of its length
BLANK = re.compile(r"\n{3,}")
REFERENCE = re.compile("&#(x[0-9a-fA-F]{1,20}|[0-9]{1,20});?")
LOOKS = re.compile(r"<(?:/?[a-zA-Z]|!--)|&(?:[a-zA-Z]{2,8}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")


def sound_references(text: str) -> str:
    """Return ``text`` with references to what is no character, at which a parser of XML stops, as those to U+FFFD."""
    return REFERENCE.sub(_sound, text)


def _sound(reference: re.Match[str]) -> str:
    told = reference[1]
    code = int(told[1:], 16) if told[0] == "x" else int(told)
    return "&#xFFFD;" if code == 0 or 0xD800 <= code < 0xE000 or code > sys.maxunicode else reference[0]


def looks_marked_up(text: str) -> bool:
    """Tell whether ``text`` has tags or character references in it."""
    return LOOKS.search(text) is not None


def marked_up_text(source: str, name: str) -> str:
    """Return the text of a piece of HTML: blocks parted by a blank line, a ``<br>`` as a line end, "" for none.

    :class:`ArticleError`, which calls the piece ``name``, where it cannot be parsed.
    """
    from lxml import etree, html  # takes a while to import, and plain texts do without

    if not source.strip():
        return ""
    try:
        root = html.document_fromstring(source.replace("\0", ""), parser=html.HTMLParser(no_network=True))
    except (etree.LxmlError, ValueError) as error:
        raise ArticleError(f"{name}: HTML that cannot be read ({error})") from error
    pieces: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        starts = event == "start"
        if starts or event == "end":
            unseen += (1 if starts else -1) * (tag in UNSEEN)
            pieces.append(_gap(tag, starts))
        text = element.text if starts else element.tail
        if text and not unseen:
            pieces.append(SPACE.sub(" ", text))
    return BLANK.sub("\n\n", GAP.sub("\n", "".join(pieces))).replace("\xa0", " ").strip()


def _gap(tag: str, starts: bool) -> str:
    """Return what parts an element of name ``tag`` from what is before it, where it starts, or after it."""
    if BLOCK.fullmatch(tag):
        return "\n\n"
    if tag in CELLS:
        return " "
    return "\n" if tag == "br" and starts else ""
