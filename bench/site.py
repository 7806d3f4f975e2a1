"""How quick and how large the site is: beside another landscape builder on the same data, and where tables are long.

    python bench/site.py           prints the tables
    python bench/site.py --write   also writes them to bench/site.md
    python bench/site.py --runs 1 --no-peer    a quick look

The landscape of CNCF is read from the folder of documents beside the repository; the peer is installed by npm into a
temporary folder, and left out with the reason where it cannot be. The large landscape is made here.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

import landscape_peer as peer
from machine import machine

ROOT = Path(__file__).parents[1]
FEED = ROOT.parent / "shared" / "corpus" / "lists" / "cncf__landscape__landscape.yml"
DEMO = ROOT / "landscapes" / "llm-2024q3"
GEJU = [sys.executable, "-m", "geju"]
MODELS, BENCHMARKS = 1000, 100
TURNS = 9


@dataclass(frozen=True)
class Run:
    """Seconds of wall clock and of processor time, megabytes of the whole process tree at its peak."""

    seconds: float
    processor: float
    megabytes: float


def run(commands: list[list[str]], folder: Path, **more: str) -> Run:
    """Run commands one after the other and watch all processes that they start; raises CalledProcessError."""
    started, peak, processor = time.perf_counter(), 0.0, 0.0
    for command in commands:
        process = psutil.Popen(
            command, cwd=folder, env={**os.environ, **more}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        spent = 0.0
        while process.poll() is None:
            try:
                tree = [process, *process.children(recursive=True)]
                peak = max(peak, sum(one.memory_info().rss for one in tree) / 1e6)
                times = [one.cpu_times() for one in tree]
                spent = max(spent, sum(one.user + one.system for one in times))
            except psutil.Error:
                pass
            time.sleep(0.02)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        processor += spent
    return Run(time.perf_counter() - started, processor, peak)


def size(folder: Path) -> tuple[float, int]:
    """Megabytes and number of files."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return sum(sizes) / 1e6, len(sizes)


def row(name: str, runs: list[Run], folder: Path | None) -> str:
    """One row: medians, the slowest, the largest memory, the output."""
    seconds = [one.seconds for one in runs]
    megabytes, n_files = size(folder) if folder else (0.0, 0)
    out = f"{megabytes:.1f} MB | {n_files:,}" if folder else " | "
    return (
        f"| {name} | {statistics.median(seconds):.1f} s | {max(seconds):.1f} s | "
        f"{statistics.median(one.processor for one in runs):.1f} s | {max(one.megabytes for one in runs):.0f} MB | {out} | {len(runs)} |"
    )


HEAD = [
    "| what | median | slowest | processor time | peak memory | output | files | runs |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
]


def land(folder: Path, source: Path | None = None, languages: str = "zh, en") -> Path:
    """A landscape with one source."""
    (folder / "sources").mkdir(parents=True)
    project = f"name: bench\ntitle: {{en: Bench, zh: 测量}}\nlanguages: [{languages}]\n"
    (folder / "project.yaml").write_text(project, encoding="utf-8")
    if source:
        shutil.copy(source, folder / "sources" / "landscape.yml")
    return folder


