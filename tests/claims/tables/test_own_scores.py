"""Score tables that name no model: they are about the one that the words around name."""

from __future__ import annotations

from claims.test_score_tables import scores, table

OWN = """# Qwen3-8B

## Evaluation

| Benchmark | Shots | Score |
|---|---|---|
| MMLU | 5 | 78.5 |
| GSM8K (CoT) | 8 | **88.1** |
| Average | | 83.3 |
"""


def test_scores_of_the_model_that_a_page_is_about() -> None:
    assert scores(OWN) == {("Qwen3-8B", "MMLU 5", "78.5"), ("Qwen3-8B", "GSM8K 8 CoT", "88.1")}


def test_parts_of_tests_of_the_model_that_the_line_before_names() -> None:
    text = "# Skywork\n\nWe show Skywork-13B in detail.\n\n" + table(
        "Benchmark | STEM | Hard | Average", "C-Eval | 51.2 | 39.4 | 60.6", "CMMLU | 49.5 | - | 61.8"
    )
    assert scores(text) == {
        ("Skywork-13B", "C-Eval (STEM)", "51.2"), ("Skywork-13B", "C-Eval (Hard)", "39.4"), ("Skywork-13B", "C-Eval Average", "60.6"),
        ("Skywork-13B", "CMMLU (STEM)", "49.5"), ("Skywork-13B", "CMMLU Average", "61.8"),
    }  # fmt: skip


def test_no_scores_where_the_words_before_name_several_models_or_the_column_something_else() -> None:
    several = "# Qwen3-8B\n\nQwen3-8B against Yi-34B:\n\n" + table("Benchmark | Score", "MMLU | 78.5", "GSM8K | 88.1")
    else_ = "# Qwen3-8B\n\n" + table("Dataset | Samples", "MMLU | 78.5", "GSM8K | 88.1")
    assert not scores(several)
    assert not scores(else_)


def test_a_number_unlike_the_scores_is_none() -> None:
    text = "# Qwen3-8B\n\n" + table("Metric | Value", "MMLU | 78.5", "Attention groups | 512", "GSM8K | 88.1")
    assert {test for _, test, _ in scores(text)} == {"MMLU", "GSM8K"}
