"""The data set holds what the view answers, and a spreadsheet runs nothing of it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from geju.landscape.view import View
from geju.outputs.publish import publish
from site_landscape import hostile_edition


def test_files_hold_what_the_view_answers(view: View, tmp_path: Path) -> None:
    out = publish(view, tmp_path / "out", "dataset")
    lines = [json.loads(line) for line in (out / "claims.jsonl").read_text("utf-8").splitlines()]
    assert len(lines) == view.edition.n_claims
    with (out / "facts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["fact_id"] for row in rows] == [fact.fact_id for fact in view.facts()]
    assert [json.loads(row["slot"] or "{}") for row in rows] == [dict(fact.slot) for fact in view.facts()]
    exchange = [json.loads(line) for line in (out / "exchange.jsonl").read_text("utf-8").splitlines()]
    assert exchange == [claim.to_line() for claim in view.claims()]
    assert json.loads((out / "edition.json").read_text("utf-8"))["edition_id"] == view.edition.edition_id


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    with View(hostile_edition(tmp_path)) as view:
        out = publish(view, tmp_path / "out", "dataset")
    for path in sorted(out.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                assert not [cell for cell in row if cell[:1] in ("=", "@", "\t", "\r")]
