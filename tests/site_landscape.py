"""A landscape that fills every page of the site, and one whose every word tries to break out of it."""

from __future__ import annotations

from pathlib import Path

from geju.base.errors import Problem
from geju.base.ids import sha256
from geju.base.text import MappedText
from geju.landscape.build import Material
from geju.landscape.build import build as build_edition
from geju.model.claim import Claim, qualifiers
from geju.model.document import Block, Document, Origin
from geju.model.entity import Entity, Merge, Pair, Reason
from geju.model.project import Project
from geju.model.span import Evidence
from geju.model.value import Mention, Moment, Quantity, Term, Value
from geju.model.vocabulary import read_vocabulary
from geju.pipeline import build
from small import number

PROJECT = """\
name: tiny
title: {en: A tiny landscape, zh: 小小版图}
about: {en: Two companies and their models., zh: 两家公司和它们的模型。}
date: 2024-09-30
trust: [official, report, notes]
"""
SOURCES = {
    "players.md": """\
# 公司一览

| 公司 | 分类 | 创始人 | 模型 | 产品 | 最新估值 |
|------|------|--------|------|------|----------|
| 智谱 AI | 学院派 | 唐杰 | GLM | 智谱清言 | 约 30 亿美元 |
| 百川智能 | 大佬派 | 王小川 | Baichuan | 百小应 | 超 20 亿美元 |

- 智谱 AI 成立于 2019 年 6 月。
- 百川智能成立于 2023 年 4 月 10 日。
- 智谱 AI 于 2024 年 1 月发布了 GLM-4。
""",
    "players.md.source.yaml": "title: 公司一览\nkind: report\ndate: 2024-09-20\nurl: https://example.org/a?b=1&c=2\n",
    "funding.html": """\
<!doctype html>
<html lang="zh"><head><title>融资记录</title></head><body>
<h1>融资记录</h1>
<h2>智谱 AI</h2>
<table>
<caption>智谱 AI 融资历程</caption>
<tr><th>时间</th><th>轮次</th><th>金额</th><th>估值</th><th>投资方</th></tr>
<tr><td>2024/05</td><td>B+ 轮</td><td>约 4 亿美元</td><td>约 30 亿美元</td><td>Prosperity7 Ventures</td></tr>
<tr><td>2022/09</td><td>B 轮</td><td>约 2 亿</td><td>20 亿</td><td>启明创投、君联资本</td></tr>
<tr><td>2019/08</td><td>种子轮</td><td>-</td><td>-</td><td>中科创星</td></tr>
</table>
</body></html>
""",
    "scores-a.md": """\
# Scores of the maker

| Model | MMLU | GSM8K | MATH |
|---|---|---|---|
| GLM-4 | 83.3 | 93.3 | 61.3 |
| GPT-4 | 86.4 | 92.0 | 52.9 |
| Claude 3 Opus | 86.8 | 95.0 | 60.1 |
""",
    "scores-a.md.source.yaml": "kind: official\nproducer: Zhipu AI\ndate: 2024-06-05\n",
    "scores-b.csv": "Model,MMLU,GSM8K,MATH\nGPT-4,86.4,92.0,52.9\nClaude 3 Opus,86.8,95.0,61.0\n",
    "scores-b.csv.source.yaml": "kind: notes\ndate: 2024-04-17\ntitle: Scores elsewhere\n",
    "teams.txt": """\
智谱 AI——团队

唐杰
创始人
技术顾问
- 清华大学计算机系教授，本科与博士亦就读于清华大学

张鹏
CEO
""",
    "prices.md": """\
---
title: API list prices in US dollars
date: 2024-05-31
---

# API list prices, May 2024

| Model | Input ($ / 1M tokens) | Output ($ / 1M tokens) |
|---|---:|---:|
| GPT-4 | $30.00 | $60.00 |
| Claude 3 Opus | $15.00 | $75.00 |
""",
    "later.md": """\
---
title: API list prices in US dollars
date: 2024-08-31
---

# API list prices, August 2024

| Model | Input ($ / 1M tokens) | Output ($ / 1M tokens) |
|---|---:|---:|
| GPT-4 | $25.00 | $50.00 |
""",
}
EXHIBIT = """\
exhibit: counted
title: {en: Counted, zh: 计数}
question: {en: How many are there of each?, zh: 各有多少？}
form: table
sql: SELECT type, count(*) AS n FROM entities GROUP BY type ORDER BY type
columns:
  type: {en: Type, zh: 类型, style: kind}
  n: {en: Number, zh: 数量, style: number}
"""
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "\u202egnp.exe\u2066 {{ 7*7 }} {% raw %} ${x}",
    "</title></style></textarea><svg onload=alert(1)>",
    "..\\..\\etc/passwd?x#y",
    "\x1b[31mred\x00\u2028]]>-->",
    "W" * 3_000,
    "<b onclick=alert(1)>" + "endless " * 1250,
)


def write_sources(folder: Path) -> Path:
    """The tiny landscape's folder, not built yet."""
    for name, text in SOURCES.items():
        path = folder / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "project.yaml").write_text(PROJECT, encoding="utf-8")
    (folder / "exhibits").mkdir()
    (folder / "exhibits" / "counted.yaml").write_text(EXHIBIT, encoding="utf-8")
    return folder


