"""Tables of how much things are used: a measure, a scale and a time in the header."""

from __future__ import annotations

import pytest

from claims.making import said


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "| 应用 | 所属公司 | 2025年1月 MAU（万） | 2025年2月 MAU（万） | 环比 |\n|--|--|--|--|--|\n| 豆包 | 字节跳动 | 7800 | 8100 | 3.8% |\n",
            {
                ("豆包", "metric", "78000000", "measure=mau", "time=2025-01"),
                ("豆包", "metric", "81000000", "measure=mau", "time=2025-02"),
            },
        ),
        (
            "| 产品 | 月活（万人） | 累计下载（亿次） |\n|--|--|--|\n| 云小岭 | 45 | 1.2 |\n| 星野 | — | 0.3 |\n",
            {
                ("云小岭", "metric", "450000", "measure=mau"),
                ("云小岭", "metric", "120000000", "measure=downloads"),
                ("星野", "metric", "30000000", "measure=downloads"),
            },
        ),
        (
            "| Company | Employees | ARR ($M) | Users growth |\n|--|--|--|--|\n| Mistral | 700+ | 300 | 20% |\n",
            {
                ("Mistral", "metric", "700..None", "measure=headcount"),
                ("Mistral", "metric", "300000000", "measure=arr"),
            },
        ),
        ("| 应用 | 月活排名 | 下载量同比 |\n|--|--|--|\n| 豆包 | 1 | 50 |\n", set()),
    ],
)
def test_a_column_counts_what_its_header_measures(text: str, claims: set[tuple[str, ...]]) -> None:
    assert said(text, "metric") == claims
