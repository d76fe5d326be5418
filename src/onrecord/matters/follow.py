"""A report joins the record: its origin, its accounts, its matters, its promises and positions. Last on the way.

Everything is decided from what the record already holds, in the order of adding, inside the transaction that adds the
report: a record that was interrupted and resumed is the same as one that was not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..codebook.following import thresholds
from ..record.threads import LikeDocument, Threads
from ..records import Report
from . import growth, incidents, lines, promises, settle
from .accounts import accounts_of, ordinal_of
from .columns import columns_of
from .copies import Earlier, names_in, sign, trace, unpack
from .credits import credits_of, share_credit
from .growth import Belonging, Growing
from .incidents import Told
from .likeness import Weight
from .packed import dump, dump_bag, load, load_bag
from .profile import Profile, party_key, profile_of
from .promises import Promise
from .titles import title_of
from .words import plain_words, stems, weigher

SAYINGS = 40  # latest sayings of a party that a new one is compared with
MOST_MATTERS = 2  # matters that one report belongs to
Moved = list[tuple[str, str]]  # what a report moved in its matter: kind and item's id


class Follower:
    """Joins reports to one record, each inside the transaction that adds it."""

    def __init__(self, threads: Threads) -> None:
        self.threads = threads
        self._tellings: dict[int, list[Told]] = {}  # of the incidents that the report at hand may tell

    def follow(self, number: int, report: Report) -> None:
        """Join ``report``, the document of that number in the record, in place of an earlier coding of it.

        A document's origin, its words and its matters stand with its text and do not change with its coding.
        """
        self._tellings.clear()
        recoded = self.threads.origin_of(number) is not None
        if recoded:
            self._mend(*self.threads.forget(number))
        everything = set(stems(f"{report.document.title or ''} {report.document.text}"))
        weight = weigher(self.threads.traced(), self.threads.frequency(everything))
        if not recoded:
            self._trace(number, report)
            self.threads.count_stems(everything)
        origin = self.threads.origin_of(number) or number
        moved: Moved = [("report", report.document.id)] if not recoded else []
        found = self._incidents(number, origin, report, weight, moved)
        if origin == number and not recoded:
            origin = self._credit(number, report, found)
            self._retell(number, origin, found)
        matters = self.threads.attached(number) or self._grow(number, origin, report, weight, found)
        if not matters:
            return
        main = matters[0]
        for incident in found:
            self.threads.own_incident(incident, main)
        self._promises(number, report, weight, main, moved)
        self._positions(number, report, weight, main, moved)
        moved += [("dispute", d.id) for d in report.disputes]
        day = ordinal_of(report.document.published)
        self.threads.put_moves(main, number, day, moved)
        for matter in matters:
            self.threads.touch_matter(matter, day)

    # -- origin

    def _trace(self, number: int, report: Report) -> None:
        signature = sign(report.document.text)
        credits = credits_of(report.document)
        packed = json.dumps(credits)
        if signature is None:
            self.threads.put_provenance(number, (number, None, None, None, packed, 0, b""))
            return
        bands = signature.bands()
        likely = [_earlier(row) for row in self.threads.like_documents(bands, number)]
        found = trace(report.document, signature, credits, likely)
        row = (found.origin, found.revision_of, found.reason, found.score) if found else (number, None, None, None)
        self.threads.put_provenance(number, (*row, packed, signature.size, signature.pack()))
        self.threads.put_bands(number, bands)

    def _credit(self, number: int, report: Report, found: Sequence[int]) -> int:
        """Return the origin of a story of its own words that tells an incident on the credit of another's agency."""
        credits = json.loads(self.threads.credits_of(number))
        day = ordinal_of(report.document.published)
        if not credits or day is None:
            return number
        for row in self.threads.tellers(found, number):
            told = ordinal_of(row.published)
            near = told is not None and abs(day - told) <= thresholds().credit_days
            if near and share_credit(credits, _credits(row)):
                self.threads.change_origin(number, row.origin, "the same credit for the same incident")
                return row.origin
        return number

    # -- incidents

    def _incidents(self, number: int, origin: int, report: Report, weight: Weight, moved: Moved) -> list[int]:
        """Link each account to its incident and return the incidents' numbers, each once, in order."""
        sources = _sources(report)
        standing = {e.id: e.confirmation for e in report.events}
        for account in accounts_of(report):
            told = Told(account, number, origin, sources.get(account.event), standing[account.event])
            self._link(told, weight, moved)
        return self.threads.incidents_of(number)

    def _link(self, told: Told, weight: Weight, moved: Moved) -> None:
        account = told.account
        keys = incidents.keys_of(account, weight)
        likely = self.threads.like_incidents(keys, *incidents.window(account))
        matches = incidents.matches(told, ((n, self._told(n)) for n in likely), weight)
        if matches:
            incident, score = matches[0]
            incident = self._unite(incident, [n for n, _ in matches[1:2]], weight)
        else:
            incident, score = self.threads.new_incident(columns_of([told]) | {"id": f"i-{account.event}"}), 1.0
            moved.append(("incident", f"i-{account.event}"))
            self._tellings[incident] = []
        tellings = [*self._told(incident), told]
        self._tellings[incident] = tellings
        self.threads.put_account(account.event, incident, told.document, score, dump(told))
        self.threads.put_incident_keys(incident, incidents.when(account), keys)
        self._write(incident, tellings)

    def _unite(self, incident: int, others: Iterable[int], weight: Weight) -> int:
        """Make one of an incident and others that the same account is of, where they are alike; return the one that
        stays.
        """
        for other in others:
            if incidents.closeness(self._told(incident), self._told(other), weight) < thresholds().incident:
                continue
            kept, gone = sorted((incident, other))
            both = [*self._told(kept), *self._told(gone)]
            self._tellings[kept] = sorted(both, key=lambda t: (t.document, t.account.event))
            self.threads.join_incidents(kept, gone)
            self._tellings.pop(gone)
            incident = kept
        return incident

    def _told(self, incident: int) -> list[Told]:
        if incident not in self._tellings:
            self._tellings[incident] = [load(told, Told) for told in self.threads.accounts(incident)]
        return self._tellings[incident]

    def _write(self, incident: int, tellings: Sequence[Told]) -> None:
        self.threads.change_incident(incident, columns_of(tellings))
        whole = incidents.summarise(tellings)
        sides = (("actor", whole.actors), ("recipient", whole.recipients))
        self.threads.put_incident_parties(incident, [(side, p.id, p.name, p.country) for side, ps in sides for p in ps])

    def _retell(self, number: int, origin: int, found: Sequence[int]) -> None:
        """Bring a document's accounts up to date with its origin."""
        for incident in found if origin != number else ():
            tellings = [replace(t, origin=origin) if t.document == number else t for t in self._told(incident)]
            for told in tellings:
                if told.document == number:
                    self.threads.retell(told.account.event, dump(told))
            self._tellings[incident] = tellings
            self._write(incident, tellings)

    # -- matters

    def _grow(self, number: int, origin: int, report: Report, weight: Weight, found: Sequence[int]) -> list[int]:
        """Attach a report to its matters, or start one; return their numbers, closest first; empty where it has no
        party.
        """
        profile = profile_of(report, weight)
        if not profile.parties or not profile.words:
            return []
        keys = growth.keys_of(profile, weight)
        told = self.threads.matters_of_incidents(found)
        story = self.threads.matters_of_documents(d for d in self.threads.documents_of_origin(origin) if d != number)
        likely = sorted({*self.threads.like_matters(keys), *told, *story})
        known = {n: _growing(self.threads, n) for n in likely}
        belongs = growth.belongings(profile, known.values(), told=told, same_story=story)
        belongs = [b for b in belongs if not self.threads.is_detached(b.matter, number)]
        if not belongs:
            return [self._start(number, report, profile, keys)]
        belongs = self._join(belongs, known)
        copy = number != origin
        for b in belongs:
            self.threads.attach(b.matter, number, b.score, b.reason)
            if not copy:
                self._widen(growth.grown(_growing(self.threads, b.matter), profile), keys, profile)
        return [b.matter for b in belongs]

    def _start(self, number: int, report: Report, profile: Profile, keys: Iterable[str]) -> int:
        row = {
            "id": f"m-{report.document.id}",
            "title": title_of(profile.parties, profile.words, profile.forms),
            "parties": dump_bag(profile.parties),
            "words": dump_bag(profile.words),
            "forms": dump_bag(profile.forms),
            "reports": 0,
        }
        matter = self.threads.new_matter(row)
        self.threads.file_matter(matter, keys, profile.parties)
        self.threads.attach(matter, number, 1.0, "the first report of the matter")
        return matter

    def _join(self, belongs: list[Belonging], known: dict[int, Growing]) -> list[Belonging]:
        """Join the two closest matters where they are one, unless a person has decided otherwise; keep at most two."""
        if len(belongs) > 1:
            a, b = sorted(belongs[:2], key=lambda x: x.matter)
            free = not self.threads.is_decided(a.matter) and not self.threads.is_decided(b.matter)
            if free and growth.are_one(known[a.matter], known[b.matter]):
                self.join(a.matter, b.matter)
                best = belongs[0]
                return [Belonging(a.matter, best.score, best.reason)]
        close = [b for b in belongs[1:MOST_MATTERS] if b.score >= max(thresholds().matter, 0.8 * belongs[0].score)]
        return [belongs[0], *close]

    def join(self, kept: int, gone: int) -> None:
        """Make one matter of two: everything of ``gone`` goes to ``kept``."""
        one = growth.joined(_growing(self.threads, kept), _growing(self.threads, gone))
        self.threads.join_matters(kept, gone)
        self._widen(one, [], None)

    def _widen(self, matter: Growing, keys: Iterable[str], profile: Profile | None) -> None:
        row = {
            "title": title_of(matter.parties, matter.words, matter.forms),
            "parties": dump_bag(matter.parties),
            "words": dump_bag(matter.words),
            "forms": dump_bag({s: matter.forms[s] for s in matter.words if s in matter.forms}),
        }
        self.threads.change_matter(matter.number, row)
        self.threads.file_matter(matter.number, keys, profile.parties if profile else ())

    # -- promises

    def _promises(self, number: int, report: Report, weight: Weight, matter: int, moved: Moved) -> None:
        parties = {k for a in report.actors if (k := party_key(a))} | {promises.ANYBODY}
        day = ordinal_of(report.document.published)
        said = settle.later(report, number, self.threads.first_days(number))
        keys = (f"{party}|{stem}" for party in parties for stem in said.stems)
        story = set(self.threads.documents_of_origin(self.threads.origin_of(number) or number))
        rows = [row for row in self.threads.open_promises(keys, number) if row.document not in story]
        known = [(row.number, replace(load(row.told, Promise), status=row.status, due=row.due)) for row in rows]
        for n, promise in known:
            settlement = settle.settle(promise, said, weight)
            if settlement is None or settlement.outcome == promise.status:
                continue
            after = settle.settled(promise, settlement)
            self.threads.put_settlement({"promise": n, "document": number, "day": day, **_told_of(settlement)})
            self.threads.change_promise(n, {"status": after.status, "due": after.due})
            moved.append((settlement.outcome, promise.id))
        for promise in said.promises:
            if new := self._keep_promise(promise, known, weight, matter, moved):
                known.append((new, promise))

    def _keep_promise(
        self, promise: Promise, known: Sequence[tuple[int, Promise]], weight: Weight, matter: int, moved: Moved
    ) -> int | None:
        """Enter a promise and return its number; ``None`` for one that the record already follows, noted as told
        again.
        """
        scores = [(promises.same_promise(promise, p, weight), -n) for n, p in known]
        best = max(scores, default=(0.0, 0))
        if best[0] >= thresholds().promise:
            self.threads.put_promise_report(promise.id, -best[1], promise.document)
            return None
        row = {
            "id": promise.id,
            "document": promise.document,
            "matter": matter,
            "status": promise.status,
            "made": promise.made,
            "due": promise.due,
            "told": dump(promise),
        }
        number = self.threads.new_promise(row, promises.keys_of(promise, weight))
        self.threads.put_promise_report(promise.id, number, promise.document)
        moved.append(("promise", promise.id))
        return number

    # -- positions

    def _positions(self, number: int, report: Report, weight: Weight, matter: int, moved: Moved) -> None:
        for saying in lines.sayings_of(report, number):
            earlier = [load(t, lines.Saying) for t in self.threads.latest_sayings(matter, saying.party, SAYINGS)]
            change = lines.change(saying, earlier, weight) if saying.sign else None
            shared = {"matter": matter, "party": saying.party, "document": number, "day": saying.day}
            self.threads.put_saying(shared | {"sign": saying.sign, "item": saying.item, "told": dump(saying)})
            if change:
                told = {"before": change.before, "after": change.after, "score": change.score}
                self.threads.put_change(shared | told)
                moved.append(("line", saying.item))

    # -- a document coded anew

    def _mend(self, touched: Sequence[int], promised: Sequence[int]) -> None:
        """Bring incidents and promises up to date that have lost what an earlier coding told of them."""
        for incident in touched:
            tellings = [load(told, Told) for told in self.threads.accounts(incident)]
            if tellings:
                self._write(incident, tellings)
            else:
                self.threads.drop_incident(incident)
        for number in promised:
            told, outcomes = self.threads.promise_history(number)
            if not told:
                self.threads.drop_promise(number)
            else:
                self.threads.change_promise(number, _standing(self.threads, number, outcomes))


