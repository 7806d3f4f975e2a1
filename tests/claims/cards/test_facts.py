"""Keys with values, lists below a lead, boxes of figures, in Chinese and English."""

from __future__ import annotations

import pytest

from claims.making import said

KEYED = """# Mistral AI

- **Founded**: March 2023 (formally registered June 20, 2023)
- **Valuation (July 2024)**: ~$2.8B (20 billion yuan); higher figures of 2025 are unconfirmed
- **Latest valuation**: $5B as of July–September 2024
- **Total Funding**: reportedly more than before
- **Total Funding**: $1.4B+ across 12+ rounds
- **Key Investors**: Alibaba (Series A lead), Tencent, Alibaba-linked funds
- **Team Size**: ~800 employees
- Revenue: $240M (2024)
- Model: Mixtral 8x22B (141B MoE, open source), Codestral series
- Focus: 600 things
"""


def test_keys_in_english() -> None:
    assert said(KEYED) == {
        ("Mistral AI", "founded", "2023-03"),
        ("Mistral AI", "valuation", "2800000000", "time=2024-07", "hedged"),
        ("Mistral AI", "valuation", "5000000000", "time=2024"),
        ("Mistral AI", "funding_amount", "1400000000..None"),
        ("Mistral AI", "investor", "Alibaba", "series=A"),
        ("Mistral AI", "investor", "Tencent"),
        ("Mistral AI", "metric", "800", "measure=headcount"),
        ("Mistral AI", "revenue", "240000000", "time=2024"),
        ("Mixtral 8x22B", "developer", "Mistral AI"),
        ("Mixtral 8x22B", "parameters", "141000000000"),
        ("Mixtral 8x22B", "architecture", "MoE"),
        ("Mixtral 8x22B", "openness", "open source"),
        ("Codestral", "developer", "Mistral AI"),
    }


def test_keys_in_chinese() -> None:
    text = "# 月之暗面\n\n- 成立时间：2023 年 3 月\n- 最新估值：25 亿美元（2024 年 2 月）\n- 投资方：阿里巴巴、真格基金等\n- 员工人数：约 300 人\n- 月活用户：3000 万+\n"
    assert said(text) == {
        ("月之暗面", "founded", "2023-03"),
        ("月之暗面", "valuation", "2500000000", "time=2024-02"),
        ("月之暗面", "investor", "阿里巴巴"),
        ("月之暗面", "investor", "真格基金"),
        ("月之暗面", "metric", "300", "measure=headcount"),
        ("月之暗面", "metric", "30000000..None", "measure=mau"),
    }


LISTS = """# Mistral AI

**Valuation Progression:**
- ~$15M (Sep 2021)
- $1B+ (implied 2023 from a $350M raise)
- 2024: $6B
- above all others

**Strategic Investors**:
- **Tencent**: social platform
- Other corporate entities
- Microsoft - cloud

**References**:
- 14 papers
"""


def test_lists_below_a_lead() -> None:
    found = {claim for claim in said(LISTS) if claim[1] in ("valuation", "investor")}
    assert found == {
        ("Mistral AI", "valuation", "15000000", "time=2021-09"),
        ("Mistral AI", "valuation", "1000000000..None", "time=2023", "hedged"),
        ("Mistral AI", "valuation", "6000000000", "time=2024"),
        ("Mistral AI", "investor", "Tencent"),
        ("Mistral AI", "investor", "Microsoft"),
    }


def test_a_dated_lead_dates_the_lines_below_it() -> None:
    text = "# Mistral AI\n\n**November 6, 2023 - Series A Round**:\n- Lead Investor: Nvidia\n- Valuation: Over $1 billion\n"
    assert said(text) >= {
        ("Mistral AI", "investor", "Nvidia", "time=2023-11-06"),
        ("Mistral AI", "valuation", "1000000000..None", "time=2023-11-06"),
    }


BOXES = """GLM-4——数据

参数量
1300 亿

上下文窗口
128K

百川智能——数据

1.2 亿
注册用户

单日交互次数
30 亿次

员工
12

估值
25 亿美元
"""


def test_boxes() -> None:
    assert said(BOXES, name="a.txt") == {
        ("GLM-4", "parameters", "130000000000"),
        ("GLM-4", "context_window", "128000"),
        ("百川智能", "metric", "120000000", "measure=users"),
        ("百川智能", "metric", "3000000000", "measure=interactions_daily"),
        ("百川智能", "valuation", "2500000000"),
    }


