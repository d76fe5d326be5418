"""The table of actors while a text is read: who has been named so far, under which names, how lately."""

from __future__ import annotations

from collections import Counter

from ...codebook.actors import actor_words
from ...codebook.names import name_words
from ...codebook.organizations import SUPRANATIONAL
from ...codebook.people import Person, people
from .found import ActorFound, ActorTable, Mention
from .profile import Profile, Seen, code_of, prefix_of
from .spelling import initials, one_letter_off, shorter, slug, without_country, without_initials

ROVING = ("REB", "PRM", "UAF")  # sectors of bodies that are often of another country than their story
PEOPLE = ("person", "unnamed", "group")
FOREMOST = 0.5  # share of the actors' mentions that makes their country that of the others, where no place tells
WINDOW = 60  # mentions back that a later word may refer to


class Table:
    """Builds an :class:`ActorTable`; every look-up is by dict or over the last :data:`WINDOW` mentions."""

    def __init__(self, published: str | None) -> None:
        self.published = published
        self.out = ActorTable()
        self.profiles: list[Profile] = []
        self.seen: list[Seen] = []
        self._persons: dict[str, int] = {}
        self._surnamed: dict[str, list[int]] = {}
        self._known: dict[int, Person] = {}
        self._bodies: dict[str, int] = {}
        self._same: dict[int, int] = {}
        self._described: dict[tuple[object, ...], int] = {}

    def add(self, actor: ActorFound, profile: Profile | None = None) -> int:
        """Enter a new actor and return its number."""
        self.out.actors.append(actor)
        self.profiles.append(profile or Profile())
        return len(self.out.actors) - 1

    def actor(self, number: int) -> ActorFound:
        """Return the record of actor ``number``."""
        return self.out.actors[number]

    def mention(self, start: int, end: int, head: int, actor: int, rule: str, *, subject: bool | None = False) -> None:
        """Note that tokens ``[start, end)`` with ``head`` mean ``actor``, and make it the latest seen.

        ``subject`` is ``None`` for a mention that later words do not refer back to.
        """
        self.out.mentions.append(Mention(start, end, head, actor, rule))
        known = self.out.by_head.get(head, ())
        if actor not in known:
            self.out.by_head[head] = (*known, actor)
        if subject is not None:
            self.seen.append(Seen(head, actor, subject))

    def prefix(self, number: int) -> str | None:
        """Return IGO, NGO or MNC where actor ``number`` is, or belongs to, such a body."""
        return prefix_of(self.actor(number).code)

    def home(self, number: int) -> str | None:
        """Return the country of the people of actor ``number``, or IGO or NGO where that is what it is."""
        return self.actor(number).country or self.profiles[number].home or self.prefix(number)

    def merge(self, number: int, other: int) -> None:
        """Let all that was said of actor ``other``, who had no name yet, be said of ``number``."""
        if self.root(number) == self.root(other):
            return
        self._same[other] = number
        a, b = self.profiles[number], self.profiles[other]
        a.gender = a.gender or b.gender
        a.nouns |= b.nouns
        a.families |= b.families
        a.titles |= b.titles
        a.owner = b.owner if a.owner is None else a.owner
        for seen in self.recent():
            if seen.actor == other:
                seen.actor = number
                self.out.by_head[seen.head] = tuple(self.root(n) for n in self.out.by_head[seen.head])
        known = self.actor(other)
        self.settle(number, country=known.country or self.prefix(other), sectors=known.sectors, role=known.role)

    def root(self, number: int) -> int:
        """Return the actor that ``number`` turned out to be: itself, but for those that :meth:`merge` joined."""
        while number in self._same:
            number = self._same[number]
        return number

    def close(self) -> None:
        """Leave out the actors that turned out to be others, everywhere."""
        if not self._same:
            return
        kept = [n for n in range(len(self.out.actors)) if n not in self._same]
        place = {n: k for k, n in enumerate(kept)}
        self.out.actors = [self.out.actors[n] for n in kept]
        self.out.mentions = [m._replace(actor=place[self.root(m.actor)]) for m in self.out.mentions]
        for head, numbers in self.out.by_head.items():
            self.out.by_head[head] = tuple(dict.fromkeys(place[self.root(n)] for n in numbers))

    def recent(self) -> list[Seen]:
        """Return the latest mentions, last first."""
        return self.seen[: -WINDOW - 1 : -1]

    # --- named -------------------------------------------------------------------------------------------------

    def government(self, code: str, name: str, *, acting: bool, rule: str) -> int:
        """Return the country ``code`` as an actor; ``acting`` makes it its government, an organization."""
        key = f"gov:{code}"
        number = self._bodies.get(key)
        if number is None:
            number = self._bodies[key] = self.add(ActorFound(key, name, "country", None, code, (), code, rule))
        actor = self.actor(number)
        if acting and actor.kind == "country":
            actor.kind, actor.name = "organization", f"government of {name}"
            actor.sectors, actor.code, actor.rule = ("GOV",), f"{code}GOV", rule
        return number

    def person(self, name: str, rule: str, gender: str | None = None) -> int:
        """Return the person called ``name`` here: by the full name, or by a part of a name that the text has given.

        ``gender`` is what a title of address tells ("Mr Corby" is not Ms Corby).
        """
        words = [w.lower() for w in name.split()]
        while len(words) > 1 and words[-1] in name_words().suffixes:
            words.pop()
        last, full = words[-1], " ".join(words)
        number = self._persons.get(full)
        if number is None and full in people():
            number = self._persons.get(people()[full].name.lower())
        if number is None:
            number = self._persons.get(last)
            if number is not None and len(words) > 1 and not self._fits(number, words):
                number = None
        if number is None and len(words) > 1:
            number = self._misspelt(words)
        if number is not None and gender and self.profiles[number].gender not in (None, gender):
            return self._namesake(name, f"{gender} {last}", rule, gender)
        if number is None:
            number = self._new_person(name, full, rule)
        actor = self.actor(number)
        if number not in self._known and len(words) > len(actor.name.split()):
            actor.name = name
            self._recognise(number, full)
        if " " in actor.name:
            actor.key = f"person:{slug(without_initials(actor.name))}"
        self._enter_person(number, words)
        return number

    def of_another(self, number: int, country: str, noun: str) -> bool:
        """Tell whether a person known by name and by a state's office is of another country than an office tells."""
        actor, profile = self.actor(number), self.profiles[number]
        told = actor.country is not None and not profile.guessed and bool({"GOV", "LEG", "MIL"} & set(actor.sectors))
        return told and actor.country != country and noun not in profile.nouns and bool(profile.titles)

    def namesake(self, name: str, rule: str, country: str) -> int:
        """Return the person of ``country`` who has the name of another; the name means the later one from here on."""
        number = self._persons.get(f"{country} {name.lower()}")
        if number is None:
            key = f"person:{slug(name)}-{country.lower()}" if " " in name else None
            number = self._persons[f"{country} {name.lower()}"] = self.add(ActorFound(key, name, "person", rule=rule))
        self._enter_person(number, name.lower().split())
        return number

    def _misspelt(self, words: list[str]) -> int | None:
        """Return the person of whose name a letter is other here, in the last name or left out of the first."""
        for known in (self._persons.get(words[0]), self._persons.get(words[-1])):
            name = self.actor(known).name.lower().split() if known is not None else []
            if len(name) != len(words) or name[1:-1] != words[1:-1]:
                continue
            if name[0] == words[0] and one_letter_off(name[-1], words[-1]):
                return known
            given = name_words().given
            two = name[0] in given and words[0] in given  # "Marina" and "Martina"
            lost = len(name[0]) != len(words[0]) and one_letter_off(name[0], words[0])
            if name[-1] == words[-1] and lost and not two:
                return known
        return None

    def _namesake(self, name: str, key: str, rule: str, gender: str) -> int:
        """Return the one of a family whose title tells another gender than that of the one named before."""
        number = self._persons.get(key)
        for other in self._surnamed.get(name.lower().split()[-1], ())[::-1] if number is None else ():
            if self.profiles[other].gender == gender:
                number = self._persons[key] = other
                break
        if number is None:
            number = self._persons[key] = self.add(ActorFound(None, name, "person", rule=rule), Profile(gender))
        return number

    def _new_person(self, name: str, full: str, rule: str) -> int:
        """Enter a person; one whom the codebook knows with full name, gender and country."""
        number = self.add(ActorFound(None, name, "person", rule=rule))
        self._recognise(number, full)
        return number

    def _recognise(self, number: int, full: str) -> None:
        """Give a person what the codebook knows of one called ``full``, if it has one."""
        known, actor = people().get(full), self.actor(number)
        if known is None:
            return
        actor.name, actor.rule = known.name, f"{actor.rule}, known person"
        self.profiles[number].gender = self.profiles[number].gender or known.gender
        self.settle(number, country=known.country)
        self._known[number] = known
        self._enter_person(number, known.name.lower().split())

    def call(self, number: int, role: str, *, courtesy: bool, keep: bool) -> None:
        """Give a person a role where none is known but a title of address; ``keep`` keeps the sector of that."""
        profile, actor = self.profiles[number], self.actor(number)
        if profile.courtesy and not courtesy:
            actor.role, profile.courtesy = None, False
            if not keep:
                actor.sectors = ()
        profile.courtesy |= courtesy and actor.role is None
        self.settle(number, role=role)

    def locate(self, number: int, country: str | None, *, told: bool) -> None:
        """Give an actor a country; one that the text tells takes the place of what only the context gave."""
        profile, actor = self.profiles[number], self.actor(number)
        if told and country is not None and profile.guessed:
            actor.country, profile.guessed = None, False
        profile.guessed |= not told and country is not None and actor.country is None
        self.settle(number, country=country)

    def settle_known(self) -> None:
        """Give persons whom the codebook knows their sector on the report's date, where the text gave none."""
        for number, known in self._known.items():
            self.settle(number, sectors=known.sectors(self.published))

    def belong(self, number: int, body: int) -> None:
        """Give a person what it lacks of the country and sectors of the body that it is said to be from."""
        of = self.actor(self.root(body))
        if of.kind == "organization":
            person = self.root(number)
            self.locate(person, self.home(self.root(body)), told=True)
            self.settle(person, sectors=of.sectors)
            if of.sectors[:1] == ("COP",) and self._ranked(person):
                self._police(person)

    def _ranked(self, number: int) -> bool:
        """Tell whether a person bears a rank that armies and the police share ("Captain")."""
        ranks = actor_words().ranks & self.profiles[number].nouns
        return self.actor(number).kind == "person" and self.actor(number).sectors == ("MIL",) and bool(ranks)

    def _police(self, number: int) -> None:
        actor = self.actor(number)
        actor.sectors, actor.code = ("COP",), code_of(actor.country or prefix_of(actor.code), ("COP",))

    def settle_ranks(self) -> None:
        """Take ranks that armies and the police share for police ranks where police act and no soldiers do."""
        bodies = {a.sectors[0] for a in self.out.actors if a.kind in ("organization", "group") and a.sectors}
        if "COP" not in bodies or "MIL" in bodies:
            return
        for number in range(len(self.out.actors)):
            if self._ranked(number):
                self._police(number)

    def settle_owners(self) -> None:
        """Give those who are only somebody's ("her father", "his lawyer") the country of whose they are."""
        for number, profile in enumerate(self.profiles):
            if profile.owner is not None and not prefix_of(self.actor(number).code):
                self.settle(number, country=self.actor(self.root(profile.owner)).country)

    def foremost(self) -> str | None:
        """Return the country that most mentions of actors with one belong to, ``None`` where few do or none does."""
        counted = Counter(self.actor(self.root(m.actor)).country for m in self.out.mentions)
        del counted[None]
        top = counted.most_common(1)
        return top[0][0] if top and top[0][1] >= FOREMOST * counted.total() else None

    def settle_context(self, country: str) -> None:
        """Give people without a country that of a story which is about one country."""
        for number, actor in enumerate(self.out.actors):
            profile = self.profiles[number]
            unknown = profile.wide or "country" in profile.families or not _surely_people(actor, profile)
            unknown = unknown or ("perpetrator" in profile.families and actor.kind == "unnamed")
            here = actor.kind in PEOPLE or (actor.kind == "organization" and _local(actor))
            if here and not actor.country and not prefix_of(actor.code) and not unknown:
                self.settle(number, country=country)

    def settle_civilians(self) -> None:
        """Make private persons of those whom the text names without any office or belonging."""
        for number, actor in enumerate(self.out.actors):
            named = actor.kind == "person" and _surely_people(actor, self.profiles[number])
            if named and not actor.role and not actor.sectors and number not in self._known:
                self.settle(number, sectors=("CVL",))

    def _fits(self, number: int, words: list[str]) -> bool:
        """Tell whether a longer name may be that of a person known by another: one's words among the other's."""
        known = [w.lower() for w in self.actor(number).name.split()]
        short, long = sorted((known, words), key=len)
        if len(short) > 1 and short[0] != long[0] and name_words().particles & set(long):
            return False  # "Omar bin Said al Harthi" is the father of "Ali bin Omar bin Said al Harthi", or his brother
        return set(short) <= set(long) or (known[0][0] == words[0][0] and len(known[0].strip(".")) == 1)

    def _enter_person(self, number: int, words: list[str]) -> None:
        self._persons[" ".join(words)] = number
        self._persons[words[-1]] = number
        family = self._surnamed.setdefault(words[-1], [])
        if number not in family:
            family.append(number)
        if len(words) > 1:
            self._persons.setdefault(words[0], number)
            gender = name_words().given.get(words[0])
            profile = self.profiles[number]
            profile.gender = profile.gender or gender

    def body(self, name: str, key: str | None, *, rule: str) -> int:
        """Return the organization called ``name``, or entered under ``key``; a new one has no country or sectors."""
        low = name.lower().removeprefix("the ")
        number = self._bodies.get(key or f"org:{slug(name)}")
        if number is None:
            number = self._bodies.get(low)
        if number is None:
            number = self._shortened(low)
        if number is None:
            number = self.add(ActorFound(key or f"org:{slug(name)}", name, "organization", rule=rule))
            for short in (initials(name), initials(without_country(name)), *shorter(name)):
                self._bodies.setdefault(short, number)
        self._bodies.setdefault(self.actor(number).key or low, number)
        self._bodies.setdefault(low, number)
        return number

    def _shortened(self, name: str) -> int | None:
        """Return the body of unknown kind that the text has called by a firm's name without "Ltd" ("Bolt Foods")."""
        words = name.split()
        if len(words) < 2 or words[-1] not in name_words().firm:
            return None
        number = self._bodies.get(" ".join(words[:-1]))
        known = self.actor(number) if number is not None else None
        if known is None or known.kind != "organization" or known.sectors not in ((), ("BUS",)):
            return None
        self.settle(self._bodies[" ".join(words[:-1])], sectors=("BUS",))
        return number

    def alias(self, name: str, number: int) -> None:
        """Let ``name`` stand for body ``number`` from here on, as "(ABC)" after its full name says."""
        self._bodies[name.lower()] = number
        self._bodies[f"org:{slug(name)}"] = number

    def abbreviate(self, name: str, number: int) -> None:
        """Let the initials of ``name`` stand for body ``number`` where they stand for nobody yet."""
        self._bodies.setdefault(initials(name), number)

    def known_body(self, name: str) -> int | None:
        """Return the body that this text has called ``name`` or abbreviated so, or ``None``."""
        return self._bodies.get(name.lower().removeprefix("the "))

    # --- described ---------------------------------------------------------------------------------------------

    def described(self, key: tuple[object, ...], actor: ActorFound, profile: Profile) -> int:
        """Return the actor entered under ``key``, or enter ``actor`` under it."""
        number = self._described.get(key)
        if number is None:
            number = self._described[key] = self.add(actor, profile)
        return self.root(number)

    def settle(
        self, number: int, *, country: str | None = None, sectors: tuple[str, ...] = (), role: str | None = None
    ) -> None:
        """Give an actor what it lacks of country, sectors and role; what it has stays."""
        a = self.actor(number)
        country = None if country == "MNC" and a.kind in PEOPLE else country  # which is no country of people
        a.country = a.country or (country if country not in SUPRANATIONAL else None)
        a.sectors = a.sectors or sectors
        a.role = a.role or role
        a.code = code_of(a.country or (country if country in SUPRANATIONAL else None) or prefix_of(a.code), a.sectors)


def _surely_people(actor: ActorFound, profile: Profile) -> bool:
    """Tell whether an actor is surely human: one word that the recogniser takes for a person may be anything."""
    told = bool(actor.role) or profile.gender is not None or bool(profile.nouns)
    return actor.kind != "person" or " " in actor.name or told


def _local(actor: ActorFound) -> bool:
    """Tell whether a body may be of its story's country: no fighters, and not called international."""
    words = set(actor.name.lower().split())
    return not set(actor.sectors) & set(ROVING) and not words & name_words().wide
