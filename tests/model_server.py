"""A language model for tests: a real HTTP server on this machine that answers as it is told."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[["Question"], None]


class Question(BaseHTTPRequestHandler):
    """One question, and the means to answer it well or badly."""

    protocol_version = "HTTP/1.1"
    server: ModelServer

    def do_POST(self) -> None:
        self.body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(self)
        self.server.reply(self)

    def log_message(self, *words: object) -> None:
        """Say nothing."""

    @property
    def passage(self) -> str:
        """What stands between the tags, with the numbers of lines."""
        found = re.search(r"<passage-(\w+)>\n(.*)</passage-\1>", self.body["messages"][1]["content"], re.DOTALL)
        assert found
        return found[2]

    def send(self, data: bytes, status: int = 200, kind: str = "application/json", **headers: str) -> None:
        """Send a whole answer."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", headers.pop("length", str(len(data))))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def say(self, words: str) -> None:
        """Answer with words of the model."""
        self.send(json.dumps({"choices": [{"message": {"role": "assistant", "content": words}}]}).encode())


class ModelServer(ThreadingHTTPServer):
    """``server.reply`` answers; ``server.asked`` are the questions so far."""

    daemon_threads = True

    def __init__(self, reply: Reply) -> None:
        super().__init__(("127.0.0.1", 0), Question)
        self.reply = reply
        self.asked: list[Question] = []
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @property
    def address(self) -> str:
        """The base address."""
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what some tests are about."""

    def close(self) -> None:
        """Stop."""
        self.shutdown()
        self.server_close()


def lines(*claims: dict[str, Any]) -> str:
    """Claims as a model writes them."""
    return "\n".join(json.dumps(claim, ensure_ascii=False) for claim in claims)


def saying(words: str) -> Reply:
    """The same words to every question."""
    return lambda question: question.say(words)


def in_turn(replies: Iterable[Reply]) -> Reply:
    """One reply after the other."""
    left = iter(replies)
    return lambda question: next(left)(question)
