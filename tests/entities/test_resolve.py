"""Names become entities: versions never merge, judgements overrule, the order of claims does not matter."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.making import extracted
from geju.entities.compare import same
from geju.entities.resolve import Resolution, resolve
from geju.model.claim import Claim
from geju.model.entity import Judgement
from geju.model.span import Span
from geju.model.value import Mention
from geju.model.vocabulary import read_vocabulary

VOCABULARY = read_vocabulary()


def named(*names: str, type_: str = "Organization") -> list[Claim]:
    """A claim about each name."""
    value = Mention("深度求索", "Organization")
    return [Claim("a", "d", Mention(name, type_), "investor", value, Span(0, 1, 1, "x")) for name in names]


def ids(found: Resolution) -> list[str]:
    return [claim.subject_id for claim in found.claims]


@pytest.mark.parametrize(
    ("names", "type_", "n"),
    [
        (["智谱", "智谱 AI", "Zhipu AI", "Z.ai", "北京智谱华章科技有限公司"], "Organization", 1),
        (["GPT-4", "GPT-4o"], "Model", 2),
        (["Yi-1.5-9B", "Yi-1.5-9B-Chat", "Yi-1.5-6B"], "Model", 3),
        (["Claude 3 Opus", "Claude-3-Opus", "claude 3 opus"], "Model", 1),
        (["GPT-4 (0314)", "GPT-4 (0613)", "GPT-4-0613"], "Model", 2),
        (["Llama-3-70B-Instruct", "Llama3 70B Chat"], "Model", 1),
        (["Acme Robotics Inc.", "Acme Robotics"], "Organization", 1),
        (["小米", "小米集团"], "Organization", 1),
        (["甲子光年資本", "甲子光年资本"], "Organization", 1),
    ],
)
def test_one_thing_or_several(names: list[str], type_: str, n: int) -> None:
    assert len(set(ids(resolve(named(*names, type_=type_), VOCABULARY)))) == n


def test_the_company_and_the_model_of_one_name_are_two() -> None:
    company, model = named("DeepSeek"), named("DeepSeek", type_="Model")
    found = resolve([*company, *model], VOCABULARY)
    assert len(set(ids(found))) == 2


def test_an_unsure_pair_waits_and_a_judgement_decides() -> None:
    claims = named("星河动力资本", "星河动力资木")
    found = resolve(claims, VOCABULARY)
    assert len(set(ids(found))) == 2
    assert [(pair.a, pair.b) for pair in found.waiting] == [("星河动力资木", "星河动力资本")]
    assert found.waiting[0].reasons
    one = [Judgement("same", "星河动力资本", "星河动力资木", "Organization")]
    assert len(set(ids(resolve(claims, VOCABULARY, one)))) == 1
    assert (
        len(set(ids(resolve(claims, VOCABULARY, [*one, Judgement("different", "星河动力资本", "星河动力资木")])))) == 2
    )


def test_a_judgement_parts_what_spelling_joins() -> None:
    claims = named("Acme Inc.", "Acme")
    assert len(set(ids(resolve(claims, VOCABULARY)))) == 1
    apart = [Judgement("different", "Acme Inc.", "Acme", "Organization")]
    assert len(set(ids(resolve(claims, VOCABULARY, apart)))) == 2


def test_resolving_stamps_and_never_rewrites() -> None:
    claims = extracted("| Model | MMLU | GSM8K |\n|---|---|---|\n| GPT4 | 86.4 | 92.0 |\n").claims
    found = resolve(claims, VOCABULARY)
    assert [c.claim_id for c in found.claims] == [c.claim_id for c in claims]
    assert {(c.subject.name, c.subject_id, dict(c.qualifier_ids)["benchmark"]) for c in found.claims} == {
        ("GPT4", "gpt-4", "mmlu"),
        ("GPT4", "gpt-4", "gsm8k"),
    }


NAMES = ["智谱", "Zhipu AI", "GLM", "Acme", "Acme Inc", "Acme Inc.", "OpenAI", "Open AI", "星河资本", "星河资木"]


@given(st.permutations(NAMES))
def test_the_order_of_claims_does_not_matter(names: list[str]) -> None:
    def groups(order: list[str]) -> set[tuple[str, str]]:
        found = resolve(named(*order), VOCABULARY)
        return {(claim.subject.name, claim.subject_id) for claim in found.claims}

    assert groups(names) == groups(NAMES)


def test_pairs_of_real_names(shared: Path) -> None:
    hit = wrong = missed = 0
    with (shared / "gold" / "entity_pairs.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            one = same(row["a"], row["b"], VOCABULARY).verdict != "different"
            hit += one and row["same"] == "1"
            wrong += one and row["same"] == "0"
            missed += not one and row["same"] == "1"
    assert wrong == 0
    assert 2 * hit / (2 * hit + wrong + missed) >= 0.97
