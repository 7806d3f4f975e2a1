"""The price feeds: per token and per million, tiers, plans, vendors; each claim stands at the characters that say it."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from claims.making import extracted, said
from geju.base.errors import Problem
from geju.claims.extract import Extraction, extract
from geju.claims.ground import ground
from geju.claims.records.scopes import tokens
from geju.documents.read import read
from geju.model.document import Document, Origin
from geju.model.value import Quantity
from geju.model.vocabulary import read_vocabulary

LITELLM = """{
  "sample_spec": {"litellm_provider": "one of many", "mode": "chat", "input_cost_per_token": 0.0},
  "nebel-1": {
    "litellm_provider": "openai", "mode": "chat", "max_input_tokens": 128000, "deprecation_date": "2027-04-14",
    "input_cost_per_token": 2.5e-06,
    "output_cost_per_token": 1e-05,
    "input_cost_per_token_batches": 1.25e-06,
    "input_cost_per_token_above_200k_tokens": 5e-06,
    "input_cost_per_token_above_200k_tokens_priority": 0.00001,
    "cache_read_input_token_cost": 2.857142857142857e-07,
    "cache_creation_input_token_cost_above_1hr": 4E-6,
    "output_cost_per_reasoning_token": 3e-05,
    "input_cost_per_audio_token": "a lot",
    "output_cost_per_image": 0.04
  },
  "azure/eu/nebel-1": {"litellm_provider": "azure", "mode": "chat", "input_cost_per_token": 2.75e-06, "max_input_tokens": 64000},
  "bedrock/us-east-1/eu.acme.nebel-1": {"litellm_provider": "bedrock", "mode": "chat", "input_cost_per_token": 3e-06},
  "bigmodel/glm-9": {"litellm_provider": "bigmodel", "mode": "chat", "input_cost_per_token": 1.1428571428571428e-06},
  "dashscope/qwen-nebel": {"litellm_provider": "dashscope", "mode": "chat", "tiered_pricing": [
    {"input_cost_per_token": 5e-08, "range": [0, 256000.0]},
    {"input_cost_per_token": 2.5e-07, "range": [256000.0, 1000000.0]}
  ]},
  "dashscope/kimi-nebel": {"litellm_provider": "dashscope", "mode": "chat", "output_cost_per_token": 0.0,
    "off_peak_pricing": {"output_cost_per_token": 6e-07, "windows": []}}
}
"""


def test_prices_per_token_are_exact_prices_per_million() -> None:
    found = said(LITELLM, "price", "p.json")
    assert found == {
        ("nebel-1", "price", "2.5", "direction=input"),
        ("nebel-1", "price", "10", "direction=output"),
        ("nebel-1", "price", "1.25", "direction=input", "plan=batch"),
        ("nebel-1", "price", "5", "above=200000", "direction=input"),
        ("nebel-1", "price", "10", "above=200000", "direction=input", "plan=priority"),
        ("nebel-1", "price", "0.2857142857142857", "direction=cache_read"),
        ("nebel-1", "price", "4", "direction=cache_write", "kept=1h"),
        ("nebel-1", "price", "30", "direction=output", "tokens=reasoning"),
        ("nebel-1", "price", "2.75", "direction=input", "region=eu", "vendor=azure"),
        ("nebel-1", "price", "3", "direction=input", "region=us-east-1", "vendor=bedrock"),
        ("glm-9", "price", "1.1428571428571428", "direction=input", "region=cn"),
        ("qwen-nebel", "price", "0.05", "direction=input"),
        ("qwen-nebel", "price", "0.25", "above=256000", "direction=input"),
        ("kimi-nebel", "price", "0", "direction=output", "vendor=dashscope"),
        ("kimi-nebel", "price", "0.6", "direction=output", "plan=off-peak", "vendor=dashscope"),
    }


def test_a_quote_is_the_number_as_the_file_writes_it() -> None:
    found = extracted(LITELLM, "p.json")
    lines = LITELLM.splitlines()
    for claim in found.claims:
        assert LITELLM[claim.span.start : claim.span.end] == claim.span.quote
        assert claim.span.quote in lines[claim.span.line - 1]
    quotes = {c.span.quote for c in found.claims if c.kind == "price"}
    assert {"2.5e-06", "1e-05", "4E-6", "0.00001", "2.857142857142857e-07"} <= quotes
    wrong = [(p.key, p.line) for p in found.set_aside]
    assert wrong == [("claims.record_value_wrong", 13)]
    others = {c[1:] for c in said(LITELLM, name="p.json") if c[1] != "price"}
    assert others == {("context_window", "128000"), ("retired", "2027-04-14")}  # azure's own limits are not the model's


@pytest.mark.parametrize(
    ("written", "claimed", "holds"),
    [
        ("2.8e-07", "0.28", True),
        ("2.8e-07", "0.00000028", True),  # the number itself; its base is the mapping's to say
        ("2.8e-07", "0.28000001", False),
        ("2.8e-07", "2.8", False),
        ("2.8e-07", "28", False),
        ("1e-05", "1", False),
    ],
)
def test_an_exponent_carries_its_own_number_only(written: str, claimed: str, holds: bool, tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    path.write_text(
        f'{{"m-1": {{"litellm_provider": "openai", "mode": "chat", "input_cost_per_token": {written}}}}}', "utf-8"
    )
    document, vocabulary = read(path), read_vocabulary()
    (claim,) = extract(document, vocabulary).claims
    number = Decimal(claimed)
    forged = replace(claim, value=replace(claim.value, low=number, high=number))  # type: ignore[type-var]
    assert (ground(forged, document, vocabulary) is None) is holds


def test_a_scale_that_no_key_says_is_refused(tmp_path: Path) -> None:
    """What a number is the price of must stand in its key: “cost” alone says no token."""
    path = tmp_path / "p.json"
    path.write_text('{"m-1": {"litellm_provider": "openai", "mode": "chat", "input_cost_per_token": 2e-06}}', "utf-8")
    document, vocabulary = read(path), read_vocabulary()
    (claim,) = extract(document, vocabulary).claims
    bare = tuple(e for e in claim.evidence if e.role != "unit")
    problem = ground(replace(claim, evidence=bare), document, vocabulary)
    assert isinstance(problem, Problem) and problem.key == "claims.number_not_in_quote"


DEV = """name = "Nebel 1"
release_date = "2026-03-05"
open_weights = true