def test_what_stands_behind_small_cards_is_not_about_the_last_of_them() -> None:
    text = "字节跳动——应用\n\n豆包\n聊天助手\n\n即梦\n视频生成\n\n日均 tokens 使用量\n1.3 万亿+\n"
    assert said(text, "metric", "a.txt") == {("字节跳动", "metric", "1300000000000..None", "measure=tokens_daily")}


@pytest.mark.parametrize(
    "text",
    [
        "# Mistral AI\n\n- Location: 600\n- 2024: 5\n",
        "- Headcount: 600\n- Founded: 2023\n",  # nobody's
        "# GPT-4\n\n- Founded: March 2023\n- Headcount: 600\n",  # no model is founded
        "# Mistral AI\n\n## Users\n\n- 1. first\n- 2023\n",
    ],
)
def test_what_says_nothing(text: str) -> None:
    assert said(text) == set()


def test_works_counted_in_a_card_are_the_persons_own() -> None:
    text = "百川智能——团队\n\n王小川\nCEO\n\n- 授权发明专利 15 项，美国发明专利 2 项\n- 发表论文 20 余篇，谷歌学术被引超 3 万次\n- 与李航合著论文 44 篇\n"
    assert {c for c in said(text, "metric", "a.txt") if c[0] == "王小川"} >= {
        ("王小川", "metric", "15", "measure=patents"),
        ("王小川", "metric", "2", "measure=patents", "region=美国"),
        ("王小川", "metric", "20..None", "measure=papers"),
        ("王小川", "metric", "30000..None", "measure=citations"),
    }


def test_tiles_of_products() -> None:
    text = "字节跳动：应用多\n\n猫箱\n陪伴社交\n\n即梦\n视频生成\n\n扣子\n\n开发者说\n\n豆包\n月活跃用户\n3000 万\n"
    found = said(text, name="a.txt")
    assert {c for c in found if c[1] in ("category", "modality")} == {
        ("猫箱", "category", "陪伴社交"),
        ("即梦", "category", "视频生成"),
        ("即梦", "modality", "视频生成"),
    }
    assert {c[0] for c in found if c[1:] == ("developer", "字节跳动")} >= {"猫箱", "即梦"}


def test_links_to_backers_that_nobody_knows() -> None:
    text = (
        "# Mistral AI\n\n- [[Quillon Bank]] — customer, investor\n- Otter Bank — investor\n- [[Codestral]] — investor\n"
    )
    assert said(text, "investor") == {("Mistral AI", "investor", "Quillon Bank")}


def test_sizes_of_companies_that_are_estimated() -> None:
    text = (
        "# Mistral AI\n\n- **Company Size**: over 700 employees as of May 2024\n- Team Size: estimated 200-300 people\n"
    )
    assert said(text) == {
        ("Mistral AI", "metric", "700..None", "measure=headcount", "time=2024-05"),
        ("Mistral AI", "metric", "200..300", "measure=headcount"),
    }


def test_more_behind_the_value_of_a_key() -> None:
    text = "# Mixtral 8x22B\n\n- License: Apache 2.0 (open weights)\n- Parameters: 141B (whole) — Mixture-of-Experts\n"
    assert said(text) == {
        ("Mixtral 8x22B", "license", "Apache 2.0"),
        ("Mixtral 8x22B", "openness", "open weights"),
        ("Mixtral 8x22B", "parameters", "141000000000"),
        ("Mixtral 8x22B", "architecture", "Mixture-of-Experts"),
    }
    text = "# Mistral AI\n\n- Key backer: ASML (led Series C)\n\n## Roles of major investors\n\n- **Nvidia**: chips\n"
    assert said(text) == {("Mistral AI", "investor", "ASML", "series=C"), ("Mistral AI", "investor", "Nvidia")}


def test_keys_that_name_a_product_and_models_with_their_time() -> None:
    text = "# Mistral AI\n\n- Le Chat monthly users: 9M\n- Latest model: Codestral (May 2024)\n- Valuation: unicorn status ($3B+ valuation)\n"
    assert said(text) - said(text, "developer") == {
        ("Le Chat", "metric", "9000000", "measure=mau"),
        ("Codestral", "released", "2024-05"),
        ("Mistral AI", "valuation", "3000000000..None"),
    }


def test_products_in_the_section_of_products() -> None:
    text = "# Mistral AI\n\n## Products\n\n### For all\n\n- Quillpad — web editor\n- Digital humans — retail\n- Qwen2 — rival\n- Google — partner\n- Paris — headquarters\n- Series B — for the app\n\n## Rivals\n\n- Otterpad — editor\n"
    assert said(text, "developer") == {("Quillpad", "developer", "Mistral AI")}
