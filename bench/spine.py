"""How long the spine takes: build, rebuild, start.

    python bench/spine.py           prints the table
    python bench/spine.py --write   also writes it to bench/spine.md

The landscape is the market report, where it is beside the repository; else the one that ships in ``landscapes/``.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from machine import machine, measure

ROOT = Path(__file__).parents[1]
GEJU = str(Path(sys.executable).with_name("geju"))


def landscape(folder: Path) -> tuple[Path, str]:
    """A landscape to build, and its name."""
    report = sorted((ROOT.parent / "shared" / "corpus" / "report").glob("*.txt"))
    target = folder / "landscape"
    if not report:
        shutil.copytree(ROOT / "landscapes" / "llm-2024q3", target, ignore=shutil.ignore_patterns(".geju"))
        return target, "the shipped landscape"
    (target / "sources").mkdir(parents=True)
    (target / "project.yaml").write_text("name: report\ntitle: {en: Report, zh: 报告}\n", encoding="utf-8")
    shutil.copy(report[0], target / "sources")
    n_lines = len(report[0].read_text(encoding="utf-8").splitlines())
    return target, f"the market report ({n_lines:,} lines)"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="also write bench/spine.md")
    write = parser.parse_args().write
    with tempfile.TemporaryDirectory() as folder:
        place, name = landscape(Path(folder))
        build = [GEJU, "-C", str(place), "build"]

        def forget() -> None:
            shutil.rmtree(place / ".geju", ignore_errors=True)

        rows = [
            (f"cold build of {name}", "< 3 s, < 300 MB", measure(build, 7, forget)),
            ("unchanged rebuild", "< 0.5 s", measure(build, 11)),
            ("`geju --help`", "< 0.4 s", measure([GEJU, "--help"], 11)),
            ("`import geju`", "< 0.2 s", measure([sys.executable, "-c", "import geju"], 11)),
            ("`python -c pass` (for comparison)", "", measure([sys.executable, "-c", "pass"], 11)),
        ]
    lines = [
        "# The spine, measured",
        "",
        f"Machine: {machine()}. Medians of separate processes, wall clock; `python bench/spine.py --write`.",
        "",
        "| what | aim | median | worst | peak memory | runs |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    ]
    for what, aim, m in rows:
        lines.append(f"| {what} | {aim} | {m.seconds:.2f} s | {m.worst:.2f} s | {m.megabytes:.0f} MB | {m.n_runs} |")
    text = "\n".join(lines) + "\n"
    print(text, end="")
    if write:
        (ROOT / "bench" / "spine.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