[cost]
input = 2.50
output = 15.00
reasoning = 16.00
cache_write = 3.125
input_audio = 4

[[cost.tiers]]
tier = { size = 272_000 }
input = 5.00
output = 22.50

[cost.context_over_200k]
input = 4.5

[limit]
context = 1_050_000

[modalities]
input = ["text"]

[experimental.modes.fast]
cost = { input = 5.25, output = 30.00 }
"""
BASE = {
    ("Nebel 1", "price", "2.5", "direction=input"),
    ("Nebel 1", "price", "15", "direction=output"),
    ("Nebel 1", "price", "16", "direction=output", "tokens=reasoning"),
    ("Nebel 1", "price", "3.125", "direction=cache_write"),
    ("Nebel 1", "price", "4", "direction=input", "tokens=audio"),
    ("Nebel 1", "price", "5", "above=272000", "direction=input"),
    ("Nebel 1", "price", "22.5", "above=272000", "direction=output"),
    ("Nebel 1", "price", "4.5", "above=200000", "direction=input"),
    ("Nebel 1", "price", "5.25", "direction=input", "plan=fast"),
    ("Nebel 1", "price", "30", "direction=output", "plan=fast"),
}


def test_tiers_and_modes_of_a_models_dev_file() -> None:
    found = said(DEV, name="nebel-1.toml")
    assert {c for c in found if c[1] == "price"} == BASE
    assert ("Nebel 1", "context_window", "1050000") in found and ("Nebel 1", "released", "2026-03-05") in found
    assert extracted(DEV, "nebel-1.toml").set_aside == ()


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("providers__openai__models__nebel-1.toml", ()),
        ("x__providers__zhipuai__models__nebel-1.toml", ("region=cn",)),
        ("x__providers__azure__models__nebel-1.toml", ("vendor=azure",)),
        ("x__providers__alibaba-cn__models__nebel-1.toml", ("region=cn", "vendor=alibaba-cn")),
    ],
)
def test_the_folder_of_a_provider_says_where_its_prices_hold(name: str, more: tuple[str, ...]) -> None:
    found = set(said(DEV, "price", name))
    assert found == {(*c[:3], *sorted((*c[3:], *more))) for c in BASE}


def test_a_folder_inside_the_sources_says_it_too(tmp_path: Path) -> None:
    path = tmp_path / "sources" / "providers" / "azure" / "models" / "nebel-1.toml"
    path.parent.mkdir(parents=True)
    path.write_text(DEV, encoding="utf-8")
    document = read(path, name="providers/azure/models/nebel-1.toml")
    found = extract(document, read_vocabulary())
    assert {c.qualifier("vendor") for c in found.claims if c.kind == "price"} == {"azure"} and not found.set_aside


@pytest.mark.parametrize(
    ("written", "claimed"),
    [
        ("0.12345678901234567890123", "0.12345678901234567890123"),
        ("1.25e-1", "0.125"),
        ("1_250", "1250"),
        ("+2.5", "2.5"),
    ],
)
def test_a_number_of_toml_is_exact(written: str, claimed: str) -> None:
    text = f'base_model = "openai/nebel-1"\n\n[cost]\ninput = {written}\n'
    (claim,) = extracted(text, "a.toml").claims
    assert isinstance(claim.value, Quantity) and claim.value.amount == Decimal(claimed)
    assert claim.span.quote == written


def test_a_derived_file_takes_the_name_of_its_base_into_its_tiers() -> None:
    text = (
        'base_model = "openai/nebel-1"\n\n[cost]\ninput = 1\n\n[[cost.tiers]]\ntier = { size = 128_000 }\ninput = 2\n'
    )
    assert said(text, "price", "a.toml") == {
        ("nebel-1", "price", "1", "direction=input"),
        ("nebel-1", "price", "2", "above=128000", "direction=input"),
    }


def test_a_history_of_prices_keeps_its_intervals() -> None:
    text = """{"vendor": "%s", "models": [{"id": "nebel-chat", "name": "Nebel Chat", "price_history": [
  {"input": 0.27, "output": 1.1, "from_date": "2025-02-08", "to_date": null, "input_cached": null},
  {"input": 0.14, "output": 0.28, "from_date": null, "to_date": "2025-02-08", "input_cached": null}
]}]}"""
    own = {
        ("Nebel Chat", "price", "0.27", "direction=input", "time=2025-02-08"),
        ("Nebel Chat", "price", "1.1", "direction=output", "time=2025-02-08"),
        ("Nebel Chat", "price", "0.14", "direction=input", "until=2025-02-08"),
        ("Nebel Chat", "price", "0.28", "direction=output", "until=2025-02-08"),
    }
    assert said(text % "deepseek", name="p.json") == own
    assert said(text % "somebody", name="p.json") == {(*c, "vendor=somebody") for c in own}


def test_a_tier_in_the_name_is_a_tier() -> None:
    text = """{"vendor": "openai", "models": [
  {"id": "a", "name": "Nebel 5.4 ≤272k", "price_history": [{"input": 1, "from_date": null, "to_date": null}]},
  {"id": "b", "name": "Nebel 5.4 >272k", "price_history": [{"input": 2, "from_date": null, "to_date": null}]},
  {"id": "c", "name": "Nebel 5.4 (image gen) image tokens", "price_history": [{"input": 3, "from_date": null}]},
  {"id": "d", "name": "Nebel 5.4 (image gen) text tokens", "price_history": [{"input": 4, "from_date": null}]},
  {"id": "e", "name": "Nebel 5.4 \\u003e272k", "price_history": [{"input": 5, "from_date": null}]}
]}"""
    assert said(text, name="p.json") == {
        ("Nebel 5.4", "price", "1", "direction=input"),
        ("Nebel 5.4", "price", "2", "above=272000", "direction=input"),
        ("Nebel 5.4", "price", "3", "direction=input", "tokens=image"),
        ("Nebel 5.4", "price", "4", "direction=input"),
        ("Nebel 5.4 >272k", "price", "5", "direction=input"),  # written in escapes: cut, it would stand nowhere
    }


GENAI = """name: Deepseek
id: deepseek
models:
  - id: nebel-chat
    name: Nebel Chat
    match: {equals: nebel-chat}
    context_window: 64000
    prices_checked: 2025-07-12
    prices:
      - prices: {input_mtok: 0.135, output_mtok: 0.550}
      - constraint: {start_time: 00:30:00Z, end_time: 16:30:00Z}
        prices: {input_mtok: 0.27}
      - constraint: {start_date: 2026-10-14}
        prices: {input_mtok: 0.3}
  - id: nebel-pro
    match: {equals: nebel-pro}
    prices:
      input_mtok: {base: 1.25, tiers: [{start: 200000, price: 2.5}]}
      cache_write_1h_mtok: 2
      requests_kcount: 5
    price_variants:
      - when: {processing: batch}
        prices: {input_mtok: 0.6}
