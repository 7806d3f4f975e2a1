"""Tables cut by a page break: one table where nothing but page marks stands between, two where anything else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.making import said
from geju.documents.read import read

HEAD = "| 类别 | 模型 | MMLU | GSM8K |\n|---|---|---|---|\n"
FIRST = "| 闭源 | GPT-4 | 86.4 | 92.0 |\n| | Claude 3 Opus | 86.8 | 95.0 |\n"
SECOND = "| | GLM-4-9B-Chat | 72.4 | 79.6 |\n| 开源 | Qwen1.5-7B-Chat | 60.4 | - |\n"
BREAKS = ("", "12\n\n", "- 12 -\n\n", "第 12 页 共 40 页\n\n", "表 3（续）\n\n", "Table 3 (continued)\n\n", "<!-- page -->\n\n", "12\n\n续表 3\n\n")  # fmt: skip


def n_tables(folder: Path, text: str, name: str = "a.md") -> int:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return sum(block.table is not None for block in read(path).blocks)


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize("pause", BREAKS)
@pytest.mark.parametrize("head", [HEAD, ""])
def test_scores_go_on_over_a_page(tmp_path: Path, pause: str, head: str, name: str) -> None:
    if name == "a.txt" and "<!--" in pause:
        pause = "\f\n"
    text = f"# 成绩\n\n{HEAD}{FIRST}\n{pause}{head}{SECOND}"
    assert n_tables(tmp_path, text, name) == 1
    scores = {(c[0], c[3].removeprefix("benchmark="), c[2]) for c in said(text, "score", name)}
    assert scores == {
        ("GPT-4", "MMLU", "86.4"), ("GPT-4", "GSM8K", "92"), ("Claude 3 Opus", "MMLU", "86.8"), ("Claude 3 Opus", "GSM8K", "95"),
        ("GLM-4-9B-Chat", "MMLU", "72.4"), ("GLM-4-9B-Chat", "GSM8K", "79.6"), ("Qwen1.5-7B-Chat", "MMLU", "60.4"),
    }  # fmt: skip


def test_a_category_is_carried_over_the_page() -> None:
    head = "| 分类 | 公司 | 产品 |\n|---|---|---|\n"
    text = f"# 公司\n\n{head}| 创业六小强 | 智谱 AI | 智谱清言 |\n\n7\n\n{head}| | MiniMax | 海螺 AI |\n"
    assert {(c[0], c[2]) for c in said(text, "category")} >= {("MiniMax", "创业六小强")}


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}{FIRST}\nBase models, 5-shot.\n\n{HEAD}{SECOND}",
        f"{HEAD}{FIRST}\n## Base\n\n{HEAD}{SECOND}",
        f"{HEAD}{FIRST}\n12\n\n| 类别 | 模型 | BBH | MATH |\n|---|---|---|---|\n| | GPT-4 | 83.1 | 52.9 |\n",
        f"{HEAD}{FIRST}\n12\n\n| 模型 | MMLU | GSM8K |\n|---|---|---|\n| GLM-4-9B-Chat | 72.4 | 79.6 |\n",
        f"{HEAD}{FIRST}\n表 4\n\n{HEAD}{SECOND}",
    ],
)
def test_other_tables_stay_apart(tmp_path: Path, text: str) -> None:
    assert n_tables(tmp_path, text) == 2


def test_a_page_of_markup_goes_on(tmp_path: Path) -> None:
    row = "<tr><td>{}</td><td>{}</td></tr>"
    head = row.format("Model", "MMLU")
    first = f"<table>{head}{row.format('GPT-4', '86.4')}</table>"
    second = f"<table>{head}{row.format('GPT-4o', '88.7')}</table>"
    assert n_tables(tmp_path, f"<html><body>{first}<p>Page 3 of 9</p>{second}</body></html>", "a.html") == 1
    assert n_tables(tmp_path, f"<html><body>{first}<p>Chat models</p>{second}</body></html>", "a.html") == 2
