"""A small landscape and claims by hand, for tests that need some."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from geju.model.claim import Claim, qualifiers
from geju.model.span import Span
from geju.model.value import Approx, Mention, Moment, Quantity, Term, Value

PROJECT = """\
name: small
title: {en: A small landscape, zh: 小版图}
trust: [official, paper, report, notes]
"""
SOURCES = {
    "maker.md": """\
# GLM-4 model card

| Model | MMLU | GSM8K | MATH |
|---|---|---|---|
| GLM-4 | 83.3 | 93.3 | 61.3 |
| GPT-4 | 86.4 | 92.0 | 52.9 |
""",
    "maker.md.source.yaml": "producer: Zhipu AI\nkind: official\ndate: 2024-06-05\ntitle: Model card\n",
    "report.md": """\
# 大模型评测

| 模型 | MMLU | GSM8K | MATH |
|---|---|---|---|
| GLM-4 | 83.3 | 91.0 | 61.3 |
| Claude 3 Opus | 86.8 | 95.0 | 60.1 |

## 智谱 AI

智谱 AI 成立于 2019 年。
""",
    "report.source.yaml": "kind: report\ndate: 2024-09-20\nlanguage: zh\n",
    "notes/more.csv": "Model,MMLU\nGLM-4,83\nGPT-4,86.4\n",
}


def write_landscape(folder: Path, sources: Mapping[str, str] = SOURCES, project: str = PROJECT) -> Path:
    """A landscape of some sources (the small one) in a folder that may not exist yet."""
    for name, text in sources.items():
        path = folder / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "project.yaml").write_text(project, encoding="utf-8")
    return folder


def number(raw: str, unit: str = "", approx: Approx = "") -> Quantity:
    """A quantity as it would be read from plain digits."""
    return Quantity(Decimal(raw), Decimal(raw), unit, approx, raw)


def claim(
    value: Value | str,
    *,
    kind: str = "score",
    subject: str = "glm-4",
    type: str = "Model",
    document: str = "a.md",
    at: int = 0,
    hedged: bool = False,
    object_id: str = "",
    ids: dict[str, str] | None = None,
    **said: str,
) -> Claim:
    """A resolved claim: the subject's id is its name; a value of digits is a number, any other text a term."""
    if isinstance(value, str):
        value = number(value) if value.replace(".", "").isdigit() else Term(value)
    if kind == "score":
        said = {"benchmark": "MMLU"} | said
    return Claim(
        document=document,
        document_id=f"d-{document}",
        subject=Mention(subject, type),
        kind=kind,
        value=value,
        span=Span(at, at + 4, at + 1, "word"),
        qualifiers=qualifiers(**said),
        hedged=hedged,
        subject_id=subject,
        object_id=object_id,
        qualifier_ids=qualifiers(**(ids or {})),
    )


__all__ = ["Mention", "Moment", "claim", "number", "write_landscape"]
