"""Short news of one invented matter, and of others beside it: what the tests of this folder add to a record."""

from __future__ import annotations

from onrecord.records import Article

CLOSED = """\
TBILISI, Georgia - Armenia closed the Sadakhlo crossing to Georgian lorries on Monday, the Georgian foreign ministry
said.
Foreign Minister Nino Beridze said Armenia had promised to reopen the Sadakhlo crossing by 20 May.
"Our drivers have been waiting since the morning," Beridze told reporters in Tbilisi.
Armenian police detained two Georgian drivers at the Sadakhlo crossing on Monday.
"""
CLOSED_AGAIN = """\
YEREVAN, Armenia - The government of Armenia shut the crossing at Sadakhlo to lorries from Georgia on Monday, 4 May.
Armenia's customs service said the scanner at the Sadakhlo crossing had broken down and denied that politics played
a part.
Georgia's foreign ministry accused Armenia of breaking the 2019 transit treaty.
"""
STILL_SHUT = """\
TBILISI, Georgia - Three weeks after Armenia closed the Sadakhlo crossing, hundreds of Georgian lorries are still
waiting.
Armenia has failed to reopen the Sadakhlo crossing, Georgian Foreign Minister Nino Beridze said on Monday.
"""
REOPENED = """\
YEREVAN, Armenia - The government of Armenia reopened the Sadakhlo crossing to Georgian lorries on Tuesday.
Georgian Foreign Minister Nino Beridze welcomed the opening of the crossing.
"""
OTHER_ISSUE = """\
TBILISI, Georgia - Georgia and Armenia signed an agreement on student exchanges on Thursday.
The education ministers of the two countries met in Tbilisi and praised the scholarship programme for universities.
"""
OTHER_PARTIES = """\
LIMA, Peru - Chile closed the Chacalluta crossing to Peruvian lorries on Tuesday, the Peruvian foreign ministry said.
Peru accused Chile of breaking a transit treaty.
"""
SPORT = """\
MADRID, Spain - The home side won the cup on Sunday after a late goal in front of a full house.
The coach praised the young goalkeeper, who saved two penalties.
"""


def article(text: str, day: str, publisher: str, title: str) -> Article:
    """Return one of the texts as an article; its file would have told the rest."""
    return Article(text, title=title, published=day, publisher=publisher)


MATTER = [
    article(CLOSED, "2026-05-04", "Tbilisi Herald", "Armenia closes Sadakhlo crossing to Georgian lorries"),
    article(CLOSED_AGAIN, "2026-05-05", "Ararat Daily", "Sadakhlo crossing shut to lorries from Georgia"),
    article(STILL_SHUT, "2026-05-25", "Tbilisi Herald", "Georgian lorries still wait at closed Sadakhlo crossing"),
    article(REOPENED, "2026-06-02", "Ararat Daily", "Armenia reopens Sadakhlo crossing to Georgian lorries"),
]
BESIDE = [
    article(OTHER_ISSUE, "2026-05-06", "Tbilisi Herald", "Georgia and Armenia sign student exchange agreement"),
    article(OTHER_PARTIES, "2026-05-05", "Lima Courier", "Chile closes Chacalluta crossing to Peruvian lorries"),
    article(SPORT, "2026-05-10", "Madrid Post", "Home side wins the cup"),
]
