"""Where the layout parts sentences: the parser must not run one on over a paragraph's end, or over a dateline's."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

CLOSERS = frozenset(".!?\"'”’»)]…")
STOPS = frozenset(".!?…")
# Tokens without a stop after which a sentence is cut: none is that long, and rules that walk up or down a sentence's
# tree would take time with the square of what only looks like one (endless lists, text without punctuation).
LONGEST = 300


class ParagraphSplitter:
    """Component before the parser: a token after a paragraph's end, or a dateline, starts a sentence."""

    def __call__(self, doc: Doc) -> Doc:
        """Set ``is_sent_start`` where a sentence has to start.

        That is after blank lines, line ends that close a sentence, ``LONGEST`` tokens without a stop, and where the
        story starts.
        """
        body = 0 if doc._.article is None else doc._.article.body
        if body:
            first = next((token for token in doc if token.idx >= body), None)
            if first is not None:
                first.is_sent_start = True
        begin = 0  # of the stretch that may be one sentence
        for token in doc[:-1]:
            if token.is_space and token.i and ends_paragraph(token.text, doc[token.i - 1].text):
                doc[token.i + 1].is_sent_start = True
                begin = token.i + 1
            elif token.text[-1:] in STOPS:
                begin = token.i + 1
            elif token.i - begin >= LONGEST:
                doc[token.i + 1].is_sent_start = True
                begin = token.i + 1
        return doc


def ends_paragraph(gap: str, before: str) -> bool:
    """Tell whether white space ``gap`` after the word ``before`` ends a paragraph."""
    lines = gap.count("\n")
    return lines >= 2 or (lines == 1 and before[-1:] in CLOSERS)


@Language.factory("onrecord_paragraphs", assigns=["token.is_sent_start"])
def make_paragraphs(nlp: Language, name: str) -> ParagraphSplitter:
    """Make the ``onrecord_paragraphs`` component."""
    return ParagraphSplitter()
