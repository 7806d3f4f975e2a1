"""Claims entered by hand: the entry is the evidence, the numbers must stand in the quote that was typed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.making import extracted, said

GOOD = {
    "subject": "Anthropic",
    "subject_type": "Organization",
    "property": "funding_amount",
    "amount": 4000000000,
    "unit": "USD",
    "qualifiers": {"time": "2024-03"},
    "quote": "In March 2024 Anthropic raised $4 billion",
    "said_by": "A. Reader",
    "url": "https://example.org/a",
    "date": "2024-04-01",
}


def _file(*entries: dict[str, object]) -> str:
    return json.dumps({"claims": list(entries)}, ensure_ascii=False, indent=1)


def test_an_entry_becomes_a_claim_that_says_who_said_it() -> None:
    (claim,) = extracted(_file(GOOD), "m.json").claims
    assert claim.extractor == "manual" and claim.span.quote == GOOD["quote"]
    assert claim.note == "A. Reader · 2024-04-01 · https://example.org/a"
    assert claim.to_line()["amount"] == 4000000000 and claim.qualifiers == (("time", "2024-03"),)


@pytest.mark.parametrize(
    ("change", "key", "line"),
    [
        ({"amount": 4100000000}, "claims.number_not_in_quote", 12),
        ({"qualifiers": {"time": "2023-03"}}, "claims.qualifier_not_in_evidence", 12),
        ({"amount": "much"}, "claims.manual_no_value", 3),
        ({"amount": [4]}, "claims.manual_not_number", 7),
        ({"approx": "roughly"}, "claims.manual_not_one_of", 16),
        ({"hedged": "perhaps"}, "claims.manual_not_text", 16),
        ({"colour": "red"}, "claims.manual_key_unknown", 16),
        ({"said_by": ""}, "claims.manual_key_missing", 3),
        ({"amount": None}, "claims.manual_not_number", 7),
        ({"property": "valuatoin"}, "claims.unknown_kind", 12),
    ],
)
def test_a_faulty_entry_is_set_aside_with_its_line_and_the_others_stand(
    change: dict[str, object], key: str, line: int
) -> None:
    other = {**GOOD, "subject": "OpenAI", "quote": "In March 2024 OpenAI raised $4 billion"}
    found = extracted(_file({**GOOD, **change}, other), "m.json")
    assert [c.subject.name for c in found.claims] == ["OpenAI"]
    (problem,) = found.set_aside
    assert (problem.key, problem.line) == (key, line)
    assert problem.words("en") and problem.words("zh")


def test_other_words_of_the_source_bear_out_units_times_and_benchmarks() -> None:
    text = """claims:
  - subject: GLM-4
    subject_type: Model
    property: score
    amount: 83.3
    qualifiers: {benchmark: MMLU, shots: "5"}
    quote: "83.3"
    context: "Table 2: MMLU (5-shot)"
    said_by: a report
  - subject: 智谱 AI
    subject_type: Organization
    property: valuation
    amount: 20000000000
    unit: CNY
    qualifiers: {time: 2024-09}
    quote: 估值 200
    context: 单位：亿元
    said_by: 一份报告
    date: 2024-09
  - {subject: GLM-4, subject_type: Model, property: score, amount: 84.3, qualifiers: {benchmark: MMLU}, quote: "84.3", said_by: nobody}
"""
    assert said(text, name="m.yaml") == {
        ("GLM-4", "score", "83.3", "benchmark=MMLU", "shots=5"),
        ("智谱 AI", "valuation", "20000000000", "time=2024-09"),
    }


def test_values_of_every_form() -> None:
    text = """claims:
  - {subject: MiniMax, subject_type: Organization, property: founded, time: 2021-12, quote: founded in December 2021, said_by: a}
  - {subject: MiniMax, subject_type: Organization, property: founder, entity: 闫俊杰, entity_type: Person, quote: 闫俊杰创办了 MiniMax, said_by: a}
  - {subject: MiniMax, subject_type: Organization, property: funding_round, text: B, quote: a Series B round, said_by: a, hedged: true}
  - {subject: MiniMax, subject_type: Organization, property: valuation, low: 2500000000, high: null, approx: over, unit: USD, quote: over $2.5 billion, said_by: a}
"""
    assert said(text, name="m.yaml") == {
        ("MiniMax", "founded", "2021-12"),
        ("MiniMax", "founder", "闫俊杰"),
        ("MiniMax", "funding_round", "B", "hedged"),
        ("MiniMax", "valuation", "2500000000..None"),
    }


@pytest.mark.parametrize(
    "text", ['{"claims": [{"id": 1, "text": "a patent claim"}]}', '{"claims": {}}', '{"claims": []}']
)
def test_other_claims_are_none_of_ours(text: str) -> None:
    found = extracted(text, "x.json")
    assert found.claims == () and found.set_aside == ()


@given(
    st.dictionaries(
        st.sampled_from([*GOOD, "approx", "low", "x"]),
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        max_size=8,
    )
)
def test_any_entry_is_a_claim_or_a_problem(change: dict[str, object]) -> None:
    found = extracted(_file({**GOOD, **change}), "m.json")
    assert len(found.claims) + len(found.set_aside) == 1
