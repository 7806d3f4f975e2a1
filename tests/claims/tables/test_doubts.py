"""Printed headers that cannot be right: read anew where all speaks for one other test, else kept with a warning."""

from __future__ import annotations

from claims.making import extracted
from geju.model.claim import Claim

ROWS = ("Alpha-7B | 60.1 | {} | 22.4 | 38.4", "Beta-8B | 64.0 | {} | 30.1 | 60.2", "Gamma-9B | 68.9 | {} | 44.2 | 64.1", "Delta-6B | 61.5 | {} | 39.9 | 61.0")  # fmt: skip


def table(header: str, values: tuple[str, ...]) -> str:
    rows = [row.format(value) for row, value in zip(ROWS, values, strict=True)]
    return "\n".join(f"| {line} |" for line in (header, " | ".join(["---"] * 5), *rows)) + "\n"


def column(text: str, amounts: tuple[str, ...]) -> list[Claim]:
    return [c for c in extracted(text).claims if c.kind == "score" and c.span.quote in amounts]


HIGH = ("58.7", "71.3", "80.2", "77.4")
LOW = ("24.3", "27.9", "33.1", "25.2")
NAMED = "# Results\n\nWe also ran GSM8K.\n\n"


def test_values_that_fit_the_usual_test_there_are_read_as_its_own() -> None:
    found = column(NAMED + table("Model | MMLU | GPQA | MATH | HumanEval", HIGH), HIGH)
    assert {c.qualifier("benchmark") for c in found} == {"GSM8K"}
    assert len(found) == 4
    assert all("“GPQA” is printed" in c.note for c in found)
    assert ("GSM8K", 3) in {(e.span.quote, e.span.line) for e in found[0].evidence}
    assert ("header", "GPQA") in {(e.role, e.span.quote) for e in found[0].evidence}


def test_without_a_place_that_names_another_test_the_header_stands_and_is_doubted() -> None:
    text = "# Results\n\n" + table("Model | MMLU | GPQA | MATH | HumanEval", HIGH)
    found = column(text, HIGH)
    assert {c.qualifier("benchmark") for c in found} == {"GPQA"}
    assert all(c.note for c in found)
    problems = [p for p in extracted(text).set_aside if p.key == "claims.header_doubtful"]
    assert [(p.line, p.severity) for p in problems] == [(3, "warning")]


def test_a_header_that_can_be_right_is_left_alone() -> None:
    text = NAMED + table("Model | MMLU | GPQA | MATH | HumanEval", LOW)
    found = column(text, LOW)
    assert {(c.qualifier("benchmark"), c.note) for c in found} == {("GPQA", "")}
    assert not [p for p in extracted(text).set_aside if p.key == "claims.header_doubtful"]


def test_a_test_that_the_table_has_already_is_not_taken_again() -> None:
    text = NAMED + table("Model | MMLU | GPQA | GSM8K | HumanEval", HIGH)
    assert {c.qualifier("benchmark") for c in column(text, HIGH)} == {"GPQA"}
