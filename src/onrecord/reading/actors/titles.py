"""What a text says somebody is: offices before names, appositions, "is the ...". Lets these phrases mean them too."""

from __future__ import annotations

from ...codebook.names import name_words
from ...codebook.organizations import organizations
from ..language import Name
from ..language.grammar import conjuncts
from .describe import PLURAL_TAGS, Description, describe, role_at
from .offices import LONG, OFFICE, is_person
from .reading import Reading
from .resolve import countries_of, lend_body, note, sectors_of
from .spans import phrase_span

NESTED = 3  # steps up from a name in apposition to the office it may explain
NEAR = 2  # sentences back to an office whose holder gets a name
LEAD = 3  # sentences within which the person of the first one gets a name


def title_before(r: Reading, name: Name) -> int | None:
    """Return the token of the office before ``name``, or ``None``."""
    return next((k for k in range(name.start - 1, max(-1, name.start - LONG - 1), -1) if r.titles.get(k) is name), None)


def gender_before(r: Reading, name: Name) -> str | None:
    """Return the gender that a title of address before ``name`` tells, or ``None``."""
    gender = name_words().honorific.get(r.tree.lower[name.start - 1]) if name.start else None
    return gender if gender in ("m", "f") else None


def office_of(r: Reading, name: Name, head: int) -> tuple[str, str] | None:
    """Return country and noun of a state's office before ``name`` that says its country ("Peru's President Lopez")."""
    title = title_before(r, name)
    d = describe(r.scene, title, also=head) if title is not None else None
    if d is None or len(d.countries) != 1 or d.plural or d.former or not (d.role.office and d.role.national):
        return None
    return d.countries[0], d.role.noun


def learn_title(r: Reading, number: int, name: Name, head: int) -> None:
    """Give a person what the office before the name says."""
    title = title_before(r, name)
    if title is None:
        if head in r.shared:
            learn(r, number, r.shared[head])
        return
    profile = r.table.profiles[number]
    profile.gender = profile.gender or name_words().honorific.get(r.tree.lower[title])
    d = describe(r.scene, title, also=head)
    if d is not None:
        if d.plural:
            r.shared.update((c, d) for c in conjuncts(r.tree, head)[1:])
        learn(r, number, d)
    r.point(title, number)


def learn_descriptions(r: Reading, number: int, head: int) -> None:
    """Learn from appositions and "is the ..." what actor ``number`` is; ``head`` is the name's head token."""
    tree = r.tree
    person = r.table.actor(number).kind == "person"
    for p in _describing(r, head):
        if p in r.scene.name_at or tree.lower[p] in r.scene.words.relative:
            continue
        after = r.scene.name_at[head].end
        if after < p and tree.lower[after] == "and":
            continue  # "Smith and his deputy, Jones"
        d = describe(r.scene, p, named=person)
        if d is None or person != (d.role.kind == "person") or (person and d.plural):
            continue
        if tree.dep[p] == "attr" and not d.role.office:
            continue
        if not person and p == r.scene.name_at[head].start - 1 and tree.tag[p] in PLURAL_TAGS:
            continue
        if d.owner is not None and r.scene.name_at.get(d.owner) is r.scene.name_at[head]:
            before = range(p + 1, r.scene.name_at[head].start)
            bodies = [c for c in before if c in r.scene.name_at and r.scene.name_at[c].label == "ORG"]
            d.owner = bodies[-1] if bodies else None
        if person and d.owner is None and d.body is None:
            _body_after(r, d)
        learn(r, number, d)
        if person:
            same_belonging(r, number, d)
        if tree.dep[p] != "attr":
            r.done.add(p)
            r.see(*phrase_span(tree, p), p, number, "apposition")


def _body_after(r: Reading, d: Description) -> None:
    """Let an office belong to the body that a comma parts from it ("Ann Lee, director, Centre for Trade, said")."""
    tree = r.tree
    end = phrase_span(tree, d.head).end
    name = r.scene.name_at.get(end + 1) if end + 1 < len(tree) and tree.text[end] == "," else None
    if name is None or name.label != "ORG" or not d.role.office:
        return
    closed = name.end >= len(tree) or tree.text[name.end] in (",", ".", ";", ")", "(")
    if closed and tree.sentence[name.start] == tree.sentence[d.head]:
        d.owner, d.body = name.end - 1, organizations().get(r.scene.text_of(name))


