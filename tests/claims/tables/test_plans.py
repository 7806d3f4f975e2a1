"""Prices of plans: whose they are, what each is called, how many days it lasts."""

from __future__ import annotations

import pytest

from claims.making import said

GIFTS = "| 打赏项目 | 价格 | 使用权限 | 平均每天价格 |\n|---|---|---|---|\n| 送 Kimi 一束花 | 6.5元 | 5天 | 1.30元 |\n| 请 Kimi 喝茶 | 29.9元 | 23天 | 1.30元 |\n"


def test_a_plan_has_a_price_and_days() -> None:
    text = f"# 月之暗面\n\nKimi 智能助手探索变现，OpenAI 订阅价格为 20 美元/月。\n\n{GIFTS}"
    assert {c for c in said(text, "price") if c[3].startswith("days")} == {
        ("Kimi 智能助手", "price", "6.5", "days=5", "plan=送 Kimi 一束花"),
        ("Kimi 智能助手", "price", "29.9", "days=23", "plan=请 Kimi 喝茶"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "# ChatGPT plans\n\n| Plan | Price |\n|---|---|\n| Plus | $21/month |\n| Pro | $199/month |\n",
        "# Prices\n\n| Product | Plan | Price |\n|---|---|---|\n| ChatGPT | Plus | $21 |\n| | Pro | $199 |\n",
        "# ChatGPT\n\n| | Plus | Pro |\n|---|---|---|\n| Price | $21/month | $199/month |\n",
    ],
)
def test_plans_stand_either_way(text: str) -> None:
    assert said(text, "price") == {
        ("ChatGPT", "price", "21", "plan=Plus"), ("ChatGPT", "price", "199", "plan=Pro"),
    }  # fmt: skip


def test_nobodys_plans_give_nothing() -> None:
    assert said(f"# 价格\n\n套餐如下。\n\n{GIFTS}", "price") == set()
