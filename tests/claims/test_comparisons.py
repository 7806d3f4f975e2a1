"""What is said to be better, as good or worse than what; what is only wanted, asked or denied is no claim."""

from __future__ import annotations

import pytest

from claims.making import extracted


def compared(text: str) -> set[tuple[str, ...]]:
    """(subject, relation, value, benchmark or measure, hedged where it is) of every comparison of a text."""
    found = extracted(text).claims
    return {
        (
            c.subject.name,
            c.qualifier("relation"),
            str(getattr(c.value, "name", "")),
            c.qualifier("benchmark") or c.qualifier("measure"),
            *(["hedged"] if c.hedged else []),
        )
        for c in found
        if c.kind == "comparison"
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("GLM-4 在 MMLU、GSM8K 和 BBH 上成绩超过 GPT-4。", {("GLM-4", "above", "GPT-4", t) for t in ("MMLU", "GSM8K", "BBH")}),
        ("Yi-34B 在 MMLU 上优于 Llama2-70B 和 GPT-3.5。", {("Yi-34B", "above", "Llama2-70B", "MMLU"), ("Yi-34B", "above", "GPT-3.5", "MMLU")}),
        ("Yi-Large outperforms GPT-4 on MMLU.", {("Yi-Large", "above", "GPT-4", "MMLU")}),
        ("GLM-4 is on par with GPT-4 on MMLU and GSM8K.", {("GLM-4", "near", "GPT-4", "MMLU"), ("GLM-4", "near", "GPT-4", "GSM8K")}),
        ("GLM-4 与 GPT-4 相当。", {("GLM-4", "near", "GPT-4", "")}),
        ("GLM-4 的表现不及 GPT-4。", {("GLM-4", "below", "GPT-4", "")}),
        ("Kimi 的下载量近 900 万，位列第二，仅次于豆包。", {("Kimi", "next", "豆包", "downloads")}),
        ("Yi-9B's performance is second only to DeepSeek-Coder-7B.", {("Yi-9B", "next", "DeepSeek-Coder-7B", "")}),
        ("据传 GLM-4 已超过 GPT-4。", {("GLM-4", "above", "GPT-4", "", "hedged")}),
    ],
)  # fmt: skip
def test_a_comparison(text: str, wanted: set[tuple[str, ...]]) -> None:
    assert compared(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "GLM-4 能否超过 GPT-4？",
        "GLM-4 并未超过 GPT-4。",
        "GLM-4 尚不能超过 GPT-4。",
        "GLM-4 计划年内超过 GPT-4。",
        "GLM-4 旨在超越 GPT-4。",
        "GLM-4 does not outperform GPT-4 on MMLU.",
        "GLM-4 aims to surpass GPT-4.",
        "GLM-4 is outperformed by GPT-4.",
        "GLM-4 被 GPT-4 超越。",
        "GLM-4 的参数量超过 GPT-4。",
        "GLM-4 的训练数据超过 GPT-4 40%。",
        "GLM-4 outperforms GPT-4 on 7 out of 10 tasks.",
        "在 10 项任务中的 7 项任务中 GLM-4 超越 GPT-4。",
        "GLM-4 在部分评测上超过 GPT-4。",
        "GLM-4 的用户超过 500 万。",
        "智谱 AI 优于 OpenAI。",
    ],
)
def test_what_is_no_comparison(text: str) -> None:
    assert compared(text) == set()


def test_a_test_that_bears_a_models_name_is_a_test_among_tests() -> None:
    found = compared("GLM-4 在 VICUNA、BBH、MMLU 上超过 GPT-4。")
    assert found == {("GLM-4", "above", "GPT-4", test) for test in ("VICUNA", "BBH", "MMLU")}


def test_every_word_of_a_comparison_stands_in_the_text() -> None:
    text = "# Notes\n\nYi-Large outperforms GPT-4 and Claude 3 Opus on MMLU and GSM8K.\n"
    found = [c for c in extracted(text).claims if c.kind == "comparison"]
    assert len(found) == 4
    for claim in found:
        assert text[claim.span.start : claim.span.end] == claim.span.quote
        roles = {e.role: text[e.span.start : e.span.end] for e in claim.evidence}
        assert roles["relation"] == "outperforms"
        assert roles["subject"] == "Yi-Large"
        assert roles["benchmark"] in ("MMLU", "GSM8K")


def test_what_a_hostile_sentence_makes_is_bounded() -> None:
    text = (
        "GLM-4 在 " + "、".join(["MMLU", "BBH"] * 150) + " 上超过 " + "、".join(f"GPT-{n}" for n in range(200)) + "。"
    )
    assert 0 < len([c for c in extracted(text).claims if c.kind == "comparison"]) <= 16 * 16
    again = "GLM-4 " + "超过 GPT-4 " * 400
    assert len([c for c in extracted(again).claims if c.kind == "comparison"]) <= 16
