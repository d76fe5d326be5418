"""The page in a browser: pointing at or tabbing to one side lights up the other. Skipped where there is none."""

from __future__ import annotations

import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from onrecord.views.page import page

from .invented import report

BROWSER = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no chromium to open the page in"),
]

# Does each step, then notes what is lit (!) and what is near (~), and leaves the notes as the page's title.
DRIVER = """
const notes = [];
const all = (query, words) => [...document.querySelectorAll(query)].find((e) => e.textContent.includes(words));
const point = (element) => element.dispatchEvent(new PointerEvent("pointerover", {bubbles: true}));
const steps = {
  "tab to a card": () => all(".go", "ASSAULT").focus(),
  "tab to words": () => all("article a", "claims").focus(),
  "point at words": () => point(all("article span", "that its")),
  "point at a position": () => point(all(".position .card", "wall")),
  "tab to an actor": () => all("section li.who .go", "Lena").focus(),
  "press Escape": () => document.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape"})),
};
const name = (e) => (e.closest("article") ? e : e.querySelector(".short")).textContent;
let at = 0;
for (const [step, act] of Object.entries(steps)) {
  setTimeout(act, (at += 300));
  setTimeout(() => {
    const lit = [...document.querySelectorAll(".lit, .near")];
    notes.push(step + "=" + lit.map((e) => name(e) + (e.classList.contains("lit") ? "!" : "~")).join("|"));
  }, (at += 300));
}
setTimeout(() => { document.title = notes.join("\\n"); }, at + 300);
"""


@pytest.fixture(scope="module")
def lit(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return what is lit after each step."""
    folder: Path = tmp_path_factory.mktemp("page")
    html = re.sub(r"<meta http-equiv[^>]*>", "", page(report()))  # the driver is no script of the page's own
    (folder / "page.html").write_text(html.replace("</body>", f"<script>{DRIVER}</script></body>"), encoding="utf-8")
    command = [
        *(str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
        *(f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=9000", "--dump-dom"),
        (folder / "page.html").as_uri(),
    ]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False).stdout
    title = re.search(r"<title>(.*?)</title>", shown, re.DOTALL)
    assert title is not None
    return {
        step: lit.split("|") if lit else []
        for step, lit in (line.split("=", 1) for line in unescape(title[1]).split("\n"))
    }


def test_a_card_lights_its_words(lit: dict[str, list[str]]) -> None:
    assert lit["tab to a card"] == ["blast!", "the reports!", "e3!"]


def test_words_light_their_card_and_what_they_stand_inside_of(lit: dict[str, list[str]]) -> None:
    assert {"claims!", "the wall is safe!", "s4!", "s3~"} <= set(lit["tab to words"])


def test_pointing_does_the_same(lit: dict[str, list[str]]) -> None:
    assert {"Hungary!", "denied!", "attacked!", "s5!"} <= set(lit["point at words"])


def test_a_position_lights_its_dispute(lit: dict[str, list[str]]) -> None:
    assert {"the wall is safe!", "d1!"} <= set(lit["point at a position"])


def test_an_actor_lights_every_mention(lit: dict[str, list[str]]) -> None:
    assert lit["tab to an actor"] == ["Lena Brunner!", "the mayor!", "a1!"]


def test_escape_puts_it_out(lit: dict[str, list[str]]) -> None:
    assert lit["press Escape"] == []
