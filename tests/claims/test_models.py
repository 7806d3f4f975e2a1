"""What sentences, items and headings say of models, and what must not be taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.making import extracted, said
from geju.claims.context import contexts
from geju.documents.read import read
from geju.model.vocabulary import read_vocabulary


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Qwen3-8B was trained with 9T tokens.", ("Qwen3-8B", "training_tokens", "9000000000000")),
        ("GLM-4-32B-Base-0414 用 15T 高质量数据训练。", ("GLM-4-32B-Base-0414", "training_tokens", "15000000000000")),
        ("ChatGLM2-6B 经过了约 1.2T 标识符的训练。", ("ChatGLM2-6B", "training_tokens", "1200000000000")),
        ("Qwen3-8B has a context window of 128K tokens.", ("Qwen3-8B", "context_window", "128000")),
        ("# Qwen3-8B\n\nIts context length is 32,768.", ("Qwen3-8B", "context_window", "32768")),
        ("MiniMax-M1 支持 100 万上下文。", ("MiniMax-M1", "context_window", "1000000")),
        ("Qwen-72B extends its context from 8K to 32K.", ("Qwen-72B", "context_window", "32000")),
        ("# Qwen3-8B\n\nIt is an 8B-parameter model.", ("Qwen3-8B", "parameters", "8000000000")),
        ("DeepSeek-V2 has 236B parameters, 21B activated.", ("DeepSeek-V2", "active_parameters", "21000000000")),
        ("它不输 DeepSeek-V3-0324（671B）。", ("DeepSeek-V3-0324", "parameters", "671000000000")),
        ("Yi-1.5 comes in two sizes: 6B and 34B.\n\nSee Yi-1.5-34B.", ("Yi-1.5-34B", "parameters", "34000000000")),
        ("Baichuan-13B follows Baichuan-7B with 13 billion parameters.", ("Baichuan-13B", "parameters", "13000000000")),
        ("DeepSeek-V2, a strong Mixture-of-Experts (MoE) language model.", ("DeepSeek-V2", "architecture", "MoE")),
        ("DeepSeek-V2, a strong Mixture-of-Experts (MoE) language model.", ("DeepSeek-V2", "modality", "text")),
        ("Qwen3-8B and Qwen3-14B are dense models.", ("Qwen3-8B", "architecture", "Dense")),
        ("# DeepSeek-V2\n\nWe adopt MLA (Multi-head Latent Attention).", ("DeepSeek-V2", "architecture", "MLA")),
        ("# Qwen3-30B\n\n- 3B activated parameters per token (Mixture-of-Experts)", ("Qwen3-30B", "architecture", "MoE")),
        ("# Qwen3-8B\n\nThe model is described as open-weight by Alibaba.", ("Qwen3-8B", "openness", "open-weight")),
        ("# Qwen2\n\n- Extended to Qwen2-7B-32K with a 32K token context window", ("Qwen2-7B-32K", "context_window", "32000")),
        ("智谱推出视频生成模型 CogVideoX。", ("CogVideoX", "modality", "视频生成")),
        ("Step-1V 是千亿参数多模态大模型。", ("Step-1V", "modality", "多模态")),
        ("Yi-1.5 series models are open-sourced.", ("Yi-1.5", "openness", "open-sourced")),
        ("智谱开源了 GLM-4-9B。", ("GLM-4-9B", "openness", "开源")),
        ("GPT-4o 是闭源模型。", ("GPT-4o", "openness", "闭源")),
        ("Kimi K2 (open weights) came out.", ("Kimi K2", "openness", "open weights")),
        ("The code is under the MIT License. Use of Qwen3-8B is subject to the Model License.", ("Qwen3-8B", "license", "Model License")),
        ("# Qwen3-8B\n\nThe code is under the MIT License and the weights are under the Apache 2.0 license.", ("Qwen3-8B", "license", "Apache 2.0")),
        ("DeepSeek-R1 是深度求索研发的推理模型。", ("DeepSeek-R1", "developer", "深度求索")),
        ("Qwen3-8B is a small model developed by Alibaba.", ("Qwen3-8B", "developer", "Alibaba")),
        ("MiniMax 发布推理模型 MiniMax-M1。", ("MiniMax-M1", "developer", "MiniMax")),
        ("MiniMax 开源了其最新模型 MiniMax-M2。", ("MiniMax-M2", "developer", "MiniMax")),
        ("# MiniMax\n\nHailuo is the video product.", ("Hailuo", "developer", "MiniMax")),
        ("GLM-5 在 MMLU 上得分 77.8%，超越 GPT-5.2 的 75.4%。", ("GLM-5", "score", "77.8", "benchmark=MMLU")),
        ("GLM-5 在 MMLU 上得分 77.8%，超越 GPT-5.2 的 75.4%。", ("GPT-5.2", "score", "75.4", "benchmark=MMLU")),
        ("# Qwen3-8B\n\n- **MMLU**: 78.5", ("Qwen3-8B", "score", "78.5", "benchmark=MMLU")),
    ],
)  # fmt: skip
def test_models(text: str, claim: tuple[str, ...]) -> None:
    assert claim in said(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Yi-Coder is SOTA under 10B parameters.", "parameters"),
        ("**32B parameters** built on Qwen2.5-32B base", "parameters"),
        ("GLM-4 会截断超出 32K 的上下文。", "context_window"),
        ("Qwen2-7B performs well across all context window lengths up to 128K.", "context_window"),
        ("在开源模型中，Yi-34B 排名第一。", "openness"),
        ("Qwen and Llama open-source communities are large.", "openness"),
        ("优秀开源仓库已经支持 ChatGLM3-6B。", "openness"),
        ("The code of Qwen3-8B is licensed under the MIT License.", "license"),
        ("Qwen3-8B improves MMLU by 5 points and ranks top 3 on GSM8K.", "score"),
        ("Qwen3-8B is far behind on MMLU (56.7 vs 68.9 on MMLU).", "score"),
    ],
)
def test_what_is_not_said_of_a_model(text: str, kind: str) -> None:
    assert said(text, kind) == set()


def test_a_document_teaches_names_no_lexicon_knows() -> None:
    text = "# Zeta-9B\n\nZeta-9B is an open-source language model with 9B parameters.\n\n- A context of 32K"
    assert {("Zeta-9B", "parameters", "9000000000"), ("Zeta-9B", "context_window", "32000")} <= said(text)


def test_a_short_name_means_the_model_that_the_document_names_whole() -> None:
    text = "DeepSeek V4 is out.\n\n## V4\n\nIt has 1.6T parameters.\n\nThe V4 model has a context window of 1M tokens."
    assert ("DeepSeek V4", "context_window", "1000000") in said(text)
    assert extracted(text).set_aside == ()


def test_a_tail_of_two_models_means_neither() -> None:
    text = "Kimi V4 and DeepSeek V4 are out.\n\nV4 has a context window of 1M tokens."
    assert said(text, "context_window") == set()


def test_a_first_paragraph_says_whom_a_page_is_about(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("#actor #ai\n\nMistral — a lab.\n\n## Quick stats\n\n- Founded: 2023", encoding="utf-8")
    subject = contexts(read(page), read_vocabulary())[-1].subject
    assert subject is not None and (subject.mention.name, subject.mention.type) == ("Mistral", "Organization")


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Baichuan-13B 是由百川智能继 Baichuan-7B 之后研发的开源大规模语言模型。", ("Baichuan-13B", "developer", "百川智能")),
        ("Baichuan-13B 是由百川智能继 Baichuan-7B 之后研发的开源大规模语言模型。", ("Baichuan-13B", "openness", "开源")),
        ("Baichuan-13B 是由百川智能继 Baichuan-7B 之后研发的开源大规模语言模型。", ("Baichuan-13B", "modality", "文本")),
        ("Yi-34B is a language model independently developed by the 01.AI team.", ("Yi-34B", "developer", "01.AI")),
        ("It beats closed-source models such as GPT-4o and Claude 3 Opus.", ("Claude 3 Opus", "openness", "closed-source")),
        ("Qwen-7B uses more data, increasing from 2.2T tokens to 2.4T tokens of training.", ("Qwen-7B", "training_tokens", "2400000000000")),
        ("Qwen-7B is trained from scratch on 2T English and Chinese tokens.", ("Qwen-7B", "training_tokens", "2000000000000")),
        ("Qwen-7B comes in 2K and 32K context length versions.", ("Qwen-7B", "context_window", "2000")),
        ("We extend the context length of both Yi-6B-Chat and Yi-34B-Chat models from 4K to 32K.", ("Yi-6B-Chat", "context_window", "32000")),
        ("We change the open-source license of Yi-34B to the OpenAtom Model License.", ("Yi-34B", "license", "OpenAtom Model License")),
        ("使用 Yi-34B 模型需遵循《Yi 模型许可协议》。", ("Yi-34B", "license", "Yi 模型许可协议")),
        ("Yi-Coder is a series of open-source code language models.", ("Yi-Coder", "openness", "open-source")),
        ("Yi-Coder is a series of open-source code language models.", ("Yi-Coder", "modality", "code")),
        ("Orion-14B series models are bilingual large language models trained from scratch by OrionStarAI.", ("Orion-14B", "developer", "OrionStarAI")),
        ("Orion-14B series models are bilingual large language models trained from scratch by OrionStarAI.", ("Orion-14B", "modality", "text")),
        ("我们在 Step-1（一个拥有 1300 亿参数的大模型）的基础上训练。", ("Step-1", "parameters", "130000000000")),
        ("# DeepSeek-VL\n\nThe models come in two sizes: 7B and 1.3B parameters.", ("DeepSeek-VL", "parameters", "7000000000")),
        ("Welcome to the Kimi K2 series, Moonshot AI's open-weight models made for agents.", ("Kimi K2", "openness", "open-weight")),
        ("Welcome to the Kimi K2 series, Moonshot AI's open-weight models made for agents.", ("Kimi K2", "developer", "Moonshot AI")),
        ("It beats GPT-4V from OpenAI and Gemini from Google.", ("GPT-4V", "developer", "OpenAI")),
        ("The XVERSE-7B weights are fully open to academic research.", ("XVERSE-7B", "openness", "open")),
        ("XVERSE-7B uses a decoder-only Transformer network structure.", ("XVERSE-7B", "architecture", "Transformer")),
        ("XVERSE-7B supports a maximum window length of 256K.", ("XVERSE-7B", "context_window", "256000")),
        ("**MiniCPM-o 4.5**: 最新的模型。总参数量 9B，表现接近 Gemini 2.5 Flash。", ("MiniCPM-o 4.5", "parameters", "9000000000")),
        ("我们推出了 CodeGeeX4-ALL-9B。该模型是在 GLM-4-9B 基础上训练的代码生成模型。", ("CodeGeeX4-ALL-9B", "modality", "代码")),
        ("# CodeGeeX4\n\n模型权重根据 [模型许可证](x) 许可。", ("CodeGeeX4", "license", "模型许可证")),
        ("Yi 系列模型是在 3T 多语言语料库上训练而成的语言模型。", ("Yi", "training_tokens", "3000000000000")),
        ("ChatGLM2-6B 使用了 GLM 的目标函数，经过了 1.4T 中英标识符的预训练。", ("ChatGLM2-6B", "training_tokens", "1400000000000")),
        ("我们将 ChatGLM2-6B 的上下文长度由 ChatGLM-6B 的 2K 扩展到了 32K。", ("ChatGLM2-6B", "context_window", "32000")),
        ("本次开源的模型有 Yi-6B 模型、Yi-34B 模型。", ("Yi-34B", "openness", "开源")),
        ("Yi-34B 是由零一万物集团·万象团队研发的模型。", ("Yi-34B", "developer", "零一万物")),
        ("发布了 Yi-VL-34B 和 Yi-VL-6B 多模态语言大模型。", ("Yi-VL-6B", "modality", "多模态")),
        ("我们开源了两个对话模型。\n\n其中一个较小。\n\n- `Yi-34B-Chat`\n- `Yi-6B-Chat`\n", ("Yi-6B-Chat", "openness", "开源")),
        ("GLM-4-9B supports up to 128K context.", ("GLM-4-9B", "context_window", "128000")),
        ("Qwen-7B is better: its context length extends from 2048 to 8192.", ("Qwen-7B", "context_window", "8192")),
        ("We opensource our **Qwen** series.", ("Qwen", "openness", "opensource")),
        ("使用 Yi-34B 开源模型的人很多。", ("Yi-34B", "openness", "开源")),
        ("请遵循 [Yi-34B 模型社区许可协议](x)。", ("Yi-34B", "license", "Yi-34B 模型社区许可协议")),
        ("Introducing Kimi k1.5 --- an o1-level multi-modal model", ("Kimi k1.5", "modality", "multimodal")),
        ("Yi-6B 支持中英双语，上下文窗口长度为 4096。", ("Yi-6B", "context_window", "4096")),
        ("我们开源 Hunyuan-A13B，总参数 80B，激活参数 13B，支持 256K 上下文，采用 MoE 架构。", ("Hunyuan-A13B", "parameters", "80000000000")),
        ("我们开源 Hunyuan-A13B，总参数 80B，激活参数 13B，支持 256K 上下文，采用 MoE 架构。", ("Hunyuan-A13B", "architecture", "MoE")),
        ("Pretrained on 36 trillion tokens, Qwen3 models know many languages.", ("Qwen3", "training_tokens", "36000000000000")),
        ("GLM-4.5 拥有 3550 亿总参数量，其中 320 亿活跃参数。", ("GLM-4.5", "active_parameters", "32000000000")),
        ("Step3 是阶跃星辰新一代多模态推理模型。", ("Step3", "modality", "多模态")),
        ("Step3 是阶跃星辰新一代多模态推理模型。", ("Step3", "developer", "阶跃星辰")),
        ("Hunyuan-Large（混元Large）是大模型，拥有 3890 亿总参数。", ("Hunyuan-Large", "parameters", "389000000000")),
        ("We compare with GPT-4o (closed-source) and others.", ("GPT-4o", "openness", "closed-source")),
        ("We compare with Claude 3 Opus and the open-source Llama-3.1-405B.", ("Llama-3.1-405B", "openness", "open-source")),
        ("目前支持 Qwen-7B、ChatGLM3-6B 等开源模型的微调。", ("Qwen-7B", "openness", "开源")),
        ("# Qwen3-8B\n\nCompared with Yi-34B, which was trained on 3T tokens, it is small.", ("Yi-34B", "training_tokens", "3000000000000")),
        ("# Yi\n\nThe weights of the Yi-1.5 series models are under the Apache 2.0 license.", ("Yi-1.5", "license", "Apache 2.0")),
        ("Yi-34B is here. Its use is subject to the Community License for Yi-34B Model.", ("Yi-34B", "license", "Community License for Yi-34B Model")),
    ],
)  # fmt: skip
def test_models_told_at_length(text: str, claim: tuple[str, ...]) -> None:
    assert claim in said(text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Baichuan-13B 在 Baichuan-7B 的基础上训练了 1.4 万亿 tokens。", ("Baichuan-7B", "training_tokens", "1400000000000")),
        ("Qwen-7B uses more data, increasing from 2.2T tokens to 2.4T tokens of training.", ("Qwen-7B", "training_tokens", "2200000000000")),
        ("We extended the context length from 2K in ChatGLM-6B to 32K, then used a context of 8K.", ("ChatGLM-6B", "context_window", "8000")),
        ("GLM-4-9B 是百亿参数量级以下性能最强的模型。", ("GLM-4-9B", "parameters", "10000000000..99000000000")),
        ("GLM-4V-9B 是一个多模态语言模型。", ("GLM-4V-9B", "modality", "文本")),
        ("GLM-4-9B-1M 是长文本对话模型。", ("GLM-4-9B-1M", "modality", "文本")),
        ("它可能是开源的模型（如 Claude 3 Opus）。", ("Claude 3 Opus", "openness", "开源")),
        ("Qwen2.5-72B 另有协议，其余模型均采用 Apache 2.0 许可证。", ("Qwen2.5-72B", "license", "Apache 2.0")),
        ("# Kimi K2\n\nKimi K2 is derived from Qwen-7B, which is licensed under the Apache 2.0 License.", ("Kimi K2", "license", "Apache 2.0")),
        ("新增 ERNIE-Gram 语言模型。", ("ERNIE", "modality", "文本")),
        ("ChatGLM2-6B 使用了 GLM 的目标函数，经过了 1.4T 中英标识符的预训练。", ("GLM", "training_tokens", "1400000000000")),
        ("ChatGLM2-6B uses the objective function of GLM and was trained on 1.4T bilingual tokens.", ("GLM", "training_tokens", "1400000000000")),
        ("GLM-4-9B 是一个语言模型预训练数据集。", ("GLM-4-9B", "modality", "文本")),
    ],
)  # fmt: skip
def test_models_not_told(text: str, claim: tuple[str, ...]) -> None:
    assert claim not in said(text)


def test_a_window_told_in_letters() -> None:
    claims = extracted("GLM-4-9B supports a 1M context length (about 2 million Chinese characters).").claims
    units = {(c.to_line()["amount"], c.to_line()["unit"]) for c in claims if c.kind == "context_window"}
    assert {(str(amount), unit) for amount, unit in units} == {("1000000", "token"), ("2000000", "character")}


def test_a_passing_name_does_not_make_a_tail_of_two_models() -> None:
    text = "DeepSeek V4 is a model. So DeepSeek V4 came, and DeepSeek V4 won. The ACME V4 report tells of it. V4 has 700B parameters.\n"
    assert ("DeepSeek V4", "parameters", "700000000000") in said(text)


TAILS = """# DeepSeek

