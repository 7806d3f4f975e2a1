"""A fact as an edition held it, with the words and the line it rests on: what the history keeps, and what is compared."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geju.base.errors import LandscapeError
from geju.model.claim import Qualifiers, value_fields
from geju.model.record import read_value
from geju.model.value import Value

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "memory_limit": "1GB",
    "threads": 2,
}
# ``said`` is by what two values are told apart: the thing named, else the words, with unit and approximation.
_FACTS = """
WITH slots AS (
  SELECT fact_id, unnest(map_keys(slot_ids)) AS name, unnest(map_values(slot_ids)) AS entity_id
  FROM {store}.facts WHERE len(map_keys(slot_ids)) > 0
),
named AS (
  SELECT fact_id, map(list(s.name ORDER BY s.name), list(e.name_en ORDER BY s.name)) AS en,
    map(list(s.name ORDER BY s.name), list(e.name_zh ORDER BY s.name)) AS zh
  FROM slots s JOIN {store}.entities e USING (entity_id) GROUP BY fact_id
)
SELECT f.fact_id, f.place, f.entity_id, e.name AS entity, e.name_en AS entity_en, e.name_zh AS entity_zh, f.kind,
  f.time, f.until, f.status, f.rule, f.reason, f.hedged, f.slot, f.slot_ids, n.en AS slot_en, n.zh AS slot_zh,
  concat_ws(' ', coalesce(f.object_id, f.value), f.unit, nullif(f.approx, '')) AS said,
  json_extract(f.record, '$[3]')::VARCHAR AS value, f.object_id, o.name_en AS object_en, o.name_zh AS object_zh,
  f.chosen, f.n_for, f.n_against, f.known_on, d.name AS document, d.url, d.sha256, d.date AS dated, c.line, c.quote
FROM {store}.facts f
JOIN {store}.entities e USING (entity_id)
JOIN {store}.claims c ON c.claim_id = f.chosen
JOIN {store}.documents d ON d.document_id = c.document_id
LEFT JOIN {store}.entities o ON o.entity_id = f.object_id
LEFT JOIN named n ON n.fact_id = f.fact_id
ORDER BY f.place
"""


@dataclass(frozen=True, slots=True)
class Held:
    """ "On 30 September GLM-4 cost 5 yuan, by line 12 of prices.md": a fact as one edition held it.

    ``labels`` and ``object_labels``: language -> name; ``slot_labels``: language -> qualifier -> name, where a
    qualifier names a thing. ``said`` is by what values are told apart. ``sha256`` and ``dated`` are the document's.
    """

    fact_id: str
    entity_id: str
    labels: Mapping[str, str]
    kind: str
    value: Value
    said: str
    object_labels: Mapping[str, str]
    slot: Qualifiers
    slot_ids: Mapping[str, str]
    slot_labels: Mapping[str, Mapping[str, str]]
    time: str
    until: str
    status: str
    rule: str
    reason: str
    hedged: bool
    chosen: str
    n_for: int
    n_against: int
    known_on: str
    document: str
    url: str
    sha256: str
    dated: str
    line: int
    quote: str

    @property
    def question(self) -> tuple[object, ...]:
        """What the fact answers, but for its time: whom and what it is about, under which qualifiers."""
        slot = dict(self.slot) | dict(self.slot_ids)
        slot.pop("time", None)
        return self.entity_id, self.kind, tuple(sorted((name, word.casefold()) for name, word in slot.items()))

    @property
    def place(self) -> str:
        """Document and line."""
        return f"{self.document}:{self.line}"

    def to_dict(self) -> dict[str, object]:
        """The fact as plain values; the value stands under the keys of a claim line."""
        return {
            "fact_id": self.fact_id,
            **value_fields(self.value),
            "time_of": self.time,
            "until": self.until,
            "status": self.status,
            "hedged": self.hedged,
            "rule": self.rule,
            "reason": self.reason,
            "chosen": self.chosen,
            "n_for": self.n_for,
            "n_against": self.n_against,
            "known_on": self.known_on,
            "document": self.document,
            "line": self.line,
            "quote": self.quote,
        }


def read_held(row: Mapping[str, Any]) -> Held:
    """The fact of a row."""
    labels = {language: {**row["slot"], **(row[f"slot_{language}"] or {})} for language in ("en", "zh")}
    return Held(
        fact_id=row["fact_id"],
        entity_id=row["entity_id"],
        labels={language: row[f"entity_{language}"] or row["entity"] for language in ("en", "zh")},
        kind=row["kind"],
        value=read_value(json.loads(row["value"])),
        said=row["said"],
        object_labels={language: row[f"object_{language}"] or "" for language in ("en", "zh")},
        slot=tuple(sorted(row["slot"].items())),
        slot_ids=row["slot_ids"],
        slot_labels=labels,
        **{name: row[name] or "" for name in _WORDS},
        hedged=row["hedged"],
        n_for=row["n_for"],
        n_against=row["n_against"],
        line=row["line"],
    )


_WORDS = (
    *("time", "until", "status", "rule", "reason", "chosen", "known_on"),
    *("document", "url", "sha256", "dated", "quote"),
)


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def write_facts(edition: Path, to: Path) -> None:
    """The facts of an edition as a Parquet file; raises LandscapeError where the edition cannot be read, OSError."""
    with loaded(sealed=False, edition=edition) as connection:
        connection.execute(f"COPY edition TO {_quoted(to)} (FORMAT parquet, COMPRESSION zstd)")


@contextmanager
def loaded(*, sealed: bool = True, **files: Path) -> Iterator[DuckDBPyConnection]:
    """A database in memory with the facts of each file (an edition, or Parquet) under the name given.

    ``sealed``: no other file can be reached, whatever is written in these: an edition may come from a stranger.
    Raises LandscapeError where one cannot be read.
    """
    import duckdb

    connection = duckdb.connect(config=_CONFIG)
    path = Path()
    try:
        attached: dict[Path, str] = {}
        within: dict[str, str] = {}
        for name, path in files.items():
            if path.suffix == ".parquet":
                connection.execute(f"CREATE TABLE {name} AS SELECT * FROM read_parquet({_quoted(path)})")  # noqa: S608
                continue
            if path not in attached:
                attached[path] = f"edition_{len(attached)}"
                connection.execute(f"ATTACH {_quoted(path)} AS {attached[path]} (READ_ONLY)")
            within[name] = f"{attached[path]}.store"
        if sealed:
            connection.execute("SET enable_external_access = false; SET lock_configuration = true")
        for name, store in within.items():
            connection.execute(f"CREATE TABLE {name} AS {_FACTS.format(store=store)}")
        yield connection
    except duckdb.IOException as error:
        raise OSError(str(error).splitlines()[0]) from error
    except duckdb.Error as error:
        raise LandscapeError("landscape.broken", path=path, reason=str(error).splitlines()[0]) from error
    finally:
        connection.close()


def facts_of(connection: DuckDBPyConnection, sql: str, parameters: list[object] | None = None) -> list[Held]:
    """The facts that one SELECT over loaded names gives."""
    cursor = connection.execute(sql, parameters or [])
    columns = [column[0] for column in cursor.description or ()]
    return [read_held(dict(zip(columns, row, strict=True))) for row in cursor.fetchall()]
