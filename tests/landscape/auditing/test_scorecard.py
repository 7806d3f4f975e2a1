"""One document judged: confirmed, contradicted by others and by itself, tables that cannot be right, boasts that fail."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from cli_runner import geju
from geju.base.errors import UnknownNameError
from geju.landscape.auditing.contests import Boast
from geju.landscape.auditing.scorecard import Scorecard, scorecard
from geju.landscape.auditing.suspects import tail
from geju.landscape.auditing.voices import Checked
from geju.landscape.view import open_view
from geju.pipeline import build
from small import write_landscape

PROJECT = "name: judged\ntitle: {en: Judged, zh: 评判}\ntrust: [official, readme, report, notes]\n"
REPORT = """# 大模型评测

| Model | MMLU | GSM8K | MATH | BBH | HumanEval |
|---|---|---|---|---|---|
| GPT-4 | 86.4 | 92.0 | 52.9 | 83.1 | 67.0 |
| GLM-4 | 81.5 | 87.6 | 47.9 | 82.3 | 72.0 |
| Yi-34B | 70.1 | 60.2 | 30.3 | 50.4 | 20.5 |
| Claude 3 Opus | 86.8 | 95.0 | 60.1 | 86.8 | 84.9 |

GLM-4 在 MATH、HumanEval 上超过 GPT-4。

GLM-4 在 MMLU、BBH 上接近 GPT-4。

Claude 3 Opus 在 MMLU 上得分 85.1。

Yi-34B 在 C-Eval 上优于 GPT-4。

Kimi 的下载量近 3000 万，仅次于豆包。

智谱清言的下载量突破 500 万，仅次于豆包。

Yi-34B 在 CMMLU 上优于 GPT-4。
"""
OTHER = """# Scores

