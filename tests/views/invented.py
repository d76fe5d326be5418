"""A report made by hand of an article made up: what every view must be able to show."""

from __future__ import annotations

from onrecord.records import (
    Actor,
    Coding,
    Commitment,
    Count,
    Dispute,
    Document,
    Event,
    Factuality,
    Place,
    Position,
    Report,
    Span,
    Stance,
    Statement,
    Time,
)

ID = "0123456789ab"
TEXT = """GRAZ, Austria – Lena Brunner told reporters on Monday that Hungary had promised to open the lock by June.

“The ministry in Vienna claims the wall is safe, but we have seen <b>cracks</b> & water,” the mayor said.

Hungary denied that its workers attacked the gate. Villagers near Graz reported hearing a blast that killed three men.
Nobody has confirmed the reports."""


def at(words: str, nth: int = 0) -> Span:
    """Return the span of the ``nth`` place where ``words`` stand in the text."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def _actor(key: str, name: str, kind, role, country, sectors, *mentions: Span) -> Actor:
    code = f"{country or ''}{sectors[0] if sectors else ''}" or None
    return Actor(key, name, kind, role, country, sectors, code, mentions, "made by hand")


def _id(short: str) -> str:
    return f"{ID}.{short}"


MAYOR, HUNGARY, VIENNA, VILLAGERS = _id("a1"), "gov:HUN", "gov:AUT", _id("a4")


def _statement(number: int, source: str | None, said: Span | None, cue: Span, content, **more) -> Statement:
    fields = {
        "cue_lemma": TEXT[cue.start : cue.end],
        "manner": "indirect",
        "force": "assert",
        "negated": False,
        "official": True,
        "addressee": None,
        "time": None,
        "place": None,
        "parent": None,
        "rule": f"cue:{TEXT[cue.start : cue.end]}",
    }
    return Statement(id=_id(f"s{number}"), source=source, source_span=said, cue=cue, content=content, **(fields | more))


def _event(number: int, kind: str, quad: int, trigger: Span, sentence: Span, **more) -> Event:
    fields = {
        "mentions": (trigger,),
        "mode": None,
        "contexts": (),
        "cameo": None,
        "score": 0.8,
        "actors": (),
        "recipients": (),
        "place": None,
        "time": None,
        "basis": None,
        "fatalities": None,
        "injured": None,
        "factuality": (),
        "aspect": "past",
        "statement": None,
        "confirmation": "asserted",
        "confirmed_by": (),
        "rule": f"frame:{TEXT[trigger.start : trigger.end]}",
    }
    return Event(id=_id(f"e{number}"), type=kind, quad=quad, trigger=trigger, sentence=sentence, **(fields | more))


def report(text: str = TEXT, title: str | None = "Locks & <levees>") -> Report:
    """Return the whole record."""
    first = Span(0, TEXT.index("\n\n"))
    denial = at("Hungary denied that its workers attacked the gate.")
    blast = at("Villagers near Graz reported hearing a blast that killed three men.")
    return Report(
        document=Document(
            ID, title, "Kleine Post", "https://example.org/locks", "2026-03-03", "GRAZ, Austria", None, "en", text
        ),
        actors=(
            _actor(MAYOR, "Lena Brunner", "person", "Mayor", "AUT", ("GOV",), at("Lena Brunner"), at("the mayor")),
            _actor(
                HUNGARY, "government of Hungary", "organization", None, "HUN", ("GOV",), at("Hungary"), at("Hungary", 1)
            ),
            _actor(
                VIENNA, "government of Austria", "organization", None, "AUT", ("GOV",), at("The ministry in Vienna")
            ),
            _actor(VILLAGERS, "Villagers near Graz", "group", None, "AUT", ("CVL",), at("Villagers near Graz")),
        ),
        places=(
            Place(
                _id("p1"),
                "Graz",
                2778067,
                47.07,
                15.44,
                "AUT",
                "Styria",
                "P.PPLA",
                "city",
                0.97,
                "literal",
                (at("Graz"),),
                "gazetteer",
            ),
        ),
        times=(
            Time(_id("t1"), "DATE", "2026-03-02", "2026-03-02", "2026-03-03", at("Monday"), "weekday"),
            Time(_id("t2"), "DATE", "2026-06", "2026-06-01", "2026-07-01", at("June"), "month"),
        ),
        statements=(
            _statement(
                1,
                MAYOR,
                at("Lena Brunner"),
                at("told"),
                (at("that Hungary had promised to open the lock by June"),),
                time=_id("t1"),
                cue_lemma="tell",
            ),
            _statement(
                2,
                HUNGARY,
                at("Hungary"),
                at("promised"),
                (at("to open the lock by June"),),
                force="promise",
                parent=_id("s1"),
                cue_lemma="promise",
            ),
            _statement(
                3,
                MAYOR,
                at("the mayor"),
                at("said"),
                (at("“The ministry in Vienna claims the wall is safe, but we have seen <b>cracks</b> & water,”"),),
                manner="direct",
                cue_lemma="say",
            ),
            _statement(
                4,
                VIENNA,
                at("The ministry in Vienna"),
                at("claims"),
                (at("the wall is safe"),),
                force="claim",
                parent=_id("s3"),
                cue_lemma="claim",
            ),
            _statement(
                5,
                HUNGARY,
                at("Hungary", 1),
                at("denied"),
                (at("that its workers attacked the gate"),),
                force="deny",
                cue_lemma="deny",
            ),
            _statement(
                6,
                VILLAGERS,
                at("Villagers near Graz"),
                at("reported"),
                (at("hearing a blast that killed three men"),),
                official=False,
                cue_lemma="report",
            ),
        ),
        events=(
            _event(
                1,
                "AGREE",
                1,
                at("promised"),
                first,
                actors=(HUNGARY,),
                statement=_id("s1"),
                aspect="future",
                factuality=(Factuality("author", "Uu", 0.0), Factuality(MAYOR, "CT+", 3.0)),
            ),
            _event(
                2,
                "ASSAULT",
                4,
                at("attacked"),
                denial,
                actors=(HUNGARY,),
                statement=_id("s5"),
                confirmation="denied",
                confirmed_by=(_id("s5"),),
                factuality=(Factuality("author", "Uu", 0.0), Factuality(HUNGARY, "CT-", -3.0)),
            ),
            _event(
                3,
                "ASSAULT",
                4,
                at("blast"),
                blast,
                mode="explosives",
                mentions=(at("blast"), at("the reports")),
                place=_id("p1"),
                statement=_id("s6"),
                fatalities=Count(3, 3, 3),
                confirmation="unconfirmed",
                confirmed_by=(_id("s6"),),
                factuality=(Factuality("author", "Uu", 0.0), Factuality(VILLAGERS, "PR+", 2.0)),
            ),
        ),
        commitments=(
            Commitment(
                _id("c1"),
                HUNGARY,
                None,
                (at("to open the lock by June"),),
                _id("t1"),
                _id("t2"),
                "open",
                _id("s2"),
                (_id("e1"),),
                "promise:promise",
            ),
        ),
        disputes=(
            Dispute(
                _id("d1"),
                (),
                (
                    Position(VIENNA, (at("the wall is safe"),), _id("s4")),
                    Position(MAYOR, (at("we have seen <b>cracks</b> & water"),), _id("s3")),
                ),
                "contrast",
            ),
        ),
        stances=(Stance(_id("n1"), VILLAGERS, HUNGARY, "negative", at("blast"), None, "feeling:hand"),),
        coding=Coding("0.1.0", "abcdef012345", "en_core_web_sm 3.8.0", {"place names without coordinates": 2}),
    )
