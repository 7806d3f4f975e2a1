"""Times have bounds, tables have grids, claims have lines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from geju.base.text import MappedText
from geju.model.claim import Claim, qualifiers
from geju.model.document import Cell, Document, Origin, Table
from geju.model.span import Span
from geju.model.value import Mention, Quantity, Term, bounds
from geju.model.vocabulary import read_vocabulary


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-04-10", date(2023, 4, 10), date(2023, 4, 10)),
        ("2024-Q3", date(2024, 7, 1), date(2024, 9, 30)),
        ("2024-H1", date(2024, 1, 1), date(2024, 6, 30)),
    ],
)
def test_bounds_of_a_time(iso: str, first: date, last: date) -> None:
    assert bounds(iso) == (first, last)


@pytest.mark.parametrize("iso", ["", "24", "2024-5", "2024-Q5", "2024-13", "2024-05-32", "2024-05 "])
def test_what_is_no_time_is_refused(iso: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        bounds(iso)


def test_merged_cells_cover_their_area() -> None:
    cell = Cell(0, 0, MappedText.plain("a"), n_rows=2, n_columns=2)
    other = Cell(0, 2, MappedText.plain("b"))
    table = Table((cell, other), 2, 3)
    assert [[table.text(r, c) for c in range(3)] for r in range(2)] == [["a", "a", "b"], ["a", "a", ""]]


def a_claim(**changes: object) -> Claim:
    given: dict[str, object] = {
        "document": "a.md",
        "document_id": "d-1",
        "subject": Mention("GPT-4", "Model"),
        "kind": "score",
        "value": Quantity(Decimal("86.4"), Decimal("86.4")),
        "span": Span(0, 4, 1, "86.4"),
        "qualifiers": qualifiers(benchmark="MMLU", shots=""),
    }
    return Claim(**(given | changes))  # type: ignore[arg-type]


def test_a_claim_line_has_the_exchange_format() -> None:
    assert a_claim().to_line() == {
        "subject": "GPT-4",
        "subject_type": "Model",
        "property": "score",
        "amount": 86.4,
        "qualifiers": {"benchmark": "MMLU"},
        "document": "a.md",
        "line": 1,
        "quote": "86.4",
    }


def test_an_interval_says_both_ends() -> None:
    value = Quantity(Decimal("2e9"), None, "USD", "over")
    line = a_claim(kind="valuation", value=value).to_line()
    assert (line["low"], line["high"], line["unit"], line["approx"]) == (2_000_000_000, None, "USD", "over")
    assert "amount" not in line


def test_the_id_is_of_what_is_said_and_not_of_what_is_made_of_it() -> None:
    assert a_claim().claim_id == a_claim(subject_id="gpt-4", note="x").claim_id
    assert a_claim().claim_id != a_claim(hedged=True).claim_id
    assert a_claim().claim_id != a_claim(value=Term("86.4")).claim_id


def test_lines_are_counted_from_one() -> None:
    document = Document("a", "d", "text", "x\r\ny\nz", "", "utf-8", Origin(), ())
    assert [document.line_of(offset) for offset in range(6)] == [1, 1, 1, 2, 2, 3]
    assert document.n_lines == 3


def test_every_kind_is_said_in_both_languages() -> None:
    vocabulary = read_vocabulary()
    assert len(vocabulary.kinds) >= 26
    for kind in vocabulary.kinds.values():
        assert {language for language, _ in kind.labels} == {"en", "zh"}
        assert {language for language, _ in kind.about} == {"en", "zh"}
        assert kind.example
        assert kind.words.of("en") and kind.words.of("zh")
        assert set(kind.subject) <= set(vocabulary.entity_types)
        assert set(kind.entity_types) <= set(vocabulary.entity_types)
        assert set(kind.slot) <= {qualifier.name for qualifier in kind.qualifiers}