def _describing(r: Reading, head: int) -> list[int]:
    tree = r.tree
    out = tree.kids(head, "appos")
    before = r.scene.name_at[head].start - 1
    if r.scene.name_at[head].label == "ORG" and before >= 0 and tree.pos[before] in ("NOUN", "ADJ"):
        out.append(before)  # "exploration firm Ocean Surveys"
    over = r.led_by.get(r.scene.name_at[head].start)
    if over is None:
        over = apposed_to(r, head)
    if over is None:
        over = _between_commas(r, head)
    if over is not None and over not in out:
        out.append(over)
    verb = tree.head[head]
    if tree.dep[head] == "nsubj" and tree.lemma[verb] == "be" and tree.kid(verb, "neg") is None:
        out.extend(tree.kids(verb, "attr"))
    return [*out, *(c for p in out for c in _second_office(r, p))]


def _second_office(r: Reading, i: int) -> list[int]:
    """Return what "and" adds to an office ("a lawyer and radio host"): nouns for one person, no relative."""
    if not is_person(r.scene, i) or r.tree.tag[i] in PLURAL_TAGS or r.tree.dep[i] == "compound":
        return []
    out = []
    for c in conjuncts(r.tree, i)[1:]:
        found = role_at(r.scene, c) if c not in r.scene.name_at and r.tree.tag[c] not in PLURAL_TAGS else None
        if found is not None and found[0].kind == "person" and found[0].family != "people":
            out.append(c)
    return out


def _between_commas(r: Reading, head: int) -> int | None:
    """Return the office between commas right after a name, however it is parsed ("X, Prime Minister of Y, was")."""
    tree, name = r.tree, r.scene.name_at[head]
    comma = name.end
    if comma + 1 >= len(tree) or tree.text[comma] != ",":
        return None
    for k in range(comma + 1, min(comma + 1 + OFFICE, len(tree))):
        if tree.left[k] == comma + 1 and k not in r.titles and k not in r.scene.name_at and is_person(r.scene, k):
            end = phrase_span(tree, k).end
            closed = end < len(tree) and tree.text[end] in ",."
            return k if closed and tree.tag[k] not in PLURAL_TAGS else None
    return None


def apposed_to(r: Reading, head: int) -> int | None:
    """Return the noun that a name stands in apposition to, past what it may hang on ("the mayor of X, Y")."""
    tree = r.tree
    if tree.dep[head] != "appos":
        return None
    over = tree.head[head]
    for _ in range(NESTED):
        if over not in r.scene.name_at and is_person(r.scene, over):
            break
        if tree.dep[over] not in ("pobj", "appos", "conj", "compound") or tree.head[over] == over:
            break
        over = tree.head[over]
        if tree.dep[over] == "prep":
            over = tree.head[over]
    return over


def named_by_apposition(r: Reading, i: int, d: Description) -> bool:
    """Tell whether a name in apposition says who the phrase headed by ``i`` is, and enters it."""
    tree = r.tree
    others = tree.kids(i, "appos")
    for p in tree.kids(i, "prep"):
        for o in tree.kids(p, "pobj"):
            others.extend(c for c in tree.kids(o, "appos") if apposed_to(r, c) == i)
    wanted = "PERSON" if d.role.kind == "person" else "ORG"
    return not d.plural and any(c in r.scene.name_at and r.scene.name_at[c].label == wanted for c in others)


