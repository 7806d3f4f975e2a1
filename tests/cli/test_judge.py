"""``geju judge`` as people use it: what waits is listed with its reasons, what is judged holds from the next build on."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from geju.cli.commands.judge import Judge
from geju.cli.main import run
from geju.cli.render import Terminal

FUNDING = """# 融资

| 公司 | 轮次 | 投资方 |
|---|---|---|
| 智谱 | A轮 | 星河动力资本、今日资本 |
| 月之暗面 | A轮 | 星河动力资木 |
| 阶跃星辰 | A轮 | 星河动力资本 |
| 百川智能 | B轮 | 星河动力资木 |
| 零一万物 | B轮 | 远山湖投资 |
| MiniMax | B轮 | 远山瑚投资 |
"""
ONE, OTHER = "星河动力资本", "星河动力资木"


@pytest.fixture
def land(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    (tmp_path / "funding.md").write_text(FUNDING, encoding="utf-8")
    folder = tmp_path / "land"
    for words in (["new", str(folder)], ["-C", str(folder), "add", str(tmp_path / "funding.md")]):
        assert run(words) == 0, capsys.readouterr().err
    assert run(["-C", str(folder), "build"]) == 0
    capsys.readouterr()
    return folder


def waiting(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, object]]:
    assert run(["-C", str(folder), "judge", "--format", "json", *more]) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, list)
    return found


def investors(folder: Path, capsys: pytest.CaptureFixture[str]) -> set[str]:
    assert run(["-C", str(folder), "build"]) == 0
    capsys.readouterr()
    assert run(["-C", str(folder), "export", "entities", "--format", "jsonl"]) == 0
    names = {json.loads(line)["name"] for line in capsys.readouterr().out.splitlines()}
    return names & {ONE, OTHER}


def test_what_waits_is_listed_the_most_useful_first(land: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = waiting(land, capsys)
    assert [{pair["a"], pair["b"]} for pair in found] == [{ONE, OTHER}, {"远山湖投资", "远山瑚投资"}]
    first = found[0]
    assert first["gain"] == 2.0 and first["type"] == "Organization" and first["score"] == 0.65
    assert first["reasons"] == [{"comparator": "spelling", "weight": 0.65, "words": "spelt nearly alike"}]
    quotes = first["quotes"]
    assert isinstance(quotes, dict)
    text = FUNDING.splitlines()
    for side in ("a", "b"):
        assert first[side] in text[quotes[side]["line"] - 1] and quotes[side]["document"] == "funding.md"
    assert waiting(land, capsys, "--limit", "1") == [first]


@pytest.mark.parametrize(("language", "words"), [("en", "spelt nearly alike"), ("zh", "拼写相近")])
def test_a_terminal_shows_a_table(land: Path, language: str, words: str) -> None:
    output = io.StringIO()
    options = {"names": (), "same": None, "by": "", "note": "", "limit": None}
    Judge().run(Terminal(language, "table", output), land, **options)
    shown = output.getvalue()
    assert all(word in shown for word in (*words.split(), "--different", ONE, OTHER, "funding"))


def test_a_judgement_is_appended_and_a_later_one_supersedes_it(land: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert investors(land, capsys) == {ONE, OTHER}
    assert run(["-C", str(land), "judge", ONE, OTHER, "--same", "--by", "Ann", "--note", "本 is read as 木"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["verdict"], said["a"], said["b"], said["type"]) == ("same", ONE, OTHER, "Organization")
    assert (said["by"], said["note"]) == ("Ann", "本 is read as 木")
    assert [pair["a"] for pair in waiting(land, capsys)] == ["远山湖投资"]
    assert len(investors(land, capsys)) == 1
    first = (land / "judgements.jsonl").read_text(encoding="utf-8")
    assert run(["-C", str(land), "judge", OTHER, ONE, "--different"]) == 0
    capsys.readouterr()
    both = (land / "judgements.jsonl").read_text(encoding="utf-8")
    assert both.startswith(first) and len(both.splitlines()) == 2
    assert investors(land, capsys) == {ONE, OTHER}
    assert [pair["a"] for pair in waiting(land, capsys)] == ["远山湖投资"]


def test_a_judgement_parts_names_that_are_one(land: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(land), "judge", "智谱", "Zhipu AI", "--same", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["type"] == "Organization"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["智谱"], "two names, and 1 was given"),
        (["智谱", "月之暗面", "百川智能", "--same"], "two names, and 3 was given"),
        (["智谱", "月之暗面"], "--same or --different"),
        (["--same"], "needs the two names"),
        (["--note", "x"], "needs the two names"),
        (["智谱", "智谱", "--same"], "the same name twice"),
        (["智谱", "月之暗面", "--different", "--limit", "2"], "--limit is for the list"),
        (["智谱", "月之暗靣", "--different"], "月之暗面"),
        (["--limit", "0"], "--limit"),
    ],
)
def test_wrong_words_write_nothing(land: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    before = [p.read_bytes() for p in land.glob("judgements.jsonl")]
    assert run(["-C", str(land), "--language", "en", "judge", *words]) != 0
    failed = capsys.readouterr()
    assert said in failed.err and failed.out == ""
    assert [p.read_bytes() for p in land.glob("judgements.jsonl")] == before


def test_the_faults_are_said_in_chinese_too(land: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(land), "--language", "zh", "judge", "智谱", "月之暗面"]) == 2
    assert "是否同一" in capsys.readouterr().err
