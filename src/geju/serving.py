"""The site of a landscape on this machine: served as it is published, built anew when its sources change."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from geju.base.errors import GejuError, UsageError
from geju.base.limits import is_loopback
from geju.landscape.report import BuildReport
from geju.pipeline import build, publish

_NEVER_READ = ".geju"
PLACE = Path(_NEVER_READ) / "serve"


class Server(ThreadingHTTPServer):
    """Answers GET and HEAD from a folder, and nothing else.

    On an address of this machine alone it answers only questions that name this machine, so that no page elsewhere
    can have a browser read it. UsageError where the address is taken or is none.
    """

    daemon_threads = True

    def __init__(self, folder: Path, host: str, port: int) -> None:
        try:
            super().__init__((host, port), partial(_Answer, directory=str(folder)))
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise UsageError("pipeline.not_served", host=host, port=port, reason=reason) from error
        self.own = is_loopback(host)

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away is no error."""


class _Answer(SimpleHTTPRequestHandler):
    server: Server

    def send_head(self):  # type: ignore[no-untyped-def]
        host = urlsplit(f"//{self.headers.get('Host', '')}").hostname or ""
        if self.server.own and not is_loopback(host):
            self.send_error(403, "This site is served to this machine only")
            return None
        return super().send_head()

    def list_directory(self, path: object) -> None:
        """A folder without a page has none."""
        self.send_error(404, "File not found")

    def end_headers(self) -> None:
        """What is built anew is to be seen at once, and taken for nothing but what it is."""
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, *words: object) -> None:
        """Who looks at what is nobody's business."""


def serve(
    folder: Path,
    host: str,
    port: int,
    *,
    ready: Callable[[str, BuildReport], None],
    failed: Callable[[GejuError], None],
    stop: threading.Event,
    every: float = 1.0,
) -> None:
    """Build, publish and serve the landscape until ``stop`` is set; look for changes ``every`` so many seconds.

    ``ready`` is called with the address and the report of each build, ``failed`` where a later one goes wrong: the
    edition before stays. Raises what the first build raises.
    """
    seen = _state(folder)
    report = _renew(folder)
    with Server(folder / PLACE, host, port) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        ready(server.address, report)
        try:
            while not stop.wait(every):
                now = _state(folder)
                if now == seen:
                    continue
                seen = now
                try:
                    ready(server.address, _renew(folder))
                except GejuError as error:
                    failed(error)
        finally:
            server.shutdown()
            thread.join()


def _renew(folder: Path) -> BuildReport:
    report = build(folder)
    publish(folder, "site", folder / PLACE)
    return report


def _state(folder: Path) -> frozenset[tuple[str, int, int]]:
    """Path, size and time of change of each file that a build may read."""
    found: set[tuple[str, int, int]] = set()
    for place, folders, names in os.walk(folder):
        if place == str(folder):
            folders[:] = [name for name in folders if name != _NEVER_READ]
        for name in names:
            path = Path(place, name)
            with suppress(OSError):  # it went away between two looks
                status = path.stat()
                found.add((str(path), status.st_size, status.st_mtime_ns))
    return frozenset(found)