def affiliate(r: Reading, number: int, head: int) -> None:
    """Note the body that a name's own phrase says a person is from ("John Smith of Human Rights Watch").

    Its owner tells that too ("the Red Cross's Ann Lee", "Britain's Andy Murray", "American Serena Williams").
    """
    tree = r.tree
    start = r.scene.name_at[head].start
    for c in tree.children[head]:
        other = r.scene.name_at.get(c)
        if c >= start or other is None or not (tree.dep[c] == "poss" or other.end == start):
            continue
        nation = r.scene.nation_of(other)
        if nation is not None and (tree.dep[c] == "poss" or r.scene.text_of(other) in r.scene.nations.by_demonym):
            r.table.locate(number, nation, told=True)
        elif other.label == "ORG" and tree.dep[c] == "poss":
            r.bodies.append((number, c))
    for p in tree.kids(head, "prep"):
        if tree.lower[p] not in ("of", "from", "with", "at"):
            continue
        for o in tree.kids(p, "pobj"):
            name = r.scene.name_at.get(o)
            if name is None or name.label == "ORG" or r.scene.nation_of(name) is None:
                r.bodies.append((number, o))
                r.bodies.extend((number, c) for c in tree.kids(o, "poss") if name is None)


def same_belonging(r: Reading, number: int, d: Description) -> None:
    """Make one of a named person and somebody's lawyer, father or aide whom the text spoke of before without a name."""
    owners = () if d.owner is None else r.table.out.by_head.get(d.owner, ())
    if not owners:
        return
    for seen in r.table.recent():
        other, profile = r.table.actor(seen.actor), r.table.profiles[seen.actor]
        if other.kind == "unnamed" and profile.owner == owners[0] and d.role.noun in profile.nouns:
            r.table.merge(number, seen.actor)
            return


def introduced(r: Reading, number: int, name: Name, head: int) -> None:
    """Make one of somebody spoken of by office alone and the first person named bare after that.

    News gives first what somebody is ("a police spokesman said") and the name in the next sentences, with nothing
    beside it: the lead's subject whoever it is, later on only who holds an office and said something.
    """
    tree, actor = r.tree, r.table.actor(number)
    bare = actor.role is None and (name.end - name.start > 1 or title_before(r, name) is not None)
    if not bare or tree.dep[head] not in ("nsubj", "nsubjpass"):
        return
    lead, r.lead = r.lead, None
    if lead is not None and tree.sentence[head] <= LEAD and may_be_named(r, number, lead):
        r.table.merge(number, lead)
        return
    for seen in r.table.recent()[1:]:
        other = r.table.actor(seen.actor)
        if tree.sentence[head] - tree.sentence[seen.head] > NEAR or other.kind == "person":
            return
        spoke = seen.subject and tree.lemma[tree.head[seen.head]] in r.scene.speaking
        if other.kind == "unnamed" and other.role and spoke and tree.sentence[head] > tree.sentence[seen.head]:
            if may_be_named(r, number, seen.actor):
                r.table.merge(number, seen.actor)
            return


def may_be_named(r: Reading, number: int, other: int) -> bool:
    """Tell whether an unnamed actor may be a named person."""
    profile, mine = r.table.profiles[other], r.table.profiles[number].gender
    fits = mine is None or profile.gender in (None, mine)
    return r.table.actor(other).kind == "unnamed" and not profile.plural and fits


def learn(r: Reading, number: int, d: Description) -> None:
    """Give an actor the role, country and sectors of a description of it."""
    if r.table.actor(number).kind == "person":
        if d.title is not None:
            bare = d.title.lower() in r.scene.words.courtesy and d.body is None and d.owner is None
            r.table.call(number, d.title, courtesy=bare, keep=not d.sectors)
        if d.owner is not None and d.body is None and r.scene.name_at.get(d.owner) is not None:
            r.staff.append((number, d))
        if d.owner is not None and not r.table.out.by_head.get(d.owner):
            r.pending.append((number, d))  # whom it belongs to comes later in the text
        else:
            place(r, number, d)
    else:
        r.table.settle(number, country=d.countries[0] if d.countries else None, sectors=d.sectors)
    note(r.table.profiles[number], d)


def place(r: Reading, number: int, d: Description) -> None:
    """Give an actor the country and sectors of a description, once all it belongs to is known."""
    lend_body(r.scene, r.table, d)
    countries, rule = countries_of(r.scene, r.table, d)
    country = countries[0] if countries else (d.body.home or d.body.country) if d.body else None
    sectors = () if d.role.family == "people" else sectors_of(r.scene, r.table, d)
    r.table.locate(number, country, told=rule == "described")
    r.table.settle(number, sectors=sectors)
