"""Characters that nobody sees: words are read without them, and keep them in the text."""

from __future__ import annotations

import pytest

from onrecord import Article
from onrecord.reading.language import build_tree

PLAIN = "The minister didn't call the reporters in Turkey."


@pytest.mark.parametrize(
    "text",
    [
        "The min\u00adis\u00adter didn't call the re\u00adporters in Tur\u00adkey.",
        "\ufeffThe minister\u200b didn\u200b't call the reporters in Turkey\u200b.\u200b",
        "\u200bThe minister didn't call \u2060the reporters in Turkey.",
    ],
)
def test_words_are_read_as_they_are_seen(coder, text: str) -> None:
    plain = build_tree(next(coder.parsed([Article(text=PLAIN)])))
    doc = next(coder.parsed([Article(text=text)]))
    tree = build_tree(doc)
    assert doc.text == text
    assert (tree.text, tree.lemma, tree.tag, tree.dep) == (plain.text, plain.lemma, plain.tag, plain.dep)
    assert tree.words(0, len(tree)) == PLAIN


@pytest.mark.parametrize("text", ["\u200b", "\u200b \u200b", "word \u00ad", "\ufeff\n\nA man fell.\u200b\n"])
def test_offsets_are_those_of_the_text_as_given(coder, text: str) -> None:
    assert next(coder.parsed([Article(text=text)])).text == text
