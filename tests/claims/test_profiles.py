"""Profiles of a company as a market report prints them: introduction, models, rounds line by line, team."""

from __future__ import annotations

import pytest

from claims.making import said

PROFILE = """# 第二章 重点企业：岭南云智

岭南云智（广州）科技有限公司（以下简称“岭南云智”）2020年3月创办于广州，员工260余人。公司成立至今共完成四轮融资，累计约9亿元：

- 天使轮（2020年5月）：2000万元，青禾创投独投；
- A轮（2021年8月）：红杉中国、小米战投，合计1.2亿元，投后估值8亿元；
- 2023年2月，B轮，5000万美元，高瓴创投领投。

## 模型

| 模型 | 发布时间 | 参数量 |
| --- | --- | --- |
| 云岭-13B | 2023-09 | 130亿 |
| 云岭 Max 2 | 2024-11 | 未公布 |

云岭 Max 2采用MoE架构，总参数规模2600亿，单次推理激活180亿。

## 应用

面向个人的产品叫“小岭”，2023年10月上架，到2024年6月累计下载量1200万次。

## 团队

**李承远** 创始人、CEO。2012年加入微软亚洲研究院，2016年转投滴滴，任首席科学家。谷歌学术引用逾1.2万次。

**周以宁**，联合创始人兼CTO，清华大学计算机博士，曾是百度研究员。

**Ann Zhao** 首席财务官，前高盛执行董事，沃顿商学院MBA。

- 顾廷｜产品副总裁｜由字节跳动跳槽而来
"""
FIRM = "岭南云智"


@pytest.mark.parametrize(
    "claim",
    [
        (FIRM, "founded", "2020-03"),
        (FIRM, "metric", "260..None", "measure=headcount"),
        (FIRM, "funding_amount", "900000000"),
        (FIRM, "funding_round", "天使轮", "time=2020-05"),
        (FIRM, "funding_amount", "20000000", "series=天使轮", "time=2020-05"),
        (FIRM, "investor", "青禾创投", "series=天使轮", "time=2020-05"),
        (FIRM, "investor", "红杉中国", "series=A", "time=2021-08"),
        (FIRM, "investor", "小米战投", "series=A", "time=2021-08"),
        (FIRM, "funding_amount", "120000000", "series=A", "time=2021-08"),
        (FIRM, "valuation", "800000000", "series=A", "time=2021-08"),
        (FIRM, "funding_amount", "50000000", "series=B", "time=2023-02"),
        (FIRM, "investor", "高瓴创投", "series=B", "time=2023-02"),
        ("云岭 Max 2", "architecture", "MoE"),
        ("云岭 Max 2", "parameters", "260000000000"),
        ("云岭 Max 2", "active_parameters", "18000000000"),
        ("小岭", "released", "2023-10"),
        ("小岭", "metric", "12000000", "measure=downloads", "time=2024-06"),
        ("李承远", "role", FIRM, "title=创始人"),
        ("李承远", "former_role", "微软亚洲研究院"),
        ("李承远", "former_role", "滴滴", "title=首席科学家"),
        ("李承远", "metric", "12000..None", "measure=citations"),
        ("周以宁", "role", FIRM, "title=CTO"),
        ("周以宁", "education", "清华大学", "degree=博士"),
        ("周以宁", "former_role", "百度", "title=研究员"),
        ("Ann Zhao", "role", FIRM, "title=首席财务官"),
        ("Ann Zhao", "former_role", "高盛", "title=执行董事"),
        ("顾廷", "role", FIRM, "title=产品副总裁"),
        ("顾廷", "former_role", "字节跳动"),
    ],
)
def test_a_profile_is_read_of_a_stranger(claim: tuple[str, ...]) -> None:
    assert claim in said(PROFILE)


