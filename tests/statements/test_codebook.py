"""The cues as data: what the loader gives, and what it refuses."""

from __future__ import annotations

import pytest

from onrecord.codebook import cues
from onrecord.codebook.cues import cue_words
from onrecord.errors import CodebookError

HEADER = 'title = "t"\norigin = "o"\nlicence = "l"\nversion = "1"\n'
BLOCK = '[[verb]]\norigin = "x"\nforce = "assert"\ncertainty = "neutral"\ntakes = ["clause"]\nwords = {words}\n'


def load(tmp_path, monkeypatch, block: str):
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "cues.toml").write_text(HEADER + block, encoding="utf-8")
    shipped = (cues.HOME / "en" / "cues_nouns.toml").read_text(encoding="utf-8")
    (folder / "cues_nouns.toml").write_text(shipped, encoding="utf-8")
    monkeypatch.setattr(cues, "HOME", tmp_path)
    return cue_words.__wrapped__("en")


def test_the_shipped_cues_load():
    words = cue_words()
    assert len(words.verbs) > 800
    assert len(words.nouns) > 250
    assert words.verbs["promise"][0].force == "promise"
    assert ("verbs", "say") in words.speech
    assert ("verbs", "praise") not in words.speech


def test_a_word_may_differ_by_frame(tmp_path, monkeypatch):
    block = BLOCK.format(words='["warn"]') + BLOCK.replace('"assert"', '"demand"').format(words='["warn+object-to"]')
    found = load(tmp_path, monkeypatch, block).verbs["warn"]
    assert [(c.force, c.takes) for c in found] == [("demand", {"object-to"}), ("assert", {"clause"})]


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (BLOCK.format(words='["say", "say"]'), "twice"),
        (BLOCK.format(words='["say+song"]'), "frame"),
        (BLOCK.format(words='["say"]').replace("assert", "sing"), "force 'sing'"),
        (BLOCK.format(words='["say"]').replace("neutral", "loud"), "certainty 'loud'"),
        (BLOCK.format(words='["say"]').replace("clause", "verse"), "takes verse"),
        (BLOCK.format(words='["say"]') + "colour = 1\n", "unknown key colour"),
        (BLOCK.format(words="[]"), "lacks words"),
        ("[[verbs]]\n", "unknown table verbs"),
    ],
)
def test_what_is_refused(tmp_path, monkeypatch, block, message):
    with pytest.raises(CodebookError, match=message):
        load(tmp_path, monkeypatch, block)
