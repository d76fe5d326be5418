"""The event coder on single sentences: types, modes, roles, composition, and what is no event."""

from __future__ import annotations

import tomllib

import pytest

from onrecord.codebook.events import event_book

from ..conftest import HERE

SENTENCES = tomllib.loads((HERE / "gold" / "events.toml").read_text(encoding="utf-8"))["sentence"]
EXAMPLES = event_book().examples


def coded(nlp, text):
    """Return a sentence's events as dicts, the surest first."""
    doc = nlp(text)
    tree = doc._.tree
    events = [
        {
            "type": e.type,
            "mode": e.mode,
            "actors": [tree.text[h] for h in e.actor_heads],
            "recipients": [tree.text[h] for h in e.recipient_heads],
            "score": e.score,
            "statement": e.statement,
        }
        for e in doc._.events
    ]
    return sorted(events, key=lambda e: -e["score"])


def types(nlp, text):
    return [e["type"] for e in coded(nlp, text)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.file[:-5]}: {e.text}")
def test_every_example_of_the_codebook_codes_as_it_says(nlp, example) -> None:
    events = coded(nlp, example.text)
    if not example.positive:
        told = {e["type"] for e in events}
        assert example.file[:-5].upper() not in told
        assert example.type is None or example.type in told
        return
    hit = [e for e in events if e["type"] == example.type]
    assert hit, f"codes as {[e['type'] for e in events]}"
    assert example.mode is None or example.mode in [e["mode"] for e in hit]
    assert example.actor is None or example.actor in hit[0]["actors"]
    assert example.recipient is None or example.recipient in hit[0]["recipients"]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: s["text"])
def test_surest_event(nlp, sentence) -> None:
    events = coded(nlp, sentence["text"])
    assert events and events[0]["type"] == sentence["type"]
    assert "actor" not in sentence or sentence["actor"] in events[0]["actors"]
    assert "recipient" not in sentence or sentence["recipient"] in events[0]["recipients"]


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("The convoy was attacked by the rebels.", "rebels", "convoy"),
        ("The embassy that the students attacked was empty.", "students", "embassy"),
        ("Israeli attacks on Lebanon continued.", "Israeli", "Lebanon"),
        ("The assassination of the governor by the militia shocked the country.", "militia", "governor"),
        ("Troops attacked and burned the village.", "Troops", "village"),
        ("The convoy came under attack from rebels.", "rebels", "convoy"),
    ],
)
def test_roles_whatever_the_surface(nlp, text, actor, recipient) -> None:
    hit = [e for e in coded(nlp, text) if e["type"] == "ASSAULT"]
    assert any(actor in e["actors"] and recipient in e["recipients"] for e in hit)


def test_reciprocal_acts_make_both_sides_actor_and_recipient(nlp) -> None:
    event = coded(nlp, "Chad and Sudan held talks in Geneva.")[0]
    assert set(event["actors"]) == {"Chad", "Sudan"} == set(event["recipients"])


def test_an_accusation_gives_the_inner_event_by_the_accused(nlp) -> None:
    events = coded(nlp, "Rwanda accused Burundi of attacking the village.")
    assert [(e["type"], e["actors"]) for e in events[:1]] == [("ACCUSE", ["Rwanda"])]
    assert any(e["type"] == "ASSAULT" and e["actors"] == ["Burundi"] for e in events)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The junta released the prisoners.", "RETREAT"),
        ("The junta refused to release the prisoners.", "REJECT"),
        ("The junta will not release the prisoners.", "REJECT"),
        ("The junta agreed to release the prisoners.", "AGREE"),
        ("The junta will release the prisoners.", "AGREE"),
        ("The bishop urged the junta to release the prisoners.", "REQUEST"),
        ("The junta bombed the town.", "ASSAULT"),
        ("The junta threatened to bomb the town.", "THREATEN"),
        ("The junta will bomb the town.", "THREATEN"),
        ("The junta stopped bombing the town.", "RETREAT"),
        ("The bank gave aid to Chad.", "AID"),
        ("The bank stopped giving aid to Chad.", "SANCTION"),
        ("The union lifted the sanctions on Chad.", "CONCEDE"),
        ("The union imposed sanctions on Chad.", "COERCE"),
    ],
)
def test_operators_compose_with_what_they_govern(nlp, text, told) -> None:
    assert types(nlp, text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "The striker scored twice and the visitors lost the match.",
        "Shares of the company fell four percent on Monday.",
        "Heavy rain hit the coast and flooded several villages.",
        "The singer released a new album in March.",
        "The company cut its prices to meet its targets.",
        "Scientists fight the disease with a new vaccine.",
        "He died of a heart attack.",
        "The earthquake killed forty people.",
    ],
)
def test_ordinary_news_gives_no_event(nlp, text) -> None:
    assert types(nlp, text) == []


def test_an_event_in_a_statement_keeps_the_link(nlp) -> None:
    doc = nlp("The general said that rebels had attacked the village.")
    attack = next(e for e in doc._.events if e.type == "ASSAULT")
    assert (attack.statement is not None) == bool(doc._.statements)


@pytest.mark.parametrize(
    "text", ["", " ", "🙂", "ATTACK!!!", "“He said", "هجوم على المدينة", "and " * 400, "attacked and " * 400]
)
def test_any_text_codes(nlp, text) -> None:
    assert isinstance(nlp(text)._.events, list)


def test_whom_an_attack_was_on_is_not_who_kills(nlp) -> None:
    for event in coded(nlp, "A bomb attack on the embassy in Kabul killed four guards."):
        assert "embassy" not in event["actors"]


def test_a_pronoun_is_not_the_subject_of_its_own_clause(nlp) -> None:
    text = "The police arrested three men on Monday. On Friday the police released them."
    released = next(e for e in coded(nlp, text) if e["type"] == "RETREAT")
    assert (released["actors"], released["recipients"]) == (["police"], [])


def test_troops_that_are_seen_are_mobilised(nlp) -> None:
    events = coded(nlp, "Residents reported seeing Spanish soldiers beside the dam.")
    assert [(e["type"], e["mode"], e["actors"]) for e in events] == [("MOBILIZE", "troops", ["soldiers"])]


def test_a_company_that_evacuates_its_staff_withdraws(nlp) -> None:
    assert types(nlp, "The company evacuated its staff from the city.") == ["RETREAT"]
