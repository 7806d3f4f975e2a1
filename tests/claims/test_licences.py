"""Under which licence a page says that its model is given out."""

from __future__ import annotations

import pytest

from claims.making import said

BADGE = "![{0}](https://img.shields.io/badge/{1}-f5de53)\n\n"


@pytest.mark.parametrize(
    ("text", "licences"),
    [
        ("# DeepSeek-V2\n\n" + BADGE.format("Model", "Model_License-Model_Agreement"), ["Model License"]),
        ("# MiniMax-M1\n\n" + BADGE.format("License", "⚖️_License-Apache_2.0"), ["Apache 2.0"]),
        ("# MiniMax-M1\n\n" + BADGE.format("Code License", "Code_License-MIT"), []),
        ("# MiniMax-M1\n\n" + BADGE.format("License", "License-MIT") + "The code is licensed under MIT.", []),
        (
            BADGE.format("Model", "Model_License-Model_Agreement") + "## Intro\n\nQwen3-8B is a dense model.",
            ["Model License"],
        ),
        ("# A list of papers\n\n" + BADGE.format("License", "License-MIT"), []),
        ("# MiniMax-M1\n\n" + BADGE.format("Paper", "Paper-Arxiv"), []),
        ("---\nlanguage: en\nlicense: apache-2.0\n---\n# Qwen3-8B\n\nHi.\n", ["apache-2.0"]),
        ("---\nlicense: other\n---\n# Qwen3-8B\n\nHi.\n", []),
        ("# Kimi-K2\n\nCode and model weights are released under the Modified MIT License.", ["Modified MIT"]),
        ("# CogVLM2\n\nThe model is released under the CogVLM2 LICENSE.", ["CogVLM2 LICENSE"]),
        ("# CogVLM2\n\nThe model is released under the CogVLM2 [CogVLM2 LICENSE](x).", ["CogVLM2 LICENSE"]),
        ("Qwen3-8B (32K, Apache 2.0) met rivals (MIT, fast).", ["Apache 2.0"]),
        ("# Qwen3-8B\n\n- Open to all: MIT licensed", ["MIT"]),
        ("# Qwen3-8B\n\nThe source code is licensed under Apache 2.0.", []),
    ],
)
def test_license(text: str, licences: list[str]) -> None:
    assert sorted(claim[2] for claim in said(text, "license")) == licences
