"""English passes; another language is named."""

from __future__ import annotations

import pytest

from onrecord import ArticleError
from onrecord.intake.language import require_english


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("وزیر امور خارجه گفت که مذاکرات ادامه دارد و مرز بسته می‌ماند.", r"Persian \(fa\)"),
        ("El ministro dijo el viernes que la frontera seguirá cerrada hasta nuevo aviso.", r"Spanish \(es\)"),
        ("Der Minister sagte am Freitag, die Grenze bleibe bis auf Weiteres geschlossen.", r"German \(de\)"),
        ("Министр заявил в пятницу, что граница останется закрытой до конца года.", r"Russian \(ru\)"),
        ("外交部发言人周五表示,边界将继续关闭。", r"Chinese \(zh\)"),
        ("Министр", "seems to be in"),
    ],
)
def test_another_language_is_named(text: str, named: str) -> None:
    with pytest.raises(ArticleError, match=named):
        require_english(text, "a.txt")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tabriz",
        "Bonjour Paris",
        "12:30 — 45%",
        "😀😀",
        "POLICE ARREST TWO MEN AFTER RIOTS IN LORENA",
        "Lorena, Brookside, Maplewood, Siaya, Kisumu, Bondo, Nyando, Kisii, Wajir, Mandera",
        "The minister said the word for it was دیپلماسی and left. “Merci,” she added, and that was the end of it.",
    ],
)
def test_english_and_what_is_too_short_to_tell_pass(text: str) -> None:
    require_english(text, "a.txt")
