"""ZIP archives opened in memory, within limits: never unpacked to disk, no name that leads elsewhere, no bomb."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from geju.base.errors import FormatError, LimitError
from geju.base.settings import settings

_CHUNK = 1 << 20
_CENTRAL = b"PK\x01\x02"
# Less than this many bytes unpacked are no bomb, however well they were packed.
_SMALL = 4 << 20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LEADS_AWAY = re.compile(r"(?:\A|/)\.\.(?:/|\Z)|\A/|\A[A-Za-z]:|\0")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


class Archive:
    """The entries of a ZIP archive by name, "word/document.xml": names are compared without case, as Office does.

    ``names`` are as written, with ``/`` between folders. What is read is counted: ``read`` raises LimitError once more
    than ``Settings.max_unpacked`` bytes came out, FormatError for an entry that is broken or not there.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        limits = settings()
        found = data.count(_CENTRAL)
        if found > limits.max_entries:  # before any of them is made an object
            raise LimitError("archive.entries", path=path, found=found, limit=limits.max_entries)
        try:
            self._file = zipfile.ZipFile(BytesIO(data))
            self._entries = {plain_name(info.filename): info for info in self._file.infolist()}
        except _BROKEN as error:
            raise FormatError("archive.broken", path=path, reason=_reason(error)) from error
        self.names = tuple(info.filename.replace("\\", "/") for info in self._entries.values())
        self._left = limits.max_unpacked
        self._check(limits.max_unpacked, limits.max_ratio)

    def _check(self, max_unpacked: int, max_ratio: int) -> None:
        """What the archive says of itself: names, sizes, encryption. Raises FormatError, LimitError."""
        total = 0
        for info in self._entries.values():
            name = info.filename.replace("\\", "/")
            if _LEADS_AWAY.search(name):
                raise FormatError("archive.leads_away", path=self.path, name=name[:80])
            if info.flag_bits & 0x1:
                raise FormatError("archive.locked", path=self.path)
            total += info.file_size
            if info.file_size > _SMALL and info.file_size > max_ratio * max(1, info.compress_size):
                raise LimitError("archive.bomb", path=self.path, name=name[:80], limit=max_ratio)
        if total > max_unpacked:
            raise LimitError("archive.too_large", path=self.path, size=total, limit=max_unpacked)

    def __contains__(self, name: str) -> bool:
        return plain_name(name) in self._entries

    def size(self, name: str) -> int:
        """How many bytes an entry says it has unpacked; 0 where it is not there."""
        info = self._entries.get(plain_name(name))
        return info.file_size if info else 0

    def read(self, name: str) -> bytes:
        """The bytes of an entry."""
        info = self._entries.get(plain_name(name))
        if info is None or info.compress_type not in _METHODS:
            raise FormatError("archive.part", path=self.path, name=name[:80])
        chunks: list[bytes] = []
        try:
            with self._file.open(info) as file:
                while chunk := file.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        limit = settings().max_unpacked
                        raise LimitError("archive.too_large", path=self.path, size=f"> {limit}", limit=limit)
                    chunks.append(chunk)
        except _BROKEN as error:
            raise FormatError("archive.part", path=self.path, name=name[:80]) from error
        return b"".join(chunks)


def plain_name(name: str) -> str:
    """A name as names are compared."""
    return name.replace("\\", "/").lstrip("/").casefold()


def entry_names(data: bytes) -> tuple[str, ...]:
    """Names in the directory at an archive's end, some hundreds at most; none where there is no directory.

    Only looked at, for telling what sort of archive it is: nothing is opened.
    """
    end = data.rfind(b"PK\x05\x06")
    at = int.from_bytes(data[end + 16 : end + 20], "little") if end >= 0 else len(data)
    if not data.startswith(_CENTRAL, at):
        at = data.find(_CENTRAL)
    names: list[str] = []
    while at >= 0 and data.startswith(_CENTRAL, at) and len(names) < 400:
        lengths = [int.from_bytes(data[at + i : at + i + 2], "little") for i in (28, 30, 32)]
        names.append(data[at + 46 : at + 46 + lengths[0]].decode("utf-8", "replace").replace("\\", "/"))
        at += 46 + sum(lengths)
    return tuple(names)


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__
