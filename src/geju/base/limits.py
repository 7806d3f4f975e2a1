"""What a piece of work may take of the machine: so much time, so much memory."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

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
