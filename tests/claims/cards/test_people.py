"""Cards of people and people named with a post, in Chinese and English; what is damaged or unsure gives nothing."""

from __future__ import annotations

import pytest

from claims.making import extracted, said
from geju.claims.titles import is_title, looks_like_person, split_titles

HAN = """星河智能——团队：实干派

百川智能——团队：实干派

李明远
联合创始人
首席技术官

- 毕业于浙江大学，后获清华大学计算机系硕士
- 曾任腾讯云副总裁、百度高级产品经理，搜狗技术总监
- 北京大学兼职教授

王小川
创始人兼 CEO

- 曾在旷视研究院 MRI 任研究员
- 曾创办云帆科技任 CEO，后被收购
- 与谷歌研究总监周某合作发表论文
"""


def test_a_card_in_chinese() -> None:
    found = said(HAN, name="a.txt")
    assert found == {
        ("李明远", "role", "百川智能", "title=联合创始人"),
        ("百川智能", "founder", "李明远"),
        ("李明远", "role", "百川智能", "title=首席技术官"),
        ("李明远", "education", "浙江大学"),
        ("李明远", "education", "清华大学", "degree=硕士"),
        ("李明远", "former_role", "腾讯云", "title=副总裁"),
        ("李明远", "former_role", "百度", "title=高级产品经理"),
        ("李明远", "former_role", "搜狗", "title=技术总监"),
        ("李明远", "role", "北京大学", "title=兼职教授"),
        ("王小川", "role", "百川智能", "title=创始人"),
        ("百川智能", "founder", "王小川"),
        ("王小川", "role", "百川智能", "title=CEO"),
        ("王小川", "former_role", "旷视研究院", "title=研究员"),
        ("云帆科技", "founder", "王小川"),
        ("王小川", "former_role", "云帆科技", "title=CEO"),
    }


ENGLISH = """# Mistral AI

## Leadership

**Jane Doe (简多) - Co-Founder & Chief Scientist**
- **Title**: Professor and researcher at Tsinghua University's Department of Physics
- **Research Focus**: Former methods at Google
- PhD in Computer Science from Carnegie Mellon University
- **Previous roles**: VP of Sales at Initech.com, Director of Research at Google

1. **John Q. Public** - Former CTO, Head of Chips
   - Bachelor of Arts from Columbia University (1983)
   - Chief Engineer at Cisco China (2010-2012)
   - Continues as Chairman of Sinovation Ventures
   - Engineer at Apple

## Founding team

- Arthur Mensch (CEO) — ex-DeepMind
- **Founder & President**: Mary Major (former Sogou CEO)
- Founder: ex-Microsoft researcher
- Machine Learning: engineer
"""


def test_cards_in_english() -> None:
    assert said(ENGLISH) == {
        ("Jane Doe", "role", "Mistral AI", "title=Co-Founder"),
        ("Mistral AI", "founder", "Jane Doe"),
        ("Jane Doe", "role", "Mistral AI", "title=Chief Scientist"),
        ("Jane Doe", "role", "Tsinghua University", "title=Professor"),
        ("Jane Doe", "role", "Tsinghua University", "title=researcher"),
        ("Jane Doe", "education", "Carnegie Mellon University", "degree=PhD"),
        ("Jane Doe", "former_role", "Initech.com", "title=VP of Sales"),
        ("Jane Doe", "former_role", "Google", "title=Director of Research"),
        ("John Q. Public", "former_role", "Mistral AI", "title=CTO"),
        ("John Q. Public", "role", "Mistral AI", "title=Head of Chips"),
        ("John Q. Public", "education", "Columbia University", "degree=Bachelor of Arts"),
        ("John Q. Public", "former_role", "Cisco China", "title=Chief Engineer"),
        ("John Q. Public", "role", "Sinovation Ventures", "title=Chairman"),
        ("Arthur Mensch", "role", "Mistral AI", "title=CEO"),
        ("Arthur Mensch", "former_role", "DeepMind"),
        ("Mary Major", "role", "Mistral AI", "title=Founder"),
        ("Mary Major", "role", "Mistral AI", "title=President"),
        ("Mistral AI", "founder", "Mary Major"),
        ("Mary Major", "former_role", "Sogou", "title=CEO"),
    }


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "小米联合创始人黎万强表示满意。",
            {("黎万强", "role", "小米", "title=联合创始人"), ("小米", "founder", "黎万强")},
        ),
        ("原小米高管王腾创办了新公司。", {("王腾", "former_role", "小米", "title=高管")}),
        ("Dario Amodei, CEO of Anthropic, spoke.", {("Dario Amodei", "role", "Anthropic", "title=CEO")}),
        ("OpenAI CEO Sam Altman spoke.", {("Sam Altman", "role", "OpenAI", "title=CEO")}),
        ("Wang Xiaochuan, former CEO of Sogou, spoke.", {("Wang Xiaochuan", "former_role", "Sogou", "title=CEO")}),
        (
            "王小川为百度合伙人、CTO。",
            {("王小川", "role", "百度", "title=合伙人"), ("王小川", "role", "百度", "title=CTO")},
        ),
        ("谷歌CEO桑达尔·皮查伊等出席。", {("桑达尔·皮查伊", "role", "谷歌", "title=CEO")}),
        ("王小川将出任百度 CTO。", set()),
        ("微软新任 CEO 承诺改变。", set()),
        ("小米联合创始人跟投。", set()),
        ("Is Sam Altman, CEO of Anthropic, right?", set()),
    ],
)
def test_people_named_with_a_post(text: str, claims: set[tuple[str, ...]]) -> None:
    kinds = ("role", "former_role", "founder")
    assert {c for c in said(text, name="a.txt") if c[1] in kinds} == claims


