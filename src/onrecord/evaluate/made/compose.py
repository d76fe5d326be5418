"""One independent story about an incident: what it tells, in which order, in whose words."""

from __future__ import annotations

from .parties import Party, person
from .plan import Incident, line_at
from .story import Line, Story, Writer
from .wording import number_word
from .world import acts, data

SOUR = ("broken", "withdrawn", "extended")  # acts that are a turn for the worse and no event
CONFLICT = ("ASSAULT", "COERCE", "SANCTION", "THREATEN", "MOBILIZE", "REJECT", "ACCUSE", "PROTEST")
SIZES = {"brief": 20, "plain": 40, "long": 40}  # how often a story is of each size, in a hundred
Paragraph = list[Line]


def write(w: Writer, origin: str) -> Story:
    """Return one story about ``w``'s incident."""
    matter, incident, rng = w.matter, w.incident, w.rng
    size = rng.choices(list(SIZES), list(SIZES.values()))[0]
    paragraphs = _opening(w)
    middle = [_more(w), *_quotes(w, 1 if size == "brief" else 2), _dispute(w)]
    if size != "brief":
        middle += [_line(w), _filler(w), _third(w)]
    if size == "long":
        middle += [_line(w), _third(w), _third(w), _filler(w), _more(w)]
    if rng.random() < 0.6:
        rng.shuffle(middle)
    paragraphs += middle
    paragraphs += [_background(w, 1 if size == "brief" else 3), _awaited(w)]
    if size != "brief":
        paragraphs.append(_filler(w))
    headline = w.line(w.draw(incident, "heads") or acts()[incident.act].lists["heads"][0], incident)
    told_in = [p for p in paragraphs if p]
    drawn = frozenset(w.drawn)
    return Story(matter.id, incident.id, origin, headline, told_in, w.figures, w.published, drawn=drawn)


def told(w: Writer, incident: Incident, key: str, *, vague: bool = False) -> Paragraph:
    """Return a sentence that tells ``incident`` from the list ``key`` of its act; nothing once all are used."""
    template = w.draw(incident, key)
    if template is None:
        return []
    promise, c = None, incident.commitment
    if c is not None:
        says = {"promise": "recalled" if key == "back" else "made"}
        promise = (c.id, says.get(incident.act, incident.act))
    return [Line(w.line(template, incident, vague=vague), (incident.id,), promise)]


def _opening(w: Writer) -> list[Paragraph]:
    chance, before = w.rng.random(), []
    frames = data("frames")
    against = acts()[w.incident.act].type in CONFLICT
    if chance < 0.15 and against and w.incident.to.kind in ("country", "group"):
        noun = w.rng.choice(acts()[w.incident.act].lists["noun"])
        text = _named_side(w, w.rng.choice(frames["reaction"]), w.incident.to, noun=noun)
        before = [Line(text, (w.incident.id,))]
    elif chance < 0.25:
        text = w.line(w.rng.choice(frames["scene"]), w.incident, {"A": w.incident.by.name, "B": w.incident.to.name})
        before = [Line(text)]
    lead = told(w, w.incident, "leads")
    if w.rng.random() < 0.4:
        lead += told(w, w.incident, "more")
    return [before, lead]


def _named_side(w: Writer, template: str, side: Party, other: Party | None = None, **extra: str) -> str:
    """Return a sentence whose slots S and T are two sides."""
    slots = dict(extra)
    for prefix, party in (("S", side), ("T", other)):
        if party is not None:
            slots[prefix] = party.name
            for key in ("fm", "sp"):
                if f"{{{prefix}{key}}}" in template:
                    slots[f"{prefix}{key}"] = w.speaker(party, key)
    return w.line(template, w.incident, slots)


def _more(w: Writer) -> Paragraph:
    lines = [line for _ in range(w.rng.choice([0, 1, 1, 2])) for line in told(w, w.incident, "more")]
    aside = w.draw(w.incident, "aside") if lines and w.rng.random() < 0.4 else None
    return [*lines, Line(w.line(aside, w.incident))] if aside else lines


def _sayings(incident: Incident, key: str) -> list[str]:
    """Return what may be said of an incident: the act's own words and those for acts of its kind."""
    act = acts()[incident.act]
    mood = "sour" if act.name in SOUR else "harsh" if act.type in CONFLICT else "mild"
    return [*act.lists[key], *data("quotes")[mood]["by" if key == "qx" else "to"]]


