"""How a model is asked: one host, bounded time and size, few tries; what goes wrong is one reason a document."""

from __future__ import annotations

import json
import logging
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from geju.base.cache import Cache
from geju.base.errors import UsageError
from geju.base.settings import read_settings, settings
from geju.claims.llm.asker import Asker, asker_in_force, in_force
from geju.claims.llm.client import AskingError
from geju.claims.llm.endpoint import read_endpoint
from geju.claims.llm.reading import read_with
from geju.documents.read import read
from geju.model.project import LanguageModel
from geju.model.vocabulary import read_vocabulary
from model_server import ModelServer, Question, in_turn, saying

KEY = "sk-Very-Secret-0123456789"


def asker(server: ModelServer, **patience: float) -> Asker:
    return Asker(LanguageModel(server.address, "tiny"), None, **{"seconds": 3, "wait": 0.01, **patience})


def fault(server: ModelServer, **patience: float) -> AskingError:
    with pytest.raises(AskingError) as caught:
        asker(server, **patience).ask("task", "question")
    assert "sk-" not in str(caught.value) + str(caught.value.params)
    return caught.value


def status(code: int, **headers: str) -> Callable[[Question], None]:
    return lambda question: question.send(b"{}", code, **headers)


def huge(question: Question) -> None:
    question.send_response(200)
    question.send_header("Content-Type", "application/json")
    question.end_headers()
    for _ in range(200_000):
        question.wfile.write(b" " * 65536)


def endless(question: Question) -> None:
    question.send_response(200)
    question.send_header("Content-Type", "application/json")
    question.send_header("Transfer-Encoding", "chunked")
    question.end_headers()
    for _ in range(3000):
        question.wfile.write(b"1\r\n \r\n")
        question.wfile.flush()
        time.sleep(0.05)


def endless_head(question: Question) -> None:
    question.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(3000):
        question.wfile.write(b"X-%d: a\r\n" % number)
        question.wfile.flush()
        time.sleep(0.05)


def silence(question: Question) -> None:
    time.sleep(20)


