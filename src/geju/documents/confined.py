"""The door to files that are no text: read in a process of its own, which may break, hang or swell without harm.

One worker reads many documents. It is replaced when it died, was ended, or has done enough.
"""

from __future__ import annotations

import atexit
import os
from dataclasses import fields
from threading import Lock
from typing import TYPE_CHECKING, Any

from geju.base import errors
from geju.base.errors import FormatError, GejuError, LimitError, SourceError
from geju.base.language import messages
from geju.base.limits import uncollected
from geju.base.settings import settings
from geju.documents.worker.frames import GarbledError
from geju.documents.worker.process import Bounds, DeadError, LateError, Worker

if TYPE_CHECKING:
    from geju.documents.format import Transcript

_SORTS = ("EncodingError", "FormatError", "LimitError", "SourceError")
_lock = Lock()
_worker: Worker | None = None


def transcribe(entry_name: str, data: bytes, path: str) -> Transcript:
    """What the format ``entry_name`` reads in ``data``, within the limits of the settings; ``path`` names the file.

    Raises LimitError for what takes too much time, memory, text or too many pages, FormatError for what cannot be read
    or breaks its reader, SourceError where no worker can be started.
    """
    from geju.documents.worker.record import read_transcript

    found = ask("transcribe", data, path, name=entry_name)
    try:
        with uncollected():
            return read_transcript(found)
    except (GarbledError, TypeError, ValueError, KeyError, IndexError, RecursionError) as error:
        raise FormatError("confined.garbled", path=path) from error


def ask(task: str, data: bytes, path: str, **more: object) -> Any:
    """A worker's answer to one of its tasks, plain values of JSON; raises as ``transcribe`` does."""
    asked = settings()
    limits = {
        "pages": asked.max_pages,
        "characters": asked.max_text,
        "images": asked.max_scans,
        "seconds": asked.read_seconds,
        "megabytes": asked.read_megabytes,
    }
    question = {**more, **limits, "task": task, "path": path}
    with _lock:
        try:
            answer = _running(path).ask(question, data)
        except LateError as error:
            raise LimitError("confined.too_slow", path=path, seconds=asked.read_seconds) from error
        except DeadError as error:
            raise FormatError("confined.broke", path=path, how=error.how, limit=asked.read_megabytes) from error
        except GarbledError as error:
            raise FormatError("confined.garbled", path=path) from error
    if "error" in answer:
        raise _raised(answer["error"], path)
    if "found" not in answer:
        raise FormatError("confined.garbled", path=path)
    return answer["found"]


def running() -> int | None:
    """The process id of the worker, None where there is none."""
    return _worker.pid if _worker is not None and _worker.alive else None


def close() -> None:
    """End the worker, if there is one; the next question starts another."""
    global _worker
    with _lock:
        if _worker is not None:
            _worker.end()
        _worker = None


def _running(path: str) -> Worker:
    global _worker
    asked = settings()
    more = tuple((f"GEJU_{f.name.upper()}", str(getattr(asked, f.name))) for f in fields(asked) if f.name[:4] == "max_")
    bounds = Bounds(asked.read_seconds, asked.read_megabytes, more=more)
    if _worker is not None and _worker.bounds != bounds:
        _worker.end()
    if _worker is None or not _worker.alive:
        try:
            _worker = Worker(bounds)
        except OSError as error:
            reason = error.strerror or str(error)
            raise SourceError("confined.not_started", path=path, reason=reason) from error
    return _worker


def _raised(said: Any, path: str) -> GejuError:
    """The error that a worker tells of; what is no error of ours is garbage."""
    from geju.model.record import read_problem

    try:
        sort, problem, also = said
        kind: type[GejuError] = getattr(errors, sort) if sort in _SORTS else SourceError
        error = kind.of(read_problem(problem), tuple(map(read_problem, also)))
        for each in (error.problem, *error.also):
            if each.key not in messages():
                raise KeyError(each.key)
            each.words()
    except (TypeError, ValueError, KeyError, IndexError, AttributeError):
        return FormatError("confined.garbled", path=path)
    return error


def _copied() -> None:
    """In a copy of this process, the worker is still that of the other."""
    global _worker, _lock
    _lock = Lock()
    if _worker is not None:
        _worker.forget()
    _worker = None


atexit.register(close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_copied)
