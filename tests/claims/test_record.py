"""Mappings on tables and trees: keys as subjects, alternatives, members, scales, missing words, and what only a file's name says."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.making import extracted, said
from geju.base.errors import ContentError
from geju.claims.extract import extract
from geju.claims.records import mapping as mapping_module
from geju.claims.records.mapping import mappings, read_mapping
from geju.documents.read import read
from geju.model.document import Origin
from geju.model.vocabulary import read_vocabulary


def test_rows_of_a_table_are_records() -> None:
    text = (
        "model,benchmark,score,shots,date,developer\n"
        'GLM-4,MMLU,83.3,5-shot,2024-05-20,"智谱 AI"\n'
        "GLM-4,GSM8K,93.3%,zero-shot,,\n"
        "GLM-4,MATH,n/a,,,\n"
        ",MATH,61.3,,,\n"
        "GLM-4,BBH,good,,,\n"
    )
    found = extracted(text, "x.csv")
    assert {("score", str(c.to_line()["amount"]), c.qualifiers) for c in found.claims if c.kind == "score"} >= {
        ("score", "83.3", (("benchmark", "MMLU"), ("shots", "5"), ("time", "2024-05-20"))),
        ("score", "93.3", (("benchmark", "GSM8K"), ("shots", "0"))),
    }
    assert ("GLM-4", "developer", "智谱 AI") in said(text, name="x.csv")
    wrong = [(p.key, p.line) for p in found.set_aside if p.key.startswith("claims.record")]
    assert wrong == [
        ("claims.record_key_missing", 4),
        ("claims.record_key_missing", 5),
        ("claims.record_value_wrong", 6),
    ]


@pytest.mark.parametrize("name", ["5", "[]", "{}", "true", "null", '""', '"n/a"'])
def test_what_is_no_name_is_no_subject(name: str) -> None:
    text = f'{{"prices": [{{"model": {name}, "currency": "CNY", "per": 1000000, "input": 1}}]}}'
    found = extracted(text, "p.json")
    assert found.claims == () and [p.key for p in found.set_aside] == ["claims.record_key_missing"]


def test_values_quote_their_cells() -> None:
    text = 'model,benchmark,score\n"Step-2","MMLU ""Pro""",63.0\n'
    (claim,) = (c for c in extracted(text, "x.csv").claims if c.kind == "score")
    assert (claim.span.quote, claim.span.line, claim.qualifier("benchmark")) == ("63.0", 2, 'MMLU "Pro"')


def test_a_key_is_the_subject() -> None:
    text = """{"models": {
  "gpt-4o-mini": {"provider": "openai", "rates": [{"effective_date": "2024-07-18", "in": 0.15, "out": 0.6}]},
  "o1": {"provider": "openai", "rates": [{"effective_date": "2024-12-17", "in": 15.0, "cr": "-"}]}
}}"""
    found = extracted(text, "p.json")
    assert said(text, name="p.json") == {
        ("gpt-4o-mini", "price", "0.15", "direction=input", "time=2024-07-18"),
        ("gpt-4o-mini", "price", "0.6", "direction=output", "time=2024-07-18"),
        ("o1", "price", "15", "direction=input", "time=2024-12-17"),
    }
    assert all(any(e.role == "subject" and e.span.quote == c.subject.name for e in c.evidence) for c in found.claims)


def test_a_name_behind_a_mark_and_a_truth_that_its_key_tells() -> None:
    derived = 'base_model = "openai/gpt-5"\n\n[cost]\ninput = 1.25\n'
    assert said(derived, name="a.toml") == {("gpt-5", "price", "1.25", "direction=input")}
    own = 'name = "Kimi K2"\nopen_weights = true\n[cost]\ninput = 1\n[limit]\ncontext = 262_144\n[modalities]\ninput = []\n'
    assert said(own, name="a.toml") >= {
        ("Kimi K2", "openness", "open"),
        ("Kimi K2", "context_window", "262144"),
    }
    assert not {c for c in said(own.replace("true", "false"), name="a.toml") if c[1] == "openness"}


