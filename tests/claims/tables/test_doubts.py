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


def plain(header: str, *rows: str) -> str:
    n = header.count("|") + 1
    return "\n".join(f"| {line} |" for line in (header, " | ".join(["---"] * n), *rows)) + "\n\n"


def names_of(text: str, amounts: tuple[str, ...]) -> set[str]:
    return {c.qualifier("benchmark") for c in column(text, amounts)}


def test_two_headers_in_each_others_place() -> None:
    rows = ("Alpha-7B | 61.2 | 22.4", "Beta-8B | 70.3 | 31.0", "Gamma-9B | 75.5 | 40.2", "Delta-6B | 58.8 | 19.9")
    text = plain("Model | MATH | GSM8K", *rows)
    assert names_of(text, ("61.2", "75.5")) == {"GSM8K"}
    assert names_of(text, ("22.4", "40.2")) == {"MATH"}
    claim = column(text, ("61.2",))[0]
    assert ("header", "MATH") in {(e.role, e.span.quote) for e in claim.evidence}
    assert "“MATH” is printed" in claim.note
    assert "表头印作“MATH”" in claim.note
    one_agrees = (*rows[:3], "Delta-6B | 18.8 | 19.9")
    assert names_of(plain("Model | MATH | GSM8K", *one_agrees), ("61.2", "75.5")) == {"MATH"}
    few = plain("Model | MATH | GSM8K", *rows[:3])
    assert names_of(few, ("61.2", "75.5")) == {"MATH"}


def test_shares_of_so_many_questions() -> None:
    # of 164 questions on the left, of 448 on the right
    pairs = [("24.4", "24.6"), ("25.6", "24.8"), ("26.2", "25.2"), ("27.4", "25.4"), ("28.0", "25.7")]
    rows = [f"{name}-7B | {left} | {right}" for name, (left, right) in zip("ABCDE", pairs, strict=True)]
    assert names_of(plain("Model | GPQA | HumanEval", *rows), ("24.4", "28.0")) == {"HumanEval"}
    assert names_of(plain("Model | HumanEval | GPQA", *rows), ("24.4", "28.0")) == {"HumanEval"}
    assert names_of(plain("Model | GPQA | HumanEval", *rows[:4]), ("24.4", "27.4")) == {"GPQA"}


KNOWN = plain(
    "Model | GSM8K | BBH",
    *("Alpha-7B | 58.7 | 41.3", "Beta-8B | 71.3 | 48.8", "Gamma-9B | 80.2 | 52.6"),
)


def test_what_the_models_have_elsewhere() -> None:
    other = plain("Model | ARC | BBH", "Alpha-7B | 50.1 | 58.7", "Beta-8B | 52.2 | 71.3", "Gamma-9B | 55.4 | 80.2")
    text = "# Results\n\n" + KNOWN + "More.\n\n" + other
    found = [c for c in column(text, ("58.7", "71.3", "80.2")) if c.span.line > 8]
    assert {c.qualifier("benchmark") for c in found} == {"GSM8K"}
    assert all("“BBH” is printed" in c.note for c in found)
    two = plain("Model | ARC | BBH", "Alpha-7B | 50.1 | 58.7", "Beta-8B | 52.2 | 71.3")
    found = [c for c in column("# Results\n\n" + KNOWN + "More.\n\n" + two, ("58.7", "71.3")) if c.span.line > 8]
    assert {c.qualifier("benchmark") for c in found} == {"BBH"}
