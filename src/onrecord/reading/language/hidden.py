"""Characters that nobody sees inside words: soft hyphens, zero-width spaces, marks of direction.

Pages carry them where a line may break. Words with them are read as if they had none, while each token keeps the
text as given, so that offsets stay right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.vocab import Vocab

HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


def seen(text: str) -> str:
    """Return ``text`` without the characters that nobody sees."""
    return HIDDEN.sub("", text)


class SeeingTokenizer:
    """Tokenizes a text as it is seen; the tokens hold it as it is given."""

    def __init__(self, tokenizer: Callable[[str], Doc], vocab: Vocab) -> None:
        self.inner = tokenizer
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the tokens of ``text``, each with the hidden characters in it and after it."""
        if HIDDEN.search(text) is None:
            return self.inner(text)
        clean = self.inner(seen(text))
        if not len(clean):
            return self.inner(text)
        given = [i for i, c in enumerate(text) if HIDDEN.match(c) is None] + [len(text)]
        words, spaces, start = [], [], 0
        for token in clean:
            after = token.idx + len(token.text)
            end = given[after] if after < len(given) else len(text)
            words.append(text[start:end])
            spaces.append(bool(token.whitespace_))
            start = end + len(token.whitespace_)
        if start < len(text):  # what follows the last space and is not seen
            return self.inner(text)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        for as_given, as_seen in zip(doc, clean):
            if as_given.text != as_seen.text:
                self._look_alike(as_given.text, as_seen.text)
            as_given.norm_ = as_seen.norm_
        return doc

    def _look_alike(self, given: str, as_seen: str) -> None:
        """Give a word the features of the word that is seen, from which the models read."""
        lexeme, other = self.vocab[given], self.vocab[as_seen]
        lexeme.lower_, lexeme.norm_, lexeme.shape_ = other.lower_, other.norm_, other.shape_
        lexeme.prefix_, lexeme.suffix_ = other.prefix_, other.suffix_
