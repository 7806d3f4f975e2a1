"""The data set: claims, facts, entities, documents and problems as JSON Lines and CSV."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from geju.landscape.export import as_csv
from geju.landscape.view import View
from geju.model.value import plain_number
from geju.outputs.publisher import Progress, Publisher

_VIEWS = ("claims", "conflicts", "documents", "entities", "facts", "kinds", "problems", "types", "waiting")


class Dataset(Publisher):
    """One file a view, as ``.jsonl`` and ``.csv`` (UTF-8), and ``exchange.jsonl``: the claims as gold files hold them.

    In the CSV, lists and maps are JSON; a text that a spreadsheet would run as a formula begins with an apostrophe.
    """

    def publish(self, view: View, folder: Path, *, progress: Progress | None = None) -> None:
        """Write the views, the claims in the exchange format, and the edition's own words."""
        for done, name in enumerate(_VIEWS):
            rows = view.query(f"SELECT * FROM {name}")  # noqa: S608 - the names stand above
            _write(folder / f"{name}.jsonl", _lines(rows.to_dicts()))
            (folder / f"{name}.csv").write_bytes(as_csv(rows.columns, rows.rows))
            if progress:
                progress("publish", done + 1, len(_VIEWS))
        _write(folder / "exchange.jsonl", _lines(claim.to_line() for claim in view.claims()))
        _write(folder / "edition.json", json.dumps(view.about, ensure_ascii=False, indent=2, sort_keys=True) + "\n")


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "surrogatepass"))


def _lines(records: Iterable[dict[str, object]]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False, default=_number) + "\n" for record in records)


def _number(value: Any) -> int | float:
    """A decimal as JSON writes it."""
    if isinstance(value, Decimal):
        return plain_number(value)
    raise TypeError(f"no value for JSON: {value!r}")
