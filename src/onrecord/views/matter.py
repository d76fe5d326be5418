"""The story of a matter in a terminal: where it stands, what is awaited, what happened, who holds what, on which
reports.

Takes the story as plain rows (what ``matter ID --format json`` prints), so that this room knows nothing of the record.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from .cells import Run, clean, clip
from .sheet import Sheet
from .wording import DOT, day

Row = Mapping[str, Any]
ID_ROOM = 15  # cells for a date or a word in the margin
NIGHT = 1  # days that a night takes in besides its own
WHOLE_MONTH = 27  # days between the first and the last of the shortest month
LONGEST = 220  # cells of the words of one saying or sentence
SHOWN = 40  # incidents of the timeline; the rest is in the JSON
STANDS = {
    "latest": "latest",
    "overdue": "overdue",
    "awaited": "awaited",
    "changed": "line changed",
    "differs": "differs",
}


def show_matter(story: Row, *, width: int = 80, colour: bool = False) -> str:
    """Return the story of a matter as lines of at most ``width`` cells; without colour it says as much."""
    sheet = Sheet(width, colour=colour)
    _head(sheet, story)
    _stands(sheet, story)
    _promises(sheet, story)
    _timeline(sheet, story)
    _positions(sheet, story)
    _disputes(sheet, story)
    _unconfirmed(sheet, story)
    _reports(sheet, story)
    return sheet.text()


def _head(sheet: Sheet, story: Row) -> None:
    matter, reports = story["matter"], story["reports"]
    origins = len({r["origin"] for r in reports})
    sheet.gap()
    sheet.put([Run(clean(matter["title"]), "strong")])
    if matter["about"] != matter["title"]:
        sheet.put([Run(clean(matter["about"]))])
    told = f"{_count(len(reports), 'report')} from {_count(origins, 'independent origin')}"
    span = " to ".join(dict.fromkeys(_day(d) for d in (matter["started"], matter["updated"]) if d))
    sheet.put([Run(DOT.join(filter(None, [matter["id"], matter["status"], told, span])), "quiet")])
    sheet.gap()


def _stands(sheet: Sheet, story: Row) -> None:
    if not story["stands"]:
        return
    sheet.title("WHERE IT STANDS")
    for line in story["stands"]:
        when = f" ({_day(line['day'])})" if line["day"] else ""
        _entry(sheet, STANDS[line["kind"]], [Run(clip(clean(line["text"]), LONGEST)), Run(when, "quiet")])
    sheet.gap()


def _promises(sheet: Sheet, story: Row) -> None:
    if not story["commitments"]:
        return
    sheet.title("PROMISED")
    for c in story["commitments"]:
        who = c["promisor"]["name"] if c["promisor"] else "nobody named"
        to = f", to {c['promisee']['name']}" if c["promisee"] else ""
        _entry(sheet, c["status"], [Run(clean(who + to), "strong"), Run(f" {clip(clean(c['words']), LONGEST)}")])
        made = f"made {_day(c['made'])}" if c["made"] else ""
        due = f"due {_day(c['due_date'])}" if c["due_date"] else ""
        late = f"{c['overdue_days']} days overdue" if c["overdue_days"] else ""
        _after(sheet, [made, due, _count(c["reports"], "report"), c["id"]], alarm=late)
        for s in c["history"]:
            new = f" to {_day(s['due'])}" if s["due"] else ""
            when = f"{_day(s['day'])}: " if s["day"] else ""
            _after(sheet, [f"{when}{s['outcome']}{new}, {s['reason']} ({s['evidence']})"])
    sheet.gap()


def _timeline(sheet: Sheet, story: Row) -> None:
    rows = story["timeline"]
    if not rows:
        return
    sheet.title("WHAT HAPPENED")
    for row in rows[-SHOWN:]:
        _entry(sheet, _when(row), [Run(clip(clean(row["title"]), LONGEST))])
        where = row["place"]["name"] if row["place"] else ""
        told = f"{_count(row['reports'], 'report')}, {_count(row['origins'], 'origin')}"
        kind = " ".join(filter(None, [row["type"], (row["mode"] or "").replace("-", " ")]))
        dead = _figures(row["fatalities"], "killed")
        hurt = _figures(row["injured"], "injured")
        differ = "; ".join(f"{d['what']}: {', '.join(d['values'])}" for d in row["differences"])
        alarm = f"accounts differ in {differ}" if differ else ""
        _after(sheet, [kind, where, dead, hurt, told, row["id"]], alarm=alarm)
    if len(rows) > SHOWN:
        _entry(sheet, "", [Run(f"and {len(rows) - SHOWN} before, in the JSON", "quiet")])
    sheet.gap()


def _positions(sheet: Sheet, story: Row) -> None:
    if not story["positions"]:
        return
    sheet.title("WHO HOLDS WHAT")
    changed = {c["party"]: c for c in story["changes"]}
    for party in story["positions"]:
        sheet.put([Run(clean(party["name"]), "strong")], indent=1)
        for saying in party["latest"]:
            words = clip(clean(saying["words"]), LONGEST)
            said = [Run(clean(saying["speaker"])), Run(f" ({saying['force']}) ", "quiet"), Run(words)]
            _entry(sheet, _day(saying["day"]) if saying["day"] else "", said)
        if change := changed.get(party["party"]):
            before = f"before, {_day(change['before']['day'])}: " if change["before"]["day"] else "before: "
            _entry(sheet, "line changed", [Run(before, "quiet"), Run(clip(clean(change["before"]["words"]), LONGEST))])
    sheet.gap()


def _disputes(sheet: Sheet, story: Row) -> None:
    if not story["disputes"]:
        return
    sheet.title("DISPUTED")
    for dispute in story["disputes"]:
        for n, position in enumerate(dispute["positions"]):
            holder = position["holder"]["name"] if position["holder"] else "nobody named"
            words = clip(clean(position["words"]), LONGEST)
            _entry(sheet, "against" if n else "", [Run(f"{clean(holder)}: ", "strong"), Run(words)])
        sheet.gap()


def _unconfirmed(sheet: Sheet, story: Row) -> None:
    if not story["unconfirmed"]:
        return
    sheet.title("UNCONFIRMED")
    for row in story["unconfirmed"]:
        _entry(sheet, row["type"], [Run(clip(clean(row["title"]), LONGEST))])
    sheet.gap()


def _reports(sheet: Sheet, story: Row) -> None:
    sheet.title("REPORTS")
    for row in story["reports"]:
        runs = [Run(clean(row["title"] or "without a title")), Run(f" {clean(row['publisher'] or '')}", "quiet")]
        _entry(sheet, _day(row["published"]) if row["published"] else "no date", runs)
        copy = "a new version" if row["revision_of"] else "a copy" if row["origin"] != row["id"] else ""
        _after(sheet, [copy, row["reason"], row["id"]])


def _when(incident: Row) -> str:
    """Return when an incident was: a day, a month, a year, or the day on which it was told, in brackets."""
    time, told = incident["time"], incident["first_told"]
    if time is None:
        return f"({_day(told)})" if told else "no date"
    start, end = str(time["start"]), str(time["end"])
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if (last - first).days <= NIGHT:
        return _day(start)
    if (first.year, first.month) != (last.year, last.month):
        return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"
    month = " ".join(_day(start).split()[1:])
    return month if (last - first).days >= WHOLE_MONTH else f"{first.day}-{last.day} {month}"


def _entry(sheet: Sheet, label: str, runs: list[Run]) -> None:
    sheet.put(runs, indent=ID_ROOM, label=label, room=ID_ROOM)


def _after(sheet: Sheet, parts: list[str], *, alarm: str = "") -> None:
    runs = [Run(DOT.join(clean(p) for p in parts if p), "quiet")]
    if alarm:
        runs.append(Run(f"{DOT if any(parts) else ''}{clean(alarm)}", "alarm"))
    sheet.put(runs, indent=ID_ROOM)


def _figures(count: Row | None, what: str) -> str:
    if not count:
        return ""
    low, high, best = count["low"], count["high"], count["best"]
    if low is not None and high is not None and low != high:
        return f"{low}-{high} {what}"
    return f"{next(n for n in (best, low, high) if n is not None)} {what}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _day(value: str | None) -> str:
    """Return a day without its weekday, short enough for the margin."""
    if not value:
        return ""
    words = day(value).split()
    return " ".join([words[-3], words[-2][:3], words[-1]]) if len(words) >= 3 else value
