"""Pages of models: titles in markup, rows of links, keys with values, tables of downloads."""

from __future__ import annotations

import pytest

from claims.making import said

TITLE = '<div align="center">\n<h1>\n  Baichuan-13B\n</h1>\n</div>\n\n'
LINKS = "Download | [Results](#a) | [License](#b)\n\n"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (TITLE + "# 介绍\n\n- 训练数据量：1.4 万亿 tokens\n", ("Baichuan-13B", "training_tokens", "1400000000000")),
        (TITLE + "# 介绍\n\n- **模型参数量：** 13B <br>\n", ("Baichuan-13B", "parameters", "13000000000")),
        (LINKS + "# News\n\nQwen3-8B is a dense model.\n\n- Context length: 32K\n", ("Qwen3-8B", "context_window", "32000")),
        ("# Qwen3-8B\n\n**Model Developer:** Alibaba\n", ("Qwen3-8B", "developer", "Alibaba")),
        ("## Model Details\n\nMeta built and released the Meta Llama 9 family of language models, made for all.\n\n**Release Date** May 4, 2031.\n", ("Llama 9", "released", "2031-05-04")),
        ("<p>Docs</p>\n\nWelcome to the gpt-oss series, made for all.\n\n- **Permissive Apache 2.0 license:** build freely\n", ("gpt-oss", "license", "Apache 2.0")),
        ("The Meta Llama 3.1 family of models is a collection.\n\n**Model Release Date:** July 23, 2024.\n", ("Llama 3.1", "released", "2024-07-23")),
        ("# Llama 3\n\n**Model Release Date** April 18, 2024.\n", ("Llama 3", "released", "2024-04-18")),
        ("# Llama 3\n\n**Model Developers** Meta\n", ("Llama 3", "developer", "Meta")),
        ("# Qwen3-8B\n\n- Context Length: 32,768 natively and 131,072 tokens with YaRN\n", ("Qwen3-8B", "context_window", "131072")),
        ("| 模型 | 參數量 |\n|---|---|\n| Qwen3-8B | 8.2B |\n", ("Qwen3-8B", "parameters", "8200000000")),
    ],
)  # fmt: skip
def test_what_a_page_says_of_its_model(text: str, claim: tuple[str, ...]) -> None:
    assert claim in said(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("| Model | Vocab size |\n|---|---|\n| Qwen3-8B | 151,936 |\n", "parameters"),
        ("# Qwen3-8B\n\n- **Model License**: its weights may be used by everybody.\n", "license"),
        ("We list papers.\n\n# News\n\nQwen3-8B is a dense model.\n\n## Else\n\n- Context length: 32K\n", "context_window"),
    ],
)  # fmt: skip
def test_what_a_page_does_not_say(text: str, kind: str) -> None:
    assert not said(text, kind)
