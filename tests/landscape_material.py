"""What an edition of claims by hand is made of."""

from __future__ import annotations

from pathlib import Path

from geju.base.errors import Problem
from geju.base.ids import sha256
from geju.base.text import MappedText
from geju.landscape.build import Material
from geju.model.claim import Claim
from geju.model.document import Block, Document, Origin
from geju.model.entity import Entity, Pair, Reason
from geju.model.project import Project
from geju.model.value import Mention, Term
from geju.model.vocabulary import read_vocabulary
from small import claim, number

ENTITIES = (
    Entity("glm-4", "Model", "GLM-4", (("en", "GLM-4"), ("zh", "GLM-4")), ("GLM-4", "GLM4"), known=True),
    Entity("gpt-4", "Model", "GPT-4", (), ("GPT-4", "GPT 4"), known=True),
    Entity(
        "zhipu-ai", "Organization", "智谱 AI", (("zh", "智谱 AI"), ("en", "Zhipu AI")), ("智谱 AI", "智谱", "Zhipu AI")
    ),
    Entity("mmlu", "Benchmark", "MMLU", (), ("MMLU",)),
)


def document(name: str, **origin: str) -> Document:
    text = f"# {name}\n\nword word\n"
    blocks = (Block("heading", 0, len(name) + 2, MappedText(name, ((0, 2, len(name), len(name)),)), 1),)
    return Document(name, f"d-{name}", "markdown", text, sha256(text.encode()), "utf-8", Origin(**origin), blocks)


def material(folder: Path, *more: Claim, n_least: int = 0) -> Material:
    vocabulary = read_vocabulary()
    mmlu = {"benchmark": "mmlu"}
    claims = (
        claim("83.3", ids=mmlu),
        claim("83", document="b.md", ids=mmlu, benchmark="mmlu"),
        claim("79.1", document="b.md", at=5, ids=mmlu),
        claim("86.4", subject="gpt-4", at=20, ids=mmlu),
        claim(Mention("智谱", "Organization"), kind="developer", at=30, object_id="zhipu-ai"),
        claim(number("5", "CNY/Mtoken"), kind="price", at=40, direction="input", time="2024-01"),
        claim(number("1", "CNY/Mtoken"), kind="price", at=50, direction="input", time="2024-05"),
        claim(Term("=HYPERLINK(1)"), kind="license", at=60),
        *more,
    )
    return Material(
        project=Project(folder, "small", (("en", "Small"), ("zh", "小")), assertions=(("claims", n_least),)),
        vocabulary=vocabulary,
        documents=(document("a.md", kind="report", date="2024-05-01", title="A"), document("b.md", producer="B")),
        claims=claims,
        entities=ENTITIES,
        waiting=(Pair("GLM-4", "GLM 4.0", "Model", 0.7, (Reason("name", 0.7, "alike"),), 3.0),),
        problems=(Problem("documents.empty", path="sources/c.md", line=1),),
    )
