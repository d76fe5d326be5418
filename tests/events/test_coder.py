"""The event coder on single sentences: types, modes, roles, composition, and what is no event."""

from __future__ import annotations

import tomllib

import pytest

import onrecord
from onrecord.codebook.events import event_book
from onrecord.reading.events.relate import relate

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
def test_a_sentence_tells_its_event(nlp, sentence) -> None:
    if sentence.get("unsure"):
        assert relate(nlp(sentence["text"])).type == sentence["type"]
        return
    events = [e for e in coded(nlp, sentence["text"]) if e["type"] == sentence["type"]]
    assert events
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
        "The virus has killed a hundred people since March.",
        "The disease was killed off by a cold winter.",
        "The island dominates the kitchen.",
        "The driver was ruled out of the title race after a crash.",
        "The singer met her fans and thanked her mother.",
        "The coach will be charged with keeping his team together.",
        "The engineers contacted their neighbours about the noise.",
        "The shop offers its guests a discount.",
        "Doctors are investigating some patients.",
        "The sheep were slaughtered on Monday.",
        "The minister did not respond to a request for comment.",
        "The study suggests that most patients need no care.",
        "The police closed the road after the crash.",
        "The teams will host the second match on Sunday.",
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


@pytest.mark.parametrize(
    ("text", "type_", "actors"),
    [
        ("The police killing of an unarmed man angered residents. The police said nothing.", "ASSAULT", ["police"]),
        ("In his statement of claim accusing the police of racism, the teacher asks for damages.", "ACCUSE", ["his"]),
        ("Sixty Russian diplomats were expelled from Germany.", "SANCTION", ["Germany"]),
        ("The president is expected to visit Oman on Friday.", "AGREE", ["president"]),
    ],
)
def test_who_does_it_is_found_off_the_subject(nlp, text, type_, actors) -> None:
    hit = [e for e in coded(nlp, text) if e["type"] == type_]
    assert hit and hit[0]["actors"] == actors


def test_a_delay_of_a_concession_rejects_it(nlp) -> None:
    assert types(nlp, "Japan delayed lifting the ban on Chile.") == ["REJECT"]


def test_victims_of_what_is_investigated_are_no_recipients(nlp) -> None:
    event = coded(nlp, "The prosecutor condemned the killing of a journalist.")[0]
    assert event["type"] == "ACCUSE" and "journalist" not in event["recipients"]


def test_what_is_not_believed_is_counted(coder) -> None:
    report = coder.read("The shop offers its guests a discount. The singer met her fans.")
    assert not report.events and sum(report.coding.left_out.values()) >= 1


def test_a_score_grows_with_what_is_known(nlp) -> None:
    known = coded(nlp, "The army attacked the rebels on Monday.")[0]["score"]
    assert known > coded(nlp, "The army's plan was rejected.")[0]["score"]


def test_whom_an_attack_was_on_is_not_who_kills(nlp) -> None:
    for event in coded(nlp, "A bomb attack on the embassy in Kabul killed four guards."):
        assert "embassy" not in event["actors"]


def test_a_pronoun_is_not_the_subject_of_its_own_clause(nlp) -> None:
    text = "The police arrested three men on Monday. On Friday the police released them."
    released = next(e for e in coded(nlp, text) if e["type"] == "RETREAT")
    assert released["actors"] == ["police"]
    assert released["recipients"] in ([], ["them"])


def test_troops_that_are_seen_are_mobilised(nlp) -> None:
    events = coded(nlp, "Residents reported seeing Spanish soldiers beside the dam.")
    assert [(e["type"], e["mode"], e["actors"]) for e in events] == [("MOBILIZE", "troops", ["soldiers"])]


def test_a_company_that_evacuates_its_staff_withdraws(nlp) -> None:
    assert types(nlp, "The company evacuated its staff from the city.") == ["RETREAT"]


def test_a_users_noun_comes_before_a_shipped_verb_that_would_take_it_in(tmp_path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        '[[category]]\nname = "hotel-attack"\ndefinition = "Somebody attacks a hotel."\nbase = "ASSAULT"\n'
        '[[category.frame]]\nnoun = ["attack"]\nwith = { on = ["hotel"] }\nrecipient = ["on"]\n',
        encoding="utf-8",
    )
    report = onrecord.load(codebook=str(path)).read("Rebels carried out an attack on a hotel in the capital.")
    assert [e.mode for e in report.events] == ["hotel-attack"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Clashes broke out in Aleppo on Monday.", ["ASSAULT"]),
        ("The clashes made headlines.", []),
        ("Chad may have bombed the camp.", ["ASSAULT"]),
        ("The ministry told the envoy that Chad would bomb the camp.", ["THREATEN"]),
    ],
)
def test_what_is_believed(nlp, text, told) -> None:
    assert types(nlp, text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Brazil defeated Argentina on Sunday.",
        "The ruling party fought the opposition over the budget.",
        "The group said it would continue to engage the Education Ministry.",
        "Analysts expect the ruling party to win the election.",
        "The president ended his campaign on Tuesday.",
        "John Kasich is banking on a surge.",
        "Mr Smith came out of the White House in debt.",
        "The police chief spoke with confidence about the raid.",
        "The senators agreed it was a horrific crime.",
        "The officers were met by protesters.",
        "The film attacks the government.",
        "Mr Trump's party has broken with tradition.",
        "The senator pushed back.",
    ],
)
def test_figures_of_speech_and_contests_without_arms_are_no_events(nlp, text) -> None:
    assert types(nlp, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The bishops called for the former president's release.",
        "The envoy called for the release of the jailed opposition leader.",
        "The governor should be removed, the senator said.",
    ],
)
def test_who_is_to_be_freed_or_removed_is_not_who_is_asked(nlp, text) -> None:
    asked = [e for e in coded(nlp, text) if e["type"] == "REQUEST"]
    assert [e["recipients"] for e in asked] == [[]]


def test_a_verdict_is_one_event(nlp) -> None:
    assert types(nlp, "The jury found the senator guilty of bribery.") == ["SANCTION"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The president accused foreign powers of plotting.", "foreign powers", "group"),
        ("The union sued the city over the rules.", "city", "organization"),
        ("The army killed 20 in the raid.", "20", "group"),
    ],
)
def test_whoever_takes_part_is_an_actor(coder, text: str, name: str, kind: str) -> None:
    report = coder.read(text)
    told = {a.id: a for a in report.actors}
    assert (name, kind) in [(told[i].name, told[i].kind) for e in report.events for i in e.recipients]


def test_sums_and_hours_are_nobody(coder) -> None:
    report = coder.read("The army seized 20 million dollars at 6 p.m. on Monday.")
    assert not any(e.recipients for e in report.events)


def test_where_an_attack_hits_is_not_who_made_it(nlp) -> None:
    told = [e for e in coded(nlp, "The US embassy bombing killed nine guards.") if e["type"] == "ASSAULT"]
    assert not any("US" in e["actors"] for e in told)


@pytest.mark.parametrize(
    "text",
    ["A court in Lyon found Barbarin not guilty of fraud on Monday.", "The jury found the minister not guilty."],
)
def test_who_is_found_not_guilty_is_not_convicted(coder, text: str):
    assert not [e for e in coder.read(text).events if e.type == "SANCTION"]
