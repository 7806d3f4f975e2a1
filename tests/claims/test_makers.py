"""Who is said to have made a model or a product."""

from __future__ import annotations

import pytest

from claims.making import said


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("它不输 DeepSeek 的 V3/R1 系列。", [("DeepSeek-R1", "DeepSeek"), ("DeepSeek-V3", "DeepSeek")]),
        ("Moonshot 的 K2 模型很强。", []),
        ("MiniMax发布M2.5开源模型。", [("M2.5", "MiniMax")]),
        ("MiniMax今日推出首个开源权重模型M2.5，可在本地运行。", [("M2.5", "MiniMax")]),
        ("月之暗面发布K2。文中的Kimi K2共有两版。", [("Kimi K2", "月之暗面")]),
        ("它对标 Open AI 的 Deep Research。", [("Deep Research", "Open AI")]),
        ("它对标谷歌的 Deep Research。", []),
        ("本文比较 NVIDIA A100 与别的卡。", []),
        ("XVERSE-13B 是由深圳元象科技自主研发的大语言模型。", [("XVERSE-13B", "元象科技")]),
        ("Yi 系列模型是 01.AI 从零训练的双语语言模型。", [("Yi", "01.AI")]),
        ("华为震撼发布了盘古大模型。", [("盘古大模型", "华为")]),
        ("华为员工发布了盘古大模型的照片。", []),
        ("A derivative of [The Yi-1.5 Series Model You Build On] by 01.AI.", [("Yi-1.5", "01.AI")]),
        ("Anthropic推出Claude Code Security代码安全工具。", [("Claude Code Security", "Anthropic")]),
        ("ChatGLM3-6B 是智谱AI和清华大学联合发布的模型。", [("ChatGLM3-6B", "智谱AI")]),
        ("Kimi K2 由月之暗面于 2025 年 7 月 11 日发布。", [("Kimi K2", "月之暗面")]),
        ("智谱和商汤都在用 DeepSeek-R1。", []),
        ("Mixtral is Mistral's new open model.", [("Mixtral", "Mistral")]),
        ("Mixtral is OpenAI's new rival model.", []),
        ("- [[Claude Haiku Nano]] — Anthropic's small model", [("Claude Haiku Nano", "Anthropic")]),
        ("- [[Gemini Enterprise Day]] — Google's event", []),
        ("# 01.AI\n\nIn Paris the Yi models are told of, and so is Yi alone.", [("Yi", "01.AI")]),
    ],
)
def test_developer(text: str, pairs: list[tuple[str, str]]) -> None:
    assert sorted((claim[0], claim[2]) for claim in said(text, "developer")) == pairs


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("快手——应用：视频\n\n围绕可灵打造生态，也与豆包比较。", [("可灵", "快手")]),
        ("快手——应用：视频\n\n快手把可灵做成了爆款。", [("可灵", "快手")]),
        ("# 百度\n\n本章谈豆包与可灵。", []),
        # a word that is no name elsewhere
        ("MiniMax——应用：多\n\n公司早先做过 Glow，后来停了。", [("Glow", "MiniMax")]),
        ("百度——应用：多\n\n公司早先做过 Glow，后来停了。", []),
        # the maker's own name, misprinted right before the thing
        ("面壁智能——模型：端侧\n\n被抄袭的是面辟智能开源模型 MiniCPM。", [("MiniCPM", "面壁智能")]),
    ],
)
def test_things_in_the_section_of_their_maker(text: str, pairs: list[tuple[str, str]]) -> None:
    assert sorted({(claim[0], claim[2]) for claim in said(text, "developer")}) == pairs


HOUSE = """# Mistral AI (Le Chat)

Paris is home to the firm.

## Models

| Model | Params | Notes |
| --- | --- | --- |
| Mixtral 8x22B | 141B | large |
| Codestral-22B | 22B | code |
| Qwen2-7B | 7B | rival |

## Releases

- Work on Pixtral went on, and it beat Gemini 1.5 Pro.
- Mistral AI (Le Chat) grew.
"""


def test_a_thing_told_of_in_its_makers_section() -> None:
    assert sorted((claim[0], claim[2]) for claim in said(HOUSE, "developer")) == [
        ("Codestral-22B", "Mistral AI"),
        ("Mixtral 8x22B", "Mistral AI"),
        ("Pixtral", "Mistral AI"),
    ]


def test_who_sets_the_price_of_its_model_made_it() -> None:
    assert ("GLM-3-Turbo", "developer", "智谱") in said("智谱则于 5 月 11 日将入门级 GLM-3-Turbo 的价格下调。")
    assert not said("百度则于 5 月 11 日将 GLM-3-Turbo 的价格下调。", "developer")
