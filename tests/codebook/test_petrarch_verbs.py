"""Verb dictionaries in PETRARCH-2's format: what they say, what frames hold of it, and what they cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord
from onrecord.codebook.petrarch_verbs import VerbDictionary, parse_verbs
from onrecord.codebook.verb_files import FrameRow, VerbFile, verb_file, write_verb_file
from onrecord.evaluate.examples import check

BLOCK = "--- GIVE [070] ---\nGIVE {GAVE GIVEN GIVING}\n"
SETS = "&PLEDGE\n+PROMISES\n+_WRITTEN_GUARANTEE\n"


def parse(text: str) -> VerbDictionary:
    return parse_verbs(text.splitlines())


def made(text: str) -> VerbFile:
    found = parse(text)
    assert not found.faults
    return verb_file(found)


def only(text: str, code: str) -> FrameRow:
    """Return the one frame that a dictionary makes for a code."""
    (row,) = made(text).frames[code]
    return row


def reasons(text: str) -> list[tuple[int, str]]:
    return [(line, reason) for line, reason, _ in made(text).unheld]


def test_blocks_sets_and_patterns_are_read() -> None:
    found = parse(
        SETS + BLOCK + "HAND_OUT [073]\n- SOLDIERS * &PLEDGE (TO REBELS) [072] # arms\n~ a (b . X) SAY = a b 112\n"
    )
    assert found.sets == {"PLEDGE": ["promises", "written_guarantee"]}
    (block,) = found.blocks
    assert [(v.words, v.codes and v.codes.code) for v in block.verbs] == [(("give",), None), (("hand", "out"), "073")]
    (pattern,) = block.patterns
    assert (pattern.before, pattern.after) == (("SOLDIERS",), ("&PLEDGE", "(TO REBELS)"))
    assert [line for line, _ in found.transformations] == [8]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("- * WEAPONS", "a pattern without a code"),
        ("- WEAPONS [072]", "a pattern has one"),
        ("- * &NOSUCH [072]", "the set &NOSUCH is not defined"),
        ("- * WEAPONS [999]", r"\[999\] is no CAMEO code"),
        ("- * WEAPONS [072", "a bracket that is not closed"),
        ("- * (TO REBELS [072]", "a parenthesis that is not closed"),
        ("GRANT {GRANTED", "a brace that is not closed"),
        ("???", "is no verb, set, pattern or block"),
        ("GRANT\x07", "a control character"),
        ("--- [070] ---", "a block without a name"),
        ("&", "is no name of a set"),
    ],
)
def test_a_malformed_line_is_skipped_and_named(line: str, says: str) -> None:
    found = parse(BLOCK + line + "\n")
    (fault,) = found.faults
    assert fault.line == 3
    with pytest.raises(ValueError, match=says):
        raise ValueError(fault.what)
    assert [v.words for b in found.blocks for v in b.verbs] == [("give",)]


def test_a_verb_or_pattern_outside_a_block_is_malformed() -> None:
    found = parse("GIVE [070]\n- * WEAPONS [072]\n")
    assert [fault.line for fault in found.faults] == [1, 2]


def test_any_text_is_read() -> None:
    for text in ("", "\ufeff", "𝄞 ~ [ } (", "&A\n&A\n+\n-\n---\n*", "- * [---]", "<!-- \n--- X ---\n"):
        assert parse(text).blocks == [] or parse(text).faults is not None


def test_a_bare_verb_and_its_code() -> None:
    row = only(BLOCK, "070")
    assert (row.verbs, row.object, row.recipient[0]) == (["give"], [], "object")


def test_a_pattern_asks_for_subject_object_and_phrase() -> None:
    row = only(BLOCK + "- SOLDIERS * {HEAVY WEAPONS} (TO REBELS) [072]\n", "072")
    assert row.subject == ["soldiers", "soldier"]
    assert row.object == ["heavy_weapons", "heavy_weapon"]
    assert row.phrases == {"to": ["rebels", "rebel"]}


def test_a_set_is_a_class_and_stands_in_the_file() -> None:
    file = made(SETS + BLOCK + "- * &PLEDGE [030]\n- * {NEW &PLEDGE} [0331]\n")
    assert file.frames["030"][0].object == ["@dict_pledge"]
    assert "new_promise" in file.frames["0331"][0].object
    assert file.sets == {"dict_pledge": ["promises", "promise", "written_guarantee"]}


def test_a_particle_belongs_to_the_verb_and_the_target_is_the_recipient() -> None:
    assert only(BLOCK + "- * UP TALKS [164]\n", "164").verbs == ["give up"]
    assert only(BLOCK + "- * ARMS (WITH +) [072]\n", "072").recipient[0] == "with"


def test_an_object_that_makes_no_event_is_barred_from_the_bare_verb() -> None:
    assert only(BLOCK + "- * ATTENTION [---]\n", "070").without == ["attention"]


def test_two_equal_codes_are_reciprocal() -> None:
    assert only("--- CONFER [040:040] ---\nPARLEY\n", "040").reciprocal


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("- * ATTENTION (TO X) [---]", "says that it is no event, by more than its object"),
        ("- (IN TOWN) * [070]", "words before the verb that are no subject"),
        ("- ^ * BLOOD [070]", "a symbol that frames have nothing for"),
        ("- * NEWS [012]", "no PLOVER type for CAMEO 01"),
        ("- + * NEWS [070]", "the recipient before the verb, and no actor after it"),
        ("- * {&PLEDGE NEWS} [070]", "a set before a noun"),
        ("- * (QUA REBELS) [070]", "a phrase that starts with no preposition of the codebook's"),
        ("- * ARMS [072:073]", "the second code of a pair"),
        ("GIVE_IN_TO", "more than one word after a verb"),
        ("GIVE [071]", "the same verb and conditions again"),
        ("~ a (b . X) SAY = a b 112", "a transformation, which joins two verbs"),
    ],
)
def test_what_frames_cannot_hold_is_told_by_line(lines: str, reason: str) -> None:
    assert reasons(SETS + BLOCK + lines + "\n") == [(6, reason)]


def test_a_dictionary_becomes_a_codebook_that_holds_and_is_used(tmp_path: Path) -> None:
    path = tmp_path / "verbs.toml"
    text = SETS + BLOCK + "- * WEAPONS (TO REBELS) [072]\n- * &PLEDGE [030]\n--- CONFER [040] ---\nPARLEY\n"
    write_verb_file(path, made(text), "a test")
    coder = onrecord.load(codebook=str(path))
    assert not check(coder).problems
    events = coder.read("The president gave weapons to the rebels. The general parleyed with the minister.").events
    assert [(e.type, e.mode, e.cameo) for e in events] == [("AID", "cameo-072", "072"), ("CONSULT", "cameo-040", "040")]


def test_a_frame_that_nothing_reaches_is_taken_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "verbs.toml"
    file = made(SETS + BLOCK + "- * &PLEDGE [030]\n- * PROMISE [031]\n")
    write_verb_file(path, file, "a test")
    assert "031" not in file.frames
    assert [reason for _, reason, _ in file.unheld] == ["an earlier frame takes in all that it does"]
    assert "# not held, line 7: an earlier frame" in path.read_text(encoding="utf-8")
