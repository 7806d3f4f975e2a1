"""Thousands of damaged files of each format: every answer is a document or a clear error, in time, within memory.

    python bench/mutated.py                     300 of each format
    python bench/mutated.py --n 10000           the long run
    python bench/mutated.py --format pdf --n 50 --seed 7
    python bench/mutated.py --keep DIR          keep each file that broke a reader, or was answered late

Seeds are small files that this program makes and, where the folder of documents lies beside the repository, rendered
reports and a small PDF from it. Each mutation follows from the seed and its number alone.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import tempfile
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from geju.base.errors import GejuError
from geju.base.settings import settings
from geju.documents import confined
from geju.documents.read import read
from small_files import IMAGES, TEXTS, made, packed

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "corpus"
SIZE, MOST = 400_000, 12  # seeds beside the repository are no larger, and about so many


def seeds(form: str) -> list[bytes]:
    """Whole files of a format: small ones made here, and some of the documents beside the repository."""
    small = [TEXTS[form].encode(), (TEXTS[form] * 20).encode()] if form in TEXTS else list(made(form))
    found = sorted(path for path in SHARED.rglob(f"*.{form}") if path.stat().st_size <= SIZE)
    return [*small, *(path.read_bytes() for path in found[:: max(1, len(found) // MOST)])]


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Some bits the other way."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 2, 8, 64))):
        at = chance.randrange(len(out))
        out[at] ^= 1 << chance.randrange(8)
    return bytes(out)


def cut(data: bytes, chance: random.Random) -> bytes:
    """Cut off, or with a piece gone."""
    a, b = sorted((chance.randrange(len(data)), chance.randrange(len(data))))
    return data[:a] if chance.random() < 0.5 else data[:a] + data[b:]


def moved(data: bytes, chance: random.Random) -> bytes:
    """A piece twice, or two that changed places."""
    a, b, c = sorted(chance.randrange(len(data) + 1) for _ in range(3))
    if chance.random() < 0.5:
        return data[:b] + data[a:b] * chance.choice((1, 2, 20)) + data[b:]
    return data[:a] + data[b:c] + data[a:b] + data[c:]


def numbered(data: bytes, chance: random.Random) -> bytes:
    """Another number where one stands."""
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return flipped(data, chance)
    for match in sorted(chance.sample(found, min(len(found), chance.choice((1, 3)))), key=lambda m: -m.start()):
        new = chance.choice((b"0", b"-1", b"1", b"65536", b"4294967295", b"99999999999999999999", b"1e308", b""))
        data = data[: match.start()] + new + data[match.end() :]
    return data


def spliced(data: bytes, chance: random.Random, other: bytes = b"") -> bytes:
    """The head of one and the tail of another."""
    other = other or data[::-1]
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


PLAIN = (flipped, cut, moved, numbered, spliced)


def inside(data: bytes, chance: random.Random) -> bytes:
    """A member of an archive damaged, and packed anew; or one gone, twice, or under another's name."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    at = chance.randrange(len(parts))
    name, content = parts[at]
    how = chance.randrange(6)
    if how == 0:
        del parts[at]
    elif how == 1:
        parts[at] = (name, parts[chance.randrange(len(parts))][1])
    else:
        parts[at] = (name, chance.choice(PLAIN)(content, chance) if content else b"x")
    return packed(parts)


def deflated(data: bytes, chance: random.Random) -> bytes:
    """A stream of a PDF damaged, and packed anew."""
    found = list(re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL))
    if not found:
        return flipped(data, chance)
    match = chance.choice(found)
    try:
        content = zlib.decompress(match[1])
    except zlib.error:
        return flipped(data, chance)
    new = zlib.compress(chance.choice(PLAIN)(content, chance)) if content else b""
    return data[: match.start(1)] + new + data[match.end(1) :]