"""


def test_conditions_by_date_time_of_day_and_tier() -> None:
    found = said(GENAI, name="deepseek.yml")
    assert found == {
        ("nebel-chat", "context_window", "64000"),
        ("nebel-chat", "price", "0.135", "direction=input", "time=2025-07-12"),
        ("nebel-chat", "price", "0.55", "direction=output", "time=2025-07-12"),
        ("nebel-chat", "price", "0.27", "direction=input", "hours=00:30:00Z – 16:30:00Z", "time=2025-07-12"),
        ("nebel-chat", "price", "0.3", "direction=input", "time=2026-10-14"),
        ("nebel-pro", "price", "1.25", "direction=input"),
        ("nebel-pro", "price", "2.5", "above=200000", "direction=input"),
        ("nebel-pro", "price", "2", "direction=cache_write", "kept=1h"),
        ("nebel-pro", "price", "0.6", "direction=input", "plan=batch"),
    }
    assert extracted(GENAI, "deepseek.yml").set_aside == ()


def test_all_providers_on_one_line() -> None:
    text = (
        '[{"id":"openai","models":[{"id":"nebel-1","match":{"equals":"nebel-1"},"prices":[{"prices":{"input_mtok":5}},'
        '{"constraint":{"start_date":"2026-03-13"},"prices":{"input_mtok":5}}]}]},'
        '{"id":"azure","models":[{"id":"nebel-1","match":{"equals":"nebel-1"},"prices":{"input_mtok":5}}]}]'
    )
    assert said(text, "price", "data.json") == {
        ("nebel-1", "price", "5", "direction=input"),
        ("nebel-1", "price", "5", "direction=input", "time=2026-03-13"),
        ("nebel-1", "price", "5", "direction=input", "vendor=azure"),
    }


@pytest.mark.parametrize(
    ("text", "number"),
    [("200k", "200000"), ("272_000", "272000"), ("32000.0", "32000"), ("0", None), ("many", None), ("1.5", None)],
)
def test_a_number_of_tokens(text: str, number: str | None) -> None:
    assert tokens(text) == number


def test_a_currency_of_the_document_does_not_become_the_feeds() -> None:
    """A feed whose mapping says USD stays so in a landscape that counts in yuan."""
    found = extracted(LITELLM, "p.json", Origin(currency="CNY"))
    assert {c.to_line()["unit"] for c in found.claims if c.kind == "price"} == {"USD/Mtoken"}


def _found(path: Path) -> tuple[Document, Extraction]:
    document = read(path)
    return document, extract(document, read_vocabulary())


def _numbers(data: object, keys: re.Pattern[str]) -> Iterator[object]:
    """The numbers under keys of a pattern, at any depth."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data if isinstance(data, list) else ()):
        if isinstance(value, dict | list):
            yield from _numbers(value, keys)
        elif isinstance(value, int | float | Decimal) and keys.fullmatch(str(key)):
            yield value


