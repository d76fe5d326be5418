"""Fetching: what may be fetched, politeness, and the faults that servers have."""

from __future__ import annotations

import ssl
import subprocess
import time
import zlib
from pathlib import Path

import pytest

from onrecord.bulk.watch import fetch
from onrecord.bulk.watch.address import FetchError, public, read_address
from onrecord.bulk.watch.connection import Limits
from onrecord.bulk.watch.fetch import USER_AGENT, Fetched, Fetcher
from onrecord.version import VERSION

from .site import Answer, Site, cut_off, cut_off_chunks, dripping, garbage, hanging_up, packed

HTML = ("text/html", "text/plain")
LIMITS = Limits(connect=5.0, total=10.0, size=100_000)
TLS = ssl.create_default_context()


def fetcher(**options) -> Fetcher:
    return Fetcher(**{"allow_private": True, "delay": 0.0, "limits": LIMITS, "context": TLS} | options)


def get(site: Site, path: str, **options) -> Fetched:
    return fetcher(**options).get(site.url + path, types=HTML)


def fault(site: Site, path: str, **options) -> FetchError:
    with pytest.raises(FetchError) as raised:
        get(site, path, **options)
    assert str(raised.value).count("\n") == 0
    return raised.value


def test_a_page_comes_with_what_conditional_requests_need(site: Site) -> None:
    site.pages["/a"] = Answer("<p>Text", headers={"Content-Type": "text/html", "ETag": '"1"', "Last-Modified": "now"})
    found = get(site, "/a")
    assert found == Fetched(f"{site.url}/a", b"<p>Text", '"1"', "now")
    again = fetcher().get(f"{site.url}/a", types=HTML, etag=found.etag, modified=found.modified)
    assert (again.unchanged, again.body) == (True, b"")
    assert site.asked[-1][1]["If-Modified-Since"] == "now"


def test_a_request_says_who_asks(site: Site) -> None:
    site.pages["/a"] = Answer("text")
    get(site, "/a")
    assert [headers["User-Agent"] for _, headers in site.asked] == [USER_AGENT] * 2
    assert VERSION in USER_AGENT
    assert site.asked[0][1]["Host"] == f"127.0.0.1:{site.port}"


def test_packed_bodies_are_inflated(site: Site) -> None:
    site.pages["/a"] = Answer(packed(b"words " * 1000), headers={"Content-Encoding": "gzip"})
    assert get(site, "/a").body == b"words " * 1000


def test_odd_characters_of_an_address_are_written_as_requests_have_them(site: Site) -> None:
    site.pages["/caf%C3%A9%20one?q=a%20b"] = Answer("text")
    assert get(site, "/café one?q=a b#part").body == b"text"


