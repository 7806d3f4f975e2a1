"""What products cost, and the members of a family that are printed only by their size."""

from __future__ import annotations

import pytest

from claims.making import said


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("# Yi-1.5\n\nYi-1.5 comes in 3 model sizes: 34B, 9B, and 6B.", ["Yi-1.5-34B", "Yi-1.5-6B", "Yi-1.5-9B"]),
        ("Llama 3 comes in two sizes — 8B and 70B parameters.", ["Llama 3 70B", "Llama 3 8B"]),
        ("Qwen2.5 系列包括 0.5B、72B 两种尺寸。", ["Qwen2.5-0.5B", "Qwen2.5-72B"]),
        ("DeepSeek-V2 has activated parameters of only 2.4B and 21B.", []),
    ],
)
def test_members_of_a_family(text: str, members: list[str]) -> None:
    assert sorted(claim[0] for claim in said(text, "parameters")) == members


@pytest.mark.parametrize(
    ("text", "prices"),
    [
        ("ChatGPT Plus 20 美元/月，Claude Pro 每月 17 美元。", [("ChatGPT Plus", "20"), ("Claude Pro", "17")]),
        ("ChatGPT costs $20 a month on its Plus plan.", [("ChatGPT", "20", "plan=Plus")]),
        ("Cursor's Pro plan costs $20 per month.", [("Cursor", "20", "plan=Pro")]),
        ("ChatGPT Plus 20 美元/月，Pro 版 200 美元/月。", [("ChatGPT Plus", "20")]),
        (
            "Cursor Pro 每月 20 美元，Business 方案每位用户 40 美元。",
            [("Cursor", "20", "plan=Pro"), ("Cursor", "40", "plan=Business")],
        ),
        ("跃问会员的价格为 20 元/月。", [("跃问", "20")]),
        ("GitHub Copilot 个人版每月 10 美元。", [("GitHub Copilot", "10", "plan=个人版")]),
        ("ChatGPT earns $300 million a month.", []),
        ("ChatGPT 用户每月消费 20 美元。", []),
        ("Kimi 服务器租金为 2000 元/月。", []),
        ("The team pays $200 a month for Claude Code.", []),
    ],
)
def test_subscriptions(text: str, prices: list[tuple[str, ...]]) -> None:
    assert sorted((c[0], *c[2:]) for c in said(text, "price")) == prices
