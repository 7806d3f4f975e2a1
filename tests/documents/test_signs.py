"""Spaces and hyphens of every make read like the plain ones, and stand where they stood."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.making import said
from geju.documents.read import read

ODD = (
    "MMLU\u00a0(5\u2011shot)",
    "GPT\u20104o\u202fmini",
    "MM\u00adLU (5\u2012shot)",
    "GPT&#8209;4o&nbsp;mini",
    "MMLU&nbsp;(5&#x2011;shot)",
)
PLAIN = "MMLU (5-shot)", "GPT-4o mini", "MMLU (5-shot)", "GPT-4o mini", "MMLU (5-shot)"
MARKDOWN = "# Notes\n\nModels.\n\n| Model | {test} |\n|---|---|\n| {model} | 82.5% |\n| GPT-4o | 88.7% |\n"
PAGE = "<html><body><p>Models.</p><table><tr><th>Model</th><th>{test}</th></tr><tr><td>{model}</td><td>82.5%</td></tr><tr><td>GPT-4o</td><td>88.7%</td></tr></table></body></html>"


@pytest.mark.parametrize(("odd", "plain"), list(zip(ODD, PLAIN, strict=True)))
@pytest.mark.parametrize("mould", ["<p>{}</p>", "<table><tr><td>{}</td></tr></table>"])
def test_a_page_reads_plain_and_keeps_the_places(tmp_path: Path, mould: str, odd: str, plain: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(mould.format(odd), encoding="utf-8")
    block = read(path).blocks[0]
    text = block.table.cells[0].text if block.table else block.text
    assert text.text == plain
    assert read(path).span_of(text).quote == odd


@pytest.mark.parametrize(("name", "mould"), [("a.md", MARKDOWN), ("a.html", PAGE)])
@pytest.mark.parametrize("test", [ODD[0], ODD[2], ODD[4], PLAIN[0]])
@pytest.mark.parametrize("model", [ODD[1], ODD[3], PLAIN[1]])
def test_scores_are_the_same_however_their_header_is_spaced(name: str, mould: str, test: str, model: str) -> None:
    assert said(mould.format(test=test, model=model), "score", name) == {
        ("GPT-4o mini", "score", "82.5", "benchmark=MMLU", "shots=5"),
        ("GPT-4o", "score", "88.7", "benchmark=MMLU", "shots=5"),
    }


@pytest.mark.parametrize(
    "words", ["GPT\u20114o\u00a0mini scores 82.5\u202f% on MMLU.", "GPT&#8209;4o&nbsp;mini scores 82.5% on MMLU."]
)
def test_a_sentence_reads_plain(words: str) -> None:
    assert ("GPT-4o mini", "score", "82.5", "benchmark=MMLU") in said(f"# Notes\n\n{words}\n", "score")
