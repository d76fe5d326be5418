"""The record in a terminal: the story in its own order, then what follows from it, then who, where and when."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

from ..codebook.labels import labels
from ..records import Commitment, Dispute, Event, Report, Stance, Statement
from . import wording
from .cells import Run, clean, clip
from .sheet import LABEL, Sheet
from .story import Node, Story

STEP = 5  # cells that what is told inside something is set in
DEEPEST = 3  # levels that are set in; anything deeper stands at this one
LONGEST = 600  # cells of one statement's words; the rest is in the JSON
AROUND = 60  # characters shown before and after an event's words


def show(report: Report, *, width: int = 80, colour: bool = False) -> str:
    """Return the record of a report as lines of at most ``width`` cells; without colour it says as much."""
    sheet = Sheet(width, colour=colour)
    story = Story(report)
    _head(sheet, story)
    tree = story.tree()
    sheet.title("THE STORY")
    for node in tree:
        _node(sheet, story, node, 0)
    if not tree:
        sheet.put([Run("Nobody says or does anything here that the codebook knows.")])
        sheet.gap()
    _commitments(sheet, story)
    _disputes(sheet, story)
    _stances(sheet, story)
    _actors(sheet, story)
    _settings(sheet, story)
    _foot(sheet, story)
    return sheet.text()


def _head(sheet: Sheet, story: Story) -> None:
    document = story.report.document
    sheet.gap()
    if document.title:
        sheet.put([Run(clean(document.title), "strong")])
    known = [
        document.publisher or "",
        wording.day(document.published) if document.published else "no date of publication",
        f"filed from {document.dateline}" if document.dateline else "",
        f"credits {document.wire}" if document.wire else "",
    ]
    sheet.put([Run(wording.DOT.join(clean(k) for k in known if k))])
    sheet.put([Run(wording.summary(story), "quiet")])
    sheet.gap()


def _node(sheet: Sheet, story: Story, node: Node, depth: int) -> None:
    indent = LABEL + STEP * min(depth, DEEPEST)
    if isinstance(node.item, Statement):
        _statement(sheet, story, node.item, indent)
    else:
        _event(sheet, story, node.item, indent)
    sheet.gap()
    for inner in node.inside:
        _node(sheet, story, inner, depth + 1)


def _statement(sheet: Sheet, story: Story, s: Statement, indent: int) -> None:
    head = [Run(wording.speaker(story, s), "strong"), Run(wording.introduced(story, s))]
    if (called := wording.called(story, s)) is not None:
        head.append(Run(f" (“{called}”)"))
    head.append(Run(f" — {wording.saying(story, s)}"))
    sheet.put(head, indent=indent, label=story.short(s.id))
    _notes(sheet, [wording.on_whose_word(story, s) if story.chain(s) else "", wording.setting(story, s)], indent)
    word, where = wording.disputed(story, s)
    if word is not None:
        _flag(sheet, word, where, indent)
    if s.content:
        sheet.put([Run(clip(wording.speech(story, s), LONGEST))], indent=indent)


def _event(sheet: Sheet, story: Story, e: Event, indent: int) -> None:
    parties = wording.parties(story, e)
    head = [Run(parties, "strong"), Run(f" — {wording.deed(e)}")] if parties else [Run(wording.deed(e), "strong")]
    shown = _has_just_been_shown(story, e)
    if shown:
        head.append(Run(f", “{wording.words(story, [e.trigger])}”"))
    sheet.put(head, indent=indent, label=story.short(e.id))
    word, who = wording.standing(story, e)
    if word is not None:
        _flag(sheet, word, who, indent)
        who = ""
    _notes(sheet, [wording.told(story, e), who, wording.setting(story, e)], indent)
    _notes(sheet, [wording.again(story, e)], indent)
    if not shown:
        sheet.put(evidence(story, e), indent=indent)


def _flag(sheet: Sheet, word: str, who: str, indent: int) -> None:
    joint = "" if not who else " " if who.startswith("by ") else wording.DOT
    sheet.put([Run(word.upper(), "alarm"), Run(joint + who)], indent=indent)


def _has_just_been_shown(story: Story, e: Event) -> bool:
    """Tell whether a statement shown right above has the event's words, as its cue or in what it says."""
    if story.act(e) is not None:
        return True
    chain = story.chain(e)
    return bool(chain) and any(c.start <= e.trigger.start and e.trigger.end <= c.end for c in chain[0].content)


def _notes(sheet: Sheet, notes: Iterable[str], indent: int) -> None:
    told = wording.DOT.join(filter(None, notes))
    if told:
        sheet.put([Run(told, "quiet")], indent=indent)


