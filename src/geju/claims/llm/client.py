"""One question over HTTP: bounded in time and size, to the one host named, following nobody elsewhere."""

from __future__ import annotations

import http.client
import json
from dataclasses import dataclass
from typing import Any

from geju.base.limits import PlainError, Wire, limited_time
from geju.claims.llm.endpoint import Endpoint

_CHUNK = 65536
_LONGEST_WAIT = 30.0


@dataclass(frozen=True, slots=True)
class Patience:
    """How long and how often to ask: seconds for one question, bytes of one answer, tries, seconds before the second."""

    seconds: float = 120
    n_bytes: int = 4 * 1024 * 1024
    n_tries: int = 3
    wait: float = 1.0


class AskingError(Exception):
    """A question that got no answer: ``key`` names a message; ``again``: whether another try may help, and after how long."""

    def __init__(self, key: str, *, again: bool = False, after: float = 0, status: int = 0, **params: object) -> None:
        super().__init__(key)
        self.key = key
        self.again = again
        self.after = after
        self.status = status
        self.params = {name: str(value) for name, value in params.items()}


def post(endpoint: Endpoint, key: str, body: dict[str, Any], patience: Patience) -> dict[str, Any]:
    """The JSON object that answers ``body`` at ``/chat/completions``; raises AskingError, never with the key in it."""
    wire = Wire(endpoint.host, endpoint.port, patience.seconds, secure=endpoint.scheme == "https")
    try:
        with limited_time(patience.seconds, wire.cut):
            response = _send(_connection(wire), endpoint, key, body)
            return _object(_body(response, patience.n_bytes))
    except PlainError:
        raise AskingError("claims.unanswered_not_here") from None
    except (AskingError, OSError, http.client.HTTPException, ValueError) as error:
        if wire.late or isinstance(error, TimeoutError):
            raise AskingError("claims.unanswered_slow", seconds=patience.seconds) from None
        if isinstance(error, AskingError):
            raise
        # The kind of fault is enough: a message may repeat what was sent.
        raise AskingError("claims.unanswered_unreachable", reason=type(error).__name__) from None
    finally:
        wire.close()


def _connection(wire: Wire) -> http.client.HTTPConnection:
    """HTTP over a wire that is opened for it."""
    sort = http.client.HTTPSConnection if wire.secure else http.client.HTTPConnection
    connection = sort(wire.host, wire.port, timeout=wire.seconds)
    connection.sock = wire.connect()
    return connection


def _send(
    connection: http.client.HTTPConnection, endpoint: Endpoint, key: str, body: dict[str, Any]
) -> http.client.HTTPResponse:
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    data = json.dumps(body, ensure_ascii=True, sort_keys=True).encode("ascii")
    connection.request("POST", f"{endpoint.path}/chat/completions", data, {**headers, "Connection": "close"})
    response = connection.getresponse()
    status = response.status
    if 300 <= status < 400:
        raise AskingError("claims.unanswered_redirect", status=status)
    if status == 429 or status >= 500:
        after = response.getheader("Retry-After", "")
        wait = min(float(after), _LONGEST_WAIT) if after.isascii() and after.isdecimal() else 0.0
        raise AskingError("claims.unanswered_status", again=True, after=wait, status=status, code=status)
    if status in (401, 403):
        raise AskingError("claims.unanswered_key", status=status, code=status)
    if status != 200:
        raise AskingError("claims.unanswered_status", status=status, code=status)
    return response


def _body(response: http.client.HTTPResponse, n_bytes: int) -> bytes:
    kind = response.getheader("Content-Type", "").partition(";")[0].strip().lower()
    if kind != "application/json" or response.getheader("Content-Encoding", "identity").lower() != "identity":
        raise AskingError("claims.unanswered_not_json")
    parts, size = [], 0
    while part := response.read1(_CHUNK):
        size += len(part)
        if size > n_bytes:
            raise AskingError("claims.unanswered_too_large", n=n_bytes)
        parts.append(part)
    if response.length:
        raise AskingError("claims.unanswered_cut_short")
    return b"".join(parts)


def _object(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        raise AskingError("claims.unanswered_not_json") from None
    if not isinstance(found, dict):
        raise AskingError("claims.unanswered_not_json")
    return found
