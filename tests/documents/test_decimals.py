"""Decimal commas between semicolons; dates of two digits a part, alone in their cell."""

from __future__ import annotations

import pytest

from claims.making import extracted, said

TABLE = "Model;MMLU;GSM8K\nGPT-4o;{};95,8\nClaude 3 Opus;86,8;95,1\n"


@pytest.mark.parametrize("number", ["88,7", '"88,7"', " 88,7 ", "88,7 %"])
def test_a_comma_between_semicolons_is_a_point(number: str) -> None:
    text = TABLE.format(number)
    assert {(c[0], c[2], c[3]) for c in said(text, "score", "a.csv")} == {
        ("GPT-4o", "88.7", "benchmark=MMLU"), ("GPT-4o", "95.8", "benchmark=GSM8K"),
        ("Claude 3 Opus", "86.8", "benchmark=MMLU"), ("Claude 3 Opus", "95.1", "benchmark=GSM8K"),
    }  # fmt: skip
    assert "95,8" in {c.span.quote for c in extracted(text, "a.csv").claims}


def test_records_of_a_feed_too() -> None:
    text = "model;benchmark;score\nGPT-4o;MMLU;88,7\nGPT-4o;GPQA;53,6\n"
    assert {(c[2], c[3]) for c in said(text, "score", "a.csv")} == {
        ("88.7", "benchmark=MMLU"),
        ("53.6", "benchmark=GPQA"),
    }


@pytest.mark.parametrize(
    "text", ["Model;MMLU;Votes\nGPT-4o;88.7;1,234\n", "Model,MMLU\nGPT-4o,88\n", "Model;Votes\nGPT-4o;1,234\n"]
)
def test_a_comma_that_groups_is_none(text: str) -> None:
    assert not {c[2] for c in said(text, "", "a.csv")} & {"1.234", "88.1"}


@pytest.mark.parametrize(
    ("cell", "iso"), [("23.11.30", "2023-11-30"), ("24.06.05", "2024-06-05"), ("24.13.05", ""), ("1.24.06.05", "")]
)
def test_a_date_of_two_digits_a_part(cell: str, iso: str) -> None:
    text = f"# Models\n\n| Model | Release date | Params |\n|---|---|---|\n| GLM-4-9B | {cell} | 9B |\n| Yi-34B | 23.11.05 | 34B |\n"
    assert {c[2] for c in said(text, "released") if c[0] == "GLM-4-9B"} == ({iso} if iso else set())
