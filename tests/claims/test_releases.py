"""What a line of news says came out, and what it does not."""

from __future__ import annotations

import pytest

from claims.making import said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("- 🔥 [2024/06/05] We release GLM-4-9B and GLM-4V-9B.", ["GLM-4-9B", "GLM-4V-9B"]),
        ("2025.03.01: Qwen2.5-VL-7B is now available on Hugging Face! 🎉", ["Qwen2.5-VL-7B"]),
        ("- **2024/06/05**: **Qwen2-72B released** 🎉", ["Qwen2-72B"]),
        ("2023.12.04: We release the Int8 quantized model Qwen-7B-Chat-Int8.", ["Qwen-7B-Chat-Int8"]),
        ("2024-05-01: Yi-6B and Yi-34B are released.", ["Yi-34B", "Yi-6B"]),
        ("2024-05-01: Yi-9B, our new model, is released.", ["Yi-9B"]),
        ("2023-11-05: The bases, Yi-6B-200K and Yi-34B-200K, are open-sourced.", ["Yi-34B-200K", "Yi-6B-200K"]),
        ("我们于 2024 年 7 月 8 日发布了 CogVLM2 模型的视频理解版本 CogVLM2-Video。", ["CogVLM2-Video"]),
        ("2023-08-21: 发布Qwen-7B-Chat的Int4量化模型，Qwen-7B-Chat-Int4。", ["Qwen-7B-Chat-Int4"]),
        ("- **March 2024**: Yi-9B model launch", ["Yi-9B"]),
        ("DeepSeek-R1's release on January 20, 2025 shook the market.", ["DeepSeek-R1"]),
        ("Use an older Yi-34B-200K (released on Nov 5, 2023).", ["Yi-34B-200K"]),
        ("- **Claude Code**（Anthropic）：2025 年推出的编程工具", ["Claude Code"]),
        ("2023.8.21: We release the Int4 model for Qwen-7B-Chat, Qwen-7B-Chat-Int4.", ["Qwen-7B-Chat-Int4"]),
        ("2024-05-01: Qwen-7B, Qwen-14B, and Qwen-72B are released.", ["Qwen-14B", "Qwen-72B", "Qwen-7B"]),
        ("- **June 6, 2025**: Public release of **Baichuan-M1**, a model", ["Baichuan-M1"]),
        ("2023/11/20: We release cogvlm-chat.", ["cogvlm-chat"]),
        ("2024.06.07: Qwen2 is here! We release Qwen2-7B.", ["Qwen2", "Qwen2-7B"]),
        ("- [2024.07.25] InternVL2-8B is out.", ["InternVL2-8B"]),
        ("Kimi K2 由月之暗面于 2025 年 7 月 11 日发布。", ["Kimi K2"]),
        ("Mistral AI announced Mistral Large 2 (123B parameters, 128K context) on July 24, 2024.", ["Mistral Large 2"]),
        ("Phi-4 is a 14B model by Microsoft Research, released December 12, 2024.", ["Phi-4"]),
        ("全新系列模型DeepSeek-V3首个版本于2024年12月26日上线并同步开源。", ["DeepSeek-V3"]),
        ("2024-03-01: The training code of InternVL2-8B is released.", []),
        ("2024-03-01: vLLM has news. GGUF files for Qwen2-7B are released.", []),
        ("# Yi\n\n2023-11-23: 好消息！发布并开源了六大 Chat 模型。", []),
        ("2024-05-01: Yi-9B launch party in Beijing", []),
        ("2024-05-20: We release the evaluation data for Qwen-7B-Chat.", []),
        ("2024-01-02: 发布了 Qwen-7B-Chat 的 Int4 量化模型。", []),
        ("2024-05-20: CogVLM2 demo released.", []),
        ("2024-05-20: We release the CogVLM2 TGI Weight.", []),
        ("2024-05-20: We release the technical report of Qwen-7B-Chat.", []),
        ("Since May 2024, Qwen2-72B is now available on Ollama.", []),
    ],
)
def test_released(text: str, names: list[str]) -> None:
    assert sorted({claim[0] for claim in said(text) if claim[1] == "released"}) == names


TABLE = "\n\n| 模型 | 类型 |\n| --- | --- |\n| GLM-4-9B-Chat | Chat |\n| GLM-4V-9B | Chat |\n| Qwen2-7B | Chat |\n"


def test_a_dated_line_dates_the_models_of_its_series_in_the_table_below() -> None:
    found = said("# GLM-4\n\n以下为 2024 年 6 月 5 日发布的 GLM-4 系列模型。" + TABLE)
    names = {claim[0] for claim in found if claim[1:] == ("released", "2024-06-05")}
    assert names == {"GLM-4", "GLM-4-9B-Chat", "GLM-4V-9B"}


def test_a_line_that_points_at_no_table_dates_nothing_in_it() -> None:
    found = said("# GLM-4\n\n2024 年 6 月 5 日发布了 GLM-4 系列模型。" + TABLE)
    assert {claim[0] for claim in found if claim[1] == "released"} == {"GLM-4"}


def test_a_heading_dates_what_is_released_below_it() -> None:
    found = said("# Zhipu AI\n\n**2022: Breakthrough**\n\n- **Released GLM-130B** (130 billion parameters)\n")
    assert ("GLM-130B", "released", "2022") in found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[2024/01/02] Released the Yi-6B base model and Yi-6B-Chat instruct-finetuned model.", {"Yi-6B", "Yi-6B-Chat"}),
        ("[2024/01/02] The Yi-6B base model and the **Yi-6B-Chat** model have been released.", {"Yi-6B", "Yi-6B-Chat"}),
        ("- 2024.1.2:\n  - 多模态模型 `ERNIE-ViL 2.0` 正式开源\n- Else\n  - Yi-6B 正式开源\n", {"ERNIE-ViL 2.0"}),
        ("[2024/01/02] We release the inference code and model weights of Yi-6B, Yi-34B and more.", {"Yi-6B", "Yi-34B"}),
        ("2024-01-02: 发布了两个模型。\n\n- `Yi-34B-Chat`\n- `Yi-6B-Chat`\n", {"Yi-34B-Chat", "Yi-6B-Chat"}),
        ("[2024.01.02] Yi 大模型开源 150B 中文语料。", set()),
        ("- 2024.01.02: We released the first MoE model of Qwen: Qwen1.5-MoE-A2.7B!", {"Qwen1.5-MoE-A2.7B"}),
        ("Qwen2.5 是阿里云于 2024 年 9 月 19 日发布的语言模型。", {"Qwen2.5"}),
        ("[2024.01.02] 我们发布了 Yi-6B 和 Yi-34B 的 API 接口。", set()),
        ("[2024.01.02] 我们开源了 Yi-VL & o Cookbook。", set()),
    ],
)  # fmt: skip
def test_what_a_list_of_releases_means(text: str, names: set[str]) -> None:
    assert {claim[0] for claim in said(text, "released")} == names


def test_headings_that_are_a_model_and_its_time() -> None:
    text = "# Notes\n\n## Successor — Qwen2 series (June 2024)\n\n## Qwen3 and its rivals (May 2025)\n\n## Qwen2.5 gap framing (2024)\n"
    assert said(text, "released") == {("Qwen2", "released", "2024-06")}
