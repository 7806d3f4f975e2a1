"""An edition as files for other tools: claims, facts, entities and documents in JSON Lines, CSV or Parquet.

The same edition gives the same bytes.
"""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from geju.base.errors import UnknownNameError
from geju.landscape.view import View

Record = dict[str, Any]
# A spreadsheet takes a text that begins so for a formula; a signed number is one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# What only formats with pages have.
_PLACE = ("page", "label", "confidence")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def export(view: View, what: str, form: str = "jsonl") -> bytes:
    """``what`` (claims, facts, entities, documents) of an edition as a file of ``form`` (jsonl, csv, parquet).

    Claims in JSON Lines are the exchange format; in tables they have ids, offsets, fact and side as well.
    In CSV lists and qualifiers are JSON, and a text that a spreadsheet would take for a formula begins with ``'``.
    Raises UnknownNameError.
    """
    if what not in RECORDS:
        raise UnknownNameError("export", what, RECORDS)
    if form not in FORMS:
        raise UnknownNameError("format", form, FORMS)
    records = RECORDS[what](view)
    if what == "claims" and form == "jsonl":  # the exchange format, and nothing but it (docs/reference/claims.md)
        records = (claim.to_line() for claim in view.claims())
    return FORMS[form](list(records), what)


def _claims(view: View) -> Iterator[Record]:
    ids = {row[0]: row[1:] for row in view.query("SELECT claim_id, fact_id, side FROM claims").rows}
    for claim in view.claims():
        fact_id, side = ids[claim.claim_id]
        yield {
            **claim.to_line(),
            "claim_id": claim.claim_id,
            "document_id": claim.document_id,
            "start": claim.span.start,
            "end": claim.span.end,
            "extractor": claim.extractor,
            "entity_id": claim.subject_id,
            "object_id": claim.object_id,
            "fact_id": fact_id,
            "side": side,
        }


def _facts(view: View) -> Iterator[Record]:
    columns = "fact_id, entity, entity_type, n_for, n_against, n_origins, known_on, quote, line, page, label, confidence, document"
    more = {row["fact_id"]: row for row in view.query(f"SELECT {columns} FROM facts").to_dicts()}  # noqa: S608
    for fact in view.facts():
        row = more[fact.fact_id]
        said = fact.to_dict()
        # The name of the entity that is the value stands under "entity" in a claim line; here that is the subject.
        value = {"object": said.pop("entity"), "object_type": said.pop("entity_type")} if "entity" in said else {}
        placed = {key: place for key, place in row.items() if key not in _PLACE or place not in (None, "")}
        yield {**said, **value, **placed}


def _entities(view: View) -> Iterator[Record]:
    counts = {row[0]: row[1:] for row in view.query("SELECT entity_id, n_facts, n_claims FROM entities").rows}
    for entity in view.entities():
        n_facts, n_claims = counts[entity.entity_id]
        yield {**entity.to_dict(), "n_facts": n_facts, "n_claims": n_claims}


def _documents(view: View) -> Iterator[Record]:
    yield from view.query("SELECT * FROM documents").to_dicts()


def _columns(records: list[Record], what: str) -> list[str]:
    """The columns of a table: those of the records in the order met, the ids first."""
    met = dict.fromkeys(key for record in records for key in record)
    first = f"{what.removesuffix('s').replace('entitie', 'entity')}_id"
    return sorted(met, key=lambda key: key != first)


def _jsonl(records: list[Record], what: str) -> bytes:
    return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)


def _csv(records: list[Record], what: str) -> bytes:
    columns = _columns(records, what)
    return as_csv(columns, ([record.get(column) for column in columns] for record in records))


def as_csv(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """A table as CSV (RFC 4180, UTF-8 with its mark): the one door to spreadsheets, no cell is a formula.

    Lists and maps are JSON, an empty one and None an empty cell.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([_cell(column) for column in columns])
    writer.writerows([_cell(value) for value in row] for row in rows)
    # The mark by which spreadsheets know UTF-8; without it Chinese is garbled.
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "surrogatepass")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False) if value else ""
    words = str(value)
    runs = isinstance(value, str) and words.startswith(_FORMULA) and not _NUMBER.fullmatch(words)
    return f"'{words}" if runs else words


def _parquet(records: list[Record], what: str) -> bytes:
    import duckdb

    from geju.landscape.tables import insert

    columns = {column: _type([record.get(column) for record in records]) for column in _columns(records, what)}
    table = [{column: _plain(record.get(column), columns[column]) for column in columns} for record in records]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.parquet"
        connection = duckdb.connect(config={"autoinstall_known_extensions": False, "threads": 1})
        try:
            listed = ", ".join(f'"{name}" {type_}' for name, type_ in columns.items())
            connection.execute(f"CREATE SCHEMA store; CREATE TABLE store.export ({listed or 'nothing VARCHAR'})")
            insert(connection, "export", table)
            connection.execute("COPY store.export TO ? (FORMAT parquet, COMPRESSION zstd)", [str(path)])
        finally:
            connection.close()
        return path.read_bytes()


def _type(values: list[object]) -> str:
    """The column type that holds all values."""
    kinds = {type(value) for value in values if value is not None}
    if kinds <= {list}:
        return "VARCHAR[]" if kinds else "VARCHAR"
    if kinds <= {dict}:
        return "MAP(VARCHAR, VARCHAR)"
    return (
        "BOOLEAN"
        if kinds == {bool}
        else "BIGINT"
        if kinds == {int}
        else "DOUBLE"
        if kinds <= {int, float}
        else "VARCHAR"
    )


def _plain(value: object, type_: str) -> object:
    if type_.startswith("MAP"):
        return value or {}
    if type_ == "VARCHAR" and value is not None:
        return str(value)
    return float(value) if type_ == "DOUBLE" and isinstance(value, int) else value


RECORDS: dict[str, Callable[[View], Iterator[Record]]] = {
    "claims": _claims,
    "documents": _documents,
    "entities": _entities,
    "facts": _facts,
}
FORMS: dict[str, Callable[[list[Record], str], bytes]] = {"csv": _csv, "jsonl": _jsonl, "parquet": _parquet}
