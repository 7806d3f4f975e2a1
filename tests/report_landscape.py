"""Small documents of every sort of table that a market report has, for the exhibits drawn from them."""

from __future__ import annotations

from pathlib import Path

from geju.pipeline import build
from site_landscape import write_sources

REPORTED = {
    "things.md": """\
---
title: 产品清单
date: 2024-09-10
---

# 产品清单

| 产品 | 公司 |
|------|------|
| 豆包 | 字节跳动 |
| Kimi | 月之暗面 |

| 产品 | 定位 | 上线时间 |
|------|------|----------|
| 豆包 | 聊天助手 | 2023-08 |
| Kimi | 聊天助手 | 2023-10 |

- 截至 2024 年 8 月，Kimi 的下载量近 3000 万次。
- 截至 2024 年 8 月，豆包的下载量突破 1 亿次。
- 豆包的月活跃用户为 2600 万。
- 截至 2024 年 9 月，智谱 AI 的员工为 600 余人。

## Kimi 打赏

| 打赏项目 | 价格 | 使用权限 |
|----------|------|----------|
| 小花 | 5.2 元 | 4 天 |
| 加餐 | 9.9 元 | 8 天 |
""",
    "lines.md": """\
---
title: 两条产品线
date: 2024-09-11
---

## OpenAI 与智谱 AI 的产品对照

| OpenAI | 方向 | 智谱 AI |
|--------|------|---------|
| DALL-E | 图像生成 | CogView |
| Sora | 视频生成 | CogVideo |
""",
    "said.md": """\
---
title: What is said
date: 2024-09-12
---

GLM-4 outperforms GPT-4 on GSM8K.

GLM-4 outperforms GPT-4 on MMLU.

| Model | Developer | Released |
|---|---|---|
| GLM-4 | Zhipu AI | 2024-01 |
| GPT-4 | OpenAI | 2023-03 |
| Claude 3 Opus | Anthropic | 2024-03 |
""",
    "rounds.md": """\
---
title: 融资记录二
date: 2024-09-13
---

## 月之暗面融资历程

| 时间 | 轮次 | 金额 | 估值 | 投资方 |
|------|------|------|------|--------|
| 2024/02 | B 轮 | 10 亿美元 | 25 亿美元 | 阿里巴巴、启明创投 |

## 百川智能融资历程

| 时间 | 轮次 | 金额 | 估值 | 投资方 |
|------|------|------|------|--------|
| 2023/10 | A 轮 | 3.5 亿美元 | - | 阿里巴巴、腾讯投资 |
""",
    "segments.md": """\
---
title: 业务收入
date: 2024-03-01
---

# 昆仑万维

| 业务 | 2023 年收入 |
|------|------------|
| 广告业务 | 30 亿元 |
| 社交业务 | 10 亿元 |
""",
    "by-hand.yaml": """\
claims:
  - {subject: 字节跳动, subject_type: Organization, property: category, text: 大厂, quote: "字节跳动：大厂", said_by: me, date: 2024-09-20}
  - {subject: OpenAI, subject_type: Organization, property: category, text: 通用大模型, quote: "OpenAI：通用大模型", said_by: me, date: 2024-09-20}
  - {subject: OpenAI, subject_type: Organization, property: headquarters, text: San Francisco, quote: "OpenAI sits in San Francisco.", said_by: me, date: 2024-09-20}
""",
}


def reported(folder: Path) -> Path:
    """The tiny landscape with these documents beside its own, built."""
    write_sources(folder)
    for name, text in REPORTED.items():
        (folder / "sources" / name).write_text(text, encoding="utf-8")
    build(folder)
    return folder
