"""Exports of news databases, made of invented reports in the shapes that the databases publish."""

from __future__ import annotations

FIRST = (
    "Police in Lorena said on Friday that two men were held near the river crossing.",
    "The mayor told reporters that the gates would reopen within a week. She said: “We have agreed on everything.”",
    "Both men denied the accusations, their lawyer said.",
)
SECOND = (
    "The foreign ministry said on Monday that talks with Maplewood would go on until the end of the month.",
    "“Nothing is signed,” a spokesman said. He would not say who had asked for the delay.",
)

LEXIS_TEXT = f"""




                               1 of 2 DOCUMENTS


                               The Valley Herald

                             March 5, 2024 Tuesday
                              Late Edition - Final

Gates to Reopen at River Crossing After
Week of Talks

BYLINE: By ANN LEE and
 JOHN ROE

SECTION: Section A; Column 0; Foreign Desk; Pg. 4

LENGTH: 212 words

DATELINE: LORENA, March 4

{FIRST[0][:40]}
{FIRST[0][41:]}

{FIRST[1]}

{FIRST[2]}

URL: https://valley.example/gates

GRAPHIC: PHOTO: The gates. (PHOTOGRAPH BY ANN LEE)

SUBJECT: BORDERS (90%); POLICE FORCES (78%)

LOAD-DATE: March 6, 2024

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                     Copyright 2024 The Valley Herald Company
                              All Rights Reserved


                               2 of 2 DOCUMENTS


                               Maplewood Courier

                                 March 11, 2024

SECTION: NEWS; Pg. 1

LENGTH: 96 words

HEADLINE: No date for pact, ministry says

BODY:

{SECOND[0]}

{SECOND[1]}

LOAD-DATE: March 11, 2024


                       Copyright 2024 Maplewood Courier Ltd
                              All Rights Reserved
"""


def _block(css: str, *spans: tuple[str, str]) -> str:
    inner = "".join(f'<SPAN CLASS="{name}">{text}</SPAN>' for name, text in spans)
    return f'<BR><DIV CLASS="{css}"><P CLASS="c1">{inner}</P>\n</DIV>\n'


LEXIS_HTML = (
    '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">\n<HTML><HEAD><TITLE>Export</TITLE>'
    '<STYLE TYPE="text/css"><!-- .c0 { text-align: center; } --></STYLE></HEAD><BODY>\n'
    "<!-- Hide XML section from browser\n<DOCS>\n<DOC NUMBER=1>\n<DOCFULL> -->\n"
    + _block("c0", ("c2", "1 of 2 DOCUMENTS"))
    + _block("c3", ("c4", "The Valley Herald"))
    + _block("c3", ("c4", "March 5, 2024"), ("c2", " Tuesday"))
    + _block("c5", ("c6", "Gates to Reopen at River Crossing After Week of Talks"))
    + _block("c5", ("c7", "BYLINE: "), ("c2", "By ANN LEE"))
    + _block("c5", ("c7", "LENGTH: "), ("c2", "212 words"))
    + _block("c5", ("c7", "DATELINE: "), ("c2", "LORENA, March 4"))
    + '<BR><DIV CLASS="c5">'
    + "".join(f'<P CLASS="c8"><SPAN CLASS="c2">{paragraph}</SPAN></P>\n' for paragraph in FIRST)
    + "</DIV>\n"
    + _block("c5", ("c7", "URL: "), ("c2", "https://valley.example/gates"))
    + _block("c5", ("c7", "LOAD-DATE: "), ("c2", "March 6, 2024"))
    + _block("c5", ("c7", "LANGUAGE: "), ("c2", "ENGLISH"))
    + _block("c3", ("c2", "Copyright 2024 The Valley Herald Company"), ("c2", "<BR>All Rights Reserved"))
    + "<!-- Hide XML section from browser\n</DOCFULL>\n</DOC> -->\n"
    + "<!-- Hide XML section from browser\n<DOC NUMBER=2>\n<DOCFULL> -->\n"
    + _block("c0", ("c2", "2 of 2 DOCUMENTS"))
    + _block("c3", ("c4", "Maplewood Courier"))
    + _block("c3", ("c4", "March 11, 2024"))
    + _block("c5", ("c7", "SECTION: "), ("c2", "NEWS; Pg. 1"))
    + _block("c5", ("c7", "LENGTH: "), ("c2", "96 words"))
    + _block("c5", ("c7", "HEADLINE: "), ("c2", "No date for pact, ministry says"))
    + '<BR><DIV CLASS="c5">'
    + "".join(f'<P CLASS="c8"><SPAN CLASS="c2">{paragraph}</SPAN></P>\n' for paragraph in SECOND)
    + "</DIV>\n"
    + _block("c5", ("c7", "LOAD-DATE: "), ("c2", "March 11, 2024"))
    + "<!-- Hide XML section from browser\n</DOCFULL>\n</DOC>\n</DOCS> -->\n</BODY></HTML>"
)

