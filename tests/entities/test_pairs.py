"""Pairs of real names through all of ``resolve``: what are two is never joined, what is one is; the unsure wait."""

from __future__ import annotations

import csv
from itertools import combinations
from pathlib import Path

import pytest

from geju.entities.compare import candidate, compare, same_type
from geju.entities.resolve import resolve
from geju.model.claim import Claim
from geju.model.span import Span
from geju.model.value import Mention, Term
from geju.model.vocabulary import read_vocabulary

VOCABULARY = read_vocabulary()
VALUE = Term("app")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


PAIRS = rows(Path(__file__).with_name("pairs.tsv"))


def ids(names: list[str], type_: str, documents: str) -> list[str]:
    """The entity that each name becomes, each said in its document."""
    claims = [
        Claim("x", document, Mention(name, type_), "category", VALUE, Span(0, 1, 1, "x"))
        for name, document in zip(names, documents, strict=True)
    ]
    return [claim.subject_id for claim in resolve(claims, VOCABULARY).claims]


def joined(a: str, b: str, type_: str, documents: str = "dd") -> bool:
    return len(set(ids([a, b], type_, documents))) == 1


@pytest.mark.parametrize("row", PAIRS, ids=lambda r: f"{r['type']}: {r['a']} / {r['b']}")
def test_two_names(row: dict[str, str]) -> None:
    assert joined(row["a"], row["b"], row["type"]) == (row["same"] == "1")
    if row["same"] == "0":
        assert not joined(row["a"], row["b"], row["type"], "de")


def test_two_names_of_the_gold_standard(shared: Path) -> None:
    """In one document and in two; a pair that waits is no hit."""
    for documents in ("dd", "de"):
        hit = wrong = missed = 0
        for row in rows(shared / "gold" / "entity_pairs.tsv"):
            one = joined(row["a"], row["b"], same_type(row["a"], row["b"], VOCABULARY) or "Organization", documents)
            hit += one and row["same"] == "1"
            wrong += one and row["same"] == "0"
            missed += not one and row["same"] == "1"
        assert wrong == 0
        assert 2 * hit / (2 * hit + wrong + missed) >= 0.97


@pytest.mark.parametrize("type_", sorted({row["type"] for row in PAIRS}))
def test_resolving_joins_just_what_comparing_holds_to_be_one(type_: str) -> None:
    """Every name of the table with every other of its type, two at a time."""
    names = sorted({row[side] for row in PAIRS if row["type"] == type_ for side in "ab"})
    roles, documents = frozenset(("subject",)), frozenset("d")
    known = {name: candidate(name, type_, VOCABULARY, documents, roles) for name in names}
    wrong = []
    for a, b in combinations(names, 2):
        verdict = compare(known[a], known[b]).verdict
        if (verdict == "same") != joined(a, b, type_):
            wrong.append((a, b, verdict))
    assert wrong == []


@pytest.mark.parametrize("type_", sorted({row["type"] for row in PAIRS}))
def test_nothing_is_joined_that_a_comparator_holds_to_be_two(type_: str) -> None:
    """All names of the table at once: no cluster holds two that something speaks against."""
    names = sorted({row[side] for row in PAIRS if row["type"] == type_ for side in "ab"})
    said = dict(zip(names, ids(names, type_, "d" * len(names)), strict=True))
    known = {name: candidate(name, type_, VOCABULARY) for name in names}
    wrong = [(a, b) for a, b in combinations(names, 2) if said[a] == said[b] and compare(known[a], known[b]).score < 0]
    assert wrong == []
    assert not [
        (r["a"], r["b"]) for r in PAIRS if r["type"] == type_ and r["same"] == "0" and said[r["a"]] == said[r["b"]]
    ]


@pytest.mark.parametrize(
    ("type_", "plain", "first", "second"),
    [
        ("Organization", "云海智算科技", "深圳云海智算科技有限公司", "杭州云海智算科技有限公司"),
        ("Organization", "Alpha", "Alpha Inc.", "Alpha GmbH"),
        ("Organization", "Acme", "Acme Labs", "Acme Robotics"),
        ("Model", "qwen-plus-0919", "qwen-plus-2024-09-19", "qwen-plus-2025-09-19"),
    ],
)
def test_what_may_be_either_of_two_is_neither(type_: str, plain: str, first: str, second: str) -> None:
    names = [plain, first, second]
    found = [ids(order, type_, "def") for order in (names, names[::-1])]
    assert [len(set(one)) for one in found] == [3, 3]
    assert found[0] == found[1][::-1]
    claims = [Claim("x", "d", Mention(n, type_), "category", VALUE, Span(0, 1, 1, "x")) for n in names]
    waiting = {frozenset((pair.a, pair.b)) for pair in resolve(claims, VOCABULARY).waiting}
    assert {frozenset((plain, first)), frozenset((plain, second))} <= waiting
