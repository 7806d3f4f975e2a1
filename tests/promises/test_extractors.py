"""What every extractor promises: nothing out of nothing, the same twice, and claims that hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from geju.base.errors import Problem
from geju.base.registry import entries, entry_names
from geju.claims.extractor import Extractor
from geju.claims.ground import ground
from geju.documents.read import read
from geju.model.vocabulary import read_vocabulary

SHELF = "geju.claims.extractors"
# What the extractors meet: small documents of every sort, in Chinese and English, well-formed and not.
DOCUMENTS = {
    "team.txt": "百川智能——团队\n\n王小川\n创始人兼 CEO\n\n- 清华大学博士，曾任搜狗公司 CEO、搜狐高级副总裁\n",
    "team.md": "# Mistral AI\n\n- **Arthur Mensch** — CEO; ex-DeepMind\n- **Founded**: April 2023\n- Headcount: ~600\n",
    "boxes.txt": "字节跳动——应用\n\n日均处理\nTokens\n3 万亿\n\n估值\n25 亿美元\n",
    "news.md": "2024 年 5 月，智谱 AI 完成约 4 亿美元融资，由 Prosperity7 领投。据传估值 30 亿美元。\n\nOpenAI CEO Sam Altman spoke.\n",
    "scores.md": "| Model | MMLU | GSM8K (5-shot) |\n|---|---|---|\n| GLM-4 | 83.3 | **93.3** |\n| GPT-4 | - | 92.0* |\n",
    "scores.csv": "model,benchmark,score,shots\nGLM-4,MMLU,83.3,5\nGLM-4,BBH,good,\n,BBH,1,\n",
    "prices.json": '{"prices": [{"model": "GLM-4", "currency": "CNY", "per": 1000, "input": 0.1}, {"model": 4}, [], null]}',
    "hand.yaml": "claims:\n  - {subject: MiniMax, subject_type: Organization, property: founded, time: 2021-12, quote: in December 2021, said_by: me}\n  - {x: 1, said_by: me}\n  - 5\n",
    "noise.txt": "团队\n\nCEO\n\n- 曾任\n- ：\n（）()\n\n| | |\n|---|---|\n| |\n",
    "noise.json": '[[], {}, 1, null, {"claims": [{"property": null}]}]',
}
EMPTY = {
    "a.md": "",
    "a.txt": " \n\n",
    "a.csv": "",
    "a.json": "{}",
    "a.yaml": "# nothing\n",
    "a.toml": "",
    "a.html": "<p></p>",
}
SHIPPED = Path(__file__).parents[2] / "landscapes" / "llm-2024q3"
SOURCES = sorted((SHIPPED / "sources").glob("*"))


@pytest.mark.parametrize("name", entry_names(SHELF))
def test_it_says_what_it_does_and_finds_nothing_in_nothing(name: str, tmp_path: Path) -> None:
    extractor = entries(SHELF, Extractor)[name]
    assert type(extractor).__doc__ and type(extractor).extract.__doc__
    for file, text in EMPTY.items():
        path = tmp_path / file
        path.write_text(text, encoding="utf-8")
        assert list(extractor.extract(read(path), read_vocabulary())) == []


@pytest.mark.parametrize("name", entry_names(SHELF))
def test_what_it_reads_holds_and_is_the_same_twice(name: str, tmp_path: Path) -> None:
    extractor = entries(SHELF, Extractor)[name]
    vocabulary = read_vocabulary(SHIPPED)  # with the kinds that it brings
    paths = list(SOURCES)
    for file, text in DOCUMENTS.items():
        paths.append(tmp_path / file)
        paths[-1].write_text(text, encoding="utf-8")
    n_claims = 0
    for path in paths:
        document = read(path)
        found = list(extractor.extract(document, vocabulary))
        again = list(extractor.extract(read(path), vocabulary))
        assert found == again
        for claim in found:
            if isinstance(claim, Problem):
                assert claim.path == document.name and claim.line
                assert claim.words("en") and claim.words("zh")
                continue
            n_claims += 1
            assert claim.document_id == document.document_id
            assert ground(claim, document, vocabulary) is None, (path.name, claim)
    assert n_claims > 0
