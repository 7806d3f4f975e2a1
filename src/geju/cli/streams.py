"""The standard streams: whatever is said can be written, and what could not be written is told."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Callable

from geju.base.errors import AccessError
from geju.base.settings import settings

_HANDLER = "geju.escape"


def write_anything() -> None:
    """Let the standard streams write every character: what their encoding lacks as ``\\uXXXX``, as JSON has it."""
    codecs.register_error(_HANDLER, _escape)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_HANDLER)


def _escape(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2)), error.end


def ended(status: int, complain: Callable[[str, int], int]) -> int:
    """The exit status once all that was written is out: a full disk shows only now."""
    try:
        if not sys.stdout.closed:
            sys.stdout.flush()
        return status
    except BrokenPipeError:
        _into_nothing()
        return 141
    except OSError as error:
        _into_nothing()
        return complain(AccessError.from_system(error, "stdout").words(settings().language), status or 1)


def _into_nothing() -> None:
    """Let nothing more be written: what is left would be tried, and fail, once more at the very end."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
