"""What words do not carry, falls: each row is a claim that somebody might make of a sentence, and must not."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from geju.claims.ground import ground
from geju.documents.read import read
from geju.model.claim import Claim, qualifiers
from geju.model.document import Document
from geju.model.span import Evidence, Span
from geju.model.value import Approx, Mention, Moment, Quantity, Term, Value
from geju.model.vocabulary import read_vocabulary

VOCABULARY = read_vocabulary()
SCORE = "GPT-4 scores 86.4 on MMLU"
RAISED = "智谱融资4亿美元"
PRICE = "DeepSeek-V2 input $1 per million tokens"


def number(amount: str, unit: str = "", approx: Approx = "", high: str | None = None) -> Quantity:
    return Quantity(Decimal(amount), Decimal(amount if high is None else high), unit, approx)


def organization(name: str) -> Mention:
    return Mention(name, "Organization")


def place(document: Document, words: str) -> Span:
    at = document.text.index(words)
    return document.span(at, at + len(words))


def why(
    folder: Path,
    text: str,
    subject: tuple[str, str],
    kind: str,
    value: Value,
    quote: str,
    evidence: object,
    said: object,
) -> str:
    """Why the claim falls, empty where it holds."""
    path = folder / "a.md"
    path.write_text(text, encoding="utf-8")
    document = read(path)
    roles = tuple(Evidence(role, place(document, words)) for role, words in evidence or ())  # type: ignore[attr-defined]
    claim = Claim(
        document.name, document.document_id, Mention(*subject), kind, value, place(document, quote or text),
        qualifiers(**(said or {})), False, roles,  # type: ignore[arg-type]
    )  # fmt: skip
    problem = ground(claim, document, VOCABULARY)
    return problem.key.removeprefix("claims.") if problem else ""


GPT4, ZHIPU, DEEPSEEK = ("GPT-4", "Model"), ("智谱", "Organization"), ("DeepSeek-V2", "Model")
MMLU = {"benchmark": "MMLU"}
FALLS = [
    # Numbers that belong to names, times, ranges, fractions and other units.
    (SCORE, GPT4, "score", number("4"), None, MMLU, "number_not_in_quote"),
    (SCORE, GPT4, "score", number("-4"), None, MMLU, "number_not_in_quote"),
    (SCORE, GPT4, "score", number("86"), None, MMLU, "number_not_in_quote"),
    ("智谱2024年融资4亿美元", ZHIPU, "funding_amount", number("2024", "USD"), None, None, "number_not_in_quote"),
    ("智谱5月融资4亿美元", ZHIPU, "funding_amount", number("5", "USD"), None, None, "number_not_in_quote"),
    ("智谱营收增长50%", ZHIPU, "revenue", number("50", "CNY"), None, None, "number_not_in_quote"),
    ("智谱估值20-30亿美元", ZHIPU, "valuation", number("20", "USD"), None, None, "number_not_in_quote"),
    ("智谱估值20-30亿美元", ZHIPU, "valuation", number("3e9", "USD"), None, None, "number_not_in_quote"),
    ("智谱估值数十亿美元", ZHIPU, "valuation", number("1e9", "USD"), None, None, "number_not_in_quote"),
    ("智谱 serves 1 000 customers", ZHIPU, "metric", number("1"), None, {"measure": "customers"}, "number_not_in_quote"),
    ("智谱 serves 1/3 of customers", ZHIPU, "metric", number("3"), None, {"measure": "customers"}, "number_not_in_quote"),
    ("Yi-1.5-9B", ("Yi-1.5-9B", "Model"), "parameters", number("-9e9"), None, None, "out_of_bounds"),
    ("Llama-70B", ("Llama-70B", "Model"), "parameters", number("7e9"), None, None, "number_not_in_quote"),
    # Units: a currency is not another, characters are no tokens, a token base is not another.
    (RAISED, ZHIPU, "funding_amount", number("4e8", "CNY"), None, None, "number_not_in_quote"),
    (RAISED, ZHIPU, "funding_amount", number("4e8", "EUR"), None, None, "number_not_in_quote"),
    ("智谱融资4亿元", ZHIPU, "funding_amount", number("4e8", "USD"), None, None, "number_not_in_quote"),
    ("智谱融资4亿", ZHIPU, "funding_amount", number("4e8", "USD"), None, None, "number_not_in_quote"),
    ("GPT-4 支持20万字", GPT4, "context_window", number("200000", "token"), None, None, "number_not_in_quote"),
    (PRICE, DEEPSEEK, "price", number("1", "CNY/Mtoken"), None, {"direction": "input"}, "number_not_in_quote"),
    ("DeepSeek-V2 input $1 per 1K tokens", DEEPSEEK, "price", number("1", "USD/Mtoken"), None, {"direction": "input"}, "number_not_in_quote"),
    ("智谱清言月活500万", ("智谱清言", "Product"), "metric", number("5e6", "banana"), None, {"measure": "mau"}, "wrong_value"),
    # Operators: a bound is no number, and a number is no bound.
    (RAISED, ZHIPU, "funding_amount", number("4e8", "USD", "under"), None, None, "number_not_in_quote"),
    ("智谱估值近30亿美元", ZHIPU, "valuation", number("3e9", "USD"), None, None, "number_not_in_quote"),
    ("智谱估值超30亿美元", ZHIPU, "valuation", number("3e9", "USD"), None, None, "number_not_in_quote"),
    ("智谱 valued at less than $3 billion", ZHIPU, "valuation", number("3e9", "USD"), None, None, "number_not_in_quote"),
    ("智谱 valued at up to $3 billion", ZHIPU, "valuation", number("3e9", "USD"), None, None, "number_not_in_quote"),
    # Free is a word of its own, and not where it is denied.
    ("DeepSeek-V2 Freedom plan costs $9", DEEPSEEK, "price", number("0", "USD"), None, None, "number_not_in_quote"),
    ("DeepSeek-V2 is not free", DEEPSEEK, "price", number("0", "USD"), None, None, "number_not_in_quote"),
    # A scale that other words have for themselves is not this number's.
    (RAISED + "。Key M", ZHIPU, "funding_amount", number("4e14", "USD"), (("unit", "M"),), None, "number_not_in_quote"),
    ("智谱 5\n\n一亿人", ZHIPU, "metric", number("5e8"), (("heading", "一亿人"),), {"measure": "users"}, "number_not_in_quote"),
    # Names are whole: no piece of a longer word or of a longer name.
    ("GPT-4o scores 86.4 on MMLU", GPT4, "score", number("86.4"), None, MMLU, "subject_not_in_evidence"),
    ("GPT-4.1 scores 86.4 on MMLU", GPT4, "score", number("86.4"), None, MMLU, "subject_not_in_evidence"),
    ("GPT-4 (1106) scores 86.4 on MMLU", ("GPT-4.1", "Model"), "score", number("86.4"), None, MMLU, "subject_not_in_evidence"),
    ("Claude 3 | 5.1 on MMLU", ("Claude 3.5", "Model"), "score", number("5.1"), None, MMLU, "subject_not_in_evidence"),
    ("Gemma 2 7B scores 5.1 on MMLU", ("Gemma 27B", "Model"), "score", number("5.1"), None, MMLU, "subject_not_in_evidence"),
    ("GPT-4 scores 86.4 on MMLU-Pro", GPT4, "score", number("86.4"), None, MMLU, "qualifier_not_in_evidence"),
    ("智谱由腾讯投资领投", ZHIPU, "investor", organization("腾讯"), None, None, "name_not_in_quote"),
    ("智谱 was funded by Metaso", ZHIPU, "investor", organization("Meta"), None, None, "name_not_in_quote"),
    ("智谱 was funded by Alibaba", ZHIPU, "funding_round", Term("A"), None, None, "name_not_in_quote"),
    ("智谱获 B+ 轮", ZHIPU, "funding_round", Term("B"), None, None, "name_not_in_quote"),
    ("OpenAI GPT-4", GPT4, "openness", Term("open"), None, None, "name_not_in_quote"),
    ("GPT-4 is not open source", GPT4, "openness", Term("open"), None, None, "name_not_in_quote"),
    ("GPT-4 by Smith", GPT4, "license", Term("MIT"), None, None, "name_not_in_quote"),
    # Damage is mended where most of the name is left, not where it pleases.
    ("it scores 86.4 on MMLU", GPT4, "score", number("86.4"), (("mended subject", "it"),), MMLU, "subject_not_in_evidence"),
    ("GPT-4 86.4", GPT4, "score", number("86.4"), (("mended benchmark", "GPT-4"),), MMLU, "qualifier_not_in_evidence"),
    ("智谱 B轮", ZHIPU, "investor", organization("Google"), (("mended value", "智谱"),), None, "name_not_in_quote"),
    # Qualifiers are read too.
    (SCORE, GPT4, "score", number("86.4"), None, {**MMLU, "shots": "4"}, "qualifier_not_in_evidence"),
    (SCORE, GPT4, "score", number("86.4"), None, {**MMLU, "shots": "86"}, "qualifier_not_in_evidence"),
    (SCORE, GPT4, "score", number("86.4"), None, {**MMLU, "setting": "CoT"}, "qualifier_not_in_evidence"),
    (RAISED, ZHIPU, "funding_amount", number("4e8", "USD"), None, {"series": "C"}, "qualifier_not_in_evidence"),
    (PRICE, DEEPSEEK, "price", number("1", "USD/Mtoken"), None, {"direction": "output"}, "qualifier_not_in_evidence"),
    (PRICE, DEEPSEEK, "price", number("1", "USD/Mtoken"), None, {"plan": "gold"}, "qualifier_not_in_evidence"),
    ("智谱清言月活500万", ("智谱清言", "Product"), "metric", number("5e6"), None, {"measure": "downloads"}, "qualifier_not_in_evidence"),
    ("智谱清言月活500万", ("智谱清言", "Product"), "metric", number("5e6"), None, {"measure": "mau", "region": "US"}, "qualifier_not_in_evidence"),
    ("唐杰任智谱 CEO", ("唐杰", "Person"), "role", organization("智谱"), None, {"title": "首席科学家"}, "qualifier_not_in_evidence"),
    ("唐杰毕业于清华大学", ("唐杰", "Person"), "education", Mention("清华大学", "Institution"), None, {"degree": "博士"}, "qualifier_not_in_evidence"),
    ("智谱2024年5月成立", ZHIPU, "founded", Moment("2024"), None, None, "time_not_in_quote"),
    ("智谱成立。2024年6月", ZHIPU, "founded", Moment("2024-07"), None, None, "time_not_in_quote"),
]  # fmt: skip
HOLDS = [
    (SCORE, GPT4, "score", number("86.4"), None, MMLU),
    ("GPT-4 scores 86.4 on MMLU (5-shot)", GPT4, "score", number("86.4"), None, {**MMLU, "shots": "5"}),
    (RAISED, ZHIPU, "funding_amount", number("4e8", "USD"), None, None),
    ("智谱融资4亿", ZHIPU, "funding_amount", number("4e8", "CNY"), None, None),
    ("智谱融资4\n\n单位：亿美元", ZHIPU, "funding_amount", number("4e8", "USD"), (("caption", "单位：亿美元"),), None),
    ("智谱估值近30亿美元", ZHIPU, "valuation", number("3e9", "USD", "under"), None, None),
    (PRICE, DEEPSEEK, "price", number("1", "USD/Mtoken"), None, {"direction": "input"}),
    ("DeepSeek-V2 输入 0.0008 元/千 Tokens", DEEPSEEK, "price", number("0.8", "CNY/Mtoken"), None, {"direction": "input"}),
    ("DeepSeek-V2 is free", DEEPSEEK, "price", number("0", "USD"), None, None),
    ("Gpt‑4 (0314) 的 MMLU 为 86.4", ("GPT-4 (0314)", "Model"), "score", number("86.4"), None, MMLU),
    ("智譜清言月活500萬", ("智谱清言", "Product"), "metric", number("5e6"), None, {"measure": "mau"}),
    ("智谱由腾讯投资领投", ZHIPU, "investor", organization("腾讯投资"), None, None),
    ("阶跃晨由姜大昕创立", ("阶跃星辰", "Organization"), "founder", Mention("姜大昕", "Person"), (("mended subject", "阶跃晨"),), None),
    ("唐杰是清华大学博士", ("唐杰", "Person"), "education", Mention("清华大学", "Institution"), None, {"degree": "博士"}),
    ("GPT-4 is open source", GPT4, "openness", Term("open source"), None, None),
    ("智谱2024年5月成立", ZHIPU, "founded", Moment("2024-05"), None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject", "kind", "value", "evidence", "said", "key"), FALLS)
def test_what_words_do_not_carry_falls(
    tmp_path: Path,
    text: str,
    subject: tuple[str, str],
    kind: str,
    value: Value,
    evidence: object,
    said: object,
    key: str,
) -> None:
    quote = text.split("\n")[0].split("。")[0]
    assert why(tmp_path, text, subject, kind, value, quote, evidence, said) == key


@pytest.mark.parametrize(("text", "subject", "kind", "value", "evidence", "said"), HOLDS)
def test_what_they_carry_holds(
    tmp_path: Path, text: str, subject: tuple[str, str], kind: str, value: Value, evidence: object, said: object
) -> None:
    quote = text.split("\n")[0].split("。")[0]
    assert why(tmp_path, text, subject, kind, value, quote, evidence, said) == ""
