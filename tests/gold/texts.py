"""The hand-made tables over real news: their rows, and the texts they point into, kept beside the checkout."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from onrecord import Article

POLNEAR = Path("eval") / "attribution" / "polnear-dev" / "text"
Row = dict[str, Any]


def rows(table: Path, part: str) -> dict[str, list[Row]]:
    """Return the rows of ``part`` ("open" or "locked") of a table by document."""
    out: dict[str, list[Row]] = defaultdict(list)
    for line in table.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["part"] == part:
            out[row["document"]].append(row)
    return dict(out)


def articles(shared: Path, wanted: set[str]) -> Iterator[tuple[str, Article]]:
    """Yield the documents named in ``wanted`` with their names."""
    for line in (shared / "articles" / "wikinews.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        if (name := f"wikinews:{item['url']}") in wanted:
            yield name, Article(text=item["text"], title=item["title"], url=item["url"])
    for node in etree.parse(shared / "eval" / "places" / "GWN.xml").iterfind("article"):
        if (name := f"gwn:{node.get('file')}") in wanted:
            yield name, Article(text=node.findtext("text") or "", title=node.findtext("title"))
    for name in sorted(n for n in wanted if n.startswith("polnear:")):
        file = shared / POLNEAR / f"{name.removeprefix('polnear:')}.txt"
        yield name, Article(text=file.read_bytes().decode("utf-8"))
