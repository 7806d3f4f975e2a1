"""How fast documents are read and their claims taken out, and how much memory that takes; beside other libraries.

    python bench/reading.py           prints the table
    python bench/reading.py --write   also writes it to bench/reading.md
    python bench/reading.py --runs 1 --no-peers    a quick look

The text is that of the folder of documents beside the repository. Peers are installed into ``build/peers`` from
``bench/requirements-peers.txt`` (names and versions); where they cannot be, they are left out with the reason.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from geju.claims.extract import extract
from geju.documents.read import read
from geju.model.vocabulary import read_vocabulary
from machine import machine

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
FOLDERS = ("readme", "pages", "lists")
PEERS = {
    "recognizers": ("Recognizers-Text: numbers, money, percentages", "recognizers-text-suite"),
    "jionlp": ("JioNLP: money", "jionlp"),
}
SECONDS = 20.0  # of processor time for a run of a peer
Measured = dict[str, float]


def documents(share: int = 1) -> list[Path]:
    """The text documents, largest first; of ``share`` 2 every second one, the largest among them."""
    found = [path for folder in FOLDERS for path in sorted((CORPUS / folder).iterdir()) if path.is_file()]
    return sorted(found, key=lambda path: (-path.stat().st_size, path.name))[::share]


def claims_of(path: Path) -> int:
    """How many claims a document makes."""
    return len(extract(read(path), read_vocabulary()).claims)


def warm() -> None:
    """Make what is made once a process: the vocabulary, the patterns, the readers."""
    claims_of(min(documents(), key=lambda path: path.stat().st_size))


def one_core(share: int) -> Measured:
    """Read documents in this process, in seconds of processor time."""
    paths = documents(share)
    warm()
    started = time.process_time()
    found = sum(map(claims_of, paths))
    seconds = time.process_time() - started
    return _measured(seconds, paths, found, resource.RUSAGE_SELF)


def all_cores() -> Measured:
    """Read documents in a process for each core, in seconds of wall clock."""
    paths = documents()
    with ProcessPoolExecutor(os.cpu_count(), initializer=warm) as pool:
        list(pool.map(time.sleep, [0.2] * 2 * (os.cpu_count() or 1)))  # until all have started
        started = time.perf_counter()
        found = sum(pool.map(claims_of, paths))
        seconds = time.perf_counter() - started
    return _measured(seconds, paths, found, resource.RUSAGE_CHILDREN)


def _measured(seconds: float, paths: list[Path], found: int, who: int) -> Measured:
    text = sum(path.stat().st_size for path in paths) / 1e6
    peak = resource.getrusage(who).ru_maxrss / 1024
    return {"seconds": seconds, "text": text, "found": found, "megabytes": peak, "documents": len(paths), "whole": 1}


JOBS = {
    "one core": lambda: one_core(1),
    "one core, every second document": lambda: one_core(2),
    "all cores": all_cores,
}


def run(command: list[str], given: str = "") -> Measured:
    """What a process of its own measured."""
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    found: Measured = json.loads(done.stdout)
    return found


def peers_python() -> tuple[str, str]:
    """The interpreter that has the peers, else the reason why there is none."""
    place = ROOT / "build" / "peers"
    python, wanted = place / "bin" / "python", (ROOT / "bench" / "requirements-peers.txt").read_text(encoding="utf-8")
    stamp = place / "installed.txt"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return str(python), ""
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(place)], check=True)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(
        [*install, "-r", str(ROOT / "bench" / "requirements-peers.txt")], capture_output=True, text=True
    )
    if done.returncode:
        errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")] or ["pip failed"]
        return "", re.sub(r"\S*/\S*", "…", errors[-1])
    stamp.write_text(wanted, encoding="utf-8")
    return str(python), ""


def peer_lines() -> str:
    """The lines of all documents in an order of chance, always the same: what a slow peer gets through is a fair sample."""
    lines = [line for path in documents() for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
    lines = [line for line in lines if line.strip()]
    random.Random(0).shuffle(lines)
    return json.dumps(lines)


def row(name: str, runs: list[Measured]) -> str:
    """One row of the table: the median and the slowest run."""
    speeds = [m["text"] / m["seconds"] for m in runs]
    last = runs[-1]
    part = "" if last["whole"] else " (a sample)"
    peak = max(m["megabytes"] for m in runs)
    return (
        f"| {name} | {last['text']:.2f} MB{part} | {statistics.median(speeds):.3g} | {min(speeds):.3g} | "
        f"{last['found']:,.0f} | {peak:.0f} MB | {len(runs)} |"
    )


def version(package: str) -> str:
    """The version of a package in the list of peers."""
    wanted = (ROOT / "bench" / "requirements-peers.txt").read_text(encoding="utf-8")
    found = re.search(rf"^{re.escape(package)}==(\S+)", wanted, re.MULTILINE)
    return found[1] if found else ""


def measured(n_runs: int, with_peers: bool) -> tuple[dict[str, list[Measured]], str]:
    """The runs of every job, one of each after the other, and why peers are left out, if they are."""
    python, reason = peers_python() if with_peers else ("", "not asked for")
    given = peer_lines() if python else ""
    runs: dict[str, list[Measured]] = {}
    for _ in range(n_runs):
        for name in JOBS:
            runs.setdefault(f"geju, {name}", []).append(run([sys.executable, __file__, "--job", name]))
        for peer, (title, package) in PEERS.items() if python else ():
            command = [python, str(ROOT / "bench" / "peers.py"), peer, str(SECONDS)]
            runs.setdefault(f"{title} ({package} {version(package)})", []).append(run(command, given))
    return runs, reason


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="also write bench/reading.md")
    parser.add_argument("--runs", type=int, default=5, help="how many runs of each")
    parser.add_argument("--no-peers", action="store_true", help="geju alone")
    parser.add_argument("--job", choices=JOBS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if not CORPUS.is_dir():
        sys.exit("the folder of documents is not beside this repository")
    if given.job:
        print(json.dumps(JOBS[given.job]()))
        return
    runs, reason = measured(given.runs, not given.no_peers)
    lines = [
        "# Reading and extracting, measured",
        "",
        f"Machine: {machine()}. {len(documents())} documents ({', '.join(FOLDERS)}); MB per second, median and slowest of "
        "separate processes: of processor time on one core, of wall clock on all. geju reads every document and takes out "
        "all its claims; the others get the same text line by line and find quantities only. "
        "Aim: 1 MB/s a core, at least 0.3. `python bench/reading.py --write`.",
        "",
        "| what | text | MB/s | slowest | found | peak memory of a process | runs |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        *(row(name, found) for name, found in runs.items()),
    ]
    text = "\n".join(lines + (["", f"Peers left out: {reason}."] if reason else [])) + "\n"
    print(text, end="")
    if given.write:
        (ROOT / "bench" / "reading.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
