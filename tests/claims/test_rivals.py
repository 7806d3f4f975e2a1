"""What a model is set against, and what “it” is in a sentence about one."""

from __future__ import annotations

import pytest

from claims.making import said


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("MiniMax 发布海螺 AI，直接对标 OpenAI 的 Sora。", [("海螺 AI", "Sora")]),
        ("MiniCPM-V 2.6 媲美 GPT-4V 和 Gemini 1.5 Pro。", [("MiniCPM-V 2.6", "GPT-4V"), ("MiniCPM-V 2.6", "Gemini 1.5 Pro")]),
        ("Step-1V 性能比肩 GPT-4V。", [("Step-1V", "GPT-4V")]),
        ("Claude Code competes with Cursor.", [("Claude Code", "Cursor")]),
        ("Kimi K2 是 GPT-4o 的有力竞争对手。", [("Kimi K2", "GPT-4o")]),
        ("智谱清言对标 ChatGPT，清影对标 Sora。", [("智谱清言", "ChatGPT"), ("清影", "Sora")]),
        ("Kimi K2 用了 GPT-4o 的竞争对手的数据。", []),
    ],
)  # fmt: skip
def test_counterpart(text: str, pairs: list[tuple[str, str]]) -> None:
    assert sorted((c[0], c[2]) for c in said(text, "counterpart")) == sorted(pairs)


def test_it_is_the_model_of_the_sentence_before() -> None:
    found = said("MiniMax M3 came out. MiniMax describes it as an open-weight frontier model.", "openness")
    assert found == {("MiniMax M3", "openness", "open-weight")}


def test_a_size_belongs_to_the_model_before_that_bears_it() -> None:
    found = said("# GLM-4\n\n最后，GLM-Z1-9B-0414 是一个惊喜。我们训练了一个 9B 小尺寸模型。", "parameters")
    assert found == {("GLM-Z1-9B-0414", "parameters", "9000000000")}
