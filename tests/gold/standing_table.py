"""Scores how things stand against the table of real passages, standing_news.jsonl (its header says what fields mean).

The whole document is coded; what lies inside a passage is held against what the annotator found there. Texts are read
from the folder kept beside the checkout; the table holds offsets only.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from onrecord import Coder, Report
from onrecord.records import Commitment, Dispute, Stance

from .texts import Row, articles, rows

TABLE = Path(__file__).parent / "standing_news.jsonl"
LOCKED = "locked"
FIRST_PERSON = ("i", "we")
ALWAYS = "confirmed"  # the baseline: every event is told as fact
Spans = list[tuple[int, int]]


def score(coder: Coder, shared: Path, part: str) -> tuple[Counter[str], list[str]]:
    """Return the counts that :func:`figures` reads and a line for each fault; none of the locked part's is told."""
    table = rows(TABLE, part)
    counts: Counter[str] = Counter()
    faults: list[str] = []
    named = list(articles(shared, set(table)))
    for (name, _), report in zip(named, coder.stream(article for _, article in named), strict=True):
        for passage in table[name]:
            judge = Passage(report, passage, counts)
            judge.events()
            judge.commitments()
            judge.disputes()
            judge.stances()
            if part != LOCKED:
                faults += [f"{name} {fault}" for fault in judge.faults]
    return counts, faults


def figures(counts: Counter[str]) -> dict[str, float]:
    """Return the rates (0-1) that the counts come to; what has nothing to count is 0."""

    def rate(of: str, all_: str) -> float:
        return counts[of] / counts[all_] if counts[all_] else 0.0

    out = {
        "events matched": rate("events matched", "events"),
        "confirmation right of matched": rate("events right", "events matched"),
        "confirmation right of all": rate("events right", "events"),
        "always confirmed, of matched": rate("events always", "events matched"),
        "commitments precision": rate("commitments found right", "commitments found"),
        "commitments recall": rate("commitments right", "commitments"),
        "commitments status right": rate("commitments status", "commitments right"),
        "disputes precision": rate("disputes found right", "disputes found"),
        "disputes recall": rate("disputes right", "disputes"),
        "stances recall": rate("stances right", "stances"),
    }
    for key in sorted(counts):
        if key.startswith("status "):
            status = key.removeprefix("status ")
            out[f"confirmation right of matched: {status} ({counts[key]})"] = rate(f"right {status}", key)
    return out


