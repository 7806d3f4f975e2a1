"""The worker itself: reads questions from its input, answers on its output, and can do little else."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from threading import Thread
from time import sleep
from typing import IO, Any

from geju.base.errors import FormatError, GejuError, LimitError
from geju.documents.worker.confine import ForbiddenError, confine, resident_megabytes, rest_of_time
from geju.documents.worker.frames import receive, send, to_bytes, to_message

_MOST_ASKED = 1 << 40
_answers: IO[bytes] | None = None
_seconds = 0


def serve(bounds: str) -> None:
    """Answer until the input ends; ``bounds`` are those of ``process.Bounds`` as JSON."""
    global _answers, _seconds
    # Whatever a library prints goes nowhere; answers have a way of their own.
    questions, _answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for handle in (0, 1, 2):
        os.dup2(nothing, handle)
    os.close(nothing)
    limits = json.loads(bounds)
    Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    _seconds = limits["seconds"]
    confine(limits["megabytes"])
    n = 0
    while (head := receive(questions, _MOST_ASKED)) is not None:
        data = receive(questions, _MOST_ASKED) or b""
        rest_of_time(_seconds)
        answer = _answer(to_message(head), data)
        n += 1
        if n >= limits["documents"] or answer.pop("spent", False) or resident_megabytes() > limits["megabytes"] // 3:
            answer["worn"] = True
        send(_answers, to_bytes(answer))


def _end_with(parent: int) -> None:
    """End when whoever started this process is gone, killed before it could say so."""
    while os.getppid() == parent:
        sleep(1)
    os._exit(1)


def more() -> None:
    """Tell that another image is begun, for which there is as much time again."""
    if _answers is not None:
        rest_of_time(_seconds)
        send(_answers, to_bytes({"more": 1}))


def _answer(question: dict[str, Any], data: bytes) -> dict[str, Any]:
    path = question["path"]
    error: GejuError
    try:
        return {"found": _TASKS[question["task"]](question, data)}
    except MemoryError:
        error = LimitError("confined.too_much_memory", path=path, limit=question["megabytes"])
        return {**_error(error), "spent": True}
    except RecursionError:
        error = LimitError("confined.too_deep", path=path)
    except ForbiddenError as raised:
        error = FormatError("confined.forbidden", path=path, what=raised)
    except GejuError as raised:
        error = raised
    except Exception as raised:  # a library that stumbles over a file: the file is to blame
        error = FormatError("confined.damaged", path=path, reason=_reason(raised))
    return _error(error)


def _error(error: GejuError) -> dict[str, Any]:
    from geju.model.record import problem_record

    sort = next((c.__name__ for c in type(error).__mro__ if c.__module__ == "geju.base.errors"), "SourceError")
    return {"error": [sort, problem_record(error.problem), [problem_record(p) for p in error.also]]}


def _reason(error: Exception) -> str:
    """What a library says, in one short line, the same every time."""
    import re

    words = re.sub(r"\b0x[0-9a-fA-F]+\b", "0x…", " ".join(str(error).split()))
    words = words.replace(os.getcwd(), "").encode("utf-8", "replace").decode()  # noqa: PTH109
    return f"{type(error).__name__}: {words[:160]}" if words else type(error).__name__


def _transcribe(question: dict[str, Any], data: bytes) -> Any:
    from geju.base.limits import uncollected
    from geju.base.registry import entry
    from geju.documents.format import SHELF, BinaryFormat
    from geju.documents.worker.record import transcript_record

    reader = entry(SHELF, question["name"], BinaryFormat)
    with uncollected():
        transcript = reader.transcribe(data, question["path"])
    if len(transcript.text) > question["characters"]:
        size, limit = len(transcript.text), question["characters"]
        raise LimitError("confined.too_much_text", path=question["path"], size=size, limit=limit)
    if len(transcript.pages) > question["pages"]:
        size, limit = len(transcript.pages), question["pages"]
        raise LimitError("confined.too_many_pages", path=question["path"], size=size, limit=limit)
    with uncollected():
        return transcript_record(transcript)


def _main_text(question: dict[str, Any], data: bytes) -> Any:
    from geju.documents.web.main_text import main_text

    return main_text(data)


def _facsimile(question: dict[str, Any], data: bytes) -> Any:
    from base64 import b64encode

    from geju.base.registry import entry
    from geju.documents.format import SHELF, BinaryFormat

    reader = entry(SHELF, question["name"], BinaryFormat)
    images = reader.facsimile(data, question["path"], question["wanted"], question["width"])
    return [b64encode(image).decode("ascii") for image in images]


_TASKS: dict[str, Callable[[dict[str, Any], bytes], Any]] = {
    "transcribe": _transcribe,
    "main_text": _main_text,
    "facsimile": _facsimile,
}

if __name__ == "__main__":
    serve(sys.argv[1])
