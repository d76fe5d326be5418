"""A news site on loopback for the tests: it answers as each test tells it to, faults included."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

RSS = "application/rss+xml"


@dataclass
class Answer:
    """What a path gives: status, headers, body; ``broken`` writes to the socket by itself instead."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    broken: Callable[[BaseHTTPRequestHandler], None] | None = None

    @property
    def data(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


class Site:
    """A server: ``pages`` by path (``/robots.txt`` is 404 where it is not among them), ``asked`` what came in."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.busy = 0
        self.most_at_once = 0
        self._lock = threading.Lock()
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                with site._lock:
                    site.asked.append((self.path, dict(self.headers.items())))
                    site.busy += 1
                    site.most_at_once = max(site.most_at_once, site.busy)
                threading.Event().wait(0.001)
                with site._lock:
                    site.busy -= 1
                with suppress(OSError):  # the other side may have gone
                    site.answer(self)
                self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        answer = self.pages.get(request.path, Answer("nothing here", 404))
        if answer.broken is not None:
            answer.broken(request)
            return
        etag = answer.headers.get("ETag")
        if etag and request.headers.get("If-None-Match") == etag:
            answer = Answer(b"", 304, {"ETag": etag})
        request.send_response(answer.status)
        for name, value in ({"Content-Length": str(len(answer.data))} | answer.headers).items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(answer.data)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def feed(self, path: str, *items: str, **headers: str) -> str:
        """Put a feed at a path; return its address."""
        told = {"Content-Type": RSS} | {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = Answer(rss(*items), headers=told)
        return self.url + path

    def story(self, path: str, text: str, *, title: str = "A story") -> str:
        """Put a page with a story at a path; return the item of a feed that links to it."""
        self.pages[path] = Answer(page(text, title=title))
        return item(self.url + path, title=title)


@contextmanager
def serving() -> Iterator[Site]:
    """Run a site as long as it is needed."""
    site = Site()
    thread = threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.server.shutdown()
        site.server.server_close()


def rss(*items: str, title: str = "Graz Post") -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'


def item(
    link: str | None = None, *, title: str = "A story", text: str = "", guid: str = "", day: str = "2026-03-05"
) -> str:
    parts = {"link": link, "title": title, "description": text, "guid": guid, "pubDate": day}
    return f"<item>{''.join(f'<{k}>{v}</{k}>' for k, v in parts.items() if v)}</item>"


def page(text: str, *, title: str = "A story", head: str = "") -> str:
    paragraphs = "".join(f"<p>{p}</p>" for p in text.split("\n"))
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


def story(word: str) -> str:
    """A text that reads as prose; its first word makes it another."""
    return (
        f"{word} and the council of Graz said on Monday that the bridge over the river would stay closed until April.\n"
        "The mayor told reporters that engineers had found cracks in two of its piers and had warned of its collapse.\n"
        "Police said that nobody had been hurt, and that the traffic would be led over the old bridge for a month."
    )


def packed(data: bytes) -> bytes:
    return gzip.compress(data)


def cut_off(request: BaseHTTPRequestHandler) -> None:
    """Announce more than is sent."""
    request.wfile.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<html><body><p>Half"
    )


def cut_off_chunks(request: BaseHTTPRequestHandler) -> None:
    """Stop in the middle of a chunk."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n<html>")


def dripping(request: BaseHTTPRequestHandler) -> None:
    """Send a byte now and then, so that no single wait is long."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(40):
        request.wfile.write(b" ")
        request.wfile.flush()
        threading.Event().wait(0.02)


def garbage(request: BaseHTTPRequestHandler) -> None:
    """Answer in something that is no HTTP."""
    request.wfile.write(b"\x16\x03\x01\x02\x00 who knows\r\n\r\n")


def hanging_up(request: BaseHTTPRequestHandler) -> None:
    """Say nothing at all."""