def test_a_title_without_an_employer_is_not_given_to_another() -> None:
    text = "百川智能——团队\n\n面对 OpenAI 与谷歌的压力，CEO 梁文锋没有回应。\n"
    assert not {c for c in said(text, name="a.txt") if c[1] == "role"}


@pytest.mark.parametrize(
    "text",
    [
        "百川智能——团队\n\n明\nCEO\n\n- 曾任百度副总裁\n",  # the name is damaged
        "李明远\n\n- 曾任百度副总裁\n",  # nobody's card, nobody known
        "百川智能——团队\n\n产品功能\n负责人\n\n- 曾任百度副总裁\n",
        "# Mistral AI\n\n- Open Source - our engineers share\n- Chief Scientist, Some Lab\n",
    ],
)
def test_what_is_no_card(text: str) -> None:
    assert extracted(text, "a.md").claims == ()


def test_lines_of_a_logo_do_not_end_a_card() -> None:
    text = "百川智能——团队\n\n王小川\n创始人\n\n搜 狐\n\nSOHU.com\n\n- 曾任搜狗公司 CEO\n"
    assert ("王小川", "former_role", "搜狗公司", "title=CEO") in said(text, name="a.txt")


def test_compound_titles_are_parted_only_between_titles() -> None:
    def words(text: str) -> list[tuple[str, bool]]:
        return [(title.words, title.former) for title in split_titles(text)]

    assert words("创始人兼 CEO") == [("创始人", False), ("CEO", False)]
    assert words("融资经理、战略/国际化总监") == [("融资经理", False), ("战略/国际化总监", False)]
    assert words("Former Co-founder, VP of Sales & Business") == [
        ("Co-founder", True),
        ("VP of Sales & Business", False),
    ]
    assert words("Chief Scientist, Some Lab") == []
    assert words("中国版 OpenAI") == []
    for title in split_titles("Founder / chair"):
        assert "Founder / chair"[title.start : title.end] == title.words


def test_shapes_of_titles_and_names() -> None:
    assert all(map(is_title, ["兼职教授", "Vice President of Technology", "标准化分会委员"]))
    assert not any(map(is_title, ["标准化委员会", "Our Team", "与 CEO", "董"]))
    assert all(map(looks_like_person, ["闫俊杰", "Kai-Fu Lee", "山姆·奥特曼", "Timothée Lacroix"]))
    assert not any(map(looks_like_person, ["模型", "技术总监", "engineer", "Chief Scientist", "OpenAI"]))


@pytest.mark.parametrize(
    ("line", "claims"),
    [
        (
            "浙江大学材料科学与工程专业，拥有工学学士、EMBA 学位",
            {("education", "浙江大学", "degree=本科"), ("education", "浙江大学", "degree=EMBA")},
        ),
        ("毕业于浙江大学，获得清华大学硕士学位", {("education", "浙江大学"), ("education", "清华大学", "degree=硕士")}),
        ("与浙江大学共建青禾计算研究院，任联席院长", {("role", "青禾计算研究院", "title=联席院长")}),
        ("在旷视科技从事芯片工作，成果很多", {("former_role", "旷视科技")}),
        ("曾任青禾 Green Rice 华东区销售负责人", {("former_role", "青禾 Green Rice", "title=华东区销售负责人")}),
        ("曾任青禾办公软件研发主管", {("former_role", "青禾办公软件", "title=研发主管")}),
    ],
)
def test_lines_of_a_life(line: str, claims: set[tuple[str, ...]]) -> None:
    found = said(f"百川智能——团队：实干派\n\n李明远\n首席技术官\n\n- {line}\n", name="a.txt")
    assert {c[1:] for c in found if c[0] == "李明远" and c[2] != "百川智能"} == claims


def test_who_was_a_founder_founded_it() -> None:
    text = "百川智能——团队：实干派\n\n李明远\n首席技术官\n\n- 曾为基于云的安全初创公司“青盾”创始人兼 CEO\n"
    found = said(text, name="a.txt")
    assert ("青盾", "founder", "李明远") in found
    assert ("李明远", "former_role", "青盾", "title=CEO") in found


PAST = """# Mistral AI

## Team

**Jane Doe - Head of Applications**
- **Joined**: May 2024
- **Previous Experience**:
  - **Cisco Research (CRX)**: Researcher
  - **Quill Robotics**: Founder, talking machines
- **Focus**: Apps

**John Roe - Chief Scientist**
- 10+ years at Google before Mistral AI
- 10+ years at Google
"""


