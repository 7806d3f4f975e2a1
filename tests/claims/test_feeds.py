"""Feeds through mappings, and claims entered by hand: what is wrong is set aside with its line, the rest is read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from claims.making import extracted, said
from geju.base.errors import ContentError
from geju.claims.ground import ground
from geju.claims.records.mapping import mappings, read_mapping
from geju.documents.read import read
from geju.model.vocabulary import read_vocabulary

FEED = """{"prices": [
  {"model": "DeepSeek-V2", "vendor": "DeepSeek", "currency": "CNY", "per": 1000000, "input": 1, "output": 2, "date": "2024-05"},
  {"model": "GLM-4", "vendor": "智谱 AI", "currency": "CNY", "per": 1000, "input": 0.1, "date": "2024-05-06"},
  {"vendor": "nobody", "currency": "CNY", "per": 1000000, "input": 1},
  {"model": "A", "per": 1000000, "input": 1},
  {"model": "B", "currency": "CNY", "per": 1000000, "input": "cheap"},
  ["model", "C"]
]}"""


def test_a_price_feed_is_read_record_by_record() -> None:
    assert said(FEED, "price", "p.json") == {
        ("DeepSeek-V2", "price", "1", "direction=input", "time=2024-05"),
        ("DeepSeek-V2", "price", "2", "direction=output", "time=2024-05"),
        ("GLM-4", "price", "100", "direction=input", "time=2024-05-06"),
    }


def test_records_of_the_wrong_shape_are_set_aside_with_line_and_advice() -> None:
    found = extracted(FEED, "p.json").set_aside
    assert [(p.key, p.line) for p in found] == [
        ("claims.record_key_missing", 4),
        ("claims.record_key_missing", 5),
        ("claims.record_value_wrong", 6),
        ("claims.record_no_object", 7),
    ]
    for problem in found:
        assert problem.words("en") and problem.words("zh") and problem.path == "p.json"


@pytest.mark.parametrize("name", ["m.yaml", "m.toml", "m.json"])
def test_one_mapping_serves_every_structured_format(name: str) -> None:
    texts = {
        "m.yaml": "models:\n  - {model: DeepSeek-V2, vendor: DeepSeek, parameters: 236B, released: 2024-05}\n",
        "m.toml": '[[models]]\nmodel = "DeepSeek-V2"\nvendor = "DeepSeek"\nparameters = "236B"\nreleased = "2024-05"\n',
        "m.json": '{"models": [{"model": "DeepSeek-V2", "vendor": "DeepSeek", "parameters": "236B", "released": "2024-05"}]}',
    }
    assert said(texts[name], name=name) == {
        ("DeepSeek-V2", "developer", "DeepSeek"),
        ("DeepSeek-V2", "parameters", "236000000000"),
        ("DeepSeek-V2", "released", "2024-05"),
    }


def test_mappings_obey_their_schema_and_bear_the_names_of_their_files(tmp_path: Path) -> None:
    assert {"price_feed", "model_list", "models_dev", "llm_prices"} <= set(mappings())
    path = tmp_path / "x.yaml"
    path.write_text(
        "mapping: x\nrecords: a.*\nsubject: {field: m, type: Model}\nclaims: []\ncolour: red\n", encoding="utf-8"
    )
    with pytest.raises(ContentError, match="colour"):
        read_mapping(path)


def test_real_feeds(shared: Path) -> None:
    prices = shared / "corpus" / "prices"
    one = read(prices / "anomalyco__models.dev__providers__deepseek__models__deepseek-chat.toml")
    from geju.claims.extract import extract

    found = extract(one, read_vocabulary())
    amounts = {
        (c.kind, c.qualifier("direction")): str(c.to_line()["amount"]) for c in found.claims if c.kind == "price"
    }
    assert amounts[("price", "input")] == "0.14"


def test_a_claim_by_hand_is_held_to_the_same_law() -> None:
    text = """claims:
  - {subject: OpenAI, subject_type: Organization, property: valuation, amount: 157000000000, unit: USD, quote: "OpenAI is valued at $157 billion", said_by: me}
  - {subject: OpenAI, subject_type: Organization, property: valuation, amount: 158000000000, unit: USD, quote: "OpenAI is valued at $157 billion", said_by: me}
  - {subject: OpenAI, subject_type: Organization, property: valuation, amount: 1, unit: USD, quote: "$1"}
  - {subject: OpenAI, subject_type: Organization, property: valuation, amuont: 1, unit: USD, quote: "$1", said_by: me}
  - {subject: OpenAI, subject_type: Organization, property: valuation, quote: "$1", said_by: me}
"""
    found = extracted(text, "m.yaml")
    assert [str(c.to_line()["amount"]) for c in found.claims] == ["157000000000"]
    assert [(p.key, p.line) for p in found.set_aside] == [
        ("claims.number_not_in_quote", 3),
        ("claims.manual_key_missing", 4),
        ("claims.manual_key_unknown", 5),
        ("claims.manual_no_value", 6),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("p.json", '{"prices": [{"model": "\\u667a\\u8c31-9", "currency": "CNY", "per": 1000, "input": 0.1}]}'),
        ("p.toml", '[[prices]]\nmodel = "\\u667a\\u8c31-9"\ncurrency = "CNY"\nper = 1_000\ninput = 0.1\n'),
        ("p.yaml", 'prices:\n  - {model: "\\u667a\\u8c31-9", currency: CNY, per: 1000, input: 0.1}\n'),
    ],
)
def test_names_written_in_escapes_are_what_they_mean(name: str, text: str, tmp_path: Path) -> None:
    assert said(text, name=name) == {("智谱-9", "price", "100", "direction=input")}
    (claim,) = extracted(text, name).claims
    (subject,) = [e.span.quote for e in claim.evidence if e.role == "subject"]
    assert subject == "\\u667a\\u8c31-9" and subject in text  # quoted as it is written
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    document = read(path)
    forged = replace(claim, subject=replace(claim.subject, name="智谱-8"))
    problem = ground(forged, document, read_vocabulary())
    assert problem is not None and problem.key == "claims.subject_not_in_evidence"