NEXIS_UNI = f"""Gates to Reopen at River Crossing After Week of Talks
The Valley Herald
March 5, 2024 Tuesday
Late Edition - Final

Copyright 2024 The Valley Herald Company All Rights Reserved
Section: Section A; Column 0; Foreign Desk; Pg. 4
Length: 212 words
Byline: By Ann Lee
Dateline: LORENA, March 4
Body

{FIRST[0]}

{FIRST[1]}

{FIRST[2]}


Classification


Language: ENGLISH

Publication-Type: Newspaper

Subject: BORDERS (90%)

Load-Date: March 6, 2024


End of Document


No date for pact, ministry says
Maplewood Courier
March 11, 2024 Monday

Copyright 2024 Maplewood Courier Ltd All Rights Reserved
Section: NEWS; Pg. 1
Length: 96 words
Body


{SECOND[0]}

{SECOND[1]}

Load-Date: March 11, 2024


End of Document
"""

FACTIVA_CODED = f"""SE  Foreign Desk
HD  Gates to Reopen at River Crossing After
Week of Talks
BY  By Ann Lee
WC  212 words
PD  5 March 2024
ET  04:00 AM
SN  The Valley Herald
SC  VALH
ED  Late Edition - Final
PG  4
LA  English
CY  Copyright 2024 The Valley Herald Company. All Rights Reserved.

LP
{FIRST[0]}

{FIRST[1]}

TD
{FIRST[2]}

CO  rvcrs : River Crossing Company
IN  i75 : Transport
NS  gcrim : Crime | gcat : Political/General News
RE  usa : United States
IPD Border
PUB The Valley Herald Company
AN  Document VALH000020240305ek350000x


HD  No date for pact, ministry says
WC  96 words
PD  11 March 2024
SN  Maplewood Courier
SC  MAPC
LA  English
CY  (c) 2024 Maplewood Courier

LP
{SECOND[0]}

TD
{SECOND[1]}

NS  gdip : International Relations
AN  Document MAPC000020240311ek3b0000y

"""

FACTIVA_PLAIN = f"""Foreign Desk

Gates to Reopen at River Crossing After Week of Talks

By Ann Lee
212 words
5 March 2024
04:00 AM
The Valley Herald
VALH
Late Edition - Final
4
English
Copyright 2024 The Valley Herald Company. All Rights Reserved.

{FIRST[0]}

{FIRST[1]}

{FIRST[2]}

Document VALH000020240305ek350000x


No date for pact, ministry says

96 words
11 March 2024
Maplewood Courier
MAPC
English
(c) 2024 Maplewood Courier

{SECOND[0]}

{SECOND[1]}

Document MAPC000020240311ek3b0000y
"""


def _row(code: str, value: str) -> str:
    return f'<tr><td class="index" align="right" valign="top"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>\n'


def _paragraphs(*texts: str) -> str:
    return "".join(f'<p class="articleParagraph enarticleParagraph">{text}</p>\n' for text in texts)