def test_the_question_is_steady_and_holds_kinds_and_passage(on: ModelServer, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Zeta\n\nNothing much.\n", encoding="utf-8")
    assert list(read_with(asker(on), read(tmp_path / "a.md"), read_vocabulary())) == []
    (question,) = on.asked
    assert question.path == "/v1/chat/completions"
    assert (question.body["temperature"], question.body["seed"], question.body["stream"]) == (0, 0, False)
    task = question.body["messages"][0]["content"]
    for kind in read_vocabulary().kinds.values():
        assert f"- {kind.name} ({kind.label('en')}, {kind.label('zh')})" in task and kind.example in task
        assert all(q.name in task for q in kind.qualifiers)
    assert question.passage == "1\tZeta\n3\tNothing much.\n"
    assert "Authorization" not in question.headers


@pytest.mark.parametrize("code", [429, 500, 502, 503])
def test_a_busy_model_is_asked_again_and_a_broken_one_left_alone(server: ModelServer, code: int) -> None:
    server.reply = in_turn([status(code), status(code), saying("x")])
    assert asker(server).ask("task", "question") == "x" and len(server.asked) == 3
    server.asked.clear()
    server.reply = status(code)
    error = fault(server)
    assert (error.key, error.params, len(server.asked)) == ("claims.unanswered_status", {"code": str(code)}, 3)


def test_it_waits_as_long_as_it_is_told_and_no_longer_than_half_a_minute(server: ModelServer) -> None:
    server.reply = in_turn([status(429, Retry_After="1"), saying("x")])
    started = time.monotonic()
    assert asker(server).ask("task", "question") == "x"
    assert 1 <= time.monotonic() - started < 5
    server.reply = status(429, Retry_After="86400")
    assert fault(server, n_tries=1).after == 30


def test_a_model_that_takes_no_seed_is_asked_without(server: ModelServer) -> None:
    server.reply = in_turn([status(400), saying("x")])
    assert asker(server).ask("task", "question") == "x"
    assert "seed" in server.asked[0].body and not {"seed", "temperature"} & set(server.asked[1].body)
    server.reply = status(400)
    assert fault(server).key == "claims.unanswered_status"


@pytest.mark.parametrize(
    ("reply", "key"),
    [
        (huge, "claims.unanswered_too_large"),
        (endless, "claims.unanswered_slow"),
        (endless_head, "claims.unanswered_slow"),
        (silence, "claims.unanswered_slow"),
        (lambda q: q.send(b'{"choices": [', 200), "claims.unanswered_not_json"),
        (lambda q: q.send(b"[" * 100_000, 200), "claims.unanswered_not_json"),
        (lambda q: q.send(b"[]", 200), "claims.unanswered_not_json"),
        (lambda q: q.send(b"\xff\xfe\xfa", 200), "claims.unanswered_not_json"),
        (lambda q: q.send(b'{"choices": []}', 200), "claims.unanswered_not_json"),
        (lambda q: q.send(b'{"choices": [{"message": {"content": 4}}]}', 200), "claims.unanswered_not_json"),
        (lambda q: q.send(b"<html>", 200, "text/html"), "claims.unanswered_not_json"),
        (lambda q: q.send(b"{}", 200, Content_Encoding="gzip"), "claims.unanswered_not_json"),
        (lambda q: q.send(b"{}", 200, length="1000"), "claims.unanswered_cut_short"),
        (lambda q: q.wfile.write(b"SSH-2.0-OpenSSH\r\n\r\n"), "claims.unanswered_unreachable"),
        (lambda q: q.connection.close(), "claims.unanswered_unreachable"),
        (status(401), "claims.unanswered_key"),
        (status(404), "claims.unanswered_status"),
        (status(204), "claims.unanswered_status"),
    ],
)
def test_bad_answers_are_refused_within_bounds(
    server: ModelServer, reply: Callable[[Question], None], key: str
) -> None:
    def then_close(question: Question) -> None:
        question.close_connection = True
        reply(question)

    server.reply = then_close
    started = time.monotonic()
    assert fault(server, seconds=1.5).key == key
    assert time.monotonic() - started < 8


def test_nobody_is_followed_elsewhere(server: ModelServer) -> None:
    elsewhere = ModelServer(saying("x"))
    for code in (301, 302, 303, 307, 308):
        server.reply = status(code, Location=f"{elsewhere.address}/chat/completions")
        assert fault(server).key == "claims.unanswered_redirect"
        server.reply = status(code, Location="/v1/other")
        assert fault(server).key == "claims.unanswered_redirect"
    assert elsewhere.asked == []
    elsewhere.close()


def test_a_port_where_nobody_listens(server: ModelServer) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    with pytest.raises(AskingError) as caught:
        Asker(LanguageModel(address, "tiny"), None, wait=0.01).ask("a", "b")
    assert caught.value.key == "claims.unanswered_unreachable"


@pytest.mark.parametrize(
    "address",
    [
        *("", "x", "ftp://a/v1", "file:///etc/passwd", "https://", "https://user:pass@a/v1", "https://a/v1?x=1"),
        *("https://a/v1#x", "https://a/v 1", "https://a\r\nX: y/v1", "https://a:99999/v1", "https://[::1/v1"),
        *("http://example.org/v1", "http://10.0.0.1/v1", "http://0.0.0.0/v1", "http://127.0.0.1.example.org/v1"),
        *("http://localhost.example.org/v1", "http://169.254.169.254/v1", "http://2130706433/v1"),
    ],
)
def test_an_address_that_is_refused(address: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_endpoint(address)
    assert "pass@" not in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    ["https://api.example.org/v1/", "http://127.0.0.1:11434/v1", "http://localhost:8080", "http://[::1]:8080/v1"],
)
def test_an_address_that_is_taken(address: str) -> None:
    assert not read_endpoint(address).path.endswith("/")


def test_the_key_goes_to_its_own_host_alone_and_is_shown_nowhere(
    on: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("GEJU_LLM_KEY", KEY)
    settings.cache_clear()
    cache = Cache(tmp_path / "answers")
    on.reply = saying("x")
    one = Asker(LanguageModel(on.address, "tiny"), cache)
    assert one.ask("task", "question") == "x"
    assert on.asked[-1].headers["Authorization"] == f"Bearer {KEY}"
    stranger = ModelServer(saying("y"))
    two = Asker(LanguageModel(stranger.address, "tiny"), cache)
    assert two.ask("task", "question") == "y" and "Authorization" not in stranger.asked[-1].headers
    stranger.close()
    kept = b"".join(path.read_bytes() for path in (tmp_path / "answers").iterdir())
    shown = f"{one!r} {two!r} {settings()!r} {caplog.text} {kept!r}"
    assert "Very-Secret" not in shown
    on.reply = status(401)
    with pytest.raises(AskingError) as caught:
        one.ask("task", "another")
    assert "Very-Secret" not in f"{caught.value!r} {caught.value.params}"


def test_a_key_that_is_none_is_refused_unseen() -> None:
    with pytest.raises(UsageError) as caught:
        read_settings({"GEJU_LLM_KEY": f"{KEY}\r\nX-Evil: 1"})
    assert "GEJU_LLM_KEY" in str(caught.value) and "Secret" not in str(caught.value)
    with pytest.raises(UsageError, match="GEJU_LLM"):
        read_settings({"GEJU_LLM": "perhaps"})


@pytest.mark.parametrize(
    ("environ", "said", "model"),
    [
        ({}, False, ""),
        ({"GEJU_LLM_ENDPOINT": "http://127.0.0.1:1/v1", "GEJU_LLM_MODEL": "own", "GEJU_LLM_KEY": "k"}, False, ""),
        ({}, True, "said"),
        ({"GEJU_LLM": "off"}, True, ""),
        ({"GEJU_LLM": "on"}, True, "said"),
        ({"GEJU_LLM": "on", "GEJU_LLM_MODEL": "own"}, True, "own"),
        ({"GEJU_LLM_MODEL": "own"}, True, "said"),
        ({"GEJU_LLM": "on", "GEJU_LLM_ENDPOINT": "http://127.0.0.1:1/v1", "GEJU_LLM_MODEL": "own"}, False, "own"),
    ],
)
def test_who_is_asked(environ: dict[str, str], said: bool, model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GEJU_LLM", "GEJU_LLM_ENDPOINT", "GEJU_LLM_MODEL", "GEJU_LLM_KEY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    found = in_force(LanguageModel("http://127.0.0.1:2/v1", "said") if said else None)
    assert (found.model if found else "") == model
    monkeypatch.undo()
    settings.cache_clear()


def test_on_without_saying_which(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GEJU_LLM", "on")
    monkeypatch.delenv("GEJU_LLM_ENDPOINT", raising=False)
    settings.cache_clear()
    with pytest.raises(UsageError, match="GEJU_LLM_ENDPOINT"):
        asker_in_force(None, tmp_path)
    monkeypatch.undo()
    settings.cache_clear()


def test_answers_are_kept_by_endpoint_model_task_and_passage(server: ModelServer, tmp_path: Path) -> None:
    server.reply = lambda question: question.say(f"answer {len(server.asked)}")
    cache = Cache(tmp_path)
    one = Asker(LanguageModel(server.address, "tiny"), cache)
    assert [one.ask("t", "q"), one.ask("t", "q"), one.ask("t", "p"), one.ask("u", "q")] == [
        *("answer 1", "answer 1", "answer 2", "answer 3")
    ]
    assert Asker(LanguageModel(server.address, "large"), cache).ask("t", "q") == "answer 4"
    assert Asker(LanguageModel(f"{server.address}/", "tiny"), cache).ask("t", "q") == "answer 1"
    path = next(p for p in tmp_path.iterdir() if b"answer 1" in p.read_bytes())
    path.write_bytes(path.read_bytes()[:-1])
    assert one.ask("t", "q") == "answer 5"
    server.reply = status(500)
    with pytest.raises(AskingError):
        Asker(LanguageModel(server.address, "tiny"), cache, wait=0.01).ask("t", "new")
    server.reply = saying("late")
    assert one.ask("t", "new") == "late"


def test_half_characters_reach_the_model_and_come_back_as_question_marks(server: ModelServer, tmp_path: Path) -> None:
    server.reply = lambda question: question.send(
        json.dumps({"choices": [{"message": {"content": "a\ud800b"}}]}).encode("ascii")
    )
    assert Asker(LanguageModel(server.address, "tiny"), Cache(tmp_path)).ask("\udfff", "\ud800") == "a?b"