def chunked(data: bytes, chance: random.Random) -> bytes:
    """A chunk of a PNG damaged (its pixels unpacked and packed again), its checksum right."""
    parts, at = [], 8
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        parts.append([data[at + 4 : at + 8], data[at + 8 : at + 8 + size]])
        at += 12 + size
    if not parts:
        return flipped(data, chance)
    part = chance.choice(parts)
    content = part[1]
    try:
        content = zlib.decompress(content) if part[0] == b"IDAT" else content
    except zlib.error:
        return flipped(data, chance)
    content = chance.choice((flipped, flipped, cut, moved))(content, chance) if content else b"x"
    part[1] = zlib.compress(content) if part[0] == b"IDAT" else content
    sums = ((k, c, zlib.crc32(k + c).to_bytes(4, "big")) for k, c in parts)
    return data[:8] + b"".join(len(c).to_bytes(4, "big") + k + c + check for k, c, check in sums)


def mutated(form: str, seed: int, whole: list[bytes]) -> bytes:
    """The damaged file of a number."""
    chance = random.Random(f"{form} {seed}")
    data = chance.choice(whole)
    ways: list[Callable[[bytes, random.Random], bytes]] = [*PLAIN]
    if form in ("docx", "pptx", "xlsx", "ods"):
        ways += [inside] * 8
    if form == "pdf":
        ways += [deflated] * 3
    if form == "png":
        ways += [chunked] * 8
    for _ in range(chance.choice((1, 1, 1, 2))):
        try:
            data = chance.choice(ways)(data, chance) or b"\0"
        except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, NotImplementedError):
            data = flipped(data, chance)
    return data


@dataclass
class Tally:
    """What came of many files: ``broke`` are readers that died, ``late`` those that were ended."""

    documents: int = 0
    errors: int = 0
    broke: int = 0
    late: int = 0
    worst: float = 0.0
    memory: int = 0
    keys: Counter[str] = field(default_factory=Counter)


def peak(pid: int) -> int:
    """The most memory that a process had, in megabytes."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) // 1024 if found else 0


def run(form: str, first: int, n: int, keep: Path | None = None) -> Tally:
    """Read ``n`` damaged files; whatever is no document and no clear error is raised.

    The memory is that of the worker, for texts, which are read without one, that of this process.
    """
    confined.close()
    whole = seeds(form)
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"damaged.{form}"
        for seed in range(first, first + n):
            data = mutated(form, seed, whole)
            path.write_bytes(data)
            began = time.perf_counter()
            key = ""
            try:
                document = read(path)
                assert all(0 <= b.start <= b.end <= len(document.text) for b in document.blocks)
                tally.documents += 1
            except GejuError as error:
                key = error.problem.key
                assert error.words("en") != error.words("zh")
                assert path.name in error.words("en")
                tally.errors += 1
            took = time.perf_counter() - began
            tally.keys[key] += 1
            tally.broke += key in ("confined.broke", "confined.garbled")
            tally.late += key == "confined.too_slow"
            tally.worst = max(tally.worst, took)
            tally.memory = max(tally.memory, peak(confined.running() or os.getpid()))
            if keep and (key.startswith("confined.") or took > 5):
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{key or 'slow'}-{seed}.{form}").write_bytes(data)
    return tally


def formats() -> list[str]:
    """The formats that can be read here."""
    older = ["ods", "xls"] if find_spec("python_calamine") else []
    return ["pdf", "docx", "pptx", "xlsx", *older, *TEXTS, *(IMAGES if find_spec("rapidocr") else [])]


def main() -> None:
    """Print a line for each format."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--n", type=int, default=300)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--format", action="append")
    asked.add_argument("--keep", type=Path)
    options = asked.parse_args()
    limit = settings().read_seconds, settings().read_megabytes
    print(
        f"{os.uname().machine}, Python {sys.version.split()[0]}; limits: {limit[0]} s, {limit[1]} MB of address space\n"
    )
    print("| format | files | documents | clear errors | worst time | worst memory | readers that broke | ended |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for form in options.format or formats():
        t = run(form, options.seed, options.n, options.keep)
        said = f"{t.worst:.2f} s | {t.memory} MB | {t.broke} | {t.late}"
        print(f"| {form} | {options.n} | {t.documents} | {t.errors} | {said} |", flush=True)
        print(f"  {dict(t.keys.most_common(6))}", file=sys.stderr)
    confined.close()


if __name__ == "__main__":
    main()
