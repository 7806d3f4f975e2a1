"""One worker process as seen from outside: started bare, asked, and ended when it takes too long or too much."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Timer
from typing import IO, Any

from geju.documents.worker.frames import GarbledError, receive, send, to_bytes, to_message

# The child finds geju and its libraries where this process found them, and nothing through its environment.
_START = "import sys; sys.path[:] = {path!r}; from geju.documents.worker.serve import serve; serve({bounds!r})"
_WAIT = 5.0  # seconds for a killed process to be gone


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a worker may take: ``seconds`` a document, ``megabytes`` of address space, ``documents`` in its life;
    ``more``: variables of the environment that say how much of a document is read."""

    seconds: int
    megabytes: int
    documents: int = 500
    more: tuple[tuple[str, str], ...] = ()


class LateError(Exception):
    """The worker was ended because it took longer than it may."""


class DeadError(Exception):
    """The worker ended by itself; ``how`` is the signal or the exit code."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how


class Worker:
    """A process that answers questions about bytes, one at a time; ``alive`` until it failed, was ended or is worn out."""

    def __init__(self, bounds: Bounds) -> None:
        """Start it; raises OSError."""
        self.bounds = bounds
        self.alive = True
        self._late = False
        self._scratch = tempfile.TemporaryDirectory(prefix="geju-")
        try:
            self._process = _started(bounds, self._scratch.name)
        except BaseException:
            self._scratch.cleanup()
            raise
        assert self._process.stdin is not None and self._process.stdout is not None
        self._to: IO[bytes] = self._process.stdin
        self._from: IO[bytes] = self._process.stdout

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    def ask(self, question: dict[str, Any], data: bytes) -> dict[str, Any]:
        """Its answer; raises LateError, DeadError, GarbledError, after each of which it is gone.

        While it says that it has come to another image, it is given its seconds anew; ``images`` of the question are
        how often it may say so.
        """
        try:
            answer = self._asked(question, data)
        except BaseException:
            self.end()
            raise
        if answer.get("worn"):
            self.end()
        return answer

    def _asked(self, question: dict[str, Any], data: bytes) -> dict[str, Any]:
        left = int(question.get("images", 0))
        timer = self._timer()
        try:
            with suppress(OSError):  # where it is gone already, reading tells
                send(self._to, to_bytes(question))
                send(self._to, data)
            while True:
                frame = receive(self._from)
                answer = to_message(frame) if frame is not None else None
                if answer is None or "more" not in answer:
                    break
                left -= 1
                if left < 0:
                    raise GarbledError
                timer.cancel()
                timer = self._timer()
        except (GarbledError, ValueError):
            if self._late:
                raise LateError from None
            raise
        finally:
            timer.cancel()
        if self._late:
            raise LateError
        if answer is None:
            raise DeadError(self._ended())
        return answer

    def _timer(self) -> Timer:
        timer = Timer(self.bounds.seconds, self._stop)
        timer.daemon = True
        timer.start()
        return timer

    def _stop(self) -> None:
        self._late = True
        self._kill()

    def _kill(self) -> None:
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)  # its session: itself and whatever it started
            else:
                self._process.kill()

    def _ended(self) -> str:
        """How it ended: the name of a signal, or its exit code."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_WAIT)
        code = self._process.returncode
        if code is None:
            return "?"
        with suppress(ValueError):
            return signal.Signals(-code).name if code < 0 else f"exit {code}"
        return str(code)

    def end(self) -> None:
        """End it and let nothing of it stay: no process, no pipe, no folder."""
        if not self.alive:
            return
        self.alive = False
        if self._process.poll() is None:
            self._kill()
        for pipe in (self._to, self._from):
            with suppress(OSError, ValueError):
                pipe.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_WAIT)
        with suppress(OSError):
            self._scratch.cleanup()

    def forget(self) -> None:
        """In a copy of this process: let go of the pipes, so that the worker ends with the one that started it."""
        self.alive = False
        for pipe in (self._to, self._from):
            with suppress(OSError, ValueError):
                os.close(pipe.fileno())
        self._scratch._finalizer.detach()  # type: ignore[attr-defined]  # the folder is not this process's to remove


def _started(bounds: Bounds, scratch: str) -> subprocess.Popen[bytes]:
    package = str(Path(__file__).resolve().parents[3])
    path = [entry for entry in sys.path if entry and Path(entry).is_absolute()]
    code = _START.format(path=[*path, *([] if package in path else [package])], bounds=json.dumps(asdict(bounds)))
    # As -I, but the seed of hashes is set: what is read must not depend on it.
    command = [sys.executable, "-s", "-P", "-B", "-c", code]
    given = {name: os.environ[name] for name in ("SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    environment = {
        **given,
        **dict(bounds.more),
        **dict.fromkeys(("HOME", "TMPDIR", "TMP", "TEMP"), scratch),
        "PATH": os.defpath,
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
    }
    return subprocess.Popen(  # noqa: S603 - this very Python
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=scratch,
        env=environment,
        close_fds=True,
        start_new_session=True,  # Ctrl-C goes to geju, which ends the worker
    )
