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
# All maps of a column as one list, in their order.
_MAPS = """(SELECT list(map(k, v) ORDER BY n) AS maps FROM (
  SELECT unnest(?::VARCHAR[][]) AS k, unnest(?::VARCHAR[][]) AS v, unnest(?::INTEGER[]) AS n
))"""
_VIEWS = Path(__file__).with_name("views")


def batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows in lists that are worth an insertion each."""
    waiting = iter(rows)
    while several := list(islice(waiting, _BATCH)):
        yield several


def insert(connection: DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    """Insert rows column by column: a list each, unnested side by side; of equal maps one travels, as two lists."""
    if not rows:
        return
    types = dict(
        connection.execute(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = 'store' AND table_name = ?",
            [table],
        ).fetchall()
    )
    lists: list[list[Any]] = []
    maps: list[list[Any]] = []
    inner: list[str] = []
    outer: list[str] = []
    beside: list[str] = []
    for name in rows[0]:
        values = [row[name] for row in rows]
        if types[name].startswith("MAP"):
            places: dict[tuple[tuple[str, str], ...], int] = {}
            lists.append([places.setdefault(tuple(value.items()), len(places) + 1) for value in values])
            inner.append(f'unnest(?::INTEGER[]) AS "{name}"')
            maps += [[[key for key, _ in items] for items in places], [[word for _, word in items] for items in places]]
            maps.append(list(places.values()))
            beside.append(f'{_MAPS} AS "maps_{name}"')
            outer.append(f'"maps_{name}".maps[kept."{name}"]')
        else:
            lists.append(values)
            inner.append(f'unnest(?::{types[name]}[]) AS "{name}"')
            outer.append(f'kept."{name}"')
    columns = ", ".join(f'"{name}"' for name in rows[0])
    tables = ", ".join((f"(SELECT {', '.join(inner)}) AS kept", *beside))
    # Names of tables and columns are our own; what comes from outside travels as parameters.
    connection.execute(f"INSERT INTO store.{table} ({columns}) SELECT {', '.join(outer)} FROM {tables}", lists + maps)  # noqa: S608


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