def generated(folder: Path) -> Path:
    """1,000 models on 100 benchmarks, all cells, as one table."""
    land(folder)
    (folder / "lexicon").mkdir()
    names = [f"Bench {n:03d}" for n in range(1, BENCHMARKS + 1)]
    lexicon = "".join(f'- {{id: bench-{n:03d}, type: Benchmark, name: "{name}"}}\n' for n, name in enumerate(names))
    (folder / "lexicon" / "benchmarks.yaml").write_text(lexicon, "utf-8")
    chance = random.Random(7)
    lines = [",".join(("Model", *names))]
    for n in range(1, MODELS + 1):
        lines.append(",".join((f"Model {n:04d}", *(f"{chance.uniform(20, 99):.1f}" for _ in names))))
    (folder / "sources" / "scores.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def side_by_side(place: Path, n_runs: int, with_peer: bool) -> list[str]:
    """The landscape of CNCF, one run of each after the other."""
    folder, site = land(place / "cncf", FEED), place / "cncf-site"
    project, package, reason = place / "project", None, "not asked for"
    if with_peer:
        try:
            package = peer.install(place / "peer")
            peer.project(FEED, project)
        except (OSError, subprocess.CalledProcessError) as error:
            reason = f"npm: {type(error).__name__}"
    alone = land(place / "cncf-en", FEED, languages="en")
    built, published, single, others = [], [], [], []
    for _ in range(n_runs):
        shutil.rmtree(folder / ".geju", ignore_errors=True)
        built.append(run([[*GEJU, "-C", str(folder), "build"]], place))
        published.append(publish(folder, site, place))
        if not single:
            run([[*GEJU, "-C", str(alone), "build"]], place)
        single.append(publish(alone, place / "cncf-en-site", place))
        if package:
            try:
                others.append(run(peer.commands(package), package, PROJECT_PATH=str(project), PWD=str(package)))
            except subprocess.CalledProcessError as error:
                package, reason = None, f"{Path(error.cmd[-1]).name} failed"
    lines = [*HEAD, row("geju build (reading, extracting, resolving)", built, None)]
    lines.append(row("geju publish, two languages", published, site))
    lines.append(row("geju publish, one language", single, place / "cncf-en-site"))
    if others:
        lines.append(row(f"{peer.PACKAGE} {peer.VERSION}, one language", others, project / "dist"))
    lines += ["", f"Peak memory {held('under 250 MB', max(one.megabytes for one in (*built, *published)), 250, 'MB')}"]
    lines.append(f"Output in two languages {held('under 25 MB', size(site)[0], 25, 'MB')}")
    if not others:
        return [*lines, "", f"Peer left out: {reason}."]
    theirs = statistics.median(one.seconds for one in others)
    for name, ours in (("two languages", published), ("one language", single)):
        ratio = statistics.median(one.seconds for one in ours) / theirs
        lines.append(f"Time in {name} beside the peer's one {held('0.25', ratio, 0.25, '')}")
    return lines


def publish(folder: Path, site: Path, place: Path) -> Run:
    """Publish where nothing stands yet."""
    shutil.rmtree(site, ignore_errors=True)
    return run([[*GEJU, "-C", str(folder), "publish", "site", "--to", str(site)]], place)


def held(aim: str, figure: float, most: float, unit: str) -> str:
    """A figure beside its aim, and whether it holds."""
    said = f"{figure:.2f}" if figure < 10 else f"{figure:.1f}"
    return f"{said}{f' {unit}' if unit else ''} (aim: {aim}): {'met' if figure <= most else '**missed**'}.  "


def first_view(site: Path, page: Path) -> float:
    """Kilobytes, compressed, of a page with the style sheet and the scripts that it loads."""
    html = page.read_text(encoding="utf-8")
    links = re.findall(r'<(?:script src|link rel="stylesheet" href)="([^"]*)"', html)
    files = [page, *((page.parent / link).resolve() for link in links)]
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files) / 1e3


def largest(site: Path) -> list[str]:
    """The ten pages with the largest first view, of those whose bytes are the most."""
    pages = sorted(site.rglob("*.html"), key=lambda path: -path.stat().st_size)[:60]
    views = sorted(((first_view(site, page), page) for page in pages), key=lambda one: -one[0])[:10]
    rows = [f"| {p.relative_to(site).as_posix()} | {p.stat().st_size / 1e3:.0f} kB | {kb:.0f} kB |" for kb, p in views]
    return ["| page | as it is | first view, compressed |", "| --- | ---: | ---: |", *rows]


_TIMED = """async ([selector, words]) => {
  const frames = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const element = document.querySelector(selector);
  await new Promise(done => setTimeout(done, 400));
  await frames();
  const started = performance.now();
  if (words === null) element.click();
  else { element.value = words; element.dispatchEvent(new Event("input")); }
  await frames();
  return performance.now() - started;
}"""