def test_a_profile_says_nothing_of_others() -> None:
    assert {claim[0] for claim in said(PROFILE) if claim[1] in ("role", "former_role", "education")} == {
        "李承远",
        "周以宁",
        "Ann Zhao",
        "顾廷",
    }
    assert {claim[0] for claim in said(PROFILE) if claim[1] in ("valuation", "funding_amount", "investor")} == {FIRM}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "OpenAI前首席技术官米拉·穆拉蒂（Mira Murati）创办的Safe Superintelligence估值约90亿美元。该公司7月才完成10亿美元种子轮。",
            ("Safe Superintelligence", "funding_amount", "1000000000", "series=种子轮"),
        ),
        (
            "OpenAI前首席技术官米拉·穆拉蒂（Mira Murati）创办的Safe Superintelligence估值约90亿美元。",
            ("Safe Superintelligence", "founder", "米拉·穆拉蒂"),
        ),
        (
            "彭博社援引知情人士消息称，Mistral 正在融资。公司此前再拿3.5亿欧元。",
            ("Mistral", "funding_amount", "350000000"),
        ),
        ("据《The Information》，Lovable ARR 做到 1 亿美元。", ("Lovable", "metric", "100000000", "measure=arr")),
        (
            "美团完成 B3 轮融资，由高瓴创投领投、南山战新投跟投。",
            ("美团", "investor", "南山战新投", "series=B3"),
        ),
        (
            "智谱成立于 2019 年；今年 7 月刚从浦东创投拿到 10 亿元战略投资。",
            ("智谱", "investor", "浦东创投", "series=战略投资"),
        ),
    ],
)
def test_who_is_told_of_in_news(text: str, claim: tuple[str, ...]) -> None:
    assert claim in said(text)


def test_who_reports_raises_nothing() -> None:
    text = "彭博社援引知情人士消息称，OpenAI前首席技术官米拉·穆拉蒂创办的公司正在融资。彼时估值为120亿美元。"
    assert not {claim for claim in said(text) if claim[0] in ("彭博社", "彼时", "OpenAI")}


def test_a_school_keeps_its_whole_name() -> None:
    text = "公司CEO李承远是西安交通大学博士。"
    assert said("# 美团\n\n" + text, "education") == {("李承远", "education", "西安交通大学", "degree=博士")}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "豆包以 1.72 亿月活居首，DeepSeek 为 1.45 亿，元宝则达到 3286 万。",
            {("豆包", "172000000"), ("DeepSeek", "145000000"), ("元宝", "32860000")},
        ),
        (
            "DeepSeek 的月活达 1.81 亿；豆包环比增长 13%，录得 8958 万；文小言与智谱清言分别为 1176 万、796 万。",
            {("DeepSeek", "181000000"), ("豆包", "89580000"), ("文小言", "11760000"), ("智谱清言", "7960000")},
        ),
        ("豆包的月活为 8000 万，Kimi 的团队花了 1200 万。", {("豆包", "80000000")}),
        ("豆包的月活为 8000 万，字节跳动投入 12 亿。", {("豆包", "80000000")}),
    ],
)
def test_a_list_goes_on_with_the_measure_told_first(text: str, claims: set[tuple[str, str]]) -> None:
    assert {(c[0], c[2]) for c in said(text, "metric") if "measure=mau" in c} == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Kimi K2 在 AIME24 拿到 91.0，MATH-500 得 98.2，LiveCodeBench 72.9；SWE-bench Verified 为 64.2。",
            {
                ("Kimi K2", "91", "AIME24"),
                ("Kimi K2", "98.2", "MATH-500"),
                ("Kimi K2", "72.9", "LiveCodeBench"),
                ("Kimi K2", "64.2", "SWE-bench Verified"),
            },
        ),
        (
            "BrowseComp 上，GLM-4.5 的正确率是 26.4%，Claude Opus 4 为 18.8%。",
            {("GLM-4.5", "26.4", "BrowseComp"), ("Claude Opus 4", "18.8", "BrowseComp")},
        ),
        (
            "Kimi K2 的 MMLU-Pro 得分 79.4，GPQA Diamond 为 64.1；GPT-4o 两项分别是 74.7 和 53.6。",
            {
                ("Kimi K2", "79.4", "MMLU-Pro"),
                ("Kimi K2", "64.1", "GPQA Diamond"),
                ("GPT-4o", "74.7", "MMLU-Pro"),
                ("GPT-4o", "53.6", "GPQA Diamond"),
            },
        ),
        ("Kimi K2 的 MMLU-Pro 得分 79.4；GPT-4o 为 74.7 和 53.6。", {("Kimi K2", "79.4", "MMLU-Pro")}),
    ],
)
def test_results_of_several_tests_or_models(text: str, claims: set[tuple[str, ...]]) -> None:
    assert {(c[0], c[2], c[3].removeprefix("benchmark=")) for c in said(text, "score")} == claims


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("# 早报\n\n2025年10月23日 星期四\n\n智谱本周一发布 GLM-4.5。", ("GLM-4.5", "released", "2025-10-20")),
        ("# 早报\n\n2025-10-23\n\n智谱周五发布 GLM-4.5。", ("GLM-4.5", "released", "2025-10-17")),
        ("# 早报\n\n2025-10-23\n\n智谱上周五发布 GLM-4.5。", ("GLM-4.5", "released", "2025-10-17")),
        (
            "# 早报\n\n2025-10-23\n\nMistral 周四披露，已完成 3 亿美元 D 轮融资。",
            ("Mistral", "funding_amount", "300000000", "series=D", "time=2025-10-23"),
        ),
        (
            "Mistral 完成 3 亿美元种子轮，由a16z牵头，英伟达等跟进。",
            ("Mistral", "investor", "英伟达", "series=种子轮"),
        ),
    ],
)
def test_days_of_the_week_of_the_issue(text: str, claim: tuple[str, ...]) -> None:
    assert claim in said(text)


