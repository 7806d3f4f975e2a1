"""Conflicts worst first with their reasons, narrowed, counted, and what cannot be right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli_runner import geju
from geju.base.errors import UnknownNameError
from geju.landscape.auditing.audit import Audit, audit
from geju.landscape.view import View, open_view
from geju.model.fact import SORTS
from geju.pipeline import build
from small import write_landscape

PROJECT = "name: funds\ntitle: {en: Funds, zh: 融资}\ntrust: [official, report, news, notes]\n"
SOURCES = {
    "report.md": """# 智谱 AI

| 时间 | 轮次 | 金额 | 估值 |
|---|---|---|---|
| 2023/11 | 天使轮 | 10 亿美元 | - |
| 2024/09 | B+ 轮 | 5 亿元 | 200 亿 |

GLM-4 在 MMLU 上得分 83.3。
""",
    "report.source.yaml": "kind: report\nproducer: A 研究院\ndate: 2024-09-20\ncurrency: CNY\n",
    "one.md": "# Zhipu AI\n\n- **Valuation** (November 2023): $1 billion\n\nGLM-4 scores 81.5 on MMLU.\n",
    "one.source.yaml": "kind: news\nproducer: The One\ndate: 2024-10-01\n",
    "two.md": "# 智谱 AI\n\n- **估值**（2023 年 11 月）：10 亿美元\n\nGLM-4 scores 81.5 on MMLU.\n",
    "two.source.yaml": "kind: notes\nproducer: Two\ndate: 2025-02-01\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_landscape(tmp_path_factory.mktemp("funds"), SOURCES, PROJECT)
    build(folder)
    return folder


@pytest.fixture(scope="module")
def view(folder: Path) -> View:
    return open_view(folder)


def told(found: Audit) -> list[tuple[str, str, str, int]]:
    return [(c.relation.sort, c.a.span.quote, c.b.span.quote, len(c.more)) for c in found.conflicts]


def test_what_says_the_same_against_one_claim_is_one_conflict(view: View) -> None:
    found = audit(view, "GLM-4", kind="score")
    assert told(found) == [("contradictory", "81.5", "83.3", 0)]
    assert found.n_conflicts == 1
    assert found.counts["equal"] == 1


def test_a_number_in_the_wrong_column_is_doubted_with_what_speaks_against_it(view: View) -> None:
    (doubted,) = audit(view, "智谱").doubted
    assert (doubted.claim.kind, doubted.claim.span.quote) == ("funding_amount", "10 亿美元")
    assert [claim.document for claim in doubted.beside] == ["one.md", "two.md"]
    assert "one.md:3" in str(doubted.to_dict("zh")["reason"])


def test_narrowed_by_entity_kind_document_and_sort(view: View) -> None:
    assert audit(view, source="one.md").n_conflicts == audit(view, kind="score").n_conflicts == 1
    assert audit(view, "Zhipu AI", kind="valuation", sorts=["superseded"]).n_conflicts == 1
    everything = audit(
        view, sorts=["contradictory", "implausible", "scope", "superseded", "compatible", "equal"], most=0
    )
    assert sum(everything.counts.values()) >= len(everything.conflicts) == everything.n_conflicts
    assert len(audit(view, sorts=["equal"], most=1).conflicts) == 1
    for wrong in ({"entity": "Zhipo"}, {"kind": "scor"}, {"source": "three.md"}, {"sorts": ["bad"]}):
        with pytest.raises(UnknownNameError):
            audit(view, **wrong)  # type: ignore[arg-type]


def test_what_is_asked_of_all_is_what_is_asked_of_each(view: View) -> None:
    every = audit(view, sorts=SORTS, most=0)
    each = [audit(view, entity.entity_id, sorts=SORTS, most=0) for entity in view.entities()]
    whole = {(c.relation, c.a, c.b, c.more, c.entity) for c in every.conflicts}
    assert whole == {(c.relation, c.a, c.b, c.more, c.entity) for one in each for c in one.conflicts}
    assert every.n_conflicts == sum(one.n_conflicts for one in each) > 3
    assert {sort: sum(one.counts.get(sort, 0) for one in each) for sort in every.counts} == every.counts
    assert len(every.doubted) == sum(len(one.doubted) for one in each)
    for most in (1, 2, 3):  # the first are the worst, however many are asked for
        found = audit(view, sorts=SORTS, most=most)
        assert found.conflicts == every.conflicts[:most] and found.n_conflicts == every.n_conflicts


def test_a_conflict_is_shown_for_each_document_that_makes_one_of_its_claims(tmp_path: Path) -> None:
    sources = {
        "maker.md": "GLM-4 scores 83.3 on MMLU.\n",
        "maker.source.yaml": "kind: official\nproducer: Zhipu AI\ndate: 2024-06-05\n",
        "paper.md": "The evaluation gives GLM-4 a score of 83.3 on MMLU.\n",
        "paper.source.yaml": "kind: report\nproducer: A 研究院\n",
        "one.md": "In our run, GLM-4 scores 81.5 on MMLU.\n",
        "two.md": "We measured anew: GLM-4 scores 81.5 on MMLU.\n",
    }
    folder = write_landscape(tmp_path, sources, PROJECT)
    build(folder)
    with open_view(folder) as view:
        (whole,) = audit(view).conflicts
        assert (whole.a.document, whole.b.document, [c.document for c in whole.more]) == (
            "maker.md",
            "one.md",
            ["two.md"],
        )
        for name in ("maker.md", "one.md", "two.md"):
            for entity in ("", "GLM-4"):
                found = audit(view, entity, source=name)
                assert found.conflicts == (whole,) and found.n_conflicts == 1
        assert audit(view, source="two.md").counts["contradictory"] == 1
        assert audit(view, source="maker.md").counts["contradictory"] == 2


def test_the_command_speaks_both_languages_and_json(folder: Path) -> None:
    english = geju("-C", folder, "audit", "GLM-4", "--format", "table", "--language", "en").stdout
    assert "contradictory" in english and "one question, two answers" in english and "report.md:8" in english
    chinese = geju("-C", folder, "audit", "GLM-4", "--format", "table", "--language", "zh").stdout
    assert "矛盾" in chinese and "同一问题，两种答案" in chinese
    data = json.loads(geju("-C", folder, "audit", "--kind", "score").stdout)
    (conflict,) = data["conflicts"]
    assert (conflict["sort"], conflict["a"]["quote"], conflict["b"]["line"]) == ("contradictory", "81.5", 8)
