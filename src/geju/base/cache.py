"""Results of a stage kept by the hash of what went in: the same input is never worked on twice."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from geju.base.ids import sha256

_PACKAGE = Path(__file__).parents[1]
# Libraries whose results are kept: another version may read differently.
_LIBRARIES = (
    "ahocorasick", "duckdb", "htmldate", "justext", "lxml", "numpy", "onnxruntime", "opencc", "opencv", "pillow", "pypdfium2",
    "python_calamine", "pyyaml", "rapidfuzz", "rapidocr", "trafilatura",
)  # fmt: skip
_KEY = re.compile(r"[0-9a-f]{64}\Z")


@cache
def code_fingerprint(*rooms: str) -> str:
    """A hash of geju's own files in some rooms (``("base", "model")``), of Python's version and of the libraries'."""
    digest = hashlib.sha256(repr(sys.version_info[:3]).encode())
    for path in sorted(path for room in rooms for path in _files(_PACKAGE / room)):
        digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    for folder in sys.path:
        with suppress(OSError):
            names = (path.name.lower() for path in Path(folder).iterdir())
            known = sorted(n for n in names if n.endswith(".dist-info") and n.startswith(_LIBRARIES))
            digest.update("\0".join(known).encode())
    return digest.hexdigest()


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    return [path for path in place.rglob("*") if "__pycache__" not in path.parts and path.is_file()]


class Cache:
    """Bytes under keys in a folder, one file each: ``cache.load(key)``, ``cache.store(key, data)``, ``cache.prune()``.

    A file begins with the hash of the rest, so that one cut short or altered counts as absent. Files are written
    beside and renamed; two processes may write at once.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._used: set[str] = set()

    @staticmethod
    def key(*parts: str) -> str:
        """The key of an input: a hash of its parts."""
        return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass"))

    def load(self, key: str) -> bytes | None:
        """What was stored under a key, or None."""
        self._used.add(key)
        try:
            data = (self.folder / key).read_bytes()
        except OSError:
            return None
        digest, _, body = data.partition(b"\n")
        return body if digest == sha256(body).encode() else None

    def store(self, key: str, data: bytes) -> None:
        """Keep data under a key; where that cannot be done, it is done without."""
        self._used.add(key)
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_atomically(self.folder / key, sha256(data).encode() + b"\n" + data, sync=False)

    def prune(self) -> None:
        """Remove every result that was neither loaded nor stored since this Cache was made; other files stay."""
        for path in self._listed():
            if path.name not in self._used and _KEY.match(path.name):
                path.unlink(missing_ok=True)

    def _listed(self) -> Iterable[Path]:
        return sorted(self.folder.iterdir()) if self.folder.is_dir() else ()


def write_atomically(path: Path, data: bytes, *, sync: bool = True) -> None:
    """Write a file so that a reader sees the old content or the new, never a part, whatever happens meanwhile."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    beside.unlink(missing_ok=True)
    with beside.open("xb") as file:
        file.write(data)
        if sync:
            file.flush()
            os.fsync(file.fileno())
    beside.replace(path)
    if sync:
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in a folder last; does nothing where folders cannot be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
