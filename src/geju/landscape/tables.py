"""Filling the edition's tables in bulk, and making its views."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from geju.landscape.rows import Row

_BATCH = 20_000
_VIEWS = Path(__file__).with_name("views")
# Nearly every exhibit asks these, several times. Where there is little to read, joining and planning them anew is most of
# the work; where there is much, a second copy in memory costs more than that.
_HELD, _FEW_CLAIMS = ("facts", "entities", "doubts"), 10_000


def batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows in lists that are worth an insertion each."""
    waiting = iter(rows)
    while several := list(islice(waiting, _BATCH)):
        yield several


def insert(connection: DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    """Insert rows column by column: a list each, unnested side by side; a map travels as two lists."""
    if not rows:
        return
    types = dict(
        connection.execute(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = 'store' AND table_name = ?",
            [table],
        ).fetchall()
    )
    lists: list[list[Any]] = []
    inner: list[str] = []
    outer: list[str] = []
    for name in rows[0]:
        values = [row[name] for row in rows]
        if types[name].startswith("MAP"):
            lists += [[list(value) for value in values], [list(value.values()) for value in values]]
            inner += [f'unnest(?::VARCHAR[][]) AS "{name}_k"', f'unnest(?::VARCHAR[][]) AS "{name}_v"']
            outer.append(f'map("{name}_k", "{name}_v")')
        else:
            lists.append(values)
            inner.append(f'unnest(?::{types[name]}[]) AS "{name}"')
            outer.append(f'"{name}"')
    columns = ", ".join(f'"{name}"' for name in rows[0])
    # Names of tables and columns are our own; what comes from outside travels as parameters.
    connection.execute(
        f"INSERT INTO store.{table} ({columns}) SELECT {', '.join(outer)} FROM (SELECT {', '.join(inner)})",  # noqa: S608
        lists,
    )


def make_views(connection: DuckDBPyConnection) -> None:
    """Create every view of ``views/*.sql`` under its file's name; a view may ask another."""
    import duckdb

    waiting = {path.stem: path.read_text(encoding="utf-8") for path in sorted(_VIEWS.glob("*.sql"))}
    while waiting:
        missed: dict[str, str] = {}
        for name, sql in waiting.items():
            try:
                connection.execute(f"CREATE VIEW main.{name} AS {sql}")
            except duckdb.CatalogException:
                missed[name] = sql
        if len(missed) == len(waiting):
            raise ValueError(f"views that ask for what is not there: {', '.join(missed)}")
        waiting = missed


def hold_views(connection: DuckDBPyConnection) -> None:
    """Let temporary tables stand before the views that are asked most, once; nothing where the edition is large."""
    there = "SELECT (SELECT count(*) FROM store.claims), (SELECT count(*) FROM duckdb_tables() WHERE temporary)"
    n_claims, n_held = connection.execute(there).fetchall()[0]
    if n_claims <= _FEW_CLAIMS and not n_held:
        for name in _HELD:
            connection.execute(f"CREATE TEMP TABLE {name} AS FROM main.{name}")