DeepSeek V4 came first. The permanent price of V4-Pro fell, but that of R9 and of the Nvidia K3-Pro did not.

| V4-Pro spec | Value |
| --- | --- |
| Total parameters | 1.6 trillion |

## Quick stats (V4)

- Context window: 1M tokens

## Quick stats (Shanghai)
"""


def test_versions_of_a_model_and_models_of_the_company_by_their_tails() -> None:
    assert said(TAILS) >= {
        ("V4-Pro", "parameters", "1600000000000"),
        ("DeepSeek V4", "context_window", "1000000"),
        ("V4-Pro", "developer", "DeepSeek"),
    }
    assert not {claim for claim in said(TAILS) if claim[0] in ("R9", "K3-Pro")}
    text = "# MiniMax\n\n| Metric | M2.5 | M2 |\n| --- | --- | --- |\n| Parameters | 230B | 200B |\n| Context | 200K | 100K |\n"
    assert ("M2.5", "parameters", "230000000000") in said(text)


def test_what_is_said_of_several_models_at_once() -> None:
    text = "In May 2024, it released Qwen2-7B and Qwen2-1.5B models with open weights under Apache 2.0 license."
    assert said(text, "openness") | said(text, "license") == {
        ("Qwen2-7B", "openness", "open weights"),
        ("Qwen2-1.5B", "openness", "open weights"),
        ("Qwen2-7B", "license", "Apache 2.0"),
        ("Qwen2-1.5B", "license", "Apache 2.0"),
    }
    text = "Open-source weights for Qwen2-7B, Qwen2-72B came out."
    assert {claim[0] for claim in said(text, "openness")} == {"Qwen2-7B", "Qwen2-72B"}


def test_the_window_of_an_earlier_version_is_not_this_ones() -> None:
    text = "Qwen3-8B has a 128K context window, up from 32K in Qwen2-7B."
    assert said(text, "context_window") == {("Qwen3-8B", "context_window", "128000")}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "GLM-4.5 与 GLM-4.5-Air 均为 MoE 架构。",
            {("GLM-4.5", "architecture", "MoE"), ("GLM-4.5-Air", "architecture", "MoE")},
        ),
        (
            "智谱有 GLM-4.5；GLM-4.5-Air 更小，激活参数仅 12B。两者上下文都是 128K。",
            {
                ("GLM-4.5-Air", "active_parameters", "12000000000"),
                ("GLM-4.5", "context_window", "128000"),
                ("GLM-4.5-Air", "context_window", "128000"),
            },
        ),
        (
            "# 智谱发布 GLM-4.5：新旗舰\n\nAPI 输入 0.8 元/百万 tokens。",
            {("GLM-4.5", "price", "0.8", "direction=input")},
        ),
        ("# 智谱发布 GLM-4.5：新旗舰\n\n百度云的 API 输入 0.8 元/百万 tokens。", set()),
    ],
)
def test_two_models_at_once_and_the_one_a_text_is_about(text: str, claims: set[tuple[str, ...]]) -> None:
    assert {claim for claim in said(text) if claim[1] != "developer"} == claims