@pytest.mark.parametrize(
    ("answer", "words", "retry"),
    [
        (Answer(broken=cut_off), "cut off", True),
        (Answer(broken=cut_off_chunks), "cut off", True),
        (Answer(broken=hanging_up), "cut off", True),
        (Answer(broken=garbage), "no answer in HTTP", True),
        (Answer("x", 500), "answers 500", True),
        (Answer("x", 404), "answers 404", False),
        (Answer("x", 410), "answers 410", False),
        (Answer("", 204), "answers 204", False),
        (Answer("x", headers={"Content-Type": "application/pdf"}), "application/pdf, which is not read", False),
        (Answer(b"x" * 200_000), "200,000 bytes; the limit is 100,000", False),
        (Answer(packed(b"\0" * 3_000_000), headers={"Content-Encoding": "gzip"}), "more than 100,000 bytes", False),
        (Answer(packed(b"x" * 500)[:-9], headers={"Content-Encoding": "gzip"}), "packed, and cut off", True),
        (Answer(b"no gzip", headers={"Content-Encoding": "gzip"}), "packed, and damaged", True),
        (Answer(zlib.compress(b"x"), headers={"Content-Encoding": "br"}), "'br', which was not asked for", False),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_faults_of_a_server_are_named(site: Site, answer: Answer, words: str, retry: bool) -> None:
    site.pages["/a"] = answer
    error = fault(site, "/a")
    assert words in str(error) and site.url in str(error)
    assert error.retry is retry


def test_a_server_that_sends_a_byte_now_and_then_is_left(site: Site) -> None:
    site.pages["/a"] = Answer(broken=dripping)
    error = fault(site, "/a", limits=LIMITS._replace(total=0.2))
    assert "no whole answer in time" in str(error) and error.retry


def test_nobody_there_is_named(site: Site) -> None:
    site.server.shutdown()
    site.server.server_close()
    assert "cannot be reached" in str(fault(site, "/a"))


def to(target: str, status: int = 302) -> Answer:
    return Answer("", status, {"Location": target})


def test_redirects_are_followed(site: Site) -> None:
    site.pages |= {"/a": to("/b", 301), "/b": to(f"{site.url}/c", 307), "/c": Answer("there")}
    assert get(site, "/a")[:2] == (f"{site.url}/c", b"there")


@pytest.mark.parametrize(
    ("targets", "words"),
    [
        ({"/a": "/a"}, "circle"),
        ({"/a": "/b", "/b": "/a"}, "circle"),
        ({"/a": "/1"} | {f"/{n}": f"/{n + 1}" for n in range(1, 9)}, "more than 5 redirects"),
        ({"/a": "file:///etc/hosts"}, "only http and https"),
        ({"/a": "ftp://example.org/"}, "only http and https"),
        ({"/a": "http://[::1/"}, "not an address"),
    ],
)
def test_redirects_that_lead_nowhere_are_refused(site: Site, targets: dict[str, str], words: str) -> None:
    site.pages |= {path: to(target) for path, target in targets.items()}
    assert words in str(fault(site, "/a"))


def test_robots_that_forbid_are_heeded_and_asked_once(site: Site) -> None:
    site.pages["/robots.txt"] = Answer("User-agent: *\nDisallow: /private/\nDisallow: /*.cgi\nAllow: /\n")
    site.pages |= {"/open": Answer("text"), "/to": to("/private/a")}
    one = fetcher()
    assert one.get(f"{site.url}/open", types=HTML).body == b"text"
    for path in ("/private/a", "/x.cgi", "/to"):
        with pytest.raises(FetchError, match=r"forbidden by the host's robots\.txt") as raised:
            one.get(site.url + path, types=HTML)
        assert not raised.value.retry
    assert [path for path, _ in site.asked] == ["/robots.txt", "/open", "/to"]


def test_robots_for_this_agent_come_before_those_for_all(site: Site) -> None:
    site.pages["/robots.txt"] = Answer("User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nDisallow: /no\n")
    site.pages["/yes"] = Answer("text")
    assert get(site, "/yes").body == b"text"
    assert "robots.txt" in str(fault(site, "/no"))


def test_robots_that_cannot_be_had_now_forbid_for_now(site: Site) -> None:
    site.pages |= {"/robots.txt": Answer("", 503, {"Retry-After": "7"}), "/a": Answer("text")}
    error = fault(site, "/a")
    assert (error.retry, error.after) == (True, 7.0)
    assert site.paths() == []


@pytest.mark.parametrize(("told", "least", "most"), [("90", 90, 90), ("9999999", 86_400, 86_400), ("soon", None, None)])
def test_a_busy_server_says_when_to_come_back(site: Site, told: str, least: float | None, most: float | None) -> None:
    site.pages["/a"] = Answer("", 429, {"Retry-After": told})
    error = fault(site, "/a")
    assert error.retry
    assert error.after == least if least is None or most is None else least <= (error.after or 0) <= most


def test_a_retry_may_be_told_as_a_day(site: Site) -> None:
    site.pages["/a"] = Answer("", 503, {"Retry-After": "Fri, 31 Dec 2100 23:59:59 GMT"})
    assert fault(site, "/a").after == 86_400


def test_a_busy_host_is_left_alone(site: Site) -> None:
    site.pages |= {"/a": Answer("", 429, {"Retry-After": "300"}), "/b": Answer("text")}
    one = fetcher()
    for path in ("/a", "/b"):
        with pytest.raises(FetchError) as raised:
            one.get(site.url + path, types=HTML)
        assert raised.value.retry and 299 <= (raised.value.after or 0) <= 300
    assert site.paths() == ["/a"]


def test_a_host_has_a_pause_between_requests(site: Site) -> None:
    site.pages |= {"/a": Answer("one"), "/b": Answer("two")}
    one = fetcher(delay=0.05)
    begun = time.monotonic()
    one.get(f"{site.url}/a", types=HTML)
    one.get(f"{site.url}/b", types=HTML)
    assert time.monotonic() - begun >= 0.1  # robots.txt is the first of three


PRIVATE = """127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 240.0.0.1
255.255.255.255 192.0.2.1 198.18.0.1 :: ::1 fe80::1 fe80::1%eth0 fc00::1 fec0::1 ff02::1 ::ffff:127.0.0.1
::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001:db8::1"""


@pytest.mark.parametrize("ip", PRIVATE.split())
def test_addresses_that_are_not_public_are_refused(ip: str) -> None:
    with pytest.raises(FetchError, match="private network"):
        public("news.example", [ip])


def test_public_addresses_are_kept_and_others_dropped() -> None:
    public_ones = ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"]
    assert public("news.example", [*public_ones, "127.0.0.1"]) == public_ones


def test_loopback_is_refused_before_anything_is_sent(site: Site) -> None:
    for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1"):
        with pytest.raises(FetchError, match=r"private network|no such host"):
            fetcher(allow_private=False).get(f"http://{host}:{site.port}/a", types=HTML)
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The host of the first address is let through, as if it were public; what it leads to is not."""
    site.pages["/a"] = to("http://inside.example/")
    names = {"news.example": ["127.0.0.1"], "inside.example": ["10.0.0.7"]}
    one = Fetcher(delay=0.0, limits=LIMITS, resolve=lambda host, port: names[host])
    monkeypatch.setattr(fetch, "public", lambda host, ips: ips if host == "news.example" else public(host, ips))
    with pytest.raises(FetchError, match=r"inside\.example.*private network"):
        one.get(f"http://news.example:{site.port}/a", types=HTML)


def test_the_address_that_was_checked_is_the_one_connected_to(site: Site) -> None:
    """A name is looked up once a request: one that means something else a moment later leads nowhere else."""
    site.pages["/a"] = Answer("text")
    asked = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    one = fetcher(resolve=resolve)
    assert one.get(f"http://news.example:{site.port}/a", types=HTML).body == b"text"
    assert asked == ["news.example"] * 2 and len(site.asked) == 2
    assert site.asked[-1][1]["Host"] == f"news.example:{site.port}"


@pytest.mark.parametrize(
    "url",
    [
        *("file:///etc/passwd", "ftp://a.example/", "http://", "http:///x", "http://a.example:99999/", "nonsense", ""),
        *("http://user:secret@a.example/", "ftp://user:secret@a.example/", "http://[::1", "http://a.example:0/"),
        *("http://" + "ü" * 80 + ".example/", "http://a.example/" + "x" * 9_000),
    ],
    ids=lambda url: url[:30],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(FetchError) as raised:
        read_address(url)
    assert "secret" not in str(raised.value)


def test_a_host_in_other_letters_is_asked_in_ascii() -> None:
    assert read_address("HTTPS://Bücher.Example/a b").url == "https://xn--bcher-kva.example/a%20b"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of nobody's, for localhost, made here."""
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2"]
    try:
        subprocess.run([*command, "-keyout", path, "-out", f"{path}.crt"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no openssl to make a certificate with")
    path.write_bytes(path.read_bytes() + Path(f"{path}.crt").read_bytes())
    return path


@pytest.fixture
def secure(site: Site, certificate: Path) -> Site:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True, do_handshake_on_connect=False)
    site.pages["/a"] = Answer("text")
    return site


def test_a_certificate_that_nobody_vouches_for_is_refused(secure: Site) -> None:
    with pytest.raises(FetchError, match="TLS certificate does not hold"):
        fetcher().get(f"https://localhost:{secure.port}/a", types=HTML)
    assert secure.paths() == []


def test_a_certificate_must_be_for_the_host(secure: Site, certificate: Path) -> None:
    trusting = ssl.create_default_context(cafile=f"{certificate}.crt")
    one = fetcher(context=trusting, resolve=lambda host, port: ["127.0.0.1"], limits=Limits(total=5.0))
    assert one.get(f"https://localhost:{secure.port}/a", types=HTML).body == b"text"
    with pytest.raises(FetchError, match="TLS certificate does not hold"):
        one.get(f"https://other.example:{secure.port}/a", types=HTML)
