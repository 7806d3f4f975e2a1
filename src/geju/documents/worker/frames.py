"""How a worker is spoken to: JSON and bytes in frames, each with a mark and its length before it."""

from __future__ import annotations

import json
import struct
from typing import IO, Any

_HEAD = struct.Struct(">4sQ")
_MARK = b"gj1\n"
# The largest frame that is taken from a worker, in bytes: what it says is as little trusted as what it read.
MOST = 128 << 20


class GarbledError(Exception):
    """What came is no frame: the other side broke off, or says something else."""


def send(stream: IO[bytes], data: bytes) -> None:
    """Write one frame; raises OSError where nobody reads any more."""
    stream.write(_HEAD.pack(_MARK, len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes], most: int = MOST) -> bytes | None:
    """Read one frame, None where the other side ended; raises GarbledError."""
    head = stream.read(_HEAD.size)
    if not head:
        return None
    if len(head) < _HEAD.size:
        raise GarbledError
    mark, size = _HEAD.unpack(head)
    if mark != _MARK or size > most:
        raise GarbledError
    data = stream.read(size)
    if len(data) < size:
        raise GarbledError
    return bytes(data)


def to_bytes(message: dict[str, Any]) -> bytes:
    """A message as it is sent; half characters are spelt out."""
    return json.dumps(message, separators=(",", ":")).encode("ascii")


def to_message(data: bytes) -> dict[str, Any]:
    """The message of a frame; raises GarbledError."""
    try:
        message = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise GarbledError from error
    if not isinstance(message, dict):
        raise GarbledError
    return message
