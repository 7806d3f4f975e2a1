"""The command line as people use it: from an empty folder to a site, with wrong arguments on the way."""

from __future__ import annotations

import io
import json
import os
import shutil
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
        (["-C", "/nonexistent", "show", "x"], 1, "/nonexistent: there is no such folder", "没有这个文件夹"),
        (["-C", "/", "show", "x"], 1, "no landscape", "不是版图"),
        (["read", "/nonexistent.md"], 1, "/nonexistent.md: there is no such file", "没有这个文件"),
        (
            ["-C", "{land}", "export", "claims", "--to", "/nonexistent/x"],
            1,
            "/nonexistent/x: there is no",
            "没有这个文件或文件夹",
        ),
        (["-C", "{land}", "export", "claims", "--to", "{land}"], 1, "this is a folder", "却是文件夹"),
        (["-C", "{land}", "export", "claims", "--to", "/dev/full"], 1, "the disk is full", "磁盘已满"),
        (["-C", "{land}", "add", "{land}/sources"], 2, "Name the files in it", "指定其中的文件"),
        (["-C", "{land}", "add", "{land}/project.yaml", "--date", "2024-13-45"], 1, "calendar", "历法"),
        (["-C", "{land}", "add", "{land}/project.yaml", "--currency", "XYZ"], 1, "CNY, EUR", "CNY, EUR"),
        (["-C", "{land}", "add", "{land}/project.yaml", "--mapping", "price_fed"], 2, "“price_feed”", "“price_feed”"),
        (["-C", "{land}", "new", "sources/a.md/x"], 1, "a part of this path is a file", "应为文件夹"),
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


def test_alone_it_helps() -> None:
    for words, language, said in (([], "en", "Usage:"), ([], "zh", "用法"), (["--language", "zh"], "en", "用法")):
        done = geju(*words, language=language)
        assert (done.returncode, done.stderr) == (0, "")
        assert said in done.stdout and "publish" in done.stdout


def test_what_others_read_is_printed_where_one_cannot_be(landscape: Path, tmp_path: Path) -> None:
    broken = tmp_path / "deep" / "broken.json"
    broken.parent.mkdir()
    broken.write_text('{"a": ', encoding="utf-8")
    done = geju("read", str(landscape / "sources" / "a.md"), "missing.md", str(broken))
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 4
    assert f"{broken}:1: this is not JSON" in done.stderr and "missing.md: there is no such file" in done.stderr


def test_a_build_that_falls_short_lists_what_was_set_aside(landscape: Path, tmp_path: Path) -> None:
    short = tmp_path / "short"
    shutil.copytree(landscape, short)
    (short / "sources" / "broken.json").write_text("{", encoding="utf-8")
    with (short / "project.yaml").open("a", encoding="utf-8") as file:
        file.write("assertions: {claims: 1000}\n")
    for command in ("build", "validate"):
        done = geju("-C", str(short), command)
        assert done.returncode == 1
        assert all(word in done.stdout + done.stderr for word in ("sources/broken.json", "1000")), command


def test_what_a_stream_cannot_say_is_written_as_json_has_it(landscape: Path) -> None:
    plain = geju("read", str(landscape / "sources" / "a.md"), "--language", "zh")
    for encoding in ("ascii", "latin-1", "gb18030"):
        environ = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
        command = [sys.executable, "-m", "geju", "--language", "zh", "read", str(landscape / "sources" / "a.md")]
        done = subprocess.run(command, capture_output=True, env=environ)
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
        lines = [json.loads(line) for line in done.stdout.decode(encoding).splitlines()]
        assert lines == [json.loads(line) for line in plain.stdout.splitlines()]
        listed = subprocess.run([*command[:3], "kinds"], capture_output=True, env=environ)
        assert json.loads(listed.stdout.decode(encoding))[0]["label"]["zh"]


def test_a_full_disk_is_told() -> None:
    for words in (["kinds"], ["--help"]):
        with Path("/dev/full").open("w") as full:
            command = [sys.executable, "-m", "geju", *words]
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert "the disk is full" in done.stderr


@pytest.mark.parametrize("module", ["geju.cli.main", "click", "geju.base.registry"])
def test_stopped_before_it_has_begun_it_says_nothing(module: str) -> None:
    """The signal comes while a module is being loaded."""
    code = f"""
import os, runpy, signal, sys
class Stop:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Stop())
sys.argv = ["geju", "--help"]
runpy.run_module("geju", run_name="__main__")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (130, "")


def test_what_the_system_refuses_is_one_line(humble: Path, capsys: pytest.CaptureFixture[str]) -> None:
    land = humble / "land"
    assert run(["new", str(land)]) == 0
    (humble / "a.md").write_text(SCORES, encoding="utf-8")
    assert run(["-C", str(land), "add", str(humble / "a.md")]) == 0
    assert run(["-C", str(land), "build"]) == 0
    (land / "judgements.jsonl").write_text("", encoding="utf-8")
    locked = humble / "locked"
    locked.mkdir()
    locked.chmod(0o555)
    (humble / "secret.md").write_text(SCORES, encoding="utf-8")
    (humble / "secret.md").chmod(0)

    def refused(place: Path, *words: str) -> None:
        for language, said in (("en", "no right"), ("zh", "没有读写此处的权限")):
            capsys.readouterr()
            assert run(["--language", language, "-C", str(land), *words]) == 1
            told = capsys.readouterr().err
            assert told.count("\n") == 1 and str(place) in told and said in told

    refused(locked, "new", str(locked / "x"))
    refused(locked / "x.jsonl", "export", "claims", "--to", str(locked / "x.jsonl"))
    refused(humble / "secret.md", "add", str(humble / "secret.md"))
    for name in ("sources", "project.yaml", "judgements.jsonl"):
        before = (land / name).stat().st_mode
        (land / name).chmod(0)
        refused(land / name, "build")
        (land / name).chmod(before)
    (land / "sources").chmod(0o555)
    (humble / "b.md").write_text(OTHER, encoding="utf-8")
    refused(land / "sources" / "b.md", "add", str(humble / "b.md"))


def test_mappings_are_listed() -> None:
    listed = answer("kinds", "--mappings")
    assert isinstance(listed, list) and {"price_feed", "model_list"} <= {one["mapping"] for one in listed}
    assert all(one["about"]["zh"] and one["kinds"] for one in listed)


def test_adding_again_and_replacing(landscape: Path, tmp_path: Path) -> None:
    land = tmp_path / "land"
    shutil.copytree(landscape, land)
    again = geju("-C", str(land), "add", str(landscape / "sources" / "a.md"))
    assert (again.returncode, "nothing was changed" in again.stderr) == (0, True)
    (tmp_path / "a.md").write_text(OTHER, encoding="utf-8")
    assert geju("-C", str(land), "add", str(tmp_path / "a.md")).returncode == 2
    replaced = geju("-C", str(land), "add", "--replace", str(tmp_path / "a.md"))
    assert (replaced.returncode, (land / "sources" / "a.md").read_text("utf-8")) == (0, OTHER)


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