_FACTIVA_HEAD = "<html><head><title>Factiva</title><style>.x {}</style></head><body><div id='contentWrapper'>\n"
FACTIVA_HTML_CODED = (
    _FACTIVA_HEAD
    + '<div id="article-VALH000020240305ek350000x" class="article enArticle"><table>\n'
    + _row("SE", "Foreign Desk")
    + _row("HD", '<span class="enHeadline">Gates to Reopen at River Crossing After Week of Talks</span>')
    + _row("BY", "By Ann Lee")
    + _row("WC", "212 words")
    + _row("PD", "5 March 2024")
    + _row("SN", "The Valley Herald")
    + _row("LA", "English")
    + _row("CY", "Copyright 2024 The Valley Herald Company.")
    + _row("LP", _paragraphs(*FIRST[:2]))
    + _row("TD", _paragraphs(FIRST[2]))
    + _row("NS", "gcrim : Crime | gcat : Political/General News")
    + _row("AN", "Document VALH000020240305ek350000x")
    + "</table><br></div>\n"
    + '<div id="article-MAPC000020240311ek3b0000y" class="article enArticle"><table>\n'
    + _row("HD", '<span class="enHeadline">No date for pact, ministry says</span>')
    + _row("WC", "96 words")
    + _row("PD", "11 March 2024")
    + _row("SN", "Maplewood Courier")
    + _row("LA", "English")
    + _row("LP", _paragraphs(SECOND[0]))
    + _row("TD", _paragraphs(SECOND[1]))
    + _row("AN", "Document MAPC000020240311ek3b0000y")
    + "</table></div></div></body></html>"
)


def _lines(*values: str) -> str:
    return "".join(f"<div>{value}</div>" for value in values)


FACTIVA_HTML = (
    _FACTIVA_HEAD
    + '<div id="article-VALH000020240305ek350000x" class="article enArticle"><div>Foreign Desk</div>'
    + '<div id="hd"><span class="enHeadline">Gates to Reopen at River Crossing After Week of Talks</span></div>'
    + '<div class="author">By Ann Lee </div>'
    + _lines("212 words", "5 March 2024", "04:00 AM", "The Valley Herald", "VALH", "Late Edition - Final", "4")
    + _lines("English", "Copyright 2024 The Valley Herald Company. All Rights Reserved. ")
    + _paragraphs(*FIRST)
    + "<p>Document VALH000020240305ek350000x</p></div>\n<br>"
    + '<div id="article-MAPC000020240311ek3b0000y" class="article enArticle">'
    + '<div id="hd"><span class="enHeadline">No date for pact, ministry says</span></div>'
    + _lines("96 words", "11 March 2024", "Maplewood Courier", "MAPC", "English", "(c) 2024 Maplewood Courier")
    + _paragraphs(*SECOND)
    + "<p>Document MAPC000020240311ek3b0000y</p></div></div></body></html>"
)

PROQUEST = f"""____________________________________________________________

Document 1 of 2

Gates to Reopen at River Crossing After Week of Talks

Author: Lee, Ann.

Publication info: Valley Herald , Late Edition; Lorena [Lorena]05 Mar 2024: A.4.

ProQuest document link: https://www.example.com/docview/1

Abstract: Two men were held.

Links: Find a copy

Full text:   {FIRST[0]}

{FIRST[1]}

{FIRST[2]}

Subject: Borders; Police

Location: Lorena

Title: Gates to Reopen at River Crossing After Week of Talks

Publication title: Valley Herald, Late Edition; Lorena

Pages: A.4

Publication year: 2024

Publication date: Mar 5, 2024

Publisher: Valley Herald Company

Place of publication: Lorena

ISSN: 00000000

Source type: Newspapers

Language of publication: English

Document type: News

Dateline: LORENA

ProQuest document ID: 1

Document URL: https://valley.example/gates

Copyright: Copyright Valley Herald Company Mar 5, 2024

Last updated: 2024-03-06

Database: Newsstand

____________________________________________________________

Document 2 of 2

No date for pact, ministry says

Publication info: Maplewood Courier; Maplewood [Maplewood]11 Mar 2024: 1.

ProQuest document link: https://www.example.com/docview/2

Full text:

{SECOND[0]}

{SECOND[1]}

Title: No date for pact, ministry says

Publication title: Maplewood Courier; Maplewood

Publication date: Mar 11, 2024

Language of publication: English

ProQuest document ID: 2

____________________________________________________________

Contact us at: https://www.example.com/support

Database copyright 2024 ProQuest LLC. All rights reserved.

Terms and Conditions: https://www.example.com/terms
"""

SHAPES = {
    "LexisNexis text": LEXIS_TEXT,
    "LexisNexis HTML": LEXIS_HTML,
    "Nexis Uni text": NEXIS_UNI,
    "Factiva text with codes": FACTIVA_CODED,
    "Factiva text": FACTIVA_PLAIN,
    "Factiva HTML with codes": FACTIVA_HTML_CODED,
    "Factiva HTML": FACTIVA_HTML,
    "ProQuest text": PROQUEST,
}