def built(folder: Path) -> Path:
    """The tiny landscape, built."""
    build(write_sources(folder))
    return folder


def hostile_edition(folder: Path) -> Path:
    """The file of an edition whose names, quotes, titles and addresses are all hostile."""
    vocabulary = read_vocabulary()
    text = "\n".join((*HOSTILE, "| 83.3 |", ""))
    heading = MappedText(HOSTILE[0], ((0, 0, len(HOSTILE[0]), len(HOSTILE[0])),))
    document = Document(
        name=f"{HOSTILE[0]}.md",
        document_id="d-hostile",
        format="markdown",
        text=text,
        sha256=sha256(text.encode("utf-8", "surrogatepass")),
        encoding="utf-8",
        origin=Origin(HOSTILE[1], HOSTILE[2], "javascript:alert(1)", HOSTILE[3], HOSTILE[4], HOSTILE[5]),
        blocks=(Block("heading", 0, len(HOSTILE[0]), heading, 1), Block("heading", 1, 2, heading, 2)) * 2,
    )
    entities = [
        Entity(f"x-{n}", "Model", name, (("en", name), ("zh", name[::-1])), (name, HOSTILE[n - 1]),
               (Merge(name, HOSTILE[n - 1], 0.9, (Reason(name, 0.9, name),)),))
        for n, name in enumerate(HOSTILE)
    ]  # fmt: skip
    entities.append(Entity("x-b", "Benchmark", HOSTILE[1]))
    entities += [Entity(f"o-{n}", "Organization", name) for n, name in enumerate(HOSTILE)]
    entities += [Entity(f"p-{n}", "Person", name) for n, name in enumerate(HOSTILE)]
    claims = [claim for n in range(len(HOSTILE)) for claim in (*_claims(document, n), *_company(document, n))]
    material = Material(
        Project(folder, "hostile", (("en", HOSTILE[0]), ("zh", HOSTILE[3])), (("en", HOSTILE[1]),)),
        vocabulary,
        (document,),
        tuple(claims),
        tuple(entities),
        waiting=(Pair(HOSTILE[0], HOSTILE[1], "Model", 0.5, (Reason("x", 0.5, HOSTILE[2]),), 1.0),),
        problems=(Problem("base.yaml_broken", (("reason", HOSTILE[0]),), f"sources/{document.name}", 1),),
    )
    edition, _ = build_edition(material)
    return Path(edition.path)


def _claims(document: Document, n: int) -> list[Claim]:
    name, at = HOSTILE[n], document.text.find(HOSTILE[n])
    value, subject = document.text.find("83.3"), Mention(name, "Model")
    whole = document.span(at, at + len(name))
    scored = Claim(
        document.name, document.document_id, subject, "score", number(f"8{n}.3"), document.span(value, value + 4),
        qualifiers(benchmark=HOSTILE[1], setting=name), n % 2 == 0, (Evidence(name, whole),), "x", name, f"x-{n}",
        qualifier_ids=(("benchmark", "x-b"),),
    )  # fmt: skip
    other = (Term(name), "license"), (Quantity(None, None, name, raw=name), "parameters")
    return [
        scored,
        *(
            Claim(document.name, document.document_id, subject, kind, said, whole, subject_id=f"x-{n}")
            for said, kind in other
        ),
    ]


def _company(document: Document, n: int) -> list[Claim]:
    """What is told of a company, its people, its money, and what it makes: something for every exhibit."""
    name, at = HOSTILE[n], document.text.find(HOSTILE[n])
    where, other, date = document.span(at, at + len(name)), (n + 1) % len(HOSTILE), f"2024-0{n + 1}-15"

    def said(kind: str, value: Value, subject: str = "o", to: str = "", **narrowed: str) -> Claim:
        types = {"o": "Organization", "p": "Person", "x": "Model"}
        mention = Mention(name, types[subject])
        return Claim(
            document.name, document.document_id, mention, kind, value, where, qualifiers(**narrowed),
            subject_id=f"{subject}-{n}", object_id=to,
        )  # fmt: skip

    money = number(f"{n + 1}000000000", "USD")
    return [
        said("category", Term(name)),
        said("founded", Moment(f"201{n % 10}")),
        said("headquarters", Term(name)),
        said("founder", Mention(name, "Person"), to=f"p-{n}"),
        said("valuation", money, time=date),
        said("funding_amount", number(f"{n + 1}00000000", "USD"), time=date, series=name),
        said("funding_round", Term(name), time=date),
        said("investor", Mention(HOSTILE[other], "Organization"), to=f"o-{other}", time=date, series=name),
        said("revenue", money, time=date, segment=name),
        said("metric", number(f"{n + 1}000"), measure=name, time=date, region=name),
        said("role", Mention(name, "Organization"), "p", f"o-{n}", title=name),
        said("education", Mention(name, "Institution"), "p", degree=name),
        said("developer", Mention(name, "Organization"), "x", f"o-{n}"),
        said("released", Moment(date), "x"),
        said("price", number(f"{n + 1}", "USD/Mtoken"), "x", direction="input", plan=name, time=date),
        said("counterpart", Mention(HOSTILE[other], "Model"), "x", f"x-{other}"),
    ]
