"""How time grows with the size of one document: tables, running text, lists, feeds.

    python bench/growth.py           prints the table
    python bench/growth.py --write   also writes it to bench/growth.md
    python bench/growth.py --only table --steps 2    one material, its two smallest sizes

Each document is read and its claims taken out in a process of its own; seconds are processor time, the start of the
process and the vocabulary left out. Leaves with status 1 where time grows faster than ``size ** 1.3``.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from geju.claims.extract import extract
from geju.documents.read import read
from geju.model.vocabulary import read_vocabulary
from machine import machine

ROOT = Path(__file__).parents[1]
LIMIT = 1.3
TIMEOUT = 600
_MODELS = ("Qwen2.5-{}B-Instruct", "GLM-4-{}B-Chat", "Zeta-{}B-Chat", "Llama-3.1-{}B", "Omikron-v{}-7B", "GPT-4o-{}")
_COMPANIES = ("智谱 AI", "月之暗面", "MiniMax", "百川智能", "阶跃星辰")
_FIRMS = ("OpenAI", "Anthropic", "Mistral AI", "Cohere", "xAI")


def _rows(n: int) -> list[tuple[str, str, str]]:
    """Models, no two alike, and two scores each."""
    return [
        (_MODELS[i % len(_MODELS)].format(i + 1), f"{40 + i * 7 % 5900 / 100:.2f}", f"{30 + i * 11 % 6900 / 100:.2f}")
        for i in range(n)
    ]


def table(n: int) -> str:
    """A table of scores in Markdown, of so many rows."""
    return "# Results\n\n| Model | MMLU | GSM8K |\n|---|---|---|\n" + "".join(
        f"| {' | '.join(r)} |\n" for r in _rows(n)
    )


def sheet(n: int) -> str:
    """The same table as CSV."""
    return "Model,MMLU,GSM8K\n" + "".join(f"{','.join(r)}\n" for r in _rows(n))


def _statements() -> list[Callable[[int], str]]:
    return [
        lambda i: (
            f"2024 年 {i % 12 + 1} 月，{_COMPANIES[i % 5]}完成 B 轮融资，金额 {i % 90 + 1} 亿元人民币，估值 {i % 900 + 100} 亿元。"
        ),
        lambda i: (
            f"In May 2024, {_FIRMS[i % 5]} raised ${i % 900 + 100} million at a valuation of ${i % 90 + 2} billion. "
        ),
        lambda i: f"{_COMPANIES[i % 5]}的团队约 {i % 900 + 100} 人，日活用户超过 {i % 90 + 1} 万。",
        lambda i: (
            f"{_FIRMS[i % 5]} released GPT-4o-{i} with {i % 400 + 1}B parameters and a context window of {i % 900 + 1}K tokens. "
        ),
    ]


def paragraph(kilobytes: int) -> str:
    """One paragraph of Chinese and English sentences with names, times and amounts, of so many KB."""
    say, found, size, i = _statements(), ["# 动态\n\n"], 0, 0
    while size < kilobytes * 1000:
        found.append(say[i % len(say)](i))
        size += len(found[-1].encode())
        i += 1
    return "".join(found)


def items(n: int) -> str:
    """A list of so many items, each a statement."""
    say = _statements()
    return "# 动态\n\n" + "".join(f"- {say[i % len(say)](i)}\n" for i in range(n))


def run_on(kilobytes: int) -> str:
    """One sentence that never comes to a full stop, of so many KB."""
    n = kilobytes * 1000 // 45
    return "# News\n\n" + ", and ".join(f"{_FIRMS[i % 5]} raised ${i % 900 + 1} million in May 2024" for i in range(n))


def feed(n: int) -> str:
    """A feed of so many records: prices of models."""
    records = [
        {"model": name, "vendor": _FIRMS[i % 5], "currency": "USD", "per": 1000000, "date": "2024-05-13",
         "input": i % 90 / 10 + 0.5, "output": i % 90 / 5 + 0.5}
        for i, (name, _, _) in enumerate(_rows(n))
    ]  # fmt: skip
    return json.dumps({"prices": records}, ensure_ascii=False, indent=1)


MATERIALS: dict[str, tuple[Callable[[int], str], str, str, tuple[int, ...]]] = {
    "table": (table, "growth.md", "rows", (12_500, 25_000, 50_000, 100_000)),
    "csv": (sheet, "growth.csv", "rows", (12_500, 25_000, 50_000, 100_000)),
    "paragraph": (paragraph, "growth.md", "KB", (125, 250, 500, 1000)),
    "run-on": (run_on, "growth.md", "KB", (125, 250, 500, 1000)),
    "list": (items, "growth.md", "items", (6_250, 12_500, 25_000, 50_000)),
    "feed": (feed, "growth.json", "records", (6_250, 12_500, 25_000, 50_000)),
}


def one(name: str, size: int) -> dict[str, float]:
    """Read one document in this process: seconds, megabytes of text and of memory, claims."""
    make, file, _, _ = MATERIALS[name]
    data = make(size).encode()
    vocabulary = read_vocabulary()
    extract(read(Path(file), data=make(2).encode()), vocabulary)  # what is made once is made before
    started = time.process_time()
    found = extract(read(Path(file), data=data), vocabulary)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "text": len(data) / 1e6, "megabytes": peak, "claims": len(found.claims)}


def exponent(sizes: list[int], seconds: list[float]) -> float:
    """The power of the size with which time grows, from the smallest to the largest."""
    return math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0]) if len(sizes) > 1 else 1.0


def measured(name: str, n_steps: int) -> tuple[list[str], float]:
    """The rows of one material and its exponent; a size that takes longer than the limit ends them."""
    _, _, unit, sizes = MATERIALS[name]
    rows, seconds = [], list[float]()
    for size in sizes[:n_steps]:
        command = [sys.executable, __file__, "--one", name, str(size)]
        try:
            run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=TIMEOUT)
        except subprocess.TimeoutExpired:
            return [*rows, f"| {name} | {size:,} {unit} | | > {TIMEOUT} s | | | |"], math.inf
        m = json.loads(run.stdout)
        seconds.append(m["seconds"])
        each = f"{m['seconds'] / size * 1000:.3f} ms"
        rows.append(
            f"| {name} | {size:,} {unit} | {m['text']:.2f} MB | {m['seconds']:.2f} s | {each} | {m['megabytes']:.0f} MB | {m['claims']:,.0f} |"
        )
        print(rows[-1], file=sys.stderr, flush=True)
    return rows, exponent(list(sizes[: len(seconds)]), seconds)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="also write bench/growth.md")
    parser.add_argument("--only", choices=MATERIALS, action="append", help="only this material")
    parser.add_argument("--steps", type=int, default=4, help="how many sizes of each, from the smallest")
    parser.add_argument("--one", nargs=2, metavar=("MATERIAL", "SIZE"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(one(given.one[0], int(given.one[1]))))
        return
    found = {name: measured(name, given.steps) for name in given.only or MATERIALS}
    lines = [
        "# Growth, measured",
        "",
        f"Machine: {machine()}. Processor time of one document in a process of its own; `python bench/growth.py --write`.",
        "",
        "| what | size | text | time | each | peak memory | claims |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        *(row for rows, _ in found.values() for row in rows),
        "",
        "| what | time grows with size to the power of |",
        "| --- | ---: |",
        *(f"| {name} | {power:.2f} |" for name, (_, power) in found.items()),
    ]
    text = "\n".join(lines) + "\n"
    print(text, end="")
    if given.write:
        (ROOT / "bench" / "growth.md").write_text(text, encoding="utf-8")
    sys.exit(1 if any(power > LIMIT for _, power in found.values()) else 0)


if __name__ == "__main__":
    main()
