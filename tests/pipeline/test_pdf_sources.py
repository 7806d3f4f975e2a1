"""A PDF among the sources of a landscape: each number leads to its page, and what cannot be read is said."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cli_runner import geju
from paper import Paper


@pytest.fixture
def landscape(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "project.yaml").write_text("name: tiny\ntitle: {en: Tiny, zh: 微型}\n", encoding="utf-8")
    paper = Paper().text(72, 100, "The models were asked the same questions.").page()
    paper.text(80, 90, "Table 1: Scores")
    for n, cells in enumerate((("Model", "MMLU", "MATH"), ("GPT-4", "86.4", "52.9"), ("Yi-Large", "83.8", "57.0"))):
        paper.row(113 + 20 * n, list(zip((80, 220, 320), cells, strict=True)))
    for n in range(4):
        paper.rule(74, 100 + 20 * n, 420, 100 + 20 * n)
    for x in (74, 214, 314, 420):
        paper.rule(x, 100, x, 160)
    paper.save(tmp_path / "sources" / "report.pdf")
    return tmp_path


def test_a_fact_leads_to_its_page(landscape: Path) -> None:
    geju("-C", landscape, "build")
    told = json.loads(geju("-C", landscape, "--format", "json", "why", "GPT-4", "score", "benchmark=MATH").stdout)
    (claim,) = told["for"]
    assert (claim["quote"], claim["page"]) == ("52.9", 2) and len(claim["box"]) == 4
    assert "report.pdf:p. 2" in geju("-C", landscape, "--format", "table", "why", "GPT-4", "score").stdout
    shown = geju("-C", landscape, "--format", "table", "--language", "zh", "why", "GPT-4", "score", "benchmark=MATH")
    assert "第 2 页" in shown.stdout
    lines = [json.loads(line) for line in geju("-C", landscape, "export", "facts").stdout.splitlines()]
    assert {line["page"] for line in lines if line["kind"] == "score"} == {2}
    for form in ("csv", "parquet"):
        geju("-C", landscape, "export", "claims", "--format", form, "--to", landscape / f"claims.{form}")
        assert (landscape / f"claims.{form}").stat().st_size > 0
    assert geju("-C", landscape, "build").returncode == 0  # again, from what is kept


def test_a_broken_pdf_does_not_stop_the_rest(landscape: Path) -> None:
    whole = (landscape / "sources" / "report.pdf").read_bytes()
    (landscape / "sources" / "broken.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 4)
    (landscape / "sources" / "cut.pdf").write_bytes(whole[:200])
    ended = geju("-C", landscape, "build")
    assert "broken.pdf" in ended.stderr and "cut.pdf" in ended.stderr
    assert "GPT-4" in geju("-C", landscape, "--format", "table", "show", "GPT-4").stdout


@pytest.mark.parametrize(("language", "words"), [("en", "Install it"), ("zh", "请安装")])
def test_without_the_extra_one_clear_line_says_what_to_do(landscape: Path, language: str, words: str) -> None:
    program = "import sys; sys.modules['pypdfium2'] = None; from geju.cli.main import main; main()"
    command = [sys.executable, "-c", program, "--language", language, "read", str(landscape / "sources" / "report.pdf")]
    ended = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert ended.returncode == 1
    assert words in ended.stderr and 'pip install "geju[documents]"' in ended.stderr
    assert "Traceback" not in ended.stderr