| Model | MMLU | GSM8K | MATH | BBH | HumanEval |
|---|---|---|---|---|---|
| GPT-4 | 86.4 | 92.0 | 52.9 | 83.1 | 67.0 |
| GLM-4 | 81.5 | 87.6 | 47.9 | 82.3 | 72.0 |
| Yi-34B | 76.3 | 67.2 | 14.4 | 54.3 | 23.2 |
| Claude 3 Opus | 86.8 | 95.0 | 60.1 | 86.8 | 84.9 |
"""
SHOTS = "# More\n\n| Model | C-Eval (5-shot) | CMMLU (5-shot) |\n|---|---|---|\n| Yi-34B | 81.4 | 70.1 |\n\n| Model | C-Eval (0-shot) |\n|---|---|\n| GPT-4 | 69.9 |\n"
FOURTH = "# Fourth\n\n| Model | CMMLU (5-shot) |\n|---|---|\n| GPT-4 | 71.0 |\n"
SOURCES = {
    "report.md": REPORT,
    "report.source.yaml": "kind: report\nproducer: A 研究院\ndate: 2024-09-20\ntitle: '评测 | <script>alert(1)</script> [x](y)'\n",
    "again.md": REPORT,
    "again.source.yaml": "kind: notes\nproducer: A 研究院\ndate: 2024-09-21\n",
    "other.md": OTHER,
    "other.source.yaml": "kind: readme\nproducer: Other\ndate: 2024-05-01\n",
    "shots.md": SHOTS,
    "fourth.md": FOURTH,
    "fourth.source.yaml": "kind: notes\nproducer: Fourth\ndate: 2024-05-01\n",
    "shots.source.yaml": "kind: notes\nproducer: Third\ndate: 2024-05-01\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_landscape(tmp_path_factory.mktemp("judged"), SOURCES, PROJECT)
    build(folder)
    return folder


@pytest.fixture(scope="module")
def card(folder: Path) -> Scorecard:
    with open_view(folder) as view:
        return scorecard(view, "report.md")


def of(card: Scorecard, subject: str, quote: str) -> Checked:
    return next(c for c in card.checked if c.claim.subject.name == subject and c.claim.span.quote == quote)


def boast(card: Scorecard, line: int) -> Boast:
    return next(b for b in card.boasts if b.line == line)


def test_what_another_origin_says_too_is_confirmed(card: Scorecard) -> None:
    found = of(card, "GPT-4", "86.4")
    assert (found.verdict, found.n_origins) == ("confirmed", 1)
    assert [c.document for c in found.confirming] == ["other.md"]


def test_what_others_say_otherwise_is_contradicted_with_its_evidence(card: Scorecard) -> None:
    found = of(card, "Yi-34B", "70.1")
    assert found.verdict == "contradicted"
    assert [(c.document, c.span.line, c.span.quote) for a in found.others for c in a.claims] == [
        ("other.md", 7, "76.3")
    ]
    assert not found.itself


def test_a_document_contradicts_itself(card: Scorecard) -> None:
    found = of(card, "Claude 3 Opus", "86.8")
    assert found.verdict == "contradicted"
    assert [(c.document, c.span.line) for a in found.itself for c in a.claims] == [("report.md", 14)]
    assert [c.document for c in found.confirming] == ["other.md"]


def test_who_says_the_same_twice_is_one_witness(card: Scorecard) -> None:
    assert of(card, "Kimi", "近 3000 万").verdict == "alone"
    assert (card.n_documents, card.n_origins) == (3, 3)


def test_a_row_of_contradictions_cannot_be_right(card: Scorecard) -> None:
    rows = [s for s in card.suspects if s.part == "row"]
    assert [(s.heads[0].quote, s.line, s.n_wrong, s.n_checked) for s in rows] == [("Yi-34B", 3, 5, 5)]
    assert rows[0].chance < Fraction(1, 50)


def test_the_tail_of_a_binomial_distribution() -> None:
    assert tail(0, 3, Fraction(1, 2)) == 1
    assert tail(3, 3, Fraction(1, 2)) == Fraction(1, 8)
    assert tail(2, 3, Fraction(1, 2)) == Fraction(1, 2)


def test_a_boast_fails_with_one_of_its_tests(card: Scorecard) -> None:
    found = boast(card, 10)
    tests = {c.claim.qualifier("benchmark"): c for c in found.contests}
    assert found.finding == "fails"
    assert (tests["MATH"].finding, tests["HumanEval"].finding) == ("fails", "holds")
    own = tests["MATH"].pairs[0]
    assert (own.own, own.a.span.line, own.a.span.quote, own.b.span.line, own.b.span.quote) == (
        True,
        6,
        "47.9",
        5,
        "52.9",
    )


def test_near_is_within_a_twentieth(card: Scorecard) -> None:
    tests = {c.claim.qualifier("benchmark"): c.finding for c in boast(card, 12).contests}
    assert tests == {"MMLU": "fails", "BBH": "holds"}


def test_scores_of_other_conditions_prove_nothing(card: Scorecard) -> None:
    (contest,) = boast(card, 16).contests
    assert (contest.finding, contest.reason) == ("untold", "landscape.contest_conditions")
    assert not contest.pairs
    assert [(a.span.quote, b.span.quote) for a, b in contest.refused] == [("81.4", "69.9")]


def test_two_documents_that_state_the_same_conditions_may_be_compared(card: Scorecard) -> None:
    (contest,) = boast(card, 22).contests
    assert (contest.finding, contest.reason) == ("fails", "landscape.contest_apart")
    assert [(p.a.document, p.b.document, p.own) for p in contest.pairs] == [("shots.md", "fourth.md", False)]


def test_two_cannot_both_be_second_only_to_the_first(card: Scorecard) -> None:
    found = {b.line: b for b in card.boasts}
    assert (found[18].finding, found[20].finding) == ("untold", "fails")
    assert found[20].contests[0].reason == "landscape.contest_between"
    assert [c.subject.name for p in found[20].contests[0].pairs for c in p.between] == ["Kimi"]


def test_an_unknown_document_is_refused(folder: Path) -> None:
    with open_view(folder) as view, pytest.raises(UnknownNameError):
        scorecard(view, "report.txt")


def test_counts_add_up(card: Scorecard) -> None:
    counts = card.counts
    verdicts = ("contradicted", "confirmed", "superseded", "scope", "alone")
    assert sum(counts[name] for name in verdicts) == counts["claims"] == len(card.checked)
    assert sum(card.findings.values()) == len(card.boasts)


@pytest.mark.parametrize(("language", "words"), [("en", "Its comparing sentences"), ("zh", "文中的比较")])
def test_the_page_has_every_verdict_with_its_place(folder: Path, tmp_path: Path, language: str, words: str) -> None:
    target = tmp_path / "page.md"
    done = geju("-C", folder, "scorecard", "report.md", "--to", target, "--language", language)
    assert done.returncode == 0, done.stderr
    text = target.read_text(encoding="utf-8")
    assert f"## {words}" in text
    assert "**70.1** :7" in text
    assert "other.md:7" in text
    assert "<script" not in text and "[x](y)" not in text and "评测 \\| " in text
    assert "(:6 / :5" in text
    piped = geju("-C", folder, "scorecard", "report.md", "--format", "md", "--language", language)
    assert piped.stdout == text


def test_on_a_pipe_it_is_json(folder: Path) -> None:
    data = json.loads(geju("-C", folder, "scorecard", "report.md").stdout)
    assert data["counts"]["contradicted"] == len([c for c in data["claims"] if c["verdict"] == "contradicted"])
    assert {b["finding"] for b in data["comparisons"]} == {"fails", "untold"}
    assert data["tables"][0]["name"] == "Yi-34B"


def test_on_a_terminal_it_is_tables(folder: Path) -> None:
    done = geju("-C", folder, "scorecard", "report.md", "--format", "table")
    assert done.returncode == 0, done.stderr
    assert "Tables that cannot be right" in done.stdout
    assert "Yi-34B" in done.stdout
    assert "**" not in done.stdout
