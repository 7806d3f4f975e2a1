"""What a piece of work may take of the machine: so much time, so much memory, a connection that can be cut; when to rest."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import socket

_STATM = Path("/proc/self/statm")
_LOCK = threading.Lock()
_bounded: list[tuple[int, int]] = []  # the limits that held before, while any work is bounded


@contextmanager
def limited_time(seconds: float, stop: Callable[[], object]) -> Iterator[None]:
    """Call ``stop`` from another thread where the work takes longer."""
    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


@contextmanager
def limited_memory(megabytes: int) -> Iterator[None]:
    """Let the system refuse this process more memory than it has now and ``megabytes`` beyond.

    A library's own limit counts only what it knows of; this one counts everything. Of works at the same time the
    first one's limit holds. Does nothing where the system cannot count (no ``/proc``).
    """
    try:
        import resource

        used = int(_STATM.read_text(encoding="ascii").split()[5]) * os.sysconf("SC_PAGE_SIZE")
    except (ImportError, OSError):
        yield
        return
    with _LOCK:
        soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
        if not _bounded:
            wanted = used + (megabytes << 20)
            known = [limit for limit in (wanted, soft, hard) if limit != resource.RLIM_INFINITY]
            resource.setrlimit(resource.RLIMIT_DATA, (min(known), hard))
        _bounded.append((soft, hard))
    try:
        yield
    finally:
        with _LOCK:
            before = _bounded.pop()
            if not _bounded:
                resource.setrlimit(resource.RLIMIT_DATA, before)


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the collector of cycles rest while objects are made by the million, none of which is in a cycle.

    It would walk over all of them again and again and find nothing; what is no longer referred to goes as ever.
    """
    resting = not gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not resting:
            gc.enable()


@contextmanager
def kept_aside() -> Iterator[None]:
    """Let the collector of cycles look only at what is made from now on: what is there already is there to stay."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


class Wire:
    """A connection to one host that an alarm may cut, whatever it is waiting for; the one place where it is encrypted.

    ``late``: it was cut. Without ``secure`` only a host on this machine is spoken to.
    """

    def __init__(self, host: str, port: int, seconds: float, *, secure: bool) -> None:
        self.host, self.port, self.seconds, self.secure = host, port, seconds, secure
        self.late = False
        self._socket: socket.socket | None = None

    def connect(self) -> socket.socket:
        """Open it; raises OSError where nobody answers or proves to be the host, PlainError where it is plain and leads away."""
        import socket

        self._socket = socket.create_connection((self.host, self.port), timeout=self.seconds)
        if not self.secure:
            if not is_loopback(str(self._socket.getpeername()[0])):
                raise PlainError
            return self._socket
        import ssl

        context = ssl.create_default_context()
        secure = context.wrap_socket(self._socket, server_hostname=self.host, do_handshake_on_connect=False)
        self._socket = secure  # what an alarm cuts while hands are shaken
        secure.do_handshake()
        return secure

    def cut(self) -> None:
        """End it from another thread: whoever waits on it wakes."""
        import socket

        self.late = True
        if self._socket is not None:
            with suppress(OSError):
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go of the socket."""
        if self._socket is not None:
            self._socket.close()


class PlainError(Exception):
    """A connection that is not encrypted would leave this machine."""


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself: ``localhost``, or an IP address of its own."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False
