"""Bad input of every sort in one landscape: each is said with file, line and what to do; all else is built; nothing is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = "# Scores\n\n| Model | MMLU | GSM8K |\n|---|---|---|\n| GPT-4 | 86.4 | 92.0 |\n"


def geju(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "geju", *words], capture_output=True, text=True, encoding="utf-8")


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, object]]]:
    """What ``geju validate`` lists, by file."""
    folder = tmp_path_factory.mktemp("bad")
    sources = folder / "sources"
    sources.mkdir()
    (folder / "project.yaml").write_text("name: bad\ntitle: {en: Bad, zh: 坏}\n", encoding="utf-8")
    (sources / "good.md").write_text(GOOD, encoding="utf-8")
    (sources / "row.md").write_text(GOOD + "| GLM-4 | 81.5 | 87.6 | 1 | 2 |\n", encoding="utf-8")
    (sources / "rows.csv").write_text("model,MMLU,GSM8K\nGPT-4,86.4,92.0\nGLM-4,81.5\n", encoding="utf-8")
    (sources / "bytes.txt").write_bytes(b"fine\n" + bytes(range(128, 256)) * 40)
    (sources / "empty.md").write_bytes(b"")
    with (sources / "line.txt").open("wb") as file:
        for _ in range(100):
            file.write(b"x" * 1_000_000)
    (sources / "wrong.source.yaml").write_text("path: ../good.md\ntitel: x\n", encoding="utf-8")
    feed = [
        {"model": "GLM-4", "currency": "CNY", "per": 1000000, "input": 100},
        {"model": 5, "currency": "CNY", "per": 1, "input": 1},
        "x",
    ]
    (sources / "feed.json").write_text(json.dumps({"prices": feed}, indent=0), encoding="utf-8")
    (sources / "loop").symlink_to(sources)
    built = geju("-C", str(folder), "build")
    assert built.returncode == 0, built.stderr
    counts = json.loads(built.stdout)
    listed = geju("-C", str(folder), "validate")
    assert listed.returncode == 1
    found: dict[str, list[dict[str, object]]] = {"": [counts]}
    for problem in json.loads(listed.stdout):
        found.setdefault(Path(str(problem["file"])).name, []).append(problem)
    return found


@pytest.mark.parametrize(
    ("name", "line", "said"),
    [
        ("row.md", 6, "5 cells"),
        ("rows.csv", 3, "2 fields"),
        ("bytes.txt", 2, "UTF-8"),
        ("empty.md", 1, "empty"),
        ("line.txt", 1, "GEJU_MAX_BYTES"),
        ("wrong.source.yaml", 2, "title"),
        ("feed.json", None, "model"),
        ("loop", None, "link"),
    ],
)
def test_each_is_said_with_place_and_advice(
    problems: dict[str, list[dict[str, object]]], name: str, line: int | None, said: str
) -> None:
    found = problems[name]
    assert any(said in str(p["message"]) for p in found), found
    if line is not None:
        assert line in {p["line"] for p in found}


def test_records_of_the_feed_are_set_aside_one_by_one(problems: dict[str, list[dict[str, object]]]) -> None:
    lines = [p["line"] for p in problems["feed.json"]]
    assert len(lines) == 2 and len(set(lines)) == 2 and all(isinstance(line, int) for line in lines)


def test_everything_else_is_built(problems: dict[str, list[dict[str, object]]]) -> None:
    counts = problems[""][0]
    # good.md, row.md, rows.csv, empty.md and feed.json are read; six scores and one price are claimed.
    assert counts["documents"] == 5
    assert counts["claims"] == 2 + 4 + 2 + 1