def in_browser(site: Path) -> list[str]:
    """How long a sort and a filter take in Chromium, until the second frame after."""
    from playwright.sync_api import sync_playwright

    sorting, filtering, columns = [], [], []
    with sync_playwright() as runner:
        browser = runner.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"file://{site}/en/exhibits/scores.html")
        page.locator(".filters input").first.focus()
        page.locator("tr[aria-rowindex]").first.wait_for()
        page.wait_for_timeout(1500)
        for turn in range(TURNS):
            head = f'thead th[data-column="{turn * 11 + 1}"] .sort'
            sorting.append(page.evaluate(_TIMED, [head, None]))
            filtering.append(page.evaluate(_TIMED, [".filters input", f"{turn}7." if turn % 2 else ""]))
            columns.append(page.evaluate(_TIMED, [".filters label + label input", f"{turn}" if turn % 2 else ""]))
        browser.close()
    return [
        "| in Chromium, over two frames | median | slowest | turns |",
        "| --- | ---: | ---: | ---: |",
        *(
            f"| {name} | {statistics.median(times):.0f} ms | {max(times):.0f} ms | {len(times)} |"
            for name, times in (("sort", sorting), ("filter rows", filtering), ("filter columns", columns))
        ),
    ]


def large(place: Path, n_runs: int) -> list[str]:
    """The generated landscape."""
    folder, site = generated(place / "large"), place / "large-site"
    built = [run([[*GEJU, "-C", str(folder), "build"]], place)]
    published = []
    for _ in range(n_runs):
        shutil.rmtree(site, ignore_errors=True)
        published.append(run([[*GEJU, "-C", str(folder), "publish", "site", "--to", str(site)]], place))
    rows = [row("geju build", built, None), row("geju publish, two languages", published, site)]
    return [*HEAD, *rows, "", *largest(site), "", *in_browser(site)]


def demo(place: Path, n_runs: int) -> list[str]:
    """The landscape that is shipped."""
    folder, site = place / "demo", place / "demo-site"
    shutil.copytree(DEMO, folder, ignore=shutil.ignore_patterns(".geju"))
    built = [run([[*GEJU, "-C", str(folder), "build"]], place)]
    published = [run([[*GEJU, "-C", str(folder), "publish", "site", "--to", str(site)]], place) for _ in range(n_runs)]
    return [*HEAD, row("geju build", built, None), row("geju publish, two languages", published, site)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="also write bench/site.md")
    parser.add_argument("--runs", type=int, default=3, help="how many runs of each")
    parser.add_argument("--no-peer", action="store_true", help="geju alone")
    given = parser.parse_args()
    if not FEED.is_file():
        sys.exit("the folder of documents is not beside this repository")
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        parts = [
            ("CNCF's landscape, 2,237 items", side_by_side(place, given.runs, not given.no_peer)),
            (f"{MODELS:,} models on {BENCHMARKS} benchmarks, all cells", large(place, max(1, given.runs // 2))),
            ("The landscape that is shipped", demo(place, given.runs)),
        ]
    lines = [
        "# The site, measured",
        "",
        f"Machine: {machine()}. Wall clock and processor time of separate processes, memory of the whole process tree; "
        "1 MB is 1,000,000 bytes. `python bench/site.py --write`.",
        "",
        "The peer builds offline what it can: without what it would fetch of companies, repositories and badges, with one small "
        "drawing for every logo, without Twitter names, items of one name numbered, further paths that lead nowhere dropped; "
        "without the pictures and tests of its full build. It makes one language. "
        "Its steps: " + ", ".join(peer.STEPS) + ".",
    ]
    for title, found in parts:
        lines += ["", f"## {title}", "", *found]
    text = "\n".join(lines) + "\n"
    print(text, end="")
    if given.write:
        (ROOT / "bench" / "site.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
