"""The door to the network: what a server may do, well or badly, and where it may lead."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from itertools import pairwise

import pytest

from geju.base.errors import SourceError
from geju.documents.fetch import Allowance, Answer, Fetcher
from web_server import Visit, WebServer

GOOD = b'{"prices": []}'


@pytest.fixture
def web() -> Iterator[WebServer]:
    server = WebServer()
    yield server
    server.close()


def fetcher(web: WebServer, *hosts: str, seconds: float = 10, n_bytes: int = 10_000, between: float = 0) -> Fetcher:
    return Fetcher(Allowance((web.host, *hosts), seconds, n_bytes, between), "geju/test")


def refused(asking: Fetcher, url: str, name: str = "") -> str:
    with pytest.raises(SourceError) as error:
        asking.get(url, name=name)
    assert error.value.words("en") and error.value.words("zh")
    return error.value.problem.key.removeprefix("documents.fetch_")


def test_a_good_answer_comes_with_its_validators(web: WebServer) -> None:
    web.replies["/a?b=1"] = lambda v: v.send(GOOD, ETag='"x"', Last_Modified="Thu, 26 Nov 2026 09:00:00 GMT")
    found = fetcher(web).get(web.url("/a?b=1#part"), name="a.json")
    assert found == Answer(GOOD, web.url("/a?b=1#part"), '"x"', "Thu, 26 Nov 2026 09:00:00 GMT")
    headers = web.visits[0].headers
    assert headers["User-Agent"] == "geju/test" and headers["Accept-Encoding"] == "identity"
    assert "If-None-Match" not in headers and "Cookie" not in headers


def test_what_has_not_changed_is_not_sent_again(web: WebServer) -> None:
    web.replies["/a"] = lambda v: v.send(b"", 304, ETag='"x"')
    assert fetcher(web).get(web.url("/a"), etag='"x"').data is None
    assert fetcher(web).get(web.url("/a"), modified="Thu, 26 Nov 2026 09:00:00 GMT").data is None
    assert web.visits[0].headers["If-None-Match"] == '"x"'
    assert web.visits[1].headers["If-Modified-Since"] == "Thu, 26 Nov 2026 09:00:00 GMT"


def test_a_validator_cannot_smuggle_a_header(web: WebServer) -> None:
    web.replies["/a"] = lambda v: v.send(GOOD)
    assert fetcher(web).get(web.url("/a"), etag='"x"\r\nX-Evil: 1').data == GOOD
    assert "X-Evil" not in web.visits[0].headers and "If-None-Match" not in web.visits[0].headers


def test_a_busy_server_is_left_its_time(web: WebServer) -> None:
    web.replies["/a"] = lambda v: v.send(GOOD) if len(web.visits) > 1 else v.send(b"", 429, Retry_After="1")
    assert fetcher(web).get(web.url("/a")).data == GOOD
    assert web.visits[1].at - web.visits[0].at >= 0.95


@pytest.mark.parametrize(("after", "key", "n"), [("3600", "wait", 1), ("0", "status", 3), ("soon", "status", 3)])
def test_a_server_that_stays_busy_is_given_up(web: WebServer, after: str, key: str, n: int) -> None:
    web.replies["/a"] = lambda v: v.send(b"", 429, Retry_After=after)
    started = time.monotonic()
    assert refused(fetcher(web), web.url("/a")) == key
    assert len(web.visits) == n and time.monotonic() - started < 5


def test_a_host_gets_its_rest_between_two_questions(web: WebServer) -> None:
    web.replies["/a"] = lambda v: v.send(GOOD)
    asking = fetcher(web, between=0.4)
    answers = []  # when it was asked and when it answered, by the asker's clock: a busy machine only makes them longer
    for _ in range(3):
        asked = time.monotonic()
        asking.get(web.url("/a"))
        answers.append((asked, time.monotonic()))
    assert all(after - before >= 0.4 for (before, _), (_, after) in pairwise(answers))
    assert len(web.visits) == 3


def test_it_follows_only_to_hosts_on_the_list(web: WebServer) -> None:
    other = WebServer()
    try:
        other.replies["/b"] = lambda v: v.send(GOOD)
        web.replies["/a"] = lambda v: v.send(b"", 302, Location=other.url("/b"))
        assert refused(fetcher(web), web.url("/a")) == "led_away"
        assert other.visits == []
        found = fetcher(web, other.host).get(web.url("/a"))
        assert (found.data, found.url) == (GOOD, other.url("/b"))
    finally:
        other.close()


@pytest.mark.parametrize(
    ("target", "key"),
    [
        ("file:///etc/passwd", "address"),
        ("ftp://127.0.0.1/x", "address"),
        ("//elsewhere.example/x", "led_away"),
        ("http://127.0.0.1:1/x", "led_away"),
        ("http://user:word@127.0.0.1/x", "address"),
        ("http://[::1/x", "address"),
        ("/a", "redirects"),
    ],
)
def test_where_it_is_not_led(web: WebServer, target: str, key: str) -> None:
    web.replies["/a"] = lambda v: v.send(b"", 301, Location=target)
    assert refused(fetcher(web), web.url("/a")) == key


def test_a_relative_redirect_stays(web: WebServer) -> None:
    web.replies["/x/a"] = lambda v: v.send(b"", 307, Location="b")
    web.replies["/x/b"] = lambda v: v.send(GOOD)
    assert fetcher(web).get(web.url("/x/a")).url == web.url("/x/b")


def test_nothing_is_asked_of_a_host_that_is_not_on_the_list(web: WebServer) -> None:
    port = web.server_address[1]
    asking = Fetcher(Allowance(("api.example.com", "127.0.0.1"), between=0))
    assert refused(asking, web.url("/a")) == "host"  # the host is allowed at its usual port only
    assert refused(asking, f"http://localhost:{port}/a") == "host"
    assert refused(asking, "http://api.example.com/a") == "plain"
    assert refused(asking, "https://api.example.com.evil.example/a") == "host"
    assert refused(asking, "https://api.example.com@evil.example/a") == "address"
    assert refused(asking, "https://api.example.com/a b") == "address"
    assert web.visits == []


def endless(visit: Visit) -> None:
    visit.send_response(200)
    visit.send_header("Content-Type", "application/json")
    visit.send_header("Transfer-Encoding", "chunked")
    visit.end_headers()
    while True:
        visit.wfile.write(b"400\r\n" + b"x" * 1024 + b"\r\n")


def slow(visit: Visit) -> None:
    visit.send_response(200)
    visit.send_header("Content-Type", "application/json")
    visit.send_header("Content-Length", "1000")
    visit.end_headers()
    while True:  # each byte in good time, the whole never
        visit.wfile.write(b" ")
        visit.wfile.flush()
        time.sleep(0.05)


def silent(visit: Visit) -> None:
    time.sleep(3)


def broken_chunks(visit: Visit) -> None:
    visit.send_response(200)
    visit.send_header("Transfer-Encoding", "chunked")
    visit.end_headers()
    visit.wfile.write(b"10\r\nshort")
    visit.close_connection = True


@pytest.mark.parametrize(
    ("reply", "key"),
    [
        (endless, "too_large"),
        (lambda v: v.send(b"x", length="999999999999"), "too_large"),
        (slow, "slow"),
        (silent, "slow"),
        (lambda v: v.send(GOOD, length=str(len(GOOD) + 5)), "cut_short"),
        (broken_chunks, "cut_short"),
        (lambda v: v.send(b"", 200), "empty"),
        (lambda v: v.send(b"gone", 404), "status"),
        (lambda v: v.send(b"", 401), "status"),
        (lambda v: v.send(b"", 302), "status"),
        (lambda v: v.send(gzip.compress(GOOD), Content_Encoding="gzip"), "encoded"),
        (lambda v: v.send(b"<p>Log in</p>", kind="text/html; charset=utf-8"), "page"),
        (lambda v: v.send(b"\n <!-- hi --> <!DOCTYPE html><html>", kind="application/json"), "page"),
        (lambda v: v.wfile.write(b"SSH-2.0-x\r\n\r\n"), "unreachable"),
    ],
)
def test_bad_answers_are_told_apart(web: WebServer, reply: object, key: str) -> None:
    web.replies["/a"] = reply  # type: ignore[assignment]
    started = time.monotonic()
    assert refused(fetcher(web, seconds=1), web.url("/a"), "a.json") == key
    assert time.monotonic() - started < 4


def test_a_wrong_length_that_is_too_short_gives_what_was_announced(web: WebServer) -> None:
    """A server that sends more than it announces: the rest belongs to nobody, and the part is no JSON any more."""
    web.replies["/a"] = lambda v: v.send(GOOD, length="5")
    assert fetcher(web).get(web.url("/a")).data == GOOD[:5]


def test_a_page_is_welcome_where_a_page_is_wanted(web: WebServer) -> None:
    web.replies["/a"] = lambda v: v.send(b"<!doctype html><p>1", kind="text/html")
    assert fetcher(web).get(web.url("/a"), name="a.html").data == b"<!doctype html><p>1"


def test_nobody_there() -> None:
    server = WebServer()
    url, host = server.url("/a"), server.host
    server.close()
    assert refused(Fetcher(Allowance((host,), between=0)), url) == "unreachable"


def test_a_host_that_cannot_prove_itself_is_not_spoken_to(web: WebServer) -> None:
    web.replies["/a"] = lambda v: v.send(GOOD)
    assert refused(fetcher(web), f"https://{web.host}/a") == "unreachable"
    assert web.visits == []  # no question leaves before the other side is known
