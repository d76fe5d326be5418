"""What the rest of reading needs of a statement: certainty, official speech, source heads, whole parents."""

from __future__ import annotations

import pytest

from onrecord.records import Article


def first(coder, text: str):
    doc = next(coder.docs([Article(text=text)]))
    return doc, doc._.statements[0]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The report revealed that the fund was empty.", "factive"),
        ("The minister said that the fund was empty.", "neutral"),
        ("The minister claimed that the fund was empty.", "doubting"),
        ("The minister denied that the fund was empty.", "denying"),
        ("The fund was reportedly empty.", "hearsay"),
        ("The minister wants the fund to grow.", "unreal"),
        ("The minister did not say that the fund was empty.", "unreal"),
    ],
)
def test_certainty_of_the_content(coder, text, certainty):
    assert first(coder, text)[1].certainty == certainty


def test_a_government_speaks_officially(coder):
    assert first(coder, "The French government said the fund was empty.")[1].official


def test_a_villager_does_not(coder):
    assert not first(coder, "A villager said the fund was empty.")[1].official


def test_a_relative_pronoun_stands_for_its_noun(coder):
    doc, s = first(coder, "The widow, who said the fund was empty, left.")
    assert doc._.tree.text[s.source_head] == "widow"
    assert doc._.tree.words(*s.source) == "The widow"


def test_you_is_nobody(coder):
    doc = next(coder.docs([Article(text="You know that the fund is empty.")]))
    assert doc._.statements == []


def test_parents_stand_in_the_list_and_never_loop(coder):
    text = "He said she believes they hope that it, he claimed, would end. " * 5
    statements = next(coder.docs([Article(text=text)]))._.statements
    for n, s in enumerate(statements):
        seen, up = {n}, s.parent
        while up is not None:
            assert up not in seen
            seen.add(up)
            up = statements[up].parent


@pytest.mark.parametrize(
    "text", ["", "said", "“", "”” said", ": : :", "😀 said “😀”.", "SAID THE MINISTER", "He said " * 300]
)
def test_any_text_can_be_read(coder, text):
    doc = next(coder.docs([Article(text=text)]))
    for s in doc._.statements:
        assert all(a < b for a, b in s.content)
