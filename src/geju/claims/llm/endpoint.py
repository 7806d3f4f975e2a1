"""Where a language model is asked: https anywhere, plain http on this machine only."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from geju.base.errors import UsageError
from geju.base.limits import is_loopback

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The base address of an API, taken apart: "https, api.example.org, 443, /v1"."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> tuple[str, str, int]:
        """Scheme, host and port: to whom a key belongs."""
        return self.scheme, self.host, self.port

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{self.path}"


def read_endpoint(address: str) -> Endpoint:
    """An address taken apart; raises UsageError for one that is none, or that would send documents in the clear."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise UsageError("claims.llm_address", address=_safe(address)) from None
    whole = address.isascii() and address.isprintable() and not set(address) & set(' "<>\\^`{|}')
    if not whole or parts.scheme not in _PORTS or not host or "@" in parts.netloc or parts.query or parts.fragment:
        raise UsageError("claims.llm_address", address=_safe(address))
    if parts.scheme == "http" and not is_loopback(host):
        raise UsageError("claims.llm_plain_http", address=_safe(address))
    return Endpoint(parts.scheme, host, port or _PORTS[parts.scheme], parts.path.rstrip("/"))


def _safe(address: str) -> str:
    """An address as it may be shown: without what stands before an @, which may be a password."""
    scheme, mark, rest = address.partition("://")
    return "".join(c if c.isprintable() else "?" for c in f"{scheme}{mark}{rest.rpartition('@')[2]}")[:120]
