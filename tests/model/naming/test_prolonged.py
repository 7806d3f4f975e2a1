"""Where a name ends in running text."""

from __future__ import annotations

import pytest

from geju.model.naming.names import find_names
from geju.model.vocabulary import read_vocabulary

LEXICON = read_vocabulary().lexicon


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("公司发布了 Claude Mythos，能力更强", "Claude Mythos"),
        ("they released Claude Code Security last week", "Claude Code Security"),
        ("他们推出 Gemini 2.5 Computer Use 模型", "Gemini 2.5 Computer Use"),
        ("Kling 3.0 上线", "Kling 3.0"),
        ("Hailuo 2.3 is out", "Hailuo 2.3"),
        ("Kling 3.5 亿次调用", "Kling"),
        ("Kling 30% 的用户", "Kling"),
        ("the Claude API is cheap", "Claude"),
        ("under the Llama Community License for now", "Llama"),
        ("Claude Pricing Overview", "Claude"),
        ("the GPT-4 Technical Report says", "GPT-4"),
        ("Mixtral-8*22B 的得分", "Mixtral-8*22B"),
        ("3.07T tokens processed, Claude Opus 4.6 (617B) behind", "Claude Opus 4.6"),
        ("we compare Yi (34B) here", "Yi (34B)"),
        ("智谱AI今日宣布", "智谱AI"),
        ("they shipped Grok 3 Fast today", "Grok 3 Fast"),
        ("Gemini 2.0 Fast mode is on", "Gemini 2.0"),
        ("Qwen3-Next Hybrid Attention, new", "Qwen3-Next"),
        ("try grok-3-non-reasoning now", "grok-3-non-reasoning"),
    ],
)
def test_a_name_ends(text: str, name: str) -> None:
    assert find_names(text, LEXICON)[0].name == name