def test_members_and_alternatives() -> None:
    text = """name_en: ""
title: MiniMax
slug: minimax
founded: 2021-12
latest_round: Series B
latest_round_amount: $2M
latest_valuation: "2,500"
investors:
  - name: Alibaba
  - name: Tencent
founders: []
"""
    assert said(text, name="c.yaml") == {
        ("MiniMax", "founded", "2021-12"),
        ("MiniMax", "funding_round", "B"),
        ("MiniMax", "funding_amount", "2000000", "series=B"),
        ("MiniMax", "investor", "Alibaba"),
        ("MiniMax", "investor", "Tencent"),
    }


def test_what_only_the_name_of_a_file_says_is_set_aside_once() -> None:
    rows = "Qwen-7B,45.0%,Report\nQwen-14B,53.4%,Report\n"
    name = "external_benchmark_bbh.csv"
    found = extracted("Model version,Average,Source\n" + rows, name)
    assert not [c for c in found.claims if c.kind == "score"]
    (problem,) = [p for p in found.set_aside if p.key == "claims.record_unsaid"]
    assert "2" in problem.words("en") and "2" in problem.words("zh")
    named = extracted("Model version,Average,Source\n" + rows.replace("Report", "BBH leaderboard"), name)
    own = {(c.subject.name, c.qualifier("benchmark")) for c in named.claims if c.extractor == "record"}
    assert own == {("Qwen-7B", "BBH"), ("Qwen-14B", "BBH")}


def test_a_mapping_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sizes.yaml"
    path.write_text(
        "mapping: sizes\nrecords: '*'\nsubject: {field: [id, Modell], type: Model}\nmissing: [k. A.]\n"
        "claims:\n  - {field: 'Params (B)', kind: parameters, scale: 1000000000}\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(mapping_module, "FOLDER", tmp_path)
    mappings.cache_clear()
    try:
        csv = "Modell;Params (B)\nQwen-72B;72\nQwen-X;k. A.\nQwen-Y;many\n"
        found = extracted(csv, "t.csv", Origin(mapping="sizes"))
        own = [c for c in found.claims if c.extractor == "record"]
        assert [(c.subject.name, str(c.to_line()["amount"])) for c in own] == [("Qwen-72B", "72000000000")]
        assert [p.line for p in found.set_aside if p.key == "claims.record_value_wrong"] == [4]
    finally:
        mappings.cache_clear()


def test_every_mapping_reads_and_is_described() -> None:
    names = {"price_feed", "scores_csv", "models_dev", "models_dev_derived", "llm_prices", "lmarena", "epoch_benchmark"}
    assert names <= set(mappings())
    kinds = read_vocabulary().kinds
    for mapping in mappings().values():
        assert mapping.match_keys
        for claim in mapping.claims:
            kind = kinds[claim.kind]
            assert mapping.types & set(kind.subject)
            assert all(kind.qualifier(name) for name, _ in claim.qualifiers)


def test_a_wrong_mapping_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(
        "mapping: x\nrecords: '*'\nsubject: {field: m, type: Model, befor: /}\nclaims: []\n", encoding="utf-8"
    )
    with pytest.raises(ContentError) as error:
        read_mapping(path)
    assert error.value.problem.line == 3


def _read(path: Path) -> tuple[int, list[str]]:
    found = extract(read(path), read_vocabulary())
    return sum(c.extractor == "record" for c in found.claims), [p.key for p in found.set_aside]


def test_real_feeds(shared: Path) -> None:
    prices, lists = shared / "corpus" / "prices", shared / "corpus" / "lists"
    toml = sorted(prices.glob("*models.dev*__models__*.toml"))
    counts = [_read(path) for path in toml]
    assert sum(n for n, _ in counts) > 900 and not [key for _, keys in counts for key in keys]
    assert _read(prices / "simonw__llm-prices__data__anthropic.json") == (36, [])
    assert _read(prices / "superposed-labs__llm-price-table__model_prices.json") == (57, [])
    n, problems = _read(lists / "fboulnois__llm-leaderboard-csv__csv__lmarena_text.csv")
    assert n > 500 and problems == []
    n, problems = _read(next(lists.glob("*external_benchmark_simple_bench.csv")))
    assert n > 40 and problems == []
    n, problems = _read(next(lists.glob("*external_benchmark_gsm8k.csv")))
    assert problems == ["claims.record_unsaid"]
