"""Timelines: a date and an event on one line or two; nothing where either is not plain."""

from __future__ import annotations

import pytest

from claims.making import said

TIMELINE = """# 月之暗面

## 发展历程

2023 年 3 月
公司正式成立

2023.10
推出“Kimi”

- 2024-02：B 轮融资，10 亿美元
- **June 2023** — Series A, $60M
- 2024-03: Series B, valuation of $2.5B
"""


def test_dates_and_events() -> None:
    assert said(TIMELINE) >= {
        ("月之暗面", "founded", "2023-03"),
        ("Kimi", "released", "2023-10"),
        ("月之暗面", "funding_round", "B", "time=2024-02"),
        ("月之暗面", "funding_amount", "1000000000", "series=B", "time=2024-02"),
        ("月之暗面", "funding_round", "A", "time=2023-06"),
        ("月之暗面", "funding_amount", "60000000", "series=A", "time=2023-06"),
        ("月之暗面", "funding_round", "B", "time=2024-03"),
    }
    assert not {c for c in said(TIMELINE, "funding_amount") if "time=2024-03" in c}


@pytest.mark.parametrize(
    "text",
    [
        "# 月之暗面\n\n2023.10\n\n推出 Kimi\n",  # a gap: the date may belong to something else
        "# 月之暗面\n\n去年\n推出 Kimi\n",
        "# 月之暗面\n\n2023.10\n推出新功能，Kimi 用户受益\n",
        "# GPT-4\n\n2023.03: founded\n",
    ],
)
def test_what_is_not_plain(text: str) -> None:
    assert not {c for c in said(text) if c[1] in ("released", "founded")}


def test_events_that_begin_with_the_thing() -> None:
    text = """# Alibaba

| Date | Event |
| --- | --- |
| June 1, 2024 | [[Qwen2]] release and party |
| July 1, 2024 | Qwen2 release party |

- **May 2024**: Qwen-VL (vision-language) and Qwen-Audio models
- **August 2024**: Qwen-Max is praised
- **September 2024**: Qwen-Omni reasoning assistant launch (which a good many people had long waited for)
- **October 2024**: Qwen2.5 series released with more
"""
    assert said(text, "released") == {
        ("Qwen2", "released", "2024-06-01"),
        ("Qwen-VL", "released", "2024-05"),
        ("Qwen-Audio", "released", "2024-05"),
        ("Qwen2.5", "released", "2024-10"),
        ("Qwen-Omni", "released", "2024-09"),
    }
