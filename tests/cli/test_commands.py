"""The command line as people use it: from an empty folder to a site, with wrong arguments on the way."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from geju.cli.main import run
from geju.cli.render import Sheet, Terminal, inert

SCORES = "# Scores\n\n| Model | MMLU | GSM8K |\n|---|---|---|\n| GPT-4 | 86.4 | 92.0 |\n| GLM-4 | 81.5 | 87.6 |\n"
OTHER = "# Other scores\n\n| Model | MMLU | GSM8K |\n|---|---|---|\n| GPT-4 | 80.1 | 92.0 |\n"


def geju(*words: str, language: str = "en", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "GEJU_LANG": language}
    command = [sys.executable, "-m", "geju", *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environ, cwd=cwd)


def answer(*words: str) -> object:
    done = geju(*words)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def landscape(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    for name, text in (("a.md", SCORES), ("b.md", OTHER)):
        (folder / name).write_text(text, encoding="utf-8")
    target = folder / "land"
    assert geju("new", str(target), "--title", "Land").returncode == 0
    added = geju("-C", str(target), "add", str(folder / "a.md"), "--producer", "Ann", "--date", "2024-06-01")
    assert added.returncode == 0, added.stderr
    assert geju("-C", str(target), "add", str(folder / "b.md")).returncode == 0
    assert geju("-C", str(target), "build").returncode == 0
    return target


def test_build_says_what_there_is_and_does_nothing_twice(landscape: Path) -> None:
    again = answer("-C", str(landscape), "build")
    assert isinstance(again, dict)
    assert (again["documents"], again["claims"], again["read"]) == (2, 6, 0)


def test_show_why_compare(landscape: Path) -> None:
    shown = answer("-C", str(landscape), "show", "gpt4")
    assert isinstance(shown, dict) and shown["entity"]["name"] == "GPT-4" and len(shown["facts"]) == 2
    why = answer("-C", str(landscape), "why", "GPT-4", "score", "benchmark=MMLU")
    assert isinstance(why, dict) and why["fact"]["status"] == "disputed"
    quotes = {side: [claim["quote"] for claim in why[side]] for side in ("for", "against")}
    assert sorted(quotes["for"] + quotes["against"]) == ["80.1", "86.4"]
    by_id = answer("-C", str(landscape), "why", why["fact"]["fact_id"])
    assert by_id == why
    compared = answer("-C", str(landscape), "compare", "GPT-4", "GLM-4", "--shared")
    assert isinstance(compared, dict) and {row["kind"] for row in compared["rows"]} == {"score"}


def test_read_and_export_write_the_same_lines(landscape: Path) -> None:
    read = geju("read", str(landscape / "sources" / "a.md"))
    exported = geju("-C", str(landscape), "export", "claims")
    assert geju("read", str(landscape / "sources" / "a.md"), "--format", "jsonl").stdout == read.stdout
    lines = [json.loads(line) for line in read.stdout.splitlines()]
    assert lines == [line for line in map(json.loads, exported.stdout.splitlines()) if line["document"] == "a.md"]
    assert set(lines[0]) == {"subject", "subject_type", "property", "amount", "qualifiers", "document", "line", "quote"}


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
@pytest.mark.parametrize("what", ["claims", "facts", "entities"])
def test_exports(landscape: Path, tmp_path: Path, what: str, form: str) -> None:
    path = tmp_path / f"x.{form}"
    assert geju("-C", str(landscape), "export", what, "--format", form, "--to", str(path)).returncode == 0
    assert path.stat().st_size > 100


def test_draw_and_publish(landscape: Path, tmp_path: Path) -> None:
    listed = answer("-C", str(landscape), "draw")
    assert isinstance(listed, list) and {"overview", "scores", "prices", "funding"} <= {e["exhibit"] for e in listed}
    drawn = answer("-C", str(landscape), "draw", "scores")
    assert isinstance(drawn, dict) and any("86.4" in json.dumps(row) for row in drawn["rows"])
    assert geju("-C", str(landscape), "publish", "site", "--to", str(tmp_path / "site")).returncode == 0
    assert (tmp_path / "site" / "index.html").is_file()


@pytest.mark.parametrize(
    ("words", "status", "said", "zh"),
    [
        (["biuld"], 2, "did you mean “build”", "是否指“build”"),
        (["--colour"], 2, "no option named “--colour”", "没有名为“--colour”的选项"),
        (["show", "--knd", "x"], 2, "did you mean “--kind”", "是否指“--kind”"),
        (["show"], 2, "ENTITY is missing", "缺少 ENTITY"),
        (["show", "a", "b"], 2, "too many words: b", "多余的参数：b"),
        (["show", "a", "--kind"], 2, "--kind needs a value", "--kind 需要一个值"),
        (["read", "a.md", "--format", "xml"], 2, "--format: it must be one of auto, table, json, jsonl", "须为 auto"),
        (["-C", "{land}", "show", "GPT-5x"], 2, "did you mean", "是否指"),
        (["-C", "{land}", "publish", "sit", "--to", "{land}/x"], 2, "did you mean “site”", "是否指“site”"),
        (["-C", "{land}", "draw", "scorse"], 2, "did you mean “scores”", "是否指“scores”"),
        (["-C", "{land}", "why", "GPT-4", "score", "benchmark=X"], 2, "no fact", "没有符合条件的事实"),
        (["kinds", "sore"], 2, "did you mean “score”", "是否指“score”"),
        (["export", "claim"], 2, "claim", "claim"),
        (["-C", "/nonexistent", "build"], 1, "project.yaml", "project.yaml"),
        (["-C", "/nonexistent", "show", "x"], 1, "build", "build"),
        (["read", "/nonexistent.md"], 1, "no such file", "没有这个文件"),
    ],
)
def test_wrong_words_are_answered_in_both_languages(
    landscape: Path, words: list[str], status: int, said: str, zh: str
) -> None:
    words = [word.replace("{land}", str(landscape)) for word in words]
    for language, expected in (("en", said), ("zh", zh)):
        done = geju(*words, language=language)
        assert done.returncode == status, done.stderr
        assert expected in done.stderr
        assert "Traceback" not in done.stderr


def test_help_speaks_both_languages() -> None:
    assert "Build the landscape." in geju("--help").stdout
    assert "构建版图。" in geju("--help", "--language", "zh").stdout
    assert "用法" in geju("build", "--help", language="zh").stdout


def test_a_table_on_a_terminal_and_nothing_that_steers_it() -> None:
    output = io.StringIO()
    terminal = Terminal("en", "table", output, io.StringIO())
    terminal.show([Sheet(["name"], [["evil\x1b[31m\u202e]0;title\x07"]], "[bold]not markup[/bold]")], {})
    shown = output.getvalue()
    assert "\x1b[31m" not in shown and "\u202e" not in shown and "\x07" not in shown
    assert "[bold]not markup[/bold]" in shown
    assert inert("a\x1bb\u2066c") == "a␛bc"


def test_a_wide_table_is_cut_into_pages_that_fit() -> None:
    output = io.StringIO()
    columns = ["model", *(f"benchmark{n}" for n in range(12))]
    Terminal("en", "table", output, io.StringIO()).show([Sheet(columns, [["GPT-4", *["86.4"] * 12]])], {})
    lines = output.getvalue().splitlines()
    assert max(map(len, lines)) <= 80
    assert sum(line.startswith("GPT-4") for line in lines) > 1
    assert all(any(f"benchmark{n}" in line for line in lines) for n in range(12))


def test_run_in_process_returns_the_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert run(["nothing"]) == 2
    assert "geju" in capsys.readouterr().out
