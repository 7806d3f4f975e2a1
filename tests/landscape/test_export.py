"""What is given away: complete, the same bytes each time, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import duckdb
import pytest

from geju.base.errors import UnknownNameError
from geju.landscape.export import FORMS, RECORDS, export
from geju.landscape.view import View


@pytest.mark.parametrize("what", sorted(RECORDS))
def test_every_form_holds_the_same_rows(view: View, what: str, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in export(view, what, "jsonl").decode().splitlines()]
    rows = list(csv.DictReader(io.StringIO(export(view, what, "csv").decode("utf-8-sig"))))
    path = tmp_path / "x.parquet"
    path.write_bytes(export(view, what, "parquet"))
    table = duckdb.connect().execute("SELECT * FROM read_parquet(?)", [str(path)])
    columns = [column[0] for column in table.description or ()]
    assert len(lines) == len(rows) == len(table.fetchall()) > 0
    assert columns == list(rows[0])
    identity = columns[0]
    assert identity.endswith("_id")
    if what == "claims":  # lines of claims are the exchange format, which has no ids
        assert set().union(*lines) < set(columns)
        identity = "quote"
    else:
        assert set().union(*lines) == set(columns)
    assert [line[identity] for line in lines] == [row[identity].removeprefix("'") for row in rows]


def test_claim_lines_are_the_exchange_format(view: View) -> None:
    lines = [json.loads(line) for line in export(view, "claims").decode().splitlines()]
    for line, claim in zip(lines, view.claims(), strict=True):
        assert claim.to_line() == line


def test_a_spreadsheet_takes_nothing_for_a_formula(view: View) -> None:
    for what in RECORDS:
        for row in csv.reader(io.StringIO(export(view, what, "csv").decode("utf-8-sig"))):
            assert not [cell for cell in row if cell.startswith(("=", "+", "@", "\t", "\r"))]
    assert "'=HYPERLINK(1)" in export(view, "facts", "csv").decode()
    assert '"=HYPERLINK(1)"' in export(view, "facts", "jsonl").decode()


@pytest.mark.parametrize("what", sorted(RECORDS))
@pytest.mark.parametrize("form", sorted(FORMS))
def test_the_same_bytes_twice(view: View, what: str, form: str) -> None:
    assert export(view, what, form) == export(view, what, form)


def test_unknown_words(view: View) -> None:
    with pytest.raises(UnknownNameError, match="claims"):
        export(view, "claim")
    with pytest.raises(UnknownNameError, match="jsonl"):
        export(view, "claims", "json")
