"""The one door to the network for documents: an address that is allowed becomes bytes, or a word why not.

Bounded in time, size and number of redirects; it goes only to hosts that are on the list, by https (plain http only where
this machine answers itself), and waits between two questions to one host.
"""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urljoin, urlsplit

from geju.base.errors import Problem, SourceError
from geju.base.limits import PlainError, Wire, is_loopback, limited_time

_CHUNK = 65536
_REDIRECTS = 5
_TRIES = 3
_LONGEST_WAIT = 30.0
_PORTS = {"https": 443, "http": 80}
_PAGE = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_NO_PAGE = ("json", "jsonl", "ndjson", "yaml", "yml", "toml", "csv", "tsv", "md", "txt")


@dataclass(frozen=True, slots=True)
class Allowance:
    """Where to and how far: hosts (``api.example.com``, ``127.0.0.1:8000``), seconds for one answer, its bytes, seconds between two questions."""

    hosts: tuple[str, ...]
    seconds: float = 60
    n_bytes: int = 32 * 1024 * 1024
    between: float = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave: its bytes (None: the same as the validators say) and the validators for the next time.

    ``url`` is where the last redirect led.
    """

    data: bytes | None
    url: str
    etag: str = ""
    modified: str = ""


class _AgainError(Exception):
    """Another try may help, after so many seconds; ``status`` is what was answered."""

    def __init__(self, status: int, after: float) -> None:
        super().__init__(status)
        self.status, self.after = status, after


@dataclass
class Fetcher:
    """Asks one address after the other: ``fetcher.get(url, etag=…)``.

    ``name`` of ``get`` says by its ending what is wanted: a web page instead of a JSON file is refused.
    """

    allowance: Allowance
    agent: str = "geju"
    _asked: dict[str, float] = field(default_factory=dict, repr=False)

    def get(self, url: str, *, name: str = "", etag: str = "", modified: str = "") -> Answer:
        """The answer of an address; raises SourceError with the reason, and nothing else."""
        headers = {"If-None-Match": etag} if etag else {"If-Modified-Since": modified} if modified else {}
        if any(not re.fullmatch(r"[\x20-\x7e]*", value) for value in headers.values()):
            headers = {}
        for left in range(_TRIES - 1, -1, -1):
            try:
                return self._followed(url, name, headers)
            except _AgainError as again:
                if again.after > _LONGEST_WAIT:
                    raise _fault("fetch_wait", url, code=again.status, seconds=round(again.after)) from None
                if not left:
                    raise _fault("fetch_status", url, code=again.status) from None
                time.sleep(again.after or self.allowance.between * (_TRIES - left))
        raise AssertionError("the last try either answers or raises")

    def _followed(self, url: str, name: str, headers: dict[str, str]) -> Answer:
        place = url
        for _ in range(_REDIRECTS + 1):
            parts = self._allowed(place, url)
            self._wait(parts.netloc)
            found = self._once(parts, place, name, headers)
            if isinstance(found, Answer):
                return found
            try:
                place = urljoin(place, found)
            except ValueError:
                raise _fault("fetch_address", url) from None
        raise _fault("fetch_redirects", url, n=_REDIRECTS)

    def _allowed(self, place: str, asked: str) -> SplitResult:
        """The parts of an address that may be asked; raises SourceError."""
        try:
            parts = urlsplit(place)
            host, port = (parts.hostname or "").lower(), parts.port
        except ValueError:
            raise _fault("fetch_address", asked) from None
        if parts.scheme not in _PORTS or not host or parts.username is not None or re.search(r"[\x00-\x20\x7f]", place):
            raise _fault("fetch_address", asked)
        usual = port in (None, _PORTS[parts.scheme])
        if not ((usual and host in self.allowance.hosts) or f"{host}:{port}" in self.allowance.hosts):
            raise _fault("fetch_host" if place == asked else "fetch_led_away", asked, host=parts.netloc)
        if parts.scheme == "http" and not is_loopback(host):
            raise _fault("fetch_plain", asked)
        return parts

    def _wait(self, host: str) -> None:
        """Leave the host its time since the last question."""
        left = self._asked.get(host, -1e9) + self.allowance.between - time.monotonic()
        if left > 0:
            time.sleep(left)
        self._asked[host] = time.monotonic()

    def _once(self, parts: SplitResult, url: str, name: str, headers: dict[str, str]) -> Answer | str:
        """One question: an answer, or the address that it leads on to."""
        place = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        wire = Wire(*place, self.allowance.seconds, secure=parts.scheme == "https")
        try:
            with limited_time(self.allowance.seconds, wire.cut):
                response = self._ask(_connection(wire), parts, headers)
                return self._answer(response, url, name)
        except PlainError:
            raise _fault("fetch_plain", url) from None
        except (SourceError, OSError, http.client.HTTPException, ValueError) as error:
            if wire.late or isinstance(error, TimeoutError):
                raise _fault("fetch_slow", url, seconds=self.allowance.seconds) from None
            if isinstance(error, SourceError):
                raise
            if isinstance(error, http.client.IncompleteRead):
                raise _fault("fetch_cut_short", url) from None
            raise _fault("fetch_unreachable", url, reason=str(error) or type(error).__name__) from None
        finally:
            wire.close()

    def _ask(
        self, connection: http.client.HTTPConnection, parts: SplitResult, headers: dict[str, str]
    ) -> http.client.HTTPResponse:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        own = {"User-Agent": self.agent, "Accept-Encoding": "identity", "Connection": "close"}
        connection.request("GET", path, headers={**own, **headers})
        return connection.getresponse()

    def _answer(self, response: http.client.HTTPResponse, url: str, name: str) -> Answer | str:
        status = response.status
        etag, modified = response.getheader("ETag", ""), response.getheader("Last-Modified", "")
        if status == 304:
            return Answer(None, url, etag, modified)
        if status in (301, 302, 303, 307, 308) and response.getheader("Location"):
            return response.getheader("Location", "")
        if status == 429 or status >= 500:
            after = response.getheader("Retry-After", "")
            raise _AgainError(status, float(after) if re.fullmatch(r"[0-9]{1,6}", after) else 0.0)
        if status != 200:
            raise _fault("fetch_status", url, code=status)
        data = self._body(response, url)
        kind = response.getheader("Content-Type", "").partition(";")[0].strip().lower()
        wanted = name.rpartition(".")[2].lower()
        if wanted in _NO_PAGE and (kind == "text/html" or _PAGE.match(data[:_CHUNK])):
            raise _fault("fetch_page", url, wanted=wanted)
        return Answer(data, url, etag, modified)

    def _body(self, response: http.client.HTTPResponse, url: str) -> bytes:
        if response.getheader("Content-Encoding", "identity").lower() != "identity":
            raise _fault("fetch_encoded", url)
        limit = self.allowance.n_bytes
        if (response.length or 0) > limit:
            raise _fault("fetch_too_large", url, limit=limit)
        parts, size = [], 0
        while part := response.read1(_CHUNK):
            size += len(part)
            if size > limit:
                raise _fault("fetch_too_large", url, limit=limit)
            parts.append(part)
        if response.length:
            raise _fault("fetch_cut_short", url)
        if not size:
            raise _fault("fetch_empty", url)
        return b"".join(parts)


def _connection(wire: Wire) -> http.client.HTTPConnection:
    """HTTP over a wire that is opened for it."""
    sort = http.client.HTTPSConnection if wire.secure else http.client.HTTPConnection
    connection = sort(wire.host, wire.port, timeout=wire.seconds)
    connection.sock = wire.connect()
    return connection


def _fault(key: str, url: str, **params: object) -> SourceError:
    words = tuple(sorted((name, str(value)) for name, value in params.items()))
    return SourceError.of(Problem(f"documents.{key}", words, url))


def allowance(hosts: Iterable[str], seconds: float, megabytes: float, between: float) -> Allowance:
    """An allowance as a project states it."""
    return Allowance(tuple(host.lower() for host in hosts), seconds, int(megabytes * 1024 * 1024), between)