@pytest.mark.parametrize("words", ["每周一", "周一至周五", "一周三次", "周日均"])
def test_a_week_that_is_no_day(words: str) -> None:
    assert not said(f"# 早报\n\n2025-10-23\n\n智谱{words}发布 GLM-4.5。", "released")


SECTION = """## 3.2.1 青岚深维（QingLan）

青岚深维主攻视频生成。旗舰模型 QingVideo 1.5 于 2025 年 4 月上线，采用 DiT 架构。

青岚深维 2023 年 2 月拿到高榕创投 800 万美元天使投资；2025 年 3 月的 B 轮募集 1.2 亿美元，领投方为淡马锡。

公司先后获得启明创投、百度风投等机构投资。

## 团队

- 鲁一可（首席科学家）：北京大学信息科学技术学院博士。
"""


@pytest.mark.parametrize(
    "claim",
    [
        ("QingVideo 1.5", "released", "2025-04"),
        ("QingVideo 1.5", "architecture", "DiT"),
        ("青岚深维", "funding_amount", "8000000", "time=2023-02"),
        ("青岚深维", "investor", "高榕创投", "time=2023-02"),
        ("青岚深维", "funding_amount", "120000000", "series=B", "time=2025-03"),
        ("青岚深维", "investor", "淡马锡", "series=B", "time=2025-03"),
        ("青岚深维", "investor", "启明创投"),
    ],
)
def test_a_section_with_a_strangers_name_for_its_title(claim: tuple[str, ...]) -> None:
    assert claim in said(SECTION)


def test_a_part_of_a_university_is_no_other_school() -> None:
    text = "# 智谱\n\n## 团队\n\n- 鲁一可（首席科学家）：北京大学信息科学技术学院博士。\n"
    assert said(text, "education") == {("鲁一可", "education", "北京大学", "degree=博士")}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("昆仑万维放出 Skywork UniPic 2.0，2B 参数，MIT 许可。", ("Skywork UniPic 2.0", "license", "MIT")),
        ("輸入 4K 以內每百萬 token GLM-4.5 收 1.5 元。智譜發表 GLM-4.5。", ("GLM-4.5", "developer", "智譜")),
        (
            "前 DeepMind 总监创办的 Northwind Labs 亮相，首轮即募得 4200 万美元，Jeff Dean 以个人身份参投。",
            ("Northwind Labs", "investor", "Jeff Dean"),
        ),
        ("月之暗面的估值不过 30 亿美元。", ("月之暗面", "valuation", "3000000000")),
    ],
)
def test_news_of_strangers_and_members_of_a_family(text: str, claim: tuple[str, ...]) -> None:
    assert claim in said(text)