def test_lists_of_former_posts() -> None:
    assert said(PAST) - said(PAST, "role") == {
        ("Jane Doe", "former_role", "Cisco Research", "title=Researcher"),
        ("Jane Doe", "former_role", "Quill Robotics", "title=Founder"),
        ("Quill Robotics", "founder", "Jane Doe"),
        ("John Roe", "former_role", "Google"),
    }


APPOINTED = """# Mistral Appoints Ann Grey as Chief Financial Officer

Ann Grey has joined the company. She comes to Mistral from Stripe, where she served as CFO and led a team.

Before Stripe, she was a senior vice president of finance at Oracle. She also held engineering roles at Amazon and Microsoft. She was born in Rome.

Bob Blue and Carl Green met. He was a director at Google.

Dora White is its general counsel and chief people officer. Dora White is her deputy at Intel.
"""


def test_a_person_carried_from_sentence_to_sentence() -> None:
    assert said(APPOINTED) == {
        ("Ann Grey", "role", "Mistral", "title=Chief Financial Officer"),
        ("Ann Grey", "former_role", "Stripe", "title=CFO"),
        ("Ann Grey", "former_role", "Oracle", "title=senior vice president of finance"),
        ("Ann Grey", "former_role", "Amazon", "title=engineering roles"),
        ("Ann Grey", "former_role", "Microsoft", "title=engineering roles"),
    }


def test_names_of_one_word_and_parts_of_a_company() -> None:
    text = "# Mistral AI\n\n## Team\n\n**Weiming (卫明)** - Head of Applied Physics Department\n- Former Head of Google Search Team\n\n**Focus (重点)** - Apps\n"
    assert said(text) == {
        ("Weiming", "role", "Mistral AI", "title=Head of Applied Physics Department"),
        ("Weiming", "former_role", "Google", "title=Head"),
    }


def test_all_posts_of_who_has_left_are_former() -> None:
    text = "# Mistral AI\n\n## Team\n\n1. **Ann Grey** - Former Co-founder\n   - Chief Engineer at Oracle\n2. **Bob Blue** - CTO\n   - Chief Engineer at Cisco\n"
    assert said(text, "former_role") == {
        ("Ann Grey", "former_role", "Mistral AI", "title=Co-founder"),
        ("Ann Grey", "former_role", "Oracle", "title=Chief Engineer"),
    }


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "# 公司檔案：Mistral\n\n## 團隊\n\n- **Ann Lee**：共同創辦人兼執行長，先前在 Meta 擔任研究科學家。\n",
            {
                ("Mistral", "founder", "Ann Lee"),
                ("Ann Lee", "role", "Mistral", "title=共同創辦人"),
                ("Ann Lee", "role", "Mistral", "title=執行長"),
                ("Ann Lee", "former_role", "Meta", "title=研究科學家"),
            },
        ),
        (
            "# Mistral\n\n- **Ann Lee**：CTO，同时也是 Databricks 的顾问。\n",
            {("Ann Lee", "role", "Mistral", "title=CTO"), ("Ann Lee", "role", "Databricks", "title=顾问")},
        ),
        (
            "前百度副总裁梁孟远目前担任美团首席科学家。",
            {("梁孟远", "former_role", "百度", "title=副总裁"), ("梁孟远", "role", "美团", "title=首席科学家")},
        ),
        (
            "美团由百度全球前副总裁梁孟远创立。",
            {("美团", "founder", "梁孟远"), ("梁孟远", "former_role", "百度", "title=全球前副总裁")},
        ),
    ],
)
def test_titles_before_what_was_done_earlier(text: str, claims: set[tuple[str, ...]]) -> None:
    assert {claim for claim in said(text) if claim[1] in ("role", "former_role", "founder")} == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "百度基础模型负责人庞若鸣离职，转投 Meta 超级智能实验室。",
            {("庞若鸣", "former_role", "百度", "title=基础模型负责人"), ("庞若鸣", "role", "Meta")},
        ),
        ("智谱副总裁王海涛因个人原因辞任。", {("王海涛", "former_role", "智谱", "title=副总裁")}),
        (
            "Meta前研究副总裁乔尔·皮诺（Joelle Pineau）加盟Cohere任首席AI官。",
            {
                ("乔尔·皮诺", "former_role", "Meta", "title=研究副总裁"),
                ("乔尔·皮诺", "role", "Cohere", "title=首席AI官"),
            },
        ),
        (
            "智谱 CEO 张鹏毕业于清华大学。他曾任职于百度。",
            {("张鹏", "role", "智谱", "title=CEO"), ("张鹏", "former_role", "百度")},
        ),
        (
            "小米创办人雷军宣布，罗福莉出任负责人。她曾任职于百度。",
            {("雷军", "role", "小米", "title=创办人"), ("小米", "founder", "雷军")},
        ),
    ],
)
def test_who_left_and_moved(text: str, claims: set[tuple[str, ...]]) -> None:
    assert {claim for claim in said(text) if claim[1] in ("role", "former_role", "founder")} == claims