def evidence(story: Story, e: Event) -> list[Run]:
    """Return the words that tell an event, marked, with a little of their sentence on either side."""
    text, (start, end) = story.text, e.trigger
    marked = Run(clean(text[start:end]), "mark")
    left, right = max(e.sentence.start, start - AROUND), min(e.sentence.end, end + AROUND)
    before, after = text[left:start], text[end:right]
    if left > e.sentence.start:
        before = "…" + before.partition(" ")[2]
    if right < e.sentence.end:
        after = after.rpartition(" ")[0].rstrip(",;:—–- ") + "…"
    return [Run("“" + _inline(before)), marked, Run(_inline(after) + "”")]


def _inline(text: str) -> str:
    """Return text on one line, one space kept at an end that had any."""
    return (" " if text[:1].isspace() else "") + clean(text) + (" " if text[-1:].isspace() and text.strip() else "")


def _commitments(sheet: Sheet, story: Story) -> None:
    if not story.report.commitments:
        return
    sheet.title("PROMISED")
    for c in story.report.commitments:
        _commitment(sheet, story, c)
        sheet.gap()


def _commitment(sheet: Sheet, story: Story, c: Commitment) -> None:
    to = f" — to {wording.named(story, c.promisee)}" if c.promisee else ""
    sheet.put([Run(wording.promisor(story, c), "strong"), Run(to)], indent=LABEL, label=story.short(c.id))
    status = labels().status[c.status].upper()
    _notes(sheet, [status, wording.made_and_due(story, c), wording.told_in(story, c)], LABEL)
    sheet.put([Run(clip(wording.words(story, c.content), LONGEST))], indent=LABEL)


def _disputes(sheet: Sheet, story: Story) -> None:
    if not story.report.disputes:
        return
    sheet.title("DISPUTED")
    for d in story.report.disputes:
        _dispute(sheet, story, d)
        sheet.gap()


def _dispute(sheet: Sheet, story: Story, d: Dispute) -> None:
    label = story.short(d.id)
    for p in d.positions:
        told = f" ({story.short(p.statement)})" if p.statement else ""
        who = clean(story.name(p.holder) or wording.NOBODY)
        said = Run(f"{told} — {clip(wording.words(story, p.content), LONGEST)}")
        sheet.put([Run(who, "strong"), said], indent=LABEL, label=label)
        label = ""
    if d.about:
        _notes(sheet, ["about " + wording.listed([story.short(i) for i in d.about])], LABEL)


def _stances(sheet: Sheet, story: Story) -> None:
    if not story.report.stances:
        return
    sheet.title("FOR AND AGAINST")
    for s in story.report.stances:
        _stance(sheet, story, s)
    sheet.gap()


def _stance(sheet: Sheet, story: Story, s: Stance) -> None:
    who = wording.taker(story, s)
    whom = f" — {labels().polarity[s.polarity]} {wording.towards(story, s)}"
    said = f" “{wording.words(story, [s.span])}”"
    sheet.put([Run(who, "strong"), Run(whom), Run(said, "quiet")], indent=LABEL, label=story.short(s.id))


def _actors(sheet: Sheet, story: Story) -> None:
    actors = story.report.actors
    if not actors:
        return
    sheet.title("WHO")
    room = max(LABEL, *(cell_len(a.code or "") + 2 for a in actors))
    for a in actors:
        told = f", {about}" if (about := wording.about(a)) else ""
        line = [Run(clean(a.name), "strong"), Run(told), Run(f" {story.short(a.id)}", "quiet")]
        sheet.put(line, indent=room, label=a.code or "–", room=room)
    sheet.gap()


def _settings(sheet: Sheet, story: Story) -> None:
    """List the places and times of the text, each in a line or two."""
    places = [f"{wording.where(p)} ({story.short(p.id)})" for p in story.report.places if p.use == "literal"]
    times = [f"{wording.dated(story, t)} ({story.short(t.id)})" for t in story.report.times]
    for title, told in (("WHERE", places), ("WHEN", times)):
        if told:
            sheet.title(title)
            sheet.put([Run(wording.DOT.join(told))])
            sheet.gap()


def _foot(sheet: Sheet, story: Story) -> None:
    coding = story.report.coding
    if coding.left_out:
        told = "; ".join(f"{why} ({n})" for why, n in coding.left_out.items())
        sheet.put([Run(f"Left out: {told}.", "quiet")])
    if story.items:
        sheet.put([Run("Why any of this stands here: onrecord explain ID ARTICLE", "quiet")])
    sheet.put([Run(f"onrecord {coding.onrecord}, codebook {coding.codebook}, {coding.model}", "quiet")])