def test_every_price_of_the_models_dev_samples(shared: Path) -> None:
    files = sorted((shared / "corpus" / "prices").glob("*models.dev*__models__*.toml"))
    keys = re.compile("input|output|cache_read|cache_write|reasoning|input_audio|output_audio")
    vendors: Counter[str] = Counter()
    for path in files:
        data = tomllib.loads(path.read_text("utf-8"))
        modes = data.get("experimental", {}).get("modes", {}).values()
        wanted = list(_numbers([data.get("cost", {}), [mode.get("cost", {}) for mode in modes]], keys))
        _, found = _found(path)
        prices = [c for c in found.claims if c.kind == "price"]
        assert (len(prices), found.set_aside) == (len(wanted), ()), path.name
        vendors.update(c.qualifier("vendor") for c in prices)
    assert len(files) > 200 and sum(vendors.values()) > 570
    assert set(vendors) == {"", "alibaba-cn"}  # the only one here that sells what others made


def test_every_price_of_the_llm_prices_samples(shared: Path) -> None:
    n = 0
    for path in sorted((shared / "corpus" / "prices").glob("simonw__llm-prices__*.json")):
        wanted = list(_numbers(json.loads(path.read_text("utf-8")), re.compile("input|output|input_cached")))
        _, found = _found(path)
        assert (len(found.claims), found.set_aside) == (len(wanted), ()), path.name
        assert {c.qualifier("vendor") for c in found.claims} == {""}
        n += len(found.claims)
    assert n > 370


def test_the_whole_price_file_of_litellm(shared: Path) -> None:
    (path,) = (shared / "corpus" / "prices").glob("pypi__litellm-*.json")
    data = json.loads(path.read_text("utf-8"))
    data.pop("sample_spec")
    of_tokens = re.compile(
        "(input|output)_cost_per_(audio_|image_|video_|reasoning_)?token(_.*)?|cache_.*_token_cost(_.*)?"
    )
    document, found = _found(path)
    prices = [c for c in found.claims if c.kind == "price"]
    assert found.set_aside == () and len(prices) == len(list(_numbers(data, of_tokens))) > 15_000
    assert sum(c.kind == "retired" for c in found.claims) == sum("deprecation_date" in one for one in data.values())
    for claim in prices:
        million = Decimal(claim.span.quote) * 10**6
        assert claim.to_line()["unit"] == "USD/Mtoken"
        assert isinstance(claim.value, Quantity) and claim.value.amount == million
        assert document.text[claim.span.start : claim.span.end] == claim.span.quote
    azure = [c for c in prices if c.subject.name == "gpt-4o" and c.qualifier("vendor") == "azure"]
    own = [c for c in prices if c.subject.name == "gpt-4o" and not c.qualifier("vendor")]
    assert azure and own