class Passage:
    """One passage and the report of its document: adds to ``counts``, and keeps a line for each fault."""

    def __init__(self, report: Report, row: Row, counts: Counter[str]) -> None:
        self.report = report
        self.row = row
        self.counts = counts
        self.faults: list[str] = []
        self.mentions = {a.id: list(a.mentions) for a in report.actors}
        self.statements = {s.id: s for s in report.statements}

    def events(self) -> None:
        """Judge the standing of each event that the table lists, wherever the report has it."""
        for gold in self.row["events"]:
            self.counts["events"] += 1
            found = next((e for e in self.report.events if overlap([gold["trigger"]], e.mentions)), None)
            if found is None:
                self._fault("event missed", [gold["trigger"]], gold["status"][0])
                continue
            right = found.confirmation in gold["status"]
            self.counts["events matched"] += 1
            self.counts["events right"] += right
            self.counts["events always"] += ALWAYS in gold["status"]
            self.counts[f"status {gold['status'][0]}"] += 1
            self.counts[f"right {gold['status'][0]}"] += right
            if not right:
                self._fault("event", [gold["trigger"]], f"{found.confirmation}, not {gold['status']}")

    def commitments(self) -> None:
        """Judge commitments: the content overlaps and the promisor is the same."""
        found = [c for c in self.report.commitments if self._inside(c.content)]
        used: set[str] = set()
        for gold in self.row["commitments"]:
            match = next((c for c in found if c.id not in used and self._promised(c, gold)), None)
            used.update([match.id] if match else [])
            counted = not gold.get("optional")
            if match and not counted:
                self.counts["commitments found"] -= 1
            if not counted:
                continue
            self.counts["commitments"] += 1
            if match is None:
                self._fault("commitment missed", [gold["promisor"], gold["content"]], gold["status"])
                continue
            status = match.status in (gold["status"], *gold.get("also", ()))
            self.counts["commitments right"] += 1
            self.counts["commitments found right"] += 1
            self.counts["commitments status"] += status
            if not status:
                words = f"{match.status}, not {gold['status']}"
                self._fault("commitment status", [gold["promisor"], gold["content"]], words)
        self.counts["commitments found"] += len(found)
        for c in found:
            if c.id not in used:
                self._fault("commitment wrong", [*self._holder(c.promisor, c.statement)[:1], *c.content], c.rule)

    def disputes(self) -> None:
        """Judge disputes: each position overlaps one of the two contents, in either order."""
        found = [d for d in self.report.disputes if all(self._inside(p.content) for p in d.positions)]
        used: set[str] = set()
        for gold in self.row["disputes"]:
            match = next((d for d in found if d.id not in used and self._disputed(d, gold)), None)
            used.update([match.id] if match else [])
            if gold.get("optional"):
                self.counts["disputes found"] -= bool(match)
                continue
            self.counts["disputes"] += 1
            self.counts["disputes right"] += bool(match)
            self.counts["disputes found right"] += bool(match)
            if match is None:
                self._fault("dispute missed", [*gold["holders"], *gold["contents"]], "")
        self.counts["disputes found"] += len(found)
        for d in found:
            if d.id not in used:
                self._fault("dispute wrong", [c for p in d.positions for c in p.content], d.rule)

    def stances(self) -> None:
        """Judge whether the stances that the table lists are found."""
        for gold in self.row["stances"]:
            self.counts["stances"] += 1
            right = any(
                s.polarity in gold["polarity"]
                and self._is(s.holder, s.statement, gold["holder"])
                and self._is_towards(s, gold["target"])
                for s in self.report.stances
            )
            self.counts["stances right"] += right
            if not right:
                self._fault("stance missed", [gold["holder"], gold["target"]], f"{gold['polarity']}")

    def _is_towards(self, s: Stance, target: list[int]) -> bool:
        """Tell whether a stance is to ``target``: an actor, or an issue that its statement's content names."""
        own = self.statements.get(s.statement or "")
        issue = own.content if own is not None and s.target is None else ()
        return overlap([target], [*self.mentions.get(s.target or "", []), *issue])

    def _promised(self, c: Commitment, gold: Row) -> bool:
        return overlap([gold["content"]], c.content) and self._is(c.promisor, c.statement, gold["promisor"])

    def _disputed(self, d: Dispute, gold: Row) -> bool:
        a, b = ([*p.content, *([self.statements[p.statement].cue] if p.statement else [])] for p in d.positions)
        x, y = [gold["contents"][0]], [gold["contents"][1]]
        return (overlap(a, x) and overlap(b, y)) or (overlap(a, y) and overlap(b, x))

    def _is(self, actor: str | None, statement: str | None, span: list[int] | None) -> bool:
        if span is None:
            return False
        own = self.statements.get(statement or "")
        if own is not None and self.report.document.text[slice(*span)].lower() in FIRST_PERSON:
            return overlap([span], own.content)  # "I" in a quotation is who speaks it
        return overlap([span], self._holder(actor, statement))

    def _holder(self, actor: str | None, statement: str | None) -> Spans:
        """Return where an actor is named, the source of its statement first."""
        s = self.statements.get(statement or "")
        own = [s.source_span] if s is not None and s.source_span is not None else []
        return [*own, *self.mentions.get(actor or "", [])]

    def _inside(self, spans: Any) -> bool:
        a, b = self.row["passage"]
        return bool(spans) and a <= spans[0][0] < b

    def _fault(self, kind: str, spans: Any, words: str) -> None:
        text = self.report.document.text
        shown = " | ".join(repr(text[a:b]) for a, b in (s for s in spans if s))
        self.faults.append(f"{self.row['passage']} {kind}: {shown}: {words}")


def overlap(first: Any, second: Any) -> bool:
    """Tell whether any span of one list shares a character with any of the other."""
    return any(min(b, d) > max(a, c) for a, b in first for c, d in second)
