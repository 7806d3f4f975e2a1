"""A web server for tests: a real one on this machine that answers as it is told."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Reply = Callable[["Visit"], None]


class Visit(BaseHTTPRequestHandler):
    """One question, and the means to answer it well or badly."""

    protocol_version = "HTTP/1.1"
    server: WebServer

    def do_GET(self) -> None:
        self.at = time.monotonic()
        self.server.visits.append(self)
        self.server.replies.get(self.path, Visit.lost)(self)

    def log_message(self, *words: object) -> None:
        """Say nothing."""

    def send(self, data: bytes, status: int = 200, kind: str = "application/json", **headers: str) -> None:
        """Send an answer; ``length`` may lie."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", headers.pop("length", str(len(data))))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(data)
        self.close_connection = True

    def lost(self) -> None:
        """There is nothing at this place."""
        self.send(b"not here", 404, "text/plain")


class WebServer(ThreadingHTTPServer):
    """``server.replies[path]`` answers at a path; ``server.visits`` are the questions so far."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Visit)
        self.replies: dict[str, Reply] = {}
        self.visits: list[Visit] = []
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @property
    def host(self) -> str:
        """Host and port, as an allow-list names them."""
        return f"127.0.0.1:{self.server_address[1]}"

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://{self.host}{path}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what some tests are about."""

    def close(self) -> None:
        """Stop."""
        self.shutdown()
        self.server_close()
