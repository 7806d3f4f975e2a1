"""What a worker takes from itself before it reads anything: memory, time, files, the network, other programs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_STATM = Path("/proc/self/statm")
_CORES = os.cpu_count() or 1
# What reading a document never needs, as Python's own hooks name it (a name that ends in a dot stands for all below it).
_FORBIDDEN = (
    "socket.bind",
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostby",
    "socket.sendto",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "urllib.Request",
    "ftplib.",
    "smtplib.",
    "http.client.connect",
    "webbrowser.",
)


class ForbiddenError(Exception):
    """A document, or a library reading it, wanted what a worker may not do."""


def confine(megabytes: int) -> None:
    """Give up what is not needed: more memory than ``megabytes``, core dumps, large files, the network, other programs.

    Where the system has no such limits (Windows), only the time limit and the hooks hold.
    """
    _limit(megabytes)
    own = str(Path.cwd().resolve()) + os.sep

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(_FORBIDDEN):
            raise ForbiddenError(event)
        if event == "open" and _writes(arguments) and not _within(arguments[0], own):
            raise ForbiddenError("write")

    sys.addaudithook(hook)


def _limit(megabytes: int) -> None:
    try:
        import resource
    except ImportError:
        return
    wanted = {
        "RLIMIT_AS": megabytes << 20,
        "RLIMIT_DATA": megabytes << 20,
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": 64 << 20,
        "RLIMIT_NOFILE": 128,
    }
    for name, limit in wanted.items():
        which = getattr(resource, name, None)
        if which is None:
            continue
        _, hard = resource.getrlimit(which)
        least = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        try:
            resource.setrlimit(which, (least, least))
        except (OSError, ValueError):  # a system that knows the limit but does not set it
            continue


def rest_of_time(seconds: int) -> None:
    """Let the system end this process after ``seconds`` more on every core, should nobody be left to do so."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds * _CORES + 5, hard))


def resident_megabytes() -> int:
    """How much memory this process holds now; 0 where the system does not tell."""
    try:
        pages = int(_STATM.read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") >> 20


def _writes(arguments: tuple[object, ...]) -> bool:
    mode, flags = arguments[1], arguments[2]
    if isinstance(mode, str):
        return bool(set(mode) & set("wax+"))
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND))


def _within(path: object, own: str) -> bool:
    if isinstance(path, int):
        return True  # a handle that is open already
    if not isinstance(path, (str, bytes, os.PathLike)):
        return False
    return os.path.realpath(os.fsdecode(path)).startswith(own) or os.fsdecode(path) == os.devnull
