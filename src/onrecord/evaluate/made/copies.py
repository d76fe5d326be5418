"""What becomes of a story in other papers: copies of every sort, rewrites, short items that credit it, updates."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random

from .compose import told
from .plan import Matter
from .story import Line, Memory, Story, Writer
from .wording import marks, polish
from .world import acts, data

# How often each sort of copy comes, in a hundred.
SORTS = {"verbatim": 28, "headline": 18, "truncated": 14, "boilerplate": 14, "reordered": 8, "rewrite": 12, "credit": 6}
KEPT = re.compile('("[^"]*"|\ue000[^\ue001]*\ue001)')  # quotations, and marks of figures
CHANGED = 0.6  # the share of an editor's words that are changed for others in a rewrite


def copy_of(story: Story, matter: Matter | None, memory: Memory, rng: Random) -> Story:
    """Return a copy of some sort of ``story``, not yet given a publisher."""
    sort = rng.choices(list(SORTS), list(SORTS.values()))[0]
    if sort == "credit" and (matter is None or story.agency is None):
        sort = "verbatim"
    made = replace(
        story,
        paragraphs=list(story.paragraphs),
        variety=sort,
        of=story.id,
        revision_of=None,
        published=story.published + timedelta(rng.choice([0, 0, 0, 0, 1, 1, 2])),
    )
    if sort == "credit" and matter is not None:
        return _credit(made, matter, memory, rng)
    if sort in CHANGES:
        CHANGES[sort](made, rng)
    if sort != "verbatim" and matter is not None and rng.random() < 0.6:
        made.headline = _headline(made, matter, memory, rng)
    return made


def _headline(story: Story, matter: Matter, memory: Memory, rng: Random) -> str:
    w = _writer(story, matter, memory, rng)
    headline = w.line(rng.choice(acts()[w.incident.act].lists["heads"]), w.incident)
    story.figures = w.figures
    return headline


def _writer(story: Story, matter: Matter, memory: Memory, rng: Random) -> Writer:
    """Return a writer who goes on from ``story``: same numbers, its day."""
    incident = next(i for i in matter.incidents if i.id == story.incident)
    lag = (story.published - incident.day).days
    w = Writer(matter, incident, memory, rng, lag=lag, style=rng.choice(["uk", "us"]))
    w.early, w.figures, w.drawn = False, dict(story.figures), set(story.drawn)
    return w


def _truncated(story: Story, rng: Random) -> None:
    story.paragraphs = story.paragraphs[: max(2, int(len(story.paragraphs) * rng.uniform(0.4, 0.75)))]


def _boilerplate(story: Story, rng: Random) -> None:
    press = data("press")
    before = [[Line(rng.choice(press["before"]))]] if rng.random() < 0.4 else []
    after = [[Line(text)] for text in rng.sample(press["after"], rng.randint(1, 2))]
    story.paragraphs = [*before, *story.paragraphs, *after]


def _reordered(story: Story, rng: Random) -> None:
    rest = story.paragraphs[1:]
    rng.shuffle(rest)
    story.paragraphs = [story.paragraphs[0], *rest]


def _rewrite(story: Story, rng: Random) -> None:
    story.paragraphs = [[replace(line, text=_reworded(line.text, rng)) for line in p] for p in story.paragraphs]
    if len(story.paragraphs) > 4:
        del story.paragraphs[rng.randrange(2, len(story.paragraphs))]


def _reworded(text: str, rng: Random) -> str:
    """Return ``text`` with words outside quotation marks changed for others."""
    words = data("rewrites")["words"]
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, words)) + r")\b")

    def changed(found: re.Match[str]) -> str:
        return rng.choice(words[found[1]]) if rng.random() < CHANGED else found[1]

    parts = KEPT.split(text)
    return polish("".join(p if p.startswith(('"', "\ue000")) else pattern.sub(changed, p) for p in parts))


CHANGES: dict[str, Callable[[Story, Random], None]] = {
    "truncated": _truncated,
    "boilerplate": _boilerplate,
    "reordered": _reordered,
    "rewrite": _rewrite,
}


def _credit(story: Story, matter: Matter, memory: Memory, rng: Random) -> Story:
    """Return a short item in words of its own that names the story's agency as where it has it from."""
    w = _writer(story, matter, memory, rng)
    lead = told(w, w.incident, "leads")[0]
    says = rng.choice(data("frames")["reported"]).replace("{agency}", str(story.agency))
    if "said" in lead.text or "according" in lead.text:
        first = [lead, Line(polish(rng.choice(data("frames")["credited"]).replace("{agency}", str(story.agency))))]
    else:
        first = [replace(lead, text=f"{lead.text.rstrip('.')}, {says}.")]
    paragraphs = [first, told(w, w.incident, "more") if rng.random() < 0.6 else []]
    made = replace(story, paragraphs=[p for p in paragraphs if p], figures=w.figures, credit="item")
    made.headline = _headline(made, matter, memory, rng)
    return made


def is_wrong(story: Story, matter: Matter) -> bool:
    """Tell whether a story tells a number of dead of its incident that later proved wrong."""
    incident = next(i for i in matter.incidents if i.id == story.incident)
    key = (incident.id, "killed")
    told_it = any(key in marks(line.text) for paragraph in story.paragraphs for line in paragraph)
    return told_it and story.figures[key] != incident.figures["killed"]


def revision_of(story: Story, matter: Matter, memory: Memory, rng: Random) -> Story:
    """Return a later version of ``story``: new numbers where it has any that were early or wrong, else more details."""
    made = replace(story, of=story.id, revision_of=story.id, published=story.published + timedelta(rng.choice([0, 1])))
    made.figures = dict(story.figures)
    w = _writer(made, matter, memory, rng)
    frames = data("frames")
    if not is_wrong(made, matter):
        made.variety = "update"
        lines = [Line(w.line(rng.choice(frames["update_plain"]), w.incident)), *told(w, w.incident, "more")]
        made.figures = w.figures
        made.paragraphs = [*story.paragraphs, lines]
        return made
    key = (w.incident.id, "killed")
    made.variety = "correction" if rng.random() < 0.3 else "update"
    made.figures[key] = w.figures[key] = w.incident.figures["killed"]
    frame = frames[made.variety]
    noun = rng.choice(acts()[w.incident.act].lists["noun"])
    note = Line(w.line(rng.choice(frame), w.incident, {"noun": noun}), (w.incident.id,))
    last = made.variety == "correction"
    made.paragraphs = [*story.paragraphs, [note]] if last else [[note], *story.paragraphs]
    return made