def _quotes(w: Writer, most: int) -> list[Paragraph]:
    """Return what one side or both say of the incident, a paragraph each."""
    frames = data("frames")
    both = [("qx", w.incident.by), ("qy", w.incident.to)]
    w.rng.shuffle(both)
    out = []
    for key, side in both[: w.rng.randint(1, most)]:
        sayings = _sayings(w.incident, key)
        said, more = w.take(w.incident.id, key, sayings), w.take(w.incident.id, key, sayings)
        two = more is not None and w.rng.random() < 0.4
        options = [q for q in frames["quote"] if ("{r}" in q) == two]
        template = w.take(w.matter.id, "quote", options)
        if said and template:
            key = w.rng.choice(["fm", "sp", "sp"])
            said_by = {"who": w.speaker(side, key), "pron": side.people[key].pronoun}
            out.append([Line(w.line(template, w.incident, {**said_by, "q": said, "r": more or ""}))])
    return out


def _dispute(w: Writer) -> Paragraph:
    i = w.incident
    if i.disputed is None or w.rng.random() < 0.45:
        return []
    frames = data("frames")
    if i.disputed == "figures":
        claimed = number_word(i.claimed or 0)
        text = _named_side(w, w.rng.choice(frames["figures"]), i.to, i.by, claimed=claimed)
    else:
        text = _named_side(w, w.rng.choice(frames["blame"]), i.to, i.by)
    lines = [Line(text, (i.id,), dispute=i.id)]
    if w.rng.random() < 0.4:
        lines.append(Line(w.line(w.rng.choice(frames["unverified"]), i)))
    return lines


def _line(w: Writer) -> Paragraph:
    """Return a side's line on the issue as it is that day; where it has just changed, the story says so."""
    roles = sorted({spec["party"] for spec in w.matter.kind.get("line", ())})
    if not roles:
        return []
    role = w.rng.choice(roles)
    spec, since = line_at(w.matter, role, w.published)
    if w.rng.random() < 0.35:
        return []
    frames = data("frames")
    key = "turn" if since is not None and since is w.incident else "line"
    statement = w.take(w.matter.id, f"{role}{spec['stance']}", spec["say"])
    template = w.take(w.matter.id, key, frames[key])
    if not statement or not template:
        return []
    who = w.speaker(w.matter.parties[role], w.rng.choice(["fm", "sp"]))
    return [Line(w.line(template, w.incident, {"who": who, "statement": statement}), line=(role, spec["stance"]))]


def _filler(w: Writer) -> Paragraph:
    template = w.take(w.matter.id, "filler", w.matter.kind["filler"])
    return [Line(w.line(template, w.incident))] if template and w.rng.random() < 0.65 else []


def _third(w: Writer) -> Paragraph:
    """Return what somebody says who is no side of the matter: an analyst, a neighbour, a body of states."""
    template = w.take(w.matter.id, "third", data("frames")["third"])
    if template is None or w.rng.random() < 0.3:
        return []
    taken = {one.last for p in w.matter.parties.values() for one in p.people.values()}
    analyst = person(w.incident.by.country, w.rng, "", taken).name
    return [Line(w.line(template, w.incident, {"analyst": analyst, "aname": w.incident.place}))]


def _background(w: Writer, most: int) -> Paragraph:
    """Return a paragraph that tells earlier incidents of the matter again."""
    earlier = [i for i in w.matter.incidents if i.day < w.incident.day]
    if not earlier or w.rng.random() < 0.15:
        return []
    number = min(len(earlier), w.rng.randint(1, most))
    chosen = sorted(w.rng.sample(earlier, number), key=lambda i: i.day)
    return [line for i in chosen for line in told(w, i, "back", vague=True)]


def _awaited(w: Writer) -> Paragraph:
    """Return a line that recalls a promise still open that day, if there is one and the story is not about it."""
    waiting = [
        c
        for c in w.matter.commitments
        if c.made < w.incident.day and (c.settled is None or c.settled > w.published) and c.due > w.published
    ]
    if not waiting or w.incident.commitment in waiting or w.rng.random() < 0.4:
        return []
    c = w.rng.choice(waiting)
    made = next(i for i in w.matter.incidents if i.commitment is c and i.act == "promise")
    moved = any(i.commitment is c and i.act == "extended" and i.day <= w.published for i in w.matter.incidents)
    template = w.rng.choice(data("frames")["awaited"]).replace("{by}", "{newby}" if moved else "{by}")
    return [Line(w.line(template, made, {"P": c.promisor.name, "Q": c.promisee.name}), (made.id,), (c.id, "recalled"))]
