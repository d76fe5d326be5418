"""Invented reports, and the files of each format that hold them."""

from __future__ import annotations

STORY = (
    "Police in Lorena said on Friday that two men were held near the river crossing. The mayor told reporters that the "
    "gates would reopen within a week, after talks with officials from the other bank.\n\n"
    "“We have agreed on everything,” she said. Both men denied the accusations, their lawyer said."
)
PAGE = (
    "<!DOCTYPE html><html lang='en'><head><title>Gates to reopen</title>{meta}</head><body><nav><a href='/'>Home</a>"
    "</nav><article><h1>Gates to reopen</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in STORY.split("\n\n"))
    + "</article><footer>All rights reserved</footer></body></html>"
)
DATED = '<meta property="article:published_time" content="2024-03-05T09:00:00Z">'


def page(meta: str = "") -> bytes:
    """Return an HTML page with the story in it."""
    return PAGE.replace("{meta}", meta).encode()


def record(
    body: bytes,
    url: str = "https://valley.example/gates",
    *,
    status: str = "200 OK",
    content: str = "text/html; charset=utf-8",
    headers: str = "",
    kind: str = "response",
    date: str = "2024-03-06T10:00:00Z",
) -> bytes:
    """Return a WARC record of a server's answer."""
    answer = (
        f"HTTP/1.1 {status}\r\nContent-Type: {content}\r\n{headers}Content-Length: {len(body)}\r\n\r\n".encode() + body
    )
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: {date}\r\nWARC-Record-ID: <urn:uuid:{len(body)}>\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def feed(entries: int) -> str:
    """Return an RSS feed with the story in each of its entries."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in STORY.split("\n\n"))
    items = "".join(
        f"<item><title>Gates {n}</title><link>https://valley.example/{n}</link>"
        f"<pubDate>Tue, 05 Mar 2024 09:00:00 GMT</pubDate><description><![CDATA[{paragraphs}]]></description></item>"
        for n in range(entries)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Valley Herald</title>{items}</channel></rss>'
