"""Event tables that the field's tools take, made of rows of the ``events`` table: PLOVER's, ICEWS's, dyads by month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import Any

from .columns import Row

JOINED = "; "  # between several parties, as POLECAT has them
QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
NOT_YET = frozenset({"future", "hypothetical"})


def plover_rows(events: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """Yield each event row under the names of PLOVER and POLECAT data."""
    for e in events:
        yield {
            "Event ID": e["id"],
            "Event Date": e["date"],
            "Event Type": e["type"],
            "Event Mode": e["mode"],
            "Event Intensity": e["plover_score"],
            "Quad Code": str(e["quad_name"]).upper(),
            "Contexts": _joined(e["contexts"]),
            **_party(e, "actor", "Actor"),
            **_party(e, "recipient", "Recipient"),
            "Placename": e["place_name"],
            **_where(e),
            "GeoNames ID": e["geonames_id"],
            "Feature Type": e["place_feature"],
            "CAMEO Code": e["cameo"],
            "Fatalities": e["fatalities_best"],
            "Injured": e["injured_best"],
            "Factuality": e["author_value"],
            "Confirmation": e["confirmation"],
            "Told By": e["source_name"],
            "Event Text": e["sentence_words"],
            "Source": e["publisher"],
            "Source URL": e["url"],
            "Publication Date": e["published"],
            "Document ID": e["document"],
            "Version": e["codebook"],
        }


def _party(e: Row, role: str, title: str) -> dict[str, Any]:
    sectors = [one for held in e[f"{role}_sectors"] if held for one in held.split(";")]
    return {
        f"{title} Name": _joined(e[f"{role}_names"]),
        f"{title} Country": _joined(e[f"{role}_countries"]),
        f"Primary {title} Sector": sectors[0] if sectors else None,
        f"{title} Sectors": _joined(sectors),
        f"{title} Title": _joined(e[f"{role}_roles"]),
    }


def _where(e: Row) -> dict[str, Any]:
    return {
        "Province": e["place_admin1"],
        "Country": e["place_country"],
        "Latitude": e["lat"],
        "Longitude": e["lon"],
    }


def _joined(values: Iterable[str | None]) -> str | None:
    """Return what there is of ``values``, each once, in one text; ``None`` for nothing."""
    return JOINED.join(dict.fromkeys(v for v in values if v)) or None


def icews_rows(events: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """Yield each event row under the names of ICEWS data, whose source and target are actor and recipient."""
    for e in events:
        yield {
            "Event ID": e["id"],
            "Event Date": e["date"],
            **_side(e, "actor", "Source"),
            "Event Text": e["cameo_name"],
            "CAMEO Code": e["cameo"],
            "Intensity": e["plover_score"],
            **_side(e, "recipient", "Target"),
            "Story ID": e["document"],
            "Sentence": e["sentence_words"],
            "Publisher": e["publisher"],
            "URL": e["url"],
            "Publication Date": e["published"],
            "City": e["place_name"] if e["place_precision"] in ("city", "point") else None,
            **_where(e),
        }


def _side(e: Row, role: str, title: str) -> dict[str, Any]:
    cells = (("Name", "names"), ("Sectors", "sectors"), ("Country", "countries"))
    return {f"{title} {name}": _joined(e[f"{role}_{cell}"]) for name, cell in cells}


def dyad_months(events: Iterable[Row]) -> list[dict[str, Any]]:
    """Return counts by month, actor's country and recipient's country, in that order.

    An event counts once for each pair of countries that it joins, those within one country included. What is told as
    still to come, as imagined or as not so is left out, and so is an event without a country on either side.
    """
    held: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for e in events:
        if (e["author_score"] or 0) < 0 or e["aspect"] in NOT_YET:
            continue
        for actor, recipient in _dyads(e):
            held[e["month"] or "", actor, recipient].append(e)
    return [_counted(key, rows) for key, rows in sorted(held.items())]


def _dyads(e: Row) -> set[tuple[str, str]]:
    """Return the pairs of countries that an event joins; who is on both sides ("A and B met") is no pair of itself."""
    sides = (zip(e[f"{role}s"], e[f"{role}_countries"]) for role in ("actor", "recipient"))
    pairs = product(*sides)
    return {(one, other) for (who, one), (whom, other) in pairs if who != whom and one and other}


def _counted(key: tuple[str, str, str], rows: list[Row]) -> dict[str, Any]:
    scores = [e["plover_score"] for e in rows if e["plover_score"] is not None]
    month, actor, recipient = key
    return {
        "month": month or None,
        "actor": actor,
        "recipient": recipient,
        "events": len(rows),
        **{name: sum(e["quad"] == n for e in rows) for n, name in enumerate(QUADS, 1)},
        "score": round(sum(scores) / len(scores), 2) if scores else None,
        "documents": len({e["document"] for e in rows}),
    }


EXPORTS: dict[str, Callable[[Iterable[Row]], Iterable[dict[str, Any]]]] = {
    "plover": plover_rows,
    "icews": icews_rows,
    "dyads": dyad_months,
}
