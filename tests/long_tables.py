"""A landscape whose tables are long: a matrix of many models, some called by names that try to break out."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from geju.pipeline import build

N_MODELS = 240
N_BENCHMARKS = 12
HOSTILE_NAMES = ('<img src=x onerror="alert(1)">', "</script><script>alert(2)</script>", "\u202egpj.exe")


def name_of(n: int) -> str:
    """What the site calls a model."""
    return HOSTILE_NAMES[n - 200] if 200 <= n < 200 + len(HOSTILE_NAMES) else f"Model {n:04d}"


def score_of(n: int, column: int) -> str:
    """A score that no other model has on the benchmark, in no order."""
    return f"{(n * 7 + column * 31) % 1000 / 10:.1f}"


def built(folder: Path) -> Path:
    """The landscape, built: 240 models on 12 benchmarks, each source a table of its own."""
    (folder / "sources").mkdir(parents=True)
    (folder / "lexicon").mkdir()
    names = [f"Bench {n:02d}" for n in range(1, N_BENCHMARKS + 1)]
    (folder / "project.yaml").write_text("name: long\ntitle: {en: Long, zh: 长表}\ndate: 2026-01-01\n", "utf-8")
    lexicon = "".join(f'- {{id: bench-{n}, type: Benchmark, name: "{name}"}}\n' for n, name in enumerate(names))
    lexicon += "".join(
        f'- {{id: hostile-{n}, type: Model, name: {json.dumps(name)}, names: ["Model {n:04d}"]}}\n'
        for n, name in enumerate(HOSTILE_NAMES, 200)
    )
    (folder / "lexicon" / "names.yaml").write_text(lexicon, "utf-8")
    with (folder / "sources" / "matrix.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["Model", *names])
        for n in range(N_MODELS):
            writer.writerow([f"Model {n:04d}", *(score_of(n, column) for column in range(N_BENCHMARKS))])
    build(folder)
    return folder