def _standing(threads: Threads, number: int, outcomes: Sequence[tuple[str, int | None]]) -> dict[str, object]:
    """Return a promise's columns after what is left of its settlements."""
    first: Promise = load(threads.promise_told(number), Promise)
    status, due = first.status, first.due
    for outcome, day in outcomes:
        status, due = ("open", day or due) if outcome == "extended" else (outcome, due)
    return {"status": status, "due": due}


def _sources(report: Report) -> dict[str, str | None]:
    """Return for each event the name of whose word it stands on; none where the author tells it."""
    names = {a.id: a.name for a in report.actors}
    said = {s.id: s for s in report.statements}
    out: dict[str, str | None] = {}
    for e in report.events:
        statement = said.get(e.statement or "")
        out[e.id] = names.get(statement.source or "") if statement else None
    return out


def _earlier(row: LikeDocument) -> Earlier:
    signature = unpack(row.signature, row.size)
    names = names_in(row.text)
    return Earlier(row.number, row.origin, row.publisher, row.title, row.url, _credits(row), names, signature)


def _credits(row: LikeDocument) -> tuple[str, ...]:
    """Return whom a document credits, itself included: its publisher may be what another credits."""
    own = " ".join(plain_words(row.publisher or "")).removeprefix("the ")
    return (*json.loads(row.credits), own) if own else tuple(json.loads(row.credits))


def _growing(threads: Threads, number: int) -> Growing:
    row = threads.matter(number)
    return Growing(row.number, load_bag(row.parties), load_bag(row.words), load_bag(row.forms))


def _told_of(settlement: settle.Settlement) -> dict[str, object]:
    """Return a settlement's own columns."""
    return {key: getattr(settlement, key) for key in ("outcome", "due", "evidence", "reason", "score")}
